#include "person_names.hpp"

#include "jiedui/rules/table_reader.hpp"

namespace jiedui {
inline namespace v0 {
namespace {

void add_characters(WordSet &set, std::string_view cell) {
  for (std::uint32_t at = 0; at < cell.size(); at = step(cell, at)) set.add(character(cell, at));
}

/// Where the word first stands in the text; a Chinese character's last byte is the rarest of its three.
std::size_t place_of(std::string_view word, std::string_view text) {
  const std::size_t last = word.size() - 1;
  for (std::size_t at = text.find(word[last], last); at != std::string_view::npos; at = text.find(word[last], at + 1))
    if (text.substr(at - last, word.size()) == word) return at - last;
  return std::string_view::npos;
}

constexpr int plain_score = 3, mark_score = 4, weak_score = 2;

/// Words behind which a name stays open: 张三等, 李四说.
bool never_ends_a_name(std::string_view c) { return is_one_of(c, "等", "说", "称", "率", "在", "任", "的"); }

/// Function words that stand in no name written in sounds.
bool joins_after_name(std::string_view c) {
  return is_one_of(c, "和", "与", "在", "等", "说", "就", "率", "向", "对", "的", "及");
}

} // namespace

Result<PersonRules> PersonRules::compile(const Rules &rules) {
  static constexpr CellName<WordSet PersonRules::*> surname_uses[] = {{"common", &PersonRules::common},
                                                                      {"weak", &PersonRules::weak},
                                                                      {"never", &PersonRules::never},
                                                                      {"sound", &PersonRules::sounds},
                                                                      {"compound", &PersonRules::compound}};
  static constexpr CellName<WordSet PersonRules::*> cue_uses[] = {{"weak", &PersonRules::weak_cues},
                                                                  {"plain", &PersonRules::plain_cues},
                                                                  {"leader", &PersonRules::leader_cues},
                                                                  {"block", &PersonRules::blocked}};
  PersonRules compiled;
  compiled.ethnic_table = rules.number("ethnic_names");
  TableReader read(rules);
  for (const TableRow row : read.rows("surnames")) {
    const auto set = row.named("use", surname_uses);
    const std::string_view names = row.cell("names");
    if (set == &PersonRules::compound)
      for_each_alternative(names, [&](std::string_view name) { compiled.compound.add(name); });
    else add_characters(compiled.*set, names);
    if (set == &PersonRules::compound || set == &PersonRules::common || set == &PersonRules::weak)
      for (std::uint32_t at = 0; at < names.size(); at = step(names, at))
        compiled.surname_starts.add(code_point_at(names, at));
  }
  for (const TableRow row : read.rows("person_cues"))
    for_each_alternative(row.cell("forms"),
                         [&, set = row.named("use", cue_uses)](std::string_view word) { (compiled.*set).add(word); });
  return read.finish(std::move(compiled));
}

PersonRules::Cue PersonRules::cue(std::string_view text, std::uint32_t at) const {
  if (leader_cues.starting(text, at) > 0) return Cue::leader;
  if (plain_cues.starting(text, at) > 3) return Cue::plain;
  if (weak_cues.starting(text, at) > 0 || plain_cues.starting(text, at) > 0) return Cue::weak;
  return Cue::none;
}

std::uint32_t PersonNames::surname(std::uint32_t at, bool &weak) const {
  weak = false;
  if (!rules_.surname_starts.stands_at(text_, at)) return 0;
  if (const std::uint32_t size = rules_.compound.starting(text_, at); size > 0) return size;
  const std::string_view c = character(text_, at);
  if (rules_.weak.holds(c)) weak = true;
  else if (!rules_.common.holds(c)) return 0;
  return static_cast<std::uint32_t>(c.size());
}

int PersonNames::end_score(std::uint32_t at) const {
  const std::string_view next = character(text_, at);
  if (!is_han(next) && !is_one_of(next, "·")) return mark_score;
  if (titles_.starting(at) != nullptr) return plain_score;
  if (is_one_of(next, "说", "称") && !is_han(character(text_, step(text_, at)))) return plain_score; // 王明说，
  switch (rules_.cue(text_, at)) {
  case PersonRules::Cue::leader:
  case PersonRules::Cue::plain: return plain_score;
  case PersonRules::Cue::weak: return weak_score;
  case PersonRules::Cue::none: return 0;
  }
  return 0;
}

bool PersonNames::given(Span span) const {
  for (std::uint32_t at = span.begin; at < span.end; at = step(text_, at)) {
    const std::string_view c = character(text_, at);
    if (!is_han(c) || rules_.never.holds(c)) return false;
  }
  return true;
}

/// 艾尔肯·买买提: everything up to what can follow a name.
std::optional<PersonNames::Name> PersonNames::dotted(std::uint32_t at) const {
  const auto next_dot = std::lower_bound(dots_.begin(), dots_.end(), at);
  if (next_dot == dots_.end() || *next_dot < at + 6 || *next_dot > at + 18) return std::nullopt;
  std::uint32_t dot = at;
  while (dot < *next_dot && is_han(character(text_, dot))) dot = step(text_, dot);
  if (dot != *next_dot || rules_.never.holds(character(text_, at)) || rules_.blocked.starting(text_, at) > 0)
    return std::nullopt;
  std::uint32_t end = step(text_, dot);
  for (int i = 0; i < 7 && is_han(character(text_, end)); ++i) {
    const int score = end_score(end);
    if ((i >= 1 && score >= plain_score) || (i >= 1 && score > 0 && joins_after_name(character(text_, end)))) break;
    end = step(text_, end);
  }
  if (end < dot + 6 || end_score(end) == 0) return std::nullopt;
  return Name{{at, end}, true};
}

/// 洛桑江村, 巴图孟和: two known parts or more.
std::optional<PersonNames::Name> PersonNames::ethnic(std::uint32_t at) const {
  if (ethnic_.all().empty()) return std::nullopt;
  std::uint32_t end = at;
  int parts = 0;
  while (parts < 3) {
    const Token *part = ethnic_.starting(end);
    if (part == nullptr) break;
    end = part->span.end;
    ++parts;
  }
  if (parts == 0 || (parts == 1 && end_score(end) < plain_score)) return std::nullopt;
  return Name{{at, end}, true};
}

std::optional<PersonNames::Name> PersonNames::sounded(std::uint32_t at) const {
  constexpr int most = 6;
  if (rules_.blocked.starting(text_, at) > 0) return std::nullopt;
  std::uint32_t end = at;
  int characters = 0;
  while (characters <= most) {
    const Token *part = ethnic_.starting(end);
    if (part == nullptr && !rules_.sounds.holds(character(text_, end))) break;
    end = part != nullptr ? part->span.end : step(text_, end);
    characters += part != nullptr ? 2 : 1;
  }
  if (characters < 2 || characters > most || end_score(end) < (characters > 2 ? weak_score : plain_score))
    return std::nullopt;
  return Name{{at, end}, true, true};
}

/// The same first two characters not far behind, where a plain end shows how long the name is.
std::optional<PersonNames::Name> PersonNames::elsewhere(Span stem) const {
  constexpr std::uint32_t window = 6000;
  const std::size_t next = place_of(stem.of(text_), text_.substr(stem.end, window));
  if (next == std::string_view::npos) return std::nullopt;
  const auto there = read(stem.end + static_cast<std::uint32_t>(next), false);
  if (!there || !there->sure) return std::nullopt;
  const Span here{stem.begin, stem.begin + there->span.size()};
  if (here.end > text_.size() || here.of(text_) != there->span.of(text_)) return std::nullopt;
  return Name{here, true};
}

std::optional<PersonNames::Name> PersonNames::read(std::uint32_t at, bool look_further) const {
  if (!is_han(character(text_, at))) return std::nullopt;
  if (const auto name = dotted(at)) return name;
  if (const auto name = ethnic(at)) return name;
  bool weak_surname = false;
  const std::uint32_t family = surname(at, weak_surname);
  if (rules_.blocked.starting(text_, at) > 0) return std::nullopt;
  if (family == 0) return sounded(at);
  std::optional<Span> best, longest, stem;
  int best_score = 0;
  std::uint32_t end = at + family;
  for (int length = 1; length <= 2; ++length) {
    const std::uint32_t last = end;
    end = step(text_, end);
    const Span name{at, end};
    if (!given({at + family, end})) break;
    if (length == 1) stem = name;
    else longest = name;
    int score = end_score(end);
    const std::string_view last_character = character(text_, last);
    if (length == 2 && rules_.cue(text_, last) != PersonRules::Cue::none &&
        (score < mark_score || never_ends_a_name(last_character)))
      score = score >= plain_score ? 1 : 0;
    if (score > 0 && score >= best_score) {
      best = name;
      best_score = score;
    }
  }
  if (!stem) return std::nullopt;
  // 李|本|扎西: a surname and one more character before a part of a name.
  for (const std::uint32_t begin : {at + family, stem->end})
    if (const Token *part = ethnic_.starting(begin); part != nullptr && end_score(part->span.end) > 0)
      return Name{{at, part->span.end}, true};
  const bool sure = best && best_score >= (weak_surname ? plain_score : weak_score);
  if (sure) return Name{*best, true};
  if (look_further)
    if (const auto name = elsewhere(*stem)) return name;
  if (const auto name = sounded(at)) return name;
  if (weak_surname) return std::nullopt;
  if (best) return Name{*best, false};
  if (longest) return Name{*longest, false};
  return std::nullopt;
}

} // namespace v0
} // namespace jiedui
