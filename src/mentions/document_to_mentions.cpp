#include "jiedui/mentions/document_to_mentions.hpp"

#include "marked_readers.hpp"

#include "jiedui/mentions/tokens.hpp"
#include "jiedui/rules/table_reader.hpp"

namespace jiedui {
inline namespace v0 {

class MentionRules {
public:
  explicit MentionRules(const Rules &rules) : tables(rules) {}

  const Rules &tables; ///< outlives this: the engine holds both
  std::shared_ptr<const DateRules> dates;
  std::shared_ptr<const PlaceRules> places;
  std::shared_ptr<const PolicyRules> policies;
  std::shared_ptr<const OrganizationRules> organizations;
  std::shared_ptr<const OfficialRules> officials;
  std::shared_ptr<const QuantityRules> quantities;
};

Result<std::shared_ptr<const MentionRules>> compile_mention_rules(const Rules &rules) {
  auto compiled = std::make_shared<MentionRules>(rules);
  TableReader read(rules);
  compiled->dates = read.take(compile_date_rules(rules));
  compiled->places = read.take(compile_place_rules(rules));
  compiled->policies = read.take(compile_policy_rules(rules));
  compiled->organizations = read.take(compile_organization_rules(rules));
  compiled->officials = read.take(compile_official_rules(rules));
  compiled->quantities = read.take(compile_quantity_rules(rules));
  return read.finish(std::move(compiled));
}

namespace {

/// The places of the title and of the outlet's name, each read by itself.
void read_frame(const Document &document, const MentionRules &rules, Mentions &mentions) {
  Document part;
  part.published = document.published;
  const auto read = [&](std::string_view text) {
    Mentions found;
    part.text = text;
    found.tokens = find_tokens(text, rules.tables);
    if (!found.tokens.empty()) read_places(part, *rules.places, found);
    return found;
  };
  if (!document.outlet.empty())
    for (const PlaceMention &place : read(document.outlet).places)
      mentions.outlet_places.insert(mentions.outlet_places.end(), place.codes.begin(), place.codes.end());
  if (document.folded_title.empty()) return;
  Mentions title = read(document.folded_title);
  mentions.title_tokens = std::move(title.tokens);
  mentions.title_places = std::move(title.places);
}

} // namespace

Mentions document_to_mentions(const Document &document, const MentionRules &rules) {
  Mentions mentions;
  read_frame(document, rules, mentions);
  mentions.tokens = find_tokens(document.folded(), rules.tables);
  const Marks marks = find_marks(document.folded());
  read_dates(document, marks, *rules.dates, mentions);
  read_places(document, marks, *rules.places, mentions);
  read_policies(document, marks, *rules.policies, mentions);
  read_officials(document, marks, *rules.officials, mentions);
  mark_places_in_names(mentions);
  read_organizations(document, marks, *rules.organizations, mentions);
  read_quantities(document, marks, *rules.quantities, mentions);
  return mentions;
}

} // namespace v0
} // namespace jiedui
