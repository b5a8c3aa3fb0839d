/// @file agreement.hpp
/// What two sides signed.
#pragma once

#include "jiedui/model/facts.hpp"
#include "jiedui/version.hpp"

#include <optional>
#include <string>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// A titled document of kind `agreement`, with its signing where one document tells both.
/// Signed is not paid: its sum is an observation of `agreements.value`.
struct Agreement {
  std::string title;
  DateRange signed_on;                   ///< empty where no signing is told beside it
  PlaceCodes parties;                    ///< who signed; ascending, empty where not told
  std::optional<int> from_year, to_year; ///< its term, where the title tells one: 2018—2020年
};

/// The agreements of a document, in the order of the text. A signing goes with the agreement whose title stands in the
/// words that tell it or right behind them; the only signing with the only agreement.
[[nodiscard]] std::vector<Agreement> agreements_of(const Facts &facts);

} // namespace v0
} // namespace jiedui
