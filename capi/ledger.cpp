#include "convert.hpp"
#include "guard.hpp"
#include "handles.hpp"
#include "jiedui/jiedui.hpp"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace jiedui;
using namespace jiedui::capi;

/// In memory, or in front of a file whose content is read when it is first asked for.
struct jiedui_ledger {
  std::shared_ptr<const LedgerRules> rules;
  std::optional<LedgerStore> store;
  std::shared_ptr<Ledger> content; ///< shared with answers; missing where the file has not been read yet

  /// What the ledger holds now.
  [[nodiscard]] Result<std::shared_ptr<Ledger>> read() {
    if (!content) {
      Result<Ledger> stored = store->read(rules);
      if (!stored) return stored.error();
      content = std::make_shared<Ledger>(std::move(stored).value());
    }
    return content;
  }
  /// The content alone, to be changed: answers keep what they were given from.
  [[nodiscard]] Ledger &own() {
    if (content.use_count() > 1) content = std::make_shared<Ledger>(*content);
    return *content;
  }
};

struct jiedui_answer {
  struct Row {
    PlaceCode giver = 0, receiver = 0;
    int year = 0;
    Total total;
    struct Source {
      Use use;
      const Citation *citation;
    };
    std::vector<Source> sources;
  };

  explicit jiedui_answer(std::shared_ptr<const Ledger> given) : ledger(std::move(given)) {}

  void add(PlaceCode giver, PlaceCode receiver, int year, std::vector<Total> totals) {
    for (Total &total : totals) {
      Row row{giver, receiver, year, std::move(total), {}};
      for (const Used &used : row.total.used)
        for (const Citation &citation : used.statement->citations) row.sources.push_back({used.use, &citation});
      rows.push_back(std::move(row));
    }
  }

  std::shared_ptr<const Ledger> ledger; ///< what the rows point into
  std::vector<Row> rows;
  std::vector<Finding> findings;
};

namespace {

static_assert(JIEDUI_APART == static_cast<int>(Use::apart) && JIEDUI_SUPERSEDED == static_cast<int>(Use::superseded) &&
              JIEDUI_INSIDE == static_cast<int>(Use::inside));

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
  if (from.from_year) question.from_year = from.from_year;
  if (from.to_year) question.to_year = from.to_year;
  const bool known = take(from.sector, Sector::party_building, question.sector) &&
                     take(from.aspect, Aspect::share, question.aspect) && take(from.per, Per::unit, question.per) &&
                     take(from.modality, Modality::required, question.modality);
  return known ? std::optional(std::move(question)) : std::nullopt;
}

Result<FlatTable> table_of(jiedui_ledger &ledger, std::string_view name) {
  const Result<std::shared_ptr<Ledger>> content = ledger.read();
  if (!content) return content.error();
  std::vector<FlatTable> tables = ledger_to_tables(**content);
  if (name == "codebook") return codebook(tables);
  for (FlatTable &table : tables)
    if (table.name == name) return std::move(table);
  return Error{ErrorCode::argument, "there is no table \"" + std::string(name) + "\""};
}

} // namespace

jiedui_status jiedui_ledger_create(const jiedui_engine *engine, jiedui_ledger **out, jiedui_error *err) {
  if (!out) return argument(err, "out is NULL");
  *out = nullptr;
  if (!engine) return argument(err, "engine is NULL");
  return guarded(err, [&] {
    auto rules = compile_ledger_rules(engine->engine.rules());
    if (!rules) return report(err, rules.error());
    auto ledger = std::make_unique<jiedui_ledger>();
    ledger->rules = *rules;
    ledger->content = std::make_shared<Ledger>(ledger->rules);
    *out = ledger.release();
    return jiedui_status{JIEDUI_OK};
  });
}

jiedui_status jiedui_ledger_open(const jiedui_engine *engine, jiedui_str path, int32_t mode, jiedui_ledger **out,
                                 jiedui_error *err) {
  if (!out) return argument(err, "out is NULL");
  *out = nullptr;
  if (!engine) return argument(err, "engine is NULL");
  if (mode != JIEDUI_LEDGER_READ && mode != JIEDUI_LEDGER_WRITE) return argument(err, "unknown mode");
  return guarded(err, [&] {
    auto rules = compile_ledger_rules(engine->engine.rules());
    if (!rules) return report(err, rules.error());
    auto store = LedgerStore::open(std::string(view(path)),
                                   mode == JIEDUI_LEDGER_WRITE ? LedgerStore::Mode::write : LedgerStore::Mode::read);
    if (!store) return report(err, store.error());
    auto ledger = std::make_unique<jiedui_ledger>();
    ledger->rules = *rules;
    ledger->store = std::move(store).value();
    *out = ledger.release();
    return jiedui_status{JIEDUI_OK};
  });
}

