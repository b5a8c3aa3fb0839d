// Help against poverty in a text that pairs nobody: nobody is said to give, the place that it is told of receives.
#include "party_reader.hpp"

#include <algorithm>

namespace jiedui {
inline namespace v0 {

void PartyReader::read_relief(std::vector<PartyScope> &scopes) {
  constexpr std::size_t least = 3; // words of it, for a text to be on it
  const auto sentences = sentences_of_relief();
  const auto county = county_helped();
  if (sentences.size() < least && !county) return;
  if (inhabitants_.empty()) find_inhabitants();
  if (background_.empty()) find_background();
  for (std::size_t i = 0; i < scopes.size(); ++i) {
    const QuantityMention &mention = mentions_.quantities[i];
    if (!scopes[i].assisting.empty() || !scopes[i].aided.empty() || inhabitants_[i] || is_background(mention)) continue;
    if (county) {
      if (!is_of_many_givers(mention.span)) scopes[i].aided = {*county};
      continue;
    }
    if (!std::binary_search(sentences.begin(), sentences.end(), clauses_.sentence_at(mention.span.begin))) continue;
    if (const PlaceGroup *group = relieved(mention.span)) {
      scopes[i].aided = group->codes;
      scopes[i].aided_words = group->span;
    }
  }
}

/// In a text on the programme that pairs nobody, the one county that it is on, if that is no place that gives.
std::optional<PlaceCode> PartyReader::county_helped() const {
  constexpr std::ptrdiff_t least = 2; // words of help
  const auto cues = mentions_.tokens.of(rules_.cues.table);
  const auto helps = std::count_if(cues.begin(), cues.end(), [&](const Token &token) {
    const CueForm form = rules_.cues.meanings[token.sense.row].form;
    return form == CueForm::assist || form == CueForm::aid;
  });
  if (helps < least || !tells_of_programme()) return std::nullopt;
  const auto county = setting_.only_county(groups_);
  return county && rules_.sides.rank(*county) < ranks::always_gives ? county : std::nullopt;
}

/// 9家中央单位投入…: whoever is told of so helps more places than the one that the text names.
bool PartyReader::is_of_many_givers(Span quantity) const {
  const Span paragraph = clauses_.paragraphs[clauses_.paragraph_at(quantity.begin)].span;
  return givers_.last_before(quantity.begin, paragraph, PartyReach::sentence) != nullptr;
}

/// The sentence of each word of it, in the order of the text.
std::vector<std::uint32_t> PartyReader::sentences_of_relief() const {
  std::vector<std::uint32_t> sentences;
  for (const Token &token : mentions_.tokens.of(rules_.refs_table))
    if (rules_.refs[token.sense.row].refers == Refers::relief)
      sentences.push_back(clauses_.sentence_at(token.span.begin));
  return sentences;
}

/// The last one place named in the paragraph.
const PlaceGroup *PartyReader::relieved(Span quantity) const {
  constexpr std::size_t memory = 8;
  const Span paragraph = clauses_.paragraphs[clauses_.paragraph_at(quantity.begin)].span;
  const auto before = groups_in(groups_, {paragraph.begin, quantity.begin});
  const auto near = before.last(std::min(before.size(), memory));
  const auto found = std::find_if(near.rbegin(), near.rend(), [&](const PlaceGroup &group) {
    return group.codes.size() == 1 && !group.phrases.front().inside_name && !setting_.is_venue(group) &&
           !setting_.is_destination(group) && !setting_.is_clipped(group);
  });
  return found == near.rend() ? nullptr : &*found;
}

} // namespace v0
} // namespace jiedui
