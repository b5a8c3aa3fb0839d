/// @file reading_options.hpp
/// What every command that reads documents takes.
#pragma once

#include "inputs.hpp"

#include "jiedui/document/bytes_to_document.hpp"

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

namespace jiedui::cli {

struct ReadingOptions {
  std::vector<std::string> files;
  std::string input = "auto", published, id, url, encoding;
  std::vector<std::string> no_clean;
  unsigned jobs = 1;

  [[nodiscard]] InputOptions for_inputs() const;
};

/// Adds them to a command. The returned option is that of the files.
CLI::Option *add_reading_options(CLI::App *command, ReadingOptions &options);
/// What no single option can tell: throws CLI::ValidationError; sets the number of threads that 0 stands for.
void settle(ReadingOptions &options);

} // namespace jiedui::cli
