#include "page.hpp"

#include "utf8.hpp"

#include <algorithm>
#include <array>

namespace jiedui {
inline namespace v0 {
namespace {

constexpr std::array<std::string_view, 41> block_elements{
    "address", "article",  "aside",      "blockquote", "body",   "center", "dd",   "details", "dir", "div", "dl",
    "dt",      "fieldset", "figcaption", "figure",     "footer", "form",   "h1",   "h2",      "h3",  "h4",  "h5",
    "h6",      "header",   "hr",         "html",       "legend", "li",     "main", "nav",     "ol",  "p",   "pre",
    "section", "summary",  "table",      "td",         "th",     "tr",     "ul",   "title"};

constexpr std::array<std::string_view, 30> inline_elements{
    "a",    "abbr",   "b",      "big",  "br",     "cite",  "code", "del",  "em",    "font",
    "head", "i",      "iframe", "img",  "input",  "ins",   "link", "menu", "meta",  "mark",
    "s",    "script", "small",  "span", "strong", "style", "sub",  "sup",  "tbody", "u"};

bool is_name_byte(char c) {
  return is_ascii_letter(static_cast<unsigned char>(c)) || is_ascii_digit(static_cast<unsigned char>(c));
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

struct Tag {
  std::array<char, 12> letters; ///< of the name, in lower case
  std::size_t length = 0;
  bool closing = false;
  std::size_t end = 0; ///< behind the >

  [[nodiscard]] std::string_view name() const { return {letters.data(), length}; }
};

/// The tag at `at` if it has no attributes.
bool bare_tag(std::string_view text, std::size_t at, Tag &tag) {
  std::size_t i = at + 1;
  tag.closing = i < text.size() && text[i] == '/';
  i += tag.closing;
  tag.length = 0;
  while (i < text.size() && is_name_byte(text[i]) && tag.length < tag.letters.size())
    tag.letters[tag.length++] = lower(text[i++]);
  while (i < text.size() && text[i] == ' ') ++i;
  if (!tag.closing && i < text.size() && text[i] == '/') ++i;
  if (tag.length == 0 || i >= text.size() || text[i] != '>') return false;
  tag.end = i + 1;
  return true;
}

} // namespace

bool is_block_element(std::string_view name) {
  return std::find(block_elements.begin(), block_elements.end(), name) != block_elements.end();
}

bool has_markup(std::string_view text) {
  std::string name;
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    std::size_t i = at + 1;
    if (text.substr(i).starts_with("!--") || text.substr(i).starts_with("![CDATA[")) return true;
    if (i < text.size() && text[i] == '/') ++i;
    name.clear();
    while (i < text.size() && is_name_byte(text[i]) && name.size() < 12) name.push_back(lower(text[i++]));
    if (name.empty() || i >= text.size()) continue;
    const bool ends =
        text[i] == '>' || text[i] == '/' || text[i] == ' ' || text[i] == '\n' || text[i] == '\t' || text[i] == '\r';
    if (ends && (is_block_element(name) ||
                 std::find(inline_elements.begin(), inline_elements.end(), name) != inline_elements.end()))
      return true;
  }
  return false;
}

// ---- LineWriter ----

std::optional<MappedText> unwrapped_markup(std::string_view text) {
  struct Wrap {
    std::string_view written;
    std::string_view means;
  };
  constexpr std::array<Wrap, 6> wraps{
      {{"<![CDATA[", ""}, {"]]>", ""}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&amp;", "&"}}};
  const bool escaped =
      (text.find("&lt;p") != std::string_view::npos || text.find("&lt;/p") != std::string_view::npos ||
       text.find("&lt;div") != std::string_view::npos || text.find("&lt;br") != std::string_view::npos) &&
      !has_markup(text);
  if (!escaped && text.find("<![CDATA[") == std::string_view::npos) return std::nullopt;
  TextBuilder builder(text);
  std::size_t copied = 0;
  for (std::size_t at = text.find_first_of("<]&"); at != std::string_view::npos; at = text.find_first_of("<]&", at)) {
    const auto *wrap = std::find_if(wraps.begin(), wraps.end(), [&](const Wrap &one) {
      return (escaped || one.means.empty()) && text.substr(at).starts_with(one.written);
    });
    if (wrap == wraps.end()) {
      ++at;
      continue;
    }
    builder.copy(copied, at);
    copied = at + wrap->written.size();
    builder.replace(at, copied, wrap->means);
    at = copied;
  }
  builder.copy(copied, text.size());
  return builder.take();
}

void LineWriter::space(std::size_t begin, std::size_t end, char32_t next) {
  if (line_is_empty()) return;
  const char32_t last = point_before(builder_.text(), builder_.text().size()).value;
  if (is_blank(last) || (is_wide(last) && is_wide(next))) return; // a line of the source is no word boundary in Chinese
  builder_.replace(begin, end, " ");
}

void LineWriter::text(std::size_t begin, std::size_t end, bool keep_lines) {
  std::size_t copied = begin;
  for (std::size_t at = begin; at < end;) {
    while (end - at >= 8 && !has_control_in_eight(from_.data() + at)) at += 8;
    while (at < end && from_[at] != '\n' && from_[at] != '\r' && from_[at] != '\t') ++at;
    std::size_t after = at;
    bool line = false;
    bool indented = false;
    while (after < end) {
      const CodePoint point = point_at(from_, after);
      if (point.value != '\n' && !is_blank(point.value)) break;
      line |= point.value == '\n';
      indented = point.value == 0x3000 || (indented && point.value != '\n');
      after += point.size;
    }
    if (at == end) break;
    while (at > copied && from_[at - 1] == ' ') --at;
    builder_.copy(copied, at);
    if (line && (keep_lines || indented)) end_line();
    else space(at, after, after < end ? point_at(from_, after).value : 0);
    copied = at = after;
  }
  builder_.copy(copied, end);
}

void LineWriter::replace(std::size_t begin, std::size_t end, std::string_view with) {
  builder_.replace(begin, end, with);
}

void LineWriter::part(std::size_t at) {
  if (!line_is_empty()) builder_.replace(at, at, " ");
}

void LineWriter::put(std::string_view sign) {
  if (!line_is_empty()) builder_.insert(sign);
}

void LineWriter::end_line(bool soft) {
  const std::string &made = builder_.text();
  if (trimmed(std::string_view(made).substr(line_begin_)).empty()) {
    next_is_soft_ = next_is_soft_ && soft;
    mark_.link_bytes = 0;
    return;
  }
  builder_.insert("\n");
  line_begin_ = made.size();
  LineMark done = mark_;
  done.soft = next_is_soft_;
  page_.marks.push_back(done);
  mark_.link_bytes = 0;
  next_is_soft_ = soft;
}

void LineWriter::finish() {
  end_line();
  page_.lines = builder_.take();
}

// ---- Simple fragments ----

bool read_simple_html(std::string_view text, Page &page) {
  if (text.find('&') != std::string_view::npos) return false;
  Page made;
  made.claims = page.claims;
  made.front_matter = page.front_matter;
  LineWriter writer(text, made);
  Tag tag;
  std::size_t depth = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t open = std::min(text.find('<', at), text.size());
    writer.text(at, open, depth == 0);
    if (open == text.size()) break;
    if (!bare_tag(text, open, tag)) return false;
    const std::string_view name = tag.name();
    if (name == "br") {
      writer.end_line(true);
    } else if (name == "p" || name == "div") {
      writer.end_line();
      if (name == "div") {
        if (tag.closing && depth == 0) return false;
        depth += tag.closing ? static_cast<std::size_t>(-1) : 1;
        if (depth > 8) return false;
      }
    } else if (name != "b" && name != "strong") {
      return false;
    }
    at = tag.end;
  }
  writer.finish();
  page = std::move(made);
  return true;
}

} // namespace v0
} // namespace jiedui
