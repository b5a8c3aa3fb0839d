#include "extract.hpp"

#include "inputs.hpp"
#include "jiedui/jiedui.hpp"
#include "jiedui/ordered_workers.hpp"
#include "reading_table.hpp"

#include <fmt/format.h>

#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace jiedui::cli {
namespace {

struct ExtractOptions {
  std::vector<std::string> files;
  std::string input = "auto", format, published, id, url, encoding, rules;
  std::vector<std::string> no_clean;
  unsigned jobs = 1;
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

std::string describe(const Error &error) {
  return error.offset == Error::nowhere ? error.message : fmt::format("{} (byte {})", error.message, error.offset);
}

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
    std::ifstream file(options.rules, std::ios::binary);
    if (!file) throw CLI::ValidationError("--rules", options.rules + " cannot be read");
    rules.assign(std::istreambuf_iterator<char>(file), {});
    engine_options.rules = rules;
    engine_options.rules_file = options.rules;
  }
  const Result<Engine> engine = Engine::create(engine_options);
  if (!engine) {
    fmt::print(stderr, "jiedui: {}\n", describe(engine.error()));
    return engine.error().code == ErrorCode::rules ? 2 : 1;
  }
  if (options.files.empty()) options.files.push_back("-");
  if (options.format.empty()) options.format = isatty(STDOUT_FILENO) ? "table" : "jsonl";

  InputOptions input_options;
  input_options.format = options.input;
  input_options.max_bytes = engine_options.max_input_bytes;
  input_options.defaults.id = options.id;
  input_options.defaults.url = options.url;
  input_options.defaults.encoding = options.encoding;
  input_options.defaults.keep = options.no_clean;
  if (!options.published.empty()) input_options.defaults.published = parse_day(options.published);

  Inputs inputs(std::move(options.files), std::move(input_options));
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
  if (options.jobs <= 1) {
    while (std::optional<Input> input = inputs.next()) finish(work(*input));
  } else {
    OrderedWorkers<Input, Outcome> workers(options.jobs, work);
    while (std::optional<Input> input = inputs.next()) {
      if (workers.under_way() >= 4 * options.jobs) finish(*workers.pop());
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
  command->add_option("FILE", options->files, "Files to read; - or none is standard input");
  command
      ->add_option(
          "--input", options->input,
          "What the input is: auto, text, html, markdown, or jsonl with id, text, url, published, title, source")
      ->check(CLI::IsMember({"auto", "text", "html", "markdown", "jsonl"}))
      ->capture_default_str();
  command->add_option("--format", options->format, "table (on a terminal), json or jsonl (otherwise)")
      ->check(CLI::IsMember({"table", "json", "jsonl"}));
  command
      ->add_option("--published", options->published,
                   "Publication date, YYYY-MM-DD, of documents that do not tell theirs")
      ->check([](const std::string &day) {
        return parse_day(day) ? std::string() : "no date of the form YYYY-MM-DD: " + day;
      });
  command->add_option("--id", options->id, "The document's id; otherwise its file's name without the ending");
  command->add_option("--url", options->url, "The document's address");
  command->add_option("--encoding", options->encoding, "utf-8, gb18030, big5, utf-16le, utf-16be; otherwise found out");
  command->add_option("--no-clean", options->no_clean, "A kind of damage that is not to be undone; may be repeated")
      ->allow_extra_args(false)
      ->check(CLI::IsMember(std::vector<std::string>(optional_cleaning.begin(), optional_cleaning.end())));
  command->add_option("--rules", options->rules, "A file with rows to add to the rule tables");
  command->add_option("--jobs", options->jobs, "Threads; 0 is one for each core")
      ->check(CLI::Range(0, 256))
      ->capture_default_str();
  command->add_flag("--explain", options->explain, "Also show the words that each attribute rests on, and the rule");
  command->callback([options, &status] {
    if (!options->id.empty() && options->files.size() > 1)
      throw CLI::ValidationError("--id", "names one document, but several files are given");
    if (options->jobs == 0) options->jobs = std::max(1u, std::thread::hardware_concurrency());
    status = extract(*options);
  });
}

} // namespace jiedui::cli
