#include "jiedui/facts/projects.hpp"

#include "jiedui/facts/mentions_to_facts.hpp"
#include "jiedui/mentions/document_to_mentions.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace jiedui;

namespace {

std::vector<Project> projects_in(const std::string &text) {
  static const Rules rules = Rules::with_builtin().value();
  static const auto mention_rules = compile_mention_rules(rules).value();
  static const auto project_rules = compile_project_rules(rules).value();
  Document document;
  document.text = text;
  const Mentions mentions = document_to_mentions(document, *mention_rules);
  return read_projects(document, mentions, split_clauses(text), {}, *project_rules);
}

std::string named(const std::string &text) {
  std::string result;
  for (const Project &project : projects_in(text)) {
    if (!result.empty()) result += ' ';
    result += project.name;
  }
  return result;
}

} // namespace

TEST_CASE("a project with its place and product") {
  CHECK(named("代表团察看了武川县黑木耳产业园。") == "武川县黑木耳产业园");
  CHECK(named("分别是和田市棚户区改造项目、墨玉县核桃加工基地建设项目。") ==
        "和田市棚户区改造项目 墨玉县核桃加工基地建设项目");
  CHECK(named("代表团走进蓝莓种植基地。") == "蓝莓种植基地");
  CHECK(named("实施“万户暖阳”工程，武川县受益。").find("“万户暖阳”工程") != std::string::npos);
}

TEST_CASE("a list of places gives one project each") {
  CHECK(projects_in("推进兴和县、武川县等朝晖产业园建设。").size() == 2);
}

TEST_CASE("a facility is a project where it is paid for, with the money") {
  const auto found = projects_in("黄龙县北关幼儿园用了帮扶资金260万元。");
  REQUIRE(found.size() == 1);
  CHECK(found.front().investment == Decimal(2600000));
  CHECK(found.front().place == PlaceCode{610631});
  CHECK(projects_in("黄龙县北关幼儿园的孩子很高兴。").empty());
}

TEST_CASE("the money may follow in a sentence about the same thing") {
  const auto found = projects_in("代表团来到武川县，看到的就是木耳菌棒车间。车间投入帮扶资金300万元。");
  REQUIRE(found.size() == 1);
  CHECK(found.front().investment == Decimal(3000000));
}

TEST_CASE("types, series and plans are no projects") {
  CHECK(projects_in("建设肉牛养殖场、恒温冷库和扶贫车间。").empty());
  CHECK(projects_in("建成产业园区20多个、扶贫车间54个。").empty());
  CHECK(projects_in("要加强绿色农产品生产基地建设。").empty());
  CHECK(projects_in("共同建好扶贫项目库，加快项目资金拨付。").empty());
}

TEST_CASE("a park or a facility in the making is named by its place") {
  CHECK(named("企业入驻闽宁产业园。") == "闽宁产业园");
  CHECK(named("兴义市的义龙科创园挂牌，晋江（长汀）工业园区投产。").find("晋江（长汀）工业园区") != std::string::npos);
  CHECK(named("交付使用的项目有武川县人民医院、武川县文化中心。") == "武川县人民医院 武川县文化中心");
  CHECK(projects_in("武川县人民医院的医生很忙。").empty());
}

TEST_CASE("the name inside a phrase that is no project stands") {
  CHECK(named("武川县黑木耳产业园落地项目3个。") == "武川县黑木耳产业园");
  CHECK(projects_in("实施武川县五大帮扶项目。").empty());
}

TEST_CASE("a quotation inside the name, money before it") {
  CHECK(named("“共享麦田”认领项目在武川县启动。") == "“共享麦田”认领项目");
  const auto found = projects_in("总投资3亿元的菌菇加工产业园项目落地武川县。");
  REQUIRE(found.size() == 1);
  CHECK(found.front().investment == Decimal(300000000));
  CHECK(projects_in("人均收入3万元的示范园项目落地武川县。").empty());
}

