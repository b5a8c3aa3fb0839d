// The reader of date expressions: numbers and table words (date_numbers.cpp), points of time (date_points.cpp), and
// expressions with what stands around them (date_grammar.cpp).
#pragma once

#include "characters.hpp"
#include "date_grammar.hpp"

#include <array>
#include <span>

namespace jiedui {
inline namespace v0 {

inline constexpr std::array<std::string_view, 4> date_opening_marks{"“", "「", "‘", "\""};
inline constexpr std::array<std::string_view, 4> date_closing_marks{"”", "」", "’", "\""};

/// A number as it stands in a date.
struct DateNumber {
  int value = 0;
  int digits = 0; ///< written one by one (2018, 二〇一八); 0 for 二十三
  bool chinese = false;
  Span span;

  [[nodiscard]] bool is_year() const { return digits == 4 && value >= 1800 && value < 2200; }
  [[nodiscard]] bool is_month() const { return value >= 1 && value <= 12 && digits <= 2; }
  [[nodiscard]] bool is_day() const { return value >= 1 && value <= 31 && digits <= 2; }
};

enum class DateJoint : std::uint8_t { none, range, list };

/// 2016—2018, 5、6, 1至10: numbers before one common unit.
struct DateNumbers {
  std::array<DateNumber, 8> items;
  std::array<DateJoint, 8> joints{}; ///< before each item
  std::size_t count = 0;
};

inline bool is_date_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

class DateReader {
public:
  DateReader(std::string_view text, const Marks &marks, const Tokens &tokens, const DateRules &rules)
      : text_(text), marks_(marks), tokens_(tokens), rules_(rules), near_(text, *rules.lexicon),
        size_(static_cast<std::uint32_t>(text.size())) {}

  std::vector<DateExpression> read();

private:
  // ---- characters ----
  [[nodiscard]] bool is(std::uint32_t at, std::string_view word) const {
    return at < size_ && text_[at] == word[0] && text_.substr(at, word.size()) == word;
  }
  [[nodiscard]] bool ends(std::uint32_t at, std::string_view word) const {
    return at >= word.size() && text_.substr(at - word.size(), word.size()) == word;
  }
  template <std::size_t Size> [[nodiscard]] bool is(std::uint32_t at, const char (&word)[Size]) const {
    return stands_at(text_, at, word);
  }
  template <std::size_t Size> [[nodiscard]] bool ends(std::uint32_t at, const char (&word)[Size]) const {
    return ends_at(text_, at, word);
  }
  [[nodiscard]] std::uint32_t skip_spaces(std::uint32_t at) const {
    while (at < size_ && (text_[at] == ' ' || is(at, "\u3000") || is(at, "\u00A0"))) at = step(text_, at);
    return at;
  }
  /// Behind `word` where it stands at `at`, spaces before it allowed; else `at` itself.
  [[nodiscard]] std::uint32_t after(std::uint32_t at, std::string_view word) const {
    const std::uint32_t there = skip_spaces(at);
    return is(there, word) ? there + static_cast<std::uint32_t>(word.size()) : at;
  }
  /// Behind the longest of the words.
  [[nodiscard]] std::uint32_t after(std::uint32_t at, const WordSet &words) const {
    const std::uint32_t there = skip_spaces(at), length = words.starting(text_, there);
    return length > 0 ? there + length : at;
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
    return one_ends_at(text_, at, "，", "。", "；", "：", "（", "\u3000");
  }
  /// Whether what stands at `at` goes on from a number or a code: 1.2018, A2018; not 5.45%.2019年.
  [[nodiscard]] bool inside_number(std::uint32_t at) const {
    if (digit_before(at) || (at > 0 && is_date_letter(text_[at - 1]))) return true;
    return ends(at, ".") && digit_before(at - 1);
  }
  /// 三, 3, 两, 几: what follows 前 in 前三名.
  [[nodiscard]] bool counts_at(std::uint32_t at) const {
    std::uint32_t length = 0;
    bool chinese = false;
    return digit_at(at, length, chinese) >= 0 || is(at, "两") || is(at, "几");
  }
  [[nodiscard]] bool digit_before(std::uint32_t at) const;
  /// Whether what stands behind a number can make a date of it: a unit, or what joins it to another number.
  [[nodiscard]] bool dated_behind(std::uint32_t at) const;

  // ---- table words ----
  [[nodiscard]] const Token *token_at(std::uint32_t at, TableNumber table) const;
  [[nodiscard]] std::vector<std::uint32_t> worded_places() const;
  [[nodiscard]] Effect effect_before(std::uint32_t begin, std::uint32_t &word_begin) const;
  [[nodiscard]] bool stopped(const DateExpression &expression) const;
  [[nodiscard]] const PartRule *part_at(std::uint32_t at, bool of_year, std::uint32_t &end) const;

  // ---- numbers ----
  [[nodiscard]] std::optional<DateNumber> number_at(std::uint32_t at) const;
  [[nodiscard]] DateJoint joint_at(std::uint32_t at, std::uint32_t &end) const;
  [[nodiscard]] DateNumbers numbers_at(std::uint32_t at, bool ranges_only) const;
  /// The number of a count: also 两.
  [[nodiscard]] std::optional<DateNumber> count_at(std::uint32_t at) const;

  // ---- points ----
  std::optional<DatePoint> point_at(std::uint32_t at, const DatePoint *first) const;
  std::optional<DatePoint> number_point(std::uint32_t at, const DatePoint *first) const;
  std::optional<DatePoint> numeric_date(const DateNumber &year) const;
  std::optional<DatePoint> numeric_tail(std::uint32_t at, const DatePoint &first) const;
  std::optional<DatePoint> century_point(const DateNumber &century, std::uint32_t behind) const;
  std::optional<DatePoint> decade_point(std::uint32_t at, DatePoint point) const;
  std::optional<DatePoint> year_point(const DateNumber &year, std::uint32_t behind) const;
  std::optional<DatePoint> month_point(std::uint32_t at, DatePoint point) const;
  std::optional<DatePoint> months_so_far(std::uint32_t at, DatePoint year) const;
  std::optional<DatePoint> days_point(std::uint32_t at, DatePoint point) const;
  std::optional<DatePoint> relative_point(const Token &token) const;
  [[nodiscard]] DatePoint weekday_point(DatePoint week) const;
  std::optional<DatePoint> plan_point(const Token &token) const;
  std::optional<DatePoint> part_point(std::uint32_t at) const;
  std::optional<DatePoint> token_point(std::uint32_t at) const;
  /// What may follow a year: 底, 上半年, 前三季度, 前10个月, 5月8日, 全年.
  [[nodiscard]] DatePoint within_year(DatePoint point) const;
  [[nodiscard]] DatePoint within_month(DatePoint point) const;
  [[nodiscard]] bool two_digit_year(const DateNumber &number, std::uint32_t behind) const;
  [[nodiscard]] bool is_issue(std::uint32_t at) const;

  // ---- expressions ----
  [[nodiscard]] DateNumbers years_at(std::uint32_t at) const;
  [[nodiscard]] std::uint32_t behind_years(const DateNumbers &list, bool &academic) const;
  [[nodiscard]] bool is_bare_range(const DateNumbers &list) const;
  /// 2016—2018年, 2017、2018年: several years before one unit.
  bool read_years(std::uint32_t at);
  void finish(DateExpression expression);
  [[nodiscard]] bool is_times(std::uint32_t at) const;
  Effect read_word_before(DateExpression &expression, std::uint32_t quoted_begin) const;
  std::uint32_t read_words_behind(DateExpression &expression, std::uint32_t at, bool from) const;
  [[nodiscard]] std::uint32_t behind_years_since(std::uint32_t at) const;
  void reach_for_since(DateExpression &expression, std::uint32_t at, bool from) const;
  bool read_bounds(DateExpression &expression) const;
  [[nodiscard]] std::uint32_t behind_no_date(std::uint32_t at) const;
  [[nodiscard]] bool names_event(const DateNumber &number) const;
  std::uint32_t read_at(std::uint32_t at);

  std::string_view text_;
  const Marks &marks_;
  const Tokens &tokens_;
  const DateRules &rules_;
  NearWords near_;
  std::uint32_t size_;
  std::vector<DateExpression> found_;
};

} // namespace v0
} // namespace jiedui
