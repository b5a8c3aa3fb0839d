#include "jiedui/mentions/places.hpp"
#include "jiedui/mentions/tokens.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <string>

using namespace jiedui;

namespace {

struct Tables {
  Rules rules;
  std::shared_ptr<const PlaceRules> places;

  explicit Tables(Result<Rules> made) : rules(std::move(made).value()), places(compile_place_rules(rules).value()) {}
};

const Tables &builtin() {
  static const Tables tables(Rules::with_builtin());
  return tables;
}

Mentions read(const std::string &text, int year = 2018, const Tables &tables = builtin()) {
  Document document;
  document.text = text;
  document.published = Day{static_cast<std::int16_t>(year), 6, 1};
  Mentions mentions;
  mentions.tokens = find_tokens(document.folded(), tables.rules);
  read_places(document, *tables.places, mentions);
  return mentions;
}

/// "text=code,code" of mentions, separated by spaces.
template <class Wanted> std::string describe(const std::string &text, const Mentions &mentions, Wanted &&wanted) {
  std::string found;
  for (const PlaceMention &mention : mentions.places) {
    if (!wanted(mention)) continue;
    if (!found.empty()) found += ' ';
    found += std::string(mention.span.of(text)) + '=';
    for (std::size_t i = 0; i < mention.codes.size(); ++i) found += (i ? "," : "") + std::to_string(mention.codes[i]);
  }
  return found;
}

/// Mentions that are listed among a document's places.
std::string listed(const std::string &text, int year = 2018) {
  return describe(text, read(text, year),
                  [](const PlaceMention &mention) { return !mention.generic && !mention.inside_name; });
}

std::string generic(const std::string &text) {
  return describe(text, read(text), [](const PlaceMention &mention) { return mention.generic; });
}

} // namespace

TEST_CASE("full, short, shortened and clipped names of places") {
  CHECK(listed("北京市与内蒙古签约。") == "北京市=110000 内蒙古=150000");
  CHECK(listed("化隆县和化隆回族自治县是一个县。") == "化隆县=630224 化隆回族自治县=630224");
  CHECK(listed("道真自治县的农户") == "道真自治县=520325");
  CHECK(listed("恩施州、玉树州和延边州") == "恩施州=422800 玉树州=632700 延边州=222400");
  CHECK(listed("察右前旗、科左中旗和达茂旗") == "察右前旗=150926 科左中旗=150521 达茂旗=150223");
  CHECK(listed("长白朝鲜族自治县又称长白县") == "长白朝鲜族自治县=220623 长白县=220623");
  CHECK(listed("石河子市、图木舒克市") == "石河子市=659001 图木舒克市=659003");
}

TEST_CASE("clips of two characters count where the text names their region") {
  CHECK(listed("内蒙古的达旗种草治沙") == "内蒙古=150000 达旗=150621");
  CHECK(listed("阿盟与阿联酋外长会谈") == "");
  CHECK(listed("新疆巴州、克州") == "新疆=650000 巴州=652800 克州=653000");
}

TEST_CASE("combined names and groups give every code") {
  CHECK(listed("京蒙协作") == "京蒙=110000,150000");
  CHECK(listed("津甘帮扶、甘津一家") == "津甘=120000,620000 甘津=120000,620000");
  CHECK(listed("京津冀协同，粤港澳携手") == "京津冀=110000,120000,130000 粤港澳=440000,810000,820000");
  CHECK(listed("张承保地区") == "张承保=130600,130700,130800");
  CHECK(listed("对口援疆工作") == "援疆=650000");
  CHECK(read("京蒙协作").places.front().combined);
  CHECK(listed("京沪高铁通车，川藏公路改造") == "");
  CHECK(listed("新青年和平津战役") == "");
  CHECK(listed("清水尔苏藏族新村") == "");
}

TEST_CASE("a pair may be named by the initials of two places that the text names") {
  CHECK(listed("扬州市与榆林市结对，扬榆协作五年") == "扬州市=321000 榆林市=610800 扬榆=321000,610800");
  CHECK(listed("扬榆协作五年") == "");
  CHECK(listed("东台市与西宁市结对，东西协作五年") == "东台市=320981 西宁市=630100");
}

