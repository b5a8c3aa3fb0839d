#include "schema.hpp"

#include "jiedui/model/event.hpp"
#include "jiedui/model/finding.hpp"
#include "jiedui/model/indicator.hpp"
#include "jiedui/model/organization.hpp"
#include "jiedui/model/policy.hpp"
#include "jiedui/model/quantity.hpp"

#include <fmt/format.h>

#include <string>

namespace jiedui {
inline namespace v0 {
namespace {

constexpr int application_id = 0x4A444C47; // "JDLG"

// {day}, {codes}, {number}: what a cell must look like; the others: the words it can be. A new word of the model needs
// a new schema_version, since older libraries could not read it.
constexpr const char *schema = R"(
CREATE TABLE document(
  id TEXT PRIMARY KEY, title TEXT NOT NULL, url TEXT NOT NULL, source TEXT NOT NULL,
  published TEXT CHECK(published {day}), fingerprint INTEGER NOT NULL) STRICT, WITHOUT ROWID;
-- What is claimed; who claims it stands in citation. giver and receiver: codes, ascending, joined by commas. giver_org:
-- a giver that is no place.
CREATE TABLE statement(
  id INTEGER PRIMARY KEY, key TEXT NOT NULL, giver TEXT NOT NULL CHECK(giver {codes}),
  receiver TEXT NOT NULL CHECK(receiver {codes}), programme TEXT NOT NULL, indicator TEXT NOT NULL,
  aspect TEXT NOT NULL CHECK(aspect IN ({aspect})), per TEXT NOT NULL CHECK(per IN ({per})),
  modality TEXT NOT NULL CHECK(modality IN ({modality})),
  period_start TEXT CHECK(period_start {day}), period_end TEXT CHECK(period_end {day}), period_partial TEXT,
  has_period INTEGER NOT NULL CHECK(has_period IN (0, 1)),
  value TEXT NOT NULL CHECK(value <> '' AND value {number}), value_high TEXT CHECK(value_high {number}),
  unit TEXT NOT NULL CHECK(unit IN ({unit})), currency TEXT NOT NULL,
  counted_in TEXT NOT NULL, qualifier TEXT NOT NULL CHECK(qualifier IN ({qualifier})), giver_org TEXT NOT NULL) STRICT;
CREATE INDEX statement_indicator ON statement(indicator);
-- One row for each place of a side, so that what lies in a place is one stretch of the key.
CREATE TABLE statement_place(
  side TEXT NOT NULL CHECK(side IN ('giver', 'receiver')), code INTEGER NOT NULL, indicator TEXT NOT NULL,
  statement INTEGER NOT NULL REFERENCES statement(id),
  PRIMARY KEY(side, code, indicator, statement)) STRICT, WITHOUT ROWID;
-- Records without figures. Lists of codes are joined by commas, lists of words by line ends.
CREATE TABLE pairing(
  id INTEGER PRIMARY KEY, key TEXT NOT NULL, assisting TEXT NOT NULL CHECK(assisting {codes}),
  aided TEXT NOT NULL CHECK(aided {codes}), assisting_org TEXT NOT NULL, aided_org TEXT NOT NULL,
  programme TEXT NOT NULL, start TEXT NOT NULL CHECK(start = '' OR start {day}),
  "end" TEXT NOT NULL CHECK("end" = '' OR "end" {day})) STRICT;
CREATE TABLE project(
  id INTEGER PRIMARY KEY, key TEXT NOT NULL, name TEXT NOT NULL, place TEXT NOT NULL CHECK(place {codes}),
  investment TEXT NOT NULL CHECK(investment {number}),
  sector TEXT NOT NULL CHECK(sector IN ({sector})), enterprise TEXT NOT NULL) STRICT;
CREATE TABLE event(
  id INTEGER PRIMARY KEY, key TEXT NOT NULL, kind TEXT NOT NULL CHECK(kind IN ({event})),
  start TEXT NOT NULL CHECK(start = '' OR start {day}), "end" TEXT NOT NULL CHECK("end" = '' OR "end" {day}),
  partial TEXT NOT NULL, places TEXT NOT NULL CHECK(places {codes}), parties TEXT NOT NULL CHECK(parties {codes}),
  text TEXT NOT NULL) STRICT;
CREATE TABLE policy(
  id INTEGER PRIMARY KEY, key TEXT NOT NULL, kind TEXT NOT NULL CHECK(kind IN ({policy})), title TEXT NOT NULL) STRICT;
CREATE TABLE official(
  id INTEGER PRIMARY KEY, key TEXT NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL,
  place TEXT NOT NULL CHECK(place {codes})) STRICT;
CREATE TABLE organization(
  id INTEGER PRIMARY KEY, key TEXT NOT NULL, name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK(kind IN ({organization}))) STRICT;
CREATE TABLE system(
  id INTEGER PRIMARY KEY, key TEXT NOT NULL, system TEXT NOT NULL, giver TEXT NOT NULL CHECK(giver {codes}),
  receiver TEXT NOT NULL CHECK(receiver {codes})) STRICT;
CREATE TABLE finding(
  id INTEGER PRIMARY KEY, key TEXT NOT NULL, kind TEXT NOT NULL CHECK(kind IN ({finding})), statement TEXT NOT NULL,
  "values" TEXT NOT NULL, texts TEXT NOT NULL, rule TEXT NOT NULL) STRICT;
-- number: of the places of the record in the document. basis, classifier (of figures), aliases (of organisations): what
-- this place adds to what others say too. names_programme: 0 where the document leaves the programme of a figure open.
-- whole: of a part the byte at which its whole stands, where the document tells it. overlapping: of a part that makes
-- more than its whole with those beside it. rule: what found the record there.
CREATE TABLE citation(
  record INTEGER NOT NULL, document TEXT NOT NULL REFERENCES document(id), number INTEGER NOT NULL,
  span_begin INTEGER NOT NULL, span_end INTEGER NOT NULL, text TEXT NOT NULL, sentence TEXT NOT NULL,
  sector TEXT NOT NULL CHECK(sector IN ({sector})), part INTEGER NOT NULL CHECK(part IN (0, 1)),
  correction INTEGER NOT NULL CHECK(correction IN (0, 1)),
  names_programme INTEGER NOT NULL CHECK(names_programme IN (0, 1)),
  basis TEXT NOT NULL CHECK(basis IN ({basis})), classifier TEXT NOT NULL, aliases TEXT NOT NULL, whole INTEGER,
  overlapping INTEGER NOT NULL CHECK(overlapping IN (0, 1)), rule TEXT NOT NULL, PRIMARY KEY(record, document, number)) STRICT, WITHOUT ROWID;
CREATE INDEX citation_document ON citation(document);
)";

// Numbers to reckon with; what they are to the last digit stands beside them. Ids are those of every export.
constexpr const char *views = R"(
CREATE VIEW statements AS
  SELECT format('%016x', s.id) AS id, s.giver, s.giver_org, s.receiver, s.programme, s.indicator, s.aspect, s.per,
         s.modality, s.period_start,
         s.period_end, CASE s.has_period WHEN 1 THEN max(c.basis) END AS period_basis,
         CAST(s.value AS NUMERIC) AS value, CAST(s.value_high AS NUMERIC) AS value_high, s.value AS exact_value,
         s.value_high AS exact_value_high, s.unit,
         s.currency, min(c.classifier) AS classifier, s.qualifier,
         count(DISTINCT c.document) AS documents, min(d.published) AS first_published, max(d.published) AS last_published
  FROM statement s JOIN citation c ON c.record = s.id JOIN document d ON d.id = c.document GROUP BY s.id;
CREATE VIEW sources AS
  SELECT format('%016x', s.id) AS statement, s.indicator, CAST(s.value AS NUMERIC) AS value, s.value AS exact_value,
         s.unit, s.qualifier, c.text, c.sentence, c.span_begin, c.span_end, c.rule,
         d.id AS document, d.title, d.url, d.source, d.published
  FROM statement s JOIN citation c ON c.record = s.id JOIN document d ON d.id = c.document;
)";

/// The words of a closed list, as SQL: 'level', 'increase' …
template <class Enum> std::string words(Enum last) {
  std::string all;
  for (int value = 0; value <= static_cast<int>(last); ++value)
    all += fmt::format("{}'{}'", value == 0 ? "" : ", ", to_string(static_cast<Enum>(value)));
  return all;
}

std::string tables() {
  return fmt::format(fmt::runtime(schema), fmt::arg("day", "GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'"),
                     fmt::arg("codes", "NOT GLOB '*[^,0-9]*'"), fmt::arg("number", "NOT GLOB '*[^-.0-9]*'"),
                     fmt::arg("aspect", words(Aspect::share)), fmt::arg("per", words(Per::unit)),
                     fmt::arg("modality", words(Modality::required)), fmt::arg("unit", words(Unit::count)),
                     fmt::arg("qualifier", words(Qualifier::at_most)),
                     fmt::arg("sector", words(Sector::party_building)), fmt::arg("event", words(EventKind::decision)),
                     fmt::arg("policy", words(PolicyKind::agreement)),
                     fmt::arg("organization", words(OrganizationKind::other)),
                     fmt::arg("finding", words(FindingKind::holds)), fmt::arg("basis", words(Basis::as_of)));
}

/// Makes the tables of an earlier schema those of today; what they hold is checked on the way. Keys and ids stay.
std::string carried_over() {
  std::string sql =
      "DROP VIEW statements; DROP VIEW sources; DROP INDEX statement_indicator; DROP INDEX citation_document;";
  constexpr const char *names[] = {"citation", "statement_place", "statement", "pairing",      "project", "event",
                                   "policy",   "official",        "system",    "organization", "finding", "document"};
  for (const char *name : names) sql += fmt::format("ALTER TABLE {0} RENAME TO earlier_{0};", name);
  sql += tables();
  for (const char *name : names) {
    const std::string_view table = name, more = table == "statement"  ? ", ''"
                                                : table == "citation" ? ", NULL, 0, ''"
                                                                      : "";
    sql += fmt::format("INSERT INTO {0} SELECT *{1} FROM earlier_{0};", name, more);
  }
  for (const char *name : names) sql += fmt::format("DROP TABLE earlier_{};", name);
  return sql + views;
}

Error no_ledger() { return {ErrorCode::store, "the file is no ledger", Error::nowhere}; }

} // namespace

