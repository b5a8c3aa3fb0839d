// Who acts round a figure: gives it, receives it, or is where it goes.
#pragma once

#include "frames.hpp"

namespace jiedui {
inline namespace v0 {
namespace observing {

/// Adds the classes of givers and goals to those of the figure's surroundings and of its clause.
void add_actors(const Context &context, const Frame &frame, std::size_t figure, Classes &near, Classes &clause);

} // namespace observing
} // namespace v0
} // namespace jiedui
