/// Equal records of many documents become one; what a document said can be taken away again.
#include "records.hpp"

#include <algorithm>
#include <iterator>
#include <set>

namespace jiedui {
inline namespace v0 {
namespace {

using Statements = decltype(LedgerRecords::statements);

/// The statements of one claim: they differ in the programme only, and stand side by side.
struct Variants {
  Statements::iterator first, last;
  [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(std::distance(first, last)); }
};

Variants variants_of(Statements &statements, const std::string &claim) {
  const std::string beginning = claim + '|';
  const auto first = statements.lower_bound(beginning);
  auto last = first;
  while (last != statements.end() && last->first.starts_with(beginning)) ++last;
  return {first, last};
}

void put(Statements &statements, Statement statement) {
  settle(statement);
  std::string key = statement.key();
  statements.insert_or_assign(std::move(key), std::move(statement));
}

/// Gives every citation to the programme that it names; those that name none to the only one that is named.
void join_variants(Statements &statements, const std::string &claim) {
  const Variants variants = variants_of(statements, claim);
  if (variants.size() == 0) return;
  std::vector<Statement> named;
  Statement unsaid = variants.first->second;
  unsaid.programme.clear();
  unsaid.citations.clear();
  for (auto at = variants.first; at != variants.last; ++at) {
    std::vector<Citation> &citations = at->second.citations;
    const auto rest = std::stable_partition(citations.begin(), citations.end(),
                                            [](const Citation &citation) { return citation.names_programme; });
    std::move(rest, citations.end(), std::back_inserter(unsaid.citations));
    citations.erase(rest, citations.end());
    if (!citations.empty()) named.push_back(std::move(at->second));
  }
  statements.erase(variants.first, variants.last);
  std::sort(unsaid.citations.begin(), unsaid.citations.end());
  if (named.size() == 1) merge(named.front().citations, unsaid.citations);
  else if (!unsaid.citations.empty()) put(statements, std::move(unsaid));
  for (Statement &statement : named) put(statements, std::move(statement));
}

/// What a further place adds to what the statement takes from all its places: see settle().
void fold(Statement &statement, const Citation &citation) {
  statement.step = std::min(statement.step, written_step(citation.text, statement.quantity));
  statement.quantity.classifier = std::min<std::string_view>(statement.quantity.classifier, citation.classifier);
  if (statement.period) statement.period->basis = std::min(statement.period->basis, citation.basis);
}

void absorb_statement(Statements &statements, const Statement &told) {
  const auto merge_into = [&](Statement &known) {
    merge(known.citations, told.citations);
    for (const Citation &citation : told.citations) fold(known, citation);
  };
  if (const auto known = statements.find(told.key()); known != statements.end()) return merge_into(known->second);
  const std::string claim = told.claim();
  const Variants others = variants_of(statements, claim);
  if (told.programme.empty() && others.size() == 1) return merge_into(others.first->second);
  const bool alone = others.size() == 0;
  put(statements, told);
  if (!alone) join_variants(statements, claim);
}

bool forget_citations(std::vector<Citation> &citations, std::string_view document) {
  return std::erase_if(citations, [&](const Citation &citation) { return citation.document == document; }) > 0;
}

} // namespace

void merge(std::vector<Citation> &into, const std::vector<Citation> &more) {
  for (const Citation &citation : more) {
    const auto place = std::lower_bound(into.begin(), into.end(), citation);
    if (place == into.end() || *place != citation) into.insert(place, citation);
  }
}

void settle(Statement &statement) {
  if (statement.citations.empty()) return;
  const Citation &first = statement.citations.front();
  statement.step = written_step(first.text, statement.quantity);
  statement.quantity.classifier = first.classifier;
  if (statement.period) statement.period->basis = first.basis;
  for (const Citation &citation : statement.citations) fold(statement, citation);
}

void absorb(LedgerRecords &into, const Entry &entry) {
  for (const Statement &statement : entry.statements) absorb_statement(into.statements, statement);
  each_kind(
      [](auto &known, const auto &more) {
        for (const auto &noted : more) {
          const auto place = known.try_emplace(record_key(noted.value), noted.value).first;
          merge(place->second.citations, noted.citations);
          settle(place->second);
        }
      },
      into, entry);
}

void forget(LedgerRecords &records, std::string_view document) {
  std::set<std::string> claims;
  for (auto at = records.statements.begin(); at != records.statements.end();) {
    const bool touched = forget_citations(at->second.citations, document);
    if (touched) claims.insert(at->second.claim());
    at = at->second.citations.empty() ? records.statements.erase(at) : std::next(at);
  }
  for (const std::string &claim : claims) join_variants(records.statements, claim);
  each_kind(
      [&](auto &known) {
        for (auto at = known.begin(); at != known.end();) {
          if (forget_citations(at->second.citations, document)) settle(at->second);
          at = at->second.citations.empty() ? known.erase(at) : std::next(at);
        }
      },
      records);
}

void join_programmes(LedgerRecords &records) {
  std::vector<std::string> claims;
  std::string before;
  for (const auto &[key, statement] : records.statements) {
    std::string claim = statement.claim();
    if (claim == before && (claims.empty() || claims.back() != claim)) claims.push_back(claim);
    before = std::move(claim);
  }
  for (const std::string &several : claims) join_variants(records.statements, several);
}

} // namespace v0
} // namespace jiedui
