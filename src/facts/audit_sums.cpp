/// Parts against their whole.
#include "audit.hpp"
#include "grammar.hpp"

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

std::vector<std::optional<std::size_t>> stated_wholes(const std::vector<Observation> &observations,
                                                      const Clauses &clauses) {
  struct Told {
    std::string_view text;
    std::uint32_t begin;
    std::size_t number;
  };
  std::vector<std::optional<std::size_t>> wholes(observations.size());
  const auto is_part = [](const Observation &o) { return !o.part_of.empty() && !o.evidence.empty(); };
  if (std::ranges::none_of(observations, is_part)) return wholes;
  std::vector<Told> told;
  told.reserve(observations.size());
  for (std::size_t i = 0; i < observations.size(); ++i)
    if (!observations[i].evidence.empty())
      told.push_back({observations[i].text, observations[i].evidence.front().begin, i});
  const auto place = [](const Told &t) { return std::pair(t.text, t.begin); };
  std::ranges::stable_sort(told, {}, place);
  for (std::size_t i = 0; i < observations.size(); ++i) {
    if (!is_part(observations[i])) continue;
    const std::string_view text = observations[i].part_of;
    const std::uint32_t begin = observations[i].evidence.front().begin;
    const auto next = std::ranges::lower_bound(told, std::pair(text, begin), {}, place);
    if (next != told.begin() && std::prev(next)->text == text) wholes[i] = std::prev(next)->number;
    else if (next != told.end() && next->text == text && next->number != i &&
             clauses.paragraph_at(next->begin) == clauses.paragraph_at(begin))
      wholes[i] = next->number;
  }
  return wholes;
}

/// For each whole its parts, in the order of the text.
std::map<std::size_t, Audit::Parts> Audit::parts_of_wholes() const {
  std::map<std::size_t, Parts> groups;
  const auto wholes = stated_wholes(facts_.observations, clauses_);
  const auto number_of = [&](const PlacedFigure &figure) {
    return static_cast<std::size_t>(figure.observation - facts_.observations.data());
  };
  std::map<std::size_t, std::size_t> placed; // of the wholes: which figure an observation is
  for (const auto &whole : wholes)
    if (whole) placed.emplace(*whole, 0);
  if (placed.empty()) return groups;
  for (std::size_t i = 0; i < figures_.size(); ++i)
    if (const auto found = placed.find(number_of(figures_[i])); found != placed.end()) found->second = i;
  for (const PlacedFigure &figure : figures_) {
    const auto &whole = wholes[number_of(figure)];
    if (!whole || !is_level(*figure.observation)) continue;
    const Observation &part = *figure.observation, &all = facts_.observations[*whole];
    if (is_level(all) && same_unit(part, all) && part.modality == all.modality)
      groups[placed.at(*whole)].push_back(&figure);
  }
  return groups;
}

/// Whether nobody can stand in two of the parts: each is told by a trade or a place, or the last is the rest.
bool Audit::told_apart(const Parts &parts) const {
  const auto words = [&](const PlacedFigure &part) {
    constexpr std::uint32_t farthest = 36; // bytes to both sides
    const Span clause = clauses_.clauses[part.clause].span;
    std::uint32_t begin = std::max(clause.begin, part.span.begin - std::min(part.span.begin, farthest));
    const std::uint32_t end = std::min(clause.end, part.span.end + farthest);
    for (const PlacedFigure *other : parts)
      if (other->span.end <= part.span.begin) begin = std::max(begin, other->span.end);
    std::string_view text = folded().substr(begin, end - begin);
    const std::size_t own = part.span.end - begin;
    return text.substr(
        0, std::max(own, text.find("、", own) == std::string_view::npos ? text.size() : text.find("、", own)));
  };
  if (parts.size() < 2 || parts.front()->sentence != parts.back()->sentence) return false;
  const std::string_view all =
      folded().substr(parts.front()->span.begin, parts.back()->span.end - parts.front()->span.begin);
  if (rules_.holds_link(Tie::rest, words(*parts.back()))) return true;
  return !rules_.holds_link(Tie::several, all) &&
         std::all_of(parts.begin(), parts.end(),
                     [&](const PlacedFigure *part) { return rules_.holds_link(Tie::trade, words(*part)); });
}

