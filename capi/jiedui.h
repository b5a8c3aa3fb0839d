/* jiedui.h -- the C API and its whole contract.      bytes -> document -> ledger -> exports
 *
 * Ownership  A function with a `**out` parameter gives the caller a handle; return it once to the
 *            matching _free (NULL is fine). Everything else is borrowed: a jiedui_str or pointer
 *            stays valid and unchanged until its handle is freed. No handle needs another one to
 *            stay alive, so garbage-collected hosts may free them in any order.
 * Text       UTF-8, pointer + byte count, NOT NUL-terminated; data may be NULL where size is 0. Spans
 *            count bytes of a document's clean text; two functions give bytes of the input, and
 *            code points. Arguments are copied: what they point to is needed during the call only.
 * Numbers    Exact decimals: coefficient / 10^scale. Never binary floating point.
 * Errors     0 is success. Codes never change meaning; treat an unknown one as JIEDUI_E_FAILED.
 *            Wherever a status is returned it may be _ARGUMENT (a NULL handle, a struct_size of 0),
 *            _MEMORY or _FAILED; functions name the others. `err` may be NULL; it is written on
 *            failure only. On failure *out is NULL. No C++ exception leaves the library.
 * Threads    No global state. A const handle may be used by many threads at once, any other by one
 *            at a time; different handles never disturb each other. After fork() the child may use
 *            engines, documents, traces, answers, buffers and ledgers in memory. To a batch or a
 *            ledger in a file every call answers JIEDUI_E_FAILED (a count: 0); _cancel and _free
 *            do nothing.
 * ABI        Functions are only added. A struct that begins with struct_size only grows at its end:
 *            set it to sizeof. Enumerators are only appended. A zero option means "default".
 * Manners    Never prints, aborts, changes the locale, or opens a file or socket; only the
 *            ledger of jiedui_ledger_open touches the file it is given. The C library may open
 *            its own tables to convert GB18030 and Big5.
 *
 *     jiedui_engine_create -> jiedui_document_read -> jiedui_document_count, _observation, ... _json
 *     jiedui_ledger_open   -> jiedui_ledger_add    -> jiedui_ledger_ask, _audit, _assess, _csv, ...       */
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
#else
#define JIEDUI_API __attribute__((visibility("default")))
#endif
#if defined(__GNUC__)
#define JIEDUI_VIEW __attribute__((may_alias)) /* arrays of these are the library's own, of another type */
#else
#define JIEDUI_VIEW
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
typedef struct jiedui_trace jiedui_trace;       /* why a document says what it says */
typedef struct jiedui_buffer jiedui_buffer;     /* owned bytes */

/* These five never grow. */
typedef struct { const char *data; size_t size; } jiedui_str;
typedef struct { uint32_t begin, end; } JIEDUI_VIEW jiedui_span; /* half-open bytes of the clean text */
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
enum { JIEDUI_WORDS_LEVELS = 1, JIEDUI_WORDS_UNITS = 2, JIEDUI_WORDS_QUALIFIERS = 3,
       JIEDUI_WORDS_ASPECTS = 4, JIEDUI_WORDS_PERS = 5, JIEDUI_WORDS_MODALITIES = 6,
       JIEDUI_WORDS_BASES = 7, JIEDUI_WORDS_SECTORS = 8, JIEDUI_WORDS_EVENT_KINDS = 9,
       JIEDUI_WORDS_ORGANIZATION_KINDS = 10, JIEDUI_WORDS_POLICY_KINDS = 11,
       JIEDUI_WORDS_FINDING_KINDS = 12, JIEDUI_WORDS_USES = 13, JIEDUI_WORDS_STAGES = 14,
       JIEDUI_WORDS_VERDICTS = 15, JIEDUI_WORDS_COMPARISONS = 16, JIEDUI_WORDS_ITEM_KINDS = 17 };
enum { JIEDUI_LEVEL_PROVINCE = 0, JIEDUI_LEVEL_PREFECTURE = 1, JIEDUI_LEVEL_COUNTY = 2,
       JIEDUI_LEVEL_TOWNSHIP = 3, JIEDUI_LEVEL_VILLAGE = 4 };
enum { JIEDUI_UNIT_CNY = 0, JIEDUI_UNIT_USD = 1, JIEDUI_UNIT_CURRENCY = 2, JIEDUI_UNIT_PERCENT = 3,
       JIEDUI_UNIT_PERSON = 4, JIEDUI_UNIT_PERSON_TIME = 5, JIEDUI_UNIT_HOUSEHOLD = 6, JIEDUI_UNIT_KM = 7,
       JIEDUI_UNIT_M2 = 8, JIEDUI_UNIT_M3 = 9, JIEDUI_UNIT_MU = 10, JIEDUI_UNIT_HECTARE = 11,
       JIEDUI_UNIT_KG = 12, JIEDUI_UNIT_TONNE = 13, JIEDUI_UNIT_M = 14, JIEDUI_UNIT_KWH = 15,
       JIEDUI_UNIT_KW = 16, JIEDUI_UNIT_TIMES = 17, JIEDUI_UNIT_COUNT = 18 };
