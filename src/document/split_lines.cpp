#include "lines.hpp"

#include "utf8.hpp"

namespace jiedui {
inline namespace v0 {
namespace {

constexpr std::string_view wide_space = "\xE3\x80\x80";

/// Adds the line [begin, end) of the text unless it is blank; returns whether it was added.
bool add_line(std::string_view text, std::size_t begin, std::size_t end, std::vector<Line> &lines) {
  const std::string_view whole = text.substr(begin, end - begin);
  const std::string_view bare = trimmed(whole);
  if (bare.empty()) return false;
  Line line;
  line.begin = static_cast<std::uint32_t>(bare.data() - text.data());
  line.end = static_cast<std::uint32_t>(line.begin + bare.size());
  for (std::size_t at = begin; at < line.begin;) {
    const CodePoint point = point_at(text, at);
    line.indent += is_wide(point.value) ? 2 : point.value == '\t' ? 8 : 1;
    at += point.size;
  }
  lines.push_back(line);
  return true;
}

/// Whether a blank stands between the end of a sentence and the beginning of another.
bool parts_sentences(std::string_view line, std::size_t blank) {
  const char32_t before = point_before(line, blank).value;
  const char32_t behind = point_at(line, std::min(line.find_first_not_of(' ', blank), line.size())).value;
  return (ends_sentence(before) || before == U'”') && (is_han(behind) || opens(behind));
}

/// Whether blanks behind full stops part the paragraphs of a long line: three at least, and a good part of its blanks.
bool has_blanks_for_breaks(std::string_view line) {
  constexpr std::size_t shortest = 600; // bytes
  constexpr std::size_t fewest = 3;
  if (line.size() < shortest) return false;
  std::size_t blanks = 0, breaks = 0;
  for (std::size_t at = line.find(' '); at < line.size(); at = line.find(' ', line.find_first_not_of(' ', at))) {
    ++blanks;
    breaks += parts_sentences(line, at);
  }
  return breaks >= fewest && breaks * 3 >= blanks;
}

/// Where the next paragraph starts behind a blank.
std::size_t next_break(std::string_view text, std::size_t from, std::size_t end) {
  const std::string_view line = text.substr(0, end);
  for (std::size_t at = line.find(' ', from); at < end; at = line.find(' ', line.find_first_not_of(' ', at)))
    if (parts_sentences(line, at)) return at;
  return end;
}

/// Where the next paragraph starts that full-width spaces part from this one within a line.
std::size_t next_indent(std::string_view text, std::size_t from, std::size_t end) {
  const std::string_view line = text.substr(0, end); // the search stops with it
  for (std::size_t at = line.find(wide_space, from); at < end; at = line.find(wide_space, at + 3)) {
    if (!line.substr(at + 3).starts_with(wide_space)) continue;
    return at;
  }
  return end;
}

} // namespace

std::vector<Line> split_lines(std::string_view text, const std::vector<LineMark> &marks) {
  std::vector<Line> lines;
  lines.reserve(marks.size() + 1);
  std::uint32_t blanks = 0;
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < text.size(); ++number) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    bool any = false;
    const bool by_blanks = has_blanks_for_breaks(text.substr(begin, end - begin));
    std::size_t indent = begin;
    for (std::size_t part = begin; part < end;) {
      std::size_t words = part;
      while (words < end && is_blank(point_at(text, words).value)) words += point_at(text, words).size;
      if (indent <= words) indent = next_indent(text, words, end);
      const std::size_t part_end = by_blanks ? next_break(text, words, indent) : indent;
      if (add_line(text, part, part_end, lines)) {
        Line &line = lines.back();
        line.blanks_before = any ? 0 : blanks;
        if (number < marks.size()) line.mark = marks[number];
        if (any) line.mark.soft = false;
        any = true;
      }
      part = part_end;
    }
    blanks = any ? 0 : blanks + 1;
    begin = end + 1;
  }
  return lines;
}

} // namespace v0
} // namespace jiedui
