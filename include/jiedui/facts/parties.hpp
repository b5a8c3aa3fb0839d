/// @file parties.hpp
/// For each quantity: who gives and who receives.
#pragma once

#include "jiedui/document/document.hpp"
#include "jiedui/facts/clauses.hpp"
#include "jiedui/mentions/mentions.hpp"
#include "jiedui/model/pairing.hpp"
#include "jiedui/model/place.hpp"
#include "jiedui/result.hpp"
#include "jiedui/rules/rules.hpp"
#include "jiedui/version.hpp"

#include <memory>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// The tables of this reader in the form it works with. Immutable.
class PartyRules;
/// Fails with `rules` where a cell cannot be understood; the message names file, line and column.
[[nodiscard]] Result<std::shared_ptr<const PartyRules>> compile_party_rules(const Rules &rules);

/// Giver and receiver of one quantity, and the words that said it.
struct PartyScope {
  PlaceCodes assisting, aided;
  Span assisting_words, aided_words;
};

/// One for each of `mentions.quantities`.
[[nodiscard]] std::vector<PartyScope> resolve_parties(const Document &document, const Mentions &mentions,
                                                      const Clauses &clauses, const std::vector<Pairing> &pairings,
                                                      const PartyRules &rules);

} // namespace v0
} // namespace jiedui
