#include "quantity_rules.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace jiedui {
inline namespace v0 {
namespace {

Words alternatives(std::string_view cell) {
  Words words;
  for_each_alternative(cell, [&](std::string_view word) { words.emplace_back(word); });
  return words;
}

/// Fills `rows` from the table `name` by `read(table, row, value)`, which answers the column it cannot understand.
template <class Row, class Read>
std::optional<Error> compile(const Rules &rules, std::string_view name, QuantityRules::Compiled<Row> &compiled,
                             Read &&read) {
  compiled.table = rules.number(name);
  const Table &table = rules.table(name);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    Row value{};
    const std::string_view bad = read(table, row, value);
    if (!bad.empty()) return table.error(row, bad, "not understood: \"" + std::string(table.cell(row, bad)) + "\"");
    compiled.rows.push_back(std::move(value));
  }
  return std::nullopt;
}

std::string_view read_unit_row(const Table &table, std::size_t row, UnitWord &word) {
  const auto unit = parse_unit(table.cell(row, "unit"));
  const auto factor = Decimal::parse(table.cell(row, "factor"));
  if (!unit) return "unit";
  if (!factor || factor->sign() <= 0) return "factor";
  word.unit = *unit;
  word.factor = *factor;
  word.currency = table.cell(row, "currency");
  if (word.currency.empty() == (word.unit == Unit::currency)) return "currency";
  if (word.unit == Unit::person || word.unit == Unit::household) word.kind = UnitWord::Kind::classifier;
  word.max = Decimal::parse(table.cell(row, "max"));
  word.part = table.cell(row, "part") == "yes";
  if (table.cell(row, "part") == "colloquial") word.kind = UnitWord::Kind::classifier;
  word.only_before = alternatives(table.cell(row, "only_before"));
  word.not_before = alternatives(table.cell(row, "not_before"));
  return {};
}

std::string_view read_classifier_row(const Table &table, std::size_t row, UnitWord &word) {
  const auto unit = parse_unit(table.cell(row, "unit"));
  if (!unit) return "unit";
  word.kind = UnitWord::Kind::classifier;
  word.unit = *unit;
  word.classifier = table.cell(row, "classifier");
  word.definite_one = table.cell(row, "one") == "yes";
  word.max = Decimal::parse(table.cell(row, "max"));
  word.not_before = alternatives(table.cell(row, "not_before"));
  word.not_after = alternatives(table.cell(row, "not_after"));
  return {};
}

std::string_view read_noun_row(const Table &table, std::size_t row, UnitWord &word) {
  const auto unit = parse_unit(table.cell(row, "unit"));
  if (!unit) return "unit";
  word.unit = *unit;
  word.kind = *unit == Unit::count ? UnitWord::Kind::area : UnitWord::Kind::people;
  word.numerals = table.cell(row, "numerals") == "yes";
  word.not_before = alternatives(table.cell(row, "not_before"));
  return {};
}

std::string_view read_bound_row(const Table &table, std::size_t row, BoundWord &word) {
  const std::string_view side = table.cell(row, "side");
  if (side != "before" && side != "after" && side != "after_measure" && side != "before_scale") return "side";
  word.after = side.starts_with("after");
  word.scale_only = side == "before_scale";
  word.measure_only = side == "after_measure";
  const std::string_view qualifier = table.cell(row, "qualifier");
  word.qualifier = parse_qualifier(qualifier);
  return qualifier.empty() || word.qualifier ? "" : "qualifier";
}

std::string_view read_per_row(const Table &table, std::size_t row, Per &per) {
  const std::string_view cell = table.cell(row, "per");
  const auto parsed = cell == "none" ? Per::none : parse_per(cell);
  per = parsed.value_or(Per::none);
  return parsed ? "" : "per";
}

std::string_view read_distributive_row(const Table &table, std::size_t row, DistributiveWord &word) {
  constexpr std::array<std::string_view, 4> kinds{"", "yes", "yield", "total"};
  const auto kind = std::find(kinds.begin(), kinds.end(), table.cell(row, "noun"));
  if (kind == kinds.end()) return "noun";
  word.kind = static_cast<DistributiveWord::Kind>(kind - kinds.begin());
  return read_per_row(table, row, word.per);
}

std::string_view read_aspect_row(const Table &table, std::size_t row, AspectWord &word) {
  const auto aspect = parse_aspect(table.cell(row, "aspect"));
  if (!aspect) return "aspect";
  word.aspect = *aspect;
  constexpr std::array<std::string_view, 3> kinds{"any", "rate", "amount"};
  const auto kind = std::find(kinds.begin(), kinds.end(), table.cell(row, "of"));
  if (kind == kinds.end()) return "of";
  word.of = static_cast<AspectWord::Of>(kind - kinds.begin());
  const std::string_view reach = table.cell(row, "reach");
  word.adjacent = reach == "adjacent";
  return word.adjacent || reach == "clause" ? "" : "reach";
}

std::string_view read_share_row(const Table &table, std::size_t row, Aspect &aspect) {
  const auto parsed = parse_aspect(table.cell(row, "aspect"));
  aspect = parsed.value_or(Aspect::level);
  return parsed ? "" : "aspect";
}

std::string_view read_money_row(const Table &table, std::size_t row, MoneyWord &word) {
  const std::string_view side = table.cell(row, "side");
  word.after = side == "after";
  return word.after || side == "before" ? "" : "side";
}

std::string_view read_rate_row(const Table &table, std::size_t row, RateWord &word) {
  const auto value = Decimal::parse(table.cell(row, "value"));
  const auto unit = parse_unit(table.cell(row, "unit"));
  const auto aspect = parse_aspect(table.cell(row, "aspect"));
  if (!value) return "value";
  if (!unit) return "unit";
  if (!aspect) return "aspect";
  word = {*value, *unit, *aspect};
  return {};
}

} // namespace

Result<std::shared_ptr<const QuantityRules>> compile_quantity_rules(const Rules &rules) {
  auto compiled = std::make_shared<QuantityRules>();
  std::optional<Error> error;
  const auto add = [&](std::string_view name, auto &table, auto read) {
    if (!error) error = compile(rules, name, table, read);
  };
  add("units", compiled->units, read_unit_row);
  add("classifiers", compiled->classifiers, read_classifier_row);
  add("counted_nouns", compiled->nouns, read_noun_row);
  add("qualifiers", compiled->bounds, read_bound_row);
  add("distributives", compiled->distributives, read_distributive_row);
  add("per_nouns", compiled->per_nouns, read_per_row);
  add("aspect_cues", compiled->aspects, read_aspect_row);
  add("share_cues", compiled->shares, read_share_row);
  add("fixed_rates", compiled->rates, read_rate_row);
  add("money_signs", compiled->signs, read_unit_row);
  add("money_words", compiled->money_words, read_money_row);
  if (error) return *error;
  compiled->modifiers = rules.number("counted_modifiers");
  compiled->names = rules.number("number_names");
  compiled->fillers = rules.number("aspect_fillers");
  compiled->yields = rules.number("yield_words");
  return std::shared_ptr<const QuantityRules>(std::move(compiled));
}

} // namespace v0
} // namespace jiedui
