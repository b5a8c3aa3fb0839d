/// Pairings and parties read over groups of places that are made once for both.
#pragma once

#include "place_groups.hpp"

#include "jiedui/facts/pairings.hpp"
#include "jiedui/facts/parties.hpp"
#include "jiedui/version.hpp"

#include <vector>

namespace jiedui {
inline namespace v0 {

/// The groups of a document's places, by the sides that pairings know.
[[nodiscard]] std::vector<PlaceGroup> group_places(const Document &document, const Mentions &mentions,
                                                   const PairingRules &rules);

[[nodiscard]] std::vector<Pairing> read_pairings(const Document &document, const Mentions &mentions,
                                                 const Clauses &clauses, const std::vector<PlaceGroup> &groups,
                                                 const PairingRules &rules);

[[nodiscard]] std::vector<PartyScope> resolve_parties(const Document &document, const Mentions &mentions,
                                                      const Clauses &clauses, const std::vector<PlaceGroup> &groups,
                                                      const std::vector<Pairing> &pairings, const PartyRules &rules);

} // namespace v0
} // namespace jiedui
