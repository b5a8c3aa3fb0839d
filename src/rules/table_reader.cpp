#include "jiedui/rules/table_reader.hpp"

#include "jiedui/rules/gazetteer.hpp"

#include <algorithm>
#include <charconv>

namespace jiedui {
inline namespace v0 {

int TableRow::whole(std::string_view column, int least, int most) const {
  const std::string_view text = cell(column);
  int value = least;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc() && end == text.data() + text.size() && least <= value && value <= most) return value;
  fail(column, "is no whole number from " + std::to_string(least) + " to " + std::to_string(most));
  return least;
}

bool TableRow::yes(std::string_view column) const {
  static constexpr CellName<bool> names[] = {{"yes", true}, {"no", false}, {"", false}};
  return named(column, names);
}

PlaceCode TableRow::place(std::string_view column) const {
  return parsed(column, parse_place_code, "place code of six digits");
}

PlaceCodes TableRow::places(std::string_view column) const {
  PlaceCodes codes;
  for_each_alternative(cell(column), [&](std::string_view word) {
    if (const auto code = parse_place_code(word)) codes.push_back(*code);
    else fail(column, "holds what is no place code of six digits");
  });
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  return codes;
}

std::vector<std::string> TableRow::words(std::string_view column) const {
  std::vector<std::string> words;
  for_each_alternative(cell(column), [&](std::string_view word) { words.emplace_back(word); });
  return words;
}

void TableRow::fail(std::string_view column, std::string_view what) const {
  if (!reader_->failed()) reader_->fail(table_->error(number_, column, what));
}

} // namespace v0
} // namespace jiedui
