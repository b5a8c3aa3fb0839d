#include "frames.hpp"

#include "../../mentions/characters.hpp"

namespace jiedui {
inline namespace v0 {
namespace observing {
namespace {

constexpr std::uint32_t longest_window = 180; // bytes that count as near on either side
constexpr std::size_t longest_search = 24;    // mentions looked through for who acts
constexpr int naming_weight = 2;              // points from which a word names a programme
constexpr std::uint32_t farthest_actor = 600; // bytes

template <class Value> FoundWords<Value> words_of(const Tokens &tokens, const TypedTable<Value> &table) {
  FoundWords<Value> words;
  const auto of_table = tokens.of(table.table);
  words.reserve(of_table.size());
  std::uint32_t shielded = 0;
  for (const Token &token : of_table) {
    const bool repeated = !words.empty() && words.back().span == token.span;
    if (token.span.end <= shielded && !repeated) continue;
    shielded = std::max(shielded, token.span.end);
    words.push_back({token.span, table.rows[token.sense.row]});
  }
  return words;
}

bool single_character(Span span) { return span.size() <= 3; }

/// Places and names whose characters are no common words: 通州区 does not count districts.
bool inside_name(const std::vector<Span> &names, Span span) {
  const auto after = std::upper_bound(names.begin(), names.end(), span.begin,
                                      [](std::uint32_t at, Span name) { return at < name.begin; });
  return after != names.begin() && (after - 1)->contains(span);
}

/// Those that lie in no other, in the order of the text.
std::vector<Span> outermost(std::vector<Span> names) {
  std::sort(names.begin(), names.end(),
            [](Span a, Span b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; });
  std::vector<Span> kept;
  for (const Span name : names)
    if (kept.empty() || kept.back().end < name.end) kept.push_back(name);
  return kept;
}

/// @param of_institutions also of schools and hospitals, which tell a field of work.
std::vector<Span> names_of(const Mentions &mentions, bool of_institutions) {
  std::vector<Span> names;
  for (const PlaceMention &place : mentions.places)
    if (!place.generic) names.push_back(place.span);
  for (const OrganizationMention &mention : mentions.organization_mentions) {
    const OrganizationKind kind = mentions.organizations[mention.organization].kind;
    if (of_institutions || (kind != OrganizationKind::school && kind != OrganizationKind::hospital))
      names.push_back(mention.span);
  }
  return names;
}

/// 帮助培训, 帮助销售: what is done is said by the word behind; else 帮助 says that people benefit.
void settle_help(Context &context) {
  auto &words = context.words;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].value != context.rules.helping_words) continue;
    bool done = false;
    for (std::size_t next = i + 1; next < words.size() && words[next].span.begin <= words[i].span.end; ++next)
      done = done || (words[next].span.begin == words[i].span.end && context.rules.actions.test(words[next].value));
    words[i].value = done ? ClassNumber{ignored} : context.rules.benefit_words;
  }
}

/// At most 在, 和 or the like before it.
bool begins_clause(const Context &context, Span word) {
  constexpr std::uint32_t lead_in = 3; // bytes
  return word.begin <= context.clauses.clauses[context.clauses.clause_at(word.begin)].span.begin + lead_in;
}

/// “点亮未来”: a name or slogan between quotation marks says nothing of the figures outside.
bool inside_slogan(const Context &context, Span word) {
  const auto &quotes = context.clauses.quotes;
  const auto behind = std::upper_bound(quotes.begin(), quotes.end(), word.begin,
                                       [](std::uint32_t at, Span quote) { return at < quote.begin; });
  if (behind == quotes.begin() || !(behind - 1)->contains(word)) return false;
  const auto &quantities = context.mentions.quantities;
  const auto inside = std::lower_bound(quantities.begin(), quantities.end(), word.end,
                                       [](const QuantityMention &q, std::uint32_t at) { return q.span.begin < at; });
  return inside == quantities.end() || inside->span.begin >= (behind - 1)->end;
}

/// 目标任务：…, 2023年重点任务是…, 一、工作目标: the words end what they stand in.
bool heads_section(const Context &context, Span word) {
  constexpr std::uint32_t longest_lead = 45; // bytes of 2023年东西部协作
  const Span clause = context.clauses.clauses[context.clauses.clause_at(word.begin)].span;
  if (word.begin - clause.begin > longest_lead ||
      one_ends_at(context.text(), word.begin, "完成", "实现", "完成了", "各项"))
    return false;
  if (one_stands_at(context.text(), word.end, "：", ":", "是", "为")) return true;
  constexpr std::uint32_t longest_numbering = 12; // bytes
  const std::uint32_t sentence = context.clauses.sentence_at(word.begin);
  return word.end == context.clauses.sentences[sentence].span.end && word.begin - clause.begin <= longest_numbering;
}

/// Paragraphs under a heading that lays down what is to come.
void find_planned_sections(Context &context) {
  constexpr std::uint32_t longest_section = 30; // paragraphs
  const auto &paragraphs = context.clauses.paragraphs;
  context.section_plan.assign(paragraphs.size(), {});
  for (const auto &word : context.modality) {
    if (word.value.reach != Reach::section) continue;
    std::uint32_t number = context.clauses.paragraph_at(word.span.begin);
    if (word.span.end != paragraphs[number].span.end) continue;
    const std::size_t end = std::min<std::size_t>(paragraphs.size(), number + longest_section);
    while (++number < end && !paragraphs[number].heading) context.section_plan[number] = word.span;
  }
}

/// 2024年销售额, 全年产值: what looks like a rate begins with the last character of a year.
bool belongs_to_year(const Context &context, Span word) {
  if (!stands_at(context.text(), word.begin, "年")) return false;
  const auto &dates = context.mentions.dates;
  const auto date = std::lower_bound(dates.begin(), dates.end(), word.begin,
                                     [](const DateMention &d, std::uint32_t at) { return d.span.end <= at; });
  return (date != dates.end() && date->span.begin <= word.begin) ||
         one_ends_at(context.text(), word.begin, "全", "当", "今", "去", "上", "本", "明", "前", "同", "往", "历", "近",
                     "多", "两", "三", "五", "十");
}

void find_words(Context &context) {
  const CompiledRules &rules = context.rules;
  const Tokens &tokens = context.mentions.tokens;
  context.words = words_of(tokens, rules.words);
  context.sectors = words_of(tokens, rules.sectors);
  context.modality = words_of(tokens, rules.modality);
  context.aspect = words_of(tokens, rules.aspect);
  context.per = words_of(tokens, rules.per);
  context.domain = words_of(tokens, rules.domain);
  context.parts = words_of(tokens, rules.parts);
  settle_help(context);
  std::erase_if(context.per, [&](const auto &word) { return belongs_to_year(context, word.span); });
  const std::vector<Span> names = outermost(names_of(context.mentions, true));
  std::vector<Span> rates; // 每县 names no county
  for (const auto &word : context.per) rates.push_back(word.span);
  // 合作社32家, 希望小学3所: a noun that a figure follows counts, though a name may end with it.
  const auto counted = [&](const auto &word) {
    const auto &quantities = context.mentions.quantities;
    const auto behind = std::lower_bound(quantities.begin(), quantities.end(), word.span.end,
                                         [](const QuantityMention &q, std::uint32_t at) { return q.span.begin < at; });
    return behind != quantities.end() && behind->span.begin == word.span.end;
  };
  std::erase_if(context.words, [&](const auto &word) {
    return word.value == ignored ||
           (inside_name(names, word.span) && (single_character(word.span) || !counted(word))) ||
           (single_character(word.span) && inside_name(rates, word.span));
  });
  for (const auto &word : context.words) {
    context.central = context.central || word.value == rules.central_words;
    context.matched = context.matched || word.value == rules.matching_words;
  }
  for (const Organization &body : context.mentions.organizations)
    context.central = context.central || one_stands_at(body.name, 0, "中国", "国家", "中央", "全国");
  const std::vector<Span> silent = outermost(names_of(context.mentions, false));
  std::erase_if(context.sectors,
                [&](const auto &word) { return word.value == Sector::none || inside_name(silent, word.span); });
  std::erase_if(context.modality, [&](const auto &word) {
    return !word.value.decides || (word.value.reach == Reach::section && !heads_section(context, word.span)) ||
           (word.value.opening && !begins_clause(context, word.span)) || inside_slogan(context, word.span);
  });
  for (const auto &word : context.modality)
    if (word.value.reach == Reach::document) {
      context.plan_document = word.span;
      break;
    }
  find_planned_sections(context);
}

void weigh_domain(Context &context) {
  context.domain_weight.assign(context.clauses.paragraphs.size(), 0);
  context.poverty_weight.assign(context.clauses.paragraphs.size(), 0);
  context.designated.assign(context.clauses.paragraphs.size(), false);
  if (context.clauses.clauses.empty()) return;
  for (const auto &word : context.domain) {
    const std::uint32_t paragraph = context.clauses.paragraph_at(word.span.begin);
    context.domain_weight[paragraph] += word.value.weight;
    context.document_weight += word.value.weight;
    if (word.value.weight >= naming_weight) context.named_weight += word.value.weight;
    if (word.value.poverty) {
      ++context.poverty_weight[paragraph];
      ++context.poverty_words;
    }
    if (word.span.of(context.text()).starts_with("定点")) context.designated[paragraph] = context.designates = true;
  }
}

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

bool assists(const PartyScope &party, const PlaceMention &place) {
  return std::any_of(place.codes.begin(), place.codes.end(), [&](PlaceCode code) {
    return std::any_of(party.assisting.begin(), party.assisting.end(),
                       [&](PlaceCode assisting) { return province_of(code) == province_of(assisting); });
  });
}

/// The places and bodies of a clause that say who acts and where to.
class Actors {
public:
  Actors(const Context &context, const Frame &frame, std::size_t i)
      : context_(context), frame_(frame), party_(i < context.parties.size() ? context.parties[i] : none_),
        quantity_(context.quantity(i)) {}

