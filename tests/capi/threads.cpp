// Eight threads with one engine: the same reading everywhere, and every failure in its own error.
#include "jiedui.h"

#include <doctest/doctest.h>

#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <cstring>
#include <string>
#include <thread>
#include <vector>

namespace {

std::string json_of(const jiedui_engine *engine, const std::string &text) {
  jiedui_document *document = nullptr;
  if (jiedui_document_read(engine, text.data(), text.size(), nullptr, &document, nullptr) != JIEDUI_OK) return {};
  jiedui_buffer *buffer = nullptr;
  jiedui_str bytes{};
  std::string json;
  if (jiedui_document_json(document, 0, &buffer, nullptr) == JIEDUI_OK &&
      jiedui_buffer_bytes(buffer, &bytes) == JIEDUI_OK)
    json.assign(bytes.data, bytes.size);
  jiedui_buffer_free(buffer);
  jiedui_document_free(document);
  return json;
}

} // namespace

TEST_CASE("threads share an engine") {
  jiedui_engine *engine = nullptr;
  REQUIRE(jiedui_engine_create(nullptr, &engine, nullptr) == JIEDUI_OK);
  const std::string text =
      "2019年，北京市大兴区向察右前旗投入帮扶资金7300余万元，其中产业项目14个。\n目前，两地结对学校9所。";
  const std::string expected = json_of(engine, text);
  REQUIRE(expected.size() > 100);
  std::atomic<int> wrong = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 8; ++t)
    threads.emplace_back([&, t] {
      for (int i = 0; i < 20; ++i) {
        if (json_of(engine, text) != expected) ++wrong;
        jiedui_error error{};
        error.struct_size = sizeof error;
        const std::string name = "rules" + std::to_string(t) + ".tsv",
                          rules = "# table: x\n" + std::string(static_cast<std::size_t>(t), '\n') + "no\n";
        jiedui_engine_options options{};
        options.struct_size = sizeof options;
        options.rules = {rules.data(), rules.size()};
        options.rules_name = {name.data(), name.size()};
        jiedui_engine *other = nullptr;
        if (i == 0 && (jiedui_engine_create(&options, &other, &error) != JIEDUI_E_RULES ||
                       std::strstr(error.message, name.c_str()) == nullptr))
          ++wrong;
      }
    });
  for (std::thread &thread : threads) thread.join();
  CHECK(wrong == 0);
  jiedui_engine_free(engine);
}

TEST_CASE("a batch gives what single reads give, in order") {
  jiedui_engine *engine = nullptr;
  REQUIRE(jiedui_engine_create(nullptr, &engine, nullptr) == JIEDUI_OK);
  jiedui_batch *batch = nullptr;
  REQUIRE(jiedui_batch_create(engine, 4, &batch, nullptr) == JIEDUI_OK);
  int pushed = 0, popped = 0;
  const auto text = [](int n) { return "2018年投入" + std::to_string(n + 1) + "万元。"; };
  const auto pop = [&] {
    jiedui_document *document = nullptr;
    REQUIRE(jiedui_batch_pop(batch, &document, nullptr) == JIEDUI_OK);
    jiedui_observation observation{};
    observation.struct_size = sizeof observation;
    REQUIRE(jiedui_document_observation(document, 0, &observation) == JIEDUI_OK);
    CHECK(observation.value.coefficient == 10000 * (popped + 1));
    jiedui_document_free(document);
    ++popped;
  };
  for (; pushed < 300; ++pushed) {
    if (jiedui_batch_room(batch) == 0) pop();
    const std::string input = text(pushed);
    REQUIRE(jiedui_batch_push(batch, input.data(), input.size(), nullptr, nullptr) == JIEDUI_OK);
  }
  while (popped < pushed) pop();
  jiedui_batch_free(batch);
  jiedui_engine_free(engine);
}

