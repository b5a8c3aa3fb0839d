#include "jiedui/mentions/dates.hpp"

#include "jiedui/mentions/tokens.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using namespace jiedui;

namespace {

Mentions read(std::string_view text, std::string_view published) {
  static const auto rules = Rules::with_builtin();
  REQUIRE_MESSAGE(rules.ok(), rules.error().message);
  static const auto compiled = compile_date_rules(*rules);
  REQUIRE_MESSAGE(compiled.ok(), compiled.error().message);
  Document document;
  document.text = text;
  document.published = parse_day(published);
  Mentions mentions;
  mentions.tokens = find_tokens(document.folded(), *rules);
  read_dates(document, **compiled, mentions);
  return mentions;
}

/// "words=start..end" for each date, `?` for an open or unknown end; partial dates as they are.
std::string dates(std::string_view text, std::string_view published = "") {
  std::string result;
  for (const DateMention &date : read(text, published).dates) {
    if (!result.empty()) result += ' ';
    result += std::string(date.span.of(text)) + '=';
    if (!date.range.partial.empty()) {
      result += date.range.partial;
      continue;
    }
    const auto day = [](const std::optional<Day> &d) { return d ? to_string(*d) : std::string("?"); };
    result += date.range.start == date.range.end && date.range.start
                  ? day(date.range.start)
                  : day(date.range.start) + ".." + day(date.range.end);
  }
  return result;
}

} // namespace

TEST_CASE("full dates in digits, full width and numerals") {
  CHECK(dates("2019年3月5日启动") == "2019年3月5日=2019-03-05");
  CHECK(dates("2019 年 3 月 5 日启动") == "2019 年 3 月 5 日=2019-03-05");
  CHECK(dates("２０１９年３月５日启动") == "２０１９年３月５日=2019-03-05");
  CHECK(dates("二〇一九年三月五日启动") == "二〇一九年三月五日=2019-03-05");
  CHECK(dates("二零一九年十二月二十三日启动") == "二零一九年十二月二十三日=2019-12-23");
  CHECK(dates("签约时间：2019.3.5。") == "2019.3.5=2019-03-05");
  CHECK(dates("签约时间：2019-03-05。") == "2019-03-05=2019-03-05");
  CHECK(dates("签约时间：2019/3/5。") == "2019/3/5=2019-03-05");
  CHECK(dates("2019年6月投产") == "2019年6月=2019-06-01..2019-06-30");
  CHECK(dates("2019年度投入") == "2019年度=2019-01-01..2019-12-31");
  CHECK(dates("2020年2月29日启动，2019年2月29日没有") == "2020年2月29日=2020-02-29");
}

TEST_CASE("parts of a year and of a month") {
  CHECK(dates("2019年上半年") == "2019年上半年=2019-01-01..2019-06-30");
  CHECK(dates("2019年前三季度") == "2019年前三季度=2019-01-01..2019-09-30");
  CHECK(dates("2019年第二季度") == "2019年第二季度=2019-04-01..2019-06-30");
  CHECK(dates("2019年1-10月") == "2019年1-10月=2019-01-01..2019-10-31");
  CHECK(dates("2019年前11个月") == "2019年前11个月=2019-01-01..2019-11-30");
  CHECK(dates("2019年前两个月") == "2019年前两个月=2019-01-01..2019-02-28");
  CHECK(dates("2019年8月中旬") == "2019年8月中旬=2019-08-11..2019-08-20");
  CHECK(dates("2019年2月下旬") == "2019年2月下旬=2019-02-21..2019-02-28");
  CHECK(dates("2019年底") == "2019年底=2019-12-31");
  CHECK(dates("2019年年末") == "2019年年末=2019-12-31");
  CHECK(dates("2019年11月底") == "2019年11月底=2019-11-30");
  CHECK(dates("2019年初中毕业") == "2019年=2019-01-01..2019-12-31");
}

