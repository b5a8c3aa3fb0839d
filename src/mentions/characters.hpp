/// Steps over the characters of UTF-8 text that is known to be well formed.
#pragma once

#include "jiedui/model/span.hpp"
#include "jiedui/version.hpp"

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <unordered_set>

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

/// A set of characters of the basic plane, one bit each.
class CharacterSet {
public:
  constexpr CharacterSet() = default;
  constexpr explicit CharacterSet(std::u32string_view characters) {
    for (const char32_t point : characters) add(point);
  }
  constexpr void add(char32_t point) {
    if (point >= size) return;
    bits_[point / 64] |= std::uint64_t{1} << point % 64;
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
  std::array<std::uint64_t, size / 64> bits_{};
  std::array<bool, 256> leads_{}; ///< first bytes of their UTF-8
};

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

/// A small closed set of words, looked up at a place of a text. Most places are told apart by one character alone;
/// words of one character need no more.
class WordSet {
public:
  void add(std::string_view word) {
    if (word.empty()) return;
    if (step(word, 0) == word.size()) characters_.add(code_point_at(word, 0));
    longest_ = word.size() > longest_ ? word.size() : longest_;
    sizes_.set(size_bit(word.size()));
    first_.set(key(word, 0));
    last_.set(key(word, step_back(word, static_cast<std::uint32_t>(word.size()))));
    words_.emplace(word);
  }
  [[nodiscard]] bool empty() const { return words_.empty(); }
  [[nodiscard]] bool holds(std::string_view word) const {
    if (word.empty()) return false;
    if (step(word, 0) == word.size()) return characters_.holds(code_point_at(word, 0));
    return first_[key(word, 0)] && words_.find(word) != words_.end();
  }

  /// Bytes of the longest word that starts at `at`; 0 where there is none.
  [[nodiscard]] std::uint32_t starting(std::string_view text, std::uint32_t at) const {
    if (at >= text.size() || !first_[key(text, at)]) return 0;
    for (std::size_t size = fit(longest_, text.size() - at); size > 0; --size)
      if (sizes_[size_bit(size)] && words_.find(text.substr(at, size)) != words_.end())
        return static_cast<std::uint32_t>(size);
    return 0;
  }
  /// Bytes of the longest word that ends at `at`; 0 where there is none.
  [[nodiscard]] std::uint32_t ending(std::string_view text, std::uint32_t at) const {
    if (at == 0 || !last_[key(text, step_back(text, at))]) return 0;
    for (std::size_t size = fit(longest_, at); size > 0; --size)
      if (sizes_[size_bit(size)] && words_.find(text.substr(at - size, size)) != words_.end())
        return static_cast<std::uint32_t>(size);
    return 0;
  }

private:
  struct Hash {
    using is_transparent = void;
    /// Of the last eight bytes: enough to tell a few hundred words apart.
    std::size_t operator()(std::string_view word) const noexcept {
      std::uint64_t last = word.size();
      const std::size_t size = word.size() < sizeof last ? word.size() : sizeof last;
      std::memcpy(&last, word.data() + word.size() - size, size);
      return static_cast<std::size_t>((last ^ word.size()) * 0x9E3779B97F4A7C15u >> 16);
    }
  };
  static constexpr std::size_t keys = 4096, size_bits = 64;

  static std::size_t fit(std::size_t a, std::size_t b) { return a < b ? a : b; }
  static std::size_t size_bit(std::size_t size) { return fit(size, size_bits - 1); }
  /// Few characters share the key of the one at `at`.
  static std::size_t key(std::string_view text, std::uint32_t at) {
    const std::uint32_t end = step(text, at);
    const auto low = [&](std::uint32_t i) { return static_cast<unsigned char>(text[i]) & 0x3Fu; };
    return end - at < 2 ? low(at) : low(end - 1) << 6 | low(end - 2);
  }

  std::unordered_set<std::string, Hash, std::equal_to<>> words_;
  CharacterSet characters_; ///< words of one character
  std::bitset<keys> first_, last_;
  std::bitset<size_bits> sizes_;
  std::size_t longest_ = 0;
};

} // namespace v0
} // namespace jiedui
