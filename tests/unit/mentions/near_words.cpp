#include "../../../src/mentions/near_words.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace jiedui;

namespace {

const Rules &rules() {
  static const Rules made = Rules::only("# table: bounds\n# near\nid\twords\nover\t超过|过\nlong\t过去\n"
                                        "# table: units\n# near\nid\twords\nyuan\t元|元钱\n")
                                .value();
  return made;
}

/// The words of the table that end at each byte of the text.
std::string ending(std::string_view text) {
  const EndingTable bounds(rules(), "bounds");
  const NearWords near(text, rules().lexicon());
  std::string found;
  for (std::uint32_t at = 0; at <= text.size(); ++at)
    near.ending(at, bounds, [&](const Token &token) {
      CHECK(token.span.end == at);
      found += std::string(token.span.of(text)) + std::to_string(token.sense.row) + " ";
    });
  return found;
}

} // namespace

TEST_CASE("words are found by where they end, the longest first") {
  CHECK(ending("超过三") == "超过0 过0 ");
  CHECK(ending("也过三") == "过0 ");
  CHECK(ending("超三") == "");
  CHECK(ending("") == "");
}

TEST_CASE("what only begins a longer word of its table does not end there") {
  CHECK(ending("过去") == "过去1 ");
  CHECK(ending("超过去") == "超过0 过去1 ");
}

TEST_CASE("words are found by where they start, and no other table's") {
  const std::string_view text = "三元钱";
  const NearWords near(text, rules().lexicon());
  const TableNumber units = rules().number("units"), bounds = rules().number("bounds");
  REQUIRE(near.starting(3, units).has_value());
  CHECK(near.starting(3, units)->span == Span{3, 9});
  CHECK_FALSE(near.starting(3, bounds).has_value());
  CHECK_FALSE(near.starting(0, units).has_value());
  CHECK_FALSE(near.starting(9, units).has_value());
}
