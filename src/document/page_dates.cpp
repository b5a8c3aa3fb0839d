#include "page_dates.hpp"

#include "utf8.hpp"

#include <array>

namespace jiedui {
inline namespace v0 {
namespace {

struct Number {
  int value = 0;
  std::size_t digits = 0;
};

/// Up to eight digits at `at`.
Number number_at(std::string_view text, std::size_t at) {
  Number number;
  while (at + number.digits < text.size() && number.digits < 9 &&
         is_ascii_digit(static_cast<unsigned char>(text[at + number.digits])))
    number.value = number.value * 10 + (text[at + number.digits++] - '0');
  return number;
}

bool digit_before(std::string_view text, std::size_t at) {
  return at > 0 && is_ascii_digit(static_cast<unsigned char>(text[at - 1]));
}

std::optional<Day> day_of(int year, int month, int day) {
  if (year < 1980 || year > 2099 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const Day made{static_cast<std::int16_t>(year), static_cast<std::int8_t>(month), static_cast<std::int8_t>(day)};
  return is_valid(made) ? std::optional<Day>(made) : std::nullopt;
}

/// The bytes of a separator between the parts of a date at `at`: a sign, or the word 年/月.
std::size_t separator(std::string_view text, std::size_t at, std::string_view word) {
  const std::string_view rest = text.substr(std::min(at, text.size()));
  if (rest.starts_with(word)) return word.size();
  for (const std::string_view sign : {"-", "/", ".", "－", "．", "—"})
    if (rest.starts_with(sign)) return sign.size();
  return 0;
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && is_blank(point_at(text, at).value)) at += point_at(text, at).size;
  return at;
}

/// "08:18:09" within a value, in hours; 0 where there is none.
int hour_of(std::string_view value) {
  const std::size_t colon = value.find(':');
  if (colon == std::string_view::npos || colon < 2) return 0;
  return number_at(value, colon - 2).value;
}

bool is_world_time(std::string_view value) {
  return value.ends_with("GMT") || value.ends_with("UTC") || value.ends_with("+0000") || value.ends_with("+00:00") ||
         (value.ends_with("Z") && value.find('T') != std::string_view::npos);
}

/// "Sat, 23 Jul 2022".
std::optional<Day> mail_date(std::string_view value) {
  constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  for (std::size_t m = 0; m < months.size(); ++m) {
    const std::size_t name = value.find(months[m]);
    if (name == std::string_view::npos || name < 2) continue;
    std::size_t first = name;
    while (first > 0 && value[first - 1] == ' ') --first;
    while (first > 0 && is_ascii_digit(static_cast<unsigned char>(value[first - 1]))) --first;
    const std::size_t year = value.find_first_of("0123456789", name);
    if (year == std::string_view::npos) continue;
    return day_of(number_at(value, year).value, static_cast<int>(m) + 1, number_at(value, first).value);
  }
  return std::nullopt;
}

} // namespace

std::size_t skip_time(std::string_view text, std::size_t at) {
  const Number hour = number_at(text, at);
  if (hour.digits == 0 || hour.digits > 2 || hour.value > 24) return at;
  std::size_t end = at + hour.digits;
  for (int part = 0; part < 2; ++part) {
    const std::string_view rest = text.substr(end);
    const std::size_t sign = rest.starts_with(":")                                                        ? 1
                             : rest.starts_with("：") || rest.starts_with("时") || rest.starts_with("分") ? 3
                                                                                                          : 0;
    const Number more = number_at(text, end + sign);
    if (sign == 0 || more.digits == 0 || more.digits > 2 || more.value > 59) {
      if (part == 1 && rest.starts_with("分")) end += 3;
      return part == 0 ? at : end;
    }
    end += sign + more.digits;
  }
  return text.substr(end).starts_with("秒") ? end + 3 : end;
}

std::optional<PageDate> page_date_at(std::string_view text, std::size_t at) {
  if (digit_before(text, at)) return std::nullopt;
  const Number first = number_at(text, at);
  if (first.digits != 1 && first.digits != 2 && first.digits != 4) return std::nullopt;
  const std::size_t first_sign = separator(text, at + first.digits, "年");
  const std::size_t second_at = at + first.digits + first_sign;
  const Number second = number_at(text, second_at);
  if (first_sign == 0 || second.digits == 0 || second.digits > 2) return std::nullopt;
  const std::size_t second_sign = separator(text, second_at + second.digits, "月");
  const std::size_t third_at = second_at + second.digits + second_sign;
  const Number third = number_at(text, third_at);
  if (second_sign == 0 || third.digits == 0) return std::nullopt;
  std::optional<Day> day;
  if (first.digits == 4 && third.digits <= 2) day = day_of(first.value, second.value, third.value);
  else if (first.digits <= 2 && third.digits == 4) day = day_of(third.value, second.value, first.value);
  else if (first.digits == 2 && second.digits == 2 && third.digits == 2 && first_sign == 1)
    day = day_of(2000 + first.value, second.value, third.value);
  if (!day) return std::nullopt;
  std::size_t end = third_at + third.digits;
  if (text.substr(end).starts_with("日")) end += 3;
  std::size_t time = skip_blanks(text, end);
  if (time < text.size() && text[time] == 'T') ++time;
  const std::size_t after = skip_time(text, time);
  return PageDate{*day, after > time ? after : end};
}

std::optional<Day> stated_date(std::string_view value) {
  value = trimmed(value);
  std::optional<Day> day;
  for (std::size_t at = 0; at < value.size() && !day; ++at)
    if (is_ascii_digit(static_cast<unsigned char>(value[at])))
      if (const auto found = page_date_at(value, at)) day = found->day;
  if (!day) day = mail_date(value);
  if (!day && number_at(value, 0).digits >= 8) {
    const int number = number_at(value.substr(0, 8), 0).value;
    day = day_of(number / 10000, number / 100 % 100, number % 100);
  }
  if (day && is_world_time(value) && hour_of(value) >= 16) return plus_days(*day, 1);
  return day;
}

std::optional<Day> date_of_url(std::string_view url) {
  for (std::size_t at = 0; at < url.size(); ++at) {
    if (url[at] != '2' && url[at] != '1') continue;
    if (digit_before(url, at)) continue;
    const Number number = number_at(url, at);
    if (number.digits == 8)
      if (const auto day = day_of(number.value / 10000, number.value / 100 % 100, number.value % 100)) return day;
    const std::size_t slash = at + number.digits + 1;
    if (number.digits == 6 && slash - 1 < url.size() && url[slash - 1] == '/') { // 201804/28
      const Number day = number_at(url, slash);
      if (day.digits == 2)
        if (const auto found = day_of(number.value / 100, number.value % 100, day.value)) return found;
    }
    if (number.digits == 4) {
      if (const auto found = page_date_at(url, at)) return found->day;
      const Number rest = number_at(url, slash); // 2018/0422
      if (slash - 1 < url.size() && url[slash - 1] == '/' && rest.digits == 4)
        if (const auto found = day_of(number.value, rest.value / 100, rest.value % 100)) return found;
    }
  }
  return std::nullopt;
}

} // namespace v0
} // namespace jiedui
