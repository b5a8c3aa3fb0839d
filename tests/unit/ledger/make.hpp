// Builders for ledger tests: one figure reads like a sentence.
#pragma once

#include "jiedui/ledger/facts_to_ledger.hpp"
#include "jiedui/ledger/ledger.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

namespace jiedui::ledger_tests {

constexpr std::string_view frozen_tables = "# table: indicators\n"
                                           "id\tname_zh\tname_en\tcategory\tunits\tkind\tsector\tassisting\n"
                                           "funds.fiscal\t财政\tfiscal\tfunds\tCNY\tflow\n"
                                           "funds.social\t社会\tsocial\tfunds\tCNY\tflow\n"
                                           "funds.local\t本级\tlocal\tfunds\tCNY\tflow\t\tnone\n"
                                           "talent.professionals\t专技\tprofessionals\ttalent\tperson\theads\ttalent\n"
                                           "funds.total\t合计\ttotal\tfunds\tCNY\tflow\n"
                                           "industry.investment\t投资\tinvestment\tindustry\tCNY\tflow\n"
                                           "projects.count\t项目\tprojects\tprojects\tcount\tflow\n"
                                           "projects.progress\t进度\tprogress\tprojects\tpercent\tratio\n"
                                           "pairing.counties\t县\tcounties\tpairing\tcount\tstock\n"
                                           "pairing.schools\t学校\tschools\tpairing\tcount\tstock\n"
                                           "labor.jobs\t就业\tjobs\tlabor\tperson|person_time\theads\n"
                                           "labor.wage\t工资\twage\tlabor\tCNY\tratio\n"
                                           "# table: indicator_parts\n"
                                           "id\tparts\n"
                                           "funds.total\tfunds.fiscal|funds.social\n"
                                           "# table: counting_words\n"
                                           "id\tclassifiers\n"
                                           "item\t个|项|所\n"
                                           "pair\t对\n"
                                           "# table: corrections\n"
                                           "id\twords\texample\n"
                                           "correction\t更正\t更正：\n";

inline std::shared_ptr<const LedgerRules> rules() {
  static const auto compiled = [] {
    const auto tables = Rules::only(frozen_tables);
    REQUIRE_MESSAGE(tables.ok(), tables.error().message);
    const auto result = compile_ledger_rules(*tables);
    REQUIRE_MESSAGE(result.ok(), result.error().message);
    return *result;
  }();
  return compiled;
}

inline Day day(const char *iso) { return *parse_day(iso); }

/// Observation with the attributes that sums look at.
class Said {
public:
  Said(std::string indicator, std::int64_t value, Unit unit = Unit::CNY) {
    made_.indicator = std::move(indicator);
    made_.quantity.value = value;
    made_.quantity.unit = unit;
    made_.text = std::to_string(value);
  }
  Said &from(PlaceCodes codes) { return made_.assisting = std::move(codes), *this; }
  Said &to(PlaceCodes codes) { return made_.aided = std::move(codes), *this; }
  Said &in(int year) { return during(std::to_string(year) + "-01-01", std::to_string(year) + "-12-31"); }
  Said &during(const std::string &start, const std::string &end, Basis basis = Basis::during) {
    made_.period = Period{};
    if (!start.empty()) made_.period->range.start = parse_day(start);
    if (!end.empty()) made_.period->range.end = parse_day(end);
    made_.period->basis = basis;
    return *this;
  }
  Said &as(Qualifier qualifier) { return made_.quantity.qualifier = qualifier, *this; }
  Said &written(std::string text) { return made_.text = std::move(text), *this; }
  Said &counted(std::string classifier) { return made_.quantity.classifier = std::move(classifier), *this; }
  Said &plan() { return made_.modality = Modality::planned, *this; }
  Said &aspect(Aspect aspect) { return made_.aspect = aspect, *this; }
  Said &per(Per per) { return made_.per = per, *this; }
  Said &sector(Sector sector) { return made_.sector = sector, *this; }
  Said &part_of(std::string whole) { return made_.part_of = std::move(whole), *this; }
  operator Observation() const { return made_; }

private:
  Observation made_;
};

inline Entry entry(const std::string &id, const char *published, std::vector<Observation> observations,
                   std::vector<Pairing> pairings = {}, const std::string &title = "") {
  Document document;
  document.id = id;
  document.title = title;
  if (published != nullptr) document.published = parse_day(published);
  Facts facts;
  for (Observation &observation : observations) {
    const auto begin = static_cast<std::uint32_t>(document.text.size());
    document.text += observation.text;
    observation.evidence = {{begin, static_cast<std::uint32_t>(document.text.size())}};
    document.text += "。";
  }
  facts.observations = std::move(observations);
  facts.pairings = std::move(pairings);
  return facts_to_entry(document, {}, facts, *rules());
}

inline Ledger ledger(const std::vector<Entry> &entries) {
  Ledger filled(rules());
  for (const Entry &one : entries) filled.add(one);
  return filled;
}

} // namespace jiedui::ledger_tests
