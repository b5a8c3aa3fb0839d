/// The readers of mentions, where the marks of the text are known: they are found once for all of them.
#pragma once

#include "marks.hpp"

#include "jiedui/mentions/dates.hpp"
#include "jiedui/mentions/numbers.hpp"
#include "jiedui/mentions/officials.hpp"
#include "jiedui/mentions/organizations.hpp"
#include "jiedui/mentions/places.hpp"
#include "jiedui/mentions/policies.hpp"
#include "jiedui/mentions/quantities.hpp"

#include <string_view>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// @param marks of the document's folded text.
void read_dates(const Document &document, const Marks &marks, const DateRules &rules, Mentions &mentions);
void read_places(const Document &document, const Marks &marks, const PlaceRules &rules, Mentions &mentions);
void read_policies(const Document &document, const Marks &marks, const PolicyRules &rules, Mentions &mentions);
void read_officials(const Document &document, const Marks &marks, const OfficialRules &rules, Mentions &mentions);
void read_organizations(const Document &document, const Marks &marks, const OrganizationRules &rules,
                        Mentions &mentions);
void read_quantities(const Document &document, const Marks &marks, const QuantityRules &rules, Mentions &mentions);

[[nodiscard]] std::vector<Number> find_numbers(std::string_view text, const Marks &marks);

} // namespace v0
} // namespace jiedui
