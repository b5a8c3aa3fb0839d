#include "jiedui/mentions/organizations.hpp"

#include "jiedui/mentions/document_to_mentions.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace jiedui;

namespace {

Mentions mentions_in(const std::string &text) {
  static const Rules rules = Rules::with_builtin().value();
  static const auto compiled = compile_mention_rules(rules).value();
  Document document;
  document.text = text;
  return document_to_mentions(document, *compiled);
}

/// "name:kind name:kind", in the order of the text.
std::string said(const std::string &text) {
  std::string result;
  for (const Organization &organization : mentions_in(text).organizations) {
    if (!result.empty()) result += ' ';
    result += organization.name + ':' + std::string(to_string(organization.kind));
  }
  return result;
}

} // namespace

TEST_CASE("firms, schools and hospitals by their last word") {
  CHECK(said("随后来到贵州山谷蜜语食品有限公司。") == "贵州山谷蜜语食品有限公司:enterprise");
  CHECK(said("兴义市城南幼儿园与兴和县第三小学结对。") == "兴义市城南幼儿园:school 兴和县第三小学:school");
  CHECK(said("北京医院派专家到武川县人民医院。") == "北京医院:hospital 武川县人民医院:hospital");
  CHECK(said("车间依托丰远和公司建成。") == "丰远和公司:enterprise");
  CHECK(said("福建山海慈善基金会捐款。") == "福建山海慈善基金会:association");
  CHECK(said("湖南大学选派教师。") == "湖南大学:school");
}

TEST_CASE("bodies that are known by name") {
  CHECK(said("与国开行、建行合作。") == "国开行:bank 建行:bank");
  CHECK(said("党中央、国务院作出部署。") == "党中央:government 国务院:government");
  CHECK(said("财政部下达资金。") == "财政部:government");
}

TEST_CASE("Party and state bodies take their place from the text") {
  CHECK(said("甘肃省高度重视，省委、省政府多次研究。") == "甘肃省委:government 甘肃省政府:government");
  CHECK(said("内蒙古自治区党委、政府表示感谢。") == "内蒙古自治区党委:government 内蒙古自治区政府:government");
  CHECK(said("武川县教育局选派教师。") == "武川县教育局:government");
  CHECK(said("各级党委政府高度重视，当地政府支持。").empty());
}

TEST_CASE("a body inside an office does not act itself") {
  CHECK(said("北京市委书记王明带队。").empty());
  CHECK(said("甘肃省委、省政府副职领导参加。").empty());
  CHECK(said("北京市教育局局长王明介绍。").empty());
}

TEST_CASE("lists before 等 and what they are") {
  CHECK(said("引导绿谷、蓝海湾、山水集团等120多家企业投资。") ==
        "绿谷:enterprise 蓝海湾:enterprise 山水集团:enterprise");
  CHECK(said("发展种植、养殖、加工等企业。").empty());
  CHECK(said("动员电子、服装、食品等20家企业。").empty());
}

TEST_CASE("short forms join the full name") {
  const Mentions mentions =
      mentions_in("朝阳区双桥街道商会捐款，随后街道商会又来到卓资县。甲乙集团(现为丙丁集团)参加。");
  REQUIRE(mentions.organizations.size() == 2);
  CHECK(mentions.organizations[0].aliases == std::vector<std::string>{"街道商会"});
  CHECK(mentions.organizations[1].aliases == std::vector<std::string>{"丙丁集团"});
}

TEST_CASE("a place inside the name of a firm is no place of the text") {
  const Mentions mentions = mentions_in("北京德青源落户卓资县。");
  REQUIRE(mentions.places.size() >= 2);
  CHECK(mentions.places.front().inside_name);
  CHECK_FALSE(mentions.places.back().inside_name);
}

TEST_CASE("generic words are no names") {
  CHECK(said("推动近百所学校与三甲医院结对，支持龙头企业、专业合作社和民营公司。").empty());
  CHECK(said("帮助受援县医院提升水平，补齐县医院短板。").empty());
  CHECK(said("大学生和中小学生参加活动，各部门签下合作协议。").empty());
  CHECK(said("当地的小学和8所中学受益。").empty());
}

TEST_CASE("offices of cooperation, museums, bodies whose speaker has no name") {
  CHECK(said("福州市对口帮扶办有关负责人介绍了情况。") == "福州市对口帮扶办:government");
  CHECK(said("记者从杭州市对口支援和区域合作局了解到。") == "杭州市对口支援和区域合作局:government");
  CHECK(said("兴义市农业农村局相关负责人说。") == "兴义市农业农村局:government");
  CHECK(said("兴义市农业农村局局长王明说。").empty());
  CHECK(said("深圳图书馆捐赠图书。") == "深圳图书馆:other");
}