TEST_CASE("ranges") {
  CHECK(dates("2019年3月5日至7日") == "2019年3月5日至7日=2019-03-05..2019-03-07");
  CHECK(dates("2019年3月5—7日") == "2019年3月5—7日=2019-03-05..2019-03-07");
  CHECK(dates("2019年3月30日至4月2日") == "2019年3月30日至4月2日=2019-03-30..2019-04-02");
  CHECK(dates("2019年11月至2020年2月") == "2019年11月至2020年2月=2019-11-01..2020-02-29");
  CHECK(dates("2019年12月至次年2月") == "2019年12月至次年2月=2019-12-01..2020-02-29");
  CHECK(dates("从2017年到2019年") == "从2017年到2019年=2017-01-01..2019-12-31");
  CHECK(dates("2017—2019年") == "2017—2019年=2017-01-01..2019-12-31");
  CHECK(dates("2017~2019年") == "2017~2019年=2017-01-01..2019-12-31");
  CHECK(dates("2017-19年") == "2017-19年=2017-01-01..2019-12-31");
  CHECK(dates("协作规划（2017—2020）") == "2017—2020=2017-01-01..2020-12-31");
  CHECK(dates("2019.3.5-3.7") == "2019.3.5-3.7=2019-03-05..2019-03-07");
  CHECK(dates("2018年9月至2019年底") == "2018年9月至2019年底=2018-09-01..2019-12-31");
  CHECK(dates("2018—2019学年") == "2018—2019学年=2018-09-01..2019-08-31");
  CHECK(dates("2017、2018年") == "2017=2017-01-01..2017-12-31 2018年=2018-01-01..2018-12-31");
  CHECK(dates("2017年和2018年") == "2017年=2017-01-01..2017-12-31 2018年=2018-01-01..2018-12-31");
  CHECK(dates("从今年起到2021年", "2019-05-01") == "从今年起到2021年=2019-01-01..2021-12-31");
}

TEST_CASE("open ends") {
  CHECK(dates("2018年以来") == "2018年以来=2018-01-01..?");
  CHECK(dates("从2018年起，") == "从2018年起=2018-01-01..?");
  CHECK(dates("2018年3月至今") == "2018年3月至今=2018-03-01..?");
  CHECK(dates("自1996年结对帮扶某地以来") == "自1996年结对帮扶某地以来=1996-01-01..?");
  CHECK(dates("截至2019年6月底") == "截至2019年6月底=?..2019-06-30");
  CHECK(dates("截止到2019年6月30日") == "截止到2019年6月30日=?..2019-06-30");
  CHECK(dates("2012年前") == "2012年前=?..2011-12-31");
  CHECK(dates("2020年底前完成") == "2020年底前=?..2020-12-31");
  CHECK(dates("2018年后") == "2018年后=2019-01-01..?");
  CHECK(dates("到2020年") == "到2020年=2020-01-01..2020-12-31");
  CHECK(dates("今年以来", "2019-05-01") == "今年以来=2019-01-01..?");
  CHECK(dates("2018年后续资金") == "2018年=2018-01-01..2018-12-31");
  CHECK(dates("2018年前往当地") == "2018年=2018-01-01..2018-12-31");
  CHECK(dates("2018年前三名") == "2018年=2018-01-01..2018-12-31");
  CHECK(dates("2018年起草") == "2018年=2018-01-01..2018-12-31");
}

TEST_CASE("至 at the head of a clause and 自 alone open an end") {
  CHECK(dates("至2018年底，已投入资金") == "至2018年底=?..2018-12-31");
  CHECK(dates("果实看得见。至今年9月底，项目落地", "2014-10-26") == "至今年9月底=?..2014-09-30");
  CHECK(dates("期限延长至2020年") == "至2020年=2020-01-01..2020-12-31");
  CHECK(dates("2016年至2020年") == "2016年至2020年=2016-01-01..2020-12-31");
  CHECK(dates("自2010年新一轮援建启动，两地往来") == "自2010年=2010-01-01..?");
  CHECK(dates("由2010年的12家增加") == "2010年=2010-01-01..2010-12-31");
  CHECK(dates("2018年2月3日（正月初六）") == "2018年2月3日=2018-02-03");
  CHECK(dates("较2010年增长") == "2010年=2010-01-01..2010-12-31");
  CHECK(dates("从1995年第一支队伍到来起，一批批干部来了") == "从1995年第一支队伍到来起=1995-01-01..?");
}

