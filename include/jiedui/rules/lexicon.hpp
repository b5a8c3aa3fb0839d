/// @file lexicon.hpp
/// One trie for the words of all tables, over characters.
#pragma once

#include "jiedui/rules/array.hpp"
#include "jiedui/version.hpp"

#include <array>
#include <bit>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// What a word is: a row of a table. Texts have many words, so it is four bytes.
struct WordSense {
  static constexpr std::uint32_t most_tables = 1u << 8, most_rows = 1u << 24;

  constexpr WordSense() = default;
  /// Both must be below the limits, to which `Rules` holds.
  constexpr WordSense(std::uint32_t of_table, std::uint32_t of_row)
      : table(of_table & (most_tables - 1)), row(of_row & (most_rows - 1)) {}

  std::uint32_t table : 8 = 0; ///< number of the table in `Rules`
  std::uint32_t row : 24 = 0;

  friend bool operator==(const WordSense &, const WordSense &) = default;
};

/// A word found at some place: its length in bytes and what it is.
struct WordMatch {
  std::uint32_t length = 0;
  WordSense sense;
};

/// Immutable; shared by threads, and cheap to copy: it views flat arrays, which it owns if it has built them. Built in
/// time linear in the words' length.
///
/// There are two ways to ask: `for_each_place` walks over a text and finds its words but those of `near` tables, which
/// count only beside a figure, a place or a date and are more than half of all words of a text; `at` tells what all
/// tables have at one place.
///
/// Most places of a text start no word: a few bits, looked up by the character there and by the two that stand there,
/// tell the walk so without a branch. What is left is looked up by its first two characters at once; only longer words
/// are followed from there through a trie.
class Lexicon {
public:
  /// Tables by number.
  using Tables = std::bitset<WordSense::most_tables>;

  Lexicon() = default;
  /// Words may repeat with different senses. Empty words are ignored, and so are those that start beyond the basic
  /// plane.
  /// @param near tables whose words the walk leaves out.
  explicit Lexicon(const std::vector<std::pair<std::string, WordSense>> &words, const Tables &near = {});
  /// A lexicon that stands in a block, as `write` has put it there; nothing where the block does not hold one.
  /// @param block must outlive the lexicon and its copies.
  [[nodiscard]] static std::optional<Lexicon> in(BlockReader &block);
  void write(BlockWriter &block) const;

  /// Calls `each(length_in_bytes, sense)` for every sense of every word that starts at `at`, shorter words first.
  template <class Each> void prefixes(std::string_view text, std::size_t at, Each &&each) const {
    if (words() == 0 || at >= text.size()) return;
    const Letter first = letter_at(text, at);
    std::size_t end = at + first.size;
    const auto tell = [&](std::uint32_t word) {
      for (const WordMatch &match : all_of(word))
        if (match.length == end - at) each(end - at, match.sense);
    };
    tell(alone(first.value));
    if (end >= text.size()) return;
    Letter letter = letter_at(text, end);
    end += letter.size;
    for (std::uint32_t state = pair(pair_key(first.value, letter.value)).state; state != 0;) {
      tell(words_[state]);
      if (end >= text.size()) return;
      letter = letter_at(text, end);
      end += letter.size;
      state = edge(state, letter.value).child;
    }
  }

  /// The words that start at `at`, of each table the longest one's senses only: those of near tables behind all others,
  /// both in the order of the tables.
  [[nodiscard]] std::span<const WordMatch> at(std::string_view text, std::size_t at) const noexcept {
    if (words() == 0 || at >= text.size()) return {};
    const Letter first = letter_at(text, at);
    const std::uint64_t key = pair_key(first.value, letter_at(text, at + first.size).value);
    const std::uint32_t word = longest(text, beginning(text, {at, key}));
    return all_of(word);
  }

  /// Calls `each(place, matches)` for every place of the text where words start that are not of near tables: by table,
  /// of each table its longest word's senses only.
  template <class Each> void for_each_place(std::string_view text, Each &&each) const {
    Stretch stretch;
    for (std::size_t place = 0; place < text.size();) {
      walk(text, place, stretch);
      for (std::size_t i = 0; i < stretch.count; ++i) each(stretch.places[i], stretch.words[i]);
    }
  }

