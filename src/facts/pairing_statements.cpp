// What a sentence states word by word: who aids whom, by verbs and nouns of pairing and the order of the words.
#include "pairing_reader.hpp"

#include "joints.hpp"

#include <algorithm>

namespace jiedui {
inline namespace v0 {

bool PairingReader::read_cue(const Cue &cue, const Sentence &sentence) {
  if (words_.study.ends(text_.substr(0, cue.span.begin))) return false;
  const Span clause = clauses_.clauses[clauses_.clause_at(cue.span.begin)].span;
  const Groups left = last(groups_in(groups_, {clause.begin, cue.span.begin}));
  const Groups right = first(groups_in(groups_, {cue.span.end, clause.end}));
  const Groups inside = groups_in(groups_, cue.span);
  if (!inside.empty()) return read_region(cue, left, inside.front());
  const Groups before = last(groups_in(groups_, {sentence.span.begin, cue.span.begin}));
  const Groups after = first(groups_in(groups_, {cue.span.end, sentence.span.end}));
  const Groups groups(before.data(), before.size() + after.size()); // side by side: no group starts in the cue
  return read_combined(cue, left) || read_extended(cue, left, right) || read_chained(cue, clause, left, right) ||
         read_object(cue, clause, left, right, groups) || read_toward(cue, sentence, left) ||
         read_passive(cue, sentence, left) || read_mutual(cue, left) || read_partner(cue, sentence, left) ||
         read_support(cue, sentence, left) || read_giver(cue, clause, left);
}

/// 浙江援疆: the region, unless the text names whom in it.
bool PairingReader::read_region(const Cue &cue, Groups left, const PlaceGroup &region) {
  constexpr std::uint32_t reach = 4;
  if (left.empty() || left.back().codes.size() != 1 || !can_give(left.back(), region) ||
      level_of(left.back().codes[0]) != PlaceLevel::province ||
      !cues_.near(left.back().span.end, cue.span.begin, reach) ||
      rules_.sides.programme(left.back().codes[0], region.codes[0]).empty())
    return false;
  add_implied(left.back().codes[0], region.codes[0], joined(left.back().span, cue.span));
  return false; // whom exactly may stand beside it
}

/// 在A的对口帮扶下，B…
bool PairingReader::read_support(const Cue &cue, const Sentence &sentence, Groups left) {
  constexpr std::uint32_t reach = 4;
  if (left.empty() || !cues_.near(left.back().span.end, cue.span.begin, reach) ||
      !words_.under.begins(text_.substr(cue.span.end)))
    return false;
  const PlaceGroup &giver = left.back();
  const Groups later = groups_in(groups_, {cue.span.end, sentence.span.end});
  if (!later.empty() && can_give(giver, later.front()))
    return add(giver, later.front(), cue, joined(giver.span, later.front().span));
  const Groups paragraph = groups_in(groups_, clauses_.paragraphs[sentence.paragraph].span);
  const PlaceGroup *object = last_before(paragraph, giver.span.begin, [&](const PlaceGroup &group) {
    return !group.phrases.front().combined && can_give(giver, group);
  });
  return object != nullptr && add(giver, *object, cue, joined(object->span, cue.span));
}

/// 京蒙扶贫协作
bool PairingReader::read_combined(const Cue &cue, Groups left) {
  constexpr std::uint32_t reach = 6;
  if (left.empty()) return false;
  const PlacePhrase &name = left.back().phrases.back();
  if (!name.combined || name.codes.size() != 2 || !cues_.near(name.span.end, cue.span.begin, reach)) return false;
  const bool added = add_either({name.codes[0]}, {name.codes[1]}, cue, name.span);
  if (added && left.size() > 2) { // 甲区与乙县开展沪滇协作
    const PlaceGroup &first = left[left.size() - 3], &second = left[left.size() - 2];
    if (linked(first, second, cue.meaning.form) && cues_.near(second.span.end, name.span.begin, reach))
      add_linked(first, second, cue);
  }
  return added;
}

/// A对口帮扶B；东西部协作C；对口支援D: who helps B helps C and D too.
bool PairingReader::read_chained(const Cue &cue, Span clause, Groups left, Groups right) {
  constexpr std::uint32_t lead = 4, reach = 20;
  if (chain_.giver == nullptr || !left.empty() || right.empty() || !states_pairing(cue.meaning.form) ||
      right.front().span.begin != cue.span.end || count_characters(cues_.between(clause.begin, cue.span.begin)) > lead)
    return false;
  const std::string_view gap = cues_.between(chain_.end, cue.span.begin);
  if (gap.size() > 4 * reach || count_characters(gap) > reach || ends_sentence(gap) ||
      !can_give(*chain_.giver, right.front()))
    return false;
  return add_object(*chain_.giver, right.front(), cue, joined(chain_.giver->span, right.front().span));
}

/// 甲市的帮扶范围扩大到乙市、丙市等7市
bool PairingReader::read_extended(const Cue &cue, Groups left, Groups right) {
  constexpr std::uint32_t reach = 8;
  if (left.empty() || right.empty() || (!states_pairing(cue.meaning.form) && cue.meaning.form != CueForm::aid))
    return false;
  const PlaceGroup &object = right.front();
  const std::string_view gap = cues_.between(cue.span.end, object.span.begin);
  if (gap.size() > 4 * reach || count_characters(gap) > reach || !words_.extends.ends(gap) ||
      object.phrases.front().combined)
    return false;
  const PlaceGroup *giver =
      last_before(left, cue.span.begin, [&](const PlaceGroup &group) { return can_give(group, object); });
  return giver != nullptr && add_object(*giver, object, cue, joined(giver->span, object.span));
}

bool PairingReader::add_object(const PlaceGroup &giver, const PlaceGroup &object, const Cue &cue, Span words) {
  chain_ = {&giver, object.span.end};
  return add(giver, object, cue, words);
}

/// A对口帮扶B, 对口支援B的有A
bool PairingReader::read_object(const Cue &cue, Span clause, Groups left, Groups right, Groups groups) {
  if (right.empty()) return false;
  const PlaceGroup &object = right.front();
  if (object.phrases.front().combined || object.phrases.front().inside_name || setting_.begins_project(object) ||
      setting_.names_team(object))
    return false;
  const std::string_view gap = cues_.between(cue.span.end, object.span.begin);
  if (!is_object_gap(cue, gap)) return false;
  if (cue.meaning.form == CueForm::aid && object.phrases.front().generic) return false; // 帮扶省内某县
  if (cue.meaning.form == CueForm::aid && !is_region(object) && !aids_directly(cue, left, object)) return false;
  const auto next = std::find_if(groups.begin(), groups.end(),
                                 [&](const PlaceGroup &group) { return group.span.begin >= object.span.end; });
  if (next != groups.end() && names_givers(object, *next)) return add(*next, object, cue, joined(cue.span, next->span));
  if (const PlaceGroup *giver = giver_before(cue, left, groups, object))
    return add_object(*giver, object, cue, joined(giver->span, object.span));
  if (next != groups.end() && next->span.begin > clause.end && is_subordinate(clause) && can_give(*next, object))
    return add(*next, object, cue, joined(cue.span, next->span));
  if (!left.empty() && can_give(object, left.back()) && cues_.near(left.back().span.end, cue.span.begin, 1))
    return add(object, left.back(), cue, joined(left.back().span, object.span)); // 乙县的对口帮扶单位甲区
  return cue.meaning.form == CueForm::assist && left.empty() && add_by_title(object, cue);
}

/// 对口帮扶乙市工作 without a subject, under a title on 甲市 and 乙市: the subject is the title's.
bool PairingReader::add_by_title(const PlaceGroup &object, const Cue &cue) {
  if (object.codes.size() != 1 || !title_shows_programme()) return false;
  const PlaceCode receiver = object.codes[0];
  PlaceCode giver = 0;
  bool named = false;
  for (const PlaceMention &place : view_.title_places) {
    if (place.codes.size() != 1) continue;
    named = named || place.codes[0] == receiver;
    if (place.inside_name || rules_.sides.direction({place.codes[0]}, {receiver}) <= 0) continue;
    if (giver != 0 && giver != place.codes[0] && !lies_in(giver, place.codes[0]) && !lies_in(place.codes[0], giver))
      return false;
    if (giver == 0 || lies_in(place.codes[0], giver)) giver = place.codes[0];
  }
  return named && giver != 0 && rules_.sides.rank(giver) >= ranks::gives &&
         add_pair(giver, receiver, cue, joined(cue.span, object.span));
}

/// 甲区帮扶乙县, 甲区继续帮扶乙县, 甲市对口乙县: one giver, nothing between and no count of villages behind.
bool PairingReader::aids_directly(const Cue &cue, Groups left, const PlaceGroup &object) const {
  const auto gives = [&](const PlaceGroup &giver) {
    const int rank = rules_.sides.rank(giver.codes);
    const bool at_home = province_of(giver.codes[0]) == province_of(object.codes[0]) && rank >= ranks::gives_at_home &&
                         rules_.sides.direction(giver.codes, object.codes) > 0;
    return rank >= ranks::always_gives || at_home || listed_ever(giver.codes[0], object.codes);
  };
  if (left.empty()) return false;
  const std::string_view gap = cues_.between(left.back().span.end, cue.span.begin);
  return (gap.empty() || words_.adverb.is(gap)) && cue.span.end == object.span.begin && left.back().codes.size() == 1 &&
         gives(left.back()) && rules_.sides.rank(object.codes) <= ranks::receives && !object.phrases.back().townships &&
         !is_counted(object);
}

bool PairingReader::listed_ever(PlaceCode giver, const PlaceCodes &receivers) const {
  return std::all_of(receivers.begin(), receivers.end(),
                     [&](PlaceCode receiver) { return rules_.sides.ever_official(giver, receiver); });
}

/// 景洪市6个贫困村, not 定西市7个县
bool PairingReader::is_counted(const PlaceGroup &group) const {
  const auto &quantities = view_.quantities;
  const auto next =
      std::lower_bound(quantities.begin(), quantities.end(), group.span.end,
                       [](const QuantityMention &quantity, std::uint32_t at) { return quantity.span.begin < at; });
  return next != quantities.end() && next->span.begin == group.span.end && !words_.county.ends(next->span.of(text_)) &&
         !words_.county.begins(text_.substr(next->span.end));
}

bool PairingReader::is_object_gap(const Cue &cue, std::string_view gap) const {
  if (gap.empty()) return true;
  if (words_.foreign.in(gap)) return false;
  switch (cue.meaning.form) {
  case CueForm::assist:
    return cues_.near(cue.span.end, cue.span.end + static_cast<std::uint32_t>(gap.size()), 6) ||
           (count_characters(gap) <= 12 && (gap.ends_with("的") || words_.is.in(gap)));
  case CueForm::aid: return gap == "的" || gap == "了";
  case CueForm::pair: return gap == "的" || gap == "了";
  default: return false;
  }
}

/// Provinces, prefectures and regions of several: what 助力 and 帮扶 alone can pair with.
bool PairingReader::is_region(const PlaceGroup &group) const {
  const bool wide = std::all_of(group.codes.begin(), group.codes.end(),
                                [](PlaceCode code) { return level_of(code) != PlaceLevel::county; });
  return wide && !group.phrases.back().townships && !is_counted(group);
}

/// 对口支援日喀则的，有上海市、山东省
bool PairingReader::names_givers(const PlaceGroup &object, const PlaceGroup &next) const {
  const std::string_view gap = cues_.between(object.span.end, next.span.begin);
  const int direction = rules_.sides.direction(next.codes, object.codes);
  if (gap == "的") return direction > 0; // 对口支援广西的广东省
  return gap.starts_with("的") && gap.size() <= 24 && direction >= 0 && words_.is.in(gap);
}

/// 自1996年对口帮扶黔西南州以来，宁波市…: the subject follows.
bool PairingReader::is_subordinate(Span clause) const {
  const std::string_view words = clause.of(text_);
  return words_.since.begins(words) || words_.during.ends(words);
}

/// The subject of the clause by word order, else the nearest place of higher rank.
const PlaceGroup *PairingReader::giver_before(const Cue &cue, Groups left, Groups groups,
                                              const PlaceGroup &object) const {
  if (const PlaceGroup *arranges = arranger(left)) return arranges;
  if (!left.empty() && is_subject(left.back(), cue, object)) return &left.back();
  const bool other_subject = std::any_of(left.begin(), left.end(), [&](const PlaceGroup &group) {
    return !group.phrases.front().inside_name && !group.phrases.front().generic && !setting_.is_clipped(group) &&
           !lies_in(object.codes[0], group.codes[0]);
  });
  if (other_subject) groups = left;
  return last_before(groups, cue.span.begin, [&](const PlaceGroup &group) {
    if (!can_give(group, object)) return false;
    const bool here = !left.empty() && group.span.begin >= left.front().span.begin;
    return here ? !cues_.remote(group.span.end, cue.span.begin) : !group.open;
  });
}

/// 江苏安排南京等9个市对口支援新疆: the province, where of its cities only examples are named.
const PlaceGroup *PairingReader::arranger(Groups left) const {
  if (left.size() < 2 || !left.back().open) return nullptr;
  const auto found = std::find_if(left.begin(), left.end(),
                                  [&](const PlaceGroup &group) { return setting_.arranges(group, left.back()); });
  return found == left.end() ? nullptr : &*found;
}

/// 贵州派出医务人员对口支援鄂州, against 贵州与对口帮扶城市上海.
bool PairingReader::is_subject(const PlaceGroup &group, const Cue &cue, const PlaceGroup &object) const {
  constexpr std::uint32_t reach = 20;
  const std::string_view gap = cues_.between(group.span.end, cue.span.begin);
  return cue.meaning.form == CueForm::assist && !group.phrases.front().inside_name && !group.phrases.front().combined &&
         !group.phrases.front().generic && !setting_.is_clipped(group) && !setting_.is_venue(group) &&
         cues_.near(group.span.end, cue.span.begin, reach) && !words_.apart.ends(gap) &&
         !words_.kind.in(cues_.between(cue.span.end, object.span.begin)) && !words_.passive.in(gap);
}

/// 对甘肃省的扶贫协作; 自启动与乙县扶贫协作以来，甲区…
bool PairingReader::read_toward(const Cue &cue, const Sentence &sentence, Groups left) {
  constexpr std::uint32_t reach = 6;
  if (left.empty() || cue.meaning.form == CueForm::pair) return false;
  const PlaceGroup &object = left.back();
  if (!cues_.near(object.span.end, cue.span.begin, reach)) return false;
  const Groups groups = groups_in(groups_, sentence.span);
  if (words_.toward.ends(before(object, 3)) ||
      (cue.meaning.form == CueForm::assist && words_.goes.ends(before(object, 6)))) {
    const PlaceGroup *giver =
        last_before(groups, object.span.begin, [&](const PlaceGroup &group) { return can_give(group, object); });
    return giver != nullptr && add(*giver, object, cue, joined(giver->span, cue.span));
  }
  const Span clause = clauses_.clauses[clauses_.clause_at(cue.span.begin)].span;
  if (left.size() > 1 || !ends_in_link(before(object, 3)) || !is_subordinate(clause)) return false;
  const Groups later = groups_in(groups_, {clause.end, sentence.span.end});
  return !later.empty() && can_give(later.front(), object) &&
         add(later.front(), object, cue, joined(object.span, later.front().span));
}

/// B由A对口帮扶
bool PairingReader::read_passive(const Cue &cue, const Sentence &sentence, Groups left) {
  constexpr std::uint32_t reach = 8, body = 8;
  if (left.empty() || cue.meaning.form == CueForm::field) return false;
  if (!cues_.near(left.back().span.end, cue.span.begin, reach)) return false;
  std::size_t first = left.size() - 1; // 由甲市交通委和乙区、丙县对口帮扶: the list goes back to the word
  while (!words_.passive.ends(before(left[first], 6))) {
    if (first == 0 || !cues_.near(left[first - 1].span.end, left[first].span.begin, body) ||
        !ends_in_list(before(left[first], 3)))
      return false;
    --first;
  }
  const Groups groups = groups_in(groups_, sentence.span), givers = left.subspan(first);
  const PlaceGroup *object = last_before(groups, givers.front().span.begin, [&](const PlaceGroup &group) {
    return !group.phrases.front().combined && rules_.sides.direction(givers.front().codes, group.codes) >= 0;
  });
  if (object == nullptr) return false;
  for (const PlaceGroup &giver : givers) add(giver, *object, cue, joined(object->span, cue.span));
  return true;
}

/// A与B结对, A、B对口合作座谈会, 甲区与乙县、丙区与丁县结对
bool PairingReader::read_mutual(const Cue &cue, Groups left) {
  if (left.size() < 2 || cue.meaning.form == CueForm::aid) return false;
  const std::uint32_t reach = cue.meaning.form == CueForm::pair ? 14 : 9;
  if (!cues_.near(left.back().span.end, cue.span.begin, reach)) return false;
  bool found = false;
  for (std::size_t last = left.size() - 1; last >= 1;) {
    const PlaceGroup &second = left[last], &first = left[last - 1];
    if (!linked(first, second, cue.meaning.form)) break;
    found = add_linked(first, second, cue) || found;
    if (last < 3 || !cues_.near(left[last - 2].span.end, first.span.begin, 2)) break;
    last -= 2;
  }
  return found;
}

/// 甲市开展协作，分别与乙县、丙县建立结对关系: the subject stands before, in the paragraph or in the title.
bool PairingReader::read_partner(const Cue &cue, const Sentence &sentence, Groups left) {
  constexpr std::uint32_t reach = 14;
  if (left.size() != 1 || cue.meaning.form != CueForm::pair || left.front().phrases.front().combined) return false;
  const PlaceGroup &list = left.front();
  if (!ends_in_link(before(list, 3)) || !cues_.near(list.span.end, cue.span.begin, reach)) return false;
  const Groups paragraph = groups_in(groups_, clauses_.paragraphs[sentence.paragraph].span);
  const PlaceGroup *subject = last_before(paragraph, list.span.begin, [&](const PlaceGroup &group) {
    return group.codes.size() == 1 && (can_give(group, list) || can_give(list, group));
  });
  if (subject != nullptr) {
    const Span words = joined(subject->span, cue.span);
    return can_give(*subject, list) ? add(*subject, list, cue, words) : add(list, *subject, cue, words);
  }
  if (view_.title_places.empty() || view_.title_places.front().codes.size() != 1) return false;
  const PlaceCode giver = view_.title_places.front().codes[0];
  if (rules_.sides.rank(giver) < ranks::gives || rules_.sides.direction({giver}, list.codes) <= 0) return false;
  bool added = false;
  for (const PlaceCode receiver : list.codes)
    added = add_pair(giver, receiver, cue, joined(list.span, cue.span)) || added;
  return added;
}

bool PairingReader::linked(const PlaceGroup &first, const PlaceGroup &second, CueForm form) const {
  for (const PlacePhrase &phrase : {first.phrases.front(), second.phrases.front()})
    if (phrase.combined || phrase.inside_name) return false;
  if (first.phrases.front().in_body && second.phrases.front().in_body) return false; // two schools
  if (setting_.is_clipped(first) && setting_.is_clipped(second)) return false;       // 援藏援疆
  const std::string_view gap = cues_.between(first.span.end, second.span.begin);
  if (gap.starts_with(")") || gap.starts_with("）")) return false; // 甲市各区（含乙区）与丙市
  if (gap.empty() || gap == "、" || gap == "·" || joint_of(gap) == Joint::stroke) return true;
  const std::uint32_t reach = form == CueForm::pair ? 14 : 10;
  return cues_.near(first.span.end, second.span.begin, reach) && words_.link.in(gap);
}

bool PairingReader::add_linked(const PlaceGroup &first, const PlaceGroup &second, const Cue &cue) {
  const int direction = rules_.sides.direction(first.codes, second.codes);
  const Span words = joined(first.span, cue.span);
  if (setting_.is_clipped(first) || setting_.is_clipped(second)) {                        // 广东援疆
    const bool gives = direction > 0 && level_of(first.codes[0]) == PlaceLevel::province; // a city helps places in it
    if (gives) add_implied(first.codes[0], second.codes[0], words);
    return gives;
  }
  if (direction == 0 && cue.meaning.form == CueForm::field) return false;
  return direction >= 0 ? add(first, second, cue, words) : add(second, first, cue, words);
}

/// 昌平区对口帮扶的项目: the receiver is the county in play in the paragraph.
bool PairingReader::read_giver(const Cue &cue, Span clause, Groups left) {
  if (left.empty() || cue.meaning.form != CueForm::assist) return false;
  const PlaceGroup &giver = left.back();
  if (giver.codes.size() != 1 || level_of(giver.codes[0]) != PlaceLevel::county || giver.phrases[0].inside_name ||
      giver.span.end != cue.span.begin)
    return false;
  const Span paragraph = clauses_.paragraphs[clauses_.paragraph_at(clause.begin)].span;
  const Groups groups = groups_in(groups_, paragraph);
  const PlaceGroup *object = last_before(groups, giver.span.begin, [&](const PlaceGroup &group) {
    return group.codes.size() == 1 && level_of(group.codes[0]) == PlaceLevel::county && can_give(giver, group);
  });
  return object != nullptr && add(giver, *object, cue, joined(giver.span, cue.span));
}

bool PairingReader::add_either(const PlaceCodes &a, const PlaceCodes &b, const Cue &cue, Span words) {
  const int direction = rules_.sides.direction(a, b);
  if (direction == 0) return false;
  const auto &[giver, receiver] = direction > 0 ? std::pair{a, b} : std::pair{b, a};
  if (rules_.sides.rank(giver) < ranks::always_gives && !rules_.sides.official(giver[0], receiver[0], year_))
    return false;
  add_pair(giver[0], receiver[0], cue, joined(words, cue.span));
  return true;
}

} // namespace v0
} // namespace jiedui
