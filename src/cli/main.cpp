#include "extract.hpp"
#include "jiedui/rules/rules.hpp"
#include "jiedui/version.hpp"
#include "ledger.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <exception>

namespace {

constexpr int usage_error = 2;

std::string version_text() {
  return fmt::format("jiedui {}\nABI {}\nrule tables {}", jiedui::version, jiedui::abi_version,
                     jiedui::builtin_rules_version());
}

} // namespace

int main(int argc, char **argv) try {
  CLI::App app(
      "jiedui reads Chinese texts on paired assistance (对口帮扶, 东西部协作): who helps whom, with what, when.",
      "jiedui");
  app.require_subcommand(1);
  app.set_version_flag("--version", version_text(), "Versions of the library, of its ABI and of its rule tables");
  app.footer("Exit status: 0, 1 where some documents failed (each is named on standard error), 2 for a wrong call.");
  int status = 0;
  jiedui::cli::add_extract(app, status);
  jiedui::cli::add_ledger(app, status);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError &error) {
    const bool asked_for = error.get_exit_code() == 0; // --help, --version
    if (argc == 1) fmt::print(stderr, "{}", app.help());
    else if (argv[1][0] != '-' && app.get_subcommands().empty())
      fmt::print(stderr, "{} is no command: extract, ledger\nRun with --help for more information.\n", argv[1]);
    else app.exit(error);
    return asked_for ? 0 : usage_error;
  }
  return status;
} catch (const std::exception &error) {
  fmt::print(stderr, "jiedui: {}\n", error.what());
  return 1;
}
