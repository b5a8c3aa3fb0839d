#include "jiedui/mentions/officials.hpp"

#include "jiedui/mentions/document_to_mentions.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace jiedui;

namespace {

std::vector<OfficialMention> officials_in(const std::string &text) {
  static const Rules rules = Rules::with_builtin().value();
  static const auto compiled = compile_mention_rules(rules).value();
  Document document;
  document.text = text;
  return document_to_mentions(document, *compiled).officials;
}

/// "name:role name:role", in the order of the text.
std::string said(const std::string &text) {
  std::string result;
  for (const OfficialMention &mention : officials_in(text)) {
    if (!result.empty()) result += ' ';
    result += mention.official.name + ':' + mention.official.role;
  }
  return result;
}

} // namespace

TEST_CASE("an office stands before a name") {
  CHECK(said("贵州省遵义市副市长王小明说，协作很好。") == "王小明:贵州省遵义市副市长");
  CHECK(said("浙江省委常委、宁波市委书记李平带队。") == "李平:浙江省委常委、宁波市委书记");
  CHECK(said("甘肃省教育厅厅长欧阳文山介绍了情况。") == "欧阳文山:甘肃省教育厅厅长");
  CHECK(said("时任四川省委副书记、省长赵大勇参加。") == "赵大勇:四川省委副书记、省长");
  CHECK(officials_in("浙江省委常委、宁波市委书记李平带队。").front().official.place == PlaceCode{330200});
}

TEST_CASE("a place left out is put before the first office only") {
  CHECK(said("北京市代表团到访。市委书记王明，市委副书记、市长李平出席。") ==
        "王明:北京市委书记 李平:北京市委副书记、市长");
  CHECK(said("甘肃省代表团来访，省委书记王明和省委副书记、省长李平出席。") ==
        "王明:甘肃省委书记 李平:甘肃省委副书记、省长");
  CHECK(said("内蒙古自治区召开会议，自治区党委副书记、政府主席王明主持。") == "王明:内蒙古自治区党委副书记、政府主席");
}

TEST_CASE("a body without place of its own keeps what stands before it") {
  CHECK(said("舟山市委书记、新区党工委书记王新之出席。") == "王新之:舟山市委书记、新区党工委书记");
  CHECK(said("西部协作领导小组办公室主任李平说明。") == "李平:西部协作领导小组办公室主任");
}

TEST_CASE("names of a list share an office that several can hold") {
  CHECK(said("贵州省副省长王大山、李小河陪同。") == "王大山:贵州省副省长 李小河:贵州省副省长");
  CHECK(said("北京市朝阳区某街道工委书记王大山、工委副书记李小河带队。").find("李小河") != std::string::npos);
}

TEST_CASE("an office stands behind a name") {
  CHECK(said("会上，王明同志作了讲话。") == "王明:");
  CHECK(said("昨天，李平书记来到村里。").starts_with("李平:"));
}

TEST_CASE("leaders of lists have no office of their own") {
  CHECK(said("河北省和北京市领导王大山、李小河、赵远参加。") == "王大山: 李小河: 赵远:");
  CHECK(said("王大山、李小河等市领导参加调研。") == "王大山: 李小河:");
}

TEST_CASE("names of other peoples") {
  CHECK(said("新疆维吾尔自治区主席艾合买提·吐尔逊出席会议。") == "艾合买提·吐尔逊:新疆维吾尔自治区主席");
  CHECK(said("西藏自治区副主席洛桑次仁介绍。") == "洛桑次仁:西藏自治区副主席");
}

TEST_CASE("an office that somebody takes up") {
  CHECK(said("密云区干部王小河来到滦平县，挂职县委常委、副县长。") == "王小河:滦平县委常委、副县长");
}

TEST_CASE("people without office and words that look like names are no officials") {
  CHECK(officials_in("兴和县村民王小明说，日子好了。").empty());
  CHECK(officials_in("县委书记高度重视这项工作。").empty());
  CHECK(officials_in("五级书记一起抓，书记任组长，市长任副组长。").empty());
  CHECK(officials_in("北京医院主任医师王小明坐诊。").empty());
  CHECK(officials_in("绿谷公司负责人王小明介绍。").empty());
  CHECK(officials_in("记者王小明报道，市委常委会召开会议。").empty());
  CHECK(officials_in("会议强调，文章指出，要加强协作。").empty());
}

TEST_CASE("a space or a colon may stand between an office and a name") {
  CHECK(said("出席会议的有武川县县长 王小明，大家很高兴。") == "王小明:武川县县长");
  CHECK(said("领导小组组成如下，组长：王小明，副组长：李平。").find("王小明:") != std::string::npos);
  CHECK(officials_in("武川县人民政府\n县长 王小明\n各位代表：").empty());
}

TEST_CASE("an office that somebody holds before 的, and who heads a group") {
  CHECK(said("挂职武川县县委常委、副县长的王小明，推进就业。") == "王小明:武川县县委常委、副县长");
  CHECK(said("靠着以王小明同志为组长的工作组努力协调。").find("王小明:") == 0);
  CHECK(officials_in("以王小明同志为核心的集体。").empty());
}

TEST_CASE("who is sent acts for a government, whatever he works on; a place is no office") {
  CHECK(said("江苏援疆前方指挥部工程项目组组长王小明说。") == "王小明:江苏援疆前方指挥部工程项目组组长");
  CHECK(officials_in("建筑工程公司项目组组长王小明说。").empty());
  CHECK(officials_in("龙岩市长汀县，新的项目正在打桩。").empty());
  CHECK(officials_in("常州地处长江下游。").empty());
}

TEST_CASE("a county's last character is no office's first") {
  CHECK(officials_in("援建的忠县长江大桥通车。").empty());
  CHECK(officials_in("全市长期坚持帮扶。").empty());
}

TEST_CASE("names written in sounds stand behind an office up to a plain end") {
  CHECK(said("西昌市副市长阿拉木呷介绍了情况。") == "阿拉木呷:西昌市副市长");
  CHECK(said("布拖县县长吉木石且等出席。") == "吉木石且:布拖县县长");
  CHECK(said("自治区主席达扎拉强调，要加强协作。") == "达扎拉:自治区主席");
  CHECK(officials_in("武川县委书记多次强调，县长特地来到村里。").empty());
  CHECK(officials_in("武川县委书记希望两地合作。").empty());
  CHECK(officials_in("俄罗斯强调，要加强协作。").empty());
}

TEST_CASE("a name drawn apart, a name that hides a place, a list of those who are sent") {
  CHECK(said("武川县人民政府县长 王 明\n各位代表：") == "王明:武川县人民政府县长");
  CHECK(said("前方指挥部总指挥吴忠平介绍，资金到位。") == "吴忠平:前方指挥部总指挥");
  CHECK(said("由王小明、李平、赵大勇等10名援疆干部组成的队伍出发。") ==
        "王小明:援疆干部 李平:援疆干部 赵大勇:援疆干部");
  CHECK(officials_in("由王小明、李平10名援疆干部组成的队伍出发。").empty());
  CHECK(said("巴楚县委副书记高雷说，成效明显。") == "高雷:巴楚县委副书记");
  CHECK(said("常务副市长张锦刚参加。") == "张锦刚:常务副市长");
  CHECK(officials_in("举办“甘孜校长高级研修班”。").empty());
}
