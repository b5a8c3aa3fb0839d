#include "jiedui/mentions/places.hpp"

namespace jiedui {
inline namespace v0 {

class PlaceRules {};

Result<std::shared_ptr<const PlaceRules>> compile_place_rules(const Rules &) {
  return std::shared_ptr<const PlaceRules>(std::make_shared<const PlaceRules>());
}

void read_places(const Document &, const PlaceRules &, Mentions &) {}

} // namespace v0
} // namespace jiedui
