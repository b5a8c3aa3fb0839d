#include "jiedui/mentions/numbers.hpp"

#include "marked_readers.hpp"
#include "number_signs.hpp"

#include <algorithm>
#include <array>

namespace jiedui {
inline namespace v0 {
namespace {

using namespace numbering;

constexpr FewCharacters come_signs(U"来來"), few_signs(U"几幾");
constexpr FewCharacters behind_coming(U"自到源京华華我"); ///< 来自, 来到, …: 300来自 is no 来 of a number
/// Units, classifiers and marks behind a figure and its scale.
constexpr FewCharacters behind_figures(U"元人亩畝户戶吨噸名个個家平公美只头株斤件套册次棵米千，。、；\n）");
constexpr FewCharacters strokes(U"/／"), behind_dates(U"/／-月日");
constexpr FewCharacters minus_signs(U"-－"), negative_words(U"负負"), before_minus(U" (\n\t为（，");

Decimal power(int exponent) {
  static constexpr auto powers = [] {
    std::array<std::int64_t, Decimal::max_scale + 1> values{1};
    for (std::size_t i = 1; i < values.size(); ++i) values[i] = values[i - 1] * 10;
    return values;
  }();
  return powers[static_cast<std::size_t>(exponent)];
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
  void pass_broken();
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
  return at >= signs_.size() || kind == Kind::digit || kind == Kind::more || signs_.has(at, behind_figures);
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
    sum.total = times(bare_ && sum.total == Decimal(0) ? Decimal(1) : sum.total, factor); // 亿, 万亿; not 0万
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
  const bool come = signs_.has(at, come_signs);
  if (end_ == begin_ || qualifier_ != Qualifier::exact || !(digits_ || scaled_)) return false;
  if (!digits_ && low_.pending) return false; // 两多
  if (come && (digits_ || last_scale_ > 3 || signs_.has(at + 3, behind_coming))) return false;
  qualifier_ = come ? Qualifier::about : Qualifier::over;
  end_ = at + 3;
  const std::uint32_t next = signs_.skip_spaces(end_);
  ended_ = signs_.at(next).kind != Kind::scale || signs_.is_unit_prefix(next, digits_);
  return true;
}

/// 十几, 三十几万, 一百几十, 一百零几.
bool PlainReader::take_several(std::uint32_t at) {
  if (!scaled_ || low_.pending || !signs_.has(at, few_signs)) return false;
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

/// What is left of a number that is too long or malformed is none by itself: the 亿 of 99999999999999999999亿.
void PlainReader::pass_broken() {
  for (Sign sign = signs_.at(end_);
       sign.kind == Kind::digit || sign.kind == Kind::numeral || sign.kind == Kind::scale || sign.kind == Kind::more;
       sign = signs_.at(end_))
    end_ += sign.length;
}

std::optional<Number> PlainReader::read(bool part) {
  constexpr std::uint32_t longest = 240; // bytes
  while (!ended_ && end_ < signs_.size() && end_ - begin_ < longest && take(next_part())) {
  }
  if (broken_) pass_broken();
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
  if (signs.at(next).kind == Kind::more && !signs.has(next, come_signs)) {
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
  const bool stroke = !first.numerals && signs.has(first.span.end, strokes);
  if (stroke) over = signs.behind(first.span.end);
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
    const bool more = signs.has(second->span.end, behind_dates) || signs.has_before(first.span.begin, strokes);
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

/// Most numbers: digits (2018年) or one numeral (三个) right before a Chinese character that belongs to no number.
/// Nothing for all others.
std::optional<Number> read_plain(const Signs &signs, std::uint32_t at) {
  constexpr std::uint32_t most_digits = 15;
  const Sign first = signs.at(at);
  Number number;
  std::uint32_t end = at + first.length;
  if (first.kind == Kind::numeral) {
    if (first.value == 0 || signs.is_formal(at)) return std::nullopt;
    number.value = first.value;
    number.numerals = true;
  } else {
    if (first.kind != Kind::digit || first.length != 1) return std::nullopt;
    std::int64_t value = first.value;
    for (Sign sign = signs.at(end); sign.kind == Kind::digit && sign.length == 1; sign = signs.at(end)) {
      if (value == 0 || end - at >= most_digits) return std::nullopt;
      value = value * 10 + sign.value;
      ++end;
    }
    number.value = value;
  }
  if (!signs.ends_plainly(end)) return std::nullopt;
  number.span = {at, end};
  return number;
}

/// The number at `at`; `end` is moved behind whatever need not be looked at again.
std::optional<Number> read_number(const Signs &signs, std::uint32_t at, std::uint32_t &end) {
  const Kind kind = signs.at(at).kind;
  if (kind == Kind::several || kind == Kind::upward) {
    auto vague = read_vague(signs, at);
    end = vague ? vague->span.end : at + 3;
    return vague;
  }
  auto number = read_plain(signs, at);
  if (!number) {
    PlainReader reader(signs, at);
    number = reader.read();
    end = std::max(reader.end(), at);
    if (!number) return std::nullopt;
  }
  end = number->span.end;
  if (auto fraction = read_fraction(signs, *number)) number = fraction;
  if (!number->fraction) add_fraction(signs, *number);
  end = number->span.end;
  return number;
}

/// 负 or a minus sign before the number, not the stroke of a range or a name.
bool take_sign(const Signs &signs, std::string_view text, Number &number) {
  const std::uint32_t begin = number.span.begin;
  const bool word = signs.has_before(begin, negative_words);
  if (!word && !signs.has_before(begin, minus_signs)) return false;
  if (number.value.sign() <= 0 || (!word && number.numerals)) return false;
  const std::uint32_t before = step_back(text, begin);
  if (!word && before > 0 && !signs.has_before(before, before_minus) && !signs.follows(before, "增长")) return false;
  const auto value = Decimal(0).minus(number.value);
  if (!value) return false;
  number.value = *value;
  number.span.begin = before;
  return true;
}

} // namespace

std::vector<Number> find_numbers(std::string_view text) { return find_numbers(text, find_marks(text)); }

std::vector<Number> find_numbers(std::string_view text, const Marks &marks) {
  std::vector<Number> numbers;
  numbers.reserve(marks.figures.size() / 2 + 1);
  const Signs signs(text);
  std::uint32_t next = 0;
  for (const std::uint32_t at : marks.figures) {
    if (at < next || stands_at(text, at, "前")) continue;
    std::uint32_t end = at;
    if (auto number = read_number(signs, at, end)) {
      take_leading_point(text, *number);
      take_sign(signs, text, *number);
      numbers.push_back(*number);
    }
    next = std::max(end, step(text, at));
  }
  return numbers;
}

} // namespace v0
} // namespace jiedui
