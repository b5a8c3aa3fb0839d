/// @file period.hpp
/// Calendar days and the periods that figures hold for.
#pragma once

#include "jiedui/model/short_text.hpp"
#include "jiedui/version.hpp"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace jiedui {
inline namespace v0 {

/// A day of the Gregorian calendar. Years 1..9999.
struct Day {
  std::int16_t year = 0;
  std::int8_t month = 0;
  std::int8_t day = 0;

  friend constexpr auto operator<=>(const Day &, const Day &) = default;
};

/// 28..31; month 1..12.
[[nodiscard]] int days_in_month(int year, int month);
/// Whether year, month and day name a real day.
[[nodiscard]] bool is_valid(Day day);
/// "2018-04-08".
[[nodiscard]] std::string to_string(Day day);
/// Reads "2018-04-08"; nothing for anything else or a day that does not exist.
[[nodiscard]] std::optional<Day> parse_day(std::string_view iso);
/// `count` days later (earlier where negative).
[[nodiscard]] Day plus_days(Day day, int count);
/// Days from a to b; negative where b is earlier.
[[nodiscard]] int days_between(Day a, Day b);
/// ISO weekday, 1 = Monday .. 7 = Sunday.
[[nodiscard]] int weekday(Day day);

/// A stretch of calendar time, both ends inclusive. A missing end is open.
struct DateRange {
  std::optional<Day> start;
  std::optional<Day> end;
  /// Where the text does not give the year: what is known, first and last day, "--04-08/--04-10"; one day is
  /// "--04-08/--04-08", a month "--05-01/--05-31", an open end is empty ("--03-01/"); start and end are then missing.
  ShortText<15> partial;

  [[nodiscard]] bool resolved() const noexcept { return start.has_value() || end.has_value(); }
  friend bool operator==(const DateRange &, const DateRange &) = default;
};

/// How a figure relates to its period.
enum class Basis : std::uint8_t {
  during,     ///< happened within the period: 2018年投入
  cumulative, ///< summed up to its end: 累计, 2016年以来
  as_of,      ///< the state at its end: 目前, 截至2015年底有
};

/// The period of a figure.
struct Period {
  DateRange range;
  Basis basis = Basis::during;

  friend bool operator==(const Period &, const Period &) = default;
};

[[nodiscard]] std::string_view to_string(Basis basis);

} // namespace v0
} // namespace jiedui
