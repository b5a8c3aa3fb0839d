// Throughput of reading beside floors and peers, in interleaved rounds: medians as a table of Markdown.
//   bench_read ROUNDS CORPUS.jsonl...
#include "jiedui/document/bytes_to_document.hpp"
#include "jiedui/exports/reading_to_json.hpp"
#include "jiedui/mentions/tokens.hpp"
#include "jiedui/pipeline.hpp"

#include <simdjson.h>
#include <sys/resource.h>

#ifdef JIEDUI_BENCH_CPPJIEBA
#include "cppjieba/Jieba.hpp"
#endif
#ifdef JIEDUI_BENCH_HYPERSCAN
#include <hs/hs.h>
#endif

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <thread>
#include <vector>

using namespace jiedui;

namespace {

/// The processor's time of this thread: others on the machine do not count.
double seconds_of(const auto &work) {
  const auto now = [] {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
  };
  const double start = now();
  work();
  return now() - start;
}

double wall_seconds_of(const auto &work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

std::vector<std::string> texts_of(const char *file) {
  std::vector<std::string> texts;
  simdjson::dom::parser parser;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    std::string_view text;
    if (parser.parse(line)["text"].get(text) == simdjson::SUCCESS) texts.emplace_back(text);
  }
  return texts;
}

/// The stages one by one, with the rules of an engine.
struct Stages {
  Rules rules;
  std::shared_ptr<const DocumentRules> document;
  std::shared_ptr<const MentionRules> mentions;
  std::shared_ptr<const FactRules> facts;
};

std::string json_of(const Engine &engine, const std::string &text, std::size_t &facts) {
  const auto reading = engine.read(text);
  std::string json;
  if (!reading) return json;
  const Facts &found = reading->facts;
  facts += found.pairings.size() + found.observations.size() + found.projects.size() + found.events.size();
  reading_to_json(*reading, json, {});
  return json;
}

using Seconds = std::map<std::string, std::vector<double>>;

void measure_stages(const Stages &with, const std::vector<std::string> &texts, Seconds &seconds) {
  double document = 0, tokens = 0, mentions = 0, facts = 0, json = 0;
  for (const std::string &text : texts) {
    Reading reading;
    document += seconds_of([&] {
      if (auto read = bytes_to_document(text, {}, *with.document)) reading.document = std::move(read).value();
    });
    tokens += seconds_of([&] { static_cast<void>(find_tokens(reading.document.folded(), with.rules)); });
    mentions += seconds_of([&] { reading.mentions = document_to_mentions(reading.document, *with.mentions); });
    facts += seconds_of([&] { reading.facts = mentions_to_facts(reading.document, reading.mentions, *with.facts); });
    json += seconds_of([&] {
      std::string out;
      reading_to_json(reading, out, {});
    });
  }
  seconds["stage: decode and clean"].push_back(document);
  seconds["stage: tokens (also part of mentions)"].push_back(tokens);
  seconds["stage: mentions"].push_back(mentions);
  seconds["stage: facts"].push_back(facts);
  seconds["stage: JSON"].push_back(json);
}

/// How many times as fast two threads are as one: by the clock, which shows less where others are at work on the
/// machine, and by the processor's time of the slower one, which shows what they cost each other but for waiting.
struct Gain {
  double clock = 0, processor = 0;
};

/// @param work takes the number of its first item and how far it is from one item to the next.
Gain gain_of_two_threads(const auto &work) {
  double one = 0, first = 0, second = 0;
  const double clock_of_one = wall_seconds_of([&] { one = seconds_of([&] { work(0, 1); }); });
  const double clock_of_two = wall_seconds_of([&] {
    std::thread other([&] { second = seconds_of([&] { work(1, 2); }); });
    first = seconds_of([&] { work(0, 2); });
    other.join();
  });
  return {clock_of_one / clock_of_two, one / std::max(first, second)};
}

/// What the machine gives to two threads that share nothing.
Gain gain_of_arithmetic() {
  static std::atomic<std::uint64_t> sink;
  return gain_of_two_threads([](std::uint64_t first, std::uint64_t stride) {
    constexpr std::uint64_t pieces = 64, steps = 1u << 20;
    for (std::uint64_t piece = first; piece < pieces; piece += stride) {
      std::uint64_t state = piece + 1;
      for (std::uint64_t step = 0; step < steps; ++step) {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
      }
      sink = state;
    }
  });
}

/// What the targets ask of a corpus.
struct Measured {
  std::string corpus;
  double of_cppjieba = 0; ///< how many times as fast as its segmentation; 0: not measured
  Gain of_one_thread;
  double arithmetic = 0; ///< what two threads gain by the clock that share nothing
};

Measured measure_corpus(const char *file, int rounds, const Engine &engine, const Stages &with) {
  const std::vector<std::string> texts = texts_of(file);
  std::size_t bytes = 0, facts = 0, sum = 0;
  for (const std::string &text : texts) bytes += text.size();
  std::vector<char> copy(bytes);
  Seconds seconds;
  std::vector<double> by_clock, by_processor, arithmetic;
#ifdef JIEDUI_BENCH_CPPJIEBA
  const std::string dictionary = JIEDUI_BENCH_CPPJIEBA;
  static const cppjieba::Jieba jieba(dictionary + "/jieba.dict.utf8", dictionary + "/hmm_model.utf8",
                                     dictionary + "/user.dict.utf8", dictionary + "/idf.utf8",
                                     dictionary + "/stop_words.utf8");
#endif
#ifdef JIEDUI_BENCH_HYPERSCAN
  hs_database_t *patterns = nullptr;
  hs_compile_error_t *error = nullptr;
  hs_compile("[0-9]+(\\.[0-9]+)?(余|多)?(万|亿)?(元|人|个|家|名)", HS_FLAG_UTF8 | HS_FLAG_SINGLEMATCH, HS_MODE_BLOCK,
             nullptr, &patterns, &error);
  hs_scratch_t *scratch = nullptr;
  hs_alloc_scratch(patterns, &scratch);
#endif
  for (int round = 0; round < rounds; ++round) {
    facts = 0;
    seconds["**full extraction to JSON**"].push_back(seconds_of([&] {
      for (const std::string &text : texts) sum += json_of(engine, text, facts).size();
    }));
#ifdef JIEDUI_BENCH_CPPJIEBA
    seconds["cppjieba Cut"].push_back(seconds_of([&] {
      std::vector<std::string> words;
      for (const std::string &text : texts) jieba.Cut(text, words, true), sum += words.size();
    }));
#endif
#ifdef JIEDUI_BENCH_HYPERSCAN
    seconds["Hyperscan, one pattern of amounts"].push_back(seconds_of([&] {
      for (const std::string &text : texts)
        hs_scan(
            patterns, text.data(), static_cast<unsigned>(text.size()), 0, scratch,
            [](unsigned, unsigned long long, unsigned long long, unsigned, void *) { return 0; }, nullptr);
    }));
#endif
    seconds["memcpy"].push_back(seconds_of([&] {
      std::size_t at = 0;
      for (const std::string &text : texts) std::memcpy(&copy[at], text.data(), text.size()), at += text.size();
    }));
    seconds["UTF-8 validation (simdjson)"].push_back(seconds_of([&] {
      for (const std::string &text : texts) sum += simdjson::validate_utf8(text.data(), text.size());
    }));
    const Gain gain = gain_of_two_threads([&](std::size_t first, std::size_t stride) {
      std::size_t found = 0;
      for (std::size_t i = first; i < texts.size(); i += stride) json_of(engine, texts[i], found);
    });
    arithmetic.push_back(gain_of_arithmetic().clock);
    by_clock.push_back(gain.clock);
    by_processor.push_back(gain.processor);
    measure_stages(with, texts, seconds);
  }
  const double own = median(seconds["**full extraction to JSON**"]);
  std::printf("\n### %s: %zu documents, %.1f MB, %zu facts\n\n", std::filesystem::path(file).stem().c_str(),
              texts.size(), static_cast<double>(bytes) / 1e6, facts);
  std::printf(
      "%.0f documents/s, %.0f facts/s, two threads %.2f × one by the clock (arithmetic alone: %.2f ×), %.2f × by "
      "processor time.\n\n",
      static_cast<double>(texts.size()) / own, static_cast<double>(facts) / own, median(by_clock), median(arithmetic),
      median(by_processor));
  std::printf("| what | MB/s | full extraction is |\n|---|---:|---:|\n");
  for (const auto &[what, times] : seconds) {
    const double time = median(times);
    std::printf("| %s | %.1f | %.3g × |\n", what.c_str(), static_cast<double>(bytes) / 1e6 / time, time / own);
  }
  if (sum == 0) std::puts("nothing was read");
  const auto jieba_seconds = seconds.find("cppjieba Cut");
  return {std::filesystem::path(file).stem(),
          jieba_seconds == seconds.end() ? 0 : median(jieba_seconds->second) / own,
          {median(by_clock), median(by_processor)},
          median(arithmetic)};
}

/// Prints the cost at growing lengths; the steepest growth of it, as the slope of logarithms.
double measure_length(const Engine &engine) {
  const std::string sentence = "2019年，北京市大兴区向察右前旗投入帮扶资金7300余万元，其中产业项目14个、教育项目7个。";
  constexpr std::size_t least = 1u << 12; // below, what every document costs hides what a byte does
  std::printf("\n### Cost against length, ns a byte\n\n| bytes | one paragraph | many paragraphs | HTML "
              "|\n|---:|---:|---:|---:|\n");
  std::map<std::string, std::pair<double, double>>
      ends; // of each kind: cost of the first length that counts, and the last
  for (std::size_t size = 1u << 10; size <= 1u << 24; size *= 4) {
    std::printf("| %zu ", size);
    for (const std::string &unit : {sentence, sentence + "\n", "<p>" + sentence + "</p>"}) {
      std::string text;
      while (text.size() + unit.size() <= size) text += unit;
      std::vector<double> times;
      std::size_t facts = 0;
      const int rounds = size < 100'000 ? 9 : 3;
      for (int i = 0; i < rounds; ++i) times.push_back(seconds_of([&] { json_of(engine, text, facts); }));
      const double cost = median(times) * 1e9 / static_cast<double>(text.size());
      std::printf("| %.0f ", cost);
      if (size == least) ends[unit].first = cost;
      ends[unit].second = cost;
    }
    std::puts("|");
  }
  double steepest = 0;
  for (const auto &[unit, costs] : ends)
    steepest = std::max(steepest, 1 + std::log(costs.second / costs.first) / std::log(double{1u << 24} / least));
  return steepest;
}

double resident() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

} // namespace

