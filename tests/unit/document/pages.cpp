// Whole pages of the classes that texts are found on; written for these tests.
#include "shared.hpp"

#include <algorithm>
#include <string>

using namespace jiedui;

namespace {

constexpr std::string_view first = "东区与西县7月1日签下三份协议，东区今年投入资金5600万元，在西县修路三条、建校五所。";
constexpr std::string_view second = "两地还商定互派干部四十名，明年再办二十个车间，让村民在家门口上班。";

std::string body() { return std::string(first) + "\n" + std::string(second); }

std::string day(const Document &document) { return document.published ? to_string(*document.published) : "none"; }

} // namespace

TEST_CASE("a portal's page: navigation, tools, share bar, related news and footer go") {
  const std::string html =
      "<!DOCTYPE html><html><head><meta charset='utf-8'><title>东区与西县携手修路_要闻_某某网</title>"
      "<style>.a{color:red}</style><script>document.write('<p>不是正文，真的不是。</p>')</script></head><body>"
      "<ul class='nav'><li><a href='/'>首页</a></li><li><a href='/a'>要闻</a></li></ul>"
      "<div class='crumbs'>当前位置：<a href='/'>首页</a> &gt; 正文</div><h1>东区与西县携手修路</h1>"
      "<div class='info'>2021-07-02 08:30 来源：<a href='/s'>某某日报</a> 作者：张三 <a>字号</a> <a>打印</a></div>"
      "<div class='content'><p>　　" +
      std::string(first) +
      "</p><div class='pic'><img src='a.jpg' alt='图'></div>"
      "<p>　　" +
      std::string(second) +
      "</p></div><div class='editor'>责任编辑：李四</div>"
      "<div class='related'><h3>相关新闻</h3><ul><li><a href='/1'>另一个县也修了路，村民很高兴。</a></li></ul></div>"
      "<div class='footer'><p>关于我们 | 版权所有，未经书面授权禁止转载。</p></div></body></html>";
  const Document document = document_of(html);
  CHECK(document.text == body());
  CHECK(document.title == "东区与西县携手修路");
  CHECK(document.outlet == "某某日报");
  CHECK(document.authors == std::vector<std::string>{"张三"});
  CHECK(day(document) == "2021-07-02");
}

TEST_CASE("words that a page links on its own are one word again, line breaks of the source are none") {
  const Document document =
      document_of("<p>帮扶办得好不好，要看<span id='s1'><a href='/q' class='keyword'>老百姓</a></span>的日子，"
                  "\n两地今年投入&nbsp;5600万元&mdash;&mdash;比去年多&lt;一倍&gt;。</p>");
  CHECK(document.text == "帮扶办得好不好，要看老百姓的日子，两地今年投入 5600万元——比去年多<一倍>。");
}

TEST_CASE("a simple fragment reads the same by the quick way and by the parser") {
  const std::string plain = "<div>\n<p>　　" + std::string(first) + "</p>\n<p>" + std::string(second) +
                            "<BR/>第三行在这里，也是一句。</P>\n</div>\n";
  std::string marked = plain;
  marked.replace(marked.find("<p>"), 3, "<p class=\"x\">");
  CHECK(document_of(plain).text == document_of(marked).text);
}

TEST_CASE("a government page's table of particulars is no text, its own date wins over the host's") {
  const Document document =
      document_of("某某市人民政府网 今天是:2024-09-30 01:29:43\n返回顶部\n东区与西县协作工作的通报\n\n  • 索引号:\n\n  "
                  "  6107280000/2024-001005\n"
                  "  • 主题分类:\n\n  • 来源:\n\n    县政府办公室\n  • 发布日期:\n\n    2021年07月02日 "
                  "16:40\n\n东区与西县协作工作的通报\n\n" +
                  body() + "\n");
  CHECK(document.title == "东区与西县协作工作的通报");
  CHECK(day(document) == "2021-07-02");
  CHECK(document.outlet == "县政府办公室");
  CHECK(document.text == body());
}

