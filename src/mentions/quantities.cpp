#include "jiedui/mentions/quantities.hpp"

#include "jiedui/mentions/numbers.hpp"

#include "characters.hpp"
#include "quantity_rules.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace jiedui {
inline namespace v0 {
namespace {

bool starts_with_any(std::string_view text, const Words &words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string &word) { return text.starts_with(word); });
}

bool ends_with_any(std::string_view text, const Words &words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string &word) { return text.ends_with(word); });
}

bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool ends_clause(std::string_view rest) {
  static constexpr CharacterSet marks(U"，。；、：！？）” ,;\n");
  return rest.empty() || marks.stands_at(rest, 0);
}

/// Finds the quantities of one document.
class QuantityReader {
public:
  QuantityReader(const Document &document, const QuantityRules &rules, Mentions &mentions)
      : text_(document.folded()), rules_(rules), mentions_(mentions) {}

  void read();

private:
  struct Attached { // a number's unit
    const UnitWord *word = nullptr;
    Span span;         ///< the unit's words
    bool noun = false; ///< a noun, perhaps with words before it
  };
  struct Reading { // of one quantity
    Attached unit;
    Decimal value;
    std::optional<Decimal> high;
    const Number *last = nullptr;
    std::size_t used = 1; ///< numbers
  };
  struct Bound {
    std::uint32_t edge = 0; ///< where the quantity begins or ends with it
    Qualifier qualifier = Qualifier::exact;
    bool found = false;
  };

  [[nodiscard]] std::string_view from(std::uint32_t at) const {
    return text_.substr(std::min<std::size_t>(at, text_.size()));
  }
  [[nodiscard]] std::string_view before(std::uint32_t at) const { return text_.substr(0, at); }
  [[nodiscard]] std::uint32_t skip_spaces(std::uint32_t at) const;
  [[nodiscard]] std::uint32_t skip_spaces_back(std::uint32_t at) const;

  template <class Each> void tokens_at(std::uint32_t at, TableNumber table, Each &&each) const;
  template <class Row>
  [[nodiscard]] const Row *word_at(std::uint32_t at, const TypedTable<Row> &table, std::uint32_t &end) const;

  void collect_blocked();
  void read_marks();
  void add_address(std::uint32_t at);
  [[nodiscard]] bool blocked(Span span);
  [[nodiscard]] bool is_ordinal(const Number &number);
  [[nodiscard]] bool inside_code(const Number &number, const UnitWord *unit) const;
  [[nodiscard]] bool figure_of_speech(const Number &number, const Attached &unit, const Bound &left,
                                      const Bound &right) const;
  [[nodiscard]] std::uint32_t place_end(std::uint32_t at) const;
  [[nodiscard]] bool fits(const Number &number, const UnitWord &word, std::uint32_t end) const;
  [[nodiscard]] Attached attach_unit(const Number &number, bool part = false) const;
  [[nodiscard]] Attached attach_behind(const Number &number, const Bound &bound) const;
  [[nodiscard]] Bound bound_before(std::uint32_t begin, bool scale_alone) const;
  [[nodiscard]] Bound bound_after(std::uint32_t end, const UnitWord *unit) const;
  [[nodiscard]] std::uint32_t range_sign(std::uint32_t at) const;
  [[nodiscard]] std::uint32_t clause_begin(std::uint32_t at) const;
  std::size_t read_one(std::size_t i);
  void extend_to_range(std::size_t i, Reading &reading) const;
  void extend_with_parts(std::size_t i, Reading &reading) const;
  [[nodiscard]] const UnitWord *elided_unit(const Number &number) const;
  [[nodiscard]] const UnitWord *money_sign(std::uint32_t begin, Span &span) const;
  void read_rates();
  void finish(QuantityMention &mention);
  [[nodiscard]] Per per_of(const QuantityMention &mention, std::uint32_t clause) const;
  [[nodiscard]] bool has_token(TableNumber table, std::uint32_t begin, std::uint32_t end) const;
  [[nodiscard]] std::uint32_t skip_fillers_back(std::uint32_t at) const;
  [[nodiscard]] bool continues_list(const QuantityMention &mention) const;
  [[nodiscard]] Per per_of_each(std::uint32_t at, std::uint32_t stop, Per otherwise) const;
  [[nodiscard]] bool tells_a_year(std::uint32_t at) const;
  [[nodiscard]] Per per_behind(std::uint32_t end) const;
  [[nodiscard]] Aspect aspect_of(const QuantityMention &mention, std::uint32_t clause) const;
  [[nodiscard]] bool in_short_quote(Span span) const;

