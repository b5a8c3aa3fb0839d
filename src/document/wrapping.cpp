#include "layout.hpp"

#include "numerals.hpp"
#include "utf8.hpp"

#include <map>
#include <tuple>

namespace jiedui {
inline namespace v0 {
namespace {

std::size_t width_of(std::string_view line) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < line.size();) {
    const CodePoint point = point_at(line, at);
    width += is_wide(point.value) ? 2 : 1;
    at += point.size;
  }
  return width;
}

/// The last sign of a line but closing brackets and quotation marks.
char32_t last_sign(std::string_view line) {
  CodePoint last = point_before(line, line.size());
  while (closes(last.value) && line.size() > last.size) {
    line.remove_suffix(last.size);
    last = point_before(line, line.size());
  }
  return last.value;
}

bool is_finished(std::string_view line) {
  const char32_t last = last_sign(line);
  const char32_t very_last = point_before(line, line.size()).value;
  return ends_sentence(last) || last == U'；' || last == ';' || last == U'：' || last == ':' ||
         (closes(very_last) && very_last != U'”' && very_last != U'》' && very_last != U'’');
}

bool is_numbered(std::string_view line) {
  constexpr std::u32string_view bullets = U"（(【□●■◆▲•";
  const CodePoint first = point_at(line, 0);
  if (bullets.find(first.value) != std::u32string_view::npos) return true;
  const CodePoint second = point_at(line, first.size);
  if (numeral_value(first.value) > 0 && (second.value == U'、' || second.value == U'是')) return true;
  return is_ascii_digit(first.value) && (second.value == '.' || second.value == U'、' || second.value == U'．') &&
         !is_ascii_digit(point_at(line, first.size + second.size).value);
}

bool has_clauses(std::string_view line) {
  return line.find("，") != std::string_view::npos || line.find("。") != std::string_view::npos ||
         line.find(',') != std::string_view::npos || line.find("；") != std::string_view::npos;
}

/// The lines of the text, by their places in the vector.
std::vector<std::size_t> text_lines(const std::vector<Line> &lines) {
  std::vector<std::size_t> found;
  found.reserve(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (lines[i].role == LineRole::text) found.push_back(i);
  return found;
}

/// The number of empty lines that most often stands between two lines of the text.
std::uint32_t common_gap(const std::vector<Line> &lines, const std::vector<std::size_t> &texts) {
  std::map<std::uint32_t, std::size_t> gaps;
  for (std::size_t k = 1; k < texts.size(); ++k) ++gaps[lines[texts[k]].blanks_before];
  std::uint32_t common = 0;
  std::size_t most = 0;
  for (const auto &[gap, count] : gaps)
    if (count > most) std::tie(common, most) = std::tie(gap, count);
  return common;
}

/// The width at which lines are broken, 0 where they are not.
class Margin {
public:
  Margin(std::string_view text, const std::vector<Line> &lines, const std::vector<std::size_t> &texts) {
    std::size_t unfinished = 0; // lines that a margin may have broken
    for (std::size_t k = 0; k + 1 < texts.size(); ++k) unfinished += !is_finished(lines[texts[k]].of(text));
    if (unfinished < least_broken || unfinished * 4 < texts.size()) return;
    for (const std::size_t i : texts) widths_.push_back(lines[i].indent + width_of(lines[i].of(text)));
    find();
    const std::uint32_t gap = common_gap(lines, texts);
    std::size_t broken = 0;
    std::size_t clauses = 0;
    std::size_t longer = 0;
    for (std::size_t k = 0; k + 1 < texts.size(); ++k) {
      longer += widths_[k] > width_ + slack;
      const std::string_view line = lines[texts[k]].of(text);
      if (!reaches(k) || is_finished(line) || lines[texts[k + 1]].blanks_before > gap) continue;
      ++broken;
      clauses += has_clauses(line) || line.find("、") != std::string_view::npos;
    }
    if (broken < least_broken || broken * 4 < texts.size() || clauses * 2 < broken || longer * 5 > texts.size())
      width_ = 0;
  }

  [[nodiscard]] std::size_t width() const noexcept { return width_; }
  [[nodiscard]] bool reaches(std::size_t k) const {
    return widths_[k] + slack >= width_ && widths_[k] <= width_ + slack;
  }

private:
  static constexpr std::size_t least_broken = 3;
  static constexpr std::size_t slack = 6; ///< a word or a mark that did not fit

  /// The width that most lines have.
  void find() {
    std::map<std::size_t, std::size_t> seen;
    for (const std::size_t width : widths_)
      if (width >= 24 && width <= 200) ++seen[width];
    std::size_t best = 0;
    for (const auto &[width, count] : seen) {
      std::size_t near = 0;
      for (auto it = seen.lower_bound(width - 2); it != seen.end() && it->first <= width + 2; ++it) near += it->second;
      if (near > best) std::tie(best, width_) = std::tie(near, width);
    }
  }

  std::vector<std::size_t> widths_;
  std::size_t width_ = 0;
};

/// The indentation of the lines that do not begin a paragraph.
std::uint32_t base_indent(const std::vector<Line> &lines, const std::vector<std::size_t> &texts) {
  std::map<std::uint32_t, std::size_t> indents;
  for (const std::size_t i : texts) ++indents[lines[i].indent];
  for (const auto &[indent, count] : indents)
    if (count * 4 >= texts.size()) return indent;
  return lines[texts[0]].indent;
}

} // namespace

bool needs_blank(std::string_view before, std::string_view after) {
  return is_ascii_letter(point_before(before, before.size()).value) && is_ascii_letter(point_at(after, 0).value);
}

void join_wrapped_lines(std::vector<Line> &lines, Workbench &bench) {
  if (!bench.may_undo(CleaningKind::wrapping)) return;
  const std::string_view text = bench.text();
  const std::vector<std::size_t> texts = text_lines(lines);
  if (texts.size() < 4) return;
  const Margin margin(text, lines, texts);
  if (margin.width() == 0) return;
  const std::uint32_t base = base_indent(lines, texts);
  const std::uint32_t gap = common_gap(lines, texts);
  std::size_t count = 0;
  std::size_t first = 0;
  for (std::size_t k = 1; k < texts.size(); ++k) {
    Line &line = lines[texts[k]];
    const bool apart = line.blanks_before > gap || line.indent >= base + 2 || is_numbered(line.of(text));
    if (apart || !margin.reaches(k - 1) || (gap > 0 && is_finished(lines[texts[k - 1]].of(text)))) continue;
    line.joins = true;
    if (count++ == 0) first = line.begin;
  }
  if (count > 0)
    bench.report(CleaningKind::wrapping, "lines broken at " + std::to_string(margin.width()) + " columns", count,
                 first);
}

// ---- Interrupted paragraphs ----

namespace {

class Rejoiner {
public:
  Rejoiner(std::vector<Line> &lines, std::string_view text, bool by_markup, const DocumentRules &rules)
      : lines_(lines), text_(text), by_markup_(by_markup), rules_(rules), texts_(text_lines(lines)),
        gap_(common_gap(lines, texts_)) {}

