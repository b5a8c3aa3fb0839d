#include "jiedui/facts/named.hpp"

#include <doctest/doctest.h>

using namespace jiedui;

TEST_CASE("each expression of one stretch of time is listed once with all its places") {
  Document document;
  document.text = "今年、年内、今年、2018年、2018年";
  const Day first{2018, 1, 1}, last{2018, 12, 31};
  Mentions mentions;
  const auto note = [&](std::uint32_t begin, std::uint32_t end, bool known) {
    DateMention &mention = mentions.dates.emplace_back();
    mention.span = {begin, end};
    if (known) mention.range = {first, last, {}};
  };
  note(0, 6, false);
  note(9, 15, false);
  note(18, 24, false);
  note(27, 34, true);
  note(37, 44, true);
  Facts facts;
  collect_named(document, mentions, facts);
  REQUIRE(facts.dates.size() == 3);
  CHECK(facts.dates[0].text == "今年");
  CHECK(facts.dates[0].evidence.size() == 2);
  CHECK(facts.dates[1].text == "年内");
  CHECK(facts.dates[2].text == "2018年");
  CHECK(facts.dates[2].evidence.size() == 2);
}

TEST_CASE("a school that stands only in a project's name is no organisation") {
  Facts facts;
  const auto body = [&](const char *name, OrganizationKind kind, Span span) {
    facts.organizations.push_back({name, {}, kind, {}, {span}});
  };
  facts.projects.emplace_back().evidence = {{10, 60}};
  body("绿谷公司", OrganizationKind::enterprise, {10, 22});
  body("县人民医院", OrganizationKind::hospital, {10, 25});
  body("城南小学", OrganizationKind::school, {70, 82});
  drop_facilities(facts);
  REQUIRE(facts.organizations.size() == 2);
  CHECK(facts.organizations[0].name == "绿谷公司");
  CHECK(facts.organizations[1].name == "城南小学");
}
