/// A small closed set of words, looked up at a place of a text.
#pragma once

#include "characters.hpp"

#include <algorithm>
#include <bit>
#include <bitset>
#include <string>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// Most places are told apart by the character there, or by two of them; only then is a word looked up. All words lie
/// in one string, so that a look-up touches little memory.
class WordSet {
public:
  void add(std::string_view word) {
    if (word.empty() || holds(word)) return;
    const auto size = static_cast<std::uint32_t>(word.size());
    const std::uint32_t second = step(word, 0), last = step_back(word, size);
    first_.set(key(word, 0, second));
    last_.set(key(word, last, size));
    if (second == size) {
      characters_.add(code_point_at(word, 0));
      return;
    }
    first_two_.set(pair_key(word, 0, second));
    last_two_.set(pair_key(word, step_back(word, last), last));
    const auto smaller = std::find_if(sizes_.begin(), sizes_.end(), [&](std::uint32_t other) { return other <= size; });
    if (smaller == sizes_.end() || *smaller != size) sizes_.insert(smaller, size);
    slots_[slot_of(word)] = {static_cast<std::uint32_t>(letters_.size()), size};
    letters_ += word;
    if (++words_ * 2 > slots_.size()) grow();
  }
  [[nodiscard]] bool holds(std::string_view word) const {
    if (word.empty()) return false;
    if (step(word, 0) == word.size()) return characters_.holds(code_point_at(word, 0));
    return slots_[slot_of(word)].size != 0;
  }

  /// Bytes of the longest word that starts at `at`; 0 where there is none.
  [[nodiscard]] std::uint32_t starting(std::string_view text, std::uint32_t at) const {
    if (at >= text.size()) return 0;
    const std::uint32_t second = step(text, at);
    return first_[key(text, at, second)] ? longest_from(text, at, second) : 0;
  }
  /// Bytes of the longest word that ends at `at`; 0 where there is none.
  [[nodiscard]] std::uint32_t ending(std::string_view text, std::uint32_t at) const {
    if (at == 0) return 0;
    const std::uint32_t last = step_back(text, at);
    return last_[key(text, last, at)] ? longest_to(text, last, at) : 0;
  }

private:
  /// The two are called seldom and stay out of the way of what is called for nearly every character.
  [[gnu::noinline]] std::uint32_t longest_from(std::string_view text, std::uint32_t at, std::uint32_t second) const {
    if (words_ != 0 && second < text.size() && first_two_[pair_key(text, at, second)])
      for (const std::uint32_t size : sizes_)
        if (size <= text.size() - at && slots_[slot_of(text.substr(at, size))].size != 0) return size;
    return characters_.holds(code_point_at(text, at)) ? second - at : 0;
  }
  [[gnu::noinline]] std::uint32_t longest_to(std::string_view text, std::uint32_t last, std::uint32_t at) const {
    if (words_ != 0 && last > 0 && last_two_[pair_key(text, step_back(text, last), last)])
      for (const std::uint32_t size : sizes_)
        if (size <= at && slots_[slot_of(text.substr(at - size, size))].size != 0) return size;
    return characters_.holds(code_point_at(text, last)) ? at - last : 0;
  }

  struct Slot {
    std::uint32_t begin = 0; ///< in `letters_`
    std::uint32_t size = 0;  ///< 0: free
  };
  static constexpr std::size_t keys = 4096;

  /// Few characters share the key of the one in [begin, end).
  static std::size_t key(std::string_view text, std::uint32_t begin, std::uint32_t end) {
    const auto low = [&](std::uint32_t i) { return static_cast<unsigned char>(text[i]) & 0x3Fu; };
    return end - begin < 2 ? low(begin) : low(end - 1) << 6 | low(end - 2);
  }
  /// Few pairs of characters share the key of those at two places.
  static std::size_t pair_key(std::string_view text, std::uint32_t first, std::uint32_t second) {
    return (code_point_at(text, first) * 0x9E3779B1u + code_point_at(text, second)) * 0x85EBCA6Bu >> 20;
  }
  /// Of the first and the last bytes: enough to tell a few hundred words apart. Words have two characters or more.
  static std::uint64_t hash(std::string_view word) {
    const auto part = [](const char *bytes, auto value) {
      std::memcpy(&value, bytes, sizeof value);
      return static_cast<std::uint64_t>(value);
    };
    const char *const end = word.data() + word.size();
    const std::uint64_t mixed =
        word.size() >= 8   ? part(word.data(), std::uint64_t{}) * 31 + part(end - 8, std::uint64_t{})
        : word.size() >= 4 ? part(word.data(), std::uint32_t{}) << 32 | part(end - 4, std::uint32_t{})
                           : part(word.data(), std::uint16_t{}) << 16 | part(end - 2, std::uint16_t{});
    return (mixed + word.size()) * 0x9E3779B97F4A7C15u >> 32;
  }
  /// The slot of a word, or the free one where it would stand.
  [[nodiscard]] std::size_t slot_of(std::string_view word) const {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t slot = hash(word) & mask;; slot = (slot + 1) & mask) {
      const Slot &taken = slots_[slot];
      if (taken.size == 0 ||
          (taken.size == word.size() && std::memcmp(letters_.data() + taken.begin, word.data(), word.size()) == 0))
        return slot;
    }
  }
  void grow() {
    const std::vector<Slot> before = std::move(slots_);
    slots_.assign(before.size() * 2, {});
    for (const Slot &slot : before)
      if (slot.size != 0) slots_[slot_of(std::string_view(letters_).substr(slot.begin, slot.size))] = slot;
  }

  CharacterSet characters_; ///< words of one character, of the basic plane
  std::bitset<keys> first_, last_, first_two_, last_two_;
  std::size_t words_ = 0;                          ///< of several characters
  std::vector<std::uint32_t> sizes_;               ///< bytes that they have, each once, from the longest on
  std::string letters_;                            ///< the words, one behind the other
  std::vector<Slot> slots_ = std::vector<Slot>(8); ///< open addressing, at most half full
};

} // namespace v0
} // namespace jiedui
