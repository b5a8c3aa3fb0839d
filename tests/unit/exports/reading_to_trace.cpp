#include "jiedui/exports/reading_to_trace.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace jiedui;

namespace {

const Engine &engine() {
  static const Engine built_in = Engine::create().value();
  return built_in;
}

const TraceStep *find(const std::vector<TraceStep> &steps, Stage stage, std::string_view what) {
  const auto found = std::find_if(steps.begin(), steps.end(),
                                  [&](const TraceStep &step) { return step.stage == stage && step.what == what; });
  return found == steps.end() ? nullptr : &*found;
}

} // namespace

TEST_CASE("an observation's trace leads from the input's bytes to each attribute") {
  const std::string page =
      "<html><body><p>2021年，北京市大兴区计划向察右前旗投入帮扶<b>资金</b>7300余万元。</p></body></html>";
  const auto reading = engine().read(page);
  REQUIRE(reading.ok());
  REQUIRE(reading->facts.observations.size() == 1);
  const std::string_view text = reading->document.text;
  const auto steps = reading_to_trace(*reading, engine().rules(), RecordKind::observation, 0);
  CHECK(std::is_sorted(steps.begin(), steps.end(),
                       [](const TraceStep &a, const TraceStep &b) { return a.stage < b.stage; }));

  const TraceStep *value = find(steps, Stage::facts, "value");
  REQUIRE(value != nullptr);
  CHECK(value->span.of(text) == "7300余万元");
  CHECK(value->meaning == "over 73000000 CNY");
  REQUIRE(value->input.has_value());
  CHECK(page.substr(value->input->begin, value->input->end - value->input->begin) == "7300余万元");

  const TraceStep *modality = find(steps, Stage::facts, "modality");
  REQUIRE(modality != nullptr);
  CHECK(modality->meaning == "planned");
  CHECK(std::any_of(steps.begin(), steps.end(), [&](const TraceStep &step) {
    return step.what == "token" && step.span.of(text) == "计划" && step.rule.starts_with("modality_cues/");
  }));
  const TraceStep *indicator = find(steps, Stage::facts, "indicator");
  REQUIRE(indicator != nullptr);
  CHECK(indicator->rule.starts_with("indicator_rules/"));
  // Nothing in the text says so: the fact is there, its words are not.
  const TraceStep *aspect = find(steps, Stage::facts, "aspect");
  REQUIRE(aspect != nullptr);
  CHECK(aspect->span.empty());
  CHECK(aspect->meaning == "level");
  // The tags around 资金 lie between the words' bytes.
  CHECK(std::any_of(steps.begin(), steps.end(), [&](const TraceStep &step) {
    return step.what == "left_out" && page.substr(step.input->begin, step.input->end - step.input->begin) == "<b>";
  }));
}

TEST_CASE("a document's trace tells what was left out") {
  const std::string page = "<p>甲镇<!-- 注 -->有学校9所。</p>";
  const auto reading = engine().read(page);
  REQUIRE(reading.ok());
  const auto steps = reading_to_trace(*reading, engine().rules());
  std::string kept = page;
  for (auto step = steps.rbegin(); step != steps.rend(); ++step)
    if (step->what == "left_out") kept.erase(step->input->begin, step->input->end - step->input->begin);
  CHECK(kept == reading->document.text);
  const TraceStep *quantity = find(steps, Stage::mentions, "quantity");
  REQUIRE(quantity != nullptr);
  CHECK(quantity->meaning == "exact 9 count 所");
  CHECK(find(steps, Stage::facts, "value") == nullptr);
}

TEST_CASE("every kind of record has a trace, a record that is not there has none") {
  Source source;
  source.published = Day{2021, 12, 1};
  const auto reading = engine().read(
      "2021年9月8日，北京市大兴区区长甲大明赴内蒙古察右前旗调研，签订《大兴区与察右前旗教育合作协议》，"
      "北京绿野食品有限公司投资5000万元建设察右前旗草莓产业园。今年选派干部26名，其中女干部3名、男干部20名。",
      source);
  REQUIRE(reading.ok());
  const Facts &facts = reading->facts;
  const std::size_t counts[] = {0,
                                facts.places.size(),
                                facts.dates.size(),
                                facts.officials.size(),
                                facts.policies.size(),
                                facts.organizations.size(),
                                facts.pairings.size(),
                                facts.observations.size(),
                                facts.projects.size(),
                                facts.events.size(),
                                facts.findings.size(),
                                reading->document.cleaning.size()};
  for (int kind = 1; kind <= 11; ++kind) {
    CAPTURE(kind);
    for (std::size_t i = 0; i < counts[kind]; ++i)
      CHECK(!reading_to_trace(*reading, engine().rules(), static_cast<RecordKind>(kind), i).empty());
    CHECK(reading_to_trace(*reading, engine().rules(), static_cast<RecordKind>(kind), counts[kind]).empty());
  }
  CHECK(counts[1] * counts[2] * counts[4] * counts[7] > 0);
}
