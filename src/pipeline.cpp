#include "jiedui/pipeline.hpp"

#include "jiedui/rules/table_reader.hpp"

#include <algorithm>

namespace jiedui {
inline namespace v0 {

namespace {

/// The lexicon finds words that begin in the basic plane; others are refused rather than never found.
void check_words(TableReader &read, const Rules &rules, std::string_view added) {
  const auto begins_beyond = [](char c) { return static_cast<unsigned char>(c) >= 0xF0; };
  if (std::none_of(added.begin(), added.end(), begins_beyond)) return;
  for (const Table &table : rules.tables())
    for (const TableRow row : read.rows(table.name()))
      for (const std::string_view column : {"words", "phrases"})
        for_each_alternative(row.cell(column), [&](std::string_view word) {
          if (begins_beyond(word.front()))
            row.fail(column, std::string(word) + " begins with a character beyond U+FFFF, where no word is looked for");
        });
}

} // namespace

Result<Engine> Engine::create(const EngineOptions &options) {
  constexpr std::uint64_t most_bytes = 1u << 30;
  if (options.max_input_bytes > most_bytes) return Error{ErrorCode::argument, "max_input_bytes is more than 1 GiB"};
  Result<Rules> rules = Rules::with_builtin(options.rules, options.rules_file);
  if (!rules) return rules.error();
  Engine engine;
  engine.max_input_bytes_ = options.max_input_bytes;
  engine.rules_ = std::make_shared<const Rules>(std::move(rules).value());
  TableReader read(*engine.rules_);
  check_words(read, *engine.rules_, options.rules);
  engine.document_rules_ = read.take(compile_document_rules(*engine.rules_));
  engine.mention_rules_ = read.take(compile_mention_rules(*engine.rules_));
  engine.fact_rules_ = read.take(compile_fact_rules(*engine.rules_));
  return read.finish(std::move(engine));
}

Result<Reading> Engine::read(std::string_view bytes, const Source &source) const {
  if (bytes.size() > max_input_bytes_)
    return Error{ErrorCode::limit,
                 "the input has " + std::to_string(bytes.size()) + " bytes, the limit is " +
                     std::to_string(max_input_bytes_),
                 static_cast<std::size_t>(max_input_bytes_)};
  Result<Document> document = bytes_to_document(bytes, source, *document_rules_);
  if (!document) return document.error();
  Reading reading{std::move(document).value(), {}, {}};
  reading.mentions = document_to_mentions(reading.document, *mention_rules_);
  reading.facts = mentions_to_facts(reading.document, reading.mentions, *fact_rules_);
  return reading;
}

} // namespace v0
} // namespace jiedui
