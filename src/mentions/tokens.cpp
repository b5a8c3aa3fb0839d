#include "jiedui/mentions/tokens.hpp"

namespace jiedui {
inline namespace v0 {

std::vector<Token> find_tokens(std::string_view folded, const Rules &rules) {
  std::vector<Token> tokens;
  tokens.reserve(folded.size() / 6);
  rules.lexicon().for_each_place(folded, [&](std::size_t place, std::span<const WordMatch> matches) {
    const auto begin = static_cast<std::uint32_t>(place);
    for (const WordMatch &match : matches) tokens.push_back({{begin, begin + match.length}, match.sense});
  });
  return tokens;
}

} // namespace v0
} // namespace jiedui
