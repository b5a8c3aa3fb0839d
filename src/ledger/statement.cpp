#include "jiedui/ledger/statement.hpp"

#include <algorithm>
#include <tuple>

namespace jiedui {
inline namespace v0 {
namespace {

void append_codes(std::string &out, const PlaceCodes &codes) {
  for (const PlaceCode code : codes) {
    out += std::to_string(code);
    out += ',';
  }
  out += '|';
}

void append(std::string &out, std::string_view field) {
  out += key_field(field);
  out += '|';
}

std::string day_or_open(const std::optional<Day> &day) { return day ? to_string(*day) : std::string("~"); }

} // namespace

std::strong_ordering operator<=>(const Citation &a, const Citation &b) {
  const auto fields = [](const Citation &c) {
    return std::tie(c.document, c.span.begin, c.span.end, c.text, c.sentence, c.sector, c.part, c.correction,
                    c.published, c.names_programme, c.basis, c.classifier, c.aliases, c.whole, c.overlapping, c.rule);
  };
  return fields(a) <=> fields(b);
}

Sector Statement::sector() const {
  if (citations.empty()) return Sector::none;
  const Sector first = citations.front().sector;
  const bool agreed =
      std::all_of(citations.begin(), citations.end(), [&](const Citation &c) { return c.sector == first; });
  return agreed ? first : Sector::none;
}

bool Statement::part() const {
  return !citations.empty() &&
         std::all_of(citations.begin(), citations.end(), [](const Citation &c) { return c.part; });
}

bool Statement::told_as_part() const {
  return std::any_of(citations.begin(), citations.end(), [](const Citation &c) { return c.part; });
}

bool Statement::corrects(const Statement &other) const {
  std::optional<Day> told;
  for (const Citation &c : other.citations)
    if (c.published && (!told || *c.published > *told)) told = c.published;
  return told && std::any_of(citations.begin(), citations.end(),
                             [&](const Citation &c) { return c.correction && c.published && *c.published > *told; });
}

bool Statement::correction() const {
  return std::any_of(citations.begin(), citations.end(), [](const Citation &c) { return c.correction; });
}

Window Statement::window() const {
  Window window;
  if (period) {
    window.start = period->range.start;
    window.end = period->range.end;
    window.dated = period->range.resolved() || period->basis != Basis::during;
  }
  if (!window.end)
    for (const Citation &citation : citations)
      if (citation.published && (!window.end || *citation.published < *window.end)) window.end = citation.published;
  return window;
}

std::string Statement::key() const { return claim() + '|' + programme; }

std::string Statement::claim() const {
  std::string key;
  if (!giver_org.empty()) key += key_field(giver_org) + ',';
  append_codes(key, giver);
  append_codes(key, receiver);
  append(key, indicator);
  append(key, to_string(aspect));
  append(key, to_string(per));
  append(key, to_string(modality));
  if (period) {
    append(key, day_or_open(period->range.start));
    append(key, day_or_open(period->range.end));
    append(key, period->range.partial);
    // Within a stated stretch, 2018年投入 and 2018年累计投入 are the same.
    const bool closed = period->range.start && period->basis == Basis::cumulative;
    append(key, to_string(closed ? Basis::during : period->basis));
  } else {
    key += '|';
  }
  append(key, to_string(quantity.unit));
  append(key, quantity.currency);
  append(key, counted_in);
  append(key, quantity.value.to_string());
  append(key, quantity.value_high ? quantity.value_high->to_string() : std::string());
  key += to_string(quantity.qualifier);
  return key;
}

std::string key_field(std::string_view text) {
  std::string field;
  field.reserve(text.size());
  for (const char c : text) {
    if (c == '|' || c == '\\') field += '\\';
    field += c;
  }
  return field;
}

std::uint64_t record_id(std::string_view kind, std::string_view key) {
  return stable_hash(std::string(kind) + '\n' + std::string(key));
}

std::string id_text(std::uint64_t id) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text(16, '0');
  for (std::size_t i = text.size(); i-- > 0; id >>= 4) text[i] = digits[id & 15];
  return text;
}

std::uint64_t stable_hash(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  return hash;
}

} // namespace v0
} // namespace jiedui
