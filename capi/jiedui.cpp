#include "jiedui.h"

#include "convert.hpp"
#include "guard.hpp"
#include "handles.hpp"
#include "jiedui/jiedui.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace jiedui;
using namespace jiedui::capi;

namespace {

static_assert(sizeof(Span) == sizeof(jiedui_span) && offsetof(Span, end) == offsetof(jiedui_span, end));
static_assert(JIEDUI_ABI_VERSION == abi_version);
static_assert(JIEDUI_VERSION_MAJOR == JIEDUI_CPP_VERSION_MAJOR && JIEDUI_VERSION_MINOR == JIEDUI_CPP_VERSION_MINOR &&
              JIEDUI_VERSION_PATCH == JIEDUI_CPP_VERSION_PATCH);
static_assert(sizeof(PlaceCode) == sizeof(jiedui_place));

// The numbers of the C enumerations are those of the model; both only grow at their end.
static_assert(JIEDUI_E_STORE == static_cast<int>(ErrorCode::store) &&
              JIEDUI_E_RULES == static_cast<int>(ErrorCode::rules) &&
              JIEDUI_E_ENCODING == static_cast<int>(ErrorCode::encoding) &&
              JIEDUI_E_CANCELLED == static_cast<int>(ErrorCode::cancelled) &&
              JIEDUI_E_LIMIT == static_cast<int>(ErrorCode::limit) &&
              JIEDUI_E_RANGE == static_cast<int>(ErrorCode::range) &&
              JIEDUI_E_MEMORY == static_cast<int>(ErrorCode::memory) &&
              JIEDUI_E_ARGUMENT == static_cast<int>(ErrorCode::argument) &&
              JIEDUI_E_FAILED == static_cast<int>(ErrorCode::failed));
static_assert(JIEDUI_LEVEL_VILLAGE == static_cast<int>(PlaceLevel::village) &&
              JIEDUI_UNIT_COUNT == static_cast<int>(Unit::count) &&
              JIEDUI_QUALIFIER_AT_MOST == static_cast<int>(Qualifier::at_most) &&
              JIEDUI_ASPECT_SHARE == static_cast<int>(Aspect::share) &&
              JIEDUI_PER_UNIT == static_cast<int>(Per::unit) &&
              JIEDUI_MODALITY_REQUIRED == static_cast<int>(Modality::required) &&
              JIEDUI_BASIS_AS_OF == static_cast<int>(Basis::as_of) &&
              JIEDUI_SECTOR_PARTY_BUILDING == static_cast<int>(Sector::party_building) &&
              JIEDUI_EVENT_DECISION == static_cast<int>(EventKind::decision) &&
              JIEDUI_ORGANIZATION_OTHER == static_cast<int>(OrganizationKind::other) &&
              JIEDUI_POLICY_AGREEMENT == static_cast<int>(PolicyKind::agreement) &&
              JIEDUI_FINDING_HOLDS == static_cast<int>(FindingKind::holds) &&
              JIEDUI_RECORD_CLEANING == static_cast<int>(RecordKind::cleaning) &&
              JIEDUI_STAGE_FACTS == static_cast<int>(Stage::facts) &&
              JIEDUI_VERDICT_NO_EVIDENCE == static_cast<int>(Verdict::no_evidence) &&
              JIEDUI_COMPARE_EQUAL == static_cast<int>(Comparison::equal));

/// The record at `index`, or a status.
template <class Struct, class Record, class Fill>
jiedui_status record(const std::vector<Record> &records, std::size_t index, Struct *out, Fill &&fill) noexcept {
  if (!out) return JIEDUI_E_ARGUMENT;
  if (index >= records.size()) return JIEDUI_E_RANGE;
  Struct full{};
  fill(records[index], full);
  if constexpr (requires { full.evidence; }) {
    full.evidence = reinterpret_cast<const jiedui_span *>(records[index].evidence.data());
    full.evidence_count = records[index].evidence.size();
  }
  return give(out, full);
}

template <class Enum> const char *name_of(std::int32_t value, Enum last) noexcept {
  if (value < 0 || value > static_cast<std::int32_t>(last)) return "";
  return to_string(static_cast<Enum>(value)).data(); // names are literals: NUL-terminated
}

template <std::size_t N> const char *name_of(std::int32_t value, const std::array<const char *, N> &names) noexcept {
  return value < 0 || static_cast<std::size_t>(value) >= N ? "" : names[static_cast<std::size_t>(value)];
}

std::string hexadecimal(std::uint64_t number) {
  std::string digits(16, '0');
  for (std::size_t i = digits.size(); number != 0; number >>= 4) digits[--i] = "0123456789abcdef"[number & 15];
  return digits;
}

constexpr std::array<const char *, 3> comparison_names{"at_least", "at_most", "equal"};
constexpr std::array<const char *, 7> item_names{"frame",          "link",        "problem", "task",
                                                 "responsibility", "unsupported", "system"};

} // namespace

