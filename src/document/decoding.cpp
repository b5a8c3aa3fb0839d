#include "decoding.hpp"

#include "utf8.hpp"

#include <boost/locale/encoding.hpp>
#include <boost/locale/encoding_utf.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <iterator>
#include <vector>

namespace jiedui {
inline namespace v0 {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

unsigned char byte_at(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

// ---- UTF-8 ----

/// Bytes of the valid sequence that starts at `at`, 0 where there is none.
std::size_t utf8_sequence(std::string_view bytes, std::size_t at) {
  const auto continued = [&](std::size_t i, unsigned char least, unsigned char most) {
    return at + i < bytes.size() && byte_at(bytes, at + i) >= least && byte_at(bytes, at + i) <= most;
  };
  const unsigned char lead = byte_at(bytes, at);
  if (lead < 0x80) return 1;
  if (lead > 0xE0 && lead < 0xED && at + 2 < bytes.size()) // most characters of a Chinese text
    return (byte_at(bytes, at + 1) & 0xC0) == 0x80 && (byte_at(bytes, at + 2) & 0xC0) == 0x80 ? 3 : 0;
  if (lead >= 0xC2 && lead <= 0xDF) return continued(1, 0x80, 0xBF) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    const unsigned char least = lead == 0xE0 ? 0xA0 : 0x80;
    const unsigned char most = lead == 0xED ? 0x9F : 0xBF;
    return continued(1, least, most) && continued(2, 0x80, 0xBF) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    const unsigned char least = lead == 0xF0 ? 0x90 : 0x80;
    const unsigned char most = lead == 0xF4 ? 0x8F : 0xBF;
    return continued(1, least, most) && continued(2, 0x80, 0xBF) && continued(3, 0x80, 0xBF) ? 4 : 0;
  }
  return 0;
}

struct Utf8Count {
  std::size_t wide = 0; ///< valid sequences of more than one byte
  std::size_t invalid = 0;
};

Utf8Count count_utf8(std::string_view bytes) {
  Utf8Count count;
  for (std::size_t at = 0; at < bytes.size();) {
    while (bytes.size() - at >= 8) { // two characters of three bytes
      std::uint64_t eight = 0;
      std::memcpy(&eight, bytes.data() + at, 8);
      if constexpr (std::endian::native == std::endian::big) eight = __builtin_bswap64(eight);
      constexpr std::uint32_t plain = 0xDFFE; // lowest halves of lead bytes without rules of their own
      if ((eight & 0xC0C0F0C0C0F0) != 0x8080E08080E0 ||
          (plain >> (eight & 0x0F) & plain >> (eight >> 24 & 0x0F) & 1) == 0)
        break;
      count.wide += 2;
      at += 6;
    }
    if (bytes.size() - at >= 4) {
      std::uint32_t four = 0;
      std::memcpy(&four, bytes.data() + at, 4);
      if constexpr (std::endian::native == std::endian::big) four = __builtin_bswap32(four);
      const std::uint32_t low = four & 0x0F; // E0 and ED have rules of their own for the second byte
      if ((four & 0xC0C0F0) == 0x8080E0 && low != 0x00 && low != 0x0D) { // nearly all of a Chinese text's characters
        ++count.wide;
        at += 3;
        continue;
      }
      if ((four & 0x80808080) == 0) {
        at += 4;
        continue;
      }
    }
    const std::size_t size = utf8_sequence(bytes, at);
    count.wide += size > 1;
    count.invalid += size == 0;
    at += std::max<std::size_t>(size, 1);
  }
  return count;
}

void note_invalid(Decoded &decoded, std::size_t at) {
  if (decoded.invalid++ == 0) decoded.first_invalid = at;
}

void decode_utf8(std::string_view bytes, std::size_t skipped, bool known_valid, Decoded &decoded) {
  decoded.encoding = "utf-8";
  decoded.skipped = skipped;
  decoded.text = bytes.substr(skipped);
  if (known_valid || count_utf8(decoded.text).invalid == 0) return;
  TextBuilder builder(bytes);
  std::size_t copied = skipped;
  for (std::size_t at = skipped; at < bytes.size();) {
    if (const std::size_t size = utf8_sequence(bytes, at); size != 0) {
      at += size;
      continue;
    }
    builder.copy(copied, at);
    std::size_t end = at + 1; // a broken sequence is one loss, not one for each of its bytes
    while (end < bytes.size() && end - at < 3 && (byte_at(bytes, end) & 0xC0) == 0x80) ++end;
    builder.replace(at, end, replacement);
    note_invalid(decoded, at);
    at = copied = end;
  }
  builder.copy(copied, bytes.size());
  decoded.converted = builder.take();
}

// ---- UTF-16 ----

void decode_utf16(std::string_view bytes, std::size_t skipped, bool little, Decoded &decoded) {
  decoded.encoding = little ? "utf-16le" : "utf-16be";
  const auto unit = [&](std::size_t at) {
    return static_cast<char16_t>(byte_at(bytes, at + (little ? 1 : 0)) << 8 | byte_at(bytes, at + (little ? 0 : 1)));
  };
  TextBuilder builder(bytes);
  std::size_t at = skipped;
  while (at + 1 < bytes.size()) {
    const char16_t first = unit(at);
    std::array<char16_t, 2> units{first, 0};
    std::size_t length = 1;
    const bool surrogate = first >= 0xD800 && first <= 0xDFFF;
    if (surrogate && first < 0xDC00 && at + 3 < bytes.size() && (unit(at + 2) & 0xFC00) == 0xDC00) {
      units[1] = unit(at + 2);
      length = 2;
    }
    if (surrogate && length == 1) {
      builder.replace(at, at + 2, replacement);
      note_invalid(decoded, at);
    } else if (first < 0x80) {
      const char ascii = static_cast<char>(first);
      builder.replace(at, at + 2, {&ascii, 1});
    } else {
      builder.replace(at, at + 2 * length, boost::locale::conv::utf_to_utf<char>(units.data(), units.data() + length));
    }
    at += 2 * length;
  }
  if (at < bytes.size()) {
    builder.replace(at, bytes.size(), replacement);
    note_invalid(decoded, at);
  }
  decoded.converted = builder.take();
}

// ---- GB18030 and Big5 ----

bool is_gb_second(unsigned char byte) { return byte >= 0x40 && byte <= 0xFE && byte != 0x7F; }
bool is_big5_second(unsigned char byte) { return (byte >= 0x40 && byte <= 0x7E) || (byte >= 0xA1 && byte <= 0xFE); }

/// Bytes of the sequence that starts at `at` by its form, 0 where there is none.
std::size_t gb_sequence(std::string_view bytes, std::size_t at) {
  const unsigned char lead = byte_at(bytes, at);
  if (lead < 0x80) return 1;
  if (lead == 0x80 || lead == 0xFF || at + 1 >= bytes.size()) return 0;
  if (is_gb_second(byte_at(bytes, at + 1))) return 2;
  const auto digit = [&](std::size_t i) { return byte_at(bytes, i) >= 0x30 && byte_at(bytes, i) <= 0x39; };
  return at + 3 < bytes.size() && digit(at + 1) && byte_at(bytes, at + 2) >= 0x81 && byte_at(bytes, at + 2) <= 0xFE &&
                 digit(at + 3)
             ? 4
             : 0;
}

std::size_t big5_sequence(std::string_view bytes, std::size_t at) {
  const unsigned char lead = byte_at(bytes, at);
  if (lead < 0x80) return 1;
  return lead >= 0x81 && lead <= 0xFE && at + 1 < bytes.size() && is_big5_second(byte_at(bytes, at + 1)) ? 2 : 0;
}

struct Charset {
  const char *name;
  std::array<const char *, 2> converters; ///< the second for what the first does not know
  std::size_t (*sequence)(std::string_view, std::size_t);
};

constexpr Charset gb18030_charset{"gb18030", {"GB18030", nullptr}, gb_sequence};
constexpr Charset big5_charset{"big5", {"Big5", "Big5-HKSCS"}, big5_sequence};

/// Four bytes of GB18030 as the standard counts them, from 81 30 81 30.
std::uint32_t gb_number(std::string_view four) {
  const auto byte = [&](std::size_t i) -> std::uint32_t { return byte_at(four, i); };
  return (((byte(0) - 0x81) * 10 + (byte(1) - 0x30)) * 126 + (byte(2) - 0x81)) * 10 + (byte(3) - 0x30);
}

/// Its code point beyond the basic plane, where the standard counts on; 0 for the others.
char32_t beyond_basic_plane(std::string_view sequence) {
  constexpr std::uint32_t first = 189000; // 90 30 81 30
  constexpr char32_t count = 0x100000;
  if (sequence.size() != 4 || gb_number(sequence) < first || gb_number(sequence) >= first + count) return 0;
  return 0x10000 + gb_number(sequence) - first;
}

/// What the sequences of more than one byte in a text stand for. Each is converted once, however often it comes and
/// whether it is good or broken: the work with a converter is bounded by the size of its charset.
class Dictionary {
public:
  Dictionary(std::string_view bytes, const Charset &charset) : numbers_(four_bytes_from + four_bytes, 0) {
    for (std::size_t at = 0; at < bytes.size();) {
      const std::size_t size = charset.sequence(bytes, at);
      if (size > 1) note(bytes.substr(at, size));
      at += std::max<std::size_t>(size, 1);
    }
    for (const char *converter : charset.converters)
      if (converter) look_up(converter);
  }

  /// The sequence in UTF-8; empty where it stands for nothing.
  [[nodiscard]] std::string_view meaning(std::string_view sequence) const {
    const std::uint32_t number = numbers_[place(sequence)];
    return number == 0 ? std::string_view() : std::string_view(entries_[number - 1].meaning);
  }

private:
  struct Entry {
    std::string_view sequence;
    std::string meaning; ///< short enough to need no memory of its own
  };

  static constexpr std::uint32_t four_bytes_from = 0x10000; ///< places below are those of two bytes
  static constexpr std::uint32_t four_bytes = 50400;        ///< 81 30 81 30 to 84 39 FE 39: the basic plane

  /// A number for each sequence that can stand for something of the basic plane; the others share the last one.
  static std::uint32_t place(std::string_view sequence) {
    const auto byte = [&](std::size_t i) -> std::uint32_t { return byte_at(sequence, i); };
    if (sequence.size() == 2) return byte(0) << 8 | byte(1);
    return four_bytes_from + std::min(gb_number(sequence), four_bytes - 1);
  }

  void note(std::string_view sequence) {
    if (beyond_basic_plane(sequence) != 0) return;
    std::uint32_t &number = numbers_[place(sequence)];
    if (number != 0) return;
    entries_.push_back({sequence, {}});
    number = static_cast<std::uint32_t>(entries_.size());
  }

  /// Asks the converter for what has no meaning yet. A converter is opened for each piece; it works through a small
  /// buffer, so that pieces of this size are converted 30 times as fast as one long text.
  void look_up(const char *converter) try {
    constexpr std::size_t piece_bytes = 256;
    std::string piece;
    std::vector<Entry *> asked;
    const auto ask = [&] {
      read_answers(boost::locale::conv::to_utf<char>(piece, converter, boost::locale::conv::skip), asked);
      piece.clear();
      asked.clear();
    };
    for (Entry &entry : entries_) {
      if (!entry.meaning.empty()) continue;
      piece.append(entry.sequence).push_back('\n'); // a line each: what is broken leaves its line empty
      asked.push_back(&entry);
      if (piece.size() >= piece_bytes) ask();
    }
    if (!asked.empty()) ask();
  } catch (const boost::locale::conv::invalid_charset_error &) { // not known on this machine
  }

  static void read_answers(std::string_view lines, const std::vector<Entry *> &asked) {
    for (Entry *entry : asked) {
      const std::size_t end = std::min(lines.find('\n'), lines.size());
      // Of a broken sequence the converter leaves out the lead; its other bytes may pass for ASCII, one byte for a
      // control.
      const char32_t first = point_at(lines.substr(0, end), 0).value;
      if (first >= (entry->sequence.size() == 2 ? 0xA0 : 0x80)) entry->meaning = lines.substr(0, end);
      lines.remove_prefix(std::min(end + 1, lines.size()));
    }
  }

  std::vector<std::uint32_t> numbers_; ///< of the entry of each place, from 1
  std::vector<Entry> entries_;
};

void decode_multibyte(std::string_view bytes, const Charset &charset, Decoded &decoded) {
  decoded.encoding = charset.name;
  const Dictionary dictionary(bytes, charset);
  TextBuilder builder(bytes);
  std::string beyond;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t size = charset.sequence(bytes, at);
    std::size_t end = at + std::max<std::size_t>(size, 1);
    if (size == 1) {
      while (end < bytes.size() && byte_at(bytes, end) < 0x80) ++end;
      builder.copy(at, end);
      at = end;
      continue;
    }
    std::string_view meaning;
    if (const char32_t point = beyond_basic_plane(bytes.substr(at, size)); point != 0) {
      beyond.clear();
      append_utf8(beyond, point);
      meaning = beyond;
    } else if (size != 0) {
      meaning = dictionary.meaning(bytes.substr(at, size));
    }
    builder.replace(at, end, meaning.empty() ? replacement : meaning);
    if (meaning.empty()) note_invalid(decoded, at);
    at = end;
  }
  decoded.converted = builder.take();
}

/// How well the bytes fit a charset: the share of its everyday characters among the double bytes.
double likelihood(std::string_view bytes, const Charset &charset) {
  std::size_t everyday = 0;
  std::size_t all = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t size = charset.sequence(bytes, at);
    if (size != 1) ++all;
    if (size == 2) {
      const unsigned char lead = byte_at(bytes, at);
      const unsigned char second = byte_at(bytes, at + 1);
      const bool is_gb = charset.sequence == gb_sequence;
      everyday += is_gb ? second >= 0xA1 && ((lead >= 0xB0 && lead <= 0xD7) || lead == 0xA1 || lead == 0xA3)
                        : (lead >= 0xA4 && lead <= 0xC6) || lead == 0xA1;
    }
    at += std::max<std::size_t>(size, 1);
  }
  return all == 0 ? 0 : static_cast<double>(everyday) / static_cast<double>(all);
}

