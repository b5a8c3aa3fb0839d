/// @file schema.hpp
/// The tables of a ledger's file.
#pragma once

#include "jiedui/ledger/ledger_store.hpp"
#include "sqlite.hpp"

#include <optional>

namespace jiedui {
inline namespace v0 {

/// Makes a connection ready; an empty file that is opened for writing becomes a ledger.
/// Fails where the file is none, or of another schema.
[[nodiscard]] std::optional<Error> prepare(sqlite3 *connection, LedgerStore::Mode mode, int busy_milliseconds);

} // namespace v0
} // namespace jiedui
