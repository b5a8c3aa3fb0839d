#include "jiedui/facts/parties.hpp"

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

/// Shanghai helps Yunnan; its district Jing'an helps Guangnan, Hongkou helps Funing.
AssistedText text(std::string words) {
  return AssistedText(std::move(words), rules())
      .place("上海市", {310000})
      .place("上海", {310000})
      .place("静安区", {310106})
      .place("虹口区", {310109})
      .place("沪滇", {310000, 530000}, true)
      .place("云南", {530000})
      .place("广南县", {532627})
      .place("富宁县", {532628});
}

Pairing pair(PlaceCode assisting, PlaceCode aided) {
  Pairing pairing;
  pairing.assisting = assisting;
  pairing.aided = aided;
  pairing.evidence = {{static_cast<std::uint32_t>(aided), static_cast<std::uint32_t>(aided) + 1}};
  return pairing;
}

const std::vector<Pairing> provinces{pair(310000, 530000)};
const std::vector<Pairing> nested{pair(310000, 530000), pair(310106, 532627)};
const std::vector<Pairing> several{pair(310000, 530000), pair(310106, 532627), pair(310109, 532628)};

/// Nothing holds all of them together.
const std::vector<Pairing> unrelated{pair(310000, 532627), pair(320000, 610000), pair(310000, 650000)};

std::string parties(const AssistedText &text, const std::vector<Pairing> &pairings) {
  const auto compiled = compile_party_rules(rules());
  REQUIRE(compiled.ok());
  std::string all;
  for (const PartyScope &scope : resolve_parties(text.document, text.mentions, text.clauses, pairings, **compiled)) {
    if (!all.empty()) all += ' ';
    for (const PlaceCode code : scope.assisting) all += std::to_string(code) + ",";
    all += '>';
    for (const PlaceCode code : scope.aided) all += std::to_string(code) + ",";
  }
  return all;
}

} // namespace

TEST_CASE("the clause's own places come first, whatever the order of the words") {
  CHECK(parties(text("静安区向广南县投入3万元。").quantity("3万元"), nested) == "310106,>532627,");
  CHECK(parties(text("广南县接收静安区资金3万元。").quantity("3万元"), nested) == "310106,>532627,");
  CHECK(parties(text("广南县选派5人到静安区挂职。").quantity("5人"), nested) == "310106,>532627,");
  CHECK(parties(text("上海市投入3万元，广南县受益。").quantity("3万元"), nested) == "310000,>532627,");
}

TEST_CASE("then those in play in the paragraph, then the one pairing of the document") {
  CHECK(parties(text("上海市支持云南。静安区来了。培训9人。").quantity("9人"), provinces) == "310106,>530000,");
  CHECK(parties(text("上海市支持云南。静安区来了。培训9人。").quantity("9人"), nested) ==
        "310106,>532627,"); // narrower
  CHECK(parties(text("上海市支持云南。\n培训9人。").quantity("9人"), provinces) == "310000,>530000,");
  CHECK(parties(text("培训9人。").quantity("9人"), nested) == "310106,>532627,");
  CHECK(parties(text("培训9人。").quantity("9人"), several) == "310000,>530000,");
  CHECK(parties(text("培训9人。").quantity("9人"), {pair(310106, 532627), pair(310109, 532628)}) == ">");
}

TEST_CASE("the narrowest pairing of the giver names the receiver") {
  CHECK(parties(text("虹口区投入3万元。").quantity("3万元"), several) == "310109,>532628,");
  CHECK(parties(text("广南县脱贫了。\n沪滇协作投入3万元。").quantity("3万元"), nested) == "310000,>532627,");
  CHECK(parties(text("沪滇协作投入3万元。").quantity("3万元"), nested) == "310000,>530000,");
}