// ---- Detection ----

struct Signature {
  std::string_view bytes;
  const char *what;
};

using namespace std::string_view_literals;
constexpr std::array<Signature, 16> signatures{{
    {"%PDF-"sv, "a PDF document"},
    {"\x89PNG\r\n"sv, "a PNG image"},
    {"\xFF\xD8\xFF"sv, "a JPEG image"},
    {"GIF8"sv, "a GIF image"},
    {"RIFF"sv, "a RIFF file (WebP image, sound or video)"},
    {"II*\0"sv, "a TIFF image"},
    {"MM\0*"sv, "a TIFF image"},
    {"PK\x03\x04"sv, "a ZIP archive or an Office document (docx, xlsx)"},
    {"\xD0\xCF\x11\xE0"sv, "an old Office document (doc, xls)"},
    {"\x1F\x8B"sv, "gzip data"},
    {"7z\xBC\xAF"sv, "a 7z archive"},
    {"Rar!"sv, "a RAR archive"},
    {"\x7F"
     "ELF"sv,
     "a program"},
    {"{\\rtf"sv, "an RTF document"},
    {"SQLite format 3"sv, "an SQLite database"},
    {"\xFD"
     "7zXZ"sv,
     "xz data"},
}};

Error no_text(const std::string &what, std::size_t at = 0) {
  return {ErrorCode::encoding, "the input is no text: it seems to be " + what, at};
}

