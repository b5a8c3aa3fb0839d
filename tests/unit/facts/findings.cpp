#include "jiedui/facts/findings.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

using namespace jiedui;

namespace {

constexpr std::string_view tables = "# table: finding_nouns\n"
                                    "id\trole\tnouns\n"
                                    "household\thousehold\t贫困户|农户\n"
                                    "household.open\topen\t子|劳\n"
                                    "county\tcounty\t县|国家级贫困县|旗县\n"
                                    "province\tprovince\t省市|省区\n"
                                    "campaign\tcampaign\t活动|行动\n"
                                    "reference\treference\t随后\n"
                                    "# table: finding_links\n"
                                    "id\ttie\tlinks\n"
                                    "silent\tsilent\t增长|增长了|与上年相比|相比|年\n"
                                    "from\tfrom\t从\n"
                                    "than\tthan\t与\n"
                                    "to\tto\t到\n"
                                    "goal\tgoal\t目标\n"
                                    "recurring\trecurring\t每年\n"
                                    "state\tstate\t开工|完工|完工项目\n"
                                    "credit\tcredit\t供图\n"
                                    "# table: indicators\n"
                                    "id\tuse\teach\n"
                                    "funds.fiscal\tfund\t\n"
                                    "projects.progress\tprogress\t\n"
                                    "pairing.counties\t\tcounty\n";

/// A text with figures and places that the test points at by their words.
class Told {
public:
  explicit Told(std::string text) { document_.text = std::move(text); }

  /// The next figure after the last one: its words, value and unit.
  Observation &figure(const std::string &words, std::int64_t value, Unit unit, const std::string &classifier = "") {
    Observation observation;
    observation.text = words;
    observation.indicator = "funds.fiscal";
    observation.quantity.value = value;
    observation.quantity.unit = unit;
    observation.quantity.classifier = classifier;
    observation.evidence = {next(words)};
    QuantityMention mention;
    mention.span = observation.evidence.front();
    mention.number = mention.span;
    mention.quantity = observation.quantity;
    mentions_.quantities.push_back(mention);
    facts_.observations.push_back(std::move(observation));
    return facts_.observations.back();
  }
  Observation &last() { return facts_.observations.back(); }
  void places(const std::vector<std::pair<std::string, PlaceCode>> &named) {
    std::size_t from = 0;
    for (const auto &[words, code] : named) {
      const std::size_t at = document_.text.find(words, from);
      REQUIRE(at != std::string::npos);
      from = at + words.size();
      mentions_.places.push_back(
          {{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(from)}, {code}, level_of(code)});
    }
  }
  void date(const std::string &words) {
    Date date;
    date.text = words;
    date.range.partial = "--04-08/--04-10";
    date.evidence = {next(words)};
    facts_.dates.push_back(std::move(date));
  }
  Event &event(EventKind kind, const std::string &words) {
    Event event;
    event.kind = kind;
    event.text = words;
    event.evidence = {next(words)};
    facts_.events.push_back(std::move(event));
    return facts_.events.back();
  }
  void published(const char *iso) { document_.published = parse_day(iso); }

  std::vector<Finding> audit() const {
    const auto rules = Rules::only(tables);
    REQUIRE(rules.ok());
    const auto compiled = compile_finding_rules(*rules);
    REQUIRE(compiled.ok());
    return audit_document(document_, mentions_, split_clauses(document_.folded()), facts_, **compiled);
  }
  std::vector<Finding> wrong() const {
    auto all = audit();
    std::erase_if(all, [](const Finding &f) { return f.kind == FindingKind::holds; });
    return all;
  }
  std::vector<Finding> right() const {
    auto all = audit();
    std::erase_if(all, [](const Finding &f) { return f.kind != FindingKind::holds; });
    return all;
  }

private:
  Span next(const std::string &words) {
    const std::size_t at = document_.text.find(words, from_);
    REQUIRE(at != std::string::npos);
    from_ = at + words.size();
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(from_)};
  }

  Document document_;
  Mentions mentions_;
  Facts facts_;
  std::size_t from_ = 0;
};

bool holds_values(const Finding &finding, std::vector<std::int64_t> values) {
  return finding.values.size() == values.size() &&
         std::equal(values.begin(), values.end(), finding.values.begin(),
                    [](std::int64_t a, Decimal b) { return Decimal(a) == b; });
}

} // namespace

