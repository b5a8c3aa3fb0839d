#include "jiedui/facts/parties.hpp"

#include "pairing_cues.hpp"
#include "place_groups.hpp"
#include "sides.hpp"

#include "jiedui/rules/gazetteer.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>

namespace jiedui {
inline namespace v0 {
namespace {

enum class Refers : std::uint8_t { aided, assisting, pair, place, none };

struct PartyRef {
  Refers refers = Refers::aided;
  PlaceCodes place;
};

/// How a word shows that a figure is no assistance.
enum class Background : std::uint8_t { state, before, after };

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
  auto compiled = std::make_shared<PartyRules>();
  if (auto sides = compile_sides(rules)) compiled->sides = std::move(*sides);
  else return sides.error();
  const Table &refs = rules.table("party_refs");
  compiled->refs_table = rules.number("party_refs");
  for (std::size_t row = 0; row < refs.rows(); ++row) {
    PartyRef ref;
    const std::string_view refers = refs.cell(row, "refers");
    if (refers == "aided") ref.refers = Refers::aided;
    else if (refers == "assisting") ref.refers = Refers::assisting;
    else if (refers == "pair") ref.refers = Refers::pair;
    else if (refers == "place") ref.refers = Refers::place;
    else if (refers == "none") ref.refers = Refers::none;
    else return refs.error(row, "refers", "not aided, assisting, pair, place or none");
    if (ref.refers == Refers::place) {
      const auto code = parse_place_code(refs.cell(row, "place"));
      if (!code) return refs.error(row, "place", "not a place code of six digits");
      ref.place = {*code};
    }
    compiled->refs.push_back(std::move(ref));
  }
  if (auto cues = compile_cue_rules(rules)) compiled->cues = std::move(*cues);
  else return cues.error();
  const Table &background = rules.table("background_words");
  compiled->background_table = rules.number("background_words");
  for (std::size_t row = 0; row < background.rows(); ++row) {
    const std::string_view use = background.cell(row, "use");
    if (use == "state") compiled->background.push_back(Background::state);
    else if (use == "before") compiled->background.push_back(Background::before);
    else if (use == "after") compiled->background.push_back(Background::after);
    else return background.error(row, "use", "not state, before or after");
  }
  return std::shared_ptr<const PartyRules>(std::move(compiled));
}

namespace {

enum class Side : std::uint8_t { none, giver, receiver };

/// How far a named party reaches.
enum class Reach : std::uint8_t {
  paragraph,
  sentence, ///< …等省区: a list that is not closed
  clause,   ///< 我省, 来京, the place inside a school's name
};

/// A party as the text names it at one place.
struct Anchor {
  Span span;
  PlaceCodes codes; ///< empty: named, but without a code, or none in particular
  Reach reach = Reach::paragraph;
  std::vector<PlaceCodes> members; ///< of a list, in its order
  bool wide = false;               ///< 来京: whoever of Beijing is in play
};

/// Which side of the document's pairings a place belongs to.
class SideOf {
public:
  SideOf(const std::vector<Pairing> &pairings, const std::vector<PlaceGroup> &groups, const Sides &sides)
      : sides_(sides) {
    for (const Pairing &pairing : pairings) {
      if (pairing.assisting) note(*pairing.assisting, assisting_, around_assisting_);
      if (pairing.aided) note(*pairing.aided, aided_, around_aided_);
    }
    for (auto *codes : {&assisting_, &aided_, &around_assisting_, &around_aided_}) {
      std::sort(codes->begin(), codes->end());
      codes->erase(std::unique(codes->begin(), codes->end()), codes->end());
    }
    for (const PlaceCode code : aided_) highest_aided_ = std::max(highest_aided_, sides.rank(code));
    for (const PlaceGroup &group : groups) {
      lowest_ = std::min(lowest_, std::max(1, sides.rank(group.codes)));
      highest_ = std::max(highest_, sides.rank(group.codes));
    }
  }

  [[nodiscard]] Side operator()(const PlaceCodes &codes) const {
    return codes.empty() ? Side::none : side_of(codes.front());
  }

private:
  static void note(PlaceCode code, PlaceCodes &exact, PlaceCodes &around) {
    exact.push_back(code);
    around.push_back(prefecture_of(code));
    around.push_back(province_of(code));
  }

  [[nodiscard]] static bool has(const PlaceCodes &codes, PlaceCode code) {
    return std::binary_search(codes.begin(), codes.end(), code);
  }

  /// 4 the place itself, 3 within the prefecture, 2 within the province, 1 around it, 0 no relation.
  [[nodiscard]] static int relation(PlaceCode code, const PlaceCodes &exact, const PlaceCodes &around) {
    if (has(exact, code)) return 4;
    if (has(exact, prefecture_of(code))) return 3;
    if (has(exact, province_of(code))) return 2;
    return has(around, code) ? 1 : 0;
  }

  [[nodiscard]] Side side_of(PlaceCode code) const {
    const int giving = relation(code, assisting_, around_assisting_);
    const int receiving = relation(code, aided_, around_aided_);
    if (giving != receiving) return giving > receiving ? Side::giver : Side::receiver;
    return side_by_rank(code);
  }

  [[nodiscard]] Side side_by_rank(PlaceCode code) const {
    constexpr int always_gives = 7, receives = 4;
    const int rank = sides_.rank(code);
    if (rank == 0) return Side::none;
    if (!aided_.empty() || !assisting_.empty())
      return !aided_.empty() && rank <= highest_aided_ ? Side::receiver : Side::none;
    if (rank >= always_gives) return Side::giver;
    if (rank <= receives) return Side::receiver;
    if (highest_ >= always_gives && lowest_ > receives) return Side::receiver;
    return lowest_ <= receives && highest_ < always_gives ? Side::giver : Side::none;
  }

  const Sides &sides_;
  PlaceCodes assisting_, aided_, around_assisting_, around_aided_;
  int highest_aided_ = 0;
  int lowest_ = 9, highest_ = 0;
};

/// The pairings of a document without those that a narrower one repeats: 顺义–科左中旗 stands for 北京–内蒙古 too.
class PairingsInPlay {
public:
  explicit PairingsInPlay(const std::vector<Pairing> &pairings) {
    std::map<std::pair<PlaceCode, PlaceCode>, bool> wider;
    for (const Pairing &pairing : pairings) {
      if (!pairing.assisting || !pairing.aided) continue;
      for (const PlaceCode giver : around(*pairing.assisting))
        for (const PlaceCode receiver : around(*pairing.aided))
          if (giver != *pairing.assisting || receiver != *pairing.aided) wider[{giver, receiver}] = true;
    }
    const bool of_places = std::any_of(pairings.begin(), pairings.end(), is_of_places);
    for (const Pairing &pairing : pairings) {
      const bool both = pairing.assisting && pairing.aided;
      if (both && of_places && !is_of_places(pairing)) continue; // two schools
      if (both && level_of(*pairing.assisting) == PlaceLevel::province &&
          level_of(*pairing.aided) == PlaceLevel::province)
        provinces_.push_back(&pairing);
      const bool is_wide = both && wider.contains({*pairing.assisting, *pairing.aided});
      (is_wide ? wide_ : narrow_).push_back(&pairing);
    }
  }

  /// The one giver of all, or nothing.
  [[nodiscard]] PlaceCodes giver() const {
    const auto assisting = [](const Pairing &pairing) { return pairing.assisting; };
    PlaceCodes codes = common(narrow_, assisting);
    if (codes.empty())
      if (const Pairing *wide = around_all(narrow_)) codes = {*wide->assisting};
    return codes;
  }

  /// The receivers of these givers (of all where there are none): the one, or those of one statement, or the place
  /// round them that is paired too.
  [[nodiscard]] PlaceCodes receivers(const PlaceCodes &givers) {
    if (const auto known = receivers_.find(givers); known != receivers_.end()) return known->second;
    const std::vector<const Pairing *> matching = of(givers);
    PlaceCodes codes = common(matching, [](const Pairing &pairing) { return pairing.aided; });
    if (codes.empty() && !givers.empty() && one_statement(matching))
      for (const Pairing *pairing : matching) merge_codes(codes, {*pairing->aided});
    if (codes.empty() && givers.size() > 1) codes = receivers_of_each(givers);
    if (codes.empty())
      if (const Pairing *wide = around_all(matching)) codes = {*wide->aided};
    return receivers_.emplace(givers, std::move(codes)).first->second;
  }

  /// Those of the givers' receivers that the east-west programme gives them, where one statement names them.
  [[nodiscard]] PlaceCodes east_west_receivers(const PlaceCodes &givers) const {
    std::vector<const Pairing *> matching = of(givers);
    std::erase_if(matching, [](const Pairing *pairing) { return !pairing->programme.starts_with("东西部"); });
    PlaceCodes codes;
    if (!matching.empty() && one_statement(matching))
      for (const Pairing *pairing : matching) merge_codes(codes, {*pairing->aided});
    return codes;
  }

  /// What 全州 means: the place that is paired, where just one of that level is, else what it was resolved to.
  [[nodiscard]] PlaceCodes place_like(const PlaceCodes &codes) const {
    if (codes.size() != 1 || pairs(codes)) return codes;
    PlaceCodes same_level;
    for (const Pairing *pairing : narrow_)
      for (const auto &code : {pairing->assisting, pairing->aided})
        if (code && level_of(*code) == level_of(codes.front())) merge_codes(same_level, {*code});
    return same_level.size() == 1 ? same_level : codes;
  }

  /// Whether a pairing names the place itself.
  [[nodiscard]] bool pairs(const PlaceCodes &codes) const {
    return codes.size() == 1 && std::any_of(narrow_.begin(), narrow_.end(), [&](const Pairing *pairing) {
             return pairing->assisting == codes.front() || pairing->aided == codes.front();
           });
  }

  /// 两地, 两省: the one pairing meant.
  [[nodiscard]] const Pairing *meant(bool of_provinces) const {
    if (of_provinces && provinces_.size() == 1) return provinces_.front();
    return narrow_.size() == 1 ? narrow_.front() : nullptr;
  }

private:
  [[nodiscard]] std::vector<const Pairing *> of(const PlaceCodes &givers) const {
    std::vector<const Pairing *> matching;
    for (const Pairing *pairing : narrow_)
      if (pairing->aided && (givers.empty() || !pairing->assisting || related(*pairing->assisting, givers)))
        matching.push_back(pairing);
    return matching;
  }

  static bool is_of_places(const Pairing &pairing) {
    return pairing.assisting_org.empty() && pairing.aided_org.empty();
  }

  static std::array<PlaceCode, 3> around(PlaceCode code) { return {code, prefecture_of(code), province_of(code)}; }

  static bool related(PlaceCode code, const PlaceCodes &givers) {
    return std::any_of(givers.begin(), givers.end(),
                       [&](PlaceCode giver) { return lies_in(code, giver) || lies_in(giver, code); });
  }

  /// 静安区、虹口区: what each of them aids, where that is said of each.
  [[nodiscard]] PlaceCodes receivers_of_each(const PlaceCodes &givers) {
    PlaceCodes all;
    for (const PlaceCode giver : givers) {
      const PlaceCodes own = receivers({giver});
      if (own.empty()) return {};
      merge_codes(all, own);
    }
    return all;
  }

  /// The pairing round all of these: 天津–甘肃 round 河西–崆峒 and 武清–静宁.
  [[nodiscard]] const Pairing *around_all(const std::vector<const Pairing *> &pairings) const {
    if (pairings.size() < 2) return nullptr;
    const auto found = std::find_if(wide_.begin(), wide_.end(), [&](const Pairing *wide) {
      return std::all_of(pairings.begin(), pairings.end(), [&](const Pairing *pairing) {
        return pairing->assisting && pairing->aided && lies_in(*pairing->assisting, *wide->assisting) &&
               lies_in(*pairing->aided, *wide->aided);
      });
    });
    return found == wide_.end() ? nullptr : *found;
  }

  /// Whether all rest on one statement, which ends where they all end.
  static bool one_statement(const std::vector<const Pairing *> &pairings) {
    return std::all_of(pairings.begin(), pairings.end(), [&](const Pairing *pairing) {
      return !pairing->evidence.empty() && pairing->evidence == pairings.front()->evidence;
    });
  }

  template <class Pick> static PlaceCodes common(const std::vector<const Pairing *> &pairings, Pick &&pick) {
    std::optional<PlaceCode> one;
    for (const Pairing *pairing : pairings) {
      const auto code = pick(*pairing);
      if (!code || (one && *one != *code)) return {};
      one = code;
    }
    return one ? PlaceCodes{*one} : PlaceCodes{};
  }

  std::vector<const Pairing *> narrow_, wide_, provinces_;
  std::map<PlaceCodes, PlaceCodes> receivers_;
};

/// The anchors of one side, in the order of the text.
class Anchors {
public:
  void add(Anchor anchor) { anchors_.push_back(std::move(anchor)); }
  void sort() {
    std::stable_sort(anchors_.begin(), anchors_.end(),
                     [](const Anchor &a, const Anchor &b) { return a.span.begin < b.span.begin; });
  }

  /// The last one that ends by `at` and starts in the room; `least` is how far it must reach.
  [[nodiscard]] const Anchor *last_before(std::uint32_t at, Span room, Reach least) const {
    constexpr int steps = 16;
    auto anchor = std::lower_bound(anchors_.begin(), anchors_.end(), at, starts_before);
    for (int step = 0; step < steps && anchor != anchors_.begin(); ++step) {
      --anchor;
      if (anchor->span.begin < room.begin) return nullptr;
      if (anchor->span.end <= at && anchor->reach <= least) return &*anchor;
    }
    return nullptr;
  }
  /// The first one from `at` on in the room.
  [[nodiscard]] const Anchor *first_after(std::uint32_t at, Span room, Reach least) const {
    constexpr int steps = 16;
    auto anchor = std::lower_bound(anchors_.begin(), anchors_.end(), at, starts_before);
    for (int step = 0; step < steps && anchor != anchors_.end() && anchor->span.begin < room.end; ++step, ++anchor)
      if (anchor->reach <= least) return &*anchor;
    return nullptr;
  }

private:
  static bool starts_before(const Anchor &anchor, std::uint32_t at) { return anchor.span.begin < at; }

  std::vector<Anchor> anchors_;
};

/// Where a quantity stands in a list that 分别 lines up with another.
struct Lineup {
  std::size_t place = 0;
  std::size_t size = 0;
};

class PartyReader {
public:
  PartyReader(const Document &document, const Mentions &mentions, const Clauses &clauses,
              const std::vector<Pairing> &pairings, const PartyRules &rules)
      : text_(document.folded()), mentions_(mentions), clauses_(clauses), pairings_(pairings), rules_(rules),
        groups_(group_places(text_, mentions, rules.sides)), side_(pairings, groups_, rules.sides), in_play_(pairings) {
  }

  std::vector<PartyScope> read() {
    std::vector<PartyScope> scopes(mentions_.quantities.size());
    if (!on_programme()) return scopes;
    find_anchors();
    find_background();
    find_lineups();
    for (std::size_t i = 0; i < scopes.size(); ++i)
      if (!is_background(mentions_.quantities[i])) scopes[i] = resolve(mentions_.quantities[i].span, lineups_[i]);
    return scopes;
  }

private:
  [[nodiscard]] bool on_programme() const {
    if (!pairings_.empty()) return true;
    return std::any_of(mentions_.tokens.begin(), mentions_.tokens.end(), [&](const Token &token) {
      return token.sense.table == rules_.cues.table && shows(token.span, rules_.cues.meanings[token.sense.row]);
    });
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
    for (const Token &token : mentions_.tokens)
      if (token.sense.table == rules_.background_table) {
        background_.push_back({token.span, rules_.background[token.sense.row]});
      }
  }

  /// 地区生产总值, 数百公里外: no assistance, so nobody gives or receives it.
  [[nodiscard]] bool is_background(const QuantityMention &mention) const {
    constexpr std::uint32_t reach = 12; // bytes between the word and a distance
    const Span sentence = clauses_.sentences[clauses_.sentence_at(mention.span.begin)].span;
    const Unit unit = mention.quantity.unit;
    const bool far = unit == Unit::km || unit == Unit::m;
    const auto starts = [](const BackgroundWord &word, std::uint32_t at) { return word.span.begin < at; };
    auto word = std::lower_bound(background_.begin(), background_.end(), mention.span.end, starts);
    if (word != background_.end() && word->span.begin == mention.span.end && word->use == Background::after &&
        (far || unit == Unit::person))
      return true;
    if (word != background_.begin() && std::prev(word)->span.end == mention.span.end &&
        std::prev(word)->use == Background::after)
      return true; // 7500万人民: the noun is part of the quantity
    constexpr int steps = 8;
    for (int step = 0; step < steps && word != background_.begin(); ++step) {
      --word;
      if (word->span.begin < sentence.begin) return false;
      if (word->use == Background::before && far && word->span.end + reach >= mention.span.begin) return true;
      if (word->use == Background::state) return !helps(mention.span);
    }
    return false;
  }

  /// Whether the clause says who helps.
  [[nodiscard]] bool helps(Span quantity) const {
    const Span clause = clause_of(quantity);
    return givers_.last_before(quantity.begin, clause, Reach::clause) != nullptr;
  }

  void find_anchors() {
    for (const PlaceGroup &group : groups_) {
      for (const PlaceCode code : group.codes) first_named_.try_emplace(code, group.span.begin);
      add_group(group);
    }
    for (const Pairing &pairing : pairings_)
      if (!pairing.assisting) assisting_bodies_.insert(pairing.assisting_org);
    std::uint32_t covered = 0;
    for (const Token &token : mentions_.tokens) {
      if (token.sense.table != rules_.refs_table || token.span.begin < covered) continue;
      covered = token.span.end;
      add_ref(token.span, rules_.refs[token.sense.row]);
    }
    for (const OrganizationMention &mention : mentions_.organization_mentions) add_organization(mention);
    add_parallel_pairs();
    for (Anchors *anchors : {&givers_, &receivers_, &weak_givers_, &weak_receivers_}) anchors->sort();
  }

  void add_group(const PlaceGroup &group) {
    const PlacePhrase &first = group.phrases.front();
    if (first.combined) {
      PlaceCodes giving, receiving;
      for (const PlaceCode code : first.codes) {
        const Side side = side_({code});
        if (side == Side::giver) giving.push_back(code);
        if (side == Side::receiver) receiving.push_back(code);
      }
      if (!giving.empty()) weak_givers_.add({group.span, std::move(giving), Reach::paragraph, {}});
      if (!receiving.empty()) weak_receivers_.add({group.span, std::move(receiving), Reach::paragraph, {}});
      return;
    }
    Anchor giver, receiver;
    for (const PlacePhrase &phrase : group.phrases) {
      const PlaceCodes codes = phrase.generic ? in_play_.place_like(phrase.codes) : phrase.codes;
      Side side = side_(codes);
      if (side == Side::none && gives_here(group, phrase)) side = Side::giver;
      if (side == Side::none) continue;
      Anchor &anchor = side == Side::giver ? giver : receiver;
      anchor.span = anchor.span.empty() ? phrase.span : joined(anchor.span, phrase.span);
      merge_codes(anchor.codes, codes);
      anchor.members.push_back(codes);
      if (phrase.inside_name || (phrase.leads_name && side == Side::receiver)) anchor.reach = Reach::clause;
      else if (phrase.generic && !in_play_.pairs(codes)) anchor.reach = std::max(anchor.reach, Reach::sentence);
    }
    const bool clipped = is_clipped(group, text_);
    for (const auto &[anchor, strong, weak] :
         {std::tuple{&giver, &givers_, &weak_givers_}, std::tuple{&receiver, &receivers_, &weak_receivers_}}) {
      if (anchor->codes.empty()) continue;
      if (group.open && anchor->members.size() > 1) anchor->reach = std::max(anchor->reach, Reach::sentence);
      if (anchor == &giver && (anchor->reach == Reach::clause || does_not_give(group))) continue;
      if (anchor == &giver && is_workplace(group, text_)) {
        anchor->reach = Reach::sentence;
        anchor->wide = true;
      }
      if (anchor == &receiver && is_venue(group, text_)) anchor->reach = Reach::clause;
      (clipped ? weak : strong)->add(std::move(*anchor));
    }
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
    Anchor giver{word, {}, Reach::paragraph, {}}, receiver{word, {}, Reach::paragraph, {}};
    std::uint32_t begin = word.begin;
    while (groups.size() >= 2) {
      const PlaceGroup &second = groups.back(), &first = groups[groups.size() - 2];
      const Side one = side_(first.codes), other = side_(second.codes);
      if (one == Side::none || other == Side::none || one == other || !links_sides(first, second) ||
          !stands_before(second, begin))
        break;
      for (const auto &[side, group] : {std::pair{one, &first}, std::pair{other, &second}}) {
        Anchor &anchor = side == Side::giver ? giver : receiver;
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
    const auto here = groups_in(groups_, {group.span.end, clause.end});
    return !here.empty() && side_(here.front().codes) == Side::receiver;
  }

  void add_ref(Span span, const PartyRef &ref) {
    switch (ref.refers) {
    case Refers::aided: receivers_.add({span, in_play_.receivers(in_play_.giver()), Reach::sentence, {}}); break;
    case Refers::assisting: givers_.add({span, in_play_.giver(), Reach::sentence, {}}); break;
    case Refers::none: break;
    case Refers::pair: {
      const Pairing *pairing = in_play_.meant(span.of(text_).find("省") != std::string_view::npos);
      if (pairing == nullptr) break;
      if (pairing->assisting) givers_.add({span, {*pairing->assisting}, Reach::paragraph, {}});
      if (pairing->aided) receivers_.add({span, {*pairing->aided}, Reach::paragraph, {}});
      break;
    }
    case Refers::place: {
      if (inside_place(span)) break;
      const Side side = side_(ref.place);
      if (side == Side::giver) givers_.add({span, ref.place, Reach::sentence, {}, true});
      if (side == Side::receiver) weak_receivers_.add({span, ref.place, Reach::clause, {}});
      break;
    }
    }
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
    if (assisting_bodies_.contains(mentions_.organizations[mention.organization].name))
      givers_.add({mention.span, {}, Reach::paragraph, {}});
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
    const Anchor *giver = find_giver(quantity, clause, sentence, paragraph);
    const Anchor *receiver = find_receiver(quantity, clause, sentence, paragraph);
    if (giver != nullptr) {
      scope.assisting = lined_up(*giver, lineup);
      scope.assisting_words = giver->span;
    } else {
      scope.assisting = in_play_.giver();
    }
    if (receiver != nullptr) {
      scope.aided = lined_up(*receiver, lineup);
      if (receiver->span.begin < clause.begin && is_total(quantity, clause))
        add_receivers_before(*receiver, sentence, scope.aided);
      scope.aided_words = receiver->span;
    } else {
      take_receiver_in_play(quantity, clause, sentence, paragraph, scope);
    }
    return scope;
  }

  [[nodiscard]] static PlaceCodes lined_up(const Anchor &anchor, Lineup lineup) {
    return lineup.size > 1 && anchor.members.size() == lineup.size ? anchor.members[lineup.place] : anchor.codes;
  }

  [[nodiscard]] const Anchor *find_giver(Span quantity, Span clause, Span sentence, Span paragraph) const {
    const Anchor *anchor = givers_.last_before(quantity.begin, clause, Reach::clause);
    if (anchor == nullptr) anchor = givers_.first_after(quantity.end, clause, Reach::clause);
    if (anchor == nullptr) anchor = weak_givers_.last_before(quantity.begin, clause, Reach::clause);
    if (anchor == nullptr) anchor = givers_.last_before(quantity.begin, sentence, Reach::sentence);
    if (anchor == nullptr) anchor = weak_givers_.last_before(quantity.begin, sentence, Reach::sentence);
    if (anchor != nullptr && !anchor->wide) return anchor;
    const Anchor *before = givers_.last_before(quantity.begin, paragraph, Reach::paragraph);
    if (anchor == nullptr) return before;
    return before != nullptr && lie_in(before->codes, anchor->codes) ? before : anchor;
  }

  [[nodiscard]] static bool lie_in(const PlaceCodes &inner, const PlaceCodes &outer) {
    return !inner.empty() && std::all_of(inner.begin(), inner.end(), [&](PlaceCode code) {
      return std::any_of(outer.begin(), outer.end(), [&](PlaceCode wider) { return lies_in(code, wider); });
    });
  }

  [[nodiscard]] const Anchor *find_receiver(Span quantity, Span clause, Span sentence, Span paragraph) const {
    if (const Anchor *anchor = receivers_.last_before(quantity.begin, clause, Reach::clause)) return anchor;
    if (const Anchor *anchor = receivers_.first_after(quantity.end, clause, Reach::clause)) return anchor;
    if (const Anchor *anchor = receivers_.last_before(quantity.begin, sentence, Reach::sentence)) return anchor;
    return receivers_.last_before(quantity.begin, paragraph, Reach::paragraph);
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
  void add_receivers_before(const Anchor &last, Span sentence, PlaceCodes &codes) const {
    constexpr int steps = 16;
    const Anchor *anchor = receivers_.last_before(last.span.begin, sentence, Reach::sentence);
    std::uint32_t end = last.span.begin;
    for (int step = 0; step < steps && anchor != nullptr; ++step) {
      if (givers_.last_before(end, {anchor->span.end, end}, Reach::sentence) != nullptr) return;
      if (!lie_in(codes, anchor->codes)) merge_codes(codes, anchor->codes);
      end = anchor->span.begin;
      anchor = receivers_.last_before(anchor->span.begin, sentence, Reach::sentence);
    }
  }

  /// Where no receiver was named so far: those named in the rest of the sentence, the one pairing of the document if
  /// the text has come to it, what a combined name says (京蒙), the one pairing.
  void take_receiver_in_play(Span quantity, Span clause, Span sentence, Span paragraph, PartyScope &scope) {
    const Anchor *later = receivers_.first_after(quantity.end, sentence, Reach::clause);
    if (later != nullptr && at_home(scope.assisting, later->codes) && names_east_west(clause)) {
      scope.aided = in_play_.east_west_receivers(scope.assisting);
      return;
    }
    if (later != nullptr) {
      scope.aided_words = later->span;
      for (; later != nullptr; later = receivers_.first_after(later->span.end, sentence, Reach::clause)) {
        if (later->codes.empty()) break;
        merge_codes(scope.aided, later->codes);
      }
      return;
    }
    scope.aided = in_play_.receivers(scope.assisting);
    const Anchor *weak = weak_receivers_.last_before(quantity.begin, paragraph, Reach::clause);
    if (weak == nullptr || (!scope.aided.empty() && named_before(quantity.begin, scope.aided))) return;
    scope.aided = weak->codes;
    scope.aided_words = weak->span;
  }

  /// Whether help from one to the other stays within a province.
  [[nodiscard]] static bool at_home(const PlaceCodes &givers, const PlaceCodes &receivers) {
    return !givers.empty() && !receivers.empty() &&
           std::all_of(receivers.begin(), receivers.end(),
                       [&](PlaceCode code) { return province_of(code) == province_of(givers.front()); });
  }

  /// 东西部协作资金
  [[nodiscard]] bool names_east_west(Span clause) const {
    const auto starts = [](const Token &token, std::uint32_t at) { return token.span.begin < at; };
    auto token = std::lower_bound(mentions_.tokens.begin(), mentions_.tokens.end(), clause.begin, starts);
    for (; token != mentions_.tokens.end() && token->span.begin < clause.end; ++token) {
      if (token->sense.table != rules_.cues.table) continue;
      const CueMeaning meaning = rules_.cues.meanings[token->sense.row];
      if (meaning.form == CueForm::field && meaning.programme == CueProgramme::east_west) return true;
    }
    return false;
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
  std::vector<PlaceGroup> groups_;
  SideOf side_;
  PairingsInPlay in_play_;
  Anchors givers_, receivers_, weak_givers_, weak_receivers_;
  struct BackgroundWord {
    Span span;
    Background use = Background::state;
  };
  std::vector<BackgroundWord> background_;
  std::map<PlaceCode, std::uint32_t> first_named_;
  std::set<std::string_view> assisting_bodies_;
  std::vector<Lineup> lineups_;
};

} // namespace

std::vector<PartyScope> resolve_parties(const Document &document, const Mentions &mentions, const Clauses &clauses,
                                        const std::vector<Pairing> &pairings, const PartyRules &rules) {
  return PartyReader(document, mentions, clauses, pairings, rules).read();
}

} // namespace v0
} // namespace jiedui
