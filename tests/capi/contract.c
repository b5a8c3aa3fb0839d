/* The promises of jiedui.h, from C99: statuses, ownership, ranges, old and short structs. */
#include "jiedui.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int failures = 0;
#define CHECK(condition)                                                                                               \
  do {                                                                                                                 \
    if (!(condition)) {                                                                                                \
      fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition);                                                  \
      ++failures;                                                                                                      \
    }                                                                                                                  \
  } while (0)

static const char text[] = "2019年，北京市大兴区向察右前旗投入帮扶资金7300余万元，实施项目26个。";

static jiedui_error new_error(void) {
  jiedui_error error;
  memset(&error, 0, sizeof error);
  error.struct_size = sizeof error;
  return error;
}

static int equals(jiedui_str str, const char *expected) {
  return str.size == strlen(expected) && memcmp(str.data, expected, str.size) == 0;
}

static void library(void) {
  jiedui_status status;
  CHECK(jiedui_abi_version() == JIEDUI_ABI_VERSION);
  CHECK(strcmp(jiedui_version(), "0.1.0") == 0);
  CHECK(strncmp(jiedui_rules_version(), "0.1.0+", 6) == 0);
  for (status = -1; status <= 100; ++status) CHECK(jiedui_status_text(status)[0] != '\0');
  CHECK(strcmp(jiedui_status_text(99), jiedui_status_text(JIEDUI_E_FAILED)) == 0);
  CHECK(strcmp(jiedui_word_name(JIEDUI_WORDS_QUALIFIERS, JIEDUI_QUALIFIER_AT_LEAST), "at_least") == 0);
  CHECK(strcmp(jiedui_word_name(JIEDUI_WORDS_UNITS, JIEDUI_UNIT_COUNT), "count") == 0);
  CHECK(strcmp(jiedui_word_name(JIEDUI_WORDS_UNITS, -1), "") == 0);
  CHECK(strcmp(jiedui_word_name(JIEDUI_WORDS_UNITS, JIEDUI_UNIT_COUNT + 1), "") == 0);
  CHECK(strcmp(jiedui_word_name(99, 0), "") == 0);
}

static void null_is_refused_or_fine(const jiedui_engine *engine) {
  jiedui_error error = new_error();
  jiedui_document *document = (jiedui_document *)&error;
  jiedui_str str;
  CHECK(jiedui_engine_create(NULL, NULL, &error) == JIEDUI_E_ARGUMENT);
  CHECK(error.code == JIEDUI_E_ARGUMENT && error.offset == UINT64_MAX && error.message[0] != '\0');
  CHECK(jiedui_document_read(NULL, text, sizeof text - 1, NULL, &document, NULL) == JIEDUI_E_ARGUMENT);
  CHECK(document == NULL);
  CHECK(jiedui_document_read(engine, NULL, 5, NULL, &document, &error) == JIEDUI_E_ARGUMENT);
  CHECK(jiedui_document_read(engine, text, 1, NULL, NULL, &error) == JIEDUI_E_ARGUMENT);
  CHECK(jiedui_document_count(NULL, JIEDUI_RECORD_PLACE) == 0);
  CHECK(jiedui_document_author(NULL, 0, &str) == JIEDUI_E_ARGUMENT);
  CHECK(jiedui_batch_room(NULL) == 0);
  CHECK(jiedui_batch_push(NULL, text, 1, NULL, NULL) == JIEDUI_E_ARGUMENT);
  CHECK(jiedui_buffer_bytes(NULL, &str) == JIEDUI_E_ARGUMENT);
  jiedui_engine_free(NULL);
  jiedui_document_free(NULL);
  jiedui_batch_cancel(NULL);
  jiedui_batch_free(NULL);
  jiedui_buffer_free(NULL);
}

