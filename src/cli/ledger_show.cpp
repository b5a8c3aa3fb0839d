#include "answer_table.hpp"
#include "ledger_commands.hpp"

#include <tuple>

namespace jiedui::cli {
namespace {

struct ShowOptions {
  Common common;
  std::string pair, giver, receiver, indicator, sector, programme, modality = "realized", aspect = "level", per,
                                                                   by = "total", level = "county";
  int from = 0, to = 0;
  bool sources = false;
};

/// A giver that is no place is asked for by its name; whether the ledger has it is seen when it is read.
void ask_for_giver(const std::string &name, const LedgerRules &rules, Question &question) {
  const bool code = name.find_first_not_of("0123456789") == std::string::npos;
  if (!code && rules.places_of(name).empty()) question.giver_org = name;
  else question.giver = place(rules, name);
}

Question question_of(const ShowOptions &options, const LedgerRules &rules) {
  Question question;
  ask_for_giver(options.giver, rules, question);
  question.receiver = place(rules, options.receiver);
  if (!options.pair.empty()) {
    const auto [giver, receiver] = pair_names(options.pair);
    ask_for_giver(giver, rules, question);
    question.receiver = place(rules, receiver);
  }
  question.indicator = options.indicator;
  question.programme = options.programme;
  question.sector = options.sector.empty() ? Sector::none : *parse_sector(options.sector);
  question.modality = *parse_modality(options.modality);
  question.aspect = *parse_aspect(options.aspect);
  question.per = *parse_per(options.per);
  if (options.from != 0) question.from_year = options.from;
  if (options.to != 0) question.to_year = options.to;
  return question;
}

int show(const ShowOptions &options) {
  const Tables tables = tables_of(options.common);
  const LedgerRules &rules = *tables.ledger;
  const LedgerStore store = must(LedgerStore::open(options.common.database, LedgerStore::Mode::read));
  const Question question = question_of(options, rules);
  const Ledger ledger = must(store.read(tables.ledger, {question.indicator, question.giver, question.receiver, false}));
  if (const auto why = unanswerable(question, ledger)) throw failure_of(*why);
  AnswerTable table(rules, options.sources);
  if (options.by == "total") {
    table.add({}, totals(ledger, question));
  } else if (options.by == "year") {
    for (const YearTotals &year : series(ledger, question)) table.add({0, 0, year.year}, year.totals);
  } else if (options.by == "sector") {
    for (const SectorTotals &one : by_sector(ledger, question)) table.add({0, 0, 0, one.sector}, one.totals);
  } else {
    const PanelBy by = options.by == "pair"    ? PanelBy::pair
                       : options.by == "giver" ? PanelBy::giver
                                               : PanelBy::receiver;
    const PlaceLevel level = options.level == "province"     ? PlaceLevel::province
                             : options.level == "prefecture" ? PlaceLevel::prefecture
                                                             : PlaceLevel::county;
    for (const PanelRow &row : panel(ledger, question, by, level))
      table.add({row.giver, row.receiver, row.year, Sector::none, row.giver_org, row.apart}, row.totals);
  }
  table.print();
  return 0;
}

} // namespace

void add_questions(CLI::App *ledger, int &status) {
  auto show_options = std::make_shared<ShowOptions>();
  CLI::App *showing = ledger->add_subcommand(
      "show", "Totals, series and panels, each figure with its sources: a heading and tab-separated "
              "lines, always of the same columns; on a terminal aligned, without empty ones");
  add_common(showing, show_options->common);
  showing->add_option("--pair", show_options->pair, "GIVER:RECEIVER by code or name: 110115:150926, 大兴区:察右前旗");
  showing->add_option("--giver", show_options->giver,
                      "Who gives, with everything inside it; or the name of a body that is no place");
  showing->add_option("--receiver", show_options->receiver, "Who receives, with everything inside it");
  showing->add_option("--indicator", show_options->indicator, "A code (funds.fiscal) or its beginning (funds)");
  showing->add_option("--sector", show_options->sector, "Only figures of this sector")
      ->check([](const std::string &name) {
        return parse_sector(name) && !name.empty() ? std::string() : "no sector: " + name;
      });
  showing->add_option("--programme", show_options->programme, "Only figures of this programme: 对口支援");
  showing->add_option("--modality", show_options->modality, "realized, planned or required")
      ->check(CLI::IsMember({"realized", "planned", "required"}))
      ->capture_default_str();
  showing->add_option("--aspect", show_options->aspect, "level, increase, growth or share")
      ->check(CLI::IsMember({"level", "increase", "growth", "share"}))
      ->capture_default_str();
  showing->add_option("--per", show_options->per, "Means over county, village, household, person, year, month, unit")
      ->check(CLI::IsMember({"county", "village", "household", "person", "year", "month", "unit"}));
  showing->add_option("--from", show_options->from, "First year")->check(CLI::Range(1949, 2100));
  showing->add_option("--to", show_options->to, "Last year")->check(CLI::Range(1949, 2100));
  showing->add_option("--by", show_options->by, "total, year, pair, giver, receiver or sector")
      ->check(CLI::IsMember({"total", "year", "pair", "giver", "receiver", "sector"}))
      ->capture_default_str();
  showing
      ->add_option(
          "--level", show_options->level,
          "Of the rows by pair, giver or receiver: province, prefecture, county. What lies in no place of the level "
          "stands in the last rows")
      ->check(CLI::IsMember({"province", "prefecture", "county"}))
      ->capture_default_str();
  showing->add_flag("--sources", show_options->sources, "Also each statement, what was done with it, and its sentence");
  showing->callback([show_options, &status] { status = guarded([&] { return show(*show_options); }); });
}

} // namespace jiedui::cli