TEST_CASE("what is built goes on behind its last word, or is named by a settlement") {
  CHECK(named("武川县村容村貌整治项目（四期）投资2300万元。") == "武川县村容村貌整治项目（四期）");
  CHECK(named("代表团察看武川县黑木耳科技园兴义市分园。") == "武川县黑木耳科技园兴义市分园");
  CHECK(named("宁波市向安泰新区易地搬迁安置点捐赠洗衣机。") == "安泰新区易地搬迁安置点");
  CHECK(projects_in("继续建设易地搬迁安置点。").empty());
}

TEST_CASE("money for what is built from it, and of a whole list") {
  const auto found = projects_in("宁波市投入3150万元援建四明友谊学校。");
  REQUIRE(found.size() == 1);
  CHECK(found.front().name == "四明友谊学校");
  CHECK(found.front().investment == Decimal(31500000));
  const auto list = projects_in("交付使用的有武川县人民医院、武川县文化中心等，投入资金4亿元。");
  REQUIRE(list.size() == 2);
  CHECK(!list.back().investment);
}

TEST_CASE("counted, new and planned ones in general are none") {
  CHECK(projects_in("武川县劳动力就业基地已认定2个。").empty());
  CHECK(projects_in("武川县新增高速公路500公里。").empty());
  CHECK(projects_in("武川县2025年帮扶资金项目计划编制完成。").empty());
}

TEST_CASE("villages of a list have one project each") {
  CHECK(named("武川县建设东沟村、西沟村、柳树村等3个小康示范村项目。") ==
        "东沟村小康示范村项目 西沟村小康示范村项目 柳树村小康示范村项目");
  CHECK(projects_in("武川县建设东沟村、西沟村等3个项目。").empty());
}

TEST_CASE("what is told right behind a name tells of a single one") {
  CHECK(named("鲲鹏生态创新中心已投入使用。") == "鲲鹏生态创新中心");
  CHECK(named("黑木耳基地占地2万平方米。") == "黑木耳基地");
  CHECK(projects_in("扶贫车间已投入使用。").empty());
  CHECK(projects_in("产业开发项目投资3255万元，劳务协作项目投资716万元。").empty());
}

TEST_CASE("the place can stand in an attribute or before the verb") {
  CHECK(named("武川县东沟村的中草药种植基地里一片忙碌。") == "中草药种植基地");
  CHECK(named("这里是武川县与门头沟区结对共建的金山产业园。") == "金山产业园");
  CHECK(named("先后帮武川县建成青山大桥。") == "青山大桥");
  CHECK(projects_in("武川县干部喜欢的中草药种植基地很多。").empty());
  CHECK(projects_in("建成青山冷库和肉牛养殖场。").empty());
}

TEST_CASE("a price tells where the name begins") {
  const auto found = projects_in("总投资25亿元的深圳联合飞机无人机项目正式启动。");
  REQUIRE(found.size() == 1);
  CHECK(found.front().name == "深圳联合飞机无人机项目");
  CHECK(found.front().investment == Decimal(2500000000));
}

TEST_CASE("money of the clause before, and money for something else") {
  const auto found = projects_in("投资100万元，实施“四美农家”建设项目。");
  REQUIRE(found.size() == 1);
  CHECK(found.front().investment == Decimal(1000000));
  const auto other = projects_in("在武川县安康安置点投入3150万元援建四明友谊学校。");
  REQUIRE(other.size() == 2);
  CHECK(!other.front().investment);
  CHECK(other.back().investment == Decimal(31500000));
}

TEST_CASE("lists of projects and what is joined to one") {
  CHECK(named("同步推进秸秆猫砂产业项目、青山科技小院等项目。") == "秸秆猫砂产业项目 青山科技小院");
  CHECK(named("交付使用的有武川县人民医院、青山客运枢纽站、武川县文化中心。") ==
        "武川县人民医院 青山客运枢纽站 武川县文化中心");
}