TEST_CASE("plan periods, named days, decades") {
  CHECK(dates("“十三五”期间") == "“十三五”期间=2016-01-01..2020-12-31");
  CHECK(dates("十四五时期") == "十四五时期=2021-01-01..2025-12-31");
  CHECK(dates("到十二五末") == "到十二五末=2015-12-31");
  CHECK(dates("“十四五”以来") == "“十四五”以来=2021-01-01..?");
  CHECK(dates("今年十五个村") == "今年=?..?");
  CHECK(dates("党的十八大以来") == "党的十八大以来=2012-11-08..?");
  CHECK(dates("党的十九大召开后") == "党的十九大召开后=2017-10-18..?");
  CHECK(dates("学习贯彻党的十九大精神").empty());
  CHECK(dates("改革开放以来") == "改革开放以来=1978-12-18..?");
  CHECK(dates("上世纪60年代") == "上世纪60年代=1960-01-01..1969-12-31");
  CHECK(dates("20世纪九十年代初") == "20世纪九十年代初=1990-01-01..1999-12-31");
  CHECK(dates("1990年代") == "1990年代=1990-01-01..1999-12-31");
}

TEST_CASE("words for a year lean on the publication day") {
  CHECK(dates("今年投入", "2019-05-01") == "今年=2019-01-01..2019-12-31");
  CHECK(dates("去年底", "2019-05-01") == "去年底=2018-12-31");
  CHECK(dates("明年6月", "2019-05-01") == "明年6月=2020-06-01..2020-06-30");
  CHECK(dates("前年", "2019-05-01") == "前年=2017-01-01..2017-12-31");
  CHECK(dates("本月8日", "2019-05-21") == "本月8日=2019-05-08");
  CHECK(dates("上个月", "2019-01-21") == "上个月=2018-12-01..2018-12-31");
  CHECK(dates("昨天", "2019-03-01") == "昨天=2019-02-28");
  CHECK(dates("上周三", "2020-09-18") == "上周三=2020-09-09");
  CHECK(dates("本周", "2020-09-18") == "本周=2020-09-14..2020-09-20");
  CHECK(dates("上半年投入", "2019-07-20") == "上半年=2019-01-01..2019-06-30");
  CHECK(dates("今年投入") == "今年=?..?");
  CHECK(dates("年内完成") == "年内=?..?");
}

TEST_CASE("words for a year lean on the date told before them") {
  CHECK(dates("2015年4月1日启动，同年6月开工，次年完工") ==
        "2015年4月1日=2015-04-01 同年6月=2015-06-01..2015-06-30 次年=2016-01-01..2016-12-31");
  CHECK(dates("2015年立项，当年完工", "2019-05-01") == "2015年=2015-01-01..2015-12-31 当年=2015-01-01..2015-12-31");
  CHECK(dates("2015年，全年投入资金", "2019-05-01") == "2015年=2015-01-01..2015-12-31 全年=2015-01-01..2015-12-31");
  CHECK(dates("5月8日启动，当日签约", "2019-05-10") == "5月8日=2019-05-08 当日=2019-05-08");
  CHECK(dates("2018年投入比上年增长", "2020-05-10") == "2018年=2018-01-01..2018-12-31 上年=2017-01-01..2017-12-31");
  CHECK(dates("力争当年启动、当年见效").empty());
  CHECK(dates("2015年，当年的穷村变了样") == "2015年=2015-01-01..2015-12-31");
}

TEST_CASE("a date without year takes it from the text, then from the publication") {
  CHECK(dates("2015年4月1日签约，7月16日开工", "2019-05-10") == "2015年4月1日=2015-04-01 7月16日=2015-07-16");
  CHECK(dates("2016年以来成效显著。7月16日，代表团到访", "2019-07-18") ==
        "2016年以来=2016-01-01..? 7月16日=2019-07-16");
  CHECK(dates("12月28日", "2019-01-03") == "12月28日=2018-12-28");
  CHECK(dates("记者3日获悉", "2019-05-04") == "3日=2019-05-03");
  CHECK(dates("记者28日获悉", "2019-05-02") == "28日=2019-04-28");
  CHECK(dates("5月28日电 28日上午签约", "2019-05-29") == "5月28日=2019-05-28 28日=2019-05-28");
  CHECK(dates("新华网4月19日电 2010年4月初以来") == "4月19日=2010-04-19 2010年4月初以来=2010-04-01..?");
}

