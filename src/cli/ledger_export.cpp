#include "jiedui/exports/ledger_to_csv.hpp"
#include "jiedui/exports/ledger_to_graphml.hpp"
#include "jiedui/exports/ledger_to_json.hpp"
#include "ledger_commands.hpp"

#include <algorithm>
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

/// A folder of files that stand under their names when all of them are whole.
class Folder {
public:
  Folder(std::string path, bool excel) : path_(std::move(path)), excel_(excel) {
    std::error_code failed;
    std::filesystem::create_directories(path_, failed);
    if (failed || !std::filesystem::is_directory(path_)) throw Failure{path_ + " cannot be made a folder"};
  }
  ~Folder() {
    std::error_code ignored;
    for (const std::string &name : names_) std::filesystem::remove(unfinished(name), ignored);
  }
  Folder(const Folder &) = delete;
  Folder &operator=(const Folder &) = delete;

  /// Makes the file, or adds the table's rows to it.
  void add(const FlatTable &table) {
    const std::string name = std::string(table.name) + ".csv";
    const bool there = std::ranges::find(names_, name) != names_.end();
    std::string bytes;
    table_to_csv(table, bytes, {excel_, !there});
    write(name, bytes, there);
  }
  void write(const std::string &name, const std::string &bytes, bool more = false) {
    if (!more) names_.push_back(name);
    write_file(unfinished(name), bytes, more);
  }
  /// In the order in which they were made.
  void finish() {
    for (const std::string &name : names_) {
      std::error_code failed;
      std::filesystem::rename(unfinished(name), path_ + "/" + name, failed);
      if (failed) throw Failure{path_ + "/" + name + " cannot be written"};
    }
    names_.clear();
  }

private:
  [[nodiscard]] std::string unfinished(const std::string &name) const { return path_ + "/" + name + ".tmp"; }

  std::string path_;
  bool excel_;
  std::vector<std::string> names_;
};

/// Tables of figures one family of indicators after the other, so that a large store is never in memory as a whole. The
/// rows are those of ledger_to_tables() over all, in their order.
int export_csv(const ExportOptions &options, const Tables &tables, const LedgerStore &store) {
  if (options.to.empty()) throw Failure{"--to names the folder of the tables", wrong_call};
  Folder folder(options.to, options.excel);
  LedgerRecords documents;
  for (DocumentRecord &document : must(store.document_records())) {
    std::string id = document.id;
    documents.documents.emplace(std::move(id), std::move(document));
  }
  folder.add(ledger_to_tables(Ledger(tables.ledger, std::move(documents))).front());
  std::vector<std::string> all = families(must(store.indicators()));
  if (all.empty()) all.emplace_back("none"); // for the headings
  for (const std::string &family : all)
    for (const FlatTable &table : ledger_to_tables(must(store.read(tables.ledger, {family, 0, 0, false}))))
      if (table.name == "statements" || table.name == "sources") folder.add(table);
  const std::vector<FlatTable> records = ledger_to_tables(must(store.read(tables.ledger, {"", 0, 0, true, false})));
  for (const FlatTable &table : records)
    if (table.name != "documents" && table.name != "statements") folder.add(table);
  folder.add(codebook(records));
  folder.write("datapackage.json", tables_to_datapackage(records));
  folder.finish();
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
