#include "event_frames.hpp"

#include "../mentions/characters.hpp"

#include <algorithm>

namespace jiedui {
inline namespace v0 {
namespace {

/// What is opened, set up or begun.
bool is_thing(const EventWord &word) {
  return word.cue->use == EventUse::thing || word.cue->use == EventUse::activity || word.cue->use == EventUse::body;
}

/// What two sides agree on.
bool is_agreed(const EventWord &word) { return is_thing(word) && !word.cue->kind; }

template <class Test> bool any_of(const EventClause &clause, Test &&test) {
  return std::any_of(clause.words.begin(), clause.words.end(), test);
}

/// 座谈会暨签约仪式举行 is one happening: the last noun up to the verb says which.
bool shared(const EventWord &noun, const EventClause &clause) {
  const auto next = std::find_if(clause.words.begin(), clause.words.end(), [&](const EventWord &word) {
    return word.span.begin >= noun.span.end && (word.cue->use == EventUse::occasion || word.cue->use == EventUse::held);
  });
  return next != clause.words.end() && next->cue->use == EventUse::occasion;
}

/// 捐赠暨…仪式: a ceremony is of the kind of the deed that its name tells.
const EventCue &deed_of(const EventWord &noun, const EventClause &clause) {
  constexpr std::uint32_t reach = 60; // bytes
  const EventCue *cue = noun.cue;
  if (cue->needs != EventNeeds::deed) return *cue;
  for (const EventWord &word : clause.words)
    if (word.cue->use == EventUse::act && word.span.end <= noun.span.begin && word.span.end + reach >= noun.span.begin)
      cue = word.cue;
  return *cue;
}

/// 洽谈大会|签约, “企业行”活动|签下.
bool behind_occasion(Span verb, const EventClause &clause) {
  constexpr std::uint32_t reach = 9; // bytes
  return any_of(clause, [&](const EventWord &word) {
    const std::uint32_t least = word.cue->use == EventUse::occasion ? reach : 0;
    return word.span.end <= verb.begin && verb.begin - word.span.end <= least &&
           (word.cue->use == EventUse::occasion || word.cue->use == EventUse::activity);
  });
}

} // namespace

bool EventFrames::bars(const EventClause &clause) const {
  const auto over_document = [&] {
    const PolicyMention *document = text_.document_from(clause.span.begin, clause.span.end);
    return document != nullptr && document->span.end <= clause.span.end && times_.dated(clause);
  };
  const bool vetoed = any_of(clause, [&](const EventWord &word) {
    return word.cue->use == EventUse::veto && !word.cue->kind && text_.quote_round(word.span) == nullptr &&
           !text_.inside_book_title(word.span, clause.span) &&
           !(word.cue->needs == EventNeeds::document && over_document());
  });
  return vetoed || text_.spoken(clause.span);
}

// ---- occasions

std::vector<Happening> EventFrames::occasions(const EventClause &clause, const EventStory &story) const {
  std::vector<Happening> found;
  for (const EventWord &word : clause.words) {
    if (word.cue->use != EventUse::occasion || text_.inside_book_title(word.span, clause.span)) continue;
    const auto happening = occasion(word, clause, story);
    if (happening && !ends_journey(word, clause, story)) found.push_back(*happening);
  }
  return found;
}

/// 代表团到某县|开展互访活动: the visit.
bool EventFrames::ends_journey(const EventWord &noun, const EventClause &clause, const EventStory &story) const {
  return noun.cue->kind == EventKind::meeting && ends_at(text_.text(), noun.span.end, "活动") &&
         journey(clause, story).has_value();
}

std::optional<Happening> EventFrames::occasion(const EventWord &noun, const EventClause &clause,
                                               const EventStory &story) const {
  if (noun.cue->needs == EventNeeds::day && !times_.day_in_sentence(clause) && !of_late(clause, story))
    return std::nullopt;
  if (noun.cue->needs == EventNeeds::day && story.trip() != nullptr && !times_.day_in_sentence(clause) &&
      clause.sentence.contains(story.trip()->evidence.front()))
    return std::nullopt; // 代表团来到某县，开展帮扶活动: what they came for
  const EventWord *held = holding(noun, clause);
  if (held == nullptr && !spoken_at(noun, clause, story)) return std::nullopt;
  if (text_.unrealized(clause, held == nullptr ? noun.span.begin : held->span.begin)) return std::nullopt;
  // 洽谈会上签约项目4个: the count is of what was done there.
  if (text_.counted(held == nullptr ? Span{clause.span.begin, noun.span.end} : clause.span) ||
      text_.counted_behind(noun.span.end) || shared(noun, clause))
    return std::nullopt;
  const bool done = held != nullptr && ends_at(text_.text(), held->span.end, "了"); // 还举行了签约仪式
  if (!placed_or_dated(clause, story) && !(done && story.reports(clause))) return std::nullopt;
  const EventCue &cue = deed_of(noun, clause);
  return Happening{&cue,
                   *cue.kind,
                   noun.span,
                   held == nullptr ? Span{} : text_.venue_of(held->span, clause.span),
                   cue.use == EventUse::occasion,
                   held != nullptr};
}

/// The verb that says that it was held; of a fair also that it started.
const EventWord *EventFrames::holding(const EventWord &noun, const EventClause &clause) const {
  const auto attended = [&](const EventWord &verb) { // 出席会议 tells of no meeting that has a name, nor 出席…会的总统
    return verb.cue->needs == EventNeeds::name &&
           (noun.cue->needs == EventNeeds::deed || stands_at(text_.text(), noun.span.end, "的"));
  };
  for (const EventWord &word : clause.words)
    if (word.cue->use == EventUse::held && !word.span.overlaps(noun.span) && !attended(word) &&
        (noun.cue->needs != EventNeeds::verb_before || word.span.end <= noun.span.begin))
      return &word;
  if (noun.cue->kind != EventKind::fair) return nullptr;
  for (const EventWord &word : clause.words) // 洽谈会启动
    if (word.cue->about == EventAbout::start && word.span.begin >= noun.span.end) return &word;
  return nullptr;
}

/// 在座谈会上: it was held where the text tells of a trip, of its day, or of what somebody learned there.
bool EventFrames::spoken_at(const EventWord &noun, const EventClause &clause, const EventStory &story) const {
  constexpr std::uint32_t at = 3; // bytes of 上
  const std::uint32_t end = noun.span.end;
  if (noun.cue->needs == EventNeeds::deed) return false;
  if (const std::uint32_t size = text_.rules().resolves.starting(text_.text(), end);
      size > 0 && !stands_at(text_.text(), end + size, "的"))
    return times_.dated(clause) || times_.recent(clause);
  if (!stands_at(text_.text(), end, "上") || one_stands_at(text_.text(), end + at, "的", "所")) return false;
  if (times_.day_or_month_in_sentence(clause, true) || story.at_scene(clause) || story.reports(clause)) return true;
  return times_.reported(end + at) && !text_.places_in({clause.span.begin, noun.span.begin}).empty();
}

bool EventFrames::placed_or_dated(const EventClause &clause, const EventStory &story) const {
  if (!text_.places_in(clause.sentence).empty() || times_.day_or_month_in_sentence(clause, true) ||
      story.on_trip(clause) || times_.recent(clause))
    return true;
  return story.has_scene() && any_of(clause, [&](const EventWord &word) { // “洽谈会”上|举行
           return word.cue->use == EventUse::held && ends_at(text_.text(), word.span.begin, "上");
         });
}

std::optional<Happening> EventFrames::activity(const EventClause &clause) const {
  const auto opened = std::find_if(clause.words.begin(), clause.words.end(), [](const EventWord &word) {
    return word.cue->use == EventUse::held && word.cue->kind;
  });
  const DateMention *day = times_.date_before(clause.span.end, clause.sentence.begin, true);
  if (opened == clause.words.end() || day == nullptr || day->form > DateForm::days || text_.counted(clause.span))
    return std::nullopt;
  const bool named = std::any_of(clause.words.begin(), opened,
                                 [](const EventWord &word) { return word.cue->use == EventUse::activity; });
  if (!named || text_.unrealized(clause, opened->span.begin)) return std::nullopt;
  return Happening{opened->cue, *opened->cue->kind, opened->span, text_.venue_of(opened->span, clause.span), true};
}

// ---- deeds

std::optional<Happening> EventFrames::deed(const EventClause &clause, const EventStory &story) const {
  for (const EventWord &word : clause.words)
    if (word.cue->use == EventUse::act && told(word, clause, story))
      return Happening{word.cue, *word.cue->kind, word.span, {}};
  return std::nullopt;
}

bool EventFrames::told(const EventWord &verb, const EventClause &clause, const EventStory &story) const {
  const Span span = clause.span, behind{verb.span.end, span.end};
  const EventTime time = verb.cue->time;
  const bool attribute = time == EventTime::month && stands_at(text_.text(), verb.span.end, "的"); // 5月投入使用的小学
  if (text_.unrealized(clause, verb.span.begin) || (!attribute && text_.mentioned(verb.span, span.end))) return false;
  switch (verb.cue->about) {
  case EventAbout::agreement: return signed_something(verb, clause, story);
  case EventAbout::start:
    if (times_.day_in_sentence(clause) && !text_.counted(span)) return true;
    [[fallthrough]];
  case EventAbout::thing: return opened(verb, clause, story);
  case EventAbout::document: {
    constexpr std::uint32_t reach = 30; // bytes
    if (time == EventTime::dated && !times_.dated(clause) && !of_late(clause, story) &&
        text_.places_in({span.begin, verb.span.begin}).empty())
      return false;
    const PolicyMention *document = text_.document_from(behind.begin, std::min(behind.end, behind.begin + reach + 1));
    return (document != nullptr && document->policy.kind == PolicyKind::policy) ||
           text_.document_before(verb.span.begin, span.begin) != nullptr;
  }
  case EventAbout::resolution:
    return times_.dated(clause) && clause.first(EventUse::resolution, behind.begin) != nullptr;
  case EventAbout::ruler: return times_.dated(clause) && text_.ruler_before(verb.span.begin);
  case EventAbout::goods:
    if (!gives(verb, clause) || !(text_.many(behind) || text_.sum_of_money(behind))) return false;
    break;
  case EventAbout::nothing: break;
  }
  switch (time) {
  case EventTime::any: return !text_.counted(span) && !text_.counted_people(span);
  case EventTime::dated:
    return (times_.dated(clause) || of_late(clause, story) || story.reports(clause)) && !text_.counted(span);
  case EventTime::set:
    return (times_.day_in_sentence(clause) || of_late(clause, story) ||
            (!text_.places_in(span).empty() && times_.dated(clause))) &&
           !text_.counted(span);
  case EventTime::month:
    return (times_.day_or_month_in_sentence(clause) || of_late(clause, story)) && !text_.counted(span) &&
           !text_.many_works({span.begin, verb.span.begin});
  case EventTime::day:
    return (times_.day_in_sentence(clause) || of_late(clause, story) ||
            ((story.reports(clause) || times_.learned(clause) || times_.day_or_month_in_sentence(clause)) &&
             gives(verb, clause))) &&
           !text_.holds(span, text_.rules().total) && !text_.priced(verb.span.begin);
  }
  return false;
}

/// 甲公司|向某县|捐赠: who gives is named, and to whom.
bool EventFrames::gives(const EventWord &verb, const EventClause &clause) const {
  for (std::uint32_t at = clause.span.begin; at < verb.span.begin; at = step(text_.text(), at))
    if (text_.rules().receiver.starting(text_.text(), at) > 0)
      return at == clause.span.begin || text_.body_from(clause.span.begin, at) != nullptr ||
             !text_.places_in({clause.span.begin, at}).empty();
  return false;
}

/// 近日, 会上.
bool EventFrames::of_late(const EventClause &clause, const EventStory &story) const {
  return times_.recent(clause) || story.at_scene(clause);
}

bool EventFrames::signed_something(const EventWord &verb, const EventClause &clause, const EventStory &story) const {
  constexpr std::uint32_t near = 12; // bytes
  const Span behind{verb.span.end, clause.span.end};
  const bool last = behind.empty();
  const bool named = any_of(clause, [&](const EventWord &word) {
    return is_agreed(word) && (word.span.begin >= behind.begin || (last && word.span.end <= verb.span.begin));
  });
  const PolicyMention *document = text_.document_from(behind.begin, behind.end);
  if (text_.document_before(verb.span.begin, clause.span.begin) != nullptr) return true;
  if (last && clause.holds(EventUse::held)) return true;
  if (document != nullptr && document->span.begin <= behind.begin + near) return true;
  if (!named && document == nullptr) return false;
  // 229对镇签订协议 is a series, but for the time it is told of.
  const bool timed = times_.day_of(clause) || of_late(clause, story);
  if (text_.signers({clause.span.begin, verb.span.begin}) && !times_.dated(clause) && !timed) return false;
  if (text_.sum_of_money(clause.span) && !timed) return false;
  // 签约项目26个 is a series, but for the day or the occasion it is told of.
  return !text_.counted(last ? clause.span : behind) || timed || behind_occasion(verb.span, clause);
}

bool EventFrames::opened(const EventWord &verb, const EventClause &clause, const EventStory &story) const {
  const Span span = clause.span, behind{verb.span.end, span.end};
  if (text_.counted(span) && !times_.day_of(clause)) return false;
  if (!text_.quote_round(verb.span) && text_.holds(span, text_.rules().manifold)) return false; // 启动一系列项目
  const bool furthered = any_of(clause, [&](const EventWord &word) {                            // 推进项目开工
    return word.cue->use == EventUse::veto && word.cue->kind == EventKind::launch && word.span.end <= verb.span.begin &&
           !text_.inside_body(word.span);
  });
  if (furthered) return false;
  const bool what = any_of(clause, [&](const EventWord &word) {
    return word.span.begin >= behind.begin && (is_thing(word) || word.cue->use == EventUse::occasion);
  });
  const bool set_up = paired_ && clause.first(EventUse::body, behind.begin) != nullptr;
  const bool quoted = behind.of(text_.text()).find("“") != std::string_view::npos;
  const OrganizationMention *body = text_.body_from(behind.begin, behind.end);
  const bool firm = body != nullptr && text_.firm(*body), month = times_.day_or_month_in_sentence(clause);
  if ((body != nullptr && (!firm || month)) || (quoted && what) || set_up || story.at_scene(clause)) return true;
  if (programme_opened(verb, clause)) return true;
  const bool last = behind.empty();
  const bool ahead =
      last && any_of(clause, [&](const EventWord &word) { return is_thing(word) && word.span.end <= verb.span.begin; });
  if (!text_.places_in(span).empty() && !text_.many(last ? span : behind) && (what || ahead)) return true;
  return month && !firm &&
         (what || text_.body_ending(verb.span.begin) != nullptr || (last && !times_.only_date(span, verb.span)));
}

/// 2017年，新一轮对口帮扶工作|启动, 某市|启动|对某县的对口帮扶; not 自…启动.
bool EventFrames::programme_opened(const EventWord &verb, const EventClause &clause) const {
  const bool last = verb.span.end == clause.span.end;
  const EventWord *programme = clause.first(EventUse::programme, last ? clause.span.begin : verb.span.end);
  if (programme == nullptr || verb.cue->about != EventAbout::start || times_.since_told(clause) ||
      ends_at(text_.text(), clause.span.end, "后"))
    return false;
  return times_.dated(clause) || !text_.places_in(clause.span).empty();
}

// ---- journeys

/// 武川县|迎来|福州市代表团.
std::optional<Journey> EventFrames::guests(const EventClause &clause) const {
  for (const EventWord &word : clause.words) {
    if (word.cue->needs != EventNeeds::guests || clause.first(EventUse::group, word.span.end) == nullptr) continue;
    PlaceCodes there = text_.places_in({clause.span.begin, word.span.begin});
    if (!there.empty() && !text_.unrealized(clause, word.span.begin) &&
        !text_.counted(clause.span, text_.rules().trips))
      return Journey{std::move(there), true};
  }
  return std::nullopt;
}

std::optional<Journey> EventFrames::journey(const EventClause &clause, const EventStory &story) const {
  if (auto received = guests(clause)) return received;
  const auto motion = std::find_if(clause.words.begin(), clause.words.end(), [&](const EventWord &word) {
    return word.cue->use == EventUse::motion && !stands_at(text_.text(), word.span.end, "的") && // 会见来访的客人
           (word.cue->needs != EventNeeds::place || leads_to_place(word));
  });
  if (motion == clause.words.end() || text_.unrealized(clause, motion->span.begin) ||
      text_.counted(clause.span, text_.rules().trips) || text_.holds(clause.span, text_.rules().total))
    return std::nullopt;
  constexpr std::uint32_t character = 3; // bytes
  const Span going = motion->span;
  const auto day = times_.day_of(clause);
  const OrganizationMention *body = text_.body_from(clause.span.begin, going.begin);
  const bool sent = going.size() > character && body != nullptr && !text_.firm(*body); // not 到 alone
  const bool led = ((day || times_.recent(clause)) && text_.official_before(clause.sentence, going.begin)) ||
                   (sent && times_.day_in_sentence(clause));
  const bool group = visitors(*motion, clause);
  const bool goes_on = day && story.trip() != nullptr && EventTimes::near(story.trip()->range, *day);
  if (!group && !led && !goes_on) return std::nullopt;
  PlaceCodes there = text_.places_in({going.begin, clause.span.end});
  if (there.empty()) there = text_.places_in(text_.venue_of(going, clause.span)); // 在青海|调研
  if (there.empty() && !group) return std::nullopt;
  return Journey{std::move(there), group || led};
}

/// 来|会宁县, 来|甬|考察.
bool EventFrames::leads_to_place(const EventWord &motion) const {
  if (text_.places().starting(motion.span.end) != nullptr) return true;
  const EventWord *next = text_.word_starting(step(text_.text(), motion.span.end));
  return next != nullptr && is_han(character(text_.text(), motion.span.end)) &&
         (next->cue->use == EventUse::motion || next->cue->use == EventUse::purpose ||
          (next->cue->use == EventUse::held && next->cue->needs == EventNeeds::nothing));
}

/// A group in the clause, or told before in the sentence; a firm or a place that goes for a purpose.
bool EventFrames::visitors(const EventWord &motion, const EventClause &clause) const {
  constexpr std::uint32_t near = 6; // bytes
  const Span going = motion.span;
  const bool here = any_of(clause, [&](const EventWord &word) {
    return word.cue->use == EventUse::group && (word.cue->needs != EventNeeds::day || times_.day_in_sentence(clause));
  });
  if (here) return true;
  if ((going.begin <= clause.span.begin + near || times_.only_date(clause.span, going)) && group_before(clause))
    return true;
  const bool purpose = any_of(clause, [&](const EventWord &word) {
    return word.span.begin > going.begin && (word.cue->use == EventUse::motion || word.cue->use == EventUse::purpose);
  });
  const bool sent = any_of(clause, [&](const EventWord &word) {
    return word.span.end <= going.begin && (word.cue->use == EventUse::sent || word.cue->needs == EventNeeds::people);
  });
  const bool one_party = sent && !text_.many(clause.span) && !text_.counted_people(clause.span) &&
                         !text_.holds(clause.span, text_.rules().manifold); // not 组织1700名干部到…学习
  return purpose && (one_party || text_.body_from(clause.span.begin, going.begin) != nullptr ||
                     (text_.place_goes(going, clause.span) && times_.dated(clause)));
}

/// A group of visitors in the clauses before of the sentence.
bool EventFrames::group_before(const EventClause &clause) const {
  constexpr int farthest = 20; // words
  bool group = false;
  auto word = text_.first_word(clause.span.begin);
  for (int left = farthest; word != text_.words().begin() && left > 0 && (--word)->span.begin >= clause.sentence.begin;
       --left) {
    if (word->cue->use == EventUse::veto && word->cue->kind == EventKind::visit) return false;
    const bool counts_here = word->cue->needs != EventNeeds::day || times_.day_in_sentence(clause);
    group = group || (word->cue->use == EventUse::group && counts_here);
  }
  return group;
}

} // namespace v0
} // namespace jiedui
