#include "make.hpp"

#include "jiedui/ledger/audit.hpp"

#include <algorithm>

using namespace jiedui;
using namespace jiedui::ledger_tests;

namespace {

constexpr PlaceCode beijing = 110000, inner_mongolia = 150000, ulanqab = 150900, xinghe = 150924, front = 150926;

std::vector<std::string> rules_of(const std::vector<LedgerFinding> &found, bool right) {
  std::vector<std::string> rules;
  for (const LedgerFinding &one : found)
    if ((one.finding.kind == FindingKind::holds) == right) rules.push_back(one.finding.rule);
  return rules;
}

std::vector<std::string> wrong(const Ledger &ledger) { return rules_of(audit(ledger), false); }
std::vector<std::string> right(const Ledger &ledger) { return rules_of(audit(ledger), true); }

Said fiscal(std::int64_t value) { return Said("funds.fiscal", value).from({beijing}); }

} // namespace

TEST_CASE("two documents that tell the same differently are a conflict, rounding is none") {
  const auto jobs = [](std::int64_t n, const char *text) {
    return entry(text, "2019-03-01",
                 {Said("labor.jobs", n, Unit::person).from({beijing}).to({inner_mongolia}).in(2018).written(text)});
  };
  CHECK(wrong(ledger({jobs(690000, "69万"), jobs(690700, "69.07万")})).empty());
  CHECK(right(ledger({jobs(690000, "69万"), jobs(690700, "69.07万")})) == std::vector<std::string>{"cell.rounding"});
  const Ledger filled = ledger({jobs(690000, "69万"), jobs(720700, "72.07万")});
  const auto found = audit(filled);
  REQUIRE(found.size() == 1);
  CHECK(found[0].finding.kind == FindingKind::conflict);
  CHECK(found[0].statements.size() == 2);
  CHECK(found[0].finding.texts.size() == 2);
  CHECK(wrong(ledger({jobs(690000, "69万"), jobs(100000, "10万")})) == std::vector<std::string>{"cell.conflict"});
}

TEST_CASE("each of several figures for the same is told against its neighbour") {
  const auto told = [](std::int64_t n) {
    return entry(std::to_string(n), "2020-03-01", {fiscal(n).to({xinghe}).in(2019)});
  };
  const auto found = audit(ledger({told(100), told(5000), told(3000)}));
  REQUIRE(found.size() == 2);
  CHECK(found[0].finding.values == std::vector<Decimal>{100, 3000});
  CHECK(found[1].finding.values == std::vector<Decimal>{3000, 5000});
  // What a finer figure explains does not stand between the others.
  const auto money = [](const char *text, std::int64_t n) {
    return entry(text, "2020-03-01", {fiscal(n).to({xinghe}).in(2019).written(text)});
  };
  const Ledger rounded = ledger({money("68.7万", 687000), money("69万", 690000), money("69.4万", 694000)});
  CHECK(wrong(rounded) == std::vector<std::string>{"cell.conflict"});
  CHECK(right(rounded).empty()); // where the others disagree, 69万 settles nothing
}

TEST_CASE("the largest figure of each document speaks, what stands beside it is something else") {
  const Ledger filled =
      ledger({entry("a", "2020-03-01", {fiscal(5000).to({xinghe}).in(2019), fiscal(300).to({xinghe}).in(2019)}),
              entry("b", "2020-03-01", {fiscal(4000).to({xinghe}).in(2019), fiscal(700).to({xinghe}).in(2019)})});
  const auto found = audit(filled);
  REQUIRE(found.size() == 1);
  CHECK(found[0].finding.values == std::vector<Decimal>{4000, 5000});
}

TEST_CASE("what one document tells side by side is no conflict") {
  CHECK(wrong(ledger({entry("a", "2019-03-01",
                            {Said("projects.progress", 84, Unit::percent).to({xinghe}).in(2018),
                             Said("projects.progress", 88, Unit::percent).to({xinghe}).in(2018)})}))
            .empty());
}

TEST_CASE("other scope is no conflict") {
  CHECK(wrong(ledger({entry("a", "2019-03-01", {fiscal(6516000000).to({inner_mongolia}).in(2018)}),
                      entry("b", "2020-03-01",
                            {Said("funds.total", 8174000000).from({beijing}).to({inner_mongolia}).in(2018)})}))
            .empty());
  CHECK(wrong(ledger({entry("a", "2019-03-01",
                            {fiscal(60).to({xinghe}).in(2018), fiscal(70).to({front}).in(2018),
                             fiscal(80).to({xinghe}).in(2019), fiscal(70).to({xinghe}).in(2018).plan()})}))
            .empty());
}

