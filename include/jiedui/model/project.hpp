/// @file project.hpp
/// Projects, parks, bases, workshops and facilities that the text names one by one.
#pragma once

#include "jiedui/model/decimal.hpp"
#include "jiedui/model/indicator.hpp"
#include "jiedui/model/place.hpp"
#include "jiedui/model/span.hpp"
#include "jiedui/version.hpp"

#include <optional>
#include <string>

namespace jiedui {
inline namespace v0 {

/// Singular and definite, with a product, owner or place in its name; not types, not rooms of a listed one.
struct Project {
  std::string name;
  std::optional<PlaceCode> place;
  std::optional<Decimal> investment; ///< CNY
  Sector sector = Sector::none;
  std::string enterprise; ///< who runs or pays it; empty where not said
  std::string rule;
  Evidence evidence;
};

} // namespace v0
} // namespace jiedui