/// Which half of the 16-bit units holds the zero bytes: the sign of UTF-16 without a byte order mark.
std::optional<bool> little_endian_utf16(std::string_view bytes) {
  if (bytes.size() < 4 || bytes.size() % 2 != 0) return std::nullopt;
  const std::size_t looked_at = std::min<std::size_t>(bytes.size(), 4096);
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < looked_at; ++i) zeros[i % 2] += bytes[i] == '\0';
  const std::size_t few = looked_at / 200;
  if (zeros[1] > 4 * zeros[0] + few) return true;
  if (zeros[0] > 4 * zeros[1] + few) return false;
  return std::nullopt;
}

/// The same for Chinese text that hardly has a zero byte: the higher bytes of its characters lie close together.
std::optional<bool> chinese_utf16(std::string_view bytes) {
  if (bytes.size() < 64 || bytes.size() % 2 != 0) return std::nullopt;
  const std::size_t looked_at = std::min<std::size_t>(bytes.size(), 4096);
  std::array<std::size_t, 2> high{};
  for (std::size_t i = 0; i < looked_at; ++i) {
    const unsigned char c = byte_at(bytes, i);
    high[i % 2] += (c >= 0x4E && c <= 0x9F) || c == 0 || c == 0x30 || c == 0xFF;
  }
  const std::size_t most = looked_at / 2 * 97 / 100;
  if (high[1] >= most && high[0] < most * 3 / 4) return true;
  if (high[0] >= most && high[1] < most * 3 / 4) return false;
  return std::nullopt;
}

