#include "jiedui/mentions/policies.hpp"

namespace jiedui {
inline namespace v0 {

class PolicyRules {};

Result<std::shared_ptr<const PolicyRules>> compile_policy_rules(const Rules &) {
  return std::shared_ptr<const PolicyRules>(std::make_shared<const PolicyRules>());
}

void read_policies(const Document &, const PolicyRules &, Mentions &) {}

} // namespace v0
} // namespace jiedui
