#include "jiedui/ledger/ledger_store.hpp"

#include "sqlite.hpp"

#include <algorithm>
#include <charconv>

namespace jiedui {
inline namespace v0 {
namespace {

constexpr int application_id = 0x4A444C47; // "JDLG"
constexpr int busy_milliseconds = 10000;

constexpr const char *schema = R"(
CREATE TABLE document(
  id TEXT PRIMARY KEY, title TEXT NOT NULL, url TEXT NOT NULL, source TEXT NOT NULL, published TEXT,
  fingerprint INTEGER NOT NULL) STRICT, WITHOUT ROWID;
-- What is claimed; who claims it stands in citation. giver and receiver: codes, ascending, joined by commas.
CREATE TABLE statement(
  id INTEGER PRIMARY KEY, key TEXT NOT NULL, giver TEXT NOT NULL, receiver TEXT NOT NULL, programme TEXT NOT NULL,
  indicator TEXT NOT NULL, aspect TEXT NOT NULL, per TEXT NOT NULL, modality TEXT NOT NULL,
  period_start TEXT, period_end TEXT, period_partial TEXT, period_basis TEXT,
  value TEXT NOT NULL, value_high TEXT, unit TEXT NOT NULL, currency TEXT NOT NULL, classifier TEXT NOT NULL,
  counted_in TEXT NOT NULL, qualifier TEXT NOT NULL, step TEXT NOT NULL) STRICT;
CREATE INDEX statement_indicator ON statement(indicator);
CREATE TABLE statement_place(
  side TEXT NOT NULL, code INTEGER NOT NULL, statement INTEGER NOT NULL REFERENCES statement(id),
  PRIMARY KEY(side, code, statement)) STRICT, WITHOUT ROWID;
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
  id INTEGER PRIMARY KEY, key TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, aliases TEXT NOT NULL) STRICT;
CREATE TABLE system(
  id INTEGER PRIMARY KEY, key TEXT NOT NULL, system TEXT NOT NULL, giver TEXT NOT NULL, receiver TEXT NOT NULL) STRICT;
CREATE TABLE finding(
  id INTEGER PRIMARY KEY, key TEXT NOT NULL, kind TEXT NOT NULL, statement TEXT NOT NULL, "values" TEXT NOT NULL,
  texts TEXT NOT NULL, rule TEXT NOT NULL) STRICT;
CREATE TABLE citation(
  record INTEGER NOT NULL, document TEXT NOT NULL REFERENCES document(id), span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL, text TEXT NOT NULL, sentence TEXT NOT NULL, sector TEXT NOT NULL,
  part INTEGER NOT NULL, correction INTEGER NOT NULL,
  PRIMARY KEY(record, document, span_begin, span_end, text, sentence, sector, part, correction)) STRICT, WITHOUT ROWID;
CREATE INDEX citation_document ON citation(document);
CREATE VIEW statements AS
  SELECT s.id, s.giver, s.receiver, s.programme, s.indicator, s.aspect, s.per, s.modality, s.period_start,
         s.period_end, s.period_basis, s.value, s.value_high, s.unit, s.currency, s.classifier, s.qualifier,
         count(DISTINCT c.document) AS documents, min(d.published) AS first_published, max(d.published) AS last_published
  FROM statement s JOIN citation c ON c.record = s.id JOIN document d ON d.id = c.document GROUP BY s.id;
CREATE VIEW sources AS
  SELECT s.id AS statement, s.indicator, s.value, s.unit, s.qualifier, c.text, c.sentence, c.span_begin, c.span_end,
         d.id AS document, d.title, d.url, d.source, d.published
  FROM statement s JOIN citation c ON c.record = s.id JOIN document d ON d.id = c.document;
)";

// ---- Records as rows of text
// ------------------------------------------------------------------------------------------

using Row = std::vector<std::string>;

std::string joined(const PlaceCodes &codes) {
  std::string text;
  for (const PlaceCode code : codes) {
    if (!text.empty()) text += ',';
    text += std::to_string(code);
  }
  return text;
}

PlaceCodes split(std::string_view text) {
  PlaceCodes codes;
  while (!text.empty()) {
    PlaceCode code = 0;
    const std::size_t comma = std::min(text.find(','), text.size());
    std::from_chars(text.data(), text.data() + comma, code);
    codes.push_back(code);
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return codes;
}

std::string joined(const std::vector<std::string> &texts) {
  std::string all;
  for (const std::string &text : texts) {
    if (!all.empty()) all += '\n';
    all += text;
  }
  return all;
}

std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::string text_of(const std::optional<PlaceCode> &code) { return code ? std::to_string(*code) : std::string(); }
std::string text_of(const std::optional<Day> &day) { return day ? to_string(*day) : std::string(); }
std::string text_of(const std::optional<Decimal> &value) { return value ? value->to_string() : std::string(); }

/// Takes the fields of a row one after the other.
class Fields {
public:
  explicit Fields(Query &query) : query_(query) {}
  std::string text() { return query_.text(); }
  std::optional<Day> day() { return parse_day(text()); }
  std::optional<Decimal> decimal() { return Decimal::parse(text()); }
  std::optional<PlaceCode> code() {
    const PlaceCodes codes = split(text());
    return codes.empty() ? std::nullopt : std::optional(codes.front());
  }
  PlaceCodes codes() { return split(text()); }
  std::vector<std::string> texts() { return split_lines(text()); }

private:
  Query &query_;
};

struct Kind {
  std::string_view table, columns;
};
constexpr Kind kind_of(const Pairing &) {
  return {"pairing", "assisting, aided, assisting_org, aided_org, programme, start, \"end\""};
}
constexpr Kind kind_of(const Project &) { return {"project", "name, place, investment, sector, enterprise"}; }
constexpr Kind kind_of(const Event &) { return {"event", "kind, start, \"end\", partial, places, parties, text"}; }
constexpr Kind kind_of(const Policy &) { return {"policy", "kind, title"}; }
constexpr Kind kind_of(const Official &) { return {"official", "name, role, place"}; }
constexpr Kind kind_of(const Organization &) { return {"organization", "name, kind, aliases"}; }
constexpr Kind kind_of(const SystemMention &) { return {"system", "system, giver, receiver"}; }
constexpr Kind kind_of(const Finding &) { return {"finding", "kind, statement, \"values\", texts, rule"}; }

Row fields_of(const Pairing &p) {
  return {text_of(p.assisting), text_of(p.aided), p.assisting_org, p.aided_org,
          p.programme,          text_of(p.start), text_of(p.end)};
}
Row fields_of(const Project &p) {
  return {p.name, text_of(p.place), text_of(p.investment), std::string(to_string(p.sector)), p.enterprise};
}
Row fields_of(const Event &e) {
  return {std::string(to_string(e.kind)),
          text_of(e.range.start),
          text_of(e.range.end),
          e.range.partial,
          joined(e.places),
          joined(e.parties),
          e.text};
}
Row fields_of(const Policy &p) { return {std::string(to_string(p.kind)), p.title}; }
Row fields_of(const Official &o) { return {o.name, o.role, text_of(o.place)}; }
Row fields_of(const Organization &o) { return {o.name, std::string(to_string(o.kind)), joined(o.aliases)}; }
Row fields_of(const SystemMention &s) { return {s.system, joined(s.giver), joined(s.receiver)}; }
Row fields_of(const Finding &f) {
  std::vector<std::string> values;
  for (const Decimal &value : f.values) values.push_back(value.to_string());
  return {std::string(to_string(f.kind)), f.statement, joined(values), joined(f.texts), f.rule};
}

void read_fields(Fields fields, Pairing &p) {
  p.assisting = fields.code();
  p.aided = fields.code();
  p.assisting_org = fields.text();
  p.aided_org = fields.text();
  p.programme = fields.text();
  p.start = fields.day();
  p.end = fields.day();
}
void read_fields(Fields fields, Project &p) {
  p.name = fields.text();
  p.place = fields.code();
  p.investment = fields.decimal();
  p.sector = parse_sector(fields.text()).value_or(Sector::none);
  p.enterprise = fields.text();
}
void read_fields(Fields fields, Event &e) {
  e.kind = parse_event_kind(fields.text()).value_or(EventKind::visit);
  e.range.start = fields.day();
  e.range.end = fields.day();
  e.range.partial = fields.text();
  e.places = fields.codes();
  e.parties = fields.codes();
  e.text = fields.text();
}
void read_fields(Fields fields, Policy &p) {
  p.kind = fields.text() == to_string(PolicyKind::agreement) ? PolicyKind::agreement : PolicyKind::policy;
  p.title = fields.text();
}
void read_fields(Fields fields, Official &o) {
  o.name = fields.text();
  o.role = fields.text();
  o.place = fields.code();
}
void read_fields(Fields fields, Organization &o) {
  o.name = fields.text();
  o.kind = parse_organization_kind(fields.text()).value_or(OrganizationKind::other);
  o.aliases = fields.texts();
}
void read_fields(Fields fields, SystemMention &s) {
  s.system = fields.text();
  s.giver = fields.codes();
  s.receiver = fields.codes();
}
void read_fields(Fields fields, Finding &f) {
  f.kind = parse_finding_kind(fields.text()).value_or(FindingKind::holds);
  f.statement = fields.text();
  for (const std::string &value : fields.texts()) f.values.push_back(Decimal::parse(value).value_or(Decimal()));
  f.texts = fields.texts();
  f.rule = fields.text();
}

// ---- Small conversions
// ------------------------------------------------------------------------------------------------

/// SQLite's integers are signed.
std::int64_t id_of(std::string_view kind, std::string_view key) {
  return static_cast<std::int64_t>(stable_hash(std::string(kind) + '\n' + std::string(key)));
}

std::optional<Basis> parse_basis(std::string_view name) {
  for (const Basis basis : {Basis::during, Basis::cumulative, Basis::as_of})
    if (to_string(basis) == name) return basis;
  return std::nullopt;
}

/// The codes that lie in a place: 150000 to 159999, 150900 to 150999.
std::pair<PlaceCode, PlaceCode> range_of(PlaceCode place) {
  switch (level_of(place)) {
  case PlaceLevel::province: return {place, place + 9999};
  case PlaceLevel::prefecture: return {place, place + 99};
  default: return {place, place};
  }
}

} // namespace

class LedgerStore::Impl {
public:
  explicit Impl(Connection connection) : connection_(std::move(connection)) {}

