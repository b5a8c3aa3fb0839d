#include "group_words.hpp"

#include "jiedui/rules/table_reader.hpp"

#include <algorithm>
#include <iterator>

namespace jiedui {
inline namespace v0 {
namespace {

using List = std::vector<std::string> GroupWords::*;

constexpr CellName<List> uses[] = {{"zone", &GroupWords::zones},
                                   {"helped", &GroupWords::helped},
                                   {"helps", &GroupWords::helps},
                                   {"pairs", &GroupWords::pairs}};

} // namespace

Result<GroupWords> compile_group_words(const Rules &rules) {
  GroupWords words;
  TableReader read(rules);
  for (const TableRow row : read.rows("group_words")) {
    auto forms = row.words("forms");
    auto &list = words.*row.named("use", uses);
    list.insert(list.end(), std::make_move_iterator(forms.begin()), std::make_move_iterator(forms.end()));
  }
  return read.finish(std::move(words));
}

} // namespace v0
} // namespace jiedui
