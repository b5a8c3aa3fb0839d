#include "jiedui/ledger/totals.hpp"

#include "asked.hpp"
#include "boxes.hpp"
#include "cells.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>
#include <unordered_map>

namespace jiedui {
inline namespace v0 {
namespace {

constexpr std::array<std::string_view, 10> use_names{"counted", "same",     "differs", "minuend",    "subtrahend",
                                                     "inside",  "overlaps", "earlier", "superseded", "apart"};

bool all_in(const PlaceCodes &codes, PlaceCode outer) {
  return !codes.empty() &&
         std::all_of(codes.begin(), codes.end(), [&](PlaceCode code) { return lies_in(code, outer); });
}

/// Of a year that no day can have, the first or last day outside of all that can be told.
Day first_day(int year) { return {static_cast<std::int16_t>(std::clamp(year, 0, last_year + 1)), 1, 1}; }
Day last_day(int year) { return {static_cast<std::int16_t>(std::clamp(year, 0, last_year + 1)), 12, 31}; }

bool summed(IndicatorKind kind, const Question &question) {
  return kind != IndicatorKind::ratio && kind != IndicatorKind::other && question.per == Per::none &&
         (question.aspect == Aspect::level || question.aspect == Aspect::increase);
}

/// Statements of one box, settled to one figure.
struct Cell {
  Box box;
  std::vector<Used> used; ///< the one that gives the figure first
  Quantity quantity;
  bool conflict = false;
  bool derived = false;
  int depth = 0;        ///< how many of the figures asked it lies in, one in the other
  std::size_t lane = 0; ///< tells the parts of one whole apart
  [[nodiscard]] const Statement &main() const { return *used.front().statement; }
};

void widen(Quantity &range, const Quantity &other) {
  const Decimal low = std::min(range.value, other.value);
  const Decimal high = std::max(range.value_high.value_or(range.value), other.value_high.value_or(other.value));
  range.value = low;
  range.value_high = high == low ? std::nullopt : std::optional(high);
  if (range.qualifier != other.qualifier) range.qualifier = Qualifier::about;
}

Cell settle(const Box &box, std::vector<const Statement *> statements) {
  Cell cell;
  cell.box = box;
  Voices voices = hear(box, std::move(statements));
  const Statement *best = *std::ranges::min_element(voices.distinct, more_exact);
  cell.quantity = best->quantity;
  cell.used.push_back({best, Use::counted, nullptr});
  for (const Statement *other : voices.distinct) {
    if (other == best) continue;
    cell.used.push_back({other, Use::differs, best});
    cell.conflict = true;
    widen(cell.quantity, other->quantity);
  }
  cell.used.insert(cell.used.end(), voices.aside.begin(), voices.aside.end());
  return cell;
}

/// Parts that documents tell beside each other are cells of their own: they are different things.
std::vector<Cell> cells_of(const std::vector<const Statement *> &statements, const LedgerRules &rules,
                           const Parts &parts) {
  std::map<Box, std::vector<const Statement *>> boxes;
  for (const Statement *s : statements) boxes[box_of(*s, rules)].push_back(s);
  std::vector<Cell> cells;
  cells.reserve(boxes.size());
  for (auto &[box, inside] : boxes) {
    std::vector<const Statement *> beside;
    if (box.part && inside.size() > 1) {
      const auto alone = std::ranges::stable_partition(inside, [&](const Statement *s) {
        return std::ranges::none_of(inside, [&](const Statement *other) { return parts.beside(s, other); });
      });
      beside.assign(alone.begin(), alone.end());
      inside.erase(alone.begin(), alone.end());
    }
    std::ranges::stable_sort(beside, {}, [](const Statement *s) { return s->citations.front().span.begin; });
    if (!inside.empty()) cells.push_back(settle(box, std::move(inside)));
    for (std::size_t lane = 0; lane < beside.size(); ++lane) {
      cells.push_back(settle(box, {beside[lane]}));
      cells.back().lane = lane + 1;
    }
  }
  for (Cell &cell : cells) cell.depth = parts.depth(&cell.main());
  return cells;
}

/// The day that sorts later ends first.
int from_end(const Box &box) { return box.end ? days_between(*box.end, Day{9999, 12, 31}) : 0; }

/// What is said before what is left open, wide before narrow, long before short, of two open ones the later.
auto rank(const Cell &cell) {
  const Box &box = cell.box;
  return std::tuple(cell.depth, box.part, !box.dated, box.without_giver(), box.receiver.empty(),
                    box.sector != Sector::none, width(box.giver), width(box.receiver), -length(box), from_end(box),
                    cell.derived, box.programme.empty());
}

class Counting {
public:
  Counting(const Question &question, IndicatorKind kind, const Parts &parts, Total &total)
      : question_(question), kind_(kind), parts_(parts), total_(total) {}

  void run(std::vector<Cell> cells) {
    if (!summed(kind_, question_)) return tell_apart(std::move(cells));
    if (kind_ == IndicatorKind::stock) keep_latest(cells);
    else add_differences(cells);
    std::stable_sort(cells.begin(), cells.end(), [](const Cell &a, const Cell &b) { return rank(a) < rank(b); });
    for (Cell &cell : cells) take(cell);
    finish();
  }

private:
  void tell_apart(std::vector<Cell> cells) {
    const Cell *only = nullptr;
    bool one = true;
    for (Cell &cell : cells) {
      if (!in_years({cell.box.start, cell.box.end, cell.box.dated}, question_)) continue;
      total_.conflict = total_.conflict || cell.conflict;
      if (only != nullptr && compare(only->main().figure(), cell.main().figure()) == Accord::differ) one = false;
      if (only == nullptr) only = &cell;
      cell.used.front().use = Use::apart;
      tell_time(cell);
      total_.used.insert(total_.used.end(), cell.used.begin(), cell.used.end());
    }
    if (only != nullptr && one && !total_.conflict) total_.quantity = only->quantity;
  }

  /// Of every line of states (same places, sector, programme) the latest within the years asked.
  void keep_latest(std::vector<Cell> &cells) {
    std::map<std::pair<Box, std::size_t>, std::size_t> latest;
    std::vector<Cell> kept;
    std::vector<Cell> in_time;
    for (Cell &cell : cells)
      if (in_years({std::nullopt, cell.box.end, cell.box.dated}, state_question())) in_time.push_back(std::move(cell));
    std::stable_sort(in_time.begin(), in_time.end(), [](const Cell &a, const Cell &b) {
      return std::tuple(a.box.dated, a.box.end) > std::tuple(b.box.dated, b.box.end);
    });
    for (Cell &cell : in_time) {
      Box line = cell.box;
      line.start = line.end = std::nullopt;
      line.dated = false;
      const auto [place, first] = latest.try_emplace({line, cell.lane}, kept.size());
      if (first) {
        cell.box = line;
        kept.push_back(std::move(cell));
        continue;
      }
      for (Used &used : cell.used)
        kept[place->second].used.push_back({used.statement, Use::earlier, &kept[place->second].main()});
    }
    cells = std::move(kept);
  }

  /// States hold at their end: only that must lie in the years asked.
  Question state_question() const {
    Question question = question_;
    question.from_year.reset();
    return question;
  }

  /// Two cumulative figures with one beginning: their difference is the flow between their ends.
  void add_differences(std::vector<Cell> &cells) {
    std::vector<Cell> in_time, differences;
    if (question_.from_year) {
      const Day before = last_day(std::max(*question_.from_year, first_year) - 1);
      std::map<Box, const Cell *> earlier, later;
      for (const Cell &cell : cells) {
        if (!grows(cell) || (cell.box.start && *cell.box.start > before)) continue;
        Box line = cell.box;
        line.end.reset();
        if (*cell.box.end == before) earlier.emplace(line, &cell);
        const bool within =
            *cell.box.end > before && (!question_.to_year || *cell.box.end <= last_day(*question_.to_year));
        if (!within) continue;
        const Cell *&latest = later.try_emplace(line, &cell).first->second;
        if (*cell.box.end > *latest->box.end) latest = &cell;
      }
      for (const auto &[line, last] : later)
        if (const auto first = earlier.find(line); first != earlier.end() && one_beginning(*first->second, *last))
          if (auto cell = difference(*first->second, *last)) differences.push_back(std::move(*cell));
    }
    for (Cell &cell : cells)
      if (in_years({cell.box.start, cell.box.end, cell.box.dated}, question_)) in_time.push_back(std::move(cell));
    for (Cell &cell : differences) in_time.push_back(std::move(cell));
    cells = std::move(in_time);
  }

  /// Whether it is the sum up to a day, from a beginning that is told or, of 累计, left open.
  static bool grows(const Cell &cell) {
    const auto &period = cell.main().period;
    const bool open = period && period->basis == Basis::cumulative && period->range.end;
    return cell.box.end && !cell.box.part && (cell.box.start || open);
  }

  /// Whether both are summed up from one day: it is told, or it is that on which a pair or a programme began, or one
  /// document leaves it open for both.
  static bool one_beginning(const Cell &first, const Cell &last) {
    const bool pair = !last.box.without_giver() && !last.box.receiver.empty();
    if (last.box.start || pair || !last.box.programme.empty()) return true;
    return std::ranges::any_of(first.main().citations, [&](const Citation &one) {
      return std::ranges::any_of(last.main().citations,
                                 [&](const Citation &other) { return other.document == one.document; });
    });
  }

  std::optional<Cell> difference(const Cell &first, const Cell &last) const {
    const auto quantity = minus(last.quantity, first.quantity);
    if (!quantity || quantity->value.sign() < 0) return std::nullopt;
    Cell cell;
    cell.box = last.box;
    cell.quantity = *quantity;
    cell.conflict = first.conflict || last.conflict;
    cell.derived = true;
    cell.box.start = first_day(*question_.from_year);
    cell.used.push_back({&last.main(), Use::minuend, nullptr});
    cell.used.push_back({&first.main(), Use::subtrahend, nullptr});
    return cell;
  }

  void take(Cell &cell) {
    if (const Statement *whole = counted_whole(cell)) return leave(cell, *whole, Use::inside);
    const auto in_common = [&](std::size_t number) { return !parts_.beside(&chosen_[number].main(), &cell.main()); };
    const std::optional<std::size_t> against = taken_.first_overlap(cell.box, in_common);
    if (against && !replaces(cell, chosen_[*against])) return leave(cell, chosen_[*against]);
    const std::vector<std::size_t> replaced = against ? taken_.overlaps(cell.box) : std::vector<std::size_t>();
    taken_.add(cell.box, chosen_.size());
    for (const Used &used : cell.used) standing_[used.statement] = &cell.main();
    chosen_.push_back(std::move(cell));
    for (const std::size_t number : replaced) give_up(number);
  }

  /// The counted figure that a whole of the cell's figures is, or lies in.
  [[nodiscard]] const Statement *counted_whole(const Cell &cell) const {
    for (const Used &used : cell.used)
      for (const Statement *whole : parts_.wholes_of(used.statement))
        if (const auto found = standing_.find(whole); found != standing_.end() && !holds(cell, found->second))
          return found->second;
    return nullptr;
  }

  static bool holds(const Cell &cell, const Statement *statement) {
    return std::ranges::any_of(cell.used, [&](const Used &used) { return used.statement == statement; });
  }

  /// Whether a figure that leaves open what others say tells more than all of these together.
  [[nodiscard]] bool replaces(const Cell &cell, const Cell &first) const {
    if (cell.box.part || cell.quantity.value <= first.quantity.value) return false;
    Decimal sum = 0;
    for (const std::size_t number : taken_.overlaps(cell.box)) {
      const Cell &chosen = chosen_[number];
      const auto more = sum.plus(chosen.quantity.value);
      if (!more || chosen.box.covers(cell.box)) return false;
      sum = *more;
    }
    return sum < cell.quantity.value;
  }

  /// Keeps the cell aside, with the counted one that decided.
  void leave(const Cell &cell, const Cell &chosen) {
    const bool agrees = chosen.box.same_but_programme(cell.box) &&
                        compare(chosen.main().figure(), cell.main().figure()) != Accord::differ;
    leave(cell, chosen.main(), agrees ? Use::same : chosen.box.covers(cell.box) ? Use::inside : Use::overlaps);
  }

  void leave(const Cell &cell, const Statement &counted, Use use) {
    for (const Used &used : cell.used) {
      const bool superseded = used.use == Use::superseded;
      left_.push_back({used.statement, superseded ? used.use : use, superseded ? used.against : &counted});
      standing_[used.statement] = &counted;
    }
  }

  /// Takes back a chosen cell in favour of the one chosen last.
  void give_up(std::size_t number) {
    const Cell &last = chosen_.back();
    const Statement *before = &chosen_[number].main();
    for (Used &used : left_)
      if (used.against == before) used.against = &last.main();
    for (auto &[statement, counted] : standing_)
      if (counted == before) counted = &last.main();
    leave(chosen_[number], last);
    chosen_[number].used.clear();
    taken_.remove(number);
  }

  void finish() {
    std::erase_if(chosen_, [](const Cell &cell) { return cell.used.empty(); });
    for (const Cell &cell : chosen_) {
      tell_time(cell);
      total_.conflict = total_.conflict || cell.conflict;
      total_.derived = total_.derived || cell.derived;
      if (total_.overflow) continue;
      const auto sum = total_.quantity ? plus(*total_.quantity, cell.quantity) : std::optional(cell.quantity);
      total_.overflow = !sum;
      total_.quantity = sum;
      if (sum && !total_.counted_in.empty() && chosen_.size() > 1) total_.quantity->classifier.clear();
    }
    const auto stands_beside = [](const Used &used) { return used.use == Use::overlaps; };
    total_.beside = std::ranges::any_of(left_, stands_beside);
    for (const Cell &cell : chosen_) total_.beside = total_.beside || std::ranges::any_of(cell.used, stands_beside);
    total_.double_counting = kind_ == IndicatorKind::heads && chosen_.size() > 1 && total_.unit != Unit::person_time;
    const auto put = [&](bool counted) {
      for (const Cell &cell : chosen_)
        for (const Used &used : cell.used)
          if ((used.against == nullptr) == counted) total_.used.push_back(used);
    };
    put(true);
    put(false);
    total_.used.insert(total_.used.end(), left_.begin(), left_.end());
  }

  /// Widens the stretch that the total stands for by the time of a cell.
  void tell_time(const Cell &cell) {
    const bool state = kind_ == IndicatorKind::stock;
    const Window told = cell.main().window();
    if (state && question_.from_year && told.end < std::optional(first_day(*question_.from_year)))
      total_.carried = true;
    if (!told.dated) {
      total_.undated = true;
      return;
    }
    const std::optional<Day> start = state ? std::nullopt : cell.derived ? cell.box.start : told.start;
    const std::optional<Day> end = told.end;
    if (!timed_) std::tie(total_.first, total_.last) = std::tie(start, end);
    total_.first = total_.first && start ? std::optional(std::min(*total_.first, *start)) : std::nullopt;
    total_.last = total_.last && end ? std::optional(std::max(*total_.last, *end)) : std::nullopt;
    total_.cumulative = total_.cumulative || (!state && !start);
    timed_ = true;
  }

  const Question &question_;
  IndicatorKind kind_;
  const Parts &parts_;
  Total &total_;
  bool timed_ = false; ///< whether a time was told
  std::vector<Cell> chosen_;
  std::vector<Used> left_;
  BoxIndex taken_;
  std::unordered_map<const Statement *, const Statement *> standing_; ///< of what was looked at: what stands for it
};

using Bucket = std::tuple<std::string_view, Unit, std::string_view, std::string_view>;

Bucket bucket_of(const Statement &s) { return {s.indicator, s.quantity.unit, s.quantity.currency, s.counted_in}; }

std::vector<const Statement *> meeting(const Ledger &ledger, const Question &question) {
  std::vector<const Statement *> found;
  for (const auto &[key, statement] : ledger.statements())
    if (meets(statement, question)) found.push_back(&statement);
  return found;
}

std::vector<Total> totals_of(const std::vector<const Statement *> &statements, const Question &question,
                             const LedgerRules &rules) {
  std::map<Bucket, std::vector<const Statement *>> buckets;
  for (const Statement *s : statements) buckets[bucket_of(*s)].push_back(s);
  std::vector<Total> answers;
  for (const auto &[bucket, inside] : buckets)
    if (Total total = total_of(inside, question, rules); !total.used.empty()) answers.push_back(std::move(total));
  return answers;
}

struct Years {
  int first = last_year, last = 0;
  std::set<int> ends; ///< in which something that is told ends; of others nothing is said
};

/// The year that a statement speaks of by itself: its window's, or that of a state's end.
std::optional<int> year_of(const Statement &s, const LedgerRules &rules) {
  const Window window = s.window();
  if (!window.end) return std::nullopt;
  const bool state = rules.kind_of(s.indicator) == IndicatorKind::stock;
  if (!state && (!window.start || window.start->year != window.end->year)) return std::nullopt;
  return window.end->year;
}

Years years_of(const std::vector<const Statement *> &statements, const LedgerRules &rules) {
  Years years;
  const auto put = [&](int year) {
    years.first = std::min(years.first, year);
    years.last = std::max(years.last, year);
  };
  std::set<int>
      sums; // up to days of these years, from a beginning that is left open: each but the first has a difference
  for (const Statement *s : statements) {
    const Window window = s->window();
    if (window.end) years.ends.insert(window.end->year);
    if (const auto year = year_of(*s, rules)) put(*year);
    else if (window.start && window.end) put(window.end->year);
    else if (window.end && s->period && s->period->basis == Basis::cumulative && s->period->range.end)
      sums.insert(window.end->year);
  }
  for (const int year : sums)
    if (year != *sums.begin()) put(year);
  return years;
}

std::vector<YearTotals> series_of(const std::vector<const Statement *> &statements, const Question &question,
                                  const LedgerRules &rules) {
  const Years years = years_of(statements, rules);
  const int first = std::max(question.from_year.value_or(years.first), first_year),
            last = std::min(question.to_year.value_or(years.last), last_year);
  std::vector<YearTotals> answers;
  if (!question.from_year && !question.to_year) {
    // What tells no time at all is not held against what is told of several years or up to a day.
    std::vector<const Statement *> timed, undated;
    for (const Statement *s : statements)
      if (!year_of(*s, rules)) (s->window().dated ? timed : undated).push_back(s);
    YearTotals without{0, totals_of(timed, question, rules)};
    for (Total &total : totals_of(undated, question, rules)) without.totals.push_back(std::move(total));
    if (!without.totals.empty()) answers.push_back(std::move(without));
  }
  for (int year = first; year <= last; ++year) {
    Question one = question;
    one.from_year = one.to_year = year;
    YearTotals &totals = answers.emplace_back(YearTotals{year, {}});
    if (!years.ends.contains(year)) continue;
    for (Total &total : totals_of(statements, one, rules)) {
      // A state told in an earlier year is no news of this one.
      const bool stock = rules.kind_of(total.indicator) == IndicatorKind::stock;
      if (stock && (total.used.empty() || total.used.front().statement->window().end < std::optional(first_day(year))))
        continue;
      totals.totals.push_back(std::move(total));
    }
  }
  return answers;
}

/// The place of `level` that all codes lie in; 0 where there is none or a code is wider.
PlaceCode rolled_up(const PlaceCodes &codes, PlaceLevel level) {
  PlaceCode common = 0;
  for (const PlaceCode code : codes) {
    const PlaceCode place = level == PlaceLevel::province          ? province_of(code)
                            : level == PlaceLevel::prefecture      ? prefecture_rank_of(code)
                            : level_of(code) == PlaceLevel::county ? code
                                                                   : 0;
    if (place == 0 || (common != 0 && common != place)) return 0;
    common = place;
  }
  return common;
}

} // namespace

std::string_view to_string(Use use) {
  const auto index = static_cast<std::size_t>(use);
  return index < use_names.size() ? use_names[index] : std::string_view();
}

bool meets(const Statement &s, const Question &q) {
  return within(s.indicator, q.indicator) && s.aspect == q.aspect && s.per == q.per && s.modality == q.modality &&
         (q.giver == 0 || all_in(s.giver, q.giver)) && (q.giver_org.empty() || s.giver_org == q.giver_org) &&
         (q.receiver == 0 || all_in(s.receiver, q.receiver)) &&
         (q.programme.empty() || (!s.programme.empty() && same_programme(s.programme, q.programme))) &&
         (q.sector == Sector::none || s.sector() == q.sector);
}

bool in_years(const Window &window, const Question &question) {
  if (question.from_year && (!window.start || *window.start < first_day(*question.from_year))) return false;
  return !question.to_year || (window.end && *window.end <= last_day(*question.to_year));
}

Total total_of(const std::vector<const Statement *> &statements, const Question &question, const LedgerRules &rules) {
  Total total;
  if (statements.empty()) return total;
  const Statement &first = *statements.front();
  total.indicator = first.indicator;
  total.unit = first.quantity.unit;
  total.currency = first.quantity.currency;
  total.counted_in = first.counted_in;
  const Parts parts(statements);
  Counting(question, rules.kind_of(first.indicator), parts, total).run(cells_of(statements, rules, parts));
  return total;
}

std::vector<Total> totals(const Ledger &ledger, const Question &question) {
  return totals_of(meeting(ledger, question), question, ledger.rules());
}

std::vector<YearTotals> series(const Ledger &ledger, const Question &question) {
  return series_of(meeting(ledger, question), question, ledger.rules());
}

std::vector<SectorTotals> by_sector(const Ledger &ledger, const Question &question) {
  std::map<Sector, std::vector<const Statement *>> groups;
  for (const Statement *s : meeting(ledger, question)) groups[s->sector()].push_back(s);
  std::vector<SectorTotals> answers;
  const auto answer = [&](Sector sector, const std::vector<const Statement *> &statements) {
    if (auto all = totals_of(statements, question, ledger.rules()); !all.empty())
      answers.push_back({sector, std::move(all)});
  };
  for (const auto &[sector, statements] : groups)
    if (sector != Sector::none) answer(sector, statements);
  if (const auto none = groups.find(Sector::none); none != groups.end()) answer(Sector::none, none->second);
  return answers;
}

std::vector<PanelRow> panel(const Ledger &ledger, const Question &question, PanelBy by, PlaceLevel level) {
  const auto group_of = [&](const Statement &s) {
    PanelRow row;
    if (by != PanelBy::receiver) {
      row.giver = rolled_up(s.giver, level);
      row.giver_org = s.giver_org;
      row.apart = row.giver == 0 && row.giver_org.empty();
    }
    if (by != PanelBy::giver) {
      row.receiver = rolled_up(s.receiver, level);
      row.apart = row.apart || row.receiver == 0;
    }
    return row;
  };
  const auto parties = [](const PanelRow &row) { return std::tie(row.apart, row.giver_org, row.giver, row.receiver); };
  const auto before = [&](const PanelRow &a, const PanelRow &b) { return parties(a) < parties(b); };
  std::map<PanelRow, std::vector<const Statement *>, decltype(before)> groups(before);
  for (const Statement *s : meeting(ledger, question)) groups[group_of(*s)].push_back(s);
  std::vector<PanelRow> rows;
  for (const auto &[group, statements] : groups)
    for (YearTotals &year : series_of(statements, question, ledger.rules())) {
      if (year.totals.empty()) continue;
      rows.push_back(group);
      rows.back().year = year.year;
      rows.back().totals = std::move(year.totals);
    }
  return rows;
}

} // namespace v0
} // namespace jiedui
