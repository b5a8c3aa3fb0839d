#include "jiedui/model/decimal.hpp"

#include <doctest/doctest.h>

#include <limits>

using jiedui::Decimal;

TEST_CASE("a decimal is written as it was read, in its shortest form") {
  for (const char *digits :
       {"0", "7", "-12", "98.79", "12.1927", "0.05", "-0.5", "9223372036854775807", "0.000000000000000001"})
    CHECK(Decimal::parse(digits)->to_string() == digits);
  CHECK(Decimal::parse("1.500")->to_string() == "1.5");
  CHECK(Decimal::parse("007")->to_string() == "7");
  CHECK(Decimal::parse("-0")->to_string() == "0");
}

TEST_CASE("what is no decimal, or does not fit, is nothing") {
  for (const char *digits : {"", "-", ".", "1.2.3", "1,000", "９", "1e5", "9223372036854775808",
                             "99999999999999999999999999999999999999999"})
    CHECK_FALSE(Decimal::parse(digits).has_value());
  CHECK_FALSE(Decimal::scaled(1, 19).has_value());
}

TEST_CASE("sums, differences and products are exact or nothing") {
  const Decimal a = *Decimal::parse("3952"), b = *Decimal::parse("1291.3");
  CHECK(a.plus(b)->to_string() == "5243.3");
  CHECK(b.minus(a)->to_string() == "-2660.7");
  CHECK(b.times(Decimal(10000))->to_string() == "12913000");
  CHECK(Decimal::parse("0.1")->plus(*Decimal::parse("0.2"))->to_string() == "0.3");
  const Decimal most(std::numeric_limits<std::int64_t>::max());
  CHECK_FALSE(most.plus(Decimal(1)).has_value());
  CHECK_FALSE(most.times(most).has_value());
}

TEST_CASE("a quotient is cut after the digits asked for") {
  CHECK(Decimal(2).over(Decimal(3), 4)->to_string() == "0.6666");
  CHECK(Decimal(-2).over(Decimal(3), 2)->to_string() == "-0.66");
  CHECK(Decimal(1739).over(*Decimal::parse("1.945"), 1)->to_string() == "894");
  CHECK_FALSE(Decimal(1).over(Decimal(0), 2).has_value());
}

TEST_CASE("decimals of different scale compare by value") {
  CHECK(*Decimal::parse("1.50") == *Decimal::parse("1.5"));
  CHECK(*Decimal::parse("1.49") < *Decimal::parse("1.5"));
  CHECK(Decimal(-1) < *Decimal::parse("-0.5"));
}
