#include "jiedui/exports/reading_to_trace.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace jiedui {
inline namespace v0 {
namespace {

std::string words_of(const PlaceCodes &codes) {
  std::string text;
  for (const PlaceCode code : codes) text += (text.empty() ? "" : ",") + std::to_string(code);
  return text;
}

std::string words_of(std::optional<PlaceCode> code) { return code ? std::to_string(*code) : std::string(); }

std::string words_of(const DateRange &range) {
  if (!range.partial.empty()) return range.partial;
  if (!range.resolved()) return {};
  return (range.start ? to_string(*range.start) : "") + "/" + (range.end ? to_string(*range.end) : "");
}

std::string words_of(const Quantity &quantity) {
  std::string text = std::string(to_string(quantity.qualifier)) + " " + quantity.value.to_string();
  if (quantity.value_high) text += " to " + quantity.value_high->to_string();
  text += " ";
  if (quantity.unit == Unit::currency) text += quantity.currency;
  else text += to_string(quantity.unit);
  if (!quantity.classifier.empty()) text += " " + quantity.classifier;
  return text;
}

class Tracer {
public:
  Tracer(const Reading &reading, const Rules &rules) : reading_(reading), rules_(rules) {}

  std::vector<TraceStep> document() {
    for (const Cleaning &cleaning : reading_.document.cleaning) cleaned(cleaning);
    std::vector<SpanMap::InputRange> kept;
    for (const SpanMap::Piece &piece : pieces(whole_text())) kept.push_back(piece.input);
    left_out(std::move(kept), {0, reading_.document.input_bytes});
    mentions(whole_text());
    return std::move(steps_);
  }

  std::vector<TraceStep> record(RecordKind kind, std::size_t index) {
    const Facts &facts = reading_.facts;
    switch (kind) {
    case RecordKind::place:
      return one(facts.places, index, [this](const Place &place) {
        fact("place", first(place.evidence), words_of(place.code) + " " + std::string(to_string(place.level)));
      });
    case RecordKind::date:
      return one(facts.dates, index,
                 [this](const Date &date) { fact("date", first(date.evidence), words_of(date.range)); });
    case RecordKind::official:
      return one(facts.officials, index, [this](const Official &official) {
        ruled(official.rule, "name", first(official.evidence), official.name);
        fact("role", {}, official.role);
        fact("place", {}, words_of(official.place));
      });
    case RecordKind::policy:
      return one(facts.policies, index, [this](const Policy &policy) {
        ruled(policy.rule, "title", first(policy.evidence), policy.title);
        fact("kind", {}, std::string(to_string(policy.kind)));
      });
    case RecordKind::organization:
      return one(facts.organizations, index, [this](const Organization &body) {
        ruled(body.rule, "name", first(body.evidence), body.name);
        fact("kind", {}, std::string(to_string(body.kind)));
      });
    case RecordKind::pairing:
      return one(facts.pairings, index, [this](const Pairing &pairing) {
        ruled(pairing.rule, "pairing", first(pairing.evidence),
              (pairing.assisting ? words_of(pairing.assisting) : pairing.assisting_org) + " helps " +
                  (pairing.aided ? words_of(pairing.aided) : pairing.aided_org));
        fact("programme", {}, pairing.programme);
        fact("period", {}, words_of({pairing.start, pairing.end, {}}));
      });
    case RecordKind::observation:
      return one(facts.observations, index, [this](const Observation &observation) { attributes(observation); });
    case RecordKind::project:
      return one(facts.projects, index, [this](const Project &project) {
        ruled(project.rule, "name", first(project.evidence), project.name);
        fact("place", {}, words_of(project.place));
        fact("investment", {}, project.investment ? project.investment->to_string() : "");
        fact("sector", {}, std::string(to_string(project.sector)));
        fact("enterprise", {}, project.enterprise);
      });
    case RecordKind::event:
      return one(facts.events, index, [this](const Event &event) {
        ruled(event.rule, "kind", first(event.evidence), std::string(to_string(event.kind)));
        fact("date", {}, words_of(event.range));
        fact("places", {}, words_of(event.places));
        fact("parties", {}, words_of(event.parties));
      });
    case RecordKind::finding:
      return one(facts.findings, index, [this](const Finding &finding) {
        ruled(finding.rule, std::string(to_string(finding.kind)), first(finding.evidence), finding.statement);
      });
    case RecordKind::cleaning:
      if (index < reading_.document.cleaning.size()) cleaned(reading_.document.cleaning[index]);
      return std::move(steps_);
    }
    return {};
  }

private:
  static Span first(const Evidence &evidence) { return evidence.empty() ? Span{} : evidence.front(); }
  [[nodiscard]] Span whole_text() const { return {0, static_cast<std::uint32_t>(reading_.document.text.size())}; }
  [[nodiscard]] std::vector<SpanMap::Piece> pieces(Span span) const { return reading_.document.origin.pieces(span); }

  TraceStep &add(Stage stage, std::string what, Span span, std::string meaning) {
    TraceStep step;
    step.stage = stage;
    step.what = std::move(what);
    step.span = span;
    if (!span.empty()) step.input = reading_.document.origin.to_input(span);
    step.meaning = std::move(meaning);
    return steps_.emplace_back(std::move(step));
  }

  // ---- document

  void cleaned(const Cleaning &cleaning) {
    TraceStep &step = add(Stage::document, std::string(to_string(cleaning.kind)), {}, cleaning.what + " × " + std::to_string(cleaning.count));
    if (cleaning.first) step.input = {*cleaning.first, *cleaning.first};
  }

  /// The parts of `within` that no kept range holds.
  void left_out(std::vector<SpanMap::InputRange> kept, SpanMap::InputRange within) {
    std::sort(kept.begin(), kept.end(), [](const auto &a, const auto &b) { return a.begin < b.begin; });
    kept.push_back({within.end, within.end});
    std::uint64_t at = within.begin;
    for (const SpanMap::InputRange &range : kept) {
      if (range.begin > at) add(Stage::document, "left_out", {}, "").input = {at, range.begin};
      at = std::max(at, range.end);
    }
  }

  void copied(Span span) {
    const SpanMap::InputRange whole = *add(Stage::document, "copied", span, "").input;
    std::vector<SpanMap::InputRange> kept;
    for (const SpanMap::Piece &piece : pieces(span)) kept.push_back(piece.input);
    left_out(std::move(kept), whole);
  }

  // ---- mentions

  [[nodiscard]] std::string row_of(const Token &token) const {
    const Table &table = rules_.tables()[token.sense.table];
    return std::string(table.name()) + "/" + std::string(table.cell(token.sense.row, "id"));
  }

  template <class List, class Meaning> void mentioned(const char *what, const List &list, Span in, Meaning &&meaning) {
    for (const auto &mention : list)
      if (mention.span.overlaps(in)) add(Stage::mentions, what, mention.span, meaning(mention));
  }

  void mentions(Span in) {
    const Mentions &all = reading_.mentions;
    for (const Token &token : all.tokens)
      if (token.span.overlaps(in)) add(Stage::mentions, "token", token.span, "").rule = row_of(token);
    mentioned("quantity", all.quantities, in, [](const QuantityMention &m) { return words_of(m.quantity); });
    mentioned("date", all.dates, in, [](const DateMention &m) { return words_of(m.range); });
    mentioned("place", all.places, in, [](const PlaceMention &m) { return words_of(m.codes); });
    mentioned("official", all.officials, in, [](const OfficialMention &m) { return m.official.name; });
    mentioned("organization", all.organization_mentions, in,
              [&](const OrganizationMention &m) { return all.organizations[m.organization].name; });
    mentioned("policy", all.policies, in, [](const PolicyMention &m) { return m.policy.title; });
  }

  // ---- facts

  void fact(std::string what, Span words, std::string meaning) {
    if (words.empty() && meaning.empty()) return;
    std::string rows;
    for (const Token &token : reading_.mentions.tokens)
      if (!words.empty() && words.contains(token.span) && token.span.size() * 2 > words.size())
        rows += (rows.empty() ? "" : "|") + row_of(token);
    add(Stage::facts, std::move(what), words, std::move(meaning)).rule = std::move(rows);
  }

  /// A fact that a named rule of its own made.
  void ruled(const std::string &rule, std::string what, Span words, std::string meaning) {
    add(Stage::facts, std::move(what), words, std::move(meaning)).rule = rule;
  }

  void attributes(const Observation &o) {
    const Provenance &because = o.provenance;
    fact("value", first(o.evidence), words_of(o.quantity));
    ruled(o.rule.empty() ? std::string() : "indicator_rules/" + o.rule, "indicator", because.indicator, o.indicator);
    fact("aspect", {}, std::string(to_string(o.aspect)));
    fact("per", {}, std::string(to_string(o.per)));
    if (o.period)
      fact("period", because.period, words_of(o.period->range) + " " + std::string(to_string(o.period->basis)));
    fact("modality", because.modality, std::string(to_string(o.modality)));
    fact("assisting", because.assisting, words_of(o.assisting));
    fact("aided", because.aided, words_of(o.aided));
    fact("sector", because.sector, std::string(to_string(o.sector)));
    fact("part_of", because.part_of, o.part_of);
  }

  /// The steps of all stages for one record: what `tell` says of it, and before that what its words went through.
  template <class Record, class Tell>
  std::vector<TraceStep> one(const std::vector<Record> &records, std::size_t index, Tell &&tell) {
    if (index >= records.size()) return {};
    tell(records[index]);
    std::vector<TraceStep> facts = std::exchange(steps_, {});
    const Evidence &rests_on = records[index].evidence;
    std::vector<Span> words(rests_on.begin(), rests_on.end());
    for (const TraceStep &step : facts)
      if (!step.span.empty()) words.push_back(step.span);
    std::sort(words.begin(), words.end(),
              [](Span a, Span b) { return std::pair(a.begin, a.end) < std::pair(b.begin, b.end); });
    std::vector<Span> apart; // each stretch of words once
    for (const Span span : words)
      if (!apart.empty() && span.begin <= apart.back().end) apart.back() = joined(apart.back(), span);
      else apart.push_back(span);
    for (const Span span : apart) copied(span);
    for (const Span span : apart) mentions(span);
    steps_.insert(steps_.end(), std::make_move_iterator(facts.begin()), std::make_move_iterator(facts.end()));
    return std::move(steps_);
  }

  const Reading &reading_;
  const Rules &rules_;
  std::vector<TraceStep> steps_;
};

constexpr std::array<std::string_view, 3> stage_names{"document", "mentions", "facts"};

} // namespace

std::string_view to_string(Stage stage) { return stage_names[static_cast<std::size_t>(stage)]; }

std::vector<TraceStep> reading_to_trace(const Reading &reading, const Rules &rules) {
  return Tracer(reading, rules).document();
}

std::vector<TraceStep> reading_to_trace(const Reading &reading, const Rules &rules, RecordKind kind,
                                        std::size_t index) {
  return Tracer(reading, rules).record(kind, index);
}

} // namespace v0
} // namespace jiedui
