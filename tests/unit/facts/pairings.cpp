#include "jiedui/facts/pairings.hpp"

#include "assisted_text.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace jiedui;

namespace {

const Rules &rules() {
  static const Rules built_in = *Rules::with_builtin();
  return built_in;
}

AssistedText text(std::string words) { return {std::move(words), rules()}; }

std::vector<Pairing> pairings_of(const AssistedText &text) {
  const auto compiled = compile_pairing_rules(rules());
  REQUIRE(compiled.ok());
  return read_pairings(text.document, text.mentions, text.clauses, **compiled);
}

std::string codes(const AssistedText &text) {
  std::string all;
  for (const Pairing &pairing : pairings_of(text)) {
    const auto side = [](std::optional<PlaceCode> code, const std::string &organization) {
      return !organization.empty() ? organization : code ? std::to_string(*code) : std::string("?");
    };
    if (!all.empty()) all += ' ';
    all += side(pairing.assisting, pairing.assisting_org) + ">" + side(pairing.aided, pairing.aided_org);
  }
  return all;
}

} // namespace

TEST_CASE("a verb between two places pairs them, at the level at which it is said") {
  CHECK(codes(text("福建省厦门市思明区对口帮扶甘肃省临夏州临夏市。")
                  .place("福建省", {350000})
                  .place("厦门市", {350200})
                  .place("思明区", {350203})
                  .place("甘肃省", {620000})
                  .place("临夏州", {622900})
                  .place("临夏市", {622901})) == "350203>622901");
  CHECK(codes(text("临夏市由思明区对口帮扶。").place("思明区", {350203}).place("临夏市", {622901})) == "350203>622901");
  CHECK(codes(text("思明区来到对口帮扶的临夏市。").place("思明区", {350203}).place("临夏市", {622901})) ==
        "350203>622901");
  CHECK(codes(text("加大对甘肃的扶贫协作力度，天津责无旁贷；天津加大对甘肃的扶贫协作力度。")
                  .place("甘肃", {620000})
                  .place("天津", {120000})) == "120000>620000");
}

TEST_CASE("the rank of the places says who helps whom where the words do not") {
  CHECK(codes(text("临夏市与思明区结对。").place("思明区", {350203}).place("临夏市", {622901})) == "350203>622901");
  CHECK(codes(text("闽宁协作走过多年。").place("闽宁", {350000, 640000}, true)) == "350000>640000");
  CHECK(codes(text("宁夏、福建对口合作座谈会召开。").place("宁夏", {640000}).place("福建", {350000})) ==
        "350000>640000");
  CHECK(codes(text("甲县与乙县结对。").place("甲县", {511024}).place("乙县", {511025})).empty());
}

TEST_CASE("a list pairs with the one on the other side; two lists only where they are lined up") {
  const auto lists = [](std::string words) {
    return text(std::move(words))
        .place("静安区", {310106})
        .place("虹口区", {310109})
        .place("广南县", {532627})
        .place("富宁县", {532628});
  };
  CHECK(codes(lists("静安区结对帮扶广南县、富宁县。")) == "310106>532627 310106>532628");
  CHECK(codes(lists("静安区、虹口区与广南县、富宁县结对。")).empty());
  CHECK(codes(lists("静安区、虹口区分别与广南县、富宁县结对。")) == "310106>532627 310109>532628");
  CHECK(codes(lists("广南县、富宁县分别由静安区、虹口区对口帮扶。")) == "310106>532627 310109>532628");
  CHECK(codes(lists("各区与各县建立结对关系，具体为：静安区与广南县，虹口区与富宁县。")) ==
        "310106>532627 310109>532628");
  CHECK(codes(lists("静安区与广南县、虹口区与富宁县结对。")) == "310109>532628 310106>532627");
}

