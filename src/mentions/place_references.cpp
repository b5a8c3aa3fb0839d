// Words that mean places named elsewhere: 扬榆协作, 全省, 我市, 两地.
#include "place_reader.hpp"

#include <algorithm>
#include <unordered_map>

namespace jiedui {
inline namespace v0 {
namespace {

constexpr std::uint32_t one_character = 3, two_characters = 6; // bytes

} // namespace

std::unordered_map<std::string_view, PlaceCode> PlaceReader::initials() const {
  std::unordered_map<std::string_view, PlaceCode> by_initial;
  for (const auto &[code, count] : named_) {
    const std::string_view name = rules_.gazetteer.name_of(code);
    if (name.size() < two_characters) continue;
    PlaceCode &best = by_initial.emplace(name.substr(0, one_character), code).first->second;
    const std::uint32_t best_count = named_.find(best)->second;
    if (count > best_count || (count == best_count && code < best)) best = code;
  }
  return by_initial;
}

/// Two places that the text names, by their first characters before a word of cooperation: 扬榆协作 for 扬州 and 榆林.
void PlaceReader::read_initials() {
  if (named_.size() < 2) return;
  std::unordered_map<std::string_view, PlaceCode> by_initial; // made when first asked for
  std::size_t next = 0, block = 0;
  std::uint32_t done = 0;
  for (const Token *aid : aids_) {
    const std::uint32_t end = aid->span.begin;
    if (end < two_characters || end <= done) continue;
    done = end;
    const Span pair{end - two_characters, end};
    while (next < found_.size() && found_[next].span.end <= pair.begin) ++next;
    while (block < no_pairs_.size() && no_pairs_[block].end <= pair.begin) ++block;
    if (next < found_.size() && found_[next].span.overlaps(pair)) continue;
    if (block < no_pairs_.size() && no_pairs_[block].overlaps(pair)) continue;
    if (by_initial.empty()) by_initial = initials();
    const auto first = by_initial.find(text_.substr(pair.begin, one_character));
    if (first == by_initial.end()) continue;
    const auto second = by_initial.find(text_.substr(end - one_character, one_character));
    if (second == by_initial.end()) continue;
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

/// The place itself or the one round it that is of the kind: 我省 of a county's page.
std::optional<PlaceCode> PlaceReader::around_of_kind(const GenericWord &word, PlaceCode code) const {
  for (const PlaceCode around : {code, prefecture_of(code), province_of(code)})
    if (is_of_kind(word, around)) return around;
  return std::nullopt;
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

/// The writer's own place of the kind: those in the outlet's name (浙江日报), else in the title; nothing where
/// neither names one.
std::optional<PlaceCodes> PlaceReader::writers_own(std::uint32_t row) {
  const auto [known, fresh] = writers_own_.try_emplace(row);
  if (fresh) known->second = find_writers_own(row);
  return known->second;
}

std::optional<PlaceCodes> PlaceReader::find_writers_own(std::uint32_t row) {
  constexpr std::size_t two_characters = 6;
  PlaceCodes of_title;
  for (const PlaceMention &place : mentions_.title_places)
    of_title.insert(of_title.end(), place.codes.begin(), place.codes.end());
  for (const PlaceCodes *named : {&std::as_const(mentions_.outlet_places), &std::as_const(of_title)}) {
    PlaceCodes own;
    for (const PlaceCode code : *named)
      if (const auto meant = around_of_kind(rules_.generic_words[row], code);
          meant && std::find(own.begin(), own.end(), *meant) == own.end())
        own.push_back(*meant);
    if (!own.empty()) return own;
  }
  for (const std::string_view words : {std::string_view(document_.outlet), std::string_view(document_.folded_title)}) {
    PlaceCodes own;
    for (const auto &[code, count] : named_) {
      if (!is_of_kind(rules_.generic_words[row], code)) continue;
      const std::string_view stem = rules_.gazetteer.name_of(code).substr(0, two_characters);
      if (!stem.empty() && words.find(stem) != std::string_view::npos) own.push_back(code);
    }
    if (!own.empty()) return own;
  }
  return std::nullopt;
}

/// The codes that a generic word means; empty where that is not clear.
/// @param sentence where the word's sentence begins. @param recent the places before it, last first.
PlaceCodes PlaceReader::refer(std::uint32_t row, std::uint32_t sentence,
                              const std::vector<const FoundPlace *> &recent) {
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
    for (const FoundPlace *found : recent) {
      if (found->span.begin < sentence) break;
      if (found->codes.size() == 1 && is_of_kind(word, found->codes.front())) return found->codes;
    }
  if (!word.own) return most_named(row);
  // 江苏省选派干部来我省: who is called by name here is not the writer's own.
  const auto named_here = [&](PlaceCode code) {
    const auto here = std::find_if(recent.begin(), recent.end(),
                                   [&](const FoundPlace *found) { return found->span.begin < sentence; });
    return std::any_of(recent.begin(), here, [&](const FoundPlace *found) { return found->codes == PlaceCodes{code}; });
  };
  if (auto own = writers_own(row)) {
    if (own->size() > 1) erase_if(*own, named_here);
    return own->size() == 1 ? *own : PlaceCodes{};
  }
  PlaceCodes most = most_named(row);
  erase_if(most, named_here);
  return most;
}

void PlaceReader::read_generics() {
  constexpr std::size_t remembered = 8;
  std::vector<const FoundPlace *> recent; // last first, each unit once
  std::size_t next = 0;
  static constexpr FewCharacters ends(U"\n。");
  std::uint32_t place_end = 0, sentence = 0;
  const std::vector<std::uint32_t> &signs = marks_.signs;
  auto sign = signs.begin();
  for (const Token *generic : generics_) {
    const Token &token = *generic;
    for (; next < found_.size() && found_[next].span.begin < token.span.end; ++next) {
      const FoundPlace &found = found_[next];
      if (!found.accepted) continue;
      place_end = std::max(place_end, found.span.end);
      if (found.inside_name || found.codes.empty()) continue;
      std::erase_if(recent, [&](const FoundPlace *other) { return other->codes == found.codes; });
      recent.insert(recent.begin(), &found);
      if (recent.size() > remembered) recent.pop_back();
    }
    if (place_end > token.span.begin) continue;
    for (; sign != signs.end() && *sign < token.span.begin; ++sign)
      if (ends.stands_at(text_, *sign)) sentence = *sign;
    PlaceMention mention;
    mention.span = token.span;
    mention.generic = true;
    mention.codes = refer(token.sense.row, sentence, recent);
    if (!mention.codes.empty()) mention.level = level_of(mention.codes.front());
    result_.push_back(std::move(mention));
  }
}

} // namespace v0
} // namespace jiedui
