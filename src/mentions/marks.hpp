/// Marks: characters that readers start from or stop at, found for all of them in one walk over the text.
#pragma once

#include "jiedui/version.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// Where single characters stand that tell a reader to look there, each kind in the order of the text.
struct Marks {
  std::vector<std::uint32_t> figures; ///< what a number or a date can start with: digits, numerals, 几, 上, 前
  std::vector<std::uint32_t> signs;   ///< punctuation, ends of lines, and w, which an address can start with
  std::vector<std::uint32_t> dots;    ///< between the parts of names written in sounds: 艾尔肯·买买提
  std::vector<std::uint32_t> lists;   ///< 等, which ends a list
};

[[nodiscard]] Marks find_marks(std::string_view text);

/// Goes over marks from place to place.
class MarkCursor {
public:
  explicit MarkCursor(const std::vector<std::uint32_t> &marks) : marks_(marks) {}

  /// The first mark at `at` or behind it; `otherwise` where there is none. Cheapest where `at` never goes back far.
  [[nodiscard]] std::uint32_t from(std::uint32_t at, std::uint32_t otherwise) {
    while (next_ > 0 && marks_[next_ - 1] >= at) --next_;
    while (next_ < marks_.size() && marks_[next_] < at) ++next_;
    return next_ < marks_.size() ? marks_[next_] : otherwise;
  }

private:
  const std::vector<std::uint32_t> &marks_;
  std::size_t next_ = 0;
};

} // namespace v0
} // namespace jiedui
