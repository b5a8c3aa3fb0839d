/// Where words of a set stand in a short stretch of text.
#pragma once

#include "word_set.hpp"

#include "jiedui/model/span.hpp"

namespace jiedui {
inline namespace v0 {

/// The first of the words inside the stretch, the longest at its place; empty where there is none.
[[nodiscard]] inline Span first_inside(const WordSet &words, std::string_view text, Span stretch) {
  const std::string_view until = text.substr(0, stretch.end);
  for (std::uint32_t at = stretch.begin; at < until.size(); at = step(until, at))
    if (const std::uint32_t size = words.starting(until, at); size > 0) return {at, at + size};
  return {};
}

[[nodiscard]] inline bool any_inside(const WordSet &words, std::string_view text, Span stretch) {
  return !first_inside(words, text, stretch).empty();
}

[[nodiscard]] inline bool any_inside(const WordSet &words, std::string_view text) {
  return any_inside(words, text, {0, static_cast<std::uint32_t>(text.size())});
}

[[nodiscard]] inline bool stands_at(std::string_view text, std::uint32_t at, const WordSet &words) {
  return words.starting(text, at) > 0;
}
[[nodiscard]] inline bool ends_at(std::string_view text, std::uint32_t at, const WordSet &words) {
  return words.ending(text, at) > 0;
}

} // namespace v0
} // namespace jiedui
