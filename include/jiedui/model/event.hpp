/// @file event.hpp
/// What happened between the two sides.
#pragma once

#include "jiedui/model/period.hpp"
#include "jiedui/model/place.hpp"
#include "jiedui/model/span.hpp"
#include "jiedui/version.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace jiedui {
inline namespace v0 {

enum class EventKind : std::uint8_t {
  visit,
  meeting, ///< also a press conference
  signing,
  donation,
  launch,
  fair,
  training,
  performance,
  service, ///< 义诊 and the like
  decision,
};

[[nodiscard]] std::string_view to_string(EventKind kind);
[[nodiscard]] std::optional<EventKind> parse_event_kind(std::string_view name);

/// A happening that the text reports as having taken place; one visit a trip with all its places.
struct Event {
  EventKind kind = EventKind::visit;
  DateRange range;
  PlaceCodes places;
  PlaceCodes parties;
  std::string text; ///< the words that tell it
  std::string rule;
  Evidence evidence;
};

} // namespace v0
} // namespace jiedui
