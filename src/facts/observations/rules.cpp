#include "rules.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

namespace jiedui {
inline namespace v0 {
namespace observing {
namespace {

/// Numbers of the classes' names.
class ClassNames {
public:
  ClassNames() {
    for (const std::string_view name :
         {"none", "giver", "giver_government", "giver_society", "giver_enterprise", "giver_central", "giver_assisting",
          "giver_aided", "of_assisting", "to_assisting", "near_assisting", "monthly"})
      numbers_.emplace(name, static_cast<ClassNumber>(numbers_.size()));
  }

  /// The number of a name, given on first sight; nothing where there are too many.
  std::optional<ClassNumber> intern(std::string_view name) {
    if (const auto known = find(name)) return known;
    if (numbers_.size() >= Classes().size()) return std::nullopt;
    return numbers_.emplace(name, static_cast<ClassNumber>(numbers_.size())).first->second;
  }
  [[nodiscard]] std::optional<ClassNumber> find(std::string_view name) const {
    const auto found = numbers_.find(name);
    if (found == numbers_.end()) return std::nullopt;
    return found->second;
  }

private:
  std::map<std::string, ClassNumber, std::less<>> numbers_;
};

/// Reads one column of a table into typed rows.
template <class Value, class Read>
Result<bool> read_rows(const Rules &rules, std::string_view name, TypedTable<Value> &typed, Read &&read) {
  typed.number = rules.number(name);
  const Table &table = rules.table(name);
  typed.rows.reserve(table.rows());
  for (std::size_t row = 0; row < table.rows(); ++row) {
    Value value{};
    if (Result<bool> done = read(table, row, value); !done) return done.error();
    typed.rows.push_back(value);
  }
  return true;
}

Result<bool> read_classes(const Table &table, std::size_t row, std::string_view column, std::string_view cell,
                          const ClassNames &names, Classes &classes) {
  std::optional<Error> failure;
  for_each_alternative(cell, [&](std::string_view name) {
    if (const auto number = names.find(name)) classes.set(*number);
    else if (!failure) failure = table.error(row, column, "unknown class \"" + std::string(name) + "\"");
  });
  if (failure) return *failure;
  return true;
}

/// "a|b c": (a or b) and c.
Result<bool> read_groups(const Table &table, std::size_t row, std::string_view column, const ClassNames &names,
                         std::vector<Classes> &groups) {
  std::string_view cell = table.cell(row, column);
  while (!cell.empty()) {
    const std::size_t space = cell.find(' ');
    if (const std::string_view group = cell.substr(0, space); !group.empty()) {
      Classes classes;
      if (auto done = read_classes(table, row, column, group, names, classes); !done) return done.error();
      groups.push_back(classes);
    }
    if (space == std::string_view::npos) break;
    cell.remove_prefix(space + 1);
  }
  return true;
}

Result<bool> read_units(const Table &table, std::size_t row, std::string_view cell, std::uint32_t &units) {
  std::optional<Error> failure;
  for_each_alternative(cell, [&](std::string_view name) {
    if (name == "any") units = ~0u;
    else if (const auto unit = parse_unit(name)) units |= 1u << static_cast<unsigned>(*unit);
    else if (!failure) failure = table.error(row, "units", "unknown unit \"" + std::string(name) + "\"");
  });
  if (failure) return *failure;
  return true;
}

Result<bool> read_indicators(const Rules &rules, CompiledRules &compiled) {
  const Table &table = rules.table("indicators");
  std::vector<std::string> families;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    IndicatorInfo info;
    info.code = table.cell(row, "id");
    if (const std::string_view sector = table.cell(row, "sector"); !sector.empty()) {
      const auto parsed = parse_sector(sector);
      if (!parsed) return table.error(row, "sector", "unknown sector");
      info.sector = *parsed;
    }
    info.sector_from_words = table.cell(row, "sector_from") == "words";
    const std::string family = info.code.substr(0, info.code.find('.'));
    const auto known = std::find(families.begin(), families.end(), family);
    info.family = static_cast<std::uint8_t>(known - families.begin());
    if (known == families.end()) families.push_back(family);
    info.fund = family == "funds";
    info.pairing = family == "pairing";
    info.other = family == "other";
    info.cost = info.code == "projects.investment";
    info.own = table.cell(row, "assisting") == "none";
    if (info.other) compiled.other = static_cast<std::uint32_t>(row);
    compiled.indicators.push_back(std::move(info));
  }
  return true;
}

Result<bool> read_rule(const Table &table, std::size_t row, const Table &indicators, const ClassNames &names,
                       const CompiledRules &compiled, IndicatorRule &rule) {
  rule.id = table.cell(row, "id");
  const std::string_view code = table.cell(row, "indicator");
  const auto indicator = std::find_if(compiled.indicators.begin(), compiled.indicators.end(),
                                      [&](const IndicatorInfo &info) { return info.code == code; });
  if (indicator == compiled.indicators.end()) return table.error(row, "indicator", "unknown indicator");
  rule.indicator = static_cast<std::uint32_t>(indicator - compiled.indicators.begin());
  std::string_view units = table.cell(row, "units");
  if (units.empty()) units = indicators.cell(rule.indicator, "units");
  if (auto done = read_units(table, row, units, rule.units); !done) return done.error();
  const std::string_view classifiers = table.cell(row, "classifiers");
  rule.bare = classifiers.empty() || classifiers.back() == '|';
  for_each_alternative(classifiers, [&](std::string_view word) {
    const auto found = std::lower_bound(compiled.classifiers.begin(), compiled.classifiers.end(), word);
    rule.classifiers.set(static_cast<std::size_t>(found - compiled.classifiers.begin()));
  });
  for (const auto &[column, set] : {std::pair<std::string_view, Classes *>{"near", &rule.near},
                                    {"not_near", &rule.not_near},
                                    {"not_clause", &rule.not_clause}})
    if (auto done = read_classes(table, row, column, table.cell(row, column), names, *set); !done) return done.error();
  rule.needs_word = rule.near.any();
  if (auto done = read_groups(table, row, "clause", names, rule.clause); !done) return done.error();
  if (auto done = read_groups(table, row, "sentence", names, rule.sentence); !done) return done.error();
  const std::string_view weight = table.cell(row, "weight");
  if (std::from_chars(weight.data(), weight.data() + weight.size(), rule.weight).ec != std::errc())
    return table.error(row, "weight", "not a whole number");
  if (const std::string_view modality = table.cell(row, "modality"); !modality.empty()) {
    const auto parsed = parse_modality(modality);
    if (!parsed) return table.error(row, "modality", "unknown modality");
    rule.modality = *parsed;
  }
  return true;
}

Result<bool> read_modality(const Table &table, std::size_t row, ModalityCue &cue) {
  const std::string_view modality = table.cell(row, "modality"), reach = table.cell(row, "reach");
  if (modality != "none") {
    const auto parsed = parse_modality(modality);
    if (!parsed) return table.error(row, "modality", "unknown modality");
    cue.decides = true;
    cue.modality = *parsed;
  }
  if (reach == "clause") cue.reach = Reach::clause;
  else if (reach == "sentence") cue.reach = Reach::sentence;
  else if (reach == "verb") cue.verb = true;
  else if (reach == "alone") cue.alone = true;
  else if (reach == "paragraph") cue.reach = Reach::paragraph;
  else return table.error(row, "reach", "not alone, clause, sentence, paragraph or verb");
  return true;
}

Result<bool> read_aspect(const Table &table, std::size_t row, AspectCue &cue) {
  const std::string_view aspect = table.cell(row, "aspect"), side = table.cell(row, "side");
  if (aspect == "change") cue.word = AspectWord::change;
  else if (aspect == "level") cue.word = AspectWord::level;
  else if (aspect == "share") cue.word = AspectWord::share;
  else return table.error(row, "aspect", "not change, level or share");
  if (side != "before" && side != "after") return table.error(row, "side", "not before or after");
  cue.after = side == "after";
  return true;
}

Result<bool> read_per(const Table &table, std::size_t row, PerCue &cue) {
  const auto per = parse_per(table.cell(row, "per"));
  if (!per) return table.error(row, "per", "unknown");
  const std::string_view reach = table.cell(row, "reach");
  if (reach != "near" && reach != "clause") return table.error(row, "reach", "not near or clause");
  cue = {*per, reach == "near"};
  return true;
}

/// East helps west: provinces that assist under the programmes of the reference pairings and are aided under none.
Result<std::vector<PlaceCode>> read_assisting_provinces(const Table &table) {
  std::vector<PlaceCode> assisting, aided;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (!table.cell(row, "programme").starts_with("东西部")) continue;
    for (const auto &[column, codes] :
         {std::pair<std::string_view, std::vector<PlaceCode> *>{"assisting", &assisting}, {"aided", &aided}}) {
      const std::string_view cell = table.cell(row, column);
      PlaceCode code = 0;
      if (std::from_chars(cell.data(), cell.data() + cell.size(), code).ec != std::errc())
        return table.error(row, column, "not a code");
      codes->push_back(province_of(code));
    }
  }
  std::erase_if(assisting, [&](PlaceCode code) { return std::find(aided.begin(), aided.end(), code) != aided.end(); });
  std::sort(assisting.begin(), assisting.end());
  assisting.erase(std::unique(assisting.begin(), assisting.end()), assisting.end());
  return assisting;
}

/// Every measure word that a rule names.
Result<std::vector<std::string>> read_classifiers(const Table &table) {
  std::vector<std::string> classifiers;
  for (std::size_t row = 0; row < table.rows(); ++row)
    for_each_alternative(table.cell(row, "classifiers"),
                         [&](std::string_view word) { classifiers.emplace_back(word); });
  std::sort(classifiers.begin(), classifiers.end());
  classifiers.erase(std::unique(classifiers.begin(), classifiers.end()), classifiers.end());
  if (classifiers.size() > decltype(IndicatorRule::classifiers)().size())
    return Error{ErrorCode::rules, "indicator_rules: too many measure words"};
  return classifiers;
}

} // namespace

Result<CompiledRules> compile(const Rules &rules) {
  CompiledRules compiled;
  ClassNames names;
  if (auto done = read_indicators(rules, compiled); !done) return done.error();
  if (auto done = read_rows(rules, "indicator_words", compiled.words,
                            [&](const Table &table, std::size_t row, ClassNumber &number) -> Result<bool> {
                              const auto known = names.intern(table.cell(row, "class"));
                              if (!known) return table.error(row, "class", "too many classes");
                              number = *known;
                              return true;
                            });
      !done)
    return done.error();
  for (std::size_t row = 0; row < compiled.words.rows.size(); ++row)
    if (const auto kind = rules.table("indicator_words").cell(row, "kind"); kind == "verb")
      compiled.verbs.set(compiled.words.rows[row]);
    else if (kind == "head") compiled.heads.set(compiled.words.rows[row]);
  compiled.society_words = names.find("society").value_or(ignored);
  compiled.accepting_words = names.find("accept").value_or(ignored);
  compiled.spending_words = names.find("spend").value_or(ignored);
  if (auto done = read_rows(rules, "sector_words", compiled.sectors,
                            [](const Table &table, std::size_t row, Sector &sector) -> Result<bool> {
                              const std::string_view cell = table.cell(row, "sector");
                              if (cell == "none") return true;
                              const auto parsed = parse_sector(cell);
                              if (!parsed) return table.error(row, "sector", "unknown sector");
                              sector = *parsed;
                              return true;
                            });
      !done)
    return done.error();
  if (auto done = read_rows(rules, "modality_cues", compiled.modality, read_modality); !done) return done.error();
  if (auto done = read_rows(rules, "aspect_words", compiled.aspect, read_aspect); !done) return done.error();
  if (auto done = read_rows(rules, "per_cues", compiled.per, read_per); !done) return done.error();
  if (auto done = read_rows(rules, "domain_words", compiled.domain,
                            [](const Table &table, std::size_t row, int &weight) -> Result<bool> {
                              const std::string_view cell = table.cell(row, "weight");
                              if (std::from_chars(cell.data(), cell.data() + cell.size(), weight).ec != std::errc())
                                return table.error(row, "weight", "not a whole number");
                              return true;
                            });
      !done)
    return done.error();
  if (auto done = read_rows(rules, "part_cues", compiled.parts,
                            [](const Table &table, std::size_t row, PartWord &word) -> Result<bool> {
                              const std::string_view cell = table.cell(row, "part");
                              if (cell != "parts" && cell != "whole")
                                return table.error(row, "part", "not parts or whole");
                              word = cell == "parts" ? PartWord::parts : PartWord::whole;
                              return true;
                            });
      !done)
    return done.error();
  if (auto provinces = read_assisting_provinces(rules.table("reference_pairings")))
    compiled.assisting_provinces = std::move(provinces).value();
  else return provinces.error();
  const Table &table = rules.table("indicator_rules");
  if (auto classifiers = read_classifiers(table)) compiled.classifiers = std::move(classifiers).value();
  else return classifiers.error();
  for (std::size_t row = 0; row < table.rows(); ++row) {
    IndicatorRule rule;
    if (auto done = read_rule(table, row, rules.table("indicators"), names, compiled, rule); !done) return done.error();
    compiled.rules.push_back(std::move(rule));
  }
  return compiled;
}

} // namespace observing
} // namespace v0
} // namespace jiedui
