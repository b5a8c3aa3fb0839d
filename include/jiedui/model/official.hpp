/// @file official.hpp
/// People who act for a government.
#pragma once

#include "jiedui/model/place.hpp"
#include "jiedui/model/span.hpp"
#include "jiedui/version.hpp"

#include <optional>
#include <string>

namespace jiedui {
inline namespace v0 {

/// A person with an office, or in a list of leaders. Villagers, experts without office, writers are none.
struct Official {
  std::string name; ///< in the author's script
  std::string role; ///< as written, an elided place put before the first office; empty where not said
  std::optional<PlaceCode> place;
  std::string rule;
  Evidence evidence;
};

} // namespace v0
} // namespace jiedui
