#include "jiedui/ledger/audit.hpp"

#include "boxes.hpp"
#include "cells.hpp"
#include "jiedui/ledger/totals.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

namespace jiedui {
inline namespace v0 {
namespace {

using Kind = std::tuple<std::string_view, Unit, std::string_view, std::string_view, Aspect, Per, Modality>;

Kind kind_of(const Statement &s) {
  return {s.indicator, s.quantity.unit, s.quantity.currency, s.counted_in, s.aspect, s.per, s.modality};
}

/// The box without its time.
Box line_of(Box box) {
  box.start = box.end = std::nullopt;
  box.dated = false;
  return box;
}

/// The calendar year that the box is, whole.
std::optional<int> whole_year(const Box &box) {
  if (!box.start || !box.end || box.start->year != box.end->year) return std::nullopt;
  const bool whole = *box.start == Day{box.start->year, 1, 1} && *box.end == Day{box.end->year, 12, 31};
  return whole ? std::optional<int>(box.start->year) : std::nullopt;
}

std::string told(const Statement &s) {
  std::string words = s.citations.empty() ? s.quantity.value.to_string() : s.citations.front().text;
  const Window window = s.window();
  words += " (" + s.indicator;
  if (window.start || window.end)
    words += ", " + (window.start ? to_string(*window.start) : std::string("…")) + " to " +
             (window.end ? to_string(*window.end) : std::string("…"));
  return words + ")";
}

using Families = std::set<std::string, std::less<>>;

/// Families of indicators, each with those that it has to do with: one holds parts of what another sums up. In the
/// order of the first of each.
std::vector<Families> groups_of(const Families &families, const LedgerRules &rules) {
  std::vector<Families> groups;
  for (const std::string &family : families) groups.push_back({family});
  const auto group_of = [&](std::string_view indicator) {
    return std::ranges::find_if(groups,
                                [&](const Families &group) { return group.contains(indicator_family(indicator)); });
  };
  for (const auto &[code, indicator] : rules.indicators)
    for (const std::string &part : indicator.parts) {
      auto whole = group_of(code), other = group_of(part);
      if (whole == groups.end() || other == groups.end() || whole == other) continue;
      if (other < whole) std::swap(whole, other);
      whole->merge(*other);
      groups.erase(other);
    }
  return groups;
}

class Auditor {
public:
  Auditor(const Ledger &ledger, const LedgerRecords::Map<Finding> &findings, const Families &families)
      : ledger_(ledger), findings_(findings) {
    for (const auto &[key, statement] : ledger.statements())
      if (families.contains(indicator_family(statement.indicator))) kinds_[kind_of(statement)].push_back(&statement);
    for (const auto &[kind, statements] : kinds_) collect_levels(kind, statements);
  }

  std::vector<LedgerFinding> run() {
    for (const auto &[kind, statements] : kinds_) {
      cells(statements);
      reused(statements);
      const IndicatorKind counting = ledger_.rules().kind_of(std::get<0>(kind));
      const bool sums = (counting == IndicatorKind::flow || counting == IndicatorKind::heads) &&
                        std::get<Aspect>(kind) == Aspect::level && std::get<Per>(kind) == Per::none;
      if (!sums) continue;
      cumulative(statements);
      narrower(statements, counting);
    }
    growth_and_shares();
    indicator_parts();
    targets();
    std::stable_sort(found_.begin(), found_.end(),
                     [](const LedgerFinding &a, const LedgerFinding &b) { return a.finding.rule < b.finding.rule; });
    return std::move(found_);
  }

private:
  using Statements = std::vector<const Statement *>;

  void report(FindingKind kind, std::string_view rule, std::string words, std::vector<Decimal> values,
              Statements statements) {
    Finding finding;
    finding.kind = kind;
    finding.rule = rule;
    finding.statement = std::move(words);
    finding.values = std::move(values);
    for (const Statement *s : statements)
      if (!s->citations.empty()) finding.texts.push_back(s->citations.front().text);
    found_.push_back({std::move(finding), std::move(statements)});
  }

  /// Figures for the same thing: what agrees, and of those that disagree each with its neighbour.
  void cells(const Statements &statements) {
    std::map<Box, Statements> boxes;
    for (const Statement *s : statements)
      if (Box box = box_of(*s, ledger_.rules()); comparable(box)) boxes[std::move(box)].push_back(s);
    for (auto &[box, same] : boxes) {
      if (same.size() < 2) continue;
      const Voices voices = hear(box, std::move(same));
      for (const Used &used : voices.aside) {
        if (used.use != Use::same) continue;
        const Accord accord = compare(used.against->figure(), used.statement->figure());
        // Where others disagree, a coarse figure that goes with one of them says nothing.
        if (accord == Accord::equal || voices.distinct.size() > 1) continue;
        report(FindingKind::holds, "cell.rounding",
               told(*used.statement) + " agrees with " + told(*used.against) + ": " + std::string(to_string(accord)),
               {used.against->quantity.value, used.statement->quantity.value}, {used.against, used.statement});
      }
      for (std::size_t i = 1; i < voices.distinct.size(); ++i) {
        const Statement &less = *voices.distinct[i - 1], &more = *voices.distinct[i];
        report(FindingKind::conflict, "cell.conflict", told(less) + " and " + told(more) + " tell the same differently",
               {less.quantity.value, more.quantity.value}, {&less, &more});
      }
    }
  }

  /// The same long figure for one line of places at another time: copied, or the end of the window moved.
  void reused(const Statements &statements) {
    std::map<std::pair<Box, Decimal>, const Statement *> first;
    for (const Statement *s : statements) {
      if (s->quantity.value.significant_digits() < 4 || s->part()) continue;
      const Box box = box_of(*s, ledger_.rules());
      if (!box.dated || !box.end) continue;
      const auto [place, fresh] = first.try_emplace({line_of(box), s->quantity.value}, s);
      if (fresh || place->second->window() == s->window()) continue;
      report(FindingKind::scope_mismatch, "value.reused",
             told(*place->second) + " and " + told(*s) + " give one figure for two times",
             {s->quantity.value, s->quantity.value}, {place->second, s});
    }
  }

  /// A cumulative figure can only grow. Where it leaves its beginning open, its end must be told.
  void cumulative(const Statements &statements) {
    std::map<std::pair<Box, std::optional<Day>>, Statements> lines;
    for (const Statement *s : statements) {
      const Box box = box_of(*s, ledger_.rules());
      const bool until = s->period && s->period->basis == Basis::cumulative && s->period->range.end;
      if (box.part || !box.end || (box.start ? *box.start >= *box.end : !until)) continue;
      lines[{line_of(box), box.start}].push_back(s);
    }
    for (auto &[line, grown] : lines) {
      std::stable_sort(grown.begin(), grown.end(),
                       [](const Statement *a, const Statement *b) { return a->window().end < b->window().end; });
      for (std::size_t i = 1; i < grown.size(); ++i) {
        const Statement &earlier = *grown[i - 1], &later = *grown[i];
        if (earlier.window().end == later.window().end) continue;
        // Where nobody is named as giver, less than half is rather what one of several gave.
        const auto twice = later.quantity.value.times(2);
        if (earlier.giver.empty() && earlier.giver_org.empty() && twice && *twice < earlier.quantity.value) continue;
        const Interval before = allowed(earlier.figure()), after = allowed(later.figure());
        if (!before.low || !after.high || !exceeds(*before.low, *after.high, {&earlier, &later})) continue;
        report(FindingKind::conflict, "cumulative.falls", told(later) + " is below the earlier " + told(earlier),
               {earlier.quantity.value, later.quantity.value}, {&earlier, &later});
      }
    }
  }

  /// Whether `sum` is more than `limit` by more than the rounding of the figures behind them can make, the first of
  /// which gives the limit. A coarse figure (1亿元) is not taken to be off by half of it, and of many not all are
  /// rounded the same way.
  static bool exceeds(Decimal sum, Decimal limit, const Statements &figures) {
    const auto excess = sum.minus(limit);
    Decimal slack = 0;
    for (const Statement *s : figures) {
      const std::int64_t share = figures.size() > 2 && s != figures.front() ? 50 : 20;
      const Decimal half = s->step.over(2, 4).value_or(s->step), most = s->quantity.value.over(share, 4).value_or(half);
      slack = slack.plus(std::min(half, most)).value_or(slack);
    }
    return excess && excess->sign() > 0 && *excess >= slack;
  }

  /// Wider figures against the sum of the narrower ones that they cover.
  void narrower(const Statements &statements, IndicatorKind counting) {
    if (counting == IndicatorKind::heads) return; // one person may stand in two of them
    using Boxed = std::pair<Box, const Statement *>;
    std::map<std::pair<PlaceCode, PlaceCode>, std::vector<Boxed>> by_provinces;
    for (const Statement *s : statements) {
      Box box = box_of(*s, ledger_.rules());
      if (!box.dated || box.giver.empty() || box.receiver.empty()) continue;
      by_provinces[{province_of(box.giver.front()), province_of(box.receiver.front())}].emplace_back(std::move(box), s);
    }
    const auto by_start = [](const Boxed &boxed) { return boxed.first.start; };
    for (auto &[provinces, inside] : by_provinces) {
      std::ranges::stable_sort(inside, {}, by_start);
      std::map<Box, Statements> wide;
      for (const auto &[box, s] : inside)
        if (!box.part && (width(box.giver) < 2 || width(box.receiver) < 2 || length(box) > 366)) wide[box].push_back(s);
      for (const auto &[box, stated] : wide) {
        Statements covered;
        for (auto at = std::ranges::lower_bound(inside, box.start, {}, by_start);
             at != inside.end() && (!box.end || !at->first.start || *at->first.start <= *box.end); ++at) {
          const auto &[other, s] = *at;
          const bool programme = box.programme.empty() == other.programme.empty() &&
                                 (box.programme.empty() || same_programme(box.programme, other.programme));
          if (programme && box.covers(other) && line_or_time_narrower(box, other)) covered.push_back(s);
        }
        if (!covered.empty()) weigh(stated, covered);
      }
    }
  }

  /// An earlier state of the same cumulative figure: see cumulative().
  bool grows_into(const Statement &earlier, const Statement &later) const {
    const Box a = box_of(earlier, ledger_.rules()), b = box_of(later, ledger_.rules());
    return line_of(a) == line_of(b) && a.start == b.start;
  }

  static bool line_or_time_narrower(const Box &outer, const Box &inner) {
    return outer.giver != inner.giver || outer.receiver != inner.receiver || outer.start != inner.start ||
           outer.end != inner.end;
  }

  /// The largest of the figures for one thing against the sum of what it covers; that they differ is told elsewhere.
  void weigh(const Statements &wide, const Statements &covered) {
    Question question;
    question.aspect = wide.front()->aspect;
    question.modality = wide.front()->modality;
    const Total total = total_of(covered, question, ledger_.rules());
    if (!total.quantity) return;
    Statements counted;
    for (const Used &used : total.used)
      if (used.use == Use::counted) counted.push_back(used.statement);
    if (counted.empty() || (counted.size() == 1 && grows_into(*counted.front(), *wide.front()))) return;
    const Interval sum = allowed({*total.quantity, Decimal(0)});
    const Statement &most = **std::ranges::max_element(wide, {}, [](const Statement *s) { return s->quantity.value; });
    const Interval stated = allowed(most.figure());
    Statements all{&most};
    all.insert(all.end(), counted.begin(), counted.end());
    if (!sum.low || !stated.high || !exceeds(*sum.low, *stated.high, all)) return;
    const Decimal excess = sum.low->minus(*stated.high).value_or(Decimal(0));
    report(FindingKind::sum_mismatch, "whole.parts",
           (counted.size() == 1 ? told(*counted.front()) + " is"
                                : std::to_string(counted.size()) + " narrower figures make " +
                                      total.quantity->value.to_string() + ",") +
               " more than " + told(most),
           {total.quantity->value, most.quantity.value, excess}, all);
  }

  /// Exact levels by line, without the programme, and year.
  using Levels = std::map<std::pair<Box, int>, Statements>;

  static Box level_line(Box box) {
    box = line_of(std::move(box));
    box.part = false;
    box.programme.clear();
    return box;
  }

  /// Figures of one indicator that others can be reckoned from: wholes, without a sector, and what one sector had.
  struct Known {
    Levels wholes, sectors;
  };

  void collect_levels(const Kind &kind, const Statements &statements) {
    if (std::get<Aspect>(kind) != Aspect::level || std::get<Per>(kind) != Per::none ||
        std::get<Modality>(kind) != Modality::realized)
      return;
    Known &known = known_[std::get<0>(kind)];
    for (const Statement *s : statements) {
      const Box box = box_of(*s, ledger_.rules());
      const auto year = whole_year(box);
      if (!year || s->quantity.qualifier != Qualifier::exact) continue;
      if (box.sector != Sector::none) known.sectors[{level_line(box), *year}].push_back(s);
      else if (!s->told_as_part()) known.wholes[{level_line(box), *year}].push_back(s);
    }
  }

  const Known &known(std::string_view indicator) const {
    static const Known nothing;
    const auto found = known_.find(indicator);
    return found == known_.end() ? nothing : found->second;
  }

  void growth_and_shares() {
    for (const auto &[kind, statements] : kinds_) {
      const Aspect aspect = std::get<Aspect>(kind);
      if ((aspect != Aspect::growth && aspect != Aspect::share) || std::get<Unit>(kind) != Unit::percent) continue;
      const auto &[whole, parts] = known(std::get<0>(kind));
      for (const Statement *s : statements) {
        const Box box = box_of(*s, ledger_.rules());
        const auto year = whole_year(box);
        if (!year || s->quantity.qualifier != Qualifier::exact) continue;
        Box line = level_line(box);
        if (aspect == Aspect::growth) {
          const Statement *now = at(whole, line, *year, *s), *then = at(whole, line, *year - 1, *s);
          if (now != nullptr && then != nullptr) recompute("growth.recomputed", *s, *now, *then, 100);
        } else if (line.sector != Sector::none) {
          const Statement *part = at(parts, line, *year, *s);
          line.sector = Sector::none;
          const Statement *all = at(whole, line, *year, *s);
          if (part != nullptr && all != nullptr) recompute("share.recomputed", *s, *part, *all, 0);
        }
      }
    }
  }

  /// The level of the year under the same programme as `like`, or one that either leaves open. Of several that
  /// disagree the one that a document of `like` tells; nothing where these do not settle it.
  static const Statement *at(const Levels &levels, const Box &line, int year, const Statement &like) {
    const auto found = levels.find({line, year});
    if (found == levels.end()) return nullptr;
    const auto only = [&](auto &&fits) -> const Statement * {
      const Statement *one = nullptr;
      for (const Statement *s : found->second) {
        if (!fits(*s)) continue;
        if (one != nullptr && differ(*one, *s)) return nullptr;
        if (one == nullptr || s->step < one->step) one = s;
      }
      return one;
    };
    const auto same = [&](const Statement &s) { return s.programme == like.programme; };
    const auto open = [&](const Statement &s) { return s.programme.empty() || like.programme.empty(); };
    const auto beside = [&](const Statement &s) { return (same(s) || open(s)) && share_document(s, like); };
    if (std::ranges::any_of(found->second, [&](const Statement *s) { return same(*s); }))
      if (const Statement *one = only(same)) return one;
    if (const Statement *one = only([&](const Statement &s) { return same(s) || open(s); })) return one;
    return only(beside);
  }

  static bool differ(const Statement &a, const Statement &b) {
    return compare(a.figure(), b.figure()) == Accord::differ;
  }

  static bool share_document(const Statement &a, const Statement &b) {
    return std::ranges::any_of(a.citations, [&](const Citation &one) {
      return std::ranges::any_of(b.citations, [&](const Citation &other) { return other.document == one.document; });
    });
  }

  /// top / bottom × 100 − `less` against the stated rate, rounding of both included.
  void recompute(std::string_view rule, const Statement &rate, const Statement &top, const Statement &bottom,
                 int less) {
    if (top.quantity.unit != bottom.quantity.unit || top.counted_in != bottom.counted_in) return;
    const auto edge = [&](Decimal up, Decimal down) -> std::optional<Decimal> {
      const auto above = top.quantity.value.plus(up), below = bottom.quantity.value.plus(down);
      const auto hundredfold = above ? above->times(100) : std::nullopt;
      const auto percent = hundredfold && below && below->sign() > 0 ? hundredfold->over(*below, 2) : std::nullopt;
      return percent ? percent->minus(less) : std::nullopt;
    };
    const auto half = [](Decimal step) { return step.over(2, 4).value_or(step); };
    const auto minus_half = [&](Decimal step) { return Decimal(0).minus(half(step)).value_or(Decimal(0)); };
    const auto exact = edge(0, 0), low = edge(minus_half(top.step), half(bottom.step)),
               high = edge(half(top.step), minus_half(bottom.step));
    const Decimal stated = rate.quantity.value;
    const auto under = low ? low->minus(rate.step) : std::nullopt, over = high ? high->plus(rate.step) : std::nullopt;
    if (!exact || !under || !over) return;
    const bool holds = *under <= stated && stated <= *over;
    report(holds ? FindingKind::holds : FindingKind::ratio_mismatch, rule,
           told(top) + " and " + told(bottom) + " give " + exact->to_string() + "%, stated is " + told(rate),
           {top.quantity.value, bottom.quantity.value, *exact, stated}, {&rate, &top, &bottom});
  }

  /// A total against the kinds of money it is made of.
  void indicator_parts() {
    for (const auto &[code, indicator] : ledger_.rules().indicators) {
      if (indicator.parts.empty()) continue;
      std::vector<const Levels *> parts;
      for (const std::string &part : indicator.parts) parts.push_back(&known(part).wholes);
      for (const auto &[place, stated] : known(code).wholes)
        for (const Statement *whole : stated) parts_of(*whole, place, parts);
    }
  }

  void parts_of(const Statement &whole, const Levels::key_type &place, const std::vector<const Levels *> &parts) {
    Statements all{&whole};
    Decimal sum = 0, slack = whole.step;
    // Where nobody is named as giver, the total may be another giver's.
    if (place.first.without_giver()) return;
    for (const Levels *levels : parts) {
      const Statement *part = at(*levels, place.first, place.second, whole);
      if (part == nullptr || part->quantity.unit != whole.quantity.unit) continue;
      all.push_back(part);
      sum = sum.plus(part->quantity.value).value_or(sum);
      slack = slack.plus(part->step).value_or(slack);
    }
    const auto excess = sum.minus(whole.quantity.value);
    if (all.size() < 2 || !excess) return;
    const std::string words = "the parts of " + told(whole) + " make " + sum.to_string();
    const auto lacking = Decimal(0).minus(*excess);
    // A document that tells both knows what it calls a total: its parts are others than these.
    const auto beside = [&](const Statement *part) { return share_document(*part, whole); };
    if (*excess > slack && std::none_of(all.begin() + 1, all.end(), beside))
      report(FindingKind::scope_mismatch, "whole.indicator", words, {sum, whole.quantity.value, *excess}, all);
    else if (all.size() == parts.size() + 1 && lacking && *lacking <= slack)
      report(FindingKind::holds, "whole.indicator", words, {sum, whole.quantity.value}, all);
  }

  /// A share of a target that was reached (530, 265% of the target) against what the plan said.
  void targets() {
    std::map<std::pair<std::string_view, std::uint32_t>, const Finding *> recovered; // by document and figure
    for (const auto &[key, noted] : findings_)
      if (noted.value.rule == "ratio.target" && noted.value.values.size() == 3)
        for (const Citation &c : noted.citations) recovered[{c.document, c.span.begin}] = &noted.value;
    if (recovered.empty()) return;
    Levels plans;
    for (const auto &[kind, statements] : kinds_) {
      if (std::get<Aspect>(kind) != Aspect::level || std::get<Modality>(kind) == Modality::realized) continue;
      for (const Statement *s : statements)
        if (const auto year = whole_year(box_of(*s, ledger_.rules()))) plans[{target_line(*s), *year}].push_back(s);
    }
    for (const auto &[kind, statements] : kinds_) {
      if (std::get<Aspect>(kind) != Aspect::level || std::get<Modality>(kind) != Modality::realized) continue;
      for (const Statement *s : statements)
        for (const Citation &c : s->citations)
          if (const auto found = recovered.find({c.document, c.span.begin});
              found != recovered.end() && found->second->values.front() == s->quantity.value)
            compare_target(*s, *found->second, plans);
    }
  }

  Box target_line(const Statement &s) const {
    Box line = level_line(box_of(s, ledger_.rules()));
    line.sector = Sector::none;
    return line;
  }

  void compare_target(const Statement &reached, const Finding &finding, const Levels &plans) {
    const auto year = whole_year(box_of(reached, ledger_.rules()));
    const auto planned = year ? plans.find({target_line(reached), *year}) : plans.end();
    if (planned == plans.end()) return;
    const Decimal rate = finding.values[1], goal = finding.values[2];
    for (const Statement *plan : planned->second) {
      if (plan->indicator != reached.indicator || plan->per != reached.per ||
          plan->quantity.unit != reached.quantity.unit || plan->counted_in != reached.counted_in)
        continue;
      const Interval room = allowed(plan->figure());
      const bool holds = (!room.low || *room.low <= goal.plus(plan->step).value_or(goal)) &&
                         (!room.high || goal.minus(plan->step).value_or(goal) <= *room.high);
      report(holds ? FindingKind::holds : FindingKind::ratio_mismatch, "target.recovered",
             told(reached) + " are " + rate.to_string() + "% of a target of " + goal.to_string() + ", the plan was " +
                 told(*plan),
             {reached.quantity.value, rate, goal, plan->quantity.value}, {&reached, plan});
    }
  }

  const Ledger &ledger_;
  const LedgerRecords::Map<Finding> &findings_;
  std::map<Kind, Statements> kinds_;
  std::map<std::string_view, Known> known_; ///< by indicator
  std::vector<LedgerFinding> found_;
};

} // namespace

std::vector<LedgerFinding> audit(const Ledger &ledger) {
  Families families;
  for (const auto &[key, statement] : ledger.statements()) families.emplace(indicator_family(statement.indicator));
  std::vector<LedgerFinding> found;
  for (const Families &group : groups_of(families, ledger.rules()))
    std::ranges::move(Auditor(ledger, ledger.findings(), group).run(), std::back_inserter(found));
  return found;
}

std::optional<Error> audit(const LedgerStore &store, const std::shared_ptr<const LedgerRules> &rules,
                           const std::function<void(const LedgerFinding &)> &tell,
                           const std::function<void(const Noted<Finding> &)> &tell_own) {
  const Result<Ledger> records = store.read(rules, {"", 0, 0, true, false});
  if (!records) return records.error();
  const Result<std::vector<std::string>> indicators = store.indicators();
  if (!indicators) return indicators.error();
  Families families;
  for (const std::string &code : *indicators) families.emplace(indicator_family(code));
  for (const Families &group : groups_of(families, *rules)) {
    LedgerRecords together;
    for (const std::string &family : group) {
      Result<Ledger> part = store.read(rules, {family, 0, 0, false, true});
      if (!part) return part.error();
      LedgerRecords content = std::move(*part).take();
      together.statements.merge(content.statements);
    }
    const Ledger ledger(rules, std::move(together));
    for (const LedgerFinding &found : Auditor(ledger, records->findings(), group).run()) tell(found);
  }
  for (const auto &[key, noted] : records->findings()) tell_own(noted);
  return std::nullopt;
}

} // namespace v0
} // namespace jiedui