TEST_CASE("the assisting places can follow the cue") {
  CHECK(codes(text("对口支援林芝的，有广东省和福建省。")
                  .place("林芝", {540400})
                  .place("广东省", {440000})
                  .place("福建省", {350000})) == "350000>540400 440000>540400");
  CHECK(
      codes(
          text("自1995年对口支援林芝以来，广东省选派了多批干部。").place("林芝", {540400}).place("广东省", {440000})) ==
      "440000>540400");
}

TEST_CASE("an activity, a project or a place of meeting is no pairing") {
  const auto visit = [](std::string words) {
    return text(std::move(words))
        .place("杭州市", {330100})
        .place("恩施州", {422800})
        .place("黄石市", {420200})
        .place("武汉", {420100})
        .place("北京", {110000})
        .place("西藏", {540000});
  };
  CHECK(codes(visit("杭州市在黄石市投资建设产业园。")).empty());
  CHECK(codes(visit("杭州市代表团到黄石市考察对口帮扶工作。")).empty());
  CHECK(codes(visit("杭州市代表团到恩施州考察对口帮扶工作。")) == "330100>422800");
  CHECK(codes(visit("杭州市代表团到恩施州考察。")).empty());
  CHECK(codes(visit("全国对口支援西藏工作会议在北京召开。")).empty());
}

TEST_CASE("a visit or an agreement on the programme pairs one district with one county") {
  const auto county = [](std::string words) {
    return text(std::move(words)).place("吴江区", {320509}).place("印江县", {520625});
  };
  CHECK(codes(county("吴江区代表团赴印江县，对接东西部扶贫协作工作。")) == "320509>520625");
  CHECK(codes(county("吴江区与印江县签订携手奔小康协议。")) == "320509>520625");
  CHECK(codes(county("吴江区与印江县签订帮扶协议。")) == "320509>520625");
  CHECK(codes(county("吴江区与印江县签订购销协议。")).empty());
  CHECK(codes(county("吴江区一家企业到印江县考察茶园。")).empty());
}

TEST_CASE("the words around the cue say who stands on which side") {
  const auto pair = [](std::string words) {
    return text(std::move(words)).place("静安区", {310106}).place("广南县", {532627});
  };
  for (const char *words :
       {"广南县是静安区的结对帮扶对象。", "广南县的对口帮扶单位静安区来人了。", "对口帮扶广南县的静安区来人了。",
        "在静安区的对口帮扶下，广南县变了样。", "与广南县结对的静安区来人了。", "静安区帮扶广南县。",
        "静安区是广南县的对口帮扶城市。", "对口帮扶广南县10年来，静安区年年来人。"})
    CHECK_MESSAGE(codes(pair(words)) == "310106>532627", words);
  for (const char *words :
       {"静安区新增帮扶广南县村小。", "静安区出席对口帮扶广南县会议。", "静安区的企业在广南县办厂。"})
    CHECK_MESSAGE(codes(pair(words)).empty(), words);
}

TEST_CASE("the region of 援疆 is meant only where the text names nobody in it") {
  const auto aid = [](std::string words) {
    return text(std::move(words)).place("浙江", {330000}).place("援疆", {650000}).place("阿克苏", {652900});
  };
  CHECK(codes(aid("浙江援疆干部来了。")) == "330000>650000");
  CHECK(codes(aid("浙江援疆干部来了。浙江对口支援阿克苏。")) == "330000>652900");
}

TEST_CASE("in a text on the programme the public lists tell who is paired") {
  const auto listed = [](std::string words) {
    return text(std::move(words))
        .place("广东", {440000})
        .place("广西", {450000})
        .place("贵州", {520000})
        .place("甘肃", {620000})
        .place("江苏", {320000});
  };
  CHECK(codes(listed("东西部协作有了新进展。广东携手广西、贵州共建园区。")) == "440000>450000 440000>520000");
  CHECK(codes(listed("东西部协作有了新进展。江苏与甘肃共建园区。")).empty());
  CHECK(codes(listed("广东携手广西、贵州共建园区。")).empty());
}