char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// The charset a page declares in its first bytes, in lower case.
std::string declared_charset(std::string_view bytes) {
  std::string head(bytes.substr(0, 2048));
  std::transform(head.begin(), head.end(), head.begin(), ascii_lower);
  for (const std::string_view key : {"charset="sv, "encoding="sv}) {
    std::size_t at = head.find(key);
    if (at == std::string::npos) continue;
    at += key.size();
    while (at < head.size() && (head[at] == '"' || head[at] == '\'' || head[at] == ' ')) ++at;
    std::size_t end = at;
    while (end < head.size() &&
           ((head[end] >= 'a' && head[end] <= 'z') || is_ascii_digit(static_cast<unsigned char>(head[end])) ||
            head[end] == '-' || head[end] == '_'))
      ++end;
    return head.substr(at, end - at);
  }
  return {};
}

enum class Family { unknown, utf8, utf16le, utf16be, gb, big5 };

struct Label {
  std::string_view name; ///< in lower case, without - and _
  Family family;
};

// The labels of the WHATWG's Encoding Standard for these encodings, and the names of code pages.
constexpr Label labels[] = {
    {"utf8", Family::utf8},
    {"unicode11utf8", Family::utf8},
    {"unicode20utf8", Family::utf8},
    {"xunicode20utf8", Family::utf8},
    {"utf16", Family::utf16le},
    {"utf16le", Family::utf16le},
    {"unicode", Family::utf16le},
    {"csunicode", Family::utf16le},
    {"unicodefeff", Family::utf16le},
    {"ucs2", Family::utf16le},
    {"iso10646ucs2", Family::utf16le},
    {"utf16be", Family::utf16be},
    {"unicodefffe", Family::utf16be},
    {"gb18030", Family::gb},
    {"gbk", Family::gb},
    {"xgbk", Family::gb},
    {"gb2312", Family::gb},
    {"gb231280", Family::gb},
    {"csgb2312", Family::gb},
    {"isoir58", Family::gb},
    {"csiso58gb231280", Family::gb},
    {"chinese", Family::gb},
    {"euccn", Family::gb},
    {"cp936", Family::gb},
    {"ms936", Family::gb},
    {"windows936", Family::gb},
    {"big5", Family::big5},
    {"big5hkscs", Family::big5},
    {"cnbig5", Family::big5},
    {"csbig5", Family::big5},
    {"xxbig5", Family::big5},
    {"cp950", Family::big5},
    {"ms950", Family::big5},
    {"windows950", Family::big5},
};

