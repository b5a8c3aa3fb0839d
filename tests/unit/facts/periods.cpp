#include "jiedui/facts/periods.hpp"

#include "jiedui/mentions/dates.hpp"
#include "jiedui/mentions/tokens.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace jiedui;

namespace {

/// The periods of the figures in [ ]: "2018-01-01..2018-12-31 during", `?` for an open end, - for none.
std::string periods(std::string_view marked, std::string_view published = "") {
  static const auto rules = Rules::with_builtin();
  REQUIRE_MESSAGE(rules.ok(), rules.error().message);
  static const auto date_rules = compile_date_rules(*rules);
  static const auto period_rules = compile_period_rules(*rules);
  REQUIRE(date_rules.ok());
  REQUIRE(period_rules.ok());
  Document document;
  Mentions mentions;
  for (const char c : marked) {
    if (c == '[') {
      mentions.quantities.emplace_back().span.begin = static_cast<std::uint32_t>(document.text.size());
    } else if (c == ']') {
      QuantityMention &quantity = mentions.quantities.back();
      quantity.span.end = static_cast<std::uint32_t>(document.text.size());
      if (document.text.ends_with('%')) quantity.quantity.unit = Unit::percent;
    } else {
      document.text += c;
    }
  }
  document.published = parse_day(published);
  mentions.tokens = find_tokens(document.folded(), *rules);
  read_dates(document, **date_rules, mentions);
  const Clauses clauses = split_clauses(document.folded());
  std::string result;
  for (const PeriodScope &scope : resolve_periods(document, mentions, clauses, **period_rules)) {
    if (!result.empty()) result += " | ";
    if (!scope.period) {
      result += '-';
      continue;
    }
    const auto day = [](const std::optional<Day> &d) { return d ? to_string(*d) : std::string("?"); };
    result += day(scope.period->range.start) + ".." + day(scope.period->range.end) + ' ' +
              std::string(to_string(scope.period->basis));
  }
  return result;
}

const std::string in_2018 = "2018-01-01..2018-12-31 during";
const std::string in_2019 = "2019-01-01..2019-12-31 during";

} // namespace

TEST_CASE("a date carries on to the end of its paragraph or to the next date") {
  CHECK(periods("2018年，安排资金[3亿元]，实施项目[20个]。带动[500户]。\n另有[9家]企业。") ==
        in_2018 + " | " + in_2018 + " | " + in_2018 + " | -");
  CHECK(periods("2018年投入[3亿元]。2019年投入[4亿元]，建成[5个]车间。") ==
        in_2018 + " | " + in_2019 + " | " + in_2019);
  CHECK(periods("建成[5个]车间。2018年投入使用。") == "-");
  CHECK(periods("2018年投入[3亿元]。目前共有企业[46家]。") == in_2018 + " | ?..? as_of");
}

TEST_CASE("the basis follows the words") {
  CHECK(periods("2016年以来，投入[3亿元]") == "2016-01-01..? cumulative");
  CHECK(periods("从2018年起，每县[3000万元]") == "2018-01-01..? during");
  CHECK(periods("截至2019年6月底，到位[3亿元]，建成[5个]") == "?..2019-06-30 cumulative | ?..2019-06-30 cumulative");
  CHECK(periods("2015年底，全县有贫困人口[3万人]") == "?..2015-12-31 as_of");
  CHECK(periods("2018年累计销售[3亿元]") == "2018-01-01..2018-12-31 cumulative");
  CHECK(periods("今年以来，销售[3亿元]", "2019-07-01") == "2019-01-01..? cumulative");
  CHECK(periods("截至目前，已建成[5个]车间") == "?..? cumulative");
  CHECK(periods("目前，全县有[5个]车间") == "?..? as_of");
}

