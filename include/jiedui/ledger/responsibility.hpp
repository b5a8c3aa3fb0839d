/// @file responsibility.hpp
/// 每一项指标背后都有任务支撑、措施保障、评估检查: indicator → task → measure → check, and the three lists.
///
/// The chain (table `responsibility_chain`) and the lists of problems, tasks and responsibilities
/// (问题清单, 任务清单, 责任清单; table `responsibility_lists`) are joined to the ledger: what has no figure, no task,
/// no measure, no check or nobody responsible is told as a gap.
#pragma once

#include "jiedui/ledger/assessment.hpp"
#include "jiedui/ledger/ledger.hpp"
#include "jiedui/result.hpp"
#include "jiedui/rules/rules.hpp"
#include "jiedui/version.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// One link: a task that supports an indicator, the measure that secures it, the check that examines it.
struct ChainLink {
  std::string id, indicator, task, measure, check, responsible;
};

enum class ListKind : std::uint8_t { problem, task, responsibility };
[[nodiscard]] std::string_view to_string(ListKind kind);

/// An entry of one of the three lists. A problem names the tasks that answer it, a task who is responsible.
struct ListItem {
  std::string id;
  ListKind kind = ListKind::task;
  std::string text, indicator, owner;
  std::optional<Day> due;
  bool done = false;
  std::vector<std::string> answers; ///< ids of the entries that this one answers: task → problem, responsibility → task
};

struct Responsibility {
  std::vector<ChainLink> chain;
  std::vector<ListItem> lists;
};

/// Fails with `rules` where a cell cannot be understood; the message names file, line and column.
[[nodiscard]] Result<std::shared_ptr<const Responsibility>> compile_responsibility(const Rules &rules,
                                                                                   const LedgerRules &ledger_rules);

/// A link with what the ledger tells of its indicator.
struct LinkState {
  const ChainLink *link = nullptr;
  std::vector<Total> totals;     ///< of the pair and year
  std::vector<std::string> gaps; ///< "figure", "task", "measure", "check", "responsible"
};

struct ListState {
  const ListItem *item = nullptr;
  std::vector<Total> totals;
  std::vector<std::string> gaps; ///< "owner", "figure", "task" (a problem no task answers), "responsibility", "overdue"
};

struct ResponsibilityState {
  std::vector<LinkState> links;
  std::vector<ListState> lists;
  std::vector<std::string> unsupported; ///< indicators of the frame that no link supports
};

/// @param today decides what is overdue.
[[nodiscard]] ResponsibilityState responsibility(const Responsibility &tables, const AssessmentFrames &frames,
                                                 std::string_view frame, const Ledger &ledger, const AssessedPair &pair,
                                                 Day today);

} // namespace v0
} // namespace jiedui
