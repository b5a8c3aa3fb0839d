#include "jiedui/facts/events.hpp"

#include "../mentions/characters.hpp"
#include "../mentions/table_tokens.hpp"
#include "jiedui/rules/table_reader.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

namespace jiedui {
inline namespace v0 {
namespace {

enum class CueUse : std::uint8_t { act, occasion, held, group, motion, survey, object, body, resolution, veto, none };
enum class Needs : std::uint8_t { nothing, object, document, date, dated, resolution };

constexpr CellName<CueUse> use_names[] = {
    {"act", CueUse::act},       {"occasion", CueUse::occasion}, {"held", CueUse::held},
    {"group", CueUse::group},   {"motion", CueUse::motion},     {"survey", CueUse::survey},
    {"object", CueUse::object}, {"body", CueUse::body},         {"resolution", CueUse::resolution},
    {"veto", CueUse::veto},     {"none", CueUse::none}};
constexpr CellName<Needs> needs_names[] = {{"nothing", Needs::nothing},   {"object", Needs::object},
                                           {"document", Needs::document}, {"date", Needs::date},
                                           {"dated", Needs::dated},       {"resolution", Needs::resolution}};

struct Cue {
  std::string id;
  std::optional<EventKind> kind;
  CueUse use = CueUse::none;
  Needs needs = Needs::nothing;
};

/// How far a word that says that nothing has happened yet reaches.
enum class Unrealized : std::uint8_t { no, clause, paragraph };

} // namespace

class EventRules {
public:
  TableNumber cues_table = Rules::no_table, modality_table = Rules::no_table;
  std::vector<Cue> cues;
  std::vector<Unrealized> unrealized;
};

Result<std::shared_ptr<const EventRules>> compile_event_rules(const Rules &rules) {
  auto compiled = std::make_shared<EventRules>();
  compiled->cues_table = rules.number("event_cues");
  compiled->modality_table = rules.number("modality_cues");
  TableReader read(rules);
  for (const TableRow row : read.rows("event_cues")) {
    Cue cue{row.text("id"), parse_event_kind(row.cell("kind")), row.named("use", use_names),
            row.named("needs", needs_names)};
    if (!cue.kind && (cue.use == CueUse::act || cue.use == CueUse::occasion)) row.fail("kind", "is no kind of event");
    compiled->cues.push_back(std::move(cue));
  }
  for (const TableRow row : read.rows("modality_cues"))
    compiled->unrealized.push_back(row.cell("modality") != "planned" && row.cell("modality") != "required"
                                       ? Unrealized::no
                                   : row.cell("reach") == "paragraph" ? Unrealized::paragraph
                                                                      : Unrealized::clause);
  return read.finish(std::move(compiled));
}

namespace {

constexpr std::size_t most_cues = 64; // of one clause

class EventReader {
public:
  EventReader(const Document &document, const Mentions &mentions, const Clauses &clauses, const EventRules &rules)
      : document_(document), text_(document.folded()), mentions_(mentions), clauses_(clauses), rules_(rules),
        cues_(mentions.tokens, rules.cues_table), modality_(mentions.tokens, rules.modality_table),
        places_(mentions.places) {}

  std::vector<Event> read() {
    for (std::uint32_t i = 0; i < clauses_.clauses.size(); ++i) clause(i);
    return std::move(events_);
  }

private:
  struct Found {
    const Token *token = nullptr;
    const Cue *cue = nullptr;
  };

  [[nodiscard]] const Cue &cue(const Token &token) const { return rules_.cues[token.sense.row]; }

  /// The cues of a clause; of words inside one another the longest.
  [[nodiscard]] std::vector<Found> cues_in(Span span) const {
    std::vector<Found> found;
    std::uint32_t end = span.begin;
    const auto &tokens = cues_.all();
    for (auto token = std::lower_bound(tokens.begin(), tokens.end(), span.begin,
                                       [](const Token &t, std::uint32_t byte) { return t.span.begin < byte; });
         token != tokens.end() && token->span.end <= span.end && found.size() < most_cues; ++token) {
      if (token->span.begin < end && cue(*token).use != CueUse::none && token->span.end <= end) continue;
      if (cue(*token).use == CueUse::none) {
        std::erase_if(found, [&](const Found &f) { return token->span.contains(f.token->span); });
        end = std::max(end, token->span.end);
        continue;
      }
      if (!found.empty() && found.back().token->span.end > token->span.begin &&
          found.back().token->span.size() < token->span.size() && found.back().cue->use != CueUse::held)
        found.pop_back();
      found.push_back({&*token, &cue(*token)});
      end = std::max(end, token->span.end);
    }
    return found;
  }

  [[nodiscard]] Span sentence_of(std::uint32_t clause) const {
    constexpr std::uint32_t reach = 900; // bytes
    const Span own = clauses_.clauses[clause].span;
    Span span = clauses_.sentences[clauses_.clauses[clause].sentence].span;
    if (span.begin + reach < own.begin) span.begin = own.begin - reach;
    if (own.end + reach < span.end) span.end = own.end + reach;
    return span;
  }
  [[nodiscard]] Span paragraph_of(std::uint32_t clause) const {
    return clauses_.paragraphs[clauses_.sentences[clauses_.clauses[clause].sentence].paragraph].span;
  }

  void clause(std::uint32_t number) {
    const Span span = clauses_.clauses[number].span;
    const std::vector<Found> found = cues_in(span);
    if (found.empty()) return;
    if (std::any_of(found.begin(), found.end(),
                    [&](const Found &f) { return f.cue->use == CueUse::veto && !quoted(f.token->span); }))
      return;
    bool told = false;
    for (const Found &one : found) {
      if (one.cue->use != CueUse::occasion || unrealized(number, one.token->span.begin)) continue;
      const auto held = std::find_if(found.begin(), found.end(), [&](const Found &f) {
        return f.cue->use == CueUse::held && !f.token->span.overlaps(one.token->span);
      });
      const bool during = held == found.end() && on_trip() && text_.substr(one.token->span.end).starts_with("上");
      if (!during && (held == found.end() || unrealized(number, held->token->span.begin))) continue;
      if (counted(span) || !placed_or_dated(number)) continue;
      // 座谈会暨签约仪式举行 is one happening: the last noun says which.
      const auto later = std::find_if(found.begin(), found.end(), [&](const Found &f) {
        return f.cue->use == CueUse::occasion && f.token->span.begin > one.token->span.begin;
      });
      if (later != found.end() && later->token->span.begin < one.token->span.end + 12) continue;
      add(*one.cue, number, one.token->span);
      told = true;
    }
    if (told) return;
    for (const Found &one : found)
      if (one.cue->use == CueUse::act && act(one, found, number)) return;
    visit(found, number);
  }

  /// “在希望的田野上”.
  [[nodiscard]] bool quoted(Span span) const {
    const auto &quotes = clauses_.quotes;
    const auto after = std::upper_bound(quotes.begin(), quotes.end(), span.begin,
                                        [](std::uint32_t byte, Span quote) { return byte < quote.begin; });
    constexpr std::uint32_t longest_name = 60; // bytes: a longer quotation is speech
    return after != quotes.begin() && (after - 1)->contains(span) && (after - 1)->size() <= longest_name;
  }

  /// Whether the text tells of a trip on certain days: 在座谈会上 is then a meeting of the trip.
  [[nodiscard]] bool on_trip() const { return lead_.resolved() || !lead_.partial.empty(); }

  /// 签署…协议, 启动…活动, 印发《…》.
  bool act(const Found &one, const std::vector<Found> &found, std::uint32_t number) {
    const Span span = clauses_.clauses[number].span, verb = one.token->span;
    if (unrealized(number, verb.begin) || attributive(verb)) return false;
    switch (one.cue->needs) {
    case Needs::nothing: break;
    case Needs::document:
      if (!document_behind(verb.end, span.end) && document_before(verb.begin) == nullptr) return false;
      break;
    case Needs::date:
      if ((!day_of(number) && !on_the_scene(number)) || counted_sum(span)) return false;
      break;
    case Needs::dated:
      if (!dated(number)) return false;
      break;
    case Needs::resolution:
      if (!dated(number) || std::none_of(found.begin(), found.end(), [&](const Found &f) {
            return f.cue->use == CueUse::resolution && f.token->span.begin >= verb.end;
          }))
        return false;
      break;
    case Needs::object:
      if (one.cue->kind == EventKind::launch ? !launched({span.begin, span.end}, verb, found, number)
                                             : !signed_object({verb.end, span.end}, found, number))
        return false;
      break;
    }
    add(*one.cue, number, verb);
    return true;
  }

  /// 签订的协议, 签署后: the deed is only mentioned.
  [[nodiscard]] bool attributive(Span verb) const {
    const std::string_view next = text_.substr(verb.end, 6);
    if (next.starts_with("的") || next.starts_with("以来")) return true;
    if (text_.substr(verb.end, 15).find("周年") != std::string_view::npos) return true;
    const std::string_view before =
        text_.substr(verb.begin >= 6 ? verb.begin - 6 : 0, verb.begin >= 6 ? 6 : verb.begin);
    return before == "按照" || before == "根据";
  }

  /// 《…协议》签订, 《…办法》正式印发.
  [[nodiscard]] const PolicyMention *document_before(std::uint32_t verb) const {
    constexpr std::uint32_t farthest = 12; // bytes
    const auto next =
        std::lower_bound(mentions_.policies.begin(), mentions_.policies.end(), verb,
                         [](const PolicyMention &mention, std::uint32_t byte) { return mention.span.begin < byte; });
    if (next == mentions_.policies.begin()) return nullptr;
    const PolicyMention &policy = *(next - 1);
    return policy.span.end <= verb && policy.span.end + farthest >= verb ? &policy : nullptr;
  }

  [[nodiscard]] bool dated(std::uint32_t number) const {
    return date_before(clauses_.clauses[number].span.end, sentence_of(number).begin) != nullptr;
  }

  /// 活动现场, 仪式上: the words go on with the occasion told before.
  [[nodiscard]] bool on_the_scene(std::uint32_t number) const {
    if (!scene_) return false;
    const std::string_view sentence = sentence_of(number).of(text_);
    for (const std::string_view word : {"现场", "仪式上", "会上", "活动上", "活动中", "活动期间", "会议期间"})
      if (sentence.find(word) != std::string_view::npos) return true;
    return false;
  }

  [[nodiscard]] bool document_behind(std::uint32_t begin, std::uint32_t end) const {
    const auto policy =
        std::lower_bound(mentions_.policies.begin(), mentions_.policies.end(), begin,
                         [](const PolicyMention &mention, std::uint32_t byte) { return mention.span.begin < byte; });
    return policy != mentions_.policies.end() && policy->span.begin < end && policy->span.begin <= begin + 30 &&
           policy->policy.kind == PolicyKind::policy;
  }

  [[nodiscard]] bool signed_object(Span behind, const std::vector<Found> &found, std::uint32_t number) const {
    const bool named = std::any_of(found.begin(), found.end(), [&](const Found &f) {
      return f.cue->use == CueUse::object && f.token->span.begin >= behind.begin;
    });
    const auto document =
        std::lower_bound(mentions_.policies.begin(), mentions_.policies.end(), behind.begin,
                         [](const PolicyMention &mention, std::uint32_t byte) { return mention.span.begin < byte; });
    const bool policy = (document != mentions_.policies.end() && document->span.begin < behind.end) ||
                        document_before(found.front().token->span.begin) != nullptr;
    if (policy) return true;
    // 4个项目签约: what is signed may stand before the verb that ends the clause.
    const bool before = behind.begin == behind.end && std::any_of(found.begin(), found.end(), [&](const Found &f) {
                          return f.cue->use == CueUse::object && f.token->span.end <= behind.begin;
                        });
    if (!named && !before) return false;
    // 签约项目26个 is a series, but for the day it is told of.
    return !(before ? counted(clauses_.clauses[number].span) : counted(behind)) || day_of(number).has_value();
  }

  [[nodiscard]] bool launched(Span clause, Span verb, const std::vector<Found> &found, std::uint32_t number) const {
    if (counted(clause) && !day_of(number)) return false;
    const bool behind = std::any_of(found.begin(), found.end(), [&](const Found &f) {
      return (f.cue->use == CueUse::object || f.cue->use == CueUse::occasion) && f.token->span.begin >= verb.end;
    });
    const bool quoted = text_.substr(verb.end, clause.end - verb.end).find("“") != std::string_view::npos;
    const auto organization = std::lower_bound(
        mentions_.organization_mentions.begin(), mentions_.organization_mentions.end(), verb.begin,
        [](const OrganizationMention &mention, std::uint32_t byte) { return mention.span.end < byte; });
    const auto none = mentions_.organization_mentions.end();
    const bool organization_before = organization != none && organization->span.end == verb.begin;
    const auto next = organization_before ? organization + 1 : organization;
    const bool body = next != none && next->span.begin >= verb.end && next->span.end <= clause.end;
    const bool set_up = std::any_of(found.begin(), found.end(), [&](const Found &f) {
      return f.cue->use == CueUse::body && f.token->span.begin >= verb.end;
    });
    if (body || (quoted && behind)) return true;
    if (set_up && (day_or_month_of(number) || !places_in(clause).empty())) return true;
    return day_or_month_of(number) && (behind || organization_before || verb.end == clause.end);
  }

  /// A count of meetings or agreements: a series, no happening.
  [[nodiscard]] bool counted(Span span) const {
    constexpr std::array<std::string_view, 9> measures{"次", "场", "期", "份", "批次", "场次", "批", "个", "项"};
    return counts(span, measures);
  }
  [[nodiscard]] bool counted_trips(Span span) const {
    constexpr std::array<std::string_view, 4> measures{"次", "批次", "批", "期"};
    return counts(span, measures);
  }
  template <std::size_t size>
  [[nodiscard]] bool counts(Span span, const std::array<std::string_view, size> &measures) const {
    for (auto quantity = first_quantity(span.begin);
         quantity != mentions_.quantities.end() && quantity->span.begin < span.end; ++quantity) {
      const Quantity &value = quantity->quantity;
      if (value.unit == Unit::person_time) return true;
      if (value.unit == Unit::count && value.value != Decimal(1) &&
          std::find(measures.begin(), measures.end(), value.classifier) != measures.end())
        return true;
    }
    return false;
  }
  /// 累计捐赠.
  [[nodiscard]] bool counted_sum(Span span) const {
    return span.of(text_).find("累计") != std::string_view::npos || span.of(text_).find("共") != std::string_view::npos;
  }
  [[nodiscard]] std::vector<QuantityMention>::const_iterator first_quantity(std::uint32_t begin) const {
    return std::lower_bound(
        mentions_.quantities.begin(), mentions_.quantities.end(), begin,
        [](const QuantityMention &mention, std::uint32_t byte) { return mention.span.begin < byte; });
  }

  /// 代表团赴…, 书记率队到….
  void visit(const std::vector<Found> &found, std::uint32_t number) {
    const Span span = clauses_.clauses[number].span;
    const auto motion =
        std::find_if(found.begin(), found.end(), [](const Found &f) { return f.cue->use == CueUse::motion; });
    if (motion == found.end() || unrealized(number, motion->token->span.begin) || counted_trips(span)) return;
    const bool group =
        std::any_of(found.begin(), found.end(), [](const Found &f) { return f.cue->use == CueUse::group; }) ||
        group_before(number) || sent_to_look(found, number, motion->token->span.begin);
    const bool leader = official_before(number, motion->token->span.begin) && day_of(number);
    const bool goes_on = visit_ && day_of(number) && near(events_[*visit_].range, *day_of(number));
    if (!group && !leader && !goes_on) return;
    const PlaceCodes there = places_in({motion->token->span.begin, span.end});
    if (there.empty() && !group) return;
    tell_visit(number, there, group || leader);
  }

  /// …采访团，在…带领下，来我州考察: the visitors stand in a clause before.
  [[nodiscard]] bool group_before(std::uint32_t number) const {
    constexpr std::uint32_t farthest = 2; // clauses
    const std::uint32_t first = clauses_.sentences[clauses_.clauses[number].sentence].first_clause;
    for (std::uint32_t back = 1; back <= farthest && number >= first + back; ++back)
      for (const Found &f : cues_in(clauses_.clauses[number - back].span))
        if (f.cue->use == CueUse::group) return true;
    return false;
  }

  /// 组织某公司等8家企业赴旗县考察对接.
  [[nodiscard]] bool sent_to_look(const std::vector<Found> &found, std::uint32_t number, std::uint32_t motion) const {
    if (std::none_of(found.begin(), found.end(), [](const Found &f) { return f.cue->use == CueUse::survey; }))
      return false;
    const Span clause = clauses_.clauses[number].span;
    const auto &bodies = mentions_.organization_mentions;
    const auto body = std::lower_bound(
        bodies.begin(), bodies.end(), clause.begin,
        [](const OrganizationMention &mention, std::uint32_t byte) { return mention.span.begin < byte; });
    return body != bodies.end() && body->span.end <= motion;
  }

  [[nodiscard]] bool official_before(std::uint32_t number, std::uint32_t byte) const {
    const Span sentence = sentence_of(number);
    const auto official =
        std::lower_bound(mentions_.officials.begin(), mentions_.officials.end(), sentence.begin,
                         [](const OfficialMention &mention, std::uint32_t at) { return mention.name.begin < at; });
    return official != mentions_.officials.end() && official->name.end <= byte;
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
    if (!named || (there.empty() && before.empty())) return;
    Event event;
    event.kind = EventKind::visit;
    event.range = range;
    for (const PlaceCode code : there) insert(event.places, code);
    for (const PlaceCode code : before) insert(event.parties, code);
    for (const PlaceCode code : there) insert(event.parties, province_of(code));
    event.text = span.of(document_.text);
    event.rule = "event_cues/visit";
    event.evidence = {span};
    visit_ = events_.size();
    events_.push_back(std::move(event));
    if (event_day(events_.back().range)) lead_ = events_.back().range;
  }

  [[nodiscard]] static bool event_day(const DateRange &range) {
    if (!range.partial.empty()) return range.partial.size() >= 7; // --04-08
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

  [[nodiscard]] PlaceCodes places_in(Span span) const {
    PlaceCodes codes;
    const auto &places = places_.all();
    int left = 60;
    for (std::size_t i = places_.from(span.begin); i < places.size() && places[i].span.end <= span.end && left-- > 0;
         ++i)
      if (!places[i].inside_name && !leads_to_next(i))
        for (const PlaceCode code : places[i].codes) insert(codes, code);
    return codes;
  }

  /// 贵州省 in 贵州省兴义市.
  [[nodiscard]] bool leads_to_next(std::size_t i) const {
    const auto &places = places_.all();
    if (i + 1 >= places.size() || places[i + 1].span.begin != places[i].span.end) return false;
    return places[i].codes.size() == 1 && places[i + 1].codes.size() == 1 &&
           lies_in(places[i + 1].codes.front(), places[i].codes.front());
  }

  /// Planned, demanded or agreed before the byte: in the clause, or in the paragraph where a word reaches so far.
  [[nodiscard]] bool unrealized(std::uint32_t number, std::uint32_t byte) const {
    const Span clause = clauses_.clauses[number].span, paragraph = paragraph_of(number);
    const auto &tokens = modality_.all();
    auto token = std::lower_bound(tokens.begin(), tokens.end(), byte,
                                  [](const Token &t, std::uint32_t at) { return t.span.begin < at; });
    for (int left = 40; token != tokens.begin() && left > 0; --left) {
      --token;
      if (token->span.begin < paragraph.begin) break;
      const Unrealized reach = rules_.unrealized[token->sense.row];
      if (reach != Unrealized::no && (modality_.inside_longer(*token) || inside_name(token->span))) continue;
      if (reach == Unrealized::paragraph) return true;
      if (reach == Unrealized::clause && token->span.begin >= clause.begin && token->span.end <= byte) return true;
    }
    return false;
  }

  /// 应 in a person's name demands nothing.
  [[nodiscard]] bool inside_name(Span span) const {
    const auto official =
        std::lower_bound(mentions_.officials.begin(), mentions_.officials.end(), span.begin,
                         [](const OfficialMention &mention, std::uint32_t byte) { return mention.name.end <= byte; });
    return official != mentions_.officials.end() && official->name.contains(span);
  }

  [[nodiscard]] bool placed_or_dated(std::uint32_t number) const {
    const Span sentence = sentence_of(number);
    return !places_in(sentence).empty() || day_or_month_of(number) || !lead_.partial.empty() || lead_.resolved();
  }

  /// The date in play: in the clause, before it in the sentence, in the paragraph; for what happens on a trip the
  /// trip's. `second` tells whether the paragraph gives it.
  [[nodiscard]] std::pair<DateRange, bool> date_of(std::uint32_t number, bool visiting) const {
    if (const DateMention *date = date_before(clauses_.clauses[number].span.end, paragraph_of(number).begin))
      return {date->range, true};
    if (visiting) return {{}, false};
    if (scene_ && on_the_scene(number)) return {*scene_, false};
    if ((lead_.resolved() || !lead_.partial.empty()) && !told_of_years(number)) return {lead_, false};
    return {{}, false};
  }

  /// 对口合作以来，…: not on the trip that the text tells of.
  [[nodiscard]] bool told_of_years(std::uint32_t number) const {
    const std::string_view before =
        text_.substr(sentence_of(number).begin, clauses_.clauses[number].span.end - sentence_of(number).begin);
    for (const std::string_view word : {"以来", "近年", "年来"})
      if (before.find(word) != std::string_view::npos) return true;
    return false;
  }

  /// 2019年第二次联席会议, 举行2025年签约仪式: a year in the name of what happened.
  [[nodiscard]] bool names_year(const DateMention &date) const {
    if (date.form != DateForm::year) return false;
    const std::string_view next = character(text_, date.span.end);
    if (next == "第" || next == "度" || date.span.of(text_).ends_with("度")) return true;
    const std::uint32_t begin = date.span.begin;
    const Token *verb = cues_.ending(begin);
    const std::uint32_t last = step_back(text_, begin);
    if (verb == nullptr && character(text_, last) == "了") verb = cues_.ending(last);
    return verb != nullptr && (cue(*verb).use == CueUse::held || cue(*verb).use == CueUse::act);
  }

  /// 新华社拉萨12月12日电 dates the report.
  [[nodiscard]] bool dateline(std::uint32_t end) const {
    const std::string_view next = text_.substr(end, 6);
    return next.starts_with("电") || next.starts_with("讯") || next.starts_with("消息");
  }

  [[nodiscard]] const DateMention *date_before(std::uint32_t end, std::uint32_t begin) const {
    auto date =
        std::lower_bound(mentions_.dates.begin(), mentions_.dates.end(), end,
                         [](const DateMention &mention, std::uint32_t byte) { return mention.span.begin < byte; });
    while (date != mentions_.dates.begin()) {
      --date;
      if (date->span.begin < begin) return nullptr;
      // 2024年…。截至目前，组织企业赴…: the date told before is not the day of what follows.
      if (date->span.end < end && end - date->span.end < 600 &&
          text_.substr(date->span.end, end - date->span.end).find("截至目前") != std::string_view::npos)
        return nullptr;
      if (date->compared || date->form == DateForm::plan_period || date->form == DateForm::named_day ||
          date->form == DateForm::decade || date->form == DateForm::years || date->open_end || date->open_start ||
          dateline(date->span.end) || names_year(*date))
        continue;
      return &*date;
    }
    return nullptr;
  }

  /// The day or days that the paragraph gives before the clause's end.
  [[nodiscard]] std::optional<DateRange> day_of(std::uint32_t number) const {
    const DateMention *date = date_before(clauses_.clauses[number].span.end, paragraph_of(number).begin);
    if (date == nullptr || (date->form != DateForm::day && date->form != DateForm::days)) return std::nullopt;
    return date->range;
  }
  [[nodiscard]] bool day_or_month_of(std::uint32_t number) const {
    const DateMention *date = date_before(clauses_.clauses[number].span.end, sentence_of(number).begin);
    return date != nullptr && date->form <= DateForm::months;
  }

  void add(const Cue &cue, std::uint32_t number, Span words) {
    const Span span = clauses_.clauses[number].span;
    Event event;
    event.kind = *cue.kind;
    event.range = date_of(number, false).first;
    event.places = places_in({words.begin, span.end});
    event.parties = places_in(sentence_of(number));
    event.text = span.of(document_.text);
    event.rule = "event_cues/" + cue.id;
    event.evidence = {span, words};
    if (cue.use == CueUse::occasion && (event_day(event.range) || !event.range.partial.empty())) scene_ = event.range;
    if (told_before(event, words)) return;
    events_.push_back(std::move(event));
  }

  /// The same happening told again: same kind, same time, and the new clause brings no new date of its own.
  [[nodiscard]] bool told_before(const Event &event, Span words) const {
    if (event.kind == EventKind::launch) return false;
    if (event.kind == EventKind::decision) return document_told(words);
    constexpr std::size_t most = 12;
    std::size_t left = most;
    for (auto earlier = events_.rbegin(); earlier != events_.rend() && left-- > 0; ++earlier) {
      if (earlier->kind != event.kind || !(earlier->range == event.range)) continue;
      if (event.kind == EventKind::signing && !event_day(event.range) && !same_words(*earlier, words)) continue;
      return true;
    }
    return false;
  }

  /// The document behind the words was issued in an earlier event.
  [[nodiscard]] bool document_told(Span words) const {
    const auto policy =
        std::lower_bound(mentions_.policies.begin(), mentions_.policies.end(), words.end,
                         [](const PolicyMention &mention, std::uint32_t byte) { return mention.span.begin < byte; });
    if (policy == mentions_.policies.end()) return false;
    constexpr std::size_t most = 60;
    std::size_t left = most;
    for (auto event = events_.rbegin(); event != events_.rend() && left-- > 0; ++event)
      if (event->kind == EventKind::decision && event->text.find(policy->policy.title) != std::string::npos)
        return true;
    return false;
  }

  [[nodiscard]] bool same_words(const Event &earlier, Span words) const {
    return earlier.evidence.size() > 1 && earlier.text == clause_text(words);
  }
  [[nodiscard]] std::string clause_text(Span words) const {
    return std::string(clauses_.clauses[clauses_.clause_at(words.begin)].span.of(document_.text));
  }

  const Document &document_;
  std::string_view text_;
  const Mentions &mentions_;
  const Clauses &clauses_;
  const EventRules &rules_;
  TableTokens cues_, modality_;
  PlaceIndex places_;
  std::vector<Event> events_;
  std::optional<std::size_t> visit_; ///< the trip that later clauses go on with
  DateRange lead_;                   ///< its days
  std::optional<DateRange> scene_;   ///< the days of the last occasion that was held
};

} // namespace

std::vector<Event> read_events(const Document &document, const Mentions &mentions, const Clauses &clauses,
                               const std::vector<Pairing> &, const EventRules &rules) {
  return EventReader(document, mentions, clauses, rules).read();
}

} // namespace v0
} // namespace jiedui