  void add_to(Classes &near, Classes &clause) const {
    if (!party_.assisting.empty()) clause.set(giver);
    add_places(near, clause);
    add_giver(clause);
    if (quantity_.per == Per::month) clause.set(monthly);
    if (quantity_.per != Per::none) clause.set(rate);
    if (one_ends_at(context_.text(), quantity_.span.begin, "等", "等共", "等各类")) clause.set(kinds_listed);
    const auto behind = static_cast<unsigned char>(
        quantity_.span.end < context_.text().size() ? context_.text()[quantity_.span.end] : '\n');
    if (behind < 0xE4 || behind > 0xE9) clause.set(closes);
  }

private:
  void add_places(Classes &near, Classes &clause) const {
    const auto &places = context_.mentions.places;
    auto place = std::lower_bound(places.begin(), places.end(), frame_.whole_clause.begin,
                                  [](const PlaceMention &p, std::uint32_t at) { return p.span.begin < at; });
    for (std::size_t looked = 0; place != places.end() && place->span.end <= frame_.whole_clause.end; ++place) {
      if (++looked > longest_search) return;
      const bool assisting = assists(party_, *place);
      if (place->inside_name || (!assisting && !lies_in_assisting_province(*place))) continue;
      const std::uint32_t end = place->span.end;
      if (assisting && counts_right_behind(end) && !is_goal(place->span)) clause.set(of_assisting);
      if (!is_goal(place->span)) continue;
      clause.set(to_assisting);
      if (frame_.left.contains(place->span) || frame_.right.contains(place->span)) {
        near.set(to_assisting);
        clause.set(near_assisting);
      }
    }
  }

