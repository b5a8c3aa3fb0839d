#include "jiedui/facts/periods.hpp"

#include "../mentions/characters.hpp"
#include "jiedui/rules/table_reader.hpp"

#include <algorithm>

namespace jiedui {
inline namespace v0 {
namespace {

enum class Cue : std::uint8_t {
  none,
  now,
  sum_now,
  since,
  since_sum,
  sum,
  visit,
  same,
  change,
  from,
  earlier,
  apart,
  reporter,
  learned,
  dateline,
  signed_title,
  plan_name,
  apart_from,
  to_come,
  mean,
  total,
  untold, ///< not in the table: 今后三年 at a clause's end
};

constexpr CellName<Cue> effects[] = {{"none", Cue::none},           {"now", Cue::now},
                                     {"sum_now", Cue::sum_now},     {"since", Cue::since},
                                     {"since_sum", Cue::since_sum}, {"sum", Cue::sum},
                                     {"visit", Cue::visit},         {"same", Cue::same},
                                     {"change", Cue::change},       {"from", Cue::from},
                                     {"earlier", Cue::earlier},     {"apart", Cue::apart},
                                     {"reporter", Cue::reporter},   {"learned", Cue::learned},
                                     {"dateline", Cue::dateline},   {"signed", Cue::signed_title},
                                     {"plan_name", Cue::plan_name}, {"apart_from", Cue::apart_from},
                                     {"to_come", Cue::to_come},     {"mean", Cue::mean},
                                     {"total", Cue::total}};

} // namespace

class PeriodRules {
public:
  TableNumber table = Rules::no_table;
  std::vector<Cue> cues;
};

Result<std::shared_ptr<const PeriodRules>> compile_period_rules(const Rules &rules) {
  auto compiled = std::make_shared<PeriodRules>();
  compiled->table = rules.number("period_cues");
  TableReader read(rules);
  for (const TableRow row : read.rows("period_cues")) compiled->cues.push_back(row.named("effect", effects));
  return read.finish(std::move(compiled));
}

namespace {

constexpr std::uint32_t nowhere = 0xFFFFFFFF;
constexpr std::uint32_t furthest = 600; ///< bytes of the longest clause that is looked through

/// How far a date holds for the figures behind it.
enum class Reach : std::uint8_t {
  nothing,   ///< compared times, the reporter's day, a name
  phrase,    ///< inside a noun phrase: to the clause's end or to the change (由2012年前的…增加到)
  sentence,  ///< a noun phrase that opens the clause (2016—2017年度的帮扶项目), a goal (到2020年)
  paragraph, ///< everything else
};

struct Cued {
  Span span;
  Cue cue = Cue::none;
};

/// A date, or several told together (2018年、2019年), as the time of figures.
struct Time {
  Span span;
  PeriodScope scope;
  Reach reach = Reach::nothing;
  std::uint32_t first = 0, count = 1; ///< the dates of a list
  bool days = false;                  ///< told to the day
};

bool has_digit(std::string_view words) {
  return std::any_of(words.begin(), words.end(), [](char c) { return c >= '0' && c <= '9'; });
}

class PeriodReader {
public:
  PeriodReader(const Document &document, const Mentions &mentions, const Clauses &clauses, const PeriodRules &rules);
  std::vector<PeriodScope> read();

private:
  [[nodiscard]] bool is(std::uint32_t at, std::string_view word) const { return text_.substr(at, word.size()) == word; }
  [[nodiscard]] bool ends(std::uint32_t at, std::string_view word) const {
    return at >= word.size() && text_.substr(at - word.size(), word.size()) == word;
  }
  template <std::size_t Size> [[nodiscard]] bool is(std::uint32_t at, const char (&word)[Size]) const {
    return stands_at(text_, at, word);
  }
  template <std::size_t Size> [[nodiscard]] bool ends(std::uint32_t at, const char (&word)[Size]) const {
    return ends_at(text_, at, word);
  }
  [[nodiscard]] const Cued *cue_between(std::uint32_t begin, std::uint32_t end, Cue cue) const;
  [[nodiscard]] const Cued *cue_before(std::uint32_t begin, std::uint32_t end, Cue cue) const;
  [[nodiscard]] bool cue_at(std::uint32_t at, Cue cue) const;
  [[nodiscard]] bool in_title(Span span) const;
  [[nodiscard]] bool is_reporters(Span date, Span clause) const;
  [[nodiscard]] bool is_base(Span date, Span clause) const;
  [[nodiscard]] bool is_own_comparison(const DateMention &date, Span clause) const;
  [[nodiscard]] bool is_aside(Span date) const;
  [[nodiscard]] bool is_goal(const DateMention &date) const;
  [[nodiscard]] bool behind_object_verb(std::uint32_t date) const;
  [[nodiscard]] Reach reach_of(const DateMention &date, Span clause) const;
  [[nodiscard]] Period period_of(const DateMention &date) const;
  [[nodiscard]] bool ends_with_years(Span clause) const;
  void find_titles();
  void find_cues(const Mentions &mentions);
  void find_times();

  void enter(std::uint32_t at);
  [[nodiscard]] bool is_part(Span date) const { return ends(date.begin, "其中") || ends(date.begin, "其中，"); }
  [[nodiscard]] bool covers_years() const;
  [[nodiscard]] PeriodScope within_sum(const Time &time) const;
  void take(const Time &time);
  void take(const Cued &cued);
  [[nodiscard]] bool departs(Span quantity);
  [[nodiscard]] PeriodScope scope_of(std::size_t quantity);
  [[nodiscard]] std::optional<PeriodScope> lined_up(std::size_t quantity) const;
  [[nodiscard]] std::optional<PeriodScope> own_time_behind(std::size_t quantity) const;

  std::string_view text_;
  std::optional<Day> published_;
  const Mentions &mentions_;
  const Clauses &clauses_;
  const PeriodRules &rules_;
  std::vector<Span> titles_; ///< inside 《 》
  std::vector<Cued> cues_;
  std::vector<Time> times_;

  // What holds at the place that is being read.
  std::uint32_t clause_ = nowhere, sentence_ = nowhere, paragraph_ = nowhere;
  std::optional<PeriodScope> carried_; ///< to the paragraph's end
  std::optional<PeriodScope> outer_;   ///< what held before 其中2020年
  std::optional<PeriodScope> told_;    ///< to the sentence's end
  std::optional<PeriodScope> phrase_;  ///< to the clause's end; a scope without period: no known time
  std::optional<PeriodScope> change_from_, whole_change_; ///< 由2012年的…增加到2021年的…
  std::optional<PeriodScope> from_, to_;                  ///< the two ends of a change
  const Time *listed_ = nullptr;                          ///< 2018年、2019年 … 分别
  const Time *previous_ = nullptr;                        ///< the time before the last in this paragraph
  const Time *last_ = nullptr;                            ///< the last in this paragraph
  const Time *last_days_ = nullptr;                       ///< the last in the text that is told to the day
  bool carried_in_sentence_ = false;                      ///< the carried time was told in this sentence
  bool goal_ = false;                                     ///< told_ is 到2020年
  bool phrase_used_ = false;
  bool totalled_ = false; ///< 共 in this sentence
  bool summed_ = false;   ///< 累计 in this clause
  bool dated_ = false;    ///< a time was told in this clause
  bool changed_ = false;  ///< 增至 in this clause
  bool departed_ = false; ///< 由, 从 in this clause
  std::optional<Span> sum_words_;
};

PeriodReader::PeriodReader(const Document &document, const Mentions &mentions, const Clauses &clauses,
                           const PeriodRules &rules)
    : text_(document.folded()), published_(document.published), mentions_(mentions), clauses_(clauses), rules_(rules) {
  find_titles();
  find_cues(mentions);
  find_times();
}

void PeriodReader::find_titles() {
  static constexpr CharacterSet marks(U"《》\n");
  const auto size = static_cast<std::uint32_t>(text_.size());
  std::uint32_t open = nowhere;
  for (std::uint32_t at = marks.first(text_, 0, size); at < size; at = marks.first(text_, step(text_, at), size)) {
    if (text_[at] == '\n') open = nowhere;
    else if (is(at, "》")) {
      if (open != nowhere) titles_.push_back({open, at});
      open = nowhere;
    } else if (open == nowhere) open = at;
  }
}

/// 进藏两年，共安排项目231个: a duration that ends a clause is the time of what follows.
bool PeriodReader::ends_with_years(Span clause) const {
  if (!ends(clause.end, "年") || clause.size() < 6) return false;
  const std::string_view words = clause.of(text_);
  const char digit = words[words.size() - 4];
  if (digit >= '0' && digit <= '9') return words.size() < 8 || !has_digit(words.substr(words.size() - 7, 3));
  return one_ends_at(text_, clause.end - 3, "一", "两", "二", "三", "四", "五", "六", "七", "八", "九", "十", "多",
                     "余");
}

void PeriodReader::find_cues(const Mentions &mentions) {
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
const Cued *PeriodReader::cue_between(std::uint32_t begin, std::uint32_t end, Cue cue) const {
  end = std::min(end, begin + furthest);
  auto cued = std::lower_bound(cues_.begin(), cues_.end(), begin,
                               [](const Cued &c, std::uint32_t place) { return c.span.begin < place; });
  for (; cued != cues_.end() && cued->span.end <= end; ++cued)
    if (cued->cue == cue) return &*cued;
  return nullptr;
}

/// The same, not further than a long clause before `end`.
const Cued *PeriodReader::cue_before(std::uint32_t begin, std::uint32_t end, Cue cue) const {
  return cue_between(end > begin + furthest ? end - furthest : begin, end, cue);
}

bool PeriodReader::cue_at(std::uint32_t at, Cue cue) const {
  const auto cued = std::lower_bound(cues_.begin(), cues_.end(), at,
                                     [](const Cued &c, std::uint32_t place) { return c.span.begin < place; });
  return cued != cues_.end() && cued->span.begin == at && cued->cue == cue;
}

bool PeriodReader::in_title(Span span) const {
  const auto title = std::lower_bound(titles_.begin(), titles_.end(), span.begin,
                                      [](Span t, std::uint32_t place) { return t.end < place; });
  return title != titles_.end() && title->contains(span);
}

/// 记者3日获悉, 3日，记者从…了解到: the day on which a reporter learned something.
bool PeriodReader::is_reporters(Span date, Span clause) const {
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

/// 是去年务工总数的116.2%: the time of what the figure is measured by.
bool PeriodReader::is_base(Span date, Span clause) const {
  if (!ends(date.begin, "是") && !ends(date.begin, "为") && !ends(date.begin, "相当于")) return false;
  const auto &quantities = mentions_.quantities;
  const auto next =
      std::lower_bound(quantities.begin(), quantities.end(), date.end,
                       [](const QuantityMention &q, std::uint32_t place) { return q.span.begin < place; });
  if (next == quantities.end() || next->span.end > clause.end || !ends(next->span.begin, "的")) return false;
  return next->quantity.unit == Unit::percent || next->quantity.unit == Unit::times;
}

/// 去年同期为6.1亿元: the earlier time is told for its own figure.
bool PeriodReader::is_own_comparison(const DateMention &date, Span clause) const {
  if (!ends(date.span.end, "同期") || date.span.begin > clause.begin + 6) return false;
  for (const std::string_view word : {"为", "是", "仅", "只", "完成", "投入"})
    if (is(date.span.end, word)) return true;
  return false;
}

/// 3亿元（2018年）: a date alone between brackets.
bool PeriodReader::is_aside(Span date) const {
  const bool opens = ends(date.begin, "（") || ends(date.begin, "(");
  return opens && (is(date.end, "）") || is(date.end, ")"));
}

/// 到2020年.
bool PeriodReader::is_goal(const DateMention &date) const {
  return !date.open_start && !date.open_end && date.form != DateForm::day &&
         (is(date.span.begin, "到") || is(date.span.begin, "至"));
}

Reach PeriodReader::reach_of(const DateMention &date, Span clause) const {
  if (date.compared) return is_own_comparison(date, clause) ? Reach::phrase : Reach::nothing;
  if (is_reporters(date.span, clause) || is_base(date.span, clause)) return Reach::nothing;
  if (in_title(date.span))
    return cue_before(clause.begin, date.span.begin, Cue::signed_title) != nullptr ? Reach::paragraph : Reach::nothing;
  if (is_aside(date.span) && cue_before(clause.begin, date.span.begin, Cue::signed_title) == nullptr)
    return Reach::nothing;
  if (date.form == DateForm::decade) return Reach::phrase;
  std::uint32_t behind = date.span.end;
  for (const std::string_view mark : {"”", "」", "\""})
    if (is(behind, mark)) {
      behind += static_cast<std::uint32_t>(mark.size());
      break;
    }
  const bool opens = date.span.begin <= clause.begin + 6; // at most two characters before it: 仅, 其中
  const bool vague = date.form == DateForm::plan_period || (!opens && !has_digit(date.span.of(text_)));
  if (vague && cue_at(behind, Cue::plan_name)) return Reach::nothing; // “十四五”规划, 年初计划, 全年任务
  const bool departs =
      cue_at(date.span.begin, Cue::from) || (date.span.begin >= 3 && cue_at(date.span.begin - 3, Cue::from));
  // 截至目前，2017年度项目已…: the year says which project.
  if (date.form == DateForm::year && ends(date.span.end, "年度") && opens &&
      cue_before(clauses_.sentences[clauses_.clauses[clauses_.clause_at(date.span.begin)].sentence].span.begin,
                 date.span.begin, Cue::sum_now) != nullptr)
    return Reach::nothing;
  if (date.form == DateForm::year && behind_object_verb(date.span.begin) &&
      static_cast<unsigned char>(text_.substr(behind).empty() ? '\0' : text_[behind]) >= 0xE4)
    return Reach::phrase; // 编制2022年协作资金项目计划
  if (is(behind, "的")) return opens && !departs ? Reach::sentence : Reach::phrase;
  const bool to_come = published_ && date.range.start && *published_ < *date.range.start;
  if (is_goal(date) || (to_come && !opens)) return Reach::sentence;
  return Reach::paragraph;
}

/// Verbs whose object a year behind them dates: 编制2022年项目计划, 下达2022年资金.
bool PeriodReader::behind_object_verb(std::uint32_t date) const {
  for (const std::string_view verb :
       {"编制", "制定", "印发", "下达", "审议", "通过", "召开", "签订", "签署", "落实", "完成", "上报", "确定", "发布"})
    if (ends(date, verb)) return true;
  return false;
}

/// 2018年以来 is a sum from then on, 从2018年起 a state of affairs; 截至6月底 a sum, 2015年底 the state on that day.
Period PeriodReader::period_of(const DateMention &date) const {
  Period period{date.range, Basis::during};
  if (date.open_end) {
    const bool from_then = ends(date.span.end, "起") || ends(date.span.end, "开始") || ends(date.span.end, "后");
    period.basis = from_then ? Basis::during : Basis::cumulative;
  } else if (is_goal(date) && (is(date.span.end, "已") || is(date.span.end, "共") || is(date.span.end, "累计"))) {
    period.range.start.reset(); // 到今年已安排
    period.basis = Basis::cumulative;
  } else if (date.open_start) {
    period.basis = ends(date.span.end, "前") ? Basis::during : Basis::cumulative;
  } else if (date.form == DateForm::day && date.range.start == date.range.end) {
    for (const std::string_view end : {"底", "末", "年终"})
      if (ends(date.span.end, end)) {
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

void PeriodReader::find_times() {
  const auto &dates = mentions_.dates;
  for (std::uint32_t i = 0; i < dates.size(); ++i) {
    const Span clause = clauses_.clauses[clauses_.clause_at(dates[i].span.begin)].span;
    Time time;
    time.span = dates[i].span;
    time.first = i;
    time.reach = reach_of(dates[i], clause);
    time.scope = {period_of(dates[i]), dates[i].span};
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

/// Forgets what ends at the borders of clause, sentence and paragraph.
void PeriodReader::enter(std::uint32_t at) {
  const std::uint32_t clause = clauses_.clause_at(at);
  if (clause == clause_) return;
  clause_ = clause;
  // 敲定2016—2017年度的项目，总数270个: a phrase that dated nothing in its clause goes on.
  const bool names_term = phrase_ && (ends(phrase_->words.end, "年度") || is(phrase_->words.end, "的"));
  const bool goes_on = names_term && phrase_->period && !phrase_used_ && !carried_ && !told_;
  const std::optional<PeriodScope> unused = goes_on ? phrase_ : std::nullopt;
  phrase_.reset();
  summed_ = dated_ = changed_ = departed_ = false;
  sum_words_.reset();
  const std::uint32_t sentence = clauses_.clauses[clause].sentence;
  if (sentence == sentence_) {
    if (unused) told_ = unused;
    return;
  }
  sentence_ = sentence;
  carried_in_sentence_ = totalled_ = false;
  const std::uint32_t begins = clauses_.sentences[sentence].span.begin;
  const bool goes_on_after_semicolon = ends(begins, "；") || ends(begins, ";");
  if (!goes_on_after_semicolon) told_.reset();
  if (ends(begins, " -")) carried_.reset(); // the next item of a list with strokes
  from_.reset();
  to_.reset();
  change_from_.reset();
  whole_change_.reset();
  listed_ = nullptr;
  const std::uint32_t paragraph = clauses_.sentences[sentence].paragraph;
  if (paragraph == paragraph_) return;
  paragraph_ = paragraph;
  carried_.reset();
  outer_.reset();
  told_.reset();
  previous_ = last_ = nullptr;
}

/// Whether this sentence told several years from end to end before.
bool PeriodReader::covers_years() const {
  if (!carried_in_sentence_ || last_ == nullptr) return false;
  const DateRange &range = last_->scope.period->range;
  return range.start && range.end && range.start->year < range.end->year;
}

/// 截至7月底，今年…: the year up to the day that the sentence told before.
PeriodScope PeriodReader::within_sum(const Time &time) const {
  if (!carried_in_sentence_ || !carried_ || carried_->period->range.start || !carried_->period->range.end)
    return time.scope;
  const DateRange &year = time.scope.period->range;
  const Day until = *carried_->period->range.end;
  if (mentions_.dates[time.first].form != DateForm::year || !year.start || !year.end || until < *year.start ||
      *year.end < until)
    return time.scope;
  return {Period{{year.start, until, {}}, Basis::cumulative}, joined(carried_->words, time.span)};
}

void PeriodReader::take(const Time &time) {
  if (time.reach == Reach::nothing) return;
  dated_ = true;
  if (time.days) last_days_ = &time;
  phrase_.reset();
  if (time.reach == Reach::phrase) {
    phrase_used_ = false;
    if (!changed_) change_from_ = time.scope;
    else if (change_from_ && change_from_->period->range.start && time.scope.period->range.end)
      whole_change_ = {Period{{change_from_->period->range.start, time.scope.period->range.end, {}}, Basis::during},
                       joined(change_from_->words, time.span)};
    phrase_ = time.scope;
    return;
  }
  from_.reset();
  to_.reset();
  if (time.reach == Reach::sentence) {
    told_ = time.scope;
    goal_ = is_goal(mentions_.dates[time.first]);
  } else {
    outer_ = is_part(time.span) ? (told_ ? told_ : carried_) : std::nullopt;
    carried_ = within_sum(time);
    told_.reset();
    carried_in_sentence_ = true;
  }
  listed_ = time.count > 1 ? &time : nullptr;
  previous_ = last_;
  last_ = &time;
  // Over several years the earlier state of a change is that of the first, the later that of the last.
  const DateRange &range = time.scope.period->range;
  if (time.scope.period->basis == Basis::during && range.start && range.end && range.start->year < range.end->year &&
      mentions_.dates[time.first].form == DateForm::years) {
    from_ = to_ = time.scope;
    from_->period->range.end = Day{range.start->year, 12, 31};
    to_->period->range.start = Day{range.end->year, 1, 1};
  }
}

void PeriodReader::take(const Cued &cued) {
  switch (cued.cue) {
  case Cue::now:
    carried_.reset();
    told_ = PeriodScope{Period{{}, Basis::as_of}, cued.span};
    break;
  case Cue::since_sum:
    summed_ = true;
    sum_words_ = cued.span;
    [[fallthrough]];
  case Cue::since:
    if (covers_years()) break; // 2018年、2019年，连续两年共
    if (carried_in_sentence_ && carried_ && carried_->period->range.start && !carried_->period->range.end) {
      carried_->period->basis = Basis::cumulative; // 自2012年起…，五年来
      break;
    }
    [[fallthrough]];
  case Cue::sum_now:
    carried_.reset();
    told_ = PeriodScope{Period{{}, Basis::cumulative}, cued.span};
    break;
  case Cue::sum:
    summed_ = true;
    sum_words_ = cued.span;
    break;
  case Cue::visit:
    if (last_days_ != nullptr) carried_ = last_days_->scope;
    break;
  case Cue::total: totalled_ = true; break;
  case Cue::same:
    if (previous_ != nullptr && last_ != nullptr) {
      from_ = previous_->scope;
      to_ = last_->scope;
    }
    break;
  case Cue::change:
    phrase_.reset();
    changed_ = true;
    break;
  case Cue::untold: told_ = PeriodScope{}; break;
  case Cue::earlier:
    phrase_ = PeriodScope{};
    phrase_used_ = false;
    break;
  default: break;
  }
}

/// 2018年、2019年分别投入1亿元、2亿元: the figure of the clause that stands at the date's place in its list.
std::optional<PeriodScope> PeriodReader::lined_up(std::size_t quantity) const {
  if (listed_ == nullptr) return std::nullopt;
  const Span clause = clauses_.clauses[clause_].span;
  const Span sentence = clauses_.sentences[sentence_].span;
  if (cue_between(listed_->span.end, sentence.end, Cue::apart) == nullptr) return std::nullopt;
  std::size_t first = quantity, last = quantity + 1;
  const auto &quantities = mentions_.quantities;
  const std::uint32_t begin = std::max(clause.begin, listed_->span.end);
  const std::size_t most = listed_->count + 1;
  while (first > 0 && quantity - first < most && quantities[first - 1].span.begin >= begin) --first;
  while (last < quantities.size() && last - quantity <= most && quantities[last].span.end <= clause.end) ++last;
  if (last - first != listed_->count) return std::nullopt;
  const DateMention &date = mentions_.dates[listed_->first + (quantity - first)];
  return PeriodScope{period_of(date), date.span};
}

/// 6个县2018年摘帽, 3亿元（2018年）: the clause's own time behind the figure.
std::optional<PeriodScope> PeriodReader::own_time_behind(std::size_t quantity) const {
  const Span clause = clauses_.clauses[clause_].span;
  const std::uint32_t behind = mentions_.quantities[quantity].span.end;
  const auto time = std::lower_bound(times_.begin(), times_.end(), behind,
                                     [](const Time &t, std::uint32_t place) { return t.span.begin < place; });
  if (time == times_.end() || time->span.end > std::min(clause.end, behind + furthest)) return std::nullopt;
  const std::string_view between = text_.substr(behind, time->span.begin - behind);
  if ((between == "（" || between == "(") && is_aside(time->span)) return time->scope;
  if (dated_ || told_ || carried_in_sentence_) return std::nullopt;
  if (time->reach != Reach::paragraph && time->reach != Reach::sentence) return std::nullopt;
  if (is(time->span.end, "的") || between.find('(') != between.npos || between.find("（") != between.npos)
    return std::nullopt;
  return time->scope;
}

/// 由0.8亿元增至375.4亿元: whether the figure is the earlier state of a change.
bool PeriodReader::departs(Span quantity) {
  const bool after_from = quantity.begin >= 3 && cue_at(quantity.begin - 3, Cue::from);
  departed_ = after_from && cue_between(quantity.end, clauses_.clauses[clause_].span.end, Cue::change) != nullptr;
  return departed_;
}

PeriodScope PeriodReader::scope_of(std::size_t quantity) {
  const Span span = mentions_.quantities[quantity].span;
  if (cue_at(span.end, Cue::apart_from)) return {};
  PeriodScope scope;
  if (whole_change_ && cue_before(clauses_.clauses[clause_].span.begin, span.end, Cue::mean) != nullptr) {
    scope = *whole_change_; // 年均增长8.8%
  } else if (phrase_) {
    scope = *phrase_;
    phrase_used_ = true;
  } else if (const auto own = lined_up(quantity)) scope = *own;
  else if (from_ && changed_ && departed_) scope = *to_;
  else if (from_ && departs(span)) scope = *from_;
  else if (const auto behind = own_time_behind(quantity)) scope = *behind;
  else if (outer_ && summed_ && !dated_) scope = *outer_; // 其中2020年…；累计…
  else if (told_) scope = *told_;
  else if (carried_) scope = *carried_;
  if (scope.period && scope.period->basis == Basis::as_of && scope.period->range.end && totalled_)
    scope.period->basis = Basis::cumulative; // 到2018年底，共建成
  if (!summed_) return scope;
  if (!scope.period) scope = {Period{}, *sum_words_};
  scope.period->basis = Basis::cumulative;
  if (goal_ && told_ && scope.words == told_->words) scope.period->range.start.reset(); // 到2020年累计投入
  return scope;
}

std::vector<PeriodScope> PeriodReader::read() {
  std::vector<PeriodScope> result;
  auto time = times_.begin();
  auto cued = cues_.begin();
  for (std::size_t i = 0; i < mentions_.quantities.size(); ++i) {
    const std::uint32_t here = mentions_.quantities[i].span.begin;
    for (;;) {
      const std::uint32_t next_time = time != times_.end() ? time->span.begin : nowhere;
      const std::uint32_t next_cue = cued != cues_.end() ? cued->span.begin : nowhere;
      if (std::min(next_time, next_cue) >= here) break;
      enter(std::min(next_time, next_cue));
      if (next_time <= next_cue) take(*time++);
      else take(*cued++);
    }
    enter(here);
    result.push_back(scope_of(i));
  }
  return result;
}

} // namespace

std::vector<PeriodScope> resolve_periods(const Document &document, const Mentions &mentions, const Clauses &clauses,
                                         const PeriodRules &rules) {
  if (clauses.clauses.empty() || mentions.quantities.empty())
    return std::vector<PeriodScope>(mentions.quantities.size());
  return PeriodReader(document, mentions, clauses, rules).read();
}

} // namespace v0
} // namespace jiedui
