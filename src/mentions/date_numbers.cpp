#include "date_reader.hpp"

#include "../document/numerals.hpp"

namespace jiedui {
inline namespace v0 {

int DateReader::digit_at(std::uint32_t at, std::uint32_t &length, bool &chinese) const {
  if (at >= size_) return -1;
  chinese = false;
  length = 1;
  const auto byte = [&](std::uint32_t i) { return static_cast<unsigned char>(text_[at + i]); };
  const unsigned char lead = byte(0);
  if (lead >= '0' && lead <= '9') return lead - '0';
  if (at + 2 >= size_) return -1;
  length = 3;
  if (lead == 0xEF && byte(1) == 0xBC && byte(2) >= 0x90 && byte(2) <= 0x99) return byte(2) - 0x90;
  chinese = true;
  if (lead < 0xE2 || lead > 0xE9) return -1;
  return numeral_value((lead & 0xFu) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu));
}

bool DateReader::digit_before(std::uint32_t at) const {
  std::uint32_t length = 0;
  bool chinese = false;
  return (at >= 1 && text_[at - 1] >= '0' && text_[at - 1] <= '9') ||
         (at >= 3 && digit_at(at - 3, length, chinese) >= 0 && length == 3);
}

bool DateReader::dated_behind(std::uint32_t at) const { return rules_.words.goes_on.stands_at(text_, skip_spaces(at)); }

const Token *DateReader::token_at(std::uint32_t at, TableNumber table) const {
  for (const Token &token : tokens_.starting(at))
    if (token.sense.table == table) return &token;
  return nullptr;
}

Effect DateReader::effect_before(std::uint32_t begin, std::uint32_t &word_begin) const {
  word_begin = begin;
  Effect effect = Effect::none;
  near_.ending(begin, rules_.bounds_before, [&](const Token &token) {
    const BoundRule &bound = rules_.bounds.rows[token.sense.row];
    if (bound.after || word_begin != begin) return; // the longest word wins: 截至到 over 到, 达到 over 到
    word_begin = token.span.begin;
    effect = bound.effect;
  });
  if (word_begin != begin || begin < 3 || !is(begin - 3, "至")) return effect;
  if (const auto longer = near_.starting(begin - 3, rules_.bounds.table);
      longer && longer->span.end > begin) { // 至|今年
    word_begin = begin - 3;
    return Effect::up_to;
  }
  return effect;
}

/// Whether words beside the expression make it no date: 每年5月, 近3日, 3日内, 每年一季度.
bool DateReader::stopped(const DateExpression &expression) const {
  const DatePoint &first = expression.first;
  if (first.year != 0 || first.relative != nullptr || first.fixed != nullptr || first.decade >= 0) return false;
  const TimeUnit unit = first.day != 0 ? TimeUnit::day : TimeUnit::month;
  const DatePoint &last = expression.last ? *expression.last : first;
  if (last.part == nullptr && last.span.end >= 3 && (unit == TimeUnit::month || first.month == 0))
    if (const auto token = near_.starting(last.span.end - 3, rules_.stops.table)) {
      const StopRule &stop = rules_.stops.rows[token->sense.row];
      if (stop.after && stop.unit == unit) return true;
    }
  bool stops = false;
  near_.ending(first.span.begin, rules_.stops_before, [&](const Token &token) {
    const StopRule &stop = rules_.stops.rows[token.sense.row];
    stops = stops || (!stop.after && (stop.unit == TimeUnit::none || stop.unit == unit));
  });
  return stops;
}

const PartRule *DateReader::part_at(std::uint32_t at, bool of_year, std::uint32_t &end) const {
  // 底, 初 and 末 belong to a year and to a month: two rows at one place.
  for (const Token &token : tokens_.starting(at)) {
    if (token.sense.table != rules_.parts.table) continue;
    const PartRule &part = rules_.parts.rows[token.sense.row];
    const bool fits = of_year ? part.of == PartOf::year || part.of == PartOf::year_alone
                              : part.of == PartOf::month || part.of == PartOf::month_alone;
    if (!fits) continue;
    std::uint32_t length = 0;
    bool chinese = false;
    if (token.span.of(text_).ends_with("初") && digit_at(token.span.end, length, chinese) >= 0 && chinese)
      continue; // 初六
    end = token.span.end;
    return &part;
  }
  return nullptr;
}

std::optional<DateNumber> DateReader::number_at(std::uint32_t at) const {
  std::uint32_t length = 0;
  bool chinese = false;
  int digit = digit_at(at, length, chinese);
  if (digit < 0) return std::nullopt;
  DateNumber number;
  number.chinese = chinese;
  number.span = {at, at};
  int count = 0, tens = -1; // tens: the value before 十
  for (; digit >= 0 && chinese == number.chinese; digit = digit_at(number.span.end, length, chinese)) {
    if (digit == 10) {
      if (tens >= 0 || count > 1) break;
      tens = count == 1 ? number.value : 1;
      number.value = 0;
      count = 0;
    } else {
      if (tens >= 0 && count == 1) break;
      if (++count > 8) return std::nullopt;
      number.value = number.value * 10 + digit;
    }
    number.span.end += length;
    if (number.span.end >= size_) break;
  }
  number.digits = tens >= 0 ? 0 : count;
  if (tens >= 0) number.value += tens * 10;
  return number;
}

std::optional<DateNumber> DateReader::count_at(std::uint32_t at) const {
  return is(at, "两") ? DateNumber{2, 1, true, {at, at + 3}} : number_at(at);
}

/// 至, 到, —, -, ~ join the ends of a range; 、, 和, 及 the items of a list.
DateJoint DateReader::joint_at(std::uint32_t at, std::uint32_t &end) const {
  at = skip_spaces(at);
  if (const std::uint32_t length = rules_.words.range.starting(text_, at); length > 0) {
    end = skip_spaces(at + length);
    if (is(end, "-")) ++end; // 2016--2018
    return DateJoint::range;
  }
  if (const std::uint32_t length = rules_.words.list.starting(text_, at); length > 0) {
    end = skip_spaces(at + length);
    return DateJoint::list;
  }
  return DateJoint::none;
}

DateNumbers DateReader::numbers_at(std::uint32_t at, bool ranges_only) const {
  DateNumbers list;
  DateJoint joint = DateJoint::none;
  while (list.count < list.items.size()) {
    const auto number = number_at(at);
    if (!number) break;
    list.items[list.count] = *number;
    list.joints[list.count++] = joint;
    joint = joint_at(number->span.end, at);
    if (joint == DateJoint::none || (ranges_only && joint == DateJoint::list)) break;
  }
  return list;
}

} // namespace v0
} // namespace jiedui