TEST_CASE("the host's date of today stands before the text's own") {
  const Document document = document_of(
      "新聞源 財富源\n\n2025年04月22日 星期二\n\n財經 > 滾動新聞 > 正文\n\n字號:\n\n東區與西縣攜手修路的故事\n\n"
      "  • 發布時間:2021-07-02 08:29:29  來源:某某日報  作者:佚名  責任編輯:李四\n\n"
      "東區與西縣簽下三份協議,投入資金5600萬元,在西縣修路三條、建校五所。\n");
  CHECK(document.title == "東區與西縣攜手修路的故事");
  CHECK(day(document) == "2021-07-02");
  CHECK(document.outlet == "某某日報");
  CHECK(document.authors.empty());
}

TEST_CASE("writers are told from photographers by the signs behind their names") {
  const Document document =
      document_of("东区与西县携手修路\n某某特区报记者 张三立/文 李四 王五敏/图\n2021-07-02 09:01\n\n" + body() +
                  "\n监制 | 赵六\n责编 | 钱七明\n");
  CHECK(document.authors == std::vector<std::string>{"张三立"});
  CHECK(document.text == body());
}

TEST_CASE("what follows the last line of the text goes: notices, teasers, a title that stands between paragraphs") {
  const std::string title = "东区与西县携手修路五年间";
  const Document document = document_of(title + "\n\n2021-07-02 10:30:43  来源:某某网\n\n" + std::string(first) +
                                        "\n\n" + title + "\n\n" + std::string(second) +
                                        "\n【责任编辑:"
                                        "李四】\n版权声明：凡注明“来源：某某网”的作品，版权归某某网所有，转载须注明来源"
                                        "。\n新闻推荐\n前阵子，几个朋友去开会，走进了对面的文化馆...\n");
  CHECK(document.text == body());
}

TEST_CASE("escaped markup and CDATA are markup") {
  CHECK(document_of("<![CDATA[<p>" + std::string(first) + "</p>]]>").text == first);
  CHECK(
      document_of("&lt;p&gt;" + std::string(first) + "&lt;/p&gt;&lt;p&gt;" + std::string(second) + "&lt;/p&gt;").text ==
      body());
}

TEST_CASE("markdown's signs go, its words stay") {
  Source source;
  source.format = "markdown";
  const Document document = document_of(
      "# 东区与西县携手修路\n\n2021-07-02 "
      "来源：某某网\n\n东区与西县签下**三份**协议，见[公告](http://example.com/a)，今年修路三条。\n\n![图](a.png)\n",
      source);
  CHECK(document.title == "东区与西县携手修路");
  CHECK(document.text == "东区与西县签下三份协议，见公告，今年修路三条。");
}

TEST_CASE("elements nested without end are refused, not followed") {
  std::string deep;
  for (int i = 0; i < 5000; ++i) deep += "<div>";
  const auto document = bytes_to_document(deep + "深", {}, document_rules());
  REQUIRE_FALSE(document.ok());
  CHECK(document.error().code == ErrorCode::limit);
  CHECK(document.error().message.find("nested") != std::string::npos);
}

TEST_CASE("an empty input is an empty document") {
  CHECK(document_of("").text.empty());
  CHECK(document_of(" \n\n　　\n").text.empty());
}

TEST_CASE("a table of data is read row by row, its numbers stay") {
  const std::string table = "<tr><th>年度</th><th>资金</th></tr><tr><td>2019年</td><td>5000</td></tr>"
                            "<tr><td><p>6000</p></td><td>7000</td></tr>";
  const Document document =
      document_of("<html><body><h1>东县帮扶资金</h1><p>东县对口帮扶西县，投入资金如下表，单位为万元。</p><table>" +
                  table + "</table><p>以上资金全部到位，群众受益，项目开工。</p></body></html>");
  CHECK(document.text == "东县对口帮扶西县，投入资金如下表，单位为万元。\n年度 资金\n2019年 5000\n6000 7000\n"
                         "以上资金全部到位，群众受益，项目开工。");
}

