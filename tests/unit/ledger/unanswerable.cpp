#include "make.hpp"

#include "jiedui/ledger/totals.hpp"

#include <algorithm>
#include <limits>

using namespace jiedui;
using namespace jiedui::ledger_tests;

TEST_CASE("years that no day can have are refused, and ask for nothing") {
  const Ledger filled = ledger({entry("a", "2020-03-01", {Said("funds.fiscal", 5).in(2019)})});
  for (const int year : {67555, -1, 0, 10000, std::numeric_limits<int>::min(), std::numeric_limits<int>::max()}) {
    Question question;
    question.from_year = question.to_year = year;
    REQUIRE(unanswerable(question, filled));
    CHECK(unanswerable(question, filled)->code == ErrorCode::argument);
    CHECK(totals(filled, question).empty());
    CHECK(series(filled, question).empty());
    CHECK(unanswerable(AssessedPair{0, 0, year}, filled.rules()));
  }
  Question wide;
  wide.from_year = 1;
  wide.to_year = 9999;
  CHECK_FALSE(unanswerable(wide, filled));
  const auto years = series(filled, wide);
  REQUIRE(years.size() == 9999);
  CHECK(std::ranges::count_if(years, [](const YearTotals &year) { return !year.totals.empty(); }) == 1);
  CHECK_FALSE(unanswerable(AssessedPair{0, 0, 2019}, filled.rules()));
}
