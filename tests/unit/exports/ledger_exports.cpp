#include "../ledger/make.hpp"

#include "jiedui/exports/ledger_to_arrow.hpp"
#include "jiedui/exports/ledger_to_csv.hpp"
#include "jiedui/exports/ledger_to_graphml.hpp"
#include "jiedui/exports/ledger_to_json.hpp"

#include <algorithm>
#include <array>
#include <cstring>

using namespace jiedui;
using namespace jiedui::ledger_tests;

namespace {

Ledger small_ledger() {
  Pairing pairing;
  pairing.assisting = 110115;
  pairing.aided = 150926;
  pairing.programme = "东西部扶贫协作";
  Pairing bodies;
  bodies.assisting_org = "甲<医院>";
  bodies.aided_org = "乙医院";
  return ledger({entry("a", "2019-01-02",
                       {Said("funds.fiscal", 73000000)
                            .from({110115})
                            .to({150926})
                            .in(2018)
                            .as(Qualifier::over)
                            .written("7300余万元"),
                        Said("labor.jobs", 5, Unit::person).written("5人")},
                       {pairing, bodies}, "=1+1"),
                 entry("b", nullptr,
                       {Said("funds.fiscal", 73000000)
                            .from({110115})
                            .to({150926})
                            .in(2018)
                            .as(Qualifier::over)
                            .written("7300余万元")},
                       {pairing})});
}

const FlatTable &table(const std::vector<FlatTable> &tables, std::string_view name) {
  const auto found = std::find_if(tables.begin(), tables.end(), [&](const FlatTable &t) { return t.name == name; });
  REQUIRE(found != tables.end());
  return *found;
}

/// The cell as CSV has it; nothing where it is missing.
std::optional<std::string> cell(const FlatTable &table, std::size_t row, std::string_view column) {
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    if (table.columns[i].name == column) {
      const FlatCell &found = table.rows.at(row).at(i);
      return std::holds_alternative<std::monostate>(found) ? std::nullopt : std::optional(cell_text(found));
    }
  REQUIRE_MESSAGE(false, std::string(column));
  return std::nullopt;
}

} // namespace

TEST_CASE("every row has a cell for every column, every column says what it means") {
  const auto tables = ledger_to_tables(small_ledger());
  CHECK(tables.size() == 11);
  for (const FlatTable &one : tables) {
    for (const auto &row : one.rows) CHECK(row.size() == one.columns.size());
    for (const Column &column : one.columns) {
      CHECK_FALSE(column.zh.empty());
      CHECK_FALSE(column.en.empty());
    }
  }
  const FlatTable &statements = table(tables, "statements");
  REQUIRE(statements.rows.size() == 2);
  const std::size_t money = *cell(statements, 0, "indicator") == "funds.fiscal" ? 0 : 1;
  CHECK(cell(statements, money, "giver") == "110115");
  CHECK(cell(statements, money, "value") == "73000000");
  CHECK(cell(statements, money, "qualifier") == "over");
  CHECK(cell(statements, money, "documents") == "2");
  CHECK_FALSE(cell(statements, 1 - money, "giver").has_value());
  CHECK(table(tables, "sources").rows.size() == 6); // three of statements, three of pairings
}

TEST_CASE("CSV quotes what needs it, and guards what a spreadsheet would run") {
  const FlatTable made{"t",
                       {{"a", ColumnType::text, "", ""}, {"b", ColumnType::decimal, "", ""}},
                       {{"=1+1", Decimal(-5)}, {"say \"x\", y", {}}, {"", Decimal(2)}}};
  std::string plain, excel;
  table_to_csv(made, plain);
  CHECK(plain == "a,b\n\"=1+1\",-5\n\"say \"\"x\"\", y\",\n\"\",2\n");
  table_to_csv(made, excel, {true, true});
  CHECK(excel == "\xEF\xBB\xBF"
                 "a,b\r\n\"'=1+1\",-5\r\n\"say \"\"x\"\", y\",\r\n\"\",2\r\n");
}

TEST_CASE("the data package names every table and column, the codebook every column") {
  const auto tables = ledger_to_tables(small_ledger());
  const std::string package = tables_to_datapackage(tables);
  std::size_t columns = 0;
  for (const FlatTable &one : tables) {
    CHECK(package.find("\"path\": \"" + std::string(one.name) + ".csv\"") != std::string::npos);
    columns += one.columns.size();
  }
  CHECK(codebook(tables).rows.size() == columns);
}

TEST_CASE("JSON Lines have a line for each statement, the schema names every member") {
  std::string lines;
  ledger_to_json(small_ledger(), lines);
  CHECK(std::count(lines.begin(), lines.end(), '\n') == 2);
  CHECK(lines.find(R"("giver":["110115"],"giver_org":null,"receiver":["150926"])") != std::string::npos);
  CHECK(lines.find(R"("value":73000000,"value_high":null,"qualifier":"over","unit":"CNY")") != std::string::npos);
  CHECK(lines.find(R"("published":null)") != std::string::npos);
  for (const char *member :
       {"giver", "receiver", "programme", "indicator", "aspect", "per", "modality", "period", "value", "sources"})
    CHECK(ledger_json_schema().find("\"" + std::string(member) + "\":") != std::string_view::npos);
}

