/// The tables of events as values.
#pragma once

#include "jiedui/facts/events.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// What a word of the table event_cues does; its head tells what each means.
enum class EventCueUse : std::uint8_t { act, occasion, held, group, motion, object, scene, report, now, veto, none };
/// What must stand beside it.
enum class EventNeeds : std::uint8_t {
  nothing,
  object,
  start,
  document,
  day,
  month,
  setting,
  own,
  place,
  motion,
  deed
};

struct EventCue {
  std::string id;
  std::optional<EventKind> kind;
  EventCueUse use = EventCueUse::none;
  EventNeeds needs = EventNeeds::nothing;
};

/// How far a word that says that nothing has happened yet reaches; `realized` ends the reach of the words before it.
enum class Unrealized : std::uint8_t { no, realized, clause, sentence, paragraph };

class EventRules {
public:
  TableNumber cues_table = Rules::no_table, modality_table = Rules::no_table;
  std::vector<EventCue> cues;
  std::vector<Unrealized> unrealized;
};

} // namespace v0
} // namespace jiedui
