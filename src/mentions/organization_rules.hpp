/// The tables of organisations in the form that their reader works with.
#pragma once

#include "word_set.hpp"

#include "jiedui/mentions/organizations.hpp"

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace jiedui {
inline namespace v0 {

struct OrganizationSuffix {
  std::string id;
  std::optional<OrganizationKind> kind; ///< none: the word only looks like a name's end
  bool placed = false;
  std::uint32_t least = 2;
};

struct KnownOrganization {
  std::string id;
  OrganizationKind kind = OrganizationKind::other;
};

struct GovernmentBody {
  std::string id;
  std::string unit;
};

class OrganizationRules {
public:
  TableNumber names_table = Rules::no_table, suffixes_table = Rules::no_table, bodies_table = Rules::no_table,
              titles_table = Rules::no_table;
  std::vector<KnownOrganization> names;
  std::vector<OrganizationSuffix> suffixes;
  std::vector<GovernmentBody> bodies;
  WordSet stop, soft, joins, generic, size, after, renamed, group, speaker, act, compound, source, inner, credit,
      formula, pass, department;
  std::unordered_map<std::string, OrganizationKind> group_kinds;
  std::vector<bool> title_is_office;
};

} // namespace v0
} // namespace jiedui
