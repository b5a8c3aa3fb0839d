#include "jiedui/ledger/responsibility.hpp"

#include <algorithm>
#include <array>

namespace jiedui {
inline namespace v0 {
namespace {

constexpr std::array<std::string_view, 3> list_names{"problem", "task", "responsibility"};

std::vector<Total> told(const std::string &indicator, const Ledger &ledger, const AssessedPair &pair) {
  if (indicator.empty()) return {};
  Question question;
  question.giver = pair.giver;
  question.receiver = pair.receiver;
  question.indicator = indicator;
  question.from_year = question.to_year = pair.year;
  return totals(ledger, question);
}

Result<ListItem> read_item(const Table &table, std::size_t row) {
  const auto cell = [&](std::string_view column) { return std::string(table.cell(row, column)); };
  ListItem item;
  item.id = cell("id");
  const auto kind = std::find(list_names.begin(), list_names.end(), table.cell(row, "kind"));
  if (kind == list_names.end()) return table.error(row, "kind", "is none of problem, task, responsibility");
  item.kind = static_cast<ListKind>(kind - list_names.begin());
  item.text = cell("text");
  item.indicator = cell("indicator");
  item.owner = cell("owner");
  if (const std::string due = cell("due"); !due.empty()) {
    item.due = parse_day(due);
    if (!item.due) return table.error(row, "due", "is no day of the form YYYY-MM-DD");
  }
  const std::string done = cell("done");
  if (done != "yes" && done != "no" && !done.empty()) return table.error(row, "done", "is neither yes nor no");
  item.done = done == "yes";
  for_each_alternative(table.cell(row, "answers"), [&](std::string_view id) { item.answers.emplace_back(id); });
  return item;
}

} // namespace

std::string_view to_string(ListKind kind) { return list_names[static_cast<std::size_t>(kind)]; }

Result<std::shared_ptr<const Responsibility>> compile_responsibility(const Rules &rules,
                                                                     const LedgerRules &ledger_rules) {
  auto compiled = std::make_shared<Responsibility>();
  const auto unknown = [&](const std::string &code) {
    return !code.empty() && !ledger_rules.indicators.contains(code);
  };
  const Table &chain = rules.table("responsibility_chain");
  for (std::size_t row = 0; row < chain.rows(); ++row) {
    const auto cell = [&](std::string_view column) { return std::string(chain.cell(row, column)); };
    compiled->chain.push_back(
        {cell("id"), cell("indicator"), cell("task"), cell("measure"), cell("check"), cell("responsible")});
    if (unknown(compiled->chain.back().indicator)) return chain.error(row, "indicator", "is no indicator");
  }
  const Table &lists = rules.table("responsibility_lists");
  for (std::size_t row = 0; row < lists.rows(); ++row) {
    Result<ListItem> item = read_item(lists, row);
    if (!item) return item.error();
    if (unknown(item->indicator)) return lists.error(row, "indicator", "is no indicator");
    compiled->lists.push_back(std::move(item).value());
  }
  for (std::size_t row = 0; row < lists.rows(); ++row)
    for (const std::string &id : compiled->lists[row].answers)
      if (std::none_of(compiled->lists.begin(), compiled->lists.end(), [&](const ListItem &i) { return i.id == id; }))
        return lists.error(row, "answers", id + " is no entry");
  return std::shared_ptr<const Responsibility>(std::move(compiled));
}

ResponsibilityState responsibility(const Responsibility &tables, const AssessmentFrames &frames, std::string_view frame,
                                   const Ledger &ledger, const AssessedPair &pair, Day today) {
  ResponsibilityState state;
  for (const ChainLink &link : tables.chain) {
    LinkState one{&link, told(link.indicator, ledger, pair), {}};
    if (one.totals.empty()) one.gaps.emplace_back("figure");
    if (link.task.empty()) one.gaps.emplace_back("task");
    if (link.measure.empty()) one.gaps.emplace_back("measure");
    if (link.check.empty()) one.gaps.emplace_back("check");
    if (link.responsible.empty()) one.gaps.emplace_back("responsible");
    state.links.push_back(std::move(one));
  }
  const auto answered = [&](const ListItem &item, ListKind by) {
    return std::any_of(tables.lists.begin(), tables.lists.end(), [&](const ListItem &other) {
      return other.kind == by && std::find(other.answers.begin(), other.answers.end(), item.id) != other.answers.end();
    });
  };
  for (const ListItem &item : tables.lists) {
    ListState one{&item, told(item.indicator, ledger, pair), {}};
    if (item.owner.empty() && item.kind != ListKind::problem) one.gaps.emplace_back("owner");
    if (!item.indicator.empty() && one.totals.empty()) one.gaps.emplace_back("figure");
    if (item.kind == ListKind::problem && !answered(item, ListKind::task)) one.gaps.emplace_back("task");
    if (item.kind == ListKind::task && !answered(item, ListKind::responsibility))
      one.gaps.emplace_back("responsibility");
    if (item.due && !item.done && *item.due < today) one.gaps.emplace_back("overdue");
    state.lists.push_back(std::move(one));
  }
  for (const FrameItem &item : frames.items) {
    if (item.frame != frame) continue;
    for (const std::string &code : item.indicators) {
      const bool supported = std::any_of(tables.chain.begin(), tables.chain.end(),
                                         [&](const ChainLink &l) { return l.indicator == code; });
      const bool known = std::find(state.unsupported.begin(), state.unsupported.end(), code) != state.unsupported.end();
      if (!supported && !known) state.unsupported.push_back(code);
    }
  }
  return state;
}

} // namespace v0
} // namespace jiedui
