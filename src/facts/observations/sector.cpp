#include "attributes.hpp"

#include "../../mentions/characters.hpp"

namespace jiedui {
inline namespace v0 {
namespace observing {
namespace {

Decided<Sector> first_named(const Context &context, Span stretch) {
  const auto named = within(context.sectors, stretch);
  if (named.empty()) return {};
  return {named.front().value, named.front().span};
}

/// Words that say what money is for begin the clause behind it.
bool states_purpose(std::string_view clause) {
  return one_stands_at(clause, 0, "用于", "准备", "计划用", "拟用", "将用", "主要用于", "全部用于", "重点用于", "用来",
                       "为", "支持", "建设", "资助", "投向", "重点支持", "专项用于", "主要投向", "用在", "援建",
                       "新建");
}

class SectorReader {
public:
  SectorReader(const Context &context, const std::vector<Frame> &frames, const std::vector<Choice> &choices)
      : context_(context), frames_(frames), choices_(choices) {}

  /// The figure's own words, then what it is for, then what its sentence said before it.
  [[nodiscard]] Decided<Sector> from_words(std::size_t i, bool of_other) const {
    if (info(i).staff) return only_field(own_words(i));
    if (const auto own = first_named(context_, own_words(i)); own.value != Sector::none) return own;
    if (of_other) return {};
    if (const auto purpose = purpose_of(i); purpose.value != Sector::none) return purpose;
    return named_before(i);
  }

  /// 投资12亿元，3万名群众增收: who gains in the sentence gains by what was told before.
  [[nodiscard]] Decided<Sector> gained_by(std::size_t i, const std::vector<Decided<Sector>> &sectors) const {
    if (!info(i).gain || i == 0 || frames_[i - 1].sentence != frames_[i].sentence) return {};
    const Sector before = sectors[i - 1].value;
    return before == Sector::industry || before == Sector::consumption ? sectors[i - 1] : Decided<Sector>{};
  }

private:
  /// 23名骨干教师: the one field that is named; of teachers and doctors together none is.
  [[nodiscard]] Decided<Sector> only_field(Span stretch) const {
    Decided<Sector> field;
    for (const auto &word : within(context_.sectors, stretch)) {
      if (word.value == Sector::talent || word.value == Sector::party_building || word.value == field.value) continue;
      if (field.value != Sector::none) return {};
      field = {word.value, word.span};
    }
    return field;
  }

  /// Of a list (3批次150余人务工) with the words behind its last figure.
  [[nodiscard]] Span own_words(std::size_t i) const {
    std::size_t last = i;
    while (last + 1 < frames_.size() && frames_[last + 1].listed && last - i < longest_list) ++last;
    return {frames_[i].left.begin, frames_[last].right.end};
  }

  [[nodiscard]] Decided<Sector> purpose_of(std::size_t i) const {
    const Frame &frame = frames_[i];
    const Sentence &sentence = context_.clauses.sentences[frame.sentence];
    const std::uint32_t next = frame.clause + 1;
    if (context_.quantity(i).quantity.unit != Unit::CNY || next >= sentence.first_clause + sentence.clauses) return {};
    Span clause = context_.clauses.clauses[next].span;
    if (!states_purpose(clause.of(context_.text()))) return {};
    if (i + 1 < frames_.size())
      clause.end = std::min(clause.end, std::max(context_.quantity(i + 1).span.begin, clause.begin));
    return first_named(context_, clause);
  }

  /// The clauses before, the nearest first; people are no field here.
  [[nodiscard]] Decided<Sector> named_before(std::size_t i) const {
    const Frame &frame = frames_[i];
    // 采购农产品2亿元，捐款300万元: the money is not for what the figure before is about.
    if (is_fund(i) && follows_another_field(i)) return {};
    const Sentence &sentence = context_.clauses.sentences[frame.sentence];
    Span stretch{frame.whole_clause.begin, frame.left.begin};
    for (std::uint32_t clause = frame.clause;; --clause) {
      for (const auto &word : within(context_.sectors, stretch))
        if (word.value != Sector::talent && word.value != Sector::party_building) return {word.value, word.span};
      if (clause == sentence.first_clause || frame.clause - clause >= farthest_clause) return {};
      stretch = context_.clauses.clauses[clause - 1].span;
    }
  }

  [[nodiscard]] bool follows_another_field(std::size_t i) const {
    for (std::size_t back = 1; back <= std::min(i, longest_list); ++back) {
      if (frames_[i - back].sentence != frames_[i].sentence) return false;
      if (!is_fund(i - back)) return info(i - back).sector != Sector::none;
    }
    return false;
  }

  [[nodiscard]] const IndicatorInfo &info(std::size_t i) const {
    return context_.rules.indicators[choices_[i].indicator];
  }
  [[nodiscard]] bool is_fund(std::size_t i) const { return info(i).fund; }

  static constexpr std::size_t longest_list = 8;
  static constexpr std::uint32_t farthest_clause = 1;
  const Context &context_;
  const std::vector<Frame> &frames_;
  const std::vector<Choice> &choices_;
};

/// A percentage between brackets right behind another figure.
bool is_aside_of_before(const Context &context, std::size_t i) {
  constexpr std::uint32_t longest = 12; // bytes of （约占比
  if (i == 0 || context.quantity(i).quantity.unit != Unit::percent) return false;
  const std::uint32_t from = context.quantity(i - 1).span.end, to = context.quantity(i).span.begin;
  if (to < from || to - from > longest) return false;
  const std::string_view between = context.text().substr(from, to - from);
  return between.starts_with("（") || between.starts_with("(");
}

Unit unit_of(const Context &context, std::size_t i) { return context.quantity(i).quantity.unit; }

} // namespace

std::vector<Decided<Sector>> read_sectors(const Context &context, const std::vector<Frame> &frames,
                                          const std::vector<Choice> &choices) {
  std::vector<Decided<Sector>> sectors;
  const SectorReader reader(context, frames, choices);
  for (std::size_t i = 0; i < frames.size(); ++i) {
    const IndicatorInfo &info = context.rules.indicators[choices[i].indicator];
    Decided<Sector> sector;
    const bool of_other = choices[i].indicator == context.rules.other;
    const bool distance = of_other && (unit_of(context, i) == Unit::km || unit_of(context, i) == Unit::m);
    if (info.sector_from_words && !distance) sector = reader.from_words(i, of_other);
    // 产业3000万元（占50%）、教育2000万元: the share is that of the figure before it.
    if (is_aside_of_before(context, i)) sector = sectors[i - 1];
    // 投入资金3380万元，占比65%: a share is of the field of what it is a share of.
    if (sector.value == Sector::none && i > 0 && unit_of(context, i) == Unit::percent && info.fund &&
        frames[i - 1].sentence == frames[i].sentence && choices[i - 1].indicator == choices[i].indicator)
      sector = sectors[i - 1];
    if (sector.value == Sector::none) sector = reader.gained_by(i, sectors);
    if (sector.value == Sector::none) sector.value = info.sector;
    sectors.push_back(sector);
  }
  return sectors;
}

} // namespace observing
} // namespace v0
} // namespace jiedui