TEST_CASE("schools and hospitals pair with each other under their own names") {
  CHECK(codes(text("思明区明德小学与临夏市实验小学、思明区育才中学与临夏市中学分别签下结对帮扶协议。")
                  .place("思明区", {350203})
                  .place("临夏市", {622901})
                  .inside_names()
                  .organization("思明区明德小学", OrganizationKind::school)
                  .organization("临夏市实验小学", OrganizationKind::school)
                  .organization("思明区育才中学", OrganizationKind::school)
                  .organization("临夏市中学", OrganizationKind::school)) ==
        "思明区明德小学>临夏市实验小学 思明区育才中学>临夏市中学");
  const auto hospitals = pairings_of(text("厦门市仁爱医院对口支援临夏市人民医院。")
                                         .place("厦门市", {350200})
                                         .place("临夏市", {622901})
                                         .inside_names()
                                         .organization("厦门市仁爱医院", OrganizationKind::hospital)
                                         .organization("临夏市人民医院", OrganizationKind::hospital));
  REQUIRE(hospitals.size() == 1);
  CHECK(hospitals[0].assisting == 350200);
  CHECK(hospitals[0].aided == 622901);
}

TEST_CASE("a company or a university pairs with a county") {
  const auto with = [](std::string words) {
    return text(std::move(words))
        .place("宕昌县", {621223})
        .place("林芝", {540400})
        .place("广东省", {440000})
        .organization("绿谷集团", OrganizationKind::enterprise)
        .organization("明德大学", OrganizationKind::school);
  };
  CHECK(codes(with("绿谷集团定点帮扶宕昌县。")) == "绿谷集团>621223");
  CHECK(codes(with("宕昌县是明德大学定点帮扶的县。")) == "明德大学>621223");
  CHECK(codes(with("对口支援林芝的，有广东省，还有绿谷集团(原名绿地)和明德大学。")) ==
        "440000>540400 绿谷集团>540400 明德大学>540400");
  CHECK(codes(with("绿谷集团在宕昌县投资建厂。")).empty());
}

TEST_CASE("since when and until when") {
  const auto since = pairings_of(text("自2013年对口帮扶黔东南州以来，杭州市年年来人。")
                                     .place("杭州市", {330100})
                                     .place("黔东南州", {522600})
                                     .date("2013年", {2013, 1, 1}, std::nullopt, DateForm::year));
  REQUIRE(since.size() == 1);
  CHECK(since[0].start == Day{2013, 1, 1});
  CHECK_FALSE(since[0].end);
  const auto term = pairings_of(text("从2021年到2025年，黔东南州由佛山市对口帮扶。")
                                    .place("佛山市", {440600})
                                    .place("黔东南州", {522600})
                                    .date("2021年到2025年", {2021, 1, 1}, Day{2025, 12, 31}, DateForm::years));
  REQUIRE(term.size() == 1);
  CHECK(term[0].start == Day{2021, 1, 1});
  CHECK(term[0].end == Day{2025, 12, 31});
}

