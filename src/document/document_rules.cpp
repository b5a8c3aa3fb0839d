#include "document_rules.hpp"

#include "utf8.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace jiedui {
inline namespace v0 {
namespace {

constexpr CellName<Furniture> kinds[] = {
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
    {"outlet_name", Furniture::outlet_name},
    {"unit", Furniture::unit},
    {"column", Furniture::column},
    {"money", Furniture::money},
    {"section", Furniture::section},
    {"site", Furniture::site},
    {"issued", Furniture::issued},
    {"report", Furniture::report},
    {"agency", Furniture::agency},
    {"dateline", Furniture::dateline},
    {"post", Furniture::post},
    {"writer_role", Furniture::writer_role},
    {"other_role", Furniture::other_role},
    {"deed", Furniture::deed},
    {"nobody", Furniture::nobody},
    {"sounds", Furniture::sounds},
    {"opener", Furniture::opener},
    {"office", Furniture::office},
    {"genre", Furniture::genre},
};

constexpr std::uint32_t starting_too = bit(Furniture::post) | bit(Furniture::dateline) | bit(Furniture::other_role);
/// Kinds whose words end what they speak of; the second are looked up by where they start as well.
constexpr std::uint32_t ending_kinds = bit(Furniture::outlet) | bit(Furniture::site) | bit(Furniture::issued) |
                                       bit(Furniture::agency) | bit(Furniture::post) | bit(Furniture::deed) |
                                       bit(Furniture::office) | bit(Furniture::genre) | starting_too;

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

std::string_view one_character(const TableRow &row, std::string_view column) {
  if (only_point(row.cell(column)) == 0) row.fail(column, "is not one character");
  return row.cell(column);
}

} // namespace

DocumentRules::Phrase DocumentRules::phrase_at(std::string_view folded, std::size_t at, std::uint32_t wanted) const {
  Phrase found;
  if (at >= folded.size()) return found;
  phrases_.prefixes(folded, at, [&](std::size_t length, WordSense sense) {
    if ((wanted & bit(kinds_[sense.row])) != 0) found = {kinds_[sense.row], length};
  });
  return found;
}

std::size_t DocumentRules::ending(Furniture kind, std::string_view folded) const {
  if (last_.find(point_before(folded, folded.size()).value) == std::u32string::npos) return 0;
  std::size_t longest = 0;
  for (const Ending &one : endings_)
    if (one.kind == kind && one.word.size() > longest && folded.ends_with(one.word)) longest = one.word.size();
  return longest;
}

bool DocumentRules::ends_as_outlet(std::string_view folded) const {
  const std::size_t name = ending(Furniture::outlet, folded);
  return name > 0 && name < folded.size();
}

const std::vector<std::string> *DocumentRules::exceptions(char32_t value) const {
  const auto found = exceptions_.find(value);
  return found == exceptions_.end() ? nullptr : &found->second;
}

const Lookalike *DocumentRules::lookalike(char32_t value) const {
  const auto found = lookalikes_.find(value);
  return found == lookalikes_.end() ? nullptr : &found->second;
}

bool DocumentRules::names_outlet(std::string_view folded) const {
  const Phrase whole = phrase_at(folded, 0, bit(Furniture::outlet_name));
  return (whole.length > 0 && whole.length == folded.size()) || ends_as_outlet(folded);
}

void DocumentRules::read_furniture(TableReader &read) {
  std::vector<std::pair<std::string, WordSense>> words;
  for (const TableRow row : read.rows("furniture")) {
    const Furniture kind = row.named("kind", kinds);
    kinds_.push_back(kind);
    for_each_alternative(row.cell("forms"), [&](std::string_view phrase) {
      if ((ending_kinds & bit(kind)) != 0) {
        endings_.push_back({kind, std::string(phrase)});
        last_.push_back(point_before(phrase, phrase.size()).value);
      }
      if ((ending_kinds & ~starting_too & bit(kind)) == 0)
        words.emplace_back(phrase, WordSense(0, static_cast<std::uint32_t>(row.number())));
    });
  }
  phrases_ = Lexicon(std::move(words));
}

void DocumentRules::read_traditional(TableReader &read) {
  static constexpr CellName<bool> scripts[] = {{"any", true}, {"traditional", false}};
  const auto chinese = [](std::string_view cell) -> std::optional<char32_t> {
    const char32_t point = only_point(cell);
    return point < first_folded || point > last_folded ? std::nullopt : std::optional(point);
  };
  fold_.assign(last_folded - first_folded + 1, 0);
  fold_in_traditional_ = fold_;
  for (const TableRow row : read.rows("traditional")) {
    const char32_t from = row.parsed("id", chinese, "Chinese character");
    const char32_t to = row.parsed("simplified", chinese, "Chinese character");
    auto &fold = row.named("script", scripts) ? fold_ : fold_in_traditional_;
    if (from == 0) break;
    fold[from - first_folded] = static_cast<std::uint16_t>(to);
    for (std::string &word : row.words("except")) exceptions_[from].push_back(std::move(word));
  }
}

void DocumentRules::read_lookalikes(TableReader &read) {
  const auto code_point = [](std::string_view cell) -> std::optional<std::uint32_t> {
    std::uint32_t point = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), point, 16);
    const bool good = error == std::errc() && end == cell.data() + cell.size() && point <= 0x10FFFF;
    return good ? std::optional(point) : std::nullopt;
  };
  using Where = Lookalike::Where;
  static constexpr CellName<Where> places[] = {{"radical", Where::anywhere},
                                               {"compatibility", Where::anywhere},
                                               {"width", Where::anywhere},
                                               {"mathematical", Where::anywhere},
                                               {"between digits", Where::between_digits},
                                               {"behind a digit", Where::behind_digit}};
  for (const TableRow row : read.rows("lookalikes"))
    lookalikes_[row.parsed("id", code_point, "code point in hexadecimal digits")] = {
        std::string(one_character(row, "character")), row.named("kind", places)};
}

