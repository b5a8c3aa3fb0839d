/// @file ledger_store.hpp
/// A ledger in a file: SQLite, one transaction a document, read by many while one writes.
#pragma once

#include "jiedui/ledger/ledger.hpp"
#include "jiedui/result.hpp"
#include "jiedui/version.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// What of a store is wanted in memory.
struct StoreScope {
  std::string indicator; ///< a code or a prefix up to a point ("funds"); empty = all
  PlaceCode giver = 0;   ///< with everything inside it; 0 = any
  PlaceCode receiver = 0;
  bool records = true;    ///< pairings, projects, events and the like
  bool statements = true; ///< figures
};

/// The file of a ledger. A process that is killed leaves whole documents only; loading again completes them.
///
/// Tables are STRICT, know the words that each cell can hold, and can be read by any SQLite; the views `statements` and
/// `sources` are flat, their values are numbers, with the exact text beside them. Files of the schemas before are read,
/// and brought to this one when they are opened for writing. A cell that holds what it cannot is never guessed: reading
/// it fails with `store`, and the error names table, id and column. Ids are hashes of what a record says (record_id()):
/// the same documents give the same rows in every order of adding. Claims with and without a programme are rows of
/// their own; they are joined when they are read (see Statement).
class LedgerStore {
public:
  static constexpr int schema_version = 4;
  static constexpr int oldest_schema = 2; ///< that is read

  enum class Mode : std::uint8_t { read, write };
  /// Opens the file, for writing creates it. Fails with `store` where it is no ledger or of a newer schema.
  /// @param busy_milliseconds how long to wait for another writer.
  [[nodiscard]] static Result<LedgerStore> open(const std::string &path, Mode mode, int busy_milliseconds = 10'000);
  LedgerStore(LedgerStore &&) noexcept;
  LedgerStore &operator=(LedgerStore &&) noexcept;
  ~LedgerStore();

  /// Adds a document in one transaction; see Ledger::add.
  [[nodiscard]] Result<Ledger::Added> add(const Entry &entry);
  /// Forgets a document in one transaction; see Ledger::remove.
  [[nodiscard]] Result<bool> remove(std::string_view document);

  [[nodiscard]] Result<std::uint64_t> documents() const;
  /// The document of that id; nothing where it is not there.
  [[nodiscard]] Result<std::optional<DocumentRecord>> document(std::string_view id) const;
  /// All documents, ascending by id.
  [[nodiscard]] Result<std::vector<DocumentRecord>> document_records() const;
  /// The indicators that have statements, ascending.
  [[nodiscard]] Result<std::vector<std::string>> indicators() const;
  /// The statements (and records) within the scope, with the documents that they cite.
  [[nodiscard]] Result<Ledger> read(std::shared_ptr<const LedgerRules> rules, const StoreScope &scope = {}) const;

private:
  class Impl;
  explicit LedgerStore(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

} // namespace v0
} // namespace jiedui
