/// A few words of one use, looked for beside a place or a figure; for sets asked at every character see `WordSet`.
#pragma once

#include "jiedui/model/span.hpp"
#include "jiedui/rules/table_reader.hpp"
#include "jiedui/version.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace jiedui {
inline namespace v0 {

class WordList {
public:
  void add(std::string_view word) {
    const auto shorter = std::find_if(words_.begin(), words_.end(),
                                      [&](const std::string &other) { return other.size() < word.size(); });
    words_.insert(shorter, std::string(word));
  }

  /// Whether the text is one of the words, begins with one, ends with one, has one in it.
  [[nodiscard]] bool is(std::string_view text) const {
    return any([&](std::string_view word) { return text == word; });
  }
  [[nodiscard]] bool begins(std::string_view text) const { return starting(text) > 0; }
  [[nodiscard]] bool ends(std::string_view text) const { return ending(text) > 0; }
  [[nodiscard]] bool in(std::string_view text) const {
    return any([&](std::string_view word) { return text.find(word) != std::string_view::npos; });
  }

  /// Bytes of the longest word that the text begins with, or ends with; 0 where there is none.
  [[nodiscard]] std::size_t starting(std::string_view text) const {
    return longest([&](std::string_view word) { return text.starts_with(word); });
  }
  [[nodiscard]] std::size_t ending(std::string_view text) const {
    return longest([&](std::string_view word) { return text.ends_with(word); });
  }
  /// Where the first of the words begins, at `from` or behind it; `npos` where none does.
  [[nodiscard]] std::size_t first_in(std::string_view text, std::size_t from = 0) const {
    std::size_t first = std::string_view::npos;
    for (const std::string &word : words_) first = std::min(first, text.find(word, from));
    return first;
  }

private:
  template <class Test> [[nodiscard]] bool any(Test &&test) const {
    return std::any_of(words_.begin(), words_.end(), test);
  }
  template <class Test> [[nodiscard]] std::size_t longest(Test &&test) const {
    const auto found = std::find_if(words_.begin(), words_.end(), test);
    return found == words_.end() ? 0 : found->size();
  }

  std::vector<std::string> words_; ///< from the longest on
};

/// Where the first word of a list stands in a sentence, looked for once for all figures of the sentence.
class FirstInSentence {
public:
  explicit FirstInSentence(const WordList &words) : words_(words) {}

  /// Whether one begins in the sentence before `end`.
  [[nodiscard]] bool before(std::uint32_t end, Span sentence, std::string_view text) {
    if (!(sentence == sentence_)) {
      sentence_ = sentence;
      first_ = words_.first_in(sentence.of(text));
    }
    return first_ != std::string_view::npos && sentence.begin + first_ < end;
  }

private:
  const WordList &words_;
  Span sentence_{};
  std::size_t first_ = std::string_view::npos;
};

/// Adds the table's `forms` to the lists that its column `use` names.
template <class Words, std::size_t count>
void read_word_lists(TableReader &read, std::string_view table, const CellName<WordList Words::*> (&uses)[count],
                     Words &words) {
  for (const TableRow row : read.rows(table))
    for_each_alternative(row.cell("forms"),
                         [list = &(words.*row.named("use", uses))](std::string_view word) { list->add(word); });
}

/// The lists of a table that holds nothing else.
template <class Words, std::size_t count>
[[nodiscard]] Result<Words> compile_word_lists(const Rules &rules, std::string_view table,
                                               const CellName<WordList Words::*> (&uses)[count]) {
  Words words;
  TableReader read(rules);
  read_word_lists(read, table, uses, words);
  return read.finish(std::move(words));
}

} // namespace v0
} // namespace jiedui
