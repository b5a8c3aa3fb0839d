#include "schema.hpp"

#include <string>

namespace jiedui {
inline namespace v0 {
namespace {

constexpr int application_id = 0x4A444C47; // "JDLG"
constexpr int same_tables = 2;             // an earlier schema with the same tables and other views

constexpr const char *schema = R"(
CREATE TABLE document(
  id TEXT PRIMARY KEY, title TEXT NOT NULL, url TEXT NOT NULL, source TEXT NOT NULL, published TEXT,
  fingerprint INTEGER NOT NULL) STRICT, WITHOUT ROWID;
-- What is claimed; who claims it stands in citation. giver and receiver: codes, ascending, joined by commas.
CREATE TABLE statement(
  id INTEGER PRIMARY KEY, key TEXT NOT NULL, giver TEXT NOT NULL, receiver TEXT NOT NULL, programme TEXT NOT NULL,
  indicator TEXT NOT NULL, aspect TEXT NOT NULL, per TEXT NOT NULL, modality TEXT NOT NULL,
  period_start TEXT, period_end TEXT, period_partial TEXT, has_period INTEGER NOT NULL,
  value TEXT NOT NULL, value_high TEXT, unit TEXT NOT NULL, currency TEXT NOT NULL,
  counted_in TEXT NOT NULL, qualifier TEXT NOT NULL) STRICT;
CREATE INDEX statement_indicator ON statement(indicator);
-- One row for each place of a side, so that what lies in a place is one stretch of the key.
CREATE TABLE statement_place(
  side TEXT NOT NULL, code INTEGER NOT NULL, indicator TEXT NOT NULL,
  statement INTEGER NOT NULL REFERENCES statement(id),
  PRIMARY KEY(side, code, indicator, statement)) STRICT, WITHOUT ROWID;
-- Records without figures. Lists of codes are joined by commas, lists of words by line ends.
CREATE TABLE pairing(
  id INTEGER PRIMARY KEY, key TEXT NOT NULL, assisting TEXT NOT NULL, aided TEXT NOT NULL, assisting_org TEXT NOT NULL,
  aided_org TEXT NOT NULL, programme TEXT NOT NULL, start TEXT NOT NULL, "end" TEXT NOT NULL) STRICT;
CREATE TABLE project(
  id INTEGER PRIMARY KEY, key TEXT NOT NULL, name TEXT NOT NULL, place TEXT NOT NULL, investment TEXT NOT NULL,
  sector TEXT NOT NULL, enterprise TEXT NOT NULL) STRICT;
CREATE TABLE event(
  id INTEGER PRIMARY KEY, key TEXT NOT NULL, kind TEXT NOT NULL, start TEXT NOT NULL, "end" TEXT NOT NULL,
  partial TEXT NOT NULL, places TEXT NOT NULL, parties TEXT NOT NULL, text TEXT NOT NULL) STRICT;
CREATE TABLE policy(id INTEGER PRIMARY KEY, key TEXT NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL) STRICT;
CREATE TABLE official(
  id INTEGER PRIMARY KEY, key TEXT NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL, place TEXT NOT NULL) STRICT;
CREATE TABLE organization(
  id INTEGER PRIMARY KEY, key TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL) STRICT;
CREATE TABLE system(
  id INTEGER PRIMARY KEY, key TEXT NOT NULL, system TEXT NOT NULL, giver TEXT NOT NULL, receiver TEXT NOT NULL) STRICT;
CREATE TABLE finding(
  id INTEGER PRIMARY KEY, key TEXT NOT NULL, kind TEXT NOT NULL, statement TEXT NOT NULL, "values" TEXT NOT NULL,
  texts TEXT NOT NULL, rule TEXT NOT NULL) STRICT;
-- number: of the places of the record in the document. basis, classifier (of figures), aliases (of organisations): what
-- this place adds to what others say too. names_programme: 0 where the document leaves the programme of a figure open.
CREATE TABLE citation(
  record INTEGER NOT NULL, document TEXT NOT NULL REFERENCES document(id), number INTEGER NOT NULL,
  span_begin INTEGER NOT NULL, span_end INTEGER NOT NULL, text TEXT NOT NULL, sentence TEXT NOT NULL,
  sector TEXT NOT NULL, part INTEGER NOT NULL, correction INTEGER NOT NULL, names_programme INTEGER NOT NULL,
  basis TEXT NOT NULL, classifier TEXT NOT NULL, aliases TEXT NOT NULL,
  PRIMARY KEY(record, document, number)) STRICT, WITHOUT ROWID;
CREATE INDEX citation_document ON citation(document);
)";

// Numbers to reckon with; what they are to the last digit stands beside them.
constexpr const char *views = R"(
CREATE VIEW statements AS
  SELECT s.id, s.giver, s.receiver, s.programme, s.indicator, s.aspect, s.per, s.modality, s.period_start,
         s.period_end, CASE s.has_period WHEN 1 THEN max(c.basis) END AS period_basis,
         CAST(s.value AS NUMERIC) AS value, CAST(s.value_high AS NUMERIC) AS value_high, s.value AS exact_value,
         s.value_high AS exact_value_high, s.unit,
         s.currency, min(c.classifier) AS classifier, s.qualifier,
         count(DISTINCT c.document) AS documents, min(d.published) AS first_published, max(d.published) AS last_published
  FROM statement s JOIN citation c ON c.record = s.id JOIN document d ON d.id = c.document GROUP BY s.id;
CREATE VIEW sources AS
  SELECT s.id AS statement, s.indicator, CAST(s.value AS NUMERIC) AS value, s.value AS exact_value, s.unit, s.qualifier, c.text, c.sentence, c.span_begin, c.span_end,
         d.id AS document, d.title, d.url, d.source, d.published
  FROM statement s JOIN citation c ON c.record = s.id JOIN document d ON d.id = c.document;
)";

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
    if (auto error = execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON"))
      return sqlite3_errcode(connection) == SQLITE_NOTADB ? std::optional(no_ledger()) : error;
    Transaction transaction(connection); // two writers may open a new file at once
    if (transaction.error()) return transaction.error();
    Query tables(connection, "SELECT count(*) FROM sqlite_schema");
    const bool fresh = tables.step() && tables.number() == 0;
    tables.reset();
    if (fresh && pragma("PRAGMA application_id") == 0) {
      const std::string sql = schema + std::string(views) + "PRAGMA application_id=" + std::to_string(application_id) +
                              "; PRAGMA user_version=" + std::to_string(LedgerStore::schema_version);
      if (auto error = execute(connection, sql.c_str())) return error;
    } else if (pragma("PRAGMA application_id") == application_id && stored_schema() == same_tables) {
      const std::string sql = "DROP VIEW statements; DROP VIEW sources;" + std::string(views) +
                              "PRAGMA user_version=" + std::to_string(LedgerStore::schema_version);
      if (auto error = execute(connection, sql.c_str())) return error;
    }
    if (auto error = transaction.commit()) return error;
  }
  Query identity(connection, "PRAGMA application_id");
  if (!identity.step()) return sqlite3_errcode(connection) == SQLITE_NOTADB ? no_ledger() : identity.error();
  if (identity.number() != application_id) return no_ledger();
  if (const auto stored = stored_schema(); stored != LedgerStore::schema_version && stored != same_tables)
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
