// The field of work of a figure: its own words, what money is for, what its sentence said before.
#include "one_observation.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace jiedui;

namespace {

Sector sector_of(const std::string &text, std::string_view figure) { return test::observation_of(text, figure).sector; }

} // namespace

TEST_CASE("an indicator of one field has it") {
  CHECK(sector_of("建成扶贫车间12个。", "12个") == Sector::industry);
  CHECK(sector_of("举办招聘会12场。", "12场") == Sector::employment);
  CHECK(sector_of("12家医院结对。", "12家") == Sector::health);
}

TEST_CASE("money has the field it is for, of several the first") {
  CHECK(sector_of("北京市投入帮扶资金300万元，用于教育、医疗项目。", "300万元") == Sector::education);
  CHECK(sector_of("北京市产业帮扶投入资金300万元。", "300万元") == Sector::industry);
  CHECK(sector_of("北京市投入帮扶资金300万元，两地领导察看了学校。", "300万元") == Sector::none);
}

TEST_CASE("money has the field of what the next clause says it helps or builds") {
  CHECK(sector_of("北京市投入帮扶资金300万元，帮助当地发展养殖业。", "300万元") == Sector::industry);
  CHECK(sector_of("北京市投入帮扶资金300万元，修建水厂2个。", "300万元") == Sector::infrastructure);
  CHECK(sector_of("北京市帮扶资金300万元用于支持良种保护、养殖加工。", "300万元") == Sector::industry);
  CHECK(sector_of("北京市社会各界捐款300万元，帮助5000名贫困人口实现就业。", "300万元") == Sector::none);
}

TEST_CASE("who benefits has the field of what the sentence said before") {
  CHECK(sector_of("通过发展肉牛养殖，带动300户贫困户增收。", "300户") == Sector::industry);
  CHECK(sector_of("带动300户贫困户增收。", "300户") == Sector::none);
}

TEST_CASE("money takes no field from another figure of its sentence") {
  CHECK(sector_of("采购当地农产品2亿元，社会各界捐款300万元。", "300万元") == Sector::none);
}

TEST_CASE("companies' names and people are no field") {
  CHECK(sector_of("企业家们听取介绍，北京市投入帮扶资金300万元。", "300万元") == Sector::none);
}
