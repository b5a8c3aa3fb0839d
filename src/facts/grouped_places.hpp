/// Pairings and parties read over groups of places that are made once for both.
#pragma once

#include "place_groups.hpp"

#include "jiedui/facts/pairings.hpp"
#include "jiedui/facts/parties.hpp"
#include "jiedui/version.hpp"

#include <vector>

namespace jiedui {
inline namespace v0 {

/// The groups of a text's places, by the sides that pairings know.
[[nodiscard]] std::vector<PlaceGroup> group_places(const TextView &text, const PairingRules &rules);

/// Who helps whom by one text.
[[nodiscard]] std::vector<Pairing> pairings_of(const TextView &text, const Clauses &clauses,
                                               const std::vector<PlaceGroup> &groups, const PairingRules &rules);

/// One for each of `mentions.quantities`.
[[nodiscard]] std::vector<PartyScope> parties_of(const Document &document, const Mentions &mentions,
                                                 const Clauses &clauses, const std::vector<PlaceGroup> &groups,
                                                 const std::vector<Pairing> &pairings, const PartyRules &rules);

} // namespace v0
} // namespace jiedui
