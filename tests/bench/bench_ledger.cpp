// A ledger at growing sizes: documents added a second, query times, peak memory; prints a table, asserts nothing.
//   bench_ledger [DOCUMENTS...]        default 1000 10000 100000
#include "jiedui/ledger/audit.hpp"
#include "jiedui/ledger/facts_to_ledger.hpp"
#include "jiedui/ledger/ledger_store.hpp"
#include "jiedui/ledger/totals.hpp"

#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

using namespace jiedui;

namespace {

/// Of the processor, so that a busy machine does not change the answer; waiting for the disk is not in it.
double seconds_of(const auto &work) {
  const auto now = [] {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
  };
  const double start = now();
  work();
  return now() - start;
}

/// A made-up article: eight figures about one pair and year; now and then a province's, or a receiver left unsaid.
Entry article(std::size_t number, std::mt19937 &random, const LedgerRules &rules) {
  const char *const indicators[] = {"funds.fiscal",  "funds.social",         "projects.count",    "labor.jobs",
                                    "talent.cadres", "industry.enterprises", "consumption.sales", "training.people"};
  Document document;
  document.id = "d" + std::to_string(number);
  document.published = Day{static_cast<std::int16_t>(2017 + random() % 8), 3, 1};
  Facts facts;
  const bool wide = random() % 20 == 0, open = random() % 10 == 0;
  const auto giver = static_cast<PlaceCode>(wide ? 110000 : 110101 + random() % 18),
             receiver = static_cast<PlaceCode>(wide ? 150000 : 150901 + random() % 30 + 100 * (random() % 20));
  for (const char *indicator : indicators) {
    Observation o;
    o.indicator = indicator;
    o.quantity.value = static_cast<std::int64_t>((wide ? 1000000 : 0) + random() % 100000);
    o.quantity.unit = indicator[0] == 'f' || indicator[0] == 'c'   ? Unit::CNY
                      : indicator[0] == 'p' || indicator[0] == 'i' ? Unit::count
                                                                   : Unit::person;
    o.text = o.quantity.value.to_string();
    const auto year = static_cast<std::int16_t>(document.published->year - 1);
    o.period = Period{{Day{year, 1, 1}, Day{year, 12, 31}, ""}, Basis::during};
    o.assisting = {giver};
    if (!open) o.aided = {receiver};
    const auto begin = static_cast<std::uint32_t>(document.text.size());
    document.text += o.text;
    o.evidence = {{begin, static_cast<std::uint32_t>(document.text.size())}};
    document.text += "。";
    facts.observations.push_back(std::move(o));
  }
  return facts_to_entry(document, {}, facts, rules);
}

void add_articles(std::size_t size, const LedgerRules &rules, const auto &add) {
  std::mt19937 random(1);
  for (std::size_t i = 0; i < size; ++i) add(article(i, random, rules));
}

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

/// Runs the work in a process of its own, so that its peak of memory is its own.
void apart(const auto &work) {
  std::fflush(stdout);
  const pid_t child = fork();
  if (child == 0) {
    work();
    std::fflush(stdout);
    _exit(0);
  }
  waitpid(child, nullptr, 0);
}

Question money() {
  Question question;
  question.indicator = "funds.fiscal";
  return question;
}

void in_memory(std::size_t size, const std::shared_ptr<const LedgerRules> &rules) {
  Ledger ledger(rules);
  double added = 0;
  add_articles(size, *rules, [&](const Entry &entry) { added += seconds_of([&] { ledger.add(entry); }); });
  const double total = seconds_of([&] { (void)totals(ledger, money()); });
  const double rows = seconds_of([&] { (void)panel(ledger, money(), PanelBy::pair, PlaceLevel::county); });
  const double audited = seconds_of([&] { (void)audit(ledger); });
  std::printf("| memory | %zu | %.0f | | %.1f | %.1f | %.1f | %.0f |\n", size, static_cast<double>(size) / added,
              1e3 * total, 1e3 * rows, 1e3 * audited, peak_megabytes());
}

void fill_store(std::size_t size, const std::string &path, const std::shared_ptr<const LedgerRules> &rules) {
  for (const char *ending : {"", "-wal", "-shm"}) std::filesystem::remove(path + ending);
  auto store = LedgerStore::open(path, LedgerStore::Mode::write);
  double added = 0;
  add_articles(size, *rules, [&](const Entry &entry) { added += seconds_of([&] { (void)store->add(entry); }); });
  std::printf("| file, adding | %zu | %.0f | | | | | %.0f |\n", size, static_cast<double>(size) / added,
              peak_megabytes());
}

void ask_store(std::size_t size, const std::string &path, const std::shared_ptr<const LedgerRules> &rules) {
  const auto store = LedgerStore::open(path, LedgerStore::Mode::read);
  const auto asked = [&](const StoreScope &scope, const auto &ask) {
    return 1e3 * seconds_of([&] { ask(*store->read(rules, scope)); });
  };
  const auto total_of = [](const Ledger &ledger) { (void)totals(ledger, money()); };
  const double pair = asked({"funds.fiscal", 110115, 150926, false, true}, total_of);
  const double total = asked({"funds.fiscal", 0, 0, false, true}, total_of);
  const double rows = asked({"funds.fiscal", 0, 0, false, true}, [](const Ledger &ledger) {
    (void)panel(ledger, money(), PanelBy::pair, PlaceLevel::county);
  });
  const auto families = store->indicators();
  double audited = 0;
  std::string before;
  for (const std::string &indicator : *families) {
    const std::string family = indicator.substr(0, indicator.find('.'));
    if (family != before)
      audited += asked({family, 0, 0, false, true}, [](const Ledger &ledger) { (void)audit(ledger); });
    before = family;
  }
  std::printf("| file, asking | %zu | | %.2f | %.0f | %.0f | %.0f | %.0f |\n", size, pair, total, rows, audited,
              peak_megabytes());
}

} // namespace

int main(int argc, char **argv) {
  std::vector<std::size_t> sizes;
  for (int i = 1; i < argc; ++i) sizes.push_back(std::strtoull(argv[i], nullptr, 10));
  if (sizes.empty()) sizes = {1000, 10000, 100000};
  const auto tables = Rules::with_builtin();
  const auto rules = compile_ledger_rules(*tables);
  const std::string path = (std::filesystem::temp_directory_path() / "jiedui-bench.db").string();
  std::printf("| ledger | documents | added/CPU s | one pair ms | all ms | panel ms | audit ms | peak MB |\n"
              "|---|---:|---:|---:|---:|---:|---:|---:|\n");
  for (const std::size_t size : sizes) {
    apart([&] { in_memory(size, *rules); });
    apart([&] { fill_store(size, path, *rules); });
    apart([&] { ask_store(size, path, *rules); });
    for (const char *ending : {"", "-wal", "-shm"}) std::filesystem::remove(path + ending);
  }
}