  sqlite3 *get() const { return connection_.get(); }

  std::optional<Error> add(const Entry &entry) {
    Query document(get(), "INSERT INTO document VALUES(?,?,?,?,?,?)");
    const DocumentRecord &d = entry.document;
    document.text(d.id)
        .text(d.title)
        .text(d.url)
        .text(d.source)
        .day(d.published)
        .number(static_cast<std::int64_t>(d.fingerprint));
    if (!document.run()) return document.error();
    for (const Statement &statement : entry.statements)
      if (auto error = add(statement)) return error;
    if (auto error = add_all(entry.pairings)) return error;
    if (auto error = add_all(entry.projects)) return error;
    if (auto error = add_all(entry.events)) return error;
    if (auto error = add_all(entry.policies)) return error;
    if (auto error = add_all(entry.officials)) return error;
    if (auto error = add_all(entry.organizations)) return error;
    if (auto error = add_all(entry.systems)) return error;
    return add_all(entry.findings);
  }

private:
  Query &query(std::unique_ptr<Query> &kept, std::string_view sql) {
    if (!kept) kept = std::make_unique<Query>(get(), sql);
    return *kept;
  }

  std::optional<Error> add(const Statement &s) {
    const std::string key = s.key();
    const std::int64_t id = id_of("statement", key);
    Query &known = query(find_statement_, "SELECT key, step, classifier, period_basis FROM statement WHERE id=?");
    known.number(id);
    if (known.step()) {
      const std::string stored = known.text(), step = known.text(), classifier = known.text(), basis = known.text();
      known.reset();
      if (stored != key) return Error{ErrorCode::store, "two statements have one id", Error::nowhere};
      if (auto error = settle(id, s, step, classifier, basis)) return error;
    } else {
      known.reset();
      if (!known.ok()) return known.error();
      if (auto error = insert(id, key, s)) return error;
    }
    return cite(id, s.citations);
  }

