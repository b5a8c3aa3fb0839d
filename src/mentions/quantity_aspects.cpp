#include "quantity_reader.hpp"

namespace jiedui {
inline namespace v0 {

std::uint32_t QuantityReader::clause_begin(std::uint32_t at) const {
  constexpr std::uint32_t farthest = 400; // bytes: longer clauses are enumerations
  const auto after = std::upper_bound(clause_begins_.begin(), clause_begins_.end(), at);
  const std::uint32_t begin = after == clause_begins_.begin() ? 0 : *std::prev(after);
  return at - begin > farthest ? at - farthest : begin;
}

Per QuantityReader::per_behind(std::uint32_t end) const {
  std::uint32_t at = end;
  Per per = Per::none;
  for (int i = 0; i < 4; ++i) {
    const std::uint32_t sign = stands_at(text_, at, "/")    ? 1
                               : stands_at(text_, at, "／") ? 3
                               : stands_at(text_, at, "·")  ? 2
                                                            : 0;
    if (sign == 0) break;
    std::uint32_t next = 0;
    const Per *word = word_at(at + sign, rules_.per_nouns, next);
    if (!word) break;
    if (per == Per::none || per == Per::year || per == Per::month)
      if (*word != Per::none) per = *word;
    at = next;
  }
  return per;
}

bool QuantityReader::has_token(TableNumber table, std::uint32_t begin, std::uint32_t end) const {
  const auto tokens = mentions_.tokens.of(table, begin);
  return !tokens.empty() && tokens.front().span.end <= end;
}

/// Goes back over 了, 达, 为 and the like.
std::uint32_t QuantityReader::skip_fillers_back(std::uint32_t at) const {
  for (int i = 0; i < 3; ++i) {
    at = skip_spaces_back(at);
    const auto filler = near_.ending(at, rules_.fillers);
    if (!filler) break;
    at = filler->span.begin;
  }
  return at;
}

/// 84%、88%: what was said of the figure before holds for this one.
bool QuantityReader::continues_list(const QuantityMention &mention) const {
  if (mentions_.quantities.empty()) return false;
  const QuantityMention &last = mentions_.quantities.back();
  if (last.quantity.unit != mention.quantity.unit || last.span.end >= mention.span.begin) return false;
  const std::string_view between = text_.substr(last.span.end, mention.span.begin - last.span.end);
  return is_one_of(between, "、", "和", "与", "及", "以及", "/", "／", "，");
}

/// The noun that 每个 stands before, at most a few words on; its own meaning where there is none.
Per QuantityReader::per_of_each(std::uint32_t at, std::uint32_t stop, Per otherwise) const {
  constexpr std::uint32_t farthest = 36; // bytes
  stop = std::min(stop, at + farthest);
  while (at < stop) {
    std::uint32_t end = 0;
    if (const Per *per = word_at(at, rules_.per_nouns, end); per && end <= stop) return *per;
    if (one_stands_at(text_, at, "的", "、") || is_ascii_digit(text_[at])) break;
    at = step(text_, at);
  }
  return otherwise;
}

/// 2018年产值: 年 belongs to what stands before it.
bool QuantityReader::tells_a_year(std::uint32_t at) const {
  return at > 0 && stands_at(text_, at, "年") && is_ascii_digit(text_[at - 1]);
}

/// The distributive of the clause before the quantity. An object wins over a time; a total behind another quantity
/// ends it.
Per QuantityReader::per_of(const QuantityMention &mention, std::uint32_t clause) const {
  if (const Per behind = per_behind(mention.span.end); behind != Per::none) return behind;
  if (mention.bare && mention.quantity.unit == Unit::count) return Per::none;
  const auto is_time = [](Per per) { return per == Per::year || per == Per::month || per == Per::none; };
  const std::uint32_t last_quantity = mentions_.quantities.empty() ? 0 : mentions_.quantities.back().span.end;
  Per per = Per::none;
  std::uint32_t covered = clause, place = clause;
  for (const Token &token : mentions_.tokens.of(rules_.distributives.table, clause)) {
    if (token.span.begin >= mention.span.begin) break;
    if (token.span.begin < covered) continue;
    covered = token.span.end;
    if (tells_a_year(token.span.begin)) continue;
    const DistributiveWord &word = rules_.distributives.rows[token.sense.row];
    using Kind = DistributiveWord::Kind;
    if (word.kind == Kind::told) continue; // 全年产值
    if (word.kind == Kind::total) {
      if (place < last_quantity && last_quantity <= token.span.begin) per = Per::none;
      continue;
    }
    if (word.kind == Kind::yield && !has_token(rules_.yields, token.span.end, mention.span.begin)) continue;
    const Per found = word.kind == Kind::noun ? per_of_each(token.span.end, mention.span.begin, word.per) : word.per;
    if (!is_time(found) || is_time(per)) per = found;
    place = token.span.begin;
  }
  return per;
}

AspectSide QuantityReader::side_of(const QuantityMention &mention, std::uint32_t clause) const {
  using Of = AspectWord::Of;
  using Reach = AspectWord::Reach;
  const Unit unit = mention.quantity.unit;
  const bool points = one_stands_at(text_, mention.number.end, "个百分点", "百分点");
  const Of kind = unit == Unit::percent || unit == Unit::times ? Of::rate : Of::amount;
  const std::uint32_t near = skip_fillers_back(mention.span.begin);
  std::optional<AspectSide> found;
  bool compared = false;
  std::uint32_t covered = 0;
  for (const Token &token : mentions_.tokens.of(rules_.aspects.table, clause)) {
    if (token.span.begin >= mention.span.begin) break;
    if (token.span.end > mention.span.begin || token.span.end <= covered) continue; // 增长 in 负增长
    const AspectWord &word = rules_.aspects.rows[token.sense.row];
    if (word.of != Of::any && word.of != kind) continue;
    compared |= word.reach == Reach::comparison;
    const bool near_by = token.span.end == near || token.span.end == mention.span.begin;
    if (word.reach == Reach::comparison || (word.reach != Reach::clause && !near_by)) continue;
    covered = token.span.end;
    if (word.reach != Reach::shield && (word.reach != Reach::compared || compared)) found = word.side;
  }
  if (points) return {Aspect::increase, found && found->falls};
  if (unit == Unit::percent && (!found || found->aspect != Aspect::growth)) {
    std::uint32_t end = 0;
    const AspectSide *behind = word_at(mention.span.end, rules_.shares, end);
    if (behind && !(found && behind->aspect == Aspect::share)) return *behind;
  }
  return found.value_or(AspectSide());
}

} // namespace v0
} // namespace jiedui
