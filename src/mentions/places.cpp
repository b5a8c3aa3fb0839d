#include "jiedui/mentions/places.hpp"

#include "jiedui/rules/gazetteer.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <unordered_map>
#include <unordered_set>

namespace jiedui {
inline namespace v0 {
namespace {

/// How much a written form says by itself that it is a place.
enum class Trust : std::uint8_t {
  context, ///< 兴和, 朝阳: only with other signs
  name,    ///< 内蒙古, 京蒙, 达茂旗
  full,    ///< 兴和县, 化隆县
};

enum class Follower : std::uint8_t { none, name, person, road, aid };
/// A place follows; no name holds it; a name may hold it. The first tells the most.
enum class LeadIn : std::uint8_t { place, breaks, link };
enum class SettlementWord : std::uint8_t { end, whole, within };
enum class GenericLevel : std::uint8_t { province, prefecture, county, city, district, any, both };

/// A name of one of the tables that list names with their codes.
struct NamedPlace {
  PlaceCodes codes;
  PlaceLevel level = PlaceLevel::county;
  Trust trust = Trust::name;
  bool combined = false;
};

struct GenericWord {
  GenericLevel level = GenericLevel::any;
  std::string kind; ///< what the place's name must end in; empty = any
};

constexpr std::array<std::string_view, 4> named_tables{"place_names", "combined_names", "place_groups",
                                                       "functional_zones"};

std::size_t character_at(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  return std::min(length, text.size() - at);
}

/// The character that ends at `at`; empty at the start.
std::string_view character_before(std::string_view text, std::size_t at) {
  std::size_t begin = at;
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

std::uint64_t pair_key(PlaceCode a, PlaceCode b) {
  if (a > b) std::swap(a, b);
  return static_cast<std::uint64_t>(a) << 32 | static_cast<std::uint32_t>(b);
}

} // namespace

class PlaceRules {
public:
  Gazetteer gazetteer;
  TableNumber places = Rules::no_table;
  std::array<TableNumber, named_tables.size()> named_numbers{};
  std::array<std::vector<NamedPlace>, named_tables.size()> named;
  TableNumber abbreviations = Rules::no_table;
  std::vector<PlaceCodes> abbreviation_codes;
  TableNumber common_words = Rules::no_table;
  std::vector<bool> common_is_stem; ///< by row: the word is a stem that is a common word
  TableNumber followers = Rules::no_table;
  std::vector<Follower> follower_kinds;
  TableNumber generics = Rules::no_table;
  std::vector<GenericWord> generic_words;
  TableNumber settlements = Rules::no_table;
  std::vector<PlaceLevel> settlement_levels;
  TableNumber settlement_words = Rules::no_table;
  std::vector<SettlementWord> settlement_word_kinds;
  TableNumber lead_ins = Rules::no_table;
  std::vector<LeadIn> lead_in_kinds;
  std::unordered_set<std::uint64_t> pairs;                        ///< of reference_pairings
  std::unordered_map<PlaceCode, std::vector<PlaceCode>> partners; ///< of reference_pairings, both ways

  [[nodiscard]] Result<bool> compile(const Rules &rules);

private:
  [[nodiscard]] Result<bool> compile_named(const Rules &rules);
  [[nodiscard]] Result<bool> compile_words(const Rules &rules);
  [[nodiscard]] Result<bool> compile_pairings(const Rules &rules);
};

namespace {

Result<PlaceCodes> parse_codes(const Table &table, std::size_t row, std::string_view column) {
  PlaceCodes codes;
  bool good = true;
  for_each_alternative(table.cell(row, column), [&](std::string_view cell) {
    if (const auto code = parse_place_code(cell)) codes.push_back(*code);
    else good = false;
  });
  if (!good) return table.error(row, column, "six-digit codes separated by | expected");
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  return codes;
}

std::optional<PlaceLevel> parse_level(std::string_view cell) {
  for (const PlaceLevel level :
       {PlaceLevel::province, PlaceLevel::prefecture, PlaceLevel::county, PlaceLevel::township, PlaceLevel::village})
    if (cell == to_string(level)) return level;
  return std::nullopt;
}

template <class Value, std::size_t size>
const Value *find_name(const std::array<std::pair<std::string_view, Value>, size> &names, std::string_view cell) {
  for (const auto &[name, value] : names)
    if (name == cell) return &value;
  return nullptr;
}

} // namespace

Result<bool> PlaceRules::compile(const Rules &rules) {
  if (auto units = Gazetteer::compile(rules)) gazetteer = std::move(units).value();
  else return units.error();
  places = rules.number("places");
  if (auto done = compile_named(rules); !done) return done;
  if (auto done = compile_words(rules); !done) return done;
  return compile_pairings(rules);
}

Result<bool> PlaceRules::compile_named(const Rules &rules) {
  for (std::size_t i = 0; i < named_tables.size(); ++i) {
    named_numbers[i] = rules.number(named_tables[i]);
    const Table &table = rules.table(named_tables[i]);
    for (std::size_t row = 0; row < table.rows(); ++row) {
      NamedPlace place;
      if (auto codes = parse_codes(table, row, "codes")) place.codes = std::move(codes).value();
      else return codes.error();
      if (const std::string_view use = table.cell(row, "use"); use == "context") place.trust = Trust::context;
      else if (!use.empty()) return table.error(row, "use", "context or nothing expected");
      if (!place.codes.empty()) {
        place.level = level_of(place.codes.front());
      } else if (const auto level = parse_level(table.cell(row, "level"))) {
        place.level = *level;
      } else {
        return table.error(row, "level", "a level expected where there are no codes");
      }
      place.combined = place.codes.size() > 1;
      named[i].push_back(std::move(place));
    }
  }
  abbreviations = rules.number("place_abbreviations");
  const Table &table = rules.table("place_abbreviations");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (auto codes = parse_codes(table, row, "codes")) abbreviation_codes.push_back(std::move(codes).value());
    else return codes.error();
  }
  return true;
}

Result<bool> PlaceRules::compile_words(const Rules &rules) {
  common_words = rules.number("place_common_words");
  const Table &common = rules.table("place_common_words");
  for (std::size_t row = 0; row < common.rows(); ++row) {
    const std::string_view use = common.cell(row, "use");
    if (use != "whole" && use != "stem") return common.error(row, "use", "whole or stem expected");
    common_is_stem.push_back(use == "stem");
  }
  static constexpr std::array<std::pair<std::string_view, Follower>, 4> follower_names{
      {{"name", Follower::name}, {"person", Follower::person}, {"road", Follower::road}, {"aid", Follower::aid}}};
  followers = rules.number("place_followers");
  const Table &after = rules.table("place_followers");
  for (std::size_t row = 0; row < after.rows(); ++row) {
    const Follower *kind = find_name(follower_names, after.cell(row, "use"));
    if (!kind) return after.error(row, "use", "name, person, road or aid expected");
    follower_kinds.push_back(*kind);
  }
  static constexpr std::array<std::pair<std::string_view, GenericLevel>, 7> generic_names{
      {{"province", GenericLevel::province},
       {"prefecture", GenericLevel::prefecture},
       {"county", GenericLevel::county},
       {"city", GenericLevel::city},
       {"district", GenericLevel::district},
       {"any", GenericLevel::any},
       {"both", GenericLevel::both}}};
  generics = rules.number("generic_places");
  const Table &generic = rules.table("generic_places");
  for (std::size_t row = 0; row < generic.rows(); ++row) {
    const GenericLevel *level = find_name(generic_names, generic.cell(row, "level"));
    if (!level) return generic.error(row, "level", "a level, city, district, any or both expected");
    generic_words.push_back({*level, std::string(generic.cell(row, "kind"))});
  }
  settlements = rules.number("settlement_kinds");
  const Table &kinds = rules.table("settlement_kinds");
  for (std::size_t row = 0; row < kinds.rows(); ++row) {
    const auto level = parse_level(kinds.cell(row, "level"));
    if (!level || *level < PlaceLevel::township) return kinds.error(row, "level", "township or village expected");
    settlement_levels.push_back(*level);
  }
  static constexpr std::array<std::pair<std::string_view, SettlementWord>, 3> word_names{
      {{"end", SettlementWord::end}, {"whole", SettlementWord::whole}, {"within", SettlementWord::within}}};
  settlement_words = rules.number("settlement_words");
  const Table &words = rules.table("settlement_words");
  for (std::size_t row = 0; row < words.rows(); ++row) {
    const SettlementWord *kind = find_name(word_names, words.cell(row, "use"));
    if (!kind) return words.error(row, "use", "end, whole or within expected");
    settlement_word_kinds.push_back(*kind);
  }
  static constexpr std::array<std::pair<std::string_view, LeadIn>, 3> lead_in_names{
      {{"place", LeadIn::place}, {"break", LeadIn::breaks}, {"link", LeadIn::link}}};
  lead_ins = rules.number("place_lead_ins");
  const Table &leads = rules.table("place_lead_ins");
  for (std::size_t row = 0; row < leads.rows(); ++row) {
    const LeadIn *kind = find_name(lead_in_names, leads.cell(row, "use"));
    if (!kind) return leads.error(row, "use", "place, break or link expected");
    lead_in_kinds.push_back(*kind);
  }
  return true;
}

Result<bool> PlaceRules::compile_pairings(const Rules &rules) {
  const Table &table = rules.table("reference_pairings");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto assisting = parse_place_code(table.cell(row, "assisting"));
    if (!assisting) return table.error(row, "assisting", "six digits expected");
    const auto aided = parse_place_code(table.cell(row, "aided"));
    if (!aided) return table.error(row, "aided", "six digits expected");
    if (!pairs.insert(pair_key(*assisting, *aided)).second) continue;
    partners[*assisting].push_back(*aided);
    partners[*aided].push_back(*assisting);
  }
  return true;
}

Result<std::shared_ptr<const PlaceRules>> compile_place_rules(const Rules &rules) {
  auto compiled = std::make_shared<PlaceRules>();
  if (auto done = compiled->compile(rules); !done) return done.error();
  return std::shared_ptr<const PlaceRules>(std::move(compiled));
}

namespace {

/// A unit that a written form may mean.
struct Candidate {
  PlaceCode code = 0;
  bool in_use = true; ///< in the year of the document, or today where that is not known
};

/// A written form that may be a place.
struct Found {
  Span span;
  Trust trust = Trust::context;
  bool common = false; ///< the stem is a word of the language
  bool combined = false;
  bool accepted = false;
  Follower follower = Follower::none;
  PlaceLevel level = PlaceLevel::county;
  std::vector<Candidate> candidates; ///< of one unit, most likely first once settled
  PlaceCodes codes;                  ///< of names from the other tables; of one unit once settled
  bool from_units = false;
};

/// Whether it names one county that something else can lie in.
bool names_county(const Found &found) {
  return found.codes.size() == 1 && found.level == PlaceLevel::county && found.follower != Follower::name;
}

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
    settlements();
    generics();
    emit();
  }

private:
  void collect();
  void collect_pairs();
  void note_settlement_word(Span span, SettlementWord kind);
  void add(Span span, const Token &token, std::size_t table);
  void choose();
  void settle();
  void settle_units(Found &found, std::size_t index);
  int context_score(const Found &found, std::size_t index, PlaceCode code) const;
  bool in_list(std::size_t index) const;
  void settlements();
  struct NameBefore;
  NameBefore name_before(std::uint32_t end, std::uint32_t limit) const;
  void generics();
  void emit();

