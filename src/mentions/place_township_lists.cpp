// Townships told by their bare names: of a list that is counted (大良、勒流、陈村等7个镇), or behind their county's.
#include "../document/numerals.hpp"
#include "../document/utf8.hpp"
#include "place_reader.hpp"

#include <algorithm>

namespace jiedui {
inline namespace v0 {
namespace {

/// Where a list ends whose kind stands at `at` (…等7个镇, …共7个镇, …等四区一县的7个镇, …等镇, …乡镇); nothing where a
/// kind stands there for itself.
std::optional<std::uint32_t> counted_list_end(std::string_view text, std::uint32_t at) {
  constexpr std::uint32_t furthest = 45; // bytes
  if (ends_at(text, at, "等")) return at - 3;
  if (!ends_at(text, at, "个")) // 香口、夹河、景阳乡镇
    return stands_at(text, at, "乡镇") || stands_at(text, at, "镇街") ? std::optional(at) : std::nullopt;
  std::uint32_t number = at - 3;
  const auto is_digit = [&](std::uint32_t place) {
    const char32_t point = code_point_at(text, place);
    return is_ascii_digit(point) || numeral_value(point) >= 0;
  };
  while (number > 0 && is_digit(step_back(text, number))) number = step_back(text, number);
  if (number == at - 3) return std::nullopt;
  if (ends_at(text, number, "共")) number -= 3;
  for (std::uint32_t place = number; place > 0 && number - place < furthest; place = step_back(text, place)) {
    if (ends_at(text, place, "等")) return place - 3;
    if (!is_han(character(text, step_back(text, place)))) break;
  }
  return number;
}

} // namespace

/// The one county among the place's candidates that has the township; 0 where none or several have.
PlaceCode PlaceReader::county_with(const FoundPlace &found, std::string_view township) const {
  PlaceCode county = 0;
  bool several = false;
  rules_.townships.counties(township, [&](PlaceCode code) {
    const bool candidate =
        std::find(found.codes.begin(), found.codes.end(), code) != found.codes.end() ||
        (!found.accepted && std::any_of(found.candidates.begin(), found.candidates.end(),
                                        [&](const PlaceCandidate &one) { return one.code == code; }));
    if (!candidate) return;
    several = several || (county != 0 && county != code);
    county = code;
  });
  return several ? 0 : county;
}

/// 建德|三都镇: the county that has the township right behind its name; 0 where none follows.
PlaceCode PlaceReader::county_by_township(const FoundPlace &found) const {
  constexpr int longest = 4; // characters
  std::uint32_t end = found.span.end;
  for (int characters = 1; characters <= longest && is_han(character(text_, end)); ++characters) {
    end = step(text_, end);
    if (characters < 2 || !suffix_at(end)) continue;
    return county_with(found, text_.substr(found.span.end, end - found.span.end));
  }
  return 0;
}

/// What stands right before the kind of a township anywhere in the text, of two to four characters.
std::unordered_set<std::string_view> PlaceReader::names_before_suffixes() const {
  constexpr int longest = 4;
  std::unordered_set<std::string_view> names;
  for (const Token *suffix : settlements_) {
    std::uint32_t begin = suffix->span.begin;
    if (rules_.settlement_levels[suffix->sense.row] != PlaceLevel::township || stands_at(text_, begin, "乡镇"))
      continue;
    for (int characters = 1; characters <= longest && begin > 0; ++characters) {
      begin = step_back(text_, begin);
      if (characters > 1) names.insert(text_.substr(begin, suffix->span.begin - begin));
    }
  }
  return names;
}

/// Whether the text has the township by its full name besides.
bool PlaceReader::has_full_name(std::string_view stem) {
  if (!full_names_) full_names_ = names_before_suffixes();
  return full_names_->contains(stem);
}

bool PlaceReader::ends_in_suffix(Span item) const {
  const std::uint32_t last = step_back(text_, item.end);
  return suffix_at(last) == item.end || suffix_at(step_back(text_, last)) == item.end; // 镇, 街道
}

/// The township that is the item, or ends it behind its county: 大良, 海曙段塘.
std::optional<PlaceMention> PlaceReader::listed_township(Span item) {
  const auto behind = std::lower_bound(found_.begin(), found_.end(), item.end,
                                       [](const FoundPlace &place, std::uint32_t at) { return place.span.begin < at; });
  FoundPlace *const last = behind == found_.begin() ? nullptr : &*(behind - 1);
  PlaceMention mention;
  mention.level = PlaceLevel::township;
  if (last != nullptr && last->span.begin >= item.begin && last->span.end < item.end) {
    mention.span = {last->span.end, item.end};
    if (const PlaceCode county = county_with(*last, mention.span.of(text_)); county != 0) {
      mention.codes = {county};
      if (!last->accepted) {
        last->codes = mention.codes;
        accept(*last);
      }
      return mention;
    }
    if (!last->one_unit()) return std::nullopt;
    item.begin = last->span.end; // 顺德区由大良
  }
  if (last != nullptr && last->accepted && last->span.overlaps(item)) return std::nullopt;
  const Town town = township({item.end, item.end}, item.begin, 0, 0);
  if (town.county == 0) return std::nullopt;
  mention.span = town.span;
  mention.codes = {town.county};
  return mention;
}

/// The items of the list that ends at a byte, from the last one on.
std::vector<Span> PlaceReader::items_before(std::uint32_t end) const {
  constexpr std::size_t most = 40;
  constexpr int longest = 10; // characters of an item
  static constexpr FewCharacters joints(U"、，,和");
  std::vector<Span> items;
  while (items.size() < most) {
    Span item{end, end};
    for (int characters = 0; characters < longest && item.begin > 0; ++characters) {
      const std::uint32_t before = step_back(text_, item.begin);
      if (!is_han(character(text_, before)) || ends_at(text_, item.begin, "和")) break;
      item.begin = before;
    }
    if (item.empty()) break;
    items.push_back(item);
    if (item.begin == 0) break;
    end = step_back(text_, item.begin);
    if (!joints.stands_at(text_, end)) break;
  }
  return items;
}

/// From the left on, so that a county told with one township is known for the next; two townships at least make a list.
void PlaceReader::read_township_list(std::uint32_t end) {
  constexpr std::size_t fewest = 2;
  constexpr std::uint32_t two_characters = 6;
  const std::vector<Span> items = items_before(end);
  std::vector<PlaceMention> towns;
  for (auto item = items.rbegin(); item != items.rend(); ++item)
    if (auto town = listed_township(*item)) towns.push_back(std::move(*town));
    else if (ends_in_suffix(*item)) continue; // read by its kind
    else if (towns.size() < fewest || item->size() > two_characters)
      towns.clear(); // what stands before is none of the list
  if (towns.size() < fewest) return;
  for (PlaceMention &town : towns)
    if (!has_full_name(town.span.of(text_))) result_.push_back(std::move(town));
}

void PlaceReader::read_township_lists() {
  for (const Token *suffix : settlements_) {
    if (rules_.settlement_levels[suffix->sense.row] != PlaceLevel::township) continue;
    if (const auto end = counted_list_end(text_, suffix->span.begin)) read_township_list(*end);
  }
}

} // namespace v0
} // namespace jiedui
