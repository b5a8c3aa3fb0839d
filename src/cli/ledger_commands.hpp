/// @file ledger_commands.hpp
/// What the commands of `jiedui ledger` share: failures, tables, how an answer is printed.
#pragma once

#include "jiedui/jiedui.hpp"
#include "jiedui/ledger/ledger_store.hpp"
#include "jiedui/ledger/totals.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cstdio>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace jiedui::cli {

/// What every ledger command takes.
struct Common {
  std::string database, rules;
};
void add_common(CLI::App *command, Common &common);

/// A failure that ends the call: its message goes to standard error.
struct Failure {
  std::string message;
};

[[nodiscard]] std::string describe(const Error &error);

template <class T> T must(Result<T> result) {
  if (!result) throw Failure{describe(result.error())};
  return std::move(result).value();
}

/// Runs a command's work; its failure becomes the exit status.
template <class Work> int guarded(Work &&work) {
  try {
    const int status = work();
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) throw Failure{"the output cannot be written"};
    return status;
  } catch (const Failure &failure) {
    fmt::print(stderr, "jiedui: {}\n", failure.message);
    return 1;
  }
}

[[nodiscard]] std::string file_text(const std::string &path);

struct Tables {
  std::string extra;
  Rules rules;
  std::shared_ptr<const LedgerRules> ledger;
};
[[nodiscard]] Tables tables_of(const Common &common);

/// A code or a full name that only one place has; 0 for no name.
[[nodiscard]] PlaceCode place(const LedgerRules &rules, const std::string &name);
/// "110115:150926": who gives and who receives.
[[nodiscard]] std::pair<PlaceCode, PlaceCode> pair_of(const LedgerRules &rules, const std::string &pair);

/// One indicator's family at a time: memory for a part of the store only.
[[nodiscard]] std::vector<std::string> families(const std::vector<std::string> &indicators);

[[nodiscard]] std::string amount_text(const Quantity &quantity);
/// Who and when a line of the answer is for.
struct Head {
  PlaceCode giver = 0, receiver = 0;
  int year = 0;
};
/// A place's name, with its code where other places have the same.
[[nodiscard]] std::string clear_name(PlaceCode code, const LedgerRules &rules);
void print_total(const Head &head, const Total &total, const LedgerRules &rules, bool sources);

// Each adds its subcommands to `ledger`; running one sets `status`.
void add_loading(CLI::App *ledger, int &status);
void add_questions(CLI::App *ledger, int &status);
void add_checking(CLI::App *ledger, int &status);
void add_listing(CLI::App *ledger, int &status);
void add_exporting(CLI::App *ledger, int &status);

} // namespace jiedui::cli
