#include "writer.hpp"

#include "../records.hpp"
#include "rows.hpp"

namespace jiedui {
inline namespace v0 {
namespace {

/// SQLite's integers are signed.
std::int64_t id_of(std::string_view kind, std::string_view key) {
  return static_cast<std::int64_t>(record_id(kind, key));
}

} // namespace

Query &Writer::query(std::unique_ptr<Query> &kept, std::string_view sql) {
  if (kept) kept->start_over();
  else kept = std::make_unique<Query>(connection_, sql);
  return *kept;
}

Result<std::optional<std::uint64_t>> Writer::fingerprint(std::string_view document) {
  Query &q = query(find_document_, "SELECT fingerprint FROM document WHERE id=?");
  std::optional<std::uint64_t> known;
  if (q.text(document).step()) known = static_cast<std::uint64_t>(q.number());
  q.reset();
  if (!q.ok()) return q.error();
  return known;
}

std::optional<Error> Writer::add(const Entry &entry) {
  const DocumentRecord &d = entry.document;
  Query &document = query(insert_document_, "INSERT INTO document VALUES(?,?,?,?,?,?)");
  document.text(d.id).text(d.title).text(d.url).text(d.source).day(d.published);
  if (!document.number(static_cast<std::int64_t>(d.fingerprint)).run()) return document.error();
  LedgerRecords records; // what the document says twice is one record with two places, as in memory
  absorb(records, entry);
  for (const auto &[key, statement] : records.statements)
    if (auto error = add(statement)) return error;
  std::optional<Error> failed;
  each_kind(
      [&](const auto &kind) {
        for (auto at = kind.begin(); at != kind.end() && !failed; ++at) failed = add(at->first, at->second);
      },
      records);
  return failed;
}

Result<bool> Writer::there(std::string_view table, std::int64_t id, std::string_view key) {
  Query &known = query(find_key_[table], "SELECT key FROM " + std::string(table) + " WHERE id=?");
  const bool found = known.number(id).step();
  const bool same = found && known.text() == key;
  known.reset();
  if (!known.ok()) return known.error();
  if (same) return true;
  // Of another kind, it would have citations.
  Query &cited = query(find_citation_, "SELECT 1 FROM citation WHERE record=? LIMIT 1");
  const bool taken = found || cited.number(id).step();
  cited.reset();
  if (!cited.ok()) return cited.error();
  if (!taken) return false;
  return Error{ErrorCode::store,
               "table " + std::string(table) + ", id " + id_text(static_cast<std::uint64_t>(id)) +
                   ": another record has this id already",
               Error::nowhere};
}

std::optional<Error> Writer::add(const Statement &s) {
  const std::string key = s.key();
  const std::int64_t id = id_of("statement", key);
  const Result<bool> known = there("statement", id, key);
  if (!known) return known.error();
  if (!*known)
    if (auto error = insert(id, key, s)) return error;
  return cite(id, s.citations);
}

std::optional<Error> Writer::insert(std::int64_t id, const std::string &key, const Statement &s) {
  Query &q = query(insert_statement_, "INSERT INTO statement VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
  q.number(id)
      .text(key)
      .text(joined(s.giver))
      .text(joined(s.receiver))
      .text(s.programme)
      .text(s.indicator)
      .text(to_string(s.aspect))
      .text(to_string(s.per))
      .text(to_string(s.modality));
  const DateRange range = s.period ? s.period->range : DateRange();
  q.day(range.start).day(range.end).text(range.partial).number(s.period.has_value());
  q.text(s.quantity.value.to_string());
  if (s.quantity.value_high) q.text(s.quantity.value_high->to_string());
  else q.null();
  q.text(to_string(s.quantity.unit)).text(s.quantity.currency).text(s.counted_in).text(to_string(s.quantity.qualifier));
  q.text(s.giver_org);
  if (!q.run()) return q.error();
  if (auto error = place(id, "giver", s.indicator, s.giver)) return error;
  return place(id, "receiver", s.indicator, s.receiver);
}

std::optional<Error> Writer::place(std::int64_t id, std::string_view side, const std::string &indicator,
                                   const PlaceCodes &codes) {
  Query &q = query(insert_place_, "INSERT OR IGNORE INTO statement_place VALUES(?,?,?,?)");
  for (const PlaceCode code : codes)
    if (!q.text(side).number(code).text(indicator).number(id).run()) return q.error();
  return std::nullopt;
}

std::optional<Error> Writer::cite(std::int64_t record, const std::vector<Citation> &citations) {
  Query &q = query(insert_citation_, "INSERT INTO citation VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
  std::int64_t number = 0;
  for (const Citation &c : citations) {
    q.number(record).text(c.document).number(number++).number(c.span.begin).number(c.span.end);
    q.text(c.text).text(c.sentence).text(to_string(c.sector)).number(c.part).number(c.correction);
    q.number(c.names_programme).text(to_string(c.basis)).text(c.classifier).text(joined(c.aliases));
    if (c.whole) q.number(*c.whole);
    else q.null();
    if (!q.number(c.overlapping).text(c.rule).run()) return q.error();
  }
  return std::nullopt;
}

template <class Record> std::optional<Error> Writer::add(std::string_view key, const Noted<Record> &noted) {
  const std::string_view table = kind_of(noted.value).table;
  const std::int64_t id = id_of(table, key);
  const Result<bool> known = there(table, id, key);
  if (!known) return known.error();
  if (*known) return cite(id, noted.citations);
  const std::vector<std::string> fields = fields_of(noted.value);
  std::string sql = "INSERT INTO " + std::string(table) + " VALUES(?,?";
  for (std::size_t i = 0; i < fields.size(); ++i) sql += ",?";
  Query insert(connection_, sql + ")");
  insert.number(id).text(key);
  for (const std::string &field : fields) insert.text(field);
  if (!insert.run()) return insert.error();
  return cite(id, noted.citations);
}

std::optional<Error> Writer::remove(std::string_view document) {
  std::vector<std::int64_t> cited;
  Query records(connection_, "SELECT DISTINCT record FROM citation WHERE document=?");
  records.text(document);
  while (records.step()) {
    records.next_row();
    cited.push_back(records.number());
  }
  if (!records.ok()) return records.error();
  for (const char *sql : {"DELETE FROM citation WHERE document=?", "DELETE FROM document WHERE id=?"}) {
    Query q(connection_, sql);
    if (!q.text(document).run()) return q.error();
  }
  for (const std::int64_t record : cited)
    if (auto error = forget(record)) return error;
  return std::nullopt;
}

/// Deletes a record that nobody cites any more.
std::optional<Error> Writer::forget(std::int64_t record) {
  Query others(connection_, "SELECT 1 FROM citation WHERE record=? LIMIT 1");
  if (others.number(record).step()) return std::nullopt;
  if (!others.ok()) return others.error();
  Query places(connection_, "SELECT indicator, giver, receiver FROM statement WHERE id=?");
  if (places.number(record).step()) {
    const std::string indicator = places.text();
    for (const char *side : {"giver", "receiver"})
      for (const PlaceCode code : split(places.text()).value_or(PlaceCodes())) {
        Query q(connection_, "DELETE FROM statement_place WHERE side=? AND code=? AND indicator=? AND statement=?");
        if (!q.text(side).number(code).text(indicator).number(record).run()) return q.error();
      }
  }
  places.reset();
  std::optional<Error> failed;
  const auto delete_from = [&](std::string_view table) {
    Query q(connection_, "DELETE FROM " + std::string(table) + " WHERE id=?");
    if (!failed && !q.number(record).run()) failed = q.error();
  };
  delete_from("statement");
  Entry kinds;
  each_kind([&]<class Record>(const std::vector<Noted<Record>> &) { delete_from(kind_of(Record()).table); }, kinds);
  return failed;
}

} // namespace v0
} // namespace jiedui
