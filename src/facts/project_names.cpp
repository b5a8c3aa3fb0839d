#include "project_setting.hpp"

#include <algorithm>
#include <array>

namespace jiedui {
inline namespace v0 {
namespace {

constexpr std::uint32_t longest_name = 120; // bytes before the last word

} // namespace

ProjectSetting::ProjectSetting(const Document &document, const Mentions &mentions, const Clauses &clauses,
                               const ProjectRules &rules)
    : document_(document), text_(document.folded()), mentions_(mentions), clauses_(clauses), rules_(rules),
      heads_(mentions.tokens, rules.heads_table), sectors_(mentions.tokens, rules.sectors_table),
      cues_(mentions.tokens, rules.modality_table), places_(mentions.places) {}

// ---- the name ----

ProjectPhrase ProjectSetting::phrase_of(const Token &token) const {
  ProjectPhrase phrase{
      {token.span.begin, end_of(token.span.end)}, token.span.begin, token.span.end, nullptr, nullptr, false};
  std::uint32_t &begin = phrase.span.begin;
  if (const std::uint32_t open = quotation_round(token.span); open != 0) { // “甲县乡村振兴馆”
    begin = phrase.own = open;
    for (std::size_t i = places_.from(open);
         i < places_.all().size() && places_.all()[i].span.end <= token.span.end && phrase.place == nullptr; ++i)
      if (!places_.all()[i].generic) phrase.place = &places_.all()[i];
    return phrase;
  }
  if (const std::uint32_t open = quote_before(begin); open != 0) {
    begin = phrase.own = open - 1;
    phrase.quoted = true;
  }
  if (const std::uint32_t start = behind_price(begin); start != 0) {
    phrase.place = places_.starting(start);
    if (phrase.place != nullptr && (phrase.place->generic || phrase.place->span.end > begin)) phrase.place = nullptr;
    begin = start;
    phrase.own = phrase.place != nullptr ? phrase.place->span.end : start;
    return phrase;
  }
  const std::uint32_t least = begin > longest_name ? begin - longest_name : 0;
  while (begin > least) {
    if (const PlaceMention *place = places_.ending(begin); place != nullptr && !place->generic && !aid_word(*place)) {
      begin = place->span.begin;
      if (phrase.place == nullptr) phrase.own = phrase.quoted ? phrase.own : place->span.end;
      // 甲县|乙市小康村: the giver's name before the word, the county where it stands before that.
      const bool closer =
          phrase.place != nullptr && phrase.place->level < PlaceLevel::county && place->level >= PlaceLevel::county;
      if (phrase.place == nullptr || phrase.place->codes.size() != 1 || closer) phrase.place = place;
      if (character(text_, step_back(text_, begin)) == "·") begin = step_back(text_, begin);
      continue;
    }
    if (phrase.place != nullptr) break;
    if (const OrganizationMention *owner = organization_ending(begin); owner != nullptr) {
      begin = owner->span.begin;
      phrase.owner = owner;
      break;
    }
    const std::uint32_t previous = step_back(text_, begin);
    const std::string_view c = character(text_, previous);
    if (c == "·" && places_.ending(previous) != nullptr) {
      begin = previous;
      continue;
    }
    if (const PlaceMention *inner = place_in_brackets(begin); inner != nullptr) { // 晋江（长汀）工业园区
      phrase.own = begin;
      phrase.place = inner;
      phrase.bracketed = true;
      begin = places_.ending(step_back(text_, inner->span.begin))->span.begin;
      break;
    }
    if (const std::uint32_t open = bracket_before(begin); open > least) { // 康复(托养)|中心
      begin = phrase.own = open;
      continue;
    }
    if (const std::uint32_t amount = capacity_before(begin); amount > least) { // 年产5000台|客车项目
      begin = phrase.own = amount;
      phrase.capacity = true;
      continue;
    }
    if (const std::uint32_t open = phrase.quoted ? 0 : quote_before(begin); open != 0) { // “共享稻田”认领项目
      begin = open - 1;
      phrase.quoted = true;
      break;
    }
    if (phrase.quoted || ends_date(begin) || ends_money(begin) ||
        (!is_han(c) && !(c.size() == 1 && ((c[0] >= '0' && c[0] <= '9') || c[0] >= 'A'))))
      break;
    const std::uint32_t stop = rules_.stop.ending(text_, begin);
    const std::uint32_t pass = passes(begin);
    if (stop > pass) break;
    begin = phrase.own = pass > 0 && begin - pass >= least ? begin - pass : previous;
  }
  if (phrase.place != nullptr) begin = before_dash(begin);
  const bool bare = phrase.place == nullptr && phrase.owner == nullptr && !phrase.quoted && begin == phrase.own;
  if (const std::uint32_t start = behind_verb(phrase.own, token.span.begin);
      (phrase.place != nullptr || bare) && start > phrase.own) {
    begin = phrase.own = start;
    phrase.place = nullptr;
  }
  return phrase;
}

std::uint32_t ProjectSetting::quotation_round(Span word) const {
  constexpr std::uint32_t longest = 60; // bytes
  if (!stands_at(text_, word.end, "”")) return 0;
  const std::uint32_t window = word.begin > longest ? word.begin - longest : 0;
  const std::string_view before = text_.substr(window, word.begin - window);
  const std::size_t open = before.rfind("“");
  if (open == std::string_view::npos || before.find("”", open) != std::string_view::npos) return 0;
  return window + static_cast<std::uint32_t>(open) + 3;
}

bool ProjectSetting::verb_begins(Span own) const {
  const std::uint32_t size = rules_.making.starting(text_, own.begin);
  return size > 0 && own.begin + size <= own.end;
}

std::uint32_t ProjectSetting::behind_verb(std::uint32_t own, std::uint32_t end) const {
  const std::uint32_t size = rules_.making.starting(text_, own);
  return size > 0 && own + size < end && !stands_at(text_, own + size, "的") ? own + size : own;
}

std::uint32_t ProjectSetting::behind_price(std::uint32_t at) const {
  constexpr std::uint32_t farthest = 75; // bytes
  const std::uint32_t least = std::max(at > farthest ? at - farthest : 0, clause_of(at).begin);
  auto money = first_quantity(least);
  while (money != mentions_.quantities.end() && money->span.end < at) {
    // 总投资2亿元的甲项目、3亿元的|乙项目
    if (money->quantity.unit == Unit::CNY && stands_at(text_, money->span.end, "的") &&
        (rules_.built.ending(text_, money->span.begin) > 0 || one_ends_at(text_, money->span.begin, "、")) &&
        !tells_what({money->span.end, at}))
      return step(text_, money->span.end);
    ++money;
  }
  return 0;
}

bool ProjectSetting::tells_what(Span span) const {
  static constexpr FewCharacters verbs(U"是为在和、");
  return verbs.first(text_, span.begin, span.end) < span.end;
}

std::uint32_t ProjectSetting::end_of(std::uint32_t at) const {
  if (const std::string_view open = character(text_, at); open == "(" || open == "（") {
    const std::uint32_t number = step(text_, at), stage = step(text_, number), close = step(text_, stage);
    if (character(text_, stage) == "期" && (character(text_, close) == ")" || character(text_, close) == "）"))
      return step(text_, close);
    if (const PlaceMention *place = places_.starting(number); // 消费扶贫中心|(深圳)
        place != nullptr && one_stands_at(text_, place->span.end, ")", "）"))
      return step(text_, place->span.end);
  }
  if (const PlaceMention *place = places_.starting(at); place != nullptr && !place->generic) {
    if (const std::uint32_t branch = rules_.branch.starting(text_, place->span.end); branch > 0)
      return place->span.end + branch;
  }
  return at;
}

const PlaceMention *ProjectSetting::place_in_brackets(std::uint32_t at) const {
  const std::uint32_t inside = step_back(text_, at);
  if (const std::string_view close = character(text_, inside); close != "）" && close != ")") return nullptr;
  const PlaceMention *inner = places_.ending(inside);
  if (inner == nullptr || inner->span.begin == 0) return nullptr;
  const std::uint32_t before = step_back(text_, inner->span.begin);
  if (const std::string_view open = character(text_, before); open != "（" && open != "(") return nullptr;
  return places_.ending(before) != nullptr ? inner : nullptr;
}

bool ProjectSetting::ends_date(std::uint32_t at) const {
  const auto next = std::lower_bound(mentions_.dates.begin(), mentions_.dates.end(), at,
                                     [](const DateMention &date, std::uint32_t byte) { return date.span.end < byte; });
  return next != mentions_.dates.end() && next->span.end == at;
}

bool ProjectSetting::ends_money(std::uint32_t at) const {
  const auto behind = first_quantity(at);
  return behind != mentions_.quantities.begin() && (behind - 1)->span.end == at &&
         (behind - 1)->quantity.unit == Unit::CNY;
}

std::uint32_t ProjectSetting::before_dash(std::uint32_t begin) const {
  constexpr std::array<std::string_view, 5> dashes{"—", "－", "-", "–", "·"};
  for (int places = 0; places < 3; ++places) {
    std::uint32_t at = begin;
    while (at > 0 && std::find(dashes.begin(), dashes.end(), character(text_, step_back(text_, at))) != dashes.end())
      at = step_back(text_, at);
    const PlaceMention *other = at < begin ? places_.ending(at) : nullptr;
    if (other == nullptr || other->generic) break;
    begin = other->span.begin;
  }
  return begin;
}

bool ProjectSetting::acts(const ProjectPhrase &phrase) const {
  const std::uint32_t end = phrase.span.end, begin = phrase.span.begin;
  if (rules_.agent.ending(text_, begin) > 0 || rules_.doing.starting(text_, end) > 0) return true;
  if (one_ends_at(text_, begin, "与", "同") && holds(clause_of(begin), rules_.joint)) return true;
  const std::uint32_t verb = rules_.making.starting(text_, end), next = end + verb;
  return verb > 0 && is_han(character(text_, next)) && rules_.built.starting(text_, next) == 0 &&
         rules_.told_after.starting(text_, next) == 0;
}

std::uint32_t ProjectSetting::bracket_before(std::uint32_t at) const {
  constexpr std::uint32_t longest = 30; // bytes
  const std::string_view close = character(text_, step_back(text_, at));
  if (at < 6 || (close != "）" && close != ")")) return 0;
  std::uint32_t inside = step_back(text_, at);
  while (inside > 0 && at - inside < longest && is_han(character(text_, step_back(text_, inside))))
    inside = step_back(text_, inside);
  const std::uint32_t open = step_back(text_, inside);
  const std::string_view mark = character(text_, open);
  return open > 0 && (mark == "（" || mark == "(") && is_han(character(text_, step_back(text_, open))) ? open : 0;
}

std::uint32_t ProjectSetting::capacity_before(std::uint32_t at) const {
  std::uint32_t end = at;
  if (text_.substr(0, end).ends_with("/年")) end -= 4;
  const auto behind = first_quantity(at);
  if (behind == mentions_.quantities.begin() || ((behind - 1)->span.end != end && (behind - 1)->span.end != at))
    return 0;
  const QuantityMention &amount = *(behind - 1);
  const Unit unit = amount.quantity.unit;
  const std::uint32_t begin = amount.span.begin;
  if (unit == Unit::CNY || unit == Unit::percent || unit == Unit::person || unit == Unit::household) return 0;
  if (const std::uint32_t word = rules_.yearly.ending(text_, begin); word > 0) return begin - word;
  const bool named =
      (places_.ending(begin) != nullptr && !places_.ending(begin)->generic) || organization_ending(begin) != nullptr;
  return named && unit != Unit::count ? begin : 0;
}

std::uint32_t ProjectSetting::passes(std::uint32_t at) const {
  if (const std::uint32_t size = rules_.pass.ending(text_, at); size > 0) return size;
  const std::uint32_t previous = step_back(text_, at);
  return rules_.pass.starting(text_, previous) > at - previous ? at - previous : 0;
}

std::uint32_t ProjectSetting::quote_before(std::uint32_t at) const {
  constexpr std::uint32_t longest = 60; // bytes
  if (at < 6 || character(text_, step_back(text_, at)) != "”") return 0;
  const std::uint32_t window = at > longest ? at - longest : 0;
  const std::size_t open = text_.substr(window, at - 3 - window).rfind("“");
  if (open == std::string_view::npos) return 0;
  return window + static_cast<std::uint32_t>(open) + 1;
}

std::uint32_t ProjectSetting::own_characters(Span span) const { return count(span, true); }

std::uint32_t ProjectSetting::plain_characters(Span span) const { return count(span, false); }

std::uint32_t ProjectSetting::count(Span span, bool fields) const {
  std::uint32_t count = 0;
  for (std::uint32_t at = span.begin; at < span.end;) {
    const std::uint32_t field = fields ? 0 : rules_.field.starting(text_, at);
    const std::uint32_t size = std::max(field, rules_.generic.starting(text_, at));
    if (size > 0 && at + size <= span.end) {
      at += size;
      continue;
    }
    count += is_han(character(text_, at));
    at = step(text_, at);
  }
  return count;
}

bool ProjectSetting::in_quotation(const ProjectPhrase &phrase) const {
  return stands_at(text_, phrase.last, "”") && character(text_, step_back(text_, phrase.span.begin)) == "“";
}

bool ProjectSetting::holds(Span span, const WordSet &words) const {
  for (std::uint32_t at = span.begin; at < span.end; at = step(text_, at))
    if (const std::uint32_t size = words.starting(text_, at); size > 0 && at + size <= span.end) return true;
  return false;
}

bool ProjectSetting::slogan(const ProjectPhrase &phrase) const {
  static constexpr FewCharacters numbers(U"一二三四五六七八九十两双+＋");
  if (!phrase.quoted) return false;
  const std::size_t close = text_.substr(0, phrase.last).rfind("”");
  const std::string_view own = Span{phrase.span.begin, phrase.last}.of(text_);
  for (std::uint32_t at = 0; at < own.size(); at = step(own, at)) // “百企帮百村”
    if (const std::uint32_t size = rules_.slogan_numbers.starting(own, at);
        size > 0 && own.find(own.substr(at, size), at + size) != std::string_view::npos)
      return true;
  return numbers.first(text_, phrase.span.begin, phrase.last) < phrase.last ||
         (close != std::string_view::npos && text_.substr(0, close).ends_with("式")); // “输血式”项目
}

const OrganizationMention *ProjectSetting::organization_ending(std::uint32_t at) const {
  const auto &found = mentions_.organization_mentions;
  const auto next =
      std::lower_bound(found.begin(), found.end(), at,
                       [](const OrganizationMention &mention, std::uint32_t byte) { return mention.span.end < byte; });
  return next != found.end() && next->span.end == at ? &*next : nullptr;
}

const OrganizationMention *ProjectSetting::organization_starting(std::uint32_t at) const {
  const auto &found = mentions_.organization_mentions;
  const auto next =
      std::lower_bound(found.begin(), found.end(), at, [](const OrganizationMention &mention, std::uint32_t byte) {
        return mention.span.begin < byte;
      });
  return next != found.end() && next->span.begin == at ? &*next : nullptr;
}

std::uint32_t ProjectSetting::giver_before(std::uint32_t at) const {
  const std::uint32_t size = rules_.giver.ending(text_, at);
  if (size == 0) return 0;
  if (const PlaceMention *place = places_.ending(at - size); place != nullptr && !place->generic)
    return place->span.begin;
  const OrganizationMention *organization = organization_ending(at - size);
  return organization != nullptr ? organization->span.begin : 0;
}

Span ProjectSetting::clause_of(std::uint32_t at) const {
  constexpr std::uint32_t reach = 360; // bytes
  Span span = clauses_.clauses[clauses_.clause_at(at)].span;
  if (span.begin + reach < at) span.begin = step(text_, step_back(text_, at - reach));
  if (at + reach < span.end) span.end = step(text_, step_back(text_, at + reach));
  return span;
}

bool ProjectSetting::inside_title(Span span) const {
  const auto &policies = mentions_.policies;
  const auto next =
      std::upper_bound(policies.begin(), policies.end(), span.begin,
                       [](std::uint32_t byte, const PolicyMention &policy) { return byte < policy.span.begin; });
  return next != policies.begin() && (next - 1)->span.overlaps(span);
}

bool ProjectSetting::inside_body(Span span) const {
  const auto &found = mentions_.organization_mentions;
  const auto next =
      std::upper_bound(found.begin(), found.end(), span.begin,
                       [](std::uint32_t byte, const OrganizationMention &body) { return byte < body.span.begin; });
  return next != found.begin() && (next - 1)->span.contains(span) && (next - 1)->span.end > span.end;
}

bool ProjectSetting::aid_word(const PlaceMention &place) const { return place.span.of(text_).starts_with("援"); }

} // namespace v0
} // namespace jiedui