  std::string_view text_;
  const QuantityRules &rules_;
  Mentions &mentions_;
  std::vector<Number> numbers_;
  std::vector<Span> blocked_; ///< sorted; what other mentions and names hold
  std::vector<Span> quotes_;  ///< short ones
  std::vector<std::uint32_t> clause_begins_;
  std::size_t next_blocked_ = 0;
  std::uint32_t ordinal_end_ = 0; ///< of the number before, where it was an ordinal
};

std::uint32_t QuantityReader::skip_spaces(std::uint32_t at) const {
  for (int i = 0; i < 4; ++i) {
    if (stands_at(text_, at, " ")) at += 1;
    else if (stands_at(text_, at, "\u00A0")) at += 2;
    else if (one_stands_at(text_, at, "\u3000", "\u2009", "\u202F")) at += 3;
    else break;
  }
  return at;
}

std::uint32_t QuantityReader::skip_spaces_back(std::uint32_t at) const {
  for (int i = 0; i < 2; ++i) {
    if (ends_at(text_, at, " ")) at -= 1;
    else if (ends_at(text_, at, "\u00A0")) at -= 2;
    else if (ends_at(text_, at, "\u3000")) at -= 3;
    else break;
  }
  return at;
}

template <class Each> void QuantityReader::tokens_at(std::uint32_t at, TableNumber table, Each &&each) const {
  for (const Token &token : mentions_.tokens.starting(at))
    if (token.sense.table == table) each(token);
}

template <class Row>
const Row *QuantityReader::word_at(std::uint32_t at, const TypedTable<Row> &table, std::uint32_t &end) const {
  const Row *found = nullptr;
  tokens_at(at, table.table, [&](const Token &token) {
    if (found) return;
    found = &table.rows[token.sense.row];
    end = token.span.end;
  });
  return found;
}

/// What dates, places, bodies, titles and names hold is no quantity.
void QuantityReader::collect_blocked() {
  const auto add = [&](const auto &mentions) {
    for (const auto &mention : mentions) blocked_.push_back(mention.span);
  };
  add(mentions_.dates);
  add(mentions_.places);
  add(mentions_.policies);
  add(mentions_.organization_mentions);
  add(mentions_.officials);
  for (const Token &token : mentions_.tokens.of(rules_.names)) blocked_.push_back(token.span);
  read_marks();
  std::sort(blocked_.begin(), blocked_.end(), [](Span a, Span b) { return a.begin < b.begin; });
  // Keep the spans that reach farther than all before them: their ends then rise with their beginnings.
  std::uint32_t reach = 0;
  std::erase_if(blocked_, [&](Span span) {
    if (span.end <= reach) return true;
    reach = span.end;
    return false;
  });
}

