/// @file numerals.hpp
/// The numerals of everyday writing.
#pragma once

#include "jiedui/version.hpp"

namespace jiedui {
inline namespace v0 {

/// 0 for 零, 〇 and ○, 1 to 9 for 一 to 九, 10 for 十; -1 for any other character.
[[nodiscard]] constexpr int numeral_value(char32_t value) {
  switch (value) {
  case U'零':
  case U'〇':
  case U'○': return 0;
  case U'一': return 1;
  case U'二': return 2;
  case U'三': return 3;
  case U'四': return 4;
  case U'五': return 5;
  case U'六': return 6;
  case U'七': return 7;
  case U'八': return 8;
  case U'九': return 9;
  case U'十': return 10;
  default: return -1;
  }
}

} // namespace v0
} // namespace jiedui
