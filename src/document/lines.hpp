/// @file lines.hpp
/// The lines of a page, what each of them is, and which of them are the text.
#pragma once

#include "byline.hpp"
#include "document_rules.hpp"
#include "jiedui/version.hpp"
#include "page.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace jiedui {
inline namespace v0 {

enum class LineRole : std::uint8_t {
  text,
  byline,    ///< date, source, writers, editors
  title,     ///< the title or its subtitle
  furniture, ///< tools, navigation, notices
  tail,      ///< a heading of the page's tail: related news
};

struct Line {
  std::uint32_t begin = 0; ///< without white space at both ends
  std::uint32_t end = 0;
  std::uint32_t indent = 0;        ///< columns of white space before it
  std::uint32_t blanks_before = 0; ///< empty lines before it
  LineMark mark;
  LineRole role = LineRole::text;
  bool sentence = false; ///< holds a sentence, or most of one
  bool joins = false;    ///< continues the line before it: same paragraph

  [[nodiscard]] std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
};

/// Splits the text of a page into its lines. Where plain text has its paragraphs in one line, parted by full-width
/// spaces, each becomes a line.
[[nodiscard]] std::vector<Line> split_lines(std::string_view text, const std::vector<LineMark> &marks);

/// What the page says of its text, from all of its sources.
struct PageFacts {
  std::string title;
  std::optional<Day> published;
  std::string outlet;
  std::vector<std::string> authors;
};

/// Gives each line its role and reads title, date, outlet and writers. `folded` is the text in simplified script, of
/// the same bytes.
[[nodiscard]] PageFacts read_roles(std::string_view text, std::string_view folded, std::vector<Line> &lines,
                                   const PageClaims &claims, const DocumentRules &rules);

} // namespace v0
} // namespace jiedui
