/// @file ledger_to_graphml.hpp
/// The network of pairs: places and organisations as nodes, who helps whom as edges.
#pragma once

#include "jiedui/ledger/ledger.hpp"
#include "jiedui/version.hpp"

#include <string>

namespace jiedui {
inline namespace v0 {

/// Appends a GraphML document: nodes with name, code and level; one edge for each pairing with its programme, its
/// years and the number of documents that tell it.
void ledger_to_graphml(const Ledger &ledger, std::string &out);

} // namespace v0
} // namespace jiedui
