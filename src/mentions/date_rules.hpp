// The tables of the date reader in the form it works with.
#pragma once

#include "near_words.hpp"

#include "jiedui/mentions/dates.hpp"
#include "jiedui/rules/table_reader.hpp"

#include <optional>

namespace jiedui {
inline namespace v0 {

enum class TimeUnit : std::uint8_t { none, century, year, month, week, day };
enum class Anchor : std::uint8_t { published, text, nearest };
enum class PartOf : std::uint8_t { none, year, year_alone, month, month_alone };
enum class Effect : std::uint8_t {
  none,
  since,
  begun,
  from_then,
  later,
  from,
  until,
  up_to,
  before,
  compared,
  happened,
  inside
};

/// 去年, 当月, 上周, 昨天. Unit `none`: no date.
struct RelativeRule {
  TimeUnit unit = TimeUnit::none;
  int offset = 0;
  Anchor anchor = Anchor::published;
  bool clause_start = false; ///< alone a date only where a clause starts
};

/// In PartRule: the month's last day.
inline constexpr int last_day_of_month = 99;

struct MonthDay {
  int month = 0; ///< 0 for a part of a month
  int day = 0;
};

/// 上半年, 中旬, 底.
struct PartRule {
  PartOf of = PartOf::none;
  MonthDay from, to;
  DateForm form = DateForm::days;

  /// 底, 末: the last day of the year or month.
  [[nodiscard]] bool is_end() const { return form == DateForm::day && (to.day == last_day_of_month || to.month == 12); }
};

/// A plan period or a named day; without `end` one day.
struct FixedRule {
  Day start;
  std::optional<Day> end;
};

/// What a word directly before or behind a date does to it.
struct BoundRule {
  bool after = false;
  Effect effect = Effect::none;
};

/// Words that show that a bare number of months or days beside them is no date: 近3月, 3日内.
struct StopRule {
  bool after = false;
  TimeUnit unit = TimeUnit::none; ///< none: any unit
};

/// The words of the table date_words, by their use; its head tells what each means.
struct DateWords {
  WordSet year, academic, issue, whole_year, years, decade_part, range, list, plan, about, times, years_since, counted,
      occasion, unit, past, ahead, coming, gathering;
  /// First characters of what can make a date of a number before it: of units, and of what joins it to another number.
  CharacterSet goes_on{U"世年月日号.．/／"};
};

class DateRules {
public:
  const Lexicon *lexicon = nullptr; ///< of the rules, which outlive these
  TypedTable<RelativeRule> relative;
  TypedTable<PartRule> parts;
  TypedTable<FixedRule> plans, named;
  TypedTable<BoundRule> bounds;
  TypedTable<StopRule> stops;
  EndingTable bounds_before, stops_before; ///< the tables of `bounds` and `stops`
  DateWords words;
};

} // namespace v0
} // namespace jiedui