TEST_CASE("figures of a table are read with their columns' headings, from where these stand") {
  const std::string page =
      "<html><body><p>东县对口帮扶西县，资金和干部如下表。</p><table><tr><td colspan=5>附表</td></tr>"
      "<tr><th>序号</th><th>受援县</th><th><p>财政资金（万元）</p></th><th>社会资金</th><th>选派干部(名)</th></tr>"
      "<tr><td rowspan=2>1</td><td>西县</td><td>3,500</td><td>120万元</td><td>12</td></tr>"
      "<tr><td>南县</td><td>4500.5</td><td></td><td>15</td></tr>"
      "<tr><td>3</td><td style='display:none'>9</td><td>北县</td><td>待定</td><td>2023年</td><td>—</td></tr>"
      "<tr><td colspan=2>合计</td><td>8000</td><td>120万元</td><td>27</td></tr></table></body></html>";
  const Document document = document_of(page);
  CHECK(document.text ==
        "东县对口帮扶西县，资金和干部如下表。\n附表\n序号 受援县 财政资金（万元） 社会资金 选派干部(名)\n"
        "1 西县，财政资金3,500万元，社会资金120万元，选派干部12名。\n"
        "南县，财政资金4500.5万元，选派干部15名。\n"
        "3 北县 待定 2023年 —\n合计，财政资金8000万元，社会资金120万元，选派干部27名。");
  const auto input = [&](std::string_view words) {
    const std::size_t at = document.text.find(words);
    const auto range =
        document.origin.to_input({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())});
    return page.substr(range.begin, range.end - range.begin);
  };
  CHECK(input("4500.5") == "4500.5");
  CHECK(input("选派干部15").starts_with("选派干部(名)"));
}

TEST_CASE("a column of years tells them as years") {
  CHECK(
      document_of("东县对口帮扶西县，资金如下。\n\n| 年份 | 资金（万元） |\n|---|---|\n| 2021 | 35 |\n| 合计 | 90 |\n")
          .text == "东县对口帮扶西县，资金如下。\n年份 资金（万元）\n2021年，资金35万元。\n合计，资金90万元。");
  CHECK(document_of("<html><body><p>东县对口帮扶西县，资金如下。</p><table><tr><th>年度</th><th>资金（万元）</th></tr>"
                    "<tr><td>2021</td><td>35</td></tr></table></body></html>")
            .text.ends_with("\n2021年，资金35万元。"));
}

TEST_CASE("a unit of money above a table holds for its columns of money") {
  const auto rows_of = [](const std::string &above, const std::string &title) {
    return document_of("<html><body><p>东县对口帮扶西县，资金和干部如下表。</p>" + above + "<table>" + title +
                       "<tr><td>受援县</td><td>援助资金</td><td>干部</td><td>其他（个）</td></tr>"
                       "<tr><td>西县</td><td>3500</td><td>12</td><td>7</td></tr></table></body></html>")
        .text;
  };
  const std::string read = "\n西县，援助资金3500万元，12，其他7个。", unread = "\n西县 3500 12，其他7个。";
  CHECK(rows_of("<p align=right>单位：万元</p>", "").ends_with(read));
  CHECK(rows_of("", "<tr><td colspan=4>明细表（单位: 万元）</td></tr>").ends_with(read));
  CHECK(rows_of("", "").ends_with(unread));
  CHECK(rows_of("<p>单位：万元、人</p>", "").ends_with(unread));
  CHECK(rows_of("<p>单位：个</p>", "").ends_with(unread));
  CHECK(rows_of("<p>单位：万元户</p>", "").ends_with(unread));
  CHECK(document_of("东县对口帮扶西县，资金如下表。\n单位：万元\n\n| 县 | 资金 |\n|---|---|\n| 西县 | 35 |\n")
            .text.ends_with("\n西县，资金35万元。"));
}