TEST_CASE("the exact kind of school or hospital with its unit alone is a name") {
  CHECK(said("记者来到州特殊教育学校采访。") == "州特殊教育学校:school");
  CHECK(said("县人民医院派出医生。") == "县人民医院:hospital");
  CHECK(said("县医院派出医生。").empty());
  CHECK(said("市领导小组开会。").empty());
}

TEST_CASE("zones are bodies where they act") {
  CHECK(said("会宁县与珠海高新区签订协议。") == "珠海高新区:park");
  CHECK(said("企业搬到珠海高新区。").empty());
  CHECK(said("会宁县和广州开发区建立结对关系。") == "广州开发区:park");
}

TEST_CASE("a place in brackets belongs to the firm") {
  CHECK(said("业主是绿谷(福建)食品有限公司。") == "绿谷(福建)食品有限公司:enterprise");
}

TEST_CASE("bodies of several places at once, and other words") {
  CHECK(said("在福建和甘肃两省省委、省政府推动下。").empty());
  CHECK(said("福建省和厦门市党委政府高度重视。").empty());
  CHECK(said("组建专班，集中办公。").empty());
  CHECK(said("在河池市人民政府驻深圳办事处举行。").empty());
}

TEST_CASE("teams of aid, short names of firms, experts") {
  CHECK(said("珠海市援建工作组介绍情况。") == "珠海市援建工作组:government");
  CHECK(said("苏陕工作队加强管理。") == "苏陕工作队:government");
  CHECK(said("珠海市工作组来了。").empty());
  CHECK(said("重庆市农业科学院茶叶研究所首席专家指出。").empty());
}

TEST_CASE("a state body that is only where an order comes from does not act") {
  CHECK(said("甘肃省各地贯彻省委、省政府的部署。").empty());
  CHECK(said("甘肃省委一号文件提出要求。").empty());
  CHECK(said("甘肃省委研究了这项工作。") == "甘肃省委:government");
}

TEST_CASE("a stop of one character near the place belongs to a firm's name") {
  CHECK(said("贵州绿里谷农业有限公司承建运营。") == "贵州绿里谷农业有限公司:enterprise");
  CHECK(said("走进村里农业有限公司。").find("村里") == std::string::npos);
}

TEST_CASE("names that go on, names inside other words, pictures") {
  CHECK(said("两地与华为公司签约。") == "华为公司:enterprise");
  CHECK(said("由人社部门组织。").empty());
  CHECK(said("人社部组织培训。") == "人社部:government");
  CHECK(said("图由河北省援藏工作队提供。").empty());
  CHECK(said("浙江大学各附属医院派出专家。").find("浙江大学:") == std::string::npos);
}

TEST_CASE("words of size make no name of a school, but say what a task force does") {
  CHECK(said("常州市对口帮扶工作组协助招工。") == "常州市对口帮扶工作组:government");
  CHECK(said("武川县城区小学学位紧张。").empty());
}

TEST_CASE("a division of the corps is a body, not where something lies") {
  CHECK(said("新疆生产建设兵团第三师组织培训。") == "新疆生产建设兵团第三师:government");
  CHECK(said("记者来到兵团第三师图木舒克市。").empty());
}

TEST_CASE("a team within a team, and its short name") {
  const Mentions mentions = mentions_in("广东省第九批援藏工作队东莞工作组进驻巴宜区。东莞工作组选派教师。");
  REQUIRE(mentions.organizations.size() == 1);
  CHECK(mentions.organizations.front().name == "广东省第九批援藏工作队东莞工作组");
  CHECK(mentions.organizations.front().aliases == std::vector<std::string>{"东莞工作组"});
  CHECK(said("东莞工作组来了。").empty());
}

TEST_CASE("bodies in set phrases do nothing") {
  CHECK(said("根据党中央、国务院的统一部署，两地结对。").empty());
  CHECK(said("甘肃省落实党中央决策部署。").empty());
  CHECK(said("甘肃省各地在省委、省政府的坚强领导下推进工作。").empty());
  CHECK(said("队员来自甘肃省教育厅、甘肃省财政厅。").empty());
  CHECK(said("甘肃省政府第37次常务会议通过。").empty());
  CHECK(said("甘肃省政府常务会研究工作。").empty());
  CHECK(said("在甘肃省政府的援助下，学校建成。") == "甘肃省政府:government");
  CHECK(said("协作是党中央、国务院推动的大战略。") == "党中央:government 国务院:government");
}

TEST_CASE("teams, firms of a group and words that hold a stop") {
  CHECK(said("安徽省对口支援松潘县工作队组织义诊。") == "安徽省对口支援松潘县工作队:government");
  CHECK(said("海原县变化大，漳州市援海原工作组始终努力。") == "漳州市援海原工作组:government");
  CHECK(said("引进山海集团上海生物制品有限公司投资。") == "山海集团上海生物制品有限公司:enterprise");
  CHECK(said("塔里木大学选派教师，同济大学组织培训。") == "塔里木大学:school 同济大学:school");
  CHECK(said("商会和合作社带动增收。").empty());
  CHECK(said("学生就读中职学校。").empty());
  CHECK(said("图为产业园。供图 武川县教育局").empty());
  CHECK(said("新疆生产建设兵团新闻办公室发布消息。") == "新疆生产建设兵团新闻办公室:government");
}

