#include "jiedui/mentions/numbers.hpp"

#include "characters.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace jiedui {
inline namespace v0 {
namespace {

enum class Kind : std::uint8_t {
  other,
  digit,   // 0-9, ０-９
  numeral, // 零 to 九
  scale,   // 十 百 千 万 亿 兆
  more,    // 余 多 来
  several, // 几 数
  upward,  // 上
};

/// One character as a part of a number.
struct Sign {
  Kind kind = Kind::other;
  std::int8_t value = 0; // of a digit or numeral; the exponent of a scale
  std::uint8_t length = 1;
};

Sign numeral(int value) { return {Kind::numeral, static_cast<std::int8_t>(value), 3}; }
Sign scale(int exponent) { return {Kind::scale, static_cast<std::int8_t>(exponent), 3}; }

Sign sign_of(char32_t point) {
  switch (point) {
  case U'〇':
  case U'零':
  case U'○': return numeral(0);
  case U'一':
  case U'壹': return numeral(1);
  case U'二':
  case U'两':
  case U'贰':
  case U'兩':
  case U'貳':
  case U'俩':
  case U'倆': return numeral(2);
  case U'三':
  case U'叁':
  case U'參':
  case U'叄': return numeral(3);
  case U'四':
  case U'肆': return numeral(4);
  case U'五':
  case U'伍': return numeral(5);
  case U'六':
  case U'陆':
  case U'陸': return numeral(6);
  case U'七':
  case U'柒': return numeral(7);
  case U'八':
  case U'捌': return numeral(8);
  case U'九':
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

/// The characters that `sign_of` and the digits make something of; those of them that can begin a number.
constexpr CharacterSet
    parts_of_numbers(U"0123456789０１２３４５６７８９〇零○一壹二两贰兩貳俩倆三叁參叄四肆五伍六陆陸七柒八捌九玖"
                     U"十拾百佰千仟万萬亿億兆余餘多来來几幾数數上");
constexpr CharacterSet
    begins_of_numbers(U"0123456789０１２３４５６７８９〇零○一壹二两贰兩貳俩倆三叁參叄四肆五伍六陆陸七柒八捌九玖"
                      U"十拾百佰千仟万萬亿億兆几幾数數上");

Decimal power(int exponent) {
  static constexpr auto powers = [] {
    std::array<std::int64_t, Decimal::max_scale + 1> values{1};
    for (std::size_t i = 1; i < values.size(); ++i) values[i] = values[i - 1] * 10;
    return values;
  }();
  return powers[static_cast<std::size_t>(exponent)];
}

/// Characters of a text as parts of numbers.
class Signs {
public:
  explicit Signs(std::string_view text) : text_(text) {}

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(text_.size()); }
  [[nodiscard]] Sign at(std::size_t place) const;
  template <std::size_t Size> [[nodiscard]] bool starts(std::size_t place, const char (&word)[Size]) const {
    return stands_at(text_, place, word);
  }
  template <std::size_t... Sizes>
  [[nodiscard]] bool starts_any(std::size_t place, const char (&...words)[Sizes]) const {
    return one_stands_at(text_, place, words...);
  }
  template <std::size_t Size> [[nodiscard]] bool follows(std::size_t place, const char (&word)[Size]) const {
    return ends_at(text_, place, word);
  }
  /// Spaces that a page break, a PDF or a typist put inside: at most four, of any width.
  [[nodiscard]] std::uint32_t skip_spaces(std::uint32_t place) const;
  /// Length of 点, or 0.
  [[nodiscard]] std::uint32_t point(std::size_t place) const { return starts_any(place, "点", "點") ? 3 : 0; }
  /// 千瓦, 千米, 百分点: the unit takes the 千, not the number.
  [[nodiscard]] bool is_unit_prefix(std::size_t place, bool after_digits) const;
  /// 肆, 陆, 拾 and other numerals of the forms that are common characters as well.
  [[nodiscard]] bool is_formal(std::size_t place) const {
    return starts_any(place, "叁", "參", "叄", "肆", "伍", "陆", "陸", "柒", "捌", "玖", "拾", "佰", "仟");
  }
  [[nodiscard]] bool is_pair_word(std::size_t place) const { return starts_any(place, "两", "兩", "俩", "倆"); }

private:
  std::string_view text_;
};

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
  if (after_digits && starts_any(place, "千米", "千克")) return true;
  return starts_any(place, "千瓦", "千伏", "千卡", "千赫", "千帕", "千焦", "千字节", "千字節", "千比特", "千兆", "兆瓦",
                    "兆字节", "兆字節", "兆赫", "兆帕", "兆比特", "兆焦", "兆伏");
}

/// Digits or numerals without scale.
struct Run {
  Decimal value;
  std::optional<Decimal> high; ///< 两三
  std::uint32_t end = 0;
  std::uint8_t length = 0; ///< characters before the point
  bool good = false;
};

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

/// 1,100, 65.16. What has two points (3.5.2) or starts with a zero (0471) is a code.
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

/// The decimals behind 点 at `at` ("5", "233"), and where they end. Nothing for a time of day (三点五十分).
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

/// 三, 两三, 二〇一八, 三点一四; behind a scale a leading 零 is skipped.
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

/// Reads one number without fraction, part by part.
class PlainReader {
public:
  PlainReader(const Signs &signs, std::uint32_t begin)
      : signs_(signs), begin_(begin), end_(begin), numerals_(signs.at(begin).kind != Kind::digit) {}

  /// @param part of a fraction, where one formal numeral is enough (万分之肆).
  std::optional<Number> read(bool part = false);
  /// Behind everything that need not be looked at again, also where there is no number.
  [[nodiscard]] std::uint32_t end() const { return end_; }

private:
  /// What has been read so far, for the lower and the upper end of a range in step.
  struct Sum {
    Decimal total, section;
    std::optional<Decimal> pending;
  };

  [[nodiscard]] std::uint32_t next_part() const;
  [[nodiscard]] bool ends_well(std::uint32_t at) const;
  bool take(std::uint32_t at);
  bool take_digits(std::uint32_t at);
  bool take_numerals(std::uint32_t at);
  bool take_scale(std::uint32_t at);
  bool take_more(std::uint32_t at);
  bool take_several(std::uint32_t at);
  bool multiply(Sum &sum, int exponent);
  void take_decimals();
  [[nodiscard]] std::optional<Number> finish();
  Decimal plus(Decimal a, Decimal b);
  Decimal times(Decimal a, Decimal b);

  const Signs &signs_;
  std::uint32_t begin_, end_;
  bool numerals_;
  Sum low_, high_;
  Decimal decimals_;
  Qualifier qualifier_ = Qualifier::exact;
  bool range_ = false;  // two digits in a row
  bool scaled_ = false; // a scale was read
  bool digits_ = false; // the last part was digits
  bool zero_ = false;   // a 零 stands since the last scale
  bool bare_ = false;   // the first part was a scale
  bool one_by_one_ = false;
  bool ended_ = false; // a word that ends the number was read
  bool broken_ = false;
  int last_scale_ = 0, last_big_ = 0, run_scale_ = 0; // exponents
};

Decimal PlainReader::plus(Decimal a, Decimal b) {
  const auto sum = a.plus(b);
  broken_ |= !sum;
  return sum.value_or(0);
}

Decimal PlainReader::times(Decimal a, Decimal b) {
  const auto product = a.times(b);
  broken_ |= !product;
  return product.value_or(0);
}

/// Whether a scale that a space cuts off from its digits is followed by what can follow a number: 3800 万元, not
/// 2018 万州区.
bool PlainReader::ends_well(std::uint32_t at) const {
  at = signs_.skip_spaces(at);
  const Kind kind = signs_.at(at).kind;
  return at >= signs_.size() || kind == Kind::digit || kind == Kind::more ||
         signs_.starts_any(at, "元", "人", "亩", "户", "吨", "名", "个", "家", "平", "公", "美", "只", "头", "株", "斤",
                           "件", "套", "册", "次", "棵", "米", "千", "畝", "戶", "噸", "個", "，", "。", "、", "；",
                           "\n", "）");
}

/// Where the next part of the number can stand: right here, or behind a space that does not belong there.
std::uint32_t PlainReader::next_part() const {
  if (end_ == begin_ || signs_.at(end_).kind != Kind::other) return end_;
  const std::uint32_t next = signs_.skip_spaces(end_);
  if (next == end_) return end_;
  const Sign sign = signs_.at(next);
  bool goes_on = false;
  switch (sign.kind) {
  case Kind::scale:
    goes_on = (low_.pending || (numerals_ && sign.value >= 4)) && (numerals_ || ends_well(next + 3));
    break;
  case Kind::numeral: goes_on = numerals_ && scaled_ && !low_.pending; break;
  case Kind::several: goes_on = numerals_ && scaled_ && signs_.at(next + 3).kind == Kind::scale; break;
  case Kind::more: goes_on = signs_.at(signs_.skip_spaces(next + 3)).kind == Kind::scale; break;
  case Kind::digit: goes_on = scaled_ && !numerals_ && signs_.at(next + 1).kind == Kind::scale; break;
  default: break;
  }
  if (qualifier_ != Qualifier::exact && sign.kind == Kind::scale) goes_on = true;
  return goes_on ? next : end_;
}

bool PlainReader::take(std::uint32_t at) {
  switch (signs_.at(at).kind) {
  case Kind::digit: return take_digits(at);
  case Kind::numeral: return take_numerals(at);
  case Kind::scale: return take_scale(at);
  case Kind::more: return take_more(at);
  case Kind::several: return take_several(at);
  default: return false;
  }
}

bool PlainReader::take_digits(std::uint32_t at) {
  if (low_.pending || bare_ || (scaled_ && last_scale_ < 2)) return false;
  const Run run = read_digits(signs_, at);
  if (!run.good) {
    broken_ = end_ == begin_;
    if (broken_) end_ = run.end;
    return false;
  }
  if (scaled_ && !(run.value < power(last_scale_))) return false;
  low_.pending = high_.pending = run.value;
  digits_ = true;
  end_ = run.end;
  return true;
}

bool PlainReader::take_numerals(std::uint32_t at) {
  if (low_.pending) return false;
  const Run run = read_numerals(signs_, at, scaled_);
  if (!run.good) {
    broken_ = end_ == begin_;
    if (broken_) end_ = run.end;
    return false;
  }
  if (run.length > 0) {
    low_.pending = run.value;
    high_.pending = run.high.value_or(run.value);
    range_ |= run.high.has_value();
    one_by_one_ |= (run.length >= 3 || (run.length == 2 && !run.high)) && !signs_.starts(run.end, "折");
  }
  zero_ |= signs_.at(at).value == 0;
  digits_ = false;
  end_ = run.end;
  return true;
}

bool PlainReader::multiply(Sum &sum, int exponent) {
  const Decimal factor = power(exponent);
  if (exponent < 4) {
    sum.section = plus(sum.section, times(sum.pending.value_or(1), factor));
    sum.pending.reset();
    return true;
  }
  if (sum.pending) sum.section = plus(sum.section, *sum.pending);
  sum.pending.reset();
  if (sum.section == Decimal(0)) {
    sum.total = times(sum.total == Decimal(0) ? Decimal(1) : sum.total, factor);
  } else if (exponent > last_big_) {
    sum.total = times(plus(sum.total, sum.section), factor);
  } else if (exponent < last_big_) {
    sum.total = plus(sum.total, times(sum.section, factor));
  } else return false;
  sum.section = 0;
  return true;
}

bool PlainReader::take_scale(std::uint32_t at) {
  const int exponent = signs_.at(at).value;
  if (signs_.is_unit_prefix(at, digits_)) return false;
  const bool first = end_ == begin_, ten = exponent == 1;
  const bool unled = !low_.pending && !first; // 百十五, 零十, 万亿 need nothing before the scale
  if (unled && !(ten && (zero_ || last_scale_ == 2)) && !(exponent >= 4 && scaled_)) return false;
  if (exponent < 4 && scaled_ && last_scale_ < 4 && exponent >= last_scale_) return false;
  if (first) bare_ = exponent >= 2;
  const bool directly = run_scale_ > 0 && scaled_ && !low_.pending;
  if (!multiply(low_, exponent) || !multiply(high_, exponent)) return false;
  run_scale_ = directly && exponent >= 4 ? run_scale_ + exponent : exponent;
  if (exponent >= 4) last_big_ = exponent;
  last_scale_ = exponent;
  scaled_ = true;
  zero_ = digits_ = false;
  end_ = at + 3;
  return true;
}

/// 余, 多 behind digits or a scale, 来 behind 十, 百 and 千 (十来个, not 300来自).
bool PlainReader::take_more(std::uint32_t at) {
  const bool come = signs_.starts_any(at, "来", "來");
  if (end_ == begin_ || qualifier_ != Qualifier::exact || !(digits_ || scaled_)) return false;
  if (!digits_ && low_.pending) return false; // 两多
  if (come && (digits_ || last_scale_ > 3 || signs_.starts_any(at + 3, "自", "到", "源", "京", "华", "華", "我")))
    return false;
  qualifier_ = come ? Qualifier::about : Qualifier::over;
  end_ = at + 3;
  const std::uint32_t next = signs_.skip_spaces(end_);
  ended_ = signs_.at(next).kind != Kind::scale || signs_.is_unit_prefix(next, digits_);
  return true;
}

/// 十几, 三十几万, 一百几十, 一百零几.
bool PlainReader::take_several(std::uint32_t at) {
  if (!scaled_ || low_.pending || !signs_.starts_any(at, "几", "幾")) return false;
  qualifier_ = Qualifier::over;
  end_ = at + 3;
  const Sign next = signs_.at(end_);
  if (next.kind == Kind::scale && next.value < last_scale_) end_ += 3;
  return true;
}

/// 十点二三, 两千万点五: decimals behind a scale.
void PlainReader::take_decimals() {
  if (!numerals_ || !scaled_ || qualifier_ != Qualifier::exact || range_) return;
  std::uint32_t end = end_;
  const std::string decimals = read_decimals(signs_, end_, end);
  if (decimals.empty()) return;
  const auto value = Decimal::parse("0." + decimals);
  if (!value) return;
  decimals_ = *value;
  zero_ = true; // what stands before the point are units: 两千三点一
  end_ = end;
}

std::optional<Number> PlainReader::read(bool part) {
  constexpr std::uint32_t longest = 240; // bytes
  while (!ended_ && end_ < signs_.size() && end_ - begin_ < longest && take(next_part())) {
  }
  if (end_ == begin_ || broken_) return std::nullopt;
  if (!part && end_ == begin_ + 3 && signs_.is_formal(begin_) && !signs_.starts(end_, "分之")) return std::nullopt;
  take_decimals();
  return finish();
}

std::optional<Number> PlainReader::finish() {
  const bool dropped =
      low_.pending && !digits_ && scaled_ && !zero_ && last_scale_ >= 2 && !range_ && low_.pending->whole(); // 两万三
  for (Sum *sum : {&low_, &high_})
    if (sum->pending)
      sum->section = plus(sum->section, dropped ? times(*sum->pending, power(last_scale_ - 1)) : *sum->pending);
  Number number;
  number.span = {begin_, end_};
  number.numerals = numerals_;
  number.qualifier = qualifier_;
  number.value = plus(plus(low_.total, low_.section), decimals_);
  const Decimal upper = plus(high_.total, high_.section);
  if (range_ && upper != number.value) number.high = upper;
  number.scale = low_.pending && scaled_ ? Decimal(1) : power(std::min(run_scale_, 16));
  number.bare_scale = bare_ && number.value == number.scale;
  number.digit_by_digit = one_by_one_ && !scaled_;
  return broken_ ? std::nullopt : std::optional<Number>(number);
}

/// 数十, 几百, 上千, 数十万: one of it, and more.
std::optional<Number> read_vague(const Signs &signs, std::uint32_t at) {
  const bool upward = signs.at(at).kind == Kind::upward;
  std::uint32_t next = at + 3;
  int exponent = 0;
  for (Sign sign = signs.at(next); sign.kind == Kind::scale && !signs.is_unit_prefix(next, false);
       sign = signs.at(next)) {
    if (upward && exponent == 0 && sign.value < 2) return std::nullopt;
    exponent += sign.value;
    next += sign.length;
  }
  if (exponent == 0 || exponent > Decimal::max_scale || signs.is_formal(at + 3)) return std::nullopt;
  if (signs.at(next).kind == Kind::more && !signs.starts_any(next, "来", "來")) {
    if (upward) return std::nullopt; // 会上百余人: the 上 belongs to the place
    next += 3;
  }
  Number number;
  number.span = {at, next};
  number.value = number.scale = power(exponent);
  number.qualifier = Qualifier::over;
  number.numerals = true;
  return number;
}

/// part of whole in percent: exact where it can be, else cut after two decimals.
std::optional<Decimal> percent_of(Decimal part, Decimal whole) {
  const auto hundredfold = part.times(100);
  if (!hundredfold) return std::nullopt;
  const auto exact = hundredfold->over(whole, 12);
  if (exact && exact->times(whole) == hundredfold) return exact;
  return hundredfold->over(whole, 2);
}

/// The fraction whose denominator or first number was read: 三分之一, 百分之八十, 3/4. Nothing where there is none.
std::optional<Number> read_fraction(const Signs &signs, const Number &first) {
  if (first.high || first.value.sign() <= 0 || first.qualifier != Qualifier::exact) return std::nullopt;
  std::uint32_t over = signs.skip_spaces(first.span.end);
  const bool stroke = !first.numerals && signs.starts_any(first.span.end, "/", "／");
  if (stroke) over = first.span.end + (signs.starts(first.span.end, "/") ? 1 : 3);
  else if (signs.starts(over, "分")) {
    over = signs.skip_spaces(over + 3);
    if (!signs.starts(over, "之")) return std::nullopt;
    over = signs.skip_spaces(over + 3);
  } else return std::nullopt;
  const Kind next = signs.at(over).kind;
  if (next != Kind::digit && (stroke || (next != Kind::numeral && next != Kind::scale))) return std::nullopt;
  PlainReader reader(signs, over);
  const auto second = reader.read(true);
  if (!second) return std::nullopt;
  if (stroke) { // 3/4, not a date, a version or a road
    const bool more = signs.starts_any(second->span.end, "/", "／", "-", "月", "日") ||
                      signs.follows(first.span.begin, "/") || signs.follows(first.span.begin, "／");
    if (more || !first.value.whole() || !second->value.whole() || second->value.sign() <= 0 ||
        !(second->scale == Decimal(1)) || !(second->value < Decimal(100)))
      return std::nullopt;
  }
  const Number &numerator = stroke ? first : *second;
  const Decimal whole = stroke ? second->value : first.value;
  Number fraction = numerator;
  const auto value = percent_of(numerator.value, whole);
  if (!value) return std::nullopt;
  fraction.value = *value;
  if (numerator.high) fraction.high = percent_of(*numerator.high, whole);
  fraction.span = {first.span.begin, second->span.end};
  fraction.numerals = first.numerals;
  fraction.scale = 1;
  fraction.bare_scale = false;
  fraction.fraction = true;
  return fraction;
}

/// Adds the fraction that follows: 三百又三分之一, 1 3/5.
void add_fraction(const Signs &signs, Number &number) {
  if (number.high || number.qualifier != Qualifier::exact) return;
  const std::uint32_t joint = signs.skip_spaces(number.span.end);
  const bool again = signs.starts(joint, "又");
  const std::uint32_t begin = again ? signs.skip_spaces(joint + 3) : joint;
  if (!again && (number.numerals || joint == number.span.end || signs.at(begin).kind != Kind::digit)) return;
  PlainReader denominator(signs, begin);
  const auto first = denominator.read(true);
  const auto fraction = first ? read_fraction(signs, *first) : std::nullopt;
  const auto hundredfold = number.value.times(100);
  const auto sum = fraction && hundredfold ? hundredfold->plus(fraction->value) : std::nullopt;
  if (!sum) return;
  number.value = *sum;
  number.span.end = fraction->span.end;
  number.fraction = true;
  number.scale = 1;
}

/// .5 without a zero before the point.
void take_leading_point(std::string_view text, Number &number) {
  const std::uint32_t begin = number.span.begin;
  if (begin == 0 || text[begin - 1] != '.' || number.numerals || number.fraction || !number.value.whole()) return;
  const auto is_word = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '_';
  };
  const std::string_view digits = number.span.of(text);
  const bool plain = std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
  if ((begin > 1 && is_word(text[begin - 2])) || !plain || digits.size() > Decimal::max_scale) return;
  const auto value = Decimal::scaled(number.value.coefficient(), static_cast<int>(digits.size()));
  if (!value) return;
  number.value = *value;
  number.span.begin = begin - 1;
}

/// The number at `at`; `end` is moved behind whatever need not be looked at again.
std::optional<Number> read_number(const Signs &signs, std::uint32_t at, std::uint32_t &end) {
  const Kind kind = signs.at(at).kind;
  if (kind == Kind::several || kind == Kind::upward) {
    auto vague = read_vague(signs, at);
    end = vague ? vague->span.end : at + 3;
    return vague;
  }
  PlainReader reader(signs, at);
  auto number = reader.read();
  end = std::max(reader.end(), at);
  if (!number) return std::nullopt;
  end = number->span.end;
  if (auto fraction = read_fraction(signs, *number)) number = fraction;
  if (!number->fraction) add_fraction(signs, *number);
  end = number->span.end;
  return number;
}

/// 负 or a minus sign before the number, not the stroke of a range or a name.
bool take_sign(const Signs &signs, std::string_view text, Number &number) {
  const std::uint32_t begin = number.span.begin;
  std::uint32_t length = 0;
  if (signs.follows(begin, "负") || signs.follows(begin, "負") || signs.follows(begin, "－")) length = 3;
  else if (signs.follows(begin, "-")) length = 1;
  if (length == 0 || number.value.sign() <= 0) return false;
  const std::uint32_t before = begin - length;
  if (length == 1 || signs.follows(begin, "－")) {
    if (number.numerals) return false;
    if (before > 0) {
      const char c = text[before - 1];
      const bool open = c == ' ' || c == '(' || c == '\n' || c == '\t' || signs.follows(before, "为") ||
                        signs.follows(before, "（") || signs.follows(before, "，") || signs.follows(before, "增长");
      if (!open) return false;
    }
  }
  const auto value = Decimal(0).minus(number.value);
  if (!value) return false;
  number.value = *value;
  number.span.begin = before;
  return true;
}

} // namespace

std::vector<Number> find_numbers(std::string_view text) {
  std::vector<Number> numbers;
  const Signs signs(text);
  const auto size = static_cast<std::uint32_t>(text.size());
  for (std::uint32_t at = begins_of_numbers.first(text, 0, size); at < size;
       at = begins_of_numbers.first(text, at, size)) {
    std::uint32_t end = at;
    if (auto number = read_number(signs, at, end)) {
      take_leading_point(text, *number);
      take_sign(signs, text, *number);
      numbers.push_back(*number);
    }
    at = std::max(end, step(text, at));
  }
  return numbers;
}

} // namespace v0
} // namespace jiedui
