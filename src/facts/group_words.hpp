/// Words beside places by which their lists part and join, and by which a place does nothing itself: the table
/// `group_words`, and those of `place_followers` that count two places.
#pragma once

#include "word_list.hpp"

#include "jiedui/result.hpp"
#include "jiedui/rules/rules.hpp"
#include "jiedui/version.hpp"

namespace jiedui {
inline namespace v0 {

struct GroupWords {
  WordList inner; ///< 内 of 省内
  // Right beside a place.
  WordList within;                     ///< 辖区
  WordList zone_ranks, zones;          ///< 国家级 高新区
  WordList helped, helps, both, needs; ///< 帮扶甲县, 甲区帮扶; 两地, 所需
  WordList event;                      ///< 地震
  WordList own;                        ///< 我省
  WordList stays, goes, gets, visits;  ///< 在, 到; 得到, in which 到 says nothing; 考察
  WordList others, comes;              ///< 等地; 就业, 展销: what people and goods do there
  WordList makes, aids;                ///< 组建; 支援, of a team's name
  // Near it.
  WordList pairs, ties, arranges; ///< 结对, 安排
  WordList respectively;
  WordList venues, acts, sent; ///< 召开; 帮: no venue then; 日电
  // Of names that a place begins.
  WordList corps, teams, meetings, facilities, schemes;
  WordList name_breaks;  ///< 实施: no name reaches over it
  WordList built, works; ///< 医院, 项目: together the name of a project
};

[[nodiscard]] Result<GroupWords> compile_group_words(const Rules &rules);

} // namespace v0
} // namespace jiedui
