/// The tables of events as values.
#pragma once

#include "../mentions/word_set.hpp"

#include "jiedui/facts/events.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// What a word of the tables does; the heads of event_acts, event_occasions and event_cues tell what each means.
enum class EventUse : std::uint8_t {
  act,
  occasion,
  held,
  group,
  motion,
  purpose,
  sent,
  thing,
  activity,
  body,
  programme,
  resolution,
  scene,
  report,
  recent,
  now,
  veto,
  none
};
/// What a deed must be about.
enum class EventAbout : std::uint8_t { nothing, agreement, thing, start, document, resolution, goods, ruler };
/// How exactly the time of a deed must be told.
enum class EventTime : std::uint8_t { any, dated, set, month, day };
/// What else must stand beside an occasion or a cue.
enum class EventNeeds : std::uint8_t { nothing, day, deed, verb_before, place, name, people, guests, document };

struct EventCue {
  std::string rule; ///< table and row
  std::optional<EventKind> kind;
  EventUse use = EventUse::none;
  EventAbout about = EventAbout::nothing;
  EventTime time = EventTime::any;
  EventNeeds needs = EventNeeds::nothing;
};

/// A table whose words are looked for in the text.
struct EventTable {
  TableNumber number = Rules::no_table;
  std::vector<EventCue> cues; ///< by row
};

/// How far a word that says that nothing has happened yet reaches; `realized` ends the reach of the words before it.
enum class Unrealized : std::uint8_t { no, realized, clause, sentence, paragraph };

class EventRules {
public:
  EventTable acts, occasions, cues;
  TableNumber modality_table = Rules::no_table;
  std::vector<Unrealized> unrealized; ///< by row of the modality cues
  WordSet mentioned_behind, mentioned_before, anniversary, series, works, signers, trips, total, manifold, since, until,
      years, dispatch, edition, sides, resolves, receiver;
};

} // namespace v0
} // namespace jiedui
