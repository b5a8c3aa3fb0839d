#include "jiedui/model/short_text.hpp"

#include <doctest/doctest.h>

#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>

namespace {

using jiedui::ShortText;
using Text = ShortText<15>;

/// Whether the bytes stand in the text itself.
bool stands_in_itself(const Text &text) {
  const auto *self = reinterpret_cast<const char *>(&text);
  return text.data() >= self && text.data() < self + sizeof text;
}

} // namespace

TEST_CASE("a short text holds few bytes in itself and many elsewhere") {
  static_assert(sizeof(Text) == 16);
  for (const std::size_t size : {0u, 1u, 14u, 15u, 16u, 17u, 254u, 255u, 256u, 100'000u}) {
    CAPTURE(size);
    std::string words(size, 'x');
    if (size > 0) words.back() = 'y';
    const Text text = words;
    CHECK(text.size() == size);
    CHECK(text.empty() == (size == 0));
    CHECK(text == words);
    CHECK(std::string_view(text) == words);
    CHECK(std::string(text) == words);
    CHECK(std::string(text.begin(), text.end()) == words);
    CHECK(stands_in_itself(text) == (size <= 15));
    if (size > 1) CHECK((text.front() == 'x' && text.back() == 'y'));
  }
  CHECK(ShortText<8>("八个字节以外").size() == 18);
}

TEST_CASE("a short text copies and moves its words, short or long") {
  for (const std::string words : {"", "7300余万元", "69万多名建档立卡贫困人口"}) {
    CAPTURE(words);
    const Text made = words;
    Text copy = made;
    CHECK(copy == words);
    CHECK(copy.data() != made.data());
    const Text moved = std::move(copy);
    CHECK(moved == words);
    CHECK(copy.empty()); // NOLINT(bugprone-use-after-move): promised by the text
    for (const std::string before : {"", "二", "先前站着的一段比较长的话"}) {
      Text other = before;
      other = made;
      CHECK(other == words);
      other = before;
      other = Text(words);
      CHECK(other == words);
      const Text &self = other;
      other = self;
      CHECK(other == words);
      other = self.view();
      CHECK(other == words);
      other.clear();
      CHECK(other.empty());
    }
  }
}

TEST_CASE("a short text takes a part of itself") {
  Text text = "帮扶资金七千三百余万元";
  text = text.view().substr(0, 6);
  CHECK(text == "帮扶");
  text = text.view().substr(3);
  CHECK(text == "扶");
}

TEST_CASE("a short text compares and goes together with all kinds of text") {
  const Text a = "乙", b = "乙丙";
  const ShortText<23> same = "乙";
  CHECK((a == same && same == a && a == std::string("乙") && "乙" == a && a == std::string_view("乙")));
  CHECK((a != b && a < b && b > same && a < "甲" && !(a < same)));
  CHECK(a + "丙" == b);
  CHECK("甲" + a == "甲乙");
  CHECK(std::string("甲") + a + b == "甲乙乙丙");
  CHECK(a + same == "乙乙");
  CHECK((b.starts_with("乙") && b.ends_with("丙") && !a.ends_with("丙") && b.find("丙") == 3));
  CHECK(Text("3.5").find('.') == 1);
  CHECK(a.find('.') == std::string::npos);
}

TEST_CASE("a short text is written and is a key as a string is") {
  std::ostringstream out;
  out << Text("8名") << ShortText<8>("超过八个字节的话");
  CHECK(out.str() == "8名超过八个字节的话");
  std::map<Text, int> counts;
  ++counts["个"];
  ++counts[std::string("个")];
  CHECK(counts.at("个") == 2);
  std::string text = "共";
  text += Text("8名");
  CHECK(text == "共8名");
  text = Text("9名");
  CHECK(text == "9名");
}
