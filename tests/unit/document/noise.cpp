#include "shared.hpp"

#include <algorithm>
#include <string>

using namespace jiedui;

namespace {

std::size_t undone(const Document &document, CleaningKind kind) {
  std::size_t count = 0;
  for (const Cleaning &one : document.cleaning)
    if (one.kind == kind) count += one.count;
  return count;
}

std::string with(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

// Written for these tests: long enough to need 的, which stands where it usually stands.
constexpr std::string_view article =
    "两地干部在山上的茶园里算了一笔账。过去三年，东区为西县修了五条通村公路，引来企业办起二十个车间，"
    "最远的车间离县城四十公里。茶园主人说，去年收成比前年多一倍，卖到东区的茶叶占全村一半。"
    "县医院有了自己的专家，大夫每月坐诊两次，治好病人一千多名，山里的村民赶来道谢。"
    "孩子们最喜欢新来的美术老师，她每周上五节课。今年计划已经定下，新水厂和新学校都在名单前列，"
    "工程队正在做开工的准备。老人们搬进了向阳的新楼，饭堂由社区资助，每天的菜单贴在门口。"
    "冬天到来以前，两地还要办一场招聘会，邀请五十家企业，重要的岗位留给返乡青年。"
    "县长介绍，全县十二个乡镇都有结对的街道，六十个村有结对的企业，资金已经拨付九成。"
    "下一步，双方商定在市场、物流、冷链方面加深合作，让更多的山货走出大山，让更大的市场看见大山。";

} // namespace

TEST_CASE("a foreign word in the place of a function word is found by its statistics, whatever it is") {
  for (const std::string_view word : {"玩具网", "火锅店铺", "www.example.com", "优选平台"}) {
    const Document document = document_of(with(std::string(article), "的", word));
    CHECK_MESSAGE(document.text == article, word);
    CHECK(undone(document, CleaningKind::substitute) == 14);
  }
}

TEST_CASE("a text that has its function words keeps every other word") {
  const std::string text = "玩具网是一家企业。" + std::string(article) +
                           "玩具网的员工来自三个县，玩具网去年捐出的玩具有两万件，"
                           "玩具网今年又签下协议。县里把玩具网的车间列为示范，玩具网说还要再招工。";
  const Document document = document_of(text);
  CHECK(document.text == text);
  CHECK(undone(document, CleaningKind::substitute) == 0);
}

TEST_CASE("words in traditional script are as common as in simplified script") {
  const std::string text =
      "記者了解到，三家中央單位在縣裡開展幫扶，五家中央單位共投入資金二億元。今年以來，各中央單位主要領導先"
      "後到縣裡調研，各中央單位分管領導也來了多次。為加大力度，首批中央單位立足縣情，從政策、資金、人才、技"
      "術等方面支持群眾增收，另外兩家中央單位選派幹部駐村，還有八家中央單位幫助銷售農產品。據統計，全部中央"
      "單位實施項目一百個，培訓農民三千人，建成車間十二個，吸納就業五百人。下一步，縣裡將同新增中央單位簽訂"
      "協議，請上述中央單位繼續支持教育、醫療、產業。鄉親們今年種下新品種果樹，合作社統一購銷，冬天來臨前還"
      "要修好村道，架設路燈，添置課桌和圖書，讓孩子們安心讀書，讓老人就近看病。";
  const Document document = document_of(text);
  CHECK(document.text == text);
  CHECK(undone(document, CleaningKind::substitute) == 0);
}

TEST_CASE("every kind of damage that a table or the caller may name is known by its name") {
  for (const CleaningKind kind : optional_cleaning) {
    CHECK(parse_cleaning_kind(to_string(kind)) == kind);
    Source source;
    source.keep = {std::string(to_string(kind))};
    CHECK(bytes_to_document("东区与西县", source, document_rules()).ok());
  }
  for (const char *name : {"furniture", "dirt", ""}) {
    Source source;
    source.keep = {name};
    const auto refused = bytes_to_document("东区与西县", source, document_rules());
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::argument);
    CHECK(refused.error().message.find("reference") != std::string::npos);
  }
}

TEST_CASE("a caller's look-alike works wherever its code point lies") {
  const auto rules = Rules::with_builtin("# table: lookalikes\nid\tcharacter\tkind\n0430\ta\twidth\n1F150\tA\twidth\n");
  REQUIRE(rules.ok());
  const auto compiled = compile_document_rules(*rules);
  REQUIRE_MESSAGE(compiled.ok(), compiled.error().message);
  const auto document = bytes_to_document("东区与西县办起\u0430级车间和\U0001F150级车间。", {}, **compiled);
  REQUIRE(document.ok());
  CHECK(document->text == "东区与西县办起a级车间和A级车间。");
}

TEST_CASE("a full-width point and a per cent sign count as such beside full-width digits only") {
  CHECK(document_of("东区投入６５．１６万元，占７０％，比上年高１０％左右。").text ==
        "东区投入65.16万元，占70%，比上年高10%左右。");
  CHECK(document_of("第１．东区。完成率％如下。").text == "第1．东区。完成率％如下。");
}

