#include "sides.hpp"

#include "jiedui/rules/gazetteer.hpp"

#include <algorithm>
#include <charconv>

namespace jiedui {
inline namespace v0 {

int Sides::rank(PlaceCode code) const {
  for (const PlaceCode wider : {code, prefecture_of(code), province_of(code)}) {
    const auto found = std::lower_bound(ranks_.begin(), ranks_.end(), std::pair{wider, 0});
    if (found != ranks_.end() && found->first == wider) return found->second;
  }
  return 0;
}

int Sides::rank(const PlaceCodes &codes) const {
  int highest = 0;
  for (const PlaceCode code : codes) highest = std::max(highest, rank(code));
  return highest;
}

int Sides::direction(const PlaceCodes &a, const PlaceCodes &b) const {
  const int first = rank(a), second = rank(b);
  return first == 0 || second == 0 ? 0 : first - second;
}

const Sides::Official *Sides::find(PlaceCode assisting, PlaceCode aided, int year) const {
  constexpr int programme_renewed = 2016; // lists that ended before say nothing of an undated text
  const auto less = [](const Official &a, const Official &b) {
    return std::pair{a.assisting, a.aided} < std::pair{b.assisting, b.aided};
  };
  const auto [first, last] =
      std::equal_range(officials_.begin(), officials_.end(), Official{assisting, aided, 0, 0, {}}, less);
  const auto found = std::find_if(first, last, [&](const Official &official) {
    return year == 0 ? official.to >= programme_renewed : official.from <= year && year <= official.to + 1;
  });
  return found == last ? nullptr : &*found;
}

bool Sides::official(PlaceCode assisting, PlaceCode aided, int year) const {
  return find(assisting, aided, year) != nullptr;
}

std::string_view Sides::programme(PlaceCode assisting, PlaceCode aided, int year) const {
  for (const PlaceCode giver : {assisting, prefecture_of(assisting), province_of(assisting)})
    for (const PlaceCode receiver : {aided, prefecture_of(aided), province_of(aided)})
      if (const Official *official = find(giver, receiver, year)) return official->programme;
  return {};
}

Result<Sides> compile_sides(const Rules &rules) {
  Sides sides;
  const Table &ranks = rules.table("sides");
  for (std::size_t row = 0; row < ranks.rows(); ++row) {
    const auto code = parse_place_code(ranks.cell(row, "id"));
    if (!code) return ranks.error(row, "id", "not a place code of six digits");
    const std::string_view cell = ranks.cell(row, "rank");
    if (cell.size() != 1 || cell[0] < '1' || cell[0] > '9') return ranks.error(row, "rank", "not a rank from 1 to 9");
    sides.ranks_.emplace_back(*code, cell[0] - '0');
  }
  const Table &officials = rules.table("reference_pairings");
  for (std::size_t row = 0; row < officials.rows(); ++row) {
    const auto assisting = parse_place_code(officials.cell(row, "assisting"));
    const auto aided = parse_place_code(officials.cell(row, "aided"));
    if (!assisting) return officials.error(row, "assisting", "not a place code of six digits");
    if (!aided) return officials.error(row, "aided", "not a place code of six digits");
    Sides::Official official{*assisting, *aided, 0, 9999, std::string(officials.cell(row, "programme"))};
    for (const auto &[column, bound] : {std::pair{"from", &official.from}, std::pair{"to", &official.to}}) {
      const std::string_view cell = officials.cell(row, column);
      if (!cell.empty() && std::from_chars(cell.data(), cell.data() + cell.size(), *bound).ec != std::errc{})
        return officials.error(row, column, "not a year");
    }
    sides.officials_.push_back(official);
  }
  std::sort(sides.ranks_.begin(), sides.ranks_.end());
  std::sort(sides.officials_.begin(), sides.officials_.end(), [](const auto &a, const auto &b) {
    return std::pair{a.assisting, a.aided} < std::pair{b.assisting, b.aided};
  });
  return sides;
}

} // namespace v0
} // namespace jiedui
