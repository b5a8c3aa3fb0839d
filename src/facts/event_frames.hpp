/// What a clause tells of happenings, frame by frame: what was held, what was done, who went where.
#pragma once

#include "event_story.hpp"

#include <optional>
#include <vector>

namespace jiedui {
inline namespace v0 {

class EventFrames {
public:
  /// @param paired whether the document tells of pairings.
  EventFrames(const EventText &text, const EventTimes &times, bool paired)
      : text_(text), times_(times), paired_(paired) {}

  /// Whether the clause can tell nothing: a habit, a hope, somebody's words.
  [[nodiscard]] bool bars(const EventClause &clause) const;
  /// 座谈会召开, 举办培训班; 8日在发布会上, where something else can be told besides.
  [[nodiscard]] std::vector<Happening> occasions(const EventClause &clause, const EventStory &story) const;
  /// 文化活动在县城拉开序幕.
  [[nodiscard]] std::optional<Happening> activity(const EventClause &clause) const;
  /// 签署…协议, 启动…活动, 印发《…》.
  [[nodiscard]] std::optional<Happening> deed(const EventClause &clause, const EventStory &story) const;
  /// 代表团赴…, 书记率队到…, 甲公司赴…考察.
  [[nodiscard]] std::optional<Journey> journey(const EventClause &clause, const EventStory &story) const;

private:
  [[nodiscard]] std::optional<Happening> occasion(const EventWord &noun, const EventClause &clause,
                                                  const EventStory &story) const;
  [[nodiscard]] bool ends_journey(const EventWord &noun, const EventClause &clause, const EventStory &story) const;
  [[nodiscard]] const EventWord *holding(const EventWord &noun, const EventClause &clause) const;
  [[nodiscard]] bool spoken_at(const EventWord &noun, const EventClause &clause, const EventStory &story) const;
  [[nodiscard]] bool placed_or_dated(const EventClause &clause, const EventStory &story) const;

  [[nodiscard]] bool told(const EventWord &verb, const EventClause &clause, const EventStory &story) const;
  [[nodiscard]] bool gives(const EventWord &verb, const EventClause &clause) const;
  [[nodiscard]] bool of_late(const EventClause &clause, const EventStory &story) const;
  [[nodiscard]] bool signed_something(const EventWord &verb, const EventClause &clause, const EventStory &story) const;
  [[nodiscard]] bool opened(const EventWord &verb, const EventClause &clause, const EventStory &story) const;
  [[nodiscard]] bool programme_opened(const EventWord &verb, const EventClause &clause) const;

  [[nodiscard]] std::optional<Journey> guests(const EventClause &clause) const;
  [[nodiscard]] bool leads_to_place(const EventWord &motion) const;
  [[nodiscard]] bool visitors(const EventWord &motion, const EventClause &clause) const;
  [[nodiscard]] bool group_before(const EventClause &clause) const;

  const EventText &text_;
  const EventTimes &times_;
  bool paired_;
};

} // namespace v0
} // namespace jiedui
