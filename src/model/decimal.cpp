#include "jiedui/model/decimal.hpp"

#include <array>
#include <charconv>
#include <limits>

namespace jiedui {
inline namespace v0 {
namespace {

__extension__ using Wide = __int128;

constexpr std::array<Wide, 38> powers_of_ten = [] {
  std::array<Wide, 38> powers{1};
  for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
  return powers;
}();

Wide power_of_ten(int exponent) { return powers_of_ten[static_cast<std::size_t>(exponent)]; }

std::optional<Decimal> narrowed(Wide coefficient, int scale) {
  while (scale > 0 && coefficient % 10 == 0) {
    coefficient /= 10;
    --scale;
  }
  if (scale > Decimal::max_scale || coefficient > std::numeric_limits<std::int64_t>::max() ||
      coefficient < std::numeric_limits<std::int64_t>::min())
    return std::nullopt;
  return Decimal::scaled(static_cast<std::int64_t>(coefficient), scale);
}

/// Both coefficients at the larger scale. |coefficient| < 2^63 and the factor ≤ 10^18 fit in 128 bits.
struct Aligned {
  Wide a, b;
  int scale;
};

Aligned aligned(Decimal a, Decimal b) {
  const int scale = a.scale() > b.scale() ? a.scale() : b.scale();
  return {a.coefficient() * power_of_ten(scale - a.scale()), b.coefficient() * power_of_ten(scale - b.scale()), scale};
}

} // namespace

std::optional<Decimal> Decimal::parse(std::string_view digits) {
  const bool negative = digits.starts_with('-');
  if (negative) digits.remove_prefix(1);
  Wide coefficient = 0;
  int scale = 0;
  bool point = false, any = false;
  for (const char c : digits) {
    if (c == '.') {
      if (point) return std::nullopt;
      point = true;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;
    any = true;
    if (point && c == '0' && scale >= max_scale) continue;
    coefficient = coefficient * 10 + (c - '0');
    if (point) ++scale;
    if (coefficient > power_of_ten(36)) return std::nullopt;
  }
  if (!any) return std::nullopt;
  return narrowed(negative ? -coefficient : coefficient, scale);
}

std::string Decimal::to_string() const {
  char buffer[24];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, coefficient()).ptr;
  std::string text(buffer, end);
  if (scale_ == 0) return text;
  const std::size_t sign = text.starts_with('-') ? 1 : 0;
  if (text.size() - sign <= scale_) text.insert(sign, scale_ + 1 - (text.size() - sign), '0');
  text.insert(text.size() - scale_, 1, '.');
  return text;
}

double Decimal::to_double() const {
  double power = 1;
  for (int i = 0; i < scale_; ++i) power *= 10;
  return static_cast<double>(coefficient()) / power;
}

std::optional<Decimal> Decimal::plus(Decimal other) const {
  std::int64_t sum = 0;
  if (scale_ == other.scale_ && !__builtin_add_overflow(coefficient(), other.coefficient(), &sum))
    return scaled(sum, scale_);
  const Aligned both = aligned(*this, other);
  return narrowed(both.a + both.b, both.scale);
}

std::optional<Decimal> Decimal::minus(Decimal other) const {
  const Aligned both = aligned(*this, other);
  return narrowed(both.a - both.b, both.scale);
}

std::optional<Decimal> Decimal::times(Decimal other) const {
  std::int64_t product = 0;
  if (whole() && other.whole() && !__builtin_mul_overflow(coefficient(), other.coefficient(), &product)) return product;
  return narrowed(static_cast<Wide>(coefficient()) * other.coefficient(), scale_ + other.scale_);
}

std::optional<Decimal> Decimal::over(Decimal other, int digits) const {
  if (other.coefficient() == 0 || digits < 0 || digits > max_scale) return std::nullopt;
  const Aligned both = aligned(*this, other);
  const Wide factor = power_of_ten(digits);
  const Wide most = power_of_ten(37);
  if (both.a > most / factor || both.a < -most / factor) return std::nullopt;
  return narrowed(both.a * factor / both.b, digits);
}

std::strong_ordering operator<=>(const Decimal &a, const Decimal &b) {
  if (a.scale_ == b.scale_) return a.coefficient() <=> b.coefficient();
  const Aligned both = aligned(a, b);
  return both.a < both.b   ? std::strong_ordering::less
         : both.a > both.b ? std::strong_ordering::greater
                           : std::strong_ordering::equal;
}

} // namespace v0
} // namespace jiedui