TEST_CASE("sums and events without a date have a period without days") {
  CHECK(periods("公司累计产值[5亿元]，建成[2个]车间。") == "?..? cumulative | -");
  CHECK(periods("2019年，结对[5个]村。结对以来，累计投入[3亿元]，实施项目[20个]。又建[3个]。") ==
        in_2019 + " | ?..? cumulative | ?..? cumulative | -");
  CHECK(periods("十年来，先后选派[176名]干部，建成[30个]项目。") == "?..? cumulative | ?..? cumulative");
  CHECK(periods("十年来，选派[176名]干部；建成[30个]项目。又建[3个]。") == "?..? cumulative | ?..? cumulative | -");
  CHECK(periods("2019年脱贫[1万人]。五年累计脱贫[6万人]。") == in_2019 + " | ?..? cumulative");
  CHECK(periods("2016年6月进藏，援藏三年，共安排项目[31个]。") == "?..? cumulative");
  CHECK(periods("2016年6月进藏。医院成立5年，有科室[3个]。") == "-");
}

TEST_CASE("compared times do not count, but for the figure that is theirs") {
  CHECK(periods("2018年投入[6亿元]，比2017年的[5亿元]增长[20%]") ==
        in_2018 + " | 2017-01-01..2017-12-31 during | " + in_2018);
  CHECK(periods("2018年投入[3亿元]，较2017年增长[28%]，再投[1亿元]") == in_2018 + " | " + in_2018 + " | " + in_2018);
  CHECK(periods("2018年务工[3万人]，是2017年务工人数的[116%]，另有[5人]") ==
        in_2018 + " | " + in_2018 + " | " + in_2018);
  CHECK(periods("2018年务工[3万人]，占上年总数的[61%]") == in_2018 + " | " + in_2018);
}

TEST_CASE("a time inside a noun phrase dates the figure of that phrase") {
  CHECK(periods("2016—2017年度的帮扶项目，总数[27个]，其中甲市[21个]。这些项目覆盖村庄[130个]。") ==
        "2016-01-01..2017-12-31 during | 2016-01-01..2017-12-31 during | -");
  CHECK(periods("三方敲定2016—2017年度的项目，总数[27个]。覆盖村庄[130个]。") == "2016-01-01..2017-12-31 during | -");
  CHECK(periods("2019年，援助由2012年前的每年[2000万元]增加到每年[6000万元]") == "?..2011-12-31 during | " + in_2019);
  CHECK(periods("产值由2012年的[44亿元]增加到2018年的[356亿元]") == "2012-01-01..2012-12-31 during | " + in_2018);
}

TEST_CASE("the earlier state of a change and the later") {
  CHECK(periods("2018年，援助资金由过去的[1000万元]提高到[5800万元]") == "- | " + in_2018);
  CHECK(periods("目前，成员单位由原来的[22家]增加到[46家]") == "- | ?..? as_of");
  CHECK(periods("2012年至2018年，产值由[44亿元]增至[356亿元]") == "2012-01-01..2012-12-31 during | " + in_2018);
  CHECK(periods("2012年，产值[5亿元]，2018年达到[21亿元]，同期投资由[8亿元]增至[37亿元]") ==
        "2012-01-01..2012-12-31 during | " + in_2018 + " | 2012-01-01..2012-12-31 during | " + in_2018);
}

TEST_CASE("several years told together, and lined up") {
  CHECK(periods("2018年、2019年共引进企业[12家]，吸纳[54人]") ==
        "2018-01-01..2019-12-31 during | 2018-01-01..2019-12-31 during");
  CHECK(periods("2018年、2019年分别投入[3亿元]、[4亿元]") == in_2018 + " | " + in_2019);
  CHECK(periods("2018年和2019年分别投入[3亿元]、[4亿元]，建成[2个]、[5个]车间，带动[9户]") ==
        in_2018 + " | " + in_2019 + " | " + in_2018 + " | " + in_2019 + " | 2018-01-01..2019-12-31 during");
}

TEST_CASE("the day of reporting does not count") {
  CHECK(periods("记者3日获悉，[10个]县脱贫", "2018-10-04") == "-");
  CHECK(periods("3日，记者从发布会上获悉，[10个]县脱贫", "2018-10-04") == "-");
  CHECK(periods("新华社拉萨10月3日电 [10个]县脱贫", "2018-10-04") == "-");
  CHECK(periods("10月3日，两地签约项目[10个]", "2018-10-04") == "2018-10-03..2018-10-03 during");
}

