#include "jiedui/facts/named.hpp"

namespace jiedui {
inline namespace v0 {

void collect_named(const Document &document, const Mentions &mentions, Facts &facts) {
  for (const DateMention &mention : mentions.dates)
    facts.dates.push_back({std::string(mention.span.of(document.text)), mention.range, {mention.span}});
  for (const OfficialMention &mention : mentions.officials) facts.officials.push_back(mention.official);
  for (const PolicyMention &mention : mentions.policies) facts.policies.push_back(mention.policy);
  facts.organizations = mentions.organizations;
}

} // namespace v0
} // namespace jiedui
