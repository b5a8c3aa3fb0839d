#include "jiedui/model/bounds.hpp"

#include <algorithm>

namespace jiedui {
inline namespace v0 {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

Decimal power_of_ten(int exponent) {
  if (exponent < 0) return Decimal::scaled(1, std::min(-exponent, Decimal::max_scale)).value_or(Decimal(1));
  std::int64_t power = 1;
  for (int i = 0; i < std::min(exponent, 18); ++i) power *= 10;
  return power;
}

/// Worth of the value's last digit that is not zero.
Decimal last_digit_worth(Decimal value) {
  if (value.scale() > 0) return power_of_ten(-value.scale());
  std::int64_t rest = value.coefficient();
  int zeros = 0;
  while (rest != 0 && rest % 10 == 0) {
    rest /= 10;
    ++zeros;
  }
  return power_of_ten(zeros);
}

/// The exponent of the 十, 百, 千, 万 or 亿 that the text starts with; 0 where it starts with none.
int magnitude_at(std::string_view text) {
  if (text.size() < 3) return 0;
  const auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[i])); };
  if (byte(0) >> 4 != 0xE) return 0;
  switch ((byte(0) & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F)) {
  case U'十': return 1;
  case U'百': return 2;
  case U'千': return 3;
  case U'万':
  case U'萬': return 4;
  case U'亿':
  case U'億': return 8;
  default: return 0;
  }
}

bool more(Qualifier q) { return q == Qualifier::over || q == Qualifier::at_least; }
bool less(Qualifier q) { return q == Qualifier::nearly || q == Qualifier::at_most; }

Qualifier of_sum(Qualifier a, Qualifier b) {
  if (a == b || b == Qualifier::exact) return a;
  if (a == Qualifier::exact) return b;
  if (more(a) && more(b)) return Qualifier::over;
  if (less(a) && less(b)) return Qualifier::nearly;
  return Qualifier::about;
}

Qualifier negated(Qualifier q) {
  switch (q) {
  case Qualifier::over: return Qualifier::nearly;
  case Qualifier::at_least: return Qualifier::at_most;
  case Qualifier::nearly: return Qualifier::over;
  case Qualifier::at_most: return Qualifier::at_least;
  default: return q;
  }
}

/// Whether some value is in both.
bool meet(const Interval &a, const Interval &b) {
  const auto reaches = [](const Interval &lower, const Interval &upper) {
    if (!lower.high || !upper.low) return true;
    return lower.below_high || upper.above_low ? *upper.low < *lower.high : *upper.low <= *lower.high;
  };
  return reaches(a, b) && reaches(b, a);
}

bool rounded(Qualifier q) { return q == Qualifier::over || q == Qualifier::nearly || q == Qualifier::about; }

/// Whether `fine` written to the step of `coarse` is `coarse`, by rounding or by cutting.
bool rounds_to(const Figure &fine, const Figure &coarse) {
  if (fine.step >= coarse.step) return false;
  const auto gap = fine.quantity.value.minus(coarse.quantity.value);
  if (!gap) return false;
  const auto twice = gap->times(2), least = Decimal(0).minus(coarse.step);
  return *gap < coarse.step && twice && least && *twice >= *least;
}

} // namespace

Decimal written_step(std::string_view text, const Quantity &quantity) {
  const Decimal fallback = last_digit_worth(quantity.value);
  if (rounded(quantity.qualifier)) return fallback;
  const auto first = std::find_if(text.begin(), text.end(), is_digit);
  if (first == text.end()) return fallback;
  int decimals = 0;
  bool point = false;
  auto at = first;
  for (; at != text.end() && (is_digit(*at) || *at == '.' || *at == ','); ++at) {
    if (*at == '.') point = true;
    else if (point && is_digit(*at)) ++decimals;
  }
  std::string_view rest = text.substr(static_cast<std::size_t>(at - text.begin()));
  int exponent = 0;
  while (const int magnitude = magnitude_at(rest)) {
    exponent += magnitude;
    rest.remove_prefix(3);
  }
  const Decimal step = power_of_ten(exponent - decimals);
  // Words like 公里 → m or 亩 can scale the unit; a step that the value is no multiple of is not the value's.
  return last_digit_worth(quantity.value) >= step ? step : fallback;
}

Interval allowed(const Figure &figure) {
  const Quantity &q = figure.quantity;
  const Decimal high = q.value_high.value_or(q.value);
  switch (q.qualifier) {
  case Qualifier::exact: return {q.value, high};
  case Qualifier::over: return {q.value, high.plus(figure.step), true, true};
  case Qualifier::at_least: return {q.value, std::nullopt};
  case Qualifier::nearly: return {q.value.minus(figure.step), high, true, true};
  case Qualifier::at_most: return {std::nullopt, high};
  case Qualifier::about: {
    const Decimal half = figure.step.over(2, 4).value_or(figure.step);
    return {q.value.minus(half), high.plus(half)};
  }
  }
  return {q.value, high};
}

std::string_view to_string(Accord accord) {
  switch (accord) {
  case Accord::equal: return "equal";
  case Accord::rounding: return "rounding";
  case Accord::bound: return "bound";
  case Accord::differ: break;
  }
  return "differ";
}

Accord compare(const Figure &a, const Figure &b) {
  const Quantity &x = a.quantity, &y = b.quantity;
  if (x.value == y.value && x.value_high == y.value_high)
    return x.qualifier == y.qualifier ? Accord::equal : Accord::bound;
  const bool plain =
      x.qualifier == Qualifier::exact && y.qualifier == Qualifier::exact && !x.value_high && !y.value_high;
  if (plain) return rounds_to(a, b) || rounds_to(b, a) ? Accord::rounding : Accord::differ;
  return meet(allowed(a), allowed(b)) ? Accord::bound : Accord::differ;
}

std::optional<Quantity> plus(const Quantity &a, const Quantity &b) {
  Quantity sum = a;
  sum.qualifier = of_sum(a.qualifier, b.qualifier);
  const auto low = a.value.plus(b.value);
  const auto high = a.value_high.value_or(a.value).plus(b.value_high.value_or(b.value));
  if (!low || !high) return std::nullopt;
  sum.value = less(sum.qualifier) ? *high : *low;
  sum.value_high.reset();
  if (*low != *high && !more(sum.qualifier) && !less(sum.qualifier)) sum.value_high = *high;
  return sum;
}

Quantity negative(const Quantity &quantity) {
  const auto low = Decimal(0).minus(quantity.value_high.value_or(quantity.value));
  const auto high = Decimal(0).minus(quantity.value);
  if (quantity.value.sign() < 0 || !low || !high) return quantity;
  Quantity below = quantity;
  below.qualifier = negated(quantity.qualifier);
  below.value = *low;
  if (quantity.value_high) below.value_high = *high;
  return below;
}

std::optional<Quantity> minus(const Quantity &a, const Quantity &b) {
  Quantity taken = b;
  taken.qualifier = negated(b.qualifier);
  const auto value = Decimal(0).minus(b.value_high.value_or(b.value));
  if (!value) return std::nullopt;
  taken.value = *value;
  if (b.value_high) {
    taken.value_high = Decimal(0).minus(b.value);
    if (!taken.value_high) return std::nullopt;
  }
  return plus(a, taken);
}

} // namespace v0
} // namespace jiedui
