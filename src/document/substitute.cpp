#include "noise.hpp"

#include "utf8.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <unordered_map>

namespace jiedui {
inline namespace v0 {
namespace {

/// A text as units: one Chinese character each, or one run of letters and digits (www.abc.com is one).
struct Units {
  std::vector<std::uint32_t> begins; ///< and the text's end behind the last one
  std::vector<char32_t> values;      ///< the character, or a number of its own for a run, or 0 for a mark
  std::size_t han = 0;
};

bool is_run_sign(char32_t value) {
  return is_ascii_letter(value) || is_ascii_digit(value) || value == '.' || value == '-' || value == '_' ||
         value == '@' || value == '/';
}

Units units_of(std::string_view text, const DocumentRules &rules) {
  Units units;
  std::unordered_map<std::string_view, char32_t> runs;
  units.begins.reserve(text.size() / 3);
  units.values.reserve(text.size() / 3);
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = point_at(text, at);
    units.begins.push_back(static_cast<std::uint32_t>(at));
    if (is_ascii_letter(point.value)) {
      std::size_t end = at;
      while (end < text.size() && is_run_sign(static_cast<unsigned char>(text[end]))) ++end;
      // An address that runs into the figure behind it: www.abc.com|2018年.
      if (text.substr(at, end - at).find('.') != std::string_view::npos)
        while (is_ascii_digit(static_cast<unsigned char>(text[end - 1]))) --end;
      const auto number = static_cast<char32_t>(0x110000 + runs.size());
      units.values.push_back(runs.try_emplace(text.substr(at, end - at), number).first->second);
      at = end;
      continue;
    }
    // The tables know simplified characters; 中央單位 is as common as 中央单位.
    const char32_t value = rules.unit(point.value);
    units.values.push_back(value);
    units.han += value > 0x7F;
    at += point.size;
  }
  units.begins.push_back(static_cast<std::uint32_t>(text.size()));
  return units;
}

/// As `Units::han`, from a walk that keeps nothing.
std::size_t han_in(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead >= 0xE4 && lead <= 0xE9) { // nearly all characters
      ++count;
      at += 3;
      continue;
    }
    const CodePoint point = point_at(text, at);
    count += is_han(point.value);
    at += point.size;
  }
  return count;
}

/// How often the word stands in the text; its last byte is the rarest of a Chinese character's three.
std::size_t count_of(std::string_view text, std::string_view word) {
  std::size_t count = 0;
  if (word.size() == 3) {
    const char *const begin = text.data();
    for (std::size_t at = 2; at < text.size();) {
      const auto *found = static_cast<const char *>(std::memchr(begin + at, word[2], text.size() - at));
      if (found == nullptr) break;
      count += found[-2] == word[0] && found[-1] == word[1];
      at = static_cast<std::size_t>(found - begin) + 1;
    }
    return count;
  }
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + word.size())) ++count;
  return count;
}

/// Sequences of one length, numbered by their first places: each place knows the next one of the same sequence. Only
/// those are followed that start at one of the given places.
class Sequences {
public:
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  struct Kind {
    std::uint32_t first = 0; ///< numbers of places
    std::uint32_t last = 0;
    std::uint32_t count = 0;
  };

