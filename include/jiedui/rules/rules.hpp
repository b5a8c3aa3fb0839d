/// @file rules.hpp
/// All rule tables of an engine: those built in and the caller's, as one value.
#pragma once

#include "jiedui/result.hpp"
#include "jiedui/rules/lexicon.hpp"
#include "jiedui/rules/table.hpp"
#include "jiedui/version.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// A table's number within `Rules`; stable for one `Rules` value.
using TableNumber = std::uint16_t;

/// Immutable once built; shared by threads.
class Rules {
public:
  static constexpr TableNumber no_table = 0xFFFF;

  /// The tables built into the library, with the caller's rows added.
  /// @param extra tables as text (see table.hpp), or empty.
  /// @param file name of the caller's file for messages.
  [[nodiscard]] static Result<Rules> with_builtin(std::string_view extra = {}, std::string_view file = "rules");
  /// Only the given tables: for tests with small frozen tables.
  [[nodiscard]] static Result<Rules> only(std::string_view tables, std::string_view file = "rules");

  [[nodiscard]] const std::vector<Table> &tables() const noexcept { return tables_; }
  /// The table's number, or `no_table`.
  [[nodiscard]] TableNumber number(std::string_view name) const noexcept;
  /// The table of that name; an empty table where there is none.
  [[nodiscard]] const Table &table(std::string_view name) const noexcept;
  [[nodiscard]] const Lexicon &lexicon() const noexcept { return lexicon_; }

private:
  std::vector<Table> tables_;
  Lexicon lexicon_;
};

/// Version and SHA-256 of the built-in tables: "0.1.0+1a2b3c4d5e6f".
[[nodiscard]] std::string_view builtin_rules_version();
/// The built-in tables' text, one after the other, each with its file name.
struct BuiltinTable {
  std::string_view file;
  std::string_view text;
};
[[nodiscard]] std::vector<BuiltinTable> builtin_tables();

} // namespace v0
} // namespace jiedui
