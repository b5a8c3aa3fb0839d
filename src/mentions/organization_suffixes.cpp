#include "organization_reader.hpp"

#include <algorithm>

namespace jiedui {
inline namespace v0 {

namespace {

constexpr std::uint32_t longest_name = 90; // bytes before the last word

} // namespace

void OrganizationReader::suffixed(const Token &token) {
  const Token *longest = suffixes_.ending(token.span.end);
  if (longest != nullptr && longest->span.begin < token.span.begin) return;
  const OrganizationSuffix &suffix = rules_.suffixes[token.sense.row];
  if (!suffix.kind || goes_on(token) || tells_of_place(token)) return;
  Start start = start_of(token);
  const bool part = part_of_team(token, start) || start.wider;
  part_of_group(token, start);
  if (suffix.kind == OrganizationKind::park && (zone(token) || !acts(token.span.end))) return;
  const Span span{start.begin, token.span.end};
  if (!free(span) || followed_by_office(span.end) || one_of_some(span, start)) return;
  if (const std::uint32_t size = rules_.after.starting(text_, span.end);
      size > 0 && rules_.after.holds(text_.substr(span.end, size)))
    return;
  const std::uint32_t own = own_characters({start.own, token.span.begin});
  const Span field{start.own, token.span.begin};
  const bool told_by_field = suffix.kind != OrganizationKind::research && suffix.kind != OrganizationKind::other;
  if (told_by_field && !start.place && !field.empty() && rules_.soft.holds(field.of(text_))) return; // 促进|合作社
  bool short_form = false; // 街道商会 counts only behind 六里屯街道商会
  if (start.place) {
    // 东莞工作组 counts only behind 援藏工作队东莞工作组.
    short_form = own == 0 && !part && suffix.kind == OrganizationKind::government && !suffix.placed && !start.combined;
    if (own == 0 && !part && !short_form && !named_by_field(token, field) &&
        (!(suffix.placed || (start.combined && suffix.kind == OrganizationKind::government)) ||
         (suffix.kind != OrganizationKind::government && begins_with_size({start.own, token.span.begin}))))
      return;
  } else {
    if (!start.plain || own > 14 || (gives_way(token) && counted(span.end))) return;
    if (of_unit(start.own, token)) {
      add({span, std::string(span.of(document_.text)), *suffix.kind, "organization_suffixes/" + suffix.id, {}, {}});
      return;
    }
    const bool of_body = suffix.kind == OrganizationKind::government && bodies_.starting(start.begin) != nullptr;
    short_form = (own < suffix.least && !of_body) || generic_end(field); // 县委|农村工作领导小组
    if (short_form && span.size() < token.span.size() + 6) return;
  }
  std::string core(Span{start.own, token.span.begin}.of(text_));
  add({span,
       std::string(span.of(document_.text)),
       *suffix.kind,
       "organization_suffixes/" + suffix.id,
       {},
       std::move(core),
       short_form});
}

bool OrganizationReader::one_of_some(Span span, const Start &start) const {
  const auto counted_at = [&](std::uint32_t at) { // behind 一家, 7所
    const std::uint32_t measure = rules_.counting.ending(text_, at);
    return measure > 0 && rules_.numeral.ending(text_, at - measure) > 0;
  };
  if (!start.place) return counted_at(span.begin);
  for (std::uint32_t at = step(text_, start.own); at < span.end; at = step(text_, at)) // 彭水县|7家|乡镇卫生院
    if (counted_at(at) && rules_.numeral.starting(text_, start.own) > 0) return true;
  return false;
}

bool OrganizationReader::tells_of_place(const Token &token) const {
  static constexpr FewCharacters numbers(U"两三四五六七八九十百");
  const std::uint32_t end = token.span.end, begin = token.span.begin;
  const bool industry = token.span.of(text_).ends_with("业");
  if (industry && rules_.industry_place.starting(text_, end) > 0) return true;
  return industry && one_ends_at(text_, begin, "大") && begin >= 6 && numbers.stands_at(text_, begin - 6);
}

bool OrganizationReader::counted(std::uint32_t at) const {
  const std::uint32_t begin = at;
  while (at < text_.size() && text_[at] >= '0' && text_[at] <= '9') ++at;
  return at > begin && rules_.counting.starting(text_, at) > 0;
}

bool OrganizationReader::named_by_field(const Token &token, Span field) const {
  const OrganizationSuffix &suffix = rules_.suffixes[token.sense.row];
  if (field.empty() || begins_with_size(field) || generic_end(field)) return false;
  return suffix.by_field == ByField::yes ||
         (suffix.by_field == ByField::speaking && rules_.speaker.starting(text_, token.span.end) > 0);
}

bool OrganizationReader::part_of_team(const Token &token, Start &start) const {
  const auto is_team = [&](const Token &one) {
    return rules_.suffixes[one.sense.row].kind == OrganizationKind::government;
  };
  if (!start.place || !is_team(token)) return false;
  bool part = false;
  for (const Token *whole = suffixes_.ending(start.begin); whole != nullptr && is_team(*whole);
       whole = suffixes_.ending(start.begin)) {
    const Start outer = start_of(*whole);
    if (!outer.place) break;
    start.begin = outer.begin;
    part = true;
  }
  return part;
}

void OrganizationReader::part_of_group(const Token &token, Start &start) const {
  const auto is_firm = [&](const Token *one) {
    return one != nullptr && rules_.suffixes[one->sense.row].kind == OrganizationKind::enterprise;
  };
  const Token *group = start.place && is_firm(&token) ? suffixes_.ending(start.begin) : nullptr;
  if (!is_firm(group) || rules_.firm_group.ending(text_, group->span.end) == 0) return;
  if (const Start outer = start_of(*group); own_characters({outer.own, group->span.begin}) > 0)
    start.begin = outer.begin;
}

bool OrganizationReader::of_unit(std::uint32_t begin, const Token &token) const {
  constexpr std::uint32_t shortest = 12; // bytes of a kind that is told exactly
  const std::string_view own = Span{begin, token.span.begin}.of(text_);
  return (rules_.suffixes[token.sense.row].kind == OrganizationKind::school ||
          rules_.suffixes[token.sense.row].kind == OrganizationKind::hospital) &&
         token.span.size() >= shortest && own.size() == 3 && rules_.unit.holds(own);
}

bool OrganizationReader::zone(const Token &token) {
  const PlaceMention *place = places_.ending(token.span.end);
  if (place == nullptr || place->span.begin >= token.span.begin) return false;
  if (acts(token.span.end) && free(place->span) && !followed_by_office(place->span.end))
    add({place->span,
         std::string(place->span.of(document_.text)),
         OrganizationKind::park,
         "organization_suffixes/" + rules_.suffixes[token.sense.row].id,
         {},
         {}});
  return true;
}

bool OrganizationReader::acts(std::uint32_t end) const {
  constexpr std::uint32_t reach = 150; // bytes
  for (std::uint32_t at = end; at < text_.size() && at < end + reach; at = step(text_, at)) {
    const std::string_view c = character(text_, at);
    if (c == "，" || c == "。" || c == "；" || c == "," || c == "\n") return false;
    if (rules_.act.starting(text_, at) > 0) return true;
  }
  return false;
}

bool OrganizationReader::goes_on(const Token &token) const {
  std::uint32_t end = token.span.end;
  for (int i = 0; i < 8 && is_han(character(text_, end)); ++i) {
    if (rules_.stop.starting(text_, end) > 3) return false;
    end = step(text_, end);
    const Token *next = suffixes_.ending(end);
    if (next == nullptr || next->span.begin < token.span.end) continue;
    const OrganizationSuffix &suffix = rules_.suffixes[next->sense.row];
    if (!suffix.kind) return false;
    return !stops_within({token.span.end, next->span.begin});
  }
  return false;
}

bool OrganizationReader::stops_within(Span span) const {
  for (std::uint32_t at = span.begin; at < span.end; at = step(text_, at))
    if (rules_.stop.starting(text_, at) > 0) return true;
  return false;
}

OrganizationReader::Start OrganizationReader::start_of(const Token &token) const {
  if (const std::uint32_t quote = quoted(token); quote != 0) return {quote, quote, false, false, true};
  Start start = walk(token, token.span.begin);
  // 山东省扶贫协作重庆干部管理组: a giver and a field of work before the place.
  if (start.place && rules_.suffixes[token.sense.row].kind == OrganizationKind::government) {
    const Start wider = walk(token, start.begin);
    const Span between{wider.own, start.begin}; // 漳州市|援|海原工作组
    if (wider.place && wider.begin < start.begin &&
        (own_characters(between) == 0 || rules_.aided.holds(between.of(text_)))) {
      start.wider = wider.own < start.begin; // 湖南省|对口支援|理县工作队
      start.begin = wider.begin;
    }
  }
  return start;
}

std::uint32_t OrganizationReader::quoted(const Token &token) const {
  if (character(text_, token.span.end) != "”") return 0;
  const std::uint32_t least = token.span.begin > longest_name ? token.span.begin - longest_name : 0;
  for (std::uint32_t at = token.span.begin; at > least; at = step_back(text_, at)) {
    const std::string_view c = character(text_, step_back(text_, at));
    if (c == "“") return length_of(Span{at, token.span.begin}.of(text_)) >= 2 ? at : 0;
    if (!is_han(c) && !is_ascii_name(c)) return 0;
  }
  return 0;
}

OrganizationReader::Start OrganizationReader::walk(const Token &token, std::uint32_t from) const {
  Start start{from, from};
  std::optional<std::uint32_t> soft; // where the name begins if no place stands before it
  const std::uint32_t least = from > longest_name ? from - longest_name : 0;
  while (start.begin > least) {
    const std::uint32_t at = start.begin;
    if (const PlaceMention *place = places_.ending(at); place != nullptr && !place->generic) {
      start.begin = place->span.begin;
      if (!start.place) {
        start.own = place->span.end;
        start.combined = place->combined;
      }
      start.place = start.plain = true;
      continue;
    }
    if (start.place) return start;
    const std::uint32_t previous = step_back(text_, at);
    const std::string_view c = character(text_, previous);
    if (const std::uint32_t open = bracketed_place(previous, c); open > least) {
      start.begin = start.own = open;
      continue;
    }
    if ((!is_han(c) && !is_ascii_name(c) && c != "·") || ends_date(at)) {
      start.plain = true;
      break;
    }
    if (gives_way(token) && at < from) // 援藏工作队|帮助学校
      if (const Token *team = suffixes_.ending(at);
          team != nullptr && rules_.suffixes[team->sense.row].kind == OrganizationKind::government)
        return {at, at, false, false, true};
    if (const std::uint32_t pass = rules_.pass.ending(text_, at); pass > 0 && at - pass >= least) {
      start.begin = start.own = at - pass; // 塔里木|大学
      continue;
    }
    const std::uint32_t stop = rules_.stop.ending(text_, at), give = rules_.soft.ending(text_, at);
    if (stop > give && !(stop == 3 && inner(token, previous)) &&
        !(joins(token, c) && (at == token.span.begin || short_place_before(previous)))) {
      start.plain = true;
      break;
    }
    if (const Token *title = titles_.ending(at); title != nullptr && rules_.title_is_office[title->sense.row]) {
      start.plain = true;
      break;
    }
    if (!soft && give > 0) soft = at;
    start.begin = start.own = give > stop && at - give >= least ? at - give : previous;
  }
  if (start.begin == 0) start.plain = true;
  if (soft && gives_way(token)) return {*soft, *soft, false, false, true};
  return start;
}

std::uint32_t OrganizationReader::bracketed_place(std::uint32_t close, std::string_view mark) const {
  if (mark != ")" && mark != "）") return 0;
  if (const std::uint32_t size = rules_.firm_bracket.ending(text_, close); size > 0) { // 产业投资|(集团)|有限公司
    const std::uint32_t open = step_back(text_, close - size);
    if (one_stands_at(text_, open, "(", "（")) return open;
  }
  const PlaceMention *place = places_.ending(close);
  if (place == nullptr || place->span.begin == 0) return 0;
  const std::uint32_t open = step_back(text_, place->span.begin);
  const std::string_view c = character(text_, open);
  return c == "(" || c == "（" ? open : 0;
}

bool OrganizationReader::gives_way(const Token &token) const {
  const auto kind = rules_.suffixes[token.sense.row].kind;
  return kind == OrganizationKind::school || kind == OrganizationKind::hospital || kind == OrganizationKind::research;
}

bool OrganizationReader::joins(const Token &token, std::string_view c) const {
  return !gives_way(token) && rules_.joins.holds(c) &&
         suffixes_.ending(step_back(text_, token.span.begin)) == nullptr; // 商会和|合作社
}

bool OrganizationReader::short_place_before(std::uint32_t at) const {
  const PlaceMention *place = places_.ending(at);
  return place != nullptr && !full_form(*place);
}

bool OrganizationReader::inner(const Token &token, std::uint32_t at) const {
  constexpr int farthest = 3; // characters
  if (gives_way(token) || !rules_.inner.holds(character(text_, at))) return false;
  for (int i = 0; i < farthest; ++i) {
    if (const PlaceMention *place = places_.ending(at); place != nullptr && !place->generic) return i > 0;
    const std::uint32_t previous = step_back(text_, at);
    if (!is_han(character(text_, previous)) || rules_.stop.ending(text_, at) > 0) return false;
    at = previous;
  }
  return false;
}

bool OrganizationReader::ends_date(std::uint32_t at) const {
  const auto next = std::lower_bound(mentions_.dates.begin(), mentions_.dates.end(), at,
                                     [](const DateMention &date, std::uint32_t byte) { return date.span.end < byte; });
  return next != mentions_.dates.end() && next->span.end == at;
}

bool OrganizationReader::generic_end(Span own) const {
  const std::uint32_t size = rules_.size.ending(text_, own.end);
  return size > 3 && own.end - size >= own.begin && own.end - size < own.begin + 7;
}

bool OrganizationReader::begins_with_size(Span own) const {
  const std::uint32_t size = rules_.size.starting(text_, own.begin);
  return size > 0 && own.begin + size <= own.end;
}

std::uint32_t OrganizationReader::own_characters(Span span) const {
  std::uint32_t count = 0;
  for (std::uint32_t at = span.begin; at < span.end;) {
    const std::uint32_t size = std::max(rules_.generic.starting(text_, at), rules_.size.starting(text_, at));
    if (size > 0 && at + size <= span.end) {
      at += size;
      continue;
    }
    at = step(text_, at);
    ++count;
  }
  return count;
}

} // namespace v0
} // namespace jiedui
