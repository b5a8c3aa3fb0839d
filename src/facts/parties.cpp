#include "jiedui/facts/parties.hpp"

#include "grouped_places.hpp"
#include "paired_bodies.hpp"
#include "pairing_cues.hpp"
#include "pairings_in_play.hpp"
#include "party_anchors.hpp"
#include "place_groups.hpp"
#include "sides.hpp"

#include "jiedui/rules/gazetteer.hpp"
#include "jiedui/rules/table_reader.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <limits>
#include <map>
#include <set>

namespace jiedui {
inline namespace v0 {
namespace {

enum class Refers : std::uint8_t { aided, assisting, everybody, pair, place, none };

struct PartyRef {
  Refers refers = Refers::aided;
  PlaceCodes place;
};

/// How a word shows that a figure is no assistance.
enum class Background : std::uint8_t { profile, state, lead, before, after, people, peoples, family };

} // namespace

class PartyRules {
public:
  Sides sides;
  TableNumber refs_table = Rules::no_table;
  std::vector<PartyRef> refs; ///< by row
  CueRules cues;
  TableNumber background_table = Rules::no_table;
  std::vector<Background> background; ///< by row
};

Result<std::shared_ptr<const PartyRules>> compile_party_rules(const Rules &rules) {
  static constexpr CellName<Refers> refers_names[] = {
      {"aided", Refers::aided}, {"assisting", Refers::assisting}, {"everybody", Refers::everybody},
      {"pair", Refers::pair},   {"place", Refers::place},         {"none", Refers::none}};
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
  for (const TableRow row : read.rows("party_refs")) {
    PartyRef ref{row.named("refers", refers_names), {}};
    if (ref.refers == Refers::place) ref.place = {row.place("place")};
    compiled->refs.push_back(std::move(ref));
  }
  for (const TableRow row : read.rows("background_words"))
    compiled->background.push_back(row.named("use", background_uses));
  return read.finish(std::move(compiled));
}

namespace {

/// Where a quantity stands in a list that 分别 lines up with another.
struct Lineup {
  std::size_t place = 0;
  std::size_t size = 0;
};

class PartyReader {
public:
  PartyReader(const Document &document, const Mentions &mentions, const Clauses &clauses,
              const std::vector<PlaceGroup> &groups, const std::vector<Pairing> &pairings, const PartyRules &rules)
      : text_(document.folded()), mentions_(mentions), clauses_(clauses), pairings_(pairings), rules_(rules),
        groups_(groups), side_(pairings, groups_, rules.sides), in_play_(pairings) {}

  std::vector<PartyScope> read() {
    std::vector<PartyScope> scopes(mentions_.quantities.size());
    if (!on_programme()) return scopes;
    find_anchors();
    find_background();
    find_lineups();
    find_inhabitants();
    for (std::size_t i = 0; i < scopes.size(); ++i) {
      if (inhabitants_[i] || is_background(mentions_.quantities[i])) continue;
      const bool goes_on = i > 0 && goes_on_with(mentions_.quantities[i - 1].span, mentions_.quantities[i].span);
      scopes[i] = goes_on ? scopes[i - 1] : resolve(mentions_.quantities[i].span, lineups_[i]);
    }
    return scopes;
  }

private:
  /// 入驻8家广东企业，其中4家已投产: a part whose clause names nobody has the parties of its whole.
  [[nodiscard]] bool goes_on_with(Span whole, Span part) const {
    constexpr std::string_view of_these = "其中";
    const Span sentence = clauses_.sentences[clauses_.sentence_at(part.begin)].span;
    const Span clause = clause_of(part);
    if (whole.begin < sentence.begin || !clause.of(text_).starts_with(of_these)) return false;
    const Span room{clause.begin, clause.end};
    for (const PartyAnchors *anchors : {&givers_, &receivers_, &weak_givers_, &weak_receivers_})
      if (anchors->first_after(room.begin, room, PartyReach::clause) != nullptr) return false;
    return true;
  }

  [[nodiscard]] bool on_programme() const {
    if (!pairings_.empty()) return true;
    const auto in_title = mentions_.title_tokens.of(rules_.cues.table),
               in_text = mentions_.tokens.of(rules_.cues.table);
    const auto meaning = [&](const Token &token) { return rules_.cues.meanings[token.sense.row]; };
    return std::any_of(in_title.begin(), in_title.end(),
                       [&](const Token &token) { return shows_programme(meaning(token)); }) ||
           std::any_of(in_text.begin(), in_text.end(),
                       [&](const Token &token) { return shows(token.span, meaning(token)); });
  }

  /// 帮扶 alone shows it only between somebody who gives and somebody who receives.
  [[nodiscard]] bool shows(Span words, CueMeaning meaning) const {
    if (meaning.form != CueForm::aid) return shows_programme(meaning);
    constexpr int always_gives = 7, receives = 4;
    bool gives = false, receiving = false;
    for (const PlaceGroup &group : groups_in(groups_, clause_of(words))) {
      const int rank = rules_.sides.rank(group.codes);
      gives = gives || rank >= always_gives;
      receiving = receiving || (rank > 0 && rank <= receives);
    }
    return gives && receiving;
  }

  void find_background() {
    for (const Token &token : mentions_.tokens.of(rules_.background_table))
      background_.push_back({token.span, rules_.background[token.sense.row]});
  }

  /// 地区生产总值, 数百公里外: no assistance, so nobody gives or receives it.
  [[nodiscard]] bool is_background(const QuantityMention &mention) const {
    constexpr std::uint32_t reach = 12; // bytes between the word and a distance
    const Span sentence = clauses_.sentences[clauses_.sentence_at(mention.span.begin)].span;
    const Span paragraph = clauses_.paragraphs[clauses_.paragraph_at(mention.span.begin)].span;
    const Unit unit = mention.quantity.unit;
    const bool far = unit == Unit::km || unit == Unit::m;
    const auto starts = [](const BackgroundWord &word, std::uint32_t at) { return word.span.begin < at; };
    auto word = std::lower_bound(background_.begin(), background_.end(), mention.span.end, starts);
    if (word != background_.end() && word->span.begin == mention.span.end &&
        ((word->use == Background::peoples && unit == Unit::count && word->span.end >= clause_of(mention.span).end) ||
         (word->use == Background::after && far) || (word->use == Background::people && unit == Unit::person)))
      return true;
    if (word != background_.begin() && std::prev(word)->span.end == mention.span.end &&
        std::prev(word)->use == Background::people)
      return true; // 7500万人民: the noun is part of the quantity
    if (word != background_.end() && word->use == Background::profile &&
        text_.substr(mention.span.end, word->span.begin - mention.span.end) == "的")
      return true; // 96%的国土面积
    constexpr int steps = 8;
    for (int step = 0; step < steps && word != background_.begin(); ++step) {
      --word;
      if (word->span.begin < paragraph.begin) return false;
      if (word->use == Background::profile)
        return givers_.last_before(mention.span.begin, {clause_of(word->span).begin, mention.span.begin},
                                   PartyReach::clause) == nullptr;
      if (word->span.begin < sentence.begin) continue;
      if (word->use == Background::family && unit == Unit::person && word->span.end == mention.span.begin) return true;
      if (word->use == Background::before && far && word->span.end + reach >= mention.span.begin) return true;
      if (word->use == Background::lead && clause_of(mention.span).contains(word->span))
        return !helps(mention.span) && !is_brought_about(mention.span);
      if (word->use == Background::state) return !helps(mention.span);
    }
    return false;
  }

  /// 带动旅游收入400万元
  [[nodiscard]] bool is_brought_about(Span quantity) const {
    constexpr std::array<std::string_view, 5> verbs{"带动", "拉动", "促进", "助力", "帮助"};
    const Span sentence = clauses_.sentences[clauses_.sentence_at(quantity.begin)].span;
    return holds_any(text_.substr(sentence.begin, quantity.begin - sentence.begin), verbs);
  }

  /// 全村共有521户3014人，其中瑶族2954人，占98%: how many live there.
  void find_inhabitants() {
    const auto &quantities = mentions_.quantities;
    inhabitants_.resize(quantities.size());
    for (std::size_t first = 0; first < quantities.size();) {
      std::size_t end = first + 1;
      while (end < quantities.size() && (quantities[end - 1].span.end == quantities[end].span.begin ||
                                         joins(quantities[end - 1].span, quantities[end].span)))
        ++end;
      const Span last = quantities[end - 1].span;
      const Span sentence = clauses_.sentences[clauses_.sentence_at(last.begin)].span;
      if (counts_inhabitants(quantities[first]) &&
          (last.end >= clause_of(last).end || quantities[first].quantity.unit == Unit::count)) {
        for (; end < quantities.size() && quantities[end].span.begin < sentence.end && is_share_of_them(end);) ++end;
        std::fill(inhabitants_.begin() + static_cast<std::ptrdiff_t>(first),
                  inhabitants_.begin() + static_cast<std::ptrdiff_t>(end), true);
      }
      first = end;
    }
  }

  [[nodiscard]] bool counts_inhabitants(const QuantityMention &mention) const {
    constexpr std::array<std::string_view, 4> all{"共有", "现有", "辖", "总户数"};
    constexpr std::array<std::string_view, 6> poor{"有农户", "有贫困户",         "有贫困人口",
                                                   "有村民", "有建档立卡贫困户", "有建档立卡贫困人口"};
    const Span clause = clause_of(mention.span);
    const std::string_view before = text_.substr(clause.begin, mention.span.begin - clause.begin);
    const Unit unit = mention.quantity.unit;
    constexpr std::array<std::string_view, 9> whole{"全县", "全市", "全州", "全区", "全旗",
                                                    "全镇", "全乡", "下辖", "辖"};
    constexpr std::array<std::string_view, 8> parts{"村", "行政村", "乡", "镇", "乡镇", "社区", "街道", "自然村"};
    const std::string_view after = text_.substr(mention.span.end, clause.end - std::min(clause.end, mention.span.end));
    const bool of_whole =
        unit == Unit::count && ends_with_any(before, whole) &&
        !tells_of_help(clauses_.sentences[clauses_.sentence_at(mention.span.begin)].span) &&
        std::any_of(parts.begin(), parts.end(), [&](std::string_view part) { return after.starts_with(part); });
    return of_whole || (unit == Unit::household && ends_with_any(before, all)) ||
           ((unit == Unit::household || unit == Unit::person) && ends_with_any(before, poor));
  }

  [[nodiscard]] bool tells_of_help(Span room) const {
    const auto words = mentions_.tokens.of(rules_.cues.table, room.begin);
    return !words.empty() && words.front().span.begin < room.end;
  }

  /// 其中瑶族2954人, 占98%
  [[nodiscard]] bool is_share_of_them(std::size_t index) const {
    const Span quantity = mentions_.quantities[index].span;
    const Span clause = clause_of(quantity);
    const std::string_view before = text_.substr(clause.begin, quantity.begin - clause.begin);
    return (before.find("占") != std::string_view::npos || before.find("其中") != std::string_view::npos) &&
           !helps(quantity);
  }

  /// Whether the clause says who helps.
  [[nodiscard]] bool helps(Span quantity) const {
    const Span clause = clause_of(quantity);
    return givers_.last_before(quantity.begin, clause, PartyReach::clause) != nullptr;
  }

  void find_anchors() {
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
    for (const QuantityMention &mention : mentions_.quantities)
      if (counts_givers(mention)) givers_.add({{mention.span.end, mention.span.end + 1}, {}, PartyReach::sentence, {}});
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

  void add_group(const PlaceGroup &group) {
    const PlacePhrase &first = group.phrases.front();
    if (in_title(group.span) || in_brand(group)) return;
    if (first.combined) {
      if (names_facility(group, text_) && lie_in(in_play_.giver(), first.codes)) return;
      PlaceCodes giving, receiving;
      for (const PlaceCode code : first.codes) {
        const PartySide side = side_({code});
        if (side == PartySide::giver) giving.push_back(code);
        if (side == PartySide::receiver) receiving.push_back(code);
      }
      const PartyReach reach = in_play_.is_around_giver(giving) ? PartyReach::sentence : PartyReach::paragraph;
      if (!giving.empty()) weak_givers_.add({group.span, std::move(giving), reach, {}});
      if (!receiving.empty()) weak_receivers_.add({group.span, std::move(receiving), PartyReach::paragraph, {}});
      return;
    }
    PartyAnchor giver, receiver;
    for (const PlacePhrase &phrase : group.phrases) {
      const PlaceCodes codes = phrase.generic ? in_play_.place_like(phrase.codes) : phrase.codes;
      PartySide side = side_(codes);
      if (side == PartySide::none && gives_here(group, phrase)) side = PartySide::giver;
      if (side == PartySide::none) continue;
      PartyAnchor &anchor = side == PartySide::giver ? giver : receiver;
      anchor.span = anchor.span.empty() ? phrase.span : joined(anchor.span, phrase.span);
      merge_codes(anchor.codes, codes);
      anchor.members.push_back(codes);
      if (phrase.inside_name || (phrase.leads_name && side == PartySide::receiver)) anchor.reach = PartyReach::clause;
      else if (phrase.generic && !in_play_.pairs(codes)) anchor.reach = std::max(anchor.reach, PartyReach::sentence);
    }
    const bool clipped = is_clipped(group, text_);
    for (const auto &[anchor, strong, weak] :
         {std::tuple{&giver, &givers_, &weak_givers_}, std::tuple{&receiver, &receivers_, &weak_receivers_}}) {
      if (anchor->codes.empty()) continue;
      if (group.open && anchor->members.size() > 1) anchor->reach = std::max(anchor->reach, PartyReach::sentence);
      if (anchor == &giver && (anchor->reach == PartyReach::clause || does_not_give(group))) continue;
      if (anchor == &receiver && names_team(group, text_)) continue;
      if (anchor == &giver && is_destination(group, text_)) {
        if (group.open && !in_play_.giver().empty()) continue; // 到湛江、吴川等地推介
        anchor->reach = PartyReach::sentence;
        anchor->wide = true;
      }
      if (anchor == &receiver && is_venue(group, text_)) anchor->reach = PartyReach::clause;
      if (anchor == &receiver) anchor->wide = anchor->reach == PartyReach::clause || is_passing(group, text_);
      if (anchor == &giver && in_play_.is_around_giver(anchor->codes) && is_attribute(group, text_))
        anchor->reach = PartyReach::clause;
      if (anchor == &receiver && counts_all(group, anchor->codes)) anchor->codes = in_play_.receivers(in_play_.giver());
      if (anchor == &receiver && begins_aided_project(group)) anchor->reach = PartyReach::clause;
      if (anchor == &receiver && in_play_.is_around_receivers(anchor->codes))
        anchor->reach = std::max(anchor->reach, PartyReach::sentence);
      anchor->wide = anchor->wide || clipped;
      (clipped ? weak : strong)->add(std::move(*anchor));
    }
  }

  /// 对口支援拉萨市达孜区物流中心项目: where the project stands, not whom the rest is for.
  [[nodiscard]] bool begins_aided_project(const PlaceGroup &group) const {
    constexpr std::array<std::string_view, 4> helps{"支援", "帮扶", "援建", "援助"};
    return begins_project(group, text_) && ends_with_any(text_.substr(0, group.span.begin), helps);
  }

  /// 甘肃三县, where three of its counties are all that receive.
  [[nodiscard]] bool counts_all(const PlaceGroup &group, const PlaceCodes &codes) {
    constexpr std::array<std::string_view, 11> numerals{"〇", "一", "两", "三", "四", "五",
                                                        "六", "七", "八", "九", "十"};
    constexpr std::array<std::string_view, 5> kinds{"县", "区", "市", "州", "旗"};
    if (!in_play_.is_around_receivers(codes)) return false;
    const std::size_t count = in_play_.receivers(in_play_.giver()).size();
    if (count < 2 || count >= numerals.size()) return false;
    const std::string_view after = text_.substr(group.span.end);
    return std::any_of(kinds.begin(), kinds.end(), [&](std::string_view kind) {
      for (const std::string &number : {std::string(numerals[count]), std::to_string(count)})
        for (const std::string_view classifier : {"", "个"})
          if (after.starts_with(number + std::string(classifier) + std::string(kind))) return true;
      return false;
    });
  }

  /// 《…办法》: whoever a document's title names does nothing there.
  [[nodiscard]] bool in_title(Span span) const {
    constexpr std::uint32_t longest = 120;
    const std::uint32_t begin = span.begin > longest ? span.begin - longest : 0;
    const std::string_view before = text_.substr(begin, span.begin - begin);
    const std::size_t open = before.rfind("《");
    return open != std::string_view::npos && before.find("》", open) == std::string_view::npos &&
           text_.substr(span.end, longest).find("》") != std::string_view::npos;
  }

  /// “广东技工”: a brand that a place begins.
  [[nodiscard]] bool in_brand(const PlaceGroup &group) const {
    constexpr std::uint32_t longest = 24;
    const auto &quotes = clauses_.quotes;
    const auto after = std::upper_bound(quotes.begin(), quotes.end(), group.span.begin,
                                        [](std::uint32_t at, Span quote) { return at < quote.begin; });
    if (after == quotes.begin() || group.phrases.front().combined) return false;
    const Span quote = *(after - 1);
    return quote.contains(group.span) && quote != group.span && quote.size() <= longest;
  }

  /// A venue, a team's name, the examples of a list that somebody else arranges.
  [[nodiscard]] bool does_not_give(const PlaceGroup &group) const {
    if (is_venue(group, text_) || names_new_team(group, text_)) return true;
    if (!group.open) return false;
    const Span clause = clause_of(group.span);
    const auto before = groups_in(groups_, {clause.begin, group.span.begin});
    constexpr std::size_t memory = 8;
    const auto near = before.last(std::min(before.size(), memory));
    return std::any_of(near.begin(), near.end(), [&](const PlaceGroup &wide) { return arranges(wide, group, text_); });
  }

  /// 甲区与乙县，丙区与丁县分别签订: what follows belongs to all of them.
  void add_parallel_pairs() {
    constexpr std::string_view respectively = "分别";
    for (std::size_t at = text_.find(respectively); at != std::string_view::npos;
         at = text_.find(respectively, at + respectively.size())) {
      const auto word = static_cast<std::uint32_t>(at);
      add_pairs_before({word, word + static_cast<std::uint32_t>(respectively.size())});
    }
  }

  void add_pairs_before(Span word) {
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
  [[nodiscard]] bool links_sides(const PlaceGroup &first, const PlaceGroup &second) const {
    constexpr std::size_t reach = 24;
    constexpr std::array<std::string_view, 4> links{"与", "和", "同", "跟"};
    if (second.span.begin <= first.span.end || second.span.begin - first.span.end > reach) return false;
    return ends_with_any(text_.substr(first.span.end, second.span.begin - first.span.end), links);
  }

  /// Whether nothing but a few words of its body stands between: 乙县政府，
  [[nodiscard]] bool stands_before(const PlaceGroup &group, std::uint32_t at) const {
    constexpr std::uint32_t reach = 24;
    return at >= group.span.end && at - group.span.end <= reach;
  }

  /// 广东携手广西、贵州共建: a place without a pairing of its own that opens a clause on somebody who receives.
  [[nodiscard]] bool gives_here(const PlaceGroup &group, const PlacePhrase &phrase) const {
    constexpr int always_gives = 7;
    constexpr std::uint32_t lead = 6;
    const Span clause = clause_of(group.span);
    if (phrase.inside_name || phrase.generic || group.span.begin > clause.begin + lead ||
        rules_.sides.rank(phrase.codes) < always_gives)
      return false;
    const Span sentence = clauses_.sentences[clauses_.sentence_at(group.span.begin)].span;
    const bool opens_sentence = group.span.begin <= sentence.begin + lead;
    const auto here = groups_in(groups_, {group.span.end, opens_sentence ? sentence.end : clause.end});
    return !here.empty() && side_(here.front().codes) == PartySide::receiver;
  }

  void add_ref(Span span, const PartyRef &ref) {
    switch (ref.refers) {
    case Refers::aided:
      if (text_.substr(0, span.begin).ends_with("由")) { // 由对口支援地区和单位落实
        givers_.add({span, {}, PartyReach::clause, {}});
        break;
      }
      receivers_.add({span, in_play_.receivers(in_play_.giver()), PartyReach::sentence, {}});
      break;
    case Refers::assisting: givers_.add({span, in_play_.giver(), PartyReach::sentence, {}}); break;
    case Refers::everybody: givers_.add({span, {}, PartyReach::sentence, {}}); break;
    case Refers::none: break;
    case Refers::pair: add_both(span); break;
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
  void add_both(Span span) {
    constexpr std::size_t most = 2;
    PartyAnchor giver{span, {}, PartyReach::paragraph, {}}, receiver{span, {}, PartyReach::paragraph, {}};
    const auto take = [&](const Pairing &pairing) {
      if (pairing.assisting) merge_codes(giver.codes, {*pairing.assisting});
      if (pairing.aided) merge_codes(receiver.codes, {*pairing.aided});
    };
    const std::uint32_t begin = clauses_.paragraphs[clauses_.paragraph_at(span.begin)].span.begin;
    const auto [first, last] = in_play_.stated_between(begin, span.begin);
    const Pairing *meant = in_play_.meant(span.of(text_).find("省") != std::string_view::npos);
    if (meant != nullptr) take(*meant);
    else if (static_cast<std::size_t>(last - first) <= most)
      std::for_each(first, last, [&](const Pairing *pairing) { take(*pairing); });
    if (!giver.codes.empty()) givers_.add(std::move(giver));
    if (!receiver.codes.empty()) receivers_.add(std::move(receiver));
  }

  /// 赴甘 of 赴甘孜州
  [[nodiscard]] bool inside_place(Span span) const {
    const auto after =
        std::lower_bound(mentions_.places.begin(), mentions_.places.end(), span.begin,
                         [](const PlaceMention &mention, std::uint32_t at) { return mention.span.begin < at; });
    return after != mentions_.places.end() && after->span.begin < span.end && after->span.end > span.end;
  }

  /// A company that assists in its own name has no code.
  void add_organization(const OrganizationMention &mention) {
    const std::string_view name = mentions_.organizations[mention.organization].name;
    if (assisting_bodies_.contains(name) || (opens_paragraph(mention.span) && is_central(name)))
      givers_.add({mention.span, {}, PartyReach::paragraph, {}});
    const auto aided = aided_bodies_.find(name);
    if (aided != aided_bodies_.end()) receivers_.add({mention.span, {aided->second}, PartyReach::paragraph, {}});
  }

  [[nodiscard]] bool opens_paragraph(Span words) const {
    return clauses_.paragraphs[clauses_.paragraph_at(words.begin)].span.begin == words.begin;
  }

  /// 甲地有资金1亿元，乙师有资金2亿元。其中…: after several, a sentence that names none goes back to all of them.
  [[nodiscard]] bool told_of_several(const PartyAnchors &anchors, const PartyAnchor &last) const {
    constexpr int steps = 8;
    const Span sentence = clauses_.sentences[clauses_.sentence_at(last.span.begin)].span;
    const PartyAnchor *anchor = &last;
    for (int step = 0; step < steps; ++step) {
      anchor = anchors.last_before(anchor->span.begin, sentence, PartyReach::paragraph);
      if (anchor == nullptr) return false;
      if (!lie_in(anchor->codes, last.codes) && !lie_in(last.codes, anchor->codes)) return true;
    }
    return false;
  }

  /// 19个援疆省市, 17个省市对口支援西藏: givers that are counted, not named.
  [[nodiscard]] bool counts_givers(const QuantityMention &mention) const {
    constexpr std::array<std::string_view, 8> nouns{"省市",     "省份",   "省、市", "省(市)",
                                                    "省（市）", "省区市", "兄弟省", "省(直辖市)"};
    constexpr std::array<std::string_view, 3> aids{"援", "对口", "协作"};
    constexpr std::size_t reach = 24;
    if (mention.quantity.unit != Unit::count) return false;
    const std::string_view after = text_.substr(mention.span.end, reach);
    std::size_t noun = std::string_view::npos;
    for (const std::string_view word : nouns) noun = std::min(noun, after.find(word));
    constexpr std::size_t longest = 15; // bytes of 对口支援
    return noun <= longest && (holds_any(after.substr(0, noun), aids) || holds_any(after.substr(noun), aids)) &&
           !text_.substr(0, mention.span.begin).ends_with("等") &&
           after.substr(0, noun).find("，") == std::string_view::npos;
  }

  /// Runs of quantities side by side after 分别.
  void find_lineups() {
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

  [[nodiscard]] bool joins(Span a, Span b) const {
    if (b.begin < a.end) return false;
    const std::string_view gap = text_.substr(a.end, b.begin - a.end);
    return gap == "、" || gap == "和" || gap == "，" || gap == "," || gap == "及";
  }

  [[nodiscard]] bool follows_respectively(Span quantity) const {
    constexpr std::uint32_t reach = 30;
    const Span clause = clause_of(quantity);
    const std::uint32_t begin = std::max(clause.begin, quantity.begin > reach ? quantity.begin - reach : 0);
    return text_.substr(begin, quantity.begin - begin).find("分别") != std::string_view::npos;
  }

  [[nodiscard]] Span clause_of(Span span) const { return clauses_.clauses[clauses_.clause_at(span.begin)].span; }

  [[nodiscard]] PartyScope resolve(Span quantity, Lineup lineup) {
    const Span clause = clause_of(quantity);
    const Span sentence = clauses_.sentences[clauses_.sentence_at(quantity.begin)].span;
    const Span paragraph = clauses_.paragraphs[clauses_.paragraph_at(quantity.begin)].span;
    PartyScope scope;
    const PartyAnchor *giver = find_giver(quantity, clause, sentence, paragraph);
    const PartyAnchor *receiver = find_receiver(quantity, clause, sentence, paragraph);
    if (giver != nullptr) {
      scope.assisting = lined_up(*giver, lineup);
      scope.assisting_words = giver->span;
    }
    const bool in_play = (giver != nullptr && !giver->codes.empty()) || has_come_to_pair(sentence.end);
    if (giver == nullptr && in_play) scope.assisting = in_play_.giver();
    if (giver == nullptr && receiver == nullptr && is_of_both_sides(quantity, sentence, scope.assisting)) return {};
    if (receiver != nullptr && receiver->span.begin < sentence.begin) {
      if (told_of_several(receivers_, *receiver)) {
        const PlaceCodes all = in_play_.receivers(scope.assisting);
        if (lie_in(receiver->codes, all) && all.size() > receiver->codes.size()) {
          scope.aided = all;
          return scope;
        }
      }
      receiver = &own_part(*receiver, quantity, sentence);
    }
    if (receiver != nullptr) {
      if (receiver->wide) receiver = narrower(receivers_, *receiver, paragraph);
      scope.aided = lined_up(*receiver, lineup);
      if (receiver->codes.empty() && !scope.assisting.empty()) scope.aided = in_play_.receivers(scope.assisting);
      if (!clause.contains(receiver->span) || receiver->span.begin > quantity.begin) add_listed(*receiver, scope.aided);
      if (receiver->span.begin < clause.begin && is_total(quantity, clause))
        add_receivers_before(*receiver, sentence, scope.aided);
      if (giver != nullptr && receiver->span.begin < sentence.begin && giver->span.begin >= sentence.begin)
        add_receivers_of_parts(giver->codes, {paragraph.begin, sentence.begin}, scope.aided);
      scope.aided_words = receiver->span;
    } else {
      take_receiver_in_play(quantity, clause, sentence, paragraph, in_play, scope);
    }
    return scope;
  }

  [[nodiscard]] static PlaceCodes lined_up(const PartyAnchor &anchor, Lineup lineup) {
    return lineup.size > 1 && anchor.members.size() == lineup.size ? anchor.members[lineup.place] : anchor.codes;
  }

  [[nodiscard]] const PartyAnchor *find_giver(Span quantity, Span clause, Span sentence, Span paragraph) {
    const PartyAnchor *anchor = givers_.last_before(quantity.begin, clause, PartyReach::clause);
    if (anchor == nullptr) anchor = givers_.first_after(quantity.end, clause, PartyReach::clause);
    const PartyAnchor *weak =
        anchor != nullptr ? nullptr : weak_givers_.last_before(quantity.begin, clause, PartyReach::clause);
    if (anchor == nullptr) anchor = givers_.last_before(quantity.begin, sentence, PartyReach::sentence);
    if (weak != nullptr && (anchor == nullptr || !lie_in(anchor->codes, weak->codes)))
      anchor = weak; // 沪滇 in a sentence on 松江
    if (anchor == nullptr) anchor = weak_givers_.last_before(quantity.begin, sentence, PartyReach::sentence);
    if (anchor != nullptr && !anchor->wide) return anchor;
    if (anchor == nullptr) return givers_.last_before(quantity.begin, paragraph, PartyReach::paragraph);
    const PartyAnchor *own = narrower(givers_, *anchor, paragraph);
    if (own != anchor || in_play_.giver().empty() || !has_come_to_pair(sentence.end)) return own;
    const bool about_it = anchor->codes.size() == 1 && lie_in(in_play_.giver(), anchor->codes);
    return about_it ? own : nullptr; // 到广州等地务工, where 佛山 is the one giver
  }

  [[nodiscard]] static bool lie_in(const PlaceCodes &inner, const PlaceCodes &outer) {
    return !inner.empty() && std::all_of(inner.begin(), inner.end(), [&](PlaceCode code) {
      return std::any_of(outer.begin(), outer.end(), [&](PlaceCode wider) { return lies_in(code, wider); });
    });
  }

  [[nodiscard]] const PartyAnchor *find_receiver(Span quantity, Span clause, Span sentence, Span paragraph) const {
    if (const PartyAnchor *anchor = receivers_.last_before(quantity.begin, clause, PartyReach::clause)) return anchor;
    if (const PartyAnchor *anchor = receivers_.first_after(quantity.end, clause, PartyReach::clause)) return anchor;
    if (const PartyAnchor *anchor = receivers_.last_before(quantity.begin, sentence, PartyReach::sentence))
      return anchor;
    return receivers_.last_before(quantity.begin, paragraph, PartyReach::paragraph);
  }

  /// 赴内蒙古考察, where the paragraph spoke of two of its banners: those.
  [[nodiscard]] static const PartyAnchor *narrower(const PartyAnchors &anchors, const PartyAnchor &wide,
                                                   Span paragraph) {
    constexpr int steps = 8;
    const PartyAnchor *anchor = anchors.last_before(wide.span.begin, paragraph, PartyReach::paragraph);
    for (int step = 0; step < steps && anchor != nullptr; ++step) {
      if (anchor->codes != wide.codes && lie_in(anchor->codes, wide.codes)) return anchor;
      anchor = anchors.last_before(anchor->span.begin, paragraph, PartyReach::paragraph);
    }
    return &wide;
  }

  /// 全省累计实施山海协作项目8803个: of a place in which both sides of the one pairing lie, so of none of them.
  [[nodiscard]] bool is_of_both_sides(Span quantity, Span sentence, const PlaceCodes &givers) {
    const auto before = groups_in(groups_, {sentence.begin, quantity.begin});
    if (before.empty() || givers.empty()) return false;
    const PlaceCodes &whole = before.back().codes;
    return whole.size() == 1 && whole != givers && lie_in(givers, whole) && lie_in(in_play_.receivers(givers), whole);
  }

  /// 投入资金3200万元，支持乙县建园: of two counties told before, the one that the sentence goes on to name.
  [[nodiscard]] const PartyAnchor &own_part(const PartyAnchor &before, Span quantity, Span sentence) const {
    const PartyAnchor *later = receivers_.first_after(quantity.end, sentence, PartyReach::clause);
    return later != nullptr && !later->wide && lie_in(later->codes, before.codes) ? *later : before;
  }

  /// 和龙8个镇、延吉4个镇: where one of them is taken from afar, all are meant.
  void add_listed(const PartyAnchor &anchor, PlaceCodes &codes) const {
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
  [[nodiscard]] bool lists(const PartyAnchor &first, const PartyAnchor &second) const {
    constexpr std::uint32_t longest = 45;
    constexpr std::array<std::string_view, 4> joints{"、", "和", "及", "与"};
    if (second.span.begin < first.span.end || second.span.begin - first.span.end > longest) return false;
    const auto &quantities = mentions_.quantities;
    const auto figure =
        std::lower_bound(quantities.begin(), quantities.end(), first.span.end,
                         [](const QuantityMention &mention, std::uint32_t at) { return mention.span.begin < at; });
    return figure != quantities.end() && figure->span.end <= second.span.begin &&
           ends_with_any(text_.substr(first.span.end, second.span.begin - first.span.end), joints);
  }

  /// 苏州共投入资金, after the paragraph told whom each of its districts helps: all of those.
  void add_receivers_of_parts(const PlaceCodes &givers, Span before, PlaceCodes &codes) const {
    constexpr std::ptrdiff_t most = 24;
    const auto [first, last] = in_play_.stated_between(before.begin, before.end);
    if (last - first < 2 || last - first > most) return;
    PlaceCodes parts;
    for (auto pairing = first; pairing != last; ++pairing)
      if (!std::binary_search(givers.begin(), givers.end(), *(*pairing)->assisting) &&
          lie_in({*(*pairing)->assisting}, givers))
        merge_codes(parts, {*(*pairing)->aided});
    if (lie_in(codes, parts)) merge_codes(codes, parts);
  }

  /// 共3万元, in a clause that names nobody itself
  [[nodiscard]] bool is_total(Span quantity, Span clause) const {
    constexpr std::string_view total = "共";
    constexpr std::uint32_t reach = 21; // bytes of 共安排财政资金
    constexpr std::array<std::string_view, 5> others{"共同", "共建", "共享", "共产", "公共"};
    const std::uint32_t begin = std::max(clause.begin, quantity.begin > reach ? quantity.begin - reach : 0);
    const std::string_view before = text_.substr(begin, quantity.begin - begin);
    return before.find(total) != std::string_view::npos && !holds_any(before, others);
  }

  /// All whom the sentence named so far, up to another giver.
  void add_receivers_before(const PartyAnchor &last, Span sentence, PlaceCodes &codes) const {
    constexpr int steps = 16;
    const PartyAnchor *anchor = receivers_.last_before(last.span.begin, sentence, PartyReach::sentence);
    std::uint32_t end = last.span.begin;
    for (int step = 0; step < steps && anchor != nullptr; ++step) {
      if (givers_.last_before(end, {anchor->span.end, end}, PartyReach::sentence) != nullptr) return;
      if (!lie_in(codes, anchor->codes)) merge_codes(codes, anchor->codes);
      end = anchor->span.begin;
      anchor = receivers_.last_before(anchor->span.begin, sentence, PartyReach::sentence);
    }
  }

  /// Where no receiver was named so far: those named in the rest of the sentence, the one pairing of the document if
  /// the text has come to it, what a combined name says (京蒙), the one pairing.
  void take_receiver_in_play(Span quantity, Span clause, Span sentence, Span paragraph, bool in_play,
                             PartyScope &scope) {
    const PartyAnchor *later = receivers_.first_after(quantity.end, sentence, PartyReach::clause);
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
    const PartyAnchor *weak = weak_receivers_.last_before(quantity.begin, paragraph, PartyReach::clause);
    if (weak == nullptr) return;
    const bool narrower = !scope.aided.empty() && lie_in(scope.aided, weak->codes);
    if (!scope.aided.empty() && named_before(narrower ? paragraph.end : quantity.begin, scope.aided)) return;
    if (narrower && weak->wide && has_come_to_pair(sentence.end)) return; // 援藏, not 京蒙
    scope.aided = weak->codes;
    scope.aided_words = weak->span;
  }

  /// 云南 goes where 昌宁县 is named too.
  static void keep_narrowest(PlaceCodes &codes) {
    const PlaceCodes all = codes;
    erase_if(codes, [&](PlaceCode code) {
      return std::any_of(all.begin(), all.end(),
                         [&](PlaceCode other) { return other != code && lies_in(other, code); });
    });
  }

  /// Whether help from one to the other stays within a province.
  [[nodiscard]] static bool at_home(const PlaceCodes &givers, const PlaceCodes &receivers) {
    return !givers.empty() && !receivers.empty() &&
           std::all_of(receivers.begin(), receivers.end(),
                       [&](PlaceCode code) { return province_of(code) == province_of(givers.front()); });
  }

  /// 东西部协作资金
  [[nodiscard]] bool names_east_west(Span clause) const {
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
  [[nodiscard]] bool has_come_to_pair(std::uint32_t byte) {
    constexpr auto anywhere = std::numeric_limits<std::uint32_t>::max();
    const PlaceCodes giver = in_play_.giver();
    return groups_.empty() || byte <= groups_.front().span.begin ||
           !(named_before(anywhere, giver) || named_before(anywhere, in_play_.receivers(giver))) ||
           named_before(byte, giver) || named_before(byte, in_play_.receivers(giver));
  }

  [[nodiscard]] bool named_before(std::uint32_t byte, const PlaceCodes &codes) const {
    return std::any_of(codes.begin(), codes.end(), [&](PlaceCode code) {
      const auto named = first_named_.find(code);
      return named != first_named_.end() && named->second < byte;
    });
  }

  std::string_view text_;
  const Mentions &mentions_;
  const Clauses &clauses_;
  const std::vector<Pairing> &pairings_;
  const PartyRules &rules_;
  const std::vector<PlaceGroup> &groups_;
  SideOf side_;
  PairingsInPlay in_play_;
  PartyAnchors givers_, receivers_, weak_givers_, weak_receivers_;
  struct BackgroundWord {
    Span span;
    Background use = Background::state;
  };
  std::vector<BackgroundWord> background_;
  std::map<PlaceCode, std::uint32_t> first_named_;
  std::set<std::string_view> assisting_bodies_;
  std::map<std::string_view, PlaceCode> aided_bodies_;
  std::vector<Lineup> lineups_;
  std::vector<bool> inhabitants_; ///< by quantity
};

} // namespace

std::vector<PartyScope> resolve_parties(const Document &document, const Mentions &mentions, const Clauses &clauses,
                                        const std::vector<PlaceGroup> &groups, const std::vector<Pairing> &pairings,
                                        const PartyRules &rules) {
  if (mentions.quantities.empty()) return {};
  return PartyReader(document, mentions, clauses, groups, pairings, rules).read();
}

std::vector<PartyScope> resolve_parties(const Document &document, const Mentions &mentions, const Clauses &clauses,
                                        const std::vector<Pairing> &pairings, const PartyRules &rules) {
  return resolve_parties(document, mentions, clauses, group_places(document.folded(), mentions, rules.sides), pairings,
                         rules);
}

} // namespace v0
} // namespace jiedui
