#include "jiedui/facts/periods.hpp"

namespace jiedui {
inline namespace v0 {

class PeriodRules {};

Result<std::shared_ptr<const PeriodRules>> compile_period_rules(const Rules &) {
  return std::shared_ptr<const PeriodRules>(std::make_shared<const PeriodRules>());
}

std::vector<PeriodScope> resolve_periods(const Document &, const Mentions &mentions, const Clauses &,
                                         const PeriodRules &) {
  return std::vector<PeriodScope>(mentions.quantities.size());
}

} // namespace v0
} // namespace jiedui
