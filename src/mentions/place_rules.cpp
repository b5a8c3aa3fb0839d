#include "place_rules.hpp"

#include <algorithm>
#include <bit>
#include <optional>
#include <utility>

namespace jiedui {
inline namespace v0 {
namespace {

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

Result<PlaceRules> PlaceRules::compile(const Rules &rules) {
  static constexpr std::array<std::string_view, static_cast<std::size_t>(PlaceTable::other)> names{
      "place_names",         "combined_names",     "place_groups",    "functional_zones", "places",
      "place_abbreviations", "place_common_words", "place_followers", "generic_places",   "settlement_kinds",
      "settlement_words",    "place_lead_ins",     "place_surnames"};
  PlaceRules compiled;
  compiled.tables_.assign(rules.tables().size(), PlaceTable::other);
  for (std::size_t i = 0; i < names.size(); ++i)
    if (const TableNumber number = rules.number(names[i]); number != Rules::no_table)
      compiled.tables_[number] = static_cast<PlaceTable>(i);
  compiled.lexicon = &rules.lexicon();
  compiled.lead_ins = EndingTable(rules, "place_lead_ins");
  compiled.surnames = EndingTable(rules, "place_surnames");
  TableReader read(rules);
  compiled.gazetteer = read.take(Gazetteer::compile(rules));
  compiled.read_named(read);
  compiled.read_stems(read, rules);
  compiled.read_words(read);
  compiled.read_settlements(read);
  compiled.read_generics(read);
  compiled.read_pairings(read);
  return read.finish(std::move(compiled));
}

void PlaceRules::read_named(TableReader &read) {
  static constexpr CellName<PlaceTrust> uses[] = {{"", PlaceTrust::name}, {"context", PlaceTrust::context}};
  for (std::size_t i = 0; i < named_tables.size(); ++i)
    for (const TableRow row : read.rows(named_tables[i])) {
      NamedPlace place{row.places("codes"), PlaceLevel::county, row.named("use", uses), {}};
      if (named_tables[i] == "place_groups") place.elsewhere = row.places("elsewhere");
      place.level = place.codes.empty() ? row.parsed("level", parse_level, "level, which a place without codes needs")
                                        : level_of(place.codes.front());
      if (place.codes.empty() && place.trust == PlaceTrust::context) row.fail("use", "needs codes");
      named[i].push_back(std::move(place));
    }
  for (const TableRow row : read.rows("place_abbreviations")) abbreviation_codes.push_back(row.places("codes"));
}

void PlaceRules::read_stems(TableReader &read, const Rules &rules) {
  static constexpr CellName<PlaceTrust> uses[] = {{"alone", PlaceTrust::name}, {"province", PlaceTrust::province}};
  constexpr std::size_t two_characters = 6;
  stem_trust.reserve(gazetteer.size());
  for (const TableRow row : read.rows("places")) {
    const std::string_view words = row.cell("words");
    const bool long_stem = words.substr(words.rfind('|') + 1).size() > two_characters;
    const PlaceCode code = gazetteer.unit(static_cast<std::uint32_t>(row.number())).code;
    stem_trust.push_back(level_of(code) == PlaceLevel::county && !long_stem ? PlaceTrust::context : PlaceTrust::name);
  }
  for (const TableRow row : read.rows("place_stems")) {
    const PlaceTrust trust = row.named("use", uses);
    for_each_alternative(row.cell("stems"), [&](std::string_view stem) {
      bool found = false;
      for (const WordMatch &match : rules.lexicon().at(stem, 0))
        if (match.length == stem.size() && tables_[match.sense.table] == PlaceTable::units) {
          stem_trust[match.sense.row] = trust;
          found = true;
        }
      if (!found) row.fail("stems", "holds what is the stem of no unit of the table places");
    });
  }
}

void PlaceRules::read_words(TableReader &read) {
  static constexpr CellName<CommonWord> common[] = {{"whole", CommonWord::whole},
                                                    {"inside", CommonWord::inside},
                                                    {"stem", CommonWord::stem},
                                                    {"pair", CommonWord::pair}};
  static constexpr CellName<PlaceFollower> followers[] = {
      {"name", PlaceFollower::name},   {"person", PlaceFollower::person}, {"nature", PlaceFollower::nature},
      {"plain", PlaceFollower::plain}, {"road", PlaceFollower::road},     {"aid", PlaceFollower::aid},
      {"both", PlaceFollower::both},   {"needs", PlaceFollower::needs}};
  for (const TableRow row : read.rows("place_common_words")) common_kinds.push_back(row.named("use", common));
  for (const TableRow row : read.rows("place_followers")) follower_kinds.push_back(row.named("use", followers));
}

void PlaceRules::read_settlements(TableReader &read) {
  static constexpr CellName<PlaceLevel> levels[] = {{"township", PlaceLevel::township},
                                                    {"village", PlaceLevel::village}};
  static constexpr CellName<SettlementWord> words[] = {
      {"end", SettlementWord::end}, {"whole", SettlementWord::whole}, {"within", SettlementWord::within}};
  static constexpr CellName<PlaceLeadIn> lead_in_uses[] = {
      {"place", PlaceLeadIn::place}, {"break", PlaceLeadIn::breaks}, {"link", PlaceLeadIn::link}};
  for (const TableRow row : read.rows("settlement_kinds")) {
    settlement_levels.push_back(row.named("level", levels));
    suffix_is_part.push_back(row.yes("part"));
  }
  for (const TableRow row : read.rows("settlement_words")) settlement_word_kinds.push_back(row.named("use", words));
  for (const TableRow row : read.rows("place_lead_ins")) lead_in_kinds.push_back(row.named("use", lead_in_uses));
  std::size_t stems = 0;
  for (const TableRow row : read.rows("townships")) {
    const std::string_view cell = row.cell("stems");
    stems += 1 + static_cast<std::size_t>(std::count(cell.begin(), cell.end(), '|'));
  }
  townships.reserve(stems);
  for (const TableRow row : read.rows("townships"))
    for_each_alternative(row.cell("stems"),
                         [&, county = row.place("id")](std::string_view stem) { townships.add(stem, county); });
}

void PlaceRules::read_generics(TableReader &read) {
  static constexpr CellName<GenericKind> kinds[] = {
      {"province", GenericKind::province}, {"prefecture", GenericKind::prefecture}, {"county", GenericKind::county},
      {"city", GenericKind::city},         {"district", GenericKind::district},     {"any", GenericKind::any},
      {"both", GenericKind::both}};
  static constexpr CellName<bool> whose[] = {{"last", false}, {"own", true}};
  for (const TableRow row : read.rows("generic_places"))
    generic_words.push_back({row.named("kind", kinds), row.text("ending"), row.named("whose", whose)});
}

void PlaceRules::read_pairings(TableReader &read) {
  for (const TableRow row : read.rows("reference_pairings")) {
    const PlaceCode assisting = row.place("assisting"), aided = row.place("aided");
    if (!pairs.insert(pair_key(assisting, aided)).second) continue;
    partners[assisting].push_back(aided);
    partners[aided].push_back(assisting);
  }
}

Result<std::shared_ptr<const PlaceRules>> compile_place_rules(const Rules &rules) {
  TableReader read(rules);
  auto compiled = std::make_shared<PlaceRules>(read.take(PlaceRules::compile(rules)));
  return read.finish(std::move(compiled));
}

} // namespace v0
} // namespace jiedui