void DocumentRules::read_function_words(TableReader &read) {
  constexpr int per_10000 = 10000, percent = 100;
  const auto share = [](const TableRow &row, std::string_view column, int whole) {
    return static_cast<double>(row.whole(column, 0, whole)) / whole;
  };
  for (const TableRow row : read.rows("function_words")) {
    FunctionWord word;
    word.word = one_character(row, "word");
    word.rate = share(row, "per_10000", per_10000);
    word.starts = share(row, "starts", percent);
    word.ends = share(row, "ends", percent);
    word.left_share = share(row, "left_percent", percent);
    word.right_share = share(row, "right_percent", percent);
    word.left = points_of(row.cell("left"));
    word.right = points_of(row.cell("right"));
    function_words_.push_back(std::move(word));
  }
}

void DocumentRules::read_common_pairs(TableReader &read) {
  std::vector<std::uint32_t> pairs;
  for (const TableRow row : read.rows("common_pairs")) {
    const char32_t first = only_point(one_character(row, "id"));
    for (const char32_t second : points_of(row.cell("seconds"))) pairs.push_back(PairSet::key(first, second));
  }
  common_pairs_.assign(pairs);
}

void DocumentRules::note_characters() {
  signs_.assign(basic_plane, 0);
  for (std::size_t i = 0; i < std::min<std::size_t>(function_words_.size(), counted_words); ++i)
    if (const CodePoint word = point_at(function_words_[i].word, 0); word.value < basic_plane)
      signs_[word.value] = static_cast<std::uint8_t>(i + 1);
  for (const auto &[first, last] :
       {std::pair<char32_t, char32_t>{0, 0x2100}, {0xFE00, basic_plane}}) // where there are any
    for (char32_t value = first; value < last; ++value)
      if (is_invisible(value)) signs_[value] |= disguised;
  for (const auto &[value, alike] : lookalikes_)
    if (value < basic_plane) signs_[value] |= disguised;
  units_.assign(basic_plane, 0);
  for (char32_t value = '0'; value <= '9'; ++value) units_[value] = static_cast<std::uint16_t>(value);
  units_[U'〇'] = U'〇';
  for (char32_t value = first_folded; value <= last_folded; ++value) {
    const std::uint16_t simplified = fold_[value - first_folded];
    units_[value] = simplified != 0 ? simplified : static_cast<std::uint16_t>(value);
    if (simplified != 0) signs_[value] |= foldable;
  }
  for (const char32_t value : {U'(', U'（'}) signs_[value] |= bracket;
  for (const char32_t value : {U',', U'，', U'、', U'；', U'：', U'。'}) signs_[value] |= doubling;
}

bool is_invisible(char32_t value) {
  return (value < 0x20 && value != '\n' && value != '\t' && value != '\r') || value == 0x7F || value == 0xAD ||
         (value >= 0x80 && value <= 0x9F) || (value >= 0x200B && value <= 0x200F) || value == 0x2028 ||
         value == 0x2029 || (value >= 0x202A && value <= 0x202E) || (value >= 0x2060 && value <= 0x206F) ||
         value == 0xFEFF || value == 0xFFFC || (value >= 0xFE00 && value <= 0xFE0F);
}

Result<std::shared_ptr<const DocumentRules>> compile_document_rules(const Rules &rules) {
  auto compiled = std::make_shared<DocumentRules>();
  TableReader read(rules);
  compiled->read_furniture(read);
  compiled->read_traditional(read);
  compiled->read_lookalikes(read);
  compiled->read_function_words(read);
  compiled->read_common_pairs(read);
  compiled->note_characters();
  return read.finish(std::move(compiled));
}

} // namespace v0
} // namespace jiedui
