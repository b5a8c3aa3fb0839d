// What may be a place: names out of the tables, without those that the words around rule out.
#include "in_order.hpp"
#include "place_reader.hpp"

#include <algorithm>
#include <limits>
#include <unordered_set>
#include <utility>

namespace jiedui {
inline namespace v0 {

void PlaceReader::collect() {
  for (std::size_t number = 0; number < rules_.tables().size(); ++number) {
    const PlaceTable table = rules_.tables()[number];
    if (table >= PlaceTable::settlement_words) continue; // their words are looked up beside these
    const std::span<const Token> tokens = mentions_.tokens.of(number);
    if (tokens.empty()) continue;
    if (table == PlaceTable::units) found_.reserve(tokens.size() + 8);
    if (table == PlaceTable::abbreviations) abbreviations_.reserve(tokens.size());
    if (table == PlaceTable::common_words) blocked_.reserve(tokens.size());
    for (const Token &token : tokens) take(token, table);
  }
  add_pairs();
  add_listed_abbreviations();
}

void PlaceReader::take(const Token &token, PlaceTable table) {
  const std::uint32_t row = token.sense.row;
  switch (table) {
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
    case CommonWord::stem: common_names_.push_back({token.span, rules_.common_kinds[row] == CommonWord::inside}); break;
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

Tokens::const_iterator PlaceReader::first_token(std::uint32_t begin) const { return mentions_.tokens.from(begin); }

bool PlaceReader::followed_by(Span span, PlaceFollower kind) const {
  bool found = false;
  tokens_at(span.end, PlaceTable::followers,
            [&](const Token &token) { found = found || rules_.follower_kinds[token.sense.row] == kind; });
  return found;
}

bool PlaceReader::surname_before(std::uint32_t at) const { return near_.ending(at, rules_.surnames).has_value(); }

/// Whether a unit may begin at a byte.
bool PlaceReader::unit_begins(std::uint32_t at) const {
  bool found = false;
  tokens_at(at, PlaceTable::units, [&](const Token &) { found = true; });
  return found;
}

/// What ends before a byte and leads to a name, the most telling.
std::optional<PlaceLeadIn> PlaceReader::lead_in_before(std::uint32_t at) const {
  std::optional<PlaceLeadIn> lead;
  near_.ending(at, rules_.lead_ins, [&](const Token &token) {
    const PlaceLeadIn kind = rules_.lead_in_kinds[token.sense.row];
    if (!lead || kind < *lead) lead = kind;
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
  FoundPlace found;
  found.span = token.span;
  found.trust = place.trust;
  found.level = place.level;
  found.codes = place.codes;
  found.named = &place;
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
  FoundPlace &found = found_.back();
  found.trust = std::max(found.trust, trust);
  const bool in_use = year_ ? unit.in_use(*year_) : unit.to == PlaceUnit::still;
  const auto same = std::find_if(found.candidates.begin(), found.candidates.end(),
                                 [&](const PlaceCandidate &candidate) { return candidate.code == unit.today; });
  if (same == found.candidates.end()) found.candidates.push_back({unit.today, in_use});
  else same->in_use = same->in_use || in_use;
}

/// Two abbreviations side by side that a reference pairing joins (津甘, 甘津).
void PlaceReader::add_pairs() {
  std::unordered_set<std::uint32_t> listed; // first bytes of combined names that a table lists
  for (const FoundPlace &found : found_)
    if (found.combined()) listed.insert(found.span.begin);
  for (std::size_t i = 1; i < abbreviations_.size(); ++i) {
    const Token *first = abbreviations_[i - 1];
    const Token &token = *abbreviations_[i];
    if (first->span.end != token.span.begin || listed.contains(first->span.begin)) continue;
    for (const PlaceCode a : rules_.abbreviation_codes[first->sense.row])
      for (const PlaceCode b : rules_.abbreviation_codes[token.sense.row]) {
        if (a == b || !rules_.pairs.contains(PlaceRules::pair_key(a, b))) continue;
        if (!listed.insert(first->span.begin).second) continue; // the first pair that fits
        FoundPlace pair;
        pair.span = joined(first->span, token.span);
        pair.codes = {std::min(a, b), std::max(a, b)};
        pair.level = level_of(pair.codes.front());
        found_.push_back(std::move(pair));
      }
  }
}

/// 川、青、藏交界处: three abbreviations and more in a list are provinces.
void PlaceReader::add_listed_abbreviations() {
  constexpr std::size_t least = 3;
  for (std::size_t first = 0; first < abbreviations_.size();) {
    std::size_t end = first + 1;
    while (end < abbreviations_.size() && abbreviations_[end]->span.begin > abbreviations_[end - 1]->span.end &&
           text_.substr(abbreviations_[end - 1]->span.end,
                        abbreviations_[end]->span.begin - abbreviations_[end - 1]->span.end) == enumeration_comma)
      ++end;
    if (end - first >= least)
      for (std::size_t i = first; i < end; ++i) {
        FoundPlace found;
        found.span = abbreviations_[i]->span;
        found.trust = PlaceTrust::name;
        const PlaceCodes &codes = rules_.abbreviation_codes[abbreviations_[i]->sense.row];
        const auto province =
            std::find_if(codes.begin(), codes.end(), [](PlaceCode code) { return province_of(code) == code; });
        if (province == codes.end()) continue;
        found.codes = {*province};
        found.level = PlaceLevel::province;
        found_.push_back(std::move(found));
      }
    first = end;
  }
}

/// What the words around say at once: a person, a road, a mountain, two characters that meet by chance.
/// @param chosen_end end of the place before.
bool PlaceReader::is_none(const FoundPlace &found, std::uint32_t chosen_end) const {
  constexpr std::string_view people = "族"; // 清水尔苏藏族
  if (found.combined())
    return followed_by(found.span, PlaceFollower::road) || text_.substr(found.span.end).starts_with(people) ||
           (found.trust == PlaceTrust::context && !followed_by(found.span, PlaceFollower::aid));
  if (found.trust == PlaceTrust::full || !found.of_units) return false;
  constexpr std::uint32_t two_characters = 6;
  const bool given_name =
      found.span.size() <= two_characters && found.span.begin > chosen_end && surname_before(found.span.begin);
  const bool nature = followed_by(found.span, PlaceFollower::nature) && !unit_begins(found.span.end);
  return given_name || nature || followed_by(found.span, PlaceFollower::person);
}

/// Whether the name only begins the name of a township or village: 闽宁镇, 兴和村.
bool PlaceReader::begins_settlement(const FoundPlace &found) const {
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
bool PlaceReader::shares_suffix(const FoundPlace &found, std::uint32_t limit) const {
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
  put_in_order(found_, [](const FoundPlace &a, const FoundPlace &b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  std::vector<FoundPlace> chosen;
  std::size_t block = 0, common = 0;
  std::uint32_t settlement_suffix =
      std::numeric_limits<std::uint32_t>::max(); // first byte of 镇 in 闽宁镇: no place begins there
  for (FoundPlace &found : found_) {
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

void PlaceReader::emit() {
  for (FoundPlace &found : found_) {
    if (!found.accepted) continue;
    PlaceMention mention;
    mention.span = found.span;
    mention.combined = found.combined();
    mention.codes = std::move(found.codes);
    mention.level = found.level;
    mention.inside_name = found.inside_name;
    result_.push_back(std::move(mention));
  }
  put_in_order(result_, [](const PlaceMention &a, const PlaceMention &b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  mentions_.places.insert(mentions_.places.end(), std::make_move_iterator(result_.begin()),
                          std::make_move_iterator(result_.end()));
}

void read_places(const Document &document, const PlaceRules &rules, Mentions &mentions) {
  read_places(document, find_marks(document.folded()), rules, mentions);
}

void read_places(const Document &document, const Marks &marks, const PlaceRules &rules, Mentions &mentions) {
  PlaceReader(document, marks, rules, mentions).read();
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
