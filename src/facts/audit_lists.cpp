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

} // namespace

struct Audit::PlaceList {
  std::vector<const PlaceMention *> items;
  bool open = false; ///< 等: not all are named

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
  return list;
}

/// The level of the places that a small exact number counts.
std::optional<PlaceLevel> Audit::places_counted(const QuantityMention &mention) const {
  const Quantity &q = mention.quantity;
  const bool small = q.value.whole() && q.value > Decimal(1) && q.value < Decimal(1000);
  if (q.unit != Unit::count || !small || q.value_high || q.qualifier != Qualifier::exact || mention.distributive)
    return std::nullopt;
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

void Audit::enumerations() {
  for (const QuantityMention &mention : mentions_.quantities)
    if (const auto level = places_counted(mention)) compare_count(mention, places_before(mention.span, *level));
}

} // namespace v0
} // namespace jiedui
