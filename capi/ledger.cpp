#include "answer.hpp"
#include "convert.hpp"
#include "guard.hpp"
#include "handles.hpp"
#include "jiedui/jiedui.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace jiedui;
using namespace jiedui::capi;

/// In memory, or in front of a file that is read anew for each question: what others have added is seen.
struct jiedui_ledger {
  jiedui_ledger(const jiedui_engine &of, std::shared_ptr<const LedgerRules> compiled)
      : engine(of.engine), tables(of.tables), rules(std::move(compiled)) {}

  [[nodiscard]] bool usable() const noexcept { return !store || process.same(); }

  /// What the ledger holds now, of a file the part within the scope.
  [[nodiscard]] Result<std::shared_ptr<const Ledger>> read(const StoreScope &scope = {}) const {
    if (!store) return std::shared_ptr<const Ledger>(content);
    Result<Ledger> stored = store->read(rules, scope);
    if (!stored) return stored.error();
    return std::shared_ptr<const Ledger>(std::make_shared<Ledger>(std::move(stored).value()));
  }
  /// The content in memory alone, to be changed: answers keep what they were given from.
  [[nodiscard]] Ledger &own() {
    if (content.use_count() > 1) content = std::make_shared<Ledger>(*content);
    return *content;
  }
  Engine engine;
  Process process;
  std::shared_ptr<const LedgerTables> tables;
  std::shared_ptr<const LedgerRules> rules;
  std::optional<LedgerStore> store;
  std::shared_ptr<Ledger> content; ///< of a ledger in memory; shared with answers
};

namespace {

static_assert(JIEDUI_OUTCOME_REPLACED == static_cast<int>(Ledger::Added::replaced));

template <class Enum> bool take(std::int32_t value, Enum last, Enum &into) noexcept {
  if (value < 0 || value > static_cast<std::int32_t>(last)) return false;
  into = static_cast<Enum>(value);
  return true;
}

/// Nothing where a word of the question is none of its list.
std::optional<Question> question_of(const jiedui_question *given) {
  const jiedui_question from = taken(given);
  Question question;
  question.giver = from.giver;
  question.receiver = from.receiver;
  question.programme = view(from.programme);
  question.indicator = view(from.indicator);
  question.giver_org = view(from.giver_org);
  if (from.from_year) question.from_year = from.from_year;
  if (from.to_year) question.to_year = from.to_year;
  const bool known = take(from.sector, Sector::party_building, question.sector) &&
                     take(from.aspect, Aspect::share, question.aspect) && take(from.per, Per::unit, question.per) &&
                     take(from.modality, Modality::required, question.modality);
  return known ? std::optional(std::move(question)) : std::nullopt;
}

Result<FlatTable> table_of(const jiedui_ledger &ledger, std::string_view name) {
  StoreScope scope;
  scope.records = name != "statements" && name != "documents";
  scope.statements = !scope.records || name == "sources";
  const Result<std::shared_ptr<const Ledger>> content = ledger.read(scope);
  if (!content) return content.error();
  std::vector<FlatTable> tables = ledger_to_tables(**content);
  if (name == "codebook") return codebook(tables);
  for (FlatTable &table : tables)
    if (table.name == name) return std::move(table);
  return Error{ErrorCode::argument, "there is no table \"" + std::string(name) + "\""};
}

constexpr auto any_content = [](const Ledger &) -> std::optional<Error> { return std::nullopt; };

/// Runs `fill(ledger content, answer)` on what the ledger holds within the scope and gives the answer to the caller;
/// unless `refuse(ledger content)` says why there is none.
template <class Fill, class Refuse = decltype(any_content)>
jiedui_status answered(jiedui_ledger *ledger, const StoreScope &scope, jiedui_answer **out, Fill &&fill,
                       jiedui_error *err, Refuse &&refuse = {}) {
  const Result<std::shared_ptr<const Ledger>> content = ledger->read(scope);
  if (!content) return report(err, content.error());
  if (const std::optional<Error> refusal = refuse(**content)) return report(err, *refusal);
  auto answer = std::make_unique<jiedui_answer>(*content);
  fill(**content, *answer);
  *out = answer.release();
  return JIEDUI_OK;
}

/// Everything that a pair's assessment looks at: also what is told of the giver's whole province.
StoreScope scope_of(const AssessedPair &pair) { return {"", pair.giver == 0 ? 0 : province_of(pair.giver), 0}; }

std::optional<Error> unknown_frame(const AssessmentFrames &frames, std::string_view frame) {
  std::string known;
  for (const std::string &name : frames.frames()) {
    if (name == frame) return std::nullopt;
    known += (known.empty() ? "" : ", ") + name;
  }
  return Error{ErrorCode::argument, "there is no frame \"" + std::string(frame) + "\"; there are " + known};
}

template <class Write>
jiedui_status exported(jiedui_ledger *ledger, const StoreScope &scope, jiedui_buffer **out, jiedui_error *err,
                       Write &&write) {
  return giving(ledger, out, err, [&] {
    const auto content = ledger->read(scope);
    if (!content) return report(err, content.error());
    auto buffer = std::make_unique<jiedui_buffer>();
    write(**content, buffer->bytes);
    *out = buffer.release();
    return jiedui_status{JIEDUI_OK};
  });
}

constexpr StoreScope figures() { return {"", 0, 0, false, true}; }
constexpr StoreScope records() { return {"", 0, 0, true, false}; }

} // namespace

