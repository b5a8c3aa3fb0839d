#include "jiedui/exports/ledger_to_graphml.hpp"

#include <map>
#include <set>
#include <string_view>

namespace jiedui {
inline namespace v0 {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
    case '&': out += "&amp;"; break;
    case '<': out += "&lt;"; break;
    case '>': out += "&gt;"; break;
    case '"': out += "&quot;"; break;
    default:
      if (static_cast<unsigned char>(c) >= 0x20) out += c;
    }
  }
  return out;
}

struct Node {
  std::string name, code, level;
};

void data(std::string &out, std::string_view key, std::string_view value) {
  if (value.empty()) return;
  out += "<data key=\"";
  out += key;
  out += "\">" + escaped(value) + "</data>";
}

} // namespace

void ledger_to_graphml(const Ledger &ledger, std::string &out) {
  std::map<std::string, Node> nodes;
  const auto node = [&](const std::optional<PlaceCode> &place, const std::string &organization) -> std::string {
    const std::string code = place ? std::to_string(*place) : std::string();
    if (!organization.empty()) {
      nodes.try_emplace(organization, Node{organization, code, "organization"});
      return organization;
    }
    if (place)
      nodes.try_emplace(code, Node{ledger.rules().place_name(*place), code, std::string(to_string(level_of(*place)))});
    return code;
  };
  std::string edges;
  for (const auto &[key, noted] : ledger.pairings()) {
    const Pairing &p = noted.value;
    const std::string from = node(p.assisting, p.assisting_org), to = node(p.aided, p.aided_org);
    if (from.empty() || to.empty()) continue;
    std::set<std::string_view> documents;
    for (const Citation &citation : noted.citations) documents.insert(citation.document);
    edges += "    <edge source=\"" + escaped(from) + "\" target=\"" + escaped(to) + "\">";
    data(edges, "programme", p.programme);
    data(edges, "start", p.start ? to_string(*p.start) : std::string());
    data(edges, "end", p.end ? to_string(*p.end) : std::string());
    data(edges, "documents", std::to_string(documents.size()));
    edges += "</edge>\n";
  }
  out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
  for (const char *name : {"name", "code", "level"})
    out += std::string("  <key id=\"") + name + "\" for=\"node\" attr.name=\"" + name + "\" attr.type=\"string\"/>\n";
  for (const char *name : {"programme", "start", "end"})
    out += std::string("  <key id=\"") + name + "\" for=\"edge\" attr.name=\"" + name + "\" attr.type=\"string\"/>\n";
  out += "  <key id=\"documents\" for=\"edge\" attr.name=\"documents\" attr.type=\"int\"/>\n  <graph "
         "edgedefault=\"directed\">\n";
  for (const auto &[id, one] : nodes) {
    out += "    <node id=\"" + escaped(id) + "\">";
    data(out, "name", one.name);
    data(out, "code", one.code);
    data(out, "level", one.level);
    out += "</node>\n";
  }
  out += edges + "  </graph>\n</graphml>\n";
}

} // namespace v0
} // namespace jiedui
