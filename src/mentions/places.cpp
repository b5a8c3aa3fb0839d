#include "jiedui/mentions/places.hpp"

#include "place_rules.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace jiedui {
inline namespace v0 {
namespace {

constexpr std::string_view enumeration_comma = "、", full_stop = "。";
/// What stands between the places of a list or the two of a pair: 甲、乙, 济南—武隆.
constexpr std::array<std::string_view, 5> list_marks{enumeration_comma, "—", "——", "-", "－"};

/// The character that ends at `at`; empty at the start.
std::string_view character_before(std::string_view text, std::uint32_t at) {
  std::uint32_t begin = at;
  while (begin > 0) {
    --begin;
    if ((static_cast<unsigned char>(text[begin]) & 0xC0) != 0x80) break;
  }
  return text.substr(begin, at - begin);
}

bool is_han(std::string_view character) {
  return character.size() == 3 && static_cast<unsigned char>(character[0]) >= 0xE4 &&
         static_cast<unsigned char>(character[0]) <= 0xE9;
}

bool han_follows(std::string_view text, std::uint32_t at) {
  return at + 3 <= text.size() && is_han(text.substr(at, 3));
}

/// A unit that a written form may mean.
struct Candidate {
  PlaceCode code = 0;
  bool in_use = true; ///< in the year of the document, or today where that is not known
};

/// A written form that may be a place.
struct Found {
  Span span;
  PlaceTrust trust = PlaceTrust::context;
  PlaceLevel level = PlaceLevel::county;
  bool of_units = false;    ///< a name of the table places
  bool common = false;      ///< the name is a word of the language
  bool only_inside = false; ///< and counts only right behind the place it lies in
  bool inside_name = false;
  bool accepted = false;
  std::vector<Candidate> candidates; ///< of one unit
  PlaceCodes codes;                  ///< once settled

  [[nodiscard]] bool combined() const { return !of_units && codes.size() > 1; }
  /// Whether it names one unit that something else can refer to or lie in.
  [[nodiscard]] bool one_unit() const { return accepted && !inside_name && codes.size() == 1; }
};

class PlaceReader {
public:
  PlaceReader(const Document &document, const PlaceRules &rules, Mentions &mentions)
      : text_(document.folded()), rules_(rules), mentions_(mentions) {
    if (document.published) year_ = document.published->year;
  }

  void read() {
    collect();
    choose();
    settle();
    read_initials();
    read_settlements();
    read_generics();
    emit();
  }

private:
  void collect();
  void add_named(const Token &token, const NamedPlace &place);
  void add_unit(const Token &token);
  void add_pairs();
  std::vector<Token>::const_iterator first_token(std::uint32_t begin) const;
  template <class Each> void tokens_at(std::uint32_t begin, PlaceTable table, Each &&each) const;
  template <class Each> void tokens_up_to(std::uint32_t at, PlaceTable table, Each &&each) const;
  bool surname_before(std::uint32_t at) const;
  bool unit_begins(std::uint32_t at) const;
  std::optional<PlaceLeadIn> lead_in_before(std::uint32_t at) const;
  std::optional<std::uint32_t> suffix_at(std::uint32_t at) const;
  bool within_word(Span suffix) const;
  bool is_common_settlement(std::uint32_t begin, Span suffix) const;
  void choose();
  bool is_none(const Found &found, std::uint32_t chosen_end) const;
  bool begins_settlement(const Found &found) const;
  bool shares_suffix(const Found &found, std::uint32_t limit) const;
  bool followed_by(Span span, PlaceFollower kind) const;

  void settle();
  void settle_one(Found &found, std::size_t index);
  bool is_borne_out(const Found &found, std::size_t index, PlaceCode code, int context) const;
  void accept(Found &found);
  int context_score(std::size_t index, PlaceCode code) const;
  bool in_list(std::size_t index) const;
  bool directly_behind(const Found &outer, const Found &inner) const;

  void read_initials();
  struct NameBefore;
  NameBefore name_before(std::uint32_t end, std::uint32_t limit) const;
  struct Town;
  Town township(Span suffix, std::uint32_t limit, PlaceCode inside, PlaceCode last_county) const;
  Town township_or_of_people(Span suffix, std::uint32_t limit, PlaceCode inside, PlaceCode last_county) const;
  bool holds_other_words(Span name, Span suffix) const;
  void read_settlements();
  void read_generics();
  PlaceCodes refer(std::uint32_t row, std::uint32_t sentence, const std::vector<const Found *> &recent);
  PlaceCodes most_named(std::uint32_t row);
  bool is_of_kind(const GenericWord &word, PlaceCode code) const;
  void emit();

  std::string_view text_;
  const PlaceRules &rules_;
  Mentions &mentions_;
  std::optional<int> year_;
  std::vector<Found> found_;   ///< without overlap, in the order of the text, once chosen
  std::vector<Span> blocked_;  ///< common words, in the order of the text
  std::vector<Span> no_pairs_; ///< words that are no two initials, in the order of the text
  struct CommonName {
    Span span;
    bool inside = false; ///< counts only right behind the place it lies in
  };
  std::vector<CommonName> common_names_; ///< names that are common words, in the order of the text
  std::vector<const Token *> abbreviations_, aids_, generics_, settlements_; ///< in the order of the text
  std::unordered_map<PlaceCode, std::uint32_t> named_;       ///< codes named without doubt → how often
  std::unordered_map<std::uint32_t, PlaceCodes> most_named_; ///< by row of generic_places
  std::vector<PlaceMention> result_;
};

void PlaceReader::collect() {
  for (const Token &token : mentions_.tokens) {
    const std::uint32_t row = token.sense.row;
    switch (const PlaceTable table = rules_.table_of(token)) {
    case PlaceTable::names:
    case PlaceTable::combined:
    case PlaceTable::groups:
    case PlaceTable::zones: add_named(token, rules_.named[static_cast<std::size_t>(table)][row]); break;
    case PlaceTable::units: add_unit(token); break;
    case PlaceTable::abbreviations: abbreviations_.push_back(&token); break;
    case PlaceTable::common_words:
      switch (rules_.common_kinds[row]) {
      case CommonWord::whole: blocked_.push_back(token.span); break;
      case CommonWord::inside:
      case CommonWord::stem:
        common_names_.push_back({token.span, rules_.common_kinds[row] == CommonWord::inside});
        break;
      case CommonWord::pair: no_pairs_.push_back(token.span); break;
      }
      break;
    case PlaceTable::followers:
      if (rules_.follower_kinds[row] == PlaceFollower::aid) aids_.push_back(&token);
      break;
    case PlaceTable::generics: generics_.push_back(&token); break;
    case PlaceTable::settlements: settlements_.push_back(&token); break;
    case PlaceTable::settlement_words:
    case PlaceTable::lead_ins:
    case PlaceTable::surnames:
    case PlaceTable::other: break;
    }
  }
  add_pairs();
}

std::vector<Token>::const_iterator PlaceReader::first_token(std::uint32_t begin) const {
  return std::lower_bound(mentions_.tokens.cbegin(), mentions_.tokens.cend(), begin,
                          [](const Token &token, std::uint32_t at) { return token.span.begin < at; });
}

/// Calls `each` for the tokens of a table that begin at a byte.
template <class Each> void PlaceReader::tokens_at(std::uint32_t begin, PlaceTable table, Each &&each) const {
  for (auto token = first_token(begin); token != mentions_.tokens.end() && token->span.begin == begin; ++token)
    if (rules_.table_of(*token) == table) each(*token);
}

/// Calls `each` for the tokens of a table that begin before a byte and reach it; of tables whose words are short.
template <class Each> void PlaceReader::tokens_up_to(std::uint32_t at, PlaceTable table, Each &&each) const {
  constexpr std::uint32_t longest_word = 24;
  auto token = first_token(at > longest_word ? at - longest_word : 0);
  for (; token != mentions_.tokens.end() && token->span.begin < at; ++token)
    if (token->span.end >= at && rules_.table_of(*token) == table) each(*token);
}

bool PlaceReader::followed_by(Span span, PlaceFollower kind) const {
  bool found = false;
  tokens_at(span.end, PlaceTable::followers,
            [&](const Token &token) { found = found || rules_.follower_kinds[token.sense.row] == kind; });
  return found;
}

bool PlaceReader::surname_before(std::uint32_t at) const {
  bool found = false;
  tokens_up_to(at, PlaceTable::surnames, [&](const Token &token) { found = found || token.span.end == at; });
  return found;
}

/// Whether a unit may begin at a byte.
bool PlaceReader::unit_begins(std::uint32_t at) const {
  bool found = false;
  tokens_at(at, PlaceTable::units, [&](const Token &) { found = true; });
  return found;
}

/// What ends before a byte and leads to a name, the most telling.
std::optional<PlaceLeadIn> PlaceReader::lead_in_before(std::uint32_t at) const {
  std::optional<PlaceLeadIn> lead;
  tokens_up_to(at, PlaceTable::lead_ins, [&](const Token &token) {
    const PlaceLeadIn kind = rules_.lead_in_kinds[token.sense.row];
    if (token.span.end == at && (!lead || kind < *lead)) lead = kind;
  });
  return lead;
}

/// Where the suffix of a settlement ends that begins at a byte.
std::optional<std::uint32_t> PlaceReader::suffix_at(std::uint32_t at) const {
  std::optional<std::uint32_t> end;
  tokens_at(at, PlaceTable::settlements, [&](const Token &token) { end = token.span.end; });
  return end;
}

/// Whether a suffix belongs to a longer word (乡村).
bool PlaceReader::within_word(Span suffix) const {
  bool within = false;
  const auto check = [&](const Token &token) {
    within = within ||
             (rules_.settlement_word_kinds[token.sense.row] == SettlementWord::within && token.span.contains(suffix));
  };
  tokens_up_to(suffix.end, PlaceTable::settlement_words, check);
  return within;
}

/// Whether a name that would begin at `begin` and end in the suffix is a common word or ends in one (贫困村, 新村).
bool PlaceReader::is_common_settlement(std::uint32_t begin, Span suffix) const {
  bool common = false;
  tokens_up_to(suffix.end, PlaceTable::settlement_words, [&](const Token &token) {
    if (token.span.end != suffix.end) return;
    const SettlementWord kind = rules_.settlement_word_kinds[token.sense.row];
    common = common || kind == SettlementWord::end || (kind == SettlementWord::whole && token.span.begin == begin);
  });
  return common;
}

void PlaceReader::add_named(const Token &token, const NamedPlace &place) {
  Found found;
  found.span = token.span;
  found.trust = place.trust;
  found.level = place.level;
  found.codes = place.codes;
  found_.push_back(std::move(found));
}

void PlaceReader::add_unit(const Token &token) {
  const PlaceUnit &unit = rules_.gazetteer.unit(token.sense.row);
  const bool stem = token.span.size() < unit.name.size() && unit.name.starts_with(token.span.of(text_));
  const PlaceTrust trust = stem ? rules_.stem_trust[token.sense.row] : PlaceTrust::full;
  // Tokens of one table at one place have one span: further rows are further candidates.
  if (found_.empty() || !found_.back().of_units || found_.back().span != token.span) {
    found_.emplace_back();
    found_.back().span = token.span;
    found_.back().of_units = true;
  }
  Found &found = found_.back();
  found.trust = std::max(found.trust, trust);
  const bool in_use = year_ ? unit.in_use(*year_) : unit.to == PlaceUnit::still;
  const auto same = std::find_if(found.candidates.begin(), found.candidates.end(),
                                 [&](const Candidate &candidate) { return candidate.code == unit.today; });
  if (same == found.candidates.end()) found.candidates.push_back({unit.today, in_use});
  else same->in_use = same->in_use || in_use;
}

/// Two abbreviations side by side that a reference pairing joins (津甘, 甘津).
void PlaceReader::add_pairs() {
  std::unordered_set<std::uint32_t> listed; // first bytes of combined names that a table lists
  for (const Found &found : found_)
    if (found.combined()) listed.insert(found.span.begin);
  for (std::size_t i = 1; i < abbreviations_.size(); ++i) {
    const Token *first = abbreviations_[i - 1];
    const Token &token = *abbreviations_[i];
    if (first->span.end != token.span.begin || listed.contains(first->span.begin)) continue;
    for (const PlaceCode a : rules_.abbreviation_codes[first->sense.row])
      for (const PlaceCode b : rules_.abbreviation_codes[token.sense.row]) {
        if (a == b || !rules_.pairs.contains(PlaceRules::pair_key(a, b))) continue;
        if (!listed.insert(first->span.begin).second) continue; // the first pair that fits
        Found pair;
        pair.span = joined(first->span, token.span);
        pair.codes = {std::min(a, b), std::max(a, b)};
        pair.level = level_of(pair.codes.front());
        found_.push_back(std::move(pair));
      }
  }
}

/// What the words around say at once: a person, a road, a mountain, two characters that meet by chance.
/// @param chosen_end end of the place before.
bool PlaceReader::is_none(const Found &found, std::uint32_t chosen_end) const {
  if (found.combined())
    return followed_by(found.span, PlaceFollower::road) ||
           (found.trust == PlaceTrust::context && !followed_by(found.span, PlaceFollower::aid));
  if (found.trust == PlaceTrust::full || !found.of_units) return false;
  constexpr std::uint32_t two_characters = 6;
  const bool given_name =
      found.span.size() <= two_characters && found.span.begin > chosen_end && surname_before(found.span.begin);
  const bool nature = followed_by(found.span, PlaceFollower::nature) && !unit_begins(found.span.end);
  return given_name || nature || followed_by(found.span, PlaceFollower::person);
}

/// Whether the name only begins the name of a township or village: 闽宁镇, 兴和村.
bool PlaceReader::begins_settlement(const Found &found) const {
  if (found.trust == PlaceTrust::full) return false;
  const auto suffix_end = suffix_at(found.span.end);
  if (!suffix_end || within_word({found.span.end, *suffix_end})) return false;
  bool unit = false, full_unit = false; // 贵州镇远县; 南山镇原党委
  tokens_at(found.span.end, PlaceTable::units, [&](const Token &token) {
    unit = true;
    full_unit = full_unit || token.span.size() >= rules_.gazetteer.unit(token.sense.row).name.size();
  });
  if (!unit) return true;
  bool township = false;
  rules_.townships.counties(found.span.of(text_), [&](PlaceCode) { township = true; });
  return township && !full_unit;
}

/// Whether the stem shares its 镇 with a township: 丰镇 in 永丰镇, 镇雄 in 竹瓦根镇雄久村.
bool PlaceReader::shares_suffix(const Found &found, std::uint32_t limit) const {
  constexpr std::uint32_t one = 3, two = 6;
  if (found.trust == PlaceTrust::full || !found.of_units || found.span.size() > two) return false;
  const bool ends = suffix_at(found.span.end - one) == found.span.end;
  if (!ends && !suffix_at(found.span.begin)) return false;
  const std::uint32_t name_end = ends ? found.span.end - one : found.span.begin;
  bool township = false;
  std::uint32_t begin = found.span.begin;
  for (int characters = 0; characters < 5 && begin > limit && !township; ++characters) {
    const std::string_view character = character_before(text_, begin);
    if (!is_han(character)) break;
    begin -= one;
    rules_.townships.counties(text_.substr(begin, name_end - begin), [&](PlaceCode) { township = true; });
  }
  return township;
}

/// Keeps non-overlapping forms: from left to right the longest, but a form that says more by itself beats a mere stem.
void PlaceReader::choose() {
  std::stable_sort(found_.begin(), found_.end(), [](const Found &a, const Found &b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  std::vector<Found> chosen;
  std::size_t block = 0, common = 0;
  std::uint32_t settlement_suffix =
      std::numeric_limits<std::uint32_t>::max(); // first byte of 镇 in 闽宁镇: no place begins there
  for (Found &found : found_) {
    while (block < blocked_.size() && blocked_[block].end <= found.span.begin) ++block;
    if (block < blocked_.size() && blocked_[block].overlaps(found.span) &&
        (blocked_[block].contains(found.span) || found.trust != PlaceTrust::full))
      continue;
    if (settlement_suffix == found.span.begin || is_none(found, chosen.empty() ? 0 : chosen.back().span.end)) continue;
    if (shares_suffix(found, chosen.empty() ? 0 : chosen.back().span.end)) continue;
    if (begins_settlement(found)) {
      settlement_suffix = found.span.end;
      continue;
    }
    found.inside_name = found.trust != PlaceTrust::full && followed_by(found.span, PlaceFollower::name);
    while (common < common_names_.size() && common_names_[common].span.begin < found.span.begin) ++common;
    if (common < common_names_.size() && common_names_[common].span == found.span) {
      found.only_inside = common_names_[common].inside;
      found.common = true;
      found.trust = std::min(found.trust, PlaceTrust::context);
    }
    if (!chosen.empty() && chosen.back().span.overlaps(found.span)) {
      if (chosen.back().trust > PlaceTrust::province || found.trust <= PlaceTrust::province) continue;
      chosen.pop_back();
      if (!chosen.empty() && chosen.back().span.overlaps(found.span)) continue;
    }
    // 北京·贵阳大数据中心: one name
    if (!chosen.empty() && text_.substr(chosen.back().span.end, found.span.begin - chosen.back().span.end) == "·")
      chosen.back().inside_name = found.inside_name = true;
    chosen.push_back(std::move(found));
  }
  found_ = std::move(chosen);
}

void PlaceReader::accept(Found &found) {
  found.accepted = true;
  if (found.codes.size() == 1) found.level = found.of_units ? level_of(found.codes.front()) : found.level;
  if (!found.inside_name)
    for (const PlaceCode code : found.codes) ++named_[code];
}

void PlaceReader::settle() {
  for (Found &found : found_) {
    if (!found.of_units) {
      if (found.trust >= PlaceTrust::name || found.combined()) accept(found);
    } else if (found.trust >= PlaceTrust::name && found.candidates.size() == 1) {
      found.codes = {found.candidates.front().code};
      accept(found);
    }
  }
  // The second round sees what the first one settled further on in the text.
  for (int round = 0; round < 2; ++round)
    for (std::size_t i = 0; i < found_.size(); ++i)
      if (!found_[i].accepted) settle_one(found_[i], i);
}

/// Whether a neighbour in a list 甲、乙 is a place.
bool PlaceReader::in_list(std::size_t index) const {
  const Found &found = found_[index];
  const auto listed = [&](const Found &a, const Found &b) {
    return std::find(list_marks.begin(), list_marks.end(), text_.substr(a.span.end, b.span.begin - a.span.end)) !=
           list_marks.end();
  };
  return (index > 0 && found_[index - 1].accepted && listed(found_[index - 1], found)) ||
         (index + 1 < found_.size() && found_[index + 1].accepted && listed(found, found_[index + 1]));
}

/// 天津滨海新区, 天津（滨海新区）
bool PlaceReader::directly_behind(const Found &outer, const Found &inner) const {
  const std::string_view between = text_.substr(outer.span.end, inner.span.begin - outer.span.end);
  return between.empty() || between == "（" || between == "(";
}

constexpr int behind_outer_place = 100;

/// What the places around say for one candidate; 0 = nothing.
int PlaceReader::context_score(std::size_t index, PlaceCode code) const {
  constexpr int named_itself = 40, prefecture_named = 20, province_named = 10, near = 12, nearer = 2;
  constexpr std::size_t reach = 6;
  int score = 0;
  const PlaceCode province = province_of(code), prefecture = prefecture_of(code);
  if (index > 0 && found_[index - 1].accepted && directly_behind(found_[index - 1], found_[index]))
    for (const PlaceCode outer : found_[index - 1].codes)
      if (outer != code && lies_in(code, outer)) score += behind_outer_place;
  if (named_.contains(code)) score += named_itself;
  if (prefecture != code && named_.contains(prefecture)) score += prefecture_named;
  if (province != code && named_.contains(province)) score += province_named;
  for (const PlaceCode inside : {code, prefecture}) {
    const auto partners = rules_.partners.find(inside);
    if (partners == rules_.partners.end()) continue;
    for (const PlaceCode partner : partners->second)
      if (named_.contains(partner)) score += level_of(partner) == PlaceLevel::county ? 15 : 4;
  }
  for (std::size_t back = 1; back <= reach && back <= index; ++back) {
    const Found &before = found_[index - back];
    if (!before.one_unit() || province_of(before.codes.front()) != province) continue;
    score += near - nearer * static_cast<int>(back - 1);
    break;
  }
  return score;
}

/// Whether the text says enough for a form that is no place by itself.
bool PlaceReader::is_borne_out(const Found &found, std::size_t index, PlaceCode code, int context) const {
  const bool outer_named = named_.contains(province_of(code)) || named_.contains(prefecture_of(code));
  const bool behind_outer = context >= behind_outer_place;
  if (found.trust == PlaceTrust::province)
    return outer_named || named_.contains(code) || in_list(index) ||
           (level_of(code) == PlaceLevel::prefecture && lead_in_before(found.span.begin) == PlaceLeadIn::place);
  if (!found.common) return behind_outer || named_.contains(code) || (in_list(index) && context > 0);
  if (in_list(index) && context > 0) return true;
  const bool full = found.span.size() == rules_.gazetteer.name_of(code).size();
  if (behind_outer) return full || !han_follows(text_, found.span.end); // 甘肃合作发展
  if (found.only_inside) return false;
  if (full && named_.contains(code)) return true;
  return full && outer_named &&
         (!is_han(character_before(text_, found.span.begin)) || lead_in_before(found.span.begin));
}

void PlaceReader::settle_one(Found &found, std::size_t index) {
  if (!found.of_units) { // a clip: 达旗
    const PlaceCode code = found.codes.front();
    if (named_.contains(code) || named_.contains(province_of(code)) || named_.contains(prefecture_of(code)))
      accept(found);
    return;
  }
  constexpr int in_use = 6, province_stem = 60, prefecture_stem = 35;
  int best = std::numeric_limits<int>::min(), second = best, best_context = 0;
  PlaceCode winner = 0;
  for (const Candidate &candidate : found.candidates) {
    const int context = context_score(index, candidate.code);
    int score = context + (candidate.in_use ? in_use : 0);
    const PlaceLevel level = level_of(candidate.code);
    if (found.trust != PlaceTrust::full) {
      // 吉林, 海南 without a kind: the larger unit, where nothing speaks for the other; 和田, 玉树: always the
      // prefecture.
      const bool outer = level == PlaceLevel::prefecture &&
                         std::any_of(found.candidates.begin(), found.candidates.end(), [&](const Candidate &other) {
                           return other.code != candidate.code && lies_in(other.code, candidate.code);
                         });
      score += level == PlaceLevel::province ? province_stem : outer ? behind_outer_place : 0;
      score += level == PlaceLevel::prefecture ? prefecture_stem : 0;
    }
    if (score > best) {
      second = std::exchange(best, score);
      best_context = context;
      winner = candidate.code;
    } else {
      second = std::max(second, score);
    }
  }
  if (best == second) return;
  if (found.trust <= PlaceTrust::province && !is_borne_out(found, index, winner, best_context)) return;
  found.codes = {winner};
  accept(found);
}

/// Two places that the text names, by their first characters before a word of cooperation: 扬榆协作 for 扬州 and 榆林.
void PlaceReader::read_initials() {
  constexpr std::uint32_t one = 3, two = 6;
  std::unordered_map<std::string_view, PlaceCode> by_initial; // the place named most
  for (const auto &[code, count] : named_) {
    const std::string_view name = rules_.gazetteer.name_of(code);
    if (name.size() < two) continue;
    PlaceCode &best = by_initial.emplace(name.substr(0, one), code).first->second;
    const std::uint32_t best_count = named_.find(best)->second;
    if (count > best_count || (count == best_count && code < best)) best = code;
  }
  std::size_t next = 0, block = 0;
  std::uint32_t done = 0;
  for (const Token *aid : aids_) {
    const std::uint32_t end = aid->span.begin;
    if (end < two || end <= done) continue;
    done = end;
    const Span pair{end - two, end};
    while (next < found_.size() && found_[next].span.end <= pair.begin) ++next;
    while (block < no_pairs_.size() && no_pairs_[block].end <= pair.begin) ++block;
    if (next < found_.size() && found_[next].span.overlaps(pair)) continue;
    if (block < no_pairs_.size() && no_pairs_[block].overlaps(pair)) continue;
    const auto first = by_initial.find(text_.substr(pair.begin, one)),
               second = by_initial.find(text_.substr(end - one, one));
    if (first == by_initial.end() || second == by_initial.end()) continue;
    const PlaceCode a = first->second, b = second->second;
    if (lies_in(a, b) || lies_in(b, a) || level_of(a) != level_of(b)) continue;
    PlaceMention mention;
    mention.span = pair;
    mention.codes = {std::min(a, b), std::max(a, b)};
    mention.level = level_of(a);
    mention.combined = true;
    result_.push_back(std::move(mention));
  }
}

/// What stands before the suffix of a settlement, back to a place, a mark or a word that a name cannot hold.
struct PlaceReader::NameBefore {
  std::uint32_t begin = 0;
  int characters = 0;
  bool at_place = false;    ///< directly behind a place or settlement
  bool behind_lead = false; ///< behind 来到, 位于 …
};

PlaceReader::NameBefore PlaceReader::name_before(std::uint32_t end, std::uint32_t limit) const {
  constexpr int longest = 7;
  NameBefore name{end, 0, false, false}, linked_name = name;
  bool linked = false;          // linked_name begins behind the last word that a name may hold
  bool linked_at_first = false; // and that word is all there is before it
  while (name.begin > limit && name.characters < longest) {
    const std::string_view character = character_before(text_, name.begin);
    if (!is_han(character)) break;
    linked_at_first = false;
    if (const auto lead = lead_in_before(name.begin)) {
      if (*lead != PlaceLeadIn::link) {
        name.behind_lead = *lead == PlaceLeadIn::place;
        break;
      }
      if (name.characters >= 2) { // 孔当村: one character behind 当 is no name
        if (!linked) linked_name = name;
        linked = linked_at_first = true;
      }
    }
    name.begin -= static_cast<std::uint32_t>(character.size());
    ++name.characters;
  }
  name.at_place = limit > 0 && name.begin == limit;
  if (!linked) return name;
  // 复兴乡向前进街道: what stands behind the first word is a name; 和平村: one character is none.
  return !name.at_place || linked_at_first ? linked_name : name;
}

struct PlaceReader::Town {
  Span span;
  PlaceCode county = 0;   ///< 0 = none
  bool elsewhere = false; ///< another county has a township of that name
};

/// The longest name before the suffix that a county in play has as its township.
/// @param inside the unit that stands directly before, where there is one.
PlaceReader::Town PlaceReader::township(Span suffix, std::uint32_t limit, PlaceCode inside,
                                        PlaceCode last_county) const {
  constexpr int longest = 8, directly_behind = 4, county_last_named = 3, county_named = 2, prefecture_named = 1;
  Town town;
  std::uint32_t begin = suffix.begin;
  for (int characters = 0; characters < longest && begin > limit; ++characters) {
    const std::string_view character = character_before(text_, begin);
    if (!is_han(character)) break;
    begin -= static_cast<std::uint32_t>(character.size());
    if (characters == 0) continue;
    int best = 0, counties = 0;
    PlaceCode county = 0, only = 0;
    rules_.townships.counties(text_.substr(begin, suffix.begin - begin), [&](PlaceCode code) {
      const int score = begin == limit && inside != 0 && lies_in(code, inside) ? directly_behind
                        : code == last_county                                  ? county_last_named
                        : named_.contains(code)                                ? county_named
                        : named_.contains(prefecture_of(code))                 ? prefecture_named
                                                                               : 0;
      county = score > best ? code : score == best ? 0 : county;
      best = std::max(best, score);
      only = code;
      ++counties;
    });
    // Right behind a county it is that county's, whatever townships it has today.
    if (counties > 0 && begin == limit && inside != 0 && level_of(inside) == PlaceLevel::county) county = inside;
    // A name that no other county has, at the start of a word, in a text that names its province.
    if (best == 0 && counties == 1 && named_.contains(province_of(only)) &&
        (begin == limit || !is_han(character_before(text_, begin)) || lead_in_before(begin)))
      county = only;
    if (county != 0) town = {{begin, suffix.end}, county, false};
    else if (town.county == 0 && counties > 0) town.elsewhere = true;
  }
  return town;
}

/// As `township`; where a people stands before the suffix, without it: 匹河怒族乡 is known as 匹河.
PlaceReader::Town PlaceReader::township_or_of_people(Span suffix, std::uint32_t limit, PlaceCode inside,
                                                     PlaceCode last_county) const {
  constexpr std::uint32_t one = 3, longest_people = 5;
  Town town = township(suffix, limit, inside, last_county);
  if (town.county != 0 || character_before(text_, suffix.begin) != "族") return town;
  for (std::uint32_t back = 2; back <= longest_people && town.county == 0; ++back) {
    if (suffix.begin < limit + one * back) break;
    town = township({suffix.begin - one * back, suffix.end}, limit, inside, last_county);
  }
  return town;
}

/// Townships and villages: a name that ends in their kind, known in a county in play, behind a place, in a list, or
/// after a word of going or being.
void PlaceReader::read_settlements() {
  constexpr std::uint32_t reach = 2000; // bytes
  std::size_t next = 0;
  std::uint32_t place_end = 0, settlement_end = 0; // of the last place or settlement, and of the last settlement
  PlaceCode county = 0, last_code = 0;
  std::uint32_t county_at = 0; // where it was named; one far behind says nothing about a village
  PlaceLevel last_level = PlaceLevel::province;
  const auto first_county = std::find_if(found_.begin(), found_.end(), [](const Found &found) {
    return found.one_unit() && found.level == PlaceLevel::county;
  });
  if (first_county != found_.end()) county = first_county->codes.front(); // until one is named before
  std::unordered_map<std::string_view, PlaceCode> known;
  for (const Token *suffix : settlements_) {
    const Token &token = *suffix;
    for (; next < found_.size() && found_[next].span.end <= token.span.begin; ++next) {
      if (!found_[next].accepted) continue;
      place_end = std::max(place_end, found_[next].span.end);
      last_level = found_[next].level;
      last_code = found_[next].codes.size() == 1 ? found_[next].codes.front() : 0;
      if (found_[next].one_unit() && last_level == PlaceLevel::county) {
        county = last_code;
        county_at = found_[next].span.begin;
      }
    }
    if (token.span.begin < place_end || within_word(token.span)) continue;
    if (const auto longer = suffix_at(token.span.end);
        longer && text_.substr(token.span.end, *longer - token.span.end) != token.span.of(text_))
      continue; // 民主村社区
    if (next < found_.size() && found_[next].accepted && found_[next].span.overlaps(token.span)) continue;
    const PlaceLevel level = rules_.settlement_levels[token.sense.row];
    Town settlement;
    if (level == PlaceLevel::township) settlement = township_or_of_people(token.span, place_end, last_code, county);
    if (settlement.county == 0 && county != 0) {
      const NameBefore name = name_before(token.span.begin, place_end);
      const bool part = rules_.suffix_is_part[token.sense.row];
      const Span span{name.begin, part ? token.span.end : token.span.begin};
      const bool common = is_common_settlement(span.begin, token.span);
      const bool listed =
          settlement_end > 0 && text_.substr(settlement_end, span.begin - settlement_end) == enumeration_comma;
      const bool near = name.begin - county_at <= reach && !settlement.elsewhere;
      const bool behind_place = name.at_place && last_level >= PlaceLevel::county && name.characters <= 6;
      const bool behind_township = name.at_place && last_level == PlaceLevel::township && name.characters <= 4;
      const bool named = !part ? behind_township
                               : behind_place || ((name.behind_lead || listed) && near && name.characters <= 4) ||
                                     known.contains(span.of(text_));
      if (name.characters >= 2 && named && !common && !holds_other_words(span, token.span))
        settlement = {span, known.emplace(span.of(text_), county).first->second};
    }
    if (settlement.county == 0) continue;
    county = settlement.county;
    county_at = settlement.span.begin;
    PlaceMention mention;
    mention.span = settlement.span;
    mention.codes = {county};
    mention.level = last_level = level;
    place_end = settlement_end = mention.span.end;
    last_code = 0;
    result_.push_back(std::move(mention));
  }
}

/// Whether the name before the suffix holds another suffix or a generic word (全市重点街道, 社区街道).
bool PlaceReader::holds_other_words(Span name, Span suffix) const {
  for (std::uint32_t at = name.begin; at < suffix.begin; at += 3)
    for (auto token = first_token(at); token != mentions_.tokens.end() && token->span.begin == at; ++token)
      if (const PlaceTable table = rules_.table_of(*token);
          table == PlaceTable::generics || (table == PlaceTable::settlements && at > name.begin))
        return true;
  return false;
}

bool PlaceReader::is_of_kind(const GenericWord &word, PlaceCode code) const {
  const std::string_view name = rules_.gazetteer.name_of(code);
  if (!word.ending.empty() && !name.ends_with(word.ending)) return false;
  switch (word.kind) {
  case GenericKind::province: return level_of(code) == PlaceLevel::province;
  case GenericKind::prefecture: return level_of(code) == PlaceLevel::prefecture;
  case GenericKind::county: return level_of(code) == PlaceLevel::county;
  case GenericKind::city: return name.ends_with("市");
  case GenericKind::district: return name.ends_with("区") && level_of(code) != PlaceLevel::prefecture;
  case GenericKind::any:
  case GenericKind::both: return true;
  }
  return false;
}

/// The place of the kind that the text names most; none where two are named as often.
PlaceCodes PlaceReader::most_named(std::uint32_t row) {
  if (const auto known = most_named_.find(row); known != most_named_.end()) return known->second;
  PlaceCodes most;
  std::uint32_t times = 0;
  for (const auto &[code, count] : named_) {
    if (count < times || !is_of_kind(rules_.generic_words[row], code)) continue;
    if (count > times) most.clear();
    most.push_back(code);
    times = count;
  }
  if (most.size() > 1) most.clear();
  return most_named_.emplace(row, std::move(most)).first->second;
}

/// The codes that a generic word means; empty where that is not clear.
/// @param sentence where the word's sentence begins. @param recent the places before it, last first.
PlaceCodes PlaceReader::refer(std::uint32_t row, std::uint32_t sentence, const std::vector<const Found *> &recent) {
  const GenericWord &word = rules_.generic_words[row];
  if (word.kind == GenericKind::both) {
    for (std::size_t i = 0; i < recent.size(); ++i) {
      if (recent[i]->codes.size() == 2) return recent[i]->codes;
      if (recent[i]->codes.size() != 1) continue;
      const PlaceCode b = recent[i]->codes.front();
      for (std::size_t k = i + 1; k < recent.size(); ++k) {
        if (recent[k]->codes.size() != 1) continue;
        const PlaceCode a = recent[k]->codes.front();
        if (!lies_in(a, b) && !lies_in(b, a)) return {std::min(a, b), std::max(a, b)};
      }
    }
    return {};
  }
  if (!word.own)
    for (const Found *found : recent) {
      if (found->span.begin < sentence) break;
      if (found->codes.size() == 1 && is_of_kind(word, found->codes.front())) return found->codes;
    }
  return most_named(row);
}

void PlaceReader::read_generics() {
  constexpr std::size_t remembered = 8;
  std::vector<const Found *> recent; // last first, each unit once
  std::size_t next = 0;
  std::uint32_t place_end = 0, sentence = 0, scanned = 0;
  for (const Token *generic : generics_) {
    const Token &token = *generic;
    for (; next < found_.size() && found_[next].span.begin < token.span.end; ++next) {
      const Found &found = found_[next];
      if (!found.accepted) continue;
      place_end = std::max(place_end, found.span.end);
      if (found.inside_name || found.codes.empty()) continue;
      std::erase_if(recent, [&](const Found *other) { return other->codes == found.codes; });
      recent.insert(recent.begin(), &found);
      if (recent.size() > remembered) recent.pop_back();
    }
    if (place_end > token.span.begin) continue;
    for (; scanned < token.span.begin; ++scanned)
      if (text_[scanned] == '\n' || text_.substr(scanned, full_stop.size()) == full_stop) sentence = scanned;
    PlaceMention mention;
    mention.span = token.span;
    mention.generic = true;
    mention.codes = refer(token.sense.row, sentence, recent);
    if (!mention.codes.empty()) mention.level = level_of(mention.codes.front());
    result_.push_back(std::move(mention));
  }
}

void PlaceReader::emit() {
  for (Found &found : found_) {
    if (!found.accepted) continue;
    PlaceMention mention;
    mention.span = found.span;
    mention.combined = found.combined();
    mention.codes = std::move(found.codes);
    mention.level = found.level;
    mention.inside_name = found.inside_name;
    result_.push_back(std::move(mention));
  }
  std::stable_sort(result_.begin(), result_.end(), [](const PlaceMention &a, const PlaceMention &b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  mentions_.places.insert(mentions_.places.end(), std::make_move_iterator(result_.begin()),
                          std::make_move_iterator(result_.end()));
}

} // namespace

void read_places(const Document &document, const PlaceRules &rules, Mentions &mentions) {
  PlaceReader(document, rules, mentions).read();
}

void mark_places_in_names(Mentions &mentions) {
  auto official = mentions.officials.begin();
  for (PlaceMention &place : mentions.places) {
    while (official != mentions.officials.end() && official->name.end <= place.span.begin) ++official;
    if (official == mentions.officials.end()) return;
    if (official->name.contains(place.span)) place.inside_name = true;
  }
}

} // namespace v0
} // namespace jiedui
