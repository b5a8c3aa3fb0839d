/// @file guard.hpp
/// The one way from C++ to C: every entry point runs inside `guarded`.
#pragma once

#include "jiedui.h"
#include "jiedui/result.hpp"

#include <algorithm>
#include <cstring>
#include <exception>
#include <new>
#include <string_view>

namespace jiedui::capi {

/// Fills the caller's error as far as its struct goes; the message is cut at a character's end.
inline void report(jiedui_error *err, jiedui_status code, std::uint64_t offset, std::string_view message) noexcept {
  if (!err || err->struct_size < sizeof(std::uint32_t)) return;
  jiedui_error full{};
  full.struct_size = err->struct_size;
  full.code = code;
  full.offset = offset;
  std::size_t size = std::min(message.size(), sizeof full.message - 1);
  while (size > 0 && size < message.size() && (static_cast<unsigned char>(message[size]) & 0xC0) == 0x80) --size;
  std::memcpy(full.message, message.data(), size);
  std::memcpy(err, &full, std::min<std::size_t>(err->struct_size, sizeof full));
}

inline jiedui_status report(jiedui_error *err, const Error &error) noexcept {
  const auto code = static_cast<jiedui_status>(error.code);
  report(err, code, error.offset == Error::nowhere ? UINT64_MAX : error.offset, error.message);
  return code;
}

/// Runs `body`, which answers a status; whatever it throws becomes one.
template <class Body> jiedui_status guarded(jiedui_error *err, Body &&body) noexcept {
  try {
    return body();
  } catch (const std::bad_alloc &) {
    report(err, JIEDUI_E_MEMORY, UINT64_MAX, "no memory left");
    return JIEDUI_E_MEMORY;
  } catch (const std::exception &error) {
    report(err, JIEDUI_E_FAILED, UINT64_MAX, error.what());
    return JIEDUI_E_FAILED;
  } catch (...) {
    report(err, JIEDUI_E_FAILED, UINT64_MAX, "unknown failure");
    return JIEDUI_E_FAILED;
  }
}

/// Copies as much of `full` as the caller's struct holds; its struct_size stays the caller's.
template <class Struct> jiedui_status give(Struct *out, Struct full) noexcept {
  if (!out || out->struct_size < sizeof(std::uint32_t)) return JIEDUI_E_ARGUMENT;
  full.struct_size = out->struct_size;
  std::memcpy(out, &full, std::min<std::size_t>(out->struct_size, sizeof full));
  return JIEDUI_OK;
}

/// Whether a struct was given without its size: nothing of it can be read.
template <class Struct> bool without_size(const Struct *given) noexcept {
  return given && given->struct_size < sizeof(std::uint32_t);
}

/// The caller's struct in full: what an older, shorter one does not have is zero.
template <class Struct> Struct taken(const Struct *given) noexcept {
  Struct full{};
  if (given) std::memcpy(&full, given, std::min<std::size_t>(given->struct_size, sizeof full));
  return full;
}

} // namespace jiedui::capi
