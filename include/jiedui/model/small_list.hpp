/// @file small_list.hpp
/// A list for few plain values: it takes memory of its own only where it holds more than a few.
#pragma once

#include "jiedui/version.hpp"

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <iterator>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>

namespace jiedui {
inline namespace v0 {

/// Has the manners of std::vector. Up to `few` values stand in the list itself, so records that hold a short list cost
/// no allocation; moving a short list moves its values, so pointers to them go with the list.
template <class T, std::uint32_t few> class SmallList {
  static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

public:
  using value_type = T;
  using size_type = std::size_t;
  using difference_type = std::ptrdiff_t;
  using reference = T &;
  using const_reference = const T &;
  using iterator = T *;
  using const_iterator = const T *;

  SmallList() noexcept = default;
  SmallList(std::initializer_list<T> values) : SmallList(values.begin(), values.end()) {}
  template <std::input_iterator Iterator> SmallList(Iterator first, Iterator last) { insert(end(), first, last); }
  SmallList(const SmallList &other) {
    if (other.size_ > few) {
      insert(end(), other.begin(), other.end());
    } else {
      std::memcpy(bytes_, other.bytes_, sizeof bytes_);
      size_ = other.size_;
    }
  }
  SmallList(SmallList &&other) noexcept { take(other); }
  SmallList &operator=(const SmallList &other) {
    if (this != &other) assign(other.begin(), other.end());
    return *this;
  }
  SmallList &operator=(SmallList &&other) noexcept {
    if (this == &other) return *this;
    release();
    take(other);
    return *this;
  }
  ~SmallList() { release(); }

  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
  [[nodiscard]] T *data() noexcept { return size_ > few ? far().values : near(); }
  [[nodiscard]] const T *data() const noexcept { return size_ > few ? far().values : near(); }
  [[nodiscard]] T *begin() noexcept { return data(); }
  [[nodiscard]] T *end() noexcept { return data() + size_; }
  [[nodiscard]] const T *begin() const noexcept { return data(); }
  [[nodiscard]] const T *end() const noexcept { return data() + size_; }
  [[nodiscard]] T &operator[](std::size_t i) { return data()[i]; }
  [[nodiscard]] const T &operator[](std::size_t i) const { return data()[i]; }
  [[nodiscard]] T &front() { return *data(); }
  [[nodiscard]] const T &front() const { return *data(); }
  [[nodiscard]] T &back() { return data()[size_ - 1]; }
  [[nodiscard]] const T &back() const { return data()[size_ - 1]; }

  void clear() noexcept {
    release();
    size_ = 0;
  }
  void push_back(T value) {
    if (size_ < few) near()[size_++] = value;
    else *open_gap(size_, 1) = value;
  }
  T *insert(const T *before, T value) {
    T *gap = open_gap(static_cast<std::size_t>(before - begin()), 1);
    *gap = value;
    return gap;
  }
  /// The values must not be the list's own.
  template <std::input_iterator Iterator> T *insert(const T *before, Iterator first, Iterator last) {
    T *gap = open_gap(static_cast<std::size_t>(before - begin()), static_cast<std::size_t>(std::distance(first, last)));
    std::copy(first, last, gap);
    return gap;
  }
  template <std::input_iterator Iterator> void assign(Iterator first, Iterator last) {
    clear();
    insert(end(), first, last);
  }
  T *erase(const T *value) { return erase(value, value + 1); }
  T *erase(const T *first, const T *last) {
    const auto at = static_cast<std::size_t>(first - begin()), left = static_cast<std::size_t>(end() - last);
    std::copy(last, std::as_const(*this).end(), begin() + at);
    shrink(at + left);
    return begin() + at;
  }

  friend bool operator==(const SmallList &a, const SmallList &b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end());
  }
  friend auto operator<=>(const SmallList &a, const SmallList &b) {
    return std::lexicographical_compare_three_way(a.begin(), a.end(), b.begin(), b.end());
  }
  template <class Test> friend std::size_t erase_if(SmallList &list, Test test) {
    const T *kept = std::remove_if(list.begin(), list.end(), test);
    const auto gone = static_cast<std::size_t>(std::as_const(list).end() - kept);
    list.erase(kept, std::as_const(list).end());
    return gone;
  }

private:
  /// Memory of its own, kept where the few values would stand.
  struct Far {
    T *values;
    std::uint32_t room;
  };
  static constexpr std::size_t far_size = sizeof(T *) + sizeof(std::uint32_t);
  static_assert(few * sizeof(T) >= far_size);

  [[nodiscard]] T *near() noexcept { return std::launder(reinterpret_cast<T *>(bytes_)); }
  [[nodiscard]] const T *near() const noexcept { return std::launder(reinterpret_cast<const T *>(bytes_)); }
  [[nodiscard]] Far far() const noexcept {
    Far far;
    std::memcpy(&far, bytes_, far_size);
    return far;
  }
  void set_far(Far far) noexcept { std::memcpy(bytes_, &far, far_size); }

  void release() noexcept {
    if (size_ > few) ::operator delete(far().values);
  }
  void take(SmallList &other) noexcept {
    std::memcpy(bytes_, other.bytes_, sizeof bytes_);
    size_ = std::exchange(other.size_, 0);
  }

  /// Room for `count` new values at `at`, which the caller fills.
  T *open_gap(std::size_t at, std::size_t count) {
    const std::size_t size = size_ + count;
    if (size <= few || (size_ > few && size <= far().room)) {
      T *values = data();
      std::copy_backward(values + at, values + size_, values + size);
      size_ = static_cast<std::uint32_t>(size);
      return values + at;
    }
    const std::size_t room = std::max<std::size_t>(size, 2 * static_cast<std::size_t>(size_));
    T *values = static_cast<T *>(::operator new(room * sizeof(T)));
    std::uninitialized_copy(begin(), begin() + at, values);
    std::uninitialized_copy(begin() + at, end(), values + at + count);
    release();
    set_far({values, static_cast<std::uint32_t>(room)});
    size_ = static_cast<std::uint32_t>(size);
    return values + at;
  }
  void shrink(std::size_t size) {
    if (size_ > few && size <= few) {
      T *values = far().values;
      std::uninitialized_copy(values, values + size, reinterpret_cast<T *>(bytes_));
      ::operator delete(values);
    }
    size_ = static_cast<std::uint32_t>(size);
  }

  alignas(T) std::byte bytes_[few * sizeof(T)] = {};
  std::uint32_t size_ = 0;
};

} // namespace v0
} // namespace jiedui
