#include "make.hpp"

#include "jiedui/ledger/assessment.hpp"
#include "jiedui/ledger/responsibility.hpp"

using namespace jiedui;
using namespace jiedui::ledger_tests;

namespace {

constexpr std::string_view tables =
    "# table: assessment_rules\n"
    "id\tname_zh\tname_en\tsubject\twhat\taspect\tper\tsector\tcomparison\tthreshold\tsource\tnear\n"
    "begun\t开工\tbegun\tfigure\tprojects.progress\t\t\t\tat_least\t100\t\t开工率|启动率\n"
    "share\t比例\tshare\tfigure\tfunds.fiscal\tshare\t\t\tat_least\t80\t\n"
    "rise\t增长\trise\tincrease\tfunds.fiscal\t\t\t\tat_least\t0\t\n"
    "visit\t调研\tvisit\tevent\tvisit\t\t\t\tat_least\t1\t\n"
    "pair\t结对\tpair\tpairing\t\t\t\t\tat_least\t1\t\n"
    "lists\t清单\tlists\tsystem\tthree_lists\t\t\t\tat_least\t1\t\n"
    "each\t每对\teach\teach_event\tvisit\t\t\t\tat_least\t100\t\n"
    "# table: assessment_2017\n"
    "id\tparent\tname_zh\tname_en\tindicators\trules\tsource\n"
    "funds\t\t资金\tfunds\t\t\t\n"
    "funds.fiscal\tfunds\t财政\tfiscal\tfunds.fiscal|funds.social\tshare|rise\t\n"
    "# table: responsibility_chain\n"
    "id\tindicator\ttask\tmeasure\tcheck\tresponsible\n"
    "a\tfunds.fiscal\t任务\t措施\t\t某局\n"
    "# table: responsibility_lists\n"
    "id\tkind\ttext\tindicator\towner\tdue\tdone\tanswers\n"
    "p1\tproblem\t拨付慢\tfunds.fiscal\t\t\t\t\n"
    "p2\tproblem\t无人管\t\t\t\t\t\n"
    "t1\ttask\t加快拨付\t\t某局\t2018-06-30\tno\tp1\n"
    "r1\tresponsibility\t负责拨付\t\t\t\t\tt1\n";

Rules read(std::string_view more = {}) {
  const auto result = Rules::only(std::string(frozen_tables) + std::string(tables) + std::string(more));
  REQUIRE_MESSAGE(result.ok(), result.error().message);
  return *result;
}

std::shared_ptr<const AssessmentFrames> frames() {
  const auto compiled = compile_assessment(read(), *rules());
  REQUIRE_MESSAGE(compiled.ok(), compiled.error().message);
  return *compiled;
}

const AssessedPair pair_2018{110115, 150926, 2018};

Verdict verdict(const char *rule, const Ledger &ledger) {
  return check(*frames()->rule(rule), ledger, pair_2018).verdict;
}

Said share(std::int64_t percent) {
  return Said("funds.fiscal", percent, Unit::percent).from({110000}).in(2018).aspect(Aspect::share);
}

Said fiscal(std::int64_t value, int year) { return Said("funds.fiscal", value).from({110115}).to({150926}).in(year); }

} // namespace

TEST_CASE("a threshold is met, not met, or nothing answers it") {
  CHECK(verdict("share", ledger({entry("a", "2019-01-02", {share(85)})})) == Verdict::met);
  CHECK(verdict("share", ledger({entry("a", "2019-01-02", {share(70)})})) == Verdict::not_met);
  CHECK(verdict("share", ledger({entry("a", "2019-01-02", {fiscal(5, 2018)})})) == Verdict::no_evidence);
  CHECK(verdict("share", ledger({entry("a", "2019-01-02", {share(85).in(2019)})})) == Verdict::no_evidence);
  CHECK(verdict("share", ledger({entry("a", "2019-01-02", {share(85).from({440000})})})) == Verdict::no_evidence);
  CHECK(verdict("share", ledger({entry("a", "2019-01-02", {share(85).plan()})})) == Verdict::no_evidence);
  const Said in_education = share(10).sector(Sector::education), of_a_part = share(10).part_of("帮扶资金");
  CHECK(verdict("share", ledger({entry("a", "2019-01-02", {in_education})})) == Verdict::no_evidence);
  CHECK(verdict("share", ledger({entry("a", "2019-01-02", {of_a_part})})) == Verdict::no_evidence);
  const Ledger both = ledger({entry("a", "2019-01-02", {share(85), share(70)})});
  const RuleAnswer answer = check(*frames()->rule("share"), both, pair_2018);
  CHECK(answer.verdict == Verdict::not_met);
  CHECK(answer.value == Decimal(70));
  CHECK(answer.statements.size() == 2);
}

