#include "told_times.hpp"

#include <algorithm>

namespace jiedui {
inline namespace v0 {
namespace dating {
namespace {

constexpr std::uint32_t nowhere = 0xFFFFFFFF;
constexpr std::uint32_t longest_name = 90; // bytes

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
  static constexpr CharacterSet marks(U"《》\n");
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
  return one_ends_at(text_, clause.end - 3, "一", "两", "二", "三", "四", "五", "六", "七", "八", "九", "十", "多",
                     "余");
}

void ToldTimes::find_cues() {
  const Mentions &mentions = mentions_;
  auto date = mentions.dates.begin();
  std::uint32_t free = 0; // a longer word hides those that begin inside it
  for (const Token &token : mentions.tokens.of(rules_.table)) {
    if (token.span.begin < free) continue;
    while (date != mentions.dates.end() && date->span.end <= token.span.begin) ++date;
    const Cue cue = rules_.cues[token.sense.row];
    const bool inside_date = date != mentions.dates.end() && date->span.begin <= token.span.begin;
    if (inside_date && cue != Cue::from) continue;
    free = token.span.end;
    if (cue != Cue::none) cues_.push_back({token.span, cue});
  }
  std::vector<Cued> years;
  for (const Clause &clause : clauses_.clauses) {
    if (!ends_with_years(clause.span)) continue;
    const Span year{clause.span.end - 3, clause.span.end};
    const auto inside = std::lower_bound(mentions.dates.begin(), mentions.dates.end(), year.end,
                                         [](const DateMention &d, std::uint32_t place) { return d.span.end < place; });
    if (inside != mentions.dates.end() && inside->span.overlaps(year)) continue;
    const Span sentence = clauses_.sentences[clause.sentence].span;
    const bool to_come = cue_before(clause.span.begin, clause.span.end, Cue::to_come) != nullptr; // 今后三年
    const bool summed = cue_between(year.end, sentence.end, Cue::total) != nullptr ||
                        cue_between(year.end, sentence.end, Cue::sum) != nullptr;
    const std::string_view words = clause.span.of(text_);
    const bool past = words.starts_with("过去") || words.starts_with("近") || words.starts_with("最近");
    years.push_back({year, (summed || past) && !to_come ? Cue::since : Cue::untold});
  }
  cues_.insert(cues_.end(), years.begin(), years.end());
  std::sort(cues_.begin(), cues_.end(), [](const Cued &a, const Cued &b) { return a.span.begin < b.span.begin; });
}

/// The first cue of its kind in the range, not further than a long clause from `begin`.
const Cued *ToldTimes::cue_between(std::uint32_t begin, std::uint32_t end, Cue cue) const {
  end = std::min(end, begin + furthest);
  auto cued = std::lower_bound(cues_.begin(), cues_.end(), begin,
                               [](const Cued &c, std::uint32_t place) { return c.span.begin < place; });
  for (; cued != cues_.end() && cued->span.end <= end; ++cued)
    if (cued->cue == cue) return &*cued;
  return nullptr;
}

/// The same, not further than a long clause before `end`.
const Cued *ToldTimes::cue_before(std::uint32_t begin, std::uint32_t end, Cue cue) const {
  return cue_between(end > begin + furthest ? end - furthest : begin, end, cue);
}

bool ToldTimes::cue_at(std::uint32_t at, Cue cue) const {
  const auto cued = std::lower_bound(cues_.begin(), cues_.end(), at,
                                     [](const Cued &c, std::uint32_t place) { return c.span.begin < place; });
  return cued != cues_.end() && cued->span.begin == at && cued->cue == cue;
}

bool ToldTimes::in_title(Span span) const {
  const auto title = std::lower_bound(titles_.begin(), titles_.end(), span.begin,
                                      [](Span t, std::uint32_t place) { return t.end < place; });
  return title != titles_.end() && title->contains(span);
}

/// 制定《2025年项目计划》，…: what the plan of a year says holds for that year.
bool ToldTimes::lays_down(Span date, Span clause) const {
  const auto title = std::lower_bound(titles_.begin(), titles_.end(), date.begin,
                                      [](Span t, std::uint32_t place) { return t.end < place; });
  if (title == titles_.end() || !one_ends_at(text_, title->end, "计划", "方案", "要点", "安排")) return false;
  const std::string_view before = text_.substr(clause.begin, title->begin - std::min(title->begin, clause.begin));
  for (const std::string_view verb : {"制定", "制订", "编制", "下达", "根据", "按照"})
    if (before.find(verb) != std::string_view::npos) return true;
  return false;
}

/// 记者3日获悉, 3日，记者从…了解到: the day on which a reporter learned something.
bool ToldTimes::is_reporters(Span date, Span clause) const {
  if (cue_at(date.end, Cue::dateline)) return true;
  if (const Cued *reporter = cue_before(clause.begin, date.begin, Cue::reporter)) {
    const std::string_view between = text_.substr(reporter->span.end, date.begin - reporter->span.end);
    if (between.find(')') == std::string_view::npos && between.find("）") == std::string_view::npos)
      return cue_between(date.end, clause.end, Cue::learned) != nullptr;
  }
  const std::uint32_t here = clauses_.clause_at(date.begin);
  const bool alone = date.end == clause.end && here + 1 < clauses_.clauses.size() &&
                     clauses_.clauses[here + 1].sentence == clauses_.clauses[here].sentence;
  const Span told = alone ? clauses_.clauses[here + 1].span : Span{date.end, clause.end};
  const Cued *reporter = cue_between(told.begin, std::min(told.end, told.begin + 6), Cue::reporter);
  return reporter != nullptr && cue_between(reporter->span.end, told.end, Cue::learned) != nullptr;
}

/// 5日，省援建工作组负责人介绍，…: the day on which somebody told it.
bool ToldTimes::is_speakers(const DateMention &date, Span clause) const {
  constexpr std::uint32_t farthest_clause = 3;
  if (date.form != DateForm::day || date.span.begin > clause.begin + 3 || date.open_end || date.open_start)
    return false;
  const std::uint32_t here = clauses_.clause_at(date.span.begin);
  const auto next = std::lower_bound(mentions_.quantities.begin(), mentions_.quantities.end(), date.span.end,
                                     [](const QuantityMention &q, std::uint32_t at) { return q.span.begin < at; });
  for (std::uint32_t at = here; at < std::min<std::size_t>(here + farthest_clause, clauses_.clauses.size()); ++at) {
    if (clauses_.clauses[at].sentence != clauses_.clauses[here].sentence) return false;
    const std::uint32_t end = clauses_.clauses[at].span.end;
    if (next != mentions_.quantities.end() && next->span.begin < end) return false;
    if (one_ends_at(text_, end, "介绍", "介绍说", "透露", "通报", "表示", "称", "说")) return true;
  }
  return false;
}

/// 是去年务工总数的116.2%: the time of what the figure is measured by.
bool ToldTimes::is_base(Span date, Span clause) const {
  if (!ends_at(text_, date.begin, "是") && !ends_at(text_, date.begin, "为") && !ends_at(text_, date.begin, "相当于"))
    return false;
  const auto &quantities = mentions_.quantities;
  const auto next =
      std::lower_bound(quantities.begin(), quantities.end(), date.end,
                       [](const QuantityMention &q, std::uint32_t place) { return q.span.begin < place; });
  if (next == quantities.end() || next->span.end > clause.end || !ends_at(text_, next->span.begin, "的")) return false;
  return next->quantity.unit == Unit::percent || next->quantity.unit == Unit::times;
}

/// 去年同期为6.1亿元: the earlier time is told for its own figure.
bool ToldTimes::is_own_comparison(const DateMention &date, Span clause) const {
  if (!ends_at(text_, date.span.end, "同期") || date.span.begin > clause.begin + 6) return false;
  for (const std::string_view word : {"为", "是", "仅", "只", "完成", "投入"})
    if (stands_at(text_, date.span.end, word)) return true;
  return false;
}

/// 3亿元（2018年）: a date alone between brackets.
bool ToldTimes::is_aside(Span date) const {
  const bool opens = ends_at(text_, date.begin, "（") || ends_at(text_, date.begin, "(");
  return opens && (stands_at(text_, date.end, "）") || stands_at(text_, date.end, ")"));
}

/// 到2020年.
bool ToldTimes::is_goal(const DateMention &date) const {
  return !date.open_start && !date.open_end && date.form != DateForm::day &&
         (stands_at(text_, date.span.begin, "到") || stands_at(text_, date.span.begin, "至"));
}

Reach ToldTimes::reach_of(const DateMention &date, Span clause) const {
  if (date.compared) return is_own_comparison(date, clause) ? Reach::phrase : Reach::nothing;
  if (is_reporters(date.span, clause) || is_speakers(date, clause) || is_base(date.span, clause)) return Reach::nothing;
  if (in_title(date.span)) {
    const bool holds =
        lays_down(date.span, clause) || cue_before(clause.begin, date.span.begin, Cue::signed_title) != nullptr;
    return holds ? Reach::paragraph : Reach::nothing;
  }
  if (is_aside(date.span) && cue_before(clause.begin, date.span.begin, Cue::signed_title) == nullptr)
    return Reach::nothing;
  if (date.form == DateForm::decade) return Reach::phrase;
  std::uint32_t behind = date.span.end;
  for (const std::string_view mark : {"”", "」", "\""})
    if (stands_at(text_, behind, mark)) {
      behind += static_cast<std::uint32_t>(mark.size());
      break;
    }
  const bool opens = date.span.begin <= clause.begin + 6;            // at most two characters before it: 仅, 其中
  const bool of_some_year = stands_at(text_, date.span.begin, "年"); // 年初计划, not 今年计划投入
  const bool vague =
      date.form == DateForm::plan_period || ((!opens || of_some_year) && !has_digit(date.span.of(text_)));
  if (vague && cue_at(behind, Cue::plan_name)) return Reach::nothing; // “十四五”规划, 年初计划, 全年任务
  const bool departs =
      cue_at(date.span.begin, Cue::from) || (date.span.begin >= 3 && cue_at(date.span.begin - 3, Cue::from));
  // 截至目前，2017年度项目已…: the year says which project.
  if (date.form == DateForm::year && ends_at(text_, date.span.end, "年度") && opens &&
      cue_before(clauses_.sentences[clauses_.clauses[clauses_.clause_at(date.span.begin)].sentence].span.begin,
                 date.span.begin, Cue::sum_now) != nullptr)
    return Reach::nothing;
  if (date.form == DateForm::year && behind_object_verb(date.span.begin) &&
      static_cast<unsigned char>(text_.substr(behind).empty() ? '\0' : text_[behind]) >= 0xE4)
    return Reach::phrase; // 编制2022年协作资金项目计划
  if (names_gathering(date, clause)) return Reach::phrase;
  if (stands_at(text_, behind, "的")) return opens && !departs ? Reach::sentence : Reach::phrase;
  const bool to_come = published_ && date.range.start && *published_ < *date.range.start;
  if (is_goal(date) && heads_paragraph(date.span)) return Reach::paragraph;
  if (is_goal(date) || (to_come && !opens)) return Reach::sentence;
  return Reach::paragraph;
}

/// 江苏省2023年援青教师欢送会在南京举行: the year is part of the name of what is held.
bool ToldTimes::names_gathering(const DateMention &date, Span clause) const {
  if (date.form != DateForm::year || !is_han(character(text_, date.span.end))) return false;
  const std::uint32_t end = std::min(clause.end, date.span.end + longest_name);
  const std::string_view name = text_.substr(date.span.end, end - date.span.end);
  std::size_t held = name.find("在");
  for (const std::string_view verb : {"举行", "召开", "举办", "开幕", "启动", "开班"})
    held = std::min(held, name.find(verb));
  if (held == std::string_view::npos) held = name.size();
  return one_ends_at(name, held, "会", "仪式", "活动", "培训班", "研修班", "论坛", "大赛");
}

/// 至2017年，取得阶段性成效。…: a sentence without figures that begins the paragraph tells the time of all of it.
bool ToldTimes::heads_paragraph(Span date) const {
  constexpr std::uint32_t numbering = 9; // bytes
  const std::uint32_t sentence = clauses_.sentence_at(date.begin);
  if (date.begin > clauses_.paragraphs[clauses_.sentences[sentence].paragraph].span.begin + numbering) return false;
  const auto next = std::lower_bound(mentions_.quantities.begin(), mentions_.quantities.end(), date.end,
                                     [](const QuantityMention &q, std::uint32_t at) { return q.span.begin < at; });
  return next == mentions_.quantities.end() || next->span.begin >= clauses_.sentences[sentence].span.end;
}

/// 自2010年新一轮援疆启动: from then on, though no 以来 follows.
bool ToldTimes::starts_era(const DateMention &date) const {
  if (date.open_start || date.open_end || !date.range.start) return false;
  std::uint32_t begin = date.span.begin;
  if (stands_at(text_, begin, "自从")) begin += 6;
  else if (stands_at(text_, begin, "自")) begin += 3;
  else if (!ends_at(text_, begin, "自") || ends_at(text_, begin, "来自") || ends_at(text_, begin, "各自") ||
           ends_at(text_, begin, "亲自"))
    return false;
  if (date.range.start != date.range.end && date.range.start->year != date.range.end->year) return false;
  return !stands_at(text_, date.span.end, "至") && !stands_at(text_, date.span.end, "到");
}

/// Verbs whose object a year behind them dates: 编制2022年项目计划, 下达2022年资金.
bool ToldTimes::behind_object_verb(std::uint32_t date) const {
  for (const std::string_view verb :
       {"编制", "制定", "印发", "下达", "审议", "通过", "召开", "签订", "签署", "落实", "完成", "上报", "确定", "发布"})
    if (ends_at(text_, date, verb)) return true;
  return false;
}

/// 2018年以来 is a sum from then on, 从2018年起 a state of affairs; 截至6月底 a sum, 2015年底 the state on that day.
Period ToldTimes::period_of(const DateMention &date) const {
  Period period{date.range, Basis::during};
  if (starts_era(date)) {
    period = {{date.range.start, {}, {}}, Basis::cumulative};
  } else if (date.open_end) {
    const bool from_then = ends_at(text_, date.span.end, "起") || ends_at(text_, date.span.end, "开始") ||
                           ends_at(text_, date.span.end, "后");
    period.basis = from_then ? Basis::during : Basis::cumulative;
  } else if (is_goal(date) && (stands_at(text_, date.span.end, "已") || stands_at(text_, date.span.end, "共") ||
                               stands_at(text_, date.span.end, "累计"))) {
    period.range.start.reset(); // 到今年已安排
    period.basis = Basis::cumulative;
  } else if (date.open_start) {
    period.basis = ends_at(text_, date.span.end, "前") ? Basis::during : Basis::cumulative;
  } else if (date.form == DateForm::day && date.range.start == date.range.end) {
    for (const std::string_view end : {"底", "末", "年终"})
      if (ends_at(text_, date.span.end, end)) {
        period.basis = Basis::as_of;
        period.range.start.reset();
      }
  }
  return period;
}

/// Whether the dates a and b are one list: 2018年、2019年.
bool listed_together(std::string_view text, Span a, Span b) {
  const std::string_view between = text.substr(a.end, b.begin - a.end);
  return between == "、" || between == "和" || between == "及" || between == "与" || between == "以及";
}

void ToldTimes::find_times() {
  const auto &dates = mentions_.dates;
  for (std::uint32_t i = 0; i < dates.size(); ++i) {
    const Span clause = clauses_.clauses[clauses_.clause_at(dates[i].span.begin)].span;
    Time time;
    time.span = dates[i].span;
    time.first = i;
    time.reach = reach_of(dates[i], clause);
    time.scope = {period_of(dates[i]), dates[i].span};
    time.goal = is_goal(dates[i]) && !stands_at(text_, dates[i].span.end, "的");
    time.compared = dates[i].compared;
    time.titled = in_title(dates[i].span);
    time.days = dates[i].form == DateForm::day || dates[i].form == DateForm::days;
    while (i + 1 < dates.size() && dates[i + 1].range.start && dates[i + 1].range.end && dates[i].range.start &&
           dates[i].range.end && listed_together(text_, dates[i].span, dates[i + 1].span)) {
      ++i;
      ++time.count;
      time.span = joined(time.span, dates[i].span);
      time.scope.words = time.span;
      time.scope.period->basis = Basis::during;
      time.scope.period->range.start = std::min(*dates[time.first].range.start, *time.scope.period->range.start);
      time.scope.period->range.end = std::max(*time.scope.period->range.end, *dates[i].range.end);
      time.reach = reach_of(dates[i], clause);
    }
    times_.push_back(std::move(time));
  }
}

} // namespace dating
} // namespace v0
} // namespace jiedui
