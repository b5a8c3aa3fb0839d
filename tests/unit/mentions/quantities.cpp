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
    all += ' ' + (quantity.unit == Unit::currency ? quantity.currency : std::string(to_string(quantity.unit)));
    if (!quantity.classifier.empty()) all += ' ' + quantity.classifier;
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

TEST_CASE("what looks like a quantity and is none") {
  for (const std::string_view text : {
           "千里草原",
           "第25次会议",
           "两不愁三保障",
           "坚持一县一策",
           "一个项目",
           "派出了一批干部",
           "两地干部",
           "三甲医院",
           "推进1+3+N模式",
           "今年71岁",
           "工期10个月",
           "历时两天",
           "五级书记一起抓",
           "“六个中心”建设",
           "沿G312国道",
       })
    CHECK_MESSAGE(quantities(text).empty(), text << " -> " << quantities(text));
}
