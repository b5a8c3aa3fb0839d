/// The tokens of one table, looked up by where they start or end.
#pragma once

#include "in_order.hpp"

#include "jiedui/mentions/mentions.hpp"
#include "jiedui/rules/rules.hpp"

#include <algorithm>
#include <span>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// A view: cheap to make and to copy; the tokens must outlive it.
class TableTokens {
public:
  TableTokens(const Tokens &tokens, TableNumber table) : tokens_(tokens.of(table)) {
    for (const Token &token : tokens_) longest_ = std::max(longest_, token.span.size());
  }

  [[nodiscard]] std::span<const Token> all() const { return tokens_; }

  /// The token that starts at the byte, or nothing.
  [[nodiscard]] const Token *starting(std::uint32_t at) const {
    const auto found = first_from(at);
    return found != tokens_.end() && found->span.begin == at ? &*found : nullptr;
  }
  /// The longest token that ends at the byte, or nothing.
  [[nodiscard]] const Token *ending(std::uint32_t at) const {
    const Token *longest = nullptr;
    for (auto token = first_from(at); token != tokens_.begin();) {
      --token;
      if (token->span.begin + longest_ < at) break;
      if (token->span.end == at) longest = &*token;
    }
    return longest;
  }
  /// Whether the token lies inside a longer word of the table: 要 in 主要.
  [[nodiscard]] bool inside_longer(const Token &token) const {
    constexpr std::uint32_t longest = 45; // bytes
    for (auto other = first_from(token.span.begin); other != tokens_.begin();) {
      --other;
      if (other->span.begin + longest < token.span.begin) return false;
      if (other->span.end >= token.span.end) return true;
    }
    return false;
  }
  /// The last token that starts before the byte, or nothing.
  [[nodiscard]] const Token *last_before(std::uint32_t at) const {
    const auto found = first_from(at);
    return found == tokens_.begin() ? nullptr : &*(found - 1);
  }

private:
  [[nodiscard]] std::span<const Token>::iterator first_from(std::uint32_t at) const {
    return std::lower_bound(tokens_.begin(), tokens_.end(), at,
                            [](const Token &token, std::uint32_t place) { return token.span.begin < place; });
  }

  std::span<const Token> tokens_;
  std::uint32_t longest_ = 0; ///< bytes of the longest
};

/// The same for places; a place inside another's span is left aside.
class PlaceIndex {
public:
  explicit PlaceIndex(const std::vector<PlaceMention> &places) : places_(places) {
    by_end_.resize(places.size());
    for (std::uint32_t i = 0; i < places.size(); ++i) by_end_[i] = i;
    put_in_order(by_end_, [&](std::uint32_t a, std::uint32_t b) { return places[a].span.end < places[b].span.end; });
  }

  [[nodiscard]] const PlaceMention *ending(std::uint32_t at) const {
    const auto found = std::lower_bound(by_end_.begin(), by_end_.end(), at, [&](std::uint32_t i, std::uint32_t place) {
      return places_[i].span.end < place;
    });
    return found != by_end_.end() && places_[*found].span.end == at ? &places_[*found] : nullptr;
  }
  /// The first place that starts at the byte or later.
  [[nodiscard]] std::size_t from(std::uint32_t at) const {
    return static_cast<std::size_t>(
        std::lower_bound(places_.begin(), places_.end(), at,
                         [](const PlaceMention &place, std::uint32_t byte) { return place.span.begin < byte; }) -
        places_.begin());
  }
  [[nodiscard]] const PlaceMention *starting(std::uint32_t at) const {
    const std::size_t found = from(at);
    return found < places_.size() && places_[found].span.begin == at ? &places_[found] : nullptr;
  }
  /// Whether the byte lies inside a place, not at its begin.
  [[nodiscard]] const PlaceMention *across(std::uint32_t at) const {
    const std::size_t next = from(at);
    if (next == 0) return nullptr;
    const PlaceMention &place = places_[next - 1];
    return place.span.begin < at && at < place.span.end ? &place : nullptr;
  }
  [[nodiscard]] const std::vector<PlaceMention> &all() const { return places_; }

private:
  const std::vector<PlaceMention> &places_;
  std::vector<std::uint32_t> by_end_;
};

} // namespace v0
} // namespace jiedui
