/// @file sqlite.hpp
/// SQLite with owners: a connection, prepared queries, a transaction that rolls back unless it is committed.
#pragma once

#include "jiedui/model/period.hpp"
#include "jiedui/result.hpp"

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace jiedui {
inline namespace v0 {

struct CloseConnection {
  void operator()(sqlite3 *connection) const { sqlite3_close_v2(connection); }
};
using Connection = std::unique_ptr<sqlite3, CloseConnection>;

/// A prepared query. Failures are remembered: the first one stands in `error()`, later steps do nothing.
class Query {
public:
  Query(sqlite3 *connection, std::string_view sql) : connection_(connection) {
    note(sqlite3_prepare_v3(connection, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                            &statement_, nullptr));
  }
  ~Query() { sqlite3_finalize(statement_); }
  Query(const Query &) = delete;
  Query &operator=(const Query &) = delete;

  Query &text(std::string_view value) {
    note(sqlite3_bind_text64(statement_, ++bound_, value.data() == nullptr ? "" : value.data(), value.size(),
                             SQLITE_TRANSIENT, SQLITE_UTF8));
    return *this;
  }
  Query &number(std::int64_t value) {
    note(sqlite3_bind_int64(statement_, ++bound_, value));
    return *this;
  }
  /// NULL where there is no day.
  Query &day(const std::optional<Day> &value) { return value ? text(to_string(*value)) : null(); }
  Query &null() {
    note(sqlite3_bind_null(statement_, ++bound_));
    return *this;
  }

  /// Whether there is a (further) row.
  [[nodiscard]] bool step() {
    if (code_ != SQLITE_OK) return false;
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) note(code);
    return false;
  }
  /// Runs to the end and makes ready for the next values.
  bool run() {
    while (step()) {
    }
    reset();
    return ok();
  }
  void reset() {
    sqlite3_reset(statement_);
    bound_ = 0;
    column_ = 0;
  }
  /// Ready for new values, whatever became of the last ones: a kept query that was left in the middle.
  void start_over() {
    reset();
    if (statement_ != nullptr) code_ = SQLITE_OK;
  }

  /// The next column of the row.
  [[nodiscard]] std::string text() {
    const int column = column_++;
    const auto *bytes = reinterpret_cast<const char *>(sqlite3_column_text(statement_, column));
    return bytes == nullptr ? std::string()
                            : std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
  }
  [[nodiscard]] std::int64_t number() { return sqlite3_column_int64(statement_, column_++); }
  /// What the column just taken is called.
  [[nodiscard]] const char *taken() const { return sqlite3_column_name(statement_, column_ - 1); }
  /// Ends the query: what it met is nothing that it can hold.
  void refuse(std::string why) {
    if (code_ != SQLITE_OK) return;
    code_ = SQLITE_MISMATCH;
    message_ = std::move(why);
  }
  /// Whether the next column holds nothing.
  [[nodiscard]] bool missing() const { return sqlite3_column_type(statement_, column_) == SQLITE_NULL; }
  void skip() { ++column_; }
  void next_row() { column_ = 0; }
  void at_column(int column) { column_ = column; }

  [[nodiscard]] bool ok() const { return code_ == SQLITE_OK; }
  [[nodiscard]] Error error() const { return {ErrorCode::store, message_, Error::nowhere}; }

private:
  void note(int code) {
    if (code == SQLITE_OK || code_ != SQLITE_OK) return;
    code_ = code;
    message_ = sqlite3_errmsg(connection_);
  }

  sqlite3 *connection_;
  sqlite3_stmt *statement_ = nullptr;
  int bound_ = 0, column_ = 0, code_ = SQLITE_OK;
  std::string message_;
};

/// Runs SQL without results.
[[nodiscard]] inline std::optional<Error> execute(sqlite3 *connection, const char *sql) {
  char *message = nullptr;
  if (sqlite3_exec(connection, sql, nullptr, nullptr, &message) == SQLITE_OK) return std::nullopt;
  Error error{ErrorCode::store, message == nullptr ? "SQLite failed" : message, Error::nowhere};
  sqlite3_free(message);
  return error;
}

/// Everything between begin and commit happens, or nothing of it.
class Transaction {
public:
  explicit Transaction(sqlite3 *connection, const char *begin = "BEGIN IMMEDIATE")
      : connection_(connection), error_(execute(connection, begin)) {}
  ~Transaction() {
    if (!committed_ && !error_) (void)execute(connection_, "ROLLBACK");
  }
  Transaction(const Transaction &) = delete;
  Transaction &operator=(const Transaction &) = delete;

  [[nodiscard]] const std::optional<Error> &error() const { return error_; }
  [[nodiscard]] std::optional<Error> commit() {
    auto error = execute(connection_, "COMMIT");
    committed_ = !error;
    return error;
  }

private:
  sqlite3 *connection_;
  std::optional<Error> error_;
  bool committed_ = false;
};

} // namespace v0
} // namespace jiedui
