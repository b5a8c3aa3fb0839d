#include "make.hpp"

#include "jiedui/ledger/totals.hpp"

#include <algorithm>
#include <random>

using namespace jiedui;
using namespace jiedui::ledger_tests;

namespace {

constexpr PlaceCode beijing = 110000, daxing = 110115, haidian = 110108, inner_mongolia = 150000, ulanqab = 150900,
                    chahar_right_front = 150926, xinghe = 150924;

Question asked(std::string indicator, PlaceCode giver = 0, PlaceCode receiver = 0) {
  Question question;
  question.indicator = std::move(indicator);
  question.giver = giver;
  question.receiver = receiver;
  return question;
}

Question in_year(Question question, int from, int to) {
  question.from_year = from;
  question.to_year = to;
  return question;
}

/// The one answer to a question.
Total answer(const Ledger &ledger, const Question &question) {
  auto answers = totals(ledger, question);
  REQUIRE(answers.size() == 1);
  return answers.front();
}

std::vector<Use> uses(const Total &total) {
  std::vector<Use> all;
  for (const Used &used : total.used) all.push_back(used.use);
  std::sort(all.begin(), all.end());
  return all;
}

} // namespace

TEST_CASE("a flow sums over places and years") {
  const Ledger filled = ledger({entry("a", "2020-03-01",
                                      {Said("funds.fiscal", 100).from({daxing}).to({chahar_right_front}).in(2018),
                                       Said("funds.fiscal", 200).from({daxing}).to({chahar_right_front}).in(2019),
                                       Said("funds.fiscal", 50).from({daxing}).to({xinghe}).in(2019)})});
  CHECK(answer(filled, asked("funds.fiscal", daxing)).quantity->value == Decimal(350));
  CHECK(answer(filled, asked("funds.fiscal", daxing, chahar_right_front)).quantity->value == Decimal(300));
  CHECK(answer(filled, asked("funds.fiscal", beijing, ulanqab)).quantity->value == Decimal(350));
  CHECK(answer(filled, in_year(asked("funds.fiscal", beijing), 2019, 2019)).quantity->value == Decimal(250));
}

TEST_CASE("a figure told twice is counted once") {
  const Observation said = Said("funds.fiscal", 6516000000).from({beijing}).in(2018).written("65.16亿元");
  const Observation narrower = Said("funds.fiscal", 6516000000).from({beijing}).to({inner_mongolia, 540000}).in(2018);
  const Ledger filled = ledger({entry("a", "2019-01-02", {said, narrower}), entry("b", "2019-02-02", {said})});
  CHECK(answer(filled, asked("funds.fiscal", beijing)).quantity->value == Decimal(6516000000));
}

TEST_CASE("a province's figure is not added to its counties'") {
  const Ledger filled = ledger({entry("a", "2019-03-01",
                                      {Said("funds.fiscal", 1000).from({beijing}).to({inner_mongolia}).in(2018),
                                       Said("funds.fiscal", 100).from({daxing}).to({chahar_right_front}).in(2018)})});
  const Total total = answer(filled, asked("funds.fiscal", beijing, inner_mongolia));
  CHECK(total.quantity->value == Decimal(1000));
  CHECK(uses(total) == std::vector<Use>{Use::counted, Use::inside});
  CHECK(answer(filled, asked("funds.fiscal", beijing, ulanqab)).quantity->value == Decimal(100));
}

TEST_CASE("a cumulative figure is not added to the annual ones inside it") {
  const Ledger filled = ledger({entry("a", "2021-03-01",
                                      {Said("funds.fiscal", 900).from({beijing}).during("2016-01-01", "2020-12-31"),
                                       Said("funds.fiscal", 300).from({beijing}).in(2020),
                                       Said("funds.fiscal", 400).from({beijing}).in(2021)})});
  CHECK(answer(filled, asked("funds.fiscal", beijing)).quantity->value == Decimal(1300));
}

