#include "jiedui/exports/ledger_to_json.hpp"

#include "json_writer.hpp"

namespace jiedui {
inline namespace v0 {
namespace {

void codes(JsonWriter &json, const JsonKey &name, const PlaceCodes &places) {
  json.key(name);
  json.begin_array();
  for (const PlaceCode place : places) json.code(place);
  json.end_array();
}

void day(JsonWriter &json, const JsonKey &name, const std::optional<Day> &value) {
  json.key(name);
  json.day_or_null(value);
}

void write(JsonWriter &json, const Statement &s, const Ledger &ledger) {
  json.begin_object();
  codes(json, "giver", s.giver);
  json.member_or_null("giver_org", s.giver_org);
  codes(json, "receiver", s.receiver);
  json.member_or_null("programme", s.programme);
  json.member("indicator", s.indicator);
  json.member("aspect", to_string(s.aspect));
  json.member_or_null("per", to_string(s.per));
  json.member("modality", to_string(s.modality));
  json.key("period");
  if (s.period) {
    json.begin_object();
    day(json, "start", s.period->range.start);
    day(json, "end", s.period->range.end);
    json.member("basis", to_string(s.period->basis));
    json.end_object();
  } else {
    json.null();
  }
  json.key("value");
  json.number(s.quantity.value);
  json.key("value_high");
  json.number_or_null(s.quantity.value_high);
  json.member("qualifier", to_string(s.quantity.qualifier));
  json.member("unit",
              s.quantity.unit == Unit::currency ? std::string_view(s.quantity.currency) : to_string(s.quantity.unit));
  json.member_or_null("classifier", s.quantity.classifier);
  json.member_or_null("sector", to_string(s.sector()));
  json.key("part");
  json.boolean(s.part());
  json.key("sources");
  json.begin_array();
  for (const Citation &c : s.citations) {
    json.begin_object();
    json.member("document", c.document);
    day(json, "published", c.published);
    const auto document = ledger.documents().find(c.document);
    json.member_or_null("url", document == ledger.documents().end() ? std::string_view()
                                                                    : std::string_view(document->second.url));
    json.key("start");
    json.number(c.span.begin);
    json.key("end");
    json.number(c.span.end);
    json.member("text", c.text);
    json.member("sentence", c.sentence);
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

} // namespace

void ledger_to_json(const Ledger &ledger, std::string &out) {
  for (const auto &[key, statement] : ledger.statements()) {
    JsonWriter json(out);
    write(json, statement, ledger);
    out += '\n';
  }
}

std::string_view ledger_json_schema() {
  return R"({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "A statement of a ledger of paired assistance, with its sources",
  "type": "object",
  "required": ["giver", "giver_org", "receiver", "programme", "indicator", "aspect", "per", "modality", "period", "value",
               "value_high", "qualifier", "unit", "classifier", "sector", "part", "sources"],
  "additionalProperties": false,
  "$defs": {
    "codes": {"type": "array", "items": {"type": "string", "pattern": "^[0-9]{6}$"}, "uniqueItems": true},
    "day": {"type": ["string", "null"], "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
  },
  "properties": {
    "giver": {"$ref": "#/$defs/codes"},
    "giver_org": {"type": ["string", "null"]},
    "receiver": {"$ref": "#/$defs/codes"},
    "programme": {"type": ["string", "null"]},
    "indicator": {"type": "string"},
    "aspect": {"enum": ["level", "increase", "growth", "share"]},
    "per": {"enum": [null, "county", "village", "household", "person", "year", "month", "unit"]},
    "modality": {"enum": ["realized", "planned", "required"]},
    "period": {
      "type": ["object", "null"],
      "required": ["start", "end", "basis"],
      "additionalProperties": false,
      "properties": {
        "start": {"$ref": "#/$defs/day"},
        "end": {"$ref": "#/$defs/day"},
        "basis": {"enum": ["during", "cumulative", "as_of"]}
      }
    },
    "value": {"type": "number"},
    "value_high": {"type": ["number", "null"]},
    "qualifier": {"enum": ["exact", "about", "over", "at_least", "nearly", "at_most"]},
    "unit": {"type": "string"},
    "classifier": {"type": ["string", "null"]},
    "sector": {"type": ["string", "null"]},
    "part": {"type": "boolean"},
    "sources": {
      "type": "array",
      "minItems": 1,
      "items": {
        "type": "object",
        "required": ["document", "published", "url", "start", "end", "text", "sentence"],
        "additionalProperties": false,
        "properties": {
          "document": {"type": "string"},
          "published": {"$ref": "#/$defs/day"},
          "url": {"type": ["string", "null"]},
          "start": {"type": "integer", "minimum": 0},
          "end": {"type": "integer", "minimum": 0},
          "text": {"type": "string"},
          "sentence": {"type": "string"}
        }
      }
    }
  }
}
)";
}

} // namespace v0
} // namespace jiedui
