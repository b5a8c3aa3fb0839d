// The row of indicator_rules.tsv that the words round a figure speak for.
#pragma once

#include "indicator_choice.hpp"
#include "surroundings.hpp"

namespace jiedui {
inline namespace v0 {
namespace observing {

/// Whether people or households are counted.
[[nodiscard]] bool counts_heads(Unit unit);

/// The row with most points; the indicator `other` where none has any.
[[nodiscard]] Choice best_row(const CompiledRules &rules, const Frame &frame, const Quantity &quantity, Aspect aspect,
                              const Surroundings &around);

} // namespace observing
} // namespace v0
} // namespace jiedui
