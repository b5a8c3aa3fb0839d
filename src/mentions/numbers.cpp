#include "jiedui/mentions/numbers.hpp"

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

class NumberReader {
public:
  explicit NumberReader(std::string_view text) : text_(text) {}

  /// The number at `at`; `end` is moved behind whatever need not be looked at again.
  std::optional<Number> read(std::uint32_t at, std::uint32_t &end);
  [[nodiscard]] Sign sign_at(std::size_t at) const;

private:
  struct Run { // digits or numerals without scale
    Decimal value;
    std::optional<Decimal> high;
    std::uint32_t end = 0;
    std::uint8_t length = 0; // characters before the point
    bool point = false;
    bool good = false;
  };
  /// What has been read so far, for the lower and the upper end of a range in step.
  struct Sum {
    Decimal total, section;
    std::optional<Decimal> pending;
  };

  [[nodiscard]] bool starts(std::size_t at, std::string_view word) const {
    return text_.substr(std::min(at, text_.size())).starts_with(word);
  }
  [[nodiscard]] bool starts_any(std::size_t at, std::initializer_list<std::string_view> words) const {
    for (const std::string_view word : words)
      if (starts(at, word)) return true;
    return false;
  }
  [[nodiscard]] std::uint32_t skip_spaces(std::uint32_t at) const;
  [[nodiscard]] std::uint32_t separator_at(std::size_t at) const;
  [[nodiscard]] Run read_digits(std::uint32_t at) const;
  [[nodiscard]] Run read_numerals(std::uint32_t at, bool after_scale) const;
  [[nodiscard]] std::optional<Number> read_vague(std::uint32_t at) const;
  [[nodiscard]] std::optional<Number> read_plain(std::uint32_t at, std::uint32_t &end);
  [[nodiscard]] bool is_unit_prefix(std::uint32_t at, bool after_digits) const;
  [[nodiscard]] bool takes_scale(Sum &sum, int exponent, int last_big);
  Decimal plus(Decimal a, Decimal b);
  Decimal times(Decimal a, Decimal b);

  std::string_view text_;
  bool overflow_ = false;
};

Decimal power(int exponent) {
  std::int64_t value = 1;
  while (exponent-- > 0) value *= 10;
  return value;
}

Decimal NumberReader::plus(Decimal a, Decimal b) {
  const auto sum = a.plus(b);
  overflow_ |= !sum;
  return sum.value_or(0);
}

Decimal NumberReader::times(Decimal a, Decimal b) {
  const auto product = a.times(b);
  overflow_ |= !product;
  return product.value_or(0);
}

Sign NumberReader::sign_at(std::size_t at) const {
  if (at >= text_.size()) return {};
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text_[i]); };
  const unsigned char lead = byte(at);
  if (lead < 0x80)
    return lead >= '0' && lead <= '9' ? Sign{Kind::digit, static_cast<std::int8_t>(lead - '0'), 1} : Sign{};
  if (lead < 0xE0 || lead >= 0xF0) return {Kind::other, 0, static_cast<std::uint8_t>(lead < 0xE0 ? 2 : 4)};
  if (at + 2 >= text_.size()) return {Kind::other, 0, 3};
  const char32_t point = (static_cast<char32_t>(lead & 0x0F) << 12) |
                         (static_cast<char32_t>(byte(at + 1) & 0x3F) << 6) | static_cast<char32_t>(byte(at + 2) & 0x3F);
  if (point >= U'０' && point <= U'９') return {Kind::digit, static_cast<std::int8_t>(point - U'０'), 3};
  return sign_of(point);
}

/// Spaces that a page break, a PDF or a typist put inside: at most two, of any width.
std::uint32_t NumberReader::skip_spaces(std::uint32_t at) const {
  for (int i = 0; i < 2; ++i) {
    if (starts(at, " ")) at += 1;
    else if (starts(at, "\u00A0")) at += 2;
    else if (starts(at, "\u3000") || starts(at, "\u2009") || starts(at, "\u202F")) at += 3;
    else break;
  }
  return at;
}

/// Length of a thousands separator at `at` with exactly three digits behind it, or 0.
std::uint32_t NumberReader::separator_at(std::size_t at) const {
  const std::uint32_t length = starts(at, ",") ? 1 : starts(at, "，") ? 3 : 0;
  if (length == 0) return 0;
  std::size_t next = at + length;
  for (int i = 0; i < 3; ++i) {
    const Sign sign = sign_at(next);
    if (sign.kind != Kind::digit) return 0;
    next += sign.length;
  }
  return sign_at(next).kind == Kind::digit ? 0 : length;
}

