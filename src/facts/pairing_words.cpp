#include "pairing_words.hpp"

#include "jiedui/rules/table_reader.hpp"

#include <utility>

namespace jiedui {
inline namespace v0 {
namespace {

constexpr CellName<WordList PairingWords::*> uses[] = {
    {"study", &PairingWords::study},       {"flow", &PairingWords::flow},
    {"help", &PairingWords::help},         {"goes", &PairingWords::goes},
    {"extends", &PairingWords::extends},   {"comes", &PairingWords::comes},
    {"sent", &PairingWords::sent},         {"unit", &PairingWords::unit},
    {"adverb", &PairingWords::adverb},     {"county", &PairingWords::county},
    {"poverty", &PairingWords::poverty},   {"afterwards", &PairingWords::afterwards},
    {"apart", &PairingWords::apart},       {"under", &PairingWords::under},
    {"foreign", &PairingWords::foreign},   {"is", &PairingWords::is},
    {"kind", &PairingWords::kind},         {"since", &PairingWords::since},
    {"while", &PairingWords::during},      {"passive", &PairingWords::passive},
    {"toward", &PairingWords::toward},     {"by", &PairingWords::by},
    {"link", &PairingWords::link},         {"listed", &PairingWords::listed},
    {"reach", &PairingWords::reach},       {"side", &PairingWords::side},
    {"body", &PairingWords::body},         {"more", &PairingWords::more},
    {"acts", &PairingWords::acts},         {"office", &PairingWords::office},
    {"division", &PairingWords::division}, {"numeral", &PairingWords::numeral}};

} // namespace

Result<PairingWords> compile_pairing_words(const Rules &rules) {
  return compile_word_lists(rules, "pairing_words", uses);
}

} // namespace v0
} // namespace jiedui
