#include "jiedui/document/bytes_to_document.hpp"

namespace jiedui {
inline namespace v0 {

class DocumentRules {};

Result<std::shared_ptr<const DocumentRules>> compile_document_rules(const Rules &) {
  return std::shared_ptr<const DocumentRules>(std::make_shared<const DocumentRules>());
}

Result<Document> bytes_to_document(std::string_view bytes, const Source &source, const DocumentRules &) {
  Document document;
  document.id = source.id;
  document.url = source.url;
  document.title = source.title;
  document.source = source.outlet;
  document.published = source.published;
  document.text = bytes;
  document.input_bytes = bytes.size();
  if (!bytes.empty()) document.origin.add({0, static_cast<std::uint32_t>(bytes.size()), 0, 1, 1});
  return document;
}

} // namespace v0
} // namespace jiedui
