#include "title_signs.hpp"

#include "numerals.hpp"
#include "utf8.hpp"

namespace jiedui {
inline namespace v0 {
namespace {

std::string_view without_bars(std::string_view title) {
  title = trimmed(title);
  while (title.ends_with("|")) title = trimmed(title.substr(0, title.size() - 1));
  while (title.starts_with("|")) title = trimmed(title.substr(1));
  return title;
}

/// 政 府 工 作 报 告: every character by itself.
std::string unspaced(std::string title) {
  std::string joined;
  for (std::size_t at = 0; at < title.size();) {
    const CodePoint point = point_at(title, at);
    if (!is_han(point.value)) return title;
    joined += title.substr(at, point.size);
    at += point.size;
    if (at < title.size() && title[at++] != ' ') return title;
  }
  return joined;
}

std::string with_single_blanks(std::string_view title) {
  std::string single;
  bool blank = false;
  for (std::size_t at = 0; at < title.size();) {
    const CodePoint point = point_at(title, at);
    const bool is_space = is_blank(point.value) || point.value == '\n';
    if (!is_space) {
      if (blank && !single.empty()) single.push_back(' ');
      single += title.substr(at, point.size);
    }
    blank = is_space;
    at += point.size;
  }
  return single;
}

} // namespace

bool is_subtitle(std::string_view line) {
  return line.starts_with("——") || line.starts_with("—") || line.starts_with("--");
}

bool said_twice(std::string_view line) {
  const std::size_t blank = line.find(' ');
  return blank != std::string_view::npos && trimmed(line.substr(blank)) == line.substr(0, blank);
}

std::size_t han_in(std::string_view line) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < line.size(); at += point_at(line, at).size) count += is_han(point_at(line, at).value);
  return count;
}

bool is_numbered(std::string_view line) {
  const CodePoint first = point_at(line, 0);
  if (first.value == U'（' || first.value == '(') return true;
  return numeral_value(first.value) > 0 && point_at(line, first.size).value == U'、';
}

std::string tidied_title(std::string_view title) { return unspaced(with_single_blanks(without_bars(title))); }

} // namespace v0
} // namespace jiedui
