/// The tables of projects as values.
#pragma once

#include "../mentions/word_set.hpp"

#include "jiedui/facts/projects.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// What the last word of a name says; the head of the table project_heads tells what each means.
enum class HeadUse : std::uint8_t { work, facility, none };
/// Kinds of last words that are read in their own way.
enum class HeadKind : std::uint8_t { project, park, base, workshop, settlement, platform, road, hall, other };

struct ProjectHead {
  std::string id;
  HeadUse use = HeadUse::work;
  HeadKind kind = HeadKind::other;
};

class ProjectRules {
public:
  TableNumber heads_table = Rules::no_table, sectors_table = Rules::no_table, modality_table = Rules::no_table;
  std::vector<ProjectHead> heads;
  std::vector<Sector> sectors;
  std::vector<bool> unrealized; ///< rows of the table of modality cues that say planned or required
  WordSet generic, field, giver, visit, definite, many, built, stated, stop, pass, agent, doing, counted_by,
      introducing, making, branch, yearly, being, inside, topic, undefined, settlement, list, works, told_after,
      slogan_numbers, joint, aid, parks, pointing;
};

} // namespace v0
} // namespace jiedui
