/// @file lexicon.hpp
/// One trie for the words of all tables, over characters.
#pragma once

#include "jiedui/version.hpp"

#include <cstddef>
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

/// A word found at some place: its length in bytes and what it is.
struct WordMatch {
  std::uint32_t length = 0;
  WordSense sense;
};

/// Immutable once built; shared by threads. Built in time linear in the words' length, about 40 bytes a character.
///
/// Most places of a text start no word, and most that start one stop after a character: an array answers for the first
/// character and a small bit set for the first two, before an edge is looked up in the hash table.
class Lexicon {
public:
  Lexicon() = default;
  /// Words may repeat with different senses. Empty words are ignored.
  explicit Lexicon(std::vector<std::pair<std::string, WordSense>> words);

  /// Calls `each(length_in_bytes, senses)` for every word that starts at `at`, shortest first.
  template <class Each> void prefixes(std::string_view text, std::size_t at, Each &&each) const {
    if (roots_.empty()) return;
    std::size_t end = at;
    const std::uint32_t first = next_point(text, end);
    if (first >= roots_.size()) return;
    std::uint32_t state = roots_[first];
    if (state == 0) return;
    if (words_[state] != 0) each(end - at, senses(words_[state] - 1));
    if (end >= text.size()) return;
    std::uint32_t point = next_point(text, end);
    if (!may_follow(first, point)) return;
    for (;;) {
      state = child(state, point);
      if (state == 0) return;
      if (words_[state] != 0) each(end - at, senses(words_[state] - 1));
      if (end >= text.size()) return;
      point = next_point(text, end);
    }
  }

  /// Calls `each(place, matches)` for every place of the text where words start: by table, of each table its longest
  /// word's senses only.
  template <class Each> void for_each_place(std::string_view text, Each &&each) const {
    if (roots_.empty()) return;
    std::size_t next = 0; // behind the character at `place`
    std::uint32_t point = text.empty() ? 0 : next_point(text, next);
    for (std::size_t place = 0; place < text.size();) {
      const std::size_t second = next;
      const std::uint32_t following = second < text.size() ? next_point(text, next) : no_point;
      if (point < roots_.size() && roots_[point] != 0) {
        const std::uint32_t word =
            may_follow(point, following) ? longest(text, roots_[point], following, next) : words_[roots_[point]];
        if (word != 0) each(place, matches(word - 1));
      }
      point = following;
      place = second;
    }
  }

  [[nodiscard]] std::size_t words() const noexcept { return first_sense_.empty() ? 0 : first_sense_.size() - 1; }
  [[nodiscard]] std::size_t bytes() const noexcept;

private:
  struct Range {
    std::uint32_t first = 0, last = 0;
  };
  struct Edge {
    std::uint32_t parent = 0, point = 0, child = 0; ///< child 0: a free place
  };

  /// The code point at `at`, which moves behind it; a byte that starts none stands for itself.
  static std::uint32_t next_point(std::string_view text, std::size_t &at) noexcept {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])); };
    const std::uint32_t lead = byte(at);
    const std::size_t length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (length == 1 || at + length > text.size()) return ++at, lead;
    std::uint32_t point = lead & (0x7Fu >> length);
    for (std::size_t i = 1; i < length; ++i) point = point << 6 | (byte(at + i) & 0x3F);
    at += length;
    return point;
  }
  static std::uint32_t mixed(std::uint32_t a, std::uint32_t b) noexcept {
    const std::uint64_t product = (static_cast<std::uint64_t>(a) << 21 ^ b) * 0x9E3779B97F4A7C15u;
    return static_cast<std::uint32_t>(product >> 32);
  }
  static constexpr std::uint32_t pair_bits = 1u << 18;
  static constexpr std::uint32_t no_point = 0xFFFFFFFF; ///< behind the text's end

  /// 1 + number of the longest word that goes on from a state with a character, whose end is given; 0 for none.
  [[nodiscard]] std::uint32_t longest(std::string_view text, std::uint32_t state, std::uint32_t point,
                                      std::size_t end) const noexcept {
    std::uint32_t word = words_[state];
    for (;;) {
      state = child(state, point);
      if (state == 0) return word;
      if (words_[state] != 0) word = words_[state];
      if (end >= text.size()) return word;
      point = next_point(text, end);
    }
  }

  [[nodiscard]] bool may_follow(std::uint32_t first, std::uint32_t second) const noexcept {
    const std::uint32_t bit = mixed(first, second) % pair_bits;
    return (pairs_[bit >> 6] >> (bit & 63)) & 1;
  }
  [[nodiscard]] std::uint32_t child(std::uint32_t parent, std::uint32_t point) const noexcept {
    const std::size_t mask = edges_.size() - 1;
    for (std::size_t i = mixed(parent, point) & mask;; i = (i + 1) & mask) {
      const Edge &edge = edges_[i];
      if (edge.child == 0 || (edge.parent == parent && edge.point == point)) return edge.child;
    }
  }
  [[nodiscard]] std::span<const WordSense> senses(std::uint32_t word) const {
    return {senses_.data() + first_sense_[word], senses_.data() + first_sense_[word + 1]};
  }

  [[nodiscard]] std::span<const WordMatch> matches(std::uint32_t word) const noexcept {
    return {matches_.data() + matches_of_[word].first, matches_.data() + matches_of_[word].last};
  }

  /// Fills `matches_`: of each word those of the words that it begins with, but for tables that it has itself.
  void close(const std::vector<std::uint32_t> &parents, const std::vector<std::uint32_t> &lengths);

  std::vector<std::uint16_t> roots_; ///< state after a word's first character; 0: none starts so
  std::vector<std::uint64_t> pairs_; ///< hashes of the words' first two characters
  std::vector<Edge> edges_;          ///< open addressing, at most half full
  std::vector<std::uint32_t> words_; ///< of each state: 1 + number of the word that ends there
  std::vector<std::uint32_t> first_sense_;
  std::vector<WordSense> senses_;
  std::vector<Range> matches_of_; ///< of each word: places in `matches_`
  std::vector<WordMatch> matches_;
};

} // namespace v0
} // namespace jiedui
