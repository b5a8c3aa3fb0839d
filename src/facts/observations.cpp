#include "jiedui/facts/observations.hpp"

namespace jiedui {
inline namespace v0 {

class ObservationRules {};

Result<std::shared_ptr<const ObservationRules>> compile_observation_rules(const Rules &) {
  return std::shared_ptr<const ObservationRules>(std::make_shared<const ObservationRules>());
}

std::vector<Observation> read_observations(const Document &document, const Mentions &mentions, const Clauses &,
                                           const std::vector<PeriodScope> &periods,
                                           const std::vector<PartyScope> &parties, const ObservationRules &) {
  std::vector<Observation> observations;
  observations.reserve(mentions.quantities.size());
  for (std::size_t i = 0; i < mentions.quantities.size(); ++i) {
    const QuantityMention &mention = mentions.quantities[i];
    Observation observation;
    observation.text = mention.span.of(document.text);
    observation.quantity = mention.quantity;
    observation.aspect = mention.aspect;
    observation.per = mention.per;
    if (i < periods.size()) {
      observation.period = periods[i].period;
      observation.provenance.period = periods[i].words;
    }
    if (i < parties.size()) {
      observation.assisting = parties[i].assisting;
      observation.aided = parties[i].aided;
      observation.provenance.assisting = parties[i].assisting_words;
      observation.provenance.aided = parties[i].aided_words;
    }
    observation.evidence.push_back(mention.span);
    observations.push_back(std::move(observation));
  }
  return observations;
}

} // namespace v0
} // namespace jiedui
