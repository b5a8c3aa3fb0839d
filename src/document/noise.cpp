#include "noise.hpp"

#include "utf8.hpp"

#include <array>
#include <bitset>
#include <map>
#include <optional>
#include <unordered_map>

namespace jiedui {
inline namespace v0 {
namespace {

unsigned char byte_at(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

bool is_wide_digit(char32_t value) { return value >= 0xFF10 && value <= 0xFF19; }

/// Counts what was undone, by kind, in the order of first meeting.
class Tally {
public:
  void add(std::string_view what, std::size_t at) {
    const auto [found, fresh] = numbers_.try_emplace(std::string(what), entries_.size());
    if (fresh) entries_.push_back({found->first, 0, at});
    ++entries_[found->second].count;
  }
  void report(Workbench &bench, CleaningKind kind) const {
    constexpr std::size_t most = 50; // of one kind; the rest is told by its number
    std::size_t rest = 0;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      if (i < most) bench.report(kind, entries_[i].what, entries_[i].count, entries_[i].first);
      else rest += entries_[i].count;
    }
    if (rest > 0) bench.report(kind, "others", rest, entries_[most].first);
  }
  [[nodiscard]] bool empty() const { return entries_.empty(); }

private:
  struct Entry {
    std::string what;
    std::size_t count = 0;
    std::size_t first = 0;
  };
  std::map<std::string, std::size_t> numbers_;
  std::vector<Entry> entries_;
};

std::string code_point_name(char32_t value) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string name = "U+";
  for (int shift = value > 0xFFFF ? 20 : 12; shift >= 0; shift -= 4) name.push_back(digits[value >> shift & 15]);
  return name;
}

bool stands_where(Lookalike::Where where, std::string_view text, std::size_t at, std::size_t size) {
  if (where == Lookalike::Where::anywhere) return true;
  return is_wide_digit(point_before(text, at).value) &&
         (where == Lookalike::Where::behind_digit || is_wide_digit(point_at(text, at + size).value));
}

} // namespace

void undo_disguised_characters(Workbench &bench, const DocumentRules &rules) {
  if (!bench.survey(rules).disguised) return;
  const std::string_view text = bench.text();
  const bool show = bench.may_undo(CleaningKind::invisible);
  const bool exchange = bench.may_undo(CleaningKind::lookalike);
  std::optional<TextBuilder> builder;
  Tally invisible;
  Tally alike;
  std::size_t copied = 0;
  const auto cut = [&](std::size_t at, std::size_t size) {
    if (!builder) builder.emplace(text);
    builder->copy(copied, at);
    copied = at + size;
  };
  for (std::size_t at = 0, size = 0; at < text.size(); at += size) {
    const CodePoint point = point_at(text, at);
    size = point.size;
    if ((rules.sign(point.value) & DocumentRules::disguised) == 0) continue;
    if (is_invisible(point.value)) {
      if (!show) continue;
      cut(at, size);
      invisible.add(code_point_name(point.value), at);
    } else if (const Lookalike *found = exchange ? rules.lookalike(point.value) : nullptr; found != nullptr) {
      if (!stands_where(found->where, text, at, size)) continue;
      cut(at, size);
      builder->replace(at, at + size, found->character);
      alike.add(std::string(text.substr(at, size)) + "→" + found->character, at);
    }
  }
  if (!builder) return;
  builder->copy(copied, text.size());
  invisible.report(bench, CleaningKind::invisible);
  alike.report(bench, CleaningKind::lookalike);
  bench.replace(builder->take());
}

void undo_doubled_punctuation(Workbench &bench, const DocumentRules &rules) {
  if (!bench.may_undo(CleaningKind::punctuation) || !bench.survey(rules).doubled) return;
  constexpr std::array<std::string_view, 5> marks{"，，", "、、", "；；", "：：", "。。"};
  constexpr std::string_view comma = "，", stop = "。";
  const std::string_view text = bench.text();
  TextBuilder builder(text);
  Tally tally;
  std::size_t copied = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == ',' && is_han(point_before(text, at).value)) { // 灯亮了,,路灯 and, in such a text, 全通了,。
      const std::size_t end = std::min(text.find_first_not_of(',', at), text.size());
      const bool stopped = text.substr(end).starts_with(stop);
      if (end == at + 1 && !stopped) continue;
      builder.copy(copied, at);
      if (!stopped) builder.replace(at, end, comma);
      copied = end;
      tally.add(text.substr(at, end - at), at);
      at = end - 1;
      continue;
    }
    if (byte_at(text, at) != 0xEF && byte_at(text, at) != 0xE3) continue;
    for (const std::string_view doubled : marks) {
      if (!text.substr(at).starts_with(doubled)) continue;
      const std::string_view mark = doubled.substr(0, 3);
      std::size_t end = at + 3;
      while (text.substr(end).starts_with(mark)) end += 3;
      if (mark != "。" || end == at + 6) { // 。。。 stands for an ellipsis
        builder.copy(copied, at + 3);
        copied = end;
        tally.add(text.substr(at, end - at), at);
      }
      at = end - 1;
    }
  }
  if (tally.empty()) return;
  builder.copy(copied, text.size());
  tally.report(bench, CleaningKind::punctuation);
  bench.replace(builder.take());
}

