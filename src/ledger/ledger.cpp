#include "jiedui/ledger/ledger.hpp"

namespace jiedui {
inline namespace v0 {
namespace {

void append(std::string &out, const std::string &field) {
  out += key_field(field);
  out += '|';
}

void append(std::string &out, const PlaceCodes &codes) {
  for (const PlaceCode code : codes) append(out, std::to_string(code));
  out += ';';
}

void append(std::string &out, const std::optional<Day> &day) { append(out, day ? to_string(*day) : std::string()); }

} // namespace

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

std::string record_key(const Policy &policy) {
  return std::string(to_string(policy.kind)) + '|' + key_field(policy.title);
}

std::string record_key(const Official &official) {
  return key_field(official.name) + '|' + key_field(official.role) + '|' + std::to_string(official.place.value_or(0));
}

std::string record_key(const Organization &organization) {
  return key_field(organization.name) + '|' + std::string(to_string(organization.kind));
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

Ledger::Added Ledger::add(const Entry &entry) {
  const auto [known, fresh] = records_.documents.try_emplace(entry.document.id, entry.document);
  if (!fresh && known->second.fingerprint == entry.document.fingerprint) return Added::unchanged;
  // Until all of it is there the document is another one: where memory ends half-way, adding it again completes it.
  const std::uint64_t unfinished = ~entry.document.fingerprint;
  known->second.fingerprint = unfinished;
  if (!fresh) {
    forget(records_, entry.document.id);
    known->second = entry.document;
    known->second.fingerprint = unfinished;
  }
  absorb(records_, entry);
  known->second.fingerprint = entry.document.fingerprint;
  return fresh ? Added::added : Added::replaced;
}

bool Ledger::remove(std::string_view document) {
  const auto known = records_.documents.find(document);
  if (known == records_.documents.end()) return false;
  known->second.fingerprint = ~known->second.fingerprint; // also where memory ends half-way: see add
  forget(records_, document);
  records_.documents.erase(known);
  return true;
}

} // namespace v0
} // namespace jiedui
