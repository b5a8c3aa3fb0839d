#include "attributes.hpp"

#include "../grammar.hpp"

#include "../../mentions/word_search.hpp"

namespace jiedui {
inline namespace v0 {
namespace observing {
namespace {

/// 民生、产业等项目: the word for a field that is no sector, told before the word in the same list.
Span general_before(const Context &context, Span stretch, Span word) {
  constexpr std::uint32_t longest = 60; // bytes between the two
  const auto behind = std::lower_bound(context.general_fields.begin(), context.general_fields.end(), word.begin,
                                       [](Span field, std::uint32_t at) { return field.begin < at; });
  if (behind == context.general_fields.begin()) return {};
  const Span field = *(behind - 1);
  if (field.begin < stretch.begin || field.end > word.begin || word.begin - field.end > longest) return {};
  const std::string_view between = context.text().substr(field.end, word.begin - field.end);
  const bool lists = grammar::joins(between) || between.find("、") != std::string_view::npos;
  return lists && !grammar::has_comma(between) && between.find_first_of("0123456789") == std::string_view::npos
             ? field
             : Span{};
}

/// 易地搬迁安置点卫生院: people were moved there, what is told of there is behind it.
std::size_t behind_settlement(const Context &context, std::span<const Found<Sector>> named) {
  constexpr std::uint32_t longest = 30; // bytes between the two
  std::size_t i = 0;
  while (i < named.size() && named[i].value == Sector::relocation) ++i;
  const bool place = i > 0 && i < named.size() && one_ends_at(context.text(), named[i - 1].span.end, "点", "区") &&
                     named[i].span.begin - named[i - 1].span.end <= longest;
  return place ? i : 0;
}

/// The first field of the stretch; words without a field where it is none of the sectors.
Decided<Sector> first_named(const Context &context, Span stretch) {
  auto named = within(context.sectors, stretch);
  if (named.empty()) return {};
  named = named.subspan(behind_settlement(context, named));
  if (const Span general = general_before(context, stretch, named.front().span); !general.empty())
    return {Sector::none, general};
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
    if (info(i).is(Use::staff)) return of_staff(i);
    if (const auto own = first_named(context_, own_words(i)); !own.words.empty()) return own;
    if (of_other) return {};
    if (const Span general = general_field(i); !general.empty()) return {Sector::none, general};
    if (const auto purpose = purpose_told_on(i); purpose.value != Sector::none) return purpose;
    if (const auto bought = bought_by(i); !bought.words.empty()) return bought;
    if (const auto purpose = purpose_of(i); !purpose.words.empty()) return purpose;
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

  /// 合作项目100个，总投资900亿元: projects that enterprises invest in are of the investment's field.
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
    // 投资3000万元，其中援助资金2000万元: a part is of the field of its whole.
    const Span between{context_.quantity(i - 1).span.end, context_.quantity(i).span.begin};
    const bool part = is_fund(i) && (is_fund(i - 1) || info(i - 1).is(Use::cost)) && !between.empty() &&
                      between.of(context_.text()).find("其中") != std::string_view::npos;
    return goes_on || paid || part ? sectors[i - 1] : Decided<Sector>{};
  }

  /// 招商引资, 园区, 企业 … 落地项目20个: what works bring is of the one field that the paragraph told of so far, again
  /// and again.
  [[nodiscard]] Decided<Sector> topic_of(std::size_t i) const {
    constexpr std::uint32_t farthest = 450; // bytes
    constexpr std::size_t often = 3;        // words
    const IndicatorInfo &indicator = info(i);
    if (context_.named_weight == 0) return {}; // no text about assistance
    if (!indicator.is(Use::other) && !indicator.is(Use::projects) && !indicator.is(Use::cost) &&
        !indicator.is(Use::covered))
      return {};
    const Span paragraph = context_.clauses.paragraphs[frames_[i].paragraph].span;
    const std::uint32_t begin = context_.quantity(i).span.begin;
    const Span told{std::max(paragraph.begin, begin - std::min(farthest, begin)), begin};
    return within(context_.sectors, told).size() < often ? Decided<Sector>{} : only_field(told);
  }

private:
  /// 派出专家315名，诊疗患者9万人: who is sent by a sentence about nothing but health works in it;
  /// 劳务协作…，培训300人: who is trained by one about nothing but work learns for it.
  [[nodiscard]] Decided<Sector> of_staff(std::size_t i) const {
    if (const auto behind = only_field(frames_[i].right); behind.value != Sector::none) return behind;
    if (const auto own = only_field(own_words(i)); own.value != Sector::none) return own;
    const auto told = only_field(around(i));
    const bool trained_for = told.value == Sector::employment && info(i).is(Use::trained) && !names_talent(around(i));
    return told.value == Sector::health || trained_for ? told : Decided<Sector>{};
  }

  [[nodiscard]] bool names_talent(Span stretch) const {
    const auto named = within(context_.sectors, stretch);
    return std::any_of(named.begin(), named.end(), [](const auto &word) { return word.value == Sector::talent; });
  }

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

  /// 75%的财力用于民生: a field that is none of the sectors, right behind the figure.
  [[nodiscard]] Span general_field(std::size_t i) const {
    const auto &fields = context_.general_fields;
    const auto behind = std::lower_bound(fields.begin(), fields.end(), frames_[i].right.begin,
                                         [](Span field, std::uint32_t at) { return field.begin < at; });
    return behind != fields.end() && behind->end <= frames_[i].right.end ? *behind : Span{};
  }

  /// 600万元援藏资金用于原种保护、养殖加工: what the clause goes on to name, where no figure follows in it.
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

  /// 投入3000万元，帮助当地发展养鸡产业; 投入800万元，在甲县实施项目，让学校扩建: the first field that the clauses
  /// behind name, up to those with money of their own.
  [[nodiscard]] Decided<Sector> purpose_of(std::size_t i) const {
    const Frame &frame = frames_[i];
    const Sentence &sentence = context_.clauses.sentences[frame.sentence];
    if (context_.quantity(i).quantity.unit != Unit::CNY || info(i).is(Use::gain)) return {};
    const std::uint32_t end = std::min(sentence.first_clause + sentence.clauses, frame.clause + 1 + farthest_purpose);
    for (std::uint32_t next = frame.clause + 1; next < end; ++next) {
      Span clause = context_.clauses.clauses[next].span;
      const std::size_t counted = first_figure(i, next);
      if (counted < frames_.size() && context_.quantity(counted).quantity.unit == Unit::CNY) return {};
      if (!states_purpose(clause)) return {};
      // 投入3000万元，购买800头奶牛: up to the noun of the first figure; 帮助300人就业: what they did is the people's
      // own.
      if (counted < frames_.size())
        clause.end = counts_people(counted) ? frames_[counted].left.end : frames_[counted].right.end;
      auto purpose = first_named(context_, clause);
      if (purpose.words.empty() && counted == frames_.size()) continue;
      if (purpose.words.empty()) purpose = built_in(clause, counted);
      return pays_for_more(i, purpose.value) ? Decided<Sector>{} : purpose;
    }
    return {};
  }

  /// 用3000万元资金购买800头奶牛: the field of what money buys or builds in its own clause.
  [[nodiscard]] Decided<Sector> bought_by(std::size_t i) const {
    if (!is_fund(i) || i + 1 == frames_.size() || frames_[i + 1].clause != frames_[i].clause || is_fund(i + 1))
      return {};
    const auto words = within(context_.words, frames_[i].right);
    const bool spends = std::any_of(words.begin(), words.end(),
                                    [&](const auto &word) { return context_.rules.purposes.test(word.value); });
    return spends ? first_named(context_, {frames_[i].right.begin, frames_[i + 1].right.end}) : Decided<Sector>{};
  }

  [[nodiscard]] bool counts_people(std::size_t i) const {
    const Unit unit = context_.quantity(i).quantity.unit;
    return unit == Unit::person || unit == Unit::household || unit == Unit::person_time;
  }

  /// The first figure of the clause, which stands behind figure `i`; the number of figures where none does.
  [[nodiscard]] std::size_t first_figure(std::size_t i, std::uint32_t clause) const {
    const auto first = std::lower_bound(frames_.begin() + static_cast<std::ptrdiff_t>(i) + 1, frames_.end(), clause,
                                        [](const Frame &frame, std::uint32_t at) { return frame.clause < at; });
    return first != frames_.end() && first->clause == clause ? static_cast<std::size_t>(first - frames_.begin())
                                                             : frames_.size();
  }

  /// 投入600万元，修建水厂1个: the field that what is built has by its indicator.
  [[nodiscard]] Decided<Sector> built_in(Span clause, std::size_t counted) const {
    if (!builds(clause) || info(counted).sector_from_words || info(counted).sector == Sector::none) return {};
    return {info(counted).sector, context_.quantity(counted).span};
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
    if (stands_at(context_.text(), clause.begin, context_.rules.beside.purpose)) return true;
    const auto words = within(context_.words, {clause.begin, std::min(clause.end, clause.begin + longest_purpose)});
    return std::any_of(words.begin(), words.end(), [&](const auto &word) {
      return context_.rules.purposes.test(word.value) && word.span.begin <= clause.begin + lead_in;
    });
  }

  /// The clauses before, the nearest first; people are no field here.
  [[nodiscard]] Decided<Sector> named_before(std::size_t i) const {
    const Frame &frame = frames_[i];
    // 采购农产品2亿元，捐款300万元: the money is not for what the figure before is about.
    if (follows_another_field(i)) return {};
    const Sentence &sentence = context_.clauses.sentences[frame.sentence];
    Span stretch{frame.whole_clause.begin, frame.left.begin};
    for (std::uint32_t clause = frame.clause;; --clause) {
      stretch.begin = std::max(stretch.begin, stretch.end - std::min(stretch.end, longest_stretch));
      if ((is_fund(i) || info(i).is(Use::lifted) || info(i).is(Use::covered)) && lists_fields(context_, stretch))
        return {};
      for (const auto &word : within(context_.sectors, stretch)) {
        if (word.value == Sector::talent || word.value == Sector::party_building) continue;
        if (const Span general = general_before(context_, stretch, word.span); !general.empty())
          return {Sector::none, general};
        return {word.value, word.span};
      }
      if (clause == sentence.first_clause || frame.clause - clause >= farthest_clause) return {};
      stretch = context_.clauses.clauses[clause - 1].span;
    }
  }

  /// Projects may well be those of the industry told before, not of sales and jobs.
  [[nodiscard]] bool follows_another_field(std::size_t i) const {
    const bool projects = info(i).is(Use::projects);
    if (!is_fund(i) && !projects) return false;
    for (std::size_t back = 1; back <= std::min(i, longest_list); ++back) {
      if (frames_[i - back].sentence != frames_[i].sentence) return false;
      if (is_fund(i - back)) continue;
      const Sector before = info(i - back).sector;
      return projects ? before == Sector::consumption || before == Sector::employment : before != Sector::none;
    }
    return false;
  }

  [[nodiscard]] const IndicatorInfo &info(std::size_t i) const {
    return context_.rules.indicators[choices_[i].indicator];
  }
  [[nodiscard]] bool is_fund(std::size_t i) const { return info(i).is(Use::fund); }

  static constexpr std::size_t longest_list = 8;
  static constexpr std::uint32_t farthest_head = 8;     // sentences
  static constexpr std::uint32_t longest_purpose = 24;  // bytes
  static constexpr std::uint32_t longest_stretch = 600; // bytes
  static constexpr std::uint32_t farthest_clause = 1;
  static constexpr std::uint32_t farthest_purpose = 2; // clauses
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
    // 产值1.2亿元，吸纳劳动力200人，带动100户受益: who gains beside those that work gains by the industry.
    if (sector.value == Sector::none || sector.value == Sector::employment)
      if (const auto gained = reader.gained_by(i, sectors); gained.value != Sector::none) sector = gained;
    const bool general = sector.value == Sector::none && !sector.words.empty();
    if (sector.value == Sector::none && !general) sector = reader.told_before(i, sectors);
    if (sector.value == Sector::none && !general && info.sector_from_words && !info.is(Use::staff))
      sector = reader.headed_by(i);
    if (sector.value == Sector::none && !general && !distance && !reader.tells_of_region(i))
      sector = reader.topic_of(i);
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
