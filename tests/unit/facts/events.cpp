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

TEST_CASE("a document can stand before what was done with it") {
  CHECK(told("2022年7月，《福州市与定西市协作框架协议》签订。") == "signing:2022-07-01");
  CHECK(told("2023年1月19日，《福州市与定西市对口合作实施方案》正式印发。") == "decision:2023-01-19");
  CHECK(told("1996年，国务院作出东部省市帮扶西部的重大决策。") == "decision:1996-01-01");
  CHECK(events_in("他作出了自己的决定。").empty());
}

TEST_CASE("agreements with a name count, however many there are besides") {
  CHECK(told("福州市与定西市签订《劳务协作协议》和工业、教育等6个专项协议。") == "signing:-");
  CHECK(events_in("两市签订教育等6个专项协议。").empty());
  CHECK(told("2018年5月2日，12个项目现场签约。") == "signing:2018-05-02");
}

TEST_CASE("what is opened is told with its day or month") {
  CHECK(told("马道乡小学2019年4月8日交付使用。") == "launch:2019-04-08");
  CHECK(told("2019年5月投入使用的马道乡小学已有学生。") == "launch:2019-05-01");
  CHECK(events_in("马道乡小学已经交付使用。").empty());
  CHECK(events_in("2019年4月，21个项目竣工。").empty());
  CHECK(events_in("这条公路的建成通车方便了会宁县群众。").empty());
}

TEST_CASE("ceremonies without a kind of their own take it from the deed in their name") {
  CHECK(told("2018年5月2日，捐赠暨结对仪式在卓资县举行。") == "donation:2018-05-02");
  CHECK(told("2018年5月2日，十大重点项目集中交付运营仪式在卓资县举行。") == "launch:2018-05-02");
  CHECK(told("2018年5月2日，答谢仪式在卓资县举行。") == "meeting:2018-05-02");
  CHECK(told("2018年5月2日，卓资县产业工作部署会议召开。") == "meeting:2018-05-02");
  CHECK(events_in("2018年5月2日，卓资县有关负责人出席会议。").empty());
}

TEST_CASE("where a meeting is held stands before the verb too") {
  const auto events = events_in("记者从2018年5月2日在福州市召开的第十六次联席会议上获悉，定西市与福州市合作顺利。");
  REQUIRE(events.size() == 1);
  CHECK(events.front().places == PlaceCodes{350100});
}

TEST_CASE("firms and offices visit too, and a group told before in the sentence") {
  CHECK(told("福州市组织绿谷食品有限公司等8家企业赴定西市考察对接。") == "visit:-");
  CHECK(told("2016年6月15日，福州市新闻媒体采访团在有关负责人带领下，来定西市考察采访。") == "visit:2016-06-15");
  CHECK(events_in("绿谷食品有限公司的产品到定西市销售。").empty());
  CHECK(events_in("代表团要求深入贯彻会议部署。").empty());
}

TEST_CASE("on the spot of what was told last it is the same day") {
  CHECK(told("2018年5月2日，对接会在定西市召开。\n活动现场，绿谷食品有限公司向定西市捐赠物资30万元。") ==
        "meeting:2018-05-02 donation:2018-05-02");
  CHECK(told("2018年5月2日，推进会在定西市召开。\n记者从会上获悉，各界向定西市捐赠物资30万元。") ==
        "meeting:2018-05-02");
}

TEST_CASE("the present ends the time told before") {
  CHECK(told("2018年5月2日，对接会在定西市召开。日前，招聘会在定西市举行。") == "meeting:2018-05-02 fair:-");
}

