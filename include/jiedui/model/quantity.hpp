/// @file quantity.hpp
/// A number with its unit and its bound: 7300余万元 is "more than 73,000,000 CNY", not 73,000,000.
#pragma once

#include "jiedui/model/decimal.hpp"
#include "jiedui/model/short_text.hpp"
#include "jiedui/version.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace jiedui {
inline namespace v0 {

/// What is counted or measured. `count` goes with a classifier (个, 家, 座 …).
enum class Unit : std::uint8_t {
  CNY,
  USD,
  currency, ///< any other currency; its ISO 4217 code stands in Quantity::currency
  percent,
  person,
  person_time, ///< 人次
  household,
  km,
  m2,
  m3,
  mu,
  hectare,
  kg,
  tonne,
  m,
  kWh,
  kW,
  times, ///< 倍
  count,
};

[[nodiscard]] std::string_view to_string(Unit unit);
[[nodiscard]] std::optional<Unit> parse_unit(std::string_view name);

/// How the words bound the value.
enum class Qualifier : std::uint8_t {
  exact,
  about,    ///< 约, 左右
  over,     ///< 余, 多, 超过, 突破, 逾
  at_least, ///< 以上, 不少于
  nearly,   ///< 近, 不足, 不到
  at_most,  ///< 以下, 以内, 不超过
};

[[nodiscard]] std::string_view to_string(Qualifier qualifier);
[[nodiscard]] std::optional<Qualifier> parse_qualifier(std::string_view name);

/// An exact value in base units (元, 人, 公里 …) with its bound.
struct Quantity {
  Decimal value;
  std::optional<Decimal> value_high; ///< upper end of a range (2~3名: 2 and 3)
  Unit unit = Unit::count;
  ShortText<8> currency;   ///< ISO 4217 where unit is `currency`
  ShortText<8> classifier; ///< measure word in simplified script where unit is `count`; empty for a bare number
  Qualifier qualifier = Qualifier::exact;
};

} // namespace v0
} // namespace jiedui
