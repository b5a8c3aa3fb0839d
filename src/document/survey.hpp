/// @file survey.hpp
/// Which signs a text has, from one walk over it: clean text has none of those that most steps look for.
#pragma once

#include "document_rules.hpp"
#include "jiedui/version.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace jiedui {
inline namespace v0 {

struct Survey {
  bool disguised = false; ///< may have invisible signs or look-alikes
  bool foldable = false;  ///< has characters that are traditional in any text
  bool annotated = false; ///< has a small letter right behind ( or （
  bool doubled = false;   ///< has a mark of punctuation twice in a row
  /// Times of each of the first `DocumentRules::counted_words` function words, from index 1.
  std::array<std::uint32_t, DocumentRules::counted_words + 1> function_words{};
};

/// The text must be valid UTF-8.
[[nodiscard]] Survey survey_of(std::string_view text, const DocumentRules &rules);

} // namespace v0
} // namespace jiedui