TEST_CASE("growth is recomputed against the other year") {
  const auto three = [](std::int64_t percent) {
    return ledger({entry("a", "2019-03-01", {fiscal(1000).to({xinghe}).in(2017)}),
                   entry("b", "2020-03-01", {fiscal(1500).to({xinghe}).in(2018)}),
                   entry("c", "2020-03-01",
                         {Said("funds.fiscal", percent, Unit::percent)
                              .from({beijing})
                              .to({xinghe})
                              .in(2018)
                              .aspect(Aspect::growth)})});
  };
  CHECK(right(three(50)) == std::vector<std::string>{"growth.recomputed"});
  CHECK(wrong(three(50)).empty());
  CHECK(wrong(three(65)) == std::vector<std::string>{"growth.recomputed"});
}

TEST_CASE("a share of a sector is recomputed against its figure and the whole") {
  const auto three = [](std::int64_t percent) {
    return ledger({entry("a", "2019-03-01",
                         {fiscal(2000).to({xinghe}).in(2018),
                          fiscal(1500).to({xinghe}).in(2018).sector(Sector::industry).part_of("2000"),
                          Said("funds.fiscal", percent, Unit::percent)
                              .from({beijing})
                              .to({xinghe})
                              .in(2018)
                              .aspect(Aspect::share)
                              .sector(Sector::industry)})});
  };
  CHECK(right(three(75)) == std::vector<std::string>{"share.recomputed"});
  CHECK(wrong(three(60)) == std::vector<std::string>{"share.recomputed"});
}

TEST_CASE("a part is not held against growth or share of its whole") {
  const auto growth =
      Said("funds.fiscal", 20, Unit::percent).from({beijing}).to({xinghe}).in(2018).aspect(Aspect::growth);
  const auto part = fiscal(300).to({xinghe}).in(2018).part_of("1200");
  const Ledger only_part = ledger({entry("a", "2019-03-01", {fiscal(1000).to({xinghe}).in(2017), part, growth})});
  CHECK(wrong(only_part).empty());
  CHECK(right(only_part).empty());
  const Ledger both = ledger({entry(
      "a", "2019-03-01", {fiscal(1000).to({xinghe}).in(2017), part, fiscal(1200).to({xinghe}).in(2018), growth})});
  CHECK(wrong(both).empty());
  CHECK(right(both) == std::vector<std::string>{"growth.recomputed"});
  // Whose growth it is nobody can say where two others tell different figures.
  const Ledger unsettled =
      ledger({entry("a", "2019-03-01", {fiscal(1000).to({xinghe}).in(2017)}),
              entry("b", "2019-03-01", {fiscal(1200).to({xinghe}).in(2018)}),
              entry("c", "2019-03-01", {fiscal(1900).to({xinghe}).in(2018)}), entry("d", "2019-03-01", {growth})});
  CHECK(right(unsettled).empty());
  CHECK(wrong(unsettled) == std::vector<std::string>{"cell.conflict"});
}

TEST_CASE("counties cannot receive more than their prefecture") {
  const auto make = [](std::int64_t each) {
    return ledger({entry("a", "2019-03-01", {fiscal(1000).to({ulanqab}).in(2018)}),
                   entry("b", "2019-03-01", {fiscal(each).to({xinghe}).in(2018), fiscal(each).to({front}).in(2018)})});
  };
  CHECK(wrong(make(600)) == std::vector<std::string>{"whole.parts"});
  CHECK(wrong(make(400)).empty());
  const auto one = [](std::int64_t county) {
    return ledger({entry("a", "2019-03-01", {fiscal(1100).to({ulanqab}).in(2018)}),
                   entry("b", "2019-03-01", {fiscal(county).to({xinghe}).in(2018)})});
  };
  CHECK(wrong(one(3200)) == std::vector<std::string>{"whole.parts"});
  CHECK(wrong(one(900)).empty());
}