TEST_CASE("a rise is decided as far as the bounds of both years allow") {
  const auto rise = [](const Said &before, const Said &now) {
    return verdict("rise", ledger({entry("a", "2019-01-02", {before, now})}));
  };
  const auto money = [](std::int64_t value, int year) { return fiscal(value, year); };
  CHECK(rise(money(4000, 2017), money(4000, 2018)) == Verdict::met);
  CHECK(rise(money(4000, 2017), money(3999, 2018)) == Verdict::not_met);
  CHECK(rise(money(4000, 2017), money(4000, 2018).as(Qualifier::nearly)) == Verdict::not_met);
  CHECK(rise(money(4000, 2017), money(3000, 2018).as(Qualifier::at_least)) == Verdict::no_evidence);
  CHECK(rise(money(4000, 2017), money(4000, 2018).as(Qualifier::over)) == Verdict::met);
  CHECK(rise(money(4000, 2017).as(Qualifier::over), money(4000, 2018)) == Verdict::not_met);
  CHECK(rise(money(4000, 2017).as(Qualifier::nearly), money(3500, 2018)) == Verdict::no_evidence);
}

TEST_CASE("a rule asks for the words before the figure where the indicator alone does not tell") {
  const auto told = [](std::int64_t percent, const char *sentence) {
    Entry made = entry("a", "2019-01-02",
                       {Said("projects.progress", percent, Unit::percent)
                            .from({110115})
                            .to({150926})
                            .in(2018)
                            .written(std::to_string(percent) + "%")});
    made.statements.front().citations.front().sentence = sentence;
    return ledger({made});
  };
  CHECK(verdict("begun", told(100, "项目开工率100%，资金拨付率85%")) == Verdict::met);
  CHECK(verdict("begun", told(85, "项目开工率85%，资金拨付率100%")) == Verdict::not_met);
  CHECK(verdict("begun", told(85, "项目开工率100%，资金拨付率85%")) == Verdict::no_evidence);
}

TEST_CASE("a bound decides as far as it reaches") {
  CHECK(verdict("share", ledger({entry("a", "2019-01-02", {share(98).as(Qualifier::at_least)})})) == Verdict::met);
  CHECK(verdict("share", ledger({entry("a", "2019-01-02", {share(70).as(Qualifier::at_least)})})) ==
        Verdict::no_evidence);
  CHECK(verdict("share", ledger({entry("a", "2019-01-02", {share(70).as(Qualifier::at_most)})})) == Verdict::not_met);
}

TEST_CASE("a rise is this year's total less that of the year before") {
  CHECK(verdict("rise", ledger({entry("a", "2019-01-02", {fiscal(5, 2017), fiscal(7, 2018)})})) == Verdict::met);
  CHECK(verdict("rise", ledger({entry("a", "2019-01-02", {fiscal(7, 2017), fiscal(5, 2018)})})) == Verdict::not_met);
  CHECK(verdict("rise", ledger({entry("a", "2019-01-02", {fiscal(7, 2018)})})) == Verdict::no_evidence);
}

TEST_CASE("events and pairings are counted between the two") {
  Document document;
  document.id = "a";
  document.published = day("2018-05-01");
  Facts facts;
  facts.events = {
      {EventKind::visit, {day("2018-04-08"), std::nullopt, ""}, {150926}, {110115, 150926}, "来访", "", {}}};
  Pairing pairing;
  pairing.assisting = 110115;
  pairing.aided = 150926;
  facts.pairings = {pairing};
  const Ledger filled = ledger({facts_to_entry(document, {}, facts, *rules())});
  CHECK(verdict("visit", filled) == Verdict::met);
  CHECK(verdict("pair", filled) == Verdict::met);
  CHECK(check(*frames()->rule("visit"), filled, pair_2018).citations.size() == 1);
  CHECK(check(*frames()->rule("visit"), filled, {110115, 150926, 2019}).verdict == Verdict::no_evidence);
  CHECK(check(*frames()->rule("pair"), filled, {110108, 150926, 2018}).verdict == Verdict::no_evidence);
}