/// Titles and addresses, which hold no quantities, short quotes, and where clauses begin.
void QuantityReader::read_marks() {
  static constexpr CharacterSet marks(U"《》“「『‘”」』’:w\n,;!?，。；：！？");
  constexpr std::uint32_t closed = 0xFFFFFFFF;
  constexpr std::uint32_t short_quote = 36; // bytes
  std::uint32_t title = closed, quote = closed;
  const auto size = static_cast<std::uint32_t>(text_.size());
  for (std::uint32_t at = marks.first(text_, 0, size); at < size; at = marks.first(text_, step(text_, at), size)) {
    const char32_t mark = code_point_at(text_, at);
    const std::uint32_t next = step(text_, at);
    switch (mark) {
    case U'《': title = at; break;
    case U'》':
      if (title != closed) blocked_.push_back({title, next});
      title = closed;
      break;
    case U'“':
    case U'「':
    case U'『':
    case U'‘': quote = at; break;
    case U'”':
    case U'」':
    case U'』':
    case U'’':
      if (quote != closed && at - quote <= short_quote) quotes_.push_back({quote, next});
      quote = closed;
      break;
    case U'w': add_address(at); break;
    case U':': add_address(at); [[fallthrough]];
    case U',':
      if (next >= size || !is_digit(text_[next])) clause_begins_.push_back(next);
      break;
    case U'\n': title = quote = closed; [[fallthrough]];
    default: clause_begins_.push_back(next);
    }
  }
}

/// www.example.org, https://example.org: from the mark to the end of its characters.
void QuantityReader::add_address(std::uint32_t at) {
  if (!one_stands_at(text_, at, "://", "www.")) return;
  std::uint32_t end = at;
  while (end < text_.size() && text_[end] > ' ' && static_cast<unsigned char>(text_[end]) < 0x80) ++end;
  blocked_.push_back({at, end});
}

/// Whether the number starts in something else's words. 三百里: 百里 starts inside the number and does not count.
bool QuantityReader::blocked(Span span) {
  while (next_blocked_ < blocked_.size() && blocked_[next_blocked_].end <= span.begin) ++next_blocked_;
  return next_blocked_ < blocked_.size() && blocked_[next_blocked_].begin <= span.begin;
}

bool QuantityReader::in_short_quote(Span span) const {
  const auto after = std::upper_bound(quotes_.begin(), quotes_.end(), span.begin,
                                      [](std::uint32_t at, Span quote) { return at < quote.begin; });
  return after != quotes_.begin() && std::prev(after)->contains(span);
}

/// 第25次, 第3、4条, 周六, 初三.
bool QuantityReader::is_ordinal(const Number &number) {
  const auto ordinal = [&] {
    if (ordinal_end_ > 0 && ordinal_end_ < number.span.begin) {
      const std::string_view between = text_.substr(ordinal_end_, number.span.begin - ordinal_end_);
      if (is_one_of(between, "、", "和", "至", "到", "-", "—", "与")) return true;
    }
    const std::uint32_t head = skip_spaces_back(number.span.begin);
    if (one_ends_at(text_, head, "第", "头一", "№")) return true;
    if (!number.numerals || number.value > Decimal(9)) return false;
    if (one_ends_at(text_, head, "提高", "最高", "身高", "当初")) return false;
    return one_ends_at(text_, head, "初", "高", "周", "星期");
  };
  const bool is = ordinal();
  ordinal_end_ = is ? number.span.end : 0;
  return is;
}

/// G312, 1+3+N, 3:2, a1@b: figures that belong to a code.
bool QuantityReader::inside_code(const Number &number, const UnitWord *unit) const {
  if (number.span.begin > 0) {
    const char head = text_[number.span.begin - 1];
    if (head == '+' || head == '@' || head == '#' || head == '_' || head == '=' || head == '.') return true;
    if ((head == ':' || head == '/' || head == '-') && number.span.begin > 1 &&
        is_digit(text_[number.span.begin - 2]) && !unit)
      return true;
    if (is_letter(head)) {
      std::uint32_t begin = number.span.begin - 1;
      while (begin > 0 && is_letter(text_[begin - 1])) --begin;
      if (number.span.begin - begin <= 2 || !unit || unit->kind != UnitWord::Kind::measure) return true;
    }
    if (one_ends_at(text_, number.span.begin, "＋", "∶")) return true;
  }
  return one_stands_at(text_, number.span.end, "+", "＋", "@", "_");
}

