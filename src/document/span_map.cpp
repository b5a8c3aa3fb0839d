#include "jiedui/document/document.hpp"

#include <algorithm>

namespace jiedui {
inline namespace v0 {
namespace {

using Run = SpanMap::Run;

/// The run that holds the byte, or the nearest one before it; `runs` is not empty.
const Run &run_at(const std::vector<Run> &runs, std::uint32_t byte) {
  const auto after = std::upper_bound(runs.begin(), runs.end(), byte,
                                      [](std::uint32_t at, const Run &run) { return at < run.text_begin; });
  return after == runs.begin() ? runs.front() : *(after - 1);
}

std::uint64_t input_of(const Run &run, std::uint32_t byte) {
  const std::uint32_t inside = std::min(std::max(byte, run.text_begin), run.text_end) - run.text_begin;
  return run.input_begin + static_cast<std::uint64_t>(inside / run.text_width) * run.input_width;
}

} // namespace

void SpanMap::add(Run run) {
  if (run.text_begin >= run.text_end) return;
  if (!runs_.empty()) {
    Run &last = runs_.back();
    const std::uint32_t steps = (last.text_end - last.text_begin) / last.text_width;
    if (last.text_end == run.text_begin && last.text_width == run.text_width && last.input_width == run.input_width &&
        last.input_begin + static_cast<std::uint64_t>(steps) * last.input_width == run.input_begin) {
      last.text_end = run.text_end;
      return;
    }
  }
  runs_.push_back(run);
}

SpanMap::InputRange SpanMap::to_input(Span span) const {
  if (runs_.empty()) return {};
  if (span.empty()) {
    const std::uint64_t at = input_of(run_at(runs_, span.begin), span.begin);
    return {at, at};
  }
  const Run &first = run_at(runs_, span.begin);
  const Run &last = run_at(runs_, span.end - 1);
  const std::uint32_t steps =
      (std::min(span.end, last.text_end) - last.text_begin + last.text_width - 1) / last.text_width;
  return {input_of(first, span.begin), last.input_begin + static_cast<std::uint64_t>(steps) * last.input_width};
}

SpanMap SpanMap::then(const SpanMap &earlier) const {
  SpanMap whole;
  for (const Run &run : runs_) {
    // Only width-preserving runs lie above a decoding; their pieces take the widths of the runs they fall into.
    std::uint32_t text = run.text_begin;
    auto middle = static_cast<std::uint32_t>(run.input_begin);
    while (text < run.text_end && !earlier.runs_.empty()) {
      const Run &below = run_at(earlier.runs_, middle);
      const std::uint32_t left = run.text_end - text;
      const std::uint32_t step = below.text_end > middle ? std::min(left, below.text_end - middle) : left;
      whole.add({text, text + step, input_of(below, middle), below.text_width, below.input_width});
      text += step;
      middle += step;
    }
  }
  return whole;
}

} // namespace v0
} // namespace jiedui
