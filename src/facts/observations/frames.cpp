#include "frames.hpp"

#include "actors.hpp"

#include "../grammar.hpp"

#include "../../mentions/word_search.hpp"

namespace jiedui {
inline namespace v0 {
namespace observing {
namespace {

constexpr std::uint32_t longest_window = 180; // bytes that count as near on either side

struct ClauseWords {
  Classes in_clause;   ///< of the clause
  Classes in_sentence; ///< of the sentence up to the clause's end
};

/// One for each clause, filled in the sentences that hold figures.
std::vector<ClauseWords> collect_clause_words(const Context &context) {
  std::vector<ClauseWords> words(context.clauses.clauses.size());
  auto quantity = context.mentions.quantities.begin();
  const auto end = context.mentions.quantities.end();
  const auto &sentences = context.clauses.sentences;
  for (std::size_t number = 0; number < sentences.size(); ++number) {
    const Sentence &sentence = sentences[number];
    while (quantity != end && quantity->span.begin < sentence.span.begin) ++quantity;
    if (quantity == end) break;
    if (number + 1 < sentences.size() && quantity->span.begin >= sentences[number + 1].span.begin) continue;
    Classes so_far;
    for (std::uint32_t i = sentence.first_clause; i < sentence.first_clause + sentence.clauses; ++i) {
      ClauseWords &own = words[i];
      for (const auto &word : within(context.words, context.clauses.clauses[i].span))
        if (!single_character(word.span)) own.in_clause.set(word.value);
      so_far |= own.in_clause;
      own.in_sentence = so_far;
    }
  }
  return words;
}

bool only_list_marks(std::string_view gap) {
  return gap.empty() || is_one_of(gap, "、", "和", "及", ",", "，", "（", "(");
}

std::uint32_t cut_left(std::uint32_t from, std::uint32_t to) {
  return to - from > longest_window ? to - longest_window : from;
}

/// Bytes up to the first 、 behind the figure that stands in no bracket: 80个县（市、区）.
std::uint32_t list_mark_after(std::string_view text, std::uint32_t from, std::uint32_t to) {
  static constexpr FewCharacters marks(U"、（(");
  for (std::uint32_t at = marks.first(text, from, to); at < to; at = marks.first(text, step(text, at), to)) {
    if (stands_at(text, at, "、")) return at;
    const std::string_view rest = text.substr(at, to - at);
    const std::size_t close = grammar::first_closing_bracket(rest);
    if (close == rest.size()) return to;
    at += static_cast<std::uint32_t>(close);
  }
  return to;
}

/// 16名医疗、教育等专业技术人员: where kinds are listed before the noun, the noun stands behind 等.
std::uint32_t noun_window_end(std::string_view text, std::uint32_t from, std::uint32_t to) {
  constexpr std::uint32_t longest_kinds = 48; // bytes
  const std::uint32_t mark = list_mark_after(text, from, to);
  if (mark == to) return to;
  const std::string_view kinds = text.substr(mark, std::min(longest_kinds, to - mark));
  const std::size_t ends = kinds.find("等");
  const bool noun_behind =
      ends != std::string_view::npos && kinds.find("的") > ends && kinds.find_first_of("0123456789") > ends;
  return noun_behind ? list_mark_after(text, mark + static_cast<std::uint32_t>(ends), to) : mark;
}

/// （其中…71个）、…: where the bracket closes that the figure stands in; `to` where none does.
std::uint32_t closed_at(std::string_view text, std::uint32_t from, std::uint32_t to) {
  static constexpr FewCharacters brackets(U"（()）");
  const std::uint32_t at = brackets.first(text, from, to);
  return at < to && grammar::closes_bracket(text, at) ? at : to;
}

/// 19个工业、农业园区: where no known noun stands before the mark and no figure behind it, the noun stands there.
std::uint32_t noun_end(const Context &context, std::uint32_t from, std::uint32_t to) {
  to = closed_at(context.text(), from, to);
  constexpr std::uint32_t longest_kind = 18; // bytes
  const std::uint32_t end = noun_window_end(context.text(), from, to);
  if (end == to || end == from || end > from + longest_kind || context.text().substr(end, 3) != "、") return end;
  const auto before = within(context.words, {from, end});
  if (std::any_of(before.begin(), before.end(), [](const auto &word) { return !single_character(word.span); }))
    return end;
  const std::uint32_t next = std::min(list_mark_after(context.text(), end + 3, to), to);
  const std::string_view behind = context.text().substr(end, next - end);
  return behind.find_first_of("0123456789") == std::string_view::npos ? next : end;
}

std::uint32_t statement_begin(const Context &context, std::uint32_t sentence) {
  constexpr std::uint32_t farthest_sentence = 6;
  const auto &sentences = context.clauses.sentences;
  for (std::uint32_t back = 0; back < farthest_sentence && sentence > 0; ++back, --sentence) {
    if (sentences[sentence - 1].paragraph != sentences[sentence].paragraph) break;
    const bool divides = sentences[sentence].span.of(context.text()).starts_with("其中"); // what was told before it
    if (!divides && !grammar::is_semicolon(context.text(), sentences[sentence - 1].span.end)) break;
  }
  return sentences[sentence].span.begin;
}

/// 投资200万元，改造公路14公里: the next clause of the sentence begins with what is built.
bool builds_next(const Context &context, const Frame &frame) {
  constexpr std::uint32_t at_its_begin = 12; // bytes
  const Sentence &sentence = context.clauses.sentences[frame.sentence];
  if (frame.clause + 1 >= sentence.first_clause + sentence.clauses) return false;
  const Span next = context.clauses.clauses[frame.clause + 1].span;
  const auto words = within(context.words, {next.begin, std::min(next.end, next.begin + at_its_begin)});
  return std::any_of(words.begin(), words.end(), [&](const auto &word) {
    return word.value == context.rules.building_words || word.value == context.rules.training_words;
  });
}

/// 1000平方米车间、20个烤房: what stands before the mark is the noun of the figure before.
bool follows_in_list(const Context &context, std::size_t i, std::uint32_t from) {
  const QuantityMention &quantity = context.quantity(i);
  if (i == 0 || from != context.quantity(i - 1).span.end || quantity.bare) return false;
  const std::string_view text = context.text(), gap = text.substr(from, quantity.span.begin - from);
  if (!one_ends_at(gap, gap.size(), "、", "和", "及")) return false;
  if (grammar::has_comma(gap)) return false;
  const auto lead = static_cast<unsigned char>(quantity.span.end < text.size() ? text[quantity.span.end] : '\n');
  return lead >= 0xE4 && lead <= 0xE9;
}

/// 6000余户农户1.2万余人就业: households and their people with a noun between.
bool side_by_side(const Context &context, std::size_t i) {
  constexpr std::uint32_t longest_noun = 9; // bytes
  const QuantityMention &a = context.quantity(i - 1), &b = context.quantity(i);
  if (a.quantity.unit != Unit::household || b.quantity.unit != Unit::person || b.span.begin <= a.span.end) return false;
  if (b.span.begin == a.span.end + 3 && stands_at(context.text(), a.span.end, "、")) return true; // 1.3万户、4.5万人
  return b.span.begin - a.span.end <= longest_noun && static_cast<unsigned char>(context.text()[a.span.end]) >= 0xE4 &&
         static_cast<unsigned char>(context.text()[a.span.end]) <= 0xE9;
}

/// 覆盖2个村，29个小组，1546户4850人: a clause that is but a figure and its noun goes on with the clause before.
bool goes_on(const Frame &before, const Frame &frame) {
  constexpr std::uint32_t longest = 21; // bytes of measure word, noun and further figures
  if (frame.sentence != before.sentence || frame.clause > before.clause + 1) return false;
  if (frame.clause == before.clause) return frame.listed && before.goes_on;
  return frame.left.empty() && frame.whole_clause.end <= frame.right.begin + longest &&
         before.whole_clause.end <= before.right.begin + longest;
}

/// 完成投资692亿元，占90%; 建成3430个，占总任务的88%: how far the work is.
bool measures_work(const Context &context, const std::vector<Frame> &before, const Frame &frame, std::size_t i) {
  if (before.empty() || before.back().sentence != frame.sentence) return false;
  if (context.quantity(i).quantity.unit != Unit::percent) return false;
  const std::string_view text = context.text();
  std::uint32_t at = frame.whole_clause.begin;
  if (!stands_at(text, at, "占")) return false;
  at += 3;
  at += context.rules.beside.whole.starting(text, at);
  return at == context.quantity(i).span.begin && ends_at(text, before.back().left.end, context.rules.beside.work);
}

/// Clause, sentence and paragraph of the figure.
Frame placed(const Context &context, std::size_t i) {
  const Clauses &clauses = context.clauses;
  Frame frame;
  frame.clause = clauses.clause_at(context.quantity(i).span.begin);
  frame.sentence = clauses.clauses[frame.clause].sentence;
  frame.paragraph = clauses.sentences[frame.sentence].paragraph;
  frame.whole_clause = clauses.clauses[frame.clause].span;
  frame.sentence_begin = clauses.sentences[frame.sentence].span.begin;
  frame.statement_begin = statement_begin(context, frame.sentence);
  return frame;
}

/// What stands before the figure, from the figure or mark before on.
void open_left(const Context &context, const std::vector<Frame> &before, std::size_t i, Frame &frame) {
  const Span figure = context.quantity(i).span;
  std::uint32_t from = frame.whole_clause.begin;
  if (i > 0 && context.quantity(i - 1).span.end > from) {
    from = context.quantity(i - 1).span.end;
    frame.listed = from <= figure.begin && only_list_marks(context.text().substr(from, figure.begin - from));
    if (frame.listed) from = before.back().left.begin;
  }
  if (!frame.listed && follows_in_list(context, i, from)) from = figure.begin;
  frame.left = {cut_left(std::min(from, figure.begin), figure.begin), figure.begin};
}

/// What stands behind the figure's number, up to the next figure or mark.
void open_right(const Context &context, std::size_t i, Frame &frame) {
  const QuantityMention &quantity = context.quantity(i);
  const Span figure = quantity.span;
  std::uint32_t to = std::max(frame.whole_clause.end, figure.end);
  if (i + 1 < context.mentions.quantities.size())
    to = std::min(to, std::max(context.quantity(i + 1).span.begin, figure.end));
  to = std::min(noun_end(context, figure.end, to), figure.end + longest_window);
  frame.right = {std::min(quantity.number.end, figure.end), to};
}

/// 2万名干部和技术人才: two known nouns right behind the figure are counted together.
bool counts_joined_nouns(const Context &context, const Frame &frame, Span figure) {
  constexpr std::uint32_t closest = 6; // bytes
  const auto behind = within(context.words, frame.right);
  for (std::size_t i = 1; i < behind.size() && behind[i - 1].span.begin <= figure.end + closest; ++i) {
    const Span first = behind[i - 1].span, second = behind[i].span;
    if (first.end < second.begin && grammar::joins(context.text().substr(first.end, second.begin - first.end)))
      return true;
  }
  return false;
}

/// 71个乡镇和75个乡镇，分别建立了结对关系: the next clause of the sentence says what all of this one do.
bool told_of_each_next(const Context &context, const Frame &frame) {
  const Sentence &sentence = context.clauses.sentences[frame.sentence];
  return frame.clause + 1 < sentence.first_clause + sentence.clauses &&
         stands_at(context.text(), context.clauses.clauses[frame.clause + 1].span.begin, context.rules.beside.each);
}

/// The classes of words round the figure, and those that say who acts.
void gather(const Context &context, const std::vector<ClauseWords> &words, const std::vector<Frame> &before,
            std::size_t i, Frame &frame) {
  frame.in_clause = words[frame.clause].in_clause;
  frame.in_sentence = words[frame.clause].in_sentence;
  if (told_of_each_next(context, frame)) frame.in_clause |= words[frame.clause + 1].in_clause;
  if (frame.goes_on) frame.in_clause |= before.back().in_clause;
  Classes dynamic;
  add_actors(context, frame, i, frame.near, dynamic);
  if (context.quantity(i).quantity.unit == Unit::CNY && builds_next(context, frame)) dynamic.set(purpose);
  if (counts_joined_nouns(context, frame, context.quantity(i).span)) dynamic.set(joined);
  frame.in_clause |= dynamic;
  frame.in_sentence |= dynamic;
}

/// 88户356人脱贫: figures side by side share what stands behind them.
void share_right(const Context &context, std::vector<Frame> &frames) {
  for (std::size_t i = frames.size(); i-- > 1;) {
    const Span before = context.quantity(i - 1).span;
    if (frames[i].clause == frames[i - 1].clause &&
        (context.quantity(i).span.begin == before.end || side_by_side(context, i)))
      frames[i - 1].right.end = std::min(frames[i].right.end, before.end + longest_window);
  }
}

} // namespace

int characters(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  int count = 0;
  for (std::uint32_t i = begin; i < end; ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) ++count;
  return count;
}

std::vector<Frame> make_frames(const Context &context) {
  std::vector<Frame> frames;
  if (context.clauses.clauses.empty()) return frames;
  frames.reserve(context.mentions.quantities.size());
  const std::vector<ClauseWords> words = collect_clause_words(context);
  for (std::size_t i = 0; i < context.mentions.quantities.size(); ++i) {
    Frame frame = placed(context, i);
    open_left(context, frames, i, frame);
    open_right(context, i, frame);
    frame.goes_on = i > 0 && goes_on(frames.back(), frame);
    frame.measures_work = measures_work(context, frames, frame, i);
    gather(context, words, frames, i, frame);
    frames.push_back(frame);
  }
  share_right(context, frames);
  return frames;
}

} // namespace observing
} // namespace v0
} // namespace jiedui
