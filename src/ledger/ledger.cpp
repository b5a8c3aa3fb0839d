#include "jiedui/ledger/ledger.hpp"

#include <algorithm>

namespace jiedui {
inline namespace v0 {
namespace {

template <class Record> void merge(LedgerRecords::Map<Record> &into, const std::vector<Noted<Record>> &more) {
  for (const Noted<Record> &noted : more) {
    const auto [place, fresh] = into.try_emplace(record_key(noted.value), Noted<Record>{noted.value, {}});
    if constexpr (requires { noted.value.aliases; }) {
      for (const std::string &alias : noted.value.aliases) {
        auto &aliases = place->second.value.aliases;
        const auto at = std::lower_bound(aliases.begin(), aliases.end(), alias);
        if (at == aliases.end() || *at != alias) aliases.insert(at, alias);
      }
    }
    merge(place->second.citations, noted.citations);
  }
}

void append(std::string &out, const std::string &field) {
  out += field;
  out += '|';
}

void append(std::string &out, const PlaceCodes &codes) {
  for (const PlaceCode code : codes) append(out, std::to_string(code));
  out += ';';
}

void append(std::string &out, const std::optional<Day> &day) { append(out, day ? to_string(*day) : std::string()); }

} // namespace

void merge(std::vector<Citation> &into, const std::vector<Citation> &more) {
  for (const Citation &citation : more) {
    const auto place = std::lower_bound(into.begin(), into.end(), citation);
    if (place == into.end() || *place != citation) into.insert(place, citation);
  }
}

void merge(Statement &into, const Statement &more) {
  merge(into.citations, more.citations);
  into.step = std::min(into.step, more.step);
  into.quantity.classifier = std::min(into.quantity.classifier, more.quantity.classifier);
  if (into.period && more.period) into.period->basis = std::min(into.period->basis, more.period->basis);
}

std::string record_key(const Pairing &pairing) {
  std::string key;
  append(key, std::to_string(pairing.assisting.value_or(0)));
  append(key, std::to_string(pairing.aided.value_or(0)));
  append(key, pairing.assisting_org);
  append(key, pairing.aided_org);
  append(key, pairing.programme);
  append(key, pairing.start);
  append(key, pairing.end);
  return key;
}

std::string record_key(const Project &project) {
  std::string key;
  append(key, project.name);
  append(key, std::to_string(project.place.value_or(0)));
  append(key, project.investment ? project.investment->to_string() : std::string());
  append(key, std::string(to_string(project.sector)));
  append(key, project.enterprise);
  return key;
}

std::string record_key(const Event &event) {
  std::string key;
  append(key, std::string(to_string(event.kind)));
  append(key, event.range.start);
  append(key, event.range.end);
  append(key, event.range.partial);
  append(key, event.parties);
  append(key, event.places);
  append(key, event.text);
  return key;
}

std::string record_key(const Policy &policy) { return std::string(to_string(policy.kind)) + '|' + policy.title; }

std::string record_key(const Official &official) {
  return official.name + '|' + official.role + '|' + std::to_string(official.place.value_or(0));
}

std::string record_key(const Organization &organization) {
  return organization.name + '|' + std::string(to_string(organization.kind));
}

std::string record_key(const SystemMention &mention) {
  std::string key;
  append(key, mention.system);
  append(key, mention.giver);
  append(key, mention.receiver);
  return key;
}

std::string record_key(const Finding &finding) {
  std::string key(to_string(finding.kind));
  key += '|';
  append(key, finding.rule);
  append(key, finding.statement);
  for (const std::string &text : finding.texts) append(key, text);
  return key;
}

Result<Ledger::Added> Ledger::add(const Entry &entry) {
  const auto [known, fresh] = records_.documents.try_emplace(entry.document.id, entry.document);
  if (!fresh) {
    if (known->second.fingerprint == entry.document.fingerprint) return Added::unchanged;
    return Error{ErrorCode::argument, "another document \"" + entry.document.id + "\" is in the ledger already"};
  }
  for (const Statement &statement : entry.statements) {
    const auto [place, first] = records_.statements.try_emplace(statement.key(), statement);
    if (first) continue;
    merge(place->second, statement);
  }
  merge(records_.pairings, entry.pairings);
  merge(records_.projects, entry.projects);
  merge(records_.events, entry.events);
  merge(records_.policies, entry.policies);
  merge(records_.officials, entry.officials);
  merge(records_.organizations, entry.organizations);
  merge(records_.systems, entry.systems);
  merge(records_.findings, entry.findings);
  return Added::added;
}

} // namespace v0
} // namespace jiedui
