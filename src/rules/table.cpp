#include "jiedui/rules/table.hpp"

#include <algorithm>
#include <limits>
#include <optional>
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

std::string_view first_line(std::string_view text) {
  std::string_view line = text.substr(0, text.find('\n'));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

/// Calls `each` with every cell of a line.
template <class Each> void for_each_cell(std::string_view line, Each &&each) {
  for (;;) {
    const std::size_t tab = line.find('\t');
    each(line.substr(0, tab));
    if (tab == std::string_view::npos) return;
    line.remove_prefix(tab + 1);
  }
}

} // namespace

std::size_t Table::column(std::string_view name) const noexcept {
  const auto found = std::find(columns_.begin(), columns_.end(), name);
  return found == columns_.end() ? no_column : static_cast<std::size_t>(found - columns_.begin());
}

TableCells Table::cells(std::size_t row) const {
  TableCells cells;
  const RowPlace place = row < rows_.size() ? rows_[row] : RowPlace{};
  TableCells written;
  if (row < rows_.size())
    for_each_cell(first_line(text_of(place).substr(place.offset)),
                  [&](std::string_view cell) { written.push_back(cell); });
  for (const std::size_t number : sources_[place.source].cell_of_column)
    cells.push_back(number < written.size() ? written[number] : std::string_view{});
  return cells;
}

std::string_view Table::cell(std::size_t row, std::size_t column) const {
  return column < columns_.size() ? cells(row)[column] : std::string_view{};
}

std::string Table::where(std::size_t row) const {
  return sources_[rows_[row].source].text->name + ":" + std::to_string(rows_[row].line);
}

Error Table::error(std::size_t row, std::string_view column_name, std::string_view what) const {
  const std::string_view text = cell(row, column_name);
  const std::size_t offset =
      text.empty() ? rows_[row].offset : static_cast<std::size_t>(text.data() - text_of(rows_[row]).data());
  return {ErrorCode::rules, where(row) + ": " + std::string(column_name) + ": " + std::string(what), offset};
}

void Table::read_header(std::string_view line, std::shared_ptr<const TableText> text) {
  Source source{std::move(text), {}};
  for_each_cell(line, [&](std::string_view name) {
    source.cell_of_column.push_back(columns_.size());
    columns_.push_back(name);
  });
  sources_ = {std::move(source)};
}

/// Reads a text line by line into tables.
class TableParser {
public:
  explicit TableParser(std::shared_ptr<const TableText> source) : source_(std::move(source)) {}

  Result<std::vector<Table>> parse() {
    const std::string_view text = source_->text;
    if (text.size() > std::numeric_limits<std::uint32_t>::max()) return fail("4 GiB or more of tables");
    if (auto error = not_utf8()) return *std::move(error);
    for (at_ = {0, 1, 0}; at_.offset < text.size(); ++at_.line) {
      const std::string_view rest = text.substr(at_.offset);
      if (auto error = take(first_line(rest))) return *std::move(error);
      const std::size_t newline = rest.find('\n');
      at_.offset += static_cast<std::uint32_t>(newline == std::string_view::npos ? rest.size() : newline + 1);
    }
    for (const Table &table : tables_)
      if (auto error = without_header(table)) return *std::move(error);
    return std::move(tables_);
  }

private:
  using Failure = std::optional<Error>;

  Failure take(std::string_view line) {
    if (line.starts_with(marker)) return take_name(line.substr(marker.size()));
    if (line == "# near" && !tables_.empty()) tables_.back().near_ = true;
    if (line.empty() || line.starts_with('#')) return {};
    if (tables_.empty()) return fail("a row before the first \"# table: NAME\" line");
    return tables_.back().columns_.empty() ? take_header(line) : take_row(line);
  }

  Failure take_name(std::string_view name) {
    while (name.starts_with(' ')) name.remove_prefix(1);
    while (name.ends_with(' ')) name.remove_suffix(1);
    if (name.empty()) return fail("the table has no name");
    Table &table = tables_.emplace_back();
    table.name_ = name;
    table.header_ = at_;
    lines_of_ids_.clear();
    return {};
  }

