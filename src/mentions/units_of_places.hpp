/// Which place a text means by 市, 省, 县 … alone: 市委 is 北京市委.
#pragma once

#include "table_tokens.hpp"

#include <string>
#include <string_view>
#include <unordered_map>

namespace jiedui {
inline namespace v0 {

class UnitsOfPlaces {
public:
  /// `text` folded, `written` in the author's script.
  UnitsOfPlaces(std::string_view text, std::string_view written, const PlaceIndex &places)
      : text_(text), written_(written), places_(places) {}

  /// The nearest place of that kind before the byte in its sentence, else the one the text names most; or nothing.
  [[nodiscard]] const PlaceMention *of(std::string_view unit, std::uint32_t before) const;
  /// The place's name with the unit: 内蒙古自治区 for 内蒙古.
  [[nodiscard]] std::string name(const PlaceMention &place, std::string_view unit) const;
  /// Whether the place is of that kind.
  [[nodiscard]] bool is_unit(const PlaceMention &mention, std::string_view unit) const;

private:
  [[nodiscard]] bool same_sentence(std::uint32_t begin, std::uint32_t end) const;
  [[nodiscard]] const PlaceMention *most_named(std::string_view unit) const;

  std::string_view text_, written_;
  const PlaceIndex &places_;
  mutable std::unordered_map<std::string, const PlaceMention *> most_named_;
};

} // namespace v0
} // namespace jiedui
