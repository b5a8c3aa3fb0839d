#include "pairing_terms.hpp"

#include "jiedui/model/programme.hpp"

#include <algorithm>

namespace jiedui {
inline namespace v0 {

std::string_view PairingTerms::programme(PlaceCode assisting, PlaceCode aided, const Cue &cue, bool central) const {
  constexpr PlaceCode tibet = 540000, xinjiang = 650000;
  const PlaceCode province = province_of(aided);
  if (cue.meaning.named && (central || province != province_of(assisting)))
    return cue.meaning.programme == CueProgramme::support ? to_string(Programme::counterpart) : east_west(cue);
  if (central)
    return province == tibet || province == xinjiang ? to_string(Programme::counterpart)
                                                     : to_string(Programme::fixed_point);
  if (aided != 0 && province == province_of(assisting)) return to_string(Programme::within_province);
  if (province == tibet || province == xinjiang) return to_string(Programme::counterpart);
  if (const std::string_view listed = sides_.programme(assisting, aided, year_); !listed.empty())
    return same_programme(listed, to_string(Programme::east_west)) ? east_west(cue) : listed;
  if (cue.meaning.programme == CueProgramme::support) return to_string(Programme::counterpart);
  const bool partner = cue.meaning.programme == CueProgramme::partnership && sides_.rank(province) > ranks::receives;
  return partner || sides_.rank(aided) > ranks::receives ? to_string(Programme::cooperation) : east_west(cue);
}

/// By the text's year; by the words that name it where no year is known.
std::string_view PairingTerms::east_west(const Cue &cue) const {
  const bool in_words = year_ == 0 && cue.meaning.named && !cue.span.empty();
  const bool renewed = in_words ? !words_.poverty.in(cue.span.of(text_.folded)) : year_ >= 2021;
  return renewed ? to_string(Programme::east_west) : to_string(Programme::east_west_poverty);
}

int PairingTerms::read_year() const {
  if (text_.published) return text_.published->year;
  int latest = 0;
  for (const DateMention &date : text_.dates)
    if (date.range.start && !date.relative) latest = std::max(latest, static_cast<int>(date.range.start->year));
  return latest;
}

/// 自1996年…以来, 从2016年到2020年 in the sentence.
void PairingTerms::set_validity(Pairing &pairing, const Cue &cue) const {
  const Clause &clause = clauses_.clauses[clauses_.clause_at(cue.span.begin)];
  const Span sentence = clauses_.sentences[clause.sentence].span;
  auto date = std::lower_bound(text_.dates.begin(), text_.dates.end(), cue.span.begin,
                               [](const DateMention &mention, std::uint32_t at) { return mention.span.begin < at; });
  constexpr std::size_t memory = 24; // dates back; keeps long lists linear
  for (std::size_t step = 0; step < memory && date != text_.dates.begin(); ++step) {
    --date;
    if (date->span.begin < sentence.begin) return;
    if (date->compared || !date->range.start || words_.afterwards.ends(date->span.of(text_.folded))) continue;
    const bool since = clause.span.contains(date->span) && (date->open_end || starts_at(*date, cue));
    const bool term = date->form == DateForm::years && date->range.end;
    if (!since && !term) continue;
    pairing.start = date->range.start;
    pairing.end = term ? date->range.end : std::nullopt;
    return;
  }
}

/// 自2021年4月结对
bool PairingTerms::starts_at(const DateMention &date, const Cue &cue) const {
  constexpr std::uint32_t reach = 8;
  const std::string_view before = text_.folded.substr(0, date.span.begin);
  const bool from = words_.since.begins(date.span.of(text_.folded)) || words_.since.ends(before);
  return from && cues_.near(date.span.end, cue.span.begin, reach);
}

} // namespace v0
} // namespace jiedui
