/// @file indicator.hpp
/// What a figure measures. The codes stand in the rule table `indicators`.
#pragma once

#include "jiedui/version.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace jiedui {
inline namespace v0 {

/// How figures of an indicator may be put together.
enum class IndicatorKind : std::uint8_t {
  flow,  ///< sums over places and years of one level
  stock, ///< sums over places, the latest counts over time
  heads, ///< people: sums with a warning of double counting
  ratio, ///< never summed
  other,
};

/// What of the indicator a figure gives.
enum class Aspect : std::uint8_t {
  level,    ///< the figure itself
  increase, ///< absolute change: 新增近40亿元
  growth,   ///< relative change: 增长94.5%
  share,    ///< part of the whole: 98.79%的资金
};

/// What the figure is a mean or rate over; an object wins over a time.
enum class Per : std::uint8_t { none, county, village, household, person, year, month, unit };

/// Whether the figure has happened.
enum class Modality : std::uint8_t {
  realized,
  planned,  ///< 计划, 将, 力争, 拟, 预计
  required, ///< 要, 应, 须, a rule's threshold
};

/// The field of work.
enum class Sector : std::uint8_t {
  none,
  industry,
  employment,
  education,
  health,
  infrastructure,
  housing,
  talent,
  consumption,
  technology,
  culture,
  finance,
  ecology,
  relocation,
  party_building,
};

[[nodiscard]] std::string_view to_string(IndicatorKind kind);
[[nodiscard]] std::string_view to_string(Aspect aspect);
[[nodiscard]] std::string_view to_string(Per per); ///< empty for none
[[nodiscard]] std::string_view to_string(Modality modality);
[[nodiscard]] std::string_view to_string(Sector sector); ///< empty for none
[[nodiscard]] std::optional<IndicatorKind> parse_indicator_kind(std::string_view name);
[[nodiscard]] std::optional<Aspect> parse_aspect(std::string_view name);
[[nodiscard]] std::optional<Per> parse_per(std::string_view name);
[[nodiscard]] std::optional<Modality> parse_modality(std::string_view name);
[[nodiscard]] std::optional<Sector> parse_sector(std::string_view name);

} // namespace v0
} // namespace jiedui
