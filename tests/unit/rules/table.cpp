#include "jiedui/rules/table.hpp"
#include "jiedui/rules/rules.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace jiedui;

namespace {

const char *const small = "# table: fruit\n"
                          "# source: ours\n"
                          "id\twords\tkind\texample\n"
                          "apple\t苹果|林檎\tpome\t一个苹果\n"
                          "pear\t梨\t\t两个梨\n";

} // namespace

TEST_CASE("a table gives its cells by row and column name") {
  const auto tables = parse_tables(small, "small.tsv");
  REQUIRE(tables.ok());
  const Table &fruit = tables->front();
  CHECK(fruit.name() == "fruit");
  CHECK(fruit.rows() == 2);
  CHECK(fruit.cell(0, "kind") == "pome");
  CHECK(fruit.cell(1, "kind") == "");
  CHECK(fruit.cell(1, "colour") == "");
  CHECK(fruit.where(1) == "small.tsv:5");
}

TEST_CASE("a table's cells stay valid when it is copied and its source is gone") {
  Table copy;
  {
    std::string text = small;
    auto tables = parse_tables(text, "small.tsv");
    copy = tables->front();
    text.assign(text.size(), 'x');
  }
  CHECK(copy.cell(0, "words") == "苹果|林檎");
}

TEST_CASE("errors name file and line and carry the byte") {
  const auto check = [](const std::string &text, const std::string &message) {
    const auto tables = parse_tables(text, "t.tsv");
    REQUIRE_FALSE(tables.ok());
    CHECK(tables.error().code == ErrorCode::rules);
    CHECK(tables.error().message.find(message) != std::string::npos);
  };
  check("id\twords\n", "t.tsv:1: a row before");
  check("# table: a\n", "t.tsv:1: the table \"a\" has no header");
  check("# table: a\nword\n", "t.tsv:2: the first column");
  check("# table: a\nid\nx\ty\n", "t.tsv:3: the row has 2 cells");
  check("# table: a\nid\nx\nx\n", "t.tsv:4: the id \"x\" stands on line 3 already");
  check("# table: a\nid\n\xff\n", "t.tsv:3: not UTF-8");
  CHECK(parse_tables("# table: a\nid\n\xff\n", "t.tsv").error().offset == 14);
}

TEST_CASE("more tables than a word's sense can tell apart are an error") {
  std::string tables;
  for (int i = 0; i < 256; ++i) tables += "# table: t" + std::to_string(i) + "\nid\twords\na\t字\n\n";
  CHECK(Rules::only(tables, "many.tsv"));
  CHECK_FALSE(Rules::only(tables + "# table: last\nid\twords\na\t字\n", "many.tsv"));
}

TEST_CASE("a caller's rows join a table, and replace rows of the same id") {
  auto tables = parse_tables(small, "small.tsv");
  const auto more = parse_tables("# table: fruit\nid\tkind\npear\tpome\nplum\tstone\n", "mine.tsv");
  Table fruit = tables->front();
  REQUIRE(append_rows(fruit, more->front()).ok());
  CHECK(fruit.rows() == 3);
  CHECK(fruit.cell(1, "kind") == "pome");
  CHECK(fruit.cell(2, "id") == "plum");
  CHECK(fruit.where(1) == "mine.tsv:3");
  const auto odd = parse_tables("# table: fruit\nid\tcolour\nplum\tblue\n", "mine.tsv");
  CHECK(append_rows(fruit, odd->front()).error().message.find("no column \"colour\"") != std::string::npos);
}

TEST_CASE("the lexicon finds every word that starts at a place, shortest first") {
  const auto rules = Rules::only(
      "# table: places\nid\twords\n1\t海南\n2\t海南藏族自治州\n3\t南\n# table: other\nid\twords\nx\t海南\n");
  REQUIRE(rules.ok());
  std::string found;
  const std::string text = "青海南部海南藏族自治州";
  const auto list = [&](std::size_t at) {
    found.clear();
    rules->lexicon().prefixes(text, at, [&](std::size_t length, WordSense sense) {
      found += text.substr(at, length) + std::to_string(sense.table) + "/" + std::to_string(sense.row) + " ";
    });
    return found;
  };
  CHECK(list(0) == "");
  CHECK(list(3) == "海南0/0 海南1/0 ");
  CHECK(list(6) == "南0/2 ");
  CHECK(list(12) == "海南0/0 海南1/0 海南藏族自治州0/1 ");
}

