/// Places as a sentence uses them: 北京市朝阳区 is one place, 上海、山东、吉林 one group.
#pragma once

#include "group_words.hpp"
#include "sides.hpp"
#include "text_view.hpp"

#include "jiedui/model/span.hpp"
#include "jiedui/version.hpp"

#include <span>
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
  bool in_body = false;     ///< 镇海区 of 镇海区某某中学: the body acts, not the place
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
[[nodiscard]] std::vector<PlaceGroup> group_places(const TextView &text, const Sides &sides, const GroupWords &words);

/// The groups whose first byte lies in the span.
[[nodiscard]] std::span<const PlaceGroup> groups_in(const std::vector<PlaceGroup> &groups, Span span);

/// Adds the codes of `more`, keeping the order and no repetition.
void merge_codes(PlaceCodes &codes, const PlaceCodes &more);

} // namespace v0
} // namespace jiedui
