/// @file mentions_to_facts.hpp
/// Stage 3: who gave what to whom, when, and did it happen.
#pragma once

#include "jiedui/document/document.hpp"
#include "jiedui/mentions/mentions.hpp"
#include "jiedui/model/facts.hpp"
#include "jiedui/result.hpp"
#include "jiedui/rules/rules.hpp"
#include "jiedui/version.hpp"

#include <memory>

namespace jiedui {
inline namespace v0 {

/// The tables of this stage in the form it works with. Immutable.
class FactRules;
/// Fails with `rules` where a cell cannot be understood; the message names file, line and column.
[[nodiscard]] Result<std::shared_ptr<const FactRules>> compile_fact_rules(const Rules &rules);

[[nodiscard]] Facts mentions_to_facts(const Document &document, const Mentions &mentions, const FactRules &rules);

} // namespace v0
} // namespace jiedui
