// Which indicator a figure belongs to.
#pragma once

#include "frames.hpp"

#include <optional>

namespace jiedui {
inline namespace v0 {
namespace observing {

struct Choice {
  std::uint32_t indicator = 0;
  const IndicatorRule *rule = nullptr; ///< none for `other`
  Span word;                           ///< the word that stood nearest
};

/// One for each figure: the row of indicator_rules.tsv with most points; elided nouns are taken from the figure before
/// in the same list, shares and rates from the figure that they are of.
[[nodiscard]] std::vector<Choice> choose_indicators(const Context &context, std::vector<Frame> &frames,
                                                    const std::vector<Aspect> &aspects);

} // namespace observing
} // namespace v0
} // namespace jiedui
