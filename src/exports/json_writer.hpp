/// @file json_writer.hpp
/// Appends JSON objects and arrays to a string: runs of plain bytes are copied, numbers are exact.
#pragma once

#include "jiedui/model/decimal.hpp"
#include "jiedui/model/period.hpp"
#include "jiedui/model/place.hpp"
#include "jiedui/version.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace jiedui {
inline namespace v0 {

/// A member's name as it is written: `"name":`.
class JsonKey {
public:
  /// @param name a literal that needs no escaping.
  template <std::size_t size> consteval JsonKey(const char (&name)[size]) : size_(static_cast<std::uint8_t>(size + 2)) {
    static_assert(size + 2 <= most);
    text_[0] = text_[size] = '"';
    text_[size + 1] = ':';
    for (std::size_t i = 0; i + 1 < size; ++i) text_[i + 1] = name[i];
  }

private:
  friend class JsonWriter;
  static constexpr std::size_t most = 32;
  char text_[most]{};
  std::uint8_t size_;
};

/// What is written goes to the string in pieces, the last one when the outermost bracket is closed. A comma stands
/// behind every value, and is taken back where a bracket closes.
class JsonWriter {
public:
  explicit JsonWriter(std::string &out, bool indent = false) : out_(out), indent_(indent) {}
  JsonWriter(const JsonWriter &) = delete;
  JsonWriter &operator=(const JsonWriter &) = delete;

  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }

  void key(const JsonKey &name) {
    start();
    char *const at = room(JsonKey::most + 1);
    std::memcpy(at, name.text_, JsonKey::most); // more than the name: that needs no loop
    at_ = at + name.size_;
    if (indent_) end_of_key();
  }
  void string(std::string_view text) {
    start();
    quoted(text);
  }
  /// A text that needs no escaping.
  void name(std::string_view text) {
    start();
    char *at = room(text.size() + 3);
    *at++ = '"';
    std::memcpy(at, text.data(), text.size());
    at += text.size();
    *at++ = '"';
    end_value(at);
  }
  void number(std::uint64_t value) {
    if (value <= std::numeric_limits<std::uint32_t>::max()) return number(static_cast<std::uint32_t>(value));
    start();
    char *const at = room(21);
    end_value(std::to_chars(at, at + 20, value).ptr);
  }
  void number(std::uint32_t value) {
    start();
    end_value(decimal(value, room(11)));
  }
  void number(const Decimal &value) {
    start();
    if (value.whole()) {
      char *const at = room(21);
      end_value(std::to_chars(at, at + 20, value.coefficient()).ptr);
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
    start();
    char *at = room(23);
    *at++ = '"';
    at = std::to_chars(at, at + 20, place).ptr;
    *at++ = '"';
    end_value(at);
  }
  void day_or_null(const std::optional<Day> &value) {
    if (!value) return null();
    start();
    char *at = room(13);
    const auto put = [&](int number, int digits, char behind) {
      for (int i = digits - 1; i >= 0; --i, number /= 10) at[i] = static_cast<char>('0' + number % 10);
      at += digits;
      *at++ = behind;
    };
    *at++ = '"';
    put(value->year, 4, '-');
    put(value->month, 2, '-');
    put(value->day, 2, '"');
    end_value(at);
  }
  void null() {
    start();
    char *const at = room(5);
    std::memcpy(at, "null,", 5);
    at_ = at + 5;
  }
  void boolean(bool value) {
    start();
    raw(value ? "true" : "false");
  }
  void member(const JsonKey &name, std::string_view text) {
    key(name);
    string(text);
  }
  /// An empty text is null.
  void member_or_null(const JsonKey &name, std::string_view text) {
    key(name);
    if (text.empty()) null();
    else string(text);
  }

private:
  /// Where to write: at least so many bytes.
  char *room(std::size_t bytes) {
    if (static_cast<std::size_t>(end_ - at_) < bytes) [[unlikely]]
      make_room(bytes);
    return at_;
  }
  /// Hands on what is written but for its last byte, which can be a comma to be taken back.
  void make_room(std::size_t bytes) {
    constexpr std::size_t usual = 32768;
    const bool any = at_ != made_.get();
    const char last = any ? at_[-1] : '\0';
    if (any) out_.append(made_.get(), at_ - 1);
    if (const std::size_t size = std::max(usual, bytes + 1); static_cast<std::size_t>(end_ - made_.get()) < size) {
      made_ = std::make_unique_for_overwrite<char[]>(size);
      end_ = made_.get() + size;
    }
    at_ = made_.get();
    if (any) *at_++ = last;
  }
  void raw(std::string_view text) {
    char *const at = room(text.size() + 1);
    std::memcpy(at, text.data(), text.size());
    end_value(at + text.size());
  }
  /// @param at behind the value, where there is room for the comma.
  void end_value(char *at) {
    *at = ',';
    at_ = at + 1;
  }

  void open(char bracket) {
    start();
    *room(1) = bracket;
    ++at_;
    ++depth_;
  }
  void close(char bracket) {
    --depth_;
    if (at_[-1] == ',') {
      --at_;
      if (indent_) line();
    }
    char *const at = room(2);
    *at = bracket;
    end_value(at + 1);
    if (depth_ > 0) return;
    out_.reserve(out_.size() + static_cast<std::size_t>(at_ - made_.get())); // the end of a line fits too
    out_.append(made_.get(), at_ - 1);
    at_ = made_.get();
  }
  /// Before a key or a value.
  void start() {
    if (indent_) [[unlikely]]
      start_line();
  }
  void start_line() {
    if (depth_ > 0 && !after_key_) line();
    after_key_ = false;
  }
  void end_of_key() {
    *room(1) = ' ';
    ++at_;
    after_key_ = true;
  }
  void line() {
    char *const at = room(1 + 2 * depth_);
    *at = '\n';
    std::memset(at + 1, ' ', 2 * depth_);
    at_ += 1 + 2 * depth_;
  }

  static char *decimal(std::uint32_t value, char *at) {
    static constexpr auto pairs = [] {
      std::array<char, 200> digits{};
      for (std::size_t i = 0; i < digits.size(); ++i)
        digits[i] = static_cast<char>('0' + (i % 2 == 0 ? i / 20 : i / 2 % 10));
      return digits;
    }();
    int length = 1;
    for (const std::uint32_t more : {10u, 100u, 1000u, 10000u, 100000u, 1000000u, 10000000u, 100000000u, 1000000000u})
      length += value >= more ? 1 : 0;
    char *to = at + length;
    for (; value >= 100; value /= 100) std::memcpy(to -= 2, pairs.data() + 2 * (value % 100), 2);
    if (value >= 10) std::memcpy(at, pairs.data() + 2 * value, 2);
    else *at = static_cast<char>('0' + value);
    return at + length;
  }

  /// Whether one of eight bytes has to be escaped: a control, " or \.
  static bool needs_escape(std::uint64_t word) {
    constexpr std::uint64_t each = 0x0101010101010101;
    const auto zero = [](std::uint64_t bytes) { return (bytes - each) & ~bytes; };
    const std::uint64_t below_blank = (word - 0x20 * each) & ~word;
    return ((below_blank | zero(word ^ 0x22 * each) | zero(word ^ 0x5C * each)) & 0x80 * each) != 0;
  }

  void quoted(std::string_view text) {
    constexpr std::size_t longest = 4096; // an escape takes six bytes: room for a piece of the text at a time
    char *at = room(6 * std::min(text.size(), longest) + 3);
    *at++ = '"';
    for (; text.size() > longest; text.remove_prefix(longest)) {
      at_ = escaped(text.substr(0, longest), at);
      at = room(6 * longest + 3);
    }
    at = escaped(text, at);
    *at++ = '"';
    end_value(at);
  }
  /// Eight bytes at a time while none has to be escaped; what is left at the end together with some before it.
  static char *escaped(std::string_view text, char *out) {
    const char *at = text.data();
    const char *const end = at + text.size();
    while (at != end) {
      bool copied = false;
      for (; end - at >= 8; at += 8, out += 8) {
        const auto word = loaded<std::uint64_t>(at);
        if (needs_escape(word)) break;
        std::memcpy(out, &word, 8);
        copied = true;
      }
      const std::ptrdiff_t left = end - at;
      if (copied && left < 8) {
        if (const auto word = loaded<std::uint64_t>(end - 8); !needs_escape(word)) {
          std::memcpy(out + left - 8, &word, 8);
          return out + left;
        }
      } else if (left >= 4 && left < 8) {
        const auto first = loaded<std::uint32_t>(at), last = loaded<std::uint32_t>(end - 4);
        if (!needs_escape(std::uint64_t{first} << 32 | last)) {
          std::memcpy(out, &first, 4);
          std::memcpy(out + left - 4, &last, 4);
          return out + left;
        }
      }
      for (int bytes = 8; bytes > 0 && at != end; --bytes) out = escaped(static_cast<unsigned char>(*at++), out);
    }
    return out;
  }
  template <class Word> static Word loaded(const char *from) {
    Word word = 0;
    std::memcpy(&word, from, sizeof word);
    return word;
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
  bool after_key_ = false; ///< where lines are indented
  std::size_t depth_ = 0;
  std::unique_ptr<char[]> made_;
  char *at_ = nullptr;
  char *end_ = nullptr;
};

} // namespace v0
} // namespace jiedui
