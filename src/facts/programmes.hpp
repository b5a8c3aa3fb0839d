/// The programmes of paired assistance by the names that pairings carry.
#pragma once

#include "jiedui/version.hpp"

#include <string_view>

namespace jiedui {
inline namespace v0 {

namespace programmes {
inline constexpr std::string_view east_west_poverty = "东西部扶贫协作"; ///< to 2020
inline constexpr std::string_view east_west = "东西部协作";             ///< from 2021
inline constexpr std::string_view support = "对口支援";
inline constexpr std::string_view partnership = "对口合作";
inline constexpr std::string_view designated = "定点帮扶";
inline constexpr std::string_view in_province = "省内结对帮扶";
} // namespace programmes

[[nodiscard]] constexpr bool is_east_west(std::string_view programme) {
  return programme == programmes::east_west || programme == programmes::east_west_poverty;
}

} // namespace v0
} // namespace jiedui
