#include "shared.hpp"

#include <string>

using namespace jiedui;

TEST_CASE("title, date, outlet and writers come out of a plain page's head") {
  const Document document = document_of("南海区与雷山县携手办起扶贫车间\n"
                                        "2019-05-06 08:30:00 来源：南海日报 记者 张三 李四 责任编辑：王五\n\n"
                                        "　　5月5日，南海区捐建的三个扶贫车间在雷山县开工，六十名村民在家门口上班。\n"
                                        "　　车间由两地共同管理。\n"
                                        "相关新闻\n雷山县今年再添两条公路\n");
  CHECK(document.title == "南海区与雷山县携手办起扶贫车间");
  REQUIRE(document.published);
  CHECK(to_string(*document.published) == "2019-05-06");
  CHECK(document.outlet == "南海日报");
  CHECK(document.authors == std::vector<std::string>{"张三", "李四"});
  CHECK(document.text ==
        "5月5日，南海区捐建的三个扶贫车间在雷山县开工，六十名村民在家门口上班。\n车间由两地共同管理。");
}

TEST_CASE("a date is read in the forms bylines have") {
  const auto published = [](std::string_view byline) {
    const Document document = document_of(std::string("两地签下劳务协作的协议\n") + std::string(byline) +
                                          "\n两地的代表团昨天签下劳务协作的协议，明年送出五百名工人。");
    return document.published ? to_string(*document.published) : "none";
  };
  CHECK(published("2018-04-28 15:41:00來源:央視網") == "2018-04-28");
  CHECK(published("发布时间：2018年4月8日 来源：某某网") == "2018-04-08");
  CHECK(published("05.07.2015 12:47") == "2015-07-05");
  CHECK(published("23-07-11 来源：某某日报") == "2023-07-11");
  CHECK(published("2018/04/28") == "2018-04-28");
  CHECK(published("2018-13-28 来源：某某网") == "none");
}

TEST_CASE("front matter gives title, date and outlet, and world time becomes China's") {
  const Document document = document_of("---\ntitle: '甲县与乙区''结对'''\nauthor: 央视网\n"
                                        "date: Fri, 22 Jul 2022 18:10:00 GMT\n---\n\n"
                                        "<div>\n<p>　　甲县与乙区结成对子，第一批工人已经出发。</p>\n</div>\n");
  CHECK(document.title == "甲县与乙区'结对'");
  CHECK(to_string(document.published.value()) == "2022-07-23");
  CHECK(document.outlet == "央视网");
  CHECK(document.authors.empty());
  CHECK(document.text == "甲县与乙区结成对子，第一批工人已经出发。");
}

TEST_CASE("front matter has no order: a subtitle may stand before its title") {
  const std::string text = "东区与西县结成对子，第一批工人已经出发。\n";
  CHECK(document_of("---\nsubtitle: 西县的第一年\ntitle: 山海之间\n---\n" + text).title == "山海之间——西县的第一年");
  CHECK(document_of("---\ntitle: 山海之间\nsubtitle: 西县的第一年\n---\n" + text).title == "山海之间——西县的第一年");
  CHECK(document_of("---\nsubtitle: 西县的第一年\ndate: 2020-01-02\n---\n" + text).title.empty());
}

TEST_CASE("an author that is an outlet is one, by its ending or by its whole name") {
  const auto of = [](const std::string &author) {
    return document_of("---\nauthor: " + author + "\n---\n东区与西县结成对子，第一批工人已经出发。\n");
  };
  CHECK(of("CNTV").outlet == "CNTV");
  CHECK(of("CNTV").authors.empty());
  CHECK(of("东区日报").outlet == "东区日报");
  CHECK(of("人民").outlet == "人民");
  CHECK(of("张人民").outlet.empty());
  CHECK(of("张人民").authors == std::vector<std::string>{"张人民"});
}

