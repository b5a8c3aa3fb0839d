#include "jiedui/facts/named.hpp"

#include <map>
#include <tuple>

namespace jiedui {
inline namespace v0 {

namespace {

/// Each stretch of time once, in its first wording, with all places that tell it.
void collect_dates(const Document &document, const Mentions &mentions, Facts &facts) {
  std::map<std::tuple<std::optional<Day>, std::optional<Day>, std::string>, std::size_t> known;
  for (const DateMention &mention : mentions.dates) {
    const auto [entry, fresh] =
        known.try_emplace({mention.range.start, mention.range.end, mention.range.partial}, facts.dates.size());
    if (fresh) facts.dates.push_back({std::string(mention.span.of(document.text)), mention.range, {}});
    facts.dates[entry->second].evidence.push_back(mention.span);
  }
}

} // namespace

void collect_named(const Document &document, const Mentions &mentions, Facts &facts) {
  collect_dates(document, mentions, facts);
  for (const OfficialMention &mention : mentions.officials) facts.officials.push_back(mention.official);
  for (const PolicyMention &mention : mentions.policies) facts.policies.push_back(mention.policy);
  facts.organizations = mentions.organizations;
}

} // namespace v0
} // namespace jiedui
