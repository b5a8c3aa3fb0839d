#include "jiedui/rules/table.hpp"

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace jiedui {
inline namespace v0 {
namespace {

Error at_line(std::string_view file, std::size_t line, std::size_t offset, std::string_view what) {
  return {ErrorCode::rules, std::string(file) + ":" + std::to_string(line) + ": " + std::string(what), offset};
}

/// Length of the well-formed UTF-8 sequence at `at`, or 0.
std::size_t utf8_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  const std::size_t length = lead < 0x80                   ? 1
                             : lead >= 0xC2 && lead < 0xE0 ? 2
                             : lead >= 0xE0 && lead < 0xF0 ? 3
                             : lead >= 0xF0 && lead < 0xF5 ? 4
                                                           : 0;
  if (length == 0 || at + length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((byte(at + i) & 0xC0) != 0x80) return 0;
  if (length == 3 && ((lead == 0xE0 && byte(at + 1) < 0xA0) || (lead == 0xED && byte(at + 1) > 0x9F))) return 0;
  if (length == 4 && ((lead == 0xF0 && byte(at + 1) < 0x90) || (lead == 0xF4 && byte(at + 1) > 0x8F))) return 0;
  return length;
}

void split(std::string_view line, std::vector<std::string_view> &cells) {
  cells.clear();
  for (;;) {
    const std::size_t tab = line.find('\t');
    cells.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return;
    line.remove_prefix(tab + 1);
  }
}

} // namespace

std::size_t Table::column(std::string_view name) const noexcept {
  const auto found = std::find(columns_.begin(), columns_.end(), name);
  return found == columns_.end() ? no_column : static_cast<std::size_t>(found - columns_.begin());
}

std::string_view Table::cell(std::size_t row, std::size_t column) const noexcept {
  if (column >= columns_.size() || row >= rows_.size()) return {};
  const CellPlace place = cells_[row * columns_.size() + column];
  return text_of(rows_[row]).substr(place.offset, place.size);
}

std::string Table::where(std::size_t row) const {
  return texts_[rows_[row].text]->name + ":" + std::to_string(rows_[row].line);
}

Error Table::error(std::size_t row, std::string_view column_name, std::string_view what) const {
  const std::string_view text = cell(row, column_name);
  const std::size_t offset =
      text.empty() ? rows_[row].offset : static_cast<std::size_t>(text.data() - text_of(rows_[row]).data());
  return {ErrorCode::rules, where(row) + ": " + std::string(column_name) + ": " + std::string(what), offset};
}

void Table::read_header(std::string_view line) { split(line, columns_); }

Result<std::vector<Table>> parse_tables(std::string_view text, std::string_view file) {
  auto owned = std::make_shared<TableText>(TableText{std::string(file), {}, std::string(text)});
  owned->text = owned->owned;
  return parse_tables(std::move(owned));
}

Result<std::vector<Table>> parse_tables(std::shared_ptr<const TableText> source) {
  const std::string_view text = source->text, file = source->name;
  if (text.size() > std::numeric_limits<std::uint32_t>::max()) return at_line(file, 1, 0, "4 GiB or more of tables");
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = utf8_length(text, at);
    if (length == 0) {
      const auto bad = text.begin() + static_cast<std::ptrdiff_t>(at);
      return at_line(file, 1 + static_cast<std::size_t>(std::count(text.begin(), bad, '\n')), at, "not UTF-8");
    }
    at += length;
  }
  constexpr std::string_view marker = "# table:", near_marker = "# near";
  std::vector<Table> tables;
  std::vector<std::string_view> cells;
  std::unordered_map<std::string_view, std::size_t> ids; // of the table being read
  std::uint32_t line_number = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const std::size_t newline = text.find('\n', at);
    std::string_view line = text.substr(at, newline == std::string_view::npos ? newline : newline - at);
    at = newline == std::string_view::npos ? text.size() : newline + 1;
    ++line_number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    const Table::RowPlace place{0, line_number, static_cast<std::uint32_t>(begin)};
    if (line.starts_with(marker)) {
      line.remove_prefix(marker.size());
      while (line.starts_with(' ')) line.remove_prefix(1);
      while (line.ends_with(' ')) line.remove_suffix(1);
      if (line.empty()) return at_line(file, line_number, begin, "the table has no name");
      Table &table = tables.emplace_back();
      table.name_ = line;
      table.texts_.push_back(source);
      table.header_ = place;
      ids.clear();
      continue;
    }
    if (line == near_marker && !tables.empty()) tables.back().near_ = true;
    if (line.empty() || line.starts_with('#')) continue;
    if (tables.empty()) return at_line(file, line_number, begin, "a row before the first \"# table: NAME\" line");
    Table &table = tables.back();
    if (table.columns_.empty()) {
      table.read_header(line);
      table.header_ = place;
      if (table.columns_.front() != "id") return at_line(file, line_number, begin, "the first column must be \"id\"");
      continue;
    }
    split(line, cells);
    if (cells.size() > table.columns_.size())
      return at_line(file, line_number, begin,
                     "the row has " + std::to_string(cells.size()) + " cells, the table " +
                         std::to_string(table.columns_.size()) + " columns");
    if (cells.front().empty()) return at_line(file, line_number, begin, "the row has no id");
    if (const auto [first, fresh] = ids.emplace(cells.front(), line_number); !fresh)
      return at_line(file, line_number, begin,
                     "the id \"" + std::string(cells.front()) + "\" stands on line " + std::to_string(first->second) +
                         " already");
    std::vector<Table::CellPlace> &places = table.cells_.own();
    for (const std::string_view cell : cells)
      places.push_back(
          {static_cast<std::uint32_t>(cell.data() - text.data()), static_cast<std::uint32_t>(cell.size())});
    table.rows_.own().push_back(place);
    places.resize(table.rows() * table.columns_.size());
  }
  for (const Table &table : tables)
    if (table.columns_.empty())
      return at_line(file, table.header_.line, table.header_.offset,
                     "the table \"" + std::string(table.name_) + "\" has no header");
  return tables;
}