  /// The places of the lines that were joined.
  std::vector<std::size_t> run() {
    std::vector<std::size_t> joined;
    for (std::size_t k = 0; k + 1 < texts_.size(); ++k) {
      const std::size_t next = continuation(k);
      if (next == 0) continue;
      joined.push_back(lines_[texts_[next]].begin);
      // The half that goes on moves up, the captions come behind it. Only lines between the two change places.
      const auto at = [&](std::size_t i) { return lines_.begin() + static_cast<std::ptrdiff_t>(i); };
      std::rotate(at(texts_[k] + 1), at(texts_[next]), at(texts_[next] + 1));
      lines_[texts_[k] + 1].joins = true;
      std::size_t place = texts_[k] + 1;
      for (std::size_t i = k + 1; i <= next; ++i, ++place) {
        while (lines_[place].role != LineRole::text) ++place;
        texts_[i] = place;
      }
    }
    return joined;
  }

private:
  std::string_view words(std::size_t k) const { return lines_[texts_[k]].of(text_); }
  bool wide_gap(std::size_t k) const { return k < texts_.size() && gap_ > 0 && lines_[texts_[k]].blanks_before > gap_; }

  /// Where the paragraph of line k goes on, 0 where it is whole.
  std::size_t continuation(std::size_t k) const {
    const Line &line = lines_[texts_[k]];
    if (line.mark.heading > 0 || line.mark.caption || is_finished(words(k)) || lines_[texts_[k + 1]].joins) return 0;
    if (rules_.ending(Furniture::other_role, words(k)) > 3) return 0; // a caption: 张三供图
    const bool long_enough = is_sentence(words(k));
    if (by_markup_) return long_enough && may_go_on(k + 1) && pairs(k, k + 1) ? k + 1 : 0;
    if (wide_gap(k + 1) && (long_enough || speaks(words(k))))
      if (const std::size_t next = behind_captions(k); next != 0) return next;
    return long_enough && may_go_on(k + 1) && (pairs(k, k + 1) || is_plainly_cut(k)) ? k + 1 : 0;
  }

