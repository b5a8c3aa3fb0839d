/// Stated numbers of places against the places that are listed.
#include "audit.hpp"

#include <algorithm>
#include <set>

namespace jiedui {
inline namespace v0 {
namespace {

struct List {
  std::vector<const PlaceMention *> items;
  bool open = false; ///< 等: not all are named
};

bool joins(std::string_view gap) {
  return gap == "、" || gap == "和" || gap == "及" || gap == "与" || gap == "以及" || gap == "," || gap == "，";
}

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

std::string names_of(const List &list, std::string_view text) {
  std::string names;
  for (const PlaceMention *item : list.items) {
    if (!names.empty()) names += "、";
    names += item->span.of(text);
  }
  return names;
}

} // namespace

void Audit::enumerations() {
  const std::string_view text = folded();
  const std::vector<PlaceMention> &places = mentions_.places;
  const auto gap = [&](const PlaceMention &a, const PlaceMention &b) {
    return a.span.end <= b.span.begin ? text.substr(a.span.end, b.span.begin - a.span.end) : std::string_view("?");
  };

  /// The list that ends right before `number`: 兴和县、卓资县和武川县等4个县.
  const auto list_before = [&](Span number, PlaceLevel level) {
    List list;
    auto next = std::upper_bound(places.begin(), places.end(), number.begin,
                                 [](std::uint32_t at, const PlaceMention &m) { return at < m.span.end; });
    if (next == places.begin()) return list;
    auto at = std::prev(next);
    const std::string_view between = text.substr(at->span.end, number.begin - at->span.end);
    list.open = between.starts_with("等");
    if (!between.empty() && between != "等" && between != "等地" && between != "这" && between != "等共") return list;
    for (;; --at) {
      if (!single(*at) || level_of(at->codes.front()) != level || at->level != level) {
        list.items.clear();
        return list;
      }
      list.items.push_back(&*at);
      auto left = at;
      // A wider place right before an item only says where it lies: 乌兰察布市兴和县.
      while (left != places.begin() && gap(*std::prev(left), *left).empty() && std::prev(left)->level < level) --left;
      if (left == places.begin() || !joins(gap(*std::prev(left), *left))) {
        // Something that is no known place stands in the list.
        if (text.substr(0, left->span.begin).ends_with("、")) list.items.clear();
        break;
      }
      at = left;
    }
    std::reverse(list.items.begin(), list.items.end());
    return list;
  };

  for (const QuantityMention &mention : mentions_.quantities) {
    const Quantity &q = mention.quantity;
    const bool small = q.value.whole() && q.value > Decimal(1) && q.value < Decimal(1000);
    if (q.unit != Unit::count || !small || q.value_high || q.qualifier != Qualifier::exact || mention.distributive)
      continue;
    if (!q.classifier.empty() && q.classifier != "个" && q.classifier != "县" && q.classifier != "区") continue;
    auto noun = rules_.noun_at(behind(mention.span.end));
    if (!noun && mention.bare) noun = rules_.noun_at(behind(mention.number.end)); // 四县: the noun is in the span
    const auto level = noun ? level_counted(noun->first) : std::nullopt;
    if (!level) continue;
    const List list = list_before(mention.span, *level);
    if (list.items.size() < 2) continue;
    std::set<PlaceCode> distinct;
    for (const PlaceMention *item : list.items) distinct.insert(item->codes.front());
    const Decimal named = static_cast<std::int64_t>(distinct.size());
    if (distinct.size() != list.items.size()) continue;
    const std::string stated(mention.span.of(document_.text));
    std::vector<std::string> texts{stated};
    Evidence evidence{mention.span};
    for (const PlaceMention *item : list.items) {
      texts.emplace_back(item->span.of(document_.text));
      evidence.push_back(item->span);
    }
    const bool holds = list.open ? named <= q.value : named == q.value;
    report(holds ? FindingKind::holds : FindingKind::count_mismatch, "count.places",
           stated + " stated, " + named.to_string() + " named" + (list.open ? " before 等: " : ": ") +
               names_of(list, document_.text),
           {q.value, named}, std::move(texts), std::move(evidence));
  }
}

} // namespace v0
} // namespace jiedui
