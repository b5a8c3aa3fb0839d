#include "jiedui/mentions/officials.hpp"

#include "characters.hpp"
#include "in_order.hpp"
#include "marked_readers.hpp"
#include "official_rules.hpp"
#include "person_names.hpp"
#include "table_tokens.hpp"
#include "units_of_places.hpp"

#include <unordered_map>
#include <unordered_set>

namespace jiedui {
inline namespace v0 {
namespace {

/// 北京市 and 市委书记 make 北京市委书记; 北京市 and 市长 make 北京市市长.
std::string complete(std::string_view place, std::string_view unit, std::string_view office, bool body) {
  std::string result(place);
  if (body && office.starts_with(unit) && result.ends_with(unit)) result.resize(result.size() - unit.size());
  return result.append(office);
}

class OfficialReader {
public:
  OfficialReader(const Document &document, const Marks &marks, const OfficialRules &rules, Mentions &mentions)
      : document_(document), text_(document.folded()), marks_(marks), rules_(rules), mentions_(mentions),
        titles_(mentions.tokens, rules.titles_table), names_(text_, marks, mentions.tokens, rules.persons, titles_),
        places_(mentions.places), units_(text_, document.text, places_) {}

  void read() {
    for (const Token &token : titles_.all()) {
      if (covered(token)) continue;
      switch (title(token).use) {
      case TitleUse::office:
        if (known_end(token.span.begin) ? !behind_name(token) && !before_name(token)
                                        : !before_name(token) && !behind_name(token))
          appointed(token);
        break;
      case TitleUse::leaders: leaders(token); break;
      case TitleUse::staff:
        if (!before_name(token)) staff_list(token);
        break;
      case TitleUse::comrade: behind_name(token); break;
      case TitleUse::none: break;
      }
    }
    actors();
    put_in_order(mentions_.officials,
                 [](const OfficialMention &a, const OfficialMention &b) { return a.name.begin < b.name.begin; });
  }

private:
  /// One office of a person: 北京市 | 市委书记.
  struct Office {
    Span span;
    std::optional<Span> place; ///< the chain of places it starts with
    std::optional<PlaceCode> code;
    std::string_view unit; ///< of the place left out before it; empty where none is
    bool outside = false;
  };

  [[nodiscard]] const Title &title(const Token &token) const { return rules_.titles[token.sense.row]; }

  /// Somebody whose name the text gave before: 习近平总书记.
  [[nodiscard]] bool known_end(std::uint32_t at) const {
    const auto name = names_.ending(at, [&](Span span) { return known_.contains(span.of(text_)); });
    return name.has_value();
  }

  /// Inside a longer title (市长 in 副市长) or a longer word that is none (主任 in 主任医师 starts with it and is
  /// longer).
  [[nodiscard]] bool covered(const Token &token) const {
    const Token *longest = titles_.ending(token.span.end);
    if (longest != nullptr && longest->span.begin < token.span.begin) return true;
    // 龙岩市|长汀县 holds no 市长.
    const std::size_t next = places_.from(step(text_, token.span.begin));
    return next < places_.all().size() && places_.all()[next].span.begin < token.span.end &&
           places_.all()[next].span.end > token.span.end;
  }

  [[nodiscard]] const DateMention *date_ending(std::uint32_t at) const {
    const auto next =
        std::lower_bound(mentions_.dates.begin(), mentions_.dates.end(), at,
                         [](const DateMention &date, std::uint32_t byte) { return date.span.end < byte; });
    return next != mentions_.dates.end() && next->span.end == at ? &*next : nullptr;
  }

  /// Where the office that ends with `token` begins.
  [[nodiscard]] Office office(const Token &token) const {
    constexpr std::uint32_t longest_office = 150; // bytes
    std::uint32_t begin = token.span.begin;
    const std::uint32_t least = begin > longest_office ? begin - longest_office : 0;
    while (begin > least) {
      if (const PlaceMention *place = places_.ending(begin)) {
        begin = place->span.begin;
        continue;
      }
      if (date_ending(begin) != nullptr) break;
      if (const Token *other = titles_.ending(begin); other != nullptr && title(*other).use != TitleUse::none) break;
      const std::uint32_t previous = step_back(text_, begin);
      const std::string_view c = character(text_, previous);
      if (!is_han(c) && !is_one_of(c, "·")) break;
      if (const std::uint32_t size = rules_.pass.ending(text_, begin); size > 0) {
        begin -= size;
        continue;
      }
      if (is_one_of(c, "和")) {
        if (begins_office(begin) || !belongs_across_and(previous)) break;
      } else if (rules_.stop.ending(text_, begin) > 0 || pass_across(previous)) {
        if (!pass_across(previous)) break;
      }
      begin = previous;
    }
    return trimmed({begin, token.span.end}, token);
  }

  /// A word such as 对口 lies across the byte: the walk has already taken its second half.
  [[nodiscard]] bool pass_across(std::uint32_t at) const {
    const std::uint32_t size = rules_.pass.starting(text_, at);
    return size > step(text_, at) - at;
  }

  /// A place, a body (省委) or a title (市长) starts there.
  [[nodiscard]] bool begins_office(std::uint32_t at) const {
    return places_.starting(at) != nullptr || titles_.starting(at) != nullptr || rules_.start.starting(text_, at) > 0 ||
           rules_.body.starting(text_, at) > 0;
  }

  /// 扶贫协作和支援合作领导小组: what stands before 和 is no name and no office of somebody else.
  [[nodiscard]] bool belongs_across_and(std::uint32_t at) const {
    if (titles_.ending(at) != nullptr) return false;
    const auto named = named_ends_.find(at);
    return named == named_ends_.end();
  }

  /// Cuts words that do not belong to the office off its begin and looks for its place.
  [[nodiscard]] Office trimmed(Span span, const Token &token) const {
    Office office{span, std::nullopt, std::nullopt, {}, false};
    const std::size_t first = places_.from(span.begin);
    const auto &places = places_.all();
    std::size_t at = first;
    while (at < places.size() && places[at].span.end <= token.span.begin && places[at].generic) ++at;
    if (at < places.size() && places[at].span.end <= token.span.begin) {
      Span chain = places[at].span;
      const PlaceMention *last = &places[at];
      for (std::size_t next = at + 1; next < places.size() && places[next].span.begin <= chain.end + 3 &&
                                      places[next].span.end <= token.span.begin;
           ++next) {
        if (places[next].span.begin < chain.end) continue;
        if (places[next].span.begin > chain.end && character(text_, chain.end) != "·") break;
        chain.end = places[next].span.end;
        last = &places[next];
      }
      const std::uint32_t prefix = rules_.start.ending(text_, chain.begin);
      office.span.begin = prefix > 0 && chain.begin - prefix >= span.begin ? chain.begin - prefix : chain.begin;
      office.place = chain;
      if (last->codes.size() == 1) office.code = last->codes.front();
    } else {
      for (std::uint32_t byte = span.begin; byte < token.span.begin; byte = step(text_, byte))
        if (const std::uint32_t size = rules_.start.starting(text_, byte); size > 0) {
          office.span.begin = byte;
          office.unit = rules_.start_units.find(std::string(text_.substr(byte, size)))->second;
          break;
        }
      if (office.span.begin == token.span.begin) office.unit = title(token).unit;
    }
    for (std::uint32_t byte = span.begin; byte < token.span.begin && !office.outside; byte = step(text_, byte))
      office.outside = rules_.outside.starting(text_, byte) > 0;
    if (office.outside) office.outside = !sent(span);
    return office;
  }

  /// 援疆前方指挥部工程项目组组长: whoever is sent acts for a government.
  [[nodiscard]] bool sent(Span office) const {
    for (std::uint32_t at = office.begin; at < office.end; at = step(text_, at))
      if (const std::uint32_t size = rules_.sent.starting(text_, at); size > 0 && at + size <= office.end) return true;
    return false;
  }

  /// The chain of offices that ends with `token`: 贵州省委副书记、省长.
  [[nodiscard]] std::vector<Office> offices(const Token &token) const {
    std::vector<Office> chain{office(token)};
    while (chain.size() < 6) {
      const std::uint32_t begin = chain.front().span.begin;
      if (begin < 3) break;
      std::uint32_t end = begin;
      const std::string_view mark = character(text_, step_back(text_, begin));
      if (mark == "、" || mark == "兼") end = step_back(text_, begin);
      else if (mark == "，" && chain.size() < 3) end = step_back(text_, begin);
      else if (titles_.ending(begin) == nullptr) break;
      const Token *before = titles_.ending(end);
      if (before == nullptr || title(*before).use != TitleUse::office) break;
      chain.insert(chain.begin(), office(*before));
    }
    return chain;
  }

  struct Role {
    std::string text;
    std::optional<PlaceCode> place;
    std::string prefix; ///< the place as it stands before the first office
  };

  [[nodiscard]] Role role_of(const std::vector<Office> &chain) const {
    Role role;
    const Office &first = chain.front();
    const Span span{first.span.begin, chain.back().span.end};
    role.text = span.of(document_.text);
    for (const Office &office : chain)
      if (office.code) role.place = office.code;
    if (first.place) {
      role.prefix = Span{first.place->begin, first.place->end}.of(document_.text);
    } else if (!first.unit.empty()) {
      if (const PlaceMention *place = units_.of(first.unit, span.begin)) {
        role.prefix = units_.name(*place, first.unit);
        role.text = complete(role.prefix, first.unit, role.text, rules_.start.starting(text_, span.begin) > 0);
        if (!role.place) role.place = place->codes.front();
      }
    } else if (!last_.prefix.empty() && last_end_ != 0 && joined_to_last(span.begin) && begins_with_body(first.span)) {
      role.text = last_.prefix + role.text;
      if (!role.place) role.place = last_.place;
      role.prefix = last_.prefix;
    }
    return role;
  }

  /// 工委书记甲、工委副书记乙: right behind the person before.
  [[nodiscard]] bool joined_to_last(std::uint32_t begin) const {
    if (begin < last_end_ || begin - last_end_ > 3) return false;
    const std::string_view mark = character(text_, last_end_);
    return is_one_of(mark, "、", "和", "，");
  }

  [[nodiscard]] bool begins_with_body(Span office) const {
    return rules_.start.starting(text_, office.begin) > 0 || rules_.body.starting(text_, office.begin) > 0 ||
           titles_.starting(office.begin) != nullptr;
  }

  /// 市委书记王明, 副省长王明、李平.
  bool before_name(const Token &token) {
    std::uint32_t at = behind_mark(token.span.end);
    const std::vector<Office> chain = offices(token);
    // 挂职某县县委常委、副县长的王明
    if (stands_at(text_, at, "的") && rules_.appoint.ending(text_, chain.front().span.begin) > 3) at = step(text_, at);
    const auto name = names_.starting(at).has_value() ? names_.starting(at) : spaced_name(at);
    if (!name || (places_.starting(at) != nullptr && !hides_place(*name))) return false;
    const bool government = chain.back().place && !chain.back().outside;
    if (at > token.span.end && (!name->sure || (!government && signature(chain.front().span.begin, name->span.end))))
      return false;
    const bool staff = title(token).use == TitleUse::staff;
    if (chain.back().outside) return false;
    if (title(token).place == TitlePlace::needed && !chain.back().place && chain.back().unit.empty()) return false;
    if (staff && (!name->sure || (token.span.size() == 6 && !chain.back().place))) return false;
    const bool placed =
        std::any_of(chain.begin(), chain.end(), [](const Office &one) { return one.place || !one.unit.empty(); });
    if (!name->sure && !placed) return false;
    Role role = role_of(chain);
    const bool shared = title(token).shared || staff;
    const std::uint32_t begin = chain.front().span.begin;
    add(name->span, begin, role, title(token).id);
    Span last = name->span;
    for (std::uint32_t next = list_mark(last.end); next != 0; next = list_mark(last.end)) {
      if (begins_office(next)) break;
      const auto more = names_.starting(next);
      if (!more || !more->sure) break;
      add(more->span, more->span.begin, shared ? role : Role{}, title(token).id);
      last = more->span;
    }
    last_ = role;
    last_end_ = last.end;
    return true;
  }

  /// 县长 石 进: a name of two characters drawn apart, at the end of its line.
  [[nodiscard]] std::optional<PersonNames::Name> spaced_name(std::uint32_t at) const {
    static constexpr FewCharacters spaces(U" \u3000");
    if (!names_.any_surname(at)) return std::nullopt;
    std::uint32_t given = step(text_, at);
    if (!spaces.stands_at(text_, given)) return std::nullopt;
    while (spaces.stands_at(text_, given)) given = step(text_, given);
    const std::uint32_t end = step(text_, given);
    if (!is_han(character(text_, given)) || (end < text_.size() && text_[end] != '\n')) return std::nullopt;
    return PersonNames::Name{{at, end}, true};
  }

  /// 总指挥|吴忠平: the short name of a place inside a person's name is none.
  [[nodiscard]] bool hides_place(const PersonNames::Name &name) {
    const PlaceMention *place = places_.starting(name.span.begin);
    if (!name.sure || !names_.plain_surname(name.span.begin) || place->span.end >= name.span.end) return false;
    auto mention = std::lower_bound(mentions_.places.begin(), mentions_.places.end(), name.span.begin,
                                    [](const PlaceMention &one, std::uint32_t byte) { return one.span.begin < byte; });
    for (; mention != mentions_.places.end() && mention->span.begin == name.span.begin; ++mention)
      mention->inside_name = mention->generic = true;
    return true;
  }

  /// 由王明、李平…10名援疆干部|组成: people who are sent, by name. Three names at least.
  void staff_list(const Token &token) {
    static constexpr FewCharacters numbers(U"0123456789一二三四五六七八九十两");
    std::uint32_t end = token.span.begin;
    if (!one_ends_at(text_, end, "名", "位")) return;
    end -= 3;
    while (end > 0 && numbers.stands_at(text_, step_back(text_, end))) end = step_back(text_, end);
    if (end >= 3 && stands_at(text_, end - 3, "等")) end -= 3;
    std::vector<Span> found = names_before(end);
    if (found.size() < 3) return;
    Role role;
    role.text = token.span.of(document_.text);
    for (const Span name : found) add(name, name.begin, role, title(token).id);
  }

  /// A line that holds an office and a name alone tells who wrote the text.
  [[nodiscard]] bool signature(std::uint32_t begin, std::uint32_t end) const {
    return (begin == 0 || text_[begin - 1] == '\n' || text_[begin - 1] == ' ') &&
           (end == text_.size() || text_[end] == '\n');
  }

  /// 县长 王明, 组长：王明.
  [[nodiscard]] std::uint32_t behind_mark(std::uint32_t at) const {
    static constexpr FewCharacters marks(U" \u3000：:");
    for (int i = 0; i < 3 && marks.stands_at(text_, at); ++i) at = step(text_, at);
    return at;
  }

  /// Behind a 、 at the byte; 0 where there is none.
  [[nodiscard]] std::uint32_t list_mark(std::uint32_t at) const { return stands_at(text_, at, "、") ? at + 3 : 0; }

  /// 王明书记, 习近平总书记, 王明同志.
  bool behind_name(const Token &token) {
    if (title(token).place == TitlePlace::needed) return false;
    const bool highest = title(token).place == TitlePlace::highest;
    const auto name = names_.ending(token.span.begin, [&](Span span) {
      if (known_.contains(span.of(text_))) return true;
      if (span.begin == 0) return true;
      if (const PlaceMention *place = places_.across(span.begin); place != nullptr) return false;
      if (places_.starting(span.begin) != nullptr && !places_.starting(span.begin)->inside_name &&
          title(token).use != TitleUse::comrade && places_.starting(span.begin)->span.end >= span.end)
        return false;
      const std::string_view before = character(text_, step_back(text_, span.begin));
      if (!is_han(before)) return before != "·";
      if (highest) return length_of(span.of(text_)) == 3 && names_.plain_surname(span.begin);
      return is_one_of(before, "和", "与", "对", "向", "由") || (before == "以" && heads(token.span.end)) ||
             rules_.start.ending(text_, span.begin) > 3;
    });
    if (!name) return false;
    if (title(token).use == TitleUse::comrade || title(token).use == TitleUse::leaders) {
      add(*name, name->begin, {}, title(token).id);
      return true;
    }
    Role role;
    role.text = token.span.of(document_.text);
    body_before(*name, token, role);
    add(*name, name->begin, role, title(token).id);
    last_ = role;
    last_end_ = token.span.end;
    return true;
  }

  /// 以王明同志|为组长.
  [[nodiscard]] bool heads(std::uint32_t at) const {
    if (!stands_at(text_, at, "为")) return false;
    const Token *office = titles_.starting(step(text_, at));
    return office != nullptr && title(*office).use == TitleUse::office && title(*office).place != TitlePlace::highest;
  }

  /// 市委王明书记, 王明市长: the body before the name or the title's own kind of place.
  void body_before(Span name, const Token &token, Role &role) const {
    std::string_view unit = title(token).unit;
    std::uint32_t at = name.begin;
    std::string body;
    for (std::uint32_t size = rules_.start.ending(text_, at); size > 3; size = rules_.start.ending(text_, at)) {
      at -= size;
      const std::string_view word = text_.substr(at, size);
      const auto known = rules_.start_units.find(std::string(word));
      if (title(token).place == TitlePlace::body && word.ends_with("委") && !known->second.empty()) {
        unit = known->second;
        body = word;
      }
    }
    if (unit.empty()) return;
    const PlaceMention *place = places_.ending(at);
    if (place == nullptr || !units_.is_unit(*place, unit)) place = units_.of(unit, name.begin);
    if (place == nullptr) return;
    role.prefix = units_.name(*place, unit);
    role.text = complete(role.prefix, unit, body + role.text, !body.empty());
    role.place = place->codes.front();
  }

  /// 王明来到滦平，挂职县委常委、副县长: an office that somebody named in the sentence before it takes up.
  void appointed(const Token &token) {
    const std::string_view next = character(text_, token.span.end);
    if (is_han(next) && next != "后" && next != "期") return;
    const std::vector<Office> chain = offices(token);
    const std::uint32_t begin = chain.front().span.begin;
    if (rules_.appoint.ending(text_, begin) == 0 || mentions_.officials.empty()) return;
    OfficialMention &person = mentions_.officials.back();
    if (person.name.end > begin || !staff_.contains(person.name.begin)) return;
    const std::string_view between = text_.substr(person.name.end, begin - person.name.end);
    if (between.size() > 150 || between.find("。") != std::string_view::npos) return;
    const Role role = role_of(chain);
    person.official.role = role.text;
    person.official.place = role.place;
    person.official.evidence.push_back({begin, token.span.end});
  }

  /// 市领导王明、李平…; 王明、李平等市领导.
  void leaders(const Token &token) {
    std::vector<Span> found;
    if (const auto first = names_.starting(token.span.end); first && places_.starting(token.span.end) == nullptr)
      found = list_forward(*first);
    if (found.size() < 2 && !(found.size() == 1 && plain_leaders(token))) found = list_before(token.span.begin);
    if (found.empty()) return;
    Role role;
    const Office group = office(token);
    if (found.front().begin >= token.span.end && group.place && single_place(*group.place)) role.place = group.code;
    for (const Span name : found) add(name, name.begin, role, title(token).id);
    last_ = {};
    last_end_ = 0;
  }

  [[nodiscard]] bool single_place(Span chain) const {
    const std::string_view before = character(text_, step_back(text_, chain.begin));
    return before != "和" && before != "、" && before != "与";
  }

  /// 领导 alone before one name is not enough; 省领导 is.
  [[nodiscard]] bool plain_leaders(const Token &token) const {
    const Office group = office(token);
    return token.span.size() > 6 || group.place.has_value();
  }

  [[nodiscard]] std::vector<Span> list_forward(PersonNames::Name first) const {
    std::vector<Span> found;
    if (!first.sure) return found;
    found.push_back(first.span);
    for (std::uint32_t next = list_mark(first.span.end); next != 0; next = list_mark(found.back().end)) {
      if (begins_office(next)) break;
      const auto more = names_.starting(next);
      if (!more || !more->sure) break;
      found.push_back(more->span);
    }
    return found;
  }

  /// The names before 等: 王明、李平等.
  [[nodiscard]] std::vector<Span> list_before(std::uint32_t at) const {
    constexpr std::uint32_t longest = 12; // bytes from 等 to the word 领导
    std::vector<Span> found;
    std::uint32_t end = at;
    while (end > 0 && at - end < longest && character(text_, step_back(text_, end)) != "等") {
      end = step_back(text_, end);
      if (!is_han(character(text_, end))) return found;
    }
    if (end == 0 || character(text_, step_back(text_, end)) != "等") return found;
    return names_before(step_back(text_, end));
  }

  /// The names of the list that ends at the byte.
  [[nodiscard]] std::vector<Span> names_before(std::uint32_t end) const {
    std::vector<Span> found;
    while (found.size() < 60) {
      const auto name = names_.ending(end, [&](Span span) {
        if (span.begin == 0) return true;
        const std::string_view before = character(text_, step_back(text_, span.begin));
        return !is_han(before) || is_one_of(before, "由", "和");
      });
      if (!name) break;
      found.insert(found.begin(), *name);
      if (name->begin < 3 || !one_ends_at(text_, name->begin, "、", "和")) break;
      end = step_back(text_, name->begin);
    }
    return found;
  }

  /// People without office who act as leaders do: 王明强调; 王明、李平分别介绍; a sentence 王明、李平参加.
  void actors() {
    static constexpr FewCharacters ends(U"。\n；，,"), skipped(U"。\n；，, \u3000");
    std::uint32_t at = 0;
    const auto actor_behind = [&](std::uint32_t mark) {
      at = mark;
      while (skipped.stands_at(text_, at)) at = step(text_, at);
      if (is_han(character(text_, at))) actor_list(at);
    };
    actor_behind(0);
    for (const std::uint32_t mark : marks_.signs)
      if (mark >= at && ends.stands_at(text_, mark)) actor_behind(mark);
  }

  void actor_list(std::uint32_t at) {
    if (!names_.may_start(at) || places_.starting(at) != nullptr) return;
    const auto first = names_.starting(at);
    if (!first || ((first->sounded || !names_.plain_surname(at)) && !known_.contains(first->span.of(text_)))) return;
    const std::vector<Span> list = list_forward(*first);
    if (list.empty()) return;
    const std::uint32_t end = list.back().end;
    const bool leader = rules_.persons.leader_cues.starting(text_, end) > 0;
    const bool present = list.size() > 2 && rules_.present.starting(text_, end) > 0;
    if (!leader && !present) return;
    Role role;
    if (stands_at(text_, end, "代表"))
      if (const PlaceMention *place = places_.starting(end + 6); place != nullptr && place->codes.size() == 1)
        role.place = place->codes.front();
    for (const Span name : list) add(name, name.begin, role, "leader");
  }

  void add(Span name, std::uint32_t begin, const Role &role, std::string_view rule) {
    OfficialMention mention;
    mention.name = name;
    mention.span = {begin < name.begin ? begin : name.begin, name.end};
    mention.official.name = name.of(document_.text);
    std::erase(mention.official.name, ' ');
    mention.official.role = role.text;
    mention.official.place = role.place;
    mention.official.rule = "role_titles/" + std::string(rule);
    mention.official.evidence = {mention.span};
    known_.emplace(name.of(text_));
    named_ends_.emplace(name.end);
    if (rule == "staff") staff_.emplace(name.begin);
    mentions_.officials.push_back(std::move(mention));
  }

  const Document &document_;
  std::string_view text_;
  const Marks &marks_;
  const OfficialRules &rules_;
  Mentions &mentions_;
  TableTokens titles_;
  PersonNames names_;
  PlaceIndex places_;
  UnitsOfPlaces units_;
  std::unordered_set<std::string_view> known_;
  std::unordered_set<std::uint32_t> named_ends_, staff_;
  Role last_;
  std::uint32_t last_end_ = 0;
};

} // namespace

void read_officials(const Document &document, const OfficialRules &rules, Mentions &mentions) {
  read_officials(document, find_marks(document.folded()), rules, mentions);
}

void read_officials(const Document &document, const Marks &marks, const OfficialRules &rules, Mentions &mentions) {
  OfficialReader(document, marks, rules, mentions).read();
}

} // namespace v0
} // namespace jiedui