static void errors_have_a_place(void) {
  jiedui_error error = new_error();
  jiedui_engine_options options;
  jiedui_engine *engine = NULL;
  jiedui_document *document = NULL;
  const char *rules = "# table: units\nwrong\n";
  memset(&options, 0, sizeof options);
  options.struct_size = sizeof options;
  options.rules.data = rules;
  options.rules.size = strlen(rules);
  options.rules_name.data = "mine.tsv";
  options.rules_name.size = 8;
  CHECK(jiedui_engine_create(&options, &engine, &error) == JIEDUI_E_RULES);
  CHECK(engine == NULL && error.code == JIEDUI_E_RULES && error.offset == 15);
  CHECK(strncmp(error.message, "mine.tsv:2", 10) == 0);

  memset(&options, 0, sizeof options);
  options.struct_size = sizeof options;
  options.flags = 1;
  CHECK(jiedui_engine_create(&options, &engine, &error) == JIEDUI_E_ARGUMENT);
  options.flags = 0;
  options.max_input_bytes = (uint64_t)1 << 40;
  CHECK(jiedui_engine_create(&options, &engine, &error) == JIEDUI_E_ARGUMENT);
  options.max_input_bytes = 4;
  options.struct_size = 0;
  CHECK(jiedui_engine_create(&options, &engine, &error) == JIEDUI_E_ARGUMENT && engine == NULL);
  options.struct_size = sizeof options;
  CHECK(jiedui_engine_create(&options, &engine, &error) == JIEDUI_OK);
  CHECK(jiedui_document_read(engine, text, sizeof text - 1, NULL, &document, &error) == JIEDUI_E_LIMIT);
  CHECK(document == NULL && error.offset == 4);
  jiedui_engine_free(engine);
}

static void records(const jiedui_engine *engine) {
  jiedui_error error = new_error();
  jiedui_source source;
  jiedui_document *document = NULL;
  jiedui_metadata metadata;
  jiedui_observation observation;
  jiedui_buffer *buffer = NULL;
  jiedui_span span;
  jiedui_input_span input;
  jiedui_str str;
  memset(&source, 0, sizeof source);
  source.struct_size = sizeof source;
  source.published = 20200102;
  source.id.data = "one";
  source.id.size = 3;
  CHECK(jiedui_document_read(engine, text, sizeof text - 1, &source, &document, &error) == JIEDUI_OK);
  memset(&metadata, 0, sizeof metadata);
  metadata.struct_size = sizeof metadata;
  CHECK(jiedui_document_metadata(document, &metadata) == JIEDUI_OK);
  CHECK(metadata.published == 20200102 && equals(metadata.id, "one") && equals(metadata.text, text));
  CHECK(metadata.input_bytes == sizeof text - 1);
  CHECK(jiedui_document_count(document, JIEDUI_RECORD_OBSERVATION) == 2);
  CHECK(jiedui_document_count(document, 99) == 0);

  memset(&observation, 0, sizeof observation);
  observation.struct_size = sizeof observation;
  CHECK(jiedui_document_observation(document, 0, &observation) == JIEDUI_OK);
  CHECK(equals(observation.text, "7300余万元") && observation.unit == JIEDUI_UNIT_CNY);
  CHECK(observation.value.stated && observation.value.coefficient == 73000000 && observation.value.scale == 0);
  CHECK(!observation.value_high.stated && observation.qualifier == JIEDUI_QUALIFIER_OVER);
  CHECK(observation.evidence_count >= 1);
  if (observation.evidence_count == 0) {
    jiedui_document_free(document);
    return;
  }
  span = observation.evidence[0];
  CHECK(span.end - span.begin == observation.text.size);
  CHECK(jiedui_document_input_span(document, span, &input) == JIEDUI_OK);
  CHECK(input.begin == span.begin && input.end == span.end);
  CHECK(jiedui_document_codepoint_span(document, span, &span) == JIEDUI_OK);
  CHECK(span.end - span.begin == 7);
  CHECK(jiedui_document_observation(document, 2, &observation) == JIEDUI_E_RANGE);
  CHECK(jiedui_document_observation(document, 0, NULL) == JIEDUI_E_ARGUMENT);
  CHECK(jiedui_document_alias(document, 1000, 0, &str) == JIEDUI_E_RANGE);
  span.begin = observation.evidence[0].begin;
  span.end = span.begin + 5; /* "7300" and a byte of 余 */
  CHECK(jiedui_document_input_span(document, span, &input) == JIEDUI_E_RANGE);
  CHECK(jiedui_document_codepoint_span(document, span, &span) == JIEDUI_E_RANGE);
  span.begin = 5;
  span.end = 4;
  CHECK(jiedui_document_input_span(document, span, &input) == JIEDUI_E_RANGE);
  span.end = 100000;
  CHECK(jiedui_document_codepoint_span(document, span, &span) == JIEDUI_E_RANGE);

  CHECK(jiedui_document_json(document, 0, &buffer, &error) == JIEDUI_OK);
  jiedui_document_free(document); /* a buffer needs no document to stay alive */
  CHECK(jiedui_buffer_bytes(buffer, &str) == JIEDUI_OK && str.size > 100 && str.data[0] == '{');
  jiedui_buffer_free(buffer);

  source.published = 20190229;
  CHECK(jiedui_document_read(engine, text, 3, &source, &document, &error) == JIEDUI_E_ARGUMENT && document == NULL);
}

