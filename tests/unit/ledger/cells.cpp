#include "make.hpp"

#include "jiedui/ledger/totals.hpp"

using namespace jiedui;
using namespace jiedui::ledger_tests;

namespace {

constexpr PlaceCode daxing = 110115, inner_mongolia = 150000, xinghe = 150924;

Question asked(std::string indicator) {
  Question question;
  question.indicator = std::move(indicator);
  return question;
}

} // namespace

TEST_CASE("parts are not added to their whole, whatever their sector") {
  const auto people = [](std::int64_t n) {
    return Said("talent.professionals", n, Unit::person).from({daxing}).to({xinghe}).in(2020);
  };
  const auto teachers = [&](std::int64_t n) { return people(n).sector(Sector::education); };
  const auto doctors = [&](std::int64_t n) { return people(n).sector(Sector::health); };
  const auto total = [](const std::vector<Entry> &entries) {
    const auto answers = totals(ledger(entries), asked("talent"));
    REQUIRE(answers.size() == 1);
    return answers[0].quantity->value;
  };
  const Entry whole = entry("a", "2021-03-01",
                            {people(308).sector(Sector::education), teachers(176).part_of("308"),
                             doctors(102).part_of("308"), people(30).sector(Sector::industry).part_of("308")});
  CHECK(total({whole}) == Decimal(308));
  for (const Sector sector : {Sector::education, Sector::health}) {
    Question question = asked("talent");
    question.sector = sector;
    const Ledger one = ledger({whole});
    const auto answers = totals(one, question);
    REQUIRE(answers.size() == 1);
    CHECK(answers[0].quantity->value == Decimal(sector == Sector::health ? 102 : 308));
  }
  // The sector that all professionals are of tells nothing apart; that of teachers does.
  CHECK(total({entry("a", "2021-03-01", {people(58).sector(Sector::talent)}),
               entry("b", "2021-03-01", {teachers(30), doctors(28)})}) == Decimal(58));
  CHECK(total({entry("b", "2021-03-01", {teachers(30), doctors(28)})}) == Decimal(58));
  // Another document tells the part alone.
  CHECK(total({entry("a", "2021-03-01", {people(58), teachers(30).part_of("58")}),
               entry("b", "2021-03-01", {teachers(30)})}) == Decimal(58));
}

TEST_CASE("parts of a whole that is not asked for add up, unless they have something in common") {
  const auto money = [](const char *indicator, std::int64_t n) {
    return Said(indicator, n).from({daxing}).to({xinghe}).in(2020);
  };
  const auto fiscal = [&](std::vector<Observation> figures) {
    const Ledger filled = ledger({entry("a", "2021-03-01", std::move(figures))});
    const auto answers = totals(filled, asked("funds.fiscal"));
    REQUIRE(answers.size() == 1);
    return answers[0];
  };
  const Total apart = fiscal({money("funds.total", 9990), money("funds.fiscal", 6000).part_of("9990"),
                              money("funds.fiscal", 2530).part_of("9990")});
  CHECK(apart.quantity->value == Decimal(8530));
  CHECK_FALSE(apart.beside);
  const Total common = fiscal({money("funds.total", 7000), money("funds.fiscal", 6000).part_of("7000"),
                               money("funds.fiscal", 2530).part_of("7000")});
  CHECK(common.quantity->value == Decimal(6000));
  CHECK(common.beside);
  const Total unsaid = fiscal({money("funds.fiscal", 6000), money("funds.fiscal", 2530)});
  CHECK(unsaid.quantity->value == Decimal(6000));
  CHECK(unsaid.beside); // what is left out is told
  const Ledger stock =
      ledger({entry("a", "2021-03-01",
                    {Said("pairing.counties", 20, Unit::count).to({inner_mongolia}).in(2020).part_of("60"),
                     Said("pairing.schools", 60, Unit::count).to({inner_mongolia}).in(2020),
                     Said("pairing.counties", 31, Unit::count).to({inner_mongolia}).in(2020).part_of("60")})});
  CHECK(totals(stock, asked("pairing.counties")).at(0).quantity->value == Decimal(51));
}
