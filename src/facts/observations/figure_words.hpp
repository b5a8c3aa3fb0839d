/// The words of figure_words.tsv, whose head tells what each set is for.
#pragma once

#include "../../mentions/word_set.hpp"

#include "jiedui/rules/table_reader.hpp"

namespace jiedui {
inline namespace v0 {
namespace observing {

struct FigureWords {
  WordSet target, target_count, met, achieved, pair, pair_noun, noun_mark, source, demand, plan, toward, goal, object,
      kinds, firm, company, done_target, year_lead, whole, work, compares, predicate, state, helps, batch, each,
      besides, spent, only, target_behind, made, year_gone, sized, purpose;
};

void read_figure_words(TableReader &read, FigureWords &words);

} // namespace observing
} // namespace v0
} // namespace jiedui
