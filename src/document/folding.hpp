/// @file folding.hpp
/// Traditional characters become simplified ones for matching.
#pragma once

#include "document_rules.hpp"
#include "jiedui/version.hpp"

#include <string>
#include <string_view>

namespace jiedui {
inline namespace v0 {

/// Whether the text is written in traditional script: characters that only it uses are common.
[[nodiscard]] bool is_traditional(std::string_view text, const DocumentRules &rules);

/// The text in simplified script, the same number of bytes; empty where nothing had to be folded.
[[nodiscard]] std::string folded_text(std::string_view text, bool traditional, const DocumentRules &rules);

} // namespace v0
} // namespace jiedui
