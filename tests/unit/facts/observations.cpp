#include "jiedui/facts/observations.hpp"

#include "one_observation.hpp"

#include "jiedui/pipeline.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace jiedui;

namespace {

const Engine &engine() {
  static const auto made = Engine::create();
  REQUIRE(made.ok());
  return made.value();
}

std::vector<Observation> read(const std::string &text, const char *published = "2020-06-01") {
  Source source;
  source.format = "text";
  source.published = parse_day(published);
  const auto reading = engine().read(text, source);
  REQUIRE(reading.ok());
  return reading->facts.observations;
}

const Observation *figure(const std::vector<Observation> &all, std::string_view text) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Observation &o) { return o.text == text; });
  return found == all.end() ? nullptr : &*found;
}

} // namespace

TEST_CASE("every row of the indicator rules chooses in its own example") {
  const Table &table = engine().rules().table("indicator_rules");
  REQUIRE(table.rows() > 0);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string example(table.cell(row, "example"));
    // Some rows are for a giver that is known, others for one that is not.
    std::string rules;
    bool chosen = false;
    for (const char *context : {"北京市对口帮扶内蒙古自治区赤峰市。\n", "对口帮扶工作综述。\n", ""})
      for (const Observation &o : read(context + example + "。")) {
        rules += o.text + " " + o.rule + "; ";
        chosen = chosen || o.rule == table.cell(row, "id");
      }
    CHECK_MESSAGE(chosen, table.cell(row, "id") << ": " << example << " gave " << rules);
  }
}

TEST_CASE("a list shares its noun, parts name their whole") {
  const auto all = read("北京市对口帮扶河北省，实施帮扶项目70个，其中张家口市41个、承德市29个。");
  for (const char *part : {"41个", "29个"}) {
    const Observation *found = figure(all, part);
    REQUIRE(found != nullptr);
    CHECK(found->indicator == "projects.count");
    CHECK(found->part_of == "70个");
    CHECK_FALSE(found->provenance.part_of.empty());
  }
  CHECK(figure(all, "70个")->part_of.empty());
}

TEST_CASE("the earlier and the later state of a figure are two observations of one kind") {
  const auto all = read("支援合作领导小组成员单位由12家增加到30家。");
  REQUIRE(all.size() == 2);
  for (const Observation &o : all) {
    CHECK(o.indicator == "organisation.members");
    CHECK(o.aspect == Aspect::level);
  }
}

TEST_CASE("without a programme and without work against poverty nothing is coded") {
  for (const char *text : {"全省实施产业项目300个，培训农民5000人。", "公司捐款200万元，资助贫困学生60名。",
                           "去年该县城镇新增就业5000人，30个村通了公交。"})
    for (const Observation &o : read(text)) CHECK_MESSAGE(o.indicator == "other", text << " " << o.rule);
}

TEST_CASE("modality belongs to the figure, not to its sentence") {
  const auto demanded = read("他要求，对口帮扶资金投向县以下的比例要达到80%以上。");
  REQUIRE(figure(demanded, "80%以上") != nullptr);
  CHECK(figure(demanded, "80%以上")->modality == Modality::required);
  const auto subject = read("北京16个区的负责人要到对口帮扶的旗县对接。");
  REQUIRE(figure(subject, "16个") != nullptr);
  CHECK(figure(subject, "16个")->modality == Modality::realized);
  const auto later = read("大兴区对口帮扶察右前旗，捐赠帮扶资金300万元，计划用于修路。");
  REQUIRE(figure(later, "300万元") != nullptr);
  CHECK(figure(later, "300万元")->modality == Modality::realized);
  const auto planned = read("对口支援规划明确，今后三年将投入援助资金6亿元，选派教师90名。");
  CHECK(figure(planned, "6亿元")->modality == Modality::planned);
  CHECK(figure(planned, "90名")->modality == Modality::planned);
}

