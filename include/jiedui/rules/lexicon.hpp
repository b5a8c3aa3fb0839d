/// @file lexicon.hpp
/// One automaton for the words of all tables: a double array over UTF-8 bytes.
#pragma once

#include "jiedui/version.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// What a word is: a row of a table.
struct WordSense {
  std::uint16_t table = 0; ///< number of the table in `Rules`
  std::uint32_t row = 0;

  friend bool operator==(const WordSense &, const WordSense &) = default;
};

/// Immutable once built; shared by threads. Memory about 12 bytes a distinct word byte.
class Lexicon {
public:
  Lexicon() = default;
  /// Words may repeat with different senses. Empty words are ignored.
  explicit Lexicon(std::vector<std::pair<std::string, WordSense>> words);

  /// Calls `each(length_in_bytes, senses)` for every word that starts at `at`, shortest first.
  template <class Each> void prefixes(std::string_view text, std::size_t at, Each &&each) const {
    if (units_.empty()) return;
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead >= 0xE0 && at + 2 < text.size() && lead < 0xF0 && !may_start(text, at)) return;
    std::uint32_t state = 0;
    for (std::size_t i = at; i < text.size(); ++i) {
      const std::uint32_t next = units_[state].base + static_cast<unsigned char>(text[i]);
      if (next >= units_.size() || units_[next].parent != state || next == 0) return;
      state = next;
      if (const std::uint32_t word = units_[state].word; word != 0) each(i + 1 - at, senses(word - 1));
    }
  }

  [[nodiscard]] std::size_t words() const noexcept { return first_sense_.empty() ? 0 : first_sense_.size() - 1; }
  [[nodiscard]] std::size_t bytes() const noexcept;

private:
  struct Node {
    std::uint32_t base = 0;
    std::uint32_t parent = 0xFFFFFFFF; ///< state this one is reached from
    std::uint32_t word = 0;            ///< 1 + number of the word that ends here
  };

  [[nodiscard]] bool may_start(std::string_view text, std::size_t at) const noexcept {
    const std::uint32_t point = (static_cast<std::uint32_t>(text[at] & 0x0F) << 12) |
                                (static_cast<std::uint32_t>(text[at + 1] & 0x3F) << 6) |
                                static_cast<std::uint32_t>(text[at + 2] & 0x3F);
    return (starts_[point >> 6] >> (point & 63)) & 1;
  }
  [[nodiscard]] std::span<const WordSense> senses(std::uint32_t word) const {
    return {senses_.data() + first_sense_[word], senses_.data() + first_sense_[word + 1]};
  }

  std::vector<Node> units_;
  std::array<std::uint64_t, 1024> starts_{}; ///< code points of the BMP that start a word
  std::vector<std::uint32_t> first_sense_;
  std::vector<WordSense> senses_;
};

} // namespace v0
} // namespace jiedui
