/// @file handles.hpp
/// What the opaque handles hold.
#pragma once

#include "jiedui.h"
#include "jiedui/jiedui.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
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

struct jiedui_engine {
  jiedui::Engine engine;
  std::string rules_version;
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