  Failure take_header(std::string_view line) {
    Table &table = tables_.back();
    table.read_header(line, source_);
    table.header_ = at_;
    return table.columns_.front() == "id" ? Failure{} : fail("the first column must be \"id\"");
  }

  Failure take_row(std::string_view line) {
    Table &table = tables_.back();
    const std::string_view id = line.substr(0, line.find('\t'));
    const auto cells = static_cast<std::size_t>(std::count(line.begin(), line.end(), '\t')) + 1;
    if (cells > table.columns_.size())
      return fail("the row has " + std::to_string(cells) + " cells, the table " +
                  std::to_string(table.columns_.size()) + " columns");
    if (id.empty()) return fail("the row has no id");
    if (const auto [first, fresh] = lines_of_ids_.emplace(id, at_.line); !fresh)
      return fail("the id \"" + std::string(id) + "\" stands on line " + std::to_string(first->second) + " already");
    table.rows_.own().push_back(at_);
    return {};
  }

  Failure without_header(const Table &table) {
    at_ = table.header_;
    return table.columns_.empty() ? fail("the table \"" + std::string(table.name_) + "\" has no header") : Failure{};
  }

  Failure not_utf8() {
    const std::string_view text = source_->text;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t length = utf8_length(text, at);
      if (length == 0) {
        const auto bad = text.begin() + static_cast<std::ptrdiff_t>(at);
        at_.line = 1 + static_cast<std::uint32_t>(std::count(text.begin(), bad, '\n'));
        at_.offset = static_cast<std::uint32_t>(at);
        return fail("not UTF-8");
      }
      at += length;
    }
    return {};
  }

  /// At the line being read.
  [[nodiscard]] Error fail(std::string_view what) const { return at_line(source_->name, at_.line, at_.offset, what); }

  static constexpr std::string_view marker = "# table:";
  std::shared_ptr<const TableText> source_;
  std::vector<Table> tables_;
  std::unordered_map<std::string_view, std::size_t> lines_of_ids_; ///< of the table being read
  Table::RowPlace at_{0, 1, 0};                                    ///< the line being read
};

Result<std::vector<Table>> parse_tables(std::string_view text, std::string_view file) {
  auto owned = std::make_shared<TableText>(TableText{std::string(file), {}, std::string(text)});
  owned->text = owned->owned;
  return parse_tables(std::move(owned));
}

Result<std::vector<Table>> parse_tables(std::shared_ptr<const TableText> source) {
  return TableParser(std::move(source)).parse();
}

Result<bool> append_rows(Table &table, const Table &more) {
  for (const std::string_view column : more.columns_)
    if (table.column(column) == Table::no_column)
      return at_line(more.sources_[more.header_.source].text->name, more.header_.line, more.header_.offset,
                     "the table \"" + std::string(table.name_) + "\" has no column \"" + std::string(column) + "\"");
  const auto first_source = static_cast<std::uint32_t>(table.sources_.size());
  for (const Table::Source &source : more.sources_) {
    Table::Source &added = table.sources_.emplace_back(Table::Source{source.text, {}});
    for (const std::string_view column : table.columns_) {
      const std::size_t same = more.column(column);
      added.cell_of_column.push_back(same == Table::no_column ? same : source.cell_of_column[same]);
    }
  }
  std::unordered_map<std::string_view, std::size_t> ids;
  for (std::size_t row = 0; row < table.rows(); ++row) ids.emplace(table.cell(row, std::size_t{0}), row);
  std::vector<Table::RowPlace> &rows = table.rows_.own();
  for (std::size_t row = 0; row < more.rows(); ++row) {
    Table::RowPlace place = more.rows_[row];
    place.source += first_source;
    const auto same = ids.find(more.cell(row, std::size_t{0}));
    if (same == ids.end()) rows.push_back(place);
    else rows[same->second] = place;
  }
  return true;
}

} // namespace v0
} // namespace jiedui
