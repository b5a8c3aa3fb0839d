#include "paired_bodies.hpp"

#include <algorithm>
#include <map>

namespace jiedui {
inline namespace v0 {
namespace {

/// The narrowest place inside the name or right before it.
std::optional<PlaceCode> place_of(Span name, const TextView &text) {
  const auto places = text.places;
  auto place = std::lower_bound(places.begin(), places.end(), name.end,
                                [](const PlaceMention &mention, std::uint32_t at) { return mention.span.begin < at; });
  std::optional<PlaceCode> narrowest;
  while (place != places.begin()) {
    --place;
    if (place->span.end < name.begin) break;
    if (place->codes.size() == 1 && (!narrowest || lies_in(place->codes[0], *narrowest))) narrowest = place->codes[0];
    if (place->span.begin < name.begin) break;
  }
  return narrowest;
}

/// The ordinal that 师 ends: 十三 of 兵团第十三师; empty for other names.
std::string_view division_of(std::string_view name, const PairingWords &words) {
  const std::size_t division = words.division.ending(name);
  if (division == 0) return {};
  name.remove_suffix(division);
  std::string_view rest = name;
  while (const std::size_t numeral = words.numeral.ending(rest)) rest.remove_suffix(numeral);
  return name.substr(rest.size());
}

/// Where a remark in brackets ends that starts at the byte; the byte itself where none does.
std::uint32_t behind_remark(std::string_view text, std::uint32_t begin) {
  constexpr std::size_t longest = 60;
  for (const auto &[open, close] : {std::pair<std::string_view, std::string_view>{"(", ")"}, {"（", "）"}}) {
    const std::string_view remark = text.substr(begin, longest);
    const std::size_t closed = remark.starts_with(open) ? remark.find(close) : std::string_view::npos;
    if (closed != std::string_view::npos) return begin + static_cast<std::uint32_t>(closed + close.size());
  }
  return begin;
}

/// 下发《关于…: what follows is a document's title.
bool opens_title(std::string_view gap) { return gap.find("《") != std::string_view::npos; }

/// The towns of the corps' divisions, where the text names them so: 一师阿拉尔市.
std::map<std::string_view, PlaceCode> towns_of_divisions(const TextView &text, const PairingWords &words) {
  constexpr PlaceCode towns = 6590;
  std::map<std::string_view, PlaceCode> found;
  for (const PlaceMention &place : text.places) {
    if (place.codes.size() != 1 || place.codes[0] / 100 != towns) continue;
    const std::string_view division = division_of(text.folded.substr(0, place.span.begin), words);
    if (!division.empty()) found.emplace(division, place.codes[0]);
  }
  return found;
}

/// Governments and zones act for their places; central units and the divisions of the army's production corps have
/// none.
bool can_pair(const Organization &organization, std::string_view name, const PairingRules &rules) {
  if (organization.kind == OrganizationKind::park && rules.group_words.zones.ends(name)) return false;
  return organization.kind != OrganizationKind::government || rules.group_words.corps.in(name) ||
         rules.words.acts.ends(name) || rules.central.holds(name);
}

} // namespace

BodyReader::BodyReader(const TextView &text, const Clauses &clauses, const Cues &cues, const PairingRules &rules)
    : text_(text.folded), clauses_(clauses), cues_(cues), sides_(rules.sides), words_(rules.words) {
  const auto towns = towns_of_divisions(text, words_);
  for (const OrganizationMention &mention : text.organization_mentions) {
    const Organization &organization = text.organizations[mention.organization];
    const std::string_view name = mention.span.of(text.folded);
    if (!can_pair(organization, name, rules)) continue;
    const std::string_view division = division_of(name, words_);
    const bool corps = !division.empty() || rules.group_words.corps.in(name); // no part of the region's
    std::optional<PlaceCode> place = corps ? std::nullopt : place_of(mention.span, text);
    if (const auto town = towns.find(division); town != towns.end()) place = town->second;
    const std::string_view before = text.folded.substr(0, mention.span.begin);
    const bool acts_itself = (organization.kind != OrganizationKind::government || rules.central.holds(name)) &&
                             !rules.group_words.stays.ends(before) && !rules.group_words.goes.ends(before);
    bodies_.push_back({mention.span, &organization, place, acts_itself, rules.central.holds(name)});
  }
}

BodyReader::Bodies BodyReader::in(Span span) const {
  const auto before = [](const Body &body, std::uint32_t at) { return body.span.begin < at; };
  const auto first = std::lower_bound(bodies_.begin(), bodies_.end(), span.begin, before);
  return {first, std::lower_bound(first, bodies_.end(), span.end, before)};
}

std::vector<PairedBodies> BodyReader::read(const Cue &cue, std::span<const PlaceGroup> groups) const {
  std::vector<PairedBodies> pairs;
  if (cue.meaning.form != CueForm::assist && cue.meaning.form != CueForm::pair) return pairs;
  const Span clause = clauses_.clauses[clauses_.clause_at(cue.span.begin)].span;
  constexpr std::size_t memory = 24; // so many bodies back a reader still has in mind
  const Bodies before = in({clause.begin, cue.span.begin}), right = in({cue.span.end, clause.end});
  const Bodies left = before.last(std::min(before.size(), memory));
  if (!read_named(cue, left, right, groups, pairs) && !read_object(cue, left, right, groups, pairs) &&
      !read_aided(cue, right, groups, pairs) && !read_designated(cue, left, groups, pairs))
    read_linked(cue, left, pairs);
  return pairs;
}

/// 乙县的对口支援单位甲公司, 将甲公司列为乙县的挂钩帮扶单位: the noun names the body; the county stands before it, or
/// is the last one told of.
bool BodyReader::read_named(const Cue &cue, Bodies left, Bodies right, std::span<const PlaceGroup> groups,
                            std::vector<PairedBodies> &pairs) const {
  if (cue.meaning.form != CueForm::pair || !words_.unit.ends(cue.span.of(text_))) return false;
  const auto county = std::find_if(groups.rbegin(), groups.rend(), [&](const PlaceGroup &group) {
    return group.span.end <= cue.span.begin && group.codes.size() == 1 && !group.phrases.front().inside_name;
  });
  if (county == groups.rend() || level_of(county->codes[0]) != PlaceLevel::county) return false;
  const bool behind = !right.empty() && right.front().span.begin == cue.span.end;
  const bool before = !left.empty() && left.back().span.end <= county->span.begin &&
                      cues_.between(county->span.end, cue.span.begin) == "的";
  if (!behind && !before) return false;
  const Body &giver = behind ? right.front() : left.back();
  if (!giver.acts_itself) return false;
  pairs.push_back({&giver, nullptr, giver.place, county->codes[0], joined(county->span, joined(giver.span, cue.span))});
  return true;
}

/// 甲公司…帮扶: the words from the body to help told behind it in its sentence.
std::optional<Span> BodyReader::help_by(const Body &body) const {
  const Span sentence = clauses_.sentences[clauses_.sentence_at(body.span.begin)].span;
  for (const Cue &cue : cues_.in({body.span.end, sentence.end}))
    if (states_pairing(cue.meaning.form) || cue.meaning.form == CueForm::aid) return joined(body.span, cue.span);
  return std::nullopt;
}

/// The first words of designated help in the text.
std::optional<Span> BodyReader::designated_help() const {
  for (const Cue &cue : cues_.in({0, static_cast<std::uint32_t>(text_.size())}))
    if (cue.meaning.form == CueForm::assist && cue.meaning.programme == CueProgramme::designated) return cue.span;
  return std::nullopt;
}

std::optional<PairedBodies> BodyReader::helper_of(PlaceCode county) const {
  struct Named {
    const Body *first = nullptr;
    std::size_t times = 0;
    std::optional<Span> help;
  };
  constexpr std::size_t least = 2; // mentions: who is named once may be the host or the outlet
  std::map<const Organization *, Named> named;
  for (const Body &body : bodies_) {
    if (!body.acts_itself || (body.place && lies_in(*body.place, county))) continue;
    Named &own = named[body.organization];
    if (own.first == nullptr) own.first = &body;
    if (!own.help) own.help = help_by(body);
    ++own.times;
  }
  if (named.empty()) return std::nullopt;
  const auto seldomer = [](const auto &a, const auto &b) { return a.second.times < b.second.times; };
  const auto most = std::max_element(named.begin(), named.end(), seldomer);
  const bool rivals = std::any_of(named.begin(), named.end(), [&](const auto &other) {
    return other.first != most->first && other.second.help && other.second.times * 2 >= most->second.times;
  });
  Named &helper = most->second;
  const bool told = std::any_of(named.begin(), named.end(), [](const auto &other) { return other.second.help; });
  if (!told) helper.help = designated_help();
  if (rivals || helper.times < least || !helper.help) return std::nullopt;
  return PairedBodies{helper.first, nullptr, helper.first->place, county, *helper.help};
}

void BodyReader::read_linked(const Cue &cue, Bodies left, std::vector<PairedBodies> &pairs) const {
  constexpr std::uint32_t reach = 24, link = 24;
  if (left.size() < 2 || cue.span.begin - left.back().span.end > 4 * reach) return;
  for (std::size_t last = left.size() - 1; last >= 1; last -= 2) {
    const Body &first = left[last - 1], &second = left[last];
    if (first.organization->kind != second.organization->kind || second.span.begin < first.span.end) return;
    const std::string_view gap = cues_.between(first.span.end, second.span.begin);
    if (gap.size() > link || !words_.body.in(gap)) return;
    pairs.insert(pairs.begin(), ordered(first, second, joined(first.span, cue.span)));
    if (last < 3 || left[last - 2].span.end > first.span.begin) return;
    if (first.span.begin - left[last - 2].span.end > link) return;
  }
}

bool BodyReader::read_object(const Cue &cue, Bodies left, Bodies right, std::span<const PlaceGroup> groups,
                             std::vector<PairedBodies> &pairs) const {
  if (left.empty() || cue.meaning.form != CueForm::assist || !is_subject(left.back(), cue, groups)) return false;
  constexpr std::uint32_t reach = 8;
  const Body &giver = left.back();
  const auto object = std::find_if(groups.begin(), groups.end(),
                                   [&](const PlaceGroup &group) { return group.span.begin >= cue.span.end; });
  if (!right.empty() && cues_.near(cue.span.end, right.front().span.begin, reach) &&
      right.front().organization->kind == giver.organization->kind) {
    pairs.push_back({&giver, &right.front(), giver.place, right.front().place, joined(giver.span, right.front().span)});
    return true;
  }
  if (object != groups.end() && !object->phrases.front().inside_name && !object->phrases.front().combined &&
      cues_.near(cue.span.end, object->span.begin, reach)) {
    for (const Body &each : list_at_end(left))
      for (const PlaceCode aided : object->codes)
        pairs.push_back({&each, nullptr, each.place, aided, joined(each.span, object->span)});
    return true;
  }
  // 乙县是甲公司定点帮扶的县
  const auto before = std::find_if(groups.rbegin(), groups.rend(),
                                   [&](const PlaceGroup &group) { return group.span.end <= giver.span.begin; });
  if (before == groups.rend() || before->codes.size() != 1) return false;
  const std::string_view gap = cues_.between(before->span.end, giver.span.begin);
  if (!words_.by.is(gap)) return false;
  pairs.push_back({&giver, nullptr, giver.place, before->codes[0], joined(before->span, cue.span)});
  return true;
}

/// The bodies that a list joins to the last one: 甲部、乙局.
BodyReader::Bodies BodyReader::list_at_end(Bodies bodies) const {
  std::size_t first = bodies.size() - 1;
  while (first > 0 && words_.more.is(cues_.between(bodies[first - 1].span.end, bodies[first].span.begin))) --first;
  return bodies.subspan(first);
}

/// 乙县感谢甲公司的定点帮扶, 甲公司在乙县开展定点帮扶, 乙县获得甲部、丙局对口支援: designated help, and help by the
/// centre, runs from bodies to a county, whatever the order of the words.
bool BodyReader::read_designated(const Cue &cue, Bodies left, std::span<const PlaceGroup> groups,
                                 std::vector<PairedBodies> &pairs) const {
  constexpr std::uint32_t reach = 24; // characters
  if (cue.meaning.form != CueForm::assist || left.empty()) return false;
  const Bodies helpers = list_at_end(left);
  const std::string_view gap = cues_.between(helpers.back().span.end, cue.span.begin);
  const bool designated = cue.meaning.programme == CueProgramme::designated && !opens_title(gap);
  const bool adjacent = gap.empty() || words_.adverb.is(gap);
  const Span clause = clauses_.clauses[clauses_.clause_at(cue.span.begin)].span;
  const auto is_county = [&](const PlaceGroup &group) {
    return clause.contains(group.span) && !group.phrases.front().inside_name && !group.phrases.front().in_body &&
           std::all_of(group.codes.begin(), group.codes.end(),
                       [](PlaceCode code) { return level_of(code) == PlaceLevel::county; });
  };
  if (std::count_if(groups.begin(), groups.end(), is_county) != 1) return false;
  const PlaceGroup &county = *std::find_if(groups.begin(), groups.end(), is_county);
  const Span words = joined(joined(helpers.front().span, county.span), cue.span);
  if (count_characters(words.of(text_)) > 3 * reach) return false;
  for (const Body &helper : helpers) {
    if (!helper.acts_itself || !(designated || (helper.central && adjacent))) continue;
    for (const PlaceCode aided : county.codes) pairs.push_back({&helper, nullptr, helper.place, aided, words});
  }
  return !pairs.empty();
}

/// 甲市和乙市对口支援兵团第一师: places help a body.
bool BodyReader::read_aided(const Cue &cue, Bodies right, std::span<const PlaceGroup> groups,
                            std::vector<PairedBodies> &pairs) const {
  constexpr std::uint32_t reach = 8;
  if (right.empty() || cue.meaning.form != CueForm::assist || right.front().span.begin != cue.span.end) return false;
  const Body &object = right.front();
  const auto giver = std::find_if(groups.rbegin(), groups.rend(),
                                  [&](const PlaceGroup &group) { return group.span.end <= cue.span.begin; });
  if (giver == groups.rend() || giver->phrases.front().inside_name || giver->phrases.front().combined ||
      !cues_.near(giver->span.end, cue.span.begin, reach) ||
      (object.place && sides_.direction(giver->codes, {*object.place}) <= 0))
    return false;
  for (const PlaceCode assisting : giver->codes)
    pairs.push_back({nullptr, &object, assisting, object.place, joined(giver->span, object.span)});
  return true;
}

/// Nobody else stands between the body and the cue.
bool BodyReader::is_subject(const Body &body, const Cue &cue, std::span<const PlaceGroup> groups) const {
  constexpr std::uint32_t reach = 8;
  if (!cues_.near(body.span.end, cue.span.begin, reach) || opens_title(cues_.between(body.span.end, cue.span.begin)) ||
      words_.apart.ends(cues_.between(body.span.end, cue.span.begin)))
    return false;
  return std::none_of(groups.begin(), groups.end(), [&](const PlaceGroup &group) {
    return group.span.begin >= body.span.end && group.span.end <= cue.span.begin;
  });
}

PairedBodies BodyReader::ordered(const Body &first, const Body &second, Span words) const {
  const bool reversed = first.place && second.place && sides_.direction({*first.place}, {*second.place}) < 0;
  const Body &giver = reversed ? second : first, &receiver = reversed ? first : second;
  return {&giver, &receiver, giver.place, receiver.place, words};
}

std::vector<const Body *> BodyReader::continue_list(std::uint32_t end, Span sentence) const {
  std::vector<const Body *> found;
  for (const Body &body : in({end, sentence.end})) {
    if (body.span.begin < end) continue; // inside a remark
    const std::string_view gap = cues_.between(end, body.span.begin);
    if (!words_.more.is(gap)) break;
    found.push_back(&body);
    end = body.span.end;
    end = behind_remark(text_, end);
  }
  return found;
}

} // namespace v0
} // namespace jiedui
