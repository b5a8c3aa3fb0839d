#include "jiedui/facts/pairings.hpp"

namespace jiedui {
inline namespace v0 {

class PairingRules {};

Result<std::shared_ptr<const PairingRules>> compile_pairing_rules(const Rules &) {
  return std::shared_ptr<const PairingRules>(std::make_shared<const PairingRules>());
}

std::vector<Pairing> read_pairings(const Document &, const Mentions &, const Clauses &, const PairingRules &) {
  return {};
}

} // namespace v0
} // namespace jiedui
