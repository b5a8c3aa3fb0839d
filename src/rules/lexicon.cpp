#include "jiedui/rules/lexicon.hpp"

#include <algorithm>
#include <bit>
#include <numeric>

namespace jiedui {
inline namespace v0 {

Lexicon::Lexicon(std::vector<std::pair<std::string, WordSense>> words) {
  std::erase_if(words, [](const auto &word) { return word.first.empty(); });
  std::vector<std::uint32_t> order(words.size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const int compared = words[a].first.compare(words[b].first);
    return compared < 0 || (compared == 0 && a < b);
  });
  std::size_t characters = 0;
  for (const auto &[word, sense] : words)
    characters += static_cast<std::size_t>(
        std::count_if(word.begin(), word.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
  constexpr std::uint32_t first_plane = 0x10000; // words start in the basic plane: others are not found
  roots_.resize(first_plane);
  pairs_.resize(pair_bits / 64);
  edges_.resize(std::bit_ceil(2 * characters + 2));
  words_.push_back(0);

  // States after one character come first: their numbers fit 16 bits.
  for (const auto &[word, sense] : words) {
    std::size_t at = 0;
    const std::uint32_t first = next_point(word, at);
    if (first >= first_plane || roots_[first] != 0) continue;
    roots_[first] = static_cast<std::uint16_t>(words_.size());
    words_.push_back(0);
  }
  const auto grown = [this](std::uint32_t parent, std::uint32_t point) {
    const std::size_t mask = edges_.size() - 1;
    for (std::size_t i = mixed(parent, point) & mask;; i = (i + 1) & mask) {
      Edge &edge = edges_[i];
      if (edge.child == 0) {
        edge = {parent, point, static_cast<std::uint32_t>(words_.size())};
        words_.push_back(0);
      }
      if (edge.parent == parent && edge.point == point) return edge.child;
    }
  };
  for (const std::uint32_t number : order) {
    const auto &[word, sense] = words[number];
    std::size_t at = 0;
    const std::uint32_t first = next_point(word, at);
    if (first >= first_plane) continue;
    std::uint32_t state = roots_[first];
    for (bool second = true; at < word.size(); second = false) {
      const std::uint32_t point = next_point(word, at);
      if (second)
        pairs_[mixed(first, point) % pair_bits >> 6] |= std::uint64_t{1} << (mixed(first, point) % pair_bits & 63);
      state = grown(state, point);
    }
    if (words_[state] == 0) {
      first_sense_.push_back(static_cast<std::uint32_t>(senses_.size()));
      words_[state] = static_cast<std::uint32_t>(first_sense_.size());
    }
    // Equal words follow each other: their senses stand together.
    const auto begin = senses_.begin() + first_sense_.back();
    if (std::find(begin, senses_.end(), sense) == senses_.end()) senses_.push_back(sense);
  }
  first_sense_.push_back(static_cast<std::uint32_t>(senses_.size()));
}

std::size_t Lexicon::bytes() const noexcept {
  return sizeof *this + roots_.capacity() * sizeof(std::uint16_t) + pairs_.capacity() * sizeof(std::uint64_t) +
         edges_.capacity() * sizeof(Edge) + (words_.capacity() + first_sense_.capacity()) * sizeof(std::uint32_t) +
         senses_.capacity() * sizeof(WordSense);
}

} // namespace v0
} // namespace jiedui
