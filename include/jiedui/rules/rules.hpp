/// @file rules.hpp
/// All rule tables of an engine: those built in and the caller's, as one value.
#pragma once

#include "jiedui/result.hpp"
#include "jiedui/rules/lexicon.hpp"
#include "jiedui/rules/table.hpp"
#include "jiedui/version.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
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
  /// The tables of these texts; tables of one name are put together. Fails with `rules`.
  [[nodiscard]] static Result<Rules> read(std::span<const std::shared_ptr<const TableText>> texts);
  /// Only the given tables: for tests with small frozen tables.
  [[nodiscard]] static Result<Rules> only(std::string_view tables, std::string_view file = "rules");

  [[nodiscard]] const std::vector<Table> &tables() const noexcept { return tables_; }
  /// The table's number, or `no_table`.
  [[nodiscard]] TableNumber number(std::string_view name) const noexcept;
  /// The table of that name; an empty table where there is none.
  [[nodiscard]] const Table &table(std::string_view name) const noexcept;
  [[nodiscard]] const Lexicon &lexicon() const noexcept { return lexicon_; }

private:
  [[nodiscard]] Result<bool> add_rows(std::string_view extra, std::string_view file);

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
/// The built-in tables packed when the library was built (packed_tables.hpp); empty where it was built without.
[[nodiscard]] std::span<const std::byte> builtin_packed_tables();

} // namespace v0
} // namespace jiedui
