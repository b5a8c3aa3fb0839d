/// @file utf8.hpp
/// Code points of text that is known to be valid UTF-8, and what kind of sign they are.
#pragma once

#include "jiedui/version.hpp"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace jiedui {
inline namespace v0 {

struct CodePoint {
  char32_t value = 0;
  std::size_t size = 0; ///< bytes; 0 at the end of the text
};

/// The code point that starts at `at`; value 0 and size 0 behind the end.
[[nodiscard]] inline CodePoint point_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[at + i])); };
  const std::size_t left = text.size() - at;
  const char32_t lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xE0 && left >= 2) return {(lead & 0x1F) << 6 | (byte(1) & 0x3F), 2};
  if (lead < 0xF0 && left >= 3) return {(lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F), 3};
  if (left >= 4) return {(lead & 7) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F), 4};
  return {lead, 1};
}

/// The code point that ends at `end`; value 0 and size 0 at the beginning.
[[nodiscard]] inline CodePoint point_before(std::string_view text, std::size_t end) {
  if (end == 0) return {};
  std::size_t at = end - 1;
  while (at > 0 && end - at < 4 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return point_at(text.substr(0, end), at);
}

inline void append_utf8(std::string &out, char32_t value) {
  const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
  if (value < 0x80) {
    put(value);
  } else if (value < 0x800) {
    put(0xC0 | value >> 6);
    put(0x80 | (value & 0x3F));
  } else if (value < 0x10000) {
    put(0xE0 | value >> 12);
    put(0x80 | (value >> 6 & 0x3F));
    put(0x80 | (value & 0x3F));
  } else {
    put(0xF0 | value >> 18);
    put(0x80 | (value >> 12 & 0x3F));
    put(0x80 | (value >> 6 & 0x3F));
    put(0x80 | (value & 0x3F));
  }
}

[[nodiscard]] inline bool is_ascii_digit(char32_t value) { return value >= '0' && value <= '9'; }
[[nodiscard]] inline bool is_ascii_letter(char32_t value) {
  return (value >= 'a' && value <= 'z') || (value >= 'A' && value <= 'Z');
}
[[nodiscard]] inline bool is_han(char32_t value) {
  return (value >= 0x3400 && value <= 0x9FFF) || value == 0x3007 || (value >= 0x20000 && value <= 0x323AF);
}
/// Signs that take two columns in a fixed-width layout.
[[nodiscard]] inline bool is_wide(char32_t value) {
  return (value >= 0x1100 && value <= 0x115F) || (value >= 0x2E80 && value <= 0xA4CF) ||
         (value >= 0xAC00 && value <= 0xD7A3) || (value >= 0xF900 && value <= 0xFAFF) ||
         (value >= 0xFE30 && value <= 0xFE6F) || (value >= 0xFF00 && value <= 0xFF60) || value >= 0x20000;
}
/// White space of any width but the end of a line.
[[nodiscard]] inline bool is_blank(char32_t value) {
  return value == ' ' || value == '\t' || value == '\r' || value == '\f' || value == '\v' || value == 0xA0 ||
         value == 0x3000 || (value >= 0x2000 && value <= 0x200B) || value == 0x202F || value == 0x205F ||
         value == 0xFEFF;
}
/// Signs a sentence ends with.
[[nodiscard]] inline bool ends_sentence(char32_t value) {
  return value == U'。' || value == U'！' || value == U'？' || value == '!' || value == '?' || value == U'…' ||
         value == U'｡';
}
/// Signs that close what was opened: brackets and quotation marks.
[[nodiscard]] inline bool closes(char32_t value) {
  return value == U'”' || value == U'’' || value == U'）' || value == ')' || value == U'》' || value == U'】' ||
         value == U'」' || value == U'』' || value == U'〉' || value == ']' || value == '"';
}
[[nodiscard]] inline bool opens(char32_t value) {
  return value == U'“' || value == U'‘' || value == U'（' || value == '(' || value == U'《' || value == U'【' ||
         value == U'「' || value == U'『' || value == U'〈' || value == '[';
}
/// Signs between the clauses of a sentence.
[[nodiscard]] inline bool parts_clauses(char32_t value) {
  return value == U'，' || value == ',' || value == U'、' || value == U'；' || value == ';' || value == U'：' ||
         value == ':';
}

/// The text without white space of any width at both ends.
[[nodiscard]] inline std::string_view trimmed(std::string_view text) {
  while (!text.empty()) {
    const CodePoint first = point_at(text, 0);
    if (!is_blank(first.value) && first.value != '\n') break;
    text.remove_prefix(first.size);
  }
  while (!text.empty()) {
    const CodePoint last = point_before(text, text.size());
    if (!is_blank(last.value) && last.value != '\n') break;
    text.remove_suffix(last.size);
  }
  return text;
}

/// Whether one of eight bytes is below 20, the blank: the end of a line, a tab, or what no text has.
[[nodiscard]] inline bool has_control_in_eight(const char *bytes) {
  constexpr std::uint64_t each = 0x0101010101010101;
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, 8);
  return ((word - 0x20 * each) & ~word & 0x80 * each) != 0;
}

/// Number of code points.
[[nodiscard]] inline std::size_t count_points(std::string_view text) {
  constexpr std::uint64_t each = 0x0101010101010101;
  std::size_t at = 0, continued = 0;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, 8);
    continued += ((word >> 7 & ~word >> 6 & each) * each) >> 56;
  }
  for (; at < text.size(); ++at) continued += (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
  return text.size() - continued;
}

} // namespace v0
} // namespace jiedui
