#include "jiedui/facts/events.hpp"

namespace jiedui {
inline namespace v0 {

class EventRules {};

Result<std::shared_ptr<const EventRules>> compile_event_rules(const Rules &) {
  return std::shared_ptr<const EventRules>(std::make_shared<const EventRules>());
}

std::vector<Event> read_events(const Document &, const Mentions &, const Clauses &, const std::vector<Pairing> &,
                               const EventRules &) {
  return {};
}

} // namespace v0
} // namespace jiedui
