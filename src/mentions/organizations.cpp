#include "jiedui/mentions/organizations.hpp"

namespace jiedui {
inline namespace v0 {

class OrganizationRules {};

Result<std::shared_ptr<const OrganizationRules>> compile_organization_rules(const Rules &) {
  return std::shared_ptr<const OrganizationRules>(std::make_shared<const OrganizationRules>());
}

void read_organizations(const Document &, const OrganizationRules &, Mentions &) {}

} // namespace v0
} // namespace jiedui
