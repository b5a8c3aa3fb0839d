/// @file reading_table.hpp
/// A reading as a table for people.
#pragma once

#include "jiedui/pipeline.hpp"

#include <string>

namespace jiedui::cli {

/// Who helps whom; then indicator, value with bound, period, modality, giver, receiver and the words.
/// @param explain adds a line for each attribute with the words it rests on.
[[nodiscard]] std::string reading_to_table(const Reading &reading, const Rules &rules, bool explain);

} // namespace jiedui::cli