  /// Longer, or of more clauses, than headings are.
  static bool is_sentence(std::string_view line) {
    const std::size_t length = count_points(line);
    std::size_t marks = 0;
    for (std::size_t at = 0; at < line.size(); at += point_at(line, at).size) {
      const char32_t value = point_at(line, at).value;
      marks += parts_clauses(value) || ends_sentence(value);
    }
    return (length >= 40 && marks >= 1) || (length >= 20 && marks >= 2);
  }

  /// A figure or an aspect in a short line: no heading.
  static bool speaks(std::string_view line) {
    if (has_clauses(line) || line.find("了") != std::string_view::npos) return true;
    return line.find_first_of("0123456789") != std::string_view::npos;
  }

  /// Whether the words on both sides of the break belong together.
  bool pairs(std::size_t k, std::size_t next) const {
    const std::string_view before = words(k);
    const CodePoint left = point_before(before, before.size());
    const CodePoint right = point_at(words(next), 0);
    if (left.value == U'，' || left.value == U'、' || left.value == ',') return true;
    if (!is_han(left.value) || !is_han(right.value)) return false;
    if (rules_.is_common_pair(left.value, right.value)) return true;
    std::string pair(before.substr(before.size() - left.size));
    pair += words(next).substr(0, right.size);
    return text_.find(pair) != std::string_view::npos;
  }

  bool may_go_on(std::size_t next) const {
    const Line &line = lines_[texts_[next]];
    const std::string_view all = words(next);
    return has_clauses(all) && !is_numbered(all) && !opens(point_at(all, 0).value) && line.mark.heading == 0 &&
           !line.mark.caption && line.indent < 2; // an indented line begins a paragraph
  }

  /// A long paragraph that just stops, before one that does not begin as paragraphs do.
  bool is_plainly_cut(std::size_t k) const {
    if (count_points(words(k)) < 40) return false;
    return !rules_.starts_as(Furniture::opener, words(k + 1));
  }

  bool is_caption(std::size_t k) const {
    const std::string_view line = words(k);
    const std::size_t stop = line.find("。");
    return count_points(line) <= 60 && (stop == std::string_view::npos || stop + 3 >= line.size());
  }

  /// The first line behind captions, which wide gaps set apart.
  std::size_t behind_captions(std::size_t k) const {
    constexpr std::size_t most = 8;
    const std::size_t end = std::min(k + most, texts_.size());
    std::size_t last_wide = k + 1;
    for (std::size_t i = k + 1; i < end; ++i)
      if (wide_gap(i)) last_wide = i;
    for (std::size_t i = k + 1; i < last_wide; ++i)
      if (count_points(words(i)) > 120) return 0; // no captions but paragraphs
    std::size_t next = last_wide;
    while (next < end && is_caption(next) && !(next > k + 1 && has_clauses(words(next)) && pairs(k, next))) ++next;
    return next < end && next > k + 1 && may_go_on(next) ? next : 0;
  }

  std::vector<Line> &lines_;
  std::string_view text_;
  bool by_markup_;
  const DocumentRules &rules_;
  std::vector<std::size_t> texts_;
  std::uint32_t gap_;
};

} // namespace

void rejoin_paragraphs(std::vector<Line> &lines, Workbench &bench, bool by_markup, const DocumentRules &rules) {
  if (!bench.may_undo(CleaningKind::interruption)) return;
  for (const std::size_t at : Rejoiner(lines, bench.text(), by_markup, rules).run())
    bench.report(CleaningKind::interruption, "a paragraph goes on here", 1, at);
}

} // namespace v0
} // namespace jiedui