enum { JIEDUI_QUALIFIER_EXACT = 0, JIEDUI_QUALIFIER_ABOUT = 1, JIEDUI_QUALIFIER_OVER = 2,
       JIEDUI_QUALIFIER_AT_LEAST = 3, JIEDUI_QUALIFIER_NEARLY = 4, JIEDUI_QUALIFIER_AT_MOST = 5 };
     /* 7300余万元 is over 73000000, it is not 73000000 */
enum { JIEDUI_ASPECT_LEVEL = 0, JIEDUI_ASPECT_INCREASE = 1, JIEDUI_ASPECT_GROWTH = 2,
       JIEDUI_ASPECT_SHARE = 3 };
enum { JIEDUI_PER_NONE = 0, JIEDUI_PER_COUNTY = 1, JIEDUI_PER_VILLAGE = 2, JIEDUI_PER_HOUSEHOLD = 3,
       JIEDUI_PER_PERSON = 4, JIEDUI_PER_YEAR = 5, JIEDUI_PER_MONTH = 6, JIEDUI_PER_UNIT = 7 };
enum { JIEDUI_MODALITY_REALIZED = 0, JIEDUI_MODALITY_PLANNED = 1, JIEDUI_MODALITY_REQUIRED = 2 };
enum { JIEDUI_BASIS_DURING = 0, JIEDUI_BASIS_CUMULATIVE = 1, JIEDUI_BASIS_AS_OF = 2 };
enum { JIEDUI_SECTOR_NONE = 0, JIEDUI_SECTOR_INDUSTRY = 1, JIEDUI_SECTOR_EMPLOYMENT = 2,
       JIEDUI_SECTOR_EDUCATION = 3, JIEDUI_SECTOR_HEALTH = 4, JIEDUI_SECTOR_INFRASTRUCTURE = 5,
       JIEDUI_SECTOR_HOUSING = 6, JIEDUI_SECTOR_TALENT = 7, JIEDUI_SECTOR_CONSUMPTION = 8,
       JIEDUI_SECTOR_TECHNOLOGY = 9, JIEDUI_SECTOR_CULTURE = 10, JIEDUI_SECTOR_FINANCE = 11,
       JIEDUI_SECTOR_ECOLOGY = 12, JIEDUI_SECTOR_RELOCATION = 13, JIEDUI_SECTOR_PARTY_BUILDING = 14 };
enum { JIEDUI_EVENT_VISIT = 0, JIEDUI_EVENT_MEETING = 1, JIEDUI_EVENT_SIGNING = 2,
       JIEDUI_EVENT_DONATION = 3, JIEDUI_EVENT_LAUNCH = 4, JIEDUI_EVENT_FAIR = 5,
       JIEDUI_EVENT_TRAINING = 6, JIEDUI_EVENT_PERFORMANCE = 7, JIEDUI_EVENT_SERVICE = 8,
       JIEDUI_EVENT_DECISION = 9 };
enum { JIEDUI_ORGANIZATION_ENTERPRISE = 0, JIEDUI_ORGANIZATION_SCHOOL = 1,
       JIEDUI_ORGANIZATION_HOSPITAL = 2, JIEDUI_ORGANIZATION_GOVERNMENT = 3,
       JIEDUI_ORGANIZATION_RESEARCH = 4, JIEDUI_ORGANIZATION_ASSOCIATION = 5,
       JIEDUI_ORGANIZATION_BANK = 6, JIEDUI_ORGANIZATION_PARK = 7, JIEDUI_ORGANIZATION_OTHER = 8 };
enum { JIEDUI_POLICY_POLICY = 0, JIEDUI_POLICY_AGREEMENT = 1 };
enum { JIEDUI_FINDING_SUM_MISMATCH = 0, JIEDUI_FINDING_RATIO_MISMATCH = 1,
       JIEDUI_FINDING_COUNT_MISMATCH = 2, JIEDUI_FINDING_UNIT_MISMATCH = 3,
       JIEDUI_FINDING_SCOPE_MISMATCH = 4, JIEDUI_FINDING_CONFLICT = 5, JIEDUI_FINDING_UNRESOLVED_DATE = 6,
       JIEDUI_FINDING_TRUNCATED = 7, JIEDUI_FINDING_HOLDS = 8 };

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
  jiedui_date published;         /* which 今年 counts from; 0 = unknown */
  jiedui_str id, url, title, outlet; /* what is given here goes before what the input says of itself */
  jiedui_str encoding;           /* "utf-8", "gb18030", "big5", "utf-16le", ...; size 0 = detect */
  jiedui_str format;             /* "text", "html", "markdown"; size 0 = detect */
  jiedui_str keep;               /* kinds of damage not to undo, separated by commas: columns, interruption, invisible,
                                  * lookalike, pinyin, punctuation, reference, substitute, title_fragment, wrapping */
} jiedui_source;