/* A caller compiled against an older, shorter struct; the bytes behind it are not ours. */
static void short_structs(const jiedui_engine *engine) {
  struct {
    jiedui_observation head;
    unsigned char canary[16];
  } guarded;
  jiedui_error error = new_error();
  jiedui_source source;
  jiedui_document *document = NULL;
  const uint32_t half = (uint32_t)offsetof(jiedui_observation, qualifier);
  size_t i;
  memset(&source, 0xAB, sizeof source); /* only struct_size and published may be looked at */
  source.struct_size = (uint32_t)offsetof(jiedui_source, id);
  source.published = 0;
  CHECK(jiedui_document_read(engine, text, sizeof text - 1, &source, &document, &error) == JIEDUI_OK);
  memset(&guarded, 0xCD, sizeof guarded);
  guarded.head.struct_size = half;
  CHECK(jiedui_document_observation(document, 0, &guarded.head) == JIEDUI_OK);
  CHECK(guarded.head.struct_size == half && guarded.head.value.coefficient == 73000000);
  for (i = half; i < sizeof guarded; ++i) CHECK(((unsigned char *)&guarded)[i] == 0xCD);
  /* A caller of a later version has a longer struct. */
  memset(&guarded, 0xCD, sizeof guarded);
  guarded.head.struct_size = (uint32_t)sizeof guarded;
  CHECK(jiedui_document_observation(document, 0, &guarded.head) == JIEDUI_OK);
  for (i = 0; i < sizeof guarded.canary; ++i) CHECK(guarded.canary[i] == 0xCD);
  guarded.head.struct_size = 0;
  CHECK(jiedui_document_observation(document, 0, &guarded.head) == JIEDUI_E_ARGUMENT);
  jiedui_document_free(document);

  error.struct_size = (uint32_t)offsetof(jiedui_error, offset);
  error.offset = 77;
  CHECK(jiedui_engine_create(NULL, NULL, &error) == JIEDUI_E_ARGUMENT);
  CHECK(error.code == JIEDUI_E_ARGUMENT && error.offset == 77);
}

static void batches(jiedui_engine *engine) {
  jiedui_error error = new_error();
  jiedui_batch *batch = NULL;
  jiedui_document *document = NULL;
  jiedui_progress progress;
  char input[64];
  int i;
  CHECK(jiedui_batch_create(engine, 2, &batch, &error) == JIEDUI_OK);
  jiedui_engine_free(engine); /* the batch keeps what it needs */
  CHECK(jiedui_batch_room(batch) == 8);
  for (i = 0; i < 8; ++i) {
    snprintf(input, sizeof input, "投入%d万元。", i + 1);
    CHECK(jiedui_batch_push(batch, input, strlen(input), NULL, &error) == JIEDUI_OK);
  }
  CHECK(jiedui_batch_push(batch, input, strlen(input), NULL, &error) == JIEDUI_E_LIMIT);
  for (i = 0; i < 8; ++i) {
    jiedui_observation observation;
    memset(&observation, 0, sizeof observation);
    observation.struct_size = sizeof observation;
    CHECK(jiedui_batch_pop(batch, &document, &error) == JIEDUI_OK && document != NULL);
    CHECK(jiedui_document_observation(document, 0, &observation) == JIEDUI_OK);
    CHECK(observation.value.coefficient == 10000 * (i + 1));
    jiedui_document_free(document);
  }
  CHECK(jiedui_batch_pop(batch, &document, &error) == JIEDUI_OK && document == NULL);
  memset(&progress, 0, sizeof progress);
  progress.struct_size = sizeof progress;
  CHECK(jiedui_batch_progress(batch, &progress) == JIEDUI_OK);
  CHECK(progress.pushed == 8 && progress.finished == 8 && progress.failed == 0 && progress.popped == 8);
  CHECK(jiedui_batch_progress(NULL, &progress) == JIEDUI_E_ARGUMENT);
  jiedui_batch_cancel(batch);
  CHECK(jiedui_batch_push(batch, input, strlen(input), NULL, &error) == JIEDUI_OK);
  CHECK(jiedui_batch_pop(batch, &document, &error) == JIEDUI_E_CANCELLED && document == NULL);
  CHECK(jiedui_batch_progress(batch, &progress) == JIEDUI_OK && progress.failed == 1);
  CHECK(jiedui_batch_push(batch, input, strlen(input), NULL, &error) == JIEDUI_OK);
  jiedui_batch_free(batch); /* with an input under way */
}