  std::string_view text_;
  const PlaceRules &rules_;
  Mentions &mentions_;
  std::optional<int> year_;
  std::vector<Found> found_;                              ///< without overlap, in the order of the text, once chosen
  std::unordered_map<std::uint32_t, Follower> followers_; ///< by first byte
  std::vector<Span> blocked_;                             ///< common words, in the order of the text
  std::unordered_set<std::uint32_t> common_stems_;        ///< first bytes
  std::unordered_set<std::uint32_t> no_end_;              ///< ends of 贫困村, 农村
  std::unordered_set<std::uint32_t> no_suffix_;           ///< bytes of 乡村: no suffix begins there
  std::unordered_map<std::uint32_t, std::uint32_t> whole_words_; ///< end → begin of 新村
  std::unordered_map<std::uint32_t, LeadIn> lead_in_ends_;
  std::unordered_map<PlaceCode, std::uint32_t> definite_; ///< codes named without doubt → how often
  std::vector<PlaceMention> result_;
};

void PlaceReader::collect() {
  for (const Token &token : mentions_.tokens) {
    const TableNumber table = token.sense.table;
    if (table == rules_.places) {
      add(token.span, token, named_tables.size());
    } else if (table == rules_.common_words) {
      if (rules_.common_is_stem[token.sense.row]) common_stems_.insert(token.span.begin);
      else blocked_.push_back(token.span);
    } else if (table == rules_.followers) {
      followers_.emplace(token.span.begin, rules_.follower_kinds[token.sense.row]);
    } else if (table == rules_.settlement_words) {
      note_settlement_word(token.span, rules_.settlement_word_kinds[token.sense.row]);
    } else if (table == rules_.lead_ins) {
      const LeadIn kind = rules_.lead_in_kinds[token.sense.row];
      LeadIn &noted = lead_in_ends_.emplace(token.span.end, kind).first->second;
      noted = std::min(noted, kind);
    } else {
      for (std::size_t i = 0; i < named_tables.size(); ++i)
        if (table == rules_.named_numbers[i]) add(token.span, token, i);
    }
  }
  collect_pairs();
}

