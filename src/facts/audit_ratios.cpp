/// Shares, growth, targets and means recomputed from their terms.
#include "audit.hpp"
#include "grammar.hpp"

#include <algorithm>

namespace jiedui {
inline namespace v0 {
namespace {

Decimal half(Decimal value) { return value.over(2, 6).value_or(value); }

/// Whether a lies within b ± (tenths of b): beyond that the two have nothing to do with each other.
bool near_to(Decimal a, Decimal b, int tenths) {
  const auto gap = a > b ? a.minus(b) : b.minus(a);
  const auto ten = gap ? gap->times(10) : std::nullopt;
  const auto most = b.times(tenths);
  return ten && most && *ten <= *most;
}

/// a / b × 100 for every value that both figures allow, rounding included.
std::optional<Interval> percent_range(const Figure &a, const Figure &b) {
  const Interval x = allowed(a), y = allowed(b);
  Interval range;
  const auto edge = [](std::optional<Decimal> top, Decimal up, std::optional<Decimal> bottom, Decimal down) {
    if (!top || !bottom) return std::optional<Decimal>();
    const auto high = top->plus(up), low = bottom->plus(down);
    return high && low && low->sign() > 0 ? percent_of(*high, *low) : std::nullopt;
  };
  const auto minus_half = [](Decimal step) { return Decimal(0).minus(half(step)).value_or(Decimal(0)); };
  range.low = edge(x.low, minus_half(a.step), y.high, half(b.step));
  range.high = edge(x.high, half(a.step), y.low, minus_half(b.step));
  if (!range.low && !range.high) return std::nullopt;
  return range;
}

bool same_indicator(const Observation &a, const Observation &b) {
  return a.indicator == b.indicator && a.indicator != no_indicator;
}

bool counts(const Observation &o) {
  return o.quantity.unit == Unit::person || o.quantity.unit == Unit::household || o.quantity.unit == Unit::count ||
         o.quantity.unit == Unit::person_time;
}

/// The one whole number by which `value` is `rate`, written to `step`: its neighbours would give another rate, so that
/// finding one means something. Nothing where there is none, or several.
std::optional<Decimal> only_divisor(Decimal value, Decimal rate, Decimal step) {
  const auto quotient = value.over(rate, 1);
  const auto raised = quotient ? quotient->plus(*Decimal::scaled(5, 1)) : std::nullopt;
  const auto whole = raised ? raised->over(1, 0) : std::nullopt;
  if (!whole || *whole <= Decimal(1)) return std::nullopt;
  const auto gives = [&](std::optional<Decimal> divisor, Decimal room) {
    const auto again = divisor ? value.over(*divisor, 4) : std::nullopt;
    const auto gap = !again ? std::nullopt : *again > rate ? again->minus(rate) : rate.minus(*again);
    return gap && *gap < room;
  };
  // A rate is rounded, or cut; others are only looked for among the rounded ones.
  if (!gives(*whole, step) || gives(whole->minus(1), half(step)) || gives(whole->plus(1), half(step)))
    return std::nullopt;
  return whole;
}

int years_of(const std::optional<Period> &period) {
  if (!period || !period->range.start || !period->range.end) return 1;
  return std::max(1, period->range.end->year - period->range.start->year + 1);
}

} // namespace

bool same_unit(const Observation &a, const Observation &b) {
  const auto any = [](std::string_view word) { return word.empty() || is_one_of(word, "个", "项"); };
  return a.quantity.unit == b.quantity.unit && a.quantity.currency == b.quantity.currency &&
         (a.quantity.classifier == b.quantity.classifier || any(a.quantity.classifier) || any(b.quantity.classifier));
}

bool same_family(const Observation &a, const Observation &b) {
  const auto family = [](const Observation &o) {
    return std::string_view(o.indicator).substr(0, o.indicator.find('.'));
  };
  return a.indicator == no_indicator || b.indicator == no_indicator || family(a) == family(b);
}

bool is_level(const Observation &o) {
  return o.aspect == Aspect::level && o.per == Per::none && !o.quantity.value_high;
}

std::optional<Decimal> percent_of(Decimal a, Decimal b) {
  const auto hundred = a.times(100);
  return hundred ? hundred->over(b, 2) : std::nullopt;
}

bool about_in(Decimal value, const Interval &interval, Decimal slack) {
  const auto low = interval.low ? interval.low->minus(slack) : std::nullopt;
  const auto high = interval.high ? interval.high->plus(slack) : std::nullopt;
  return (!low || *low <= value) && (!high || value <= *high);
}

void Audit::ratios() {
  for (std::size_t i = 0; i < figures_.size(); ++i) {
    const Observation &o = *figures_[i].observation;
    if (o.aspect == Aspect::share && o.quantity.unit == Unit::percent && !related_[i]) share(i);
    else if (o.aspect == Aspect::growth) growth(i);
    else if ((figures_[i].indicator->progress || o.indicator == no_indicator) && o.quantity.unit == Unit::percent) {
      if (!rate_of_state(i)) target(i);
    } else if (o.per != Per::none && o.aspect == Aspect::level && !related_[i]) mean(i);
  }
}

/// 1.2亿元，占总援助资金的20%: the amount before it, over the whole it is a part of.
void Audit::share(std::size_t number) {
  const PlacedFigure &stated = figures_[number];
  if (number == 0) return;
  const PlacedFigure &part = figures_[number - 1];
  const Observation &amount = *part.observation;
  if (part.sentence != stated.sentence || stated.clause - part.clause > 1 || !is_level(amount) ||
      amount.part_of != stated.observation->part_of || !same_indicator(amount, *stated.observation))
    return;
  // The whole is named, or it is the larger figure of the same kind, givers and receivers before.
  const auto whole = before(number - 1, [&](const PlacedFigure &f) {
    const Observation &o = *f.observation;
    if (!same_unit(o, amount) || !is_level(o)) return false;
    if (!amount.part_of.empty()) return o.text == amount.part_of;
    return same_indicator(o, amount) && o.quantity.value > amount.quantity.value && o.assisting == amount.assisting &&
           o.aided == amount.aided && o.period == amount.period && o.modality == amount.modality;
  });
  if (!whole) return;
  compare_share(stated, part, figures_[*whole], amount.part_of.empty() ? 2 : 5);
}

/// A stated percentage against the part and the whole that it is told of.
/// @param tenths how far off it may be to be told of these two at all
void Audit::compare_share(const PlacedFigure &stated, const PlacedFigure &part, const PlacedFigure &whole, int tenths) {
  const Decimal is = part.observation->quantity.value, of = whole.observation->quantity.value,
                told = stated.observation->quantity.value;
  const auto percent = percent_of(is, of);
  const auto range = percent_range(part.figure, whole.figure);
  if (!percent || !range) return;
  // A rate is rounded either way, or cut.
  const auto most = range->high ? range->high->plus(half(stated.figure.step)) : std::nullopt;
  const bool holds = about_in(told, *range, stated.figure.step) && (!most || told <= *most);
  if (!holds && !near_to(*percent, told, tenths)) return;
  report(holds ? FindingKind::holds : FindingKind::ratio_mismatch, "ratio.share",
         part.observation->text + " of " + whole.observation->text + " is " + percent->to_string() + "%, stated is " +
             stated.observation->text,
         {is, of, *percent, told}, {&whole, &part, &stated});
}

/// 新建项目20个，已开工18个，开工率为90%: the rate of those in a state of the work.
bool Audit::rate_of_state(std::size_t number) {
  constexpr std::string_view rate = "率";
  constexpr std::size_t farthest = 6;
  const PlacedFigure &stated = figures_[number];
  const std::uint32_t begin = clauses_.clauses[stated.clause].span.begin;
  const std::string_view ahead = folded().substr(begin, stated.span.begin - begin);
  const std::size_t at = ahead.rfind(rate);
  if (at == std::string_view::npos) return false;
  const std::string_view state = rules_.link_ending(Tie::state, ahead.substr(0, at));
  if (state.empty()) return false;
  for (std::size_t i = number; i-- > 0 && number - i <= farthest && figures_[i].sentence == stated.sentence;) {
    const PlacedFigure &part = figures_[i];
    const Observation &o = *part.observation;
    if (o.part_of.empty() || !is_level(o) || !counts(o)) continue;
    const std::string_view told = rules_.link_ending(Tie::state, folded().substr(0, part.span.begin));
    const auto whole = before(i, [&](const PlacedFigure &f) { return f.observation->text == o.part_of; });
    if (!told.starts_with(state) || !whole || !figures_[*whole].observation->part_of.empty()) continue;
    const std::string_view gap = between(figures_[*whole], part);
    if (gap.substr(0, gap.size() - std::min(gap.size(), told.size())).find(state) != std::string_view::npos)
      return false; // 63个项目开工，其中民生类开工53个: the rate is of all
    compare_share(stated, part, figures_[*whole], 10);
    return true;
  }
  return false;
}

/// Whether the words before a growth rate name nothing that grows but the figure before them: …，与2017年相比增长.
bool Audit::tells_of_same(std::string_view gap) const {
  while (grammar::has_comma(gap)) gap.remove_prefix(grammar::behind_first_comma(gap));
  return rules_.silent(gap) || rules_.silent(gap.substr(rules_.link_at(Tie::than, gap)));
}

/// The base that 1739名, 增长94.5% leaves.
void Audit::growth(std::size_t number) {
  const PlacedFigure &stated = figures_[number];
  if (related_[number]) return; // its base is told
  const Observation &o = *stated.observation;
  if (o.quantity.unit != Unit::percent || o.quantity.qualifier != Qualifier::exact || o.quantity.value_high) return;
  const auto now = before(number, [](const PlacedFigure &f) { return f.observation->quantity.unit != Unit::percent; });
  if (!now) return;
  const PlacedFigure &later = figures_[*now];
  if (later.sentence != stated.sentence || stated.clause - later.clause > 1 || !is_level(*later.observation) ||
      !same_indicator(*later.observation, o) || !tells_of_same(between(later, stated)))
    return;
  const Decimal rate = o.quantity.value, step = stated.figure.step;
  const auto factor = rate.plus(100);
  if (!factor || factor->sign() <= 0 || rate.sign() <= 0 || !counts(*later.observation) ||
      later.observation->quantity.qualifier != Qualifier::exact)
    return;
  const auto hundredfold = later.observation->quantity.value.times(100);
  const auto whole = hundredfold ? only_divisor(*hundredfold, *factor, step) : std::nullopt;
  if (whole)
    report(FindingKind::holds, "ratio.base",
           later.observation->text + " after a growth of " + o.text + " leave a base of " + whole->to_string(),
           {later.observation->quantity.value, rate, *whole}, {&later, &stated});
}

/// 2.07亿元，完成年度目标1.6亿元的129.4%; 计划1亿元，实际9000万元，完成计划的90%: a result against a goal that is told.
bool Audit::progress(std::size_t number) {
  const PlacedFigure &stated = figures_[number];
  const auto alike = [&](const PlacedFigure &a, const PlacedFigure &b) {
    return a.sentence == stated.sentence && is_level(*a.observation) && same_unit(*a.observation, *b.observation) &&
           same_family(*a.observation, *b.observation);
  };
  if (number < 2) return false;
  const PlacedFigure &near = figures_[number - 1], &far = figures_[number - 2];
  const bool of_it = between(near, stated).starts_with("的");
  const bool planned = near.observation->modality == Modality::planned;
  const PlacedFigure *goal = of_it || planned ? &near : &far, *reached = goal == &near ? &far : &near;
  if (!alike(near, near) || !alike(far, near) || stated.clause - near.clause > 1 ||
      reached->observation->modality != Modality::realized ||
      (!of_it && goal->observation->modality != Modality::planned))
    return of_it || planned; // a goal, but nothing to hold against it
  const auto percent = percent_of(reached->observation->quantity.value, goal->observation->quantity.value);
  const auto range = percent_range(reached->figure, {goal->figure.quantity, 0}); // a goal is set, not measured
  if (!percent || !range) return true;
  const Decimal told = stated.observation->quantity.value;
  const bool holds = about_in(told, *range, stated.figure.step);
  if (!holds && !near_to(*percent, told, 5)) return true;
  report(holds ? FindingKind::holds : FindingKind::ratio_mismatch, "ratio.progress",
         reached->observation->text + " of a goal of " + goal->observation->text + " is " + percent->to_string() +
             "%, stated is " + stated.observation->text,
         {reached->observation->quantity.value, goal->observation->quantity.value, *percent, told},
         {goal, reached, &stated});
  return true;
}

/// 530名，完成协议目标的265%: the target was 200.
void Audit::target(std::size_t number) {
  const PlacedFigure &stated = figures_[number];
  const Decimal rate = stated.observation->quantity.value;
  if (rate.sign() <= 0 || stated.observation->quantity.qualifier != Qualifier::exact) return;
  // 分别完成 a% 和 b%: the figures stand in the same order before the rates.
  std::size_t rates = 1, first = number;
  while (first > 0 && figures_[first - 1].clause == stated.clause && figures_[first - 1].indicator->progress) {
    --first;
    ++rates;
  }
  std::size_t last = number;
  while (last + 1 < figures_.size() && figures_[last + 1].clause == stated.clause &&
         figures_[last + 1].indicator->progress) {
    ++last;
    ++rates;
  }
  const bool of_target = rules_.holds_link(Tie::goal, clauses_.clauses[stated.clause].span.of(folded()));
  if (!of_target || first < rates || (rates == 1 && progress(number))) return;
  const PlacedFigure &reached = figures_[number - rates];
  if (reached.sentence != stated.sentence || !is_level(*reached.observation) ||
      reached.observation->modality != Modality::realized || !counts(*reached.observation) ||
      reached.observation->quantity.qualifier != Qualifier::exact)
    return;
  const auto hundredfold = reached.observation->quantity.value.times(100);
  const auto goal = hundredfold ? only_divisor(*hundredfold, rate, stated.figure.step) : std::nullopt;
  if (!goal) return;
  report(FindingKind::holds, "ratio.target",
         reached.observation->text + " are " + stated.observation->text + " of the target: it was " + goal->to_string(),
         {reached.observation->quantity.value, rate, *goal}, {&reached, &stated});
}

/// A mean, what it is told of and what it makes together.
struct Audit::Mean {
  const PlacedFigure &each, &base, &whole;
  bool money = false;
  int years = 1; ///< over which the mean was told of each year

  /// Base times mean times years, and the room that the rounding of the three leaves.
  struct Product {
    Decimal value, room;
    Interval range;
  };
  [[nodiscard]] std::optional<Product> product() const {
    const Observation &o = *each.observation;
    const Interval one = allowed(each.figure);
    const Decimal times = base.observation->quantity.value.times(years).value_or(Decimal(0));
    const auto value = o.quantity.value.times(times);
    const auto slack = money ? half(each.figure.step).times(times) : std::optional(Decimal(0));
    if (!value || !slack) return std::nullopt;
    const Decimal rounded = money ? whole.figure.step : Decimal(0);
    const bool exact = o.quantity.qualifier == Qualifier::exact;
    return Product{*value,
                   exact ? slack->plus(rounded).value_or(*slack) : rounded,
                   {one.low ? one.low->times(times) : std::nullopt, one.high ? one.high->times(times) : std::nullopt}};
  }
  [[nodiscard]] bool of_other_year() const {
    const auto &mean = each.observation->period, &sum = whole.observation->period;
    return money && mean && sum && mean->range.resolved() && sum->range.resolved() && mean->range.start &&
           sum->range.start && mean->range.start->year != sum->range.start->year;
  }
  [[nodiscard]] std::string told() const {
    return base.observation->text + " at " + each.observation->text +
           (years > 1 ? " in each of " + std::to_string(years) + " years" : "");
  }
};

/// The figures near one, those before it first, the nearest first.
template <class Fits> Audit::Parts Audit::around(const PlacedFigure &figure, std::size_t number, Fits &&fits) const {
  Parts found;
  for (std::size_t i = number; i-- > 0 && number - i <= furthest && figures_[i].paragraph == figure.paragraph;)
    if (fits(figures_[i])) found.push_back(&figures_[i]);
  for (std::size_t i = number + 1;
       i < figures_.size() && i - number <= furthest && figures_[i].paragraph == figure.paragraph &&
       figures_[i].sentence <= figure.sentence + 1;
       ++i)
    if (fits(figures_[i])) found.push_back(&figures_[i]);
  return found;
}

/// Whether it counts what the other figure is a mean over.
bool Audit::is_base_of(const PlacedFigure &base, const Observation &each) const {
  if (!is_level(*base.observation)) return false;
  const bool together = base.observation->modality == each.modality;
  if (each.per == Per::household) return together && base.observation->quantity.unit == Unit::household;
  return base.indicator->each == each.per && (together || each.per == Per::county); // counties stay paired
}

/// 307户, 每户两栋, 720栋; 33个县, 县均近5800万元, 19.33亿元.
void Audit::mean(std::size_t number) {
  const PlacedFigure &each = figures_[number];
  const Observation &o = *each.observation;
  if (o.per != Per::household && o.per != Per::county && o.per != Per::village) return;
  const bool money = o.quantity.unit == Unit::CNY;
  const bool thing = o.quantity.unit == Unit::count && !o.quantity.classifier.empty() &&
                     !is_one_of(o.quantity.classifier, "个", "项", "家");
  if (!(money && each.indicator->fund) && !thing) return;
  const Parts bases = around(each, number, [&](const PlacedFigure &f) { return is_base_of(f, o); });
  const Parts wholes = around(each, number, [&](const PlacedFigure &f) {
    const Observation &whole = *f.observation;
    return is_level(whole) && whole.modality == o.modality && whole.quantity.unit == o.quantity.unit &&
           whole.quantity.classifier == o.quantity.classifier &&
           (thing || (whole.indicator == o.indicator && whole.quantity.qualifier == Qualifier::exact));
  });
  if (bases.empty() || (thing && wholes.size() > 1)) return;
  std::optional<Mean> close;
  for (const PlacedFigure *whole : wholes) {
    const int told_years = money ? years_of(whole->observation->period) : 1;
    for (const int years : {1, told_years}) {
      const Mean mean{each, *bases.front(), *whole, money, years};
      const auto product = mean.product();
      if (!product || mean.of_other_year()) continue;
      const Decimal stated = whole->observation->quantity.value;
      if (about_in(stated, product->range, product->room))
        return report(FindingKind::holds, "ratio.mean",
                      bases.front()->observation->text + " at " + o.text + " each make " + whole->observation->text,
                      {bases.front()->observation->quantity.value, o.quantity.value, stated},
                      {whole, bases.front(), &each});
      if (!close && years == told_years && near_to(product->value, stated, thing ? 5 : 1)) close.emplace(mean);
    }
  }
  if (close) report_unlike(*close);
}

void Audit::report_unlike(const Mean &mean) {
  const Decimal stated = mean.whole.observation->quantity.value, product = mean.product()->value;
  std::vector<Decimal> values{mean.base.observation->quantity.value, mean.each.observation->quantity.value};
  if (mean.years > 1) values.push_back(mean.years);
  values.insert(values.end(), {product, stated});
  report(FindingKind::ratio_mismatch, "ratio.mean",
         mean.told() + " make " + product.to_string() + ", stated is " + mean.whole.observation->text,
         std::move(values), {&mean.whole, &mean.base, &mean.each});
}

} // namespace v0
} // namespace jiedui
