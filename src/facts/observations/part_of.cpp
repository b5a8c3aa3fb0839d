#include "attributes.hpp"

#include "../first_from.hpp"
#include "../grammar.hpp"

#include "../../mentions/word_search.hpp"

namespace jiedui {
inline namespace v0 {
namespace observing {
namespace {

constexpr std::size_t farthest_whole = 40; // figures looked back through

/// Between three and five quarters of the total.
bool comes_near(const std::optional<Decimal> &sum, Decimal total) {
  const auto quarters = sum ? sum->times(Decimal(4)) : std::nullopt;
  const auto least = total.times(Decimal(3)), most = total.times(Decimal(5));
  return quarters && least && most && !(*quarters < *least) && !(*most < *quarters);
}

class WholeFinder {
public:
  WholeFinder(const Context &context, const std::vector<Frame> &frames, const std::vector<Choice> &choices,
              const std::vector<Aspect> &aspects, const std::vector<Per> &rates,
              const std::vector<Decided<Sector>> &sectors)
      : context_(context), frames_(frames), choices_(choices), aspects_(aspects), rates_(rates), sectors_(sectors) {
    for (std::size_t i = 0; i < frames.size(); ++i) wholes_.push_back({i, {}});
  }

  std::vector<Decided<std::size_t>> all() {
    for (std::size_t i = 0; i < frames_.size(); ++i) {
      if (wholes_[i].value != i) continue;
      if (aspects_[i] == Aspect::share) find_for_share(i);
      else if (aspects_[i] == Aspect::level) {
        find_after_cue(i);
        find_in_state(i);
        find_only(i);
      }
    }
    for (std::size_t i = 0; i < frames_.size(); ++i)
      if (aspects_[i] == Aspect::level) find_exact_parts(i);
    for (std::size_t i = 0; i + 1 < frames_.size(); ++i)
      if (aspects_[i] == Aspect::level) find_listed(i);
    for (std::size_t i = 0; i < frames_.size(); ++i)
      if (stated_as_whole(i)) find_parts_of(i);
    return std::move(wholes_);
  }

private:
  [[nodiscard]] const Quantity &quantity(std::size_t i) const { return context_.quantity(i).quantity; }
  [[nodiscard]] const IndicatorInfo &info(std::size_t i) const {
    return context_.rules.indicators[choices_[i].indicator];
  }

  /// 其中 before the figure.
  [[nodiscard]] const Found<PartWord> *cue_for(std::size_t i) const {
    const auto cues = within(context_.parts, {frames_[i].statement_begin, context_.quantity(i).span.begin});
    const Found<PartWord> *nested = nullptr;
    for (auto cue = cues.rbegin(); cue != cues.rend(); ++cue) {
      if (cue->value != PartWord::parts || closed_before(cue->span, context_.quantity(i).span.begin)) continue;
      // 其中产业50万元；教育30万元，其中学校20万元；就业10万元: what divides an item ends with it.
      if (nested == nullptr && cue->span.begin < frames_[i].sentence_begin) {
        nested = &*cue;
        continue;
      }
      const bool of_item = nested != nullptr && context_.clauses.sentence_at(cue->span.begin) ==
                                                    context_.clauses.sentence_at(nested->span.begin);
      return of_item ? nested : &*cue;
    }
    return nested;
  }

  /// （其中…） reaches no farther than its bracket.
  [[nodiscard]] bool closed_before(Span cue, std::uint32_t place) const {
    return grammar::behind_opening_bracket(context_.text(), cue.begin) &&
           grammar::closes_a_bracket(context_.text().substr(cue.end, place - cue.end));
  }

  /// Whether j can be the whole of i: one kind of figure, and not smaller.
  [[nodiscard]] bool can_hold(std::size_t j, std::size_t i) const {
    if (aspects_[j] == Aspect::share || aspects_[j] == Aspect::growth || is_difference(j)) return false;
    const bool pays_for = info(j).is(Use::cost) && info(i).is(Use::fund); // 总投资2315万元，其中协作资金1000万元
    if ((info(j).family != info(i).family && !pays_for) || (info(j).is(Use::other) && quantity(j).unit != Unit::person))
      return false;
    if (quantity(i).unit == Unit::percent && aspects_[i] == Aspect::level) return false; // a rate is no part of another
    const bool heads = quantity(j).unit == Unit::person_time && quantity(i).unit == Unit::person;
    if ((quantity(j).unit != quantity(i).unit && !heads) || rates_[j] != rates_[i]) return false;
    return quantity(j).value >= quantity(i).value;
  }

  /// 比上年增加6000万元: what it is made of is not told.
  [[nodiscard]] bool is_difference(std::size_t j) const {
    if (aspects_[j] != Aspect::increase) return false;
    const Span before{frames_[j].whole_clause.begin, frames_[j].left.end};
    return one_stands_at(context_.text(), before.begin, "比", "较", "同比");
  }

  void find_after_cue(std::size_t i) {
    const auto *cue = cue_for(i);
    if (cue == nullptr) return find_among(i);
    const Span since_cue{cue->span.end, context_.quantity(i).span.begin};
    if (any_inside(context_.rules.beside.besides, context_.text(), since_cue)) return; // 其中11名…；另有6名
    const std::uint32_t paragraph = frames_[i].paragraph;
    const bool same = cue->span.begin >= frames_[i].sentence_begin;
    const std::size_t divided = first_behind(cue->span.end);
    const bool goes_on = quantity(divided).unit != Unit::CNY || quantity(i).unit == Unit::CNY;
    constexpr std::size_t most_passed = 2;
    std::size_t passed = 0;
    for (std::size_t back = 1; back <= std::min(i, farthest_whole); ++back) {
      const std::size_t j = i - back;
      // 援藏项目66个…。¶…，其中改善类项目20个: the whole may end the paragraph before.
      const bool before = frames_[j].paragraph + 1 == paragraph;
      if (frames_[j].paragraph != paragraph && !before) return;
      if (context_.quantity(j).span.begin > cue->span.begin) continue;
      // 项目20个。资金6000万元，其中协作资金2000万元，实施10个项目: what the word does not divide has its whole near.
      if (!goes_on && frames_[j].sentence_begin < frames_[divided].statement_begin) return;
      const bool of_kind = of_one_kind(j, i) || (!before && info(i).is(Use::fund));
      const bool particular = before || !same || quantity(i).unit == Unit::count;
      if (!can_hold(j, i) || (particular && !of_kind)) {
        if (!same && ++passed > most_passed) return; // behind a semicolon only what the word itself divides
        continue;
      }
      wholes_[i] = {j, cue->span};
      return;
    }
  }

  /// The first figure that starts at the byte or behind it.
  [[nodiscard]] std::size_t first_behind(std::uint32_t at) const {
    const auto &quantities = context_.mentions.quantities;
    return static_cast<std::size_t>(first_from(quantities, at) - quantities.begin());
  }

  [[nodiscard]] bool of_one_kind(std::size_t whole, std::size_t part) const {
    return choices_[whole].indicator == choices_[part].indicator || info(part).whole == choices_[whole].indicator;
  }

  /// 83个项目已开工34个: those in a state of the work are some of those told before.
  void find_in_state(std::size_t i) {
    const bool counted = quantity(i).unit == Unit::count || quantity(i).unit == Unit::household;
    if (wholes_[i].value != i || info(i).is(Use::other) || (!counted && quantity(i).unit != Unit::CNY)) return;
    const FigureWords &beside = context_.rules.beside;
    const std::uint32_t begin = context_.quantity(i).span.begin;
    const std::uint32_t state = (counted ? beside.state : beside.spent).ending(context_.text(), begin);
    if (state == 0) return;
    constexpr std::size_t farthest_state = 4;
    for (std::size_t back = 1; back <= std::min(i, farthest_state); ++back) {
      const std::size_t j = i - back;
      if (frames_[j].sentence != frames_[i].sentence) return;
      if (choices_[j].indicator != choices_[i].indicator || quantity(j).unit != quantity(i).unit) continue;
      if (wholes_[j].value != j || rates_[j] != rates_[i]) continue; // another state
      if (quantity(j).value >= quantity(i).value) wholes_[i] = {j, {begin - state, begin}};
      return;
    }
  }

  /// 累计援助3亿元，仅今年就达5000万元: a part of the sum told right before.
  void find_only(std::size_t i) {
    const Span clause = frames_[i].whole_clause;
    if (i == 0 || wholes_[i].value != i || !stands_at(context_.text(), clause.begin, context_.rules.beside.only))
      return;
    if (frames_[i - 1].sentence != frames_[i].sentence || frames_[i - 1].clause + 1 != frames_[i].clause) return;
    if (can_hold(i - 1, i) && of_one_kind(i - 1, i))
      wholes_[i] = {i - 1, {clause.begin, step(context_.text(), clause.begin)}};
  }

  /// 贫困人口5万人中某族2.3万人, 200个贫困县中有150个摘帽: parts of a whole that 中 stands behind.
  void find_among(std::size_t i) {
    constexpr std::size_t farthest_part = 3;
    for (std::size_t back = 1; back <= std::min(i, farthest_part); ++back) {
      const std::size_t j = i - back;
      if (frames_[j].sentence != frames_[i].sentence) return;
      const bool counted_alike = quantity(i).unit == Unit::count && !quantity(i).classifier.empty() && can_list(j, i);
      if (!can_hold(j, i) && !counted_alike) continue;
      constexpr std::uint32_t closest = 9; // bytes of ，有
      const std::uint32_t begin = context_.quantity(i).span.begin;
      if (const Span word = among(j);
          !word.empty() && word.end <= begin && (can_hold(j, i) || begin - word.end <= closest))
        wholes_[i] = {j, word};
      return;
    }
  }

  /// 中 behind the figure, with at most its noun between; empty where it begins another word.
  [[nodiscard]] Span among(std::size_t j) const {
    constexpr std::uint32_t longest_noun = 12; // bytes
    const std::uint32_t end = context_.quantity(j).span.end;
    for (const auto &word : within(context_.parts, {end, end + longest_noun + 6})) {
      if (word.value != PartWord::among) continue;
      const std::string_view between = context_.text().substr(end, word.span.begin - end);
      return grammar::has_comma(between) ? Span{} : word.span;
    }
    return {};
  }

  /// Where the list that follows the figure right away ends: 5000万元（…）, 项目20个：…; its own place where none does.
  [[nodiscard]] std::uint32_t list_end(std::size_t whole) const {
    constexpr std::size_t longest_noun = 18; // bytes
    const std::uint32_t end = context_.quantity(whole).span.end;
    const std::string_view behind = context_.text().substr(end);
    std::size_t at = 0;
    while (at < longest_noun && is_han(behind.substr(at, 3))) at += 3;
    const std::string_view list = behind.substr(at);
    const bool bracket = grammar::opens_bracket(list, 0);
    if (!bracket && !grammar::is_colon(list, 0)) return end;
    const std::uint32_t begin = end + static_cast<std::uint32_t>(at);
    const std::uint32_t sentence_end = context_.clauses.sentences[frames_[whole].sentence].span.end;
    const std::string_view text = context_.text().substr(begin, sentence_end - std::min(begin, sentence_end));
    if (!bracket) return sentence_end;
    return begin + static_cast<std::uint32_t>(grammar::first_closing_bracket(text));
  }

  /// Whether i can stand in a list right behind j: money of one kind, or things and people counted alike.
  [[nodiscard]] bool can_list(std::size_t j, std::size_t i) const {
    if (quantity(i).unit == Unit::CNY) return can_hold(j, i);
    return quantity(i).unit == quantity(j).unit && quantity(i).classifier == quantity(j).classifier &&
           quantity(i).unit != Unit::percent && rates_[i] == rates_[j] && quantity(j).value >= quantity(i).value;
  }

  /// Items of a list right behind their whole that together come near it.
  void find_listed(std::size_t whole) {
    const std::uint32_t end = list_end(whole);
    std::vector<std::size_t> parts;
    std::optional<Decimal> sum = Decimal();
    const Decimal total = quantity(whole).value;
    for (std::size_t i = whole + 1; i < frames_.size() && context_.quantity(i).span.end <= end; ++i) {
      if (wholes_[i].value != i || aspects_[i] != Aspect::level || !can_list(whole, i)) continue;
      parts.push_back(i);
      if (sum) sum = sum->plus(quantity(i).value);
      if (parts.size() > farthest_whole) return;
    }
    const bool in_bracket = grammar::behind_closing_bracket(context_.text(), end) ||
                            grammar::closes_bracket(context_.text(), end); // 就业2000人（脱贫劳动力1500人）
    const bool told = in_bracket && !parts.empty() && sum && *sum < total &&
                      !dated(context_.quantity(whole).span.end, end) &&
                      std::all_of(parts.begin(), parts.end(), [&](std::size_t part) { return can_hold(whole, part); });
    if (!told && (parts.size() < 2 || !comes_near(sum, total))) return;
    for (const std::size_t part : parts) wholes_[part] = {whole, context_.quantity(whole).span};
  }

  [[nodiscard]] bool dated(std::uint32_t begin, std::uint32_t end) const {
    const auto &dates = context_.mentions.dates;
    const auto date = first_from(dates, begin);
    return date != dates.end() && date->span.begin < end;
  }

  /// 八个县，甲市帮扶四个县、乙市三个县、丙市一个县; 2800万元、1000万元，总额3800万元: figures of the sentence, side by
  /// side before or behind, that make the whole to its last digit.
  void find_exact_parts(std::size_t whole) {
    if (wholes_[whole].value != whole || quantity(whole).unit == Unit::percent) return;
    for (const bool ahead : {true, false}) {
      if (!ahead && !sums_up(whole)) return;
      std::optional<Decimal> sum = Decimal();
      std::vector<std::size_t> parts;
      for (std::size_t i = whole; ahead ? ++i < frames_.size() : i-- > 0;) {
        if (!can_sum(whole, i)) break;
        parts.push_back(i);
        sum = sum ? sum->plus(quantity(i).value) : std::nullopt;
        if (!sum || quantity(whole).value < *sum || parts.size() > farthest_whole) break;
        if (*sum == quantity(whole).value && tells_sum(whole, parts.size())) {
          for (const std::size_t part : parts) wholes_[part] = {whole, context_.quantity(whole).span};
          return;
        }
      }
    }
  }

  /// Whether the figure can be one of those that make the whole: counted alike, in its sentence, of no other whole.
  [[nodiscard]] bool can_sum(std::size_t whole, std::size_t i) const {
    return frames_[i].sentence == frames_[whole].sentence && wholes_[i].value == i && aspects_[i] == Aspect::level &&
           choices_[i].indicator == choices_[whole].indicator && can_list(whole, i) &&
           quantity(i).value < quantity(whole).value && quantity(i).qualifier == quantity(whole).qualifier;
  }

  /// Small and round numbers make each other by chance: not those of several digits, nor places that are paired.
  [[nodiscard]] bool tells_sum(std::size_t whole, std::size_t parts) const {
    const bool particular = quantity(whole).value.significant_digits() > 1;
    if (parts == 2) return particular && !info(whole).is(Use::other);
    return parts > 2 && (particular || info(whole).is(Use::paired_places));
  }

  /// 总额达3800万元: a word for a sum stands before the figure.
  [[nodiscard]] bool sums_up(std::size_t whole) const {
    const auto cues = within(context_.parts, frames_[whole].left);
    return std::any_of(cues.begin(), cues.end(), [](const auto &cue) { return cue.value == PartWord::whole; });
  }

  void find_for_share(std::size_t i) {
    const auto *cue = cue_for(i);
    if (info(i).is(Use::other) && cue == nullptr) return;
    const std::string_view before = frames_[i].left.of(context_.text());
    const bool of_total = before.find("占总") != std::string_view::npos;
    if (cue == nullptr && !of_total) return;
    for (std::size_t back = 1; back <= std::min(i, farthest_whole); ++back) {
      const std::size_t j = i - back;
      if (frames_[j].paragraph != frames_[i].paragraph) return;
      if (aspects_[j] != Aspect::level || quantity(j).unit == Unit::percent || info(j).family != info(i).family)
        continue;
      if (info(i).is(Use::other) && quantity(j).unit != Unit::person) continue; // 22万人，其中某族占74%
      if (cue != nullptr && context_.quantity(j).span.begin > cue->span.begin) continue;
      const std::size_t whole = of_total && wholes_[j].value != j ? wholes_[j].value : j;
      if (of_total && whole == j && back == 1) return; // the part itself, its whole is not stated
      wholes_[i] = {whole, cue != nullptr ? cue->span : frames_[i].left};
      return;
    }
  }

  /// 共投入…, 累计…: figures that later ones may add up to.
  [[nodiscard]] bool stated_as_whole(std::size_t i) const {
    if (info(i).is(Use::other) || aspects_[i] != Aspect::level || wholes_[i].value != i) return false;
    const auto cues = within(context_.parts, {frames_[i].whole_clause.begin, context_.quantity(i).span.begin});
    const bool clause =
        std::any_of(cues.begin(), cues.end(), [](const auto &cue) { return cue.value == PartWord::whole; });
    if (clause) return true;
    const auto earlier = within(context_.parts, {frames_[i].sentence_begin, context_.quantity(i).span.begin});
    return std::any_of(earlier.begin(), earlier.end(), [](const auto &cue) { return cue.value == PartWord::whole; });
  }

  /// An enumeration behind the whole: figures of its kind, told apart by giver or by sector, that together come near
  /// it.
  void find_parts_of(std::size_t whole) {
    constexpr std::size_t farthest_part = 40;
    std::vector<std::size_t> parts;
    std::optional<Decimal> sum = Decimal();
    const Decimal total = quantity(whole).value;
    for (std::size_t i = whole + 1; i < frames_.size() && i - whole <= farthest_part; ++i) {
      if (frames_[i].paragraph > frames_[whole].paragraph + 1) break;
      if (wholes_[i].value != i || aspects_[i] != Aspect::level || !can_hold(whole, i) || same_sentence(whole, i))
        continue;
      if (!told_apart(whole, parts, i)) break;
      parts.push_back(i);
      if (sum) sum = sum->plus(quantity(i).value);
    }
    if (parts.size() < 3 || !comes_near(sum, total)) return;
    for (const std::size_t part : parts) wholes_[part] = {whole, context_.quantity(whole).span};
  }

  [[nodiscard]] bool same_sentence(std::size_t a, std::size_t b) const {
    return frames_[a].sentence == frames_[b].sentence;
  }

  [[nodiscard]] bool told_apart(std::size_t whole, const std::vector<std::size_t> &parts, std::size_t i) const {
    const auto &own = context_.parties[i].assisting;
    const bool by_giver = own != context_.parties[whole].assisting;
    const bool by_sector = sectors_[i].value != Sector::none && sectors_[i].value != sectors_[whole].value;
    if (!by_giver && !by_sector) return false;
    return std::none_of(parts.begin(), parts.end(), [&](std::size_t j) {
      return by_giver ? !own.empty() && context_.parties[j].assisting == own : sectors_[j].value == sectors_[i].value;
    });
  }

  const Context &context_;
  const std::vector<Frame> &frames_;
  const std::vector<Choice> &choices_;
  const std::vector<Aspect> &aspects_;
  const std::vector<Per> &rates_;
  const std::vector<Decided<Sector>> &sectors_;
  std::vector<Decided<std::size_t>> wholes_;
};

/// 合计 or 共 right before the figure.
bool adds_up(const Context &context, const Frame &frame) {
  if (ends_at(context.text(), frame.left.end, "共")) return true;
  const auto before = within(context.words, frame.left);
  return !before.empty() && before.back().value == context.rules.sum_words &&
         frame.left.end - before.back().span.end <= 6;
}

} // namespace

void mix_funds(const Context &context, const std::vector<Frame> &frames, std::vector<Choice> &choices,
               const std::vector<Decided<std::size_t>> &wholes) {
  const auto is = [&](std::size_t i, Use use) { return context.rules.indicators[choices[i].indicator].is(use); };
  const auto total = row_of(context.rules, Use::total);
  if (!total) return;
  for (std::size_t i = 0; i < wholes.size(); ++i) {
    const std::size_t whole = wholes[i].value;
    if (whole != i && is(i, Use::social) && is(whole, Use::fiscal)) choices[whole].indicator = *total;
  }
  // 财政资金3000万元、社会帮扶资金500万元，合计3500万元
  for (std::size_t i = 2; i < frames.size(); ++i) {
    if (context.quantity(i).quantity.unit != Unit::CNY || !adds_up(context, frames[i])) continue;
    if (is(i - 1, Use::social) && is(i - 2, Use::fiscal) && frames[i - 2].statement_begin == frames[i].statement_begin)
      choices[i].indicator = *total;
  }
}

std::vector<Decided<std::size_t>> find_wholes(const Context &context, const std::vector<Frame> &frames,
                                              const std::vector<Choice> &choices, const std::vector<Aspect> &aspects,
                                              const std::vector<Per> &rates,
                                              const std::vector<Decided<Sector>> &sectors) {
  if (context.parties.size() < frames.size()) return {};
  return WholeFinder(context, frames, choices, aspects, rates, sectors).all();
}

} // namespace observing
} // namespace v0
} // namespace jiedui
