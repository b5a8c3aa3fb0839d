#include "jiedui/document/document.hpp"

namespace jiedui {
inline namespace v0 {
namespace {

constexpr std::array<std::string_view, 13> names{
    "encoding", "invalid_bytes",  "furniture",   "columns",   "wrapping",  "interruption", "substitute",
    "pinyin",   "title_fragment", "punctuation", "reference", "lookalike", "invisible"};
static_assert(names.size() == static_cast<std::size_t>(CleaningKind::invisible) + 1);

} // namespace

std::string_view to_string(CleaningKind kind) { return names.at(static_cast<std::size_t>(kind)); }

std::optional<CleaningKind> parse_cleaning_kind(std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == name) return static_cast<CleaningKind>(i);
  return std::nullopt;
}

} // namespace v0
} // namespace jiedui
