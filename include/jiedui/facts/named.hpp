/// @file named.hpp
/// The distinct places, dates, people, documents and bodies of a text, out of their mentions.
#pragma once

#include "jiedui/document/document.hpp"
#include "jiedui/mentions/mentions.hpp"
#include "jiedui/model/facts.hpp"
#include "jiedui/version.hpp"

namespace jiedui {
inline namespace v0 {

/// Fills places, dates, officials, policies and organizations: each once, at its first place,
/// places in the fullest form the text has.
void collect_named(const Document &document, const Mentions &mentions, Facts &facts);

/// A school, hospital, park or other facility that stands only in the names of projects is built or paid for and does
/// not act: it is no organisation of the text.
void drop_facilities(Facts &facts);

} // namespace v0
} // namespace jiedui