void PlaceReader::add(Span span, const Token &token, std::size_t table) {
  const auto same = std::find_if(found_.rbegin(), found_.rend(),
                                 [&](const Found &f) { return f.span.begin != span.begin || f.span == span; });
  const bool merge = same != found_.rend() && same->span == span && same->from_units && table == named_tables.size();
  if (!merge) {
    Found fresh;
    fresh.span = span;
    found_.push_back(std::move(fresh));
  }
  Found &found = merge ? *same : found_.back();
  if (table < named_tables.size()) {
    const NamedPlace &place = rules_.named[table][token.sense.row];
    found.trust = place.trust;
    found.combined = place.combined;
    found.level = place.level;
    found.codes = place.codes;
    return;
  }
  found.from_units = true;
  const PlaceUnit &unit = rules_.gazetteer.unit(token.sense.row);
  const std::string_view word = span.of(text_);
  const bool stem = word != unit.name && unit.name.starts_with(word);
  const bool long_stem = word.size() > 6;
  Trust trust = Trust::full;
  if (stem) trust = level_of(unit.code) != PlaceLevel::county || long_stem ? Trust::name : Trust::context;
  found.trust = std::max(found.trust, trust);
  const bool in_use = year_ ? unit.in_use(*year_) : unit.to == PlaceUnit::still;
  for (Candidate &candidate : found.candidates)
    if (candidate.code == unit.today) {
      candidate.in_use = candidate.in_use || in_use;
      return;
    }
  found.candidates.push_back({unit.today, in_use});
}

