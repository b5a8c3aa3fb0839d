#include "date_reader.hpp"

namespace jiedui {
inline namespace v0 {

/// Behind 年, 年度, 年份 with spaces; `at` where none of them stands there.
std::uint32_t DateReader::behind_year_unit(std::uint32_t at) const {
  for (const std::string_view unit : {"年度", "年份", "年"})
    if (const std::uint32_t end = after(at, unit); end != at) return end;
  return at;
}

/// 2018年第3期, 2018年第15号: numbers of issues and notices.
bool DateReader::is_issue(std::uint32_t at) const {
  at = after(at, "第");
  const auto number = number_at(skip_spaces(at));
  if (!number || !ends(skip_spaces(number->span.begin), "第")) return false;
  const std::uint32_t unit = skip_spaces(number->span.end);
  for (const std::string_view word : {"期", "号", "辑", "卷", "总第"})
    if (is(unit, word)) return true;
  return false;
}

/// 18年5月, 07年, '18年: two digits are a year where nothing else is possible; 18年 alone is a duration.
bool DateReader::two_digit_year(const DateNumber &number, std::uint32_t behind) const {
  if (number.digits != 2 || number.span.size() > 6) return false;
  std::uint32_t part_end = 0;
  if (number.span.size() == 2 || number.chinese) {
    const char first = text_[number.span.begin];
    if (first == '0' || is(number.span.begin, "零") || is(number.span.begin, "〇")) return true;
  }
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
  std::string_view mark;
  for (const std::string_view candidate : {"-", ".", "/", "．", "－", "／"})
    if (is(at, candidate)) mark = candidate;
  if (mark.empty()) return std::nullopt;
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
  const auto behind = static_cast<unsigned char>(month->span.end < size_ ? text_[month->span.end] : ' ');
  if (behind >= 0xE4 && behind <= 0xE9) return std::nullopt; // a Chinese word: 1998.04亿元
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
  for (const std::string_view mark : {".", "-", "/"}) {
    if (!is(number->span.end, mark)) continue;
    const auto day = number_at(number->span.end + 1);
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
  for (const bool ranges_only : {false, true}) {
    const DateNumbers days = numbers_at(at, ranges_only);
    if (days.count == 0 || days.count > 2) continue;
    const DateNumber &last = days.items[days.count - 1];
    std::uint32_t behind = after(last.span.end, "日");
    if (behind == last.span.end) behind = after(last.span.end, "号");
    if (behind == last.span.end ||
        !std::all_of(days.items.begin(), days.items.begin() + static_cast<std::ptrdiff_t>(days.count),
                     [](const DateNumber &n) { return n.is_day(); }))
      continue;
    point.day = days.items[0].value;
    point.form = DateForm::day;
    if (days.count == 2 && (days.joints[1] == DateJoint::range || last.value == point.day + 1)) {
      if (last.value <= point.day) continue;
      point.day_to = last.value;
      point.form = DateForm::days;
    } else if (days.count == 2) {
      continue;
    }
    point.span.end = behind;
    return point;
  }
  return point;
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
  if (is(point.span.end, "一年")) { // 去年一年
    point.span.end += 6;
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
  if (is(at, "前")) { // 前10个月, 前11月
    auto count = number_at(at + 3);
    if (is(at + 3, "两")) count = DateNumber{2, 1, true, {at + 3, at + 6}};
    if (count && count->is_month()) {
      std::uint32_t behind = after(count->span.end, "个月");
      if (behind == count->span.end) behind = after(count->span.end, "月");
      if (behind != count->span.end) {
        point.month = 1;
        point.month_to = count->value;
        point.form = DateForm::months;
        point.span.end = behind;
        return point;
      }
    }
  }
  DatePoint year = point;
  if (auto month = month_point(at, std::move(year))) return *month;
  return point;
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
  for (const std::string_view part : {"初期", "中期", "后期", "末期", "中后期", "初", "末", "中"})
    if (is(end, part)) {
      point.span.end = end + static_cast<std::uint32_t>(part.size());
      break;
    }
  return point;
}

std::optional<DatePoint> DateReader::number_point(std::uint32_t at, const DatePoint *first) const {
  const auto number = number_at(at);
  if (!number || !dated_behind(number->span.end) || inside_number(at)) return std::nullopt;
  DatePoint point;
  point.span = {at, at};
  if (const std::uint32_t century = after(number->span.end, "世纪"); century != number->span.end) {
    if (number->value < 18 || number->value > 21) return std::nullopt;
    point.year = (number->value - 1) * 100;
    point.span.end = century;
    return decade_point(century, point);
  }
  if (auto decade = decade_point(at, DatePoint{})) return decade;
  if (number->digits == 4 && number->value >= 1000 && number->value < 2200)
    if (auto date = numeric_date(*number)) return date;
  if (const std::uint32_t behind = behind_year_unit(number->span.end); behind != number->span.end) {
    if (number->is_year() || (number->digits == 4 && number->value >= 1000 && number_at(skip_spaces(behind))))
      point.year = number->value;
    else if (two_digit_year(*number, behind)) point.year = number->value + (number->value >= 50 ? 1900 : 2000);
    else return std::nullopt;
    if (is_issue(behind)) return std::nullopt;
    point.form = DateForm::year;
    point.span.end = behind;
    return within_year(point);
  }
  if (auto month = month_point(at, DatePoint{})) return month;
  // A day alone: 28日, 8日至10日. Small Chinese numerals are rather words: 一日, 三日.
  for (const bool ranges_only : {false, true}) {
    const DateNumbers days = numbers_at(at, ranges_only);
    if (days.count > 2 || !number->is_day()) continue;
    const DateNumber &last = days.items[days.count - 1];
    const std::uint32_t unit = skip_spaces(last.span.end);
    if (!is(unit, "日") || !last.is_day() || (number->chinese && number->value < 10 && first == nullptr)) continue;
    point.span.end = unit + 3;
    point.day = number->value;
    point.form = DateForm::day;
    if (days.count == 2) {
      if (last.value <= number->value || (days.joints[1] == DateJoint::list && last.value != number->value + 1))
        continue;
      point.day_to = last.value;
      point.form = DateForm::days;
    }
    return point;
  }
  return std::nullopt;
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
  point.form = DateForm::days;
  constexpr std::array<std::string_view, 9> weekdays{"一", "二", "三", "四", "五", "六", "日", "天", "末"};
  for (std::size_t i = 0; i < weekdays.size(); ++i)
    if (is(at, weekdays[i])) {
      point.weekday = i < 6 ? static_cast<int>(i) + 1 : i < 8 ? 7 : 8;
      point.form = i < 8 ? DateForm::day : DateForm::days;
      point.span.end += 3;
    }
  return point;
}

std::optional<DatePoint> DateReader::token_point(std::uint32_t at) const {
  if (tokens_.starting(at).empty() && !is(at, "前")) return std::nullopt;
  if (const Token *token = token_at(at, rules_.relative.table)) return relative_point(*token);
  if (const Token *token = token_at(at, rules_.plans.table)) {
    DatePoint point;
    point.span = token->span;
    point.fixed = &rules_.plans.rows[token->sense.row];
    point.form = DateForm::plan_period;
    const std::uint32_t behind = behind_mark(point.span.end, date_closing_marks);
    std::uint32_t end = 0;
    if (const PartRule *part = part_at(behind, true, end); part != nullptr && part->form == DateForm::day) {
      point.part = part;
      point.form = DateForm::day;
      point.span.end = end;
    } else if (is(behind, "前") || is(behind, "后")) { // “十四五”前三年, 后两年
      std::optional<DateNumber> count = number_at(behind + 3);
      if (is(behind + 3, "两")) count = DateNumber{2, 1, true, {behind + 3, behind + 6}};
      if (count && count->value >= 1 && count->value < 5 && is(count->span.end, "年")) {
        point.years_of = is(behind, "前") ? count->value : -count->value;
        point.form = DateForm::years;
        point.span.end = count->span.end + 3;
      }
    }
    return point;
  }
  if (const Token *token = token_at(at, rules_.named.table)) {
    DatePoint point;
    point.span = token->span;
    point.fixed = &rules_.named.rows[token->sense.row];
    point.form = DateForm::named_day;
    return point;
  }
  std::uint32_t end = 0;
  const auto counted = [&] {
    return digit_before(at) || ends(at, "每") || ends(at, "几") || ends(at, "数") || ends(at, "多") || ends(at, "半") ||
           ends(at, "两") || ends(at, "每年");
  };
  for (const bool of_year : {true, false}) {
    const PartRule *part = part_at(at, of_year, end);
    if (part == nullptr || (part->of != PartOf::year_alone && part->of != PartOf::month_alone)) continue;
    // 两年内 is a duration.
    if ((is(at, "年") || is(at, "月")) && counted()) return std::nullopt;
    DatePoint point;
    point.span = {at, end};
    point.part = part;
    point.form = part->form;
    return point;
  }
  // 前10个月 opens a clause; 此前3月 is something else.
  if (is(at, "前") && clause_starts(at)) {
    DatePoint point;
    point.span = {at, at};
    point = within_year(point);
    if (point.form == DateForm::months) return point;
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
