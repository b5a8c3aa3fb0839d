#include "facts/sides.hpp"

#include <doctest/doctest.h>

using namespace jiedui;

namespace {

constexpr const char *tables = "# table: sides\n"
                               "id\trank\tname\n"
                               "440000\t8\t广东省\n"
                               "441400\t6\t梅州市\n"
                               "520000\t3\t贵州省\n"
                               "# table: reference_pairings\n"
                               "id\tassisting\taided\tprogramme\tfrom\tto\n"
                               "a\t440000\t520000\t东西部协作\t2021\t\n"
                               "b\t440100\t522700\t东西部扶贫协作\t2013\t2020\n"
                               "c\t440200\t520300\t东西部扶贫协作\t2001\t2010\n";

} // namespace

TEST_CASE("a place has the rank of the narrowest place round it that has one") {
  const auto rules = Rules::only(tables);
  REQUIRE(rules.ok());
  const auto sides = compile_sides(*rules);
  REQUIRE(sides.ok());
  CHECK(sides->rank(440106) == 8);
  CHECK(sides->rank(441421) == 6);
  CHECK(sides->rank(110000) == 0);
  CHECK(sides->direction({440106}, {441421}) > 0);
  CHECK(sides->direction({520000}, {440106}) < 0);
  CHECK(sides->direction({110000}, {520000}) == 0);
}

TEST_CASE("the public lists hold for their years") {
  const auto rules = Rules::only(tables);
  REQUIRE(rules.ok());
  const auto sides = compile_sides(*rules);
  REQUIRE(sides.ok());
  CHECK(sides->official(440000, 520000, 2022));
  CHECK_FALSE(sides->official(440000, 520000, 2018));
  CHECK_FALSE(sides->official(520000, 440000, 2022));
  CHECK(sides->official(440100, 522700, 2021)); // reported in the year after
  CHECK_FALSE(sides->official(440100, 522700, 2022));
  CHECK(sides->official(440100, 522700));
  CHECK_FALSE(sides->official(440200, 520300)); // too long ago for a text without a year
  CHECK(sides->programme(440106, 522301, 2022) == "东西部协作");
  CHECK(sides->programme(110000, 522301, 2022).empty());
}

TEST_CASE("a bad rank or code names its file and line") {
  for (const char *bad :
       {"# table: sides\nid\trank\tname\n440000\t12\t广东省\n", "# table: sides\nid\trank\tname\n44\t8\t广东省\n"}) {
    const auto rules = Rules::only(bad, "mine.tsv");
    REQUIRE(rules.ok());
    const auto sides = compile_sides(*rules);
    REQUIRE_FALSE(sides.ok());
    CHECK(sides.error().message.find("mine.tsv:3") != std::string::npos);
  }
}
