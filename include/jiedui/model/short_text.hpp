/// @file short_text.hpp
/// A text that is short as a rule: it takes memory of its own only where it is longer.
#pragma once

#include "jiedui/version.hpp"

#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <iosfwd>
#include <limits>
#include <new>
#include <string>
#include <string_view>
#include <utility>

namespace jiedui {
inline namespace v0 {

/// Owns its text, as std::string does, and is read like one: it compares with all kinds of text, becomes a
/// std::string_view for nothing and a std::string by a copy. Up to `room` bytes stand in the text itself, so records
/// that hold short texts are small and cost no allocation. A view of it holds until the text is changed, moved or gone.
template <std::uint32_t room> class ShortText {
public:
  using value_type = char;

  ShortText() noexcept = default;
  template <std::convertible_to<std::string_view> Text>
  ShortText(const Text &text) { // NOLINT(google-explicit-constructor): it is the text
    fill(text);
  }
  ShortText(const ShortText &other) {
    if (other.size_ == far) fill(other);
    else copy(other);
  }
  ShortText(ShortText &&other) noexcept { take(other); }
  ShortText &operator=(const ShortText &other) {
    if (this != &other) *this = ShortText(other);
    return *this;
  }
  ShortText &operator=(ShortText &&other) noexcept {
    if (this == &other) return *this;
    release();
    take(other);
    return *this;
  }
  template <std::convertible_to<std::string_view> Text> ShortText &operator=(const Text &text) {
    return *this = ShortText(text);
  }
  ~ShortText() { release(); }

  [[nodiscard]] std::size_t size() const noexcept {
    if (size_ != far) return size_;
    std::size_t size;
    std::memcpy(&size, block(), sizeof size);
    return size;
  }
  [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
  /// Without a NUL behind the last byte.
  [[nodiscard]] const char *data() const noexcept { return size_ == far ? block() + sizeof(std::size_t) : bytes_; }
  /// Of a text that is not empty.
  [[nodiscard]] char front() const noexcept { return *data(); }
  [[nodiscard]] char back() const noexcept { return data()[size() - 1]; }
  [[nodiscard]] const char *begin() const noexcept { return data(); }
  [[nodiscard]] const char *end() const noexcept { return data() + size(); }
  [[nodiscard]] std::string_view view() const noexcept { return {data(), size()}; }
  operator std::string_view() const noexcept { return view(); } // NOLINT(google-explicit-constructor): it is one
  operator std::string() const { return std::string(view()); }  // NOLINT(google-explicit-constructor): likewise

  [[nodiscard]] bool starts_with(std::string_view text) const noexcept { return view().starts_with(text); }
  [[nodiscard]] bool ends_with(std::string_view text) const noexcept { return view().ends_with(text); }
  [[nodiscard]] std::size_t find(std::string_view text, std::size_t from = 0) const noexcept {
    return view().find(text, from);
  }

  [[nodiscard]] std::size_t find(char byte, std::size_t from = 0) const noexcept { return view().find(byte, from); }

  void clear() noexcept { *this = ShortText(); }

  template <std::convertible_to<std::string_view> Text>
  [[nodiscard]] friend bool operator==(const ShortText &a, const Text &b) noexcept {
    return a.view() == std::string_view(b);
  }
  template <std::convertible_to<std::string_view> Text>
  [[nodiscard]] friend std::strong_ordering operator<=>(const ShortText &a, const Text &b) noexcept {
    return a.view() <=> std::string_view(b);
  }
  template <std::convertible_to<std::string_view> Text>
  [[nodiscard]] friend std::string operator+(const ShortText &first, const Text &second) {
    return std::string(first.view()).append(std::string_view(second));
  }
  template <std::convertible_to<std::string_view> Text>
  requires(!requires(const Text &text) { text.view(); }) // two short texts are put together above
      [[nodiscard]] friend std::string
      operator+(const Text &first, const ShortText &second) {
    return std::string(first).append(second.view());
  }
  template <class Traits>
  friend std::basic_ostream<char, Traits> &operator<<(std::basic_ostream<char, Traits> &out, const ShortText &text) {
    return out << text.view();
  }

private:
  /// Stands for the size of a text that does not fit: `bytes_` then holds the address of a block of memory with the
  /// size and the text.
  static constexpr unsigned char far = std::numeric_limits<unsigned char>::max();
  static_assert(room >= sizeof(char *) && room < far);

  [[nodiscard]] char *block() const noexcept {
    char *block;
    std::memcpy(&block, bytes_, sizeof block);
    return block;
  }
  void fill(std::string_view text) {
    const std::size_t size = text.size();
    if (size <= room) {
      if (size > 0) std::memcpy(bytes_, text.data(), size);
      size_ = static_cast<unsigned char>(size);
      return;
    }
    auto *block = static_cast<char *>(::operator new(sizeof size + size));
    std::memcpy(block, &size, sizeof size);
    std::memcpy(block + sizeof size, text.data(), size);
    std::memcpy(bytes_, &block, sizeof block);
    size_ = far;
  }
  void copy(const ShortText &other) noexcept {
    std::memcpy(bytes_, other.bytes_, sizeof bytes_);
    size_ = other.size_;
  }
  void take(ShortText &other) noexcept {
    copy(other);
    other.size_ = 0;
  }
#if defined(__GNUC__) && !defined(__clang__) // GCC takes the clean-up of a list that is not yet made for a use of it
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif
  void release() noexcept {
    if (size_ == far) ::operator delete(block());
  }
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif

  char bytes_[room] = {};
  unsigned char size_ = 0;
};

} // namespace v0
} // namespace jiedui
