#include "jiedui/exports/reading_to_json.hpp"

#include "json_writer.hpp"

namespace jiedui {
inline namespace v0 {
namespace {

class ReadingWriter {
public:
  ReadingWriter(const Reading &reading, const JsonOptions &options, std::string &out)
      : reading_(reading), explain_(options.explain), json_(out, options.indent) {}

  void write() {
    const Facts &facts = reading_.facts;
    json_.begin_object();
    write_document();
    list("places", facts.places, [this](const Place &place) {
      json_.member("text", place.text);
      code("code", place.code);
      name("level", to_string(place.level));
      evidence(place.evidence);
    });
    list("dates", facts.dates, [this](const Date &date) {
      json_.member("text", date.text);
      range(date.range);
      evidence(date.evidence);
    });
    list("officials", facts.officials, [this](const Official &official) {
      json_.member("name", official.name);
      json_.member_or_null("role", official.role);
      code("place", official.place);
      evidence(official.evidence);
    });
    list("policies", facts.policies, [this](const Policy &policy) {
      json_.member("title", policy.title);
      name("kind", to_string(policy.kind));
      evidence(policy.evidence);
    });
    list("organizations", facts.organizations, [this](const Organization &organization) {
      json_.member("name", organization.name);
      json_.key("aliases");
      json_.begin_array();
      for (const std::string &alias : organization.aliases) json_.string(alias);
      json_.end_array();
      name("kind", to_string(organization.kind));
      evidence(organization.evidence);
    });
    list("pairings", facts.pairings, [this](const Pairing &pairing) {
      code("assisting", pairing.assisting);
      code("aided", pairing.aided);
      if (!pairing.assisting_org.empty()) json_.member("assisting_org", pairing.assisting_org);
      if (!pairing.aided_org.empty()) json_.member("aided_org", pairing.aided_org);
      json_.member_or_null("programme", pairing.programme);
      day("start", pairing.start);
      day("end", pairing.end);
      evidence(pairing.evidence);
    });
    list("observations", facts.observations,
         [this](const Observation &observation) { write_observation(observation); });
    list("projects", facts.projects, [this](const Project &project) {
      json_.member("name", project.name);
      code("place", project.place);
      json_.key("investment");
      json_.number_or_null(project.investment);
      name_or_null("sector", to_string(project.sector));
      json_.member_or_null("enterprise", project.enterprise);
      evidence(project.evidence);
    });
    list("events", facts.events, [this](const Event &event) {
      name("kind", to_string(event.kind));
      range(event.range);
      codes("places", event.places);
      codes("parties", event.parties);
      json_.member("text", event.text);
      evidence(event.evidence);
    });
    list("findings", facts.findings, [this](const Finding &finding) {
      name("kind", to_string(finding.kind));
      json_.member("statement", finding.statement);
      json_.key("values");
      json_.begin_array();
      for (const Decimal &value : finding.values) json_.number(value);
      json_.end_array();
      json_.key("texts");
      json_.begin_array();
      for (const std::string &text : finding.texts) json_.string(text);
      json_.end_array();
      evidence(finding.evidence);
    });
    json_.end_object();
  }

private:
  void write_document() {
    const Document &document = reading_.document;
    json_.key("document");
    json_.begin_object();
    json_.member("id", document.id);
    json_.member_or_null("title", document.title);
    day("published", document.published);
    json_.member_or_null("source", document.outlet);
    json_.key("authors");
    if (document.authors.empty()) {
      json_.null();
    } else {
      json_.begin_array();
      for (const std::string &author : document.authors) json_.string(author);
      json_.end_array();
    }
    json_.member_or_null("url", document.url);
    json_.member("text", document.text);
    json_.key("cleaning");
    json_.begin_array();
    for (const Cleaning &cleaning : document.cleaning) {
      json_.begin_object();
      json_.member("kind", to_string(cleaning.kind));
      json_.member("what", cleaning.what);
      json_.key("count");
      json_.number(cleaning.count);
      if (cleaning.first) {
        json_.key("first");
        json_.number(*cleaning.first);
      }
      json_.end_object();
    }
    json_.end_array();
    json_.end_object();
  }

  void write_observation(const Observation &observation) {
    json_.member("text", observation.text);
    json_.key("value");
    json_.number(observation.quantity.value);
    json_.key("value_high");
    json_.number_or_null(observation.quantity.value_high);
    name("unit", to_string(observation.quantity.unit));
    if (!observation.quantity.currency.empty()) json_.member("currency", observation.quantity.currency);
    json_.member_or_null("classifier", observation.quantity.classifier);
    name("qualifier", to_string(observation.quantity.qualifier));
    json_.member("indicator", observation.indicator);
    name("aspect", to_string(observation.aspect));
    name_or_null("per", to_string(observation.per));
    name("modality", to_string(observation.modality));
    json_.key("period");
    if (observation.period) {
      json_.begin_object();
      range(observation.period->range);
      name("basis", to_string(observation.period->basis));
      json_.end_object();
    } else {
      json_.null();
    }
    codes("assisting", observation.assisting);
    codes("aided", observation.aided);
    name_or_null("sector", to_string(observation.sector));
    json_.member_or_null("part_of", observation.part_of);
    json_.member_or_null("rule", observation.rule);
    if (explain_) {
      json_.key("because");
      json_.begin_object();
      const Provenance &because = observation.provenance;
      words("indicator", because.indicator);
      words("period", because.period);
      words("assisting", because.assisting);
      words("aided", because.aided);
      words("sector", because.sector);
      words("modality", because.modality);
      words("part_of", because.part_of);
      json_.end_object();
    }
    evidence(observation.evidence);
  }

  template <class Record, class Write>
  void list(const JsonKey &name, const std::vector<Record> &records, Write &&write) {
    json_.key(name);
    json_.begin_array();
    for (const Record &record : records) {
      json_.begin_object();
      write(record);
      json_.end_object();
    }
    json_.end_array();
  }

  /// Of an enumeration.
  void name(const JsonKey &key, std::string_view value) {
    json_.key(key);
    json_.name(value);
  }

  void name_or_null(const JsonKey &key, std::string_view value) {
    json_.key(key);
    if (value.empty()) json_.null();
    else json_.name(value);
  }

  void code(const JsonKey &name, std::optional<PlaceCode> place) {
    json_.key(name);
    if (place) json_.code(*place);
    else json_.null();
  }

  void codes(const JsonKey &name, const PlaceCodes &places) {
    json_.key(name);
    json_.begin_array();
    for (const PlaceCode place : places) json_.code(place);
    json_.end_array();
  }

  void day(const JsonKey &name, std::optional<Day> value) {
    json_.key(name);
    json_.day_or_null(value);
  }

  void range(const DateRange &value) {
    day("start", value.start);
    day("end", value.end);
    if (!value.partial.empty()) json_.member("partial", value.partial);
  }

  void span(Span words) {
    const SpanMap::InputRange input = reading_.document.origin.to_input(words);
    json_.begin_object();
    json_.key("start");
    json_.number(words.begin);
    json_.key("end");
    json_.number(words.end);
    json_.member("text", words.of(reading_.document.text));
    json_.key("input");
    json_.begin_array();
    json_.number(input.begin);
    json_.number(input.end);
    json_.end_array();
    json_.end_object();
  }

  void words(const JsonKey &name, Span value) {
    if (value.empty()) return;
    json_.key(name);
    span(value);
  }

  void evidence(const Evidence &spans) {
    json_.key("evidence");
    json_.begin_array();
    for (const Span &words : spans) span(words);
    json_.end_array();
  }

  const Reading &reading_;
  bool explain_;
  JsonWriter json_;
};

} // namespace

void reading_to_json(const Reading &reading, std::string &out, const JsonOptions &options) {
  ReadingWriter(reading, options, out).write();
}

} // namespace v0
} // namespace jiedui
