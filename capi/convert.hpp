/// @file convert.hpp
/// Values of the core as values of the C ABI, and back.
#pragma once

#include "guard.hpp"
#include "handles.hpp"
#include "jiedui.h"
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

inline jiedui_status argument(jiedui_error *err, const char *message) noexcept {
  report(err, JIEDUI_E_ARGUMENT, UINT64_MAX, message);
  return JIEDUI_E_ARGUMENT;
}

} // namespace jiedui::capi
