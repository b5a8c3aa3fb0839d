/// @file one_observation.hpp
/// The observation of one figure in a text on a pairing, read with the built-in tables.
#pragma once

#include "jiedui/jiedui.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace jiedui::test {

/// @param figure the observation's text; the test fails where the text has no such figure.
inline Observation observation_of(const std::string &text, std::string_view figure) {
  static const auto engine = Engine::create();
  REQUIRE(engine.ok());
  Source source;
  source.format = "text";
  const auto reading = engine->read("北京市对口帮扶内蒙古自治区赤峰市。\n" + text, source);
  REQUIRE(reading.ok());
  const auto &all = reading->facts.observations;
  const auto found = std::find_if(all.begin(), all.end(), [&](const Observation &o) { return o.text == figure; });
  REQUIRE_MESSAGE(found != all.end(), figure);
  return *found;
}

} // namespace jiedui::test
