// Four short articles become one account: who gave what to whom in a year, and what the record contradicts itself in.
//   ledger_of_a_year        prints what stands in expected/ledger_of_a_year.txt
#include "jiedui/jiedui.hpp"
#include "jiedui/ledger/assessment.hpp"
#include "jiedui/ledger/audit.hpp"
#include "jiedui/ledger/facts_to_ledger.hpp"
#include "jiedui/ledger/totals.hpp"

#include <cstdio>
#include <string>
#include <vector>

namespace {

struct Article {
  const char *id, *published, *text;
};

const std::vector<Article> articles{
    {"review", "2019-01-20", "2018年，北京市大兴区投入察哈尔右翼前旗财政帮扶资金3200万元，实施扶贫项目24个。"},
    {"again", "2019-02-11", "2018年，北京市大兴区向察哈尔右翼前旗投入财政帮扶资金3200万元。"},
    {"other", "2019-03-05", "2018年，北京市大兴区投入察哈尔右翼前旗财政帮扶资金3500万元，选派挂职干部6名。"},
    {"next", "2020-01-15", "2019年，北京市大兴区投入察哈尔右翼前旗财政帮扶资金4100余万元，实施扶贫项目31个。"},
};

std::string words(const jiedui::Quantity &quantity) {
  std::string text = quantity.value.to_string();
  if (quantity.value_high) text += " to " + quantity.value_high->to_string();
  if (quantity.qualifier != jiedui::Qualifier::exact) text = std::string(to_string(quantity.qualifier)) + ' ' + text;
  return text + ' ' + std::string(to_string(quantity.unit));
}

} // namespace

int main() {
  const auto engine = jiedui::Engine::create();
  const auto rules = jiedui::compile_ledger_rules(engine->rules());
  jiedui::Ledger ledger(*rules);
  for (const Article &article : articles) {
    jiedui::Source source;
    source.id = article.id;
    source.published = jiedui::parse_day(article.published);
    const auto reading = engine->read(article.text, source);
    if (!reading) return 1;
    facts_to_ledger(reading->document, reading->mentions, reading->facts, **rules, ledger);
  }
  std::printf("%zu documents, %zu statements\n", ledger.documents().size(), ledger.statements().size());

  jiedui::Question question; // 大兴区 → 察哈尔右翼前旗, money of governments
  question.giver = 110115;
  question.receiver = 150926;
  question.indicator = "funds.fiscal";
  for (const jiedui::YearTotals &year : series(ledger, question))
    for (const jiedui::Total &total : year.totals) {
      std::printf("%d: %s%s\n", year.year, words(*total.quantity).c_str(), total.conflict ? ", sources disagree" : "");
      for (const jiedui::Used &used : total.used)
        for (const jiedui::Citation &citation : used.statement->citations)
          std::printf("  %s: %s in %s\n", std::string(to_string(used.use)).c_str(), citation.text.c_str(),
                      citation.document.c_str());
    }

  for (const jiedui::LedgerFinding &found : audit(ledger)) std::printf("audit: %s\n", found.finding.statement.c_str());

  const auto frames = jiedui::compile_assessment(engine->rules(), **rules);
  const auto answer = check(*(*frames)->rule("funds.not_less"), ledger, {110115, 150926, 2019});
  std::printf("%s: %s\n", answer.rule->name_en.c_str(), std::string(to_string(answer.verdict)).c_str());
}
