#include "jiedui/document/bytes_to_document.hpp"

#include "decoding.hpp"
#include "document_rules.hpp"
#include "folding.hpp"
#include "layout.hpp"
#include "lines.hpp"
#include "noise.hpp"
#include "page.hpp"
#include "page_dates.hpp"
#include "table_cells.hpp"
#include "utf8.hpp"
#include "workbench.hpp"

#include <algorithm>

namespace jiedui {
inline namespace v0 {
namespace {

std::optional<Error> unknown_word(const Source &source) {
  if (!source.format.empty() && source.format != "text" && source.format != "html" && source.format != "markdown")
    return Error{ErrorCode::argument, "unknown format: " + source.format + " (known are text, html, markdown)"};
  if (!source.encoding.empty() && !is_known_encoding(source.encoding))
    return Error{ErrorCode::argument, "unknown encoding: " + source.encoding +
                                          " (known are utf-8, utf-16le, utf-16be, gb18030, gbk, gb2312, big5)"};
  for (const std::string &name : source.keep) {
    const auto kind = parse_cleaning_kind(name);
    if (kind && std::find(optional_cleaning.begin(), optional_cleaning.end(), *kind) != optional_cleaning.end())
      continue;
    std::string known;
    for (const CleaningKind one : optional_cleaning) known.append(known.empty() ? "" : ", ").append(to_string(one));
    return Error{ErrorCode::argument, "unknown kind of cleaning: " + name + " (known are " + known + ")"};
  }
  return std::nullopt;
}

/// Lines without markup of elements.
MappedText plain_lines(std::string_view text, bool markdown, const DocumentRules &rules) {
  const std::optional<MappedText> rows = without_table_bars(text, rules);
  const std::string_view from = rows ? std::string_view(rows->text) : text;
  MappedText lines;
  if (markdown) {
    lines = without_markdown(from);
  } else {
    TextBuilder builder(from);
    builder.copy(0, from.size());
    lines = builder.take();
  }
  if (rows) lines.map = lines.map.then(rows->map);
  return lines;
}

std::optional<Error> read_page(std::string_view text, const Source &source, const DocumentRules &rules, Page &page) {
  const std::size_t front = source.format == "text" ? 0 : read_front_matter(text, page.claims);
  page.front_matter = front > 0;
  const std::optional<MappedText> unwrapped =
      source.format == "text" ? std::nullopt : unwrapped_markup(text.substr(front));
  const std::string_view rest = unwrapped ? std::string_view(unwrapped->text) : text.substr(front);
  const bool markup = source.format == "html" || (source.format != "text" && has_markup(rest));
  if (markup) {
    if (!read_simple_html(rest, page))
      if (auto error = read_html(rest, rules, page)) return error;
  } else {
    page.lines = plain_lines(rest, source.format == "markdown" || page.front_matter, rules);
  }
  if (unwrapped) page.lines.map = page.lines.map.then(unwrapped->map);
  if (front > 0) {
    SpanMap shifted;
    shifted.add({0, static_cast<std::uint32_t>(text.size() - front), front, 1, 1});
    page.lines.map = page.lines.map.then(shifted);
  }
  return std::nullopt;
}

void report_decoding(const Decoded &decoded, Document &document) {
  if (decoded.encoding != "utf-8")
    document.cleaning.push_back({CleaningKind::encoding, decoded.encoding, 1, std::nullopt});
  if (decoded.invalid > 0)
    document.cleaning.push_back({CleaningKind::invalid_bytes, "U+FFFD", decoded.invalid, decoded.first_invalid});
}

/// The lines that are the text, one paragraph each.
MappedText assemble(std::string_view text, const std::vector<Line> &lines) {
  TextBuilder builder(text);
  for (const Line &line : lines) {
    if (line.role != LineRole::text) continue;
    if (!builder.empty() && !line.joins) builder.insert("\n");
    else if (line.joins && needs_blank(builder.text(), line.of(text))) builder.insert(" ");
    builder.copy(line.begin, line.end);
  }
  return builder.take();
}

void report_furniture(const std::vector<Line> &lines, Workbench &bench) {
  for (const Line &line : lines) {
    if (line.role != LineRole::furniture && line.role != LineRole::tail) continue;
    constexpr std::size_t shown = 60;
    std::size_t end = std::min<std::size_t>(line.begin + shown, line.end);
    while (end < line.end && (static_cast<unsigned char>(bench.text()[end]) & 0xC0) == 0x80) ++end;
    bench.report(CleaningKind::furniture, std::string_view(bench.text()).substr(line.begin, end - line.begin), 1,
                 line.begin);
  }
}

/// Undoes what was done to characters and words, before anything is read from them.
void undo_noise(Workbench &bench, const DocumentRules &rules) {
  undo_disguised_characters(bench, rules);
  undo_pinyin(bench, rules);
  undo_substitute(bench, rules);
  undo_doubled_punctuation(bench, rules);
  undo_references(bench);
}

/// The same for what front matter and <meta> say; it is not part of the text and not reported.
void clean_claims(PageClaims &claims, const Source &source, const DocumentRules &rules) {
  for (std::string *claim : {&claims.title, &claims.page_title}) {
    if (claim->empty()) continue;
    std::vector<Cleaning> unreported;
    Workbench bench({*claim, {}}, source.keep, unreported);
    undo_disguised_characters(bench, rules);
    undo_pinyin(bench, rules);
    *claim = bench.text();
  }
}

} // namespace

Result<Document> bytes_to_document(std::string_view bytes, const Source &source, const DocumentRules &rules) {
  if (auto error = unknown_word(source)) return *error;
  Document document;
  document.id = source.id;
  document.input_bytes = bytes.size();
  Decoded decoded;
  if (auto error = decode(bytes, source.encoding, decoded)) return *error;
  report_decoding(decoded, document);
  Page page;
  if (auto error = read_page(decoded.text, source, rules, page)) return *error;
  page.lines.map = page.lines.map.then(input_map(decoded));
  Workbench bench(std::move(page.lines), source.keep, document.cleaning);
  undo_noise(bench, rules);
  clean_claims(page.claims, source, rules);
  const bool by_markup = !page.marks.empty();
  if (!by_markup) undo_columns(bench);
  std::vector<Line> lines = split_lines(bench.text(), page.marks);
  if (!by_markup) join_wrapped_lines(lines, bench);
  const PageFacts facts = read_roles(bench.text(), bench.folded(rules), lines, page.claims, rules);
  rejoin_paragraphs(lines, bench, by_markup, rules);
  report_furniture(lines, bench);
  const bool foldable = bench.survey(rules).foldable; // of the lines that are the text not more than of all
  bench.replace(assemble(bench.text(), lines));
  undo_title_fragments(bench, facts.title, facts.outlet);

  document.url = source.url.empty() ? page.claims.url : source.url;
  document.title = source.title.empty() ? facts.title : source.title;
  document.outlet = source.outlet.empty() ? facts.outlet : source.outlet;
  document.authors = facts.authors;
  document.published = source.published ? source.published : facts.published;
  if (!document.published) document.published = date_of_url(document.url);
  MappedText made = bench.take();
  document.text = std::move(made.text);
  document.origin = std::move(made.map);
  const bool traditional = foldable && is_traditional(document.text, rules);
  if (foldable) document.set_folded(folded_text(document.text, traditional, rules));
  document.folded_title = folded_text(document.title, traditional, rules);
  if (document.folded_title.empty()) document.folded_title = document.title;
  return document;
}

} // namespace v0
} // namespace jiedui
