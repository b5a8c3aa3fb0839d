#include "attributes.hpp"

namespace jiedui {
inline namespace v0 {
namespace observing {

std::vector<bool> in_domain(const Context &context, const std::vector<Frame> &frames) {
  constexpr int least_in_document = 6, least_nearby = 2; // points of domain_words.tsv
  std::vector<bool> inside;
  inside.reserve(frames.size());
  for (const Frame &frame : frames) {
    int nearby = context.domain_weight[frame.paragraph];
    if (frame.paragraph > 0) nearby += context.domain_weight[frame.paragraph - 1];
    inside.push_back(context.document_weight >= least_in_document && nearby >= least_nearby);
  }
  return inside;
}

} // namespace observing
} // namespace v0
} // namespace jiedui
