/// @file decimal.hpp
/// Exact decimal numbers: every figure of a text is kept as it was written, never as binary floating point.
#pragma once

#include "jiedui/version.hpp"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace jiedui {
inline namespace v0 {

/// coefficient × 10^-scale with a 64-bit coefficient: 98.79 is {9879, 2}.
/// Range ±9.22 × 10^18 / 10^scale, scale 0..18. Always normalised: no trailing zeros behind the point.
/// Arithmetic answers nothing where a result does not fit, it never wraps or rounds.
class Decimal {
public:
  static constexpr int max_scale = 18;

  constexpr Decimal() = default;
  /// A whole number.
  constexpr Decimal(std::int64_t whole)
      : low_(static_cast<std::uint32_t>(whole)), high_(static_cast<std::uint32_t>(whole >> 32)) {}

  /// coefficient × 10^-scale; nothing where scale is outside 0..18.
  [[nodiscard]] static constexpr std::optional<Decimal> scaled(std::int64_t coefficient, int scale) {
    if (scale < 0 || scale > max_scale) return std::nullopt;
    while (scale > 0 && coefficient % 10 == 0) {
      coefficient /= 10;
      --scale;
    }
    Decimal value(coefficient);
    value.scale_ = static_cast<std::uint8_t>(scale);
    return value;
  }
  /// Reads "-12", "12.1927"; ASCII digits with at most one point. Nothing for anything else or an overflow.
  [[nodiscard]] static std::optional<Decimal> parse(std::string_view digits);

  [[nodiscard]] constexpr std::int64_t coefficient() const noexcept {
    return static_cast<std::int64_t>(std::uint64_t{high_} << 32 | low_);
  }
  [[nodiscard]] constexpr int scale() const noexcept { return scale_; }
  [[nodiscard]] constexpr bool whole() const noexcept { return scale_ == 0; }
  [[nodiscard]] constexpr int sign() const noexcept { return coefficient() > 0 ? 1 : coefficient() < 0 ? -1 : 0; }
  /// How many digits stand between the first and the last that are not zero: 4 of 98.79, 2 of 73000000, 0 of 0.
  [[nodiscard]] constexpr int significant_digits() const noexcept {
    std::int64_t rest = coefficient();
    while (rest != 0 && rest % 10 == 0) rest /= 10;
    int digits = 0;
    for (; rest != 0; rest /= 10) ++digits;
    return digits;
  }

  /// The shortest exact form: "98.79", "73000000".
  [[nodiscard]] std::string to_string() const;
  /// Nearest binary value, for display and hosts that have nothing better. Never used inside jiedui.
  [[nodiscard]] double to_double() const;

  [[nodiscard]] std::optional<Decimal> plus(Decimal other) const;
  [[nodiscard]] std::optional<Decimal> minus(Decimal other) const;
  [[nodiscard]] std::optional<Decimal> times(Decimal other) const;
  /// This divided by `other`, cut (not rounded) after `digits` decimals; nothing for a zero divisor.
  [[nodiscard]] std::optional<Decimal> over(Decimal other, int digits) const;

  friend bool operator==(const Decimal &, const Decimal &) = default;
  friend std::strong_ordering operator<=>(const Decimal &a, const Decimal &b);

private:
  std::uint32_t low_ = 0, high_ = 0; ///< halves of the coefficient: texts have many figures, this one is twelve bytes
  std::uint8_t scale_ = 0;
};

} // namespace v0
} // namespace jiedui
