// Every byte of a clean text knows the bytes it came from.
#include "shared.hpp"

#include <boost/locale/encoding.hpp>

#include <algorithm>
#include <string>

using namespace jiedui;

namespace {

/// Each character of the text that was copied equals the decoded input bytes it maps to.
/// Returns how many were compared; characters that stand for others (entities, look-alikes) are left out.
std::size_t check_copied(std::string_view input, const char *charset, const Document &document) {
  std::size_t compared = 0;
  for (const auto &run : document.origin.runs()) {
    if (run.text_width != run.input_width && run.text_width > 4) continue;
    for (std::uint32_t at = run.text_begin; at < run.text_end; at += run.text_width) {
      const auto range = document.origin.to_input({at, at + run.text_width});
      REQUIRE(range.end <= input.size());
      const std::string bytes(input.substr(range.begin, range.end - range.begin));
      if (run.text_width == 1 && run.input_width == 1) {
        CHECK(bytes == document.text.substr(at, 1));
      } else if (boost::locale::conv::to_utf<char>(bytes, charset) != document.text.substr(at, run.text_width)) {
        continue;
      }
      ++compared;
    }
  }
  return compared;
}

} // namespace

TEST_CASE("the map leads back through markup, entities, joined lines and exchanged words") {
  const std::string html =
      "<div class='a'>\n<p>　　东区与西县签下<b>三份</b>协议，投入&nbsp;5600万元&mdash;&mdash;比去年多。</p>\n"
      "<p>西县修路三条，建校五所，老<a href='/q'>百</a>姓都说好。</p></div>";
  const Document document = document_of(html);
  const std::size_t at = document.text.find("5600万元");
  const auto range = document.origin.to_input({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 10)});
  CHECK(html.substr(range.begin, range.end - range.begin) == "5600万元");
  const std::size_t word = document.text.find("老百姓");
  const auto linked =
      document.origin.to_input({static_cast<std::uint32_t>(word), static_cast<std::uint32_t>(word + 9)});
  CHECK(html.substr(linked.begin, linked.end - linked.begin) == "老<a href='/q'>百</a>姓");
  CHECK(document.origin.pieces({static_cast<std::uint32_t>(word), static_cast<std::uint32_t>(word + 9)}).size() == 3);
  // all but the line break, the blank for &nbsp; and the two dashes
  CHECK(check_copied(html, "UTF-8", document) == document.text.size() - 8);
}

TEST_CASE("the map leads back into other encodings") {
  const std::string text = "东区与西县7月1日签下三份协议，东区今年投入资金5600万元，在西县修路三条、建校五所。";
  const std::string gb = boost::locale::conv::from_utf<char>(text, "GB18030");
  const Document document = document_of(gb);
  REQUIRE(document.text == text);
  const std::size_t at = text.find("5600万元");
  const auto range = document.origin.to_input({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 10)});
  CHECK(boost::locale::conv::to_utf<char>(gb.substr(range.begin, range.end - range.begin), "GB18030") == "5600万元");
  const auto characters = std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; });
  CHECK(check_copied(gb, "GB18030", document) == static_cast<std::size_t>(characters));
}

TEST_CASE("input bytes lead forward to the text they became, or to nothing") {
  const std::string html = "<p>东区投入两亿元，在西县修路三条。</p><div class='share'>分享到</div>";
  const Document document = document_of(html);
  const std::size_t at = html.find("西县");
  const Span span = document.origin.to_text({at, at + 6});
  CHECK(span.of(document.text) == "西县");
  const std::size_t share = html.find("分享");
  CHECK(document.origin.to_text({share, share + 6}).empty());
}

TEST_CASE("text in another order than the input maps piece by piece") {
  SpanMap map;
  map.add({0, 6, 100, 1, 1});
  map.add({6, 9, 10, 1, 1});
  map.add({9, 12, 50, 3, 9});
  const auto whole = map.to_input({0, 12});
  CHECK(whole.begin == 10);
  CHECK(whole.end == 106);
  const auto pieces = map.pieces({3, 12});
  REQUIRE(pieces.size() == 3);
  CHECK(pieces[0].input.begin == 103);
  CHECK(pieces[2].input.end == 59);
  SpanMap earlier;
  earlier.add({0, 300, 1000, 3, 2});
  const auto through = map.then(earlier).to_input({9, 12});
  CHECK(through.begin == 1000 + 48 / 3 * 2);
  CHECK(through.end >= through.begin + 6);
}
