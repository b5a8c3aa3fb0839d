/// @file shared.hpp
/// One set of compiled tables for the tests of this folder.
#pragma once

#include "jiedui/document/bytes_to_document.hpp"

#include <doctest/doctest.h>

#include <memory>
#include <string_view>

inline const jiedui::DocumentRules &document_rules() {
  static const std::shared_ptr<const jiedui::DocumentRules> compiled = [] {
    const auto rules = jiedui::Rules::with_builtin();
    REQUIRE(rules.ok());
    const auto made = jiedui::compile_document_rules(*rules);
    REQUIRE(made.ok());
    return *made;
  }();
  return *compiled;
}

inline jiedui::Document document_of(std::string_view bytes, const jiedui::Source &source = {}) {
  const auto document = jiedui::bytes_to_document(bytes, source, document_rules());
  REQUIRE_MESSAGE(document.ok(), document.error().message);
  return *document;
}
