/// @file result.hpp
/// A value or the reason why there is none: how jiedui answers bad input. What throws is a lack of memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace jiedui {
inline namespace v0 {

/// What went wrong, by family; the numbers are those of the C ABI and never change meaning.
enum class ErrorCode : std::int32_t {
  failed = 1,    ///< anything without a family of its own
  argument = 2,  ///< the call itself is wrong
  memory = 3,    ///< no memory left
  range = 4,     ///< an index or a number out of range
  limit = 5,     ///< a documented limit was passed
  cancelled = 6, ///< the caller asked to stop
  encoding = 10, ///< the input is no text, or not in the encoding named
  rules = 20,    ///< a rule table is malformed
  store = 30,    ///< a ledger's file cannot be read or written
};

/// A failure with its place.
struct Error {
  static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

  ErrorCode code = ErrorCode::failed;
  std::string message;          ///< one line, for people
  std::size_t offset = nowhere; ///< byte of the input or of the rule table; `nowhere` if it has none
};

/// Either a `T` or an `Error`.
template <class T> class [[nodiscard]] Result {
public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  [[nodiscard]] bool ok() const noexcept { return state_.index() == 0; }
  explicit operator bool() const noexcept { return ok(); }

  /// The value; only where `ok()`.
  [[nodiscard]] T &value() & { return std::get<0>(state_); }
  [[nodiscard]] const T &value() const & { return std::get<0>(state_); }
  [[nodiscard]] T &&value() && { return std::get<0>(std::move(state_)); }
  T *operator->() { return &value(); }
  const T *operator->() const { return &value(); }
  T &operator*() & { return value(); }
  const T &operator*() const & { return value(); }

  /// The failure; only where not `ok()`.
  [[nodiscard]] const Error &error() const { return std::get<1>(state_); }

private:
  std::variant<T, Error> state_;
};

} // namespace v0
} // namespace jiedui
