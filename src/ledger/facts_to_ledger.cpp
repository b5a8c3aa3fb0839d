#include "jiedui/ledger/facts_to_ledger.hpp"

#include "jiedui/facts/clauses.hpp"
#include "records.hpp"

#include <algorithm>
#include <set>

namespace jiedui {
inline namespace v0 {
namespace {

constexpr std::size_t longest_sentence = 600; // bytes; a citation quotes, it does not copy the page

bool continues_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

class EntryBuilder {
public:
  EntryBuilder(const Document &document, const Mentions &mentions, const Facts &facts, const LedgerRules &rules)
      : document_(document), mentions_(mentions), facts_(facts), rules_(rules),
        clauses_(split_clauses(document.folded())) {}

  Entry build() {
    entry_.document = {document_.id, document_.title, document_.url, document_.outlet, document_.published, 0};
    collect_corrections();
    collect_parties();
    std::map<std::string, std::size_t> places;
    for (const Observation &observation : facts_.observations)
      if (observation.indicator != "other") add(statement_of(observation), places);
    note(facts_.pairings, entry_.pairings);
    note(facts_.projects, entry_.projects);
    note(facts_.events, entry_.events);
    note(facts_.policies, entry_.policies);
    note(facts_.officials, entry_.officials);
    note(facts_.organizations, entry_.organizations);
    note(facts_.findings, entry_.findings);
    note_systems();
    entry_.document.fingerprint = fingerprint();
    return std::move(entry_);
  }

private:
  Statement statement_of(const Observation &observation) const {
    Statement statement;
    statement.giver = observation.assisting;
    statement.receiver = observation.aided;
    statement.programme = programme_of(observation);
    statement.indicator = observation.indicator;
    statement.aspect = observation.aspect;
    statement.per = observation.per;
    statement.modality = observation.modality;
    statement.period = observation.period;
    statement.quantity = observation.quantity;
    statement.step = written_step(observation.text, observation.quantity);
    if (observation.quantity.unit == Unit::count)
      statement.counted_in = rules_.counted_in(observation.quantity.classifier);
    Citation citation = cite(observation.evidence, observation.text);
    citation.sector = observation.sector;
    citation.part = !observation.part_of.empty();
    citation.names_programme = !statement.programme.empty();
    if (observation.period) citation.basis = observation.period->basis;
    citation.classifier = observation.quantity.classifier;
    statement.citations.push_back(std::move(citation));
    return statement;
  }

  void add(Statement statement, std::map<std::string, std::size_t> &places) {
    const auto [place, fresh] = places.try_emplace(statement.key(), entry_.statements.size());
    if (fresh) return entry_.statements.push_back(std::move(statement));
    Statement &known = entry_.statements[place->second];
    merge(known.citations, statement.citations);
    settle(known);
  }

  /// The programme of the one pairing that covers giver and receiver; empty where there is none or several.
  std::string programme_of(const Observation &observation) const {
    std::set<std::string> programmes;
    for (const Pairing &pairing : facts_.pairings) {
      if (pairing.programme.empty() || !pairing.assisting || !pairing.aided) continue;
      const auto touches = [](const PlaceCodes &codes, PlaceCode place) {
        return codes.empty() || std::any_of(codes.begin(), codes.end(), [&](PlaceCode code) {
                 return lies_in(code, place) || lies_in(place, code);
               });
      };
      if (!observation.assisting.empty() && touches(observation.assisting, *pairing.assisting) &&
          touches(observation.aided, *pairing.aided))
        programmes.insert(pairing.programme);
    }
    return programmes.size() == 1 ? *programmes.begin() : std::string();
  }

  Citation cite(const Evidence &evidence, const std::string &text) const {
    Citation citation;
    citation.document = document_.id;
    citation.published = document_.published;
    citation.text = text;
    citation.correction = title_corrects_;
    if (evidence.empty() || evidence.front().end > document_.text.size() || clauses_.clauses.empty()) return citation;
    citation.span = evidence.front();
    const std::uint32_t number = clauses_.sentence_at(citation.span.begin);
    citation.sentence = shortened(clauses_.sentences[number].span, citation.span);
    citation.correction = title_corrects_ || correcting_.contains(number);
    return citation;
  }

  /// The sentence, cut at characters around the words where it is very long.
  std::string shortened(Span sentence, Span words) const {
    if (sentence.size() > longest_sentence) {
      const std::uint32_t half = longest_sentence / 2;
      sentence.begin = std::max(sentence.begin, words.begin > half ? words.begin - half : 0);
      sentence.end = std::min(sentence.end, words.end + half);
      while (sentence.begin < words.begin && continues_character(document_.text[sentence.begin])) ++sentence.begin;
      while (sentence.end > words.end && sentence.end < document_.text.size() &&
             continues_character(document_.text[sentence.end]))
        --sentence.end;
    }
    return std::string(sentence.of(document_.text));
  }

  void collect_corrections() {
    for (const Token &token : mentions_.tokens)
      if (token.sense.table == rules_.corrections_table && !clauses_.clauses.empty())
        correcting_.insert(clauses_.sentence_at(token.span.begin));
    const std::string &title = document_.folded_title.empty() ? document_.title : document_.folded_title;
    title_corrects_ = std::any_of(rules_.correction_words.begin(), rules_.correction_words.end(),
                                  [&](const std::string &word) { return title.find(word) != std::string::npos; });
  }

  /// Who helps whom in the document as a whole: the pairings' places.
  void collect_parties() {
    const auto put = [](PlaceCodes &codes, std::optional<PlaceCode> place) {
      if (!place) return;
      const auto at = std::lower_bound(codes.begin(), codes.end(), *place);
      if (at == codes.end() || *at != *place) codes.insert(at, *place);
    };
    for (const Pairing &pairing : facts_.pairings) {
      put(givers_, pairing.assisting);
      put(receivers_, pairing.aided);
    }
  }

  template <class Record> static std::string words_of(const Record &record) {
    if constexpr (requires { record.statement; }) return record.statement;
    else if constexpr (requires { record.text; }) return record.text;
    else if constexpr (requires { record.title; }) return record.title;
    else if constexpr (requires { record.name; }) return record.name;
    else return {};
  }

  template <class Record> void note(const std::vector<Record> &records, std::vector<Noted<Record>> &out) {
    for (const Record &record : records) {
      std::string words = words_of(record);
      if (words.empty() && !record.evidence.empty() && record.evidence.front().end <= document_.text.size())
        words = record.evidence.front().of(document_.text);
      Noted<Record> noted{record, {cite(record.evidence, words)}};
      noted.value.evidence.clear();
      if constexpr (requires { record.aliases; }) noted.citations.front().aliases = record.aliases;
      settle(noted);
      if constexpr (!std::is_same_v<Record, Finding> && requires { noted.value.rule; }) noted.value.rule.clear();
      out.push_back(std::move(noted));
    }
  }

  void note_systems() {
    std::vector<SystemMention> found;
    std::uint32_t named_to = 0; // 双创中心 inside 消费扶贫双创中心 names nothing of its own
    for (const Token &token : mentions_.tokens) {
      if (token.sense.table != rules_.systems_table || token.sense.row >= rules_.systems.size()) continue;
      if (token.span.begin < named_to) continue;
      named_to = token.span.end;
      found.push_back({rules_.systems[token.sense.row].id, givers_, receivers_, {token.span}});
    }
    note(found, entry_.systems);
  }

  std::uint64_t fingerprint() const {
    std::string all = entry_.document.title + '\n' + entry_.document.url + '\n' + entry_.document.source + '\n' +
                      (entry_.document.published ? to_string(*entry_.document.published) : std::string()) + '\n' +
                      document_.text + '\n';
    for (const Statement &statement : entry_.statements) all += statement.key() + '\n';
    each_kind(
        [&](const auto &records) {
          for (const auto &noted : records) all += record_key(noted.value) + '\n';
        },
        entry_);
    return stable_hash(all);
  }

  const Document &document_;
  const Mentions &mentions_;
  const Facts &facts_;
  const LedgerRules &rules_;
  Clauses clauses_;
  Entry entry_;
  PlaceCodes givers_, receivers_;
  std::set<std::uint32_t> correcting_;
  bool title_corrects_ = false;
};

} // namespace

Entry facts_to_entry(const Document &document, const Mentions &mentions, const Facts &facts, const LedgerRules &rules) {
  return EntryBuilder(document, mentions, facts, rules).build();
}

Ledger::Added facts_to_ledger(const Document &document, const Mentions &mentions, const Facts &facts,
                              const LedgerRules &rules, Ledger &ledger) {
  return ledger.add(facts_to_entry(document, mentions, facts, rules));
}

} // namespace v0
} // namespace jiedui
