/// @file dates.hpp
/// Dates, ranges and plan periods. Runs first: its numbers are no quantities.
#pragma once

#include "jiedui/document/document.hpp"
#include "jiedui/mentions/mentions.hpp"
#include "jiedui/result.hpp"
#include "jiedui/rules/rules.hpp"
#include "jiedui/version.hpp"

#include <memory>

namespace jiedui {
inline namespace v0 {

/// The tables of this reader in the form it works with. Immutable.
class DateRules;
/// Fails with `rules` where a cell cannot be understood; the message names file, line and column.
[[nodiscard]] Result<std::shared_ptr<const DateRules>> compile_date_rules(const Rules &rules);

/// Appends to `mentions.dates`, in the order of the text.
void read_dates(const Document &document, const DateRules &rules, Mentions &mentions);

} // namespace v0
} // namespace jiedui