TEST_CASE("two names that a word joins are the units of provinces that are paired") {
  CHECK(listed("湟源与六合同心") == "湟源=630123 六合=320116");
  CHECK(listed("普陀与万源结成对子") == "普陀=330903 万源=511781");
  CHECK(listed("湟源所需、六合所能") == "湟源=630123 六合=320116");
  CHECK(listed("惠城、册亨两地") == "惠城=441302 册亨=522327");
  CHECK(listed("和平与安宁") == "");
  CHECK(listed("和平与合作") == "");
}

TEST_CASE("a full name that is a word is a place behind a verb of aid") {
  CHECK(listed("对口支援忠县") == "忠县=500233");
  CHECK(listed("他为人忠县委放心") == "");
}

TEST_CASE("three abbreviations in a list are provinces") {
  CHECK(listed("川、青、藏交界处") == "川=510000 青=630000 藏=540000");
  CHECK(listed("云、贵两地") == "");
}

TEST_CASE("a name that several units have is read by the places around it") {
  CHECK(listed("北京市朝阳区") == "北京市=110000 朝阳区=110105");
  CHECK(listed("吉林省长春市朝阳区") == "吉林省=220000 长春市=220100 朝阳区=220104");
  CHECK(listed("江苏省南通市通州区") == "江苏省=320000 南通市=320600 通州区=320612");
  CHECK(listed("通州区对口帮扶翁牛特旗") == "通州区=110112 翁牛特旗=150426");
  CHECK(listed("福州市鼓楼区与徐州市鼓楼区") == "福州市=350100 鼓楼区=350102 徐州市=320300 鼓楼区=320302");
  CHECK(listed("鼓楼区举行签约仪式") == "");
  CHECK(listed("甘肃省兰州市城关区，西藏拉萨市城关区") ==
        "甘肃省=620000 兰州市=620100 城关区=620102 西藏=540000 拉萨市=540100 城关区=540102");
}

TEST_CASE("海南 is a province, a prefecture and a district") {
  CHECK(listed("海南自贸港建设") == "海南=460000");
  CHECK(listed("青海省海南州共和县") == "青海省=630000 海南州=632500 共和县=632521");
  CHECK(listed("内蒙古乌海市海南区") == "内蒙古=150000 乌海市=150300 海南区=150303");
  CHECK(listed("青海南部的雪山") == "青海=630000");
}

TEST_CASE("stems of prefectures hold against counties of the same name elsewhere") {
  CHECK(listed("黑龙江省的游客来到石家庄、西安、杭州") == "黑龙江省=230000 石家庄=130100 西安=610100 杭州=330100");
  CHECK(listed("支援和田，和田市受益") == "和田=653200 和田市=653201");
}

TEST_CASE("stems of counties need other signs, unless nothing else is spelt so") {
  CHECK(listed("走访兴和县，离开兴和时") == "兴和县=150924 兴和=150924");
  CHECK(listed("复兴和振兴之路") == "");
  CHECK(listed("走进榆中看产业") == "榆中=620123");
  CHECK(listed("贵州凯里的银饰") == "贵州=520000 凯里=522601");
  CHECK(listed("国务卿凯里到访") == "");
  CHECK(listed("工人到中山就业") == "中山=442000");
  CHECK(listed("济南—武隆，淄博—石柱，临沂—城口，重庆三区县受益") ==
        "济南=370100 武隆=500156 淄博=370300 石柱=500240 临沂=371300 城口=500229 重庆=500000");
}

TEST_CASE("renamed and merged units are known by today's code") {
  CHECK(listed("2009年的宣武区", 2009) == "宣武区=110102");
  CHECK(listed("密云县的水库", 2012) == "密云县=110118");
  CHECK(listed("海东地区", 2010) == "海东地区=630200");
  CHECK(listed("贵州省水城县", 2019) == "贵州省=520000 水城县=520204");
}

TEST_CASE(
    "functional zones are known by whom they share or have their government, new areas across counties have no code") {
  CHECK(listed("北京经济技术开发区捐款") == "北京经济技术开发区=110000");
  CHECK(listed("青岛西海岸新区捐款") == "青岛西海岸新区=370211");
  CHECK(listed("天津滨海新区和雄安新区") == "天津=120000 滨海新区=120116 雄安新区=");
  CHECK(listed("天津（滨海新区）") == "天津=120000 滨海新区=120116");
  CHECK(listed("广东茂名，项目入驻滨海新区") == "广东=440000 茂名=440900");
}