TEST_CASE("dates in titles hold where the title is agreed") {
  CHECK(periods("2018年，按照《扶贫开发纲要（2011—2020年）》要求，投入[3亿元]") == in_2018);
  CHECK(periods("双方签署《合作协议（2018—2020年）》。甲方每年选派[10名]干部。") == "2018-01-01..2020-12-31 during");
  CHECK(periods("按照“十四五”规划，投入[3亿元]") == "-");
  CHECK(periods("“十四五”期间，投入[3亿元]") == "2021-01-01..2025-12-31 during");
}

TEST_CASE("a clause's own time counts behind the figure too") {
  CHECK(periods("[6个]县2018年全部摘帽") == in_2018);
  CHECK(periods("建有幸福院[6处]，2018年投入使用") == "-");
}

TEST_CASE("a goal holds to the end of its sentence, as a state to be reached") {
  CHECK(periods("到2019年，[10个]县摘帽。全县共有[50个]村。") == "?..2019-12-31 as_of | -");
  CHECK(periods("到2019年，上线率已达[92%]") == in_2019);
}

TEST_CASE("a sentence without figures that begins the paragraph with a goal tells the time of all of it") {
  CHECK(periods("到2019年，帮扶取得成效。[10个]县摘帽。道路里程达[700公里]。") ==
        "?..2019-12-31 as_of | ?..2019-12-31 as_of");
  CHECK(periods("帮扶取得成效。到2019年，面貌改变。[10个]县摘帽。") == "-");
}

TEST_CASE("自 before a year begins an era though no 以来 follows") {
  CHECK(periods("自2010年对口支援启动，已选派[175名]干部") == "2010-01-01..? cumulative");
  CHECK(periods("自2010年至2012年，选派[175名]干部") == "2010-01-01..2012-12-31 during");
  CHECK(periods("来自2010年的[175名]干部") == "2010-01-01..2010-12-31 during");
}

TEST_CASE("years counted back are those of the plan period told before") {
  CHECK(periods("“十四五”期间，两地推进协作。五年来，投入[3亿元]", "2025-11-05") ==
        "2021-01-01..2025-12-31 cumulative");
  CHECK(periods("“十四五”期间，两地推进协作。三年来，投入[3亿元]", "2025-11-05") == "?..? cumulative");
}

TEST_CASE("the day on which somebody told it is not the figure's") {
  CHECK(periods("5日，工作组组长介绍，投入[3亿元]", "2020-06-06") == "-");
  CHECK(periods("5日，两地签约[3个]项目，组长介绍了情况", "2020-06-06") == "2020-06-05..2020-06-05 during");
}

TEST_CASE("the plan of a year holds for that year") {
  CHECK(periods("该县制定《2019年项目计划》，安排[3亿元]") == in_2019);
  CHECK(periods("该县学习《2019年工作报告》，安排[3亿元]") == "-");
}

TEST_CASE("what happens during a visit takes its days") {
  CHECK(periods("7月1日至4日，代表团赴某市考察。\n考察期间，签约项目[64个]", "2015-07-05") ==
        "2015-07-01..2015-07-04 during");
}

TEST_CASE("distances have no period") { CHECK(periods("7月16日，[700余公里]外的县城", "2015-07-18") == "-"); }

TEST_CASE("an effect that the reader does not know is refused with its place") {
  const auto rules = Rules::only("# table: period_cues\nid\twords\teffect\nx\t目前\tsoon\n", "own.tsv");
  REQUIRE(rules.ok());
  const auto compiled = compile_period_rules(*rules);
  REQUIRE_FALSE(compiled.ok());
  CHECK(compiled.error().message.find("own.tsv:3: effect") != std::string::npos);
}

TEST_CASE("a use that the reader does not know is refused with its place") {
  const auto rules = Rules::only("# table: time_words\nid\tforms\tuse\nx\t起\tbegins\n", "own.tsv");
  REQUIRE(rules.ok());
  const auto compiled = compile_period_rules(*rules);
  REQUIRE_FALSE(compiled.ok());
  CHECK(compiled.error().message.find("own.tsv:3: use") != std::string::npos);
}

