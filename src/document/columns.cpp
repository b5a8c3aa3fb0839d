#include "layout.hpp"

#include "utf8.hpp"

#include <map>
#include <set>

namespace jiedui {
inline namespace v0 {
namespace {

constexpr std::size_t least_gap = 3; ///< blanks that part two columns

/// A piece of a line without wide gaps.
struct Segment {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t place = 0;  ///< position of its first character in the line
  std::size_t length = 0; ///< characters
  std::size_t han = 0;
};

struct Row {
  std::vector<Segment> segments;
  bool page_break = false;
};

/// Position of a character: by number, or by columns with two for a wide one. Tools differ.
enum class Measure { characters, columns };

Row row_of(std::string_view text, std::size_t begin, std::size_t end, Measure measure) {
  Row row;
  std::size_t place = 0;
  std::size_t blanks = least_gap;
  for (std::size_t at = begin; at < end;) {
    const CodePoint point = point_at(text, at);
    row.page_break |= point.value == '\f';
    if (is_blank(point.value)) {
      blanks += point.value == 0x3000 ? 2 : 1;
    } else {
      if (blanks >= least_gap) row.segments.push_back({at, at, place, 0, 0});
      Segment &segment = row.segments.back();
      segment.length += segment.length > 0 ? blanks + 1 : 1;
      segment.han += is_han(point.value);
      segment.end = at + point.size;
      blanks = 0;
    }
    place += measure == Measure::columns && is_wide(point.value) ? 2 : 1;
    at += point.size;
  }
  return row;
}

std::vector<Row> rows_of(std::string_view text, Measure measure) {
  std::vector<Row> rows;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    rows.push_back(row_of(text, begin, end, measure));
    begin = end + 1;
  }
  return rows;
}

bool is_prose(const Segment &segment) { return segment.han * 2 >= segment.length && segment.length >= 8; }

/// Whether the row shows columns of prose side by side.
bool is_side_by_side(const Row &row) {
  return row.segments.size() >= 2 && row.segments.size() <= 4 && row.segments[0].han > 0 && row.segments[1].han > 0;
}

/// The places where columns begin, the left one first; fewer than two where there are none.
std::vector<std::size_t> column_places(const std::vector<Row> &rows) {
  std::map<std::size_t, std::size_t> starts;
  std::size_t pairs = 0;
  std::size_t prose = 0;
  std::size_t segments = 0;
  for (const Row &row : rows) {
    if (!is_side_by_side(row)) continue;
    ++pairs;
    for (const Segment &segment : row.segments) {
      ++starts[segment.place];
      ++segments;
      prose += is_prose(segment);
    }
  }
  if (pairs < 4 || prose * 10 < segments * 7) return {};
  std::vector<std::size_t> places;
  std::size_t explained = 0;
  for (auto start = starts.begin(); start != starts.end();) {
    constexpr std::size_t deepest_indent = 6;
    std::size_t together = 0;
    auto next = start;
    for (; next != starts.end() && next->first <= start->first + deepest_indent; ++next) together += next->second;
    if (together * 4 >= pairs) {
      places.push_back(start->first);
      explained += together;
    }
    start = next;
  }
  return explained * 10 >= segments * 9 && places.size() <= 4 ? places : std::vector<std::size_t>{};
}

std::size_t places_of_starts(const std::vector<Row> &rows) {
  std::set<std::size_t> places;
  for (const Row &row : rows)
    if (is_side_by_side(row))
      for (const Segment &segment : row.segments) places.insert(segment.place);
  return places.size();
}

/// Makes the text anew, columns one after the other.
class Unfolder {
public:
  Unfolder(std::string_view text, const std::vector<Row> &rows, std::vector<std::size_t> places)
      : text_(text), rows_(rows), places_(std::move(places)), builder_(text) {}

  MappedText run() {
    for (std::size_t i = 0; i < rows_.size();) {
      if (!is_side_by_side(rows_[i])) {
        whole(rows_[i]);
        ++i;
        continue;
      }
      const std::size_t end = block_end(i);
      block(i, end);
      i = end;
    }
    return builder_.take();
  }

private:
  std::size_t column_of(const Segment &segment) const {
    std::size_t column = 0;
    for (std::size_t c = 0; c < places_.size(); ++c)
      if (segment.place + 1 >= places_[c]) column = c;
    return column;
  }

  /// Whether a row can stand within a block of columns: empty, or every piece within its column.
  bool fits(const Row &row) const {
    if (row.page_break || row.segments.size() > places_.size()) return false;
    for (const Segment &segment : row.segments) {
      const std::size_t column = column_of(segment);
      if (segment.han == 0 && segment.length < 4) return false; // a page number
      if (segment.place > places_[column] + 12) return false;   // centered
      if (column + 1 < places_.size() && segment.place + segment.length > places_[column + 1]) return false;
    }
    return true;
  }

  /// Behind the last row that shows columns before something else comes.
  std::size_t block_end(std::size_t begin) const {
    constexpr std::size_t most_empty = 4;
    std::size_t end = begin + 1;
    std::size_t empty = 0;
    for (std::size_t i = begin + 1; i < rows_.size() && fits(rows_[i]) && empty <= most_empty; ++i) {
      empty = rows_[i].segments.empty() ? empty + 1 : 0;
      if (empty == 0) end = i + 1;
    }
    return end;
  }

  void whole(const Row &row) {
    if (!row.segments.empty()) builder_.copy(row.segments.front().begin, row.segments.back().end);
    builder_.insert("\n");
  }

  /// A column's lines become paragraphs; a paragraph goes on from the foot of a column to the head of the next.
  void block(std::size_t begin, std::size_t end) {
    open_ = false;
    for (std::size_t column = 0; column < places_.size(); ++column) {
      bool gap = false;
      for (std::size_t i = begin; i < end; ++i) {
        bool any = false;
        for (const Segment &segment : rows_[i].segments) {
          if (column_of(segment) != column) continue;
          line(segment, segment.place >= places_[column] + 2, gap);
          any = true;
        }
        gap = !any;
      }
    }
    builder_.insert("\n\n");
    open_ = false;
  }

  void line(const Segment &segment, bool indented, bool gap) {
    const std::string_view words = text_.substr(segment.begin, segment.end - segment.begin);
    if (open_) {
      const bool finished = ends_sentence(last_) || closes(last_);
      if (indented || (gap && (finished || last_length_ < 12))) builder_.insert("\n");
      else if (needs_blank(builder_.text(), words)) builder_.insert(" ");
    }
    pieces(segment);
    last_ = point_before(words, words.size()).value;
    last_length_ = segment.length;
    open_ = true;
  }

  /// Leaves out the blanks that set figures apart, and all but one of the others.
  void pieces(const Segment &segment) {
    std::size_t copied = segment.begin;
    for (std::size_t at = segment.begin; at < segment.end;) {
      const CodePoint point = point_at(text_, at);
      if (!is_blank(point.value)) {
        at += point.size;
        continue;
      }
      std::size_t after = at;
      while (after < segment.end && is_blank(point_at(text_, after).value)) after += point_at(text_, after).size;
      const char32_t left = point_before(text_, at).value;
      const char32_t right = point_at(text_, after).value;
      builder_.copy(copied, at);
      const bool figure = (left < 0x80 && is_wide(right)) || (is_wide(left) && right < 0x80);
      if (!figure) builder_.replace(at, after, " ");
      copied = at = after;
    }
    builder_.copy(copied, segment.end);
  }

  std::string_view text_;
  const std::vector<Row> &rows_;
  std::vector<std::size_t> places_;
  TextBuilder builder_;
  bool open_ = false;
  char32_t last_ = 0;
  std::size_t last_length_ = 0;
};

} // namespace

void undo_columns(Workbench &bench) {
  if (!bench.may_undo(CleaningKind::columns) || bench.text().find("   ") == std::string::npos) return;
  const std::vector<Row> by_characters = rows_of(bench.text(), Measure::characters);
  const std::vector<Row> by_columns = rows_of(bench.text(), Measure::columns);
  // The measure that the page was set by is the one in which the pieces start at fewer places.
  const std::vector<Row> &rows =
      places_of_starts(by_characters) <= places_of_starts(by_columns) ? by_characters : by_columns;
  const std::vector<std::size_t> places = column_places(rows);
  if (places.size() < 2) return;
  std::size_t first = 0;
  std::size_t count = 0;
  for (const Row &row : rows) {
    if (!is_side_by_side(row)) continue;
    if (count++ == 0) first = row.segments.front().begin;
  }
  bench.report(CleaningKind::columns, std::to_string(places.size()) + " columns side by side", count, first);
  bench.replace(Unfolder(bench.text(), rows, places).run());
}

} // namespace v0
} // namespace jiedui
