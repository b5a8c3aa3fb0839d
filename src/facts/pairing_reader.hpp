/// Reads the pairings of one text: what is stated word by word, what the words imply, and what the whole text speaks
/// for.
#pragma once

#include "group_setting.hpp"
#include "pair_evidence.hpp"
#include "paired_bodies.hpp"
#include "pairing_rules.hpp"
#include "pairing_terms.hpp"
#include "place_groups.hpp"
#include "sides.hpp"
#include "text_view.hpp"

#include "jiedui/facts/clauses.hpp"
#include "jiedui/facts/pairings.hpp"
#include "jiedui/model/pairing.hpp"
#include "jiedui/version.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// One reading: `read` goes through the text sentence by sentence, then looks at the whole.
class PairingReader {
public:
  PairingReader(const TextView &view, const Clauses &clauses, const std::vector<PlaceGroup> &groups,
                const PairingRules &rules)
      : view_(view), text_(view.folded), clauses_(clauses), rules_(rules), words_(rules.words), groups_(groups),
        setting_(text_, rules.group_words), cues_(view, rules.cues), bodies_(view, clauses, cues_, rules),
        shows_programme_(cues_.show_programme() || title_shows_programme()), terms_(view, clauses, cues_, rules),
        year_(terms_.year()) {}

  std::vector<Pairing> read();

private:
  using Groups = std::span<const PlaceGroup>;

  static constexpr std::string_view together = "together"; ///< 甲市与乙州两地: wider than another one, yet stated

  /// So many places back or on a reader still has in mind; keeps long lists linear.
  static constexpr std::size_t memory = 24;

  static Groups first(Groups groups) { return groups.first(std::min(groups.size(), memory)); }
  static Groups last(Groups groups) { return groups.last(std::min(groups.size(), memory)); }

  /// The nearest group that ends by `at` and passes the test.
  template <class Test> const PlaceGroup *last_before(Groups groups, std::uint32_t at, Test &&test) const {
    const auto end =
        std::lower_bound(groups.begin(), groups.end(), at,
                         [](const PlaceGroup &group, std::uint32_t byte) { return group.span.begin < byte; });
    const auto length = static_cast<std::size_t>(end - groups.begin());
    for (std::size_t step = 1; step <= std::min(length, memory); ++step) {
      const PlaceGroup &group = groups[length - step];
      if (group.span.end <= at && test(group)) return &group;
    }
    return nullptr;
  }
  [[nodiscard]] std::string_view before(const PlaceGroup &group, std::uint32_t bytes) const;
  [[nodiscard]] bool can_give(const PlaceGroup &giver, const PlaceGroup &receiver) const;

  void note_programme(const Paragraph &paragraph);
  void read_sentence(const Sentence &sentence);

  // What a sentence states: pairing_statements.cpp.
  bool read_cue(const Cue &cue, const Sentence &sentence);
  bool read_region(const Cue &cue, Groups left, const PlaceGroup &region);
  bool read_support(const Cue &cue, const Sentence &sentence, Groups left);
  bool read_combined(const Cue &cue, Groups left);
  bool read_extended(const Cue &cue, Groups left, Groups right);
  bool read_chained(const Cue &cue, Span clause, Groups left, Groups right);
  bool read_object(const Cue &cue, Span clause, Groups left, Groups right, Groups groups);
  bool add_by_title(const PlaceGroup &object, const Cue &cue);
  bool read_toward(const Cue &cue, const Sentence &sentence, Groups left);
  bool read_passive(const Cue &cue, const Sentence &sentence, Groups left);
  bool read_mutual(const Cue &cue, Groups left);
  bool read_partner(const Cue &cue, const Sentence &sentence, Groups left);
  bool read_giver(const Cue &cue, Span clause, Groups left);
  [[nodiscard]] bool aids_directly(const Cue &cue, Groups left, const PlaceGroup &object) const;
  [[nodiscard]] bool listed_ever(PlaceCode giver, const PlaceCodes &receivers) const;
  [[nodiscard]] bool is_counted(const PlaceGroup &group) const;
  [[nodiscard]] bool is_object_gap(const Cue &cue, std::string_view gap) const;
  [[nodiscard]] bool is_region(const PlaceGroup &group) const;
  [[nodiscard]] bool names_givers(const PlaceGroup &object, const PlaceGroup &next) const;
  [[nodiscard]] bool is_subordinate(Span clause) const;
  const PlaceGroup *giver_before(const Cue &cue, Groups left, Groups groups, const PlaceGroup &object) const;
  const PlaceGroup *arranger(Groups left) const;
  [[nodiscard]] bool is_subject(const PlaceGroup &group, const Cue &cue, const PlaceGroup &object) const;
  [[nodiscard]] bool linked(const PlaceGroup &first, const PlaceGroup &second, CueForm form) const;
  bool add_linked(const PlaceGroup &first, const PlaceGroup &second, const Cue &cue);
  bool add_object(const PlaceGroup &giver, const PlaceGroup &object, const Cue &cue, Span words);
  bool add_either(const PlaceCodes &a, const PlaceCodes &b, const Cue &cue, Span words);