TEST_CASE("parts that make more than their whole are a mismatch") {
  Told told("共投入资金900万元，其中产业600万元，教育300万元，医疗50万元。");
  told.figure("900万元", 9000000, Unit::CNY);
  told.figure("600万元", 6000000, Unit::CNY).part_of = "900万元";
  told.figure("300万元", 3000000, Unit::CNY).part_of = "900万元";
  told.figure("50万元", 500000, Unit::CNY).part_of = "900万元";
  const auto found = told.wrong();
  REQUIRE(found.size() == 1);
  CHECK(found[0].kind == FindingKind::sum_mismatch);
  CHECK(holds_values(found[0], {6000000, 3000000, 500000, 9500000, 9000000, 500000}));
  CHECK(found[0].texts.size() == 4);
}

TEST_CASE("parts that make their whole, up to rounding and bounds, hold") {
  Told exact("总数270个，其中甲市216个、乙市54个。");
  exact.figure("270个", 270, Unit::count, "个");
  exact.figure("216个", 216, Unit::count, "个").part_of = "270个";
  exact.figure("54个", 54, Unit::count, "个").part_of = "270个";
  CHECK(exact.wrong().empty());
  CHECK(exact.right().size() == 1);
  Told rounded("资金10亿元，其中产业6.04亿元，教育3.99亿元。");
  rounded.figure("10亿元", 1000000000, Unit::CNY);
  rounded.figure("6.04亿元", 604000000, Unit::CNY).part_of = "10亿元";
  rounded.figure("3.99亿元", 399000000, Unit::CNY).part_of = "10亿元";
  CHECK(rounded.wrong().empty());
  Told bounded("资金超过百亿元，其中甲省60亿元，乙省44亿元。");
  bounded.figure("百亿元", 10000000000, Unit::CNY).quantity.qualifier = Qualifier::over;
  bounded.figure("60亿元", 6000000000, Unit::CNY).part_of = "百亿元";
  bounded.figure("44亿元", 4400000000, Unit::CNY).part_of = "百亿元";
  CHECK(bounded.wrong().empty());
}

TEST_CASE("parts need not exhaust their whole, unless the same list exhausts another") {
  Told some("投入3000万元，其中1200万元用于产业。");
  some.figure("3000万元", 30000000, Unit::CNY);
  some.figure("1200万元", 12000000, Unit::CNY).part_of = "3000万元";
  CHECK(some.wrong().empty());
  Told all("各类项目40个，到位资金9.9亿元，其中甲类10个7.6亿元，乙类30个2.00亿元。");
  all.figure("40个", 40, Unit::count, "个");
  all.figure("9.9亿元", 990000000, Unit::CNY);
  all.figure("10个", 10, Unit::count, "个").part_of = "40个";
  all.figure("7.6亿元", 760000000, Unit::CNY).part_of = "9.9亿元";
  all.figure("30个", 30, Unit::count, "个").part_of = "40个";
  all.figure("2.00亿元", 200000000, Unit::CNY).part_of = "9.9亿元";
  REQUIRE(all.wrong().size() == 1);
  CHECK(all.wrong()[0].kind == FindingKind::sum_mismatch);
}

TEST_CASE("people can stand in two parts") {
  Told told("选派50名干部，其中22名任副县长，12名任助理，20名任书记。");
  told.figure("50名", 50, Unit::person);
  for (const auto &[words, n] : {std::pair("22名", 22), std::pair("12名", 12), std::pair("20名", 20)})
    told.figure(words, n, Unit::person).part_of = "50名";
  CHECK(told.wrong().empty());
}

TEST_CASE("things each times households against all things") {
  const auto make = [](std::int64_t all, const char *words) {
    Told told(std::string("建设") + words + "日光温室。共带动300户农户增收，每户种植两栋温室。");
    told.figure(words, all, Unit::count, "栋");
    told.figure("300户", 300, Unit::household);
    told.figure("两栋", 2, Unit::count, "栋").per = Per::household;
    return told;
  };
  const auto off = make(700, "700栋").wrong();
  REQUIRE(off.size() == 1);
  CHECK(off[0].kind == FindingKind::ratio_mismatch);
  CHECK(holds_values(off[0], {300, 2, 600, 700}));
  CHECK(make(600, "600栋").wrong().empty());
  CHECK(make(600, "600栋").right().size() == 1);
  CHECK(make(5000, "5000栋").audit().empty()); // nothing to do with each other
}