static int says(const jiedui_document *document, jiedui_record_kind kind, const char *what, const char *meaning) {
  jiedui_trace *trace = NULL;
  size_t i;
  int found = 0;
  if (jiedui_document_trace(document, kind, 0, &trace, NULL) != JIEDUI_OK) return 0;
  for (i = 0; i < jiedui_trace_count(trace); ++i) {
    jiedui_step step;
    memset(&step, 0, sizeof step);
    step.struct_size = sizeof step;
    CHECK(jiedui_trace_step(trace, i, &step) == JIEDUI_OK);
    if (equals(step.what, what) && equals(step.meaning, meaning)) found = 1;
    CHECK(step.span.end == step.span.begin || step.input.begin != UINT64_MAX);
  }
  CHECK(jiedui_trace_step(trace, i, NULL) == JIEDUI_E_ARGUMENT);
  jiedui_trace_free(trace);
  return found;
}

static void traces(const jiedui_engine *engine) {
  jiedui_error error = new_error();
  jiedui_document *document = NULL;
  jiedui_trace *trace = NULL;
  jiedui_step step;
  jiedui_str file, table;
  CHECK(jiedui_document_read(engine, text, sizeof text - 1, NULL, &document, &error) == JIEDUI_OK);
  CHECK(says(document, JIEDUI_RECORD_OBSERVATION, "value", "over 73000000 CNY"));
  CHECK(says(document, JIEDUI_RECORD_OBSERVATION, "assisting", "110115"));
  CHECK(says(document, JIEDUI_RECORD_PLACE, "place", "110000 province"));
  CHECK(!says(document, JIEDUI_RECORD_PLACE, "value", "over 73000000 CNY"));
  CHECK(says(document, 0, "quantity", "exact 26 count \xE4\xB8\xAA"));
  CHECK(jiedui_document_trace(document, 99, 0, &trace, &error) == JIEDUI_E_RANGE && trace == NULL);
  CHECK(jiedui_document_trace(document, JIEDUI_RECORD_PLACE, 99, &trace, &error) == JIEDUI_E_RANGE);
  CHECK(jiedui_document_trace(NULL, 0, 0, &trace, &error) == JIEDUI_E_ARGUMENT);
  CHECK(jiedui_document_trace(document, 0, 0, &trace, &error) == JIEDUI_OK);
  jiedui_document_free(document); /* a trace needs no document to stay alive */
  memset(&step, 0, sizeof step);
  step.struct_size = sizeof step;
  CHECK(jiedui_trace_step(trace, 0, &step) == JIEDUI_OK && step.what.size > 0);
  CHECK(jiedui_trace_step(trace, jiedui_trace_count(trace), &step) == JIEDUI_E_RANGE);
  jiedui_trace_free(trace);
  jiedui_trace_free(NULL);
  CHECK(jiedui_trace_count(NULL) == 0);

  CHECK(jiedui_rule_table_count() > 10);
  CHECK(jiedui_rule_table(0, &file, &table) == JIEDUI_OK && file.size > 4 && table.size > 20);
  CHECK(jiedui_rule_table(0, &file, NULL) == JIEDUI_OK);
  CHECK(jiedui_rule_table(jiedui_rule_table_count(), &file, &table) == JIEDUI_E_RANGE);
}

/* The tables' version tells a caller's rows from the built-in ones alone. */
static void rules_have_a_version(const jiedui_engine *engine) {
  jiedui_engine_options options;
  jiedui_engine *own = NULL;
  jiedui_str plain, with_rows;
  const char *rows = "# table: classifiers\nid\twords\tunit\texample\ncage\t笼位\tcount\t新增200笼位\n";
  memset(&options, 0, sizeof options);
  options.struct_size = sizeof options;
  options.rules.data = rows;
  options.rules.size = strlen(rows);
  CHECK(jiedui_engine_create(&options, &own, NULL) == JIEDUI_OK);
  CHECK(jiedui_engine_rules_version(engine, &plain) == JIEDUI_OK && equals(plain, jiedui_rules_version()));
  CHECK(jiedui_engine_rules_version(own, &with_rows) == JIEDUI_OK && with_rows.size == plain.size + 17);
  CHECK(memcmp(with_rows.data, plain.data, plain.size) == 0 && with_rows.data[plain.size] == '+');
  CHECK(jiedui_engine_rules_version(NULL, &plain) == JIEDUI_E_ARGUMENT);
  jiedui_engine_free(own);
}