Result<std::optional<Day>> jiedui::capi::day_of(jiedui_date date) {
  if (date == 0) return std::optional<Day>();
  const Day day{static_cast<std::int16_t>(date / 10000), static_cast<std::int8_t>(date / 100 % 100),
                static_cast<std::int8_t>(date % 100)};
  if (date < 0 || date > 99991231 || !is_valid(day)) return Error{ErrorCode::argument, "no date of the form yyyymmdd"};
  return std::optional(day);
}

Result<Source> jiedui::capi::source_of(const jiedui_source *given) {
  if (without_size(given)) return Error{ErrorCode::argument, "struct_size of the source is not set", Error::nowhere};
  const jiedui_source from = taken(given);
  Source source;
  source.id = view(from.id);
  source.url = view(from.url);
  source.title = view(from.title);
  source.outlet = view(from.outlet);
  source.encoding = view(from.encoding);
  source.format = view(from.format);
  for (std::string_view kinds = view(from.keep); !kinds.empty();) {
    const std::size_t comma = kinds.find(',');
    if (comma != 0) source.keep.emplace_back(kinds.substr(0, comma));
    kinds.remove_prefix(comma == std::string_view::npos ? kinds.size() : comma + 1);
  }
  const Result<std::optional<Day>> published = day_of(from.published);
  if (!published) return Error{ErrorCode::argument, "published is " + published.error().message};
  source.published = *published;
  return source;
}

// ---- Library ----

uint32_t jiedui_abi_version(void) { return JIEDUI_ABI_VERSION; }
const char *jiedui_version(void) { return version; }
const char *jiedui_rules_version(void) { return builtin_rules_version().data(); }

const char *jiedui_status_text(jiedui_status status) {
  switch (status) {
  case JIEDUI_OK: return "success";
  case JIEDUI_E_ARGUMENT: return "the call's arguments are wrong";
  case JIEDUI_E_MEMORY: return "no memory left";
  case JIEDUI_E_RANGE: return "an index or a span out of range";
  case JIEDUI_E_LIMIT: return "a documented limit was passed";
  case JIEDUI_E_CANCELLED: return "cancelled";
  case JIEDUI_E_ENCODING: return "the input is no text, or not in the encoding named";
  case JIEDUI_E_RULES: return "a rule table is malformed";
  case JIEDUI_E_STORE: return "a ledger's file cannot be read or written";
  default: return "failed";
  }
}

