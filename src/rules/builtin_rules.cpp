#include "jiedui/rules/packed_tables.hpp"
#include "jiedui/rules/rules.hpp"

#include <optional>

namespace jiedui {
inline namespace v0 {

Result<Rules> Rules::with_builtin(std::string_view extra, std::string_view file) {
  std::vector<std::shared_ptr<const TableText>> texts;
  for (const BuiltinTable &builtin : builtin_tables())
    texts.push_back(std::make_shared<const TableText>(TableText{std::string(builtin.file), builtin.text, {}}));
  Rules rules;
  if (std::optional<PackedTables> packed = PackedTables::view(builtin_packed_tables(), texts)) {
    rules.tables_ = std::move(packed->tables);
    rules.lexicon_ = std::move(packed->lexicon);
  } else {
    Result<Rules> built = read(texts);
    if (!built) return built;
    rules = std::move(built).value();
  }
  if (!extra.empty())
    if (Result<bool> added = rules.add_rows(extra, file); !added) return added.error();
  return rules;
}

} // namespace v0
} // namespace jiedui
