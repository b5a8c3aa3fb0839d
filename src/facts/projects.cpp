#include "jiedui/facts/projects.hpp"

namespace jiedui {
inline namespace v0 {

class ProjectRules {};

Result<std::shared_ptr<const ProjectRules>> compile_project_rules(const Rules &) {
  return std::shared_ptr<const ProjectRules>(std::make_shared<const ProjectRules>());
}

std::vector<Project> read_projects(const Document &, const Mentions &, const Clauses &,
                                   const std::vector<Observation> &, const ProjectRules &) {
  return {};
}

} // namespace v0
} // namespace jiedui
