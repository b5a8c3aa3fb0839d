/// @file findings.hpp
/// What the figures of one document say about each other: sums, ratios, counts, units.
#pragma once

#include "jiedui/document/document.hpp"
#include "jiedui/facts/clauses.hpp"
#include "jiedui/mentions/mentions.hpp"
#include "jiedui/model/facts.hpp"
#include "jiedui/result.hpp"
#include "jiedui/rules/rules.hpp"
#include "jiedui/version.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// The tables of this reader in the form it works with. Immutable.
class FindingRules;
/// Fails with `rules` where a cell cannot be understood; the message names file, line and column.
[[nodiscard]] Result<std::shared_ptr<const FindingRules>> compile_finding_rules(const Rules &rules);

/// For each observation the number of the one that it is a stated part of: the nearest before it of that text, else the
/// nearest behind it in its paragraph. Nothing for what is no part, or where the whole is no observation.
[[nodiscard]] std::vector<std::optional<std::size_t>> stated_wholes(const std::vector<Observation> &observations,
                                                                    const Clauses &clauses);

[[nodiscard]] std::vector<Finding> audit_document(const Document &document, const Mentions &mentions,
                                                  const Clauses &clauses, const Facts &facts,
                                                  const FindingRules &rules);

} // namespace v0
} // namespace jiedui
