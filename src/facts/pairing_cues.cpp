#include "pairing_cues.hpp"

#include <optional>

namespace jiedui {
inline namespace v0 {
namespace {

constexpr std::array<std::string_view, 8> form_names{"assist", "aid",   "pair",  "field",
                                                     "visit",  "agree", "break", "remote"};
constexpr std::array<std::string_view, 6> programme_names{"",         "east",     "对口支援",
                                                          "对口合作", "定点帮扶", "省内结对帮扶"};

template <class Enum, std::size_t size>
std::optional<Enum> parse_name(const std::array<std::string_view, size> &names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

} // namespace

Result<CueRules> compile_cue_rules(const Rules &rules) {
  CueRules compiled;
  const Table &table = rules.table("pairing_cues");
  compiled.table = rules.number("pairing_cues");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto form = parse_name<CueForm>(form_names, table.cell(row, "form"));
    if (!form) return table.error(row, "form", "not assist, aid, pair, field, visit, agree, break or remote");
    const auto programme = parse_name<CueProgramme>(programme_names, table.cell(row, "programme"));
    if (!programme) return table.error(row, "programme", "no programme of that name");
    compiled.meanings.push_back({*form, *programme});
    compiled.ids.emplace_back(table.cell(row, "id"));
  }
  return compiled;
}

Cues::Cues(std::string_view folded, const Mentions &mentions, const CueRules &rules) : text_(folded) {
  std::uint32_t covered = 0;
  for (const Token &token : mentions.tokens) {
    if (token.sense.table != rules.table || token.span.end <= covered) continue;
    cues_.push_back({token.span, token.sense.row, rules.meanings[token.sense.row]});
    covered = token.span.end;
  }
}

std::span<const Cue> Cues::in(Span span) const {
  const auto before = [](const Cue &cue, std::uint32_t at) { return cue.span.begin < at; };
  const auto first = std::lower_bound(cues_.begin(), cues_.end(), span.begin, before);
  return {first, std::lower_bound(first, cues_.end(), span.end, before)};
}

bool Cues::near(std::uint32_t begin, std::uint32_t end, std::uint32_t characters) const {
  constexpr std::uint32_t widest = 4; // bytes of a character
  if (begin > end || end - begin > widest * characters || count_characters(between(begin, end)) > characters)
    return false;
  const auto inside = in({begin, end});
  return std::none_of(inside.begin(), inside.end(), [](const Cue &cue) {
    return cue.meaning.form == CueForm::stop || cue.meaning.form == CueForm::visit ||
           cue.meaning.form == CueForm::remote;
  });
}

bool Cues::helps(Span span) const {
  const auto inside = in(span);
  return std::any_of(inside.begin(), inside.end(), [](const Cue &cue) {
    return states_pairing(cue.meaning.form) || cue.meaning.form == CueForm::aid;
  });
}

bool Cues::show_programme() const {
  return std::any_of(cues_.begin(), cues_.end(), [](const Cue &cue) { return shows_programme(cue.meaning); });
}

bool Cues::remote(std::uint32_t begin, std::uint32_t end) const {
  const auto inside = in({begin, end});
  return std::any_of(inside.begin(), inside.end(), [](const Cue &cue) { return cue.meaning.form == CueForm::remote; });
}

std::uint32_t count_characters(std::string_view text) {
  return static_cast<std::uint32_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

} // namespace v0
} // namespace jiedui
