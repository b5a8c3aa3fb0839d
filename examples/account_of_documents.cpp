// Documents become one account: totals, a panel, what the record contradicts itself in, and a pair's scorecard.
//   account_of_documents GIVER RECEIVER YEAR FILE...       places by code: 110000 150000 2018 a.txt b.html
// With the five documents that the project comes from it prints what stands in expected/account_of_documents.txt.
#include "jiedui/jiedui.hpp"
#include "jiedui/ledger/assessment.hpp"
#include "jiedui/ledger/audit.hpp"
#include "jiedui/ledger/facts_to_ledger.hpp"
#include "jiedui/ledger/totals.hpp"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace {

std::string words(const jiedui::Total &total) {
  if (!total.quantity) return "not summed";
  const jiedui::Quantity &quantity = *total.quantity;
  std::string text = quantity.value.to_string();
  if (quantity.value_high) text += " to " + quantity.value_high->to_string();
  if (quantity.qualifier != jiedui::Qualifier::exact) text = std::string(to_string(quantity.qualifier)) + ' ' + text;
  text += ' ' + (total.counted_in.empty() ? std::string(to_string(total.unit)) : total.counted_in);
  return total.conflict ? text + ", sources disagree" : text;
}

/// The figures that were put together, and those that were not, by what was done with them.
std::string uses(const jiedui::Total &total) {
  std::string text;
  for (const jiedui::Used &used : total.used)
    text += (text.empty() ? "" : ", ") + std::string(to_string(used.use)) + ' ' +
            used.statement->quantity.value.to_string();
  return text;
}

void print(const jiedui::Total &total, const std::string &before) {
  std::printf("%s%s: %s\n", before.c_str(), total.indicator.c_str(), words(total).c_str());
  if (total.used.size() > 1) std::printf("%s    %s\n", before.c_str(), uses(total).c_str());
}

std::string names(const std::vector<std::string> &codes) {
  std::string text;
  for (const std::string &code : codes) text += (text.empty() ? "" : ", ") + code;
  return text;
}

} // namespace

int main(int argc, char **argv) {
  if (argc < 5) return std::fprintf(stderr, "account_of_documents GIVER RECEIVER YEAR FILE...\n"), 2;
  const jiedui::AssessedPair pair{std::atoi(argv[1]), std::atoi(argv[2]), std::atoi(argv[3])};
  const auto engine = jiedui::Engine::create();
  const auto rules = jiedui::compile_ledger_rules(engine->rules());
  jiedui::Ledger ledger(*rules);
  for (int i = 4; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    jiedui::Source source;
    source.id = argv[i];
    const auto reading = engine->read(bytes, source);
    if (!reading) return std::fprintf(stderr, "%s: %s\n", argv[i], reading.error().message.c_str()), 1;
    facts_to_ledger(reading->document, reading->mentions, reading->facts, **rules, ledger);
  }
  std::printf("%zu documents, %zu statements\n", ledger.documents().size(), ledger.statements().size());

  std::printf("\nwhat %d gave\n", pair.giver);
  jiedui::Question question;
  question.giver = pair.giver;
  for (const jiedui::Total &total : totals(ledger, question)) print(total, "  ");

  std::printf("\nits districts and their partners by year: money and projects\n");
  for (const char *indicator : {"funds", "projects", "talent"}) {
    question.indicator = indicator;
    for (const jiedui::PanelRow &row : panel(ledger, question, jiedui::PanelBy::pair, jiedui::PlaceLevel::county))
      for (const jiedui::Total &total : row.totals)
        print(total, "  " + std::to_string(row.giver) + " " + std::to_string(row.receiver) + " " +
                         (row.year == 0 ? std::string("no year") : std::to_string(row.year)) +
                         (row.apart ? " (wider) " : " "));
  }

  std::printf("\naudit of each document, and between them\n");
  const auto print_finding = [](const jiedui::Finding &finding) {
    std::string values;
    for (const jiedui::Decimal &value : finding.values) values += ' ' + value.to_string();
    std::printf("  %s %s%s\n", std::string(to_string(finding.kind)).c_str(), finding.rule.c_str(), values.c_str());
  };
  for (const auto &[key, noted] : ledger.findings()) print_finding(noted.value);
  for (const jiedui::LedgerFinding &found : audit(ledger)) print_finding(found.finding);

  std::printf("\nscorecard of %d and %d in %d\n", pair.giver, pair.receiver, pair.year);
  const auto frames = jiedui::compile_assessment(engine->rules(), **rules);
  for (const jiedui::ItemScore &score : scorecard(**frames, "2017", ledger, pair)) {
    std::printf("  %s\n", score.item->id.c_str());
    for (const jiedui::Total &total : score.totals) print(total, "    ");
    for (const jiedui::RuleAnswer &answer : score.answers)
      std::printf("    %s: %s\n", answer.rule->id.c_str(), std::string(to_string(answer.verdict)).c_str());
    for (const jiedui::Statement *statement : score.wider)
      std::printf("    for wider places or times: %s %s\n", statement->indicator.c_str(),
                  statement->quantity.value.to_string().c_str());
    if (!score.without.empty()) std::printf("    nothing told: %s\n", names(score.without).c_str());
  }
}
