#include "date_reader.hpp"

namespace jiedui {
inline namespace v0 {

/// Between the numbers of 2018-04-08, 2018.4.8, 2018/4/8.
constexpr FewCharacters date_strokes(U"-./．－／");

/// 2018年第3期, 2018年第15号: numbers of issues and notices.
bool DateReader::is_issue(std::uint32_t at) const {
  const std::uint32_t begin = after(at, "第");
  const auto number = number_at(skip_spaces(begin));
  return number && ends(skip_spaces(number->span.begin), "第") &&
         rules_.words.issue.starting(text_, skip_spaces(number->span.end)) > 0;
}

/// 18年5月, 07年, '18年: two digits are a year where nothing else is possible; 18年 alone is a duration.
bool DateReader::two_digit_year(const DateNumber &number, std::uint32_t behind) const {
  if (number.digits != 2 || number.span.size() > 6) return false;
  std::uint32_t part_end = 0;
  std::uint32_t length = 0;
  bool chinese = false;
  if ((number.span.size() == 2 || number.chinese) && digit_at(number.span.begin, length, chinese) == 0) return true;
  if (ends(number.span.begin, "'") || ends(number.span.begin, "’")) return true;
  if (number.chinese) return false;
  const auto month = number_at(skip_spaces(behind));
  if (month && month->is_month() && after(month->span.end, "月") != month->span.end) return true;
  const PartRule *part = part_at(behind, true, part_end);
  return part != nullptr && part->of == PartOf::year && part->form == DateForm::day;
}

/// 2018.4.8, 2018-04-08, 2018/4/8, 2018-04.
std::optional<DatePoint> DateReader::numeric_date(const DateNumber &year) const {
  const std::uint32_t at = year.span.end;
  if (year.chinese || at >= size_) return std::nullopt;
  if (!date_strokes.stands_at(text_, at)) return std::nullopt;
  const std::string_view mark = character(text_, at);
  const auto month = number_at(at + static_cast<std::uint32_t>(mark.size()));
  if (!month || month->chinese || !month->is_month()) return std::nullopt;
  DatePoint point;
  point.year = year.value;
  point.month = month->value;
  point.form = DateForm::month;
  point.span = joined(year.span, month->span);
  if (is(month->span.end, mark)) {
    const auto day = number_at(month->span.end + static_cast<std::uint32_t>(mark.size()));
    if (day && !day->chinese && day->is_day() && !is(day->span.end, mark)) {
      point.day = day->value;
      point.form = DateForm::day;
      point.span.end = after(day->span.end, "日");
      return is(day->span.end, "年") ? std::nullopt : std::optional(point);
    }
    return std::nullopt;
  }
  // 2018.5 is a number and 2018-5 a range of anything; 2018.05, 2018-05, 2018/5 and 2018.5月 are months.
  if (const std::uint32_t end = after(month->span.end, "月"); end != month->span.end) {
    point.span.end = end;
    return point;
  }
  if (is(month->span.end, "年") || is(month->span.end, "%") || is(month->span.end, ".")) return std::nullopt;
  if (is_han(character(text_, month->span.end))) return std::nullopt; // 1998.04亿元
  const bool padded = month->digits == 2 && month->value < 10;
  std::uint32_t next = 0;
  const bool ranged =
      joint_at(month->span.end, next) == DateJoint::range && number_at(next) && number_at(next)->is_year();
  return padded || ranged || (mark == "/" && month->digits == 2) ? std::optional(point) : std::nullopt;
}

/// The shortened end of a numeric range: 2018.4.8-4.10, 2018.4.8-10.
std::optional<DatePoint> DateReader::numeric_tail(std::uint32_t at, const DatePoint &first) const {
  const auto number = number_at(at);
  if (!number || number->chinese || first.day == 0) return std::nullopt;
  DatePoint point;
  point.form = DateForm::day;
  point.span = number->span;
  if (date_strokes.stands_at(text_, number->span.end)) {
    const auto day = number_at(step(text_, number->span.end));
    if (!number->is_month() || !day || !day->is_day()) return std::nullopt;
    point.month = number->value;
    point.day = day->value;
    point.span.end = day->span.end;
    return point;
  }
  if (!number->is_day() || number->value <= first.day) return std::nullopt;
  point.day = number->value;
  return point;
}

DatePoint DateReader::within_month(DatePoint point) const {
  const std::uint32_t at = skip_spaces(point.span.end);
  std::uint32_t end = 0;
  if (const PartRule *part = part_at(at, false, end)) {
    point.part = part;
    point.form = part->form;
    point.span.end = end;
    return point;
  }
  return days_point(at, point).value_or(point);
}

/// A day or several in a row: 8日, 8日至10日, 8、9日. `point` is their month, or empty.
std::optional<DatePoint> DateReader::days_point(std::uint32_t at, DatePoint point) const {
  const bool of_month = point.form == DateForm::month; // 5月8号; 8号 alone is a number of anything
  for (const bool ranges_only : {false, true}) {
    const DateNumbers days = numbers_at(at, ranges_only);
    if (days.count == 0 || days.count > 2) continue;
    const DateNumber &first = days.items[0], &last = days.items[days.count - 1];
    std::uint32_t behind = after(last.span.end, "日");
    if (behind == last.span.end && of_month) behind = after(last.span.end, "号");
    if (behind == last.span.end || !first.is_day() || !last.is_day()) continue;
    const bool several = days.count == 2;
    if (several && (last.value <= first.value || (days.joints[1] == DateJoint::list && last.value != first.value + 1)))
      continue;
    point.day = first.value;
    if (several) point.day_to = last.value;
    point.form = several ? DateForm::days : DateForm::day;
    point.span.end = behind;
    return point;
  }
  return std::nullopt;
}

/// A month or several (5月, 1-10月), with a day or part behind it; `point` may hold the year.
std::optional<DatePoint> DateReader::month_point(std::uint32_t at, DatePoint point) const {
  const DateNumbers months = numbers_at(at, true);
  if (months.count == 0 || months.count > 2) return std::nullopt;
  const DateNumber *last = &months.items[months.count - 1];
  std::uint32_t unit = skip_spaces(last->span.end);
  if (!is(unit, "月")) {
    last = &months.items[0];
    unit = skip_spaces(last->span.end);
    if (!is(unit, "月")) return std::nullopt;
  }
  if (!months.items[0].is_month() || !last->is_month()) return std::nullopt;
  if (point.span.empty()) point.span = months.items[0].span;
  std::uint32_t length = 0;
  bool chinese = false;
  if (is(unit + 3, "初") && digit_at(unit + 6, length, chinese) >= 0 && chinese) return std::nullopt; // lunar: 三月初一
  point.month = months.items[0].value;
  point.form = DateForm::month;
  point.span.end = unit + 3;
  if (is(point.span.end, "份")) point.span.end += 3;
  if (last != &months.items[0]) {
    if (last->value <= point.month) return std::nullopt;
    point.month_to = last->value;
    point.form = DateForm::months;
    return point;
  }
  return within_month(point);
}

DatePoint DateReader::within_year(DatePoint point) const {
  if (const std::uint32_t whole = rules_.words.whole_year.starting(text_, point.span.end); whole > 0) {
    point.span.end += whole;
    return point;
  }
  const std::uint32_t at = skip_spaces(point.span.end);
  if (at >= size_) return point;
  std::uint32_t end = 0;
  if (const PartRule *part = part_at(at, true, end)) {
    point.part = part;
    point.form = part->form;
    point.span.end = end;
    return point;
  }
  if (const Token *token = token_at(at, rules_.relative.table)) {
    const RelativeRule &again = rules_.relative.rows[token->sense.row];
    if (again.unit == TimeUnit::year && again.offset == 0 && again.anchor == Anchor::text) { // 2018年全年
      point.span.end = token->span.end;
      return point;
    }
  }
  if (const auto months = months_so_far(at, point)) return *months;
  if (const auto month = month_point(at, point)) return *month;
  return point;
}

/// 前10个月, 前11月: of the year.
std::optional<DatePoint> DateReader::months_so_far(std::uint32_t at, DatePoint year) const {
  if (!is(at, "前")) return std::nullopt;
  const auto count = count_at(at + 3);
  if (!count || !count->is_month()) return std::nullopt;
  std::uint32_t behind = after(count->span.end, "个月");
  if (behind == count->span.end) behind = after(count->span.end, "月");
  if (behind == count->span.end) return std::nullopt;
  year.month = 1;
  year.month_to = count->value;
  year.form = DateForm::months;
  year.span.end = behind;
  return year;
}

/// 60年代 behind 上世纪 or 20世纪 or alone; 1990年代.
std::optional<DatePoint> DateReader::decade_point(std::uint32_t at, DatePoint point) const {
  const auto number = number_at(skip_spaces(at));
  if (!number || number->value % 10 != 0) return std::nullopt;
  const std::uint32_t end = after(number->span.end, "年代");
  if (end == number->span.end) return std::nullopt;
  if (number->digits == 4) point.year = number->value / 100 * 100;
  else if (number->value < 10 || number->value > 90) return std::nullopt;
  point.decade = number->value % 100;
  point.span = point.span.empty() ? Span{number->span.begin, end} : Span{point.span.begin, end};
  point.form = DateForm::decade;
  point.span.end += rules_.words.decade_part.starting(text_, end);
  return point;
}

/// 20世纪90年代.
std::optional<DatePoint> DateReader::century_point(const DateNumber &century, std::uint32_t behind) const {
  if (century.value < 18 || century.value > 21) return std::nullopt;
  DatePoint point;
  point.year = (century.value - 1) * 100;
  point.span = {century.span.begin, behind};
  return decade_point(behind, point);
}

/// 2018年, 18年5月, with what follows in it.
std::optional<DatePoint> DateReader::year_point(const DateNumber &year, std::uint32_t behind) const {
  DatePoint point;
  if (year.is_year() || (year.digits == 4 && year.value >= 1000 && number_at(skip_spaces(behind))))
    point.year = year.value;
  else if (two_digit_year(year, behind)) point.year = year.value + (year.value >= 50 ? 1900 : 2000);
  else return std::nullopt;
  if (is_issue(behind)) return std::nullopt;
  point.form = DateForm::year;
  point.span = {year.span.begin, behind};
  return within_year(point);
}

std::optional<DatePoint> DateReader::number_point(std::uint32_t at, const DatePoint *first) const {
  const auto number = number_at(at);
  if (!number || !dated_behind(number->span.end) || inside_number(at)) return std::nullopt;
  if (const std::uint32_t behind = after(number->span.end, "世纪"); behind != number->span.end)
    return century_point(*number, behind);
  if (auto decade = decade_point(at, DatePoint{})) return decade;
  if (number->digits == 4 && number->value >= 1000 && number->value < 2200)
    if (auto date = numeric_date(*number)) return date;
  if (const std::uint32_t behind = after(number->span.end, rules_.words.year); behind != number->span.end)
    return year_point(*number, behind);
  if (auto month = month_point(at, DatePoint{})) return month;
  // Small Chinese numerals are rather words than a day alone: 一日, 三日.
  if (number->chinese && number->value < 10 && first == nullptr) return std::nullopt;
  DatePoint day;
  day.span = {at, at};
  return days_point(at, day);
}

std::optional<DatePoint> DateReader::relative_point(const Token &token) const {
  const RelativeRule &relative = rules_.relative.rows[token.sense.row];
  DatePoint point;
  point.span = token.span;
  point.relative = &relative;
  const std::uint32_t at = token.span.end;
  switch (relative.unit) {
  case TimeUnit::none: return std::nullopt;
  case TimeUnit::century: return decade_point(at, point);
  case TimeUnit::year:
    point.form = DateForm::year;
    point = within_year(point);
    if (relative.clause_start && point.form == DateForm::year && !clause_starts(token.span.begin)) return std::nullopt;
    return point;
  case TimeUnit::month: point.form = DateForm::month; return within_month(point);
  case TimeUnit::day: point.form = DateForm::day; return point;
  case TimeUnit::week: break;
  }
  return weekday_point(point);
}

/// 上周, 上周三, 上周日, 上周末.
DatePoint DateReader::weekday_point(DatePoint week) const {
  constexpr int saturday = 6, sunday = 7, both = 8;
  const std::uint32_t at = week.span.end;
  std::uint32_t length = 0;
  bool chinese = false;
  const int numeral = digit_at(at, length, chinese);
  week.form = DateForm::days;
  if (chinese && numeral >= 1 && numeral <= saturday) week.weekday = numeral;
  else if (is(at, "日") || is(at, "天")) week.weekday = sunday;
  else if (is(at, "末")) week.weekday = both;
  else return week;
  if (week.weekday != both) week.form = DateForm::day;
  week.span.end = step(text_, at);
  return week;
}

/// “十四五”期间, “十四五”末, “十四五”前三年, 后两年.
std::optional<DatePoint> DateReader::plan_point(const Token &token) const {
  DatePoint point;
  point.span = token.span;
  point.fixed = &rules_.plans.rows[token.sense.row];
  point.form = DateForm::plan_period;
  const std::uint32_t behind = behind_mark(point.span.end, date_closing_marks);
  std::uint32_t end = 0;
  if (const PartRule *part = part_at(behind, true, end); part != nullptr && part->form == DateForm::day) {
    point.part = part;
    point.form = DateForm::day;
    point.span.end = end;
  } else if (is(behind, "前") || is(behind, "后")) {
    const auto count = count_at(behind + 3);
    if (count && count->value >= 1 && count->value < 5 && is(count->span.end, "年")) {
      point.years_of = is(behind, "前") ? count->value : -count->value;
      point.form = DateForm::years;
      point.span.end = count->span.end + 3;
    }
  }
  return point;
}

/// 上半年, 年底, 月底 of a year or month told elsewhere; 两年内 is a duration.
std::optional<DatePoint> DateReader::part_point(std::uint32_t at) const {
  std::uint32_t end = 0;
  for (const bool of_year : {true, false}) {
    const PartRule *part = part_at(at, of_year, end);
    if (part == nullptr || (part->of != PartOf::year_alone && part->of != PartOf::month_alone)) continue;
    const bool counted = digit_before(at) || rules_.words.counted.ending(text_, at) > 0;
    if (counted && (is(at, "年") || is(at, "月"))) return std::nullopt;
    DatePoint point;
    point.span = {at, end};
    point.part = part;
    point.form = part->form;
    return point;
  }
  return std::nullopt;
}

std::optional<DatePoint> DateReader::token_point(std::uint32_t at) const {
  if (tokens_.starting(at).empty() && !is(at, "前")) return std::nullopt;
  if (const Token *token = token_at(at, rules_.relative.table)) return relative_point(*token);
  if (const Token *token = token_at(at, rules_.plans.table)) return plan_point(*token);
  if (const Token *token = token_at(at, rules_.named.table)) {
    DatePoint point;
    point.span = token->span;
    point.fixed = &rules_.named.rows[token->sense.row];
    point.form = DateForm::named_day;
    return point;
  }
  if (auto part = part_point(at)) return part;
  // 前10个月 opens a clause; 此前3月 is something else.
  if (is(at, "前") && clause_starts(at)) {
    DatePoint point;
    point.span = {at, at};
    return months_so_far(at, point);
  }
  return std::nullopt;
}

std::optional<DatePoint> DateReader::point_at(std::uint32_t at, const DatePoint *first) const {
  if (at >= size_) return std::nullopt;
  if (auto point = number_point(at, first)) return point;
  return token_point(at);
}

} // namespace v0
} // namespace jiedui
