#include "jiedui/facts/parties.hpp"

namespace jiedui {
inline namespace v0 {

class PartyRules {};

Result<std::shared_ptr<const PartyRules>> compile_party_rules(const Rules &) {
  return std::shared_ptr<const PartyRules>(std::make_shared<const PartyRules>());
}

std::vector<PartyScope> resolve_parties(const Document &, const Mentions &mentions, const Clauses &,
                                        const std::vector<Pairing> &, const PartyRules &) {
  return std::vector<PartyScope>(mentions.quantities.size());
}

} // namespace v0
} // namespace jiedui
