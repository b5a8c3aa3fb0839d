/// @file pairing.hpp
/// Who helps whom: read this one first.
#pragma once

#include "jiedui/model/period.hpp"
#include "jiedui/model/place.hpp"
#include "jiedui/model/span.hpp"
#include "jiedui/version.hpp"

#include <optional>
#include <string>

namespace jiedui {
inline namespace v0 {

/// An assisting place (支援方, 帮扶方) helps an aided one (受援方) under a programme, from a day, until a day.
/// Stated or plainly implied, at the level at which it is stated. Organisations that pair
/// (schools, hospitals, central units under 定点帮扶) stand in `assisting_org` and `aided_org`,
/// with the codes of their places as far as they are known.
struct Pairing {
  std::optional<PlaceCode> assisting;
  std::optional<PlaceCode> aided;
  std::string assisting_org;
  std::string aided_org;
  /// 东西部扶贫协作 (to 2020), 东西部协作 (from 2021), 对口支援, 对口合作, 定点帮扶, 省内结对帮扶.
  std::string programme;
  std::optional<Day> start;
  std::optional<Day> end;
  std::string rule; ///< id of the rule that found it
  Evidence evidence;
};

} // namespace v0
} // namespace jiedui