TEST_CASE("a county mean against the sum and the number of counties") {
  const auto make = [](const char *words, std::int64_t mean, Qualifier qualifier) {
    Told told(std::string("帮扶40个县，2020年投入20.00亿元，县均") + words + "。");
    told.figure("40个", 40, Unit::count, "个").indicator = "pairing.counties";
    told.figure("20.00亿元", 2000000000, Unit::CNY);
    Observation &each = told.figure(words, mean, Unit::CNY);
    each.per = Per::county;
    each.quantity.qualifier = qualifier;
    return told;
  };
  CHECK(make("5000万元", 50000000, Qualifier::exact).wrong().empty());
  CHECK(make("5000万元", 50000000, Qualifier::exact).right().size() == 1);
  const auto off = make("近4900万元", 49000000, Qualifier::nearly).wrong();
  REQUIRE(off.size() == 1);
  CHECK(off[0].kind == FindingKind::ratio_mismatch);
  CHECK(make("300万元", 3000000, Qualifier::exact).audit().empty());
}

TEST_CASE("a share against its part and whole") {
  const auto make = [](const char *percent, std::int64_t value) {
    Told told(std::string("拨付资金6亿元，其中教育1.2亿元，占资金的") + percent + "。");
    told.figure("6亿元", 600000000, Unit::CNY);
    told.figure("1.2亿元", 120000000, Unit::CNY).part_of = "6亿元";
    Observation &share = told.figure(percent, value, Unit::percent);
    share.aspect = Aspect::share;
    share.part_of = "6亿元";
    return told;
  };
  CHECK(make("20%", 20).wrong().empty());
  REQUIRE(make("26%", 26).wrong().size() == 1);
  CHECK(make("26%", 26).wrong()[0].kind == FindingKind::ratio_mismatch);
  CHECK(make("19%", 19).wrong().empty()); // 1.15 of 6.05 would be
  CHECK(make("24%", 24).wrong().size() == 1);
}

TEST_CASE("growth gives the base, or is checked against both ends") {
  Told base("选派1739名干部，与上年相比增长94.5%。");
  base.figure("1739名", 1739, Unit::person).indicator = "talent.sent";
  Observation &growth = base.figure("94.5%", 0, Unit::percent);
  growth.indicator = "talent.sent";
  growth.aspect = Aspect::growth;
  growth.quantity.value = *Decimal::scaled(945, 1);
  const auto found = base.right();
  REQUIRE(found.size() == 1);
  CHECK(found[0].values.back() == Decimal(894));

  const auto make = [](const char *words, Decimal times) {
    Told told(std::string("人均收入从500元增长到10000元，增长了") + words + "。");
    told.figure("500元", 500, Unit::CNY).indicator = "beneficiaries.income";
    told.figure("10000元", 10000, Unit::CNY).indicator = "beneficiaries.income";
    Observation &rate = told.figure(words, 0, Unit::times);
    rate.indicator = "beneficiaries.income";
    rate.aspect = Aspect::growth;
    rate.quantity.value = times;
    return told;
  };
  CHECK(make("19倍", 19).wrong().empty());
  const auto off = make("22.5倍", *Decimal::scaled(225, 1)).wrong();
  REQUIRE(off.size() == 1);
  CHECK(off[0].kind == FindingKind::ratio_mismatch);
}

TEST_CASE("growth of something else, or of so many that any base would do, says nothing about the figure before it") {
  const auto make = [](const std::string &text, const char *words, std::int64_t people) {
    Told told(text);
    told.figure(words, people, Unit::person).indicator = "beneficiaries.lifted";
    Observation &growth = told.figure("6%", 6, Unit::percent);
    growth.indicator = "beneficiaries.lifted";
    growth.aspect = Aspect::growth;
    return told.audit();
  };
  CHECK(make("帮扶50人，全省产值增长6%。", "50人", 50).empty());
  CHECK(make("帮扶1400000人，增长6%。", "1400000人", 1400000).empty());
  CHECK(make("帮扶53人，增长6%。", "53人", 53).size() == 1); // 50 is the only base
  CHECK(make("帮扶53人参加各类协作活动，与2017年相比增长6%。", "53人", 53).size() == 1);
  CHECK(make("帮扶53人参加各类协作活动，与2017年相比产值增长6%。", "53人", 53).empty());
}

