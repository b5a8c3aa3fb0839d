#include "jiedui/rules/packed_tables.hpp"
#include "jiedui/rules/rules.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstring>
#include <string>

using namespace jiedui;

namespace {

std::shared_ptr<const TableText> text_of(std::string name, std::string_view text) {
  return std::make_shared<const TableText>(TableText{std::move(name), text, {}});
}

const std::array texts = {text_of("fruit.tsv", "# table: fruit\n\nid\twords\tkind\napple\t苹果|林檎\tpome\npear\t梨\n"
                                               "# table: stone\n# near\nid\twords\n1\t桃\n"),
                          text_of("place.tsv", "# table: place\nid\tcode\nhere\t1\n")};

struct Packed {
  std::vector<std::uint64_t> words; ///< so that it begins where it must
  std::size_t size = 0;
  [[nodiscard]] std::span<const std::byte> bytes() const { return std::as_bytes(std::span(words)).first(size); }
};

Packed pack(const Rules &rules) {
  const auto block = PackedTables::pack(rules.tables(), rules.lexicon());
  REQUIRE(block.ok());
  Packed packed{std::vector<std::uint64_t>((block->size() + 7) / 8), block->size()};
  std::memcpy(packed.words.data(), block->data(), block->size());
  return packed;
}

/// All that tables and lexicon tell, as text.
std::string told(const std::vector<Table> &tables, const Lexicon &lexicon, std::string_view text) {
  std::string out;
  for (const Table &table : tables) {
    out += std::string(table.name()) + ":";
    for (std::size_t row = 0; row < table.rows(); ++row) {
      out += " " + table.where(row);
      for (const std::string_view column : table.columns()) {
        out += " ";
        out += column;
        out += "=";
        out += table.cell(row, column);
      }
    }
    out += "\n";
  }
  lexicon.for_each_place(text, [&](std::size_t place, std::span<const WordMatch> matches) {
    for (const WordMatch &match : matches)
      out += std::to_string(place) + "+" + std::to_string(match.length) + "=" + std::to_string(match.sense.table) +
             "/" + std::to_string(match.sense.row) + " ";
  });
  return out;
}

} // namespace

TEST_CASE("packed tables tell what the tables tell") {
  const auto rules = Rules::read(texts);
  REQUIRE(rules.ok());
  const Packed packed = pack(*rules);
  const auto view = PackedTables::view(packed.bytes(), texts);
  REQUIRE(view.has_value());
  const std::string_view text = "林檎和梨,苹果和桃";
  CHECK(told(view->tables, view->lexicon, text) == told(rules->tables(), rules->lexicon(), text));
  CHECK(told(view->tables, view->lexicon, text).find("fruit.tsv:5 id=pear words=梨 kind=") != std::string::npos);
  CHECK(view->tables[1].near());
  CHECK_FALSE(view->tables[0].near());
  CHECK(view->lexicon.at("桃", 0).size() == 1);
  CHECK(view->tables[1].error(0, "words", "bad").message == "fruit.tsv:9: words: bad");
}

TEST_CASE("a caller's rows join packed tables") {
  const auto rules = Rules::read(texts);
  const Packed packed = pack(*rules);
  auto view = PackedTables::view(packed.bytes(), texts);
  REQUIRE(view.has_value());
  Table fruit = view->tables.front();
  const auto more = parse_tables("# table: fruit\nid\twords\npear\t雪梨\n", "mine.tsv");
  REQUIRE(append_rows(fruit, more->front()).ok());
  CHECK(fruit.cell(1, "words") == "雪梨");
  CHECK(fruit.cell(0, "words") == "苹果|林檎");
  CHECK(view->tables.front().cell(1, "words") == "梨");
}

TEST_CASE("a block of other texts, another layout or cut short is refused") {
  const auto rules = Rules::read(texts);
  Packed packed = pack(*rules);
  const std::array others = {texts[0], text_of("place.tsv", "# table: place\nid\tcode\n")};
  CHECK_FALSE(PackedTables::view(packed.bytes(), others).has_value());
  CHECK_FALSE(PackedTables::view(packed.bytes(), std::span(texts).first(1)).has_value());
  CHECK_FALSE(PackedTables::view({}, texts).has_value());
  for (std::size_t size = 0; size < packed.size; size += 8)
    CHECK_FALSE(PackedTables::view(packed.bytes().first(size), texts).has_value());
  packed.words[2] = __builtin_bswap64(packed.words[2]); // the layout, behind count and size
  CHECK_FALSE(PackedTables::view(packed.bytes(), texts).has_value());
}

TEST_CASE("a table whose rows stand in two texts is not packed") {
  const std::array two = {texts[0], text_of("more.tsv", "# table: fruit\nid\twords\nplum\t李子\n")};
  const auto rules = Rules::read(two);
  REQUIRE(rules.ok());
  CHECK_FALSE(PackedTables::pack(rules->tables(), rules->lexicon()).ok());
}
