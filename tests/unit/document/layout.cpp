#include "shared.hpp"

#include <algorithm>
#include <array>
#include <string>

using namespace jiedui;

namespace {

bool was_undone(const Document &document, CleaningKind kind) {
  return std::any_of(document.cleaning.begin(), document.cleaning.end(),
                     [&](const Cleaning &one) { return one.kind == kind; });
}

/// Puts columns side by side the way a PDF's text comes out: each begins at its place, counted in characters.
std::string side_by_side(const std::vector<std::vector<std::string>> &columns, std::size_t width) {
  std::string page;
  for (std::size_t row = 0;; ++row) {
    std::string line;
    std::size_t place = 0;
    bool any = false;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (row >= columns[c].size()) continue;
      any = true;
      for (; place < c * width; ++place) line += ' ';
      line += columns[c][row];
      for (const char byte : columns[c][row]) place += (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
    }
    if (!any) return page;
    page += line + "\n";
  }
}

} // namespace

TEST_CASE("two columns side by side are read one after the other, paragraphs joined") {
  const Document document = document_of(side_by_side(
      {{"    东区与西县结对以来,两边的干部常来", "常往,先后互访 12 次,签下 3 份协议。",
        "    东区累计投入 5600 万元,在西县修建", "扶贫车间二十个,吸纳当地村民两千人",
        "在家门口上班。去年,东区又派出教师"},
       {"和医生四十名,在西县的学校和医院工", "作满一年,受到当地群众的欢迎。", "    今年,两地商定再建一座冷库,把山里",
        "的蔬菜水果卖到东区的市场上去,预计", "带动种植户一千二百户。"}},
      40));
  CHECK(document.text ==
        "东区与西县结对以来,两边的干部常来常往,先后互访12次,签下3份协议。\n"
        "东区累计投入5600万元,在西县修建扶贫车间二十个,吸纳当地村民两千人在家门口上班。去年,东区又派出教师"
        "和医生四十名,在西县的学校和医院工作满一年,受到当地群众的欢迎。\n"
        "今年,两地商定再建一座冷库,把山里的蔬菜水果卖到东区的市场上去,预计带动种植户一千二百户。");
  CHECK(was_undone(document, CleaningKind::columns));
}

TEST_CASE("three columns are taken apart too") {
  const Document document = document_of(
      side_by_side({{"    第一栏讲的是两地的产业协作,", "一共有十二个项目,已经开工十个,",
                     "其余两个年底以前开工,工期一年,", "完工以后交给村里的合作社经营。", "    第一栏到这里结束。"},
                    {"    第二栏讲的是教师和医生的交流,", "去年来了四十人,今年来了五十人,",
                     "他们在乡下的学校和医院里工作,", "带出了一批当地的年轻人,很受欢迎。", "    第二栏到这里结束。"},
                    {"    第三栏讲的是山货怎样走出大山,", "冷库建好以后,蔬菜先存进冷库里,",
                     "价格合适的时候再用车运到城里去,", "种菜的农户因此多得了一半的收入。", "    第三栏到这里结束。"}},
                   30));
  CHECK(document.text.starts_with("第一栏讲的是两地的产业协作,一共有十二个项目,已经开工十个,其余两个年底以前开工,"));
  CHECK(document.text.find("第一栏到这里结束。\n第二栏讲的是") != std::string::npos);
  CHECK(document.text.find("第二栏到这里结束。\n第三栏讲的是") != std::string::npos);
}

TEST_CASE("a table is no text in columns") {
  const std::string table = "各县资金的安排，单位是万元，截至年底的数字如下表所列，供参考。\n"
                            "县名      资金      项目\n东县      1200      12\n西县      800       9\n南县      950    "
                            "   7\n北县      400       3\n中县      650       5\n";
  const Document document = document_of(table);
  CHECK_FALSE(was_undone(document, CleaningKind::columns));
  CHECK(document.text.find("东县      1200      12") != std::string::npos);
}

