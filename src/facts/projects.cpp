#include "jiedui/facts/projects.hpp"

#include "../mentions/characters.hpp"
#include "project_evidence.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>

namespace jiedui {
inline namespace v0 {
namespace {

class ProjectReader {
public:
  explicit ProjectReader(const ProjectSetting &in) : in_(in), taken_(in.text().size()) {}

  std::vector<Project> read() {
    // From the last word of the text to the first, so that 基地 in 基地建设项目 is seen inside the longer name.
    for (std::size_t i = in_.heads().all().size(); i-- > 0;) head(in_.heads().all()[i]);
    siblings();
    std::stable_sort(projects_.begin(), projects_.end(), [](const Project &a, const Project &b) {
      return a.evidence.front().begin < b.evidence.front().begin;
    });
    std::vector<Project> once;
    std::unordered_set<std::string> names;
    for (Project &project : projects_)
      if (names.insert(project.name).second) once.push_back(std::move(project));
    return once;
  }

private:
  void head(Token token) {
    if (taken_[token.span.begin]) return;
    const Token *longest = in_.heads().ending(token.span.end);
    if (longest != nullptr && longest->span.begin < token.span.begin) return;
    const ProjectHead &head = in_.rules().heads[token.sense.row];
    if (head.use == HeadUse::none || in_.inside_title(token.span) || in_.inside_body(token.span) ||
        stands_at(in_.text(), token.span.end, "暨"))
      return;
    const std::uint32_t word = token.span.begin;
    if (head.kind == HeadKind::hall) { // 万源|馆: the place is the name's own word
      const PlaceMention *place = in_.places().ending(token.span.begin);
      if (place == nullptr || place->generic) return;
      token.span.begin = place->span.begin;
    }
    ProjectPhrase phrase = in_.phrase_of(token);
    if (const Span line = numbered_line(phrase); !line.empty()) return take_line(phrase, line, token, head);
    if (villages(phrase)) return take(phrase.span);
    if (head.kind == HeadKind::project) items_before(phrase, token);
    if (const Span name = apposition(phrase, word); !name.empty()) return take_apposition(phrase, name);
    if (in_.one_of_many(phrase)) return;
    const std::uint32_t own = in_.own_characters({phrase.own, word});
    if (elided(phrase, own)) return take(phrase.span);
    const std::optional<Decimal> investment = in_.investment_of(phrase, token);
    const std::uint32_t given = in_.giver_before(phrase.span.begin);
    if (!names_one(in_, {head, phrase, {phrase.own, word}, investment.has_value(), given != 0})) {
      const bool own_name = in_.plain_characters({phrase.own, word}) >= 2 ||
                            (phrase.place != nullptr && phrase.place->level > PlaceLevel::county);
      if (own_name && in_.built(phrase)) aside_.push_back({phrase, &head});
      return;
    }
    neighbour(phrase.span);
    if (given != 0 && own < 2 && phrase.place == nullptr) phrase.span.begin = given;
    take(phrase.span);
    const bool of_list = one_stands_at(in_.text(), phrase.span.end, "等", "、"); // the money is that of all
    add(phrase, std::string(phrase.span.of(in_.document().text)), in_.place_of(phrase),
        of_list ? std::nullopt : investment, head.id);
  }

  /// 3.某县某村饮水安全工程, alone on its line: a list of projects. The name without its number.
  [[nodiscard]] Span numbered_line(const ProjectPhrase &phrase) const {
    constexpr std::uint32_t longest = 150; // bytes
    const Span line = in_.clauses().paragraphs[in_.clauses().paragraph_at(phrase.span.begin)].span;
    if (phrase.span.end != line.end || line.size() > longest) return {};
    static constexpr FewCharacters numbers(U"0123456789一二三四五六七八九十（）()"), marks(U".．、"),
        ends(U"，。；：,;:");
    std::uint32_t begin = line.begin;
    while (begin < line.end && numbers.stands_at(in_.text(), begin)) begin = step(in_.text(), begin);
    if (begin == line.begin) return {};
    const bool bracket = one_ends_at(in_.text(), begin, "）", ")");
    if (marks.stands_at(in_.text(), begin)) begin = step(in_.text(), begin);
    else if (!bracket) return {};
    while (begin < line.end && in_.text()[begin] == ' ') ++begin;
    const Span name{begin, line.end};
    const bool plain = name.size() > 0 && ends.first(in_.text(), name.begin, name.end) == name.end &&
                       in_.own_characters({name.begin, phrase.last}) >= 4 &&
                       in_.rules().stop.starting(in_.text(), name.begin) == 0 &&
                       in_.rules().built.starting(in_.text(), name.begin) == 0;
    static constexpr FewCharacters units(U"县市区旗乡镇村");
    return plain && units.first(in_.text(), name.begin, name.end) < name.end ? name : Span{};
  }

  void take_line(ProjectPhrase phrase, Span line, const Token &token, const ProjectHead &head) {
    phrase.span = line;
    if (const PlaceMention *place = in_.places().starting(line.begin); place != nullptr && !place->generic)
      phrase.place = place;
    take(line);
    auto investment = in_.investment_of(phrase, token);
    const std::uint32_t next = in_.clauses().paragraph_at(line.begin) + 1;
    if (!investment && next < in_.clauses().paragraphs.size()) { // 投资：500万元, on the next line
      constexpr std::uint32_t label = 24;                        // bytes
      const Span below = in_.clauses().paragraphs[next].span;
      const auto money = in_.first_quantity(below.begin);
      if (in_.rules().built.starting(in_.text(), below.begin) > 0 && money != in_.mentions().quantities.end() &&
          money->span.begin < below.begin + label && money->quantity.unit == Unit::CNY)
        investment = money->quantity.value;
    }
    add(phrase, std::string(line.of(in_.document().text)), in_.place_of(phrase), investment, head.id);
  }

  /// 考察了协作项目|甲县百花苑: the name behind the word, from its place or up to its own last word; empty where
  /// something is told there.
  [[nodiscard]] Span apposition(const ProjectPhrase &phrase, std::uint32_t word) const {
    constexpr std::uint32_t longest = 60, least_own = 4; // bytes, characters
    static constexpr FewCharacters ends(U"，。；、：,;:\n自在已正将由的”");
    const ProjectRules &rules = in_.rules();
    const std::string_view text = in_.text();
    const std::uint32_t begin = phrase.last;
    if (!rules.works.holds(Span{word, begin}.of(text)) || phrase.quoted || in_.own_characters({phrase.own, word}) > 0)
      return {};
    if (text.substr(begin, 1) == " ") return {};
    for (const WordSet *told :
         {&rules.built, &rules.stated, &rules.doing, &rules.making, &rules.counted_by, &rules.list, &rules.introducing})
      if (told->starting(text, begin) > 0) return {};
    if (rules.stop.starting(text, begin) > 0) return {};
    const auto size = static_cast<std::uint32_t>(text.size());
    const Span name{begin, ends.first(text, begin, std::min(size, begin + longest))};
    if (name.end == std::min(size, begin + longest)) return {};
    const PlaceMention *place = in_.places().starting(begin);
    const Token *last = in_.heads().ending(name.end);
    const bool ended = last != nullptr && last->span.begin > begin &&
                       rules.heads[last->sense.row].use != HeadUse::none &&
                       rules.heads[last->sense.row].kind != HeadKind::project;
    const bool visited = rules.definite.ending(text, phrase.span.begin) > 0;
    return (ended || visited || (place != nullptr && !place->generic)) && in_.own_characters(name) >= least_own
               ? name
               : Span{};
  }

  void take_apposition(ProjectPhrase phrase, Span name) {
    phrase.span = name;
    phrase.own = name.begin;
    phrase.last = name.end;
    phrase.place = in_.places().starting(name.begin);
    take(name);
    add(phrase, std::string(name.of(in_.document().text)), in_.place_of(phrase), std::nullopt, "apposition");
  }

  /// 甲乡甲村茶叶产业帮扶、乙公司罐头灌装|等（12个）项目: items that begin with a place below the province or with a
  /// firm and have words of their own.
  void items_before(const ProjectPhrase &phrase, const Token &token) {
    constexpr std::uint32_t longest = 300; // bytes
    std::uint32_t end = phrase.span.begin, own = phrase.own;
    if (const auto count = in_.first_quantity(end); count != in_.mentions().quantities.end() &&
                                                    count->span.begin == end &&
                                                    count->span.end <= token.span.begin) // 等|3个|项目
      own = count->span.end;
    if (in_.own_characters({own, token.span.begin}) > 0) return;
    if (end < 3 || !stands_at(in_.text(), end - 3, "等")) return;
    end -= 3;
    const std::uint32_t least = std::max(in_.clause_of(end).begin, end > longest ? end - longest : 0);
    while (end > least) {
      std::uint32_t begin = end;
      while (begin > least &&
             (!one_ends_at(in_.text(), begin, "、", "及", "和") || in_.places().across(begin) != nullptr))
        begin = step_back(in_.text(), begin);
      if (const std::uint32_t from = item_begin({begin, end}); from < end) {
        ProjectPhrase item = phrase;
        item.span = {from, end};
        item.last = end;
        item.place = in_.places().starting(from);
        add(item, std::string(item.span.of(in_.document().text)), in_.place_of(item), std::nullopt, "list");
        take(item.span);
      }
      if (begin < 3) break;
      end = begin - 3;
    }
  }

  /// Where the name of an item begins: with its place or firm; its end where it is none.
  [[nodiscard]] std::uint32_t item_begin(Span item) const {
    constexpr std::uint32_t longest = 75; // bytes
    if (item.size() > 2 * longest || taken_[item.end - 1]) return item.end;
    for (std::uint32_t at = item.begin; at < item.end; at = step(in_.text(), at)) {
      const PlaceMention *place = in_.places().starting(at);
      const OrganizationMention *firm = in_.organization_starting(at);
      if (firm == nullptr &&
          (place == nullptr || place->generic || place->level == PlaceLevel::province || in_.aid_word(*place)))
        continue;
      std::uint32_t own = firm != nullptr ? firm->span.end : place->span.end;
      std::uint32_t least_own = 4; // characters; fewer behind a township or a village
      for (const PlaceMention *next = in_.places().starting(own); next != nullptr; next = in_.places().starting(own)) {
        own = next->span.end;
        least_own = 2;
      }
      const bool plain = own < item.end && item.end - at <= longest && in_.own_characters({own, item.end}) >= least_own;
      for (std::uint32_t byte = own; byte < item.end; byte = step(in_.text(), byte))
        if (in_.rules().stop.starting(in_.text(), byte) > 3) return item.end;
      return plain ? at : item.end;
    }
    return item.end;
  }

  /// 人民医院、客运枢纽站、文化中心: what is joined to a project in a list is one too.
  void siblings() {
    std::reverse(aside_.begin(), aside_.end());
    several();
    for (int turn = 0; turn < 2; ++turn) {
      std::erase_if(aside_, [&](const Aside &one) {
        if (taken_[one.phrase.last - 1] ||
            !(joined_before(one.phrase.span.begin) || joined_behind(one.phrase.span.end)))
          return false;
        neighbour(one.phrase.span);
        add(one.phrase, std::string(one.phrase.span.of(in_.document().text)), in_.place_of(one.phrase), std::nullopt,
            one.head->id);
        return true;
      });
      std::reverse(aside_.begin(), aside_.end());
    }
  }

  /// 建成甲电视楼、乙水电站、丙赛马场: three or more in one list, though none would do alone.
  void several() {
    constexpr std::size_t least = 3;
    for (std::size_t first = 0; first < aside_.size();) {
      std::size_t next = first + 1;
      while (next < aside_.size() && joins(aside_[next - 1].phrase.span.end) &&
             aside_[next - 1].phrase.span.end + 3 == aside_[next].phrase.span.begin)
        ++next;
      if (next - first >= least) neighbour(aside_[first].phrase.span), neighbour(aside_[next - 1].phrase.span);
      first = next;
    }
  }

  void neighbour(Span span) {
    begins_.insert(span.begin);
    ends_.insert(span.end);
  }
  [[nodiscard]] bool joined_before(std::uint32_t begin) const {
    if (begin < 3 || !joins(begin - 3)) return false;
    return ends_.contains(begin - 3);
  }
  [[nodiscard]] bool joined_behind(std::uint32_t end) const { return joins(end) && begins_.contains(end + 3); }
  [[nodiscard]] bool joins(std::uint32_t at) const { return one_stands_at(in_.text(), at, "、", "和", "及"); }

  /// What stands inside a project's name is none of its own.
  void take(Span span) { std::fill(taken_.begin() + span.begin, taken_.begin() + span.end, true); }

  /// 拉萨、青海、沈阳等中关村产业园: one project for each place.
  bool elided(const ProjectPhrase &phrase, std::uint32_t own) {
    if (!in_.after_list(phrase) || own < 2) return false;
    std::vector<Span> listed;
    std::uint32_t at = step_back(in_.text(), phrase.span.begin);
    while (const PlaceMention *place = in_.places().ending(at)) {
      listed.push_back(place->span);
      at = place->span.begin;
      if (at < 3 || character(in_.text(), step_back(in_.text(), at)) != "、") break;
      at = step_back(in_.text(), at);
    }
    add_each(phrase, listed);
    return true;
  }

  /// 甲村、乙村等12个小康示范村项目: one for each village.
  bool villages(ProjectPhrase phrase) {
    const std::optional<std::uint32_t> end = list_end(phrase.span.begin);
    const auto count =
        std::lower_bound(in_.mentions().quantities.begin(), in_.mentions().quantities.end(), phrase.span.begin,
                         [](const QuantityMention &mention, std::uint32_t byte) { return mention.span.begin < byte; });
    if (count != in_.mentions().quantities.end() && count->span.begin == phrase.span.begin &&
        count->span.end < phrase.last)
      phrase.span.begin = phrase.own = count->span.end;
    if (!end || in_.own_characters({phrase.own, phrase.last}) < 4) return false;
    std::vector<Span> listed;
    std::uint32_t at = *end;
    while (const std::uint32_t begin = village_begin(at)) {
      listed.push_back({begin, at});
      at = begin;
      if (at < 3 || character(in_.text(), step_back(in_.text(), at)) != "、") break;
      at = step_back(in_.text(), at);
    }
    if (listed.size() < 2) return false;
    add_each(phrase, listed);
    return true;
  }

  void add_each(const ProjectPhrase &phrase, const std::vector<Span> &listed) {
    const std::string words(phrase.span.of(in_.document().text));
    for (const Span item : listed) {
      ProjectPhrase one = phrase;
      one.span.begin = item.begin;
      const PlaceMention *place = in_.places().ending(item.end);
      add(one, std::string(item.of(in_.document().text)) + words,
          place == nullptr           ? in_.place_of(one)
          : place->codes.size() == 1 ? std::optional(place->codes.front())
                                     : std::nullopt,
          std::nullopt, "list");
    }
  }

  /// Where the list ends whose 等 stands right before the byte.
  [[nodiscard]] std::optional<std::uint32_t> list_end(std::uint32_t at) const {
    if (at < 6 || character(in_.text(), step_back(in_.text(), at)) != "等") return std::nullopt;
    return step_back(in_.text(), at);
  }

  /// Up to seven characters that end as the name of a village or a quarter; 0 where there are none.
  [[nodiscard]] std::uint32_t village_begin(std::uint32_t end) const {
    if (end < 6) return 0;
    const std::string_view last = character(in_.text(), step_back(in_.text(), end));
    if (last != "村" && !in_.text().substr(0, end).ends_with("社区")) return 0;
    std::uint32_t begin = end;
    for (int i = 0; i < 8 && begin > 0; ++i) {
      const std::uint32_t previous = step_back(in_.text(), begin);
      if (!is_han(character(in_.text(), previous)) || (begin < end && in_.rules().stop.ending(in_.text(), begin) > 3) ||
          (begin < end && in_.rules().built.ending(in_.text(), begin) > 0))
        break;
      begin = previous;
    }
    return end - begin >= 6 && end - begin <= 21 ? begin : 0;
  }

  void add(const ProjectPhrase &phrase, std::string name, std::optional<PlaceCode> place,
           std::optional<Decimal> investment, std::string_view rule) {
    Project project;
    project.name = std::move(name);
    project.place = place;
    project.investment = investment;
    project.sector = in_.sector_of(phrase.span);
    project.enterprise = in_.enterprise_of(phrase);
    project.rule = "project_heads/" + std::string(rule);
    project.evidence = {phrase.span};
    projects_.push_back(std::move(project));
  }

  struct Aside {
    ProjectPhrase phrase;
    const ProjectHead *head = nullptr;
  };

  const ProjectSetting &in_;
  std::vector<bool> taken_;
  std::vector<Aside> aside_; ///< facilities in the making whose names are not enough by themselves
  std::unordered_set<std::uint32_t> begins_, ends_; ///< of the projects found
  std::vector<Project> projects_;
};

} // namespace

std::vector<Project> read_projects(const Document &document, const Mentions &mentions, const Clauses &clauses,
                                   const std::vector<Observation> &, const ProjectRules &rules) {
  if (clauses.clauses.empty()) return {};
  const ProjectSetting in(document, mentions, clauses, rules);
  return ProjectReader(in).read();
}

} // namespace v0
} // namespace jiedui