TEST_CASE("what the caller knows wins") {
  Source source;
  source.title = "调用者的标题";
  source.outlet = "某某报";
  source.published = Day{2020, 1, 2};
  const Document document = document_of(
      "页面上的标题在这里\n2019-05-06 来源：南海日报\n两地的代表团昨天签下劳务协作的协议，明年送出工人。", source);
  CHECK(document.title == "调用者的标题");
  CHECK(document.outlet == "某某报");
  CHECK(to_string(document.published.value()) == "2020-01-02");
}

TEST_CASE("a line that stands alone is the text, not a title over nothing") {
  for (const char *line :
       {"2019年大兴区向察右前旗投入帮扶资金5万元", "投入5万元\n", "南海区与雷山县携手办起扶贫车间"}) {
    const Document document = document_of(line);
    CHECK(document.title.empty());
    CHECK(document.text == std::string(line).substr(0, std::string(line).find('\n')));
  }
}

TEST_CASE("a sentence that a line's end cuts off is no title") {
  const Document document =
      document_of("南海区帮扶雷山县，投入资金500万元，先后办起三个扶贫车间\n车间由两地共同管理。\n");
  CHECK(document.title.empty());
  CHECK(document.text.find("500万元") != std::string::npos);
}

TEST_CASE("writers stand in brackets at the head or the end, or under a label of their own") {
  const auto authors = [](std::string_view body) {
    return document_of("南海区与雷山县携手办起扶贫车间\n2019-05-06 08:30\n" + std::string(body)).authors;
  };
  using Names = std::vector<std::string>;
  CHECK(authors("某某网5月6日讯 据雷山日报报道（记者张三）5月5日，三个扶贫车间在雷山县开工，村民在家门口上班。") ==
        Names{"张三"});
  CHECK(authors("（记者李四）三个扶贫车间在雷山县开工，六十名村民在家门口上班。") == Names{"李四"});
  CHECK(authors("雷山融媒讯【通讯员王五】三个扶贫车间在雷山县开工，六十名村民在家门口上班。") == Names{"王五"});
  CHECK(authors("三个扶贫车间在雷山县开工。\n车间由两地共同管理。（文/张三、李四）") == Names{"张三", "李四"});
  CHECK(authors("三个扶贫车间在雷山县开工。\n车间由两地共同管理。\n监  制\n王五 赵  六\n记  者\n张三\n统  筹\n") ==
        Names{"张三"});
  CHECK(authors("三个扶贫车间（六十名记者到场）在雷山县开工，六十名村民在家门口上班。").empty());
}

TEST_CASE("writers' brackets and credits are no part of the text") {
  const Document document = document_of("南海区与雷山县携手办起扶贫车间\n2019-05-06 08:30\n三个扶贫车间在雷山县开工。\n"
                                        "车间由两地共同管理。（文/张三）\n监  制\n王五 赵  六\n");
  CHECK(document.text == "三个扶贫车间在雷山县开工。\n车间由两地共同管理。");
}

TEST_CASE("breadcrumbs, mastheads and page numbers are no titles") {
  for (const char *line : {"我的位置: 首页 > 雷山 > 正文", "首页 ->要闻 -> 南海区与雷山县", "首页→要闻",
                           "南海日报 数字报纸", "00002版:要闻", "第03版：要闻", "搜索"}) {
    CAPTURE(line);
    const Document document = document_of(
        std::string(line) + "\n南海区与雷山县携手办起扶贫车间\n\n三个扶贫车间在雷山县开工，村民在家上班。\n");
    CHECK(document.title == "南海区与雷山县携手办起扶贫车间");
    CHECK(document.text == "三个扶贫车间在雷山县开工，村民在家上班。");
  }
}

TEST_CASE("a byline may run its labels together, spread them out or have none") {
  const auto read = [](std::string_view byline) {
    return document_of("南海区与雷山县携手办起扶贫车间\n" + std::string(byline) +
                       "\n三个扶贫车间在雷山县开工，六十名村民在家门口上班。\n");
  };
  const Document table = read("索 引 号:0152-X/2018-05公开目录:扶贫资金发布日期:2018-05-18发布机构:雷山县扶贫办");
  CHECK(to_string(table.published.value()) == "2018-05-18");
  CHECK(table.outlet == "雷山县扶贫办");
  const Document bare = read("2020-06-18 21:41 南海晚报·南海派");
  CHECK(bare.title == "南海区与雷山县携手办起扶贫车间");
  CHECK(to_string(bare.published.value()) == "2020-06-18");
  CHECK(bare.outlet == "南海晚报·南海派");
  CHECK(read("发布时间:2015/11/5 8:59:21来源:网络浏览量:10600").outlet.empty());
}

