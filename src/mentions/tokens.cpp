#include "jiedui/mentions/tokens.hpp"

#include <algorithm>
#include <cstddef>

namespace jiedui {
inline namespace v0 {

Tokens::Tokens(const std::vector<Token> &tokens) {
  if (tokens.empty()) return;
  std::vector<std::uint32_t> &first = first_of_table_; // counts at first, two places on
  for (const Token &token : tokens) {
    if (token.sense.table + 3u > first.size()) first.resize(token.sense.table + 3u);
    ++first[token.sense.table + 2u];
  }
  for (std::size_t table = 1; table < first.size(); ++table) first[table] += first[table - 1];
  by_table_.resize(tokens.size());
  by_place_.resize(tokens.size());
  first_in_block_.resize(tokens.back().span.begin / block_size + 1u);
  std::uint32_t number = 0;
  std::size_t block = 0;
  for (const Token &token : tokens) { // the place behind a table's moves on with each of its tokens, to where it ends
    const std::uint32_t place = first[token.sense.table + 1u]++;
    by_table_[place] = token;
    by_place_[number] = place;
    for (; block <= token.span.begin / block_size; ++block) first_in_block_[block] = number;
    ++number;
  }
  first.pop_back();
}

std::span<const Token> Tokens::of(std::size_t table, std::uint32_t from) const noexcept {
  const std::span<const Token> tokens = of(table);
  return {std::lower_bound(tokens.begin(), tokens.end(), from,
                           [](const Token &token, std::uint32_t at) { return token.span.begin < at; }),
          tokens.end()};
}

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
