#include "jiedui/ledger/facts_to_ledger.hpp"

#include "jiedui/facts/clauses.hpp"
#include "jiedui/facts/findings.hpp"
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
    collect_parts();
    std::map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < facts_.observations.size(); ++i)
      if (facts_.observations[i].indicator != "other") add(statement_of(i), places);
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
  Statement statement_of(std::size_t number) const {
    const Observation &observation = facts_.observations[number];
    Statement statement;
    statement.giver = observation.assisting;
    statement.receiver = observation.aided;
    if (const Pairing *pairing = paired_body(observation)) {
      statement.giver_org = pairing->assisting_org;
      statement.programme = pairing->programme;
    } else {
      statement.programme = programme_of(observation);
    }
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
    citation.sector = of_many_sectors_[number] ? Sector::none : observation.sector;
    citation.part = !observation.part_of.empty();
    if (const auto whole = wholes_[number]) citation.whole = facts_.observations[*whole].evidence.front().begin;
    citation.overlapping = overlapping_[number];
    citation.rule = observation.rule;
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

  /// A part that adds up with others: counted in the same thing as its whole.
  [[nodiscard]] static bool measured_alike(const Observation &part, const Observation &whole) {
    return part.quantity.unit == whole.quantity.unit && part.quantity.currency == whole.quantity.currency &&
           part.aspect == whole.aspect && part.per == whole.per && part.modality == whole.modality;
  }

  /// What each figure is a part of, which parts of one whole have something in common, and which wholes have a sector
  /// only from one of their parts.
  void collect_parts() {
    const std::vector<Observation> &all = facts_.observations;
    wholes_ = stated_wholes(all, clauses_);
    overlapping_.assign(all.size(), false);
    of_many_sectors_.assign(all.size(), false);
    std::map<std::size_t, std::vector<std::size_t>> parts;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (wholes_[i] && !measured_alike(all[i], all[*wholes_[i]])) wholes_[i].reset();
      if (wholes_[i]) parts[*wholes_[i]].push_back(i);
    }
    for (const auto &[whole, inside] : parts) {
      mark_overlapping(all[whole], inside);
      std::set<Sector> sectors;
      for (const std::size_t part : inside) sectors.insert(all[part].sector);
      sectors.erase(Sector::none);
      const Span words = all[whole].provenance.sector;
      of_many_sectors_[whole] =
          sectors.size() > 1 && words.size() > 0 && words.begin >= all[whole].evidence.front().end;
    }
  }

  /// Parts of one indicator that make more than their whole cannot all be different things.
  void mark_overlapping(const Observation &whole, const std::vector<std::size_t> &parts) {
    std::map<std::string_view, Decimal> sums;
    std::set<std::string_view> beyond;
    for (const std::size_t part : parts) {
      const Observation &o = facts_.observations[part];
      Decimal &sum = sums[o.indicator];
      const auto more = sum.plus(o.quantity.value);
      sum = more.value_or(sum);
      const Interval room = allowed({whole.quantity, written_step(whole.text, whole.quantity)});
      if (!more || (room.high && sum > *room.high)) beyond.insert(o.indicator);
    }
    for (const std::size_t part : parts) overlapping_[part] = beyond.contains(facts_.observations[part].indicator);
  }

  /// The pairing under which a body that is no place gives: the only one that helps the receivers, or the only one that
  /// is named in the sentence. Nothing where a place gives, or nobody can.
  [[nodiscard]] const Pairing *paired_body(const Observation &observation) const {
    const auto indicator = rules_.indicators.find(observation.indicator);
    if (!observation.assisting.empty() || observation.aided.empty() || indicator == rules_.indicators.end() ||
        !indicator->second.given || observation.evidence.empty() || clauses_.clauses.empty())
      return nullptr;
    const Span sentence = clauses_.sentences[clauses_.sentence_at(observation.evidence.front().begin)].span;
    const std::string_view ahead =
        std::string_view(document_.text).substr(sentence.begin, observation.evidence.front().begin - sentence.begin);
    const Pairing *only = nullptr, *named = nullptr;
    bool alone = true, clear = true;
    for (const Pairing &pairing : facts_.pairings) {
      const bool helps = pairing.aided && std::ranges::any_of(observation.aided, [&](PlaceCode code) {
                           return lies_in(code, *pairing.aided);
                         });
      if (!helps) continue;
      if (pairing.assisting_org.empty()) {
        alone = false;
        continue;
      }
      if (only != nullptr && only->assisting_org != pairing.assisting_org) alone = false;
      only = &pairing;
      if (ahead.find(pairing.assisting_org) == std::string_view::npos) continue;
      if (named != nullptr && named->assisting_org != pairing.assisting_org) clear = false;
      named = &pairing;
    }
    return named != nullptr && clear ? named : alone ? only : nullptr;
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
      if constexpr (requires { record.rule; }) noted.citations.front().rule = record.rule;
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
  std::vector<std::optional<std::size_t>> wholes_; ///< of each observation
  std::vector<bool> overlapping_, of_many_sectors_;
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
