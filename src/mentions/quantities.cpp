#include "jiedui/mentions/quantities.hpp"

#include "in_order.hpp"
#include "quantity_reader.hpp"

#include <string>

namespace jiedui {
inline namespace v0 {

void QuantityReader::finish(QuantityMention &mention) {
  const std::uint32_t clause = clause_begin(mention.span.begin);
  mention.per = per_of(mention, clause);
  AspectSide side = side_of(mention, clause);
  if (side.aspect == Aspect::level && continues_list(mention))
    side = {mentions_.quantities.back().aspect, mentions_.quantities.back().falls};
  mention.aspect = side.aspect;
  mention.falls = side.falls;
  mention.distributive = ends_at(text_, mention.span.begin, "各");
  mentions_.quantities.push_back(std::move(mention));
}

/// Length of what can stand between the ends of a range, or 0.
std::uint32_t QuantityReader::range_sign(std::uint32_t at) const {
  static constexpr FewCharacters signs(U"~～〜∼-－—–―‐至到");
  if (stands_at(text_, at, "——")) return 6;
  if (stands_at(text_, at, "--")) return 2;
  return signs.stands_at(text_, at) ? step(text_, at) - at : 0;
}

/// 2~3名, 2000元—3000元, 20—30万: the second number gives unit, scale and upper end.
void QuantityReader::extend_to_range(std::size_t i, Reading &reading) const {
  const Number &first = numbers_[i];
  if (i + 1 >= numbers_.size() || first.high) return;
  const Number &second = numbers_[i + 1];
  const std::uint32_t sign_begin = skip_spaces(reading.unit.word ? reading.unit.span.end : first.span.end);
  const std::uint32_t sign = range_sign(sign_begin);
  if (sign == 0 || skip_spaces(sign_begin + sign) != second.span.begin || second.high) return;
  const Attached high = attach_unit(second);
  if (!high.word && !(first.fraction && second.fraction)) return;
  if (reading.unit.word && reading.unit.word != high.word) return;
  Decimal value = first.value;
  if (!reading.unit.word && first.scale == Decimal(1)) {
    const auto scaled = first.value.times(second.scale);
    if (scaled && *scaled < second.value) value = *scaled;
  }
  const bool change = one_ends_at(text_, first.span.begin, "从", "由", "自");
  if (change || !(value < second.value)) return;
  reading.value = value;
  reading.high = second.value;
  reading.last = &second;
  reading.unit = high;
  reading.used = 2;
}

/// What a unit of measure takes up behind it: 一吨半, 五元三角, 七成五.
void QuantityReader::extend_with_parts(std::size_t i, Reading &reading) const {
  const UnitWord &word = *reading.unit.word;
  if (word.kind != UnitWord::Kind::measure || reading.high || reading.last->high) return;
  const auto add = [&](Decimal more, std::uint32_t end) {
    const auto sum = reading.value.plus(more);
    if (!sum) return false;
    reading.value = *sum;
    reading.unit.span.end = end;
    return true;
  };
  const std::uint32_t end = reading.unit.span.end;
  if (stands_at(text_, end, "半") && reading.last->numerals && word.unit != Unit::times) {
    const std::string_view rest = from(end + 3);
    if (ends_clause(rest) || !(rest.starts_with("年") || rest.starts_with("天") || rest.starts_with("个") ||
                               rest.starts_with("径") || rest.starts_with("数")))
      if (const auto half = Decimal::scaled(5, 1)) add(*half, end + 3);
    return;
  }
  const bool money = word.unit == Unit::CNY || word.unit == Unit::USD || word.unit == Unit::currency;
  const bool tenths = word.unit == Unit::percent && word.max.has_value();
  const UnitWord *larger = &word;
  for (std::size_t next = i + reading.used; next < numbers_.size() && (money || tenths); ++next) {
    const Number &part = numbers_[next];
    std::uint32_t begin = skip_spaces(reading.unit.span.end);
    if (stands_at(text_, begin, "又")) begin += 3;
    if (part.span.begin != begin || part.high || part.qualifier != Qualifier::exact || part.value > Decimal(9)) break;
    const Attached unit = attach_unit(part, true);
    if (tenths) {
      const auto tenth = part.value.times(*Decimal::scaled(1, 1));
      if (!unit.word && part.numerals && tenth && add(*tenth, part.span.end)) ++reading.used;
      break;
    }
    if (!unit.word || unit.word->unit != word.unit || unit.word->currency != word.currency ||
        !(unit.word->factor < larger->factor))
      break;
    const auto smaller = part.value.times(unit.word->factor);
    const auto relative = smaller ? smaller->over(word.factor, 4) : std::nullopt;
    if (!relative || !add(*relative, unit.span.end)) break;
    larger = unit.word;
    ++reading.used;
  }
}

/// Reads the quantity that starts with number i; answers how many numbers were used.
std::size_t QuantityReader::read_one(std::size_t i) {
  const Number &first = numbers_[i];
  if (is_ordinal(first) || blocked(first.span)) return 1;
  if (ends_at(text_, first.span.begin, "每")) return 1; // every ten households: a denominator
  static const UnitWord percent = [] {
    UnitWord word;
    word.unit = Unit::percent;
    return word;
  }();
  Reading reading{.unit = attach_unit(first), .value = first.value, .high = first.high, .last = &first};
  Span sign;
  if (!reading.unit.word) {
    if (const UnitWord *money = money_sign(first.span.begin, sign)) {
      reading.unit = {money, {first.span.end, first.span.end}, false};
    } else if (const UnitWord *elided = elided_unit(first)) {
      reading.unit = {elided, {first.span.end, first.span.end}, false};
    }
  }
  const Bound inner = reading.unit.word ? Bound{} : bound_after(first.span.end, nullptr);
  const Attached behind = attach_behind(first, inner);
  if (behind.word) reading.unit = behind;
  extend_to_range(i, reading);
  if (first.fraction && !(reading.unit.word && reading.unit.word->unit == Unit::percent))
    reading.unit = {&percent, {reading.last->span.end, reading.last->span.end}, false};
  if (!reading.unit.word || inside_code(first, reading.unit.word)) return reading.used;
  extend_with_parts(i, reading);

  const UnitWord &unit = *reading.unit.word;
  const std::uint32_t begin = sign.empty() ? first.span.begin : sign.begin;
  const Bound left = bound_before(begin, first.bare_scale);
  Bound right = bound_after(reading.unit.span.end, &unit);
  if (behind.word == &unit) right = {reading.unit.span.end, inner.qualifier, true};
  if (in_short_quote(first.span) && first.numerals) return reading.used;
  if (figure_of_speech(first, reading.unit, left, right)) return reading.used;

  const auto value = reading.value.times(unit.factor);
  const auto high = reading.high ? reading.high->times(unit.factor) : std::nullopt;
  if (!value || (reading.high && !high)) return reading.used;
  QuantityMention mention;
  mention.number = {first.span.begin, reading.last->span.end};
  mention.span = {left.edge, right.edge};
  mention.bare = reading.unit.noun;
  Quantity &quantity = mention.quantity;
  quantity.value = *value;
  quantity.value_high = high;
  quantity.unit = unit.unit;
  quantity.currency = unit.currency;
  if (unit.kind == UnitWord::Kind::classifier && unit.unit == Unit::count)
    quantity.classifier = unit.classifier.empty() ? std::string(reading.unit.span.of(text_)) : unit.classifier;
  quantity.qualifier = left.found                                    ? left.qualifier
                       : right.found                                 ? right.qualifier
                       : reading.last->qualifier != Qualifier::exact ? reading.last->qualifier
                                                                     : first.qualifier;
  finish(mention);
  return reading.used;
}

/// 翻一番 and the like, which are no number with a unit.
void QuantityReader::read_rates() {
  if (mentions_.tokens.of(rules_.rates.table).empty()) return;
  for (const Token &token : mentions_.tokens.of(rules_.rates.table)) {
    const RateWord &word = rules_.rates.rows[token.sense.row];
    QuantityMention mention;
    mention.number = token.span;
    const Bound right = bound_after(token.span.end, nullptr);
    mention.span = {token.span.begin, right.edge};
    mention.quantity.value = word.value;
    mention.quantity.unit = word.unit;
    mention.quantity.qualifier = right.qualifier;
    mention.aspect = word.aspect;
    mention.per = per_of(mention, clause_begin(token.span.begin));
    mentions_.quantities.push_back(mention);
  }
  put_in_order(mentions_.quantities, [](const auto &a, const auto &b) { return a.span.begin < b.span.begin; });
}

void QuantityReader::read() {
  numbers_ = find_numbers(text_, marks_);
  mentions_.quantities.reserve(numbers_.size());
  collect_blocked();
  for (std::size_t i = 0; i < numbers_.size();) i += read_one(i);
  read_rates();
  if (std::vector<QuantityMention> &all = mentions_.quantities; all.size() < all.capacity() / 2) all.shrink_to_fit();
}

void read_quantities(const Document &document, const QuantityRules &rules, Mentions &mentions) {
  read_quantities(document, find_marks(document.folded()), rules, mentions);
}

void read_quantities(const Document &document, const Marks &marks, const QuantityRules &rules, Mentions &mentions) {
  QuantityReader(document, marks, rules, mentions).read();
}

} // namespace v0
} // namespace jiedui
