#include "jiedui/facts/events.hpp"

#include "jiedui/facts/mentions_to_facts.hpp"
#include "jiedui/mentions/document_to_mentions.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace jiedui;

namespace {

std::vector<Event> events_in(const std::string &text) {
  static const Rules rules = Rules::with_builtin().value();
  static const auto mention_rules = compile_mention_rules(rules).value();
  static const auto event_rules = compile_event_rules(rules).value();
  Document document;
  document.text = text;
  const Mentions mentions = document_to_mentions(document, *mention_rules);
  return read_events(document, mentions, split_clauses(text), {}, *event_rules);
}

/// "kind:start kind:start", in the order of the text.
std::string told(const std::string &text) {
  std::string result;
  for (const Event &event : events_in(text)) {
    if (!result.empty()) result += ' ';
    result += std::string(to_string(event.kind)) + ':' + (event.range.start ? to_string(*event.range.start) : "-");
  }
  return result;
}

} // namespace

TEST_CASE("a trip is one visit, with what happens on it") {
  CHECK(told("2019年6月3日，宁波市代表团赴贵州省兴义市考察。\n代表团来到安龙县走访。\n座谈会在兴义市召开。") ==
        "visit:2019-06-03 meeting:2019-06-03");
  const auto events = events_in("2019年6月3日，宁波市代表团赴贵州省兴义市考察。随后代表团来到安龙县走访。");
  REQUIRE(events.size() == 1);
  CHECK(events.front().places == PlaceCodes{522301, 522328});
  CHECK(events.front().text == "宁波市代表团赴贵州省兴义市考察");
}

TEST_CASE("meetings, fairs and ceremonies happen where they are held") {
  CHECK(told("2018年5月2日，福建省与宁夏联席会议在银川市举行。") == "meeting:2018-05-02");
  CHECK(told("2018年5月2日，定西市特色农产品展销会在福州市举行。") == "fair:2018-05-02");
  CHECK(told("2018年5月2日，福州市、定西市对接座谈会暨签约仪式举行。") == "signing:2018-05-02");
  CHECK(told("2018年5月2日，捐赠仪式在卓资县举行。") == "donation:2018-05-02");
}

TEST_CASE("a meeting that is only spoken at counts on a trip") {
  CHECK(told("2019年6月3日，宁波市代表团赴兴义市考察。\n在宁波市与兴义市工作座谈会上，两地交换了意见。") ==
        "visit:2019-06-03 meeting:2019-06-03");
  CHECK(events_in("在工作座谈会上，有人谈到帮扶。").empty());
}

TEST_CASE("a year in a name and a word in a person's name say nothing about time and plan") {
  CHECK(told("2019年6月3日，宁波市与兴义市2018年第二次联席会议召开。") == "meeting:2019-06-03");
  CHECK(told("2019年6月3日，宁波市市长王应明率代表团赴兴义市。") == "visit:2019-06-03");
}

TEST_CASE("deeds need an object, a document or a day") {
  CHECK(told("2018年5月2日，两省签署对口合作框架协议。") == "signing:2018-05-02");
  CHECK(told("2018年5月，北京市出台《结对帮扶资金管理办法》。") == "decision:2018-05-01");
  CHECK(told("武川县启动“百户牵手”就业帮扶活动。") == "launch:-");
}

TEST_CASE("plans, demands, attributes and series are no happenings") {
  CHECK(events_in("北京市将组织代表团赴武川县考察。").empty());
  CHECK(events_in("要召开工作座谈会。").empty());
  CHECK(events_in("按照签订的对口合作协议，北京市选派干部到武川县。").empty());
  CHECK(events_in("2018年，北京市、武川县先后召开座谈会12次。").empty());
  CHECK(events_in("自对口帮扶启动以来，武川县变化很大。").empty());
  CHECK(events_in("2018年5月2日，庆祝自治区成立30周年活动很热闹。").empty());
}

TEST_CASE("an issued document is one decision") {
  CHECK(told("北京市印发《结对帮扶资金管理办法》。会后，市里又印发《结对帮扶资金管理办法》。") == "decision:-");
}

TEST_CASE("a document may stand before what is done with it") {
  CHECK(told("2022年7月，《武川县与门头沟区协作框架协议》签订。") == "signing:2022-07-01");
  CHECK(told("2022年7月5日，《协作资金管理办法》正式印发。") == "decision:2022-07-05");
  CHECK(events_in("《协作资金管理办法》的内容很细。").empty());
}

TEST_CASE("a dated resolution is a decision, an undated one is not") {
  CHECK(told("1996年，中央作出开展扶贫协作的重大决策。") == "decision:1996-01-01");
  CHECK(events_in("中央作出开展扶贫协作的重大决策，意义深远。").empty());
}

TEST_CASE("visitors told of in a clause before, firms sent to look") {
  CHECK(told("2019年6月3日，多家媒体组成的采访团，在主办方带领下，来我市武川县考察。") == "visit:2019-06-03");
  CHECK(events_in("2019年6月3日，多家媒体来电话了解武川县。").empty());
}

TEST_CASE("what happens on the scene of an occasion has its day") {
  CHECK(told("2019年6月3日，捐赠仪式在武川县举行。\n活动现场，爱心人士又捐赠图书一批。") == "donation:2019-06-03");
  CHECK(told("2019年6月3日，招商推介会在武川县举行。\n活动现场，企业向武川县捐赠图书一批。") ==
        "fair:2019-06-03 donation:2019-06-03");
}

TEST_CASE("a word in a name of a happening is no veto") {
  CHECK(told("2019年6月3日，“希望的田野”慰问演出在武川县举行。") == "performance:2019-06-03");
  CHECK(events_in("希望两地召开会议。").empty());
}
