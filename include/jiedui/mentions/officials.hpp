/// @file officials.hpp
/// People with an office, in roles, lists and elisions.
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
class OfficialRules;
/// Fails with `rules` where a cell cannot be understood; the message names file, line and column.
[[nodiscard]] Result<std::shared_ptr<const OfficialRules>> compile_official_rules(const Rules &rules);

/// Appends to `mentions.officials`, in the order of the text. Needs dates and places.
void read_officials(const Document &document, const OfficialRules &rules, Mentions &mentions);

} // namespace v0
} // namespace jiedui
