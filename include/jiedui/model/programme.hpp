/// @file programme.hpp
/// The arrangements under which one place helps another.
#pragma once

#include "jiedui/version.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace jiedui {
inline namespace v0 {

enum class Programme : std::uint8_t {
  east_west_poverty, ///< 东西部扶贫协作, 1996 to 2020
  east_west,         ///< 东西部协作, its successor since 2021
  counterpart,       ///< 对口支援: 援藏, 援疆, 援青, 三峡库区 …
  cooperation,       ///< 对口合作, 对口协作: north-east, water diversion
  fixed_point,       ///< 定点帮扶: central units and their counties
  within_province,   ///< 省内结对帮扶
};

/// The programme's name as pairings carry it: "东西部协作".
[[nodiscard]] std::string_view to_string(Programme programme);
[[nodiscard]] std::optional<Programme> parse_programme(std::string_view name);
/// Equal names, or 东西部扶贫协作 and its successor: their figures go on in one series.
[[nodiscard]] bool same_programme(std::string_view a, std::string_view b);

} // namespace v0
} // namespace jiedui
