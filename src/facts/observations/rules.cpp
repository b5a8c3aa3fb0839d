#include "rules.hpp"

#include <algorithm>
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
         {"none", "giver", "giver_government", "giver_society", "giver_enterprise", "giver_central",
          "giver_central_unit", "giver_matched", "giver_assisting", "giver_aided", "of_assisting", "to_assisting",
          "near_assisting", "monthly", "closes", "purpose", "rate", "kinds_listed", "joined"})
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

Classes read_classes(const TableRow &row, std::string_view column, std::string_view cell, const ClassNames &names) {
  Classes classes;
  for_each_alternative(cell, [&](std::string_view name) {
    if (const auto number = names.find(name)) classes.set(*number);
    else row.fail(column, "unknown class \"" + std::string(name) + "\"");
  });
  return classes;
}

/// "a|b c": (a or b) and c.
std::vector<Classes> read_groups(const TableRow &row, std::string_view column, const ClassNames &names) {
  std::vector<Classes> groups;
  std::string_view cell = row.cell(column);
  while (!cell.empty()) {
    const std::size_t space = cell.find(' ');
    if (const std::string_view group = cell.substr(0, space); !group.empty())
      groups.push_back(read_classes(row, column, group, names));
    if (space == std::string_view::npos) break;
    cell.remove_prefix(space + 1);
  }
  return groups;
}

std::uint32_t read_units(const TableRow &row, std::string_view cell) {
  std::uint32_t units = 0;
  for_each_alternative(cell, [&](std::string_view name) {
    if (name == "any") units = ~0u;
    else if (const auto unit = parse_unit(name)) units |= 1u << static_cast<unsigned>(*unit);
    else row.fail("units", "unknown unit \"" + std::string(name) + "\"");
  });
  return units;
}

std::bitset<uses> read_uses(const TableRow &row) {
  static constexpr std::string_view names[] = {
      "fund",    "fiscal", "social", "local",    "total",    "pairing", "paired_places", "staff",  "trained",  "gain",
      "covered", "lifted", "cost",   "projects", "progress", "signed",  "invested",      "visits", "visitors", "other"};
  static_assert(std::size(names) == uses);
  std::bitset<uses> found;
  for_each_alternative(row.cell("use"), [&](std::string_view name) {
    const auto known = std::find(std::begin(names), std::end(names), name);
    if (known == std::end(names)) row.fail("use", "unknown use \"" + std::string(name) + "\"");
    else found.set(static_cast<std::size_t>(known - std::begin(names)));
  });
  return found;
}

void read_indicators(TableReader &read, CompiledRules &compiled) {
  std::vector<std::string> families;
  for (const TableRow row : read.rows("indicators")) {
    IndicatorInfo info;
    info.code = row.text("id");
    info.sector = row.parsed_if_any("sector", parse_sector, "sector").value_or(Sector::none);
    info.sector_from_words = row.cell("sector_from") == "words";
    const std::string family = info.code.substr(0, info.code.find('.'));
    const auto known = std::find(families.begin(), families.end(), family);
    info.family = static_cast<std::uint8_t>(known - families.begin());
    if (known == families.end()) families.push_back(family);
    info.used_as = read_uses(row);
    info.own = row.cell("assisting") == "none";
    info.background = row.cell("assisting") == "background";
    if (info.is(Use::other)) compiled.other = static_cast<std::uint32_t>(row.number());
    compiled.indicators.push_back(std::move(info));
  }
}

void read_indicator_parts(TableReader &read, std::vector<IndicatorInfo> &indicators) {
  const auto number = [&](const TableRow &row, std::string_view column, std::string_view code) {
    const auto found = std::find_if(indicators.begin(), indicators.end(),
                                    [&](const IndicatorInfo &info) { return info.code == code; });
    if (found == indicators.end()) row.fail(column, "unknown indicator");
    return static_cast<std::size_t>(found - indicators.begin());
  };
  for (std::size_t i = 0; i < indicators.size(); ++i) indicators[i].whole = static_cast<std::uint32_t>(i);
  for (const TableRow row : read.rows("indicator_parts")) {
    const std::size_t whole = number(row, "id", row.cell("id"));
    for_each_alternative(row.cell("parts"), [&](std::string_view code) {
      const std::size_t part = number(row, "parts", code);
      if (part < indicators.size()) indicators[part].whole = static_cast<std::uint32_t>(whole);
    });
  }
}

