#include "jiedui/mentions/places.hpp"
#include "jiedui/mentions/tokens.hpp"

#include <doctest/doctest.h>

#include <memory>
#include <string>

using namespace jiedui;

namespace {

struct Builtin {
  Rules rules = Rules::with_builtin().value();
  std::shared_ptr<const PlaceRules> places = compile_place_rules(rules).value();
};

const Builtin &builtin() {
  static const Builtin tables;
  return tables;
}

/// "text=code,code" of every listed mention, separated by spaces.
std::string listed(const std::string &text, int year = 2018) {
  Document document;
  document.text = text;
  document.published = Day{static_cast<std::int16_t>(year), 6, 1};
  Mentions mentions;
  mentions.tokens = find_tokens(document.folded(), builtin().rules);
  read_places(document, *builtin().places, mentions);
  std::string found;
  for (const PlaceMention &mention : mentions.places) {
    if (mention.generic || mention.inside_name) continue;
    if (!found.empty()) found += ' ';
    found += std::string(mention.span.of(document.text)) + '=';
    for (std::size_t i = 0; i < mention.codes.size(); ++i) found += (i ? "," : "") + std::to_string(mention.codes[i]);
  }
  return found;
}

} // namespace

TEST_CASE("full, short, shortened and clipped names") {
  CHECK(listed("北京市与内蒙古签约。") == "北京市=110000 内蒙古=150000");
  CHECK(listed("化隆县和化隆回族自治县是一个县。") == "化隆县=630224 化隆回族自治县=630224");
  CHECK(listed("恩施州、玉树州和延边州") == "恩施州=422800 玉树州=632700 延边州=222400");
  CHECK(listed("察右前旗、科左中旗和达茂旗") == "察右前旗=150926 科左中旗=150521 达茂旗=150223");
}

TEST_CASE("combined names and groups give every code") {
  CHECK(listed("京蒙协作") == "京蒙=110000,150000");
  CHECK(listed("津甘帮扶、甘津一家") == "津甘=120000,620000 甘津=120000,620000");
  CHECK(listed("张承保地区") == "张承保=130600,130700,130800");
  CHECK(listed("对口援疆工作") == "援疆=650000");
  CHECK(listed("京沪高铁通车") == "");
}

TEST_CASE("a name that several units have is read by the places around it") {
  CHECK(listed("北京市朝阳区") == "北京市=110000 朝阳区=110105");
  CHECK(listed("吉林省长春市朝阳区") == "吉林省=220000 长春市=220100 朝阳区=220104");
  CHECK(listed("江苏省南通市通州区") == "江苏省=320000 南通市=320600 通州区=320612");
  CHECK(listed("青海省海南州共和县") == "青海省=630000 海南州=632500 共和县=632521");
}

TEST_CASE("renamed and merged units are known by today's code") {
  CHECK(listed("2009年的宣武区", 2009) == "宣武区=110102");
  CHECK(listed("密云县的水库", 2012) == "密云县=110118");
  CHECK(listed("海东地区", 2010) == "海东地区=630200");
}

TEST_CASE("townships and villages carry their county") {
  CHECK(listed("来到卓资县复兴乡的贫困村") == "卓资县=150921 复兴乡=150921");
  CHECK(listed("北京市朝阳区六里屯街道") == "北京市=110000 朝阳区=110105 六里屯街道=110105");
  CHECK(listed("兴和县推进乡村振兴，帮助农村发展") == "兴和县=150924");
}

TEST_CASE("common words are no places") {
  CHECK(listed("长治久安，投入真金白银，友好合作，公安机关") == "");
  CHECK(listed("党委和政府投资兴业，维护和平") == "");
  CHECK(listed("青海南部的雪山") == "青海=630000");
}
