/// The tables of offices and names in the form that the reader of officials works with.
#pragma once

#include "person_names.hpp"
#include "word_set.hpp"

#include "jiedui/mentions/officials.hpp"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace jiedui {
inline namespace v0 {

enum class TitleUse : std::uint8_t { office, leaders, staff, comrade, none };

/// What a title has to do with the place or the body before it.
enum class TitlePlace : std::uint8_t { any, needed, highest, body };

struct Title {
  std::string id;
  TitleUse use = TitleUse::office;
  std::string unit;
  bool shared = false;
  TitlePlace place = TitlePlace::any;
};

class OfficialRules {
public:
  PersonRules persons;
  TableNumber titles_table = Rules::no_table;
  std::vector<Title> titles;
  WordSet stop, pass, appoint, outside, start, body, sent, present;
  std::unordered_map<std::string, std::string> start_units;
};

} // namespace v0
} // namespace jiedui
