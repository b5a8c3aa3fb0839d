#include "jiedui/rules/rules.hpp"

#include <algorithm>

namespace jiedui {
inline namespace v0 {
namespace {

/// Puts tables of one name together, in the order of their first appearance.
Result<bool> add_tables(std::vector<Table> &tables, std::vector<Table> more, bool known_only, std::string_view file) {
  for (Table &table : more) {
    const auto same =
        std::find_if(tables.begin(), tables.end(), [&](const Table &t) { return t.name() == table.name(); });
    if (same != tables.end()) {
      if (Result<bool> added = append_rows(*same, table); !added) return added.error();
    } else if (known_only) {
      return Error{ErrorCode::rules, std::string(file) + ": there is no table \"" + std::string(table.name()) + "\""};
    } else {
      tables.push_back(std::move(table));
    }
  }
  const auto too_long = [](const Table &table) { return table.rows() > WordSense::most_rows; };
  if (tables.size() > WordSense::most_tables || std::any_of(tables.begin(), tables.end(), too_long))
    return Error{ErrorCode::rules, std::string(file) + ": more than 256 tables, or more than 16,777,216 rows in one"};
  return true;
}

Lexicon lexicon_of(const std::vector<Table> &tables) {
  std::vector<std::pair<std::string, WordSense>> words;
  Lexicon::Tables near;
  for (std::size_t number = 0; number < tables.size(); ++number) near[number] = tables[number].near();
  for (const bool of_near : {false, true}) // in the order in which the lexicon wants them
    for (std::size_t number = 0; number < tables.size(); ++number) {
      const Table &table = tables[number];
      const std::size_t column = table.column("words");
      if (column == Table::no_column || near[number] != of_near) continue;
      for (std::size_t row = 0; row < table.rows(); ++row)
        for_each_alternative(table.cell(row, column), [&](std::string_view word) {
          words.emplace_back(word, WordSense(static_cast<std::uint32_t>(number), static_cast<std::uint32_t>(row)));
        });
    }
  return Lexicon(words, near);
}

} // namespace

Result<Rules> Rules::read(std::span<const std::shared_ptr<const TableText>> texts) {
  Rules rules;
  for (const std::shared_ptr<const TableText> &text : texts) {
    Result<std::vector<Table>> tables = parse_tables(text);
    if (!tables) return tables.error();
    if (auto added = add_tables(rules.tables_, std::move(tables).value(), false, text->name); !added)
      return added.error();
  }
  rules.lexicon_ = lexicon_of(rules.tables_);
  return rules;
}

Result<Rules> Rules::only(std::string_view tables, std::string_view file) {
  auto text = std::make_shared<TableText>(TableText{std::string(file), {}, std::string(tables)});
  text->text = text->owned;
  const std::shared_ptr<const TableText> texts[] = {std::move(text)};
  return read(texts);
}

Result<bool> Rules::add_rows(std::string_view extra, std::string_view file) {
  Result<std::vector<Table>> tables = parse_tables(extra, file);
  if (!tables) return tables.error();
  if (auto added = add_tables(tables_, std::move(tables).value(), true, file); !added) return added;
  lexicon_ = lexicon_of(tables_);
  return true;
}

TableNumber Rules::number(std::string_view name) const noexcept {
  const auto found =
      std::find_if(tables_.begin(), tables_.end(), [&](const Table &table) { return table.name() == name; });
  return found == tables_.end() ? no_table : static_cast<TableNumber>(found - tables_.begin());
}

const Table &Rules::table(std::string_view name) const noexcept {
  static const Table empty;
  const TableNumber found = number(name);
  return found == no_table ? empty : tables_[found];
}

} // namespace v0
} // namespace jiedui
