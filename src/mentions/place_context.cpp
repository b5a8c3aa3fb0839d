// Which unit a name means, and whether a bare stem is a place: by the places around it.
#include "place_reader.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace jiedui {
inline namespace v0 {
namespace {

/// What stands between the places of a list or the two of a pair: 甲、乙, 济南—武隆.
constexpr std::array<std::string_view, 7> list_marks{enumeration_comma, "和", "及", "—", "——", "-", "－"};

/// What joins the two of a pair.
constexpr std::array<std::string_view, 15> pair_links{"与", "和",   "同",   "·",    "—",    "——",   "-",       "－",
                                                      "→",  "携手", "牵手", "对口", "帮扶", "结对", "对口帮扶"};

bool lies_in_one(PlaceCode code, const PlaceCodes &outer) {
  return std::any_of(outer.begin(), outer.end(), [&](PlaceCode wide) { return wide != code && lies_in(code, wide); });
}

bool ends_with_aid(std::string_view before) {
  constexpr std::array<std::string_view, 6> aids{"支援", "帮扶", "援建", "援助", "对口", "帮助"};
  return std::any_of(aids.begin(), aids.end(), [&](std::string_view word) { return before.ends_with(word); });
}

/// What a candidate gains that lies in the place right before it, and beside one in a list.
constexpr int behind_outer_place = 100, beside_listed = 150;

} // namespace

void PlaceReader::accept(FoundPlace &found) {
  found.accepted = true;
  if (found.codes.size() == 1) found.level = found.of_units ? level_of(found.codes.front()) : found.level;
  if (!found.inside_name)
    for (const PlaceCode code : found.codes) ++named_[code];
}

/// What the title names, the text may call by a stem or 全县.
void PlaceReader::note_title() {
  for (const PlaceMention &place : mentions_.title_places)
    if (!place.inside_name && !place.generic)
      for (const PlaceCode code : place.codes) ++named_[code];
}

void PlaceReader::settle() {
  for (FoundPlace &found : found_) {
    if (!found.of_units) {
      if (found.trust >= PlaceTrust::name || found.combined()) accept(found);
    } else if (found.trust >= PlaceTrust::name && found.candidates.size() == 1) {
      found.codes = {found.candidates.front().code};
      accept(found);
    }
  }
  settle_linked();
  // The second round sees what the first one settled further on in the text.
  for (int round = 0; round < 2; ++round)
    for (std::size_t i = 0; i < found_.size(); ++i)
      if (!found_[i].accepted) settle_one(found_[i], i);
  leave_programmes_of_elsewhere();
}

/// Whether the places, or those around them, are publicly paired.
bool PlaceReader::partners(PlaceCode a, PlaceCode b) const {
  for (const PlaceCode one : {a, prefecture_of(a), province_of(a)})
    for (const PlaceCode other : {b, prefecture_of(b), province_of(b)})
      if (rules_.pairs.contains(PlaceRules::pair_key(one, other))) return true;
  return false;
}

/// 湟源与六合, 惠城、册亨两地, 湟源所需、六合所能: two names that a word joins mean the two units of provinces that are
/// paired, where just one reading of them is.
void PlaceReader::settle_linked() {
  constexpr std::uint32_t longest = 30; // bytes between the two
  for (std::size_t i = 0; i + 1 < found_.size(); ++i) {
    FoundPlace &first = found_[i], &second = found_[i + 1];
    if ((first.accepted && second.accepted) || !first.of_units || !second.of_units || first.inside_name ||
        second.inside_name || (first.common && second.common) || second.span.begin - first.span.end > longest)
      continue;
    const std::string_view gap = text_.substr(first.span.end, second.span.begin - first.span.end);
    const bool joined_here = std::find(pair_links.begin(), pair_links.end(), gap) != pair_links.end();
    const bool both_follow = gap == enumeration_comma && followed_by(second.span, PlaceFollower::both);
    const bool needs = followed_by(first.span, PlaceFollower::needs) && followed_by(second.span, PlaceFollower::needs);
    const bool common = first.common || second.common; // 和平与安宁
    if ((joined_here && !common) || both_follow || needs) settle_pair(i, i + 1);
  }
}

/// What a name can mean: behind the name of a wider place only what lies in that, 深圳市南山区.
PlaceCodes PlaceReader::meanings(std::size_t index) const {
  const FoundPlace &found = found_[index];
  if (found.accepted) return found.codes;
  PlaceCodes all, inside;
  const bool behind = index > 0 && found_[index - 1].accepted && directly_behind(found_[index - 1], found);
  for (const PlaceCandidate &candidate : found.candidates) {
    all.push_back(candidate.code);
    if (behind && lies_in_one(candidate.code, found_[index - 1].codes)) inside.push_back(candidate.code);
  }
  return inside.empty() ? all : inside;
}

void PlaceReader::settle_pair(std::size_t one_index, std::size_t other_index) {
  int readings = 0;
  PlaceCode one = 0, other = 0;
  for (const PlaceCode a : meanings(one_index))
    for (const PlaceCode b : meanings(other_index)) {
      if (province_of(a) == province_of(b) || !partners(a, b)) continue;
      if (++readings > 1) return;
      one = a;
      other = b;
    }
  if (readings == 0) return;
  for (const auto &[found, code] : {std::pair{&found_[one_index], one}, std::pair{&found_[other_index], other}}) {
    if (found->accepted) continue;
    found->codes = {code};
    accept(*found);
  }
}

/// Whether two neighbours are of one list 甲、乙 and the other one is a place.
bool PlaceReader::lists_with(std::size_t index, std::size_t other) const {
  if (other >= found_.size() || !found_[other].accepted) return false;
  const Span first = found_[std::min(index, other)].span, second = found_[std::max(index, other)].span;
  const std::string_view between = text_.substr(first.end, second.begin - first.end);
  return std::find(list_marks.begin(), list_marks.end(), between) != list_marks.end();
}

bool PlaceReader::in_list(std::size_t index) const {
  return (index > 0 && lists_with(index, index - 1)) || lists_with(index, index + 1);
}

/// 天津滨海新区, 天津（滨海新区）
bool PlaceReader::directly_behind(const FoundPlace &outer, const FoundPlace &inner) const {
  const std::string_view between = text_.substr(outer.span.end, inner.span.begin - outer.span.end);
  return between.empty() || between == "（" || between == "(";
}

/// What the places around say for one candidate; 0 = nothing.
int PlaceReader::context_score(std::size_t index, PlaceCode code) const {
  constexpr int named_itself = 40, prefecture_named = 20, province_named = 10, near = 12, nearer = 2;
  constexpr std::size_t reach = 6;
  int score = 0;
  const PlaceCode province = province_of(code), prefecture = prefecture_of(code);
  if (index > 0 && found_[index - 1].accepted && directly_behind(found_[index - 1], found_[index]) &&
      lies_in_one(code, found_[index - 1].codes))
    score += behind_outer_place;
  if (named_.contains(code)) score += named_itself;
  if (prefecture != code && named_.contains(prefecture)) score += prefecture_named;
  if (province != code && named_.contains(province)) score += province_named;
  for (const PlaceCode inside : {code, prefecture}) {
    const auto partners = rules_.partners.find(inside);
    if (partners == rules_.partners.end()) continue;
    for (const PlaceCode partner : partners->second)
      if (named_.contains(partner)) score += level_of(partner) == PlaceLevel::county ? 15 : 4;
  }
  for (const std::size_t beside : {index - 1, index + 1})
    if (lists_with(index, beside) && found_[beside].one_unit() && found_[beside].level == level_of(code) &&
        prefecture_of(found_[beside].codes.front()) == prefecture)
      score += beside_listed; // 海淀、朝阳
  for (std::size_t back = 1; back <= reach && back <= index; ++back) {
    const FoundPlace &before = found_[index - back];
    if (!before.one_unit() || province_of(before.codes.front()) != province) continue;
    score += near - nearer * static_cast<int>(back - 1);
    break;
  }
  return score;
}

/// Whether the text says enough for a form that is no place by itself.
bool PlaceReader::is_borne_out(const FoundPlace &found, std::size_t index, PlaceCode code, int context) const {
  const bool outer_named = named_.contains(province_of(code)) || named_.contains(prefecture_of(code));
  const bool behind_outer = context >= behind_outer_place;
  if (found.trust == PlaceTrust::province)
    return outer_named || named_.contains(code) || in_list(index) ||
           (level_of(code) == PlaceLevel::prefecture && lead_in_before(found.span.begin) == PlaceLeadIn::place);
  if (!found.common) return behind_outer || named_.contains(code) || (in_list(index) && context > 0);
  if (in_list(index) && context > 0) return true;
  const bool full = found.span.size() == rules_.gazetteer.name_of(code).size();
  if (behind_outer) return full || !han_follows(text_, found.span.end); // 甘肃合作发展
  if (found.only_inside) return false;
  if (full && ends_with_aid(text_.substr(0, found.span.begin))) return true; // 对口支援忠县
  if (full && named_.contains(code)) return true;
  return full && outer_named &&
         (!is_han(character_before(text_, found.span.begin)) || lead_in_before(found.span.begin));
}

/// 援藏 in a text of Sichuan's own Tibetan prefectures.
void PlaceReader::leave_programmes_of_elsewhere() {
  for (FoundPlace &found : found_) {
    if (!found.accepted || found.named == nullptr || found.named->elsewhere.empty()) continue;
    bool here = false, elsewhere = false;
    for (const auto &[code, times] : named_) {
      for (const PlaceCode region : found.codes) here |= code != region && lies_in(code, region);
      for (const PlaceCode other : found.named->elsewhere) elsewhere |= code == other || lies_in(code, other);
    }
    if (elsewhere && !here) found.accepted = false;
  }
}

void PlaceReader::settle_one(FoundPlace &found, std::size_t index) {
  if (!found.of_units) { // a clip: 达旗
    const PlaceCode code = found.codes.front();
    if (named_.contains(code) || named_.contains(province_of(code)) || named_.contains(prefecture_of(code)))
      accept(found);
    return;
  }
  if (const PlaceCode county = county_by_township(found); county != 0 && !found.inside_name) {
    found.codes = {county};
    accept(found);
    return;
  }
  constexpr int in_use = 6, province_stem = 60, prefecture_stem = 35;
  int best = std::numeric_limits<int>::min(), second = best, best_context = 0;
  PlaceCode winner = 0;
  for (const PlaceCandidate &candidate : found.candidates) {
    const int context = context_score(index, candidate.code);
    int score = context + (candidate.in_use ? in_use : 0);
    const PlaceLevel level = level_of(candidate.code);
    if (found.trust != PlaceTrust::full) {
      // 吉林, 海南 without a kind: the larger unit, where nothing speaks for the other; 和田, 玉树: always the
      // prefecture.
      const bool outer =
          level == PlaceLevel::prefecture &&
          std::any_of(found.candidates.begin(), found.candidates.end(), [&](const PlaceCandidate &other) {
            return other.code != candidate.code && lies_in(other.code, candidate.code) &&
                   (named_.contains(candidate.code) || !named_.contains(other.code)); // 恩施市 … 恩施
          });
      score += level == PlaceLevel::province ? province_stem : outer ? behind_outer_place : 0;
      score += level == PlaceLevel::prefecture ? prefecture_stem : 0;
    }
    if (score > best) {
      second = std::exchange(best, score);
      best_context = context;
      winner = candidate.code;
    } else {
      second = std::max(second, score);
    }
  }
  if (best == second) return;
  if (found.trust <= PlaceTrust::province && !is_borne_out(found, index, winner, best_context)) return;
  found.codes = {winner};
  accept(found);
}

} // namespace v0
} // namespace jiedui
