/// @file cells.hpp
/// Figures of one box weighed against each other: what says the same, what disagrees, what speaks of something else.
#pragma once

#include "boxes.hpp"
#include "jiedui/ledger/totals.hpp"

#include <cstdint>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// Whether two documents that tell such a box differently contradict each other: who and when is told. A part may be
/// of another whole.
[[nodiscard]] bool comparable(const Box &box);

/// The statements of one box. Those of other documents than a figure are held against it, whatever their size: only
/// what one and the same document tells beside a larger figure is something else.
struct Voices {
  std::vector<const Statement *> distinct; ///< disagree with each other, ascending; one alone where nobody disagrees
  std::vector<Used> aside;                 ///< same, overlaps, superseded: all others, with what decided
};
[[nodiscard]] Voices hear(const Box &box, std::vector<const Statement *> statements);

/// The more exact first: 69.07万 before 69万, 7312万 before 7300余万.
[[nodiscard]] bool more_exact(const Statement *a, const Statement *b);

/// Which of some statements are told as parts of which others.
class Parts {
public:
  explicit Parts(const std::vector<const Statement *> &statements);

  /// Those that a document tells as the whole of it.
  [[nodiscard]] const std::vector<const Statement *> &wholes_of(const Statement *part) const;
  /// How many wholes lie in each other above it.
  [[nodiscard]] int depth(const Statement *statement) const;
  /// Whether a document tells both as parts of one whole that have nothing in common.
  [[nodiscard]] bool beside(const Statement *a, const Statement *b) const;

private:
  using At = std::pair<std::string_view, std::uint32_t>; ///< document and byte

  std::map<const Statement *, std::vector<const Statement *>> wholes_;
  std::map<const Statement *, std::vector<At>> apart_; ///< the wholes whose parts add up, ascending
};

} // namespace v0
} // namespace jiedui