/* ---- Records: what jiedui_document_* fill in; text and arrays are borrowed from the document ---
 * Words that are not said are empty, codes and dates 0, decimals not stated. Everywhere: evidence are the
 * words that the record rests on, the most telling first; rule is the id of the row that found it, in the
 * table that jiedui_document_trace names. */
typedef struct {
  uint32_t struct_size;
  jiedui_date published;
  jiedui_str id, title, outlet, url; /* a subtitle is joined with —— */
  jiedui_str text;               /* the clean text that all spans count in */
  uint64_t input_bytes;          /* size of the input */
} jiedui_metadata;
/* One kind of damage that was undone: "pinyin", "(xiàng)", 41 times. */
typedef struct {
  uint32_t struct_size, reserved;
  jiedui_str kind, what;
  uint64_t count, first;         /* first: byte of the input, UINT64_MAX if unknown */
} jiedui_cleaning;
/* A place, once, in the fullest form that the text has. */
typedef struct {
  uint32_t struct_size;
  jiedui_place code;             /* 0: a named place without code */
  int32_t level, reserved;       /* JIEDUI_LEVEL_PROVINCE ... ; a township carries the code of its county */
  jiedui_str text;
  const jiedui_span *evidence;
  size_t evidence_count;
} jiedui_place_record;
/* An expression of calendar time; both ends inclusive. */
typedef struct {
  uint32_t struct_size;
  jiedui_date start, end;
  int32_t reserved;
  jiedui_str text, partial;      /* partial: "--04-08/--04-10" where the year is not known */
  const jiedui_span *evidence;
  size_t evidence_count;
} jiedui_date_record;
/* A person who acts for a government. */
typedef struct {
  uint32_t struct_size;
  jiedui_place place;
  jiedui_str name, role, rule;   /* role: as written, an elided place put before the first office */
  const jiedui_span *evidence;
  size_t evidence_count;
} jiedui_official;
typedef struct {
  uint32_t struct_size;
  int32_t kind;                  /* JIEDUI_POLICY_POLICY or JIEDUI_POLICY_AGREEMENT */
  jiedui_str title, rule;
  const jiedui_span *evidence;
  size_t evidence_count;
} jiedui_policy;
/* A body that acts under its own name. */
typedef struct {
  uint32_t struct_size;
  int32_t kind;                  /* JIEDUI_ORGANIZATION_ENTERPRISE ... */
  jiedui_str name, rule;
  size_t alias_count;            /* see jiedui_document_alias */
  const jiedui_span *evidence;
  size_t evidence_count;
} jiedui_organization;
/* Who helps whom: places, or organisations with the codes that are known. */
typedef struct {
  uint32_t struct_size;
  jiedui_place assisting, aided;
  jiedui_date start, end;
  int32_t reserved;
  jiedui_str assisting_org, aided_org;
  jiedui_str programme, rule;    /* 东西部扶贫协作, 东西部协作, 对口支援, 对口合作, 定点帮扶, 省内结对帮扶 */
  const jiedui_span *evidence;
  size_t evidence_count;
} jiedui_pairing;
/* One figure with everything needed to use it. */
typedef struct {
  uint32_t struct_size;
  int32_t unit;                  /* JIEDUI_UNIT_CNY ... */
  jiedui_decimal value, value_high; /* in base units; value_high: of a range (2~3名), else not stated */
  int32_t qualifier, aspect, per, modality, sector; /* values of JIEDUI_QUALIFIER_, _ASPECT_, ... */
  int32_t has_period, basis;     /* basis (JIEDUI_BASIS_DURING ...) and period_*: only where has_period is 1 */
  jiedui_date period_start, period_end;
  int32_t reserved;
  jiedui_str text;               /* number, unit and qualifier as written: 7300余万元 */
  jiedui_str classifier;         /* 个, 家, ... where unit is JIEDUI_UNIT_COUNT */
  jiedui_str currency;           /* ISO 4217 where unit is JIEDUI_UNIT_CURRENCY */
  jiedui_str indicator;          /* "funds.fiscal", ...; "other" where none fits */
  jiedui_str period_partial;     /* "--04-08/--04-10" where the year is not known */
  jiedui_str part_of;            /* text of the whole that this is a stated part of */
  jiedui_str rule;
  jiedui_places assisting, aided; /* who gives, who receives */
  const jiedui_span *evidence;   /* the figure first */
  size_t evidence_count;
  /* The words that decided each attribute; empty where nothing in the text did. */
  jiedui_span because_indicator, because_period, because_assisting, because_aided, because_sector,
      because_modality, because_part_of;
} jiedui_observation;
/* A project, park, base, workshop or facility that the text names. */
typedef struct {
  uint32_t struct_size;
  jiedui_place place;
  jiedui_decimal investment;     /* CNY */
  int32_t sector, reserved;
  jiedui_str name, enterprise, rule; /* enterprise: who runs or pays it */
  const jiedui_span *evidence;
  size_t evidence_count;
} jiedui_project;
/* What the text reports as having happened. */
typedef struct {
  uint32_t struct_size;
  int32_t kind;                  /* JIEDUI_EVENT_VISIT ... */
  jiedui_date start, end;
  jiedui_str partial, text, rule; /* partial: as of a date; text: the words that tell it */
  jiedui_places places, parties; /* where; whose governments or bodies took part */
  const jiedui_span *evidence;
  size_t evidence_count;
} jiedui_event;
/* What the figures say about each other: the relation in words, its numbers, the words checked. */
typedef struct {
  uint32_t struct_size;
  int32_t kind;                  /* JIEDUI_FINDING_SUM_MISMATCH ... JIEDUI_FINDING_HOLDS: checked and right */
  jiedui_str statement, rule;
  size_t value_count, text_count; /* see jiedui_document_finding_value and _text */
  const jiedui_span *evidence;    /* empty in an answer, whose findings have sources instead */
  size_t evidence_count;
  size_t source_count;            /* see jiedui_answer_finding_source; 0 in a document */
} jiedui_finding;
/* One thing that one stage did on the way to a record; see jiedui_document_trace. */
typedef struct {
  uint32_t struct_size;
  int32_t stage;                 /* JIEDUI_STAGE_* */
  jiedui_span span;              /* words of the clean text; empty: a step without words */
  jiedui_input_span input;       /* bytes of the input; begin UINT64_MAX: not known */
  jiedui_str what;               /* "token", "quantity", "left_out", "modality", ... */
  jiedui_str rule;               /* "table/row" of the rule tables, several parted by |; may be empty */
  jiedui_str meaning;            /* what the words were taken for */
} jiedui_step;

