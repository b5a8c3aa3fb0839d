/// @file ledger_to_arrow.hpp
/// Flat tables over the Arrow C stream interface: pandas, polars, DuckDB and pyarrow read them without a copy.
#pragma once

#include "jiedui/exports/flat_tables.hpp"
#include "jiedui/version.hpp"

#include <cstdint>

// The structs of the Arrow C data and stream interfaces, whose layout the Arrow specification fixes. The guards are
// those that the specification asks every declaration to use.
extern "C" {
#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE
#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4
struct ArrowSchema {
  const char *format;
  const char *name;
  const char *metadata;
  int64_t flags;
  int64_t n_children;
  struct ArrowSchema **children;
  struct ArrowSchema *dictionary;
  void (*release)(struct ArrowSchema *);
  void *private_data;
};
struct ArrowArray {
  int64_t length;
  int64_t null_count;
  int64_t offset;
  int64_t n_buffers;
  int64_t n_children;
  const void **buffers;
  struct ArrowArray **children;
  struct ArrowArray *dictionary;
  void (*release)(struct ArrowArray *);
  void *private_data;
};
#endif
#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE
struct ArrowArrayStream {
  int (*get_schema)(struct ArrowArrayStream *, struct ArrowSchema *out);
  int (*get_next)(struct ArrowArrayStream *, struct ArrowArray *out);
  const char *(*get_last_error)(struct ArrowArrayStream *);
  void (*release)(struct ArrowArrayStream *);
  void *private_data;
};
#endif
}

namespace jiedui {
inline namespace v0 {

/// Fills `out` with a stream of the table's rows, in batches of at most 65,536. Texts are large_utf8, integers int64,
/// dates date32, truth values bool, decimals decimal128(38, 18): exact. The stream owns all it gives
/// out: release it and everything it gave, in any order.
void table_to_arrow(FlatTable table, ArrowArrayStream *out);

} // namespace v0
} // namespace jiedui
