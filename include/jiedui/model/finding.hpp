/// @file finding.hpp
/// What an auditor would note.
#pragma once

#include "jiedui/model/decimal.hpp"
#include "jiedui/model/span.hpp"
#include "jiedui/version.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jiedui {
inline namespace v0 {

enum class FindingKind : std::uint8_t {
  sum_mismatch,    ///< parts against their whole
  ratio_mismatch,  ///< a rate or mean against its terms
  count_mismatch,  ///< a stated number against its enumeration
  unit_mismatch,   ///< the measure word against the noun: 5073名…户
  scope_mismatch,  ///< equal words, different extent
  conflict,        ///< two documents, or two places of one, differ
  unresolved_date, ///< a date whose year nothing gives
  truncated,       ///< the text breaks off
  holds,           ///< a relation that was checked and is right
};

[[nodiscard]] std::string_view to_string(FindingKind kind);
[[nodiscard]] std::optional<FindingKind> parse_finding_kind(std::string_view name);

/// The relation in words, its numbers (base units; the difference last where there is one), the words checked.
struct Finding {
  FindingKind kind = FindingKind::holds;
  std::string statement;
  std::vector<Decimal> values;
  std::vector<std::string> texts;
  std::string rule;
  Evidence evidence;
};

} // namespace v0
} // namespace jiedui
