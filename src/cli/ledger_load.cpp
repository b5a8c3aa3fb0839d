#include "inputs.hpp"
#include "jiedui/ledger/facts_to_ledger.hpp"
#include "jiedui/ordered_workers.hpp"
#include "ledger_commands.hpp"
#include "reading_options.hpp"

#include <optional>

namespace jiedui::cli {
namespace {

struct AddOptions {
  Common common;
  ReadingOptions reading;
  bool by_url = false;
};

struct ReadEntry {
  Input input; ///< its bytes only where the document tells no day of publication
  std::optional<Entry> entry;
  std::optional<Error> error;
};

int add(const AddOptions &options) {
  const std::string extra = rules_of(options.common);
  EngineOptions engine_options;
  engine_options.rules = extra;
  if (!options.common.rules.empty()) engine_options.rules_file = options.common.rules;
  const Engine engine = must(Engine::create(engine_options));
  const auto rules = must(compile_ledger_rules(engine.rules()));
  LedgerStore store = must(LedgerStore::open(options.common.database, LedgerStore::Mode::write));
  InputOptions inputs_options = options.reading.for_inputs();
  inputs_options.ids_once = !options.by_url;
  Inputs inputs(options.reading.files, std::move(inputs_options));

  std::size_t added = 0, replaced = 0, unchanged = 0, failed = 0;
  const auto work = [&](Input &input) {
    ReadEntry read{std::move(input), std::nullopt, std::nullopt};
    read.error = read.input.error;
    if (read.error) return read;
    Result<Reading> reading = engine.read(read.input.bytes, read.input.source);
    if (!reading) {
      read.error = reading.error();
      return read;
    }
    Document &document = reading->document;
    if (options.by_url && !document.url.empty()) document.id = document.url;
    if (document.published) read.input.bytes.clear();
    read.entry = facts_to_entry(document, reading->mentions, reading->facts, *rules);
    return read;
  };
  // Read again without the day that was given for it once, a document keeps that day.
  const auto keep_day = [&](ReadEntry &read) -> std::optional<Error> {
    if (!read.entry || read.entry->document.published) return std::nullopt;
    const auto known = store.document(read.entry->document.id);
    if (!known) return known.error();
    if (!*known || !(*known)->published) return std::nullopt;
    read.input.source.published = (*known)->published;
    read = work(read.input);
    return read.error;
  };
  const auto put = [&](ReadEntry &read) -> Result<Ledger::Added> {
    if (read.error) return *read.error;
    if (const auto error = keep_day(read)) return *error;
    return store.add(*read.entry);
  };
  const auto finish = [&](ReadEntry &&read) {
    const Result<Ledger::Added> result = put(read);
    if (!result) {
      ++failed;
      fmt::print(stderr, "jiedui: {}: {}\n", read.input.name, describe(result.error()));
    } else if (*result == Ledger::Added::added) {
      ++added;
    } else if (*result == Ledger::Added::replaced) {
      ++replaced;
    } else {
      ++unchanged;
    }
  };
  OrderedWorkers<Input, ReadEntry> workers(options.reading.jobs, work);
  while (std::optional<Input> input = inputs.next()) {
    if (workers.under_way() >= 4 * options.reading.jobs) finish(*workers.pop());
    workers.push(std::move(*input));
  }
  while (std::optional<ReadEntry> read = workers.pop()) finish(std::move(*read));
  fmt::print("{} added, {} replaced, {} unchanged, {} failed; the ledger holds {} documents\n", added, replaced,
             unchanged, failed, must(store.documents()));
  return failed == 0 ? 0 : 1;
}

struct RemoveOptions {
  Common common;
  std::vector<std::string> documents;
};

int remove(const RemoveOptions &options) {
  (void)must(LedgerStore::open(options.common.database, LedgerStore::Mode::read)); // there is nothing to make here
  LedgerStore store = must(LedgerStore::open(options.common.database, LedgerStore::Mode::write));
  std::size_t removed = 0;
  for (const std::string &document : options.documents) {
    if (must(store.remove(document))) ++removed;
    else fmt::print(stderr, "jiedui: the ledger holds no document {}\n", document);
  }
  fmt::print("{} removed; the ledger holds {} documents\n", removed, must(store.documents()));
  return removed == options.documents.size() ? 0 : 1;
}

} // namespace

void add_loading(CLI::App *ledger, int &status) {
  auto add_options = std::make_shared<AddOptions>();
  CLI::App *adding = ledger->add_subcommand(
      "add", "Read documents into a ledger. One that is there already changes nothing; a changed one "
             "of the same id takes its place");
  add_common(adding, add_options->common);
  add_reading_options(adding, add_options->reading)->required();
  adding->add_flag("--by-url", add_options->by_url,
                   "A document is known by its address where it tells one, not by its file's name");
  adding->callback([add_options, &status] {
    settle(add_options->reading);
    status = guarded([&] { return add(*add_options); });
  });

  auto remove_options = std::make_shared<RemoveOptions>();
  CLI::App *removing = ledger->add_subcommand("remove", "Forget documents: the ledger is as if they were never added");
  removing->add_option("DB", remove_options->common.database, "The ledger's file")->required();
  removing->add_option("ID", remove_options->documents, "The documents' ids")->required();
  removing->callback([remove_options, &status] { status = guarded([&] { return remove(*remove_options); }); });
}

} // namespace jiedui::cli
