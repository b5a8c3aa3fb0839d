/// Look-ups by place in what stands in the order of the text.
#pragma once

#include "jiedui/version.hpp"

#include <algorithm>
#include <cstdint>

namespace jiedui {
inline namespace v0 {

/// The first of the mentions that starts at the byte or behind it.
template <class Mentions> [[nodiscard]] auto first_from(const Mentions &mentions, std::uint32_t at) {
  return std::lower_bound(mentions.begin(), mentions.end(), at,
                          [](const auto &mention, std::uint32_t place) { return mention.span.begin < place; });
}

/// The first of the mentions that ends behind the byte.
template <class Mentions> [[nodiscard]] auto first_ending_behind(const Mentions &mentions, std::uint32_t at) {
  return std::upper_bound(mentions.begin(), mentions.end(), at,
                          [](std::uint32_t place, const auto &mention) { return place < mention.span.end; });
}

} // namespace v0
} // namespace jiedui
