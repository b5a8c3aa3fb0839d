// Figures that are no assistance: how big, how far, how poor a place is.
#include "party_reader.hpp"

#include <algorithm>
#include <iterator>

namespace jiedui {
inline namespace v0 {

bool PartyReader::on_programme() const { return !pairings_.empty() || gives_toward() || tells_of_programme(); }

/// Whether words of it stand in the title or the text.
bool PartyReader::tells_of_programme() const {
  const auto in_title = mentions_.title_tokens.of(rules_.cues.table), in_text = mentions_.tokens.of(rules_.cues.table);
  const auto meaning = [&](const Token &token) { return rules_.cues.meanings[token.sense.row]; };
  return std::any_of(in_title.begin(), in_title.end(),
                     [&](const Token &token) { return shows_programme(meaning(token)); }) ||
         std::any_of(in_text.begin(), in_text.end(),
                     [&](const Token &token) { return shows(token.span, meaning(token)); });
}

/// 甲市向乙县投入资金: somebody who always gives, to somebody who receives.
bool PartyReader::gives_toward() const {
  constexpr std::size_t reach = 24; // bytes of 累计
  for (std::size_t i = 1; i < groups_.size(); ++i) {
    const PlaceGroup &giver = groups_[i - 1], &receiver = groups_[i];
    if (giver.span.end >= receiver.span.begin || receiver.span.begin - giver.span.end > reach ||
        rules_.sides.rank(giver.codes) < ranks::always_gives)
      continue;
    const int rank = rules_.sides.rank(receiver.codes);
    const std::string_view gap = text_.substr(giver.span.end, receiver.span.begin - giver.span.end);
    if (rank > 0 && rank <= ranks::receives && rules_.words.recipient.ends(gap) &&
        rules_.words.gives.in(text_.substr(receiver.span.end, reach)) && !giver.phrases.front().inside_name)
      return true;
  }
  return false;
}

/// 帮扶 alone shows it only between somebody who gives and somebody who receives.
bool PartyReader::shows(Span words, CueMeaning meaning) const {
  if (meaning.form != CueForm::aid) return shows_programme(meaning);
  bool gives = false, receiving = false;
  for (const PlaceGroup &group : groups_in(groups_, clause_of(words))) {
    const int rank = rules_.sides.rank(group.codes);
    gives = gives || rank >= ranks::always_gives;
    receiving = receiving || (rank > 0 && rank <= ranks::receives);
  }
  return gives && receiving;
}

/// Whether the title is on the programme, or words of it stand all through the text.
bool PartyReader::is_devoted() const {
  constexpr std::size_t room = 3000; // bytes of text to one such word
  const auto in_title = mentions_.title_tokens.of(rules_.cues.table), in_text = mentions_.tokens.of(rules_.cues.table);
  const auto told = [&](const Token &token) {
    const CueForm form = rules_.cues.meanings[token.sense.row].form;
    return states_pairing(form) || form == CueForm::aid;
  };
  if (text_.size() <= room || std::any_of(in_title.begin(), in_title.end(), told)) return true;
  return static_cast<std::size_t>(std::count_if(in_text.begin(), in_text.end(), told)) * room >= text_.size();
}

/// In a report on all things and in a text that pairs nobody, what does not tell of help itself: 落地项目48个.
bool PartyReader::is_beside_the_point(Span quantity) const {
  if (devoted_ && !pairings_.empty()) return false;
  const Span sentence = clauses_.sentences[clauses_.sentence_at(quantity.begin)].span;
  if (tells_of_help(sentence)) return false;
  return devoted_ ? !gives_help(sentence) : !helps(quantity);
}

void PartyReader::find_background() {
  for (const Token &token : mentions_.tokens.of(rules_.background_table))
    background_.push_back({token.span, rules_.background[token.sense.row]});
}

/// 地区生产总值, 数百公里外: no assistance, so nobody gives or receives it.
bool PartyReader::is_background(const QuantityMention &mention) {
  if (mention.quantity.unit == Unit::count && is_one_of_them(mention.span)) return true;
  constexpr std::uint32_t reach = 12; // bytes between the word and a distance
  const Span sentence = clauses_.sentences[clauses_.sentence_at(mention.span.begin)].span;
  const Span paragraph = clauses_.paragraphs[clauses_.paragraph_at(mention.span.begin)].span;
  const Unit unit = mention.quantity.unit;
  const bool far = unit == Unit::km || unit == Unit::m;
  const auto starts = [](const BackgroundWord &word, std::uint32_t at) { return word.span.begin < at; };
  auto word = std::lower_bound(background_.begin(), background_.end(), mention.span.end, starts);
  if (word != background_.end() && word->span.begin == mention.span.end &&
      ((word->use == Background::peoples && unit == Unit::count && word->span.end >= clause_of(mention.span).end) ||
       (word->use == Background::after && far) || (word->use == Background::people && unit == Unit::person)))
    return true;
  if (word != background_.begin() && std::prev(word)->span.end == mention.span.end &&
      std::prev(word)->use == Background::people)
    return true; // 7500万人民: the noun is part of the quantity
  if (word != background_.end() && word->use == Background::profile &&
      text_.substr(mention.span.end, word->span.begin - mention.span.end) == "的")
    return true; // 96%的国土面积
  constexpr int steps = 8;
  for (int step = 0; step < steps && word != background_.begin(); ++step) {
    --word;
    if (word->span.begin < paragraph.begin) return false;
    if (word->use == Background::profile)
      return !gives_help({word->span.end, mention.span.begin}) &&
             givers_.last_before(mention.span.begin, {clause_of(word->span).begin, mention.span.begin},
                                 PartyReach::clause) == nullptr;
    if (word->span.begin < sentence.begin) continue;
    if (word->use == Background::family && unit == Unit::person && word->span.end == mention.span.begin) return true;
    if (word->use == Background::before && far && word->span.end + reach >= mention.span.begin) return true;
    if (word->use == Background::lead && clause_of(mention.span).contains(word->span))
      return !helps(mention.span) && !is_brought_about(mention.span);
    if (word->use == Background::state && !is_of_works(word->span)) return !helps(mention.span);
  }
  return false;
}

/// 共建园区完成固定资产投资16亿元, 固定资产投资类项目84个: of what was built with the help, not of the place.
bool PartyReader::is_of_works(Span word) {
  const Span sentence = clauses_.sentences[clauses_.sentence_at(word.begin)].span;
  return works_.before(word.begin, sentence, text_) || rules_.words.kinds.begins(text_.substr(word.end));
}

/// 全省20个极贫乡之一: what kind of place it is.
bool PartyReader::is_one_of_them(Span quantity) const {
  constexpr std::uint32_t reach = 45; // bytes of the noun
  const Span clause = clause_of(quantity);
  const std::uint32_t end = std::min(clause.end, quantity.end + reach);
  return quantity.end < end && rules_.words.one_of.in(text_.substr(quantity.end, end - quantity.end)) &&
         !tells_of_help(clause);
}

/// 带动旅游收入400万元
bool PartyReader::is_brought_about(Span quantity) {
  return brings_.before(quantity.begin, clauses_.sentences[clauses_.sentence_at(quantity.begin)].span, text_);
}

/// 全村共有521户3014人，其中瑶族2954人，占98%: how many live there.
void PartyReader::find_inhabitants() {
  const auto &quantities = mentions_.quantities;
  inhabitants_.resize(quantities.size());
  for (std::size_t first = 0; first < quantities.size();) {
    std::size_t end = first + 1;
    while (end < quantities.size() && (quantities[end - 1].span.end == quantities[end].span.begin ||
                                       joins(quantities[end - 1].span, quantities[end].span)))
      ++end;
    const Span last = quantities[end - 1].span;
    const Span sentence = clauses_.sentences[clauses_.sentence_at(last.begin)].span;
    if (counts_inhabitants(quantities[first]) &&
        (ends_clause(last) || quantities[first].quantity.unit == Unit::count)) {
      for (; end < quantities.size() && quantities[end].span.begin < sentence.end && is_share_of_them(end);) ++end;
      std::fill(inhabitants_.begin() + static_cast<std::ptrdiff_t>(first),
                inhabitants_.begin() + static_cast<std::ptrdiff_t>(end), true);
    }
    first = end;
  }
}

/// Whether nothing but a bracket stands behind it.
bool PartyReader::ends_clause(Span quantity) const {
  constexpr std::uint32_t bracket = 3;
  const Span clause = clause_of(quantity);
  if (quantity.end >= clause.end) return true;
  const std::string_view rest = text_.substr(quantity.end, clause.end - quantity.end);
  return rest.size() <= bracket && (rest.starts_with("）") || rest.starts_with(')'));
}

bool PartyReader::counts_inhabitants(const QuantityMention &mention) const {
  const PartyWords &words = rules_.words;
  const Span clause = clause_of(mention.span);
  const std::string_view before = text_.substr(clause.begin, mention.span.begin - clause.begin);
  const std::string_view after = text_.substr(mention.span.end, clause.end - std::min(clause.end, mention.span.end));
  switch (mention.quantity.unit) {
  case Unit::count:
    return words.whole.ends(before) && words.village.begins(after) &&
           !tells_of_help(clauses_.sentences[clauses_.sentence_at(mention.span.begin)].span);
  case Unit::household: return words.inhabited.ends(before) || words.poor.ends(before);
  case Unit::person: return words.poor.ends(before);
  default: return false;
  }
}

bool PartyReader::tells_of_help(Span room) const {
  const auto cues = mentions_.tokens.of(rules_.cues.table, room.begin);
  return !cues.empty() && cues.front().span.begin < room.end;
}

/// Whether words say so that name no programme: 派出专家, 捐赠.
bool PartyReader::gives_help(Span room) const {
  constexpr std::size_t most = 32; // words of a sentence that are looked at; keeps long ones linear
  const auto words = mentions_.tokens.of(rules_.refs_table, room.begin);
  const auto looked_at = words.first(std::min(words.size(), most));
  return std::any_of(looked_at.begin(), looked_at.end(), [&](const Token &token) {
    return token.span.begin < room.end && rules_.refs[token.sense.row].refers == Refers::help;
  });
}

/// 其中瑶族2954人, 占98%
bool PartyReader::is_share_of_them(std::size_t index) const {
  const Span quantity = mentions_.quantities[index].span;
  const Span clause = clause_of(quantity);
  const std::string_view before = text_.substr(clause.begin, quantity.begin - clause.begin);
  return rules_.words.share.in(before) && !helps(quantity);
}

/// Whether the clause says who helps.
bool PartyReader::helps(Span quantity) const {
  const Span clause = clause_of(quantity);
  return givers_.last_before(quantity.begin, clause, PartyReach::clause) != nullptr;
}

} // namespace v0
} // namespace jiedui