TEST_CASE("a result is held against the goal that the text tells") {
  const auto make = [](const std::string &text, bool goal_first, const char *rate, std::int64_t tenths) {
    Told told(text);
    const auto goal = [&] { told.figure("1.6亿元", 160000000, Unit::CNY).modality = Modality::planned; };
    if (goal_first) goal();
    told.figure("2.07亿元", 207000000, Unit::CNY);
    if (!goal_first) goal();
    Observation &progress = told.figure(rate, 0, Unit::percent);
    progress.indicator = "projects.progress";
    progress.quantity.value = *Decimal::scaled(tenths, 1);
    return told;
  };
  const std::string behind = "销售农产品2.07亿元，完成年度目标1.6亿元的",
                    before = "目标1.6亿元，销售2.07亿元，完成目标的";
  for (const bool goal_first : {false, true}) {
    const std::string &text = goal_first ? before : behind;
    CHECK(make(text + "129.4%。", goal_first, "129.4%", 1294).wrong().empty());
    REQUIRE(make(text + "129.4%。", goal_first, "129.4%", 1294).right().size() == 1);
    CHECK(make(text + "129.4%。", goal_first, "129.4%", 1294).right()[0].rule == "ratio.progress");
    REQUIRE(make(text + "140%。", goal_first, "140%", 1400).wrong().size() == 1);
    CHECK(make(text + "140%。", goal_first, "140%", 1400).wrong()[0].kind == FindingKind::ratio_mismatch);
  }
  Told alone("完成年度目标1.6亿元的129.4%。"); // no result is told
  alone.figure("1.6亿元", 160000000, Unit::CNY);
  alone.figure("129.4%", 129, Unit::percent).indicator = "projects.progress";
  CHECK(alone.audit().empty());
}

TEST_CASE("what follows a list that is complete is none of its parts") {
  Told told("互访25次，其中省级2次、市级6次、县级17次，召开会议5次。");
  told.figure("25次", 25, Unit::count, "次");
  for (const auto &[words, n] : {std::pair("2次", 2), std::pair("6次", 6), std::pair("17次", 17), std::pair("5次", 5)})
    told.figure(words, n, Unit::count, "次").part_of = "25次";
  told.last().indicator = "exchange.meetings";
  CHECK(told.wrong().empty());
  REQUIRE(told.right().size() == 1);
  CHECK(holds_values(told.right()[0], {2, 6, 17, 25}));
}

TEST_CASE("a completion rate gives the target") {
  Told told("转移就业530名、就近就业2215名，分别完成协议目标的265%和158.2%。");
  told.figure("530名", 530, Unit::person).indicator = "labor.jobs_assisting";
  told.figure("2215名", 2215, Unit::person).indicator = "labor.jobs_local";
  told.figure("265%", 265, Unit::percent).indicator = "projects.progress";
  Observation &second = told.figure("158.2%", 0, Unit::percent);
  second.indicator = "projects.progress";
  second.quantity.value = *Decimal::scaled(1582, 1);
  const auto found = told.right();
  REQUIRE(found.size() == 2);
  CHECK(found[0].values.back() == Decimal(200));
  CHECK(found[1].values.back() == Decimal(1400));
}

TEST_CASE("the rate of those in a state of the work against their number") {
  const auto make = [](const std::string &rate, std::int64_t tenths) {
    Told told("实施项目200个，完工项目50个，项目完工率" + rate + "。");
    told.figure("200个", 200, Unit::count, "个");
    told.figure("50个", 50, Unit::count, "个").part_of = "200个";
    Observation &stated = told.figure(rate, 0, Unit::percent);
    stated.indicator = "projects.progress";
    stated.quantity.value = *Decimal::scaled(tenths, 1);
    return told;
  };
  const auto right = make("25%", 250).right();
  CHECK(std::any_of(right.begin(), right.end(), [](const Finding &f) { return f.rule == "ratio.share"; }));
  const auto wrong = make("13%", 130).wrong();
  REQUIRE(wrong.size() == 1);
  CHECK(wrong[0].kind == FindingKind::ratio_mismatch);
}

TEST_CASE("what is told by states of the work is no sum") {
  Told told("规划项目600个，开工590个，完工400个。");
  told.figure("600个", 600, Unit::count, "个");
  told.figure("590个", 590, Unit::count, "个").part_of = "600个";
  told.figure("400个", 400, Unit::count, "个").part_of = "600个";
  CHECK(told.wrong().empty());
}

