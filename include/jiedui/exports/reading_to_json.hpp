/// @file reading_to_json.hpp
/// One document's records as JSON.
#pragma once

#include "jiedui/pipeline.hpp"
#include "jiedui/version.hpp"

#include <string>

namespace jiedui {
inline namespace v0 {

struct JsonOptions {
  bool indent = false;  ///< two spaces a level; otherwise one line without a newline at its end
  bool explain = false; ///< each observation also tells the words that decided its attributes
};

/// Appends {"document": …, "places": […], …}. Numbers are written exactly, spans are bytes of `document.text`
/// with `input` giving the bytes of the original input.
void reading_to_json(const Reading &reading, std::string &out, const JsonOptions &options = {});

} // namespace v0
} // namespace jiedui
