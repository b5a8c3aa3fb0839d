/// The words of tables beside what a reader has found, looked up where it asks for them: most tables of such words are
/// no part of the tokens (`# near`, see table.hpp).
#pragma once

#include "word_set.hpp"

#include "jiedui/mentions/mentions.hpp"
#include "jiedui/rules/rules.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>

namespace jiedui {
inline namespace v0 {

/// A table whose words are asked for by where they end.
class EndingTable {
public:
  EndingTable() = default;
  EndingTable(const Rules &rules, std::string_view name) : number_(rules.number(name)) {
    const Table &table = rules.table(name);
    const std::size_t column = table.column("words");
    for (std::size_t row = 0; row < table.rows(); ++row)
      for_each_alternative(table.cell(row, column), [&](std::string_view word) {
        words_.add(word);
        longest_ = std::max(longest_, static_cast<std::uint32_t>(word.size()));
      });
  }

  [[nodiscard]] TableNumber number() const { return number_; }
  [[nodiscard]] std::uint32_t longest() const { return longest_; } ///< bytes
  /// Whether one of the words ends at the byte, perhaps as a part of another one.
  [[nodiscard]] bool may_end(std::string_view text, std::uint32_t at) const { return words_.ending(text, at) > 0; }

private:
  TableNumber number_ = Rules::no_table;
  std::uint32_t longest_ = 0;
  WordSet words_;
};

/// A view of a text; the lexicon must outlive it. At one place a table gives its longest word only.
class NearWords {
public:
  NearWords(std::string_view text, const Lexicon &lexicon) : text_(text), lexicon_(lexicon) {}

  /// Calls `each(token)` for the table's rows whose word starts at the byte.
  template <class Each> void starting(std::uint32_t at, TableNumber table, Each &&each) const {
    if (at != last_at_) { // several tables are asked at one place
      last_ = lexicon_.at(text_, at);
      last_at_ = at;
    }
    for (const WordMatch &match : last_)
      if (match.sense.table == table) each(Token{{at, at + match.length}, match.sense});
  }
  /// The first of them.
  [[nodiscard]] std::optional<Token> starting(std::uint32_t at, TableNumber table) const {
    std::optional<Token> first;
    starting(at, table, [&](const Token &token) {
      if (!first) first = token;
    });
    return first;
  }

  /// Calls `each(token)` for the table's rows whose word ends at the byte, the longest word first.
  template <class Each> void ending(std::uint32_t at, const EndingTable &table, Each &&each) const {
    if (!table.may_end(text_, at)) return;
    std::uint32_t begin = at > table.longest() ? at - table.longest() : 0;
    while (begin < at && (static_cast<unsigned char>(text_[begin]) & 0xC0) == 0x80) ++begin;
    for (; begin < at; begin = step(text_, begin))
      starting(begin, table.number(), [&](const Token &token) {
        if (token.span.end == at) each(token);
      });
  }
  /// The first of them.
  [[nodiscard]] std::optional<Token> ending(std::uint32_t at, const EndingTable &table) const {
    std::optional<Token> first;
    ending(at, table, [&](const Token &token) {
      if (!first) first = token;
    });
    return first;
  }

private:
  std::string_view text_;
  const Lexicon &lexicon_;
  mutable std::uint32_t last_at_ = 0xFFFFFFFF;
  mutable std::span<const WordMatch> last_;
};

} // namespace v0
} // namespace jiedui
