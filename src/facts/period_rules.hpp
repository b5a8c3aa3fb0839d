/// The tables of periods as values.
#pragma once

#include "jiedui/facts/periods.hpp"

#include "../mentions/word_set.hpp"

#include <cstdint>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// What a word of period_cues.tsv does.
enum class PeriodCue : std::uint8_t {
  none,
  now,
  sum_now,
  since,
  since_sum,
  sum,
  visit,
  same,
  change,
  from,
  earlier,
  apart,
  reporter,
  learned,
  dateline,
  signed_title,
  plan_name,
  apart_from,
  to_come,
  mean,
  total,
  untold, ///< 近日, 今后三年 at a clause's end: a time that nobody told
};

class PeriodRules {
public:
  TableNumber table = Rules::no_table;
  std::vector<PeriodCue> cues;
  /// The words of time_words.tsv, whose head tells what each set is for.
  WordSet plan, lays_down, comes_out, tells, compares, own_figure, gathering, held, handles, since, no_since, from_then,
      closes_year, reached, past;
};

} // namespace v0
} // namespace jiedui