TEST_CASE("the programme's name follows the words, the places and the year") {
  const auto programme = [](AssistedText text, std::optional<Day> published) {
    text.document.published = published;
    const auto pairings = pairings_of(text);
    return pairings.size() == 1 ? pairings[0].programme : std::string("?");
  };
  const auto east = [] { return text("思明区与临夏市结对。").place("思明区", {350203}).place("临夏市", {622901}); };
  CHECK(programme(east(), Day{2019, 5, 1}) == "东西部扶贫协作");
  CHECK(programme(east(), Day{2022, 5, 1}) == "东西部协作");
  CHECK(programme(text("浙江对口支援阿克苏。").place("浙江", {330000}).place("阿克苏", {652900}), {}) == "对口支援");
  CHECK(programme(text("广州市对口帮扶梅州市。").place("广州市", {440100}).place("梅州市", {441400}), {}) ==
        "省内结对帮扶");
  CHECK(programme(text("常州市对口合作延边州。").place("常州市", {320400}).place("延边州", {222400}), {}) ==
        "对口合作");
  CHECK(programme(text("江苏与辽宁开展对口合作。").place("江苏", {320000}).place("辽宁", {210000}), {}) == "对口合作");
  const auto banner = [&](std::string words) {
    return programme(text(std::move(words)).place("大兴区", {110115}).place("察右前旗", {150926}), Day{2019, 5, 1});
  };
  CHECK(banner("大兴区对口支援察右前旗。") == "对口支援"); // the words win over the public lists
  CHECK(banner("大兴区对口帮扶察右前旗。") == "东西部扶贫协作");
  CHECK(programme(text("思明区与临夏市签订东西部协作协议。").place("思明区", {350203}).place("临夏市", {622901}), {}) ==
        "东西部协作");
}

TEST_CASE("relations that follow each other keep who helps, and each its own objects") {
  const auto with = [](std::string words) {
    return text(std::move(words))
        .place("增城区", {440118})
        .place("连州市", {441882})
        .place("纳雍县", {520525})
        .place("威宁县", {520526})
        .place("波密县", {540424});
  };
  CHECK(codes(with("增城区对口帮扶连州市；东西部协作纳雍县和威宁县；对口支援波密县。")) ==
        "440118>441882 440118>520525 440118>520526 440118>540424");
  CHECK(codes(with("增城区结对帮扶连州市，东西部协作纳雍县，并对口支援波密县。")) ==
        "440118>441882 440118>520525 440118>540424");
  CHECK(codes(with("增城区对口帮扶连州市。对口支援波密县的队伍到了。")) == "440118>441882");
  CHECK(codes(with("增城区对口帮扶连州市。\n对口支援波密县。")) == "440118>441882");
}

TEST_CASE("a word for the whole province is nobody who is helped") {
  auto made = text("增城区对口协作威宁县、帮扶省内连州市。").place("增城区", {440118}).place("威宁县", {520526});
  made.place("省内", {520000}).mentions.places.back().generic = true;
  CHECK(codes(made).find("520000") == std::string::npos);
}

TEST_CASE("who arranges is the giver, not the examples of a list") {
  const auto with = [](std::string words) {
    return text(std::move(words))
        .place("山东省", {370000})
        .place("济南", {370100})
        .place("青岛", {370200})
        .place("新疆", {650000});
  };
  CHECK(codes(with("山东省安排济南等9个市对口支援新疆。")) == "370000>650000");
  CHECK(codes(with("山东省组织济南、青岛对口支援新疆。")) == "370000>650000");
}

TEST_CASE("help that a following sentence gives is implied where the public lists pair the two") {
  const auto with = [](std::string words) {
    auto made = text(std::move(words)).place("广州", {440100}).place("毕节", {520500}).place("遵义", {520300});
    made.document.published = Day{2020, 6, 1};
    return made;
  };
  CHECK(codes(with("广州安排扶贫协作资金3亿元；定向帮扶毕节9个村。")) == "440100>520500");
  CHECK(codes(with("广州安排扶贫协作资金3亿元；定向帮扶遵义9个村。")).empty());
  CHECK(codes(with("广州安排资金3亿元；定向帮扶毕节9个村。")).empty());
}

TEST_CASE("after a year nothing is said to have started") {
  const auto after = [](const char *date) {
    return pairings_of(text(std::string(date) + "思明区对口帮扶临夏市。")
                           .place("思明区", {350203})
                           .place("临夏市", {622901})
                           .date(date, {2014, 1, 1}, std::nullopt, DateForm::year));
  };
  REQUIRE(after("2013年后").size() == 1);
  CHECK_FALSE(after("2013年后")[0].start);
  REQUIRE(after("2014年以来").size() == 1);
  CHECK(after("2014年以来")[0].start == Day{2014, 1, 1});
}

