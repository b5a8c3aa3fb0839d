#include "organization_rules.hpp"

#include "jiedui/rules/table_reader.hpp"

namespace jiedui {
inline namespace v0 {
namespace {

constexpr CellName<WordSet OrganizationRules::*> word_uses[] = {{"stop", &OrganizationRules::stop},
                                                                {"soft", &OrganizationRules::soft},
                                                                {"joins", &OrganizationRules::joins},
                                                                {"generic", &OrganizationRules::generic},
                                                                {"size", &OrganizationRules::size},
                                                                {"after", &OrganizationRules::after},
                                                                {"renamed", &OrganizationRules::renamed},
                                                                {"group", &OrganizationRules::group},
                                                                {"speaker", &OrganizationRules::speaker},
                                                                {"act", &OrganizationRules::act},
                                                                {"source", &OrganizationRules::source},
                                                                {"compound", &OrganizationRules::compound},
                                                                {"inner", &OrganizationRules::inner},
                                                                {"credit", &OrganizationRules::credit},
                                                                {"formula", &OrganizationRules::formula},
                                                                {"pass", &OrganizationRules::pass},
                                                                {"department", &OrganizationRules::department},
                                                                {"of_office", &OrganizationRules::of_office},
                                                                {"not_department", &OrganizationRules::not_department},
                                                                {"people", &OrganizationRules::people},
                                                                {"aid", &OrganizationRules::aid},
                                                                {"aided", &OrganizationRules::aided},
                                                                {"unit", &OrganizationRules::unit},
                                                                {"several", &OrganizationRules::several},
                                                                {"zone", &OrganizationRules::zone},
                                                                {"unit_name", &OrganizationRules::unit_name},
                                                                {"industry_place", &OrganizationRules::industry_place},
                                                                {"firm", &OrganizationRules::firm},
                                                                {"firm_group", &OrganizationRules::firm_group},
                                                                {"firm_bracket", &OrganizationRules::firm_bracket},
                                                                {"office", &OrganizationRules::office},
                                                                {"counting", &OrganizationRules::counting},
                                                                {"branch", &OrganizationRules::branch},
                                                                {"numeral", &OrganizationRules::numeral},
                                                                {"studies", &OrganizationRules::studies}};

enum class NameUse : std::uint8_t { none, corps, division };

constexpr CellName<NameUse> name_uses[] = {
    {"", NameUse::none}, {"corps", NameUse::corps}, {"division", NameUse::division}};
constexpr CellName<ByField> field_names[] = {{"", ByField::no}, {"yes", ByField::yes}, {"speaking", ByField::speaking}};

constexpr std::string_view kind_of_organization = "kind of organisation";

} // namespace

Result<std::shared_ptr<const OrganizationRules>> compile_organization_rules(const Rules &rules) {
  auto compiled = std::make_shared<OrganizationRules>();
  compiled->names_table = rules.number("organization_names");
  compiled->suffixes_table = rules.number("organization_suffixes");
  compiled->bodies_table = rules.number("government_bodies");
  compiled->titles_table = rules.number("role_titles");
  TableReader read(rules);
  for (const TableRow row : read.rows("organization_names")) {
    const NameUse use = row.named("use", name_uses);
    compiled->names.push_back({row.text("id"), row.parsed("kind", parse_organization_kind, kind_of_organization),
                               use != NameUse::none, use == NameUse::division});
  }
  for (const TableRow row : read.rows("organization_suffixes")) {
    OrganizationSuffix suffix;
    suffix.id = row.text("id");
    if (row.cell("kind") != "none") suffix.kind = row.parsed("kind", parse_organization_kind, kind_of_organization);
    suffix.placed = row.yes("placed");
    suffix.least = static_cast<std::uint32_t>(row.whole("least", 0, 9));
    suffix.by_field = row.named("by_field", field_names);
    if (row.yes("numbered")) compiled->numbered_rule = "organization_suffixes/" + suffix.id;
    compiled->suffixes.push_back(std::move(suffix));
  }
  for (const TableRow row : read.rows("government_bodies"))
    compiled->bodies.push_back({row.text("id"), row.text("unit"), row.yes("department")});
  for (const TableRow row : read.rows("organization_words")) {
    const auto set = row.named("use", word_uses);
    for_each_alternative(row.cell("forms"), [&](std::string_view word) { (*compiled.*set).add(word); });
    if (set != &OrganizationRules::group) continue;
    const OrganizationKind kind = row.parsed("kind", parse_organization_kind, kind_of_organization);
    for_each_alternative(row.cell("forms"), [&](std::string_view word) { compiled->group_kinds.emplace(word, kind); });
  }
  for (const TableRow row : read.rows("role_titles"))
    compiled->title_is_office.push_back(row.cell("use") != "none" && row.cell("use") != "comrade");
  return read.finish(std::move(compiled));
}

} // namespace v0
} // namespace jiedui
