/// @file mapped_text.hpp
/// A text that was made from another one, with the way back.
#pragma once

#include "jiedui/document/document.hpp"
#include "jiedui/version.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace jiedui {
inline namespace v0 {

struct MappedText {
  std::string text;
  SpanMap map; ///< of `text` to what it was made from
};

/// Makes a text out of pieces of another one, in any order.
class TextBuilder {
public:
  explicit TextBuilder(std::string_view from) : from_(from) { made_.text.reserve(from.size()); }

  [[nodiscard]] const std::string &text() const noexcept { return made_.text; }
  [[nodiscard]] bool empty() const noexcept { return made_.text.empty(); }

  /// Takes bytes [begin, end) over as they are.
  void copy(std::size_t begin, std::size_t end) {
    if (begin >= end) return;
    const std::size_t at = made_.text.size();
    made_.text.append(from_.substr(begin, end - begin));
    note(at, begin, 1, 1);
  }
  /// `with` stands for bytes [begin, end).
  void replace(std::size_t begin, std::size_t end, std::string_view with) {
    if (with.empty()) return;
    const std::size_t at = made_.text.size();
    made_.text.append(with);
    note(at, begin, with.size(), end - begin);
  }
  /// Adds text that stands for nothing in what it is made from.
  void insert(std::string_view text) { made_.text.append(text); }
  void pop_back() { made_.text.pop_back(); }

  [[nodiscard]] MappedText take() { return std::move(made_); }

private:
  void note(std::size_t at, std::size_t from, std::size_t text_width, std::size_t input_width) {
    made_.map.add({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(made_.text.size()), from,
                   static_cast<std::uint32_t>(text_width), static_cast<std::uint32_t>(input_width)});
  }

  std::string_view from_;
  MappedText made_;
};

} // namespace v0
} // namespace jiedui
