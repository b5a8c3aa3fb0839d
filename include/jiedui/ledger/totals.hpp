/// @file totals.hpp
/// Questions to a ledger: how much, of what, from whom, to whom, when; every answer with the statements it rests on.
///
/// What is put together, by the kind of the indicator:
///
///     flow   over places and over years; a wider figure replaces the narrower ones that lie in it
///     stock  over places; over time the latest counts
///     heads  like a flow, with a warning that people may be counted twice
///     ratio  never; every figure is told by itself
///
/// Never put together: a part and its whole, plan and result, a cumulative figure and the annual ones inside it, a
/// province's figure and its counties', money of different kinds, 人 and 人次 and 户, the same flow told by both
/// partners.
#pragma once

#include "jiedui/ledger/ledger.hpp"
#include "jiedui/result.hpp"
#include "jiedui/version.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// What is asked. Places are rolled up: 150000 asks for every banner of Inner Mongolia.
struct Question {
  PlaceCode giver = 0;          ///< 0 = anybody
  PlaceCode receiver = 0;       ///< 0 = anybody
  std::string giver_org;        ///< a giver that is no place, by its name; empty = anybody
  std::string programme;        ///< empty = any
  std::string indicator;        ///< a code, or a prefix up to a point ("funds"); empty = all
  Sector sector = Sector::none; ///< none = all together
  Aspect aspect = Aspect::level;
  Per per = Per::none;
  Modality modality = Modality::realized;
  std::optional<int> from_year, to_year; ///< both inclusive
};

/// Why the question can have no answer: a year is none from 1 to 9999, the last year is before the first, a place is in
/// no table, nothing is told of the organisation that gives, its programme is none and not told either, or its
/// indicator is neither in the rule tables nor told, nor the beginning of one that is.
[[nodiscard]] std::optional<Error> unanswerable(const Question &question, const Ledger &ledger);

/// Whom and when an assessment is about.
struct AssessedPair {
  PlaceCode giver = 0, receiver = 0;
  int year = 0;
};
/// Why nothing can be said about the pair: its year is none from 1 to 9999, or a place is in no table.
[[nodiscard]] std::optional<Error> unanswerable(const AssessedPair &pair, const LedgerRules &rules);

/// How a statement served an answer.
enum class Use : std::uint8_t {
  counted,    ///< its value stands in the sum
  same,       ///< says the same as a counted one, rounded or with a bound
  differs,    ///< speaks of the same as a counted one, with another value: the sum gives the range of both
  minuend,    ///< the later of two cumulative figures whose difference was counted
  subtrahend, ///< the earlier of the two
  inside,     ///< lies inside a counted one: a county in its province, a year in a plan period, a part in its whole
  overlaps,   ///< cannot be told apart from a counted one, or stands beside it in one document
  earlier,    ///< an earlier state of a stock
  superseded, ///< a later statement says that it corrects this one
  apart,      ///< a ratio or a mean: told by itself, never summed
};

[[nodiscard]] std::string_view to_string(Use use);

/// A statement with what was done with it.
struct Used {
  const Statement *statement = nullptr;
  Use use = Use::counted;
  const Statement *against = nullptr; ///< the statement that decided; null where `use` is counted or apart
};

/// The answer for one indicator in one unit. Valid as long as the ledger is not changed.
struct Total {
  std::string indicator;
  Unit unit = Unit::count;
  std::string currency;
  std::string counted_in;
  std::optional<Quantity> quantity; ///< missing where nothing was counted; zero only where somebody said zero
  bool conflict = false;            ///< statements disagree: `quantity` is the range of what they say
  bool double_counting = false;     ///< people of several years or places were added: some may be counted twice
  bool derived = false;             ///< holds a difference of cumulative figures
  bool overflow = false;            ///< the sum does not fit; `quantity` is missing
  bool carried = false;             ///< holds a state told for a time before the years asked
  bool cumulative = false;          ///< holds a figure summed up from a beginning that is not told
  bool beside = false;              ///< others of the same were told beside it and left out: some may add to it
  bool undated = false;             ///< holds a figure that tells no time: its day of publication stands for it
  /// The stretch that the figures of `quantity` speak of, from the first day of the earliest to the last of the latest;
  /// what lies between need not be told. A state has a last day only, and what leaves its beginning open no first one.
  /// Figures that tell no time say nothing about it.
  std::optional<Day> first, last;
  std::vector<Used> used; ///< every statement that met the question, counted ones first
};

/// One answer for every indicator and unit that has a statement, in the order of indicator and unit.
[[nodiscard]] std::vector<Total> totals(const Ledger &ledger, const Question &question);
/// The answer over the given statements, which must be of one indicator and unit.
[[nodiscard]] Total total_of(const std::vector<const Statement *> &statements, const Question &question,
                             const LedgerRules &rules);

/// A year of a series. No totals = nothing is said about the year (which is not zero).
struct YearTotals {
  int year = 0; ///< 0: what is told for several years together or up to a day, then what tells no time
  std::vector<Total> totals;
};
/// One entry for every year from `from_year` to `to_year`; without these, between the first and last year that has a
/// statement, with an entry for year 0 before them where something is told without a year.
[[nodiscard]] std::vector<YearTotals> series(const Ledger &ledger, const Question &question);

/// What a sector is told to have had.
struct SectorTotals {
  Sector sector = Sector::none; ///< none: the figures that name no sector
  std::vector<Total> totals;
};
/// One entry for every sector that has a figure, in the order of the sectors; those without a sector last.
[[nodiscard]] std::vector<SectorTotals> by_sector(const Ledger &ledger, const Question &question);

/// What the rows of a panel stand for.
enum class PanelBy : std::uint8_t { pair, giver, receiver };

struct PanelRow {
  PlaceCode giver = 0, receiver = 0; ///< 0 where the panel is not by it, or `apart`
  std::string giver_org;             ///< instead of `giver`: a giver that is no place
  /// Holds what lies in no place of the level: told of wider places, of several, or of nobody. It may hold again what
  /// other rows have.
  bool apart = false;
  int year = 0; ///< as in YearTotals
  std::vector<Total> totals;
};
/// Rows for each pair, giver or receiver (rolled up to `level`, where a municipality has the rank of a province and of
/// a prefecture) and each year that has a statement; ascending by giver, receiver, year, organisations behind places.
/// Every statement that meets the question stands in one of them: what has no place of the level in the last ones,
/// which are `apart`.
[[nodiscard]] std::vector<PanelRow> panel(const Ledger &ledger, const Question &question, PanelBy by, PlaceLevel level);

/// Whether a statement meets the question, its time left aside.
[[nodiscard]] bool meets(const Statement &statement, const Question &question);
/// Whether the stated stretches of `question` hold all of `window`.
[[nodiscard]] bool in_years(const Window &window, const Question &question);

} // namespace v0
} // namespace jiedui
