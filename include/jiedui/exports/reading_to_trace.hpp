/// @file reading_to_trace.hpp
/// "Why did it say that?": what every stage did on the way from the input's bytes to a record.
#pragma once

#include "jiedui/pipeline.hpp"
#include "jiedui/rules/rules.hpp"
#include "jiedui/version.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// The stages that a trace tells of.
enum class Stage : std::uint8_t { document, mentions, facts };
[[nodiscard]] std::string_view to_string(Stage stage);

/// The kinds of records of a document, in the order of its JSON; the numbers are those of the C ABI.
enum class RecordKind : std::uint8_t {
  place = 1,
  date,
  official,
  policy,
  organization,
  pairing,
  observation,
  project,
  event,
  finding,
  cleaning,
};

/// One thing that one stage did.
///
///     stage     what                                        meaning
///     document  a kind of cleaning: "markup", "pinyin" …    what was undone, and how often
///               copied                                      words of the text, with the bytes of the input they are
///               from left_out                                    bytes of the input that the text does not have
///     mentions  token                                       a word of a table; `rule` names table and row
///               quantity, date, place, official …           the value that the words were read as
///     facts     the attribute: value, indicator, period …   what the record says
///
/// A fact without words (`span` empty) is one that nothing in the text decided: what the model assumes then.
struct TraceStep {
  Stage stage = Stage::document;
  std::string what;
  Span span;                                ///< of the clean text; empty where it has none
  std::optional<SpanMap::InputRange> input; ///< bytes of the input, where they are known
  std::string rule;                         ///< "table/row", several parted by `|`; empty where no row decided
  std::string meaning;
};

/// Everything that was done to the document: cleaning, table words, mentions, in the order of the stages and the text.
[[nodiscard]] std::vector<TraceStep> reading_to_trace(const Reading &reading, const Rules &rules);

/// What led to one record: where its words stand in the input, the table words and mentions in them, and for each
/// attribute the words that decided it. Empty where there is no such record.
/// @param rules those of the engine that read the document.
[[nodiscard]] std::vector<TraceStep> reading_to_trace(const Reading &reading, const Rules &rules, RecordKind kind,
                                                      std::size_t index);

} // namespace v0
} // namespace jiedui