  /// Single units; what comes less often than `least` is not followed further: in a longer sequence it is rarer still.
  Sequences(std::u32string_view values, const std::vector<std::uint32_t> &places, std::uint32_t least)
      : values_(values), places_(places), least_(least), next_(places.size()), kind_of_(places.size(), 0),
        slots_(std::bit_ceil(2 * places.size() + 2)) {
    kinds_.push_back({0, 0, least});
    lengthen();
  }
  /// Makes all of them one unit longer.
  void lengthen() {
    shorter_.swap(kinds_);
    kinds_.clear();
    ++round_;
    for (std::uint32_t place = 0; place < places_.size(); ++place) {
      const std::uint32_t shorter = kind_of_[place];
      if (shorter == none) continue;
      const std::uint32_t end = places_[place] + length_;
      const bool goes_on = end < values_.size() && values_[end] != 0 && shorter_[shorter].count >= least_;
      kind_of_[place] = goes_on ? numbered(shorter, values_[end], place) : none;
    }
    ++length_;
  }
  [[nodiscard]] const std::vector<Kind> &kinds() const { return kinds_; }
  [[nodiscard]] std::uint32_t next(std::uint32_t place) const { return next_[place]; }
  /// The unit that stands at a place.
  [[nodiscard]] std::uint32_t unit(std::uint32_t place) const { return places_[place]; }

private:
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t kind = 0;
    std::uint32_t round = 0; ///< of `lengthen`, in which it was filled
  };

  std::uint32_t numbered(std::uint32_t shorter, char32_t value, std::uint32_t place) {
    const std::uint64_t key = static_cast<std::uint64_t>(shorter) << 32 | value;
    const std::size_t mask = slots_.size() - 1;
    std::size_t i = static_cast<std::size_t>(key * 0x9E3779B97F4A7C15u >> 32) & mask;
    while (slots_[i].round == round_ && slots_[i].key != key) i = (i + 1) & mask;
    if (slots_[i].round != round_) {
      slots_[i] = {key, static_cast<std::uint32_t>(kinds_.size()), round_};
      kinds_.push_back({place, place, 0});
    }
    Kind &kind = kinds_[slots_[i].kind];
    next_[kind.last] = place;
    next_[place] = none;
    kind.last = place;
    ++kind.count;
    return slots_[i].kind;
  }

  std::u32string_view values_;
  const std::vector<std::uint32_t> &places_;
  std::uint32_t least_;
  std::uint32_t length_ = 0;
  std::uint32_t round_ = 0;
  std::vector<std::uint32_t> next_, kind_of_;
  std::vector<Kind> kinds_, shorter_;
  std::vector<Slot> slots_;
};

/// Tells most pairs of neighbours that come seldom from those that come often, without keeping them.
class PairTally {
public:
  PairTally(const std::vector<char32_t> &values, std::size_t end, std::uint32_t often)
      : often_(static_cast<std::uint8_t>(often)), times_(std::bit_ceil(4 * end + 256)) {
    for (std::size_t i = 0; i + 1 < end; ++i) {
      std::uint8_t &times = times_[place(values[i], values[i + 1])];
      times = static_cast<std::uint8_t>(times + (times < often_));
    }
  }
  [[nodiscard]] bool may_be_often(char32_t first, char32_t second) const {
    return times_[place(first, second)] >= often_;
  }

private:
  [[nodiscard]] std::size_t place(char32_t first, char32_t second) const {
    return (first * 0x9E3779B1u + second) * 0x85EBCA6Bu >> 8 & (times_.size() - 1);
  }

  std::uint8_t often_;
  std::vector<std::uint8_t> times_;
};

/// How a word stands in the text.
struct Standing {
  std::size_t count = 0;
  std::size_t starts = 0;
  std::size_t ends = 0;
  std::vector<char32_t> lefts;  ///< units before it
  std::vector<char32_t> rights; ///< and behind it
};

class Detector {
public:
  Detector(std::string_view text, const Survey &survey, const DocumentRules &rules)
      : text_(text), survey_(survey), rules_(rules) {}

  struct Find {
    std::string word; ///< what was put in
    const FunctionWord *stands_for = nullptr;
  };

  std::optional<Find> find() {
    const std::vector<FunctionWord> &words = rules_.function_words();
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (!is_missing(i) || places().empty()) continue;
      if (auto found = find_for(words[i])) return found;
    }
    return std::nullopt;
  }

