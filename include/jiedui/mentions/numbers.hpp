/// @file numbers.hpp
/// Numbers as Chinese writes them: 1,100万, 7300余万, 三十几万, 上千, 一点五亿, 2亿5000万, 三分之一, 两三.
#pragma once

#include "jiedui/model/decimal.hpp"
#include "jiedui/model/quantity.hpp"
#include "jiedui/model/span.hpp"
#include "jiedui/version.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// A number in the text, with what stands inside it: 余, 多, 几, 数, 上.
struct Number {
  Span span;
  Decimal value;
  std::optional<Decimal> high;            ///< 两三, 三五百: the larger of the two
  Qualifier qualifier = Qualifier::exact; ///< over where 余, 多, 几, 数, 上 stand in it
  Decimal scale = 1;                      ///< its last 十, 百, 千, 万, 亿 together: 3000万 is 10000
  bool numerals = false;                  ///< it starts with a Chinese numeral, not with a digit
  bool bare_scale = false;                ///< 百, 千万, 亿 without a number before: no figure by itself
  bool fraction = false;                  ///< 三分之一, 百分之八十: value is in percent
  bool digit_by_digit = false;            ///< 二〇一八: a year or a code rather than a count
};

/// All numbers of a text in simplified or traditional script, in its order and without overlap. What cannot be a
/// number (3.5.2, figures beyond Decimal) is left out. Thirds and the like are cut after two decimals of a percent.
/// Linear in the length of the text.
[[nodiscard]] std::vector<Number> find_numbers(std::string_view text);

} // namespace v0
} // namespace jiedui