TEST_CASE("Markdown's signs go, and with its own what was struck out") {
  Source source;
  source.format = "markdown";
  CHECK(document_of("东区对口帮扶~~南县~~西县，投入`5000`万元，**修路**三条。\n", source).text ==
        "东区对口帮扶西县，投入5000万元，修路三条。");
  CHECK(document_of("东区约~~三成、西县`四成，项目开工。\n", source).text == "东区约~~三成、西县`四成，项目开工。");
}

TEST_CASE("a table drawn with bars is read like any other") {
  const std::string rows =
      "| 受援县 | 资金（万元） | 干部 |\n| --- | ---: | :-- |\n| 西县 | 3500 | 12名 |\n| 南县 | 4500 |\n";
  const std::string text = "东县对口帮扶西县，资金和干部如下表。\n\n" + rows + "\n以上资金全部到位，项目开工。\n";
  const std::string expected = "东县对口帮扶西县，资金和干部如下表。\n受援县 资金（万元） 干部\n"
                               "西县，资金3500万元，干部12名。\n南县 4500\n以上资金全部到位，项目开工。";
  Source source;
  for (const char *format : {"", "text", "markdown"}) {
    source.format = format;
    CHECK(document_of(text, source).text == expected);
  }
  CHECK(document_of("---\ntitle: 帮扶\n---\n" + text).text == expected);
  // Without the line under its heading it is a list of a page's links.
  CHECK(document_of("东县对口帮扶西县，项目开工。\n| 首页 | 新闻 | 联系 |\n以上资金全部到位。").text.find("首页") ==
        std::string::npos);
}

TEST_CASE("a table that only lays out a page is read cell by cell") {
  const Document document =
      document_of("<html><body><table><tr><td><div>东县对口帮扶西县，今年又有新进展。</div></td>"
                  "<td><div>西县的群众很高兴，项目已经开工。</div></td></tr></table></body></html>");
  CHECK(document.text == "东县对口帮扶西县，今年又有新进展。\n西县的群众很高兴，项目已经开工。");
}

TEST_CASE("an office's table of labels, cell below cell, is no text") {
  const Document document =
      document_of("东区与西县协作项目计划公告\n\n浏览:0 来源:\n\n索 引 号\nK3959-2021\n发文机构\n西县乡村振兴局\n"
                  "主题分类\n民政、救灾\n发文日期\n2021-08-12 09:14:54\n\n东区与西县协作项目计划公告\n\n" +
                  body());
  CHECK(document.text == body());
  CHECK(document.title == "东区与西县协作项目计划公告");
  CHECK(document.outlet == "西县乡村振兴局");
  CHECK(day(document) == "2021-08-12");
}

TEST_CASE("a short line between title and byline is the subtitle") {
  const std::string report = "本报讯(记者 张三) " + std::string(first) + "\n" + std::string(second);
  CHECK(document_of("东区与西县签下三份协议\n首批投资五千万元修路建校\n" + report).title ==
        "东区与西县签下三份协议——首批投资五千万元修路建校");
  CHECK(document_of("东区与西县签下三份协议\n" + body()).title == "东区与西县签下三份协议");
  CHECK(document_of("东区与西县签下三份协议\n村民在路上。(资料图)\n2021-07-02 08:30 来源：某某日报\n" + body())
            .title.find("——") == std::string::npos);
}

TEST_CASE("a path, a channel named twice and an editor are no title") {
  CHECK(document_of("某某在线 > 新闻 > 正文\n\n" + body()).title.empty());
  CHECK(document_of("某某频道 某某频道\n\n东区与西县签下三份协议\n\n" + body()).title == "东区与西县签下三份协议");
  CHECK(document_of("初审编辑：张三\n\n" + body()).title.empty());
}