private:
  static constexpr std::size_t looked_at = 20'000; ///< units that are searched for a foreign word
  static constexpr double least_expected = 5;      ///< a shorter text may do without the word
  static constexpr std::uint32_t often = 7;        ///< rarer words are no sign of damage
  static constexpr std::uint32_t longest = 8;      ///< units of a word that was put in

  const Units &units() {
    if (!units_) units_ = units_of(text_, rules_);
    return *units_;
  }

  /// Where a word that stands for another one may start: so many units before what comes often enough and is foreign,
  /// a run of letters or a pair of characters that ordinary news does not have. Clean texts have few such places.
  const std::vector<std::uint32_t> &places() {
    if (!places_) places_ = find_places();
    return *places_;
  }

  std::vector<std::uint32_t> find_places() {
    const std::vector<char32_t> &values = units().values;
    const std::size_t end = std::min(values.size(), looked_at);
    struct Count {
      std::uint64_t key = 0;
      std::uint32_t times = 0;
    };
    std::vector<Count> counts(std::bit_ceil(std::max<std::size_t>(2 * end, 256)));
    std::vector<std::pair<std::uint32_t, std::uint32_t>> foreign; // a unit, and which count is its
    const auto count = [&](std::size_t unit, std::uint64_t key) {
      std::size_t at = static_cast<std::size_t>(key * 0x9E3779B97F4A7C15u >> 20) & (counts.size() - 1);
      while (counts[at].times != 0 && counts[at].key != key) at = (at + 1) & (counts.size() - 1);
      counts[at].key = key;
      ++counts[at].times;
      foreign.emplace_back(static_cast<std::uint32_t>(unit), static_cast<std::uint32_t>(at));
    };
    const PairTally tally(values, end, often);
    for (std::size_t i = 0; i < end; ++i) {
      if (values[i] >= 0x110000) count(i, values[i]);
      if (i + 1 == end || values[i] == 0 || values[i + 1] == 0 || !tally.may_be_often(values[i], values[i + 1]))
        continue;
      if ((is_han(values[i]) || is_han(values[i + 1])) && !rules_.is_common_pair(values[i], values[i + 1]))
        count(i, static_cast<std::uint64_t>(values[i]) << 32 | values[i + 1]);
    }
    std::vector<std::uint32_t> places;
    for (const auto &[unit, at] : foreign) {
      if (counts[at].times < often) continue;
      const std::uint32_t first = unit < longest ? 0 : unit - (longest - 1);
      for (std::uint32_t place = places.empty() ? first : std::max(first, places.back() + 1); place <= unit; ++place)
        places.push_back(place);
    }
    return places;
  }

  bool is_missing(std::size_t number) {
    const FunctionWord &word = rules_.function_words()[number];
    // Three bytes a character: too short a text to need the word is told without looking at it.
    if (static_cast<double>(text_.size()) / 3 * word.rate < least_expected) return false;
    const double there = number < DocumentRules::counted_words ? survey_.function_words[number + 1]
                                                               : static_cast<double>(count_of(text_, word.word));
    if (there > 0.2 * word.rate * static_cast<double>(text_.size()) / 3) return false;
    if (!han_) han_ = han_in(text_);
    const double expected = word.rate * static_cast<double>(*han_);
    return expected >= least_expected && there <= 0.15 * expected;
  }

  /// The sequence of units that comes about as often as the missing word should and stands as it would.
  std::optional<Find> find_for(const FunctionWord &word) {
    const Units &all = units();
    const double expected = word.rate * static_cast<double>(all.han);
    const std::u32string_view values(all.values.data(), std::min(all.values.size(), looked_at));
    const double part =
        static_cast<double>(values.size()) / static_cast<double>(std::max<std::size_t>(all.values.size(), 1));
    const auto least = static_cast<std::uint32_t>(std::ceil(std::max<double>(often, 0.3 * expected * part)));
    const double most = 4 * expected * part + 3;
    std::optional<Find> best;
    std::size_t best_count = 0;
    Sequences sequences(values, places(), least);
    for (std::size_t length = 1; length <= longest; ++length, sequences.lengthen()) {
      bool often_enough = false; // what comes too seldom does not come more often with a unit more
      for (const auto &[first, last, count] : sequences.kinds()) {
        often_enough |= count >= least;
        const std::uint32_t start = sequences.unit(first);
        if (length == 1 && values[start] < 0x110000) continue; // one character is no word that somebody put in
        if (count < least || count > most || count <= best_count || !is_foreign(start, length) ||
            !stands_like(standing(sequences, first, length), word, expected))
          continue;
        const std::uint32_t begin = all.begins[start];
        best = Find{std::string(text_.substr(begin, all.begins[start + length] - begin)), &word};
        best_count = count;
      }
      if (!often_enough) break;
    }
    return best;
  }

  /// Whether the word is not made of what ordinary news is made of.
  bool is_foreign(std::size_t start, std::size_t length) {
    const std::vector<char32_t> &values = units().values;
    for (const FunctionWord &word : rules_.function_words())
      if (std::count(values.begin() + static_cast<std::ptrdiff_t>(start),
                     values.begin() + static_cast<std::ptrdiff_t>(start + length), point_at(word.word, 0).value) > 0)
        return false;
    if (length == 1) return true;
    for (std::size_t k = 0; k + 1 < length; ++k) {
      const bool word = is_han(values[start + k]) || is_han(values[start + k + 1]) || values[start + k] >= 0x110000;
      if (word && !rules_.is_common_pair(values[start + k], values[start + k + 1])) return true;
    }
    return false;
  }

  Standing standing(const Sequences &sequences, std::uint32_t first, std::size_t length) {
    const Units &all = units();
    const std::size_t size = std::min(all.values.size(), looked_at);
    Standing stands;
    stands.lefts.reserve(64);
    stands.rights.reserve(64);
    std::size_t free = 0; // behind the last one: they do not overlap
    for (std::uint32_t place = first; place != Sequences::none; place = sequences.next(place)) {
      const std::uint32_t at = sequences.unit(place);
      if (at < free) continue;
      free = at + length;
      const char32_t left = at == 0 ? 0 : all.values[at - 1];
      const char32_t right = free < size ? all.values[free] : 0;
      ++stands.count;
      stands.starts += left == 0;
      stands.ends += right == 0;
      if (left != 0) stands.lefts.push_back(left);
      if (right != 0) stands.rights.push_back(right);
    }
    return stands;
  }

  /// Whether at least `least` of the units differ from each other.
  static bool is_various(std::vector<char32_t> units, double least) {
    std::size_t changes = 0; // a text of one sentence over and over is told without sorting
    for (std::size_t i = 0; i < units.size(); ++i) changes += i == 0 || units[i] != units[i - 1];
    if (static_cast<double>(changes) < least) return false;
    std::sort(units.begin(), units.end());
    return static_cast<double>(std::unique(units.begin(), units.end()) - units.begin()) >= least;
  }

  static bool stands_like(const Standing &stands, const FunctionWord &word, double expected) {
    const auto count = static_cast<double>(stands.count);
    const auto share = [&](std::size_t part) { return static_cast<double>(part) / count; };
    const auto fitting = [](const std::vector<char32_t> &units, const std::u32string &fit) {
      return static_cast<std::size_t>(std::count_if(
          units.begin(), units.end(), [&](char32_t unit) { return fit.find(unit) != std::u32string::npos; }));
    };
    const double slack = 2 / std::sqrt(count) * 0.25;
    const double variety = std::min(0.45, 6 / std::sqrt(expected) * 0.2 + 0.2);
    return stands.count >= often && share(stands.starts) <= word.starts + slack &&
           share(stands.ends) <= word.ends + slack && is_various(stands.lefts, variety * count) &&
           is_various(stands.rights, variety * count) &&
           share(fitting(stands.lefts, word.left)) + share(fitting(stands.rights, word.right)) >=
               0.7 * (word.left_share + word.right_share);
  }

  std::string_view text_;
  const Survey &survey_;
  const DocumentRules &rules_;
  std::optional<std::size_t> han_;
  std::optional<Units> units_;
  std::optional<std::vector<std::uint32_t>> places_;
};

} // namespace

void undo_substitute(Workbench &bench, const DocumentRules &rules) {
  if (!bench.may_undo(CleaningKind::substitute)) return;
  constexpr int most = 3; // words exchanged one after the other
  for (int round = 0; round < most; ++round) {
    const auto found = Detector(bench.text(), bench.survey(rules), rules).find();
    if (!found) return;
    const std::string_view text = bench.text();
    TextBuilder builder(text);
    std::size_t copied = 0;
    std::size_t count = 0;
    const std::size_t first = text.find(found->word);
    for (std::size_t at = first; at != std::string_view::npos; at = text.find(found->word, copied)) {
      builder.copy(copied, at);
      copied = at + found->word.size();
      builder.replace(at, copied, found->stands_for->word);
      ++count;
    }
    builder.copy(copied, text.size());
    bench.report(CleaningKind::substitute, found->word + "→" + found->stands_for->word, count, first);
    bench.replace(builder.take());
  }
}

} // namespace v0
} // namespace jiedui
