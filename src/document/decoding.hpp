/// @file decoding.hpp
/// Bytes in any of the encodings Chinese texts are found in become UTF-8.
#pragma once

#include "jiedui/result.hpp"
#include "jiedui/version.hpp"
#include "mapped_text.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace jiedui {
inline namespace v0 {

/// Text as valid UTF-8. Where the input was that already, `text` is a view of it and nothing was copied.
struct Decoded {
  std::string_view text;
  std::size_t skipped = 0;             ///< bytes of the input before `text`: a byte order mark
  std::optional<MappedText> converted; ///< what `text` views where bytes had to be converted
  std::string encoding;                ///< "utf-8", "utf-16le", "utf-16be", "gb18030", "big5"
  std::uint64_t invalid = 0;           ///< sequences that became U+FFFD
  std::optional<std::uint64_t> first_invalid;

  Decoded() = default;
  Decoded(Decoded &&) = delete;
};

/// The way from the decoded text to the input.
[[nodiscard]] SpanMap input_map(const Decoded &decoded);

/// Decodes by byte order mark, declared charset, then validity and likelihood; `encoding` overrides all of them.
/// An encoding that is named must be known. Fails with `encoding` where the input is no text (the message says what it
/// seems to be) or most of what is no ASCII is not in the encoding named.
[[nodiscard]] std::optional<Error> decode(std::string_view bytes, std::string_view encoding, Decoded &decoded);

} // namespace v0
} // namespace jiedui