  [[nodiscard]] std::size_t words() const noexcept { return matches_.empty() ? 0 : matches_.size() - 2; }
  [[nodiscard]] std::size_t bytes() const noexcept;

private:
  /// A character as its bytes, the first one lowest, in 24 bits; behind the text's end one that no word has.
  struct Letter {
    std::uint32_t value = 0, size = 0;
  };
  struct Alone {
    std::uint32_t letter = 0, word = 0; ///< word 0: a free place
  };
  struct Pair {
    std::uint64_t key = 0;   ///< two letters, and in the highest 16 bits which letters may follow, by `following_bit`
    std::uint32_t state = 0; ///< 0: a free place
    std::uint32_t word = 0;  ///< the longest within the two letters
  };
  /// A place where a word may start, and the two letters there.
  struct Candidate {
    std::size_t place;
    std::uint64_t key;
  };
  /// What the tables have where a word is the longest: numbers in `all_matches_`, to where the next word's begin.
  struct Matches {
    std::uint32_t begin = 0, near_begin = 0;
  };
  /// The words of a stretch of text.
  struct Stretch {
    static constexpr std::size_t most = 256;
    std::size_t count = 0;
    std::array<std::size_t, most> places;
    std::array<std::span<const WordMatch>, most> words;
  };
  struct Edge {
    std::uint32_t parent = 0, letter = 0, child = 0; ///< child 0: a free place
  };
  static constexpr std::uint32_t no_letter = 0xFFFFFF;
  static constexpr std::uint64_t letter_mask = 0xFFFFFF;
  static constexpr unsigned key_bits = 48;
  static constexpr std::uint64_t key_mask = (std::uint64_t{1} << key_bits) - 1;

  /// The text is valid UTF-8; a byte that starts no character stands for itself.
  static Letter letter_at(std::string_view text, std::size_t at) noexcept {
    if (at + 4 <= text.size()) {
      std::uint32_t bytes = 0;
      std::memcpy(&bytes, text.data() + at, 4);
      if constexpr (std::endian::native == std::endian::big) bytes = __builtin_bswap32(bytes);
      if ((bytes & 0xF0) == 0xE0) return {bytes & 0xFFFFFF, 3};
      if ((bytes & 0x80) == 0) return {bytes & 0x7F, 1};
    }
    return uncommon_letter_at(text, at);
  }
  static Letter uncommon_letter_at(std::string_view text, std::size_t at) noexcept;

  static std::uint64_t pair_key(std::uint32_t first, std::uint32_t second) noexcept {
    return static_cast<std::uint64_t>(second) << 24 | first;
  }
  static std::uint64_t mixed(std::uint64_t key) noexcept { return key * 0x9E3779B97F4A7C15u; }
  static std::size_t pair_bit(std::uint64_t mix) noexcept { return static_cast<std::size_t>(mix >> (64 - 18)); }
  /// Where to look first among so many slots.
  static std::size_t first_slot(std::uint64_t mix, std::size_t slots) noexcept {
    return static_cast<std::size_t>((mix >> 32) * slots >> 32);
  }
  static void prefetch(const void *at) noexcept { __builtin_prefetch(at); }
  static std::size_t alone_bit(std::uint64_t letter) noexcept {
    return static_cast<std::uint32_t>(letter * 0x9E3779B1u) >> (32 - 15);
  }
  static std::uint64_t following_bit(std::uint32_t letter) noexcept {
    return std::uint64_t{1} << (key_bits + (letter * 0x9E3779B1u >> 28));
  }
  static std::uint64_t bit_of(const std::uint64_t *bits, std::size_t bit) noexcept {
    return bits[bit >> 6] >> (bit & 63) & 1;
  }
  /// Where a key stands in a table of open addressing, or the free place where it would.
  template <class Slots, class IsIt>
  static std::size_t slot_of(const Slots &slots, std::uint64_t key, IsIt &&is_it_or_free) noexcept {
    std::size_t slot = first_slot(mixed(key), slots.size());
    while (!is_it_or_free(slots[slot])) slot = slot + 1 == slots.size() ? 0 : slot + 1;
    return slot;
  }
  [[nodiscard]] std::uint32_t alone(std::uint64_t letter) const noexcept {
    return alone_[slot_of(alone_, letter, [&](const Alone &slot) { return slot.word == 0 || slot.letter == letter; })]
        .word;
  }
  [[nodiscard]] std::size_t pair_slot(std::uint64_t key) const noexcept {
    return slot_of(pairs_, key, [&](const Pair &slot) { return slot.state == 0 || (slot.key & key_mask) == key; });
  }
  [[nodiscard]] const Pair &pair(std::uint64_t key) const noexcept { return pairs_[pair_slot(key)]; }
  static std::uint64_t edge_key(std::uint32_t parent, std::uint32_t letter) noexcept {
    return static_cast<std::uint64_t>(parent) << 24 ^ letter;
  }
  [[nodiscard]] std::size_t edge_slot(std::uint32_t parent, std::uint32_t letter) const noexcept {
    return slot_of(edges_, edge_key(parent, letter), [&](const Edge &slot) {
      return slot.child == 0 || (slot.parent == parent && slot.letter == letter);
    });
  }
  [[nodiscard]] const Edge &edge(std::uint32_t parent, std::uint32_t letter) const noexcept {
    return edges_[edge_slot(parent, letter)];
  }

