#include "noise.hpp"

#include "utf8.hpp"

#include <cmath>
#include <unordered_map>
#include <unordered_set>

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
    const bool word = is_han(point.value) || is_ascii_digit(point.value);
    // The tables know simplified characters; 中央單位 is as common as 中央单位.
    const char32_t simplified = rules.simplified(point.value, false);
    units.values.push_back(!word ? 0 : simplified != 0 ? simplified : point.value);
    units.han += is_han(point.value);
    at += point.size;
  }
  units.begins.push_back(static_cast<std::uint32_t>(text.size()));
  return units;
}

std::size_t count_of(std::string_view text, std::string_view word) {
  std::size_t count = 0;
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + word.size())) ++count;
  return count;
}

/// How a word stands in the text.
struct Standing {
  std::size_t count = 0;
  std::size_t starts = 0;
  std::size_t ends = 0;
  std::size_t lefts = 0;  ///< different units before it
  std::size_t rights = 0; ///< and behind it
  std::size_t left_fits = 0;
  std::size_t right_fits = 0;
};

class Detector {
public:
  Detector(std::string_view text, const DocumentRules &rules) : text_(text), rules_(rules) {}

  struct Find {
    std::string word; ///< what was put in
    const FunctionWord *stands_for = nullptr;
  };

  std::optional<Find> find() {
    for (const FunctionWord &word : rules_.function_words()) {
      if (!is_missing(word) || !has_candidate()) continue;
      if (auto found = find_for(word)) return found;
    }
    return std::nullopt;
  }

private:
  static constexpr std::size_t looked_at = 20'000; ///< units that are searched for a foreign word
  static constexpr double least_expected = 5;      ///< a shorter text may do without the word

  const Units &units() {
    if (!units_) units_ = units_of(text_, rules_);
    return *units_;
  }

  /// Whether anything in the text comes often enough to stand for a word: a run of letters, or a pair of characters
  /// that ordinary news does not have. One pass, so that clean texts cost no more than that.
  bool has_candidate() {
    if (!candidate_) candidate_ = find_candidate();
    return *candidate_;
  }

  bool find_candidate() {
    constexpr std::uint8_t often = 7;
    const std::vector<char32_t> &values = units().values;
    const std::size_t end = std::min(values.size(), looked_at);
    std::size_t size = 256;
    while (size < end * 2) size *= 2;
    std::vector<std::pair<std::uint64_t, std::uint8_t>> counts(size);
    const auto count = [&](std::uint64_t key) {
      std::size_t at = static_cast<std::size_t>(key * 0x9E3779B97F4A7C15u >> 20) & (size - 1);
      while (counts[at].second != 0 && counts[at].first != key) at = (at + 1) & (size - 1);
      counts[at].first = key;
      return ++counts[at].second >= often;
    };
    for (std::size_t i = 0; i < end; ++i) {
      if (values[i] >= 0x110000 && count(values[i])) return true;
      if (i + 1 == end || values[i] == 0 || values[i + 1] == 0) continue;
      const bool word = is_han(values[i]) || is_han(values[i + 1]);
      if (word && !rules_.is_common_pair(values[i], values[i + 1]) &&
          count(static_cast<std::uint64_t>(values[i]) << 32 | values[i + 1]))
        return true;
    }
    return false;
  }

  bool is_missing(const FunctionWord &word) {
    // Three bytes a character: too short a text to need the word is told without looking at it.
    if (static_cast<double>(text_.size()) / 3 * word.rate < least_expected) return false;
    const double there = static_cast<double>(count_of(text_, word.word));
    if (there > 0.2 * word.rate * static_cast<double>(text_.size()) / 3) return false;
    const double expected = word.rate * static_cast<double>(units().han);
    return expected >= least_expected && there <= 0.15 * expected;
  }

