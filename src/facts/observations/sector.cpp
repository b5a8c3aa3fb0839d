#include "attributes.hpp"

#include "../grammar.hpp"

namespace jiedui {
inline namespace v0 {
namespace observing {
namespace {

Decided<Sector> first_named(const Context &context, Span stretch) {
  const auto named = within(context.sectors, stretch);
  if (named.empty()) return {};
  return {named.front().value, named.front().span};
}

/// 产业、劳务、人才等项目: words of several fields in one list.
bool lists_fields(const Context &context, Span stretch) {
  const auto named = within(context.sectors, stretch);
  for (std::size_t i = 1; i < named.size(); ++i) {
    const std::uint32_t from = named[i - 1].span.end, to = named[i].span.begin;
    if (named[i].value == named[i - 1].value || to <= from) continue;
    const std::string_view between = context.text().substr(from, to - from);
    if (between.find("、") != std::string_view::npos && !grammar::has_comma(between)) return true;
  }
  return false;
}

class SectorReader {
public:
  SectorReader(const Context &context, const std::vector<Frame> &frames, const std::vector<Choice> &choices)
      : context_(context), frames_(frames), choices_(choices) {}

  /// The figure's own words, then what it is for, then what its sentence said before it.
  [[nodiscard]] Decided<Sector> from_words(std::size_t i, bool of_other) const {
    if (info(i).is(Use::staff)) {
      // 派出专家315名，诊疗患者9万人: who is sent by a sentence about nothing but health works in it.
      const auto own = only_field(own_words(i));
      const auto told = only_field(around(i));
      return own.value == Sector::none && told.value == Sector::health ? told : own;
    }
    if (const auto own = first_named(context_, own_words(i)); own.value != Sector::none) return own;
    if (of_other) return {};
    if (const auto purpose = purpose_told_on(i); purpose.value != Sector::none) return purpose;
    if (const auto purpose = purpose_of(i); purpose.value != Sector::none) return purpose;
    return named_before(i);
  }

  /// 工业增加值4.6亿元: statistics of a place are no field of work.
  [[nodiscard]] bool tells_of_region(std::size_t i) const {
    return choices_[i].rule != nullptr && choices_[i].rule->statistics;
  }

  /// 医院开展新技术12项: a technique of a sentence about health is of that field.
  [[nodiscard]] bool in_health(std::size_t i) const {
    const auto named = within(context_.sectors, around(i));
    return std::any_of(named.begin(), named.end(), [](const auto &word) { return word.value == Sector::health; });
  }

  /// 一是产业合作有成果。…, 产业发展：…: the one field that the head of the list's item names.
  [[nodiscard]] Decided<Sector> headed_by(std::size_t i) const {
    const Paragraph &paragraph = context_.clauses.paragraphs[frames_[i].paragraph];
    for (std::uint32_t back = 0; back <= farthest_head; ++back) {
      const std::uint32_t sentence = frames_[i].sentence - back;
      const Span head = head_of(context_.clauses.sentences[sentence], sentence == paragraph.first_sentence);
      if (!head.empty()) return only_field(head);
      if (sentence == paragraph.first_sentence) break;
    }
    return {};
  }

  /// 投资12亿元，3万名群众增收: who gains in the sentence gains by what was told before.
  [[nodiscard]] Decided<Sector> gained_by(std::size_t i, const std::vector<Decided<Sector>> &sectors) const {
    if (!info(i).is(Use::gain)) return {};
    for (std::size_t back = 1; back <= std::min(i, longest_list); ++back) {
      if (frames_[i - back].sentence != frames_[i].sentence) return {};
      const Sector before = sectors[i - back].value;
      if (before == Sector::industry || before == Sector::consumption) return sectors[i - back];
      if (before != Sector::none && before != Sector::employment) return {};
    }
    return {};
  }

  /// 合作项目119个，总投资900亿元: projects that enterprises invest in are of the investment's field.
  [[nodiscard]] bool is_invested_in(std::size_t i) const {
    return (info(i).is(Use::projects) || info(i).is(Use::signed_up)) && info(i + 1).is(Use::invested) &&
           frames_[i].sentence == frames_[i + 1].sentence;
  }

  /// 建设大棚20座、看护房20间: what no indicator names is of the field of the figure before it in the sentence; money
  /// is of that of the projects before it: 智力项目64个，资金9000万元.
  [[nodiscard]] Decided<Sector> told_before(std::size_t i, const std::vector<Decided<Sector>> &sectors) const {
    if (i == 0 || frames_[i - 1].sentence != frames_[i].sentence) return {};
    const bool goes_on =
        choices_[i].rule == nullptr && info(i).is(Use::other) && sectors[i - 1].value != Sector::relocation;
    const bool paid = is_fund(i) && info(i - 1).is(Use::projects);
    return goes_on || paid ? sectors[i - 1] : Decided<Sector>{};
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

  /// The sentence, as far as it stands near the figure.
  [[nodiscard]] Span around(std::size_t i) const {
    constexpr std::uint32_t nearby = 300; // bytes
    const Span sentence = context_.clauses.sentences[frames_[i].sentence].span, figure = context_.quantity(i).span;
    return {std::max(sentence.begin, figure.begin - std::min(nearby, figure.begin)),
            std::min(sentence.end, figure.end + nearby)};
  }

  /// The first clause where it stands as the head of an item: 一是…, 产业发展：…; else nothing.
  [[nodiscard]] Span head_of(const Sentence &sentence, bool first) const {
    constexpr std::uint32_t longest_head = 60, longest_numeral = 9; // bytes
    const Span head = context_.clauses.clauses[sentence.first_clause].span;
    if (head.size() > longest_head) return {};
    const std::string_view words = head.of(context_.text());
    const std::size_t is = words.find("是");
    const bool numbered = is != std::string_view::npos && is <= longest_numeral && grammar::is_numeral(words, 0);
    const bool labels = first && grammar::is_colon(context_.text(), head.end);
    return numbered || labels ? head : Span{};
  }

  /// Of a list (3批次150余人务工) with the words behind its last figure.
  [[nodiscard]] Span own_words(std::size_t i) const {
    std::size_t last = i;
    while (last + 1 < frames_.size() && frames_[last + 1].listed && last - i < longest_list) ++last;
    return {frames_[i].left.begin, frames_[last].right.end};
  }

  /// 500万元援藏资金用于原种保护、养殖加工: what the clause goes on to name, where no figure follows in it.
  [[nodiscard]] Decided<Sector> purpose_told_on(std::size_t i) const {
    const Frame &frame = frames_[i];
    const bool last = i + 1 == frames_.size() || frames_[i + 1].clause != frame.clause;
    if (!last || context_.quantity(i).quantity.unit != Unit::CNY || frame.right.end >= frame.whole_clause.end)
      return {};
    const auto words = within(context_.words, frame.right);
    const bool stated = std::any_of(words.begin(), words.end(),
                                    [&](const auto &word) { return context_.rules.purposes.test(word.value); });
    return stated ? only_field({frame.right.end, frame.whole_clause.end}) : Decided<Sector>{};
  }

  [[nodiscard]] Decided<Sector> purpose_of(std::size_t i) const {
    const Frame &frame = frames_[i];
    const Sentence &sentence = context_.clauses.sentences[frame.sentence];
    const std::uint32_t next = frame.clause + 1;
    if (context_.quantity(i).quantity.unit != Unit::CNY || next >= sentence.first_clause + sentence.clauses) return {};
    Span clause = context_.clauses.clauses[next].span;
    if (!states_purpose(clause)) return {};
    // 投入3000万元，购买1300头奶牛: up to the noun of the first figure.
    if (i + 1 < frames_.size() && frames_[i + 1].clause == next) clause.end = frames_[i + 1].right.end;
    auto purpose = first_named(context_, clause);
    if (purpose.value == Sector::none) purpose.value = built_in(clause, i + 1);
    // 捐款4亿元，帮助3万人就业: what comes of money is not what it is for.
    if (purpose.value == Sector::employment && finds_work(clause, i + 1)) return {};
    return purpose.value != Sector::none && pays_for_more(i, purpose.value) ? Decided<Sector>{} : purpose;
  }

  /// 投入600万元，修建水厂1个: the field that what is built has by its indicator.
  [[nodiscard]] Sector built_in(Span clause, std::size_t first) const {
    if (first >= frames_.size() || !clause.contains(context_.quantity(first).span) || !builds(clause))
      return Sector::none;
    return info(first).sector_from_words ? Sector::none : info(first).sector;
  }

  [[nodiscard]] bool finds_work(Span clause, std::size_t first) const {
    return first < frames_.size() && clause.contains(context_.quantity(first).span) && !info(first).sector_from_words &&
           info(first).sector == Sector::employment;
  }

  /// 投入3000万元，新建学校12所，改造公路30公里: of several fields none.
  [[nodiscard]] bool pays_for_more(std::size_t i, Sector purpose) const {
    constexpr std::uint32_t farthest = 3; // clauses
    const Span list = context_.clauses.clauses[frames_[i].clause + 1].span;
    if (context_.rules.building_words != ignored && lists_fields(context_, list) && builds(list)) return true;
    for (std::size_t next = i + 1; next < frames_.size() && next <= i + longest_list; ++next) {
      if (frames_[next].sentence != frames_[i].sentence || frames_[next].clause > frames_[i].clause + farthest)
        return false;
      const IndicatorInfo &other = info(next);
      if (!other.sector_from_words && other.sector != purpose && other.sector != Sector::employment &&
          other.sector != Sector::talent && other.sector != Sector::none)
        return true;
    }
    return false;
  }

  [[nodiscard]] bool builds(Span clause) const {
    const auto words = within(context_.words, clause);
    return !words.empty() && words.front().value == context_.rules.building_words;
  }

  /// Words that say what money is for begin the clause.
  [[nodiscard]] bool states_purpose(Span clause) const {
    constexpr std::uint32_t lead_in = 6; // bytes of 主要, 全部, 已
    const auto words = within(context_.words, {clause.begin, std::min(clause.end, clause.begin + longest_purpose)});
    return std::any_of(words.begin(), words.end(), [&](const auto &word) {
      return context_.rules.purposes.test(word.value) && word.span.begin <= clause.begin + lead_in;
    });
  }

  /// The clauses before, the nearest first; people are no field here.
  [[nodiscard]] Decided<Sector> named_before(std::size_t i) const {
    const Frame &frame = frames_[i];
    // 采购农产品2亿元，捐款300万元: the money is not for what the figure before is about.
    if (is_fund(i) && follows_another_field(i)) return {};
    const Sentence &sentence = context_.clauses.sentences[frame.sentence];
    Span stretch{frame.whole_clause.begin, frame.left.begin};
    for (std::uint32_t clause = frame.clause;; --clause) {
      if (is_fund(i) && lists_fields(context_, stretch)) return {};
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
  [[nodiscard]] bool is_fund(std::size_t i) const { return info(i).is(Use::fund); }

  static constexpr std::size_t longest_list = 8;
  static constexpr std::uint32_t farthest_head = 8;    // sentences
  static constexpr std::uint32_t longest_purpose = 24; // bytes
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
  return grammar::opens_bracket(context.text(), from);
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
    if (info.sector_from_words && !distance && !reader.tells_of_region(i)) sector = reader.from_words(i, of_other);
    // 产业3000万元（占50%）、教育2000万元: the share is that of the figure before it.
    if (is_aside_of_before(context, i)) sector = sectors[i - 1];
    // 投入资金3380万元，占比65%: a share is of the field of what it is a share of.
    if (sector.value == Sector::none && i > 0 && unit_of(context, i) == Unit::percent && info.is(Use::fund) &&
        frames[i - 1].sentence == frames[i].sentence && choices[i - 1].indicator == choices[i].indicator)
      sector = sectors[i - 1];
    // 产值1.2亿元，吸纳劳动力300人，带动281户受益: who gains beside those that work gains by the industry.
    if (sector.value == Sector::none || sector.value == Sector::employment)
      if (const auto gained = reader.gained_by(i, sectors); gained.value != Sector::none) sector = gained;
    if (sector.value == Sector::none) sector = reader.told_before(i, sectors);
    if (sector.value == Sector::none && info.sector_from_words && !info.is(Use::staff)) sector = reader.headed_by(i);
    if (sector.value == Sector::none) sector.value = info.sector;
    if (info.sector == Sector::technology && reader.in_health(i)) sector.value = Sector::health;
    sectors.push_back(sector);
  }
  for (std::size_t i = 0; i + 1 < frames.size(); ++i)
    if (sectors[i].value == Sector::none && reader.is_invested_in(i)) sectors[i] = sectors[i + 1];
  return sectors;
}

} // namespace observing
} // namespace v0
} // namespace jiedui
