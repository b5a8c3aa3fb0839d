#include "indicator_rows.hpp"

#include <algorithm>
#include <limits>
#include <optional>

namespace jiedui {
inline namespace v0 {
namespace observing {
namespace {

constexpr int tolerance = 5; // points
constexpr std::uint32_t head_units = 1u << static_cast<unsigned>(Unit::person) |
                                     1u << static_cast<unsigned>(Unit::person_time) |
                                     1u << static_cast<unsigned>(Unit::household);

/// @param classifier number of the figure's measure word, past all where no rule names it.
bool unit_fits(const IndicatorRule &rule, const Quantity &quantity, std::size_t classifier, Aspect aspect) {
  // Of heads a share is read only where the heads themselves are told: 80%的村庄受益 counts nobody.
  if (quantity.unit == Unit::percent && (aspect == Aspect::share || aspect == Aspect::growth))
    return rule.needs_word && (rule.bare || rule.classifiers.none()) &&
           (rule.units == ~0u || (rule.units & head_units) == 0);
  if ((rule.units >> static_cast<unsigned>(quantity.unit) & 1u) == 0) return false;
  if (quantity.unit != Unit::count || rule.classifiers.none()) return true;
  if (quantity.classifier.empty()) return rule.bare;
  return classifier < rule.classifiers.size() && rule.classifiers.test(classifier);
}

bool all_groups(const std::vector<Classes> &groups, const Classes &present) {
  return std::all_of(groups.begin(), groups.end(), [&](const Classes &group) { return (group & present).any(); });
}

/// Points of a rule, or nothing where a condition fails.
std::optional<int> points(const IndicatorRule &rule, const Surroundings &around, const Classes &near,
                          const Classes &clause, const Classes &sentence, Span &word) {
  if ((rule.not_clause & clause).any()) return std::nullopt;
  if (!all_groups(rule.clause, clause) || !all_groups(rule.sentence, sentence)) return std::nullopt;
  if (!rule.needs_word) return (rule.not_near & near).any() ? std::nullopt : std::optional(rule.weight);
  int best = 0;
  std::optional<int> against;
  for (const Near &candidate : around.near()) {
    if (rule.near.test(candidate.number) && candidate.points >= best) {
      best = candidate.points;
      word = candidate.word;
    }
    if (rule.not_near.test(candidate.number)) against = std::max(against.value_or(0), candidate.points);
  }
  // A word speaks against the row only where it stands about as near as the row's own.
  if (against && *against + tolerance >= best) return std::nullopt;
  return rule.weight + best;
}

std::size_t number_of_classifier(const std::vector<std::string> &known, std::string_view word) {
  const auto found = std::lower_bound(known.begin(), known.end(), word);
  return found != known.end() && *found == word ? static_cast<std::size_t>(found - known.begin())
                                                : std::numeric_limits<std::size_t>::max();
}

} // namespace

bool counts_heads(Unit unit) { return (head_units >> static_cast<unsigned>(unit) & 1u) != 0; }

Choice best_row(const CompiledRules &rules, const Frame &frame, const Quantity &quantity, Aspect aspect,
                const Surroundings &around) {
  const Classes clause = frame.in_clause | frame.near, sentence = frame.in_sentence | frame.near;
  const std::size_t classifier = number_of_classifier(rules.classifiers, quantity.classifier);
  Choice choice{rules.other, nullptr, {}};
  int best = 0;
  rules.rule_index.allowed_by(frame.near, [&](std::size_t number) {
    const IndicatorRule &rule = rules.rules[number];
    if (!unit_fits(rule, quantity, classifier, aspect) || !all_groups(rule.near_too, frame.near)) return;
    // 80%投到民生领域: a noun that counts nothing says nothing of a share.
    if (quantity.unit == Unit::percent && rule.indicator == rules.other && rule.units != ~0u) return;
    Span word;
    const auto own = points(rule, around, frame.near, clause, sentence, word);
    if (own && *own > best) {
      best = *own;
      choice = {rule.indicator, &rule, word};
    }
  });
  return choice;
}

} // namespace observing
} // namespace v0
} // namespace jiedui
