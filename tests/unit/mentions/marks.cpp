#include "mentions/marks.hpp"

#include "jiedui/mentions/tokens.hpp"

#include <doctest/doctest.h>

using namespace jiedui;

TEST_CASE("one walk finds the marks of every kind, in the order of the text") {
  const Marks marks = find_marks("前3天，阿·二等：来\n《上》");
  CHECK(marks.figures == std::vector<std::uint32_t>{0, 3, 15, 31});
  CHECK(marks.signs == std::vector<std::uint32_t>{7, 21, 27, 28, 34});
  CHECK(marks.dots == std::vector<std::uint32_t>{13});
  CHECK(marks.lists == std::vector<std::uint32_t>{18});
}

TEST_CASE("a text without marks has none") {
  const Marks marks = find_marks("天地人和");
  CHECK(marks.figures.empty());
  CHECK(marks.signs.empty());
  CHECK(find_marks("").signs.empty());
}

TEST_CASE("a cursor over marks gives the first at a place or behind it, also when it goes back") {
  const std::vector<std::uint32_t> places{3, 9, 12};
  MarkCursor cursor(places);
  CHECK(cursor.from(0, 99) == 3);
  CHECK(cursor.from(4, 99) == 9);
  CHECK(cursor.from(13, 99) == 99);
  CHECK(cursor.from(9, 99) == 9);
  CHECK(cursor.from(3, 99) == 3);
}
