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

/// What is done to an input on the way to its clean text.
enum class CleaningKind : std::uint8_t {
  encoding,       ///< it was not UTF-8
  invalid_bytes,  ///< sequences of its encoding that stand for nothing became U+FFFD
  furniture,      ///< a line of the page that is not of the text
  columns,        ///< columns side by side were put one behind the other
  wrapping,       ///< lines broken at a margin were joined
  interruption,   ///< a paragraph that something stood in the middle of was joined
  substitute,     ///< a word written for a common one all over the text
  pinyin,         ///< readings in brackets behind characters
  title_fragment, ///< pieces of the title within the text
  punctuation,    ///< doubled marks
  reference,      ///< numbers of notes in square brackets
  lookalike,      ///< characters that look like common ones and are not them
  invisible,      ///< signs that no text shows
};

/// "encoding", "invalid_bytes" …: the enumerators' names.
[[nodiscard]] std::string_view to_string(CleaningKind kind);
/// The kind of a name.
[[nodiscard]] std::optional<CleaningKind> parse_cleaning_kind(std::string_view name);

/// The kinds of cleaning that a caller can leave out, see Source::keep.
inline constexpr std::array optional_cleaning{
    CleaningKind::columns,        CleaningKind::interruption, CleaningKind::invisible, CleaningKind::lookalike,
    CleaningKind::pinyin,         CleaningKind::punctuation,  CleaningKind::reference, CleaningKind::substitute,
    CleaningKind::title_fragment, CleaningKind::wrapping};

/// What the caller knows about an input. Everything may be left empty; what is given goes before what the input says.
struct Source {
  std::string id; ///< the caller's name for the document
  std::string url;
  std::string encoding;         ///< "utf-8", "gb18030", "big5", "utf-16le" …; empty = detect
  std::string format;           ///< "text", "html", "markdown"; empty = detect
  std::optional<Day> published; ///< day of publication, which 今年 counts from
  std::string title;            ///< where the caller knows it (a JSON Lines field)
  std::string outlet;
  std::vector<std::string>
      keep; ///< names of the kinds of `optional_cleaning` that are not to be done (--no-clean=KIND)
};

/// One kind of damage that was undone: {"kind": "pinyin", "what": "(xiàng)", "count": 41}.
struct Cleaning {
  CleaningKind kind = CleaningKind::encoding;
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
  std::string outlet;               ///< the paper, site or office that published it; "source" in JSON
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
