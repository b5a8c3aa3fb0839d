/// Observations seen through the pairing, and the programmes' names.
#include "jiedui/model/beneficiary.hpp"
#include "jiedui/model/fund.hpp"
#include "jiedui/model/programme.hpp"

#include <array>
#include <utility>

namespace jiedui {
inline namespace v0 {
namespace {

constexpr std::array<std::string_view, 6> programme_names{"东西部扶贫协作", "东西部协作", "对口支援",
                                                          "对口合作",       "定点帮扶",   "省内结对帮扶"};

constexpr std::array<std::pair<std::string_view, FundKind>, 9> fund_kinds{
    {{"funds.fiscal", FundKind::fiscal},
     {"funds.social", FundKind::social},
     {"funds.total", FundKind::total},
     {"funds.local", FundKind::local},
     {"projects.investment", FundKind::project},
     {"industry.investment", FundKind::investment},
     {"agreements.value", FundKind::agreement},
     {"consumption.sales", FundKind::sales},
     {"finance.credit", FundKind::credit}}};

constexpr std::array<std::pair<std::string_view, BeneficiaryKind>, 9> beneficiary_kinds{
    {{"beneficiaries.covered", BeneficiaryKind::covered},
     {"beneficiaries.lifted", BeneficiaryKind::lifted},
     {"labor.jobs", BeneficiaryKind::employed},
     {"labor.jobs_local", BeneficiaryKind::employed},
     {"labor.jobs_assisting", BeneficiaryKind::employed},
     {"training.people", BeneficiaryKind::trained},
     {"education.students", BeneficiaryKind::taught},
     {"health.patients", BeneficiaryKind::treated},
     {"relocation.people", BeneficiaryKind::relocated}}};

bool money(Unit unit) { return unit == Unit::CNY || unit == Unit::USD || unit == Unit::currency; }
bool people(Unit unit) { return unit == Unit::person || unit == Unit::person_time || unit == Unit::household; }

} // namespace

std::string_view to_string(Programme programme) { return programme_names[static_cast<std::size_t>(programme)]; }

std::optional<Programme> parse_programme(std::string_view name) {
  for (std::size_t i = 0; i < programme_names.size(); ++i)
    if (programme_names[i] == name) return static_cast<Programme>(i);
  return std::nullopt;
}

bool same_programme(std::string_view a, std::string_view b) {
  const auto east_west = [](std::string_view name) {
    const auto programme = parse_programme(name);
    return programme == Programme::east_west || programme == Programme::east_west_poverty;
  };
  return a == b || (east_west(a) && east_west(b));
}

std::optional<FundKind> fund_kind(std::string_view indicator) {
  for (const auto &[code, kind] : fund_kinds)
    if (code == indicator) return kind;
  return std::nullopt;
}

std::optional<Fund> fund_of(const Observation &observation) {
  const auto kind = fund_kind(observation.indicator);
  const bool amount = observation.aspect == Aspect::level || observation.aspect == Aspect::increase;
  if (!kind || !amount || !money(observation.quantity.unit)) return std::nullopt;
  return Fund{*kind, &observation};
}

std::optional<Beneficiary> beneficiary_of(const Observation &observation) {
  if (!people(observation.quantity.unit)) return std::nullopt;
  for (const auto &[code, kind] : beneficiary_kinds)
    if (code == observation.indicator) return Beneficiary{kind, &observation};
  return std::nullopt;
}

} // namespace v0
} // namespace jiedui