/* ---- Library: static, never freed, from any thread ---------------------------------------------- */
JIEDUI_API uint32_t jiedui_abi_version(void);      /* compare with JIEDUI_ABI_VERSION at load */
JIEDUI_API const char *jiedui_version(void);       /* "0.1.0" */
JIEDUI_API const char *jiedui_rules_version(void); /* version + hash of the built-in tables */
/* What a status means, in English. Never NULL, also for an unknown status. */
JIEDUI_API const char *jiedui_status_text(jiedui_status status);
/* The name of a word as it stands in the JSON ("at_least"); "" for an unknown value. Never NULL. */
JIEDUI_API const char *jiedui_word_name(jiedui_word_list list, int32_t value);
/* The built-in rule tables, file by file: what the ids in `rule` refer to, and the form that a caller's
 * own rows have. `text_or_null` may be NULL. Beyond the last: JIEDUI_E_RANGE. */
JIEDUI_API size_t jiedui_rule_table_count(void);
JIEDUI_API jiedui_status jiedui_rule_table(size_t index, jiedui_str *file, jiedui_str *text_or_null);

/* ---- Engine: rule tables and options. Takes about 10 ms and 12 MB: make one, share it ----------- */
/* JIEDUI_E_RULES where the caller's rows are malformed: the message names file and line, the offset is
 * the byte in `rules`. */
JIEDUI_API jiedui_status jiedui_engine_create(const jiedui_engine_options *options_or_null, jiedui_engine **out,
                                              jiedui_error *err);
/* The unit of that code, "" where the tables have none. */
JIEDUI_API jiedui_status jiedui_engine_place_name(const jiedui_engine *engine, jiedui_place code, jiedui_str *out);
/* "110115", a code that has been replaced, or a name that only one unit has: 大兴区, 察右前旗, 南京市鼓楼区; *out 0 where
 * it is none. */
JIEDUI_API jiedui_status jiedui_engine_find_place(const jiedui_engine *engine, jiedui_str code_or_name,
                                                  jiedui_place *out);
/* The frames of assessment there are: those of 2017 and 2021, and those of the caller's rows. JIEDUI_E_RULES
 * where the tables of frames are malformed; beyond the last: JIEDUI_E_RANGE. */
JIEDUI_API jiedui_status jiedui_engine_frame(const jiedui_engine *engine, size_t index, jiedui_str *out,
                                             jiedui_error *err);
