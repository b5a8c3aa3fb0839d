#include "ledger.hpp"

#include "inputs.hpp"
#include "jiedui/exports/ledger_to_csv.hpp"
#include "jiedui/exports/ledger_to_graphml.hpp"
#include "jiedui/exports/ledger_to_json.hpp"
#include "jiedui/jiedui.hpp"
#include "jiedui/ledger/assessment.hpp"
#include "jiedui/ledger/audit.hpp"
#include "jiedui/ledger/facts_to_ledger.hpp"
#include "jiedui/ledger/ledger_store.hpp"
#include "jiedui/ledger/responsibility.hpp"
#include "jiedui/ledger/totals.hpp"
#include "jiedui/ordered_workers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace jiedui::cli {
namespace {

/// What every ledger command takes.
struct Common {
  std::string database, rules;
};

/// A failure that ends the call: its message goes to standard error.
struct Failure {
  std::string message;
};

std::string describe(const Error &error) {
  return error.offset == Error::nowhere ? error.message : fmt::format("{} (byte {})", error.message, error.offset);
}

template <class T> T must(Result<T> result) {
  if (!result) throw Failure{describe(result.error())};
  return std::move(result).value();
}

/// Runs a command's work; its failure becomes the exit status.
template <class Work> int guarded(Work &&work) {
  try {
    return work();
  } catch (const Failure &failure) {
    fmt::print(stderr, "jiedui: {}\n", failure.message);
    return 1;
  }
}

std::string file_text(const std::string &path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw Failure{path + " cannot be read"};
  return {std::istreambuf_iterator<char>(file), {}};
}

struct Tables {
  std::string extra;
  Rules rules;
  std::shared_ptr<const LedgerRules> ledger;
};

Tables tables_of(const Common &common) {
  std::string extra = common.rules.empty() ? std::string() : file_text(common.rules);
  Rules rules = must(Rules::with_builtin(extra, common.rules.empty() ? "rules" : common.rules));
  auto ledger = must(compile_ledger_rules(rules));
  return {std::move(extra), std::move(rules), std::move(ledger)};
}

// ---- add
// --------------------------------------------------------------------------------------------------------------

struct AddOptions {
  Common common;
  std::vector<std::string> files;
  std::string input = "auto", published;
  unsigned jobs = 1;
};

struct ReadEntry {
  std::string name;
  std::optional<Entry> entry;
  std::optional<Error> error;
};

int add(const AddOptions &options) {
  const std::string extra = options.common.rules.empty() ? std::string() : file_text(options.common.rules);
  EngineOptions engine_options;
  engine_options.rules = extra;
  if (!options.common.rules.empty()) engine_options.rules_file = options.common.rules;
  const Engine engine = must(Engine::create(engine_options));
  const auto rules = must(compile_ledger_rules(engine.rules()));
  LedgerStore store = must(LedgerStore::open(options.common.database, LedgerStore::Mode::write));
  InputOptions inputs_options;
  inputs_options.format = options.input;
  if (!options.published.empty()) inputs_options.defaults.published = parse_day(options.published);
  Inputs inputs(options.files, std::move(inputs_options));

  std::size_t added = 0, unchanged = 0, failed = 0;
  const auto work = [&](Input &input) {
    ReadEntry read{input.name, std::nullopt, input.error};
    if (read.error) return read;
    const Result<Reading> reading = engine.read(input.bytes, input.source);
    if (reading) read.entry = facts_to_entry(reading->document, reading->mentions, reading->facts, *rules);
    else read.error = reading.error();
    return read;
  };
  const auto finish = [&](const ReadEntry &read) {
    const Result<Ledger::Added> result = read.error ? Result<Ledger::Added>(*read.error) : store.add(*read.entry);
    if (!result) {
      ++failed;
      fmt::print(stderr, "jiedui: {}: {}\n", read.name, describe(result.error()));
    } else if (*result == Ledger::Added::added) {
      ++added;
    } else {
      ++unchanged;
    }
  };
  OrderedWorkers<Input, ReadEntry> workers(options.jobs, work);
  while (std::optional<Input> input = inputs.next()) {
    if (workers.under_way() >= 4 * options.jobs) finish(*workers.pop());
    workers.push(std::move(*input));
  }
  while (std::optional<ReadEntry> read = workers.pop()) finish(*read);
  fmt::print("{} added, {} unchanged, {} failed; the ledger holds {} documents\n", added, unchanged, failed,
             must(store.documents()));
  return failed == 0 ? 0 : 1;
}

// ---- show
// -------------------------------------------------------------------------------------------------------------

struct ShowOptions {
  Common common;
  std::string pair, giver, receiver, indicator, sector, programme, modality = "realized", aspect = "level", per,
                                                                   by = "total", level = "county";
  int from = 0, to = 0;
  bool sources = false;
};

PlaceCode place(const LedgerRules &rules, const std::string &name) {
  if (name.empty()) return 0;
  if (const auto code = rules.place_of(name)) return *code;
  throw Failure{name + " is no code and no full name that only one place has"};
}

Question question_of(const ShowOptions &options, const LedgerRules &rules) {
  Question question;
  question.giver = place(rules, options.giver);
  question.receiver = place(rules, options.receiver);
  if (!options.pair.empty()) {
    const std::size_t colon = options.pair.find(':');
    if (colon == std::string::npos) throw Failure{"--pair is GIVER:RECEIVER, like 110115:150926"};
    question.giver = place(rules, options.pair.substr(0, colon));
    question.receiver = place(rules, options.pair.substr(colon + 1));
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

std::string amount_text(const Quantity &q) {
  std::string text = q.value.to_string();
  if (q.value_high) text += " to " + q.value_high->to_string();
  if (q.qualifier != Qualifier::exact) text = std::string(to_string(q.qualifier)) + " " + text;
  return text;
}

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

/// Who and when a line of the answer is for.
struct Head {
  PlaceCode giver = 0, receiver = 0;
  int year = 0;
};

void print_total(const Head &head, const Total &total, const LedgerRules &rules, bool sources) {
  std::string line;
  if (head.giver != 0) line += fmt::format("{}\t", rules.place_name(head.giver));
  if (head.receiver != 0) line += fmt::format("{}\t", rules.place_name(head.receiver));
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

int show(const ShowOptions &options) {
  const Tables tables = tables_of(options.common);
  const LedgerRules &rules = *tables.ledger;
  const LedgerStore store = must(LedgerStore::open(options.common.database, LedgerStore::Mode::read));
  const Question question = question_of(options, rules);
  const Ledger ledger = must(store.read(tables.ledger, {question.indicator, question.giver, question.receiver, false}));
  const auto print_all = [&](const Head &head, const std::vector<Total> &answers) {
    for (const Total &total : answers) print_total(head, total, rules, options.sources);
  };
  if (options.by == "total") {
    print_all({}, totals(ledger, question));
  } else if (options.by == "year") {
    for (const YearTotals &year : series(ledger, question)) {
      if (year.totals.empty()) fmt::print("{}\t-\n", year.year);
      if (year.year == 0) fmt::print("without a year:\n");
      print_all({0, 0, year.year}, year.totals);
    }
  } else if (options.by == "sector") {
    for (Sector sector = Sector::industry; sector <= Sector::party_building;
         sector = static_cast<Sector>(static_cast<int>(sector) + 1)) {
      Question one = question;
      one.sector = sector;
      for (const Total &total : totals(ledger, one)) {
        fmt::print("{}\t", to_string(sector));
        print_total({}, total, rules, options.sources);
      }
    }
  } else {
    const PanelBy by = options.by == "pair"    ? PanelBy::pair
                       : options.by == "giver" ? PanelBy::giver
                                               : PanelBy::receiver;
    const PlaceLevel level = options.level == "province"     ? PlaceLevel::province
                             : options.level == "prefecture" ? PlaceLevel::prefecture
                                                             : PlaceLevel::county;
    for (const PanelRow &row : panel(ledger, question, by, level))
      print_all({row.giver, row.receiver, row.year}, row.totals);
  }
  return 0;
}

// ---- audit
// ------------------------------------------------------------------------------------------------------------

struct AuditOptions {
  Common common;
  bool holds = false;
};

/// One indicator's family at a time: memory for a part of the store only.
std::vector<std::string> families(const std::vector<std::string> &indicators) {
  std::vector<std::string> names;
  for (const std::string &code : indicators)
    if (std::string family = code.substr(0, code.find('.')); names.empty() || names.back() != family)
      names.push_back(std::move(family));
  return names;
}

int audit_store(const AuditOptions &options) {
  const Tables tables = tables_of(options.common);
  const LedgerStore store = must(LedgerStore::open(options.common.database, LedgerStore::Mode::read));
  const auto print = [&](const Finding &finding, const std::vector<const Citation *> &citations) {
    if (finding.kind == FindingKind::holds && !options.holds) return;
    fmt::print("{}\t{}\t{}\n", to_string(finding.kind), finding.rule, finding.statement);
    for (const Citation *citation : citations)
      fmt::print("    {}\t{}\n", citation->document, citation->sentence.empty() ? citation->text : citation->sentence);
  };
  for (const std::string &family : families(must(store.indicators()))) {
    const Ledger ledger = must(store.read(tables.ledger, {family, 0, 0, false}));
    for (const LedgerFinding &found : audit(ledger)) {
      std::vector<const Citation *> citations;
      for (const Statement *statement : found.statements)
        for (const Citation &citation : statement->citations) citations.push_back(&citation);
      print(found.finding, citations);
    }
  }
  const Ledger records = must(store.read(tables.ledger, {"", 0, 0, true, false}));
  for (const auto &[key, noted] : records.findings()) {
    std::vector<const Citation *> citations;
    for (const Citation &citation : noted.citations) citations.push_back(&citation);
    print(noted.value, citations);
  }
  return 0;
}

// ---- assess
// -----------------------------------------------------------------------------------------------------------

struct AssessOptions {
  Common common;
  std::string pair, frame = "2017";
  int year = 0;
  bool chain = false;
};

AssessedPair assessed_pair(const AssessOptions &options, const LedgerRules &rules) {
  const std::size_t colon = options.pair.find(':');
  if (colon == std::string::npos) throw Failure{"--pair is GIVER:RECEIVER, like 110115:150926"};
  return {place(rules, options.pair.substr(0, colon)), place(rules, options.pair.substr(colon + 1)), options.year};
}

void print_answer(const RuleAnswer &answer) {
  fmt::print("    {}\t{}{}\n", to_string(answer.verdict), answer.rule->name_zh,
             answer.value ? ": " + answer.value->to_string() : "");
  for (const Statement *statement : answer.statements)
    for (const Citation &citation : statement->citations)
      fmt::print("        {}\t{}\t{}\n", citation.text, citation.document, citation.sentence);
  for (const Citation *citation : answer.citations) fmt::print("        {}\t{}\n", citation->text, citation->document);
}

Day today() {
  const std::chrono::year_month_day now{std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())};
  return {static_cast<std::int16_t>(static_cast<int>(now.year())),
          static_cast<std::int8_t>(static_cast<unsigned>(now.month())),
          static_cast<std::int8_t>(static_cast<unsigned>(now.day()))};
}

void print_chain(const Tables &tables, const AssessmentFrames &frames, const AssessOptions &options,
                 const Ledger &ledger, const AssessedPair &pair) {
  const auto compiled = must(compile_responsibility(tables.rules, *tables.ledger));
  const ResponsibilityState state = responsibility(*compiled, frames, options.frame, ledger, pair, today());
  fmt::print("chain: indicator, task, measure, check\n");
  for (const LinkState &link : state.links) {
    fmt::print("  {}\t{}\t{}\t{}\tgaps: {}\n", link.link->indicator, link.link->task, link.link->measure,
               link.link->check, fmt::join(link.gaps, ", "));
    for (const Total &total : link.totals) print_total({}, total, *tables.ledger, false);
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
    throw Failure{fmt::format("there is no frame {}; there are {}", options.frame, fmt::join(known, ", "))};
  const LedgerStore store = must(LedgerStore::open(options.common.database, LedgerStore::Mode::read));
  const Ledger ledger = must(store.read(tables.ledger, {"", pair.giver == 0 ? 0 : province_of(pair.giver), 0, true}));
  for (const ItemScore &score : scorecard(*frames, options.frame, ledger, pair)) {
    fmt::print("{}{}\t{}\n", score.item->parent.empty() ? "" : "  ", score.item->name_zh, score.item->name_en);
    for (const Total &total : score.totals) {
      fmt::print("    ");
      print_total({}, total, *tables.ledger, false);
    }
    for (const RuleAnswer &answer : score.answers) print_answer(answer);
    for (const Statement *statement : score.wider)
      fmt::print("    for wider places: {}\t{}\t{}\n", statement->indicator, amount_text(statement->quantity),
                 statement->citations.empty() ? "" : statement->citations.front().document);
    if (!score.without.empty()) fmt::print("    nothing told about: {}\n", fmt::join(score.without, ", "));
  }
  if (options.chain) print_chain(tables, *frames, options, ledger, pair);
  return 0;
}

// ---- export
// -----------------------------------------------------------------------------------------------------------

struct ExportOptions {
  Common common;
  std::string format = "csv", to;
  bool excel = false;
};

void write_file(const std::string &path, const std::string &bytes, bool append = false) {
  std::ofstream file(path, std::ios::binary | (append ? std::ios::app : std::ios::trunc));
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!file.flush()) throw Failure{path + " cannot be written"};
}

/// What `write` appends, to the file named or to standard output.
void put(const std::string &to, const std::string &bytes, bool append) {
  if (!to.empty()) write_file(to, bytes, append);
  else if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) != bytes.size())
    throw Failure{"the output cannot be written"};
}

/// Tables of figures one family of indicators after the other, so that a large store is never in memory as a whole.
int export_csv(const ExportOptions &options, const Tables &tables, const LedgerStore &store) {
  if (options.to.empty()) throw Failure{"--to names the folder of the tables"};
  std::filesystem::create_directories(options.to);
  const auto path = [&](std::string_view table) { return options.to + "/" + std::string(table) + ".csv"; };
  std::vector<FlatTable> all = ledger_to_tables(must(store.read(tables.ledger, {"", 0, 0, true, false})));
  const FlatTable book = codebook(all);
  const std::string package = tables_to_datapackage(all);
  all.push_back(book);
  for (const FlatTable &table : all) {
    if (table.name == "documents") continue; // read below, with the figures
    std::string bytes;
    table_to_csv(table, bytes, {options.excel, true});
    write_file(path(table.name), bytes);
  }
  for (const std::string &family : families(must(store.indicators()))) {
    for (const FlatTable &table : ledger_to_tables(must(store.read(tables.ledger, {family, 0, 0, false})))) {
      if (table.name != "statements" && table.name != "sources") continue;
      std::string bytes;
      table_to_csv(table, bytes, {options.excel, false});
      write_file(path(table.name), bytes, true);
    }
  }
  std::string bytes;
  LedgerRecords documents;
  for (DocumentRecord &document : must(store.document_records())) {
    std::string id = document.id;
    documents.documents.emplace(std::move(id), std::move(document));
  }
  table_to_csv(ledger_to_tables(Ledger(tables.ledger, std::move(documents))).front(), bytes, {options.excel, true});
  write_file(path("documents"), bytes);
  write_file(options.to + "/datapackage.json", package);
  return 0;
}

int export_store(const ExportOptions &options) {
  const Tables tables = tables_of(options.common);
  const LedgerStore store = must(LedgerStore::open(options.common.database, LedgerStore::Mode::read));
  if (options.format == "csv") return export_csv(options, tables, store);
  if (options.format == "schema") {
    put(options.to, std::string(ledger_json_schema()), false);
    return 0;
  }
  std::string bytes;
  if (options.format == "graphml") {
    ledger_to_graphml(must(store.read(tables.ledger, {"", 0, 0, true, false})), bytes);
    put(options.to, bytes, false);
    return 0;
  }
  bool append = false;
  for (const std::string &family : families(must(store.indicators()))) {
    bytes.clear();
    ledger_to_json(must(store.read(tables.ledger, {family, 0, 0, false})), bytes);
    put(options.to, bytes, append);
    append = true;
  }
  return 0;
}

// ---- systems
// ----------------------------------------------------------------------------------------------------------

struct SystemsOptions {
  Common common;
  std::string kind;
};

/// Every system of the table, what answers for it, and where the documents name it.
int systems(const SystemsOptions &options) {
  const Tables tables = tables_of(options.common);
  const LedgerStore store = must(LedgerStore::open(options.common.database, LedgerStore::Mode::read));
  const Ledger ledger = must(store.read(tables.ledger, {"", 0, 0, true, false}));
  for (const System &system : tables.ledger->systems) {
    if (!options.kind.empty() && system.kind != options.kind) continue;
    std::vector<const Citation *> citations;
    for (const auto &[key, noted] : ledger.systems())
      if (noted.value.system == system.id)
        for (const Citation &citation : noted.citations) citations.push_back(&citation);
    fmt::print("{}\t{}\t{}\t{}\tmentions: {}\task: {}\n", system.id, system.kind, system.name_zh, system.name_en,
               citations.size(), system.ask);
    for (const Citation *citation : citations)
      fmt::print("    {}\t{}\t{}\n", citation->document, citation->text, citation->sentence);
  }
  return 0;
}

void add_common(CLI::App *command, Common &common) {
  command->add_option("DB", common.database, "The ledger's file")->required();
  command->add_option("--rules", common.rules, "A file with rows to add to the rule tables");
}

} // namespace

