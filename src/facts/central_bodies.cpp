#include "central_bodies.hpp"

#include "jiedui/rules/table_reader.hpp"

#include <algorithm>
#include <cstdint>

namespace jiedui {
inline namespace v0 {
namespace {

enum class CentralUse : std::uint8_t { start, end, whole, decides };

constexpr CellName<CentralUse> uses[] = {{"start", CentralUse::start},
                                         {"end", CentralUse::end},
                                         {"whole", CentralUse::whole},
                                         {"decides", CentralUse::decides}};

} // namespace

bool CentralBodies::holds(std::string_view name) const {
  if (std::binary_search(deciding_.begin(), deciding_.end(), name)) return false;
  return std::binary_search(wholes_.begin(), wholes_.end(), name) ||
         std::any_of(starts_.begin(), starts_.end(),
                     [&](const std::string &start) { return name.starts_with(start); }) ||
         std::any_of(ends_.begin(), ends_.end(), [&](const std::string &end) { return name.ends_with(end); });
}

Result<CentralBodies> compile_central_bodies(const Rules &rules) {
  CentralBodies bodies;
  TableReader read(rules);
  for (const TableRow row : read.rows("central_bodies")) {
    std::vector<std::string> *list = nullptr;
    switch (row.named("use", uses)) {
    case CentralUse::start: list = &bodies.starts_; break;
    case CentralUse::end: list = &bodies.ends_; break;
    case CentralUse::whole: list = &bodies.wholes_; break;
    case CentralUse::decides: list = &bodies.deciding_; break;
    }
    for (std::string &name : row.words("names")) list->push_back(std::move(name));
  }
  std::sort(bodies.wholes_.begin(), bodies.wholes_.end());
  std::sort(bodies.deciding_.begin(), bodies.deciding_.end());
  return read.finish(std::move(bodies));
}

} // namespace v0
} // namespace jiedui