/* As jiedui_rules_version; with rows of the caller's "+" and their hash follow. */
JIEDUI_API jiedui_status jiedui_engine_rules_version(const jiedui_engine *engine, jiedui_str *out);
JIEDUI_API void jiedui_engine_free(jiedui_engine *engine);

/* ---- Document: bytes -> clean text -> records, read by index ----------------------------------- */
/* The same bytes and source always give the same document. JIEDUI_E_ENCODING where the input is no text
 * or not in the encoding named, JIEDUI_E_LIMIT where it is too large or nested too deeply; both with the
 * byte. JIEDUI_E_ARGUMENT where source.published is no date, or encoding, format or keep hold an unknown word. */
JIEDUI_API jiedui_status jiedui_document_read(const jiedui_engine *engine, const void *bytes, size_t size,
                                              const jiedui_source *source_or_null, jiedui_document **out,
                                              jiedui_error *err);
JIEDUI_API void jiedui_document_free(jiedui_document *document);
JIEDUI_API jiedui_status jiedui_document_metadata(const jiedui_document *document, jiedui_metadata *out);
/* Writers; not photographers or editors. */
JIEDUI_API size_t jiedui_document_author_count(const jiedui_document *document);
JIEDUI_API jiedui_status jiedui_document_author(const jiedui_document *document, size_t index, jiedui_str *out);

/* How many records of a kind there are; 0 for an unknown kind. Each of the functions below fills in the
 * record at an index, in the order of the text; an index beyond the last is JIEDUI_E_RANGE. */
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

/* A span of the clean text in other measures. A span outside the text, or one that cuts a
 * character, is JIEDUI_E_RANGE. */
JIEDUI_API jiedui_status jiedui_document_input_span(const jiedui_document *document, jiedui_span span,
                                                    jiedui_input_span *out);
JIEDUI_API jiedui_status jiedui_document_codepoint_span(const jiedui_document *document, jiedui_span span,
                                                        jiedui_span *out);

/* The records as one JSON object, byte for byte what the program writes. Unknown flags: JIEDUI_E_ARGUMENT. */
enum { JIEDUI_JSON_INDENT = 1, JIEDUI_JSON_EXPLAIN = 2 };
JIEDUI_API jiedui_status jiedui_document_json(const jiedui_document *document, uint32_t flags, jiedui_buffer **out,
                                              jiedui_error *err);

/* Why it says that. For one record: where its words stand in the input, the table words and mentions in
 * them, and for each attribute the words that decided it (none: what is assumed where nothing is said).
 * kind 0: the whole document, with what cleaning left out. No such record: JIEDUI_E_RANGE. */
enum { JIEDUI_STAGE_DOCUMENT = 0, JIEDUI_STAGE_MENTIONS = 1, JIEDUI_STAGE_FACTS = 2 };
JIEDUI_API jiedui_status jiedui_document_trace(const jiedui_document *document, jiedui_record_kind kind, size_t index,
                                               jiedui_trace **out, jiedui_error *err);
JIEDUI_API size_t jiedui_trace_count(const jiedui_trace *trace);
JIEDUI_API jiedui_status jiedui_trace_step(const jiedui_trace *trace, size_t index, jiedui_step *out);
JIEDUI_API void jiedui_trace_free(jiedui_trace *trace);

/* ---- Batch: many inputs through several threads, documents in the order of the inputs ----------- */
typedef struct {
  uint32_t struct_size, reserved;
  uint64_t pushed, finished, failed, popped; /* inputs; finished holds failed and cancelled ones */
} jiedui_progress;
/* threads: 0 = one for each core, at most 1024. The engine's tables are shared, it may be freed before. */
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
/* How far the batch is. From any thread. */
JIEDUI_API jiedui_status jiedui_batch_progress(const jiedui_batch *batch, jiedui_progress *out);
/* Inputs that nobody works on yet answer JIEDUI_E_CANCELLED, at once. From any thread. */
JIEDUI_API void jiedui_batch_cancel(jiedui_batch *batch);
/* Cancels, waits for the inputs being worked on, and drops what was not popped. */
JIEDUI_API void jiedui_batch_free(jiedui_batch *batch);

/* ---- Ledger: equal statements merged, disagreements kept, every number with its sources ---------- */
enum { JIEDUI_LEDGER_READ = 0, JIEDUI_LEDGER_WRITE = 1 };
enum { JIEDUI_FORM_TOTALS = 0, JIEDUI_FORM_SERIES = 1, JIEDUI_FORM_PANEL_BY_PAIR = 2,
       JIEDUI_FORM_PANEL_BY_GIVER = 3, JIEDUI_FORM_PANEL_BY_RECEIVER = 4 };