  std::optional<Error> settle(std::int64_t id, const Statement &s, const std::string &step,
                              const std::string &classifier, const std::string &basis) {
    const Decimal finer = std::min(s.step, Decimal::parse(step).value_or(s.step));
    const std::string &word = std::min(s.quantity.classifier, classifier);
    std::string settled = basis;
    if (const auto stored = parse_basis(basis); stored && s.period)
      settled = to_string(std::min(*stored, s.period->basis));
    if (finer.to_string() == step && word == classifier && settled == basis) return std::nullopt;
    Query update(get(), "UPDATE statement SET step=?, classifier=?, period_basis=? WHERE id=?");
    update.text(finer.to_string()).text(word);
    if (basis.empty()) update.null();
    else update.text(settled);
    update.number(id);
    return update.run() ? std::nullopt : std::optional(update.error());
  }

  std::optional<Error> insert(std::int64_t id, const std::string &key, const Statement &s) {
    Query &q = query(insert_statement_, "INSERT INTO statement VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    q.number(id)
        .text(key)
        .text(joined(s.giver))
        .text(joined(s.receiver))
        .text(s.programme)
        .text(s.indicator)
        .text(to_string(s.aspect))
        .text(to_string(s.per))
        .text(to_string(s.modality));
    if (s.period) {
      q.day(s.period->range.start)
          .day(s.period->range.end)
          .text(s.period->range.partial)
          .text(to_string(s.period->basis));
    } else {
      q.null().null().null().null();
    }
    q.text(s.quantity.value.to_string());
    if (s.quantity.value_high) q.text(s.quantity.value_high->to_string());
    else q.null();
    q.text(to_string(s.quantity.unit))
        .text(s.quantity.currency)
        .text(s.quantity.classifier)
        .text(s.counted_in)
        .text(to_string(s.quantity.qualifier))
        .text(s.step.to_string());
    if (!q.run()) return q.error();
    if (auto error = place(id, "giver", s.giver)) return error;
    return place(id, "receiver", s.receiver);
  }

  std::optional<Error> place(std::int64_t id, std::string_view side, const PlaceCodes &codes) {
    Query &q = query(insert_place_, "INSERT OR IGNORE INTO statement_place VALUES(?,?,?)");
    for (const PlaceCode code : codes)
      if (!q.text(side).number(code).number(id).run()) return q.error();
    return std::nullopt;
  }

  std::optional<Error> cite(std::int64_t record, const std::vector<Citation> &citations) {
    Query &q = query(insert_citation_, "INSERT OR IGNORE INTO citation VALUES(?,?,?,?,?,?,?,?,?)");
    for (const Citation &c : citations) {
      q.number(record)
          .text(c.document)
          .number(c.span.begin)
          .number(c.span.end)
          .text(c.text)
          .text(c.sentence)
          .text(to_string(c.sector))
          .number(c.part)
          .number(c.correction);
      if (!q.run()) return q.error();
    }
    return std::nullopt;
  }

  template <class Record> std::optional<Error> add_all(const std::vector<Noted<Record>> &records) {
    if (records.empty()) return std::nullopt;
    const Kind kind = kind_of(records.front().value);
    const std::size_t width = fields_of(records.front().value).size() + 2;
    std::string sql = "INSERT OR IGNORE INTO " + std::string(kind.table) + " VALUES(?";
    for (std::size_t i = 1; i < width; ++i) sql += ",?";
    Query insert(get(), sql + ")");
    for (const Noted<Record> &noted : records) {
      const std::string key = record_key(noted.value);
      const std::int64_t id = id_of(kind.table, key);
      insert.number(id).text(key);
      for (const std::string &field : fields_of(noted.value)) insert.text(field);
      if (!insert.run()) return insert.error();
      if constexpr (requires { noted.value.aliases; }) {
        if (auto error = join_aliases(id, noted.value)) return error;
      }
      if (auto error = cite(id, noted.citations)) return error;
    }
    return std::nullopt;
  }

  std::optional<Error> join_aliases(std::int64_t id, const Organization &organization) {
    Query known(get(), "SELECT aliases FROM organization WHERE id=?");
    if (!known.number(id).step()) return known.error();
    const std::string stored = known.text();
    known.reset();
    std::vector<std::string> aliases = split_lines(stored);
    aliases.insert(aliases.end(), organization.aliases.begin(), organization.aliases.end());
    std::sort(aliases.begin(), aliases.end());
    aliases.erase(std::unique(aliases.begin(), aliases.end()), aliases.end());
    if (joined(aliases) == stored) return std::nullopt;
    Query update(get(), "UPDATE organization SET aliases=? WHERE id=?");
    return update.text(joined(aliases)).number(id).run() ? std::nullopt : std::optional(update.error());
  }

  Connection connection_;
  std::unique_ptr<Query> find_statement_, insert_statement_, insert_place_, insert_citation_;
};

namespace {

DocumentRecord document_of(Query &q) {
  q.next_row();
  DocumentRecord d;
  d.id = q.text();
  d.title = q.text();
  d.url = q.text();
  d.source = q.text();
  d.published = q.day();
  d.fingerprint = static_cast<std::uint64_t>(q.number());
  return d;
}

/// Reads a selection of a store into memory.
class Selection {
public:
  Selection(sqlite3 *connection, const StoreScope &scope) : connection_(connection), scope_(scope) {}

