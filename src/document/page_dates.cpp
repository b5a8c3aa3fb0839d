#include "page_dates.hpp"

#include "utf8.hpp"

#include <boost/regex.hpp>

#include <charconv>

namespace jiedui {
inline namespace v0 {
namespace {

using Match = boost::match_results<std::string_view::const_iterator>;

// Byte-wise on UTF-8: wide signs stand in groups, never in character classes or bare before a ?.
#define SIGN "[-/.]|－|．|—"
#define NO_DIGIT "(?!\\d)"

/// The forms of dates that pages carry. Groups: 1 year, 2 month, 3 day, but for `day_first` and `mail`.
struct Forms {
  boost::regex year_first{"(\\d{4})(?:" SIGN "|年)(\\d{1,2})(?:" SIGN "|月)(\\d{1,2})" NO_DIGIT "(?:日)?"};
  boost::regex day_first{"(\\d{1,2})(?:" SIGN ")(\\d{1,2})(?:" SIGN ")(\\d{4})" NO_DIGIT};
  boost::regex short_year{"(\\d{2})(?:" SIGN ")(\\d{2})(?:" SIGN ")(\\d{2})" NO_DIGIT};
  boost::regex time{"\\d{1,2}(?::|：|时)\\d{1,2}(?:(?::|：|分)\\d{1,2}(?:秒)?|分)?" NO_DIGIT};
  boost::regex gap{"(?:T|(?:\\s|　| )*)"};
  boost::regex mail{"(\\d{1,2}) ?(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\\.? ?(\\d{4})"};
  boost::regex compact{"(\\d{4})(\\d{2})(\\d{2})"};
  boost::regex world_time{"(?:^|\\D)(\\d{2}):[\\d:.]* ?(?:GMT|UTC|\\+00:?00|Z)$"};
  boost::regex address{"(?<!\\d)(\\d{4})(?:/?(\\d{2})/?(\\d{2})|[-./](\\d{1,2})[-./](\\d{1,2}))" NO_DIGIT};
};

#undef SIGN
#undef NO_DIGIT

const Forms &forms() {
  static const Forms made;
  return made;
}

/// How many digits stand there, up to five.
std::size_t digits_at(std::string_view text, std::size_t at) {
  std::size_t count = 0;
  while (count < 5 && at + count < text.size() && is_ascii_digit(static_cast<unsigned char>(text[at + count]))) ++count;
  return count;
}

bool match_at(std::string_view text, std::size_t at, const boost::regex &form, Match &match) {
  return boost::regex_search(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), match, form,
                             boost::match_continuous);
}

int number(const boost::sub_match<std::string_view::const_iterator> &group) {
  int value = 0;
  std::from_chars(&*group.first, &*group.first + group.length(), value);
  return value;
}

std::optional<Day> day_of(int year, int month, int day) {
  if (year < 1980 || year > 2099) return std::nullopt;
  const Day made{static_cast<std::int16_t>(year), static_cast<std::int8_t>(month), static_cast<std::int8_t>(day)};
  return is_valid(made) ? std::optional<Day>(made) : std::nullopt;
}

/// "Sat, 23 Jul 2022".
std::optional<Day> mail_date(std::string_view value) {
  constexpr std::string_view months = "JanFebMarAprMayJunJulAugSepOctNovDec";
  Match match;
  if (!boost::regex_search(value.begin(), value.end(), match, forms().mail)) return std::nullopt;
  return day_of(number(match[3]), static_cast<int>(months.find(match[2].str())) / 3 + 1, number(match[1]));
}

} // namespace

std::size_t skip_time(std::string_view text, std::size_t at) {
  if (digits_at(text, at) == 0) return at;
  Match match;
  if (!match_at(text, at, forms().time, match) || number(match[0]) > 24) return at;
  return at + static_cast<std::size_t>(match.length());
}

std::optional<PageDate> page_date_at(std::string_view text, std::size_t at) {
  if (at > 0 && is_ascii_digit(static_cast<unsigned char>(text[at - 1]))) return std::nullopt;
  Match match;
  std::optional<Day> day;
  const std::size_t digits = digits_at(text, at);
  if (digits == 4) {
    if (!match_at(text, at, forms().year_first, match)) return std::nullopt;
    day = day_of(number(match[1]), number(match[2]), number(match[3]));
  } else if (digits > 2) {
    return std::nullopt;
  } else if (match_at(text, at, forms().day_first, match))
    day = day_of(number(match[3]), number(match[2]), number(match[1]));
  else if (match_at(text, at, forms().short_year, match))
    day = day_of(2000 + number(match[1]), number(match[2]), number(match[3]));
  if (!day) return std::nullopt;
  const std::size_t end = at + static_cast<std::size_t>(match.length());
  Match gap;
  match_at(text, end, forms().gap, gap);
  const std::size_t time = end + static_cast<std::size_t>(gap.length());
  const std::size_t after = skip_time(text, time);
  return PageDate{*day, after > time ? after : end};
}

namespace {

/// "2018-04-28", "2018-04-28 15:41:00": how nearly all front matter and <meta> write it.
std::optional<Day> plain_date(std::string_view value) {
  constexpr std::string_view form = "0000-00-00 00:00:00";
  if (value.size() != form.size() && value.size() != form.find(' ')) return std::nullopt;
  for (std::size_t at = 0; at < value.size(); ++at)
    if (form[at] == '0' ? !is_ascii_digit(static_cast<unsigned char>(value[at])) : value[at] != form[at])
      return std::nullopt;
  const auto number_at = [&](std::size_t at, std::size_t digits) {
    int read = 0;
    std::from_chars(value.data() + at, value.data() + at + digits, read);
    return read;
  };
  return day_of(number_at(0, 4), number_at(5, 2), number_at(8, 2));
}

} // namespace

std::optional<Day> stated_date(std::string_view value) {
  value = trimmed(value);
  if (value.empty()) return std::nullopt;
  if (const auto plain = plain_date(value)) return plain;
  std::optional<Day> day;
  for (std::size_t at = 0; at < value.size() && !day; ++at)
    if (is_ascii_digit(static_cast<unsigned char>(value[at])))
      if (const auto found = page_date_at(value, at)) day = found->day;
  if (!day) day = mail_date(value);
  Match match;
  if (!day && match_at(value, 0, forms().compact, match))
    day = day_of(number(match[1]), number(match[2]), number(match[3]));
  const bool may_be_world_time =
      value.ends_with("GMT") || value.ends_with("UTC") || value.ends_with("0") || value.ends_with("Z");
  if (day && may_be_world_time && boost::regex_search(value.begin(), value.end(), match, forms().world_time) &&
      number(match[1]) >= 16)
    return plus_days(*day, 1);
  return day;
}

std::optional<Day> date_of_url(std::string_view url) {
  if (url.empty()) return std::nullopt;
  boost::regex_iterator<std::string_view::const_iterator> found(url.begin(), url.end(), forms().address), none;
  for (; found != none; ++found) {
    const Match &match = *found;
    const bool signs = match[4].matched;
    if (const auto day = day_of(number(match[1]), number(match[signs ? 4 : 2]), number(match[signs ? 5 : 3])))
      return day;
  }
  return std::nullopt;
}

} // namespace v0
} // namespace jiedui
