#include "attributes.hpp"

namespace jiedui {
inline namespace v0 {
namespace observing {

std::vector<bool> in_domain(const Context &context, const std::vector<Frame> &frames) {
  // Points of domain_words.tsv.
  constexpr int least_in_document = 5, least_named = 2, least_nearby = 2, least_with_parties = 1;
  constexpr int dense = 10; // in a thousand characters: about nothing else
  const auto size = static_cast<std::int64_t>(context.text().size() / 3);
  const bool devoted =
      context.named_weight >= least_named && std::int64_t{context.document_weight} * 1000 >= dense * size;
  const bool about = context.named_weight > least_named && context.document_weight >= least_in_document;
  std::vector<bool> inside;
  inside.reserve(frames.size());
  for (std::size_t i = 0; i < frames.size(); ++i) {
    const std::uint32_t paragraph = frames[i].paragraph;
    int nearby = context.domain_weight[paragraph];
    if (paragraph > 0) nearby += context.domain_weight[paragraph - 1];
    const bool between_parties = i < context.parties.size() && !context.parties[i].assisting.empty() &&
                                 !context.parties[i].aided.empty() && context.document_weight >= least_with_parties;
    inside.push_back(devoted || between_parties || (about && nearby >= least_nearby));
  }
  return inside;
}

} // namespace observing
} // namespace v0
} // namespace jiedui
