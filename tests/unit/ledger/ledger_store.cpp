#include "make.hpp"

#include "jiedui/ledger/audit.hpp"
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
  document.outlet = "日报";
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

namespace {

/// What the file answers to SQL: all cells, one behind the other; the error where it refuses.
std::string told(const TemporaryFile &file, const std::string &sql) {
  sqlite3 *connection = nullptr;
  REQUIRE(sqlite3_open(file.path().c_str(), &connection) == SQLITE_OK);
  std::string cells;
  const auto put = [](void *into, int count, char **values, char **) {
    for (int i = 0; i < count; ++i) *static_cast<std::string *>(into) += values[i] ? values[i] : "";
    return 0;
  };
  char *message = nullptr;
  if (sqlite3_exec(connection, sql.c_str(), put, &cells, &message) != SQLITE_OK) cells = message;
  sqlite3_free(message);
  sqlite3_close(connection);
  return cells;
}

} // namespace

TEST_CASE("the views hold numbers, with their exact text beside them, and the ids of every export") {
  const TemporaryFile file;
  std::string key;
  {
    LedgerStore store = opened(file);
    Said decimal("labor.wage", 3);
    Observation exact = decimal.in(2018);
    exact.quantity.value = *Decimal::parse("1.190000000000000001");
    const Entry one =
        entry("a", "2019-01-02", {Said("funds.fiscal", 900).in(2018), Said("funds.fiscal", 10000).in(2019), exact});
    key = one.statements.front().key();
    REQUIRE(store.add(one).ok());
    CHECK(store.document("a")->has_value());
    CHECK_FALSE(store.document("b")->has_value());
  }
  CHECK(told(file, "SELECT count(*) FROM statements WHERE value > 1000") == "1");
  CHECK(told(file, "SELECT max(value) FROM sources") == "10000");
  CHECK(told(file, "SELECT exact_value FROM statements ORDER BY value LIMIT 1") == "1.190000000000000001");
  CHECK(told(file, "SELECT id FROM statements WHERE value = 900") == id_text(record_id("statement", key)));
  CHECK(told(file, "SELECT statement FROM sources WHERE value = 900") == id_text(record_id("statement", key)));
}

TEST_CASE("a cell that holds what it cannot is never guessed") {
  struct Damage {
    const char *change, *table, *column;
  };
  for (const auto &[change, table, column] : std::initializer_list<Damage>{
           {"UPDATE statement SET modality='forecast'", "statement", "modality"},
           {"UPDATE statement SET value='abc'", "statement", "value"},
           {"UPDATE statement SET value=''", "statement", "value"},
           {"UPDATE statement SET value_high='2..5' WHERE value_high IS NOT NULL", "statement", "value_high"},
           {"UPDATE statement SET unit='dozen'", "statement", "unit"},
           {"UPDATE statement SET giver='110115,x'", "statement", "giver"},
           {"UPDATE statement SET period_start='2018-13-01' WHERE period_start IS NOT NULL", "statement",
            "period_start"},
           {"UPDATE statement SET has_period=7", "statement", "has_period"},
           {"UPDATE citation SET sector='magic'", "citation", "sector"},
           {"UPDATE citation SET basis='later'", "citation", "basis"},
           {"UPDATE citation SET span_end=-4", "citation", "span_end"},
           {"UPDATE citation SET document='gone'", "citation", "document"},
           {"UPDATE project SET investment='1e9'", "project", "investment"},
           {"UPDATE event SET kind='party'", "event", "kind"},
           {"UPDATE policy SET kind='law'", "policy", "kind"},
           {"UPDATE pairing SET aided='150926,150924'", "pairing", "aided"},
           {"UPDATE finding SET \"values\"='1' || char(10) || 'two'", "finding", "values"},
           {"UPDATE document SET published='yesterday'", "document", "published"}}) {
    CAPTURE(change);
    const TemporaryFile file;
    {
      LedgerStore store = opened(file);
      REQUIRE(store.add(full_entry("a")).ok());
    }
    told(file, "PRAGMA ignore_check_constraints=ON; PRAGMA foreign_keys=OFF; " + std::string(change));
    const LedgerStore store = opened(file, LedgerStore::Mode::read);
    const auto read = store.read(rules());
    REQUIRE_FALSE(read.ok());
    CHECK(read.error().code == ErrorCode::store);
    CHECK(read.error().message.find("table " + std::string(table) + ", id ") != std::string::npos);
    CHECK(read.error().message.find("column " + std::string(column) + ":") != std::string::npos);
  }
}

TEST_CASE("a file refuses words that the model does not have") {
  const TemporaryFile file;
  {
    LedgerStore store = opened(file);
    REQUIRE(store.add(full_entry("a")).ok());
  }
  for (const char *change :
       {"UPDATE statement SET modality='forecast'", "UPDATE statement SET value='abc'", "UPDATE citation SET part=2",
        "UPDATE event SET kind='party'", "UPDATE document SET published='yesterday'", "UPDATE statement SET giver='x'"})
    CHECK_MESSAGE(told(file, change).find("CHECK constraint failed") != std::string::npos, change);
  CHECK(opened(file).read(rules()).ok());
}

