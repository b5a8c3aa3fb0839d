/// @file asked.hpp
/// What a question's words and years can be.
#pragma once

#include <string_view>

namespace jiedui {
inline namespace v0 {

/// The years that can be asked for.
inline constexpr int first_year = 1, last_year = 9999;

/// Whether the indicator is the asked one or lies below it: funds.fiscal in funds. Nothing asked holds every one.
constexpr bool within(std::string_view indicator, std::string_view asked) {
  return asked.empty() || indicator == asked ||
         (indicator.size() > asked.size() && indicator.starts_with(asked) && indicator[asked.size()] == '.');
}

} // namespace v0
} // namespace jiedui
