/* jiedui.h -- the C API and its whole contract.   bytes -> document -> ledger -> exports
 *
 * Ownership  A function with a `**out` parameter gives the caller a handle; return it once to the
 *            matching _free (NULL is fine). Everything else is borrowed: a jiedui_str or pointer
 *            stays valid and unchanged until its handle is freed. No handle needs another one to
 *            stay alive, so garbage-collected hosts may free them in any order.
 * Text       UTF-8, pointer + byte count, NOT NUL-terminated. Spans count bytes of the document's
 *            clean text; jiedui_document_input_span and _codepoint_span give the others.
 * Numbers    Exact decimals: coefficient / 10^scale. Never binary floating point.
 * Errors     0 is success. Codes never change meaning; treat an unknown one as JIEDUI_E_FAILED.
 *            `err` may be NULL. On failure *out is NULL. No C++ exception leaves the library.
 * Threads    No global state. An engine is immutable: share it. A document may be read by many
 *            threads. A batch or a ledger belongs to one thread at a time.
 * ABI        Functions are only added. A struct that begins with struct_size only grows at its end:
 *            set it to sizeof. Enumerators are only appended. A zero option means "default".
 * Manners    Never prints, aborts, changes the locale, or opens a file or socket; only the
 *            jiedui_ledger_open family touches the files it is given.                            */
#ifndef JIEDUI_H
#define JIEDUI_H
#include <stddef.h>
#include <stdint.h>

#define JIEDUI_VERSION_MAJOR 0
#define JIEDUI_VERSION_MINOR 1
#define JIEDUI_VERSION_PATCH 0
#define JIEDUI_ABI_VERSION 0 /* = SOVERSION; changes only when something below breaks */

