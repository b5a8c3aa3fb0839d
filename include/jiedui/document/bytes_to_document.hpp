/// @file bytes_to_document.hpp
/// Stage 1: any bytes that hold a Chinese text become a clean `Document`.
#pragma once

#include "jiedui/document/document.hpp"
#include "jiedui/result.hpp"
#include "jiedui/rules/rules.hpp"
#include "jiedui/version.hpp"

#include <memory>
#include <string_view>

namespace jiedui {
inline namespace v0 {

/// The tables of this stage in the form it works with. Immutable.
class DocumentRules;
/// Fails with `rules` where a cell cannot be understood; the message names file, line and column.
[[nodiscard]] Result<std::shared_ptr<const DocumentRules>> compile_document_rules(const Rules &rules);

/// Whether `Source::encoding` may have this value: a label of UTF-8, UTF-16, GB18030 (GBK, GB2312) or Big5.
[[nodiscard]] bool is_known_encoding(std::string_view name);

/// Decodes, takes the main text out of its markup, undoes layout and noise.
/// Fails with `argument` where the source names an unknown encoding, format or kind of cleaning, with `encoding` for
/// input that is no text (the message says what it seems to be) or not in the encoding named.
[[nodiscard]] Result<Document> bytes_to_document(std::string_view bytes, const Source &source,
                                                 const DocumentRules &rules);

} // namespace v0
} // namespace jiedui
