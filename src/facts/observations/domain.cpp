#include "attributes.hpp"

namespace jiedui {
inline namespace v0 {
namespace observing {

std::vector<bool> in_domain(const Context &context, const std::vector<Frame> &frames) {
  // Points of domain_words.tsv.
  constexpr int least_in_document = 5, least_named = 2, least_nearby = 2, least_with_parties = 1;
  constexpr int least_of_poverty = 4; // in the paragraph: work of its own, though nobody assists
  constexpr int dense = 15;           // in a thousand characters: about nothing else
  const auto size = static_cast<std::int64_t>(context.text().size() / 3);
  const bool dense_in_words =
      context.named_weight >= least_named && std::int64_t{context.document_weight} * 1000 >= dense * size;
  const bool devoted = dense_in_words || (context.titled && context.document_weight >= least_with_parties);
  const bool of_poverty =
      context.poverty_words >= least_in_document && std::int64_t{context.poverty_words} * 1000 >= dense * size;
  const bool about = context.named_weight > least_named && context.document_weight >= least_in_document;
  std::vector<bool> inside;
  inside.reserve(frames.size());
  for (std::size_t i = 0; i < frames.size(); ++i) {
    const std::uint32_t paragraph = frames[i].paragraph;
    const int poverty = context.poverty_weight[paragraph];
    int nearby = context.domain_weight[paragraph];
    if (paragraph > 0) nearby += context.domain_weight[paragraph - 1];
    const bool between_parties = i < context.parties.size() && !context.parties[i].assisting.empty() &&
                                 !context.parties[i].aided.empty() &&
                                 context.document_weight + context.title_weight >= least_with_parties;
    inside.push_back(devoted || between_parties || (about && nearby >= least_nearby) || poverty >= least_of_poverty ||
                     (of_poverty && poverty > 0));
  }
  return inside;
}

void keep_own_money(const Context &context, std::vector<Choice> &choices) {
  constexpr int least_named = 2;
  const auto local = row_of(context.rules, Use::local);
  const bool assisted =
      std::any_of(context.parties.begin(), context.parties.end(), [](const auto &p) { return !p.assisting.empty(); });
  if (assisted || context.named_weight >= least_named || !local) return;
  for (Choice &choice : choices) {
    const IndicatorInfo &info = context.rules.indicators[choice.indicator];
    if (info.is(Use::fiscal) || info.is(Use::total)) choice.indicator = *local;
  }
}

} // namespace observing
} // namespace v0
} // namespace jiedui
