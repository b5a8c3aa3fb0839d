/// @file rows.hpp
/// Records without figures as rows of text, and back.
#pragma once

#include "jiedui/ledger/entry.hpp"
#include "sqlite.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace jiedui {
inline namespace v0 {

using Row = std::vector<std::string>;

inline std::string joined(const PlaceCodes &codes) {
  std::string text;
  for (const PlaceCode code : codes) {
    if (!text.empty()) text += ',';
    text += std::to_string(code);
  }
  return text;
}

/// Codes joined by commas; nothing where one is none.
inline std::optional<PlaceCodes> split(std::string_view text) {
  PlaceCodes codes;
  while (!text.empty()) {
    PlaceCode code = 0;
    const std::size_t comma = std::min(text.find(','), text.size());
    const auto [end, failed] = std::from_chars(text.data(), text.data() + comma, code);
    if (failed != std::errc{} || end != text.data() + comma || code <= 0) return std::nullopt;
    codes.push_back(code);
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return codes;
}

inline std::string joined(const std::vector<std::string> &texts) {
  std::string all;
  for (const std::string &text : texts) {
    if (!all.empty()) all += '\n';
    all += text;
  }
  return all;
}

inline std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

inline std::string text_of(const std::optional<PlaceCode> &code) {
  return code ? std::to_string(*code) : std::string();
}
inline std::string text_of(const std::optional<Day> &day) { return day ? to_string(*day) : std::string(); }
inline std::string text_of(const std::optional<Decimal> &value) { return value ? value->to_string() : std::string(); }

/// Takes the cells of a row one after the other. One that holds what it cannot ends the query: its error names table,
/// id and column.
class Cells {
public:
  Cells(Query &query, std::string_view table, std::int64_t id) : query_(query), table_(table), id_(id) {}
  Cells(Query &query, std::string_view table, std::string_view id) : query_(query), table_(table), name_(id) {}

  [[nodiscard]] std::string text() { return query_.text(); }
  [[nodiscard]] std::optional<Day> day() {
    return taken([](const std::string &cell) { return parse_day(cell); });
  }
  [[nodiscard]] std::optional<Decimal> decimal() {
    return taken([](const std::string &cell) { return Decimal::parse(cell); });
  }
  [[nodiscard]] PlaceCodes codes() {
    return taken([](const std::string &cell) { return split(cell); }).value_or(PlaceCodes());
  }
  [[nodiscard]] std::optional<PlaceCode> code() {
    const PlaceCodes all = codes();
    if (all.size() > 1) refuse(joined(all));
    return all.empty() ? std::nullopt : std::optional(all.front());
  }
  [[nodiscard]] std::vector<std::string> texts() { return split_lines(text()); }
  [[nodiscard]] std::vector<Decimal> decimals() {
    std::vector<Decimal> all;
    for (const std::string &one : texts()) {
      const auto value = Decimal::parse(one);
      if (!value) refuse(one);
      all.push_back(value.value_or(Decimal()));
    }
    return all;
  }
  /// A word of a closed list; `parse` knows them.
  template <class Parse> [[nodiscard]] auto word(Parse parse) {
    const std::string cell = text();
    const auto value = parse(cell);
    if (!value) refuse(cell);
    return value.value_or(typename decltype(value)::value_type{});
  }
  [[nodiscard]] bool flag() {
    const std::int64_t value = query_.number();
    if (value != 0 && value != 1) refuse(std::to_string(value));
    return value != 0;
  }
  [[nodiscard]] std::uint32_t byte() {
    const std::int64_t value = query_.number();
    if (value < 0 || value > std::numeric_limits<std::uint32_t>::max()) refuse(std::to_string(value));
    return static_cast<std::uint32_t>(value);
  }
  void refuse(std::string_view cell) {
    query_.refuse("table " + std::string(table_) + ", id " +
                  (name_.data() != nullptr ? std::string(name_) : id_text(static_cast<std::uint64_t>(id_))) +
                  ", column " + query_.taken() + ": \"" + std::string(cell.substr(0, 100)) +
                  "\" is nothing that can stand there");
  }

private:
  /// What `parse` makes of the cell; nothing where it is empty.
  template <class Parse> std::invoke_result_t<Parse, const std::string &> taken(Parse parse) {
    const std::string cell = text();
    auto value = parse(cell);
    if (!value && !cell.empty()) refuse(cell);
    return value;
  }

  Query &query_;
  std::string_view table_, name_;
  std::int64_t id_ = 0;
};

inline std::optional<PolicyKind> parse_policy_kind(std::string_view name) {
  for (const PolicyKind kind : {PolicyKind::policy, PolicyKind::agreement})
    if (to_string(kind) == name) return kind;
  return std::nullopt;
}

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
constexpr Kind kind_of(const Organization &) { return {"organization", "name, kind"}; }
constexpr Kind kind_of(const SystemMention &) { return {"system", "system, giver, receiver"}; }
constexpr Kind kind_of(const Finding &) { return {"finding", "kind, statement, \"values\", texts, rule"}; }

inline Row fields_of(const Pairing &p) {
  return {text_of(p.assisting), text_of(p.aided), p.assisting_org, p.aided_org,
          p.programme,          text_of(p.start), text_of(p.end)};
}
inline Row fields_of(const Project &p) {
  return {p.name, text_of(p.place), text_of(p.investment), std::string(to_string(p.sector)), p.enterprise};
}
inline Row fields_of(const Event &e) {
  return {std::string(to_string(e.kind)),
          text_of(e.range.start),
          text_of(e.range.end),
          e.range.partial,
          joined(e.places),
          joined(e.parties),
          e.text};
}
inline Row fields_of(const Policy &p) { return {std::string(to_string(p.kind)), p.title}; }
inline Row fields_of(const Official &o) { return {o.name, o.role, text_of(o.place)}; }
inline Row fields_of(const Organization &o) { return {o.name, std::string(to_string(o.kind))}; }
inline Row fields_of(const SystemMention &s) { return {s.system, joined(s.giver), joined(s.receiver)}; }
inline Row fields_of(const Finding &f) {
  std::vector<std::string> values;
  for (const Decimal &value : f.values) values.push_back(value.to_string());
  return {std::string(to_string(f.kind)), f.statement, joined(values), joined(f.texts), f.rule};
}

inline void read_fields(Cells &fields, Pairing &p) {
  p.assisting = fields.code();
  p.aided = fields.code();
  p.assisting_org = fields.text();
  p.aided_org = fields.text();
  p.programme = fields.text();
  p.start = fields.day();
  p.end = fields.day();
}
inline void read_fields(Cells &fields, Project &p) {
  p.name = fields.text();
  p.place = fields.code();
  p.investment = fields.decimal();
  p.sector = fields.word(parse_sector);
  p.enterprise = fields.text();
}
inline void read_fields(Cells &fields, Event &e) {
  e.kind = fields.word(parse_event_kind);
  e.range.start = fields.day();
  e.range.end = fields.day();
  e.range.partial = fields.text();
  e.places = fields.codes();
  e.parties = fields.codes();
  e.text = fields.text();
}
inline void read_fields(Cells &fields, Policy &p) {
  p.kind = fields.word(parse_policy_kind);
  p.title = fields.text();
}
inline void read_fields(Cells &fields, Official &o) {
  o.name = fields.text();
  o.role = fields.text();
  o.place = fields.code();
}
inline void read_fields(Cells &fields, Organization &o) {
  o.name = fields.text();
  o.kind = fields.word(parse_organization_kind);
}
inline void read_fields(Cells &fields, SystemMention &s) {
  s.system = fields.text();
  s.giver = fields.codes();
  s.receiver = fields.codes();
}
inline void read_fields(Cells &fields, Finding &f) {
  f.kind = fields.word(parse_finding_kind);
  f.statement = fields.text();
  f.values = fields.decimals();
  f.texts = fields.texts();
  f.rule = fields.text();
}

} // namespace v0
} // namespace jiedui
