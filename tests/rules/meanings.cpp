// Reads every row's example of a table with the whole library and checks that what the row means comes out of it.
#include "jiedui/pipeline.hpp"
#include "jiedui/rules/gazetteer.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>

using namespace jiedui;

namespace {

const Engine &engine() {
  static const auto created = Engine::create();
  REQUIRE(created.ok());
  return *created;
}

Reading reading_of(std::string_view example) {
  Source source;
  source.published = Day{2020, 6, 15};
  auto reading = engine().read(example, source);
  REQUIRE(reading.ok());
  return std::move(reading).value();
}

struct Row {
  const Table &table;
  std::size_t number;
  [[nodiscard]] std::string_view operator[](std::string_view column) const { return table.cell(number, column); }
  /// Whether one of the row's words stands in what was found: another row's word does not speak for it.
  [[nodiscard]] bool speaks_in(std::string_view found) const {
    bool any = false;
    for_each_alternative((*this)["words"], [&](std::string_view word) { any |= found.find(word) != found.npos; });
    return any;
  }
};

/// Calls `says(row, reading)` with each row and what its example says; rows that `skip` names mean nothing by
/// themselves.
template <class Says, class Skip> void check_meanings(std::string_view name, Says &&says, Skip &&skip) {
  const Table &table = engine().rules().table(name);
  REQUIRE(table.rows() > 0);
  std::size_t checked = 0;
  for (std::size_t number = 0; number < table.rows(); ++number) {
    const Row row{table, number};
    if (skip(row)) continue;
    ++checked;
    CHECK_MESSAGE(says(row, reading_of(row["example"])), std::string(name)
                                                             << " " << table.where(number) << " " << row["example"]);
  }
  CHECK(checked > 0);
}

template <class Says> void check_quantities(std::string_view name, Says &&says, auto &&skip) {
  check_meanings(
      name,
      [&](const Row &row, const Reading &reading) {
        const auto &quantities = reading.mentions.quantities;
        return std::any_of(quantities.begin(), quantities.end(),
                           [&](const QuantityMention &mention) { return says(row, mention); });
      },
      skip);
}

bool none(const Row &) { return false; }

} // namespace

TEST_CASE("words that bound a number bound it") {
  check_quantities(
      "qualifiers",
      [](const Row &row, const QuantityMention &mention) {
        return to_string(mention.quantity.qualifier) == row["qualifier"];
      },
      [](const Row &row) { return row["qualifier"].empty(); });
}

TEST_CASE("units and signs of money give their unit") {
  const auto same_unit = [](const Row &row, const QuantityMention &mention) {
    return to_string(mention.quantity.unit) == row["unit"];
  };
  const auto without = [](const Row &row) { return row["unit"].empty() || row["unit"] == "none"; };
  check_quantities("units", same_unit, without);
  check_quantities("money_signs", same_unit, without);
  check_quantities("elided_units", same_unit, without);
}

TEST_CASE("fixed expressions have their value") {
  check_quantities(
      "fixed_rates",
      [](const Row &row, const QuantityMention &mention) {
        return mention.quantity.value.to_string() == row["value"] && to_string(mention.aspect) == row["aspect"];
      },
      none);
}

TEST_CASE("distributives tell what a figure is for each of") {
  check_quantities(
      "distributives",
      [](const Row &row, const QuantityMention &mention) {
        return row["per"].empty() ? mention.distributive : to_string(mention.per) == row["per"];
      },
      [](const Row &row) { return row["per"] == "none"; });
}

TEST_CASE("named days and plan periods have their days") {
  for (const std::string_view name : {"named_days", "plan_periods"})
    check_meanings(
        name,
        [](const Row &row, const Reading &reading) {
          const auto start = parse_day(row["start"]), end = parse_day(row["end"]);
          const auto &dates = reading.mentions.dates;
          return std::any_of(dates.begin(), dates.end(), [&](const DateMention &date) {
            return row.speaks_in(date.span.of(reading.document.text)) && date.range.start == start &&
                   (!end || date.open_end || date.range.end == end);
          });
        },
        none);
}

TEST_CASE("words that tell a time from another one resolve to it") {
  check_meanings(
      "relative_dates",
      [](const Row &row, const Reading &reading) {
        const auto &dates = reading.mentions.dates;
        return std::any_of(dates.begin(), dates.end(), [&](const DateMention &date) {
          return date.range.resolved() && row.speaks_in(date.span.of(reading.document.text));
        });
      },
      [](const Row &row) { return row["unit"] == "none" || row["anchor"] != "published"; });
}

TEST_CASE("names of several places have all their codes") {
  for (const std::string_view name : {"combined_names", "place_groups"})
    check_meanings(
        name,
        [](const Row &row, const Reading &reading) {
          PlaceCodes codes;
          for_each_alternative(row["codes"], [&](std::string_view code) { codes.push_back(*parse_place_code(code)); });
          std::sort(codes.begin(), codes.end());
          const auto &places = reading.mentions.places;
          return std::any_of(places.begin(), places.end(), [&](const PlaceMention &place) {
            PlaceCodes found(place.codes);
            std::sort(found.begin(), found.end());
            return found == codes;
          });
        },
        [](const Row &row) { return row["codes"].empty(); });
}

TEST_CASE("last words of offices make officials") {
  check_meanings(
      "role_titles",
      [](const Row &row, const Reading &reading) {
        const auto &officials = reading.mentions.officials;
        if (row["use"] == "leaders" || row["use"] == "comrade")
          return !officials.empty(); // the word stands beside the name
        return std::any_of(officials.begin(), officials.end(), [&](const OfficialMention &mention) {
          return row.speaks_in(mention.span.of(reading.document.text));
        });
      },
      [](const Row &row) { return row["use"] == "none"; });
}

TEST_CASE("last words of documents make policies") {
  check_meanings(
      "document_kinds",
      [](const Row &row, const Reading &reading) {
        const auto &policies = reading.mentions.policies;
        return std::any_of(policies.begin(), policies.end(), [&](const PolicyMention &mention) {
          return to_string(mention.policy.kind) == row["kind"] && row.speaks_in(mention.policy.title);
        });
      },
      [](const Row &row) { return row["kind"] == "none"; });
}

TEST_CASE("last words of bodies make organizations of their kind") {
  check_meanings(
      "organization_suffixes",
      [](const Row &row, const Reading &reading) {
        const auto &bodies = reading.mentions.organizations;
        return std::any_of(bodies.begin(), bodies.end(), [&](const Organization &body) {
          return to_string(body.kind) == row["kind"] && row.speaks_in(body.name);
        });
      },
      [](const Row &row) { return row["kind"] == "none"; });
}
