// Number, Percent, Currency, Dimension, NumberRange: which figures are found and what they are worth, against each
// suite's expectations. Known differences of convention are rows of number_conventions.tsv; what else fails may not
// grow.
#include "suite.hpp"

#include "jiedui/mentions/numbers.hpp"
#include "jiedui/mentions/quantities.hpp"
#include "jiedui/mentions/tokens.hpp"

#include "document/folding.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <set>
#include <sstream>
#include <vector>

using namespace jiedui;

namespace {

struct Engine {
  Engine() : rules(Rules::with_builtin()) {
    REQUIRE(rules.ok());
    auto quantity_rules = compile_quantity_rules(*rules);
    auto document_rules = compile_document_rules(*rules);
    REQUIRE(quantity_rules.ok());
    REQUIRE(document_rules.ok());
    quantities = *quantity_rules;
    documents = *document_rules;
  }
  Result<Rules> rules;
  std::shared_ptr<const QuantityRules> quantities;
  std::shared_ptr<const DocumentRules> documents;
};

const Engine &engine() {
  static const Engine built_in;
  return built_in;
}

Document document_of(const std::string &text) {
  Document document;
  document.text = text;
  document.set_folded(folded_text(text, true, *engine().documents));
  return document;
}

/// A figure of ours or of theirs.
struct Figure {
  double value = 0;
  std::string unit;
};

bool same(double a, double b) { return std::abs(a - b) <= 1e-9 * std::max(std::abs(a), std::abs(b)) + 1e-12; }

/// Their value without thousands separators and percent sign.
double value_of(simdjson::dom::element result) {
  simdjson::dom::element resolution;
  if (result["Resolution"].get(resolution) != simdjson::SUCCESS) return NAN;
  const std::string text = recognizers::text_of(resolution, "value");
  return text.empty() ? NAN : std::strtod(text.c_str(), nullptr);
}

/// Numbers as they stand: fractions as such, no word of scale alone, nothing inside a name.
bool numbers_pass(const std::string &text, const simdjson::dom::array &results) {
  const Document document = document_of(text);
  const auto tokens = find_tokens(document.folded(), *engine().rules);
  const TableNumber names = engine().rules->number("number_names");
  std::vector<Number> ours = find_numbers(text);
  std::erase_if(ours, [&](const Number &number) {
    return (number.bare_scale && number.qualifier == Qualifier::exact) ||
           std::any_of(tokens.begin(), tokens.end(), [&](const Token &token) {
             return token.sense.table == names && token.span.begin == number.span.begin;
           });
  });
  if (ours.size() != results.size()) return false;
  std::size_t index = 0;
  for (const simdjson::dom::element result : results) {
    const Number &number = ours[index++];
    const double theirs = value_of(result), value = number.value.to_double();
    const bool equal =
        number.fraction ? std::abs(value / 100 - theirs) < 1e-4 || same(value, theirs) : same(value, theirs);
    if (!equal) return false;
  }
  return true;
}

std::vector<QuantityMention> quantities_of(const std::string &text) {
  const Document document = document_of(text);
  Mentions mentions;
  mentions.tokens = find_tokens(document.folded(), *engine().rules);
  read_quantities(document, *engine().quantities, mentions);
  return mentions.quantities;
}

bool percents_pass(const std::string &text, const simdjson::dom::array &results) {
  std::vector<QuantityMention> ours = quantities_of(text);
  std::erase_if(ours, [](const QuantityMention &mention) { return mention.quantity.unit != Unit::percent; });
  if (ours.size() != results.size()) return false;
  std::size_t index = 0;
  for (const simdjson::dom::element result : results)
    if (!same(ours[index++].quantity.value.to_double(), value_of(result))) return false;
  return true;
}

/// Their names of units, as ours and with the factor that makes theirs ours.
struct UnitName {
  std::string_view theirs, ours;
  double factor;
};
constexpr UnitName unit_names[] = {
    {"Chinese yuan", "CNY", 1},
    {"Euro", "EUR", 1},
    {"United States dollar", "USD", 1},
    {"Dollar", "USD", 1},
    {"Swiss franc", "CHF", 1},
    {"Hong Kong dollar", "HKD", 1},
    {"Japanese yen", "JPY", 1},
    {"Nigerian naira", "NGN", 1},
    {"New Taiwan dollar", "TWD", 1},
    {"Mu", "mu", 1},
    {"Kilogram", "kg", 1},
    {"Centimeter", "m", 0.01},
    {"Ton", "tonne", 1},
    {"Meter", "m", 1},
    {"Jin", "kg", 0.5},
    {"Kilometer", "km", 1},
    {"Gram", "kg", 0.001},
    {"Kilowatt", "kW", 1},
    {"Liang", "kg", 0.05},
    {"Microgram", "kg", 1e-9},
    {"Kilobit", "千比特", 1},
    {"Megabyte", "兆字节", 1},
    {"Kilobyte", "千字节", 1},
    {"Megahertz", "兆赫兹", 1},
    {"Hertz", "赫兹", 1},
    {"Kilocalorie", "千卡", 1},
    {"Bitcoin", "XBT", 1},
};

/// What a suite of units is about: money, or measures.
bool units_pass(const std::string &text, const simdjson::dom::array &results, bool money) {
  std::vector<QuantityMention> ours = quantities_of(text);
  std::erase_if(ours, [&](const QuantityMention &mention) {
    const Unit unit = mention.quantity.unit;
    const bool is_money = unit == Unit::CNY || unit == Unit::USD || unit == Unit::currency;
    const bool is_person = unit == Unit::person || unit == Unit::person_time || unit == Unit::household;
    const bool measured =
        !is_person && unit != Unit::percent && unit != Unit::times &&
        (unit != Unit::count || std::any_of(std::begin(unit_names), std::end(unit_names), [&](const UnitName &name) {
           return name.ours == mention.quantity.classifier;
         }));
    return money ? !is_money : is_money || !measured;
  });
  if (ours.size() != results.size()) return false;
  std::size_t index = 0;
  for (const simdjson::dom::element result : results) {
    const Quantity &quantity = ours[index++].quantity;
    simdjson::dom::element resolution;
    if (result["Resolution"].get(resolution) != simdjson::SUCCESS) return false;
    const std::string unit = recognizers::text_of(resolution, "unit");
    const auto name = std::find_if(std::begin(unit_names), std::end(unit_names),
                                   [&](const UnitName &known) { return known.theirs == unit; });
    if (name == std::end(unit_names)) return false;
    const std::string_view ours_unit = quantity.unit == Unit::currency ? quantity.currency.view()
                                       : quantity.unit == Unit::count  ? quantity.classifier.view()
                                                                       : to_string(quantity.unit);
    if (ours_unit != name->ours || !same(quantity.value.to_double(), value_of(result) * name->factor)) return false;
  }
  return true;
}

/// The ends of their interval "(20,35]", missing ones as NAN.
std::pair<double, double> interval_of(simdjson::dom::element result) {
  simdjson::dom::element resolution;
  if (result["Resolution"].get(resolution) != simdjson::SUCCESS) return {NAN, NAN};
  const std::string text = recognizers::text_of(resolution, "value");
  const std::size_t comma = text.find(',');
  if (text.size() < 3 || comma == std::string::npos) return {NAN, NAN};
  const auto end = [](const std::string &digits) {
    return digits.empty() ? NAN : std::strtod(digits.c_str(), nullptr);
  };
  return {end(text.substr(1, comma - 1)), end(text.substr(comma + 1, text.size() - comma - 2))};
}

/// A range or a bound of a quantity, its ends only: whether an end belongs to it is not told by ours.
bool ranges_pass(const std::string &text, const simdjson::dom::array &results) {
  std::vector<std::pair<double, double>> ours;
  for (const QuantityMention &mention : quantities_of(text)) {
    const Quantity &quantity = mention.quantity;
    const double value = quantity.value.to_double();
    if (quantity.value_high) ours.emplace_back(value, quantity.value_high->to_double());
    else if (quantity.qualifier == Qualifier::over || quantity.qualifier == Qualifier::at_least)
      ours.emplace_back(value, NAN);
    else if (quantity.qualifier == Qualifier::nearly || quantity.qualifier == Qualifier::at_most)
      ours.emplace_back(NAN, value);
  }
  if (ours.size() != results.size()) return false;
  const auto same_end = [](double a, double b) { return (std::isnan(a) && std::isnan(b)) || same(a, b); };
  std::size_t index = 0;
  for (const simdjson::dom::element result : results) {
    const auto [low, high] = interval_of(result);
    const auto [our_low, our_high] = ours[index++];
    if (!same_end(low, our_low) || !same_end(high, our_high)) return false;
  }
  return true;
}

bool passes(const std::string &suite, simdjson::dom::element test) {
  const std::string text = recognizers::text_of(test, "Input");
  simdjson::dom::array results;
  if (test["Results"].get(results) != simdjson::SUCCESS) return false;
  if (suite == "NumberModel") return numbers_pass(text, results);
  if (suite == "PercentModel") return percents_pass(text, results);
  if (suite == "NumberRangeModel") return ranges_pass(text, results);
  return units_pass(text, results, suite == "CurrencyModel");
}

} // namespace

