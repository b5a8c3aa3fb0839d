#include "jiedui/mentions/policies.hpp"

#include "characters.hpp"
#include "in_order.hpp"
#include "marked_readers.hpp"
#include "near_words.hpp"
#include "table_tokens.hpp"
#include "word_set.hpp"

#include "jiedui/rules/table_reader.hpp"

#include <optional>

namespace jiedui {
inline namespace v0 {
namespace {

/// Whether a document of a kind can be known by its name without 《》: by its words, or only by its years or parties.
enum class Bare : std::uint8_t { no, words, parties };

constexpr CellName<Bare> bare_names[] = {{"no", Bare::no}, {"words", Bare::words}, {"parties", Bare::parties}};

/// What else makes a name of words before a kind, or does not.
enum class NameBy : std::uint8_t { any, unquoted, longer };

constexpr CellName<NameBy> name_by[] = {{"", NameBy::any}, {"unquoted", NameBy::unquoted}, {"long", NameBy::longer}};

struct DocumentKind {
  std::string id;
  std::optional<PolicyKind> kind; ///< none: the word only looks like a kind of document
  Bare bare = Bare::no;
  NameBy name = NameBy::any;
};

enum class WordUse : std::uint8_t { verb, document, work, field };

constexpr CellName<WordUse> word_uses[] = {
    {"verb", WordUse::verb}, {"document", WordUse::document}, {"work", WordUse::work}, {"field", WordUse::field}};

constexpr CellName<std::optional<PolicyKind>> kind_names[] = {
    {"policy", PolicyKind::policy}, {"agreement", PolicyKind::agreement}, {"none", std::nullopt}};

} // namespace

class PolicyRules {
public:
  const Lexicon *lexicon = nullptr; ///< of the rules, which outlive these
  TableNumber kinds_table = Rules::no_table;
  EndingTable words;
  std::vector<DocumentKind> kinds;
  std::vector<WordUse> uses;
  WordSet told, told_there, attended, opening, announced, yearly;
};

namespace {

constexpr CellName<WordSet PolicyRules::*> cue_uses[] = {
    {"told", &PolicyRules::told},       {"told_there", &PolicyRules::told_there}, {"attended", &PolicyRules::attended},
    {"opening", &PolicyRules::opening}, {"announced", &PolicyRules::announced},   {"yearly", &PolicyRules::yearly}};

} // namespace

Result<std::shared_ptr<const PolicyRules>> compile_policy_rules(const Rules &rules) {
  auto compiled = std::make_shared<PolicyRules>();
  compiled->kinds_table = rules.number("document_kinds");
  compiled->lexicon = &rules.lexicon();
  compiled->words = EndingTable(rules, "document_words");
  TableReader read(rules);
  for (const TableRow row : read.rows("document_kinds"))
    compiled->kinds.push_back(
        {row.text("id"), row.named("kind", kind_names), row.named("bare", bare_names), row.named("name", name_by)});
  for (const TableRow row : read.rows("document_words")) compiled->uses.push_back(row.named("use", word_uses));
  for (const TableRow row : read.rows("document_cues"))
    for_each_alternative(row.cell("forms"),
                         [&, set = row.named("use", cue_uses)](std::string_view word) { (*compiled.*set).add(word); });
  return read.finish(std::move(compiled));
}

namespace {

constexpr std::uint32_t longest_title = 360; // bytes
constexpr std::uint32_t longest_bare = 120;  // bytes
constexpr std::uint32_t longest_quote = 60;  // bytes

class PolicyReader {
public:
  PolicyReader(const Document &document, const Marks &marks, const PolicyRules &rules, Mentions &mentions)
      : document_(document), text_(document.folded()), marks_(marks), rules_(rules), mentions_(mentions),
        kinds_(mentions.tokens, rules.kinds_table), near_(text_, *rules.lexicon), places_(mentions.places) {}

  void read() {
    for (const std::uint32_t at : marks_.signs) {
      if (!stands_at(text_, at, "《") || (!brackets_.empty() && at < brackets_.back().end)) continue;
      const std::uint32_t end = closing(at);
      if (end == 0) continue;
      titled(at, end);
      brackets_.push_back({at, end});
    }
    for (const Token &token : kinds_.all())
      if (rules_.kinds[token.sense.row].bare != Bare::no) bare(token);
    put_in_order(mentions_.policies,
                 [](const PolicyMention &a, const PolicyMention &b) { return a.span.begin < b.span.begin; });
  }

private:
  /// Behind the 》 that closes the 《 at `at`; 0 where there is none on the line.
  [[nodiscard]] std::uint32_t closing(std::uint32_t at) const {
    int depth = 0;
    for (std::uint32_t i = at; i < text_.size() && i < at + longest_title && text_[i] != '\n'; i = step(text_, i)) {
      const std::string_view c = character(text_, i);
      if (c == "《") ++depth;
      else if (c == "》" && --depth == 0) return i + 3;
    }
    return 0;
  }

  /// Where the title's last word ends: before a final bracket such as (试行) or （2011—2020年）.
  [[nodiscard]] std::uint32_t last_word_end(Span title) const {
    std::uint32_t end = title.end;
    while (end > title.begin) {
      const std::uint32_t last = step_back(text_, end);
      const std::string_view c = character(text_, last);
      const std::string_view open = c == "）" ? "（" : c == ")" ? "(" : c == "》" ? "《" : std::string_view{};
      if (open.empty()) return end;
      if (open == "《") return end;
      const std::size_t from = text_.substr(title.begin, last - title.begin).rfind(open);
      if (from == std::string_view::npos) return end;
      end = title.begin + static_cast<std::uint32_t>(from);
    }
    return end;
  }

  [[nodiscard]] bool used(const std::optional<Token> &token, WordUse use) const {
    return token && rules_.uses[token->sense.row] == use;
  }

  void titled(std::uint32_t begin, std::uint32_t end) {
    const Span title{begin + 3, end - 3};
    if (title.empty()) return;
    const auto before = near_.ending(begin, rules_.words);
    if (used(before, WordUse::work) || used(near_.starting(end, rules_.words.number()), WordUse::work)) return;
    const std::uint32_t word_end = last_word_end(title);
    const Token *kind = kinds_.ending(word_end);
    if (kind != nullptr && kind->span.begin >= title.begin && rules_.kinds[kind->sense.row].kind) {
      if (kind->span.begin > title.begin || word_end < title.end) add(title, {begin, end}, kind->sense.row);
      return;
    }
    if (used(before, WordUse::document)) add(title, {begin, end}, std::nullopt);
  }

  /// A name without 《》: right behind a verb such as 签署, or behind a quotation: “携手奔小康”协议.
  void bare(const Token &kind) {
    const std::uint32_t kind_begin = kind.span.begin;
    if (inside_brackets(kind_begin) || inside_longer(kind)) return;
    // “…”行动计划|安排资金: the quotation tells where the name begins, the long word where it ends.
    const bool closed = kind.span.size() >= 12 && kind_begin >= 3 && stands_at(text_, kind_begin - 3, "”");
    if (continues(kind) && !closed && !told_behind(kind.span.end)) return announced(kind);
    std::uint32_t begin = kind_begin;
    bool quoted = false, verb = told_behind(kind.span.end);
    const bool told = verb;
    while (begin > 0 && kind_begin - begin < longest_bare) {
      if (begin < kind_begin && used(near_.ending(begin, rules_.words), WordUse::verb)) {
        verb = true;
        break;
      }
      const std::uint32_t previous = step_back(text_, begin);
      const std::string_view c = character(text_, previous);
      if (c == "”" && begin == kind_begin) {
        const std::uint32_t window = previous > longest_quote ? previous - longest_quote : 0;
        const std::size_t open = text_.substr(window, previous - window).rfind("“");
        if (open == std::string_view::npos) break;
        begin = window + static_cast<std::uint32_t>(open);
        quoted = true;
        break;
      }
      if (c == "的" || (!is_han(c) && !is_digit(c)) || (told && rules_.attended.ending(text_, begin) > 0)) break;
      if (c == "了") {
        verb = used(near_.ending(previous, rules_.words), WordUse::verb);
        break;
      }
      begin = previous;
    }
    const Span title{begin, kind.span.end};
    const Span words{begin, kind_begin};
    const bool own =
        quoted ? !counted(title) && !plan_period(words) && rules_.kinds[kind.sense.row].name != NameBy::unquoted
               : verb && named(words) &&
                     (rules_.kinds[kind.sense.row].bare == Bare::words || dated(words) ||
                      (!told && long_name(words, kind)));
    if (own) add(title, title, kind.sense.row);
  }

  /// 某协议|签字仪式, 某纪要|在某市签署: what is done to a document, behind its name.
  [[nodiscard]] bool told_behind(std::uint32_t at) const {
    if (rules_.told.starting(text_, at) > 0) return true;
    if (!stands_at(text_, at, "在")) return false;
    const PlaceMention *place = places_.starting(at + 3);
    return place != nullptr && rules_.told_there.starting(text_, place->span.end) > 0;
  }

  /// 现将|某县某年资金分配计划|予以公告.
  void announced(const Token &kind) {
    if (rules_.announced.starting(text_, kind.span.end) == 0) return;
    const std::uint32_t least = kind.span.begin > longest_bare * 2 ? kind.span.begin - longest_bare * 2 : 0;
    for (std::uint32_t begin = kind.span.begin; begin > least && text_[begin - 1] != '\n';
         begin = step_back(text_, begin)) {
      if (rules_.opening.ending(text_, begin) == 0) continue;
      if (named({begin, kind.span.begin})) add({begin, kind.span.end}, {begin, kind.span.end}, kind.sense.row);
      return;
    }
  }

  /// 支持建设面向西南开放重要桥头堡|合作协议: so many words of its own tell it apart.
  [[nodiscard]] bool long_name(Span words, const Token &kind) const {
    const DocumentKind &what = rules_.kinds[kind.sense.row];
    return (what.kind == PolicyKind::agreement || what.name == NameBy::longer) && own_words(words) >= 8;
  }

  /// “十三五”规划 is whose plan it is not.
  [[nodiscard]] bool plan_period(Span words) const {
    const auto date =
        std::lower_bound(mentions_.dates.begin(), mentions_.dates.end(), words.begin,
                         [](const DateMention &mention, std::uint32_t byte) { return mention.span.end <= byte; });
    return date != mentions_.dates.end() && date->form == DateForm::plan_period && date->span.overlaps(words);
  }

  /// 三年行动, 2018—2020年: agreements and plans are told apart by their years or parties.
  [[nodiscard]] bool dated(Span words) const {
    const std::size_t first = places_.from(words.begin);
    const auto &places = places_.all();
    if (first < places.size() && places[first].span.end <= words.end && !places[first].generic) return true;
    for (std::uint32_t at = words.begin; at < words.end; at = step(text_, at))
      if (const std::uint32_t size = rules_.yearly.starting(text_, at); size > 0 && at + size <= words.end) return true;
    return false;
  }

  static bool is_digit(std::string_view c) { return c.size() == 1 && c[0] >= '0' && c[0] <= '9'; }

  [[nodiscard]] bool inside_brackets(std::uint32_t at) const {
    const auto next = std::upper_bound(brackets_.begin(), brackets_.end(), at,
                                       [](std::uint32_t byte, const Span &span) { return byte < span.begin; });
    return next != brackets_.begin() && at < (next - 1)->end;
  }

  /// 协议 in 框架协议.
  [[nodiscard]] bool inside_longer(const Token &kind) const {
    const Token *longer = kinds_.last_before(kind.span.begin);
    return longer != nullptr && longer->span.end >= kind.span.end && longer->span.begin < kind.span.begin;
  }

  /// Whether the kind is only the begin of a longer word: 协议资金, 规划建设.
  [[nodiscard]] bool continues(const Token &kind) const {
    const std::string_view next = character(text_, kind.span.end);
    return is_han(next) && next != "后" && next != "，" && next != "和" && next != "等" && next != "并";
  }

  /// 签订“…”协议200多个 is a count of agreements.
  [[nodiscard]] bool counted(Span title) const { return is_digit(character(text_, title.end)); }

  /// Whether something is left of the words besides those of the programme and the sector.
  [[nodiscard]] bool named(Span words) const {
    return !is_digit(character(text_, words.begin)) && own_words(words) >= 2;
  }

  [[nodiscard]] std::uint32_t own_words(Span words) const {
    std::uint32_t left = 0;
    for (std::uint32_t at = words.begin; at < words.end;) {
      if (const auto token = near_.starting(at, rules_.words.number());
          used(token, WordUse::field) && token->span.end <= words.end)
        at = token->span.end;
      else if (const PlaceMention *place = places_.starting(at); place != nullptr && place->span.end <= words.end)
        at = place->span.end;
      else {
        at = step(text_, at);
        ++left;
      }
    }
    return left;
  }

  void add(Span title, Span span, std::optional<std::uint32_t> kind) {
    Policy policy;
    policy.title = title.of(document_.text);
    policy.kind = kind ? rules_.kinds[*kind].kind.value_or(PolicyKind::policy) : PolicyKind::policy;
    policy.rule = "document_kinds/" + (kind ? rules_.kinds[*kind].id : std::string("context"));
    policy.evidence = {title};
    mentions_.policies.push_back({span, std::move(policy)});
  }

  const Document &document_;
  std::string_view text_;
  const Marks &marks_;
  const PolicyRules &rules_;
  Mentions &mentions_;
  TableTokens kinds_;
  NearWords near_;
  PlaceIndex places_;
  std::vector<Span> brackets_;
};

} // namespace

void read_policies(const Document &document, const PolicyRules &rules, Mentions &mentions) {
  read_policies(document, find_marks(document.folded()), rules, mentions);
}

void read_policies(const Document &document, const Marks &marks, const PolicyRules &rules, Mentions &mentions) {
  PolicyReader(document, marks, rules, mentions).read();
}

} // namespace v0
} // namespace jiedui
