#include "jiedui/rules/packed_tables.hpp"
#include "jiedui/rules/rules.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace jiedui;

TEST_CASE("the tables in the library are packed, and are what reading their text gives") {
  std::vector<std::shared_ptr<const TableText>> texts;
  for (const BuiltinTable &table : builtin_tables())
    texts.push_back(std::make_shared<const TableText>(TableText{std::string(table.file), table.text, {}}));
  const auto rules = Rules::read(texts);
  REQUIRE(rules.ok());
  const auto block = PackedTables::pack(rules->tables(), rules->lexicon());
  REQUIRE(block.ok());
  CHECK(std::ranges::equal(*block, builtin_packed_tables()));
  CHECK(PackedTables::view(builtin_packed_tables(), texts).has_value());
}
