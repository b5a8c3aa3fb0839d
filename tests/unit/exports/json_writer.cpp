#include "exports/json_writer.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace jiedui;

namespace {

std::string array_of(std::string_view text) {
  std::string out;
  JsonWriter json(out);
  json.begin_array();
  json.string(text);
  json.end_array();
  return out;
}

} // namespace

TEST_CASE("objects and arrays have commas between their members, on one line or indented") {
  const auto write = [](bool indent) {
    std::string out = "before ";
    JsonWriter json(out, indent);
    json.begin_object();
    json.member("a", "甲");
    json.key("b");
    json.begin_array();
    json.number(std::uint64_t{18446744073709551615u});
    json.number(Decimal(-12));
    json.number(*Decimal::scaled(9879, 2));
    json.null();
    json.boolean(true);
    json.code(110115);
    json.end_array();
    json.member_or_null("c", "");
    json.key("d");
    json.begin_object();
    json.end_object();
    json.key("e");
    json.day_or_null(Day{2021, 7, 1});
    json.key("f");
    json.day_or_null({});
    json.end_object();
    return out;
  };
  CHECK(write(false) == R"(before {"a":"甲","b":[18446744073709551615,-12,98.79,null,true,"110115"],"c":null,"d":{},)"
                        R"("e":"2021-07-01","f":null})");
  CHECK(write(true) ==
        "before {\n  \"a\": \"甲\",\n  \"b\": [\n    18446744073709551615,\n    -12,\n    98.79,\n    null,\n"
        "    true,\n    \"110115\"\n  ],\n  \"c\": null,\n  \"d\": {},\n  \"e\": \"2021-07-01\",\n"
        "  \"f\": null\n}");
}

TEST_CASE("signs are escaped wherever they stand in a text") {
  const std::string plain = "甲乙丙丁 0123456789"; // longer than what is copied at once
  const std::pair<std::string, std::string> signs[] = {
      {"\"", "\\\""},   {"\\", "\\\\"},    {"\n", "\\n"},       {"\r", "\\r"},
      {"\t", "\\t"},    {"\b", "\\u0008"}, {"\x1F", "\\u001f"}, {std::string(1, '\0'), "\\u0000"},
      {"\x7F", "\x7F"}, {" ", " "}};
  for (const auto &[sign, written] : signs) {
    for (std::size_t at = 0; at <= plain.size(); ++at) {
      const std::string before = plain.substr(0, at), behind = plain.substr(at);
      CHECK(array_of(before + sign + behind) == "[\"" + before + written + behind + "\"]");
    }
  }
  CHECK(array_of("") == "[\"\"]");
  for (std::size_t size = 1; size < plain.size(); ++size) { // short ones too
    CHECK(array_of(plain.substr(0, size)) == "[\"" + plain.substr(0, size) + "\"]");
    CHECK(array_of(plain.substr(0, size - 1) + "\n") == "[\"" + plain.substr(0, size - 1) + "\\n\"]");
  }
}

TEST_CASE("long texts and many members fit") {
  std::string text, written;
  for (int i = 0; i < 3000; ++i) {
    text += "十\n";
    written += "十\\n";
  }
  CHECK(array_of(text) == "[\"" + written + "\"]");
  CHECK(array_of(std::string(20'000, '\1')).size() == 6 * 20'000 + 4);
}

TEST_CASE("what goes to the string in pieces is what was written, wherever a piece ends") {
  for (int longer = 0; longer < 8; ++longer) {
    CAPTURE(longer);
    std::string out = "before ", expected = "before [";
    JsonWriter json(out);
    json.begin_array();
    json.string(std::string(static_cast<std::size_t>(longer), 'x'));
    expected += '"' + std::string(static_cast<std::size_t>(longer), 'x') + '"';
    for (int i = 0; i < 20'000; ++i) {
      json.begin_array();
      json.begin_object();
      json.end_object();
      json.end_array();
      expected += ",[{}]";
    }
    json.end_array();
    expected += ']';
    CHECK(out == expected);
  }
}