TEST_CASE("without any year only what is known is told") {
  CHECK(dates("4月8日至10日") == "4月8日至10日=--04-08/--04-10");
  CHECK(dates("4月8日") == "4月8日=--04-08/--04-08");
  CHECK(dates("5月") == "5月=--05-01/--05-31");
  CHECK(dates("3月以来") == "3月以来=--03-01/");
  CHECK(dates("4月至6月") == "4月至6月=--04-01/--06-30");
  CHECK(dates("截至11月底") == "截至11月底=/--11-30");
}

TEST_CASE("two-digit years only where nothing else is possible") {
  CHECK(dates("18年5月启动") == "18年5月=2018-05-01..2018-05-31");
  CHECK(dates("07年启动") == "07年=2007-01-01..2007-12-31");
  CHECK(dates("98年底启动") == "98年底=1998-12-31");
  CHECK(dates("结对帮扶18年").empty());
}

TEST_CASE("durations, habits, parts of a day, names and numbers are no dates") {
  for (const std::string_view text : {"历时两天",
                                      "20多年来",
                                      "三年行动计划",
                                      "每年投入",
                                      "每年5月举办",
                                      "每年的3月到5月",
                                      "每学期",
                                      "目前",
                                      "当前",
                                      "近年来",
                                      "日前",
                                      "近日",
                                      "近3日",
                                      "3日内办结",
                                      "两年内完成",
                                      "一年内",
                                      "电话010-66112018",
                                      "总第2018期",
                                      "学制3年",
                                      "9年义务教育",
                                      "2018个家庭",
                                      "投入1998.05亿元",
                                      "增长2018.12%",
                                      "第3月",
                                      "3个月",
                                      "百日攻坚",
                                      "一日三餐",
                                      "以上年龄",
                                      "如今年轻人",
                                      "据今日头条消息",
                                      "今天的新村",
                                      "投资2000—3000元",
                                      "户均2000-2500元"})
    CHECK_MESSAGE(dates(text, "2019-05-01").empty(), text << " -> " << dates(text, "2019-05-01"));
  CHECK(dates("2018年度第3期").empty());
  CHECK(dates("2018年第15号公告").empty());
}

TEST_CASE("a date inside a title counts") {
  CHECK(dates("《2018年工作要点》") == "2018年=2018-01-01..2018-12-31");
  CHECK(dates("《“十四五”协作规划》") == "十四五=2021-01-01..2025-12-31");
}

TEST_CASE("flags tell how a date is meant") {
  const Mentions mentions = read("2018年较2017年增长，与去年相比翻番，是2016年的3倍，截至6月底", "2019-07-01");
  REQUIRE(mentions.dates.size() == 5);
  CHECK_FALSE(mentions.dates[0].compared);
  CHECK(mentions.dates[1].compared);
  CHECK(mentions.dates[2].compared);
  CHECK(mentions.dates[2].relative);
  CHECK(mentions.dates[3].compared);
  CHECK(mentions.dates[4].open_start);
  CHECK(mentions.dates[0].form == DateForm::year);
}

