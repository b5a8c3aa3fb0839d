/// @file ledger.hpp
/// `jiedui ledger …`: documents into an account, questions to it, audit, assessment, exports.
#pragma once

#include <CLI/CLI.hpp>

namespace jiedui::cli {

/// Adds the commands; their exit status goes to `status`: 0, or 1 where some documents or the whole call failed.
void add_ledger(CLI::App &app, int &status);

} // namespace jiedui::cli
