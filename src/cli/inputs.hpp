/// @file inputs.hpp
/// Files, standard input and JSON Lines as a stream of documents to read.
#pragma once

#include "byte_reader.hpp"
#include "jiedui/document/document.hpp"
#include "jiedui/result.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

namespace jiedui::cli {

/// One document as it came, or the reason why it could not be had.
struct Input {
  std::string name; ///< for messages: the file, with the line for JSON Lines
  std::string bytes;
  Source source;
  std::optional<Error> error;
};

struct InputOptions {
  std::string format = "auto"; ///< auto, text, html, markdown, jsonl
  Source defaults;             ///< what the command line says about every document
  std::uint64_t max_bytes = 16u << 20;
  bool ids_once = false; ///< a file whose name gives an id that another file has already is refused
};

/// Opens the files one after the other ("-" is standard input); holds one document at a time.
class Inputs {
public:
  Inputs(std::vector<std::string> files, InputOptions options);
  ~Inputs();

  /// The next document, or nothing at the end.
  [[nodiscard]] std::optional<Input> next();

private:
  [[nodiscard]] std::optional<Input> open_next();
  [[nodiscard]] std::optional<Input> next_line();
  [[nodiscard]] std::size_t longest_line() const;
  [[nodiscard]] Input whole_file(std::string &&bytes, const std::string &file);

  std::deque<std::string> files_;
  InputOptions options_;
  std::unordered_set<std::string> ids_; ///< of the files so far

  struct JsonParser;
  std::unique_ptr<JsonParser> parser_;
  std::unique_ptr<ByteReader> opened_;
  bool reads_lines_ = false; ///< what is open is JSON Lines
  std::string lines_name_;
  std::string first_line_; ///< read already to see what the file is
  bool first_is_read_ = false;
  std::size_t line_number_ = 0;
};

} // namespace jiedui::cli
