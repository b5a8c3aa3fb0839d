#include "number_signs.hpp"

#include "../document/numerals.hpp"

#include <algorithm>

namespace jiedui {
inline namespace v0 {
namespace numbering {
namespace {

/// The characters that `sign_of` and the digits make something of.
constexpr FewCharacters
    parts_of_numbers(U"0123456789０１２３４５６７８９〇零○一壹二两贰兩貳俩倆三叁參叄四肆五伍六陆陸七柒八捌九玖"
                     U"十拾百佰千仟万萬亿億兆余餘多来來几幾数數上");

Sign numeral(int value) { return {Kind::numeral, static_cast<std::int8_t>(value), 3}; }
Sign scale(int exponent) { return {Kind::scale, static_cast<std::int8_t>(exponent), 3}; }

Sign sign_of(char32_t point) {
  if (const int plain = numeral_value(point); plain >= 0 && plain < 10) return numeral(plain);
  switch (point) { // the formal ones, pairs, and what is no digit
  case U'壹': return numeral(1);
  case U'两':
  case U'兩':
  case U'俩':
  case U'倆':
  case U'贰':
  case U'貳': return numeral(2);
  case U'叁':
  case U'參':
  case U'叄': return numeral(3);
  case U'肆': return numeral(4);
  case U'伍': return numeral(5);
  case U'陆':
  case U'陸': return numeral(6);
  case U'柒': return numeral(7);
  case U'捌': return numeral(8);
  case U'玖': return numeral(9);
  case U'十':
  case U'拾': return scale(1);
  case U'百':
  case U'佰': return scale(2);
  case U'千':
  case U'仟': return scale(3);
  case U'万':
  case U'萬': return scale(4);
  case U'亿':
  case U'億': return scale(8);
  case U'兆': return scale(12);
  case U'余':
  case U'餘':
  case U'多':
  case U'来':
  case U'來': return {Kind::more, 0, 3};
  case U'几':
  case U'幾':
  case U'数':
  case U'數': return {Kind::several, 0, 3};
  case U'上': return {Kind::upward, 0, 3};
  default: return {Kind::other, 0, 3};
  }
}

/// Length of a thousands separator at `at` with exactly three digits behind it, or 0.
std::uint32_t separator_at(const Signs &signs, std::size_t at, int groups = 5) {
  const bool space = signs.starts(at, " ");
  const std::uint32_t length = signs.starts(at, ",") || space ? 1 : signs.starts(at, "，") ? 3 : 0;
  // A full-width comma ends a clause, unless the digits are full-width too.
  if (length == 0 || (length == 3 && signs.at(at + 3).length != 3)) return 0;
  std::size_t next = at + length;
  for (int i = 0; i < 3; ++i) {
    const Sign sign = signs.at(next);
    if (sign.kind != Kind::digit) return 0;
    next += sign.length;
  }
  if (signs.at(next).kind == Kind::digit) return 0;
  // A space parts groups only where the figure's scale or its money stands behind: 109 520万元.
  if (space && !signs.starts_any(next, "万", "萬", "亿", "億", "元", " ")) return 0;
  if (space && signs.starts(next, " ") && (groups == 0 || separator_at(signs, next, groups - 1) == 0)) return 0;
  return length;
}

/// Appends the characters of one kind at `at` to `digits`; answers where they end.
std::uint32_t append_digits(const Signs &signs, std::uint32_t at, Kind kind, std::string &digits) {
  for (Sign sign = signs.at(at); sign.kind == kind && !(kind == Kind::numeral && signs.is_pair_word(at));
       sign = signs.at(at)) {
    digits += static_cast<char>('0' + sign.value);
    at += sign.length;
  }
  return at;
}

} // namespace

Sign Signs::at(std::size_t place) const {
  if (place >= text_.size()) return {};
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text_[i]); };
  const unsigned char lead = byte(place);
  if (lead < 0x80)
    return lead >= '0' && lead <= '9' ? Sign{Kind::digit, static_cast<std::int8_t>(lead - '0'), 1} : Sign{};
  if (lead < 0xE0 || lead >= 0xF0) return {Kind::other, 0, static_cast<std::uint8_t>(lead < 0xE0 ? 2 : 4)};
  if (place + 2 >= text_.size()) return {Kind::other, 0, 3};
  const char32_t point = code_point_at(text_, static_cast<std::uint32_t>(place));
  if (!parts_of_numbers.holds(point)) return {Kind::other, 0, 3};
  if (point >= U'０' && point <= U'９') return {Kind::digit, static_cast<std::int8_t>(point - U'０'), 3};
  return sign_of(point);
}

bool Signs::ends_plainly(std::size_t place) const {
  if (place + 2 >= text_.size()) return false;
  const auto lead = static_cast<unsigned char>(text_[place]);
  return lead >= 0xE4 && lead <= 0xE9 && at(place).kind == Kind::other && point(place) == 0;
}

std::uint32_t Signs::skip_spaces(std::uint32_t place) const {
  for (int i = 0; i < 4; ++i) {
    if (starts(place, " ")) place += 1;
    else if (starts(place, "\u00A0")) place += 2;
    else if (starts_any(place, "\u3000", "\u2009", "\u202F")) place += 3;
    else break;
  }
  return place;
}

bool Signs::is_unit_prefix(std::size_t place, bool after_digits) const {
  if (starts(place, "百分点")) return true;
  if (!starts_any(place, "千", "兆")) return false;
  if (after_digits && starts_any(place, "千米", "千克")) return true;
  // 千瓦, 兆瓦, 千伏, 千卡, 千赫, 千帕, 千焦, 千兆; 千字节, 兆比特
  static constexpr FewCharacters scaled_units(U"瓦伏卡赫帕焦兆");
  return scaled_units.stands_at(text_, static_cast<std::uint32_t>(place + 3)) ||
         starts_any(place + 3, "字节", "字節", "比特");
}

Run read_digits(const Signs &signs, std::uint32_t at) {
  std::string digits;
  bool grouped = false;
  for (;;) {
    at = append_digits(signs, at, Kind::digit, digits);
    const std::uint32_t length = separator_at(signs, at);
    if (length == 0 || (!grouped && (digits.size() > 3 || digits.starts_with('0')))) break;
    grouped = true;
    at += length;
  }
  Run run;
  run.length = static_cast<std::uint8_t>(std::min<std::size_t>(digits.size(), 255));
  int points = 0;
  for (;; ++points) {
    const std::uint32_t length = signs.starts(at, ".") ? 1 : signs.starts(at, "．") ? 3 : 0;
    if (length == 0 || signs.at(at + length).kind != Kind::digit) break;
    digits += '.';
    at = append_digits(signs, at + length, Kind::digit, digits);
  }
  run.end = at;
  const bool code = digits.size() > 1 && digits[0] == '0' && digits[1] != '.';
  const auto value = points > 1 || code ? std::nullopt : Decimal::parse(digits);
  run.good = value.has_value();
  run.value = value.value_or(0);
  return run;
}

std::string read_decimals(const Signs &signs, std::uint32_t at, std::uint32_t &end) {
  std::uint32_t next = signs.skip_spaces(at);
  const std::uint32_t point = signs.point(next);
  if (point == 0) return {};
  std::string decimals;
  next = append_digits(signs, signs.skip_spaces(next + point), Kind::numeral, decimals);
  const Sign behind = signs.at(next);
  const bool clock = (behind.kind == Kind::scale && behind.value == 1) || signs.starts_any(next, "分", "刻");
  if (decimals.empty() || (clock && !signs.starts(next, "分之"))) return {};
  end = next;
  return decimals;
}

Run read_numerals(const Signs &signs, std::uint32_t at, bool after_scale) {
  Run run;
  std::string digits;
  bool zero = false;
  for (Sign sign = signs.at(at); sign.kind == Kind::numeral; sign = signs.at(at)) {
    // 三十两, 二两: the 两 is the unit; 一两个 is one or two.
    if (signs.is_pair_word(at) && (after_scale || (!digits.empty() && digits != "1")) &&
        signs.at(at + 3).kind != Kind::scale)
      break;
    if (digits.empty() && sign.value == 0 && !zero && (after_scale || signs.at(at + 3).kind == Kind::scale))
      zero = true;
    else digits += static_cast<char>('0' + sign.value);
    at += sign.length;
  }
  run.end = at;
  run.length = static_cast<std::uint8_t>(std::min<std::size_t>(digits.size(), 255));
  if (digits.empty()) {
    if (!zero) return run;
    const Kind next = signs.at(at).kind;
    run.good = zero && (next == Kind::scale || next == Kind::digit || next == Kind::several);
    return run;
  }
  const std::string decimals = read_decimals(signs, at, run.end);
  if (run.length == 2 && decimals.empty()) {
    const char a = digits[0], b = digits[1];
    if (a != '0' && (b == a + 1 || (a == '3' && b == '5'))) {
      run.value = a - '0';
      run.high = Decimal(b - '0');
      run.good = true;
      return run;
    }
  }
  if (run.length == 2 && signs.starts(run.end, "折")) { // 三八折
    run.value = (digits[0] - '0') * 10 + (digits[1] - '0');
    run.good = true;
    return run;
  }
  const bool code = run.length >= 3 || digits.find('0') != std::string::npos;
  if (run.length == 1 || (!after_scale && code)) {
    const auto value = Decimal::parse(decimals.empty() ? digits : digits + '.' + decimals);
    run.good = value.has_value();
    run.value = value.value_or(0);
  }
  return run;
}

} // namespace numbering
} // namespace v0
} // namespace jiedui
