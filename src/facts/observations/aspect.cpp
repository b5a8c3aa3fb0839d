#include "attributes.hpp"

#include "../../mentions/word_search.hpp"

namespace jiedui {
inline namespace v0 {
namespace observing {
namespace {

constexpr int farthest_change = 14, farthest_share = 18, farthest_behind = 10, farthest_rate = 14; // characters

constexpr std::string_view distributive[] = {"每", "均", "各", "一"};

bool relative(Unit unit) { return unit == Unit::percent; }

bool behind_part_cue(const Context &context, const QuantityMention &quantity) {
  const std::string_view before = context.text().substr(0, quantity.span.begin);
  return before.ends_with("其中") || before.ends_with("其中，") || before.ends_with("其中,");
}

struct Side {
  Aspect aspect = Aspect::level;
  bool falls = false;
};

/// 占年度计划的79.1%: how far the work is, no share.
bool measures_target(const Context &context, Span between) {
  const auto words = within(context.words, between);
  return std::any_of(words.begin(), words.end(),
                     [&](const auto &word) { return word.value == context.rules.target_words; });
}

Side side_of(const Context &context, const Frame &frame, const QuantityMention &quantity) {
  const bool percent = relative(quantity.quantity.unit), points = percent && quantity.aspect == Aspect::increase;
  if (quantity.quantity.unit == Unit::times || frame.measures_work) return {};
  for (const auto &cue : within(context.aspect, frame.right))
    if (cue.value.after && percent && characters(context.text(), quantity.span.end, cue.span.begin) <= farthest_behind)
      return {Aspect::share};
  // 援建项目128项，其中90%为民生项目.
  if (percent && quantity.aspect == Aspect::level && behind_part_cue(context, quantity)) return {Aspect::share};
  const auto before = within(context.aspect, frame.left);
  for (auto cue = before.rbegin(); cue != before.rend(); ++cue) {
    if (cue->value.after) continue;
    const int gap = characters(context.text(), cue->span.end, quantity.span.begin);
    switch (cue->value.word) {
    case AspectWord::level:
      if (gap <= 4) return {};
      break;
    case AspectWord::change:
      if (gap > (percent ? 4 : farthest_change)) break;
      return {percent && !points ? Aspect::growth : Aspect::increase, cue->value.falls};
    case AspectWord::share:
      if (percent && gap <= farthest_share)
        return {measures_target(context, {cue->span.end, quantity.span.begin}) ? Aspect::level : Aspect::share};
      break;
    }
  }
  return {quantity.aspect, quantity.falls};
}

/// What gives way to a more telling word: an object wins over a time, a named object over any.
bool gives_way(Per per) { return per == Per::year || per == Per::month || per == Per::unit || per == Per::none; }

bool distributes(std::string_view text, const Frame &frame, const QuantityMention &quantity) {
  const std::string_view before = text.substr(frame.left.begin, quantity.span.end - frame.left.begin);
  return std::any_of(std::begin(distributive), std::end(distributive),
                     [&](std::string_view word) { return before.find(word) != std::string_view::npos; });
}

/// 亿元以上项目, 10亿元以上的大项目: what each of them is worth at least.
bool tells_size(const Context &context, const QuantityMention &quantity) {
  const Qualifier qualifier = quantity.quantity.qualifier;
  if (quantity.quantity.unit != Unit::CNY || qualifier != Qualifier::at_least) return false;
  const std::uint32_t end = quantity.span.end;
  return stands_at(context.text(), stands_at(context.text(), end, "的") ? end + 3 : end, context.rules.beside.sized);
}

Per rate_of(const Context &context, const Frame &frame, const QuantityMention &quantity) {
  Per found = quantity.per;
  // 32个县按每县5000万元: a count is a rate only where its own words say so.
  if (quantity.quantity.unit == Unit::count && !distributes(context.text(), frame, quantity)) found = Per::none;
  if (found == Per::none && tells_size(context, quantity)) return Per::unit;
  if (!gives_way(found)) return found;
  for (const auto &cue : within(context.per, {frame.whole_clause.begin, quantity.span.begin})) {
    if (cue.value.near && (cue.span.begin < frame.left.begin ||
                           characters(context.text(), cue.span.end, quantity.span.begin) > farthest_rate))
      continue;
    if (found == Per::none || (gives_way(found) && !gives_way(cue.value.per))) found = cue.value.per;
  }
  return found;
}

} // namespace

Aspects read_aspects(const Context &context, const std::vector<Frame> &frames) {
  Aspects read;
  for (std::size_t i = 0; i < frames.size(); ++i) {
    Side side = side_of(context, frames[i], context.quantity(i));
    // 分别增长24%和36%: the list shares its verb.
    if (side.aspect == Aspect::level && frames[i].listed && relative(context.quantity(i).quantity.unit) &&
        relative(context.quantity(i - 1).quantity.unit))
      side = {read.aspects[i - 1], read.falls[i - 1]};
    read.aspects.push_back(side.aspect);
    read.falls.push_back(side.falls);
  }
  return read;
}

std::vector<Per> read_rates(const Context &context, const std::vector<Frame> &frames) {
  std::vector<Per> rates;
  for (std::size_t i = 0; i < frames.size(); ++i) rates.push_back(rate_of(context, frames[i], context.quantity(i)));
  return rates;
}

void keep_rates_of_changes(const Context &context, const std::vector<Frame> &frames, const std::vector<Choice> &choices,
                           std::vector<Per> &rates) {
  for (std::size_t i = 1; i < frames.size(); ++i) {
    const bool alike = frames[i].sentence == frames[i - 1].sentence && frames[i].clause <= frames[i - 1].clause + 1 &&
                       choices[i].indicator == choices[i - 1].indicator;
    if (!alike || !gives_way(rates[i]) || gives_way(rates[i - 1])) continue;
    const auto words = within(context.aspect, frames[i].left);
    const bool later = context.quantity(i).quantity.unit == context.quantity(i - 1).quantity.unit &&
                       std::any_of(words.begin(), words.end(), [](const auto &word) {
                         return word.value.word == AspectWord::level && !word.value.after;
                       });
    if (later) rates[i] = rates[i - 1];
  }
}

} // namespace observing
} // namespace v0
} // namespace jiedui
