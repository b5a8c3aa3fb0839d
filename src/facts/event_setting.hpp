/// What stands round the words of an event: dates, places, counts, who is named, what is only planned.
#pragma once

#include "../mentions/table_tokens.hpp"
#include "event_rules.hpp"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// Questions to the text; remembers nothing of the events found.
class EventSetting {
public:
  EventSetting(const Document &document, const Mentions &mentions, const Clauses &clauses, const EventRules &rules);

protected:
  struct Found {
    const Token *token = nullptr;
    const EventCue *cue = nullptr;
  };

  [[nodiscard]] const EventCue &cue(const Token &token) const;
  /// The cues of a clause; of words inside one another the longest.
  void cues_in(Span span, std::vector<Found> &found) const;
  [[nodiscard]] Span sentence_of(std::uint32_t clause) const;
  [[nodiscard]] Span paragraph_of(std::uint32_t clause) const;
  /// Somebody's words, longer than the clause: what he tells is not what the text reports.
  [[nodiscard]] bool spoken(Span clause) const;
  /// 在福州市|召开的联席会议: from 在 to the verb.
  [[nodiscard]] Span venue_of(Span held, Span clause) const;
  /// 签订的协议, 签署后: the deed is only mentioned.
  [[nodiscard]] bool attributive(Span verb, std::uint32_t clause_end) const;
  [[nodiscard]] bool document_behind(std::uint32_t begin, std::uint32_t end) const;
  /// 《…协议》签订, 《…通知》正式印发.
  [[nodiscard]] const PolicyMention *document_before(std::uint32_t verb, std::uint32_t begin) const;
  /// A count of meetings or agreements: a series, no happening.
  [[nodiscard]] bool counted(Span span) const;
  /// 签约…112亿元: what many signings come to.
  [[nodiscard]] bool sum_of_money(Span span) const;
  /// 2017年两市签署《…协议》以来: the day of a named document is told.
  [[nodiscard]] bool dated_document(std::uint32_t number) const;
  /// 宁波市|到晴隆调研, 宁波方|到…, with a date: the place stands for who goes.
  [[nodiscard]] bool place_goes(Span motion, Span clause, std::uint32_t number) const;
  /// 5条线路, 14家企业.
  [[nodiscard]] bool many(Span span) const;
  /// 100余户住房, 20辆客车.
  [[nodiscard]] bool many_works(Span span) const;
  /// 一系列项目.
  [[nodiscard]] bool several(Span span) const;
  /// 近日, 日前: told of now, though no day is.
  [[nodiscard]] bool present_told(Span sentence) const;
  /// 培训班|1期: a series, be it of one.
  [[nodiscard]] bool counted_behind(std::uint32_t at) const;
  /// 自2016年…启动, 近年来: what follows is no beginning that the text reports.
  [[nodiscard]] bool since_told(std::uint32_t number) const;
  /// 7对部门, 22个省份.
  [[nodiscard]] bool signers(Span span) const;
  [[nodiscard]] bool counted_people(Span span) const;
  [[nodiscard]] bool counted_trips(Span span) const;
  /// 累计捐赠.
  [[nodiscard]] bool counted_sum(Span span) const;
  /// A group of visitors in the clauses before of the sentence.
  [[nodiscard]] bool group_before(std::uint32_t number) const;
  /// Firms, hospitals, offices that go somewhere themselves.
  [[nodiscard]] bool body_before(std::uint32_t begin, std::uint32_t end) const;
  [[nodiscard]] bool public_body_before(std::uint32_t begin, std::uint32_t end) const;
  [[nodiscard]] bool official_before(std::uint32_t number, std::uint32_t byte) const;
  [[nodiscard]] PlaceCodes places_in(Span span) const;
  /// Planned, demanded or agreed before the byte: in the clause, or in the sentence or paragraph where a word reaches
  /// so far.
  [[nodiscard]] bool unrealized(std::uint32_t number, std::uint32_t byte) const;
  /// The date in play at the end; in a happening's name a year alone is part of the name where a day stands before it.
  [[nodiscard]] const DateMention *date_before(std::uint32_t end, std::uint32_t begin, bool named = false) const;
  /// The day or days that the paragraph gives before the clause's end.
  [[nodiscard]] std::optional<DateRange> day_of(std::uint32_t number) const;
  [[nodiscard]] bool day_or_month_of(std::uint32_t number) const;
  [[nodiscard]] bool day_in_sentence(std::uint32_t number) const;
  /// 对口合作以来, 近年来 in the sentence, up to the clause's end.
  [[nodiscard]] bool told_of_years(std::uint32_t number) const;
  /// 会上|获悉: what is told there happened elsewhere.
  [[nodiscard]] bool reported(std::uint32_t at) const;
  [[nodiscard]] bool inside_book_title(Span words, Span clause) const;
  [[nodiscard]] std::string clause_text(Span words) const;
  /// Where the byte stands in a quotation: the quotation, else nothing.
  [[nodiscard]] const Span *quote_round(Span span) const;
  /// 活动现场, 会上 in the sentence, up to the clause's end.
  [[nodiscard]] bool scene_told(std::uint32_t number) const;

  const Document &document_;
  std::string_view text_;
  const Mentions &mentions_;
  const Clauses &clauses_;
  const EventRules &rules_;
  TableTokens cues_, modality_;
  PlaceIndex places_;
  std::vector<std::uint32_t> present_; ///< where words of the present stand

private:
  [[nodiscard]] const OrganizationMention *first_body(std::uint32_t begin, std::uint32_t end) const;
  [[nodiscard]] bool document_between(Span span) const;
  [[nodiscard]] bool counts(Span span, std::initializer_list<std::string_view> measures) const;
  [[nodiscard]] std::vector<QuantityMention>::const_iterator first_quantity(std::uint32_t begin) const;
  /// 贵州省 in 贵州省兴义市.
  [[nodiscard]] bool leads_to_next(std::size_t i) const;
  /// 为推进…方案，9月12日，…来访: a day that the publication has seen stands in the span.
  [[nodiscard]] bool day_come(Span span) const;
  /// 应 in a person's name demands nothing.
  [[nodiscard]] bool inside_name(Span span) const;
  /// 2019年第二次联席会议, 举行2025年签约仪式: a year in the name of what happened.
  [[nodiscard]] bool names_year(const DateMention &date) const;
  /// 9月22日，2022年农民丰收节在…举行: the day is told in the sentence before the year.
  [[nodiscard]] bool day_before_year(const DateMention &date) const;
  /// 8日从会上获悉: the day when somebody learned it, told in a clause before the byte.
  [[nodiscard]] bool learned(const DateMention &date, std::uint32_t end) const;
  /// 新华社拉萨12月12日电 dates the report.
  [[nodiscard]] bool dateline(std::uint32_t end) const;
  /// 目前, 日前: the time told before them is over.
  [[nodiscard]] std::uint32_t present_before(std::uint32_t end) const;
  [[nodiscard]] bool inside_title(Span span) const;
};

} // namespace v0
} // namespace jiedui
