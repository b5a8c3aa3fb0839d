// An allocation that fails, at each place where there is one: a status comes back, nothing leaks, nothing crashes.
#include "jiedui.h"

#include <doctest/doctest.h>

#include <atomic>
#include <cstdlib>
#include <new>
#include <string>

namespace {

std::atomic<long> live = 0;
thread_local long until_failure = -1; // allocations of this thread until one fails; negative: none does

void *allocate(std::size_t size) {
  if (until_failure >= 0 && until_failure-- == 0) throw std::bad_alloc();
  void *memory = std::malloc(size ? size : 1);
  if (!memory) throw std::bad_alloc();
  ++live;
  return memory;
}

void release(void *memory) noexcept {
  if (!memory) return;
  --live;
  std::free(memory);
}

} // namespace

void *operator new(std::size_t size) { return allocate(size); }
void *operator new[](std::size_t size) { return allocate(size); }
void operator delete(void *memory) noexcept { release(memory); }
void operator delete[](void *memory) noexcept { release(memory); }
void operator delete(void *memory, std::size_t) noexcept { release(memory); }
void operator delete[](void *memory, std::size_t) noexcept { release(memory); }

TEST_CASE("reading a document survives every failing allocation") {
  jiedui_engine *engine = nullptr;
  REQUIRE(jiedui_engine_create(nullptr, &engine, nullptr) == JIEDUI_OK);
  const std::string text =
      "<p>2019年，北京市大兴区向察右前旗投入帮扶资金7300余万元，其中产业项目14个，结对学校9所。</p>";
  long memory_errors = 0;
  const auto read = [&](long fail_after) {
    jiedui_document *document = nullptr;
    jiedui_buffer *buffer = nullptr;
    jiedui_error error{};
    error.struct_size = sizeof error;
    until_failure = fail_after;
    jiedui_status status = jiedui_document_read(engine, text.data(), text.size(), nullptr, &document, &error);
    if (status == JIEDUI_OK) status = jiedui_document_json(document, 0, &buffer, &error);
    const bool failed = until_failure < 0 && fail_after >= 0;
    until_failure = -1;
    jiedui_buffer_free(buffer);
    jiedui_document_free(document);
    // Algorithms that can do without a buffer (std::stable_sort) go on when they get none.
    const bool expected = status == JIEDUI_OK || (failed && status == JIEDUI_E_MEMORY);
    CHECK(expected);
    memory_errors += status == JIEDUI_E_MEMORY;
    return failed;
  };
  read(-1); // what is made once and kept is made now
  const long before = live;
  long point = 0;
  while (read(point)) {
    CHECK(live.load() == before);
    ++point;
  }
  CHECK(live.load() == before);
  CHECK(point > 10);
  CHECK(memory_errors > point / 2);
  jiedui_engine_free(engine);
}

TEST_CASE("making an engine survives failing allocations") {
  const auto make = [](long fail_after) {
    jiedui_engine *engine = nullptr;
    until_failure = fail_after;
    const jiedui_status status = jiedui_engine_create(nullptr, &engine, nullptr);
    const bool failed = until_failure < 0 && fail_after >= 0;
    until_failure = -1;
    jiedui_engine_free(engine);
    CHECK(status == (failed ? JIEDUI_E_MEMORY : JIEDUI_OK));
    return failed;
  };
  make(-1);
  const long before = live;
  // An engine takes tens of thousands of allocations: every one of the first, then ever wider steps.
  for (long point = 0; make(point); point += 1 + point / 4) CHECK(live.load() == before);
}
