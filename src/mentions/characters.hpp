/// Steps over the characters of UTF-8 text that is known to be well formed.
#pragma once

#include "jiedui/model/span.hpp"
#include "jiedui/version.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace jiedui {
inline namespace v0 {

/// The byte behind the character that starts at `at`; the text's size at its end.
[[nodiscard]] inline std::uint32_t step(std::string_view text, std::uint32_t at) {
  if (at >= text.size()) return static_cast<std::uint32_t>(text.size());
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::uint32_t next = at + (lead < 0x80 ? 1u : lead < 0xE0 ? 2u : lead < 0xF0 ? 3u : 4u);
  return next < text.size() ? next : static_cast<std::uint32_t>(text.size());
}

/// The byte where the character before `at` starts; 0 at the text's begin.
[[nodiscard]] inline std::uint32_t step_back(std::string_view text, std::uint32_t at) {
  if (at == 0) return 0;
  --at;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return at;
}

/// The character that starts at `at`; empty at the end.
[[nodiscard]] inline std::string_view character(std::string_view text, std::uint32_t at) {
  return at < text.size() ? text.substr(at, step(text, at) - at) : std::string_view{};
}

/// Whether the word stands at the byte, or ends there. A literal is compared without a call.
template <std::size_t Size>
[[nodiscard]] inline bool stands_at(std::string_view text, std::size_t at, const char (&word)[Size]) {
  constexpr std::size_t length = Size - 1;
  return at <= text.size() && text.size() - at >= length && std::memcmp(text.data() + at, word, length) == 0;
}
template <std::size_t Size>
[[nodiscard]] inline bool ends_at(std::string_view text, std::size_t at, const char (&word)[Size]) {
  constexpr std::size_t length = Size - 1;
  return at >= length && at <= text.size() && std::memcmp(text.data() + at - length, word, length) == 0;
}
[[nodiscard]] inline bool stands_at(std::string_view text, std::size_t at, std::string_view word) {
  return at <= text.size() && text.substr(at).starts_with(word);
}
[[nodiscard]] inline bool ends_at(std::string_view text, std::size_t at, std::string_view word) {
  return at <= text.size() && text.substr(0, at).ends_with(word);
}
/// The same for any of several words.
template <std::size_t... Sizes>
[[nodiscard]] inline bool one_stands_at(std::string_view text, std::size_t at, const char (&...words)[Sizes]) {
  return (stands_at(text, at, words) || ...);
}
template <std::size_t... Sizes>
[[nodiscard]] inline bool one_ends_at(std::string_view text, std::size_t at, const char (&...words)[Sizes]) {
  return (ends_at(text, at, words) || ...);
}

/// Whether the text is one of the words.
template <std::size_t... Sizes>
[[nodiscard]] inline bool is_one_of(std::string_view text, const char (&...words)[Sizes]) {
  return ((text.size() == Sizes - 1 && stands_at(text, 0, words)) || ...);
}

/// The code point of the character that starts at `at`, which must lie inside the text.
[[nodiscard]] inline char32_t code_point_at(std::string_view text, std::uint32_t at) {
  const auto byte = [&](std::uint32_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[at + i])); };
  const char32_t lead = byte(0);
  if (lead < 0x80) return lead;
  const std::uint32_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (at + length > text.size()) return lead;
  if (length == 2) return (lead & 0x1F) << 6 | (byte(1) & 0x3F);
  const char32_t last = (byte(length - 2) & 0x3F) << 6 | (byte(length - 1) & 0x3F);
  return length == 3 ? (lead & 0x0F) << 12 | last : (lead & 0x07) << 18 | (byte(1) & 0x3F) << 12 | last;
}

/// The bits of characters of the basic plane, 64 to a word: all words, for sets that are filled while tables are read.
class AllCharacterBits {
public:
  static constexpr std::size_t words = 0x10000 / 64;
  [[nodiscard]] constexpr std::uint64_t operator[](std::size_t word) const { return bits_[word]; }
  constexpr void set(char32_t point) { bits_[point / 64] |= std::uint64_t{1} << point % 64; }

private:
  std::array<std::uint64_t, words> bits_{};
};

/// The same for sets written in the source, in a fifth of the memory: the words that hold a character, and which they
/// are.
class FewCharacterBits {
public:
  [[nodiscard]] constexpr std::uint64_t operator[](std::size_t word) const { return bits_[number_[word]]; }
  constexpr void set(char32_t point) {
    std::uint8_t &number = number_[point / 64];
    if (number == 0) number = ++used_; // beyond `most` no constant expression
    bits_[number] |= std::uint64_t{1} << point % 64;
  }

private:
  static constexpr std::size_t most = 63;
  std::array<std::uint8_t, AllCharacterBits::words> number_{};
  std::array<std::uint64_t, most + 1> bits_{};
  std::uint8_t used_ = 0;
};

/// A set of characters of the basic plane.
template <class Bits> class BasicCharacterSet {
public:
  constexpr BasicCharacterSet() = default;
  constexpr explicit BasicCharacterSet(std::u32string_view characters) {
    for (const char32_t point : characters) add(point);
  }
  constexpr void add(char32_t point) {
    if (point >= size) return;
    bits_.set(point);
    leads_[point < 0x80 ? point : point < 0x800 ? 0xC0 | point >> 6 : 0xE0 | point >> 12] = true;
  }
  [[nodiscard]] constexpr bool holds(char32_t point) const {
    return point < size && (bits_[point / 64] >> point % 64 & 1) != 0;
  }
  /// Whether one of them stands at the byte.
  [[nodiscard]] bool stands_at(std::string_view text, std::uint32_t at) const {
    return at < text.size() && holds(code_point_at(text, at));
  }
  /// Where the first of them stands from `at` on and before `end`; `end` where none does.
  /// Most characters are passed by their first byte alone.
  [[nodiscard]] std::uint32_t first(std::string_view text, std::uint32_t at, std::uint32_t end) const {
    const auto byte = [&](std::uint32_t i) { return static_cast<unsigned char>(text[i]); };
    while (at < end) {
      const unsigned char lead = byte(at);
      if (lead >= 0xE0 && lead < 0xF0) { // the last six bits are the place in a word of `bits_`
        if (leads_[lead] && at + 2 < text.size() &&
            (bits_[(lead & 0x0Fu) << 6 | (byte(at + 1) & 0x3Fu)] >> (byte(at + 2) & 0x3Fu) & 1) != 0)
          return at;
        at += 3;
      } else {
        if (leads_[lead] && holds(code_point_at(text, at))) return at;
        at += lead < 0x80 ? 1 : lead < 0xE0 ? 2 : 4;
      }
    }
    return end;
  }

private:
  static constexpr char32_t size = 0x10000;
  Bits bits_;
  std::array<bool, 256> leads_{}; ///< first bytes of their UTF-8
};
using CharacterSet = BasicCharacterSet<AllCharacterBits>;
using FewCharacters = BasicCharacterSet<FewCharacterBits>;

/// A Chinese character of the basic plane.
[[nodiscard]] inline bool is_han(std::string_view c) {
  const auto lead = c.size() == 3 ? static_cast<unsigned char>(c[0]) : 0;
  return lead >= 0xE4 && lead <= 0xE9 ? true : lead == 0xE3 && static_cast<unsigned char>(c[1]) >= 0x90;
}

/// How many characters stand in the text.
[[nodiscard]] inline std::uint32_t length_of(std::string_view text) {
  std::uint32_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

} // namespace v0
} // namespace jiedui
