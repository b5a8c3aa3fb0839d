/// @file events.hpp
/// Visits, meetings, signings, donations, launches, fairs, trainings, performances, services, decisions.
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
class EventRules;
/// Fails with `rules` where a cell cannot be understood; the message names file, line and column.
[[nodiscard]] Result<std::shared_ptr<const EventRules>> compile_event_rules(const Rules &rules);

[[nodiscard]] std::vector<Event> read_events(const Document &document, const Mentions &mentions, const Clauses &clauses,
                                             const std::vector<Pairing> &pairings, const EventRules &rules);

} // namespace v0
} // namespace jiedui
