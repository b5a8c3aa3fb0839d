#include "date_rules.hpp"

#include <array>
#include <charconv>

namespace jiedui {
inline namespace v0 {
namespace {

template <class T> struct Meaning {
  std::string_view name;
  T value;
};

template <class T, std::size_t N>
std::optional<T> meaning_of(std::string_view name, const std::array<Meaning<T>, N> &meanings) {
  for (const Meaning<T> &meaning : meanings)
    if (meaning.name == name) return meaning.value;
  return std::nullopt;
}

constexpr std::array<Meaning<TimeUnit>, 6> unit_names{{{"none", TimeUnit::none},
                                                       {"century", TimeUnit::century},
                                                       {"year", TimeUnit::year},
                                                       {"month", TimeUnit::month},
                                                       {"week", TimeUnit::week},
                                                       {"day", TimeUnit::day}}};
constexpr std::array<Meaning<Anchor>, 3> anchor_names{
    {{"published", Anchor::published}, {"text", Anchor::text}, {"nearest", Anchor::nearest}}};
constexpr std::array<Meaning<PartOf>, 5> part_names{{{"none", PartOf::none},
                                                     {"year", PartOf::year},
                                                     {"year_alone", PartOf::year_alone},
                                                     {"month", PartOf::month},
                                                     {"month_alone", PartOf::month_alone}}};
constexpr std::array<Meaning<DateForm>, 7> form_names{{{"day", DateForm::day},
                                                       {"days", DateForm::days},
                                                       {"month", DateForm::month},
                                                       {"months", DateForm::months},
                                                       {"quarter", DateForm::quarter},
                                                       {"half_year", DateForm::half_year},
                                                       {"year", DateForm::year}}};
constexpr std::array<Meaning<bool>, 2> place_names{{{"before", false}, {"after", true}}};
constexpr std::array<Meaning<Effect>, 11> effect_names{{{"none", Effect::none},
                                                        {"since", Effect::since},
                                                        {"from_then", Effect::from_then},
                                                        {"later", Effect::later},
                                                        {"from", Effect::from},
                                                        {"until", Effect::until},
                                                        {"up_to", Effect::up_to},
                                                        {"before", Effect::before},
                                                        {"compared", Effect::compared},
                                                        {"happened", Effect::happened},
                                                        {"inside", Effect::inside}}};

std::optional<int> parse_int(std::string_view cell) {
  int value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc{} || end != cell.data() + cell.size()) return std::nullopt;
  return value;
}

std::optional<int> parse_day_of_month(std::string_view cell) {
  return cell == "end" ? std::optional(last_day_of_month) : parse_int(cell);
}

/// "04-01" in a year, "11" or "end" in a month.
std::optional<MonthDay> parse_month_day(std::string_view cell) {
  const std::size_t dash = cell.find('-');
  MonthDay result;
  if (dash != std::string_view::npos) {
    const auto month = parse_int(cell.substr(0, dash));
    if (!month) return std::nullopt;
    result.month = *month;
    cell.remove_prefix(dash + 1);
  }
  const auto day = parse_day_of_month(cell);
  if (!day) return std::nullopt;
  result.day = *day;
  return result;
}

Result<std::vector<RelativeRule>> compile_relative(const Table &table) {
  std::vector<RelativeRule> rules;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    RelativeRule rule;
    const auto unit = meaning_of(table.cell(row, "unit"), unit_names);
    if (!unit) return table.error(row, "unit", "not century, year, month, week, day or none");
    rule.unit = *unit;
    if (rule.unit != TimeUnit::none) {
      const auto offset = parse_int(table.cell(row, "offset"));
      if (!offset) return table.error(row, "offset", "not a whole number");
      rule.offset = *offset;
      const auto anchor = meaning_of(table.cell(row, "anchor"), anchor_names);
      if (!anchor) return table.error(row, "anchor", "not published, text or nearest");
      rule.anchor = *anchor;
      const std::string_view where = table.cell(row, "where");
      if (!where.empty() && where != "clause_start") return table.error(row, "where", "not clause_start");
      rule.clause_start = !where.empty();
    }
    rules.push_back(rule);
  }
  return rules;
}

Result<std::vector<PartRule>> compile_parts(const Table &table) {
  std::vector<PartRule> rules;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    PartRule rule;
    const auto of = meaning_of(table.cell(row, "of"), part_names);
    if (!of) return table.error(row, "of", "not year, year_alone, month, month_alone or none");
    rule.of = *of;
    if (rule.of != PartOf::none) {
      const auto from = parse_month_day(table.cell(row, "from")), to = parse_month_day(table.cell(row, "to"));
      if (!from) return table.error(row, "from", "not a month-day, day or `end`");
      if (!to) return table.error(row, "to", "not a month-day, day or `end`");
      rule.from = *from;
      rule.to = *to;
      const auto form = meaning_of(table.cell(row, "form"), form_names);
      if (!form) return table.error(row, "form", "not a form of date");
      rule.form = *form;
    }
    rules.push_back(rule);
  }
  return rules;
}

