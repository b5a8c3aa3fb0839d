#include "make.hpp"

#include "jiedui/ledger/ledger_store.hpp"
#include "jiedui/ledger/totals.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>

using namespace jiedui;
using namespace jiedui::ledger_tests;

namespace {

/// A file of its own for each test, gone afterwards.
class TemporaryFile {
public:
  TemporaryFile()
      : path_((std::filesystem::temp_directory_path() / ("jiedui-" + std::to_string(std::random_device{}()) + ".db"))
                  .string()) {}
  ~TemporaryFile() {
    for (const char *ending : {"", "-wal", "-shm"}) std::filesystem::remove(path_ + ending);
  }
  [[nodiscard]] const std::string &path() const { return path_; }

private:
  std::string path_;
};

LedgerStore opened(const TemporaryFile &file, LedgerStore::Mode mode = LedgerStore::Mode::write) {
  auto store = LedgerStore::open(file.path(), mode);
  REQUIRE_MESSAGE(store.ok(), store.error().message);
  return std::move(store).value();
}

Entry full_entry(const std::string &id) {
  Document document;
  document.id = id;
  document.title = "标题";
  document.url = "http://example.org/" + id;
  document.source = "日报";
  document.published = day("2019-01-02");
  document.text = "大兴区投入资金5万元，2~3名干部。\n";
  Facts facts;
  Observation money =
      Said("funds.fiscal", 50000).from({110115}).to({150926}).in(2018).written("5万元").sector(Sector::education);
  money.evidence = {{21, 28}};
  Observation people =
      Said("labor.jobs", 2, Unit::person).from({110000, 110115}).during("", "", Basis::cumulative).written("2~3名");
  people.quantity.value_high = Decimal(3);
  people.evidence = {{31, 37}};
  facts.observations = {money, people};
  Pairing pairing;
  pairing.assisting = 110115;
  pairing.aided = 150926;
  pairing.programme = "东西部扶贫协作";
  pairing.start = day("2016-12-07");
  facts.pairings = {pairing};
  facts.projects = {{"某产业园项目", 150926, Decimal(56000000), Sector::industry, "某公司", "rule", {{0, 9}}}};
  facts.events = {
      {EventKind::visit, {day("2018-04-08"), std::nullopt, ""}, {150926}, {110115, 150926}, "来访", "", {}}};
  facts.policies = {{"某办法", PolicyKind::policy, "", {}}, {"某协议", PolicyKind::agreement, "", {}}};
  facts.officials = {{"张三", "区长", 110115, "", {}}};
  facts.organizations = {{"某公司", {id + "别名", "别名"}, OrganizationKind::enterprise, "", {}}};
  facts.findings = {{FindingKind::holds, "和", {Decimal(1), *Decimal::scaled(25, 1)}, {"甲", "乙"}, "sum", {{0, 3}}}};
  return facts_to_entry(document, {}, facts, *rules());
}

/// The rows of all tables together.
int count_rows(const TemporaryFile &file) {
  sqlite3 *connection = nullptr;
  REQUIRE(sqlite3_open(file.path().c_str(), &connection) == SQLITE_OK);
  int rows = 0;
  const auto add = [](void *sum, int, char **cells, char **) {
    *static_cast<int *>(sum) += std::atoi(cells[0]);
    return 0;
  };
  for (const char *table : {"document", "statement", "statement_place", "pairing", "project", "event", "policy",
                            "official", "organization", "system", "finding", "citation"})
    REQUIRE(sqlite3_exec(connection, ("SELECT count(*) FROM " + std::string(table)).c_str(), add, &rows, nullptr) ==
            SQLITE_OK);
  sqlite3_close(connection);
  return rows;
}

bool same(const Ledger &a, const Ledger &b) {
  const auto keys = [](const auto &map) {
    std::string all;
    for (const auto &[key, value] : map) {
      all += key + '\n';
      if constexpr (requires { value.citations; })
        for (const Citation &c : value.citations)
          all += c.document + std::to_string(c.span.begin) + c.text + c.sentence + std::string(to_string(c.sector)) +
                 std::string(to_string(c.basis)) + c.classifier + (c.names_programme ? "+" : "-") +
                 (c.published ? to_string(*c.published) : "") + '\n';
    }
    return all;
  };
  return a.documents() == b.documents() && keys(a.statements()) == keys(b.statements()) &&
         keys(a.pairings()) == keys(b.pairings()) && keys(a.projects()) == keys(b.projects()) &&
         keys(a.events()) == keys(b.events()) && keys(a.policies()) == keys(b.policies()) &&
         keys(a.officials()) == keys(b.officials()) && keys(a.organizations()) == keys(b.organizations()) &&
         keys(a.systems()) == keys(b.systems()) && keys(a.findings()) == keys(b.findings());
}

} // namespace