TEST_CASE("a column before a title and a site behind it are none of it") {
  const std::string text =
      "\n发布时间：2019-11-21 13:22\n对口支援开展二十多年来，始终围着产业建设转，库区群众的日子越过越好。\n";
  CHECK(document_of("聚焦 对口支援为库区引入资金千亿元" + text).title == "对口支援为库区引入资金千亿元");
  CHECK(document_of("对口支援为库区引入资金千亿元 东山县新闻网" + text).title == "对口支援为库区引入资金千亿元");
  CHECK(document_of("西山县 东山县深化协作" + text).title == "西山县 东山县深化协作");
}

TEST_CASE("a paper's headline goes over several lines, a file's name is none") {
  const Document document =
      document_of("第A16版:国内新闻\nabcde\n2016年12月8日\n\n东省人民政府印发\n《关于进一步加强\n"
                  "对口帮扶工作的意见》\n\n东省人民政府近日印发意见，要求各县结合实际认真落实，年底前报告。\n");
  CHECK(document.title == "东省人民政府印发《关于进一步加强对口帮扶工作的意见》");
  CHECK(document.text == "东省人民政府近日印发意见，要求各县结合实际认真落实，年底前报告。");
  CHECK(document_of("政 府 工 作 报 告\n各位代表：\n现在，我代表县人民政府向大会报告工作，请予审议，并请提出意见。")
            .title == "政府工作报告");
}

TEST_CASE("writers before the first words, deeds of reporters, invitations of the site") {
  const std::string title = "东县帮扶西县修路\n2023-06-05 10:54\n";
  const Document document = document_of(
      title + "(东县日报社全媒体记者 王小明 通讯员 李平)近日，东县干部来到西县，开展帮扶活动，群众很高兴。\n"
              "两县的合作越来越深。(张大山 "
              "报道)\n更多资讯尽在公众号，扫描下方二维码免费阅读。\n欢迎来稿，投稿邮箱：abc@def.cn\n");
  CHECK(document.text == "近日，东县干部来到西县，开展帮扶活动，群众很高兴。\n两县的合作越来越深。");
  CHECK(document.authors == std::vector<std::string>{"王小明", "李平"});
  const Document plain = document_of(title + "(二期)工程今年开工，东县投资两亿元，西县群众很高兴。\n");
  CHECK(plain.text == "(二期)工程今年开工，东县投资两亿元，西县群众很高兴。");
}

TEST_CASE("addresses, lost blanks, credits of pictures and bars of links are no text") {
  const Document document = document_of(
      "http://www.abc.cn/2011/08/18/017.shtml\n东县帮扶西县修路\n2011-08-18 10:54\n"
      "????近日，东县干部来到西县，开展帮扶活动，群众很高兴。\n物资装车 西县人民政府供图\n西县人民政府供图\n"
      "两县的合作越来越深，项目今年全部开工。\n关于我们 | about us | 联系我们 | 法律声明\n");
  CHECK(document.text ==
        "近日，东县干部来到西县，开展帮扶活动，群众很高兴。\n物资装车\n两县的合作越来越深，项目今年全部开工。");
  CHECK(document_of("这是怎么回事??东县干部来到西县，开展帮扶活动，群众很高兴。").text.starts_with("这是"));
}

