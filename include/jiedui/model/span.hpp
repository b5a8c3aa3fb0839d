/// @file span.hpp
/// Where something stands: half-open byte ranges of a document's clean text.
#pragma once

#include "jiedui/model/small_list.hpp"
#include "jiedui/version.hpp"

#include <cstdint>
#include <string_view>

namespace jiedui {
inline namespace v0 {

/// Bytes [begin, end) of a document's clean text.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr std::uint32_t size() const noexcept { return end - begin; }
  [[nodiscard]] constexpr bool empty() const noexcept { return end <= begin; }
  [[nodiscard]] constexpr bool contains(Span other) const noexcept { return begin <= other.begin && other.end <= end; }
  [[nodiscard]] constexpr bool overlaps(Span other) const noexcept { return begin < other.end && other.begin < end; }
  /// The words themselves.
  [[nodiscard]] constexpr std::string_view of(std::string_view text) const { return text.substr(begin, size()); }

  friend constexpr bool operator==(const Span &, const Span &) = default;
};

/// The smallest span that holds both.
[[nodiscard]] constexpr Span joined(Span a, Span b) noexcept {
  return {a.begin < b.begin ? a.begin : b.begin, a.end > b.end ? a.end : b.end};
}

/// The words a record rests on, the most telling span first.
using Evidence = SmallList<Span, 3>;

} // namespace v0
} // namespace jiedui