static jiedui_str name(const char *text_of_name) {
  jiedui_str str;
  str.data = text_of_name;
  str.size = strlen(text_of_name);
  return str;
}

static void ledgers(const jiedui_engine *engine) {
  jiedui_error error = new_error();
  jiedui_ledger *ledger = NULL;
  jiedui_document *document = NULL;
  jiedui_answer *answer = NULL;
  jiedui_buffer *buffer = NULL;
  jiedui_question question;
  jiedui_total total;
  jiedui_total_source source;
  jiedui_str str;
  size_t documents = 0;
  CHECK(jiedui_ledger_create(engine, &ledger, &error) == JIEDUI_OK);
  CHECK(jiedui_document_read(engine, text, sizeof text - 1, NULL, &document, &error) == JIEDUI_OK);
  CHECK(jiedui_ledger_add(ledger, document, NULL, &error) == JIEDUI_OK);
  CHECK(jiedui_ledger_add(ledger, document, NULL, &error) == JIEDUI_OK); /* the same again changes nothing */
  jiedui_document_free(document);
  CHECK(jiedui_ledger_document_count(ledger, &documents, &error) == JIEDUI_OK && documents == 1);

  memset(&question, 0, sizeof question);
  question.struct_size = sizeof question;
  question.giver = 110000; /* with all its districts */
  question.indicator = name("funds");
  CHECK(jiedui_ledger_ask(ledger, &question, JIEDUI_FORM_TOTALS, JIEDUI_LEVEL_COUNTY, &answer, &error) == JIEDUI_OK);
  CHECK(jiedui_ledger_csv(ledger, name("statements"), 0, &buffer, &error) == JIEDUI_OK);
  jiedui_ledger_free(ledger); /* an answer needs no ledger to stay alive */
  CHECK(jiedui_answer_total_count(answer) == 1 && jiedui_answer_finding_count(answer) == 0);
  memset(&total, 0, sizeof total);
  total.struct_size = sizeof total;
  CHECK(jiedui_answer_total(answer, 0, &total) == JIEDUI_OK);
  CHECK(total.value.stated && total.value.coefficient == 73000000 && total.qualifier == JIEDUI_QUALIFIER_OVER);
  CHECK(total.unit == JIEDUI_UNIT_CNY && total.source_count == 1 && total.flags == 0);
  memset(&source, 0, sizeof source);
  source.struct_size = sizeof source;
  CHECK(jiedui_answer_source(answer, 0, 0, &source) == JIEDUI_OK);
  CHECK(source.use == JIEDUI_USE_COUNTED && equals(source.text, "7300余万元"));
  CHECK(source.statement != 0 && source.url.size == 0);
  CHECK(jiedui_answer_source(answer, 0, 1, &source) == JIEDUI_E_RANGE);
  CHECK(jiedui_answer_total(answer, 1, &total) == JIEDUI_E_RANGE);
  jiedui_answer_free(answer);
  CHECK(jiedui_buffer_bytes(buffer, &str) == JIEDUI_OK && str.size > 50);
  jiedui_buffer_free(buffer);

  CHECK(jiedui_ledger_create(engine, &ledger, &error) == JIEDUI_OK);
  CHECK(jiedui_ledger_csv(ledger, name("nothing"), 0, &buffer, &error) == JIEDUI_E_ARGUMENT && buffer == NULL);
  jiedui_question unknown = question;
  unknown.indicator = name("fund");
  CHECK(jiedui_ledger_ask(ledger, &unknown, JIEDUI_FORM_TOTALS, JIEDUI_LEVEL_COUNTY, &answer, &error) == JIEDUI_E_ARGUMENT);
  CHECK(answer == NULL && strstr(error.message, "fund"));
  CHECK(jiedui_ledger_ask(ledger, &question, 9, JIEDUI_LEVEL_COUNTY, &answer, &error) == JIEDUI_E_ARGUMENT);
  unknown = question;
  unknown.struct_size = 0;
  CHECK(jiedui_ledger_ask(ledger, &unknown, JIEDUI_FORM_TOTALS, JIEDUI_LEVEL_COUNTY, &answer, &error) == JIEDUI_E_ARGUMENT);
  unknown = question;
  unknown.programme = name("nothing");
  CHECK(jiedui_ledger_ask(ledger, &unknown, JIEDUI_FORM_TOTALS, JIEDUI_LEVEL_COUNTY, &answer, &error) == JIEDUI_E_ARGUMENT);
  unknown = question;
  unknown.giver = 999999;
  CHECK(jiedui_ledger_ask(ledger, &unknown, JIEDUI_FORM_TOTALS, JIEDUI_LEVEL_COUNTY, &answer, &error) == JIEDUI_E_ARGUMENT);
  CHECK(answer == NULL && strstr(error.message, "999999"));
  CHECK(jiedui_ledger_systems(ledger, name("nothing"), &answer, &error) == JIEDUI_E_ARGUMENT && answer == NULL);
  question.sector = 99;
  CHECK(jiedui_ledger_ask(ledger, &question, JIEDUI_FORM_TOTALS, JIEDUI_LEVEL_COUNTY, &answer, &error) == JIEDUI_E_ARGUMENT);
  CHECK(jiedui_ledger_audit(ledger, &answer, &error) == JIEDUI_OK && jiedui_answer_finding_count(answer) == 0);
  jiedui_answer_free(answer);
  jiedui_ledger_free(ledger);
  CHECK(jiedui_ledger_open(engine, name("/nowhere/at/all.db"), NULL, &ledger, &error) == JIEDUI_E_STORE);
  CHECK(ledger == NULL && error.code == JIEDUI_E_STORE);
  jiedui_ledger_options unknown_mode = {.struct_size = sizeof unknown_mode, .mode = 7};
  CHECK(jiedui_ledger_open(engine, name("x.db"), &unknown_mode, &ledger, &error) == JIEDUI_E_ARGUMENT);
  jiedui_ledger_free(NULL);
  jiedui_answer_free(NULL);
  jiedui_arrow_stream_free(NULL);
  jiedui_arrow_capsule_free(NULL);
}

