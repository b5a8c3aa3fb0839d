#include "organization_reader.hpp"

#include <algorithm>
#include <utility>

namespace jiedui {
inline namespace v0 {
namespace {

/// Row of government_bodies whose words follow what they are in charge of.

} // namespace

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
  const auto school = [](const Found &found) { return found.kind == OrganizationKind::school; };
  std::vector<bool> drop(found_.size());
  for (std::size_t i = 0; i < found_.size();) {
    std::size_t end = i + 1;
    const auto same = [&](const Found &found) { return school(found_[i]) ? school(found) : state(found); };
    while (end < found_.size() && same(found_[end]) && joined(found_[end - 1].span.end, found_[end].span.begin)) ++end;
    const Span chain{found_[i].span.begin, found_[end - 1].span.end};
    if ((school(found_[i]) && rules_.studies.ending(text_, chain.begin) > 0) ||
        (state(found_[i]) && (formula(chain.begin, chain.end) || heads_page(chain))))
      std::fill(drop.begin() + static_cast<std::ptrdiff_t>(i), drop.begin() + static_cast<std::ptrdiff_t>(end), true);
    i = end;
  }
  std::size_t at = 0;
  std::erase_if(found_, [&](const Found &) { return drop[at++]; });
}

bool OrganizationReader::heads_page(Span span) const {
  return span.begin == 0 && (span.end == text_.size() || text_[span.end] == '\n');
}

bool OrganizationReader::formula(std::uint32_t begin, std::uint32_t end) const {
  // 根据财政厅《…通知》, 来自支援办公室的消息: it issued or told something.
  if (stands_at(text_, end, "《")) return false;
  if (one_ends_at(text_, begin, "来自") && !one_stands_at(text_, end, "等", "，", "。", ",") &&
      rules_.people.starting(text_, end) == 0)
    return false;
  return rules_.source.ending(text_, begin) > 0 || rules_.formula.starting(text_, end) > 0 || under(begin, end);
}

bool OrganizationReader::under(std::uint32_t begin, std::uint32_t end) const {
  constexpr std::uint32_t reach = 60; // bytes
  static constexpr FewCharacters marks(U"，。；：、,;:\n");
  if (begin < 3 || !stands_at(text_, begin - 3, "在")) return false;
  const std::uint32_t last = marks.first(text_, end, std::min(static_cast<std::uint32_t>(text_.size()), end + reach));
  if (!ends_at(text_, last, "下")) return false;
  for (std::uint32_t at = end; at < last; at = step(text_, at))
    if (rules_.aid.starting(text_, at) > 0) return false;
  return true;
}

bool OrganizationReader::numbered_meeting(std::uint32_t end) const {
  constexpr std::uint32_t reach = 18; // bytes
  return stands_at(text_, end, "第") && text_.substr(end, reach).find("次") != std::string_view::npos;
}

bool OrganizationReader::joined(std::uint32_t end, std::uint32_t begin) const {
  if (begin == end) return true;
  return begin == end + 3 && (character(text_, end) == "、" || character(text_, end) == "和");
}

bool OrganizationReader::of_office(std::uint32_t end) const { return rules_.of_office.starting(text_, end) > 0; }

std::optional<OrganizationReader::Found> OrganizationReader::body(const Token &token,
                                                                  const std::string &carried) const {
  const GovernmentBody &body = rules_.bodies[token.sense.row];
  Found found{token.span, {}, OrganizationKind::government, "government_bodies/" + body.id, {}, {}};
  std::uint32_t begin = token.span.begin;
  if (body.department) { // 县|就业|局
    begin = found.span.begin = department_begin(begin);
    if (begin == token.span.begin) return std::nullopt;
  } else if (body.unit.empty() && one_ends_at(text_, begin, "和", "与")) { // 农牧水利和|科技局
    begin = found.span.begin = department_begin(step_back(text_, begin));
    if (places_.ending(begin) == nullptr && unit_before(begin).empty()) begin = found.span.begin = token.span.begin;
    else if (begin == step_back(text_, token.span.begin)) begin = found.span.begin = token.span.begin;
  }
  if (const PlaceMention *pair = places_.ending(begin); pair != nullptr && pair->combined && body.unit.empty())
    begin = found.span.begin = pair->span.begin; // 自治区|粤桂|协作办
  const std::string word(Span{begin, token.span.end}.of(document_.text));
  if (const PlaceMention *place = places_.ending(begin); place != nullptr && !place->generic && !place->combined) {
    found.span.begin = chain_begin(*place);
    if (body.unit.empty() && joint(found.span.begin, token.span.end)) return std::nullopt;
    found.name = Span{found.span.begin, token.span.end}.of(document_.text);
    found.core = Span{found.span.begin, place->span.end}.of(document_.text);
    return found;
  }
  // 北京市委: the place's last character is the body's first.
  if (const PlaceMention *place = places_.across(begin);
      place != nullptr && place->span.end < token.span.end && !place->generic) {
    found.span.begin = chain_begin(*place);
    found.name = Span{found.span.begin, token.span.end}.of(document_.text);
    found.core = Span{found.span.begin, place->span.end}.of(document_.text);
    return found;
  }
  if (!body.unit.empty()) {
    // 北京市委 where the place was read as 北京.
    const PlaceMention *place = units_.of(body.unit, begin);
    if (place == nullptr) return std::nullopt;
    found.core = units_.name(*place, body.unit);
    std::string_view stem = found.core;
    if (stem.ends_with(body.unit)) stem.remove_suffix(body.unit.size());
    else if (stem.ends_with("區") || stem.ends_with("縣")) stem.remove_suffix(3);
    found.name = std::string(stem) + word;
    return found;
  }
  if (const std::string_view unit = unit_before(begin); !unit.empty()) {
    found.span.begin = begin - static_cast<std::uint32_t>(unit.size());
    const PlaceMention *place = units_.of(unit, found.span.begin);
    found.core = place != nullptr ? units_.name(*place, unit) : std::string(unit);
    found.name = found.core + word;
    return found;
  }
  if (const Token *corps = corps_ending(begin); corps != nullptr && body.unit.empty()) {
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
  if (const std::uint32_t township = township_begin(begin); township != 0 && word.ends_with("政府")) {
    found.span.begin = township;
    found.name = found.span.of(document_.text);
    found.core = Span{township, begin}.of(document_.text);
    return found;
  }
  return std::nullopt;
}

std::uint32_t OrganizationReader::department_begin(std::uint32_t at) const {
  constexpr std::uint32_t farthest = 60; // bytes
  const std::uint32_t end = at, next = step(text_, at);
  if (rules_.not_department.starting(text_, next) > 0) return at;
  while (at > 0 && end - at < farthest) {
    if (const std::uint32_t size = rules_.department.ending(text_, at); size > 0) at -= size;
    else if (at < end && one_ends_at(text_, at, "和", "与") && rules_.department.ending(text_, at - 3) > 0) at -= 3;
    else if (const PlaceMention *place = places_.ending(at); at < end && place != nullptr && place->combined)
      at = place->span.begin; // 粤桂协作办
    else break;
  }
  return at;
}

std::uint32_t OrganizationReader::township_begin(std::uint32_t at) const {
  constexpr std::uint32_t longest = 18; // bytes
  if (!one_ends_at(text_, at, "乡", "镇")) return 0;
  std::uint32_t begin = at;
  while (begin > 0 && is_han(character(text_, step_back(text_, begin)))) {
    begin = step_back(text_, begin);
    if (at - begin > longest || rules_.stop.starting(text_, begin) > 0) return 0;
  }
  return at - begin >= 6 ? begin : 0;
}

const Token *OrganizationReader::corps_ending(std::uint32_t at) const {
  const Token *name = names_.ending(at);
  return name != nullptr && rules_.names[name->sense.row].corps ? name : nullptr;
}

bool OrganizationReader::of_several(std::uint32_t at) const {
  if (at < 6) return false;
  const std::uint32_t unit = rules_.unit.ending(text_, at);
  return unit > 0 && rules_.several.ending(text_, at - unit) > 0;
}

bool OrganizationReader::joint(std::uint32_t begin, std::uint32_t end) const {
  if (begin < 3 || !text_.substr(end).starts_with("政府")) return false;
  const std::uint32_t join = step_back(text_, begin);
  const std::string_view c = character(text_, join);
  return (c == "和" || c == "、" || c == "与") && places_.ending(join) != nullptr;
}

std::string_view OrganizationReader::unit_before(std::uint32_t at) const {
  const std::uint32_t size = rules_.unit.ending(text_, at), begin = at - size;
  const bool alone = begin == 0 || !is_han(character(text_, step_back(text_, begin))) ||
                     rules_.stop.ending(text_, begin) > 0 || bodies_.ending(begin) != nullptr;
  return size > 0 && alone ? text_.substr(begin, size) : std::string_view{};
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
