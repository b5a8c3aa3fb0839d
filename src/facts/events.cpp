#include "jiedui/facts/events.hpp"

#include "../mentions/characters.hpp"
#include "event_setting.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace jiedui {
inline namespace v0 {
namespace {

/// Rows of event_cues with a part of their own.
constexpr std::string_view activity_row = "object.activity", body_row = "object.body",
                           programme_row = "object.programme", committee_row = "meeting.committee";

class EventReader : EventSetting {
public:
  EventReader(const Document &document, const Mentions &mentions, const Clauses &clauses,
              const std::vector<Pairing> &pairings, const EventRules &rules)
      : EventSetting(document, mentions, clauses, rules), pairings_(pairings), pair_(only_pair(pairings)),
        paired_(!pairings.empty()) {}

  std::vector<Event> read() {
    auto next = cues_.all().begin();
    for (std::uint32_t i = 0; i < clauses_.clauses.size(); ++i) {
      const Span span = clauses_.clauses[i].span;
      while (next != cues_.all().end() && next->span.begin < span.begin) ++next;
      if (next == cues_.all().end()) break;
      if (next->span.begin < span.end) clause(i);
    }
    return std::move(events_);
  }

private:
  void clause(std::uint32_t number) {
    const Span span = clauses_.clauses[number].span;
    cues_in(span, found_);
    const std::vector<Found> &found = found_;
    if (found.empty()) return;
    const bool vetoed = std::any_of(found.begin(), found.end(), [&](const Found &f) {
      return f.cue->use == EventCueUse::veto && !f.cue->kind && quote_round(f.token->span) == nullptr &&
             !inside_book_title(f.token->span, span) &&
             !(f.cue->needs == EventNeeds::document && dated_document(number));
    });
    if (vetoed || spoken(span)) return;
    bool told = false;
    for (const Found &one : found)
      if (one.cue->use == EventCueUse::occasion && !inside_book_title(one.token->span, span) &&
          occasion(one, found, number))
        told = true;
    if (told || activity(found, number)) return;
    for (const Found &one : found)
      if (one.cue->use == EventCueUse::act && act(one, found, number)) return;
    visit(found, number);
  }

  /// 座谈会召开, 举办培训班; 8日在发布会上, where something else can be told besides. Whether nothing else is.
  bool occasion(const Found &one, const std::vector<Found> &found, std::uint32_t number) {
    const Span span = clauses_.clauses[number].span, words = one.token->span;
    if (one.cue->needs == EventNeeds::day && !day_in_sentence(number)) return false;
    auto held = std::find_if(found.begin(), found.end(), [&](const Found &f) {
      return f.cue->use == EventCueUse::held && !f.token->span.overlaps(words) && !attended(f, one) &&
             // 省委常委会|开展学习: the committee, not its meeting
             (one.cue->id != committee_row || f.token->span.end <= words.begin);
    });
    if (held == found.end() && one.cue->kind == EventKind::fair) // 洽谈会启动
      held = std::find_if(found.begin(), found.end(), [&](const Found &f) {
        return f.cue->needs == EventNeeds::start && f.token->span.begin >= words.end;
      });
    if (held == found.end() && !spoken_at(one, number)) return false;
    if (unrealized(number, held == found.end() ? words.begin : held->token->span.begin)) return false;
    // 洽谈会上签约项目4个: the count is of what was done there.
    if (counted(held == found.end() ? Span{span.begin, words.end} : span) || counted_behind(words.end) ||
        !placed_or_dated(number) || shared(one, found))
      return false;
    add(deed_of(one, found), number, words, held == found.end() ? Span{} : venue_of(held->token->span, span));
    return held != found.end();
  }

  /// 文化活动在县城拉开序幕.
  bool activity(const std::vector<Found> &found, std::uint32_t number) {
    const Span span = clauses_.clauses[number].span;
    const auto opened = std::find_if(found.begin(), found.end(),
                                     [](const Found &f) { return f.cue->use == EventCueUse::held && f.cue->kind; });
    const DateMention *day = date_before(span.end, sentence_of(number).begin, true);
    if (opened == found.end() || day == nullptr || day->form > DateForm::days || counted(span)) return false;
    const auto what = std::find_if(found.begin(), opened, [](const Found &f) { return f.cue->id == activity_row; });
    if (what == opened || unrealized(number, opened->token->span.begin)) return false;
    add(*opened->cue, number, opened->token->span, venue_of(opened->token->span, span), true);
    return true;
  }

  /// 在座谈会上: it was held where the text tells of a trip, of its day, or of what somebody learned there.
  [[nodiscard]] bool spoken_at(const Found &occasion, std::uint32_t number) const {
    const Span words = occasion.token->span;
    if (occasion.cue->needs == EventNeeds::deed || !stands_at(text_, words.end, "上") ||
        one_stands_at(text_, words.end + 3, "的", "所"))
      return false;
    if (on_trip() || day_or_month_of(number) || at_scene(number)) return true;
    const std::uint32_t begin = clauses_.clauses[number].span.begin;
    return reported(words.end + 3) && !places_in({begin, words.begin}).empty();
  }

  /// 座谈会暨签约仪式举行 is one happening: the last noun up to the verb says which.
  [[nodiscard]] static bool shared(const Found &occasion, const std::vector<Found> &found) {
    const auto next = std::find_if(found.begin(), found.end(), [&](const Found &f) {
      return f.token->span.begin >= occasion.token->span.end &&
             (f.cue->use == EventCueUse::occasion || f.cue->use == EventCueUse::held);
    });
    return next != found.end() && next->cue->use == EventCueUse::occasion;
  }

  /// 出席会议 tells of no meeting that has a name, nor 出席…会的总统.
  [[nodiscard]] bool attended(const Found &held, const Found &occasion) const {
    return held.cue->needs == EventNeeds::object &&
           (occasion.cue->needs == EventNeeds::deed || text_.substr(occasion.token->span.end).starts_with("的"));
  }

  /// 捐赠暨…仪式: a ceremony is of the kind of the deed that its name tells.
  [[nodiscard]] const EventCue &deed_of(const Found &occasion, const std::vector<Found> &found) const {
    constexpr std::uint32_t reach = 60; // bytes
    const EventCue *cue = occasion.cue;
    if (cue->needs != EventNeeds::deed) return *cue;
    for (const Found &f : found)
      if (f.cue->use == EventCueUse::act && f.token->span.end <= occasion.token->span.begin &&
          f.token->span.end + reach >= occasion.token->span.begin)
        cue = f.cue;
    return *cue;
  }

  /// Whether the text tells of a trip on certain days: 在座谈会上 is then a meeting of the trip.
  [[nodiscard]] bool on_trip() const { return lead_.resolved() || !lead_.partial.empty(); }

  /// 签署…协议, 启动…活动, 印发《…》.
  bool act(const Found &one, const std::vector<Found> &found, std::uint32_t number) {
    const Span span = clauses_.clauses[number].span, verb = one.token->span;
    const bool opened =
        one.cue->needs == EventNeeds::month && text_.substr(verb.end).starts_with("的"); // 5月投入使用的小学
    if (unrealized(number, verb.begin) || (!opened && attributive(verb, span.end))) return false;
    switch (one.cue->needs) {
    case EventNeeds::nothing:
      if (counted(span) || counted_people(span)) return false;
      break;
    case EventNeeds::document:
      if (!document_behind(verb.end, span.end) && !document_before(verb.begin, span.begin)) return false;
      break;
    case EventNeeds::day:
      if (!(day_in_sentence(number) || at_scene(number)) || counted_sum(span) || priced(verb.begin)) return false;
      break;
    case EventNeeds::setting:
      if (!set(number) || counted(span)) return false;
      break;
    case EventNeeds::month:
      if (!day_or_month_of(number) || counted(span) || many_works({span.begin, verb.begin})) return false;
      break;
    case EventNeeds::own: {
      const bool resolved = std::any_of(found.begin(), found.end(), [&](const Found &f) {
        return f.cue->use == EventCueUse::object && f.cue->kind == one.cue->kind && f.token->span.begin >= verb.end;
      });
      if (!resolved || date_before(span.end, sentence_of(number).begin) == nullptr) return false;
      break;
    }
    case EventNeeds::place:
    case EventNeeds::motion:
    case EventNeeds::deed: return false;
    case EventNeeds::start:
      if (day_in_sentence(number) && !counted(span)) break;
      [[fallthrough]];
    case EventNeeds::object:
      if (one.cue->kind == EventKind::launch ? !launched({span.begin, span.end}, verb, found, number)
                                             : !signed_object(verb, span, found, number))
        return false;
      break;
    }
    add(*one.cue, number, verb);
    return true;
  }

  /// 260万元|捐款 is what was given, not the giving.
  [[nodiscard]] bool priced(std::uint32_t at) const { return text_.substr(0, at).ends_with("元"); }

  /// On a day, on the spot, or at a place at a time.
  [[nodiscard]] bool set(std::uint32_t number) const {
    const Span span = clauses_.clauses[number].span;
    return day_in_sentence(number) || at_scene(number) ||
           (!places_in(span).empty() && date_before(span.end, sentence_of(number).begin) != nullptr);
  }

  [[nodiscard]] bool signed_object(Span verb, Span clause, const std::vector<Found> &found,
                                   std::uint32_t number) const {
    constexpr std::uint32_t reach = 12; // bytes
    const Span behind{verb.end, clause.end};
    const bool named = std::any_of(found.begin(), found.end(), [&](const Found &f) {
      return f.cue->use == EventCueUse::object && !f.cue->kind &&
             (f.token->span.begin >= behind.begin || (behind.size() == 0 && f.token->span.end <= verb.begin));
    });
    const auto document =
        std::lower_bound(mentions_.policies.begin(), mentions_.policies.end(), behind.begin,
                         [](const PolicyMention &mention, std::uint32_t byte) { return mention.span.begin < byte; });
    const bool policy = document != mentions_.policies.end() && document->span.begin < behind.end;
    if (document_before(verb.begin, clause.begin) != nullptr) return true;
    if (behind.size() == 0 && text_.substr(clause.begin, clause.size()).find("举行") != std::string_view::npos)
      return true;
    if (policy && document->span.begin <= behind.begin + reach) return true;
    if (!named && !policy) return false;
    // 229对镇签订协议 is a series, but for the time it is told of.
    if (signers({clause.begin, verb.begin}) && date_before(clause.end, sentence_of(number).begin) == nullptr)
      return false;
    if (sum_of_money(clause) && !day_of(number) && !at_scene(number)) return false;
    // 签约项目26个 is a series, but for the day or the occasion it is told of.
    return !counted(behind.size() == 0 ? clause : behind) || day_of(number) || at_scene(number) ||
           behind_occasion(verb, found);
  }

  /// 洽谈大会|签约, “企业行”活动|签下.
  [[nodiscard]] static bool behind_occasion(Span verb, const std::vector<Found> &found) {
    return std::any_of(found.begin(), found.end(), [&](const Found &f) {
      return f.token->span.end <= verb.begin &&
             verb.begin - f.token->span.end <= (f.cue->use == EventCueUse::occasion ? 9u : 0u) &&
             (f.cue->use == EventCueUse::occasion || f.cue->id == activity_row);
    });
  }

  [[nodiscard]] bool launched(Span clause, Span verb, const std::vector<Found> &found, std::uint32_t number) const {
    if (counted(clause) && !day_of(number)) return false;
    if (!quote_round(verb) && several({verb.end, clause.end})) return false; // 启动一系列项目
    const auto what = [&](const Found &f) {
      return f.cue->use == EventCueUse::occasion || (f.cue->use == EventCueUse::object && f.cue->id != programme_row &&
                                                     (!f.cue->kind || f.cue->kind == EventKind::launch));
    };
    const bool behind = std::any_of(found.begin(), found.end(),
                                    [&](const Found &f) { return what(f) && f.token->span.begin >= verb.end; });
    const bool ahead = std::any_of(found.begin(), found.end(), [&](const Found &f) {
      return what(f) && f.cue->use == EventCueUse::object && f.token->span.end <= verb.begin;
    });
    const bool quoted = text_.substr(verb.end, clause.end - verb.end).find("“") != std::string_view::npos;
    const auto organization = std::lower_bound(
        mentions_.organization_mentions.begin(), mentions_.organization_mentions.end(), verb.begin,
        [](const OrganizationMention &mention, std::uint32_t byte) { return mention.span.end < byte; });
    const auto none = mentions_.organization_mentions.end();
    const bool organization_before = organization != none && organization->span.end == verb.begin;
    const auto next = organization_before ? organization + 1 : organization;
    const bool body =
        next != none && next->span.begin >= verb.end && next->span.end <= clause.end &&
        (mentions_.organizations[next->organization].kind != OrganizationKind::enterprise || day_or_month_of(number));
    const bool set_up = std::any_of(found.begin(), found.end(), [&](const Found &f) {
      return f.cue->id == body_row && f.token->span.begin >= verb.end;
    });
    if (body || (quoted && behind) || (set_up && paired_) || at_scene(number)) return true;
    if (programme_launched(clause, verb, found, number)) return true;
    const bool last = verb.end == clause.end, placed = !places_in(clause).empty();
    if (placed && !many(last ? clause : Span{verb.end, clause.end}) && (behind || (last && ahead))) return true;
    const bool firm = next != none && next->span.begin >= verb.end && next->span.end <= clause.end && !body;
    return day_or_month_of(number) && !firm && (behind || organization_before || (last && !only_date(clause, verb)));
  }

  /// 2016年2月|动工: the clause names nothing that begins.
  [[nodiscard]] bool only_date(Span clause, Span verb) const {
    const DateMention *date = date_before(verb.begin, clause.begin);
    return date != nullptr && date->span.end == verb.begin && date->span.begin == clause.begin;
  }

  /// 2017年，新一轮对口帮扶工作|启动, 某市|启动|对某县的对口帮扶; not 自…启动.
  [[nodiscard]] bool programme_launched(Span clause, Span verb, const std::vector<Found> &found,
                                        std::uint32_t number) const {
    const bool named = std::any_of(found.begin(), found.end(), [&](const Found &f) {
      return f.cue->id == programme_row && (f.token->span.begin >= verb.end || verb.end == clause.end);
    });
    if (!named || verb.of(text_) != "启动" || since_told(number) || clause.of(text_).ends_with("后")) return false;
    return date_before(clause.end, sentence_of(number).begin) != nullptr || !places_in(clause).empty();
  }

  /// 代表团赴…, 书记率队到…, 甲公司赴…考察.
  void visit(const std::vector<Found> &found, std::uint32_t number) {
    const Span span = clauses_.clauses[number].span;
    const auto motion = std::find_if(found.begin(), found.end(), [&](const Found &f) {
      return f.cue->use == EventCueUse::motion && f.cue->needs != EventNeeds::motion &&
             (f.cue->needs != EventNeeds::place || places_.starting(f.token->span.end) != nullptr);
    });
    if (motion == found.end() || unrealized(number, motion->token->span.begin) || counted_trips(span)) return;
    const Span going = motion->token->span;
    const bool purpose =
        std::any_of(motion + 1, found.end(), [](const Found &f) { return f.cue->use == EventCueUse::motion; });
    const bool group =
        std::any_of(found.begin(), found.end(),
                    [&](const Found &f) {
                      return f.cue->use == EventCueUse::group &&
                             (f.cue->needs != EventNeeds::day || day_in_sentence(number));
                    }) ||
        ((going.begin <= span.begin + 6 || only_date(span, going)) && group_before(number)) ||
        (purpose && (body_before(span.begin, going.begin) || place_goes(going, span, number)));
    const bool sent = going.size() > 3 && public_body_before(span.begin, going.begin); // not 到 alone
    const bool leader = (official_before(number, going.begin) && day_of(number)) || (sent && day_in_sentence(number));
    const bool goes_on = visit_ && day_of(number) && near(events_[*visit_].range, *day_of(number));
    if (!group && !leader && !goes_on) return;
    const PlaceCodes there = places_in({going.begin, span.end});
    if (there.empty() && !group) return;
    tell_visit(number, there, group || leader);
  }

  void tell_visit(std::uint32_t number, const PlaceCodes &there, bool named) {
    const Span span = clauses_.clauses[number].span;
    const auto [range, own] = date_of(number, true);
    PlaceCodes before = places_in({sentence_of(number).begin, span.end});
    if (visit_) {
      Event &trip = events_[*visit_];
      const bool same_time = !own || !trip.range.resolved() || near(trip.range, range);
      if (same_time) {
        if (own && (!trip.range.resolved() || closer(range, trip.range))) trip.range = range;
        for (const PlaceCode code : there) insert(trip.places, code);
        return;
      }
    }
    if (there.empty() && before.empty()) before = pair_;
    if (!named || (there.empty() && before.empty())) return;
    Event event;
    event.kind = EventKind::visit;
    event.range = range;
    for (const PlaceCode code : there) insert(event.places, code);
    for (const PlaceCode code : before) insert(event.parties, code);
    for (const PlaceCode code : there) insert(event.parties, paired_unit(code));
    event.text = span.of(document_.text);
    event.rule = "event_cues/visit";
    event.evidence = {span};
    const bool leads = events_.empty(); // a report of the trip, not one visit of many
    visit_ = events_.size();
    events_.push_back(std::move(event));
    scene_ = events_.back().range;
    if (leads && event_day(events_.back().range)) lead_ = events_.back().range;
  }

  [[nodiscard]] static bool event_day(const DateRange &range) {
    if (!range.partial.empty()) return range.partial.front() != '/' && range.partial.back() != '/';
    return range.start && range.end && days_between(*range.start, *range.end) < 31;
  }

  /// Of one trip: one stretch holds the other or they are at most a month apart.
  [[nodiscard]] static bool near(const DateRange &a, const DateRange &b) {
    if (!a.start || !b.start) return true;
    return days_between(*a.start, *b.start) < 31 && days_between(*b.start, *a.start) < 31;
  }
  /// Whether `a` tells the time more exactly than `b`.
  [[nodiscard]] static bool closer(const DateRange &a, const DateRange &b) {
    if (!a.start || !a.end) return false;
    return !b.start || !b.end || days_between(*a.start, *a.end) < days_between(*b.start, *b.end);
  }

  static void insert(PlaceCodes &codes, PlaceCode code) {
    const auto at = std::lower_bound(codes.begin(), codes.end(), code);
    if (at == codes.end() || *at != code) codes.insert(at, code);
  }

  /// The two places of the document's one pairing; nothing where it has more.
  [[nodiscard]] static PlaceCodes only_pair(const std::vector<Pairing> &pairings) {
    if (pairings.size() != 1 || !pairings.front().assisting || !pairings.front().aided) return {};
    PlaceCodes codes;
    insert(codes, *pairings.front().assisting);
    insert(codes, *pairings.front().aided);
    return codes;
  }

  [[nodiscard]] bool clause_holds(std::uint32_t number, std::string_view words) const {
    return clauses_.clauses[number].span.of(text_).find(words) != std::string_view::npos;
  }

  [[nodiscard]] bool placed_or_dated(std::uint32_t number) const {
    const Span sentence = sentence_of(number);
    return !places_in(sentence).empty() || day_or_month_of(number) || !lead_.partial.empty() || lead_.resolved() ||
           present_told(sentence) || (scene_ && clause_holds(number, "上举行"));
  }

  /// The date in play: in the clause, before it in the sentence, in the paragraph; for what happens on a trip the
  /// trip's. `second` tells whether the paragraph gives it. `named`: what happened has a name, which can hold a year.
  [[nodiscard]] std::pair<DateRange, bool> date_of(std::uint32_t number, bool visiting, bool named = false) const {
    const std::uint32_t end = clauses_.clauses[number].span.end;
    if (!visiting && at_scene(number)) {
      const DateMention *own = date_before(end, sentence_of(number).begin, named);
      return {own != nullptr && own->form <= DateForm::months ? own->range : *scene_, false};
    }
    if (const DateMention *date = date_before(end, paragraph_of(number).begin, named)) return {date->range, true};
    if (!visiting && on_trip() && !told_of_years(number)) return {lead_, false};
    return {{}, false};
  }

  /// 活动现场, 会上: on the day of what was told last.
  [[nodiscard]] bool at_scene(std::uint32_t number) const { return scene_ && scene_told(number); }

  void add(const EventCue &cue, std::uint32_t number, Span words, Span venue = {}, bool named = false) {
    const Span span = clauses_.clauses[number].span;
    Event event;
    event.kind = *cue.kind;
    event.range = date_of(number, false, named || cue.use == EventCueUse::occasion).first;
    event.places = places_in({words.begin, span.end});
    for (const PlaceCode code : places_in(venue)) insert(event.places, code);
    event.parties = parties_in(sentence_of(number), event.kind == EventKind::meeting ? venue : Span{});
    event.text = span.of(document_.text);
    event.rule = "event_cues/" + cue.id;
    event.evidence = {span, words};
    if (told_before(event, words)) return;
    if (!events_.empty() && events_.back().kind == event.kind && headline(events_.back())) events_.pop_back();
    if (event_day(event.range) || cue.use == EventCueUse::occasion) scene_ = event.range;
    events_.push_back(std::move(event));
  }

  /// The province of a place where a pairing is the province's, else the place.
  [[nodiscard]] PlaceCode paired_unit(PlaceCode code) const {
    const PlaceCode province = province_of(code);
    const bool of_province = std::any_of(pairings_.begin(), pairings_.end(), [&](const Pairing &pairing) {
      return pairing.assisting == province || pairing.aided == province;
    });
    return of_province ? province : code;
  }

  /// Who is named in the sentence, without the town where they met: 甲乙两省|在昆明|召开. Where nobody is named, the
  /// only pair, else the town.
  [[nodiscard]] PlaceCodes parties_in(Span sentence, Span venue) const {
    if (venue.empty()) {
      PlaceCodes named = places_in(sentence);
      return named.empty() ? pair_ : named;
    }
    PlaceCodes named = places_in({sentence.begin, venue.begin});
    for (const PlaceCode code : places_in({venue.end, sentence.end})) insert(named, code);
    if (!named.empty()) return named;
    return pair_.empty() ? places_in(venue) : pair_;
  }

  /// Told in a heading and without a time: the text tells it again.
  [[nodiscard]] bool headline(const Event &event) const {
    return !event.range.start && event.range.partial.empty() && &event != visiting() &&
           clauses_.paragraphs[clauses_.paragraph_at(event.evidence.front().begin)].heading;
  }
  [[nodiscard]] const Event *visiting() const { return visit_ ? &events_[*visit_] : nullptr; }

  /// The same happening told again: same kind, same time, and the new clause brings no new date of its own.
  [[nodiscard]] bool told_before(const Event &event, Span words) const {
    if (event.kind == EventKind::launch)
      return !events_.empty() && events_.back().kind == event.kind && events_.back().range == event.range &&
             at_scene(clauses_.clause_at(words.begin));
    if (event.kind == EventKind::decision) return document_told(words);
    constexpr std::size_t most = 12;
    std::size_t left = most;
    for (auto earlier = events_.rbegin(); earlier != events_.rend() && left-- > 0; ++earlier) {
      if (earlier->kind != event.kind || !(earlier->range == event.range)) continue;
      if (event.kind == EventKind::signing && !event_day(event.range) && !same_words(*earlier, words)) continue;
      if (apart(event.parties, earlier->parties)) continue;
      return true;
    }
    return false;
  }

  /// Whether both are told and none is common.
  [[nodiscard]] static bool apart(const PlaceCodes &a, const PlaceCodes &b) {
    return !a.empty() && !b.empty() && std::none_of(a.begin(), a.end(), [&](PlaceCode code) {
      return std::binary_search(b.begin(), b.end(), code);
    });
  }

  /// The document round the words was issued in an earlier event.
  [[nodiscard]] bool document_told(Span words) const {
    const Span clause = clauses_.clauses[clauses_.clause_at(words.begin)].span;
    const PolicyMention *document = document_before(words.begin, clause.begin);
    if (document == nullptr) {
      const auto behind =
          std::lower_bound(mentions_.policies.begin(), mentions_.policies.end(), words.end,
                           [](const PolicyMention &mention, std::uint32_t byte) { return mention.span.begin < byte; });
      if (behind == mentions_.policies.end()) return false;
      document = &*behind;
    }
    constexpr std::size_t most = 60;
    std::size_t left = most;
    for (auto event = events_.rbegin(); event != events_.rend() && left-- > 0; ++event)
      if (event->kind == EventKind::decision && event->text.find(document->policy.title) != std::string::npos)
        return true;
    return false;
  }

  [[nodiscard]] bool same_words(const Event &earlier, Span words) const {
    return earlier.evidence.size() > 1 && earlier.text == clause_text(words);
  }
  const std::vector<Pairing> &pairings_;
  PlaceCodes pair_;          ///< the places of the only pairing
  bool paired_;              ///< whether the document tells of pairings
  std::vector<Found> found_; ///< the cues of the clause being read
  std::vector<Event> events_;
  std::optional<std::size_t> visit_; ///< the trip that later clauses go on with
  DateRange lead_;                   ///< its days
  std::optional<DateRange> scene_;   ///< the days of what was told last
};

} // namespace

std::vector<Event> read_events(const Document &document, const Mentions &mentions, const Clauses &clauses,
                               const std::vector<Pairing> &pairings, const EventRules &rules) {
  return EventReader(document, mentions, clauses, pairings, rules).read();
}

} // namespace v0
} // namespace jiedui