TEST_CASE("years that are told together hold from the earliest on") {
  CHECK(periods("2019年和2018年投入[3亿元]") == "2018-01-01..2019-12-31 during");
}

TEST_CASE("a text without clauses has no periods") { CHECK(periods("").empty()); }

TEST_CASE("a year up to the day told before it") {
  CHECK(periods("截至7月底，今年到位[3亿元]，五年累计[9亿元]", "2015-08-05") ==
        "2015-01-01..2015-07-31 cumulative | ?..? cumulative");
  CHECK(periods("截至7月底，[19个]省市今年到位[3亿元]", "2015-08-05") ==
        "?..2015-07-31 cumulative | 2015-01-01..2015-07-31 cumulative");
}

TEST_CASE("a goal that sums up has no start") {
  CHECK(periods("到2020年累计投入将达[20亿元]") == "?..2020-12-31 cumulative");
  CHECK(periods("2022年5月8日签约[3个]。今后三年，每年安排[3亿元]") == "2022-05-08..2022-05-08 during | -");
}

TEST_CASE("a yearly mean holds over the whole of a change") {
  CHECK(periods("收入由2012年的[131元]增加到2018年的[279元]，年均增长[8%]") ==
        "2012-01-01..2012-12-31 during | " + in_2018 + " | 2012-01-01..2018-12-31 during");
}

TEST_CASE("later changes of a sentence have the ends of the first") {
  CHECK(periods("人口由2014年的[75万人]减少到2018年的[6万人]，发生率由[28%]下降到[2%]") ==
        "2014-01-01..2014-12-31 during | " + in_2018 + " | 2014-01-01..2014-12-31 during | " + in_2018);
}

TEST_CASE("what is summed up over years since a day starts with it") {
  CHECK(periods("自2017年建立关系以来，两地来往密切。三年多来，累计投入[9000万元]") == "2017-01-01..? cumulative");
  CHECK(periods("从2017年开始，两地来往密切。三年多来，累计投入[9000万元]") == "?..? cumulative");
}

TEST_CASE("what a plan lays down ends with its item of a list, though the next begins without figures") {
  CHECK(periods("一是制定《甲县2024年工作要点》。二是加快工程进度。投入资金[3200万元]") == "-");
}

TEST_CASE("a plan that comes out tells its year") {
  CHECK(periods("《甲省2017年工作要点》近日出台，全年减少贫困人口[45万人]") == "2017-01-01..2017-12-31 during");
}

TEST_CASE("years between brackets date what is told of their noun") {
  CHECK(periods("前两轮（2008—2014年）累计投入[2800万元]") == "2008-01-01..2014-12-31 cumulative");
}

TEST_CASE("years behind a day up to which things stand say which projects") {
  CHECK(periods("截至2021年6月，2016—2020年项目执行进度达[95%]") == "?..2021-06-30 cumulative");
}

TEST_CASE("the year of what a share is measured by is not the share's") {
  CHECK(periods("2016年，甲市投入上年度财政收入的[0.3%]", "2017-02-01") == "2016-01-01..2016-12-31 during");
  CHECK(periods("满意度从去年的[60%]上升到今年的[80%]", "2015-02-01") ==
        "2014-01-01..2014-12-31 during | 2015-01-01..2015-12-31 during");
}

TEST_CASE("the day on which reporters come does not date what they see") {
  CHECK(periods("8月6日，采访团来到乙县。乙县产业项目用上资金[1240万元]", "2020-08-29") == "-");
}

TEST_CASE("years told from end to end stay, whatever sums them up") {
  CHECK(periods("2018年、2019年，连续两年共组织[400名]") == "2018-01-01..2019-12-31 during");
  CHECK(periods("2014年至2018年，五年累计投入[9亿元]") == "2014-01-01..2018-12-31 cumulative");
}

TEST_CASE("a time to come inside a clause does not leave its sentence") {
  CHECK(periods("公司力保项目在2019年投产。已建成[5个]车间。", "2018-07-05") == "-");
  CHECK(periods("2019年，将建成[5个]车间。新增[2个]。", "2018-07-05") == in_2019 + " | " + in_2019);
}

