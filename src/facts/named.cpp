#include "jiedui/facts/named.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>
#include <unordered_set>
#include <utility>

namespace jiedui {
inline namespace v0 {
namespace {

/// A unit once by its code, a township or village by its county and name, a place without code by its name.
void collect_places(const Document &document, const Mentions &mentions, Facts &facts) {
  constexpr PlaceCode none = 0;
  std::map<std::pair<PlaceCode, std::string_view>, std::size_t> known;
  std::vector<bool> whole_name; // its text names this place alone
  const auto note = [&](const PlaceMention &mention, PlaceCode code) {
    const std::string_view text = mention.span.of(document.text);
    const bool by_name = code == none || mention.level >= PlaceLevel::township;
    const PlaceLevel level = by_name ? mention.level : level_of(code);
    const auto [entry, fresh] = known.try_emplace({code, by_name ? text : std::string_view{}}, facts.places.size());
    if (fresh) {
      Place place{std::string(text), code == none ? std::nullopt : std::optional(code), level, {mention.span}};
      facts.places.push_back(std::move(place));
      whole_name.push_back(!mention.combined);
      return;
    }
    Place &place = facts.places[entry->second];
    const bool fuller = !mention.combined && (!whole_name[entry->second] || text.size() > place.text.size());
    place.evidence.insert(fuller ? place.evidence.begin() : place.evidence.end(), mention.span);
    if (!fuller) return;
    place.text = text;
    whole_name[entry->second] = true;
  };
  for (const PlaceMention &mention : mentions.places) {
    if (mention.inside_name || mention.generic) continue;
    if (mention.codes.empty()) note(mention, none);
    for (const PlaceCode code : mention.codes) note(mention, code);
  }
}

/// Each expression of one stretch of time once, with all places where it stands so.
void collect_dates(const Document &document, const Mentions &mentions, Facts &facts) {
  using Key = std::tuple<std::optional<Day>, std::optional<Day>, std::string_view>;
  std::map<Key, std::size_t> known;
  for (const DateMention &mention : mentions.dates) {
    const std::string_view text = mention.span.of(document.text);
    const auto [entry, fresh] = known.try_emplace({mention.range.start, mention.range.end, text}, facts.dates.size());
    if (fresh) facts.dates.push_back({std::string(text), mention.range, {}});
    facts.dates[entry->second].evidence.push_back(mention.span);
  }
}

/// Each person once, with the first office and place that the text gives.
void collect_officials(const Mentions &mentions, Facts &facts) {
  std::map<std::string_view, std::size_t> known;
  for (const OfficialMention &mention : mentions.officials) {
    const auto [entry, fresh] = known.try_emplace(mention.official.name, facts.officials.size());
    if (fresh) {
      facts.officials.push_back(mention.official);
      continue;
    }
    Official &official = facts.officials[entry->second];
    const bool says_role = official.role.empty() && !mention.official.role.empty();
    if (says_role) {
      official.role = mention.official.role;
      official.rule = mention.official.rule;
    }
    if (!official.place || (says_role && mention.official.place)) official.place = mention.official.place;
    official.evidence.insert(says_role ? official.evidence.begin() : official.evidence.end(),
                             mention.official.evidence.begin(), mention.official.evidence.end());
  }
}

/// Each document once, by its title.
void collect_policies(const Mentions &mentions, Facts &facts) {
  std::map<std::string_view, std::size_t> known;
  for (const PolicyMention &mention : mentions.policies) {
    const auto [entry, fresh] = known.try_emplace(mention.policy.title, facts.policies.size());
    if (fresh) facts.policies.push_back(mention.policy);
    else facts.policies[entry->second].evidence.push_back(mention.span);
  }
}

} // namespace

void collect_named(const Document &document, const Mentions &mentions, Facts &facts) {
  collect_places(document, mentions, facts);
  collect_dates(document, mentions, facts);
  collect_officials(mentions, facts);
  collect_policies(mentions, facts);
  facts.organizations = mentions.organizations;
}

void drop_facilities(Facts &facts) {
  std::vector<Span> names;
  for (const Project &project : facts.projects)
    names.insert(names.end(), project.evidence.begin(), project.evidence.end());
  std::sort(names.begin(), names.end(), [](Span a, Span b) { return a.begin < b.begin; });
  std::unordered_set<std::string_view> built;
  for (const Project &project : facts.projects) built.insert(project.name);
  const auto in_project = [&](Span span) {
    const auto next = std::upper_bound(names.begin(), names.end(), span.begin,
                                       [](std::uint32_t byte, Span name) { return byte < name.begin; });
    return next != names.begin() && (next - 1)->contains(span);
  };
  std::erase_if(facts.organizations, [&](const Organization &organization) {
    const OrganizationKind kind = organization.kind;
    return (kind == OrganizationKind::school || kind == OrganizationKind::hospital || kind == OrganizationKind::park ||
            kind == OrganizationKind::other) &&
           !organization.evidence.empty() &&
           (built.contains(organization.name) ||
            std::all_of(organization.evidence.begin(), organization.evidence.end(), in_project));
  });
}

} // namespace v0
} // namespace jiedui
