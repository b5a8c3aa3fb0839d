#include "jiedui/facts/clauses.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace jiedui;

TEST_CASE("a text falls into paragraphs, sentences and clauses without their marks") {
  const std::string text = "加大投入\n2018年,投入1,200万元，建成5个园区。其中:“甲，乙”两个；\n";
  const Clauses parts = split_clauses(text);
  REQUIRE(parts.paragraphs.size() == 2);
  CHECK(parts.paragraphs[0].heading);
  CHECK_FALSE(parts.paragraphs[1].heading);
  REQUIRE(parts.sentences.size() == 3);
  REQUIRE(parts.clauses.size() == 7);
  CHECK(parts.clauses[2].span.of(text) == "投入1,200万元");
  CHECK(parts.sentences[1].clauses == 3);
  REQUIRE(parts.quotes.size() == 1);
  CHECK(parts.quotes[0].of(text) == "甲，乙");
  CHECK(parts.clause_at(parts.clauses[3].span.begin + 2) == 3);
  CHECK(parts.paragraph_at(0) == 0);
  CHECK(parts.paragraph_at(static_cast<std::uint32_t>(text.size() - 1)) == 1);
}

TEST_CASE("the clause at a byte is the one that holds it, or the last before it") {
  std::string text = "，，";
  for (int i = 0; i < 40; ++i)
    text += std::string(static_cast<std::size_t>(i % 7) * 19 + 1, 'x') + (i % 3 == 0 ? "，。" : ",y,");
  const Clauses parts = split_clauses(text);
  REQUIRE(parts.clauses.size() > 60);
  for (std::uint32_t byte = 0; byte < text.size() + 200; ++byte) {
    std::uint32_t last = 0;
    while (last + 1 < parts.clauses.size() && parts.clauses[last + 1].span.begin <= byte) ++last;
    CAPTURE(byte);
    REQUIRE(parts.clause_at(byte) == last);
  }
}

TEST_CASE("an empty text has no parts") {
  CHECK(split_clauses("").paragraphs.empty());
  CHECK(split_clauses("\n\n").clauses.empty());
}

TEST_CASE("a half-width full stop ends a sentence behind % or a Chinese character, not inside a number") {
  const std::string text = "下降到5.45%.2019年脱贫3人.1.投入2亿元";
  const Clauses parts = split_clauses(text);
  REQUIRE(parts.sentences.size() == 3);
  CHECK(parts.sentences[0].span.of(text) == "下降到5.45%");
  CHECK(parts.sentences[1].span.of(text) == "2019年脱贫3人");
  CHECK(parts.sentences[2].span.of(text) == "1.投入2亿元");
}
