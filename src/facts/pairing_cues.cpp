#include "pairing_cues.hpp"

#include "jiedui/model/programme.hpp"
#include "jiedui/rules/table_reader.hpp"

#include <algorithm>

namespace jiedui {
inline namespace v0 {
namespace {

constexpr CellName<CueForm> forms[] = {
    {"assist", CueForm::assist}, {"aid", CueForm::aid},     {"pair", CueForm::pair},  {"field", CueForm::field},
    {"visit", CueForm::visit},   {"agree", CueForm::agree}, {"break", CueForm::stop}, {"remote", CueForm::remote}};

} // namespace

Result<CueRules> compile_cue_rules(const Rules &rules) {
  CueRules compiled;
  compiled.table = rules.number("pairing_cues");
  const CellName<CueProgramme> programme_names[] = {{"", CueProgramme::unsaid},
                                                    {"east", CueProgramme::east_west},
                                                    {to_string(Programme::counterpart), CueProgramme::support},
                                                    {to_string(Programme::cooperation), CueProgramme::partnership},
                                                    {to_string(Programme::fixed_point), CueProgramme::designated},
                                                    {to_string(Programme::within_province), CueProgramme::in_province}};
  TableReader read(rules);
  for (const TableRow row : read.rows("pairing_cues")) {
    compiled.meanings.push_back({row.named("form", forms), row.named("programme", programme_names), row.yes("named")});
    compiled.ids.push_back(row.text("id"));
  }
  return read.finish(std::move(compiled));
}

bool CueRules::says_little(std::string_view rule) const {
  const auto id = std::find(ids.begin(), ids.end(), rule);
  if (id == ids.end()) return false;
  const CueMeaning &meaning = meanings[static_cast<std::size_t>(id - ids.begin())];
  return meaning.form == CueForm::field && meaning.programme == CueProgramme::unsaid;
}

Cues::Cues(const TextView &text, const CueRules &rules) : text_(text.folded) {
  std::uint32_t covered = 0;
  for (const Token &token : text.tokens.of(rules.table)) {
    if (token.span.begin < covered) continue;
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

std::ptrdiff_t Cues::on_programme() const {
  return std::count_if(cues_.begin(), cues_.end(), [](const Cue &cue) { return shows_programme(cue.meaning); });
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
