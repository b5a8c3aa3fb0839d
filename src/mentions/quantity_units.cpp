#include "quantity_reader.hpp"

namespace jiedui {
inline namespace v0 {
namespace {

bool starts_with_any(std::string_view text, const Words &words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string &word) { return text.starts_with(word); });
}

bool ends_with_any(std::string_view text, const Words &words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string &word) { return text.ends_with(word); });
}

} // namespace

bool ends_clause(std::string_view rest) {
  static constexpr FewCharacters marks(U"，。；、：！？）” ,;\n");
  return rest.empty() || marks.stands_at(rest, 0);
}

std::uint32_t QuantityReader::skip_spaces(std::uint32_t at) const {
  for (int i = 0; i < 4; ++i) {
    if (stands_at(text_, at, " ")) at += 1;
    else if (stands_at(text_, at, "\u00A0")) at += 2;
    else if (one_stands_at(text_, at, "\u3000", "\u2009", "\u202F")) at += 3;
    else break;
  }
  return at;
}

std::uint32_t QuantityReader::skip_spaces_back(std::uint32_t at) const {
  for (int i = 0; i < 2; ++i) {
    if (ends_at(text_, at, " ")) at -= 1;
    else if (ends_at(text_, at, "\u00A0")) at -= 2;
    else if (ends_at(text_, at, "\u3000")) at -= 3;
    else break;
  }
  return at;
}

bool QuantityReader::fits(const Number &number, const UnitWord &word, std::uint32_t end) const {
  const std::string_view rest = from(end);
  if (starts_with_any(rest, word.not_before)) return false;
  if (!word.only_before.empty() && !ends_clause(rest) && !starts_with_any(rest, word.only_before)) return false;
  if (ends_with_any(before(number.span.begin), word.not_after)) return false;
  if (word.max && (number.numerals || word.kind == UnitWord::Kind::measure) && number.value > *word.max) return false;
  const bool noun = word.kind == UnitWord::Kind::people || word.kind == UnitWord::Kind::area;
  return !noun || !number.numerals || word.numerals || !(number.scale < Decimal(10000));
}

/// Where the place that starts at `at` ends; `at` where there is none.
std::uint32_t QuantityReader::place_end(std::uint32_t at) const {
  const auto &places = mentions_.places;
  const auto place = std::lower_bound(places.begin(), places.end(), at,
                                      [](const PlaceMention &p, std::uint32_t begin) { return p.span.begin < begin; });
  return place != places.end() && place->span.begin == at ? place->span.end : at;
}

/// The longest unit behind a number; a noun with words of its own counts where no unit stands there.
QuantityReader::Attached QuantityReader::attach_unit(const Number &number, bool part) const {
  Attached best;
  const std::uint32_t begin = skip_spaces(number.span.end);
  const auto consider = [&](const TypedTable<UnitWord> &table, bool noun) {
    near_.starting(begin, table.table, [&](const Token &token) {
      const UnitWord &word = table.rows[token.sense.row];
      if (best.word && token.span.end <= best.span.end) return;
      if (word.part == part || part) {
        if (fits(number, word, token.span.end)) best = {&word, {begin, token.span.end}, noun};
      }
    });
  };
  consider(rules_.units, false);
  consider(rules_.classifiers, false);
  consider(rules_.nouns, true);
  if (best.word) return best;
  // 220多万建档立卡贫困人口
  std::uint32_t at = begin;
  for (int i = 0; i < 5; ++i) {
    std::uint32_t end = at;
    near_.starting(at, rules_.modifiers, [&](const Token &token) { end = std::max(end, token.span.end); });
    if (end == at) end = place_end(at);
    if (end == at) break;
    at = end;
    std::uint32_t noun_end = at;
    if (const UnitWord *word = word_at(at, rules_.nouns, noun_end);
        word && word->kind == UnitWord::Kind::people && fits(number, *word, noun_end))
      return {word, {begin, noun_end}, true};
  }
  return best;
}

/// 10万左右农民工: people behind the word that bounds their number.
QuantityReader::Attached QuantityReader::attach_behind(const Number &number, const Bound &bound) const {
  if (!bound.found) return {};
  Number bounded = number;
  bounded.span.end = bound.edge;
  const Attached attached = attach_unit(bounded);
  if (attached.word == nullptr || attached.word->kind != UnitWord::Kind::people) return {};
  return attached;
}

QuantityReader::Bound QuantityReader::bound_before(std::uint32_t begin, bool scale_alone) const {
  Bound best;
  const std::uint32_t end = skip_spaces_back(begin);
  near_.ending(end, rules_.bounds_before, [&](const Token &token) {
    const BoundWord &word = rules_.bounds.rows[token.sense.row];
    if (word.after || (word.scale_only && !scale_alone) || best.found) return;
    best.found = true;
    best.edge = token.span.begin;
    if (word.qualifier) best.qualifier = *word.qualifier;
    else best.edge = begin;
  });
  if (!best.found) best.edge = begin;
  if (best.edge == begin) best.found = false;
  return best;
}

QuantityReader::Bound QuantityReader::bound_after(std::uint32_t end, const UnitWord *unit) const {
  Bound bound;
  bound.edge = end;
  const std::uint32_t at = skip_spaces(end);
  near_.starting(at, rules_.bounds.table, [&](const Token &token) {
    const BoundWord &word = rules_.bounds.rows[token.sense.row];
    if (!word.after || !word.qualifier || bound.found) return;
    if (word.measure_only && (!unit || unit->kind != UnitWord::Kind::measure)) return;
    if (word.measure_only && counts_at(token.span.end)) return; // 比上年的2亿元多1亿元
    bound = {token.span.end, *word.qualifier, true};
  });
  return bound;
}

/// A digit or numeral.
bool QuantityReader::counts_at(std::uint32_t at) const {
  static constexpr FewCharacters numerals(U"0123456789０１２３４５６７８９一二三四五六七八九十百千两近约");
  return numerals.stands_at(text_, at);
}

/// ￥ or US$ before a number.
const UnitWord *QuantityReader::money_sign(std::uint32_t begin, Span &span) const {
  const auto sign = near_.ending(skip_spaces_back(begin), rules_.signs_before);
  if (!sign) return nullptr;
  span = sign->span;
  return &rules_.signs.rows[sign->sense.row];
}

/// 600万启动资金, 捐资200万，脱贫人口10.3万: what only a word beside a number of ten thousands shows it to count.
const UnitWord *QuantityReader::elided_unit(const Number &number) const {
  if (number.numerals || number.scale < Decimal(10000)) return nullptr;
  std::uint32_t end = 0;
  const ElidedUnit *behind = word_at(skip_spaces(number.span.end), rules_.elided, end);
  if (behind && behind->after) return &behind->unit;
  if (!ends_clause(from(number.span.end))) return nullptr;
  const std::uint32_t at = skip_fillers_back(bound_before(number.span.begin, false).edge);
  constexpr std::uint32_t longest = 24; // bytes
  for (const Token &token : mentions_.tokens.of(rules_.elided.table, at > longest ? at - longest : 0)) {
    if (token.span.begin >= at) break;
    if (const ElidedUnit &elided = rules_.elided.rows[token.sense.row]; token.span.end == at && !elided.after)
      return &elided.unit;
  }
  return nullptr;
}

} // namespace v0
} // namespace jiedui