TEST_CASE("nested cumulative figures are differenced") {
  const auto since_2016 = [](std::int64_t value, const char *end) {
    return Said("funds.fiscal", value).from({beijing}).during("2016-01-01", end, Basis::cumulative);
  };
  const Ledger filled =
      ledger({entry("a", "2020-03-01", {since_2016(1000, "2018-12-31"), since_2016(1600, "2019-12-31")})});
  const Total total = answer(filled, in_year(asked("funds.fiscal", beijing), 2019, 2019));
  CHECK(total.quantity->value == Decimal(600));
  CHECK(total.derived);
  CHECK(uses(total) == std::vector<Use>{Use::minuend, Use::subtrahend});
  const Ledger bounded = ledger(
      {entry("a", "2020-03-01", {since_2016(1000, "2018-12-31").as(Qualifier::over), since_2016(1600, "2019-12-31")})});
  CHECK(answer(bounded, in_year(asked("funds.fiscal", beijing), 2019, 2019)).quantity->qualifier == Qualifier::nearly);
}

TEST_CASE("a plan is never added to a result") {
  const Ledger filled = ledger({entry("a", "2019-03-01",
                                      {Said("funds.fiscal", 100).from({beijing}).in(2018),
                                       Said("funds.fiscal", 900).from({beijing}).in(2020).plan()})});
  CHECK(answer(filled, asked("funds.fiscal", beijing)).quantity->value == Decimal(100));
  Question plan = asked("funds.fiscal", beijing);
  plan.modality = Modality::planned;
  CHECK(answer(filled, plan).quantity->value == Decimal(900));
}

TEST_CASE("money of different kinds is never added") {
  const Ledger filled = ledger(
      {entry("a", "2019-03-01",
             {Said("funds.fiscal", 100).from({beijing}).in(2018), Said("funds.social", 10).from({beijing}).in(2018),
              Said("industry.investment", 1000).from({beijing}).in(2018)})});
  CHECK(totals(filled, asked("", beijing)).size() == 3);
  CHECK(totals(filled, asked("funds", beijing)).size() == 2);
}

TEST_CASE("people, person-times and pairs are never added to each other") {
  const Ledger filled = ledger({entry("a", "2019-03-01",
                                      {Said("labor.jobs", 100, Unit::person).from({beijing}).in(2018),
                                       Said("labor.jobs", 300, Unit::person_time).from({beijing}).in(2018),
                                       Said("pairing.schools", 10, Unit::count).counted("所"),
                                       Said("pairing.schools", 8, Unit::count).counted("对")})});
  CHECK(totals(filled, asked("labor.jobs")).size() == 2);
  CHECK(totals(filled, asked("pairing.schools")).size() == 2);
}

TEST_CASE("heads of several years warn of double counting") {
  const Ledger filled = ledger({entry("a", "2020-03-01",
                                      {Said("labor.jobs", 100, Unit::person).from({beijing}).in(2018),
                                       Said("labor.jobs", 120, Unit::person).from({beijing}).in(2019)})});
  const Total both = answer(filled, asked("labor.jobs"));
  CHECK(both.quantity->value == Decimal(220));
  CHECK(both.double_counting);
  CHECK_FALSE(answer(filled, in_year(asked("labor.jobs"), 2018, 2018)).double_counting);
}

TEST_CASE("of a stock the latest counts, summed over places") {
  const auto schools = [](std::int64_t n, PlaceCode place, const char *end) {
    return Said("pairing.schools", n, Unit::count).to({place}).counted("所").during("", end, Basis::as_of);
  };
  const Ledger filled = ledger({entry("a", "2020-03-01",
                                      {schools(4, xinghe, "2017-12-31"), schools(7, xinghe, "2019-12-31"),
                                       schools(5, chahar_right_front, "2018-12-31")})});
  CHECK(answer(filled, asked("pairing.schools", 0, ulanqab)).quantity->value == Decimal(12));
  CHECK(answer(filled, in_year(asked("pairing.schools", 0, ulanqab), 2018, 2018)).quantity->value == Decimal(9));
  const auto years = series(filled, asked("pairing.schools", 0, xinghe));
  REQUIRE(years.size() == 3);
  CHECK(years[0].totals.size() == 1);
  CHECK(years[1].totals.empty()); // nothing is said about 2018, which is not zero
  CHECK(years[2].totals.at(0).quantity->value == Decimal(7));
}

