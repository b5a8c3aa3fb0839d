/// Finds the bodies of one text: names of the table, names by their last word, Party and state bodies, lists.
#pragma once

#include "characters.hpp"
#include "marks.hpp"
#include "organization_rules.hpp"
#include "table_tokens.hpp"
#include "units_of_places.hpp"

#include "jiedui/document/document.hpp"
#include "jiedui/mentions/mentions.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// Letters and digits that stand in names.
inline bool is_ascii_name(std::string_view c) {
  return c.size() == 1 &&
         ((c[0] >= '0' && c[0] <= '9') || (c[0] >= 'A' && c[0] <= 'Z') || (c[0] >= 'a' && c[0] <= 'z'));
}

class OrganizationReader {
public:
  OrganizationReader(const Document &document, const Marks &marks, const OrganizationRules &rules, Mentions &mentions);

  void read();

private:
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

  // ---- where a name cannot be ----

  /// 《…》
  [[nodiscard]] bool inside_title(Span span) const;
  [[nodiscard]] bool inside_role(Span span) const;
  [[nodiscard]] bool followed_by_office(std::uint32_t end) const;
  /// 图由|某工作队|提供: who gave a picture.
  [[nodiscard]] bool credited(std::uint32_t begin) const;
  [[nodiscard]] bool free(Span span) const {
    return !inside_title(span) && !inside_role(span) && !credited(span.begin);
  }
  void add(Found found);

  // ---- names of the table ----

  void known(const Token &token);

  // ---- names by their last word ----

  void suffixed(const Token &token);
  /// 州|特殊教育学校, 县|人民医院: the one of the unit that the text is about.
  [[nodiscard]] bool of_unit(std::uint32_t begin, const Token &token) const;
  /// 广州开发区 where the zone itself is a place of the table.
  bool zone(const Token &token);
  /// A zone that signs, pairs or sends is a body; one that is only named is a place.
  [[nodiscard]] bool acts(std::uint32_t end) const;
  /// A longer suffix that starts inside this one takes its place: 大学 in 大学附属医院 does not end the name.
  [[nodiscard]] bool goes_on(const Token &token) const;
  [[nodiscard]] bool stops_within(Span span) const;
  struct Start {
    std::uint32_t begin = 0; ///< of the name
    std::uint32_t own = 0;   ///< behind the places it begins with
    bool place = false;
    bool combined = false; ///< the place is a pair: 苏陕工作队
    bool plain = false;    ///< a mark or a table word says that the name begins here
    bool wider = false;    ///< a giver stands before the place: 湖南省对口支援理县工作队
  };
  /// 牧业|大县, 十大|牧业: what a place lives on, not a firm.
  [[nodiscard]] bool tells_of_place(const Token &token) const;
  /// 移民学校|52所.
  [[nodiscard]] bool counted(std::uint32_t at) const;
  /// 山东|健康|集团: a field of work names it; a school only where somebody speaks for it.
  [[nodiscard]] bool named_by_field(const Token &token, Span field) const;
  /// 援藏工作队|东莞工作组|巴宜小组: puts the begin before the teams that it is a part of.
  bool part_of_team(const Token &token, Start &start) const;
  /// 国药集团|上海血液制品有限公司: puts the begin before the firm that it is a part of.
  void part_of_group(const Token &token, Start &start) const;
  [[nodiscard]] Start start_of(const Token &token) const;
  /// “…领导小组”: behind the opening mark where the name fills the quotation; 0 where it does not.
  [[nodiscard]] std::uint32_t quoted(const Token &token) const;
  /// To the left from `from` up to a mark, a word that names cannot hold, or the places the name begins with.
  [[nodiscard]] Start walk(const Token &token, std::uint32_t from) const;
  /// 农心|(福建)|食品有限公司: where the bracket opens that holds a place alone; 0 where none does.
  [[nodiscard]] std::uint32_t bracketed_place(std::uint32_t close, std::string_view mark) const;
  /// Firms and offices are named after what they do (科技, 发展, 协作), schools and hospitals are not.
  [[nodiscard]] bool gives_way(const Token &token) const;
  /// 兴春和公司: a firm's name is at least two characters long, so 和 belongs to it.
  [[nodiscard]] bool joins(const Token &token, std::string_view c) const;
  /// 兴春|和公司, but not 深圳市|和某集团: whether a place without its kind ends at the byte.
  [[nodiscard]] bool short_place_before(std::uint32_t at) const;
  /// 四川|山里人公司: a stop of one character with a place close before it.
  [[nodiscard]] bool inner(const Token &token, std::uint32_t at) const;
  [[nodiscard]] bool ends_date(std::uint32_t at) const;
  /// 贫困县医院, 定点救治医院: words of size or level alone before the ending.
  [[nodiscard]] bool generic_end(Span own) const;
  /// 北京三甲医院 is no name.
  [[nodiscard]] bool begins_with_size(Span own) const;
  /// Characters that say which body it is, not of what kind.
  [[nodiscard]] std::uint32_t own_characters(Span span) const;