TEST_CASE("a correction ends a conflict where it was published later") {
  const auto two = [](const char *first, const char *second) {
    Entry corrected = entry("b", second, {fiscal(3500).to({xinghe}).in(2018)});
    for (Citation &citation : corrected.statements.front().citations) citation.correction = true;
    return ledger({entry("a", first, {fiscal(3210).to({xinghe}).in(2018)}), corrected});
  };
  CHECK(wrong(two("2019-03-01", "2019-03-05")).empty());
  CHECK(wrong(two("2019-03-01", nullptr)) == std::vector<std::string>{"cell.conflict"});
  CHECK(wrong(two("2019-03-09", "2019-03-05")) == std::vector<std::string>{"cell.conflict"});
}

TEST_CASE("a cumulative figure cannot fall") {
  const auto since = [](std::int64_t value, const char *end) {
    return fiscal(value).to({xinghe}).during("2016-01-01", end, Basis::cumulative);
  };
  CHECK(wrong(ledger({entry("a", "2020-03-01", {since(900, "2018-12-31"), since(1000, "2019-12-31")})})).empty());
  CHECK(wrong(ledger({entry("a", "2020-03-01", {since(900, "2018-12-31"), since(800, "2019-12-31")})})) ==
        std::vector<std::string>{"cumulative.falls"});
  const auto unnamed = [](std::int64_t value, const char *end) {
    return Said("projects.count", value, Unit::count).to({xinghe}).during("2016-01-01", end, Basis::cumulative);
  };
  const auto of_all = unnamed(3842, "2018-12-14"), of_one = unnamed(119, "2018-12-31");
  CHECK(wrong(ledger({entry("a", "2019-03-01", {of_all, of_one})})).empty());
  CHECK(wrong(ledger({entry("a", "2019-03-01", {of_all, unnamed(3800, "2018-12-31")})})) ==
        std::vector<std::string>{"cumulative.falls"});
  const auto until = [](std::int64_t value, const char *text, const char *end) {
    return fiscal(value).to({xinghe}).during("", end, Basis::cumulative).written(text);
  };
  const auto open = [&](std::int64_t earlier, const char *text) {
    return ledger({entry("a", "2020-03-01", {until(earlier, text, "2018-12-31")}),
                   entry("b", "2020-04-01", {until(100000000, "1亿元", "2019-12-31")})});
  };
  CHECK(wrong(open(200000000, "2亿元")) == std::vector<std::string>{"cumulative.falls"});
  CHECK(wrong(open(130000000, "1.3亿元")) == std::vector<std::string>{"cumulative.falls"});
  CHECK(wrong(open(104000000, "1.04亿元")).empty()); // 1亿元 is rounded
  CHECK(wrong(open(90000000, "9000万元")).empty());
}

TEST_CASE("years cannot make more than the stretch that holds them") {
  const auto make = [](std::int64_t each) {
    std::vector<Entry> entries{entry(
        "whole", "2019-03-01", {fiscal(100000000).to({xinghe}).during("2016-01-01", "2018-12-31").written("1亿元")})};
    for (const int year : {2016, 2017, 2018})
      entries.push_back(entry(std::to_string(year), "2019-03-01",
                              {fiscal(each).to({xinghe}).in(year).written(std::to_string(each / 10000) + "万元")}));
    return ledger(entries);
  };
  CHECK(wrong(make(40000000)) == std::vector<std::string>{"whole.parts"});
  CHECK(wrong(make(34000000)).empty());
  std::vector<Entry> coarse{
      entry("whole", "2022-03-01",
            {fiscal(1100000000).to({xinghe}).during("2019-01-01", "2021-12-31", Basis::cumulative).written("11亿元")})};
  for (const int each : {3, 4, 5})
    coarse.push_back(
        entry(std::to_string(each), "2022-03-01",
              {fiscal(each * 100000000LL).to({xinghe}).in(2016 + each).written(std::to_string(each) + "亿元")}));
  CHECK(wrong(ledger(coarse)) == std::vector<std::string>{"whole.parts"});
}

TEST_CASE("one long figure for two times was reused") {
  CHECK(wrong(ledger({entry("a", "2019-12-20", {fiscal(1234500).to({xinghe}).during("2019-01-01", "2019-11-30")}),
                      entry("b", "2020-02-20", {fiscal(1234500).to({xinghe}).in(2019)})})) ==
        std::vector<std::string>{"value.reused"});
  CHECK(wrong(ledger({entry("a", "2019-12-20", {fiscal(1000).to({xinghe}).in(2018)}),
                      entry("b", "2020-02-20", {fiscal(1000).to({xinghe}).in(2019)})}))
            .empty());
}

