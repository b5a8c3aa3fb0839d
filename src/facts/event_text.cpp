#include "event_text.hpp"

#include "../mentions/characters.hpp"

#include <algorithm>

namespace jiedui {
inline namespace v0 {
namespace {

constexpr std::size_t most_words = 64; // of one clause

/// The first mention that starts at the byte or later.
template <class List> auto first_from(const List &list, std::uint32_t at) {
  return std::lower_bound(list.begin(), list.end(), at,
                          [](const auto &mention, std::uint32_t byte) { return mention.span.begin < byte; });
}

void insert(PlaceCodes &codes, PlaceCode code) {
  const auto at = std::lower_bound(codes.begin(), codes.end(), code);
  if (at == codes.end() || *at != code) codes.insert(at, code);
}

} // namespace

bool EventClause::holds(EventUse use) const { return first(use, span.begin) != nullptr; }

const EventWord *EventClause::first(EventUse use, std::uint32_t from) const {
  for (const EventWord &word : words)
    if (word.cue->use == use && word.span.begin >= from) return &word;
  return nullptr;
}

EventText::EventText(const Document &document, const Mentions &mentions, const Clauses &clauses,
                     const EventRules &rules)
    : document_(document), text_(document.folded()), mentions_(mentions), clauses_(clauses), rules_(rules),
      modality_(mentions.tokens, rules.modality_table), places_(mentions.places) {
  for (const EventTable *table : {&rules.acts, &rules.occasions, &rules.cues}) collect(*table);
  put_in_order(words_, [](const EventWord &a, const EventWord &b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  const auto same_place = [](const EventWord &a, const EventWord &b) { return a.span.begin == b.span.begin; };
  words_.erase(std::unique(words_.begin(), words_.end(), same_place), words_.end());
}

void EventText::collect(const EventTable &table) {
  for (const Token &token : mentions_.tokens.of(table.number)) {
    words_.push_back({token.span, &table.cues[token.sense.row]});
    longest_word_ = std::max(longest_word_, token.span.size());
  }
}

std::vector<EventWord>::const_iterator EventText::first_word(std::uint32_t from) const {
  return first_from(words_, from);
}

const EventWord *EventText::word_starting(std::uint32_t at) const {
  const auto word = first_word(at);
  return word != words_.end() && word->span.begin == at ? &*word : nullptr;
}

const EventWord *EventText::word_ending(std::uint32_t at) const {
  const EventWord *longest = nullptr;
  for (auto word = first_word(at); word != words_.begin();) {
    --word;
    if (word->span.begin + longest_word_ < at) break;
    if (word->span.end == at) longest = &*word;
  }
  return longest;
}

void EventText::read_clause(std::uint32_t number, EventClause &clause) const {
  const Clause &read = clauses_.clauses[number];
  clause.number = number;
  clause.span = read.span;
  clause.sentence = sentence_of(number);
  clause.paragraph = clauses_.paragraphs[clauses_.sentences[read.sentence].paragraph].span;
  std::vector<EventWord> &found = clause.words;
  found.clear();
  std::uint32_t end = read.span.begin;
  for (auto word = first_word(read.span.begin);
       word != words_.end() && word->span.end <= read.span.end && found.size() < most_words; ++word) {
    const bool looks_like = word->cue->use == EventUse::none;
    if (!looks_like && word->span.begin < end && word->span.end <= end) continue;
    if (looks_like) {
      std::erase_if(found, [&](const EventWord &f) { return word->span.contains(f.span); });
    } else {
      const bool longer = !found.empty() && found.back().span.end > word->span.begin &&
                          found.back().span.size() < word->span.size() && found.back().cue->use != EventUse::held;
      if (longer) found.pop_back();
      found.push_back(*word);
    }
    end = std::max(end, word->span.end);
  }
}

Span EventText::sentence_of(std::uint32_t clause) const {
  constexpr std::uint32_t reach = 900; // bytes
  const Span own = clauses_.clauses[clause].span;
  Span span = clauses_.sentences[clauses_.clauses[clause].sentence].span;
  if (span.begin + reach < own.begin) span.begin = own.begin - reach;
  if (own.end + reach < span.end) span.end = own.end + reach;
  return span;
}

// ---- how it is told

const Span *EventText::quote_round(Span span) const {
  const auto &quotes = clauses_.quotes;
  const auto next = std::upper_bound(quotes.begin(), quotes.end(), span.begin,
                                     [](std::uint32_t byte, const Span &quote) { return byte < quote.begin; });
  return next != quotes.begin() && (next - 1)->contains(span) ? &*(next - 1) : nullptr;
}

bool EventText::spoken(Span clause) const {
  constexpr std::uint32_t character = 3; // bytes
  const Span *quote = quote_round({clause.end - 1, clause.end});
  return quote != nullptr && quote->begin <= clause.begin + character && quote->size() > clause.size() + 2 * character;
}

bool EventText::mentioned(Span verb, std::uint32_t clause_end) const {
  constexpr std::uint32_t reach = 15; // bytes
  return rules_.mentioned_behind.starting(text_, verb.end) > 0 ||
         rules_.mentioned_before.ending(text_, verb.begin) > 0 ||
         holds({verb.end, std::min(verb.end + reach, clause_end)}, rules_.anniversary);
}

bool EventText::unrealized(const EventClause &clause, std::uint32_t byte) const {
  constexpr int farthest = 40; // words
  const auto &tokens = modality_.all();
  auto token = std::lower_bound(tokens.begin(), tokens.end(), byte,
                                [](const Token &t, std::uint32_t at) { return t.span.begin < at; });
  // By a word behind those still to come, or by the act's own 了.
  const EventWord *act = word_starting(byte);
  bool realized = act != nullptr && (ends_at(text_, act->span.end, "了") || stands_at(text_, act->span.end, "了"));
  for (int left = farthest; token != tokens.begin() && left > 0; --left) {
    --token;
    if (token->span.begin < clause.paragraph.begin) break;
    const Unrealized reach = rules_.unrealized[token->sense.row];
    if (reach == Unrealized::no || modality_.inside_longer(*token) || inside_person(token->span)) continue;
    if (reach == Unrealized::paragraph && !day_come({token->span.end, byte})) return true;
    if (reach == Unrealized::realized) realized = true;
    if (reach == Unrealized::clause && token->span.begin >= clause.span.begin) return true;
    if (reach == Unrealized::sentence &&
        (token->span.begin >= clause.span.begin ||
         (token->span.begin >= clause.sentence.begin && !realized && !day_come({token->span.end, byte}))))
      return true;
  }
  return false;
}

bool EventText::day_come(Span span) const {
  if (!document_.published) return false;
  for (auto date = first_from(mentions_.dates, span.begin); date != mentions_.dates.end() && date->span.end <= span.end;
       ++date)
    if (date->form == DateForm::day && date->range.start && days_between(*date->range.start, *document_.published) >= 0)
      return true;
  return false;
}

bool EventText::inside_person(Span span) const {
  const auto &people = mentions_.officials;
  const auto person =
      std::lower_bound(people.begin(), people.end(), span.begin,
                       [](const OfficialMention &mention, std::uint32_t byte) { return mention.name.end <= byte; });
  return person != people.end() && person->name.contains(span);
}

bool EventText::inside_book_title(Span words, Span clause) const {
  const std::string_view before = text_.substr(clause.begin, words.begin - clause.begin);
  const std::size_t open = before.rfind("《");
  return open != std::string_view::npos && before.find("》", open) == std::string_view::npos;
}

// ---- counts

std::vector<QuantityMention>::const_iterator EventText::first_quantity(std::uint32_t begin) const {
  return first_from(mentions_.quantities, begin);
}

bool EventText::counted(Span span, const WordSet &measures) const {
  for (auto at = first_quantity(span.begin); at != mentions_.quantities.end() && at->span.begin < span.end; ++at) {
    const Quantity &value = at->quantity;
    if (value.unit == Unit::person_time) return true;
    if (value.unit == Unit::count && value.value != Decimal(1) && measures.holds(value.classifier)) return true;
  }
  return false;
}

bool EventText::counted_people(Span span) const {
  for (auto at = first_quantity(span.begin); at != mentions_.quantities.end() && at->span.begin < span.end; ++at)
    if (at->quantity.unit == Unit::person && at->quantity.value != Decimal(1)) return true;
  return false;
}

bool EventText::counted_behind(std::uint32_t at) const {
  const auto next = first_quantity(at);
  return next != mentions_.quantities.end() && next->span.begin == at && next->quantity.unit == Unit::count;
}

bool EventText::sum_of_money(Span span) const {
  for (auto at = first_quantity(span.begin); at != mentions_.quantities.end() && at->span.begin < span.end; ++at)
    if (at->quantity.unit == Unit::CNY) return true;
  return false;
}

bool EventText::priced(std::uint32_t at) const { return ends_at(text_, at, "元"); }

bool EventText::many(Span span) const {
  for (auto at = first_quantity(span.begin); at != mentions_.quantities.end() && at->span.begin < span.end; ++at)
    if (at->quantity.unit == Unit::count && at->quantity.value != Decimal(1)) return true;
  return false;
}

bool EventText::many_works(Span span) const {
  for (auto at = first_quantity(span.begin); at != mentions_.quantities.end() && at->span.begin < span.end; ++at)
    if (at->quantity.unit == Unit::household) return true;
  return counted(span, rules_.works);
}

bool EventText::signers(Span span) const {
  const auto last = first_quantity(span.end);
  // 甲村、乙村等6个村|签订: they are named.
  if (last != mentions_.quantities.begin() && stands_at(text_, step_back(text_, (last - 1)->span.begin), "等"))
    return false;
  return counted(span, rules_.signers);
}

bool EventText::holds(Span span, const WordSet &words) const {
  for (std::uint32_t at = span.begin; at < span.end; at = step(text_, at))
    if (const std::uint32_t size = words.starting(text_, at); size > 0 && at + size <= span.end) return true;
  return false;
}

// ---- who and where

PlaceCodes EventText::places_in(Span span) const {
  PlaceCodes codes;
  const auto &places = places_.all();
  int left = 60;
  for (std::size_t i = places_.from(span.begin); i < places.size() && places[i].span.end <= span.end && left-- > 0; ++i)
    if (!places[i].inside_name && !leads_to_next(i))
      for (const PlaceCode code : places[i].codes) insert(codes, code);
  return codes;
}

bool EventText::only_combined(Span span) const {
  const auto &places = places_.all();
  bool combined = false;
  for (std::size_t i = places_.from(span.begin); i < places.size() && places[i].span.end <= span.end; ++i) {
    if (places[i].inside_name || places[i].generic) continue;
    if (!places[i].combined) return false;
    combined = true;
  }
  return combined;
}

bool EventText::leads_to_next(std::size_t i) const {
  const auto &places = places_.all();
  if (i + 1 >= places.size() || places[i + 1].span.begin != places[i].span.end) return false;
  return places[i].codes.size() == 1 && places[i + 1].codes.size() == 1 &&
         lies_in(places[i + 1].codes.front(), places[i].codes.front());
}

Span EventText::venue_of(Span held, Span clause) const {
  const std::size_t at = text_.substr(clause.begin, held.begin - clause.begin).rfind("在");
  return at == std::string_view::npos ? Span{} : Span{clause.begin + static_cast<std::uint32_t>(at), held.begin};
}

bool EventText::place_goes(Span motion, Span clause) const {
  const std::uint32_t before = step_back(text_, motion.begin);
  const PlaceMention *place = places_.ending(motion.begin);
  if (place == nullptr && character(text_, before) == "方") place = places_.ending(before);
  return place != nullptr && place->span.begin >= clause.begin && places_.starting(motion.end) != nullptr;
}

const OrganizationMention *EventText::body_from(std::uint32_t begin, std::uint32_t end) const {
  const auto next = first_from(mentions_.organization_mentions, begin);
  return next != mentions_.organization_mentions.end() && next->span.end <= end ? &*next : nullptr;
}

const OrganizationMention *EventText::body_ending(std::uint32_t at) const {
  const auto &bodies = mentions_.organization_mentions;
  const auto body =
      std::lower_bound(bodies.begin(), bodies.end(), at,
                       [](const OrganizationMention &mention, std::uint32_t byte) { return mention.span.end < byte; });
  return body != bodies.end() && body->span.end == at ? &*body : nullptr;
}

bool EventText::ruler_before(std::uint32_t at) const {
  const OrganizationMention *body = body_ending(at);
  const PlaceMention *place = places_.ending(at);
  if (body == nullptr && place == nullptr && stands_at(text_, step_back(text_, step_back(text_, at)), "政府"))
    place = places_.ending(step_back(text_, step_back(text_, at)));
  return place != nullptr ||
         (body != nullptr && mentions_.organizations[body->organization].kind == OrganizationKind::government);
}

bool EventText::inside_body(Span span) const {
  const auto &bodies = mentions_.organization_mentions;
  const auto body =
      std::lower_bound(bodies.begin(), bodies.end(), span.end,
                       [](const OrganizationMention &mention, std::uint32_t byte) { return mention.span.end < byte; });
  return body != bodies.end() && body->span.contains(span);
}

bool EventText::firm(const OrganizationMention &body) const {
  return mentions_.organizations[body.organization].kind == OrganizationKind::enterprise;
}

bool EventText::official_before(Span sentence, std::uint32_t byte) const {
  const auto &people = mentions_.officials;
  const auto person =
      std::lower_bound(people.begin(), people.end(), sentence.begin,
                       [](const OfficialMention &mention, std::uint32_t at) { return mention.name.begin < at; });
  return person != people.end() && person->name.end <= byte;
}

// ---- documents

const PolicyMention *EventText::document_from(std::uint32_t begin, std::uint32_t end) const {
  const auto next = first_from(mentions_.policies, begin);
  return next != mentions_.policies.end() && next->span.begin < end ? &*next : nullptr;
}

const PolicyMention *EventText::document_before(std::uint32_t verb, std::uint32_t begin) const {
  constexpr std::uint32_t reach = 15; // bytes
  const auto next = first_from(mentions_.policies, verb);
  if (next == mentions_.policies.begin()) return nullptr;
  const PolicyMention &document = *(next - 1);
  const bool near = document.span.begin >= begin && document.span.end <= verb && document.span.end + reach >= verb;
  return near && ends_at(text_, document.span.end, "》") ? &document : nullptr;
}

bool EventText::inside_document(Span span) const {
  const auto &documents = mentions_.policies;
  const auto next =
      std::upper_bound(documents.begin(), documents.end(), span.begin,
                       [](std::uint32_t byte, const PolicyMention &policy) { return byte < policy.span.begin; });
  return next != documents.begin() && (next - 1)->span.contains(span);
}

} // namespace v0
} // namespace jiedui
