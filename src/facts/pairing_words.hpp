/// Words beside a word of pairing and its places: the table `pairing_words`.
#pragma once

#include "word_list.hpp"

#include "jiedui/result.hpp"
#include "jiedui/rules/rules.hpp"
#include "jiedui/version.hpp"

namespace jiedui {
inline namespace v0 {

/// Each list has the name of its use; the head of the table tells what that is.
struct PairingWords {
  WordList study, flow, help, goes, extends, comes, sent, unit, adverb, county, poverty, afterwards, apart, under,
      foreign, is, kind, since, during, passive, toward, by, link, listed, reach, side, body, more, acts, office,
      division, numeral;
};

[[nodiscard]] Result<PairingWords> compile_pairing_words(const Rules &rules);

} // namespace v0
} // namespace jiedui
