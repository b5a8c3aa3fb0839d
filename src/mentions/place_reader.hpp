/// @file place_reader.hpp
/// Finds the places of one text: what may be a place, what the text around says, what lies below the counties.
#pragma once

#include "characters.hpp"
#include "marked_readers.hpp"
#include "place_rules.hpp"

#include "jiedui/document/document.hpp"
#include "jiedui/mentions/mentions.hpp"
#include "jiedui/model/small_list.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace jiedui {
inline namespace v0 {

constexpr std::string_view enumeration_comma = "、";

/// The character that ends at `at`; empty at the start.
inline std::string_view character_before(std::string_view text, std::uint32_t at) {
  std::uint32_t begin = at;
  while (begin > 0) {
    --begin;
    if ((static_cast<unsigned char>(text[begin]) & 0xC0) != 0x80) break;
  }
  return text.substr(begin, at - begin);
}

inline bool han_follows(std::string_view text, std::uint32_t at) {
  return at + 3 <= text.size() && is_han(text.substr(at, 3));
}

/// A unit that a written form may mean.
struct PlaceCandidate {
  PlaceCode code = 0;
  bool in_use = true; ///< in the year of the document, or today where that is not known
};

/// A written form that may be a place.
struct FoundPlace {
  Span span;
  PlaceTrust trust = PlaceTrust::context;
  PlaceLevel level = PlaceLevel::county;
  bool of_units = false;    ///< a name of the table places
  bool common = false;      ///< the name is a word of the language
  bool only_inside = false; ///< and counts only right behind the place it lies in
  bool inside_name = false;
  bool accepted = false;
  SmallList<PlaceCandidate, 2> candidates; ///< of one unit
  PlaceCodes codes;                        ///< once settled
  const NamedPlace *named = nullptr;       ///< its row, where it is none of units

  [[nodiscard]] bool combined() const { return !of_units && codes.size() > 1; }
  /// Whether it names one unit that something else can refer to or lie in.
  [[nodiscard]] bool one_unit() const { return accepted && !inside_name && codes.size() == 1; }
};

/// One reading: the members are filled in the order of `read`.
class PlaceReader {
public:
  PlaceReader(const Document &document, const Marks &marks, const PlaceRules &rules, Mentions &mentions)
      : document_(document), text_(document.folded()), marks_(marks), rules_(rules), mentions_(mentions),
        near_(text_, *rules.lexicon) {
    if (document.published) year_ = document.published->year;
  }

  void read() {
    collect();
    choose();
    note_title();
    settle();
    read_township_lists();
    read_initials();
    read_settlements();
    read_generics();
    emit();
  }

private:
  void collect();
  void take(const Token &token, PlaceTable table);
  void add_named(const Token &token, const NamedPlace &place);
  void add_unit(const Token &token);
  void add_pairs();
  void add_listed_abbreviations();
  Tokens::const_iterator first_token(std::uint32_t begin) const;
  template <class Each> void tokens_at(std::uint32_t begin, PlaceTable table, Each &&each) const;
  template <class Each> void tokens_up_to(std::uint32_t at, PlaceTable table, Each &&each) const;
  bool surname_before(std::uint32_t at) const;
  bool unit_begins(std::uint32_t at) const;
  std::optional<PlaceLeadIn> lead_in_before(std::uint32_t at) const;
  std::optional<std::uint32_t> suffix_at(std::uint32_t at) const;
  bool within_word(Span suffix) const;
  bool is_common_settlement(std::uint32_t begin, Span suffix) const;
  void choose();
  bool is_none(const FoundPlace &found, std::uint32_t chosen_end) const;
  bool begins_settlement(const FoundPlace &found) const;
  bool shares_suffix(const FoundPlace &found, std::uint32_t limit) const;
  bool followed_by(Span span, PlaceFollower kind) const;

  void note_title();
  void settle();
  void settle_linked();
  [[nodiscard]] PlaceCodes meanings(std::size_t index) const;
  void settle_pair(std::size_t one_index, std::size_t other_index);
  bool partners(PlaceCode a, PlaceCode b) const;
  void settle_one(FoundPlace &found, std::size_t index);
  bool is_borne_out(const FoundPlace &found, std::size_t index, PlaceCode code, int context) const;
  void accept(FoundPlace &found);
  int context_score(std::size_t index, PlaceCode code) const;
  [[nodiscard]] bool lists_with(std::size_t index, std::size_t other) const;
  bool in_list(std::size_t index) const;
  void leave_programmes_of_elsewhere();
  bool directly_behind(const FoundPlace &outer, const FoundPlace &inner) const;

  /// The first characters of the units named, with the one of each that is named most.
  std::unordered_map<std::string_view, PlaceCode> initials() const;
  void read_initials();
  /// What stands before the suffix of a settlement, back to a place, a mark or a word that a name cannot hold.
  struct NameBefore {
    std::uint32_t begin = 0;
    int characters = 0;
    bool at_place = false;    ///< directly behind a place or settlement
    bool behind_lead = false; ///< behind 来到, 位于 …
  };
  NameBefore name_before(std::uint32_t end, std::uint32_t limit) const;
  struct Town {
    Span span;
    PlaceCode county = 0;   ///< 0 = none
    bool elsewhere = false; ///< another county has a township of that name
  };
  Town township(Span suffix, std::uint32_t limit, PlaceCode inside, PlaceCode last_county) const;
  Town township_or_of_people(Span suffix, std::uint32_t limit, PlaceCode inside, PlaceCode last_county) const;
  bool holds_other_words(Span name, Span suffix) const;
  PlaceCode county_with(const FoundPlace &found, std::string_view township) const;
  PlaceCode county_by_township(const FoundPlace &found) const;
  std::optional<PlaceMention> listed_township(Span item);
  std::unordered_set<std::string_view> names_before_suffixes() const;
  bool has_full_name(std::string_view stem);
  bool ends_in_suffix(Span item) const;
  std::vector<Span> items_before(std::uint32_t end) const;
  void read_township_list(std::uint32_t end);
  void read_township_lists();
  void read_settlements();
  void read_generics();
  PlaceCodes refer(std::uint32_t row, std::uint32_t sentence, const std::vector<const FoundPlace *> &recent);
  PlaceCodes most_named(std::uint32_t row);
  std::optional<PlaceCodes> writers_own(std::uint32_t row);
  std::optional<PlaceCodes> find_writers_own(std::uint32_t row);
  bool is_of_kind(const GenericWord &word, PlaceCode code) const;
  std::optional<PlaceCode> around_of_kind(const GenericWord &word, PlaceCode code) const;
  void emit();

  const Document &document_;
  std::string_view text_;
  const Marks &marks_;
  const PlaceRules &rules_;
  Mentions &mentions_;
  NearWords near_;
  std::optional<int> year_;
  std::vector<FoundPlace> found_; ///< without overlap, in the order of the text, once chosen
  std::vector<Span> blocked_;     ///< common words, in the order of the text
  std::vector<Span> no_pairs_;    ///< words that are no two initials, in the order of the text
  struct CommonName {
    Span span;
    bool inside = false; ///< counts only right behind the place it lies in
  };
  std::vector<CommonName> common_names_; ///< names that are common words, in the order of the text
  std::vector<const Token *> abbreviations_, aids_, generics_, settlements_; ///< in the order of the text
  std::unordered_map<PlaceCode, std::uint32_t> named_;       ///< codes named without doubt → how often
  std::unordered_map<std::uint32_t, PlaceCodes> most_named_; ///< by row of generic_places
  std::unordered_map<std::uint32_t, std::optional<PlaceCodes>> writers_own_;
  std::optional<std::unordered_set<std::string_view>> full_names_; ///< once asked for
  std::vector<PlaceMention> result_;
};

/// Calls `each` for the tokens of a table that begin at a byte.
template <class Each> void PlaceReader::tokens_at(std::uint32_t begin, PlaceTable table, Each &&each) const {
  for (auto token = first_token(begin); token != mentions_.tokens.end() && token->span.begin == begin; ++token)
    if (rules_.table_of(*token) == table) each(*token);
}

/// Calls `each` for the tokens of a table that begin before a byte and reach it; of tables whose words are short.
template <class Each> void PlaceReader::tokens_up_to(std::uint32_t at, PlaceTable table, Each &&each) const {
  constexpr std::uint32_t longest_word = 24;
  auto token = first_token(at > longest_word ? at - longest_word : 0);
  for (; token != mentions_.tokens.end() && token->span.begin < at; ++token)
    if (token->span.end >= at && rules_.table_of(*token) == table) each(*token);
}

} // namespace v0
} // namespace jiedui
