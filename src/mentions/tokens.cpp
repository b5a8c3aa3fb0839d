#include "jiedui/mentions/tokens.hpp"

#include <algorithm>
#include <utility>

namespace jiedui {
inline namespace v0 {

Tokens::Tokens(std::vector<Token> tokens) : all_(std::move(tokens)) {
  if (all_.empty()) return;
  std::size_t tables = 0;
  first_in_block_.reserve(all_.back().span.begin / block_size + 1u);
  for (std::size_t i = 0; i < all_.size(); ++i) {
    while (first_in_block_.size() <= all_[i].span.begin / block_size)
      first_in_block_.push_back(static_cast<std::uint32_t>(i));
    tables = std::max<std::size_t>(tables, all_[i].sense.table + 1u);
  }
  first_of_table_.assign(tables + 1, 0);
  for (const Token &token : all_) ++first_of_table_[token.sense.table + 1u];
  for (std::size_t table = 1; table <= tables; ++table) first_of_table_[table] += first_of_table_[table - 1];
  std::vector<std::uint32_t> next(first_of_table_);
  by_table_.resize(all_.size());
  for (const Token &token : all_) by_table_[next[token.sense.table]++] = token;
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
