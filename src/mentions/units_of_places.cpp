#include "units_of_places.hpp"

#include <algorithm>
#include <array>

namespace jiedui {
inline namespace v0 {
namespace {

bool is_autonomous_region(PlaceCode code) {
  constexpr std::array<PlaceCode, 5> regions{150000, 450000, 540000, 640000, 650000};
  return std::find(regions.begin(), regions.end(), province_of(code)) != regions.end();
}

} // namespace

bool UnitsOfPlaces::is_unit(const PlaceMention &mention, std::string_view unit) const {
  if (mention.combined || mention.generic || mention.codes.size() != 1) return false;
  const std::string_view name = mention.span.of(text_);
  const PlaceCode code = mention.codes.front();
  const bool county = mention.level == PlaceLevel::county, prefecture = mention.level == PlaceLevel::prefecture;
  if (mention.level == PlaceLevel::province) {
    if (unit == "市") return is_municipality(code);
    if (unit == "自治区") return is_autonomous_region(code);
    return unit == "省" && !is_municipality(code) && !is_autonomous_region(code);
  }
  if (!county && !prefecture) return (unit == "镇" || unit == "乡") && name.ends_with(unit);
  if (name.ends_with(unit)) return !(unit == "区" && name.ends_with("自治区"));
  constexpr std::array<std::string_view, 7> endings{"市", "县", "区", "旗", "盟", "州", "地区"};
  if (std::any_of(endings.begin(), endings.end(), [&](std::string_view e) { return name.ends_with(e); })) return false;
  return (unit == "县" && county) || (unit == "市" && prefecture);
}

const PlaceMention *UnitsOfPlaces::of(std::string_view unit, std::uint32_t before) const {
  const auto &places = places_.all();
  for (std::size_t i = places_.from(before); i-- > 0 && same_sentence(places[i].span.end, before);)
    if (is_unit(places[i], unit)) return &places[i];
  return most_named(unit);
}

bool UnitsOfPlaces::same_sentence(std::uint32_t begin, std::uint32_t end) const {
  constexpr std::uint32_t longest = 600; // bytes
  if (begin > end || end - begin > longest) return false;
  const std::string_view between = text_.substr(begin, end - begin);
  return between.find("。") == std::string_view::npos && between.find('\n') == std::string_view::npos;
}

const PlaceMention *UnitsOfPlaces::most_named(std::string_view unit) const {
  const auto [known, fresh] = most_named_.try_emplace(std::string(unit), nullptr);
  if (!fresh) return known->second;
  std::unordered_map<PlaceCode, std::size_t> counts;
  for (const PlaceMention &place : places_.all())
    if (is_unit(place, unit)) ++counts[place.codes.front()];
  std::size_t most = 0;
  for (const PlaceMention &place : places_.all()) {
    if (!is_unit(place, unit)) continue;
    const std::size_t count = counts[place.codes.front()];
    if (count <= most) continue;
    most = count;
    known->second = &place;
  }
  return known->second;
}

std::string UnitsOfPlaces::name(const PlaceMention &place, std::string_view unit) const {
  const std::string_view name = place.span.of(written_);
  if (place.span.of(text_).ends_with(unit)) return std::string(name);
  if (unit == "自治区")
    for (const PlaceMention &other : places_.all())
      if (other.codes == place.codes && other.span.of(text_).ends_with(unit))
        return std::string(other.span.of(written_));
  return std::string(name).append(unit);
}

} // namespace v0
} // namespace jiedui