TEST_CASE("a store gives back what was put in") {
  const TemporaryFile file;
  LedgerStore store = opened(file);
  const std::vector<Entry> entries{full_entry("a"), full_entry("b")};
  for (const Entry &one : entries) {
    const auto added = store.add(one);
    REQUIRE_MESSAGE(added.ok(), added.error().message);
    CHECK(*added == Ledger::Added::added);
  }
  const auto back = store.read(rules());
  REQUIRE_MESSAGE(back.ok(), back.error().message);
  const Ledger expected = ledger(entries);
  CHECK(same(*back, expected));
  CHECK(back->organizations().begin()->second.value.aliases == expected.organizations().begin()->second.value.aliases);
  CHECK(back->organizations().begin()->second.value.aliases.size() == 3);
  CHECK(back->findings().begin()->second.value.values == expected.findings().begin()->second.value.values);
  CHECK(back->statements().size() == 2);
  CHECK(*store.documents() == 2);
  CHECK(*store.indicators() == std::vector<std::string>{"funds.fiscal", "labor.jobs"});
}

TEST_CASE("a document added twice changes nothing, a changed one takes its place, a removed one leaves nothing") {
  const TemporaryFile file;
  LedgerStore store = opened(file);
  const Entry said_elsewhere = full_entry("b");
  const Entry first = entry("a", "2019-01-02", {Said("funds.fiscal", 5).from({110115}).to({150926}).in(2018)});
  const Entry changed = full_entry("a");
  REQUIRE(store.add(first).ok());
  CHECK(*store.add(first) == Ledger::Added::unchanged);
  REQUIRE(store.add(said_elsewhere).ok());
  CHECK(*store.add(changed) == Ledger::Added::replaced);
  const Ledger now = ledger({changed, said_elsewhere});
  CHECK(same(*store.read(rules()), now));
  CHECK(store.read(rules())->organizations().begin()->second.value.aliases ==
        now.organizations().begin()->second.value.aliases);
  CHECK(*store.remove("a"));
  CHECK_FALSE(*store.remove("a"));
  const Ledger left = ledger({said_elsewhere});
  CHECK(same(*store.read(rules()), left));
  CHECK(store.read(rules())->organizations().begin()->second.value.aliases ==
        left.organizations().begin()->second.value.aliases);
  CHECK(*store.remove("b"));
  CHECK(count_rows(file) == 0);
}

TEST_CASE("claims with and without a programme are joined when they are read, in every order of adding") {
  const auto said = [] { return Said("funds.fiscal", 5).from({110115}).to({150926}).in(2018); };
  Pairing pairing;
  pairing.assisting = 110115;
  pairing.aided = 150926;
  pairing.programme = "东西部扶贫协作";
  const Entry unsaid = entry("a", "2019-01-02", {said()}), named = entry("b", "2019-01-02", {said()}, {pairing});
  for (const auto &order : {std::vector{unsaid, named}, std::vector{named, unsaid}}) {
    const TemporaryFile file;
    LedgerStore store = opened(file);
    for (const Entry &one : order) REQUIRE(store.add(one).ok());
    const auto read = store.read(rules());
    REQUIRE(read.ok());
    CHECK(read->statements().size() == 1);
    CHECK(same(*read, ledger({unsaid, named})));
  }
}

TEST_CASE("a selection holds what lies in the places asked") {
  const TemporaryFile file;
  LedgerStore store = opened(file);
  REQUIRE(store
              .add(entry("a", "2019-01-02",
                         {Said("funds.fiscal", 1).from({110115}).to({150926}).in(2018),
                          Said("funds.fiscal", 2).from({110108}).to({540103}).in(2018),
                          Said("projects.count", 3, Unit::count).from({110115}).to({150924}).in(2018)}))
              .ok());
  CHECK(store.read(rules(), {"funds", 0, 0, true})->statements().size() == 2);
  CHECK(store.read(rules(), {"", 110000, 150900, true})->statements().size() == 2);
  const auto one = store.read(rules(), {"funds.fiscal", 110115, 150926, true});
  REQUIRE(one->statements().size() == 1);
  CHECK(one->documents().size() == 1);
  Question question;
  question.indicator = "funds.fiscal";
  CHECK(totals(*one, question).at(0).quantity->value == Decimal(1));
}