void jiedui_ledger_free(jiedui_ledger *ledger) { delete ledger; }

jiedui_status jiedui_ledger_add(jiedui_ledger *ledger, const jiedui_document *document, jiedui_error *err) {
  if (!ledger || !document) return argument(err, "a handle is NULL");
  return guarded(err, [&] {
    const Reading &reading = document->reading;
    const Entry entry = facts_to_entry(reading.document, reading.mentions, reading.facts, *ledger->rules);
    if (ledger->store)
      if (const auto added = ledger->store->add(entry); !added) return report(err, added.error());
    if (ledger->content) ledger->own().add(entry);
    return jiedui_status{JIEDUI_OK};
  });
}

jiedui_status jiedui_ledger_document_count(jiedui_ledger *ledger, size_t *out, jiedui_error *err) {
  if (!ledger || !out) return argument(err, "an argument is NULL");
  return guarded(err, [&] {
    if (ledger->content) {
      *out = ledger->content->documents().size();
      return jiedui_status{JIEDUI_OK};
    }
    const Result<std::uint64_t> count = ledger->store->documents();
    if (!count) return report(err, count.error());
    *out = static_cast<size_t>(*count);
    return jiedui_status{JIEDUI_OK};
  });
}

jiedui_status jiedui_ledger_ask(jiedui_ledger *ledger, const jiedui_question *given, int32_t form, int32_t level,
                                jiedui_answer **out, jiedui_error *err) {
  if (!out) return argument(err, "out is NULL");
  *out = nullptr;
  if (!ledger) return argument(err, "ledger is NULL");
  if (form < JIEDUI_TOTALS || form > JIEDUI_PANEL_BY_RECEIVER) return argument(err, "unknown form");
  if (level < JIEDUI_PROVINCE || level > JIEDUI_COUNTY) return argument(err, "level is province, prefecture or county");
  return guarded(err, [&] {
    const std::optional<Question> question = question_of(given);
    if (!question) return argument(err, "the question holds an unknown word");
    const auto content = ledger->read();
    if (!content) return report(err, content.error());
    auto answer = std::make_unique<jiedui_answer>(*content);
    if (form == JIEDUI_TOTALS) {
      answer->add(0, 0, 0, totals(**content, *question));
    } else if (form == JIEDUI_SERIES) {
      for (YearTotals &year : series(**content, *question)) answer->add(0, 0, year.year, std::move(year.totals));
    } else {
      const auto by = static_cast<PanelBy>(form - JIEDUI_PANEL_BY_PAIR);
      for (PanelRow &row : panel(**content, *question, by, static_cast<PlaceLevel>(level)))
        answer->add(row.giver, row.receiver, row.year, std::move(row.totals));
    }
    *out = answer.release();
    return jiedui_status{JIEDUI_OK};
  });
}

jiedui_status jiedui_ledger_audit(jiedui_ledger *ledger, jiedui_answer **out, jiedui_error *err) {
  if (!out) return argument(err, "out is NULL");
  *out = nullptr;
  if (!ledger) return argument(err, "ledger is NULL");
  return guarded(err, [&] {
    const auto content = ledger->read();
    if (!content) return report(err, content.error());
    auto answer = std::make_unique<jiedui_answer>(*content);
    for (LedgerFinding &found : audit(**content)) answer->findings.push_back(std::move(found.finding));
    *out = answer.release();
    return jiedui_status{JIEDUI_OK};
  });
}

