// Townships and villages, by their kind, with the county they lie in.
#include "../document/numerals.hpp"
#include "place_reader.hpp"

#include <algorithm>
#include <unordered_map>

namespace jiedui {
inline namespace v0 {

namespace {

/// What stands between two of a list.
bool is_joint(std::string_view between) { return is_one_of(between, "、", "和", "与", "及", "以及"); }

} // namespace

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
  bool in_name = false;        // the last place lies in a name
  std::uint32_t county_at = 0; // where it was named; one far behind says nothing about a village
  PlaceLevel last_level = PlaceLevel::province;
  const auto first_county = std::find_if(found_.begin(), found_.end(), [](const FoundPlace &found) {
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
      in_name = found_[next].inside_name;
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
    const bool in_prefecture = last_level == PlaceLevel::prefecture && last_code != 0 && !in_name;
    if (settlement.county == 0 && (county != 0 || in_prefecture)) {
      const NameBefore name = name_before(token.span.begin, place_end);
      const bool behind_prefecture = in_prefecture && level == PlaceLevel::village && name.at_place &&
                                     name.characters <= 4 && !lead_in_before(token.span.begin);
      const bool part = rules_.suffix_is_part[token.sense.row];
      const Span span{name.begin, part ? token.span.end : token.span.begin};
      const bool common = is_common_settlement(span.begin, token.span);
      const bool listed = settlement_end > 0 && is_joint(text_.substr(settlement_end, span.begin - settlement_end));
      const bool near = name.begin - county_at <= reach && !settlement.elsewhere;
      const bool behind_place = name.at_place && last_level >= PlaceLevel::county && name.characters <= 6;
      const bool behind_township = name.at_place && last_level == PlaceLevel::township && name.characters <= 4;
      const bool named = !part ? behind_township
                               : behind_place || behind_prefecture ||
                                     ((name.behind_lead || listed) && near && name.characters <= 4) ||
                                     known.contains(span.of(text_));
      const bool numbered = behind_township && name.characters == 1 && part &&
                            numeral_value(code_point_at(text_, name.begin)) > 0; // 站敏乡八村
      if ((name.characters >= 2 || numbered) && named && !common && !holds_other_words(span, token.span))
        settlement = {span, known.emplace(span.of(text_), behind_prefecture ? last_code : county).first->second};
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

} // namespace v0
} // namespace jiedui
