/// @file byline.hpp
/// The lines of a page that speak of the text instead of being it.
#pragma once

#include "document_rules.hpp"
#include "jiedui/model/period.hpp"
#include "jiedui/version.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// What a byline says: "2018-04-28 15:41:00 来源：新华社 记者 张三 责任编辑：李四".
struct Byline {
  std::optional<Day> published;
  std::string outlet;
  std::vector<std::string> authors;
  std::string title; ///< 原标题：…
  bool staff = false;
  bool labelled = false; ///< has a label or a word of furniture
  bool timed = false;    ///< the date has a time of day
  bool open = false;     ///< ends with a label whose value must stand in the next line
  Furniture last_label = Furniture::none;
  std::size_t explained = 0;   ///< characters that are dates, labels, values or words of furniture
  std::size_t unexplained = 0; ///< others
  [[nodiscard]] bool is_byline() const {
    if (published && labelled) return unexplained <= explained + 4;
    if (timed) return unexplained * 2 <= explained;
    return (published || labelled) && unexplained * 4 <= explained;
  }
  /// How sure it is that the date is the text's own and not the hosting page's.
  [[nodiscard]] int rank() const {
    return !published ? 0 : !outlet.empty() || last_label != Furniture::none ? 3 : timed ? 2 : 1;
  }
};

/// Reads a line as a byline; `folded` is the line in simplified script, of the same bytes.
[[nodiscard]] Byline read_byline(std::string_view line, std::string_view folded, const DocumentRules &rules);

/// Whether that makes it a byline; told as soon as too much of the line is something else.
[[nodiscard]] bool is_byline(std::string_view line, std::string_view folded, const DocumentRules &rules);

/// What the dateline at the head of a text says: 新华社拉萨12月12日电(记者张三), 本报讯（通讯员 李四）,
/// 据某某报报道（记者王五）.
struct Dateline {
  std::string outlet;
  std::vector<std::string> authors;
};
[[nodiscard]] Dateline read_dateline(std::string_view text, std::string_view folded, const DocumentRules &rules);

} // namespace v0
} // namespace jiedui
