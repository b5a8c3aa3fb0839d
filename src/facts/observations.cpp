#include "jiedui/facts/observations.hpp"

namespace jiedui {
inline namespace v0 {

class ObservationRules {};

Result<std::shared_ptr<const ObservationRules>> compile_observation_rules(const Rules &) {
  return std::shared_ptr<const ObservationRules>(std::make_shared<const ObservationRules>());
}

std::vector<Observation> read_observations(const Document &, const Mentions &, const Clauses &,
                                           const std::vector<PeriodScope> &, const std::vector<PartyScope> &,
                                           const ObservationRules &) {
  return {};
}

} // namespace v0
} // namespace jiedui
