#include "group_words.hpp"

#include "jiedui/rules/table_reader.hpp"

#include <utility>

namespace jiedui {
inline namespace v0 {
namespace {

constexpr CellName<WordList GroupWords::*> uses[] = {
    {"inner", &GroupWords::inner},         {"within", &GroupWords::within},
    {"rank", &GroupWords::zone_ranks},     {"zone", &GroupWords::zones},
    {"helped", &GroupWords::helped},       {"helps", &GroupWords::helps},
    {"both", &GroupWords::both},           {"needs", &GroupWords::needs},
    {"event", &GroupWords::event},         {"own", &GroupWords::own},
    {"stays", &GroupWords::stays},         {"goes", &GroupWords::goes},
    {"gets", &GroupWords::gets},           {"visits", &GroupWords::visits},
    {"others", &GroupWords::others},       {"comes", &GroupWords::comes},
    {"makes", &GroupWords::makes},         {"aids", &GroupWords::aids},
    {"pairs", &GroupWords::pairs},         {"ties", &GroupWords::ties},
    {"arranges", &GroupWords::arranges},   {"respectively", &GroupWords::respectively},
    {"venue", &GroupWords::venues},        {"acts", &GroupWords::acts},
    {"sent", &GroupWords::sent},           {"corps", &GroupWords::corps},
    {"team", &GroupWords::teams},          {"meeting", &GroupWords::meetings},
    {"facility", &GroupWords::facilities}, {"scheme", &GroupWords::schemes},
    {"breaks", &GroupWords::name_breaks},  {"built", &GroupWords::built},
    {"work", &GroupWords::works}};

} // namespace

Result<GroupWords> compile_group_words(const Rules &rules) {
  GroupWords words;
  TableReader read(rules);
  read_word_lists(read, "group_words", uses, words);
  for (const TableRow row : read.rows("place_followers")) {
    const std::string_view use = row.cell("use");
    if (use != "both" && use != "needs") continue;
    for_each_alternative(row.cell("words"), [list = use == "both" ? &words.both : &words.needs](std::string_view word) {
      list->add(word);
    });
  }
  return read.finish(std::move(words));
}

} // namespace v0
} // namespace jiedui
