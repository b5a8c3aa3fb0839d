#include "reading_options.hpp"

#include <algorithm>
#include <thread>

namespace jiedui::cli {

InputOptions ReadingOptions::for_inputs() const {
  InputOptions made;
  made.format = input;
  made.defaults.id = id;
  made.defaults.url = url;
  made.defaults.encoding = encoding;
  made.defaults.keep = no_clean;
  if (!published.empty()) made.defaults.published = parse_day(published);
  return made;
}

CLI::Option *add_reading_options(CLI::App *command, ReadingOptions &options) {
  CLI::Option *files = command->add_option("FILE", options.files, "Files to read; - is standard input");
  command
      ->add_option(
          "--input", options.input,
          "What the input is: auto, text, html, markdown, or jsonl with id, text, url, published, title, source")
      ->check(CLI::IsMember({"auto", "text", "html", "markdown", "jsonl"}))
      ->capture_default_str();
  command
      ->add_option("--published", options.published,
                   "Day of publication, YYYY-MM-DD, which 今年 counts from; goes before what a document says of itself")
      ->check([](const std::string &day) {
        return parse_day(day) ? std::string() : "no date of the form YYYY-MM-DD: " + day;
      });
  command->add_option("--id", options.id, "The document's id; otherwise its file's name without the ending");
  command->add_option("--url", options.url, "The document's address");
  command->add_option("--encoding", options.encoding, "utf-8, gb18030, big5, utf-16le, utf-16be; otherwise found out")
      ->check([](const std::string &name) {
        return is_known_encoding(name) ? std::string() : "unknown encoding: " + name;
      });
  std::vector<std::string> kinds;
  for (const CleaningKind kind : optional_cleaning) kinds.emplace_back(to_string(kind));
  command->add_option("--no-clean", options.no_clean, "A kind of damage that is not to be undone; may be repeated")
      ->allow_extra_args(false)
      ->check(CLI::IsMember(kinds));
  command->add_option("--jobs", options.jobs, "Threads that read; 0 is one for each core")
      ->check(CLI::Range(0, 256))
      ->capture_default_str();
  return files;
}

void settle(ReadingOptions &options) {
  for (const auto &[name, value] : {std::pair{"--id", &options.id}, {"--url", &options.url}})
    if (!value->empty() && options.files.size() > 1)
      throw CLI::ValidationError(name, "names one document, but several files are given");
  if (options.jobs == 0) options.jobs = std::max(1u, std::thread::hardware_concurrency());
}

} // namespace jiedui::cli
