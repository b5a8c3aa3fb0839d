#include "ledger.hpp"

#include "ledger_commands.hpp"

#include <fstream>
#include <iterator>

namespace jiedui::cli {
namespace {

std::string unit_text(const Total &total) {
  if (total.unit == Unit::currency) return total.currency;
  if (total.unit == Unit::count && !total.counted_in.empty()) return total.counted_in;
  return std::string(to_string(total.unit));
}

std::string notes_of(const Total &total) {
  std::string notes;
  const auto note = [&](bool applies, const char *words) {
    if (!applies) return;
    if (!notes.empty()) notes += ", ";
    notes += words;
  };
  note(total.conflict, "sources disagree");
  note(total.double_counting, "people may be counted twice");
  note(total.derived, "difference of cumulative figures");
  note(total.overflow, "too large to sum");
  note(!total.quantity && !total.overflow, "not summed");
  return notes;
}

} // namespace

void add_common(CLI::App *command, Common &common) {
  command->add_option("DB", common.database, "The ledger's file")->required();
  command->add_option("--rules", common.rules, "A file with rows to add to the rule tables");
}

std::string describe(const Error &error) {
  return error.offset == Error::nowhere ? error.message : fmt::format("{} (byte {})", error.message, error.offset);
}

std::string file_text(const std::string &path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw Failure{path + " cannot be read"};
  return {std::istreambuf_iterator<char>(file), {}};
}

Tables tables_of(const Common &common) {
  std::string extra = common.rules.empty() ? std::string() : file_text(common.rules);
  Rules rules = must(Rules::with_builtin(extra, common.rules.empty() ? "rules" : common.rules));
  auto ledger = must(compile_ledger_rules(rules));
  return {std::move(extra), std::move(rules), std::move(ledger)};
}

PlaceCode place(const LedgerRules &rules, const std::string &name) {
  if (name.empty()) return 0;
  if (const auto code = rules.place_of(name)) return *code;
  throw Failure{name + " is no code and no full name that only one place has"};
}

std::pair<PlaceCode, PlaceCode> pair_of(const LedgerRules &rules, const std::string &pair) {
  const std::size_t colon = pair.find(':');
  if (colon == std::string::npos) throw Failure{"--pair is GIVER:RECEIVER, like 110115:150926"};
  return {place(rules, pair.substr(0, colon)), place(rules, pair.substr(colon + 1))};
}

std::vector<std::string> families(const std::vector<std::string> &indicators) {
  std::vector<std::string> names;
  for (const std::string &code : indicators)
    if (std::string family = code.substr(0, code.find('.')); names.empty() || names.back() != family)
      names.push_back(std::move(family));
  return names;
}

std::string amount_text(const Quantity &q) {
  std::string text = q.value.to_string();
  if (q.value_high) text += " to " + q.value_high->to_string();
  if (q.qualifier != Qualifier::exact) text = std::string(to_string(q.qualifier)) + " " + text;
  return text;
}

std::string clear_name(PlaceCode code, const LedgerRules &rules) {
  const std::string name = rules.place_name(code);
  return rules.place_of(name) ? name : fmt::format("{} {}", name, code);
}

void print_total(const Head &head, const Total &total, const LedgerRules &rules, bool sources) {
  std::string line;
  if (head.giver != 0) line += clear_name(head.giver, rules) + '\t';
  if (head.receiver != 0) line += clear_name(head.receiver, rules) + '\t';
  if (head.year != 0) line += fmt::format("{}\t", head.year);
  line += fmt::format("{}\t{}\t{}\t{}", total.indicator, total.quantity ? amount_text(*total.quantity) : "-",
                      unit_text(total), notes_of(total));
  while (line.ends_with('\t')) line.pop_back();
  fmt::print("{}\n", line);
  if (!sources) return;
  for (const Used &used : total.used)
    for (const Citation &citation : used.statement->citations)
      fmt::print("    {}\t{}\t{}\t{}\n", to_string(used.use), citation.text, citation.document, citation.sentence);
}

void add_ledger(CLI::App &app, int &status) {
  CLI::App *ledger = app.add_subcommand("ledger", "Many documents as one checked account");
  ledger->require_subcommand(1);
  add_loading(ledger, status);
  add_questions(ledger, status);
  add_checking(ledger, status);
  add_listing(ledger, status);
  add_exporting(ledger, status);
}

} // namespace jiedui::cli