TEST_CASE("words that begin alike are told apart by their third character, also one of four bytes") {
  const auto rules = Rules::only("# table: words\nid\twords\n1\t海\n2\t海南藏族\n3\t海南岛上\n4\t海𠮷\n5\t海南𠮷\n");
  REQUIRE(rules.ok());
  const auto longest = [&](std::string_view text) {
    std::string found;
    rules->lexicon().for_each_place(text, [&](std::size_t place, std::span<const WordMatch> matches) {
      if (place == 0) found = text.substr(0, matches.back().length);
    });
    return found;
  };
  CHECK(longest("海南") == "海");
  CHECK(longest("海南藏人") == "海");
  CHECK(longest("海南藏族人") == "海南藏族");
  CHECK(longest("海南岛上") == "海南岛上");
  CHECK(longest("海𠮷人") == "海𠮷");
  CHECK(longest("海南𠮷") == "海南𠮷");
  CHECK(longest("南海") == "");
}

TEST_CASE("a long text is walked as a short one is") {
  const auto rules = Rules::only("# table: words\nid\twords\n1\t海\n2\t海南\n");
  REQUIRE(rules.ok());
  std::string text;
  for (int i = 0; i < 1000; ++i) text += i % 3 == 0 ? "海南" : "海";
  std::size_t places = 0, bytes = 0;
  rules->lexicon().for_each_place(text, [&](std::size_t place, std::span<const WordMatch> matches) {
    CHECK(text.substr(place, 3) == "海");
    ++places;
    bytes += matches.front().length;
  });
  CHECK(places == 1000);
  CHECK(bytes == 1000 * 3 + 334 * 3);
}

TEST_CASE("words of near tables are left out of the walk and found where somebody asks") {
  const auto rules = Rules::only("# table: units\n# near\nid\twords\n1\t海\n2\t海里\n"
                                 "# table: places\nid\twords\n1\t海里岛\n2\t海\n");
  REQUIRE(rules.ok());
  CHECK(rules->tables()[0].near());
  CHECK_FALSE(rules->tables()[1].near());
  const auto listed = [](std::string_view text, std::size_t place, std::span<const WordMatch> matches) {
    std::string found;
    for (const WordMatch &match : matches)
      found += std::string(text.substr(place, match.length)) + std::to_string(match.sense.table) +
               std::to_string(match.sense.row) + " ";
    return found;
  };
  const auto walked = [&](std::string_view text) {
    std::string found;
    rules->lexicon().for_each_place(text, [&](std::size_t place, std::span<const WordMatch> matches) {
      found += std::to_string(place) + ":" + listed(text, place, matches);
    });
    return found;
  };
  const auto asked = [&](std::string_view text, std::size_t at) {
    return listed(text, at, rules->lexicon().at(text, at));
  };
  CHECK(walked("三海里海里岛") == "3:海11 9:海里岛10 ");
  CHECK(asked("三海里海里岛", 0) == "");
  CHECK(asked("三海里海里岛", 3) == "海11 海里01 ");
  CHECK(asked("三海里海里岛", 9) == "海里岛10 海里01 ");
  CHECK(asked("三海里海里岛", 18) == "");
  CHECK(asked("海", 0) == "海11 海00 ");
}

TEST_CASE("a table of near words alone is never met by the walk") {
  const auto rules = Rules::only("# table: units\n# near\nid\twords\n1\t元\n2\t公里\n");
  REQUIRE(rules.ok());
  std::size_t places = 0;
  rules->lexicon().for_each_place("五元，三公里", [&](std::size_t, std::span<const WordMatch>) { ++places; });
  CHECK(places == 0);
  CHECK(rules->lexicon().at("五元", 3).size() == 1);
}

TEST_CASE("the walk over a text gives each table's longest word at every place, tables in their order") {
  const auto rules = Rules::only("# table: places\nid\twords\n1\t海南\n2\t海南藏族自治州\n3\t南\n"
                                 "# table: other\nid\twords\nx\t海南\ny\t海\nz\t海南\n"
                                 "# table: more\nid\twords\nm\t海\nn\tA\no\t𠮷\n");
  REQUIRE(rules.ok());
  const auto walked = [&](std::string_view text) {
    std::string found;
    rules->lexicon().for_each_place(text, [&](std::size_t place, std::span<const WordMatch> matches) {
      found += std::to_string(place) + ":";
      for (const WordMatch &match : matches)
        found += std::string(text.substr(place, match.length)) + std::to_string(match.sense.table) +
                 std::to_string(match.sense.row);
      found += " ";
    });
    return found;
  };
  CHECK(walked("青海南部海南藏族自治州A") ==
        "3:海南00海南10海南12海20 6:南02 12:海南藏族自治州01海南10海南12海20 15:南02 33:A21 ");
  CHECK(walked("海南藏族") == "0:海南00海南10海南12海20 3:南02 "); // a longer word that breaks off
  CHECK(walked("海") == "0:海11海20 ");
  CHECK(walked("") == "");
  CHECK(walked("南\xE6\xB5") == "0:南02 "); // a character cut off
}
