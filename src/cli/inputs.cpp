#include "inputs.hpp"

#include <simdjson.h>

#include <algorithm>
#include <cstdio>
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

/// A day at the start of what a table or feed says of it: 2019-03-01, 2019-03-01T08:00:00, 2019/3/1, 2019年3月1日.
std::optional<Day> day_at_start(std::string_view text) {
  int parts[3] = {};
  std::size_t at = 0;
  for (int part = 0; part < 3; ++part) {
    const std::size_t begin = at;
    for (; at < text.size() && at < begin + 4 && text[at] >= '0' && text[at] <= '9'; ++at)
      parts[part] = parts[part] * 10 + (text[at] - '0');
    if (part == 0 ? at != begin + 4 : at == begin || at > begin + 2) return std::nullopt;
    if (part == 2) break;
    const std::string_view rest = text.substr(at);
    const std::string_view unit = part == 0 ? "年" : "月";
    if (rest.starts_with(unit)) at += unit.size();
    else if (rest.starts_with("-") || rest.starts_with("/") || rest.starts_with(".")) ++at;
    else return std::nullopt;
  }
  char day[16];
  std::snprintf(day, sizeof day, "%04d-%02d-%02d", parts[0], parts[1], parts[2]);
  return parse_day(day);
}

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
      input.source.published = day_at_start(published);
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
    if (reads_lines_) {
      if (std::optional<Input> input = next_line()) return input;
      continue;
    }
    if (files_.empty()) return std::nullopt;
    if (std::optional<Input> input = open_next()) return input;
  }
}

/// Bytes that a line of JSON may have: its text may be written as \\uXXXX, twice as long.
std::size_t Inputs::longest_line() const { return static_cast<std::size_t>(2 * options_.max_bytes + (1u << 16)); }

/// Opens the next file: a whole document, or nothing where its lines are documents.
std::optional<Input> Inputs::open_next() {
  const std::string file = std::move(files_.front());
  files_.pop_front();
  opened_ = std::make_unique<ByteReader>(file);
  std::string first;
  bool as_lines = options_.format == "jsonl";
  const int begin = opened_->peek();
  if (const auto error = opened_->failure()) return Input{file, {}, {}, error};
  if (options_.format == "auto") {
    as_lines = ends_with_any(file, {".jsonl", ".ndjson"});
    if (!as_lines && (begin == '{' || begin == static_cast<unsigned char>(utf8_mark[0]))) {
      first_is_read_ = opened_->line(first, longest_line());
      as_lines = looks_like_json_lines(first);
      if (!as_lines && !opened_->line_goes_on() && opened_->taken() > first.size()) first += '\n';
    }
  }
  if (as_lines) {
    reads_lines_ = true;
    lines_name_ = file;
    first_line_ = std::move(first);
    line_number_ = 0;
    return std::nullopt;
  }
  first_is_read_ = false;
  opened_->rest(first, options_.max_bytes); // one byte more is enough to know that the limit was passed
  Input input = whole_file(std::move(first), file);
  if (!input.error) input.error = opened_->failure();
  return input;
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
  while (true) {
    std::string line = std::exchange(first_line_, {});
    std::uint64_t offset = 0;
    if (!std::exchange(first_is_read_, false)) {
      offset = opened_->taken();
      if (!opened_->line(line, longest_line())) break;
    }
    if (++line_number_ == 1 && line.starts_with(utf8_mark)) {
      line.erase(0, utf8_mark.size());
      offset += utf8_mark.size();
    }
    if (line.find_first_not_of(" \t\r") == std::string::npos && !opened_->line_goes_on()) continue;
    Input input{lines_name_ + ":" + std::to_string(line_number_), {}, options_.defaults, std::nullopt};
    input.source.id = id_of(lines_name_) + ":" + std::to_string(line_number_);
    if (opened_->line_goes_on()) {
      opened_->skip_line();
      input.error = Error{ErrorCode::limit, "the line has more than " + std::to_string(longest_line()) + " bytes",
                          static_cast<std::size_t>(offset)};
    } else {
      parser_->read(line, offset, input);
    }
    return input;
  }
  const auto error = opened_->failure();
  reads_lines_ = false; // told once
  return error ? std::optional(Input{lines_name_, {}, {}, error}) : std::nullopt;
}

} // namespace jiedui::cli
