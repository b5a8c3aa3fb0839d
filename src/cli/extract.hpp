/// @file extract.hpp
/// `jiedui extract`: documents in, records out.
#pragma once

#include <CLI/CLI.hpp>

namespace jiedui::cli {

/// Adds the command; its exit status goes to `status`: 0, or 1 where some documents failed.
void add_extract(CLI::App &app, int &status);

} // namespace jiedui::cli
