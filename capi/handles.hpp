/// @file handles.hpp
/// What the opaque handles hold.
#pragma once

#include "jiedui.h"
#include "jiedui/jiedui.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct jiedui_engine {
  jiedui::Engine engine;
};

struct jiedui_document {
  explicit jiedui_document(jiedui::Reading &&read) : reading(std::move(read)) {
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
  jiedui::Reading reading;
  std::vector<std::uint32_t> codepoints; ///< before every `stride`th byte
};

struct jiedui_buffer {
  std::string bytes;
};
