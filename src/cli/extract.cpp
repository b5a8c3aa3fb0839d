#include "extract.hpp"

#include "byte_reader.hpp"
#include "inputs.hpp"
#include "jiedui/jiedui.hpp"
#include "jiedui/ordered_workers.hpp"
#include "reading_options.hpp"
#include "reading_table.hpp"

#include <fmt/format.h>

#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

namespace jiedui::cli {
namespace {

struct ExtractOptions {
  ReadingOptions reading;
  std::string format, rules;
  bool explain = false;
};

/// A finished document: its output, or why there is none.
struct Outcome {
  std::string name;
  std::string output;
  std::optional<Error> error;
};

/// Tells on standard error how far the work is, where it takes longer than a second and somebody is looking.
class Progress {
public:
  Progress() : shown_(isatty(STDERR_FILENO) != 0), start_(Clock::now()), last_(start_) {}
  ~Progress() {
    if (drawn_) fmt::print(stderr, "\r\033[K");
  }
  void advance() {
    ++done_;
    if (!shown_) return;
    const auto now = Clock::now();
    if (now - start_ < std::chrono::seconds(1) || now - last_ < std::chrono::milliseconds(200)) return;
    last_ = now;
    drawn_ = true;
    const auto seconds = std::chrono::duration<double>(now - start_).count();
    fmt::print(stderr, "\r{} documents, {:.0f} a second", done_, static_cast<double>(done_) / seconds);
    std::fflush(stderr);
  }

private:
  using Clock = std::chrono::steady_clock;
  bool shown_, drawn_ = false;
  std::size_t done_ = 0;
  Clock::time_point start_, last_;
};

Outcome read_one(const Engine &engine, const Input &input, const ExtractOptions &options) {
  Outcome outcome{input.name, {}, input.error};
  if (outcome.error) return outcome;
  const Result<Reading> reading = engine.read(input.bytes, input.source);
  if (!reading) {
    outcome.error = reading.error();
  } else if (options.format == "table") {
    outcome.output = reading_to_table(*reading, engine.rules(), options.explain);
  } else {
    reading_to_json(*reading, outcome.output, {options.format == "json", options.explain});
    outcome.output += '\n';
  }
  return outcome;
}

int extract(ExtractOptions options) {
  EngineOptions engine_options;
  std::string rules;
  if (!options.rules.empty()) {
    Result<std::string> file = file_bytes(options.rules);
    if (!file) throw CLI::ValidationError("--rules", describe(file.error()));
    rules = std::move(file).value();
    engine_options.rules = rules;
    engine_options.rules_file = options.rules;
  }
  const Result<Engine> engine = Engine::create(engine_options);
  if (!engine) {
    fmt::print(stderr, "jiedui: {}\n", describe(engine.error()));
    return engine.error().code == ErrorCode::rules ? 2 : 1;
  }
  if (options.reading.files.empty()) options.reading.files.push_back("-");
  if (options.format.empty()) options.format = isatty(STDOUT_FILENO) ? "table" : "jsonl";

  InputOptions input_options = options.reading.for_inputs();
  input_options.max_bytes = engine_options.max_input_bytes;
  Inputs inputs(std::move(options.reading.files), std::move(input_options));
  Progress progress;
  int status = 0;
  const auto work = [&](Input &input) { return read_one(*engine, input, options); };
  const auto finish = [&](const Outcome &outcome) {
    progress.advance();
    if (outcome.error) {
      status = 1;
      fmt::print(stderr, "jiedui: {}: {}\n", outcome.name, describe(*outcome.error));
    } else {
      std::fwrite(outcome.output.data(), 1, outcome.output.size(), stdout);
    }
  };
  if (options.reading.jobs <= 1) {
    while (std::optional<Input> input = inputs.next()) finish(work(*input));
  } else {
    OrderedWorkers<Input, Outcome> workers(options.reading.jobs, work);
    while (std::optional<Input> input = inputs.next()) {
      if (workers.under_way() >= 4 * options.reading.jobs) finish(*workers.pop());
      workers.push(std::move(*input));
    }
    while (std::optional<Outcome> outcome = workers.pop()) finish(*outcome);
  }
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
    fmt::print(stderr, "jiedui: the output cannot be written\n");
    status = 1;
  }
  return status;
}

} // namespace

void add_extract(CLI::App &app, int &status) {
  auto options = std::make_shared<ExtractOptions>();
  CLI::App *command = app.add_subcommand("extract", "Read documents; write who helps whom, with what, and when");
  add_reading_options(command, options->reading)->description("Files to read; - or none is standard input");
  command->add_option("--format", options->format, "table (on a terminal), json or jsonl (otherwise)")
      ->check(CLI::IsMember({"table", "json", "jsonl"}));
  command->add_option("--rules", options->rules, "A file with rows to add to the rule tables");
  command->add_flag("--explain", options->explain, "Also show the words that each attribute rests on, and the rule");
  command->callback([options, &status] {
    settle(options->reading);
    status = extract(*options);
  });
}

} // namespace jiedui::cli