  std::optional<Find> find_for(const FunctionWord &word) {
    const double expected = word.rate * static_cast<double>(units().han);
    std::optional<Find> best;
    std::size_t best_count = 0;
    for (std::size_t length = 1; length <= 8; ++length) {
      for (const auto &[start, count] : repeated(length, expected)) {
        if (count <= best_count || !is_foreign(start, length) ||
            !stands_like(standing(start, length, word), word, expected))
          continue;
        const std::uint32_t begin = units().begins[start];
        best = Find{std::string(text_.substr(begin, units().begins[start + length] - begin)), &word};
        best_count = count;
      }
    }
    return best;
  }

  /// Sequences of `length` units that come about as often as the missing word should: first place and number.
  std::vector<std::pair<std::size_t, std::size_t>> repeated(std::size_t length, double expected) {
    const Units &all = units();
    const std::size_t end = std::min(all.values.size(), looked_at);
    const double part = static_cast<double>(end) / static_cast<double>(std::max<std::size_t>(all.values.size(), 1));
    std::unordered_map<std::u32string_view, std::pair<std::size_t, std::size_t>> seen;
    const std::u32string_view values(all.values.data(), end);
    for (std::size_t i = 0; i + length <= end; ++i) {
      const std::u32string_view sequence = values.substr(i, length);
      if (sequence.find(U'\0') != std::u32string_view::npos) continue;
      if (length == 1 && sequence[0] < 0x110000) continue; // one character is no word that somebody put in
      ++seen.try_emplace(sequence, i, 0).first->second.second;
    }
    std::vector<std::pair<std::size_t, std::size_t>> found;
    for (const auto &[sequence, where] : seen) {
      const double count = static_cast<double>(where.second);
      if (count >= 7 && count >= 0.3 * expected * part && count <= 4 * expected * part + 3) found.push_back(where);
    }
    std::sort(found.begin(), found.end());
    return found;
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

  Standing standing(std::size_t start, std::size_t length, const FunctionWord &word) {
    const Units &all = units();
    const std::u32string_view values(all.values.data(), std::min(all.values.size(), looked_at));
    const std::u32string_view sequence = values.substr(start, length);
    Standing stands;
    std::unordered_set<char32_t> lefts;
    std::unordered_set<char32_t> rights;
    for (std::size_t at = values.find(sequence); at != std::u32string_view::npos;
         at = values.find(sequence, at + length)) {
      const char32_t left = at == 0 ? 0 : values[at - 1];
      const char32_t right = at + length < values.size() ? values[at + length] : 0;
      ++stands.count;
      stands.starts += left == 0;
      stands.ends += right == 0;
      if (left != 0) lefts.insert(left);
      if (right != 0) rights.insert(right);
      stands.left_fits += left != 0 && word.left.find(left) != std::u32string::npos;
      stands.right_fits += right != 0 && word.right.find(right) != std::u32string::npos;
    }
    stands.lefts = lefts.size();
    stands.rights = rights.size();
    return stands;
  }

  static bool stands_like(const Standing &stands, const FunctionWord &word, double expected) {
    const auto share = [&](std::size_t part) { return static_cast<double>(part) / static_cast<double>(stands.count); };
    const double slack = 2 / std::sqrt(static_cast<double>(stands.count)) * 0.25;
    const double different = std::min(0.45, 6 / std::sqrt(expected) * 0.2 + 0.2);
    return stands.count >= 7 && share(stands.starts) <= word.starts + slack &&
           share(stands.ends) <= word.ends + slack && share(stands.lefts) >= different &&
           share(stands.rights) >= different &&
           share(stands.left_fits) + share(stands.right_fits) >= 0.7 * (word.left_share + word.right_share);
  }

  std::string_view text_;
  const DocumentRules &rules_;
  std::optional<Units> units_;
  std::optional<bool> candidate_;
};

} // namespace

void undo_substitute(Workbench &bench, const DocumentRules &rules) {
  if (!bench.may_undo("substitute")) return;
  constexpr int most = 3; // words exchanged one after the other
  for (int round = 0; round < most; ++round) {
    const auto found = Detector(bench.text(), rules).find();
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
    bench.report("substitute", found->word + "→" + found->stands_for->word, count, first);
    bench.replace(builder.take());
  }
}

} // namespace v0
} // namespace jiedui
