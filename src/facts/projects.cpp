#include "jiedui/facts/projects.hpp"

#include "project_setting.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>

namespace jiedui {
inline namespace v0 {
namespace {

class ProjectReader : ProjectSetting {
public:
  ProjectReader(const Document &document, const Mentions &mentions, const Clauses &clauses, const ProjectRules &rules)
      : ProjectSetting(document, mentions, clauses, rules), taken_(text_.size()) {}

  std::vector<Project> read() {
    // From the last word of the text to the first, so that 基地 in 基地建设项目 is seen inside the longer name.
    for (std::size_t i = heads_.all().size(); i-- > 0;) head(heads_.all()[i]);
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
    const Token *longest = heads_.ending(token.span.end);
    if (longest != nullptr && longest->span.begin < token.span.begin) return;
    const ProjectHead &head = rules_.heads[token.sense.row];
    if (head.use == HeadUse::none || inside_title(token.span) || inside_body(token.span) ||
        stands_at(text_, token.span.end, "暨"))
      return;
    const std::uint32_t word = token.span.begin;
    if (head.kind == HeadKind::hall) { // 万源|馆: the place is the name's own word
      const PlaceMention *place = places_.ending(token.span.begin);
      if (place == nullptr || place->generic) return;
      token.span.begin = place->span.begin;
    }
    Phrase phrase = phrase_of(token);
    if (const Span line = numbered_line(phrase); !line.empty()) return take_line(phrase, line, token, head);
    if (villages(phrase)) return take(phrase.span);
    if (head.kind == HeadKind::project) items_before(phrase, token);
    if (one_of_many(phrase)) return;
    const std::uint32_t own = own_characters({phrase.own, word});
    if (elided(phrase, own)) return take(phrase.span);
    const std::optional<Decimal> investment = investment_of(phrase, token);
    const std::uint32_t given = giver_before(phrase.span.begin);
    if (!named(head, phrase, {phrase.own, word}, investment.has_value(), given != 0)) {
      if (plain_characters({phrase.own, word}) >= 2 && built(phrase)) aside_.push_back({phrase, &head});
      return;
    }
    neighbour(phrase.span);
    if (given != 0 && own < 2 && phrase.place == nullptr) phrase.span.begin = given;
    take(phrase.span);
    const bool last_of_list = character(text_, phrase.span.end) == "等"; // the money is that of all
    add(phrase, std::string(phrase.span.of(document_.text)), place_of(phrase), last_of_list ? std::nullopt : investment,
        head.id);
  }

  /// 3.某县某村饮水安全工程, alone on its line: a list of projects. The name without its number.
  [[nodiscard]] Span numbered_line(const Phrase &phrase) const {
    constexpr std::uint32_t longest = 150; // bytes
    const Span line = clauses_.paragraphs[clauses_.paragraph_at(phrase.span.begin)].span;
    if (phrase.span.end != line.end || line.size() > longest) return {};
    static constexpr CharacterSet numbers(U"0123456789一二三四五六七八九十（）()"), marks(U".．、"),
        ends(U"，。；：,;:");
    std::uint32_t begin = line.begin;
    while (begin < line.end && numbers.stands_at(text_, begin)) begin = step(text_, begin);
    if (begin == line.begin) return {};
    const bool bracket = one_ends_at(text_, begin, "）", ")");
    if (marks.stands_at(text_, begin)) begin = step(text_, begin);
    else if (!bracket) return {};
    while (begin < line.end && text_[begin] == ' ') ++begin;
    const Span name{begin, line.end};
    const bool plain = name.size() > 0 && ends.first(text_, name.begin, name.end) == name.end &&
                       own_characters({name.begin, phrase.last}) >= 4 && rules_.stop.starting(text_, name.begin) == 0 &&
                       rules_.built.starting(text_, name.begin) == 0;
    static constexpr CharacterSet units(U"县市区旗乡镇村");
    return plain && units.first(text_, name.begin, name.end) < name.end ? name : Span{};
  }

  void take_line(Phrase phrase, Span line, const Token &token, const ProjectHead &head) {
    phrase.span = line;
    if (const PlaceMention *place = places_.starting(line.begin); place != nullptr && !place->generic)
      phrase.place = place;
    take(line);
    auto investment = investment_of(phrase, token);
    const std::uint32_t next = clauses_.paragraph_at(line.begin) + 1;
    if (!investment && next < clauses_.paragraphs.size()) { // 投资：500万元, on the next line
      constexpr std::uint32_t label = 24;                   // bytes
      const Span below = clauses_.paragraphs[next].span;
      const auto money = first_quantity(below.begin);
      if (rules_.built.starting(text_, below.begin) > 0 && money != mentions_.quantities.end() &&
          money->span.begin < below.begin + label && money->quantity.unit == Unit::CNY)
        investment = money->quantity.value;
    }
    add(phrase, std::string(line.of(document_.text)), place_of(phrase), investment, head.id);
  }

  /// 甲乡甲村茶叶产业帮扶、乙公司罐头灌装|等（12个）项目: items that begin with a place below the province or with a
  /// firm and have words of their own.
  void items_before(const Phrase &phrase, const Token &token) {
    constexpr std::uint32_t longest = 300; // bytes
    std::uint32_t end = phrase.span.begin, own = phrase.own;
    if (const auto count = first_quantity(end); count != mentions_.quantities.end() && count->span.begin == end &&
                                                count->span.end <= token.span.begin) // 等|3个|项目
      own = count->span.end;
    if (own_characters({own, token.span.begin}) > 0) return;
    if (end < 3 || !stands_at(text_, end - 3, "等")) return;
    end -= 3;
    const std::uint32_t least = std::max(clause_of(end).begin, end > longest ? end - longest : 0);
    while (end > least) {
      std::uint32_t begin = end;
      while (begin > least && (!one_ends_at(text_, begin, "、", "及", "和") || places_.across(begin) != nullptr))
        begin = step_back(text_, begin);
      if (const std::uint32_t from = item_begin({begin, end}); from < end) {
        Phrase item = phrase;
        item.span = {from, end};
        item.last = end;
        item.place = places_.starting(from);
        add(item, std::string(item.span.of(document_.text)), place_of(item), std::nullopt, "list");
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
    for (std::uint32_t at = item.begin; at < item.end; at = step(text_, at)) {
      const PlaceMention *place = places_.starting(at);
      const OrganizationMention *firm = organization_starting(at);
      if (firm == nullptr &&
          (place == nullptr || place->generic || place->level == PlaceLevel::province || aid_word(*place)))
        continue;
      std::uint32_t own = firm != nullptr ? firm->span.end : place->span.end;
      std::uint32_t least_own = 4; // characters; fewer behind a township or a village
      for (const PlaceMention *next = places_.starting(own); next != nullptr; next = places_.starting(own)) {
        own = next->span.end;
        least_own = 2;
      }
      const bool plain = own < item.end && item.end - at <= longest && own_characters({own, item.end}) >= least_own;
      for (std::uint32_t byte = own; byte < item.end; byte = step(text_, byte))
        if (rules_.stop.starting(text_, byte) > 3) return item.end;
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
        add(one.phrase, std::string(one.phrase.span.of(document_.text)), place_of(one.phrase), std::nullopt,
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
  [[nodiscard]] bool joins(std::uint32_t at) const { return one_stands_at(text_, at, "、", "和", "及"); }

  /// What stands inside a project's name is none of its own.
  void take(Span span) { std::fill(taken_.begin() + span.begin, taken_.begin() + span.end, true); }

  /// Whether the phrase names one project: by a place or owner and words of its own, and by what is told of it.
  [[nodiscard]] bool named(const ProjectHead &head, const Phrase &phrase, Span own_words, bool paid, bool given) const {
    const bool named_by_other = phrase.place != nullptr || phrase.capacity || phrase.owner != nullptr || given ||
                                (head.kind == HeadKind::settlement && settled({phrase.own, phrase.span.end}));
    const bool named_by_place = phrase.place != nullptr || phrase.owner != nullptr;
    const std::uint32_t own = own_characters(own_words),
                        plain = head.kind == HeadKind::road ? 2 : plain_characters(own_words);
    const bool proper = plain >= 2; // a name even where no place stands before
    // 深圳援藏项目 is no project of its own, 闽宁产业园区 may be all of them.
    const bool nameless =
        own == 0 && !given &&
        ((head.kind == HeadKind::project && own_words.of(text_).find("援") != std::string_view::npos) ||
         (head.kind == HeadKind::park && phrase.place != nullptr && phrase.place->combined &&
          text_.substr(0, phrase.last).ends_with("园区")));
    if (nameless && !paid && !phrase.quoted) return false;
    // 沪滇扶贫协作项目, 浙江省援疆项目累计完成投资…: all of a programme's, whatever they cost.
    const bool of_programme = own == 0 && !given && !phrase.quoted && head.kind == HeadKind::project &&
                              phrase.place != nullptr &&
                              (phrase.place->combined || phrase.place->level == PlaceLevel::province);
    if (of_programme && !introduced(phrase)) return false;
    const bool is_definite = (definite(phrase) && (named_by_other || !topic(phrase))) ||
                             ((own >= 2 || (phrase.place != nullptr && !phrase.place->combined)) && introduced(phrase)),
               in_list = (proper || named_by_other) && listed(phrase), is_stated = proper && stated(phrase),
               is_built = built(phrase) || is_stated || in_list;
    const bool facility = head.use == HeadUse::facility || head.kind == HeadKind::platform;
    if (facility && !paid && (!is_built || (acts(phrase) && !phrase.quoted))) return false;
    if (head.kind != HeadKind::project && given && own < 2 && !named_by_place) return false; // 珠海援建的|小学
    if (head.kind == HeadKind::platform && !named_by_other && !paid) return false;
    if (head.kind == HeadKind::workshop && acts(phrase) && !phrase.quoted) return false; // 某加工厂|签订协议
    const bool work = head.kind == HeadKind::project || head.kind == HeadKind::workshop;
    const bool is_located = !named_by_other && !facility && proper && located(phrase) != nullptr;
    // A room of what is named before.
    if (head.kind == HeadKind::workshop && !named_by_other && !paid && !is_located && !is_stated) return false;
    // 达孜工业园区, 汶川医院年底建成: a park or a facility in the making needs no other name than its place's.
    const bool of_its_place =
        phrase.place != nullptr &&
        (phrase.place->combined || phrase.bracketed || phrase.place->level != PlaceLevel::province) &&
        (head.kind == HeadKind::park || (!work && is_built));
    const bool owned = phrase.owner != nullptr && !work; // not 某公司车间
    if (own < 2 && !phrase.quoted && head.kind != HeadKind::road &&
        !(named_by_other && (is_definite || in_list || paid || owned || given || of_its_place)))
      return false;
    if (own < 2 && !given && verb_begins(own_words)) return false; // 四川省|共建产业园区
    const bool there = proper && is_built && !work && head.kind != HeadKind::platform && built_there(phrase);
    const bool paid_there = paid && placed(phrase) && (own >= 2 || proper);
    const int other = named_by_other || is_located || paid_there ? 2 : 0;
    // “兴边富民”工程: a programme's name, but for what is told of it.
    constexpr std::uint32_t particular = 8; // characters
    const bool programme = phrase.quoted && head.kind == HeadKind::project && !named_by_other &&
                           own < particular && ends_at(text_, own_words.end, "”") &&
                           rules_.making.ending(text_, phrase.span.begin) == 0;
    const int quotation = head.kind == HeadKind::road && in_quotation(phrase)          ? 1
                          : !phrase.quoted || (head.kind == HeadKind::base && own < 4) ? 0
                          : slogan(phrase)                                             ? 0
                          : programme                                                  ? 1
                                                                                       : 2;
    const int score = other + quotation + ((named_by_other || phrase.quoted ? own >= 2 : proper) ? 1 : 0) +
                      (is_definite || in_list ? 2 : 0) + (is_stated ? 1 : 0) + (paid ? 1 : 0) +
                      (is_built || of_its_place ? 1 : 0) + (there ? 1 : 0) + -(unrealized(phrase) ? 1 : 0);
    return score >= 3;
  }

  /// 拉萨、青海、沈阳等中关村产业园: one project for each place.
  bool elided(const Phrase &phrase, std::uint32_t own) {
    if (!after_list(phrase) || own < 2) return false;
    std::vector<Span> listed;
    std::uint32_t at = step_back(text_, phrase.span.begin);
    while (const PlaceMention *place = places_.ending(at)) {
      listed.push_back(place->span);
      at = place->span.begin;
      if (at < 3 || character(text_, step_back(text_, at)) != "、") break;
      at = step_back(text_, at);
    }
    add_each(phrase, listed);
    return true;
  }

  /// 甲村、乙村等12个小康示范村项目: one for each village.
  bool villages(Phrase phrase) {
    const std::optional<std::uint32_t> end = list_end(phrase.span.begin);
    const auto count =
        std::lower_bound(mentions_.quantities.begin(), mentions_.quantities.end(), phrase.span.begin,
                         [](const QuantityMention &mention, std::uint32_t byte) { return mention.span.begin < byte; });
    if (count != mentions_.quantities.end() && count->span.begin == phrase.span.begin && count->span.end < phrase.last)
      phrase.span.begin = phrase.own = count->span.end;
    if (!end || own_characters({phrase.own, phrase.last}) < 4) return false;
    std::vector<Span> listed;
    std::uint32_t at = *end;
    while (const std::uint32_t begin = village_begin(at)) {
      listed.push_back({begin, at});
      at = begin;
      if (at < 3 || character(text_, step_back(text_, at)) != "、") break;
      at = step_back(text_, at);
    }
    if (listed.size() < 2) return false;
    add_each(phrase, listed);
    return true;
  }

  void add_each(const Phrase &phrase, const std::vector<Span> &listed) {
    const std::string words(phrase.span.of(document_.text));
    for (const Span item : listed) {
      Phrase one = phrase;
      one.span.begin = item.begin;
      const PlaceMention *place = places_.ending(item.end);
      add(one, std::string(item.of(document_.text)) + words,
          place == nullptr           ? place_of(one)
          : place->codes.size() == 1 ? std::optional(place->codes.front())
                                     : std::nullopt,
          std::nullopt, "list");
    }
  }

  /// Where the list ends whose 等 stands right before the byte.
  [[nodiscard]] std::optional<std::uint32_t> list_end(std::uint32_t at) const {
    if (at < 6 || character(text_, step_back(text_, at)) != "等") return std::nullopt;
    return step_back(text_, at);
  }

  /// Up to seven characters that end as the name of a village or a quarter; 0 where there are none.
  [[nodiscard]] std::uint32_t village_begin(std::uint32_t end) const {
    if (end < 6) return 0;
    const std::string_view last = character(text_, step_back(text_, end));
    if (last != "村" && !text_.substr(0, end).ends_with("社区")) return 0;
    std::uint32_t begin = end;
    for (int i = 0; i < 8 && begin > 0; ++i) {
      const std::uint32_t previous = step_back(text_, begin);
      if (!is_han(character(text_, previous)) || (begin < end && rules_.stop.ending(text_, begin) > 3) ||
          (begin < end && rules_.built.ending(text_, begin) > 0))
        break;
      begin = previous;
    }
    return end - begin >= 6 && end - begin <= 21 ? begin : 0;
  }

  void add(const Phrase &phrase, std::string name, std::optional<PlaceCode> place, std::optional<Decimal> investment,
           std::string_view rule) {
    Project project;
    project.name = std::move(name);
    project.place = place;
    project.investment = investment;
    project.sector = sector_of(phrase.span);
    project.enterprise = enterprise_of(phrase);
    project.rule = "project_heads/" + std::string(rule);
    project.evidence = {phrase.span};
    projects_.push_back(std::move(project));
  }

  struct Aside {
    Phrase phrase;
    const ProjectHead *head = nullptr;
  };

  std::vector<bool> taken_;
  std::vector<Aside> aside_; ///< facilities in the making whose names are not enough by themselves
  std::unordered_set<std::uint32_t> begins_, ends_; ///< of the projects found
  std::vector<Project> projects_;
};

} // namespace

std::vector<Project> read_projects(const Document &document, const Mentions &mentions, const Clauses &clauses,
                                   const std::vector<Observation> &, const ProjectRules &rules) {
  if (clauses.clauses.empty()) return {};
  return ProjectReader(document, mentions, clauses, rules).read();
}

} // namespace v0
} // namespace jiedui
