#include "period_rules.hpp"

#include "jiedui/rules/table_reader.hpp"

namespace jiedui {
inline namespace v0 {
namespace {

constexpr CellName<PeriodCue> effects[] = {{"none", PeriodCue::none},           {"now", PeriodCue::now},
                                           {"sum_now", PeriodCue::sum_now},     {"since", PeriodCue::since},
                                           {"since_sum", PeriodCue::since_sum}, {"sum", PeriodCue::sum},
                                           {"visit", PeriodCue::visit},         {"same", PeriodCue::same},
                                           {"change", PeriodCue::change},       {"from", PeriodCue::from},
                                           {"earlier", PeriodCue::earlier},     {"apart", PeriodCue::apart},
                                           {"reporter", PeriodCue::reporter},   {"learned", PeriodCue::learned},
                                           {"dateline", PeriodCue::dateline},   {"signed", PeriodCue::signed_title},
                                           {"plan_name", PeriodCue::plan_name}, {"apart_from", PeriodCue::apart_from},
                                           {"to_come", PeriodCue::to_come},     {"mean", PeriodCue::mean},
                                           {"total", PeriodCue::total},         {"untold", PeriodCue::untold}};

constexpr CellName<WordSet PeriodRules::*> word_uses[] = {{"plan", &PeriodRules::plan},
                                                          {"lays_down", &PeriodRules::lays_down},
                                                          {"comes_out", &PeriodRules::comes_out},
                                                          {"tells", &PeriodRules::tells},
                                                          {"compares", &PeriodRules::compares},
                                                          {"own_figure", &PeriodRules::own_figure},
                                                          {"gathering", &PeriodRules::gathering},
                                                          {"held", &PeriodRules::held},
                                                          {"handles", &PeriodRules::handles},
                                                          {"since", &PeriodRules::since},
                                                          {"no_since", &PeriodRules::no_since},
                                                          {"from_then", &PeriodRules::from_then},
                                                          {"closes_year", &PeriodRules::closes_year},
                                                          {"reached", &PeriodRules::reached},
                                                          {"past", &PeriodRules::past}};

} // namespace

Result<std::shared_ptr<const PeriodRules>> compile_period_rules(const Rules &rules) {
  auto compiled = std::make_shared<PeriodRules>();
  compiled->table = rules.number("period_cues");
  TableReader read(rules);
  for (const TableRow row : read.rows("period_cues")) compiled->cues.push_back(row.named("effect", effects));
  for (const TableRow row : read.rows("time_words"))
    for_each_alternative(row.cell("forms"),
                         [&, set = row.named("use", word_uses)](std::string_view word) { (*compiled.*set).add(word); });
  return read.finish(std::move(compiled));
}

} // namespace v0
} // namespace jiedui
