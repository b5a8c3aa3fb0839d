/// @file policies.hpp
/// Policies and agreements, with and without 《》.
#pragma once

#include "jiedui/document/document.hpp"
#include "jiedui/mentions/mentions.hpp"
#include "jiedui/result.hpp"
#include "jiedui/rules/rules.hpp"
#include "jiedui/version.hpp"

#include <memory>

namespace jiedui {
inline namespace v0 {

/// The tables of this reader in the form it works with. Immutable.
class PolicyRules;
/// Fails with `rules` where a cell cannot be understood; the message names file, line and column.
[[nodiscard]] Result<std::shared_ptr<const PolicyRules>> compile_policy_rules(const Rules &rules);

/// Appends to `mentions.policies`, in the order of the text. Needs dates and places.
void read_policies(const Document &document, const PolicyRules &rules, Mentions &mentions);

} // namespace v0
} // namespace jiedui
