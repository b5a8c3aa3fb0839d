/// @file workbench.hpp
/// The text of a page while damage is undone step by step.
#pragma once

#include "folding.hpp"
#include "jiedui/document/document.hpp"
#include "jiedui/version.hpp"
#include "mapped_text.hpp"
#include "survey.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jiedui {
inline namespace v0 {

class Workbench {
public:
  Workbench(MappedText text, const std::vector<std::string> &keep, std::vector<Cleaning> &cleaning)
      : current_(std::move(text)), keep_(keep), cleaning_(cleaning) {}

  [[nodiscard]] const std::string &text() const noexcept { return current_.text; }
  [[nodiscard]] const SpanMap &map() const noexcept { return current_.map; }
  /// Whether the caller lets this kind of damage be undone.
  [[nodiscard]] bool may_undo(CleaningKind kind) const {
    return std::find(keep_.begin(), keep_.end(), to_string(kind)) == keep_.end();
  }
  /// Notes what was undone `count` times, first at byte `first` of the current text.
  void report(CleaningKind kind, std::string_view what, std::size_t count, std::size_t first) {
    const auto at = static_cast<std::uint32_t>(first);
    cleaning_.push_back({kind, std::string(what), count, current_.map.to_input({at, at + 1}).begin});
  }
  /// Goes on with a text made from the current one.
  void replace(MappedText next) {
    next.map = next.map.then(current_.map);
    current_ = std::move(next);
    survey_.reset();
    folded_.reset();
  }
  /// What the current text has.
  [[nodiscard]] const Survey &survey(const DocumentRules &rules) {
    if (!survey_) survey_ = survey_of(current_.text, rules);
    return *survey_;
  }
  /// The current text with those characters simplified that are traditional in any text; of the same bytes.
  [[nodiscard]] std::string_view folded(const DocumentRules &rules) {
    if (!survey(rules).foldable) return current_.text;
    if (!folded_) folded_ = folded_text(current_.text, false, rules);
    return *folded_;
  }
  [[nodiscard]] MappedText take() { return std::move(current_); }

private:
  MappedText current_;
  const std::vector<std::string> &keep_;
  std::vector<Cleaning> &cleaning_;
  std::optional<Survey> survey_;
  std::optional<std::string> folded_;
};

} // namespace v0
} // namespace jiedui