void PlaceReader::note_settlement_word(Span span, SettlementWord kind) {
  switch (kind) {
  case SettlementWord::end: no_end_.insert(span.end); break;
  case SettlementWord::whole: whole_words_.emplace(span.end, span.begin); break;
  case SettlementWord::within:
    for (std::uint32_t at = span.begin; at < span.end; ++at) no_suffix_.insert(at);
    break;
  }
}

/// Two abbreviations side by side that a reference pairing joins.
void PlaceReader::collect_pairs() {
  const Token *last = nullptr;
  std::vector<Found> pairs;
  for (const Token &token : mentions_.tokens) {
    if (token.sense.table != rules_.abbreviations) continue;
    if (last && last->span.end == token.span.begin) {
      for (const PlaceCode a : rules_.abbreviation_codes[last->sense.row])
        for (const PlaceCode b : rules_.abbreviation_codes[token.sense.row])
          if (a != b && rules_.pairs.contains(pair_key(a, b)) &&
              (pairs.empty() || pairs.back().span.end <= last->span.begin)) {
            Found pair;
            pair.span = joined(last->span, token.span);
            pair.trust = Trust::context;
            pair.combined = true;
            pair.codes = {std::min(a, b), std::max(a, b)};
            pair.level = level_of(pair.codes.front());
            pairs.push_back(std::move(pair));
          }
    }
    last = &token;
  }
  for (Found &pair : pairs) {
    const bool listed =
        std::any_of(found_.begin(), found_.end(), [&](const Found &f) { return f.span == pair.span && !f.from_units; });
    if (!listed) found_.push_back(std::move(pair));
  }
}

