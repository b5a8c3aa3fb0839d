/// @file observations.hpp
/// Figures with indicator, aspect, modality, sector and whole.
#pragma once

#include "jiedui/document/document.hpp"
#include "jiedui/facts/clauses.hpp"
#include "jiedui/facts/parties.hpp"
#include "jiedui/facts/periods.hpp"
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
class ObservationRules;
/// Fails with `rules` where a cell cannot be understood; the message names file, line and column.
[[nodiscard]] Result<std::shared_ptr<const ObservationRules>> compile_observation_rules(const Rules &rules);

/// One observation for each quantity; the same statement made twice counts once, at its first place.
/// @param periods, parties one for each of `mentions.quantities`.
[[nodiscard]] std::vector<Observation> read_observations(const Document &document, const Mentions &mentions,
                                                         const Clauses &clauses,
                                                         const std::vector<PeriodScope> &periods,
                                                         const std::vector<PartyScope> &parties,
                                                         const ObservationRules &rules);

} // namespace v0
} // namespace jiedui