/* A year's figures against the frame of 2017: items, verdicts, gaps, each with its sources. */
static void assessments(const jiedui_engine *engine) {
  jiedui_error error = new_error();
  jiedui_ledger *ledger = NULL;
  jiedui_document *document = NULL;
  jiedui_answer *answer = NULL;
  jiedui_item item;
  jiedui_rule_answer verdict;
  jiedui_total total;
  jiedui_total_source source;
  jiedui_str frame, gap;
  jiedui_place place = 0;
  size_t i, totals = 0, gaps = 0, met = 0, links = 0, mentions = 0;
  int32_t outcome = -1;
  const char *article =
      "2019年，北京市大兴区向察右前旗投入财政帮扶资金7300余万元。两地对口帮扶，东西部扶贫协作不断深入，"
      "建立扶贫项目库。";
  memset(&item, 0, sizeof item);
  item.struct_size = sizeof item;
  memset(&verdict, 0, sizeof verdict);
  verdict.struct_size = sizeof verdict;
  memset(&total, 0, sizeof total);
  total.struct_size = sizeof total;
  memset(&source, 0, sizeof source);
  source.struct_size = sizeof source;
  CHECK(jiedui_ledger_create(engine, &ledger, &error) == JIEDUI_OK);
  CHECK(jiedui_document_read(engine, article, strlen(article), NULL, &document, &error) == JIEDUI_OK);
  CHECK(jiedui_ledger_add(ledger, document, &outcome, &error) == JIEDUI_OK && outcome == JIEDUI_OUTCOME_ADDED);
  CHECK(jiedui_ledger_add(ledger, document, &outcome, &error) == JIEDUI_OK && outcome == JIEDUI_OUTCOME_UNCHANGED);
  CHECK(jiedui_ledger_remove(ledger, name(""), &outcome, &error) == JIEDUI_OK && outcome == 1);
  CHECK(jiedui_ledger_remove(ledger, name(""), &outcome, &error) == JIEDUI_OK && outcome == 0);
  CHECK(jiedui_ledger_add(ledger, document, NULL, &error) == JIEDUI_OK);
  jiedui_document_free(document);

  CHECK(jiedui_engine_place_name(engine, 110115, &gap) == JIEDUI_OK && equals(gap, "大兴区"));
  CHECK(jiedui_engine_place_name(engine, 1, &gap) == JIEDUI_OK && gap.size == 0);
  CHECK(jiedui_engine_find_place(engine, name("察哈尔右翼前旗"), &place) == JIEDUI_OK && place == 150926);
  CHECK(jiedui_engine_find_place(engine, name("乌有县"), &place) == JIEDUI_OK && place == 0);

  CHECK(jiedui_engine_frame(engine, 0, &frame, &error) == JIEDUI_OK && equals(frame, "2017"));
  CHECK(jiedui_engine_frame(engine, 1, &frame, &error) == JIEDUI_OK && equals(frame, "2021"));
  CHECK(jiedui_engine_frame(engine, 2, &frame, &error) == JIEDUI_E_RANGE);
  CHECK(jiedui_ledger_assess(ledger, name("1999"), 110115, 150926, 2019, &answer, &error) == JIEDUI_E_ARGUMENT);
  CHECK(answer == NULL && strstr(error.message, "2017") != NULL);
  CHECK(jiedui_ledger_assess(ledger, name("2017"), 110115, 150926, 2019, &answer, &error) == JIEDUI_OK);
  CHECK(jiedui_answer_item_count(answer) > 10);
  for (i = 0; i < jiedui_answer_item_count(answer); ++i) {
    CHECK(jiedui_answer_item(answer, i, &item) == JIEDUI_OK && item.kind == JIEDUI_ITEM_FRAME && item.id.size > 0);
    CHECK(item.first_total + item.total_count <= jiedui_answer_total_count(answer));
    CHECK(item.first_verdict + item.verdict_count <= jiedui_answer_verdict_count(answer));
    totals += item.total_count;
    gaps += item.gap_count;
    if (item.gap_count) CHECK(jiedui_answer_item_gap(answer, i, 0, &gap) == JIEDUI_OK && gap.size > 0);
    CHECK(jiedui_answer_item_gap(answer, i, item.gap_count, &gap) == JIEDUI_E_RANGE);
  }
  CHECK(totals == jiedui_answer_total_count(answer) && totals > 0 && gaps > 0);
  CHECK(jiedui_answer_item(answer, i, &item) == JIEDUI_E_RANGE);
  CHECK(jiedui_answer_verdict(answer, jiedui_answer_verdict_count(answer), &verdict) == JIEDUI_E_RANGE);
  jiedui_answer_free(answer);

  CHECK(jiedui_ledger_check(ledger, name("no.such.rule"), 110115, 150926, 2019, &answer, &error) == JIEDUI_E_ARGUMENT);
  CHECK(jiedui_ledger_check(ledger, name(""), 110115, 150926, 2019, &answer, &error) == JIEDUI_OK);
  for (i = 0; i < jiedui_answer_verdict_count(answer); ++i) {
    CHECK(jiedui_answer_verdict(answer, i, &verdict) == JIEDUI_OK && verdict.rule.size > 0);
    met += verdict.verdict == JIEDUI_VERDICT_MET;
    if (verdict.source_count) CHECK(jiedui_answer_verdict_source(answer, i, 0, &source) == JIEDUI_OK);
    CHECK(jiedui_answer_verdict_source(answer, i, verdict.source_count, &source) == JIEDUI_E_RANGE);
    CHECK((verdict.verdict == JIEDUI_VERDICT_NO_EVIDENCE) == !verdict.value.stated);
  }
  CHECK(i > 5 && met < i);
  jiedui_answer_free(answer);

  CHECK(jiedui_ledger_responsibility(ledger, name("2017"), 110115, 150926, 2019, 20200101, &answer, &error) ==
        JIEDUI_OK);
  for (i = 0; i < jiedui_answer_item_count(answer); ++i) {
    CHECK(jiedui_answer_item(answer, i, &item) == JIEDUI_OK);
    links += item.kind == JIEDUI_ITEM_LINK;
    if (item.kind == JIEDUI_ITEM_LINK && equals(item.indicator, "funds.fiscal"))
      CHECK(item.total_count == 1 && jiedui_answer_total(answer, item.first_total, &total) == JIEDUI_OK &&
            total.value.coefficient == 73000000 && item.measure.size && item.check.size);
  }
  CHECK(links > 5);
  jiedui_answer_free(answer);
  CHECK(jiedui_ledger_responsibility(ledger, name("2017"), 110115, 150926, 2019, 20200199, &answer, &error) ==
        JIEDUI_E_ARGUMENT);

  CHECK(jiedui_ledger_systems(ledger, name(""), &answer, &error) == JIEDUI_OK);
  CHECK(jiedui_answer_item_count(answer) > 50);
  jiedui_ledger_free(ledger); /* an answer needs no ledger to stay alive */
  for (i = 0; i < jiedui_answer_item_count(answer); ++i) {
    CHECK(jiedui_answer_item(answer, i, &item) == JIEDUI_OK && item.kind == JIEDUI_ITEM_SYSTEM && item.source.size > 0);
    mentions += item.source_count;
    if (item.source_count) CHECK(jiedui_answer_item_source(answer, i, 0, &source) == JIEDUI_OK && source.text.size > 0);
  }
  CHECK(mentions > 0);
  jiedui_answer_free(answer);
}

