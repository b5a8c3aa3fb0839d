/// @file answer_table.hpp
/// Totals as a table: for programs tab-separated with a heading and always the same columns, for people aligned.
#pragma once

#include "jiedui/ledger/ledger_rules.hpp"
#include "jiedui/ledger/totals.hpp"

#include <array>
#include <string>
#include <vector>

namespace jiedui::cli {

/// Who, when and what for a line of the answer is.
struct Head {
  PlaceCode giver = 0, receiver = 0;
  int year = 0;
  Sector sector = Sector::none;
  std::string giver_org = {}; ///< instead of `giver`
  bool apart = false;         ///< of what lies in no place of the level asked
};

class AnswerTable {
public:
  /// @param sources under each line also the statements behind it
  AnswerTable(const LedgerRules &rules, bool sources) : rules_(rules), sources_(sources) {}

  /// A line for each total; for a year without any a line that says so.
  void add(const Head &head, const std::vector<Total> &totals);
  /// To standard output; aligned and without the columns that are empty where that is a terminal.
  void print() const;

private:
  static constexpr std::size_t width = 14;
  struct Line {
    std::array<std::string, width> cells;
    std::vector<Used> used;
  };
  void print_aligned() const;

  const LedgerRules &rules_;
  bool sources_;
  std::vector<Line> lines_;
};

} // namespace jiedui::cli