/// 开工500个，竣工400个: what is told by states of the work is in several of them.
bool Audit::overlap(const Parts &parts) const {
  return std::any_of(parts.begin(), parts.end(), [&](const PlacedFigure *part) {
    return rules_.ends_with_link(Tie::state, folded().substr(0, part->span.begin));
  });
}

/// Whether the parts are told as all there is: behind a colon or within brackets right behind the whole, without 其中
/// or 等.
bool Audit::exhausts(const PlacedFigure &whole, const Parts &parts) const {
  constexpr std::size_t longest_noun = 15, longest_item = 30; // bytes
  if (parts.size() < 2 || parts.front()->span.begin < whole.span.end) return false;
  const std::string_view lead = between(whole, *parts.front());
  std::size_t mark = std::string_view::npos;
  for (const std::string_view sign : {"：", "（", "(", ":"}) mark = std::min(mark, lead.find(sign));
  if (mark > longest_noun || lead.size() > mark + longest_item || rules_.holds_link(Tie::parts, lead)) return false;
  for (std::size_t i = 1; i < parts.size(); ++i)
    if (const std::string_view gap = between(*parts[i - 1], *parts[i]);
        gap.size() > longest_item || rules_.holds_link(Tie::parts, gap))
      return false;
  const std::string_view rest = behind(parts.back()->span.end).substr(0, longest_item);
  constexpr std::string_view ends[] = {"）", ")", "。", "；", ";", "\n"};
  std::size_t end = std::string_view::npos;
  for (const std::string_view sign : ends) end = std::min(end, rest.find(sign));
  return rest.substr(0, end).find("等") == std::string_view::npos;
}

/// The first two or more of the parts, where they make the whole to its last digit and what follows is told of
/// something else: behind a semicolon, or under another indicator. Nothing else.
Audit::Parts Audit::complete_list(const PlacedFigure &whole, const Parts &parts) const {
  Decimal sum = 0;
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    sum = sum.plus(parts[i]->observation->quantity.value).value_or(sum);
    if (i == 0 || sum != whole.observation->quantity.value) continue;
    const bool ends = grammar::has_semicolon(between(*parts[i], *parts[i + 1])) ||
                      parts[i]->observation->indicator != parts[i + 1]->observation->indicator;
    if (ends) return Parts(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
  return {};
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
      const bool most = lacking && Decimal(0).minus(*lacking).value_or(stated) < stated;
      if (most && (exhausted || exhausts(whole, parts))) mismatch();
      else
        report(FindingKind::holds, "part.below", listed(parts) + " is not more than " + whole.observation->text,
               numbers(parts, {stated}), all);
    } else if (const Figures first = complete_list(whole, parts); !first.empty()) {
      // 其中甲2次、乙6次、丙17次，召开会议5次: the list was complete before the last ones.
      all.resize(first.size() + 1);
      report(FindingKind::holds, "sum.parts", listed(first) + " make " + whole.observation->text,
             numbers(first, {stated}), all);
    } else if (parts.size() >= 2 && outcome->sum < *twice && !overlap(parts) &&
               ((whole.observation->quantity.unit != Unit::person &&
                 whole.observation->quantity.unit != Unit::person_time) ||
                told_apart(parts))) {
      // One person can stand in two of the parts unless they tell persons apart; money and things cannot.
      mismatch();
    }
  }
}

/// Whether the figure is told as the sum of those before it: …，共6500万元.
bool Audit::closes_list(std::size_t number) const {
  constexpr std::size_t longest = 45; // bytes
  if (number < 2 || !is_level(*figures_[number].observation)) return false;
  std::string_view gap = between(figures_[number - 1], figures_[number]);
  if (gap.size() > longest || figures_[number - 1].sentence != figures_[number].sentence) return false;
  if (!grammar::has_comma(gap)) return false;
  gap.remove_prefix(grammar::behind_first_comma(gap));
  const std::size_t length = rules_.link_at(Tie::total, gap);
  return length != 0 && rules_.silent(gap.substr(length));
}

