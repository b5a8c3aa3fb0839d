#include "pairing_terms.hpp"

#include <algorithm>
#include <iterator>

namespace jiedui {
inline namespace v0 {

std::string PairingTerms::programme(PlaceCode assisting, PlaceCode aided, const Cue &cue, bool central) const {
  constexpr PlaceCode tibet = 540000, xinjiang = 650000;
  constexpr int receives = 4;                  // in the east-west programmes
  constexpr std::string_view poverty = "扶贫"; // its name until 2020
  const bool in_words = year_ == 0 && cue.meaning.named && !cue.span.empty();
  const bool renewed = in_words ? cue.span.of(text_).find(poverty) == std::string_view::npos : year_ >= 2021;
  const std::string east_west = renewed ? "东西部协作" : "东西部扶贫协作";
  const PlaceCode province = province_of(aided);
  if (cue.meaning.named && (central || province != province_of(assisting)))
    return cue.meaning.programme == CueProgramme::support ? "对口支援" : east_west;
  if (central) return province == tibet || province == xinjiang ? "对口支援" : "定点帮扶";
  if (aided != 0 && province == province_of(assisting)) return "省内结对帮扶";
  if (province == tibet || province == xinjiang) return "对口支援";
  if (const std::string_view listed = sides_.programme(assisting, aided, year_); !listed.empty())
    return listed.starts_with("东西部") ? east_west : std::string(listed);
  if (cue.meaning.programme == CueProgramme::support) return "对口支援";
  const bool partner = cue.meaning.programme == CueProgramme::partnership && sides_.rank(province) > receives;
  return partner || sides_.rank(aided) > receives ? "对口合作" : east_west;
}

int PairingTerms::read_year() const {
  if (document_.published) return document_.published->year;
  int latest = 0;
  for (const DateMention &date : mentions_.dates)
    if (date.range.start && !date.relative) latest = std::max(latest, static_cast<int>(date.range.start->year));
  return latest;
}

/// 自1996年…以来, 从2016年到2020年 in the sentence.
void PairingTerms::set_validity(Pairing &pairing, const Cue &cue) const {
  const Clause &clause = clauses_.clauses[clauses_.clause_at(cue.span.begin)];
  const Span sentence = clauses_.sentences[clause.sentence].span;
  auto date = std::lower_bound(mentions_.dates.begin(), mentions_.dates.end(), cue.span.begin,
                               [](const DateMention &mention, std::uint32_t at) { return mention.span.begin < at; });
  constexpr std::size_t memory = 24; // dates back; keeps long lists linear
  for (std::size_t step = 0; step < memory && date != mentions_.dates.begin(); ++step) {
    --date;
    if (date->span.begin < sentence.begin) return;
    if (date->compared || !date->range.start || date->span.of(text_).ends_with("后")) continue;
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
  const std::string_view before = text_.substr(0, date.span.begin);
  const bool from = date.span.of(text_).starts_with("自") || before.ends_with("自") || before.ends_with("从");
  return from && cues_.near(date.span.end, cue.span.begin, reach);
}

} // namespace v0
} // namespace jiedui
