// Walks every row of every built-in table: a row with words has an example, and its example holds the word.
#include "jiedui/mentions/tokens.hpp"
#include "jiedui/rules/rules.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace jiedui;

TEST_CASE("the built-in tables parse") {
  const auto rules = Rules::with_builtin();
  REQUIRE_MESSAGE(rules.ok(), rules.error().message);
  CHECK(rules->tables().size() >= 1);
  CHECK(builtin_rules_version().size() > 12);
}

TEST_CASE("every row's example holds one of its words") {
  const auto rules = Rules::with_builtin();
  REQUIRE(rules.ok());
  for (const Table &table : rules->tables()) {
    if (table.column("words") == Table::no_column || table.column("example") == Table::no_column) continue;
    const TableNumber number = rules->number(table.name());
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const std::string_view example = table.cell(row, "example");
      const std::string where = std::string(table.name()) + " " + table.where(row) + " " + std::string(example);
      CHECK_MESSAGE(!example.empty(), where);
      bool found = false;
      const auto take = [&](const WordSense &sense) { found = found || (sense.table == number && sense.row == row); };
      for (const Token &token : find_tokens(example, *rules)) take(token.sense);
      for (std::size_t at = 0; at < example.size() && table.near(); ++at)
        for (const WordMatch &match : rules->lexicon().at(example, at)) take(match.sense);
      CHECK_MESSAGE(found, where);
    }
  }
}

TEST_CASE("every row's example holds one of its forms") {
  const auto rules = Rules::with_builtin();
  REQUIRE(rules.ok());
  for (const Table &table : rules->tables()) {
    if (table.column("forms") == Table::no_column || table.column("example") == Table::no_column) continue;
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const std::string_view example = table.cell(row, "example");
      bool found = false;
      for_each_alternative(table.cell(row, "forms"),
                           [&](std::string_view form) { found = found || example.find(form) != example.npos; });
      CHECK_MESSAGE(found, std::string(table.name()) << " " << table.where(row) << " " << example);
    }
  }
}
