#include "jiedui/rules/lexicon.hpp"

#include <type_traits>

namespace jiedui {
inline namespace v0 {

Lexicon::Letter Lexicon::uncommon_letter_at(std::string_view text, std::size_t at) noexcept {
  if (at >= text.size()) return {no_letter, 0};
  const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[at + i])); };
  const std::uint32_t lead = byte(0);
  const std::uint32_t size = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (size == 1 || at + size > text.size()) return {lead, 1};
  if (size == 2) return {lead | byte(1) << 8, 2};
  if (size == 3) return {lead | byte(1) << 8 | byte(2) << 16, 3};
  const std::uint32_t point = (lead & 7) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F);
  return {0x80 | point >> 16 | (point & 0xFFFF) << 8, 4}; // no first byte is from 81 to 90
}

Lexicon::Candidate *Lexicon::find_candidates(std::string_view text, std::size_t &place, Candidate *found,
                                             Candidate *most) const noexcept {
  const std::uint64_t *const alone_bits = alone_bits_.data(), *const pair_bits = pair_bits_.data();
  const char *const bytes = text.data();
  std::size_t at = place;
  const auto note = [&](std::uint64_t key) {
    *found = {at, key};
    found += bit_of(pair_bits, pair_bit(mixed(key))) | bit_of(alone_bits, alone_bit(key & letter_mask));
  };
  while (at < text.size() && found < most) {
    while (text.size() - at >= 8 && found < most) { // two characters of three bytes: nearly all
      const std::uint64_t eight = eight_at(bytes + at);
      if ((eight & 0xF00000F0) != 0xE00000E0) break;
      note(eight & key_mask);
      at += 3;
    }
    if (at >= text.size() || found >= most) break;
    const Letter letter = letter_at(text, at);
    note(pair_key(letter.value, letter_at(text, at + letter.size).value));
    at += letter.size;
  }
  place = at;
  return found;
}

Lexicon::Beginning Lexicon::beginning(std::string_view text, Candidate candidate) const noexcept {
  const std::uint64_t key = candidate.key;
  const Pair &pair = this->pair(key);
  if (pair.state == 0) return {alone(key & letter_mask), 0, 0};
  std::size_t end = candidate.place + 6;
  if ((key & 0xF00000F0) != 0xE00000E0) {
    end = candidate.place + letter_at(text, candidate.place).size;
    end += letter_at(text, end).size;
  }
  const bool goes_on = (pair.key & following_bit(letter_at(text, end).value)) != 0;
  return {pair.word, goes_on ? pair.state : 0, end};
}

std::uint32_t Lexicon::longest(std::string_view text, Beginning beginning) const noexcept {
  auto [word, state, end] = beginning;
  while (state != 0) {
    const Letter next = letter_at(text, end);
    const Edge &found = edge(state, next.value);
    state = found.child;
    if (words_[state] != 0) word = words_[state];
    end += next.size;
  }
  return word;
}

/// In steps, each of which fetches ahead what the next one reads: the tables are larger than the nearest cache.
void Lexicon::walk(std::string_view text, std::size_t &place, Stretch &stretch) const {
  constexpr std::size_t most = Stretch::most, ahead = 8;
  stretch.count = 0;
  if (words() == 0) {
    place = text.size();
    return;
  }
  Candidate candidates[most + ahead];
  const auto count = static_cast<std::size_t>(find_candidates(text, place, candidates, candidates + most) - candidates);
  for (std::size_t i = count; i < count + ahead; ++i) candidates[i].key = 0;
  Beginning begun[most];
  for (std::size_t i = 0; i < ahead; ++i) prefetch(pairs_.data() + first_slot(mixed(candidates[i].key), pairs_.size()));
  for (std::size_t i = 0; i < count; ++i) {
    prefetch(pairs_.data() + first_slot(mixed(candidates[i + ahead].key), pairs_.size()));
    const std::uint64_t key = candidates[i].key;
    const bool two = bit_of(pair_bits_.data(), pair_bit(mixed(key))) != 0;
    begun[i] = two ? beginning(text, candidates[i]) : Beginning{alone(key & letter_mask), 0, 0};
    if (begun[i].state != 0) {
      const std::uint64_t next = edge_key(begun[i].state, letter_at(text, begun[i].end).value);
      prefetch(edges_.data() + first_slot(mixed(next), edges_.size()));
    } else {
      prefetch(matches_.data() + begun[i].word);
    }
  }
  std::uint32_t found[most];
  for (std::size_t i = 0; i < count; ++i) {
    found[i] = longest(text, begun[i]);
    prefetch(matches_.data() + found[i]);
  }
  for (std::size_t i = 0; i < count; ++i) {
    const auto words = walked_of(found[i]);
    prefetch(words.data());
    stretch.places[stretch.count] = candidates[i].place;
    stretch.words[stretch.count] = words;
    stretch.count += words.empty() ? 0 : 1;
  }
}

std::optional<Lexicon> Lexicon::in(BlockReader &block) {
  Lexicon lexicon;
  for_each_array(lexicon, [&]<class T>(std::span<T> &items) { items = block.next<std::remove_const_t<T>>(); });
  return block.failed() ? std::nullopt : std::optional(std::move(lexicon));
}

void Lexicon::write(BlockWriter &block) const {
  for_each_array(*this, [&](const auto &items) { block.add(items); });
}

std::size_t Lexicon::bytes() const noexcept {
  std::size_t bytes = sizeof *this;
  for_each_array(*this, [&](const auto &items) { bytes += items.size_bytes(); });
  return bytes;
}

} // namespace v0
} // namespace jiedui