  /// 北京市13个区, not 北京市向13个县.
  [[nodiscard]] bool counts_right_behind(std::uint32_t end) const {
    constexpr std::uint32_t most_bytes = 12;
    if (end > quantity_.span.begin || quantity_.span.begin - end > most_bytes ||
        characters(context_.text(), end, quantity_.span.begin) > 3)
      return false;
    const std::string_view gap = context_.text().substr(end, quantity_.span.begin - end);
    return std::none_of(std::begin(prepositions), std::end(prepositions),
                        [&](std::string_view word) { return gap.find(word) != std::string_view::npos; });
  }
  static constexpr std::string_view prepositions[] = {"向", "对", "给", "为", "与", "和", "帮", "至", "到"};

  /// Whether the place is in a province that assists others and is not the aided one's.
  [[nodiscard]] bool lies_in_assisting_province(const PlaceMention &place) const {
    const auto &provinces = context_.rules.assisting_provinces;
    return std::any_of(place.codes.begin(), place.codes.end(), [&](PlaceCode code) {
      return std::binary_search(provinces.begin(), provinces.end(), province_of(code)) &&
             std::none_of(party_.aided.begin(), party_.aided.end(),
                          [&](PlaceCode aided) { return province_of(aided) == province_of(code); });
    });
  }

