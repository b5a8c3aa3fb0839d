#include "page.hpp"

#include "utf8.hpp"

namespace jiedui {
inline namespace v0 {
namespace {

/// The line that starts at `at`, without its end; `next` is where the following one starts.
std::string_view line_at(std::string_view text, std::size_t at, std::size_t &next) {
  const std::size_t end = std::min(text.find('\n', at), text.size());
  next = std::min(end + 1, text.size());
  return text.substr(at, end - at);
}

/// A scalar of YAML: plain, 'single' or "double" quoted.
std::string scalar(std::string_view value) {
  value = trimmed(value);
  if (value.size() < 2 || (value.front() != '\'' && value.front() != '"') || value.back() != value.front())
    return std::string(value == "null" || value == "~" ? std::string_view() : value);
  const char quote = value.front();
  std::string plain;
  value = value.substr(1, value.size() - 2);
  for (std::size_t i = 0; i < value.size(); ++i) {
    const bool doubled = quote == '\'' && value[i] == '\'' && i + 1 < value.size() && value[i + 1] == '\'';
    const bool escaped = quote == '"' && value[i] == '\\' && i + 1 < value.size();
    plain.push_back(value[doubled || escaped ? ++i : i]);
  }
  return plain;
}

/// @param written the value as the page has it.
void take(std::string_view key, std::string_view written, PageClaims &claims, std::string &subtitle) {
  const auto set = [&](std::string &field) {
    if (field.empty()) field = scalar(written);
  };
  if (key == "title") set(claims.title);
  else if (key == "subtitle") set(subtitle);
  else if (key == "date" || key == "published" || key == "pubDate" || key == "pubdate" || key == "publish_date" ||
           key == "publish_time")
    set(claims.published);
  else if (key == "author" || key == "authors") set(claims.author);
  else if (key == "source" || key == "outlet" || key == "media" || key == "publisher") set(claims.outlet);
  else if (key == "url" || key == "link" || key == "original") set(claims.url);
}

} // namespace

std::size_t read_front_matter(std::string_view text, PageClaims &claims) {
  std::size_t at = 0;
  while (at < text.size() && (text[at] == '\n' || text[at] == '\r' || text[at] == ' ')) ++at;
  std::size_t next = 0;
  if (trimmed(line_at(text, at, next)) != "---" || next >= text.size()) return 0;
  PageClaims read;
  std::string subtitle;
  bool any = false;
  constexpr std::size_t most_lines = 200;
  for (std::size_t lines = 0; next < text.size() && lines < most_lines; ++lines) {
    const std::string_view line = line_at(text, next, next);
    const std::string_view bare = trimmed(line);
    if (bare == "---" || bare == "...") {
      if (!any) return 0;
      if (!read.title.empty() && !subtitle.empty()) read.title += "——" + subtitle;
      claims = read;
      return next;
    }
    const std::size_t colon = line.find(':');
    const bool nested = line.empty() || line.front() == ' ' || line.front() == '-' || line.front() == '\t';
    if (bare.empty() || bare.front() == '#') continue;
    if (!nested && (colon == std::string_view::npos || colon > 40)) return 0;
    if (nested) continue;
    any = true;
    take(trimmed(line.substr(0, colon)), line.substr(colon + 1), read, subtitle);
  }
  return 0;
}

namespace {

bool closes_in_line(std::string_view text, std::size_t from, std::string_view sign) {
  constexpr std::size_t longest = 400;
  const std::size_t close = text.substr(from, longest).find(sign);
  return close != std::string_view::npos && close > 0 && text.substr(from, close).find('\n') == std::string_view::npos;
}

} // namespace

MappedText without_markdown(std::string_view text) {
  TextBuilder builder(text);
  std::size_t copied = 0;
  const auto leave_out = [&](std::size_t begin, std::size_t end) {
    builder.copy(copied, begin);
    copied = end;
  };
  bool line_start = true;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (line_start && (c == '#' || c == '>')) {
      std::size_t end = at;
      while (end < text.size() && text[end] == c) ++end;
      if (end - at <= 6 && end < text.size() && text[end] == ' ') leave_out(at, end + 1);
    }
    line_start = c == '\n' || (line_start && c == ' ');
    if (c == '`' && closes_in_line(text, at + 1, "`")) { // 5000 in `5000`万元
      leave_out(at, at + 1);
      const std::size_t close = text.find('`', at + 1);
      leave_out(close, close + 1);
      at = close;
    } else if (text.substr(at).starts_with("~~") && closes_in_line(text, at + 2, "~~")) { // struck out: not said
      const std::size_t end = text.find("~~", at + 2) + 2;
      leave_out(at, end);
      at = end - 1;
    } else if (c == '*' && at + 1 < text.size() && text[at + 1] == '*') {
      leave_out(at, at + 2);
      ++at;
    } else if (c == '[' || (c == '!' && at + 1 < text.size() && text[at + 1] == '[')) {
      const std::size_t begin = at + (c == '!');
      constexpr std::size_t longest = 2000;
      const std::string_view near = text.substr(begin, longest);
      const std::size_t middle = near.find("](");
      if (middle == std::string_view::npos || near.substr(0, middle).find('\n') != std::string_view::npos) continue;
      const std::size_t close = near.find_first_of(")\n ", middle);
      if (close == std::string_view::npos || near[close] == '\n') continue;
      const std::size_t end = near[close] == ')' ? close : near.find(')', close);
      if (end == std::string_view::npos) continue;
      if (c == '!') {
        leave_out(at, begin + end + 1);
      } else {
        leave_out(begin, begin + 1);
        leave_out(begin + middle, begin + end + 1);
      }
      at = begin + end;
    }
  }
  builder.copy(copied, text.size());
  return builder.take();
}

} // namespace v0
} // namespace jiedui
