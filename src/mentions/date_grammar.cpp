#include "date_reader.hpp"
#include "marks.hpp"

#include <algorithm>

namespace jiedui {
inline namespace v0 {

/// 3倍, 2.47倍, 约三倍.
bool DateReader::is_times(std::uint32_t at) const {
  auto number = number_at(at + rules_.words.about.starting(text_, at));
  if (number && is(number->span.end, ".")) number = number_at(number->span.end + 1);
  return number && rules_.words.times.starting(text_, number->span.end) > 0;
}

/// The word before: 截至, 较, 自, 到. Gives its effect.
Effect DateReader::read_word_before(DateExpression &expression, std::uint32_t quoted_begin) const {
  std::uint32_t word_begin = quoted_begin;
  Effect effect = effect_before(quoted_begin, word_begin);
  // 至2018年底，已…: 至 alone at the head of a clause is 截至, and so is 到去年底; 延长至2020年 is a goal.
  const DatePoint &last = expression.last ? *expression.last : expression.first;
  const bool to_end =
      last.fixed == nullptr && last.part != nullptr && last.part->is_end() && last.span.end == expression.span.end;
  if (effect == Effect::up_to && clause_starts(word_begin) && (to_end || is(word_begin, "至"))) effect = Effect::until;
  expression.ahead =
      rules_.words.ahead.ending(text_, word_begin) > 0 || rules_.words.coming.starting(text_, expression.span.end) > 0;
  expression.away = expression.ahead || rules_.words.past.ending(text_, word_begin) > 0 ||
                    (effect == Effect::up_to && !is(expression.span.end, "的"));
  if (effect == Effect::until) expression.until = true;
  else if (effect == Effect::compared) {
    expression.compared = true; // 较|去年: the word is none of the date's
    return effect;
  } else if (effect != Effect::from && effect != Effect::up_to) return effect;
  expression.span.begin = std::min(expression.span.begin, word_begin);
  return effect;
}

/// The words behind, from `at` on: 以来, 前, 期间, 召开. Gives the byte behind them, or `at`.
std::uint32_t DateReader::read_words_behind(DateExpression &expression, std::uint32_t at, bool from) const {
  const DateForm form = expression.last ? expression.last->form : expression.first.form;
  constexpr int most = 3; // 召开 + 以来
  for (int words = 0; words < most; ++words) {
    const auto token = near_.starting(skip_spaces(at), rules_.bounds.table);
    if (!token || !rules_.bounds.rows[token->sense.row].after) break;
    const Effect effect = rules_.bounds.rows[token->sense.row].effect;
    if (effect == Effect::none) break;
    if (effect == Effect::begun && !from && is_han(character(text_, token->span.end))) break;
    if (effect == Effect::before && counts_at(token->span.end)) break; // 2018年前三名
    if (effect == Effect::happened && form != DateForm::named_day) break;
    if (effect == Effect::inside && form == DateForm::day && !expression.last) break;
    at = token->span.end;
    switch (effect) {
    case Effect::since:
    case Effect::begun:
    case Effect::from_then: expression.since = true; break;
    case Effect::later: (form == DateForm::named_day ? expression.since : expression.later) = true; break;
    case Effect::before: expression.before = true; break;
    case Effect::until: expression.until = true; break;
    case Effect::compared: expression.compared = true; break;
    default: break;
    }
  }
  return at;
}

/// Behind 20年来, 十多年来; `at` where no such duration stands there.
std::uint32_t DateReader::behind_years_since(std::uint32_t at) const {
  const auto number = number_at(at);
  if (!number) return at;
  const std::uint32_t length = rules_.words.years_since.starting(text_, number->span.end);
  return length > 0 ? number->span.end + length : at;
}

/// 自1996年对口帮扶黔西南州以来, 2016年结对以来, 自2007年到达某地后: an end further on in the clause.
void DateReader::reach_for_since(DateExpression &expression, std::uint32_t at, bool from) const {
  constexpr std::uint32_t furthest = 90;
  static constexpr FewCharacters ends_search(U"，。；：年月日"); // the clause, or another date
  for (std::uint32_t next = at; next < size_ && next - at <= furthest; next = step(text_, next)) {
    std::uint32_t length = 0;
    bool chinese = false;
    if (const std::uint32_t behind = from ? behind_years_since(next) : next; behind != next) { // 自1996年协作20年来
      expression.since = true;
      expression.span.end = behind;
      return;
    }
    if (text_[next] == ',' || text_[next] == '\n' || (digit_at(next, length, chinese) >= 0 && !chinese)) return;
    if (ends_search.stands_at(text_, next)) return;
    const bool later = from && (is(next, "后") || is(next, "起")) && clause_ends(next + 3);
    if (!later && !is(next, "以来")) continue;
    expression.since = true;
    expression.span.end = next + (later ? 3 : 6);
    return;
  }
}

/// Reads what stands around the expression. False where it is a named event that nobody tells time by.
bool DateReader::read_bounds(DateExpression &expression) const {
  const std::uint32_t bare_begin = expression.span.begin;
  const std::uint32_t quoted_begin = before_mark(expression.span.begin, date_opening_marks);
  const bool quoted = quoted_begin != expression.span.begin;
  const Effect before = read_word_before(expression, quoted_begin);
  const std::uint32_t at = quoted ? behind_mark(expression.span.end, date_closing_marks) : expression.span.end;
  const std::uint32_t behind = read_words_behind(expression, at, before == Effect::from);
  if (behind != at) {
    expression.span.begin = std::min(expression.span.begin, quoted_begin); // “十三五”期间
    expression.span.end = behind;
  }
  if (is(behind, "的") && is_times(behind + 3)) expression.compared = true; // 是2011年的3倍
  const DateForm form = expression.last ? expression.last->form : expression.first.form;
  if (form == DateForm::named_day) return behind != at || before == Effect::from || before == Effect::until;
  const bool open = expression.since || expression.until || expression.compared || expression.last;
  if (!open) reach_for_since(expression, behind, before == Effect::from);
  if (!expression.last && is(expression.span.begin, "自")) expression.since = true; // 自2016年，…
  const bool reaches =
      expression.last || expression.first.month_to != 0 || expression.first.day_to != 0;           // 从1月19到20日
  if (before == Effect::from && !reaches && !expression.since) expression.span.begin = bare_begin; // 由|2016年
  return true;
}

void DateReader::finish(DateExpression expression) {
  if (read_bounds(expression)) found_.push_back(std::move(expression));
}

/// Several years in a row; none where the numbers are something else. 2016-18 is completed.
DateNumbers DateReader::years_at(std::uint32_t at) const {
  if (inside_number(at)) return {};
  DateNumbers list = numbers_at(at, false);
  if (list.count < 2 || !list.items[0].is_year()) return {};
  for (std::size_t i = 1; i < list.count; ++i) {
    DateNumber &number = list.items[i];
    const int before = list.items[i - 1].value;
    const bool ranged = list.joints[i] == DateJoint::range;
    if (ranged && number.digits == 2 && number.value > before % 100) {
      number.value += before / 100 * 100;
      number.digits = 4;
    }
    if (number.is_year() && (!ranged || number.value >= before)) continue;
    list.count = i;
    break;
  }
  return list;
}

/// Behind the unit of several years: 2016—2018年, 2018—2019学年, 2016、2017两年, or none where the range closes a title
/// or names a plan: (2011—2020), 2016-2020规划. The end of the last number where nothing shows that these are years.
std::uint32_t DateReader::behind_years(const DateNumbers &list, bool &academic) const {
  const std::uint32_t end = list.items[list.count - 1].span.end;
  const std::uint32_t studied = after(end, rules_.words.academic);
  academic = studied != end;
  if (academic) return studied;
  const std::uint32_t behind = after(end, rules_.words.year);
  return behind == end && list.joints[1] == DateJoint::list ? after(end, rules_.words.years) : behind;
}

bool DateReader::is_bare_range(const DateNumbers &list) const {
  if (list.count != 2 || list.joints[1] != DateJoint::range || list.items[0].value < 1949) return false;
  const std::uint32_t next = skip_spaces(list.items[1].span.end);
  static constexpr FewCharacters closing(U"\n)）》〉”】]，,。；、：");
  return next >= size_ || closing.stands_at(text_, next) || rules_.words.plan.starting(text_, next) > 0;
}

bool DateReader::read_years(std::uint32_t at) {
  const DateNumbers list = years_at(at);
  if (list.count < 2) return false;
  bool academic = false;
  const std::uint32_t end = behind_years(list, academic);
  if (end == list.items[list.count - 1].span.end && !is_bare_range(list)) return false;
  const auto year = [&](std::size_t i) {
    DatePoint point;
    point.year = list.items[i].value;
    point.form = DateForm::year;
    point.academic = academic;
    point.span = list.items[i].span;
    if (i + 1 < list.count) return point;
    point.span.end = end;
    return academic ? point : within_year(point); // 2016—2018年底
  };
  for (std::size_t i = 0; i < list.count; ++i) {
    DateExpression expression;
    expression.first = year(i);
    expression.span = expression.first.span;
    if (i + 1 < list.count && list.joints[i + 1] == DateJoint::range) {
      expression.last = year(++i);
      expression.span.end = expression.last->span.end;
    }
    finish(std::move(expression));
  }
  return true;
}

/// Behind a word that is no date and hides those inside it (今年轻), or behind the character.
std::uint32_t DateReader::behind_no_date(std::uint32_t at) const {
  const Token *token = token_at(at, rules_.relative.table);
  if (token != nullptr && rules_.relative.rows[token->sense.row].unit == TimeUnit::none) return token->span.end;
  token = token_at(at, rules_.parts.table);
  if (token != nullptr && rules_.parts.rows[token->sense.row].of == PartOf::none) return token->span.end;
  return step(text_, at);
}

/// 2015上海·喀什宣传周: a year without its unit before the name of what is held in it.
bool DateReader::names_event(const DateNumber &number) const {
  constexpr std::uint32_t furthest = 75; // bytes
  constexpr int first_year = 1990, round = 2000, last_year = 2040;
  static constexpr FewCharacters counted(
      U"多余名个人户家所件项元万亿千百亩吨公米只头株棵台套辆列座处场次期批对支条张本份位篇间类种");
  const std::uint32_t end = number.span.end;
  if (number.chinese || number.digits != 4 || number.value < first_year || number.value > last_year ||
      number.value == round || inside_number(number.span.begin) || counted.stands_at(text_, end))
    return false;
  for (std::uint32_t at = end; at < std::min(size_, end + furthest); at = step(text_, at)) {
    if (!is_han(character(text_, at)) && !is(at, "·") && !is_date_letter(text_[at])) return false;
    if (rules_.words.gathering.starting(text_, at) > 0) return true;
  }
  return false;
}

/// Reads an expression that starts at `at`; the byte behind it, or behind what cannot start one.
std::uint32_t DateReader::read_at(std::uint32_t at) {
  const std::size_t before = found_.size();
  const auto number = number_at(at);
  if (number && number->digits == 4 && read_years(at))
    return std::max(found_.size() > before ? found_.back().span.end : 0, number->span.end);
  if (number && !dated_behind(number->span.end) && tokens_.starting(at).empty()) {
    if (!names_event(*number)) return number->span.end;
    DateExpression expression;
    expression.first.year = number->value;
    expression.first.form = DateForm::year;
    expression.span = expression.first.span = number->span;
    found_.push_back(std::move(expression));
    return number->span.end;
  }
  const auto first = point_at(at, nullptr);
  if (!first) {
    if (number) return number->span.end;
    return behind_no_date(at);
  }
  DateExpression expression;
  expression.first = *first;
  expression.span = first->span;
  std::uint32_t next = 0;
  const DateJoint joint = first->fixed == nullptr ? joint_at(first->span.end, next) : DateJoint::none;
  if (joint != DateJoint::none && next < size_) {
    auto last = point_at(next, &*first);
    if (!last && joint == DateJoint::range && first->year != 0) last = numeric_tail(next, *first);
    const bool between = last && joint == DateJoint::list && (is(last->span.end, "间") || is(last->span.end, "之间"));
    if (last && (joint == DateJoint::range || between) && last->fixed == nullptr) {
      expression.last = std::move(last);
      expression.span.end = expression.last->span.end;
    }
  }
  const std::uint32_t end = expression.span.end;
  if (!stopped(expression)) finish(std::move(expression));
  return std::max(end, found_.size() > before ? found_.back().span.end : 0);
}

/// Where a word of the tables can start an expression, or hides what does.
std::vector<std::uint32_t> DateReader::worded_places() const {
  std::vector<std::uint32_t> places;
  for (const TableNumber table : {rules_.relative.table, rules_.parts.table, rules_.plans.table, rules_.named.table})
    for (const Token &token : tokens_.of(table)) places.push_back(token.span.begin);
  std::sort(places.begin(), places.end());
  return places;
}

std::vector<DateExpression> DateReader::read() {
  static constexpr FewCharacters starts(U"0123456789０１２３４５６７８９零〇○一二三四五六七八九十前");
  const std::vector<std::uint32_t> worded = worded_places();
  constexpr std::size_t few = 8;
  if (!worded.empty() || !marks_.figures.empty()) found_.reserve(few);
  MarkCursor words(worded), figures(marks_.figures);
  for (std::uint32_t at = 0; at < size_;) {
    const std::uint32_t word = words.from(at, size_);
    std::uint32_t figure = figures.from(at, size_);
    while (figure < word && !starts.stands_at(text_, figure)) figure = figures.from(figure + 1, size_);
    at = std::min(word, figure);
    if (at < size_) at = read_at(at);
  }
  return std::move(found_);
}

std::vector<DateExpression> read_date_expressions(std::string_view text, const Marks &marks, const Tokens &tokens,
                                                  const DateRules &rules) {
  return DateReader(text, marks, tokens, rules).read();
}

} // namespace v0
} // namespace jiedui
