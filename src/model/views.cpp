/// Observations seen through the pairing, agreements with their signing, and the programmes' names.
#include "jiedui/model/agreement.hpp"
#include "jiedui/model/beneficiary.hpp"
#include "jiedui/model/fund.hpp"
#include "jiedui/model/programme.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
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

namespace {

/// The years that a title tells: 2018—2020年 are two of them.
std::vector<int> years_in(std::string_view title) {
  std::vector<int> years;
  for (std::size_t at = 0; at < title.size();) {
    std::size_t end = at;
    while (end < title.size() && title[end] >= '0' && title[end] <= '9') ++end;
    int year = 0;
    if (end - at == 4) std::from_chars(title.data() + at, title.data() + end, year);
    if (year >= 1949 && year <= 2100) years.push_back(year);
    at = std::max(end, at + 1);
  }
  return years;
}

/// Whether the title stands in the event's words, or starts at most a few words behind them.
bool tells_of(const Event &event, const Policy &policy) {
  constexpr std::uint32_t near = 60; // bytes
  if (event.evidence.empty() || policy.evidence.empty()) return false;
  const Span told = event.evidence.front(), title = policy.evidence.front();
  return title.begin >= told.begin && title.begin <= told.end + near;
}

} // namespace

std::vector<Agreement> agreements_of(const Facts &facts) {
  std::vector<const Event *> signings;
  for (const Event &event : facts.events)
    if (event.kind == EventKind::signing) signings.push_back(&event);
  const auto is_agreement = [](const Policy &policy) { return policy.kind == PolicyKind::agreement; };
  const auto number = std::count_if(facts.policies.begin(), facts.policies.end(), is_agreement);
  std::vector<Agreement> agreements;
  for (const Policy &policy : facts.policies) {
    if (!is_agreement(policy)) continue;
    Agreement agreement;
    agreement.title = policy.title;
    const auto signing =
        std::find_if(signings.begin(), signings.end(), [&](const Event *event) { return tells_of(*event, policy); });
    const Event *found = signing != signings.end()             ? *signing
                         : number == 1 && signings.size() == 1 ? signings.front()
                                                               : nullptr;
    if (found != nullptr) {
      agreement.signed_on = found->range;
      agreement.parties = found->parties;
    }
    const std::vector<int> years = years_in(policy.title);
    if (years.size() == 2 && years[0] <= years[1]) {
      agreement.from_year = years[0];
      agreement.to_year = years[1];
    }
    agreements.push_back(std::move(agreement));
  }
  return agreements;
}

} // namespace v0
} // namespace jiedui
