/// Under which programme two places are paired, and since when.
#pragma once

#include "pairing_rules.hpp"
#include "text_view.hpp"

#include "jiedui/facts/clauses.hpp"
#include "jiedui/model/pairing.hpp"
#include "jiedui/version.hpp"

#include <string_view>

namespace jiedui {
inline namespace v0 {

class PairingTerms {
public:
  PairingTerms(const TextView &text, const Clauses &clauses, const Cues &cues, const PairingRules &rules)
      : text_(text), clauses_(clauses), cues_(cues), sides_(rules.sides), words_(rules.words), year_(read_year()) {}

  /// Of the text; 0 where it does not say.
  [[nodiscard]] int year() const { return year_; }
  /// By the public lists, the two places, the cue's words; `central`: a central unit helps, which has no place.
  [[nodiscard]] std::string_view programme(PlaceCode assisting, PlaceCode aided, const Cue &cue, bool central) const;
  /// 自1996年…以来, 从2016年到2020年 in the cue's sentence.
  void set_validity(Pairing &pairing, const Cue &cue) const;

private:
  [[nodiscard]] std::string_view east_west(const Cue &cue) const;
  [[nodiscard]] int read_year() const;
  [[nodiscard]] bool starts_at(const DateMention &date, const Cue &cue) const;

  TextView text_;
  const Clauses &clauses_;
  const Cues &cues_;
  const Sides &sides_;
  const PairingWords &words_;
  int year_ = 0;
};

} // namespace v0
} // namespace jiedui
