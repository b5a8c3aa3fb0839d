/// Units of the centre: the table `central_bodies`.
#pragma once

#include "jiedui/result.hpp"
#include "jiedui/rules/rules.hpp"
#include "jiedui/version.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace jiedui {
inline namespace v0 {

class CentralBodies {
public:
  /// 国务院扶贫办, 国家能源局, 三峡集团: helps in its own name and stands for no place.
  [[nodiscard]] bool holds(std::string_view name) const;

private:
  friend Result<CentralBodies> compile_central_bodies(const Rules &rules);

  std::vector<std::string> starts_, ends_, wholes_, deciding_; ///< the last two in order
};

[[nodiscard]] Result<CentralBodies> compile_central_bodies(const Rules &rules);

} // namespace v0
} // namespace jiedui
