/// When the happenings of a clause were, as far as the text tells.
#pragma once

#include "event_text.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// Questions to the dates of a text; remembers nothing of the events found.
class EventTimes {
public:
  explicit EventTimes(const EventText &text);

  /// The date in play at the end; in a happening's name a year alone is part of the name where a day stands before it.
  [[nodiscard]] const DateMention *date_before(std::uint32_t end, std::uint32_t begin, bool named = false) const;
  /// The date's stretch; of dates in a list (21日、22日; 1月和6月) from the first to the last.
  [[nodiscard]] DateRange range_of(const DateMention &date) const;
  /// 7月30日，…迎来2018年…推进会: days without a year have that of the edition that the words of the clause name.
  [[nodiscard]] DateRange in_edition(DateRange range, Span clause) const;
  /// The day or days that the paragraph gives before the clause's end.
  [[nodiscard]] std::optional<DateRange> day_of(const EventClause &clause) const;
  [[nodiscard]] bool dated(const EventClause &clause) const;
  [[nodiscard]] bool day_or_month_in_sentence(const EventClause &clause, bool named = false) const;
  [[nodiscard]] bool day_in_sentence(const EventClause &clause) const;
  /// 2016年2月|动工: the clause names nothing that begins.
  [[nodiscard]] bool only_date(Span clause, Span verb) const;
  /// 近日, 日前 in the sentence, up to the clause's end.
  [[nodiscard]] bool recent(const EventClause &clause) const { return told(clause, EventUse::recent); }
  /// 目前, 近年来 likewise.
  [[nodiscard]] bool now_told(const EventClause &clause) const { return told(clause, EventUse::now); }
  /// 获悉, 了解到 likewise: what follows happened elsewhere.
  [[nodiscard]] bool learned(const EventClause &clause) const { return told(clause, EventUse::report); }
  /// 对口合作以来, 近年来 in the sentence, up to the clause's end.
  [[nodiscard]] bool told_of_years(const EventClause &clause) const;
  /// 自2016年…启动, 近年来: what follows is no beginning that the text reports.
  [[nodiscard]] bool since_told(const EventClause &clause) const;
  /// A date of another time stands in the sentence before the clause's end, whatever it dates.
  [[nodiscard]] bool other_date(const EventClause &clause, const DateRange &range) const;
  /// 活动现场, 会上 in the sentence, up to the clause's end.
  [[nodiscard]] bool scene_told(const EventClause &clause) const;
  /// 会上|获悉: what is told there happened elsewhere.
  [[nodiscard]] bool reported(std::uint32_t at) const;

  /// Told with a day, a few days or a month of its own.
  [[nodiscard]] static bool is_day(const DateRange &range);
  /// Longer than a trip or a fair.
  [[nodiscard]] static bool is_month(const DateRange &range);
  /// One stretch holds the other or they are ten days apart at most.
  [[nodiscard]] static bool near(const DateRange &a, const DateRange &b);
  /// Whether the whole of `a` lies in `b`.
  [[nodiscard]] static bool within(const DateRange &a, const DateRange &b);
  /// Whether `a` tells the time more exactly than `b`.
  [[nodiscard]] static bool closer(const DateRange &a, const DateRange &b);

private:
  [[nodiscard]] bool told(const EventClause &clause, EventUse use) const;
  [[nodiscard]] bool tells_time(const DateMention &date, std::uint32_t end, bool named) const;
  /// 2016年第三次联席会议, 举行2025年签约仪式: a year in the name of what happened.
  [[nodiscard]] bool names_year(const DateMention &date) const;
  /// 9月22日，2022年农民丰收节在…举行: the day is told in the sentence before the year.
  [[nodiscard]] bool day_before_year(const DateMention &date) const;
  /// 8日从会上获悉: the day when somebody learned it, told in a clause before the byte.
  [[nodiscard]] bool learned(const DateMention &date, std::uint32_t end) const;
  /// 双方总结2024年工作，签订…: a year inside a clause before dates that clause's words only.
  [[nodiscard]] bool of_its_clause(const DateMention &date, std::uint32_t end) const;
  /// 新华社西宁3月5日电 dates the report.
  [[nodiscard]] bool dateline(const DateMention &date) const;
  /// 目前, 日前: the time told before them is over.
  [[nodiscard]] std::uint32_t present_before(std::uint32_t end) const;

  const EventText &text_;
  std::vector<std::uint32_t> present_; ///< where words of the present stand
};

} // namespace v0
} // namespace jiedui