TEST_CASE("townships and villages carry their county") {
  CHECK(listed("来到卓资县复兴乡的贫困村") == "卓资县=150921 复兴乡=150921");
  CHECK(listed("北京市朝阳区六里屯街道") == "北京市=110000 朝阳区=110105 六里屯街道=110105");
  CHECK(listed("卓资县迎来客人，六里屯街道和朝阳区来人") == "卓资县=150921 六里屯街道=110105 朝阳区=110105");
  CHECK(listed("化隆县甘都镇阿河滩村") == "化隆县=630224 甘都镇=630224 阿河滩村=630224");
  CHECK(listed("宁夏永宁县闽宁镇原隆村") == "宁夏=640000 永宁县=640121 闽宁镇=640121 原隆村=640121");
  CHECK(listed("武川县的干部来到板凳沟村，走访贫困户") == "武川县=150125 板凳沟村=150125");
  CHECK(listed("福建省南平市延平区南山镇原党委委员") == "福建省=350000 南平市=350700 延平区=350702 南山镇=350702");
  CHECK(listed("贵州镇远县、江苏镇江") == "贵州=520000 镇远县=522625 江苏=320000 镇江=321100");
  CHECK(listed("昭通市昭阳区永丰镇三甲村，内蒙古丰镇") ==
        "昭通市=530600 昭阳区=530602 永丰镇=530602 三甲村=530602 内蒙古=150000 丰镇=150981");
  CHECK(listed("西藏察隅县，竹瓦根镇雄久村") == "西藏=540000 察隅县=540425 竹瓦根镇=540425 雄久村=540425");
  CHECK(listed("盐津县牛寨乡下属的山村") == "盐津县=530623 牛寨乡=530623");
  CHECK(listed("卓资县复兴乡小河沟安置区，兴和县的集中安置点") ==
        "卓资县=150921 复兴乡=150921 小河沟=150921 兴和县=150924");
  CHECK(listed("卓资县复兴乡集中安置点，卓资县小河沟安置区") == "卓资县=150921 复兴乡=150921 卓资县=150921");
  CHECK(listed("福贡县匹河怒族乡、贡山县独龙江乡巴坡村、孔当村") ==
        "福贡县=533323 匹河怒族乡=533323 贡山县=533324 独龙江乡=533324 巴坡村=533324 孔当村=533324");
  CHECK(listed("会宁县城关镇、榆中县城关镇") == "会宁县=620422 城关镇=620422 榆中县=620123 城关镇=620123");
  CHECK(read("化隆县甘都镇阿河滩村").places[1].level == PlaceLevel::township);
  CHECK(read("化隆县甘都镇阿河滩村").places[2].level == PlaceLevel::village);
}

TEST_CASE("what ends like a settlement and is none") {
  CHECK(listed("兴和县推进乡村振兴，帮助农村发展") == "兴和县=150924");
  CHECK(listed("兴和县深度贫困村和示范村，驻村干部进村入户") == "兴和县=150924");
  CHECK(listed("兴和县各乡镇、各村都有产业，万企帮万村") == "兴和县=150924");
  CHECK(listed("复兴乡在哪里") == "");
}

TEST_CASE("common words are no places") {
  CHECK(listed("长治久安，投入真金白银，友好合作，公安机关") == "");
  CHECK(listed("党委和政府投资兴业，维护和平") == "");
  CHECK(listed("甘肃合作发展，甘肃合作市发展") == "甘肃=620000 甘肃=620000 合作市=623001");
  CHECK(listed("重大理论问题，医保定点医院，出海口，发达县区") == "");
  CHECK(listed("朝阳产业，幸福安康") == "");
  CHECK(listed("沿海城市，雅鲁藏布江，佛罗里达州，远大理想") == "");
  CHECK(listed("拉萨市老城区的街道，攀枝花市东区") == "拉萨市=540100 攀枝花市=510400 东区=510402");
}

