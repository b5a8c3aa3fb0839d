#include "document_rules.hpp"

#include "utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace jiedui {
inline namespace v0 {
namespace {

constexpr std::array<std::pair<std::string_view, Furniture>, 12> kinds{{
    {"source", Furniture::source},
    {"published", Furniture::published},
    {"author", Furniture::author},
    {"staff", Furniture::staff},
    {"counter", Furniture::counter},
    {"today", Furniture::today},
    {"title", Furniture::title},
    {"noise", Furniture::noise},
    {"start", Furniture::start},
    {"cut", Furniture::cut},
    {"legal", Furniture::legal},
    {"outlet", Furniture::outlet},
}};

std::u32string points_of(std::string_view cell) {
  std::u32string points;
  for (std::size_t at = 0; at < cell.size(); at += point_at(cell, at).size) points.push_back(point_at(cell, at).value);
  return points;
}

/// The only code point of a cell, or 0.
char32_t only_point(std::string_view cell) {
  const CodePoint point = point_at(cell, 0);
  return point.size == cell.size() ? point.value : 0;
}

} // namespace

DocumentRules::Phrase DocumentRules::phrase_at(std::string_view folded, std::size_t at, std::uint32_t wanted) const {
  Phrase found;
  if (at >= folded.size()) return found;
  phrases_.prefixes(folded, at, [&](std::size_t length, std::span<const WordSense> senses) {
    for (const WordSense sense : senses)
      if ((wanted & bit(kinds_[sense.row])) != 0) found = {kinds_[sense.row], length};
  });
  return found;
}

bool DocumentRules::ends_as_outlet(std::string_view folded) const {
  if (outlet_last_.find(point_before(folded, folded.size()).value) == std::u32string::npos) return false;
  for (const std::string &ending : outlet_endings_)
    if (folded.ends_with(ending) && folded.size() > ending.size()) return true;
  return false;
}

const std::vector<std::string> *DocumentRules::exceptions(char32_t value) const {
  const auto found = exceptions_.find(value);
  return found == exceptions_.end() ? nullptr : &found->second;
}

const Lookalike *DocumentRules::lookalike(char32_t value) const {
  const auto found = lookalikes_.find(value);
  return found == lookalikes_.end() ? nullptr : &found->second;
}

std::optional<Error> DocumentRules::read_furniture(const Table &table) {
  std::vector<std::pair<std::string, WordSense>> words;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string_view name = table.cell(row, "kind");
    Furniture kind = Furniture::none;
    for (const auto &[text, value] : kinds)
      if (text == name) kind = value;
    if (kind == Furniture::none) return table.error(row, "kind", "unknown kind of furniture");
    kinds_.push_back(kind);
    for_each_alternative(table.cell(row, "phrases"), [&](std::string_view phrase) {
      if (kind == Furniture::outlet) {
        outlet_endings_.emplace_back(phrase);
        outlet_last_.push_back(point_before(phrase, phrase.size()).value);
      } else words.emplace_back(phrase, WordSense{0, static_cast<std::uint32_t>(row)});
    });
  }
  phrases_ = Lexicon(std::move(words));
  return std::nullopt;
}

std::optional<Error> DocumentRules::read_traditional(const Table &table) {
  fold_.assign(last_folded - first_folded + 1, 0);
  fold_in_traditional_ = fold_;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string_view cell = table.cell(row, "id");
    const char32_t from = only_point(cell);
    const char32_t to = only_point(table.cell(row, "simplified"));
    if (from < first_folded || from > last_folded) return table.error(row, "id", "not one Chinese character");
    if (to < first_folded || to > last_folded) return table.error(row, "simplified", "not one Chinese character");
    const std::string_view script = table.cell(row, "script");
    if (script != "any" && script != "traditional") return table.error(row, "script", "neither any nor traditional");
    (script == "any" ? fold_ : fold_in_traditional_)[from - first_folded] = static_cast<std::uint16_t>(to);
    for_each_alternative(table.cell(row, "except"),
                         [&](std::string_view word) { exceptions_[from].emplace_back(word); });
  }
  return std::nullopt;
}

