/// What joins two names in Chinese: a closed set of marks and conjunctions.
#pragma once

#include "jiedui/version.hpp"

#include <cstdint>
#include <string_view>

namespace jiedui {
inline namespace v0 {

enum class Joint : std::uint8_t {
  none,
  mark,   ///< 、及兼还有: a list goes on; where only two stand, they may be two sides
  last,   ///< 以及: its last member
  both,   ///< 和: a list, sometimes two sides
  with,   ///< 与, ·: two sides, or a list
  facing, ///< 同, 跟: two sides
  stroke, ///< 甲市—乙州
};

/// Leaves a list open.
inline constexpr std::string_view and_others = "等";

/// What the words between two names are.
[[nodiscard]] constexpr Joint joint_of(std::string_view gap) {
  struct Named {
    std::string_view words;
    Joint joint;
  };
  constexpr Named joints[] = {
      {"、", Joint::mark},   {"和", Joint::both},   {"与", Joint::with},   {"及", Joint::mark},
      {"以及", Joint::last}, {"、和", Joint::last}, {"，和", Joint::mark}, {"，以及", Joint::last},
      {" 、 ", Joint::mark}, {"兼", Joint::mark},   {"还有", Joint::mark}, {"·", Joint::with},
      {"同", Joint::facing}, {"跟", Joint::facing}, {"—", Joint::stroke},  {"——", Joint::stroke},
      {"-", Joint::stroke},  {"－", Joint::stroke}, {"–", Joint::stroke},
  };
  for (const Named &named : joints)
    if (named.words == gap) return named.joint;
  return Joint::none;
}

/// Whether two sides can stand on it, as in 甲区与乙县.
[[nodiscard]] constexpr bool is_link(Joint joint) { return joint >= Joint::both; }

/// Whether the text ends with a mark or conjunction behind which a list goes on: 、和及与.
[[nodiscard]] constexpr bool ends_in_list(std::string_view text) {
  return text.ends_with("、") || text.ends_with("和") || text.ends_with("及") || text.ends_with("与");
}
/// Whether it ends with a conjunction that names the other side: 与同和跟.
[[nodiscard]] constexpr bool ends_in_link(std::string_view text) {
  return text.ends_with("与") || text.ends_with("同") || text.ends_with("和") || text.ends_with("跟");
}
/// Whether a sentence ends within the text.
[[nodiscard]] constexpr bool ends_sentence(std::string_view text) {
  for (const std::string_view mark : {"。", "！", "？", "\n"})
    if (text.find(mark) != std::string_view::npos) return true;
  return false;
}
/// Whether two figures with this between them stand side by side.
[[nodiscard]] constexpr bool joins_figures(std::string_view gap) {
  return gap == "、" || gap == "和" || gap == "及" || gap == "，" || gap == ",";
}

} // namespace v0
} // namespace jiedui
