#include "jiedui/mentions/quantities.hpp"

namespace jiedui {
inline namespace v0 {

class QuantityRules {};

Result<std::shared_ptr<const QuantityRules>> compile_quantity_rules(const Rules &) {
  return std::shared_ptr<const QuantityRules>(std::make_shared<const QuantityRules>());
}

void read_quantities(const Document &, const QuantityRules &, Mentions &) {}

} // namespace v0
} // namespace jiedui