const char *jiedui_word_name(jiedui_word_list list, int32_t value) {
  switch (list) {
  case JIEDUI_WORDS_LEVELS: return name_of(value, PlaceLevel::village);
  case JIEDUI_WORDS_UNITS: return name_of(value, Unit::count);
  case JIEDUI_WORDS_QUALIFIERS: return name_of(value, Qualifier::at_most);
  case JIEDUI_WORDS_ASPECTS: return name_of(value, Aspect::share);
  case JIEDUI_WORDS_PERS: return name_of(value, Per::unit);
  case JIEDUI_WORDS_MODALITIES: return name_of(value, Modality::required);
  case JIEDUI_WORDS_BASES: return name_of(value, Basis::as_of);
  case JIEDUI_WORDS_SECTORS: return name_of(value, Sector::party_building);
  case JIEDUI_WORDS_EVENT_KINDS: return name_of(value, EventKind::decision);
  case JIEDUI_WORDS_ORGANIZATION_KINDS: return name_of(value, OrganizationKind::other);
  case JIEDUI_WORDS_POLICY_KINDS: return name_of(value, PolicyKind::agreement);
  case JIEDUI_WORDS_FINDING_KINDS: return name_of(value, FindingKind::holds);
  case JIEDUI_WORDS_USES: return name_of(value, Use::apart);
  case JIEDUI_WORDS_STAGES: return name_of(value, Stage::facts);
  case JIEDUI_WORDS_VERDICTS: return name_of(value, Verdict::no_evidence);
  case JIEDUI_WORDS_COMPARISONS: return name_of(value, comparison_names);
  case JIEDUI_WORDS_ITEM_KINDS: return name_of(value, item_names);
  default: return "";
  }
}

size_t jiedui_rule_table_count(void) {
  size_t count = 0;
  (void)guarded(nullptr, [&] {
    count = builtin_tables().size();
    return jiedui_status{JIEDUI_OK};
  });
  return count;
}

jiedui_status jiedui_rule_table(size_t index, jiedui_str *file, jiedui_str *text) {
  if (!file) return JIEDUI_E_ARGUMENT;
  return guarded(nullptr, [&] {
    const std::vector<BuiltinTable> tables = builtin_tables(); // views into the library's own bytes
    if (index >= tables.size()) return jiedui_status{JIEDUI_E_RANGE};
    *file = str(tables[index].file);
    if (text) *text = str(tables[index].text);
    return jiedui_status{JIEDUI_OK};
  });
}

// ---- Engine ----

jiedui_status jiedui_engine_create(const jiedui_engine_options *options, jiedui_engine **out, jiedui_error *err) {
  static constexpr jiedui_engine_options none{};
  return giving(options ? options : &none, out, err, [&] {
    if (without_size(options)) return argument(err, "struct_size of the options is not set");
    const jiedui_engine_options from = taken(options);
    if (from.flags != 0) return argument(err, "flags must be 0");
    EngineOptions engine_options;
    if (from.max_input_bytes != 0) engine_options.max_input_bytes = from.max_input_bytes;
    engine_options.rules = view(from.rules);
    if (from.rules_name.size) engine_options.rules_file = view(from.rules_name);
    Result<Engine> engine = Engine::create(engine_options);
    if (!engine) return report(err, engine.error());
    std::string rules_version(builtin_rules_version());
    if (!engine_options.rules.empty()) rules_version += "+" + hexadecimal(stable_hash(engine_options.rules));
    auto tables = std::make_shared<const LedgerTables>(*engine);
    *out = new jiedui_engine{std::move(engine).value(), std::move(rules_version), std::move(tables)};
    return jiedui_status{JIEDUI_OK};
  });
}

jiedui_status jiedui_engine_place_name(const jiedui_engine *engine, jiedui_place code, jiedui_str *out) {
  return entering(engine, nullptr, [&] {
    if (!out) return jiedui_status{JIEDUI_E_ARGUMENT};
    const auto rules = engine->tables->rules();
    if (!rules) return static_cast<jiedui_status>(rules.error().code);
    const auto found = (*rules)->place_names.find(code);
    *out = found == (*rules)->place_names.end() ? jiedui_str{"", 0} : str(found->second);
    return jiedui_status{JIEDUI_OK};
  });
}

