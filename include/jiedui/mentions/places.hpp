/// @file places.hpp
/// Places by GB/T 2260 code: full, short, clipped and combined names.
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
class PlaceRules;
/// Fails with `rules` where a cell cannot be understood; the message names file, line and column.
[[nodiscard]] Result<std::shared_ptr<const PlaceRules>> compile_place_rules(const Rules &rules);

/// Appends to `mentions.places`, in the order of the text.
void read_places(const Document &document, const PlaceRules &rules, Mentions &mentions);

/// Marks what is part of an official's name (李长春) as inside a name. Needs places and officials.
void mark_places_in_names(Mentions &mentions);

} // namespace v0
} // namespace jiedui
