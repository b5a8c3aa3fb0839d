/// The names of the closed word lists of the model, in the order of their enumerators.
#include "jiedui/model/event.hpp"
#include "jiedui/model/finding.hpp"
#include "jiedui/model/indicator.hpp"
#include "jiedui/model/organization.hpp"
#include "jiedui/model/period.hpp"
#include "jiedui/model/place.hpp"
#include "jiedui/model/policy.hpp"
#include "jiedui/model/quantity.hpp"

#include <array>
#include <cstddef>

namespace jiedui {
inline namespace v0 {
namespace {

template <class Enum, std::size_t size> struct Names {
  std::array<std::string_view, size> names;

  [[nodiscard]] std::string_view of(Enum value) const {
    const auto index = static_cast<std::size_t>(value);
    return index < size ? names[index] : std::string_view{};
  }
  [[nodiscard]] std::optional<Enum> value(std::string_view name) const {
    for (std::size_t i = 0; i < size; ++i)
      if (names[i] == name) return static_cast<Enum>(i);
    return std::nullopt;
  }
};

constexpr Names<Basis, 3> basis_names{{"during", "cumulative", "as_of"}};
constexpr Names<PlaceLevel, 5> place_level_names{{"province", "prefecture", "county", "township", "village"}};
constexpr Names<Unit, 19> unit_names{{"CNY", "USD", "currency", "percent", "person", "person_time", "household", "km",
                                      "m2", "m3", "mu", "hectare", "kg", "tonne", "m", "kWh", "kW", "times", "count"}};
constexpr Names<Qualifier, 6> qualifier_names{{"exact", "about", "over", "at_least", "nearly", "at_most"}};
constexpr Names<IndicatorKind, 5> indicator_kind_names{{"flow", "stock", "heads", "ratio", "other"}};
constexpr Names<Aspect, 4> aspect_names{{"level", "increase", "growth", "share"}};
constexpr Names<Per, 8> per_names{{"", "county", "village", "household", "person", "year", "month", "unit"}};
constexpr Names<Modality, 3> modality_names{{"realized", "planned", "required"}};
constexpr Names<Sector, 15> sector_names{{"", "industry", "employment", "education", "health", "infrastructure",
                                          "housing", "talent", "consumption", "technology", "culture", "finance",
                                          "ecology", "relocation", "party_building"}};
constexpr Names<EventKind, 10> event_kind_names{
    {"visit", "meeting", "signing", "donation", "launch", "fair", "training", "performance", "service", "decision"}};
constexpr Names<OrganizationKind, 9> organization_kind_names{
    {"enterprise", "school", "hospital", "government", "research", "association", "bank", "park", "other"}};
constexpr Names<PolicyKind, 2> policy_kind_names{{"policy", "agreement"}};
constexpr Names<FindingKind, 9> finding_kind_names{{"sum_mismatch", "ratio_mismatch", "count_mismatch", "unit_mismatch",
                                                    "scope_mismatch", "conflict", "unresolved_date", "truncated",
                                                    "holds"}};

} // namespace

std::string_view to_string(Basis value) { return basis_names.of(value); }
std::string_view to_string(PlaceLevel value) { return place_level_names.of(value); }
std::string_view to_string(Unit value) { return unit_names.of(value); }
std::string_view to_string(Qualifier value) { return qualifier_names.of(value); }
std::string_view to_string(IndicatorKind value) { return indicator_kind_names.of(value); }
std::string_view to_string(Aspect value) { return aspect_names.of(value); }
std::string_view to_string(Per value) { return per_names.of(value); }
std::string_view to_string(Modality value) { return modality_names.of(value); }
std::string_view to_string(Sector value) { return sector_names.of(value); }
std::string_view to_string(EventKind value) { return event_kind_names.of(value); }
std::string_view to_string(OrganizationKind value) { return organization_kind_names.of(value); }
std::string_view to_string(PolicyKind value) { return policy_kind_names.of(value); }
std::string_view to_string(FindingKind value) { return finding_kind_names.of(value); }

std::optional<Unit> parse_unit(std::string_view name) { return unit_names.value(name); }
std::optional<Qualifier> parse_qualifier(std::string_view name) { return qualifier_names.value(name); }
std::optional<IndicatorKind> parse_indicator_kind(std::string_view name) { return indicator_kind_names.value(name); }
std::optional<Aspect> parse_aspect(std::string_view name) { return aspect_names.value(name); }
std::optional<Per> parse_per(std::string_view name) { return per_names.value(name); }
std::optional<Modality> parse_modality(std::string_view name) { return modality_names.value(name); }
std::optional<Sector> parse_sector(std::string_view name) { return sector_names.value(name); }
std::optional<EventKind> parse_event_kind(std::string_view name) { return event_kind_names.value(name); }
std::optional<OrganizationKind> parse_organization_kind(std::string_view name) {
  return organization_kind_names.value(name);
}
std::optional<FindingKind> parse_finding_kind(std::string_view name) { return finding_kind_names.value(name); }

} // namespace v0
} // namespace jiedui
