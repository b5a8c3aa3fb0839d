/// @file ledger.hpp
/// Many documents as one account.
#pragma once

#include "jiedui/ledger/entry.hpp"
#include "jiedui/ledger/ledger_rules.hpp"
#include "jiedui/result.hpp"
#include "jiedui/version.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// Records of many documents, each once, in the order of their keys.
struct LedgerRecords {
  template <class Record> using Map = std::map<std::string, Noted<Record>, std::less<>>;

  std::map<std::string, DocumentRecord, std::less<>> documents; ///< by id
  std::map<std::string, Statement, std::less<>> statements;     ///< by Statement::key()
  Map<Pairing> pairings;                                        ///< this and the following by record_key()
  Map<Project> projects;
  Map<Event> events;
  Map<Policy> policies;
  Map<Official> officials;
  Map<Organization> organizations;
  Map<SystemMention> systems;
  Map<Finding> findings;
};

/// Adds an entry's statements and records to those that are there; equal ones are merged. The document itself is not
/// looked at: see Ledger::add.
void absorb(LedgerRecords &into, const Entry &entry);
/// Takes away what only the document says. Costs a pass over all records.
void forget(LedgerRecords &records, std::string_view document);
/// Joins the claims that name no programme to the one that names it; see Statement.
void join_programmes(LedgerRecords &records);

/// Statements and records of many documents. The order of adding different documents never changes the content.
/// May be read by many threads or written by one.
class Ledger {
public:
  explicit Ledger(std::shared_ptr<const LedgerRules> rules, LedgerRecords records = {})
      : rules_(std::move(rules)), records_(std::move(records)) {}

  enum class Added : std::uint8_t {
    added,
    unchanged, ///< the same document was there already
    replaced,  ///< a document of that id was there with other content: what it said is forgotten, this one stands
  };
  /// Adds a document's records. A document is known by its id: the same one again changes nothing, a changed one takes
  /// the place of the earlier, and the ledger is as if the earlier had never been added.
  Added add(const Entry &entry);
  /// Forgets a document: the ledger is as if it had never been added. False where it is not there.
  bool remove(std::string_view document);

  [[nodiscard]] const LedgerRules &rules() const noexcept { return *rules_; }
  [[nodiscard]] const std::shared_ptr<const LedgerRules> &shared_rules() const noexcept { return rules_; }
  [[nodiscard]] const LedgerRecords &records() const noexcept { return records_; }
  /// All records, out of a ledger that is not needed any more.
  [[nodiscard]] LedgerRecords take() && { return std::move(records_); }
  [[nodiscard]] const auto &documents() const noexcept { return records_.documents; }
  [[nodiscard]] const auto &statements() const noexcept { return records_.statements; }
  [[nodiscard]] const auto &pairings() const noexcept { return records_.pairings; }
  [[nodiscard]] const auto &projects() const noexcept { return records_.projects; }
  [[nodiscard]] const auto &events() const noexcept { return records_.events; }
  [[nodiscard]] const auto &policies() const noexcept { return records_.policies; }
  [[nodiscard]] const auto &officials() const noexcept { return records_.officials; }
  [[nodiscard]] const auto &organizations() const noexcept { return records_.organizations; }
  [[nodiscard]] const auto &systems() const noexcept { return records_.systems; }
  [[nodiscard]] const auto &findings() const noexcept { return records_.findings; }

private:
  std::shared_ptr<const LedgerRules> rules_;
  LedgerRecords records_;
};

} // namespace v0
} // namespace jiedui
