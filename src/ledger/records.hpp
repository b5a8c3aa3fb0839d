/// @file records.hpp
/// What is done alike with every kind of record without figures.
#pragma once

#include "jiedui/ledger/entry.hpp"
#include "jiedui/ledger/ledger.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// Calls `visit` with the same kind of every holder (Entry, LedgerRecords), one kind after the other.
template <class Visit, class... Holder> void each_kind(Visit &&visit, Holder &...holder) {
  visit(holder.pairings...);
  visit(holder.projects...);
  visit(holder.events...);
  visit(holder.policies...);
  visit(holder.officials...);
  visit(holder.organizations...);
  visit(holder.systems...);
  visit(holder.findings...);
}

/// Adds the citations that are not there yet, in order.
void merge(std::vector<Citation> &into, const std::vector<Citation> &more);
/// Settles what a statement takes from all its places: the finest step, one of its measure words, the plainest basis.
void settle(Statement &statement);
/// Settles what a record takes from all its places: the aliases of an organisation.
template <class Record> void settle(Noted<Record> &noted) {
  if constexpr (requires { noted.value.aliases; }) {
    std::vector<std::string> &aliases = noted.value.aliases;
    aliases.clear();
    for (const Citation &citation : noted.citations)
      aliases.insert(aliases.end(), citation.aliases.begin(), citation.aliases.end());
    std::sort(aliases.begin(), aliases.end());
    aliases.erase(std::unique(aliases.begin(), aliases.end()), aliases.end());
  }
}

} // namespace v0
} // namespace jiedui
