/// Relations of neighbouring figures in one sentence: what each of them is, what ties them, and which of them follows
/// from two others.
#include "audit.hpp"
#include "fraction.hpp"
#include "grammar.hpp"

#include <algorithm>

namespace jiedui {
inline namespace v0 {

/// What a figure of a relation must be.
enum class Form : std::uint8_t { none, level, change, amount, growth, share, times, mean, count };

/// What must stand between a figure and the one before it.
enum class RelationTie : std::uint8_t {
  none,
  near,    ///< anything short
  follows, ///< at most the noun of the figure before, then words that add nothing
  to,      ///< 由…到
  than,    ///< 比…
  that,    ///< 即
  is,      ///< 是…的
  mean,    ///< 平均每个
};

/// The value that follows from two others.
using Rule = Fraction (*)(Fraction, Fraction);

/// How a finding tells it: `of` a `and_` b is …
struct Wording {
  std::string_view of, and_;
};

/// A row: the figures in the order of the text, what ties each to the one before, and the two that give a third.
struct Relation {
  std::string_view rule;
  Form forms[4];
  RelationTie ties[3];
  std::uint8_t first, second, stated; ///< numbers in `forms`
  Rule follows;
  Wording wording;
};

namespace {

Fraction quotient(Fraction a, Fraction b) { return a / b; }
Fraction product(Fraction a, Fraction b) { return a * b; }
Fraction difference(Fraction a, Fraction b) { return a - b; }
Fraction percent(Fraction part, Fraction whole) { return part * 100 / whole; }
Fraction rise(Fraction now, Fraction then) { return now * 100 / then - 100; }
Fraction rise_by(Fraction now, Fraction change) { return change * 100 / (now - change); }

// clang-format off
using F = Form;
using T = RelationTie;
constexpr Wording differs{"the difference of ", " and "}, grows{"the growth (%) to ", " from "},
    grows_by{"the growth (%) to ", " by "}, shares{"the share (%) of ", " in "}, multiplies{"the ratio of ", " to "},
    averages{"the mean of ", " over "}, multiplied{"the product of ", " and "};
constexpr Relation table[] = {
    // 由10%下降到2%，下降8个百分点; 4000万元，比2018年的5000万元减少1000万元
    {"sum.change", {F::level, F::level, F::change}, {T::to, T::follows}, 1, 0, 2, difference, differs},
    {"sum.change", {F::level, F::level, F::change}, {T::than, T::follows}, 0, 1, 2, difference, differs},
    // 从22人增加到46人，增长109%, with or without the increase between
    {"ratio.growth", {F::level, F::level, F::growth}, {T::to, T::follows}, 1, 0, 2, rise, grows},
    {"ratio.growth", {F::level, F::level, F::change, F::growth}, {T::to, T::follows, T::follows}, 1, 0, 3, rise, grows},
    {"ratio.growth", {F::level, F::level, F::growth}, {T::than, T::follows}, 0, 1, 2, rise, grows},
    {"ratio.growth", {F::level, F::level, F::change, F::growth}, {T::than, T::follows, T::follows}, 0, 1, 3, rise, grows},
    // 5000万元，比上年增加1000万元，增长25%
    {"ratio.change", {F::level, F::change, F::growth}, {T::follows, T::follows}, 0, 1, 2, rise_by, grows_by},
    {"ratio.change", {F::level, F::growth, F::change}, {T::follows, T::follows}, 0, 2, 1, rise_by, grows_by},
    // 5000万元，其中占60%，即3000万元
    {"ratio.share", {F::level, F::share, F::level}, {T::near, T::that}, 2, 0, 1, percent, shares},
    // 5000万元，是2018年的2倍，2018年投入2500万元; 是2018年2500万元的2倍
    {"ratio.multiple", {F::level, F::times, F::level}, {T::is, T::near}, 0, 2, 1, quotient, multiplies},
    {"ratio.multiple", {F::level, F::level, F::times}, {T::is, T::follows}, 0, 1, 2, quotient, multiplies},
    // 5000万元，10个项目，平均每个500万元; 10期，500人，平均每期50人; 300户，户均增收2000元，共60万元
    {"ratio.mean", {F::level, F::count, F::mean}, {T::near, T::mean}, 0, 1, 2, quotient, averages},
    {"ratio.mean", {F::count, F::level, F::mean}, {T::near, T::mean}, 1, 0, 2, quotient, averages},
    {"ratio.mean", {F::count, F::mean, F::amount}, {T::mean, T::follows}, 1, 0, 2, product, multiplied},
};
// clang-format on

constexpr std::size_t longest_gap = 75; // bytes

bool has_form(const Observation &o, Form form) {
  const Unit unit = o.quantity.unit;
  const bool plain = o.per == Per::none && !o.quantity.value_high;
  switch (form) {
  case Form::level: return is_level(o) && unit != Unit::times;
  case Form::change: return plain && o.aspect == Aspect::increase;
  case Form::amount: return plain && (o.aspect == Aspect::level || o.aspect == Aspect::increase);
  case Form::growth: return plain && o.aspect == Aspect::growth && (unit == Unit::percent || unit == Unit::times);
  case Form::share: return plain && o.aspect == Aspect::share && unit == Unit::percent;
  case Form::times: return plain && o.aspect == Aspect::level && unit == Unit::times;
  case Form::mean: return o.per != Per::none && o.per != Per::year && o.per != Per::month && !o.quantity.value_high;
  case Form::count:
    return is_level(o) && (unit == Unit::count || unit == Unit::person || unit == Unit::household) &&
           o.quantity.value > Decimal(1);
  case Form::none: break;
  }
  return false;
}

/// Amounts of one relation are measured alike; counts and rates need not.
bool measured(Form form) {
  return form == Form::level || form == Form::change || form == Form::amount || form == Form::mean;
}

struct Range {
  Fraction low, high;
};

/// Every value the figure allows with `room` to both sides; nothing where an end is open.
std::optional<Range> range_of(const PlacedFigure &figure, Fraction room) {
  const Interval interval = allowed(figure.figure);
  if (!interval.low || !interval.high) return std::nullopt;
  return Range{Fraction(*interval.low) - room, Fraction(*interval.high) + room};
}

/// What the last written digit leaves open in a figure that others are reckoned from.
Fraction rounding(const PlacedFigure &figure) {
  const bool counted = figure.observation->quantity.unit == Unit::count && figure.figure.step == Decimal(1);
  return counted ? Fraction(0) : Fraction(figure.figure.step) / 2;
}

/// The room of the figures of a difference: none where all are written to the same whole digit.
Fraction rounding_of_difference(const PlacedFigure &a, const PlacedFigure &b, const PlacedFigure &stated) {
  const auto broken = [](const PlacedFigure &f) { return f.observation->text.find('.') != std::string::npos; };
  const bool alike = a.figure.step == b.figure.step && a.figure.step == stated.figure.step;
  if (alike && !broken(a) && !broken(b) && !broken(stated)) return 0;
  return Fraction(std::max({a.figure.step, b.figure.step, stated.figure.step}));
}

/// A rate is rounded either way, or cut; a whole number of times is meant more closely.
Fraction rounding_of_rate(const PlacedFigure &stated) {
  const bool times = stated.observation->quantity.unit == Unit::times;
  return Fraction(stated.figure.step) * (times ? Fraction(3, 10) : Fraction(1));
}

/// Whether the rule rises or falls all along over both ranges, so that their ends give the ends of what follows. No
/// divisor may be zero, and where figures are multiplied or divided none is below it.
bool monotonic(Rule rule, Range a, Range b) {
  if (rule == difference) return true;
  if (rule == rise_by) return a.low > b.high && a.low.sign() > 0;
  return a.low.sign() >= 0 && (rule == product ? b.low.sign() >= 0 : b.low.sign() > 0);
}

/// Every value that follows from two figures.
Range following(Rule rule, Range a, Range b) {
  const Fraction ends[] = {rule(a.low, b.low), rule(a.low, b.high), rule(a.high, b.low), rule(a.high, b.high)};
  Range range{ends[0], ends[0]};
  for (const Fraction end : ends) {
    if (!end.valid()) return {};
    if (end < range.low) range.low = end;
    if (end > range.high) range.high = end;
  }
  return range;
}

/// The years that a stretch of text names and the figure is of.
bool of_time_named(const PlacedFigure &figure, Span stretch, const std::vector<DateMention> &dates) {
  const auto &period = figure.observation->period;
  if (!period || !period->range.resolved()) return false;
  auto date = std::lower_bound(dates.begin(), dates.end(), stretch.begin,
                               [](const DateMention &d, std::uint32_t at) { return d.span.begin < at; });
  for (; date != dates.end() && date->span.end <= stretch.end; ++date)
    if (date->range == period->range) return true;
  return false;
}

/// Whether a mean is told over what the count counts: 10期 and 平均每期, 300户 and 户均.
bool counts_each(const PlacedFigure &count, const PlacedFigure &mean, std::string_view words) {
  const Quantity &counted = count.observation->quantity;
  switch (mean.observation->per) {
  case Per::person: return counted.unit == Unit::person;
  case Per::household: return counted.unit == Unit::household;
  default: break;
  }
  const std::size_t each = words.find("每");
  return each != std::string_view::npos && !counted.classifier.empty() &&
         words.substr(each + std::string_view("每").size()).starts_with(counted.classifier);
}

} // namespace

std::string_view behind_noun(std::string_view gap) {
  constexpr std::size_t longest_noun = 15; // bytes
  for (const std::string_view mark : {std::string_view("，"), std::string_view("（"), std::string_view(",")})
    if (const std::size_t at = gap.find(mark); at <= longest_noun) return gap.substr(at);
  return gap;
}

bool Audit::tied(RelationTie tie, std::size_t before, std::size_t after) const {
  const PlacedFigure &a = figures_[before], &b = figures_[after];
  const std::string_view gap = between(a, b);
  if (gap.empty() || gap.size() > longest_gap || grammar::has_semicolon(gap)) return false;
  switch (tie) {
  case RelationTie::near: return true;
  case RelationTie::follows: return rules_.silent(behind_noun(gap));
  case RelationTie::to: {
    constexpr std::uint32_t farthest = 36; // bytes from the word to the figure
    const std::uint32_t from =
        std::max(clauses_.clauses[a.clause].span.begin, a.span.begin - std::min(a.span.begin, farthest));
    return !grammar::has_comma(gap) && rules_.holds_link(Tie::to, gap) &&
           rules_.holds_link(Tie::from, folded().substr(from, a.span.begin - from));
  }
  case RelationTie::than: {
    const std::string_view rest = behind_noun(gap);
    return rules_.holds_link(Tie::than, rest) && rules_.silent(rest);
  }
  case RelationTie::that: {
    std::string_view rest = gap;
    while (one_stands_at(rest, 0, "，", ",", "（", "(")) rest.remove_prefix(step(rest, 0));
    const std::size_t length = rules_.link_at(Tie::that, rest);
    return length != 0 && rules_.silent(rest.substr(length));
  }
  case RelationTie::is: {
    std::string_view rest = behind_noun(gap);
    while (one_stands_at(rest, 0, "，", ",", "（", "(")) rest.remove_prefix(step(rest, 0));
    const std::size_t length = rules_.link_at(Tie::is, rest);
    return length != 0 && rules_.silent(rest.substr(length)) &&
           (b.observation->quantity.unit != Unit::times || gap.ends_with("的"));
  }
  case RelationTie::mean: {
    constexpr std::size_t longest_mean = 24; // bytes: ，平均每个
    const std::string_view rest = behind_noun(gap);
    return rest.size() <= longest_mean && rules_.holds_link(Tie::mean, rest);
  }
  case RelationTie::none: break;
  }
  return false;
}

void Audit::relate(const Relation &relation, std::size_t first) {
  std::size_t size = 0;
  const PlacedFigure *amount = nullptr;
  for (; size < std::size(relation.forms) && relation.forms[size] != Form::none; ++size) {
    const std::size_t at = first + size;
    if (at >= figures_.size() || figures_[at].sentence != figures_[first].sentence) return;
    const PlacedFigure &figure = figures_[at];
    const Form form = relation.forms[size];
    if (!has_form(*figure.observation, form)) return;
    if (size > 0 && !tied(relation.ties[size - 1], at - 1, at)) return;
    if (!measured(form)) continue;
    if (amount == nullptr) amount = &figure;
    else if (!same_unit(*amount->observation, *figure.observation) ||
             !same_family(*amount->observation, *figure.observation) ||
             amount->observation->modality != figure.observation->modality)
      return;
  }
  const PlacedFigure &a = figures_[first + relation.first], &b = figures_[first + relation.second],
                     &stated = figures_[first + relation.stated];
  const std::size_t number = first + relation.stated;
  if (related_[number]) return;
  if (relation.follows == percent && a.observation->part_of != b.observation->text) return;
  const auto mean = std::find(std::begin(relation.forms), std::end(relation.forms), Form::mean) - relation.forms;
  const bool is_mean = mean < std::ssize(relation.forms);
  if (is_mean) {
    const std::size_t at = first + static_cast<std::size_t>(mean);
    if (!counts_each(b, figures_[at], between(figures_[at - 1], figures_[at]))) return;
  }
  const bool base_behind = relation.forms[relation.stated] == Form::times && relation.stated == 1;
  if (base_behind && !of_time_named(b, {a.span.end, stated.span.begin}, mentions_.dates)) return;

  const bool differs = relation.follows == difference, times = stated.observation->quantity.unit == Unit::times;
  const Fraction hundred = times && relation.follows == rise ? 100 : 1;
  const auto x = range_of(a, differs ? 0 : rounding(a)), y = range_of(b, differs ? 0 : rounding(b));
  const auto told = range_of(stated, differs ? rounding_of_difference(a, b, stated) : rounding_of_rate(stated));
  if (!x || !y || !monotonic(relation.follows, *x, *y)) return;
  const Fraction exact =
      relation.follows(Fraction(a.observation->quantity.value), Fraction(b.observation->quantity.value));
  const Range given = following(relation.follows, *x, *y);
  const Fraction value = Fraction(stated.observation->quantity.value) * hundred;
  const auto result = exact.rounded();
  if (!result || !given.low.valid() || !given.high.valid()) return;
  // 增长10%以上 is open at one end.
  const Interval open = allowed(stated.figure);
  const bool holds = told ? given.low <= told->high * hundred && told->low * hundred <= given.high
                          : (!open.low || Fraction(*open.low) * hundred <= given.high) &&
                                (!open.high || given.low <= Fraction(*open.high) * hundred);
  // Figures under a bound leave more room than their last digit; beyond half they have nothing to do with each other.
  const auto bounded = [](const PlacedFigure &figure) {
    return figure.observation->quantity.qualifier != Qualifier::exact;
  };
  const Fraction gap = (exact - value).absolute(), largest = std::max(exact.absolute(), value.absolute());
  const Fraction least = bounded(a) || bounded(b) || bounded(stated) ? Fraction(1, 10)
                         : differs                                   ? Fraction(0)
                         : is_mean                                   ? Fraction(1, 20)
                                                                     : Fraction(1, 100);
  related_[number] = true;
  if (!holds && (gap <= least * largest || gap * 2 > largest)) return;
  const FindingKind wrong = differs ? FindingKind::sum_mismatch : FindingKind::ratio_mismatch;
  std::string statement(relation.wording.of);
  statement += a.observation->text;
  statement += relation.wording.and_;
  statement += b.observation->text + " is " + result->to_string() + ", stated is " + stated.observation->text;
  report(holds ? FindingKind::holds : wrong, relation.rule, std::move(statement),
         {a.observation->quantity.value, b.observation->quantity.value, *result, stated.observation->quantity.value},
         {&a, &b, &stated});
}

void Audit::relations() {
  const auto can_state = [](const PlacedFigure &figure) {
    const Observation &o = *figure.observation;
    return o.aspect != Aspect::level || o.per != Per::none || o.quantity.unit == Unit::times;
  };
  constexpr std::size_t most = std::size(Relation().forms);
  for (std::size_t i = 0; i + 2 < figures_.size(); ++i) {
    const std::size_t last = std::min(i + most, figures_.size());
    if (std::none_of(figures_.begin() + static_cast<std::ptrdiff_t>(i),
                     figures_.begin() + static_cast<std::ptrdiff_t>(last), can_state))
      continue;
    for (const Relation &relation : table) relate(relation, i);
  }
}

} // namespace v0
} // namespace jiedui