TEST_CASE("a bad cell names its file and line") {
  const auto bad = Rules::only(
      "# table: pairing_cues\nid\twords\tform\tprogramme\tnamed\texample\nx\t帮\thelp\t\t\t帮\n", "mine.tsv");
  REQUIRE(bad.ok());
  const auto compiled = compile_pairing_rules(*bad);
  REQUIRE_FALSE(compiled.ok());
  CHECK(compiled.error().message.find("mine.tsv:3") != std::string::npos);
}

TEST_CASE("links and list marks in turn line up pairs") {
  const auto north = [](std::string words) {
    return text(std::move(words))
        .place("沈阳", {210100})
        .place("北京", {110000})
        .place("大连", {210200})
        .place("上海", {310000})
        .place("长春", {220100})
        .place("天津", {120000});
  };
  CHECK(codes(north("沈阳与北京、大连与上海、长春与天津对口合作。")) == "120000>220100 310000>210200 110000>210100");
  CHECK(codes(north("沈阳—北京、大连—上海、长春—天津等城市对口合作。")) == "120000>220100 310000>210200 110000>210100");
  const auto four = [](std::string words) {
    return text(std::move(words))
        .place("天河区", {440106})
        .place("兴宁市", {441481})
        .place("越秀区", {440104})
        .place("梅县区", {441403});
  };
  CHECK(codes(four("天河区与兴宁市、越秀区与梅县区签订结对帮扶协议。")) == "440106>441481 440104>441403");
  CHECK(codes(four("天河区与越秀区、兴宁市与梅县区签订帮扶协议。")).empty());
}

TEST_CASE("one that faces a list of those who rank below it is none of them") {
  const auto three = [](std::string words) {
    return text(std::move(words)).place("鄞州区", {330212}).place("景宁县", {331127}).place("广元市", {510800});
  };
  CHECK(codes(three("鄞州区与景宁县、广元市结对帮扶。")) == "330212>331127 330212>510800");
  CHECK(codes(three("景宁县与鄞州区、广元市的干部来到会场。")).empty());
}

TEST_CASE("who is helped and who helps next part where the verb follows both") {
  const auto four = [](std::string words) {
    return text(std::move(words))
        .place("武侯区", {510107})
        .place("白玉县", {513331})
        .place("锦江区", {510104})
        .place("炉霍县", {513327});
  };
  CHECK(codes(four("武侯区对口帮扶白玉县、锦江区对口帮扶炉霍县。")) == "510107>513331 510104>513327");
  CHECK(codes(four("武侯区帮扶白玉县。锦江区帮扶炉霍县。")) == "510107>513331 510104>513327");
  CHECK(codes(four("白玉县帮扶武侯区。")).empty());
}

TEST_CASE("a clause of nothing but places goes on with the list of who is helped") {
  const auto bank = [](std::string words) {
    return text(std::move(words))
        .place("武强县", {131123})
        .place("饶阳县", {131124})
        .place("秀山县", {500241})
        .place("黄平县", {522622})
        .organization("中国农业银行", OrganizationKind::bank);
  };
  CHECK(codes(bank("中国农业银行定点帮扶武强县、饶阳县，秀山县和黄平县，捐赠资金。")) ==
        "中国农业银行>131123 中国农业银行>131124 中国农业银行>500241 中国农业银行>522622");
  CHECK(codes(bank("中国农业银行定点帮扶武强县、饶阳县，秀山县和黄平县来人学习。")) ==
        "中国农业银行>131123 中国农业银行>131124");
}

