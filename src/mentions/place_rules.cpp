#include "place_rules.hpp"

#include <algorithm>
#include <bit>
#include <optional>
#include <utility>

namespace jiedui {
inline namespace v0 {
namespace {

template <class Value> using Names = std::initializer_list<std::pair<std::string_view, Value>>;

template <class Value> std::optional<Value> find_name(Names<Value> names, std::string_view cell) {
  for (const auto &[name, value] : names)
    if (name == cell) return value;
  return std::nullopt;
}

/// One value a row, by the name in a column.
template <class Value>
Result<std::vector<Value>> parse_column(const Table &table, std::string_view column, Names<Value> names,
                                        std::string_view expected) {
  std::vector<Value> values;
  values.reserve(table.rows());
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto value = find_name(names, table.cell(row, column));
    if (!value) return table.error(row, column, expected);
    values.push_back(*value);
  }
  return values;
}

Result<PlaceCodes> parse_codes(const Table &table, std::size_t row, std::string_view column) {
  PlaceCodes codes;
  bool good = true;
  for_each_alternative(table.cell(row, column), [&](std::string_view cell) {
    if (const auto code = parse_place_code(cell)) codes.push_back(*code);
    else good = false;
  });
  if (!good) return table.error(row, column, "six-digit codes separated by | expected");
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  return codes;
}

std::optional<PlaceLevel> parse_level(std::string_view cell) {
  for (const PlaceLevel level :
       {PlaceLevel::province, PlaceLevel::prefecture, PlaceLevel::county, PlaceLevel::township, PlaceLevel::village})
    if (cell == to_string(level)) return level;
  return std::nullopt;
}

} // namespace

void TownshipIndex::reserve(std::size_t names) { slots_.assign(std::bit_ceil(names + names / 2 + 2), {}); }

void TownshipIndex::add(std::string_view stem, PlaceCode county) {
  std::size_t slot = hash(stem) & (slots_.size() - 1);
  while (!slots_[slot].stem.empty()) slot = (slot + 1) & (slots_.size() - 1);
  slots_[slot] = {stem, county};
}

std::size_t TownshipIndex::hash(std::string_view stem) noexcept {
  std::uint64_t value = 0xcbf29ce484222325u; // FNV-1a
  for (const char byte : stem) value = (value ^ static_cast<unsigned char>(byte)) * 0x100000001b3u;
  return static_cast<std::size_t>(value ^ value >> 32);
}

Result<bool> PlaceRules::compile(const Rules &rules) {
  if (auto units = Gazetteer::compile(rules)) gazetteer = std::move(units).value();
  else return units.error();
  static constexpr std::array<std::string_view, static_cast<std::size_t>(PlaceTable::other)> names{
      "place_names",         "combined_names",     "place_groups",    "functional_zones", "places",
      "place_abbreviations", "place_common_words", "place_followers", "generic_places",   "settlement_kinds",
      "settlement_words",    "place_lead_ins",     "place_surnames"};
  tables_.assign(rules.tables().size(), PlaceTable::other);
  for (std::size_t i = 0; i < names.size(); ++i)
    if (const TableNumber number = rules.number(names[i]); number != Rules::no_table)
      tables_[number] = static_cast<PlaceTable>(i);
  for (const auto part : {&PlaceRules::compile_named, &PlaceRules::compile_words, &PlaceRules::compile_settlements,
                          &PlaceRules::compile_generics, &PlaceRules::compile_pairings})
    if (auto done = (this->*part)(rules); !done) return done;
  return true;
}

Result<bool> PlaceRules::compile_named(const Rules &rules) {
  for (std::size_t i = 0; i < named_tables.size(); ++i) {
    const Table &table = rules.table(named_tables[i]);
    for (std::size_t row = 0; row < table.rows(); ++row) {
      NamedPlace place;
      if (auto codes = parse_codes(table, row, "codes")) place.codes = std::move(codes).value();
      else return codes.error();
      if (const std::string_view use = table.cell(row, "use"); use == "context") place.trust = PlaceTrust::context;
      else if (!use.empty()) return table.error(row, "use", "context or nothing expected");
      if (!place.codes.empty()) place.level = level_of(place.codes.front());
      else if (const auto level = parse_level(table.cell(row, "level"))) place.level = *level;
      else return table.error(row, "level", "a level expected where there are no codes");
      if (place.codes.empty() && place.trust == PlaceTrust::context)
        return table.error(row, "use", "codes are needed for context");
      named[i].push_back(std::move(place));
    }
  }
  const Table &table = rules.table("place_abbreviations");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (auto codes = parse_codes(table, row, "codes")) abbreviation_codes.push_back(std::move(codes).value());
    else return codes.error();
  }
  return compile_stems(rules);
}

