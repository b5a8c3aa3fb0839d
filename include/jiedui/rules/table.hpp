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
  /// The cell's text; empty where the row is short or `column` is `no_column`.
  [[nodiscard]] std::string_view cell(std::size_t row, std::size_t column) const noexcept;
  [[nodiscard]] std::string_view cell(std::size_t row, std::string_view column_name) const noexcept {
    return cell(row, column(column_name));
  }
  /// "file:line" of the row, for messages.
  [[nodiscard]] std::string where(std::size_t row) const;
  /// The failure "file:line: column: what", with the cell's byte offset in its file.
  [[nodiscard]] Error error(std::size_t row, std::string_view column_name, std::string_view what) const;

private:
  friend Result<std::vector<Table>> parse_tables(std::shared_ptr<const TableText> text);
  friend Result<bool> append_rows(Table &table, const Table &more);
  friend class PackedTables;

  struct CellPlace {
    std::uint32_t offset = 0, size = 0; ///< within the text of its row
  };
  struct RowPlace {
    std::uint32_t text = 0; ///< which of `texts_`
    std::uint32_t line = 0; ///< from 1
    std::uint32_t offset = 0;
  };
  [[nodiscard]] std::string_view text_of(const RowPlace &row) const { return texts_[row.text]->text; }
  /// Splits the header line into `columns_`.
  void read_header(std::string_view line);

  std::string_view name_;
  bool near_ = false;
  std::vector<std::string_view> columns_;
  std::vector<std::shared_ptr<const TableText>> texts_;
  RowPlace header_;
  Array<RowPlace> rows_;
  Array<CellPlace> cells_; ///< rows × columns
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
