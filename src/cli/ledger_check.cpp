#include "jiedui/ledger/assessment.hpp"
#include "jiedui/ledger/audit.hpp"
#include "jiedui/ledger/responsibility.hpp"
#include "ledger_commands.hpp"

#include <algorithm>
#include <chrono>
#include <map>

namespace jiedui::cli {
namespace {

struct AuditOptions {
  Common common;
  bool holds = false;
  std::vector<std::string> kinds;
};

/// What the documents say against each other, then each of them against itself; the kinds that hide the others where
/// they are many, dates and what holds, last.
int audit_store(const AuditOptions &options) {
  const Tables tables = tables_of(options.common);
  const LedgerStore store = must(LedgerStore::open(options.common.database, LedgerStore::Mode::read));
  const auto asked = [&](FindingKind kind) {
    if (!options.kinds.empty()) return std::ranges::find(options.kinds, to_string(kind)) != options.kinds.end();
    return kind != FindingKind::holds || options.holds;
  };
  const auto print = [](const std::vector<Citation> &citations, std::string &out) {
    for (const Citation &citation : citations)
      out += fmt::format("    {}\t{}\n", cell(citation.document),
                         cell(citation.sentence.empty() ? citation.text : citation.sentence));
  };
  const auto line = [](const Finding &finding) {
    return fmt::format("{}\t{}\t{}\n", to_string(finding.kind), finding.rule, cell(finding.statement));
  };
  std::map<FindingKind, std::string> own; // in the order of the kinds
  const auto tell = [&](const LedgerFinding &found) {
    if (!asked(found.finding.kind)) return;
    std::string out = line(found.finding);
    for (const Statement *statement : found.statements) print(statement->citations, out);
    fmt::print("{}", out);
  };
  const auto tell_own = [&](const Noted<Finding> &noted) {
    if (!asked(noted.value.kind)) return;
    std::string &out = own[noted.value.kind];
    out += line(noted.value);
    print(noted.citations, out);
  };
  if (const auto error = audit(store, tables.ledger, tell, tell_own)) throw failure_of(*error);
  for (const auto &[kind, out] : own) fmt::print("{}", out);
  return 0;
}

struct AssessOptions {
  Common common;
  std::string pair, frame = "2017", today;
  int year = 0;
  bool chain = false;
};

AssessedPair assessed_pair(const AssessOptions &options, const LedgerRules &rules) {
  const auto [giver, receiver] = pair_of(rules, options.pair);
  return {giver, receiver, options.year};
}

void print_answer(const RuleAnswer &answer) {
  fmt::print("    {}\t{}{}\n", to_string(answer.verdict), answer.rule->name_zh,
             answer.value ? ": " + answer.value->to_string() : "");
  for (const Statement *statement : answer.statements)
    for (const Citation &citation : statement->citations)
      fmt::print("        {}\t{}\t{}\n", cell(citation.text), cell(citation.document), cell(citation.sentence));
  for (const Citation *citation : answer.citations)
    fmt::print("        {}\t{}\n", cell(citation->text), cell(citation->document));
}

/// Today in China.
Day today() {
  using namespace std::chrono_literals;
  const std::chrono::year_month_day now{std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now() + 8h)};
  return {static_cast<std::int16_t>(static_cast<int>(now.year())),
          static_cast<std::int8_t>(static_cast<unsigned>(now.month())),
          static_cast<std::int8_t>(static_cast<unsigned>(now.day()))};
}

void print_chain(const Tables &tables, const AssessmentFrames &frames, const AssessOptions &options,
                 const Ledger &ledger, const AssessedPair &pair) {
  const auto compiled = must(compile_responsibility(tables.rules, *tables.ledger));
  const Day day = options.today.empty() ? today() : *parse_day(options.today);
  const ResponsibilityState state = responsibility(*compiled, frames, options.frame, ledger, pair, day);
  fmt::print("chain: indicator, task, measure, check\n");
  for (const LinkState &link : state.links) {
    fmt::print("  {}\t{}\t{}\t{}\tgaps: {}\n", link.link->indicator, link.link->task, link.link->measure,
               link.link->check, fmt::join(link.gaps, ", "));
    for (const Total &total : link.totals) print_total(total);
  }
  for (const ListState &item : state.lists)
    fmt::print("  {}\t{}\t{}\tgaps: {}\n", to_string(item.item->kind), item.item->id, item.item->text,
               fmt::join(item.gaps, ", "));
  fmt::print("  without task: {}\n", fmt::join(state.unsupported, ", "));
}

int assess(const AssessOptions &options) {
  const Tables tables = tables_of(options.common);
  const auto frames = must(compile_assessment(tables.rules, *tables.ledger));
  const AssessedPair pair = assessed_pair(options, *tables.ledger);
  const auto known = frames->frames();
  if (std::find(known.begin(), known.end(), options.frame) == known.end())
    throw Failure{fmt::format("there is no frame {}; there are {}", options.frame, fmt::join(known, ", ")), wrong_call};
  if (const auto why = unanswerable(pair, *tables.ledger)) throw failure_of(*why);
  const LedgerStore store = must(LedgerStore::open(options.common.database, LedgerStore::Mode::read));
  const Ledger ledger = must(store.read(tables.ledger, {"", pair.giver == 0 ? 0 : province_of(pair.giver), 0, true}));
  for (const ItemScore &score : scorecard(*frames, options.frame, ledger, pair)) {
    fmt::print("{}{}\t{}\n", score.item->parent.empty() ? "" : "  ", score.item->name_zh, score.item->name_en);
    for (const Total &total : score.totals) print_total(total, "    ");
    for (const RuleAnswer &answer : score.answers) print_answer(answer);
    for (const Statement *statement : score.wider)
      fmt::print("    for wider places or times: {}\t{}\t{}\n", statement->indicator, amount_text(statement->quantity),
                 statement->citations.empty() ? "" : statement->citations.front().document);
    if (!score.without.empty()) fmt::print("    no figure of this pair and year: {}\n", fmt::join(score.without, ", "));
  }
  if (options.chain) print_chain(tables, *frames, options, ledger, pair);
  return 0;
}

} // namespace

