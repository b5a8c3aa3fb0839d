/// @file clauses.hpp
/// Paragraphs, sentences and clauses: the rooms in which a date, a giver or a receiver holds.
#pragma once

#include "jiedui/model/span.hpp"
#include "jiedui/version.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// Up to ，；：。！？ or the paragraph's end; the punctuation is not part of it. 、 does not end a clause,
/// nor does a comma or point between digits.
struct Clause {
  Span span;
  std::uint32_t sentence = 0;
};

/// Up to 。！？；…, a half-width full stop behind % or a Chinese character, or the paragraph's end.
struct Sentence {
  Span span;
  std::uint32_t paragraph = 0;
  std::uint32_t first_clause = 0, clauses = 0;
};

/// Up to a line's end.
struct Paragraph {
  Span span;
  std::uint32_t first_sentence = 0, sentences = 0;
  bool heading = false; ///< short, without a full stop at its end
};

struct Clauses {
  std::vector<Paragraph> paragraphs;
  std::vector<Sentence> sentences;
  std::vector<Clause> clauses;
  std::vector<Span> quotes; ///< inside “ ”, 「 」, ‘ ’; outermost only, without the marks
  /// Of each `block_size` bytes of text: the clause that holds their first byte, or the last one before it.
  std::vector<std::uint32_t> clause_of_block;
  static constexpr std::uint32_t block_size = 64;

  /// Number of the clause that holds the byte, or of the last one before it.
  [[nodiscard]] std::uint32_t clause_at(std::uint32_t byte) const {
    if (clause_of_block.empty()) return 0;
    const std::size_t block = byte / block_size;
    std::uint32_t number = block < clause_of_block.size() ? clause_of_block[block] : clause_of_block.back();
    while (number + 1 < clauses.size() && clauses[number + 1].span.begin <= byte) ++number;
    return number;
  }
  [[nodiscard]] std::uint32_t sentence_at(std::uint32_t byte) const { return clauses[clause_at(byte)].sentence; }
  [[nodiscard]] std::uint32_t paragraph_at(std::uint32_t byte) const { return sentences[sentence_at(byte)].paragraph; }
};

/// Works on either script; linear in the length of the text.
[[nodiscard]] Clauses split_clauses(std::string_view text);

} // namespace v0
} // namespace jiedui
