// Eight threads with one engine: the same reading everywhere, and every failure in its own error.
#include "jiedui.h"

#include <doctest/doctest.h>

#include <atomic>
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
