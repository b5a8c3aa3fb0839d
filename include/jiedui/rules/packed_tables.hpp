/// @file packed_tables.hpp
/// Tables and their lexicon as a block of bytes, so that the built-in ones need no reading when an engine starts.
#pragma once

#include "jiedui/result.hpp"
#include "jiedui/rules/lexicon.hpp"
#include "jiedui/rules/table.hpp"
#include "jiedui/version.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// What a block holds, viewed in place.
class PackedTables {
public:
  std::vector<Table> tables;
  Lexicon lexicon;

  /// The block of tables that were read from texts, one after the other, and of their lexicon. It holds places within
  /// the texts, not their words. Fails with `rules` where the rows of one table stand in two texts.
  [[nodiscard]] static Result<std::vector<std::byte>> pack(std::span<const Table> tables, const Lexicon &lexicon);
  /// Views a block. Nothing where it was not made by `pack` of this version for machines of this byte order and for
  /// texts of these lengths; then the texts can still be read.
  /// @param block begins at a multiple of eight bytes and outlives tables and lexicon.
  /// @param texts those of the tables, in the order of their first table.
  [[nodiscard]] static std::optional<PackedTables> view(std::span<const std::byte> block,
                                                        std::span<const std::shared_ptr<const TableText>> texts);
};

} // namespace v0
} // namespace jiedui