TEST_CASE("figures of the outside suite" * doctest::skip(!recognizers::folder())) {
  const auto folder = recognizers::folder();
  REQUIRE(folder);
  recognizers::Conventions conventions = recognizers::read_conventions("number_conventions.tsv");
  const std::pair<std::string, std::string> suites[] = {{"Number", "NumberModel"},
                                                        {"Number", "PercentModel"},
                                                        {"NumberWithUnit", "CurrencyModel"},
                                                        {"NumberWithUnit", "DimensionModel"},
                                                        {"Number", "NumberRangeModel"}};
  for (const auto &[part, suite] : suites) {
    simdjson::dom::parser parser;
    simdjson::dom::array tests;
    REQUIRE(parser.load((*folder / part / (suite + ".json")).string()).get(tests) == simdjson::SUCCESS);
    std::size_t passed = 0, different = 0, failed = 0;
    const std::map<std::string, std::string> &known = conventions.differences[suite];
    for (const simdjson::dom::element test : tests) {
      std::string input = recognizers::text_of(test, "Input");
      std::replace(input.begin(), input.end(), '\n', ' ');
      if (passes(suite, test)) ++passed;
      else if (known.contains(input)) ++different;
      else {
        ++failed;
        MESSAGE(suite << " fails: " << input);
      }
    }
    const std::size_t least = conventions.least[suite];
    std::printf("%s: %zu of %zu pass, %zu differ by convention, %zu fail\n", suite.c_str(), passed, tests.size(),
                different, failed);
    CHECK_MESSAGE(passed >= least, suite << ": " << passed << " pass, " << least << " did before");
  }
}
