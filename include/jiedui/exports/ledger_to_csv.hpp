/// @file ledger_to_csv.hpp
/// Flat tables as CSV with a Data Package descriptor and a codebook.
#pragma once

#include "jiedui/exports/flat_tables.hpp"
#include "jiedui/version.hpp"

#include <string>
#include <vector>

namespace jiedui {
inline namespace v0 {

struct CsvOptions {
  /// For spreadsheets: a byte order mark, lines that end in CR LF, and an apostrophe before texts that begin with
  /// = + - @, which a spreadsheet would run. Without it such texts are quoted and otherwise as they are.
  bool excel = false;
  bool header = true;
};

/// Appends the table. A missing cell is empty, an empty text is "".
void table_to_csv(const FlatTable &table, std::string &out, const CsvOptions &options = {});

/// datapackage.json of the Data Package standard: every table as a resource NAME.csv with its schema.
[[nodiscard]] std::string tables_to_datapackage(const std::vector<FlatTable> &tables);
/// Every column of every table: name, type, what it means in Chinese and English, what a missing cell means.
[[nodiscard]] FlatTable codebook(const std::vector<FlatTable> &tables);

} // namespace v0
} // namespace jiedui