  /// 到, 赴, 来 … before the place.
  [[nodiscard]] bool is_goal(Span place) const {
    return one_ends_at(context_.text(), place.begin, "到", "赴", "来", "往", "至", "去", "进", "入", "在", "向");
  }
  /// 向, 对口帮扶 … before the place or before the places that it stands in line with.
  [[nodiscard]] bool is_object(std::vector<PlaceMention>::const_iterator place) const {
    const auto first = context_.mentions.places.begin();
    for (std::size_t looked = 0; place != first && looked < longest_search; ++looked, --place) {
      const Span before = (place - 1)->span;
      if (before.end > place->span.begin) continue;
      const std::string_view gap = context_.text().substr(before.end, place->span.begin - before.end);
      if (!gap.empty() && !is_one_of(gap, "、", "和")) break;
    }
    const Span head = place->span;
    return is_goal(head) || head.of(context_.text()).starts_with("援") ||
           one_ends_at(context_.text(), head.begin, "向", "对", "给", "为", "帮", "助", "与", "和", "援", "帮扶",
                       "扶贫", "协作", "结对", "援建");
  }

  enum class Actor : std::uint8_t { nobody, government, society, enterprise };

  /// The nearest body, place or word for society before the figure.
  [[nodiscard]] Actor nearest_actor(Span &words, const PlaceMention *&acting) const {
    const std::uint32_t to = quantity_.span.begin;
    const std::uint32_t from = std::max(frame_.statement_begin, to - std::min(to, farthest_actor));
    std::uint32_t best = 0;
    Actor actor = Actor::nobody;
    const auto consider = [&](Span span, Actor kind) {
      if (span.begin >= from && span.end <= to && span.begin + 1 > best) {
        best = span.begin + 1;
        actor = kind;
        words = span;
        acting = nullptr;
      }
    };
    const auto &bodies = context_.mentions.organization_mentions;
    auto body = std::lower_bound(bodies.begin(), bodies.end(), to,
                                 [](const OrganizationMention &m, std::uint32_t at) { return m.span.begin < at; });
    for (std::size_t looked = 0; body != bodies.begin() && looked < longest_search; ++looked) {
      --body;
      if (body->span.begin < from) break;
      const OrganizationKind kind = context_.mentions.organizations[body->organization].kind;
      consider(body->span, kind == OrganizationKind::government   ? Actor::government
                           : kind == OrganizationKind::enterprise ? Actor::enterprise
                                                                  : Actor::society);
    }
    const auto &places = context_.mentions.places;
    auto place = std::lower_bound(places.begin(), places.end(), to,
                                  [](const PlaceMention &p, std::uint32_t at) { return p.span.begin < at; });
    for (std::size_t looked = 0; place != places.begin() && looked < longest_search; ++looked) {
      --place;
      if (place->span.begin < from) break;
      if (place->inside_name || is_object(place) || place->span.begin < best) continue;
      consider(place->span, Actor::government);
      if (actor == Actor::government) acting = &*place;
    }
    for (const auto &word : within(context_.words, Span{from, to}))
      if (word.value == context_.rules.society_words)
        consider(word.span, word.span.of(context_.text()).ends_with("公司") ? Actor::enterprise : Actor::society);
    return actor;
  }

  /// Whether the place is aided, or lies round an aided one or in it: 成都市 and 甘孜县 of one province are two sides.
  [[nodiscard]] bool is_aided(const PlaceMention &place) const {
    return std::any_of(place.codes.begin(), place.codes.end(), [&](PlaceCode code) {
      return std::any_of(party_.aided.begin(), party_.aided.end(),
                         [&](PlaceCode aided) { return lies_in(aided, code) || lies_in(code, aided); });
    });
  }

