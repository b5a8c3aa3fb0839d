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

/// Statements and records of many documents. The order of adding never changes the content.
/// May be read by many threads or written by one.
class Ledger {
public:
  template <class Record> using Records = std::map<std::string, Noted<Record>, std::less<>>;

  explicit Ledger(std::shared_ptr<const LedgerRules> rules) : rules_(std::move(rules)) {}

  enum class Added : std::uint8_t {
    added,
    unchanged, ///< the same document was there already
  };
  /// Adds a document's records. Adding the same document twice changes nothing.
  /// Fails with `argument` where another document of that id is there: nothing is overwritten.
  [[nodiscard]] Result<Added> add(const Entry &entry);

  [[nodiscard]] const LedgerRules &rules() const noexcept { return *rules_; }
  [[nodiscard]] const std::shared_ptr<const LedgerRules> &shared_rules() const noexcept { return rules_; }
  [[nodiscard]] const std::map<std::string, DocumentRecord, std::less<>> &documents() const noexcept {
    return documents_;
  }
  /// By Statement::key().
  [[nodiscard]] const std::map<std::string, Statement, std::less<>> &statements() const noexcept { return statements_; }
  [[nodiscard]] const Records<Pairing> &pairings() const noexcept { return pairings_; }
  [[nodiscard]] const Records<Project> &projects() const noexcept { return projects_; }
  [[nodiscard]] const Records<Event> &events() const noexcept { return events_; }
  [[nodiscard]] const Records<Policy> &policies() const noexcept { return policies_; }
  [[nodiscard]] const Records<Official> &officials() const noexcept { return officials_; }
  [[nodiscard]] const Records<Organization> &organizations() const noexcept { return organizations_; }
  [[nodiscard]] const Records<SystemMention> &systems() const noexcept { return systems_; }
  [[nodiscard]] const Records<Finding> &findings() const noexcept { return findings_; }

private:
  std::shared_ptr<const LedgerRules> rules_;
  std::map<std::string, DocumentRecord, std::less<>> documents_;
  std::map<std::string, Statement, std::less<>> statements_;
  Records<Pairing> pairings_;
  Records<Project> projects_;
  Records<Event> events_;
  Records<Policy> policies_;
  Records<Official> officials_;
  Records<Organization> organizations_;
  Records<SystemMention> systems_;
  Records<Finding> findings_;
};

} // namespace v0
} // namespace jiedui