jiedui_status jiedui_ledger_csv(jiedui_ledger *ledger, jiedui_str table, int32_t excel, jiedui_buffer **out,
                                jiedui_error *err) {
  if (!out) return argument(err, "out is NULL");
  *out = nullptr;
  if (!ledger) return argument(err, "ledger is NULL");
  return guarded(err, [&] {
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

jiedui_status jiedui_ledger_arrow(jiedui_ledger *ledger, jiedui_str table, struct ArrowArrayStream *out,
                                  jiedui_error *err) {
  if (!ledger || !out) return argument(err, "an argument is NULL");
  return guarded(err, [&] {
    Result<FlatTable> flat = table_of(*ledger, view(table));
    if (!flat) return report(err, flat.error());
    table_to_arrow(std::move(flat).value(), out);
    return jiedui_status{JIEDUI_OK};
  });
}

jiedui_status jiedui_ledger_arrow_new(jiedui_ledger *ledger, jiedui_str table, struct ArrowArrayStream **out,
                                      jiedui_error *err) {
  if (!out) return argument(err, "out is NULL");
  *out = nullptr;
  return guarded(err, [&] {
    auto stream = std::make_unique<ArrowArrayStream>();
    const jiedui_status status = jiedui_ledger_arrow(ledger, table, stream.get(), err);
    if (status == JIEDUI_OK) *out = stream.release();
    return status;
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
  if (!out) return argument(err, "out is NULL");
  *out = nullptr;
  if (!ledger) return argument(err, "ledger is NULL");
  return guarded(err, [&] {
    const auto content = ledger->read();
    if (!content) return report(err, content.error());
    auto buffer = std::make_unique<jiedui_buffer>();
    ledger_to_json(**content, buffer->bytes);
    *out = buffer.release();
    return jiedui_status{JIEDUI_OK};
  });
}

size_t jiedui_answer_total_count(const jiedui_answer *answer) { return answer ? answer->rows.size() : 0; }

jiedui_status jiedui_answer_total(const jiedui_answer *answer, size_t index, jiedui_total *out) {
  if (!answer || !out) return JIEDUI_E_ARGUMENT;
  if (index >= answer->rows.size()) return JIEDUI_E_RANGE;
  const jiedui_answer::Row &row = answer->rows[index];
  jiedui_total full{};
  full.flags = static_cast<uint32_t>((row.total.conflict ? JIEDUI_TOTAL_CONFLICT : 0) |
                                     (row.total.double_counting ? JIEDUI_TOTAL_DOUBLE_COUNTING : 0) |
                                     (row.total.derived ? JIEDUI_TOTAL_DERIVED : 0) |
                                     (row.total.overflow ? JIEDUI_TOTAL_OVERFLOW : 0));
  full.giver = row.giver;
  full.receiver = row.receiver;
  full.year = row.year;
  full.unit = static_cast<int32_t>(row.total.unit);
  if (row.total.quantity) {
    full.value = decimal(row.total.quantity->value);
    full.value_high = decimal(row.total.quantity->value_high);
    full.qualifier = static_cast<int32_t>(row.total.quantity->qualifier);
  }
  full.indicator = str(row.total.indicator);
  full.currency = str(row.total.currency);
  full.counted_in = str(row.total.counted_in);
  full.source_count = row.sources.size();
  return give(out, full);
}

jiedui_status jiedui_answer_source(const jiedui_answer *answer, size_t total, size_t source, jiedui_total_source *out) {
  if (!answer || !out) return JIEDUI_E_ARGUMENT;
  if (total >= answer->rows.size() || source >= answer->rows[total].sources.size()) return JIEDUI_E_RANGE;
  const auto &[use, citation] = answer->rows[total].sources[source];
  jiedui_total_source full{};
  full.use = static_cast<int32_t>(use);
  full.published = date(citation->published);
  full.span = span(citation->span);
  full.document = str(citation->document);
  full.text = str(citation->text);
  full.sentence = str(citation->sentence);
  return give(out, full);
}

size_t jiedui_answer_finding_count(const jiedui_answer *answer) { return answer ? answer->findings.size() : 0; }

jiedui_status jiedui_answer_finding(const jiedui_answer *answer, size_t index, jiedui_finding *out) {
  if (!answer || !out) return JIEDUI_E_ARGUMENT;
  if (index >= answer->findings.size()) return JIEDUI_E_RANGE;
  const Finding &finding = answer->findings[index];
  jiedui_finding full{};
  full.kind = static_cast<int32_t>(finding.kind);
  full.statement = str(finding.statement);
  full.rule = str(finding.rule);
  full.value_count = finding.values.size();
  full.text_count = finding.texts.size();
  return give(out, full);
}

jiedui_status jiedui_answer_finding_value(const jiedui_answer *answer, size_t finding, size_t value,
                                          jiedui_decimal *out) {
  if (!answer) return JIEDUI_E_ARGUMENT;
  if (finding >= answer->findings.size()) return JIEDUI_E_RANGE;
  return element(answer->findings[finding].values, value, out, [](const Decimal &from) { return decimal(from); });
}

jiedui_status jiedui_answer_finding_text(const jiedui_answer *answer, size_t finding, size_t text, jiedui_str *out) {
  if (!answer) return JIEDUI_E_ARGUMENT;
  if (finding >= answer->findings.size()) return JIEDUI_E_RANGE;
  return element(answer->findings[finding].texts, text, out, [](const std::string &from) { return str(from); });
}

void jiedui_answer_free(jiedui_answer *answer) { delete answer; }