TEST_CASE("ratios, means and growth are told by themselves") {
  const Ledger filled =
      ledger({entry("a", "2020-03-01",
                    {Said("labor.wage", 3000).to({xinghe}).in(2018), Said("labor.wage", 5000).to({ulanqab}).in(2019),
                     Said("projects.progress", 98, Unit::percent).in(2018),
                     Said("funds.fiscal", 94, Unit::percent).aspect(Aspect::growth).in(2018)})});
  const Total wages = answer(filled, asked("labor.wage"));
  CHECK_FALSE(wages.quantity.has_value());
  CHECK(wages.used.size() == 2);
  CHECK(answer(filled, asked("projects.progress")).quantity->value == Decimal(98));
  Question growth = asked("funds.fiscal");
  growth.aspect = Aspect::growth;
  CHECK(answer(filled, growth).quantity->value == Decimal(94));
  CHECK(totals(filled, asked("funds.fiscal")).empty());
}

TEST_CASE("zero is said, missing is not") {
  const Ledger filled = ledger({entry("a", "2020-03-01",
                                      {Said("projects.count", 0, Unit::count).from({daxing}).in(2017).counted("个"),
                                       Said("projects.count", 3, Unit::count).from({daxing}).in(2019).counted("个")})});
  const auto years = series(filled, asked("projects.count", daxing));
  REQUIRE(years.size() == 3);
  CHECK(years[0].totals.at(0).quantity->value == Decimal(0));
  CHECK(years[1].totals.empty());
  CHECK(years[2].totals.at(0).quantity->value == Decimal(3));
}

TEST_CASE("what is told without a year stands before the years of a series") {
  const Ledger filled = ledger({entry("a", "2020-03-01",
                                      {Said("funds.fiscal", 73000000).from({daxing}).during("", "", Basis::cumulative),
                                       Said("funds.fiscal", 20000000).from({daxing}).in(2019)})});
  const auto years = series(filled, asked("funds.fiscal", daxing));
  REQUIRE(years.size() == 2);
  CHECK(years[0].year == 0);
  CHECK(years[0].totals.at(0).quantity->value == Decimal(73000000));
  CHECK(years[1].totals.at(0).quantity->value == Decimal(20000000));
  CHECK(series(filled, in_year(asked("funds.fiscal", daxing), 2019, 2019)).size() == 1);
}

TEST_CASE("a bound is carried through the sum") {
  const Ledger filled = ledger({entry("a", "2020-03-01",
                                      {Said("funds.fiscal", 73000000).from({daxing}).in(2018).as(Qualifier::over),
                                       Said("funds.fiscal", 20000000).from({daxing}).in(2019)})});
  const Total total = answer(filled, asked("funds.fiscal"));
  CHECK(total.quantity->value == Decimal(93000000));
  CHECK(total.quantity->qualifier == Qualifier::over);
}

TEST_CASE("a rounded figure and an exact one are the same, the exact one counts") {
  const Ledger filled = ledger(
      {entry("a", "2019-03-01", {Said("labor.jobs", 690000, Unit::person).from({beijing}).in(2018).written("69万")}),
       entry("b", "2019-12-30",
             {Said("labor.jobs", 690700, Unit::person).from({beijing}).in(2018).written("69.07万")})});
  const Total total = answer(filled, asked("labor.jobs"));
  CHECK(total.quantity->value == Decimal(690700));
  CHECK_FALSE(total.conflict);
  CHECK(uses(total) == std::vector<Use>{Use::counted, Use::same});
}

