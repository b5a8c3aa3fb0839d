/// @file signatures.hpp
/// Names of papers and writers beside a text that no label tells. `folded` is the line in simplified script, of the
/// same bytes.
#pragma once

#include "document_rules.hpp"
#include "jiedui/version.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// Whether the line is no more than the name of a paper or site.
[[nodiscard]] bool names_site(std::string_view folded, const DocumentRules &rules);
/// Where the title begins behind a dateline: 新华社北京12月8日电 题：…; 0 where there is none.
[[nodiscard]] std::size_t dateline_before_title(std::string_view folded, const DocumentRules &rules);
/// Behind the last sign that a sentence ends with, no further from the end than an editors' line is long; 0 where there
/// is none.
[[nodiscard]] std::size_t last_stop(std::string_view line);
/// (张三 李四) at the end of a text; none where the brackets hold anything else.
[[nodiscard]] std::vector<std::string> names_in_brackets(std::string_view line, std::string_view folded,
                                                         const DocumentRules &rules);
/// (张三 李四 报道): names alone and what they did.
[[nodiscard]] bool is_reporter(std::string_view folded, const DocumentRules &rules);

} // namespace v0
} // namespace jiedui
