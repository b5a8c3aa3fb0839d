#include "jiedui/ledger/ledger_store.hpp"

#include "store/reader.hpp"
#include "store/schema.hpp"
#include "store/writer.hpp"

namespace jiedui {
inline namespace v0 {

class LedgerStore::Impl {
public:
  explicit Impl(Connection opened) : connection(std::move(opened)), writer(connection.get()) {}

  [[nodiscard]] sqlite3 *get() const { return connection.get(); }

  Connection connection;
  Writer writer;
};

LedgerStore::LedgerStore(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
LedgerStore::LedgerStore(LedgerStore &&) noexcept = default;
LedgerStore &LedgerStore::operator=(LedgerStore &&) noexcept = default;
LedgerStore::~LedgerStore() = default;

Result<LedgerStore> LedgerStore::open(const std::string &path, Mode mode, int busy_milliseconds) {
  // To SQLite these names are databases that vanish when they are closed.
  if (path.empty() || path == ":memory:" || path.find('\0') != std::string::npos)
    return Error{ErrorCode::argument, "\"" + path + "\" is no name of a file", Error::nowhere};
  sqlite3 *opened = nullptr;
  const int flags = mode == Mode::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  const int code = sqlite3_open_v2(path.c_str(), &opened, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  Connection connection(opened);
  if (code != SQLITE_OK)
    return Error{ErrorCode::store, path + ": " + (opened == nullptr ? "no memory" : sqlite3_errmsg(opened)),
                 Error::nowhere};
  if (auto error = prepare(opened, mode, busy_milliseconds)) {
    error->message = path + ": " + error->message;
    return *error;
  }
  return LedgerStore(std::make_unique<Impl>(std::move(connection)));
}

Result<Ledger::Added> LedgerStore::add(const Entry &entry) {
  Transaction transaction(impl_->get());
  if (transaction.error()) return *transaction.error();
  const auto known = impl_->writer.fingerprint(entry.document.id);
  if (!known) return known.error();
  if (*known == entry.document.fingerprint) return Ledger::Added::unchanged;
  if (*known)
    if (auto error = impl_->writer.remove(entry.document.id)) return *error;
  if (auto error = impl_->writer.add(entry)) return *error;
  if (auto error = transaction.commit()) return *error;
  return *known ? Ledger::Added::replaced : Ledger::Added::added;
}

Result<bool> LedgerStore::remove(std::string_view document) {
  Transaction transaction(impl_->get());
  if (transaction.error()) return *transaction.error();
  const auto known = impl_->writer.fingerprint(document);
  if (!known) return known.error();
  if (!*known) return false;
  if (auto error = impl_->writer.remove(document)) return *error;
  if (auto error = transaction.commit()) return *error;
  return true;
}

Result<std::uint64_t> LedgerStore::documents() const {
  Query q(impl_->get(), "SELECT count(*) FROM document");
  if (!q.step()) return q.error();
  return static_cast<std::uint64_t>(q.number());
}

Result<std::optional<DocumentRecord>> LedgerStore::document(std::string_view id) const {
  Query q(impl_->get(), "SELECT " + std::string(document_columns) + " FROM document WHERE id=?");
  std::optional<DocumentRecord> found;
  if (q.text(id).step()) found = document_of(q);
  if (!q.ok()) return q.error();
  return found;
}

Result<std::vector<DocumentRecord>> LedgerStore::document_records() const {
  Query q(impl_->get(), "SELECT " + std::string(document_columns) + " FROM document ORDER BY id");
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
  Result<LedgerRecords> records = read_scope(impl_->get(), scope);
  if (!records) return records.error();
  return Ledger(std::move(rules), std::move(records).value());
}

} // namespace v0
} // namespace jiedui
