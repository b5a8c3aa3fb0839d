/// @file layout.hpp
/// What a page's layout did to the text: columns side by side, lines broken at a margin, sentences that captions
/// interrupt.
#pragma once

#include "document_rules.hpp"
#include "jiedui/version.hpp"
#include "lines.hpp"
#include "workbench.hpp"

#include <string_view>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// Takes columns apart whose lines stand side by side, as they come out of a PDF: the left one first, each with its
/// lines joined to paragraphs (kind `columns`). A table is left alone: its cells are short.
void undo_columns(Workbench &bench);

/// Marks the lines that continue the one before because a margin broke them (kind `wrapping`).
void join_wrapped_lines(std::vector<Line> &lines, Workbench &bench);

/// Brings the halves of a paragraph together again that a break or captions parted (kind `interruption`); the
/// captions follow the paragraph. `by_markup`: paragraphs are those of the markup, a break needs more evidence.
void rejoin_paragraphs(std::vector<Line> &lines, Workbench &bench, bool by_markup, const DocumentRules &rules);

/// Whether a blank has to stand between two joined lines: between two words of letters.
[[nodiscard]] bool needs_blank(std::string_view before, std::string_view after);

} // namespace v0
} // namespace jiedui
