// Cases of Microsoft Recognizers-Text (MIT) as an outside suite. They stay outside the repository: the folder that
// holds Number/, NumberWithUnit/ and DateTime/ is named by JIEDUI_RECOGNIZERS, or stands in
// ../shared/peers/recognizers. Without it the tests count as skipped.
#pragma once

#include <simdjson.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
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

/// Known differences of convention, each with its reason, and how many cases of a suite must pass.
struct Conventions {
  std::map<std::string, std::map<std::string, std::string>> differences; ///< suite, input, reason
  std::map<std::string, std::size_t> least;                              ///< suite, cases
};

/// Reads rows of suite, input and reason; the input LEAST gives the number of cases that must pass.
inline Conventions read_conventions(const std::string &name) {
  Conventions conventions;
  std::ifstream file(std::string(JIEDUI_SOURCE_DIR) + "/tests/cases/recognizers/" + name);
  std::string line;
  while (std::getline(file, line)) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream cells(line);
    std::string suite, input, reason;
    std::getline(cells, suite, '\t');
    std::getline(cells, input, '\t');
    std::getline(cells, reason, '\t');
    if (input == "LEAST") conventions.least[suite] = std::stoul(reason);
    else conventions.differences[suite][input] = reason;
  }
  return conventions;
}

} // namespace recognizers
