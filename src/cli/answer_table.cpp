#include "answer_table.hpp"

#include "ledger_commands.hpp"

#include <unistd.h>

#include <algorithm>

namespace jiedui::cli {
namespace {

constexpr std::array<std::string_view, 14> heading{"giver",  "giver_name", "receiver", "receiver_name", "year",
                                                   "sector", "indicator",  "value",    "value_high",    "qualifier",
                                                   "unit",   "first_day",  "last_day", "notes"};

/// Columns of a terminal: a Chinese character takes two.
std::size_t shown(std::string_view text) {
  std::size_t columns = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0) != 0x80) columns += byte >= 0xE0 ? 2 : 1;
  }
  return columns;
}

std::string code(PlaceCode place) { return place == 0 ? std::string() : std::to_string(place); }
std::string name(PlaceCode place, const LedgerRules &rules) {
  return place == 0 ? std::string() : rules.place_name(place);
}
std::string day(const std::optional<Day> &day) { return day ? to_string(*day) : std::string(); }

} // namespace

void AnswerTable::add(const Head &head, const std::vector<Total> &totals) {
  Line line;
  line.cells = {code(head.giver),
                head.giver_org.empty() ? name(head.giver, rules_) : head.giver_org,
                code(head.receiver),
                name(head.receiver, rules_),
                head.year == 0 ? std::string() : std::to_string(head.year),
                std::string(to_string(head.sector))};
  for (const Total &total : totals) {
    auto &cells = line.cells;
    cells[6] = total.indicator;
    cells[7] = total.quantity ? total.quantity->value.to_string() : std::string();
    cells[8] = total.quantity && total.quantity->value_high ? total.quantity->value_high->to_string() : std::string();
    cells[9] = total.quantity ? std::string(to_string(total.quantity->qualifier)) : std::string();
    cells[10] = unit_text(total);
    cells[11] = day(total.first);
    cells[12] = day(total.last);
    cells[13] = notes_of(total);
    if (head.apart) cells[13] = "of wider places, several or none" + (cells[13].empty() ? "" : ", " + cells[13]);
    line.used = total.used;
    lines_.push_back(line);
  }
  if (!totals.empty() || head.year == 0) return;
  line.cells.back() = "nothing told";
  lines_.push_back(std::move(line));
}

void AnswerTable::print() const {
  if (isatty(STDOUT_FILENO) != 0) return print_aligned();
  fmt::print("{}\n", fmt::join(heading, "\t"));
  for (const Line &line : lines_) {
    fmt::print("{}\n", fmt::join(line.cells, "\t"));
    if (sources_) print_used(line.used);
  }
}

void AnswerTable::print_aligned() const {
  std::array<std::size_t, width> widths{};
  for (const Line &line : lines_)
    for (std::size_t i = 0; i < width; ++i) widths[i] = std::max(widths[i], shown(line.cells[i]));
  const auto print_line = [&](const auto &cells) {
    std::string text;
    for (std::size_t i = 0; i < width; ++i) {
      if (widths[i] == 0) continue;
      const std::size_t columns = std::max(widths[i], heading[i].size());
      text += cells[i];
      text.append(columns - shown(cells[i]) + 2, ' ');
    }
    fmt::print("{}\n", text.substr(0, text.find_last_not_of(' ') + 1));
  };
  print_line(heading);
  for (const Line &line : lines_) {
    print_line(line.cells);
    if (sources_) print_used(line.used);
  }
}

} // namespace jiedui::cli