TEST_CASE("a system speaks for a pair in a document of the year that tells of the pair") {
  Pairing told;
  told.assisting = 110115;
  told.aided = 150926;
  const auto naming = [](Entry entry) {
    Citation citation;
    citation.document = entry.document.id;
    citation.published = entry.document.published;
    entry.systems.push_back({{"three_lists", {110000}, {}, {}}, {citation}});
    return entry;
  };
  CHECK(verdict("lists", ledger({naming(entry("a", "2018-05-01", {}, {told}))})) == Verdict::met);
  CHECK(verdict("lists", ledger({naming(entry("a", "2019-05-01", {}, {told}))})) == Verdict::no_evidence);
  CHECK(verdict("lists", ledger({naming(entry("a", nullptr, {}, {told}))})) == Verdict::no_evidence);
  CHECK(verdict("lists", ledger({naming(entry("a", "2018-05-01", {}))})) == Verdict::no_evidence);
  CHECK(verdict("lists", ledger({naming(entry("a", "2019-02-01", {fiscal(5, 2018)}, {told}))})) == Verdict::met);
  told.aided = 540000;
  CHECK(verdict("lists", ledger({naming(entry("a", "2018-05-01", {}, {told}))})) == Verdict::no_evidence);
}

TEST_CASE("an event is asked of every pairing between two provinces") {
  Document document;
  document.id = "a";
  Facts facts;
  const auto paired = [](PlaceCode assisting, PlaceCode aided) {
    Pairing pairing;
    pairing.assisting = assisting;
    pairing.aided = aided;
    return pairing;
  };
  const auto visit = [](PlaceCode giver, PlaceCode receiver) {
    return Event{
        EventKind::visit, {day("2018-04-08"), std::nullopt, ""}, {receiver}, {giver}, std::to_string(giver), "", {}};
  };
  const AssessedPair provinces{110000, 150000, 2018};
  const auto answer = [&] {
    return check(*frames()->rule("each"), ledger({facts_to_entry(document, {}, facts, *rules())}), provinces);
  };
  facts.pairings = {paired(110000, 150000), paired(110115, 150926), paired(110108, 150924)};
  facts.events = {visit(110115, 150926)};
  CHECK(answer().verdict == Verdict::no_evidence);
  CHECK(answer().value == std::optional(Decimal(50)));
  facts.events.push_back(visit(110000, 150000)); // the provinces' own visit is none of the districts'
  CHECK(answer().verdict == Verdict::no_evidence);
  facts.events.push_back(visit(110108, 150924));
  CHECK(answer().verdict == Verdict::met);
}

TEST_CASE("a scorecard has figures, answers and gaps for every item") {
  const Ledger filled = ledger({entry("a", "2019-01-02", {fiscal(5, 2017), fiscal(7, 2018), share(85)})});
  const auto compiled = frames();
  const auto card = scorecard(*compiled, "2017", filled, pair_2018);
  REQUIRE(card.size() == 2);
  REQUIRE(card[1].totals.size() == 1);
  CHECK(card[1].totals[0].quantity->value == Decimal(7));
  CHECK(card[1].without == std::vector<std::string>{"funds.social"});
  REQUIRE(card[1].answers.size() == 2);
  CHECK(card[1].answers[0].verdict == Verdict::met);
  CHECK(card[1].answers[1].verdict == Verdict::met);
  CHECK(scorecard(*compiled, "unknown", filled, pair_2018).empty());
  const Ledger wide = ledger(
      {entry("a", "2019-01-02",
             {Said("funds.social", 9).from({110000}).in(2018), Said("funds.social", 8).from({440000}).in(2018)})});
  const auto hidden = scorecard(*compiled, "2017", wide, pair_2018);
  CHECK(hidden[1].without.size() == 2);
  REQUIRE(hidden[1].wider.size() == 1);
  CHECK(hidden[1].wider[0]->quantity.value == Decimal(9));
}

TEST_CASE("tables that cannot be understood are refused with their place") {
  const auto refused = [](const char *rows) {
    const auto result = compile_assessment(read(rows), *rules());
    return result.ok() ? std::string() : result.error().message;
  };
  const std::string rule =
      "# table: assessment_frames\nid\tframe\tparent\tname_zh\tname_en\tindicators\trules\tsource\n";
  CHECK(refused((rule + "x\tmine\t\t甲\ta\tfunds.fiscal\tshare\t\n").c_str()).empty());
  CHECK(refused((rule + "x\tmine\t\t甲\ta\tno.such\t\t\n").c_str()).find("no.such") != std::string::npos);
  CHECK(refused((rule + "x\tmine\tnowhere\t甲\ta\t\t\t\n").c_str()).find("parent") != std::string::npos);
  CHECK(refused((rule + "x\tmine\t\t甲\ta\t\tno_rule\t\n").c_str()).find("no_rule") != std::string::npos);
}

