#include "event_setting.hpp"

#include "../mentions/characters.hpp"

#include <algorithm>
#include <array>

namespace jiedui {
inline namespace v0 {
namespace {

constexpr std::size_t most_cues = 64; // of one clause

void insert(PlaceCodes &codes, PlaceCode code) {
  const auto at = std::lower_bound(codes.begin(), codes.end(), code);
  if (at == codes.end() || *at != code) codes.insert(at, code);
}

} // namespace

EventSetting::EventSetting(const Document &document, const Mentions &mentions, const Clauses &clauses,
                           const EventRules &rules)
    : document_(document), text_(document.folded()), mentions_(mentions), clauses_(clauses), rules_(rules),
      cues_(mentions.tokens, rules.cues_table), modality_(mentions.tokens, rules.modality_table),
      places_(mentions.places) {
  for (const Token &token : cues_.all())
    if (cue(token).use == EventCueUse::now) present_.push_back(token.span.begin);
}

const EventCue &EventSetting::cue(const Token &token) const { return rules_.cues[token.sense.row]; }

void EventSetting::cues_in(Span span, std::vector<Found> &found) const {
  found.clear();
  std::uint32_t end = span.begin;
  const auto &tokens = cues_.all();
  for (auto token = std::lower_bound(tokens.begin(), tokens.end(), span.begin,
                                     [](const Token &t, std::uint32_t byte) { return t.span.begin < byte; });
       token != tokens.end() && token->span.end <= span.end && found.size() < most_cues; ++token) {
    if (token->span.begin < end && cue(*token).use != EventCueUse::none && token->span.end <= end) continue;
    if (cue(*token).use == EventCueUse::none) {
      std::erase_if(found, [&](const Found &f) { return token->span.contains(f.token->span); });
      end = std::max(end, token->span.end);
      continue;
    }
    if (!found.empty() && found.back().token->span.end > token->span.begin &&
        found.back().token->span.size() < token->span.size() && found.back().cue->use != EventCueUse::held)
      found.pop_back();
    found.push_back({&*token, &cue(*token)});
    end = std::max(end, token->span.end);
  }
}

Span EventSetting::sentence_of(std::uint32_t clause) const {
  constexpr std::uint32_t reach = 900; // bytes
  const Span own = clauses_.clauses[clause].span;
  Span span = clauses_.sentences[clauses_.clauses[clause].sentence].span;
  if (span.begin + reach < own.begin) span.begin = own.begin - reach;
  if (own.end + reach < span.end) span.end = own.end + reach;
  return span;
}

Span EventSetting::paragraph_of(std::uint32_t clause) const {
  return clauses_.paragraphs[clauses_.sentences[clauses_.clauses[clause].sentence].paragraph].span;
}

const Span *EventSetting::quote_round(Span span) const {
  const auto &quotes = clauses_.quotes;
  const auto next = std::upper_bound(quotes.begin(), quotes.end(), span.begin,
                                     [](std::uint32_t byte, const Span &quote) { return byte < quote.begin; });
  return next != quotes.begin() && (next - 1)->contains(span) ? &*(next - 1) : nullptr;
}

bool EventSetting::spoken(Span clause) const {
  const Span *quote = quote_round({clause.end - 1, clause.end});
  return quote != nullptr && quote->begin <= clause.begin + 3 && quote->size() > clause.size() + 6;
}

Span EventSetting::venue_of(Span held, Span clause) const {
  const std::size_t at = text_.substr(clause.begin, held.begin - clause.begin).rfind("在");
  return at == std::string_view::npos ? Span{} : Span{clause.begin + static_cast<std::uint32_t>(at), held.begin};
}

bool EventSetting::attributive(Span verb, std::uint32_t clause_end) const {
  constexpr std::array<std::string_view, 6> next{"的", "以来", "当天", "之初", "后", "是"};
  constexpr std::array<std::string_view, 2> since{"周年", "年来"};
  constexpr std::array<std::string_view, 5> before{"按照", "根据", "的", "推进", "推动"};
  const std::string_view behind = text_.substr(verb.end, std::min<std::uint32_t>(15, clause_end - verb.end)),
                         ahead = text_.substr(0, verb.begin);
  return std::any_of(next.begin(), next.end(), [&](std::string_view w) { return behind.starts_with(w); }) ||
         std::any_of(since.begin(), since.end(),
                     [&](std::string_view w) { return behind.find(w) != std::string_view::npos; }) ||
         std::any_of(before.begin(), before.end(), [&](std::string_view w) { return ahead.ends_with(w); });
}

bool EventSetting::document_behind(std::uint32_t begin, std::uint32_t end) const {
  const auto policy =
      std::lower_bound(mentions_.policies.begin(), mentions_.policies.end(), begin,
                       [](const PolicyMention &mention, std::uint32_t byte) { return mention.span.begin < byte; });
  return policy != mentions_.policies.end() && policy->span.begin < end && policy->span.begin <= begin + 30 &&
         policy->policy.kind == PolicyKind::policy;
}

const PolicyMention *EventSetting::document_before(std::uint32_t verb, std::uint32_t begin) const {
  constexpr std::uint32_t reach = 15; // bytes
  const auto next =
      std::lower_bound(mentions_.policies.begin(), mentions_.policies.end(), verb,
                       [](const PolicyMention &mention, std::uint32_t byte) { return mention.span.begin < byte; });
  if (next == mentions_.policies.begin()) return nullptr;
  const PolicyMention &document = *(next - 1);
  return document.span.begin >= begin && document.span.end <= verb && document.span.end + reach >= verb &&
                 text_.substr(document.span.end - 3, 3) == "》"
             ? &document
             : nullptr;
}

bool EventSetting::counted(Span span) const {
  return counts(span, {"次", "场", "期", "届", "份", "批次", "场次", "批", "个", "项"});
}

bool EventSetting::many(Span span) const {
  for (auto at = first_quantity(span.begin); at != mentions_.quantities.end() && at->span.begin < span.end; ++at)
    if (at->quantity.unit == Unit::count && at->quantity.value != Decimal(1)) return true;
  return false;
}

bool EventSetting::many_works(Span span) const {
  for (auto at = first_quantity(span.begin); at != mentions_.quantities.end() && at->span.begin < span.end; ++at)
    if (at->quantity.unit == Unit::household) return true;
  return counts(span, {"辆", "座", "所", "栋", "间", "套", "台"});
}

bool EventSetting::several(Span span) const {
  const std::string_view words = span.of(text_);
  return words.find("一系列") != std::string_view::npos || words.find("一大批") != std::string_view::npos;
}

bool EventSetting::present_told(Span sentence) const {
  const auto next = std::lower_bound(present_.begin(), present_.end(), sentence.begin);
  return next != present_.end() && *next < sentence.end;
}

bool EventSetting::counted_behind(std::uint32_t at) const {
  const auto next = first_quantity(at);
  return next != mentions_.quantities.end() && next->span.begin == at && next->quantity.unit == Unit::count;
}

bool EventSetting::signers(Span span) const {
  const auto last = first_quantity(span.end);
  // 甲村、乙村等6个村|签订: they are named.
  if (last != mentions_.quantities.begin() && stands_at(text_, step_back(text_, (last - 1)->span.begin), "等"))
    return false;
  return counts(span, {"对", "个", "家", "所", "户", "名"});
}

bool EventSetting::counted_people(Span span) const {
  const auto quantity = first_quantity(span.begin);
  for (auto at = quantity; at != mentions_.quantities.end() && at->span.begin < span.end; ++at)
    if (at->quantity.unit == Unit::person && at->quantity.value != Decimal(1)) return true;
  return false;
}

bool EventSetting::counted_trips(Span span) const { return counts(span, {"次", "批次", "批", "期"}); }

bool EventSetting::counts(Span span, std::initializer_list<std::string_view> measures) const {
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

bool EventSetting::counted_sum(Span span) const {
  return span.of(text_).find("累计") != std::string_view::npos || span.of(text_).find("共") != std::string_view::npos;
}

std::vector<QuantityMention>::const_iterator EventSetting::first_quantity(std::uint32_t begin) const {
  return std::lower_bound(mentions_.quantities.begin(), mentions_.quantities.end(), begin,
                          [](const QuantityMention &mention, std::uint32_t byte) { return mention.span.begin < byte; });
}

bool EventSetting::group_before(std::uint32_t number) const {
  const std::uint32_t begin = sentence_of(number).begin;
  const auto &tokens = cues_.all();
  auto token = std::lower_bound(tokens.begin(), tokens.end(), clauses_.clauses[number].span.begin,
                                [](const Token &t, std::uint32_t byte) { return t.span.begin < byte; });
  bool group = false;
  for (int left = 20; token != tokens.begin() && left > 0 && (--token)->span.begin >= begin; --left) {
    if (cue(*token).use == EventCueUse::veto && cue(*token).kind == EventKind::visit) return false;
    const bool counts_here = cue(*token).needs != EventNeeds::day || day_in_sentence(number);
    group = group || (cue(*token).use == EventCueUse::group && counts_here);
  }
  return group;
}

const OrganizationMention *EventSetting::first_body(std::uint32_t begin, std::uint32_t end) const {
  const auto &bodies = mentions_.organization_mentions;
  const auto next =
      std::lower_bound(bodies.begin(), bodies.end(), begin,
                       [](const OrganizationMention &body, std::uint32_t byte) { return body.span.begin < byte; });
  return next != bodies.end() && next->span.end <= end ? &*next : nullptr;
}

bool EventSetting::body_before(std::uint32_t begin, std::uint32_t end) const {
  return first_body(begin, end) != nullptr;
}

bool EventSetting::public_body_before(std::uint32_t begin, std::uint32_t end) const {
  const OrganizationMention *body = first_body(begin, end);
  return body != nullptr && mentions_.organizations[body->organization].kind != OrganizationKind::enterprise;
}

bool EventSetting::official_before(std::uint32_t number, std::uint32_t byte) const {
  const Span sentence = sentence_of(number);
  const auto official =
      std::lower_bound(mentions_.officials.begin(), mentions_.officials.end(), sentence.begin,
                       [](const OfficialMention &mention, std::uint32_t at) { return mention.name.begin < at; });
  return official != mentions_.officials.end() && official->name.end <= byte;
}

PlaceCodes EventSetting::places_in(Span span) const {
  PlaceCodes codes;
  const auto &places = places_.all();
  int left = 60;
  for (std::size_t i = places_.from(span.begin); i < places.size() && places[i].span.end <= span.end && left-- > 0; ++i)
    if (!places[i].inside_name && !leads_to_next(i))
      for (const PlaceCode code : places[i].codes) insert(codes, code);
  return codes;
}

bool EventSetting::leads_to_next(std::size_t i) const {
  const auto &places = places_.all();
  if (i + 1 >= places.size() || places[i + 1].span.begin != places[i].span.end) return false;
  return places[i].codes.size() == 1 && places[i + 1].codes.size() == 1 &&
         lies_in(places[i + 1].codes.front(), places[i].codes.front());
}

bool EventSetting::unrealized(std::uint32_t number, std::uint32_t byte) const {
  const Span clause = clauses_.clauses[number].span, sentence = sentence_of(number), paragraph = paragraph_of(number);
  const auto &tokens = modality_.all();
  auto token = std::lower_bound(tokens.begin(), tokens.end(), byte,
                                [](const Token &t, std::uint32_t at) { return t.span.begin < at; });
  // By a word behind those still to come, or by the act's own 了.
  const Token *act = cues_.starting(byte);
  bool realized = act != nullptr && (act->span.of(text_).ends_with("了") || stands_at(text_, act->span.end, "了"));
  for (int left = 40; token != tokens.begin() && left > 0; --left) {
    --token;
    if (token->span.begin < paragraph.begin) break;
    const Unrealized reach = rules_.unrealized[token->sense.row];
    if (reach == Unrealized::no || modality_.inside_longer(*token) || inside_name(token->span)) continue;
    if (reach == Unrealized::paragraph && !day_come({token->span.end, byte})) return true;
    if (reach == Unrealized::realized) realized = true;
    if (reach == Unrealized::clause && token->span.begin >= clause.begin) return true;
    if (reach == Unrealized::sentence &&
        (token->span.begin >= clause.begin ||
         (token->span.begin >= sentence.begin && !realized && !day_come({token->span.end, byte}))))
      return true;
  }
  return false;
}

bool EventSetting::day_come(Span span) const {
  if (!document_.published) return false;
  auto date =
      std::lower_bound(mentions_.dates.begin(), mentions_.dates.end(), span.begin,
                       [](const DateMention &mention, std::uint32_t byte) { return mention.span.begin < byte; });
  for (; date != mentions_.dates.end() && date->span.end <= span.end; ++date)
    if (date->form == DateForm::day && date->range.start && days_between(*date->range.start, *document_.published) >= 0)
      return true;
  return false;
}

bool EventSetting::inside_name(Span span) const {
  const auto official =
      std::lower_bound(mentions_.officials.begin(), mentions_.officials.end(), span.begin,
                       [](const OfficialMention &mention, std::uint32_t byte) { return mention.name.end <= byte; });
  return official != mentions_.officials.end() && official->name.contains(span);
}

bool EventSetting::names_year(const DateMention &date) const {
  if (date.form != DateForm::year) return false;
  const std::string_view next = character(text_, date.span.end);
  if (next == "第" || next == "度" || date.span.of(text_).ends_with("度")) return true;
  const std::uint32_t begin = date.span.begin;
  if (character(text_, step_back(text_, begin)) == "“") return true;
  const Token *verb = cues_.ending(begin);
  const std::uint32_t last = step_back(text_, begin);
  if (verb == nullptr && character(text_, last) == "了") verb = cues_.ending(last);
  return verb != nullptr && (cue(*verb).use == EventCueUse::held || cue(*verb).use == EventCueUse::act);
}

bool EventSetting::dateline(std::uint32_t end) const {
  const std::string_view next = text_.substr(end, 6);
  return next.starts_with("电") || next.starts_with("讯") || next.starts_with("消息");
}

std::uint32_t EventSetting::present_before(std::uint32_t end) const {
  const auto next = std::lower_bound(present_.begin(), present_.end(), end);
  return next == present_.begin() ? 0 : *(next - 1);
}

bool EventSetting::inside_title(Span span) const {
  const auto next =
      std::upper_bound(mentions_.policies.begin(), mentions_.policies.end(), span.begin,
                       [](std::uint32_t byte, const PolicyMention &policy) { return byte < policy.span.begin; });
  return next != mentions_.policies.begin() && (next - 1)->span.contains(span);
}

bool EventSetting::day_before_year(const DateMention &date) const {
  if (date.form != DateForm::year) return false;
  if (const std::string_view next = character(text_, date.span.end); !is_han(next) && next != "“") return false;
  const std::uint32_t begin = clauses_.sentences[clauses_.sentence_at(date.span.begin)].span.begin;
  const auto present = std::lower_bound(present_.begin(), present_.end(), begin);
  if (present != present_.end() && *present < date.span.begin) return true;
  const DateMention *before = &date;
  while (before != mentions_.dates.data() && (--before)->span.begin >= begin)
    if (before->form <= DateForm::months && !before->compared && !dateline(before->span.end)) return true;
  return false;
}

bool EventSetting::learned(const DateMention &date, std::uint32_t end) const {
  const Span clause = clauses_.clauses[clauses_.clause_at(date.span.begin)].span;
  if (clause.end >= end) return false;
  const Token *word = cues_.last_before(clause.end);
  return word != nullptr && word->span.begin >= date.span.end && cue(*word).use == EventCueUse::report;
}

const DateMention *EventSetting::date_before(std::uint32_t end, std::uint32_t begin, bool named) const {
  begin = std::max(begin, present_before(end));
  auto date =
      std::lower_bound(mentions_.dates.begin(), mentions_.dates.end(), end,
                       [](const DateMention &mention, std::uint32_t byte) { return mention.span.begin < byte; });
  while (date != mentions_.dates.begin()) {
    --date;
    if (date->span.begin < begin) return nullptr;
    if (date->compared || date->form == DateForm::plan_period || date->form == DateForm::named_day ||
        date->form == DateForm::decade || date->form == DateForm::years || date->open_end || date->open_start ||
        one_stands_at(text_, date->span.begin, "到", "至") || dateline(date->span.end) || names_year(*date) ||
        inside_title(date->span) || learned(*date, end) || (named && day_before_year(*date)))
      continue;
    return &*date;
  }
  return nullptr;
}

std::optional<DateRange> EventSetting::day_of(std::uint32_t number) const {
  const DateMention *date = date_before(clauses_.clauses[number].span.end, paragraph_of(number).begin);
  if (date == nullptr || (date->form != DateForm::day && date->form != DateForm::days)) return std::nullopt;
  return date->range;
}

bool EventSetting::day_or_month_of(std::uint32_t number) const {
  const DateMention *date = date_before(clauses_.clauses[number].span.end, sentence_of(number).begin);
  return date != nullptr && date->form <= DateForm::months;
}

bool EventSetting::day_in_sentence(std::uint32_t number) const {
  const DateMention *date = date_before(clauses_.clauses[number].span.end, sentence_of(number).begin);
  return date != nullptr && (date->form == DateForm::day || date->form == DateForm::days);
}

bool EventSetting::reported(std::uint32_t at) const {
  const Token *token = cues_.starting(at);
  return token != nullptr && cue(*token).use == EventCueUse::report;
}

bool EventSetting::inside_book_title(Span words, Span clause) const {
  const std::string_view before = text_.substr(clause.begin, words.begin - clause.begin);
  const std::size_t open = before.rfind("《");
  return open != std::string_view::npos && before.find("》", open) == std::string_view::npos;
}

std::string EventSetting::clause_text(Span words) const {
  return std::string(clauses_.clauses[clauses_.clause_at(words.begin)].span.of(document_.text));
}

bool EventSetting::sum_of_money(Span span) const {
  for (auto at = first_quantity(span.begin); at != mentions_.quantities.end() && at->span.begin < span.end; ++at)
    if (at->quantity.unit == Unit::CNY) return true;
  return false;
}

bool EventSetting::dated_document(std::uint32_t number) const {
  const Span clause = clauses_.clauses[number].span;
  return document_between(clause) && date_before(clause.end, sentence_of(number).begin) != nullptr;
}

bool EventSetting::document_between(Span span) const {
  const auto document =
      std::lower_bound(mentions_.policies.begin(), mentions_.policies.end(), span.begin,
                       [](const PolicyMention &mention, std::uint32_t byte) { return mention.span.begin < byte; });
  return document != mentions_.policies.end() && document->span.end <= span.end;
}

bool EventSetting::place_goes(Span motion, Span clause, std::uint32_t number) const {
  const std::uint32_t before = step_back(text_, motion.begin);
  const PlaceMention *place = places_.ending(motion.begin);
  if (place == nullptr && character(text_, before) == "方") place = places_.ending(before);
  return place != nullptr && place->span.begin >= clause.begin && places_.starting(motion.end) != nullptr &&
         date_before(clause.end, sentence_of(number).begin) != nullptr;
}

bool EventSetting::since_told(std::uint32_t number) const {
  const Span sentence = sentence_of(number);
  const std::uint32_t end = clauses_.clauses[number].span.end;
  auto date =
      std::lower_bound(mentions_.dates.begin(), mentions_.dates.end(), sentence.begin,
                       [](const DateMention &mention, std::uint32_t byte) { return mention.span.begin < byte; });
  for (; date != mentions_.dates.end() && date->span.begin < end; ++date)
    if (date->open_end || one_ends_at(text_, date->span.begin, "从", "自")) return true;
  return told_of_years(number);
}

bool EventSetting::told_of_years(std::uint32_t number) const {
  const std::uint32_t begin = sentence_of(number).begin;
  const std::string_view before = text_.substr(begin, clauses_.clauses[number].span.end - begin);
  return before.find("以来") != std::string_view::npos || before.find("年来") != std::string_view::npos;
}

bool EventSetting::scene_told(std::uint32_t number) const {
  const Span clause = clauses_.clauses[number].span;
  const std::uint32_t begin = sentence_of(number).begin;
  const auto &tokens = cues_.all();
  auto token = std::lower_bound(tokens.begin(), tokens.end(), clause.end,
                                [](const Token &t, std::uint32_t byte) { return t.span.begin < byte; });
  for (int left = 40; token != tokens.begin() && left > 0 && (--token)->span.begin >= begin; --left)
    if (cue(*token).use == EventCueUse::scene) return !reported(token->span.end);
  return false;
}

} // namespace v0
} // namespace jiedui
