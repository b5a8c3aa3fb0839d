/// Which of two places gives, and who is publicly paired with whom: the tables `sides` and `reference_pairings`.
#pragma once

#include "jiedui/model/place.hpp"
#include "jiedui/result.hpp"
#include "jiedui/rules/rules.hpp"
#include "jiedui/version.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// What ranks mean; the head of the table `sides` tells who has which.
namespace ranks {
inline constexpr int always_gives = 7;  ///< and up
inline constexpr int gives = 5;         ///< and up: to some
inline constexpr int gives_at_home = 4; ///< and up: within its province
inline constexpr int receives = 4;      ///< and down: in the east-west programmes
inline constexpr int only_receives = 3; ///< and down: from whoever always gives
} // namespace ranks

class Sides {
public:
  /// 0 where nothing is known.
  [[nodiscard]] int rank(PlaceCode code) const;
  /// The highest rank of the codes.
  [[nodiscard]] int rank(const PlaceCodes &codes) const;
  /// Positive where `a` assists `b`, negative where `b` assists `a`, 0 where the ranks do not say.
  [[nodiscard]] int direction(const PlaceCodes &a, const PlaceCodes &b) const;
  /// Whether the public lists name the two as a pair in that year (0: in these years).
  [[nodiscard]] bool official(PlaceCode assisting, PlaceCode aided, int year = 0) const;
  /// In any year.
  [[nodiscard]] bool ever_official(PlaceCode assisting, PlaceCode aided) const;
  /// The programme under which the lists pair the two or the places around them; empty where they do not.
  [[nodiscard]] std::string_view programme(PlaceCode assisting, PlaceCode aided, int year = 0) const;

private:
  friend Result<Sides> compile_sides(const Rules &rules);

  std::vector<std::pair<PlaceCode, int>> ranks_; ///< by code
  struct Official {
    PlaceCode assisting = 0, aided = 0;
    int from = 0, to = 9999;
    std::string programme;
  };
  [[nodiscard]] const Official *find(PlaceCode assisting, PlaceCode aided, int year) const;

  std::vector<Official> officials_; ///< by places
};

[[nodiscard]] Result<Sides> compile_sides(const Rules &rules);

} // namespace v0
} // namespace jiedui
