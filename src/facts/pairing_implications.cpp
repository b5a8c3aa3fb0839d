// What words imply without stating it: lists, visits, agreements, names side by side, and the text as a whole.
#include "pairing_reader.hpp"

#include "joints.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace jiedui {
inline namespace v0 {
namespace {

/// The line between two cells of a table.
bool is_table_line(std::string_view gap) {
  return gap.find('|') != std::string_view::npos || gap.find("｜") != std::string_view::npos ||
         gap.find('\t') != std::string_view::npos;
}

/// 甲市-乙州, 甲市→乙州, or two cells of a table.
bool is_stroke(std::string_view gap) {
  constexpr std::array<std::string_view, 7> strokes{"→", "·", "/", "--", "|", "｜", "\t"};
  while (gap.starts_with(' ')) gap.remove_prefix(1);
  while (gap.ends_with(' ')) gap.remove_suffix(1);
  return joint_of(gap) == Joint::stroke || std::find(strokes.begin(), strokes.end(), gap) != strokes.end();
}

/// Places within each other: 苏州市 and its 姑苏区, as far as a text names no other one beside them.
struct Line {
  PlaceCode narrowest = 0;
  bool single = true;

  void take(PlaceCode code) {
    if (narrowest == 0 || lies_in(code, narrowest)) narrowest = code;
    else if (!lies_in(narrowest, code)) single = false;
  }
  [[nodiscard]] bool is_party() const {
    return single && narrowest != 0 && level_of(narrowest) != PlaceLevel::province;
  }
};

} // namespace

bool PairingReader::title_shows_programme() const {
  if (view_.title_tokens == nullptr) return false;
  const auto tokens = view_.title_tokens->of(rules_.cues.table);
  return std::any_of(tokens.begin(), tokens.end(),
                     [&](const Token &token) { return shows_programme(rules_.cues.meanings[token.sense.row]); });
}

/// Where no words pair two places: the pair that the text as a whole speaks for; else the one listed pair that it
/// names, and the one place of a region that is listed with whom the text says to aid the region. Where words pair
/// places in which narrower ones are at work: those.
void PairingReader::read_whole_text() {
  std::vector<Pairing> wide;
  for (const Pairing &pairing : pairings_)
    if (pairing.assisting && pairing.aided && !aids_region(pairing)) wide.push_back(pairing);
  PairEvidenceReader evidence(view_, clauses_, groups_, cues_, rules_.sides, rules_.group_words, words_, year_);
  std::vector<PairEvidence> pairs = evidence.best(wide);
  const auto listed = wide.empty() ? listed_pair() : std::nullopt;
  const bool narrower = listed && !pairs.empty() && lies_in(pairs.front().giver, listed->giver) &&
                        lies_in(pairs.front().receiver, listed->receiver);
  if (listed && !narrower) pairs = {*listed};
  for (const PairEvidence &pair : pairs) add_implied(pair.giver, pair.receiver, pair.words);
}

/// 甲区投入乙县帮扶资金, in a text in which nobody else gives or receives: the lists pair the two or the places round
/// them, and a paragraph names both and tells of help; of help by its name where the text does not show the programme.
void PairingReader::read_only_flow() {
  Line givers, receivers;
  std::vector<PlaceCode> between; // who gives to some and receives from others
  for (const PlaceGroup &group : groups_) {
    if (setting_.is_dateline(group) || setting_.names_event(group) || setting_.is_clipped(group)) continue;
    for (const PlacePhrase &phrase : group.phrases) {
      if (phrase.inside_name || phrase.combined) continue;
      for (const PlaceCode code : phrase.codes) {
        const int rank = rules_.sides.rank(code);
        if (rank >= ranks::always_gives) givers.take(code);
        else if (rank > 0 && rank <= ranks::receives) receivers.take(code);
        else if (rank > 0) between.push_back(code);
      }
    }
  }
  for (const PlaceCode code : between)
    if (province_of(code) != province_of(receivers.narrowest)) givers.take(code);
  if (!givers.is_party() || !receivers.is_party() ||
      rules_.sides.programme(givers.narrowest, receivers.narrowest, year_).empty())
    return;
  for (const Paragraph &paragraph : clauses_.paragraphs) {
    const Groups here = groups_in(groups_, paragraph.span);
    const auto naming = [&](PlaceCode code) {
      return std::find_if(here.begin(), here.end(), [&](const PlaceGroup &group) {
        return std::binary_search(group.codes.begin(), group.codes.end(), code);
      });
    };
    const auto giver = naming(givers.narrowest), receiver = naming(receivers.narrowest);
    const WordList &help = shows_programme_ ? words_.flow : words_.help;
    if (giver == here.end() || receiver == here.end() || !help.in(paragraph.span.of(text_))) continue;
    return add_implied(givers.narrowest, receivers.narrowest, joined(giver->span, receiver->span));
  }
}

/// 甲公司…定点帮扶…, in a text that names one county and pairs no places: the body helps it.
void PairingReader::read_helper() {
  const std::optional<PlaceCode> county = setting_.only_county(groups_);
  if (!county) return;
  const auto pair = bodies_.helper_of(*county);
  if (!pair) return;
  const auto cues = cues_.in(pair->words);
  if (!cues.empty()) add_bodies(*pair, cues.back());
}

std::optional<PairEvidence> PairingReader::listed_pair() const {
  constexpr std::size_t most = 64;    // places; a longer list is about no one pair
  constexpr std::ptrdiff_t least = 2; // words of the programme in a text whose title is not on it
  if (pairings_.empty() && !title_shows_programme() && cues_.on_programme() < least) return std::nullopt;
  std::map<PlaceCode, Span> named;
  for (const PlaceGroup &group : groups_) {
    if (group.open || setting_.is_venue(group) || setting_.is_clipped(group)) continue;
    for (const PlacePhrase &phrase : group.phrases)
      if (!phrase.inside_name && !phrase.combined && phrase.codes.size() == 1)
        named.try_emplace(phrase.codes[0], phrase.span);
  }
  if (named.size() > most) return std::nullopt;
  std::vector<std::pair<PlaceCode, PlaceCode>> listed;
  for (const auto &[giver, giver_words] : named)
    for (const auto &[receiver, receiver_words] : named)
      if (rules_.sides.direction({giver}, {receiver}) > 0 && level_of(receiver) == PlaceLevel::prefecture &&
          rules_.sides.official(giver, receiver, year_) && narrower_than_region(giver, receiver))
        listed.emplace_back(giver, receiver);
  if (listed.size() != 1) return std::nullopt;
  PairEvidence pair;
  std::tie(pair.giver, pair.receiver) = listed.front();
  const Span first = named[pair.giver], second = named[pair.receiver];
  pair.words = first.begin < second.begin ? first : second;
  return pair;
}

bool PairingReader::aids_region(const Pairing &pairing) {
  return pairing.rule == implied_rule && is_aided_region(*pairing.aided);
}

/// Whether the text says that this giver aids the region round the place, or says nothing of anybody.
bool PairingReader::narrower_than_region(PlaceCode giver, PlaceCode receiver) const {
  if (pairings_.empty()) return true;
  return std::any_of(pairings_.begin(), pairings_.end(), [&](const Pairing &pairing) {
    return pairing.assisting == giver && pairing.aided && receiver != *pairing.aided &&
           lies_in(receiver, *pairing.aided);
  });
}

/// 天津——甘肃 as a heading, 苏陕协作（镇江—渭南）: two places that a stroke or the line of a
/// table joins, and nothing else beside them; in a sentence on help a
/// stroke is enough where the public lists pair the two.
void PairingReader::read_joined(Groups groups, bool help) {
  for (std::size_t i = 1; i < groups.size(); ++i) {
    const PlaceGroup &first = groups[i - 1], &second = groups[i];
    if (first.span.end >= second.span.begin || first.codes.size() != 1 || second.codes.size() != 1) continue;
    const std::string_view gap = cues_.between(first.span.end, second.span.begin);
    const bool listed = help && joint_of(gap) == Joint::stroke &&
                        (rules_.sides.official(first.codes[0], second.codes[0], year_) ||
                         rules_.sides.official(second.codes[0], first.codes[0], year_));
    if (!is_stroke(gap) || !(listed || is_framed(joined(first.span, second.span)))) continue;
    if (groups.size() > 2 && is_table_line(gap)) continue; // which two?
    const bool forward = can_give(first, second);
    if (!forward && !can_give(second, first)) continue;
    const PlaceGroup &giver = forward ? first : second, &receiver = forward ? second : first;
    const Span words = joined(first.span, second.span);
    if (giver.phrases.front().zone) {
      add_zone(giver.phrases.front(), receiver, {words, 0, {}}, words);
      pairings_.back().rule = implied_rule;
    } else {
      add_implied(giver.codes[0], receiver.codes[0], words);
    }
  }
}

/// 甲市与乙州两地, 乙县所需、甲区所能: two of one level whose provinces are paired.
void PairingReader::read_both(Groups groups) {
  for (std::size_t i = 1; i < groups.size(); ++i) {
    const PlaceGroup &first = groups[i - 1], &second = groups[i];
    if (first.codes.size() != 1 || second.codes.size() != 1 || !setting_.are_counted_together(first, second)) continue;
    const PlaceCode a = first.codes[0], b = second.codes[0];
    const bool forward = can_give(first, second);
    if (level_of(a) != level_of(b) || province_of(a) == province_of(b) || (!forward && !can_give(second, first)))
      continue;
    const PlaceCode giver = forward ? a : b, receiver = forward ? b : a;
    if (!rules_.sides.programme(giver, receiver, year_).empty())
      add_implied(giver, receiver, joined(first.span, second.span), together);
  }
}

/// Whether the words are a paragraph of their own or all that brackets hold.
bool PairingReader::is_framed(Span words) const {
  constexpr std::array<std::string_view, 14> opens{"\n", "(",  "（", "【", "[",  "“",  "、",
                                                   "。", "；", ";",  "|",  "｜", "：", ":"};
  constexpr std::array<std::string_view, 14> closes{"\n", ")",  "）", "】", "]", "”",  "：",
                                                    ":",  "；", ";",  "。", "|", "｜", "、"};
  std::string_view head = text_.substr(0, words.begin), tail = text_.substr(words.end);
  while (head.ends_with(' ')) head.remove_suffix(1);
  while (tail.starts_with(' ')) tail.remove_prefix(1);
  return (head.empty() ||
          std::any_of(opens.begin(), opens.end(), [&](std::string_view mark) { return head.ends_with(mark); })) &&
         (tail.empty() ||
          std::any_of(closes.begin(), closes.end(), [&](std::string_view mark) { return tail.starts_with(mark); }));
}

/// …建立结对关系：甲区与乙县，丙区与丁县: clauses that hold nothing but two linked places.
void PairingReader::read_plain_list(const Sentence &sentence) {
  const Cue *cue = on_programme_[sentence.paragraph].paired;
  if (cue == nullptr) return;
  for (std::uint32_t i = 0; i < sentence.clauses; ++i) {
    const Span clause = clauses_.clauses[sentence.first_clause + i].span;
    const Groups here = groups_in(groups_, clause);
    if (here.size() != 2 || clause.begin < cue->span.end || here[0].span.begin > clause.begin + 3 ||
        here[1].span.end + 6 < clause.end || !linked(here[0], here[1], CueForm::field))
      continue;
    add_linked(here[0], here[1], *cue);
  }
}

/// 广东携手广西、贵州共建: who is publicly paired and linked in a clause of a text on the programme.
void PairingReader::read_listed(Groups groups) {
  constexpr std::uint32_t reach = 12, reach_of_verb = 24; // characters
  for (std::size_t i = 1; i < groups.size(); ++i) {
    const PlaceGroup &first = groups[i - 1], &second = groups[i];
    if (first.span.end > second.span.begin || setting_.is_clipped(first) || setting_.is_clipped(second)) continue;
    const std::string_view gap = cues_.between(first.span.end, second.span.begin);
    const std::uint32_t longest = words_.reach.ends(gap) ? reach_of_verb : reach;
    if (gap.size() > 4 * longest || count_characters(gap) > longest || !words_.listed.in(gap)) continue;
    const bool forward = can_give(first, second);
    if (!forward && !can_give(second, first)) continue;
    const PlaceGroup &giver = forward ? first : second, &receiver = forward ? second : first;
    if (giver.open || giver.codes.size() != 1 || receiver.phrases.front().inside_name ||
        receiver.phrases.front().combined)
      continue;
    const bool all = std::all_of(receiver.codes.begin(), receiver.codes.end(),
                                 [&](PlaceCode aided) { return rules_.sides.official(giver.codes[0], aided, year_); });
    for (const PlaceCode aided : receiver.codes)
      if (all) add_implied(giver.codes[0], aided, joined(first.span, second.span));
  }
}

/// 16个区与西藏、新疆等省区的县签订“携手奔小康”行动协议: the giver may stand before in the paragraph;
/// 甲区与乙县、丙区与 丁县签订结对协议: each two that are joined.
void PairingReader::read_agreements(const Sentence &sentence, Groups groups, std::span<const Cue> cues) {
  for (const Cue &cue : cues) {
    if (cue.meaning.form != CueForm::agree) continue;
    const Span clause = clauses_.clauses[clauses_.clause_at(cue.span.begin)].span;
    if (!cues_.helps(clause)) continue;
    const Cue agreed = on_programme_of(cue, clause);
    const Groups here = last(groups_in(groups_, {clause.begin, cue.span.begin}));
    bool joined_two = false;
    for (std::size_t i = 1; i < here.size(); ++i) {
      const bool listed = i == 1 || cues_.between(here[i - 2].span.end, here[i - 1].span.begin) == "、";
      if (!listed || !is_counterpart(here[i]) || !linked(here[i - 1], here[i], CueForm::field)) continue;
      joined_two = add_linked(here[i - 1], here[i], agreed) || joined_two;
    }
    if (joined_two) continue;
    const auto object = std::find_if(here.begin(), here.end(), [&](const PlaceGroup &group) {
      return !group.phrases.front().combined &&
             (is_counterpart(group) ||
              (&group != &here.front() && cues_.between((&group - 1)->span.end, group.span.begin) == "、"));
    });
    if (object == here.end()) continue;
    if (const PlaceGroup *giver = nearest_party(*object, sentence, groups)) {
      const bool gives = rules_.sides.direction(giver->codes, object->codes) > 0;
      add(gives ? *giver : *object, gives ? *object : *giver, agreed, joined(object->span, cue.span));
    }
  }
}

/// 东西部协作协议: the agreement with what its clause says of the programme.
Cue PairingReader::on_programme_of(const Cue &agreement, Span clause) const {
  Cue agreed = agreement;
  for (const Cue &cue : cues_.in(clause))
    if (states_pairing(cue.meaning.form) && cue.meaning.programme != CueProgramme::unsaid) {
      agreed.span = cue.span;
      agreed.meaning.programme = cue.meaning.programme;
      agreed.meaning.named = cue.meaning.named;
      break;
    }
  return agreed;
}

bool PairingReader::is_counterpart(const PlaceGroup &group) const { return ends_in_link(before(group, 3)); }

const PlaceGroup *PairingReader::nearest_party(const PlaceGroup &object, const Sentence &sentence,
                                               Groups groups) const {
  const Groups paragraph = groups_in(groups_, clauses_.paragraphs[sentence.paragraph].span);
  const auto partner = [&](const PlaceGroup &group) {
    return !group.phrases.front().generic && (can_give(group, object) || can_give(object, group));
  };
  const PlaceGroup *here = last_before(groups, object.span.begin, partner);
  return here != nullptr ? here : last_before(paragraph, object.span.begin, partner);
}

/// …；定向帮扶B: the giver stands in the sentence before, where just one is named there.
void PairingReader::read_help_after(const Sentence &sentence, Groups groups) {
  const Groups paragraph =
      groups_in(groups_, {clauses_.paragraphs[sentence.paragraph].span.begin, sentence.span.begin});
  if (paragraph.size() != 1 || groups.empty()) return;
  const PlaceGroup &giver = paragraph.front();
  if (giver.open || giver.codes.size() != 1 || rules_.sides.rank(giver.codes) < ranks::always_gives) return;
  for (const PlaceGroup &receiver : groups)
    if (!receiver.phrases.front().inside_name && !receiver.phrases.front().combined && !setting_.is_clipped(receiver) &&
        can_give(giver, receiver))
      for (const PlaceCode aided : receiver.codes)
        if (rules_.sides.official(giver.codes[0], aided, year_))
          add_implied(giver.codes[0], aided, joined(giver.span, receiver.span));
}

/// 从甲区来乙县挂职, 到甲区挂职的乙县干部: who sends cadres to whom, a district or a city and a county.
void PairingReader::read_secondment(Groups groups) {
  constexpr std::uint32_t reach = 8; // characters
  for (std::size_t i = 1; i < groups.size(); ++i) {
    const PlaceGroup &first = groups[i - 1], &second = groups[i];
    if (first.codes.size() != 1 || second.codes.size() != 1 || first.span.end > second.span.begin ||
        level_of(first.codes[0]) == PlaceLevel::province || level_of(second.codes[0]) != PlaceLevel::county ||
        !can_give(first, second))
      continue;
    const std::string_view gap = cues_.between(first.span.end, second.span.begin);
    const std::string_view after = text_.substr(second.span.end);
    const std::size_t sent = words_.sent.first_in(after.substr(0, 4 * reach));
    if (gap.size() > 4 * reach || count_characters(gap) > reach || !words_.comes.ends(gap) ||
        sent == std::string_view::npos || count_characters(after.substr(0, sent)) > 2 ||
        rules_.sides.programme(first.codes[0], second.codes[0], year_).empty())
      continue;
    add_implied(first.codes[0], second.codes[0], joined(first.span, second.span));
  }
}

/// With a word of the programme, two places in a sentence are a pair if the public lists pair them; so are one
/// district and one county that visit each other, where nobody else is named.
void PairingReader::read_visit(Groups groups, std::span<const Cue> cues, bool on_programme) {
  const auto visit =
      std::find_if(cues.begin(), cues.end(), [](const Cue &cue) { return cue.meaning.form == CueForm::visit; });
  if (visit == cues.end() && !on_programme) return;
  groups = first(groups);
  const PlaceCodes provinces = provinces_of(groups);
  const auto receiving = std::count_if(provinces.begin(), provinces.end(), [&](PlaceCode province) {
    return rules_.sides.rank(province) <= ranks::receives;
  });
  if (receiving > 1) return; // several receivers: who meets whom is not said
  for (const PlaceGroup &giver : groups)
    for (const PlaceGroup &receiver : groups) {
      const PlacePhrase &aided_words = receiver.phrases.front();
      if (giver.open || setting_.is_clipped(receiver) || aided_words.inside_name || aided_words.combined ||
          setting_.is_dateline(receiver) || !can_give(giver, receiver))
        continue;
      for (const PlaceCode assisting : giver.codes)
        for (const PlaceCode aided : receiver.codes)
          if (rules_.sides.official(assisting, aided, year_) ||
              (visit != cues.end() && provinces.size() == 2 && counties_pair(giver.codes, receiver.codes)))
            add_implied(assisting, aided, joined(giver.span, receiver.span));
    }
}

PlaceCodes PairingReader::provinces_of(Groups groups) {
  PlaceCodes provinces;
  for (const PlaceGroup &group : groups)
    for (const PlaceCode code : group.codes) merge_codes(provinces, {province_of(code)});
  return provinces;
}

bool PairingReader::counties_pair(const PlaceCodes &givers, const PlaceCodes &receivers) const {
  const auto is_county = [](const PlaceCodes &codes) {
    return codes.size() == 1 && level_of(codes[0]) == PlaceLevel::county;
  };
  return is_county(givers) && is_county(receivers) && rules_.sides.rank(givers) >= ranks::always_gives &&
         rules_.sides.rank(receivers) <= ranks::receives;
}

} // namespace v0
} // namespace jiedui
