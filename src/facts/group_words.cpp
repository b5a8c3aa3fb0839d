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
                                   {"both", &GroupWords::both},
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
  for (const TableRow row : read.rows("place_followers")) {
    const std::string_view use = row.cell("use");
    if (use != "both" && use != "needs") continue;
    const std::vector<std::string> more = row.words("words");
    auto &list = use == "both" ? words.both : words.needs;
    list.insert(list.end(), more.begin(), more.end());
  }
  return read.finish(std::move(words));
}

bool starts_with_one(std::string_view text, const std::vector<std::string> &words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string &word) { return text.starts_with(word); });
}

bool ends_with_one(std::string_view text, const std::vector<std::string> &words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string &word) { return text.ends_with(word); });
}

} // namespace v0
} // namespace jiedui
