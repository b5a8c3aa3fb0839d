/// @file audit.hpp
/// What many documents say about each other: conflicts, reused figures, growth, shares and sums recomputed.
#pragma once

#include "jiedui/ledger/ledger.hpp"
#include "jiedui/ledger/ledger_store.hpp"
#include "jiedui/model/finding.hpp"
#include "jiedui/version.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// A relation between statements. Valid as long as the ledger is not changed.
///
/// kind and rule:
///
///     conflict        cell.conflict       two figures for the same thing, not explained by rounding or bounds
///     conflict        cumulative.falls    a later cumulative figure is below an earlier one with the same beginning
///     scope_mismatch  value.reused        the same long figure for another time
///     scope_mismatch  whole.indicator     fiscal money above the total that should hold it
///     sum_mismatch    whole.parts         narrower figures make more than the wider one that covers them
///     ratio_mismatch  growth.recomputed   a growth rate against the figures of both years
///     ratio_mismatch  share.recomputed    a share of a sector against its figure and the whole
///     ratio_mismatch  target.recovered    a result and its share of the target against what the plan said
///     holds           the same rules, where the relation is right, and cell.rounding
struct LedgerFinding {
  Finding finding; ///< `evidence` is empty: the statements carry their sources
  std::vector<const Statement *> statements;
};

/// Findings between the ledger's statements, by families of indicators that have to do with each other, then in the
/// order of rule and statement. What single documents contradict in themselves stands in Ledger::findings().
[[nodiscard]] std::vector<LedgerFinding> audit(const Ledger &ledger);
/// The same findings in the same order of a store, that is never in memory as a whole; what `tell` is given is valid
/// until it returns. Then what single documents say about themselves. An error of the store ends it.
[[nodiscard]] std::optional<Error> audit(const LedgerStore &store, const std::shared_ptr<const LedgerRules> &rules,
                                         const std::function<void(const LedgerFinding &)> &tell,
                                         const std::function<void(const Noted<Finding> &)> &tell_own);

} // namespace v0
} // namespace jiedui
