// An allocation that fails, at each place where there is one: a status comes back, nothing leaks, nothing crashes.
#include "jiedui.h"

#include <doctest/doctest.h>

#include "jiedui/exports/ledger_to_arrow.hpp"

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <string>
#include <string_view>
#include <utility>

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
  std::string text = "2019年，北京市大兴区向察右前旗投入帮扶资金7300余万元，其中产业项目14个，结对学校9所。";
  SUBCASE("plain paragraphs") { text = "<p>" + text + "</p>"; }
  SUBCASE("any HTML, by Gumbo") { // which takes its memory in blocks: a page of several
    text = "<html><body><div class=\"article\"><p>" + text + "</p>";
    for (int i = 0; i < 400; ++i) text += "<p class=\"x\" id=\"n" + std::to_string(i) + "\">两地互访。</p>";
    text += "</div></body></html>";
  }
  SUBCASE("Big5") { text = "<meta charset=big5><p>\xA4\xA4\xA4\xE5\x81\x40</p>"; }
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

namespace {

/// Calls `call(fail_after)` once without failure, then with every allocation failing in its turn. `call` gives back all
/// that it was given; `state` counts what it is allowed to keep.
template <class Call> void every_allocation_fails(Call &&call) {
  const auto run = [&](long fail_after) {
    until_failure = fail_after;
    const jiedui_status status = call();
    const bool failed = until_failure < 0 && fail_after >= 0;
    until_failure = -1;
    const bool expected = status == JIEDUI_OK || (failed && status == JIEDUI_E_MEMORY);
    CAPTURE(status);
    CAPTURE(fail_after);
    CHECK(expected);
    return failed;
  };
  run(-1);
  const long before = live;
  long point = 0, leaked = 0;
  for (; run(point); ++point) leaked += live != before;
  CHECK(leaked == 0);
  CHECK(point > 0);
}

jiedui_str str_of(std::string_view text) { return {text.data(), text.size()}; }

} // namespace