TEST_CASE("people, schools, brands, papers and mountains are no places") {
  CHECK(listed("吉林主席和王朝阳老师出席，李长春讲话") == "");
  CHECK(listed("京蒙小学的学生") == "京蒙=110000,150000");
  CHECK(listed("北京大学、上海银行与四川日报") == "");
  CHECK(listed("北京市大学生到四川") == "北京市=110000 四川=510000");
  CHECK(listed("贺兰山下，黄浦江边") == "");
  CHECK(listed("江苏江阴、江苏海安与湖北广西两地") ==
        "江苏=320000 江阴=320281 江苏=320000 海安=320685 湖北=420000 广西=450000");
  CHECK(listed("中关村的企业") == "");
}

TEST_CASE("generic words point back where that is clear") {
  CHECK(generic("甘肃省摘帽，全省庆祝") == "全省=620000");
  CHECK(generic("大兴区与察右前旗签约。我区干部赴该旗，该区捐款") == "我区=110115 该旗=150926 该区=110115");
  CHECK(generic("扬州市与榆林市结对，两地互访") == "两地=321000,610800");
  CHECK(generic("全省庆祝") == "全省=");
  CHECK(generic("北京市捐款给广西，自治区党委感谢") == "自治区=450000");
}

TEST_CASE("the writer's own place is the outlet's or the title's, not the one named most") {
  const std::string text = "我省帮扶四川、贵州，四川、贵州的县来信。浙江的干部回信。";
  const auto own = [&](const std::string &source, const std::string &title) {
    Document document;
    document.text = text;
    document.outlet = source;
    document.folded_title = title;
    Mentions mentions;
    mentions.tokens = find_tokens(document.folded(), builtin().rules);
    read_places(document, *builtin().places, mentions);
    return describe(text, mentions, [](const PlaceMention &mention) { return mention.generic; });
  };
  CHECK(own("浙江日报", "") == "我省=330000");
  CHECK(own("", "浙江省推进协作") == "我省=330000");
  CHECK(own("", "浙江四川携手") == "我省=");
  CHECK(own("", "") == "我省=");
}

TEST_CASE("what lies in an official's name is inside a name") {
  Mentions mentions = read("书记辛朝阳与朝阳市干部座谈，辽宁朝阳人");
  const auto inside = [&] {
    return std::count_if(mentions.places.begin(), mentions.places.end(),
                         [](const PlaceMention &mention) { return mention.inside_name; });
  };
  CHECK(inside() == 0);
  OfficialMention official;
  official.name = {6, 15}; // 辛朝阳
  mentions.officials.push_back(official);
  mark_places_in_names(mentions);
  CHECK(inside() == 1);
}

TEST_CASE("the readers live on tables: a caller's own names count") {
  const Tables own(Rules::with_builtin("# table: place_names\nid\twords\tcodes\tuse\texample\n"
                                       "own\t塞外江南\t640100\t\t塞外江南\n"));
  const std::string text = "塞外江南的稻田";
  const Mentions mentions = read(text, 2018, own);
  CHECK(describe(text, mentions, [](const PlaceMention &) { return true; }) == "塞外江南=640100");
}

TEST_CASE("bad cells of the place tables are named") {
  const auto fails = [](const std::string &tables, const std::string &message) {
    const auto rules = Rules::only(tables, "t.tsv");
    REQUIRE(rules.ok());
    const auto compiled = compile_place_rules(*rules);
    REQUIRE_FALSE(compiled.ok());
    CHECK(compiled.error().message == message);
  };
  fails("# table: place_names\nid\twords\tcodes\na\t甲\t11\n",
        "t.tsv:3: codes: holds what is no place code of six digits");
  fails("# table: functional_zones\nid\twords\tcodes\tlevel\na\t甲\t\t\n",
        "t.tsv:3: level: is no level, which a place without codes needs");
  fails("# table: functional_zones\nid\twords\tcodes\tuse\tlevel\na\t甲\t\tcontext\tcounty\n",
        "t.tsv:3: use: needs codes");
  fails("# table: place_followers\nid\twords\tuse\na\t甲\tx\n",
        "t.tsv:3: use: is none of name, person, nature, plain, road, aid, both and needs");
  fails("# table: settlement_kinds\nid\twords\tlevel\tpart\na\t村\tcounty\tyes\n",
        "t.tsv:3: level: is none of township and village");
  fails("# table: place_stems\nid\tuse\tstems\na\talone\t甲乙\n",
        "t.tsv:3: stems: holds what is the stem of no unit of the table places");
  fails("# table: reference_pairings\nid\tassisting\taided\na\t1\t2\n",
        "t.tsv:3: assisting: is no place code of six digits");
}

