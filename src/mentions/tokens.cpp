#include "jiedui/mentions/tokens.hpp"

#include <algorithm>

namespace jiedui {
inline namespace v0 {

std::vector<Token> find_tokens(std::string_view folded, const Rules &rules) {
  std::vector<Token> tokens;
  tokens.reserve(folded.size() / 6);
  std::vector<Token> here; // of one place, shorter words first
  const Lexicon &lexicon = rules.lexicon();
  const auto size = static_cast<std::uint32_t>(folded.size());
  for (std::uint32_t at = 0; at < size;) {
    here.clear();
    lexicon.prefixes(folded, at, [&](std::size_t length, std::span<const WordSense> senses) {
      const Span span{at, at + static_cast<std::uint32_t>(length)};
      for (const WordSense &sense : senses) here.push_back({span, sense});
    });
    if (here.size() > 1) {
      // By table, longer words before shorter ones: of each table only its first word's senses stay.
      std::stable_sort(here.begin(), here.end(), [](const Token &a, const Token &b) {
        return a.sense.table != b.sense.table ? a.sense.table < b.sense.table : a.span.end > b.span.end;
      });
      for (std::size_t i = 0, first = 0; i < here.size(); ++i) {
        if (here[i].sense.table != here[first].sense.table) first = i;
        if (here[i].span == here[first].span) tokens.push_back(here[i]);
      }
    } else if (here.size() == 1) {
      tokens.push_back(here.front());
    }
    const auto lead = static_cast<unsigned char>(folded[at]);
    at += lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  }
  return tokens;
}

} // namespace v0
} // namespace jiedui