bool QuantityReader::fits(const Number &number, const UnitWord &word, std::uint32_t end) const {
  const std::string_view rest = from(end);
  if (starts_with_any(rest, word.not_before)) return false;
  if (!word.only_before.empty() && !ends_clause(rest) && !starts_with_any(rest, word.only_before)) return false;
  if (ends_with_any(before(number.span.begin), word.not_after)) return false;
  if (word.max && (number.numerals || word.kind == UnitWord::Kind::measure) && number.value > *word.max) return false;
  const bool noun = word.kind == UnitWord::Kind::people || word.kind == UnitWord::Kind::area;
  return !noun || !number.numerals || word.numerals || !(number.scale < Decimal(10000));
}

/// Where the place that starts at `at` ends; `at` where there is none.
std::uint32_t QuantityReader::place_end(std::uint32_t at) const {
  const auto &places = mentions_.places;
  const auto place = std::lower_bound(places.begin(), places.end(), at,
                                      [](const PlaceMention &p, std::uint32_t begin) { return p.span.begin < begin; });
  return place != places.end() && place->span.begin == at ? place->span.end : at;
}

/// The longest unit behind a number; a noun with words of its own counts where no unit stands there.
QuantityReader::Attached QuantityReader::attach_unit(const Number &number, bool part) const {
  Attached best;
  const std::uint32_t begin = skip_spaces(number.span.end);
  const auto consider = [&](const TypedTable<UnitWord> &table, bool noun) {
    tokens_at(begin, table.table, [&](const Token &token) {
      const UnitWord &word = table.rows[token.sense.row];
      if (best.word && token.span.end <= best.span.end) return;
      if (word.part == part || part) {
        if (fits(number, word, token.span.end)) best = {&word, {begin, token.span.end}, noun};
      }
    });
  };
  consider(rules_.units, false);
  consider(rules_.classifiers, false);
  consider(rules_.nouns, true);
  if (best.word) return best;
  // 220多万建档立卡贫困人口
  std::uint32_t at = begin;
  for (int i = 0; i < 5; ++i) {
    std::uint32_t end = at;
    tokens_at(at, rules_.modifiers, [&](const Token &token) { end = std::max(end, token.span.end); });
    if (end == at) end = place_end(at);
    if (end == at) break;
    at = end;
    std::uint32_t noun_end = at;
    if (const UnitWord *word = word_at(at, rules_.nouns, noun_end);
        word && word->kind == UnitWord::Kind::people && fits(number, *word, noun_end))
      return {word, {begin, noun_end}, true};
  }
  return best;
}

/// 10万左右农民工: people behind the word that bounds their number.
QuantityReader::Attached QuantityReader::attach_behind(const Number &number, const Bound &bound) const {
  if (!bound.found) return {};
  Number bounded = number;
  bounded.span.end = bound.edge;
  const Attached attached = attach_unit(bounded);
  if (attached.word == nullptr || attached.word->kind != UnitWord::Kind::people) return {};
  return attached;
}

QuantityReader::Bound QuantityReader::bound_before(std::uint32_t begin, bool scale_alone) const {
  Bound best;
  const std::uint32_t end = skip_spaces_back(begin);
  constexpr std::uint32_t longest = 18; // bytes
  const std::uint32_t first = end > longest ? end - longest : 0;
  const auto &tokens = mentions_.tokens;
  for (auto token = tokens.from(first); token != tokens.end() && token->span.begin < end; ++token) {
    if (token->sense.table != rules_.bounds.table || token->span.end != end) continue;
    const BoundWord &word = rules_.bounds.rows[token->sense.row];
    if (word.after || (word.scale_only && !scale_alone) || best.found) continue; // the first to start is the longest
    best.found = true;
    best.edge = token->span.begin;
    if (word.qualifier) best.qualifier = *word.qualifier;
    else best.edge = begin;
  }
  if (!best.found) best.edge = begin;
  if (best.edge == begin) best.found = false;
  return best;
}

