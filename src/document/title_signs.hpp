/// @file title_signs.hpp
/// What makes a line a title, and how titles are written.
#pragma once

#include "jiedui/version.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace jiedui {
inline namespace v0 {

/// ——某某市工作综述
[[nodiscard]] bool is_subtitle(std::string_view line);
/// 某某频道 某某频道
[[nodiscard]] bool said_twice(std::string_view line);
/// The number of Chinese characters.
[[nodiscard]] std::size_t han_in(std::string_view line);
/// 一、…, （一）…
[[nodiscard]] bool is_numbered(std::string_view line);
/// The title without bars at its ends, with single blanks, and without those between all of its characters.
[[nodiscard]] std::string tidied_title(std::string_view title);

} // namespace v0
} // namespace jiedui
