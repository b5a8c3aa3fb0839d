#include "jiedui/document/bytes_to_document.hpp"

#include "decoding.hpp"
#include "document_rules.hpp"
#include "folding.hpp"
#include "lines.hpp"
#include "page.hpp"
#include "page_dates.hpp"
#include "utf8.hpp"

namespace jiedui {
inline namespace v0 {
namespace {

std::optional<Error> read_page(std::string_view text, const Source &source, Page &page) {
  const std::size_t front = source.format == "text" ? 0 : read_front_matter(text, page.claims);
  page.front_matter = front > 0;
  const std::string_view rest = text.substr(front);
  const bool markup = source.format == "html" || (source.format != "text" && has_markup(rest));
  if (markup) {
    if (!read_simple_html(rest, page))
      if (auto error = read_html(rest, page)) return error;
  } else if (source.format == "markdown" || page.front_matter) {
    page.lines = without_markdown(rest);
  } else {
    TextBuilder builder(rest);
    builder.copy(0, rest.size());
    page.lines = builder.take();
  }
  if (front > 0) {
    SpanMap shifted;
    shifted.add({0, static_cast<std::uint32_t>(rest.size()), front, 1, 1});
    page.lines.map = page.lines.map.then(shifted);
  }
  return std::nullopt;
}

void report_decoding(const Decoded &decoded, Document &document) {
  if (decoded.encoding != "utf-8") document.cleaning.push_back({"encoding", decoded.encoding, 1, std::nullopt});
  if (decoded.invalid > 0)
    document.cleaning.push_back({"invalid_bytes", "U+FFFD", decoded.invalid, decoded.first_invalid});
}

/// The lines that are the text, one paragraph each.
MappedText assemble(std::string_view text, const std::vector<Line> &lines) {
  TextBuilder builder(text);
  for (const Line &line : lines) {
    if (line.role != LineRole::text) continue;
    if (!builder.empty() && !line.joins) builder.insert("\n");
    builder.copy(line.begin, line.end);
  }
  return builder.take();
}

void report_furniture(std::string_view text, const std::vector<Line> &lines, Document &document) {
  for (const Line &line : lines)
    if (line.role == LineRole::furniture || line.role == LineRole::tail)
      document.cleaning.push_back({"furniture", std::string(line.of(text).substr(0, 60)), 1, std::nullopt});
}

} // namespace

Result<Document> bytes_to_document(std::string_view bytes, const Source &source, const DocumentRules &rules) {
  Document document;
  document.id = source.id;
  document.input_bytes = bytes.size();
  Decoded decoded;
  if (auto error = decode(bytes, source.encoding, decoded)) return *error;
  report_decoding(decoded, document);
  Page page;
  if (auto error = read_page(decoded.text, source, page)) return *error;
  std::vector<Line> lines = split_lines(page);
  const PageFacts facts = read_roles(page.lines.text, lines, page.claims, rules);
  MappedText clean = assemble(page.lines.text, lines);
  report_furniture(page.lines.text, lines, document);

  document.url = source.url.empty() ? page.claims.url : source.url;
  document.title = source.title.empty() ? facts.title : source.title;
  document.source = source.outlet.empty() ? facts.outlet : source.outlet;
  document.authors = facts.authors;
  document.published = source.published ? source.published : facts.published;
  if (!document.published) document.published = date_of_url(document.url);
  document.text = std::move(clean.text);
  document.origin = clean.map.then(page.lines.map).then(input_map(decoded));
  const bool traditional = is_traditional(document.text, rules);
  document.set_folded(folded_text(document.text, traditional, rules));
  document.folded_title = folded_text(document.title, traditional, rules);
  if (document.folded_title.empty()) document.folded_title = document.title;
  return document;
}

} // namespace v0
} // namespace jiedui
