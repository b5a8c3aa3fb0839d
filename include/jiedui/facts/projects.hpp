/// @file projects.hpp
/// Singular and definite projects, parks, bases, workshops, facilities.
#pragma once

#include "jiedui/document/document.hpp"
#include "jiedui/facts/clauses.hpp"
#include "jiedui/mentions/mentions.hpp"
#include "jiedui/model/facts.hpp"
#include "jiedui/result.hpp"
#include "jiedui/rules/rules.hpp"
#include "jiedui/version.hpp"

#include <memory>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// The tables of this reader in the form it works with. Immutable.
class ProjectRules;
/// Fails with `rules` where a cell cannot be understood; the message names file, line and column.
[[nodiscard]] Result<std::shared_ptr<const ProjectRules>> compile_project_rules(const Rules &rules);

/// @param observations gives investments and sectors.
[[nodiscard]] std::vector<Project> read_projects(const Document &document, const Mentions &mentions,
                                                 const Clauses &clauses, const std::vector<Observation> &observations,
                                                 const ProjectRules &rules);

} // namespace v0
} // namespace jiedui