  [[nodiscard]] static bool lies_in(PlaceCode inner, PlaceCode outer) {
    constexpr PlaceCode prefecture = 100, province = 10000;
    const PlaceCode size = outer % province == 0 ? province : outer % prefecture == 0 ? prefecture : 1;
    return inner / size == outer / size;
  }

  /// 日喀则接受援藏资金: who is named takes, he does not give.
  [[nodiscard]] bool receives(Span actor) const {
    const auto between = within(context_.words, {actor.end, quantity_.span.begin});
    return std::any_of(between.begin(), between.end(),
                       [&](const auto &word) { return word.value == context_.rules.accepting_words; });
  }

  void add_giver(Classes &clause) const {
    const PlaceMention *acting = nullptr;
    Span words;
    const Actor actor = nearest_actor(words, acting);
    if (actor == Actor::government) {
      const bool assisting = acting != nullptr && assists(party_, *acting);
      const bool aided = acting != nullptr && !assisting && is_aided(*acting);
      if (assisting) clause.set(giver_assisting);
      if (aided) clause.set(giver_aided);
      else if (!receives(words)) clause.set(giver_government);
    }
    if (actor == Actor::society || actor == Actor::enterprise) clause.set(giver_society);
    if (actor == Actor::enterprise) clause.set(giver_enterprise);
    if (context_.matched &&
        (actor == Actor::enterprise || words.of(context_.text()).find("企业") != std::string_view::npos))
      clause.set(giver_matched);
    const bool designated = context_.designated[frame_.paragraph] || (context_.designates && party_.assisting.empty());
    if (context_.central && designated && actor != Actor::government) clause.set(giver_central);
  }

