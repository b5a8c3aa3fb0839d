/// Questions that can have no answer are refused, with the reason, at one place for all of them.
#include "asked.hpp"
#include "jiedui/ledger/totals.hpp"
#include "jiedui/model/programme.hpp"

#include <algorithm>

namespace jiedui {
inline namespace v0 {
namespace {

Error wrong(std::string why) { return {ErrorCode::argument, std::move(why), Error::nowhere}; }

/// Why a place can be in no answer: a code that is in no table, or in use no more.
std::optional<Error> unknown_place(PlaceCode place, const LedgerRules &rules) {
  if (place == 0 || rules.place_names.empty() || rules.place_names.contains(place)) return std::nullopt;
  if (const auto now = rules.today.find(place); now != rules.today.end())
    return wrong(std::to_string(place) + " is now " + std::to_string(now->second) + ", " +
                 rules.place_name(now->second));
  return wrong(std::to_string(place) + " is the code of no place");
}

std::optional<Error> no_year(int year) {
  if (year >= first_year && year <= last_year) return std::nullopt;
  return wrong(std::to_string(year) + " is no year from " + std::to_string(first_year) + " to " +
               std::to_string(last_year));
}

std::string programme_names() {
  std::string names;
  for (auto programme = Programme::east_west_poverty; programme <= Programme::within_province;
       programme = static_cast<Programme>(static_cast<int>(programme) + 1))
    names += (names.empty() ? "" : ", ") + std::string(to_string(programme));
  return names;
}

} // namespace

std::optional<Error> unanswerable(const Question &question, const Ledger &ledger) {
  const LedgerRules &rules = ledger.rules();
  const auto told = [&](auto &&fits) {
    return std::ranges::any_of(ledger.statements(), [&](const auto &entry) { return fits(entry.second); });
  };
  for (const std::optional<int> &year : {question.from_year, question.to_year})
    if (year)
      if (auto error = no_year(*year)) return error;
  if (question.from_year && question.to_year && *question.to_year < *question.from_year)
    return wrong("the last year, " + std::to_string(*question.to_year) + ", is before the first");
  for (const PlaceCode place : {question.giver, question.receiver})
    if (auto error = unknown_place(place, rules)) return error;
  if (!question.giver_org.empty() && !told([&](const Statement &s) { return s.giver_org == question.giver_org; }))
    return wrong("\"" + question.giver_org + "\" is no place, and nothing is told of such a giver");
  if (!question.programme.empty() && !parse_programme(question.programme) &&
      !told([&](const Statement &s) { return s.programme == question.programme; }))
    return wrong("\"" + question.programme + "\" is no programme; there are " + programme_names());
  const auto in_table = [&](const auto &row) { return within(row.first, question.indicator); };
  if (question.indicator.empty() || std::ranges::any_of(rules.indicators, in_table) ||
      told([&](const Statement &s) { return within(s.indicator, question.indicator); }))
    return std::nullopt;
  return wrong("\"" + question.indicator + "\" is no indicator and no beginning of one up to a point");
}

std::optional<Error> unanswerable(const AssessedPair &pair, const LedgerRules &rules) {
  if (auto error = no_year(pair.year)) return error;
  for (const PlaceCode place : {pair.giver, pair.receiver})
    if (auto error = unknown_place(place, rules)) return error;
  return std::nullopt;
}

} // namespace v0
} // namespace jiedui
