/// What the words round a group of places make of it: a venue, a goal, a part of a name.
#pragma once

#include "place_groups.hpp"

#include "jiedui/version.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace jiedui {
inline namespace v0 {

/// A view of a text and of the words to look for; both must outlive it.
class GroupSetting {
public:
  GroupSetting(std::string_view folded, const GroupWords &words) : text_(folded), words_(words) {}

  /// 在北京召开, 新华社北京4月8日电: where something took place or was written, no party of it.
  [[nodiscard]] bool is_venue(const PlaceGroup &group) const;

  /// 新华社北京4月8日电: where it was written.
  [[nodiscard]] bool is_dateline(const PlaceGroup &group) const;

  /// 汶川特大地震: the place names what happened there.
  [[nodiscard]] bool names_event(const PlaceGroup &group) const {
    return words_.event.begins(text_.substr(group.span.end));
  }

  /// 援疆, 赴蒙: one character stands for the region.
  [[nodiscard]] bool is_clipped(const PlaceGroup &group) const;

  /// 江苏安排南京等9个市: the first group arranges what the second one, within it, does.
  [[nodiscard]] bool arranges(const PlaceGroup &wide, const PlaceGroup &narrow) const;

  /// 成立广东省援藏工作队: a team is made, of whatever place; the place does nothing itself.
  [[nodiscard]] bool names_new_team(const PlaceGroup &group) const;

  /// 到广东就业, 赴上海展销, 从江苏引进: where people and goods go or come from; the place itself does nothing.
  [[nodiscard]] bool is_destination(const PlaceGroup &group) const;

  /// 对口支援新疆前方指挥部: the place is part of the name of the giver's team.
  [[nodiscard]] bool names_team(const PlaceGroup &group) const;

  /// 省内, 县内: only where something is.
  [[nodiscard]] bool says_where(const PlaceGroup &group) const {
    return group.phrases.front().generic && words_.inner.ends(group.span.of(text_));
  }

  /// 中央西藏工作座谈会: the place is part of the name of a meeting.
  [[nodiscard]] bool names_meeting(const PlaceGroup &group) const;

  /// 浙川工业园, 闽宁产业园: two places begin the name of something built.
  [[nodiscard]] bool names_facility(const PlaceGroup &group) const;

  /// 对口支援甲市乙区物流中心项目: a place begins the name of a project.
  [[nodiscard]] bool begins_project(const PlaceGroup &group) const;

  /// 甲区与乙县两地, 乙县所需、甲区所能: both sides in a few words.
  [[nodiscard]] bool are_counted_together(const PlaceGroup &first, const PlaceGroup &second) const;

  /// 赴内蒙古考察, 全西藏, 拉萨美丽乡村示范区: a place that is gone to, compared with or part of a name, where others
  /// may be in play.
  [[nodiscard]] bool is_passing(const PlaceGroup &group) const;

  /// The one county that the groups name, apart from venues and parts of names; none where wider places are named more
  /// often than it.
  [[nodiscard]] std::optional<PlaceCode> only_county(std::span<const PlaceGroup> groups) const;

private:
  [[nodiscard]] std::string_view before(const PlaceGroup &group) const { return text_.substr(0, group.span.begin); }
  [[nodiscard]] std::string_view after(const PlaceGroup &group, std::size_t bytes) const {
    return text_.substr(group.span.end, bytes);
  }
  [[nodiscard]] bool name_follows(const PlaceGroup &group, const WordList &heads) const;

  std::string_view text_;
  const GroupWords &words_;
};

} // namespace v0
} // namespace jiedui