Result<std::vector<FixedRule>> compile_fixed(const Table &table) {
  std::vector<FixedRule> rules;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto start = parse_day(table.cell(row, "start"));
    if (!start) return table.error(row, "start", "not a day");
    const std::string_view end_cell = table.cell(row, "end");
    const auto end = parse_day(end_cell);
    if (!end && !end_cell.empty()) return table.error(row, "end", "not a day");
    rules.push_back({*start, end});
  }
  return rules;
}

Result<std::vector<BoundRule>> compile_bounds(const Table &table) {
  std::vector<BoundRule> rules;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto after = meaning_of(table.cell(row, "place"), place_names);
    if (!after) return table.error(row, "place", "not before or after");
    const auto effect = meaning_of(table.cell(row, "effect"), effect_names);
    if (!effect) return table.error(row, "effect", "not an effect on a date");
    rules.push_back({*after, *effect});
  }
  return rules;
}

Result<std::vector<StopRule>> compile_stops(const Table &table) {
  std::vector<StopRule> rules;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto after = meaning_of(table.cell(row, "place"), place_names);
    if (!after) return table.error(row, "place", "not before or after");
    const auto unit = meaning_of(table.cell(row, "unit"), unit_names);
    if (!unit) return table.error(row, "unit", "not century, year, month, week, day or none");
    rules.push_back({*after, *unit});
  }
  return rules;
}

} // namespace

Result<std::shared_ptr<const DateRules>> compile_date_rules(const Rules &rules) {
  auto compiled = std::make_shared<DateRules>();
  compiled->relative_table = rules.number("relative_dates");
  compiled->part_table = rules.number("date_parts");
  compiled->plan_table = rules.number("plan_periods");
  compiled->named_table = rules.number("named_days");
  compiled->bound_table = rules.number("date_bounds");
  compiled->stop_table = rules.number("date_stops");
  if (auto rows = compile_relative(rules.table("relative_dates"))) compiled->relative = std::move(*rows);
  else return rows.error();
  if (auto rows = compile_parts(rules.table("date_parts"))) compiled->parts = std::move(*rows);
  else return rows.error();
  if (auto rows = compile_fixed(rules.table("plan_periods"))) compiled->plans = std::move(*rows);
  else return rows.error();
  if (auto rows = compile_fixed(rules.table("named_days"))) compiled->named = std::move(*rows);
  else return rows.error();
  if (auto rows = compile_bounds(rules.table("date_bounds"))) compiled->bounds = std::move(*rows);
  else return rows.error();
  if (auto rows = compile_stops(rules.table("date_stops"))) compiled->stops = std::move(*rows);
  else return rows.error();
  return std::shared_ptr<const DateRules>(std::move(compiled));
}

} // namespace v0
} // namespace jiedui
