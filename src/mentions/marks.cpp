#include "marks.hpp"

#include "characters.hpp"

#include <cstddef>
#include <string_view>

namespace jiedui {
inline namespace v0 {
namespace {

constexpr std::u32string_view figure_marks =
    U"0123456789０１２３４５６７８９〇零○一壹二两贰兩貳俩倆三叁參叄四肆五伍六陆陸七柒八捌九玖"
    U"十拾百佰千仟万萬亿億兆几幾数數上前";
constexpr std::u32string_view sign_marks = U"《》“「『‘”」』’:w\n,;!?，。；：！？", dot_marks = U"·•・",
                              list_marks = U"等";

constexpr CharacterSet figures(figure_marks), signs(sign_marks), dots(dot_marks);
constexpr CharacterSet all_marks = [] {
  CharacterSet all;
  for (const std::u32string_view kind : {figure_marks, sign_marks, dot_marks, list_marks})
    for (const char32_t mark : kind) all.add(mark);
  return all;
}();

} // namespace

Marks find_marks(std::string_view text) {
  Marks marks;
  constexpr std::size_t mean_between = 32; // bytes
  marks.figures.reserve(text.size() / mean_between);
  marks.signs.reserve(text.size() / mean_between);
  const auto size = static_cast<std::uint32_t>(text.size());
  for (std::uint32_t at = all_marks.first(text, 0, size); at < size; at = all_marks.first(text, step(text, at), size)) {
    const char32_t mark = code_point_at(text, at);
    std::vector<std::uint32_t> &kind = signs.holds(mark)     ? marks.signs
                                       : figures.holds(mark) ? marks.figures
                                       : dots.holds(mark)    ? marks.dots
                                                             : marks.lists;
    kind.push_back(at);
  }
  return marks;
}

} // namespace v0
} // namespace jiedui
