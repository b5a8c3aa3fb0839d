/// Whose pair a text is on where no words pair anybody: what speaks for it, weighed together.
#pragma once

#include "group_setting.hpp"
#include "pairing_cues.hpp"
#include "pairing_words.hpp"
#include "place_groups.hpp"
#include "sides.hpp"
#include "text_view.hpp"

#include "jiedui/facts/clauses.hpp"
#include "jiedui/model/pairing.hpp"
#include "jiedui/version.hpp"

#include <map>
#include <utility>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// A giver and a receiver that a text puts together, and how it does.
struct PairEvidence {
  PlaceCode giver = 0, receiver = 0;
  Span words;                       ///< that put them together first, the most telling
  int linked = 0;                   ///< 甲区与乙县, 乙县所需、甲区所能: how often
  int sentences = 0;                ///< that name both
  int aid_sentences = 0;            ///< of these, that tell of help
  const PlaceGroup *list = nullptr; ///< the first one that names the receiver beside others
  [[nodiscard]] int points() const { return points_; }

private:
  friend class PairEvidenceReader;
  int points_ = 0;
};

class PairEvidenceReader {
public:
  PairEvidenceReader(const TextView &text, const Clauses &clauses, const std::vector<PlaceGroup> &groups,
                     const Cues &cues, const Sides &sides, const GroupWords &group_words, const PairingWords &words,
                     int year)
      : text_(text), clauses_(clauses), groups_(groups), cues_(cues), sides_(sides), group_words_(group_words),
        words_(words), setting_(text.folded, group_words), year_(year) {}

  /// The pair that enough speaks for and that no other one rivals; `stated`: the pairs that the text states, in one of
  /// which it must lie, where no other one does so.
  /// Several where one list names their receivers.
  [[nodiscard]] std::vector<PairEvidence> best(const std::vector<Pairing> &stated);

private:
  using Codes = std::pair<PlaceCode, PlaceCode>;
  struct Named {
    PlaceCode code = 0;
    const PlacePhrase *phrase = nullptr;
    const PlaceGroup *group = nullptr;
    [[nodiscard]] bool alone() const { return group->phrases.size() == 1; }
  };

  void read_sentence(Span sentence);
  void put_together(const Named &first, const Named &second, bool side_by_side, bool help);
  [[nodiscard]] bool are_linked(const PlacePhrase &first, const PlacePhrase &second) const;
  void weigh(PairEvidence &pair) const;
  [[nodiscard]] static bool narrows(const PairEvidence &pair, const Pairing &wide);
  [[nodiscard]] static bool is_narrowed(const Pairing &wide, const std::vector<Pairing> &stated);
  [[nodiscard]] bool in_title(PlaceCode code) const;
  [[nodiscard]] bool most_named(PlaceCode code, bool giver) const;
  void count_most();

  TextView text_;
  const Clauses &clauses_;
  const std::vector<PlaceGroup> &groups_;
  const Cues &cues_;
  const Sides &sides_;
  const GroupWords &group_words_;
  const PairingWords &words_;
  GroupSetting setting_;
  int year_;
  std::map<Codes, PairEvidence> pairs_;
  std::map<PlaceCode, int> named_;
  int most_of_givers_ = 0, most_of_receivers_ = 0; ///< how often who is named most
};

} // namespace v0
} // namespace jiedui
