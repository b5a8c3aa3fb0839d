// Sentences with the right reading of their figures: every row of the tables beside this file is read by the whole
// library and compared. See the head of observations.tsv for the columns.
#include "rows.hpp"

#include "jiedui/pipeline.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace jiedui;

namespace {

std::string day(const std::optional<Day> &value) { return value ? to_string(*value) : std::string(); }

std::string period(const Observation &observation) {
  if (!observation.period) return {};
  const Period &period = *observation.period;
  return day(period.range.start) + "/" + day(period.range.end) + "/" + std::string(to_string(period.basis));
}

std::string attribute(const Observation &observation, const std::string &key) {
  if (key == "aspect") return std::string(to_string(observation.aspect));
  if (key == "per") return std::string(to_string(observation.per));
  if (key == "modality") return std::string(to_string(observation.modality));
  if (key == "sector") return std::string(to_string(observation.sector));
  if (key == "part_of") return observation.part_of;
  if (key == "value") return observation.quantity.value.to_string();
  if (key == "high") return observation.quantity.value_high ? observation.quantity.value_high->to_string() : "";
  if (key == "unit") return std::string(to_string(observation.quantity.unit));
  if (key == "qualifier") return std::string(to_string(observation.quantity.qualifier));
  if (key == "period") return period(observation);
  if (key == "assisting") return joined(observation.assisting);
  if (key == "aided") return joined(observation.aided);
  return "unknown key " + key;
}

/// What a row of the table expects of one figure: TEXT=indicator,key=value,…; -TEXT where it is no figure.
struct Expected {
  std::string text, indicator;
  std::vector<std::pair<std::string, std::string>> attributes{
      {"aspect", "level"}, {"per", ""}, {"modality", "realized"}};
  bool absent = false;
};

Expected parse(const std::string &cell) {
  Expected expected;
  if (cell.starts_with("-")) {
    expected.text = cell.substr(1);
    expected.absent = true;
    return expected;
  }
  const std::size_t equals = cell.find('=');
  expected.text = cell.substr(0, equals);
  const std::vector<std::string> parts = split(cell.substr(equals + 1), ',');
  expected.indicator = parts.at(0);
  bool part = false;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const std::size_t at = parts[i].find('=');
    const std::string key = parts[i].substr(0, at), value = parts[i].substr(at + 1);
    part = part || key == "part_of";
    for (auto &known : expected.attributes)
      if (known.first == key) known.first.clear();
    expected.attributes.emplace_back(key, value);
  }
  if (!part) expected.attributes.emplace_back("part_of", "");
  return expected;
}

bool has_pairing(const Facts &facts, const std::string &pair) {
  return std::any_of(facts.pairings.begin(), facts.pairings.end(), [&](const Pairing &pairing) {
    const auto side = [](const std::optional<PlaceCode> &code) { return code ? std::to_string(*code) : std::string(); };
    return side(pairing.assisting) + ">" + side(pairing.aided) == pair;
  });
}

/// What a row expects beside figures: @place, @pairing, @nopairing, @date, @official, @finding, @nofinding.
void check_record(const Facts &facts, const std::string &cell, const std::string &id) {
  const std::size_t equals = cell.find('=');
  const std::string kind = cell.substr(1, equals - 1), value = cell.substr(equals + 1), where = id + ": " + cell;
  const auto any = [](const auto &records, auto &&same) { return std::any_of(records.begin(), records.end(), same); };
  if (kind == "place")
    CHECK_MESSAGE(any(facts.places, [&](const Place &p) { return p.code && std::to_string(*p.code) == value; }), where);
  else if (kind == "noplace")
    CHECK_MESSAGE(!any(facts.places, [&](const Place &p) { return p.code && std::to_string(*p.code) == value; }),
                  where);
  else if (kind == "pairing") CHECK_MESSAGE(has_pairing(facts, value), where);
  else if (kind == "nopairing") CHECK_MESSAGE(!has_pairing(facts, value), where);
  else if (kind == "date")
    CHECK_MESSAGE(any(facts.dates, [&](const Date &d) { return day(d.range.start) + "/" + day(d.range.end) == value; }),
                  where);
  else if (kind == "official")
    CHECK_MESSAGE(any(facts.officials, [&](const Official &o) { return o.name == value; }), where);
  else if (kind == "finding" || kind == "nofinding")
    CHECK_MESSAGE(any(facts.findings, [&](const Finding &f) { return to_string(f.kind) == value; }) ==
                      (kind == "finding"),
                  where);
  else FAIL("unknown record in " << where);
}

void check_row(const Engine &engine, const std::vector<std::string> &row) {
  Source source;
  source.id = row.at(0);
  source.format = "text";
  source.published = parse_day(row.at(1));
  std::string text = row.at(2);
  for (std::size_t at = 0; (at = text.find("\\n", at)) != std::string::npos;) text.replace(at, 2, "\n");
  const auto reading = engine.read(text, source);
  REQUIRE_MESSAGE(reading.ok(), row.at(0));
  const std::vector<Observation> &all = reading->facts.observations;
  std::size_t next = 0;
  for (const std::string &cell : split(row.at(3), ';')) {
    if (cell.starts_with("@")) {
      check_record(reading->facts, cell, row.at(0));
      continue;
    }
    const Expected expected = parse(cell);
    const std::string where = row.at(0) + ": " + expected.text;
    auto found = std::find_if(all.begin() + static_cast<std::ptrdiff_t>(next), all.end(),
                              [&](const Observation &o) { return o.text == expected.text; });
    if (expected.absent) {
      CHECK_MESSAGE(std::none_of(all.begin(), all.end(), [&](const Observation &o) { return o.text == expected.text; }),
                    where);
      continue;
    }
    CHECK_MESSAGE(found != all.end(), where << " is no figure");
    if (found == all.end()) continue;
    next = static_cast<std::size_t>(found - all.begin()) + 1;
    CHECK_MESSAGE(found->indicator == expected.indicator, where << " by " << found->rule);
    for (const auto &[key, value] : expected.attributes)
      if (!key.empty()) CHECK_MESSAGE(attribute(*found, key) == value, where << " " << key);
  }
}

void check_file(const std::string &name) {
  const auto engine = Engine::create();
  REQUIRE_MESSAGE(engine.ok(), engine.error().message);
  for_each_row(name, [&](const std::vector<std::string> &row) { check_row(*engine, row); });
}

} // namespace

TEST_CASE("figures of many provinces' news") { check_file("observations.tsv"); }
TEST_CASE("every indicator in the words of its field") { check_file("indicators.tsv"); }
TEST_CASE("phrases that mislead") { check_file("traps.tsv"); }
