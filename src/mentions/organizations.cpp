#include "jiedui/mentions/organizations.hpp"

#include "in_order.hpp"
#include "marked_readers.hpp"
#include "organization_reader.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace jiedui {
inline namespace v0 {
namespace {

/// 济南高新区: a zone without a code of its own, not a firm's park.
bool is_zone(std::string_view name, const OrganizationRules &rules) {
  return rules.zone.ending(name, static_cast<std::uint32_t>(name.size())) > 0;
}

} // namespace

OrganizationReader::OrganizationReader(const Document &document, const Marks &marks, const OrganizationRules &rules,
                                       Mentions &mentions)
    : document_(document), text_(document.folded()), marks_(marks), rules_(rules), mentions_(mentions),
      names_(mentions.tokens, rules.names_table), suffixes_(mentions.tokens, rules.suffixes_table),
      bodies_(mentions.tokens, rules.bodies_table), titles_(mentions.tokens, rules.titles_table),
      places_(mentions.places), units_(text_, document.text, places_), taken_(text_.size()) {}

void OrganizationReader::read() {
  for (const Token &token : names_.all()) known(token);
  for (const Token &token : suffixes_.all()) suffixed(token);
  bodies();
  groups();
  put_in_order(found_, [](const Found &a, const Found &b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  drop_formulas();
  join();
  mark_places();
}

bool OrganizationReader::inside_title(Span span) const {
  const auto &policies = mentions_.policies;
  const auto next =
      std::upper_bound(policies.begin(), policies.end(), span.begin,
                       [](std::uint32_t byte, const PolicyMention &policy) { return byte < policy.span.begin; });
  return next != policies.begin() && (next - 1)->span.overlaps(span);
}

bool OrganizationReader::inside_role(Span span) const {
  const auto &officials = mentions_.officials;
  const auto next =
      std::upper_bound(officials.begin(), officials.end(), span.begin,
                       [](std::uint32_t byte, const OfficialMention &official) { return byte < official.name.begin; });
  return (next != officials.end() && next->span.overlaps(span)) ||
         (next != officials.begin() && (next - 1)->span.overlaps(span));
}

bool OrganizationReader::credited(std::uint32_t begin) const {
  while (begin > 0 && text_[begin - 1] == ' ') --begin;
  return rules_.credit.ending(text_, begin) > 0;
}

bool OrganizationReader::followed_by_office(std::uint32_t end) const {
  if (rules_.speaker.starting(text_, end) > 0) return false;
  const Token *title = titles_.starting(end);
  return title != nullptr && rules_.title_is_office[title->sense.row];
}

void OrganizationReader::add(Found found) {
  std::fill(taken_.begin() + found.span.begin, taken_.begin() + found.span.end, true);
  found_.push_back(std::move(found));
}

void OrganizationReader::known(const Token &token) {
  Span span = token.span;
  if (const PlaceMention *place = places_.ending(span.begin);
      place != nullptr && !place->generic && !place->combined &&
      rules_.names[token.sense.row].kind == OrganizationKind::enterprise)
    span.begin = place->span.begin;
  if (stands_at(text_, span.end, "发") && one_stands_at(text_, span.end + 3, "〔", "[", "［", "(", "（", "【")) return;
  // 华为|公司, but not 人社部|门.
  if (rules_.names[token.sense.row].kind == OrganizationKind::enterprise)
    span.end += rules_.firm.starting(text_, span.end);
  if (rules_.names[token.sense.row].kind == OrganizationKind::bank) { // 农行|市分行, 建行|陇南|分行
    const PlaceMention *place = places_.starting(span.end);
    const std::uint32_t end = place != nullptr ? place->span.end : span.end,
                        branch = rules_.branch.starting(text_, end);
    if (branch > 0) span.end = end + branch;
  }
  // 国务院|三峡|办, 国务院|新闻|办公室
  std::uint32_t behind = span.end;
  while (const std::uint32_t size = rules_.department.starting(text_, behind)) behind += size;
  if (behind > span.end && rules_.names[token.sense.row].kind == OrganizationKind::government)
    if (const std::uint32_t office = rules_.office.starting(text_, behind); office > 0) span.end = behind + office;
  if (!free(span) || followed_by_office(span.end)) return;
  if (span.end == token.span.end && token.span.size() == 6 && rules_.compound.starting(text_, span.end) > 0) return;
  if (span.of(text_).ends_with("部") && one_stands_at(text_, span.end, "门", "分", "落")) return;
  if (rules_.after.starting(text_, span.end) > 3) return;
  // 兵团第十师|北屯市: a division as the place where something lies.
  if (rules_.names[token.sense.row].division &&
      (places_.starting(span.end) != nullptr || one_stands_at(text_, span.end, "五", "一", "二", "三", "四")))
    return;
  if (const PlaceMention *place = places_.across(span.begin); place != nullptr && !span.contains(place->span)) return;
  // 京东 inside 京东方, 首钢 inside 首钢医院: the longer name is read elsewhere.
  const KnownOrganization &known = rules_.names[token.sense.row];
  add({span, std::string(span.of(document_.text)), known.kind, "organization_names/" + known.id, known.id, {}});
}

void OrganizationReader::join() {
  std::unordered_map<std::string, std::uint32_t> by_name, by_row;
  std::uint32_t last_end = 0;
  for (const Found &found : found_) {
    if (found.span.begin < last_end) continue; // inside a longer name
    const bool same_body = renamed(last_end, found.span.begin) || in_brackets_behind(last_end, found.span);
    if (found.short_form && !same_body && by_name.find(found.name) == by_name.end() && !longer_name(found)) continue;
    last_end = found.span.end;
    const std::string text(found.span.of(document_.text));
    std::uint32_t index = 0;
    if (same_body) index = mentions_.organization_mentions.back().organization;
    else if (const auto same = by_name.find(found.name); same != by_name.end()) index = same->second;
    else if (const auto row = by_row.find(found.known); !found.known.empty() && row != by_row.end())
      index = row->second;
    else if (const auto other = longer_name(found)) index = *other;
    else if (const auto part = shorter_name(found)) {
      index = *part;
      Organization &organization = mentions_.organizations[index];
      organization.aliases.push_back(std::exchange(organization.name, found.name));
    } else {
      index = static_cast<std::uint32_t>(mentions_.organizations.size());
      mentions_.organizations.push_back({found.name, {}, found.kind, found.rule, {}});
    }
    by_name.emplace(found.name, index);
    if (!found.known.empty()) by_row.emplace(found.known, index);
    Organization &organization = mentions_.organizations[index];
    if (text != organization.name &&
        std::find(organization.aliases.begin(), organization.aliases.end(), text) == organization.aliases.end())
      organization.aliases.push_back(text);
    organization.evidence.push_back(found.span);
    mentions_.organization_mentions.push_back({found.span, index});
  }
}

bool OrganizationReader::renamed(std::uint32_t end, std::uint32_t begin) const {
  return end > 0 && begin > end && rules_.renamed.holds(text_.substr(end, begin - end));
}

bool OrganizationReader::in_brackets_behind(std::uint32_t end, Span span) const {
  if (end == 0 || step(text_, end) != span.begin) return false;
  return (stands_at(text_, end, "(") && stands_at(text_, span.end, ")")) ||
         (stands_at(text_, end, "（") && stands_at(text_, span.end, "）"));
}

std::optional<std::uint32_t> OrganizationReader::longer_name(const Found &found) const {
  constexpr std::size_t most = 200; // a text with more bodies names them in full
  const std::size_t count = std::min(mentions_.organizations.size(), most);
  for (std::size_t i = 0; i < count; ++i) {
    const Organization &other = mentions_.organizations[i];
    if (other.kind != found.kind || other.name.size() <= found.name.size()) continue;
    if (other.name.ends_with(found.name)) return static_cast<std::uint32_t>(i);
    if (found.kind == OrganizationKind::enterprise && length_of(found.name) >= 4 && other.name.starts_with(found.name))
      return static_cast<std::uint32_t>(i); // 中国石化 of 中国石化集团公司
    if (found.kind == OrganizationKind::enterprise && length_of(found.core) >= 2 && found.core.size() >= 6 &&
        other.name.find(found.core) != std::string::npos && found.span.size() < other.name.size())
      return static_cast<std::uint32_t>(i);
  }
  return std::nullopt;
}

std::optional<std::uint32_t> OrganizationReader::shorter_name(const Found &found) const {
  constexpr std::size_t most = 200;
  const PlaceMention *place = places_.starting(found.span.begin);
  if (place == nullptr || place->generic || found.kind == OrganizationKind::government) return std::nullopt;
  const std::string_view rest = Span{place->span.end, found.span.end}.of(document_.text);
  const std::size_t count = std::min(mentions_.organizations.size(), most);
  for (std::size_t i = 0; i < count; ++i)
    if (const Organization &other = mentions_.organizations[i]; other.kind == found.kind && other.name == rest)
      return static_cast<std::uint32_t>(i);
  return std::nullopt;
}

void OrganizationReader::mark_places() {
  for (const OrganizationMention &mention : mentions_.organization_mentions) {
    const OrganizationKind kind = mentions_.organizations[mention.organization].kind;
    if (kind == OrganizationKind::government || kind == OrganizationKind::school) continue;
    if (kind == OrganizationKind::park && is_zone(mention.span.of(text_), rules_)) continue; // acts for its city
    // 新疆|喀什|二院: a number says nothing without its town.
    if (mentions_.organizations[mention.organization].rule == rules_.numbered_rule) continue;
    for (std::size_t i = places_.from(mention.span.begin);
         i < mentions_.places.size() && mentions_.places[i].span.end <= mention.span.end; ++i)
      if (!full_form(mentions_.places[i])) mentions_.places[i].inside_name = true;
  }
}

bool OrganizationReader::full_form(const PlaceMention &place) const {
  return rules_.unit_name.ending(text_, place.span.end) > 0;
}

void read_organizations(const Document &document, const OrganizationRules &rules, Mentions &mentions) {
  read_organizations(document, find_marks(document.folded()), rules, mentions);
}

void read_organizations(const Document &document, const Marks &marks, const OrganizationRules &rules,
                        Mentions &mentions) {
  OrganizationReader(document, marks, rules, mentions).read();
}

} // namespace v0
} // namespace jiedui
