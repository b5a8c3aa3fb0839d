#include "make.hpp"

#include <algorithm>
#include <random>

using namespace jiedui;
using namespace jiedui::ledger_tests;

namespace {

/// Everything a ledger holds, as text, to compare two of them.
std::string content(const Ledger &ledger) {
  std::string all;
  for (const auto &[id, document] : ledger.documents()) all += id + ' ' + std::to_string(document.fingerprint) + '\n';
  for (const auto &[key, statement] : ledger.statements()) {
    all += key + ' ' + statement.step.to_string() + ' ' + statement.quantity.classifier + ' ' +
           (statement.period ? std::string(to_string(statement.period->basis)) : "") + '\n';
    for (const Citation &c : statement.citations)
      all += "  " + c.document + ' ' + std::to_string(c.span.begin) + ' ' + c.text + ' ' + c.sentence + '\n';
  }
  for (const auto &[key, pairing] : ledger.pairings()) all += key + std::to_string(pairing.citations.size()) + '\n';
  return all;
}

Pairing paired(PlaceCode assisting, PlaceCode aided, std::string programme) {
  Pairing pairing;
  pairing.assisting = assisting;
  pairing.aided = aided;
  pairing.programme = std::move(programme);
  return pairing;
}

} // namespace

TEST_CASE("equal statements of two documents become one with both sources") {
  const Observation said = Said("funds.fiscal", 6516000000).from({110000}).in(2018).written("65.16亿元");
  const Ledger both = ledger({entry("a", "2019-01-02", {said}), entry("b", "2019-03-01", {said})});
  REQUIRE(both.statements().size() == 1);
  const Statement &statement = both.statements().begin()->second;
  REQUIRE(statement.citations.size() == 2);
  CHECK(statement.citations[0].document == "a");
  CHECK(statement.citations[1].document == "b");
  CHECK(statement.citations[0].text == "65.16亿元");
}

TEST_CASE("a statement told twice in one document is one statement with two places") {
  const Observation said = Said("projects.count", 928, Unit::count).from({110000}).in(2018).counted("个");
  const Observation again = Said("projects.count", 928, Unit::count).from({110000}).in(2018).counted("项");
  const Ledger one = ledger({entry("a", "2019-01-02", {said, again})});
  REQUIRE(one.statements().size() == 1);
  CHECK(one.statements().begin()->second.citations.size() == 2);
}

TEST_CASE("what differs in giver, unit, plan or bound stays apart") {
  const auto base = [] { return Said("labor.jobs", 500, Unit::person).from({110000}).to({150000}).in(2018); };
  const Ledger apart =
      ledger({entry("a", "2019-01-02",
                    {base(), base().from({120000}), base().plan(), base().as(Qualifier::over),
                     Said("labor.jobs", 500, Unit::person_time).from({110000}).to({150000}).in(2018)})});
  CHECK(apart.statements().size() == 5);
}

TEST_CASE("figures that no indicator fits stay out") {
  CHECK(ledger({entry("a", "2019-01-02", {Said("other", 5)})}).statements().empty());
}

TEST_CASE("a document added twice changes nothing, a changed one takes its place") {
  const Entry first = entry("a", "2019-01-02", {Said("funds.fiscal", 5).in(2018), Said("funds.social", 7).in(2018)});
  const Entry changed = entry("a", "2019-01-02", {Said("funds.fiscal", 6).in(2018), Said("funds.social", 7).in(2018)});
  const Entry other = entry("b", "2019-01-02", {Said("funds.fiscal", 5).in(2018)});
  Ledger filled(rules());
  CHECK(filled.add(first) == Ledger::Added::added);
  const std::string before = content(filled);
  CHECK(filled.add(first) == Ledger::Added::unchanged);
  CHECK(content(filled) == before);
  filled.add(other);
  CHECK(filled.add(changed) == Ledger::Added::replaced);
  CHECK(content(filled) == content(ledger({other, changed})));
  CHECK(content(filled) != content(ledger({other, first})));
}

TEST_CASE("a document that is removed leaves nothing but what others say") {
  const Entry first = entry("a", "2019-01-02", {Said("funds.fiscal", 5).in(2018), Said("funds.social", 7).in(2018)},
                            {paired(110000, 150000, "东西部协作")});
  const Entry second = entry("b", "2019-01-02", {Said("funds.fiscal", 5).in(2018)});
  Ledger filled = ledger({first, second});
  CHECK(filled.remove("a"));
  CHECK(content(filled) == content(ledger({second})));
  CHECK_FALSE(filled.remove("a"));
  CHECK(filled.remove("b"));
  CHECK(content(filled).empty());
}

