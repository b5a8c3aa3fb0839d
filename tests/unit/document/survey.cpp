#include "document/survey.hpp"

#include "shared.hpp"

#include <string>

using namespace jiedui;

namespace {

Survey surveyed(std::string_view text) { return survey_of(text, document_rules()); }

} // namespace

TEST_CASE("clean text has nothing that a later step looks for") {
  const Survey survey = surveyed("东区（2021年）投入5600万元，在西县修路三条(含桥)。\n“互派”干部４０名吗？");
  CHECK_FALSE(survey.foldable);
  CHECK_FALSE(survey.annotated);
  CHECK_FALSE(survey.doubled);
  CHECK_FALSE(surveyed("东区投入5600万元。").disguised);
}

TEST_CASE("each sign is seen, alone and at the text's end") {
  CHECK(surveyed("东区\xE2\x80\x8B投入").disguised); // a zero-width space
  CHECK(surveyed("投入４０万元").disguised);         // full-width digits
  CHECK(surveyed("⼀").disguised);                   // a radical
  CHECK(surveyed("投入𝟏万元").disguised);            // a digit of the formula alphabet, beyond the basic plane
  CHECK(surveyed("\x01").disguised);
  CHECK_FALSE(surveyed("\r\n\t").disguised);
  CHECK(surveyed("投入資").foldable);
  CHECK(surveyed("項(xiàng)目").annotated);
  CHECK(surveyed("额（é").annotated);
  CHECK(surveyed("投入，，修路").doubled);
  CHECK(surveyed("投入。。").doubled);
  CHECK_FALSE(surveyed("投入，、修路").doubled);
  CHECK_FALSE(surveyed("高高兴兴！！").doubled); // such marks are the author's
}

TEST_CASE("function words are counted") {
  const auto &words = document_rules().function_words();
  REQUIRE(words.size() >= 2);
  REQUIRE(words[0].word == "的");
  REQUIRE(words[1].word == "了");
  const Survey survey = surveyed("村里的路修好了，的确好，是大家的。");
  CHECK(survey.function_words[1] == 3);
  CHECK(survey.function_words[2] == 1);
}