void add_checking(CLI::App *ledger, int &status) {
  auto audit_options = std::make_shared<AuditOptions>();
  CLI::App *auditing =
      ledger->add_subcommand("audit", "What the documents say against each other and against themselves");
  add_common(auditing, audit_options->common);
  auditing->add_flag("--holds", audit_options->holds, "Also the relations that were checked and are right");
  auditing->add_option("--kind", audit_options->kinds, "Only findings of this kind; several with commas")
      ->delimiter(',')
      ->check([](const std::string &name) {
        return parse_finding_kind(name) ? std::string() : "no kind of findings: " + name;
      });
  auditing->callback([audit_options, &status] { status = guarded([&] { return audit_store(*audit_options); }); });

  auto assess_options = std::make_shared<AssessOptions>();
  CLI::App *assessing =
      ledger->add_subcommand("assess", "A pair's year against an assessment frame: figures, rules, gaps");
  add_common(assessing, assess_options->common);
  assessing->add_option("--pair", assess_options->pair, "GIVER:RECEIVER by code or name")->required();
  assessing->add_option("--year", assess_options->year, "The year")->required()->check(CLI::Range(1949, 2100));
  assessing->add_option("--frame", assess_options->frame, "2017, 2021, or a frame of the caller's rows")
      ->capture_default_str();
  assessing->add_flag("--chain", assess_options->chain,
                      "Also tasks, measures and checks behind the indicators, and the three lists");
  assessing
      ->add_option("--today", assess_options->today,
                   "The day, YYYY-MM-DD, that what is overdue counts from; otherwise today in China")
      ->check([](const std::string &day) {
        return parse_day(day) ? std::string() : "no date of the form YYYY-MM-DD: " + day;
      });
  assessing->callback([assess_options, &status] { status = guarded([&] { return assess(*assess_options); }); });
}

} // namespace jiedui::cli
