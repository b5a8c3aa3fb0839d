/// @file pairings.hpp
/// Who helps whom: stated, listed, implied by combined names and delegations.
#pragma once

#include "jiedui/document/document.hpp"
#include "jiedui/facts/clauses.hpp"
#include "jiedui/mentions/mentions.hpp"
#include "jiedui/model/facts.hpp"
#include "jiedui/result.hpp"
#include "jiedui/rules/rules.hpp"
#include "jiedui/version.hpp"

#include <memory>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// The tables of this reader in the form it works with. Immutable.
class PairingRules;
/// Fails with `rules` where a cell cannot be understood; the message names file, line and column.
[[nodiscard]] Result<std::shared_ptr<const PairingRules>> compile_pairing_rules(const Rules &rules);

[[nodiscard]] std::vector<Pairing> read_pairings(const Document &document, const Mentions &mentions,
                                                 const Clauses &clauses, const PairingRules &rules);

} // namespace v0
} // namespace jiedui
