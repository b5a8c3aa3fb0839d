#include "jiedui/facts/pairings.hpp"

#include "grouped_places.hpp"
#include "pair_evidence.hpp"
#include "paired_bodies.hpp"
#include "pairing_cues.hpp"
#include "pairing_terms.hpp"
#include "place_groups.hpp"
#include "sides.hpp"

#include "jiedui/rules/table_reader.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

namespace jiedui {
inline namespace v0 {
class PairingRules {
public:
  Sides sides;
  CueRules cues;
};

Result<std::shared_ptr<const PairingRules>> compile_pairing_rules(const Rules &rules) {
  auto compiled = std::make_shared<PairingRules>();
  TableReader read(rules);
  compiled->sides = read.take(compile_sides(rules));
  compiled->cues = read.take(compile_cue_rules(rules));
  return read.finish(std::move(compiled));
}

namespace {

class PairingReader {
public:
  PairingReader(const Document &document, const Mentions &mentions, const Clauses &clauses,
                const std::vector<PlaceGroup> &groups, const PairingRules &rules)
      : document_(document), text_(document.folded()), mentions_(mentions), clauses_(clauses), rules_(rules),
        groups_(groups), cues_(text_, mentions, rules.cues), bodies_(text_, mentions, clauses, cues_, rules.sides),
        shows_programme_(cues_.show_programme() || title_shows_programme()),
        terms_(document, mentions, clauses, cues_, rules.sides), year_(terms_.year()) {}

  std::vector<Pairing> read() {
    for (const Paragraph &paragraph : clauses_.paragraphs) note_programme(paragraph);
    for (const Sentence &sentence : clauses_.sentences) read_sentence(sentence);
    if (shows_programme_) read_whole_text();
    drop_wider();
    return std::move(pairings_);
  }

private:
  using Groups = std::span<const PlaceGroup>;

  static constexpr int receives_ = 4; ///< the highest rank of who receives in the east-west programmes

  static constexpr std::string_view implied = "implied";   ///< rule of what the words only imply
  static constexpr std::string_view together = "together"; ///< 甲市与乙州两地: wider than another one, yet stated
  static constexpr std::string_view bare_field = "field.plain"; ///< 甲市与乙州协作

  /// So many places back or on a reader still has in mind; keeps long lists linear.
  static constexpr std::size_t memory = 24;

  static Groups first(Groups groups) { return groups.first(std::min(groups.size(), memory)); }
  static Groups last(Groups groups) { return groups.last(std::min(groups.size(), memory)); }

  /// The nearest group that ends by `at` and passes the test.
  template <class Test> const PlaceGroup *last_before(Groups groups, std::uint32_t at, Test &&test) const {
    const auto end =
        std::lower_bound(groups.begin(), groups.end(), at,
                         [](const PlaceGroup &group, std::uint32_t byte) { return group.span.begin < byte; });
    const auto length = static_cast<std::size_t>(end - groups.begin());
    for (std::size_t step = 1; step <= std::min(length, memory); ++step) {
      const PlaceGroup &group = groups[length - step];
      if (group.span.end <= at && test(group)) return &group;
    }
    return nullptr;
  }

  [[nodiscard]] std::string_view before(const PlaceGroup &group, std::uint32_t bytes) const {
    const std::uint32_t begin = group.span.begin > bytes ? group.span.begin - bytes : 0;
    return text_.substr(begin, group.span.begin - begin);
  }

  [[nodiscard]] bool can_give(const PlaceGroup &giver, const PlaceGroup &receiver) const {
    constexpr int can_help = 5;
    return !giver.phrases.front().inside_name && !giver.phrases.front().combined && !is_venue(giver, text_) &&
           rules_.sides.rank(giver.codes) >= can_help && rules_.sides.direction(giver.codes, receiver.codes) > 0;
  }

  [[nodiscard]] bool title_shows_programme() const {
    return std::any_of(mentions_.title_tokens.begin(), mentions_.title_tokens.end(), [&](const Token &token) {
      return token.sense.table == rules_.cues.table && shows_programme(rules_.cues.meanings[token.sense.row]);
    });
  }

  /// Where no words pair two places, or provinces only: the pair that the text as a whole speaks for; else the one
  /// listed pair that it names, and the one place of a region that is listed with whom the text says to aid the region.
  void read_whole_text() {
    std::vector<Pairing> wide;
    for (const Pairing &pairing : pairings_) {
      if (!pairing.assisting || !pairing.aided || aids_region(pairing)) continue;
      if (level_of(*pairing.assisting) != PlaceLevel::province || level_of(*pairing.aided) != PlaceLevel::province ||
          !is_combined(pairing))
        return;
      wide.push_back(pairing);
    }
    if (wide.empty() && read_listed_pair()) return;
    PairEvidenceReader evidence(text_, mentions_, clauses_, groups_, cues_, rules_.sides, year_);
    if (const auto pair = evidence.best(wide)) add_implied(pair->giver, pair->receiver, pair->words);
  }

  /// 京蒙协作: the words are a combined name and nothing else.
  [[nodiscard]] bool is_combined(const Pairing &pairing) const {
    const auto words = groups_in(groups_, pairing.evidence.front());
    return !words.empty() && words.front().phrases.front().combined;
  }

  bool read_listed_pair() {
    constexpr std::size_t most = 64; // places; a longer list is about no one pair
    std::map<PlaceCode, Span> named;
    for (const PlaceGroup &group : groups_) {
      if (group.open || is_venue(group, text_) || is_clipped(group, text_)) continue;
      for (const PlacePhrase &phrase : group.phrases)
        if (!phrase.inside_name && !phrase.combined && phrase.codes.size() == 1)
          named.try_emplace(phrase.codes[0], phrase.span);
    }
    if (named.size() > most) return false;
    std::vector<std::pair<PlaceCode, PlaceCode>> listed;
    for (const auto &[giver, giver_words] : named)
      for (const auto &[receiver, receiver_words] : named)
        if (rules_.sides.direction({giver}, {receiver}) > 0 && level_of(receiver) == PlaceLevel::prefecture &&
            rules_.sides.official(giver, receiver, year_) && narrower_than_region(giver, receiver))
          listed.emplace_back(giver, receiver);
    if (listed.size() != 1) return false;
    const auto &[giver, receiver] = listed.front();
    const Span first = named[giver], second = named[receiver];
    add_implied(giver, receiver, first.begin < second.begin ? first : second);
    return true;
  }

  /// 援藏, 援疆
  [[nodiscard]] static bool aids_region(const Pairing &pairing) {
    constexpr std::array<PlaceCode, 3> regions{540000, 630000, 650000};
    return pairing.rule == implied && std::find(regions.begin(), regions.end(), *pairing.aided) != regions.end();
  }

  /// Whether the text says that this giver aids the region round the place, or says nothing of anybody.
  [[nodiscard]] bool narrower_than_region(PlaceCode giver, PlaceCode receiver) const {
    if (pairings_.empty()) return true;
    return std::any_of(pairings_.begin(), pairings_.end(), [&](const Pairing &pairing) {
      return pairing.assisting == giver && pairing.aided && receiver != *pairing.aided &&
             lies_in(receiver, *pairing.aided);
    });
  }

  void note_programme(const Paragraph &paragraph) {
    OnProgramme found;
    for (const Cue &cue : cues_.in(paragraph.span)) {
      found.states = found.states || states_pairing(cue.meaning.form);
      if (found.paired == nullptr && (cue.meaning.form == CueForm::pair || cue.meaning.form == CueForm::assist))
        found.paired = &cue;
    }
    on_programme_.push_back(found);
  }

  void read_sentence(const Sentence &sentence) {
    const Groups groups = groups_in(groups_, sentence.span);
    const auto cues = cues_.in(sentence.span);
    bool stated = false, field = false, aid = false;
    for (const Cue &cue : cues) {
      const CueForm form = cue.meaning.form;
      if (!states_pairing(form) && form != CueForm::aid) continue;
      field = field || form != CueForm::aid;
      aid = aid || form == CueForm::aid;
      const bool by_places = read_cue(cue, sentence);
      const bool by_bodies = !by_places && read_bodies(cue, sentence);
      stated = stated || by_places || by_bodies;
    }
    if (field || aid) read_agreements(sentence, groups, cues);
    read_plain_list(sentence);
    if (shows_programme_ || !pairings_.empty()) {
      read_joined(groups);
      read_both(groups);
    }
    if (!stated && (field || on_programme_[sentence.paragraph].states)) read_visit(groups, cues, field);
    if (!stated && aid && on_programme_[sentence.paragraph].states) read_help_after(sentence, groups);
    if (!stated && shows_programme_)
      for (std::uint32_t i = 0; i < sentence.clauses; ++i)
        read_listed(groups_in(groups_, clauses_.clauses[sentence.first_clause + i].span));
  }

  /// 天津——甘肃 as a heading, 苏陕协作（镇江—渭南）: two places that a stroke joins, and nothing else beside them.
  void read_joined(Groups groups) {
    for (std::size_t i = 1; i < groups.size(); ++i) {
      const PlaceGroup &first = groups[i - 1], &second = groups[i];
      if (first.span.end >= second.span.begin || first.codes.size() != 1 || second.codes.size() != 1) continue;
      if (!is_stroke(cues_.between(first.span.end, second.span.begin)) || !is_framed(joined(first.span, second.span)))
        continue;
      const bool forward = can_give(first, second);
      if (!forward && !can_give(second, first)) continue;
      const PlaceCode a = first.codes[0], b = second.codes[0];
      add_implied(forward ? a : b, forward ? b : a, joined(first.span, second.span));
    }
  }

  /// 甲市与乙州两地, 乙县所需、甲区所能: two of one level whose provinces are paired.
  void read_both(Groups groups) {
    for (std::size_t i = 1; i < groups.size(); ++i) {
      const PlaceGroup &first = groups[i - 1], &second = groups[i];
      if (first.codes.size() != 1 || second.codes.size() != 1 || !are_counted_together(first, second, text_)) continue;
      const PlaceCode a = first.codes[0], b = second.codes[0];
      const bool forward = can_give(first, second);
      if (level_of(a) != level_of(b) || province_of(a) == province_of(b) || (!forward && !can_give(second, first)))
        continue;
      const PlaceCode giver = forward ? a : b, receiver = forward ? b : a;
      if (!rules_.sides.programme(giver, receiver, year_).empty())
        add_implied(giver, receiver, joined(first.span, second.span), together);
    }
  }

  [[nodiscard]] static bool is_stroke(std::string_view gap) {
    constexpr std::array<std::string_view, 9> strokes{"-", "–", "—", "——", "－", "→", "·", "/", "--"};
    return std::find(strokes.begin(), strokes.end(), gap) != strokes.end();
  }

  /// Whether the words are a paragraph of their own or all that brackets hold.
  [[nodiscard]] bool is_framed(Span words) const {
    const std::string_view head = text_.substr(0, words.begin), tail = text_.substr(words.end);
    const auto ends = [](std::string_view text, std::initializer_list<std::string_view> marks) {
      return std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) { return text.ends_with(mark); });
    };
    const auto starts = [](std::string_view text, std::initializer_list<std::string_view> marks) {
      return std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) { return text.starts_with(mark); });
    };
    return (head.empty() || ends(head, {"\n", "(", "（", "【", "[", "“", "、", "。"})) &&
           (tail.empty() || starts(tail, {"\n", ")", "）", "】", "]", "”", "：", ":"}));
  }

  /// …建立结对关系：甲区与乙县，丙区与丁县: clauses that hold nothing but two linked places.
  void read_plain_list(const Sentence &sentence) {
    const Cue *cue = on_programme_[sentence.paragraph].paired;
    if (cue == nullptr) return;
    for (std::uint32_t i = 0; i < sentence.clauses; ++i) {
      const Span clause = clauses_.clauses[sentence.first_clause + i].span;
      const Groups here = groups_in(groups_, clause);
      if (here.size() != 2 || clause.begin < cue->span.end || here[0].span.begin > clause.begin + 3 ||
          here[1].span.end + 6 < clause.end || !linked(here[0], here[1], CueForm::field))
        continue;
      add_linked(here[0], here[1], *cue);
    }
  }

  /// 广东携手广西、贵州共建: who is publicly paired and linked in a clause of a text on the programme.
  void read_listed(Groups groups) {
    constexpr std::array<std::string_view, 16> links{"携手", "联手", "与",   "和",   "同", "向",   "对",   "拨付",
                                                     "帮助", "支持", "支援", "援助", "给", "帮扶", "驰援", "援建"};
    constexpr std::uint32_t reach = 12;
    for (std::size_t i = 1; i < groups.size(); ++i) {
      const PlaceGroup &first = groups[i - 1], &second = groups[i];
      if (first.span.end > second.span.begin || is_clipped(first, text_) || is_clipped(second, text_)) continue;
      const std::string_view gap = cues_.between(first.span.end, second.span.begin);
      if (gap.size() > 4 * reach || count_characters(gap) > reach || !holds_any(gap, links)) continue;
      const bool forward = can_give(first, second);
      if (!forward && !can_give(second, first)) continue;
      const PlaceGroup &giver = forward ? first : second, &receiver = forward ? second : first;
      if (giver.open || giver.codes.size() != 1 || receiver.phrases.front().inside_name ||
          receiver.phrases.front().combined)
        continue;
      const bool all = std::all_of(receiver.codes.begin(), receiver.codes.end(), [&](PlaceCode aided) {
        return rules_.sides.official(giver.codes[0], aided, year_);
      });
      for (const PlaceCode aided : receiver.codes)
        if (all) add_implied(giver.codes[0], aided, joined(first.span, second.span));
    }
  }

  bool read_cue(const Cue &cue, const Sentence &sentence) {
    const Span clause = clauses_.clauses[clauses_.clause_at(cue.span.begin)].span;
    const Groups left = last(groups_in(groups_, {clause.begin, cue.span.begin}));
    const Groups right = first(groups_in(groups_, {cue.span.end, clause.end}));
    const Groups inside = groups_in(groups_, cue.span);
    if (!inside.empty()) return read_region(cue, left, inside.front());
    const Groups before = last(groups_in(groups_, {sentence.span.begin, cue.span.begin}));
    const Groups after = first(groups_in(groups_, {cue.span.end, sentence.span.end}));
    const Groups groups(before.data(), before.size() + after.size()); // side by side: no group starts in the cue
    return read_combined(cue, left) || read_chained(cue, clause, left, right) ||
           read_object(cue, clause, left, right, groups) || read_toward(cue, sentence, left) ||
           read_passive(cue, sentence, left) || read_mutual(cue, left) || read_support(cue, sentence, left) ||
           read_giver(cue, clause, left);
  }

  /// 浙江援疆: the region, unless the text names whom in it.
  bool read_region(const Cue &cue, Groups left, const PlaceGroup &region) {
    constexpr std::uint32_t reach = 4;
    if (left.empty() || left.back().codes.size() != 1 || !can_give(left.back(), region) ||
        !cues_.near(left.back().span.end, cue.span.begin, reach))
      return false;
    add_implied(left.back().codes[0], region.codes[0], joined(left.back().span, cue.span));
    return false; // whom exactly may stand beside it
  }

  /// 在A的对口帮扶下，B…
  bool read_support(const Cue &cue, const Sentence &sentence, Groups left) {
    constexpr std::uint32_t reach = 4;
    constexpr std::array<std::string_view, 4> under{"下", "支持下", "帮助下", "协作下"};
    const std::string_view after = text_.substr(cue.span.end);
    if (left.empty() || !cues_.near(left.back().span.end, cue.span.begin, reach) ||
        std::none_of(under.begin(), under.end(), [&](std::string_view word) { return after.starts_with(word); }))
      return false;
    const PlaceGroup &giver = left.back();
    const Groups later = groups_in(groups_, {cue.span.end, sentence.span.end});
    if (!later.empty() && can_give(giver, later.front()))
      return add(giver, later.front(), cue, joined(giver.span, later.front().span));
    const Groups paragraph = groups_in(groups_, clauses_.paragraphs[sentence.paragraph].span);
    const PlaceGroup *object = last_before(paragraph, giver.span.begin, [&](const PlaceGroup &group) {
      return !group.phrases.front().combined && can_give(giver, group);
    });
    return object != nullptr && add(giver, *object, cue, joined(object->span, cue.span));
  }

  bool read_bodies(const Cue &cue, const Sentence &sentence) {
    const Groups before = last(groups_in(groups_, {sentence.span.begin, cue.span.begin}));
    const Groups after = first(groups_in(groups_, {cue.span.begin, sentence.span.end}));
    const Groups groups(before.data(), before.size() + after.size());
    bool found = false;
    for (const PairedBodies &pair : bodies_.read(cue, groups)) {
      add_bodies(pair, cue);
      found = true;
    }
    return found;
  }

  void add_bodies(const PairedBodies &pair, const Cue &cue) {
    Pairing pairing;
    pairing.assisting = pair.assisting;
    pairing.aided = pair.aided;
    if (pair.assisting_body != nullptr) pairing.assisting_org = pair.assisting_body->organization->name;
    if (pair.aided_body != nullptr) pairing.aided_org = pair.aided_body->organization->name;
    if (!known_bodies_.emplace(pairing.assisting_org, pairing.assisting, pairing.aided_org, pairing.aided).second)
      return;
    constexpr PlaceCode xinjiang = 650000;
    const bool corps = pairing.aided_org.find("兵团") != std::string::npos; // in the region, without its codes
    const bool central = pair.assisting_body != nullptr && !pair.assisting;
    pairing.programme =
        terms_.programme(pair.assisting.value_or(0), pair.aided.value_or(corps ? xinjiang : 0), cue, central);
    pairing.rule = rules_.cues.ids[cue.row];
    pairing.evidence = {pair.words};
    terms_.set_validity(pairing, cue);
    pairings_.push_back(std::move(pairing));
  }

  /// 上海市、山东省，还有甲集团和乙集团: bodies at the end of a list stand on its side.
  void add_listed_bodies(const PlaceGroup &givers, const PlaceGroup &receivers, const Cue &cue) {
    const Span sentence = clauses_.sentences[clauses_.sentence_at(cue.span.begin)].span;
    if (receivers.codes.size() == 1)
      for (const Body *body : bodies_.continue_list(givers.span.end, sentence))
        add_bodies({body, nullptr, body->place, receivers.codes[0], body->span}, cue);
    if (givers.codes.size() == 1)
      for (const Body *body : bodies_.continue_list(receivers.span.end, sentence))
        add_bodies({nullptr, body, givers.codes[0], body->place, body->span}, cue);
  }

  /// 京蒙扶贫协作
  bool read_combined(const Cue &cue, Groups left) {
    constexpr std::uint32_t reach = 6;
    if (left.empty()) return false;
    const PlacePhrase &name = left.back().phrases.back();
    if (!name.combined || name.codes.size() != 2 || !cues_.near(name.span.end, cue.span.begin, reach)) return false;
    return add_either({name.codes[0]}, {name.codes[1]}, cue, name.span);
  }

  /// A对口帮扶B；东西部协作C；对口支援D: who helps B helps C and D too.
  bool read_chained(const Cue &cue, Span clause, Groups left, Groups right) {
    constexpr std::uint32_t lead = 4, reach = 20;
    if (chain_.giver == nullptr || !left.empty() || right.empty() || !states_pairing(cue.meaning.form) ||
        right.front().span.begin != cue.span.end ||
        count_characters(cues_.between(clause.begin, cue.span.begin)) > lead)
      return false;
    const std::string_view gap = cues_.between(chain_.end, cue.span.begin);
    if (gap.size() > 4 * reach || count_characters(gap) > reach ||
        holds_any(gap, std::array<std::string_view, 4>{"。", "！", "？", "\n"}) ||
        !can_give(*chain_.giver, right.front()))
      return false;
    return add_object(*chain_.giver, right.front(), cue, joined(chain_.giver->span, right.front().span));
  }

  bool add_object(const PlaceGroup &giver, const PlaceGroup &object, const Cue &cue, Span words) {
    chain_ = {&giver, object.span.end};
    return add(giver, object, cue, words);
  }

  /// A对口帮扶B, 对口支援B的有A
  bool read_object(const Cue &cue, Span clause, Groups left, Groups right, Groups groups) {
    if (right.empty()) return false;
    const PlaceGroup &object = right.front();
    if (object.phrases.front().combined || object.phrases.front().inside_name || begins_project(object, text_) ||
        names_team(object, text_))
      return false;
    const std::string_view gap = cues_.between(cue.span.end, object.span.begin);
    if (!is_object_gap(cue, gap)) return false;
    if (cue.meaning.form == CueForm::aid && object.phrases.front().generic) return false; // 帮扶省内某县
    if (cue.meaning.form == CueForm::aid && !is_region(object) && !aids_directly(cue, left, object)) return false;
    const auto next = std::find_if(groups.begin(), groups.end(),
                                   [&](const PlaceGroup &group) { return group.span.begin >= object.span.end; });
    if (next != groups.end() && names_givers(object, *next))
      return add(*next, object, cue, joined(cue.span, next->span));
    if (const PlaceGroup *giver = giver_before(cue, left, groups, object))
      return add_object(*giver, object, cue, joined(giver->span, object.span));
    if (next != groups.end() && next->span.begin > clause.end && is_subordinate(clause) && can_give(*next, object))
      return add(*next, object, cue, joined(cue.span, next->span));
    if (!left.empty() && can_give(object, left.back()) && cues_.near(left.back().span.end, cue.span.begin, 1))
      return add(object, left.back(), cue, joined(left.back().span, object.span)); // 乙县的对口帮扶单位甲区
    return false;
  }

  /// 甲区帮扶乙县, 甲市对口乙县: one giver, nothing between and no count of villages behind.
  [[nodiscard]] bool aids_directly(const Cue &cue, Groups left, const PlaceGroup &object) const {
    constexpr int always_gives = 7;
    return !left.empty() && left.back().span.end == cue.span.begin && cue.span.end == object.span.begin &&
           left.back().codes.size() == 1 &&
           (rules_.sides.rank(left.back().codes) >= always_gives || listed_ever(left.back().codes[0], object.codes)) &&
           rules_.sides.rank(object.codes) <= receives_ && !object.phrases.back().townships && !is_counted(object);
  }

  [[nodiscard]] bool listed_ever(PlaceCode giver, const PlaceCodes &receivers) const {
    return std::all_of(receivers.begin(), receivers.end(),
                       [&](PlaceCode receiver) { return rules_.sides.ever_official(giver, receiver); });
  }

  /// 景洪市6个贫困村
  [[nodiscard]] bool is_counted(const PlaceGroup &group) const {
    const auto &quantities = mentions_.quantities;
    const auto next =
        std::lower_bound(quantities.begin(), quantities.end(), group.span.end,
                         [](const QuantityMention &quantity, std::uint32_t at) { return quantity.span.begin < at; });
    return next != quantities.end() && next->span.begin == group.span.end;
  }

  [[nodiscard]] bool is_object_gap(const Cue &cue, std::string_view gap) const {
    constexpr std::array<std::string_view, 9> foreign{"与", "同", "由", "在", "、", "和", "至", "到", "”"};
    if (gap.empty()) return true;
    if (holds_any(gap, foreign)) return false;
    switch (cue.meaning.form) {
    case CueForm::assist:
      return cues_.near(cue.span.end, cue.span.end + static_cast<std::uint32_t>(gap.size()), 6) ||
             (count_characters(gap) <= 12 &&
              (gap.ends_with("的") || holds_any(gap, std::array<std::string_view, 3>{"是", "为", "有"})));
    case CueForm::aid: return gap == "的" || gap == "了";
    case CueForm::pair: return gap == "的" || gap == "了";
    default: return false;
    }
  }

  /// Provinces, prefectures and regions of several: what 助力 and 帮扶 alone can pair with.
  [[nodiscard]] bool is_region(const PlaceGroup &group) const {
    const bool wide = std::all_of(group.codes.begin(), group.codes.end(),
                                  [](PlaceCode code) { return level_of(code) != PlaceLevel::county; });
    return wide && !group.phrases.back().townships && !is_counted(group);
  }

  /// 对口支援日喀则的，有上海市、山东省
  [[nodiscard]] bool names_givers(const PlaceGroup &object, const PlaceGroup &next) const {
    const std::string_view gap = cues_.between(object.span.end, next.span.begin);
    const int direction = rules_.sides.direction(next.codes, object.codes);
    if (gap == "的") return direction > 0; // 对口支援广西的广东省
    return gap.starts_with("的") && gap.size() <= 24 && direction >= 0 &&
           holds_any(gap, std::array<std::string_view, 3>{"有", "是", "为"});
  }

  /// 自1996年对口帮扶黔西南州以来，宁波市…: the subject follows.
  [[nodiscard]] bool is_subordinate(Span clause) const {
    const std::string_view words = clause.of(text_);
    return words.starts_with("自") || words.starts_with("从") ||
           ends_with_any(words, std::array<std::string_view, 6>{"来", "后", "中", "时", "期间", "之际"});
  }

  /// The subject of the clause by word order, else the nearest place of higher rank.
  const PlaceGroup *giver_before(const Cue &cue, Groups left, Groups groups, const PlaceGroup &object) const {
    if (const PlaceGroup *arranges = arranger(left)) return arranges;
    if (!left.empty() && is_subject(left.back(), cue, object)) return &left.back();
    const bool other_subject = std::any_of(left.begin(), left.end(), [&](const PlaceGroup &group) {
      return !group.phrases.front().inside_name && !group.phrases.front().generic && !is_clipped(group, text_) &&
             !lies_in(object.codes[0], group.codes[0]);
    });
    if (other_subject) groups = left;
    return last_before(groups, cue.span.begin, [&](const PlaceGroup &group) {
      if (!can_give(group, object)) return false;
      const bool here = !left.empty() && group.span.begin >= left.front().span.begin;
      return here ? !cues_.remote(group.span.end, cue.span.begin) : !group.open;
    });
  }

  /// 江苏安排南京等9个市对口支援新疆: the province, where of its cities only examples are named.
  const PlaceGroup *arranger(Groups left) const {
    if (left.size() < 2 || !left.back().open) return nullptr;
    const auto found = std::find_if(left.begin(), left.end(),
                                    [&](const PlaceGroup &group) { return arranges(group, left.back(), text_); });
    return found == left.end() ? nullptr : &*found;
  }

  /// 贵州派出医务人员对口支援鄂州, against 贵州与对口帮扶城市上海.
  [[nodiscard]] bool is_subject(const PlaceGroup &group, const Cue &cue, const PlaceGroup &object) const {
    constexpr std::array<std::string_view, 8> joints{"和", "与", "同", "及", "、", "的", "对", "跟"};
    constexpr std::array<std::string_view, 6> nouns{"城市", "省份", "省市", "单位", "地区", "方"};
    constexpr std::uint32_t reach = 20;
    const std::string_view gap = cues_.between(group.span.end, cue.span.begin);
    return cue.meaning.form == CueForm::assist && !group.phrases.front().inside_name &&
           !group.phrases.front().combined && !group.phrases.front().generic && !is_clipped(group, text_) &&
           !is_venue(group, text_) && cues_.near(group.span.end, cue.span.begin, reach) &&
           !ends_with_any(gap, joints) && !holds_any(cues_.between(cue.span.end, object.span.begin), nouns) &&
           !holds_any(gap, passive_words);
  }

  /// 对甘肃省的扶贫协作
  bool read_toward(const Cue &cue, const Sentence &sentence, Groups left) {
    constexpr std::uint32_t reach = 6;
    if (left.empty() || cue.meaning.form == CueForm::pair) return false;
    const PlaceGroup &object = left.back();
    if (!cues_.near(object.span.end, cue.span.begin, reach)) return false;
    if (!ends_with_any(before(object, 3), std::array<std::string_view, 2>{"对", "向"})) return false;
    const Groups groups = groups_in(groups_, sentence.span);
    const PlaceGroup *giver =
        last_before(groups, object.span.begin, [&](const PlaceGroup &group) { return can_give(group, object); });
    return giver != nullptr && add(*giver, object, cue, joined(giver->span, cue.span));
  }

  /// B由A对口帮扶
  bool read_passive(const Cue &cue, const Sentence &sentence, Groups left) {
    constexpr std::uint32_t reach = 8, body = 8;
    if (left.empty() || cue.meaning.form == CueForm::field) return false;
    if (!cues_.near(left.back().span.end, cue.span.begin, reach)) return false;
    std::size_t first = left.size() - 1; // 由甲市交通委和乙区、丙县对口帮扶: the list goes back to the word
    while (!ends_with_any(before(left[first], 6), passive_words)) {
      if (first == 0 || !cues_.near(left[first - 1].span.end, left[first].span.begin, body) ||
          !ends_with_any(before(left[first], 3), std::array<std::string_view, 4>{"、", "和", "及", "与"}))
        return false;
      --first;
    }
    const Groups groups = groups_in(groups_, sentence.span), givers = left.subspan(first);
    const PlaceGroup *object = last_before(groups, givers.front().span.begin, [&](const PlaceGroup &group) {
      return !group.phrases.front().combined && rules_.sides.direction(givers.front().codes, group.codes) >= 0;
    });
    if (object == nullptr) return false;
    for (const PlaceGroup &giver : givers) add(giver, *object, cue, joined(object->span, cue.span));
    return true;
  }

  /// A与B结对, A、B对口合作座谈会, 甲区与乙县、丙区与丁县结对
  bool read_mutual(const Cue &cue, Groups left) {
    if (left.size() < 2 || cue.meaning.form == CueForm::aid) return false;
    const std::uint32_t reach = cue.meaning.form == CueForm::pair ? 14 : 9;
    if (!cues_.near(left.back().span.end, cue.span.begin, reach)) return false;
    bool found = false;
    for (std::size_t last = left.size() - 1; last >= 1;) {
      const PlaceGroup &second = left[last], &first = left[last - 1];
      if (!linked(first, second, cue.meaning.form)) break;
      found = add_linked(first, second, cue) || found;
      if (last < 3 || !cues_.near(left[last - 2].span.end, first.span.begin, 2)) break;
      last -= 2;
    }
    return found;
  }

  [[nodiscard]] bool linked(const PlaceGroup &first, const PlaceGroup &second, CueForm form) const {
    for (const PlacePhrase &phrase : {first.phrases.front(), second.phrases.front()})
      if (phrase.combined || phrase.inside_name) return false;
    if (is_clipped(first, text_) && is_clipped(second, text_)) return false; // 援藏援疆
    const std::string_view gap = cues_.between(first.span.end, second.span.begin);
    if (gap.empty() || gap == "、" || gap == "·" || gap == "—" || gap == "——" || gap == "-" || gap == "－") return true;
    const std::uint32_t reach = form == CueForm::pair ? 14 : 10;
    return cues_.near(first.span.end, second.span.begin, reach) &&
           holds_any(gap, std::array<std::string_view, 7>{"与", "同", "和", "跟", "对", "是", "为"});
  }

  bool add_linked(const PlaceGroup &first, const PlaceGroup &second, const Cue &cue) {
    const int direction = rules_.sides.direction(first.codes, second.codes);
    const Span words = joined(first.span, cue.span);
    if (is_clipped(first, text_) || is_clipped(second, text_)) { // 广东援疆
      if (direction > 0) add_implied(first.codes[0], second.codes[0], words);
      return direction > 0;
    }
    if (direction == 0 && cue.meaning.form == CueForm::field) return false;
    return direction >= 0 ? add(first, second, cue, words) : add(second, first, cue, words);
  }

  /// 昌平区对口帮扶的项目: the receiver is the county in play in the paragraph.
  bool read_giver(const Cue &cue, Span clause, Groups left) {
    if (left.empty() || cue.meaning.form != CueForm::assist) return false;
    const PlaceGroup &giver = left.back();
    if (giver.codes.size() != 1 || level_of(giver.codes[0]) != PlaceLevel::county || giver.phrases[0].inside_name ||
        giver.span.end != cue.span.begin)
      return false;
    const Span paragraph = clauses_.paragraphs[clauses_.paragraph_at(clause.begin)].span;
    const Groups groups = groups_in(groups_, paragraph);
    const PlaceGroup *object = last_before(groups, giver.span.begin, [&](const PlaceGroup &group) {
      return group.codes.size() == 1 && level_of(group.codes[0]) == PlaceLevel::county && can_give(giver, group);
    });
    return object != nullptr && add(giver, *object, cue, joined(giver.span, cue.span));
  }

  /// 16个区与西藏、新疆等省区的县签订“携手奔小康”行动协议: the giver may stand before in the paragraph.
  void read_agreements(const Sentence &sentence, Groups groups, std::span<const Cue> cues) {
    for (const Cue &cue : cues) {
      if (cue.meaning.form != CueForm::agree) continue;
      const Span clause = clauses_.clauses[clauses_.clause_at(cue.span.begin)].span;
      if (!cues_.helps(clause)) continue;
      const Groups here = last(groups_in(groups_, {clause.begin, cue.span.begin}));
      const auto object = std::find_if(here.begin(), here.end(), [&](const PlaceGroup &group) {
        return !group.phrases.front().combined &&
               (ends_with_any(before(group, 3), std::array<std::string_view, 4>{"与", "同", "和", "跟"}) ||
                (&group != &here.front() && cues_.between((&group - 1)->span.end, group.span.begin) == "、"));
      });
      if (object == here.end()) continue;
      if (const PlaceGroup *giver = nearest_party(*object, sentence, groups)) {
        const bool gives = rules_.sides.direction(giver->codes, object->codes) > 0;
        add(gives ? *giver : *object, gives ? *object : *giver, cue, joined(object->span, cue.span));
      }
    }
  }

  const PlaceGroup *nearest_party(const PlaceGroup &object, const Sentence &sentence, Groups groups) const {
    const Groups paragraph = groups_in(groups_, clauses_.paragraphs[sentence.paragraph].span);
    const auto partner = [&](const PlaceGroup &group) {
      return !group.phrases.front().generic && (can_give(group, object) || can_give(object, group));
    };
    const PlaceGroup *here = last_before(groups, object.span.begin, partner);
    return here != nullptr ? here : last_before(paragraph, object.span.begin, partner);
  }

  /// …；定向帮扶B: the giver stands in the sentence before, where just one is named there.
  void read_help_after(const Sentence &sentence, Groups groups) {
    constexpr int always_gives = 7;
    const Groups paragraph =
        groups_in(groups_, {clauses_.paragraphs[sentence.paragraph].span.begin, sentence.span.begin});
    if (paragraph.size() != 1 || groups.empty()) return;
    const PlaceGroup &giver = paragraph.front();
    if (giver.open || giver.codes.size() != 1 || rules_.sides.rank(giver.codes) < always_gives) return;
    for (const PlaceGroup &receiver : groups)
      if (!receiver.phrases.front().inside_name && !receiver.phrases.front().combined && !is_clipped(receiver, text_) &&
          can_give(giver, receiver))
        for (const PlaceCode aided : receiver.codes)
          if (rules_.sides.official(giver.codes[0], aided, year_))
            add_implied(giver.codes[0], aided, joined(giver.span, receiver.span));
  }

  /// With a word of the programme, two places in a sentence are a pair if the public lists pair them; so are one
  /// district and one county that visit each other, where nobody else is named.
  void read_visit(Groups groups, std::span<const Cue> cues, bool on_programme) {
    const auto visit =
        std::find_if(cues.begin(), cues.end(), [](const Cue &cue) { return cue.meaning.form == CueForm::visit; });
    if (visit == cues.end() && !on_programme) return;
    groups = first(groups);
    const PlaceCodes provinces = provinces_of(groups);
    const auto receiving = std::count_if(provinces.begin(), provinces.end(),
                                         [&](PlaceCode province) { return rules_.sides.rank(province) <= receives_; });
    if (receiving > 1) return; // several receivers: who meets whom is not said
    for (const PlaceGroup &giver : groups)
      for (const PlaceGroup &receiver : groups) {
        const PlacePhrase &aided_words = receiver.phrases.front();
        if (giver.open || is_clipped(receiver, text_) || aided_words.inside_name || aided_words.combined ||
            !can_give(giver, receiver))
          continue;
        for (const PlaceCode assisting : giver.codes)
          for (const PlaceCode aided : receiver.codes)
            if (rules_.sides.official(assisting, aided, year_) ||
                (visit != cues.end() && provinces.size() == 2 && counties_pair(giver.codes, receiver.codes)))
              add_implied(assisting, aided, joined(giver.span, receiver.span));
      }
  }

  [[nodiscard]] static PlaceCodes provinces_of(Groups groups) {
    PlaceCodes provinces;
    for (const PlaceGroup &group : groups)
      for (const PlaceCode code : group.codes) merge_codes(provinces, {province_of(code)});
    return provinces;
  }

  [[nodiscard]] bool counties_pair(const PlaceCodes &givers, const PlaceCodes &receivers) const {
    constexpr int always_gives = 7;
    const auto is_county = [](const PlaceCodes &codes) {
      return codes.size() == 1 && level_of(codes[0]) == PlaceLevel::county;
    };
    return is_county(givers) && is_county(receivers) && rules_.sides.rank(givers) >= always_gives &&
           rules_.sides.rank(receivers) <= receives_;
  }

  bool add_either(const PlaceCodes &a, const PlaceCodes &b, const Cue &cue, Span words) {
    const int direction = rules_.sides.direction(a, b);
    if (direction == 0) return false;
    const auto &[giver, receiver] = direction > 0 ? std::pair{a, b} : std::pair{b, a};
    constexpr int always_gives = 7;
    if (rules_.sides.rank(giver) < always_gives && !rules_.sides.official(giver[0], receiver[0], year_)) return false;
    add_pair(giver[0], receiver[0], cue, joined(words, cue.span));
    return true;
  }

  /// One with many; many with many only where 分别 lines them up.
  bool add(const PlaceGroup &givers, const PlaceGroup &receivers, const Cue &cue, Span words) {
    if (givers.codes.size() > 1 && receivers.codes.size() > 1) {
      const Span clause = clauses_.clauses[clauses_.clause_at(cue.span.begin)].span;
      if (givers.phrases.size() != receivers.phrases.size() ||
          joined(words, clause).of(text_).find("分别") == std::string_view::npos)
        return true; // stated, but who with whom is not said
      for (std::size_t i = 0; i < givers.phrases.size(); ++i)
        add_pair(givers.phrases[i].codes[0], receivers.phrases[i].codes[0], cue, words);
      return true;
    }
    bool added = false;
    for (const PlaceCode giver : givers.codes)
      for (const PlaceCode receiver : receivers.codes) added = add_pair(giver, receiver, cue, words) || added;
    if (added) add_listed_bodies(givers, receivers, cue);
    return added;
  }

  /// By the public lists or by a visit: gives way to a narrower one that is stated.
  void add_implied(PlaceCode assisting, PlaceCode aided, Span words, std::string_view rule = implied) {
    const auto [known, fresh] = known_.try_emplace({assisting, aided}, pairings_.size());
    if (!fresh) return;
    Pairing pairing;
    pairing.assisting = assisting;
    pairing.aided = aided;
    pairing.programme = terms_.programme(assisting, aided, {}, false);
    pairing.rule = rule;
    pairing.evidence = {words};
    pairings_.push_back(std::move(pairing));
  }

  void drop_wider() {
    std::set<std::pair<PlaceCode, PlaceCode>> wider, of_one_giver;
    for (const Pairing &pairing : pairings_) {
      if (!pairing.assisting || !pairing.aided) continue;
      const PlaceCode giver = *pairing.assisting, receiver = *pairing.aided;
      for (const PlaceCode around_giver : {giver, prefecture_of(giver), province_of(giver)})
        for (const PlaceCode around_receiver : {receiver, prefecture_of(receiver), province_of(receiver)}) {
          if (around_giver != giver || around_receiver != receiver) wider.emplace(around_giver, around_receiver);
          if (around_giver == giver && around_receiver != receiver) of_one_giver.emplace(giver, around_receiver);
        }
    }
    std::erase_if(pairings_, [&](const Pairing &pairing) {
      if (pairing.rule == implied) return wider.contains({*pairing.assisting, *pairing.aided});
      return pairing.rule == bare_field && of_one_giver.contains({*pairing.assisting, *pairing.aided});
    });
  }

  bool add_pair(PlaceCode assisting, PlaceCode aided, const Cue &cue, Span words) {
    if (lies_in(assisting, aided) || lies_in(aided, assisting)) return false;
    // 与索县携手奔小康、定点帮扶瓦房店市: what stands before is no giver.
    const int direction = rules_.sides.direction({assisting}, {aided}), rank = rules_.sides.rank(assisting);
    const bool receives = rank > 0 && rank < receives_;
    if (province_of(assisting) != province_of(aided) && (direction < 0 || (direction == 0 && receives)) &&
        !rules_.sides.ever_official(assisting, aided))
      return false;
    const auto [known, fresh] = known_.try_emplace({assisting, aided}, pairings_.size());
    if (fresh) {
      Pairing pairing;
      pairing.assisting = assisting;
      pairing.aided = aided;
      pairing.programme = terms_.programme(assisting, aided, cue, false);
      pairing.rule = rules_.cues.ids[cue.row];
      pairing.evidence = {words};
      terms_.set_validity(pairing, cue);
      pairings_.push_back(std::move(pairing));
    } else {
      Pairing &same = pairings_[known->second];
      if (same.rule == implied) same.rule = rules_.cues.ids[cue.row];
      if (!same.start) terms_.set_validity(same, cue);
    }
    return true;
  }

  const Document &document_;
  std::string_view text_;
  const Mentions &mentions_;
  const Clauses &clauses_;
  const PairingRules &rules_;
  const std::vector<PlaceGroup> &groups_;
  Cues cues_;
  BodyReader bodies_;
  /// What a paragraph says of the programme, and its first word that pairs somebody.
  struct OnProgramme {
    bool states = false;
    const Cue *paired = nullptr;
  };
  std::vector<OnProgramme> on_programme_; ///< by paragraph
  /// Who was said last to help whom, by a verb between the two.
  struct Chain {
    const PlaceGroup *giver = nullptr;
    std::uint32_t end = 0; ///< of who is helped
  };
  Chain chain_;
  bool shows_programme_ = false;
  PairingTerms terms_;
  int year_ = 0; ///< of the text; 0 where it does not say
  std::vector<Pairing> pairings_;
  std::map<std::pair<PlaceCode, PlaceCode>, std::size_t> known_;
  std::set<std::tuple<std::string, std::optional<PlaceCode>, std::string, std::optional<PlaceCode>>> known_bodies_;
};

} // namespace

std::vector<PlaceGroup> group_places(const Document &document, const Mentions &mentions, const PairingRules &rules) {
  return group_places(document.folded(), mentions, rules.sides);
}

std::vector<Pairing> read_pairings(const Document &document, const Mentions &mentions, const Clauses &clauses,
                                   const std::vector<PlaceGroup> &groups, const PairingRules &rules) {
  return PairingReader(document, mentions, clauses, groups, rules).read();
}

std::vector<Pairing> read_pairings(const Document &document, const Mentions &mentions, const Clauses &clauses,
                                   const PairingRules &rules) {
  return read_pairings(document, mentions, clauses, group_places(document, mentions, rules), rules);
}

} // namespace v0
} // namespace jiedui
