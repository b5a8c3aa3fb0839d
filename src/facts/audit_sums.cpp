/// Parts against their whole.
#include "audit.hpp"

#include <algorithm>
#include <map>

namespace jiedui {
inline namespace v0 {
namespace {

using Figures = std::vector<const PlacedFigure *>;

/// Half a step for each figure that was rounded; numbers written to the last one leave none.
Decimal slack_of(const Figures &parts, const PlacedFigure &whole) {
  Decimal steps = 0;
  const auto add = [&](const PlacedFigure &figure) {
    const bool rounded = figure.figure.step > Decimal(1) || figure.observation->quantity.unit != Unit::count;
    if (rounded) steps = steps.plus(figure.figure.step).value_or(steps);
  };
  add(whole);
  for (const PlacedFigure *part : parts) add(*part);
  return steps.over(2, 4).value_or(steps);
}

std::optional<Quantity> sum_of(const Figures &parts) {
  std::optional<Quantity> sum;
  for (const PlacedFigure *part : parts) {
    sum = sum ? plus(*sum, part->observation->quantity) : std::optional(part->observation->quantity);
    if (!sum) return std::nullopt;
  }
  return sum;
}

struct Outcome {
  enum class Kind : std::uint8_t { exact, below, above } kind = Kind::exact;
  Decimal sum;
};

std::optional<Outcome> outcome_of(const Figures &parts, const PlacedFigure &whole) {
  const auto sum = sum_of(parts);
  if (!sum) return std::nullopt;
  const Interval least_most = allowed({*sum, Decimal(0)}), stated = allowed(whole.figure);
  const Decimal slack = slack_of(parts, whole);
  const auto passes = [&](std::optional<Decimal> low, std::optional<Decimal> high) {
    return low && high && low->minus(*high).value_or(Decimal(0)) > slack;
  };
  if (passes(least_most.low, stated.high)) return Outcome{Outcome::Kind::above, sum->value};
  if (passes(stated.low, least_most.high)) return Outcome{Outcome::Kind::below, sum->value};
  return Outcome{Outcome::Kind::exact, sum->value};
}

std::string listed(const Figures &parts) {
  std::string words;
  for (const PlacedFigure *part : parts) {
    if (!words.empty()) words += " + ";
    words += part->observation->text;
  }
  return words;
}

std::vector<Decimal> numbers(const Figures &parts, std::initializer_list<Decimal> more) {
  std::vector<Decimal> values;
  for (const PlacedFigure *part : parts) values.push_back(part->observation->quantity.value);
  values.insert(values.end(), more);
  return values;
}

/// Whether each part of `a` shares its clause with a part of `b`, in the same order.
bool side_by_side(const Figures &a, const Figures &b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](const auto *x, const auto *y) {
           return x->sentence == y->sentence &&
                  (x->clause > y->clause ? x->clause - y->clause : y->clause - x->clause) <= 1;
         });
}

} // namespace

/// For each whole its parts, in the order of the text.
std::map<std::size_t, Audit::Parts> Audit::parts_of_wholes() const {
  std::map<std::size_t, Parts> groups;
  const auto is_part = [](const PlacedFigure &figure) {
    return !figure.observation->part_of.empty() && is_level(*figure.observation);
  };
  if (std::none_of(figures_.begin(), figures_.end(), is_part)) return groups;
  using Told = std::pair<std::string_view, std::size_t>; // the figure's text and its number
  std::vector<Told> told;
  told.reserve(figures_.size());
  for (std::size_t i = 0; i < figures_.size(); ++i) told.emplace_back(figures_[i].observation->text, i);
  std::sort(told.begin(), told.end());

  /// The nearest figure of that text before the part, else the nearest behind it in its paragraph.
  const auto whole_of = [&](std::size_t part) -> std::optional<std::size_t> {
    const std::string_view text = figures_[part].observation->part_of;
    const auto next = std::lower_bound(told.begin(), told.end(), Told(text, part));
    if (next != told.begin() && std::prev(next)->first == text) return std::prev(next)->second;
    if (next != told.end() && next->first == text && next->second != part &&
        figures_[next->second].paragraph == figures_[part].paragraph)
      return next->second;
    return std::nullopt;
  };
  for (std::size_t i = 0; i < figures_.size(); ++i) {
    if (!is_part(figures_[i])) continue;
    const auto whole = whole_of(i);
    if (!whole) continue;
    const Observation &part = *figures_[i].observation, &all = *figures_[*whole].observation;
    if (is_level(all) && same_unit(part, all) && part.modality == all.modality) groups[*whole].push_back(&figures_[i]);
  }
  return groups;
}

void Audit::sums() {
  const std::map<std::size_t, Parts> groups = parts_of_wholes();
  for (const auto &[number, parts] : groups) {
    const PlacedFigure &whole = figures_[number];
    const Decimal stated = whole.observation->quantity.value;
    const auto outcome = outcome_of(parts, whole);
    if (!outcome) continue;
    const auto difference = outcome->sum.minus(stated);
    const auto twice = stated.times(2);
    if (!difference || !twice) continue;
    Figures all{&whole};
    all.insert(all.end(), parts.begin(), parts.end());
    const auto mismatch = [&] {
      report(FindingKind::sum_mismatch, "sum.parts",
             listed(parts) + " make " + outcome->sum.to_string() + ", stated is " + whole.observation->text,
             numbers(parts, {outcome->sum, stated, *difference}), all);
    };
    if (outcome->kind == Outcome::Kind::exact) {
      if (parts.size() >= 2)
        report(FindingKind::holds, "sum.parts", listed(parts) + " make " + whole.observation->text,
               numbers(parts, {stated}), all);
    } else if (outcome->kind == Outcome::Kind::below) {
      // Parts need not exhaust their whole, unless the same enumeration exhausts another one.
      const bool exhausted = std::any_of(groups.begin(), groups.end(), [&](const auto &other) {
        if (other.first == number || other.second.size() < 2 || !side_by_side(parts, other.second)) return false;
        const auto full = outcome_of(other.second, figures_[other.first]);
        return full && full->kind == Outcome::Kind::exact &&
               full->sum == figures_[other.first].observation->quantity.value;
      });
      const auto lacking = difference->times(5);
      if (exhausted && lacking && Decimal(0).minus(*lacking).value_or(stated) < stated) mismatch();
      else
        report(FindingKind::holds, "part.below", listed(parts) + " is not more than " + whole.observation->text,
               numbers(parts, {stated}), all);
    } else if (parts.size() >= 2 && outcome->sum < *twice && whole.observation->quantity.unit != Unit::person &&
               whole.observation->quantity.unit != Unit::person_time) {
      // One person can stand in two of the parts; money and things cannot.
      mismatch();
    }
  }
}

} // namespace v0
} // namespace jiedui
