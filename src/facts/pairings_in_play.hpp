/// The pairings of a text as its figures see them: which side a place belongs to, whom a giver helps.
#pragma once

#include "pairing_cues.hpp"
#include "place_groups.hpp"
#include "sides.hpp"

#include "jiedui/model/pairing.hpp"
#include "jiedui/model/place.hpp"
#include "jiedui/model/programme.hpp"
#include "jiedui/version.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace jiedui {
inline namespace v0 {

enum class PartySide : std::uint8_t { none, giver, receiver };

/// Which side of the document's pairings a place belongs to.
class SideOf {
public:
  SideOf(const std::vector<Pairing> &pairings, const std::vector<PlaceGroup> &groups, const Sides &sides,
         bool receivers_told)
      : sides_(sides), receivers_told_(receivers_told) {
    for (const Pairing &pairing : pairings) {
      if (pairing.assisting) note(*pairing.assisting, assisting_, around_assisting_);
      if (pairing.aided) note(*pairing.aided, aided_, around_aided_);
    }
    for (const PlaceCode code : around_assisting_) ++balance_[code];
    for (const PlaceCode code : around_aided_) --balance_[code];
    for (auto *codes : {&assisting_, &aided_, &around_assisting_, &around_aided_}) {
      std::sort(codes->begin(), codes->end());
      codes->erase(std::unique(codes->begin(), codes->end()), codes->end());
    }
    for (const PlaceCode code : aided_) highest_aided_ = std::max(highest_aided_, sides.rank(code));
    for (const PlaceGroup &group : groups) {
      lowest_ = std::min(lowest_, std::max(1, sides.rank(group.codes)));
      for (const PlaceCode code : group.codes) {
        const int rank = sides.rank(code);
        if (rank >= ranks::always_gives) merge_codes(always_giving_, {code});
        else if (rank > 0) note_partner(code);
      }
    }
  }

  [[nodiscard]] PartySide operator()(const PlaceCodes &codes) const {
    return codes.empty() ? PartySide::none : side_of(codes.front());
  }

private:
  static void note(PlaceCode code, PlaceCodes &exact, PlaceCodes &around) {
    exact.push_back(code);
    around.push_back(prefecture_of(code));
    around.push_back(province_of(code));
  }

  [[nodiscard]] static bool has(const PlaceCodes &codes, PlaceCode code) {
    return std::binary_search(codes.begin(), codes.end(), code);
  }

  /// 4 the place itself, 3 within the prefecture, 2 within the province, 1 around it, 0 no relation.
  [[nodiscard]] static int relation(PlaceCode code, const PlaceCodes &exact, const PlaceCodes &around) {
    if (has(exact, code)) return 4;
    if (has(exact, prefecture_of(code))) return 3;
    if (has(exact, province_of(code))) return 2;
    return has(around, code) ? 1 : 0;
  }

  [[nodiscard]] PartySide side_of(PlaceCode code) const {
    const int giving = relation(code, assisting_, around_assisting_);
    const int receiving = relation(code, aided_, around_aided_);
    if (giving != receiving) return giving > receiving ? PartySide::giver : PartySide::receiver;
    // 泉州 round ten of its districts that help and one of its counties that is helped
    const auto balance = balance_.find(code);
    if (giving != 1 || balance == balance_.end()) return side_by_rank(code);
    return balance->second > 0 ? PartySide::giver : balance->second < 0 ? PartySide::receiver : PartySide::none;
  }

  [[nodiscard]] PartySide side_by_rank(PlaceCode code) const {
    const int rank = sides_.rank(code);
    if (rank == 0) return PartySide::none;
    if (!aided_.empty() || !assisting_.empty())
      return !aided_.empty() && rank <= highest_aided_ ? PartySide::receiver : PartySide::none;
    if (rank >= ranks::always_gives) return has_partner(code) ? PartySide::giver : PartySide::none;
    if (rank <= ranks::receives) return PartySide::receiver;
    if (sides_.rank(province_of(code)) <= ranks::receives) return PartySide::none; // gives in its own province only
    const bool others_give = std::any_of(always_giving_.begin(), always_giving_.end(),
                                         [&](PlaceCode giver) { return !lies_in(code, giver); });
    if (others_give && lowest_ > ranks::receives) return PartySide::receiver;
    return lowest_ <= ranks::receives && !others_give ? PartySide::giver : PartySide::none;
  }

  void note_partner(PlaceCode code) {
    PlaceCode &all = around_partners_;
    if (!partners_ || (all != whole_country_ && lies_in(all, code))) all = code;
    else if (all != whole_country_ && !lies_in(code, all))
      all = prefecture_of(all) == prefecture_of(code) ? prefecture_of(code)
            : province_of(all) == province_of(code)   ? province_of(code)
                                                      : whole_country_;
    partners_ = true;
  }

  /// Whether the text tells of somebody outside the giver who can receive; a county that one company helps gives to
  /// nobody.
  [[nodiscard]] bool has_partner(PlaceCode giver) const {
    return receivers_told_ || (partners_ && (around_partners_ == whole_country_ || !lies_in(around_partners_, giver)));
  }

  const Sides &sides_;
  PlaceCodes assisting_, aided_, around_assisting_, around_aided_;
  static constexpr PlaceCode whole_country_ = 0;
  PlaceCode around_partners_ = whole_country_; ///< the narrowest place that holds all who can receive
  bool partners_ = false;                      ///< some are named
  bool receivers_told_ = false;                ///< or pointed at: 受援地区
  std::map<PlaceCode, int> balance_;           ///< of a place round others: how many more of them give than receive
  PlaceCodes always_giving_;                   ///< of the places that the text names
  int highest_aided_ = 0;
  int lowest_ = 9;
};

/// The pairings of a document without those that a narrower one repeats: 顺义–科左中旗 stands for 北京–内蒙古 too.
class PairingsInPlay {
public:
  using Stated = std::vector<const Pairing *>::const_iterator;
  using Codes = std::pair<PlaceCode, PlaceCode>;

  explicit PairingsInPlay(const std::vector<Pairing> &pairings) {
    std::set<Codes> wider, stated;
    for (const Pairing &pairing : pairings)
      if (pairing.assisting && pairing.aided && pairing.rule != implied_rule)
        stated.emplace(*pairing.assisting, *pairing.aided);
    const bool of_places = std::any_of(pairings.begin(), pairings.end(), is_of_places);
    for (const Pairing &pairing : pairings) {
      if (!pairing.assisting || !pairing.aided || joins_in(pairing, stated)) continue;
      if (of_places && !is_of_places(pairing)) continue; // two schools make no city's pairing a wide one
      for (const PlaceCode giver : around(*pairing.assisting))
        for (const PlaceCode receiver : around(*pairing.aided))
          if (giver != *pairing.assisting || receiver != *pairing.aided) wider.emplace(giver, receiver);
    }
    for (const Pairing &pairing : pairings) {
      const bool both = pairing.assisting && pairing.aided;
      if (both && of_places && !is_of_places(pairing)) continue; // two schools
      if (both && level_of(*pairing.assisting) == PlaceLevel::province &&
          level_of(*pairing.aided) == PlaceLevel::province)
        provinces_.push_back(&pairing);
      if (both && joins_in(pairing, stated)) continue;
      const bool is_wide = both && wider.contains({*pairing.assisting, *pairing.aided});
      (is_wide ? wide_ : narrow_).push_back(&pairing);
      if (both && !is_wide && !pairing.evidence.empty()) stated_.push_back(&pairing);
    }
    std::stable_sort(stated_.begin(), stated_.end(), [](const Pairing *a, const Pairing *b) {
      return a->evidence.front().begin < b->evidence.front().begin;
    });
  }

  /// The one giver of all, or nothing.
  [[nodiscard]] PlaceCodes giver() const {
    const auto assisting = [](const Pairing &pairing) { return pairing.assisting; };
    PlaceCodes codes = common(narrow_, assisting);
    if (codes.empty())
      if (const Pairing *wide = around_all(narrow_)) codes = {*wide->assisting};
    if (codes.empty() && narrow_.size() > 1 && one_statement(narrow_) &&
        !common(narrow_, [](const Pairing &pairing) { return pairing.aided; }).empty())
      for (const Pairing *pairing : narrow_)
        if (pairing->assisting) merge_codes(codes, {*pairing->assisting}); // 甲省、乙市对口支援丙县
    return codes;
  }

  /// Who alone helps these, where the text pairs others too.
  [[nodiscard]] PlaceCodes giver_of(const PlaceCodes &receivers) const {
    if (receivers.size() != 1) return {};
    std::vector<const Pairing *> matching;
    for (const Pairing *pairing : narrow_)
      if (pairing->aided == receivers.front()) matching.push_back(pairing);
    return common(matching, [](const Pairing &pairing) { return pairing.assisting; });
  }

  /// Whom the one giver itself is paired with, where all others that it helps lie in that place.
  [[nodiscard]] PlaceCodes wide_receivers(const PlaceCodes &givers) const {
    const auto wide = std::find_if(wide_.begin(), wide_.end(),
                                   [&](const Pairing *pairing) { return PlaceCodes{*pairing->assisting} == givers; });
    if (wide == wide_.end()) return {};
    const PlaceCode around = *(*wide)->aided;
    const bool all = std::all_of(narrow_.begin(), narrow_.end(), [&](const Pairing *pairing) {
      return !pairing->aided || lies_in(*pairing->aided, around) || !may_help(*pairing, givers);
    });
    return all ? PlaceCodes{around} : PlaceCodes{};
  }

  /// Whether a giver of these helps none of them, nor a place in or round one: who helps them is not said.
  [[nodiscard]] bool are_foreign(const PlaceCodes &receivers, const PlaceCodes &givers) const {
    return std::none_of(narrow_.begin(), narrow_.end(), [&](const Pairing *pairing) {
      return pairing->aided && related(*pairing->aided, receivers) && may_help(*pairing, givers);
    });
  }

  /// The receivers of these givers (of all where there are none): the one, or those of one statement, or the place
  /// round them that is paired too.
  [[nodiscard]] PlaceCodes receivers(const PlaceCodes &givers) {
    if (const auto known = receivers_.find(givers); known != receivers_.end()) return known->second;
    const std::vector<const Pairing *> matching = of(givers);
    if (givers.empty() && names_no_code()) return {};
    PlaceCodes codes = common(matching, [](const Pairing &pairing) { return pairing.aided; });
    if (codes.empty() && givers.size() > 1) codes = receivers_of_all(givers);
    if (codes.empty() && !givers.empty() && one_statement(matching))
      for (const Pairing *pairing : matching) merge_codes(codes, {*pairing->aided});
    if (codes.empty() && givers.size() > 1) codes = receivers_of_each(givers);
    if (codes.empty())
      if (const Pairing *wide = around_all(matching)) codes = {*wide->aided};
    if (codes.empty()) codes = all_of_one(matching);
    return receivers_.emplace(givers, std::move(codes)).first->second;
  }

  /// 广东 round 佛山, where 佛山 is the one giver.
  [[nodiscard]] bool is_around_giver(const PlaceCodes &codes) const { return is_around(codes, giver()); }
  /// A province round all who receive, or a prefecture that is not paired itself.
  [[nodiscard]] bool is_around_receivers(const PlaceCodes &codes) {
    if (!is_around(codes, receivers(giver()))) return false;
    return level_of(codes.front()) == PlaceLevel::province ||
           std::none_of(wide_.begin(), wide_.end(),
                        [&](const Pairing *wide) { return codes == PlaceCodes{*wide->aided}; });
  }

  /// Those of the givers' receivers that the east-west programme gives them, where one statement names them.
  [[nodiscard]] PlaceCodes east_west_receivers(const PlaceCodes &givers) const {
    std::vector<const Pairing *> matching = of(givers);
    std::erase_if(matching, [](const Pairing *pairing) {
      return !same_programme(pairing->programme, to_string(Programme::east_west));
    });
    PlaceCodes codes;
    if (!matching.empty() && one_statement(matching))
      for (const Pairing *pairing : matching) merge_codes(codes, {*pairing->aided});
    return codes;
  }

  /// The narrowest receiver round all of these that is paired itself, else these.
  [[nodiscard]] PlaceCodes around_paired_receivers(const PlaceCodes &receivers) const {
    PlaceCodes around = receivers;
    for (const auto *pairings : {&narrow_, &wide_})
      for (const Pairing *pairing : *pairings)
        if (pairing->aided && is_around({*pairing->aided}, receivers) &&
            (around == receivers || lies_in(*pairing->aided, around.front())))
          around = {*pairing->aided};
    return around;
  }

  /// The one giver round all of these that is paired itself, else these.
  [[nodiscard]] PlaceCodes around_givers(const PlaceCodes &givers) const {
    for (const auto *pairings : {&narrow_, &wide_})
      for (const Pairing *pairing : *pairings)
        if (pairing->assisting && is_around({*pairing->assisting}, givers)) return {*pairing->assisting};
    return givers;
  }

  /// What 全州 means: the place that is paired, where just one of that level is, else what it was resolved to.
  [[nodiscard]] PlaceCodes place_like(const PlaceCodes &codes) const {
    if (codes.size() != 1 || pairs(codes) || pairs_among(wide_, codes)) return codes;
    PlaceCodes same_level;
    for (const Pairing *pairing : narrow_)
      for (const auto &code : {pairing->assisting, pairing->aided})
        if (code && level_of(*code) == level_of(codes.front())) merge_codes(same_level, {*code});
    return same_level.size() == 1 ? same_level : codes;
  }

  /// Whether a pairing names the place itself.
  [[nodiscard]] bool pairs(const PlaceCodes &codes) const { return codes.size() == 1 && pairs_among(narrow_, codes); }

  /// Those of places whose words lie between two bytes, in the order of the text.
  [[nodiscard]] std::pair<Stated, Stated> stated_between(std::uint32_t begin, std::uint32_t end) const {
    const auto starts = [](const Pairing *pairing, std::uint32_t at) { return pairing->evidence.front().begin < at; };
    const auto first = std::lower_bound(stated_.begin(), stated_.end(), begin, starts);
    return {first, std::lower_bound(first, stated_.end(), end, starts)};
  }

  /// What a number of places counts: 四市, 三州, 7县.
  enum class Counted : std::uint8_t { provinces, cities, prefectures, counties };

  /// All who give, or all who receive, where just so many of that kind do; empty else.
  [[nodiscard]] PlaceCodes all_givers(std::size_t count, Counted kind) {
    return all_of(count, kind, givers_by_kind_, [](const Pairing &pairing) { return pairing.assisting; });
  }
  [[nodiscard]] PlaceCodes all_receivers(std::size_t count, Counted kind) {
    return all_of(count, kind, receivers_by_kind_, [](const Pairing &pairing) { return pairing.aided; });
  }

  /// 两地, 两省: the one pairing meant.
  [[nodiscard]] const Pairing *meant(bool of_provinces) const {
    if (of_provinces && provinces_.size() == 1) return provinces_.front();
    return narrow_.size() == 1 ? narrow_.front() : nullptr;
  }

private:
  [[nodiscard]] std::vector<const Pairing *> of(const PlaceCodes &givers) const {
    std::vector<const Pairing *> matching;
    for (const Pairing *pairing : narrow_)
      if (pairing->aided && may_help(*pairing, givers)) matching.push_back(pairing);
    return matching;
  }

  static bool pairs_among(const std::vector<const Pairing *> &pairings, const PlaceCodes &codes) {
    return std::any_of(pairings.begin(), pairings.end(), [&](const Pairing *pairing) {
      return pairing->assisting == codes.front() || pairing->aided == codes.front();
    });
  }

  static bool may_help(const Pairing &pairing, const PlaceCodes &givers) {
    return givers.empty() || !pairing.assisting || related(*pairing.assisting, givers);
  }

  /// A district that the words only imply to help whom its city is stated to help: the city stays the giver of what
  /// is told of nobody.
  static bool joins_in(const Pairing &pairing, const std::set<Codes> &stated) {
    if (pairing.rule != implied_rule) return false;
    const PlaceCode giver = *pairing.assisting;
    return (prefecture_of(giver) != giver && stated.contains({prefecture_of(giver), *pairing.aided})) ||
           (province_of(giver) != giver && stated.contains({province_of(giver), *pairing.aided}));
  }

  /// Whether somebody is helped who has no code: a division of the corps.
  [[nodiscard]] bool names_no_code() const {
    return std::any_of(narrow_.begin(), narrow_.end(), [](const Pairing *pairing) { return !pairing->aided; });
  }

  /// The corps' divisions have towns of their own: 第一师阿拉尔市.
  static bool is_of_places(const Pairing &pairing) {
    constexpr PlaceCode towns = 6590;
    return pairing.assisting_org.empty() &&
           (pairing.aided_org.empty() || (pairing.aided && *pairing.aided / 100 == towns));
  }

  /// Whether the places hold all of the others and are not they.
  static bool is_around(const PlaceCodes &wide, const PlaceCodes &narrow) {
    return !narrow.empty() && std::all_of(narrow.begin(), narrow.end(), [&](PlaceCode code) {
      return std::find(wide.begin(), wide.end(), code) == wide.end() &&
             std::any_of(wide.begin(), wide.end(), [&](PlaceCode place) { return lies_in(code, place); });
    });
  }

  static std::array<PlaceCode, 3> around(PlaceCode code) { return {code, prefecture_of(code), province_of(code)}; }

  static bool related(PlaceCode code, const PlaceCodes &givers) {
    return std::any_of(givers.begin(), givers.end(),
                       [&](PlaceCode giver) { return lies_in(code, giver) || lies_in(giver, code); });
  }

  /// 甲省、乙省: whom both of them help, where the text pairs each with it.
  [[nodiscard]] PlaceCodes receivers_of_all(const PlaceCodes &givers) const {
    PlaceCodes shared;
    for (const PlaceCode giver : givers) {
      PlaceCodes own;
      for (const auto *pairings : {&narrow_, &wide_})
        for (const Pairing *pairing : *pairings)
          if (pairing->assisting == giver && pairing->aided) merge_codes(own, {*pairing->aided});
      if (giver == givers.front()) shared = own;
      else erase_if(shared, [&](PlaceCode code) { return !std::binary_search(own.begin(), own.end(), code); });
    }
    return shared;
  }

  /// 静安区、虹口区: what each of them aids, where that is said of each.
  [[nodiscard]] PlaceCodes receivers_of_each(const PlaceCodes &givers) {
    PlaceCodes all;
    for (const PlaceCode giver : givers) {
      const PlaceCodes own = receivers({giver});
      if (own.empty()) return {};
      merge_codes(all, own);
    }
    return all;
  }

  /// Of one giver: all whom it helps, where they are of one level.
  [[nodiscard]] static PlaceCodes all_of_one(const std::vector<const Pairing *> &pairings) {
    PlaceCodes all;
    for (const Pairing *pairing : pairings) {
      const Pairing &first = *pairings.front();
      if (!pairing->assisting || pairing->assisting != first.assisting ||
          level_of(*pairing->aided) != level_of(*first.aided))
        return {};
      merge_codes(all, {*pairing->aided});
    }
    return all;
  }

  /// The pairing round all of these: 天津–甘肃 round 河西–崆峒 and 武清–静宁.
  [[nodiscard]] const Pairing *around_all(const std::vector<const Pairing *> &pairings) const {
    if (pairings.size() < 2) return nullptr;
    const auto found = std::find_if(wide_.begin(), wide_.end(), [&](const Pairing *wide) {
      return std::all_of(pairings.begin(), pairings.end(), [&](const Pairing *pairing) {
        return pairing->assisting && pairing->aided && lies_in(*pairing->assisting, *wide->assisting) &&
               lies_in(*pairing->aided, *wide->aided);
      });
    });
    return found == wide_.end() ? nullptr : *found;
  }

  /// Whether all rest on one statement, or the next one goes on with its list.
  static bool one_statement(const std::vector<const Pairing *> &pairings) {
    constexpr std::uint32_t joint = 6; // bytes
    for (std::size_t i = 0; i < pairings.size(); ++i) {
      if (pairings[i]->evidence.empty()) return false;
      if (i == 0 || pairings[i]->evidence == pairings[i - 1]->evidence) continue;
      const Span before = pairings[i - 1]->evidence.front(), own = pairings[i]->evidence.front();
      const bool listed = !pairings[i]->aided_org.empty() && own.begin >= before.end && own.begin <= before.end + joint;
      if (!listed) return false;
    }
    return true;
  }

  using ByKind = std::array<std::optional<PlaceCodes>, 4>; ///< as they are asked for

  template <class Pick>
  [[nodiscard]] PlaceCodes all_of(std::size_t count, Counted kind, ByKind &known, Pick &&pick) const {
    std::optional<PlaceCodes> &all = known[static_cast<std::size_t>(kind)];
    if (!all) {
      all.emplace();
      for (const auto *pairings : {&narrow_, &wide_})
        for (const Pairing *pairing : *pairings)
          if (const auto code = pick(*pairing); code && is_a(*code, kind)) merge_codes(*all, {*code});
    }
    return all->size() == count ? *all : PlaceCodes{};
  }

  /// By the code: prefectures that are no cities have the numbers 21 to 50, the four cities of the centre are cities.
  static bool is_a(PlaceCode code, Counted kind) {
    constexpr std::array<PlaceCode, 4> of_the_centre{110000, 120000, 310000, 500000};
    constexpr PlaceCode first = 21, last = 50;
    const PlaceCode number = code / 100 % 100;
    const PlaceLevel level = level_of(code);
    switch (kind) {
    case Counted::provinces: return level == PlaceLevel::province;
    case Counted::cities:
      return (level == PlaceLevel::prefecture && (number < first || number > last)) ||
             std::find(of_the_centre.begin(), of_the_centre.end(), code) != of_the_centre.end();
    case Counted::prefectures: return level == PlaceLevel::prefecture && number >= first && number <= last;
    case Counted::counties: return level == PlaceLevel::county;
    }
    return false;
  }

  template <class Pick> static PlaceCodes common(const std::vector<const Pairing *> &pairings, Pick &&pick) {
    std::optional<PlaceCode> one;
    for (const Pairing *pairing : pairings) {
      const auto code = pick(*pairing);
      if (!code || (one && *one != *code)) return {};
      one = code;
    }
    return one ? PlaceCodes{*one} : PlaceCodes{};
  }

  std::vector<const Pairing *> narrow_, wide_, provinces_, stated_;
  std::map<PlaceCodes, PlaceCodes> receivers_;
  ByKind givers_by_kind_, receivers_by_kind_;
};

} // namespace v0
} // namespace jiedui