#if defined(JIEDUI_STATIC)
#define JIEDUI_API
#elif defined(_WIN32) && defined(JIEDUI_BUILDING)
#define JIEDUI_API __declspec(dllexport)
#elif defined(_WIN32)
#define JIEDUI_API __declspec(dllimport)
#else
#define JIEDUI_API __attribute__((visibility("default")))
#endif
#ifdef __cplusplus
extern "C" {
#endif

/* ---- Words: distinct opaque types, fixed-width scalars, no bare C enums in signatures --------- */
typedef struct jiedui_engine jiedui_engine;     /* rule tables + options, immutable */
typedef struct jiedui_document jiedui_document; /* one news item and what was found in it */
typedef struct jiedui_batch jiedui_batch;       /* many inputs, several threads, results in order */
typedef struct jiedui_ledger jiedui_ledger;     /* facts of many documents as one account */
typedef struct jiedui_answer jiedui_answer;     /* what a ledger answers, with its sources */
typedef struct jiedui_buffer jiedui_buffer;     /* owned bytes */

/* These five never grow. */
typedef struct { const char *data; size_t size; } jiedui_str;
typedef struct { uint32_t begin, end; } jiedui_span;        /* half-open bytes of the clean text */
typedef struct { uint64_t begin, end; } jiedui_input_span;  /* half-open bytes of the input */
typedef struct { int64_t coefficient; int32_t scale; int32_t stated; } jiedui_decimal; /* stated 0: none */
typedef struct { const int32_t *codes; size_t count; } jiedui_places; /* ascending; 0: not stated */
typedef int32_t jiedui_place; /* GB/T 2260 code (110108); 0 = not stated */
typedef int32_t jiedui_date;  /* yyyymmdd; 0 = not stated or open */

typedef int32_t jiedui_status;
enum { JIEDUI_OK = 0,
       JIEDUI_E_FAILED = 1, JIEDUI_E_ARGUMENT = 2, JIEDUI_E_MEMORY = 3, JIEDUI_E_RANGE = 4,
       JIEDUI_E_LIMIT = 5, JIEDUI_E_CANCELLED = 6,              /* 1..9   the call */
       JIEDUI_E_ENCODING = 10,                                  /* 10..   the input */
       JIEDUI_E_RULES = 20,                                     /* 20..   rule tables */
       JIEDUI_E_STORE = 30 };                                   /* 30..   a ledger's file */

/* The closed word lists of the records. Every value has a name, see jiedui_word_name. */
typedef int32_t jiedui_word_list;
enum { JIEDUI_LEVELS = 1, JIEDUI_UNITS = 2, JIEDUI_QUALIFIERS = 3, JIEDUI_ASPECTS = 4, JIEDUI_PERS = 5,
       JIEDUI_MODALITIES = 6, JIEDUI_BASES = 7, JIEDUI_SECTORS = 8, JIEDUI_EVENT_KINDS = 9,
       JIEDUI_ORGANIZATION_KINDS = 10, JIEDUI_POLICY_KINDS = 11, JIEDUI_FINDING_KINDS = 12, JIEDUI_USES = 13 };
enum { JIEDUI_PROVINCE = 0, JIEDUI_PREFECTURE = 1, JIEDUI_COUNTY = 2, JIEDUI_TOWNSHIP = 3, JIEDUI_VILLAGE = 4 };
enum { JIEDUI_CNY = 0, JIEDUI_USD = 1, JIEDUI_CURRENCY = 2, JIEDUI_PERCENT = 3, JIEDUI_PERSON = 4,
       JIEDUI_PERSON_TIME = 5, JIEDUI_HOUSEHOLD = 6, JIEDUI_KM = 7, JIEDUI_M2 = 8, JIEDUI_M3 = 9,
       JIEDUI_MU = 10, JIEDUI_HECTARE = 11, JIEDUI_KG = 12, JIEDUI_TONNE = 13, JIEDUI_M = 14,
       JIEDUI_KWH = 15, JIEDUI_KW = 16, JIEDUI_TIMES = 17, JIEDUI_COUNT = 18 };
enum { JIEDUI_EXACT = 0, JIEDUI_ABOUT = 1, JIEDUI_OVER = 2, JIEDUI_AT_LEAST = 3, JIEDUI_NEARLY = 4,
       JIEDUI_AT_MOST = 5 }; /* 7300余万元 is over 73000000, it is not 73000000 */
enum { JIEDUI_LEVEL = 0, JIEDUI_INCREASE = 1, JIEDUI_GROWTH = 2, JIEDUI_SHARE = 3 };
enum { JIEDUI_PER_NONE = 0, JIEDUI_PER_COUNTY = 1, JIEDUI_PER_VILLAGE = 2, JIEDUI_PER_HOUSEHOLD = 3,
       JIEDUI_PER_PERSON = 4, JIEDUI_PER_YEAR = 5, JIEDUI_PER_MONTH = 6, JIEDUI_PER_UNIT = 7 };
enum { JIEDUI_REALIZED = 0, JIEDUI_PLANNED = 1, JIEDUI_REQUIRED = 2 };
enum { JIEDUI_DURING = 0, JIEDUI_CUMULATIVE = 1, JIEDUI_AS_OF = 2 };
enum { JIEDUI_SECTOR_NONE = 0, JIEDUI_INDUSTRY = 1, JIEDUI_EMPLOYMENT = 2, JIEDUI_EDUCATION = 3,
       JIEDUI_HEALTH = 4, JIEDUI_INFRASTRUCTURE = 5, JIEDUI_HOUSING = 6, JIEDUI_TALENT = 7,
       JIEDUI_CONSUMPTION = 8, JIEDUI_TECHNOLOGY = 9, JIEDUI_CULTURE = 10, JIEDUI_FINANCE = 11,
       JIEDUI_ECOLOGY = 12, JIEDUI_RELOCATION = 13, JIEDUI_PARTY_BUILDING = 14 };
enum { JIEDUI_VISIT = 0, JIEDUI_MEETING = 1, JIEDUI_SIGNING = 2, JIEDUI_DONATION = 3, JIEDUI_LAUNCH = 4,
       JIEDUI_FAIR = 5, JIEDUI_TRAINING = 6, JIEDUI_PERFORMANCE = 7, JIEDUI_SERVICE = 8, JIEDUI_DECISION = 9 };
enum { JIEDUI_ENTERPRISE = 0, JIEDUI_SCHOOL = 1, JIEDUI_HOSPITAL = 2, JIEDUI_GOVERNMENT = 3,
       JIEDUI_RESEARCH = 4, JIEDUI_ASSOCIATION = 5, JIEDUI_BANK = 6, JIEDUI_PARK = 7,
       JIEDUI_ORGANIZATION_OTHER = 8 };
enum { JIEDUI_POLICY = 0, JIEDUI_AGREEMENT = 1 };
enum { JIEDUI_SUM_MISMATCH = 0, JIEDUI_RATIO_MISMATCH = 1, JIEDUI_COUNT_MISMATCH = 2, JIEDUI_UNIT_MISMATCH = 3,
       JIEDUI_SCOPE_MISMATCH = 4, JIEDUI_CONFLICT = 5, JIEDUI_UNRESOLVED_DATE = 6, JIEDUI_TRUNCATED = 7,
       JIEDUI_HOLDS = 8 };

/* The kinds of records of a document, in the order of its JSON. */
typedef int32_t jiedui_record_kind;
enum { JIEDUI_RECORD_PLACE = 1, JIEDUI_RECORD_DATE = 2, JIEDUI_RECORD_OFFICIAL = 3, JIEDUI_RECORD_POLICY = 4,
       JIEDUI_RECORD_ORGANIZATION = 5, JIEDUI_RECORD_PAIRING = 6, JIEDUI_RECORD_OBSERVATION = 7,
       JIEDUI_RECORD_PROJECT = 8, JIEDUI_RECORD_EVENT = 9, JIEDUI_RECORD_FINDING = 10,
       JIEDUI_RECORD_CLEANING = 11 };

typedef struct {
  uint32_t struct_size;
  jiedui_status code;
  uint64_t offset;   /* byte of the input or rule table; UINT64_MAX if none */
  char message[240]; /* UTF-8, NUL-terminated; for people, not for parsing */
} jiedui_error;

typedef struct {
  uint32_t struct_size, flags; /* flags: none yet, must be 0 */
  uint64_t max_input_bytes;    /* 0 = 16 MiB; at most 1 GiB */
  jiedui_str rules;            /* rows to add to the rule tables; size 0 = built-in tables only */
  jiedui_str rules_name;       /* their name in messages */
} jiedui_engine_options;

typedef struct {
  uint32_t struct_size;
  jiedui_date published;         /* anchors 今年; 0 = unknown */
  jiedui_str id, url, title, outlet;
  jiedui_str encoding;           /* "utf-8", "gb18030", "big5", "utf-16le", ...; size 0 = detect */
  jiedui_str format;             /* "text", "html", "markdown"; size 0 = detect */
  jiedui_str keep;               /* kinds of cleaning not to undo, separated by commas */
} jiedui_source;

/* ---- Records: what jiedui_document_* fill in; text and arrays are borrowed from the document --- */
typedef struct {
  uint32_t struct_size;
  jiedui_date published;
  jiedui_str id, title, outlet, url;
  jiedui_str text;               /* the clean text that all spans count in */
  uint64_t input_bytes;
} jiedui_metadata;
typedef struct {
  uint32_t struct_size, reserved;
  jiedui_str kind, what;
  uint64_t count, first;         /* first: byte of the input, UINT64_MAX if unknown */
} jiedui_cleaning;
typedef struct {
  uint32_t struct_size;
  jiedui_place code;             /* 0: a named place without code */
  int32_t level, reserved;
  jiedui_str text;
  const jiedui_span *evidence;
  size_t evidence_count;
} jiedui_place_record;
typedef struct {
  uint32_t struct_size;
  jiedui_date start, end;
  int32_t reserved;
  jiedui_str text, partial;      /* partial: "--04-08/--04-10" where the year is not known */
  const jiedui_span *evidence;
  size_t evidence_count;
} jiedui_date_record;
typedef struct {
  uint32_t struct_size;
  jiedui_place place;
  jiedui_str name, role, rule;
  const jiedui_span *evidence;
  size_t evidence_count;
} jiedui_official;
typedef struct {
  uint32_t struct_size;
  int32_t kind;
  jiedui_str title, rule;
  const jiedui_span *evidence;
  size_t evidence_count;
} jiedui_policy;
typedef struct {
  uint32_t struct_size;
  int32_t kind;
  jiedui_str name, rule;
  size_t alias_count;            /* see jiedui_document_alias */
  const jiedui_span *evidence;
  size_t evidence_count;
} jiedui_organization;
typedef struct {
  uint32_t struct_size;
  jiedui_place assisting, aided;
  jiedui_date start, end;
  int32_t reserved;
  jiedui_str assisting_org, aided_org, programme, rule;
  const jiedui_span *evidence;
  size_t evidence_count;
} jiedui_pairing;
typedef struct {
  uint32_t struct_size;
  int32_t unit;
  jiedui_decimal value, value_high;
  int32_t qualifier, aspect, per, modality, sector;
  int32_t has_period, basis;     /* basis and the four period fields: only where has_period is 1 */
  jiedui_date period_start, period_end;
  int32_t reserved;
  jiedui_str text, classifier, currency, indicator, period_partial, part_of, rule;
  jiedui_places assisting, aided;
  const jiedui_span *evidence;
  size_t evidence_count;
  /* The words that decided each attribute; empty where nothing in the text did. */
  jiedui_span because_indicator, because_period, because_assisting, because_aided, because_sector,
      because_modality, because_part_of;
} jiedui_observation;
typedef struct {
  uint32_t struct_size;
  jiedui_place place;
  jiedui_decimal investment;     /* CNY */
  int32_t sector, reserved;
  jiedui_str name, enterprise, rule;
  const jiedui_span *evidence;
  size_t evidence_count;
} jiedui_project;
typedef struct {
  uint32_t struct_size;
  int32_t kind;
  jiedui_date start, end;
  jiedui_str partial, text, rule;
  jiedui_places places, parties;
  const jiedui_span *evidence;
  size_t evidence_count;
} jiedui_event;
typedef struct {
  uint32_t struct_size;
  int32_t kind;
  jiedui_str statement, rule;
  size_t value_count, text_count; /* see jiedui_document_finding_value and _text */
  const jiedui_span *evidence;
  size_t evidence_count;
} jiedui_finding;

/* ---- Library ---------------------------------------------------------------------------------- */
JIEDUI_API uint32_t jiedui_abi_version(void);      /* compare with JIEDUI_ABI_VERSION at load */
JIEDUI_API const char *jiedui_version(void);       /* static, "0.1.0" */
JIEDUI_API const char *jiedui_rules_version(void); /* static, version + hash of the built-in tables */
JIEDUI_API const char *jiedui_status_text(jiedui_status status);                   /* never NULL */
/* The name of a word as it stands in the JSON ("at_least"); "" for an unknown value. Never NULL. */
JIEDUI_API const char *jiedui_word_name(jiedui_word_list list, int32_t value);

/* ---- Engine ----------------------------------------------------------------------------------- */
JIEDUI_API jiedui_status jiedui_engine_create(const jiedui_engine_options *options_or_null,
                                              jiedui_engine **out, jiedui_error *err);
JIEDUI_API void jiedui_engine_free(jiedui_engine *engine);

/* ---- Document: bytes -> clean text -> records, read by index ---------------------------------- */
JIEDUI_API jiedui_status jiedui_document_read(const jiedui_engine *engine, const void *bytes, size_t size,
                                              const jiedui_source *source_or_null, jiedui_document **out,
                                              jiedui_error *err);
JIEDUI_API void jiedui_document_free(jiedui_document *document);
JIEDUI_API jiedui_status jiedui_document_metadata(const jiedui_document *document, jiedui_metadata *out);
JIEDUI_API size_t jiedui_document_author_count(const jiedui_document *document);
JIEDUI_API jiedui_status jiedui_document_author(const jiedui_document *document, size_t index, jiedui_str *out);

/* How many records of a kind there are; 0 for an unknown kind. An index beyond is JIEDUI_E_RANGE. */
JIEDUI_API size_t jiedui_document_count(const jiedui_document *document, jiedui_record_kind kind);
JIEDUI_API jiedui_status jiedui_document_place(const jiedui_document *document, size_t index, jiedui_place_record *out);
JIEDUI_API jiedui_status jiedui_document_date(const jiedui_document *document, size_t index, jiedui_date_record *out);
JIEDUI_API jiedui_status jiedui_document_official(const jiedui_document *document, size_t index, jiedui_official *out);
JIEDUI_API jiedui_status jiedui_document_policy(const jiedui_document *document, size_t index, jiedui_policy *out);
JIEDUI_API jiedui_status jiedui_document_organization(const jiedui_document *document, size_t index,
                                                      jiedui_organization *out);
JIEDUI_API jiedui_status jiedui_document_alias(const jiedui_document *document, size_t organization, size_t alias,
                                               jiedui_str *out);
JIEDUI_API jiedui_status jiedui_document_pairing(const jiedui_document *document, size_t index, jiedui_pairing *out);
JIEDUI_API jiedui_status jiedui_document_observation(const jiedui_document *document, size_t index,
                                                     jiedui_observation *out);
JIEDUI_API jiedui_status jiedui_document_project(const jiedui_document *document, size_t index, jiedui_project *out);
JIEDUI_API jiedui_status jiedui_document_event(const jiedui_document *document, size_t index, jiedui_event *out);
JIEDUI_API jiedui_status jiedui_document_finding(const jiedui_document *document, size_t index, jiedui_finding *out);
JIEDUI_API jiedui_status jiedui_document_finding_value(const jiedui_document *document, size_t finding, size_t value,
                                                       jiedui_decimal *out);
JIEDUI_API jiedui_status jiedui_document_finding_text(const jiedui_document *document, size_t finding, size_t text,
                                                      jiedui_str *out);
JIEDUI_API jiedui_status jiedui_document_cleaning(const jiedui_document *document, size_t index, jiedui_cleaning *out);

/* A span of the clean text in other measures. A span outside the text is JIEDUI_E_RANGE. */
JIEDUI_API jiedui_status jiedui_document_input_span(const jiedui_document *document, jiedui_span span,
                                                    jiedui_input_span *out);
JIEDUI_API jiedui_status jiedui_document_codepoint_span(const jiedui_document *document, jiedui_span span,
                                                        jiedui_span *out);

/* The records as one JSON object. flags: JIEDUI_JSON_INDENT, JIEDUI_JSON_EXPLAIN. */
enum { JIEDUI_JSON_INDENT = 1, JIEDUI_JSON_EXPLAIN = 2 };
JIEDUI_API jiedui_status jiedui_document_json(const jiedui_document *document, uint32_t flags, jiedui_buffer **out,
                                              jiedui_error *err);

/* ---- Batch: many inputs through several threads, documents in the order of the inputs ---------- */
/* threads: 0 = one for each core. The engine's tables are shared, the engine may be freed before.   */
JIEDUI_API jiedui_status jiedui_batch_create(const jiedui_engine *engine, uint32_t threads, jiedui_batch **out,
                                             jiedui_error *err);
/* Inputs that may be pushed before one must be popped; keeps memory bounded. */
JIEDUI_API size_t jiedui_batch_room(const jiedui_batch *batch);
/* Copies the bytes. JIEDUI_E_LIMIT where there is no room. */
JIEDUI_API jiedui_status jiedui_batch_push(jiedui_batch *batch, const void *bytes, size_t size,
                                           const jiedui_source *source_or_null, jiedui_error *err);
/* Waits for the first input's document. An input that could not be read gives its status, with *out
 * NULL, and is done. JIEDUI_OK with *out NULL: no input is under way. */
JIEDUI_API jiedui_status jiedui_batch_pop(jiedui_batch *batch, jiedui_document **out, jiedui_error *err);
/* Inputs that nobody works on yet answer JIEDUI_E_CANCELLED. May be called from any thread. */
JIEDUI_API void jiedui_batch_cancel(jiedui_batch *batch);
JIEDUI_API void jiedui_batch_free(jiedui_batch *batch);

/* ---- Ledger: equal statements merged, disagreements kept, every number with its sources --------- */
enum { JIEDUI_LEDGER_READ = 0, JIEDUI_LEDGER_WRITE = 1 };
enum { JIEDUI_TOTALS = 0, JIEDUI_SERIES = 1, JIEDUI_PANEL_BY_PAIR = 2, JIEDUI_PANEL_BY_GIVER = 3,
       JIEDUI_PANEL_BY_RECEIVER = 4 };
/* How a statement served an answer. */
enum { JIEDUI_COUNTED = 0, JIEDUI_SAME = 1, JIEDUI_DIFFERS = 2, JIEDUI_MINUEND = 3, JIEDUI_SUBTRAHEND = 4,
       JIEDUI_INSIDE = 5, JIEDUI_OVERLAPS = 6, JIEDUI_EARLIER = 7, JIEDUI_SUPERSEDED = 8, JIEDUI_APART = 9 };
enum { JIEDUI_TOTAL_CONFLICT = 1, JIEDUI_TOTAL_DOUBLE_COUNTING = 2, JIEDUI_TOTAL_DERIVED = 4,
       JIEDUI_TOTAL_OVERFLOW = 8 };

typedef struct {
  uint32_t struct_size;
  jiedui_place giver, receiver;  /* 0 = anybody; 150000 asks for all of Inner Mongolia */
  int32_t from_year, to_year;    /* 0 = open; both inclusive */
  int32_t aspect, per, modality, sector, reserved;
  jiedui_str indicator;          /* a code or its beginning up to a point ("funds"); size 0 = all */
  jiedui_str programme;          /* size 0 = any */
} jiedui_question;
typedef struct {
  uint32_t struct_size, flags;   /* JIEDUI_TOTAL_* */
  jiedui_place giver, receiver;  /* of a panel's row; else 0 */
  int32_t year;                  /* of a series' or panel's row; 0: told without a year */
  int32_t unit, qualifier, reserved;
  jiedui_decimal value, value_high; /* not stated: nothing could be summed, which is not zero */
  jiedui_str indicator, currency, counted_in;
  size_t source_count;           /* see jiedui_answer_source */
} jiedui_total;
typedef struct {
  uint32_t struct_size;
  int32_t use;                   /* JIEDUI_COUNTED ... */
  jiedui_date published;
  jiedui_span span;              /* in the document's clean text */
  int32_t reserved;
  jiedui_str document, text, sentence;
} jiedui_total_source;
struct ArrowArrayStream;         /* of the Arrow C stream interface */

/* A ledger in memory. */
JIEDUI_API jiedui_status jiedui_ledger_create(const jiedui_engine *engine, jiedui_ledger **out, jiedui_error *err);
/* A ledger in a SQLite file; JIEDUI_LEDGER_WRITE makes the file where there is none. */
JIEDUI_API jiedui_status jiedui_ledger_open(const jiedui_engine *engine, jiedui_str path, int32_t mode,
                                            jiedui_ledger **out, jiedui_error *err);
JIEDUI_API void jiedui_ledger_free(jiedui_ledger *ledger);
/* Copies what it needs. The same document again changes nothing; another one of its id is
 * JIEDUI_E_ARGUMENT. In a file each document is one transaction. */
JIEDUI_API jiedui_status jiedui_ledger_add(jiedui_ledger *ledger, const jiedui_document *document, jiedui_error *err);
JIEDUI_API jiedui_status jiedui_ledger_document_count(jiedui_ledger *ledger, size_t *out, jiedui_error *err);
/* form: JIEDUI_TOTALS ... ; level: JIEDUI_PROVINCE, _PREFECTURE or _COUNTY, that a panel rolls up to.
 * An answer stays as it is when the ledger grows. */
JIEDUI_API jiedui_status jiedui_ledger_ask(jiedui_ledger *ledger, const jiedui_question *question, int32_t form,
                                           int32_t level, jiedui_answer **out, jiedui_error *err);
/* What the documents say about each other: an answer with findings instead of totals. */
JIEDUI_API jiedui_status jiedui_ledger_audit(jiedui_ledger *ledger, jiedui_answer **out, jiedui_error *err);
/* Flat tables: documents, statements, sources, pairings, projects, events, policies, officials,
 * organizations, systems, findings, and codebook, which says what their columns mean. */
JIEDUI_API jiedui_status jiedui_ledger_csv(jiedui_ledger *ledger, jiedui_str table, int32_t excel,
                                           jiedui_buffer **out, jiedui_error *err);
JIEDUI_API jiedui_status jiedui_ledger_arrow(jiedui_ledger *ledger, jiedui_str table, struct ArrowArrayStream *out,
                                             jiedui_error *err);
/* The same in memory of the library, for hosts without structs of their own. */
JIEDUI_API jiedui_status jiedui_ledger_arrow_new(jiedui_ledger *ledger, jiedui_str table,
                                                 struct ArrowArrayStream **out, jiedui_error *err);
JIEDUI_API void jiedui_arrow_stream_free(struct ArrowArrayStream *stream);
/* Destructor for a Python capsule named "arrow_array_stream" that holds such a stream. */
JIEDUI_API void jiedui_arrow_capsule_free(void *capsule);
/* One line of JSON for each statement, with its sources. */
JIEDUI_API jiedui_status jiedui_ledger_json(jiedui_ledger *ledger, jiedui_buffer **out, jiedui_error *err);

JIEDUI_API size_t jiedui_answer_total_count(const jiedui_answer *answer);
JIEDUI_API jiedui_status jiedui_answer_total(const jiedui_answer *answer, size_t index, jiedui_total *out);
JIEDUI_API jiedui_status jiedui_answer_source(const jiedui_answer *answer, size_t total, size_t source,
                                              jiedui_total_source *out);
JIEDUI_API size_t jiedui_answer_finding_count(const jiedui_answer *answer);
JIEDUI_API jiedui_status jiedui_answer_finding(const jiedui_answer *answer, size_t index, jiedui_finding *out);
JIEDUI_API jiedui_status jiedui_answer_finding_value(const jiedui_answer *answer, size_t finding, size_t value,
                                                     jiedui_decimal *out);
JIEDUI_API jiedui_status jiedui_answer_finding_text(const jiedui_answer *answer, size_t finding, size_t text,
                                                    jiedui_str *out);
JIEDUI_API void jiedui_answer_free(jiedui_answer *answer);

/* ---- Buffer ------------------------------------------------------------------------------------ */
JIEDUI_API jiedui_status jiedui_buffer_bytes(const jiedui_buffer *buffer, jiedui_str *out);
JIEDUI_API void jiedui_buffer_free(jiedui_buffer *buffer);

#ifdef __cplusplus
}
#endif
#endif /* JIEDUI_H */
