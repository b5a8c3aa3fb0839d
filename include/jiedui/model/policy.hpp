/// @file policy.hpp
/// Laws, plans, measures, notices, reports, and agreements, by title.
#pragma once

#include "jiedui/model/span.hpp"
#include "jiedui/version.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace jiedui {
inline namespace v0 {

enum class PolicyKind : std::uint8_t { policy, agreement };

[[nodiscard]] std::string_view to_string(PolicyKind kind);

/// A document with a title of its own, with or without 《》.
struct Policy {
  std::string title;
  PolicyKind kind = PolicyKind::policy;
  std::string rule;
  Evidence evidence;
};

} // namespace v0
} // namespace jiedui