TEST_CASE("a time whose year nobody tells still ends what was carried") {
  CHECK(periods("2018年投入[3亿元]。今年投入[4亿元]。") == in_2018 + " | ?..? during");
  CHECK(periods("今年以来投入[4亿元]。") == "?..? cumulative");
}

TEST_CASE("a state told as a total is a sum") {
  CHECK(periods("到2018年底，共化解产能[465万吨]") == "?..2018-12-31 cumulative");
  CHECK(periods("2018年底，有贫困村[46个]") == "?..2018-12-31 as_of");
  CHECK(periods("到2018年底，有贫困村[46个]") == "?..2018-12-31 cumulative"); // as 截至
  CHECK(periods("仅去年一年，补贴[1500万元]", "2019-06-01") == in_2018);
}

TEST_CASE("a date alone between brackets dates the figure before it") {
  CHECK(periods("投入[3亿元]（2018年），建成[5个]车间。") == in_2018 + " | -");
  CHECK(periods("投入[3亿元]（2018年[1亿元]、2019年[2亿元]）。") == "- | " + in_2018 + " | " + in_2019);
  CHECK(periods("按照行动计划（2018—2020年），投入[3亿元]。") == "-");
}

TEST_CASE("a part's time does not hold for the sum that goes on") {
  CHECK(periods("5年来，投入[9亿元]，其中2018年[2亿元]；累计选派[14人]") ==
        "?..? cumulative | " + in_2018 + " | ?..? cumulative");
  CHECK(periods("自2012年起定点帮扶，五年来投入[6000万元]") == "2012-01-01..? cumulative");
  CHECK(periods("自1996年开展协作20年来，先后选派[9批]") == "1996-01-01..? cumulative");
  CHECK(periods("截至6月底，投入[9亿元]。去年同期为[6亿元]。", "2019-08-10") ==
        "?..2019-06-30 cumulative | " + in_2018);
}

TEST_CASE("a date behind a half-width full stop counts") {
  CHECK(periods("2018年下降到[5.45%].2019年脱贫[3人]") == in_2018 + " | " + in_2019);
}

TEST_CASE("a day that nobody told ends the time told before") {
  CHECK(periods("2018年投入[3亿元]。近日，再次捐资[300万元]。") == in_2018 + " | -");
  CHECK(periods("2018年投入[3亿元]。近日，2019年的项目启动，投入[300万元]。") == in_2018 + " | " + in_2019);
  CHECK(periods("《2018年工作要点》近日出台，全年投入[3亿元]。") == in_2018);
  CHECK(periods("2018年投入[3亿元]。短短数月，建成[5个]车间。") == in_2018 + " | ?..? cumulative");
}

TEST_CASE("a sum from one day to another has both") {
  CHECK(periods("自2005年结对，截至2018年底，投入[3亿元]。") == "2005-01-01..2018-12-31 cumulative");
  CHECK(periods("自2005年结对以来投入[3亿元]，截至2018年底，共有企业[46家]。") ==
        "2005-01-01..? cumulative | ?..2018-12-31 cumulative");
  CHECK(periods("自2018年3月10日起至目前，举办招聘会[12场]。") == "2018-03-10..? during");
  CHECK(periods("自2018年1月22日起开工，目前有企业[46家]。") == "?..? as_of");
}

TEST_CASE("what is held on a day has it, also in the next paragraph") {
  CHECK(periods("2018年9月9日举行仪式。\n在这次活动中，捐款[300万元]。") == "2018-09-09..2018-09-09 during");
  CHECK(periods("2018年9月9日举行仪式。\n在这次会议中，捐款[300万元]。") == "-");
}

TEST_CASE("the year in the name of a course that is counted does not carry on") {
  CHECK(periods("举办2018年带头人培训班[1期]。投入[3亿元]。") == in_2018 + " | -");
  CHECK(periods("2018年举办带头人培训班[1期]。投入[3亿元]。") == in_2018 + " | " + in_2018);
}