TEST_CASE("slogans, bodies, topics, verbs and what a place is") {
  CHECK(projects_in("大力推进“三个一”工程、改善民生。").empty());
  CHECK(projects_in("共建“一县一企”劳动力稳岗就业基地。").empty());
  CHECK(projects_in("武川县是北方最大的茶叶集散中心。").empty());
  CHECK(projects_in("走访调研文创产品研习基地、外出务工等情况。").empty());
  CHECK(projects_in("四川省共建产业园区，引导企业到位投资100亿元。").empty());
  CHECK(projects_in("武川县发改局项目办主任介绍情况。").empty());
  CHECK(named("布楞沟村的“惠民路”通了车。") == "惠民路");
}

TEST_CASE("the count behind a list is that of all, aid alone names no project") {
  CHECK(named("青山人防宣教基地等47个重大项目储备入库。") == "青山人防宣教基地");
  CHECK(projects_in("代表团了解深圳援藏项目。").empty());
  CHECK(projects_in("代表团察看苏陕协作产业园区。").empty());
  CHECK(named("努力推动建设“深圳巴马大健康试验区”。") == "深圳巴马大健康试验区");
}

TEST_CASE("brackets, dashes and a capacity belong to the name") {
  CHECK(named("重点聚焦遵义（上海）产业园区，两地共建。") == "遵义（上海）产业园区");
  CHECK(named("苏陕协作中药材（柑橘）加工产业园顺利推进。") == "苏陕协作中药材（柑橘）加工产业园");
  CHECK(named("镇海—龙游山海协作产业园开工建设。") == "镇海—龙游山海协作产业园");
  CHECK(named("推动年产800台新能源客车项目落地武川县。") == "年产800台新能源客车项目");
  CHECK(named("新建20公里道路项目。").empty());
}

TEST_CASE("many, slogans, manners and clauses are no names") {
  CHECK(named("落地11个重大“飞地”项目。").empty());
  CHECK(named("这是上海援疆众多项目中的一个。").empty());
  CHECK(named("兴和县对口帮扶项目已开工建设12个。").empty());
  CHECK(named("兴和县实施“百社联百村”工程。").empty());
  CHECK(named("兴和县推进“输血式”资金项目。").empty());
  CHECK(named("推广“宁波总部+兴和基地”模式。").empty());
  CHECK(named("截至12月底项目开工率100%。").empty());
  CHECK(named("武川县他跑项目、筹资金。").empty());
  CHECK(named("两岸，珠海援建的小学书声琅琅。").empty());
}

TEST_CASE("a school that builds is not built") {
  CHECK(named("引进北方农业大学建成武川县菌草教授工作站。") == "武川县菌草教授工作站");
  CHECK(named("依托武川技师学院培训工人，投入使用新设备。").empty());
  CHECK(named("武川县职教中心实训楼建成投用。") == "武川县职教中心实训楼");
  CHECK(named("无锡市第一中学与武川县第一中学结对共建。").empty());
  CHECK(named("武川县医院选派医生，新建的门诊楼投用。").find("武川县医院") == std::string::npos);
  CHECK(named("武川县人民医院感染楼建成投用。") == "武川县人民医院感染楼");
}

TEST_CASE("a numbered line that is a name") {
  const auto found = projects_in("资金分配如下：\n1.西山乡三个村安居点饮水巩固提升工程\n投资：500万元\n2."
                                 "武川县2个村集体经济发展项目\n3.项目管理费");
  REQUIRE(found.size() == 2);
  CHECK(found[0].name == "西山乡三个村安居点饮水巩固提升工程");
  CHECK(found[0].investment == Decimal(5000000));
  CHECK(found[1].name == "武川县2个村集体经济发展项目");
}