/// Keeps non-overlapping forms: from left to right the longest, but a form that says more by itself beats a mere stem.
void PlaceReader::choose() {
  std::stable_sort(found_.begin(), found_.end(), [](const Found &a, const Found &b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  std::vector<Found> chosen;
  std::size_t block = 0;
  for (Found &found : found_) {
    while (block < blocked_.size() && blocked_[block].end <= found.span.begin) ++block;
    const bool blocked = block < blocked_.size() && blocked_[block].overlaps(found.span) &&
                         (blocked_[block].contains(found.span) || found.trust != Trust::full);
    if (blocked) continue;
    if (const auto after = followers_.find(found.span.end); after != followers_.end()) found.follower = after->second;
    if (found.combined && found.follower == Follower::road) continue;
    if (found.combined && found.trust == Trust::context && found.follower != Follower::aid) continue;
    if (found.trust != Trust::full && found.follower == Follower::person && found.from_units) continue;
    found.common = found.trust != Trust::full && common_stems_.contains(found.span.begin) && found.span.size() <= 6;
    if (found.common) found.trust = Trust::context;
    if (!chosen.empty() && chosen.back().span.overlaps(found.span)) {
      if (chosen.back().trust != Trust::context || found.trust == Trust::context) continue;
      chosen.pop_back();
      if (!chosen.empty() && chosen.back().span.overlaps(found.span)) continue;
    }
    chosen.push_back(std::move(found));
  }
  found_ = std::move(chosen);
}

void PlaceReader::settle() {
  const auto define = [&](const Found &found) {
    for (const PlaceCode code : found.codes) ++definite_[code];
  };
  for (Found &found : found_) {
    if (!found.from_units) {
      found.accepted = found.trust != Trust::context || found.combined;
      if (found.accepted) define(found);
      continue;
    }
    if (found.trust == Trust::context || found.candidates.size() != 1) continue;
    found.codes = {found.candidates.front().code};
    found.accepted = true;
    define(found);
  }
  // The second round sees what the first one settled further on in the text.
  for (int round = 0; round < 2; ++round)
    for (std::size_t i = 0; i < found_.size(); ++i)
      if (Found &found = found_[i]; !found.accepted && found.from_units) {
        settle_units(found, i);
        if (found.accepted) define(found);
      }
  for (Found &found : found_)
    if (found.from_units && found.accepted) found.level = level_of(found.codes.front());
}

/// Whether the neighbours in a list 甲、乙 are places.
bool PlaceReader::in_list(std::size_t index) const {
  constexpr std::string_view comma = "、";
  const Found &found = found_[index];
  if (index > 0 && found_[index - 1].accepted && found_[index - 1].span.end + comma.size() == found.span.begin &&
      character_before(text_, found.span.begin) == comma)
    return true;
  return index + 1 < found_.size() && found_[index + 1].accepted &&
         found.span.end + comma.size() == found_[index + 1].span.begin &&
         text_.substr(found.span.end, comma.size()) == comma;
}

/// What the places around say for one candidate; 0 = nothing.
int PlaceReader::context_score(const Found &found, std::size_t index, PlaceCode code) const {
  int score = 0;
  const PlaceCode province = province_of(code), prefecture = prefecture_of(code);
  if (index > 0 && found_[index - 1].accepted && found_[index - 1].span.end == found.span.begin)
    for (const PlaceCode outer : found_[index - 1].codes)
      if (outer != code && lies_in(code, outer)) score += 100;
  if (definite_.contains(code)) score += 40;
  if (prefecture != code && definite_.contains(prefecture)) score += 20;
  if (province != code && definite_.contains(province)) score += 10;
  for (const PlaceCode inside : {code, prefecture}) {
    const auto partners = rules_.partners.find(inside);
    if (partners == rules_.partners.end()) continue;
    for (const PlaceCode partner : partners->second)
      if (definite_.contains(partner)) score += level_of(partner) == PlaceLevel::county ? 15 : 4;
  }
  // The last place named before that lies in the same province, the nearer the better.
  int distance = 0;
  for (std::size_t i = index; i-- > 0 && distance < 6; ++distance)
    if (found_[i].accepted && !found_[i].combined &&
        province_of(found_[i].codes.empty() ? 0 : found_[i].codes.front()) == province) {
      score += 12 - 2 * distance;
      break;
    }
  return score;
}

void PlaceReader::settle_units(Found &found, std::size_t index) {
  int best = std::numeric_limits<int>::min(), second = best, best_context = 0;
  PlaceCode winner = 0;
  for (const Candidate &candidate : found.candidates) {
    const int context = context_score(found, index, candidate.code);
    int score = context + (candidate.in_use ? 6 : 0);
    if (found.trust != Trust::full) {
      // 吉林, 海南, 朝阳 without a kind: the larger unit, where nothing speaks for the other.
      const PlaceLevel level = level_of(candidate.code);
      score += level == PlaceLevel::province ? 30 : level == PlaceLevel::prefecture ? 8 : 0;
    }
    if (score > best) {
      second = best;
      best = score;
      best_context = context;
      winner = candidate.code;
    } else {
      second = std::max(second, score);
    }
  }
  if (best == second) return;
  if (found.trust == Trust::context) {
    const bool behind_outer = best_context >= 100;
    const bool named = definite_.contains(winner) && !found.common;
    if (!behind_outer && !named && !(in_list(index) && best_context > 0)) return;
    if (found.common && behind_outer && !in_list(index)) {
      const std::string_view next = found.span.end < text_.size()
                                        ? text_.substr(found.span.end, character_at(text_, found.span.end))
                                        : std::string_view{};
      if (is_han(next)) return;
    }
  }
  found.codes = {winner};
  found.accepted = true;
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
  NameBefore name{end, 0, false, false}, short_name = name;
  bool linked = false; // short_name ends at the last word that a name may hold
  while (name.begin > limit && name.characters < longest) {
    const std::string_view character = character_before(text_, name.begin);
    if (!is_han(character)) break;
    if (const auto lead = lead_in_ends_.find(name.begin); lead != lead_in_ends_.end()) {
      if (lead->second != LeadIn::link) {
        name.behind_lead = lead->second == LeadIn::place;
        break;
      }
      if (!linked) short_name = name;
      linked = true;
    }
    name.begin -= static_cast<std::uint32_t>(character.size());
    ++name.characters;
  }
  name.at_place = limit > 0 && name.begin == limit;
  // 复兴乡向前进街道: what is left without the first word is a name; 和平村: it is not.
  const bool leading = linked && name.at_place && lead_in_ends_.contains(name.begin + 3) && name.characters >= 3;
  return linked && (!name.at_place || leading) ? short_name : name;
}

/// Townships and villages: a name that ends in their kind, behind a place, in a list, or after a word of going or
/// being.
void PlaceReader::settlements() {
  constexpr std::string_view comma = "、";
  std::size_t next = 0;
  std::uint32_t place_end = 0, settlement_end = 0; // of the last place or settlement, and of the last settlement
  PlaceCode county = 0;
  PlaceLevel last_level = PlaceLevel::province;
  for (const Found &found : found_)
    if (found.accepted && names_county(found)) {
      county = found.codes.front(); // until a county is named, the first one in the text
      break;
    }
  std::unordered_map<std::string_view, PlaceCode> known;
  for (const Token &token : mentions_.tokens) {
    if (token.sense.table != rules_.settlements) continue;
    for (; next < found_.size() && found_[next].span.end <= token.span.begin; ++next) {
      if (!found_[next].accepted) continue;
      place_end = std::max(place_end, found_[next].span.end);
      last_level = found_[next].level;
      if (names_county(found_[next])) county = found_[next].codes.front();
    }
    if (token.span.begin < place_end || no_suffix_.contains(token.span.begin) || no_end_.contains(token.span.end))
      continue;
    if (next < found_.size() && found_[next].accepted && found_[next].span.overlaps(token.span)) continue;
    const NameBefore name = name_before(token.span.begin, place_end);
    const Span span{name.begin, token.span.end};
    if (name.characters < 2 || county == 0) continue;
    if (const auto whole = whole_words_.find(span.end); whole != whole_words_.end() && whole->second == span.begin)
      continue;
    const bool listed = settlement_end > 0 && settlement_end + comma.size() == span.begin &&
                        character_before(text_, span.begin) == comma;
    const bool behind_place = name.at_place && last_level >= PlaceLevel::county && name.characters <= 6;
    if (!behind_place && !((name.behind_lead || listed) && name.characters <= 4) && !known.contains(span.of(text_)))
      continue;
    PlaceMention mention;
    mention.span = span;
    mention.codes = {known.emplace(span.of(text_), county).first->second};
    mention.level = rules_.settlement_levels[token.sense.row];
    last_level = mention.level;
    place_end = settlement_end = span.end;
    result_.push_back(std::move(mention));
  }
}

void PlaceReader::generics() {
  for (const Token &token : mentions_.tokens) {
    if (token.sense.table != rules_.generics) continue;
    const GenericWord &word = rules_.generic_words[token.sense.row];
    PlaceMention mention;
    mention.span = token.span;
    mention.generic = true;
    const std::size_t wanted = word.level == GenericLevel::both ? 2 : 1;
    bool covered = false;
    std::size_t before = 0;
    for (; before < found_.size() && found_[before].span.begin < token.span.end; ++before)
      covered = covered || (found_[before].accepted && found_[before].span.overlaps(token.span));
    if (covered) continue;
    for (std::size_t i = before; i-- > 0 && mention.codes.size() < wanted;) {
      const Found &found = found_[i];
      if (!found.accepted || found.codes.empty() || found.follower == Follower::name) continue;
      if (found.combined) {
        if (word.level != GenericLevel::both || !mention.codes.empty() || found.codes.size() != 2) continue;
        mention.codes = found.codes;
        break;
      }
      const PlaceCode code = found.codes.front();
      const std::string_view name = rules_.gazetteer.name_of(code);
      if (!word.kind.empty() && !name.ends_with(word.kind)) continue;
      bool fits = false;
      switch (word.level) {
      case GenericLevel::province: fits = found.level == PlaceLevel::province; break;
      case GenericLevel::prefecture: fits = found.level == PlaceLevel::prefecture; break;
      case GenericLevel::county: fits = found.level == PlaceLevel::county; break;
      case GenericLevel::city: fits = name.ends_with("市"); break;
      case GenericLevel::district: fits = name.ends_with("区") && found.level != PlaceLevel::prefecture; break;
      case GenericLevel::any: fits = true; break;
      case GenericLevel::both:
        fits = mention.codes.empty() || (mention.codes.front() != code && !lies_in(code, mention.codes.front()) &&
                                         !lies_in(mention.codes.front(), code));
        break;
      }
      if (fits) mention.codes.push_back(code);
    }
    if (mention.codes.size() < wanted) mention.codes.clear();
    std::sort(mention.codes.begin(), mention.codes.end());
    if (!mention.codes.empty()) mention.level = level_of(mention.codes.front());
    result_.push_back(std::move(mention));
  }
}

void PlaceReader::emit() {
  for (Found &found : found_) {
    if (!found.accepted) continue;
    PlaceMention mention;
    mention.span = found.span;
    mention.codes = std::move(found.codes);
    mention.level = found.level;
    mention.combined = found.combined;
    mention.inside_name = found.follower == Follower::name;
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

} // namespace v0
} // namespace jiedui
