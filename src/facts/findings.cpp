#include "jiedui/facts/findings.hpp"

namespace jiedui {
inline namespace v0 {

class FindingRules {};

Result<std::shared_ptr<const FindingRules>> compile_finding_rules(const Rules &) {
  return std::shared_ptr<const FindingRules>(std::make_shared<const FindingRules>());
}

std::vector<Finding> audit_document(const Document &, const Mentions &, const Clauses &, const Facts &,
                                    const FindingRules &) {
  return {};
}

} // namespace v0
} // namespace jiedui
