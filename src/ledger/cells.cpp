#include "cells.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>
#include <tuple>
#include <unordered_map>

namespace jiedui {
inline namespace v0 {
namespace {

using Statements = std::vector<const Statement *>;

bool plain(const Statement &s) { return s.quantity.qualifier == Qualifier::exact && !s.quantity.value_high; }

bool differ(const Statement &a, const Statement &b) { return compare(a.figure(), b.figure()) == Accord::differ; }

/// Takes out what a later statement says that it corrects; all stay where nothing would be left.
void leave_superseded(Statements &statements, std::vector<Used> &aside) {
  Statements corrections;
  std::ranges::copy_if(statements, std::back_inserter(corrections), [](const Statement *s) { return s->correction(); });
  if (corrections.empty()) return;
  Statements standing;
  std::vector<Used> superseded;
  for (const Statement *s : statements) {
    const auto by = std::ranges::find_if(corrections, [&](const Statement *other) { return other->corrects(*s); });
    if (by == corrections.end()) standing.push_back(s);
    else superseded.push_back({s, Use::superseded, *by});
  }
  if (standing.empty()) return;
  statements = std::move(standing);
  aside = std::move(superseded);
}

/// Takes out what a document tells beside a larger figure of its own: these are two things.
void leave_beside(Statements &statements, std::vector<Used> &aside) {
  std::unordered_map<std::string_view, const Statement *> largest;
  for (const Statement *s : statements)
    for (const Citation &citation : s->citations) {
      const Statement *&most = largest.try_emplace(citation.document, s).first->second;
      if (s->quantity.value > most->quantity.value) most = s;
    }
  std::erase_if(statements, [&](const Statement *s) {
    for (const Citation &citation : s->citations)
      if (const Statement *most = largest.at(citation.document);
          most->quantity.value > s->quantity.value && differ(*s, *most)) {
        aside.push_back({s, Use::overlaps, most});
        return true;
      }
    return false;
  });
}

/// Those that disagree, by value; what says the same as a more exact one goes aside.
class Distinct {
public:
  explicit Distinct(std::vector<Used> &aside) : aside_(aside) {}

  void add(const Statement *s) {
    // Whatever a figure allows is one stretch, so that its neighbours answer for all.
    const auto above = by_value_.lower_bound(s->quantity.value);
    if (above != by_value_.end() && !differ(*above->second, *s)) return agree(s, above->second);
    if (above != by_value_.begin() && !differ(*std::prev(above)->second, *s)) return agree(s, std::prev(above)->second);
    by_value_.emplace_hint(above, s->quantity.value, s);
  }

  [[nodiscard]] Statements all() const {
    Statements statements;
    for (const auto &[value, s] : by_value_) statements.push_back(s);
    return statements;
  }

private:
  void agree(const Statement *s, const Statement *with) { aside_.push_back({s, Use::same, with}); }

  std::vector<Used> &aside_;
  std::multimap<Decimal, const Statement *> by_value_;
};

} // namespace

bool comparable(const Box &box) {
  return !box.part && box.dated && (box.start || box.end) && (!box.without_giver() || !box.receiver.empty());
}

Parts::Parts(const std::vector<const Statement *> &statements) {
  const auto linked = [](const Statement *s) {
    return std::ranges::any_of(s->citations, [](const Citation &c) { return c.whole.has_value(); });
  };
  if (std::ranges::none_of(statements, linked)) return;
  std::map<At, const Statement *> told;
  for (const Statement *s : statements)
    for (const Citation &c : s->citations) told.emplace(At{c.document, c.span.begin}, s);
  for (const Statement *s : statements) {
    std::vector<At> apart;
    for (const Citation &c : s->citations) {
      if (!c.whole) continue;
      const At at{c.document, *c.whole};
      if (!c.overlapping) apart.push_back(at);
      if (const auto whole = told.find(at); whole != told.end() && whole->second != s)
        wholes_[s].push_back(whole->second);
    }
    std::ranges::sort(apart);
    if (!apart.empty()) apart_.emplace(s, std::move(apart));
  }
}

const std::vector<const Statement *> &Parts::wholes_of(const Statement *part) const {
  static const std::vector<const Statement *> none;
  const auto found = wholes_.find(part);
  return found == wholes_.end() ? none : found->second;
}

int Parts::depth(const Statement *statement) const {
  constexpr int deepest = 8; // documents can tell two figures as parts of each other
  int depth = 0;
  for (Statements level{statement}; !level.empty() && depth < deepest; ++depth) {
    Statements above;
    for (const Statement *s : level) {
      const Statements &wholes = wholes_of(s);
      above.insert(above.end(), wholes.begin(), wholes.end());
    }
    std::ranges::sort(above);
    above.erase(std::ranges::unique(above).begin(), above.end());
    if (above.empty()) break;
    level = std::move(above);
  }
  return depth;
}

bool Parts::beside(const Statement *a, const Statement *b) const {
  const auto x = apart_.find(a), y = apart_.find(b);
  if (a == b || x == apart_.end() || y == apart_.end()) return false;
  return std::ranges::any_of(x->second, [&](const At &at) { return std::ranges::binary_search(y->second, at); });
}

bool more_exact(const Statement *a, const Statement *b) {
  return std::tuple(!plain(*a), a->step) < std::tuple(!plain(*b), b->step);
}

Voices hear(const Box &box, std::vector<const Statement *> statements) {
  Voices voices;
  leave_superseded(statements, voices.aside);
  leave_beside(statements, voices.aside);
  if (!comparable(box)) {
    const Statement *most =
        *std::ranges::max_element(statements, {}, [](const Statement *s) { return s->quantity.value; });
    std::erase_if(statements, [&](const Statement *s) {
      if (!differ(*s, *most)) return false;
      voices.aside.push_back({s, Use::overlaps, most});
      return true;
    });
  }
  std::ranges::stable_sort(statements, more_exact);
  Distinct distinct(voices.aside);
  for (const Statement *s : statements) distinct.add(s);
  voices.distinct = distinct.all();
  if (!comparable(box) && voices.distinct.size() > 1) {
    for (std::size_t i = 0; i + 1 < voices.distinct.size(); ++i)
      voices.aside.push_back({voices.distinct[i], Use::overlaps, voices.distinct.back()});
    voices.distinct.erase(voices.distinct.begin(), voices.distinct.end() - 1);
  }
  return voices;
}

} // namespace v0
} // namespace jiedui