jiedui_status jiedui_engine_find_place(const jiedui_engine *engine, jiedui_str code_or_name, jiedui_place *out) {
  return entering(engine, nullptr, [&] {
    if (!out) return jiedui_status{JIEDUI_E_ARGUMENT};
    const auto rules = engine->tables->rules();
    if (!rules) return static_cast<jiedui_status>(rules.error().code);
    *out = (*rules)->place_of(view(code_or_name)).value_or(0);
    return jiedui_status{JIEDUI_OK};
  });
}

jiedui_status jiedui_engine_frame(const jiedui_engine *engine, size_t index, jiedui_str *out, jiedui_error *err) {
  return entering(engine, err, [&] {
    if (!out) return argument(err, "out is NULL");
    const auto frames = engine->tables->frames();
    if (!frames) return report(err, frames.error());
    const std::vector<FrameItem> &items = (*frames)->items;
    for (auto item = items.begin(); item != items.end(); ++item) {
      const auto same = [&](const FrameItem &other) { return other.frame == item->frame; };
      if (std::any_of(items.begin(), item, same) || index-- != 0) continue;
      *out = str(item->frame);
      return jiedui_status{JIEDUI_OK};
    }
    return refuse(err, JIEDUI_E_RANGE, "there are no more frames");
  });
}

jiedui_status jiedui_engine_rules_version(const jiedui_engine *engine, jiedui_str *out) {
  return entering(engine, nullptr, [&] {
    if (!out) return jiedui_status{JIEDUI_E_ARGUMENT};
    *out = str(engine->rules_version);
    return jiedui_status{JIEDUI_OK};
  });
}

void jiedui_engine_free(jiedui_engine *engine) { delete engine; }

// ---- Document ----

jiedui_status jiedui_document_read(const jiedui_engine *engine, const void *bytes, size_t size,
                                   const jiedui_source *source, jiedui_document **out, jiedui_error *err) {
  return giving(engine, out, err, [&] {
    if (!bytes && size) return argument(err, "bytes is NULL");
    const Result<Source> from = source_of(source);
    if (!from) return report(err, from.error());
    Result<Reading> reading = engine->engine.read({static_cast<const char *>(bytes), size}, *from);
    if (!reading) return report(err, reading.error());
    *out = new jiedui_document(engine->engine, std::move(reading).value());
    return jiedui_status{JIEDUI_OK};
  });
}

void jiedui_document_free(jiedui_document *document) { delete document; }

jiedui_status jiedui_document_metadata(const jiedui_document *document, jiedui_metadata *out) {
  if (!document) return JIEDUI_E_ARGUMENT;
  const Document &from = document->reading.document;
  jiedui_metadata full{};
  full.published = date(from.published);
  full.id = str(from.id);
  full.title = str(from.title);
  full.outlet = str(from.outlet);
  full.url = str(from.url);
  full.text = str(from.text);
  full.input_bytes = from.input_bytes;
  return give(out, full);
}

size_t jiedui_document_author_count(const jiedui_document *document) {
  return document ? document->reading.document.authors.size() : 0;
}

jiedui_status jiedui_document_author(const jiedui_document *document, size_t index, jiedui_str *out) {
  if (!document) return JIEDUI_E_ARGUMENT;
  return element(document->reading.document.authors, index, out, [](const std::string &author) { return str(author); });
}

size_t jiedui_document_count(const jiedui_document *document, jiedui_record_kind kind) {
  if (!document) return 0;
  const Facts &facts = document->reading.facts;
  switch (kind) {
  case JIEDUI_RECORD_PLACE: return facts.places.size();
  case JIEDUI_RECORD_DATE: return facts.dates.size();
  case JIEDUI_RECORD_OFFICIAL: return facts.officials.size();
  case JIEDUI_RECORD_POLICY: return facts.policies.size();
  case JIEDUI_RECORD_ORGANIZATION: return facts.organizations.size();
  case JIEDUI_RECORD_PAIRING: return facts.pairings.size();
  case JIEDUI_RECORD_OBSERVATION: return facts.observations.size();
  case JIEDUI_RECORD_PROJECT: return facts.projects.size();
  case JIEDUI_RECORD_EVENT: return facts.events.size();
  case JIEDUI_RECORD_FINDING: return facts.findings.size();
  case JIEDUI_RECORD_CLEANING: return document->reading.document.cleaning.size();
  default: return 0;
  }
}

