#include "jiedui/mentions/officials.hpp"

namespace jiedui {
inline namespace v0 {

class OfficialRules {};

Result<std::shared_ptr<const OfficialRules>> compile_official_rules(const Rules &) {
  return std::shared_ptr<const OfficialRules>(std::make_shared<const OfficialRules>());
}

void read_officials(const Document &, const OfficialRules &, Mentions &) {}

} // namespace v0
} // namespace jiedui
