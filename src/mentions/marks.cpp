#include "marks.hpp"

#include "characters.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace jiedui {
inline namespace v0 {
namespace {

constexpr std::u32string_view figure_marks =
    U"0123456789０１２３４５６７８９〇零○一壹二两贰兩貳俩倆三叁參叄四肆五伍六陆陸七柒八捌九玖"
    U"十拾百佰千仟万萬亿億兆几幾数數上前";
constexpr std::u32string_view sign_marks = U"《》“「『‘”」』’:w\n,;!?，。；：！？", dot_marks = U"·•・",
                              list_marks = U"等";

constexpr FewCharacters figures(figure_marks), signs(sign_marks), dots(dot_marks);

/// All marks, one bit for each character of the basic plane: the last six bits of a character are the place in a word.
constexpr std::array<std::uint64_t, 0x10000 / 64> all_marks = [] {
  std::array<std::uint64_t, 0x10000 / 64> bits{};
  for (const std::u32string_view kind : {figure_marks, sign_marks, dot_marks, list_marks})
    for (const char32_t mark : kind) bits[mark / 64] |= std::uint64_t{1} << mark % 64;
  return bits;
}();

} // namespace

Marks find_marks(std::string_view text) {
  Marks marks;
  constexpr std::size_t mean_between = 20; // bytes, where there are many
  marks.figures.reserve(text.size() / mean_between);
  marks.signs.reserve(text.size() / mean_between);
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  for (std::size_t at = 0; at < text.size();) {
    const unsigned char lead = byte(at);
    const std::size_t begin = at;
    char32_t mark = lead;
    if ((lead & 0xF0) == 0xE0 && at + 2 < text.size()) { // nearly all characters
      at += 3;
      const unsigned last = byte(begin + 2) & 0x3Fu, word = (lead & 0x0Fu) << 6 | (byte(begin + 1) & 0x3Fu);
      if ((all_marks[word] >> last & 1) == 0) continue;
      mark = word << 6 | last;
    } else if (lead < 0x80) {
      ++at;
    } else {
      at = step(text, static_cast<std::uint32_t>(at));
      mark = code_point_at(text, static_cast<std::uint32_t>(begin));
      if (mark != U'·') continue; // the only one of two bytes
    }
    if (signs.holds(mark)) marks.signs.push_back(static_cast<std::uint32_t>(begin));
    else if (figures.holds(mark)) marks.figures.push_back(static_cast<std::uint32_t>(begin));
    else if (dots.holds(mark)) marks.dots.push_back(static_cast<std::uint32_t>(begin));
    else if (mark == U'等') marks.lists.push_back(static_cast<std::uint32_t>(begin));
  }
  return marks;
}

} // namespace v0
} // namespace jiedui