TEST_CASE("two figures for the same are kept side by side, the sum gives their range") {
  const Ledger filled =
      ledger({entry("a", "2019-03-01", {Said("projects.count", 89, Unit::count).from({beijing}).in(2018)}),
              entry("b", "2019-12-30", {Said("projects.count", 95, Unit::count).from({beijing}).in(2018)})});
  const Total total = answer(filled, asked("projects.count"));
  CHECK(total.conflict);
  CHECK(total.quantity->value == Decimal(89));
  CHECK(total.quantity->value_high == Decimal(95));
  CHECK(filled.statements().size() == 2);
}

TEST_CASE("documents that tell the same differently disagree however far they are apart") {
  const auto told = [](const std::vector<std::int64_t> &values) {
    std::vector<Entry> entries;
    for (const std::int64_t value : values)
      entries.push_back(entry(std::to_string(value), "2020-03-01",
                              {Said("funds.fiscal", value).from({daxing}).to({xinghe}).in(2019)}));
    return answer(ledger(entries), asked("funds.fiscal"));
  };
  const Total two = told({2000, 5000});
  CHECK(two.conflict);
  CHECK(two.quantity->value == Decimal(2000));
  CHECK(two.quantity->value_high == Decimal(5000));
  CHECK(uses(two) == std::vector<Use>{Use::counted, Use::differs});
  const Total three = told({100, 3000, 5000});
  CHECK(three.conflict);
  CHECK(three.quantity->value == Decimal(100));
  CHECK(three.quantity->value_high == Decimal(5000));
}

TEST_CASE("figures that nobody is named for, or that tell no time, are held apart, not against each other") {
  const auto two = [](const Observation &first, const Observation &second) {
    return answer(ledger({entry("a", "2020-03-01", {first}), entry("b", "2020-03-01", {second})}),
                  asked("funds.fiscal"));
  };
  const Total nobody = two(Said("funds.fiscal", 2000).in(2019), Said("funds.fiscal", 5000).in(2019));
  CHECK_FALSE(nobody.conflict);
  CHECK(uses(nobody) == std::vector<Use>{Use::counted, Use::overlaps});
  const Total undated = two(Said("funds.fiscal", 2000).from({daxing}), Said("funds.fiscal", 5000).from({daxing}));
  CHECK_FALSE(undated.conflict);
  CHECK(undated.quantity->value == Decimal(5000));
  CHECK(undated.undated);
}

TEST_CASE("a total tells the stretch that it stands for") {
  const Ledger filled = ledger(
      {entry("a", "2021-03-01",
             {Said("funds.fiscal", 100).from({daxing}).in(2018), Said("funds.fiscal", 200).from({daxing}).in(2020),
              Said("labor.jobs", 5, Unit::person).from({daxing}).during("", "2019-12-31", Basis::cumulative),
              Said("projects.count", 3, Unit::count).from({daxing}),
              Said("pairing.counties", 4, Unit::count).from({daxing}).during("", "2017-12-31", Basis::as_of)})});
  const Total money = answer(filled, asked("funds.fiscal"));
  CHECK(money.first == day("2018-01-01"));
  CHECK(money.last == day("2020-12-31"));
  const Total jobs = answer(filled, asked("labor.jobs"));
  CHECK_FALSE(jobs.first);
  CHECK(jobs.last == day("2019-12-31"));
  const Total projects = answer(filled, asked("projects.count"));
  CHECK_FALSE(projects.last);
  CHECK(projects.undated);
  const Total counties = answer(filled, asked("pairing.counties"));
  CHECK_FALSE(counties.first);
  CHECK(counties.last == day("2017-12-31"));
  CHECK_FALSE(counties.carried);
  const Total later = answer(filled, in_year(asked("pairing.counties"), 2019, 2020));
  CHECK(later.carried);
  CHECK(later.last == day("2017-12-31"));
}

TEST_CASE("what tells no time stands by itself beside what is told up to a day") {
  const Ledger filled =
      ledger({entry("a", "2020-03-01",
                    {Said("funds.fiscal", 700).from({daxing}).during("", "2019-12-31", Basis::cumulative),
                     Said("funds.fiscal", 300).from({daxing})})});
  const auto years = series(filled, asked("funds.fiscal", daxing));
  REQUIRE(years.size() == 1);
  CHECK(years[0].year == 0);
  REQUIRE(years[0].totals.size() == 2);
  CHECK(years[0].totals[0].last == day("2019-12-31"));
  CHECK_FALSE(years[0].totals[0].undated);
  CHECK(years[0].totals[1].undated);
  CHECK(years[0].totals[1].quantity->value == Decimal(300));
}

