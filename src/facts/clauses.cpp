#include "jiedui/facts/clauses.hpp"

#include "../mentions/characters.hpp"

#include <algorithm>

namespace jiedui {
inline namespace v0 {
namespace {

enum class Mark : std::uint8_t { none, clause, sentence, paragraph, open_quote, close_quote };

constexpr FewCharacters marks(U"\n,:;!?.-。，：；！？﹐﹕﹔…“‘「『”’」』");

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The mark that starts at `at`.
Mark mark_at(std::string_view text, std::uint32_t at) {
  switch (code_point_at(text, at)) {
  case U'\n': return Mark::paragraph;
  case U',':
  case U':': {
    const bool between_digits = at > 0 && at + 1 < text.size() && is_digit(text[at - 1]) && is_digit(text[at + 1]);
    return between_digits ? Mark::none : Mark::clause;
  }
  case U'，':
  case U'﹐':
  case U'﹕':
  case U'：': return Mark::clause;
  // 引进企业95家 - 示范园规划面积6万亩: a stroke between blanks parts the items of a list.
  case U'-':
    return at > 0 && text[at - 1] == ' ' && at + 1 < text.size() && text[at + 1] == ' ' &&
                   !(at > 1 && is_digit(text[at - 2]) && at + 2 < text.size() && is_digit(text[at + 2]))
               ? Mark::sentence
               : Mark::none;
  // 下降到5.45%.2019年: a full stop in half width stands behind % or a Chinese character.
  case U'.': return at > 0 && (text[at - 1] == '%' || (text[at - 1] & 0x80) != 0) ? Mark::sentence : Mark::none;
  case U';':
  case U'!':
  case U'?':
  case U'。':
  case U'；':
  case U'﹔':
  case U'…':
  case U'！':
  case U'？': return Mark::sentence;
  case U'“':
  case U'‘':
  case U'「':
  case U'『': return Mark::open_quote;
  case U'”':
  case U'’':
  case U'」':
  case U'』': return Mark::close_quote;
  default: return Mark::none;
  }
}

std::uint32_t characters_in(std::string_view text) {
  return static_cast<std::uint32_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

void note_blocks(Clauses &result) {
  if (result.clauses.empty()) return;
  result.clause_of_block.resize(result.clauses.back().span.end / Clauses::block_size + 1);
  std::uint32_t clause = 0;
  for (std::uint32_t block = 0; block < result.clause_of_block.size(); ++block) {
    while (clause + 1 < result.clauses.size() && result.clauses[clause + 1].span.begin <= block * Clauses::block_size)
      ++clause;
    result.clause_of_block[block] = clause;
  }
}

} // namespace

Clauses split_clauses(std::string_view text) {
  constexpr std::uint32_t longest_heading = 30; // characters
  Clauses result;
  const auto size = static_cast<std::uint32_t>(text.size());
  constexpr std::size_t mean_clause = 32, mean_sentence = 96, mean_paragraph = 240; // bytes
  result.clauses.reserve(size / mean_clause + 1);
  result.sentences.reserve(size / mean_sentence + 1);
  result.paragraphs.reserve(size / mean_paragraph + 1);
  std::uint32_t clause_begin = 0, sentence_begin = 0, paragraph_begin = 0;
  std::uint32_t quote_depth = 0, quote_begin = 0;
  bool full_stop = false;

  const auto end_clause = [&](std::uint32_t end) {
    if (end > clause_begin)
      result.clauses.push_back({{clause_begin, end}, static_cast<std::uint32_t>(result.sentences.size())});
  };
  const auto end_sentence = [&](std::uint32_t end) {
    end_clause(end);
    const auto first =
        result.sentences.empty() ? 0u : result.sentences.back().first_clause + result.sentences.back().clauses;
    const auto count = static_cast<std::uint32_t>(result.clauses.size()) - first;
    if (count > 0)
      result.sentences.push_back(
          {{sentence_begin, end}, static_cast<std::uint32_t>(result.paragraphs.size()), first, count});
  };
  const auto end_paragraph = [&](std::uint32_t end) {
    end_sentence(end);
    const auto first =
        result.paragraphs.empty() ? 0u : result.paragraphs.back().first_sentence + result.paragraphs.back().sentences;
    const auto count = static_cast<std::uint32_t>(result.sentences.size()) - first;
    if (count > 0) {
      const Span span{paragraph_begin, end};
      result.paragraphs.push_back({span, first, count, !full_stop && characters_in(span.of(text)) <= longest_heading});
    }
    quote_depth = 0;
    full_stop = false;
  };

  std::uint32_t next = 0;
  for (std::uint32_t at = marks.first(text, 0, size); at < size; at = marks.first(text, next, size)) {
    next = step(text, at);
    switch (mark_at(text, at)) {
    case Mark::none: break;
    case Mark::clause:
      end_clause(at);
      clause_begin = next;
      break;
    case Mark::sentence:
      end_sentence(at);
      clause_begin = sentence_begin = next;
      full_stop = true;
      break;
    case Mark::paragraph:
      end_paragraph(at);
      clause_begin = sentence_begin = paragraph_begin = next;
      break;
    case Mark::open_quote:
      if (quote_depth++ == 0) quote_begin = next;
      break;
    case Mark::close_quote:
      if (quote_depth > 0 && --quote_depth == 0) result.quotes.push_back({quote_begin, at});
      break;
    }
  }
  end_paragraph(size);
  result.paragraphs.shrink_to_fit();
  result.sentences.shrink_to_fit();
  result.clauses.shrink_to_fit();
  note_blocks(result);
  return result;
}

} // namespace v0
} // namespace jiedui