jiedui_status jiedui_ledger_create(const jiedui_engine *engine, jiedui_ledger **out, jiedui_error *err) {
  return giving(engine, out, err, [&] {
    const auto rules = engine->tables->rules();
    if (!rules) return report(err, rules.error());
    auto ledger = std::make_unique<jiedui_ledger>(*engine, *rules);
    ledger->content = std::make_shared<Ledger>(*rules);
    *out = ledger.release();
    return jiedui_status{JIEDUI_OK};
  });
}

jiedui_status jiedui_ledger_open(const jiedui_engine *engine, jiedui_str path, const jiedui_ledger_options *given,
                                 jiedui_ledger **out, jiedui_error *err) {
  return giving(engine, out, err, [&] {
    if (without_size(given)) return argument(err, "struct_size of the options is not set");
    const jiedui_ledger_options options = taken(given);
    if (options.mode != JIEDUI_LEDGER_READ && options.mode != JIEDUI_LEDGER_WRITE) return argument(err, "unknown mode");
    if (options.flags != 0) return argument(err, "flags must be 0");
    if (options.busy_milliseconds > INT32_MAX) return argument(err, "busy_milliseconds is too large");
    const auto rules = engine->tables->rules();
    if (!rules) return report(err, rules.error());
    const auto mode = options.mode == JIEDUI_LEDGER_WRITE ? LedgerStore::Mode::write : LedgerStore::Mode::read;
    auto store = options.busy_milliseconds
                     ? LedgerStore::open(std::string(view(path)), mode, static_cast<int>(options.busy_milliseconds))
                     : LedgerStore::open(std::string(view(path)), mode);
    if (!store) return report(err, store.error());
    auto ledger = std::make_unique<jiedui_ledger>(*engine, *rules);
    ledger->store = std::move(store).value();
    *out = ledger.release();
    return jiedui_status{JIEDUI_OK};
  });
}

void jiedui_ledger_free(jiedui_ledger *ledger) {
  if (ledger && !ledger->usable()) return; // closing here would take the file's locks from the parent
  delete ledger;
}

jiedui_status jiedui_ledger_add(jiedui_ledger *ledger, const jiedui_document *document, int32_t *outcome,
                                jiedui_error *err) {
  return entering(ledger, err, [&] {
    if (!document) return argument(err, "document is NULL");
    const Reading &reading = document->reading;
    const Entry entry = facts_to_entry(reading.document, reading.mentions, reading.facts, *ledger->rules);
    const Result<Ledger::Added> added = ledger->store ? ledger->store->add(entry) : ledger->own().add(entry);
    if (!added) return report(err, added.error());
    if (outcome) *outcome = static_cast<int32_t>(*added);
    return jiedui_status{JIEDUI_OK};
  });
}

jiedui_status jiedui_ledger_remove(jiedui_ledger *ledger, jiedui_str document, int32_t *found, jiedui_error *err) {
  return entering(ledger, err, [&] {
    const Result<bool> there =
        ledger->store ? ledger->store->remove(view(document)) : ledger->own().remove(view(document));
    if (!there) return report(err, there.error());
    if (found) *found = *there;
    return jiedui_status{JIEDUI_OK};
  });
}

