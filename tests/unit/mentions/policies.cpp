#include "jiedui/mentions/policies.hpp"

#include "jiedui/mentions/document_to_mentions.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace jiedui;

namespace {

std::vector<Policy> policies_in(const std::string &text) {
  static const Rules rules = Rules::with_builtin().value();
  static const auto compiled = compile_mention_rules(rules).value();
  Document document;
  document.text = text;
  std::vector<Policy> result;
  for (const PolicyMention &mention : document_to_mentions(document, *compiled).policies)
    result.push_back(mention.policy);
  return result;
}

std::string title_in(const std::string &text) {
  const auto found = policies_in(text);
  return found.size() == 1 ? found.front().title : std::to_string(found.size()) + " found";
}

} // namespace

TEST_CASE("a title in 《》 counts by its last word") {
  CHECK(title_in("市里印发《结对帮扶资金管理办法（试行）》。") == "结对帮扶资金管理办法（试行）");
  CHECK(title_in("根据《西部开发规划纲要(2016—2020年)》，两地分工。") == "西部开发规划纲要(2016—2020年)");
  CHECK(title_in("出台《推进“村企牵手”行动的指导意见》。") == "推进“村企牵手”行动的指导意见");
  CHECK(title_in("学习《乡村振兴促进法》。") == "乡村振兴促进法");
  CHECK(policies_in("两市签署《对口协作框架协议》。").front().kind == PolicyKind::agreement);
  CHECK(policies_in("两市执行《对口协作规划》。").front().kind == PolicyKind::policy);
}

TEST_CASE("works of art, newspapers and bare words are no documents") {
  CHECK(policies_in("观看电影《远山的呼唤》。").empty());
  CHECK(policies_in("歌曲《我们的约法》唱响。").empty());
  CHECK(policies_in("《边疆日报》报道了此事。").empty());
  CHECK(policies_in("演出《草原彩虹》等节目。").empty());
  CHECK(policies_in("《意见》指出，要加强协作。").empty());
  CHECK(policies_in("《没有闭合的办法").empty());
}

TEST_CASE("nested marks belong to the title") {
  CHECK(title_in("下发《关于落实《对口支援办法》的通知》。") == "关于落实《对口支援办法》的通知");
  CHECK(title_in("报送信息《甲乙两地携手向前》。") == "甲乙两地携手向前");
}

TEST_CASE("without 《》 a name needs more than its kind and the programme") {
  CHECK(title_in("甲县制定了车间和岗位管理实施细则。") == "车间和岗位管理实施细则");
  CHECK(title_in("两省签署深化协作五年行动框架协议。") == "深化协作五年行动框架协议");
  CHECK(title_in("各县签订了“同心圆梦”行动协议。") == "“同心圆梦”行动协议");
  CHECK(policies_in("双方签订扶贫协作协议。").empty());
  CHECK(policies_in("双方签订产业合作框架协议。").empty());
  CHECK(policies_in("签订“同心圆梦”协议30份。").empty());
  CHECK(policies_in("县里制定了具体实施细则。").empty());
}

TEST_CASE("a bare name is told by what is done to the document behind it") {
  CHECK(title_in("福建省对口支援彭州恢复重建框架协议签字仪式举行。") == "福建省对口支援彭州恢复重建框架协议");
  CHECK(title_in("昨日，福建宁夏两省区第三次联席会议纪要在银川签署，任务明确。") == "福建宁夏两省区第三次联席会议纪要");
  CHECK(title_in("现将武川县2023年衔接项目第二批资金分配计划予以公告。") == "武川县2023年衔接项目第二批资金分配计划");
  CHECK(title_in("双方签署了支持建设面向西部开放重要门户合作协议，分工明确。") ==
        "支持建设面向西部开放重要门户合作协议");
  CHECK(title_in("对“乡风文明·和美乡村”行动计划安排资金。") == "“乡风文明·和美乡村”行动计划");
  CHECK(title_in("落实《推动一体化发展2021年工作安排》。") == "推动一体化发展2021年工作安排");
  CHECK(title_in("市里制定了武汉市粮油对口协作工作实施方案。") == "武汉市粮油对口协作工作实施方案");
  CHECK(policies_in("两地出席合作协议签字仪式，制定实施方案。").empty());
  CHECK(policies_in("推行“一院一策”方案。").empty());
  CHECK(policies_in("现将有关情况予以公告。").empty());
}