IndicatorRule read_rule(const TableRow &row, const Table &indicators, const ClassNames &names,
                        const CompiledRules &compiled) {
  IndicatorRule rule;
  rule.id = row.text("id");
  const std::string_view code = row.cell("indicator");
  const auto indicator = std::find_if(compiled.indicators.begin(), compiled.indicators.end(),
                                      [&](const IndicatorInfo &info) { return info.code == code; });
  if (indicator == compiled.indicators.end()) {
    row.fail("indicator", "unknown indicator");
    return rule;
  }
  rule.indicator = static_cast<std::uint32_t>(indicator - compiled.indicators.begin());
  const std::string_view units = row.cell("units");
  rule.units = read_units(row, units.empty() ? indicators.cell(rule.indicator, "units") : units);
  const std::string_view classifiers = row.cell("classifiers");
  rule.bare = classifiers.empty() || classifiers.back() == '|';
  for_each_alternative(classifiers, [&](std::string_view word) {
    const auto found = std::lower_bound(compiled.classifiers.begin(), compiled.classifiers.end(), word);
    rule.classifiers.set(static_cast<std::size_t>(found - compiled.classifiers.begin()));
  });
  rule.near_too = read_groups(row, "near", names);
  if (!rule.near_too.empty()) {
    rule.near = rule.near_too.front();
    rule.near_too.erase(rule.near_too.begin());
  }
  rule.not_near = read_classes(row, "not_near", row.cell("not_near"), names);
  rule.not_clause = read_classes(row, "not_clause", row.cell("not_clause"), names);
  rule.needs_word = rule.near.any();
  rule.clause = read_groups(row, "clause", names);
  rule.sentence = read_groups(row, "sentence", names);
  rule.statistics = rule.near.test(names.find("macro").value_or(ignored));
  rule.weight = row.whole("weight", -1000, 1000);
  rule.modality = row.parsed_if_any("modality", parse_modality, "modality").value_or(rule.modality);
  return rule;
}

ModalityCue read_modality(const TableRow &row) {
  static constexpr CellName<ModalityCue> reaches[] = {{"clause", {.reach = Reach::clause}},
                                                      {"sentence", {.reach = Reach::sentence}},
                                                      {"paragraph", {.reach = Reach::paragraph}},
                                                      {"section", {.reach = Reach::section}},
                                                      {"agreement", {.reach = Reach::agreement}},
                                                      {"document", {.reach = Reach::document}},
                                                      {"news", {.news = true, .reach = Reach::document}},
                                                      {"verb", {.verb = true}},
                                                      {"yields", {.yields = true}},
                                                      {"conditional", {.conditional = true}},
                                                      {"opening", {.opening = true}},
                                                      {"next", {.next = true}},
                                                      {"alone", {.alone = true}}};
  ModalityCue cue = row.named("reach", reaches);
  if (row.cell("modality") == "none") return cue;
  cue.decides = true;
  cue.modality = row.parsed("modality", parse_modality, "modality");
  return cue;
}

AspectCue read_aspect(const TableRow &row) {
  static constexpr CellName<AspectWord> words[] = {
      {"change", AspectWord::change}, {"level", AspectWord::level}, {"share", AspectWord::share}};
  static constexpr CellName<bool> sides[] = {{"before", false}, {"after", true}};
  static constexpr CellName<bool> directions[] = {{"", false}, {"up", false}, {"down", true}};
  return {row.named("aspect", words), row.named("side", sides), row.named("direction", directions)};
}

PerCue read_per(const TableRow &row) {
  static constexpr CellName<bool> reaches[] = {{"near", true}, {"clause", false}};
  return {row.parsed("per", parse_per, "rate"), row.named("reach", reaches)};
}

SectorWord read_sector(const TableRow &row) {
  if (row.cell("sector") == "none") return {};
  if (row.cell("sector") == "general") return {.general = true};
  return {.field = row.parsed("sector", parse_sector, "sector")};
}

PartWord read_part(const TableRow &row) {
  static constexpr CellName<PartWord> words[] = {
      {"none", PartWord::none}, {"parts", PartWord::parts}, {"whole", PartWord::whole}, {"among", PartWord::among}};
  return row.named("part", words);
}

DomainWord read_domain(const TableRow &row) {
  static constexpr CellName<DomainWord> tellings[] = {
      {"", {}}, {"poverty", {.poverty = true}}, {"designated", {.designated = true}}};
  DomainWord word = row.named("tells", tellings);
  word.weight = row.whole("weight", -1000, 1000);
  return word;
}

/// Classes of indicator_words that the readers ask for by themselves.
constexpr CellName<ClassNumber CompiledRules::*> word_classes[] = {
    {"society", &CompiledRules::society_words},       {"accept", &CompiledRules::accepting_words},
    {"train", &CompiledRules::training_words},        {"build", &CompiledRules::building_words},
    {"help", &CompiledRules::helping_words},          {"sum", &CompiledRules::sum_words},
    {"target", &CompiledRules::target_words},         {"finish", &CompiledRules::finishing_words},
    {"units_central", &CompiledRules::central_words}, {"enterprise_village", &CompiledRules::matching_words},
    {"benefit", &CompiledRules::benefit_words},       {"spend", &CompiledRules::spending_words}};

