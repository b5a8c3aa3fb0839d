#include "figure_words.hpp"

namespace jiedui {
inline namespace v0 {
namespace observing {
namespace {

constexpr CellName<WordSet FigureWords::*> uses[] = {{"target", &FigureWords::target},
                                                     {"target_count", &FigureWords::target_count},
                                                     {"met", &FigureWords::met},
                                                     {"achieved", &FigureWords::achieved},
                                                     {"pair", &FigureWords::pair},
                                                     {"pair_noun", &FigureWords::pair_noun},
                                                     {"noun_mark", &FigureWords::noun_mark},
                                                     {"source", &FigureWords::source},
                                                     {"demand", &FigureWords::demand},
                                                     {"plan", &FigureWords::plan},
                                                     {"toward", &FigureWords::toward},
                                                     {"goal", &FigureWords::goal},
                                                     {"object", &FigureWords::object},
                                                     {"kinds", &FigureWords::kinds},
                                                     {"firm", &FigureWords::firm},
                                                     {"company", &FigureWords::company},
                                                     {"done_target", &FigureWords::done_target},
                                                     {"year_lead", &FigureWords::year_lead},
                                                     {"whole", &FigureWords::whole},
                                                     {"work", &FigureWords::work},
                                                     {"compares", &FigureWords::compares},
                                                     {"predicate", &FigureWords::predicate},
                                                     {"state", &FigureWords::state},
                                                     {"helps", &FigureWords::helps},
                                                     {"batch", &FigureWords::batch},
                                                     {"each", &FigureWords::each},
                                                     {"besides", &FigureWords::besides},
                                                     {"spent", &FigureWords::spent},
                                                     {"only", &FigureWords::only},
                                                     {"target_behind", &FigureWords::target_behind},
                                                     {"made", &FigureWords::made},
                                                     {"purpose", &FigureWords::purpose},
                                                     {"year_gone", &FigureWords::year_gone},
                                                     {"sized", &FigureWords::sized}};

} // namespace

void read_figure_words(TableReader &read, FigureWords &words) {
  for (const TableRow row : read.rows("figure_words"))
    for_each_alternative(row.cell("forms"),
                         [&, set = row.named("use", uses)](std::string_view form) { (words.*set).add(form); });
}

} // namespace observing
} // namespace v0
} // namespace jiedui
