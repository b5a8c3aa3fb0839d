#include "table_cells.hpp"

#include "utf8.hpp"

#include <utility>
#include <vector>

namespace jiedui {
inline namespace v0 {
namespace {

bool is_digit(char32_t value) { return is_ascii_digit(value) || (value >= U'０' && value <= U'９'); }
bool is_unit(std::string_view words, const DocumentRules &rules) {
  return !words.empty() && rules.phrase_at(words, 0, bit(Furniture::unit)).length == words.size();
}

/// Behind the number at the start of the words; 0 where there is none.
std::size_t number_end(std::string_view words) {
  std::size_t at = 0;
  while (at < words.size()) {
    const CodePoint point = point_at(words, at);
    const bool inside = point.value == '.' || point.value == ',' || point.value == U'．' || point.value == U'，';
    if (!is_digit(point.value) && !(inside && at > 0 && is_digit(point_at(words, at + point.size).value))) break;
    at += point.size;
  }
  return at;
}

} // namespace

std::string_view unit_above(std::string_view before, const DocumentRules &rules) {
  constexpr std::size_t longest = 300; // bytes, with markup
  before = before.substr(before.size() - std::min(before.size(), longest));
  constexpr std::string_view word = "单位";
  std::size_t at = before.rfind(word);
  if (at == std::string_view::npos) return {};
  at += word.size();
  while (at < before.size() && is_blank(point_at(before, at).value)) at += point_at(before, at).size;
  const CodePoint colon = point_at(before, at);
  if (colon.value != ':' && colon.value != U'：') return {};
  for (at += colon.size; at < before.size() && is_blank(point_at(before, at).value);) at += point_at(before, at).size;
  const std::string_view unit = before.substr(at, rules.phrase_at(before, at, bit(Furniture::unit)).length);
  const CodePoint next = point_at(before, at + unit.size());
  const bool one_of_several = is_han(next.value) || next.value == U'、' || next.value == '/' || next.value == U'，';
  return unit.ends_with("元") && !one_of_several ? unit : std::string_view();
}

ColumnHead column_head(std::string_view words, std::string_view above, const DocumentRules &rules) {
  ColumnHead head{trimmed(words), {}};
  const CodePoint last = point_before(head.label, head.label.size());
  for (const std::string_view open : {"（", "(", "/"}) {
    const std::size_t at = head.label.rfind(open);
    if (at == std::string_view::npos) continue;
    std::string_view inside = head.label.substr(at + open.size());
    if (open != "/" && !closes(last.value)) continue;
    if (open != "/") inside.remove_suffix(last.size);
    for (const std::string_view said : {"单位：", "单位:"})
      if (inside.starts_with(said)) inside.remove_prefix(said.size());
    if (!is_unit(trimmed(inside), rules)) continue;
    head.unit = trimmed(inside);
    head.label = trimmed(head.label.substr(0, at));
    break;
  }
  bool any_word = false;
  for (std::size_t at = 0; at < head.label.size() && !any_word; at += point_at(head.label, at).size)
    any_word = is_han(point_at(head.label, at).value);
  const std::size_t other = rules.phrase_at(head.label, 0, bit(Furniture::column)).length;
  constexpr std::string_view year = "年";
  head.years = head.unit.empty() && (head.label == year || head.label == "年份" || head.label == "年度");
  if (head.years) head.unit = head.label.substr(0, year.size());
  if (!any_word || kind_of_cell(head.label) != CellKind::words || head.years || other == head.label.size())
    head.label = {};
  if (head.unit.empty() && !above.empty())
    for (std::size_t at = 0; at < head.label.size(); at += point_at(head.label, at).size)
      if (rules.phrase_at(head.label, at, bit(Furniture::money)).length > 0) head.unit = above;
  return head;
}

CellKind kind_of_cell(std::string_view words) {
  words = trimmed(words);
  const std::size_t end = number_end(words);
  if (end == 0) return CellKind::words;
  const std::string_view rest = trimmed(words.substr(end));
  if (rest.empty()) return CellKind::number;
  constexpr std::size_t longest = 4; // characters of a unit: 余万人次
  for (const std::string_view time : {"年", "月", "日", "号", "时", "点"})
    if (rest.starts_with(time)) return CellKind::words;
  for (std::size_t at = 0; at < rest.size(); at += point_at(rest, at).size)
    if (const char32_t value = point_at(rest, at).value; !is_han(value) && value != '%' && value != U'％')
      return CellKind::words;
  return count_points(rest) <= longest ? CellKind::figure : CellKind::words;
}

Heading heading_of(std::string_view cell, const ColumnHead &head) {
  const CellKind kind = kind_of_cell(cell);
  if (kind == CellKind::figure) return head.label.empty() ? Heading::apart : Heading::label;
  if (kind != CellKind::number || head.unit.empty()) return Heading::apart;
  const std::string_view number = trimmed(cell);
  const bool year = number.size() == 4 && (number.starts_with("19") || number.starts_with("20"));
  return head.years && !year ? Heading::apart : Heading::unit;
}

namespace {

struct Piece {
  std::size_t begin = 0, end = 0;
  [[nodiscard]] std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
};

/// The cells of a row | a | b |; none where the line is no row.
std::vector<Piece> cells_of(std::string_view text, Piece line) {
  const std::string_view words = trimmed(line.of(text));
  if (words.size() < 3 || words.front() != '|') return {};
  std::vector<Piece> cells;
  const auto base = static_cast<std::size_t>(words.data() - text.data());
  for (std::size_t at = 1; at < words.size();) {
    const std::size_t bar = std::min(words.find('|', at), words.size());
    const std::string_view cell = trimmed(words.substr(at, bar - at));
    const std::size_t begin = cell.empty() ? base + at : static_cast<std::size_t>(cell.data() - text.data());
    cells.push_back({begin, begin + cell.size()});
    at = bar + 1;
  }
  return cells;
}

bool is_delimiter(std::string_view text, const std::vector<Piece> &cells) {
  for (const Piece &cell : cells)
    if (cell.begin == cell.end || cell.of(text).find_first_not_of(":-") != std::string_view::npos) return false;
  return !cells.empty();
}

class BarTables {
public:
  BarTables(std::string_view text, const DocumentRules &rules) : text_(text), rules_(rules), builder_(text) {}

  std::optional<MappedText> read() {
    for (std::size_t at = 0; at < text_.size();) {
      const Piece line = line_at(at);
      at = line.end + 1;
      std::vector<Piece> cells = cells_of(text_, line);
      if (cells.empty()) {
        heads_.clear();
        continue;
      }
      if (!heads_.empty()) {
        write_row(line, cells);
        continue;
      }
      const Piece below = at < text_.size() ? line_at(at) : Piece{};
      if (cells.size() < 2 || !is_delimiter(text_, cells_of(text_, below))) continue;
      const std::string_view unit = unit_above(text_.substr(0, line.begin), rules_);
      for (const Piece &cell : cells) heads_.push_back(column_head(cell.of(text_), unit, rules_));
      write_row(line, cells);
      copied_ = below.end; // the line between heading and rows
      at = below.end + 1;
      any_ = true;
    }
    if (!any_) return std::nullopt;
    builder_.copy(std::min(copied_, text_.size()), text_.size());
    return builder_.take();
  }

private:
  [[nodiscard]] Piece line_at(std::size_t at) const { return {at, std::min(text_.find('\n', at), text_.size())}; }

  void copy(std::string_view words) {
    if (words.empty()) return;
    const auto begin = static_cast<std::size_t>(words.data() - text_.data());
    builder_.copy(begin, begin + words.size());
  }

  void write_row(Piece line, const std::vector<Piece> &cells) {
    builder_.copy(copied_, line.begin);
    copied_ = line.end;
    const bool headed = cells.size() == heads_.size();
    bool first = true, sentence = false;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::string_view words = cells[i].of(text_);
      if (words.empty()) continue;
      const Heading heading = headed ? heading_of(words, heads_[i]) : Heading::apart;
      const bool with_head = heading != Heading::apart;
      if (!std::exchange(first, false)) builder_.insert(with_head || sentence ? "，" : " ");
      sentence |= with_head;
      if (with_head) copy(heads_[i].label);
      copy(words);
      if (heading == Heading::unit) copy(heads_[i].unit);
    }
    if (sentence) builder_.insert("。");
  }

  std::string_view text_;
  const DocumentRules &rules_;
  TextBuilder builder_;
  std::vector<ColumnHead> heads_; ///< of the table that is being read
  std::size_t copied_ = 0;
  bool any_ = false;
};

} // namespace

std::optional<MappedText> without_table_bars(std::string_view text, const DocumentRules &rules) {
  if (text.find("--") == std::string_view::npos || text.find('|') == std::string_view::npos) return std::nullopt;
  return BarTables(text, rules).read();
}

} // namespace v0
} // namespace jiedui
