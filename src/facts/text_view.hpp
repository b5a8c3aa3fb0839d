/// One text with what is named in it: the body of a document, or its title.
#pragma once

#include "jiedui/document/document.hpp"
#include "jiedui/mentions/mentions.hpp"
#include "jiedui/model/period.hpp"
#include "jiedui/version.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace jiedui {
inline namespace v0 {

/// A view; the document and its mentions must outlive it.
struct TextView {
  std::string_view text, folded;
  std::optional<Day> published;
  const Tokens &tokens;
  std::span<const PlaceMention> places;
  // Of a body only.
  std::span<const DateMention> dates{};
  std::span<const QuantityMention> quantities{};
  std::span<const OrganizationMention> organization_mentions{};
  std::span<const Organization> organizations{};
  const Tokens *title_tokens = nullptr; ///< none for a title
  std::span<const PlaceMention> title_places{};
};

[[nodiscard]] inline TextView body_of(const Document &document, const Mentions &mentions) {
  return {document.text,          document.folded(),      document.published,   mentions.tokens,
          mentions.places,        mentions.dates,         mentions.quantities,  mentions.organization_mentions,
          mentions.organizations, &mentions.title_tokens, mentions.title_places};
}

[[nodiscard]] inline TextView title_of(const Document &document, const Mentions &mentions) {
  return {document.folded_title, document.folded_title, document.published, mentions.title_tokens,
          mentions.title_places};
}

} // namespace v0
} // namespace jiedui