TEST_CASE("after fork() every call to a batch or a ledger in a file fails, all else works") {
  jiedui_engine *engine = nullptr;
  REQUIRE(jiedui_engine_create(nullptr, &engine, nullptr) == JIEDUI_OK);
  jiedui_batch *batch = nullptr;
  REQUIRE(jiedui_batch_create(engine, 2, &batch, nullptr) == JIEDUI_OK);
  const std::string path = "fork_ledger.db", text = "2019年，北京市大兴区向察右前旗投入帮扶资金5000万元。";
  for (const char *ending : {"", "-wal", "-shm"}) std::remove((path + ending).c_str());
  jiedui_ledger_options options{};
  options.struct_size = sizeof options;
  options.mode = JIEDUI_LEDGER_WRITE;
  jiedui_ledger *file = nullptr, *memory = nullptr;
  REQUIRE(jiedui_ledger_open(engine, {path.data(), path.size()}, &options, &file, nullptr) == JIEDUI_OK);
  REQUIRE(jiedui_ledger_create(engine, &memory, nullptr) == JIEDUI_OK);
  jiedui_document *document = nullptr;
  REQUIRE(jiedui_document_read(engine, text.data(), text.size(), nullptr, &document, nullptr) == JIEDUI_OK);

  const auto in_child = [&]() -> int { // the number of the first check that does not hold
    int check = 0;
    const auto fails = [&](jiedui_status status) { return ++check, status == JIEDUI_E_FAILED; };
    jiedui_document *popped = nullptr, *read = nullptr;
    jiedui_answer *answer = nullptr;
    jiedui_buffer *buffer = nullptr;
    ArrowArrayStream *stream = nullptr;
    jiedui_progress progress{};
    progress.struct_size = sizeof progress;
    std::size_t count = 0;
    const jiedui_str none{nullptr, 0}, table{"statements", 10}, frame{"2017", 4};
    if (!fails(jiedui_batch_push(batch, "a", 1, nullptr, nullptr))) return check;
    if (!fails(jiedui_batch_pop(batch, &popped, nullptr))) return check;
    if (!fails(jiedui_batch_progress(batch, &progress))) return check;
    if (++check, jiedui_batch_room(batch) != 0) return check;
    if (!fails(jiedui_ledger_add(file, document, nullptr, nullptr))) return check;
    if (!fails(jiedui_ledger_remove(file, none, nullptr, nullptr))) return check;
    if (!fails(jiedui_ledger_document_count(file, &count, nullptr))) return check;
    if (!fails(jiedui_ledger_ask(file, nullptr, JIEDUI_FORM_TOTALS, JIEDUI_LEVEL_COUNTY, &answer, nullptr)))
      return check;
    if (!fails(jiedui_ledger_audit(file, &answer, nullptr))) return check;
    if (!fails(jiedui_ledger_assess(file, frame, 110115, 150926, 2019, &answer, nullptr))) return check;
    if (!fails(jiedui_ledger_check(file, none, 110115, 150926, 2019, &answer, nullptr))) return check;
    if (!fails(jiedui_ledger_responsibility(file, frame, 110115, 150926, 2019, 0, &answer, nullptr))) return check;
    if (!fails(jiedui_ledger_systems(file, none, &answer, nullptr))) return check;
    if (!fails(jiedui_ledger_csv(file, table, 0, &buffer, nullptr))) return check;
    if (!fails(jiedui_ledger_arrow(file, table, &stream, nullptr))) return check;
    if (!fails(jiedui_ledger_json(file, &buffer, nullptr))) return check;
    if (!fails(jiedui_ledger_graphml(file, &buffer, nullptr))) return check;
    if (!fails(jiedui_ledger_datapackage(file, &buffer, nullptr))) return check;
    jiedui_batch_cancel(batch);
    jiedui_batch_free(batch);
    jiedui_ledger_free(file);
    const auto works = [&](jiedui_status status) { return ++check, status == JIEDUI_OK; };
    jiedui_place place = 0;
    jiedui_str name{};
    if (!works(jiedui_document_read(engine, text.data(), text.size(), nullptr, &read, nullptr))) return check;
    if (!works(jiedui_engine_find_place(engine, {"大兴区", 9}, &place)) || place != 110115) return check;
    if (!works(jiedui_engine_frame(engine, 0, &name, nullptr))) return check;
    if (!works(jiedui_ledger_add(memory, read, nullptr, nullptr))) return check;
    if (!works(jiedui_ledger_ask(memory, nullptr, JIEDUI_FORM_TOTALS, JIEDUI_LEVEL_COUNTY, &answer, nullptr)))
      return check;
    return 0;
  };
  const pid_t child = fork();
  if (child == 0) _exit(in_child());
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);

  CHECK(jiedui_ledger_add(file, document, nullptr, nullptr) == JIEDUI_OK); // the child took nothing from the parent
  jiedui_document_free(document);
  jiedui_ledger_free(file);
  jiedui_ledger_free(memory);
  jiedui_batch_free(batch);
  jiedui_engine_free(engine);
}

TEST_CASE("threads that ask an engine for its places at once get the same ones") {
  jiedui_engine *engine = nullptr;
  REQUIRE(jiedui_engine_create(nullptr, &engine, nullptr) == JIEDUI_OK);
  std::atomic<int> wrong = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 8; ++t)
    threads.emplace_back([&] {
      jiedui_str name{};
      if (jiedui_engine_place_name(engine, 110115, &name) != JIEDUI_OK ||
          std::string(name.data, name.size) != "大兴区")
        ++wrong;
      if (jiedui_engine_place_name(engine, 1, &name) != JIEDUI_OK || name.size != 0) ++wrong;
    });
  for (std::thread &thread : threads) thread.join();
  CHECK(wrong == 0);
  jiedui_engine_free(engine);
}
