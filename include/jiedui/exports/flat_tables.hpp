/// @file flat_tables.hpp
/// A ledger as flat tables with a codebook: what CSV, Arrow and data packages are written from.
#pragma once

#include "jiedui/ledger/ledger.hpp"
#include "jiedui/version.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
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

/// Rows of cells; a missing cell is not said, an empty text is empty.
struct FlatTable {
  std::string_view name;
  std::vector<Column> columns;
  std::vector<std::vector<std::optional<std::string>>> rows;
};

/// documents, statements, sources, pairings, projects, events, policies, officials, organizations, systems, findings;
/// each row in the order of its key, ids the same in every order of adding.
[[nodiscard]] std::vector<FlatTable> ledger_to_tables(const Ledger &ledger);

} // namespace v0
} // namespace jiedui
