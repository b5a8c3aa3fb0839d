/// @file handles.hpp
/// What the opaque handles hold.
#pragma once

#include "jiedui.h"
#include "jiedui/jiedui.hpp"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The process that made a handle which does not survive a fork: its threads or its file are the parent's.
class Process {
public:
  [[nodiscard]] bool same() const noexcept { return getpid() == id_; }

private:
  pid_t id_ = getpid();
};

/// Made when first asked for. Several threads may make it at once, one's is kept: no lock that a fork() could leave
/// held.
template <class Value> class Lazy {
public:
  Lazy() = default;
  Lazy(const Lazy &) = delete;
  ~Lazy() { delete made_.load(); }

  /// `make` answers a Result<Value>; its failure is not kept.
  template <class Make> jiedui::Result<Value> get(Make &&make) const {
    if (const Value *made = made_.load(std::memory_order_acquire)) return *made;
    jiedui::Result<Value> fresh = make();
    if (!fresh) return fresh;
    auto kept = std::make_unique<const Value>(*fresh);
    const Value *none = nullptr;
    if (!made_.compare_exchange_strong(none, kept.get(), std::memory_order_acq_rel)) return *none;
    return *kept.release();
  }

private:
  mutable std::atomic<const Value *> made_ = nullptr;
};

/// What ledgers need of an engine's tables; shared by the engine and its ledgers.
class LedgerTables {
public:
  using Rules = std::shared_ptr<const jiedui::LedgerRules>;
  using Frames = std::shared_ptr<const jiedui::AssessmentFrames>;

  explicit LedgerTables(jiedui::Engine of) : engine_(std::move(of)) {}

  [[nodiscard]] jiedui::Result<Rules> rules() const {
    return rules_.get([&] { return jiedui::compile_ledger_rules(engine_.rules()); });
  }
  [[nodiscard]] jiedui::Result<Frames> frames() const {
    return frames_.get([&]() -> jiedui::Result<Frames> {
      const jiedui::Result<Rules> compiled = rules();
      if (!compiled) return compiled.error();
      return jiedui::compile_assessment(engine_.rules(), **compiled);
    });
  }

private:
  jiedui::Engine engine_;
  Lazy<Rules> rules_;
  Lazy<Frames> frames_;
};

struct jiedui_engine {
  jiedui::Engine engine;
  std::string rules_version;
  std::shared_ptr<const LedgerTables> tables;
};

struct jiedui_document {
  jiedui_document(jiedui::Engine of, jiedui::Reading &&read) : engine(std::move(of)), reading(std::move(read)) {
    const std::string_view text = reading.document.text;
    codepoints.reserve(text.size() / stride + 1);
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (i % stride == 0) codepoints.push_back(count);
      count += (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
    }
    if (codepoints.empty()) codepoints.push_back(0);
  }

  [[nodiscard]] std::uint32_t codepoint(std::uint32_t byte) const {
    const std::string_view text = reading.document.text;
    const std::size_t block = std::min<std::size_t>(byte / stride, codepoints.size() - 1);
    std::uint32_t count = codepoints[block];
    for (std::size_t i = block * stride; i < byte; ++i) count += (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
    return count;
  }

  static constexpr std::size_t stride = 256;
  jiedui::Engine engine; ///< its tables name the rows of a trace
  jiedui::Reading reading;
  std::vector<std::uint32_t> codepoints; ///< before every `stride`th byte
};

struct jiedui_trace {
  std::vector<jiedui::TraceStep> steps;
};

struct jiedui_buffer {
  std::string bytes;
};
