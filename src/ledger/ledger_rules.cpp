#include "jiedui/ledger/ledger_rules.hpp"

#include <algorithm>
#include <charconv>

namespace jiedui {
inline namespace v0 {

namespace {

std::optional<PlaceCode> parse_code(std::string_view digits) {
  PlaceCode code = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code);
  if (error != std::errc{} || end != digits.data() + digits.size() || digits.size() != 6 || code < 110000)
    return std::nullopt;
  return code;
}

/// Names and changes of places, `clips` being further short names; nothing where the tables cannot be read.
std::optional<Error> read_places(const Table &places, const Table &clips, LedgerRules &compiled) {
  for (std::size_t row = 0; row < places.rows(); ++row) {
    const auto code = parse_code(places.cell(row, "code"));
    if (!code) return places.error(row, "code", "is no code of six digits");
    const std::string_view words = places.cell(row, "words"), today = places.cell(row, "today");
    const bool in_use = today.empty() && places.cell(row, "to").empty();
    const auto now = today.empty() ? code : parse_code(today);
    if (!now) return places.error(row, "today", "is no code of six digits");
    if (*now != *code) compiled.today.emplace(*code, *now);
    if (in_use) compiled.place_names[*code] = words.substr(0, words.find('|'));
    bool full = in_use;
    for_each_alternative(words, [&](std::string_view name) {
      auto &names = full ? compiled.full_names : compiled.other_names;
      names[std::string(name)].push_back(*now);
      full = false;
    });
  }
  for (std::size_t row = 0; row < clips.rows(); ++row)
    for_each_alternative(clips.cell(row, "words"), [&](std::string_view name) {
      if (const auto code = parse_code(clips.cell(row, "codes")))
        compiled.other_names[std::string(name)].push_back(*code);
    });
  for (auto *names : {&compiled.full_names, &compiled.other_names})
    for (auto &[name, codes] : *names) {
      std::erase_if(codes, [&](PlaceCode code) { return !compiled.place_names.contains(code); });
      std::ranges::sort(codes);
      codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
    }
  return std::nullopt;
}

} // namespace

std::string LedgerRules::place_name(PlaceCode code) const {
  const auto found = place_names.find(code);
  return found == place_names.end() ? std::to_string(code) : found->second;
}

std::vector<PlaceCode> LedgerRules::places_of(std::string_view code_or_name) const {
  if (const auto code = parse_code(code_or_name)) {
    if (place_names.contains(*code)) return {*code};
    const auto replaced = today.find(*code);
    return replaced == today.end() ? std::vector<PlaceCode>() : std::vector{replaced->second};
  }
  const auto named = [&](std::string_view name) {
    for (const auto *names : {&full_names, &other_names})
      if (const auto found = names->find(name); found != names->end() && !found->second.empty()) return found->second;
    return std::vector<PlaceCode>();
  };
  std::vector<PlaceCode> places = named(code_or_name);
  if (!places.empty()) return places;
  for (std::size_t split = 3; split < code_or_name.size() && places.empty(); split += 3) { // Chinese characters
    const std::vector<PlaceCode> wider = named(code_or_name.substr(0, split));
    if (wider.empty()) continue;
    places = named(code_or_name.substr(split));
    std::erase_if(places, [&](PlaceCode place) {
      return std::ranges::none_of(wider, [&](PlaceCode outer) { return place != outer && lies_in(place, outer); });
    });
  }
  return places;
}

std::optional<PlaceCode> LedgerRules::place_of(std::string_view code_or_name) const {
  const std::vector<PlaceCode> places = places_of(code_or_name);
  return places.size() == 1 ? std::optional(places.front()) : std::nullopt;
}

IndicatorKind LedgerRules::kind_of(std::string_view indicator) const {
  const auto found = indicators.find(indicator);
  return found == indicators.end() ? IndicatorKind::other : found->second.kind;
}

Sector LedgerRules::special_sector(std::string_view indicator, Sector sector) const {
  const auto found = indicators.find(indicator);
  return found != indicators.end() && found->second.sector == sector ? Sector::none : sector;
}

std::string LedgerRules::counted_in(std::string_view classifier) const {
  const auto found = counting_words.find(classifier);
  return found == counting_words.end() ? std::string(classifier) : found->second;
}

const System *LedgerRules::system(std::string_view id) const {
  const auto found = std::find_if(systems.begin(), systems.end(), [&](const System &s) { return s.id == id; });
  return found == systems.end() ? nullptr : &*found;
}

std::optional<Error> unknown_kind(const LedgerRules &rules, std::string_view kind) {
  if (kind.empty()) return std::nullopt;
  std::vector<std::string_view> kinds;
  for (const System &system : rules.systems) {
    if (system.kind == kind) return std::nullopt;
    if (std::ranges::find(kinds, system.kind) == kinds.end()) kinds.emplace_back(system.kind);
  }
  std::string names;
  for (const std::string_view name : kinds) names += (names.empty() ? "" : ", ") + std::string(name);
  return Error{ErrorCode::argument, "there is no kind \"" + std::string(kind) + "\" of systems; there are " + names,
               Error::nowhere};
}

Result<std::shared_ptr<const LedgerRules>> compile_ledger_rules(const Rules &rules) {
  auto compiled = std::make_shared<LedgerRules>();
  const Table &indicators = rules.table("indicators");
  for (std::size_t row = 0; row < indicators.rows(); ++row) {
    LedgerRules::Indicator indicator;
    const auto kind = parse_indicator_kind(indicators.cell(row, "kind"));
    if (!kind) return indicators.error(row, "kind", "is none of flow, stock, heads, ratio, other");
    indicator.kind = *kind;
    indicator.name_zh = indicators.cell(row, "name_zh");
    indicator.name_en = indicators.cell(row, "name_en");
    indicator.category = indicators.cell(row, "category");
    indicator.units = indicators.cell(row, "units");
    const auto sector = parse_sector(indicators.cell(row, "sector"));
    if (!sector) return indicators.error(row, "sector", "is no sector");
    indicator.sector = *sector;
    indicator.given = indicators.cell(row, "assisting").empty();
    compiled->indicators.emplace(indicators.cell(row, "id"), std::move(indicator));
  }
  const Table &parts = rules.table("indicator_parts");
  for (std::size_t row = 0; row < parts.rows(); ++row) {
    const auto whole = compiled->indicators.find(parts.cell(row, "id"));
    if (whole == compiled->indicators.end()) return parts.error(row, "id", "is no indicator");
    std::string unknown;
    for_each_alternative(parts.cell(row, "parts"), [&](std::string_view part) {
      if (!compiled->indicators.contains(part)) unknown = part;
      whole->second.parts.emplace_back(part);
    });
    if (!unknown.empty()) return parts.error(row, "parts", unknown + " is no indicator");
  }
  if (auto error = read_places(rules.table("places"), rules.table("place_names"), *compiled)) return *error;
  const Table &counting = rules.table("counting_words");
  for (std::size_t row = 0; row < counting.rows(); ++row)
    for_each_alternative(counting.cell(row, "classifiers"), [&](std::string_view word) {
      compiled->counting_words.emplace(word, counting.cell(row, "id"));
    });
  const Table &systems = rules.table("systems");
  for (std::size_t row = 0; row < systems.rows(); ++row) {
    const auto cell = [&](std::string_view column) { return std::string(systems.cell(row, column)); };
    compiled->systems.push_back(
        {cell("id"), cell("kind"), cell("name_zh"), cell("name_en"), cell("part_of"), cell("ask")});
  }
  for (std::size_t row = 0; row < systems.rows(); ++row)
    if (const std::string &whole = compiled->systems[row].part_of; !whole.empty() && compiled->system(whole) == nullptr)
      return systems.error(row, "part_of", whole + " is no system");
  const Table &corrections = rules.table("corrections");
  for (std::size_t row = 0; row < corrections.rows(); ++row)
    for_each_alternative(corrections.cell(row, "words"),
                         [&](std::string_view word) { compiled->correction_words.emplace_back(word); });
  compiled->systems_table = rules.number("systems");
  compiled->corrections_table = rules.number("corrections");
  return std::shared_ptr<const LedgerRules>(std::move(compiled));
}

} // namespace v0
} // namespace jiedui
