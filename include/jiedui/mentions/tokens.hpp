/// @file tokens.hpp
/// The one pass that finds every table word in a text.
#pragma once

#include "jiedui/mentions/mentions.hpp"
#include "jiedui/rules/rules.hpp"
#include "jiedui/version.hpp"

#include <string_view>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// All table words of `folded`, ordered by place and then by table. At one place a table gives its longest word only.
[[nodiscard]] std::vector<Token> find_tokens(std::string_view folded, const Rules &rules);

} // namespace v0
} // namespace jiedui
