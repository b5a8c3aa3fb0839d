/// @file gazetteer.hpp
/// The units of GB/T 2260 since 2003, with their years of use and today's unit of each.
#pragma once

#include "jiedui/model/place.hpp"
#include "jiedui/result.hpp"
#include "jiedui/rules/rules.hpp"
#include "jiedui/version.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// A unit under one code and name, in the years [from, to]; `to` is `still` where it is in use.
struct PlaceUnit {
  static constexpr std::int16_t still = 9999;

  std::string_view name; ///< full name; a view into the tables
  PlaceCode code = 0;    ///< its own
  PlaceCode today = 0;   ///< of the unit that stands for it now; the same where it is in use
  std::int16_t from = 0;
  std::int16_t to = still;

  /// The year of a change belongs to both.
  [[nodiscard]] bool in_use(int year) const noexcept { return from <= year && year <= to; }
};

/// Immutable; views into the `Rules` it was made from, which must outlive it.
class Gazetteer {
public:
  /// Reads the table `places`. Fails with `rules` where a cell cannot be understood.
  [[nodiscard]] static Result<Gazetteer> compile(const Rules &rules);

  /// The unit of a row of the table `places`.
  [[nodiscard]] const PlaceUnit &unit(std::uint32_t row) const { return units_[row]; }
  [[nodiscard]] std::size_t size() const noexcept { return units_.size(); }

  /// Today's codes of the units called `name` (full, shortened or stem), ascending: those in use in `year` where there
  /// are any, else all of that name.
  [[nodiscard]] PlaceCodes resolve(std::string_view name, std::optional<int> year = {}) const;
  /// Full name of the unit in use under this code; empty where there is none.
  [[nodiscard]] std::string_view name_of(PlaceCode code) const;

private:
  const Rules *rules_ = nullptr;
  TableNumber table_ = Rules::no_table;
  std::vector<PlaceUnit> units_;                         ///< by row
  std::unordered_map<PlaceCode, std::uint32_t> by_code_; ///< rows of units in use
};

/// Reads a six-digit code; nothing where the cell is none.
[[nodiscard]] std::optional<PlaceCode> parse_place_code(std::string_view cell);

} // namespace v0
} // namespace jiedui
