// Cases of Microsoft Recognizers-Text (MIT) as an outside suite. They stay outside the repository: the folder that
// holds Number/, NumberWithUnit/ and DateTime/ is named by JIEDUI_RECOGNIZERS, or stands in
// ../shared/peers/recognizers. Without it the tests say so and pass.
#pragma once

#include <simdjson.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>

namespace recognizers {

inline std::optional<std::filesystem::path> folder() {
  const char *named = std::getenv("JIEDUI_RECOGNIZERS");
  const std::filesystem::path path =
      named != nullptr ? named : std::filesystem::path(JIEDUI_SOURCE_DIR) / "../shared/peers/recognizers";
  return std::filesystem::is_directory(path) ? std::optional(path) : std::nullopt;
}

/// The text of a member, or nothing where it is missing or no text.
inline std::string text_of(simdjson::dom::element object, std::string_view key) {
  std::string_view value;
  return object[key].get(value) == simdjson::SUCCESS ? std::string(value) : std::string();
}

} // namespace recognizers
