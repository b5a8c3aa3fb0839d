#include "boxes.hpp"

#include <algorithm>
#include <limits>

namespace jiedui {
inline namespace v0 {
namespace {

bool touch(const PlaceCodes &a, const PlaceCodes &b) {
  if (a.empty() || b.empty()) return true;
  return std::any_of(a.begin(), a.end(), [&](PlaceCode x) {
    return std::any_of(b.begin(), b.end(), [&](PlaceCode y) { return lies_in(x, y) || lies_in(y, x); });
  });
}

bool hold(const PlaceCodes &outer, const PlaceCodes &inner) {
  if (outer.empty() || inner.empty()) return outer.empty() && inner.empty();
  return std::all_of(inner.begin(), inner.end(), [&](PlaceCode x) {
    return std::any_of(outer.begin(), outer.end(), [&](PlaceCode y) { return lies_in(x, y); });
  });
}

} // namespace

bool Box::overlaps(const Box &other) const {
  if (!touch(giver, other.giver) || !touch(receiver, other.receiver)) return false;
  if (giver_org != other.giver_org && !without_giver() && !other.without_giver()) return false;
  if (!programme.empty() && !other.programme.empty() && !same_programme(programme, other.programme)) return false;
  if (sector != Sector::none && other.sector != Sector::none && sector != other.sector) return false;
  const bool before = end && other.start && *end < *other.start;
  const bool after = start && other.end && *start > *other.end;
  return !before && !after;
}

bool Box::covers(const Box &other) const {
  const bool from = !start || (other.start && *start <= *other.start);
  const bool until = !end || (other.end && *other.end <= *end);
  return giver_org == other.giver_org && hold(giver, other.giver) && hold(receiver, other.receiver) && from && until &&
         (sector == Sector::none || sector == other.sector) && (!part || other.part);
}

bool Box::same_but_programme(const Box &other) const {
  Box copy = other;
  copy.programme = programme;
  return *this == copy;
}

Box box_of(const Statement &statement, const LedgerRules &rules) {
  const Window window = statement.window();
  return {statement.giver,
          statement.receiver,
          statement.giver_org,
          statement.programme,
          rules.special_sector(statement.indicator, statement.sector()),
          statement.part(),
          window.dated,
          window.start,
          window.end};
}

int width(const PlaceCodes &codes) {
  int widest = 2;
  for (const PlaceCode code : codes) widest = std::min(widest, static_cast<int>(level_of(code)));
  return widest;
}

int length(const Box &box) {
  return box.start && box.end ? days_between(*box.start, *box.end) : std::numeric_limits<int>::max() / 2;
}

void BoxIndex::Side::add(const PlaceCodes &codes, std::size_t number) {
  if (codes.empty()) at[0].push_back(number);
  for (const PlaceCode code : codes) {
    at[code].push_back(number);
    const PlaceCode prefecture = prefecture_of(code), province = province_of(code);
    if (prefecture != code) below[prefecture].push_back(number);
    if (province != code && province != prefecture) below[province].push_back(number);
  }
}

void BoxIndex::add(const Box &box, std::size_t number) {
  const std::size_t place = boxes_.size();
  boxes_.push_back(box);
  numbers_.push_back(number);
  all_.push_back(place);
  gone_.push_back(false);
  givers_.add(box.giver, place);
  receivers_.add(box.receiver, place);
}

void BoxIndex::remove(std::size_t number) {
  for (std::size_t place = 0; place < numbers_.size(); ++place)
    if (numbers_[place] == number) gone_[place] = true;
}

std::vector<std::size_t> BoxIndex::overlaps(const Box &box) const {
  std::vector<std::size_t> numbers;
  candidates(box, [&](const std::vector<std::size_t> &places) {
    for (const std::size_t place : places)
      if (!gone_[place] && boxes_[place].overlaps(box)) numbers.push_back(numbers_[place]);
  });
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return numbers;
}

} // namespace v0
} // namespace jiedui