TEST_CASE("a ledger survives every failing allocation") {
  jiedui_engine *engine = nullptr;
  jiedui_document *document = nullptr;
  REQUIRE(jiedui_engine_create(nullptr, &engine, nullptr) == JIEDUI_OK);
  const std::string text = "2019年，北京市大兴区向察右前旗投入财政帮扶资金7300余万元，实施项目26个。建立扶贫项目库。";
  REQUIRE(jiedui_document_read(engine, text.data(), text.size(), nullptr, &document, nullptr) == JIEDUI_OK);
  jiedui_ledger *ledger = nullptr;
  const std::string path = "failing_allocator.db";
  SUBCASE("in memory") { REQUIRE(jiedui_ledger_create(engine, &ledger, nullptr) == JIEDUI_OK); }
  SUBCASE("in a file") {
    for (const char *ending : {"", "-wal", "-shm"}) std::remove((path + ending).c_str());
    jiedui_ledger_options options{};
    options.struct_size = sizeof options;
    options.mode = JIEDUI_LEDGER_WRITE;
    REQUIRE(jiedui_ledger_open(engine, str_of(path), &options, &ledger, nullptr) == JIEDUI_OK);
  }
  REQUIRE(jiedui_ledger_add(ledger, document, nullptr, nullptr) == JIEDUI_OK);

  const auto answer = [&](auto &&ask) {
    every_allocation_fails([&] {
      jiedui_answer *given = nullptr;
      const jiedui_status status = ask(&given);
      CHECK((status == JIEDUI_OK) == (given != nullptr));
      jiedui_answer_free(given);
      return status;
    });
  };
  const auto bytes = [&](auto &&write) {
    every_allocation_fails([&] {
      jiedui_buffer *given = nullptr;
      const jiedui_status status = write(&given);
      CHECK((status == JIEDUI_OK) == (given != nullptr));
      jiedui_buffer_free(given);
      return status;
    });
  };
  jiedui_question question{};
  question.struct_size = sizeof question;
  question.indicator = str_of("funds");
  every_allocation_fails([&] { return jiedui_ledger_add(ledger, document, nullptr, nullptr); });
  every_allocation_fails([&] {
    jiedui_status status = jiedui_ledger_remove(ledger, str_of(""), nullptr, nullptr);
    if (status == JIEDUI_OK) status = jiedui_ledger_add(ledger, document, nullptr, nullptr);
    const long left = std::exchange(until_failure, -1);
    const jiedui_status again =
        jiedui_ledger_add(ledger, document, nullptr, nullptr); // what failed half-way can be done again
    CHECK(again == JIEDUI_OK);
    until_failure = left;
    return status;
  });
  for (const int form : {JIEDUI_FORM_TOTALS, JIEDUI_FORM_SERIES, JIEDUI_FORM_PANEL_BY_PAIR})
    answer([&](auto **out) { return jiedui_ledger_ask(ledger, &question, form, JIEDUI_LEVEL_COUNTY, out, nullptr); });
  answer([&](auto **out) { return jiedui_ledger_audit(ledger, out, nullptr); });
  answer([&](auto **out) { return jiedui_ledger_assess(ledger, str_of("2017"), 110115, 150926, 2019, out, nullptr); });
  answer([&](auto **out) { return jiedui_ledger_check(ledger, str_of(""), 110115, 150926, 2019, out, nullptr); });
  answer([&](auto **out) { return jiedui_ledger_systems(ledger, str_of("list"), out, nullptr); });
  bytes([&](auto **out) { return jiedui_ledger_csv(ledger, str_of("statements"), 0, out, nullptr); });
  bytes([&](auto **out) { return jiedui_ledger_json(ledger, out, nullptr); });
  bytes([&](auto **out) { return jiedui_ledger_graphml(ledger, out, nullptr); });
  bytes([&](auto **out) { return jiedui_ledger_datapackage(ledger, out, nullptr); });
  every_allocation_fails([&] {
    ArrowArrayStream *stream = nullptr;
    const jiedui_status status = jiedui_ledger_arrow(ledger, str_of("statements"), &stream, nullptr);
    CHECK((status == JIEDUI_OK) == (stream != nullptr));
    if (status != JIEDUI_OK) return status;
    ArrowSchema schema{};
    ArrowArray batch{};
    const int failed = stream->get_schema(stream, &schema) != 0 ? 1 : stream->get_next(stream, &batch);
    if (schema.release) schema.release(&schema);
    if (batch.release) batch.release(&batch);
    jiedui_arrow_stream_free(stream);
    return failed ? jiedui_status{JIEDUI_E_MEMORY} : status;
  });
  jiedui_ledger_free(ledger);
  for (const char *ending : {"", "-wal", "-shm"}) std::remove((path + ending).c_str());

  every_allocation_fails([&] {
    jiedui_trace *trace = nullptr;
    const jiedui_status status = jiedui_document_trace(document, 0, 0, &trace, nullptr);
    jiedui_trace_free(trace);
    return status;
  });
  jiedui_document_free(document);
  jiedui_engine_free(engine);
}

TEST_CASE("a batch survives failing allocations") {
  jiedui_engine *engine = nullptr;
  REQUIRE(jiedui_engine_create(nullptr, &engine, nullptr) == JIEDUI_OK);
  every_allocation_fails([&] {
    jiedui_batch *batch = nullptr;
    jiedui_document *document = nullptr;
    jiedui_status status = jiedui_batch_create(engine, 1, &batch, nullptr);
    if (status == JIEDUI_OK) status = jiedui_batch_push(batch, "甲", 3, nullptr, nullptr);
    if (status == JIEDUI_OK) status = jiedui_batch_pop(batch, &document, nullptr);
    jiedui_document_free(document);
    jiedui_batch_free(batch);
    return status;
  });
  jiedui_engine_free(engine);
}

TEST_CASE("opening a ledger survives failing allocations") {
  jiedui_engine *engine = nullptr;
  REQUIRE(jiedui_engine_create(nullptr, &engine, nullptr) == JIEDUI_OK);
  for (long point = 0;; point += 1 + point / 8) {
    jiedui_ledger *ledger = nullptr;
    until_failure = point;
    const jiedui_status status = jiedui_ledger_create(engine, &ledger, nullptr);
    const bool failed = until_failure < 0;
    until_failure = -1;
    CHECK(status == (failed ? JIEDUI_E_MEMORY : JIEDUI_OK));
    jiedui_ledger_free(ledger);
    if (!failed) break;
  }
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
