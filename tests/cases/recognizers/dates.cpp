// Date, DatePeriod: which expressions are found and what they mean, against each suite's expectations. Known
// differences of convention are rows of date_conventions.tsv; what else fails may not grow.
#include "suite.hpp"

#include "jiedui/mentions/dates.hpp"
#include "jiedui/mentions/tokens.hpp"

#include "document/folding.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <vector>

using namespace jiedui;

namespace {

std::vector<DateMention> read(const std::string &text, std::optional<Day> published) {
  static const auto rules = Rules::with_builtin();
  REQUIRE(rules.ok());
  static const auto compiled = compile_date_rules(*rules);
  REQUIRE(compiled.ok());
  static const auto document_rules = compile_document_rules(*rules);
  REQUIRE(document_rules.ok());
  Document document;
  document.text = text;
  document.set_folded(folded_text(text, true, **document_rules));
  document.published = published;
  Mentions mentions;
  mentions.tokens = find_tokens(document.folded(), *rules);
  read_dates(document, **compiled, mentions);
  return mentions.dates;
}

/// The suite leaves 以后, 从 and the like outside of most expressions; ours may have them.
bool same_words(std::string_view ours, std::string_view theirs) {
  if (ours == theirs) return true;
  for (const std::string_view word : {"从", "到", "至", "在"})
    if (ours.starts_with(word) && ours.substr(word.size()) == theirs) return true;
  for (const std::string_view word : {"以后", "以前", "以来"})
    if (ours.ends_with(word) && ours.substr(0, ours.size() - word.size()) == theirs) return true;
  return false;
}

std::optional<Day> day_of(simdjson::dom::element resolution, std::string_view key) {
  return parse_day(recognizers::text_of(resolution, key));
}

/// Their end of a period is the day after ours.
bool same_days(const DateRange &ours, simdjson::dom::element resolution) {
  if (const auto day = day_of(resolution, "date")) return ours.start == day && ours.end == day;
  const auto start = day_of(resolution, "startDate"), end = day_of(resolution, "endDate");
  return start && end && ours.start == start && (ours.end == plus_days(*end, -1) || ours.end == end);
}

bool passes(simdjson::dom::element test) {
  const std::string text = recognizers::text_of(test, "Input");
  std::optional<Day> published;
  simdjson::dom::element context;
  if (test["Context"].get(context) == simdjson::SUCCESS)
    published = parse_day(recognizers::text_of(context, "ReferenceDateTime").substr(0, 10));
  const std::vector<DateMention> found = read(text, published);
  simdjson::dom::array results;
  if (test["Results"].get(results) != simdjson::SUCCESS) return found.empty();
  if (results.size() != found.size()) return false;
  std::size_t index = 0;
  for (const simdjson::dom::element result : results) {
    const DateMention &ours = found[index++];
    if (!same_words(ours.span.of(text), recognizers::text_of(result, "Text"))) return false;
    simdjson::dom::element value, past, future;
    if (result["Value"].get(value) != simdjson::SUCCESS) continue;
    const bool resolved = value["PastResolution"].get(past) == simdjson::SUCCESS &&
                          value["FutureResolution"].get(future) == simdjson::SUCCESS;
    if (!resolved || simdjson::dom::object(past).size() == 0) continue;
    if (!same_days(ours.range, past) && !same_days(ours.range, future)) return false;
  }
  return true;
}

} // namespace

TEST_CASE("dates of the outside suite" * doctest::skip(!recognizers::folder())) {
  const auto folder = recognizers::folder();
  REQUIRE(folder);
  recognizers::Conventions conventions = recognizers::read_conventions("date_conventions.tsv");
  for (const std::string suite : {"DateExtractor", "DateParser", "DatePeriodExtractor", "DatePeriodParser"}) {
    simdjson::dom::parser parser;
    simdjson::dom::array tests;
    REQUIRE(parser.load((*folder / "DateTime" / (suite + ".json")).string()).get(tests) == simdjson::SUCCESS);
    std::size_t passed = 0, different = 0, failed = 0;
    std::map<std::string, std::string> &known = conventions.differences[suite];
    for (const simdjson::dom::element test : tests) {
      const std::string input = recognizers::text_of(test, "Input");
      const bool ok = passes(test);
      const auto row = known.find(input);
      if (ok) ++passed;
      else if (row != known.end()) ++different;
      else {
        ++failed;
        MESSAGE(suite << " fails: " << input);
      }
    }
    const std::size_t least = conventions.least[suite];
    std::printf("%s: %zu of %zu pass, %zu differ by convention, %zu fail\n", suite.c_str(), passed, tests.size(),
                different, failed);
    CHECK_MESSAGE(passed >= least, suite << ": " << passed << " pass, " << least << " did before");
    CHECK_MESSAGE(failed == 0, suite);
  }
}