TEST_CASE("by sector, what names none is not lost") {
  const Ledger filled = ledger({entry("a", "2020-03-01",
                                      {Said("funds.fiscal", 80).from({daxing}).in(2019),
                                       Said("funds.fiscal", 30).from({daxing}).in(2018).sector(Sector::industry)})});
  const auto sectors = by_sector(filled, asked("funds.fiscal"));
  REQUIRE(sectors.size() == 2);
  CHECK(sectors[0].sector == Sector::industry);
  CHECK(sectors[0].totals.at(0).quantity->value == Decimal(30));
  CHECK(sectors[1].sector == Sector::none);
  CHECK(sectors[1].totals.at(0).quantity->value == Decimal(80));
}

TEST_CASE("what one document tells side by side is no disagreement, and is not added either") {
  const Ledger filled = ledger({entry("a", "2019-03-01",
                                      {Said("funds.fiscal", 500).from({daxing}).to({xinghe}).in(2018),
                                       Said("funds.fiscal", 300).from({daxing}).to({xinghe}).in(2018)})});
  const Total total = answer(filled, asked("funds.fiscal"));
  CHECK(total.quantity->value == Decimal(500));
  CHECK_FALSE(total.conflict);
  CHECK(uses(total) == std::vector<Use>{Use::counted, Use::overlaps});
}

TEST_CASE("a later figure supersedes an earlier one only where it says so") {
  const auto jobs = [](std::int64_t n) { return Said("labor.jobs", n, Unit::person).from({beijing}).in(2018); };
  const Entry first = entry("a", "2019-03-01", {jobs(500)});
  const Total silent = answer(ledger({first, entry("b", "2019-04-01", {jobs(560)})}), asked("labor.jobs"));
  CHECK(silent.conflict);
  const Ledger filled = ledger({first, entry("b", "2019-04-01", {jobs(560)}, {}, "更正启事")});
  const Total told = answer(filled, asked("labor.jobs"));
  CHECK_FALSE(told.conflict);
  CHECK(told.quantity->value == Decimal(560));
  CHECK(uses(told) == std::vector<Use>{Use::counted, Use::superseded});
}

TEST_CASE("a part does not add to its whole, but answers for its sector") {
  const Ledger filled = ledger(
      {entry("a", "2019-03-01",
             {Said("funds.fiscal", 30700000).from({daxing}).in(2018).written("3070万元"),
              Said("funds.fiscal", 26700000).from({daxing}).in(2018).part_of("3070万元").sector(Sector::industry)})});
  CHECK(answer(filled, asked("funds.fiscal")).quantity->value == Decimal(30700000));
  Question industry = asked("funds.fiscal");
  industry.sector = Sector::industry;
  CHECK(answer(filled, industry).quantity->value == Decimal(26700000));
}

TEST_CASE("figures of two programmes add, a programme unsaid may be either") {
  Pairing support;
  support.assisting = 320000;
  support.aided = 632500;
  support.programme = "对口支援";
  Pairing cooperation = support;
  cooperation.programme = "东西部协作";
  const Observation sixty = Said("funds.fiscal", 60).from({320000}).to({632500}).in(2021);
  const Observation forty = Said("funds.fiscal", 40).from({320000}).to({632500}).in(2021);
  const Entry a = entry("a", "2022-03-01", {sixty}, {support}), b = entry("b", "2022-03-01", {forty}, {cooperation});
  CHECK(answer(ledger({a, b}), asked("funds.fiscal")).quantity->value == Decimal(100));
  const Entry unsaid = entry("c", "2022-03-01", {forty});
  CHECK(answer(ledger({a, unsaid}), asked("funds.fiscal")).quantity->value == Decimal(60));
}

