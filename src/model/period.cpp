#include "jiedui/model/period.hpp"

#include <charconv>
#include <chrono>

namespace jiedui {
inline namespace v0 {
namespace {

std::chrono::sys_days to_sys(Day day) {
  return std::chrono::year_month_day{std::chrono::year{day.year}, std::chrono::month{static_cast<unsigned>(day.month)},
                                     std::chrono::day{static_cast<unsigned>(day.day)}};
}

} // namespace

int days_in_month(int year, int month) {
  using namespace std::chrono;
  return static_cast<int>(static_cast<unsigned>(year_month_day_last{
      std::chrono::year{year}, month_day_last{std::chrono::month{static_cast<unsigned>(
                                   month)}}}.day()));
}

bool is_valid(Day day) {
  return day.year >= 1 && day.year <= 9999 && day.month >= 1 && day.month <= 12 && day.day >= 1 &&
         day.day <= days_in_month(day.year, day.month);
}

std::string to_string(Day day) {
  std::string text = "0000-00-00";
  const auto put = [&](std::size_t at, int value, int digits) {
    for (int i = digits - 1; i >= 0; --i, value /= 10)
      text[at + static_cast<std::size_t>(i)] = static_cast<char>('0' + value % 10);
  };
  put(0, day.year, 4);
  put(5, day.month, 2);
  put(8, day.day, 2);
  return text;
}

std::optional<Day> parse_day(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  int year = 0, month = 0, day = 0;
  const auto read = [&](std::size_t at, std::size_t length, int &value) {
    const auto [end, error] = std::from_chars(iso.data() + at, iso.data() + at + length, value);
    return error == std::errc{} && end == iso.data() + at + length && iso[at] >= '0' && iso[at] <= '9';
  };
  if (!read(0, 4, year) || !read(5, 2, month) || !read(8, 2, day)) return std::nullopt;
  const Day result{static_cast<std::int16_t>(year), static_cast<std::int8_t>(month), static_cast<std::int8_t>(day)};
  return is_valid(result) ? std::optional(result) : std::nullopt;
}

Day plus_days(Day day, int count) {
  const std::chrono::year_month_day later{to_sys(day) + std::chrono::days{count}};
  return {static_cast<std::int16_t>(static_cast<int>(later.year())),
          static_cast<std::int8_t>(static_cast<unsigned>(later.month())),
          static_cast<std::int8_t>(static_cast<unsigned>(later.day()))};
}

int days_between(Day a, Day b) { return static_cast<int>((to_sys(b) - to_sys(a)).count()); }

int weekday(Day day) { return static_cast<int>(std::chrono::weekday{to_sys(day)}.iso_encoding()); }

} // namespace v0
} // namespace jiedui