TEST_CASE("files of earlier schemas are read as they are, and brought to this one when they are written") {
  const TemporaryFile file;
  const std::vector<Entry> entries{full_entry("a"), full_entry("b")};
  {
    LedgerStore store = opened(file);
    for (const Entry &one : entries) REQUIRE(store.add(one).ok());
  }
  // The tables as schema 3 had them, without what came later.
  std::string back =
      "DROP VIEW statements; DROP VIEW sources; DROP INDEX statement_indicator; DROP INDEX citation_document;"
      "CREATE TABLE s3 AS SELECT * FROM statement; CREATE TABLE c3 AS SELECT * FROM citation;"
      "ALTER TABLE s3 DROP COLUMN giver_org; ALTER TABLE c3 DROP COLUMN whole;"
      "ALTER TABLE c3 DROP COLUMN overlapping; ALTER TABLE c3 DROP COLUMN rule;"
      "PRAGMA foreign_keys=OFF; DROP TABLE statement; DROP TABLE citation;"
      "ALTER TABLE s3 RENAME TO statement; ALTER TABLE c3 RENAME TO citation;"
      "CREATE INDEX statement_indicator ON statement(indicator);"
      "CREATE INDEX citation_document ON citation(document);"
      "CREATE VIEW statements AS SELECT 'old' AS value; CREATE VIEW sources AS SELECT 1;"
      "PRAGMA user_version=3";
  REQUIRE(told(file, back).empty());
  const Ledger expected = ledger(entries);
  {
    const LedgerStore store = opened(file, LedgerStore::Mode::read);
    const auto read = store.read(rules());
    REQUIRE_MESSAGE(read.ok(), read.error().message);
    CHECK(same(*read, expected));
  }
  CHECK(told(file, "SELECT value FROM statements") == "old"); // reading writes nothing
  {
    LedgerStore store = opened(file);
    CHECK(same(*store.read(rules()), expected));
    CHECK(*store.add(entries[0]) == Ledger::Added::unchanged);
    CHECK(*store.remove("a"));
    CHECK(same(*store.read(rules()), ledger({entries[1]})));
  }
  CHECK(told(file, "PRAGMA user_version") == "4");
  CHECK(told(file, "PRAGMA integrity_check") == "ok");
  CHECK(told(file, "PRAGMA foreign_key_check").empty());
  CHECK(told(file, "UPDATE statement SET modality='forecast'").find("CHECK") != std::string::npos);
  // What is damaged is not carried over.
  REQUIRE(
      told(file, "PRAGMA ignore_check_constraints=ON; UPDATE statement SET modality='forecast'; PRAGMA user_version=3")
          .empty());
  CHECK_FALSE(LedgerStore::open(file.path(), LedgerStore::Mode::write).ok());
}

TEST_CASE("a record whose id another one has is refused, not mixed up") {
  const TemporaryFile file;
  LedgerStore store = opened(file);
  REQUIRE(store.add(full_entry("a")).ok());
  told(file, "UPDATE official SET key='somebody else'");
  const auto refused = store.add(full_entry("b"));
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == ErrorCode::store);
  CHECK(refused.error().message.find("table official, id ") != std::string::npos);
  CHECK(*store.documents() == 1);
}

TEST_CASE("a field cannot pass for two") {
  Official one{"张三|区长", "", std::nullopt, "", {}}, two{"张三", "区长|", std::nullopt, "", {}};
  CHECK(record_key(one) != record_key(two));
  CHECK(key_field("a|b\\c") == "a\\|b\\\\c");
}

TEST_CASE("a store is audited as a ledger in memory is, one family after the other") {
  const auto of_year = [](const char *indicator, std::int64_t value) {
    return Said(indicator, value).from({110115}).to({150926}).in(2018);
  };
  const std::vector<Entry> entries{
      full_entry("a"), entry("b", "2019-01-02", {of_year("industry.investment", 70), of_year("funds.fiscal", 300)}),
      entry("c", "2019-01-02", {of_year("industry.investment", 20), of_year("funds.fiscal", 900)}),
      entry("d", "2019-01-02", {of_year("funds.total", 100)})};
  const TemporaryFile file;
  LedgerStore store = opened(file);
  for (const Entry &one : entries) REQUIRE(store.add(one).ok());
  const Ledger whole = ledger(entries);
  std::vector<std::string> expected, told;
  for (const LedgerFinding &found : audit(whole)) expected.push_back(found.finding.rule + found.finding.statement);
  for (const auto &[key, noted] : whole.findings()) expected.push_back(noted.value.statement);
  const auto error = audit(
      store, rules(), [&](const LedgerFinding &found) { told.push_back(found.finding.rule + found.finding.statement); },
      [&](const Noted<Finding> &noted) { told.push_back(noted.value.statement); });
  CHECK_FALSE(error);
  CHECK(told == expected);
  CHECK(expected.size() == 3); // two families that disagree, and what the first document holds
}
