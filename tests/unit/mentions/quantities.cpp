#include "jiedui/mentions/quantities.hpp"
#include "jiedui/mentions/tokens.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using namespace jiedui;

namespace {

struct Reader {
  Reader() : rules(Rules::with_builtin()), compiled(compile_quantity_rules(*rules)) {}
  Result<Rules> rules;
  Result<std::shared_ptr<const QuantityRules>> compiled;
};

const Reader &reader() {
  static const Reader built_in;
  return built_in;
}

/// Every quantity as "words=value unit", with what differs from the usual behind it.
std::string quantities(std::string_view text) {
  Document document;
  document.text = text;
  Mentions mentions;
  mentions.tokens = find_tokens(document.folded(), *reader().rules);
  read_quantities(document, **reader().compiled, mentions);
  std::string all;
  for (const QuantityMention &mention : mentions.quantities) {
    const Quantity &quantity = mention.quantity;
    if (!all.empty()) all += "; ";
    all += std::string(mention.span.of(text)) + '=' + quantity.value.to_string();
    if (quantity.value_high) all += '-' + quantity.value_high->to_string();
    all += ' ';
    all += quantity.unit == Unit::currency ? quantity.currency.view() : to_string(quantity.unit);
    if (!quantity.classifier.empty()) all += " " + quantity.classifier;
    if (quantity.qualifier != Qualifier::exact) all += ' ' + std::string(to_string(quantity.qualifier));
    if (mention.per != Per::none) all += " per " + std::string(to_string(mention.per));
    if (mention.aspect != Aspect::level) all += ' ' + std::string(to_string(mention.aspect));
    if (mention.distributive) all += " each";
  }
  return all;
}

} // namespace

TEST_CASE("a number and its unit, in base units") {
  CHECK(quantities("投入帮扶资金1,100万元。") == "1,100万元=11000000 CNY");
  CHECK(quantities("修建村道12.5公里") == "12.5公里=12.5 km");
  CHECK(quantities("流转土地二千零三十亩") == "二千零三十亩=2030 mu");
  CHECK(quantities("收购苹果六百斤") == "六百斤=300 kg");
  CHECK(quantities("港商捐资500万港元") == "500万港元=5000000 HKD");
  CHECK(quantities("建成20兆瓦光伏电站") == "20兆瓦=20000 kW");
  CHECK(quantities("引进企业12家，选派教师8名") == "12家=12 count 家; 8名=8 person");
}

TEST_CASE("bounds before, inside and behind") {
  CHECK(quantities("投入近40亿元") == "近40亿元=4000000000 CNY nearly");
  CHECK(quantities("带动百余人就业") == "百余人=100 person over");
  CHECK(quantities("流转500亩左右") == "500亩左右=500 mu about");
  CHECK(quantities("覆盖率在百分之八十以上") == "百分之八十以上=80 percent at_least");
  CHECK(quantities("签约26个项目") == "26个=26 count 个");
  CHECK(quantities("支持亿元以上项目3个") == "亿元以上=100000000 CNY at_least; 3个=3 count 个");
}

TEST_CASE("ranges") {
  CHECK(quantities("每县选派2~3名干部") == "2~3名=2-3 person per county");
  CHECK(quantities("收入2000元—3000元") == "2000元—3000元=2000-3000 CNY");
  CHECK(quantities("补助20—30万元") == "20—30万元=200000-300000 CNY");
  CHECK(quantities("奖励5000—1万元") == "5000—1万元=5000-10000 CNY");
  CHECK(quantities("安排两三个人") == "两三个人=2-3 person");
}

TEST_CASE("a noun as unit") {
  CHECK(quantities("助力69万贫困人口脱贫") == "69万贫困人口=690000 person");
  CHECK(quantities("惠及五县区") == "五县区=5 count");
  CHECK(quantities("帮扶7县") == "7县=7 count");
}

TEST_CASE("people, households and visits have their own units") {
  CHECK(quantities("选派干部50名、教师8位，惠及320户1208人") ==
        "50名=50 person; 8位=8 person; 320户=320 household; 1208人=1208 person");
  CHECK(quantities("培训3.4万人次") == "3.4万人次=34000 person_time");
  CHECK(quantities("带动20多万贫困农牧民增收") == "20多万贫困农牧民=200000 person over");
  CHECK(quantities("支持5万脱贫户发展产业") == "5万脱贫户=50000 household");
  CHECK(quantities("三十个人参加") == "三十个人=30 person");
}

TEST_CASE("money: signs, other currencies, parts, scales alone") {
  CHECK(quantities("售价￥300一件") == "￥300=300 CNY");
  CHECK(quantities("运费五元三角") == "五元三角=5.3 CNY");
  CHECK(quantities("合同额9875亿元人民币") == "9875亿元人民币=987500000000 CNY");
  CHECK(quantities("每月能挣3000块。") == "3000块=3000 CNY per month");
  CHECK(quantities("平整3块地") == "3块=3 count 块");
  CHECK(quantities("产值超百亿元") == "超百亿元=10000000000 CNY over");
  CHECK(quantities("产值过亿元") == "过亿元=100000000 CNY over");
}