TEST_CASE("a claim that names no programme joins the one that does, unless two are named") {
  const auto said = [] { return Said("funds.fiscal", 5).from({110115}).to({150926}).in(2018); };
  const Entry unsaid = entry("a", "2019-01-02", {said()});
  const Entry named = entry("b", "2019-01-02", {said()}, {paired(110115, 150926, "东西部扶贫协作")});
  const Entry another = entry("c", "2019-01-02", {said()}, {paired(110115, 150926, "对口支援")});
  const Entry second_unsaid = entry("d", "2019-01-02", {said()});
  for (const auto &order : {std::vector{unsaid, named}, std::vector{named, unsaid}}) {
    const Ledger joined = ledger(order);
    REQUIRE(joined.statements().size() == 1);
    CHECK(joined.statements().begin()->second.programme == "东西部扶贫协作");
    CHECK(joined.statements().begin()->second.citations.size() == 2);
  }
  std::vector<Entry> all{unsaid, named, another, second_unsaid};
  const std::string expected = content(ledger(all));
  CHECK(ledger(all).statements().size() == 3);
  std::sort(all.begin(), all.end(), [](const Entry &x, const Entry &y) { return x.document.id < y.document.id; });
  do {
    Ledger filled = ledger(all);
    CHECK(content(filled) == expected);
    filled.remove("c");
    CHECK(content(filled) == content(ledger({unsaid, named, second_unsaid})));
    CHECK(filled.statements().size() == 1);
  } while (std::next_permutation(all.begin(), all.end(),
                                 [](const Entry &x, const Entry &y) { return x.document.id < y.document.id; }));
}

TEST_CASE("another value, time or receiver is another claim, whatever the programme") {
  const auto said = [] { return Said("funds.fiscal", 5).from({110115}).to({150926}).in(2018); };
  const Pairing pairing = paired(110115, 150000, "东西部扶贫协作");
  const Ledger apart =
      ledger({entry("a", "2019-01-02", {said()}, {pairing}), entry("b", "2019-01-02", {said().in(2017)}),
              entry("c", "2019-01-02", {said().to({150927})}), entry("d", "2019-01-02", {said().as(Qualifier::over)})});
  CHECK(apart.statements().size() == 4);
}

TEST_CASE("the programme of a figure is that of the pairing its parties lie in") {
  const Ledger filled = ledger({entry("a", "2019-01-02", {Said("funds.fiscal", 5).from({110115}).to({150926}).in(2018)},
                                      {paired(110115, 150926, "东西部扶贫协作")}),
                                entry("b", "2019-01-02", {Said("funds.fiscal", 7).from({110115}).to({540103}).in(2018)},
                                      {paired(110115, 150926, "东西部扶贫协作")})});
  std::vector<std::string> programmes;
  for (const auto &[key, statement] : filled.statements()) programmes.push_back(statement.programme);
  std::sort(programmes.begin(), programmes.end());
  CHECK(programmes == std::vector<std::string>{"", "东西部扶贫协作"});
}

TEST_CASE("the order of adding never changes the ledger") {
  std::mt19937 random(20180408);
  const auto pick = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(most)); };
  for (int round = 0; round < 20; ++round) {
    std::vector<Entry> entries;
    for (int i = 0; i < 25; ++i) {
      std::vector<Observation> said;
      for (int n = pick(5); n >= 0; --n) {
        Said one("projects.count", 1 + pick(3), Unit::count);
        one.from({110000 + pick(2) * 115}).to({150900 + pick(3)}).counted(pick(2) ? "个" : "项");
        if (pick(4)) one.in(2016 + pick(3));
        else one.during("", "", Basis::cumulative);
        if (pick(3) == 0) one.sector(Sector::education);
        if (pick(4) == 0) one.part_of("9个");
        said.push_back(one);
      }
      entries.push_back(entry("d" + std::to_string(i), pick(3) ? "2019-01-02" : "2019-05-06", said,
                              {paired(110000, 150900 + pick(2), pick(2) ? "东西部协作" : "")}));
    }
    const std::string expected = content(ledger(entries));
    std::shuffle(entries.begin(), entries.end(), random);
    CHECK(content(ledger(entries)) == expected);

    // A document that came and went, or came in an earlier form, leaves no trace.
    Ledger filled(rules());
    for (std::size_t i = 0; i < entries.size(); ++i) {
      Entry earlier = entries[(i + 7) % entries.size()];
      earlier.document.id = pick(2) ? entries[i].document.id : "gone";
      for (Statement &statement : earlier.statements)
        for (Citation &citation : statement.citations) citation.document = earlier.document.id;
      for (auto &noted : earlier.pairings)
        for (Citation &citation : noted.citations) citation.document = earlier.document.id;
      earlier.document.fingerprint += 1;
      filled.add(earlier);
      filled.add(entries[i]);
      filled.remove("gone");
    }
    CHECK(content(filled) == expected);
  }
}

TEST_CASE("a citation quotes the sentence it stands in, cut where it is very long") {
  Document document;
  document.id = "a";
  const std::string filler(3000, 'x');
  document.text = "第一句。" + filler + "投入5万元" + filler + "。";
  Observation observation = Said("funds.fiscal", 50000).in(2018).written("5万元");
  const auto at = static_cast<std::uint32_t>(document.text.find("5万元"));
  observation.evidence = {{at, at + 7}};
  Facts facts;
  facts.observations = {observation};
  const Entry made = facts_to_entry(document, {}, facts, *rules());
  const Citation &citation = made.statements.at(0).citations.at(0);
  CHECK(citation.sentence.size() <= 620);
  CHECK(citation.sentence.find("5万元") != std::string::npos);
}
