#include "jiedui/mentions/tokens.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using namespace jiedui;

namespace {

std::vector<std::pair<std::uint32_t, std::uint32_t>> places(const auto &tokens) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> all;
  for (const Token &token : tokens) all.emplace_back(token.span.begin, token.sense.table);
  return all;
}

using Places = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

} // namespace

TEST_CASE("tokens are found by place and by table") {
  // by place and then by table; two at byte 3, none for a while, then some behind the text's 40th byte
  const std::vector<Token> text{{{0, 3}, {2, 5}},   {{3, 9}, {0, 1}},   {{3, 6}, {2, 7}},
                                {{41, 44}, {0, 2}}, {{44, 47}, {4, 0}}, {{47, 50}, {0, 1}}};
  const Tokens tokens(text);
  CHECK(tokens.size() == 6);
  CHECK(places(tokens) == Places{{0, 2}, {3, 0}, {3, 2}, {41, 0}, {44, 4}, {47, 0}});
  CHECK(tokens[2].sense == WordSense(2, 7));
  CHECK(places(tokens.of(0)) == Places{{3, 0}, {41, 0}, {47, 0}});
  CHECK(places(tokens.of(2)) == Places{{0, 2}, {3, 2}});
  CHECK(tokens.of(1).empty());
  CHECK(tokens.of(9).empty());
  CHECK(places(tokens.of(0, 41)) == Places{{41, 0}, {47, 0}});
  CHECK(places(tokens.starting(3)) == Places{{3, 0}, {3, 2}});
  CHECK(tokens.starting(4).empty());
  CHECK(tokens.starting(400).empty());
  CHECK(tokens.from(4)->span.begin == 41);
  CHECK(tokens.from(48) == tokens.end());
  CHECK(tokens.end() - tokens.from(41) == 3);
  CHECK(Tokens().empty());
}
