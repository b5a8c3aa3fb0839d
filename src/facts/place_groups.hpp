/// Places as a sentence uses them: 北京市朝阳区 is one place, 上海、山东、吉林 one group.
#pragma once

#include "group_words.hpp"
#include "sides.hpp"

#include "jiedui/mentions/mentions.hpp"
#include "jiedui/model/span.hpp"
#include "jiedui/version.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// Mentions side by side, each within the one before, down to the narrowest: 河北省承德市滦平县, 河北张承保地区.
struct PlacePhrase {
  Span span;
  PlaceCodes codes;         ///< of the narrowest; several for a regional group or a combined name
  bool combined = false;    ///< 京蒙: both sides in one word
  bool inside_name = false; ///< 拉萨 of 拉萨北京中学
  bool generic = false;     ///< 我省, 全区
  bool leads_name = false;  ///< right before the name of a company or a school
  bool townships = false;   ///< narrower than its code: 复兴乡, 寺口村
  bool zone = false;        ///< run by its code's city, acts under its own name: 北京经济技术开发区
};

/// Phrases of one side joined by 、 和 及. Never holds both a giver and its receiver.
struct PlaceGroup {
  Span span;
  std::vector<PlacePhrase> phrases;
  PlaceCodes codes;  ///< of all phrases, ascending
  bool open = false; ///< …等
};

/// In the order of the text. Places without a code are left out, but end a group.
[[nodiscard]] std::vector<PlaceGroup> group_places(std::string_view folded, const Mentions &mentions,
                                                   const Sides &sides, const GroupWords &words);

/// The groups whose first byte lies in the span.
[[nodiscard]] std::span<const PlaceGroup> groups_in(const std::vector<PlaceGroup> &groups, Span span);

/// 在北京召开, 新华社北京4月8日电: where something took place or was written, no party of it.
[[nodiscard]] bool is_venue(const PlaceGroup &group, std::string_view folded);

/// 援疆, 赴蒙: one character stands for the region.
[[nodiscard]] bool is_clipped(const PlaceGroup &group, std::string_view folded);

/// 江苏安排南京等9个市: the first group arranges what the second one, within it, does.
[[nodiscard]] bool arranges(const PlaceGroup &wide, const PlaceGroup &narrow, std::string_view folded);

/// 成立广东省援藏工作队: a team is made, of whatever place; the place does nothing itself.
[[nodiscard]] bool names_new_team(const PlaceGroup &group, std::string_view folded);

/// 到广东就业, 赴上海展销, 从江苏引进: where people and goods go or come from; the place itself does nothing.
[[nodiscard]] bool is_destination(const PlaceGroup &group, std::string_view folded);

/// 对口支援新疆前方指挥部: the place is part of the name of the giver's team.
[[nodiscard]] bool names_team(const PlaceGroup &group, std::string_view folded);

/// 中央西藏工作座谈会: the place is part of the name of a meeting.
[[nodiscard]] bool names_meeting(const PlaceGroup &group, std::string_view folded);

/// 浙川工业园, 闽宁产业园: two places begin the name of something built.
[[nodiscard]] bool names_facility(const PlaceGroup &group, std::string_view folded);

/// 对口支援拉萨市达孜区乡村物流中心项目: a place begins the name of a project.
[[nodiscard]] bool begins_project(const PlaceGroup &group, std::string_view folded);

/// 甲区与乙县两地, 乙县所需、甲区所能: both sides in a few words.
[[nodiscard]] bool are_counted_together(const PlaceGroup &first, const PlaceGroup &second, std::string_view folded,
                                        const GroupWords &words);

/// 赴内蒙古考察, 全西藏, 拉萨美丽乡村示范区: a place that is gone to, compared with or part of a name, where others may
/// be in play.
[[nodiscard]] bool is_passing(const PlaceGroup &group, std::string_view folded);

/// Adds the codes of `more`, keeping the order and no repetition.
void merge_codes(PlaceCodes &codes, const PlaceCodes &more);

} // namespace v0
} // namespace jiedui