  // ---- Party and state bodies ----

  void bodies();
  /// 贯彻党中央、国务院决策部署, 在县委、县政府领导下: bodies in set phrases do nothing there.
  void drop_formulas();
  /// 一家航空公司, 某县7家卫生院: not by name.
  [[nodiscard]] bool one_of_some(Span span, const Start &start) const;
  /// The first line: whose site it is.
  [[nodiscard]] bool heads_page(Span span) const;
  [[nodiscard]] bool formula(std::uint32_t begin, std::uint32_t end) const;
  /// 在|市委、市政府|的关心支持下.
  [[nodiscard]] bool under(std::uint32_t begin, std::uint32_t end) const;
  /// 县政府|第37次常务会议: its meeting, not the body.
  [[nodiscard]] bool numbered_meeting(std::uint32_t end) const;
  /// 新疆生产建设兵团|新闻办公室: where the name of the corps or of a division begins that ends at the byte.
  [[nodiscard]] const Token *corps_ending(std::uint32_t at) const;
  /// Right behind one another or joined by 、 or 和.
  [[nodiscard]] bool joined(std::uint32_t end, std::uint32_t begin) const;
  /// 市委全会, 市委常委会, 市政府副职: words of people and meetings, not of the body.
  [[nodiscard]] bool of_office(std::uint32_t end) const;
  /// The body with its place; `core` keeps the place for the next one of a chain.
  [[nodiscard]] std::optional<Found> body(const Token &token, const std::string &carried) const;
  /// 两省|省委, 各市|市委: the bodies of several places at once.
  [[nodiscard]] bool of_several(std::uint32_t at) const;
  /// 福建省和厦门市|党委政府: the last place of a list does not own them alone.
  [[nodiscard]] bool joint(std::uint32_t begin, std::uint32_t end) const;
  /// 省 in 省扶贫办, where it stands behind a mark or a stop word.
  [[nodiscard]] std::string_view unit_before(std::uint32_t at) const;
  /// 农牧水利和科技|局, 粤桂协作|办: where what a department is in charge of begins; `at` where nothing like it stands.
  [[nodiscard]] std::uint32_t department_begin(std::uint32_t at) const;
  /// 王家乡|人民政府: where the name of a township begins that ends there; 0 where none does.
  [[nodiscard]] std::uint32_t township_begin(std::uint32_t at) const;
  /// 北京市朝阳区: the begin of places that stand one behind the other.
  [[nodiscard]] std::uint32_t chain_begin(const PlaceMention &last) const;

  // ---- lists: 甲、乙、丙等1500多家企业 ----

  void groups();
  struct Group {
    OrganizationKind kind = OrganizationKind::other;
    bool counted = false; ///< 等20家企业: the items are names without doubt
  };
  /// What kind of bodies the words behind 等 name: 1500多家企业, 4家农牧业龙头企业, 电商.
  [[nodiscard]] std::optional<Group> group_behind(std::uint32_t at) const;
  void items_before(std::uint32_t end, Group group);
  /// Where the item of a list begins: behind 、 or another mark; the first one behind a word that names cannot hold.
  [[nodiscard]] std::uint32_t item_begin(std::uint32_t end) const;
  /// Single characters that open a list of names.
  static bool introduces(std::string_view c);
  [[nodiscard]] bool names_body(Span item) const;
  [[nodiscard]] bool covered(Span span) const;

  // ---- one entry for a full name and its short forms ----

  void join();
  /// 甲集团(现为乙集团), “甲小组”更名为“乙小组”.
  [[nodiscard]] bool renamed(std::uint32_t end, std::uint32_t begin) const;
  /// 市民宗委|(市援藏办): the other name of the body before the bracket.
  [[nodiscard]] bool in_brackets_behind(std::uint32_t end, Span span) const;
  /// 成都商会 before 慈溪市|成都商会: named before without the place that this one begins with.
  [[nodiscard]] std::optional<std::uint32_t> shorter_name(const Found &found) const;
  /// An organisation named before whose name ends with this one (六里屯街道商会, 街道商会) or holds its core.
  [[nodiscard]] std::optional<std::uint32_t> longer_name(const Found &found) const;
  /// 北京 in 北京德青源 names the firm, not where the text happens.
  void mark_places();
  [[nodiscard]] bool full_form(const PlaceMention &place) const;
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

} // namespace v0
} // namespace jiedui
