/// Puts what a reader has found in the order of the text.
#pragma once

#include "jiedui/version.hpp"

#include <algorithm>

namespace jiedui {
inline namespace v0 {

/// A stable sort that costs nothing where the values are in order already, as they nearly always are.
template <class List, class Before> void put_in_order(List &list, Before before) {
  if (!std::is_sorted(list.begin(), list.end(), before)) std::stable_sort(list.begin(), list.end(), before);
}

} // namespace v0
} // namespace jiedui