TEST_CASE("a giver that is not said is no evidence for the one asked") {
  const Ledger filled = ledger({entry("a", "2019-03-01", {Said("funds.fiscal", 100).to({xinghe}).in(2018)})});
  CHECK(totals(filled, asked("funds.fiscal", beijing)).empty());
  CHECK(answer(filled, asked("funds.fiscal", 0, xinghe)).quantity->value == Decimal(100));
}

TEST_CASE("a panel has a row for each pair and year that is told") {
  const Ledger filled = ledger({entry("a", "2020-03-01",
                                      {Said("funds.fiscal", 1).from({daxing}).to({chahar_right_front}).in(2018),
                                       Said("funds.fiscal", 2).from({daxing}).to({chahar_right_front}).in(2019),
                                       Said("funds.fiscal", 4).from({haidian}).to({xinghe}).in(2019),
                                       Said("funds.fiscal", 100).from({beijing}).to({inner_mongolia}).in(2019)})});
  const auto pairs = panel(filled, asked("funds.fiscal"), PanelBy::pair, PlaceLevel::county);
  REQUIRE(pairs.size() == 4);
  CHECK(pairs[3].apart); // the province's
  CHECK(pairs[0].giver == haidian);
  CHECK(pairs[0].year == 2019);
  CHECK(pairs[1].giver == daxing);
  CHECK(pairs[1].receiver == chahar_right_front);
  CHECK(pairs[1].year == 2018);
  const auto provinces = panel(filled, asked("funds.fiscal"), PanelBy::giver, PlaceLevel::province);
  REQUIRE(provinces.size() == 2);
  CHECK(provinces[1].totals.at(0).quantity->value == Decimal(100));
}

TEST_CASE("in a panel of prefectures a municipality and a county that its province governs stand as themselves") {
  const PlaceCode xiantao = 429004, wuhan = 420100, qiaokou = 420104;
  const Ledger filled = ledger({entry("a", "2020-03-01",
                                      {Said("funds.fiscal", 1).from({daxing}).to({xiantao}).in(2018),
                                       Said("funds.fiscal", 2).from({beijing}).to({qiaokou}).in(2018),
                                       Said("funds.fiscal", 4).from({beijing}).to({420000}).in(2018)})});
  const auto pairs = panel(filled, asked("funds.fiscal"), PanelBy::pair, PlaceLevel::prefecture);
  REQUIRE(pairs.size() == 3);
  CHECK(pairs[2].apart);
  CHECK(pairs[0].giver == beijing);
  CHECK(pairs[0].receiver == wuhan);
  CHECK(pairs[1].giver == beijing);
  CHECK(pairs[1].receiver == xiantao);
}

TEST_CASE("an indicator that nobody knows is told, not answered with nothing") {
  const Ledger filled = ledger({entry("a", "2020-03-01", {Said("own.figure", 1).from({daxing}).in(2018)})});
  CHECK_FALSE(unanswerable(asked("funds.fiscal"), filled));
  CHECK_FALSE(unanswerable(asked("funds"), filled));
  CHECK_FALSE(unanswerable(asked("own"), filled));
  CHECK_FALSE(unanswerable(asked(""), filled));
  CHECK(unanswerable(asked("fund"), filled).value().code == ErrorCode::argument);
  CHECK(unanswerable(asked("funds."), filled));
  Question backwards = asked("funds");
  backwards.from_year = 2020;
  backwards.to_year = 2010;
  CHECK(unanswerable(backwards, filled));
  backwards.to_year = 2020;
  CHECK_FALSE(unanswerable(backwards, filled));
  Question programme = asked("funds");
  programme.programme = "对口支援";
  CHECK_FALSE(unanswerable(programme, filled));
  programme.programme = "对口";
  CHECK(unanswerable(programme, filled).value().message.find("对口支援") != std::string::npos);
}

