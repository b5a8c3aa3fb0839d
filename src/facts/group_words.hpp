/// Words beside places by which their lists part and join: the table `group_words`.
#pragma once

#include "jiedui/result.hpp"
#include "jiedui/rules/rules.hpp"
#include "jiedui/version.hpp"

#include <string>
#include <vector>

namespace jiedui {
inline namespace v0 {

struct GroupWords {
  std::vector<std::string> zones;  ///< longer ones first
  std::vector<std::string> helped; ///< right before who is helped
  std::vector<std::string> helps;  ///< right behind who helps
  std::vector<std::string> pairs;  ///< near two that are paired
};

[[nodiscard]] Result<GroupWords> compile_group_words(const Rules &rules);

} // namespace v0
} // namespace jiedui
