#include "attributes.hpp"

namespace jiedui {
inline namespace v0 {
namespace observing {

std::vector<bool> in_domain(const Context &context, const std::vector<Frame> &frames) {
  constexpr int least_in_document = 5, least_named = 3, least_nearby = 2; // points of domain_words.tsv
  constexpr int dense = 10; // points in a thousand characters: about nothing else
  const auto size = static_cast<int>(std::min<std::size_t>(context.text().size() / 3, 1u << 24));
  const bool about = context.document_weight >= least_in_document && context.named_weight >= least_named;
  const bool devoted = about && static_cast<std::int64_t>(context.document_weight) * 1000 >= std::int64_t{dense} * size;
  std::vector<bool> inside;
  inside.reserve(frames.size());
  for (const Frame &frame : frames) {
    int nearby = context.domain_weight[frame.paragraph];
    if (frame.paragraph > 0) nearby += context.domain_weight[frame.paragraph - 1];
    inside.push_back(devoted || (about && nearby >= least_nearby));
  }
  return inside;
}

} // namespace observing
} // namespace v0
} // namespace jiedui