/// The figures before `number` that can be items of its list. `tight`: all joined by 、 or 和.
Audit::Parts Audit::list_before(std::size_t number, bool &tight) const {
  constexpr std::size_t longest = 60; // bytes between two items
  const PlacedFigure &whole = figures_[number];
  const auto noun = [&](const PlacedFigure &figure) {
    const std::string_view text = behind(figure.span.end).substr(0, 3);
    return text.size() == 3 && is_han(text) && text != "和" && text != "及" && text != "与" && text != "共"
               ? text
               : std::string_view();
  };
  Parts parts;
  tight = true;
  for (std::size_t i = number; i-- > 0 && number - i <= furthest;) {
    const PlacedFigure &part = figures_[i];
    const Observation &o = *part.observation;
    if (part.sentence != whole.sentence || !is_level(o) || o.quantity.unit != whole.observation->quantity.unit ||
        o.quantity.classifier != whole.observation->quantity.classifier ||
        o.quantity.currency != whole.observation->quantity.currency || o.modality != whole.observation->modality ||
        !same_family(o, *whole.observation) || (o.quantity.unit == Unit::count && noun(part) != noun(whole)))
      break;
    if (!parts.empty()) {
      const std::string_view gap = between(part, *parts.back());
      if (gap.empty() || gap.size() > longest || grammar::has_semicolon(gap) ||
          o.part_of != parts.back()->observation->part_of)
        break;
      if (gap.find("、") == std::string_view::npos && gap.find("和") == std::string_view::npos) tight = false;
    }
    parts.push_back(&part);
    if (rules_.holds_link(Tie::parts, folded().substr(clauses_.clauses[part.clause].span.begin,
                                                      part.span.begin - clauses_.clauses[part.clause].span.begin)))
      break;
  }
  std::reverse(parts.begin(), parts.end());
  return parts;
}

/// 1000万元、2000万元、3000万元，共6000万元: a sum that is told behind its list.
void Audit::totals() {
  for (std::size_t number = 2; number < figures_.size(); ++number) {
    if (related_[number] || !closes_list(number)) continue;
    const PlacedFigure &whole = figures_[number];
    bool tight = true;
    const Parts run = list_before(number, tight);
    if (run.size() < 2) continue;
    const auto tell = [&](FindingKind kind, const Parts &parts, const Outcome &outcome) {
      Figures all{&whole};
      all.insert(all.end(), parts.begin(), parts.end());
      const Decimal stated = whole.observation->quantity.value;
      std::vector<Decimal> values = numbers(parts, {outcome.sum, stated});
      if (const auto off = outcome.sum.minus(stated); off && kind != FindingKind::holds) values.push_back(*off);
      related_[number] = true;
      report(kind, "sum.list",
             listed(parts) + " make " + outcome.sum.to_string() + ", stated is " + whole.observation->text,
             std::move(values), all);
    };
    // The list may begin anywhere: if any of its ends makes the sum, the sum is right.
    std::optional<Outcome> outcome;
    for (std::size_t first = run.size() - 1; first-- > 0 && !related_[number];) {
      const Parts parts(run.begin() + static_cast<std::ptrdiff_t>(first), run.end());
      outcome = outcome_of(parts, whole);
      if (outcome && outcome->kind == Outcome::Kind::exact) tell(FindingKind::holds, parts, *outcome);
    }
    if (related_[number] || !outcome || (!tight && run.size() > 2)) continue;
    const auto stated = whole.observation->quantity.value;
    const auto twice = stated.times(2), double_sum = outcome->sum.times(2);
    if (twice && double_sum && outcome->sum < *twice && stated < *double_sum)
      tell(FindingKind::sum_mismatch, run, *outcome);
  }
}

} // namespace v0
} // namespace jiedui
