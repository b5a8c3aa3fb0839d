/// @file place.hpp
/// Places by their GB/T 2260 code.
#pragma once

#include "jiedui/model/small_list.hpp"
#include "jiedui/model/span.hpp"
#include "jiedui/version.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace jiedui {
inline namespace v0 {

/// A six-digit code of GB/T 2260 (110115 is 北京市大兴区). 0 is no place.
/// A unit that was renamed or merged is known by the code of today's unit.
using PlaceCode = std::int32_t;

enum class PlaceLevel : std::uint8_t {
  province,
  prefecture,
  county,
  township, ///< carries the code of its county
  village,  ///< carries the code of its county
};

[[nodiscard]] std::string_view to_string(PlaceLevel level);

/// 110115 → 110000.
[[nodiscard]] constexpr PlaceCode province_of(PlaceCode code) { return code / 10000 * 10000; }
/// 150926 → 150900. Counties of municipalities (110115) have no prefecture of their own: 110100.
[[nodiscard]] constexpr PlaceCode prefecture_of(PlaceCode code) { return code / 100 * 100; }
/// By the code's zeros: 110000 province, 150900 prefecture, else county.
[[nodiscard]] constexpr PlaceLevel level_of(PlaceCode code) {
  return code % 10000 == 0 ? PlaceLevel::province : code % 100 == 0 ? PlaceLevel::prefecture : PlaceLevel::county;
}
/// Whether the place is or lies in 北京, 天津, 上海 or 重庆, whose districts and counties have no prefecture between.
[[nodiscard]] constexpr bool is_municipality(PlaceCode code) {
  const PlaceCode province = province_of(code);
  return province == 110000 || province == 120000 || province == 310000 || province == 500000;
}
/// The unit of the prefecture's rank that holds the place: 150926 → 150900, but 110115 → 110000 (a municipality), and a
/// county that its province governs directly is its own (429004). 0 where the place is wider.
[[nodiscard]] constexpr PlaceCode prefecture_rank_of(PlaceCode code) {
  const PlaceCode province = province_of(code);
  if (is_municipality(code)) return province;
  if (code == province) return 0;
  return code / 100 % 100 == 90 ? code : prefecture_of(code);
}
/// Whether `inner` lies in `outer` or is the same.
[[nodiscard]] constexpr bool lies_in(PlaceCode inner, PlaceCode outer) {
  return inner == outer || province_of(inner) == outer || prefecture_of(inner) == outer;
}

/// Codes of one side of a relation, ascending and without repetition. Empty where the text does not say.
using PlaceCodes = SmallList<PlaceCode, 3>;

/// Whether there is something in `inner`, and each of it lies in one of `outer`.
[[nodiscard]] constexpr bool all_lie_in(std::span<const PlaceCode> inner, std::span<const PlaceCode> outer) {
  return !inner.empty() && std::ranges::all_of(inner, [&](PlaceCode code) {
    return std::ranges::any_of(outer, [&](PlaceCode wider) { return lies_in(code, wider); });
  });
}

/// A place that a document names: each distinct place once, in the fullest form the text has.
struct Place {
  std::string text;              ///< as written
  std::optional<PlaceCode> code; ///< missing for a named place without code (雄安新区)
  PlaceLevel level = PlaceLevel::province;
  Evidence evidence;
};

} // namespace v0
} // namespace jiedui