QuantityReader::Bound QuantityReader::bound_after(std::uint32_t end, const UnitWord *unit) const {
  Bound bound;
  bound.edge = end;
  const std::uint32_t at = skip_spaces(end);
  tokens_at(at, rules_.bounds.table, [&](const Token &token) {
    const BoundWord &word = rules_.bounds.rows[token.sense.row];
    if (!word.after || !word.qualifier || bound.found) return;
    if (word.measure_only && (!unit || unit->kind != UnitWord::Kind::measure)) return;
    bound = {token.span.end, *word.qualifier, true};
  });
  return bound;
}

/// Length of what can stand between the ends of a range, or 0.
std::uint32_t QuantityReader::range_sign(std::uint32_t at) const {
  static constexpr CharacterSet signs(U"~～〜∼-－—–―‐至到");
  if (stands_at(text_, at, "——")) return 6;
  if (stands_at(text_, at, "--")) return 2;
  return signs.stands_at(text_, at) ? step(text_, at) - at : 0;
}

/// 百姓, 一个, 两级: a number and a word that only look like a quantity.
bool QuantityReader::figure_of_speech(const Number &number, const Attached &unit, const Bound &left,
                                      const Bound &right) const {
  if (number.digit_by_digit) return true;
  if (number.bare_scale && number.qualifier == Qualifier::exact && !left.found && !right.found) {
    const bool money = unit.word->unit == Unit::CNY && number.value >= Decimal(1000000);
    if (!money || from(unit.span.end).starts_with("级")) return true;
  }
  if (!number.numerals || number.high) return false;
  const std::string_view written = number.span.of(text_);
  const bool one = written == "一", two = written == "二";
  if (two && unit.word->kind != UnitWord::Kind::measure) return true;
  if (one && unit.word->kind == UnitWord::Kind::area) return true;
  // 9块钱一斤: what the price is for.
  if (one && unit.word->kind == UnitWord::Kind::measure && !mentions_.quantities.empty()) {
    const QuantityMention &last = mentions_.quantities.back();
    if (last.span.end == number.span.begin && last.quantity.unit == Unit::CNY) return true;
  }
  if (unit.word->kind == UnitWord::Kind::area && (written == "两" || unit.span.size() <= 3) && !left.found)
    if (written == "两" || number.value < Decimal(3)) return true;
  if (one && !left.found && !right.found && unit.word->kind != UnitWord::Kind::measure) {
    const std::string_view head = before(skip_spaces_back(number.span.begin));
    if (head.ends_with("各") || head.ends_with("仅")) return false;
    if (head.ends_with("中的") || head.ends_with("其中") || head.ends_with("之") || head.ends_with("不少")) return true;
    if (!unit.word->definite_one) return true;
    const std::string_view tail = from(unit.span.end);
    return !ends_clause(tail) || head.ends_with("每") || head.ends_with("这") || head.ends_with("那") ||
           head.ends_with("同");
  }
  // 六个一, 十一届五次: a number behind the measure word goes on with it.
  if (unit.word->kind == UnitWord::Kind::classifier) {
    static constexpr CharacterSet numerals(U"一二三四五六七八九十");
    return numerals.stands_at(text_, unit.span.end);
  }
  return false;
}

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
  const auto &tokens = mentions_.tokens;
  constexpr std::uint32_t longest = 9; // bytes
  for (int i = 0; i < 3; ++i) {
    at = skip_spaces_back(at);
    const std::uint32_t first = at > longest ? at - longest : 0;
    auto token = tokens.from(first);
    while (token != tokens.end() && token->span.begin < at &&
           !(token->sense.table == rules_.fillers && token->span.end == at))
      ++token;
    if (token == tokens.end() || token->span.begin >= at) break;
    at = token->span.begin;
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
    if (one_stands_at(text_, at, "的", "、") || is_digit(text_[at])) break;
    at = step(text_, at);
  }
  return otherwise;
}