TEST_CASE("one kind of damage can be kept") {
  Source source;
  source.keep = {"substitute"};
  const std::string damaged = with(std::string(article), "的", "玩具网");
  CHECK(document_of(damaged, source).text == damaged);
}

TEST_CASE("pinyin behind converted characters is taken out, in title and text") {
  const Document document =
      document_of("東區對(duì)口支援西縣(xiàn)\n"
                  "東區對(duì)口支援西縣(xiàn)的項(xiàng)目今年開(kāi)工，投資兩億(yì)元，三萬(wàn)人受益。\n");
  CHECK(document.title == "東區對口支援西縣");
  CHECK(document.text == "東區對口支援西縣的項目今年開工，投資兩億元，三萬人受益。");
  CHECK(undone(document, CleaningKind::pinyin) == 8);
}

TEST_CASE("pinyin stays where a text speaks about sounds, and where it explains a rare character once") {
  const std::string sounds =
      "课上先读“亳(bó)州”，再读“歙(shè)县”和“黟(yī)县”，读音写在黑板上，学生跟着念“涪(fú)陵”“郫(pí)都”。";
  CHECK(document_of(sounds).text == sounds);
  const std::string once = "支教队到了黟(yī)县。黟县的学校有三百名学生，黟县的老师有二十名，都来听课。";
  CHECK(document_of(once).text == once);
}

TEST_CASE("look-alike and invisible code points become what they look like") {
  const Document document = document_of("东\xE2\xBB\x84部协作投⼊资⾦１２．５亿元，占９０％\xE2\x80\x8B以上，带动\xF0"
                                        "\x9D\x9F\x91\xF0\x9D\x9F\x8E家企业。");
  CHECK(document.text == "东西部协作投入资金12.5亿元，占90%以上，带动30家企业。");
  CHECK(undone(document, CleaningKind::invisible) == 1);
  CHECK(undone(document, CleaningKind::lookalike) >= 5);
}

TEST_CASE("full-width marks that are no part of a number stay") {
  const std::string text = "占比达到90％，其中（一）（二）两项最高！“两不愁”实现了，……今后继续。";
  CHECK(document_of(text).text == text);
}

TEST_CASE("doubled marks are one mark; ellipses and dashes stay") {
  const Document document = document_of("两地签下协议，，明年开工。。村民说：：好……这条路——终于修通了。");
  CHECK(document.text == "两地签下协议，明年开工。村民说：好……这条路——终于修通了。");
  CHECK(undone(document, CleaningKind::punctuation) == 3);
}

TEST_CASE("clauses that repeat the title all over the text are taken out") {
  const std::string title = "东区与西县携手办起二十个扶贫车间";
  const Document document = document_of(
      title + "\n2019-05-06 来源：某某日报\n东区今年投入两亿元，东区与西县携手办起，修路三条，携手办起二十个扶贫车间，"
              "建校五所。\n西县派出干部，东区与西县携手办起二十个扶贫车间，学习种茶，东区与西县携手办起，收成很好。\n");
  CHECK(document.title == title);
  CHECK(document.text == "东区今年投入两亿元，修路三条，建校五所。\n西县派出干部，学习种茶，收成很好。");
  CHECK(undone(document, CleaningKind::title_fragment) == 4);
}

TEST_CASE("a text that comes back to the clauses of its title keeps them") {
  const std::string text = "东区与西县今年签下协议，携手修路，建校五所。村民说，携手修路，是件好事。";
  const Document document = document_of("东区与西县 携手修路 共奔富裕\n2019-05-06 来源：某某日报\n" + text + "\n");
  CHECK(document.text == text);
}

TEST_CASE("converters leave a blank behind some syllables") {
  const Document document = document_of("東區對(duì)口支援西縣(xiàn)\n"
                                        "社會(huì )各界幫扶，座談會(huì )在縣(xiàn)城召開(kāi)，三萬(wàn)人受益。\n");
  CHECK(document.text == "社會各界幫扶，座談會在縣城召開，三萬人受益。");
}

TEST_CASE("numbers that refer to sources go where there are several") {
  const Document document =
      document_of("五年来落实协作资金22亿元 [1]，引进企业95家[2]，培训干部300人 [2-3]，群众受益。");
  CHECK(document.text == "五年来落实协作资金22亿元，引进企业95家，培训干部300人，群众受益。");
  CHECK(undone(document, CleaningKind::reference) == 3);
  const std::string once = "按照县政府文件[2019]的要求，落实协作资金22亿元[1]，群众受益。";
  CHECK(document_of(once).text == once);
}

TEST_CASE("doubled half-width commas are one, and none before a full stop") {
  const Document document =
      document_of("两地今年修路三条,,建校五所，还派出干部四十名,,路灯也都亮了,。村里人都说好，有1,200人到场。");
  CHECK(document.text == "两地今年修路三条，建校五所，还派出干部四十名，路灯也都亮了。村里人都说好，有1,200人到场。");
  CHECK(document_of("两地今年修路三条,建校五所。").text == "两地今年修路三条,建校五所。");
}