  Result<LedgerRecords> read() {
    if (auto error = execute(connection_, "BEGIN")) return *error; // one state of the file for all queries
    const auto error = read_all();
    (void)execute(connection_, "COMMIT");
    if (error) return *error;
    return std::move(records_);
  }

private:
  std::optional<Error> read_all() {
    if (auto error = read_documents()) return error;
    if (scope_.statements)
      if (auto error = read_statements()) return error;
    if (!scope_.records) return std::nullopt;
    if (auto error = read_records(records_.pairings)) return error;
    if (auto error = read_records(records_.projects)) return error;
    if (auto error = read_records(records_.events)) return error;
    if (auto error = read_records(records_.policies)) return error;
    if (auto error = read_records(records_.officials)) return error;
    if (auto error = read_records(records_.organizations)) return error;
    if (auto error = read_records(records_.systems)) return error;
    return read_records(records_.findings);
  }

  bool whole() const {
    return scope_.indicator.empty() && scope_.giver == 0 && scope_.receiver == 0 && scope_.statements;
  }

  std::optional<Error> read_documents() {
    if (!whole()) return std::nullopt; // documents that are cited are read one by one
    Query q(connection_, "SELECT id, title, url, source, published, fingerprint FROM document");
    while (q.step()) take_document(q);
    return q.ok() ? std::nullopt : std::optional(q.error());
  }