/* How a statement served an answer. */
enum { JIEDUI_USE_COUNTED = 0, JIEDUI_USE_SAME = 1, JIEDUI_USE_DIFFERS = 2, JIEDUI_USE_MINUEND = 3,
       JIEDUI_USE_SUBTRAHEND = 4, JIEDUI_USE_INSIDE = 5, JIEDUI_USE_OVERLAPS = 6, JIEDUI_USE_EARLIER = 7,
       JIEDUI_USE_SUPERSEDED = 8, JIEDUI_USE_APART = 9 };
enum { JIEDUI_TOTAL_CONFLICT = 1, JIEDUI_TOTAL_DOUBLE_COUNTING = 2, JIEDUI_TOTAL_DERIVED = 4,
       JIEDUI_TOTAL_OVERFLOW = 8,
       JIEDUI_TOTAL_CARRIED = 16,   /* a state told for a time before the years asked */
       JIEDUI_TOTAL_UNDATED = 32,   /* a figure that tells no time: its day of publication stands for it */
       JIEDUI_TOTAL_CUMULATIVE = 64, /* a figure summed up from a beginning that is not told */
       JIEDUI_TOTAL_BESIDE = 128,   /* others of the same were told beside it and left out: some may add to it */
       JIEDUI_TOTAL_APART = 256 };  /* of a panel's row: what lies in no place of the level; may repeat other rows */
enum { JIEDUI_OUTCOME_ADDED = 0, JIEDUI_OUTCOME_UNCHANGED = 1, JIEDUI_OUTCOME_REPLACED = 2 };
enum { JIEDUI_VERDICT_MET = 0, JIEDUI_VERDICT_NOT_MET = 1, JIEDUI_VERDICT_NO_EVIDENCE = 2 };
enum { JIEDUI_COMPARE_AT_LEAST = 0, JIEDUI_COMPARE_AT_MOST = 1, JIEDUI_COMPARE_EQUAL = 2 };
enum { JIEDUI_ITEM_FRAME = 0, JIEDUI_ITEM_LINK = 1, JIEDUI_ITEM_PROBLEM = 2, JIEDUI_ITEM_TASK = 3,
       JIEDUI_ITEM_RESPONSIBILITY = 4, JIEDUI_ITEM_UNSUPPORTED = 5, JIEDUI_ITEM_SYSTEM = 6 };

typedef struct {
  uint32_t struct_size;
  int32_t mode;                  /* JIEDUI_LEDGER_READ or _WRITE, which makes the file where there is none */
  uint32_t busy_milliseconds;    /* how long to wait for another writer; 0 = 10 s */
  uint32_t flags;                /* none yet, must be 0 */
} jiedui_ledger_options;
typedef struct {
  uint32_t struct_size;
  jiedui_place giver, receiver;  /* 0 = anybody; 150000 asks for all of Inner Mongolia */
  int32_t from_year, to_year;    /* 0 = open; both inclusive */
  int32_t aspect, per, modality, sector, reserved;
  jiedui_str indicator;          /* a code or its beginning up to a point ("funds"); size 0 = all */
  jiedui_str programme;          /* size 0 = any */
  jiedui_str giver_org;          /* a giver that is no place, by its name; size 0 = anybody */
} jiedui_question;
typedef struct {
  uint32_t struct_size, flags;   /* JIEDUI_TOTAL_* */
  jiedui_place giver, receiver;  /* of a panel's row; else 0 */
  int32_t year;                  /* of a series' or panel's row; 0: told without a year */
  int32_t unit, qualifier, reserved;
  jiedui_decimal value, value_high; /* not stated: nothing could be summed, which is not zero */
  jiedui_str indicator, currency, counted_in;
  size_t source_count;           /* see jiedui_answer_source */
  /* The stretch that the figures speak of; 0: left open (of a state the first day, of 累计 its beginning) or not told. */
  jiedui_date first_day, last_day;
  jiedui_str giver_org;          /* of a panel's row: a giver that is no place; size 0: none */
} jiedui_total;
typedef struct {
  uint32_t struct_size;
  int32_t use;                   /* JIEDUI_USE_COUNTED ... */
  jiedui_date published;
  jiedui_span span;              /* in the document's clean text */
  int32_t reserved;
  jiedui_str document, text, sentence;
  jiedui_str url;                /* of the document */
  uint64_t statement;            /* as 16 hexadecimal digits the id in the table "statements"; 0: of no figure */
} jiedui_total_source;
/* A rule's answer: met, not met, or nothing in the ledger answers it. */
typedef struct {
  uint32_t struct_size;
  int32_t verdict, comparison, reserved;
  jiedui_decimal threshold, value; /* base units; value: what was compared, not stated without evidence */
  jiedui_str rule, name_zh, name_en, source, what; /* source: who asks for it; what: indicator, event, system */
  size_t source_count;           /* see jiedui_answer_verdict_source */
} jiedui_rule_answer;
/* A row of an assessment frame, of the responsibility chain or lists, or of the systems. */
typedef struct {
  uint32_t struct_size;
  int32_t kind;                  /* JIEDUI_ITEM_* */
  jiedui_str id, parent;         /* parent: the aspect of an item, the whole of a system; may be empty */
  jiedui_str name_zh, name_en;   /* of a link the task, of a list's entry its text */
  jiedui_str source;             /* of a frame's row: where it is laid down; of a system: its sort */
  jiedui_str indicator, measure, check, responsible; /* of links and lists */
  jiedui_str ask;                /* of a system: what of the ledger answers for it */
  jiedui_date due;
  int32_t done;
  size_t first_total, total_count;     /* into jiedui_answer_total */
  size_t first_verdict, verdict_count; /* into jiedui_answer_verdict */
  size_t gap_count;              /* what is missing, see jiedui_answer_item_gap */
  size_t source_count;           /* of a frame's row: figures of wider places about its gaps; of a system: mentions */
} jiedui_item;
struct ArrowArrayStream;         /* of the Arrow C stream interface */

