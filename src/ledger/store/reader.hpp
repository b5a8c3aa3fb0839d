/// @file reader.hpp
/// Rows as statements and records.
#pragma once

#include "jiedui/ledger/ledger_store.hpp"
#include "sqlite.hpp"

namespace jiedui {
inline namespace v0 {

/// The columns of a document, in the order that `document_of` takes them.
constexpr std::string_view document_columns = "id, title, url, source, published, fingerprint";
[[nodiscard]] DocumentRecord document_of(Query &query);

/// Everything within the scope, from one state of the file.
[[nodiscard]] Result<LedgerRecords> read_scope(sqlite3 *connection, const StoreScope &scope);

} // namespace v0
} // namespace jiedui