TEST_CASE("as many things listed as stated") {
  const auto listed = [](const std::string &text, const std::string &number, std::int64_t value) {
    Told told(text);
    told.figure(number, value, Unit::count, "个");
    const auto found = told.right();
    return found.size() == 1 && found[0].rule == "count.items";
  };
  CHECK(listed("两地在教育、卫生、饮水和道路等4个方面合作。", "4个", 4));
  CHECK(listed("形成“决策、协调、执行”3个层面的机制。", "3个", 3));
  CHECK(listed("打造“甲工”“乙茶”“丙艺”3个品牌。", "3个", 3));
  CHECK(listed("实施4个行动：产业、就业、教育和健康。", "4个", 4));
  CHECK(listed("共建3个园区（甲园、乙园、丙园）。", "3个", 3));
  CHECK_FALSE(listed("两地在教育、卫生等7个方面合作。", "7个", 7));
  CHECK_FALSE(listed("有2对部门、3对镇、4个村结对。", "4个", 4));
  CHECK_FALSE(listed("在甲地、乙地、丙地举办了3个班。", "3个", 3));
}

TEST_CASE("a stated number of places against the places named") {
  const auto make = [](const std::string &text, std::vector<std::pair<std::string, PlaceCode>> places,
                       const char *words, std::int64_t n) {
    Told told(text);
    told.places(places);
    told.figure(words, n, Unit::count, "个");
    return told;
  };
  const std::vector<std::pair<std::string, PlaceCode>> three{
      {"兴和县", 150924}, {"卓资县", 150921}, {"武川县", 150125}};
  CHECK(make("走访兴和县、卓资县和武川县3个县。", three, "3个", 3).right().size() == 1);
  const auto off = make("走访兴和县、卓资县和武川县4个县。", three, "4个", 4).wrong();
  REQUIRE(off.size() == 1);
  CHECK(off[0].kind == FindingKind::count_mismatch);
  CHECK(make("走访兴和县、卓资县和武川县等4个县。", three, "4个", 4).wrong().empty());
  CHECK(make("走访兴和县、卓资县和武川县等2个县。", three, "2个", 2).wrong().size() == 1);
  // 乌兰察布市 only says where the county lies; a list with an unknown name is not counted.
  CHECK(make("走访武川县、乌兰察布市兴和县、卓资县3个县。",
             {{"武川县", 150125}, {"乌兰察布市", 150900}, {"兴和县", 150924}, {"卓资县", 150921}}, "3个", 3)
            .wrong()
            .empty());
  CHECK(make("走访某地、兴和县、卓资县3个县。", {{"兴和县", 150924}, {"卓资县", 150921}}, "3个", 3).audit().empty());
  // The first of those that 与 joins is on the other side.
  CHECK(make("东丽区与兴和县、卓资县、武川县3个县结对。",
             {{"东丽区", 120110}, {"兴和县", 150924}, {"卓资县", 150921}, {"武川县", 150125}}, "3个", 3)
            .wrong()
            .empty());
  // The noun counts something else than what is listed.
  CHECK(make("走访兴和县、卓资县和武川县8个乡镇。", three, "8个", 8).audit().empty());
  CHECK(make("走访兴和县、卓资县和武川县2个省区。", three, "2个", 2).audit().empty());
}

TEST_CASE("a measure word for persons before a noun for households") {
  Told mixed("惠及300名贫困户。");
  mixed.figure("300名", 300, Unit::person);
  REQUIRE(mixed.wrong().size() == 1);
  CHECK(mixed.wrong()[0].kind == FindingKind::unit_mismatch);
  CHECK(mixed.wrong()[0].texts == std::vector<std::string>{"300名贫困户"});
  Told persons("资助300名贫困户子女。");
  persons.figure("300名", 300, Unit::person);
  CHECK(persons.audit().empty());
  Told households("惠及300户贫困户。");
  households.figure("300户", 300, Unit::household);
  CHECK(households.audit().empty());
}

TEST_CASE("one giver alone cannot give more than it gives together with others") {
  const auto make = [](std::int64_t alone, PlaceCodes aided) {
    Told told("两级共投入资金5000万元。其中一区累计投入资金7000万元。");
    Observation &all = told.figure("5000万元", 50000000, Unit::CNY);
    all.assisting = {110000, 110115};
    all.aided = {150926};
    Observation &one = told.figure("7000万元", alone, Unit::CNY);
    one.assisting = {110115};
    one.aided = std::move(aided);
    return told;
  };
  const auto found = make(70000000, {150926}).wrong();
  REQUIRE(found.size() == 1);
  CHECK(found[0].kind == FindingKind::scope_mismatch);
  CHECK(make(40000000, {150926}).audit().empty());
  CHECK(make(70000000, {150924}).audit().empty());
  CHECK(make(900000000, {150926}).audit().empty()); // another matter altogether
}

