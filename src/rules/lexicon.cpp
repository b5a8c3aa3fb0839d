#include "jiedui/rules/lexicon.hpp"

#include <algorithm>
#include <bit>

namespace jiedui {
inline namespace v0 {

Lexicon::Lexicon(std::vector<std::pair<std::string, WordSense>> words) {
  std::erase_if(words, [](const auto &word) { return word.first.empty(); });
  const auto by_table = [](const auto &a, const auto &b) { return a.second.table < b.second.table; };
  if (!std::is_sorted(words.begin(), words.end(), by_table)) std::stable_sort(words.begin(), words.end(), by_table);
  std::size_t characters = 0;
  for (const auto &[word, sense] : words)
    characters += static_cast<std::size_t>(
        std::count_if(word.begin(), word.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
  constexpr std::uint32_t first_plane = 0x10000; // words start in the basic plane: others are not found
  roots_.resize(first_plane);
  pairs_.resize(pair_bits / 64);
  edges_.resize(std::bit_ceil(2 * characters + 2));
  words_.push_back(0);

  std::vector<std::uint32_t> parents(1),
      lengths(1); // of each state: where it goes on from, bytes from the word's start

  // States after one character come first: their numbers fit 16 bits.
  for (const auto &[word, sense] : words) {
    std::size_t at = 0;
    const std::uint32_t first = next_point(word, at);
    if (first >= first_plane || roots_[first] != 0) continue;
    roots_[first] = static_cast<std::uint16_t>(words_.size());
    words_.push_back(0);
    parents.push_back(0);
    lengths.push_back(static_cast<std::uint32_t>(at));
  }
  const auto grown = [&](std::uint32_t parent, std::uint32_t point, std::size_t length) {
    const std::size_t mask = edges_.size() - 1;
    for (std::size_t i = mixed(parent, point) & mask;; i = (i + 1) & mask) {
      Edge &edge = edges_[i];
      if (edge.child == 0) {
        edge = {parent, point, static_cast<std::uint32_t>(words_.size())};
        words_.push_back(0);
        parents.push_back(parent);
        lengths.push_back(static_cast<std::uint32_t>(length));
      }
      if (edge.parent == parent && edge.point == point) return edge.child;
    }
  };
  std::vector<std::uint32_t> entry_of(words.size()); // 0: not found
  std::vector<std::uint32_t> counts(1);
  for (std::size_t number = 0; number < words.size(); ++number) {
    const std::string &word = words[number].first;
    std::size_t at = 0;
    const std::uint32_t first = next_point(word, at);
    if (first >= first_plane) continue;
    std::uint32_t state = roots_[first];
    for (bool second = true; at < word.size(); second = false) {
      const std::uint32_t point = next_point(word, at);
      if (second)
        pairs_[mixed(first, point) % pair_bits >> 6] |= std::uint64_t{1} << (mixed(first, point) % pair_bits & 63);
      state = grown(state, point, at);
    }
    if (words_[state] == 0) {
      words_[state] = static_cast<std::uint32_t>(counts.size());
      counts.push_back(0);
    }
    entry_of[number] = words_[state];
    ++counts[words_[state]];
  }
  // Senses of equal words stand together, in the order of the rows; a word given twice by a row counts once.
  std::vector<std::uint32_t> filled(counts.size());
  for (std::size_t entry = 1; entry < counts.size(); ++entry) filled[entry] = filled[entry - 1] + counts[entry - 1];
  std::vector<WordSense> by_entry(words.size());
  for (std::size_t number = 0; number < words.size(); ++number)
    if (entry_of[number] != 0) by_entry[filled[entry_of[number]]++] = words[number].second;
  senses_.reserve(words.size());
  first_sense_.reserve(counts.size());
  for (std::size_t entry = 1, next = 0; entry < counts.size(); ++entry) {
    const auto begin = static_cast<std::ptrdiff_t>(senses_.size());
    first_sense_.push_back(static_cast<std::uint32_t>(begin));
    for (std::uint32_t i = 0; i < counts[entry]; ++i, ++next)
      if (std::find(senses_.begin() + begin, senses_.end(), by_entry[next]) == senses_.end())
        senses_.push_back(by_entry[next]);
  }
  first_sense_.push_back(static_cast<std::uint32_t>(senses_.size()));
  close(parents, lengths);
}

void Lexicon::close(const std::vector<std::uint32_t> &parents, const std::vector<std::uint32_t> &lengths) {
  matches_of_.resize(words());
  std::vector<std::uint32_t> begun(words_.size());                // of each state: the word that its text begins with
  for (std::uint32_t state = 1; state < words_.size(); ++state) { // parents come before their children
    begun[state] = words_[parents[state]] != 0 ? words_[parents[state]] : begun[parents[state]];
    if (words_[state] == 0) continue;
    const auto first = static_cast<std::uint32_t>(matches_.size());
    const auto own = senses(words_[state] - 1);
    auto next = own.begin();
    const auto take_up_to = [&](std::uint16_t table) {
      for (; next != own.end() && next->table <= table; ++next) matches_.push_back({lengths[state], *next});
    };
    const Range shorter = begun[state] == 0 ? Range{} : matches_of_[begun[state] - 1];
    for (std::uint32_t i = shorter.first; i < shorter.last; ++i) {
      const WordMatch match = matches_[i];
      take_up_to(match.sense.table);
      const bool has_longer = matches_.size() > first && matches_.back().length == lengths[state] &&
                              matches_.back().sense.table == match.sense.table;
      if (!has_longer) matches_.push_back(match);
    }
    take_up_to(0xFFFF);
    matches_of_[words_[state] - 1] = {first, static_cast<std::uint32_t>(matches_.size())};
  }
}

std::size_t Lexicon::bytes() const noexcept {
  return sizeof *this + roots_.capacity() * sizeof(std::uint16_t) + pairs_.capacity() * sizeof(std::uint64_t) +
         edges_.capacity() * sizeof(Edge) + (words_.capacity() + first_sense_.capacity()) * sizeof(std::uint32_t) +
         senses_.capacity() * sizeof(WordSense) + matches_of_.capacity() * sizeof(Range) +
         matches_.capacity() * sizeof(WordMatch);
}

} // namespace v0
} // namespace jiedui