jiedui_status jiedui_document_place(const jiedui_document *document, size_t index, jiedui_place_record *out) {
  if (!document) return JIEDUI_E_ARGUMENT;
  return record(document->reading.facts.places, index, out, [](const Place &from, jiedui_place_record &to) {
    to.code = from.code.value_or(0);
    to.level = static_cast<int32_t>(from.level);
    to.text = str(from.text);
  });
}

jiedui_status jiedui_document_date(const jiedui_document *document, size_t index, jiedui_date_record *out) {
  if (!document) return JIEDUI_E_ARGUMENT;
  return record(document->reading.facts.dates, index, out, [](const Date &from, jiedui_date_record &to) {
    to.start = date(from.range.start);
    to.end = date(from.range.end);
    to.text = str(from.text);
    to.partial = str(from.range.partial);
  });
}

jiedui_status jiedui_document_official(const jiedui_document *document, size_t index, jiedui_official *out) {
  if (!document) return JIEDUI_E_ARGUMENT;
  return record(document->reading.facts.officials, index, out, [](const Official &from, jiedui_official &to) {
    to.place = from.place.value_or(0);
    to.name = str(from.name);
    to.role = str(from.role);
    to.rule = str(from.rule);
  });
}

jiedui_status jiedui_document_policy(const jiedui_document *document, size_t index, jiedui_policy *out) {
  if (!document) return JIEDUI_E_ARGUMENT;
  return record(document->reading.facts.policies, index, out, [](const Policy &from, jiedui_policy &to) {
    to.kind = static_cast<int32_t>(from.kind);
    to.title = str(from.title);
    to.rule = str(from.rule);
  });
}

jiedui_status jiedui_document_organization(const jiedui_document *document, size_t index, jiedui_organization *out) {
  if (!document) return JIEDUI_E_ARGUMENT;
  return record(document->reading.facts.organizations, index, out,
                [](const Organization &from, jiedui_organization &to) {
                  to.kind = static_cast<int32_t>(from.kind);
                  to.name = str(from.name);
                  to.rule = str(from.rule);
                  to.alias_count = from.aliases.size();
                });
}

jiedui_status jiedui_document_alias(const jiedui_document *document, size_t organization, size_t alias,
                                    jiedui_str *out) {
  if (!document) return JIEDUI_E_ARGUMENT;
  const auto &organizations = document->reading.facts.organizations;
  if (organization >= organizations.size()) return JIEDUI_E_RANGE;
  return element(organizations[organization].aliases, alias, out, [](const std::string &name) { return str(name); });
}

jiedui_status jiedui_document_pairing(const jiedui_document *document, size_t index, jiedui_pairing *out) {
  if (!document) return JIEDUI_E_ARGUMENT;
  return record(document->reading.facts.pairings, index, out, [](const Pairing &from, jiedui_pairing &to) {
    to.assisting = from.assisting.value_or(0);
    to.aided = from.aided.value_or(0);
    to.start = date(from.start);
    to.end = date(from.end);
    to.assisting_org = str(from.assisting_org);
    to.aided_org = str(from.aided_org);
    to.programme = str(from.programme);
    to.rule = str(from.rule);
  });
}