jiedui_status jiedui_ledger_document_count(jiedui_ledger *ledger, size_t *out, jiedui_error *err) {
  return entering(ledger, err, [&] {
    if (!out) return argument(err, "out is NULL");
    if (!ledger->store) {
      *out = ledger->content->documents().size();
      return jiedui_status{JIEDUI_OK};
    }
    const Result<std::uint64_t> count = ledger->store->documents();
    if (!count) return report(err, count.error());
    *out = static_cast<size_t>(*count);
    return jiedui_status{JIEDUI_OK};
  });
}

// ---- Questions ----

jiedui_status jiedui_ledger_ask(jiedui_ledger *ledger, const jiedui_question *given, int32_t form, int32_t level,
                                jiedui_answer **out, jiedui_error *err) {
  return giving(ledger, out, err, [&] {
    if (form < JIEDUI_FORM_TOTALS || form > JIEDUI_FORM_PANEL_BY_RECEIVER) return argument(err, "unknown form");
    if (level < JIEDUI_LEVEL_PROVINCE || level > JIEDUI_LEVEL_COUNTY)
      return argument(err, "level is province, prefecture or county");
    if (without_size(given)) return argument(err, "struct_size of the question is not set");
    const std::optional<Question> question = question_of(given);
    if (!question) return argument(err, "the question holds an unknown word");
    const StoreScope scope{question->indicator, question->giver, question->receiver, false};
    const auto fill = [&](const Ledger &content, jiedui_answer &answer) {
      if (form == JIEDUI_FORM_TOTALS) {
        answer.add({}, totals(content, *question));
      } else if (form == JIEDUI_FORM_SERIES) {
        for (YearTotals &year : series(content, *question)) {
          PanelRow row;
          row.year = year.year;
          answer.add(std::move(row), std::move(year.totals));
        }
      } else {
        const auto by = static_cast<PanelBy>(form - JIEDUI_FORM_PANEL_BY_PAIR);
        for (PanelRow &row : panel(content, *question, by, static_cast<PlaceLevel>(level))) answer.add(row, row.totals);
      }
    };
    const auto refuse = [&](const Ledger &content) { return unanswerable(*question, content); };
    return answered(ledger, scope, out, fill, err, refuse);
  });
}

jiedui_status jiedui_ledger_audit(jiedui_ledger *ledger, jiedui_answer **out, jiedui_error *err) {
  return giving(ledger, out, err, [&] {
    const auto fill = [](const Ledger &content, jiedui_answer &answer) {
      for (LedgerFinding &found : audit(content)) answer.add(std::move(found));
      for (const auto &[key, noted] : content.findings()) answer.add(noted);
    };
    return answered(ledger, StoreScope(), out, fill, err);
  });
}

jiedui_status jiedui_ledger_assess(jiedui_ledger *ledger, jiedui_str frame, jiedui_place giver, jiedui_place receiver,
                                   int32_t year, jiedui_answer **out, jiedui_error *err) {
  return giving(ledger, out, err, [&] {
    const auto frames = ledger->tables->frames();
    if (!frames) return report(err, frames.error());
    if (const auto unknown = unknown_frame(**frames, view(frame))) return report(err, *unknown);
    const AssessedPair pair{giver, receiver, year};
    if (const auto why = unanswerable(pair, *ledger->rules)) return report(err, *why);
    const auto fill = [&](const Ledger &content, jiedui_answer &answer) {
      answer.frames = *frames;
      for (ItemScore &score : scorecard(**frames, view(frame), content, pair)) answer.add(std::move(score));
    };
    return answered(ledger, scope_of(pair), out, fill, err);
  });
}

jiedui_status jiedui_ledger_check(jiedui_ledger *ledger, jiedui_str rule, jiedui_place giver, jiedui_place receiver,
                                  int32_t year, jiedui_answer **out, jiedui_error *err) {
  return giving(ledger, out, err, [&] {
    const auto frames = ledger->tables->frames();
    if (!frames) return report(err, frames.error());
    if (rule.size && !(*frames)->rule(view(rule)))
      return report(err, Error{ErrorCode::argument, "there is no rule \"" + std::string(view(rule)) + "\""});
    const AssessedPair pair{giver, receiver, year};
    if (const auto why = unanswerable(pair, *ledger->rules)) return report(err, *why);
    const auto fill = [&](const Ledger &content, jiedui_answer &answer) {
      answer.frames = *frames;
      for (const AssessmentRule &one : (*frames)->rules)
        if (rule.size == 0 || one.id == view(rule)) answer.add(check(one, content, pair));
    };
    return answered(ledger, scope_of(pair), out, fill, err);
  });
}