TEST_CASE("a site's name alone in a line is no title, and behind one the outlet") {
  const std::string text = "东区今年投入资金5600万元，在西县修路三条、建校五所，两地还商定互派干部四十名。\n";
  const Document first = document_of(
      "• 某某网移动版\n\n    某某网移动版\n\n村子美了 游客来了\n\n2021-05-26 09:15:00\n来源：某某网\n\n" + text);
  CHECK(first.title == "村子美了 游客来了");
  const Document second = document_of("简体版 繁体版 信息无障碍\n\n东区与西县携手修路\n\n某某日报\n\n" + text);
  CHECK(second.title == "东区与西县携手修路");
  CHECK(second.outlet == "某某日报");
  CHECK(second.text.find("某某日报") == std::string::npos);
  const Document third = document_of(
      "东区与西县携手修路\n某某市人民政府门户网站 www.example.gov.cn\n来源：某某日报 2024-11-06 09:05\n" + text);
  CHECK(third.title == "东区与西县携手修路");
}

TEST_CASE("a title may end with an exclamation mark, a caption under the byline is no subtitle") {
  const Document document =
      document_of("感谢东区！西县乡亲送来一车新米\n\n发布时间：2021年12月27日09:13 来源：某某网\n\n开往东区的车\n\n"
                  "本网讯（记者 张三）12月23日，三辆车驶出西县，开往东区，车上是乡亲们送的一车新米和两车水果。\n"
                  "乡亲们说，东区的情谊大家都记在心里，今年新米收了，先请东区的朋友尝一尝。\n");
  CHECK(document.title == "感谢东区！西县乡亲送来一车新米");
  REQUIRE(document.published.has_value());
  CHECK(to_string(*document.published) == "2021-12-27");
}

TEST_CASE("names above a byline, a speaker's office and a dateline are no titles") {
  const std::string text = "东区今年投入资金5600万元，在西县修路三条、建校五所，两地还商定互派干部四十名。\n";
  CHECK(document_of("东区与西县携手奔共富\n\n张三、李四\n2022年06月04日09:15 | 来源：某某日报\n\n" + text).title ==
        "东区与西县携手奔共富");
  CHECK(document_of("在全县对口协作工作会议上的发言\n张 三\n县委常委、县人民政府副县长\n(2020年5月29日)\n" + text)
            .title == "在全县对口协作工作会议上的发言");
  CHECK(document_of("某某网西县12月8日电 题：山水相连一家亲\n作者 张三\n" + text).title == "山水相连一家亲");
  const Document reporters = document_of("某某日报记者方一 郑二 通讯员王三\n" + text);
  CHECK(reporters.title.empty());
  CHECK(reporters.authors == std::vector<std::string>{"方一", "郑二", "王三"});
  CHECK(document_of("乡村来了记者观察团\n2020-05-29\n" + text).title == "乡村来了记者观察团");
}

TEST_CASE("names in brackets at the end are the writers") {
  const std::string text =
      "东区与西县携手修路\n2021-05-26\n东区今年投入资金5600万元，在西县修路三条、建校五所，两地还商定互派干部四十名。";
  const Document line = document_of(text + "\n\n(张三 李四)\n");
  CHECK(line.authors == std::vector<std::string>{"张三", "李四"});
  CHECK(line.text.find("张三") == std::string::npos);
  const Document behind = document_of(text + "（王小明）\n（责编：赵六）\n");
  CHECK(behind.authors == std::vector<std::string>{"王小明"});
  CHECK(behind.text.ends_with("四十名。"));
  CHECK(document_of(text + "(新华)\n").authors.empty());
  CHECK(document_of(text + "(记者 张三)\n").authors == std::vector<std::string>{"张三"});
  CHECK(document_of(text + "（共三个）\n(图侵删)\n").authors.empty());
}

TEST_CASE("a dateline before a title stays in the text") {
  const Document document =
      document_of("某某网西县12月8日电 题：山水相连一家亲\n作者 "
                  "张三\n东区今年投入资金5600万元，在西县修路三条、建校五所，两地还商定互派干部四十名。\n");
  CHECK(document.title == "山水相连一家亲");
  CHECK(document.text.starts_with("某某网西县12月8日电\n东区今年"));
}

TEST_CASE("a text that ends with the word of a dateline is read to its end") {
  CHECK(document_of("各地围绕这一重要论述，用好每一度电").text == "各地围绕这一重要论述，用好每一度电");
  CHECK(document_of("村里传来好消息").text == "村里传来好消息");
}
