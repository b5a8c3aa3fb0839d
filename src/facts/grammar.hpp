/// What is closed in the language: marks, and the particles that join and part. Words of the field stand in tables.
#pragma once

#include "../mentions/characters.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace jiedui {
inline namespace v0 {
namespace grammar {

[[nodiscard]] inline bool opens_bracket(std::string_view text, std::uint32_t at) {
  return one_stands_at(text, at, "（", "(");
}
[[nodiscard]] inline bool closes_bracket(std::string_view text, std::uint32_t at) {
  return one_stands_at(text, at, "）", ")");
}
[[nodiscard]] inline bool behind_opening_bracket(std::string_view text, std::uint32_t at) {
  return one_ends_at(text, at, "（", "(");
}
[[nodiscard]] inline bool behind_closing_bracket(std::string_view text, std::uint32_t at) {
  return one_ends_at(text, at, "）", ")");
}
/// Where the first bracket opens or closes; the text's size where none does.
[[nodiscard]] inline std::size_t first_opening_bracket(std::string_view text) {
  return std::min({text.find("（"), text.find('('), text.size()});
}
[[nodiscard]] inline std::size_t first_closing_bracket(std::string_view text) {
  return std::min({text.find("）"), text.find(')'), text.size()});
}
[[nodiscard]] inline bool opens_a_bracket(std::string_view text) { return first_opening_bracket(text) < text.size(); }
[[nodiscard]] inline bool closes_a_bracket(std::string_view text) { return first_closing_bracket(text) < text.size(); }
[[nodiscard]] inline bool is_semicolon(std::string_view text, std::uint32_t at) {
  return one_stands_at(text, at, "；", ";");
}
[[nodiscard]] inline bool behind_semicolon(std::string_view text, std::uint32_t at) {
  return one_ends_at(text, at, "；", ";");
}
[[nodiscard]] inline bool is_colon(std::string_view text, std::uint32_t at) {
  return one_stands_at(text, at, "：", ":");
}

[[nodiscard]] inline bool has_comma(std::string_view text) {
  return text.find("，") != std::string_view::npos || text.find(',') != std::string_view::npos;
}
/// Behind the first comma; 0 where there is none.
[[nodiscard]] inline std::uint32_t behind_first_comma(std::string_view text) {
  const std::size_t at = std::min(text.find("，"), text.find(','));
  return at == std::string_view::npos ? 0 : step(text, static_cast<std::uint32_t>(at));
}
[[nodiscard]] inline bool has_semicolon(std::string_view text) {
  return text.find("；") != std::string_view::npos || text.find(';') != std::string_view::npos;
}

/// 甲、乙, 甲和乙: nothing else stands between two things of one list.
[[nodiscard]] inline bool joins(std::string_view between) { return is_one_of(between, "、", "和", "及", "与", "以及"); }

/// One of the characters that a number of one or two digits is written with.
[[nodiscard]] inline bool is_numeral(std::string_view text, std::uint32_t at) {
  return one_stands_at(text, at, "一", "两", "二", "三", "四", "五", "六", "七", "八", "九", "十");
}
[[nodiscard]] inline bool behind_numeral(std::string_view text, std::uint32_t at) {
  return one_ends_at(text, at, "一", "两", "二", "三", "四", "五", "六", "七", "八", "九", "十");
}

} // namespace grammar
} // namespace v0
} // namespace jiedui
