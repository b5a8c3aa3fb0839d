// The tables of the observation reader as typed values.
#pragma once

#include "figure_words.hpp"

#include "../central_bodies.hpp"

#include "jiedui/mentions/mentions.hpp"
#include "jiedui/model/indicator.hpp"
#include "jiedui/model/place.hpp"
#include "jiedui/result.hpp"
#include "jiedui/rules/table_reader.hpp"

#include <bit>
#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jiedui {
inline namespace v0 {
namespace observing {

/// A set of word classes, by number.
using Classes = std::bitset<192>;
using ClassNumber = std::uint8_t;

/// Classes that the reader adds to those of indicator_words.tsv. They have the first numbers.
enum Added : ClassNumber {
  ignored, ///< the word only shields what it holds
  giver,
  giver_government,
  giver_society,
  giver_enterprise,
  giver_central,
  giver_central_unit,
  giver_matched,
  giver_assisting,
  giver_aided,
  of_assisting,
  to_assisting,
  near_assisting,
  monthly,
  closes,
  purpose,
  rate,
  kinds_listed,
  joined,
  first_of_table,
};

/// One row of indicator_rules.tsv.
struct IndicatorRule {
  std::string id;
  std::uint32_t indicator = 0;  ///< row of `indicators`
  std::uint32_t units = 0;      ///< bit per Unit
  std::bitset<256> classifiers; ///< numbers in CompiledRules::classifiers; none: any
  bool bare = true;             ///< a number without classifier will do
  Classes near;
  std::vector<Classes> near_too; ///< one of each group stands near as well
  bool needs_word = false;       ///< whether `near` names any
  std::vector<Classes> clause, sentence;
  Classes not_near, not_clause;
  int weight = 0;
  bool statistics = false;                ///< tells how large a place or its economy is
  Modality modality = Modality::realized; ///< of a figure that no other word plans or demands
};

/// Which rules the words near a figure allow: those that name one of them, and those that need none.
class RuleIndex {
public:
  RuleIndex() = default;
  explicit RuleIndex(const std::vector<IndicatorRule> &rules);

  /// Calls `each` with the numbers of the rules, ascending.
  template <class Each> void allowed_by(const Classes &near, Each &&each) const {
    for (std::size_t word = 0; word < free_.size(); ++word) {
      std::uint64_t allowed = free_[word];
      each_class(near, [&](std::size_t number) { allowed |= naming_[number][word]; });
      for (; allowed != 0; allowed &= allowed - 1)
        each(word * 64 + static_cast<std::size_t>(std::countr_zero(allowed)));
    }
  }

private:
  using RuleSet = std::vector<std::uint64_t>; ///< one bit a rule

  template <class Each> static void each_class(Classes classes, Each &&each) {
    const Classes low(~std::uint64_t{0});
    for (std::size_t first = 0; classes.any(); first += 64, classes >>= 64)
      for (std::uint64_t bits = (classes & low).to_ullong(); bits != 0; bits &= bits - 1)
        each(first + static_cast<std::size_t>(std::countr_zero(bits)));
  }

  RuleSet free_;                ///< rules that need no word
  std::vector<RuleSet> naming_; ///< of each class: the rules whose `near` names it
};

/// How far a modality cue holds.
enum class Reach : std::uint8_t { clause, sentence, paragraph, section, agreement, document };

struct ModalityCue {
  bool decides = false;
  bool alone = false;       ///< decides only where no other word of the sentence does
  bool verb = false;        ///< decides only where its clause goes on: 计划投入, not 项目计划
  bool yields = false;      ///< to what the paragraph's agreement plans
  bool conditional = false; ///< says what will be when something is done
  bool next = false;        ///< decides the next figure only: 计划总投资3亿元
  bool news = false;        ///< decides only in the first paragraph: the page tells of nothing but the plan
  bool opening = false;     ///< decides only where it begins its clause: 未来三年, not 面向未来
  Modality modality = Modality::realized;
  Reach reach = Reach::sentence;
};

enum class AspectWord : std::uint8_t { change, level, share };
struct AspectCue {
  AspectWord word = AspectWord::level;
  bool after = false;
  bool falls = false;
};

struct PerCue {
  Per per = Per::none;
  bool near = false;
};

/// How much a word says that the text is about paired assistance, and what else it tells.
struct DomainWord {
  int weight = 0;
  bool poverty = false;
  bool designated = false; ///< names 定点帮扶
};

enum class PartWord : std::uint8_t { none, parts, whole, among };

struct SectorWord {
  Sector field = Sector::none;
  bool general = false; ///< a field that is none of the sectors: 民生
};

/// What the readers of figures know an indicator as, the column `use` of the indicators.
enum class Use : std::uint8_t {
  fund,
  fiscal,
  social,
  local,
  total,
  pairing,
  paired_places, ///< counties, districts or provinces that are paired
  staff,         ///< people sent or trained
  trained,
  gain, ///< who gains by something, and what
  covered,
  lifted,
  cost, ///< what something costs: money of any giver can be a part of it
  projects,
  progress,
  signed_up, ///< what was signed
  invested,
  visits,
  visitors,
  other,
};
inline constexpr std::size_t uses = static_cast<std::size_t>(Use::other) + 1;

struct IndicatorInfo {
  std::string code;
  Sector sector = Sector::none;
  bool sector_from_words = false;
  std::uint8_t family = 0; ///< number of what stands before the code's point
  std::uint32_t whole = 0; ///< row of the indicator that this one is a part of; its own row
  std::bitset<uses> used_as;
  bool own = false;        ///< nobody else gives
  bool background = false; ///< nobody gives or receives

  [[nodiscard]] bool is(Use use) const { return used_as.test(static_cast<std::size_t>(use)); }
};

struct CompiledRules {
  TypedTable<ClassNumber> words;
  TypedTable<SectorWord> sectors;
  TypedTable<ModalityCue> modality;
  TypedTable<AspectCue> aspect;
  TypedTable<PerCue> per;
  TypedTable<DomainWord> domain;
  TypedTable<PartWord> parts;
  std::vector<IndicatorInfo> indicators;
  std::vector<IndicatorRule> rules;
  FigureWords beside;
  CentralBodies central;                      ///< units of the centre
  RuleIndex rule_index;                       ///< of `rules`
  std::vector<std::string> classifiers;       ///< those that the rules name, in the order of their bytes
  std::uint32_t other = 0;                    ///< row of the indicator of what no other fits
  std::vector<PlaceCode> assisting_provinces; ///< of the reference pairings, ascending
  Classes verbs;                              ///< classes of words that do something to what follows them
  Classes behind;                             ///< classes of words that count only behind the figure
  Classes heads;                              ///< classes of nouns that close what is counted
  Classes purposes;                           ///< classes of words that say what money is for
  Classes actions;                            ///< classes of words that 帮助 before them only helps to do
  ClassNumber society_words = ignored, accepting_words = ignored, spending_words = ignored, building_words = ignored,
              training_words = ignored, helping_words = ignored, finishing_words = ignored, target_words = ignored,
              sum_words = ignored, benefit_words = ignored, central_words = ignored, matching_words = ignored;
};

/// The first row that is used so; nothing where none is.
[[nodiscard]] std::optional<std::uint32_t> row_of(const CompiledRules &rules, Use use);

/// Fills the rules where they will stay: they are too large to be moved about.
void compile(TableReader &read, const Rules &rules, CompiledRules &compiled);

} // namespace observing
} // namespace v0
} // namespace jiedui
