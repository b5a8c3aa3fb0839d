/// Words beside figures and places by which a figure has its parties: the table `party_words`.
#pragma once

#include "word_list.hpp"

#include "jiedui/result.hpp"
#include "jiedui/rules/rules.hpp"
#include "jiedui/version.hpp"

namespace jiedui {
inline namespace v0 {

/// Each list has the name of its use; the head of the table tells what that is.
struct PartyWords {
  WordList part, total, no_total, donor, donates, recipient, gives, offers, assists, provinces, programme, unit, by,
      brings, inhabited, poor, whole, village, share, one_of, works, kinds, sums, including, sent_to, gifts;
};

[[nodiscard]] Result<PartyWords> compile_party_words(const Rules &rules);

} // namespace v0
} // namespace jiedui
