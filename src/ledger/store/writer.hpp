/// @file writer.hpp
/// Documents as rows: written and taken away, inside the caller's transaction.
#pragma once

#include "jiedui/ledger/entry.hpp"
#include "sqlite.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// Prepared queries are kept between documents.
class Writer {
public:
  explicit Writer(sqlite3 *connection) : connection_(connection) {}

  /// The fingerprint of the document of that id; nothing where it is not there.
  [[nodiscard]] Result<std::optional<std::uint64_t>> fingerprint(std::string_view document);
  /// The document must not be there.
  [[nodiscard]] std::optional<Error> add(const Entry &entry);
  /// Takes away the document and what only it says.
  [[nodiscard]] std::optional<Error> remove(std::string_view document);

private:
  [[nodiscard]] Query &query(std::unique_ptr<Query> &kept, std::string_view sql);
  /// Whether the record is there; fails where another one has its id.
  [[nodiscard]] Result<bool> there(std::string_view table, std::int64_t id, std::string_view key);
  [[nodiscard]] std::optional<Error> add(const Statement &statement);
  [[nodiscard]] std::optional<Error> insert(std::int64_t id, const std::string &key, const Statement &statement);
  [[nodiscard]] std::optional<Error> place(std::int64_t id, std::string_view side, const std::string &indicator,
                                           const PlaceCodes &codes);
  [[nodiscard]] std::optional<Error> cite(std::int64_t record, const std::vector<Citation> &citations);
  template <class Record> [[nodiscard]] std::optional<Error> add(std::string_view key, const Noted<Record> &noted);
  [[nodiscard]] std::optional<Error> forget(std::int64_t record);

  sqlite3 *connection_;
  std::unique_ptr<Query> find_document_, insert_document_, insert_statement_, insert_place_, insert_citation_,
      find_citation_;
  std::map<std::string_view, std::unique_ptr<Query>> find_key_; ///< by table
};

} // namespace v0
} // namespace jiedui