Result<bool> append_rows(Table &table, const Table &more) {
  std::vector<std::size_t> target;
  for (const std::string_view column : more.columns_) {
    target.push_back(table.column(column));
    if (target.back() == Table::no_column)
      return at_line(more.texts_[more.header_.text]->name, more.header_.line, more.header_.offset,
                     "the table \"" + std::string(table.name_) + "\" has no column \"" + std::string(column) + "\"");
  }
  std::unordered_map<std::string_view, std::size_t> ids;
  for (std::size_t row = 0; row < table.rows(); ++row) ids.emplace(table.cell(row, std::size_t{0}), row);
  const std::size_t width = table.columns_.size(), more_width = more.columns_.size();
  const auto first_text = static_cast<std::uint32_t>(table.texts_.size());
  table.texts_.insert(table.texts_.end(), more.texts_.begin(), more.texts_.end());
  std::vector<Table::RowPlace> &rows = table.rows_.own();
  std::vector<Table::CellPlace> &cells = table.cells_.own();
  for (std::size_t row = 0; row < more.rows(); ++row) {
    const auto same = ids.find(more.cell(row, std::size_t{0}));
    const std::size_t to = same == ids.end() ? rows.size() : same->second;
    if (to == rows.size()) {
      rows.emplace_back();
      cells.resize(rows.size() * width);
    }
    rows[to] = more.rows_[row];
    rows[to].text += first_text;
    std::fill_n(cells.begin() + static_cast<std::ptrdiff_t>(to * width), width, Table::CellPlace{});
    for (std::size_t i = 0; i < target.size(); ++i) cells[to * width + target[i]] = more.cells_[row * more_width + i];
  }
  return true;
}

} // namespace v0
} // namespace jiedui
