/// The tables of pairings as values.
#pragma once

#include "central_bodies.hpp"
#include "group_words.hpp"
#include "pairing_cues.hpp"
#include "pairing_words.hpp"
#include "sides.hpp"

#include "jiedui/facts/pairings.hpp"
#include "jiedui/version.hpp"

namespace jiedui {
inline namespace v0 {

class PairingRules {
public:
  Sides sides;
  CueRules cues;
  CentralBodies central;
  GroupWords group_words;
  PairingWords words;
};

} // namespace v0
} // namespace jiedui
