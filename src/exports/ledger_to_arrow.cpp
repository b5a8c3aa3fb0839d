#include "jiedui/exports/ledger_to_arrow.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <memory>

namespace jiedui {
inline namespace v0 {
namespace {

constexpr std::size_t batch_rows = 65536;
constexpr int decimal_digits = Decimal::max_scale; // whatever a value has

__extension__ using Wide = __int128;

const char *format_of(ColumnType type) {
  switch (type) {
  case ColumnType::integer: return "l";
  case ColumnType::decimal: return "d:38,18";
  case ColumnType::date: return "tdD";
  case ColumnType::boolean: return "b";
  case ColumnType::text: break;
  }
  return "U";
}

// ---- Schema ----

/// Children of a schema or an array; those that were filled are released with it, also where the rest could not be.
template <class Struct> struct Children {
  explicit Children(std::size_t size) : structs(size), pointers(size) {
    for (std::size_t i = 0; i < size; ++i) pointers[i] = &structs[i];
  }
  Children(const Children &) = delete;
  Children &operator=(const Children &) = delete;
  ~Children() {
    for (Struct &child : structs)
      if (child.release != nullptr) child.release(&child);
  }
  std::vector<Struct> structs; ///< without `release` until they are filled
  std::vector<Struct *> pointers;
};

struct SchemaData {
  SchemaData(std::string_view of, std::size_t columns) : name(of), children(columns) {}
  std::string name;
  Children<ArrowSchema> children;
};

void release_schema(ArrowSchema *schema) {
  delete static_cast<SchemaData *>(schema->private_data);
  schema->release = nullptr;
}

void fill_schema(ArrowSchema *out, const char *format, std::string_view name, std::int64_t flags,
                 const std::vector<Column> &columns) {
  auto data = std::make_unique<SchemaData>(name, columns.size());
  *out = {};
  for (std::size_t i = 0; i < columns.size(); ++i)
    fill_schema(&data->children.structs[i], format_of(columns[i].type), columns[i].name, ARROW_FLAG_NULLABLE, {});
  out->format = format;
  out->name = data->name.c_str();
  out->flags = flags;
  out->n_children = static_cast<std::int64_t>(columns.size());
  out->children = columns.empty() ? nullptr : data->children.pointers.data();
  out->release = release_schema;
  out->private_data = data.release();
}

// ---- Arrays ----

struct ArrayData {
  explicit ArrayData(std::size_t columns) : children(columns) {}
  std::vector<std::uint8_t> valid, bytes; ///< bits of what is said; values, or the texts' bytes
  std::vector<std::int64_t> offsets;      ///< of texts
  std::array<const void *, 3> buffers{};
  Children<ArrowArray> children;
};

void release_array(ArrowArray *array) {
  delete static_cast<ArrayData *>(array->private_data);
  array->release = nullptr;
}

template <class Value> void put(std::vector<std::uint8_t> &bytes, Value value) {
  const std::size_t at = bytes.size();
  bytes.resize(at + sizeof value);
  std::memcpy(bytes.data() + at, &value, sizeof value);
}

Wide wide_of(Decimal value) {
  Wide wide = value.coefficient();
  for (int scale = value.scale(); scale < decimal_digits; ++scale) wide *= 10;
  return wide;
}

/// What the cell holds; of a cell that is missing a value that nobody reads.
template <class Value> Value value_of(const FlatCell &cell) {
  const Value *value = std::get_if<Value>(&cell);
  return value == nullptr ? Value() : *value;
}

void put_cell(ArrayData &data, ColumnType type, const FlatCell &cell, std::size_t row) {
  switch (type) {
  case ColumnType::integer: put(data.bytes, value_of<std::int64_t>(cell)); break;
  case ColumnType::decimal: put(data.bytes, wide_of(value_of<Decimal>(cell))); break;
  case ColumnType::date: {
    const auto *day = std::get_if<Day>(&cell);
    put(data.bytes, static_cast<std::int32_t>(day != nullptr ? days_between({1970, 1, 1}, *day) : 0));
    break;
  }
  case ColumnType::boolean:
    if (row % 8 == 0) data.bytes.push_back(0);
    if (value_of<bool>(cell)) data.bytes.back() |= static_cast<std::uint8_t>(1u << (row % 8));
    break;
  case ColumnType::text:
    if (const auto *text = std::get_if<FlatText>(&cell))
      data.bytes.insert(data.bytes.end(), text->bytes.begin(), text->bytes.end());
    data.offsets.push_back(static_cast<std::int64_t>(data.bytes.size()));
    break;
  }
}

void fill_column(ArrowArray *out, const FlatTable &table, std::size_t column, std::size_t first, std::size_t rows) {
  auto data = std::make_unique<ArrayData>(0);
  const ColumnType type = table.columns[column].type;
  data->valid.assign((rows + 7) / 8, 0);
  if (type == ColumnType::text) data->offsets.push_back(0);
  std::int64_t missing = 0;
  for (std::size_t row = 0; row < rows; ++row) {
    const FlatCell &cell = table.rows[first + row][column];
    if (!std::holds_alternative<std::monostate>(cell))
      data->valid[row / 8] |= static_cast<std::uint8_t>(1u << (row % 8));
    else ++missing;
    put_cell(*data, type, cell, row);
  }
  data->bytes.reserve(1); // a buffer has an address even where it is empty
  *out = {};
  out->length = static_cast<std::int64_t>(rows);
  out->null_count = missing;
  out->n_buffers = type == ColumnType::text ? 3 : 2;
  data->buffers[0] = data->valid.data();
  data->buffers[1] = type == ColumnType::text ? static_cast<const void *>(data->offsets.data()) : data->bytes.data();
  data->buffers[2] = type == ColumnType::text ? data->bytes.data() : nullptr;
  out->buffers = data->buffers.data();
  out->release = release_array;
  out->private_data = data.release();
}

void fill_batch(ArrowArray *out, const FlatTable &table, std::size_t first, std::size_t rows) {
  auto data = std::make_unique<ArrayData>(table.columns.size());
  for (std::size_t i = 0; i < table.columns.size(); ++i) fill_column(&data->children.structs[i], table, i, first, rows);
  *out = {};
  out->length = static_cast<std::int64_t>(rows);
  out->n_buffers = 1;
  out->buffers = data->buffers.data();
  out->n_children = static_cast<std::int64_t>(table.columns.size());
  out->children = data->children.pointers.data();
  out->release = release_array;
  out->private_data = data.release();
}

// ---- Stream ----

struct StreamData {
  FlatTable table;
  std::size_t next = 0;
};

int get_schema(ArrowArrayStream *stream, ArrowSchema *out) try {
  const auto *data = static_cast<const StreamData *>(stream->private_data);
  fill_schema(out, "+s", data->table.name, 0, data->table.columns);
  return 0;
} catch (...) { // nothing crosses C; what can be thrown is want of memory, also as a length_error
  return ENOMEM;
}

int get_next(ArrowArrayStream *stream, ArrowArray *out) try {
  auto *data = static_cast<StreamData *>(stream->private_data);
  *out = {};
  if (data->next >= data->table.rows.size()) return 0; // a released array ends the stream
  const std::size_t rows = std::min(batch_rows, data->table.rows.size() - data->next);
  fill_batch(out, data->table, data->next, rows);
  data->next += rows;
  return 0;
} catch (...) { // nothing crosses C; what can be thrown is want of memory, also as a length_error
  return ENOMEM;
}

const char *get_last_error(ArrowArrayStream *) { return "no memory left"; }

void release_stream(ArrowArrayStream *stream) {
  delete static_cast<StreamData *>(stream->private_data);
  stream->release = nullptr;
}

} // namespace

void table_to_arrow(FlatTable table, ArrowArrayStream *out) {
  *out = {get_schema, get_next, get_last_error, release_stream, new StreamData{std::move(table), 0}};
}

} // namespace v0
} // namespace jiedui
