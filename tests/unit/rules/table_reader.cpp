#include "jiedui/rules/table_reader.hpp"

#include <doctest/doctest.h>

#include <string>

namespace jiedui {
namespace {

enum class Colour : std::uint8_t { red, green };

constexpr CellName<Colour> colours[] = {{"red", Colour::red}, {"green", Colour::green}};

constexpr std::string_view text = "# table: things\n"
                                  "id\tcolour\tweight\topen\tplace\tforms\n"
                                  "a\tred\t-3\tyes\t110115\t甲|乙\n"
                                  "b\tgreen\t\t\t150926\t\n";

Rules rules_of(std::string_view tables) {
  auto rules = Rules::only(tables, "things.tsv");
  REQUIRE(rules);
  return std::move(rules).value();
}

/// What reading `column` of `cell` by `read` fails with.
template <class Read> std::string failure(std::string_view cell, Read &&read_cell) {
  const Rules rules = rules_of("# table: things\nid\tx\na\t" + std::string(cell) + "\nb\t" + std::string(cell) + "\n");
  TableReader read(rules);
  int rows = 0;
  for (const TableRow row : read.rows("things")) {
    (void)read_cell(row);
    ++rows;
  }
  const auto result = read.finish(rows);
  if (result) return {};
  CHECK(rows == 1); // the first failure ends the rows
  CHECK(result.error().code == ErrorCode::rules);
  return result.error().message;
}

} // namespace

TEST_CASE("cells of a table as typed values") {
  const Rules rules = rules_of(text);
  TableReader read(rules);
  struct Thing {
    std::string id;
    Colour colour;
    int weight;
    bool open;
    PlaceCode place;
    std::vector<std::string> forms;
  };
  const auto things = read.table("things", [](const TableRow &row) {
    return Thing{row.text("id"),  row.named("colour", colours), row.whole("weight", -9, 9, 7),
                 row.yes("open"), row.place("place"),           row.words("forms")};
  });
  REQUIRE(read.finish(true));
  CHECK(things.table == rules.number("things"));
  REQUIRE(things.rows.size() == 2);
  CHECK(things.rows[0].id == "a");
  CHECK(things.rows[0].colour == Colour::red);
  CHECK(things.rows[0].weight == -3);
  CHECK(things.rows[0].open);
  CHECK(things.rows[0].place == 110115);
  CHECK(things.rows[0].forms == std::vector<std::string>{"甲", "乙"});
  CHECK(things.rows[1].colour == Colour::green);
  CHECK(things.rows[1].weight == 7);
  CHECK_FALSE(things.rows[1].open);
  CHECK(things.rows[1].forms.empty());
}

TEST_CASE("a table that is not there has no rows") {
  const Rules rules = rules_of(text);
  TableReader read(rules);
  const auto none = read.table("others", [](const TableRow &row) { return row.number(); });
  CHECK(none.table == Rules::no_table);
  CHECK(none.rows.empty());
  CHECK_FALSE(read.failed());
}

TEST_CASE("a cell that cannot be understood is named with file, line and column") {
  CHECK(failure("blue", [](const TableRow &row) { return row.named("x", colours); }) ==
        "things.tsv:3: x: is none of red and green");
  CHECK(failure("10", [](const TableRow &row) { return row.whole("x", 0, 9); }) ==
        "things.tsv:3: x: is no whole number from 0 to 9");
  CHECK(failure("1x", [](const TableRow &row) { return row.whole("x", 0, 9); }) != "");
  CHECK(failure("maybe", [](const TableRow &row) { return row.yes("x"); }) ==
        "things.tsv:3: x: is none of yes, no and nothing");
  CHECK(failure("12345", [](const TableRow &row) { return row.place("x"); }) ==
        "things.tsv:3: x: is no place code of six digits");
  CHECK(failure("110115|北京", [](const TableRow &row) { return row.places("x"); }) ==
        "things.tsv:3: x: holds what is no place code of six digits");
  CHECK(failure("5", [](const TableRow &row) { return row.whole("x", 0, 9); }).empty());
}

TEST_CASE("places of a cell come in order, each once") {
  const Rules rules = rules_of("# table: things\nid\tx\na\t150926|110115|150926\n");
  TableReader read(rules);
  for (const TableRow row : read.rows("things")) CHECK(row.places("x") == PlaceCodes{110115, 150926});
}

TEST_CASE("the failure of a part is the failure of the whole") {
  const Rules rules = rules_of(text);
  TableReader read(rules);
  CHECK(read.take(Result<int>(5)) == 5);
  CHECK(read.take(Result<int>(Error{ErrorCode::rules, "first"})) == 0);
  CHECK(read.take(Result<int>(Error{ErrorCode::rules, "second"})) == 0);
  const auto result = read.finish(1);
  REQUIRE_FALSE(result);
  CHECK(result.error().message == "first");
}

} // namespace jiedui
