#include "place_groups.hpp"

#include "joints.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>

namespace jiedui {
inline namespace v0 {
namespace {

/// Whether what stands between two mentions leaves them one place: nothing, 的, a space.
bool one_place(std::string_view gap, const GroupWords &words) {
  return gap.empty() || gap == "的" || gap == " " || words.within.is(gap);
}

/// With these between them, two places alone can be the two sides.
bool may_join_sides(Joint joint) { return joint != Joint::last; }

/// 京蒙 against 张承保
bool holds_both_sides(const PlaceMention &mention, const Sides &sides) {
  if (!mention.combined || mention.codes.size() < 2) return false;
  const auto [least, most] =
      std::minmax_element(mention.codes.begin(), mention.codes.end(),
                          [&](PlaceCode a, PlaceCode b) { return sides.rank(a) < sides.rank(b); });
  return sides.rank(*least) != sides.rank(*most);
}

/// The body whose name holds the place; the last one that starts by it.
const OrganizationMention *body_at(std::uint32_t byte, const TextView &text) {
  const auto &bodies = text.organization_mentions;
  const auto after =
      std::upper_bound(bodies.begin(), bodies.end(), byte,
                       [](std::uint32_t at, const OrganizationMention &mention) { return at < mention.span.begin; });
  return after == bodies.begin() ? nullptr : &*(after - 1);
}

/// 新疆 of 新疆生产建设兵团六师
bool begins_corps(Span place, const TextView &text, const GroupWords &words) {
  const OrganizationMention *body = body_at(place.begin, text);
  return body != nullptr && body->span.contains(place) && words.corps.in(body->span.of(text.folded));
}

/// Of a company or a school; what a government does, its place does.
bool inside_foreign_name(const PlaceMention &place, const TextView &text) {
  const OrganizationMention *body = body_at(place.span.begin, text);
  if (body == nullptr || !body->span.contains(place.span)) return place.inside_name;
  const Organization &organization = text.organizations[body->organization];
  return place.inside_name && organization.kind != OrganizationKind::government;
}

/// Of a school or a company, whatever it says of the place.
bool in_body(Span place, const TextView &text) {
  const OrganizationMention *body = body_at(place.begin, text);
  return body != nullptr && body->span.contains(place) &&
         text.organizations[body->organization].kind != OrganizationKind::government;
}

/// 拉萨 of 拉萨北京中学, where the name is taken to start behind it.
bool leads_name(Span place, const TextView &text) {
  const OrganizationMention *body = body_at(place.end, text);
  return body != nullptr && body->span.begin == place.end &&
         text.organizations[body->organization].kind != OrganizationKind::government;
}

/// 北京经济技术开发区, 大鹏新区: the name of a zone, coded as the city that runs it.
bool is_zone(const PlaceMention &mention, std::string_view folded, const GroupWords &words) {
  return mention.codes.size() == 1 && level_of(mention.codes[0]) != PlaceLevel::county &&
         words.zones.ends(mention.span.of(folded));
}

/// Where the name of a zone ends that begins with the place: 济南高新区.
std::uint32_t zone_end(const PlaceMention &place, std::string_view folded, const GroupWords &words) {
  constexpr std::size_t longest = 42;
  if (place.codes.size() != 1 || level_of(place.codes[0]) == PlaceLevel::province) return place.span.end;
  const std::string_view after = folded.substr(place.span.end, longest);
  const std::size_t rank = words.zone_ranks.starting(after), name = words.zones.starting(after.substr(rank));
  return place.span.end + static_cast<std::uint32_t>(name == 0 ? 0 : rank + name);
}

std::vector<PlacePhrase> place_phrases(const TextView &text, const Sides &sides, const GroupWords &words) {
  std::vector<PlacePhrase> phrases;
  const std::string_view folded = text.folded;
  std::uint32_t barrier = 0; // a place without code ends a phrase
  for (const PlaceMention &mention : text.places) {
    if (mention.codes.empty()) {
      barrier = mention.span.end;
      continue;
    }
    if (mention.generic && mention.codes.size() > 1) continue; // 两地: both sides, no place of a list
    if (begins_corps(mention.span, text, words)) continue;     // its divisions are no part of the region's
    const bool township = mention.level == PlaceLevel::township || mention.level == PlaceLevel::village;
    PlacePhrase phrase{{mention.span.begin, zone_end(mention, folded, words)},
                       mention.codes,
                       holds_both_sides(mention, sides),
                       inside_foreign_name(mention, text),
                       mention.generic,
                       leads_name(mention.span, text),
                       township,
                       in_body(mention.span, text),
                       is_zone(mention, folded, words)};
    std::sort(phrase.codes.begin(), phrase.codes.end());
    PlacePhrase *before = phrases.empty() ? nullptr : &phrases.back();
    const bool follows = before != nullptr && before->span.end >= barrier && before->span.end <= phrase.span.begin;
    const std::string_view gap =
        follows ? folded.substr(before->span.end, phrase.span.begin - before->span.end) : std::string_view{};
    const bool company_of_it = gap == "的" && phrase.leads_name; // 海西州的德令哈某某公司
    if (follows && !before->combined && one_place(gap, words) && !company_of_it &&
        all_lie_in(phrase.codes, before->codes) && !(before->townships && !phrase.townships)) {
      before->span.end = phrase.span.end;
      before->codes = phrase.codes;
      before->inside_name = phrase.inside_name;
      before->leads_name = phrase.leads_name;
      before->townships = phrase.townships;
      before->in_body = phrase.in_body;
      before->zone = phrase.zone;
      before->generic = before->generic && phrase.generic;
      continue;
    }
    phrases.push_back(std::move(phrase));
  }
  return phrases;
}

bool opposite(const PlacePhrase &a, const PlacePhrase &b, const Sides &sides) {
  const int first = sides.rank(a.codes), second = sides.rank(b.codes);
  if (first == 0 || second == 0) return false;
  if (std::max(first, second) >= ranks::always_gives && std::min(first, second) <= ranks::only_receives) return true;
  const auto &[giver, receiver] = first > second ? std::pair{a.codes, b.codes} : std::pair{b.codes, a.codes};
  return giver.size() == 1 && receiver.size() == 1 && sides.official(giver[0], receiver[0]);
}

PlaceGroup group_of(std::vector<PlacePhrase> phrases, std::string_view folded) {
  PlaceGroup group;
  group.span = joined(phrases.front().span, phrases.back().span);
  for (const PlacePhrase &phrase : phrases)
    group.codes.insert(group.codes.end(), phrase.codes.begin(), phrase.codes.end());
  std::sort(group.codes.begin(), group.codes.end());
  group.codes.erase(std::unique(group.codes.begin(), group.codes.end()), group.codes.end());
  group.open = folded.substr(group.span.end).starts_with(and_others);
  group.phrases = std::move(phrases);
  return group;
}

using Joints = std::span<const Joint>;

/// 甲市与乙县结对, 甲市和乙县签订山海协作协议: two of one province, or tied in so many words, of whom one helps the
/// other.
bool pair_up(const std::vector<PlacePhrase> &run, Joint joint, std::string_view folded, const Sides &sides,
             const GroupWords &words) {
  constexpr std::size_t reach = 24;
  const PlacePhrase &first = run.front(), &second = run.back();
  if (first.codes.size() != 1 || second.codes.size() != 1 || !is_link(joint)) return false;
  const PlaceCode a = first.codes[0], b = second.codes[0];
  if (sides.direction(first.codes, second.codes) == 0) return false;
  const std::string_view after = folded.substr(second.span.end, reach);
  return province_of(a) == province_of(b) ? words.pairs.in(after) : words.ties.begins(after);
}

/// 甲区与乙县、丙区与丁县: links and list marks in turn, each link between two of different rank.
bool lines_up_pairs(const std::vector<PlacePhrase> &run, Joints joints, const Sides &sides) {
  if (run.size() < 4 || run.size() % 2 != 0) return false;
  for (std::size_t i = 0; i < joints.size(); ++i) {
    const bool inside = i % 2 == 0;
    if (is_link(joints[i]) != inside && joints[i] != Joint::both) return false;
    if (inside && sides.direction(run[i].codes, run[i + 1].codes) == 0) return false;
  }
  return true;
}

/// 甲县与乙县、丙县: where the first gives to each of the others, it is no member of their list.
bool faces_list(const std::vector<PlacePhrase> &run, Joints joints, const Sides &sides) {
  const auto faces = [](Joint joint) { return joint == Joint::with || joint == Joint::facing; };
  return run.size() > 2 && faces(joints.front()) && std::none_of(joints.begin() + 1, joints.end(), faces) &&
         std::all_of(run.begin() + 1, run.end(),
                     [&](const PlacePhrase &other) { return sides.direction(run.front().codes, other.codes) > 0; });
}

bool helped_before(const PlacePhrase &phrase, std::string_view folded, const GroupWords &words) {
  return words.helped.ends(folded.substr(0, phrase.span.begin));
}

/// 甲区帮扶乙县、丙区帮扶丁县: the last one is helped no more, it helps.
bool helps_in_turn(const std::vector<PlacePhrase> &run, std::string_view folded, const Sides &sides,
                   const GroupWords &words) {
  return run.size() > 1 && helped_before(run.front(), folded, words) &&
         words.helps.begins(folded.substr(run.back().span.end)) &&
         sides.direction(run.back().codes, run.front().codes) > 0;
}

/// Whether a run of joined phrases parts before the i-th. Only runs of two and runs joined by 与 can hold both sides:
/// 宁波市、黔西南州对口合作 against 内蒙古、河北、西藏、青海等省区.
bool parts_at(std::size_t i, const std::vector<PlacePhrase> &run, Joints joints, const Sides &sides) {
  const Joint joint = joints[i - 1];
  if (joint == Joint::facing || joint == Joint::stroke) return true;
  return opposite(run[i - 1], run[i], sides) && may_join_sides(joint) &&
         (run.size() == 2 || is_link(joint) || std::find(joints.begin(), joints.end(), Joint::with) != joints.end());
}

/// 分别与甲市、乙市: each of them goes with one named before, so they are two of one side.
bool follows_respectively(const PlacePhrase &phrase, std::string_view folded, const GroupWords &words) {
  constexpr std::uint32_t reach = 21; // bytes of 分别对口帮扶
  const std::uint32_t begin = phrase.span.begin > reach ? phrase.span.begin - reach : 0;
  return words.respectively.in(folded.substr(begin, phrase.span.begin - begin));
}

/// By phrase: whether a group starts with it.
std::vector<bool> find_parts(const std::vector<PlacePhrase> &run, Joints joints, std::string_view folded,
                             const Sides &sides, const GroupWords &words) {
  std::vector<bool> starts(run.size());
  if (run.size() == 2 && joints.front() == Joint::mark && follows_respectively(run.front(), folded, words))
    return starts;
  if ((run.size() == 2 && pair_up(run, joints.front(), folded, sides, words)) || lines_up_pairs(run, joints, sides)) {
    starts.assign(run.size(), true);
  } else if (faces_list(run, joints, sides)) {
    starts[1] = true;
  } else if (helps_in_turn(run, folded, sides, words)) {
    starts.back() = true;
  } else {
    for (std::size_t i = 1; i < run.size(); ++i) starts[i] = parts_at(i, run, joints, sides);
  }
  return starts;
}

void add_run(std::vector<PlacePhrase> run, Joints joints, std::string_view folded, const Sides &sides,
             const GroupWords &words, std::vector<PlaceGroup> &groups) {
  if (run.size() == 1) return groups.push_back(group_of(std::move(run), folded));
  const std::vector<bool> starts = find_parts(run, joints, folded, sides, words);
  std::vector<PlacePhrase> part;
  for (std::size_t i = 0; i < run.size(); ++i) {
    if (i > 0 && starts[i]) {
      groups.push_back(group_of(std::move(part), folded));
      part.clear();
    }
    part.push_back(std::move(run[i]));
  }
  groups.push_back(group_of(std::move(part), folded));
}

} // namespace

void merge_codes(PlaceCodes &codes, const PlaceCodes &more) {
  if (std::includes(codes.begin(), codes.end(), more.begin(), more.end())) return;
  PlaceCodes merged;
  std::set_union(codes.begin(), codes.end(), more.begin(), more.end(), std::back_inserter(merged));
  codes = std::move(merged);
}

namespace {

std::string_view gap_between(const PlacePhrase &first, const PlacePhrase &second, std::string_view folded) {
  const std::uint32_t end = first.span.end;
  return second.span.begin >= end ? folded.substr(end, second.span.begin - end) : std::string_view{};
}

bool go_on(const PlacePhrase &first, const PlacePhrase &second, Joint joint) {
  return joint != Joint::none && !first.combined && !second.combined && !second.generic && !first.generic;
}

/// 定点帮扶甲省乙县、丙县，丁省戊县和己县，捐赠…: a clause of nothing but listed places goes on with the list before
/// it.
bool is_clause_of_places(std::span<const PlacePhrase> phrases, std::string_view folded) {
  constexpr std::array<std::string_view, 6> ends{"，", "。", "；", ",", ";", "\n"};
  std::size_t last = 0;
  while (last + 1 < phrases.size()) {
    const Joint joint = joint_of(gap_between(phrases[last], phrases[last + 1], folded));
    if (!go_on(phrases[last], phrases[last + 1], joint)) break;
    if (is_link(joint) && joint != Joint::both) return false; // 甲区与乙县
    ++last;
  }
  const std::string_view after = folded.substr(phrases[last].span.end);
  return after.empty() ||
         std::any_of(ends.begin(), ends.end(), [&](std::string_view mark) { return after.starts_with(mark); });
}

} // namespace

std::vector<PlaceGroup> group_places(const TextView &text, const Sides &sides, const GroupWords &words) {
  std::vector<PlaceGroup> groups;
  const std::string_view folded = text.folded;
  std::vector<PlacePhrase> run;
  std::vector<Joint> joints;
  std::vector<PlacePhrase> phrases = place_phrases(text, sides, words);
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    if (!run.empty()) {
      const std::string_view gap = gap_between(run.back(), phrases[i], folded);
      const bool clause = (gap == "，" || gap == ",") && helped_before(run.front(), folded, words) &&
                          is_clause_of_places(std::span(phrases).subspan(i), folded);
      const Joint joint = clause ? Joint::mark : joint_of(gap);
      if (clause || go_on(run.back(), phrases[i], joint)) {
        joints.push_back(joint);
      } else {
        add_run(std::move(run), joints, folded, sides, words, groups);
        run.clear();
        joints.clear();
      }
    }
    run.push_back(std::move(phrases[i]));
  }
  if (!run.empty()) add_run(std::move(run), joints, folded, sides, words, groups);
  return groups;
}

std::span<const PlaceGroup> groups_in(const std::vector<PlaceGroup> &groups, Span span) {
  const auto before = [](const PlaceGroup &group, std::uint32_t at) { return group.span.begin < at; };
  constexpr int usual = 4; // groups in a span
  const auto first = std::lower_bound(groups.begin(), groups.end(), span.begin, before);
  auto last = first;
  for (int i = 0; i < usual && last != groups.end() && before(*last, span.end); ++i) ++last;
  if (last != groups.end() && before(*last, span.end)) last = std::lower_bound(last, groups.end(), span.end, before);
  return {first, last};
}

} // namespace v0
} // namespace jiedui
