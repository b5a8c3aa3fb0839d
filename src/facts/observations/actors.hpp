// Who acts round a figure: gives it, receives it, or is where it goes.
#pragma once

#include "frames.hpp"

#include <string_view>

namespace jiedui {
inline namespace v0 {
namespace observing {

/// Whether a body is a unit of the centre: 中国石化集团, 国家能源局, 教育部.
[[nodiscard]] bool names_central_unit(std::string_view name);

/// Adds the classes of givers and goals to those of the figure's surroundings and of its clause.
void add_actors(const Context &context, const Frame &frame, std::size_t figure, Classes &near, Classes &clause);

} // namespace observing
} // namespace v0
} // namespace jiedui
