#include "jiedui/model/period.hpp"

#include <doctest/doctest.h>

using namespace jiedui;

TEST_CASE("days are read and written in ISO form") {
  CHECK(to_string(*parse_day("2018-04-08")) == "2018-04-08");
  for (const char *bad :
       {"2018-4-8", "2018-02-29", "2018-13-01", "2018-00-10", "20180408", "2018-04-08 ", "+018-04-08"})
    CHECK_FALSE(parse_day(bad).has_value());
  CHECK(parse_day("2020-02-29").has_value());
}

TEST_CASE("day arithmetic crosses months and years") {
  CHECK(plus_days({2018, 12, 31}, 1) == Day{2019, 1, 1});
  CHECK(plus_days({2020, 3, 1}, -1) == Day{2020, 2, 29});
  CHECK(days_between({2018, 1, 1}, {2019, 1, 1}) == 365);
  CHECK(weekday({2026, 11, 21}) == 6);
  CHECK(days_in_month(2000, 2) == 29);
  CHECK(days_in_month(1900, 2) == 28);
}
