/// What stands round the last word of a project's name: the name itself, what is told of it, its money.
#pragma once

#include "../mentions/table_tokens.hpp"
#include "project_rules.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// The words of a name, from its places to its last word.
struct ProjectPhrase {
  Span span;
  std::uint32_t own = 0;  ///< where its own words begin, behind places
  std::uint32_t last = 0; ///< where its last word ends, before what tells the stage or the branch
  const PlaceMention *place = nullptr;
  const OrganizationMention *owner = nullptr;
  bool quoted = false;
  bool capacity = false;  ///< 年产5000台客车项目
  bool bracketed = false; ///< 晋江（长汀）工业园区
};

/// Questions to the text; remembers nothing of the projects found.
class ProjectSetting {
public:
  ProjectSetting(const Document &document, const Mentions &mentions, const Clauses &clauses, const ProjectRules &rules);

  /// To the left up to a mark, a word that names cannot hold, or the places or the firm the name begins with.
  [[nodiscard]] ProjectPhrase phrase_of(const Token &token) const;
  /// Characters that say which one it is, not of what kind.
  [[nodiscard]] std::uint32_t own_characters(Span span) const;
  /// Of those the ones that name no field of work either: what makes a name without a place.
  [[nodiscard]] std::uint32_t plain_characters(Span span) const;
  /// 昌平区对口帮扶的|特色农业项目: where the giver's name begins; 0 where none stands before.
  [[nodiscard]] std::uint32_t giver_before(std::uint32_t at) const;
  /// The clause, or so much of it round the byte as a reader keeps in mind.
  [[nodiscard]] Span clause_of(std::uint32_t at) const;
  [[nodiscard]] bool inside_title(Span span) const;
  /// 产业合作试验区 in the name of a 领导小组.
  [[nodiscard]] bool inside_body(Span span) const;
  /// 援藏, 援疆 say what kind of project it is.
  [[nodiscard]] bool aid_word(const PlaceMention &place) const;
  [[nodiscard]] const OrganizationMention *organization_starting(std::uint32_t at) const;
  /// “惠民路”: the name alone in quotation marks.
  [[nodiscard]] bool in_quotation(const ProjectPhrase &phrase) const;
  /// “三个一”工程: numbers in quotation marks make a slogan.
  [[nodiscard]] bool slogan(const ProjectPhrase &phrase) const;

  [[nodiscard]] bool holds(Span span, const WordSet &words) const;
  [[nodiscard]] bool verb_begins(Span own) const;
  /// 依托|某学院, 某大学|建成某工作站: it builds, it is not built.
  [[nodiscard]] bool acts(const ProjectPhrase &phrase) const;

  // ---- what is told of it ----

  /// 调研…等情况: what somebody asks about, not where he goes.
  [[nodiscard]] bool topic(const ProjectPhrase &phrase) const;

  /// 3个草莓基地, 各类项目, 示范园20个.
  [[nodiscard]] bool one_of_many(const ProjectPhrase &phrase) const;
  /// 拉萨、青海等|中关村产业园.
  [[nodiscard]] bool after_list(const ProjectPhrase &phrase) const;
  [[nodiscard]] bool definite(const ProjectPhrase &phrase) const;
  /// In its clause, or where it only lists, in the one before: 交付使用的项目共10个，有某县人民医院、….
  [[nodiscard]] bool built(const ProjectPhrase &phrase) const;
  /// 在武川县建成|黑木耳基地: right behind the word, with the place in the clause before.
  [[nodiscard]] bool built_there(const ProjectPhrase &phrase) const;
  /// 黑木耳基地|占地300亩, 创新中心|已投入使用: what is told of a single one.
  [[nodiscard]] bool stated(const ProjectPhrase &phrase) const;
  /// 东沟村的|中草药基地, 两县共建的|产业园: the place in the attribute before it.
  [[nodiscard]] const PlaceMention *located(const ProjectPhrase &phrase) const;
  /// 6个项目包括|甲智造园项目、乙物流园项目: in a list of what projects there are.
  [[nodiscard]] bool introduced(const ProjectPhrase &phrase) const;
  /// 风情小镇及|影视基地|等项目: one of a list of projects.
  [[nodiscard]] bool listed(const ProjectPhrase &phrase) const;
  /// 在甲县，投入300万元打造…项目: a place below the province stands before it in the sentence.
  [[nodiscard]] bool placed(const ProjectPhrase &phrase) const;
  /// Planned or demanded in the clause before the name.
  [[nodiscard]] bool unrealized(const ProjectPhrase &phrase) const;
  /// 靖安新区易地搬迁安置点: named by a place below those of the tables.
  [[nodiscard]] bool settled(Span own) const;

