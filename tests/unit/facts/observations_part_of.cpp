// Which figure another is a stated part of.
#include "one_observation.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace jiedui;

namespace {

std::string whole_of(const std::string &text, std::string_view figure) {
  return test::observation_of(text, figure).part_of;
}

} // namespace

TEST_CASE("其中 names parts up to the statement's end") {
  const std::string text = "到位帮扶资金900万元，其中财政资金600万元；社会捐赠资金300万元。实施项目12个。";
  CHECK(whole_of(text, "600万元") == "900万元");
  CHECK(whole_of(text, "300万元") == "900万元");
  CHECK(whole_of(text, "12个").empty());
}

TEST_CASE("a bracket holds its parts") {
  const std::string text = "建成产业园区11个（其中农业产业园7个）、扶贫车间5个，实施项目9个。";
  CHECK(whole_of(text, "7个") == "11个");
  CHECK(whole_of(text, "5个").empty());
  CHECK(whole_of(text, "9个").empty());
}

TEST_CASE("a part is of the whole's kind and no larger") {
  CHECK(whole_of("实施项目12个，其中培训干部300人次。", "300人次").empty());
  CHECK(whole_of("投入帮扶资金300万元，其中项目资金900万元。", "900万元").empty());
}

TEST_CASE("a mean is no part of a sum") {
  CHECK(whole_of("投入帮扶资金9亿元，其中县均3000万元。", "3000万元").empty());
}

TEST_CASE("an enumeration by field is of the sum before it, one that comes to something else is not") {
  const std::string sum =
      "北京市共投入帮扶资金1000万元。产业帮扶投入资金600万元；教育帮扶投入资金300万元；劳务协作投入资金110万元。";
  for (const char *part : {"600万元", "300万元", "110万元"}) CHECK(whole_of(sum, part) == "1000万元");
  const std::string other =
      "北京市共投入帮扶资金9000万元。产业帮扶投入资金600万元；教育帮扶投入资金300万元；劳务协作投入资金110万元。";
  for (const char *part : {"600万元", "300万元", "110万元"}) CHECK(whole_of(other, part).empty());
}

TEST_CASE("a share names the whole that is stated") {
  CHECK(whole_of("安排帮扶资金900万元，其中80%用于产业。", "80%") == "900万元");
  CHECK(whole_of("项目覆盖贫困村300个，占全市贫困村的40%。", "40%").empty());
}

TEST_CASE("a list right behind its whole, in brackets or behind a colon, is of its parts") {
  CHECK(whole_of("投入帮扶资金900万元（财政资金600万元、社会资金300万元）。", "600万元") == "900万元");
  CHECK(whole_of("实施项目20个：产业12个，教育5个，医疗3个。", "5个") == "20个");
  CHECK(whole_of("投入帮扶资金900万元（去年投入财政资金100万元、社会资金80万元）。", "80万元").empty());
  CHECK(whole_of("投入帮扶资金900万元，财政资金600万元、社会资金300万元。", "300万元").empty());
}
