/// The words that state a pairing, as they stand in a text: the table `pairing_cues`.
#pragma once

#include "text_view.hpp"

#include "jiedui/facts/clauses.hpp"
#include "jiedui/result.hpp"
#include "jiedui/rules/rules.hpp"
#include "jiedui/version.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace jiedui {
inline namespace v0 {

enum class CueForm : std::uint8_t { assist, aid, pair, field, visit, agree, stop, remote };
enum class CueProgramme : std::uint8_t { unsaid, east_west, support, partnership, designated, in_province };

struct CueMeaning {
  CueForm form = CueForm::stop;
  CueProgramme programme = CueProgramme::unsaid;
  bool named = false; ///< the words name the programme, whatever the public lists say
};

/// The rule of a pairing that no cue states.
inline constexpr std::string_view implied_rule = "implied";

/// Whether the word says by itself that somebody is paired.
[[nodiscard]] constexpr bool states_pairing(CueForm form) {
  return form == CueForm::assist || form == CueForm::pair || form == CueForm::field;
}

/// Whether the word shows that the text is about paired assistance.
[[nodiscard]] constexpr bool shows_programme(CueMeaning meaning) {
  return meaning.form == CueForm::assist || meaning.form == CueForm::pair ||
         (meaning.form == CueForm::field && meaning.programme != CueProgramme::unsaid);
}

class CueRules {
public:
  /// 甲市与乙州协作: whether the rule is a word of the field that names no programme.
  [[nodiscard]] bool says_little(std::string_view rule) const;

  TableNumber table = Rules::no_table;
  std::vector<CueMeaning> meanings; ///< by row
  std::vector<std::string> ids;     ///< by row
};

[[nodiscard]] Result<CueRules> compile_cue_rules(const Rules &rules);

/// A word of the table in the text, not inside a longer one.
struct Cue {
  Span span;
  std::uint32_t row = 0;
  CueMeaning meaning;
};

/// The cues of one text, in its order.
class Cues {
public:
  Cues(const TextView &text, const CueRules &rules);

  /// Those whose first byte lies in the span.
  [[nodiscard]] std::span<const Cue> in(Span span) const;
  [[nodiscard]] std::string_view between(std::uint32_t begin, std::uint32_t end) const {
    return begin < end ? text_.substr(begin, end - begin) : std::string_view{};
  }
  /// Whether two things stand side by side: few characters apart and no other action between them.
  [[nodiscard]] bool near(std::uint32_t begin, std::uint32_t end, std::uint32_t characters) const;
  /// Whether a word of pairing or of helping stands in the span.
  [[nodiscard]] bool helps(Span span) const;
  /// Whether the text is about paired assistance.
  [[nodiscard]] bool show_programme() const { return on_programme() > 0; }
  /// How many of its words say so.
  [[nodiscard]] std::ptrdiff_t on_programme() const;
  /// Whether an action that has nothing to do with helping stands between.
  [[nodiscard]] bool remote(std::uint32_t begin, std::uint32_t end) const;

private:
  std::string_view text_;
  std::vector<Cue> cues_;
};

[[nodiscard]] std::uint32_t count_characters(std::string_view text);

} // namespace v0
} // namespace jiedui
