/// @file facts.hpp
/// Everything that one document says, in the order of its text.
#pragma once

#include "jiedui/model/event.hpp"
#include "jiedui/model/finding.hpp"
#include "jiedui/model/observation.hpp"
#include "jiedui/model/official.hpp"
#include "jiedui/model/organization.hpp"
#include "jiedui/model/pairing.hpp"
#include "jiedui/model/place.hpp"
#include "jiedui/model/policy.hpp"
#include "jiedui/model/project.hpp"
#include "jiedui/version.hpp"

#include <string>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// An expression of calendar time; each distinct one once.
struct Date {
  std::string text;
  DateRange range;
  Evidence evidence;
};

/// The records of one document.
struct Facts {
  std::vector<Place> places;
  std::vector<Date> dates;
  std::vector<Official> officials;
  std::vector<Policy> policies;
  std::vector<Organization> organizations;
  std::vector<Pairing> pairings;
  std::vector<Observation> observations;
  std::vector<Project> projects;
  std::vector<Event> events;
  std::vector<Finding> findings;
};

} // namespace v0
} // namespace jiedui