TEST_CASE("the order of adding never changes the file's content") {
  std::mt19937 random(1);
  std::vector<Entry> entries;
  for (int i = 0; i < 30; ++i) {
    Said one("projects.count", 1 + i % 3, Unit::count);
    one.from({110115}).to({150926}).in(2018).counted(i % 2 ? "个" : "项").written(i % 5 ? "3个" : "三个");
    entries.push_back(entry("d" + std::to_string(i), "2019-01-02", {one}));
  }
  const Ledger expected = ledger(entries);
  for (int round = 0; round < 3; ++round) {
    std::shuffle(entries.begin(), entries.end(), random);
    const TemporaryFile file;
    LedgerStore store = opened(file);
    for (const Entry &one : entries) REQUIRE(store.add(one).ok());
    const auto back = store.read(rules());
    CHECK(same(*back, expected));
    for (const auto &[key, statement] : back->statements())
      CHECK(statement.quantity.classifier == expected.statements().at(key).quantity.classifier);
  }
}

TEST_CASE("readers see whole documents while one writes") {
  const TemporaryFile file;
  LedgerStore writer = opened(file);
  REQUIRE(writer.add(full_entry("a")).ok());
  const LedgerStore reader = opened(file, LedgerStore::Mode::read);
  const LedgerStore other = opened(file, LedgerStore::Mode::read);
  CHECK(*reader.documents() == 1);
  REQUIRE(writer.add(full_entry("b")).ok());
  CHECK(*reader.documents() == 2);
  CHECK(other.read(rules())->documents().size() == 2);
}

TEST_CASE("what is no ledger, or a newer one, is refused") {
  const TemporaryFile missing;
  CHECK_FALSE(LedgerStore::open(missing.path(), LedgerStore::Mode::read).ok());
  const TemporaryFile foreign;
  {
    sqlite3 *connection = nullptr;
    REQUIRE(sqlite3_open(foreign.path().c_str(), &connection) == SQLITE_OK);
    REQUIRE(sqlite3_exec(connection, "CREATE TABLE t(x)", nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(connection);
  }
  for (const auto mode : {LedgerStore::Mode::read, LedgerStore::Mode::write}) {
    const auto refused = LedgerStore::open(foreign.path(), mode);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::store);
  }
  const TemporaryFile newer;
  (void)opened(newer);
  {
    sqlite3 *connection = nullptr;
    REQUIRE(sqlite3_open(newer.path().c_str(), &connection) == SQLITE_OK);
    REQUIRE(sqlite3_exec(connection, "PRAGMA user_version=99", nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(connection);
  }
  const auto refused = LedgerStore::open(newer.path(), LedgerStore::Mode::write);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().message.find("99") != std::string::npos);
  const TemporaryFile text;
  std::ofstream(text.path()) << "no database, only a text that is long enough to be looked at as one by SQLite";
  for (const auto mode : {LedgerStore::Mode::read, LedgerStore::Mode::write})
    CHECK(LedgerStore::open(text.path(), mode).error().message.ends_with("the file is no ledger"));
}

TEST_CASE("the views hold numbers, with their exact text beside them, also in a file of the schema before") {
  const TemporaryFile file;
  {
    LedgerStore store = opened(file);
    Said decimal("labor.wage", 3);
    Observation exact = decimal.in(2018);
    exact.quantity.value = *Decimal::parse("1.190000000000000001");
    REQUIRE(store
                .add(entry("a", "2019-01-02",
                           {Said("funds.fiscal", 900).in(2018), Said("funds.fiscal", 10000).in(2019), exact}))
                .ok());
    CHECK(store.document("a")->has_value());
    CHECK_FALSE(store.document("b")->has_value());
  }
  const auto asked = [&](const char *sql) {
    sqlite3 *connection = nullptr;
    REQUIRE(sqlite3_open(file.path().c_str(), &connection) == SQLITE_OK);
    std::string told;
    const auto put = [](void *into, int, char **values, char **) {
      *static_cast<std::string *>(into) += values[0] ? values[0] : "";
      return 0;
    };
    REQUIRE(sqlite3_exec(connection, sql, put, &told, nullptr) == SQLITE_OK);
    sqlite3_close(connection);
    return told;
  };
  CHECK(asked("SELECT count(*) FROM statements WHERE value > 1000") == "1");
  CHECK(asked("SELECT max(value) FROM sources") == "10000");
  CHECK(asked("SELECT exact_value FROM statements ORDER BY value LIMIT 1") == "1.190000000000000001");
  asked("DROP VIEW statements; DROP VIEW sources; CREATE VIEW statements AS SELECT 'old' AS value; "
        "CREATE VIEW sources AS SELECT 1; PRAGMA user_version=2");
  CHECK(LedgerStore::open(file.path(), LedgerStore::Mode::read).value().documents().value() == 1);
  CHECK(asked("SELECT value FROM statements") == "old"); // reading writes nothing
  CHECK(opened(file).documents().value() == 1);
  CHECK(asked("SELECT max(value) FROM statements") == "10000");
}
