#include "indicator_choice.hpp"

#include "indicator_rows.hpp"

#include "../first_from.hpp"
#include "../grammar.hpp"

#include "../../mentions/word_search.hpp"

namespace jiedui {
inline namespace v0 {
namespace observing {
namespace {

constexpr int weak_weight = 10; // rows below it yield to the figure before in the same list

bool same_kind(const Quantity &a, const Quantity &b) { return a.unit == b.unit && a.classifier == b.classifier; }

class Chooser {
public:
  Chooser(const Context &context, std::vector<Frame> &frames, const std::vector<Aspect> &aspects)
      : context_(context), frames_(frames), aspects_(aspects) {}

  std::vector<Choice> all() {
    choices_.reserve(frames_.size());
    for (std::size_t i = 0; i < frames_.size(); ++i) choices_.push_back(choose(i));
    for (std::size_t i = 0; i + 1 < frames_.size(); ++i) visit_in_batches(i);
    return std::move(choices_);
  }

private:
  /// 疗休养团40批1000余人次赴当地: the batches are visits where their people are visitors.
  void visit_in_batches(std::size_t i) {
    const Quantity &quantity = context_.quantity(i).quantity;
    if (choices_[i].rule != nullptr || !context_.rules.beside.batch.holds(quantity.classifier)) return;
    if (context_.quantity(i + 1).span.begin != context_.quantity(i).span.end || choices_[i + 1].rule == nullptr) return;
    if (!info(choices_[i + 1]).is(Use::visitors)) return;
    if (const auto visits = row_of(context_.rules, Use::visits)) choices_[i].indicator = *visits;
  }

  [[nodiscard]] const IndicatorInfo &info(const Choice &choice) const {
    return context_.rules.indicators[choice.indicator];
  }

  /// What is known of one figure while its indicator is chosen.
  struct Figure {
    std::size_t number;
    Surroundings around;
    bool elided = false;  ///< no word of its own names what it counts
    bool derived = false; ///< a share or a growth
    bool money = false;
    Choice choice; ///< so far

    [[nodiscard]] bool nameless() const { return choice.rule == nullptr; }
  };

  /// Answers what the figure is, or reads more of the text for the steps behind it.
  using Step = const Choice *(Chooser::*)(Figure &);

  /// By the figure's own words and, where they do not say enough, by what stands before it: the first answer counts.
  Choice choose(std::size_t i) {
    static constexpr Step steps[] = {&Chooser::progress_of_work,        &Chooser::growth_of_own_noun,
                                     &Chooser::noun_shared_with_before, &Chooser::own_words,
                                     &Chooser::state_of_before,         &Chooser::weak_part_of_before,
                                     &Chooser::words_of_clause_before,  &Chooser::people_or_target_before,
                                     &Chooser::unsaid_noun_of_before,   &Chooser::words_of_sentence_before,
                                     &Chooser::kind_of_whole,           &Chooser::share_of_before};
    const QuantityMention &quantity = context_.quantity(i);
    Figure figure{i, Surroundings(context_, frames_[i], quantity), false, false, false, unknown()};
    figure.elided = figure.around.empty() && !frames_[i].near.test(to_assisting);
    figure.derived = quantity.quantity.unit == Unit::percent && aspects_[i] != Aspect::level;
    figure.money = quantity.quantity.unit == Unit::CNY;
    for (const Step step : steps)
      if (const Choice *answer = (this->*step)(figure)) return *answer;
    return figure.choice;
  }

  [[nodiscard]] Choice unknown() const { return {context_.rules.other, nullptr, {}}; }

  void read(Figure &figure) {
    Frame &frame = frames_[figure.number];
    frame.near |= figure.around.classes();
    figure.choice = best_row(context_.rules, frame, context_.quantity(figure.number).quantity, aspects_[figure.number],
                             figure.around);
  }

  const Choice *progress_of_work(Figure &figure) {
    if (!frames_[figure.number].measures_work && !measures_target(figure.number)) return nullptr;
    figure.choice.indicator = row_of(context_.rules, Use::progress).value_or(context_.rules.other);
    return &figure.choice;
  }

  const Choice *growth_of_own_noun(Figure &figure) {
    const bool grows = figure.elided && aspects_[figure.number] == Aspect::growth && grows_itself(figure.number);
    return grows ? &figure.choice : nullptr;
  }

  const Choice *noun_shared_with_before(Figure &figure) {
    return shares_noun(figure) ? figure_before(figure.number, figure.derived) : nullptr;
  }

  const Choice *own_words(Figure &figure) {
    if (figure.elided && !has_noun_of_its_own(figure.number)) {
      const Frame &frame = frames_[figure.number];
      if (frame.clause > context_.clauses.sentences[frame.sentence].first_clause)
        figure.around.look_further(stretch_before(figure.number));
      if (figure.around.empty() && figure.money) figure.around.look_ahead(clause_behind(figure.number));
    }
    read(figure);
    return nullptr;
  }

  /// 到两州投资的企业，累计引导204家: the noun stands in the clause before.
  const Choice *words_of_clause_before(Figure &figure) {
    if (!figure.nameless() || figure.derived || figure.elided || !ends_its_clause(figure.number)) return nullptr;
    figure.around.look_further(stretch_before(figure.number));
    read(figure);
    return nullptr;
  }

  /// Money that is a mean of what the sentence before tells.
  const Choice *words_of_sentence_before(Figure &figure) {
    if (!figure.nameless() || !figure.money || context_.quantity(figure.number).per == Per::none) return nullptr;
    const Span before = sentence_before(figure.number);
    if (before.empty()) return nullptr;
    figure.around.look_further(before);
    read(figure);
    return nullptr;
  }

  /// 用于产业项目的占86%: what the money is for is not what is measured; …资金14亿元，占五年总投资的80%: the share is
  /// that of the money before.
  [[nodiscard]] bool shares_noun(const Figure &figure) const {
    const Frame &frame = frames_[figure.number];
    const auto before = within(context_.words, frame.left);
    const bool spent = std::any_of(before.begin(), before.end(),
                                   [&](const auto &word) { return word.value == context_.rules.spending_words; });
    return figure.elided || (figure.derived && (spent || starts_with_share(frame.whole_clause)));
  }

  /// 项目96个，已竣工75个: a state of what is told before.
  const Choice *state_of_before(Figure &figure) {
    if (!figure.nameless() || figure.elided || !tells_state(figure.number)) return nullptr;
    const Choice *before = figure_before(figure.number, false);
    return before != nullptr && before->rule != nullptr ? before : nullptr;
  }

  /// Of what is told before, 其中贫困户360户 counts a part, whatever it was that the whole counted; a row that asked
  /// who gives in this clause stands.
  const Choice *weak_part_of_before(Figure &figure) {
    const std::size_t i = figure.number;
    const IndicatorRule *rule = figure.choice.rule;
    if (rule == nullptr) return nullptr;
    const bool weak = rule->weight < weak_weight || (info(figure.choice).background && in_bracket_of_heads(i));
    const bool giver_named = !rule->clause.empty() && (frames_[i].in_clause.test(giver_assisting) ||
                                                       frames_[i].in_clause.test(giver_government));
    if (!weak || giver_named) return nullptr;
    const Choice *before = figure_before(i, figure.derived);
    if (before == nullptr) return nullptr;
    const bool taken = same_family(*before, figure.choice) || (before->rule != nullptr && divides_heads(i)) ||
                       (!rule->needs_word && is_part(i));
    return taken ? before : nullptr;
  }

  const Choice *people_or_target_before(Figure &figure) {
    const bool taken = figure.nameless() && (heads_of_households(figure.number) || meets_target(figure.number));
    return taken ? &choices_[figure.number - 1] : nullptr;
  }

  /// 其中脱贫劳动力300名, 县均4000万元: what is not said again is that of the figure before.
  const Choice *unsaid_noun_of_before(Figure &figure) {
    const std::size_t i = figure.number;
    const bool goes_on = figure.money || is_part(i) || goes_on_with_people(i);
    return figure.nameless() && !figure.derived && goes_on ? figure_before(i, false) : nullptr;
  }

  const Choice *kind_of_whole(Figure &figure) {
    const auto number = whole_before(figure.number);
    if (!number) return nullptr;
    const Choice &whole = choices_[*number], &part = figure.choice;
    const bool here = frames_[*number].sentence == frames_[figure.number].sentence;
    const bool taken = divides(whole, part) || is_of_signed(whole, part) || is_of_trained(whole, part) ||
                       (counts_heads(context_.quantity(figure.number).quantity.unit) && says_less(whole, part)) ||
                       (here && leans_on_whole(whole, part));
    return taken ? &whole : nullptr;
  }

  const Choice *share_of_before(Figure &figure) {
    return figure.nameless() && figure.derived ? figure_before(figure.number, true) : nullptr;
  }

  /// 建成基地5万亩，一级果率增长57%: what grows is named in the clause, and no table knows it.
  [[nodiscard]] bool grows_itself(std::size_t i) const {
    const Frame &frame = frames_[i];
    const auto changes = within(context_.aspect, {frame.whole_clause.begin, context_.quantity(i).span.begin});
    if (changes.empty() || changes.front().span.begin < frame.left.begin) return false;
    const std::uint32_t end = changes.front().span.begin;
    const auto &dates = context_.mentions.dates;
    const auto date = first_ending_behind(dates, frame.left.begin);
    if (date != dates.end() && date->span.begin < end) return false; // 较2019年增长
    constexpr std::uint32_t shortest = 9;                            // bytes of a subject
    const std::string_view subject = context_.text().substr(frame.left.begin, end - frame.left.begin);
    return frame.left.begin == frame.whole_clause.begin && subject.size() >= shortest &&
           !any_inside(context_.rules.beside.compares, subject);
  }

  /// The figure whose noun this one shares: the one before in the sentence, of the same kind; for shares and growth the
  /// last that is no percentage.
  [[nodiscard]] const Choice *figure_before(std::size_t i, bool derived) const {
    constexpr std::size_t farthest_noun = 8, farthest_count = 3;
    // 手术300台，…，讲座60场，…，设备3台: a count far behind another of its measure word counts something else.
    const bool counts = context_.quantity(i).quantity.unit == Unit::count && !is_part(i) && !frames_[i].listed;
    const std::size_t farthest = counts ? farthest_count : farthest_noun;
    const Choice *of_share = nullptr; // 产业占52%，就业占18%: shares of what the first is a share of
    const bool spent = derived && spends(i);
    const std::uint32_t first = is_part(i) || joined_by_semicolon(i) ? frames_[i].sentence - 1 : frames_[i].sentence;
    for (std::size_t back = 1; back <= std::min(i, farthest); ++back) {
      const std::size_t j = i - back;
      if (frames_[j].paragraph != frames_[i].paragraph ||
          (frames_[j].sentence != frames_[i].sentence && (derived || frames_[j].sentence != first)))
        return of_share;
      const Quantity &other = context_.quantity(j).quantity;
      if (spent && other.unit != Unit::CNY) continue;
      if (derived && of_share == nullptr && aspects_[j] == Aspect::share) of_share = &choices_[j];
      if (derived ? other.unit != Unit::percent && other.unit != Unit::times
                  : same_kind(other, context_.quantity(i).quantity))
        return &choices_[j];
    }
    return of_share;
  }

  /// A figure at its clause's end with hardly more than the word of a work's state before it.
  [[nodiscard]] bool tells_state(std::size_t i) const {
    constexpr int longest = 5; // characters
    const Frame &frame = frames_[i];
    const auto words = within(context_.words, frame.left);
    return context_.quantity(i).quantity.unit == Unit::count && !context_.quantity(i).bare && !has_noun_of_its_own(i) &&
           characters(context_.text(), frame.left.begin, frame.left.end) <= longest &&
           std::all_of(words.begin(), words.end(), [&](const auto &word) {
             return word.value == context_.rules.building_words || word.value == context_.rules.finishing_words;
           });
  }

  /// 其中80%投向民生: a share of the money, whatever was counted between.
  [[nodiscard]] bool spends(std::size_t i) const {
    const auto behind = within(context_.words, frames_[i].right);
    constexpr std::uint32_t right_behind = 6; // bytes
    return !behind.empty() && behind.front().value == context_.rules.spending_words &&
           behind.front().span.begin <= context_.quantity(i).span.end + right_behind;
  }

  /// …3000万元；县均达5000万元；教育1200万元: a mean, and money with hardly more than what it is for, go on with the
  /// money behind a semicolon.
  [[nodiscard]] bool joined_by_semicolon(std::size_t i) const {
    constexpr int longest_item = 8; // characters
    constexpr std::uint32_t most_bytes = 4 * longest_item;
    const Frame &frame = frames_[i];
    const std::uint32_t sentence = frame.sentence;
    const Span before{frame.whole_clause.begin, context_.quantity(i).span.begin};
    const bool item = context_.quantity(i).quantity.unit == Unit::CNY &&
                      frame.clause == context_.clauses.sentences[sentence].first_clause &&
                      before.size() <= most_bytes &&
                      characters(context_.text(), before.begin, before.end) <= longest_item;
    if ((context_.quantity(i).per == Per::none && !item) || sentence == 0) return false;
    const std::uint32_t end = context_.clauses.sentences[sentence - 1].span.end;
    return grammar::is_semicolon(context_.text(), end);
  }

  /// 其中 before the figure in its clause, or in the clause before: 其中，2020年投入….
  [[nodiscard]] bool is_part(std::size_t i) const {
    const auto cues = within(context_.parts, {two_clauses(i), context_.quantity(i).span.begin});
    return std::any_of(cues.begin(), cues.end(), [](const auto &cue) { return cue.value == PartWord::parts; }) ||
           in_bracket_of_heads(i);
  }

  /// 就业700人（脱贫户300人、监测户50人）: people between the brackets right behind people.
  [[nodiscard]] bool in_bracket_of_heads(std::size_t i) const {
    constexpr std::uint32_t longest_noun = 12, longest_list = 60; // bytes
    const auto heads = [&](std::size_t j) { return counts_heads(context_.quantity(j).quantity.unit); };
    if (!heads(i)) return false;
    std::size_t whole = i;
    while (whole > 0 && frames_[whole - 1].sentence == frames_[i].sentence && heads(whole - 1) &&
           context_.quantity(i).span.begin - context_.quantity(whole - 1).span.end <= longest_list) {
      --whole;
      const std::uint32_t from = context_.quantity(whole).span.end, to = context_.quantity(i).span.begin;
      const std::string_view between = context_.text().substr(from, to - from);
      if (grammar::closes_a_bracket(between)) return false;
      if (grammar::opens_a_bracket(between) && grammar::first_opening_bracket(between) <= longest_noun) return true;
    }
    return false;
  }

  [[nodiscard]] bool starts_with_share(Span clause) const {
    const std::string_view words = clause.of(context_.text());
    return words.starts_with("占") || words.starts_with("约占") || words.starts_with("仅占");
  }

  /// A figure at its clause's end that is not the sentence's first clause.
  [[nodiscard]] bool ends_its_clause(std::size_t i) const {
    const Frame &frame = frames_[i];
    const Quantity &quantity = context_.quantity(i).quantity;
    return (quantity.unit == Unit::count || quantity.unit == Unit::person) && !context_.quantity(i).bare &&
           frame.whole_clause.end <= context_.quantity(i).span.end &&
           frame.clause > context_.clauses.sentences[frame.sentence].first_clause;
  }

  [[nodiscard]] bool divides_heads(std::size_t i) const {
    return counts_heads(context_.quantity(i).quantity.unit) && is_part(i);
  }

  /// 10个生态监测站: a noun that no table knows stands right behind; what was counted before is something else.
  [[nodiscard]] bool has_noun_of_its_own(std::size_t i) const {
    const QuantityMention &quantity = context_.quantity(i);
    if (quantity.quantity.unit != Unit::count || quantity.bare) return false;
    return is_han(character(context_.text(), quantity.span.end)) &&
           !stands_at(context_.text(), quantity.span.end, context_.rules.beside.predicate);
  }

  /// 达到规划任务564亿元的101%: how much of the target right before was done.
  [[nodiscard]] bool measures_target(std::size_t i) const {
    if (i == 0 || context_.quantity(i).quantity.unit != Unit::percent) return false;
    const QuantityMention &target = context_.quantity(i - 1);
    if (context_.quantity(i).span.begin != target.span.end + 3 || !stands_at(context_.text(), target.span.end, "的"))
      return false;
    const auto before = within(context_.words, frames_[i - 1].left);
    return !before.empty() && before.back().value == context_.rules.target_words &&
           before.back().span.end == target.span.begin;
  }

  /// 协议数30人，实际选派35人: what was done of the target right before.
  [[nodiscard]] bool meets_target(std::size_t i) const {
    return i > 0 && frames_[i - 1].sentence == frames_[i].sentence &&
           same_kind(context_.quantity(i - 1).quantity, context_.quantity(i).quantity) &&
           ends_at(context_.text(), context_.quantity(i - 1).span.begin, context_.rules.beside.target_count);
  }

  /// 20户68人: the people of the households right before.
  [[nodiscard]] bool heads_of_households(std::size_t i) const {
    return i > 0 && context_.quantity(i).quantity.unit == Unit::person &&
           context_.quantity(i - 1).quantity.unit == Unit::household &&
           (frames_[i].listed || context_.quantity(i - 1).span.end == context_.quantity(i).span.begin);
  }

  /// 22名挂任副县长，12名挂任助理: a clause that begins with people speaks of those before.
  [[nodiscard]] bool goes_on_with_people(std::size_t i) const {
    return context_.quantity(i).quantity.unit == Unit::person && frames_[i].left.empty() && !frames_[i].listed;
  }

  /// The figure of the same kind before the word that the parts begin with.
  [[nodiscard]] std::optional<std::size_t> whole_before(std::size_t i) const {
    constexpr std::size_t farthest = 8;
    const auto cues = within(context_.parts, {two_clauses(i), context_.quantity(i).span.begin});
    const auto cue = std::find_if(cues.begin(), cues.end(), [](const auto &c) { return c.value == PartWord::parts; });
    if (cue == cues.end()) return std::nullopt;
    for (std::size_t back = 1; back <= std::min(i, farthest); ++back) {
      const std::size_t j = i - back;
      if (frames_[j].paragraph != frames_[i].paragraph) return std::nullopt;
      if (context_.quantity(j).span.begin < cue->span.begin &&
          same_kind(context_.quantity(j).quantity, context_.quantity(i).quantity))
        return j;
    }
    return std::nullopt;
  }

  [[nodiscard]] std::uint32_t two_clauses(std::size_t i) const {
    const std::uint32_t clause = frames_[i].clause;
    if (clause == context_.clauses.sentences[frames_[i].sentence].first_clause) return frames_[i].whole_clause.begin;
    return context_.clauses.clauses[clause - 1].span.begin;
  }

  /// 签约项目35个，其中农业项目12个: the part's plain row says less than the whole's about the same noun.
  [[nodiscard]] static bool divides(const Choice &whole, const Choice &part) {
    return whole.rule != nullptr && part.rule != nullptr && part.rule->clause.empty() && part.rule->sentence.empty() &&
           !whole.rule->clause.empty() && (whole.rule->near & part.rule->near).any();
  }

  /// 到东部就业500人，其中贫困劳动力300人就业: the part's indicator is the general one of the whole's.
  [[nodiscard]] bool says_less(const Choice &whole, const Choice &part) const {
    return whole.indicator != part.indicator && context_.rules.indicators[whole.indicator].whole == part.indicator;
  }

  /// 签约项目31个，总投资86亿元，其中农业项目18个、投资32亿元: parts of what was signed are signed.
  [[nodiscard]] bool is_of_signed(const Choice &whole, const Choice &part) const {
    return (info(whole).is(Use::signed_up) && info(part).is(Use::projects)) ||
           (info(whole).is(Use::invested) && info(part).is(Use::cost));
  }

  /// 培训600人次，其中干部300人次: those that are trained are not sent; 5000人脱贫，其中某市帮扶300人.
  [[nodiscard]] bool is_of_trained(const Choice &whole, const Choice &part) const {
    return (info(whole).is(Use::trained) && info(part).is(Use::staff)) ||
           (info(whole).is(Use::lifted) && info(part).is(Use::covered));
  }

  /// 1.1万人就近就业，其中贫困人口5861人: what only the sentence says of the part, the whole's own words say better.
  [[nodiscard]] bool leans_on_whole(const Choice &whole, const Choice &part) const {
    if (whole.rule == nullptr || part.rule == nullptr) return false;
    // 耕地11万亩，其中稻田8万亩: nor does the part of what is no assistance become some.
    if (whole.indicator == context_.rules.other) return part.rule->clause.empty() && part.rule->sentence.empty();
    // 转移就业530人，其中到北京24人: what is a part by its kind stays what it is.
    if (context_.rules.indicators[part.indicator].whole == whole.indicator) return false;
    return !part.rule->sentence.empty() && same_family(whole, part);
  }

  /// The sentence before in the paragraph; empty for its first.
  [[nodiscard]] Span sentence_before(std::size_t i) const {
    const std::uint32_t sentence = frames_[i].sentence;
    if (sentence == context_.clauses.paragraphs[frames_[i].paragraph].first_sentence) return {};
    return context_.clauses.sentences[sentence - 1].span;
  }

  [[nodiscard]] bool same_family(const Choice &a, const Choice &b) const {
    return context_.rules.indicators[a.indicator].family == context_.rules.indicators[b.indicator].family;
  }

  /// The next clause of the sentence up to the next figure; empty behind the last.
  [[nodiscard]] Span clause_behind(std::size_t i) const {
    const Sentence &sentence = context_.clauses.sentences[frames_[i].sentence];
    const std::uint32_t next = frames_[i].clause + 1;
    if (next >= sentence.first_clause + sentence.clauses) return {};
    Span stretch = context_.clauses.clauses[next].span;
    if (i + 1 < frames_.size())
      stretch.end = std::clamp(context_.quantity(i + 1).span.begin, stretch.begin, stretch.end);
    return stretch;
  }

  /// From the figure before, or the sentence's begin, to this clause.
  [[nodiscard]] Span stretch_before(std::size_t i) const {
    const Span before = context_.clauses.clauses[frames_[i].clause - 1].span;
    std::uint32_t from = before.begin;
    if (i > 0) from = std::max(from, std::min(context_.quantity(i - 1).span.end, before.end));
    return {from, before.end};
  }

  const Context &context_;
  std::vector<Frame> &frames_;
  const std::vector<Aspect> &aspects_;
  std::vector<Choice> choices_;
};

} // namespace

std::vector<Choice> choose_indicators(const Context &context, std::vector<Frame> &frames,
                                      const std::vector<Aspect> &aspects) {
  return Chooser(context, frames, aspects).all();
}

} // namespace observing
} // namespace v0
} // namespace jiedui
