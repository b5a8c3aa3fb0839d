#include "event_times.hpp"

#include "../mentions/characters.hpp"

#include <algorithm>

namespace jiedui {
inline namespace v0 {

EventTimes::EventTimes(const EventText &text) : text_(text) {
  for (const EventWord &word : text.words())
    if (word.cue->use == EventUse::now || word.cue->use == EventUse::recent) present_.push_back(word.span.begin);
}

const DateMention *EventTimes::date_before(std::uint32_t end, std::uint32_t begin, bool named) const {
  const auto &dates = text_.mentions().dates;
  begin = std::max(begin, present_before(end));
  auto date = std::lower_bound(dates.begin(), dates.end(), end, [](const DateMention &mention, std::uint32_t byte) {
    return mention.span.begin < byte;
  });
  while (date != dates.begin()) {
    --date;
    if (date->span.begin < begin) return nullptr;
    if (tells_time(*date, end, named)) return &*date;
  }
  return nullptr;
}

bool EventTimes::tells_time(const DateMention &date, std::uint32_t end, bool named) const {
  const DateForm form = date.form;
  return !date.compared && form != DateForm::plan_period && form != DateForm::named_day && form != DateForm::decade &&
         form != DateForm::years && !date.open_end && !date.open_start &&
         text_.rules().until.starting(text_.text(), date.span.begin) == 0 && !dateline(date) && !names_year(date) &&
         !text_.inside_document(date.span) && !learned(date, end) && !of_its_clause(date, end) &&
         !(named && day_before_year(date));
}

DateRange EventTimes::range_of(const DateMention &date) const {
  DateRange range = date.range;
  const DateMention *first = text_.mentions().dates.data();
  for (const DateMention *next = &date; next != first && range.start; --next) {
    const DateMention &before = *(next - 1);
    const std::string_view between = Span{before.span.end, next->span.begin}.of(text_.text());
    if (before.form != date.form || !before.range.start || !is_one_of(between, "、", "和") ||
        *before.range.start > *range.start)
      break;
    range.start = before.range.start;
  }
  return range;
}

namespace {

/// The day of "--07-30" in a year.
std::optional<Day> day_in(std::string_view partial, std::int16_t year) {
  if (partial.size() != 7) return std::nullopt;
  const auto two = [&](std::size_t at) {
    return static_cast<std::int8_t>((partial[at] - '0') * 10 + (partial[at + 1] - '0'));
  };
  const Day day{year, two(2), two(5)};
  return is_valid(day) ? std::optional(day) : std::nullopt;
}

} // namespace

DateRange EventTimes::in_edition(DateRange range, Span clause) const {
  constexpr std::size_t each = 7; // characters of --07-30
  const std::string_view partial = range.partial;
  if (partial.size() != 2 * each + 1) return range;
  const auto &dates = text_.mentions().dates;
  auto date =
      std::lower_bound(dates.begin(), dates.end(), clause.begin,
                       [](const DateMention &mention, std::uint32_t byte) { return mention.span.begin < byte; });
  for (; date != dates.end() && date->span.end <= clause.end; ++date) {
    if (date->form != DateForm::year || date->relative || !date->range.start || text_.inside_document(date->span) ||
        stands_at(text_.text(), date->span.end, "度") || ends_at(text_.text(), date->span.end, "度"))
      continue;
    const auto first = day_in(partial.substr(0, each), date->range.start->year),
               last = day_in(partial.substr(each + 1), date->range.start->year);
    return first && last ? DateRange{first, last, {}} : range;
  }
  return range;
}

std::optional<DateRange> EventTimes::day_of(const EventClause &clause) const {
  const DateMention *date = date_before(clause.span.end, clause.paragraph.begin);
  if (date == nullptr || (date->form != DateForm::day && date->form != DateForm::days)) return std::nullopt;
  return range_of(*date);
}

bool EventTimes::dated(const EventClause &clause) const {
  return date_before(clause.span.end, clause.sentence.begin) != nullptr;
}

bool EventTimes::day_or_month_in_sentence(const EventClause &clause, bool named) const {
  const DateMention *date = date_before(clause.span.end, clause.sentence.begin, named);
  return date != nullptr && date->form <= DateForm::months;
}

bool EventTimes::day_in_sentence(const EventClause &clause) const {
  const DateMention *date = date_before(clause.span.end, clause.sentence.begin);
  return date != nullptr && (date->form == DateForm::day || date->form == DateForm::days);
}

bool EventTimes::only_date(Span clause, Span verb) const {
  const DateMention *date = date_before(verb.begin, clause.begin);
  return date != nullptr && date->span.end == verb.begin && date->span.begin == clause.begin;
}

bool EventTimes::told(const EventClause &clause, EventUse use) const {
  const auto &words = text_.words();
  for (auto word = text_.first_word(clause.sentence.begin); word != words.end() && word->span.begin < clause.span.end;
       ++word)
    if (word->cue->use == use) return true;
  return false;
}

bool EventTimes::told_of_years(const EventClause &clause) const {
  constexpr std::uint32_t farthest = 900;      // bytes
  std::uint32_t begin = clause.sentence.begin; // 自结对以来，甲；乙: for all up to the full stop
  const Clauses &clauses = text_.clauses();
  while (begin > clause.paragraph.begin && begin + farthest > clause.span.begin &&
         one_ends_at(text_.text(), begin, "；", ";"))
    begin = clauses.sentences[clauses.sentence_at(step_back(text_.text(), begin))].span.begin;
  return text_.holds({begin, clause.span.end}, text_.rules().years);
}

bool EventTimes::other_date(const EventClause &clause, const DateRange &range) const {
  const auto &dates = text_.mentions().dates;
  auto date =
      std::lower_bound(dates.begin(), dates.end(), clause.sentence.begin,
                       [](const DateMention &mention, std::uint32_t byte) { return mention.span.begin < byte; });
  for (; date != dates.end() && date->span.begin < clause.span.end; ++date)
    if (date->range != range && !within(date->range, range) && !text_.inside_document(date->span) && !names_year(*date))
      return true;
  return false;
}

bool EventTimes::since_told(const EventClause &clause) const {
  const auto &dates = text_.mentions().dates;
  auto date =
      std::lower_bound(dates.begin(), dates.end(), clause.sentence.begin,
                       [](const DateMention &mention, std::uint32_t byte) { return mention.span.begin < byte; });
  for (; date != dates.end() && date->span.begin < clause.span.end; ++date)
    if (date->open_end || text_.rules().since.ending(text_.text(), date->span.begin) > 0) return true;
  return told_of_years(clause);
}

bool EventTimes::scene_told(const EventClause &clause) const {
  constexpr int farthest = 40; // words
  const auto &words = text_.words();
  auto word = text_.first_word(clause.span.end);
  for (int left = farthest; word != words.begin() && left > 0 && (--word)->span.begin >= clause.sentence.begin; --left)
    if (word->cue->use == EventUse::scene) return !reported(word->span.end);
  return false;
}

bool EventTimes::reported(std::uint32_t at) const {
  const EventWord *word = text_.word_starting(at);
  return word != nullptr && word->cue->use == EventUse::report;
}

bool EventTimes::is_day(const DateRange &range) {
  constexpr int month = 31; // days
  if (!range.partial.empty()) return range.partial.front() != '/' && range.partial.back() != '/';
  return range.start && range.end && days_between(*range.start, *range.end) < month;
}

bool EventTimes::is_month(const DateRange &range) {
  constexpr int fair = 15; // days
  return range.start && range.end && days_between(*range.start, *range.end) > fair;
}

bool EventTimes::near(const DateRange &a, const DateRange &b) {
  constexpr int trip = 10; // days
  if (!a.start || !b.start) return true;
  return (days_between(*a.start, *b.start) < trip && days_between(*b.start, *a.start) < trip) || within(a, b) ||
         within(b, a);
}

bool EventTimes::within(const DateRange &a, const DateRange &b) {
  return a.start && a.end && b.start && b.end && *b.start <= *a.start && *a.end <= *b.end;
}

bool EventTimes::closer(const DateRange &a, const DateRange &b) {
  if (!a.start || !a.end) return false;
  return !b.start || !b.end || days_between(*a.start, *a.end) < days_between(*b.start, *b.end);
}

bool EventTimes::names_year(const DateMention &date) const {
  if (date.form != DateForm::year) return false;
  const std::string_view text = text_.text();
  const WordSet &edition = text_.rules().edition;
  const std::uint32_t begin = date.span.begin, last = step_back(text, begin);
  if (edition.starting(text, date.span.end) > 0 || edition.ending(text, date.span.end) > 0 ||
      character(text, last) == "“")
    return true;
  const EventWord *verb = text_.word_ending(begin);
  if (verb == nullptr && character(text, last) == "了") verb = text_.word_ending(last);
  return verb != nullptr && (verb->cue->use == EventUse::held || verb->cue->use == EventUse::act);
}

bool EventTimes::dateline(const DateMention &date) const {
  return text_.rules().dispatch.starting(text_.text(), date.span.end) > 0;
}

std::uint32_t EventTimes::present_before(std::uint32_t end) const {
  const auto next = std::lower_bound(present_.begin(), present_.end(), end);
  return next == present_.begin() ? 0 : *(next - 1);
}

bool EventTimes::day_before_year(const DateMention &date) const {
  if (date.form != DateForm::year) return false;
  if (const std::string_view next = character(text_.text(), date.span.end); !is_han(next) && next != "“") return false;
  const Clauses &clauses = text_.clauses();
  const std::uint32_t begin = clauses.sentences[clauses.sentence_at(date.span.begin)].span.begin;
  const auto present = std::lower_bound(present_.begin(), present_.end(), begin);
  if (present != present_.end() && *present < date.span.begin) return true;
  const DateMention *before = &date;
  while (before != text_.mentions().dates.data() && (--before)->span.begin >= begin)
    if (before->form <= DateForm::months && !before->compared && !dateline(*before)) return true;
  return false;
}

bool EventTimes::learned(const DateMention &date, std::uint32_t end) const {
  const Clauses &clauses = text_.clauses();
  const std::uint32_t number = clauses.clause_at(date.span.begin);
  Span clause = clauses.clauses[number].span;
  const bool alone = date.span.end == clause.end && number + 1 < clauses.clauses.size(); // 6月3日，记者从某县获悉
  if (alone) clause = clauses.clauses[number + 1].span;
  if (clause.end >= end) return false;
  const auto next = text_.first_word(clause.end);
  return next != text_.words().begin() && (next - 1)->span.begin >= date.span.end &&
         (next - 1)->cue->use == EventUse::report;
}

bool EventTimes::of_its_clause(const DateMention &date, std::uint32_t end) const {
  constexpr std::uint32_t lead_in = 12; // bytes: 早在, 与此同时
  if (date.form != DateForm::year) return false;
  const Clauses &clauses = text_.clauses();
  const Span clause = clauses.clauses[clauses.clause_at(date.span.begin)].span;
  if (clause.end >= end || date.span.begin <= clause.begin + lead_in) return false;
  for (auto word = text_.first_word(date.span.end); word != text_.words().end() && word->span.begin < clause.end;
       ++word)
    if (word->cue->use == EventUse::act) return false;
  return true;
}

} // namespace v0
} // namespace jiedui