Family family_of(std::string_view name) {
  std::string plain;
  for (const char c : name)
    if (c != '-' && c != '_' && c != ' ') plain.push_back(ascii_lower(c));
  const auto *const found =
      std::find_if(std::begin(labels), std::end(labels), [&](const Label &label) { return label.name == plain; });
  return found == std::end(labels) ? Family::unknown : found->family;
}

/// The family of an input that is no valid UTF-8 and has no byte order mark.
Family guess(std::string_view bytes, Utf8Count utf8) {
  if (utf8.wide > 20 * utf8.invalid) return Family::utf8; // some damage in an otherwise good text
  const Family declared = family_of(declared_charset(bytes));
  const double gb = likelihood(bytes, gb18030_charset);
  const double b5 = likelihood(bytes, big5_charset);
  if (declared == Family::gb && gb > 0.5) return Family::gb;
  if (declared == Family::big5 && b5 > 0.5) return Family::big5;
  if (std::max(gb, b5) < 0.5) return utf8.wide > utf8.invalid ? Family::utf8 : Family::unknown;
  return gb >= b5 ? Family::gb : Family::big5;
}

/// The first control byte that no text has, where these are more than an accident.
std::optional<std::size_t> binary_at(std::string_view bytes) {
  const std::size_t looked_at = std::min<std::size_t>(bytes.size(), 65536);
  std::size_t controls = 0;
  std::optional<std::size_t> first;
  for (std::size_t i = 0; i < looked_at; ++i) {
    while (i + 8 <= looked_at && !has_control_in_eight(bytes.data() + i)) i += 8;
    if (i == looked_at) break;
    const unsigned char c = byte_at(bytes, i);
    if (c >= 0x20 || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\v' || c == 0x1B) continue;
    ++controls;
    if (!first) first = i;
  }
  return controls > looked_at / 100 + 1 ? first : std::nullopt;
}

void decode_as(Family family, std::string_view bytes, Decoded &decoded, bool known_valid = false) {
  const bool has_utf8_mark = bytes.starts_with("\xEF\xBB\xBF");
  const bool has_utf16_mark = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  switch (family) {
  case Family::utf16le:
  case Family::utf16be:
    decode_utf16(bytes, has_utf16_mark ? 2 : 0, has_utf16_mark ? byte_at(bytes, 0) == 0xFF : family == Family::utf16le,
                 decoded);
    break;
  case Family::gb: decode_multibyte(bytes, gb18030_charset, decoded); break;
  case Family::big5: decode_multibyte(bytes, big5_charset, decoded); break;
  default: decode_utf8(bytes, has_utf8_mark ? 3 : 0, known_valid, decoded);
  }
  if (decoded.converted) decoded.text = decoded.converted->text;
}

} // namespace

