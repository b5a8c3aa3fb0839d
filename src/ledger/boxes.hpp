/// @file boxes.hpp
/// What part of the world a figure covers, and whether two figures cover some of the same.
#pragma once

#include "jiedui/ledger/ledger_rules.hpp"
#include "jiedui/ledger/statement.hpp"
#include "jiedui/model/programme.hpp"

#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace jiedui {
inline namespace v0 {

struct Box {
  PlaceCodes giver, receiver;
  std::string giver_org; ///< instead of `giver`
  std::string programme;
  Sector sector = Sector::none;
  bool part = false;
  bool dated = false;
  std::optional<Day> start, end;

  friend auto operator<=>(const Box &, const Box &) = default;

  /// Whether something can lie in both. What is not said can be anything.
  [[nodiscard]] bool overlaps(const Box &other) const;
  /// Whether all of `other` lies in this one.
  [[nodiscard]] bool covers(const Box &other) const;
  [[nodiscard]] bool same_but_programme(const Box &other) const;
  [[nodiscard]] bool without_giver() const { return giver.empty() && giver_org.empty(); }
};

/// The sector that all figures of the indicator are of tells nothing apart.
[[nodiscard]] Box box_of(const Statement &statement, const LedgerRules &rules);
/// 0 for provinces, 1 for prefectures, 2 for counties; the widest of several codes.
[[nodiscard]] int width(const PlaceCodes &codes);
/// Days from start to end; very large where an end is open.
[[nodiscard]] int length(const Box &box);

/// Finds overlapping boxes without looking at all of them.
class BoxIndex {
public:
  void add(const Box &box, std::size_t number);
  void remove(std::size_t number);
  /// The number of the first box added that overlaps and `counts`.
  template <class Counts>
  [[nodiscard]] std::optional<std::size_t> first_overlap(const Box &box, Counts &&counts) const {
    std::optional<std::size_t> first;
    candidates(box, [&](const std::vector<std::size_t> &places) {
      for (const std::size_t place : places) {
        if (first && place >= *first) return;
        if (!gone_[place] && boxes_[place].overlaps(box) && counts(numbers_[place])) first = place;
      }
    });
    return first ? std::optional(numbers_[*first]) : std::nullopt;
  }
  /// The numbers of all boxes that overlap, ascending.
  [[nodiscard]] std::vector<std::size_t> overlaps(const Box &box) const;

private:
  /// Boxes by the places of one side. Code 0: not said.
  struct Side {
    std::unordered_map<PlaceCode, std::vector<std::size_t>> at, below;
    void add(const PlaceCodes &codes, std::size_t number);
    /// Calls `visit` with lists of boxes, each ascending, that hold all that touch the codes.
    template <class Visit> void candidates(const PlaceCodes &codes, Visit &&visit) const {
      const auto put = [&](const auto &map, PlaceCode code) {
        if (const auto found = map.find(code); found != map.end()) visit(found->second);
      };
      put(at, 0);
      for (const PlaceCode code : codes) {
        put(at, code);
        if (prefecture_of(code) != code) put(at, prefecture_of(code));
        if (province_of(code) != code) put(at, province_of(code));
        put(below, code);
      }
    }
  };
  /// Lists of boxes that hold all that can overlap.
  template <class Visit> void candidates(const Box &box, Visit &&visit) const {
    if (!box.receiver.empty()) receivers_.candidates(box.receiver, visit);
    else if (!box.giver.empty()) givers_.candidates(box.giver, visit);
    else visit(all_);
  }

  std::vector<Box> boxes_;
  std::vector<std::size_t> numbers_;
  std::vector<std::size_t> all_;
  std::vector<bool> gone_;
  Side givers_, receivers_;
};

} // namespace v0
} // namespace jiedui