/* A ledger in memory. JIEDUI_E_RULES where the engine's tables for ledgers are malformed. */
JIEDUI_API jiedui_status jiedui_ledger_create(const jiedui_engine *engine, jiedui_ledger **out, jiedui_error *err);
/* A ledger in a SQLite file; without options it is only read. Many may read while one writes; what others have
 * added is seen by the next call. JIEDUI_E_STORE where the file cannot be opened, is no ledger, or is of a later
 * schema; also from every call below that reads or writes the file. While a ledger has a file open, the same
 * process must not open it by another copy of SQLite: the two do not see each other's locks. */
JIEDUI_API jiedui_status jiedui_ledger_open(const jiedui_engine *engine, jiedui_str path,
                                            const jiedui_ledger_options *options_or_null, jiedui_ledger **out,
                                            jiedui_error *err);
JIEDUI_API void jiedui_ledger_free(jiedui_ledger *ledger);
/* Copies what it needs. A document is known by its id: the same one again changes nothing, a changed one takes
 * the place of the earlier; outcome: JIEDUI_OUTCOME_*. In a file each document is one transaction. In memory the
 * first change after an answer was given copies the ledger, if that answer still lives. */
JIEDUI_API jiedui_status jiedui_ledger_add(jiedui_ledger *ledger, const jiedui_document *document,
                                           int32_t *outcome_or_null, jiedui_error *err);
/* Forgets a document, by its id: the ledger is as if it had never been added. *found: 0 where it is not there. */
JIEDUI_API jiedui_status jiedui_ledger_remove(jiedui_ledger *ledger, jiedui_str document, int32_t *found_or_null,
                                              jiedui_error *err);
JIEDUI_API jiedui_status jiedui_ledger_document_count(jiedui_ledger *ledger, size_t *out, jiedui_error *err);

/* Answers hold totals, findings, items and verdicts; they stay as they are when the ledger grows or is freed. Each
 * question to a file reads the part of it that it asks about (one indicator, giver, receiver) into memory.
 *
 * form: JIEDUI_FORM_TOTALS ... ; level: JIEDUI_LEVEL_PROVINCE, _PREFECTURE or _COUNTY, that a panel rolls up to.
 * JIEDUI_E_ARGUMENT where the question holds an unknown word, such as an indicator that neither the tables nor the
 * ledger have. */
JIEDUI_API jiedui_status jiedui_ledger_ask(jiedui_ledger *ledger, const jiedui_question *question, int32_t form,
                                           int32_t level, jiedui_answer **out, jiedui_error *err);
/* What the documents say about each other, then what single documents say about themselves: an answer with
 * findings and their sources. */
JIEDUI_API jiedui_status jiedui_ledger_audit(jiedui_ledger *ledger, jiedui_answer **out, jiedui_error *err);
/* A pair's year against a frame: an item for each of its rows, with totals, verdicts and gaps. An unknown
 * frame is JIEDUI_E_ARGUMENT, malformed tables of frames are JIEDUI_E_RULES; the same in the two below. */
JIEDUI_API jiedui_status jiedui_ledger_assess(jiedui_ledger *ledger, jiedui_str frame, jiedui_place giver,
                                              jiedui_place receiver, int32_t year, jiedui_answer **out,
                                              jiedui_error *err);
/* One rule, or with size 0 all rules of the table assessment_rules: an answer with verdicts. */
JIEDUI_API jiedui_status jiedui_ledger_check(jiedui_ledger *ledger, jiedui_str rule, jiedui_place giver,
                                             jiedui_place receiver, int32_t year, jiedui_answer **out,
                                             jiedui_error *err);