/* A file: what another handle adds is seen; options in their old, shorter form work. */
static void stores(const jiedui_engine *engine) {
  static const char path[] = "contract_ledger.db";
  jiedui_error error = new_error();
  jiedui_ledger_options options;
  jiedui_ledger *writer = NULL, *reader = NULL;
  jiedui_document *document = NULL;
  jiedui_answer *answer = NULL;
  jiedui_buffer *buffer = NULL;
  jiedui_str str;
  size_t documents = 9;
  remove(path);
  remove("contract_ledger.db-wal");
  remove("contract_ledger.db-shm");
  memset(&options, 0xAB, sizeof options);
  options.struct_size = (uint32_t)offsetof(jiedui_ledger_options, busy_milliseconds);
  options.mode = JIEDUI_LEDGER_WRITE;
  CHECK(jiedui_ledger_open(engine, name(path), &options, &writer, &error) == JIEDUI_OK);
  memset(&options, 0, sizeof options);
  options.struct_size = sizeof options;
  options.busy_milliseconds = 50;
  CHECK(jiedui_ledger_open(engine, name(path), &options, &reader, &error) == JIEDUI_OK);
  jiedui_ledger_free(reader);
  options.flags = 1;
  CHECK(jiedui_ledger_open(engine, name(path), &options, &reader, &error) == JIEDUI_E_ARGUMENT);
  CHECK(reader == NULL);
  options.flags = 0;
  CHECK(jiedui_ledger_open(engine, name(path), &options, &reader, &error) == JIEDUI_OK);
  CHECK(jiedui_ledger_document_count(reader, &documents, &error) == JIEDUI_OK && documents == 0);
  CHECK(jiedui_document_read(engine, text, sizeof text - 1, NULL, &document, &error) == JIEDUI_OK);
  CHECK(jiedui_ledger_add(reader, document, NULL, &error) == JIEDUI_E_STORE); /* only for reading */
  CHECK(jiedui_ledger_add(writer, document, NULL, &error) == JIEDUI_OK);
  jiedui_document_free(document);
  CHECK(jiedui_ledger_document_count(reader, &documents, &error) == JIEDUI_OK && documents == 1);
  CHECK(jiedui_ledger_ask(reader, NULL, JIEDUI_FORM_TOTALS, JIEDUI_LEVEL_COUNTY, &answer, &error) == JIEDUI_OK);
  CHECK(jiedui_answer_total_count(answer) == 2);
  jiedui_answer_free(answer);
  CHECK(jiedui_ledger_csv(reader, name("documents"), 0, &buffer, &error) == JIEDUI_OK);
  CHECK(jiedui_buffer_bytes(buffer, &str) == JIEDUI_OK && memchr(str.data, '\n', str.size - 1) != NULL); /* a row */
  jiedui_buffer_free(buffer);
  CHECK(jiedui_ledger_graphml(reader, &buffer, &error) == JIEDUI_OK);
  CHECK(jiedui_buffer_bytes(buffer, &str) == JIEDUI_OK && memcmp(str.data, "<?xml", 5) == 0);
  jiedui_buffer_free(buffer);
  CHECK(jiedui_ledger_datapackage(reader, &buffer, &error) == JIEDUI_OK);
  CHECK(jiedui_buffer_bytes(buffer, &str) == JIEDUI_OK && str.data[0] == '{');
  jiedui_buffer_free(buffer);
  CHECK(jiedui_ledger_json_schema()[0] == '{');
  jiedui_ledger_free(writer);
  jiedui_ledger_free(reader);
  remove(path);
}

int main(void) {
  jiedui_engine *engine = NULL;
  jiedui_error error = new_error();
  library();
  errors_have_a_place();
  CHECK(jiedui_engine_create(NULL, &engine, &error) == JIEDUI_OK);
  if (!engine) {
    fprintf(stderr, "%s\n", error.message);
    return EXIT_FAILURE;
  }
  null_is_refused_or_fine(engine);
  records(engine);
  short_structs(engine);
  traces(engine);
  rules_have_a_version(engine);
  ledgers(engine);
  assessments(engine);
  stores(engine);
  batches(engine);
  printf("%d failures\n", failures);
  return failures ? EXIT_FAILURE : EXIT_SUCCESS;
}
