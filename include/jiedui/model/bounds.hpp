/// @file bounds.hpp
/// Arithmetic on figures that carry a bound: what 7300余万 and 近40亿 allow, and what their sum still says.
#pragma once

#include "jiedui/model/decimal.hpp"
#include "jiedui/model/quantity.hpp"
#include "jiedui/version.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace jiedui {
inline namespace v0 {

/// What a written figure leaves open: its last written digit and its bound.
struct Figure {
  Quantity quantity;
  Decimal step; ///< worth of the last written digit: 65.16亿 is written to 1,000,000
};

/// The worth of the last digit that `text` writes ("65.16亿元": 1000000, "69万": 10000). Where the text writes no
/// ASCII digits, or adds 余, 多, 近 or 约, the worth of the value's last digit that is not zero (7300余万: 1000000).
[[nodiscard]] Decimal written_step(std::string_view text, const Quantity &quantity);

/// Every value a figure allows; a missing end is open.
struct Interval {
  std::optional<Decimal> low, high;
  bool above_low = false, below_high = false; ///< the end itself is not allowed
};

/// exact: the value itself; over: more, up to the next step; at_least: without upper end; nearly: less, down to the
/// step before; at_most: without lower end; about: what is rounded to it; a range: its two ends.
[[nodiscard]] Interval allowed(const Figure &figure);

/// How two figures for the same thing stand to each other.
enum class Accord : std::uint8_t {
  equal,    ///< the same value with the same bound
  rounding, ///< the finer one, rounded or cut, is the coarser one: 69.07万 and 69万
  bound,    ///< one lies within what the other allows: 7312万 and 7300余万
  differ,
};

[[nodiscard]] std::string_view to_string(Accord accord);
/// Both must have the same unit.
[[nodiscard]] Accord compare(const Figure &a, const Figure &b);

/// Sum with its bound: exact + over is over, over + nearly is about, a range adds end by end.
/// Nothing where the numbers do not fit. Unit and classifier are those of `a`.
[[nodiscard]] std::optional<Quantity> plus(const Quantity &a, const Quantity &b);
/// The quantity below zero with its bound: 下降10%以上 is at most −10%, a range changes its ends. One that is below
/// zero already stays as it is.
[[nodiscard]] Quantity negative(const Quantity &quantity);
/// Difference with its bound: exact − over is nearly.
[[nodiscard]] std::optional<Quantity> minus(const Quantity &a, const Quantity &b);

} // namespace v0
} // namespace jiedui
