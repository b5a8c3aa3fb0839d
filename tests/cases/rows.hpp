// What the tests of tables of sentences share: reading a table beside them, and comparing what its cells say.
#pragma once

#include "jiedui/model/place.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace jiedui {

inline std::vector<std::string> split(const std::string &text, char mark) {
  std::vector<std::string> parts;
  std::string part;
  for (std::istringstream in(text); std::getline(in, part, mark);) parts.push_back(part);
  return parts;
}

inline std::string joined(const PlaceCodes &codes) {
  std::string text;
  for (const PlaceCode code : codes) text += (text.empty() ? "" : "+") + std::to_string(code);
  return text;
}

/// Calls `check(cells)` for every row of a table of tests/cases; one without rows fails.
template <class Check> void for_each_row(const std::string &name, Check &&check) {
  std::ifstream file(std::string(JIEDUI_SOURCE_DIR) + "/tests/cases/" + name);
  REQUIRE(file.good());
  int lines = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    if (lines++ > 0) check(split(line, '\t')); // the first names the columns
  }
  CHECK(lines > 1);
}

} // namespace jiedui
