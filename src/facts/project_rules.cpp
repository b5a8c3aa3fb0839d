#include "project_rules.hpp"

#include "jiedui/rules/table_reader.hpp"

#include <utility>

namespace jiedui {
inline namespace v0 {
namespace {

constexpr CellName<HeadUse> head_uses[] = {
    {"work", HeadUse::work}, {"facility", HeadUse::facility}, {"none", HeadUse::none}};

constexpr CellName<WordSet ProjectRules::*> word_uses[] = {{"generic", &ProjectRules::generic},
                                                           {"field", &ProjectRules::field},
                                                           {"giver", &ProjectRules::giver},
                                                           {"visit", &ProjectRules::visit},
                                                           {"definite", &ProjectRules::definite},
                                                           {"many", &ProjectRules::many},
                                                           {"built", &ProjectRules::built},
                                                           {"stated", &ProjectRules::stated},
                                                           {"stop", &ProjectRules::stop},
                                                           {"pass", &ProjectRules::pass},
                                                           {"agent", &ProjectRules::agent},
                                                           {"doing", &ProjectRules::doing},
                                                           {"counted_by", &ProjectRules::counted_by},
                                                           {"introducing", &ProjectRules::introducing},
                                                           {"making", &ProjectRules::making},
                                                           {"branch", &ProjectRules::branch},
                                                           {"yearly", &ProjectRules::yearly},
                                                           {"being", &ProjectRules::being},
                                                           {"inside", &ProjectRules::inside},
                                                           {"topic", &ProjectRules::topic},
                                                           {"undefined", &ProjectRules::undefined},
                                                           {"settlement", &ProjectRules::settlement},
                                                           {"list", &ProjectRules::list},
                                                           {"works", &ProjectRules::works},
                                                           {"told_after", &ProjectRules::told_after},
                                                           {"slogan_numbers", &ProjectRules::slogan_numbers},
                                                           {"joint", &ProjectRules::joint},
                                                           {"aid", &ProjectRules::aid},
                                                           {"parks", &ProjectRules::parks},
                                                           {"pointing", &ProjectRules::pointing}};

constexpr CellName<HeadKind> head_kinds[] = {{"", HeadKind::other},
                                             {"project", HeadKind::project},
                                             {"park", HeadKind::park},
                                             {"base", HeadKind::base},
                                             {"workshop", HeadKind::workshop},
                                             {"settlement", HeadKind::settlement},
                                             {"platform", HeadKind::platform},
                                             {"road", HeadKind::road},
                                             {"hall", HeadKind::hall}};

} // namespace

Result<std::shared_ptr<const ProjectRules>> compile_project_rules(const Rules &rules) {
  auto compiled = std::make_shared<ProjectRules>();
  compiled->heads_table = rules.number("project_heads");
  compiled->sectors_table = rules.number("sector_words");
  compiled->modality_table = rules.number("modality_cues");
  TableReader read(rules);
  for (const TableRow row : read.rows("project_heads"))
    compiled->heads.push_back({row.text("id"), row.named("use", head_uses), row.named("kind", head_kinds)});
  for (const TableRow row : read.rows("project_words"))
    for_each_alternative(row.cell("forms"),
                         [&, set = row.named("use", word_uses)](std::string_view word) { (*compiled.*set).add(word); });
  for (const TableRow row : read.rows("sector_words"))
    compiled->sectors.push_back(parse_sector(row.cell("sector")).value_or(Sector::none));
  for (const TableRow row : read.rows("modality_cues"))
    compiled->unrealized.push_back(row.cell("modality") == "planned" || row.cell("modality") == "required");
  return read.finish(std::move(compiled));
}

} // namespace v0
} // namespace jiedui
