#include "jiedui/rules/packed_tables.hpp"

#include <algorithm>

namespace jiedui {
inline namespace v0 {
namespace {

/// Read as another number where the byte order differs; the last digits count changes of the layout.
constexpr std::uint64_t layout = 0x6A69656475690005;

struct PackedTable {
  std::uint32_t text = 0; ///< number of its text
  std::uint32_t name = 0, name_size = 0;
  std::uint32_t header = 0, header_size = 0, header_line = 0;
  std::uint32_t rows = 0;
  std::uint32_t near = 0; ///< 1: so
};

} // namespace

Result<std::vector<std::byte>> PackedTables::pack(std::span<const Table> tables, const Lexicon &lexicon) {
  std::vector<std::uint64_t> head{layout};
  std::vector<PackedTable> packed;
  std::vector<Table::RowPlace> rows;
  const TableText *last = nullptr;
  for (const Table &table : tables) {
    if (table.sources_.size() != 1)
      return Error{ErrorCode::rules, "the rows of \"" + std::string(table.name_) + "\" stand in more than one text"};
    const TableText &text = *table.sources_.front().text;
    if (&text != last) head.push_back(text.text.size());
    last = &text;
    const auto place_of = [&](const char *at) { return static_cast<std::uint32_t>(at - text.text.data()); };
    const char *const header_end = table.columns_.back().data() + table.columns_.back().size();
    packed.push_back({static_cast<std::uint32_t>(head.size() - 2), place_of(table.name_.data()),
                      static_cast<std::uint32_t>(table.name_.size()), table.header_.offset,
                      place_of(header_end) - table.header_.offset, table.header_.line,
                      static_cast<std::uint32_t>(table.rows()), table.near_ ? 1u : 0u});
    rows.insert(rows.end(), table.rows_.items().begin(), table.rows_.items().end());
  }
  BlockWriter block;
  block.add(std::span<const std::uint64_t>(head));
  block.add(std::span<const PackedTable>(packed));
  block.add(std::span<const Table::RowPlace>(rows));
  lexicon.write(block);
  return std::move(block).take();
}

std::optional<PackedTables> PackedTables::view(std::span<const std::byte> bytes,
                                               std::span<const std::shared_ptr<const TableText>> texts) {
  BlockReader block(bytes);
  const auto head = block.next<std::uint64_t>();
  const bool same_texts = head.size() == texts.size() + 1 && head[0] == layout &&
                          std::equal(texts.begin(), texts.end(), head.begin() + 1,
                                     [](const auto &text, std::uint64_t size) { return text->text.size() == size; });
  if (!same_texts) return std::nullopt;
  const auto packed = block.next<PackedTable>();
  auto rows = block.next<Table::RowPlace>();
  std::optional<Lexicon> lexicon = Lexicon::in(block);
  if (!lexicon) return std::nullopt;
  PackedTables view;
  view.lexicon = *std::move(lexicon);
  view.tables.resize(packed.size());
  for (std::size_t i = 0; i < packed.size(); ++i) {
    const PackedTable &from = packed[i];
    if (from.text >= texts.size() || from.rows > rows.size()) return std::nullopt;
    Table &table = view.tables[i];
    const std::string_view text = texts[from.text]->text;
    table.name_ = text.substr(from.name, from.name_size);
    table.read_header(text.substr(from.header, from.header_size), texts[from.text]);
    table.header_ = {0, from.header_line, from.header};
    table.near_ = from.near != 0;
    table.rows_ = Array<Table::RowPlace>(rows.first(from.rows));
    rows = rows.subspan(from.rows);
  }
  return view;
}

} // namespace v0
} // namespace jiedui
