#include "survey.hpp"

#include "utf8.hpp"

namespace jiedui {
inline namespace v0 {
namespace {

/// Of the alphabets that pinyin is written in.
bool is_small_letter(char32_t value) { return (value >= 'a' && value <= 'z') || (value >= 0xE0 && value < 0x2000); }

} // namespace

Survey survey_of(std::string_view text, const DocumentRules &rules) {
  Survey survey;
  std::uint8_t all = 0;
  char32_t previous = 0;
  std::uint8_t sign_before = 0;
  const auto *const bytes = reinterpret_cast<const unsigned char *>(text.data());
  for (std::size_t at = 0; at < text.size();) {
    CodePoint point{bytes[at], 1};
    if (const unsigned char lead = bytes[at]; lead >= 0xE0 && lead < 0xF0) // nearly all characters
      point = {static_cast<char32_t>((lead & 0x0F) << 12 | (bytes[at + 1] & 0x3F) << 6 | (bytes[at + 2] & 0x3F)), 3};
    else if (lead >= 0x80) point = point_at(text, at);
    at += point.size;
    const std::uint8_t sign = rules.sign(point.value);
    if ((sign | sign_before) == 0) continue; // nearly all characters
    all |= sign;
    ++survey.function_words[sign & DocumentRules::counted_words];
    if (sign_before >= DocumentRules::bracket) { // a bracket or a mark of punctuation
      survey.doubled |= (sign_before & DocumentRules::doubling) != 0 && point.value == previous;
      survey.annotated |= (sign_before & DocumentRules::bracket) != 0 && is_small_letter(point.value);
    }
    previous = point.value;
    sign_before = sign;
  }
  survey.disguised = (all & DocumentRules::disguised) != 0;
  survey.foldable = (all & DocumentRules::foldable) != 0;
  return survey;
}

} // namespace v0
} // namespace jiedui
