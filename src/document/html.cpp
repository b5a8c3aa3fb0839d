#include "gumbo_memory.hpp"
#include "page.hpp"
#include "table_cells.hpp"
#include "utf8.hpp"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>
#include <vector>

namespace jiedui {
inline namespace v0 {
namespace {

// ---- Before the parser: what would cost it more than its input is worth ----

constexpr std::size_t most_open_elements = 400;
constexpr std::size_t most_repeated_formats = 4'000'000;
constexpr std::size_t most_attributes = 512;

constexpr std::array<std::string_view, 26> never_nested{
    "area", "base", "br", "col", "embed", "hr",     "img", "input", "link", "meta",  "param", "source", "track",
    "wbr",  "p",    "li", "dt",  "dd",    "option", "td",  "th",    "tr",   "thead", "tbody", "tfoot",  "optgroup"};
constexpr std::array<std::string_view, 14> formats{"a",    "b", "big",   "code",   "em",     "font", "i",
                                                   "nobr", "s", "small", "strike", "strong", "tt",   "u"};

template <std::size_t N> bool is_one_of(std::string_view name, const std::array<std::string_view, N> &names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// A quick walk over the tags that says no before the parser's tree grows out of proportion to its input.
class Guard {
public:
  explicit Guard(std::string_view html) : html_(html) {}

  std::optional<Error> check() {
    for (std::size_t at = html_.find('<'); at != std::string_view::npos; at = html_.find('<', at)) {
      const std::size_t tag = at++;
      const bool closing = at < html_.size() && html_[at] == '/';
      at += closing;
      std::string name;
      while (at < html_.size() && is_ascii_letter(static_cast<unsigned char>(html_[at])) +
                                          is_ascii_digit(static_cast<unsigned char>(html_[at])) !=
                                      0)
        name.push_back(static_cast<char>(html_[at++] | 0x20));
      if (name.empty()) continue;
      const std::size_t attributes = skip_attributes(at);
      if (attributes > most_attributes) return error("an element has more attributes than", most_attributes, tag);
      count(name, closing);
      if (open_ > most_open_elements) return error("elements are nested deeper than", most_open_elements, tag);
      if (repeated_ > most_repeated_formats)
        return error("unclosed formatting elements are repeated more than", most_repeated_formats, tag);
    }
    return std::nullopt;
  }

private:
  static Error error(std::string_view what, std::size_t limit, std::size_t at) {
    return {ErrorCode::limit, "HTML: " + std::string(what) + " " + std::to_string(limit), at};
  }

  /// Moves behind the tag; the number of its attributes.
  std::size_t skip_attributes(std::size_t &at) const {
    std::size_t found = 0;
    char quote = 0;
    bool between = false;
    for (; at < html_.size(); ++at) {
      const char c = html_[at];
      if (quote != 0) {
        if (c == quote) quote = 0;
      } else if (c == '>') {
        break;
      } else if ((c == '"' || c == '\'') && at > 0 && html_[at - 1] == '=') {
        quote = c;
      } else if (c == ' ' || c == '\n' || c == '\t' || c == '/') {
        between = true;
        continue;
      } else if (between) {
        ++found;
      }
      between = false;
    }
    return found;
  }

  void count(const std::string &name, bool closing) {
    const bool format = is_one_of(name, formats);
    if (is_one_of(name, never_nested)) {
      if (!closing) repeated_ += formats_;
      return;
    }
    if (!closing) repeated_ += format ? 1 : formats_;
    std::size_t &open = open_by_name_[name];
    if (closing && open == 0) return;
    const std::size_t step = closing ? static_cast<std::size_t>(-1) : 1;
    open += step;
    open_ += step;
    if (format) formats_ += step;
  }

  std::string_view html_;
  std::unordered_map<std::string, std::size_t> open_by_name_;
  std::size_t open_ = 0;
  std::size_t formats_ = 0;
  std::size_t repeated_ = 0;
};

// ---- Words in class names that mark furniture ----

constexpr std::array<std::string_view, 40> furniture_classes{
    "share",     "qr",        "qrcode",   "erweima",    "editor",      "related",    "relate",  "recommend",
    "copyright", "comment",   "comments", "breadcrumb", "breadcrumbs", "crumb",      "crumbs",  "sidebar",
    "nav",       "navbar",    "menu",     "footer",     "pager",       "pagination", "toolbar", "disclaimer",
    "shengming", "ad",        "ads",      "advert",     "login",       "search",     "tags",    "hotnews",
    "fenxiang",  "xiangguan", "mianze",   "zeren",      "bianji",      "daohang",    "weizhi",  "fontsize"};

/// Whether a word of the attribute (parted by signs and by capitals: shareBox, share-box) is one of those.
bool names_furniture(std::string_view attribute) {
  std::string word;
  const auto hit = [&] { return is_one_of(word, furniture_classes); };
  char before = 0;
  for (const char c : attribute) {
    const bool letter = is_ascii_letter(static_cast<unsigned char>(c));
    const bool capital = c >= 'A' && c <= 'Z';
    if (!letter || (capital && before >= 'a' && before <= 'z')) {
      if (hit()) return true;
      word.clear();
    }
    if (letter) word.push_back(static_cast<char>(c | 0x20));
    before = c;
  }
  return hit();
}

bool names_caption(std::string_view attribute) {
  return attribute.find("img_descr") != std::string_view::npos || attribute.find("caption") != std::string_view::npos ||
         attribute.find("tuzhu") != std::string_view::npos || attribute.find("pic_txt") != std::string_view::npos;
}

// ---- The tree becomes lines ----

/// An element that holds lines [first, last).
struct Region {
  std::size_t parent = 0;
  std::size_t first = 0;
  std::size_t last = 0;
  bool paragraph = false; ///< never taken for the container of an article
  bool suspect = false;   ///< its class speaks of furniture
};

std::string_view attribute_of(const GumboNode &node, const char *name) {
  const GumboAttribute *attribute = gumbo_get_attribute(&node.v.element.attributes, name);
  return attribute == nullptr ? std::string_view() : std::string_view(attribute->value);
}

class Reader {
public:
  Reader(std::string_view html, const DocumentRules &rules, Page &page)
      : html_(html), rules_(rules), page_(page), writer_(html, page) {}

  void read(const GumboNode &root) {
    regions_.push_back({});
    walk(root, 0, {});
    writer_.finish();
    regions_[0].last = page_.marks.size();
    mark_main();
  }

private:
  struct Context {
    bool in_block = false; ///< below <body>: white space is that of HTML
    bool in_link = false;
    bool preserved = false; ///< <pre>
  };

  static bool is_dropped(const GumboNode &node) {
    switch (node.v.element.tag) {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_MATH: return true;
    default: break;
    }
    const std::string_view style = attribute_of(node, "style");
    return style.find("display:none") != std::string_view::npos ||
           style.find("display: none") != std::string_view::npos ||
           gumbo_get_attribute(&node.v.element.attributes, "hidden") != nullptr;
  }

  static std::string name_of(const GumboNode &node) {
    const GumboElement &element = node.v.element;
    if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
    return {};
  }

  void walk(const GumboNode &node, std::size_t region, Context context) {
    switch (node.type) {
    case GUMBO_NODE_DOCUMENT:
      for (unsigned i = 0; i < node.v.document.children.length; ++i)
        walk(*static_cast<const GumboNode *>(node.v.document.children.data[i]), region, context);
      break;
    case GUMBO_NODE_ELEMENT: element(node, region, context); break;
    case GUMBO_NODE_TEXT:
    case GUMBO_NODE_WHITESPACE:
    case GUMBO_NODE_CDATA: text(node.v.text, context); break;
    default: break;
    }
  }

  void element(const GumboNode &node, std::size_t region, Context context) {
    const GumboTag tag = node.v.element.tag;
    if (tag == GUMBO_TAG_HEAD) return head(node);
    if (is_dropped(node)) return;
    if (tag == GUMBO_TAG_BR) return writer_.end_line(true);
    if (tag == GUMBO_TAG_META) return meta(node);
    if (tag == GUMBO_TAG_TITLE) return;
    const std::string name = name_of(node);
    const bool cell = (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) && writer_.mark().row;
    const bool block = is_block_element(name) && !cell && !(tag == GUMBO_TAG_P && writer_.mark().row);
    const std::string_view unit = cell ? open_cell(node) : std::string_view();
    const TableHead outer_table = tag == GUMBO_TAG_TABLE ? std::exchange(table_, head_of(node)) : TableHead();
    const std::string names = std::string(attribute_of(node, "class")) + " " + std::string(attribute_of(node, "id"));
    const LineMark outer = writer_.mark();
    if (block) {
      writer_.end_line();
      region = open_region(node, region, names);
      if (tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6)
        writer_.mark().heading = static_cast<std::uint8_t>(tag - GUMBO_TAG_H1 + 1);
      if (tag == GUMBO_TAG_FIGCAPTION) writer_.mark().caption = true;
      writer_.mark().row = tag == GUMBO_TAG_TR && is_row(node);
      if (writer_.mark().row) open_row(node);
    }
    if (names_caption(names)) writer_.mark().caption = true;
    context.in_block |= block && tag != GUMBO_TAG_HTML && tag != GUMBO_TAG_BODY;
    context.in_link |= tag == GUMBO_TAG_A;
    context.preserved |= tag == GUMBO_TAG_PRE;
    const GumboVector &children = node.v.element.children;
    for (unsigned i = 0; i < children.length; ++i)
      walk(*static_cast<const GumboNode *>(children.data[i]), region, context);
    copy(unit);
    if (!block) return;
    if (tag == GUMBO_TAG_TR && std::exchange(table_.sentence, false)) writer_.put("。");
    if (tag == GUMBO_TAG_TABLE) table_ = outer_table;
    writer_.end_line();
    regions_[region].last = writer_.lines();
    writer_.mark() = outer;
    writer_.mark().link_bytes = 0;
  }

  // ---- Tables of data ----

  /// The headings of a table's columns, and how far the row that is being read has come.
  struct TableHead {
    const GumboNode *row = nullptr;
    std::vector<ColumnHead> columns;
    std::size_t spanning = 0;   ///< cells at the start of a row that rows below share
    std::size_t rows_below = 0; ///< how many still do
    std::size_t column = 0;     ///< of the next cell
    bool headed = false;        ///< the row's cells are those of the columns
    bool sentence = false;      ///< one of them was read with its heading
  };

  static bool is_cell(const GumboNode &node) {
    return node.type == GUMBO_NODE_ELEMENT &&
           (node.v.element.tag == GUMBO_TAG_TD || node.v.element.tag == GUMBO_TAG_TH);
  }
  static std::size_t span_of(const GumboNode &cell, const char *name) {
    std::size_t span = 0;
    for (const char c : attribute_of(cell, name))
      if (span < 1000 && is_ascii_digit(static_cast<unsigned char>(c)))
        span = span * 10 + static_cast<std::size_t>(c - '0');
    return std::max<std::size_t>(span, 1);
  }
  static std::vector<const GumboNode *> cells_of(const GumboNode &row) {
    std::vector<const GumboNode *> cells;
    const GumboVector &children = row.v.element.children;
    for (unsigned i = 0; i < children.length; ++i)
      if (const auto *child = static_cast<const GumboNode *>(children.data[i]); is_cell(*child) && !is_dropped(*child))
        cells.push_back(child);
    return cells;
  }

  /// The words of a cell in the input; empty where they stand in pieces or have character references.
  static std::string_view words_of(const GumboNode &cell) {
    std::string_view found;
    const GumboVector &children = cell.v.element.children;
    for (unsigned i = 0; i < children.length; ++i) {
      const auto &child = *static_cast<const GumboNode *>(children.data[i]);
      std::string_view words;
      if (child.type == GUMBO_NODE_ELEMENT) words = words_of(child);
      else if (child.type != GUMBO_NODE_TEXT) continue;
      else if (words = {child.v.text.original_text.data, child.v.text.original_text.length}; words != child.v.text.text)
        return {};
      words = trimmed(words);
      if (!words.empty() && !found.empty()) return {};
      if (!words.empty()) found = words;
    }
    return found;
  }

  /// The first row of the table, or of its first part that has rows.
  static const GumboNode *first_row(const GumboNode &node) {
    const GumboVector &children = node.v.element.children;
    for (unsigned i = 0; i < children.length; ++i) {
      const auto &child = *static_cast<const GumboNode *>(children.data[i]);
      if (child.type != GUMBO_NODE_ELEMENT) continue;
      if (child.v.element.tag == GUMBO_TAG_TR && cells_of(child).size() > 1) return &child; // one cell: a title
      if (child.v.element.tag == GUMBO_TAG_THEAD || child.v.element.tag == GUMBO_TAG_TBODY)
        if (const GumboNode *row = first_row(child)) return row;
    }
    return nullptr;
  }

  TableHead head_of(const GumboNode &table) const {
    TableHead head;
    head.row = first_row(table);
    if (!head.row || !is_row(*head.row)) return head;
    const std::string_view unit = unit_above(html_.substr(0, head.row->v.element.start_pos.offset), rules_);
    for (const GumboNode *cell : cells_of(*head.row)) {
      const std::string_view words = words_of(*cell);
      const bool spans = span_of(*cell, "colspan") > 1 || span_of(*cell, "rowspan") > 1;
      if (spans || kind_of_cell(words) != CellKind::words) return {};
      head.columns.push_back(column_head(words, unit, rules_));
    }
    return head;
  }

  void open_row(const GumboNode &row) {
    const std::vector<const GumboNode *> cells = cells_of(row);
    const std::size_t shared = table_.rows_below > 0 ? table_.spanning : 0;
    if (table_.rows_below > 0) --table_.rows_below;
    std::size_t columns = shared;
    for (const GumboNode *cell : cells) columns += span_of(*cell, "colspan");
    table_.headed = &row != table_.row && columns == table_.columns.size();
    table_.column = shared;
    if (!table_.headed || shared > 0) return;
    table_.spanning = 0;
    while (table_.spanning < cells.size() && span_of(*cells[table_.spanning], "rowspan") > 1) ++table_.spanning;
    table_.rows_below = table_.spanning > 0 ? span_of(*cells.front(), "rowspan") - 1 : 0;
  }

  static bool has_text(const GumboNode &node) {
    if (node.type != GUMBO_NODE_ELEMENT) return node.type == GUMBO_NODE_TEXT;
    const GumboVector &children = node.v.element.children;
    return std::any_of(children.data, children.data + children.length,
                       [](const void *child) { return has_text(*static_cast<const GumboNode *>(child)); });
  }

  /// Parts the cell from the one before and puts its heading in front of a figure. The unit that a number still needs
  /// is the answer.
  std::string_view open_cell(const GumboNode &node) {
    if (table_.headed) {
      const std::size_t span = span_of(node, "colspan");
      const ColumnHead &head = table_.columns[table_.column];
      const bool first = table_.column == 0;
      table_.column += span;
      const Heading heading = heading_of(words_of(node), head);
      if (span == 1 && heading != Heading::apart) {
        if (first) writer_.part(node.v.element.start_pos.offset);
        else writer_.put("，");
        copy(head.label);
        table_.sentence = true;
        return heading == Heading::unit ? head.unit : std::string_view();
      }
    }
    if (!table_.sentence) writer_.part(node.v.element.start_pos.offset);
    else if (has_text(node)) writer_.put("，");
    return {};
  }

  void copy(std::string_view words) {
    if (words.empty()) return;
    const auto begin = static_cast<std::size_t>(words.data() - html_.data());
    writer_.text(begin, begin + words.size(), false);
  }

  /// Two cells or more, all short and without blocks inside: tables that only lay a page out have others.
  static bool is_row(const GumboNode &row) {
    unsigned cells = 0;
    const GumboVector &children = row.v.element.children;
    for (unsigned i = 0; i < children.length; ++i) {
      const auto &child = *static_cast<const GumboNode *>(children.data[i]);
      if (child.type != GUMBO_NODE_ELEMENT) continue;
      if (child.v.element.tag != GUMBO_TAG_TD && child.v.element.tag != GUMBO_TAG_TH) continue;
      if (!is_short_cell(child)) return false;
      ++cells;
    }
    return cells >= 2;
  }

  static bool is_short_cell(const GumboNode &cell) {
    constexpr std::size_t longest = 400; // bytes as written
    std::size_t bytes = 0;
    const GumboVector &children = cell.v.element.children;
    for (unsigned i = 0; i < children.length; ++i) {
      const auto &child = *static_cast<const GumboNode *>(children.data[i]);
      if (child.type == GUMBO_NODE_TEXT) bytes += child.v.text.original_text.length;
      if (child.type != GUMBO_NODE_ELEMENT) continue;
      const GumboElement &element = child.v.element;
      if (element.tag == GUMBO_TAG_A || element.tag == GUMBO_TAG_IMG || element.tag == GUMBO_TAG_BR) return false;
      if (element.tag != GUMBO_TAG_P && is_block_element(name_of(child))) return false;
      if (!is_short_cell(child)) return false;
    }
    return bytes <= longest;
  }

  std::size_t open_region(const GumboNode &node, std::size_t parent, const std::string &names) {
    const GumboTag tag = node.v.element.tag;
    Region region;
    region.parent = parent;
    region.first = writer_.lines();
    region.paragraph = tag == GUMBO_TAG_P || tag == GUMBO_TAG_LI || (tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6);
    region.suspect = names_furniture(names);
    regions_.push_back(region);
    return regions_.size() - 1;
  }

  void head(const GumboNode &node) {
    const GumboVector &children = node.v.element.children;
    for (unsigned i = 0; i < children.length; ++i) {
      const auto &child = *static_cast<const GumboNode *>(children.data[i]);
      if (child.type != GUMBO_NODE_ELEMENT) continue;
      if (child.v.element.tag == GUMBO_TAG_META) meta(child);
      if (child.v.element.tag == GUMBO_TAG_TITLE && child.v.element.children.length > 0) {
        const auto &words = *static_cast<const GumboNode *>(child.v.element.children.data[0]);
        if (words.type == GUMBO_NODE_TEXT) page_.claims.page_title = std::string(trimmed(words.v.text.text));
      }
    }
  }

  void meta(const GumboNode &node) {
    std::string name(attribute_of(node, "name"));
    if (name.empty()) name = attribute_of(node, "property");
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
    const std::string_view content = trimmed(attribute_of(node, "content"));
    if (content.empty()) return;
    const auto set = [&](std::string &field) {
      if (field.empty()) field = content;
    };
    PageClaims &claims = page_.claims;
    if (name == "articletitle" || name == "og:title" || name == "title") set(claims.title);
    else if (name == "pubdate" || name == "publishdate" || name == "article:published_time" || name == "publish_time" ||
             name == "weibo: article:create_at")
      set(claims.published);
    else if (name == "contentsource" || name == "source" || name == "article:author_source") set(claims.outlet);
    else if (name == "author") set(claims.author);
    else if (name == "og:url") set(claims.url);
  }

  /// Adds a text node: its words as the input has them, character references and skipped tags taken into account.
  void text(const GumboText &node, Context context) {
    const std::string_view raw(node.original_text.data, node.original_text.length);
    const std::string_view plain = node.text;
    const auto at = [&](std::size_t r) { return static_cast<std::size_t>(raw.data() - html_.data()) + r; };
    const bool keep_lines = context.preserved || !context.in_block;
    if (context.in_link) writer_.mark().link_bytes += static_cast<std::uint32_t>(trimmed(plain).size());
    std::size_t r = 0;
    std::size_t p = 0;
    std::size_t copied = 0;
    const auto flush = [&] { writer_.text(at(copied), at(r), keep_lines); };
    while (r < raw.size() && p < plain.size()) {
      const CodePoint written = point_at(raw, r);
      const CodePoint means = point_at(plain, p);
      if (written.value == means.value && !(raw[r] == '&' && is_reference(raw.substr(r), plain.substr(p)))) {
        r += written.size;
        p += means.size;
        continue;
      }
      if (raw[r] == '\r') { // the parser knows one kind of line end
        p += means.value == '\n' && !raw.substr(r + 1).starts_with('\n') ? 1 : 0;
        ++r;
        continue;
      }
      flush();
      if (raw[r] == '<') {
        const std::size_t close = raw.find('>', r);
        r = close == std::string_view::npos ? raw.size() : close + 1;
      } else {
        const std::size_t end = r + (raw[r] == '&' ? reference_length(raw.substr(r)) : written.size);
        reference(at(r), at(end), plain.substr(p, means.size), keep_lines);
        r = end;
        p += means.size;
      }
      copied = r;
    }
    flush();
  }

  void reference(std::size_t begin, std::size_t end, std::string_view means, bool keep_lines) {
    if (means == "\n" && keep_lines) writer_.end_line();
    else writer_.replace(begin, end, means == "\n" || means == "\xC2\xA0" ? " " : means);
  }

  static std::size_t reference_length(std::string_view raw) {
    std::size_t end = 1;
    while (end < raw.size() && end < 40 &&
           (is_ascii_letter(static_cast<unsigned char>(raw[end])) ||
            is_ascii_digit(static_cast<unsigned char>(raw[end])) || raw[end] == '#'))
      ++end;
    return end < raw.size() && raw[end] == ';' ? end + 1 : end;
  }

  /// Whether the & of the input is a reference that became the & of the text.
  static bool is_reference(std::string_view raw, std::string_view plain) {
    const std::size_t length = reference_length(raw);
    return length > 1 && raw.substr(0, length) != plain.substr(0, length);
  }

  // ---- Main text ----

  /// Bytes of sentences in each line: what articles have, furniture has not, and rows are given.
  std::vector<std::size_t> sentence_weights() const {
    std::vector<std::size_t> sums{0};
    const std::string_view all = page_.lines.text;
    std::size_t begin = 0;
    for (const LineMark &mark : page_.marks) {
      const std::size_t end = std::min(all.find('\n', begin), all.size());
      const std::string_view line = all.substr(begin, end - begin);
      const bool sentence = line.find("。") != std::string_view::npos || line.find("，") != std::string_view::npos ||
                            (line.size() > 60 && line.find(',') != std::string_view::npos);
      const bool linked = mark.link_bytes * 2 > line.size();
      sums.push_back(sums.back() + (sentence && !linked && !mark.row ? line.size() : 0));
      begin = end + 1;
    }
    return sums;
  }

  void mark_main() {
    const std::vector<std::size_t> sums = sentence_weights();
    const auto weight = [&](const Region &region) { return sums[region.last] - sums[region.first]; };
    std::size_t main = 0;
    // A region comes after its parent, so one pass from the root finds the innermost one that still holds the article.
    for (std::size_t i = 1; i < regions_.size(); ++i) {
      const Region &region = regions_[i];
      if (region.paragraph || region.suspect || region.parent != main) continue;
      if (weight(regions_[main]) > 0 && weight(region) * 4 >= weight(regions_[main]) * 3) main = i;
    }
    const Region &chosen = regions_[main];
    for (std::size_t line = 0; line < page_.marks.size(); ++line)
      page_.marks[line].main = line >= chosen.first && line < chosen.last;
    for (const Region &region : regions_) {
      const bool small = weight(region) * 4 <= weight(chosen) || region.last - region.first <= 1;
      if (!region.suspect || !small) continue;
      for (std::size_t line = region.first; line < region.last; ++line) page_.marks[line].furniture = true;
    }
  }

  std::string_view html_;
  const DocumentRules &rules_;
  Page &page_;
  TableHead table_; ///< of the table that is being read
  LineWriter writer_;
  std::vector<Region> regions_;
};

} // namespace

std::optional<Error> read_html(std::string_view text, const DocumentRules &rules, Page &page) {
  if (auto error = Guard(text).check()) return error;
  GumboMemory memory;
  Reader(text, rules, page).read(*memory.parse(text).document);
  return std::nullopt;
}

} // namespace v0
} // namespace jiedui
