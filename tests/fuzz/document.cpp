// Any bytes become a document or an error, and what holds of every document holds of this one.
#include "jiedui/document/bytes_to_document.hpp"

#include <array>
#include <cstdint>
#include <cstdlib>

namespace {

const jiedui::DocumentRules &rules() {
  static const auto compiled = [] {
    const auto tables = jiedui::Rules::with_builtin();
    if (!tables) std::abort();
    const auto made = jiedui::compile_document_rules(*tables);
    if (!made) std::abort();
    return *made;
  }();
  return *compiled;
}

void require(bool holds) {
  if (!holds) std::abort();
}

bool is_boundary(std::string_view text, std::size_t at) {
  return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

void check(const jiedui::Document &document, std::size_t input_bytes) {
  require(document.folded().size() == document.text.size());
  require(document.folded_title.size() == document.title.size());
  std::uint32_t at = 0;
  for (const auto &run : document.origin.runs()) {
    require(run.text_begin >= at && run.text_begin < run.text_end && run.text_end <= document.text.size());
    require(run.text_width > 0 && run.input_width > 0);
    require(is_boundary(document.text, run.text_begin) && is_boundary(document.text, run.text_end));
    at = run.text_end;
  }
  for (std::uint32_t begin = 0; begin < document.text.size();
       begin += 1 + static_cast<std::uint32_t>(document.text.size() / 16)) {
    const auto range = document.origin.to_input({begin, static_cast<std::uint32_t>(document.text.size())});
    require(range.begin <= range.end && range.end <= input_bytes);
  }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
  if (size == 0) return 0;
  // The first byte chooses how the input is announced, so that every reader is reached.
  static constexpr std::array<std::string_view, 4> formats{"", "text", "html", "markdown"};
  static constexpr std::array<std::string_view, 6> encodings{"", "utf-8", "gb18030", "big5", "utf-16le", "utf-16be"};
  jiedui::Source source;
  source.format = formats[data[0] % formats.size()];
  source.encoding = encodings[data[0] / 4 % encodings.size()];
  const std::string_view bytes(reinterpret_cast<const char *>(data + 1), size - 1);
  const auto document = jiedui::bytes_to_document(bytes, source, rules());
  if (document) check(*document, bytes.size());
  return 0;
}
