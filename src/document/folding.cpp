#include "folding.hpp"

#include "utf8.hpp"

#include <algorithm>

namespace jiedui {
inline namespace v0 {
namespace {

/// Calls `each(at, value)` for every character of three bytes.
template <class Each> void for_each_han(std::string_view text, Each &&each) {
  for (std::size_t at = 0; at + 2 < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead >= 0xE3 && lead <= 0xE9) {
      each(at, static_cast<char32_t>((lead & 0x0F) << 12 | (text[at + 1] & 0x3F) << 6 | (text[at + 2] & 0x3F)));
      at += 3;
    } else {
      at += lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    }
  }
}

/// Whether the character at `at` stands in one of the words.
bool stands_in(std::string_view text, std::size_t at, const std::vector<std::string> &words) {
  const std::string_view character = text.substr(at, 3);
  return std::any_of(words.begin(), words.end(), [&](const std::string &word) {
    for (std::size_t inside = word.find(character); inside != std::string::npos;
         inside = word.find(character, inside + 1))
      if (inside <= at && text.substr(at - inside).starts_with(word)) return true;
    return false;
  });
}

} // namespace

bool is_traditional(std::string_view text, const DocumentRules &rules) {
  constexpr std::size_t enough = 30'000;
  std::size_t all = 0;
  std::size_t folded = 0;
  for_each_han(text.substr(0, enough), [&](std::size_t, char32_t value) {
    ++all;
    folded += rules.simplified(value, false) != 0;
  });
  return folded >= 3 && folded * 20 > all;
}

std::string folded_text(std::string_view text, bool traditional, const DocumentRules &rules) {
  std::string folded;
  for_each_han(text, [&](std::size_t at, char32_t value) {
    const char32_t simplified = rules.simplified(value, traditional);
    if (simplified == 0) return;
    if (traditional)
      if (const auto *words = rules.exceptions(value); words != nullptr && stands_in(text, at, *words)) return;
    if (folded.empty()) folded = text;
    folded[at] = static_cast<char>(0xE0 | simplified >> 12);
    folded[at + 1] = static_cast<char>(0x80 | (simplified >> 6 & 0x3F));
    folded[at + 2] = static_cast<char>(0x80 | (simplified & 0x3F));
  });
  return folded;
}

} // namespace v0
} // namespace jiedui
