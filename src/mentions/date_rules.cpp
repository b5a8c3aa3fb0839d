#include "date_rules.hpp"

#include <charconv>
#include <optional>

namespace jiedui {
inline namespace v0 {
namespace {

constexpr CellName<TimeUnit> unit_names[] = {{"none", TimeUnit::none}, {"century", TimeUnit::century},
                                             {"year", TimeUnit::year}, {"month", TimeUnit::month},
                                             {"week", TimeUnit::week}, {"day", TimeUnit::day}};
constexpr CellName<Anchor> anchor_names[] = {
    {"published", Anchor::published}, {"text", Anchor::text}, {"nearest", Anchor::nearest}};
constexpr CellName<PartOf> part_names[] = {{"none", PartOf::none},
                                           {"year", PartOf::year},
                                           {"year_alone", PartOf::year_alone},
                                           {"month", PartOf::month},
                                           {"month_alone", PartOf::month_alone}};
constexpr CellName<DateForm> form_names[] = {{"day", DateForm::day},         {"days", DateForm::days},
                                             {"month", DateForm::month},     {"months", DateForm::months},
                                             {"quarter", DateForm::quarter}, {"half_year", DateForm::half_year},
                                             {"year", DateForm::year}};
constexpr CellName<bool> place_names[] = {{"before", false}, {"after", true}};
constexpr CellName<Effect> effect_names[] = {
    {"none", Effect::none},           {"since", Effect::since},       {"begun", Effect::begun},
    {"from_then", Effect::from_then}, {"later", Effect::later},       {"from", Effect::from},
    {"until", Effect::until},         {"up_to", Effect::up_to},       {"before", Effect::before},
    {"compared", Effect::compared},   {"happened", Effect::happened}, {"inside", Effect::inside}};

constexpr CellName<WordSet DateWords::*> word_uses[] = {
    {"year", &DateWords::year},          {"academic", &DateWords::academic}, {"issue", &DateWords::issue},
    {"years", &DateWords::years},        {"range", &DateWords::range},       {"whole_year", &DateWords::whole_year},
    {"list", &DateWords::list},          {"plan", &DateWords::plan},         {"decade_part", &DateWords::decade_part},
    {"about", &DateWords::about},        {"times", &DateWords::times},       {"years_since", &DateWords::years_since},
    {"counted", &DateWords::counted},    {"occasion", &DateWords::occasion}, {"unit", &DateWords::unit},
    {"past", &DateWords::past},          {"ahead", &DateWords::ahead},       {"coming", &DateWords::coming},
    {"gathering", &DateWords::gathering}};

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

RelativeRule read_relative(const TableRow &row) {
  static constexpr CellName<bool> wheres[] = {{"", false}, {"clause_start", true}};
  RelativeRule rule;
  rule.unit = row.named("unit", unit_names);
  if (rule.unit == TimeUnit::none) return rule;
  rule.offset = row.whole("offset", -1000, 1000);
  rule.anchor = row.named("anchor", anchor_names);
  rule.clause_start = row.named("where", wheres);
  return rule;
}

PartRule read_part(const TableRow &row) {
  PartRule rule;
  rule.of = row.named("of", part_names);
  if (rule.of == PartOf::none) return rule;
  rule.from = row.parsed("from", parse_month_day, "month-day, day or `end`");
  rule.to = row.parsed("to", parse_month_day, "month-day, day or `end`");
  rule.form = row.named("form", form_names);
  return rule;
}

FixedRule read_fixed(const TableRow &row) {
  return {row.parsed("start", parse_day, "day"), row.parsed_if_any("end", parse_day, "day")};
}

BoundRule read_bound(const TableRow &row) {
  return {row.named("place", place_names), row.named("effect", effect_names)};
}

StopRule read_stop(const TableRow &row) { return {row.named("place", place_names), row.named("unit", unit_names)}; }

DateWords read_words(TableReader &read) {
  DateWords words;
  for (const TableRow row : read.rows("date_words"))
    for_each_alternative(row.cell("forms"), [&, set = row.named("use", word_uses)](std::string_view word) {
      (words.*set).add(word);
      if (set == &DateWords::range || set == &DateWords::list) words.goes_on.add(code_point_at(word, 0));
    });
  return words;
}

} // namespace

Result<std::shared_ptr<const DateRules>> compile_date_rules(const Rules &rules) {
  auto compiled = std::make_shared<DateRules>();
  TableReader read(rules);
  compiled->relative = read.table("relative_dates", read_relative);
  compiled->parts = read.table("date_parts", read_part);
  compiled->plans = read.table("plan_periods", read_fixed);
  compiled->named = read.table("named_days", read_fixed);
  compiled->bounds = read.table("date_bounds", read_bound);
  compiled->stops = read.table("date_stops", read_stop);
  compiled->lexicon = &rules.lexicon();
  compiled->bounds_before = EndingTable(rules, "date_bounds");
  compiled->stops_before = EndingTable(rules, "date_stops");
  compiled->words = read_words(read);
  return read.finish(std::move(compiled));
}

} // namespace v0
} // namespace jiedui