TEST_CASE("villages: of mountains, in lists joined by 和, by number, and right behind a prefecture") {
  CHECK(listed("务川自治县分水镇天山村修了路。") == "务川自治县=520326 分水镇=520326 天山村=520326");
  CHECK(listed("走进务川县一个偏远山村，小山村变了样。") == "务川县=520326");
  CHECK(listed("惠来县隆江镇赤二村和蛟边村修了路。") == "惠来县=445224 隆江镇=445224 赤二村=445224 蛟边村=445224");
  CHECK(listed("疏附县站敏乡八村建了大棚。") == "疏附县=653121 站敏乡=653121 八村=653121");
  CHECK(listed("海南省三亚市中廖村来了游客。") == "海南省=460000 三亚市=460200 中廖村=460200");
  CHECK(listed("淮安区复兴镇复兴居委会办讲座。") == "淮安区=320803 复兴镇=320803 复兴居委会=320803");
}

TEST_CASE("members of a list lie side by side") {
  CHECK(listed("北京海淀、朝阳、大兴三区投入资金。") == "北京=110000 海淀=110108 朝阳=110105 大兴=110115");
  CHECK(listed("辽宁的阜新、朝阳两市投入资金。") == "辽宁=210000 阜新=210900 朝阳=211300");
}

TEST_CASE("places in the names of branches, railway bureaus and programmes") {
  CHECK(listed("中国建设银行陇南分行向村里捐款。").empty());
  CHECK(listed("铁路南昌局、兰州局送他们返岗。").empty());
  CHECK(listed("创建全域旅游示范县，惠民。").empty());
  CHECK(listed("无锡市惠山东西部协作体验店开业。") == "无锡市=320200 惠山=320206");
  CHECK(listed("成都市对口支援甘孜州，新一轮援藏规划启动。") == "成都市=510100 甘孜州=513300");
  CHECK(listed("成都市支援昌都市，新一轮援藏规划启动。") == "成都市=510100 昌都市=540300 援藏=540000");
  CHECK(listed("新一轮援藏规划启动。") == "援藏=540000");
}

TEST_CASE("townships by their bare names: in a counted list, and behind their county's short name") {
  CHECK(listed("佛山市顺德区由大良、勒流、陈村共3个镇（街道）牵头。") ==
        "佛山市=440600 顺德区=440606 大良=440606 勒流=440606 陈村=440606");
  CHECK(listed("宁波市由海曙段塘、望春，北仑小港等两区的3个镇结对帮扶。") ==
        "宁波市=330200 海曙=330203 段塘=330203 望春=330203 北仑=330206 小港=330206");
  CHECK(listed("佛山市顺德区由大良、勒流、陈村牵头。") == "佛山市=440600 顺德区=440606");
  CHECK(listed("佛山市顺德区有产业、教育、医疗等3个镇街项目。") == "佛山市=440600 顺德区=440606");
  CHECK(listed("最近，建德三都镇的书记来了。") == "建德=330182 三都镇=330182");
}

TEST_CASE("lists of townships beside full names, and before 乡镇") {
  CHECK(listed("在陇西县菜子、福星、通安和权家湾镇等6个乡镇建房。") ==
        "陇西县=621122 菜子=621122 福星=621122 权家湾镇=621122");
  CHECK(listed("在顺德区的大良、勒流、学校等7个镇建房。") == "顺德区=440606 大良=440606 勒流=440606");
  CHECK(listed("发放到宣恩县的晓关、椒园、珠山、高罗乡镇。") ==
        "宣恩县=422825 晓关=422825 椒园=422825 珠山=422825 高罗=422825");
  CHECK(listed("夏津县还向大溪乡捐赠资金。") == "夏津县=371427");
  CHECK(listed("把苹果送到天津市的南开和北辰。") == "天津市=120000 南开=120104 北辰=120113");
  CHECK(listed("每日甘肃网讯 今年，") == "");
}
