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

TEST_CASE("of a list the first field counts, also where it is none of the sectors") {
  CHECK(sector_of("北京市围绕民生、产业、基础设施援建项目30个。", "30个") == Sector::none);
  CHECK(sector_of("北京市援建民生和产业扶持项目30个。", "30个") == Sector::none);
  CHECK(sector_of("北京市援建产业、民生项目30个。", "30个") == Sector::industry);
  CHECK(sector_of("北京市改善民生，援建产业项目30个。", "30个") == Sector::industry);
}

TEST_CASE("money for a field that is none of the sectors has none of those told before") {
  CHECK(sector_of("甲县发展特色产业，北京市把75%的帮扶资金用于民生。", "75%") == Sector::none);
  CHECK(sector_of("甲县发展特色产业，北京市把75%的帮扶资金用于当地。", "75%") == Sector::industry);
}

TEST_CASE("people have no field of a list of projects") {
  CHECK(sector_of("北京市实施教育、医疗等帮扶项目30个，受益群众5000人。", "5000人") == Sector::none);
  CHECK(sector_of("北京市实施产业帮扶项目30个，受益群众5000人。", "5000人") == Sector::industry);
}

TEST_CASE("what money is for stands in the clauses behind") {
  CHECK(sector_of("北京市投入援建资金600万元，帮助村里发展稻田养鱼、高山茶叶等产业。", "600万元") == Sector::industry);
  CHECK(sector_of("北京市投入援建资金600万元，让学校得以扩建。", "600万元") == Sector::education);
  CHECK(sector_of("北京市投入援建资金600万元，对甲县的老房进行规划，为学校添置桌椅。", "600万元") == Sector::education);
  CHECK(sector_of("北京市捐款600万元，帮助300名贫困人口就业。", "600万元") == Sector::none);
  CHECK(sector_of("北京市投入帮扶资金600万元，主要采购农产品200万元。", "600万元") == Sector::none);
  CHECK(sector_of("北京市投入帮扶资金600万元，实施项目30个，建成学校2所。", "600万元") == Sector::none);
}

TEST_CASE("projects are not those of the sales told before") {
  CHECK(sector_of("北京市消费帮扶1.4亿元，实施项目30个。", "30个") == Sector::none);
  CHECK(sector_of("北京市产业帮扶投入资金1.4亿元，实施项目30个。", "30个") == Sector::industry);
}

TEST_CASE("what works bring is of the one field that the paragraph told of again and again") {
  const std::string park = "东西部协作中，北京市帮助甲县招商引资，建设产业园，吸引园区企业入驻。";
  CHECK(sector_of(park + "截至目前，建设落地项目20个。", "20个") == Sector::industry);
  CHECK(sector_of("北京市帮助甲县建设产业园。截至目前，建设落地项目20个。", "20个") == Sector::none);
  CHECK(sector_of(park + "学校也建成了。截至目前，建设落地项目20个。", "20个") == Sector::none);
}

TEST_CASE("who is sent or trained has the field of the noun, else of the sentence") {
  CHECK(sector_of("北京市选派医疗人才300名、教育人才200名到和田地区支援。", "200名") == Sector::education);
  CHECK(sector_of("两地推进劳务协作，培训贫困人口300人，实现就业200人。", "300人") == Sector::employment);
  CHECK(sector_of("两地推进劳务协作，培训致富带头人300人。", "300人") == Sector::talent);
}

TEST_CASE("what grows is no ecology for its name; roads of a park are no industry") {
  CHECK(sector_of("北京市帮助甲县改善生态环境，投入资金300万元。", "300万元") == Sector::ecology);
  CHECK(sector_of("北京市投入资金300万元，帮助甲县采购生态大米。", "300万元") == Sector::consumption);
  CHECK(sector_of("北京市投入资金300万元，用于产业园区基础设施改造。", "300万元") == Sector::infrastructure);
  CHECK(sector_of("北京市帮助甲县卖出苹果，价值300万元。", "300万元") == Sector::consumption);
}

TEST_CASE("money has the field of what it buys in its clause, a part that of its whole") {
  CHECK(sector_of("用600万元北京市帮扶资金购买800头奶牛。", "600万元") == Sector::industry);
  CHECK(sector_of("用600万元北京市帮扶资金看望1300户农户。", "600万元") == Sector::none);
  CHECK(sector_of("自来水厂开工，总投资900万元，其中北京市援助资金600万元。", "600万元") == Sector::infrastructure);
  CHECK(sector_of("自来水厂开工，总投资900万元，北京市捐款600万元。", "600万元") == Sector::none);
}

TEST_CASE("what stands where people were moved to is not their moving") {
  CHECK(sector_of("投入北京市帮扶资金600万元，为易地搬迁安置点卫生院购买设备。", "600万元") == Sector::health);
  CHECK(sector_of("投入北京市帮扶资金600万元，为易地搬迁安置点购买设备。", "600万元") == Sector::relocation);
  CHECK(sector_of("投入北京市帮扶资金600万元，用于易地搬迁、卫生院建设。", "600万元") == Sector::relocation);
}