TEST_CASE("one entry for a body with two names") {
  const auto bracket = mentions_in("武汉市民宗委（市援藏办）统筹物资。").organizations;
  REQUIRE(bracket.size() == 1);
  CHECK(bracket.front().aliases == std::vector<std::string>{"市援藏办"});
  const auto later = mentions_in("海盐县工商联和成都商会来访。海盐县成都商会捐款。").organizations;
  REQUIRE(later.size() == 2);
  CHECK(later.back().name == "海盐县成都商会");
  CHECK(later.back().aliases == std::vector<std::string>{"成都商会"});
}

TEST_CASE("departments by what they are in charge of, townships, offices of a committee") {
  CHECK(said("资金由武川县农牧水利和科技局使用。") == "武川县农牧水利和科技局:government");
  CHECK(said("武川县支持，县就业局将其纳入政策。") == "武川县就业局:government");
  CHECK(said("广西壮族自治区支持，自治区粤桂协作办介绍经验。") == "广西壮族自治区粤桂协作办:government");
  CHECK(said("单位为东山乡人民政府。").empty());
  CHECK(said("负责单位：东山乡人民政府。") == "东山乡人民政府:government");
  CHECK(said("福建省重视，省委办公厅、省政府办公厅出台办法。") ==
        "福建省委办公厅:government 福建省政府办公厅:government");
  CHECK(said("武川县发展格局良好，开展合作办学。").empty());
  CHECK(said("武川县扶贫开发结局圆满。").empty());
}

TEST_CASE("groups named by their field, schools that speak, words that are verbs") {
  CHECK(said("山东健康集团投资建厂。") == "山东健康集团:enterprise");
  CHECK(said("山东大型集团投资建厂。").empty());
  CHECK(said("重庆市农业学校相关负责人表示支持。") == "重庆市农业学校:school");
  CHECK(said("武川县有机农业有限公司投产。") == "武川县有机农业有限公司:enterprise");
  CHECK(said("带动产业，促进合作社社员增收。").empty());
  CHECK(said("援建移民学校52所。").empty());
  CHECK(said("乌珠穆沁草原牧业大县发展良好。").empty());
  CHECK(said("这里是自治区十大牧业之一，也是茶业县。").empty());
  CHECK(said("绿谷草原牧业投产。") == "绿谷草原牧业:enterprise");
  CHECK(said("上海援藏工作队帮助学校改善条件。").empty());
  CHECK(said("深圳市和绿谷集团投资。") == "绿谷集团:enterprise");
  CHECK(said("来自武川县教育局的消息说，学校开学。") == "武川县教育局:government");
  CHECK(said("根据甘肃省财政厅《关于下达资金的通知》，资金到位。") == "甘肃省财政厅:government");
}

TEST_CASE("a hospital that is only a number keeps its town a place") {
  const Mentions mentions = mentions_in("上海帮助新疆喀什二院。");
  REQUIRE(mentions.organizations.size() == 1);
  CHECK(mentions.organizations.front().name == "新疆喀什二院");
  CHECK(std::none_of(mentions.places.begin(), mentions.places.end(),
                     [](const PlaceMention &place) { return place.inside_name; }));
}

TEST_CASE("branches of banks, bodies as a building or a site's name") {
  CHECK(said("会上，农行市分行负责人介绍情况。") == "农行市分行:bank");
  CHECK(said("工商银行贵州省分行捐赠资金。") == "工商银行贵州省分行:bank");
  CHECK(said("表彰大会在武川县县委会堂召开。").empty());
  CHECK(said("武川县人民政府\n两地协作不断深化。").empty());
  CHECK(said("武川县人民政府印发通知。") == "武川县人民政府:government");
}

TEST_CASE("one of some, and where somebody studies") {
  CHECK(said("西吉县与厦门一家远洋渔业公司签约。").empty());
  CHECK(said("西吉县与厦门远洋渔业公司签约。") == "厦门远洋渔业公司:enterprise");
  CHECK(said("与彭水县7家乡镇卫生院结对。").empty());
  CHECK(said("学生考上浙江大学、武汉大学。").empty());
  CHECK(said("浙江大学、武汉大学选派教师。") == "浙江大学:school 武汉大学:school");
}

TEST_CASE("a county's trade school, a firm named by its field, bodies of the centre") {
  CHECK(said("广东省信宜市职业技术学校结对帮扶。") == "广东省信宜市职业技术学校:school");
  CHECK(said("宿州市供电公司捐赠资金。") == "宿州市供电公司:enterprise");
  CHECK(said("中央农村工作领导小组办公室印发通知。") == "中央农村工作领导小组办公室:government");
}