TEST_CASE("what somebody says, and words inside quotation marks") {
  CHECK(events_in("“招聘会2018年5月2日在定西市举行，大家都可以来看看。”他通知村民。").empty());
  CHECK(told("2018年5月2日，“希望之光”公益活动在定西市举行。") == "service:2018-05-02");
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

TEST_CASE("sums of signings are a series, a place can stand for its people") {
  CHECK(events_in("福州市与定西市签约项目资金112亿元。").empty());
  CHECK(told("2014年，宁波市到晴隆县调研。") == "visit:2014-01-01");
  CHECK(events_in("宁波市到晴隆县有1500公里。").empty());
}

TEST_CASE("a year in the name of a happening gives way to the day before it") {
  CHECK(told("9月22日，由两地主办的2022年农民丰收节在武川县举行。") == "fair:2022-09-22");
  CHECK(told("近日，2022年招聘会在武川县举行。") == "fair:-");
  CHECK(told("2022年招聘会在武川县举行。") == "fair:2022-01-01");
  CHECK(told("2019年6月3日他说，2016年两市签署框架协议。") == "signing:2016-01-01");
}

TEST_CASE("the day when somebody learned it is not the day when it happened") {
  CHECK(told("记者2019年6月3日从定西市获悉，绿谷食品有限公司向定西市捐赠物资30万元。") == "donation:-");
  CHECK(told("2019年6月3日，绿谷食品有限公司向定西市捐赠物资30万元。") == "donation:2019-06-03");
}

TEST_CASE("what is said at a meeting on a day tells of the meeting") {
  CHECK(told("有关负责人2019年6月3日在新闻发布会上说，协作进展顺利。") == "meeting:2019-06-03");
  CHECK(events_in("有关负责人在新闻发布会上说，协作进展顺利。").empty());
}

TEST_CASE("what is opened at a place needs no day, but many at once are a series") {
  CHECK(told("武川县开通首趟返岗免费专列。") == "launch:-");
  CHECK(events_in("武川县开通5条客运线路。").empty());
  CHECK(events_in("他和乡亲们成立了绿谷养殖专业合作社。").empty());
  CHECK(told("2019年6月3日，绿谷食品有限公司在武川县揭牌。") == "launch:2019-06-03");
}

TEST_CASE("a plan reaches over its sentence up to what has been done") {
  CHECK(events_in("工作组将赴武川县考察，与县里签订框架协议。").empty());
  CHECK(told("工作组还将意见汇编成册，在武川县举办了招商推介会。") == "fair:-");
}

TEST_CASE("cultural activities that open, shows of goods, journeys of reporters") {
  CHECK(told("2019年6月3日，民俗文化活动在武川县拉开序幕。") == "launch:2019-06-03");
  CHECK(events_in("民俗文化活动在武川县拉开序幕。").empty());
  CHECK(told("2019年，他组织农产品到武川县展销。") == "fair:2019-01-01");
  CHECK(events_in("农产品展销情况良好。").empty());
  CHECK(events_in("2019年6月3日，记者跟随工作组走完山路，来到武川县的养殖场。").empty());
}

TEST_CASE("a series of signers, a signing on its way, a word of hindrance in a title") {
  CHECK(events_in("两地已有7对部门、7对镇签订结对协作协议。").empty());
  CHECK(told("2019年，7对部门签订结对协作协议。") == "signing:2019-01-01");
  CHECK(events_in("镇村的结对协议正在积极推进签订。").empty());
  CHECK(told("武川县印发《关于进一步加强协作工作的意见》。") == "decision:-");
}

TEST_CASE("a fair that starts, what is signed at one in a month, who sits together") {
  CHECK(told("近日，第三届投资洽谈会在武川县启动。") == "fair:-");
  CHECK(told("2021年10月，武川县在招商洽谈会上成功签约招商项目4个。") == "fair:2021-10-01 signing:2021-10-01");
  CHECK(told("2019年6月3日，县委书记在武川县同慰问团一行座谈。") == "meeting:2019-06-03");
  CHECK(events_in("2019年6月3日，慈善总会已收到260万元捐款。").empty());
  CHECK(events_in("武川县的扶贫项目接连启动。").empty());
}

TEST_CASE("a meeting counts where somebody learned something there, not where it is only a name") {
  CHECK(told("记者日前从宁夏回族自治区山海协作推进会上获悉，资金增长8%。") == "meeting:-");
  CHECK(told("（2019年1月8日在武川县第十七届人民代表大会第四次会议上）") == "meeting:2019-01-08");
  CHECK(told("2018年5月2日举行的兴义市委常委会进一步明确重点。") == "meeting:2018-05-02");
  CHECK(told("兴义市委常委会带头开展学习。").empty());
  CHECK(told("认真学习在扶贫协作座谈会上的讲话。").empty());
  CHECK(told("兴义市每一次座谈会的召开都推动了工作。").empty());
  CHECK(told("兴义市举办劳务协作培训班1期40人。").empty());
  CHECK(told("兴义市通过举办招聘会等多种方式稳岗。").empty());
}

TEST_CASE("a programme starts, a park is begun, a campaign is called into life") {
  CHECK(told("2017年，新一轮对口帮扶工作启动。") == "launch:2017-01-01");
  CHECK(told("宁波市全面启动对黔西南州的对口帮扶。") == "launch:-");
  CHECK(told("自2017年对口帮扶工作启动，两地往来密切。").empty());
  CHECK(told("从2017年启动对口帮扶工作，到今年两地往来密切。").empty());
  CHECK(told("2015年10月，全国工商联发起“百企助百村”行动。") == "launch:2015-10-01");
  CHECK(told("近日，庆元—嘉善产业园在嘉善县动工。") == "launch:-");
  CHECK(told("兴义市新建学校，2016年2月动工。").empty());
  CHECK(told("去年12月，100余户住房交付使用。").empty());
}

TEST_CASE("villages named before their number sign for themselves") {
  CHECK(told("海盐县与武川县甲里村、乙里村等6个村签订帮扶协议。") == "signing:-");
  CHECK(told("229个村签订帮扶协议。").empty());
}

TEST_CASE("happenings of these days, of a list, of a habit") {
  CHECK(told("刘主任近日在新闻办公室举行的新闻发布会上介绍情况。") == "meeting:-");
  CHECK(told("2019年5月8日，洽谈会在万州区举行。“洽谈会”上举行了招商项目签约仪式。") ==
        "fair:2019-05-08 signing:2019-05-08");
  CHECK(told("宁波市30名教师2022年6月8日抵达同心县。") == "visit:2022-06-08");
  CHECK(told("福州市党政代表团，2020年4月8日抵达定西市。") == "visit:2020-04-08");
  CHECK(told("宁波市的援疆干部来到库车市，从此安家。").empty());
  CHECK(told("组织宁波市36家民营企业代表深入黔西南州考察对接。") == "visit:-");
  CHECK(told("2019年5月，武川县启动了一系列民生项目。").empty());
  CHECK(told("武川县与海淀区每周都会举行一次视频会议。").empty());
  CHECK(told("到3月底，雅安市开工重建项目2354个。").empty());
}

TEST_CASE("the town of a meeting and the host's province are no parties") {
  const auto meeting = events_in("2023年5月8日，联席会议在昆明召开，上海市和云南省领导出席。");
  REQUIRE(meeting.size() == 1);
  CHECK(meeting.front().parties == PlaceCodes{310000, 530000});
  CHECK(meeting.front().places == PlaceCodes{530100});
  const auto alone = events_in("2023年5月8日，总结会议在武川县召开。");
  REQUIRE(alone.size() == 1);
  CHECK(alone.front().parties == PlaceCodes{150125});
  const auto visit = events_in("2023年5月8日，福州代表团到岷县考察。");
  REQUIRE(visit.size() == 1);
  CHECK(visit.front().parties == PlaceCodes{350100, 621126});
}

TEST_CASE("a day that the publication has seen ends what a plan said before it") {
  const auto at = [](const std::string &text, std::string_view published) {
    static const Rules rules = Rules::with_builtin().value();
    static const auto mention_rules = compile_mention_rules(rules).value();
    static const auto event_rules = compile_event_rules(rules).value();
    Document document;
    document.text = text;
    document.published = parse_day(published);
    const Mentions mentions = document_to_mentions(document, *mention_rules);
    return read_events(document, mentions, split_clauses(text), {}, *event_rules).size();
  };
  const std::string visit = "持续推进方案确定的任务，2021年9月12日，广东省省长王明率团赴黑龙江省考察。";
  CHECK(at(visit, "2021-09-13") == 1);
  CHECK(at(visit, "2021-09-01") == 0);
}

TEST_CASE("近日 and the day that a report begins with date its deeds") {
  CHECK(told("近日，绿谷食品有限公司向武川县捐赠物资30万元。") == "donation:-");
  CHECK(told("绿谷食品有限公司向武川县捐赠物资30万元。").empty());
  CHECK(told("2019年6月3日，武川县代表团赴福州市考察。福州市向武川县捐赠资金30万元。") ==
        "visit:2019-06-03 donation:2019-06-03");
  CHECK(told("2019年6月3日，武川县代表团赴福州市考察。近年来，福州市向武川县捐赠资金30万元。") == "visit:2019-06-03");
  CHECK(told("2019年6月3日，武川县代表团赴福州市考察。福州市累计向武川县捐赠资金30万元。") == "visit:2019-06-03");
}

TEST_CASE("what others sign in another sentence is a deed of its own") {
  CHECK(told("2019年6月3日，武川县与福州市签订协作协议。大青山乡与鼓楼区签订结对协议。") ==
        "signing:2019-06-03 signing:2019-06-03");
  CHECK(told("2019年6月3日，武川县与福州市签订协作协议。双方签订协作协议后握手。") == "signing:2019-06-03");
}

TEST_CASE("a year inside a clause dates that clause only") {
  CHECK(told("两地召开联席会议，总结了福州市和武川县2018年工作，签订协作协议。") == "meeting:- signing:-");
  CHECK(told("2018年，两地领导座谈，武川县与福州市签订协作协议。") == "signing:2018-01-01");
}

TEST_CASE("a meeting that decides took place, one whose targets were met is only a name") {
  CHECK(told("2006年厦门市与临夏州第五次联席会议决定，以教育协作为重点。") == "meeting:2006-01-01");
  CHECK(told("2018年，武川县较好完成了联席会议确定的目标。").empty());
}

TEST_CASE("lists of days, days to come") {
  const auto visit = events_in("2020年6月21日、22日，武川县代表团赴福州市考察。");
  REQUIRE(visit.size() == 1);
  CHECK(to_string(*visit.front().range.start) == "2020-06-21");
  CHECK(to_string(*visit.front().range.end) == "2020-06-22");
}

TEST_CASE("journeys on other days, those who send others, places told by one character") {
  CHECK(told("2020年8月4日，定西市市长王明到岷县慰问。10月26日，定西市副市长李强到岷县慰问。") ==
        "visit:2020-08-04 visit:2020-10-26");
  CHECK(told("武川县组织有关部门到福州市考察。") == "visit:-");
  CHECK(told("武川县组织1700名干部到福州市学习。").empty());
  CHECK(told("2020年8月4日，武川县代表团一行来榕开展工作。") == "visit:2020-08-04");
  CHECK(told("2020年8月4日，福州市代表团共派出400名干部赴武川县挂职，累计120人次。").empty());
}

TEST_CASE("drafts need who issues them, works that are only furthered begin nothing") {
  CHECK(told("研究制定《协作资金管理办法》。").empty());
  CHECK(told("武川县制定《协作资金管理办法》。") == "decision:-");
  CHECK(told("2019年5月，武川县推进水泥项目开工。").empty());
  CHECK(told("2019年5月，武川县卫生室开工建设。") == "launch:2019-05-01");
}

TEST_CASE("days without a year have that of the edition") {
  CHECK(told("7月30日，武川县迎来2018年协作工作推进会。") == "meeting:2018-07-30");
}

TEST_CASE("activities at the end of a way are the visit's") {
  CHECK(told("2017年8月5日，福州市党政代表团到武川县开展互访活动。") == "visit:2017-08-05");
  CHECK(told("2017年8月5日，福州市与武川县举办交流活动。") == "meeting:2017-08-05");
}

TEST_CASE("where somebody in office looks round can stand before the verb") {
  CHECK(told("定西市市长王明近日在岷县调研时强调，要抓好协作。") == "visit:-");
  CHECK(told("2020年4月8日，定西市市长王明在岷县考察。") == "visit:2020-04-08");
  CHECK(told("定西市市长王明在岷县调研时强调，要抓好协作。").empty());
}

TEST_CASE("a gift of a month, where who gives and who receives are named") {
  CHECK(told("2020年3月，宁夏西吉县向福建省莆田市捐赠马铃薯300吨。") == "donation:2020-03-01");
  CHECK(told("2020年3月，捐赠物资发放完毕。").empty());
}

TEST_CASE("guests who are received, things brought, campaigns of these days") {
  CHECK(told("2020年5月12日，宁波市镇海区迎来了金阳县调研组。") == "visit:2020-05-12");
  CHECK(told("2020年5月12日，宁波市镇海区迎来了春天。").empty());
  CHECK(told("2020年6月8日，宁波市皮革协会为雷波县小学送上了书包500个。") == "donation:2020-06-08");
  CHECK(told("2020年6月8日，春风为雷波县送来温暖。").empty());
  CHECK(told("日前，志愿者在武川县开展扶贫助教活动。") == "service:-");
  CHECK(told("近日，福州市代表团一行来到武川县，开展结对帮扶活动。") == "visit:-");
}
