// The places and bodies of a text as givers and receivers, and how far each one reaches.
#include "party_reader.hpp"

#include "joints.hpp"

#include <algorithm>
#include <iterator>

namespace jiedui {
inline namespace v0 {

void PartyReader::find_anchors() {
  for (const PlaceGroup &group : groups_) add_group(group);
  for (const PlaceMention &place : mentions_.title_places)
    for (const PlaceCode code : place.codes) first_named_.try_emplace(code, 0);
  for (const PlaceMention &place : mentions_.places)
    for (const PlaceCode code : place.codes) first_named_.try_emplace(code, place.span.begin);
  for (const Pairing &pairing : pairings_) {
    if (!pairing.assisting) assisting_bodies_.insert(pairing.assisting_org);
    if (pairing.assisting && pairing.aided && pairing.assisting_org.empty() && !pairing.aided_org.empty())
      aided_bodies_.emplace(pairing.aided_org, *pairing.aided);
  }
  for (const QuantityMention &mention : mentions_.quantities) {
    if (counts_givers(mention)) add_counted_givers(mention.span.end);
    add_counted(mention);
  }
  std::uint32_t covered = 0;
  for (const Token &token : mentions_.tokens.of(rules_.refs_table)) {
    if (token.span.begin < covered) continue;
    covered = token.span.end;
    add_ref(token.span, rules_.refs[token.sense.row]);
  }
  for (const OrganizationMention &mention : mentions_.organization_mentions) add_organization(mention);
  add_parallel_pairs();
  for (PartyAnchors *anchors : {&givers_, &receivers_, &weak_givers_, &weak_receivers_}) anchors->sort();
}

void PartyReader::add_group(const PlaceGroup &group) {
  if (in_title(group.span) || in_brand(group) || setting_.says_where(group) || setting_.is_dateline(group) ||
      setting_.names_event(group) || is_included(group.span))
    return;
  if (group.phrases.front().combined) return add_combined(group);
  PartyAnchor giver, receiver;
  for (const PlacePhrase &phrase : group.phrases) {
    const PlaceCodes codes = phrase.generic ? in_play_.place_like(phrase.codes) : phrase.codes;
    PartySide side = side_(codes);
    const bool foreign = side == PartySide::none && gives_apart(group, phrase);
    if (side == PartySide::none && (foreign || gives_here(group, phrase))) side = PartySide::giver;
    if (side == PartySide::none) continue;
    PartyAnchor &anchor = side == PartySide::giver ? giver : receiver;
    anchor.foreign = anchor.foreign || foreign;
    anchor.span = anchor.span.empty() ? phrase.span : joined(anchor.span, phrase.span);
    merge_codes(anchor.codes, codes);
    anchor.members.push_back(codes);
    if (phrase.inside_name || (phrase.leads_name && side == PartySide::receiver)) {
      anchor.reach = PartyReach::clause;
      anchor.of_body = true;
    } else if (phrase.generic && !in_play_.pairs(codes)) anchor.reach = std::max(anchor.reach, PartyReach::sentence);
  }
  if (setting_.is_clipped(group) && !receiver.codes.empty() && aids_elsewhere(receiver.codes)) return;
  const Span room = room_of(group.span);
  for (PartyAnchor *anchor : {&giver, &receiver}) {
    anchor->room = room;
    if (group.open && anchor->members.size() > 1) anchor->reach = std::max(anchor->reach, PartyReach::sentence);
  }
  if (!giver.codes.empty()) add_giver(group, std::move(giver));
  if (!receiver.codes.empty()) add_receiver(group, std::move(receiver));
}

/// 甲省投入60亿元（含乙市）
bool PartyReader::is_included(Span place) const {
  const std::string_view after = text_.substr(place.end);
  return (after.starts_with("）") || after.starts_with(')')) &&
         rules_.words.including.ends(text_.substr(0, place.begin));
}

/// 京蒙: what one word says of both sides gives way to what is named on its own.
void PartyReader::add_combined(const PlaceGroup &group) {
  const PlacePhrase &name = group.phrases.front();
  if (setting_.names_facility(group) && all_lie_in(in_play_.giver(), name.codes)) return;
  PlaceCodes giving, receiving;
  for (const PlaceCode code : name.codes) {
    const PartySide side = side_({code});
    if (side == PartySide::giver) giving.push_back(code);
    if (side == PartySide::receiver) receiving.push_back(code);
  }
  const PartyReach reach = is_of_part(group)                  ? PartyReach::clause
                           : in_play_.is_around_giver(giving) ? PartyReach::sentence
                                                              : PartyReach::paragraph;
  if (!giving.empty()) weak_givers_.add({group.span, std::move(giving), reach, {}});
  if (!receiving.empty()) weak_receivers_.add({group.span, std::move(receiving), PartyReach::paragraph, {}});
}

void PartyReader::add_giver(const PlaceGroup &group, PartyAnchor anchor) {
  if (group.open && counts_more(group)) anchor.codes = in_play_.around_givers(anchor.codes);
  if (anchor.reach == PartyReach::clause || does_not_give(group)) return;
  if (setting_.is_destination(group)) {
    if (group.open && !in_play_.giver().empty()) return; // 到湛江、吴川等地推介
    anchor.reach = PartyReach::sentence;
    anchor.wide = true;
  }
  if (in_play_.is_around_giver(anchor.codes) && is_attribute(group, PlaceAttribute::people))
    anchor.reach = has_giver_before(group) || count_before(group.span.begin) != nullptr ? PartyReach::clause
                                                                                        : PartyReach::sentence;
  const bool clipped = setting_.is_clipped(group);
  anchor.wide = anchor.wide || clipped;
  if (anchor.foreign) anchor.reach = std::max(anchor.reach, PartyReach::sentence);
  if (is_of_part(group)) anchor.reach = PartyReach::clause;
  (clipped ? weak_givers_ : givers_).add(std::move(anchor));
}

void PartyReader::add_receiver(const PlaceGroup &group, PartyAnchor anchor) {
  if (setting_.names_team(group) || setting_.names_meeting(group)) return;
  if (is_attribute(group, PlaceAttribute::product) && !in_play_.pairs(anchor.codes) &&
      all_lie_in(anchor.codes, in_play_.receivers(in_play_.giver())))
    return; // 陇西腊肉: of whoever is helped
  if (setting_.is_venue(group)) anchor.reach = PartyReach::clause;
  const bool clipped = setting_.is_clipped(group);
  anchor.wide = clipped || anchor.reach == PartyReach::clause || setting_.is_passing(group);
  if (group.open && gives_examples(group)) anchor.codes = in_play_.around_paired_receivers(anchor.codes);
  if (counts_all(group, anchor.codes)) anchor.codes = in_play_.receivers(in_play_.giver());
  if (begins_aided_project(group)) anchor.reach = PartyReach::clause;
  if (in_play_.is_around_receivers(anchor.codes)) anchor.reach = std::max(anchor.reach, PartyReach::sentence);
  (clipped ? weak_receivers_ : receivers_).add(std::move(anchor));
}

/// 佛山市引进广东企业91家，建园31个: the sentence has its own subject.
bool PartyReader::has_giver_before(const PlaceGroup &group) const {
  constexpr std::size_t memory = 8;
  const Span sentence = clauses_.sentences[clauses_.sentence_at(group.span.begin)].span;
  const auto before = groups_in(groups_, {sentence.begin, group.span.begin});
  const auto near = before.last(std::min(before.size(), memory));
  return std::any_of(near.begin(), near.end(),
                     [&](const PlaceGroup &other) { return side_(other.codes) == PartySide::giver; });
}

/// 引进90家广东企业, 19个对口援疆省市: the number right before.
const QuantityMention *PartyReader::count_before(std::uint32_t at) const {
  constexpr std::string_view paired = "对口";
  if (text_.substr(0, at).ends_with(paired)) at -= static_cast<std::uint32_t>(paired.size());
  const auto behind =
      std::lower_bound(mentions_.quantities.begin(), mentions_.quantities.end(), at,
                       [](const QuantityMention &mention, std::uint32_t byte) { return mention.span.begin < byte; });
  return behind != mentions_.quantities.begin() && std::prev(behind)->span.end == at ? &*std::prev(behind) : nullptr;
}

/// 其中甲区资金200万元，实施项目13个: who gives the part; what follows is of the whole again.
bool PartyReader::is_of_part(const PlaceGroup &group) const {
  return rules_.words.part.begins(clause_of(group.span).of(text_));
}

/// 援藏 of a city that helps Tibetan counties of its own province
bool PartyReader::aids_elsewhere(const PlaceCodes &region) {
  const PlaceCodes giver = in_play_.giver();
  return giver.size() == 1 && rules_.sides.programme(giver.front(), region.front()).empty() &&
         !all_lie_in(in_play_.receivers(giver), region);
}

/// 对口支援甲市乙区物流中心项目: where the project stands, not whom the rest is for.
bool PartyReader::begins_aided_project(const PlaceGroup &group) const {
  return setting_.begins_project(group) && rules_.group_words.helped.ends(text_.substr(0, group.span.begin));
}

/// 甘肃三县, where three of its counties are all that receive.
bool PartyReader::counts_all(const PlaceGroup &group, const PlaceCodes &codes) {
  if (!in_play_.is_around_receivers(codes)) return false;
  const QuantityMention *count = quantity_from(group.span.end);
  const auto receivers = static_cast<std::int64_t>(in_play_.receivers(in_play_.giver()).size());
  return receivers > 1 && count != nullptr && count->span.begin == group.span.end &&
         count->quantity.value == Decimal(receivers) &&
         (rules_.words.unit.ends(count->span.of(text_)) || rules_.words.unit.begins(text_.substr(count->span.end)));
}

/// 项目13个（含甲区项目3个）: the brackets round the place, where figures stand in them too.
Span PartyReader::room_of(Span span) const {
  constexpr std::uint32_t longest = 150;
  const Span paragraph = clauses_.paragraphs[clauses_.paragraph_at(span.begin)].span;
  const std::uint32_t begin = std::max(paragraph.begin, span.begin > longest ? span.begin - longest : 0);
  const std::string_view before = text_.substr(begin, span.begin - begin);
  const std::string_view after = text_.substr(span.end, std::min(longest, paragraph.end - span.end));
  std::size_t open = 0, close = after.size();
  for (const auto &[opens, closes] : {std::pair<std::string_view, std::string_view>{"（", "）"}, {"(", ")"}}) {
    if (const std::size_t at = before.rfind(opens); at != std::string_view::npos)
      open = std::max(open, at + opens.size());
    close = std::min(close, after.find(closes));
  }
  const std::string_view inside = before.substr(open);
  if (open == 0 || close == after.size() || inside.find("）") != std::string_view::npos ||
      inside.find(')') != std::string_view::npos)
    return {};
  const Span room{begin + static_cast<std::uint32_t>(open), span.end + static_cast<std::uint32_t>(close)};
  const QuantityMention *figure = quantity_from(room.begin);
  return figure != nullptr && figure->span.begin < room.end ? room : Span{};
}

bool PartyReader::is_attribute(const PlaceGroup &group, PlaceAttribute attribute) const {
  const auto after = mentions_.tokens.of(rules_.attributes.table, group.span.end);
  return !after.empty() && after.front().span.begin == group.span.end &&
         rules_.attributes.rows[after.front().sense.row] == attribute;
}

/// 甲县、乙县等8个县: a few of the counties that are meant; not 甲县、乙县等7个村.
bool PartyReader::gives_examples(const PlaceGroup &group) const {
  constexpr std::size_t reach = 24, few = 2; // bytes of 个国家级贫困县; at most one of so many is named
  const QuantityMention *count = count_behind(group);
  if (count == nullptr || count->quantity.value < Decimal(static_cast<std::int64_t>(few * group.phrases.size())))
    return false;
  if (rules_.words.unit.ends(count->span.of(text_))) return true;
  const std::string_view noun = text_.substr(count->span.end, reach);
  const std::string_view kind = noun.substr(0, rules_.words.unit.first_in(noun));
  return kind.size() < noun.size() && !rules_.words.village.in(kind) && kind.find("，") == std::string_view::npos;
}

/// 甲区、乙区等6个区: examples of a number of givers.
bool PartyReader::counts_more(const PlaceGroup &group) const {
  const QuantityMention *count = count_behind(group);
  return count != nullptr && count->quantity.value > Decimal(static_cast<std::int64_t>(group.phrases.size()));
}

/// 等6个区: the number right behind the places.
const QuantityMention *PartyReader::count_behind(const PlaceGroup &group) const {
  constexpr std::uint32_t reach = 6; // bytes of 等 and 共
  const QuantityMention *count = quantity_from(group.span.end);
  return count != nullptr && count->span.begin <= group.span.end + reach ? count : nullptr;
}

/// 《…办法》: whoever a document's title names does nothing there.
bool PartyReader::in_title(Span span) const {
  constexpr std::uint32_t longest = 120;
  const std::uint32_t begin = span.begin > longest ? span.begin - longest : 0;
  const std::string_view before = text_.substr(begin, span.begin - begin);
  const std::size_t open = before.rfind("《");
  return open != std::string_view::npos && before.find("》", open) == std::string_view::npos &&
         text_.substr(span.end, longest).find("》") != std::string_view::npos;
}

/// “广东技工”: a brand that a place begins.
bool PartyReader::in_brand(const PlaceGroup &group) const {
  constexpr std::uint32_t longest = 24;
  const auto &quotes = clauses_.quotes;
  const auto after = std::upper_bound(quotes.begin(), quotes.end(), group.span.begin,
                                      [](std::uint32_t at, Span quote) { return at < quote.begin; });
  if (after == quotes.begin() || group.phrases.front().combined) return false;
  const Span quote = *(after - 1);
  return quote.contains(group.span) && quote != group.span && quote.size() <= longest;
}

/// A venue, a team's name, the examples of a list that somebody else arranges.
bool PartyReader::does_not_give(const PlaceGroup &group) const {
  if (setting_.is_venue(group) || setting_.names_new_team(group)) return true;
  if (!group.open) return false;
  const Span clause = clause_of(group.span);
  const auto before = groups_in(groups_, {clause.begin, group.span.begin});
  constexpr std::size_t memory = 8;
  const auto near = before.last(std::min(before.size(), memory));
  return std::any_of(near.begin(), near.end(), [&](const PlaceGroup &wide) { return setting_.arranges(wide, group); });
}

/// 甲区与乙县，丙区与丁县分别签订: what follows belongs to all of them.
void PartyReader::add_parallel_pairs() {
  const WordList &respectively = rules_.group_words.respectively;
  for (std::size_t at = respectively.first_in(text_); at != std::string_view::npos;) {
    const std::size_t end = at + respectively.starting(text_.substr(at));
    const Span word{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
    add_pairs_before(word);
    add_bodies_before(word);
    at = respectively.first_in(text_, end);
  }
}

/// 甲区慈善会、乙区总商会分别向…: the places of bodies in a list, each with its own.
void PartyReader::add_bodies_before(Span word) {
  constexpr std::size_t memory = 8;
  const Span clause = clause_of(word);
  auto groups = groups_in(groups_, {clause.begin, word.begin});
  groups = groups.last(std::min(groups.size(), memory));
  PartyAnchor giver{word, {}, PartyReach::sentence, {}};
  std::uint32_t begin = word.begin;
  while (!groups.empty()) {
    const PlaceGroup &group = groups.back();
    const bool listed = giver.members.empty() || ends_in_list(text_.substr(group.span.end, begin - group.span.end));
    if (!listed || side_(group.codes) != PartySide::giver || !stands_before(group, begin)) break;
    merge_codes(giver.codes, group.codes);
    giver.members.insert(giver.members.begin(), group.codes);
    begin = group.span.begin;
    groups = groups.first(groups.size() - 1);
  }
  if (giver.members.size() > 1) givers_.add(std::move(giver));
}

void PartyReader::add_pairs_before(Span word) {
  constexpr std::size_t memory = 24;
  const Span sentence = clauses_.sentences[clauses_.sentence_at(word.begin)].span;
  auto groups = groups_in(groups_, {sentence.begin, word.begin});
  groups = groups.last(std::min(groups.size(), memory));
  PartyAnchor giver{word, {}, PartyReach::paragraph, {}}, receiver{word, {}, PartyReach::paragraph, {}};
  std::uint32_t begin = word.begin;
  while (groups.size() >= 2) {
    const PlaceGroup &second = groups.back(), &first = groups[groups.size() - 2];
    const PartySide one = side_(first.codes), other = side_(second.codes);
    if (one == PartySide::none || other == PartySide::none || one == other || !links_sides(first, second) ||
        !stands_before(second, begin))
      break;
    for (const auto &[side, group] : {std::pair{one, &first}, std::pair{other, &second}}) {
      PartyAnchor &anchor = side == PartySide::giver ? giver : receiver;
      merge_codes(anchor.codes, group->codes);
      anchor.members.insert(anchor.members.begin(), group->codes);
    }
    begin = first.span.begin;
    groups = groups.first(groups.size() - 2);
  }
  if (giver.members.size() < 2) return;
  givers_.add(std::move(giver));
  receivers_.add(std::move(receiver));
}

/// 甲区政府与乙县
bool PartyReader::links_sides(const PlaceGroup &first, const PlaceGroup &second) const {
  constexpr std::size_t reach = 24;
  if (second.span.begin <= first.span.end || second.span.begin - first.span.end > reach) return false;
  return ends_in_link(text_.substr(first.span.end, second.span.begin - first.span.end));
}

/// Whether nothing but a few words of its body stands between: 乙县政府，
bool PartyReader::stands_before(const PlaceGroup &group, std::uint32_t at) const {
  constexpr std::uint32_t reach = 24;
  return at >= group.span.end && at - group.span.end <= reach;
}

bool PartyReader::opens_clause(Span words) const { return words.begin <= clause_of(words).begin + clause_lead_; }

/// 广东携手广西、贵州共建: a place without a pairing of its own that opens a clause on somebody who receives.
bool PartyReader::gives_here(const PlaceGroup &group, const PlacePhrase &phrase) const {
  if (phrase.inside_name || phrase.generic || !opens_clause(group.span) ||
      rules_.sides.rank(phrase.codes) < ranks::always_gives)
    return false;
  const Span clause = clause_of(group.span);
  const Span sentence = clauses_.sentences[clauses_.sentence_at(group.span.begin)].span;
  const bool opens_sentence = group.span.begin <= sentence.begin + clause_lead_;
  const auto here = groups_in(groups_, {group.span.end, opens_sentence ? sentence.end : clause.end});
  return !here.empty() && side_(here.front().codes) == PartySide::receiver;
}

/// 丁省累计安排资金8亿元, in a text on others: whom it helps is told beside it or not at all.
bool PartyReader::gives_apart(const PlaceGroup &group, const PlacePhrase &phrase) const {
  const std::uint32_t end = clause_of(group.span).end;
  return !pairings_.empty() && group.phrases.size() == 1 && !phrase.inside_name && !phrase.generic &&
         rules_.sides.rank(phrase.codes) >= ranks::gives && opens_clause(group.span) &&
         gives_itself(text_.substr(phrase.span.end, end - phrase.span.end), rules_.words.assists);
}

/// 受援地区, 贫困地区
bool PartyReader::points_at_receivers() const {
  const auto refs = mentions_.tokens.of(rules_.refs_table);
  return std::any_of(refs.begin(), refs.end(),
                     [&](const Token &token) { return rules_.refs[token.sense.row].refers == Refers::aided; });
}

void PartyReader::add_ref(Span span, const PartyRef &ref) {
  switch (ref.refers) {
  case Refers::aided:
    if (rules_.words.by.ends(text_.substr(0, span.begin))) { // 由对口支援地区和单位落实
      givers_.add({span, {}, PartyReach::clause, {}});
      break;
    }
    receivers_.add({span, in_play_.receivers(in_play_.giver()), PartyReach::sentence, {}});
    break;
  case Refers::assisting: // 甲市、乙市东部协作两市: those right before are meant
    if (const QuantityMention *count = count_before(span.begin); count != nullptr && counts_givers(*count)) break;
    if (const auto named = groups_in(groups_, {clause_of(span).begin, span.begin});
        named.empty() || named.back().span.end != span.begin)
      givers_.add({span, in_play_.giver(), PartyReach::sentence, {}});
    break;
  case Refers::everybody: givers_.add({span, {}, PartyReach::sentence, {}}); break;
  case Refers::central: // 天津、山东和中央单位: with places that give, they are meant
    if (groups_in(groups_, {clause_of(span).begin, span.begin}).empty())
      givers_.add({span, {}, PartyReach::paragraph, {}});
    break;
  case Refers::help:
  case Refers::relief:
  case Refers::none: break;
  case Refers::pair: add_both(span, false); break;
  case Refers::provinces: add_both(span, true); break;
  case Refers::place: {
    if (inside_place(span)) break;
    const PartySide side = side_(ref.place);
    if (side == PartySide::giver) givers_.add({span, ref.place, PartyReach::sentence, {}, true});
    if (side == PartySide::receiver) weak_receivers_.add({span, ref.place, PartyReach::clause, {}, true});
    break;
  }
  }
}

/// 两地, 两县: those whom the paragraph paired so far, if they are two at most, else the one pairing meant.
void PartyReader::add_both(Span span, bool of_provinces) {
  constexpr std::size_t most = 2;
  constexpr std::string_view two = "两";
  std::string_view kind = span.of(text_);
  const bool counts = !of_provinces && kind.starts_with(two);
  if (counts) kind.remove_prefix(two.size());
  if (counts && kind != "地" && add_listed_before(span, most, kind)) return;
  PartyAnchor giver{span, {}, PartyReach::paragraph, {}}, receiver{span, {}, PartyReach::paragraph, {}};
  const auto take = [&](const Pairing &pairing) {
    if (pairing.assisting) merge_codes(giver.codes, {*pairing.assisting});
    if (pairing.aided) merge_codes(receiver.codes, {*pairing.aided});
  };
  const std::uint32_t begin = clauses_.paragraphs[clauses_.paragraph_at(span.begin)].span.begin;
  const auto [first, last] = in_play_.stated_between(begin, span.begin);
  const Pairing *meant = in_play_.meant(of_provinces);
  const bool linked = !of_provinces && take_linked({begin, span.begin}, giver.codes, receiver.codes);
  if (!linked && meant != nullptr) take(*meant);
  if (!linked && meant == nullptr && static_cast<std::size_t>(last - first) <= most)
    std::for_each(first, last, [&](const Pairing *pairing) { take(*pairing); });
  if (!giver.codes.empty()) givers_.add(std::move(giver));
  if (!receiver.codes.empty()) receivers_.add(std::move(receiver));
}

/// 甲区、乙区与我市丙县、丁县结对。双方…: the two lists that were linked last.
bool PartyReader::take_linked(Span room, PlaceCodes &givers, PlaceCodes &receivers) const {
  constexpr std::size_t memory = 8;
  auto groups = groups_in(groups_, room);
  groups = groups.last(std::min(groups.size(), memory));
  for (; groups.size() >= 2; groups = groups.first(groups.size() - 1)) {
    const PlaceGroup &second = groups.back();
    const bool own = groups[groups.size() - 2].phrases.front().generic && groups.size() > 2; // 我市丙县
    const PlaceGroup &first = groups[groups.size() - (own ? 3 : 2)];
    const PartySide one = side_(first.codes), other = side_(second.codes);
    if (one == other || one == PartySide::none || other == PartySide::none || second.span.begin < first.span.end)
      continue;
    std::string_view gap = text_.substr(first.span.end, second.span.begin - first.span.end);
    gap.remove_suffix(rules_.group_words.own.ending(gap));
    if (!ends_in_link(gap)) continue;
    if (first.codes.size() < 2 || second.codes.size() < 2) return false;
    givers = one == PartySide::giver ? first.codes : second.codes;
    receivers = one == PartySide::giver ? second.codes : first.codes;
    return true;
  }
  return false;
}

/// 赴甘 of 赴甘孜州
bool PartyReader::inside_place(Span span) const {
  const auto after =
      std::lower_bound(mentions_.places.begin(), mentions_.places.end(), span.begin,
                       [](const PlaceMention &mention, std::uint32_t at) { return mention.span.begin < at; });
  return after != mentions_.places.end() && after->span.begin < span.end && after->span.end > span.end;
}

/// A company that assists in its own name has no code. The corps as a whole stands for its region, where no place in
/// it is helped.
void PartyReader::add_organization(const OrganizationMention &mention) {
  const std::string_view name = mentions_.organizations[mention.organization].name;
  const bool opens = clauses_.paragraphs[clauses_.paragraph_at(mention.span.begin)].span.begin == mention.span.begin;
  const bool central = rules_.central.holds(name) || rules_.central.holds(mention.span.of(text_)); // 國家電網
  if (assisting_bodies_.contains(name) || (opens && central))
    givers_.add({mention.span, {}, PartyReach::paragraph, {}});
  else if (central && gives_itself(text_.substr(mention.span.end), rules_.words.offers))
    givers_.add({mention.span, {}, PartyReach::sentence, {}});
  constexpr PlaceCode xinjiang = 650000;
  if (rules_.group_words.corps.ends(name) && in_play_.receivers(in_play_.giver()).empty())
    receivers_.add({mention.span, {xinjiang}, PartyReach::paragraph, {}});
  const auto aided = aided_bodies_.find(name);
  if (aided != aided_bodies_.end()) receivers_.add({mention.span, {aided->second}, PartyReach::paragraph, {}});
}

/// 三峡集团投入资金…: the subject of a clause on what is given.
bool PartyReader::gives_itself(std::string_view after, const WordList &verbs) {
  constexpr std::size_t reach = 30;
  after = after.substr(0, reach);
  const std::size_t gives = verbs.first_in(after);
  return gives != std::string_view::npos && after.substr(0, gives).find("的") == std::string_view::npos;
}

/// 19个援疆省市: nobody in particular gives, the region of the programme receives.
void PartyReader::add_counted_givers(std::uint32_t begin) {
  constexpr std::uint32_t reach = 15; // bytes of 对口 before the region
  const Span words{begin, begin + 1};
  givers_.add({words, {}, PartyReach::sentence, {}});
  const auto region = groups_in(groups_, {begin, begin + reach});
  if (!region.empty() && setting_.is_clipped(region.front()) && side_(region.front().codes) == PartySide::receiver)
    receivers_.add({words, region.front().codes, PartyReach::sentence, {}, false, true});
}

/// 甲区、乙区与…结对，两区: the last list of just so many of that kind in the paragraph.
bool PartyReader::add_listed_before(Span count, std::size_t members, std::string_view kind) {
  const Span paragraph = clauses_.paragraphs[clauses_.paragraph_at(count.begin)].span;
  const auto listed = groups_in(groups_, {paragraph.begin, count.begin});
  const auto last = std::find_if(listed.rbegin(), listed.rend(), [&](const PlaceGroup &group) {
    return group.phrases.size() == members && !group.open &&
           std::all_of(group.phrases.begin(), group.phrases.end(),
                       [&](const PlacePhrase &phrase) { return phrase.span.of(text_).ends_with(kind); });
  });
  if (last == listed.rend()) return false;
  const PartySide side = side_(last->phrases.front().codes);
  PartyAnchor anchor{count, last->codes, PartyReach::sentence, {}};
  for (const PlacePhrase &phrase : last->phrases) {
    if (side_(phrase.codes) != side) return false;
    anchor.members.push_back(phrase.codes);
  }
  if (side == PartySide::giver) givers_.add(std::move(anchor));
  if (side == PartySide::receiver) receivers_.add(std::move(anchor));
  return side != PartySide::none;
}

/// 东部四市, 7县: those listed before, else all of one side, where it has just so many of that level.
void PartyReader::add_counted(const QuantityMention &mention) {
  using Counted = PairingsInPlay::Counted;
  static constexpr std::pair<std::string_view, Counted> units[] = {
      {"省", Counted::provinces}, {"市", Counted::cities},   {"州", Counted::prefectures},
      {"县", Counted::counties},  {"区", Counted::counties}, {"旗", Counted::counties}};
  const std::string_view words = mention.span.of(text_);
  const auto unit =
      std::find_if(std::begin(units), std::end(units), [&](const auto &named) { return words.ends_with(named.first); });
  const Decimal value = mention.quantity.value;
  if (unit == std::end(units) || mention.quantity.unit != Unit::count || value < Decimal(2) || !value.whole()) return;
  const auto named = groups_in(groups_, {clause_of(mention.span).begin, mention.span.begin});
  if (!named.empty() && named.back().span.end == mention.span.begin) return; // 甲市、乙市两市: those
  const auto count = static_cast<std::size_t>(value.coefficient());
  if (add_listed_before(mention.span, count, unit->first)) return;
  PlaceCodes givers = in_play_.all_givers(count, unit->second);
  PlaceCodes receivers = in_play_.all_receivers(count, unit->second);
  if (givers.empty() == receivers.empty()) return;
  if (receivers.empty()) givers_.add({mention.span, std::move(givers), PartyReach::sentence, {}});
  else receivers_.add({mention.span, std::move(receivers), PartyReach::sentence, {}});
}

/// 19个援疆省市, 17个省市对口支援西藏: givers that are counted, not named.
bool PartyReader::counts_givers(const QuantityMention &mention) const {
  constexpr std::size_t reach = 24, longest = 15; // bytes: of 对口支援 before the noun
  if (mention.quantity.unit != Unit::count) return false;
  const std::string_view after = text_.substr(mention.span.end, reach);
  const std::size_t noun = rules_.words.provinces.first_in(after);
  if (noun > longest) return false;
  const std::string_view attribute = after.substr(0, noun);
  return (rules_.words.programme.in(attribute) || rules_.words.programme.in(after.substr(noun))) &&
         !text_.substr(0, mention.span.begin).ends_with(and_others) && attribute.find("，") == std::string_view::npos;
}

} // namespace v0
} // namespace jiedui