TEST_CASE("tables of the caller's own are read, and their mistakes named") {
  const auto rules = Rules::only("# table: plan_periods\nid\twords\tstart\tend\nx\t三年攻坚\t2018-06-15\t2020-12-31\n");
  REQUIRE(rules.ok());
  const auto compiled = compile_date_rules(*rules);
  REQUIRE(compiled.ok());
  Document document;
  document.text = "三年攻坚投入";
  Mentions mentions;
  mentions.tokens = find_tokens(document.folded(), *rules);
  read_dates(document, **compiled, mentions);
  REQUIRE(mentions.dates.size() == 1);
  CHECK(mentions.dates[0].range.start == parse_day("2018-06-15"));

  const auto broken =
      Rules::only("# table: plan_periods\nid\twords\tstart\tend\nx\t十三五\t2016-13-01\t2020-12-31\n", "own.tsv");
  REQUIRE(broken.ok());
  const auto failed = compile_date_rules(*broken);
  REQUIRE_FALSE(failed.ok());
  CHECK(failed.error().message.find("own.tsv:3: start") != std::string::npos);
}

TEST_CASE("any bytes are read without harm") {
  for (const std::string_view text : {"年", "月日", "2018", "2018年至", "截至", "“十三五", "\xE5\xB9", "2018\xE5",
                                      "至至至2018—", "999999999999999999999年"})
    dates(text);
}

TEST_CASE("29 February lies in a leap year, lunar days are none of ours") {
  CHECK(dates("2月29日", "2019-03-05") == "2月29日=2016-02-29");
  CHECK(dates("三月初一赶集", "2019-03-05").empty());
  CHECK(dates("农历八月十五", "2019-03-05").empty());
}

TEST_CASE("a range with 以来 keeps its end") {
  CHECK(dates("2014年至2018年以来") == "2014年至2018年以来=2014-01-01..2018-12-31");
}

TEST_CASE("without a publication day the latest full date tells the year of writing") {
  CHECK(dates("记者2020年4月13日了解到，2010年6月开工，今年完工") ==
        "2020年4月13日=2020-04-13 2010年6月=2010-06-01..2010-06-30 今年=2020-01-01..2020-12-31");
}

TEST_CASE("以来 belongs to the nearest date before it") {
  CHECK(dates("今天公布：进入三月份以来", "2014-03-26") == "今天=2014-03-26 三月份以来=2014-03-01..?");
  CHECK(dates("召开安全年会，目前日本企业").empty());
}

TEST_CASE("a decimal behind 的 is a figure, not a multiple") {
  const Mentions mentions = read("由2014年的28.6%降至2019年的0.9%，是2018年的2.5倍", "");
  REQUIRE(mentions.dates.size() == 3);
  CHECK_FALSE(mentions.dates[0].compared);
  CHECK_FALSE(mentions.dates[1].compared);
  CHECK(mentions.dates[2].compared);
  CHECK(dates("2016、2017两年") == "2016=2016-01-01..2016-12-31 2017两年=2017-01-01..2017-12-31");
  CHECK(dates("自2007年到达某地后，") == "自2007年到达某地后=2007-01-01..?");
}

TEST_CASE("a story goes forward in its year") {
  CHECK(dates("2018年3月签约，5月开工", "2020-06-01") == "2018年3月=2018-03-01..2018-03-31 5月=2018-05-01..2018-05-31");
  CHECK(dates("2022年6月签约，预计3月底完工", "2023-03-16") == "2022年6月=2022-06-01..2022-06-30 3月底=2023-03-31");
  CHECK(dates("创1982年3月以来新高，6月再升", "2022-07-20") ==
        "1982年3月以来=1982-03-01..? 6月=2022-06-01..2022-06-30");
}

TEST_CASE("a day just ahead may lie in the next year") {
  CHECK(dates("从1月1日至3月4日播出", "2014-12-26") == "从1月1日至3月4日=2015-01-01..2015-03-04");
}

TEST_CASE("a day takes the year from the name of what happened on it") {
  CHECK(dates("1月9日，曲靖市举行云南省2023年劳动力欢送仪式") == "1月9日=2023-01-09 2023年=2023-01-01..2023-12-31");
  CHECK(dates("1月9日，记者获悉2017年投入资金") == "1月9日=--01-09/--01-09 2017年=2017-01-01..2017-12-31");
  CHECK(dates("1月9日开会。举行云南省2023年欢送仪式") == "1月9日=--01-09/--01-09 2023年=2023-01-01..2023-12-31");
}