TEST_CASE("a table's rows and lines of strokes are pairs where nothing else stands in them") {
  const auto shenzhen = [](std::string words) {
    return text(std::move(words))
        .place("福田区", {440304})
        .place("兴国县", {360732})
        .place("罗湖区", {440303})
        .place("宁都县", {360730});
  };
  CHECK(codes(shenzhen("对口合作安排\n福田区 | 兴国县 |\n罗湖区 | 宁都县 |")) == "440304>360732 440303>360730");
  CHECK(codes(shenzhen("对口合作安排如下：\n福田区——兴国县；\n罗湖区——宁都县。")) == "440304>360732 440303>360730");
  CHECK(codes(shenzhen("对口合作安排\n福田区 | 兴国县 | 罗湖区 | 宁都县 |")).empty());
  CHECK(codes(shenzhen("对口合作安排\n航班福田区——兴国县正点。")).empty());
}

TEST_CASE("a text on two provinces pairs the district and the county that it joins") {
  const auto provinces = [](std::string words) {
    auto made = text(std::move(words))
                    .place("粤黔", {440000, 520000}, true)
                    .place("南海区", {440605})
                    .place("丹寨县", {522636})
                    .place("禅城区", {440604});
    made.document.published = Day{2023, 6, 1};
    return made;
  };
  const std::string county = "南海区与丹寨县携手。南海区帮助丹寨县建园。南海区援助丹寨县。";
  CHECK(codes(provinces("粤黔东西部协作走过五年。" + county)) == "440000>520000 440605>522636");
  CHECK(codes(provinces("粤黔东西部协作走过五年。" + county +
                        "禅城区与丹寨县携手。禅城区帮助丹寨县建园。禅城区援助丹寨县。")) == "440000>520000");
  CHECK(codes(provinces("粤黔东西部协作走过五年。南海区举行会议，丹寨县派人参加。")) == "440000>520000");
}

TEST_CASE("districts beside a combined name are paired too") {
  CHECK(codes(text("金山区与宁洱县开展沪滇协作。")
                  .place("金山区", {310116})
                  .place("宁洱县", {530821})
                  .place("沪滇", {310000, 530000}, true)) == "310000>530000 310116>530821");
}

TEST_CASE("a zone that its city runs helps under its own name") {
  const auto zone = [](std::string words) {
    return text(std::move(words))
        .place("深圳市", {440300})
        .place("大鹏新区", {440300})
        .place("大余县", {360723})
        .place("赣州市", {360700});
  };
  CHECK(codes(zone("大鹏新区对口帮扶大余县。")) == "大鹏新区>360723");
  CHECK(codes(zone("对口合作安排\n大鹏新区 | 大余县 |")) == "大鹏新区>360723");
  CHECK(codes(zone("深圳市各区（含大鹏新区）与赣州市结对。")) == "440300>360700");
}

TEST_CASE("a division of the corps is helped under its own name") {
  CHECK(codes(text("杭州市对口支援新疆兵团第一师。")
                  .place("杭州市", {330100})
                  .place("新疆", {650000})
                  .organization("新疆兵团第一师", OrganizationKind::government)) == "330100>新疆兵团第一师");
  CHECK(codes(text("新疆兵团第一师对口支援杭州市。")
                  .place("杭州市", {330100})
                  .place("新疆", {650000})
                  .organization("新疆兵团第一师", OrganizationKind::government))
            .find("330100>") == std::string::npos);
}

TEST_CASE("a body that a text on one county tells of helping is paired with it") {
  const auto county = [](std::string words) {
    return text(std::move(words))
        .place("镇康县", {530924})
        .place("永德县", {530923})
        .organization("甲大学", OrganizationKind::school)
        .organization("乙公司", OrganizationKind::enterprise);
  };
  CHECK(codes(county("甲大学派出教师。自定点帮扶以来，镇康县受益。甲大学持续帮扶，镇康县变了样。")) == "甲大学>530924");
  CHECK(codes(county("甲大学派出教师。自定点帮扶以来，镇康县受益。镇康县变了样。")).empty()); // named once
  CHECK(codes(county("甲大学东区、甲大学西区收到大米。自定点帮扶镇康县以来，镇康县受益。")) == "甲大学>530924");
  CHECK(codes(county("甲大学持续帮扶，甲大学来了，乙公司也来了。镇康县受益，镇康县定点帮扶见效。")) == "甲大学>530924");
  CHECK(codes(county("甲大学、乙公司定点帮扶，甲大学、乙公司来了。镇康县变了样，镇康县受益。")).empty());
  CHECK(codes(county("甲大学来了。甲大学定点帮扶两县。镇康县、永德县受益。")).empty());
  CHECK(codes(county("会议在甲大学举行，部署定点帮扶工作。在甲大学，镇康县作了发言，镇康县受益。")).empty());
}

