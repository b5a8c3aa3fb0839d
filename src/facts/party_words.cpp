#include "party_words.hpp"

#include "jiedui/rules/table_reader.hpp"

#include <utility>

namespace jiedui {
inline namespace v0 {
namespace {

constexpr CellName<WordList PartyWords::*> uses[] = {{"part", &PartyWords::part},
                                                     {"total", &PartyWords::total},
                                                     {"no_total", &PartyWords::no_total},
                                                     {"donor", &PartyWords::donor},
                                                     {"donates", &PartyWords::donates},
                                                     {"recipient", &PartyWords::recipient},
                                                     {"gives", &PartyWords::gives},
                                                     {"offers", &PartyWords::offers},
                                                     {"assists", &PartyWords::assists},
                                                     {"provinces", &PartyWords::provinces},
                                                     {"programme", &PartyWords::programme},
                                                     {"unit", &PartyWords::unit},
                                                     {"by", &PartyWords::by},
                                                     {"brings", &PartyWords::brings},
                                                     {"inhabited", &PartyWords::inhabited},
                                                     {"poor", &PartyWords::poor},
                                                     {"whole", &PartyWords::whole},
                                                     {"village", &PartyWords::village},
                                                     {"share", &PartyWords::share},
                                                     {"one_of", &PartyWords::one_of},
                                                     {"works", &PartyWords::works},
                                                     {"kinds", &PartyWords::kinds},
                                                     {"sums", &PartyWords::sums},
                                                     {"including", &PartyWords::including},
                                                     {"sent_to", &PartyWords::sent_to},
                                                     {"gifts", &PartyWords::gifts}};

} // namespace

Result<PartyWords> compile_party_words(const Rules &rules) { return compile_word_lists(rules, "party_words", uses); }

} // namespace v0
} // namespace jiedui
