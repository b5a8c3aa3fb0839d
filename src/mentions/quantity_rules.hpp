// The tables of numbers' units, bounds and rates in the form the reader of quantities works with.
#pragma once

#include "near_words.hpp"

#include "jiedui/mentions/quantities.hpp"
#include "jiedui/rules/table_reader.hpp"

#include <optional>
#include <string>
#include <vector>

namespace jiedui {
inline namespace v0 {

using Words = std::vector<std::string>;

/// A unit, a measure word or a noun that a number can stand before.
struct UnitWord {
  enum class Kind : std::uint8_t { measure, classifier, people, area };
  Kind kind = Kind::measure;
  Unit unit = Unit::count;
  Decimal factor = 1;
  std::string currency;
  std::string classifier; ///< empty: the word itself
  Words not_before, not_after;
  Words only_before;          ///< where not empty: what may follow, besides a mark or the end
  bool definite_one = false;  ///< 一 before it can be a count
  bool numerals = true;       ///< Chinese numerals can stand before it
  std::optional<Decimal> max; ///< the largest number (for measure words: numeral) that can stand before it
  bool part = false;          ///< counts only behind a larger unit: 6分 in 5元3角6分
};

struct BoundWord {
  bool after = false;
  bool measure_only = false;          ///< behind units of measure only
  bool scale_only = false;            ///< before a scale alone: 过亿元
  std::optional<Qualifier> qualifier; ///< nothing: the word is no qualifier (签约)
};

/// What a quantity tells of its indicator: a level, a share, a rise or a fall.
struct AspectSide {
  Aspect aspect = Aspect::level;
  bool falls = false;
};

struct AspectWord {
  enum class Of : std::uint8_t { any, rate, amount };
  enum class Reach : std::uint8_t {
    clause,
    adjacent,
    compared,   ///< adjacent, behind a word of comparison
    comparison, ///< such a word: 比上年
    shield,     ///< hides the words in it: 至少
  };
  AspectSide side;
  Of of = Of::any;
  Reach reach = Reach::clause;
};

struct DistributiveWord {
  Per per = Per::none;
  enum class Kind : std::uint8_t {
    plain,
    noun,  ///< a noun behind it decides
    yield, ///< holds only where a word of yield stands behind it
    total, ///< a total: what stood before does not hold any more
    told,  ///< no rate: it ends with 年, which a word for a rate behind it would begin with
  };
  Kind kind = Kind::plain;
};

/// A word beside a number of ten thousands whose unit is left out.
struct ElidedUnit {
  UnitWord unit;
  bool after = false; ///< the number stands before it
};

struct RateWord {
  Decimal value;
  Unit unit = Unit::times;
  Aspect aspect = Aspect::growth;
};

class QuantityRules {
public:
  const Lexicon *lexicon = nullptr; ///< of the rules, which outlive these
  TypedTable<UnitWord> units, classifiers, nouns;
  TypedTable<BoundWord> bounds;
  TypedTable<DistributiveWord> distributives;
  TypedTable<Per> per_nouns;
  TypedTable<AspectWord> aspects;
  TypedTable<AspectSide> shares;
  TypedTable<RateWord> rates;
  TypedTable<UnitWord> signs;
  TypedTable<ElidedUnit> elided;
  TableNumber modifiers = Rules::no_table, names = Rules::no_table, yields = Rules::no_table;
  EndingTable bounds_before, signs_before; ///< the tables of `bounds` and `signs`
  EndingTable fillers;
};

} // namespace v0
} // namespace jiedui