NumberReader::Run NumberReader::read_digits(std::uint32_t at) const {
  Run run;
  std::string digits;
  bool grouped = false;
  for (;;) {
    const Sign sign = sign_at(at);
    if (sign.kind == Kind::digit) {
      digits += static_cast<char>('0' + sign.value);
      at += sign.length;
    } else if (const std::uint32_t length = separator_at(at);
               length > 0 && (grouped || (digits.size() <= 3 && !digits.starts_with('0')))) {
      grouped = true;
      at += length;
    } else break;
  }
  run.length = static_cast<std::uint8_t>(std::min<std::size_t>(digits.size(), 255));
  bool version = false;
  const auto point_at = [&](std::uint32_t place) -> std::uint32_t {
    const std::uint32_t length = starts(place, ".") ? 1 : starts(place, "．") ? 3 : 0;
    return length > 0 && sign_at(place + length).kind == Kind::digit ? length : 0;
  };
  while (const std::uint32_t length = point_at(at)) {
    version |= run.point;
    run.point = true;
    at += length;
    digits += '.';
    for (Sign sign = sign_at(at); sign.kind == Kind::digit; sign = sign_at(at)) {
      digits += static_cast<char>('0' + sign.value);
      at += sign.length;
    }
  }
  run.end = at;
  const bool code = digits.size() > 1 && digits[0] == '0' && digits[1] != '.'; // 0471, 007
  const auto value = version || code ? std::nullopt : Decimal::parse(digits);
  run.good = value.has_value();
  run.value = value.value_or(0);
  return run;
}

/// 三, 两三, 二〇一八, 三点一四; after a scale a leading 零 is skipped.
NumberReader::Run NumberReader::read_numerals(std::uint32_t at, bool after_scale) const {
  Run run;
  std::string digits;
  bool zero = false;
  for (Sign sign = sign_at(at); sign.kind == Kind::numeral; sign = sign_at(at)) {
    if (after_scale && digits.empty() && sign.value == 0 && !zero) zero = true;
    else digits += static_cast<char>('0' + sign.value);
    at += sign.length;
  }
  run.end = at;
  run.length = static_cast<std::uint8_t>(std::min<std::size_t>(digits.size(), 255));
  if (digits.empty()) {
    run.good = zero && sign_at(at).kind == Kind::scale;
    run.length = 0;
    return run;
  }
  if (starts_any(at, {"点", "點"}) && sign_at(at + 3).kind == Kind::numeral) {
    std::string decimals;
    std::uint32_t next = at + 3;
    for (Sign sign = sign_at(next); sign.kind == Kind::numeral; sign = sign_at(next)) {
      decimals += static_cast<char>('0' + sign.value);
      next += sign.length;
    }
    const Sign behind = sign_at(next);
    const bool clock = (behind.kind == Kind::scale && behind.value == 1) || starts_any(next, {"分", "刻"});
    if (!clock || starts(next, "分之")) {
      run.point = true;
      run.end = next;
      digits += '.' + decimals;
    }
  }
  if (run.length == 2 && !run.point) {
    const char a = digits[0], b = digits[1];
    if (a != '0' && (b == a + 1 || (a == '3' && b == '5'))) {
      run.value = a - '0';
      run.high = Decimal(b - '0');
      run.good = true;
      return run;
    }
  }
  const bool has_zero = digits.find('0') != std::string::npos;
  if (run.length == 1 || (!after_scale && (run.length >= 3 || has_zero))) {
    const auto value = Decimal::parse(digits);
    run.good = value.has_value();
    run.value = value.value_or(0);
  }
  return run;
}

/// 千瓦, 千米: the unit takes the 千, not the number.
bool NumberReader::is_unit_prefix(std::uint32_t at, bool after_digits) const {
  if (starts(at, "百分")) return true;
  if (after_digits && starts_any(at, {"千米", "千克"})) return true;
  return starts_any(at, {"千瓦", "千伏", "千卡", "千赫", "千帕", "千焦", "千字节", "千字節", "千比特", "千兆", "兆瓦",
                         "兆字节", "兆字節", "兆赫", "兆帕", "兆比特", "兆焦", "兆伏"});
}