Result<bool> PlaceRules::compile_stems(const Rules &rules) {
  constexpr std::size_t two_characters = 6;
  stem_trust.reserve(gazetteer.size());
  const Table &units = rules.table("places");
  const std::size_t column = units.column("words");
  for (std::uint32_t row = 0; row < gazetteer.size(); ++row) {
    const std::string_view words = units.cell(row, column);
    const bool long_stem = words.substr(words.rfind('|') + 1).size() > two_characters;
    const bool county = level_of(gazetteer.unit(row).code) == PlaceLevel::county;
    stem_trust.push_back(county && !long_stem ? PlaceTrust::context : PlaceTrust::name);
  }
  const Table &stems = rules.table("place_stems");
  auto uses = parse_column<PlaceTrust>(stems, "use", {{"alone", PlaceTrust::name}, {"province", PlaceTrust::province}},
                                       "alone or province expected");
  if (!uses) return uses.error();
  for (std::size_t row = 0; row < stems.rows(); ++row) {
    bool known = true;
    for_each_alternative(stems.cell(row, "stems"), [&](std::string_view stem) {
      bool found = false;
      rules.lexicon().prefixes(stem, 0, [&](std::size_t length, std::span<const WordSense> senses) {
        for (const WordSense &sense : senses)
          if (length == stem.size() && tables_[sense.table] == PlaceTable::units) {
            stem_trust[sense.row] = uses.value()[row];
            found = true;
          }
      });
      known = known && found;
    });
    if (!known) return stems.error(row, "stems", "a stem that no unit of the table places has");
  }
  return true;
}

Result<bool> PlaceRules::compile_words(const Rules &rules) {
  if (auto kinds = parse_column<CommonWord>(rules.table("place_common_words"), "use",
                                            {{"whole", CommonWord::whole},
                                             {"inside", CommonWord::inside},
                                             {"stem", CommonWord::stem},
                                             {"pair", CommonWord::pair}},
                                            "whole, inside, stem or pair expected"))
    common_kinds = std::move(kinds).value();
  else return kinds.error();
  if (auto kinds = parse_column<PlaceFollower>(rules.table("place_followers"), "use",
                                               {{"name", PlaceFollower::name},
                                                {"person", PlaceFollower::person},
                                                {"nature", PlaceFollower::nature},
                                                {"plain", PlaceFollower::plain},
                                                {"road", PlaceFollower::road},
                                                {"aid", PlaceFollower::aid}},
                                               "name, person, nature, plain, road or aid expected"))
    follower_kinds = std::move(kinds).value();
  else return kinds.error();
  return true;
}

Result<bool> PlaceRules::compile_settlements(const Rules &rules) {
  if (auto levels = parse_column<PlaceLevel>(rules.table("settlement_kinds"), "level",
                                             {{"township", PlaceLevel::township}, {"village", PlaceLevel::village}},
                                             "township or village expected"))
    settlement_levels = std::move(levels).value();
  else return levels.error();
  if (auto parts = parse_column<bool>(rules.table("settlement_kinds"), "part", {{"yes", true}, {"no", false}},
                                      "yes or no expected"))
    suffix_is_part = std::move(parts).value();
  else return parts.error();
  if (auto kinds = parse_column<SettlementWord>(
          rules.table("settlement_words"), "use",
          {{"end", SettlementWord::end}, {"whole", SettlementWord::whole}, {"within", SettlementWord::within}},
          "end, whole or within expected"))
    settlement_word_kinds = std::move(kinds).value();
  else return kinds.error();
  if (auto kinds = parse_column<PlaceLeadIn>(
          rules.table("place_lead_ins"), "use",
          {{"place", PlaceLeadIn::place}, {"break", PlaceLeadIn::breaks}, {"link", PlaceLeadIn::link}},
          "place, break or link expected"))
    lead_in_kinds = std::move(kinds).value();
  else return kinds.error();
  const Table &table = rules.table("townships");
  const std::size_t stems = table.column("stems");
  std::size_t names = 0;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string_view cell = table.cell(row, stems);
    names += 1 + static_cast<std::size_t>(std::count(cell.begin(), cell.end(), '|'));
  }
  townships.reserve(names);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto county = parse_place_code(table.cell(row, std::size_t{0}));
    if (!county) return table.error(row, "id", "the code of a county expected");
    for_each_alternative(table.cell(row, stems), [&](std::string_view stem) { townships.add(stem, *county); });
  }
  return true;
}

Result<bool> PlaceRules::compile_generics(const Rules &rules) {
  const Table &table = rules.table("generic_places");
  const auto kinds = parse_column<GenericKind>(table, "kind",
                                               {{"province", GenericKind::province},
                                                {"prefecture", GenericKind::prefecture},
                                                {"county", GenericKind::county},
                                                {"city", GenericKind::city},
                                                {"district", GenericKind::district},
                                                {"any", GenericKind::any},
                                                {"both", GenericKind::both}},
                                               "a level, city, district, any or both expected");
  if (!kinds) return kinds.error();
  const auto own = parse_column<bool>(table, "whose", {{"last", false}, {"own", true}}, "last or own expected");
  if (!own) return own.error();
  for (std::size_t row = 0; row < table.rows(); ++row)
    generic_words.push_back({kinds.value()[row], std::string(table.cell(row, "ending")), own.value()[row]});
  return true;
}

Result<bool> PlaceRules::compile_pairings(const Rules &rules) {
  const Table &table = rules.table("reference_pairings");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto assisting = parse_place_code(table.cell(row, "assisting"));
    if (!assisting) return table.error(row, "assisting", "six digits expected");
    const auto aided = parse_place_code(table.cell(row, "aided"));
    if (!aided) return table.error(row, "aided", "six digits expected");
    if (!pairs.insert(pair_key(*assisting, *aided)).second) continue;
    partners[*assisting].push_back(*aided);
    partners[*aided].push_back(*assisting);
  }
  return true;
}

Result<std::shared_ptr<const PlaceRules>> compile_place_rules(const Rules &rules) {
  auto compiled = std::make_shared<PlaceRules>();
  if (auto done = compiled->compile(rules); !done) return done.error();
  return std::shared_ptr<const PlaceRules>(std::move(compiled));
}

} // namespace v0
} // namespace jiedui
