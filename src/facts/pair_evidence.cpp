#include "pair_evidence.hpp"

#include "joints.hpp"

#include <algorithm>
#include <cstdlib>

namespace jiedui {
inline namespace v0 {
namespace {

// What speaks for a pair, in points.
constexpr int for_link = 3, most_links = 2;         ///< 甲区与乙县
constexpr int for_sentence = 1, most_sentences = 3; ///< that names both
constexpr int for_help = 1;                         ///< in such a sentence
constexpr int for_title = 2;                        ///< that names one of them
constexpr int for_listed = 4, for_listed_near = 3, for_listed_provinces = 2, for_unlisted = -3;
constexpr int for_level = 1, against_level = -2; ///< a district or city with a county; a district with a province
constexpr int for_most_named = 1;                ///< of those who can give, or receive
constexpr int enough = 8, lead = 2;

constexpr int home_gap = 2; ///< in rank

bool nested(PlaceCode a, PlaceCode b) { return lies_in(a, b) || lies_in(b, a); }

} // namespace

std::vector<PairEvidence> PairEvidenceReader::best(const std::vector<Pairing> &stated) {
  std::vector<const Pairing *> open;
  for (const Pairing &pairing : stated)
    if (!is_narrowed(pairing, stated)) open.push_back(&pairing);
  if (open.empty() && !stated.empty()) return {};
  for (const Sentence &sentence : clauses_.sentences) read_sentence(sentence.span);
  count_most();
  const PairEvidence *first = nullptr;
  for (auto &[codes, pair] : pairs_) {
    const bool inside = open.empty() || std::any_of(open.begin(), open.end(),
                                                    [&](const Pairing *wide) { return narrows(pair, *wide); });
    weigh(pair);
    if (!inside) pair.points_ = 0;
    const bool narrower = first != nullptr && pair.points() == first->points() && nested(pair.giver, first->giver) &&
                          nested(pair.receiver, first->receiver) && lies_in(pair.giver, first->giver) &&
                          lies_in(pair.receiver, first->receiver);
    if (first == nullptr || pair.points() > first->points() || narrower) first = &pair;
  }
  if (first == nullptr || first->points() < enough) return {};
  std::vector<PairEvidence> found{*first};
  for (const auto &[codes, other] : pairs_) {
    if (nested(other.giver, first->giver) && nested(other.receiver, first->receiver)) continue;
    if (other.points() + lead <= first->points()) continue;
    const bool listed = other.giver == first->giver && other.list != nullptr && other.list == first->list;
    if (!listed) return {};
    if (other.points() >= enough) found.push_back(other);
  }
  return found;
}

/// 甲区 and 乙县 of two provinces; one of the receiver's places is at work only where the text joins the two.
bool PairEvidenceReader::narrows(const PairEvidence &pair, const Pairing &wide) {
  const PlaceLevel giving = level_of(pair.giver), receiving = level_of(pair.receiver);
  const bool fit = giving == receiving || (giving == PlaceLevel::prefecture && receiving == PlaceLevel::county);
  return fit && lies_in(pair.giver, *wide.assisting) && lies_in(pair.receiver, *wide.aided) &&
         (pair.giver != *wide.assisting || (pair.receiver != *wide.aided && pair.linked > 0));
}

bool PairEvidenceReader::is_narrowed(const Pairing &wide, const std::vector<Pairing> &stated) {
  return std::any_of(stated.begin(), stated.end(), [&](const Pairing &other) {
    return &other != &wide && lies_in(*other.assisting, *wide.assisting) && lies_in(*other.aided, *wide.aided);
  });
}

void PairEvidenceReader::read_sentence(Span sentence) {
  constexpr std::size_t most = 12; // places of a sentence; a longer list is of no one pair
  std::vector<Named> here;
  for (const PlaceGroup &group : groups_in(groups_, sentence)) {
    if (group.open || setting_.is_venue(group) || setting_.is_clipped(group)) continue;
    for (const PlacePhrase &phrase : group.phrases) {
      if (phrase.inside_name || phrase.combined || phrase.codes.size() != 1) continue;
      here.push_back({phrase.codes[0], &phrase, &group});
      ++named_[phrase.codes[0]];
    }
  }
  if (here.size() < 2 || here.size() > most) return;
  const bool help = cues_.helps(sentence);
  for (std::size_t i = 0; i < here.size(); ++i)
    for (std::size_t k = i + 1; k < here.size(); ++k) put_together(here[i], here[k], k == i + 1, help);
}

void PairEvidenceReader::put_together(const Named &first, const Named &second, bool side_by_side, bool help) {
  const int direction = sides_.direction({first.code}, {second.code});
  const bool at_home = province_of(first.code) == province_of(second.code);
  if (direction == 0 || nested(first.code, second.code) || (at_home && std::abs(direction) < home_gap)) return;
  const PlaceCode giver = direction > 0 ? first.code : second.code, receiver = direction > 0 ? second.code : first.code;
  if (sides_.rank(giver) < (at_home ? ranks::gives_at_home : ranks::gives) || sides_.rank(receiver) > ranks::receives)
    return;
  const auto [known, fresh] = pairs_.try_emplace({giver, receiver});
  PairEvidence &pair = known->second;
  const bool link = side_by_side && first.alone() && second.alone() && are_linked(*first.phrase, *second.phrase);
  if (fresh || (link && pair.linked == 0)) pair.words = joined(first.phrase->span, second.phrase->span);
  pair.giver = giver;
  pair.receiver = receiver;
  ++pair.sentences;
  if (help) ++pair.aid_sentences;
  if (link) ++pair.linked;
  const Named &named = pair.receiver == first.code ? first : second;
  if (pair.list == nullptr && !named.alone()) pair.list = named.group;
}

/// 甲区与乙县, 甲区携手乙县, 甲区、乙县两地, 乙县所需、甲区所能
bool PairEvidenceReader::are_linked(const PlacePhrase &first, const PlacePhrase &second) const {
  constexpr std::size_t longest = 30;
  if (second.span.begin < first.span.end || second.span.begin - first.span.end > longest) return false;
  const std::string_view gap = text_.folded.substr(first.span.end, second.span.begin - first.span.end);
  const std::string_view after = text_.folded.substr(second.span.end);
  const Joint joint = joint_of(gap);
  if ((is_link(joint) && joint != Joint::stroke) || words_.side.is(gap)) return true;
  if (gap == "、") return group_words_.both.begins(after);
  return group_words_.needs.begins(gap) && group_words_.needs.begins(after);
}

void PairEvidenceReader::weigh(PairEvidence &pair) const {
  if (pair.linked == 0 && (pair.sentences < 2 || pair.aid_sentences == 0)) return;
  int points = for_link * std::min(pair.linked, most_links) + for_sentence * std::min(pair.sentences, most_sentences) +
               for_help * std::min(pair.aid_sentences, most_sentences);
  for (const PlaceCode code : {pair.giver, pair.receiver})
    if (in_title(code)) points += for_title;
  const auto around = {pair.giver, prefecture_of(pair.giver), province_of(pair.giver)};
  const bool near = std::any_of(around.begin(), around.end(), [&](PlaceCode giver) {
    return level_of(pair.receiver) != PlaceLevel::province &&
           (sides_.official(giver, pair.receiver, year_) ||
            sides_.official(giver, prefecture_of(pair.receiver), year_));
  });
  const bool at_home = province_of(pair.giver) == province_of(pair.receiver);
  if (sides_.official(pair.giver, pair.receiver, year_)) points += for_listed;
  else if (near) points += for_listed_near;
  else if (at_home || !sides_.programme(pair.giver, pair.receiver, year_).empty()) points += for_listed_provinces;
  else points += for_unlisted;
  const PlaceLevel giving = level_of(pair.giver), receiving = level_of(pair.receiver);
  if (giving == receiving || (giving == PlaceLevel::prefecture && receiving == PlaceLevel::county)) points += for_level;
  else if (giving == PlaceLevel::county || (giving == PlaceLevel::prefecture && receiving == PlaceLevel::province))
    points += against_level;
  if (most_named(pair.giver, true)) points += for_most_named;
  if (most_named(pair.receiver, false)) points += for_most_named;
  pair.points_ = points;
}

bool PairEvidenceReader::in_title(PlaceCode code) const {
  return std::any_of(text_.title_places.begin(), text_.title_places.end(), [&](const PlaceMention &place) {
    return std::find(place.codes.begin(), place.codes.end(), code) != place.codes.end();
  });
}

bool PairEvidenceReader::most_named(PlaceCode code, bool giver) const {
  const auto own = named_.find(code);
  return own != named_.end() && own->second >= (giver ? most_of_givers_ : most_of_receivers_);
}

void PairEvidenceReader::count_most() {
  for (const auto &[code, times] : named_) {
    const int rank = sides_.rank(code);
    if (rank >= ranks::gives) most_of_givers_ = std::max(most_of_givers_, times);
    if (rank > 0 && rank <= ranks::receives) most_of_receivers_ = std::max(most_of_receivers_, times);
  }
}

} // namespace v0
} // namespace jiedui
