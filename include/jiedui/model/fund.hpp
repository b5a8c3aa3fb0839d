/// @file fund.hpp
/// Money seen through the pairing: whose it is, and whether it is aid.
#pragma once

#include "jiedui/model/observation.hpp"
#include "jiedui/version.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace jiedui {
inline namespace v0 {

/// Kinds of money are never added to each other, and only the first three are aid.
enum class FundKind : std::uint8_t {
  fiscal,     ///< 财政援助资金: governments of the assisting side
  social,     ///< 社会帮扶资金: donations, goods at their value
  total,      ///< both together, or a giver unsaid
  local,      ///< what the aided side or the centre put in itself
  project,    ///< what projects cost, giver unsaid
  investment, ///< enterprises' own money
  agreement,  ///< signed, not paid: 签约额, 协议资金, 意向金额
  sales,      ///< 消费帮扶: money for goods
  credit,     ///< 贷款, 授信
};

/// 财政, 社会 and 合计; everything else is somebody's own money, a promise, a trade or a loan.
[[nodiscard]] constexpr bool is_aid(FundKind kind) noexcept {
  return kind == FundKind::fiscal || kind == FundKind::social || kind == FundKind::total;
}
/// The kind of money that an indicator is about; nothing where it is about none.
[[nodiscard]] std::optional<FundKind> fund_kind(std::string_view indicator);

/// An observation of an amount of money. Wages, incomes and output are money, but no fund.
struct Fund {
  FundKind kind = FundKind::fiscal;
  const Observation *observation = nullptr; ///< valid as long as the facts are
};
/// The observation as a fund: a level or an increase in a currency, of an indicator that is about money given.
[[nodiscard]] std::optional<Fund> fund_of(const Observation &observation);

} // namespace v0
} // namespace jiedui