TEST_CASE("a share of what was planned is no plan; a paper's measures are") {
  const auto share = read("北京市对口支援受援地，累计完成投资8亿元，占计划总投资的80%，到位援助资金3亿元。");
  CHECK(figure(share, "80%")->modality == Modality::realized);
  CHECK(figure(share, "3亿元")->modality == Modality::realized);
  const auto site = read("北京市对口支援受援地，占地20亩的园区计划投入援助资金3亿元。");
  CHECK(figure(site, "3亿元")->modality == Modality::planned);
  const auto paper = read("对口帮扶方案强调，加强人才培养。每年选派教师90名。");
  CHECK(figure(paper, "90名")->modality == Modality::planned);
}

TEST_CASE("the noun of a figure stands behind the kinds that are listed before it") {
  const auto kinds = read("北京市选派了16名水利、园艺等专业技术人员到对口支援的旗县工作。");
  CHECK(figure(kinds, "16名")->indicator == "talent.professionals");
  const auto others = read("北京市选派了12名干部、一批教师等到对口支援的旗县工作。");
  CHECK(figure(others, "12名")->indicator == "talent.cadres");
}

TEST_CASE("cadres who become friends of households are not sent") {
  const auto kin = read("北京市对口支援察右前旗，该局5名领导干部与牧户结对认亲。");
  CHECK(figure(kin, "5名")->indicator == "other");
}

TEST_CASE("what assisting provinces give is fiscal, also a clause later and beside central units") {
  const auto later = read("2014年，12个对口支援省市共安排项目130个，援助资金9亿元。");
  CHECK(figure(later, "9亿元")->indicator == "funds.fiscal");
  const auto beside = read("定点帮扶持续推进。其中，东部地区投入财政援助资金20亿元，中央单位投入帮扶资金6亿元。");
  CHECK(figure(beside, "20亿元")->indicator == "funds.fiscal");
  CHECK(figure(beside, "6亿元")->indicator == "funds.total");
}

TEST_CASE("who comes to a fair is not brought in, who settles is") {
  const auto fair = read("北京市对口支援受援地，前五次洽谈活动有300家企业参会。");
  CHECK(figure(fair, "300家")->indicator == "other");
  const auto settled = read("东西部协作中，两地共落地企业26个。");
  CHECK(figure(settled, "26个")->indicator == "industry.enterprises");
}

TEST_CASE("agreements that were brought about count as signed ones do") {
  const auto agreed = read("北京市对口支援受援地，促成两地投资协议19项、总金额40亿元。");
  CHECK(figure(agreed, "19项")->indicator == "agreements.count");
  CHECK(figure(agreed, "40亿元")->indicator == "agreements.value");
}

TEST_CASE("what a plant will make is planned") {
  const auto plant = read("对口支援的饮料厂去年开工，建成后将形成年生产3万吨果汁的规模。");
  CHECK(figure(plant, "3万吨")->modality == Modality::planned);
  CHECK(figure(plant, "3万吨")->indicator == "industry.output");
}

TEST_CASE("cadres whom another province sends to ours are not hosted by it") {
  const auto sent = read("江苏省对口帮扶陕西省。江苏省也选派了24名干部来我省挂职。");
  CHECK(figure(sent, "24名")->indicator == "talent.cadres");
}

TEST_CASE("率先将 is no future, 主要 is no demand") {
  const auto all = read("北京市对口支援受援地，率先将帮扶资金提高到县均4000万元，主要建设扶贫车间12个。");
  CHECK(figure(all, "4000万元")->modality == Modality::realized);
  CHECK(figure(all, "12个")->modality == Modality::realized);
}

TEST_CASE("the giver decides what donated money is") {
  const auto district = read("顺义区对口帮扶科左中旗，顺义区捐赠帮扶资金420万元。");
  CHECK(figure(district, "420万元")->indicator == "funds.fiscal");
  const auto company = read("顺义区对口帮扶科左中旗，爱心企业捐赠帮扶资金420万元。");
  CHECK(figure(company, "420万元")->indicator == "funds.social");
}