  void take_document(Query &q) {
    DocumentRecord d = document_of(q);
    std::string id = d.id;
    records_.documents.emplace(std::move(id), std::move(d));
  }

  const DocumentRecord *document(const std::string &id) {
    if (const auto found = records_.documents.find(id); found != records_.documents.end()) return &found->second;
    if (!find_document_)
      find_document_ = std::make_unique<Query>(
          connection_, "SELECT id, title, url, source, published, fingerprint FROM document WHERE id=?");
    find_document_->text(id);
    if (find_document_->step()) take_document(*find_document_);
    find_document_->reset();
    const auto found = records_.documents.find(id);
    return found == records_.documents.end() ? nullptr : &found->second;
  }

  std::string condition() const {
    std::string where = " WHERE 1";
    if (!scope_.indicator.empty()) where += " AND (s.indicator=?1 OR s.indicator GLOB ?1 || '.*')";
    const auto side = [&](const char *name, PlaceCode place) {
      if (place == 0) return;
      const auto [low, high] = range_of(place);
      where += std::string(" AND s.id IN (SELECT statement FROM statement_place WHERE side='") + name +
               "' AND code BETWEEN " + std::to_string(low) + " AND " + std::to_string(high) + ")";
    };
    side("giver", scope_.giver);
    side("receiver", scope_.receiver);
    return where;
  }

