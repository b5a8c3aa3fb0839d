/// @file ordered_workers.hpp
/// Items in, results out in the order of the items, worked on by several threads.
#pragma once

#include "jiedui/version.hpp"

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// One thread pushes and pops, `threads` others work. Keep `under_way()` below a bound to keep memory bounded:
/// 4 × threads is enough to keep everybody busy.
template <class Item, class Outcome> class OrderedWorkers {
public:
  /// @param work is called by several threads at once; what it throws comes out of `pop`.
  OrderedWorkers(std::size_t threads, std::function<Outcome(Item &)> work) : work_(std::move(work)) {
    try {
      for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
    } catch (...) {
      close();
      throw;
    }
  }
  ~OrderedWorkers() { close(); }
  OrderedWorkers(const OrderedWorkers &) = delete;
  OrderedWorkers &operator=(const OrderedWorkers &) = delete;

  void push(Item item) {
    auto slot = std::make_shared<Slot>(std::move(item));
    {
      const std::lock_guard lock(mutex_);
      in_order_.push_back(slot);
      waiting_.push_back(std::move(slot));
    }
    work_ready_.notify_one();
  }

  /// Items pushed and not popped yet.
  [[nodiscard]] std::size_t under_way() const {
    const std::lock_guard lock(mutex_);
    return in_order_.size();
  }

  /// Whether `pop` would answer without waiting.
  [[nodiscard]] bool ready() const {
    const std::lock_guard lock(mutex_);
    return in_order_.empty() || in_order_.front()->done;
  }

  /// Waits for the result of the item pushed first; nothing where no item is under way.
  [[nodiscard]] std::optional<Outcome> pop() {
    std::shared_ptr<Slot> slot;
    {
      std::unique_lock lock(mutex_);
      if (in_order_.empty()) return std::nullopt;
      outcome_ready_.wait(lock, [this] { return in_order_.front()->done; });
      slot = std::move(in_order_.front());
      in_order_.pop_front();
    }
    if (slot->thrown) std::rethrow_exception(slot->thrown);
    return std::move(slot->outcome);
  }

private:
  struct Slot {
    explicit Slot(Item &&pushed) : item(std::move(pushed)) {}
    Item item;
    std::optional<Outcome> outcome;
    std::exception_ptr thrown;
    bool done = false;
  };

  void run() {
    for (;;) {
      std::shared_ptr<Slot> slot;
      {
        std::unique_lock lock(mutex_);
        work_ready_.wait(lock, [this] { return closed_ || !waiting_.empty(); });
        if (closed_) return;
        slot = std::move(waiting_.front());
        waiting_.pop_front();
      }
      try {
        slot->outcome.emplace(work_(slot->item));
      } catch (...) {
        slot->thrown = std::current_exception();
      }
      bool awaited = false;
      {
        const std::lock_guard lock(mutex_);
        slot->done = true;
        awaited = !in_order_.empty() && in_order_.front() == slot;
      }
      if (awaited) outcome_ready_.notify_one(); // for any other one `pop` would wake and go on waiting
    }
  }

  void close() {
    {
      const std::lock_guard lock(mutex_);
      closed_ = true;
    }
    work_ready_.notify_all();
    for (std::thread &thread : threads_) thread.join();
    threads_.clear();
  }

  std::function<Outcome(Item &)> work_;
  mutable std::mutex mutex_;
  std::condition_variable work_ready_, outcome_ready_;
  std::deque<std::shared_ptr<Slot>> waiting_, in_order_;
  bool closed_ = false;
  std::vector<std::thread> threads_;
};

} // namespace v0
} // namespace jiedui