/// 2018年产值, 全年产值: 年 belongs to what stands before it.
bool QuantityReader::tells_a_year(std::uint32_t at) const {
  const std::string_view head = before(at);
  if (!from(at).starts_with("年") || head.empty()) return false;
  if (is_digit(head.back())) return true;
  for (const std::string_view word :
       {"全", "今", "去", "明", "当", "上", "同", "本", "两", "三", "五", "多", "几", "十", "近"})
    if (head.ends_with(word)) return true;
  return false;
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

Aspect QuantityReader::aspect_of(const QuantityMention &mention, std::uint32_t clause) const {
  using Of = AspectWord::Of;
  const Unit unit = mention.quantity.unit;
  const Of kind = unit == Unit::percent || unit == Unit::times ? Of::rate : Of::amount;
  if (one_stands_at(text_, mention.number.end, "个百分点", "百分点")) return Aspect::increase;
  const std::uint32_t near = skip_fillers_back(mention.span.begin);
  std::optional<Aspect> found;
  for (const Token &token : mentions_.tokens.of(rules_.aspects.table, clause)) {
    if (token.span.begin >= mention.span.begin) break;
    if (token.span.end > mention.span.begin) continue;
    const AspectWord &word = rules_.aspects.rows[token.sense.row];
    if (word.of != Of::any && word.of != kind) continue;
    if (word.adjacent && token.span.end != near && token.span.end != mention.span.begin) continue;
    found = word.aspect;
  }
  if (unit == Unit::percent && found != Aspect::growth) {
    std::uint32_t end = 0;
    const Aspect *behind = word_at(mention.span.end, rules_.shares, end);
    if (behind && !(found && *behind == Aspect::share)) return *behind;
  }
  return found.value_or(Aspect::level);
}

void QuantityReader::finish(QuantityMention &mention) {
  const std::uint32_t clause = clause_begin(mention.span.begin);
  mention.per = per_of(mention, clause);
  mention.aspect = aspect_of(mention, clause);
  if (mention.aspect == Aspect::level && continues_list(mention)) mention.aspect = mentions_.quantities.back().aspect;
  mention.distributive = ends_at(text_, mention.span.begin, "各");
  mentions_.quantities.push_back(std::move(mention));
}

/// 2~3名, 2000元—3000元, 20—30万: the second number gives unit, scale and upper end.
void QuantityReader::extend_to_range(std::size_t i, Reading &reading) const {
  const Number &first = numbers_[i];
  if (i + 1 >= numbers_.size() || first.high) return;
  const Number &second = numbers_[i + 1];
  const std::uint32_t sign_begin = skip_spaces(reading.unit.word ? reading.unit.span.end : first.span.end);
  const std::uint32_t sign = range_sign(sign_begin);
  if (sign == 0 || skip_spaces(sign_begin + sign) != second.span.begin || second.high) return;
  const Attached high = attach_unit(second);
  if (!high.word && !(first.fraction && second.fraction)) return;
  if (reading.unit.word && reading.unit.word != high.word) return;
  Decimal value = first.value;
  if (!reading.unit.word && first.scale == Decimal(1)) {
    const auto scaled = first.value.times(second.scale);
    if (scaled && *scaled < second.value) value = *scaled;
  }
  const bool change = one_ends_at(text_, first.span.begin, "从", "由", "自");
  if (change || !(value < second.value)) return;
  reading.value = value;
  reading.high = second.value;
  reading.last = &second;
  reading.unit = high;
  reading.used = 2;
}

/// What a unit of measure takes up behind it: 一吨半, 五元三角, 七成五.
void QuantityReader::extend_with_parts(std::size_t i, Reading &reading) const {
  const UnitWord &word = *reading.unit.word;
  if (word.kind != UnitWord::Kind::measure || reading.high || reading.last->high) return;
  const auto add = [&](Decimal more, std::uint32_t end) {
    const auto sum = reading.value.plus(more);
    if (!sum) return false;
    reading.value = *sum;
    reading.unit.span.end = end;
    return true;
  };
  const std::uint32_t end = reading.unit.span.end;
  if (stands_at(text_, end, "半") && reading.last->numerals && word.unit != Unit::times) {
    const std::string_view rest = from(end + 3);
    if (ends_clause(rest) || !(rest.starts_with("年") || rest.starts_with("天") || rest.starts_with("个") ||
                               rest.starts_with("径") || rest.starts_with("数")))
      if (const auto half = Decimal::scaled(5, 1)) add(*half, end + 3);
    return;
  }
  const bool money = word.unit == Unit::CNY || word.unit == Unit::USD || word.unit == Unit::currency;
  const bool tenths = word.unit == Unit::percent && word.max.has_value();
  const UnitWord *larger = &word;
  for (std::size_t next = i + reading.used; next < numbers_.size() && (money || tenths); ++next) {
    const Number &part = numbers_[next];
    std::uint32_t begin = skip_spaces(reading.unit.span.end);
    if (stands_at(text_, begin, "又")) begin += 3;
    if (part.span.begin != begin || part.high || part.qualifier != Qualifier::exact || part.value > Decimal(9)) break;
    const Attached unit = attach_unit(part, true);
    if (tenths) {
      const auto tenth = part.value.times(*Decimal::scaled(1, 1));
      if (!unit.word && part.numerals && tenth && add(*tenth, part.span.end)) ++reading.used;
      break;
    }
    if (!unit.word || unit.word->unit != word.unit || unit.word->currency != word.currency ||
        !(unit.word->factor < larger->factor))
      break;
    const auto smaller = part.value.times(unit.word->factor);
    const auto relative = smaller ? smaller->over(word.factor, 4) : std::nullopt;
    if (!relative || !add(*relative, unit.span.end)) break;
    larger = unit.word;
    ++reading.used;
  }
}

/// Reads the quantity that starts with number i; answers how many numbers were used.
std::size_t QuantityReader::read_one(std::size_t i) {
  const Number &first = numbers_[i];
  if (is_ordinal(first) || blocked(first.span)) return 1;
  if (ends_at(text_, first.span.begin, "每")) return 1; // every ten households: a denominator
  static const UnitWord percent = [] {
    UnitWord word;
    word.unit = Unit::percent;
    return word;
  }();
  Reading reading{.unit = attach_unit(first), .value = first.value, .high = first.high, .last = &first};
  Span sign;
  if (!reading.unit.word) {
    if (const UnitWord *money = money_sign(first.span.begin, sign)) {
      reading.unit = {money, {first.span.end, first.span.end}, false};
    } else if (const UnitWord *elided = elided_unit(first)) {
      reading.unit = {elided, {first.span.end, first.span.end}, false};
    }
  }
  const Bound inner = reading.unit.word ? Bound{} : bound_after(first.span.end, nullptr);
  const Attached behind = attach_behind(first, inner);
  if (behind.word) reading.unit = behind;
  extend_to_range(i, reading);
  if (first.fraction && !(reading.unit.word && reading.unit.word->unit == Unit::percent))
    reading.unit = {&percent, {reading.last->span.end, reading.last->span.end}, false};
  if (!reading.unit.word || inside_code(first, reading.unit.word)) return reading.used;
  extend_with_parts(i, reading);

  const UnitWord &unit = *reading.unit.word;
  const std::uint32_t begin = sign.empty() ? first.span.begin : sign.begin;
  const Bound left = bound_before(begin, first.bare_scale);
  Bound right = bound_after(reading.unit.span.end, &unit);
  if (behind.word == &unit) right = {reading.unit.span.end, inner.qualifier, true};
  if (in_short_quote(first.span) && first.numerals) return reading.used;
  if (figure_of_speech(first, reading.unit, left, right)) return reading.used;

  const auto value = reading.value.times(unit.factor);
  const auto high = reading.high ? reading.high->times(unit.factor) : std::nullopt;
  if (!value || (reading.high && !high)) return reading.used;
  QuantityMention mention;
  mention.number = {first.span.begin, reading.last->span.end};
  mention.span = {left.edge, right.edge};
  mention.bare = reading.unit.noun;
  Quantity &quantity = mention.quantity;
  quantity.value = *value;
  quantity.value_high = high;
  quantity.unit = unit.unit;
  quantity.currency = unit.currency;
  if (unit.kind == UnitWord::Kind::classifier && unit.unit == Unit::count)
    quantity.classifier = unit.classifier.empty() ? std::string(reading.unit.span.of(text_)) : unit.classifier;
  quantity.qualifier = left.found                                    ? left.qualifier
                       : right.found                                 ? right.qualifier
                       : reading.last->qualifier != Qualifier::exact ? reading.last->qualifier
                                                                     : first.qualifier;
  finish(mention);
  return reading.used;
}

/// ￥ or US$ before a number.
const UnitWord *QuantityReader::money_sign(std::uint32_t begin, Span &span) const {
  const std::uint32_t end = skip_spaces_back(begin);
  constexpr std::uint32_t longest = 6; // bytes
  for (std::uint32_t at = end > longest ? end - longest : 0; at < end; ++at) {
    std::uint32_t word_end = 0;
    const UnitWord *found = word_at(at, rules_.signs, word_end);
    if (found && word_end == end) {
      span = {at, end};
      return found;
    }
  }
  return nullptr;
}

/// 600万启动资金, 捐资200万，脱贫人口10.3万: what only a word beside a number of ten thousands shows it to count.
const UnitWord *QuantityReader::elided_unit(const Number &number) const {
  if (number.numerals || number.scale < Decimal(10000)) return nullptr;
  std::uint32_t end = 0;
  const ElidedUnit *behind = word_at(skip_spaces(number.span.end), rules_.elided, end);
  if (behind && behind->after) return &behind->unit;
  if (!ends_clause(from(number.span.end))) return nullptr;
  const std::uint32_t bound = bound_before(number.span.begin, false).edge;
  const std::uint32_t at = skip_fillers_back(bound);
  constexpr std::uint32_t longest = 24; // bytes
  const auto &tokens = mentions_.tokens;
  auto token = std::lower_bound(tokens.begin(), tokens.end(), at > longest ? at - longest : 0,
                                [](const Token &t, std::uint32_t place) { return t.span.begin < place; });
  for (; token != tokens.end() && token->span.begin < at; ++token)
    if (token->sense.table == rules_.elided.table && token->span.end == at &&
        !rules_.elided.rows[token->sense.row].after)
      return &rules_.elided.rows[token->sense.row].unit;
  return nullptr;
}

/// 翻一番 and the like, which are no number with a unit.
void QuantityReader::read_rates() {
  for (const Token &token : mentions_.tokens.of(rules_.rates.table)) {
    const RateWord &word = rules_.rates.rows[token.sense.row];
    QuantityMention mention;
    mention.number = token.span;
    const Bound right = bound_after(token.span.end, nullptr);
    mention.span = {token.span.begin, right.edge};
    mention.quantity.value = word.value;
    mention.quantity.unit = word.unit;
    mention.quantity.qualifier = right.qualifier;
    mention.aspect = word.aspect;
    mention.per = per_of(mention, clause_begin(token.span.begin));
    mentions_.quantities.push_back(mention);
  }
  std::stable_sort(mentions_.quantities.begin(), mentions_.quantities.end(),
                   [](const auto &a, const auto &b) { return a.span.begin < b.span.begin; });
}

void QuantityReader::read() {
  numbers_ = find_numbers(text_);
  collect_blocked();
  for (std::size_t i = 0; i < numbers_.size();) i += read_one(i);
  read_rates();
}

} // namespace

void read_quantities(const Document &document, const QuantityRules &rules, Mentions &mentions) {
  QuantityReader(document, rules, mentions).read();
}

} // namespace v0
} // namespace jiedui
