#include "jiedui/rules/lexicon.hpp"

#include <algorithm>
#include <bit>

namespace jiedui {
inline namespace v0 {
namespace {

/// Places for so many entries, at most two thirds of them taken.
std::size_t places_for(std::size_t entries) { return std::bit_ceil(entries + entries / 2 + 2); }

} // namespace

Lexicon::Lexicon(std::vector<std::pair<std::string, WordSense>> words) {
  std::erase_if(words, [](const auto &word) { return word.first.empty(); });
  const auto by_table = [](const auto &a, const auto &b) { return a.second.table < b.second.table; };
  if (!std::is_sorted(words.begin(), words.end(), by_table)) std::stable_sort(words.begin(), words.end(), by_table);
  const States states = grow(words);
  number(states, words);
  close(states);
}

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

Lexicon::States Lexicon::grow(const std::vector<std::pair<std::string, WordSense>> &words) {
  constexpr std::size_t alone_size = std::size_t{1} << 15, pair_size = std::size_t{1} << 18;
  alone_bits_.assign(alone_size / 64, 0);
  pair_bits_.assign(pair_size / 64, 0);
  States states;
  states.of_words.resize(words.size());
  const auto new_state = [&](std::uint32_t parent, std::size_t length) {
    words_.push_back(0);
    states.parents.push_back(parent);
    states.lengths.push_back(static_cast<std::uint32_t>(length));
    return static_cast<std::uint32_t>(words_.size() - 1);
  };
  new_state(0, 0);

  // One letter: `word` is its state until words are numbered.
  std::size_t letters = 0;
  for (const auto &[word, sense] : words)
    letters += static_cast<std::size_t>(
        std::count_if(word.begin(), word.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
  std::vector<Alone> firsts(places_for(words.size()));
  std::size_t of_one = 0;
  const auto first_slot = [&](std::uint32_t letter) {
    return slot_of(firsts, letter, [&](const Alone &slot) { return slot.word == 0 || slot.letter == letter; });
  };
  const auto is_found = [](const std::string &word) { return static_cast<unsigned char>(word[0]) < 0xF0; };
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string &word = words[i].first;
    if (!is_found(word)) continue;
    const Letter first = letter_at(word, 0);
    Alone &slot = firsts[first_slot(first.value)];
    if (slot.word == 0) slot = {first.value, new_state(0, first.size)};
    if (first.size != word.size()) continue;
    states.of_words[i] = slot.word;
    of_one += words_[slot.word] == 0;
    words_[slot.word] = 1; // numbered later
    set(alone_bits_, alone_bit(first.value));
  }
  alone_.resize(places_for(of_one));

  std::size_t pairs = 0;
  pairs_.resize(places_for(words.size()));
  edges_.resize(places_for(letters));
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string &word = words[i].first;
    if (!is_found(word) || states.of_words[i] != 0) continue;
    const Letter first = letter_at(word, 0), second = letter_at(word, first.size);
    const std::uint64_t key = pair_key(first.value, second.value);
    std::size_t at = first.size + second.size;
    Pair &pair = pairs_[pair_slot(key)];
    if (pair.state == 0) {
      pair = {key, new_state(firsts[first_slot(first.value)].word, at), 0};
      set(pair_bits_, pair_bit(mixed(key)));
      ++pairs;
    }
    std::uint32_t state = pair.state;
    while (at < word.size()) {
      const Letter letter = letter_at(word, at);
      if (state == pair.state) pair.key |= following_bit(letter.value);
      at += letter.size;
      Edge &edge = edges_[edge_slot(state, letter.value)];
      if (edge.child == 0) edge = {state, letter.value, new_state(state, at)};
      state = edge.child;
    }
    states.of_words[i] = state;
    words_[state] = 1;
  }
  std::uint32_t numbered = 0;
  for (std::uint32_t &word : words_)
    if (word != 0) word = ++numbered;
  for (const Alone &first : firsts)
    if (first.word != 0 && words_[first.word] != 0)
      alone_[slot_of(alone_, first.letter, [&](const Alone &slot) { return slot.word == 0; })] = {first.letter,
                                                                                                  words_[first.word]};
  std::vector<Pair> loose(places_for(pairs)); // many words begin alike: the smaller the table, the more of it is near
  loose.swap(pairs_);
  for (Pair &pair : loose)
    if (pair.state != 0) pairs_[pair_slot(pair.key & key_mask)] = pair;
  for (Pair &pair : pairs_)
    if (pair.state != 0) pair.word = words_[pair.state] != 0 ? words_[pair.state] : words_[states.parents[pair.state]];
  return states;
}

void Lexicon::number(const States &states, const std::vector<std::pair<std::string, WordSense>> &words) {
  const auto word_of = [&](std::size_t i) { return words_[states.of_words[i]]; }; // 0: not found
  std::vector<std::uint32_t> filled(*std::max_element(words_.begin(), words_.end()) + 2);
  for (std::size_t i = 0; i < words.size(); ++i) ++filled[word_of(i) + 1];
  for (std::size_t word = 1; word < filled.size(); ++word) filled[word] += filled[word - 1];
  // Senses of equal words stand together, in the order of the rows; a word given twice by a row counts once.
  std::vector<WordSense> by_word(words.size());
  std::vector<std::uint32_t> begins(filled);
  for (std::size_t i = 0; i < words.size(); ++i) by_word[filled[word_of(i)]++] = words[i].second;
  if (filled.size() <= 2) return;
  senses_.reserve(words.size());
  for (std::size_t word = 1; word + 1 < begins.size(); ++word) {
    const auto begin = static_cast<std::ptrdiff_t>(senses_.size());
    first_sense_.push_back(static_cast<std::uint32_t>(begin));
    for (std::size_t i = begins[word]; i < begins[word + 1]; ++i)
      if (std::find(senses_.begin() + begin, senses_.end(), by_word[i]) == senses_.end()) senses_.push_back(by_word[i]);
  }
  first_sense_.push_back(static_cast<std::uint32_t>(senses_.size()));
}

void Lexicon::close(const States &states) {
  std::vector<std::uint32_t> begun(words_.size());                // of each state: the word that its text begins with
  for (std::uint32_t state = 1; state < words_.size(); ++state) { // parents come before their children
    const std::uint32_t parent = states.parents[state];
    begun[state] = words_[parent] != 0 ? words_[parent] : begun[parent];
    if (words_[state] == 0) continue;
    const std::size_t first = matches_.size();
    first_match_.push_back(static_cast<std::uint32_t>(first));
    const std::uint32_t length = states.lengths[state];
    const auto own = senses(words_[state] - 1);
    auto next = own.begin();
    const auto take_up_to = [&](std::uint16_t table) {
      for (; next != own.end() && next->table <= table; ++next) matches_.push_back({length, *next});
    };
    const std::uint32_t shorter = begun[state] == 0 ? 0 : first_match_[begun[state] - 1];
    const std::uint32_t shorter_end = begun[state] == 0 ? 0 : first_match_[begun[state]];
    for (std::uint32_t i = shorter; i < shorter_end; ++i) {
      const WordMatch match = matches_[i];
      take_up_to(match.sense.table);
      const bool has_longer = matches_.size() > first && matches_.back().length == length &&
                              matches_.back().sense.table == match.sense.table;
      if (!has_longer) matches_.push_back(match);
    }
    take_up_to(0xFFFF);
  }
  first_match_.push_back(static_cast<std::uint32_t>(matches_.size()));
}

std::size_t Lexicon::bytes() const noexcept {
  const auto bytes_of = [](const auto &vector) { return vector.capacity() * sizeof *vector.data(); };
  return sizeof *this + bytes_of(alone_bits_) + bytes_of(pair_bits_) + bytes_of(alone_) + bytes_of(pairs_) +
         bytes_of(edges_) + bytes_of(words_) + bytes_of(first_sense_) + bytes_of(first_match_) + bytes_of(senses_) +
         bytes_of(matches_);
}

} // namespace v0
} // namespace jiedui
