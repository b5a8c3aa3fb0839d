#include "group_setting.hpp"

#include "joints.hpp"

#include <algorithm>
#include <array>

namespace jiedui {
inline namespace v0 {
namespace {

/// Whether a mark or a word stands there that no name reaches over.
bool holds_end_of_name(std::string_view words) {
  constexpr std::array<std::string_view, 8> ends{"，", "。", "、", "；", ",", "的", "和", and_others};
  return std::any_of(ends.begin(), ends.end(),
                     [&](std::string_view end) { return words.find(end) != std::string_view::npos; });
}

bool holds_comma(std::string_view words) { return words.find("，") != std::string_view::npos; }

} // namespace

bool GroupSetting::is_dateline(const PlaceGroup &group) const {
  constexpr std::size_t longest = 30; // bytes of 12月12日电
  const std::string_view words = after(group, longest);
  const std::size_t sent = words_.sent.first_in(words);
  return sent != std::string_view::npos && !holds_comma(words.substr(0, sent));
}

bool GroupSetting::is_venue(const PlaceGroup &group) const {
  constexpr std::size_t name = 45; // of the building's name
  std::string_view lead = before(group);
  lead.remove_suffix(words_.own.ending(lead));
  if (lead.ends_with("在") || lead.ends_with("于")) {
    const std::string_view words = after(group, name);
    const std::size_t venue = words_.venues.first_in(words);
    if (venue == std::string_view::npos) return false;
    const std::string_view between = words.substr(0, venue);
    return !holds_comma(between) && between.find("。") == std::string_view::npos && !words_.acts.in(between);
  }
  return is_dateline(group);
}

bool GroupSetting::arranges(const PlaceGroup &wide, const PlaceGroup &narrow) const {
  constexpr std::size_t reach = 150;
  if (wide.span.end >= narrow.span.begin || narrow.span.begin - wide.span.end > reach || wide.codes.size() != 1 ||
      !all_lie_in(narrow.codes, wide.codes) || narrow.codes == wide.codes)
    return false;
  return words_.arranges.in(after(wide, narrow.span.begin - wide.span.end));
}

bool GroupSetting::names_new_team(const PlaceGroup &group) const {
  constexpr std::size_t reach = 36; // bytes of 东西部协作前方工作队
  const std::string_view words = after(group, reach);
  const std::size_t team = words_.teams.first_in(words);
  return team != std::string_view::npos && words_.makes.ends(before(group)) && !holds_comma(words.substr(0, team));
}

/// Whether one of the words ends a name that begins right behind the place: nothing else stands between.
bool GroupSetting::name_follows(const PlaceGroup &group, const WordList &heads) const {
  constexpr std::size_t reach = 30;
  const std::string_view words = after(group, reach);
  const std::size_t head = heads.first_in(words);
  if (head == std::string_view::npos) return false;
  const std::string_view name = words.substr(0, head);
  return !holds_end_of_name(name) && !words_.name_breaks.in(name);
}

bool GroupSetting::is_destination(const PlaceGroup &group) const {
  constexpr std::size_t reach = 24;
  const std::string_view lead = before(group);
  if (words_.goes.ends(lead)) return !words_.gets.ends(lead);
  std::string_view words = after(group, reach);
  while (const std::size_t other = words_.others.starting(words)) words.remove_prefix(other);
  return words_.stays.ends(lead) && words_.comes.begins(words);
}

bool GroupSetting::names_team(const PlaceGroup &group) const {
  return name_follows(group, words_.teams) && words_.aids.ends(before(group));
}

bool GroupSetting::names_meeting(const PlaceGroup &group) const {
  return group.phrases.size() == 1 && name_follows(group, words_.meetings);
}

bool GroupSetting::names_facility(const PlaceGroup &group) const { return name_follows(group, words_.facilities); }

bool GroupSetting::begins_project(const PlaceGroup &group) const {
  constexpr std::size_t reach = 60;
  const std::string_view words = after(group, reach);
  const std::size_t head = words_.works.first_in(words, 1);
  if (head == std::string_view::npos) return false;
  const std::string_view name = words.substr(0, head);
  return words_.built.in(name) && !holds_end_of_name(name);
}

bool GroupSetting::are_counted_together(const PlaceGroup &first, const PlaceGroup &second) const {
  constexpr std::size_t longest = 30;
  if (second.span.begin < first.span.end || second.span.begin - first.span.end > longest) return false;
  const std::string_view gap = after(first, second.span.begin - first.span.end);
  const std::string_view words = text_.substr(second.span.end);
  return ((gap == "、" || is_link(joint_of(gap))) && words_.both.begins(words)) ||
         (words_.needs.begins(gap) && words_.needs.begins(words));
}

bool GroupSetting::is_passing(const PlaceGroup &group) const {
  constexpr std::size_t reach = 12;
  const std::string_view lead = before(group);
  if (lead.ends_with("全") || name_follows(group, words_.schemes)) return true;
  return (words_.goes.ends(lead) || words_.stays.ends(lead)) && words_.visits.begins(after(group, reach));
}

std::optional<PlaceCode> GroupSetting::only_county(std::span<const PlaceGroup> groups) const {
  std::optional<PlaceCode> county;
  std::size_t times = 0, others = 0;
  for (const PlaceGroup &group : groups)
    for (const PlacePhrase &phrase : group.phrases) {
      if (phrase.inside_name || is_venue(group) || names_event(group)) continue;
      const bool narrow = phrase.codes.size() == 1 && level_of(phrase.codes[0]) == PlaceLevel::county;
      if (narrow && county && *county != phrase.codes[0]) return std::nullopt;
      if (narrow) county = phrase.codes[0];
      ++(narrow ? times : others);
    }
  return times > 1 && times >= others ? county : std::nullopt;
}

bool GroupSetting::is_clipped(const PlaceGroup &group) const {
  constexpr std::uint32_t one = 3, two = 6;
  return group.span.size() <= one || (group.span.size() <= two && group.span.of(text_).starts_with("援"));
}

} // namespace v0
} // namespace jiedui
