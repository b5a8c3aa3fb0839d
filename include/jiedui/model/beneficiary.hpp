/// @file beneficiary.hpp
/// Whom it helped: people and households, never added to each other.
#pragma once

#include "jiedui/model/observation.hpp"
#include "jiedui/version.hpp"

#include <cstdint>
#include <optional>

namespace jiedui {
inline namespace v0 {

enum class BeneficiaryKind : std::uint8_t {
  covered,   ///< 受益, 带动, 惠及, 覆盖
  lifted,    ///< 脱贫
  employed,  ///< 就业
  trained,   ///< 培训
  taught,    ///< 资助学生
  treated,   ///< 诊疗
  relocated, ///< 易地搬迁
};

/// An observation of people (人, 人次) or households (户) whom the assistance reached.
/// Cadres and professionals who are sent are input, no beneficiaries.
struct Beneficiary {
  BeneficiaryKind kind = BeneficiaryKind::covered;
  const Observation *observation = nullptr; ///< valid as long as the facts are
};
/// The observation as beneficiaries; nothing where it counts nobody who benefits.
[[nodiscard]] std::optional<Beneficiary> beneficiary_of(const Observation &observation);

} // namespace v0
} // namespace jiedui