// ---- References ----

namespace {

/// Behind the bracket that closes at most two numbers of two digits; 0 where something else stands there.
std::size_t reference_end(std::string_view text, std::size_t open) {
  std::size_t at = open + 1, digits = 0;
  for (; at < text.size() && at < open + 7; ++at) {
    const char c = text[at];
    if (is_ascii_digit(static_cast<unsigned char>(c))) ++digits;
    else if (c == ']') return digits > 0 && digits <= 4 ? at + 1 : 0;
    else if ((c != '-' && c != ',') || digits == 0) return 0;
  }
  return 0;
}

} // namespace

void undo_references(Workbench &bench) {
  constexpr std::size_t fewest = 3;
  if (!bench.may_undo(CleaningKind::reference)) return;
  const std::string_view text = bench.text();
  TextBuilder builder(text);
  Tally tally;
  std::size_t copied = 0, found = 0;
  for (std::size_t at = text.find('['); at != std::string_view::npos; at = text.find('[', at + 1)) {
    const std::size_t end = reference_end(text, at);
    if (end == 0 || text.substr(end).starts_with("(")) continue; // [1](address) is a link
    const std::size_t begin = at > copied && text[at - 1] == ' ' ? at - 1 : at;
    builder.copy(copied, begin);
    copied = end;
    tally.add(text.substr(at, end - at), at);
    ++found;
  }
  if (found < fewest) return;
  builder.copy(copied, text.size());
  tally.report(bench, CleaningKind::reference);
  bench.replace(builder.take());
}

// ---- Pinyin ----

namespace {

constexpr std::u32string_view toned_vowels = U"āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ";

struct Annotation {
  std::size_t character = 0; ///< where the annotated character starts
  std::size_t begin = 0;     ///< of the bracket
  std::size_t end = 0;
  bool toned = false;
};

/// The annotation whose bracket opens at `at`: one syllable of pinyin behind a Chinese character.
std::optional<Annotation> annotation_at(std::string_view text, std::size_t at) {
  const CodePoint bracket = point_at(text, at);
  const CodePoint before = point_before(text, at);
  if (!is_han(before.value)) return std::nullopt;
  Annotation found{at - before.size, at, at + bracket.size, false};
  std::size_t letters = 0;
  bool vowel = false;
  while (letters <= 7) {
    const CodePoint point = point_at(text, found.end);
    found.end += point.size;
    if (point.value == ' ' && vowel &&
        (text.substr(found.end).starts_with(")") || text.substr(found.end).starts_with("）")))
      continue; // 會(huì )
    if (point.value == ')' || point.value == U'）') {
      if (!vowel || letters > 6) return std::nullopt;
      return found;
    }
    const bool toned = toned_vowels.find(point.value) != std::u32string_view::npos;
    const bool plain = (point.value >= 'a' && point.value <= 'z') || point.value == U'ü';
    if (!toned && !plain) return std::nullopt;
    vowel |= toned || point.value == 'a' || point.value == 'e' || point.value == 'i' || point.value == 'o' ||
             point.value == 'u' || point.value == U'ü';
    found.toned |= toned;
    ++letters;
  }
  return std::nullopt;
}

std::vector<Annotation> find_annotations(std::string_view text) {
  std::vector<Annotation> found;
  for (std::size_t at = text.find('('); at != std::string_view::npos; at = text.find('(', at + 1))
    if (const auto one = annotation_at(text, at)) found.push_back(*one);
  for (std::size_t at = text.find("（"); at != std::string_view::npos; at = text.find("（", at + 3))
    if (const auto one = annotation_at(text, at)) found.push_back(*one);
  std::sort(found.begin(), found.end(), [](const Annotation &a, const Annotation &b) { return a.begin < b.begin; });
  return found;
}

/// How often each of the annotated characters stands in the text.
std::size_t occurrences(std::string_view text, const std::unordered_map<std::string_view, std::size_t> &characters) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = point_at(text, at).size;
    if (size >= 3) count += characters.count(text.substr(at, size));
    at += size;
  }
  return count;
}

