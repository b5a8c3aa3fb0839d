/// @file batch.hpp
/// Many items through several workers, results in the order of the items, with bounded memory.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace jiedui::cli {

/// Pulls items from `next` (until it gives nothing), turns them into results with `work` on `jobs` threads and hands
/// the results to `finish` in the order of the items. `next` and `finish` run on the calling thread.
/// At most 4 × jobs items are under way at once.
template <class Item, class Outcome, class Next, class Work, class Finish>
void run_in_order(std::size_t jobs, Next &&next, Work &&work, Finish &&finish) {
  if (jobs <= 1) {
    while (std::optional<Item> item = next()) finish(work(*item));
    return;
  }
  struct Slot {
    Item item;
    std::optional<Outcome> outcome;
  };
  std::mutex mutex;
  std::condition_variable work_ready, outcome_ready;
  std::deque<std::shared_ptr<Slot>> waiting, under_way; // under_way: in the order of the items
  bool closed = false;

  std::vector<std::thread> workers;
  for (std::size_t i = 0; i < jobs; ++i)
    workers.emplace_back([&] {
      for (;;) {
        std::shared_ptr<Slot> slot;
        {
          std::unique_lock lock(mutex);
          work_ready.wait(lock, [&] { return closed || !waiting.empty(); });
          if (waiting.empty()) return;
          slot = std::move(waiting.front());
          waiting.pop_front();
        }
        Outcome outcome = work(slot->item);
        {
          const std::lock_guard lock(mutex);
          slot->outcome = std::move(outcome);
        }
        outcome_ready.notify_one();
      }
    });

  const std::size_t most_under_way = 4 * jobs;
  const auto finish_first = [&] {
    std::unique_lock lock(mutex);
    outcome_ready.wait(lock, [&] { return under_way.front()->outcome.has_value(); });
    const std::shared_ptr<Slot> slot = std::move(under_way.front());
    under_way.pop_front();
    lock.unlock();
    finish(std::move(*slot->outcome));
  };
  while (std::optional<Item> item = next()) {
    if (under_way.size() >= most_under_way) finish_first();
    auto slot = std::make_shared<Slot>(Slot{std::move(*item), std::nullopt});
    {
      const std::lock_guard lock(mutex);
      under_way.push_back(slot);
      waiting.push_back(std::move(slot));
    }
    work_ready.notify_one();
  }
  while (!under_way.empty()) finish_first();
  {
    const std::lock_guard lock(mutex);
    closed = true;
  }
  work_ready.notify_all();
  for (std::thread &worker : workers) worker.join();
}

} // namespace jiedui::cli