/// 数十, 几百, 上千, 数十万: one of it, and more.
std::optional<Number> NumberReader::read_vague(std::uint32_t at) const {
  std::uint32_t next = at + 3;
  const bool upward = sign_at(at).kind == Kind::upward;
  int exponent = 0;
  for (Sign sign = sign_at(next); sign.kind == Kind::scale && !is_unit_prefix(next, false); sign = sign_at(next)) {
    if (upward && exponent == 0 && sign.value < 2) return std::nullopt;
    exponent += sign.value;
    next += sign.length;
  }
  if (exponent == 0 || exponent > Decimal::max_scale) return std::nullopt;
  if (sign_at(next).kind == Kind::more && !starts_any(next, {"来", "來"})) {
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

bool NumberReader::takes_scale(Sum &sum, int exponent, int last_big) {
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
  } else if (exponent > last_big) {
    sum.total = times(plus(sum.total, sum.section), factor);
  } else if (exponent < last_big) {
    sum.total = plus(sum.total, times(sum.section, factor));
  } else return false;
  sum.section = 0;
  return true;
}

std::optional<Number> NumberReader::read_plain(std::uint32_t at, std::uint32_t &end) {
  overflow_ = false;
  Number number;
  number.numerals = sign_at(at).kind != Kind::digit;
  Sum low, high;
  bool range = false, any_scale = false, zero = false, bare = false, digits = false;
  int last_scale = 0, last_big = 0, run_scale = 0; // exponents
  std::uint32_t pos = at;
  end = at;
  while (pos < text_.size() && end - at < 240) {
    Sign sign = sign_at(pos);
    if (sign.kind == Kind::other && end > at) {
      // A space inside: only where what follows makes the figure larger and its unit stands behind.
      const std::uint32_t next = skip_spaces(pos);
      const Sign after = next > pos ? sign_at(next) : Sign{};
      if (after.kind != Kind::scale || after.value < 4 || !low.pending) break;
      const std::uint32_t behind = skip_spaces(next + 3);
      if (!starts_any(behind, {"元", "人", "亩", "户", "吨", "名", "个", "家", "平", "公", "余", "多", "美", "只", "头",
                               "株", "斤", "件", "套", "册", "次", "棵", "米", "千", "畝", "戶", "噸", "個", "餘"}))
        break;
      pos = next;
      sign = after;
    }
    if (sign.kind == Kind::digit) {
      if (low.pending || bare || (any_scale && last_scale < 2)) break;
      const Run run = read_digits(pos);
      if (!run.good) {
        if (end == at) end = run.end;
        return end == run.end ? std::nullopt : std::optional<Number>{};
      }
      if (any_scale && !(run.value < power(last_scale))) break;
      low.pending = high.pending = run.value;
      digits = true;
      pos = end = run.end;
    } else if (sign.kind == Kind::numeral) {
      if (low.pending) break;
      const Run run = read_numerals(pos, any_scale);
      if (!run.good) {
        if (end == at) end = run.end;
        if (!any_scale) return std::nullopt;
        break;
      }
      if (run.length > 0) {
        low.pending = run.value;
        high.pending = run.high.value_or(run.value);
        range |= run.high.has_value();
        number.digit_by_digit |= run.length >= 3 || (run.length == 2 && !run.high && !any_scale);
      }
      zero |= sign.value == 0;
      digits = false;
      pos = end = run.end;
    } else if (sign.kind == Kind::scale) {
      if (is_unit_prefix(pos, digits)) break;
      const bool first = end == at;
      if (!low.pending && !first && !(zero && sign.value == 1) && !(sign.value == 1 && last_scale == 2) &&
          !(sign.value >= 4 && any_scale))
        break;
      if (sign.value < 4 && any_scale && last_scale < 4 && sign.value >= last_scale) break;
      if (first) bare = sign.value >= 2;
      if (!takes_scale(low, sign.value, last_big) || !takes_scale(high, sign.value, last_big)) break;
      const bool directly = run_scale > 0 && pos == end && any_scale && !digits;
      run_scale = directly && sign.value >= 4 ? run_scale + sign.value : sign.value;
      if (sign.value >= 4) last_big = sign.value;
      last_scale = sign.value;
      any_scale = true;
      zero = digits = false;
      pos = end = pos + sign.length;
    } else if (sign.kind == Kind::more) {
      const bool come = starts_any(pos, {"来", "來"});
      if (end == at || number.qualifier != Qualifier::exact || !(digits || any_scale)) break;
      if (!digits && low.pending) break; // 两多
      if (come && (digits || last_scale > 3 || starts_any(pos + 3, {"自", "到", "源", "京", "华", "華", "我"}))) break;
      number.qualifier = come ? Qualifier::about : Qualifier::over;
      pos = end = pos + sign.length;
      const std::uint32_t next = pos;
      if (sign_at(next).kind != Kind::scale || is_unit_prefix(next, digits)) break;
      if (bare && !low.pending) bare = false;
    } else if (sign.kind == Kind::several) {
      if (!any_scale || low.pending || !starts_any(pos, {"几", "幾"})) break;
      number.qualifier = Qualifier::over;
      pos = end = pos + sign.length;
      if (sign_at(pos).kind == Kind::scale && sign_at(pos).value < last_scale) pos = end = pos + 3; // 一百几十
    } else break;
  }
  if (end == at) return std::nullopt;
  const bool dropped_scale = low.pending && !digits && any_scale && !zero && last_scale >= 2 && !range; // 两万三
  for (Sum *sum : {&low, &high})
    if (sum->pending)
      sum->section = plus(sum->section, dropped_scale ? times(*sum->pending, power(last_scale - 1)) : *sum->pending);
  number.span = {at, end};
  number.value = plus(low.total, low.section);
  const Decimal upper = plus(high.total, high.section);
  if (range && upper != number.value) number.high = upper;
  number.scale = low.pending && any_scale ? Decimal(1) : power(std::min(run_scale, 16));
  number.bare_scale = bare && (number.value == number.scale);
  number.digit_by_digit &= !any_scale;
  return overflow_ ? std::nullopt : std::optional<Number>(number);
}

std::optional<Number> NumberReader::read(std::uint32_t at, std::uint32_t &end) {
  const Kind kind = sign_at(at).kind;
  if (kind == Kind::several || kind == Kind::upward) {
    auto vague = read_vague(at);
    end = vague ? vague->span.end : at + 3;
    return vague;
  }
  std::optional<Number> number;
  if (starts(at, "百分之")) { // the 百 is the denominator's
    number = Number{};
    number->span = {at, at + 3};
    number->value = 100;
    number->numerals = true;
    end = at + 3;
  } else {
    number = read_plain(at, end);
  }
  if (!number || number->high || number->value.sign() <= 0) return number;
  const std::uint32_t over = skip_spaces(number->span.end);
  if (!starts(over, "分之")) return number;
  const std::uint32_t begin = skip_spaces(over + 6);
  const Kind next = sign_at(begin).kind;
  if (next != Kind::digit && next != Kind::numeral && next != Kind::scale) return number;
  std::uint32_t numerator_end = begin;
  const auto numerator = read_plain(begin, numerator_end);
  if (!numerator) return number;
  const auto percent_of = [&](Decimal value) -> std::optional<Decimal> {
    const auto hundredfold = value.times(100);
    if (!hundredfold) return std::nullopt;
    // A power of ten divides exactly; other parts are cut.
    const auto exact = hundredfold->over(number->value, 12);
    if (exact && exact->times(number->value) == hundredfold) return exact;
    return hundredfold->over(number->value, 2);
  };
  Number fraction = *numerator;
  const auto value = percent_of(numerator->value);
  if (!value) return std::nullopt;
  fraction.value = *value;
  if (numerator->high) fraction.high = percent_of(*numerator->high);
  fraction.span = {at, numerator_end};
  fraction.numerals = number->numerals;
  fraction.scale = 1;
  fraction.bare_scale = false;
  fraction.fraction = true;
  end = numerator_end;
  return fraction;
}

} // namespace

std::vector<Number> find_numbers(std::string_view text) {
  std::vector<Number> numbers;
  NumberReader reader(text);
  for (std::uint32_t at = 0; at < text.size();) {
    const Sign sign = reader.sign_at(at);
    if (sign.kind == Kind::other || sign.kind == Kind::more) {
      at += sign.length;
      continue;
    }
    std::uint32_t end = at;
    if (auto number = reader.read(at, end)) numbers.push_back(*number);
    at = std::max(end, at + sign.length);
  }
  return numbers;
}

} // namespace v0
} // namespace jiedui
