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
  std::size_t at = place;
  Letter letter = letter_at(text, at);
  while (at < text.size() && found < most) {
    const std::size_t next = at + letter.size;
    const Letter following = letter_at(text, next);
    const std::uint64_t mix = mixed(pair_key(letter.value, following.value));
    *found = {at, mix};
    found += bit_of(pair_bits, pair_bit(mix)) | bit_of(alone_bits, alone_bit(letter.value));
    at = next;
    letter = following;
  }
  place = at;
  return found;
}

std::uint32_t Lexicon::longest(std::string_view text, Candidate candidate) const noexcept {
  const Letter first = letter_at(text, candidate.place);
  if (bit_of(pair_bits_.data(), pair_bit(candidate.mix)) == 0) return alone(first.value);
  std::size_t end = candidate.place + first.size;
  const Letter second = letter_at(text, end);
  const std::uint64_t key = pair_key(first.value, second.value);
  std::size_t at = slot(candidate.mix);
  while (pairs_[at].state != 0 && (pairs_[at].key & key_mask) != key) at = (at + 1) & (pairs_.size() - 1);
  const Pair &pair = pairs_[at];
  if (pair.state == 0) return alone(first.value);
  end += second.size;
  Letter next = letter_at(text, end);
  if ((pair.key & following_bit(next.value)) == 0) return pair.word;
  std::uint32_t word = pair.word;
  for (std::uint32_t state = child(pair.state, next.value); state != 0; state = child(state, next.value)) {
    if (words_[state] != 0) word = words_[state];
    end += next.size;
    next = letter_at(text, end);
  }
  return word;
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