TEST_CASE("rates") {
  CHECK(quantities("九成的农户参加") == "九成=90 percent share");
  CHECK(quantities("合格率七成五") == "七成五=75 percent");
  CHECK(quantities("发病率降到5‰") == "5‰=0.5 percent");
  CHECK(quantities("产值翻了一番") == "翻了一番=2 times growth");
  CHECK(quantities("产量是2011年的3倍") == "3倍=3 times");
  CHECK(quantities("就诊率提高3.2个百分点") == "3.2个百分点=3.2 percent increase");
  CHECK(quantities("占总数的三分之一") == "三分之一=33.33 percent share");
  CHECK(quantities("同比分别增长15%和18%") == "15%=15 percent growth; 18%=18 percent growth");
  CHECK(quantities("拨付率、完工率分别为84%、88%") == "84%=84 percent; 88%=88 percent");
  CHECK(quantities("完成协议目标的265%") == "265%=265 percent");
  CHECK(quantities("80%以上用于产业") == "80%以上=80 percent at_least share");
  CHECK(quantities("增幅达到94.5%") == "94.5%=94.5 percent growth");
}

TEST_CASE("what a figure is a rate over") {
  CHECK(quantities("县均援助资金由1000多万元提高到近5800万元") ==
        "1000多万元=10000000 CNY over per county; 近5800万元=58000000 CNY nearly per county");
  CHECK(quantities("每人每月收入5000—8000元") == "5000—8000元=5000-8000 CNY per person");
  CHECK(quantities("向每个贫困旗县新增2名干部") == "2名=2 person per county increase");
  CHECK(quantities("每个园区补助50万元") == "50万元=500000 CNY per unit");
  CHECK(quantities("每年培训100名，共投入30万元") == "100名=100 person per year; 30万元=300000 CNY");
  CHECK(quantities("补助标准2000元/人") == "2000元=2000 CNY per person");
  CHECK(quantities("一座大棚年收入6万元") == "6万元=60000 CNY per unit");
  CHECK(quantities("每10户配1名管护员") == "1名=1 person");
  CHECK(quantities("对口帮扶甲、乙两市各8个县") == "8个=8 count 个 each");
}

TEST_CASE("increase") {
  CHECK(quantities("较上年增长28.78亿元") == "28.78亿元=2878000000 CNY increase");
  CHECK(quantities("新增就业岗位500个") == "500个=500 count 个 increase");
  CHECK(quantities("成员由22家增加到46家") == "22家=22 count 家; 46家=46 count 家");
}

TEST_CASE("a change from one figure to another is no range") {
  CHECK(quantities("从1000元到3000元") == "1000元=1000 CNY; 3000元=3000 CNY");
}

TEST_CASE("spaces that a page put in do not part a figure from its unit") {
  CHECK(quantities("投入 3800 万元") == "3800 万元=38000000 CNY");
  CHECK(quantities("新建 12 个园区") == "12 个=12 count 个");
}

TEST_CASE("traditional script gives simplified measure words") {
  Document document;
  document.text = "項目319個";
  document.set_folded("项目319个");
  Mentions mentions;
  mentions.tokens = find_tokens(document.folded(), *reader().rules);
  read_quantities(document, **reader().compiled, mentions);
  REQUIRE(mentions.quantities.size() == 1);
  CHECK(mentions.quantities[0].quantity.classifier == "个");
  CHECK(mentions.quantities[0].span.of(document.text) == "319個");
}

TEST_CASE("people are counted behind the word that bounds their number too") {
  CHECK(quantities("全县有8万左右农民工外出") == "8万左右农民工=80000 person about");
  CHECK(quantities("海拔5000左右，空气稀薄").empty());
}

TEST_CASE("what dates, places and titles hold is no quantity") {
  Document document;
  document.text = "2018年8月22日三里铺《三年十项行动》3个";
  Mentions mentions;
  mentions.tokens = find_tokens(document.folded(), *reader().rules);
  mentions.dates.push_back({.span = {0, 17}, .range = {}});
  mentions.places.push_back({.span = {17, 26}, .codes = {}});
  read_quantities(document, **reader().compiled, mentions);
  REQUIRE(mentions.quantities.size() == 1);
  CHECK(mentions.quantities[0].span.of(document.text) == "3个");
}

TEST_CASE("a bad cell is told by file, line and column") {
  const auto rules = Rules::only("# table: units\nid\twords\tunit\tfactor\tcurrency\nx\t元\tCNY\tmany\t\n", "mine.tsv");
  REQUIRE(rules.ok());
  const auto compiled = compile_quantity_rules(*rules);
  REQUIRE_FALSE(compiled.ok());
  CHECK(compiled.error().message.find("mine.tsv:3: factor") != std::string::npos);
}

