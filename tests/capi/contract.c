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
  CHECK(strcmp(jiedui_word_name(JIEDUI_QUALIFIERS, JIEDUI_AT_LEAST), "at_least") == 0);
  CHECK(strcmp(jiedui_word_name(JIEDUI_UNITS, JIEDUI_COUNT), "count") == 0);
  CHECK(strcmp(jiedui_word_name(JIEDUI_UNITS, -1), "") == 0);
  CHECK(strcmp(jiedui_word_name(JIEDUI_UNITS, JIEDUI_COUNT + 1), "") == 0);
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
  options.max_input_bytes = 4;
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
  CHECK(equals(observation.text, "7300余万元") && observation.unit == JIEDUI_CNY);
  CHECK(observation.value.stated && observation.value.coefficient == 73000000 && observation.value.scale == 0);
  CHECK(!observation.value_high.stated && observation.qualifier == JIEDUI_OVER);
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
  jiedui_batch_cancel(batch);
  CHECK(jiedui_batch_push(batch, input, strlen(input), NULL, &error) == JIEDUI_OK);
  CHECK(jiedui_batch_pop(batch, &document, &error) == JIEDUI_E_CANCELLED && document == NULL);
  CHECK(jiedui_batch_push(batch, input, strlen(input), NULL, &error) == JIEDUI_OK);
  jiedui_batch_free(batch); /* with an input under way */
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
  CHECK(jiedui_ledger_add(ledger, document, &error) == JIEDUI_OK);
  CHECK(jiedui_ledger_add(ledger, document, &error) == JIEDUI_OK); /* the same again changes nothing */
  jiedui_document_free(document);
  CHECK(jiedui_ledger_document_count(ledger, &documents, &error) == JIEDUI_OK && documents == 1);

  memset(&question, 0, sizeof question);
  question.struct_size = sizeof question;
  question.giver = 110000; /* with all its districts */
  question.indicator = name("funds");
  CHECK(jiedui_ledger_ask(ledger, &question, JIEDUI_TOTALS, JIEDUI_COUNTY, &answer, &error) == JIEDUI_OK);
  CHECK(jiedui_ledger_csv(ledger, name("statements"), 0, &buffer, &error) == JIEDUI_OK);
  jiedui_ledger_free(ledger); /* an answer needs no ledger to stay alive */
  CHECK(jiedui_answer_total_count(answer) == 1 && jiedui_answer_finding_count(answer) == 0);
  memset(&total, 0, sizeof total);
  total.struct_size = sizeof total;
  CHECK(jiedui_answer_total(answer, 0, &total) == JIEDUI_OK);
  CHECK(total.value.stated && total.value.coefficient == 73000000 && total.qualifier == JIEDUI_OVER);
  CHECK(total.unit == JIEDUI_CNY && total.source_count == 1 && total.flags == 0);
  memset(&source, 0, sizeof source);
  source.struct_size = sizeof source;
  CHECK(jiedui_answer_source(answer, 0, 0, &source) == JIEDUI_OK);
  CHECK(source.use == JIEDUI_COUNTED && equals(source.text, "7300余万元"));
  CHECK(jiedui_answer_source(answer, 0, 1, &source) == JIEDUI_E_RANGE);
  CHECK(jiedui_answer_total(answer, 1, &total) == JIEDUI_E_RANGE);
  jiedui_answer_free(answer);
  CHECK(jiedui_buffer_bytes(buffer, &str) == JIEDUI_OK && str.size > 50);
  jiedui_buffer_free(buffer);

  CHECK(jiedui_ledger_create(engine, &ledger, &error) == JIEDUI_OK);
  CHECK(jiedui_ledger_csv(ledger, name("nothing"), 0, &buffer, &error) == JIEDUI_E_ARGUMENT && buffer == NULL);
  CHECK(jiedui_ledger_ask(ledger, &question, 9, JIEDUI_COUNTY, &answer, &error) == JIEDUI_E_ARGUMENT);
  question.sector = 99;
  CHECK(jiedui_ledger_ask(ledger, &question, JIEDUI_TOTALS, JIEDUI_COUNTY, &answer, &error) == JIEDUI_E_ARGUMENT);
  CHECK(jiedui_ledger_audit(ledger, &answer, &error) == JIEDUI_OK && jiedui_answer_finding_count(answer) == 0);
  jiedui_answer_free(answer);
  jiedui_ledger_free(ledger);
  CHECK(jiedui_ledger_open(engine, name("/nowhere/at/all.db"), JIEDUI_LEDGER_READ, &ledger, &error) == JIEDUI_E_STORE);
  CHECK(ledger == NULL && error.code == JIEDUI_E_STORE);
  CHECK(jiedui_ledger_open(engine, name("x.db"), 7, &ledger, &error) == JIEDUI_E_ARGUMENT);
  jiedui_ledger_free(NULL);
  jiedui_answer_free(NULL);
  jiedui_arrow_stream_free(NULL);
  jiedui_arrow_capsule_free(NULL);
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
  ledgers(engine);
  batches(engine);
  printf("%d failures\n", failures);
  return failures ? EXIT_FAILURE : EXIT_SUCCESS;
}
