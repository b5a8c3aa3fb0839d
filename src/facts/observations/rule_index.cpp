#include "rules.hpp"

namespace jiedui {
inline namespace v0 {
namespace observing {

RuleIndex::RuleIndex(const std::vector<IndicatorRule> &rules)
    : free_((rules.size() + 63) / 64), naming_(Classes().size(), RuleSet(free_.size())) {
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const std::uint64_t bit = std::uint64_t{1} << i % 64;
    if (!rules[i].needs_word) free_[i / 64] |= bit;
    for (std::size_t number = 0; number < naming_.size(); ++number)
      if (rules[i].near.test(number)) naming_[number][i / 64] |= bit;
  }
}

} // namespace observing
} // namespace v0
} // namespace jiedui
