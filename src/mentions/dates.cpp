#include "jiedui/mentions/dates.hpp"

#include "characters.hpp"
#include "date_grammar.hpp"
#include "date_rules.hpp"
#include "marked_readers.hpp"

#include <algorithm>
#include <array>

namespace jiedui {
inline namespace v0 {
namespace {

constexpr int last_year = 9998; ///< so that what follows it can be told too

Day make_day(int year, int month, int day) {
  return {static_cast<std::int16_t>(year), static_cast<std::int8_t>(month), static_cast<std::int8_t>(day)};
}

/// A date told in the text, as far as it is known: what later dates lean on.
struct Stamp {
  int year = 0;
  int month = 0; ///< 0: only the year is known
  int day = 0;
  std::uint32_t paragraph = 0;
  std::uint32_t sentence = 0;
};

/// A point with its open places filled. Without a year only `partial` is known.
struct Filled {
  DateRange range;
  Stamp stamp;
};

/// How much of a date is known.
enum class Precision : std::uint8_t { year, month, day };

/// The year in which the text was written, as far as the caller or the text shows; else 0.
struct Writing {
  int year = 0;
  int from_month = 13; ///< 7月16日 lies in it too if its month is this one or later; 13: the year may be mere history
};

class DateResolver {
public:
  DateResolver(const Document &document, const Marks &marks, const std::vector<DateExpression> &expressions,
               const DateWords &words);
  [[nodiscard]] std::optional<DateMention> resolve(std::size_t index);

private:
  struct Place {
    std::uint32_t paragraph = 0;
    std::uint32_t sentence = 0;
    bool in_title = false; ///< inside 《 》
  };

  [[nodiscard]] bool names_what(const DateExpression &expression) const;
  [[nodiscard]] bool leads_on(std::size_t index) const;
  [[nodiscard]] const Stamp *stamp_before(Precision precision, bool paragraph_only) const;
  void tell(const Stamp &stamp);
  void remember(Stamp stamp);
  bool close_range(const DateExpression &expression, Filled &first, DateMention &mention);
  [[nodiscard]] Writing year_of_writing() const;
  [[nodiscard]] bool contrasts() const;
  [[nodiscard]] bool names_occasion(std::size_t index) const;
  [[nodiscard]] int year_for_month(int month, int day) const;
  [[nodiscard]] int near_year(int month, int day) const;
  [[nodiscard]] int year_for_part() const;
  [[nodiscard]] std::optional<Day> anchor_day(const RelativeRule &relative, TimeUnit precision) const;
  /// Nothing where the words name no calendar time after all (当年 without a date before it, 2月30日).
  [[nodiscard]] std::optional<Filled> fill(DatePoint point, const Stamp *first) const;
  [[nodiscard]] DateRange range_of_decade(const DatePoint &point) const;
  void add_year(DatePoint &point) const;
  [[nodiscard]] std::optional<Filled> fill_relative(const DatePoint &point) const;
  [[nodiscard]] std::optional<Filled> fill_day_alone(const DatePoint &point) const;

  const Document &document_;
  const std::vector<DateExpression> &expressions_;
  const DateWords &words_;
  std::vector<Place> places_;                ///< of each expression
  std::array<std::optional<Stamp>, 3> last_; ///< the last date told, by precision
  std::vector<int> next_year_; ///< first year told with a month, from each expression to its paragraph's end; 0 = none
  Writing writing_;
  std::size_t index_ = 0; ///< of the expression in work
  Place here_;
};

/// 1月9日，…举行某省|2023年|欢送仪式: the year in the name of what happened on the day before it.
bool DateResolver::names_what(const DateExpression &expression) const {
  const std::string_view text = document_.folded();
  const DatePoint &point = expression.first;
  const bool year_alone = point.year != 0 && point.month == 0 && point.part == nullptr && !expression.last &&
                          !expression.since && !expression.before && !expression.until && !expression.compared;
  const std::uint32_t begin = expression.span.begin;
  return year_alone && is_han(character(text, expression.span.end)) &&
         (words_.unit.ending(text, begin) > 0 || words_.occasion.ending(text, begin) > 0 || ends_at(text, begin, "“"));
}

DateResolver::DateResolver(const Document &document, const Marks &marks, const std::vector<DateExpression> &expressions,
                           const DateWords &words)
    : document_(document), expressions_(expressions), words_(words), next_year_(expressions.size()) {
  const std::string_view text = document.folded();
  places_.reserve(expressions.size());
  Place place;
  MarkCursor signs(marks.signs);
  std::uint32_t from = 0;
  for (const DateExpression &expression : expressions) {
    const std::uint32_t end = expression.span.begin;
    for (std::uint32_t at = signs.from(from, end); at < end; at = signs.from(at + 1, end)) {
      switch (code_point_at(text, at)) {
      case U'\n':
        ++place.paragraph, ++place.sentence;
        place.in_title = false;
        break;
      case U'《': place.in_title = true; break;
      case U'》': place.in_title = false; break;
      case U'。':
      case U'；':
      case U';': ++place.sentence; break;
      default: break;
      }
    }
    from = end;
    places_.push_back(place);
  }
  for (std::size_t i = expressions.size(); i-- > 0;) {
    const DatePoint &point = expressions[i].first;
    if (point.year != 0 && point.month != 0) next_year_[i] = point.year;
    else if (i + 1 < expressions.size() && places_[i + 1].paragraph == places_[i].paragraph) {
      next_year_[i] = next_year_[i + 1];
      if (next_year_[i] == 0 && places_[i + 1].sentence == places_[i].sentence && names_what(expressions[i + 1]))
        next_year_[i] = expressions[i + 1].first.year;
    }
  }
  writing_ = year_of_writing();
}

/// Whether later words may lean on this date: not on compared times, on years in a title, on several years,
/// on 2016年以来.
bool DateResolver::leads_on(std::size_t index) const {
  const DateExpression &expression = expressions_[index];
  if (expression.compared || places_[index].in_title) return false;
  const bool year_only = expression.first.month == 0 && expression.first.day == 0 && expression.first.part == nullptr;
  if (expression.since && document_.published) return false; // 1982年3月以来的最高值
  return !year_only || (!expression.last && !expression.since && !expression.before && !expression.later);
}

/// The last date told that is known to `precision`.
const Stamp *DateResolver::stamp_before(Precision precision, bool paragraph_only) const {
  const std::optional<Stamp> &stamp = last_[static_cast<std::size_t>(precision)];
  return stamp && (!paragraph_only || stamp->paragraph == here_.paragraph) ? &*stamp : nullptr;
}

void DateResolver::tell(const Stamp &stamp) {
  last_[static_cast<std::size_t>(Precision::year)] = stamp;
  if (stamp.month != 0) last_[static_cast<std::size_t>(Precision::month)] = stamp;
  if (stamp.month != 0 && stamp.day != 0) last_[static_cast<std::size_t>(Precision::day)] = stamp;
}

/// Whether the year is that of what is going on: 《2017年工作要点》, 2018年度, 2019年…对接活动, “2018年是….
bool DateResolver::names_occasion(std::size_t index) const {
  const std::string_view text = document_.folded();
  const Span span = expressions_[index].span;
  if (places_[index].in_title || stands_at(text, span.end, "是") || ends_at(text, span.end, "年度")) return true;
  constexpr std::uint32_t furthest = 75; // bytes
  const auto size = static_cast<std::uint32_t>(text.size());
  for (std::uint32_t at = span.end; at < std::min(size, span.end + furthest); at = step(text, at)) {
    if (!is_han(character(text, at)) && !one_stands_at(text, at, "“", "”", "·")) return false;
    if (words_.gathering.starting(text, at) > 0) return true;
  }
  return false;
}

/// The latest year of those that the text speaks from. Where it says 去年 and never 今年, and has no full date in that
/// year, it is that one: 2011年…，…去年底.
Writing DateResolver::year_of_writing() const {
  if (document_.published) return {document_.published->year, 1};
  constexpr int behind_turn = 3; // in January and February much is told of the year before
  Writing writing;
  bool tells_last = false, tells_this = false;
  for (std::size_t i = 0; i < expressions_.size(); ++i) {
    const DateExpression &expression = expressions_[i];
    const DatePoint &point = expression.first;
    if (expression.compared) continue;
    if (const RelativeRule *told = point.relative; told != nullptr && told->anchor == Anchor::published) {
      tells_last |= told->unit == TimeUnit::year && told->offset == -1;
      tells_this |= told->unit == TimeUnit::year && told->offset == 0;
    }
    const bool within = !expression.away && !expression.since && !expression.before && !expression.later &&
                        !expression.last && point.fixed == nullptr && point.decade < 0;
    if (!within || point.year == 0) continue;
    if (point.year < writing.year) continue;
    if (point.year > writing.year) writing = {point.year, Writing{}.from_month};
    const int shown = point.day != 0 ? 1 : point.month != 0 ? point.month : names_occasion(i) ? behind_turn : 13;
    writing.from_month = std::min(writing.from_month, shown);
  }
  if (writing.year != 0 && tells_last && !tells_this && writing.from_month != 1) return {writing.year + 1, 1};
  if (tells_this) writing.from_month = std::min(writing.from_month, behind_turn);
  return writing;
}

/// The year of 7月16日: that of the date before it in the paragraph or of the publication, whichever it goes on from.
int DateResolver::year_for_month(int month, int day) const {
  int year = near_year(month, day);
  for (int earlier = 0; month == 2 && day == 29 && year > 0 && earlier < 8 && days_in_month(year, 2) < 29; ++earlier)
    --year;
  return year;
}

int DateResolver::near_year(int month, int day) const {
  const Stamp *told_month = stamp_before(Precision::month, true);
  if (expressions_[index_].ahead && document_.published && month >= document_.published->month)
    return document_.published->year;
  // A story goes forward: 5月 after 2018年3月 goes on from it, 2月 after it rather comes from the day of writing.
  if (told_month != nullptr && (!document_.published || told_month->month <= month)) return told_month->year;
  if (document_.published) {
    const Day published = *document_.published;
    const auto days_off = [&](int year) {
      return days_between(make_day(year, month, std::clamp(day, 1, days_in_month(year, month))), published);
    };
    constexpr int recent = 40, soon = -10;
    for (const int year : {int{published.year}, published.year - 1, published.year + 1})
      if (days_off(year) >= soon && days_off(year) <= recent) return year;
    if (told_month != nullptr) return told_month->year;
    if (const Stamp *told = stamp_before(Precision::year, true)) return told->year;
    // Far ahead of the publication: the December of a text of January.
    constexpr int far_ahead = -240;
    return days_off(published.year) < far_ahead ? published.year - 1 : published.year;
  }
  if (const Stamp *told = stamp_before(Precision::year, true)) return told->year;
  if (writing_.year != 0 && month >= writing_.from_month) return writing_.year;
  if (next_year_[index_] != 0) return next_year_[index_];
  if (const Stamp *told = stamp_before(Precision::month, false)) return told->year;
  if (const Stamp *told = stamp_before(Precision::year, false)) return told->year;
  return 0;
}

/// The year of 上半年, 年底: that of the date in the same sentence, else of the writing, else of the last date.
int DateResolver::year_for_part() const {
  const Stamp *told = stamp_before(Precision::year, false);
  if (told != nullptr && told->sentence == here_.sentence) return told->year;
  if (writing_.year != 0) return writing_.year;
  return told == nullptr ? 0 : told->year;
}

/// The day that a relative word counts from, known to `precision`.
std::optional<Day> DateResolver::anchor_day(const RelativeRule &relative, TimeUnit precision) const {
  const Precision least = precision == TimeUnit::year    ? Precision::year
                          : precision == TimeUnit::month ? Precision::month
                                                         : Precision::day;
  const Stamp *told = nullptr;
  if (relative.anchor == Anchor::text) told = stamp_before(least, false);
  if (relative.anchor == Anchor::nearest) told = stamp_before(least, true);
  if (told != nullptr) return make_day(told->year, std::max(told->month, 1), std::max(told->day, 1));
  if (relative.anchor == Anchor::text) return std::nullopt;
  if (document_.published) return document_.published;
  if (precision == TimeUnit::year)
    return writing_.year == 0 ? std::nullopt : std::optional(make_day(writing_.year, 1, 1));
  if (const Stamp *stamp = stamp_before(least, false))
    return make_day(stamp->year, stamp->month, std::max(stamp->day, 1));
  return std::nullopt;
}

DateRange range_of_month(int year, int month) {
  return {make_day(year, month, 1), make_day(year, month, days_in_month(year, month)), {}};
}

DateRange range_of_part(const PartRule &part, int year, int month) {
  const auto day = [&](MonthDay at) {
    const int in_month = at.month == 0 ? month : at.month;
    const int last = days_in_month(year, in_month);
    return make_day(year, in_month, std::min(at.day, last));
  };
  return {day(part.from), day(part.to), {}};
}

std::string two_digits(int value) {
  return {static_cast<char>('0' + value / 10 % 10), static_cast<char>('0' + value % 10)};
}

/// A day of which the year, or year and month, are not known; ISO 8601 truncated: --04-08, ---08.
std::string without_year(int month, int day) {
  return (month != 0 ? "--" + two_digits(month) : "--") + "-" + two_digits(day);
}

/// From the first to the last day of what is told: 4月8日 is --04-08/--04-08, 5月 --05-01/--05-31, 8日 ---08/---08.
std::string range_without_year(int month, int day, int month_to = 0, int day_to = 0) {
  const int last_month = month_to != 0 ? month_to : month;
  const int last_day = day_to != 0 ? day_to : day != 0 && month_to == 0 ? day : days_in_month(2000, last_month);
  return without_year(month, day != 0 ? day : 1) + "/" + without_year(last_month, last_day);
}

/// 4月8日, 5月上旬 without a year.
std::string partial_of(const DatePoint &point) {
  if (point.part == nullptr || point.month == 0)
    return range_without_year(point.month, point.day, point.month_to, point.day_to);
  const DateRange part = range_of_part(*point.part, 2000, point.month);
  return range_without_year(part.start->month, part.start->day, part.end->month, part.end->day);
}

/// The first and the last day of a range without a year.
std::pair<std::string, std::string> ends_of(const std::string &partial) {
  const std::size_t stroke = std::min(partial.find('/'), partial.size());
  return {partial.substr(0, stroke), partial.substr(std::min(stroke + 1, partial.size()))};
}

/// 2018年投入…。今年投入…: the same said of another year, so that the one told is not that of writing.
bool DateResolver::contrasts() const {
  if (index_ == 0 || places_[index_ - 1].paragraph != here_.paragraph) return false;
  const DateExpression &before = expressions_[index_ - 1];
  if (before.first.year != writing_.year || before.last || before.first.month != 0) return false;
  const std::string_view text = document_.folded();
  constexpr std::uint32_t verb = 6; // bytes
  return text.substr(before.span.end, verb) == text.substr(expressions_[index_].span.end, verb);
}

std::optional<Filled> DateResolver::fill_relative(const DatePoint &point) const {
  const RelativeRule &relative = *point.relative;
  const bool unlike = !document_.published && relative.anchor == Anchor::published && contrasts();
  const std::optional<Day> anchor = unlike ? std::nullopt : anchor_day(relative, relative.unit);
  Filled filled;
  if (!anchor) {
    if (relative.anchor == Anchor::text) return std::nullopt;
    if (point.month != 0 || point.day != 0) filled.range.partial = partial_of(point);
    return filled;
  }
  DatePoint told = point;
  told.relative = nullptr;
  switch (relative.unit) {
  case TimeUnit::year: told.year = anchor->year + relative.offset; return fill(told, nullptr);
  case TimeUnit::month: {
    const int months = anchor->year * 12 + anchor->month - 1 + relative.offset;
    told.year = months / 12;
    told.month = months % 12 + 1;
    return fill(told, nullptr);
  }
  case TimeUnit::week: {
    const Day monday = plus_days(*anchor, 1 - weekday(*anchor) + 7 * relative.offset);
    const int first = point.weekday == 0 ? 0 : point.weekday == 8 ? 5 : point.weekday - 1;
    const int last = point.weekday == 0 || point.weekday == 8 ? 6 : first;
    filled.range = {plus_days(monday, first), plus_days(monday, last), {}};
    break;
  }
  default: {
    const Day day = plus_days(*anchor, relative.offset);
    filled.range = {day, day, {}};
    break;
  }
  }
  filled.stamp = {filled.range.start->year, filled.range.start->month, filled.range.start->day, 0, 0};
  return filled;
}

/// 28日: of the month told before it in the paragraph, or the last 28th before the publication.
std::optional<Filled> DateResolver::fill_day_alone(const DatePoint &point) const {
  constexpr int recent = 3;
  DatePoint told = point;
  const Stamp *before = stamp_before(Precision::month, true);
  if (document_.published) {
    const Day published = *document_.published;
    int months = published.year * 12 + published.month - 1;
    if (point.day > published.day + recent) --months;
    told.year = months / 12;
    told.month = months % 12 + 1;
    const Day day = make_day(told.year, told.month, std::min(point.day, days_in_month(told.year, told.month)));
    const bool just_before = days_between(day, published) <= recent;
    if (before == nullptr || just_before) return fill(told, nullptr);
  }
  if (before == nullptr) before = stamp_before(Precision::month, false);
  if (before == nullptr) {
    Filled filled;
    filled.range.partial = range_without_year(0, point.day);
    return filled;
  }
  told.year = before->year;
  told.month = before->month;
  return fill(told, nullptr);
}

/// 上世纪90年代, 60年代.
DateRange DateResolver::range_of_decade(const DatePoint &point) const {
  int century = point.year;
  if (point.relative != nullptr) {
    century = ((writing_.year == 0 ? 2000 : writing_.year) / 100 + point.relative->offset) * 100;
  } else if (century == 0) {
    century = point.decade >= 30 ? 1900 : 2000;
  }
  return {make_day(century + point.decade, 1, 1), make_day(century + point.decade + 9, 12, 31), {}};
}

/// A plan period or some of its years, or a named day.
DateRange range_of_fixed(const DatePoint &point) {
  DateRange range{point.fixed->start, point.fixed->end ? point.fixed->end : point.fixed->start, {}};
  if (point.years_of > 0) range.end = make_day(range.start->year + point.years_of - 1, 12, 31);
  if (point.years_of < 0) range.start = make_day(range.end->year + point.years_of + 1, 1, 1);
  return range;
}

/// The days of a point whose year is known, as a stage of a range if `first` is given. Nothing for 2月30日.
std::optional<DateRange> range_of(const DatePoint &point, const Stamp *first) {
  if (point.part != nullptr) {
    if (point.part->from.month == 0 && point.month == 0) return std::nullopt;
    return range_of_part(*point.part, point.year, point.month);
  }
  if (point.day != 0) {
    const Day from = make_day(point.year, point.month, point.day);
    const Day to = point.day_to != 0 ? make_day(point.year, point.month, point.day_to) : from;
    return is_valid(from) && is_valid(to) ? std::optional(DateRange{from, to, {}}) : std::nullopt;
  }
  if (point.month != 0) {
    DateRange range = range_of_month(point.year, point.month);
    if (point.month_to != 0) range.end = range_of_month(point.year, point.month_to).end;
    return range;
  }
  if (!point.academic) return DateRange{make_day(point.year, 1, 1), make_day(point.year, 12, 31), {}};
  const int begins = first == nullptr ? point.year : point.year - 1; // 2018—2019学年 is one
  return DateRange{make_day(begins, 9, 1), make_day(begins + 1, 8, 31), {}};
}

/// Takes the year, or year and month, from what stands around the point.
void DateResolver::add_year(DatePoint &point) const {
  if (point.month != 0) point.year = year_for_month(point.month, point.day);
  else if (point.part != nullptr && point.part->from.month == 0) {
    const RelativeRule this_month{TimeUnit::month, 0, Anchor::published};
    const auto anchor = anchor_day(this_month, TimeUnit::month);
    if (!anchor) return;
    point.year = anchor->year;
    point.month = anchor->month;
    return;
  } else point.year = year_for_part();
  if (point.year == 0) point.year = next_year_[index_];
}

std::optional<Filled> DateResolver::fill(DatePoint point, const Stamp *first) const {
  if (point.decade >= 0) return Filled{range_of_decade(point), {}};
  if (point.relative != nullptr) return fill_relative(point);
  Filled filled;
  if (point.fixed != nullptr) {
    filled.range = range_of_fixed(point);
    if (point.part == nullptr) return filled;
    point.year = point.part->from.month > 6 ? filled.range.end->year : filled.range.start->year;
  }
  if (first != nullptr) { // the end of a range takes over what it leaves out
    if (point.year == 0) point.year = first->year;
    if (point.month == 0 && point.day != 0) point.month = first->month;
  } else if (point.year == 0) {
    const bool month_part = point.part != nullptr && point.part->from.month == 0;
    if (point.month == 0 && point.day != 0 && !month_part) return fill_day_alone(point);
    add_year(point);
  }
  if (point.year == 0) {
    if (point.month != 0 || point.day != 0) filled.range.partial = partial_of(point);
    filled.stamp.month = point.month;
    filled.stamp.day = point.day;
    return filled;
  }
  if (point.year < 1 || point.year > last_year) return std::nullopt;
  const auto range = range_of(point, first);
  if (!range) return std::nullopt;
  return Filled{*range, {point.year, point.month, point.day, 0, 0}};
}

DateForm form_of_range(DateForm form) {
  switch (form) {
  case DateForm::day: return DateForm::days;
  case DateForm::month: return DateForm::months;
  case DateForm::year: return DateForm::years;
  default: return form;
  }
}

/// Gives the mention the end of the range that `first` opens; false where there is no such range.
bool DateResolver::close_range(const DateExpression &expression, Filled &first, DateMention &mention) {
  const auto before = last_;
  if (first.stamp.year != 0) tell(first.stamp); // for 次年 in 12月至次年2月
  auto last = fill(*expression.last, &first.stamp);
  last_ = before;
  if (!last) return false;
  const bool led = expression.first.year == 0 && expression.first.month != 0 && expression.first.relative == nullptr;
  if (led && last->range.end && (expression.last->relative != nullptr || expression.last->year != 0)) { // 从1月到今天
    DatePoint start = expression.first;
    start.year = last->range.end->year - (start.month > last->range.end->month);
    if (auto from = fill(start, nullptr)) mention.range = (first = *std::move(from)).range;
  }
  mention.form = form_of_range(expression.last->form);
  mention.relative = mention.relative || expression.last->relative != nullptr;
  if (!first.range.partial.empty()) {
    mention.range.partial = ends_of(first.range.partial).first + "/" + ends_of(last->range.partial).second;
    return true;
  }
  if (last->range.end < first.range.start && expression.last->year == 0 && expression.last->relative == nullptr) {
    ++first.stamp.year; // 11月至2月
    last = fill(*expression.last, &first.stamp);
  }
  if (!last || last->range.end < first.range.start) return false;
  mention.range.end = last->range.end;
  return true;
}

/// Opens the ends that the words around the expression leave open.
void open_ends(const DateExpression &expression, DateMention &mention) {
  DateRange &range = mention.range;
  const bool opens = expression.since && !expression.last; // 1994年至2018年以来 has its end
  const bool points = mention.form == DateForm::day || mention.form == DateForm::days;
  if (expression.before && range.start) {
    range.end = points ? range.end : plus_days(*range.start, -1);
    range.start.reset();
  } else if (expression.until) {
    range.start.reset();
  } else if (expression.later && range.end) {
    range.start = plus_days(*range.end, 1);
    range.end.reset();
  } else if (opens) {
    range.end.reset();
  }
  mention.open_start = expression.before || expression.until;
  mention.open_end = !mention.open_start && (expression.later || opens);
  if (mention.open_start && !range.partial.empty()) range.partial = "/" + ends_of(range.partial).second;
  if (mention.open_end && !range.partial.empty()) range.partial = ends_of(range.partial).first + "/";
}

/// Remembers the date for those that lean on it.
void DateResolver::remember(Stamp stamp) {
  stamp.paragraph = here_.paragraph;
  stamp.sentence = here_.sentence;
  tell(stamp);
}

std::optional<DateMention> DateResolver::resolve(std::size_t index) {
  const DateExpression &expression = expressions_[index];
  index_ = index;
  here_ = places_[index];
  auto first = fill(expression.first, nullptr);
  if (!first) return std::nullopt;
  DateMention mention;
  mention.span = expression.span;
  mention.range = first->range;
  mention.form = expression.first.form;
  mention.relative = expression.first.relative != nullptr;
  mention.compared = expression.compared;
  if (expression.last && !close_range(expression, *first, mention)) return std::nullopt;
  if (first->stamp.year != 0 && leads_on(index)) remember(first->stamp);
  open_ends(expression, mention);
  return mention;
}

} // namespace

void read_dates(const Document &document, const DateRules &rules, Mentions &mentions) {
  read_dates(document, find_marks(document.folded()), rules, mentions);
}

void read_dates(const Document &document, const Marks &marks, const DateRules &rules, Mentions &mentions) {
  const auto expressions = read_date_expressions(document.folded(), marks, mentions.tokens, rules);
  mentions.dates.reserve(expressions.size());
  DateResolver resolver(document, marks, expressions, rules.words);
  for (std::size_t i = 0; i < expressions.size(); ++i)
    if (auto mention = resolver.resolve(i)) mentions.dates.push_back(std::move(*mention));
}

} // namespace v0
} // namespace jiedui