jiedui_status jiedui_document_observation(const jiedui_document *document, size_t index, jiedui_observation *out) {
  if (!document) return JIEDUI_E_ARGUMENT;
  return record(document->reading.facts.observations, index, out, [](const Observation &from, jiedui_observation &to) {
    to.unit = static_cast<int32_t>(from.quantity.unit);
    to.value = decimal(from.quantity.value);
    to.value_high = decimal(from.quantity.value_high);
    to.qualifier = static_cast<int32_t>(from.quantity.qualifier);
    to.aspect = static_cast<int32_t>(from.aspect);
    to.per = static_cast<int32_t>(from.per);
    to.modality = static_cast<int32_t>(from.modality);
    to.sector = static_cast<int32_t>(from.sector);
    to.text = str(from.text);
    to.classifier = str(from.quantity.classifier);
    to.currency = str(from.quantity.currency);
    to.indicator = str(from.indicator);
    to.part_of = str(from.part_of);
    to.rule = str(from.rule);
    if (from.period) {
      to.has_period = 1;
      to.basis = static_cast<int32_t>(from.period->basis);
      to.period_start = date(from.period->range.start);
      to.period_end = date(from.period->range.end);
      to.period_partial = str(from.period->range.partial);
    }
    to.assisting = places(from.assisting);
    to.aided = places(from.aided);
    to.because_indicator = span(from.provenance.indicator);
    to.because_period = span(from.provenance.period);
    to.because_assisting = span(from.provenance.assisting);
    to.because_aided = span(from.provenance.aided);
    to.because_sector = span(from.provenance.sector);
    to.because_modality = span(from.provenance.modality);
    to.because_part_of = span(from.provenance.part_of);
  });
}

jiedui_status jiedui_document_project(const jiedui_document *document, size_t index, jiedui_project *out) {
  if (!document) return JIEDUI_E_ARGUMENT;
  return record(document->reading.facts.projects, index, out, [](const Project &from, jiedui_project &to) {
    to.place = from.place.value_or(0);
    to.investment = decimal(from.investment);
    to.sector = static_cast<int32_t>(from.sector);
    to.name = str(from.name);
    to.enterprise = str(from.enterprise);
    to.rule = str(from.rule);
  });
}

jiedui_status jiedui_document_event(const jiedui_document *document, size_t index, jiedui_event *out) {
  if (!document) return JIEDUI_E_ARGUMENT;
  return record(document->reading.facts.events, index, out, [](const Event &from, jiedui_event &to) {
    to.kind = static_cast<int32_t>(from.kind);
    to.start = date(from.range.start);
    to.end = date(from.range.end);
    to.partial = str(from.range.partial);
    to.text = str(from.text);
    to.rule = str(from.rule);
    to.places = places(from.places);
    to.parties = places(from.parties);
  });
}

jiedui_status jiedui_document_finding(const jiedui_document *document, size_t index, jiedui_finding *out) {
  if (!document) return JIEDUI_E_ARGUMENT;
  return record(document->reading.facts.findings, index, out, [](const Finding &from, jiedui_finding &to) {
    to.kind = static_cast<int32_t>(from.kind);
    to.statement = str(from.statement);
    to.rule = str(from.rule);
    to.value_count = from.values.size();
    to.text_count = from.texts.size();
  });
}

jiedui_status jiedui_document_finding_value(const jiedui_document *document, size_t finding, size_t value,
                                            jiedui_decimal *out) {
  if (!document) return JIEDUI_E_ARGUMENT;
  const auto &findings = document->reading.facts.findings;
  if (finding >= findings.size()) return JIEDUI_E_RANGE;
  return element(findings[finding].values, value, out, [](const Decimal &from) { return decimal(from); });
}

jiedui_status jiedui_document_finding_text(const jiedui_document *document, size_t finding, size_t text,
                                           jiedui_str *out) {
  if (!document) return JIEDUI_E_ARGUMENT;
  const auto &findings = document->reading.facts.findings;
  if (finding >= findings.size()) return JIEDUI_E_RANGE;
  return element(findings[finding].texts, text, out, [](const std::string &from) { return str(from); });
}

jiedui_status jiedui_document_cleaning(const jiedui_document *document, size_t index, jiedui_cleaning *out) {
  if (!document) return JIEDUI_E_ARGUMENT;
  return record(document->reading.document.cleaning, index, out, [](const Cleaning &from, jiedui_cleaning &to) {
    to.kind = str(to_string(from.kind));
    to.what = str(from.what);
    to.count = from.count;
    to.first = from.first.value_or(UINT64_MAX);
  });
}

