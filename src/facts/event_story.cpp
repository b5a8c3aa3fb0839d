#include "event_story.hpp"

#include <algorithm>
#include <string>

namespace jiedui {
inline namespace v0 {
namespace {

void insert(PlaceCodes &codes, PlaceCode code) {
  const auto at = std::lower_bound(codes.begin(), codes.end(), code);
  if (at == codes.end() || *at != code) codes.insert(at, code);
}

void insert(PlaceCodes &codes, const PlaceCodes &more) {
  for (const PlaceCode code : more) insert(codes, code);
}

/// The two places of the document's one pairing; nothing where it has more.
PlaceCodes only_pair(const std::vector<Pairing> &pairings) {
  if (pairings.size() != 1 || !pairings.front().assisting || !pairings.front().aided) return {};
  PlaceCodes codes;
  insert(codes, *pairings.front().assisting);
  insert(codes, *pairings.front().aided);
  return codes;
}

/// Whether both are told and none is common.
bool apart(const PlaceCodes &a, const PlaceCodes &b) {
  return !a.empty() && !b.empty() &&
         std::none_of(a.begin(), a.end(), [&](PlaceCode code) { return std::binary_search(b.begin(), b.end(), code); });
}

} // namespace

EventStory::EventStory(const EventText &text, const EventTimes &times, const std::vector<Pairing> &pairings)
    : text_(text), times_(times), pair_(only_pair(pairings)) {
  for (const Pairing &pairing : pairings) {
    for (const auto &side : {pairing.assisting, pairing.aided})
      if (side) paired_.push_back(*side);
    if (!pairing.assisting || !pairing.aided) continue;
    const Provinces provinces{province_of(*pairing.assisting), province_of(*pairing.aided)};
    if (provinces.first != *pairing.assisting) narrower_.push_back({provinces, *pairing.assisting, *pairing.aided});
  }
  std::sort(paired_.begin(), paired_.end());
  std::sort(narrower_.begin(), narrower_.end());
  narrower_.erase(std::unique(narrower_.begin(), narrower_.end()), narrower_.end());
}

// ---- deeds and occasions

void EventStory::tell(const EventClause &clause, const Happening &happening) {
  const Span words = happening.words;
  Event event;
  event.kind = happening.kind;
  event.range = date_of(clause, happening.named);
  if (happening.named) event.range = times_.in_edition(event.range, clause.span);
  event.places = text_.places_in({words.begin, clause.span.end});
  insert(event.places, text_.places_in(happening.venue));
  event.parties = parties_in(clause.sentence, event.kind == EventKind::meeting ? happening.venue : Span{});
  event.text = clause.span.of(text_.document().text);
  event.rule = happening.cue->rule;
  event.evidence = {clause.span, words};
  if (told_before(clause, event, happening)) return;
  if (!events_.empty() && events_.back().kind == event.kind && headline(events_.back())) drop_last();
  if (EventTimes::is_day(event.range) || happening.cue->use == EventUse::occasion) scene_ = event.range;
  const bool deed = happening.cue->use == EventUse::act;
  add(std::move(event), clause, happening.held || deed, deed);
}

/// What a text begins with, on a day or these days, is what it reports; not the conference where that was told.
void EventStory::add(Event event, const EventClause &clause, bool itself, bool deed) {
  const auto &published = text_.document().published;
  if (published && event.range.start && days_between(*published, *event.range.start) > 0) return; // still to come
  const bool day = EventTimes::is_day(event.range) && !EventTimes::is_month(event.range);
  const bool now = day || (!event.range.resolved() && times_.recent(clause));
  if (itself && events_.empty() && now && begins(clause)) report_ = event.range;
  events_.push_back(std::move(event));
  deeds_.push_back(deed);
}

void EventStory::drop_last() {
  events_.pop_back();
  deeds_.pop_back();
}

/// In one of the first sentences, and not long before the publication.
bool EventStory::begins(const EventClause &clause) const {
  constexpr std::uint32_t first_sentences = 4;
  return text_.clauses().clauses[clause.number].sentence < first_sentences;
}

bool EventStory::reports(const EventClause &clause) const {
  if (!report_ || heading(clause.span.begin) || times_.told_of_years(clause) || times_.now_told(clause) ||
      times_.learned(clause))
    return false;
  if (times_.other_date(clause, *report_)) return false;
  const DateMention *date = times_.date_before(clause.span.end, clause.paragraph.begin);
  return date == nullptr || date->range == *report_ || EventTimes::within(date->range, *report_);
}

/// In the clause, before it in the sentence, in the paragraph; for what happens on a trip the trip's.
DateRange EventStory::date_of(const EventClause &clause, bool named) const {
  if (at_scene(clause)) {
    const DateMention *own = times_.date_before(clause.span.end, clause.sentence.begin, named);
    return own != nullptr && own->form <= DateForm::months ? times_.range_of(*own) : *scene_;
  }
  if (const DateMention *date = times_.date_before(clause.span.end, clause.paragraph.begin, named))
    return times_.range_of(*date);
  return reports(clause) && !times_.recent(clause) ? *report_ : DateRange{};
}

/// Who is named in the sentence, without the town where they met: 甲乙两省|在昆明|召开. Where nobody is named, the
/// only pair, else the town.
PlaceCodes EventStory::parties_in(Span sentence, Span venue) const {
  if (venue.empty()) {
    PlaceCodes named = text_.places_in(sentence);
    if (named.empty()) return pair_;
    if (text_.only_combined(sentence)) insert(named, narrower_pair(named));
    return named;
  }
  PlaceCodes named = text_.places_in({sentence.begin, venue.begin});
  insert(named, text_.places_in({venue.end, sentence.end}));
  if (!named.empty()) return named;
  return pair_.empty() ? text_.places_in(venue) : pair_;
}

/// 粤桂协作…揭牌: the name of a programme stands for the one pair of its places that the document tells of.
PlaceCodes EventStory::narrower_pair(const PlaceCodes &named) const {
  PlaceCodes pair;
  for (const PlaceCode assisting : named)
    for (const PlaceCode aided : named) {
      const Provinces provinces{assisting, aided};
      const auto one = std::lower_bound(narrower_.begin(), narrower_.end(), provinces,
                                        [](const Narrower &a, const Provinces &b) { return a.provinces < b; });
      if (one == narrower_.end() || one->provinces != provinces) continue;
      const bool more = one + 1 != narrower_.end() && (one + 1)->provinces == provinces;
      if (more || !pair.empty()) return {};
      insert(pair, one->assisting);
      insert(pair, one->aided);
    }
  return pair;
}

/// The same happening told again: same kind, same time, and the new clause brings no new date of its own.
bool EventStory::told_before(const EventClause &clause, const Event &event, const Happening &happening) const {
  const bool deed = happening.cue->use == EventUse::act;
  constexpr std::size_t farthest = 12; // events
  if (event.kind == EventKind::launch)
    return !events_.empty() && events_.back().kind == event.kind && events_.back().range == event.range &&
           at_scene(clause);
  if (event.kind == EventKind::decision) return document_told(clause, happening.words);
  const std::size_t first = events_.size() > farthest ? events_.size() - farthest : 0;
  for (std::size_t i = events_.size(); i-- > first;) {
    const Event *earlier = &events_[i];
    if (earlier->kind != event.kind || !(earlier->range == event.range)) continue;
    const bool same_words = earlier->evidence.size() > 1 && earlier->text == event.text;
    // In one sentence a ceremony and what was signed at it are one; without a day other sentences tell of others.
    const bool same_sentence = clause.sentence.contains(earlier->evidence.front());
    if (event.kind == EventKind::signing && !EventTimes::is_day(event.range) && !same_words &&
        !(same_sentence && !(deed && deeds_[i])))
      continue;
    if (!same_words && deed && deeds_[i] && another_deed(*earlier, event)) continue;
    if (!apart(event.parties, earlier->parties)) return true;
  }
  return false;
}

/// 甲镇与乙镇签约。丙局与丁局签约: deeds of their own; not a ceremony and what was signed at it, nor 双方签约,
/// 共签约33项.
bool EventStory::another_deed(const Event &earlier, const Event &event) const {
  constexpr std::uint32_t adverb = 6; // bytes: 双方|正式|签约
  if (event.kind != EventKind::signing) return false;
  const Span clause = event.evidence.front(), verb = event.evidence.back();
  const std::uint32_t sides = text_.rules().sides.starting(text_.text(), clause.begin);
  const bool again = (sides > 0 && clause.begin + sides + adverb >= verb.begin) ||
                     text_.holds({clause.begin, verb.end}, text_.rules().total);
  const auto sentence = [&](const Event &one) { return text_.clauses().sentence_at(one.evidence.front().begin); };
  return !again && sentence(earlier) != sentence(event);
}

/// The document round the words was issued in an earlier event.
bool EventStory::document_told(const EventClause &clause, Span words) const {
  constexpr std::size_t farthest = 60; // events
  const PolicyMention *document = text_.document_before(words.begin, clause.span.begin);
  if (document == nullptr) document = text_.document_from(words.end, static_cast<std::uint32_t>(text_.text().size()));
  if (document == nullptr) return false;
  std::size_t left = farthest;
  for (auto event = events_.rbegin(); event != events_.rend() && left-- > 0; ++event)
    if (event->kind == EventKind::decision && event->text.find(document->policy.title) != std::string::npos)
      return true;
  return false;
}

/// Told in a heading and without a time: the text tells it again.
bool EventStory::headline(const Event &event) const {
  return !event.range.start && event.range.partial.empty() && &event != trip() && heading(event.evidence.front().begin);
}

bool EventStory::heading(std::uint32_t at) const {
  return text_.clauses().paragraphs[text_.clauses().paragraph_at(at)].heading;
}

// ---- journeys

void EventStory::tell(const EventClause &clause, Journey journey) {
  const Dated dated = date_of_journey(clause);
  if (goes_on(clause, dated, journey)) return join_trip(dated, journey.there);
  PlaceCodes named = text_.places_in({clause.sentence.begin, clause.span.end});
  if (journey.there.empty() && named.empty()) named = pair_;
  if (!journey.named || (journey.there.empty() && named.empty())) return;
  Event event;
  event.kind = EventKind::visit;
  event.range = dated.range;
  event.places = journey.there;
  event.parties = std::move(named);
  for (const PlaceCode code : journey.there) insert(event.parties, paired_unit(code));
  event.text = clause.span.of(text_.document().text);
  event.rule = "event_cues/visit";
  event.evidence = {clause.span};
  const std::size_t next = events_.size();
  const DateRange range = event.range;
  add(std::move(event), clause, true, false);
  if (events_.size() == next) return;
  trip_ = next;
  scene_ = range;
}

EventStory::Dated EventStory::date_of_journey(const EventClause &clause) const {
  const DateMention *date = times_.date_before(clause.span.end, clause.paragraph.begin);
  return date != nullptr ? Dated{times_.range_of(*date), true} : Dated{};
}

/// The trip told before, but for another day or, these days, another way: 近期又组织企业赴….
bool EventStory::goes_on(const EventClause &clause, const Dated &dated, const Journey &journey) const {
  if (!trip_) return false;
  const Event &trip = events_[*trip_];
  const bool back = std::includes(trip.parties.begin(), trip.parties.end(), journey.there.begin(), journey.there.end());
  if (!dated.own && journey.named && times_.recent(clause) && !journey.there.empty() &&
      (trip.places.empty() ? back : apart(journey.there, trip.places)))
    return false;
  return !dated.own || !trip.range.resolved() || EventTimes::near(trip.range, dated.range);
}

void EventStory::join_trip(const Dated &dated, const PlaceCodes &there) {
  Event &trip = events_[*trip_];
  if (dated.own && (!trip.range.resolved() || EventTimes::closer(dated.range, trip.range))) trip.range = dated.range;
  insert(trip.places, there);
}

/// The province of a place where a pairing is the province's, else the place.
PlaceCode EventStory::paired_unit(PlaceCode code) const {
  const PlaceCode province = province_of(code);
  return std::binary_search(paired_.begin(), paired_.end(), province) ? province : code;
}

} // namespace v0
} // namespace jiedui
