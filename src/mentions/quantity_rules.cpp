#include "quantity_rules.hpp"

#include <string>

namespace jiedui {
inline namespace v0 {
namespace {

std::optional<Decimal> parse_number(std::string_view cell) { return Decimal::parse(cell); }

Unit read_unit(const TableRow &row) { return row.parsed("unit", parse_unit, "unit"); }

std::optional<Decimal> read_max(const TableRow &row) { return row.parsed_if_any("max", parse_number, "number"); }

UnitWord read_measure(const TableRow &row) {
  enum class Part : std::uint8_t { no, yes, colloquial };
  static constexpr CellName<Part> parts[] = {
      {"", Part::no}, {"no", Part::no}, {"yes", Part::yes}, {"colloquial", Part::colloquial}};
  const Part part = row.named("part", parts);
  UnitWord word;
  word.unit = read_unit(row);
  word.factor = row.parsed("factor", parse_number, "number");
  if (word.factor.sign() <= 0) row.fail("factor", "is not above 0");
  word.currency = row.text("currency");
  if (word.currency.empty() == (word.unit == Unit::currency)) row.fail("currency", "stands with money and only there");
  if (word.unit == Unit::person || word.unit == Unit::household || part == Part::colloquial)
    word.kind = UnitWord::Kind::classifier;
  word.max = read_max(row);
  word.part = part == Part::yes;
  word.only_before = row.words("only_before");
  word.not_before = row.words("not_before");
  return word;
}

UnitWord read_classifier(const TableRow &row) {
  UnitWord word;
  word.kind = UnitWord::Kind::classifier;
  word.unit = read_unit(row);
  word.classifier = row.text("classifier");
  word.definite_one = row.yes("one");
  word.max = read_max(row);
  word.not_before = row.words("not_before");
  word.not_after = row.words("not_after");
  return word;
}

UnitWord read_noun(const TableRow &row) {
  UnitWord word;
  word.unit = read_unit(row);
  word.kind = word.unit == Unit::count ? UnitWord::Kind::area : UnitWord::Kind::people;
  word.numerals = row.yes("numerals");
  word.not_before = row.words("not_before");
  return word;
}

BoundWord read_bound(const TableRow &row) {
  static constexpr CellName<BoundWord> sides[] = {{"before", {false, false, false, {}}},
                                                  {"after", {true, false, false, {}}},
                                                  {"after_measure", {true, true, false, {}}},
                                                  {"before_scale", {false, false, true, {}}}};
  BoundWord word = row.named("side", sides);
  word.qualifier = row.parsed_if_any("qualifier", parse_qualifier, "qualifier");
  return word;
}

Per read_per(const TableRow &row) {
  return row.cell("per") == "none" ? Per::none : row.parsed("per", parse_per, "rate");
}

DistributiveWord read_distributive(const TableRow &row) {
  using Kind = DistributiveWord::Kind;
  static constexpr CellName<Kind> kinds[] = {
      {"", Kind::plain}, {"yes", Kind::noun}, {"yield", Kind::yield}, {"total", Kind::total}, {"told", Kind::told}};
  return {read_per(row), row.named("noun", kinds)};
}

AspectSide read_side(const TableRow &row) {
  static constexpr CellName<bool> directions[] = {{"", false}, {"up", false}, {"down", true}};
  return {row.parsed_if_any("aspect", parse_aspect, "aspect").value_or(Aspect::level),
          row.named("direction", directions)};
}

AspectWord read_aspect(const TableRow &row) {
  using Of = AspectWord::Of;
  static constexpr CellName<Of> ofs[] = {{"any", Of::any}, {"rate", Of::rate}, {"amount", Of::amount}};
  using Reach = AspectWord::Reach;
  static constexpr CellName<Reach> reaches[] = {{"adjacent", Reach::adjacent},
                                                {"compared", Reach::compared},
                                                {"clause", Reach::clause},
                                                {"comparison", Reach::comparison},
                                                {"shield", Reach::shield}};
  return {read_side(row), row.named("of", ofs), row.named("reach", reaches)};
}

ElidedUnit read_elided(const TableRow &row) {
  static constexpr CellName<bool> sides[] = {{"before", false}, {"after", true}};
  ElidedUnit elided;
  elided.unit.unit = row.parsed("unit", parse_unit, "unit");
  if (elided.unit.unit == Unit::person) elided.unit.kind = UnitWord::Kind::classifier;
  elided.after = row.named("side", sides);
  return elided;
}

RateWord read_rate(const TableRow &row) {
  return {row.parsed("value", parse_number, "number"), read_unit(row), row.parsed("aspect", parse_aspect, "aspect")};
}

} // namespace

Result<std::shared_ptr<const QuantityRules>> compile_quantity_rules(const Rules &rules) {
  auto compiled = std::make_shared<QuantityRules>();
  TableReader read(rules);
  compiled->units = read.table("units", read_measure);
  compiled->classifiers = read.table("classifiers", read_classifier);
  compiled->nouns = read.table("counted_nouns", read_noun);
  compiled->bounds = read.table("qualifiers", read_bound);
  compiled->distributives = read.table("distributives", read_distributive);
  compiled->per_nouns = read.table("per_nouns", read_per);
  compiled->aspects = read.table("aspect_cues", read_aspect);
  compiled->shares = read.table("share_cues", read_side);
  compiled->rates = read.table("fixed_rates", read_rate);
  compiled->signs = read.table("money_signs", read_measure);
  compiled->elided = read.table("elided_units", read_elided);
  compiled->modifiers = rules.number("counted_modifiers");
  compiled->names = rules.number("number_names");
  compiled->lexicon = &rules.lexicon();
  compiled->bounds_before = EndingTable(rules, "qualifiers");
  compiled->signs_before = EndingTable(rules, "money_signs");
  compiled->fillers = EndingTable(rules, "aspect_fillers");
  compiled->yields = rules.number("yield_words");
  return read.finish(std::move(compiled));
}

} // namespace v0
} // namespace jiedui
