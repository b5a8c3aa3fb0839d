/// @file rows.hpp
/// Records without figures as rows of text, and back.
#pragma once

#include "jiedui/ledger/entry.hpp"
#include "sqlite.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
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

inline PlaceCodes split(std::string_view text) {
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

inline void read_fields(Fields fields, Pairing &p) {
  p.assisting = fields.code();
  p.aided = fields.code();
  p.assisting_org = fields.text();
  p.aided_org = fields.text();
  p.programme = fields.text();
  p.start = fields.day();
  p.end = fields.day();
}
inline void read_fields(Fields fields, Project &p) {
  p.name = fields.text();
  p.place = fields.code();
  p.investment = fields.decimal();
  p.sector = parse_sector(fields.text()).value_or(Sector::none);
  p.enterprise = fields.text();
}
inline void read_fields(Fields fields, Event &e) {
  e.kind = parse_event_kind(fields.text()).value_or(EventKind::visit);
  e.range.start = fields.day();
  e.range.end = fields.day();
  e.range.partial = fields.text();
  e.places = fields.codes();
  e.parties = fields.codes();
  e.text = fields.text();
}
inline void read_fields(Fields fields, Policy &p) {
  p.kind = fields.text() == to_string(PolicyKind::agreement) ? PolicyKind::agreement : PolicyKind::policy;
  p.title = fields.text();
}
inline void read_fields(Fields fields, Official &o) {
  o.name = fields.text();
  o.role = fields.text();
  o.place = fields.code();
}
inline void read_fields(Fields fields, Organization &o) {
  o.name = fields.text();
  o.kind = parse_organization_kind(fields.text()).value_or(OrganizationKind::other);
}
inline void read_fields(Fields fields, SystemMention &s) {
  s.system = fields.text();
  s.giver = fields.codes();
  s.receiver = fields.codes();
}
inline void read_fields(Fields fields, Finding &f) {
  f.kind = parse_finding_kind(fields.text()).value_or(FindingKind::holds);
  f.statement = fields.text();
  for (const std::string &value : fields.texts()) f.values.push_back(Decimal::parse(value).value_or(Decimal()));
  f.texts = fields.texts();
  f.rule = fields.text();
}

} // namespace v0
} // namespace jiedui