TEST_CASE("what looks like a quantity and is none") {
  for (const std::string_view text : {
           // names and slogans
           "解决两不愁三保障突出问题",
           "坚持一县一策",
           "推广一村一品",
           "推进1+3+N模式",
           "落实“五个一批”工程",
           "“六个中心”建设",
           "开展“三个一”活动",
           "“四好农村路”",
           "开展万企帮万村行动",
           "开展千企兴千村行动",
           "实施百校百企工程",
           "“百县百品”入选",
           "“十万山东人游重庆”",
           "三区三州脱贫",
           "着力打好三大攻坚战",
           "五级书记一起抓",
           "四套班子成员",
           "四梁八柱基本建立",
           "六大中心平台",
           "统筹推进五位一体",
           "牢固树立四个意识",
           "不忘两个一百年目标",
           "和平共处五项原则",
           "两学一做学习教育",
           "“三通一平”",
           "推进三产融合",
           "一对一帮扶",
           "三级联动",
           "建立多对一机制",
           "南疆四地州发展",
           "东北三省行",
           "三农工作",
           // ordinals
           "第25次会议",
           "第二十五次联席会议",
           "第一批干部",
           "第三批援藏",
           "全国政协十三届常委会",
           "十一届五次全会",
           "第3、4条规定",
           "项目二期开工",
           "一期工程投产",
           "一是加强领导",
           "二是强化责任",
           "（三）完善机制",
           "初三学生",
           "高二年级",
           "周五下午",
           "排在前十名",
           "农十四师昆玉市",
           // names of places, bodies and people
           "四川来的客商",
           "沿三里屯街道",
           "张二花一家",
           "王三家里",
           "北京第八十中学",
           "三甲医院",
           "三级医院",
           "二甲以上医院",
           "二手车市场",
           "三明模式",
           // time and age
           "今年71岁",
           "年过八旬",
           "历时两天",
           "工期10个月",
           "三年行动计划",
           "20多年来",
           "10分钟路程",
           "两个多小时",
           "三个季度",
           "成立30周年",
           "早上8点30分",
           "20时许",
           "24小时值守",
           "“十四五”期间",
           "90后干部",
           "80年代",
           "两个星期",
           "半个月",
           // indefinite
           "一个项目",
           "派出了一批干部",
           "一系列措施",
           "一名干部",
           "打造一支队伍",
           "建立一套机制",
           "一条好路子",
           "其中的一个。",
           "每到一处，",
           "一家人",
           "一户一个方案",
           "几个问题",
           "这一片，",
           "一次性补助",
           "有一定基础",
           "一分钱没花",
           "一起努力",
           // figures of speech
           "千里草原",
           "一波三折",
           "铁人三项",
           "四处分散",
           "纪委三次全会",
           "最后一块地盘",
           "千家万户",
           "万水千山",
           "千方百计",
           "百姓生活",
           "成千上万",
           "两地干部",
           "双方商定",
           "两省区联手",
           "四面八方",
           "四处求医",
           "三番五次",
           "一心一意",
           "十分重要",
           "万众一心",
           "百年大计",
           "长三角地区",
           "最后一公里",
           "一方水土",
           // codes
           "沿G312国道",
           "车牌京A12345",
           "电话0471-6964444",
           "版本3.5.2",
           "股票代码600000",
           "见http://a.cn/p?id=35%20个",
           "T20峰会",
           "5G网络",
           "4A级景区",
           "H7N9流感",
           "PM2.5浓度",
           "比分3:2",
           "2018年",
           "邮编100010",
           "第12版",
           "文号〔2017〕6号",
           // a number before a bare noun that is no administrative unit
           "三项目部",
           "百店专柜",
           "两项目组",
       })
    CHECK_MESSAGE(quantities(text).empty(), text << " -> " << quantities(text));
}

TEST_CASE("a measure word right behind its number needs few exceptions") {
  CHECK(quantities("12支援疆医疗队") == "12支=12 count 支");
  CHECK(quantities("改建1000所以上学校") == "1000所以上=1000 count 所 at_least");
  CHECK(quantities("5家国有企业、3家中央企业") == "5家=5 count 家; 3家=3 count 家");
  CHECK(quantities("8名校长和20名医生") == "8名=8 person; 20名=20 person");
  CHECK(quantities("10位居民") == "10位=10 person");
  CHECK(quantities("三个中心、4个体系") == "三个=3 count 个; 4个=4 count 个");
  CHECK(quantities("改造5处在建工程") == "5处=5 count 处");
  CHECK(quantities("帮助300多万老年人") == "300多万老年人=3000000 person over");
}

TEST_CASE("a fall is told beside the value as written") {
  const auto fall = [](std::string_view text) {
    Document document;
    document.text = text;
    Mentions mentions;
    mentions.tokens = find_tokens(document.folded(), *reader().rules);
    read_quantities(document, **reader().compiled, mentions);
    REQUIRE(mentions.quantities.size() == 1);
    CHECK(mentions.quantities.front().quantity.value.sign() > 0);
    return mentions.quantities.front().falls;
  };
  CHECK(fall("同比下降10%"));
  CHECK(fall("负增长10%"));
  CHECK(fall("比上年少100万元"));
  CHECK(fall("有10%的降幅"));
  CHECK_FALSE(fall("增长10%"));
  CHECK_FALSE(fall("比上年多100万元"));
  CHECK_FALSE(fall("至少100万元"));
  CHECK_FALSE(fall("下降到10%"));
}
