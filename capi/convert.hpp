/// @file convert.hpp
/// Values of the core as values of the C ABI, and back.
#pragma once

#include "guard.hpp"
#include "handles.hpp"
#include "jiedui.h"
#include "jiedui/document/document.hpp"
#include "jiedui/model/decimal.hpp"
#include "jiedui/model/period.hpp"
#include "jiedui/model/place.hpp"
#include "jiedui/model/span.hpp"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace jiedui::capi {

inline jiedui_str str(std::string_view text) noexcept { return {text.data(), text.size()}; }
inline std::string_view view(jiedui_str text) noexcept {
  return text.size ? std::string_view(text.data, text.size) : std::string_view();
}

inline jiedui_date date(const std::optional<Day> &day) noexcept {
  return day ? day->year * 10000 + day->month * 100 + day->day : 0;
}

inline jiedui_decimal decimal(const std::optional<Decimal> &value) noexcept {
  return value ? jiedui_decimal{value->coefficient(), value->scale(), 1} : jiedui_decimal{0, 0, 0};
}

inline jiedui_places places(const PlaceCodes &codes) noexcept { return {codes.data(), codes.size()}; }
inline jiedui_span span(Span words) noexcept { return {words.begin, words.end}; }

/// The element at `index` of a list, converted.
template <class Value, class Element, class Convert>
jiedui_status element(const std::vector<Element> &list, std::size_t index, Value *out, Convert &&convert) noexcept {
  if (!out) return JIEDUI_E_ARGUMENT;
  if (index >= list.size()) return JIEDUI_E_RANGE;
  *out = convert(list[index]);
  return JIEDUI_OK;
}

inline jiedui_status refuse(jiedui_error *err, jiedui_status status, const char *message) noexcept {
  report(err, status, UINT64_MAX, message);
  return status;
}
inline jiedui_status argument(jiedui_error *err, const char *message) noexcept {
  return refuse(err, JIEDUI_E_ARGUMENT, message);
}
/// Every entry point that may fail runs so: the handle is looked at, then `body` works and answers a status.
template <class Handle, class Body>
jiedui_status entering(const Handle *handle, jiedui_error *err, Body &&body) noexcept {
  if (!handle) return argument(err, "the handle is NULL");
  if constexpr (requires { handle->usable(); })
    if (!handle->usable()) return refuse(err, JIEDUI_E_FAILED, "the handle was made before fork()");
  return guarded(err, body);
}

/// The same for one that gives a handle, which is NULL unless `body` sets it.
template <class Handle, class Out, class Body>
jiedui_status giving(const Handle *handle, Out **out, jiedui_error *err, Body &&body) noexcept {
  if (!out) return argument(err, "out is NULL");
  *out = nullptr;
  return entering(handle, err, body);
}

/// Nothing for 0; fails with `argument` where it is no day of the calendar.
[[nodiscard]] Result<std::optional<Day>> day_of(jiedui_date date);
/// What the caller knows of an input; fails with `argument` where `published` is no date.
[[nodiscard]] Result<Source> source_of(const jiedui_source *given);

} // namespace jiedui::capi
