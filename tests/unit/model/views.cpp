#include "jiedui/model/agreement.hpp"
#include "jiedui/model/beneficiary.hpp"
#include "jiedui/model/fund.hpp"
#include "jiedui/model/programme.hpp"

#include <doctest/doctest.h>

using namespace jiedui;

namespace {

Observation observed(std::string indicator, Unit unit, Aspect aspect = Aspect::level) {
  Observation observation;
  observation.indicator = std::move(indicator);
  observation.quantity.unit = unit;
  observation.aspect = aspect;
  return observation;
}

} // namespace

TEST_CASE("aid is told apart from investment, promises, sales and loans") {
  for (const char *aid : {"funds.fiscal", "funds.social", "funds.total"}) CHECK(is_aid(fund_kind(aid).value()));
  for (const char *other : {"funds.local", "industry.investment", "agreements.value", "consumption.sales",
                            "finance.credit", "projects.investment"})
    CHECK_FALSE(is_aid(fund_kind(other).value()));
  CHECK_FALSE(fund_kind("labor.wage").has_value());
}

TEST_CASE("a fund is an amount of money, not its growth") {
  const Observation money = observed("funds.fiscal", Unit::CNY);
  REQUIRE(fund_of(money).has_value());
  CHECK(fund_of(money)->observation == &money);
  CHECK(fund_of(observed("funds.fiscal", Unit::CNY, Aspect::increase)).has_value());
  CHECK_FALSE(fund_of(observed("funds.fiscal", Unit::percent, Aspect::growth)).has_value());
  CHECK_FALSE(fund_of(observed("beneficiaries.income", Unit::CNY)).has_value());
}

TEST_CASE("beneficiaries are people whom it reached, not people who were sent") {
  CHECK(beneficiary_of(observed("labor.jobs_local", Unit::person))->kind == BeneficiaryKind::employed);
  CHECK(beneficiary_of(observed("beneficiaries.covered", Unit::household)).has_value());
  CHECK_FALSE(beneficiary_of(observed("talent.cadres", Unit::person)).has_value());
  CHECK_FALSE(beneficiary_of(observed("health.patients", Unit::count)).has_value());
}

TEST_CASE("a programme goes on under its successor's name") {
  CHECK(same_programme("东西部扶贫协作", "东西部协作"));
  CHECK(same_programme("对口支援", "对口支援"));
  CHECK_FALSE(same_programme("对口支援", "东西部协作"));
  CHECK(parse_programme(to_string(Programme::fixed_point)) == Programme::fixed_point);
  CHECK_FALSE(parse_programme("帮扶").has_value());
}

TEST_CASE("an agreement has its signing, parties and term") {
  Facts facts;
  facts.policies = {{"扶贫协作框架协议（2018—2020年）", PolicyKind::agreement, "", {{40, 80}}},
                    {"项目管理办法", PolicyKind::policy, "", {{200, 220}}}};
  facts.events = {{EventKind::signing,
                   {parse_day("2018-05-06"), std::nullopt, ""},
                   {520100},
                   {440000, 520000},
                   "签署",
                   "",
                   {{20, 90}}}};
  const auto agreements = agreements_of(facts);
  REQUIRE(agreements.size() == 1);
  CHECK(agreements[0].signed_on.start == parse_day("2018-05-06"));
  CHECK(agreements[0].parties == PlaceCodes{440000, 520000});
  CHECK(agreements[0].from_year == std::optional(2018));
  CHECK(agreements[0].to_year == std::optional(2020));

  // Which of two was signed is not told where the signing stands far from both.
  facts.policies.push_back({"2019年协作协议", PolicyKind::agreement, "", {{900, 920}}});
  facts.events.front().evidence = {{400, 420}};
  const auto apart = agreements_of(facts);
  REQUIRE(apart.size() == 2);
  CHECK(apart[0].parties.empty());
  CHECK_FALSE(apart[1].from_year.has_value());
}
