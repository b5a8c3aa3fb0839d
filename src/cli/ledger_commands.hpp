/// @file ledger_commands.hpp
/// What the commands of `jiedui ledger` share: failures, tables, how an answer is printed.
#pragma once

#include "byte_reader.hpp"
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
  int status = 1; ///< 2 where the call is wrong
};
constexpr int wrong_call = 2;

/// Of an error of the library: a question or rules that are malformed are a wrong call.
[[nodiscard]] Failure failure_of(const Error &error);

template <class T> T must(Result<T> result) {
  if (!result) throw failure_of(result.error());
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
    return failure.status;
  }
}

/// The caller's rows for the rule tables.
[[nodiscard]] std::string rules_of(const Common &common);

struct Tables {
  std::string extra;
  Rules rules;
  std::shared_ptr<const LedgerRules> ledger;
};
[[nodiscard]] Tables tables_of(const Common &common);

/// A code or a name that only one place has; 0 for no name. Fails with the places that have it where there are several.
[[nodiscard]] PlaceCode place(const LedgerRules &rules, const std::string &name);
/// "110115:150926": the names of who gives and who receives.
[[nodiscard]] std::pair<std::string, std::string> pair_names(const std::string &pair);
/// Both as places.
[[nodiscard]] std::pair<PlaceCode, PlaceCode> pair_of(const LedgerRules &rules, const std::string &pair);

/// One indicator's family at a time: memory for a part of the store only.
[[nodiscard]] std::vector<std::string> families(const std::vector<std::string> &indicators);

/// "over 73000000", "2 to 3".
[[nodiscard]] std::string amount_text(const Quantity &quantity);
/// Text as one cell of a line: without tabs and line ends.
[[nodiscard]] std::string cell(std::string text);
/// The unit that a total is told in: CNY, person, item …
[[nodiscard]] std::string unit_text(const Total &total);
/// What the reader of a total must know, in words.
[[nodiscard]] std::string notes_of(const Total &total);
/// The statements behind an answer, a line for each place where one stands.
void print_used(const std::vector<Used> &used);
/// "funds.fiscal  73000000  CNY  sources disagree", and its sources under it.
void print_total(const Total &total, std::string_view indent = "");

// Each adds its subcommands to `ledger`; running one sets `status`.
void add_loading(CLI::App *ledger, int &status);
void add_questions(CLI::App *ledger, int &status);
void add_checking(CLI::App *ledger, int &status);
void add_listing(CLI::App *ledger, int &status);
void add_exporting(CLI::App *ledger, int &status);

} // namespace jiedui::cli
