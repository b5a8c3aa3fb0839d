/// @file ledger_to_json.hpp
/// A ledger's statements as JSON Lines with their sources, and the schema of a line.
#pragma once

#include "jiedui/ledger/ledger.hpp"
#include "jiedui/version.hpp"

#include <string>
#include <string_view>

namespace jiedui {
inline namespace v0 {

/// Appends one line for each statement, in the order of their keys. Numbers are exact; what is not said is null.
void ledger_to_json(const Ledger &ledger, std::string &out);

/// JSON Schema 2020-12 of a line.
[[nodiscard]] std::string_view ledger_json_schema();

} // namespace v0
} // namespace jiedui
