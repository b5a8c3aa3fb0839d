/// Parties as a text names them, place by place, and how far each reaches.
#pragma once

#include "jiedui/model/place.hpp"
#include "jiedui/model/span.hpp"
#include "jiedui/version.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// How far a named party reaches.
enum class PartyReach : std::uint8_t {
  paragraph,
  sentence, ///< …等省区: a list that is not closed
  clause,   ///< 我省, 来京, the place inside a school's name
};

/// A party as the text names it at one place.
struct PartyAnchor {
  Span span;
  PlaceCodes codes; ///< empty: named, but without a code, or none in particular
  PartyReach reach = PartyReach::paragraph;
  std::vector<PlaceCodes> members; ///< of a list, in its order
  bool wide = false;               ///< 来京: whoever of Beijing is in play
  bool foreign = false;            ///< gives, yet is in no pairing of the text; or who receives from such
  bool of_body = false;            ///< in the name of a company or a school
  Span room{};                     ///< brackets with figures of their own, out of which it does not reach; or empty

  [[nodiscard]] bool reaches(std::uint32_t at) const { return room.empty() || (room.begin <= at && at <= room.end); }
};

/// The anchors of one side, in the order of the text.
class PartyAnchors {
public:
  void add(PartyAnchor anchor) { anchors_.push_back(std::move(anchor)); }
  void sort() {
    std::stable_sort(anchors_.begin(), anchors_.end(),
                     [](const PartyAnchor &a, const PartyAnchor &b) { return a.span.begin < b.span.begin; });
  }

  /// The last one that ends by `at` and starts in the room; `least` is how far it must reach.
  [[nodiscard]] const PartyAnchor *last_before(std::uint32_t at, Span room, PartyReach least) const {
    constexpr int steps = 16;
    auto anchor = std::lower_bound(anchors_.begin(), anchors_.end(), at, starts_before);
    for (int step = 0; step < steps && anchor != anchors_.begin(); ++step) {
      --anchor;
      if (anchor->span.begin < room.begin) return nullptr;
      if (anchor->span.end <= at && anchor->reach <= least && anchor->reaches(at)) return &*anchor;
    }
    return nullptr;
  }
  /// The first one from `at` on in the room; none out of brackets: 市级项目8个、甲区项目3个.
  [[nodiscard]] const PartyAnchor *first_after(std::uint32_t at, Span room, PartyReach least) const {
    constexpr int steps = 16;
    auto anchor = std::lower_bound(anchors_.begin(), anchors_.end(), at, starts_before);
    for (int step = 0; step < steps && anchor != anchors_.end() && anchor->span.begin < room.end; ++step, ++anchor)
      if (anchor->reach <= least && anchor->room.empty()) return &*anchor;
    return nullptr;
  }

private:
  static bool starts_before(const PartyAnchor &anchor, std::uint32_t at) { return anchor.span.begin < at; }

  std::vector<PartyAnchor> anchors_;
};

} // namespace v0
} // namespace jiedui