/// Whether words some twenty characters before or behind the place tell how a character sounds.
bool speaks_of_sounds(std::string_view text, std::size_t at, const DocumentRules &rules) {
  constexpr std::size_t before = 60, length = 140; // bytes
  const std::size_t from = at > before ? at - before : 0;
  const std::string_view near = text.substr(from, length);
  for (std::size_t place = 0; place < near.size(); place += point_at(near, place).size)
    if (rules.starts_as(Furniture::sounds, near.substr(place))) return true;
  return false;
}

/// Whether the annotations are damage: many, all over the text, on every occurrence of common characters.
bool is_damage(std::string_view text, const std::vector<Annotation> &all, const DocumentRules &rules) {
  std::unordered_map<std::string_view, std::size_t> characters;
  std::size_t toned = 0;
  std::size_t traditional = 0;
  std::size_t explained = 0;
  for (const Annotation &one : all) {
    const std::string_view character = text.substr(one.character, one.begin - one.character);
    ++characters[character];
    toned += one.toned;
    traditional += rules.simplified(point_at(character, 0).value, false) != 0;
    explained += speaks_of_sounds(text, one.begin, rules);
  }
  if (explained * 4 > all.size() || toned * 2 < all.size()) return false;
  if (all.size() * 2 < occurrences(text, characters)) return false;
  // Converters leave these behind traditional characters; elsewhere more of them, and repeated ones, are needed.
  if (traditional * 2 >= all.size()) return toned >= 2;
  return toned >= 5 && characters.size() < all.size();
}

} // namespace

void undo_pinyin(Workbench &bench, const DocumentRules &rules) {
  if (!bench.may_undo(CleaningKind::pinyin) || !bench.survey(rules).annotated) return;
  const std::string_view text = bench.text();
  const std::vector<Annotation> all = find_annotations(text);
  if (all.empty() || !is_damage(text, all, rules)) return;
  TextBuilder builder(text);
  std::size_t copied = 0;
  Tally tally;
  for (const Annotation &one : all) {
    builder.copy(copied, one.begin);
    copied = one.end;
    tally.add(text.substr(one.begin, one.end - one.begin), one.begin);
  }
  builder.copy(copied, text.size());
  tally.report(bench, CleaningKind::pinyin);
  bench.replace(builder.take());
}

// ---- Pieces of the title ----

