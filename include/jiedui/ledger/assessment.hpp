/// @file assessment.hpp
/// Rules and assessment frames: what a pair was asked to do in a year, and what the record shows of it.
///
/// A rule (table `assessment_rules`) names figures or records and a threshold; it is met, not met, or nothing in the
/// ledger answers it. A frame (table `assessment_frames`) is a tree: aspect → item, with the indicators and rules
/// of each item. Those of 2017 and of 2021 come with the library; a caller's rows are added to the same tables.
#pragma once

#include "jiedui/ledger/ledger.hpp"
#include "jiedui/ledger/totals.hpp"
#include "jiedui/model/event.hpp"
#include "jiedui/result.hpp"
#include "jiedui/rules/rules.hpp"
#include "jiedui/version.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// What a rule looks at.
enum class RuleSubject : std::uint8_t {
  figure,     ///< every figure of the indicator with that aspect and per
  increase,   ///< the total of the year against that of the year before, as a difference
  event,      ///< the number of events of a kind between the two sides in the year
  pairing,    ///< the number of pairings in force
  agreement,  ///< the number of agreements cited
  system,     ///< the number of documents that name a system
  each_event, ///< the share of the pairings between the two, the closest told, that have an event of a kind in the year
};

/// How the value stands to the threshold.
enum class Comparison : std::uint8_t { at_least, at_most, equal };

struct AssessmentRule {
  std::string id, name_zh, name_en, source;
  RuleSubject subject = RuleSubject::figure;
  std::string what; ///< an indicator, event kind or system, by `subject`
  /// Of a figure: words of which one must stand right before it, where the indicator alone does not tell (开工率 and
  /// 拨付率 are both projects.progress); empty = any.
  std::vector<std::string> near;
  Aspect aspect = Aspect::level;
  Per per = Per::none;
  Sector sector = Sector::none;
  Comparison comparison = Comparison::at_least;
  Decimal threshold; ///< base units; percent for shares
};

/// An aspect (no parent) or an item of one.
struct FrameItem {
  std::string id, frame, parent, name_zh, name_en, source;
  std::vector<std::string> indicators, rules;
};

/// Immutable once compiled.
struct AssessmentFrames {
  std::vector<AssessmentRule> rules;
  std::vector<FrameItem> items; ///< in the order of the tables

  [[nodiscard]] const AssessmentRule *rule(std::string_view id) const;
  /// The names of the frames, in the order of the tables.
  [[nodiscard]] std::vector<std::string> frames() const;
};

/// Reads `assessment_rules`, `assessment_2017`, `assessment_2021` and `assessment_frames` (the caller's).
/// Fails with `rules` where a cell cannot be understood; the message names file, line and column.
[[nodiscard]] Result<std::shared_ptr<const AssessmentFrames>> compile_assessment(const Rules &rules,
                                                                                 const LedgerRules &ledger_rules);

enum class Verdict : std::uint8_t { met, not_met, no_evidence };
[[nodiscard]] std::string_view to_string(Verdict verdict);

/// A rule's answer with what it rests on. Valid as long as the ledger is not changed.
struct RuleAnswer {
  const AssessmentRule *rule = nullptr;
  Verdict verdict = Verdict::no_evidence;
  std::optional<Decimal> value; ///< what was compared; the one farthest from the threshold where several were told
  std::vector<const Statement *> statements;
  std::vector<const Citation *> citations; ///< of records without figures
};

/// A bound decides as far as it reaches: "98.79% or more" meets 80 %, "more than 70%" answers nothing about it.
[[nodiscard]] RuleAnswer check(const AssessmentRule &rule, const Ledger &ledger, const AssessedPair &pair);

struct ItemScore {
  const FrameItem *item = nullptr;
  std::vector<Total> totals;            ///< of its indicators, for the pair and year
  std::vector<RuleAnswer> answers;      ///< of its rules
  std::vector<std::string> without;     ///< indicators without a figure of the pair and year: the gaps
  std::vector<const Statement *> wider; ///< of indicators in the gaps: told of wider places or times, or of no receiver
};

/// One entry for each item of the frame, in its order. An unknown frame gives none.
[[nodiscard]] std::vector<ItemScore> scorecard(const AssessmentFrames &frames, std::string_view frame,
                                               const Ledger &ledger, const AssessedPair &pair);

} // namespace v0
} // namespace jiedui
