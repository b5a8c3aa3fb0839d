// The gazetteer against a list of GB/T 2260 codes with dates and successors (areacodes, CC0), where the file is
// present: JIEDUI_AREACODES, or ../shared/gazetteer/result.csv beside the source tree.
#include "jiedui/rules/gazetteer.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

using namespace jiedui;

namespace {

struct Row {
  std::string code, province, prefecture, name, level, state, from, to, successors;

  [[nodiscard]] bool in_use() const { return to.empty(); }
};

std::string list_of_codes() {
  const char *set = std::getenv("JIEDUI_AREACODES");
  return set ? set : JIEDUI_SOURCE_DIR "/../shared/gazetteer/result.csv";
}

std::vector<Row> read_rows() {
  std::ifstream file(list_of_codes());
  std::vector<Row> rows;
  std::string line;
  std::getline(file, line); // header
  while (std::getline(file, line)) {
    if (line.ends_with('\r')) line.pop_back();
    std::vector<std::string> cells(1);
    for (const char c : line)
      if (c == ',') cells.emplace_back();
      else cells.back() += c;
    cells.resize(9);
    rows.push_back({cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7], cells[8]});
  }
  return rows;
}

/// Codes in use that the list leads to from a row: itself, or through its successors ("130102;130104", "130108[2001]").
void follow(const Row &row, const std::multimap<std::string, Row> &by_code, std::set<std::string> &seen,
            std::set<std::string> &reached) {
  const auto visit = [&](const std::string &code) {
    if (!seen.insert(code).second) return;
    const auto [first, last] = by_code.equal_range(code);
    if (std::any_of(first, last, [](const auto &entry) { return entry.second.in_use(); })) reached.insert(code);
    else
      for (auto next = first; next != last; ++next) follow(next->second, by_code, seen, reached);
  };
  if (row.in_use() || row.state == "变更") visit(row.code);
  std::istringstream cells(row.successors);
  for (std::string cell; std::getline(cells, cell, ';');)
    if (cell.size() >= 6 && (cell.size() == 6 || !row.in_use())) visit(cell.substr(0, 6));
}

/// Rows that resolve to another unit than the list's successors, with the reason: see gazetteer_exceptions.tsv.
std::map<std::string, std::string> read_exceptions() {
  std::ifstream file(JIEDUI_SOURCE_DIR "/tests/rules/gazetteer_exceptions.tsv");
  std::ostringstream text;
  text << file.rdbuf();
  const auto tables = parse_tables(text.str(), "gazetteer_exceptions.tsv");
  REQUIRE_MESSAGE(tables.ok(), tables.error().message);
  std::map<std::string, std::string> exceptions;
  const Table &table = tables->front();
  for (std::size_t row = 0; row < table.rows(); ++row)
    exceptions[std::string(table.cell(row, "id"))] = table.cell(row, "resolves_to");
  return exceptions;
}

} // namespace

TEST_CASE("every unit in use since 2003 resolves, in a year of its time, to itself or its successor" *
          doctest::skip(!std::ifstream(list_of_codes()))) {
  const std::vector<Row> rows = read_rows();
  REQUIRE_FALSE(rows.empty());
  const auto rules = Rules::with_builtin();
  REQUIRE(rules.ok());
  const auto gazetteer = Gazetteer::compile(*rules);
  REQUIRE_MESSAGE(gazetteer.ok(), gazetteer.error().message);
  std::multimap<std::string, Row> by_code;
  for (const Row &row : rows) by_code.emplace(row.code, row);
  std::map<std::string, std::string> exceptions = read_exceptions();
  constexpr int first_year = 2003;
  std::size_t checked = 0;
  for (const Row &row : rows) {
    if (!row.in_use() && std::stoi(row.to) < first_year) continue;
    ++checked;
    const int year = std::max({first_year, std::stoi(row.from), row.in_use() ? 2024 : std::stoi(row.to) - 1});
    const PlaceCodes codes = gazetteer->resolve(row.name, year);
    std::set<std::string> seen, expected;
    follow(row, by_code, seen, expected);
    const std::string id = row.code + "-" + (row.in_use() ? "now" : row.to);
    if (const auto exception = exceptions.find(id); exception != exceptions.end()) {
      const std::string stated = exception->second;
      CHECK_MESSAGE(!expected.contains(stated), (id + " is no exception any more"));
      expected = {stated};
      exceptions.erase(exception);
    }
    const bool found = std::any_of(codes.begin(), codes.end(),
                                   [&](PlaceCode code) { return expected.contains(std::to_string(code)); });
    std::string wanted;
    for (const std::string &code : expected) wanted += " " + code;
    CHECK_MESSAGE(found, (id + " " + row.province + " " + row.name + " wants" + wanted));
  }
  for (const auto &[id, code] : exceptions) CHECK_MESSAGE(false, ("the exception " + id + " names no row"));
  CHECK(checked > 3700);
  MESSAGE("rows checked: " << checked);
}

TEST_CASE("names resolve by date and today's code") {
  const auto rules = Rules::with_builtin();
  REQUIRE(rules.ok());
  const auto gazetteer = Gazetteer::compile(*rules);
  REQUIRE(gazetteer.ok());
  CHECK(gazetteer->resolve("宣武区", 2009) == PlaceCodes{110102});
  CHECK(gazetteer->resolve("巢湖市", 2009) == PlaceCodes{340181});
  CHECK(gazetteer->resolve("日喀则地区", 2010) == PlaceCodes{540200});
  CHECK(gazetteer->resolve("化隆县").front() == 630224);
  CHECK(gazetteer->resolve("没有这个县").empty());
  CHECK(gazetteer->name_of(110115) == "大兴区");
  CHECK(gazetteer->name_of(110104).empty());
}

TEST_CASE("a caller's bad rows are named with file and line") {
  const auto bad = [](const std::string &row) {
    const auto rules = Rules::only("# table: places\nid\tcode\twords\tfrom\tto\ttoday\n" + row, "mine.tsv");
    REQUIRE(rules.ok());
    const auto gazetteer = Gazetteer::compile(*rules);
    REQUIRE_FALSE(gazetteer.ok());
    return gazetteer.error().message;
  };
  CHECK(bad("a\t11\t甲县\t2003\t\t\n") == "mine.tsv:3: code: is no place code of six digits");
  CHECK(bad("a\t110115\t甲县\tx\t\t\n") == "mine.tsv:3: from: is no whole number from 1900 to 2999");
  CHECK(bad("a\t110115\t甲县\t2003\t\t1\n") == "mine.tsv:3: today: is no place code of six digits");
}
