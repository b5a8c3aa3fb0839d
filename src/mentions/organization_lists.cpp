#include "organization_reader.hpp"

#include <algorithm>

namespace jiedui {
inline namespace v0 {

void OrganizationReader::groups() {
  for (const std::uint32_t at : marks_.lists)
    if (const auto kind = group_behind(at + 3)) items_before(at, *kind);
}

std::optional<OrganizationReader::Group> OrganizationReader::group_behind(std::uint32_t at) const {
  Group group;
  for (int i = 0; i < 14 && at < text_.size(); ++i) {
    if (const std::uint32_t size = rules_.group.starting(text_, at); size > 0) {
      const std::uint32_t end = at + size;
      if (rules_.group.starting(text_, step(text_, at)) >= size) {
        at = step(text_, at);
        continue;
      }
      if (suffixes_.starting(at) != nullptr && suffixes_.starting(at)->span.end > end) return std::nullopt;
      group.kind = rules_.group_kinds.find(std::string(text_.substr(at, size)))->second;
      return group;
    }
    const std::string_view c = character(text_, at);
    if (!is_han(c) && !is_ascii_name(c)) return std::nullopt;
    if (c == "家" || c == "所" || c == "个") group.counted = true;
    else if (c == "的" || c == "在" || c == "与" || c == "和") return std::nullopt;
    at = step(text_, at);
  }
  return std::nullopt;
}

void OrganizationReader::items_before(std::uint32_t end, Group group) {
  std::vector<Span> items;
  std::uint32_t item_end = end;
  while (items.size() < 30) {
    const std::uint32_t begin = item_begin(item_end);
    items.push_back({begin, item_end});
    if (begin < 3 || character(text_, step_back(text_, begin)) != "、") break;
    item_end = step_back(text_, begin);
  }
  const bool listed = items.size() > 1;
  const bool named = std::all_of(items.begin(), items.end(), [&](Span item) { return names_body(item); });
  if (!named || (!listed && !group.counted && names_.starting(items.front().begin) == nullptr)) return;
  for (const Span item : items) {
    if (covered(item) || !free(item)) continue;
    add({item,
         std::string(item.of(document_.text)),
         group.kind,
         "organization_words/group",
         {},
         std::string(item.of(text_))});
  }
}

std::uint32_t OrganizationReader::item_begin(std::uint32_t end) const {
  constexpr std::uint32_t longest = 60; // bytes
  std::uint32_t begin = end;
  while (begin > 0 && end - begin < longest) {
    const std::string_view c = character(text_, step_back(text_, begin));
    if (!is_han(c) && !is_ascii_name(c) && c != "·") break;
    begin = step_back(text_, begin);
  }
  if (begin > 0 && character(text_, step_back(text_, begin)) == "、") return begin;
  for (std::uint32_t at = end; at > begin; at = step_back(text_, at))
    if (const std::uint32_t size = rules_.stop.ending(text_, at);
        at != end && (size > 3 || (size > 0 && introduces(character(text_, at - 3)))))
      return at;
  return begin;
}

bool OrganizationReader::introduces(std::string_view c) {
  return c == "与" || c == "和" || c == "由" || c == "对" || c == "向" || c == "以" || c == "有" || c == "到" ||
         c == "在";
}

bool OrganizationReader::names_body(Span item) const {
  const std::uint32_t length = length_of(item.of(text_));
  if (length < 2 || length > 18) return false;
  for (std::uint32_t at = item.begin; at < item.end; at = step(text_, at))
    if (rules_.stop.starting(text_, at) > 3 || character(text_, at) == "的") return false;
  if (names_.starting(item.begin) != nullptr) return true;
  if (const PlaceMention *place = places_.starting(item.begin); place != nullptr && place->span.end == item.end)
    return false;
  return own_characters(item) >= 2;
}

bool OrganizationReader::covered(Span span) const {
  for (std::uint32_t byte = span.begin; byte < span.end; ++byte)
    if (taken_[byte]) return true;
  return false;
}

} // namespace v0
} // namespace jiedui