TEST_CASE("lists are lined up by 分别 and by each place before its figure") {
  CHECK(parties(text("静安区、虹口区分别投入3万元、5万元。").quantity("3万元").quantity("5万元"), several) ==
        "310106,>532627, 310109,>532628,");
  CHECK(parties(text("上海向广南县、富宁县分别援助3万元、5万元。").quantity("3万元").quantity("5万元"), provinces) ==
        "310000,>532627, 310000,>532628,");
  CHECK(parties(text("上海投入8万元，其中广南县3万元、富宁县5万元。").quantity("3万元").quantity("5万元"), provinces) ==
        "310000,>532627, 310000,>532628,");
  CHECK(parties(text("静安区、虹口区共投入8万元。").quantity("8万元"), several) == "310106,310109,>532627,532628,");
}

TEST_CASE("words that point at a side") {
  CHECK(parties(text("上海市开会。两地互派5人。").quantity("5人"), nested) == "310106,>532627,");
  CHECK(parties(text("两省市互派5人。").quantity("5人"), nested) == "310000,>530000,");
  CHECK(parties(text("广南县的5人来沪务工。").quantity("5人"), nested) == "310000,>532627,");
  CHECK(parties(text("静安区请广南县的5人来沪学习。").quantity("5人"), nested) == "310106,>532627,");
  CHECK(parties(text("上海在广南县建园，销售受援地区产品5万元。").quantity("5万元"), unrelated) == "310000,>");
}

TEST_CASE("our province is the paired one, though narrower pairs stand beside it") {
  AssistedText ours = text("我省派出干部5人。").place("我省", {530000}).quantity("5人");
  for (PlaceMention &place : ours.mentions.places) place.generic = true;
  CHECK(parties(ours, {pair(310000, 530000), pair(310000, 532627)}) == "310000,>530000,");
}

TEST_CASE("a list that is not closed holds in its sentence only") {
  CHECK(parties(text("上海赴广南县、富宁县等地座谈5次。其他人员去了8次。").quantity("5次").quantity("8次"),
                unrelated) == "310000,>532627,532628, 310000,>");
}

TEST_CASE("the east and the west as a whole are nobody in particular") {
  CHECK(parties(text("东部8个省市向西部10个省区市投入3万元。").quantity("3万元"), unrelated) == ">");
  CHECK(parties(text("东西部协作工作投入3万元。").quantity("3万元"), provinces) == "310000,>530000,");
}

TEST_CASE("who opens a clause on a receiver gives, even without a pairing of its own") {
  CHECK(parties(text("广东帮助云南建厂3家。").place("广东", {440000}).quantity("3家"), several) == "440000,>530000,");
  CHECK(parties(text("走进广东展厅，培训9人。").place("广东", {440000}).quantity("9人"), nested) == "310106,>532627,");
}

TEST_CASE("a meeting's place is no giver") {
  CHECK(parties(text("会议在上海召开。静安区投入3万元；会议在上海举行，投入5万元。").quantity("5万元"), nested) ==
        "310106,>532627,");
}

TEST_CASE("a text that is not about paired assistance has no parties") {
  CHECK(parties(text("上海市今年向云南销售汽车3万辆。").quantity("3万辆"), {}) == ">");
  CHECK(parties(text("静安区新增帮扶广南县6个村。").quantity("6个"), {}) == "310106,>532627,");
  CHECK(parties(text("上海市对口帮扶工作会议说，云南得到3万元。").quantity("3万元"), {}) == "310000,>530000,");
}

TEST_CASE("what a place has and how far away it lies is no assistance") {
  CHECK(parties(text("广南县地区生产总值9亿元，人均收入3千元。静安区投入3万元。")
                    .quantity("9亿元")
                    .quantity("3千元")
                    .quantity("3万元"),
                nested) == "> > 310106,>532627,");
  CHECK(parties(text("广南县总人口9万人，静安区投入3万元。").quantity("3万元"), nested) == "310106,>532627,");
  CHECK(parties(
            text("静安区干部驱车90公里到广南县，修路3公里。").quantity("90公里", Unit::km).quantity("3公里", Unit::km),
            nested) == "> 310106,>532627,");
  CHECK(parties(text("来到90公里外的广南县。").quantity("90公里", Unit::km), nested) == ">");
}

TEST_CASE("the place before a school's name holds for its clause") {
  CHECK(parties(text("上海市支援。富宁县实验小学升学率9%；培训5人。")
                    .organization("实验小学", OrganizationKind::school)
                    .quantity("9%")
                    .quantity("5人"),
                unrelated) == "310000,>532628, 310000,>");
}