TEST_CASE("GraphML has the pairs as edges and escapes names") {
  std::string graph;
  ledger_to_graphml(small_ledger(), graph);
  CHECK(graph.find("<edge source=\"110115\" target=\"150926\"><data key=\"programme\">东西部扶贫协作</data>") !=
        std::string::npos);
  CHECK(graph.find("甲&lt;医院&gt;") != std::string::npos);
  CHECK(graph.find("<医院>") == std::string::npos);
}

TEST_CASE("each cell is what its column says, figures stand by family, and ids are those of the store") {
  Ledger filled(rules());
  filled.add(entry("a", "2019-03-01",
                   {Said("projects.count", 3, Unit::count).from({110000}).to({150000}).in(2018),
                    Said("funds.fiscal", 7).from({110115}).to({150926}).in(2018)}));
  const auto tables = ledger_to_tables(filled);
  for (const FlatTable &one : tables)
    for (const auto &row : one.rows)
      for (std::size_t i = 0; i < row.size(); ++i) {
        if (std::holds_alternative<std::monostate>(row[i])) continue;
        switch (one.columns[i].type) {
        case ColumnType::text: CHECK(std::holds_alternative<FlatText>(row[i])); break;
        case ColumnType::integer: CHECK(std::holds_alternative<std::int64_t>(row[i])); break;
        case ColumnType::decimal: CHECK(std::holds_alternative<Decimal>(row[i])); break;
        case ColumnType::date: CHECK(std::holds_alternative<Day>(row[i])); break;
        case ColumnType::boolean: CHECK(std::holds_alternative<bool>(row[i])); break;
        }
      }
  const FlatTable &statements = table(tables, "statements");
  CHECK(cell(statements, 0, "indicator") == "funds.fiscal"); // though 110000 stands before 110115
  for (const auto &[key, statement] : filled.statements())
    if (statement.indicator == "funds.fiscal") CHECK(cell(statements, 0, "id") == id_text(record_id("statement", key)));
}

TEST_CASE("the Arrow stream gives the table in batches and frees what it gave") {
  FlatTable made{"t",
                 {{"text", ColumnType::text, "", ""},
                  {"value", ColumnType::decimal, "", ""},
                  {"day", ColumnType::date, "", ""},
                  {"count", ColumnType::integer, "", ""},
                  {"flag", ColumnType::boolean, "", ""}},
                 {}};
  for (int i = 0; i < 65536 + 10; ++i)
    made.rows.push_back({i % 3 ? FlatCell("文" + std::to_string(i)) : FlatCell(), *Decimal::scaled(9879, 2),
                         Day{1970, 1, 11}, std::int64_t{i}, i % 2 == 1});
  ArrowArrayStream stream;
  table_to_arrow(std::move(made), &stream);
  ArrowSchema schema;
  REQUIRE(stream.get_schema(&stream, &schema) == 0);
  CHECK(std::string(schema.format) == "+s");
  REQUIRE(schema.n_children == 5);
  CHECK(std::string(schema.children[0]->format) == "U");
  CHECK(std::string(schema.children[1]->name) == "value");
  ArrowArray first, second, end;
  REQUIRE(stream.get_next(&stream, &first) == 0);
  REQUIRE(stream.get_next(&stream, &second) == 0);
  REQUIRE(stream.get_next(&stream, &end) == 0);
  stream.release(&stream); // what it gave stays
  CHECK((end.release == nullptr));
  CHECK(first.length == 65536);
  CHECK(second.length == 10);
  const ArrowArray &text = *second.children[0];
  const auto *offsets = static_cast<const std::int64_t *>(text.buffers[1]);
  const auto *bytes = static_cast<const char *>(text.buffers[2]);
  CHECK(std::string(bytes + offsets[1], bytes + offsets[2]) == "文65537");
  CHECK(text.null_count == 3);
  std::array<std::uint64_t, 2> wide{}; // 98.79 at 18 decimals: 5 × 2^64 and the rest
  std::memcpy(wide.data(), second.children[1]->buffers[1], sizeof wide);
  CHECK((wide == std::array<std::uint64_t, 2>{6556279631452241920u, 5}));
  CHECK(static_cast<const std::int32_t *>(second.children[2]->buffers[1])[0] == 10);
  CHECK(static_cast<const std::int64_t *>(second.children[3]->buffers[1])[9] == 65545);
  CHECK((static_cast<const std::uint8_t *>(second.children[4]->buffers[1])[0] & 3) == 2);
  first.release(&first);
  second.release(&second);
  CHECK((second.release == nullptr));
  schema.release(&schema);
}