namespace {

bool is_comma(char32_t value) { return value == U'，' || value == ','; }

/// Calls `each(begin, end)` for every clause between two commas, or between a comma and the end of its sentence.
template <class Each> void for_each_inserted_clause(std::string_view text, Each &&each) {
  std::size_t begin = std::string_view::npos;
  for (std::size_t at = 0; at < text.size();) {
    if (const unsigned char lead = byte_at(text, at); lead >= 0xE4 && lead <= 0xE9) { // no mark starts so
      at += 3;
      continue;
    }
    const CodePoint point = point_at(text, at);
    const bool mark =
        is_comma(point.value) || ends_sentence(point.value) || point.value == U'；' || point.value == '\n';
    if (mark && begin != std::string_view::npos) each(begin, at);
    if (mark) begin = is_comma(point.value) ? at + point.size : std::string_view::npos;
    at += point.size;
  }
}

/// Whether a piece of a title, or the whole title, is more or less than one of its clauses.
bool is_torn(std::string_view title, std::size_t begin, std::size_t end) {
  const auto parts = [](char32_t value) {
    return value == 0 || is_blank(value) || parts_clauses(value) || opens(value) || closes(value);
  };
  if (begin == 0 && end == title.size()) return true;
  return !parts(point_before(title, begin).value) || !parts(point_at(title, end).value);
}

constexpr std::size_t longest_clause = 150; // bytes: longer ones were put in by nobody

/// The same, but only of clauses that are not too long and `may_be` what is looked for by how they begin.
template <class MayBe, class Each> void for_each_likely_clause(std::string_view text, MayBe &&may_be, Each &&each) {
  for (const std::string_view comma : {"，", ","})
    for (std::size_t at = text.find(comma); at != std::string_view::npos; at = text.find(comma, at + comma.size())) {
      const std::size_t begin = at + comma.size();
      if (!may_be(text.substr(begin))) continue;
      bool first = true;
      for_each_inserted_clause(text.substr(at, longest_clause + 2 * comma.size() + 4),
                               [&](std::size_t, std::size_t end) {
                                 if (first) each(begin, at + end);
                                 first = false;
                               });
    }
}

bool may_name_site(std::string_view text) {
  for (std::size_t at = text.find('.'); at != std::string_view::npos; at = text.find('.', at + 1)) // 2.5% does not
    if (text.substr(at).starts_with(".c") || text.substr(at).starts_with(".n") || (at > 0 && text[at - 1] == 'w'))
      return true;
  return text.find("http") != std::string_view::npos;
}

bool names_site(std::string_view clause) {
  if (!may_name_site(clause)) return false;
  for (const std::string_view sign : {"www.", ".com", ".cn", ".net", "http"})
    if (clause.find(sign) != std::string_view::npos) return true;
  return false;
}

/// The three bytes that something starts with, told from most others.
class Starts {
public:
  explicit Starts(std::string_view text) {
    for (std::size_t at = 0; at + 3 <= text.size(); ++at) keys_.set(key(text.data() + at));
  }
  void add(std::string_view words) { keys_.set(key(words.data())); }
  /// Whether the words may stand in the text; they have three bytes or more.
  [[nodiscard]] bool may_have(std::string_view words) const { return keys_[key(words.data())]; }

private:
  static std::size_t key(const char *bytes) {
    const auto low = [&](int i) { return static_cast<unsigned char>(bytes[i]) & 0x3Fu; };
    return low(1) << 6 | low(2);
  }
  std::bitset<4096> keys_;
};

} // namespace

void undo_title_fragments(Workbench &bench, std::string_view title, std::string_view outlet) {
  constexpr std::size_t least_bytes = 15; // five characters
  constexpr std::size_t least_times = 3;
  if (!bench.may_undo(CleaningKind::title_fragment) || title.size() < least_bytes) return;
  const std::string_view text = bench.text();
  Starts starts(title);
  std::unordered_map<std::string_view, std::size_t> times;
  std::size_t torn = 0; // pieces that no author would make a clause of
  const auto count = [&](std::size_t begin, std::size_t end) {
    const std::string_view clause = text.substr(begin, end - begin);
    if (clause.size() > longest_clause) return;
    const bool may_be = clause.size() >= least_bytes && starts.may_have(clause);
    const std::size_t place = may_be ? title.find(clause) : std::string_view::npos;
    if (place == std::string_view::npos && clause != outlet && !names_site(clause)) return;
    ++times[clause];
    torn += place != std::string_view::npos && is_torn(title, place, place + clause.size());
  };
  constexpr std::size_t told_by = 3; // bytes
  if (outlet.size() < told_by || may_name_site(text)) {
    for_each_inserted_clause(text, count);
  } else {
    starts.add(outlet);
    for_each_likely_clause(
        text, [&](std::string_view words) { return words.size() >= told_by && starts.may_have(words); }, count);
  }
  if (times.empty()) return;
  const bool repeated = std::any_of(times.begin(), times.end(), [](const auto &one) { return one.second > 1; });
  std::erase_if(times, [&](const auto &one) { return one.second < least_times && !(torn >= least_times && repeated); });
  if (times.empty()) return;
  TextBuilder builder(text);
  Tally tally;
  std::size_t copied = 0;
  for_each_inserted_clause(text, [&](std::size_t begin, std::size_t end) {
    const std::string_view clause = text.substr(begin, end - begin);
    if (times.find(clause) == times.end()) return;
    const std::size_t comma = begin - point_before(text, begin).size; // the clause goes with the comma before it
    if (comma < copied) return;
    builder.copy(copied, comma);
    copied = end;
    tally.add(clause, begin);
  });
  builder.copy(copied, text.size());
  tally.report(bench, CleaningKind::title_fragment);
  bench.replace(builder.take());
}

} // namespace v0
} // namespace jiedui
