/// Names of people: where one that starts or ends at a byte has its other end.
#pragma once

#include "characters.hpp"
#include "marks.hpp"
#include "table_tokens.hpp"
#include "word_set.hpp"

#include "jiedui/result.hpp"
#include "jiedui/rules/rules.hpp"

#include <memory>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// The tables surnames, ethnic_names and person_cues in the form the reader works with.
class PersonRules {
public:
  enum class Cue : std::uint8_t { none, weak, plain, leader };

  static Result<PersonRules> compile(const Rules &rules);

  WordSet common, weak, compound, never, blocked, sounds;
  CharacterSet surname_starts; ///< first characters of surnames
  WordSet weak_cues, plain_cues, leader_cues;
  TableNumber ethnic_table = Rules::no_table;

  /// What a person's name can be followed by.
  [[nodiscard]] Cue cue(std::string_view text, std::uint32_t at) const;
};

class PersonNames {
public:
  struct Name {
    Span span;
    bool sure = false;    ///< its end is plain from what follows
    bool sounded = false; ///< read by its sounds, not by a surname
  };

  PersonNames(std::string_view text, const Marks &marks, const Tokens &tokens, const PersonRules &rules,
              const TableTokens &titles)
      : text_(text), dots_(marks.dots), rules_(rules), titles_(titles), ethnic_(tokens, rules.ethnic_table) {}

  /// Whether a name may start at the byte; told without reading on.
  [[nodiscard]] bool may_start(std::uint32_t at) const {
    return rules_.surname_starts.stands_at(text_, at) || !dots_.empty() || !ethnic_.all().empty();
  }
  /// The name that starts at the byte.
  [[nodiscard]] std::optional<Name> starting(std::uint32_t at) const { return read(at, true); }
  /// Whether the character is a surname and no everyday word besides.
  [[nodiscard]] bool plain_surname(std::uint32_t at) const {
    bool weak = false;
    return surname(at, weak) > 0 && !weak;
  }
  [[nodiscard]] bool any_surname(std::uint32_t at) const {
    bool weak = false;
    return surname(at, weak) > 0;
  }
  /// The name that ends at the byte, where a mark, a table word or a known name says where it starts.
  template <class StartsPlainly> [[nodiscard]] std::optional<Span> ending(std::uint32_t end, StartsPlainly plain) const;

private:
  [[nodiscard]] std::optional<Name> read(std::uint32_t at, bool look_further) const;
  [[nodiscard]] std::optional<Name> dotted(std::uint32_t at) const;
  [[nodiscard]] std::optional<Name> ethnic(std::uint32_t at) const;
  /// 热地, 吉克木呷: characters that write sounds, up to a plain end.
  [[nodiscard]] std::optional<Name> sounded(std::uint32_t at) const;
  [[nodiscard]] std::optional<Name> elsewhere(Span stem) const;
  /// Bytes of a surname at the place; 0 for none. Sets `weak`.
  [[nodiscard]] std::uint32_t surname(std::uint32_t at, bool &weak) const;
  [[nodiscard]] int end_score(std::uint32_t at) const;
  [[nodiscard]] bool given(Span span) const;

  std::string_view text_;
  const std::vector<std::uint32_t> &dots_; ///< between the parts of names written in sounds
  const PersonRules &rules_;
  const TableTokens &titles_;
  TableTokens ethnic_;
};

template <class StartsPlainly> std::optional<Span> PersonNames::ending(std::uint32_t end, StartsPlainly plain) const {
  std::uint32_t begin = end;
  std::optional<Span> found;
  for (int characters = 1; characters <= 4 && begin > 0; ++characters) {
    begin = step_back(text_, begin);
    if (!is_han(character(text_, begin))) break;
    if (characters < 2) continue;
    bool weak_surname = false;
    const std::uint32_t size = surname(begin, weak_surname);
    if (size == 0 || begin + size >= end || (size == 3 && characters == 4) || !given({begin + size, end})) continue;
    if (rules_.blocked.starting(text_, begin) > 0) continue;
    if (plain(Span{begin, end})) found = Span{begin, end};
  }
  return found;
}

} // namespace v0
} // namespace jiedui
