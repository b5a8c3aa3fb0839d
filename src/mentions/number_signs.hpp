// The characters that numbers are written with, and runs of digits or numerals.
#pragma once

#include "characters.hpp"

#include "jiedui/model/decimal.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace jiedui {
inline namespace v0 {
namespace numbering {

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
  /// Whether one of the characters stands there, or ends there.
  [[nodiscard]] bool has(std::uint32_t place, const FewCharacters &set) const { return set.stands_at(text_, place); }
  [[nodiscard]] bool has_before(std::uint32_t place, const FewCharacters &set) const {
    return place > 0 && set.stands_at(text_, step_back(text_, place));
  }
  [[nodiscard]] std::uint32_t behind(std::uint32_t place) const { return step(text_, place); }
  template <std::size_t Size> [[nodiscard]] bool follows(std::size_t place, const char (&word)[Size]) const {
    return ends_at(text_, place, word);
  }
  /// Spaces that a page break, a PDF or a typist put inside: at most four, of any width.
  [[nodiscard]] std::uint32_t skip_spaces(std::uint32_t place) const;
  /// Length of 点, or 0.
  [[nodiscard]] std::uint32_t point(std::size_t place) const { return starts_any(place, "点", "點") ? 3 : 0; }
  /// 千瓦, 千米, 百分点: the unit takes the 千, not the number.
  [[nodiscard]] bool is_unit_prefix(std::size_t place, bool after_digits) const;
  /// Whether a Chinese character stands there that is no part of a number.
  [[nodiscard]] bool ends_plainly(std::size_t place) const;
  /// 肆, 陆, 拾 and other numerals of the forms that are common characters as well.
  [[nodiscard]] bool is_formal(std::size_t place) const {
    static constexpr FewCharacters formal(U"叁參叄肆伍陆陸柒捌玖拾佰仟");
    return formal.stands_at(text_, static_cast<std::uint32_t>(place));
  }
  [[nodiscard]] bool is_pair_word(std::size_t place) const {
    static constexpr FewCharacters pairs(U"两兩俩倆");
    return pairs.stands_at(text_, static_cast<std::uint32_t>(place));
  }

private:
  std::string_view text_;
};

/// Digits or numerals without scale.
struct Run {
  Decimal value;
  std::optional<Decimal> high; ///< 两三
  std::uint32_t end = 0;
  std::uint8_t length = 0; ///< characters before the point
  bool good = false;
};

/// 1,100, 65.16. What has two points (3.5.2) or starts with a zero (0471) is a code.
[[nodiscard]] Run read_digits(const Signs &signs, std::uint32_t at);
/// The decimals behind 点 at `at` ("5", "233"), and where they end. Nothing for a time of day (三点五十分).
[[nodiscard]] std::string read_decimals(const Signs &signs, std::uint32_t at, std::uint32_t &end);
/// 三, 两三, 二〇一八, 三点一四; behind a scale a leading 零 is skipped.
[[nodiscard]] Run read_numerals(const Signs &signs, std::uint32_t at, bool after_scale);

} // namespace numbering
} // namespace v0
} // namespace jiedui