TEST_CASE("the chain and the three lists are joined to the ledger, gaps are told") {
  const auto compiled = compile_responsibility(read(), *rules());
  REQUIRE_MESSAGE(compiled.ok(), compiled.error().message);
  const Ledger filled = ledger({entry("a", "2019-01-02", {fiscal(7, 2018)})});
  const auto compiled_frames = frames();
  const ResponsibilityState state =
      responsibility(**compiled, *compiled_frames, "2017", filled, pair_2018, day("2018-07-01"));
  REQUIRE(state.links.size() == 1);
  CHECK(state.links[0].totals.size() == 1);
  CHECK(state.links[0].gaps == std::vector<std::string>{"check"});
  REQUIRE(state.lists.size() == 4);
  CHECK(state.lists[0].gaps.empty());
  CHECK(state.lists[1].gaps == std::vector<std::string>{"task"});
  CHECK(state.lists[2].gaps == std::vector<std::string>{"overdue"});
  CHECK(state.lists[3].gaps == std::vector<std::string>{"owner"});
  CHECK(state.unsupported == std::vector<std::string>{"funds.social"});
}

TEST_CASE("the built-in frames, rules and chains compile against the built-in indicators") {
  const auto builtin = Rules::with_builtin();
  REQUIRE_MESSAGE(builtin.ok(), builtin.error().message);
  const auto ledger_rules = compile_ledger_rules(*builtin);
  REQUIRE_MESSAGE(ledger_rules.ok(), ledger_rules.error().message);
  const auto assessment = compile_assessment(*builtin, **ledger_rules);
  REQUIRE_MESSAGE(assessment.ok(), assessment.error().message);
  CHECK((*assessment)->frames() == std::vector<std::string>{"2017", "2021"});
  std::size_t aspects = 0;
  for (const FrameItem &item : (*assessment)->items) {
    aspects += item.frame == "2017" && item.parent.empty();
    CHECK_FALSE(item.source.empty());
  }
  CHECK(aspects == 6);
  for (const AssessmentRule &rule : (*assessment)->rules) {
    CHECK_FALSE(rule.source.empty());
    if (rule.subject == RuleSubject::system) CHECK((*ledger_rules)->system(rule.what) != nullptr);
  }
  const auto chain = compile_responsibility(*builtin, **ledger_rules);
  REQUIRE_MESSAGE(chain.ok(), chain.error().message);
  CHECK((*ledger_rules)->place_of("大兴区") == 110115);
  CHECK((*ledger_rules)->place_of("110103") == 110101); // 崇文区 lies in 东城区 since 2010
  CHECK_FALSE((*ledger_rules)->place_of("没有这个地方").has_value());
  CHECK_FALSE((*ledger_rules)->place_of("999999").has_value());
  CHECK((*ledger_rules)->place_of("内蒙古") == 150000);
  CHECK((*ledger_rules)->place_of("察右前旗") == 150926);
  CHECK((*ledger_rules)->place_of("崇文区") == 110101); // its name of old
  CHECK((*ledger_rules)->place_of("南京市鼓楼区") == 320106);
  CHECK((*ledger_rules)->place_of("北京市朝阳区") == 110105);
  CHECK_FALSE((*ledger_rules)->place_of("鼓楼区").has_value());
  CHECK((*ledger_rules)->places_of("鼓楼区").size() > 2);
  CHECK((*ledger_rules)->places_of("北京市鼓楼区").empty());
  CHECK_FALSE(unknown_kind(**ledger_rules, "platform"));
  CHECK(unknown_kind(**ledger_rules, "foo").value().message.find("platform") != std::string::npos);
}

TEST_CASE("every system has a name, a kind, and a way to ask for it") {
  const auto builtin = Rules::with_builtin();
  REQUIRE(builtin.ok());
  const auto compiled = compile_ledger_rules(*builtin);
  REQUIRE(compiled.ok());
  CHECK((*compiled)->systems.size() >= 90);
  for (const System &system : (*compiled)->systems) {
    CHECK_FALSE(system.name_zh.empty());
    CHECK_FALSE(system.name_en.empty());
    CHECK_FALSE(system.kind.empty());
    CHECK_FALSE(system.ask.empty());
  }
  for (const char *id :
       {"leadership", "input", "mobilisation", "training", "responsibility", "supervision", "publicity"}) {
    REQUIRE((*compiled)->system(id) != nullptr);
    CHECK((*compiled)->system(id)->part_of == "system");
  }
}