  // What words imply: pairing_implications.cpp.
  void read_joined(Groups groups, bool help);
  void read_both(Groups groups);
  void read_secondment(Groups groups);
  void read_plain_list(const Sentence &sentence);
  void read_listed(Groups groups);
  void read_agreements(const Sentence &sentence, Groups groups, std::span<const Cue> cues);
  [[nodiscard]] Cue on_programme_of(const Cue &agreement, Span clause) const;
  [[nodiscard]] bool is_counterpart(const PlaceGroup &group) const;
  void read_help_after(const Sentence &sentence, Groups groups);
  void read_visit(Groups groups, std::span<const Cue> cues, bool on_programme);
  [[nodiscard]] bool is_framed(Span words) const;
  const PlaceGroup *nearest_party(const PlaceGroup &object, const Sentence &sentence, Groups groups) const;
  [[nodiscard]] static PlaceCodes provinces_of(Groups groups);
  [[nodiscard]] bool counties_pair(const PlaceCodes &givers, const PlaceCodes &receivers) const;
  [[nodiscard]] bool title_shows_programme() const;
  void read_whole_text();
  void read_only_flow();
  void read_helper();
  [[nodiscard]] std::optional<PairEvidence> listed_pair() const;
  [[nodiscard]] static bool aids_region(const Pairing &pairing);
  [[nodiscard]] static bool is_aided_region(PlaceCode code);
  [[nodiscard]] bool narrower_than_region(PlaceCode giver, PlaceCode receiver) const;

  // Taking up what was read: pairings.cpp.
  bool read_bodies(const Cue &cue, const Sentence &sentence);
  void add_bodies(const PairedBodies &pair, const Cue &cue);
  [[nodiscard]] std::optional<PlaceCode> giver_of(const PairedBodies &pair) const;
  [[nodiscard]] std::optional<PlaceCode> home_of(std::string_view body, PlaceCode aided) const;
  void add_listed_bodies(const PlaceGroup &givers, const PlaceGroup &receivers, const Cue &cue);
  void add_zone(const PlacePhrase &zone, const PlaceGroup &receivers, const Cue &cue, Span words);
  bool add(const PlaceGroup &givers, const PlaceGroup &receivers, const Cue &cue, Span words);
  bool add_pair(PlaceCode assisting, PlaceCode aided, const Cue &cue, Span words);
  void add_implied(PlaceCode assisting, PlaceCode aided, Span words, std::string_view rule = implied_rule);
  void drop_wider(bool (*may_go)(const Pairing &));

  TextView view_;
  std::string_view text_; ///< folded
  const Clauses &clauses_;
  const PairingRules &rules_;
  const PairingWords &words_;
  const std::vector<PlaceGroup> &groups_;
  GroupSetting setting_;
  Cues cues_;
  BodyReader bodies_;

  /// What a paragraph says of the programme, and its first word that pairs somebody.
  struct OnProgramme {
    bool states = false;
    const Cue *paired = nullptr;
  };
  std::vector<OnProgramme> on_programme_; ///< by paragraph

  /// Who was said last to help whom, by a verb between the two.
  struct Chain {
    const PlaceGroup *giver = nullptr;
    std::uint32_t end = 0; ///< of who is helped
  };
  Chain chain_;

  bool shows_programme_ = false;
  PairingTerms terms_;
  int year_ = 0; ///< of the text; 0 where it does not say
  std::vector<Pairing> pairings_;
  std::map<std::pair<PlaceCode, PlaceCode>, std::size_t> known_;
  std::set<std::tuple<std::string, std::optional<PlaceCode>, std::string, std::optional<PlaceCode>>> known_bodies_;
};

} // namespace v0
} // namespace jiedui
