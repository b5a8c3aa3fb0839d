/// @file table.hpp
/// Rule tables: what words mean, as tab-separated text that a person can edit.
///
///     # table: qualifiers
///     # Any line that starts with # is a comment.
///     id          words     meaning   example
///     before.ge   不少于|至少  at_least  不少于40亿元
///
/// The first line that is no comment names the columns. Cells are separated by one tab, `|` separates
/// alternatives inside a cell. `id` is unique in its table. A table with a column `words` takes part in
/// the one pass that finds every table word in a text. `example` is a text in which the row's word is found.
///
/// The comment `# near` at a table's head says that its words count only beside a figure, a place, a date or another
/// word: the pass leaves them out, and readers look them up where they ask for them.
#pragma once

#include "jiedui/model/small_list.hpp"
#include "jiedui/result.hpp"
#include "jiedui/rules/array.hpp"
#include "jiedui/version.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// A text that holds tables, and its name for messages.
struct TableText {
  std::string name;
  std::string_view text; ///< what `owned` holds, or text that outlives all tables
  std::string owned;
};

/// The cells of a row.
using TableCells = SmallList<std::string_view, 16>;

/// One parsed table. Cells are views into text that the table shares: copies and moves keep them valid.
class Table {
public:
  static constexpr std::size_t no_column = static_cast<std::size_t>(-1);

  [[nodiscard]] std::string_view name() const noexcept { return name_; }
  [[nodiscard]] std::size_t rows() const noexcept { return rows_.size(); }
  [[nodiscard]] const std::vector<std::string_view> &columns() const noexcept { return columns_; }
  /// Whether its words count only beside something else.
  [[nodiscard]] bool near() const noexcept { return near_; }
  /// The column's number, or `no_column`.
  [[nodiscard]] std::size_t column(std::string_view name) const noexcept;
  /// The row's cells in the order of `columns`; empty where the row is short or there is no such row.
  [[nodiscard]] TableCells cells(std::size_t row) const;
  /// One of them; empty where `column` is `no_column`. Who reads many asks for `cells`.
  [[nodiscard]] std::string_view cell(std::size_t row, std::size_t column) const;
  [[nodiscard]] std::string_view cell(std::size_t row, std::string_view column_name) const {
    return cell(row, column(column_name));
  }
  /// "file:line" of the row, for messages.
  [[nodiscard]] std::string where(std::size_t row) const;
  /// The failure "file:line: column: what", with the cell's byte offset in its file.
  [[nodiscard]] Error error(std::size_t row, std::string_view column_name, std::string_view what) const;

private:
  friend class TableParser;
  friend class PackedTables;
  friend Result<bool> append_rows(Table &table, const Table &more);

  /// A text that holds rows of the table, and where its lines hold the columns: a caller's rows can have them in
  /// another order, or lack some.
  struct Source {
    std::shared_ptr<const TableText> text;
    std::vector<std::size_t> cell_of_column; ///< `no_column` where the text has none
  };
  struct RowPlace {
    std::uint32_t source = 0; ///< which of `sources_`
    std::uint32_t line = 0;   ///< from 1
    std::uint32_t offset = 0; ///< of the row's line within its text
  };
  /// Takes the header line, in a table without rows that stands in `text`.
  void read_header(std::string_view line, std::shared_ptr<const TableText> text);
  [[nodiscard]] std::string_view text_of(const RowPlace &row) const { return sources_[row.source].text->text; }

  std::string_view name_;
  bool near_ = false;
  std::vector<std::string_view> columns_;
  std::vector<Source> sources_;
  RowPlace header_;
  Array<RowPlace> rows_;
};

/// Reads one or more tables; `file` is for messages. Errors name file and line and carry the byte offset:
/// a missing `# table:` line or header, a row with too many cells, a repeated id, bytes that are not UTF-8, 4 GiB or
/// more.
[[nodiscard]] Result<std::vector<Table>> parse_tables(std::string_view text, std::string_view file);
[[nodiscard]] Result<std::vector<Table>> parse_tables(std::shared_ptr<const TableText> text);

/// Adds the rows of `more` behind those of `table`, matching columns by name; a row whose id is there already
/// replaces it. An unknown column is an error that names file and line.
[[nodiscard]] Result<bool> append_rows(Table &table, const Table &more);

/// Calls `each` with every alternative of a cell: "甲|乙" gives 甲, 乙. Empty alternatives are left out.
template <class Each> void for_each_alternative(std::string_view cell, Each &&each) {
  while (!cell.empty()) {
    const std::size_t bar = cell.find('|');
    const std::string_view word = cell.substr(0, bar);
    if (!word.empty()) each(word);
    if (bar == std::string_view::npos) return;
    cell.remove_prefix(bar + 1);
  }
}

} // namespace v0
} // namespace jiedui
