#include "told_times.hpp"

#include "first_from.hpp"
#include "grammar.hpp"

#include "../mentions/word_search.hpp"

#include <algorithm>

namespace jiedui {
inline namespace v0 {
namespace dating {
namespace {

constexpr std::uint32_t nowhere = 0xFFFFFFFF;
constexpr std::uint32_t longest_name = 90; // bytes

/// Bytes of a closing quotation mark at the byte; 0 where none stands there.
std::uint32_t closing_quote(std::string_view text, std::uint32_t at) {
  return one_stands_at(text, at, "”", "」") ? 3 : stands_at(text, at, "\"") ? 1 : 0;
}

bool has_digit(std::string_view words) {
  return std::any_of(words.begin(), words.end(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

ToldTimes::ToldTimes(const Document &document, const Mentions &mentions, const Clauses &clauses,
                     const PeriodRules &rules)
    : text_(document.folded()), published_(document.published), mentions_(mentions), clauses_(clauses), rules_(rules) {
  find_titles();
  find_cues();
  find_times();
}

void ToldTimes::find_titles() {
  if (text_.find("《") == std::string_view::npos) return;
  static constexpr FewCharacters marks(U"《》\n");
  const auto size = static_cast<std::uint32_t>(text_.size());
  std::uint32_t open = nowhere;
  for (std::uint32_t at = marks.first(text_, 0, size); at < size; at = marks.first(text_, step(text_, at), size)) {
    if (text_[at] == '\n') open = nowhere;
    else if (stands_at(text_, at, "》")) {
      if (open != nowhere) titles_.push_back({open, at});
      open = nowhere;
    } else if (open == nowhere) open = at;
  }
}

/// 进藏两年，共安排项目231个: a duration that ends a clause is the time of what follows.
bool ToldTimes::ends_with_years(Span clause) const {
  if (!ends_at(text_, clause.end, "年") || clause.size() < 6) return false;
  const std::string_view words = clause.of(text_);
  const char digit = words[words.size() - 4];
  if (digit >= '0' && digit <= '9') return words.size() < 8 || !has_digit(words.substr(words.size() - 7, 3));
  return grammar::behind_numeral(text_, clause.end - 3) || one_ends_at(text_, clause.end - 3, "多", "余");
}

void ToldTimes::find_cues() {
  auto date = mentions_.dates.begin();
  std::uint32_t free = 0; // a longer word hides those that begin inside it
  for (const Token &token : mentions_.tokens.of(rules_.table)) {
    if (token.span.begin < free) continue;
    while (date != mentions_.dates.end() && date->span.end <= token.span.begin) ++date;
    const Cue cue = rules_.cues[token.sense.row];
    const bool inside_date = date != mentions_.dates.end() && date->span.begin <= token.span.begin;
    if (inside_date && cue != Cue::from) continue;
    const bool of_a_day = token.span.begin > 0 && has_digit(text_.substr(token.span.begin - 1, 1));
    if (cue == Cue::untold && of_a_day) continue; // 15日前
    free = token.span.end;
    if (cue != Cue::none) cues_.push_back({token.span, cue});
  }
  const std::vector<Cued> years = years_at_clause_ends();
  cues_.insert(cues_.end(), years.begin(), years.end());
  std::sort(cues_.begin(), cues_.end(), [](const Cued &a, const Cued &b) { return a.span.begin < b.span.begin; });
}

std::vector<Cued> ToldTimes::years_at_clause_ends() const {
  std::vector<Cued> years;
  for (const Clause &clause : clauses_.clauses) {
    if (!ends_with_years(clause.span)) continue;
    const Span year{clause.span.end - 3, clause.span.end};
    const auto inside = first_ending_behind(mentions_.dates, year.end - 1);
    if (inside != mentions_.dates.end() && inside->span.overlaps(year)) continue;
    const Span sentence = clauses_.sentences[clause.sentence].span;
    const bool to_come = cue_before(clause.span.begin, clause.span.end, Cue::to_come) != nullptr; // 今后三年
    const bool summed = cue_between(year.end, sentence.end, Cue::total) != nullptr ||
                        cue_between(year.end, sentence.end, Cue::sum) != nullptr ||
                        stands_at(text_, clause.span.begin, rules_.past);
    years.push_back({year, summed && !to_come ? Cue::since : Cue::untold});
  }
  return years;
}

/// The first cue of its kind in the range, not further than a long clause from `begin`.
const Cued *ToldTimes::cue_between(std::uint32_t begin, std::uint32_t end, Cue cue) const {
  end = std::min(end, begin + furthest);
  auto cued = first_from(cues_, begin);
  for (; cued != cues_.end() && cued->span.end <= end; ++cued)
    if (cued->cue == cue) return &*cued;
  return nullptr;
}

/// The same, not further than a long clause before `end`.
const Cued *ToldTimes::cue_before(std::uint32_t begin, std::uint32_t end, Cue cue) const {
  return cue_between(end > begin + furthest ? end - furthest : begin, end, cue);
}

bool ToldTimes::cue_at(std::uint32_t at, Cue cue) const {
  const auto cued = first_from(cues_, at);
  return cued != cues_.end() && cued->span.begin == at && cued->cue == cue;
}

/// The 《 》 that holds the words; empty where none does.
Span ToldTimes::title_round(Span words) const {
  const auto title = std::lower_bound(titles_.begin(), titles_.end(), words.begin,
                                      [](Span t, std::uint32_t place) { return t.end < place; });
  return title != titles_.end() && title->contains(words) ? *title : Span{};
}

/// 制定《2025年项目计划》，…: what the plan of a year says holds for that year.
bool ToldTimes::lays_down(Span title, Span clause) const {
  return ends_at(text_, title.end, rules_.plan) && (any_inside(rules_.lays_down, text_, {clause.begin, title.begin}) ||
                                                    any_inside(rules_.comes_out, text_, {title.end, clause.end}));
}

/// 记者3日获悉, 3日，记者从…了解到: the day on which a reporter learned something.
bool ToldTimes::is_reporters(Span date, Span clause) const {
  if (cue_at(date.end, Cue::dateline)) return true;
  if (const Cued *reporter = cue_before(clause.begin, date.begin, Cue::reporter)) {
    const std::string_view between = text_.substr(reporter->span.end, date.begin - reporter->span.end);
    if (!grammar::closes_a_bracket(between)) return cue_between(date.end, clause.end, Cue::learned) != nullptr;
  }
  const std::uint32_t here = clauses_.clause_at(date.begin);
  const bool alone = date.end == clause.end && here + 1 < clauses_.clauses.size() &&
                     clauses_.clauses[here + 1].sentence == clauses_.clauses[here].sentence;
  const Span told = alone ? clauses_.clauses[here + 1].span : Span{date.end, clause.end};
  constexpr std::uint32_t at_its_begin = 12; // bytes of 采访团, with a character before it
  const Cued *reporter = cue_between(told.begin, std::min(told.end, told.begin + at_its_begin), Cue::reporter);
  return reporter != nullptr && cue_between(reporter->span.end, told.end, Cue::learned) != nullptr;
}

/// 5日，省援建工作组负责人介绍，…: the day on which somebody told it.
bool ToldTimes::is_speakers(const DateMention &date, Span clause) const {
  constexpr std::uint32_t farthest_clause = 3;
  if (date.form != DateForm::day || date.span.begin > clause.begin + 3 || date.open_end || date.open_start)
    return false;
  const std::uint32_t here = clauses_.clause_at(date.span.begin);
  const auto next = first_from(mentions_.quantities, date.span.end);
  for (std::uint32_t at = here; at < std::min<std::size_t>(here + farthest_clause, clauses_.clauses.size()); ++at) {
    if (clauses_.clauses[at].sentence != clauses_.clauses[here].sentence) return false;
    const std::uint32_t end = clauses_.clauses[at].span.end;
    if (next != mentions_.quantities.end() && next->span.begin < end) return false;
    if (ends_at(text_, end, rules_.tells)) return true;
  }
  return false;
}

/// 是去年务工总数的116.2%: the time of what the figure is measured by.
bool ToldTimes::is_base(Span date, Span clause) const {
  constexpr std::uint32_t lead_in = 6; // bytes
  // 投入上年度财政收入的0.3%, not 从去年的60%
  const bool names_year =
      date.begin <= clause.begin + lead_in || has_digit(date.of(text_)) || stands_at(text_, date.end, "的");
  if (names_year && !ends_at(text_, date.begin, rules_.compares)) return false;
  const auto next = first_from(mentions_.quantities, date.end);
  if (next == mentions_.quantities.end() || next->span.end > clause.end || !ends_at(text_, next->span.begin, "的"))
    return false;
  return next->quantity.unit == Unit::percent || next->quantity.unit == Unit::times;
}

/// 去年同期为6.1亿元: the earlier time is told for its own figure.
bool ToldTimes::is_own_comparison(const DateMention &date, Span clause) const {
  constexpr std::uint32_t lead_in = 6; // bytes
  return ends_at(text_, date.span.end, "同期") && date.span.begin <= clause.begin + lead_in &&
         stands_at(text_, date.span.end, rules_.own_figure);
}

/// 3亿元（2018年）: a date alone between brackets.
bool ToldTimes::is_aside(Span date) const {
  return grammar::behind_opening_bracket(text_, date.begin) && grammar::closes_bracket(text_, date.end);
}

/// 到2020年.
bool ToldTimes::is_goal(const DateMention &date) const {
  return !date.open_start && !date.open_end && date.form != DateForm::day &&
         (stands_at(text_, date.span.begin, "到") || stands_at(text_, date.span.begin, "至"));
}

Reach ToldTimes::reach_of(const DateMention &date, Span clause) const {
  if (date.compared) return is_own_comparison(date, clause) ? Reach::phrase : Reach::nothing;
  if (is_reporters(date.span, clause) || is_speakers(date, clause) || is_base(date.span, clause)) return Reach::nothing;
  const bool agreed = cue_before(clause.begin, date.span.begin, Cue::signed_title) != nullptr;
  if (const Span title = title_round(date.span); !title.empty())
    return agreed || lays_down(title, clause) ? Reach::paragraph : Reach::nothing;
  if (is_aside(date.span) && !agreed) return tells_term(date) ? Reach::phrase : Reach::nothing;
  if (date.form == DateForm::decade) return Reach::phrase;
  return reach_in_clause(date, clause);
}

Reach ToldTimes::reach_in_clause(const DateMention &date, Span clause) const {
  constexpr std::uint32_t lead_in = 6; // bytes of 仅, 其中
  const std::uint32_t behind = date.span.end + closing_quote(text_, date.span.end);
  const bool opens = date.span.begin <= clause.begin + lead_in;
  const bool of_some_year = stands_at(text_, date.span.begin, "年"); // 年初计划, not 今年计划投入
  const bool vague =
      date.form == DateForm::plan_period || ((!opens || of_some_year) && !has_digit(date.span.of(text_)));
  if (vague && cue_at(behind, Cue::plan_name)) return Reach::nothing; // “十四五”规划, 年初计划, 全年任务
  if (opens && says_which_project(date)) return Reach::nothing;
  if (is_object(date, behind) || names_gathering(date, clause)) return Reach::phrase;
  if (stands_at(text_, behind, "的")) return opens && !departs(date.span) ? Reach::sentence : Reach::phrase;
  if (says_which_thing(behind, clause)) return Reach::sentence;
  const bool to_come = published_ && date.range.start && *published_ < *date.range.start;
  if (is_goal(date) && heads_paragraph(date.span)) return Reach::paragraph;
  if (is_goal(date) || (to_come && !opens)) return Reach::sentence;
  return Reach::paragraph;
}

/// 前两轮（2007—2013年）投入2800万元: years between brackets behind what they belong to.
bool ToldTimes::tells_term(const DateMention &date) const {
  const std::uint32_t bracket = step_back(text_, date.span.begin);
  return date.form == DateForm::years && is_han(character(text_, step_back(text_, bracket)));
}

/// 从2018年的…: with the particle inside the date or right before it.
bool ToldTimes::departs(Span date) const {
  return cue_at(date.begin, Cue::from) || (date.begin >= 3 && cue_at(date.begin - 3, Cue::from));
}

/// 截至目前，2017年度项目已…; 截至5月底，2014—2019年项目…: the years say which projects.
bool ToldTimes::says_which_project(const DateMention &date) const {
  const bool names_term = date.form == DateForm::year && ends_at(text_, date.span.end, "年度");
  if (!names_term && date.form != DateForm::years) return false;
  const Sentence &sentence = clauses_.sentences[clauses_.sentence_at(date.span.begin)];
  if (cue_before(sentence.span.begin, date.span.begin, Cue::sum_now) != nullptr) return true;
  const auto here = first_from(mentions_.dates, date.span.begin);
  if (here == mentions_.dates.begin() || !is_han(character(text_, date.span.end)) ||
      stands_at(text_, date.span.end, "的"))
    return false;
  const DateMention &before = *(here - 1);
  return before.open_start && before.span.begin >= sentence.span.begin;
}

/// 今年启动的工程, 2018年实施的项目: the time belongs to the verb that says which thing is meant.
bool ToldTimes::says_which_thing(std::uint32_t behind, Span clause) const {
  constexpr std::uint32_t longest_verb = 9, longest_place = 9; // bytes of 在北京 before the verb
  if (one_stands_at(text_, behind, "上午", "下午", "晚")) return false;
  const std::uint32_t longest = longest_verb + (one_stands_at(text_, behind, "在", "由") ? longest_place : 0);
  std::uint32_t at = behind;
  while (at < clause.end && at < behind + longest && is_han(character(text_, at)) && !stands_at(text_, at, "的"))
    at = step(text_, at);
  return at > behind && stands_at(text_, at, "的") && step(text_, at) < clause.end;
}

/// 编制2022年协作资金项目计划: the year is a part of what is handled.
bool ToldTimes::is_object(const DateMention &date, std::uint32_t behind) const {
  return date.form == DateForm::year && ends_at(text_, date.span.begin, rules_.handles) && behind < text_.size() &&
         static_cast<unsigned char>(text_[behind]) >= 0xE4;
}

/// 江苏省2023年援青教师欢送会在南京举行: the year is part of the name of what is held.
bool ToldTimes::names_gathering(const DateMention &date, Span clause) const {
  if (date.form != DateForm::year || !is_han(character(text_, date.span.end))) return false;
  const auto figure = first_from(mentions_.quantities, date.span.end); // 2023年培训班1期
  const std::uint32_t counted = figure == mentions_.quantities.end() ? nowhere : figure->span.begin;
  const Span name{date.span.end, std::min({clause.end, date.span.end + longest_name, counted})};
  const Span held = first_inside(rules_.held, text_, name);
  return ends_at(name.of(text_), (held.empty() ? name.end : held.begin) - name.begin, rules_.gathering);
}

/// 至2017年，取得阶段性成效。…: a sentence without figures that begins the paragraph tells the time of all of it.
bool ToldTimes::heads_paragraph(Span date) const {
  constexpr std::uint32_t numbering = 9; // bytes
  const std::uint32_t sentence = clauses_.sentence_at(date.begin);
  if (date.begin > clauses_.paragraphs[clauses_.sentences[sentence].paragraph].span.begin + numbering) return false;
  const auto next = first_from(mentions_.quantities, date.end);
  return next == mentions_.quantities.end() || next->span.begin >= clauses_.sentences[sentence].span.end;
}

/// 自2010年新一轮援疆启动: from then on, though no 以来 follows.
bool ToldTimes::starts_era(const DateMention &date) const {
  if (date.open_start || date.open_end || !date.range.start) return false;
  const std::uint32_t begin = date.span.begin;
  const bool led = stands_at(text_, begin, rules_.since) ||
                   (ends_at(text_, begin, rules_.since) && !ends_at(text_, begin, rules_.no_since));
  if (!led) return false;
  if (date.range.start != date.range.end && date.range.start->year != date.range.end->year) return false;
  return !stands_at(text_, date.span.end, "至") && !stands_at(text_, date.span.end, "到");
}

/// 2018年以来 is a sum from then on, 从2018年起 a state of affairs; 截至6月底 a sum, 2015年底 the state on that day.
Period ToldTimes::period_of(const DateMention &date) const {
  const bool one_day = date.form == DateForm::day && date.range.start == date.range.end;
  Period up_to{date.range, Basis::cumulative};
  up_to.range.start.reset();
  if (starts_era(date)) return {{date.range.start, {}, {}}, Basis::cumulative};
  if (date.open_end)
    return {date.range, ends_at(text_, date.span.end, rules_.from_then) ? Basis::during : Basis::cumulative};
  if (is_goal(date) && stands_at(text_, date.span.end, rules_.reached)) return up_to; // 到今年已安排
  if (date.open_start) return {date.range, ends_at(text_, date.span.end, "前") ? Basis::during : Basis::cumulative};
  if (one_day && ends_at(text_, date.span.end, rules_.closes_year)) return {up_to.range, Basis::as_of};
  return {date.range, Basis::during};
}

/// 2018年、2019年: the dates from this one on that are told together.
std::uint32_t ToldTimes::told_together(std::uint32_t first) const {
  const auto &dates = mentions_.dates;
  const auto bounded = [](const DateMention &date) { return date.range.start && date.range.end; };
  std::uint32_t last = first;
  while (last + 1 < dates.size() && bounded(dates[last]) && bounded(dates[last + 1]) &&
         grammar::joins(text_.substr(dates[last].span.end, dates[last + 1].span.begin - dates[last].span.end)))
    ++last;
  return last - first + 1;
}

Time ToldTimes::time_of(std::uint32_t first, std::uint32_t count) const {
  const DateMention &date = mentions_.dates[first], &last = mentions_.dates[first + count - 1];
  const Span clause = clauses_.clauses[clauses_.clause_at(date.span.begin)].span;
  Time time;
  time.span = joined(date.span, last.span);
  time.first = first;
  time.count = count;
  time.reach = reach_of(last, clause);
  time.scope = {period_of(date), time.span};
  time.goal = is_goal(date) && !stands_at(text_, date.span.end, "的");
  time.compared = date.compared;
  time.titled = !title_round(date.span).empty();
  time.days = date.form == DateForm::day || date.form == DateForm::days;
  if (count == 1) return time;
  Period &period = *time.scope.period;
  period = {date.range, Basis::during};
  for (std::uint32_t i = first + 1; i < first + count; ++i) {
    const DateRange &range = mentions_.dates[i].range;
    period.range.start = std::min(*period.range.start, *range.start);
    period.range.end = std::max(*period.range.end, *range.end);
  }
  return time;
}

void ToldTimes::find_times() {
  for (std::uint32_t first = 0; first < mentions_.dates.size(); first += times_.back().count)
    times_.push_back(time_of(first, told_together(first)));
}

} // namespace dating
} // namespace v0
} // namespace jiedui
