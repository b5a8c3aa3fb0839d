/// Reads who gives and who receives each figure of one text: the places and bodies that act, what is no assistance, and
/// whose figure each one is.
#pragma once

#include "central_bodies.hpp"
#include "group_setting.hpp"
#include "pairing_cues.hpp"
#include "pairings_in_play.hpp"
#include "party_anchors.hpp"
#include "party_words.hpp"
#include "place_groups.hpp"
#include "sides.hpp"

#include "jiedui/document/document.hpp"
#include "jiedui/facts/clauses.hpp"
#include "jiedui/facts/parties.hpp"
#include "jiedui/mentions/mentions.hpp"
#include "jiedui/model/pairing.hpp"
#include "jiedui/rules/table_reader.hpp"
#include "jiedui/version.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <string_view>
#include <vector>

namespace jiedui {
inline namespace v0 {

enum class Refers : std::uint8_t { aided, assisting, everybody, central, pair, provinces, place, help, relief, none };

struct PartyRef {
  Refers refers = Refers::aided;
  PlaceCodes place;
};

/// What a word right behind a place makes of it.
enum class PlaceAttribute : std::uint8_t { people, product };

/// How a word shows that a figure is no assistance.
enum class Background : std::uint8_t { profile, state, lead, before, after, people, peoples, family };

class PartyRules {
public:
  Sides sides;
  TableNumber refs_table = Rules::no_table;
  std::vector<PartyRef> refs; ///< by row
  CueRules cues;
  CentralBodies central;
  GroupWords group_words;
  PartyWords words;
  TypedTable<PlaceAttribute> attributes;
  TableNumber background_table = Rules::no_table;
  std::vector<Background> background; ///< by row
};

/// Where a quantity stands in a list that 分别 lines up with another.
struct Lineup {
  std::size_t place = 0;
  std::size_t size = 0;
};

/// One reading: the anchors of both sides are made first, then each figure is resolved by them.
class PartyReader {
public:
  PartyReader(const Document &document, const Mentions &mentions, const Clauses &clauses,
              const std::vector<PlaceGroup> &groups, const std::vector<Pairing> &pairings, const PartyRules &rules)
      : text_(document.folded()), mentions_(mentions), clauses_(clauses), pairings_(pairings), rules_(rules),
        groups_(groups), setting_(text_, rules.group_words),
        side_(pairings, groups_, rules.sides, points_at_receivers()), in_play_(pairings) {}

  std::vector<PartyScope> read();

private:
  /// A figure and what it stands in.
  struct Room {
    Span quantity, clause, sentence, paragraph;
  };
  // What is no assistance: party_background.cpp.
  [[nodiscard]] bool on_programme() const;
  [[nodiscard]] bool tells_of_programme() const;
  [[nodiscard]] bool gives_toward() const;
  [[nodiscard]] bool is_devoted() const;
  [[nodiscard]] bool is_beside_the_point(Span quantity) const;
  [[nodiscard]] bool shows(Span words, CueMeaning meaning) const;
  void find_background();
  [[nodiscard]] bool is_background(const QuantityMention &mention);
  [[nodiscard]] bool is_of_works(Span word);
  [[nodiscard]] bool is_one_of_them(Span quantity) const;
  [[nodiscard]] bool is_brought_about(Span quantity);
  void find_inhabitants();
  [[nodiscard]] bool ends_clause(Span quantity) const;
  [[nodiscard]] bool counts_inhabitants(const QuantityMention &mention) const;
  [[nodiscard]] bool tells_of_help(Span room) const;
  [[nodiscard]] bool gives_help(Span room) const;
  [[nodiscard]] bool is_share_of_them(std::size_t index) const;
  [[nodiscard]] bool helps(Span quantity) const;

  // Who acts, and how far a name reaches: party_naming.cpp.
  void find_anchors();
  void add_group(const PlaceGroup &group);
  [[nodiscard]] bool is_included(Span place) const;
  void add_combined(const PlaceGroup &group);
  void add_giver(const PlaceGroup &group, PartyAnchor anchor);
  void add_receiver(const PlaceGroup &group, PartyAnchor anchor);
  [[nodiscard]] bool aids_elsewhere(const PlaceCodes &region);
  [[nodiscard]] bool has_giver_before(const PlaceGroup &group) const;
  [[nodiscard]] const QuantityMention *count_before(std::uint32_t at) const;
  [[nodiscard]] bool is_of_part(const PlaceGroup &group) const;
  [[nodiscard]] bool begins_aided_project(const PlaceGroup &group) const;
  [[nodiscard]] bool is_attribute(const PlaceGroup &group, PlaceAttribute attribute) const;
  [[nodiscard]] bool counts_all(const PlaceGroup &group, const PlaceCodes &codes);
  [[nodiscard]] bool in_title(Span span) const;
  [[nodiscard]] Span room_of(Span span) const;
  [[nodiscard]] bool gives_examples(const PlaceGroup &group) const;
  [[nodiscard]] const QuantityMention *count_behind(const PlaceGroup &group) const;
  [[nodiscard]] bool counts_more(const PlaceGroup &group) const;
  [[nodiscard]] bool in_brand(const PlaceGroup &group) const;
  [[nodiscard]] bool does_not_give(const PlaceGroup &group) const;
  void add_parallel_pairs();
  void add_pairs_before(Span word);
  void add_bodies_before(Span word);
  [[nodiscard]] bool links_sides(const PlaceGroup &first, const PlaceGroup &second) const;
  [[nodiscard]] bool stands_before(const PlaceGroup &group, std::uint32_t at) const;
  [[nodiscard]] bool gives_here(const PlaceGroup &group, const PlacePhrase &phrase) const;
  [[nodiscard]] bool points_at_receivers() const;
  [[nodiscard]] bool gives_apart(const PlaceGroup &group, const PlacePhrase &phrase) const;
  [[nodiscard]] bool opens_clause(Span words) const;
  void add_ref(Span span, const PartyRef &ref);
  void add_both(Span span, bool of_provinces);
  [[nodiscard]] bool take_linked(Span room, PlaceCodes &givers, PlaceCodes &receivers) const;
  [[nodiscard]] bool inside_place(Span span) const;
  void add_organization(const OrganizationMention &mention);
  [[nodiscard]] static bool gives_itself(std::string_view after, const WordList &verbs);
  void add_counted_givers(std::uint32_t begin);
  bool add_listed_before(Span count, std::size_t members, std::string_view kind);
  void add_counted(const QuantityMention &mention);
  [[nodiscard]] bool counts_givers(const QuantityMention &mention) const;

  // Whom help against poverty reaches, in a text on no programme: party_relief.cpp.
  [[nodiscard]] std::optional<PlaceCode> county_helped() const;
  [[nodiscard]] bool is_of_many_givers(Span quantity) const;
  void read_relief(std::vector<PartyScope> &scopes);
  [[nodiscard]] std::vector<std::uint32_t> sentences_of_relief() const;
  [[nodiscard]] const PlaceGroup *relieved(Span quantity) const;

  // Whose a figure is: parties.cpp.
  [[nodiscard]] bool goes_on_with(Span whole, Span part) const;
  [[nodiscard]] bool told_of_several(const PartyAnchors &anchors, const PartyAnchor &last) const;
  [[nodiscard]] bool take_gifts(const Room &room, PartyScope &scope);
  [[nodiscard]] bool take_thanks(const PartyAnchor &giver, const PartyAnchor &receiver, const Room &room,
                                 PartyScope &scope) const;
  [[nodiscard]] const QuantityMention *quantity_from(std::uint32_t byte) const;
  void find_lineups();
  [[nodiscard]] bool joins(Span a, Span b) const;
  [[nodiscard]] bool follows_respectively(Span quantity) const;
  [[nodiscard]] Span clause_of(Span span) const { return clauses_.clauses[clauses_.clause_at(span.begin)].span; }
  [[nodiscard]] PartyScope resolve(Span quantity, Lineup lineup);
  [[nodiscard]] bool receives_from(const PartyAnchor &giver, const PartyAnchor &receiver, Span quantity);
  [[nodiscard]] bool sums_up(const PartyAnchor &giver, const PartyAnchor &receiver, Span quantity);
  [[nodiscard]] bool shares_sentence(const PartyAnchor &first, const PartyAnchor &second) const;
  [[nodiscard]] bool take_own_partner(const PartyAnchor &giver, const PartyAnchor &receiver, Span clause,
                                      PartyScope &scope);
  [[nodiscard]] static PlaceCodes lined_up(const PartyAnchor &anchor, Lineup lineup);
  [[nodiscard]] const PartyAnchor *find_giver(const Room &room);
  [[nodiscard]] const PartyAnchor *find_receiver(const Room &room) const;
  [[nodiscard]] bool is_of_another(Span room) const;
  [[nodiscard]] static const PartyAnchor *narrower(const PartyAnchors &anchors, const PartyAnchor &wide,
                                                   Span paragraph);
  [[nodiscard]] bool is_of_both_sides(Span quantity, Span sentence, const PlaceCodes &givers);
  [[nodiscard]] const PartyAnchor *named_later(Span quantity, Span sentence) const;
  [[nodiscard]] bool takes_over(const PartyAnchor &later, const PartyAnchor &before) const;
  void add_listed(const PartyAnchor &anchor, PlaceCodes &codes) const;
  [[nodiscard]] bool lists(const PartyAnchor &first, const PartyAnchor &second) const;
  void add_receivers_of_parts(const PlaceCodes &givers, Span before, PlaceCodes &codes) const;
  [[nodiscard]] bool is_total(Span quantity, Span clause) const;
  void add_receivers_before(const PartyAnchor &last, Span sentence, PlaceCodes &codes) const;
  void take_receiver_in_play(const Room &room, bool in_play, PartyScope &scope);
  void take_receiver(const PartyAnchor *giver, const PartyAnchor &named, const Room &room, Lineup lineup,
                     PartyScope &scope);
  [[nodiscard]] PlaceCodes giver_in_play(const PartyAnchor *receiver, const Room &room, bool in_play) const;
  void keep_told(Span room, PlaceCodes &codes) const;
  static void keep_narrowest(PlaceCodes &codes);
  [[nodiscard]] static bool at_home(const PlaceCodes &givers, const PlaceCodes &receivers);
  [[nodiscard]] bool names_east_west(Span clause) const;
  [[nodiscard]] bool has_come_to_pair(std::uint32_t byte);
  [[nodiscard]] bool named_before(std::uint32_t byte, const PlaceCodes &codes) const;

  static constexpr std::uint32_t clause_lead_ = 6; ///< bytes before the subject of a clause: 而, 今年

  std::string_view text_;
  const Mentions &mentions_;
  const Clauses &clauses_;
  const std::vector<Pairing> &pairings_;
  const PartyRules &rules_;
  const std::vector<PlaceGroup> &groups_;
  GroupSetting setting_;
  SideOf side_;
  FirstInSentence works_{rules_.words.works}, brings_{rules_.words.brings}, sums_{rules_.words.sums},
      gifts_{rules_.words.gifts};
  PairingsInPlay in_play_;
  PartyAnchors givers_, receivers_, weak_givers_, weak_receivers_;
  struct BackgroundWord {
    Span span;
    Background use = Background::state;
  };
  std::vector<BackgroundWord> background_;
  std::map<PlaceCode, std::uint32_t> first_named_;
  std::set<std::string_view> assisting_bodies_;
  std::map<std::string_view, PlaceCode> aided_bodies_;
  std::vector<Lineup> lineups_;
  bool devoted_ = true;           ///< the text is on the programme throughout
  std::vector<bool> inhabitants_; ///< by quantity
};

} // namespace v0
} // namespace jiedui
