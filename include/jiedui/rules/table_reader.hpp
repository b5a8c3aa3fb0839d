/// @file table_reader.hpp
/// Rows of rule tables as typed values; every stage compiles its tables with it.
///
///     constexpr CellName<Effect> effects[] = {{"since", Effect::since}, {"until", Effect::until}};
///
///     TableReader read(rules);
///     for (const TableRow row : read.rows("date_bounds"))
///       compiled.bounds.push_back({row.named("effect", effects), row.yes("open")});
///     return read.finish(std::move(compiled));
///
/// The first cell that cannot be understood ends the reading: its reader gives some value of its type, the loops
/// stop, and `finish` answers the failure with file, line and column.
#pragma once

#include "jiedui/model/place.hpp"
#include "jiedui/result.hpp"
#include "jiedui/rules/rules.hpp"
#include "jiedui/version.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// A word that a cell may hold, and what it means. The empty word stands for an empty cell.
template <class Value> struct CellName {
  std::string_view name;
  Value value;
};

/// A table's rows in their typed form, found by a token's sense.
template <class Value> struct TypedTable {
  TableNumber table = Rules::no_table;
  std::vector<Value> rows;
};

class TableReader;

/// One row while it is read.
class TableRow {
public:
  TableRow(TableReader &reader, const Table &table, std::size_t number)
      : reader_(&reader), table_(&table), number_(number), cells_(table.cells(number)) {}

  /// From 0; the row of a token's sense.
  [[nodiscard]] std::size_t number() const { return number_; }
  /// Empty where the table has no such column.
  [[nodiscard]] std::string_view cell(std::string_view column) const {
    const std::size_t at = table_->column(column);
    return at == Table::no_column ? std::string_view{} : cells_[at];
  }
  [[nodiscard]] std::string text(std::string_view column) const { return std::string(cell(column)); }

  /// The meaning of the cell's one word.
  template <class Value, std::size_t count>
  [[nodiscard]] Value named(std::string_view column, const CellName<Value> (&names)[count]) const {
    const std::string_view word = cell(column);
    for (const CellName<Value> &name : names)
      if (name.name == word) return name.value;
    std::string expected = "is none of ";
    for (std::size_t i = 0; i < count; ++i) {
      if (i > 0) expected += i + 1 < count ? ", " : " and ";
      expected += names[i].name.empty() ? "nothing" : names[i].name;
    }
    fail(column, expected);
    return names[0].value;
  }

  /// What `parse` makes of the cell's text: a function from text to an optional value.
  template <class Parse>
  [[nodiscard]] auto parsed(std::string_view column, Parse &&parse, std::string_view what) const {
    auto value = parse(cell(column));
    if (!value) fail(column, std::string("is no ").append(what));
    return std::move(value).value_or(typename decltype(value)::value_type{});
  }
  /// The same; nothing where the cell is empty.
  template <class Parse>
  [[nodiscard]] auto parsed_if_any(std::string_view column, Parse &&parse, std::string_view what) const {
    using Value = std::invoke_result_t<Parse, std::string_view>;
    return cell(column).empty() ? Value{} : Value{parsed(column, std::forward<Parse>(parse), what)};
  }

  /// A whole number from `least` to `most`.
  [[nodiscard]] int whole(std::string_view column, int least, int most) const;
  /// The same, `otherwise` where the cell is empty.
  [[nodiscard]] int whole(std::string_view column, int least, int most, int otherwise) const {
    return cell(column).empty() ? otherwise : whole(column, least, most);
  }
  /// yes or no; an empty cell is no.
  [[nodiscard]] bool yes(std::string_view column) const;
  /// A code of six digits.
  [[nodiscard]] PlaceCode place(std::string_view column) const;
  /// Codes separated by `|`, ascending, each once.
  [[nodiscard]] PlaceCodes places(std::string_view column) const;
  /// The alternatives of the cell, in its order.
  [[nodiscard]] std::vector<std::string> words(std::string_view column) const;

  /// Ends the reading: "file:line: column: what". Only the first failure counts.
  void fail(std::string_view column, std::string_view what) const;

private:
  TableReader *reader_;
  const Table *table_;
  std::size_t number_;
  TableCells cells_;
};

/// Reads tables until one fails.
class TableReader {
public:
  explicit TableReader(const Rules &rules) : rules_(&rules) {}

  /// The rows of a table, as a range that ends early once anything has failed.
  class Rows {
  public:
    struct End {};
    class Iterator {
    public:
      Iterator(TableReader &reader, const Table &table) : reader_(&reader), table_(&table) {}
      [[nodiscard]] TableRow operator*() const { return {*reader_, *table_, number_}; }
      Iterator &operator++() {
        ++number_;
        return *this;
      }
      [[nodiscard]] bool operator==(End) const { return number_ >= table_->rows() || reader_->failed(); }

    private:
      TableReader *reader_;
      const Table *table_;
      std::size_t number_ = 0;
    };

    Rows(TableReader &reader, const Table &table) : reader_(&reader), table_(&table) {}
    [[nodiscard]] Iterator begin() const { return {*reader_, *table_}; }
    [[nodiscard]] static End end() { return {}; }
    [[nodiscard]] std::size_t size() const { return table_->rows(); }

  private:
    TableReader *reader_;
    const Table *table_;
  };

  [[nodiscard]] Rows rows(const Table &table) { return {*this, table}; }
  [[nodiscard]] Rows rows(std::string_view table) { return rows(rules_->table(table)); }

  /// A whole table; `parse` makes a value of each row.
  template <class Parse> [[nodiscard]] auto table(std::string_view name, Parse &&parse) {
    TypedTable<std::invoke_result_t<Parse, const TableRow &>> typed;
    typed.table = rules_->number(name);
    typed.rows.reserve(rows(name).size());
    for (const TableRow row : rows(name)) typed.rows.push_back(parse(row));
    return typed;
  }

  [[nodiscard]] bool failed() const { return failure_.has_value(); }
  void fail(Error error) {
    if (!failure_) failure_ = std::move(error);
  }

  /// A part that was compiled apart; an empty one where that failed.
  template <class Part> [[nodiscard]] Part take(Result<Part> part) {
    if (part) return std::move(part).value();
    fail(part.error());
    return Part{};
  }
  /// The value, if nothing has failed.
  template <class Value> [[nodiscard]] Result<Value> finish(Value value) {
    if (failure_) return *std::move(failure_);
    return value;
  }
  /// The same for rules that many readings share.
  template <class Value> [[nodiscard]] Result<std::shared_ptr<const Value>> finish(std::shared_ptr<Value> value) {
    if (failure_) return *std::move(failure_);
    return std::shared_ptr<const Value>(std::move(value));
  }

private:
  const Rules *rules_;
  std::optional<Error> failure_;
};

} // namespace v0
} // namespace jiedui
