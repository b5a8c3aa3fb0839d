/// @file fraction.hpp
/// Exact fractions: what a check reckons from written figures is never rounded before it is compared.
#pragma once

#include "jiedui/model/decimal.hpp"

#include <compare>
#include <cstdint>
#include <optional>

namespace jiedui {
inline namespace v0 {

/// numerator / denominator in lowest terms. What does not fit, or would be divided by zero, is no number; whatever is
/// reckoned from no number is none, and compares with nothing.
class Fraction {
public:
  constexpr Fraction() = default; ///< no number
  constexpr Fraction(int whole) : up_(whole), down_(1) {}
  constexpr Fraction(int up, int down) : Fraction(Wide(up), Wide(down), 0) {}
  explicit Fraction(Decimal value) : up_(value.coefficient()), down_(1) {
    for (int scale = value.scale(); scale > 0; --scale) down_ *= 10;
    reduce();
  }

  [[nodiscard]] constexpr bool valid() const { return down_ != 0; }
  [[nodiscard]] constexpr int sign() const { return up_ > 0 ? 1 : up_ < 0 ? -1 : 0; }

  friend constexpr Fraction operator+(Fraction a, Fraction b) { return sum(a, b, 1); }
  friend constexpr Fraction operator-(Fraction a, Fraction b) { return sum(a, b, -1); }
  friend constexpr Fraction operator*(Fraction a, Fraction b) {
    Wide up = 0, down = 0;
    if (product(a.up_, b.up_, up) || product(a.down_, b.down_, down)) return {};
    return {up, down, 0};
  }
  friend constexpr Fraction operator/(Fraction a, Fraction b) {
    Wide up = 0, down = 0;
    if (b.up_ == 0 || product(a.up_, b.down_, up) || product(a.down_, b.up_, down)) return {};
    return {up, down, 0};
  }
  friend constexpr std::partial_ordering operator<=>(Fraction a, Fraction b) {
    Wide left = 0, right = 0;
    if (!a.valid() || !b.valid() || product(a.up_, b.down_, left) || product(b.up_, a.down_, right))
      return std::partial_ordering::unordered;
    return left <=> right;
  }
  friend constexpr bool operator==(Fraction a, Fraction b) { return (a <=> b) == 0; }
  [[nodiscard]] constexpr Fraction absolute() const { return sign() < 0 ? Fraction(0) - *this : *this; }

  /// To two decimals, half away from zero; nothing for no number and beyond 10^15.
  [[nodiscard]] constexpr std::optional<Decimal> rounded() const {
    Wide hundredfold = 0;
    if (!valid() || product(up_, 100, hundredfold)) return std::nullopt;
    const Wide half = sign() < 0 ? -(down_ / 2) : down_ / 2;
    const Wide whole = (hundredfold + half) / down_;
    constexpr Wide most = 100'000'000'000'000'000;
    return whole <= most && whole >= -most ? Decimal::scaled(static_cast<std::int64_t>(whole), 2) : std::nullopt;
  }

private:
  __extension__ using Wide = __int128;

  constexpr Fraction(Wide up, Wide down, int) : up_(up), down_(down) { reduce(); }
  static constexpr bool product(Wide a, Wide b, Wide &into) { return __builtin_mul_overflow(a, b, &into); }
  static constexpr Fraction sum(Fraction a, Fraction b, int sign) {
    Wide left = 0, right = 0, up = 0, down = 0;
    if (!a.valid() || !b.valid() || product(a.up_, b.down_, left) || product(b.up_ * sign, a.down_, right) ||
        __builtin_add_overflow(left, right, &up) || product(a.down_, b.down_, down))
      return {};
    return {up, down, 0};
  }
  constexpr void reduce() {
    Wide a = up_ < 0 ? -up_ : up_, b = down_ < 0 ? -down_ : down_;
    while (b != 0) {
      const Wide rest = a % b;
      a = b;
      b = rest;
    }
    if (a == 0) return;
    if (down_ < 0) a = -a;
    up_ /= a;
    down_ /= a;
  }

  Wide up_ = 0, down_ = 0; ///< down_ is never negative; 0: no number
};

} // namespace v0
} // namespace jiedui
