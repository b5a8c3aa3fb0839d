/// The happenings that a text has told so far, each once.
#pragma once

#include "event_times.hpp"

#include "jiedui/model/facts.hpp"

#include <compare>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// A deed or an occasion that a clause tells, be it for the first time or again.
struct Happening {
  const EventCue *cue = nullptr;
  EventKind kind = EventKind::meeting;
  Span words;         ///< that tell it
  Span venue;         ///< from 在 to the verb; empty where no place is told
  bool named = false; ///< it has a name, which can hold a year
  bool held = false;  ///< a verb says that it was held
};

/// Somebody's way to a place.
struct Journey {
  PlaceCodes there;
  bool named = false; ///< who goes is named
};

/// Told happening by happening in the order of the text: a trip is one record with all its places, what is told again
/// is left out, and what happens on the spot has the day of what was told last.
class EventStory {
public:
  EventStory(const EventText &text, const EventTimes &times, const std::vector<Pairing> &pairings);

  void tell(const EventClause &clause, const Happening &happening);
  void tell(const EventClause &clause, Journey journey);
  [[nodiscard]] std::vector<Event> take() { return std::move(events_); }

  /// 活动现场, 会上: on the day of what was told last.
  [[nodiscard]] bool at_scene(const EventClause &clause) const { return scene_ && times_.scene_told(clause); }
  [[nodiscard]] bool has_scene() const { return scene_.has_value(); }
  /// Whether the clause goes on with what the text began to report, on the same days: no other time is told before it
  /// in its paragraph, and it does not look back over years.
  [[nodiscard]] bool reports(const EventClause &clause) const;
  /// The same of a trip: 在座谈会上 is then a meeting of the trip.
  [[nodiscard]] bool on_trip(const EventClause &clause) const { return trip_ == 0u && reports(clause); }
  /// The trip that later clauses go on with.
  [[nodiscard]] const Event *trip() const { return trip_ ? &events_[*trip_] : nullptr; }

private:
  using Provinces = std::pair<PlaceCode, PlaceCode>; ///< of who assists and who is aided
  /// A pair below its provinces.
  struct Narrower {
    Provinces provinces;
    PlaceCode assisting = 0, aided = 0;
    friend auto operator<=>(const Narrower &, const Narrower &) = default;
  };
  /// The date in play, and whether the paragraph gives it.
  struct Dated {
    DateRange range;
    bool own = false;
  };
  [[nodiscard]] Dated date_of_journey(const EventClause &clause) const;
  [[nodiscard]] DateRange date_of(const EventClause &clause, bool named) const;
  [[nodiscard]] PlaceCodes parties_in(Span sentence, Span venue) const;
  [[nodiscard]] PlaceCodes narrower_pair(const PlaceCodes &named) const;
  [[nodiscard]] PlaceCode paired_unit(PlaceCode code) const;
  [[nodiscard]] bool told_before(const EventClause &clause, const Event &event, const Happening &happening) const;
  [[nodiscard]] bool another_deed(const Event &earlier, const Event &event) const;
  [[nodiscard]] bool document_told(const EventClause &clause, Span words) const;
  [[nodiscard]] bool heading(std::uint32_t at) const;
  [[nodiscard]] bool headline(const Event &event) const;
  /// @param itself the happening is told for itself, not as where something was told.
  void add(Event event, const EventClause &clause, bool itself, bool deed);
  void drop_last();
  [[nodiscard]] bool begins(const EventClause &clause) const;
  [[nodiscard]] bool goes_on(const EventClause &clause, const Dated &dated, const Journey &journey) const;
  void join_trip(const Dated &dated, const PlaceCodes &there);

  const EventText &text_;
  const EventTimes &times_;
  std::vector<PlaceCode> paired_;  ///< ascending
  std::vector<Narrower> narrower_; ///< ascending, each once
  PlaceCodes pair_;                ///< the places of the only pairing
  std::vector<Event> events_;
  std::vector<bool> deeds_; ///< of each event: told by a verb of its own, not by the noun of an occasion
  std::optional<std::size_t> trip_;
  std::optional<DateRange> report_; ///< the days of the happening that the text begins with
  std::optional<DateRange> scene_;  ///< the days of what was told last
};

} // namespace v0
} // namespace jiedui
