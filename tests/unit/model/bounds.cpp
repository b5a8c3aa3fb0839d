#include "jiedui/model/bounds.hpp"

#include <doctest/doctest.h>

using namespace jiedui;

namespace {

Quantity amount(std::int64_t value, Qualifier qualifier = Qualifier::exact) {
  Quantity quantity;
  quantity.value = value;
  quantity.unit = Unit::CNY;
  quantity.qualifier = qualifier;
  return quantity;
}

Figure figure(std::string_view text, std::int64_t value, Qualifier qualifier = Qualifier::exact) {
  return {amount(value, qualifier), written_step(text, amount(value, qualifier))};
}

} // namespace

TEST_CASE("the last written digit is worth what its magnitude says") {
  CHECK(written_step("65.16亿元", amount(6516000000)) == Decimal(1000000));
  CHECK(written_step("70万人", amount(700000)) == Decimal(10000));
  CHECK(written_step("69.07万人", amount(690700)) == Decimal(100));
  CHECK(written_step("928个", amount(928)) == Decimal(1));
  CHECK(written_step("2,400人", amount(2400)) == Decimal(1));
  CHECK(written_step("两万", amount(20000)) == Decimal(10000));
  CHECK(written_step("7300余万元", amount(73000000, Qualifier::over)) == Decimal(1000000));
}

TEST_CASE("rounding is told apart from difference") {
  CHECK(compare(figure("69万", 690000), figure("69.07万", 690700)) == Accord::rounding);
  CHECK(compare(figure("69.9万", 699000), figure("69万", 690000)) == Accord::rounding); // cut, not rounded
  CHECK(compare(figure("69万", 690000), figure("68.6万", 686000)) == Accord::rounding);
  CHECK(compare(figure("69万", 690000), figure("68.4万", 684000)) == Accord::differ);
  CHECK(compare(figure("70万", 700000), figure("74万", 740000)) == Accord::differ);
  CHECK(compare(figure("89个", 89), figure("90个", 90)) == Accord::differ);
  CHECK(compare(figure("89个", 89), figure("89个", 89)) == Accord::equal);
}

TEST_CASE("a bound agrees with what it allows") {
  CHECK(compare(figure("7300余万", 73000000, Qualifier::over), figure("7312万", 73120000)) == Accord::bound);
  CHECK(compare(figure("7300余万", 73000000, Qualifier::over), figure("7500万", 75000000)) == Accord::differ);
  CHECK(compare(figure("近40亿", 4000000000, Qualifier::nearly), figure("39.6亿", 3960000000)) == Accord::bound);
  CHECK(compare(figure("近40亿", 4000000000, Qualifier::nearly), figure("40.5亿", 4050000000)) == Accord::differ);
  CHECK(compare(figure("5万以上", 50000, Qualifier::at_least), figure("8万", 80000)) == Accord::bound);
  CHECK(compare(figure("5万以上", 50000, Qualifier::at_least), figure("4万", 40000)) == Accord::differ);
}

TEST_CASE("about is at least as tolerant as a rounded number") {
  const auto about = [](std::string_view text, std::int64_t value) { return figure(text, value, Qualifier::about); };
  CHECK(compare(about("约5000万", 50000000), figure("5036万", 50360000)) == Accord::bound);
  CHECK(compare(figure("0.5亿", 50000000), figure("5036万", 50360000)) == Accord::rounding);
  CHECK(compare(about("约5000万", 50000000), figure("5600万", 56000000)) == Accord::differ);
  CHECK(compare(about("约5036万", 50360000), figure("5040万", 50400000)) == Accord::differ);
  CHECK(compare(about("69万左右", 690000), figure("69.07万", 690700)) == Accord::bound);
}

TEST_CASE("what is over one hundred is no more than the next, and not what is nearly it") {
  const auto over = [](std::int64_t value) { return figure("", value, Qualifier::over); };
  CHECK(compare(over(7200), over(7300)) == Accord::differ);
  CHECK(compare(over(7300), figure("7400", 7400)) == Accord::differ);
  CHECK(compare(over(7300), figure("7300", 7300)) == Accord::bound);
  CHECK(compare(over(7300), figure("", 7400, Qualifier::nearly)) == Accord::bound);
  CHECK(compare(over(7300), figure("", 7300, Qualifier::nearly)) == Accord::bound); // the same number, told loosely
  CHECK(compare(over(7300), figure("", 7200, Qualifier::nearly)) == Accord::differ);
}

TEST_CASE("a sum keeps what its terms leave open") {
  CHECK(plus(amount(5), amount(7))->value == Decimal(12));
  CHECK(plus(amount(5), amount(7, Qualifier::over))->qualifier == Qualifier::over);
  CHECK(plus(amount(5, Qualifier::at_least), amount(7, Qualifier::at_least))->qualifier == Qualifier::at_least);
  CHECK(plus(amount(5, Qualifier::over), amount(7, Qualifier::nearly))->qualifier == Qualifier::about);
  Quantity range = amount(2);
  range.value_high = Decimal(3);
  const auto sum = plus(range, amount(10));
  CHECK(sum->value == Decimal(12));
  CHECK(sum->value_high == Decimal(13));
  CHECK_FALSE(plus(amount(INT64_MAX), amount(1)).has_value());
}

TEST_CASE("a difference turns the bound of what is taken away") {
  const auto less = minus(amount(100), amount(60, Qualifier::over));
  CHECK(less->value == Decimal(40));
  CHECK(less->qualifier == Qualifier::nearly);
  CHECK(minus(amount(100, Qualifier::over), amount(60))->qualifier == Qualifier::over);
  CHECK(minus(amount(100, Qualifier::over), amount(60, Qualifier::over))->qualifier == Qualifier::about);
}

TEST_CASE("a quantity below zero turns its bound and its ends") {
  CHECK(negative(amount(10)).value == Decimal(-10));
  CHECK(negative(amount(10, Qualifier::at_least)).qualifier == Qualifier::at_most);
  CHECK(negative(amount(-10, Qualifier::over)).value == Decimal(-10));
  CHECK(negative(amount(-10, Qualifier::over)).qualifier == Qualifier::over);
  Quantity range = amount(5);
  range.value_high = Decimal(8);
  CHECK(negative(range).value == Decimal(-8));
  CHECK(negative(range).value_high == Decimal(-5));
}
