// A text with hand-made mentions, so that the readers of pairings and parties are tested without the stage before.
#pragma once

#include "jiedui/document/document.hpp"
#include "jiedui/facts/clauses.hpp"
#include "jiedui/mentions/mentions.hpp"
#include "jiedui/mentions/tokens.hpp"
#include "jiedui/rules/rules.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace jiedui {

struct AssistedText {
  Document document;
  Mentions mentions;
  Clauses clauses;

  AssistedText(std::string text, const Rules &rules) {
    document.text = std::move(text);
    mentions.tokens = find_tokens(document.text, rules);
    clauses = split_clauses(document.text);
  }

  /// Every occurrence of the name that no longer name covers.
  AssistedText &place(std::string_view name, PlaceCodes codes, bool combined = false) {
    const PlaceLevel level = codes.empty() ? PlaceLevel::county : level_of(codes.front());
    each(name, [&](Span span) {
      const auto &places = mentions.places;
      if (std::any_of(places.begin(), places.end(), [&](const auto &place) { return place.span.overlaps(span); }))
        return;
      PlaceMention mention;
      mention.span = span;
      mention.codes = codes;
      mention.level = level;
      mention.combined = combined;
      mentions.places.push_back(mention);
    });
    sort(mentions.places);
    return *this;
  }

  /// Marks the places named so far as parts of names.
  AssistedText &inside_names() {
    for (PlaceMention &place : mentions.places) place.inside_name = true;
    return *this;
  }

  AssistedText &quantity(std::string_view words, Unit unit = Unit::count) {
    each(words, [&](Span span) {
      QuantityMention mention;
      mention.span = mention.number = span;
      mention.quantity.unit = unit;
      mentions.quantities.push_back(mention);
    });
    sort(mentions.quantities);
    return *this;
  }

  AssistedText &organization(std::string_view name, OrganizationKind kind = OrganizationKind::other) {
    const auto number = static_cast<std::uint32_t>(mentions.organizations.size());
    Organization organization;
    organization.name = name;
    organization.kind = kind;
    mentions.organizations.push_back(organization);
    each(name, [&](Span span) { mentions.organization_mentions.push_back({span, number}); });
    sort(mentions.organization_mentions);
    return *this;
  }

  AssistedText &date(std::string_view words, Day start, std::optional<Day> end, DateForm form) {
    each(words, [&](Span span) {
      DateMention mention;
      mention.span = span;
      mention.range.start = start;
      mention.range.end = end;
      mention.form = form;
      mention.open_end = !end;
      mentions.dates.push_back(mention);
    });
    sort(mentions.dates);
    return *this;
  }

private:
  template <class Each> void each(std::string_view words, Each &&use) const {
    const std::string_view text = document.text;
    for (std::size_t at = text.find(words); at != std::string_view::npos; at = text.find(words, at + words.size()))
      use(Span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())});
  }
  template <class Mention> static void sort(std::vector<Mention> &mentions) {
    std::sort(mentions.begin(), mentions.end(),
              [](const Mention &a, const Mention &b) { return a.span.begin < b.span.begin; });
  }
};

} // namespace jiedui
