#include "jiedui/facts/mentions_to_facts.hpp"

#include "grouped_places.hpp"

#include "jiedui/facts/clauses.hpp"
#include "jiedui/facts/events.hpp"
#include "jiedui/facts/findings.hpp"
#include "jiedui/facts/named.hpp"
#include "jiedui/facts/observations.hpp"
#include "jiedui/facts/pairings.hpp"
#include "jiedui/facts/parties.hpp"
#include "jiedui/facts/periods.hpp"
#include "jiedui/facts/projects.hpp"
#include "jiedui/rules/table_reader.hpp"

#include <algorithm>
#include <iterator>

namespace jiedui {
inline namespace v0 {

class FactRules {
public:
  std::shared_ptr<const PairingRules> pairings;
  std::shared_ptr<const PeriodRules> periods;
  std::shared_ptr<const PartyRules> parties;
  std::shared_ptr<const ObservationRules> observations;
  std::shared_ptr<const ProjectRules> projects;
  std::shared_ptr<const EventRules> events;
  std::shared_ptr<const FindingRules> findings;
};

Result<std::shared_ptr<const FactRules>> compile_fact_rules(const Rules &rules) {
  auto compiled = std::make_shared<FactRules>();
  TableReader read(rules);
  compiled->pairings = read.take(compile_pairing_rules(rules));
  compiled->periods = read.take(compile_period_rules(rules));
  compiled->parties = read.take(compile_party_rules(rules));
  compiled->observations = read.take(compile_observation_rules(rules));
  compiled->projects = read.take(compile_project_rules(rules));
  compiled->events = read.take(compile_event_rules(rules));
  compiled->findings = read.take(compile_finding_rules(rules));
  return read.finish(std::move(compiled));
}

namespace {

/// Who helps whom by the text, and by the title where the text pairs no places: 闽宁协作25年. The title's are in play
/// for the figures, but no record: they do not rest on the text.
std::vector<Pairing> pairings_in_play(const Document &document, const Mentions &mentions,
                                      const std::vector<Pairing> &stated, const PairingRules &rules) {
  std::vector<Pairing> in_play = stated;
  const auto of_places = [](const Pairing &pairing) { return pairing.assisting && pairing.aided; };
  if (mentions.title_places.empty() || std::any_of(stated.begin(), stated.end(), of_places)) return in_play;
  const TextView title = title_of(document, mentions);
  std::vector<Pairing> named = pairings_of(title, split_clauses(title.folded), group_places(title, rules), rules);
  in_play.insert(in_play.end(), std::make_move_iterator(named.begin()), std::make_move_iterator(named.end()));
  return in_play;
}

/// Pairings, and who gives and receives each figure. The groups of places are gone with it.
std::vector<PartyScope> read_parties(const Document &document, const Mentions &mentions, const Clauses &clauses,
                                     const FactRules &rules, Facts &facts) {
  const TextView body = body_of(document, mentions);
  const std::vector<PlaceGroup> groups = group_places(body, *rules.pairings);
  facts.pairings = pairings_of(body, clauses, groups, *rules.pairings);
  return parties_of(document, mentions, clauses, groups,
                    pairings_in_play(document, mentions, facts.pairings, *rules.pairings), *rules.parties);
}

/// Pairings and observations. What only they need is gone before the other facts are read.
void read_figures(const Document &document, const Mentions &mentions, const Clauses &clauses, const FactRules &rules,
                  Facts &facts) {
  const auto parties = read_parties(document, mentions, clauses, rules, facts);
  const auto periods = resolve_periods(document, mentions, clauses, *rules.periods);
  facts.observations = read_observations(document, mentions, clauses, periods, parties, *rules.observations);
}

} // namespace

Facts mentions_to_facts(const Document &document, const Mentions &mentions, const FactRules &rules) {
  Facts facts;
  const Clauses clauses = split_clauses(document.folded());
  collect_named(document, mentions, facts);
  read_figures(document, mentions, clauses, rules, facts);
  facts.projects = read_projects(document, mentions, clauses, facts.observations, *rules.projects);
  drop_facilities(facts);
  facts.events = read_events(document, mentions, clauses, facts.pairings, *rules.events);
  facts.findings = audit_document(document, mentions, clauses, facts, *rules.findings);
  return facts;
}

} // namespace v0
} // namespace jiedui
