// Whether a figure has happened: what is planned, demanded, or done already.
#include "one_observation.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace jiedui;

namespace {

Modality modality_of(const std::string &text, std::string_view figure) {
  return test::observation_of(text, figure).modality;
}

} // namespace

TEST_CASE("将 plans before what is to be done, not before what something is done to") {
  CHECK(modality_of("北京市将投3亿元支援和田地区。", "3亿元") == Modality::planned);
  CHECK(modality_of("今年北京市将着重在和田县新建学校6所。", "6所") == Modality::planned);
  CHECK(modality_of("将对口帮扶甲县作为大事，投入资金3亿元。", "3亿元") == Modality::realized);
  CHECK(modality_of("北京市将为民办事列为重点，投入帮扶资金3亿元。", "3亿元") == Modality::realized);
  CHECK(modality_of("北京市将援疆资金3亿元投入学校。", "3亿元") == Modality::realized);
  CHECK(modality_of("北京市还将村口的1600亩土地流转，投入资金3亿元。", "3亿元") == Modality::realized);
  CHECK(modality_of("北京市还将投入资金3亿元。", "3亿元") == Modality::planned);
}

TEST_CASE("what was planned and is done, or is the whole of a share, is no plan") {
  CHECK(modality_of("北京市规划选址修建了幼儿园6所。", "6所") == Modality::realized);
  CHECK(modality_of("北京市规划修建幼儿园6所。", "6所") == Modality::planned);
  CHECK(modality_of("北京市规划修建了幼儿园，容纳儿童300名。", "300名") == Modality::realized);
  CHECK(modality_of("如果建成了幼儿园，容纳儿童300名。", "300名") == Modality::planned);
  CHECK(modality_of("北京市援建工程完成的投资已达全年计划投资的60%。", "60%") == Modality::realized);
}

TEST_CASE("a part of what is planned is planned") {
  CHECK(modality_of("项目计划投资800万元，其中北京市帮扶资金300万元。", "300万元") == Modality::planned);
  CHECK(modality_of("项目计划投资800万元，北京市到位帮扶资金300万元。", "300万元") == Modality::realized);
}

TEST_CASE("what an aim tells is planned") {
  CHECK(modality_of("北京市投入帮扶资金3亿元，超过了帮扶2亿元的计划。", "2亿元") == Modality::planned);
  CHECK(modality_of("北京市投入帮扶资金3亿元，超过了帮扶2亿元的计划。", "3亿元") == Modality::realized);
  CHECK(modality_of("北京市投入2亿元的计划外资金。", "2亿元") == Modality::realized);
}

TEST_CASE("what enterprises' projects are to cost is planned, though they are there already") {
  CHECK(modality_of("截至目前，北京市已帮助引进产业项目30个，总投资3亿元。", "3亿元") == Modality::planned);
  CHECK(modality_of("截至目前，北京市已帮助引进产业项目30个，总投资完成3亿元。", "3亿元") == Modality::realized);
}

TEST_CASE("what a rule grants is required; names hold no condition") {
  CHECK(modality_of("到北京市务工满一年的，给予每人补助3000元。", "3000元") == Modality::required);
  CHECK(modality_of("北京市帮扶若克雅乡，投入资金300万元。", "300万元") == Modality::realized);
  CHECK(modality_of("若投入资金300万元，可带动500户。", "300万元") == Modality::planned);
}

TEST_CASE("what a figure's own clause still hopes for goes before what is done already in its sentence") {
  CHECK(modality_of("截至目前，北京市合作项目已达11个，另外还有2个项目有望签约。", "2个") == Modality::planned);
  CHECK(modality_of("截至目前，北京市合作项目已达11个，另外还有2个项目完成签约。", "2个") == Modality::realized);
  CHECK(modality_of("北京市援建的小区可以安置7000人。", "7000人") == Modality::planned);
}
