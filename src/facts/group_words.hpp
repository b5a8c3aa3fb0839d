/// Words beside places by which their lists part and join: the table `group_words`, and those of `place_followers` that
/// count two places.
#pragma once

#include "jiedui/result.hpp"
#include "jiedui/rules/rules.hpp"
#include "jiedui/version.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace jiedui {
inline namespace v0 {

struct GroupWords {
  std::vector<std::string> zones;  ///< longer ones first
  std::vector<std::string> helped; ///< right before who is helped
  std::vector<std::string> helps;  ///< right behind who helps
  std::vector<std::string> pairs;  ///< near two that are paired
  std::vector<std::string> both;   ///< 两地: count the two places before them
  std::vector<std::string> needs;  ///< 所需: what one wants and the other can give
};

[[nodiscard]] Result<GroupWords> compile_group_words(const Rules &rules);

[[nodiscard]] bool starts_with_one(std::string_view text, const std::vector<std::string> &words);
[[nodiscard]] bool ends_with_one(std::string_view text, const std::vector<std::string> &words);

} // namespace v0
} // namespace jiedui
