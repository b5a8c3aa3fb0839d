#include "official_rules.hpp"

#include "jiedui/rules/table_reader.hpp"

namespace jiedui {
inline namespace v0 {
namespace {

constexpr CellName<TitleUse> title_uses[] = {{"office", TitleUse::office},
                                             {"leaders", TitleUse::leaders},
                                             {"staff", TitleUse::staff},
                                             {"comrade", TitleUse::comrade},
                                             {"none", TitleUse::none}};

constexpr CellName<WordSet OfficialRules::*> word_uses[] = {
    {"stop", &OfficialRules::stop}, {"pass", &OfficialRules::pass},       {"start", &OfficialRules::start},
    {"body", &OfficialRules::body}, {"appoint", &OfficialRules::appoint}, {"outside", &OfficialRules::outside},
    {"sent", &OfficialRules::sent}, {"present", &OfficialRules::present}};

constexpr CellName<TitlePlace> title_places[] = {{"", TitlePlace::any},
                                                 {"needed", TitlePlace::needed},
                                                 {"highest", TitlePlace::highest},
                                                 {"body", TitlePlace::body}};

} // namespace

Result<std::shared_ptr<const OfficialRules>> compile_official_rules(const Rules &rules) {
  auto compiled = std::make_shared<OfficialRules>();
  compiled->titles_table = rules.number("role_titles");
  TableReader read(rules);
  compiled->persons = read.take(PersonRules::compile(rules));
  for (const TableRow row : read.rows("role_titles"))
    compiled->titles.push_back({row.text("id"), row.named("use", title_uses), row.text("unit"), row.yes("shared"),
                                row.named("place", title_places)});
  for (const TableRow row : read.rows("role_words")) {
    const auto set = row.named("use", word_uses);
    for_each_alternative(row.cell("forms"), [&](std::string_view word) {
      (*compiled.*set).add(word);
      if (set == &OfficialRules::start) compiled->start_units.emplace(word, row.cell("unit"));
    });
  }
  return read.finish(std::move(compiled));
}

} // namespace v0
} // namespace jiedui
