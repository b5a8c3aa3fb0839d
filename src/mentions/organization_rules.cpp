#include "organization_rules.hpp"

namespace jiedui {
inline namespace v0 {

Result<std::shared_ptr<const OrganizationRules>> compile_organization_rules(const Rules &rules) {
  auto compiled = std::make_shared<OrganizationRules>();
  compiled->names_table = rules.number("organization_names");
  const Table &names = rules.table("organization_names");
  for (std::size_t row = 0; row < names.rows(); ++row) {
    const auto kind = parse_organization_kind(names.cell(row, "kind"));
    if (!kind) return names.error(row, "kind", "is no kind of organisation");
    compiled->names.push_back({std::string(names.cell(row, "id")), *kind});
  }
  compiled->suffixes_table = rules.number("organization_suffixes");
  const Table &suffixes = rules.table("organization_suffixes");
  for (std::size_t row = 0; row < suffixes.rows(); ++row) {
    OrganizationSuffix suffix;
    suffix.id = suffixes.cell(row, "id");
    const std::string_view kind = suffixes.cell(row, "kind"), least = suffixes.cell(row, "least");
    suffix.kind = parse_organization_kind(kind);
    if (!suffix.kind && kind != "none") return suffixes.error(row, "kind", "is no kind of organisation");
    suffix.placed = suffixes.cell(row, "placed") == "yes";
    if (least.size() != 1 || least[0] < '0' || least[0] > '9') return suffixes.error(row, "least", "is a digit");
    suffix.least = static_cast<std::uint32_t>(least[0] - '0');
    compiled->suffixes.push_back(std::move(suffix));
  }
  compiled->bodies_table = rules.number("government_bodies");
  const Table &bodies = rules.table("government_bodies");
  for (std::size_t row = 0; row < bodies.rows(); ++row)
    compiled->bodies.push_back({std::string(bodies.cell(row, "id")), std::string(bodies.cell(row, "unit"))});
  const Table &words = rules.table("organization_words");
  for (std::size_t row = 0; row < words.rows(); ++row) {
    const std::string_view use = words.cell(row, "use");
    WordSet *set = use == "stop"      ? &compiled->stop
                   : use == "soft"    ? &compiled->soft
                   : use == "joins"   ? &compiled->joins
                   : use == "generic" ? &compiled->generic
                   : use == "size"    ? &compiled->size
                   : use == "after"   ? &compiled->after
                   : use == "renamed" ? &compiled->renamed
                   : use == "group"   ? &compiled->group
                                      : nullptr;
    if (set == nullptr) return words.error(row, "use", "is stop, soft, joins, generic, size, after, renamed or group");
    const auto kind = parse_organization_kind(words.cell(row, "kind"));
    if (use == "group" && !kind) return words.error(row, "kind", "is no kind of organisation");
    for_each_alternative(words.cell(row, "forms"), [&](std::string_view word) {
      set->add(word);
      if (use == "group") compiled->group_kinds.emplace(word, *kind);
    });
  }
  compiled->titles_table = rules.number("role_titles");
  const Table &titles = rules.table("role_titles");
  for (std::size_t row = 0; row < titles.rows(); ++row)
    compiled->title_is_office.push_back(titles.cell(row, "use") != "none" && titles.cell(row, "use") != "comrade");
  return std::shared_ptr<const OrganizationRules>(std::move(compiled));
}

} // namespace v0
} // namespace jiedui
