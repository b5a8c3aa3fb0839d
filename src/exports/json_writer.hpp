/// @file json_writer.hpp
/// Appends one JSON object or array to a string: runs of plain bytes are copied, numbers are exact, nothing is
/// allocated but the string's own room.
#pragma once

#include "jiedui/model/decimal.hpp"
#include "jiedui/model/period.hpp"
#include "jiedui/model/place.hpp"
#include "jiedui/version.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

namespace jiedui {
inline namespace v0 {

/// The string is right again when the outermost bracket is closed; until then it is longer than what was written.
class JsonWriter {
public:
  explicit JsonWriter(std::string &out, bool indent = false)
      : out_(out), indent_(indent), begin_(out.size()), used_(out.size()) {}

  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }

  /// @param name needs no escaping.
  void key(std::string_view name) {
    separate();
    char *at = room(name.size() + 4);
    *at++ = '"';
    std::memcpy(at, name.data(), name.size());
    at += name.size();
    *at++ = '"';
    *at++ = ':';
    if (indent_) *at++ = ' ';
    wrote(at);
    after_key_ = true;
  }
  void string(std::string_view text) {
    separate();
    quoted(text);
  }
  void number(std::uint64_t value) {
    separate();
    char *const at = room(20);
    wrote(std::to_chars(at, at + 20, value).ptr);
  }
  void number(std::uint32_t value) { number(std::uint64_t{value}); }
  void number(const Decimal &value) {
    separate();
    if (value.whole()) {
      char *const at = room(20);
      wrote(std::to_chars(at, at + 20, value.coefficient()).ptr);
    } else {
      raw(value.to_string());
    }
  }
  void number_or_null(const std::optional<Decimal> &value) {
    if (value) number(*value);
    else null();
  }
  /// A place's code is a string of digits.
  void code(PlaceCode place) {
    separate();
    char *at = room(22);
    *at++ = '"';
    at = std::to_chars(at, at + 20, place).ptr;
    *at++ = '"';
    wrote(at);
  }
  void day_or_null(const std::optional<Day> &value) {
    if (!value) return null();
    separate();
    char *at = room(12);
    const auto put = [&](int number, int digits, char behind) {
      for (int i = digits - 1; i >= 0; --i, number /= 10) at[i] = static_cast<char>('0' + number % 10);
      at += digits;
      *at++ = behind;
    };
    *at++ = '"';
    put(value->year, 4, '-');
    put(value->month, 2, '-');
    put(value->day, 2, '"');
    wrote(at);
  }
  void null() {
    separate();
    raw("null");
  }
  void boolean(bool value) {
    separate();
    raw(value ? "true" : "false");
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
  /// Where to write: at least so many bytes.
  char *room(std::size_t bytes) {
    if (out_.size() - used_ < bytes) {
      constexpr std::size_t least = 1024;
      out_.resize(used_ + std::max({bytes, used_ - begin_, least}));
    }
    return out_.data() + used_;
  }
  void wrote(const char *end) { used_ = static_cast<std::size_t>(end - out_.data()); }
  void raw(std::string_view text) {
    std::memcpy(room(text.size()), text.data(), text.size());
    used_ += text.size();
  }

  void open(char bracket) {
    separate();
    *room(1) = bracket;
    ++used_;
    ++depth_;
    first_ = true;
  }
  void close(char bracket) {
    --depth_;
    if (!first_ && indent_) line();
    *room(1) = bracket;
    ++used_;
    first_ = false;
    if (depth_ == 0) out_.resize(used_);
  }
  void separate() {
    if (after_key_) {
      after_key_ = false;
      return;
    }
    if (depth_ == 0) return;
    *room(1) = ',';
    used_ += !first_;
    first_ = false;
    if (indent_) line();
  }
  void line() {
    char *at = room(1 + 2 * depth_);
    *at = '\n';
    std::memset(at + 1, ' ', 2 * depth_);
    used_ += 1 + 2 * depth_;
  }

  /// Whether one of eight bytes has to be escaped: a control, " or \.
  static bool needs_escape(std::uint64_t word) {
    constexpr std::uint64_t each = 0x0101010101010101;
    const auto zero = [](std::uint64_t bytes) { return (bytes - each) & ~bytes; };
    const std::uint64_t below_blank = (word - 0x20 * each) & ~word;
    return ((below_blank | zero(word ^ 0x22 * each) | zero(word ^ 0x5C * each)) & 0x80 * each) != 0;
  }

  void quoted(std::string_view text) {
    *room(1) = '"';
    ++used_;
    while (!text.empty()) {
      constexpr std::size_t longest = 4096; // an escape takes six bytes: room for a piece of the text at a time
      const std::string_view piece = text.substr(0, longest);
      wrote(escaped(piece, room(6 * piece.size())));
      text.remove_prefix(piece.size());
    }
    *room(1) = '"';
    ++used_;
  }
  static char *escaped(std::string_view text, char *out) {
    const char *at = text.data();
    const char *const end = at + text.size();
    while (at != end) {
      while (end - at >= 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, at, 8);
        if (needs_escape(word)) break;
        std::memcpy(out, &word, 8);
        at += 8;
        out += 8;
      }
      for (int left = 8; left > 0 && at != end; --left) out = escaped(static_cast<unsigned char>(*at++), out);
    }
    return out;
  }
  static char *escaped(unsigned char byte, char *out) {
    if (byte >= 0x20 && byte != '"' && byte != '\\') {
      *out = static_cast<char>(byte);
      return out + 1;
    }
    *out++ = '\\';
    switch (byte) {
    case '"': *out = '"'; break;
    case '\\': *out = '\\'; break;
    case '\n': *out = 'n'; break;
    case '\r': *out = 'r'; break;
    case '\t': *out = 't'; break;
    default: {
      constexpr char hex[] = "0123456789abcdef";
      std::memcpy(out, "u00", 3);
      out[3] = hex[byte >> 4];
      out[4] = hex[byte & 15];
      return out + 5;
    }
    }
    return out + 1;
  }

  std::string &out_;
  bool indent_;
  bool first_ = true;
  bool after_key_ = false;
  std::size_t depth_ = 0;
  std::size_t begin_; ///< where the writer's own text starts
  std::size_t used_;  ///< and ends
};

} // namespace v0
} // namespace jiedui