bool is_known_encoding(std::string_view name) { return family_of(name) != Family::unknown; }

SpanMap input_map(const Decoded &decoded) {
  if (decoded.converted) return decoded.converted->map;
  SpanMap map;
  map.add({0, static_cast<std::uint32_t>(decoded.text.size()), decoded.skipped, 1, 1});
  return map;
}

std::optional<Error> decode(std::string_view bytes, std::string_view encoding, Decoded &decoded) {
  if (!encoding.empty()) {
    const Family named = family_of(encoding);
    decode_as(named, bytes, decoded);
    // Some damage is undone elsewhere; a text that is mostly damage was written in another encoding.
    if (decoded.invalid > 1 && count_utf8(decoded.text).wide < 2 * decoded.invalid)
      return Error{ErrorCode::encoding, "the input is not in the encoding named: " + std::string(encoding),
                   static_cast<std::size_t>(decoded.first_invalid.value_or(0))};
    return std::nullopt;
  }
  for (const Signature &signature : signatures)
    if (bytes.starts_with(signature.bytes)) return no_text(signature.what);
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    decode_as(Family::utf16le, bytes, decoded);
    return std::nullopt;
  }
  if (bytes.substr(0, 4096).find('\0') != std::string_view::npos) {
    if (const auto little = little_endian_utf16(bytes)) {
      decode_as(*little ? Family::utf16le : Family::utf16be, bytes, decoded);
      return std::nullopt;
    }
  }
  const Utf8Count utf8 = count_utf8(bytes);
  if (utf8.invalid > 0) {
    if (const auto little = chinese_utf16(bytes)) {
      decode_as(*little ? Family::utf16le : Family::utf16be, bytes, decoded);
      return std::nullopt;
    }
  }
  if (const auto at = binary_at(bytes)) return no_text("binary data", *at);
  const Family family = utf8.invalid == 0 ? Family::utf8 : guess(bytes, utf8);
  if (family == Family::unknown)
    return no_text("binary data or an encoding other than UTF-8, UTF-16, GB18030 and Big5");
  decode_as(family, bytes, decoded, utf8.invalid == 0);
  return std::nullopt;
}

} // namespace v0
} // namespace jiedui
