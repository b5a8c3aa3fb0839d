// The times that a text tells: its dates with how far they hold, and the words that steer them.
#pragma once

#include "jiedui/document/document.hpp"
#include "jiedui/facts/clauses.hpp"
#include "jiedui/facts/periods.hpp"
#include "jiedui/mentions/mentions.hpp"

#include "period_rules.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace jiedui {
inline namespace v0 {
namespace dating {

using Cue = PeriodCue;

constexpr std::uint32_t furthest = 600; ///< bytes of the longest clause that is looked through

/// How far a date holds for the figures behind it.
enum class Reach : std::uint8_t {
  nothing,   ///< compared times, the reporter's day, a name
  phrase,    ///< inside a noun phrase: to the clause's end or to the change (由2012年前的…增加到)
  sentence,  ///< a noun phrase that opens the clause (2016—2017年度的帮扶项目), a goal (到2020年)
  paragraph, ///< everything else
};

struct Cued {
  Span span;
  Cue cue = Cue::none;
};

/// A date, or several told together (2018年、2019年), as the time of figures.
struct Time {
  Span span;
  PeriodScope scope;
  Reach reach = Reach::nothing;
  std::uint32_t first = 0, count = 1; ///< the dates of a list
  bool days = false;                  ///< told to the day
  bool goal = false;                  ///< 到2020年
  bool compared = false;              ///< 比2019年
  bool titled = false;                ///< inside 《 》
};

class ToldTimes {
public:
  ToldTimes(const Document &document, const Mentions &mentions, const Clauses &clauses, const PeriodRules &rules);

  [[nodiscard]] const std::vector<Time> &times() const { return times_; }
  [[nodiscard]] const std::vector<Cued> &cues() const { return cues_; }
  /// The first cue of its kind in the range, not further than a long clause from `begin`.
  [[nodiscard]] const Cued *cue_between(std::uint32_t begin, std::uint32_t end, Cue cue) const;
  /// The same, not further than a long clause before `end`.
  [[nodiscard]] const Cued *cue_before(std::uint32_t begin, std::uint32_t end, Cue cue) const;
  [[nodiscard]] bool cue_at(std::uint32_t at, Cue cue) const;
  /// 3亿元（2018年）: a date alone between brackets.
  [[nodiscard]] bool is_aside(Span date) const;
  /// 2018年以来 is a sum from then on, 从2018年起 a state of affairs; 截至6月底 a sum, 2015年底 the state on that day.
  [[nodiscard]] Period period_of(const DateMention &date) const;

private:
  [[nodiscard]] Span title_round(Span words) const;
  [[nodiscard]] bool lays_down(Span title, Span clause) const;
  [[nodiscard]] bool is_reporters(Span date, Span clause) const;
  [[nodiscard]] bool is_speakers(const DateMention &date, Span clause) const;
  [[nodiscard]] bool is_base(Span date, Span clause) const;
  [[nodiscard]] bool is_own_comparison(const DateMention &date, Span clause) const;
  [[nodiscard]] bool is_goal(const DateMention &date) const;
  [[nodiscard]] bool names_gathering(const DateMention &date, Span clause) const;
  [[nodiscard]] bool heads_paragraph(Span date) const;
  [[nodiscard]] bool starts_era(const DateMention &date) const;
  [[nodiscard]] bool tells_term(const DateMention &date) const;
  [[nodiscard]] bool departs(Span date) const;
  [[nodiscard]] bool says_which_project(const DateMention &date) const;
  [[nodiscard]] bool says_which_thing(std::uint32_t behind, Span clause) const;
  [[nodiscard]] bool is_object(const DateMention &date, std::uint32_t behind) const;
  [[nodiscard]] Reach reach_of(const DateMention &date, Span clause) const;
  [[nodiscard]] Reach reach_in_clause(const DateMention &date, Span clause) const;
  [[nodiscard]] bool ends_with_years(Span clause) const;
  [[nodiscard]] std::vector<Cued> years_at_clause_ends() const;
  [[nodiscard]] std::uint32_t told_together(std::uint32_t first) const;
  [[nodiscard]] Time time_of(std::uint32_t first, std::uint32_t count) const;
  void find_titles();
  void find_cues();
  void find_times();

  std::string_view text_;
  std::optional<Day> published_;
  const Mentions &mentions_;
  const Clauses &clauses_;
  const PeriodRules &rules_;
  std::vector<Span> titles_; ///< inside 《 》
  std::vector<Cued> cues_;
  std::vector<Time> times_;
};

} // namespace dating
} // namespace v0
} // namespace jiedui