int main(int argc, char **argv) {
  if (argc < 3) return std::puts("usage: bench_read ROUNDS CORPUS.jsonl..."), 2;
  std::vector<double> starts;
  for (int i = 0; i < 9; ++i)
    starts.push_back(seconds_of([] {
      if (!Engine::create()) std::abort();
    }));
  const Engine engine = Engine::create().value();
  Stages with{Rules::with_builtin().value(), nullptr, nullptr, nullptr};
  with.document = compile_document_rules(with.rules).value();
  with.mentions = compile_mention_rules(with.rules).value();
  with.facts = compile_fact_rules(with.rules).value();
  std::printf("Engine start %.1f ms, peak memory after it %.0f MB (two sets of tables).\n", median(starts) * 1e3,
              resident());
  const double resident_at_start = resident();
  std::vector<Measured> corpora;
  for (int i = 2; i < argc; ++i)
    corpora.push_back(measure_corpus(argv[i], std::max(1, std::atoi(argv[1])), engine, with));
  const double slope = measure_length(engine);

  std::puts("\n### Targets\n\n| measure | target | measured | met |\n|---|---|---:|---|");
  const auto row = [](const std::string &measure, const char *target, double value, const char *unit, bool met) {
    std::printf("| %s | %s | %.3g%s | %s |\n", measure.c_str(), target, value, unit, met ? "yes" : "no");
  };
  for (const Measured &one : corpora) {
    const bool sparse = one.corpus.find("general") != std::string::npos;
    if (one.of_cppjieba > 0 && (sparse || one.corpus == "dense"))
      row(one.corpus + ": full extraction to JSON", sparse ? "≥ 8 × cppjieba Cut" : "≥ 3 × cppjieba Cut",
          one.of_cppjieba, " ×", one.of_cppjieba >= (sparse ? 8 : 3));
    char measure[128];
    std::snprintf(measure, sizeof measure, ": two threads against one, by the clock (arithmetic alone: %.2f ×)",
                  one.arithmetic);
    row(one.corpus + measure, "≥ 1.9 ×", one.of_one_thread.clock, " ×", one.of_one_thread.clock >= 1.9);
    row(one.corpus + ": the same, by processor time", "≥ 1.9 ×", one.of_one_thread.processor, " ×",
        one.of_one_thread.processor >= 1.9);
  }
  row("cost against length, 4 KB to 16 MB: the steepest of three", "slope ≤ 1.05", slope, "", slope <= 1.05);
  row("engine start", "< 15 ms", median(starts) * 1e3, " ms", median(starts) < 0.015);
  row("resident after start, with two sets of tables", "< 30 MB", resident_at_start, " MB", resident_at_start < 30);
  return 0;
}