jiedui_status jiedui_ledger_responsibility(jiedui_ledger *ledger, jiedui_str frame, jiedui_place giver,
                                           jiedui_place receiver, int32_t year, jiedui_date today, jiedui_answer **out,
                                           jiedui_error *err) {
  return giving(ledger, out, err, [&] {
    const auto frames = ledger->tables->frames();
    if (!frames) return report(err, frames.error());
    if (const auto unknown = unknown_frame(**frames, view(frame))) return report(err, *unknown);
    const Result<std::optional<Day>> until = day_of(today);
    if (!until) return report(err, until.error());
    const auto tables = compile_responsibility(ledger->engine.rules(), *ledger->rules);
    if (!tables) return report(err, tables.error());
    const AssessedPair pair{giver, receiver, year};
    if (const auto why = unanswerable(pair, *ledger->rules)) return report(err, *why);
    const auto fill = [&](const Ledger &content, jiedui_answer &answer) {
      answer.frames = *frames;
      answer.tables = *tables;
      answer.add(responsibility(**tables, **frames, view(frame), content, pair, until->value_or(Day{})));
    };
    return answered(ledger, scope_of(pair), out, fill, err);
  });
}

jiedui_status jiedui_ledger_systems(jiedui_ledger *ledger, jiedui_str kind, jiedui_answer **out, jiedui_error *err) {
  return giving(ledger, out, err, [&] {
    if (const auto unknown = unknown_kind(*ledger->rules, view(kind))) return report(err, *unknown);
    const auto fill = [&](const Ledger &content, jiedui_answer &answer) {
      answer.rules = ledger->rules;
      for (const System &system : ledger->rules->systems)
        if (kind.size == 0 || system.kind == view(kind)) answer.add(system);
      for (const auto &[key, noted] : content.systems()) answer.mention(noted);
    };
    return answered(ledger, records(), out, fill, err);
  });
}

// ---- Exports ----

jiedui_status jiedui_ledger_csv(jiedui_ledger *ledger, jiedui_str table, int32_t excel, jiedui_buffer **out,
                                jiedui_error *err) {
  return giving(ledger, out, err, [&] {
    const Result<FlatTable> flat = table_of(*ledger, view(table));
    if (!flat) return report(err, flat.error());
    auto buffer = std::make_unique<jiedui_buffer>();
    CsvOptions options;
    options.excel = excel != 0;
    table_to_csv(*flat, buffer->bytes, options);
    *out = buffer.release();
    return jiedui_status{JIEDUI_OK};
  });
}

jiedui_status jiedui_ledger_arrow(jiedui_ledger *ledger, jiedui_str table, struct ArrowArrayStream **out,
                                  jiedui_error *err) {
  return giving(ledger, out, err, [&] {
    Result<FlatTable> flat = table_of(*ledger, view(table));
    if (!flat) return report(err, flat.error());
    auto stream = std::make_unique<ArrowArrayStream>();
    table_to_arrow(std::move(flat).value(), stream.get());
    *out = stream.release();
    return jiedui_status{JIEDUI_OK};
  });
}

void jiedui_arrow_stream_free(struct ArrowArrayStream *stream) {
  if (!stream) return;
  if (stream->release) stream->release(stream);
  delete stream;
}

// Of the Python that loaded the library; null in any other host.
extern "C" __attribute__((weak)) void *PyCapsule_GetPointer(void *capsule, const char *name);

void jiedui_arrow_capsule_free(void *capsule) {
  if (capsule && PyCapsule_GetPointer)
    jiedui_arrow_stream_free(static_cast<ArrowArrayStream *>(PyCapsule_GetPointer(capsule, "arrow_array_stream")));
}

jiedui_status jiedui_ledger_json(jiedui_ledger *ledger, jiedui_buffer **out, jiedui_error *err) {
  return exported(ledger, figures(), out, err, ledger_to_json);
}

const char *jiedui_ledger_json_schema(void) { return ledger_json_schema().data(); }

jiedui_status jiedui_ledger_graphml(jiedui_ledger *ledger, jiedui_buffer **out, jiedui_error *err) {
  return exported(ledger, records(), out, err, ledger_to_graphml);
}

jiedui_status jiedui_ledger_datapackage(jiedui_ledger *ledger, jiedui_buffer **out, jiedui_error *err) {
  return exported(ledger, records(), out, err, [](const Ledger &content, std::string &bytes) {
    bytes = tables_to_datapackage(ledger_to_tables(content));
  });
}
