#include "jiedui/rules/lexicon.hpp"

#include <algorithm>
#include <limits>

namespace jiedui {
inline namespace v0 {
namespace {

/// Words [first, last) of the sorted list that share their first `depth` bytes, reached in `state`.
struct Branch {
  std::uint32_t state, first, last, depth;
};

} // namespace

Lexicon::Lexicon(std::vector<std::pair<std::string, WordSense>> words) {
  std::erase_if(words, [](const auto &word) { return word.first.empty(); });
  std::stable_sort(words.begin(), words.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
  std::vector<std::string_view> distinct;
  for (const auto &[word, sense] : words) {
    if (distinct.empty() || distinct.back() != word) {
      distinct.push_back(word);
      first_sense_.push_back(static_cast<std::uint32_t>(senses_.size()));
    }
    const auto begin = senses_.begin() + first_sense_.back();
    if (std::find(begin, senses_.end(), sense) == senses_.end()) senses_.push_back(sense);
    if (word.size() >= 3 && static_cast<unsigned char>(word[0]) >= 0xE0 && static_cast<unsigned char>(word[0]) < 0xF0) {
      const std::uint32_t point = (static_cast<std::uint32_t>(word[0] & 0x0F) << 12) |
                                  (static_cast<std::uint32_t>(word[1] & 0x3F) << 6) |
                                  static_cast<std::uint32_t>(word[2] & 0x3F);
      starts_[point >> 6] |= std::uint64_t{1} << (point & 63);
    }
  }
  first_sense_.push_back(static_cast<std::uint32_t>(senses_.size()));

  // Children of a state lie at base + byte; a base is free when none of its children's places is taken.
  units_.resize(1024);
  units_[0].parent = std::numeric_limits<std::uint32_t>::max() - 1;
  std::uint32_t lowest_free = 1;
  std::vector<Branch> open{{0, 0, static_cast<std::uint32_t>(distinct.size()), 0}};
  std::vector<unsigned char> bytes;
  std::vector<std::uint32_t> starts;
  constexpr std::uint32_t free = std::numeric_limits<std::uint32_t>::max();
  while (!open.empty()) {
    const Branch branch = open.back();
    open.pop_back();
    std::uint32_t first = branch.first;
    if (first < branch.last && distinct[first].size() == branch.depth) units_[branch.state].word = 1 + first++;
    if (first == branch.last) continue;
    bytes.clear();
    starts.clear();
    for (std::uint32_t i = first; i < branch.last; ++i) {
      const auto byte = static_cast<unsigned char>(distinct[i][branch.depth]);
      if (bytes.empty() || bytes.back() != byte) {
        bytes.push_back(byte);
        starts.push_back(i);
      }
    }
    starts.push_back(branch.last);
    while (lowest_free < units_.size() && units_[lowest_free].parent != free) ++lowest_free;
    std::uint32_t base = lowest_free > bytes.front() ? lowest_free - bytes.front() : 1;
    for (;; ++base) {
      if (base + 256 >= units_.size()) units_.resize(units_.size() * 2);
      if (std::all_of(bytes.begin(), bytes.end(),
                      [&](unsigned char byte) { return units_[base + byte].parent == free; }))
        break;
    }
    units_[branch.state].base = base;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      units_[base + bytes[i]].parent = branch.state;
      open.push_back({base + bytes[i], starts[i], starts[i + 1], branch.depth + 1});
    }
  }
  while (units_.size() > 1 && units_.back().parent == free) units_.pop_back();
  units_.shrink_to_fit();
}

std::size_t Lexicon::bytes() const noexcept {
  return sizeof *this + units_.capacity() * sizeof(Node) + first_sense_.capacity() * sizeof(std::uint32_t) +
         senses_.capacity() * sizeof(WordSense);
}

} // namespace v0
} // namespace jiedui
