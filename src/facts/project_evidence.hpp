/// Whether a phrase names one project: what speaks for it, weighed.
#pragma once

#include "project_setting.hpp"

namespace jiedui {
inline namespace v0 {

/// A phrase with its last word, and what is known of it before it is weighed.
struct ProjectCandidate {
  const ProjectHead &head;
  const ProjectPhrase &phrase;
  Span own_words;     ///< between places and the last word
  bool paid = false;  ///< the text gives its money
  bool given = false; ///< 宁波市援建的: the giver's name stands before it
};

/// By a place or owner and words of its own, and by what is told of it.
[[nodiscard]] bool names_one(const ProjectSetting &in, const ProjectCandidate &candidate);

} // namespace v0
} // namespace jiedui