TEST_CASE("a long figure told once exactly and once as a bound") {
  Told told("98.79%以上的资金聚焦脱贫。项目资金的98.79%投向县以下。");
  for (const auto &[words, qualifier] :
       {std::pair("98.79%以上", Qualifier::at_least), std::pair("98.79%", Qualifier::exact)}) {
    Observation &share = told.figure(words, 0, Unit::percent);
    share.aspect = Aspect::share;
    share.quantity.value = *Decimal::scaled(9879, 2);
    share.quantity.qualifier = qualifier;
  }
  REQUIRE(told.wrong().size() == 1);
  CHECK(told.wrong()[0].kind == FindingKind::conflict);
  Told round("超过80%的资金到县。80%的项目到村。");
  round.figure("80%", 80, Unit::percent).quantity.qualifier = Qualifier::over;
  round.figure("80%", 80, Unit::percent);
  CHECK(round.audit().empty());
}

TEST_CASE("dates without a year are told where no day of publication is known") {
  Told told("4月8日至10日，代表团来访。");
  told.date("4月8日至10日");
  REQUIRE(told.wrong().size() == 1);
  CHECK(told.wrong()[0].kind == FindingKind::unresolved_date);
  CHECK(told.wrong()[0].texts == std::vector<std::string>{"4月8日至10日"});
  told.published("2018-04-12");
  CHECK(told.audit().empty());
  Told recurring("每年4月8日至10日，代表团来访。");
  recurring.date("4月8日至10日");
  CHECK(recurring.audit().empty());
}

TEST_CASE("a text that breaks off in the middle of a sentence") {
  const std::string body =
      "两地协作不断深入，干部往来频繁，群众收入稳步提高。在帮扶力量的支持下，当地建成多个产业基地，";
  const auto found = Told(body + "带动").wrong();
  REQUIRE(found.size() == 1);
  CHECK(found[0].kind == FindingKind::truncated);
  CHECK(found[0].texts == std::vector<std::string>{"带动", "当地建成多个产业基地，带动"});
  CHECK(Told(body).wrong().size() == 1);
  CHECK(Told("截至目前，当地在各方支持下建成多所学校、多家医院，给每户配上“七个一”").wrong().size() == 1);
  CHECK(Told(body + "带动农户增收。").audit().empty());
  CHECK(Told(body + "带动农户增收。\n本报记者").audit().empty());
  CHECK(Told(body + "带动农户增收。责任编辑：某某").audit().empty());
}

TEST_CASE("the line of a picture is no broken text") {
  CHECK(Told("村里的路修好了。\n甲县某某镇某某村的村容村貌，甲市前方指挥部供图").wrong().empty());
}

TEST_CASE("a figure told of all and again of one campaign") {
  const auto found = [](const std::string &text) {
    Told told(text);
    told.figure("4.8亿元", 480000000, Unit::CNY);
    told.figure("4.8亿元", 480000000, Unit::CNY);
    return told.wrong();
  };
  const auto scope = found("社会各界捐资4.8亿元。组织“春风送暖”活动募集4.8亿元。");
  REQUIRE(scope.size() == 1);
  CHECK(scope[0].kind == FindingKind::scope_mismatch);
  CHECK(holds_values(scope[0], {480000000, 480000000}));
  CHECK(found("社会各界捐资4.8亿元。全年募集4.8亿元。").empty());
  CHECK(found("“春风送暖”活动募集4.8亿元。“春风送暖”活动筹得4.8亿元。").empty());
}

TEST_CASE("visits without a day are told where nothing gives one") {
  const auto make = [] {
    Told told("本市代表团看望干部。两地召开座谈会。");
    told.event(EventKind::visit, "代表团看望干部");
    told.event(EventKind::meeting, "召开座谈会");
    return told;
  };
  REQUIRE(make().wrong().size() == 1);
  CHECK(make().wrong()[0].kind == FindingKind::unresolved_date);
  CHECK(make().wrong()[0].texts.size() == 2);
  Told published = make();
  published.published("2018-04-12");
  CHECK(published.audit().empty());
  Told dated("本市代表团看望干部。");
  dated.event(EventKind::visit, "代表团看望干部").range.start = parse_day("2018-04-08");
  CHECK(dated.audit().empty());
}

TEST_CASE("a text that begins with words that point back") {
  REQUIRE(Told("随后，代表们来到产业园。").wrong().size() == 1);
  CHECK(Told("随后，代表们来到产业园。").wrong()[0].kind == FindingKind::truncated);
  CHECK(Told("本市代表团来到产业园，随后座谈。").audit().empty());
}
