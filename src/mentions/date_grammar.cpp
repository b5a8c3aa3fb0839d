#include "date_grammar.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace jiedui {
inline namespace v0 {
namespace {

constexpr std::uint32_t longest_bound = 15; ///< bytes of the longest word before a date
constexpr std::array<std::string_view, 4> opening_marks{"“", "「", "‘", "\""};
constexpr std::array<std::string_view, 4> closing_marks{"”", "」", "’", "\""};

/// A number as it stands in a date.
struct Number {
  int value = 0;
  int digits = 0; ///< written one by one (2018, 二〇一八); 0 for 二十三
  bool chinese = false;
  Span span;

  [[nodiscard]] bool is_year() const { return digits == 4 && value >= 1800 && value < 2200; }
  [[nodiscard]] bool is_month() const { return value >= 1 && value <= 12 && digits <= 2; }
  [[nodiscard]] bool is_day() const { return value >= 1 && value <= 31 && digits <= 2; }
};

enum class Joint : std::uint8_t { none, range, list };

/// 2016—2018, 5、6, 1至10: numbers before one common unit.
struct NumberList {
  std::array<Number, 8> items;
  std::array<Joint, 8> joints{}; ///< before each item
  std::size_t count = 0;
};

std::uint32_t length_at(std::string_view text, std::uint32_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::uint32_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  return std::min(length, static_cast<std::uint32_t>(text.size()) - at);
}

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

class DateGrammar {
public:
  DateGrammar(std::string_view text, const std::vector<Token> &tokens, const DateRules &rules)
      : text_(text), rules_(rules), size_(static_cast<std::uint32_t>(text.size())) {
    for (const Token &token : tokens)
      if (token.sense.table == rules.relative_table || token.sense.table == rules.part_table ||
          token.sense.table == rules.plan_table || token.sense.table == rules.named_table ||
          token.sense.table == rules.bound_table || token.sense.table == rules.stop_table)
        tokens_.push_back(token);
  }

  std::vector<DateExpression> read();

private:
  // ---- characters ----
  [[nodiscard]] bool is(std::uint32_t at, std::string_view word) const { return text_.substr(at, word.size()) == word; }
  [[nodiscard]] bool ends(std::uint32_t at, std::string_view word) const {
    return at >= word.size() && text_.substr(at - word.size(), word.size()) == word;
  }
  [[nodiscard]] std::uint32_t skip_spaces(std::uint32_t at) const {
    while (at < size_ && (text_[at] == ' ' || is(at, "\u3000") || is(at, "\u00A0"))) at += length_at(text_, at);
    return at;
  }
  /// Behind `word` where it stands at `at`, spaces before it allowed; else `at` itself.
  [[nodiscard]] std::uint32_t after(std::uint32_t at, std::string_view word) const {
    const std::uint32_t there = skip_spaces(at);
    return is(there, word) ? there + static_cast<std::uint32_t>(word.size()) : at;
  }
  /// Before or behind one of the marks where it stands there, else `at` itself.
  [[nodiscard]] std::uint32_t before_mark(std::uint32_t at, std::span<const std::string_view> marks) const {
    for (const std::string_view mark : marks)
      if (ends(at, mark)) return at - static_cast<std::uint32_t>(mark.size());
    return at;
  }
  [[nodiscard]] std::uint32_t behind_mark(std::uint32_t at, std::span<const std::string_view> marks) const {
    for (const std::string_view mark : marks)
      if (is(at, mark)) return at + static_cast<std::uint32_t>(mark.size());
    return at;
  }
  /// The value of the digit or numeral at `at`; 10 for 十, -1 for anything else.
  [[nodiscard]] int digit_at(std::uint32_t at, std::uint32_t &length, bool &chinese) const;
  [[nodiscard]] bool clause_ends(std::uint32_t at) const {
    if (at >= size_ || text_[at] == '\n' || text_[at] == ',') return true;
    return is(at, "，") || is(at, "。") || is(at, "；");
  }
  [[nodiscard]] bool clause_starts(std::uint32_t at) const {
    if (at == 0 || text_[at - 1] == '\n' || text_[at - 1] == ',') return true;
    for (const std::string_view mark : {"，", "。", "；", "：", "（", "\u3000"})
      if (ends(at, mark)) return true;
    return false;
  }
  /// Whether what stands at `at` goes on from a number or a code: 1.2018, A2018; not 5.45%.2019年.
  [[nodiscard]] bool inside_number(std::uint32_t at) const {
    if (digit_before(at) || (at > 0 && is_ascii_letter(text_[at - 1]))) return true;
    return ends(at, ".") && digit_before(at - 1);
  }
  /// 三, 3, 两, 几: what follows 前 in 前三名.
  [[nodiscard]] bool counts_at(std::uint32_t at) const {
    std::uint32_t length = 0;
    bool chinese = false;
    return digit_at(at, length, chinese) >= 0 || is(at, "两") || is(at, "几");
  }
  [[nodiscard]] bool digit_before(std::uint32_t at) const;

  // ---- table words ----
  [[nodiscard]] const Token *token_at(std::uint32_t at, TableNumber table) const;
  [[nodiscard]] Effect effect_before(std::uint32_t begin, std::uint32_t &word_begin) const;
  [[nodiscard]] bool stopped(const DateExpression &expression) const;
  [[nodiscard]] const PartRule *part_at(std::uint32_t at, bool of_year, std::uint32_t &end) const;

  // ---- numbers ----
  [[nodiscard]] std::optional<Number> number_at(std::uint32_t at) const;
  [[nodiscard]] Joint joint_at(std::uint32_t at, std::uint32_t &end) const;
  [[nodiscard]] NumberList numbers_at(std::uint32_t at, bool ranges_only) const;

  // ---- points ----
  std::optional<DatePoint> point_at(std::uint32_t at, const DatePoint *first) const;
  std::optional<DatePoint> number_point(std::uint32_t at, const DatePoint *first) const;
  std::optional<DatePoint> numeric_date(const Number &year) const;
  std::optional<DatePoint> numeric_tail(std::uint32_t at, const DatePoint &first) const;
  std::optional<DatePoint> month_point(std::uint32_t at, DatePoint point) const;
  std::optional<DatePoint> decade_point(std::uint32_t at, DatePoint point) const;
  std::optional<DatePoint> relative_point(const Token &token) const;
  std::optional<DatePoint> token_point(std::uint32_t at) const;
  /// What may follow a year: 底, 上半年, 前三季度, 前10个月, 5月8日, 全年.
  [[nodiscard]] DatePoint within_year(DatePoint point) const;
  [[nodiscard]] DatePoint within_month(DatePoint point) const;
  [[nodiscard]] bool two_digit_year(const Number &number, std::uint32_t behind) const;
  [[nodiscard]] std::uint32_t behind_year_unit(std::uint32_t at) const;
  [[nodiscard]] bool is_issue(std::uint32_t at) const;

  // ---- expressions ----
  [[nodiscard]] NumberList years_at(std::uint32_t at) const;
  [[nodiscard]] std::uint32_t behind_years(const NumberList &list, bool &academic) const;
  [[nodiscard]] bool is_bare_range(const NumberList &list) const;
  /// 2016—2018年, 2017、2018年: several years before one unit.
  bool read_years(std::uint32_t at);
  void finish(DateExpression expression);
  [[nodiscard]] bool is_times(std::uint32_t at) const;
  Effect read_word_before(DateExpression &expression, std::uint32_t quoted_begin) const;
  std::uint32_t read_words_behind(DateExpression &expression, std::uint32_t at) const;
  [[nodiscard]] std::uint32_t behind_years_since(std::uint32_t at) const;
  void reach_for_since(DateExpression &expression, std::uint32_t at, bool from) const;
  bool read_bounds(DateExpression &expression) const;
  [[nodiscard]] std::uint32_t behind_no_date(std::uint32_t at) const;
  std::uint32_t read_at(std::uint32_t at);

  std::string_view text_;
  const DateRules &rules_;
  std::uint32_t size_;
  std::vector<Token> tokens_;
  std::vector<DateExpression> found_;
};

// ---- characters
// ------------------------------------------------------------------------------------------------------

int DateGrammar::digit_at(std::uint32_t at, std::uint32_t &length, bool &chinese) const {
  if (at >= size_) return -1;
  chinese = false;
  length = 1;
  const char c = text_[at];
  if (c >= '0' && c <= '9') return c - '0';
  if (at + 2 >= size_) return -1;
  length = 3;
  const auto second = static_cast<unsigned char>(text_[at + 1]), third = static_cast<unsigned char>(text_[at + 2]);
  if (static_cast<unsigned char>(c) == 0xEF && second == 0xBC && third >= 0x90 && third <= 0x99) return third - 0x90;
  chinese = true;
  const std::string_view character = text_.substr(at, 3);
  constexpr std::array<std::string_view, 13> numerals{"零", "一", "二", "三", "四", "五", "六",
                                                      "七", "八", "九", "十", "〇", "○"};
  for (std::size_t i = 0; i < numerals.size(); ++i)
    if (numerals[i] == character) return i <= 10 ? static_cast<int>(i) : 0;
  return -1;
}

bool DateGrammar::digit_before(std::uint32_t at) const {
  std::uint32_t length = 0;
  bool chinese = false;
  return (at >= 1 && text_[at - 1] >= '0' && text_[at - 1] <= '9') ||
         (at >= 3 && digit_at(at - 3, length, chinese) >= 0 && length == 3);
}

// ---- table words
// -----------------------------------------------------------------------------------------------------

const Token *DateGrammar::token_at(std::uint32_t at, TableNumber table) const {
  auto token = std::lower_bound(tokens_.begin(), tokens_.end(), at,
                                [](const Token &t, std::uint32_t place) { return t.span.begin < place; });
  for (; token != tokens_.end() && token->span.begin == at; ++token)
    if (token->sense.table == table) return &*token;
  return nullptr;
}

Effect DateGrammar::effect_before(std::uint32_t begin, std::uint32_t &word_begin) const {
  auto token = std::lower_bound(tokens_.begin(), tokens_.end(), begin,
                                [](const Token &t, std::uint32_t place) { return t.span.begin < place; });
  Effect effect = Effect::none;
  word_begin = begin;
  while (token != tokens_.begin()) {
    --token;
    if (begin - token->span.begin > longest_bound) break;
    if (token->sense.table != rules_.bound_table || token->span.end != begin) continue;
    const BoundRule &bound = rules_.bounds[token->sense.row];
    if (bound.after) continue;
    effect = bound.effect; // the longest word wins: 截至到 over 到, 达到 over 到
    word_begin = token->span.begin;
  }
  return effect;
}

/// Whether words beside the expression make it no date: 每年5月, 近3日, 3日内, 每年一季度.
bool DateGrammar::stopped(const DateExpression &expression) const {
  const DatePoint &first = expression.first;
  if (first.year != 0 || first.relative != nullptr || first.fixed != nullptr || first.decade >= 0) return false;
  const TimeUnit unit = first.day != 0 ? TimeUnit::day : TimeUnit::month;
  const DatePoint &last = expression.last ? *expression.last : first;
  if (last.part == nullptr && last.span.end >= 3 && (unit == TimeUnit::month || first.month == 0))
    if (const Token *token = token_at(last.span.end - 3, rules_.stop_table)) {
      const StopRule &stop = rules_.stops[token->sense.row];
      if (stop.after && stop.unit == unit) return true;
    }
  auto token = std::lower_bound(tokens_.begin(), tokens_.end(), first.span.begin,
                                [](const Token &t, std::uint32_t place) { return t.span.begin < place; });
  while (token != tokens_.begin()) {
    --token;
    if (first.span.begin - token->span.begin > longest_bound) return false;
    if (token->sense.table != rules_.stop_table || token->span.end != first.span.begin) continue;
    const StopRule &stop = rules_.stops[token->sense.row];
    if (!stop.after && (stop.unit == TimeUnit::none || stop.unit == unit)) return true;
  }
  return false;
}

const PartRule *DateGrammar::part_at(std::uint32_t at, bool of_year, std::uint32_t &end) const {
  const Token *token = token_at(at, rules_.part_table);
  // 底, 初 and 末 belong to a year and to a month: two rows at one place.
  for (; token != nullptr && token != tokens_.data() + tokens_.size() && token->span.begin == at; ++token) {
    if (token->sense.table != rules_.part_table) continue;
    const PartRule &part = rules_.parts[token->sense.row];
    const bool fits = of_year ? part.of == PartOf::year || part.of == PartOf::year_alone
                              : part.of == PartOf::month || part.of == PartOf::month_alone;
    if (!fits) continue;
    end = token->span.end;
    return &part;
  }
  return nullptr;
}

// ---- numbers
// ---------------------------------------------------------------------------------------------------------

std::optional<Number> DateGrammar::number_at(std::uint32_t at) const {
  std::uint32_t length = 0;
  bool chinese = false;
  int digit = digit_at(at, length, chinese);
  if (digit < 0) return std::nullopt;
  Number number;
  number.chinese = chinese;
  number.span = {at, at};
  int count = 0, tens = -1; // tens: the value before 十
  for (; digit >= 0 && chinese == number.chinese; digit = digit_at(number.span.end, length, chinese)) {
    if (digit == 10) {
      if (tens >= 0 || count > 1) break;
      tens = count == 1 ? number.value : 1;
      number.value = 0;
      count = 0;
    } else {
      if (tens >= 0 && count == 1) break;
      if (++count > 8) return std::nullopt;
      number.value = number.value * 10 + digit;
    }
    number.span.end += length;
    if (number.span.end >= size_) break;
  }
  number.digits = tens >= 0 ? 0 : count;
  if (tens >= 0) number.value += tens * 10;
  return number;
}

/// 至, 到, —, -, ~ join the ends of a range; 、, 和, 及 the items of a list.
Joint DateGrammar::joint_at(std::uint32_t at, std::uint32_t &end) const {
  constexpr std::array<std::string_view, 21> ranges{"起至", "起到", "开始至", "开始到", "至", "到", "——",
                                                    "—",    "–",    "―",      "－",     "-",  "~",  "～",
                                                    "﹣",   "─",    "〜",     "一直到", "‐",  "‑",  "−"};
  constexpr std::array<std::string_view, 5> lists{"、", "和", "及", "与", "以及"};
  at = skip_spaces(at);
  for (const std::string_view word : ranges)
    if (is(at, word)) {
      end = skip_spaces(at + static_cast<std::uint32_t>(word.size()));
      if (is(end, "-")) ++end; // 2016--2018
      return Joint::range;
    }
  for (const std::string_view word : lists)
    if (is(at, word)) {
      end = skip_spaces(at + static_cast<std::uint32_t>(word.size()));
      return Joint::list;
    }
  return Joint::none;
}

NumberList DateGrammar::numbers_at(std::uint32_t at, bool ranges_only) const {
  NumberList list;
  Joint joint = Joint::none;
  while (list.count < list.items.size()) {
    const auto number = number_at(at);
    if (!number) break;
    list.items[list.count] = *number;
    list.joints[list.count++] = joint;
    joint = joint_at(number->span.end, at);
    if (joint == Joint::none || (ranges_only && joint == Joint::list)) break;
  }
  return list;
}

// ---- points
// ----------------------------------------------------------------------------------------------------------

/// Behind 年, 年度, 年份 with spaces; `at` where none of them stands there.
std::uint32_t DateGrammar::behind_year_unit(std::uint32_t at) const {
  for (const std::string_view unit : {"年度", "年份", "年"})
    if (const std::uint32_t end = after(at, unit); end != at) return end;
  return at;
}

/// 2018年第3期, 2018年第15号: numbers of issues and notices.
bool DateGrammar::is_issue(std::uint32_t at) const {
  at = after(at, "第");
  const auto number = number_at(skip_spaces(at));
  if (!number || !ends(skip_spaces(number->span.begin), "第")) return false;
  const std::uint32_t unit = skip_spaces(number->span.end);
  for (const std::string_view word : {"期", "号", "辑", "卷", "总第"})
    if (is(unit, word)) return true;
  return false;
}

/// 18年5月, 07年, '18年: two digits are a year where nothing else is possible; 18年 alone is a duration.
bool DateGrammar::two_digit_year(const Number &number, std::uint32_t behind) const {
  if (number.digits != 2 || number.span.size() > 6) return false;
  std::uint32_t part_end = 0;
  if (number.span.size() == 2 || number.chinese) {
    const char first = text_[number.span.begin];
    if (first == '0' || is(number.span.begin, "零") || is(number.span.begin, "〇")) return true;
  }
  if (ends(number.span.begin, "'") || ends(number.span.begin, "’")) return true;
  if (number.chinese) return false;
  const auto month = number_at(skip_spaces(behind));
  if (month && month->is_month() && after(month->span.end, "月") != month->span.end) return true;
  const PartRule *part = part_at(behind, true, part_end);
  return part != nullptr && part->of == PartOf::year && part->form == DateForm::day;
}

/// 2018.4.8, 2018-04-08, 2018/4/8, 2018-04.
std::optional<DatePoint> DateGrammar::numeric_date(const Number &year) const {
  const std::uint32_t at = year.span.end;
  if (year.chinese || at >= size_) return std::nullopt;
  std::string_view mark;
  for (const std::string_view candidate : {"-", ".", "/", "．", "－", "／"})
    if (is(at, candidate)) mark = candidate;
  if (mark.empty()) return std::nullopt;
  const auto month = number_at(at + static_cast<std::uint32_t>(mark.size()));
  if (!month || month->chinese || !month->is_month()) return std::nullopt;
  DatePoint point;
  point.year = year.value;
  point.month = month->value;
  point.form = DateForm::month;
  point.span = joined(year.span, month->span);
  if (is(month->span.end, mark)) {
    const auto day = number_at(month->span.end + static_cast<std::uint32_t>(mark.size()));
    if (day && !day->chinese && day->is_day() && !is(day->span.end, mark)) {
      point.day = day->value;
      point.form = DateForm::day;
      point.span.end = after(day->span.end, "日");
      return is(day->span.end, "年") ? std::nullopt : std::optional(point);
    }
    return std::nullopt;
  }
  // 2018.5 is a number and 2018-5 a range of anything; 2018.05, 2018-05, 2018/5 and 2018.5月 are months.
  if (const std::uint32_t end = after(month->span.end, "月"); end != month->span.end) {
    point.span.end = end;
    return point;
  }
  if (is(month->span.end, "年") || is(month->span.end, "%") || is(month->span.end, ".")) return std::nullopt;
  const auto behind = static_cast<unsigned char>(month->span.end < size_ ? text_[month->span.end] : ' ');
  if (behind >= 0xE4 && behind <= 0xE9) return std::nullopt; // a Chinese word: 1998.04亿元
  const bool padded = month->digits == 2 && month->value < 10;
  std::uint32_t next = 0;
  const bool ranged = joint_at(month->span.end, next) == Joint::range && number_at(next) && number_at(next)->is_year();
  return padded || ranged || (mark == "/" && month->digits == 2) ? std::optional(point) : std::nullopt;
}

/// The shortened end of a numeric range: 2018.4.8-4.10, 2018.4.8-10.
std::optional<DatePoint> DateGrammar::numeric_tail(std::uint32_t at, const DatePoint &first) const {
  const auto number = number_at(at);
  if (!number || number->chinese || first.day == 0) return std::nullopt;
  DatePoint point;
  point.form = DateForm::day;
  point.span = number->span;
  for (const std::string_view mark : {".", "-", "/"}) {
    if (!is(number->span.end, mark)) continue;
    const auto day = number_at(number->span.end + 1);
    if (!number->is_month() || !day || !day->is_day()) return std::nullopt;
    point.month = number->value;
    point.day = day->value;
    point.span.end = day->span.end;
    return point;
  }
  if (!number->is_day() || number->value <= first.day) return std::nullopt;
  point.day = number->value;
  return point;
}

DatePoint DateGrammar::within_month(DatePoint point) const {
  const std::uint32_t at = skip_spaces(point.span.end);
  std::uint32_t end = 0;
  if (const PartRule *part = part_at(at, false, end)) {
    point.part = part;
    point.form = part->form;
    point.span.end = end;
    return point;
  }
  for (const bool ranges_only : {false, true}) {
    const NumberList days = numbers_at(at, ranges_only);
    if (days.count == 0 || days.count > 2) continue;
    const Number &last = days.items[days.count - 1];
    std::uint32_t behind = after(last.span.end, "日");
    if (behind == last.span.end) behind = after(last.span.end, "号");
    if (behind == last.span.end ||
        !std::all_of(days.items.begin(), days.items.begin() + static_cast<std::ptrdiff_t>(days.count),
                     [](const Number &n) { return n.is_day(); }))
      continue;
    point.day = days.items[0].value;
    point.form = DateForm::day;
    if (days.count == 2 && (days.joints[1] == Joint::range || last.value == point.day + 1)) {
      if (last.value <= point.day) continue;
      point.day_to = last.value;
      point.form = DateForm::days;
    } else if (days.count == 2) {
      continue;
    }
    point.span.end = behind;
    return point;
  }
  return point;
}

/// A month or several (5月, 1-10月), with a day or part behind it; `point` may hold the year.
std::optional<DatePoint> DateGrammar::month_point(std::uint32_t at, DatePoint point) const {
  const NumberList months = numbers_at(at, true);
  if (months.count == 0 || months.count > 2) return std::nullopt;
  const Number *last = &months.items[months.count - 1];
  std::uint32_t unit = skip_spaces(last->span.end);
  if (!is(unit, "月")) {
    last = &months.items[0];
    unit = skip_spaces(last->span.end);
    if (!is(unit, "月")) return std::nullopt;
  }
  if (!months.items[0].is_month() || !last->is_month()) return std::nullopt;
  if (point.span.empty()) point.span = months.items[0].span;
  std::uint32_t length = 0;
  bool chinese = false;
  if (is(unit + 3, "初") && digit_at(unit + 6, length, chinese) >= 0 && chinese) return std::nullopt; // lunar: 三月初一
  point.month = months.items[0].value;
  point.form = DateForm::month;
  point.span.end = unit + 3;
  if (is(point.span.end, "份")) point.span.end += 3;
  if (last != &months.items[0]) {
    if (last->value <= point.month) return std::nullopt;
    point.month_to = last->value;
    point.form = DateForm::months;
    return point;
  }
  return within_month(point);
}

DatePoint DateGrammar::within_year(DatePoint point) const {
  if (is(point.span.end, "一年")) { // 去年一年
    point.span.end += 6;
    return point;
  }
  const std::uint32_t at = skip_spaces(point.span.end);
  if (at >= size_) return point;
  std::uint32_t end = 0;
  if (const PartRule *part = part_at(at, true, end)) {
    point.part = part;
    point.form = part->form;
    point.span.end = end;
    return point;
  }
  if (const Token *token = token_at(at, rules_.relative_table)) {
    const RelativeRule &again = rules_.relative[token->sense.row];
    if (again.unit == TimeUnit::year && again.offset == 0 && again.anchor == Anchor::text) { // 2018年全年
      point.span.end = token->span.end;
      return point;
    }
  }
  if (is(at, "前")) { // 前10个月, 前11月
    auto count = number_at(at + 3);
    if (is(at + 3, "两")) count = Number{2, 1, true, {at + 3, at + 6}};
    if (count && count->is_month()) {
      std::uint32_t behind = after(count->span.end, "个月");
      if (behind == count->span.end) behind = after(count->span.end, "月");
      if (behind != count->span.end) {
        point.month = 1;
        point.month_to = count->value;
        point.form = DateForm::months;
        point.span.end = behind;
        return point;
      }
    }
  }
  DatePoint year = point;
  if (auto month = month_point(at, std::move(year))) return *month;
  return point;
}

/// 60年代 behind 上世纪 or 20世纪 or alone; 1990年代.
std::optional<DatePoint> DateGrammar::decade_point(std::uint32_t at, DatePoint point) const {
  const auto number = number_at(skip_spaces(at));
  if (!number || number->value % 10 != 0) return std::nullopt;
  const std::uint32_t end = after(number->span.end, "年代");
  if (end == number->span.end) return std::nullopt;
  if (number->digits == 4) point.year = number->value / 100 * 100;
  else if (number->value < 10 || number->value > 90) return std::nullopt;
  point.decade = number->value % 100;
  point.span = point.span.empty() ? Span{number->span.begin, end} : Span{point.span.begin, end};
  point.form = DateForm::decade;
  for (const std::string_view part : {"初期", "中期", "后期", "末期", "中后期", "初", "末", "中"})
    if (is(end, part)) {
      point.span.end = end + static_cast<std::uint32_t>(part.size());
      break;
    }
  return point;
}

std::optional<DatePoint> DateGrammar::number_point(std::uint32_t at, const DatePoint *first) const {
  const auto number = number_at(at);
  if (!number) return std::nullopt;
  if (inside_number(at)) return std::nullopt;
  DatePoint point;
  point.span = {at, at};
  if (const std::uint32_t century = after(number->span.end, "世纪"); century != number->span.end) {
    if (number->value < 18 || number->value > 21) return std::nullopt;
    point.year = (number->value - 1) * 100;
    point.span.end = century;
    return decade_point(century, point);
  }
  if (auto decade = decade_point(at, DatePoint{})) return decade;
  if (number->digits == 4 && number->value >= 1000 && number->value < 2200)
    if (auto date = numeric_date(*number)) return date;
  if (const std::uint32_t behind = behind_year_unit(number->span.end); behind != number->span.end) {
    if (number->is_year() || (number->digits == 4 && number->value >= 1000 && number_at(skip_spaces(behind))))
      point.year = number->value;
    else if (two_digit_year(*number, behind)) point.year = number->value + (number->value >= 50 ? 1900 : 2000);
    else return std::nullopt;
    if (is_issue(behind)) return std::nullopt;
    point.form = DateForm::year;
    point.span.end = behind;
    return within_year(point);
  }
  if (auto month = month_point(at, DatePoint{})) return month;
  // A day alone: 28日, 8日至10日. Small Chinese numerals are rather words: 一日, 三日.
  for (const bool ranges_only : {false, true}) {
    const NumberList days = numbers_at(at, ranges_only);
    if (days.count > 2 || !number->is_day()) continue;
    const Number &last = days.items[days.count - 1];
    const std::uint32_t unit = skip_spaces(last.span.end);
    if (!is(unit, "日") || !last.is_day() || (number->chinese && number->value < 10 && first == nullptr)) continue;
    point.span.end = unit + 3;
    point.day = number->value;
    point.form = DateForm::day;
    if (days.count == 2) {
      if (last.value <= number->value || (days.joints[1] == Joint::list && last.value != number->value + 1)) continue;
      point.day_to = last.value;
      point.form = DateForm::days;
    }
    return point;
  }
  return std::nullopt;
}

std::optional<DatePoint> DateGrammar::relative_point(const Token &token) const {
  const RelativeRule &relative = rules_.relative[token.sense.row];
  DatePoint point;
  point.span = token.span;
  point.relative = &relative;
  const std::uint32_t at = token.span.end;
  switch (relative.unit) {
  case TimeUnit::none: return std::nullopt;
  case TimeUnit::century: return decade_point(at, point);
  case TimeUnit::year:
    point.form = DateForm::year;
    point = within_year(point);
    if (relative.clause_start && point.form == DateForm::year && !clause_starts(token.span.begin)) return std::nullopt;
    return point;
  case TimeUnit::month: point.form = DateForm::month; return within_month(point);
  case TimeUnit::day: point.form = DateForm::day; return point;
  case TimeUnit::week: break;
  }
  point.form = DateForm::days;
  constexpr std::array<std::string_view, 9> weekdays{"一", "二", "三", "四", "五", "六", "日", "天", "末"};
  for (std::size_t i = 0; i < weekdays.size(); ++i)
    if (is(at, weekdays[i])) {
      point.weekday = i < 6 ? static_cast<int>(i) + 1 : i < 8 ? 7 : 8;
      point.form = i < 8 ? DateForm::day : DateForm::days;
      point.span.end += 3;
    }
  return point;
}

std::optional<DatePoint> DateGrammar::token_point(std::uint32_t at) const {
  if (const Token *token = token_at(at, rules_.relative_table)) return relative_point(*token);
  if (const Token *token = token_at(at, rules_.plan_table)) {
    DatePoint point;
    point.span = token->span;
    point.fixed = &rules_.plans[token->sense.row];
    point.form = DateForm::plan_period;
    const std::uint32_t behind = behind_mark(point.span.end, closing_marks);
    std::uint32_t end = 0;
    if (const PartRule *part = part_at(behind, true, end); part != nullptr && part->form == DateForm::day) {
      point.part = part;
      point.form = DateForm::day;
      point.span.end = end;
    }
    return point;
  }
  if (const Token *token = token_at(at, rules_.named_table)) {
    DatePoint point;
    point.span = token->span;
    point.fixed = &rules_.named[token->sense.row];
    point.form = DateForm::named_day;
    return point;
  }
  std::uint32_t end = 0;
  const bool counted = digit_before(at) || ends(at, "每") || ends(at, "几") || ends(at, "数") || ends(at, "多") ||
                       ends(at, "半") || ends(at, "两") || ends(at, "每年");
  for (const bool of_year : {true, false}) {
    const PartRule *part = part_at(at, of_year, end);
    if (part == nullptr || (part->of != PartOf::year_alone && part->of != PartOf::month_alone)) continue;
    // 两年内 is a duration.
    if (counted && (is(at, "年") || is(at, "月"))) return std::nullopt;
    DatePoint point;
    point.span = {at, end};
    point.part = part;
    point.form = part->form;
    return point;
  }
  // 前10个月 opens a clause; 此前3月 is something else.
  if (is(at, "前") && clause_starts(at)) {
    DatePoint point;
    point.span = {at, at};
    point = within_year(point);
    if (point.form == DateForm::months) return point;
  }
  return std::nullopt;
}

std::optional<DatePoint> DateGrammar::point_at(std::uint32_t at, const DatePoint *first) const {
  if (at >= size_) return std::nullopt;
  if (auto point = number_point(at, first)) return point;
  return token_point(at);
}

// ---- expressions
// -----------------------------------------------------------------------------------------------------

/// 3倍, 2.47倍, 约三倍.
bool DateGrammar::is_times(std::uint32_t at) const {
  for (const std::string_view about : {"约", "近", "大约"})
    if (is(at, about)) at += static_cast<std::uint32_t>(about.size());
  auto number = number_at(at);
  if (number && is(number->span.end, ".")) number = number_at(number->span.end + 1);
  return number && (is(number->span.end, "倍") || is(number->span.end, "余倍") || is(number->span.end, "多倍"));
}

/// The word before: 截至, 较, 自, 到. Gives its effect.
Effect DateGrammar::read_word_before(DateExpression &expression, std::uint32_t quoted_begin) const {
  std::uint32_t word_begin = quoted_begin;
  const Effect effect = effect_before(quoted_begin, word_begin);
  if (effect == Effect::until) expression.until = true;
  else if (effect == Effect::compared) expression.compared = true;
  else if (effect != Effect::from && effect != Effect::up_to) return effect;
  expression.span.begin = std::min(expression.span.begin, word_begin);
  return effect;
}

/// The words behind, from `at` on: 以来, 前, 期间, 召开. Gives the byte behind them, or `at`.
std::uint32_t DateGrammar::read_words_behind(DateExpression &expression, std::uint32_t at) const {
  const DateForm form = expression.last ? expression.last->form : expression.first.form;
  constexpr int most = 3; // 召开 + 以来
  for (int words = 0; words < most; ++words) {
    const Token *token = token_at(skip_spaces(at), rules_.bound_table);
    if (token == nullptr || !rules_.bounds[token->sense.row].after) break;
    const Effect effect = rules_.bounds[token->sense.row].effect;
    if (effect == Effect::none) break;
    if (effect == Effect::before && counts_at(token->span.end)) break; // 2018年前三名
    if (effect == Effect::happened && form != DateForm::named_day) break;
    if (effect == Effect::inside && form == DateForm::day && !expression.last) break;
    at = token->span.end;
    switch (effect) {
    case Effect::since:
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
std::uint32_t DateGrammar::behind_years_since(std::uint32_t at) const {
  const auto number = number_at(at);
  if (!number) return at;
  const std::uint32_t end = number->span.end;
  for (const std::string_view words : {"年来", "多年来", "余年来", "年以来", "多年以来", "年间"})
    if (is(end, words)) return end + static_cast<std::uint32_t>(words.size());
  return at;
}

/// 自1996年对口帮扶黔西南州以来, 2016年结对以来, 自2007年到达某地后: an end further on in the clause.
void DateGrammar::reach_for_since(DateExpression &expression, std::uint32_t at, bool from) const {
  constexpr std::uint32_t furthest = 90;
  constexpr std::string_view ends_search = "，。；：、年月日"; // the clause, or another date
  for (std::uint32_t next = at; next < size_ && next - at <= furthest; next += length_at(text_, next)) {
    std::uint32_t length = 0;
    bool chinese = false;
    if (const std::uint32_t behind = behind_years_since(next); from && behind != next) { // 自1996年协作20年来
      expression.since = true;
      expression.span.end = behind;
      return;
    }
    if (text_[next] == ',' || text_[next] == '\n' || (digit_at(next, length, chinese) >= 0 && !chinese)) return;
    if (ends_search.find(text_.substr(next, length_at(text_, next))) != std::string_view::npos) return;
    const bool later = from && is(next, "后") && clause_ends(next + 3);
    if (!later && !is(next, "以来")) continue;
    expression.since = true;
    expression.span.end = next + (later ? 3 : 6);
    return;
  }
}

/// Reads what stands around the expression. False where it is a named event that nobody tells time by.
bool DateGrammar::read_bounds(DateExpression &expression) const {
  const std::uint32_t quoted_begin = before_mark(expression.span.begin, opening_marks);
  const bool quoted = quoted_begin != expression.span.begin;
  const Effect before = read_word_before(expression, quoted_begin);
  const std::uint32_t at = quoted ? behind_mark(expression.span.end, closing_marks) : expression.span.end;
  const std::uint32_t behind = read_words_behind(expression, at);
  if (behind != at) {
    expression.span.begin = std::min(expression.span.begin, quoted_begin); // “十三五”期间
    expression.span.end = behind;
  }
  if (is(behind, "的") && is_times(behind + 3)) expression.compared = true; // 是2011年的3倍
  const DateForm form = expression.last ? expression.last->form : expression.first.form;
  if (form == DateForm::named_day) return behind != at || before == Effect::from || before == Effect::until;
  const bool open = expression.since || expression.until || expression.compared || expression.last;
  if (!open) reach_for_since(expression, behind, before == Effect::from);
  return true;
}

void DateGrammar::finish(DateExpression expression) {
  if (read_bounds(expression)) found_.push_back(std::move(expression));
}

/// Several years in a row; none where the numbers are something else. 2016-18 is completed.
NumberList DateGrammar::years_at(std::uint32_t at) const {
  if (inside_number(at)) return {};
  NumberList list = numbers_at(at, false);
  if (list.count < 2 || !list.items[0].is_year()) return {};
  for (std::size_t i = 1; i < list.count; ++i) {
    Number &number = list.items[i];
    const int before = list.items[i - 1].value;
    const bool ranged = list.joints[i] == Joint::range;
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
std::uint32_t DateGrammar::behind_years(const NumberList &list, bool &academic) const {
  const std::uint32_t end = list.items[list.count - 1].span.end;
  academic = true;
  for (const std::string_view unit : {"学年度", "学年"})
    if (const std::uint32_t behind = after(end, unit); behind != end) return behind;
  academic = false;
  if (const std::uint32_t behind = behind_year_unit(end); behind != end) return behind;
  if (list.joints[1] == Joint::list)
    for (const std::string_view years : {"两年", "三年", "四年", "五年", "2年", "3年", "4年", "5年"})
      if (const std::uint32_t behind = after(end, years); behind != end) return behind;
  return end;
}

bool DateGrammar::is_bare_range(const NumberList &list) const {
  if (list.count != 2 || list.joints[1] != Joint::range || list.items[0].value < 1949) return false;
  const std::uint32_t next = skip_spaces(list.items[1].span.end);
  if (next >= size_ || text_[next] == '\n') return true;
  for (const std::string_view word : {")", "）", "》", "〉", "”", "】", "]", "，", ",", "。", "；", "、", "：", "规划",
                                      "计划", "周期", "三年", "五年", "行动"})
    if (is(next, word)) return true;
  return false;
}

bool DateGrammar::read_years(std::uint32_t at) {
  const NumberList list = years_at(at);
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
    if (i + 1 < list.count && list.joints[i + 1] == Joint::range) {
      expression.last = year(++i);
      expression.span.end = expression.last->span.end;
    }
    finish(std::move(expression));
  }
  return true;
}

/// Behind a word that is no date and hides those inside it (今年轻), or behind the character.
std::uint32_t DateGrammar::behind_no_date(std::uint32_t at) const {
  const Token *token = token_at(at, rules_.relative_table);
  if (token != nullptr && rules_.relative[token->sense.row].unit == TimeUnit::none) return token->span.end;
  token = token_at(at, rules_.part_table);
  if (token != nullptr && rules_.parts[token->sense.row].of == PartOf::none) return token->span.end;
  return at + length_at(text_, at);
}

/// Reads an expression that starts at `at`; the byte behind it, or behind what cannot start one.
std::uint32_t DateGrammar::read_at(std::uint32_t at) {
  const std::size_t before = found_.size();
  const auto number = number_at(at);
  if (number && number->digits == 4 && read_years(at))
    return std::max(found_.size() > before ? found_.back().span.end : 0, number->span.end);
  const auto first = point_at(at, nullptr);
  if (!first) {
    if (number) return number->span.end;
    return behind_no_date(at);
  }
  DateExpression expression;
  expression.first = *first;
  expression.span = first->span;
  std::uint32_t next = 0;
  const Joint joint = first->fixed == nullptr ? joint_at(first->span.end, next) : Joint::none;
  if (joint != Joint::none && next < size_) {
    auto last = point_at(next, &*first);
    if (!last && joint == Joint::range && first->year != 0) last = numeric_tail(next, *first);
    const bool between = last && joint == Joint::list && (is(last->span.end, "间") || is(last->span.end, "之间"));
    if (last && (joint == Joint::range || between) && last->fixed == nullptr) {
      expression.last = std::move(last);
      expression.span.end = expression.last->span.end;
    }
  }
  const std::uint32_t end = expression.span.end;
  if (!stopped(expression)) finish(std::move(expression));
  return std::max(end, found_.size() > before ? found_.back().span.end : 0);
}

std::vector<DateExpression> DateGrammar::read() {
  std::uint32_t length = 0;
  bool chinese = false;
  auto token = tokens_.begin();
  for (std::uint32_t at = 0; at < size_;) {
    while (token != tokens_.end() && token->span.begin < at) ++token;
    const bool worded = token != tokens_.end() && token->span.begin == at;
    if (worded || digit_at(at, length, chinese) >= 0 || is(at, "前")) at = read_at(at);
    else at += length_at(text_, at);
  }
  return std::move(found_);
}

} // namespace

std::vector<DateExpression> read_date_expressions(std::string_view text, const std::vector<Token> &tokens,
                                                  const DateRules &rules) {
  return DateGrammar(text, tokens, rules).read();
}

} // namespace v0
} // namespace jiedui