/* Indicator -> task -> measure -> check, and the three lists, joined to the ledger. today: what is overdue;
 * 0: nothing is. Items: links, the lists' entries, then the frame's indicators that no link supports. */
JIEDUI_API jiedui_status jiedui_ledger_responsibility(jiedui_ledger *ledger, jiedui_str frame, jiedui_place giver,
                                                      jiedui_place receiver, int32_t year, jiedui_date today,
                                                      jiedui_answer **out, jiedui_error *err);
/* The named systems, mechanisms, modes, platforms and lists, each with where it is mentioned. kind: "system",
 * "mechanism", ...; size 0 = all. */
JIEDUI_API jiedui_status jiedui_ledger_systems(jiedui_ledger *ledger, jiedui_str kind, jiedui_answer **out,
                                               jiedui_error *err);

/* Flat tables: documents, statements, sources, pairings, projects, events, policies, officials,
 * organizations, systems, findings, and codebook, which says what their columns mean. Another name is
 * JIEDUI_E_ARGUMENT. excel not 0: for spreadsheets, with a byte order mark, CR LF, and cells that would run
 * guarded. */
JIEDUI_API jiedui_status jiedui_ledger_csv(jiedui_ledger *ledger, jiedui_str table, int32_t excel,
                                           jiedui_buffer **out, jiedui_error *err);
/* As a stream of the Arrow C stream interface, which owns what it gives out. It may be moved out (copied, its
 * release set to NULL) before it is freed. */
JIEDUI_API jiedui_status jiedui_ledger_arrow(jiedui_ledger *ledger, jiedui_str table, struct ArrowArrayStream **out,
                                             jiedui_error *err);
JIEDUI_API void jiedui_arrow_stream_free(struct ArrowArrayStream *stream);
/* Destructor for a Python capsule named "arrow_array_stream" that holds such a stream. */
JIEDUI_API void jiedui_arrow_capsule_free(void *capsule);
/* One line of JSON for each statement, with its sources; the schema of a line (static, JSON Schema 2020-12). */
JIEDUI_API jiedui_status jiedui_ledger_json(jiedui_ledger *ledger, jiedui_buffer **out, jiedui_error *err);
JIEDUI_API const char *jiedui_ledger_json_schema(void);
/* The network of pairs as GraphML: places and organisations as nodes, who helps whom as edges. */
JIEDUI_API jiedui_status jiedui_ledger_graphml(jiedui_ledger *ledger, jiedui_buffer **out, jiedui_error *err);
/* datapackage.json (Data Package standard) for the CSV tables, each as NAME.csv. */
JIEDUI_API jiedui_status jiedui_ledger_datapackage(jiedui_ledger *ledger, jiedui_buffer **out, jiedui_error *err);

/* ---- Answer: totals, findings, items and verdicts by index; beyond the last is JIEDUI_E_RANGE ---- */
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
JIEDUI_API jiedui_status jiedui_answer_finding_source(const jiedui_answer *answer, size_t finding, size_t source,
                                                      jiedui_total_source *out);
JIEDUI_API size_t jiedui_answer_verdict_count(const jiedui_answer *answer);
JIEDUI_API jiedui_status jiedui_answer_verdict(const jiedui_answer *answer, size_t index, jiedui_rule_answer *out);
JIEDUI_API jiedui_status jiedui_answer_verdict_source(const jiedui_answer *answer, size_t verdict, size_t source,
                                                      jiedui_total_source *out);
JIEDUI_API size_t jiedui_answer_item_count(const jiedui_answer *answer);
JIEDUI_API jiedui_status jiedui_answer_item(const jiedui_answer *answer, size_t index, jiedui_item *out);
/* Of a frame's row: an indicator that nothing is told about. Of a link: "figure", "task", "measure", "check",
 * "responsible". Of a list's entry: "owner", "figure", "task", "responsibility", "overdue". */
JIEDUI_API jiedui_status jiedui_answer_item_gap(const jiedui_answer *answer, size_t item, size_t gap, jiedui_str *out);
JIEDUI_API jiedui_status jiedui_answer_item_source(const jiedui_answer *answer, size_t item, size_t source,
                                                   jiedui_total_source *out);
JIEDUI_API void jiedui_answer_free(jiedui_answer *answer);

/* ---- Buffer: bytes of an export ----------------------------------------------------------------- */
JIEDUI_API jiedui_status jiedui_buffer_bytes(const jiedui_buffer *buffer, jiedui_str *out);
JIEDUI_API void jiedui_buffer_free(jiedui_buffer *buffer);

#ifdef __cplusplus
}
#endif
#endif /* JIEDUI_H */
