#include "event_rules.hpp"

#include "jiedui/rules/table_reader.hpp"

#include <utility>

namespace jiedui {
inline namespace v0 {
namespace {

using Use = EventCueUse;
using Needs = EventNeeds;

constexpr CellName<Use> use_names[] = {{"act", Use::act},     {"occasion", Use::occasion}, {"held", Use::held},
                                       {"group", Use::group}, {"motion", Use::motion},     {"object", Use::object},
                                       {"scene", Use::scene}, {"report", Use::report},     {"now", Use::now},
                                       {"veto", Use::veto},   {"none", Use::none}};
constexpr CellName<Needs> needs_names[] = {
    {"nothing", Needs::nothing}, {"object", Needs::object}, {"start", Needs::start},     {"document", Needs::document},
    {"day", Needs::day},         {"month", Needs::month},   {"setting", Needs::setting}, {"own", Needs::own},
    {"place", Needs::place},     {"motion", Needs::motion}, {"deed", Needs::deed}};

} // namespace

Result<std::shared_ptr<const EventRules>> compile_event_rules(const Rules &rules) {
  auto compiled = std::make_shared<EventRules>();
  compiled->cues_table = rules.number("event_cues");
  compiled->modality_table = rules.number("modality_cues");
  TableReader read(rules);
  for (const TableRow row : read.rows("event_cues")) {
    EventCue cue{row.text("id"), parse_event_kind(row.cell("kind")), row.named("use", use_names),
                 row.named("needs", needs_names)};
    if (!cue.kind && (cue.use == Use::act || cue.use == Use::occasion)) row.fail("kind", "is no kind of event");
    compiled->cues.push_back(std::move(cue));
  }
  for (const TableRow row : read.rows("modality_cues")) {
    const std::string_view modality = row.cell("modality"), reach = row.cell("reach");
    compiled->unrealized.push_back(modality == "realized"                            ? Unrealized::realized
                                   : modality != "planned" && modality != "required" ? Unrealized::no
                                   : reach == "paragraph"                            ? Unrealized::paragraph
                                   : reach == "sentence" && modality == "planned"    ? Unrealized::sentence
                                                                                     : Unrealized::clause);
  }
  return read.finish(std::move(compiled));
}

} // namespace v0
} // namespace jiedui
