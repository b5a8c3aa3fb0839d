/// Steps over the characters of UTF-8 text that is known to be well formed.
#pragma once

#include "jiedui/model/span.hpp"
#include "jiedui/version.hpp"

#include <bitset>
#include <cstdint>
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

/// A small closed set of words, looked up at a place of a text. Most places are told apart by one character alone.
class WordSet {
public:
  void add(std::string_view word) {
    if (word.empty()) return;
    longest_ = word.size() > longest_ ? word.size() : longest_;
    sizes_.set(size_bit(word.size()));
    first_.set(key(word, 0));
    last_.set(key(word, step_back(word, static_cast<std::uint32_t>(word.size()))));
    words_.emplace(word);
  }
  [[nodiscard]] bool empty() const { return words_.empty(); }
  [[nodiscard]] bool holds(std::string_view word) const {
    return !word.empty() && first_[key(word, 0)] && words_.find(word) != words_.end();
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
    std::size_t operator()(std::string_view word) const noexcept { return std::hash<std::string_view>{}(word); }
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
  std::bitset<keys> first_, last_;
  std::bitset<size_bits> sizes_;
  std::size_t longest_ = 0;
};

} // namespace v0
} // namespace jiedui