  static std::uint64_t eight_at(const char *bytes) noexcept {
    std::uint64_t eight = 0;
    std::memcpy(&eight, bytes, 8);
    if constexpr (std::endian::native == std::endian::big) eight = __builtin_bswap64(eight);
    return eight;
  }

  /// The words from `place` on, which moves behind what was looked at.
  void walk(std::string_view text, std::size_t &place, Stretch &stretch) const;
  Candidate *find_candidates(std::string_view text, std::size_t &place, Candidate *found,
                             Candidate *most) const noexcept;
  /// What two letters begin. Numbers of words are 1 + a word's number, 0 for none.
  struct Beginning {
    std::uint32_t word = 0;  ///< the longest within the two letters
    std::uint32_t state = 0; ///< from which longer words go on; 0: none
    std::size_t end = 0;     ///< behind the two letters
  };
  [[nodiscard]] Beginning beginning(std::string_view text, Candidate candidate) const noexcept;
  /// The longest word that goes on from a beginning, or the beginning's own.
  [[nodiscard]] std::uint32_t longest(std::string_view text, Beginning beginning) const noexcept;

  [[nodiscard]] std::span<const WordMatch> all_of(std::uint32_t word) const noexcept {
    return {all_matches_.data() + matches_[word].begin, all_matches_.data() + matches_[word + 1].begin};
  }
  [[nodiscard]] std::span<const WordMatch> walked_of(std::uint32_t word) const noexcept {
    return {all_matches_.data() + matches_[word].begin, all_matches_.data() + matches_[word].near_begin};
  }

  /// Grows the arrays from words.
  struct Builder;
  /// The arrays, in the order of the block. `visit(span)` may set them.
  template <class Self, class Visit> static void for_each_array(Self &lexicon, Visit &&visit) {
    visit(lexicon.alone_bits_), visit(lexicon.pair_bits_), visit(lexicon.alone_), visit(lexicon.pairs_),
        visit(lexicon.edges_), visit(lexicon.words_), visit(lexicon.matches_), visit(lexicon.all_matches_);
  }

  std::shared_ptr<const Builder> owned_;      ///< where the arrays stand; none where a block holds them
  std::span<const std::uint64_t> alone_bits_; ///< which letters are words that the walk finds
  std::span<const std::uint64_t> pair_bits_;  ///< which two letters may begin one
  std::span<const Alone> alone_;              ///< words of one letter; open addressing, as the next two
  std::span<const Pair> pairs_;               ///< first two letters of words
  std::span<const Edge> edges_;               ///< from states of two letters and more
  std::span<const std::uint32_t> words_;      ///< of each state: 1 + number of the word that ends there
  std::span<const Matches> matches_;          ///< of no word, of each one, and one more
  std::span<const WordMatch> all_matches_;
};

} // namespace v0
} // namespace jiedui
