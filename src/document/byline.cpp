#include "byline.hpp"

#include "page_dates.hpp"
#include "utf8.hpp"

#include <algorithm>

namespace jiedui {
inline namespace v0 {
namespace {

constexpr std::uint32_t labels = bit(Furniture::source) | bit(Furniture::published) | bit(Furniture::author) |
                                 bit(Furniture::staff) | bit(Furniture::counter) | bit(Furniture::title) |
                                 bit(Furniture::today);

bool is_separating_sign(char32_t value) {
  return is_blank(value) || value == '|' || value == U'丨' || value == U'｜' || value == U'·' || value == U'•' ||
         value == '/' || value == U'／' || value == U'、' || value == ',' || value == U'，' || opens(value) ||
         closes(value) || value == '-' || value == U'—' || value == ':' || value == U'：' || value == U'□' ||
         value == U'■' || value == U'◎' || value == U'○' || value == U'●' || value == U'▲' || value == U'△' ||
         value == U'★' || value == U'※' || value == '*' || value == '<' || value == '>' || value == U'»' ||
         value == U'＞';
}

inline bool is_separator(char32_t value) {
  const bool han = value > U'丨' && value < 0xFE00; // nearly all characters
  return !han && is_separating_sign(value);
}

bool is_label_sign(char32_t value) {
  return value == ':' || value == U'：' || value == '|' || value == U'丨' || value == U'｜' || value == '/' ||
         value == U'／';
}

/// Reads along one line.
class Reader {
public:
  Reader(std::string_view line, std::string_view folded, const DocumentRules &rules)
      : line_(line), folded_(folded), rules_(rules),
        has_sign_(line.find(':') != std::string_view::npos || line.find("：") != std::string_view::npos) {}

  Byline read() {
    while (at_ < line_.size() && byline_.unexplained <= too_much) step();
    // 2020-06-18 21:41 某某晚报·某某派
    if (byline_.timed && byline_.outlet.empty() && unexplained_words_ == 1 && byline_.is_byline())
      byline_.outlet = std::string(unexplained_word_);
    return std::move(byline_);
  }

  [[nodiscard]] bool is_byline() {
    const std::size_t most = count_points(line_) / 2 + 2; // beyond, what is left explained is too little, see Byline
    while (at_ < line_.size() && byline_.unexplained <= std::min(most, too_much)) step();
    return byline_.unexplained <= most && byline_.is_byline();
  }

private:
  static constexpr std::size_t too_much = 40; // of words that nothing explains: a sentence, no byline

  void step() {
    const CodePoint point = point_at(line_, at_);
    if (is_separator(point.value)) {
      at_ += point.size;
      return;
    }
    if (is_ascii_digit(point.value) && (date() || time())) return;
    const bool fresh = at_ == 0 || is_separator(point_before(line_, at_).value) || after_date_;
    after_date_ = false;
    if (fresh) {
      const auto phrase = rules_.phrase_at(folded_, at_, labels | bit(Furniture::noise));
      if (phrase.length > 0 && item(phrase, at_ + phrase.length)) return;
      if (const auto label = spread_label(); label.end > 0 && item(label.phrase, label.end)) return;
    }
    word();
  }

  bool date() {
    const auto found = page_date_at(line_, at_);
    if (!found) return false;
    const bool timed = line_.substr(at_, found->end - at_).find(':') != std::string_view::npos;
    if (!byline_.published) {
      byline_.published = found->day;
      byline_.timed = timed;
    }
    explain(found->end);
    after_date_ = true;
    return true;
  }

  bool time() {
    const std::size_t end = skip_time(line_, at_);
    if (end == at_) return false;
    explain(end);
    after_date_ = true;
    return true;
  }

  void explain(std::size_t end) {
    byline_.explained += count_points(line_.substr(at_, end - at_));
    at_ = end;
  }

  std::size_t skip_blanks(std::size_t at) const {
    while (at < line_.size() && is_blank(point_at(line_, at).value)) at += point_at(line_, at).size;
    return at;
  }

  bool ends_word(std::size_t at) const { return at >= line_.size() || is_separator(point_at(line_, at).value); }

  /// A label whose characters blanks part: 索 引 号, 记　　者.
  struct SpreadLabel {
    DocumentRules::Phrase phrase;
    std::size_t end = 0; ///< 0 where there is none
  };
  SpreadLabel spread_label() const {
    constexpr int longest = 5; // characters
    SpreadLabel found;
    std::string joined;
    std::size_t at = at_;
    for (int characters = 1; characters <= longest; ++characters) {
      const CodePoint point = point_at(folded_, at);
      if (!is_han(point.value) || !ends_word(at + point.size)) break;
      joined += folded_.substr(at, point.size);
      at += point.size;
      if (const auto phrase = rules_.phrase_at(joined, 0, labels); characters > 1 && phrase.length == joined.size())
        found = {phrase, at};
      const std::size_t next = skip_blanks(at);
      if (next == at) break;
      at = next;
    }
    return found;
  }

  /// `after` is where the phrase ends.
  bool item(DocumentRules::Phrase phrase, std::size_t after) {
    const std::size_t sign = skip_blanks(after);
    const char32_t behind = point_at(line_, sign).value;                       // 0 at the end
    const bool counted = phrase.kind == Furniture::counter && opens(behind) && // 阅读(1024)
                         is_ascii_digit(point_at(line_, sign + point_at(line_, sign).size).value);
    const bool labelled = is_label_sign(behind) || counted || (phrase.kind == Furniture::title && opens(behind));
    if (phrase.kind == Furniture::noise) {
      if (!ends_word(after)) return false;
      byline_.labelled = true;
      explain(after);
      return true;
    }
    // 记者 张三 needs no colon; 图 and 文 and the rest are labels only with one.
    const bool named = phrase.kind == Furniture::author && phrase.length >= 6 && ends_word(after);
    const bool alone = after - at_ > phrase.length && sign >= line_.size(); // 监　　制, the names in the next line
    if (!labelled && !named && !alone) return false;
    byline_.labelled = true;
    byline_.last_label = phrase.kind;
    explain(labelled ? sign + point_at(line_, sign).size : after);
    value(phrase.kind);
    return true;
  }

  void value(Furniture kind) {
    at_ = skip_blanks(at_);
    byline_.open = at_ >= line_.size();
    if (byline_.open) return;
    switch (kind) {
    case Furniture::source: source(); break;
    case Furniture::author: names(&byline_.authors); break;
    case Furniture::staff:
      byline_.staff = true;
      names(nullptr);
      break;
    case Furniture::title:
      byline_.title = std::string(trimmed(line_.substr(at_)));
      while (closes(point_before(byline_.title, byline_.title.size()).value) && byline_.title.ends_with("]"))
        byline_.title.pop_back();
      explain(line_.size());
      break;
    case Furniture::counter:
      word(true);
      while (at_ < line_.size() && point_at(line_, at_).value == '/') word(true); // K3959/2023-0003
      break;
    case Furniture::today:
      if (const auto found = page_date_at(line_, at_)) explain(found->end);
      break;
    default: break; // a date follows by itself
    }
  }

  /// The end of the run of characters that no separator and no further label interrupts. A dash or a dot is part of a
  /// name.
  std::size_t word_end(std::size_t at) const {
    const std::size_t begin = at;
    while (at < line_.size()) {
      const CodePoint point = point_at(line_, at);
      const bool joins = point.value == '-' || point.value == U'—' || point.value == U'·' || point.value == U'•';
      if (is_separator(point.value) && !joins) break;
      if (has_sign_ && at > begin && is_han(point.value) && is_label_at(at)) break; // 公开目录:某某发布日期:…
      at += point.size;
    }
    return at;
  }

  void source() {
    if (is_label_here() || is_noise_here()) return;
    std::size_t end = at_;
    // A name of an outlet may hold brackets: 人民日报（海外版）.
    while (end < line_.size()) {
      const CodePoint point = point_at(line_, end);
      if (is_blank(point.value) || point.value == '|' || point.value == U'丨' || point.value == U'｜') break;
      if (is_ascii_digit(point.value) && page_date_at(line_, end)) break;
      if (end > at_ && is_label_at(end)) break; // 四川在线编辑:某某
      end += point.size;
    }
    if (byline_.outlet.empty()) byline_.outlet = std::string(trimmed(line_.substr(at_, end - at_)));
    if (rules_.is(Furniture::nobody, byline_.outlet)) byline_.outlet.clear();
    if (const std::string_view name = byline_.outlet; closes(point_before(name, name.size()).value) &&
                                                      name.find("（") == std::string_view::npos &&
                                                      name.find('(') == std::string_view::npos)
      byline_.outlet.resize(name.size() - point_before(name, name.size()).size);
    explain(end);
  }

  bool is_label_here() const { return is_label_at(at_); }

  bool is_label_at(std::size_t at) const {
    constexpr std::size_t two_characters = 6; // 文 and 图 start many words
    const auto phrase = rules_.phrase_at(folded_, at, labels);
    if (phrase.length < (at == at_ ? 1 : two_characters)) return false;
    return is_label_sign(point_at(line_, skip_blanks(at + phrase.length)).value);
  }

  bool is_noise_here() const {
    const auto phrase = rules_.phrase_at(folded_, at_, bit(Furniture::noise));
    return phrase.length > 0 && ends_word(at_ + phrase.length);
  }

  /// What a sign behind a name says of it: 张三/文, 李四 摄, 王五/图.
  enum class Role { none, writer, other };
  static constexpr std::uint32_t roles = bit(Furniture::writer_role) | bit(Furniture::other_role);
  static Role role_of(Furniture kind) { return kind == Furniture::writer_role ? Role::writer : Role::other; }
  Role role_behind(std::size_t at) const {
    std::size_t sign = skip_blanks(at);
    if (sign < line_.size() && (point_at(line_, sign).value == '/' || point_at(line_, sign).value == U'／'))
      sign += point_at(line_, sign).size;
    const auto word = rules_.phrase_at(folded_, sign, roles);
    return word.length > 0 && ends_word(sign + word.length) ? role_of(word.kind) : Role::none;
  }

  /// Two to four characters each, parted by blanks or 、. One kind of separator does not end a list of names, a
  /// label does.
  void names(std::vector<std::string> *into) {
    std::vector<std::string> group; // since the last sign that tells a role
    while (at_ < line_.size()) {
      const CodePoint point = point_at(line_, at_);
      const bool slash = point.value == '/' || point.value == U'／';
      if (is_blank(point.value) || point.value == U'、' || point.value == ',' || point.value == U'，' || slash) {
        at_ += point.size;
        continue;
      }
      if (!is_han(point.value) || is_label_here() || is_noise_here()) break;
      const std::size_t end = word_end(at_);
      const std::string_view name = line_.substr(at_, end - at_);
      const Role here = at_ == skip_blanks(at_) ? role_at(at_, end) : Role::none;
      if (here != Role::none) {
        if (here == Role::other) group.clear();
        explain(end);
        continue;
      }
      if (rules_.ending(Furniture::post, folded_.substr(at_, end - at_)) >
          0) { // 通讯员 between two names, 某某日报记者 before them
        explain(end);
        continue;
      }
      if (const std::size_t post = rules_.phrase_at(folded_, at_, bit(Furniture::post)).length; post > 0) {
        explain(at_ + post); // 通讯员李四
        continue;
      }
      const std::size_t length = count_points(name);
      if (length == 1 && group.size() < 20) { // 汪 媛
        const std::size_t given = skip_blanks(end);
        const CodePoint second = point_at(line_, given);
        if (given > end && is_han(second.value) && ends_word(given + second.size)) {
          group.push_back(std::string(name) + std::string(line_.substr(given, second.size)));
          explain(given + second.size);
          continue;
        }
      }
      const bool foreign = name.find("·") != std::string_view::npos;
      if (length < 2 || (length > 4 && !foreign) || length > 16) {
        if (into != nullptr || length > 12) break;
      } else if (!rules_.is(Furniture::nobody, folded_.substr(at_, end - at_))) {
        group.emplace_back(name);
      }
      explain(end);
      if (into != nullptr && role_behind(end) == Role::writer) {
        into->insert(into->end(), group.begin(), group.end());
        group.clear();
      }
    }
    if (into != nullptr) into->insert(into->end(), group.begin(), group.end());
  }

  Role role_at(std::size_t begin, std::size_t end) const {
    const auto word = rules_.phrase_at(folded_, begin, roles);
    return word.length > 0 && word.length == end - begin ? role_of(word.kind) : Role::none;
  }

  /// Behind a writer's post inside the word that goes on to `end`, where a name is left of it; `end` where there is
  /// none.
  std::size_t post_before_name(std::size_t end) const {
    constexpr std::size_t longest = 14; // characters
    if (count_points(line_.substr(at_, end - at_)) > longest) return end;
    for (std::size_t at = at_ + point_at(line_, at_).size; at < end; at += point_at(line_, at).size) {
      const std::size_t post = at + rules_.phrase_at(folded_, at, bit(Furniture::post)).length;
      if (post == at || post >= end || !rules_.ends_as_outlet(folded_.substr(at_, at - at_))) continue;
      const std::size_t name = count_points(line_.substr(post, end - post));
      return name >= 2 && name <= 3 ? post : end;
    }
    return end;
  }

  void word(bool explained = false) {
    const std::size_t end = std::max(word_end(at_), at_ + point_at(line_, at_).size);
    const std::string_view name = line_.substr(at_, end - at_), simplified = folded_.substr(at_, end - at_);
    const std::size_t length = count_points(name);
    if (!explained && rules_.ending(Furniture::post, simplified) > 0 && length <= 14 && end < line_.size()) {
      byline_.labelled = true; // 某某日报记者 张三
      explain(end);
      names(&byline_.authors);
      return;
    }
    if (const std::size_t post = explained ? end : post_before_name(end); post < end) {
      byline_.labelled = true; // 某某日报记者张三
      explain(post);
      names(&byline_.authors);
      return;
    }
    if (!explained && byline_.outlet.empty() && length <= 20 && rules_.ends_as_outlet(simplified)) {
      byline_.outlet = std::string(name);
      explained = true;
    }
    (explained ? byline_.explained : byline_.unexplained) += length;
    if (!explained && ++unexplained_words_ == 1) unexplained_word_ = name;
    at_ = end;
  }

  std::string_view line_;
  std::string_view folded_;
  const DocumentRules &rules_;
  std::size_t at_ = 0;
  bool has_sign_; ///< without a colon no label stands inside a word
  bool after_date_ = false;
  std::size_t unexplained_words_ = 0;
  std::string_view unexplained_word_;
  Byline byline_;
};

} // namespace

Byline read_byline(std::string_view line, std::string_view folded, const DocumentRules &rules) {
  return Reader(line, folded, rules).read();
}

bool is_byline(std::string_view line, std::string_view folded, const DocumentRules &rules) {
  return Reader(line, folded, rules).is_byline();
}

namespace {

/// The outlet is what stands before the place and the day: 新华社|拉萨12月12日电.
std::string outlet_before(std::string_view text, std::string_view folded, std::size_t mark,
                          const DocumentRules &rules) {
  for (std::size_t end = 6; end < mark; end += point_at(text, end).size) {
    if (rules.ending(Furniture::agency, folded.substr(0, end)) > 0) {
      const std::size_t begin = folded.starts_with("据") ? 3 : 0;
      return std::string(text.substr(begin, end - begin));
    }
    if (is_ascii_digit(point_at(text, end).value)) break;
  }
  return {};
}

/// Inside the brackets that name the writers: right behind the dateline's mark, or those that open with a writer's
/// label (据某某报报道（记者张三）). Empty where there are none.
Span writers_bracket(std::string_view head, std::size_t mark, const DocumentRules &rules) {
  constexpr std::size_t two_characters = 6;
  for (std::size_t at = 0; at < head.size(); at += point_at(head, at).size) {
    const CodePoint open = point_at(head, at);
    if (!opens(open.value)) continue;
    const std::size_t begin = at + open.size;
    std::size_t behind_mark = mark;
    while (behind_mark < at && is_blank(point_at(head, behind_mark).value))
      behind_mark += point_at(head, behind_mark).size;
    if (behind_mark != at && rules.phrase_at(head, begin, bit(Furniture::author)).length < two_characters) continue;
    std::size_t close = begin;
    while (close < head.size() && !closes(point_at(head, close).value)) close += point_at(head, close).size;
    if (close < head.size()) return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(close)};
  }
  return {};
}

} // namespace

Dateline read_dateline(std::string_view text, std::string_view folded, const DocumentRules &rules) {
  Dateline dateline;
  constexpr std::size_t longest = 150;
  const std::string_view head = folded.substr(0, std::min(longest, folded.find('\n')));
  constexpr std::size_t farthest = 90;
  std::size_t mark = std::string_view::npos;
  for (std::size_t at = 0; at < std::min(head.size(), farthest) && mark > farthest; at += point_at(head, at).size)
    if (const auto word = rules.phrase_at(head, at, bit(Furniture::dateline)); word.length > 0) mark = at + word.length;
  if (mark <= farthest) dateline.outlet = outlet_before(text, folded, mark, rules);
  const Span bracket = writers_bracket(head, mark <= farthest ? mark : std::string_view::npos, rules);
  const std::size_t begin = bracket.begin, close = bracket.end;
  std::size_t at = begin;
  bool labelled = false;
  while (at < close) {
    const CodePoint point = point_at(text, at);
    if (is_separator(point.value)) {
      at += point.size;
      continue;
    }
    if (const auto phrase = rules.phrase_at(folded, at, bit(Furniture::author)); phrase.length >= 6) {
      at += phrase.length;
      labelled = true;
      continue;
    }
    std::size_t end = at;
    // 王某某记者张某某: two names with the post of the second between them
    while (end < close && !is_separator(point_at(text, end).value) &&
           (end == at || rules.phrase_at(folded, end, bit(Furniture::author)).length < 6))
      end += point_at(text, end).size;
    const std::size_t length = count_points(text.substr(at, end - at));
    if (length >= 2 && length <= (labelled ? 4u : 3u)) dateline.authors.emplace_back(text.substr(at, end - at));
    at = end;
  }
  return dateline;
}

} // namespace v0
} // namespace jiedui