  std::optional<Error> read_statements() {
    const std::string where = condition();
    Query q(connection_,
            "SELECT s.id, giver, receiver, programme, indicator, aspect, per, modality, period_start, period_end, "
            "period_partial, period_basis, value, value_high, unit, currency, classifier, counted_in, qualifier, step "
            "FROM statement s" +
                where);
    if (!scope_.indicator.empty()) q.text(scope_.indicator);
    std::map<std::int64_t, Statement> by_id;
    while (q.step()) {
      q.next_row();
      const std::int64_t id = q.number();
      by_id.emplace(id, statement(q));
    }
    if (!q.ok()) return q.error();
    Query c(connection_,
            "SELECT c.record, c.document, c.span_begin, c.span_end, c.text, c.sentence, c.sector, c.part, c.correction "
            "FROM statement s CROSS JOIN citation c ON c.record=s.id" +
                where);
    if (!scope_.indicator.empty()) c.text(scope_.indicator);
    while (c.step()) {
      c.next_row();
      if (const auto found = by_id.find(c.number()); found != by_id.end())
        found->second.citations.push_back(citation(c));
    }
    if (!c.ok()) return c.error();
    for (auto &[id, statement] : by_id) {
      std::sort(statement.citations.begin(), statement.citations.end());
      std::string key = statement.key();
      records_.statements.emplace(std::move(key), std::move(statement));
    }
    return std::nullopt;
  }

  static Statement statement(Query &q) {
    Statement s;
    s.giver = split(q.text());
    s.receiver = split(q.text());
    s.programme = q.text();
    s.indicator = q.text();
    s.aspect = parse_aspect(q.text()).value_or(Aspect::level);
    s.per = parse_per(q.text()).value_or(Per::none);
    s.modality = parse_modality(q.text()).value_or(Modality::realized);
    Period period;
    period.range.start = q.day();
    period.range.end = q.day();
    period.range.partial = q.text();
    if (const auto basis = parse_basis(q.text())) {
      period.basis = *basis;
      s.period = period;
    }
    s.quantity.value = Decimal::parse(q.text()).value_or(Decimal());
    s.quantity.value_high = Decimal::parse(q.text());
    s.quantity.unit = parse_unit(q.text()).value_or(Unit::count);
    s.quantity.currency = q.text();
    s.quantity.classifier = q.text();
    s.counted_in = q.text();
    s.quantity.qualifier = parse_qualifier(q.text()).value_or(Qualifier::exact);
    s.step = Decimal::parse(q.text()).value_or(Decimal(1));
    return s;
  }

  Citation citation(Query &q) {
    Citation c;
    c.document = q.text();
    c.span.begin = static_cast<std::uint32_t>(q.number());
    c.span.end = static_cast<std::uint32_t>(q.number());
    c.text = q.text();
    c.sentence = q.text();
    c.sector = parse_sector(q.text()).value_or(Sector::none);
    c.part = q.number() != 0;
    c.correction = q.number() != 0;
    if (const DocumentRecord *from = document(c.document)) c.published = from->published;
    return c;
  }

  template <class Record> std::optional<Error> read_records(LedgerRecords::Map<Record> &out) {
    const Kind kind = kind_of(Record());
    Query q(connection_, "SELECT c.document, c.span_begin, c.span_end, c.text, c.sentence, c.sector, c.part, "
                         "c.correction, r.* FROM (SELECT id, " +
                             std::string(kind.columns) + " FROM " + std::string(kind.table) +
                             ") r CROSS JOIN citation c ON c.record=r.id");
    while (q.step()) {
      q.next_row();
      const Citation from = citation(q);
      (void)q.number();
      Record value;
      read_fields(Fields(q), value);
      std::string key = record_key(value);
      merge(out.try_emplace(std::move(key), Noted<Record>{value, {}}).first->second.citations, {from});
    }
    return q.ok() ? std::nullopt : std::optional(q.error());
  }

