/// @file periods.hpp
/// For each quantity: the period it holds for.
#pragma once

#include "jiedui/document/document.hpp"
#include "jiedui/facts/clauses.hpp"
#include "jiedui/mentions/mentions.hpp"
#include "jiedui/model/period.hpp"
#include "jiedui/result.hpp"
#include "jiedui/rules/rules.hpp"
#include "jiedui/version.hpp"

#include <memory>
#include <optional>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// The tables of this reader in the form it works with. Immutable.
class PeriodRules;
/// Fails with `rules` where a cell cannot be understood; the message names file, line and column.
[[nodiscard]] Result<std::shared_ptr<const PeriodRules>> compile_period_rules(const Rules &rules);

/// The period of one quantity, and the words that said it.
struct PeriodScope {
  std::optional<Period> period;
  Span words;
};

/// One for each of `mentions.quantities`.
[[nodiscard]] std::vector<PeriodScope> resolve_periods(const Document &document, const Mentions &mentions,
                                                       const Clauses &clauses, const PeriodRules &rules);

} // namespace v0
} // namespace jiedui
