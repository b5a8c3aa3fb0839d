/// @file facts_to_ledger.hpp
/// Stage 4: what a document says becomes entries of an account.
#pragma once

#include "jiedui/document/document.hpp"
#include "jiedui/ledger/entry.hpp"
#include "jiedui/ledger/ledger.hpp"
#include "jiedui/ledger/ledger_rules.hpp"
#include "jiedui/mentions/mentions.hpp"
#include "jiedui/result.hpp"
#include "jiedui/version.hpp"

namespace jiedui {
inline namespace v0 {

/// The document's entry. Observations of the indicator `other` stay out: nobody can say what they would add up to.
[[nodiscard]] Entry facts_to_entry(const Document &document, const Mentions &mentions, const Facts &facts,
                                   const LedgerRules &rules);

/// Adds the document's entry; see Ledger::add.
Ledger::Added facts_to_ledger(const Document &document, const Mentions &mentions, const Facts &facts,
                              const LedgerRules &rules, Ledger &ledger);

} // namespace v0
} // namespace jiedui
