#include "party_reader.hpp"

#include "grouped_places.hpp"
#include "joints.hpp"

#include "jiedui/rules/table_reader.hpp"

#include <algorithm>
#include <limits>

namespace jiedui {
inline namespace v0 {

Result<std::shared_ptr<const PartyRules>> compile_party_rules(const Rules &rules) {
  static constexpr CellName<Refers> refers_names[] = {
      {"aided", Refers::aided},     {"assisting", Refers::assisting}, {"everybody", Refers::everybody},
      {"central", Refers::central}, {"pair", Refers::pair},           {"provinces", Refers::provinces},
      {"place", Refers::place},     {"help", Refers::help},           {"relief", Refers::relief},
      {"none", Refers::none}};
  static constexpr CellName<Background> background_uses[] = {
      {"profile", Background::profile}, {"state", Background::state},  {"lead", Background::lead},
      {"before", Background::before},   {"after", Background::after},  {"people", Background::people},
      {"peoples", Background::peoples}, {"family", Background::family}};
  auto compiled = std::make_shared<PartyRules>();
  compiled->refs_table = rules.number("party_refs");
  compiled->background_table = rules.number("background_words");
  TableReader read(rules);
  compiled->sides = read.take(compile_sides(rules));
  compiled->cues = read.take(compile_cue_rules(rules));
  compiled->central = read.take(compile_central_bodies(rules));
  compiled->group_words = read.take(compile_group_words(rules));
  compiled->words = read.take(compile_party_words(rules));
  for (const TableRow row : read.rows("party_refs")) {
    PartyRef ref{row.named("refers", refers_names), {}};
    if (ref.refers == Refers::place) ref.place = {row.place("place")};
    compiled->refs.push_back(std::move(ref));
  }
  static constexpr CellName<PlaceAttribute> attributes[] = {{"people", PlaceAttribute::people},
                                                            {"product", PlaceAttribute::product}};
  compiled->attributes =
      read.table("place_attributes", [](const TableRow &row) { return row.named("use", attributes); });
  for (const TableRow row : read.rows("background_words"))
    compiled->background.push_back(row.named("use", background_uses));
  return read.finish(std::move(compiled));
}

std::vector<PartyScope> PartyReader::read() {
  std::vector<PartyScope> scopes(mentions_.quantities.size());
  if (!on_programme()) {
    read_relief(scopes);
    return scopes;
  }
  devoted_ = is_devoted();
  find_anchors();
  find_background();
  find_lineups();
  find_inhabitants();
  for (std::size_t i = 0; i < scopes.size(); ++i) {
    if (inhabitants_[i] || is_background(mentions_.quantities[i]) || is_beside_the_point(mentions_.quantities[i].span))
      continue;
    const bool goes_on = i > 0 && goes_on_with(mentions_.quantities[i - 1].span, mentions_.quantities[i].span);
    scopes[i] = goes_on ? scopes[i - 1] : resolve(mentions_.quantities[i].span, lineups_[i]);
  }
  if (pairings_.empty()) read_relief(scopes);
  return scopes;
}

/// 入驻8家广东企业，其中4家已投产: a part whose clause names nobody has the parties of its whole.
bool PartyReader::goes_on_with(Span whole, Span part) const {
  const Span sentence = clauses_.sentences[clauses_.sentence_at(part.begin)].span;
  const Span clause = clause_of(part);
  if (whole.begin < sentence.begin || !rules_.words.part.begins(clause.of(text_))) return false;
  const Span room{clause.begin, clause.end};
  for (const PartyAnchors *anchors : {&givers_, &receivers_, &weak_givers_, &weak_receivers_})
    if (anchors->first_after(room.begin, room, PartyReach::clause) != nullptr) return false;
  return true;
}

/// 甲地有资金1亿元，乙师有资金2亿元。其中…: after several, a sentence that names none goes back to all of them.
bool PartyReader::told_of_several(const PartyAnchors &anchors, const PartyAnchor &last) const {
  constexpr int steps = 8;
  const Span sentence = clauses_.sentences[clauses_.sentence_at(last.span.begin)].span;
  const PartyAnchor *anchor = &last;
  for (int step = 0; step < steps; ++step) {
    anchor = anchors.last_before(anchor->span.begin, sentence, PartyReach::paragraph);
    if (anchor == nullptr) return false;
    if (!all_lie_in(anchor->codes, last.codes) && !all_lie_in(last.codes, anchor->codes)) return true;
  }
  return false;
}

/// Runs of quantities side by side after 分别.
void PartyReader::find_lineups() {
  const auto &quantities = mentions_.quantities;
  lineups_.resize(quantities.size());
  for (std::size_t first = 0; first < quantities.size();) {
    std::size_t end = first + 1;
    while (end < quantities.size() && joins(quantities[end - 1].span, quantities[end].span)) ++end;
    if (end - first > 1 && follows_respectively(quantities[first].span))
      for (std::size_t i = first; i < end; ++i) lineups_[i] = {i - first, end - first};
    first = end;
  }
}

bool PartyReader::joins(Span a, Span b) const {
  if (b.begin < a.end) return false;
  return joins_figures(text_.substr(a.end, b.begin - a.end));
}

bool PartyReader::follows_respectively(Span quantity) const {
  constexpr std::uint32_t reach = 120; // bytes of 分别向甲县、乙县、丙县捐赠
  const Span clause = clause_of(quantity);
  const std::uint32_t begin = std::max(clause.begin, quantity.begin > reach ? quantity.begin - reach : 0);
  return rules_.group_words.respectively.in(text_.substr(begin, quantity.begin - begin));
}

PartyScope PartyReader::resolve(Span quantity, Lineup lineup) {
  const Room room{quantity, clause_of(quantity), clauses_.sentences[clauses_.sentence_at(quantity.begin)].span,
                  clauses_.paragraphs[clauses_.paragraph_at(quantity.begin)].span};
  PartyScope scope;
  if (take_gifts(room, scope)) return scope;
  const PartyAnchor *giver = find_giver(room);
  const PartyAnchor *receiver = find_receiver(room);
  if (giver != nullptr && receiver != nullptr && !receives_from(*giver, *receiver, quantity)) receiver = nullptr;
  if (giver != nullptr && receiver != nullptr &&
      (take_thanks(*giver, *receiver, room, scope) || take_own_partner(*giver, *receiver, room.clause, scope)))
    return scope;
  const bool in_play = (giver != nullptr && !giver->codes.empty()) || has_come_to_pair(room.sentence.end);
  if (giver != nullptr) {
    scope.assisting = lined_up(*giver, lineup);
    scope.assisting_words = giver->span;
  } else {
    scope.assisting = giver_in_play(receiver, room, in_play);
  }
  if (giver == nullptr && receiver == nullptr && is_of_both_sides(quantity, room.sentence, scope.assisting)) return {};
  if (receiver != nullptr) take_receiver(giver, *receiver, room, lineup, scope);
  else take_receiver_in_play(room, in_play, scope);
  return scope;
}

/// Whether the one can receive what the other gives there: not the county of an earlier sentence from somebody in no
/// pairing, nor the region of 19个援疆省市 from one that is named.
bool PartyReader::receives_from(const PartyAnchor &giver, const PartyAnchor &receiver, Span quantity) {
  if (receiver.foreign && !giver.codes.empty()) return false;
  return shares_sentence(giver, receiver) || !(giver.foreign || sums_up(giver, receiver, quantity));
}

/// 三年来，甲市累计投入13亿元, after a place in whom it helps: of all that it helps again.
bool PartyReader::sums_up(const PartyAnchor &giver, const PartyAnchor &receiver, Span quantity) {
  const Span sentence = clauses_.sentences[clauses_.sentence_at(quantity.begin)].span;
  if (giver.span.begin < sentence.begin || giver.span.begin > quantity.begin || receiver.span.begin >= sentence.begin ||
      giver.codes.empty() || !sums_.before(quantity.begin, sentence, text_))
    return false;
  const PlaceCodes whole = in_play_.receivers(giver.codes);
  return whole != receiver.codes && all_lie_in(receiver.codes, whole);
}

bool PartyReader::shares_sentence(const PartyAnchor &first, const PartyAnchor &second) const {
  return clauses_.sentence_at(first.span.begin) == clauses_.sentence_at(second.span.begin);
}

/// Of a figure that no giver is named for: the one in play; who alone helps the place that the sentence names; nobody
/// for 乙县 in a text on 甲区 and 丙县.
PlaceCodes PartyReader::giver_in_play(const PartyAnchor *receiver, const Room &room, bool in_play) const {
  PlaceCodes codes = in_play ? in_play_.giver() : PlaceCodes{};
  if (receiver == nullptr) return codes;
  if (!receiver->codes.empty() && !codes.empty() && in_play_.are_foreign(receiver->codes, codes)) codes.clear();
  return codes.empty() && room.sentence.contains(receiver->span) ? in_play_.giver_of(receiver->codes) : codes;
}

/// The place named, with what stands beside it or was told before, as far as it is meant too.
void PartyReader::take_receiver(const PartyAnchor *giver, const PartyAnchor &named, const Room &room, Lineup lineup,
                                PartyScope &scope) {
  const PartyAnchor *receiver = &named;
  if (receiver->span.begin < room.sentence.begin) {
    const PlaceCodes all = told_of_several(receivers_, *receiver) ? in_play_.receivers(scope.assisting) : PlaceCodes{};
    if (all_lie_in(receiver->codes, all) && all.size() > receiver->codes.size()) {
      scope.aided = all;
      return;
    }
  }
  if (receiver->wide) receiver = narrower(receivers_, *receiver, room.paragraph);
  scope.aided = lined_up(*receiver, lineup);
  if (receiver->codes.empty() && !scope.assisting.empty()) scope.aided = in_play_.receivers(scope.assisting);
  if (!room.clause.contains(receiver->span) || receiver->span.begin > room.quantity.begin)
    add_listed(*receiver, scope.aided);
  if (receiver->span.begin < room.clause.begin && is_total(room.quantity, room.clause))
    add_receivers_before(*receiver, room.sentence, scope.aided);
  if (giver != nullptr && receiver->span.begin < room.sentence.begin && giver->span.begin >= room.sentence.begin)
    add_receivers_of_parts(giver->codes, {room.paragraph.begin, room.sentence.begin}, scope.aided);
  scope.aided_words = receiver->span;
}

/// 甲区投入2000万元，乙区投入1800万元, after 甲区 and 丙县, 乙区 and 丁县 were paired: who is named in the clause goes
/// with its own partner, not with somebody else's that was told of before.
bool PartyReader::take_own_partner(const PartyAnchor &giver, const PartyAnchor &receiver, Span clause,
                                   PartyScope &scope) {
  const bool gives_here = clause.contains(giver.span), receives_here = clause.contains(receiver.span);
  if (gives_here == receives_here || giver.codes.empty() || receiver.codes.empty() || giver.wide || receiver.wide ||
      !in_play_.pairs(gives_here ? receiver.codes : giver.codes) || !in_play_.are_foreign(receiver.codes, giver.codes))
    return false;
  const PlaceCodes partner = gives_here ? in_play_.receivers(giver.codes) : in_play_.giver_of(receiver.codes);
  if (partner.empty()) return false;
  scope.assisting = gives_here ? giver.codes : partner;
  scope.aided = gives_here ? partner : receiver.codes;
  scope.assisting_words = gives_here ? giver.span : Span{};
  scope.aided_words = receives_here ? receiver.span : Span{};
  return true;
}

PlaceCodes PartyReader::lined_up(const PartyAnchor &anchor, Lineup lineup) {
  return lineup.size > 1 && anchor.members.size() == lineup.size ? anchor.members[lineup.place] : anchor.codes;
}

/// 捐赠蔬菜50吨，驰援甲市抗疫: gifts that go to who gives otherwise.
bool PartyReader::take_gifts(const Room &room, PartyScope &scope) {
  const PartyAnchor *giver = givers_.first_after(room.quantity.end, room.sentence, PartyReach::clause);
  if (giver == nullptr || !in_play_.pairs(giver->codes) ||
      !rules_.words.sent_to.ends(text_.substr(0, giver->span.begin)) ||
      !gifts_.before(room.sentence.end, room.sentence, text_))
    return false;
  scope.assisting = in_play_.receivers(giver->codes);
  scope.aided = giver->codes;
  scope.aided_words = giver->span;
  return true;
}

/// 乙县各界向甲市捐款260万元: once, who was helped gives.
bool PartyReader::take_thanks(const PartyAnchor &giver, const PartyAnchor &receiver, const Room &room,
                              PartyScope &scope) const {
  if (giver.codes.empty() || receiver.codes.empty() || !room.clause.contains(giver.span) ||
      giver.span.begin <= receiver.span.begin)
    return false;
  const Span words{giver.span.begin, std::max(giver.span.end, room.quantity.begin)};
  const std::string_view before = text_.substr(0, giver.span.begin);
  if (!rules_.words.donor.ends(before) ||
      !(rules_.words.donates.in(words.of(text_)) || rules_.words.donates.ends(before)))
    return false;
  scope.assisting = receiver.codes;
  scope.aided = giver.codes;
  scope.assisting_words = receiver.span;
  scope.aided_words = giver.span;
  return true;
}

const PartyAnchor *PartyReader::find_giver(const Room &room) {
  const auto &[quantity, clause, sentence, paragraph] = room;
  const PartyAnchor *anchor = givers_.last_before(quantity.begin, clause, PartyReach::clause);
  if (anchor == nullptr) anchor = givers_.first_after(quantity.end, clause, PartyReach::clause);
  const PartyAnchor *weak =
      anchor != nullptr ? nullptr : weak_givers_.last_before(quantity.begin, clause, PartyReach::clause);
  if (anchor == nullptr) anchor = givers_.last_before(quantity.begin, sentence, PartyReach::sentence);
  if (weak != nullptr && (anchor == nullptr || !all_lie_in(anchor->codes, weak->codes)))
    anchor = weak; // 沪滇 in a sentence on 松江
  if (anchor == nullptr) anchor = weak_givers_.last_before(quantity.begin, sentence, PartyReach::sentence);
  if (anchor != nullptr && !anchor->wide) return anchor;
  if (anchor == nullptr) return givers_.last_before(quantity.begin, paragraph, PartyReach::paragraph);
  const PartyAnchor *subject = givers_.last_before(anchor->span.begin, clause, PartyReach::clause);
  if (subject != nullptr && !subject->wide && clause.contains(anchor->span)) return subject; // 甲省组织乙县赴甲省推介
  const PartyAnchor *own = narrower(givers_, *anchor, paragraph);
  if (own != anchor || in_play_.giver().empty() || !has_come_to_pair(sentence.end)) return own;
  const bool about_it = anchor->codes.size() == 1 && all_lie_in(in_play_.giver(), anchor->codes);
  return about_it ? own : nullptr; // 到广州等地务工, where 佛山 is the one giver
}

const PartyAnchor *PartyReader::find_receiver(const Room &room) const {
  const auto &[quantity, clause, sentence, paragraph] = room;
  if (const PartyAnchor *anchor = receivers_.last_before(quantity.begin, clause, PartyReach::clause)) return anchor;
  if (const PartyAnchor *anchor = receivers_.first_after(quantity.end, clause, PartyReach::clause)) return anchor;
  if (const PartyAnchor *anchor = receivers_.last_before(quantity.begin, sentence, PartyReach::sentence)) return anchor;
  if (pairings_.empty() && is_of_another({sentence.begin, quantity.begin})) return nullptr;
  const PartyAnchor *body = receivers_.last_before(quantity.begin, sentence, PartyReach::clause);
  if (body != nullptr && body->of_body && opens_clause(body->span)) return body; // 乙县公司获得资金，采购…
  const PartyAnchor *before = receivers_.last_before(quantity.begin, paragraph, PartyReach::paragraph);
  const PartyAnchor *later = named_later(quantity, sentence);
  return before != nullptr && later != nullptr && takes_over(*later, *before) ? nullptr : before;
}

/// In the rest of the sentence; not 在19个援疆省市中.
const PartyAnchor *PartyReader::named_later(Span quantity, Span sentence) const {
  const PartyAnchor *later = receivers_.first_after(quantity.end, sentence, PartyReach::clause);
  return later != nullptr && later->foreign ? nullptr : later;
}

/// 安排项目82个，支持乙县: whom the sentence goes on to name, not whom the paragraph named before; a place round those
/// only where it is paired itself.
bool PartyReader::takes_over(const PartyAnchor &later, const PartyAnchor &before) const {
  if (later.wide || later.codes == before.codes) return false;
  return !all_lie_in(before.codes, later.codes) || in_play_.pairs(later.codes);
}

/// 乙市竣工5000个, where 甲县 was told to be helped before and nothing says that 乙市 is.
bool PartyReader::is_of_another(Span room) const {
  const auto here = groups_in(groups_, room);
  return !here.empty() && side_(here.back().codes) == PartySide::none && !here.back().phrases.front().inside_name;
}

/// 赴内蒙古考察, where the paragraph spoke of two of its banners: those.
const PartyAnchor *PartyReader::narrower(const PartyAnchors &anchors, const PartyAnchor &wide, Span paragraph) {
  constexpr int steps = 8;
  const PartyAnchor *anchor = anchors.last_before(wide.span.begin, paragraph, PartyReach::paragraph);
  for (int step = 0; step < steps && anchor != nullptr; ++step) {
    if (anchor->codes != wide.codes && all_lie_in(anchor->codes, wide.codes)) return anchor;
    anchor = anchors.last_before(anchor->span.begin, paragraph, PartyReach::paragraph);
  }
  return &wide;
}

/// 全省累计实施山海协作项目8803个: of a place in which both sides of the one pairing lie, so of none of them.
bool PartyReader::is_of_both_sides(Span quantity, Span sentence, const PlaceCodes &givers) {
  const auto before = groups_in(groups_, {sentence.begin, quantity.begin});
  if (before.empty() || givers.empty()) return false;
  const PlaceCodes &whole = before.back().codes;
  return whole.size() == 1 && whole != givers && all_lie_in(givers, whole) &&
         all_lie_in(in_play_.receivers(givers), whole);
}

/// 和龙8个镇、延吉4个镇: where one of them is taken from afar, all are meant.
void PartyReader::add_listed(const PartyAnchor &anchor, PlaceCodes &codes) const {
  constexpr int steps = 16;
  const Span clause = clause_of(anchor.span);
  const PartyAnchor *last = &anchor;
  for (int step = 0; step < steps; ++step) {
    const PartyAnchor *before = receivers_.last_before(last->span.begin, clause, PartyReach::paragraph);
    if (before == nullptr || !lists(*before, *last)) break;
    merge_codes(codes, before->codes);
    last = before;
  }
  last = &anchor;
  for (int step = 0; step < steps; ++step) {
    const PartyAnchor *after = receivers_.first_after(last->span.end, clause, PartyReach::paragraph);
    if (after == nullptr || !lists(*last, *after)) break;
    merge_codes(codes, after->codes);
    last = after;
  }
}

/// Whether nothing but a figure with its noun stands between, and a mark that goes on with the list.
bool PartyReader::lists(const PartyAnchor &first, const PartyAnchor &second) const {
  constexpr std::uint32_t longest = 45;
  if (second.span.begin < first.span.end || second.span.begin - first.span.end > longest) return false;
  const QuantityMention *figure = quantity_from(first.span.end);
  return figure != nullptr && figure->span.end <= second.span.begin &&
         ends_in_list(text_.substr(first.span.end, second.span.begin - first.span.end));
}

/// The first one that starts at the byte or behind it.
const QuantityMention *PartyReader::quantity_from(std::uint32_t byte) const {
  const auto found =
      std::lower_bound(mentions_.quantities.begin(), mentions_.quantities.end(), byte,
                       [](const QuantityMention &mention, std::uint32_t at) { return mention.span.begin < at; });
  return found == mentions_.quantities.end() ? nullptr : &*found;
}

/// 苏州共投入资金, after the paragraph told whom each of its districts helps: all of those.
void PartyReader::add_receivers_of_parts(const PlaceCodes &givers, Span before, PlaceCodes &codes) const {
  constexpr std::ptrdiff_t most = 24;
  const auto [first, last] = in_play_.stated_between(before.begin, before.end);
  if (last - first < 2 || last - first > most) return;
  PlaceCodes parts;
  for (auto pairing = first; pairing != last; ++pairing)
    if (!std::binary_search(givers.begin(), givers.end(), *(*pairing)->assisting) &&
        all_lie_in(PlaceCodes{*(*pairing)->assisting}, givers))
      merge_codes(parts, {*(*pairing)->aided});
  if (all_lie_in(codes, parts)) merge_codes(codes, parts);
}

/// 共3万元, in a clause that names nobody itself
bool PartyReader::is_total(Span quantity, Span clause) const {
  constexpr std::uint32_t reach = 21; // bytes of 共安排财政资金
  const std::uint32_t begin = std::max(clause.begin, quantity.begin > reach ? quantity.begin - reach : 0);
  const std::string_view before = text_.substr(begin, quantity.begin - begin);
  return rules_.words.total.in(before) && !rules_.words.no_total.in(before);
}

/// All whom the sentence named so far, up to another giver.
void PartyReader::add_receivers_before(const PartyAnchor &last, Span sentence, PlaceCodes &codes) const {
  constexpr int steps = 16;
  const PartyAnchor *anchor = receivers_.last_before(last.span.begin, sentence, PartyReach::sentence);
  std::uint32_t end = last.span.begin;
  for (int step = 0; step < steps && anchor != nullptr; ++step) {
    if (givers_.last_before(end, {anchor->span.end, end}, PartyReach::sentence) != nullptr) return;
    if (!all_lie_in(codes, anchor->codes)) merge_codes(codes, anchor->codes);
    end = anchor->span.begin;
    anchor = receivers_.last_before(anchor->span.begin, sentence, PartyReach::sentence);
  }
}

/// Where no receiver was named so far: those named in the rest of the sentence, the one pairing of the document if
/// the text has come to it, what a combined name says (京蒙), the one pairing.
void PartyReader::take_receiver_in_play(const Room &room, bool in_play, PartyScope &scope) {
  const auto &[quantity, clause, sentence, paragraph] = room;
  const PartyAnchor *later = named_later(quantity, sentence);
  if (later != nullptr && at_home(scope.assisting, later->codes) && names_east_west(clause)) {
    scope.aided = in_play_.east_west_receivers(scope.assisting);
    return;
  }
  if (later != nullptr) {
    scope.aided_words = later->span;
    for (; later != nullptr; later = receivers_.first_after(later->span.end, sentence, PartyReach::clause)) {
      if (later->codes.empty()) break;
      merge_codes(scope.aided, later->codes);
    }
    if (scope.aided.empty() && !scope.assisting.empty()) scope.aided = in_play_.receivers(scope.assisting);
    keep_narrowest(scope.aided);
    return;
  }
  if (in_play) scope.aided = in_play_.receivers(scope.assisting);
  const PlaceCodes wide = in_play_.wide_receivers(scope.assisting);
  if (named_before(quantity.begin, wide) && !named_before(sentence.end, scope.aided)) scope.aided = wide;
  if (scope.aided.size() > 1) keep_told({paragraph.begin, quantity.begin}, scope.aided);
  const PartyAnchor *weak = weak_receivers_.last_before(quantity.begin, paragraph, PartyReach::clause);
  if (weak == nullptr) return;
  const bool narrower = !scope.aided.empty() && all_lie_in(scope.aided, weak->codes);
  if (!scope.aided.empty() && named_before(narrower ? paragraph.end : quantity.begin, scope.aided)) return;
  if (narrower && weak->wide && has_come_to_pair(sentence.end)) return; // 援藏, not 京蒙
  scope.aided = weak->codes;
  scope.aided_words = weak->span;
}

/// Of several receivers, those whom the paragraph paired or named so far, where it paired some.
void PartyReader::keep_told(Span room, PlaceCodes &codes) const {
  constexpr std::ptrdiff_t most = 24;
  const auto [first, last] = in_play_.stated_between(room.begin, room.end);
  if (last - first > most) return;
  PlaceCodes told;
  for (auto pairing = first; pairing != last; ++pairing)
    if (std::binary_search(codes.begin(), codes.end(), *(*pairing)->aided)) merge_codes(told, {*(*pairing)->aided});
  if (told.empty()) return;
  for (const PlaceGroup &group : groups_in(groups_, room)) // 对口支援甲县、乙县, the latter told to be helped before
    for (const PlaceCode code : group.codes)
      if (std::binary_search(codes.begin(), codes.end(), code)) merge_codes(told, {code});
  codes = told;
}

/// 云南 goes where 昌宁县 is named too.
void PartyReader::keep_narrowest(PlaceCodes &codes) {
  const PlaceCodes all = codes;
  erase_if(codes, [&](PlaceCode code) {
    return std::any_of(all.begin(), all.end(), [&](PlaceCode other) { return other != code && lies_in(other, code); });
  });
}

/// Whether help from one to the other stays within a province.
bool PartyReader::at_home(const PlaceCodes &givers, const PlaceCodes &receivers) {
  return !givers.empty() && !receivers.empty() && std::all_of(receivers.begin(), receivers.end(), [&](PlaceCode code) {
    return province_of(code) == province_of(givers.front());
  });
}

/// 东西部协作资金
bool PartyReader::names_east_west(Span clause) const {
  constexpr std::size_t most = 64; // words of a clause that are looked at; keeps long ones linear
  const auto cues = mentions_.tokens.of(rules_.cues.table, clause.begin);
  const auto looked_at = cues.first(std::min(cues.size(), most));
  return std::any_of(looked_at.begin(), looked_at.end(), [&](const Token &token) {
    const CueMeaning meaning = rules_.cues.meanings[token.sense.row];
    return token.span.begin < clause.end && meaning.form == CueForm::field &&
           meaning.programme == CueProgramme::east_west;
  });
}

/// The one pairing says nothing of what stands behind other places, before either of its own was named.
bool PartyReader::has_come_to_pair(std::uint32_t byte) {
  constexpr auto anywhere = std::numeric_limits<std::uint32_t>::max();
  const PlaceCodes giver = in_play_.giver();
  return groups_.empty() || byte <= groups_.front().span.begin ||
         !(named_before(anywhere, giver) || named_before(anywhere, in_play_.receivers(giver))) ||
         named_before(byte, giver) || named_before(byte, in_play_.receivers(giver));
}

bool PartyReader::named_before(std::uint32_t byte, const PlaceCodes &codes) const {
  return std::any_of(codes.begin(), codes.end(), [&](PlaceCode code) {
    const auto named = first_named_.find(code);
    return named != first_named_.end() && named->second < byte;
  });
}

std::vector<PartyScope> parties_of(const Document &document, const Mentions &mentions, const Clauses &clauses,
                                   const std::vector<PlaceGroup> &groups, const std::vector<Pairing> &pairings,
                                   const PartyRules &rules) {
  if (mentions.quantities.empty()) return {};
  return PartyReader(document, mentions, clauses, groups, pairings, rules).read();
}

std::vector<PartyScope> resolve_parties(const Document &document, const Mentions &mentions, const Clauses &clauses,
                                        const std::vector<Pairing> &pairings, const PartyRules &rules) {
  const auto groups = group_places(body_of(document, mentions), rules.sides, rules.group_words);
  return parties_of(document, mentions, clauses, groups, pairings, rules);
}

} // namespace v0
} // namespace jiedui
