/// Stated numbers of places against the places that are listed.
#include "audit.hpp"
#include "first_from.hpp"
#include "grammar.hpp"

#include <algorithm>
#include <set>

namespace jiedui {
inline namespace v0 {
namespace {

std::optional<PlaceLevel> level_counted(NounRole role) {
  switch (role) {
  case NounRole::county: return PlaceLevel::county;
  case NounRole::prefecture: return PlaceLevel::prefecture;
  case NounRole::province: return PlaceLevel::province;
  default: return std::nullopt;
  }
}

bool single(const PlaceMention &mention) {
  return mention.codes.size() == 1 && !mention.combined && !mention.inside_name && !mention.generic;
}

/// 甲县、乙县, 甲县,乙县.
bool listed(std::string_view gap) { return grammar::joins(gap) || is_one_of(gap, ",", "，"); }

/// How many things stand in a stretch of text: those that 、 parts, and the one that 和 may join to the last of them.
struct Items {
  int parted = 0;
  bool joined = false;

  [[nodiscard]] bool make(Decimal told) const {
    return told == Decimal(parted) || (joined && told == Decimal(parted + 1));
  }
};

/// 甲、乙（丙、丁）和戊: what stands in brackets names no items.
Items items_of(std::string_view list) {
  Items items{list.empty() ? 0 : 1, false};
  bool inside = false;
  for (std::uint32_t at = 0; at < list.size(); at = step(list, at)) {
    if (grammar::opens_bracket(list, at)) inside = true;
    else if (grammar::closes_bracket(list, at)) inside = false;
    else if (!inside && stands_at(list, at, "、")) items = {items.parted + 1, false};
    else if (!inside && one_stands_at(list, at, "和", "及", "与")) items.joined = true;
  }
  return items;
}

/// “甲”“乙”“丙”: quoted names side by side; 0 where none end the text.
int quoted_at_end(std::string_view text) {
  int names = 0;
  while (text.ends_with("”")) {
    const std::size_t open = text.rfind("“");
    if (open == std::string_view::npos) break;
    text = text.substr(0, open);
    ++names;
  }
  return names;
}

/// A small exact number of things or places.
bool counts_few(const QuantityMention &mention, std::int64_t most) {
  const Quantity &q = mention.quantity;
  return q.unit == Unit::count && q.value.whole() && q.value > Decimal(1) && q.value < Decimal(most + 1) &&
         !q.value_high && q.qualifier == Qualifier::exact && !mention.distributive;
}

} // namespace

struct Audit::PlaceList {
  std::vector<const PlaceMention *> items;
  bool open = false; ///< 等: not all are named
  bool led = false;  ///< 与 or 和 stands behind the first

  [[nodiscard]] std::string names(std::string_view text) const {
    std::string names;
    for (const PlaceMention *item : items) names.append(names.empty() ? "" : "、").append(item->span.of(text));
    return names;
  }
};

/// The list that ends right before `number`: 兴和县、卓资县和武川县等4个县.
Audit::PlaceList Audit::places_before(Span number, PlaceLevel level) const {
  const std::string_view text = folded();
  const std::vector<PlaceMention> &places = mentions_.places;
  const auto gap = [&](const PlaceMention &a, const PlaceMention &b) {
    return a.span.end <= b.span.begin ? text.substr(a.span.end, b.span.begin - a.span.end) : std::string_view("?");
  };
  PlaceList list;
  auto at = first_ending_behind(places, number.begin);
  if (at == places.begin()) return list;
  --at;
  const std::string_view between = text.substr(at->span.end, number.begin - at->span.end);
  list.open = between.starts_with("等");
  if (!between.empty() && !is_one_of(between, "等", "等地", "这", "等共")) return list;
  for (;; --at) {
    if (!single(*at) || level_of(at->codes.front()) != level || at->level != level) return {{}, list.open};
    list.items.push_back(&*at);
    auto left = at;
    // A wider place right before an item only says where it lies: 乌兰察布市兴和县.
    while (left != places.begin() && gap(*std::prev(left), *left).empty() && std::prev(left)->level < level) --left;
    if (left == places.begin() || !listed(gap(*std::prev(left), *left))) {
      // Something that is no known place stands in the list.
      if (ends_at(text, left->span.begin, "、")) list.items.clear();
      break;
    }
    at = left;
  }
  std::reverse(list.items.begin(), list.items.end());
  list.led = list.items.size() > 1 && !stands_at(text, list.items.front()->span.end, "、");
  return list;
}

/// The level of the places that a small exact number counts.
std::optional<PlaceLevel> Audit::places_counted(const QuantityMention &mention) const {
  constexpr std::int64_t most = 999;
  const Quantity &q = mention.quantity;
  if (!counts_few(mention, most)) return std::nullopt;
  if (!q.classifier.empty() && !is_one_of(q.classifier, "个", "县", "区")) return std::nullopt;
  auto noun = rules_.noun_at(behind(mention.span.end));
  if (!noun && mention.bare) noun = rules_.noun_at(behind(mention.number.end)); // 四县: the noun is in the span
  return noun ? level_counted(noun->first) : std::nullopt;
}

void Audit::compare_count(const QuantityMention &mention, const PlaceList &list) {
  std::set<PlaceCode> distinct;
  for (const PlaceMention *item : list.items) distinct.insert(item->codes.front());
  if (list.items.size() < 2 || distinct.size() != list.items.size()) return;
  const Decimal named = static_cast<std::int64_t>(distinct.size()), told = mention.quantity.value;
  if (list.led && named == told.plus(1)) return; // 甲区与乙、丙、丁三县: the first is on the other side
  const std::string stated(mention.span.of(document_.text));
  std::vector<std::string> texts{stated};
  Evidence evidence{mention.span};
  for (const PlaceMention *item : list.items) {
    texts.emplace_back(item->span.of(document_.text));
    evidence.push_back(item->span);
  }
  const bool holds = list.open ? named <= told : named == told;
  report(holds ? FindingKind::holds : FindingKind::count_mismatch, "count.places",
         stated + " stated, " + named.to_string() + " named" + (list.open ? " before 等: " : ": ") +
             list.names(document_.text),
         {told, named}, std::move(texts), std::move(evidence));
}

/// 教育、卫生和饮水等3个方面, “甲、乙、丙”三个层面: the list that ends right before the number, in its clause.
std::string_view Audit::list_before_number(const QuantityMention &mention) const {
  std::string_view ahead = folded().substr(0, mention.span.begin);
  bool led = mention.bare; // 甲、乙、丙三市
  for (const std::string_view word : {"等共", "等这", "等", "共", "这"})
    if (!led && ahead.ends_with(word)) {
      ahead.remove_suffix(word.size());
      led = true;
    }
  const auto end = static_cast<std::uint32_t>(ahead.size());
  const bool quoted = ahead.ends_with("”");
  if (end == 0 || (!led && !quoted)) return {};
  const std::uint32_t begin = clauses_.clauses[clauses_.clause_at(end - 1)].span.begin;
  const std::size_t open = quoted ? ahead.rfind("“") : std::string_view::npos;
  if (quoted && (open == std::string_view::npos || open < begin)) return {};
  return quoted && quoted_at_end(ahead.substr(begin)) < 2 ? ahead.substr(open) : ahead.substr(begin);
}

/// 五大工程：甲、乙、丙、丁和戊, 3个园区（甲、乙、丙）: the list right behind the number's noun.
std::string_view Audit::list_behind_number(Span number) const {
  constexpr std::uint32_t longest_noun = 30; // bytes
  const std::string_view rest = behind(number.end);
  std::uint32_t at = 0;
  while (at < longest_noun && is_han(character(rest, at))) at = step(rest, at);
  const std::string_view list = rest.substr(step(rest, at));
  if (grammar::opens_bracket(rest, at)) return list.substr(0, grammar::first_closing_bracket(list));
  if (!grammar::is_colon(rest, at) || grammar::is_numeral(list, 0)) return {}; // 一是…
  const Clause &clause = clauses_.clauses[clauses_.clause_at(number.end + step(rest, at))];
  return list.substr(0, clause.span.end - std::min(clause.span.end, number.end + step(rest, at)));
}

/// A small number that is that of the things listed beside it. A list may name some only, and what a clause begins with
/// is not always an item: another number says nothing.
void Audit::count_items(const QuantityMention &mention) {
  constexpr std::int64_t most = 30;
  if (!counts_few(mention, most) || mention.quantity.value < Decimal(3)) return;
  const Decimal told = mention.quantity.value;
  for (const std::string_view list : {list_before_number(mention), list_behind_number(mention.span)}) {
    if (list.find_first_of("0123456789") != std::string_view::npos) continue; // figures of their own
    if (!items_of(list).make(told) && Decimal(quoted_at_end(list)) != told) continue;
    const auto begin = static_cast<std::uint32_t>(list.data() - folded().data());
    const Span items{begin, begin + static_cast<std::uint32_t>(list.size())};
    const std::string stated(mention.span.of(document_.text)), named(items.of(document_.text));
    return report(FindingKind::holds, "count.items", stated + " stated, as many listed: " + named, {told, told},
                  {stated, named}, {mention.span, items});
  }
}

void Audit::enumerations() {
  for (const QuantityMention &mention : mentions_.quantities)
    if (const auto level = places_counted(mention)) compare_count(mention, places_before(mention.span, *level));
    else count_items(mention);
}

} // namespace v0
} // namespace jiedui
