#include "jiedui/mentions/tokens.hpp"

#include <algorithm>

namespace jiedui {
inline namespace v0 {

std::vector<Token> find_tokens(std::string_view folded, const Rules &rules) {
  std::vector<Token> tokens;
  const Lexicon &lexicon = rules.lexicon();
  const auto size = static_cast<std::uint32_t>(folded.size());
  for (std::uint32_t at = 0; at < size;) {
    const std::size_t first = tokens.size();
    lexicon.prefixes(folded, at, [&](std::size_t length, std::span<const WordSense> senses) {
      const Span span{at, at + static_cast<std::uint32_t>(length)};
      for (const WordSense &sense : senses) {
        // Shorter words come first: a longer word of the same table takes their place, all its senses stay.
        std::erase_if(tokens, [&, i = std::size_t{0}](const Token &token) mutable {
          return i++ >= first && token.sense.table == sense.table && token.span.end < span.end;
        });
        tokens.push_back({span, sense});
      }
    });
    std::stable_sort(tokens.begin() + static_cast<std::ptrdiff_t>(first), tokens.end(),
                     [](const Token &a, const Token &b) { return a.sense.table < b.sense.table; });
    const auto lead = static_cast<unsigned char>(folded[at]);
    at += lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  }
  return tokens;
}

} // namespace v0
} // namespace jiedui
