#include "jiedui/facts/periods.hpp"

#include "first_from.hpp"
#include "grammar.hpp"
#include "told_times.hpp"

#include <algorithm>

namespace jiedui {
inline namespace v0 {
namespace {

using dating::Cue;
using dating::Cued;
using dating::furthest;
using dating::Reach;
using dating::Time;
using dating::ToldTimes;

constexpr std::uint32_t nowhere = 0xFFFFFFFF;

/// Walks over the text with what was told so far, and dates each figure.
class PeriodReader {
public:
  PeriodReader(const Document &document, const Mentions &mentions, const Clauses &clauses, const PeriodRules &rules)
      : text_(document.folded()), mentions_(mentions), clauses_(clauses),
        told_times_(document, mentions, clauses, rules) {}
  std::vector<PeriodScope> read();

private:
  void enter(std::uint32_t at);
  [[nodiscard]] bool is_part(Span date) const { return one_ends_at(text_, date.begin, "其中", "其中，"); }
  [[nodiscard]] bool begins_item(std::uint32_t first, std::uint32_t last) const;
  [[nodiscard]] bool covers_years() const;
  [[nodiscard]] bool goes_on_since(Span since) const;
  [[nodiscard]] bool counts_its_years(Span since) const;
  [[nodiscard]] bool dates_nothing_before(std::uint32_t at) const;
  [[nodiscard]] bool lasts_till(Span now) const;
  [[nodiscard]] PeriodScope within_sum(const Time &time) const;
  void take(const Time &time);
  void take(const Cued &cued);
  [[nodiscard]] bool departs(Span quantity);
  [[nodiscard]] std::optional<PeriodScope> compared_time(std::size_t quantity) const;
  [[nodiscard]] bool is_of_one_year(std::size_t quantity) const;
  [[nodiscard]] PeriodScope scope_of(std::size_t quantity);
  [[nodiscard]] std::uint32_t years_told() const;
  [[nodiscard]] std::optional<PeriodScope> lined_up(std::size_t quantity) const;
  [[nodiscard]] std::optional<PeriodScope> own_time_behind(std::size_t quantity) const;

  std::string_view text_;
  const Mentions &mentions_;
  const Clauses &clauses_;
  const ToldTimes told_times_;

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
  bool goal_ = false;                                     ///< the last time is 到2020年
  Span goal_words_;                                       ///< those of the last time
  bool phrase_used_ = false;
  bool totalled_ = false; ///< 共 in this sentence
  bool summed_ = false;   ///< 累计 in this clause
  bool dated_ = false;    ///< a time was told in this clause
  bool changed_ = false;  ///< 增至 in this clause
  bool departed_ = false; ///< 由, 从 in this clause
  std::optional<Span> sum_words_;
};

/// Forgets what ends at the borders of clause, sentence and paragraph.
void PeriodReader::enter(std::uint32_t at) {
  const std::uint32_t clause = clauses_.clause_at(at);
  if (clause == clause_) return;
  clause_ = clause;
  // 敲定2016—2017年度的项目，总数270个: a phrase that dated nothing in its clause goes on.
  const bool names_term =
      phrase_ && (ends_at(text_, phrase_->words.end, "年度") || stands_at(text_, phrase_->words.end, "的"));
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
  const std::uint32_t before = sentence_;
  sentence_ = sentence;
  carried_in_sentence_ = totalled_ = false;
  const std::uint32_t begins = clauses_.sentences[sentence].span.begin;
  if (!grammar::behind_semicolon(text_, begins)) told_.reset();
  if (ends_at(text_, begins, " -")) carried_.reset(); // the next item of a list with strokes
  // 一是印发《2023年要点》…。二是…: what a plan lays down ends with its item.
  if (last_ != nullptr && last_->titled && begins_item(before + 1, sentence)) carried_.reset();
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

/// 二是…: whether one of the sentences begins the next item of a list.
bool PeriodReader::begins_item(std::uint32_t first, std::uint32_t last) const {
  for (std::uint32_t at = first; at <= last; ++at) {
    const std::uint32_t begins = clauses_.sentences[at].span.begin;
    if (grammar::is_numeral(text_, begins) && stands_at(text_, step(text_, begins), "是")) return true;
  }
  return false;
}

/// Whether this sentence told several years from end to end before.
bool PeriodReader::covers_years() const {
  if (!carried_in_sentence_ || last_ == nullptr) return false;
  const DateRange &range = last_->scope.period->range;
  return range.start && range.end && range.start->year < range.end->year;
}

/// Whether a number of years right before or in the words is that of the time told in the paragraph.
bool PeriodReader::counts_its_years(Span since) const {
  if (!carried_ || !carried_->period->range.start || !carried_->period->range.end) return false;
  static constexpr std::string_view numerals[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
  const int years = carried_->period->range.end->year - carried_->period->range.start->year + 1;
  if (years < 2 || years > 10) return false;
  const std::string_view words = since.of(text_);
  const std::uint32_t at = since.begin + static_cast<std::uint32_t>(std::min(words.find("年"), words.size()));
  return ends_at(text_, at, numerals[years - 1]) || (years < 10 && at > 0 && text_[at - 1] == '0' + years);
}

/// 自2012年起…，五年来; 自2012年…以来，…。五年多来: the years are those since then.
bool PeriodReader::goes_on_since(Span since) const {
  if (!carried_ || !carried_->period->range.start || carried_->period->range.end) return false;
  const std::string_view words = since.of(text_);
  const std::uint32_t year = since.begin + static_cast<std::uint32_t>(std::min(words.find("年"), words.size()));
  const bool counted =
      grammar::behind_numeral(text_, year) || (year > 0 && text_[year - 1] >= '0' && text_[year - 1] <= '9');
  const std::uint32_t clause = clauses_.clauses[clauses_.clause_at(carried_->words.begin)].span.end;
  return carried_in_sentence_ || (counted && ends_at(text_, clause, "以来"));
}

/// Whether no figure stands between the carried time and the place.
bool PeriodReader::dates_nothing_before(std::uint32_t at) const {
  const auto figure = first_from(mentions_.quantities, carried_->words.end);
  return figure == mentions_.quantities.end() || figure->span.begin >= at;
}

/// 自3月10日起至目前: the time that has begun before lasts till now.
bool PeriodReader::lasts_till(Span now) const {
  if (!carried_in_sentence_ || !carried_ || !carried_->period->range.start || carried_->period->range.end) return false;
  const std::string_view between = text_.substr(carried_->words.end, now.begin - carried_->words.end);
  return carried_->words.end <= now.begin && is_one_of(between, "", "至", "到", "，至", "，到");
}

/// 截至7月底，今年…: the year up to the day that the sentence told before; 自2005年…，截至2024年: from the one to the
/// other.
PeriodScope PeriodReader::within_sum(const Time &time) const {
  const Period &told = *time.scope.period;
  if (carried_in_sentence_ && carried_ && carried_->period->range.start && !carried_->period->range.end &&
      !told.range.start && told.range.end && told.basis == Basis::cumulative &&
      *carried_->period->range.start < *told.range.end && dates_nothing_before(time.span.begin))
    return {Period{{carried_->period->range.start, told.range.end, {}}, Basis::cumulative},
            joined(carried_->words, time.span)};
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
  if (time.days && !time.titled) last_days_ = &time;
  if (time.reach == Reach::nothing) return;
  if (time.titled && carried_in_sentence_) return; // 2023年9月，签署《2022年协议》，…
  dated_ = true;
  phrase_.reset();
  if (time.reach == Reach::phrase) {
    phrase_used_ = false;
    if (!changed_) {
      change_from_ = time.scope;
    } else if (change_from_) {
      from_ = change_from_; // 由2014年初的…减少到2018年底的…，发生率由…降到…
      to_ = time.scope;
      if (from_->period->range.start && to_->period->range.end)
        whole_change_ = {Period{{from_->period->range.start, to_->period->range.end, {}}, Basis::during},
                         joined(from_->words, time.span)};
    }
    phrase_ = time.scope;
    return;
  }
  from_.reset();
  to_.reset();
  goal_ = time.goal;
  goal_words_ = time.scope.words;
  if (time.reach == Reach::sentence) {
    told_ = time.scope;
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
    if (lasts_till(cued.span)) break;
    carried_.reset();
    told_ = PeriodScope{Period{{}, Basis::as_of}, cued.span};
    break;
  case Cue::since_sum:
    summed_ = true;
    sum_words_ = cued.span;
    [[fallthrough]];
  case Cue::since:
    if (covers_years()) break; // 2018年、2019年，连续两年共
    if (goes_on_since(cued.span)) {
      carried_->period->basis = Basis::cumulative;
      break;
    }
    if (counts_its_years(cued.span)) {
      told_ = carried_; // “十四五”期间…。五年来
      told_->period->basis = Basis::cumulative;
      break;
    }
    [[fallthrough]];
  case Cue::sum_now:
    if (lasts_till(cued.span)) break;
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
  case Cue::untold:
    if (last_ == nullptr || !last_->titled) told_ = PeriodScope{}; // not 《2025年工作要点》近日出台
    break;
  case Cue::earlier:
    phrase_ = PeriodScope{};
    phrase_used_ = false;
    break;
  default: break;
  }
}

/// How many whole years the time covers that this sentence told last; 0 where it is no such time.
std::uint32_t PeriodReader::years_told() const {
  if (!covers_years() || mentions_.dates[last_->first].form != DateForm::years) return 0;
  const DateRange &range = last_->scope.period->range;
  return static_cast<std::uint32_t>(range.end->year - range.start->year + 1);
}

/// 2018年、2019年分别投入1亿元、2亿元, 2018年至2020年分别投入…: the figure of the clause that stands at the date's
/// place in its list.
std::optional<PeriodScope> PeriodReader::lined_up(std::size_t quantity) const {
  const std::uint32_t years = listed_ == nullptr ? years_told() : 0;
  if (listed_ == nullptr && years == 0) return std::nullopt;
  const Time &list = listed_ == nullptr ? *last_ : *listed_;
  const std::uint32_t count = listed_ == nullptr ? years : list.count;
  const Span clause = clauses_.clauses[clause_].span;
  const Span sentence = clauses_.sentences[sentence_].span;
  if (told_times_.cue_between(list.span.end, sentence.end, Cue::apart) == nullptr) return std::nullopt;
  std::size_t first = quantity, last = quantity + 1;
  const auto &quantities = mentions_.quantities;
  const std::uint32_t begin = std::max(clause.begin, list.span.end);
  const std::size_t most = count + 1;
  while (first > 0 && quantity - first < most && quantities[first - 1].span.begin >= begin) --first;
  while (last < quantities.size() && last - quantity <= most && quantities[last].span.end <= clause.end) ++last;
  if (last - first != count) return std::nullopt;
  if (listed_ == nullptr) {
    const auto year =
        static_cast<std::int32_t>(list.scope.period->range.start->year) + static_cast<std::int32_t>(quantity - first);
    Day begins = *list.scope.period->range.start, ends = begins;
    begins.year = ends.year = static_cast<decltype(begins.year)>(year);
    begins.month = begins.day = 1;
    ends.month = 12;
    ends.day = 31;
    return PeriodScope{Period{{begins, ends, {}}, Basis::during}, list.span};
  }
  const DateMention &date = mentions_.dates[list.first + (quantity - first)];
  return PeriodScope{told_times_.period_of(date), date.span};
}

/// 6个县2018年摘帽, 3亿元（2018年）: the clause's own time behind the figure.
std::optional<PeriodScope> PeriodReader::own_time_behind(std::size_t quantity) const {
  const Span clause = clauses_.clauses[clause_].span;
  const std::uint32_t behind = mentions_.quantities[quantity].span.end;
  const auto &times = told_times_.times();
  const auto time = first_from(times, behind);
  if (time == times.end() || time->span.end > std::min(clause.end, behind + furthest)) return std::nullopt;
  const std::string_view between = text_.substr(behind, time->span.begin - behind);
  if (is_one_of(between, "（", "(") && told_times_.is_aside(time->span)) return time->scope;
  if (dated_ || told_ || carried_in_sentence_) return std::nullopt;
  if (time->reach != Reach::paragraph && time->reach != Reach::sentence) return std::nullopt;
  if (stands_at(text_, time->span.end, "的") || grammar::opens_a_bracket(between)) return std::nullopt;
  return time->scope;
}

/// 由0.8亿元增至375.4亿元: whether the figure is the earlier state of a change.
bool PeriodReader::departs(Span quantity) {
  const bool after_from = quantity.begin >= 3 && told_times_.cue_at(quantity.begin - 3, Cue::from);
  departed_ = after_from && !grammar::opens_bracket(text_, quantity.end) &&
              told_times_.cue_between(quantity.end, clauses_.clauses[clause_].span.end, Cue::change) != nullptr;
  return departed_;
}

/// 比2019年的5000万元增长20%, 比2019年（5000万元）: the time compared with is that of its own figure.
std::optional<PeriodScope> PeriodReader::compared_time(std::size_t quantity) const {
  const QuantityMention &mention = mentions_.quantities[quantity];
  if (mention.quantity.unit == Unit::percent || mention.quantity.unit == Unit::times) return std::nullopt;
  const std::uint32_t begin = mention.span.begin;
  const auto &times = told_times_.times();
  const auto behind = first_from(times, begin);
  if (behind == times.begin()) return std::nullopt;
  const Time &time = *(behind - 1);
  constexpr std::uint32_t longest = 9; // bytes of 同期的
  if (!time.compared || time.span.end > begin || begin - time.span.end > longest) return std::nullopt;
  const std::string_view between = text_.substr(time.span.end, begin - time.span.end);
  if (!one_ends_at(between, between.size(), "的", "（", "(")) return std::nullopt;
  return time.scope;
}

/// What comes every year, or a rate that was measured: 到2020年上线率已达92%.
bool PeriodReader::is_of_one_year(std::size_t quantity) const {
  const QuantityMention &mention = mentions_.quantities[quantity];
  if (mention.per == Per::year) return true;
  const std::uint32_t begin = clauses_.clauses[clause_].span.begin;
  return mention.quantity.unit == Unit::percent && mention.span.begin > begin &&
         text_.substr(begin, std::min(mention.span.begin - begin, furthest)).find("已") != std::string_view::npos;
}

PeriodScope PeriodReader::scope_of(std::size_t quantity) {
  const Span span = mentions_.quantities[quantity].span;
  if (told_times_.cue_at(span.end, Cue::apart_from)) return {};
  if (const auto base = compared_time(quantity)) return *base;
  PeriodScope scope;
  if (whole_change_ && told_times_.cue_before(clauses_.clauses[clause_].span.begin, span.end, Cue::mean) != nullptr) {
    scope = *whole_change_; // 年均增长8.8%
  } else if (phrase_) {
    scope = *phrase_;
    phrase_used_ = true;
  } else if (const auto own = lined_up(quantity)) scope = *own;
  else if (from_ && changed_ && departed_) scope = *to_;
  else if (departs(span)) scope = from_.value_or(PeriodScope{}); // a state of before, of no told time
  else if (const auto behind = own_time_behind(quantity)) scope = *behind;
  else if (outer_ && summed_ && !dated_) scope = *outer_; // 其中2020年…；累计…
  else if (told_) scope = *told_;
  else if (carried_) scope = *carried_;
  if (goal_ && scope.period && goal_words_ == scope.words && !is_of_one_year(quantity)) {
    scope.period->range.start.reset(); // the state that is to be reached
    scope.period->basis = Basis::as_of;
  }
  if (scope.period && scope.period->basis == Basis::as_of && scope.period->range.end && totalled_)
    scope.period->basis = Basis::cumulative; // 到2018年底，共建成
  if (!summed_) return scope;
  if (!scope.period) scope = {Period{}, *sum_words_};
  scope.period->basis = Basis::cumulative;
  if (goal_ && scope.words == goal_words_) scope.period->range.start.reset(); // 到2020年累计投入
  return scope;
}

std::vector<PeriodScope> PeriodReader::read() {
  std::vector<PeriodScope> result;
  result.reserve(mentions_.quantities.size());
  const auto &times = told_times_.times();
  const auto &cues = told_times_.cues();
  auto time = times.begin();
  auto cued = cues.begin();
  for (std::size_t i = 0; i < mentions_.quantities.size(); ++i) {
    const std::uint32_t here = mentions_.quantities[i].span.begin;
    for (;;) {
      const std::uint32_t next_time = time != times.end() ? time->span.begin : nowhere;
      const std::uint32_t next_cue = cued != cues.end() ? cued->span.begin : nowhere;
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
