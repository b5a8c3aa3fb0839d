#include "sides.hpp"

#include "jiedui/rules/table_reader.hpp"

#include <algorithm>

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

bool Sides::ever_official(PlaceCode assisting, PlaceCode aided) const {
  const auto found = std::lower_bound(officials_.begin(), officials_.end(), std::pair{assisting, aided},
                                      [](const Official &official, const std::pair<PlaceCode, PlaceCode> &pair) {
                                        return std::pair{official.assisting, official.aided} < pair;
                                      });
  return found != officials_.end() && found->assisting == assisting && found->aided == aided;
}

std::string_view Sides::programme(PlaceCode assisting, PlaceCode aided, int year) const {
  for (const PlaceCode giver : {assisting, prefecture_of(assisting), province_of(assisting)})
    for (const PlaceCode receiver : {aided, prefecture_of(aided), province_of(aided)})
      if (const Official *official = find(giver, receiver, year)) return official->programme;
  return {};
}

namespace {

constexpr int first_year = 1949, last_year = 9999;

} // namespace

Result<Sides> compile_sides(const Rules &rules) {
  Sides sides;
  TableReader read(rules);
  for (const TableRow row : read.rows("sides")) sides.ranks_.emplace_back(row.place("id"), row.whole("rank", 1, 9));
  for (const TableRow row : read.rows("reference_pairings"))
    sides.officials_.push_back({row.place("assisting"), row.place("aided"), row.whole("from", first_year, last_year, 0),
                                row.whole("to", first_year, last_year, last_year), row.text("programme")});
  std::sort(sides.ranks_.begin(), sides.ranks_.end());
  std::sort(sides.officials_.begin(), sides.officials_.end(), [](const auto &a, const auto &b) {
    return std::pair{a.assisting, a.aided} < std::pair{b.assisting, b.aided};
  });
  return read.finish(std::move(sides));
}

} // namespace v0
} // namespace jiedui