TEST_CASE("no statement is ever counted together with one that it overlaps") {
  std::mt19937 random(7);
  const auto pick = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(most)); };
  const std::vector<PlaceCodes> givers{{}, {beijing}, {daxing}, {haidian}, {120000}};
  const std::vector<PlaceCodes> receivers{{},      {inner_mongolia}, {ulanqab}, {xinghe}, {chahar_right_front, xinghe},
                                          {540000}};
  for (int round = 0; round < 50; ++round) {
    std::vector<Observation> said;
    for (int i = 0; i < 12; ++i) {
      Said one("funds.fiscal", 1 + pick(1000));
      one.from(givers[static_cast<std::size_t>(pick(5))]).to(receivers[static_cast<std::size_t>(pick(6))]);
      if (pick(5)) one.in(2016 + pick(4));
      else one.during("2016-01-01", "2018-12-31", Basis::cumulative);
      said.push_back(one);
    }
    const Ledger filled = ledger({entry("a", "2021-01-01", said)});
    const Total total = answer(filled, asked("funds.fiscal"));
    std::vector<const Statement *> counted;
    for (const Used &used : total.used)
      if (used.use == Use::counted) counted.push_back(used.statement);
    CHECK(total.used.size() == filled.statements().size());
    for (const Statement *a : counted)
      for (const Statement *b : counted) {
        if (a == b) continue;
        const bool giver = a->giver.empty() || b->giver.empty() || lies_in(a->giver[0], b->giver[0]) ||
                           lies_in(b->giver[0], a->giver[0]);
        const bool receiver = a->receiver.empty() || b->receiver.empty() ||
                              std::any_of(a->receiver.begin(), a->receiver.end(), [&](PlaceCode x) {
                                return std::any_of(b->receiver.begin(), b->receiver.end(),
                                                   [&](PlaceCode y) { return lies_in(x, y) || lies_in(y, x); });
                              });
        const Window wa = a->window(), wb = b->window();
        const bool time = !((wb.start && *wa.end < *wb.start) || (wa.start && *wb.end < *wa.start));
        CHECK_FALSE((giver && receiver && time));
      }
  }
}

TEST_CASE("a figure whose receiver is left open counts where it tells more than the narrower ones together") {
  const auto of_county = [](PlaceCode county, std::int64_t value) {
    return Said("funds.fiscal", value).from({110000}).to({county}).in(2018);
  };
  const auto open = [](std::int64_t value) { return Said("funds.fiscal", value).from({110000}).in(2018); };
  const Ledger more = ledger({entry("a", "2019-01-02", {of_county(150926, 30), of_county(150924, 20)}),
                              entry("b", "2019-01-02", {open(6500)})});
  const Total wide = answer(more, {});
  CHECK(wide.quantity->value == Decimal(6500));
  REQUIRE(wide.used.size() == 3);
  CHECK(wide.used[1].use == Use::overlaps);
  CHECK(wide.used[1].against == wide.used[0].statement);

  const Ledger less = ledger(
      {entry("a", "2019-01-02", {of_county(150926, 30), of_county(150924, 20)}), entry("b", "2019-01-02", {open(45)})});
  CHECK(answer(less, {}).quantity->value == Decimal(50));
}

