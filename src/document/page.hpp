/// @file page.hpp
/// A decoded input taken apart: its lines of text, and what it says about itself.
#pragma once

#include "document_rules.hpp"
#include "jiedui/result.hpp"
#include "jiedui/version.hpp"
#include "mapped_text.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// What the markup says of a line.
struct LineMark {
  std::uint8_t heading = 0; ///< 1..6 for h1..h6, else 0
  bool main = true;         ///< within the main text of a page
  bool soft = false;        ///< parted from the line before by a mere <br>
  bool caption = false;     ///< <figcaption> and its like
  bool furniture = false;   ///< marked as such by element or class
  bool row = false;         ///< a row of a table of data, its cells parted by blanks
  std::uint32_t link_bytes = 0;
};

/// What front matter and <meta> say, as written.
struct PageClaims {
  std::string title;
  std::string page_title; ///< <title>: may carry the site's name
  std::string published;
  std::string outlet;
  std::string author;
  std::string url;
};

/// Lines are separated by `\n`; `marks` holds one for each line, or nothing where there was no markup.
struct Page {
  MappedText lines;
  std::vector<LineMark> marks;
  PageClaims claims;
  bool front_matter = false;
};

/// Takes front matter off the text and reads it: the number of bytes it takes, 0 where there is none.
[[nodiscard]] std::size_t read_front_matter(std::string_view text, PageClaims &claims);

/// Markup that was wrapped once more, as feeds do: the marks of CDATA go, and where all tags are escaped
/// (&lt;p&gt;) they become tags. Nothing where there is no such thing.
[[nodiscard]] std::optional<MappedText> unwrapped_markup(std::string_view text);

/// Whether the text holds HTML elements.
[[nodiscard]] bool has_markup(std::string_view text);

/// Reads a fragment of nothing but plain paragraphs (<p>, <div>, <br>, <b> … without attributes) in one pass; the
/// result is what `read_html` gives. Returns false, with `page` untouched, for anything else.
[[nodiscard]] bool read_simple_html(std::string_view text, Page &page);

/// Reads HTML of any kind, whole pages and fragments. Fails with `limit` for elements nested too deeply.
[[nodiscard]] std::optional<Error> read_html(std::string_view text, const DocumentRules &rules, Page &page);

/// Takes the signs of Markdown out of plain lines: heading marks, emphasis, code, links and images; and what is struck
/// out.
[[nodiscard]] MappedText without_markdown(std::string_view text);

/// Elements that part lines, by name in lower case.
[[nodiscard]] bool is_block_element(std::string_view name);

/// Adds the lines of a page from pieces of its text.
class LineWriter {
public:
  LineWriter(std::string_view from, Page &page) : from_(from), builder_(from), page_(page) {}

  /// Adds bytes [begin, end); their white space is that of HTML unless `keep_lines`.
  void text(std::size_t begin, std::size_t end, bool keep_lines);
  /// `with` stands for [begin, end).
  void replace(std::size_t begin, std::size_t end, std::string_view with);
  /// A blank where the next cell of a row begins.
  void part(std::size_t at);
  /// A sign that the input does not have, unless the line is empty.
  void put(std::string_view sign);
  /// Ends the line if it has text. `soft`: the next one is its continuation in the same paragraph.
  void end_line(bool soft = false);
  [[nodiscard]] LineMark &mark() noexcept { return mark_; }
  [[nodiscard]] std::size_t lines() const noexcept { return page_.marks.size(); }
  void finish();

private:
  [[nodiscard]] bool line_is_empty() const { return builder_.text().size() == line_begin_; }
  void space(std::size_t begin, std::size_t end, char32_t next);

  std::string_view from_;
  TextBuilder builder_;
  Page &page_;
  LineMark mark_;
  std::size_t line_begin_ = 0;
  bool next_is_soft_ = false;
};

} // namespace v0
} // namespace jiedui
