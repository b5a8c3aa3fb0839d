#include "mentions/word_set.hpp"

#include <doctest/doctest.h>

using namespace jiedui;

TEST_CASE("a set of words gives the longest that starts or ends at a place") {
  WordSet words;
  for (const char *word : {"市", "市委", "市委常委会", "委", "A股", "委员会"}) words.add(word);
  const std::string_view text = "北京市委常委会的A股";
  CHECK(words.starting(text, 0) == 0);
  CHECK(words.starting(text, 6) == 15); // 市委常委会
  CHECK(words.starting(text, 15) == 3); // 委: no 委员会
  CHECK(words.starting(text, 24) == 4); // A股
  CHECK(words.starting(text, 28) == 0); // behind the end
  CHECK(words.ending(text, 0) == 0);
  CHECK(words.ending(text, 12) == 6); // 市委
  CHECK(words.ending(text, 18) == 3); // 委
  CHECK(words.ending(text, 21) == 15);
  CHECK(words.ending(text, 24) == 0);
  CHECK(words.ending(text, 28) == 4);
  CHECK(words.starting("市", 0) == 3); // cut off in the middle of a longer word
}

TEST_CASE("a set of words holds what was added, and nothing else") {
  WordSet words;
  CHECK(!words.holds("县"));
  CHECK(words.starting("县", 0) == 0);
  for (int i = 0; i < 200; ++i) words.add("县" + std::to_string(i));
  words.add("县");
  words.add("县");
  words.add("");
  CHECK(words.holds("县"));
  CHECK(words.holds("县199"));
  CHECK(!words.holds("县200"));
  CHECK(!words.holds(""));
  CHECK(words.starting("县1000", 0) == 6); // 县100
  CHECK(words.ending("在县7", 7) == 4);
}