void add_ledger(CLI::App &app, int &status) {
  CLI::App *ledger = app.add_subcommand("ledger", "Many documents as one checked account");
  ledger->require_subcommand(1);

  auto add_options = std::make_shared<AddOptions>();
  CLI::App *adding =
      ledger->add_subcommand("add", "Read documents into a ledger; one that is there already changes nothing");
  add_common(adding, add_options->common);
  adding->add_option("FILE", add_options->files, "Files to read; - is standard input")->required();
  adding->add_option("--input", add_options->input, "What the input is: auto, text, html, markdown or jsonl")
      ->check(CLI::IsMember({"auto", "text", "html", "markdown", "jsonl"}))
      ->capture_default_str();
  adding
      ->add_option("--published", add_options->published,
                   "Publication date, YYYY-MM-DD, of documents that do not tell theirs")
      ->check([](const std::string &day) {
        return parse_day(day) ? std::string() : "no date of the form YYYY-MM-DD: " + day;
      });
  adding->add_option("--jobs", add_options->jobs, "Threads that read; 0 is one for each core")
      ->check(CLI::Range(0, 256))
      ->capture_default_str();
  adding->callback([add_options, &status] {
    if (add_options->jobs == 0) add_options->jobs = std::max(1u, std::thread::hardware_concurrency());
    status = guarded([&] { return add(*add_options); });
  });

  auto show_options = std::make_shared<ShowOptions>();
  CLI::App *showing = ledger->add_subcommand("show", "Totals, series and panels, each figure with its sources");
  add_common(showing, show_options->common);
  showing->add_option("--pair", show_options->pair, "GIVER:RECEIVER by code or full name: 110115:150926");
  showing->add_option("--giver", show_options->giver, "Who gives, with everything inside it");
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
      ->add_option("--level", show_options->level,
                   "Of the rows by pair, giver or receiver: province, prefecture, county")
      ->check(CLI::IsMember({"province", "prefecture", "county"}))
      ->capture_default_str();
  showing->add_flag("--sources", show_options->sources, "Also each statement, what was done with it, and its sentence");
  showing->callback([show_options, &status] { status = guarded([&] { return show(*show_options); }); });

  auto audit_options = std::make_shared<AuditOptions>();
  CLI::App *auditing =
      ledger->add_subcommand("audit", "What the documents say against each other and against themselves");
  add_common(auditing, audit_options->common);
  auditing->add_flag("--holds", audit_options->holds, "Also the relations that were checked and are right");
  auditing->callback([audit_options, &status] { status = guarded([&] { return audit_store(*audit_options); }); });

  auto assess_options = std::make_shared<AssessOptions>();
  CLI::App *assessing =
      ledger->add_subcommand("assess", "A pair's year against an assessment frame: figures, rules, gaps");
  add_common(assessing, assess_options->common);
  assessing->add_option("--pair", assess_options->pair, "GIVER:RECEIVER by code or full name")->required();
  assessing->add_option("--year", assess_options->year, "The year")->required()->check(CLI::Range(1949, 2100));
  assessing->add_option("--frame", assess_options->frame, "2017, 2021, or a frame of the caller's rows")
      ->capture_default_str();
  assessing->add_flag("--chain", assess_options->chain,
                      "Also tasks, measures and checks behind the indicators, and the three lists");
  assessing->callback([assess_options, &status] { status = guarded([&] { return assess(*assess_options); }); });

  auto export_options = std::make_shared<ExportOptions>();
  CLI::App *exporting = ledger->add_subcommand("export", "Tables for other programs");
  add_common(exporting, export_options->common);
  exporting
      ->add_option("--format", export_options->format,
                   "csv (a folder with datapackage.json and codebook.csv), jsonl, graphml, schema")
      ->check(CLI::IsMember({"csv", "jsonl", "graphml", "schema"}))
      ->capture_default_str();
  exporting->add_option("--to", export_options->to, "The folder (csv) or file; otherwise standard output");
  exporting->add_flag("--excel", export_options->excel,
                      "CSV for spreadsheets: byte order mark, CR LF, cells that would run guarded");
  exporting->callback([export_options, &status] { status = guarded([&] { return export_store(*export_options); }); });

  auto systems_options = std::make_shared<SystemsOptions>();
  CLI::App *listing = ledger->add_subcommand(
      "systems", "Systems, mechanisms, modes, platforms and lists: where they are named, how to ask");
  add_common(listing, systems_options->common);
  listing->add_option("--kind", systems_options->kind,
                      "Only of this kind: system, mechanism, rule, mode, platform, list, campaign …");
  listing->callback([systems_options, &status] { status = guarded([&] { return systems(*systems_options); }); });
}

} // namespace jiedui::cli
