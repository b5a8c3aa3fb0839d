#include "jiedui/rules/gazetteer.hpp"

#include "jiedui/rules/table_reader.hpp"

#include <algorithm>
#include <charconv>

namespace jiedui {
inline namespace v0 {
namespace {

constexpr int first_year = 1900, last_year = 2999;

} // namespace

std::optional<PlaceCode> parse_place_code(std::string_view cell) {
  PlaceCode code = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), code);
  const bool six_digits = cell.size() == 6 && error == std::errc() && end == cell.data() + cell.size();
  return six_digits && code >= 110000 ? std::optional(code) : std::nullopt;
}

Result<Gazetteer> Gazetteer::compile(const Rules &rules) {
  Gazetteer gazetteer;
  gazetteer.rules_ = &rules;
  gazetteer.table_ = rules.number("places");
  TableReader read(rules);
  const TableReader::Rows rows = read.rows("places");
  gazetteer.units_.reserve(rows.size());
  for (const TableRow row : rows) {
    PlaceUnit unit;
    const std::string_view names = row.cell("words");
    unit.name = names.substr(0, names.find('|'));
    unit.code = row.place("code");
    unit.from = static_cast<std::int16_t>(row.whole("from", first_year, last_year));
    unit.to = static_cast<std::int16_t>(row.whole("to", first_year, last_year, PlaceUnit::still));
    unit.today = row.parsed_if_any("today", parse_place_code, "place code of six digits").value_or(unit.code);
    if (unit.to == PlaceUnit::still) gazetteer.by_code_.emplace(unit.code, static_cast<std::uint32_t>(row.number()));
    gazetteer.units_.push_back(unit);
  }
  return read.finish(std::move(gazetteer));
}

PlaceCodes Gazetteer::resolve(std::string_view name, std::optional<int> year) const {
  PlaceCodes all, in_use;
  if (name.empty()) return all;
  for (const WordMatch &match : rules_->lexicon().at(name, 0)) {
    if (match.length != name.size() || match.sense.table != table_) continue;
    const PlaceUnit &named = units_[match.sense.row];
    all.push_back(named.today);
    if (year ? named.in_use(*year) : named.to == PlaceUnit::still) in_use.push_back(named.today);
  }
  PlaceCodes &codes = in_use.empty() ? all : in_use;
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  return codes;
}

std::string_view Gazetteer::name_of(PlaceCode code) const {
  const auto found = by_code_.find(code);
  return found == by_code_.end() ? std::string_view{} : units_[found->second].name;
}

} // namespace v0
} // namespace jiedui
