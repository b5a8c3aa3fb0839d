/// @file table_cells.hpp
/// Tables of data: a figure in a cell is read with its column's heading, 财政资金（万元） and 3500 as 财政资金3500万元.
#pragma once

#include "document_rules.hpp"
#include "jiedui/version.hpp"
#include "mapped_text.hpp"

#include <optional>
#include <string_view>

namespace jiedui {
inline namespace v0 {

/// What a heading says of the cells below it.
struct ColumnHead {
  std::string_view label; ///< its words but the unit; empty where they say nothing of a figure (序号)
  std::string_view unit;  ///< 万元 of 资金（万元）, 年 of 年份
  bool years = false;     ///< 年份
};
/// `above`: the unit of money that the whole table has, or nothing.
[[nodiscard]] ColumnHead column_head(std::string_view words, std::string_view above, const DocumentRules &rules);
/// The unit of money at the end of what stands before a table's heading: 单位：万元; empty where there is none.
[[nodiscard]] std::string_view unit_above(std::string_view before, const DocumentRules &rules);

enum class CellKind : std::uint8_t {
  words,
  number, ///< 3500: a figure if its column has a unit
  figure, ///< 3500万元
};
[[nodiscard]] CellKind kind_of_cell(std::string_view words);

/// How a cell is to be read with its heading.
enum class Heading : std::uint8_t {
  apart,
  label, ///< 财政资金 before 3500万元
  unit,  ///< and 万元 behind 3500
};
[[nodiscard]] Heading heading_of(std::string_view cell, const ColumnHead &head);

/// Tables drawn with bars, as in Markdown, one line a row, without the bars. Nothing where there is no such table.
[[nodiscard]] std::optional<MappedText> without_table_bars(std::string_view text, const DocumentRules &rules);

} // namespace v0
} // namespace jiedui
