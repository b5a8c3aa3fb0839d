#include "jiedui/exports/ledger_to_csv.hpp"

#include "json_writer.hpp"

namespace jiedui {
inline namespace v0 {
namespace {

std::string_view type_name(ColumnType type) {
  switch (type) {
  case ColumnType::integer: return "integer";
  case ColumnType::decimal: return "number";
  case ColumnType::date: return "date";
  case ColumnType::boolean: return "boolean";
  case ColumnType::text: break;
  }
  return "string";
}

bool would_run(std::string_view text) {
  return !text.empty() && (text.front() == '=' || text.front() == '+' || text.front() == '-' || text.front() == '@' ||
                           text.front() == '\t');
}

void append_cell(std::string &out, const FlatCell &cell, const CsvOptions &options) {
  if (std::holds_alternative<std::monostate>(cell)) return;
  const auto *told = std::get_if<FlatText>(&cell);
  if (told == nullptr) {
    out += cell_text(cell);
    return;
  }
  const std::string *text = &told->bytes;
  const bool runs = would_run(*text);
  if (!runs && !text->empty() && text->find_first_of(",\"\r\n") == std::string::npos) {
    out += *text;
    return;
  }
  out += '"';
  if (runs && options.excel) out += '\'';
  for (const char c : *text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

} // namespace

void table_to_csv(const FlatTable &table, std::string &out, const CsvOptions &options) {
  const std::string_view end = options.excel ? "\r\n" : "\n";
  if (options.header) {
    if (options.excel) out += "\xEF\xBB\xBF";
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      if (i > 0) out += ',';
      out += table.columns[i].name;
    }
    out += end;
  }
  for (const auto &row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) out += ',';
      append_cell(out, row[i], options);
    }
    out += end;
  }
}

std::string tables_to_datapackage(const std::vector<FlatTable> &tables) {
  std::string out;
  JsonWriter json(out, true);
  json.begin_object();
  json.member("profile", "tabular-data-package");
  json.member("name", "jiedui-ledger");
  json.member("title", "Ledger of paired assistance (对口帮扶台账)");
  json.key("resources");
  json.begin_array();
  for (const FlatTable &table : tables) {
    json.begin_object();
    json.member("profile", "tabular-data-resource");
    json.member("name", table.name);
    json.member("path", std::string(table.name) + ".csv");
    json.member("format", "csv");
    json.member("mediatype", "text/csv");
    json.member("encoding", "utf-8");
    json.key("schema");
    json.begin_object();
    json.key("fields");
    json.begin_array();
    for (const Column &column : table.columns) {
      json.begin_object();
      json.member("name", column.name);
      json.member("type", type_name(column.type));
      json.member("title", column.zh);
      json.member("description", column.en);
      json.end_object();
    }
    json.end_array();
    json.key("missingValues");
    json.begin_array();
    json.string("");
    json.end_array();
    json.end_object();
    json.end_object();
  }
  json.end_array();
  json.end_object();
  out += '\n';
  return out;
}

FlatTable codebook(const std::vector<FlatTable> &tables) {
  FlatTable book{"codebook",
                 {{"table", ColumnType::text, "表", "table"},
                  {"column", ColumnType::text, "变量", "column"},
                  {"type", ColumnType::text, "类型", "type"},
                  {"label_zh", ColumnType::text, "中文说明", "what it means in Chinese"},
                  {"label_en", ColumnType::text, "英文说明", "what it means in English"},
                  {"missing", ColumnType::text, "缺失", "what an empty cell means"}},
                 {}};
  for (const FlatTable &table : tables)
    for (const Column &column : table.columns)
      book.rows.push_back({std::string(table.name), std::string(column.name), std::string(type_name(column.type)),
                           std::string(column.zh), std::string(column.en), std::string("not said; never zero")});
  return book;
}

} // namespace v0
} // namespace jiedui
