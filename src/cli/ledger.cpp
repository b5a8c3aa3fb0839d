#include "ledger.hpp"

#include "ledger_commands.hpp"

namespace jiedui::cli {

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
  note(total.carried, "as of an earlier time");
  note(total.cumulative, "cumulative, beginning not told");
  note(total.beside, "others beside it left out");
  note(total.undated, "time not told");
  note(total.overflow, "too large to sum");
  note(!total.quantity && !total.overflow, "not summed");
  return notes;
}

void add_common(CLI::App *command, Common &common) {
  command->add_option("DB", common.database, "The ledger's file")->required();
  command->add_option("--rules", common.rules, "A file with rows to add to the rule tables");
}

std::string rules_of(const Common &common) {
  if (common.rules.empty()) return {};
  Result<std::string> rules = file_bytes(common.rules);
  if (!rules) throw Failure{describe(rules.error()), wrong_call};
  return std::move(rules).value();
}

Failure failure_of(const Error &error) {
  const bool wrong = error.code == ErrorCode::argument || error.code == ErrorCode::rules;
  return {describe(error), wrong ? wrong_call : 1};
}

Tables tables_of(const Common &common) {
  std::string extra = rules_of(common);
  Rules rules = must(Rules::with_builtin(extra, common.rules.empty() ? "rules" : common.rules));
  auto ledger = must(compile_ledger_rules(rules));
  return {std::move(extra), std::move(rules), std::move(ledger)};
}

PlaceCode place(const LedgerRules &rules, const std::string &name) {
  if (name.empty()) return 0;
  const std::vector<PlaceCode> places = rules.places_of(name);
  if (places.size() == 1) return places.front();
  if (places.empty()) throw Failure{name + " is no code and no name of a place", wrong_call};
  std::string several;
  for (const PlaceCode code : places) {
    several += fmt::format("{}{} ", several.empty() ? "" : ", ", code);
    for (const PlaceCode outer : {province_of(code), prefecture_of(code)})
      if (outer != code && rules.place_names.contains(outer)) several += rules.place_name(outer);
    several += rules.place_name(code);
  }
  throw Failure{fmt::format("{} may be {}: give the code", name, several), wrong_call};
}

std::pair<std::string, std::string> pair_names(const std::string &pair) {
  const std::size_t colon = pair.find(':');
  if (colon == std::string::npos) throw Failure{"--pair is GIVER:RECEIVER, like 110115:150926", wrong_call};
  return {pair.substr(0, colon), pair.substr(colon + 1)};
}

std::pair<PlaceCode, PlaceCode> pair_of(const LedgerRules &rules, const std::string &pair) {
  const auto [giver, receiver] = pair_names(pair);
  return {place(rules, giver), place(rules, receiver)};
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

std::string cell(std::string text) {
  for (char &c : text)
    if (c == '\t' || c == '\n' || c == '\r') c = ' ';
  return text;
}

void print_used(const std::vector<Used> &used) {
  for (const Used &one : used)
    for (const Citation &citation : one.statement->citations)
      fmt::print("    {}\t{}\t{}\t{}\n", to_string(one.use), cell(citation.text), cell(citation.document),
                 cell(citation.sentence));
}

void print_total(const Total &total, std::string_view indent) {
  std::string line =
      fmt::format("{}{}\t{}\t{}\t{}", indent, total.indicator, total.quantity ? amount_text(*total.quantity) : "-",
                  unit_text(total), notes_of(total));
  while (line.ends_with('\t')) line.pop_back();
  fmt::print("{}\n", line);
  print_used(total.used);
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