static bool holds_whole_characters(std::string_view text, jiedui_span span) noexcept {
  const auto begins = [&](std::size_t at) {
    return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
  };
  return span.begin <= span.end && span.end <= text.size() && begins(span.begin) && begins(span.end);
}

jiedui_status jiedui_document_input_span(const jiedui_document *document, jiedui_span span, jiedui_input_span *out) {
  if (!document || !out) return JIEDUI_E_ARGUMENT;
  if (!holds_whole_characters(document->reading.document.text, span)) return JIEDUI_E_RANGE;
  const SpanMap::InputRange input = document->reading.document.origin.to_input({span.begin, span.end});
  *out = {input.begin, input.end};
  return JIEDUI_OK;
}

jiedui_status jiedui_document_codepoint_span(const jiedui_document *document, jiedui_span span, jiedui_span *out) {
  if (!document || !out) return JIEDUI_E_ARGUMENT;
  if (!holds_whole_characters(document->reading.document.text, span)) return JIEDUI_E_RANGE;
  *out = {document->codepoint(span.begin), document->codepoint(span.end)};
  return JIEDUI_OK;
}

jiedui_status jiedui_document_json(const jiedui_document *document, uint32_t flags, jiedui_buffer **out,
                                   jiedui_error *err) {
  return giving(document, out, err, [&] {
    constexpr std::uint32_t known = JIEDUI_JSON_INDENT | JIEDUI_JSON_EXPLAIN;
    if ((flags & ~known) != 0) return argument(err, "unknown flags");
    auto buffer = std::make_unique<jiedui_buffer>();
    reading_to_json(document->reading, buffer->bytes,
                    {(flags & JIEDUI_JSON_INDENT) != 0, (flags & JIEDUI_JSON_EXPLAIN) != 0});
    *out = buffer.release();
    return jiedui_status{JIEDUI_OK};
  });
}

jiedui_status jiedui_document_trace(const jiedui_document *document, jiedui_record_kind kind, size_t index,
                                    jiedui_trace **out, jiedui_error *err) {
  return giving(document, out, err, [&] {
    if (kind != 0 && index >= jiedui_document_count(document, kind))
      return refuse(err, JIEDUI_E_RANGE, "there is no such record");
    const Rules &rules = document->engine.rules();
    auto trace = std::make_unique<jiedui_trace>();
    trace->steps = kind == 0 ? reading_to_trace(document->reading, rules)
                             : reading_to_trace(document->reading, rules, static_cast<RecordKind>(kind), index);
    *out = trace.release();
    return jiedui_status{JIEDUI_OK};
  });
}

size_t jiedui_trace_count(const jiedui_trace *trace) { return trace ? trace->steps.size() : 0; }

jiedui_status jiedui_trace_step(const jiedui_trace *trace, size_t index, jiedui_step *out) {
  if (!trace) return JIEDUI_E_ARGUMENT;
  return record(trace->steps, index, out, [](const TraceStep &from, jiedui_step &to) {
    to.stage = static_cast<int32_t>(from.stage);
    to.span = span(from.span);
    to.input = {UINT64_MAX, UINT64_MAX};
    if (from.input) to.input = {from.input->begin, from.input->end};
    to.what = str(from.what);
    to.rule = str(from.rule);
    to.meaning = str(from.meaning);
  });
}

void jiedui_trace_free(jiedui_trace *trace) { delete trace; }

// ---- Buffer ----

jiedui_status jiedui_buffer_bytes(const jiedui_buffer *buffer, jiedui_str *out) {
  if (!buffer || !out) return JIEDUI_E_ARGUMENT;
  *out = str(buffer->bytes);
  return JIEDUI_OK;
}

void jiedui_buffer_free(jiedui_buffer *buffer) { delete buffer; }
