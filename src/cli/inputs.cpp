#include "inputs.hpp"

#include <simdjson.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string_view>
#include <utility>

namespace jiedui::cli {
namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

std::string id_of(const std::string &file) {
  if (file == "-") return "stdin";
  std::string name = file.substr(file.rfind('/') == std::string::npos ? 0 : file.rfind('/') + 1);
  const std::size_t point = name.rfind('.');
  return point == std::string::npos || point == 0 ? name : name.substr(0, point);
}

bool ends_with_any(std::string_view name, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return name.ends_with(ending); });
}

bool looks_like_json_lines(std::string_view line) {
  if (line.starts_with(utf8_mark)) line.remove_prefix(utf8_mark.size());
  const std::size_t first = line.find_first_not_of(" \t");
  return first != std::string_view::npos && line[first] == '{' && line.find("\"text\"") != std::string_view::npos;
}

/// One line without its end; at most `most` bytes of it are kept.
bool read_line(std::istream &stream, std::string &line) { return static_cast<bool>(std::getline(stream, line)); }

} // namespace

struct Inputs::JsonParser {
  simdjson::dom::parser parser;

  /// Fills the input from one line of JSON; an error's offset is that of the line.
  void read(const std::string &line, std::uint64_t offset, Input &input) {
    const auto fail = [&](std::string what) {
      input.error = Error{ErrorCode::argument, std::move(what), static_cast<std::size_t>(offset)};
    };
    simdjson::dom::element root;
    if (const auto error = parser.parse(line).get(root))
      return fail(std::string("no JSON: ") + simdjson::error_message(error));
    simdjson::dom::object object;
    if (root.get(object)) return fail("the line is no JSON object");
    std::string_view text;
    if (object["text"].get(text)) return fail("the object has no string \"text\"");
    const auto optional = [&](const char *key, std::string &value) {
      simdjson::dom::element element;
      if (object[key].get(element) || element.is_null()) return;
      std::string_view string;
      std::int64_t number = 0;
      if (!element.get(string)) value = string;
      else if (!element.get(number)) value = std::to_string(number);
      else fail(std::string("\"") + key + "\" is no string");
    };
    std::string published;
    optional("id", input.source.id);
    optional("url", input.source.url);
    optional("title", input.source.title);
    optional("source", input.source.outlet);
    optional("published", published);
    if (!published.empty()) {
      input.source.published = parse_day(std::string_view(published).substr(0, 10));
      if (!input.source.published) return fail("\"published\" is no date: " + published);
    }
    input.bytes = text;
    input.source.encoding = "utf-8"; // JSON has told already which characters these are
  }
};

Inputs::Inputs(std::vector<std::string> files, InputOptions options)
    : files_(std::make_move_iterator(files.begin()), std::make_move_iterator(files.end())),
      options_(std::move(options)) {}

Inputs::~Inputs() = default;

std::optional<Input> Inputs::next() {
  while (true) {
    if (lines_) {
      if (std::optional<Input> input = next_line()) return input;
      lines_ = nullptr;
      opened_.reset();
      continue;
    }
    if (files_.empty()) return std::nullopt;
    if (std::optional<Input> input = open_next()) return input;
  }
}

/// Opens the next file: a whole document, or nothing where its lines are documents.
std::optional<Input> Inputs::open_next() {
  const std::string file = std::move(files_.front());
  files_.pop_front();
  std::istream *stream = &std::cin;
  if (file != "-") {
    opened_ = std::make_unique<std::ifstream>(file, std::ios::binary);
    // An ifstream opens a folder without complaint; the first peek tells.
    if (opened_->good()) opened_->peek();
    if (!opened_->good() && !opened_->eof()) {
      const int reason = errno;
      return Input{file, {}, {}, Error{ErrorCode::failed, std::string("cannot be read: ") + std::strerror(reason)}};
    }
    stream = opened_.get();
  }
  std::string first;
  bool as_lines = options_.format == "jsonl";
  if (options_.format == "auto") {
    as_lines = ends_with_any(file, {".jsonl", ".ndjson"});
    const int begin = stream->peek();
    if (!as_lines && (begin == '{' || begin == static_cast<unsigned char>(utf8_mark[0])) && read_line(*stream, first)) {
      as_lines = looks_like_json_lines(first);
      if (!as_lines && !stream->eof()) first += '\n';
    }
  }
  if (as_lines) {
    lines_ = stream;
    lines_name_ = file;
    first_line_ = std::move(first);
    line_number_ = 0;
    line_offset_ = 0;
    return std::nullopt;
  }
  // One byte more than the limit is enough to know that it was passed.
  std::string bytes = std::move(first);
  char block[1 << 16];
  while (bytes.size() <= options_.max_bytes && (stream->read(block, sizeof block), stream->gcount() > 0))
    bytes.append(block, static_cast<std::size_t>(stream->gcount()));
  return whole_file(std::move(bytes), file);
}

Input Inputs::whole_file(std::string &&bytes, const std::string &file) {
  Input input{file, std::move(bytes), options_.defaults, std::nullopt};
  if (input.source.id.empty()) input.source.id = id_of(file);
  if (options_.ids_once && !ids_.insert(input.source.id).second)
    input.error =
        Error{ErrorCode::argument, "another file of this call has the id \"" + input.source.id + "\" already"};
  if (options_.format != "auto") input.source.format = options_.format;
  else if (ends_with_any(file, {".html", ".htm"})) input.source.format = "html";
  else if (ends_with_any(file, {".md"})) input.source.format = "markdown";
  return input;
}

std::optional<Input> Inputs::next_line() {
  if (!parser_) parser_ = std::make_unique<JsonParser>();
  std::string line;
  while (true) {
    if (!first_line_.empty()) line = std::exchange(first_line_, {});
    else if (!read_line(*lines_, line)) return std::nullopt;
    if (++line_number_ == 1 && line.starts_with(utf8_mark)) {
      line.erase(0, utf8_mark.size());
      line_offset_ = utf8_mark.size();
    }
    const std::uint64_t offset = std::exchange(line_offset_, line_offset_ + line.size() + 1);
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    Input input{lines_name_ + ":" + std::to_string(line_number_), {}, options_.defaults, std::nullopt};
    input.source.id = id_of(lines_name_) + ":" + std::to_string(line_number_);
    parser_->read(line, offset, input);
    return input;
  }
}

} // namespace jiedui::cli
