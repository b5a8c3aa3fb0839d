#include "jiedui/exports/ledger_to_csv.hpp"
#include "jiedui/exports/ledger_to_graphml.hpp"
#include "jiedui/exports/ledger_to_json.hpp"
#include "ledger_commands.hpp"

#include <cstdio>
#include <filesystem>
#include <fstream>

namespace jiedui::cli {
namespace {

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
  if (options.to.empty()) throw Failure{"--to names the folder of the tables", wrong_call};
  std::error_code failed;
  std::filesystem::create_directories(options.to, failed);
  if (failed || !std::filesystem::is_directory(options.to)) throw Failure{options.to + " cannot be made a folder"};
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

} // namespace

void add_exporting(CLI::App *ledger, int &status) {
  auto export_options = std::make_shared<ExportOptions>();
  CLI::App *exporting = ledger->add_subcommand("export", "Tables for other programs");
  add_common(exporting, export_options->common);
  exporting
      ->add_option("--format", export_options->format,
                   "csv (a folder with datapackage.json and codebook.csv), jsonl, graphml, schema")
      ->check(CLI::IsMember({"csv", "jsonl", "graphml", "schema"}))
      ->capture_default_str();
  exporting->add_option(
      "--to", export_options->to,
      "The folder of the tables (csv), or a file; without it jsonl, graphml and schema go to standard output");
  exporting->add_flag("--excel", export_options->excel,
                      "CSV for spreadsheets: byte order mark, CR LF, cells that would run guarded");
  exporting->callback([export_options, &status] {
    if (export_options->excel && export_options->format != "csv")
      throw CLI::ValidationError("--excel", "is for csv alone");
    status = guarded([&] { return export_store(*export_options); });
  });
}

} // namespace jiedui::cli