std::optional<Error> DocumentRules::read_lookalikes(const Table &table) {
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string_view cell = table.cell(row, "id");
    std::uint32_t point = 0;
    const auto read = std::from_chars(cell.data(), cell.data() + cell.size(), point, 16);
    if (read.ec != std::errc() || read.ptr != cell.data() + cell.size() || point > 0x10FFFF)
      return table.error(row, "id", "not a code point in hexadecimal digits");
    const std::string_view character = table.cell(row, "character");
    if (only_point(character) == 0) return table.error(row, "character", "not one character");
    lookalikes_[point] = {std::string(character), table.cell(row, "kind") == "between digits"};
  }
  return std::nullopt;
}

std::optional<Error> DocumentRules::read_function_words(const Table &table) {
  for (std::size_t row = 0; row < table.rows(); ++row) {
    FunctionWord word;
    word.word = table.cell(row, "word");
    if (only_point(word.word) == 0) return table.error(row, "word", "not one character");
    const auto number = [&](const char *column, double whole, double &into) -> std::optional<Error> {
      const std::string_view cell = table.cell(row, column);
      int value = 0;
      const auto read = std::from_chars(cell.data(), cell.data() + cell.size(), value);
      if (read.ec != std::errc() || read.ptr != cell.data() + cell.size() || value < 0 || value > whole)
        return table.error(row, column, "not a whole number, or out of range");
      into = value / whole;
      return std::nullopt;
    };
    if (auto error = number("per_10000", 10000, word.rate)) return error;
    if (auto error = number("starts", 100, word.starts)) return error;
    if (auto error = number("ends", 100, word.ends)) return error;
    if (auto error = number("left_percent", 100, word.left_share)) return error;
    if (auto error = number("right_percent", 100, word.right_share)) return error;
    word.left = points_of(table.cell(row, "left"));
    word.right = points_of(table.cell(row, "right"));
    function_words_.push_back(std::move(word));
  }
  return std::nullopt;
}

std::optional<Error> DocumentRules::read_common_pairs(const Table &table) {
  std::vector<std::uint32_t> pairs;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const char32_t first = only_point(table.cell(row, "id"));
    if (first == 0) return table.error(row, "id", "not one character");
    for (const char32_t second : points_of(table.cell(row, "seconds"))) pairs.push_back(PairSet::key(first, second));
  }
  common_pairs_.assign(pairs);
  return std::nullopt;
}

void DocumentRules::note_signs() {
  signs_.assign(basic_plane, 0);
  for (std::size_t i = 0; i < std::min<std::size_t>(function_words_.size(), counted_words); ++i)
    if (const CodePoint word = point_at(function_words_[i].word, 0); word.value < basic_plane)
      signs_[word.value] = static_cast<std::uint8_t>(i + 1);
  for (char32_t value = 0; value < basic_plane; ++value)
    if (is_invisible(value)) signs_[value] |= disguised;
  for (const auto &[value, alike] : lookalikes_)
    if (value < basic_plane) signs_[value] |= disguised;
  for (std::size_t i = 0; i < fold_.size(); ++i)
    if (fold_[i] != 0) signs_[first_folded + i] |= foldable;
  for (const char32_t value : {U'(', U'（'}) signs_[value] |= bracket;
  for (const char32_t value : {U'，', U'、', U'；', U'：', U'。'}) signs_[value] |= doubling;
}

bool is_invisible(char32_t value) {
  return (value < 0x20 && value != '\n' && value != '\t' && value != '\r') || value == 0x7F || value == 0xAD ||
         (value >= 0x80 && value <= 0x9F) || (value >= 0x200B && value <= 0x200F) || value == 0x2028 ||
         value == 0x2029 || (value >= 0x202A && value <= 0x202E) || (value >= 0x2060 && value <= 0x206F) ||
         value == 0xFEFF || value == 0xFFFC || (value >= 0xFE00 && value <= 0xFE0F);
}

Result<std::shared_ptr<const DocumentRules>> compile_document_rules(const Rules &rules) {
  const auto compiled = std::make_shared<DocumentRules>();
  if (auto error = compiled->read_furniture(rules.table("furniture"))) return *error;
  if (auto error = compiled->read_traditional(rules.table("traditional"))) return *error;
  if (auto error = compiled->read_lookalikes(rules.table("lookalikes"))) return *error;
  if (auto error = compiled->read_function_words(rules.table("function_words"))) return *error;
  if (auto error = compiled->read_common_pairs(rules.table("common_pairs"))) return *error;
  compiled->note_signs();
  return std::shared_ptr<const DocumentRules>(compiled);
}

} // namespace v0
} // namespace jiedui
