// Memory that reading takes: allocations counted at `operator new`, and the process's peak. Rows of Markdown.
//   bench_memory CORPUS.jsonl...
#include "jiedui/exports/reading_to_json.hpp"
#include "jiedui/pipeline.hpp"

#include <simdjson.h>

#include <malloc.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <new>
#include <string>

namespace {

struct Count {
  std::size_t live = 0, most = 0, times = 0; ///< bytes now, bytes at most, allocations
};
Count counted; // one thread reads here

void *allocated(std::size_t size) {
  void *memory = std::malloc(size);
  if (memory == nullptr) throw std::bad_alloc();
  counted.live += malloc_usable_size(memory);
  counted.most = std::max(counted.most, counted.live);
  ++counted.times;
  return memory;
}

void freed(void *memory) {
  if (memory != nullptr) counted.live -= malloc_usable_size(memory);
  std::free(memory);
}

} // namespace

void *operator new(std::size_t size) { return allocated(size); }
void *operator new[](std::size_t size) { return allocated(size); }
void operator delete(void *memory) noexcept { freed(memory); }
void operator delete[](void *memory) noexcept { freed(memory); }
void operator delete(void *memory, std::size_t) noexcept { freed(memory); }
void operator delete[](void *memory, std::size_t) noexcept { freed(memory); }

namespace {

using namespace jiedui;

/// The texts of a corpus, over and over, one below the other.
std::string text_of(const char *file, std::size_t size) {
  std::string all;
  simdjson::dom::parser parser;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line) && all.size() < size;) {
    std::string_view text;
    if (parser.parse(line)["text"].get(text) == simdjson::SUCCESS) all.append(text).append("\n");
  }
  const std::string once = all;
  while (!once.empty() && all.size() + once.size() < size) all += once;
  while (all.size() > size || (!all.empty() && (static_cast<unsigned char>(all.back()) & 0x80) != 0)) all.pop_back();
  return all;
}

double peak() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) * 1024;
}

/// One document of about `size` bytes, in a process of its own: peaks do not go down.
void measure(const Engine &engine, const char *file, std::size_t size) {
  std::fflush(stdout);
  const pid_t child = fork();
  if (child < 0) std::abort();
  if (child > 0) {
    int status = 0;
    waitpid(child, &status, 0);
    return;
  }
  const std::string text = text_of(file, size);
  // What is made once, at the first document that needs it, is no document's.
  static_cast<void>(engine.read("题目\n2021-07-02 08:30 来源：某某日报\n\n7月1日，东区投入资金5600万元。\n"));
  const Count start = counted;
  counted.most = counted.live;
  const double start_peak = peak();
  std::size_t left = 0;
  {
    const auto reading = engine.read(text);
    if (!reading) std::_Exit(1);
    left = counted.live - start.live;
  }
  const auto bytes = static_cast<double>(text.size());
  std::printf("| %s | %.3f | %.1f | %.1f | %.1f | %.1f | %.0f |\n", std::filesystem::path(file).stem().c_str(),
              bytes / 1e6, static_cast<double>(counted.most - start.live) / bytes, (peak() - start_peak) / bytes,
              static_cast<double>(left) / bytes,
              (static_cast<double>(counted.live) - static_cast<double>(start.live)) / bytes,
              static_cast<double>(counted.times - start.times) / bytes * 1000);
  std::fflush(stdout);
  std::_Exit(0);
}

} // namespace

int main(int argc, char **argv) {
  const Engine engine = Engine::create().value();
  std::puts(
      "| corpus as one document | MB | peak allocated, × its bytes | peak resident | kept in the reading | kept after "
      "it | allocations/kB |\n|---|---:|---:|---:|---:|---:|---:|");
  for (int i = 1; i < argc; ++i)
    for (const std::size_t size : {std::size_t{4} << 10, std::size_t{1} << 20, std::size_t{16} << 20})
      measure(engine, argv[i], size);
  return 0;
}