  sqlite3 *connection_;
  const StoreScope &scope_;
  LedgerRecords records_;
  std::unique_ptr<Query> find_document_;
};

std::optional<Error> prepare(sqlite3 *connection, LedgerStore::Mode mode) {
  sqlite3_busy_timeout(connection, busy_milliseconds);
  const auto pragma = [&](const char *sql) {
    Query q(connection, sql);
    return q.step() ? q.number() : -1;
  };
  if (mode == LedgerStore::Mode::write) {
    if (auto error = execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON"))
      return error;
    Transaction transaction(connection); // two writers may open a new file at once
    if (transaction.error()) return transaction.error();
    Query tables(connection, "SELECT count(*) FROM sqlite_schema");
    const bool fresh = tables.step() && tables.number() == 0;
    tables.reset();
    if (fresh && pragma("PRAGMA application_id") == 0) {
      const std::string sql = std::string(schema) + "PRAGMA application_id=" + std::to_string(application_id) +
                              "; PRAGMA user_version=" + std::to_string(LedgerStore::schema_version);
      if (auto error = execute(connection, sql.c_str())) return error;
    }
    if (auto error = transaction.commit()) return error;
  }
  if (pragma("PRAGMA application_id") != application_id)
    return Error{ErrorCode::store, "the file is no ledger", Error::nowhere};
  if (const auto version = pragma("PRAGMA user_version"); version != LedgerStore::schema_version)
    return Error{ErrorCode::store,
                 "the ledger has schema " + std::to_string(version) + ", this library reads schema " +
                     std::to_string(LedgerStore::schema_version),
                 Error::nowhere};
  return std::nullopt;
}

} // namespace

LedgerStore::LedgerStore(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
LedgerStore::LedgerStore(LedgerStore &&) noexcept = default;
LedgerStore &LedgerStore::operator=(LedgerStore &&) noexcept = default;
LedgerStore::~LedgerStore() = default;

Result<LedgerStore> LedgerStore::open(const std::string &path, Mode mode) {
  sqlite3 *opened = nullptr;
  const int flags = mode == Mode::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  const int code = sqlite3_open_v2(path.c_str(), &opened, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  Connection connection(opened);
  if (code != SQLITE_OK)
    return Error{ErrorCode::store, path + ": " + (opened == nullptr ? "no memory" : sqlite3_errmsg(opened)),
                 Error::nowhere};
  if (auto error = prepare(opened, mode)) {
    error->message = path + ": " + error->message;
    return *error;
  }
  return LedgerStore(std::make_unique<Impl>(std::move(connection)));
}

Result<bool> LedgerStore::has(const DocumentRecord &document) const {
  Query q(impl_->get(), "SELECT fingerprint FROM document WHERE id=?");
  q.text(document.id);
  if (q.step()) {
    if (static_cast<std::uint64_t>(q.number()) == document.fingerprint) return true;
    return Error{ErrorCode::argument, "another document \"" + document.id + "\" is in the ledger already",
                 Error::nowhere};
  }
  if (!q.ok()) return q.error();
  return false;
}

Result<Ledger::Added> LedgerStore::add(const Entry &entry) {
  Transaction transaction(impl_->get());
  if (transaction.error()) return *transaction.error();
  const Result<bool> known = has(entry.document);
  if (!known) return known.error();
  if (*known) return Ledger::Added::unchanged;
  if (auto error = impl_->add(entry)) return *error;
  if (auto error = transaction.commit()) return *error;
  return Ledger::Added::added;
}

Result<std::uint64_t> LedgerStore::documents() const {
  Query q(impl_->get(), "SELECT count(*) FROM document");
  if (!q.step()) return q.error();
  return static_cast<std::uint64_t>(q.number());
}

Result<std::vector<DocumentRecord>> LedgerStore::document_records() const {
  Query q(impl_->get(), "SELECT id, title, url, source, published, fingerprint FROM document ORDER BY id");
  std::vector<DocumentRecord> documents;
  while (q.step()) documents.push_back(document_of(q));
  if (!q.ok()) return q.error();
  return documents;
}

Result<std::vector<std::string>> LedgerStore::indicators() const {
  Query q(impl_->get(), "SELECT DISTINCT indicator FROM statement ORDER BY indicator");
  std::vector<std::string> codes;
  while (q.step()) {
    q.next_row();
    codes.push_back(q.text());
  }
  if (!q.ok()) return q.error();
  return codes;
}

Result<Ledger> LedgerStore::read(std::shared_ptr<const LedgerRules> rules, const StoreScope &scope) const {
  Result<LedgerRecords> records = Selection(impl_->get(), scope).read();
  if (!records) return records.error();
  return Ledger(std::move(rules), std::move(records).value());
}

} // namespace v0
} // namespace jiedui
