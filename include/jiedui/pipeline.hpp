/// @file pipeline.hpp
/// bytes → document → mentions → facts → ledger → exports, with the tables they share.
#pragma once

#include "jiedui/document/bytes_to_document.hpp"
#include "jiedui/facts/mentions_to_facts.hpp"
#include "jiedui/mentions/document_to_mentions.hpp"
#include "jiedui/model/facts.hpp"
#include "jiedui/result.hpp"
#include "jiedui/rules/rules.hpp"
#include "jiedui/version.hpp"

#include <cstdint>
#include <memory>
#include <string_view>

namespace jiedui {
inline namespace v0 {

/// What was read in one input: its clean text, what the text says, what that means.
struct Reading {
  Document document;
  Mentions mentions;
  Facts facts;
};

struct EngineOptions {
  std::uint64_t max_input_bytes = 16u << 20; ///< larger inputs fail with `limit`; at most 1 GiB
  std::string_view rules;                    ///< the caller's tables as text, see rules/table.hpp
  std::string_view rules_file = "rules";     ///< their name in messages
};

/// Rule tables and options, immutable: share one between threads.
class Engine {
public:
  /// Fails with `rules` where the caller's tables are malformed.
  [[nodiscard]] static Result<Engine> create(const EngineOptions &options = {});

  /// Reads one input. The same bytes and source always give the same reading.
  [[nodiscard]] Result<Reading> read(std::string_view bytes, const Source &source = {}) const;

  [[nodiscard]] const Rules &rules() const noexcept { return *rules_; }

private:
  std::uint64_t max_input_bytes_ = 0;
  std::shared_ptr<const Rules> rules_;
  std::shared_ptr<const DocumentRules> document_rules_;
  std::shared_ptr<const MentionRules> mention_rules_;
  std::shared_ptr<const FactRules> fact_rules_;
};

} // namespace v0
} // namespace jiedui