TEST_CASE("one statement made twice counts once, two figures of a clause stay two") {
  const auto twice = read("对口支援见成效，北京市实施援建项目928个。\n对口支援见成效，北京市实施援建项目928个。");
  CHECK(twice.size() == 1);
  CHECK(twice.front().evidence.size() >= 2);
  const auto both = read("北京市14个区与河北省14个县结对。");
  CHECK(both.size() == 2);
}

TEST_CASE("what is told again without its time or with fewer parties is the same statement") {
  const auto figures = [](const std::string &text) { return read("北京市对口帮扶赤峰市。" + text).size(); };
  CHECK(figures("2019年，北京市投入帮扶资金3125万元。\n这3125万元资金都已到位。") == 1);
  CHECK(figures("北京市帮扶62个贫困县。\n当天，62个贫困县都派人参会。") == 1);
  CHECK(figures("2018年投入帮扶资金3125万元。2019年投入帮扶资金3125万元。") == 2); // two years
  CHECK(figures("产业项目64个，就业项目89个。文化项目64个，教育项目82个。") == 4);
}

TEST_CASE("a malformed table names file, line and column") {
  const auto bad = Engine::create(
      {.rules = "# table: modality_cues\nid\twords\tmodality\treach\texample\nx\t大约摸\tmaybe\tsentence\t大约摸\n",
       .rules_file = "mine.tsv"});
  REQUIRE_FALSE(bad.ok());
  CHECK(bad.error().code == ErrorCode::rules);
  CHECK(bad.error().message.find("mine.tsv:3: modality") != std::string::npos);
}

TEST_CASE("a fall is a negative growth or increase; a level it falls to stays as it is") {
  const auto check = [](const std::string &text, std::string_view figure, Aspect aspect, std::int64_t value) {
    const Observation o = test::observation_of(text, figure);
    CAPTURE(text);
    CHECK(o.aspect == aspect);
    CHECK(o.quantity.value == Decimal(value));
  };
  const std::string given = "2019年，北京市投入财政帮扶资金3000万元，";
  for (const char *words : {"同比下降10%", "比上年减少10%", "负增长10%", "压减10%", "减幅达10%", "增长-10%", "回落10%"})
    check(given + words + "。", std::string_view(words).starts_with("增长") ? "-10%" : "10%", Aspect::growth, -10);
  for (const char *words : {"比上年增长10%", "比上年多10%", "提高10%"})
    check(given + words + "。", "10%", Aspect::growth, 10);
  for (const char *words : {"减少100万元", "比2018年少100万元", "较上年下降100万元"})
    check(given + words + "。", "100万元", Aspect::increase, -1000000);
  check(given + "比2018年多100万元。", "100万元", Aspect::increase, 1000000);
  check(given + "至少100万元。", "至少100万元", Aspect::level, 1000000);
  for (const char *words : {"减少到100万元", "减少至100万元", "降为100万元", "压减到100万元"})
    check(given + words + "。", "100万元", Aspect::level, 1000000);
  check("贫困发生率由10%下降到2%，下降8个百分点。", "10%", Aspect::level, 10);
  check("贫困发生率由10%下降到2%，下降8个百分点。", "2%", Aspect::level, 2);
  check("贫困发生率由10%下降到2%，下降8个百分点。", "8个百分点", Aspect::increase, -8);
  check("帮助当地减少贫困人口3000人。", "3000人", Aspect::level, 3000);
  check("贫困人口减少3000人。", "3000人", Aspect::increase, -3000);
  const Observation bound = test::observation_of(given + "下降10%以上。", "10%以上");
  CHECK(bound.quantity.value == Decimal(-10));
  CHECK(bound.quantity.qualifier == Qualifier::at_most);
}

TEST_CASE("a page about a plan that has come out tells what is planned") {
  const std::string plan = "《北京市2025年对口支援工作要点》近日出台。\n北京市新建学校6所。";
  CHECK(figure(read(plan), "6所")->modality == Modality::planned);
  CHECK(figure(read("北京市对口支援和田地区。\n" + plan), "6所")->modality == Modality::realized);
  const auto since = read("《北京市对口支援工作方案》出台以来，北京市新建学校6所。");
  CHECK(figure(since, "6所")->modality == Modality::realized);
}
