#include "jiedui/rules/lexicon.hpp"

#include <algorithm>

namespace jiedui {
inline namespace v0 {
namespace {

using Words = std::vector<std::pair<std::string, WordSense>>;

/// Places for so many entries, at most two thirds of them taken.
std::size_t places_for(std::size_t entries) { return entries + entries / 2 + 2; }

void set(std::vector<std::uint64_t> &bits, std::size_t bit) { bits[bit >> 6] |= std::uint64_t{1} << (bit & 63); }

/// By table, near tables behind all others.
std::uint32_t order(WordSense sense, const Lexicon::Tables &near) {
  return near[sense.table] ? WordSense::most_tables + sense.table : sense.table;
}

} // namespace

/// The arrays while they grow. States are numbered so that parents come before their children.
struct Lexicon::Builder {
  /// @param given in the order of `order`.
  Builder(const Words &given, const Tables &near_tables) : near(near_tables) {
    alone_bits.assign((std::size_t{1} << 15) / 64, 0);
    pair_bits.assign((std::size_t{1} << 18) / 64, 0);
    of_words.resize(given.size());
    add_state(0, 0);
    add_first_letters(given);
    add_further_letters(given);
    number_words();
    tighten();
    number_senses(given);
    close();
  }

  std::vector<std::uint64_t> alone_bits, pair_bits;
  std::vector<Alone> alone;
  std::vector<Pair> pairs;
  std::vector<Edge> edges;
  std::vector<std::uint32_t> words; ///< of each state; until words are numbered 1 where one ends
  std::vector<Matches> matches;
  std::vector<WordMatch> all_matches;

private:
  std::uint32_t add_state(std::uint32_t parent, std::size_t length) {
    words.push_back(0);
    parents.push_back(parent);
    lengths.push_back(static_cast<std::uint32_t>(length));
    return static_cast<std::uint32_t>(words.size() - 1);
  }
  Alone &first(std::uint32_t letter) {
    return firsts[slot_of(firsts, letter, [&](const Alone &it) { return it.word == 0 || it.letter == letter; })];
  }
  Pair &pair(std::uint64_t key) {
    return pairs[slot_of(pairs, key, [&](const Pair &it) { return it.state == 0 || (it.key & key_mask) == key; })];
  }
  Edge &edge(const Edge &wanted) {
    return edges[slot_of(edges, edge_key(wanted.parent, wanted.letter), [&](const Edge &it) {
      return it.child == 0 || (it.parent == wanted.parent && it.letter == wanted.letter);
    })];
  }
  /// Words that start beyond the basic plane are not found.
  static bool is_found(const std::string &word) { return !word.empty() && static_cast<unsigned char>(word[0]) < 0xF0; }

  void add_first_letters(const Words &given) {
    firsts.resize(places_for(given.size()));
    for (std::size_t i = 0; i < given.size(); ++i) {
      const std::string &word = given[i].first;
      if (!is_found(word)) continue;
      const Letter letter = letter_at(word, 0);
      Alone &entry = first(letter.value);
      if (entry.word == 0) entry = {letter.value, add_state(0, letter.size)};
      if (letter.size != word.size()) continue;
      of_words[i] = entry.word;
      words[entry.word] = 1;
      if (!near[given[i].second.table]) set(alone_bits, alone_bit(letter.value));
    }
  }

  void add_further_letters(const Words &given) {
    std::size_t letters = 0;
    for (const auto &[word, sense] : given)
      letters += static_cast<std::size_t>(std::count_if(
          word.begin(), word.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
    pairs.resize(places_for(given.size()));
    edges.resize(places_for(letters));
    for (std::size_t i = 0; i < given.size(); ++i) {
      const std::string &word = given[i].first;
      if (!is_found(word) || of_words[i] != 0) continue;
      of_words[i] = add_from_second_letter(word, near[given[i].second.table]);
      words[of_words[i]] = 1;
    }
  }

  /// The state in which the word ends.
  std::uint32_t add_from_second_letter(const std::string &word, bool of_near_table) {
    const Letter begin = letter_at(word, 0), second = letter_at(word, begin.size);
    const std::uint64_t key = pair_key(begin.value, second.value);
    std::size_t at = begin.size + second.size;
    Pair &entry = pair(key);
    if (entry.state == 0) entry = {key, add_state(first(begin.value).word, at), 0};
    if (!of_near_table) set(pair_bits, pair_bit(mixed(key)));
    std::uint32_t state = entry.state;
    while (at < word.size()) {
      const Letter letter = letter_at(word, at);
      if (state == entry.state) entry.key |= following_bit(letter.value);
      at += letter.size;
      Edge &next = edge({state, letter.value});
      if (next.child == 0) next = {state, letter.value, add_state(state, at)};
      state = next.child;
    }
    return state;
  }

  void number_words() {
    std::uint32_t numbered = 0;
    for (std::uint32_t &word : words)
      if (word != 0) word = ++numbered;
    for (Pair &entry : pairs)
      if (entry.state != 0) entry.word = words[entry.state] != 0 ? words[entry.state] : words[parents[entry.state]];
  }

  /// Many words begin alike: the smaller the tables, the more of them is near.
  void tighten() {
    std::vector<Alone> ends;
    for (const Alone &entry : firsts)
      if (entry.word != 0 && words[entry.word] != 0) ends.push_back({entry.letter, words[entry.word]});
    alone.assign(places_for(ends.size()), {});
    for (const Alone &entry : ends)
      alone[slot_of(alone, entry.letter, [](const Alone &it) { return it.word == 0; })] = entry;
    firsts.clear();

    const auto refill = [](auto &table, auto &&is_free, auto &&key_of) {
      auto kept = std::move(table);
      std::erase_if(kept, is_free);
      table.assign(places_for(kept.size()), {});
      for (const auto &entry : kept) table[slot_of(table, key_of(entry), is_free)] = entry;
    };
    refill(
        pairs, [](const Pair &it) { return it.state == 0; }, [](const Pair &it) { return it.key & key_mask; });
    refill(
        edges, [](const Edge &it) { return it.child == 0; },
        [](const Edge &it) { return edge_key(it.parent, it.letter); });
  }

  /// Senses of equal words stand together, in the order of the rows; a word given twice by a row counts once.
  void number_senses(const Words &given) {
    const auto word_of = [&](std::size_t i) { return words[of_words[i]]; }; // 0: not found
    std::vector<std::uint32_t> filled(*std::max_element(words.begin(), words.end()) + 2);
    for (std::size_t i = 0; i < given.size(); ++i) ++filled[word_of(i) + 1];
    for (std::size_t word = 1; word < filled.size(); ++word) filled[word] += filled[word - 1];
    std::vector<WordSense> by_word(given.size());
    const std::vector<std::uint32_t> begins(filled);
    for (std::size_t i = 0; i < given.size(); ++i) by_word[filled[word_of(i)]++] = given[i].second;
    if (filled.size() <= 2) return;
    for (std::size_t word = 1; word + 1 < begins.size(); ++word) {
      const auto begin = static_cast<std::ptrdiff_t>(senses.size());
      first_sense.push_back(static_cast<std::uint32_t>(begin));
      for (std::size_t i = begins[word]; i < begins[word + 1]; ++i)
        if (std::find(senses.begin() + begin, senses.end(), by_word[i]) == senses.end()) senses.push_back(by_word[i]);
    }
    first_sense.push_back(static_cast<std::uint32_t>(senses.size()));
  }

  /// Fills `matches`: of each word those of the words that it begins with, but for tables that it has itself. Words are
  /// numbered as their states are.
  void close() {
    matches.assign(1, {});                          // of no word
    std::vector<std::uint32_t> begun(words.size()); // of each state: the word that its text begins with
    for (std::uint32_t state = 1; state < words.size(); ++state) {
      const std::uint32_t parent = parents[state];
      begun[state] = words[parent] != 0 ? words[parent] : begun[parent];
      if (words[state] != 0) add_matches(words[state] - 1, lengths[state], begun[state]);
    }
    const auto end = static_cast<std::uint32_t>(all_matches.size());
    matches.push_back({end, end});
  }

  /// @param shorter the longest word that this one begins with.
  void add_matches(std::uint32_t word, std::uint32_t length, std::uint32_t shorter) {
    const std::size_t first = all_matches.size();
    std::uint32_t next = first_sense[word];
    const auto take_up_to = [&](std::uint32_t place) {
      for (; next < first_sense[word + 1] && order(senses[next], near) <= place; ++next)
        all_matches.push_back({length, senses[next]});
    };
    const std::uint32_t end = shorter == 0                    ? 0
                              : matches.size() == shorter + 1 ? static_cast<std::uint32_t>(first)
                                                              : matches[shorter + 1].begin;
    for (std::uint32_t i = matches[shorter].begin; i < end; ++i) {
      const WordMatch match = all_matches[i];
      take_up_to(order(match.sense, near));
      const bool has_longer = all_matches.size() > first && all_matches.back().length == length &&
                              all_matches.back().sense.table == match.sense.table;
      if (!has_longer) all_matches.push_back(match);
    }
    take_up_to(2 * WordSense::most_tables);
    const auto near_begin = std::find_if(all_matches.begin() + static_cast<std::ptrdiff_t>(first), all_matches.end(),
                                         [&](const WordMatch &match) { return near[match.sense.table]; });
    matches.push_back(
        {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(near_begin - all_matches.begin())});
  }

  Tables near;
  std::vector<std::uint32_t> first_sense; ///< of each word and one more
  std::vector<WordSense> senses;
  std::vector<Alone> firsts;                   ///< first letters of words; `word` is their state
  std::vector<std::uint32_t> parents, lengths; ///< of each state: where it goes on from, bytes from the word's start
  std::vector<std::uint32_t> of_words;         ///< of each given word: the state in which it ends; 0: it is not found
};

Lexicon::Lexicon(const Words &words, const Tables &near) {
  const auto in_order = [&](const auto &a, const auto &b) { return order(a.second, near) < order(b.second, near); };
  std::shared_ptr<const Builder> built;
  if (std::is_sorted(words.begin(), words.end(), in_order)) {
    built = std::make_shared<const Builder>(words, near);
  } else {
    Words sorted(words);
    std::stable_sort(sorted.begin(), sorted.end(), in_order);
    built = std::make_shared<const Builder>(sorted, near);
  }
  alone_bits_ = built->alone_bits, pair_bits_ = built->pair_bits;
  alone_ = built->alone, pairs_ = built->pairs, edges_ = built->edges;
  words_ = built->words;
  matches_ = built->matches, all_matches_ = built->all_matches;
  owned_ = std::move(built);
}

} // namespace v0
} // namespace jiedui
