#include "attributes.hpp"

#include "../first_from.hpp"
#include "../grammar.hpp"

#include "../../mentions/word_search.hpp"

namespace jiedui {
inline namespace v0 {
namespace observing {
namespace {

constexpr std::size_t cues_looked_through = 12;

class ModalityReader {
public:
  ModalityReader(const Context &context, const std::vector<Frame> &frames, const std::vector<Choice> &choices,
                 const std::vector<PeriodScope> &periods)
      : context_(context), frames_(frames), choices_(choices), periods_(periods) {}

  [[nodiscard]] DecidedModality read(std::size_t i) const {
    // Pairings hold while a plan for them runs: they are not planned for the plan's last year's sake.
    const bool stands = context_.rules.indicators[choices_[i].indicator].is(Use::pairing);
    DecidedModality decided;
    if (stands && pairs_already(i)) return decided;
    if (const auto *cue = cue_before(i, stands)) decided = told_by(*cue);
    // What its own clause demands goes before what the paragraph's agreement plans.
    const bool told_far = decided.value == Modality::realized ? decided.words.begin < frames_[i].whole_clause.begin
                                                              : decided.words.begin < frames_[i].sentence_begin;
    if (told_far || decided.words.empty())
      if (const auto *cue = cue_behind(i)) decided = told_by(*cue);
    if (const Span target = target_before(i); !target.empty()) decided = {{Modality::planned, target}};
    if (const Span target = target_behind(i); !target.empty()) decided = {{Modality::planned, target}};
    if (met_target(i)) decided = {};
    const Span section = context_.section_plan[frames_[i].paragraph];
    if (decided.words.empty() && !section.empty() && !stands && !is_over(i)) decided = {{Modality::planned, section}};
    if (decided.words.empty() && laid_down(i)) decided = {{Modality::planned, context_.plan_document}};
    if (choices_[i].rule != nullptr && (decided.words.empty() || told_of_works(i, decided.value)))
      decided.value = choices_[i].rule->modality;
    if (decided.value == Modality::realized && !stands && ends_after_publication(i))
      decided = {{Modality::planned, periods_[i].words}};
    if (decided.value == Modality::planned && earlier_state(i)) decided = {};
    return decided;
  }

private:
  using Cue = Found<ModalityCue>;

  /// 已落地项目50项，总投资80亿元: what is done is the landing; what the projects will cost is still to come.
  [[nodiscard]] bool told_of_works(std::size_t i, Modality told) const {
    return told == Modality::realized && choices_[i].rule->modality == Modality::planned &&
           !any_inside(context_.rules.beside.achieved, context_.text(), frames_[i].left);
  }

  static DecidedModality told_by(const Cue &cue) { return {{cue.value.modality, cue.span}, cue.value.conditional}; }

  /// 完成年度目标1.2亿元的125%, 目标任务1.2亿元，已完成…: the words of the target that the figure is.
  [[nodiscard]] Span target_before(std::size_t i) const {
    const QuantityMention &quantity = context_.quantity(i);
    if (quantity.quantity.unit == Unit::percent || quantity.quantity.unit == Unit::times) return {};
    const Span words = target_words(i);
    if (words.empty()) return {};
    const bool met = ends_at(context_.text(), words.begin, beside_.met);
    const bool measured = i + 1 < frames_.size() && context_.quantity(i + 1).quantity.unit == Unit::percent &&
                          context_.quantity(i + 1).span.begin == quantity.span.end + 3 &&
                          stands_at(context_.text(), quantity.span.end, "的");
    return met && !measured ? Span{} : words;
  }

  /// 完成3000万元的目标任务, 超过3年2亿元的计划, “人均3000元”的脱贫目标: the words behind say that it was aimed at.
  [[nodiscard]] Span target_behind(std::size_t i) const {
    constexpr std::uint32_t longest = 30; // bytes of 全国扶贫目标
    const QuantityMention &quantity = context_.quantity(i);
    std::uint32_t begin = quantity.span.end;
    if (one_stands_at(context_.text(), begin, "”", "」")) begin += 3;
    if (quantity.quantity.unit == Unit::percent || !stands_at(context_.text(), begin, "的")) return {};
    begin += 3;
    const std::uint32_t right_behind = context_.rules.beside.target_behind.starting(context_.text(), begin);
    if (right_behind > 0 && !one_stands_at(context_.text(), begin + right_behind, "外", "内"))
      return {begin, begin + right_behind};
    const std::uint32_t clause_end = frames_[i].whole_clause.end;
    if (begin >= clause_end) return {};
    const Span target = first_inside(beside_.target, context_.text(), {begin, std::min(begin + longest, clause_end)});
    return target.end == clause_end ? target : Span{};
  }

  /// 年度目标, 协议数, 就业目标 right before the figure, at most a bracket or 为 between.
  [[nodiscard]] Span target_words(std::size_t i) const {
    std::uint32_t end = context_.quantity(i).span.begin;
    if (one_ends_at(context_.text(), end, "（", "为", "是", "：")) end -= 3;
    for (const auto &word : within(context_.words, {frames_[i].left.begin, end}))
      if (word.value == context_.rules.target_words && word.span.end == end) return word.span;
    const std::uint32_t size = beside_.target.ending(context_.text(), end);
    return size > 0 ? Span{end - size, end} : Span{};
  }

  /// 将助推对口帮扶地区16个县加快发展: those that are helped are paired already, whatever is to be done for them; not
  /// so 10个区将与8个县结对, 将对口帮扶12个县.
  [[nodiscard]] bool pairs_already(std::size_t i) const {
    if (!context_.rules.indicators[choices_[i].indicator].is(Use::paired_places)) return false;
    constexpr std::uint32_t nearby = 300; // bytes
    const Span figure = context_.quantity(i).span;
    Span clause = frames_[i].whole_clause;
    clause.begin = std::max(clause.begin, figure.begin - std::min(nearby, figure.begin));
    clause.end = std::min(clause.end, figure.end + nearby);
    for (const Cue &cue : within(context_.modality, clause))
      if (cue.value.modality != Modality::realized && pairs_behind(cue.span.end, clause.end)) return false;
    return true;
  }

  /// 将…结对, 将分别对口支援12个地州, not 将…对口帮扶地区: the pairing is what is to come.
  [[nodiscard]] bool pairs_behind(std::uint32_t from, std::uint32_t to) const {
    const Span verb = first_inside(beside_.pair, context_.text(), {from, to});
    return !verb.empty() && !stands_at(context_.text(), verb.end, beside_.pair_noun);
  }

  /// 目标1000人、完成2317人: what was done of the target right before it.
  [[nodiscard]] bool met_target(std::size_t i) const {
    return i > 0 && frames_[i - 1].sentence == frames_[i].sentence && !target_before(i - 1).empty() &&
           ends_at(context_.text(), context_.quantity(i).span.begin, beside_.achieved);
  }

  /// 现制定本方案。…: what a plan's text tells without saying that it is done.
  [[nodiscard]] bool laid_down(std::size_t i) const {
    const Span words = context_.plan_document;
    return !words.empty() && words.begin < context_.quantity(i).span.begin &&
           !context_.rules.indicators[choices_[i].indicator].is(Use::pairing) && !is_over(i);
  }

  /// The last word before the figure that reaches it.
  [[nodiscard]] const Cue *cue_before(std::size_t i, bool stands) const {
    const Frame &frame = frames_[i];
    const std::uint32_t at = std::max(context_.quantity(i).span.begin, context_.quantity(i).number.begin);
    auto cue = first_from(context_.modality, at);
    const std::uint32_t paragraph_begin = context_.clauses.paragraphs[frame.paragraph].span.begin;
    const Cue *bound = nullptr; // holds unless an agreement of the paragraph plans the figure
    bool yields = false, next_sentence = false;
    for (std::size_t looked = 0; cue != context_.modality.begin() && looked < cues_looked_through; ++looked) {
      --cue;
      if (cue->span.begin < paragraph_begin) return bound;
      next_sentence = cue->span.begin < frame.statement_begin;
      if (next_sentence && (!reaches_on(*cue) || stands)) {
        if (cue->value.modality == Modality::realized && !cue->value.yields) return bound;
        continue;
      }
      if (yields) {
        if (cue->value.reach == Reach::agreement && !stands) return &*cue;
        continue;
      }
      if (cue->value.reach == Reach::clause && cue->span.begin < frame.whole_clause.begin) continue;
      if (cue->value.next && !is_next_of(*cue, i)) continue;
      if (cue->value.modality == Modality::planned && (is_whole_of_share(*cue) || is_base(*cue, i))) continue;
      if (cue->value.modality == Modality::planned && !cue->value.conditional && is_perfective(cue->span, at)) continue;
      if (cue->value.modality == Modality::required && cue->span.end <= frame.whole_clause.begin &&
          (says_which(*cue) || is_met(*cue)))
        continue;
      // 预计年底完工；2017年…: the statement behind the semicolon tells of a time that is over.
      if (cue->value.modality == Modality::planned && cue->span.begin < frame.sentence_begin && is_over(i)) continue;
      if (cue->value.verb &&
          (is_noun(*cue) || (cue->span.end <= frame.whole_clause.begin && told_as_done(cue, frame.statement_begin))))
        continue;
      if (cue->value.alone) {
        if (bound == nullptr && cue->span.begin >= frame.whole_clause.begin) bound = &*cue;
        continue;
      }
      if (cue->value.yields &&
          (cue->value.modality == Modality::realized || cue->span.end < frame.whole_clause.begin)) {
        yields = true;
        bound = &*cue;
        continue;
      }
      return &*cue;
    }
    return bound;
  }

  /// 计划投资800万元，其中帮扶资金300万元: the first figure behind the word, and what is a part of it.
  [[nodiscard]] bool is_next_of(const Cue &cue, std::size_t i) const {
    if (i == 0 || context_.quantity(i - 1).span.begin < cue.span.end) return true;
    const Span between{context_.quantity(i - 1).span.end, context_.quantity(i).span.begin};
    return between.of(context_.text()).find("其中") != std::string_view::npos &&
           (i == 1 || context_.quantity(i - 2).span.begin < cue.span.end);
  }

  [[nodiscard]] static bool reaches_on(const Cue &cue) {
    return cue.value.reach == Reach::paragraph || cue.value.reach == Reach::agreement ||
           cue.value.reach == Reach::section;
  }

  /// 今年以来，计划援助资金3000万元，实施项目13个: in a report of what was done a plan holds for its own clause only.
  [[nodiscard]] bool told_as_done(std::vector<Cue>::const_iterator cue, std::uint32_t sentence_begin) const {
    for (std::size_t looked = 0; cue != context_.modality.begin() && looked < cues_looked_through; ++looked) {
      --cue;
      if (cue->span.begin < sentence_begin) return false;
      if (cue->value.modality == Modality::realized) return true;
    }
    return false;
  }

  /// 占计划总投资的96%: what was planned is the whole here, the share of it is not.
  [[nodiscard]] bool is_whole_of_share(const Cue &cue) const {
    const Span clause = context_.clauses.clauses[context_.clauses.clause_at(cue.span.begin)].span;
    const std::string_view before = context_.text().substr(clause.begin, cue.span.begin - clause.begin);
    const std::size_t share = before.rfind("占");
    if (share == std::string_view::npos || before.substr(share).starts_with("占地")) return false;
    const std::string_view behind = context_.text().substr(cue.span.end, clause.end - cue.span.end);
    return before.find("的", share) == std::string_view::npos && behind.find("的") != std::string_view::npos;
  }

  /// 完成投资达年度计划投资的60%: what the figure is a share of was planned.
  [[nodiscard]] bool is_base(const Cue &cue, std::size_t i) const {
    const QuantityMention &quantity = context_.quantity(i);
    return quantity.quantity.unit == Unit::percent && ends_at(context_.text(), quantity.span.begin, "的") &&
           cue.span.begin >= frames_[i].left.begin;
  }

  /// 规划建设了6个活动室; 规划建设了幼儿园，可容纳300人: the particle in the word's clause says that it is done.
  [[nodiscard]] bool is_perfective(Span cue, std::uint32_t figure) const {
    constexpr std::uint32_t longest = 120; // bytes between the word and the particle
    const std::string_view text = context_.text();
    const Span clause = context_.clauses.clauses[context_.clauses.clause_at(cue.begin)].span;
    const std::uint32_t to = std::min({clause.end, figure, cue.end + longest});
    for (std::uint32_t at = cue.end; at < to; at = step(text, at))
      if (stands_at(text, at, "了") && !one_ends_at(text, at, "为", "除", "不", "得") &&
          !stands_at(text, step(text, at), "解"))
        return true;
    return false;
  }

  /// 项目计划，…; 规划和方案; 《实施计划》: a noun.
  [[nodiscard]] bool is_noun(const Cue &cue) const {
    const Span clause = context_.clauses.clauses[context_.clauses.clause_at(cue.span.begin)].span;
    return cue.span.end >= clause.end || stands_at(context_.text(), cue.span.end, beside_.noun_mark);
  }

  /// 落实“四个不摘”要求，…: a demand that something else is done by.
  [[nodiscard]] bool is_met(const Cue &cue) const {
    const Span clause = context_.clauses.clauses[context_.clauses.clause_at(cue.span.begin)].span;
    return cue.span.end >= clause.end && beside_.demand.holds(cue.span.of(context_.text())) &&
           any_inside(beside_.source, context_.text(), {clause.begin, cue.span.begin});
  }

  /// 向今年要完成摘帽的县倾斜，…: the word says which county it is.
  [[nodiscard]] bool says_which(const Cue &cue) const {
    const Span clause = context_.clauses.clauses[context_.clauses.clause_at(cue.span.begin)].span;
    const std::string_view words = clause.of(context_.text());
    const std::size_t at = cue.span.begin - clause.begin;
    const std::string_view before = words.substr(0, at), behind = words.substr(at);
    const bool led = before.find("向") != std::string_view::npos || before.find("对") != std::string_view::npos ||
                     before.find("在") != std::string_view::npos;
    return led && behind.find("的") != std::string_view::npos;
  }

  /// 16个区将结对, 95%的任务要完成: the figure is the subject of the verb that the word stands with.
  [[nodiscard]] const Cue *cue_behind(std::size_t i) const {
    const QuantityMention &quantity = context_.quantity(i);
    const auto behind = within(context_.modality, {quantity.span.end, frames_[i].right.end});
    if (behind.empty() || behind.front().value.modality == Modality::realized) return nullptr;
    const std::string_view between =
        context_.text().substr(quantity.span.end, behind.front().span.begin - quantity.span.end);
    if (quantity.quantity.unit != Unit::percent && between.find("的") != std::string_view::npos) return nullptr;
    return &behind.front();
  }

  [[nodiscard]] bool is_over(std::size_t i) const {
    if (i >= periods_.size() || !periods_[i].period || !context_.document.published) return false;
    const auto &end = periods_[i].period->range.end;
    return end && *end < *context_.document.published && periods_[i].words.begin >= frames_[i].sentence_begin;
  }

  [[nodiscard]] bool ends_after_publication(std::size_t i) const {
    if (i >= periods_.size() || !periods_[i].period || !context_.document.published) return false;
    const auto &end = periods_[i].period->range.end;
    return end && end->year > context_.document.published->year;
  }

  /// 由每年2000万元增加到…: what was before, unless it was a plan itself.
  [[nodiscard]] bool earlier_state(std::size_t i) const {
    const std::string_view before = frames_[i].left.of(context_.text());
    const std::size_t from = std::max(before.rfind("由") + 1, before.rfind("从") + 1);
    if (from == 0 || any_inside(beside_.plan, before.substr(from))) return false;
    const auto behind = within(context_.aspect, frames_[i].right);
    return !behind.empty() && behind.front().value.word == AspectWord::level && !behind.front().value.after;
  }

  const Context &context_;
  const FigureWords &beside_ = context_.rules.beside;
  const std::vector<Frame> &frames_;
  const std::vector<Choice> &choices_;
  const std::vector<PeriodScope> &periods_;
};

} // namespace

std::vector<DecidedModality> read_modalities(const Context &context, const std::vector<Frame> &frames,
                                             const std::vector<Choice> &choices,
                                             const std::vector<PeriodScope> &periods) {
  std::vector<DecidedModality> modalities;
  const ModalityReader reader(context, frames, choices, periods);
  for (std::size_t i = 0; i < frames.size(); ++i) modalities.push_back(reader.read(i));
  return modalities;
}

} // namespace observing
} // namespace v0
} // namespace jiedui
