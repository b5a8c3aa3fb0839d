#include "jiedui/rules/table.hpp"

#include <algorithm>
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
  return column >= columns_.size() || row >= origins_.size() ? std::string_view{}
                                                             : cells_[row * columns_.size() + column];
}

std::string Table::where(std::size_t row) const {
  const Origin &origin = origins_[row];
  return origin.file->name + ":" + std::to_string(origin.line);
}

Error Table::error(std::size_t row, std::string_view column_name, std::string_view what) const {
  const std::string_view text = cell(row, column_name);
  const std::string &file = origins_[row].file->text;
  const std::size_t offset = text.empty() ? origins_[row].offset : static_cast<std::size_t>(text.data() - file.data());
  return {ErrorCode::rules, where(row) + ": " + std::string(column_name) + ": " + std::string(what), offset};
}

Result<std::vector<Table>> parse_tables(std::string_view text, std::string_view file) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = utf8_length(text, at);
    if (length == 0) {
      const auto bad = text.begin() + static_cast<std::ptrdiff_t>(at);
      return at_line(file, 1 + static_cast<std::size_t>(std::count(text.begin(), bad, '\n')), at, "not UTF-8");
    }
    at += length;
  }
  constexpr std::string_view marker = "# table:";
  const auto owned = std::make_shared<const Table::File>(Table::File{std::string(file), std::string(text)});
  text = owned->text;
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
    if (line.starts_with(marker)) {
      line.remove_prefix(marker.size());
      while (line.starts_with(' ')) line.remove_prefix(1);
      while (line.ends_with(' ')) line.remove_suffix(1);
      if (line.empty()) return at_line(file, line_number, begin, "the table has no name");
      tables.emplace_back().name_ = line;
      tables.back().header_ = {owned, line_number, begin};
      ids.clear();
      continue;
    }
    if (line.empty() || line.starts_with('#')) continue;
    if (tables.empty()) return at_line(file, line_number, begin, "a row before the first \"# table: NAME\" line");
    Table &table = tables.back();
    split(line, cells);
    if (table.columns_.empty()) {
      table.columns_ = cells;
      table.header_ = {owned, line_number, begin};
      if (cells.front() != "id") return at_line(file, line_number, begin, "the first column must be \"id\"");
      continue;
    }
    if (cells.size() > table.columns_.size())
      return at_line(file, line_number, begin,
                     "the row has " + std::to_string(cells.size()) + " cells, the table " +
                         std::to_string(table.columns_.size()) + " columns");
    if (cells.front().empty()) return at_line(file, line_number, begin, "the row has no id");
    if (const auto [first, fresh] = ids.emplace(cells.front(), line_number); !fresh)
      return at_line(file, line_number, begin,
                     "the id \"" + std::string(cells.front()) + "\" stands on line " + std::to_string(first->second) +
                         " already");
    cells.resize(table.columns_.size());
    table.cells_.insert(table.cells_.end(), cells.begin(), cells.end());
    table.origins_.push_back({owned, line_number, begin});
  }
  for (const Table &table : tables)
    if (table.columns_.empty())
      return at_line(file, table.header_.line, table.header_.offset, "the table \"" + table.name_ + "\" has no header");
  return tables;
}

Result<bool> append_rows(Table &table, const Table &more) {
  std::vector<std::size_t> target;
  for (const std::string_view column : more.columns_) {
    target.push_back(table.column(column));
    if (target.back() == Table::no_column)
      return at_line(more.header_.file->name, more.header_.line, more.header_.offset,
                     "the table \"" + table.name_ + "\" has no column \"" + std::string(column) + "\"");
  }
  std::unordered_map<std::string_view, std::size_t> ids;
  for (std::size_t row = 0; row < table.rows(); ++row) ids.emplace(table.cell(row, std::size_t{0}), row);
  const std::size_t width = table.columns_.size();
  for (std::size_t row = 0; row < more.rows(); ++row) {
    std::vector<std::string_view> cells(width);
    for (std::size_t i = 0; i < target.size(); ++i) cells[target[i]] = more.cell(row, i);
    if (const auto same = ids.find(cells.front()); same != ids.end()) {
      std::copy(cells.begin(), cells.end(), table.cells_.begin() + static_cast<std::ptrdiff_t>(same->second * width));
      table.origins_[same->second] = more.origins_[row];
    } else {
      table.cells_.insert(table.cells_.end(), cells.begin(), cells.end());
      table.origins_.push_back(more.origins_[row]);
    }
  }
  return true;
}

} // namespace v0
} // namespace jiedui
