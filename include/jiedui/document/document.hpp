/// @file document.hpp
/// The clean text of one news item or government text, with what is known about it.
#pragma once

#include "jiedui/model/period.hpp"
#include "jiedui/model/span.hpp"
#include "jiedui/version.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// What the caller knows about an input. Everything may be left empty.
/// The kinds of cleaning that a caller can leave out, see Source::keep.
inline constexpr std::array<std::string_view, 9> optional_cleaning{"columns",    "invisible",      "interruption",
                                                                   "lookalike",  "pinyin",         "punctuation",
                                                                   "substitute", "title_fragment", "wrapping"};

struct Source {
  std::string id; ///< the caller's name for the document
  std::string url;
  std::string encoding;         ///< "utf-8", "gb18030", "big5", "utf-16le" …; empty = detect
  std::string format;           ///< "text", "html", "markdown"; empty = detect
  std::optional<Day> published; ///< anchors 今年
  std::string title;            ///< where the caller knows it (a JSON Lines field)
  std::string outlet;
  std::vector<std::string> keep; ///< kinds of cleaning that are not to be undone (--no-clean=KIND)
};

/// One kind of damage that was undone: {"kind": "pinyin", "what": "(xiàng)", "count": 41}.
struct Cleaning {
  std::string kind; ///< encoding, markup, furniture, columns, wrapping, captions, substitute, pinyin, title_fragment,
                    ///< punctuation, lookalike, invisible …
  std::string what;
  std::uint64_t count = 0;
  std::optional<std::uint64_t> first; ///< byte of the input where it was first met
};

/// Maps bytes of a clean text to bytes of the input it was made from.
/// Runs of characters of one width: every step of `text_width` bytes of text stands for `input_width` of input.
class SpanMap {
public:
  struct Run {
    std::uint32_t text_begin = 0;
    std::uint32_t text_end = 0;
    std::uint64_t input_begin = 0;
    std::uint32_t text_width = 1;
    std::uint32_t input_width = 1;
  };

  /// Runs must be added in the order of the text, without overlap in the text.
  void add(Run run);
  [[nodiscard]] const std::vector<Run> &runs() const noexcept { return runs_; }
  /// Input bytes that a span of the text came from. Text that was put in (the `\n` between two paragraphs that the
  /// input parts otherwise) has none of its own. Where a span crosses pieces that the input has in another order
  /// (columns), the range holds all of them.
  struct InputRange {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
  };
  [[nodiscard]] InputRange to_input(Span span) const;
  /// The parts of a span that were copied or replaced, each with its input range, in the order of the text.
  struct Piece {
    Span text;
    InputRange input;
  };
  [[nodiscard]] std::vector<Piece> pieces(Span span) const;
  /// The text that input bytes [begin, end) became; empty where they were left out.
  [[nodiscard]] Span to_text(InputRange input) const;
  /// The map that goes through this one and then through `earlier`: text → decoded → input.
  [[nodiscard]] SpanMap then(const SpanMap &earlier) const;

private:
  std::vector<Run> runs_;
};

/// Clean text and metadata. Facts are taken from `text` alone.
///
/// `text` is UTF-8: body and headings, paragraphs separated by `\n`, without title, byline, editor's line and
/// furniture. `folded` is the same text with traditional characters replaced by simplified ones of the same byte
/// length, so that one set of tables serves both scripts: byte offsets of both are the same.
struct Document {
  std::string id;
  std::string title; ///< a subtitle is joined with ——
  std::optional<Day> published;
  std::string source;               ///< outlet
  std::vector<std::string> authors; ///< writers, not photographers or editors
  std::string url;
  std::string text;
  std::string folded_title;
  std::vector<Cleaning> cleaning;
  SpanMap origin;
  std::size_t input_bytes = 0;

  /// The text to match on; the same bytes as `text` where nothing had to be folded.
  [[nodiscard]] std::string_view folded() const noexcept { return folded_.empty() ? std::string_view(text) : folded_; }
  void set_folded(std::string folded) { folded_ = std::move(folded); }

private:
  std::string folded_;
};

} // namespace v0
} // namespace jiedui
