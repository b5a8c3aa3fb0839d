/// @file place_rules.hpp
/// The tables of the place reader, compiled.
#pragma once

#include "near_words.hpp"

#include "jiedui/mentions/mentions.hpp"
#include "jiedui/mentions/places.hpp"
#include "jiedui/model/place.hpp"
#include "jiedui/rules/gazetteer.hpp"
#include "jiedui/rules/rules.hpp"
#include "jiedui/rules/table_reader.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// How much a written form says by itself that it is a place.
enum class PlaceTrust : std::uint8_t {
  context,  ///< 兴和, 朝阳: only with other signs
  province, ///< 凯里: where the text names its province or prefecture
  name,     ///< 内蒙古, 京蒙, 达茂旗
  full,     ///< 兴和县, 化隆县
};

/// What a word of the language forbids, see place_common_words.tsv.
enum class CommonWord : std::uint8_t { whole, inside, stem, pair };

/// What stands behind a place and tells about it, see place_followers.tsv.
enum class PlaceFollower : std::uint8_t { name, person, nature, plain, road, aid, both, needs };

/// What ends or spells like a settlement and is none, see settlement_words.tsv.
enum class SettlementWord : std::uint8_t { end, whole, within };

/// What stands before the name of a settlement, see place_lead_ins.tsv; the first tells the most.
enum class PlaceLeadIn : std::uint8_t { place, breaks, link };

/// The kind of place that a word points back to; `both` are the last two of one level.
enum class GenericKind : std::uint8_t { province, prefecture, county, city, district, any, both };

/// What the reader does with a table's words. The first four are `PlaceRules::named_tables`.
enum class PlaceTable : std::uint8_t {
  names,
  combined,
  groups,
  zones,
  units,
  abbreviations,
  common_words,
  followers,
  generics,
  settlements,
  settlement_words,
  lead_ins,
  surnames,
  other,
};

/// A name of one of the tables that list names with their codes.
struct NamedPlace {
  PlaceCodes codes;
  PlaceLevel level = PlaceLevel::county;
  PlaceTrust trust = PlaceTrust::name;
  PlaceCodes elsewhere; ///< see place_groups.tsv
};

struct GenericWord {
  GenericKind kind = GenericKind::any;
  std::string ending; ///< what the place's full name must end in; empty = any
  bool own = false;   ///< the writer's own place (我市), not the one named last (该市)
};

/// Names of townships without their kind, with their counties.
class TownshipIndex {
public:
  void reserve(std::size_t names);
  void add(std::string_view stem, PlaceCode county);
  /// Calls `each(county)` for every county that has a township of that name.
  template <class Each> void counties(std::string_view stem, Each &&each) const {
    if (slots_.empty()) return;
    for (std::size_t slot = hash(stem) & (slots_.size() - 1); !slots_[slot].stem.empty();
         slot = (slot + 1) & (slots_.size() - 1))
      if (slots_[slot].stem == stem) each(slots_[slot].county);
  }

private:
  struct Slot {
    std::string_view stem; ///< empty = free
    PlaceCode county = 0;
  };

  [[nodiscard]] static std::size_t hash(std::string_view stem) noexcept;

  std::vector<Slot> slots_; ///< open addressing; a power of two, at most two thirds full
};

class PlaceRules {
public:
  static constexpr std::array<std::string_view, 4> named_tables{"place_names", "combined_names", "place_groups",
                                                                "functional_zones"};

  const Lexicon *lexicon = nullptr; ///< of the rules, which outlive these
  EndingTable lead_ins, surnames;
  Gazetteer gazetteer;
  std::vector<PlaceTrust> stem_trust; ///< by row of places
  std::array<std::vector<NamedPlace>, named_tables.size()> named;
  std::vector<PlaceCodes> abbreviation_codes;
  std::vector<CommonWord> common_kinds;
  std::vector<PlaceFollower> follower_kinds;
  std::vector<GenericWord> generic_words;
  std::vector<PlaceLevel> settlement_levels;
  std::vector<bool> suffix_is_part; ///< by row of settlement_kinds: of the name
  std::vector<SettlementWord> settlement_word_kinds;
  std::vector<PlaceLeadIn> lead_in_kinds;
  TownshipIndex townships;
  std::unordered_set<std::uint64_t> pairs;                        ///< of reference_pairings, by `pair_key`
  std::unordered_map<PlaceCode, std::vector<PlaceCode>> partners; ///< of reference_pairings, both ways

  [[nodiscard]] PlaceTable table_of(const Token &token) const { return tables_[token.sense.table]; }
  /// What the reader does with each table's words, by number of the table.
  [[nodiscard]] const std::vector<PlaceTable> &tables() const { return tables_; }

  [[nodiscard]] static Result<PlaceRules> compile(const Rules &rules);

  /// The same for both orders.
  [[nodiscard]] static constexpr std::uint64_t pair_key(PlaceCode a, PlaceCode b) {
    return static_cast<std::uint64_t>(a < b ? a : b) << 32 | static_cast<std::uint32_t>(a < b ? b : a);
  }

private:
  std::vector<PlaceTable> tables_; ///< by number of the table

  void read_named(TableReader &read);
  void read_stems(TableReader &read, const Rules &rules);
  void read_words(TableReader &read);
  void read_settlements(TableReader &read);
  void read_generics(TableReader &read);
  void read_pairings(TableReader &read);
};

} // namespace v0
} // namespace jiedui
