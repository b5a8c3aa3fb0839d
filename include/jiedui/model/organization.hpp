/// @file organization.hpp
/// Bodies that act under their own name.
#pragma once

#include "jiedui/model/span.hpp"
#include "jiedui/version.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jiedui {
inline namespace v0 {

enum class OrganizationKind : std::uint8_t {
  enterprise,
  school,
  hospital,
  government, ///< Party and state bodies
  research,
  association,
  bank, ///< any financial institution
  park,
  other,
};

[[nodiscard]] std::string_view to_string(OrganizationKind kind);
[[nodiscard]] std::optional<OrganizationKind> parse_organization_kind(std::string_view name);

/// One entry for a full name and its short forms.
struct Organization {
  std::string name;
  std::vector<std::string> aliases;
  OrganizationKind kind = OrganizationKind::other;
  std::string rule;
  Evidence evidence;
};

} // namespace v0
} // namespace jiedui
