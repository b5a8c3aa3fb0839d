#include "convert.hpp"
#include "guard.hpp"
#include "handles.hpp"
#include "jiedui.h"
#include "jiedui/jiedui.hpp"
#include "jiedui/ordered_workers.hpp"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>

using namespace jiedui;
using namespace jiedui::capi;

struct jiedui_batch {
  struct Item {
    std::string bytes;
    Source source;
  };
  using Outcome = Result<std::unique_ptr<jiedui_document>>;

  jiedui_batch(Engine shared, std::size_t threads)
      : engine(std::move(shared)), most(4 * threads), workers(threads, [this](Item &item) { return read(item); }) {}

  Outcome read(Item &item) {
    Outcome outcome = outcome_of(item);
    if (!outcome) failed.fetch_add(1, std::memory_order_relaxed);
    finished.fetch_add(1, std::memory_order_relaxed);
    return outcome;
  }

  Outcome outcome_of(Item &item) const {
    if (cancelled.load(std::memory_order_relaxed)) return Error{ErrorCode::cancelled, "cancelled"};
    Result<Reading> reading = engine.read(item.bytes, item.source);
    item.bytes = {};
    if (!reading) return reading.error();
    return std::make_unique<jiedui_document>(engine, std::move(reading).value());
  }

  [[nodiscard]] bool usable() const noexcept { return process.same(); }

  Engine engine;
  Process process;
  std::size_t most;
  std::atomic<bool> cancelled = false;
  std::atomic<std::uint64_t> pushed = 0, finished = 0, failed = 0, popped = 0;
  OrderedWorkers<Item, Outcome> workers; // last: its threads end before what they use
};

jiedui_status jiedui_batch_create(const jiedui_engine *engine, uint32_t threads, jiedui_batch **out,
                                  jiedui_error *err) {
  return giving(engine, out, err, [&] {
    if (threads > 1024) return argument(err, "more than 1024 threads");
    const std::size_t count = threads ? threads : std::max(1u, std::thread::hardware_concurrency());
    *out = new jiedui_batch(engine->engine, count);
    return jiedui_status{JIEDUI_OK};
  });
}

size_t jiedui_batch_room(const jiedui_batch *batch) {
  if (!batch || !batch->usable()) return 0;
  const std::size_t under_way = batch->workers.under_way();
  return under_way < batch->most ? batch->most - under_way : 0;
}

jiedui_status jiedui_batch_push(jiedui_batch *batch, const void *bytes, size_t size, const jiedui_source *source,
                                jiedui_error *err) {
  return entering(batch, err, [&] {
    if (!bytes && size) return argument(err, "bytes is NULL");
    if (jiedui_batch_room(batch) == 0)
      return report(err, Error{ErrorCode::limit, "pop a document before the next push"});
    Result<Source> from = source_of(source);
    if (!from) return report(err, from.error());
    batch->workers.push({std::string(static_cast<const char *>(bytes), size), std::move(from).value()});
    batch->pushed.fetch_add(1, std::memory_order_relaxed);
    return jiedui_status{JIEDUI_OK};
  });
}

jiedui_status jiedui_batch_pop(jiedui_batch *batch, jiedui_document **out, jiedui_error *err) {
  return giving(batch, out, err, [&] {
    std::optional<jiedui_batch::Outcome> outcome = batch->workers.pop();
    if (!outcome) return jiedui_status{JIEDUI_OK};
    batch->popped.fetch_add(1, std::memory_order_relaxed);
    if (!*outcome) return report(err, outcome->error());
    *out = std::move(*outcome).value().release();
    return jiedui_status{JIEDUI_OK};
  });
}

jiedui_status jiedui_batch_progress(const jiedui_batch *batch, jiedui_progress *out) {
  return entering(batch, nullptr, [&] {
    jiedui_progress full{};
    full.pushed = batch->pushed.load(std::memory_order_relaxed);
    full.finished = batch->finished.load(std::memory_order_relaxed);
    full.failed = batch->failed.load(std::memory_order_relaxed);
    full.popped = batch->popped.load(std::memory_order_relaxed);
    return give(out, full);
  });
}

void jiedui_batch_cancel(jiedui_batch *batch) {
  if (batch && batch->usable()) batch->cancelled.store(true, std::memory_order_relaxed);
}

void jiedui_batch_free(jiedui_batch *batch) {
  if (!batch || !batch->usable()) return; // after fork() its threads are not here: nobody to wait for
  jiedui_batch_cancel(batch);
  delete batch;
}