TEST_CASE("items of a list that only its last word calls projects") {
  CHECK(named("实施武川县城关镇木耳菌棒加工、兴和县张皋镇饲草种植等3个项目。") ==
        "武川县城关镇木耳菌棒加工 兴和县张皋镇饲草种植");
  CHECK(named("实施武川县教育、浙江省大棚蔬菜种植、高标准农田建设等项目。").empty());
  const auto priced = projects_in("总投资3.8亿元的江苏玻璃项目、2.5亿元的绿谷乳业循环奶牛项目落地投产。");
  REQUIRE(priced.size() == 2);
  CHECK(priced[1].name == "绿谷乳业循环奶牛项目");
  CHECK(priced[1].investment == Decimal(250000000));
}

TEST_CASE("a project stands where its hospital or its county is") {
  const auto ward = projects_in("松潘县变化大，巴楚县人民医院感染楼建成投用。");
  REQUIRE(ward.size() == 1);
  CHECK(ward[0].place == PlaceCode{653130});
  const auto village = projects_in("墨竹工卡县南京小康示范村建成投用。");
  REQUIRE(village.size() == 1);
  CHECK(village[0].place == PlaceCode{540127});
}

TEST_CASE("a list of what projects there are names each") {
  CHECK(named("当天签约的3个项目包括新星集成电路园项目、顺达物流园项目、长河智造小镇项目。") ==
        "新星集成电路园项目 顺达物流园项目 长河智造小镇项目");
  CHECK(named("公司的业务包括顺达物流园项目。").empty());
  CHECK(named("完成了以武川体育馆、拉萨教学大楼、甲岗水电站为代表的一大批标志性工程。") ==
        "武川体育馆 拉萨教学大楼 甲岗水电站");
}

TEST_CASE("all of a programme's projects are none of their own") {
  CHECK(named("湖南省援疆项目累计完成投资20亿元。").empty());
  CHECK(named("闽宁协作产业项目共计208个。").empty());
  CHECK(named("续建工程类项目进展良好。").empty());
}

TEST_CASE("paid for, and placed by the words before") {
  CHECK(named("在尼木县，北京市投入300万元，打造河谷现代化种植业产业化项目。") == "河谷现代化种植业产业化项目");
  CHECK(named("北京市投入300万元，打造现代化项目。").empty());
  CHECK(named("在拉萨市堆龙德庆区，北京市投入900万元，支援建设青稞加工厂。") == "青稞加工厂");
}

TEST_CASE("a hall is named by its place") {
  CHECK(named("广西壮族自治区在深圳市建成广西馆。") == "广西馆");
  CHECK(named("展销馆在武川县开馆。").empty());
}

TEST_CASE("a name behind 项目") {
  CHECK(named("代表团参观了东西部扶贫协作项目武川县百花苑，了解情况。") == "武川县百花苑");
  CHECK(named("重点援建项目青山船舶加注码头自投运以来运转良好。") == "青山船舶加注码头");
  CHECK(named("援建项目覆盖武川县大青山乡，受益很广。").empty());
}

TEST_CASE("money of 该项目, money before a verb with its adverbs") {
  const auto starch = projects_in("近日，武川县马铃薯加工项目正式动工。该项目总投资3亿元。");
  REQUIRE(starch.size() == 1);
  CHECK(starch.front().investment == Decimal(300000000));
  const auto school = projects_in("武川县投入资金1800万元，规划选址建成了武川县青城幼儿园。");
  REQUIRE(school.size() == 1);
  CHECK(school.front().investment == Decimal(18000000));
}

TEST_CASE("money before a list is that of all; the last of a list has its place") {
  const auto list = projects_in("苏州市投入2000万元建设白沙镇红星食用菌基地、大沙坝乡蓝天茶叶加工厂等项目。");
  REQUIRE(list.size() == 2);
  CHECK_FALSE(list.front().investment);
  CHECK(named("苏州市在石阡县建设白沙镇食用菌种植基地和龙塘镇冷链物流中心。") ==
        "白沙镇食用菌种植基地 龙塘镇冷链物流中心");
}
