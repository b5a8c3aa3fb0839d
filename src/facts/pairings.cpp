#include "pairing_reader.hpp"

#include "grouped_places.hpp"

#include "jiedui/rules/table_reader.hpp"

#include <algorithm>
#include <array>

namespace jiedui {
inline namespace v0 {

Result<std::shared_ptr<const PairingRules>> compile_pairing_rules(const Rules &rules) {
  auto compiled = std::make_shared<PairingRules>();
  TableReader read(rules);
  compiled->sides = read.take(compile_sides(rules));
  compiled->cues = read.take(compile_cue_rules(rules));
  compiled->central = read.take(compile_central_bodies(rules));
  compiled->group_words = read.take(compile_group_words(rules));
  compiled->words = read.take(compile_pairing_words(rules));
  return read.finish(std::move(compiled));
}

std::vector<Pairing> PairingReader::read() {
  const auto is_narrow = [](const Pairing &pairing) {
    return pairing.assisting && pairing.aided &&
           (level_of(*pairing.assisting) != PlaceLevel::province || level_of(*pairing.aided) != PlaceLevel::province);
  };
  for (const Paragraph &paragraph : clauses_.paragraphs) note_programme(paragraph);
  for (const Sentence &sentence : clauses_.sentences) read_sentence(sentence);
  drop_wider([](const Pairing &) { return true; });
  if (shows_programme_) {
    read_whole_text();
    drop_wider(aids_region);
  }
  if (std::none_of(pairings_.begin(), pairings_.end(), is_narrow)) read_only_flow();
  if (shows_programme_ && pairings_.empty()) read_helper();
  return std::move(pairings_);
}

std::string_view PairingReader::before(const PlaceGroup &group, std::uint32_t bytes) const {
  const std::uint32_t begin = group.span.begin > bytes ? group.span.begin - bytes : 0;
  return text_.substr(begin, group.span.begin - begin);
}

bool PairingReader::can_give(const PlaceGroup &giver, const PlaceGroup &receiver) const {
  return !giver.phrases.front().inside_name && !giver.phrases.front().combined && !setting_.is_venue(giver) &&
         !setting_.is_dateline(receiver) && !setting_.names_event(receiver) &&
         rules_.sides.rank(giver.codes) >= ranks::gives && rules_.sides.direction(giver.codes, receiver.codes) > 0;
}

void PairingReader::note_programme(const Paragraph &paragraph) {
  OnProgramme found;
  for (const Cue &cue : cues_.in(paragraph.span)) {
    found.states = found.states || states_pairing(cue.meaning.form);
    if (found.paired == nullptr && (cue.meaning.form == CueForm::pair || cue.meaning.form == CueForm::assist))
      found.paired = &cue;
  }
  on_programme_.push_back(found);
}

void PairingReader::read_sentence(const Sentence &sentence) {
  const Groups groups = groups_in(groups_, sentence.span);
  const auto cues = cues_.in(sentence.span);
  bool stated = false, field = false, aid = false;
  for (const Cue &cue : cues) {
    const CueForm form = cue.meaning.form;
    if (!states_pairing(form) && form != CueForm::aid) continue;
    field = field || form != CueForm::aid;
    aid = aid || form == CueForm::aid;
    const bool by_places = read_cue(cue, sentence);
    const bool by_bodies = !by_places && read_bodies(cue, sentence);
    stated = stated || by_places || by_bodies;
  }
  if (field || aid) read_agreements(sentence, groups, cues);
  read_plain_list(sentence);
  if (shows_programme_ || !pairings_.empty()) {
    read_joined(groups, field || aid);
    read_both(groups);
    read_secondment(groups);
  }
  if (!stated && (field || on_programme_[sentence.paragraph].states)) read_visit(groups, cues, field);
  if (!stated && aid && on_programme_[sentence.paragraph].states) read_help_after(sentence, groups);
  if (!stated && shows_programme_)
    for (std::uint32_t i = 0; i < sentence.clauses; ++i)
      read_listed(groups_in(groups_, clauses_.clauses[sentence.first_clause + i].span));
}

bool PairingReader::read_bodies(const Cue &cue, const Sentence &sentence) {
  const std::uint32_t paragraph = clauses_.paragraphs[sentence.paragraph].span.begin;
  const Groups before = last(groups_in(groups_, {paragraph, cue.span.begin}));
  const Groups after = first(groups_in(groups_, {cue.span.begin, sentence.span.end}));
  const Groups groups(before.data(), before.size() + after.size());
  bool found = false;
  for (const PairedBodies &pair : bodies_.read(cue, groups)) {
    add_bodies(pair, cue);
    found = true;
  }
  return found;
}

void PairingReader::add_bodies(const PairedBodies &pair, const Cue &cue) {
  Pairing pairing;
  pairing.assisting = giver_of(pair);
  pairing.aided = pair.aided;
  if (pair.assisting_body != nullptr) pairing.assisting_org = pair.assisting_body->organization->name;
  if (pair.aided_body != nullptr) pairing.aided_org = pair.aided_body->organization->name;
  if (!known_bodies_.emplace(pairing.assisting_org, pairing.assisting, pairing.aided_org, pairing.aided).second) return;
  constexpr PlaceCode xinjiang = 650000;
  const bool corps = rules_.group_words.corps.in(pairing.aided_org); // in the region, without its codes
  const bool central = pair.assisting_body != nullptr && (!pair.assisting || !pairing.assisting);
  pairing.programme = terms_.programme(central ? 0 : pair.assisting.value_or(0),
                                       pair.aided.value_or(corps ? xinjiang : 0), cue, central);
  pairing.rule = rules_.cues.ids[cue.row];
  pairing.evidence = {pair.words};
  terms_.set_validity(pairing, cue);
  pairings_.push_back(std::move(pairing));
}

/// The place that helps with the body; none where the body is a company, say, of the place that holds the county.
std::optional<PlaceCode> PairingReader::giver_of(const PairedBodies &pair) const {
  if (pair.assisting_body == nullptr || pair.aided_body != nullptr || !pair.aided) return pair.assisting;
  const std::string_view body = pair.assisting_body->organization->name;
  if (!pair.assisting) return home_of(body, *pair.aided);
  return lies_in(*pair.aided, *pair.assisting) && !rules_.words.office.in(body) ? std::nullopt : pair.assisting;
}

/// 市政府办公厅, 省直机关: the city or the province that the county lies in, where the text tells of no other.
std::optional<PlaceCode> PairingReader::home_of(std::string_view body, PlaceCode aided) const {
  constexpr std::string_view city = "市", province = "省";
  constexpr std::array<PlaceCode, 4> of_the_centre{110000, 120000, 310000, 500000};
  if (!(body.starts_with(city) || body.starts_with(province)) || !rules_.words.office.in(body)) return std::nullopt;
  const bool whole = body.starts_with(province) ||
                     std::find(of_the_centre.begin(), of_the_centre.end(), province_of(aided)) != of_the_centre.end();
  const PlaceCode home = whole ? province_of(aided) : prefecture_of(aided);
  const bool alone = std::all_of(groups_.begin(), groups_.end(), [&](const PlaceGroup &group) {
    return std::all_of(group.codes.begin(), group.codes.end(),
                       [&](PlaceCode code) { return lies_in(code, home) || lies_in(home, code); });
  });
  return alone && home != aided ? std::optional(home) : std::nullopt;
}

/// 上海市、山东省，还有甲集团和乙集团: bodies at the end of a list stand on its side.
void PairingReader::add_listed_bodies(const PlaceGroup &givers, const PlaceGroup &receivers, const Cue &cue) {
  const Span sentence = clauses_.sentences[clauses_.sentence_at(cue.span.begin)].span;
  if (receivers.codes.size() == 1)
    for (const Body *body : bodies_.continue_list(givers.span.end, sentence))
      add_bodies({body, nullptr, body->place, receivers.codes[0], body->span}, cue);
  if (givers.codes.size() == 1)
    for (const Body *body : bodies_.continue_list(receivers.span.end, sentence))
      add_bodies({nullptr, body, givers.codes[0], body->place, body->span}, cue);
}

/// A zone helps under its own name.
void PairingReader::add_zone(const PlacePhrase &zone, const PlaceGroup &receivers, const Cue &cue, Span words) {
  Organization named;
  named.name = std::string(zone.span.of(view_.text));
  const Body giver{zone.span, &named, zone.codes[0]};
  for (const PlaceCode aided : receivers.codes) add_bodies({&giver, nullptr, giver.place, aided, words}, cue);
}

/// One with many; many with many only where 分别 lines them up.
bool PairingReader::add(const PlaceGroup &givers, const PlaceGroup &receivers, const Cue &cue, Span words) {
  if (givers.phrases.size() == 1 && givers.phrases.front().zone) {
    add_zone(givers.phrases.front(), receivers, cue, words);
    return true;
  }
  if (givers.codes.size() > 1 && receivers.codes.size() > 1) {
    const Span clause = clauses_.clauses[clauses_.clause_at(cue.span.begin)].span;
    if (givers.phrases.size() != receivers.phrases.size() ||
        !rules_.group_words.respectively.in(joined(words, clause).of(text_)))
      return true; // stated, but who with whom is not said
    for (std::size_t i = 0; i < givers.phrases.size(); ++i)
      add_pair(givers.phrases[i].codes[0], receivers.phrases[i].codes[0], cue, words);
    return true;
  }
  bool added = false;
  for (const PlaceCode giver : givers.codes)
    for (const PlaceCode receiver : receivers.codes) added = add_pair(giver, receiver, cue, words) || added;
  if (added) add_listed_bodies(givers, receivers, cue);
  return added;
}

/// By the public lists or by a visit: gives way to a narrower one that is stated.
void PairingReader::add_implied(PlaceCode assisting, PlaceCode aided, Span words, std::string_view rule) {
  const auto [known, fresh] = known_.try_emplace({assisting, aided}, pairings_.size());
  if (!fresh) return;
  Pairing pairing;
  pairing.assisting = assisting;
  pairing.aided = aided;
  pairing.programme = terms_.programme(assisting, aided, {}, false);
  pairing.rule = rule;
  pairing.evidence = {words};
  pairings_.push_back(std::move(pairing));
}

/// Of those that may go: what is only implied or said by the way, and told of a narrower place too.
void PairingReader::drop_wider(bool (*may_go)(const Pairing &)) {
  const auto is_implied = [](const Pairing &pairing) { return pairing.rule == implied_rule; };
  const auto yields = [&](const Pairing &pairing) {
    return may_go(pairing) && (is_implied(pairing) || rules_.cues.says_little(pairing.rule));
  };
  // A city or a district helps no whole province where the text tells which place in it.
  const auto is_too_wide = [](const Pairing &pairing) {
    return pairing.assisting && pairing.aided && level_of(*pairing.aided) == PlaceLevel::province &&
           level_of(*pairing.assisting) != PlaceLevel::province;
  };
  if (std::none_of(pairings_.begin(), pairings_.end(), yields) &&
      std::none_of(pairings_.begin(), pairings_.end(), is_too_wide))
    return;
  std::set<std::pair<PlaceCode, PlaceCode>> wider, of_one_giver;
  for (const Pairing &pairing : pairings_) {
    if (!pairing.assisting || !pairing.aided) continue;
    const PlaceCode giver = *pairing.assisting, receiver = *pairing.aided;
    for (const PlaceCode around_giver : {giver, prefecture_of(giver), province_of(giver)})
      for (const PlaceCode around_receiver : {receiver, prefecture_of(receiver), province_of(receiver)}) {
        if (around_giver != giver || around_receiver != receiver) wider.emplace(around_giver, around_receiver);
        if (around_giver == giver && around_receiver != receiver) of_one_giver.emplace(giver, around_receiver);
      }
  }
  std::erase_if(pairings_, [&](const Pairing &pairing) {
    if (!yields(pairing) && !is_too_wide(pairing)) return false;
    return (is_implied(pairing) ? wider : of_one_giver).contains({*pairing.assisting, *pairing.aided});
  });
}

/// 援藏, 援疆, 援青
bool PairingReader::is_aided_region(PlaceCode code) {
  constexpr std::array<PlaceCode, 3> regions{540000, 630000, 650000};
  return std::find(regions.begin(), regions.end(), code) != regions.end();
}

bool PairingReader::add_pair(PlaceCode assisting, PlaceCode aided, const Cue &cue, Span words) {
  if (lies_in(assisting, aided) || lies_in(aided, assisting)) return false;
  if (is_aided_region(aided) && level_of(assisting) != PlaceLevel::province) return false; // a city helps places in it
  // 与索县携手奔小康、定点帮扶瓦房店市: what stands before is no giver.
  const int direction = rules_.sides.direction({assisting}, {aided}), rank = rules_.sides.rank(assisting);
  const bool receives = rank > 0 && rank < ranks::receives;
  if (province_of(assisting) != province_of(aided) && (direction < 0 || (direction == 0 && receives)) &&
      !rules_.sides.ever_official(assisting, aided))
    return false;
  const auto [known, fresh] = known_.try_emplace({assisting, aided}, pairings_.size());
  if (fresh) {
    Pairing pairing;
    pairing.assisting = assisting;
    pairing.aided = aided;
    pairing.programme = terms_.programme(assisting, aided, cue, false);
    pairing.rule = rules_.cues.ids[cue.row];
    pairing.evidence = {words};
    terms_.set_validity(pairing, cue);
    pairings_.push_back(std::move(pairing));
  } else {
    Pairing &same = pairings_[known->second];
    if (same.rule == implied_rule) {
      same.rule = rules_.cues.ids[cue.row];
      same.programme = terms_.programme(assisting, aided, cue, false);
    }
    if (!same.start) terms_.set_validity(same, cue);
  }
  return true;
}

std::vector<PlaceGroup> group_places(const TextView &text, const PairingRules &rules) {
  return group_places(text, rules.sides, rules.group_words);
}

std::vector<Pairing> pairings_of(const TextView &text, const Clauses &clauses, const std::vector<PlaceGroup> &groups,
                                 const PairingRules &rules) {
  return PairingReader(text, clauses, groups, rules).read();
}

std::vector<Pairing> read_pairings(const Document &document, const Mentions &mentions, const Clauses &clauses,
                                   const PairingRules &rules) {
  const TextView body = body_of(document, mentions);
  return pairings_of(body, clauses, group_places(body, rules), rules);
}

} // namespace v0
} // namespace jiedui
