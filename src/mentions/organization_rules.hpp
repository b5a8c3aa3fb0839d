/// The tables of organisations in the form that their reader works with.
#pragma once

#include "word_set.hpp"

#include "jiedui/mentions/organizations.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// Whether a place and a field of work make a name with the word.
enum class ByField : std::uint8_t { no, yes, speaking };

struct OrganizationSuffix {
  std::string id;
  std::optional<OrganizationKind> kind; ///< none: the word only looks like a name's end
  bool placed = false;
  std::uint32_t least = 2;
  ByField by_field = ByField::no;
};

struct KnownOrganization {
  std::string id;
  OrganizationKind kind = OrganizationKind::other;
  bool corps = false;    ///< 新疆生产建设兵团 or one of its divisions
  bool division = false; ///< one of its divisions, which can be a place too
};

struct GovernmentBody {
  std::string id;
  std::string unit;
  bool department = false; ///< what it is in charge of must stand before the word
};

class OrganizationRules {
public:
  TableNumber names_table = Rules::no_table, suffixes_table = Rules::no_table, bodies_table = Rules::no_table,
              titles_table = Rules::no_table;
  std::vector<KnownOrganization> names;
  std::vector<OrganizationSuffix> suffixes;
  std::vector<GovernmentBody> bodies;
  std::string numbered_rule; ///< of names that are numbers, which say nothing without their town
  WordSet stop, soft, joins, generic, size, after, renamed, group, speaker, act, compound, source, inner, credit,
      formula, pass, department, of_office, not_department, people, aid, aided, unit, several, zone, unit_name,
      industry_place, firm, firm_group, firm_bracket, office, counting, branch, numeral, studies;
  std::unordered_map<std::string, OrganizationKind> group_kinds;
  std::vector<bool> title_is_office;
};

} // namespace v0
} // namespace jiedui
