#include "signatures.hpp"

#include "utf8.hpp"

namespace jiedui {
inline namespace v0 {
namespace {

/// Between the brackets that are the line's first and last signs; empty where there are none.
Span inside_brackets(std::string_view line) {
  const CodePoint open = point_at(line, 0), close = point_before(line, line.size());
  if (line.size() <= open.size + close.size || !opens(open.value) || !closes(close.value)) return {};
  return {static_cast<std::uint32_t>(open.size), static_cast<std::uint32_t>(line.size() - close.size)};
}

/// 图侵删, 记者, 佚名, 新华.
bool is_no_name(std::string_view folded, const DocumentRules &rules) {
  constexpr std::uint32_t others = bit(Furniture::other_role) | bit(Furniture::nobody) | bit(Furniture::post);
  return rules.phrase_at(folded, 0, others).length > 0 || rules.is(Furniture::outlet_name, folded);
}

} // namespace

bool names_site(std::string_view folded, const DocumentRules &rules) {
  constexpr std::size_t longest = 12; // characters
  return count_points(folded) <= longest && rules.ending(Furniture::site, folded) > 0 &&
         rules.ending(Furniture::genre, folded) == 0;
}

std::size_t dateline_before_title(std::string_view folded, const DocumentRules &rules) {
  for (const std::string_view mark : {"题：", "题:"}) {
    const std::size_t at = folded.find(mark);
    if (at != std::string_view::npos && rules.ending(Furniture::dateline, trimmed(folded.substr(0, at))) > 0)
      return at + mark.size();
  }
  return 0;
}

std::size_t last_stop(std::string_view line) {
  constexpr std::size_t longest = 150;
  for (std::size_t end = line.size(); end >= 3 && line.size() - end <= longest; --end) {
    const std::string_view sign = line.substr(end - 3, 3);
    if (sign == "。" || sign == "！" || sign == "？" || sign == "”") return end;
  }
  return 0;
}

std::vector<std::string> names_in_brackets(std::string_view line, std::string_view folded, const DocumentRules &rules) {
  constexpr std::size_t longest = 3, most = 3; // characters of a name, names
  const std::size_t lead = static_cast<std::size_t>(trimmed(line).data() - line.data());
  line = trimmed(line);
  const Span inside = inside_brackets(line);
  std::vector<std::string> names;
  for (std::size_t at = inside.begin, end = at; at < inside.end; at = end + point_at(line, end).size) {
    for (end = at; end < inside.end && is_han(point_at(line, end).value);) end += point_at(line, end).size;
    const char32_t behind = point_at(line, end).value;
    if (end < inside.end && !is_blank(behind) && behind != U'、') return {};
    const std::string_view name = line.substr(at, end - at);
    if (name.empty()) continue;
    const std::size_t length = count_points(name);
    if (length < 2 || length > longest || names.size() == most || is_no_name(folded.substr(lead + at, end - at), rules))
      return {};
    names.emplace_back(name);
  }
  return names;
}

bool is_reporter(std::string_view folded, const DocumentRules &rules) {
  constexpr std::size_t least = 12, longest = 60; // bytes
  constexpr std::size_t longest_names = 14;       // characters
  folded = trimmed(folded);
  if (folded.size() < least || folded.size() > longest) return false;
  const std::string_view inside = inside_brackets(folded).of(folded);
  const std::size_t deed = rules.ending(Furniture::deed, inside);
  const std::string_view names = trimmed(inside.substr(0, inside.size() - deed));
  return deed > 0 && !names.empty() && names.size() < inside.size() - deed && count_points(names) <= longest_names;
}

} // namespace v0
} // namespace jiedui
