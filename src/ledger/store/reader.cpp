#include "reader.hpp"

#include "../records.hpp"
#include "rows.hpp"

#include <algorithm>

namespace jiedui {
inline namespace v0 {
namespace {

/// With the columns that earlier schemas do not have.
std::string citation_columns(std::int64_t stored) {
  return "c.document, c.span_begin, c.span_end, c.text, c.sentence, c.sector, c.part, c.correction, c.names_programme, "
         "c.basis, c.classifier, c.aliases, " +
         std::string(stored < 4 ? "NULL AS whole, 0 AS overlapping, '' AS rule" : "c.whole, c.overlapping, c.rule");
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

class Selection {
public:
  Selection(sqlite3 *connection, const StoreScope &scope) : connection_(connection), scope_(scope) {}

  Result<LedgerRecords> read() {
    Transaction state(connection_, "BEGIN"); // one state of the file for all queries; ends also where memory does
    if (state.error()) return *state.error();
    Query schema(connection_, "PRAGMA user_version");
    stored_ = schema.step() ? schema.number() : 0;
    if (!schema.ok()) return schema.error();
    if (auto error = read_all()) return *error;
    if (find_document_ && !find_document_->ok()) return find_document_->error();
    join_programmes(records_);
    return std::move(records_);
  }

private:
  std::optional<Error> read_all() {
    if (auto error = read_documents()) return error;
    if (scope_.statements)
      if (auto error = read_statements()) return error;
    if (!scope_.records) return std::nullopt;
    std::optional<Error> failed;
    each_kind(
        [&](auto &kind) {
          if (!failed) failed = read_records(kind);
        },
        records_);
    return failed;
  }

  bool whole() const {
    return scope_.indicator.empty() && scope_.giver == 0 && scope_.receiver == 0 && scope_.statements;
  }

  std::optional<Error> read_documents() {
    if (!whole()) return std::nullopt; // documents that are cited are read one by one
    Query q(connection_, "SELECT " + std::string(document_columns) + " FROM document");
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
      find_document_ =
          std::make_unique<Query>(connection_, "SELECT " + std::string(document_columns) + " FROM document WHERE id=?");
    find_document_->text(id);
    if (find_document_->step()) take_document(*find_document_);
    find_document_->reset();
    const auto found = records_.documents.find(id);
    return found == records_.documents.end() ? nullptr : &found->second;
  }

  /// The narrower side leads: few statements lie in a county. The other side is looked at row by row.
  bool receiver_leads() const {
    return scope_.receiver != 0 && (scope_.giver == 0 || level_of(scope_.receiver) >= level_of(scope_.giver));
  }

  /// What comes before the citations in the join, and the values it asks for.
  std::string source() const {
    const std::string indicator = scope_.indicator.empty() ? "" : " AND indicator >= ? AND indicator < ? || '/'";
    if (scope_.giver == 0 && scope_.receiver == 0) return "(SELECT * FROM statement WHERE 1" + indicator + ") s";
    const auto [low, high] = range_of(receiver_leads() ? scope_.receiver : scope_.giver);
    return "(SELECT DISTINCT statement FROM statement_place WHERE side='" +
           std::string(receiver_leads() ? "receiver" : "giver") + "' AND code BETWEEN " + std::to_string(low) +
           " AND " + std::to_string(high) + indicator + ") p CROSS JOIN statement s ON s.id=p.statement";
  }

  bool meets(const Statement &s) const {
    const auto touches = [](const PlaceCodes &codes, PlaceCode place) {
      return place == 0 ||
             std::any_of(codes.begin(), codes.end(), [&](PlaceCode code) { return lies_in(code, place); });
    };
    const bool indicator =
        scope_.indicator.empty() || s.indicator == scope_.indicator || s.indicator.starts_with(scope_.indicator + '.');
    return indicator && touches(s.giver, scope_.giver) && touches(s.receiver, scope_.receiver);
  }

  std::optional<Error> read_statements() {
    Query q(connection_, "SELECT s.id, s.giver, s.receiver, s.programme, s.indicator, s.aspect, s.per, s.modality, "
                         "s.period_start, s.period_end, s.period_partial, s.has_period, s.value, s.value_high, s.unit, "
                         "s.currency, s.counted_in, s.qualifier, " +
                             std::string(stored_ < 4 ? "'' AS giver_org, " : "s.giver_org, ") +
                             citation_columns(stored_) + " FROM " + source() +
                             " CROSS JOIN citation c ON c.record=s.id");
    constexpr int statement_width = 19;
    if (!scope_.indicator.empty()) q.text(scope_.indicator).text(scope_.indicator);
    std::optional<std::int64_t> current; // the citations of a statement follow each other
    std::optional<Statement> taken;
    while (q.step()) {
      q.next_row();
      const std::int64_t id = q.number();
      if (current != id) {
        take(taken);
        current = id;
        Statement read = statement(q, id);
        if (meets(read)) taken = std::move(read);
      }
      if (!taken) continue;
      q.at_column(statement_width);
      taken->citations.push_back(citation(q, id));
    }
    if (q.ok()) take(taken);
    return q.ok() ? std::nullopt : std::optional(q.error());
  }

  void take(std::optional<Statement> &statement) {
    if (!statement) return;
    std::sort(statement->citations.begin(), statement->citations.end());
    settle(*statement);
    std::string key = statement->key();
    const auto [known, fresh] = records_.statements.try_emplace(std::move(key), std::move(*statement));
    if (!fresh) { // an earlier schema wrote its key otherwise
      merge(known->second.citations, statement->citations);
      settle(known->second);
    }
    statement.reset();
  }

  static Statement statement(Query &q, std::int64_t id) {
    Cells cells(q, "statement", id);
    Statement s;
    s.giver = cells.codes();
    s.receiver = cells.codes();
    s.programme = cells.text();
    s.indicator = cells.text();
    s.aspect = cells.word(parse_aspect);
    s.per = cells.word(parse_per);
    s.modality = cells.word(parse_modality);
    Period period;
    period.range.start = cells.day();
    period.range.end = cells.day();
    period.range.partial = cells.text();
    if (cells.flag()) s.period = period;
    s.quantity.value = cells.word(Decimal::parse);
    s.quantity.value_high = cells.decimal();
    s.quantity.unit = cells.word(parse_unit);
    s.quantity.currency = cells.text();
    s.counted_in = cells.text();
    s.quantity.qualifier = cells.word(parse_qualifier);
    s.giver_org = cells.text();
    return s;
  }

  Citation citation(Query &q, std::int64_t record) {
    Cells cells(q, "citation", record);
    Citation c;
    c.document = cells.text();
    const DocumentRecord *from = document(c.document);
    if (from != nullptr) c.published = from->published;
    else cells.refuse(c.document);
    c.span.begin = cells.byte();
    c.span.end = cells.byte();
    c.text = cells.text();
    c.sentence = cells.text();
    c.sector = cells.word(parse_sector);
    c.part = cells.flag();
    c.correction = cells.flag();
    c.names_programme = cells.flag();
    c.basis = cells.word(parse_basis);
    c.classifier = cells.text();
    c.aliases = cells.texts();
    if (q.missing()) q.skip();
    else c.whole = cells.byte();
    c.overlapping = cells.flag();
    c.rule = cells.text();
    return c;
  }

  template <class Record> std::optional<Error> read_records(LedgerRecords::Map<Record> &out) {
    const Kind kind = kind_of(Record());
    Query q(connection_, "SELECT r.*, " + citation_columns(stored_) + " FROM (SELECT id, " + std::string(kind.columns) +
                             " FROM " + std::string(kind.table) + ") r CROSS JOIN citation c ON c.record=r.id");
    while (q.step()) {
      q.next_row();
      const std::int64_t id = q.number();
      Cells cells(q, kind.table, id);
      Record value;
      read_fields(cells, value);
      std::string key = record_key(value);
      const Citation from = citation(q, id);
      merge(out.try_emplace(std::move(key), Noted<Record>{std::move(value), {}}).first->second.citations, {from});
    }
    for (auto &[key, noted] : out) settle(noted);
    return q.ok() ? std::nullopt : std::optional(q.error());
  }

  sqlite3 *connection_;
  const StoreScope &scope_;
  std::int64_t stored_ = 0; ///< the file's schema
  LedgerRecords records_;
  std::unique_ptr<Query> find_document_;
};

} // namespace

DocumentRecord document_of(Query &q) {
  q.next_row();
  DocumentRecord d;
  d.id = q.text();
  d.title = q.text();
  d.url = q.text();
  d.source = q.text();
  d.published = Cells(q, "document", d.id).day();
  d.fingerprint = static_cast<std::uint64_t>(q.number());
  return d;
}

Result<LedgerRecords> read_scope(sqlite3 *connection, const StoreScope &scope) {
  return Selection(connection, scope).read();
}

} // namespace v0
} // namespace jiedui
