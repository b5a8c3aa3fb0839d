#include "attributes.hpp"

namespace jiedui {
inline namespace v0 {
namespace observing {
namespace {

Decided<Sector> first_named(const Context &context, Span stretch) {
  const auto named = within(context.sectors, stretch);
  if (named.empty()) return {};
  return {named.front().value, named.front().span};
}

/// The figure's own words, then what follows in its sentence up to the next figure (用于产业…), then its sentence
/// before.
Decided<Sector> from_words(const Context &context, const std::vector<Frame> &frames, std::size_t i) {
  const Frame &frame = frames[i];
  if (const auto own = first_named(context, {frame.left.begin, frame.right.end}); own.value != Sector::none) return own;
  const Span sentence = context.clauses.sentences[frame.sentence].span;
  std::uint32_t next = sentence.end;
  if (i + 1 < frames.size()) next = std::min(next, std::max(context.quantity(i + 1).span.begin, frame.right.end));
  return first_named(context, {frame.right.end, next});
}

} // namespace

std::vector<Decided<Sector>> read_sectors(const Context &context, const std::vector<Frame> &frames,
                                          const std::vector<Choice> &choices) {
  std::vector<Decided<Sector>> sectors;
  for (std::size_t i = 0; i < frames.size(); ++i) {
    const IndicatorInfo &info = context.rules.indicators[choices[i].indicator];
    Decided<Sector> sector;
    if (info.sector_from_words) sector = from_words(context, frames, i);
    if (sector.value == Sector::none) sector.value = info.sector;
    sectors.push_back(sector);
  }
  return sectors;
}

} // namespace observing
} // namespace v0
} // namespace jiedui
