// The classes of words that stand near a figure, each with the points that its place is worth.
#pragma once

#include "frames.hpp"

#include "../../mentions/characters.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace jiedui {
inline namespace v0 {
namespace observing {

/// A class that stands near a figure, and the points its nearest word is worth.
struct Near {
  ClassNumber number;
  int points;
  Span word;
};

class Surroundings {
public:
  Surroundings(const Context &context, const Frame &frame, const QuantityMention &quantity)
      : context_(context), quantity_(quantity) {
    constexpr std::size_t usual = 12; // words
    near_.reserve(usual);
    const bool counted = quantity.quantity.unit == Unit::count;
    // A number without measure word stands with its noun: 16区县. Where a noun stands right behind it does not count
    // one before: 学校、医院等16个单位, 企业与24个村.
    const bool counts_behind = counted && noun_behind(frame);
    if (!counted || !quantity.bare)
      for (const auto &word : within(context.words, frame.left))
        if (!counts_behind || !context.rules.heads.test(word.value)) before(word, 0);
    std::uint32_t head_end = 0; // of the noun that is counted, where it stands right behind
    for (const auto &word : within(context.words, frame.right)) {
      if (head_end != 0 && word.span.begin > head_end) break;
      after(word);
      if (!counted) continue;
      // Behind a verb stands another noun: 4个县考察项目 counts no projects; so it is behind a closed noun:
      // 10个省建园区.
      if (context.rules.verbs.test(word.value)) break;
      if (context.rules.heads.test(word.value) && word.span.begin <= quantity.span.end + closest_head)
        head_end = std::max(head_end, word.span.end);
    }
  }

  /// Whether a noun that closes what is counted stands right behind the figure.
  [[nodiscard]] bool noun_behind(const Frame &frame) const {
    const auto behind = within(context_.words, frame.right);
    return std::any_of(behind.begin(), behind.end(), [&](const auto &word) {
      return context_.rules.heads.test(word.value) && word.span.begin <= quantity_.span.end + closest_head;
    });
  }

  /// Words of the clause before, for a figure that has none in its own: 培训带头人，共计300人.
  void look_further(Span stretch) {
    for (const auto &word : within(context_.words, stretch)) before(word, behind_mark);
  }

  /// Words of the clause behind, where those before have none: 新增40亿元，协作资金达到…
  void look_ahead(Span stretch) {
    for (const auto &word : within(context_.words, stretch)) {
      const int length = characters(context_.text(), word.span.begin, word.span.end);
      if (length > 1) near_.push_back({word.value, std::min(length - 1, 3), word.span});
    }
  }

  [[nodiscard]] bool empty() const { return near_.empty(); }
  [[nodiscard]] const std::vector<Near> &near() const { return near_; }
  [[nodiscard]] Classes classes() const {
    Classes classes;
    for (const Near &near : near_) classes.set(near.number);
    return classes;
  }

private:
  void before(const Found<ClassNumber> &word, int penalty) {
    if (context_.rules.behind.test(word.value)) return;
    const std::uint32_t figure = behind_brackets();
    if (figure != quantity_.span.begin && word.span.begin >= figure) return;
    const int gap = characters(context_.text(), word.span.end, std::max(word.span.end, figure));
    if (word.span.size() <= 3 && gap > 0) return;
    note(word, std::max(0, nearest_before - gap - penalty));
  }
  /// 引入资金（包括物资折款）1815亿元: where the figure would stand without the brackets before it.
  [[nodiscard]] std::uint32_t behind_brackets() const {
    constexpr std::uint32_t longest = 60; // bytes
    const std::uint32_t at = quantity_.span.begin;
    const std::string_view before = context_.text().substr(at > longest ? at - longest : 0, std::min(at, longest));
    if (!before.ends_with("）") && !before.ends_with(")")) return at;
    const std::size_t open = std::max(before.rfind("（") + 1, before.rfind('(') + 1);
    return open == 0 ? at : at - static_cast<std::uint32_t>(before.size() - open + 1);
  }
  void after(const Found<ClassNumber> &word) {
    const std::uint32_t begin = std::max(word.span.begin, quantity_.span.end);
    int gap = characters(context_.text(), quantity_.span.end, begin);
    if (word.span.size() <= 3 && gap > 0) return;
    // 20个基础设施项目: the last noun of a compound stands as near as its first.
    const bool closes = compound_end_ == word.span.begin && quantity_.quantity.unit == Unit::count;
    if (closes) gap = compound_gap_;
    if (compound_end_ < word.span.end) {
      compound_end_ = word.span.end;
      compound_gap_ = gap;
    }
    note(word, std::max(0, nearest_after - gap) + (closes ? compound_head : 0));
  }
  void note(const Found<ClassNumber> &word, int points) {
    const int length = characters(context_.text(), word.span.begin, word.span.end);
    near_.push_back({word.value, points + std::min(length - 1, 3), word.span});
  }

  static constexpr std::uint32_t closest_head = 6; // bytes
  static constexpr int nearest_after = 10, nearest_before = 9, behind_mark = 4;
  static constexpr int compound_head = 3; // points that the last noun of a compound has more than the others

  const Context &context_;
  const QuantityMention &quantity_;
  std::vector<Near> near_;
  std::uint32_t compound_end_ = 0;
  int compound_gap_ = 0;
};

} // namespace observing
} // namespace v0
} // namespace jiedui