constexpr CellName<Classes CompiledRules::*> word_kinds[] = {{"verb", &CompiledRules::verbs},
                                                             {"head", &CompiledRules::heads},
                                                             {"action", &CompiledRules::actions},
                                                             {"behind", &CompiledRules::behind},
                                                             {"purpose", &CompiledRules::purposes}};

void read_kinds(const TableRow &row, ClassNumber number, CompiledRules &compiled) {
  for_each_alternative(row.cell("kind"), [&](std::string_view name) {
    const auto kind = std::find_if(std::begin(word_kinds), std::end(word_kinds),
                                   [&](const auto &known) { return known.name == name; });
    if (kind == std::end(word_kinds)) row.fail("kind", "unknown kind \"" + std::string(name) + "\"");
    else (compiled.*(kind->value)).set(number);
  });
}

void read_words(TableReader &read, ClassNames &names, CompiledRules &compiled) {
  compiled.words = read.table("indicator_words", [&](const TableRow &row) {
    const auto number = names.intern(row.cell("class"));
    if (!number) row.fail("class", "too many classes");
    else read_kinds(row, *number, compiled);
    return number.value_or(ignored);
  });
  if (compiled.words.rows.empty()) return;
  for (const auto &[name, member] : word_classes) {
    const auto number = names.find(name);
    if (!number) read.fail({ErrorCode::rules, "indicator_words: no row has the class \"" + std::string(name) + "\""});
    compiled.*member = number.value_or(ignored);
  }
}

/// East helps west: provinces that assist under the programmes of the reference pairings and are aided under none.
std::vector<PlaceCode> read_assisting_provinces(TableReader &read) {
  std::vector<PlaceCode> assisting, aided;
  for (const TableRow row : read.rows("reference_pairings")) {
    if (!row.cell("programme").starts_with("东西部")) continue;
    assisting.push_back(province_of(row.place("assisting")));
    aided.push_back(province_of(row.place("aided")));
  }
  erase_if(assisting, [&](PlaceCode code) { return std::find(aided.begin(), aided.end(), code) != aided.end(); });
  std::sort(assisting.begin(), assisting.end());
  assisting.erase(std::unique(assisting.begin(), assisting.end()), assisting.end());
  return assisting;
}

/// Every measure word that a rule names.
std::vector<std::string> read_classifiers(TableReader &read) {
  std::vector<std::string> classifiers;
  for (const TableRow row : read.rows("indicator_rules"))
    for (std::string &word : row.words("classifiers")) classifiers.push_back(std::move(word));
  std::sort(classifiers.begin(), classifiers.end());
  classifiers.erase(std::unique(classifiers.begin(), classifiers.end()), classifiers.end());
  if (classifiers.size() > decltype(IndicatorRule::classifiers)().size())
    read.fail({ErrorCode::rules, "indicator_rules: too many measure words"});
  return classifiers;
}

} // namespace

std::optional<std::uint32_t> row_of(const CompiledRules &rules, Use use) {
  const auto found = std::find_if(rules.indicators.begin(), rules.indicators.end(),
                                  [&](const IndicatorInfo &info) { return info.is(use); });
  if (found == rules.indicators.end()) return std::nullopt;
  return static_cast<std::uint32_t>(found - rules.indicators.begin());
}

void compile(TableReader &read, const Rules &rules, CompiledRules &compiled) {
  ClassNames names;
  read_indicators(read, compiled);
  read_indicator_parts(read, compiled.indicators);
  read_words(read, names, compiled);
  compiled.sectors = read.table("sector_words", read_sector);
  compiled.modality = read.table("modality_cues", read_modality);
  compiled.aspect = read.table("aspect_words", read_aspect);
  compiled.per = read.table("per_cues", read_per);
  compiled.domain = read.table("domain_words", read_domain);
  compiled.parts = read.table("part_cues", read_part);
  read_figure_words(read, compiled.beside);
  compiled.central = read.take(compile_central_bodies(rules));
  compiled.assisting_provinces = read_assisting_provinces(read);
  compiled.classifiers = read_classifiers(read);
  for (const TableRow row : read.rows("indicator_rules"))
    compiled.rules.push_back(read_rule(row, rules.table("indicators"), names, compiled));
  compiled.rule_index = RuleIndex(compiled.rules);
}

} // namespace observing
} // namespace v0
} // namespace jiedui
