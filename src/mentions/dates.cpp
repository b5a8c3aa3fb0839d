#include "jiedui/mentions/dates.hpp"

namespace jiedui {
inline namespace v0 {

class DateRules {};

Result<std::shared_ptr<const DateRules>> compile_date_rules(const Rules &) {
  return std::shared_ptr<const DateRules>(std::make_shared<const DateRules>());
}

void read_dates(const Document &, const DateRules &, Mentions &) {}

} // namespace v0
} // namespace jiedui