TEST_CASE("a noun that names a body as helper pairs it with the county told of last") {
  const auto body = [](std::string words) {
    return text(std::move(words))
        .place("秭归县", {420527})
        .place("宜昌市", {420500})
        .organization("三峡集团", OrganizationKind::enterprise);
  };
  CHECK(codes(body("秭归县旧貌换新颜。去年，对口支援单位三峡集团出资。")) == "三峡集团>420527");
  CHECK(codes(body("省委将三峡集团列为秭归县的挂钩帮扶单位。")) == "三峡集团>420527");
  CHECK(codes(body("秭归县旧貌换新颜。\n去年，对口支援单位三峡集团出资。")).empty()); // in another paragraph
  CHECK(codes(body("宜昌市旧貌换新颜。去年，对口支援单位三峡集团出资。")).empty());
  CHECK(codes(body("秭归县感谢对口支援单位。三峡集团出资。")).empty());
}

TEST_CASE("designated help runs from bodies to a county, whatever the order of the words") {
  const auto bank = [](std::string words) {
    return text(std::move(words))
        .place("汉滨区", {610902})
        .place("安康市", {610900})
        .place("信丰县", {360722})
        .organization("建设银行", OrganizationKind::bank)
        .organization("农业农村部", OrganizationKind::government)
        .organization("国家能源局", OrganizationKind::government);
  };
  CHECK(codes(bank("汉滨区是建设银行的定点帮扶县区。")) == "建设银行>610902");
  CHECK(codes(bank("建设银行自2003年起在汉滨区开展定点帮扶。")) == "建设银行>610902");
  CHECK(codes(bank("汉滨区感谢建设银行长期以来的定点帮扶。")) == "建设银行>610902");
  CHECK(codes(bank("信丰县获得农业农村部、国家能源局对口支援。")) == "农业农村部>360722 国家能源局>360722");
  CHECK(codes(bank("农业农村部、国家能源局对口支援信丰县。")) == "农业农村部>360722 国家能源局>360722");
  CHECK(codes(bank("建设银行在安康市开展定点帮扶。")).empty());             // no county
  CHECK(codes(bank("建设银行在汉滨区、信丰县和安康市开展业务。")).empty()); // no help
  CHECK(codes(bank("建设银行印发《定点帮扶汉滨区方案》。")).empty());       // a document's title
  CHECK(codes(bank("国家能源局主办的对口支援洽谈会在信丰县召开。")).empty());
}

TEST_CASE("two schools that pair are no pair of the places in their names") {
  const auto schools = [](std::string words) {
    return text(std::move(words))
        .place("镇海区", {330211})
        .place("宝塔区", {610602})
        .organization("镇海区第二中学", OrganizationKind::school)
        .organization("宝塔区第四中学", OrganizationKind::school);
  };
  CHECK(codes(schools("镇海区第二中学与宝塔区第四中学结对。")) == "镇海区第二中学>宝塔区第四中学");
  CHECK(codes(schools("镇海区与宝塔区结对。")) == "330211>610602");
}

TEST_CASE("long lists stay quick and harmless") {
  std::string words = "对口帮扶：";
  for (int i = 0; i < 4000; ++i) words += "甲区与乙县、";
  CHECK(pairings_of(text(words).place("甲区", {310106}).place("乙县", {532627})).size() <= 1);
}
