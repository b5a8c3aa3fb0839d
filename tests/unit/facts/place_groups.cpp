#include "facts/place_groups.hpp"
#include "facts/group_setting.hpp"
#include "facts/pairing_words.hpp"
#include "facts/party_words.hpp"

#include "assisted_text.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace jiedui;

namespace {

const Rules &rules() {
  static const Rules built_in = *Rules::with_builtin();
  return built_in;
}

/// "110115 150926+150924": the codes of each group.
std::string groups_of(const AssistedText &text) {
  const auto sides = compile_sides(rules());
  const auto words = compile_group_words(rules());
  REQUIRE(sides.ok());
  REQUIRE(words.ok());
  std::string all;
  for (const PlaceGroup &group : group_places(body_of(text.document, text.mentions), *sides, *words)) {
    if (!all.empty()) all += ' ';
    std::string codes;
    for (const PlaceCode code : group.codes) codes += (codes.empty() ? "" : "+") + std::to_string(code);
    all += codes + (group.open ? "…" : "");
  }
  return all;
}

AssistedText text(std::string words) {
  return AssistedText(std::move(words), rules())
      .place("浙江省", {330000})
      .place("杭州市", {330100})
      .place("西湖区", {330106})
      .place("四川省", {510000})
      .place("广元市", {510800})
      .place("青川县", {510822})
      .place("剑阁县", {510823});
}

} // namespace

TEST_CASE("names within each other are one place, its narrowest") {
  CHECK(groups_of(text("浙江省杭州市西湖区来了。")) == "330106");
  CHECK(groups_of(text("四川省的青川县来了。")) == "510822");
  CHECK(groups_of(text("西湖区浙江省来了。")) == "330106 330000");
}

TEST_CASE("places in a list are one group, 等 leaves it open") {
  CHECK(groups_of(text("青川县、剑阁县和广元市来了。")) == "510800+510822+510823");
  CHECK(groups_of(text("青川县、剑阁县等来了。")) == "510822+510823…");
  CHECK(groups_of(text("青川县来了，剑阁县也来了。")) == "510822 510823");
}

TEST_CASE("a group never holds a giver and its receiver") {
  CHECK(groups_of(text("杭州市与广元市来了。")) == "330100 510800");
  CHECK(groups_of(text("浙江省、四川省来了。")) == "330000 510000");
  CHECK(groups_of(text("青川县、剑阁县与西湖区来了。")) == "510822+510823 330106");
}

TEST_CASE("a bad use of a word names its file and line") {
  const auto where = [](std::string table, auto compile) {
    const auto bad = Rules::only("# table: " + table + "\nid\tforms\tuse\texample\nx\t帮\thelping\t帮\n", "mine.tsv");
    REQUIRE(bad.ok());
    const auto compiled = compile(*bad);
    REQUIRE_FALSE(compiled.ok());
    return compiled.error().message.substr(0, 10);
  };
  CHECK(where("group_words", compile_group_words) == "mine.tsv:3");
  CHECK(where("pairing_words", compile_pairing_words) == "mine.tsv:3");
  CHECK(where("party_words", compile_party_words) == "mine.tsv:3");
}

TEST_CASE("where something took place or was written") {
  const auto venue = [](std::string words) {
    const auto sides = compile_sides(rules());
    const auto beside = compile_group_words(rules());
    const AssistedText one = text(std::move(words));
    const auto groups = group_places(body_of(one.document, one.mentions), *sides, *beside);
    REQUIRE(groups.size() == 1);
    return GroupSetting(one.document.text, *beside).is_venue(groups[0]);
  };
  CHECK(venue("会议在杭州市召开。"));
  CHECK(venue("新华社杭州市4月8日电 各地来了。"));
  CHECK_FALSE(venue("杭州市召开会议。"));
  CHECK_FALSE(venue("杭州市投入资金。"));
}
