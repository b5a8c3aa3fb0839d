/// @file flat_tables.hpp
/// A ledger as flat tables with a codebook: what CSV, Arrow and data packages are written from.
#pragma once

#include "jiedui/ledger/ledger.hpp"
#include "jiedui/version.hpp"

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace jiedui {
inline namespace v0 {

enum class ColumnType : std::uint8_t {
  text, ///< also codes of places: 010000 is no number
  integer,
  decimal, ///< exact
  date,    ///< ISO 8601
  boolean,
};

struct Column {
  std::string_view name;
  ColumnType type = ColumnType::text;
  std::string_view zh, en; ///< what it means
};

/// A text as an alternative of a cell. With std::string itself a copy that runs out of memory is undefined in libstdc++
/// 12, which takes such a variant never to be without value.
struct FlatText {
  template <class Text>
  requires std::convertible_to<Text, std::string> FlatText(Text &&text) : bytes(std::forward<Text>(text)) {}
  std::string bytes;

  friend bool operator==(const FlatText &, const FlatText &) = default;
};

/// Nothing where it is not said; else what the column's type names, a decimal as Decimal, a date as Day.
using FlatCell = std::variant<std::monostate, FlatText, std::int64_t, Decimal, Day, bool>;
/// As CSV has it; empty for nothing.
[[nodiscard]] std::string cell_text(const FlatCell &cell);

struct FlatTable {
  std::string_view name;
  std::vector<Column> columns;
  std::vector<std::vector<FlatCell>> rows;
};

/// Statements by family of indicators, then by key; their sources before those of the other records.
/// documents, statements, sources, pairings, projects, events, policies, officials, organizations, systems, findings;
/// each row in the order of its key, ids the same in every order of adding.
[[nodiscard]] std::vector<FlatTable> ledger_to_tables(const Ledger &ledger);

} // namespace v0
} // namespace jiedui
