/// @file json_writer.hpp
/// Appends JSON to a string; copies runs of plain bytes, exact numbers, no allocation of its own.
#pragma once

#include "jiedui/model/decimal.hpp"
#include "jiedui/version.hpp"

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace jiedui {
inline namespace v0 {

class JsonWriter {
public:
  explicit JsonWriter(std::string &out, bool indent = false) : out_(out), indent_(indent) {}

  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }

  void key(std::string_view name) {
    separate();
    quoted(name);
    out_ += indent_ ? ": " : ":";
    after_key_ = true;
  }
  void string(std::string_view text) {
    separate();
    quoted(text);
  }
  void number(std::uint64_t value) {
    separate();
    char digits[20];
    out_.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
  }
  void number(std::uint32_t value) { number(std::uint64_t{value}); }
  void number(const Decimal &value) {
    separate();
    out_ += value.to_string();
  }
  void number_or_null(const std::optional<Decimal> &value) {
    if (value) number(*value);
    else null();
  }
  void null() {
    separate();
    out_ += "null";
  }
  void boolean(bool value) {
    separate();
    out_ += value ? "true" : "false";
  }
  void member(std::string_view name, std::string_view text) {
    key(name);
    string(text);
  }
  /// An empty text is null.
  void member_or_null(std::string_view name, std::string_view text) {
    key(name);
    if (text.empty()) null();
    else string(text);
  }

private:
  void open(char bracket) {
    separate();
    out_ += bracket;
    ++depth_;
    first_ = true;
  }
  void close(char bracket) {
    --depth_;
    if (!first_) line();
    out_ += bracket;
    first_ = false;
  }
  void separate() {
    if (after_key_) {
      after_key_ = false;
      return;
    }
    if (depth_ == 0) return;
    if (!first_) out_ += ',';
    first_ = false;
    line();
  }
  void line() {
    if (!indent_) return;
    out_ += '\n';
    out_.append(2 * depth_, ' ');
  }
  void quoted(std::string_view text) {
    out_ += '"';
    std::size_t run = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const auto byte = static_cast<unsigned char>(text[i]);
      if (byte >= 0x20 && byte != '"' && byte != '\\') continue;
      out_.append(text, run, i - run);
      run = i + 1;
      switch (byte) {
      case '"': out_ += "\\\""; break;
      case '\\': out_ += "\\\\"; break;
      case '\n': out_ += "\\n"; break;
      case '\r': out_ += "\\r"; break;
      case '\t': out_ += "\\t"; break;
      default: {
        constexpr char hex[] = "0123456789abcdef";
        out_ += "\\u00";
        out_ += hex[byte >> 4];
        out_ += hex[byte & 15];
      }
      }
    }
    out_.append(text, run, text.size() - run);
    out_ += '"';
  }

  std::string &out_;
  bool indent_;
  bool first_ = true;
  bool after_key_ = false;
  std::size_t depth_ = 0;
};

} // namespace v0
} // namespace jiedui
