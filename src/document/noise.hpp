/// @file noise.hpp
/// What was put into a text or exchanged in it, undone where the evidence is strong.
/// The number of lines never changes.
#pragma once

#include "document_rules.hpp"
#include "jiedui/version.hpp"
#include "workbench.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// Zero-width characters and other invisible ones (kind `invisible`), look-alike code points (kind `lookalike`).
void undo_disguised_characters(Workbench &bench, const DocumentRules &rules);

/// Pinyin in brackets behind common characters: 項(xiàng)目 (kind `pinyin`). Brackets stay where a text speaks about
/// pronunciation: few of them, a character annotated only once, words like 读音 beside them.
void undo_pinyin(Workbench &bench, const DocumentRules &rules);

/// Repeated marks: ，， and 、、 and the like (kind `punctuation`).
void undo_doubled_punctuation(Workbench &bench, const DocumentRules &rules);

/// Numbers in square brackets that refer to sources, [1] and [2-3], where a text has several (kind `reference`).
void undo_references(Workbench &bench);

/// A foreign word in the place of a very common function word (kind `substitute`), found by its statistics: the
/// function word is missing from a text that is long enough to need it, and another word stands where it should.
void undo_substitute(Workbench &bench, const DocumentRules &rules);

/// Clauses that are pieces of the title or of the site's name, put in again and again (kind `title_fragment`).
void undo_title_fragments(Workbench &bench, std::string_view title, std::string_view outlet);

} // namespace v0
} // namespace jiedui
