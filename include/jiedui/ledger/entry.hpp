/// @file entry.hpp
/// What one document brings into a ledger.
#pragma once

#include "jiedui/ledger/statement.hpp"
#include "jiedui/model/facts.hpp"
#include "jiedui/version.hpp"

#include <string>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// A record without figures with the places where it stands. `value.evidence` is empty: the citations replace it.
/// The aliases of an organisation are those of all its places.
template <class Record> struct Noted {
  Record value;
  std::vector<Citation> citations;
};

/// A named system, mechanism, mode, platform or list, with the parties of the document that names it.
struct SystemMention {
  std::string system; ///< id in the table `systems`
  PlaceCodes giver, receiver;
  Evidence evidence;
};

/// The records that one document brings, each with its citation.
struct Entry {
  DocumentRecord document;
  std::vector<Statement> statements;
  std::vector<Noted<Pairing>> pairings;
  std::vector<Noted<Project>> projects;
  std::vector<Noted<Event>> events;
  std::vector<Noted<Policy>> policies; ///< and agreements, told apart by `kind`
  std::vector<Noted<Official>> officials;
  std::vector<Noted<Organization>> organizations;
  std::vector<Noted<SystemMention>> systems;
  std::vector<Noted<Finding>> findings; ///< of the document by itself
};

/// What makes a record the same across documents, as text.
[[nodiscard]] std::string record_key(const Pairing &pairing);
[[nodiscard]] std::string record_key(const Project &project);
[[nodiscard]] std::string record_key(const Event &event);
[[nodiscard]] std::string record_key(const Policy &policy);
[[nodiscard]] std::string record_key(const Official &official);
[[nodiscard]] std::string record_key(const Organization &organization);
[[nodiscard]] std::string record_key(const SystemMention &mention);
[[nodiscard]] std::string record_key(const Finding &finding);

} // namespace v0
} // namespace jiedui
