#include "jiedui/exports/flat_tables.hpp"
#include "ledger_commands.hpp"

#include <algorithm>

namespace jiedui::cli {
namespace {

struct ListOptions {
  Common common;
  std::string kind, contains;
};

/// Records without figures: a line of cells each, and under it where it stands.
int list(const ListOptions &options) {
  const Tables tables = tables_of(options.common);
  const LedgerStore store = must(LedgerStore::open(options.common.database, LedgerStore::Mode::read));
  const std::vector<FlatTable> all = ledger_to_tables(must(store.read(tables.ledger, {"", 0, 0, true, false})));
  const auto named = [&](std::string_view name) {
    return std::find_if(all.begin(), all.end(), [&](const FlatTable &table) { return table.name == name; });
  };
  const FlatTable &sources = *named("sources");
  const auto column = [&](std::string_view name) {
    return static_cast<std::size_t>(
        std::find_if(sources.columns.begin(), sources.columns.end(), [&](const Column &c) { return c.name == name; }) -
        sources.columns.begin());
  };
  const std::size_t table = column("table"), id = column("id"), document = column("document"),
                    sentence = column("sentence"), rule = column("rule");
  auto source = std::find_if(sources.rows.begin(), sources.rows.end(),
                             [&](const auto &row) { return cell_text(row[table]) == options.kind; });
  // Records are known by a hash that says nothing; a document by the id that it was given.
  const std::size_t first = options.kind == "documents" ? 0 : 1;
  for (const auto &row : named(options.kind)->rows) {
    std::string line, places;
    for (std::size_t i = first; i < row.size(); ++i) line += (i > first ? "\t" : "") + cell(cell_text(row[i]));
    for (; source != sources.rows.end() && (*source)[id] == row.front(); ++source)
      places += "    " + cell(cell_text((*source)[document])) + '\t' + cell(cell_text((*source)[sentence])) + '\t' +
                cell(cell_text((*source)[rule])) + '\n';
    if ((line + '\n' + places).find(options.contains) != std::string::npos) fmt::print("{}\n{}", line, places);
  }
  return 0;
}

struct SystemsOptions {
  Common common;
  std::string kind, id;
};

/// The systems of the table, what answers for each, and where the documents name it.
int systems(const SystemsOptions &options) {
  const Tables tables = tables_of(options.common);
  if (!options.id.empty() && tables.ledger->system(options.id) == nullptr)
    throw Failure{"there is no system " + options.id, wrong_call};
  if (const auto unknown = unknown_kind(*tables.ledger, options.kind)) throw failure_of(*unknown);
  const LedgerStore store = must(LedgerStore::open(options.common.database, LedgerStore::Mode::read));
  const Ledger ledger = must(store.read(tables.ledger, {"", 0, 0, true, false}));
  for (const System &system : tables.ledger->systems) {
    if (!options.kind.empty() && system.kind != options.kind) continue;
    if (!options.id.empty() && system.id != options.id) continue;
    std::vector<const Citation *> citations;
    for (const auto &[key, noted] : ledger.systems())
      if (noted.value.system == system.id)
        for (const Citation &citation : noted.citations) citations.push_back(&citation);
    fmt::print("{}\t{}\t{}\t{}\tmentions: {}\task: {}\n", system.id, system.kind, system.name_zh, system.name_en,
               citations.size(), system.ask);
    for (const Citation *citation : citations)
      fmt::print("    {}\t{}\t{}\n", cell(citation->document), cell(citation->text), cell(citation->sentence));
  }
  return 0;
}

} // namespace

void add_listing(CLI::App *ledger, int &status) {
  auto list_options = std::make_shared<ListOptions>();
  CLI::App *listing =
      ledger->add_subcommand("list", "Documents, pairings, projects, events, policies …: each with where it is told");
  add_common(listing, list_options->common);
  listing
      ->add_option("KIND", list_options->kind,
                   "documents, pairings, projects, events, policies, officials, organizations, findings")
      ->required()
      ->check(CLI::IsMember(
          {"documents", "pairings", "projects", "events", "policies", "officials", "organizations", "findings"}));
  listing->add_option("--contains", list_options->contains, "Only where the line or a sentence contains these words");
  listing->callback([list_options, &status] { status = guarded([&] { return list(*list_options); }); });

  auto systems_options = std::make_shared<SystemsOptions>();
  CLI::App *naming = ledger->add_subcommand(
      "systems", "Systems, mechanisms, modes, platforms and lists: where they are named, how to ask");
  add_common(naming, systems_options->common);
  naming->add_option("--kind", systems_options->kind,
                     "Only of this kind: system, mechanism, rule, mode, platform, list, campaign …");
  naming->add_option("--id", systems_options->id, "Only this one: leadership.visits");
  naming->callback([systems_options, &status] { status = guarded([&] { return systems(*systems_options); }); });
}

} // namespace jiedui::cli