TEST_CASE("what follows pairs side by side belongs to all of them") {
  const std::string pairs = "静安区政府与广南县政府，虹口区政府与富宁县政府";
  CHECK(parties(text(pairs + "分别签订协议，投入共3万元。").quantity("3万元"), several) ==
        "310106,310109,>532627,532628,");
  CHECK(parties(text(pairs + "分别投入3万元、5万元。").quantity("3万元").quantity("5万元"), several) ==
        "310106,>532627, 310109,>532628,");
  CHECK(parties(text(pairs + "签订协议，投入共3万元。").quantity("3万元"), several) == "310109,>532628,");
}

TEST_CASE("a total behind several receivers belongs to all of them") {
  const std::string helped = "上海市对口帮扶广南县，还对口帮扶富宁县，";
  CHECK(parties(text(helped + "共安排资金3万元。").quantity("3万元"), several) == "310000,>532627,532628,");
  CHECK(parties(text(helped + "安排资金3万元。").quantity("3万元"), several) == "310000,>532628,");
  CHECK(parties(text(helped + "共同安排资金3万元。").quantity("3万元"), several) == "310000,>532628,");
}

TEST_CASE("money of a programme goes to those whom the programme helps") {
  const std::vector<Pairing> both = [] {
    std::vector<Pairing> made{pair(440112, 441823), pair(440112, 522726)};
    made[0].programme = "省内结对帮扶";
    made[1].programme = "东西部扶贫协作";
    return made;
  }();
  const auto with = [](std::string words) {
    return text(std::move(words)).place("黄埔区", {440112}).place("阳山县", {441823}).quantity("3万元");
  };
  CHECK(parties(with("黄埔区划拨扶贫协作资金3万元，投入阳山县的更多。"), both) == "440112,>522726,");
  CHECK(parties(with("黄埔区划拨资金3万元，投入阳山县。"), both) == "440112,>441823,");
}

TEST_CASE("where a meeting takes place receives nothing behind its clause") {
  CHECK(parties(text("会议在广南县举行，上海市投入3万元。").quantity("3万元"), provinces) == "310000,>530000,");
  CHECK(parties(text("会议在我省广南县举行，上海市投入3万元。").quantity("3万元"), provinces) == "310000,>530000,");
  CHECK(parties(text("会议走进广南县，上海市投入3万元。").quantity("3万元"), provinces) == "310000,>532627,");
}

TEST_CASE("a new team's name, a list's examples and a place of work give nothing") {
  CHECK(parties(text("静安区派人，成立上海市对口协作工作队进驻，投入3万元。").quantity("3万元"), nested) ==
        "310106,>532627,");
  CHECK(parties(text("静安区派人，上海市对口协作工作队投入3万元。").quantity("3万元"), nested) == "310000,>532627,");
  CHECK(parties(text("上海市安排静安区等9个区支援云南。").quantity("9个"), nested) == "310000,>530000,");
  CHECK(parties(text("静安区帮助9人到上海就业，共有5所学校结对。").quantity("9人").quantity("5所"), nested) ==
        "310106,>532627, 310106,>532627,");
}

TEST_CASE("two schools that pair leave the pair of their cities in play") {
  std::vector<Pairing> cities{pair(330200, 610600), pair(330211, 610602)};
  cities.back().assisting_org = "镇海区第二中学";
  cities.back().aided_org = "宝塔区第四中学";
  CHECK(parties(AssistedText("培训9人。", rules()).quantity("9人"), cities) == "330200,>610600,");
}

TEST_CASE("the words that said it are kept") {
  const auto compiled = compile_party_rules(rules());
  REQUIRE(compiled.ok());
  const AssistedText one = text("静安区向广南县投入3万元。").quantity("3万元");
  const auto scopes = resolve_parties(one.document, one.mentions, one.clauses, nested, **compiled);
  REQUIRE(scopes.size() == 1);
  CHECK(scopes[0].assisting_words.of(one.document.text) == "静安区");
  CHECK(scopes[0].aided_words.of(one.document.text) == "广南县");
}
