/// @file document_rules.hpp
/// The tables of the document stage, compiled.
#pragma once

#include "jiedui/document/bytes_to_document.hpp"
#include "jiedui/rules/lexicon.hpp"
#include "jiedui/rules/table_reader.hpp"
#include "jiedui/version.hpp"
#include "utf8.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// What a phrase of a page's furniture says of its line.
enum class Furniture : std::uint8_t {
  none,
  source,
  published,
  author,
  staff,
  counter,
  today,
  title,
  noise,
  start,
  cut,
  legal,
  outlet,
  outlet_name,
  unit,
  column,
  money,
  section,
  site,
  issued,
  report,
  agency,
  dateline,
  post,
  writer_role,
  other_role,
  deed,
  nobody,
  sounds,
  opener,
  office,
  genre,
};

/// A look-alike's true character and where the exchange holds.
struct Lookalike {
  enum class Where : std::uint8_t { anywhere, behind_digit, between_digits };
  std::string character;
  Where where = Where::anywhere;
};

/// How a very common function word stands in clean text; shares are 0..1.
struct FunctionWord {
  std::string word;
  double rate = 0;     ///< of all Chinese characters
  double starts = 0;   ///< right after a punctuation mark
  double ends = 0;     ///< right before one
  std::u32string left; ///< characters most often met before it
  double left_share = 0;
  std::u32string right;
  double right_share = 0;
};

/// Pairs of characters, for a quick yes or no.
class PairSet {
public:
  void assign(const std::vector<std::uint32_t> &pairs) {
    const std::size_t size = std::bit_ceil(std::max<std::size_t>(pairs.size() * 3, 64));
    shift_ = 32 - std::countr_zero(size);
    slots_.assign(size, 0);
    for (const std::uint32_t pair : pairs) {
      std::size_t at = place(pair);
      while (slots_[at] != 0 && slots_[at] != pair) at = (at + 1) & (slots_.size() - 1);
      slots_[at] = pair;
    }
  }
  [[nodiscard]] bool has(std::uint32_t pair) const {
    if (slots_.empty()) return false;
    std::size_t at = place(pair);
    while (slots_[at] != 0 && slots_[at] != pair) at = (at + 1) & (slots_.size() - 1);
    return slots_[at] == pair && pair != 0;
  }
  /// Both characters of the basic plane, else 0.
  [[nodiscard]] static std::uint32_t key(char32_t first, char32_t second) {
    return first > 0xFFFF || second > 0xFFFF ? 0 : static_cast<std::uint32_t>(first << 16 | second);
  }

private:
  [[nodiscard]] std::size_t place(std::uint32_t pair) const {
    return static_cast<std::size_t>(pair * 0x9E3779B1u >> shift_); // its high bits: both characters count
  }
  std::vector<std::uint32_t> slots_;
  int shift_ = 0;
};

class DocumentRules {
public:
  /// The longest phrase of one of the kinds in `wanted` (bits by number) that starts at `at`; length 0 for none.
  struct Phrase {
    Furniture kind = Furniture::none;
    std::size_t length = 0;
  };
  [[nodiscard]] Phrase phrase_at(std::string_view folded, std::size_t at, std::uint32_t wanted) const;
  /// Whether the words are one of the kind's.
  [[nodiscard]] bool is(Furniture kind, std::string_view folded) const {
    return !folded.empty() && phrase_at(folded, 0, 1u << static_cast<unsigned>(kind)).length == folded.size();
  }
  /// Whether one of the kind's words starts the words.
  [[nodiscard]] bool starts_as(Furniture kind, std::string_view folded) const {
    return phrase_at(folded, 0, 1u << static_cast<unsigned>(kind)).length > 0;
  }
  /// Bytes of the longest of the kind's words that ends the words, 0 where there is none; of kinds that are endings.
  [[nodiscard]] std::size_t ending(Furniture kind, std::string_view folded) const;
  /// Whether the words end as names of outlets do.
  [[nodiscard]] bool ends_as_outlet(std::string_view folded) const;
  /// Whether the words are an outlet: by their ending, or by their whole name.
  [[nodiscard]] bool names_outlet(std::string_view folded) const;

  /// The simplified character for a traditional one, or 0. `traditional`: the text is written in that script.
  [[nodiscard]] char32_t simplified(char32_t value, bool traditional) const noexcept {
    if (value < first_folded || value > last_folded) return 0;
    const std::uint16_t found = fold_[value - first_folded];
    return found != 0 || !traditional ? found : fold_in_traditional_[value - first_folded];
  }
  /// What a character counts as where words are compared: itself in simplified script, or 0 for what is neither
  /// Chinese nor a digit.
  [[nodiscard]] char32_t unit(char32_t value) const noexcept;
  [[nodiscard]] const std::vector<std::string> *exceptions(char32_t value) const;
  [[nodiscard]] const Lookalike *lookalike(char32_t value) const;
  /// Whether the two characters stand side by side in ordinary news.
  [[nodiscard]] bool is_common_pair(char32_t first, char32_t second) const {
    return common_pairs_.has(PairSet::key(first, second));
  }
  [[nodiscard]] const std::vector<FunctionWord> &function_words() const noexcept { return function_words_; }

  // What `sign` tells of a character: bits, and in the lowest ones 1 + the number of the function word that it is.
  static constexpr std::uint8_t counted_words = 15;
  static constexpr std::uint8_t disguised = 0x10; ///< may be invisible or a look-alike
  static constexpr std::uint8_t foldable = 0x20;  ///< traditional in any text
  static constexpr std::uint8_t bracket = 0x40;   ///< ( or （
  static constexpr std::uint8_t doubling = 0x80;  ///< punctuation that damage doubles
  [[nodiscard]] std::uint8_t sign(char32_t value) const noexcept {
    return value < basic_plane ? signs_[value] : disguised;
  }

private:
  friend Result<std::shared_ptr<const DocumentRules>> compile_document_rules(const Rules &rules);
  void read_furniture(TableReader &read);
  void read_traditional(TableReader &read);
  void read_lookalikes(TableReader &read);
  void read_function_words(TableReader &read);
  void read_common_pairs(TableReader &read);
  void note_characters();

  static constexpr char32_t first_folded = 0x3400;
  static constexpr char32_t last_folded = 0x9FFF;

  Lexicon phrases_;
  std::vector<Furniture> kinds_; ///< of each row
  struct Ending {
    Furniture kind = Furniture::none;
    std::string word;
  };
  std::vector<Ending> endings_;
  std::u32string last_; ///< their last characters
  std::vector<std::uint16_t> fold_;
  std::vector<std::uint16_t> fold_in_traditional_;
  std::unordered_map<char32_t, std::vector<std::string>> exceptions_;
  std::unordered_map<char32_t, Lookalike> lookalikes_;
  std::vector<FunctionWord> function_words_;
  PairSet common_pairs_;
  static constexpr char32_t basic_plane = 0x10000;
  std::vector<std::uint16_t> units_; ///< of the characters of the basic plane, see `unit`
  std::vector<std::uint8_t> signs_;  ///< of the characters of the basic plane
};

/// Signs that no text shows: controls, joiners, marks of direction.
[[nodiscard]] bool is_invisible(char32_t value);

inline char32_t DocumentRules::unit(char32_t value) const noexcept {
  return value < basic_plane ? units_[value] : is_han(value) ? value : 0;
}

constexpr std::uint32_t bit(Furniture kind) { return 1u << static_cast<unsigned>(kind); }
static_assert(static_cast<unsigned>(Furniture::genre) < 32);

} // namespace v0
} // namespace jiedui
