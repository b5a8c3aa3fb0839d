#include "organization_reader.hpp"

#include <array>
#include <utility>

namespace jiedui {
inline namespace v0 {

void OrganizationReader::bodies() {
  std::vector<Found> chain; // 省委、省政府、省政协 up to what follows the last one
  std::string place;
  std::uint32_t chain_end = 0, several_end = 0;
  const auto close = [&](std::uint32_t end) {
    if (!chain.empty() && !followed_by_office(end) && !of_office(end) && !numbered_meeting(end) &&
        rules_.after.starting(text_, end) == 0)
      for (Found &found : chain) add(std::move(found));
    chain.clear();
  };
  for (const Token &token : bodies_.all()) {
    const Token *longest = bodies_.ending(token.span.end);
    if (longest != nullptr && longest->span.begin < token.span.begin) continue;
    if (suffixes_.ending(token.span.end) != nullptr && suffixes_.ending(token.span.end)->span.begin < token.span.begin)
      continue;
    if (of_several(token.span.begin) || (several_end > 0 && joined(several_end, token.span.begin))) {
      close(chain_end);
      place.clear();
      several_end = token.span.end;
      continue;
    }
    const bool linked = !place.empty() && joined(chain_end, token.span.begin);
    if (!linked) {
      close(chain_end);
      place.clear();
    }
    const std::optional<Found> found = body(token, linked ? place : std::string{});
    if (!found) {
      if (linked) close(chain_end);
      place.clear();
      continue;
    }
    place = found->core;
    chain_end = token.span.end;
    if (free(found->span)) chain.push_back(*found);
  }
  close(chain_end);
}

void OrganizationReader::drop_formulas() {
  const auto state = [](const Found &found) { return found.kind == OrganizationKind::government; };
  std::vector<bool> drop(found_.size());
  for (std::size_t i = 0; i < found_.size();) {
    std::size_t end = i + 1;
    while (end < found_.size() && state(found_[end]) && joined(found_[end - 1].span.end, found_[end].span.begin)) ++end;
    if (state(found_[i]) && formula(found_[i].span.begin, found_[end - 1].span.end))
      std::fill(drop.begin() + static_cast<std::ptrdiff_t>(i), drop.begin() + static_cast<std::ptrdiff_t>(end), true);
    i = end;
  }
  std::size_t at = 0;
  std::erase_if(found_, [&](const Found &) { return drop[at++]; });
}

bool OrganizationReader::formula(std::uint32_t begin, std::uint32_t end) const {
  if (stands_at(text_, end, "《")) return false; // 根据财政厅《…通知》: it issued the document
  return rules_.source.ending(text_, begin) > 0 || rules_.formula.starting(text_, end) > 0 || under(begin, end);
}

bool OrganizationReader::under(std::uint32_t begin, std::uint32_t end) const {
  constexpr std::uint32_t reach = 60; // bytes
  static constexpr CharacterSet marks(U"，。；：、,;:\n");
  if (begin < 3 || !stands_at(text_, begin - 3, "在")) return false;
  const std::uint32_t last = marks.first(text_, end, std::min(static_cast<std::uint32_t>(text_.size()), end + reach));
  const std::string_view words = text_.substr(end, last - end);
  return words.ends_with("下") && words.find("援") == std::string_view::npos &&
         words.find("帮") == std::string_view::npos;
}

bool OrganizationReader::numbered_meeting(std::uint32_t end) const {
  constexpr std::uint32_t reach = 18; // bytes
  return stands_at(text_, end, "第") && text_.substr(end, reach).find("次") != std::string_view::npos;
}

bool OrganizationReader::joined(std::uint32_t end, std::uint32_t begin) const {
  if (begin == end) return true;
  return begin == end + 3 && (character(text_, end) == "、" || character(text_, end) == "和");
}

bool OrganizationReader::of_office(std::uint32_t end) const {
  constexpr std::array<std::string_view, 30> words{
      "慰问团", "考察团", "访问团", "调研组", "决策部署", "工作部署", "一号文件", "领导下",   "驻",     "全会",
      "常委会", "副职",   "大院",   "大楼",   "机关",     "代表团",   "门口",     "工作报告", "督查",   "所在地",
      "驻地",   "换届",   "办公",   "食堂",   "班子",     "常务会",   "专题会",   "党组会",   "全体会", "工作会议"};
  return std::any_of(words.begin(), words.end(), [&](std::string_view w) { return text_.substr(end).starts_with(w); });
}

std::optional<OrganizationReader::Found> OrganizationReader::body(const Token &token,
                                                                  const std::string &carried) const {
  const GovernmentBody &body = rules_.bodies[token.sense.row];
  Found found{token.span, {}, OrganizationKind::government, "government_bodies/" + body.id, {}, {}};
  const std::string word(token.span.of(document_.text));
  if (const PlaceMention *place = places_.ending(token.span.begin);
      place != nullptr && !place->generic && !place->combined) {
    found.span.begin = chain_begin(*place);
    if (body.unit.empty() && joint(found.span.begin, token.span.end)) return std::nullopt;
    found.name = Span{found.span.begin, token.span.end}.of(document_.text);
    found.core = Span{found.span.begin, place->span.end}.of(document_.text);
    return found;
  }
  // 北京市委: the place's last character is the body's first.
  if (const PlaceMention *place = places_.across(token.span.begin);
      place != nullptr && place->span.end < token.span.end && !place->generic) {
    found.span.begin = chain_begin(*place);
    found.name = Span{found.span.begin, token.span.end}.of(document_.text);
    found.core = Span{found.span.begin, place->span.end}.of(document_.text);
    return found;
  }
  if (!body.unit.empty()) {
    // 北京市委 where the place was read as 北京.
    const PlaceMention *place = units_.of(body.unit, token.span.begin);
    if (place == nullptr) return std::nullopt;
    found.core = units_.name(*place, body.unit);
    std::string_view stem = found.core;
    if (stem.ends_with(body.unit)) stem.remove_suffix(body.unit.size());
    found.name = std::string(stem) + word;
    return found;
  }
  if (const std::string_view unit = unit_before(token.span.begin); !unit.empty()) {
    found.span.begin = token.span.begin - static_cast<std::uint32_t>(unit.size());
    const PlaceMention *place = units_.of(unit, found.span.begin);
    found.core = place != nullptr ? units_.name(*place, unit) : std::string(unit);
    found.name = found.core + word;
    return found;
  }
  if (const Token *corps = corps_ending(token.span.begin); corps != nullptr && body.unit.empty()) {
    found.span.begin = corps->span.begin;
    found.name = found.span.of(document_.text);
    found.core = corps->span.of(document_.text);
    return found;
  }
  if (!carried.empty()) {
    found.core = carried;
    found.name = carried + word;
    return found;
  }
  return std::nullopt;
}

const Token *OrganizationReader::corps_ending(std::uint32_t at) const {
  const Token *name = names_.ending(at);
  return name != nullptr && rules_.names[name->sense.row].id.starts_with("corps") ? name : nullptr;
}

bool OrganizationReader::of_several(std::uint32_t at) const {
  if (at < 6) return false;
  const std::string_view unit = character(text_, at - 3), number = character(text_, step_back(text_, at - 3));
  constexpr std::array<std::string_view, 5> units{"省", "市", "县", "区", "州"};
  constexpr std::array<std::string_view, 4> numbers{"两", "各", "三", "四"};
  return std::find(units.begin(), units.end(), unit) != units.end() &&
         std::find(numbers.begin(), numbers.end(), number) != numbers.end();
}

bool OrganizationReader::joint(std::uint32_t begin, std::uint32_t end) const {
  if (begin < 3 || !text_.substr(end).starts_with("政府")) return false;
  const std::uint32_t join = step_back(text_, begin);
  const std::string_view c = character(text_, join);
  return (c == "和" || c == "、" || c == "与") && places_.ending(join) != nullptr;
}

std::string_view OrganizationReader::unit_before(std::uint32_t at) const {
  constexpr std::array<std::string_view, 7> units{"自治区", "省", "市", "县", "区", "州", "旗"};
  for (const std::string_view unit : units) {
    if (at < unit.size() || text_.substr(at - unit.size(), unit.size()) != unit) continue;
    const auto begin = at - static_cast<std::uint32_t>(unit.size());
    if (begin == 0 || !is_han(character(text_, step_back(text_, begin))) || rules_.stop.ending(text_, begin) > 0 ||
        bodies_.ending(begin) != nullptr)
      return unit;
    return {};
  }
  return {};
}

std::uint32_t OrganizationReader::chain_begin(const PlaceMention &last) const {
  std::uint32_t begin = last.span.begin;
  while (const PlaceMention *place = places_.ending(begin)) {
    if (place->generic || place->combined) break;
    begin = place->span.begin;
  }
  return begin;
}

} // namespace v0
} // namespace jiedui
