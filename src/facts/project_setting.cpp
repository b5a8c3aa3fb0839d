#include "project_setting.hpp"

#include <algorithm>

namespace jiedui {
inline namespace v0 {

// ---- what is told of it ----

bool ProjectSetting::numbered_before(std::uint32_t at) const {
  constexpr std::uint32_t reach = 12; // bytes
  const auto next = first_quantity(at);
  if (next == mentions_.quantities.begin() || (next - 1)->quantity.unit != Unit::count) return false;
  const std::uint32_t end = (next - 1)->span.end;
  if (end >= at || at - end > reach || own_characters({end, at}) > 0) return false;
  for (std::uint32_t byte = end; byte < at; byte = step(text_, byte))
    if (!is_han(character(text_, byte))) return false;
  return true;
}

bool ProjectSetting::one_of_many(const ProjectPhrase &phrase) const {
  const std::uint32_t begin = phrase.span.begin;
  const std::string_view own = Span{phrase.own, phrase.last}.of(text_);
  if (own.find('+') != std::string_view::npos || numbered_before(begin) ||
      one_stands_at(text_, phrase.span.end, "+", "＋") || one_ends_at(text_, begin, "+", "＋"))
    return true;
  if (rules_.many.starting(text_, phrase.own) > 3 || holds({phrase.own, phrase.last}, rules_.undefined)) return true;
  if (!after_list(phrase) && rules_.many.ending(text_, begin) > rules_.definite.ending(text_, begin)) return true;
  const auto next = first_quantity(phrase.span.end);
  // 产业园等40个项目, 甲小学、乙小学|两个项目: the count is that of all
  const bool others = stands_at(text_, phrase.span.end, "等") || one_ends_at(text_, begin, "、", "和", "及");
  if (!others && next != mentions_.quantities.end() && next->quantity.unit == Unit::count &&
      (next->span.begin <= phrase.span.end + 3 || counting({phrase.span.end, next->span.begin})))
    return true;
  const auto inside =
      std::lower_bound(mentions_.quantities.begin(), mentions_.quantities.end(), begin,
                       [](const QuantityMention &quantity, std::uint32_t byte) { return quantity.span.end <= byte; });
  return !phrase.capacity && inside != mentions_.quantities.end() && inside->span.begin < phrase.last &&
         inside->quantity.unit == Unit::count;
}

bool ProjectSetting::counting(Span between) const {
  if (between.size() > 15) return false;
  std::uint32_t at = between.begin;
  at += rules_.counted_by.starting(text_, at);
  for (int words = 0; words < 2 && at < between.end; ++words) at += rules_.built.starting(text_, at);
  return at == between.end;
}

bool ProjectSetting::after_list(const ProjectPhrase &phrase) const {
  const std::uint32_t begin = phrase.span.begin;
  if (begin < 6 || character(text_, step_back(text_, begin)) != "等") return false;
  return places_.ending(step_back(text_, begin)) != nullptr;
}

bool ProjectSetting::topic(const ProjectPhrase &phrase) const {
  const std::string_view behind =
      text_.substr(phrase.span.end, std::min<std::uint32_t>(120, clause_of(phrase.span.begin).end - phrase.span.end));
  return rules_.topic.ending(behind, static_cast<std::uint32_t>(behind.size())) > 0;
}

bool ProjectSetting::definite(const ProjectPhrase &phrase) const {
  const Span clause = clause_of(phrase.span.begin);
  if (const std::uint32_t size = rules_.definite.ending(text_, phrase.span.begin); size > 0) {
    // 作为北方最大的茶叶集散中心 tells of a place what it is.
    return !stands_at(text_, phrase.span.begin - size, "最") ||
           !holds({clause.begin, phrase.span.begin - size}, rules_.being);
  }
  for (std::uint32_t at = clause.begin; at < phrase.span.begin; at = step(text_, at))
    if (rules_.visit.starting(text_, at) > 0) return true;
  return false;
}

bool ProjectSetting::built_within(Span span) const {
  for (std::uint32_t at = span.begin; at < span.end; at = step(text_, at))
    if (rules_.built.starting(text_, at) > 0) return true;
  return false;
}

bool ProjectSetting::built(const ProjectPhrase &phrase) const {
  Span clause = clause_of(phrase.span.begin);
  const std::uint32_t number = clauses_.clause_at(phrase.span.begin);
  if (rules_.list.starting(text_, clause.begin) > 0)
    if (number > clauses_.sentences[clauses_.clauses[number].sentence].first_clause)
      clause.begin = std::min(clause.begin, clause_of(clauses_.clauses[number - 1].span.begin).begin);
  return built_within(clause);
}

bool ProjectSetting::built_there(const ProjectPhrase &phrase) const {
  std::uint32_t at = phrase.span.begin;
  if (stands_at(text_, step_back(text_, at), "了")) at = step_back(text_, at);
  const std::uint32_t size = rules_.built.ending(text_, at);
  return size > 3 && last_place({clause_of(phrase.span.begin).begin, at - size}) != nullptr;
}

bool ProjectSetting::stated(const ProjectPhrase &phrase) const {
  return rules_.stated.starting(text_, phrase.span.end) > 0;
}

const PlaceMention *ProjectSetting::located(const ProjectPhrase &phrase) const {
  constexpr std::uint32_t farthest = 60; // bytes
  const std::uint32_t begin = phrase.span.begin;
  if (begin < 6 || !stands_at(text_, step_back(text_, begin), "的")) return nullptr;
  const std::uint32_t end = step_back(text_, begin);
  const PlaceMention *place = last_place({std::max(clause_of(begin).begin, end > farthest ? end - farthest : 0), end});
  if (place == nullptr) return nullptr;
  if (place->span.end == end) return place;
  // 东沟村的, 两县共建的; not 武川县干部喜欢的.
  return rules_.inside.ending(text_, end) > 0 || rules_.built.ending(text_, end) > 0 ? place : nullptr;
}

const PlaceMention *ProjectSetting::last_place(Span span) const {
  const auto &places = places_.all();
  for (std::size_t i = places_.from(span.end); i-- > 0 && places[i].span.begin >= span.begin;)
    if (places[i].span.end <= span.end && !places[i].generic && !places[i].inside_name &&
        places[i].level != PlaceLevel::province && !aid_word(places[i]))
      return &places[i];
  return nullptr;
}

bool ProjectSetting::listed(const ProjectPhrase &phrase) const {
  constexpr std::uint32_t farthest = 120; // bytes
  constexpr std::uint32_t noun = 36;      // bytes from 等 to 项目
  const std::uint32_t end = clause_of(phrase.span.begin).end;
  const std::string_view behind = text_.substr(phrase.span.end, std::min(farthest, end - phrase.span.end));
  if (!one_stands_at(text_, phrase.span.end, "、", "和", "及", "以及", "与", "等", "为代表")) return false;
  const std::size_t others = std::min(behind.find("等"), behind.find("为代表"));
  if (others == std::string_view::npos) return false;
  const auto from = phrase.span.end + static_cast<std::uint32_t>(others);
  return holds({from, std::min(from + noun, phrase.span.end + static_cast<std::uint32_t>(behind.size()))},
               rules_.works);
}

bool ProjectSetting::introduced(const ProjectPhrase &phrase) const {
  constexpr std::uint32_t farthest = 600, noun = 30; // bytes
  const Span sentence = clauses_.sentences[clauses_.sentence_at(phrase.span.begin)].span;
  const std::uint32_t least = std::max(sentence.begin, phrase.span.begin > farthest ? phrase.span.begin - farthest : 0);
  for (std::uint32_t at = phrase.span.begin; at > least; at = step_back(text_, at)) {
    if (one_ends_at(text_, at, "，", ",", "；", ";")) return false;
    const std::uint32_t size = rules_.introducing.ending(text_, at);
    if (size == 0) continue;
    const std::uint32_t begin = at - size;
    const Token *head = heads_.last_before(begin);
    return head != nullptr && head->span.end + noun >= begin && head->span.begin >= sentence.begin &&
           rules_.heads[head->sense.row].kind == HeadKind::project;
  }
  return false;
}

bool ProjectSetting::placed(const ProjectPhrase &phrase) const {
  constexpr std::uint32_t farthest = 300; // bytes
  const Span sentence = clauses_.sentences[clauses_.sentence_at(phrase.span.begin)].span;
  const std::uint32_t end = phrase.span.begin;
  return last_place({std::max(sentence.begin, end > farthest ? end - farthest : 0), end}) != nullptr;
}

bool ProjectSetting::unrealized(const ProjectPhrase &phrase) const {
  if (ends_at(text_, phrase.span.begin, "了")) return false;
  const Span clause = clause_of(phrase.span.begin);
  const auto &cues = cues_.all();
  for (auto cue = std::lower_bound(cues.begin(), cues.end(), clause.begin,
                                   [](const Token &token, std::uint32_t byte) { return token.span.begin < byte; });
       cue != cues.end() && cue->span.end <= phrase.span.begin; ++cue)
    if (rules_.unrealized[cue->sense.row] && !cues_.inside_longer(*cue)) return true;
  return false;
}

bool ProjectSetting::settled(Span own) const {
  constexpr std::uint32_t least = 6, farthest = 24; // bytes of the settlement's own name, and up to its last word
  const std::uint32_t end = std::min(own.end, own.begin + farthest);
  for (std::uint32_t at = own.begin; at < end; at = step(text_, at))
    if (const std::uint32_t size = rules_.settlement.starting(text_, at);
        size > 0 && at + size <= end && at >= own.begin + least && own_characters({own.begin, at}) >= 2)
      return true;
  return false;
}

// ---- money and people ----

std::vector<QuantityMention>::const_iterator ProjectSetting::first_quantity(std::uint32_t begin) const {
  return std::lower_bound(mentions_.quantities.begin(), mentions_.quantities.end(), begin,
                          [](const QuantityMention &mention, std::uint32_t byte) { return mention.span.begin < byte; });
}

std::optional<Decimal> ProjectSetting::investment_of(const ProjectPhrase &phrase, const Token &token) const {
  if (const auto money = money_before(phrase)) return money;
  const Sentence &sentence = clauses_.sentences[clauses_.sentence_at(phrase.span.begin)];
  if (const auto money = money_within({phrase.span.end, sentence.span.end})) return money;
  const Paragraph &paragraph = clauses_.paragraphs[sentence.paragraph];
  const std::string_view last_word = token.span.of(text_);
  const std::string_view word = last_word.size() > 6 ? last_word.substr(last_word.size() - 6) : last_word;
  const std::uint32_t first = clauses_.sentence_at(phrase.span.begin) + 1;
  for (std::uint32_t i = first; i < paragraph.first_sentence + paragraph.sentences && i < first + 3; ++i) {
    const Span next = clauses_.sentences[i].span;
    const std::uint32_t at = next.begin + rules_.pointing.starting(text_, next.begin); // 该|项目总投资2亿元
    if (stands_at(text_, at, word)) return money_within({at + static_cast<std::uint32_t>(word.size()), next.end});
  }
  return std::nullopt;
}

std::optional<Decimal> ProjectSetting::money_before(const ProjectPhrase &phrase) const {
  constexpr std::uint32_t farthest = 45; // bytes
  const std::uint32_t at = phrase.span.begin;
  if (const std::uint32_t start = behind_price(phrase.last); start != 0 && start <= at) {
    const auto money = first_quantity(start) - 1;
    return money->per == Per::none && !money->quantity.value_high ? std::optional(money->quantity.value) : std::nullopt;
  }
  const std::uint32_t verb = at >= 3 ? rules_.built.ending(text_, at) : 0;
  if (const std::uint32_t doing = std::max(verb, rules_.making.ending(text_, at)); doing > 0)
    if (const auto money = money_of_clause_before(at - doing)) return money;
  if (verb == 0 && (at < 3 || character(text_, step_back(text_, at)) != "的")) return std::nullopt;
  const auto behind = first_quantity(at);
  if (behind == mentions_.quantities.begin()) return std::nullopt;
  const QuantityMention &money = *(behind - 1);
  if (money.quantity.unit != Unit::CNY || money.per != Per::none || money.quantity.value_high ||
      money.span.end + farthest < at || money.span.begin < clause_of(at).begin || other_project({money.span.end, at}))
    return std::nullopt;
  if (verb > 0) return money.span.end + verb == at ? std::optional(money.quantity.value) : std::nullopt;
  return rules_.built.ending(text_, money.span.begin) > 0 ? std::optional(money.quantity.value) : std::nullopt;
}

std::optional<Decimal> ProjectSetting::money_of_clause_before(std::uint32_t at) const {
  const std::uint32_t number = clauses_.clause_at(at);
  const Clause &clause = clauses_.clauses[number];
  constexpr std::uint32_t adverbs = 18; // bytes: 规划选址|修建了
  if (clause.span.begin + adverbs < at || number <= clauses_.sentences[clause.sentence].first_clause)
    return std::nullopt;
  const Span before = clauses_.clauses[number - 1].span;
  const auto money = first_quantity(before.begin);
  if (money == mentions_.quantities.end() || money->span.end != before.end || money->quantity.unit != Unit::CNY ||
      money->per != Per::none || money->quantity.value_high || !built_within({before.begin, money->span.begin}))
    return std::nullopt;
  return money->quantity.value;
}

std::optional<Decimal> ProjectSetting::money_within(Span span) const {
  for (auto quantity = first_quantity(span.begin);
       quantity != mentions_.quantities.end() && quantity->span.end <= span.end; ++quantity) {
    if (quantity->quantity.unit != Unit::CNY) continue;
    if (quantity->per != Per::none || quantity->quantity.value_high) return std::nullopt;
    const Span between{span.begin, quantity->span.begin};
    if (between.size() > 150 || other_project(between)) return std::nullopt;
    // 投入3150万元|援建|…: the money is for what follows.
    if (rules_.built.starting(text_, quantity->span.end) > 3) return std::nullopt;
    return built_within({std::max(span.begin, clause_of(quantity->span.begin).begin), quantity->span.begin})
               ? std::optional(quantity->quantity.value)
               : std::nullopt;
  }
  return std::nullopt;
}

bool ProjectSetting::other_project(Span between) const {
  const auto &heads = heads_.all();
  const auto next = std::lower_bound(heads.begin(), heads.end(), between.begin,
                                     [](const Token &token, std::uint32_t byte) { return token.span.begin < byte; });
  return next != heads.end() && next->span.end <= between.end && rules_.heads[next->sense.row].use != HeadUse::none;
}

std::optional<PlaceCode> ProjectSetting::place_of(const ProjectPhrase &phrase) const {
  if (phrase.place != nullptr && phrase.place->codes.size() == 1) return phrase.place->codes.front();
  if (phrase.owner != nullptr) { // 某县人民医院|感染楼: where the hospital is; a firm can build elsewhere
    const OrganizationKind kind = mentions_.organizations[phrase.owner->organization].kind;
    const PlaceMention *place = places_.starting(phrase.owner->span.begin);
    if (place != nullptr && place->codes.size() == 1 &&
        (kind == OrganizationKind::hospital || kind == OrganizationKind::school))
      return place->codes.front();
  }
  const Span paragraph = clauses_.paragraphs[clauses_.paragraph_at(phrase.span.begin)].span;
  const auto &places = places_.all();
  std::optional<PlaceCode> province;
  int left = 60;
  for (std::size_t i = places_.from(phrase.span.begin);
       i-- > 0 && left-- > 0 && places[i].span.begin >= paragraph.begin;) {
    const PlaceMention &place = places[i];
    if (place.inside_name || place.combined || place.codes.size() != 1) continue;
    if (place.level != PlaceLevel::province) return place.codes.front();
    if (!province) province = place.codes.front();
  }
  return province;
}

Sector ProjectSetting::sector_of(Span name) const {
  for (const Span span : {name, clause_of(name.begin)}) {
    const auto &words = sectors_.all();
    for (auto word = std::lower_bound(words.begin(), words.end(), span.begin,
                                      [](const Token &token, std::uint32_t byte) { return token.span.begin < byte; });
         word != words.end() && word->span.end <= span.end; ++word)
      if (const Sector sector = rules_.sectors[word->sense.row]; sector != Sector::none) return sector;
  }
  return Sector::none;
}

std::string ProjectSetting::enterprise_of(const ProjectPhrase &phrase) const {
  const auto firm = [&](const OrganizationMention &mention) {
    return mentions_.organizations[mention.organization].kind == OrganizationKind::enterprise;
  };
  if (phrase.owner != nullptr && firm(*phrase.owner)) return mentions_.organizations[phrase.owner->organization].name;
  const Span sentence = clauses_.sentences[clauses_.sentence_at(phrase.span.begin)].span;
  const auto &found = mentions_.organization_mentions;
  for (auto mention = std::lower_bound(
           found.begin(), found.end(), phrase.span.end,
           [](const OrganizationMention &organization, std::uint32_t byte) { return organization.span.begin < byte; });
       mention != found.end() && mention->span.end <= sentence.end && mention->span.begin < phrase.span.end + 600;
       ++mention)
    if (firm(*mention) && !other_project({phrase.span.end, mention->span.begin}))
      return mentions_.organizations[mention->organization].name;
  return {};
}

} // namespace v0
} // namespace jiedui
