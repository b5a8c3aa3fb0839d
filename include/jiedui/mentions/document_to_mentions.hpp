/// @file document_to_mentions.hpp
/// Stage 2: everything the text says, no interpretation yet.
#pragma once

#include "jiedui/document/document.hpp"
#include "jiedui/mentions/mentions.hpp"
#include "jiedui/result.hpp"
#include "jiedui/rules/rules.hpp"
#include "jiedui/version.hpp"

#include <memory>

namespace jiedui {
inline namespace v0 {

/// The tables of this stage in the form it works with. Immutable.
class MentionRules;
/// Fails with `rules` where a cell cannot be understood; the message names file, line and column.
[[nodiscard]] Result<std::shared_ptr<const MentionRules>> compile_mention_rules(const Rules &rules);

[[nodiscard]] Mentions document_to_mentions(const Document &document, const MentionRules &rules);

} // namespace v0
} // namespace jiedui
