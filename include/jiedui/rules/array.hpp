/// @file array.hpp
/// Arrays of plain values that are owned, or views into read-only data.
#pragma once

#include "jiedui/version.hpp"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// A sequence that costs nothing as long as it only views data that outlives it, and is copied when it is changed.
template <class T> class Array {
public:
  Array() = default;
  /// @param viewed must outlive this and its copies.
  explicit Array(std::span<const T> viewed) : viewed_(viewed) {}

  [[nodiscard]] std::span<const T> items() const noexcept { return owned_.empty() ? viewed_ : owned_; }
  [[nodiscard]] std::size_t size() const noexcept { return items().size(); }
  [[nodiscard]] const T &operator[](std::size_t i) const noexcept { return items()[i]; }
  /// The items, from now on owned.
  [[nodiscard]] std::vector<T> &own() {
    if (owned_.empty()) owned_.assign(viewed_.begin(), viewed_.end());
    viewed_ = {};
    return owned_;
  }

private:
  std::span<const T> viewed_; ///< empty where items are owned
  std::vector<T> owned_;
};

/// Writes arrays of plain values one after the other into a block of bytes, which `BlockReader` reads in place.
class BlockWriter {
public:
  template <class T> void add(std::span<const T> items) {
    static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= sizeof(std::uint64_t));
    const std::uint64_t head[] = {items.size(), sizeof(T)};
    append(head, sizeof head);
    append(items.data(), items.size_bytes());
    bytes_.resize((bytes_.size() + 7) / 8 * 8);
  }
  [[nodiscard]] std::vector<std::byte> take() && { return std::move(bytes_); }

private:
  void append(const void *from, std::size_t size) {
    const auto *bytes = static_cast<const std::byte *>(from);
    bytes_.insert(bytes_.end(), bytes, bytes + size);
  }
  std::vector<std::byte> bytes_;
};

/// Views the arrays of a block in the order in which they were written. A block that is too short, or whose items are
/// of another size, gives empty arrays and `failed()`; what the items hold is not checked.
class BlockReader {
public:
  /// @param block begins at a multiple of eight bytes.
  explicit BlockReader(std::span<const std::byte> block) : left_(block) {}

  template <class T> [[nodiscard]] std::span<const T> next() {
    std::uint64_t head[2] = {};
    if (left_.size() < sizeof head) return fail<T>();
    std::memcpy(head, left_.data(), sizeof head);
    left_ = left_.subspan(sizeof head);
    if (head[1] != sizeof(T) || head[0] > left_.size() / sizeof(T)) return fail<T>();
    const std::size_t count = static_cast<std::size_t>(head[0]), padded = (count * sizeof(T) + 7) / 8 * 8;
    if (padded > left_.size()) return fail<T>();
    const std::span<const T> items(reinterpret_cast<const T *>(left_.data()), count);
    left_ = left_.subspan(padded);
    return items;
  }
  [[nodiscard]] bool failed() const noexcept { return failed_; }

private:
  template <class T> std::span<const T> fail() {
    failed_ = true;
    left_ = {};
    return {};
  }
  std::span<const std::byte> left_;
  bool failed_ = false;
};

} // namespace v0
} // namespace jiedui