TEST_CASE("a total holds its kinds of money") {
  const auto make = [](std::int64_t total) {
    return ledger(
        {entry("a", "2020-03-01",
               {fiscal(6405).to({xinghe}).in(2019), Said("funds.social", 1769).from({beijing}).to({xinghe}).in(2019)}),
         entry("b", "2020-03-01", {Said("funds.total", total).from({beijing}).to({xinghe}).in(2019)})});
  };
  CHECK(right(make(8174)) == std::vector<std::string>{"whole.indicator"});
  CHECK(wrong(make(8174)).empty());
  CHECK(wrong(make(6000)) == std::vector<std::string>{"whole.indicator"});
  const auto total = Said("funds.total", 1000).from({beijing}).to({xinghe}).in(2019);
  CHECK(wrong(ledger({entry("a", "2020-03-01", {fiscal(4235).to({xinghe}).in(2019), total})})).empty());
  CHECK(wrong(ledger({entry("a", "2020-03-01", {Said("funds.fiscal", 4235).to({xinghe}).in(2019)}),
                      entry("b", "2020-03-01", {Said("funds.total", 1000).to({xinghe}).in(2019)})}))
            .empty()); // who gave the total is not told
}

TEST_CASE("fiscal money and a total that holds donations are no conflict, and not compared by growth") {
  const Ledger both = ledger(
      {entry("a", "2019-01-02", {Said("funds.fiscal", 6516000000).from({beijing}).in(2018).written("65.16亿元")}),
       entry("b", "2019-01-03", {Said("funds.total", 6996000000).from({beijing}).in(2018).written("69.96亿元")}),
       entry("c", "2020-01-03", {Said("funds.total", 8174000000).from({beijing}).in(2019).written("81.74亿元")}),
       entry("d", "2020-01-03",
             {Said("funds.fiscal", 25, Unit::percent).from({beijing}).in(2019).aspect(Aspect::growth)})});
  CHECK(wrong(both).empty());
  CHECK(right(both).empty());
}

TEST_CASE("growth is recomputed where only one of the three names the programme") {
  Pairing pairing;
  pairing.assisting = beijing;
  pairing.aided = xinghe;
  pairing.programme = "东西部扶贫协作";
  const Ledger three = ledger(
      {entry("a", "2019-03-01", {fiscal(1000).to({xinghe}).in(2017)}, {pairing}),
       entry("b", "2020-03-01", {fiscal(1500).to({xinghe}).in(2018)}),
       entry("c", "2020-03-01",
             {Said("funds.fiscal", 65, Unit::percent).from({beijing}).to({xinghe}).in(2018).aspect(Aspect::growth)})});
  CHECK(wrong(three) == std::vector<std::string>{"growth.recomputed"});
}

TEST_CASE("a target that a rate recovers is compared with what the plan said") {
  const auto told = [](std::int64_t planned) {
    const auto people = [](std::int64_t value) {
      return Said("labor.jobs", value, Unit::person).from({beijing}).to({xinghe}).in(2019);
    };
    Entry result = entry("result", "2020-01-02", {people(530)});
    Finding recovered{FindingKind::holds, "530", {530, 265, 200}, {}, "ratio.target", {}};
    result.findings.push_back({recovered, result.statements.front().citations});
    return ledger({result, entry("plan", "2019-02-01", {people(planned).plan()})});
  };
  CHECK(right(told(200)) == std::vector<std::string>{"target.recovered"});
  CHECK(wrong(told(200)).empty());
  CHECK(wrong(told(300)) == std::vector<std::string>{"target.recovered"});
  const auto found = audit(told(300));
  CHECK(found.front().finding.values == std::vector<Decimal>{530, 265, 200, 300});
  CHECK(found.front().statements.size() == 2);
}

TEST_CASE("a whole is weighed against its parts however many there are") {
  std::vector<Entry> entries;
  for (int i = 0; i < 3000; ++i)
    entries.push_back(entry("d" + std::to_string(i), "2019-01-02",
                            {fiscal(100 + i).to({150921 + i % 8}).during("2018-01-01", "2018-12-31")}));
  entries.push_back(entry("whole", "2019-01-02", {fiscal(500).to({ulanqab}).in(2018)}));
  const auto found = wrong(ledger(entries));
  CHECK(std::count(found.begin(), found.end(), "whole.parts") == 1);
}
