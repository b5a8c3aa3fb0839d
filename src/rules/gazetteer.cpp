#include "jiedui/rules/gazetteer.hpp"

#include <algorithm>
#include <charconv>

namespace jiedui {
inline namespace v0 {
namespace {

std::optional<int> parse_number(std::string_view cell) {
  int value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc() || end != cell.data() + cell.size()) return std::nullopt;
  return value;
}

} // namespace

std::optional<PlaceCode> parse_place_code(std::string_view cell) {
  const auto code = cell.size() == 6 ? parse_number(cell) : std::nullopt;
  return code && *code >= 110000 ? code : std::nullopt;
}

Result<Gazetteer> Gazetteer::compile(const Rules &rules) {
  Gazetteer gazetteer;
  gazetteer.rules_ = &rules;
  gazetteer.table_ = rules.number("places");
  const Table &table = rules.table("places");
  const std::size_t code = table.column("code"), words = table.column("words"), from = table.column("from"),
                    to = table.column("to"), today = table.column("today");
  gazetteer.units_.reserve(table.rows());
  for (std::size_t row = 0; row < table.rows(); ++row) {
    PlaceUnit unit;
    const std::string_view names = table.cell(row, words);
    unit.name = names.substr(0, names.find('|'));
    if (const auto value = parse_place_code(table.cell(row, code))) unit.code = unit.today = *value;
    else return table.error(row, "code", "six digits expected");
    if (const auto year = parse_number(table.cell(row, from))) unit.from = static_cast<std::int16_t>(*year);
    else return table.error(row, "from", "a year expected");
    if (const std::string_view cell = table.cell(row, to); !cell.empty()) {
      const auto year = parse_number(cell);
      if (!year) return table.error(row, "to", "a year expected");
      unit.to = static_cast<std::int16_t>(*year);
    }
    if (const std::string_view cell = table.cell(row, today); !cell.empty()) {
      const auto value = parse_place_code(cell);
      if (!value) return table.error(row, "today", "six digits expected");
      unit.today = *value;
    }
    if (unit.to == PlaceUnit::still) gazetteer.by_code_.emplace(unit.code, static_cast<std::uint32_t>(row));
    gazetteer.units_.push_back(unit);
  }
  return gazetteer;
}

PlaceCodes Gazetteer::resolve(std::string_view name, std::optional<int> year) const {
  PlaceCodes all, in_use;
  if (name.empty()) return all;
  rules_->lexicon().prefixes(name, 0, [&](std::size_t length, std::span<const WordSense> senses) {
    if (length != name.size()) return;
    for (const WordSense &sense : senses) {
      if (sense.table != table_) continue;
      const PlaceUnit &named = units_[sense.row];
      all.push_back(named.today);
      if (year ? named.in_use(*year) : named.to == PlaceUnit::still) in_use.push_back(named.today);
    }
  });
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
