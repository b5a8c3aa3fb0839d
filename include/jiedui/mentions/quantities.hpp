/// @file quantities.hpp
/// Numbers with unit, bound and distributive. Runs last: what is a date, a name, a title is no quantity.
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
class QuantityRules;
/// Fails with `rules` where a cell cannot be understood; the message names file, line and column.
[[nodiscard]] Result<std::shared_ptr<const QuantityRules>> compile_quantity_rules(const Rules &rules);

/// Appends to `mentions.quantities`, in the order of the text. Needs all other mentions.
void read_quantities(const Document &document, const QuantityRules &rules, Mentions &mentions);

} // namespace v0
} // namespace jiedui