  static inline const PartyScope none_{};
  const Context &context_;
  const Frame &frame_;
  const PartyScope &party_;
  const QuantityMention &quantity_;
};

bool only_list_marks(std::string_view gap) {
  return gap.empty() || is_one_of(gap, "、", "和", "及", ",", "，", "（", "(");
}

std::uint32_t cut_left(std::uint32_t from, std::uint32_t to) {
  return to - from > longest_window ? to - longest_window : from;
}

/// Bytes up to the first 、 behind the figure that stands in no bracket: 80个县（市、区）.
std::uint32_t list_mark_after(std::string_view text, std::uint32_t from, std::uint32_t to) {
  static constexpr CharacterSet marks(U"、（(");
  for (std::uint32_t at = marks.first(text, from, to); at < to; at = marks.first(text, step(text, at), to)) {
    if (stands_at(text, at, "、")) return at;
    const std::string_view rest = text.substr(at, to - at);
    const std::size_t close = std::min(rest.find("）"), rest.find(')'));
    if (close == std::string_view::npos) return to;
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

/// 19个工业、农业园区: where no known noun stands before the mark and no figure behind it, the noun stands there.
std::uint32_t noun_end(const Context &context, std::uint32_t from, std::uint32_t to) {
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
    const std::string_view mark = context.text().substr(sentences[sentence - 1].span.end, 3);
    const bool divides = sentences[sentence].span.of(context.text()).starts_with("其中"); // what was told before it
    if (mark != "；" && !mark.starts_with(";") && !divides) break;
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
  if (!gap.ends_with("、") && !gap.ends_with("和") && !gap.ends_with("及")) return false;
  if (gap.find("，") != std::string_view::npos) return false;
  const auto lead = static_cast<unsigned char>(quantity.span.end < text.size() ? text[quantity.span.end] : '\n');
  return lead >= 0xE4 && lead <= 0xE9;
}

/// 6000余户农户1.2万余人就业: households and their people with a noun between.
bool side_by_side(const Context &context, std::size_t i) {
  constexpr std::uint32_t longest_noun = 9; // bytes
  const QuantityMention &a = context.quantity(i - 1), &b = context.quantity(i);
  return a.quantity.unit == Unit::household && b.quantity.unit == Unit::person && b.span.begin > a.span.end &&
         b.span.begin - a.span.end <= longest_noun && static_cast<unsigned char>(context.text()[a.span.end]) >= 0xE4 &&
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
  for (const std::string_view whole :
       {"项目总投资的", "总投资的", "总任务的", "计划投资的", "规划总投资的", "应完成总投资的"})
    if (stands_at(text, at, whole)) at += static_cast<std::uint32_t>(whole.size());
  if (at != context.quantity(i).span.begin) return false;
  const std::string_view done = before.back().left.of(text);
  for (const std::string_view word : {"完成投资", "完成总投资", "建成", "完工", "竣工", "开工"})
    if (done.ends_with(word)) return true;
  return false;
}

} // namespace

int characters(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  int count = 0;
  for (std::uint32_t i = begin; i < end; ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) ++count;
  return count;
}

Context make_context(const Document &document, const Mentions &mentions, const Clauses &clauses,
                     const std::vector<PartyScope> &parties, const CompiledRules &rules) {
  Context context{document, mentions, clauses, parties, rules};
  find_words(context);
  weigh_domain(context);
  return context;
}

std::vector<Frame> make_frames(const Context &context) {
  std::vector<Frame> frames;
  const auto &quantities = context.mentions.quantities;
  if (context.clauses.clauses.empty()) return frames;
  frames.reserve(quantities.size());
  const std::vector<ClauseWords> clause_words = collect_clause_words(context);
  for (std::size_t i = 0; i < quantities.size(); ++i) {
    const QuantityMention &quantity = quantities[i];
    Frame frame;
    frame.clause = context.clauses.clause_at(quantity.span.begin);
    frame.sentence = context.clauses.clauses[frame.clause].sentence;
    frame.paragraph = context.clauses.sentences[frame.sentence].paragraph;
    frame.whole_clause = context.clauses.clauses[frame.clause].span;
    frame.sentence_begin = context.clauses.sentences[frame.sentence].span.begin;

    frame.statement_begin = statement_begin(context, frame.sentence);

    std::uint32_t from = frame.whole_clause.begin;
    if (i > 0 && quantities[i - 1].span.end > from) {
      from = quantities[i - 1].span.end;
      if (from <= quantity.span.begin && only_list_marks(context.text().substr(from, quantity.span.begin - from))) {
        frame.listed = true;
        from = frames[i - 1].left.begin;
      }
    }
    if (!frame.listed && follows_in_list(context, i, from)) from = quantity.span.begin;
    frame.left = {cut_left(std::min(from, quantity.span.begin), quantity.span.begin), quantity.span.begin};
    std::uint32_t to = std::max(frame.whole_clause.end, quantity.span.end);
    if (i + 1 < quantities.size()) to = std::min(to, std::max(quantities[i + 1].span.begin, quantity.span.end));
    to = std::min(noun_end(context, quantity.span.end, to), quantity.span.end + longest_window);
    frame.right = {std::min(quantity.number.end, quantity.span.end), to};

    frame.in_clause = clause_words[frame.clause].in_clause;
    frame.goes_on = i > 0 && goes_on(frames.back(), frame);
    frame.measures_work = measures_work(context, frames, frame, i);
    if (frame.goes_on) frame.in_clause |= frames.back().in_clause;
    frame.in_sentence = clause_words[frame.clause].in_sentence;
    Classes dynamic;
    Actors(context, frame, i).add_to(frame.near, dynamic);
    if (quantity.quantity.unit == Unit::CNY && builds_next(context, frame)) dynamic.set(purpose);
    frame.in_clause |= dynamic;
    frame.in_sentence |= dynamic;
    frames.push_back(frame);
  }
  // 88户356人脱贫: figures side by side share what stands behind them.
  for (std::size_t i = frames.size(); i-- > 1;)
    if (frames[i].clause == frames[i - 1].clause &&
        (quantities[i].span.begin == quantities[i - 1].span.end || side_by_side(context, i)))
      frames[i - 1].right.end = std::min(frames[i].right.end, quantities[i - 1].span.end + longest_window);
  return frames;
}

} // namespace observing
} // namespace v0
} // namespace jiedui