std::optional<Error> prepare(sqlite3 *connection, LedgerStore::Mode mode, int busy_milliseconds) {
  sqlite3_busy_timeout(connection, busy_milliseconds);
  const auto pragma = [&](const char *sql) {
    Query q(connection, sql);
    return q.step() ? q.number() : -1;
  };
  const auto stored_schema = [&] { return pragma("PRAGMA user_version"); };
  if (mode == LedgerStore::Mode::write) {
    if (auto error = execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL"))
      return sqlite3_errcode(connection) == SQLITE_NOTADB ? std::optional(no_ledger()) : error;
    Transaction transaction(connection); // two writers may open a new file at once
    if (transaction.error()) return transaction.error();
    Query tables_there(connection, "SELECT count(*) FROM sqlite_schema");
    const bool fresh = tables_there.step() && tables_there.number() == 0;
    tables_there.reset();
    const auto stored = stored_schema();
    std::string sql;
    if (fresh && pragma("PRAGMA application_id") == 0)
      sql = tables() + views + "PRAGMA application_id=" + std::to_string(application_id) + ";";
    else if (pragma("PRAGMA application_id") == application_id && stored >= LedgerStore::oldest_schema &&
             stored < LedgerStore::schema_version)
      sql = carried_over();
    if (!sql.empty()) {
      sql += "PRAGMA user_version=" + std::to_string(LedgerStore::schema_version);
      if (auto error = execute(connection, sql.c_str())) return error;
    }
    if (auto error = transaction.commit()) return error;
    if (auto error = execute(connection, "PRAGMA foreign_keys=ON")) return error;
  }
  Query identity(connection, "PRAGMA application_id");
  if (!identity.step()) return sqlite3_errcode(connection) == SQLITE_NOTADB ? no_ledger() : identity.error();
  if (identity.number() != application_id) return no_ledger();
  if (const auto stored = stored_schema(); stored < LedgerStore::oldest_schema || stored > LedgerStore::schema_version)
    return Error{
        ErrorCode::store,
        "the ledger has schema " + std::to_string(stored) + ", this library reads schema " +
            std::to_string(LedgerStore::schema_version) +
            (stored < LedgerStore::schema_version ? ": add its documents to a new file" : ": a newer one wrote it"),
        Error::nowhere};
  return std::nullopt;
}

} // namespace v0
} // namespace jiedui
