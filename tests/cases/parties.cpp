// Sentences with the right reading of who gives and who receives: every row of parties.tsv is read by the whole library
// and compared. See its head for the columns.
#include "rows.hpp"

#include "jiedui/pipeline.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace jiedui;

namespace {

bool has_pairing(const Facts &facts, const std::string &pair) {
  const auto side = [](const std::optional<PlaceCode> &code) { return code ? std::to_string(*code) : std::string(); };
  return std::any_of(facts.pairings.begin(), facts.pairings.end(), [&](const Pairing &pairing) {
    return side(pairing.assisting) + ">" + side(pairing.aided) == pair;
  });
}

void check_row(const Engine &engine, const std::vector<std::string> &row) {
  Source source;
  source.id = row.at(0);
  source.title = row.at(1);
  source.format = "text";
  source.published = parse_day("2022-03-01");
  std::string text = row.at(2);
  for (std::size_t at = 0; (at = text.find("\\n", at)) != std::string::npos;) text.replace(at, 2, "\n");
  const auto reading = engine.read(text, source);
  REQUIRE_MESSAGE(reading.ok(), row.at(0));
  const std::vector<Observation> &all = reading->facts.observations;
  auto next = all.begin();
  for (const std::string &cell : split(row.at(3), ';')) {
    const std::string where = row.at(0) + ": " + cell;
    if (cell.starts_with("@") || cell.starts_with("!")) {
      CHECK_MESSAGE(has_pairing(reading->facts, cell.substr(1)) == cell.starts_with("@"), where);
      continue;
    }
    const std::size_t equals = cell.find('=');
    const auto found =
        std::find_if(next, all.end(), [&](const Observation &o) { return o.text == cell.substr(0, equals); });
    CHECK_MESSAGE(found != all.end(), where << " is no figure");
    if (found == all.end()) continue;
    next = found + 1;
    CHECK_MESSAGE(joined(found->assisting) + ">" + joined(found->aided) == cell.substr(equals + 1), where);
  }
}

} // namespace

TEST_CASE("who gives and who receives") {
  const auto engine = Engine::create();
  REQUIRE_MESSAGE(engine.ok(), engine.error().message);
  for_each_row("parties.tsv", [&](const std::vector<std::string> &row) { check_row(*engine, row); });
}