TEST_CASE("lines broken at a margin are joined, paragraphs stay apart") {
  const Document document =
      document_of("    东区与西县结对以来，两边的干部常来常往，先\n后互访十二次，签下三份协议，协议里写明了每年的\n"
                  "任务和期限，由两边的办公室共同检查。\n    "
                  "东区累计投入五千六百万元，在西县修建扶贫车\n间二十个，吸纳当地村民两千人"
                  "在家门口上班，人\n均每月收入三千元。\n");
  CHECK(document.text ==
        "东区与西县结对以来，两边的干部常来常往，先后互访十二次，签下三份协议，协议里写明了每年的任务和期限，由两边的办"
        "公室共同检查。\n"
        "东区累计投入五千六百万元，在西县修建扶贫车间二十个，吸纳当地村民两千人在家门口上班，人均每月收入三千元。");
  CHECK(was_undone(document, CleaningKind::wrapping));
}

TEST_CASE("short lines of a list are no broken lines") {
  const std::string text = "两地今年要办好下面几件实事，由两边的办公室督办，年底以前完成。\n修路三条\n建校五所\n办车间"
                           "二十个\n培训教师一百名";
  CHECK(document_of(text).text == text);
}

TEST_CASE("paragraphs that full-width spaces part within one line become lines") {
  const Document document = document_of(
      "　　东区与西县今年签下三份协议，资金两亿元。　　两地还商定互派干部四十名。　　会后，双方看望了挂职的干部。"
      "           责任编辑：张三 ");
  CHECK(document.text ==
        "东区与西县今年签下三份协议，资金两亿元。\n两地还商定互派干部四十名。\n会后，双方看望了挂职的干部。");
}

TEST_CASE("a sentence that captions interrupt is whole again, the captions follow it") {
  const Document document = document_of("两地结对五年，资金、人才、产业一起来，山里的日子一年比一年好，村民的收入翻了一"
                                        "番。\n\n东区先后拿出了30多个帮扶\n\n\n\n"
                                        "西县的村民在新车间里上班\n\n\n\n东区的教师在西县的小学上课。\n\n"
                                        "项目，涵盖修路、建校、办厂三个方面，每一个项目都有专人负责，每个月向两边的办公"
                                        "室报告一次进度，年底由第三方评估，结果向社会公布。\n\n"
                                        "两地的合作还将继续，明年的计划已经定下，新的协议正在起草。\n");
  CHECK(document.text == "两地结对五年，资金、人才、产业一起来，山里的日子一年比一年好，村民的收入翻了一番。\n"
                         "东区先后拿出了30多个帮扶项目，涵盖修路、建校、办厂三个方面，每一个项目都有专人负责，每个月向"
                         "两边的办公室报告一次进度，年底由第三方评估，结果向社会公布。\n"
                         "西县的村民在新车间里上班\n东区的教师在西县的小学上课。\n两地的合作还将继续，明年的计划已经定"
                         "下，新的协议正在起草。");
}

TEST_CASE("a heading before its paragraph is no interrupted sentence") {
  const std::string text =
      "两地结对五年，资金、人才、产业一起来，山里的日子一年比一年好。\n产业协作开新局\n东区今年引来企业十二家，"
      "投资三亿元，项目全部开工。\n人才交流结硕果\n东区派出教师四十名，在西县的小学任教满一年。";
  CHECK(document_of(text).text == text);
}

TEST_CASE("blanks behind full stops part the paragraphs of a long line") {
  const std::string one =
      "东区与西县今年签下三份协议，东区投入资金五千万元，在西县修路三条、建校五所，还派出干部四十名，教师六十名。";
  const std::string two =
      "村民说：“两地像亲戚一样来往，孩子上学近了，老人看病也近了，地里的果子也有了销路，日子一天比一天好。”";
  const Document document = document_of(one + " " + two + " " + one + " " + two + " " + one + "\n");
  CHECK(document.text == one + "\n" + two + "\n" + one + "\n" + two + "\n" + one);
  CHECK(document_of(one + " " + two + "\n").text == one + " " + two); // one blank shows nothing
}