TEST_CASE("sums up to the ends of two years differ by the year between, also from one beginning that is left open") {
  const auto until = [](std::int64_t value, const char *end, Basis basis = Basis::cumulative) {
    return Said("funds.fiscal", value).from({daxing}).to({xinghe}).during("", end, basis);
  };
  const auto of_all = [](std::int64_t value, const char *end) {
    return Said("funds.fiscal", value).from({beijing}).during("", end, Basis::cumulative);
  };
  const auto year = in_year(asked("funds.fiscal"), 2019, 2019);
  const Ledger one = ledger({entry("a", "2020-03-01", {of_all(1000, "2019-12-31"), of_all(600, "2018-12-31")})});
  const Ledger two = ledger(
      {entry("a", "2020-03-01", {until(1000, "2019-12-31")}), entry("b", "2019-03-01", {until(600, "2018-12-31")})});
  for (const Ledger *told : {&one, &two}) {
    const Total total = answer(*told, year);
    CHECK(total.quantity->value == Decimal(400));
    CHECK(total.derived);
    CHECK_FALSE(total.cumulative);
    const Total all = answer(*told, asked("funds.fiscal"));
    CHECK(all.quantity->value == Decimal(1000));
    CHECK(all.cumulative);
    const auto years = series(*told, asked("funds.fiscal"));
    REQUIRE(years.size() == 2); // without a year, and the one between
    CHECK(years[1].year == 2019);
    CHECK(years[1].totals.at(0).quantity->value == Decimal(400));
  }
  // Where no pair and no programme is named, nobody knows that two documents sum from one day; a state is no sum.
  CHECK(totals(ledger({entry("a", "2020-03-01", {of_all(1000, "2019-12-31")}),
                       entry("b", "2019-03-01", {of_all(600, "2018-12-31")})}),
               year)
            .empty());
  CHECK(totals(ledger({entry("a", "2020-03-01",
                             {until(1000, "2019-12-31", Basis::as_of), until(600, "2018-12-31", Basis::as_of)})}),
               year)
            .empty());
}

TEST_CASE("what lies in no place of a panel's level stands in rows of its own") {
  const Ledger filled = ledger({entry("a", "2021-03-01",
                                      {Said("funds.fiscal", 5).from({daxing}).to({xinghe}).in(2020),
                                       Said("funds.fiscal", 70).from({beijing}).to({inner_mongolia}).in(2020),
                                       Said("funds.fiscal", 3).to({xinghe}).in(2020)})});
  const auto rows = panel(filled, asked("funds.fiscal"), PanelBy::pair, PlaceLevel::county);
  REQUIRE(rows.size() == 3);
  CHECK_FALSE(rows[0].apart);
  CHECK(rows[0].giver == daxing);
  CHECK(rows[1].apart);
  CHECK(rows[1].giver == 0);
  CHECK(rows[1].receiver == 0);
  CHECK(rows[1].totals.at(0).quantity->value == Decimal(70));
  CHECK(rows[2].apart);
  CHECK(rows[2].receiver == xinghe);
}

TEST_CASE("a body that is no place gives under its own name") {
  Pairing pairing;
  pairing.assisting_org = "某集团";
  pairing.aided = xinghe;
  pairing.programme = "定点帮扶";
  const auto money = [](std::int64_t n) { return Said("funds.total", n).to({xinghe}).in(2020); };
  const Ledger filled =
      ledger({entry("a", "2021-03-01", {money(300), Said("funds.local", 8).to({xinghe}).in(2020)}, {pairing}),
              entry("b", "2021-03-01", {money(500)}),
              entry("c", "2021-03-01", {Said("funds.total", 900).from({beijing}).to({xinghe}).in(2020)})});
  const auto value = [&](const Question &question) {
    const auto answers = totals(filled, question);
    REQUIRE(answers.size() == 1);
    return answers[0].quantity->value;
  };
  Question by_name = asked("funds");
  by_name.giver_org = "某集团";
  CHECK(value(by_name) == Decimal(300));
  CHECK_FALSE(unanswerable(by_name, filled));
  by_name.giver_org = "另一集团";
  CHECK(unanswerable(by_name, filled));
  Question by_programme = asked("funds");
  by_programme.programme = "定点帮扶";
  CHECK(value(by_programme) == Decimal(300));
  const auto rows = panel(filled, asked("funds.total"), PanelBy::giver, PlaceLevel::province);
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].giver == beijing);
  CHECK(rows[1].giver_org == "某集团");
  CHECK(rows[2].apart);
  // Nobody can say who gave where two bodies help, unless the sentence names one.
  Pairing other = pairing;
  other.assisting_org = "另一集团";
  const Ledger two = ledger({entry("a", "2021-03-01", {money(300), money(40).written("某集团40")}, {pairing, other})});
  std::vector<std::string> givers;
  for (const auto &[key, s] : two.statements()) givers.push_back(s.giver_org);
  std::ranges::sort(givers);
  CHECK(givers == std::vector<std::string>{"", ""});
}
