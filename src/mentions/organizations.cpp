#include "jiedui/mentions/organizations.hpp"

#include "characters.hpp"
#include "marked_readers.hpp"
#include "organization_rules.hpp"
#include "table_tokens.hpp"
#include "units_of_places.hpp"

#include <array>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace jiedui {
inline namespace v0 {
namespace {

bool is_ascii_name(std::string_view c) {
  return c.size() == 1 &&
         ((c[0] >= '0' && c[0] <= '9') || (c[0] >= 'A' && c[0] <= 'Z') || (c[0] >= 'a' && c[0] <= 'z'));
}

/// A name as found, before names of one body are joined.
struct Found {
  Span span;
  std::string name; ///< with an elided place put before it
  OrganizationKind kind = OrganizationKind::other;
  std::string rule;
  std::string known;       ///< row of the table of names: all its words are one body
  std::string core;        ///< the name without place and ending
  bool short_form = false; ///< no name by itself
};

constexpr std::uint32_t longest_name = 90; // bytes before the last word

class OrganizationReader {
public:
  OrganizationReader(const Document &document, const Marks &marks, const OrganizationRules &rules, Mentions &mentions)
      : document_(document), text_(document.folded()), marks_(marks), rules_(rules), mentions_(mentions),
        names_(mentions.tokens, rules.names_table), suffixes_(mentions.tokens, rules.suffixes_table),
        bodies_(mentions.tokens, rules.bodies_table), titles_(mentions.tokens, rules.titles_table),
        places_(mentions.places), units_(text_, document.text, places_), taken_(text_.size()) {}

  void read() {
    for (const Token &token : names_.all()) known(token);
    for (const Token &token : suffixes_.all()) suffixed(token);
    bodies();
    groups();
    join();
    mark_places();
  }

private:
  // ---- where a name cannot be ----

  [[nodiscard]] bool inside_title(Span span) const { // 《…》
    const auto &policies = mentions_.policies;
    const auto next =
        std::upper_bound(policies.begin(), policies.end(), span.begin,
                         [](std::uint32_t byte, const PolicyMention &policy) { return byte < policy.span.begin; });
    return next != policies.begin() && (next - 1)->span.overlaps(span);
  }
  [[nodiscard]] bool inside_role(Span span) const {
    const auto &officials = mentions_.officials;
    const auto next = std::upper_bound(
        officials.begin(), officials.end(), span.begin,
        [](std::uint32_t byte, const OfficialMention &official) { return byte < official.name.begin; });
    return (next != officials.end() && next->span.overlaps(span)) ||
           (next != officials.begin() && (next - 1)->span.overlaps(span));
  }
  [[nodiscard]] bool followed_by_office(std::uint32_t end) const {
    if (rules_.speaker.starting(text_, end) > 0) return false;
    const Token *title = titles_.starting(end);
    return title != nullptr && rules_.title_is_office[title->sense.row];
  }
  [[nodiscard]] bool free(Span span) const { return !inside_title(span) && !inside_role(span); }

  void add(Found found) {
    std::fill(taken_.begin() + found.span.begin, taken_.begin() + found.span.end, true);
    found_.push_back(std::move(found));
  }

  // ---- names of the table ----

  void known(const Token &token) {
    Span span = token.span;
    if (const PlaceMention *place = places_.ending(span.begin);
        place != nullptr && !place->generic && !place->combined &&
        rules_.names[token.sense.row].kind == OrganizationKind::enterprise)
      span.begin = place->span.begin;
    if (!free(span) || followed_by_office(span.end)) return;
    if (token.span.size() == 6 && rules_.compound.starting(text_, span.end) > 0) return;
    if (const PlaceMention *place = places_.across(span.begin); place != nullptr && !span.contains(place->span)) return;
    // 京东 inside 京东方, 首钢 inside 首钢医院: the longer name is read elsewhere.
    const KnownOrganization &known = rules_.names[token.sense.row];
    add({span, std::string(span.of(document_.text)), known.kind, "organization_names/" + known.id, known.id, {}});
  }

  // ---- names by their last word ----

  void suffixed(const Token &token) {
    const Token *longest = suffixes_.ending(token.span.end);
    if (longest != nullptr && longest->span.begin < token.span.begin) return;
    const OrganizationSuffix &suffix = rules_.suffixes[token.sense.row];
    if (!suffix.kind || goes_on(token)) return;
    const Start start = start_of(token);
    if (suffix.kind == OrganizationKind::park && (zone(token) || !acts(token.span.end))) return;
    const Span span{start.begin, token.span.end};
    if (!free(span) || followed_by_office(span.end)) return;
    if (const std::uint32_t size = rules_.after.starting(text_, span.end);
        size > 0 && rules_.after.holds(text_.substr(span.end, size)))
      return;
    const std::uint32_t own = own_characters({start.own, token.span.begin});
    bool short_form = false; // 街道商会 counts only behind 六里屯街道商会
    if (start.place) {
      if (own == 0 && (!(suffix.placed || (start.combined && suffix.kind == OrganizationKind::government)) ||
                       begins_with_size({start.own, token.span.begin})))
        return;
    } else {
      if (!start.plain || own > 14) return;
      if (of_unit(start.own, token)) {
        add({span, std::string(span.of(document_.text)), *suffix.kind, "organization_suffixes/" + suffix.id, {}, {}});
        return;
      }
      short_form = own < suffix.least || generic_end({start.own, token.span.begin});
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

  /// 州|特殊教育学校, 县|人民医院: the one of the unit that the text is about.
  [[nodiscard]] bool of_unit(std::uint32_t begin, const Token &token) const {
    constexpr std::array<std::string_view, 6> units{"省", "市", "县", "区", "州", "旗"};
    constexpr std::uint32_t shortest = 12; // bytes of a kind that is told exactly
    const std::string_view own = Span{begin, token.span.begin}.of(text_);
    return (rules_.suffixes[token.sense.row].kind == OrganizationKind::school ||
            rules_.suffixes[token.sense.row].kind == OrganizationKind::hospital) &&
           token.span.size() >= shortest && std::find(units.begin(), units.end(), own) != units.end();
  }

  /// 广州开发区 where the zone itself is a place of the table.
  bool zone(const Token &token) {
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

  /// A zone that signs, pairs or sends is a body; one that is only named is a place.
  [[nodiscard]] bool acts(std::uint32_t end) const {
    constexpr std::uint32_t reach = 150; // bytes
    for (std::uint32_t at = end; at < text_.size() && at < end + reach; at = step(text_, at)) {
      const std::string_view c = character(text_, at);
      if (c == "，" || c == "。" || c == "；" || c == "," || c == "\n") return false;
      if (rules_.act.starting(text_, at) > 0) return true;
    }
    return false;
  }

  /// A longer suffix that starts inside this one takes its place: 大学 in 大学附属医院 does not end the name.
  [[nodiscard]] bool goes_on(const Token &token) const {
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

  [[nodiscard]] bool stops_within(Span span) const {
    for (std::uint32_t at = span.begin; at < span.end; at = step(text_, at))
      if (rules_.stop.starting(text_, at) > 0) return true;
    return false;
  }

  struct Start {
    std::uint32_t begin = 0; ///< of the name
    std::uint32_t own = 0;   ///< behind the places it begins with
    bool place = false;
    bool combined = false; ///< the place is a pair: 苏陕工作队
    bool plain = false;    ///< a mark or a table word says that the name begins here
  };

  [[nodiscard]] Start start_of(const Token &token) const {
    if (const std::uint32_t quote = quoted(token); quote != 0) return {quote, quote, false, false, true};
    Start start = walk(token, token.span.begin);
    // 山东省扶贫协作重庆干部管理组: a giver and a field of work before the place.
    if (start.place && rules_.suffixes[token.sense.row].kind == OrganizationKind::government) {
      const Start wider = walk(token, start.begin);
      if (wider.place && wider.begin < start.begin && own_characters({wider.own, start.begin}) == 0)
        start.begin = wider.begin;
    }
    return start;
  }

  /// “…领导小组”: behind the opening mark where the name fills the quotation; 0 where it does not.
  [[nodiscard]] std::uint32_t quoted(const Token &token) const {
    if (character(text_, token.span.end) != "”") return 0;
    const std::uint32_t least = token.span.begin > longest_name ? token.span.begin - longest_name : 0;
    for (std::uint32_t at = token.span.begin; at > least; at = step_back(text_, at)) {
      const std::string_view c = character(text_, step_back(text_, at));
      if (c == "“") return length_of(Span{at, token.span.begin}.of(text_)) >= 2 ? at : 0;
      if (!is_han(c) && !is_ascii_name(c)) return 0;
    }
    return 0;
  }

  /// To the left from `from` up to a mark, a word that names cannot hold, or the places the name begins with.
  [[nodiscard]] Start walk(const Token &token, std::uint32_t from) const {
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
      const std::uint32_t stop = rules_.stop.ending(text_, at), give = rules_.soft.ending(text_, at);
      if (stop > give && !(joins(token, c) && (at == token.span.begin || places_.ending(previous) != nullptr))) {
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

  /// 农心|(福建)|食品有限公司: where the bracket opens that holds a place alone; 0 where none does.
  [[nodiscard]] std::uint32_t bracketed_place(std::uint32_t close, std::string_view mark) const {
    if (mark != ")" && mark != "）") return 0;
    const PlaceMention *place = places_.ending(close);
    if (place == nullptr || place->span.begin == 0) return 0;
    const std::uint32_t open = step_back(text_, place->span.begin);
    const std::string_view c = character(text_, open);
    return c == "(" || c == "（" ? open : 0;
  }

  /// Firms and offices are named after what they do (科技, 发展, 协作), schools and hospitals are not.
  [[nodiscard]] bool gives_way(const Token &token) const {
    const auto kind = rules_.suffixes[token.sense.row].kind;
    return kind == OrganizationKind::school || kind == OrganizationKind::hospital || kind == OrganizationKind::research;
  }

  /// 兴春和公司: a firm's name is at least two characters long, so 和 belongs to it.
  [[nodiscard]] bool joins(const Token &token, std::string_view c) const {
    return !gives_way(token) && rules_.joins.holds(c);
  }

  [[nodiscard]] bool ends_date(std::uint32_t at) const {
    const auto next =
        std::lower_bound(mentions_.dates.begin(), mentions_.dates.end(), at,
                         [](const DateMention &date, std::uint32_t byte) { return date.span.end < byte; });
    return next != mentions_.dates.end() && next->span.end == at;
  }

  /// 贫困县医院, 定点救治医院: words of size or level alone before the ending.
  [[nodiscard]] bool generic_end(Span own) const {
    const std::uint32_t size = rules_.size.ending(text_, own.end);
    return size > 3 && own.end - size >= own.begin && own.end - size < own.begin + 7;
  }

  /// 北京三甲医院 is no name.
  [[nodiscard]] bool begins_with_size(Span own) const {
    const std::uint32_t size = rules_.size.starting(text_, own.begin);
    return size > 0 && own.begin + size <= own.end;
  }

  /// Characters that say which body it is, not of what kind.
  [[nodiscard]] std::uint32_t own_characters(Span span) const {
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

  // ---- Party and state bodies ----

  void bodies() {
    std::vector<Found> chain; // 省委、省政府、省政协 up to what follows the last one
    std::string place;
    std::uint32_t chain_end = 0, several_end = 0;
    const auto close = [&](std::uint32_t end) {
      if (!chain.empty() && !followed_by_office(end) && !of_office(end) &&
          rules_.source.ending(text_, chain.front().span.begin) == 0)
        for (Found &found : chain) add(std::move(found));
      chain.clear();
    };
    for (const Token &token : bodies_.all()) {
      const Token *longest = bodies_.ending(token.span.end);
      if (longest != nullptr && longest->span.begin < token.span.begin) continue;
      if (suffixes_.ending(token.span.end) != nullptr &&
          suffixes_.ending(token.span.end)->span.begin < token.span.begin)
        continue;
      if (of_several(token.span.begin) || (several_end > 0 && joined(several_end, token.span.begin))) {
        close(chain_end);
        place.clear();
        several_end = token.span.end;
        continue;
      }
      const bool linked = !place.empty() && joined(chain_end, token.span.begin);
      if (!linked) {
        close(chain_end);
        place.clear();
      }
      const std::optional<Found> found = body(token, linked ? place : std::string{});
      if (!found) {
        if (linked) close(chain_end);
        place.clear();
        continue;
      }
      place = found->core;
      chain_end = token.span.end;
      if (free(found->span)) chain.push_back(*found);
    }
    close(chain_end);
  }

  /// Right behind one another or joined by 、 or 和.
  [[nodiscard]] bool joined(std::uint32_t end, std::uint32_t begin) const {
    if (begin == end) return true;
    return begin == end + 3 && (character(text_, end) == "、" || character(text_, end) == "和");
  }

  /// 市委全会, 市委常委会, 市政府副职: words of people and meetings, not of the body.
  [[nodiscard]] bool of_office(std::uint32_t end) const {
    constexpr std::array<std::string_view, 21> words{
        "决策部署", "工作部署", "一号文件", "领导下", "驻",     "全会", "常委会", "副职", "大院", "大楼", "机关",
        "代表团",   "门口",     "工作报告", "督查",   "所在地", "驻地", "换届",   "办公", "食堂", "班子"};
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view w) { return text_.substr(end).starts_with(w); });
  }

  /// The body with its place; `core` keeps the place for the next one of a chain.
  [[nodiscard]] std::optional<Found> body(const Token &token, const std::string &carried) const {
    const GovernmentBody &body = rules_.bodies[token.sense.row];
    Found found{token.span, {}, OrganizationKind::government, "government_bodies/" + body.id, {}, {}};
    const std::string word(token.span.of(document_.text));
    if (const PlaceMention *place = places_.ending(token.span.begin);
        place != nullptr && !place->generic && !place->combined) {
      found.span.begin = chain_begin(*place);
      if (body.unit.empty() && joint(found.span.begin, token.span.end)) return std::nullopt;
      found.name = Span{found.span.begin, token.span.end}.of(document_.text);
      found.core = Span{found.span.begin, place->span.end}.of(document_.text);
      return found;
    }
    // 北京市委: the place's last character is the body's first.
    if (const PlaceMention *place = places_.across(token.span.begin);
        place != nullptr && place->span.end < token.span.end && !place->generic) {
      found.span.begin = chain_begin(*place);
      found.name = Span{found.span.begin, token.span.end}.of(document_.text);
      found.core = Span{found.span.begin, place->span.end}.of(document_.text);
      return found;
    }
    if (!body.unit.empty()) {
      // 北京市委 where the place was read as 北京.
      const PlaceMention *place = units_.of(body.unit, token.span.begin);
      if (place == nullptr) return std::nullopt;
      found.core = units_.name(*place, body.unit);
      std::string_view stem = found.core;
      if (stem.ends_with(body.unit)) stem.remove_suffix(body.unit.size());
      found.name = std::string(stem) + word;
      return found;
    }
    if (const std::string_view unit = unit_before(token.span.begin); !unit.empty()) {
      found.span.begin = token.span.begin - static_cast<std::uint32_t>(unit.size());
      const PlaceMention *place = units_.of(unit, found.span.begin);
      found.core = place != nullptr ? units_.name(*place, unit) : std::string(unit);
      found.name = found.core + word;
      return found;
    }
    if (!carried.empty()) {
      found.core = carried;
      found.name = carried + word;
      return found;
    }
    return std::nullopt;
  }

  /// 两省|省委, 各市|市委: the bodies of several places at once.
  [[nodiscard]] bool of_several(std::uint32_t at) const {
    if (at < 6) return false;
    const std::string_view unit = character(text_, at - 3), number = character(text_, step_back(text_, at - 3));
    constexpr std::array<std::string_view, 5> units{"省", "市", "县", "区", "州"};
    constexpr std::array<std::string_view, 4> numbers{"两", "各", "三", "四"};
    return std::find(units.begin(), units.end(), unit) != units.end() &&
           std::find(numbers.begin(), numbers.end(), number) != numbers.end();
  }
  /// 福建省和厦门市|党委政府: the last place of a list does not own them alone.
  [[nodiscard]] bool joint(std::uint32_t begin, std::uint32_t end) const {
    if (begin < 3 || !text_.substr(end).starts_with("政府")) return false;
    const std::uint32_t join = step_back(text_, begin);
    const std::string_view c = character(text_, join);
    return (c == "和" || c == "、" || c == "与") && places_.ending(join) != nullptr;
  }

  /// 省 in 省扶贫办, where it stands behind a mark or a stop word.
  [[nodiscard]] std::string_view unit_before(std::uint32_t at) const {
    constexpr std::array<std::string_view, 7> units{"自治区", "省", "市", "县", "区", "州", "旗"};
    for (const std::string_view unit : units) {
      if (at < unit.size() || text_.substr(at - unit.size(), unit.size()) != unit) continue;
      const auto begin = at - static_cast<std::uint32_t>(unit.size());
      if (begin == 0 || !is_han(character(text_, step_back(text_, begin))) || rules_.stop.ending(text_, begin) > 0 ||
          bodies_.ending(begin) != nullptr)
        return unit;
      return {};
    }
    return {};
  }

  /// 北京市朝阳区: the begin of places that stand one behind the other.
  [[nodiscard]] std::uint32_t chain_begin(const PlaceMention &last) const {
    std::uint32_t begin = last.span.begin;
    while (const PlaceMention *place = places_.ending(begin)) {
      if (place->generic || place->combined) break;
      begin = place->span.begin;
    }
    return begin;
  }

  // ---- lists: 甲、乙、丙等1500多家企业 ----

  void groups() {
    for (const std::uint32_t at : marks_.lists)
      if (const auto kind = group_behind(at + 3)) items_before(at, *kind);
  }

  struct Group {
    OrganizationKind kind = OrganizationKind::other;
    bool counted = false; ///< 等20家企业: the items are names without doubt
  };

  /// What kind of bodies the words behind 等 name: 1500多家企业, 4家农牧业龙头企业, 电商.
  [[nodiscard]] std::optional<Group> group_behind(std::uint32_t at) const {
    Group group;
    for (int i = 0; i < 14 && at < text_.size(); ++i) {
      if (const std::uint32_t size = rules_.group.starting(text_, at); size > 0) {
        const std::uint32_t end = at + size;
        if (rules_.group.starting(text_, step(text_, at)) >= size) {
          at = step(text_, at);
          continue;
        }
        if (suffixes_.starting(at) != nullptr && suffixes_.starting(at)->span.end > end) return std::nullopt;
        group.kind = rules_.group_kinds.find(std::string(text_.substr(at, size)))->second;
        return group;
      }
      const std::string_view c = character(text_, at);
      if (!is_han(c) && !is_ascii_name(c)) return std::nullopt;
      if (c == "家" || c == "所" || c == "个") group.counted = true;
      else if (c == "的" || c == "在" || c == "与" || c == "和") return std::nullopt;
      at = step(text_, at);
    }
    return std::nullopt;
  }

  void items_before(std::uint32_t end, Group group) {
    std::vector<Span> items;
    std::uint32_t item_end = end;
    while (items.size() < 30) {
      const std::uint32_t begin = item_begin(item_end);
      items.push_back({begin, item_end});
      if (begin < 3 || character(text_, step_back(text_, begin)) != "、") break;
      item_end = step_back(text_, begin);
    }
    const bool listed = items.size() > 1;
    const bool named = std::all_of(items.begin(), items.end(), [&](Span item) { return names_body(item); });
    if (!named || (!listed && !group.counted && names_.starting(items.front().begin) == nullptr)) return;
    for (const Span item : items) {
      if (covered(item) || !free(item)) continue;
      add({item,
           std::string(item.of(document_.text)),
           group.kind,
           "organization_words/group",
           {},
           std::string(item.of(text_))});
    }
  }

  /// Where the item of a list begins: behind 、 or another mark; the first one behind a word that names cannot hold.
  [[nodiscard]] std::uint32_t item_begin(std::uint32_t end) const {
    constexpr std::uint32_t longest = 60; // bytes
    std::uint32_t begin = end;
    while (begin > 0 && end - begin < longest) {
      const std::string_view c = character(text_, step_back(text_, begin));
      if (!is_han(c) && !is_ascii_name(c) && c != "·") break;
      begin = step_back(text_, begin);
    }
    if (begin > 0 && character(text_, step_back(text_, begin)) == "、") return begin;
    for (std::uint32_t at = end; at > begin; at = step_back(text_, at))
      if (const std::uint32_t size = rules_.stop.ending(text_, at);
          at != end && (size > 3 || (size > 0 && introduces(character(text_, at - 3)))))
        return at;
    return begin;
  }

  /// Single characters that open a list of names.
  static bool introduces(std::string_view c) {
    return c == "与" || c == "和" || c == "由" || c == "对" || c == "向" || c == "以" || c == "有" || c == "到" ||
           c == "在";
  }

  [[nodiscard]] bool names_body(Span item) const {
    const std::uint32_t length = length_of(item.of(text_));
    if (length < 2 || length > 18) return false;
    for (std::uint32_t at = item.begin; at < item.end; at = step(text_, at))
      if (rules_.stop.starting(text_, at) > 3 || character(text_, at) == "的") return false;
    if (names_.starting(item.begin) != nullptr) return true;
    if (const PlaceMention *place = places_.starting(item.begin); place != nullptr && place->span.end == item.end)
      return false;
    return own_characters(item) >= 2;
  }

  [[nodiscard]] bool covered(Span span) const {
    for (std::uint32_t byte = span.begin; byte < span.end; ++byte)
      if (taken_[byte]) return true;
    return false;
  }

  // ---- one entry for a full name and its short forms ----

  void join() {
    std::stable_sort(found_.begin(), found_.end(), [](const Found &a, const Found &b) {
      return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
    });
    std::unordered_map<std::string, std::uint32_t> by_name, by_row;
    std::uint32_t last_end = 0;
    for (const Found &found : found_) {
      if (found.span.begin < last_end) continue; // inside a longer name
      const bool same_body = renamed(last_end, found.span.begin);
      if (found.short_form && !same_body && by_name.find(found.name) == by_name.end() && !longer_name(found)) continue;
      last_end = found.span.end;
      const std::string text(found.span.of(document_.text));
      std::uint32_t index = 0;
      if (same_body) index = mentions_.organization_mentions.back().organization;
      else if (const auto same = by_name.find(found.name); same != by_name.end()) index = same->second;
      else if (const auto row = by_row.find(found.known); !found.known.empty() && row != by_row.end())
        index = row->second;
      else if (const auto other = longer_name(found)) index = *other;
      else {
        index = static_cast<std::uint32_t>(mentions_.organizations.size());
        mentions_.organizations.push_back({found.name, {}, found.kind, found.rule, {}});
      }
      by_name.emplace(found.name, index);
      if (!found.known.empty()) by_row.emplace(found.known, index);
      Organization &organization = mentions_.organizations[index];
      if (text != organization.name &&
          std::find(organization.aliases.begin(), organization.aliases.end(), text) == organization.aliases.end())
        organization.aliases.push_back(text);
      organization.evidence.push_back(found.span);
      mentions_.organization_mentions.push_back({found.span, index});
    }
  }

  /// 甲集团(现为乙集团), “甲小组”更名为“乙小组”.
  [[nodiscard]] bool renamed(std::uint32_t end, std::uint32_t begin) const {
    return end > 0 && begin > end && rules_.renamed.holds(text_.substr(end, begin - end));
  }

  /// An organisation named before whose name ends with this one (六里屯街道商会, 街道商会) or holds its core.
  [[nodiscard]] std::optional<std::uint32_t> longer_name(const Found &found) const {
    constexpr std::size_t most = 200; // a text with more bodies names them in full
    const std::size_t count = std::min(mentions_.organizations.size(), most);
    for (std::size_t i = 0; i < count; ++i) {
      const Organization &other = mentions_.organizations[i];
      if (other.kind != found.kind || other.name.size() <= found.name.size()) continue;
      if (other.name.ends_with(found.name)) return static_cast<std::uint32_t>(i);
      if (found.kind == OrganizationKind::enterprise && length_of(found.name) >= 4 &&
          other.name.starts_with(found.name))
        return static_cast<std::uint32_t>(i); // 中国石化 of 中国石化集团公司
      if (found.kind == OrganizationKind::enterprise && length_of(found.core) >= 2 && found.core.size() >= 6 &&
          other.name.find(found.core) != std::string::npos && found.span.size() < other.name.size())
        return static_cast<std::uint32_t>(i);
    }
    return std::nullopt;
  }

  /// 北京 in 北京德青源 names the firm, not where the text happens.
  void mark_places() {
    for (const OrganizationMention &mention : mentions_.organization_mentions) {
      const OrganizationKind kind = mentions_.organizations[mention.organization].kind;
      if (kind == OrganizationKind::government || kind == OrganizationKind::school) continue;
      for (std::size_t i = places_.from(mention.span.begin);
           i < mentions_.places.size() && mentions_.places[i].span.end <= mention.span.end; ++i)
        if (!full_form(mentions_.places[i])) mentions_.places[i].inside_name = true;
    }
  }

  [[nodiscard]] bool full_form(const PlaceMention &place) const {
    constexpr std::array<std::string_view, 8> endings{"省", "市", "县", "区", "旗", "州", "盟", "镇"};
    const std::string_view name = place.span.of(text_);
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return name.ends_with(ending); });
  }

  const Document &document_;
  std::string_view text_;
  const Marks &marks_;
  const OrganizationRules &rules_;
  Mentions &mentions_;
  TableTokens names_, suffixes_, bodies_, titles_;
  PlaceIndex places_;
  UnitsOfPlaces units_;
  std::vector<Found> found_;
  std::vector<bool> taken_; ///< bytes of names found
};

} // namespace

void read_organizations(const Document &document, const OrganizationRules &rules, Mentions &mentions) {
  read_organizations(document, find_marks(document.folded()), rules, mentions);
}

void read_organizations(const Document &document, const Marks &marks, const OrganizationRules &rules,
                        Mentions &mentions) {
  OrganizationReader(document, marks, rules, mentions).read();
}

} // namespace v0
} // namespace jiedui
