/// @file organizations.hpp
/// Enterprises, schools, hospitals, government bodies, banks, parks, associations.
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
class OrganizationRules;
/// Fails with `rules` where a cell cannot be understood; the message names file, line and column.
[[nodiscard]] Result<std::shared_ptr<const OrganizationRules>> compile_organization_rules(const Rules &rules);

/// Appends to `mentions.organizations` and `mentions.organization_mentions`. Needs places, policies and officials (a
/// body inside an office does not act itself); marks the places inside names.
void read_organizations(const Document &document, const OrganizationRules &rules, Mentions &mentions);

} // namespace v0
} // namespace jiedui
