#include "quantity_reader.hpp"

namespace jiedui {
inline namespace v0 {
namespace {

bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

} // namespace

/// What dates, places, bodies, titles and names hold is no quantity.
void QuantityReader::collect_blocked() {
  blocked_.reserve(mentions_.dates.size() + mentions_.places.size() + mentions_.policies.size() +
                   mentions_.organization_mentions.size() + mentions_.officials.size() + 16);
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
  constexpr std::uint32_t closed = 0xFFFFFFFF;
  constexpr std::uint32_t short_quote = 36; // bytes
  clause_begins_.reserve(marks_.signs.size());
  std::uint32_t title = closed, quote = closed;
  const auto size = static_cast<std::uint32_t>(text_.size());
  for (const std::uint32_t at : marks_.signs) {
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
      if (next >= size || !is_ascii_digit(text_[next])) clause_begins_.push_back(next);
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
        is_ascii_digit(text_[number.span.begin - 2]) && !unit)
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

/// 百姓, 一个, 两级: a number and a word that only look like a quantity.
bool QuantityReader::figure_of_speech(const Number &number, const Attached &unit, const Bound &left,
                                      const Bound &right) const {
  if (number.digit_by_digit) return true;
  if (number.bare_scale && number.qualifier == Qualifier::exact && !left.found && !right.found) {
    // 捐赠百万元, but not （单位：亿元） or 亿元企业.
    const bool money = unit.word->unit == Unit::CNY && number.value >= Decimal(1000000);
    // 选派百名干部、千名教师, not 百家争鸣.
    const bool people = unit.word->unit == Unit::person && ends_at(text_, unit.span.end, "名");
    if (!people && (!money || number.value >= Decimal(100000000) || from(unit.span.end).starts_with("级"))) return true;
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
  // 三个“不减”: a slogan is counted.
  if (unit.word->kind == UnitWord::Kind::classifier && ends_at(text_, unit.span.end, "个") &&
      one_stands_at(text_, unit.span.end, "“", "「", "『"))
    return true;
  // 六个一, 十一届五次: a number behind the measure word goes on with it.
  if (unit.word->kind == UnitWord::Kind::classifier) {
    static constexpr FewCharacters numerals(U"一二三四五六七八九十");
    return numerals.stands_at(text_, unit.span.end);
  }
  return false;
}

} // namespace v0
} // namespace jiedui
