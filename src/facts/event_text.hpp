/// The words of events in a text, and what stands round them: counts, bodies, places, documents, plans.
#pragma once

#include "../mentions/table_tokens.hpp"
#include "event_rules.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// A word of the tables of events in the text.
struct EventWord {
  Span span;
  const EventCue *cue = nullptr;
};

/// A clause, the rooms round it, and its words; of words inside one another the longest.
struct EventClause {
  std::uint32_t number = 0;
  Span span, sentence, paragraph;
  std::vector<EventWord> words;

  [[nodiscard]] bool holds(EventUse use) const;
  /// The first word of a use that starts at the byte or later; nothing where there is none.
  [[nodiscard]] const EventWord *first(EventUse use, std::uint32_t from) const;
};

/// Questions to the text; remembers nothing.
class EventText {
public:
  EventText(const Document &document, const Mentions &mentions, const Clauses &clauses, const EventRules &rules);

  [[nodiscard]] const std::vector<EventWord> &words() const { return words_; }
  [[nodiscard]] std::vector<EventWord>::const_iterator first_word(std::uint32_t from) const;
  [[nodiscard]] const EventWord *word_starting(std::uint32_t at) const;
  /// The longest that ends there.
  [[nodiscard]] const EventWord *word_ending(std::uint32_t at) const;

  /// The clause, filled anew.
  void read_clause(std::uint32_t number, EventClause &clause) const;
  [[nodiscard]] Span sentence_of(std::uint32_t clause) const;

  // ---- how it is told
  /// Somebody's words, longer than the clause: what he tells is not what the text reports.
  [[nodiscard]] bool spoken(Span clause) const;
  /// 签订的协议, 签署后: the deed is only mentioned.
  [[nodiscard]] bool mentioned(Span verb, std::uint32_t clause_end) const;
  /// Planned, demanded or agreed before the byte: in the clause, or in the sentence or paragraph where a word reaches
  /// so far.
  [[nodiscard]] bool unrealized(const EventClause &clause, std::uint32_t byte) const;
  /// Where the words stand in a quotation: the quotation, else nothing.
  [[nodiscard]] const Span *quote_round(Span span) const;
  [[nodiscard]] bool inside_book_title(Span words, Span clause) const;

  // ---- counts: a series is no happening
  [[nodiscard]] bool counted(Span span, const WordSet &measures) const;
  [[nodiscard]] bool counted(Span span) const { return counted(span, rules_.series); }
  [[nodiscard]] bool counted_people(Span span) const;
  /// 培训班|1期: a series, be it of one.
  [[nodiscard]] bool counted_behind(std::uint32_t at) const;
  /// 签约…112亿元: what many signings come to.
  [[nodiscard]] bool sum_of_money(Span span) const;
  /// 260万元|捐款 is what was given, not the giving.
  [[nodiscard]] bool priced(std::uint32_t at) const;
  /// 5条线路, 14家企业.
  [[nodiscard]] bool many(Span span) const;
  /// 100余户住房, 20辆客车.
  [[nodiscard]] bool many_works(Span span) const;
  /// 7对部门, 22个省份.
  [[nodiscard]] bool signers(Span span) const;
  [[nodiscard]] bool holds(Span span, const WordSet &words) const;

  // ---- who and where
  [[nodiscard]] PlaceCodes places_in(Span span) const;
  /// 粤桂, 闽宁 and no place besides.
  [[nodiscard]] bool only_combined(Span span) const;
  [[nodiscard]] const PlaceIndex &places() const { return places_; }
  /// 在福州市|召开的联席会议: from 在 to the verb.
  [[nodiscard]] Span venue_of(Span held, Span clause) const;
  /// 宁波市|到晴隆调研, 宁波方|到…: the place stands for who goes.
  [[nodiscard]] bool place_goes(Span motion, Span clause) const;
  /// The first firm, hospital or office from the byte on.
  [[nodiscard]] const OrganizationMention *body_from(std::uint32_t begin, std::uint32_t end) const;
  [[nodiscard]] const OrganizationMention *body_ending(std::uint32_t at) const;
  /// A place or a public body right before the byte.
  [[nodiscard]] bool ruler_before(std::uint32_t at) const;
  [[nodiscard]] bool inside_body(Span span) const;
  [[nodiscard]] bool firm(const OrganizationMention &body) const;
  [[nodiscard]] bool official_before(Span sentence, std::uint32_t byte) const;

  // ---- documents
  [[nodiscard]] const PolicyMention *document_from(std::uint32_t begin, std::uint32_t end) const;
  /// 《…协议》签订, 《…通知》正式印发.
  [[nodiscard]] const PolicyMention *document_before(std::uint32_t verb, std::uint32_t begin) const;
  [[nodiscard]] bool inside_document(Span span) const;

  [[nodiscard]] const Document &document() const { return document_; }
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] const Mentions &mentions() const { return mentions_; }
  [[nodiscard]] const Clauses &clauses() const { return clauses_; }
  [[nodiscard]] const EventRules &rules() const { return rules_; }

private:
  void collect(const EventTable &table);
  [[nodiscard]] std::vector<QuantityMention>::const_iterator first_quantity(std::uint32_t begin) const;
  /// 贵州省 in 贵州省兴义市.
  [[nodiscard]] bool leads_to_next(std::size_t i) const;
  /// 为推进…方案，9月12日，…来访: a day that the publication has seen stands in the span.
  [[nodiscard]] bool day_come(Span span) const;
  /// 应 in a person's name demands nothing.
  [[nodiscard]] bool inside_person(Span span) const;

  const Document &document_;
  std::string_view text_;
  const Mentions &mentions_;
  const Clauses &clauses_;
  const EventRules &rules_;
  std::vector<EventWord> words_;
  std::uint32_t longest_word_ = 0; ///< bytes
  TableTokens modality_;
  PlaceIndex places_;
};

} // namespace v0
} // namespace jiedui