TEST_CASE("without a publication day the text's own years tell when it was written") {
  CHECK(dates("9月28日，两地举办对接活动。去年同期相比增长。今年以来投入资金。2019年两地对接活动在东市举行") ==
        "9月28日=2019-09-28 去年同期相比=2018-01-01..2018-12-31 今年以来=2019-01-01..? 2019年=2019-01-01..2019-12-31");
  CHECK(dates("7月16日，记者来到车间。\n2024年3月开工") == "7月16日=2024-07-16 2024年3月=2024-03-01..2024-03-31");
  CHECK(dates("1月16日，记者来到车间。\n2024年3月开工") == "1月16日=--01-16/--01-16 2024年3月=2024-03-01..2024-03-31");
  // Mere history tells nothing of a day, nor do goals, beginnings and what is to come of a year.
  CHECK(dates("6月9日，两地签约。\n2014年，他返乡办厂") == "6月9日=--06-09/--06-09 2014年=2014-01-01..2014-12-31");
  CHECK(dates("今年5月签约，预计2022年10月投产") == "今年5月=--05-01/--05-31 2022年10月=2022-10-01..2022-10-31");
  CHECK(dates("今年1至5月完成，学校于2017年开工建设") == "今年1至5月=--01-01/--05-31 2017年=2017-01-01..2017-12-31");
  CHECK(dates("自2018年以来协作，今年又派人") == "自2018年以来=2018-01-01..? 今年=?..?");
  // 去年 without any 今年: the years told go up to it.
  CHECK(dates("人均收入从2008年的1200元增加到2011年的5000元。去年6月摘帽") ==
        "2008年=2008-01-01..2008-12-31 到2011年=2011-01-01..2011-12-31 去年6月=2011-06-01..2011-06-30");
  CHECK(dates("今年完成三项，去年完成两项，2025年人数最多") ==
        "今年=2025-01-01..2025-12-31 去年=2024-01-01..2024-12-31 2025年=2025-01-01..2025-12-31");
}

TEST_CASE("到 at the head of a clause counts up to the end of a year or month") {
  CHECK(dates("到去年底，全部脱贫", "2012-05-01") == "到去年底=?..2011-12-31");
  CHECK(dates("成效明显，到3月底已建成八个", "2012-05-01") == "到3月底=?..2012-03-31");
  CHECK(dates("从五万户减少到2017年底的两万户", "2019-05-01") == "到2017年底=2017-12-31");
  CHECK(dates("到2020年实现目标", "2019-05-01") == "到2020年=2020-01-01..2020-12-31");
}

TEST_CASE("a year without its unit before the name of what is held in it") {
  CHECK(dates("“2015上海·喀什宣传周”将于6月15日举行", "2015-06-12") ==
        "2015=2015-01-01..2015-12-31 6月15日=2015-06-15");
  CHECK(dates("近日，2019京沈对口合作交流会在沈阳召开") == "2019=2019-01-01..2019-12-31");
  CHECK(dates("2013名代表参加大会，2014人参加活动").empty());
  CHECK(dates("门牌2013号，举行活动").empty());
}

TEST_CASE("what is to come lies ahead, and a range to today begins before it") {
  CHECK(dates("2019年流转了土地，预计6月份有收成", "2020-04-07") ==
        "2019年=2019-01-01..2019-12-31 6月份=2020-06-01..2020-06-30");
  CHECK(dates("去年11月20日签约。从1月到今天，项目开工", "2018-04-16") ==
        "去年11月20日=2017-11-20 从1月到今天=2018-01-01..2018-04-16");
  CHECK(dates("从10月到今天，项目开工", "2018-04-16") == "从10月到今天=2017-10-01..2018-04-16");
}

TEST_CASE("开始 opens a time behind 从 or at a clause's end; elsewhere it tells what happened") {
  CHECK(dates("从2013年开始，两地协作") == "从2013年开始=2013-01-01..?");
  CHECK(dates("自2016年开始援建") == "自2016年开始=2016-01-01..?");
  CHECK(dates("2013年开始，两地协作") == "2013年开始=2013-01-01..?");
  CHECK(dates("2018年7月开始种植") == "2018年7月=2018-07-01..2018-07-31");
}
