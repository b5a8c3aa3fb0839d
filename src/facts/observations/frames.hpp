// What stands round each figure: the words of the tables, the clause they are in, who acts.
#pragma once

#include "rules.hpp"

#include "jiedui/document/document.hpp"
#include "jiedui/facts/clauses.hpp"
#include "jiedui/facts/parties.hpp"
#include "jiedui/mentions/mentions.hpp"

#include <algorithm>
#include <span>
#include <vector>

namespace jiedui {
inline namespace v0 {
namespace observing {

/// A table word in the text with its typed meaning.
template <class Value> struct Found {
  Span span;
  Value value;
};

/// Words of one table in the order of the text; a word inside a longer one of its table is left out.
template <class Value> using FoundWords = std::vector<Found<Value>>;

/// The first word that starts at the byte or behind it. Its steps do not branch: where a figure's words lie cannot be
/// foreseen, and every figure asks several times.
template <class Value>
[[nodiscard]] typename FoundWords<Value>::const_iterator first_from(const FoundWords<Value> &words, std::uint32_t at) {
  auto first = words.begin();
  auto left = words.end() - first;
  for (; left > 1; left -= left / 2) first += first[left / 2 - 1].span.begin < at ? left / 2 : 0;
  return left == 1 && first->span.begin < at ? first + 1 : first;
}

/// Those that lie wholly in a stretch of text.
template <class Value>
[[nodiscard]] std::span<const Found<Value>> within(const FoundWords<Value> &words, Span stretch) {
  const auto before = [](const Found<Value> &word, std::uint32_t at) { return word.span.begin < at; };
  constexpr int usual = 8; // words in a stretch
  const auto first = first_from(words, stretch.begin);
  auto last = first;
  for (int i = 0; i < usual && last != words.end() && before(*last, stretch.end); ++i) ++last;
  if (last != words.end() && before(*last, stretch.end))
    last = std::lower_bound(last, words.end(), stretch.end, before);
  while (last != first && (last - 1)->span.end > stretch.end) --last;
  return {first, last};
}

/// A word of one character counts only right beside what it stands with.
[[nodiscard]] inline bool single_character(Span word) { return word.size() <= 3; }

/// The text with everything that the steps of the reader look at.
struct Context {
  const Document &document;
  const Mentions &mentions;
  const Clauses &clauses;
  const std::vector<PartyScope> &parties;
  const CompiledRules &rules;

  FoundWords<ClassNumber> words{};
  FoundWords<Sector> sectors{};
  std::vector<Span> general_fields{}; ///< words for fields that are none of the sectors
  FoundWords<ModalityCue> modality{};
  FoundWords<AspectCue> aspect{};
  FoundWords<PerCue> per{};
  FoundWords<DomainWord> domain{};
  FoundWords<PartWord> parts{};
  std::vector<int> domain_weight{};  ///< one for each paragraph
  std::vector<int> poverty_weight{}; ///< one for each paragraph: words that tell of the fight against poverty
  std::vector<bool> designated{};    ///< whether the paragraph speaks of 定点帮扶, one for each
  bool designates = false;           ///< whether any paragraph does
  bool central = false;              ///< whether the text names a central unit
  bool matched = false;              ///< whether it speaks of companies paired with villages
  std::vector<Span> section_plan{};  ///< one for each paragraph: the words of a heading that lays down what is to come
  Span plan_document{};              ///< the words by which the text says that it lays down a plan; else empty
  int document_weight = 0, named_weight = 0; ///< all points; those of words that name a programme or its parties
  int title_weight = 0; ///< of the title
  int poverty_words = 0;                     ///< of the whole text
  bool titled = false;                       ///< whether the title names a programme or its parties

  [[nodiscard]] const QuantityMention &quantity(std::size_t i) const { return mentions.quantities[i]; }
  [[nodiscard]] std::string_view text() const { return document.folded(); }
};

[[nodiscard]] Context make_context(const Document &document, const Mentions &mentions, const Clauses &clauses,
                                   const std::vector<PartyScope> &parties, const CompiledRules &rules);

/// The surroundings of one figure.
struct Frame {
  std::uint32_t clause = 0, sentence = 0, paragraph = 0;
  Span left;  ///< before the figure, from the figure or mark before
  Span right; ///< from the end of the number to the next figure or mark
  Span whole_clause;
  std::uint32_t sentence_begin = 0;
  std::uint32_t statement_begin = 0; ///< of the sentences that only semicolons or 其中 part
  bool goes_on = false;              ///< a clause that is but a figure and its noun, behind another such
  bool measures_work = false;        ///< 占总投资的90% behind what was completed
  bool listed = false;               ///< only 、 or nothing between the figure before and this one
  Classes near, in_clause, in_sentence;
};

[[nodiscard]] std::vector<Frame> make_frames(const Context &context);

/// Characters (not bytes) of a stretch.
[[nodiscard]] int characters(std::string_view text, std::uint32_t begin, std::uint32_t end);

} // namespace observing
} // namespace v0
} // namespace jiedui
