#include "event_rules.hpp"

#include "jiedui/rules/table_reader.hpp"

#include <string>
#include <utility>

namespace jiedui {
inline namespace v0 {
namespace {

constexpr CellName<EventUse> use_names[] = {{"held", EventUse::held},           {"group", EventUse::group},
                                            {"motion", EventUse::motion},       {"purpose", EventUse::purpose},
                                            {"sent", EventUse::sent},           {"thing", EventUse::thing},
                                            {"activity", EventUse::activity},   {"body", EventUse::body},
                                            {"programme", EventUse::programme}, {"resolution", EventUse::resolution},
                                            {"scene", EventUse::scene},         {"report", EventUse::report},
                                            {"recent", EventUse::recent},       {"now", EventUse::now},
                                            {"veto", EventUse::veto},           {"none", EventUse::none}};
constexpr CellName<EventAbout> about_names[] = {
    {"nothing", EventAbout::nothing}, {"agreement", EventAbout::agreement}, {"thing", EventAbout::thing},
    {"start", EventAbout::start},     {"document", EventAbout::document},   {"resolution", EventAbout::resolution},
    {"goods", EventAbout::goods},     {"ruler", EventAbout::ruler}};
constexpr CellName<EventTime> time_names[] = {{"any", EventTime::any},
                                              {"dated", EventTime::dated},
                                              {"set", EventTime::set},
                                              {"month", EventTime::month},
                                              {"day", EventTime::day}};
constexpr CellName<EventNeeds> occasion_needs[] = {{"nothing", EventNeeds::nothing},
                                                   {"day", EventNeeds::day},
                                                   {"deed", EventNeeds::deed},
                                                   {"verb_before", EventNeeds::verb_before}};
constexpr CellName<EventNeeds> cue_needs[] = {{"nothing", EventNeeds::nothing},  {"day", EventNeeds::day},
                                              {"place", EventNeeds::place},      {"name", EventNeeds::name},
                                              {"people", EventNeeds::people},    {"guests", EventNeeds::guests},
                                              {"document", EventNeeds::document}};
constexpr CellName<WordSet EventRules::*> word_uses[] = {{"mentioned_behind", &EventRules::mentioned_behind},
                                                         {"mentioned_before", &EventRules::mentioned_before},
                                                         {"anniversary", &EventRules::anniversary},
                                                         {"series", &EventRules::series},
                                                         {"works", &EventRules::works},
                                                         {"signers", &EventRules::signers},
                                                         {"trips", &EventRules::trips},
                                                         {"total", &EventRules::total},
                                                         {"manifold", &EventRules::manifold},
                                                         {"since", &EventRules::since},
                                                         {"until", &EventRules::until},
                                                         {"years", &EventRules::years},
                                                         {"dispatch", &EventRules::dispatch},
                                                         {"edition", &EventRules::edition},
                                                         {"sides", &EventRules::sides},
                                                         {"receiver", &EventRules::receiver},
                                                         {"resolves", &EventRules::resolves}};

Unrealized unrealized_of(std::string_view modality, std::string_view reach) {
  if (modality == "realized") return Unrealized::realized;
  if (modality != "planned" && modality != "required") return Unrealized::no;
  if (reach == "paragraph") return Unrealized::paragraph;
  return reach == "sentence" && modality == "planned" ? Unrealized::sentence : Unrealized::clause;
}

} // namespace

Result<std::shared_ptr<const EventRules>> compile_event_rules(const Rules &rules) {
  constexpr std::string_view kind_of_event = "kind of event";
  auto compiled = std::make_shared<EventRules>();
  TableReader read(rules);
  const auto fill = [&](EventTable &table, std::string_view name, auto &&cue_of) {
    table.number = rules.number(name);
    for (const TableRow row : read.rows(name)) {
      EventCue cue = cue_of(row);
      cue.rule = std::string(name) + "/" + row.text("id");
      table.cues.push_back(std::move(cue));
    }
  };
  fill(compiled->acts, "event_acts", [&](const TableRow &row) {
    return EventCue{{},
                    row.parsed("kind", parse_event_kind, kind_of_event),
                    EventUse::act,
                    row.named("about", about_names),
                    row.named("time", time_names),
                    EventNeeds::nothing};
  });
  fill(compiled->occasions, "event_occasions", [&](const TableRow &row) {
    return EventCue{{},
                    row.parsed("kind", parse_event_kind, kind_of_event),
                    EventUse::occasion,
                    EventAbout::nothing,
                    EventTime::any,
                    row.named("needs", occasion_needs)};
  });
  fill(compiled->cues, "event_cues", [&](const TableRow &row) {
    return EventCue{{},
                    row.parsed_if_any("kind", parse_event_kind, kind_of_event),
                    row.named("use", use_names),
                    EventAbout::nothing,
                    EventTime::any,
                    row.named("needs", cue_needs)};
  });
  for (const TableRow row : read.rows("event_words"))
    for_each_alternative(row.cell("forms"),
                         [&, set = row.named("use", word_uses)](std::string_view word) { (*compiled.*set).add(word); });
  compiled->modality_table = rules.number("modality_cues");
  for (const TableRow row : read.rows("modality_cues"))
    compiled->unrealized.push_back(unrealized_of(row.cell("modality"), row.cell("reach")));
  return read.finish(std::move(compiled));
}

} // namespace v0
} // namespace jiedui
