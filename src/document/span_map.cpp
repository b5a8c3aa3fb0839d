#include "jiedui/document/document.hpp"

#include <algorithm>

namespace jiedui {
inline namespace v0 {
namespace {

using Run = SpanMap::Run;

/// Steps of a run in so many bytes of text; most runs go byte by byte, and a division costs more than the rest.
std::uint32_t steps(const Run &run, std::uint32_t bytes) {
  return run.text_width == 1 ? bytes : bytes / run.text_width;
}

std::uint64_t input_end(const Run &run) {
  return run.input_begin + static_cast<std::uint64_t>(steps(run, run.text_end - run.text_begin)) * run.input_width;
}

/// The first run that ends behind the byte.
std::vector<Run>::const_iterator run_at(const std::vector<Run> &runs, std::uint64_t byte) {
  return std::upper_bound(runs.begin(), runs.end(), byte,
                          [](std::uint64_t at, const Run &run) { return at < run.text_end; });
}

/// What of a run lies in [begin, end), widened to whole steps on the input's side.
SpanMap::Piece part(const Run &run, Span span) {
  const Span text{std::max(run.text_begin, span.begin), std::min(run.text_end, span.end)};
  const std::uint64_t first = steps(run, text.begin - run.text_begin);
  const std::uint64_t last = steps(run, text.end - run.text_begin + run.text_width - 1);
  return {text, {run.input_begin + first * run.input_width, run.input_begin + last * run.input_width}};
}

} // namespace

void SpanMap::add(Run run) {
  if (run.text_begin >= run.text_end || run.text_width == 0 || run.input_width == 0) return;
  if (!runs_.empty()) {
    Run &last = runs_.back();
    if (last.text_end == run.text_begin && last.text_width == run.text_width && last.input_width == run.input_width &&
        input_end(last) == run.input_begin) {
      last.text_end = run.text_end;
      return;
    }
  }
  constexpr std::size_t few = 16;
  if (runs_.size() == runs_.capacity()) runs_.reserve(std::max(few, 2 * runs_.size()));
  runs_.push_back(run);
}

std::vector<SpanMap::Piece> SpanMap::pieces(Span span) const {
  std::vector<Piece> found;
  for (auto run = run_at(runs_, span.begin); run != runs_.end() && run->text_begin < span.end; ++run)
    found.push_back(part(*run, span));
  return found;
}

SpanMap::InputRange SpanMap::to_input(Span span) const {
  auto run = run_at(runs_, span.begin);
  if (run == runs_.end() || run->text_begin >= std::max(span.end, span.begin + 1)) {
    const std::uint64_t at = run != runs_.begin() ? input_end(*(run - 1))
                             : runs_.empty()      ? 0
                                                  : runs_.front().input_begin;
    return {at, at};
  }
  if (span.empty()) {
    const std::uint64_t at = part(*run, {span.begin, span.begin + 1}).input.begin;
    return {at, at};
  }
  InputRange whole = part(*run, span).input;
  for (++run; run != runs_.end() && run->text_begin < span.end; ++run) {
    const InputRange more = part(*run, span).input;
    whole = {std::min(whole.begin, more.begin), std::max(whole.end, more.end)};
  }
  return whole;
}

Span SpanMap::to_text(InputRange input) const {
  Span whole;
  for (const Run &run : runs_) {
    const std::uint64_t end = input_end(run);
    if (end <= input.begin || run.input_begin >= input.end) continue;
    const std::uint64_t from = std::max(run.input_begin, input.begin) - run.input_begin;
    const std::uint64_t to = std::min(end, input.end) - run.input_begin;
    const Span hit{run.text_begin + static_cast<std::uint32_t>(from / run.input_width) * run.text_width,
                   run.text_begin +
                       static_cast<std::uint32_t>((to + run.input_width - 1) / run.input_width) * run.text_width};
    whole = whole.empty() ? hit : joined(whole, hit);
  }
  return whole;
}

SpanMap SpanMap::then(const SpanMap &earlier) const {
  SpanMap whole;
  whole.runs_.reserve(std::max(runs_.size(), earlier.runs_.size()));
  for (const Run &run : runs_) {
    if (run.text_width == run.input_width) { // copied: the pieces take the widths of the runs they fall into
      const auto begin = static_cast<std::uint32_t>(run.input_begin);
      const std::uint32_t end = begin + (run.text_end - run.text_begin);
      for (auto below = run_at(earlier.runs_, begin); below != earlier.runs_.end() && below->text_begin < end;
           ++below) {
        const Piece piece = part(*below, {begin, end});
        const std::uint32_t text = run.text_begin + (piece.text.begin - begin);
        whole.add({text, text + piece.text.size(), piece.input.begin, below->text_width, below->input_width});
      }
      continue;
    }
    for (std::uint32_t text = run.text_begin; text < run.text_end; text += run.text_width) { // replaced: step by step
      const Piece step = part(run, {text, text + run.text_width});
      const InputRange input =
          earlier.to_input({static_cast<std::uint32_t>(step.input.begin), static_cast<std::uint32_t>(step.input.end)});
      whole.add({text, text + run.text_width, input.begin, run.text_width,
                 static_cast<std::uint32_t>(input.end - input.begin)});
    }
  }
  return whole;
}

} // namespace v0
} // namespace jiedui
