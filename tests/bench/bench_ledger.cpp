// Documents added a second and query times at growing sizes; prints a table, asserts nothing.
//   bench_ledger [DOCUMENTS...]        default 1000 10000 100000
#include "jiedui/ledger/audit.hpp"
#include "jiedui/ledger/facts_to_ledger.hpp"
#include "jiedui/ledger/ledger_store.hpp"
#include "jiedui/ledger/totals.hpp"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

using namespace jiedui;

namespace {

double seconds_of(const auto &work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// A made-up article: eight figures about one pair and year.
Entry article(std::size_t number, std::mt19937 &random, const LedgerRules &rules) {
  const char *const indicators[] = {"funds.fiscal",  "funds.social",         "projects.count",    "labor.jobs",
                                    "talent.cadres", "industry.enterprises", "consumption.sales", "training.people"};
  Document document;
  document.id = "d" + std::to_string(number);
  document.published = Day{static_cast<std::int16_t>(2017 + random() % 8), 3, 1};
  Facts facts;
  const auto giver = static_cast<PlaceCode>(110101 + random() % 18),
             receiver = static_cast<PlaceCode>(150901 + random() % 99 + 100 * (random() % 20));
  for (const char *indicator : indicators) {
    Observation o;
    o.indicator = indicator;
    o.quantity.value = static_cast<std::int64_t>(random() % 100000);
    o.quantity.unit = indicator[0] == 'f' || indicator[0] == 'c'   ? Unit::CNY
                      : indicator[0] == 'p' || indicator[0] == 'i' ? Unit::count
                                                                   : Unit::person;
    o.text = o.quantity.value.to_string();
    const auto year = static_cast<std::int16_t>(document.published->year - 1);
    o.period = Period{{Day{year, 1, 1}, Day{year, 12, 31}, ""}, Basis::during};
    o.assisting = {giver};
    o.aided = {receiver};
    const auto begin = static_cast<std::uint32_t>(document.text.size());
    document.text += o.text;
    o.evidence = {{begin, static_cast<std::uint32_t>(document.text.size())}};
    document.text += "。";
    facts.observations.push_back(std::move(o));
  }
  return facts_to_entry(document, {}, facts, rules);
}

} // namespace

int main(int argc, char **argv) {
  std::vector<std::size_t> sizes;
  for (int i = 1; i < argc; ++i) sizes.push_back(std::strtoull(argv[i], nullptr, 10));
  if (sizes.empty()) sizes = {1000, 10000, 100000};
  const auto tables = Rules::with_builtin();
  const auto rules = compile_ledger_rules(*tables);
  std::printf("documents\tadd/s (memory)\tadd/s (store)\tpair (store) ms\ttotal ms\tpanel ms\taudit ms\n");
  for (const std::size_t size : sizes) {
    std::mt19937 random(1);
    std::vector<Entry> entries;
    for (std::size_t i = 0; i < size; ++i) entries.push_back(article(i, random, **rules));
    Ledger ledger(*rules);
    const double memory = seconds_of([&] {
      for (const Entry &entry : entries) ledger.add(entry);
    });
    const std::string path = (std::filesystem::temp_directory_path() / "jiedui-bench.db").string();
    for (const char *ending : {"", "-wal", "-shm"}) std::filesystem::remove(path + ending);
    auto store = LedgerStore::open(path, LedgerStore::Mode::write);
    const double stored = seconds_of([&] {
      for (const Entry &entry : entries) (void)store->add(entry);
    });
    Question money;
    money.indicator = "funds.fiscal";
    const double pair = seconds_of([&] {
      const auto selected = store->read(*rules, {"funds.fiscal", 110115, 150926, false, true});
      (void)totals(*selected, money);
    });
    const double total = seconds_of([&] { (void)totals(ledger, money); });
    const double rows = seconds_of([&] { (void)panel(ledger, money, PanelBy::pair, PlaceLevel::county); });
    const double audited = seconds_of([&] { (void)audit(ledger); });
    std::printf("%zu\t%.0f\t%.0f\t%.2f\t%.1f\t%.1f\t%.1f\n", size, static_cast<double>(size) / memory,
                static_cast<double>(size) / stored, 1e3 * pair, 1e3 * total, 1e3 * rows, 1e3 * audited);
    for (const char *ending : {"", "-wal", "-shm"}) std::filesystem::remove(path + ending);
  }
}