  // ---- money and people ----

  /// The money that the words before or behind the name give it, up to the next project or the sentence's end; or a
  /// following sentence that begins with the name's last word: 蘑菇车间。车间利用帮扶资金1423万元.
  [[nodiscard]] std::optional<Decimal> investment_of(const ProjectPhrase &phrase, const Token &token) const;
  [[nodiscard]] std::vector<QuantityMention>::const_iterator first_quantity(std::uint32_t begin) const;
  [[nodiscard]] bool other_project(Span between) const;
  [[nodiscard]] std::optional<PlaceCode> place_of(const ProjectPhrase &phrase) const;
  /// Of the words in the name, else in its clause, the first that names a field of work.
  [[nodiscard]] Sector sector_of(Span name) const;
  /// The firm in the name, else the only one of the sentence behind it.
  [[nodiscard]] std::string enterprise_of(const ProjectPhrase &phrase) const;

  [[nodiscard]] const Document &document() const { return document_; }
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] const Mentions &mentions() const { return mentions_; }
  [[nodiscard]] const Clauses &clauses() const { return clauses_; }
  [[nodiscard]] const ProjectRules &rules() const { return rules_; }
  [[nodiscard]] const TableTokens &heads() const { return heads_; }
  [[nodiscard]] const PlaceIndex &places() const { return places_; }

private:
  [[nodiscard]] std::optional<Decimal> money_within(Span span) const;
  [[nodiscard]] const OrganizationMention *organization_ending(std::uint32_t at) const;
  /// 总投资25亿元的|联合飞机项目: behind the word, where the name begins for certain; 0 where nothing like it stands.
  [[nodiscard]] std::uint32_t behind_price(std::uint32_t at) const;
  [[nodiscard]] bool tells_what(Span span) const;
  /// 项目|(四期), 科技园|海西分园: where the name ends behind its last word.
  [[nodiscard]] std::uint32_t end_of(std::uint32_t at) const;
  /// The place between brackets that close at the byte, where another place stands before them.
  [[nodiscard]] const PlaceMention *place_in_brackets(std::uint32_t at) const;
  [[nodiscard]] bool ends_date(std::uint32_t at) const;
  [[nodiscard]] bool ends_money(std::uint32_t at) const;
  /// 镇海—|龙游产业园: before the places that dashes join to the one where the name begins.
  [[nodiscard]] std::uint32_t before_dash(std::uint32_t begin) const;
  /// 残疾人康复|(托养)|中心: where a bracket of a name opens that closes at the byte; 0 where none does.
  [[nodiscard]] std::uint32_t bracket_before(std::uint32_t at) const;
  /// 年产5000台|客车项目, 某厂1.2万吨/年|碳纤维项目: where the capacity begins that ends at the byte; 0 where none
  /// does.
  [[nodiscard]] std::uint32_t capacity_before(std::uint32_t at) const;
  /// 11个重大|“飞地”项目.
  [[nodiscard]] bool numbered_before(std::uint32_t at) const;
  /// A word such as 和谐 that ends at the byte or lies across it.
  [[nodiscard]] std::uint32_t passes(std::uint32_t at) const;
  /// Behind the “ of a quotation that ends with the word; 0 where none does.
  [[nodiscard]] std::uint32_t quotation_round(Span word) const;
  /// One behind the byte of “ where a quotation ends right before `at`; 0 where none does.
  [[nodiscard]] std::uint32_t quote_before(std::uint32_t at) const;
  /// 基地|已认定|2个.
  [[nodiscard]] bool counting(Span between) const;
  [[nodiscard]] std::uint32_t count(Span span, bool fields) const;
  /// 武川县|建设|黑木耳产业园: where the name begins behind the verb; `own` where none stands there.
  [[nodiscard]] std::uint32_t behind_verb(std::uint32_t own, std::uint32_t end) const;
  [[nodiscard]] bool built_within(Span span) const;
  /// The last place of the span below a province.
  [[nodiscard]] const PlaceMention *last_place(Span span) const;
  /// 总投资20亿元的|某某产业园项目, 投入3150万元|援建|某某学校, 投资100万元，实施|某某项目.
  [[nodiscard]] std::optional<Decimal> money_before(const ProjectPhrase &phrase) const;
  [[nodiscard]] std::optional<Decimal> money_of_clause_before(std::uint32_t at) const;

  const Document &document_;
  std::string_view text_;
  const Mentions &mentions_;
  const Clauses &clauses_;
  const ProjectRules &rules_;
  TableTokens heads_, sectors_, cues_;
  PlaceIndex places_;
};

} // namespace v0
} // namespace jiedui
