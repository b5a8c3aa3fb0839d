#include "jiedui/facts/observations.hpp"

#include "jiedui/model/bounds.hpp"

#include "observations/attributes.hpp"

#include "../mentions/word_search.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

namespace jiedui {
inline namespace v0 {

class ObservationRules {
public:
  observing::CompiledRules compiled;
};

Result<std::shared_ptr<const ObservationRules>> compile_observation_rules(const Rules &rules) {
  auto shared = std::make_shared<ObservationRules>();
  TableReader read(rules);
  observing::compile(read, rules, shared->compiled);
  return read.finish(std::move(shared));
}

namespace {

using observing::Choice;
using observing::Context;
using observing::Frame;

/// The indicator of what no other fits.
constexpr std::string_view no_indicator = "other";

/// Whether the same words stand right before the figure in both clauses.
bool led_to_alike(std::string_view a, std::string_view b, std::string_view figure) {
  constexpr std::size_t enough = 12; // bytes
  const std::size_t at = a.find(figure), in = b.find(figure);
  if (at == std::string_view::npos || in == std::string_view::npos || at < enough || in < enough) return false;
  return a.substr(at - enough, enough) == b.substr(in - enough, enough);
}

/// Whether the same noun stands right behind the figure in both clauses.
bool counts_alike(std::string_view a, std::string_view b, std::string_view figure) {
  constexpr std::size_t noun = 6; // bytes
  const std::size_t at = a.find(figure), in = b.find(figure);
  if (at == std::string_view::npos || in == std::string_view::npos) return false;
  const std::string_view counted = a.substr(at + figure.size(), noun);
  return counted.size() == noun && is_han(counted.substr(0, 3)) && counted == b.substr(in + figure.size(), noun);
}

/// Nobody named, or the same, or some of them.
bool agree(const PlaceCodes &one, const PlaceCodes &other) {
  const auto holds = [](const PlaceCodes &all, const PlaceCodes &some) {
    return std::all_of(some.begin(), some.end(),
                       [&](PlaceCode code) { return std::find(all.begin(), all.end(), code) != all.end(); });
  };
  return holds(one, other) || holds(other, one);
}

bool agree(const Observation &a, const Observation &b) {
  const auto open = [](const std::optional<Period> &period) { return !period || !period->range.start; };
  const bool times = a.period == b.period || open(a.period) || open(b.period);
  return times && agree(a.assisting, b.assisting) && agree(a.aided, b.aided);
}

/// Where two observations stand.
struct Told {
  std::string_view words; ///< of the clause
  std::uint32_t sentence = 0;
  bool lasting = false; ///< of places that stay paired: 四县 are the same four wherever they are told
};

/// Whether two observations of one value are one statement made twice: alike in everything, and either too particular
/// a figure to be another one's by chance or in the same words. What the second does not tell does not part them.
bool same_statement(const Observation &a, const Observation &b, const Told &first, const Told &again) {
  if (first.words.data() == again.words.data()) return false; // two figures of one clause
  const bool coded = a.indicator != no_indicator && b.indicator != no_indicator;
  const bool alike = a.quantity.value == b.quantity.value && a.quantity.value_high == b.quantity.value_high &&
                     a.quantity.unit == b.quantity.unit && a.quantity.classifier == b.quantity.classifier &&
                     a.quantity.qualifier == b.quantity.qualifier && a.aspect == b.aspect && a.per == b.per &&
                     a.modality == b.modality && (a.indicator == b.indicator || !coded);
  if (!alike) return false;
  const int digits = a.quantity.value.significant_digits();
  const bool particular = digits > 2 || (digits > 1 && (counts_alike(first.words, again.words, a.text) ||
                                                        led_to_alike(first.words, again.words, a.text)));
  const bool told_again = a.text == b.text && particular && first.sentence != again.sentence && agree(a, b) &&
                          (coded || a.indicator != b.indicator);
  if (told_again || (again.lasting && agree(a.assisting, b.assisting) && agree(a.aided, b.aided))) return true;
  if (a.indicator != b.indicator || a.period != b.period || a.assisting != b.assisting || a.aided != b.aided)
    return false;
  if (first.words == again.words) return true;
  const bool money = a.quantity.unit == Unit::CNY && a.text == b.text;
  return coded && digits >= (money ? 2 : 3);
}

/// Keeps the first of each statement and adds the others' words to its evidence.
class Statements {
public:
  Statements(std::string_view text, const Clauses &clauses, std::size_t figures)
      : text_(text), clauses_(clauses), latest_(std::bit_ceil(figures + figures / 4 + 1), none),
        mask_(latest_.size() - 1) {
    all_.reserve(figures);
    earlier_.reserve(figures);
  }

  /// An empty one, to be filled and then kept.
  [[nodiscard]] Observation &fresh() { return all_.emplace_back(); }

  /// @param lasting whether it counts places that stay paired
  void keep(bool lasting) {
    const Observation &observation = all_.back();
    const auto number = static_cast<std::uint32_t>(earlier_.size());
    std::uint32_t &latest = latest_of(observation.quantity.value.coefficient());
    int looked = 0;
    for (std::uint32_t at = latest; at != none && looked < farthest; at = earlier_[at], ++looked) {
      if (!same_statement(all_[at], observation, told(all_[at], lasting), told(observation, lasting))) continue;
      merge(all_[at], std::move(all_.back()));
      all_.pop_back();
      return;
    }
    earlier_.push_back(std::exchange(latest, number));
  }
  [[nodiscard]] std::vector<Observation> take() { return std::move(all_); }

private:
  static constexpr int farthest = 32;
  static constexpr std::uint32_t none = static_cast<std::uint32_t>(-1);

  std::uint32_t &latest_of(std::int64_t figure) {
    constexpr std::uint64_t spread = 0x9E3779B97F4A7C15;
    std::size_t slot = (static_cast<std::uint64_t>(figure) * spread >> 32) & mask_;
    while (latest_[slot] != none && all_[latest_[slot]].quantity.value.coefficient() != figure)
      slot = (slot + 1) & mask_;
    return latest_[slot];
  }

  /// The first stays where it stands; what it counts may be told by the second only.
  static void merge(Observation &first, Observation again) {
    const Span place = first.evidence.front(), more = again.evidence.front();
    if (first.indicator == no_indicator && again.indicator != no_indicator) {
      again.evidence = first.evidence;
      first = std::move(again);
    }
    first.evidence.push_back(first.evidence.front() == place ? more : place);
  }

  [[nodiscard]] Told told(const Observation &observation, bool lasting) const {
    const Clause &clause = clauses_.clauses[clauses_.clause_at(observation.evidence.front().begin)];
    return {clause.span.of(text_), clause.sentence, lasting};
  }

  std::string_view text_;
  const Clauses &clauses_;
  std::vector<Observation> all_;
  std::vector<std::uint32_t> earlier_; ///< of each observation: the one of the same figure before it
  std::vector<std::uint32_t> latest_;  ///< by figure, with free places between: the last observation of it
  std::size_t mask_;
};

/// What is found of one figure.
struct Decision {
  const observing::IndicatorRule *rule = nullptr; ///< that chose the indicator
  std::uint32_t indicator = 0;
  std::uint32_t whole = 0; ///< number of the figure that it is a part of, or its own
  Span indicator_words, modality_words, sector_words, part_words;
  Aspect aspect = Aspect::level;
  Per per = Per::none;
  Modality modality = Modality::realized;
  Sector sector = Sector::none;
  bool falls = false;
  bool conditional = false; ///< times told in earlier sentences are not its own
};

/// 贫困人口剩余10户, not 在甲市帮扶下贫困人口降到10户: how things stand, where the sentence tells of no help.
bool tells_how_things_stand(const observing::IndicatorInfo &indicator, std::string_view sentence,
                            const WordSet &helps) {
  return indicator.background && !any_inside(helps, sentence);
}

Evidence evidence_of(Span quantity, const Provenance &provenance) {
  std::array<Span, 5> words{quantity};
  auto end = words.begin() + 1;
  for (const Span span : {provenance.indicator, provenance.modality, provenance.sector, provenance.part_of})
    if (!span.empty()) *end++ = span;
  return {words.begin(), end};
}

/// One for each figure. The frames, words and lists of the steps are large, and gone before the observations are made.
std::vector<Decision> decide(const Context &context, const std::vector<PeriodScope> &periods) {
  std::vector<Frame> frames = observing::make_frames(context);
  const auto [aspects, falls] = observing::read_aspects(context, frames);
  std::vector<Per> rates = observing::read_rates(context, frames);
  std::vector<Choice> choices = observing::choose_indicators(context, frames, aspects);
  const std::vector<bool> coded = observing::in_domain(context, frames);
  for (std::size_t i = 0; i < choices.size(); ++i)
    if (!coded[i] && choices[i].indicator != context.rules.other) choices[i] = {context.rules.other, nullptr, {}};
  observing::keep_own_money(context, choices);
  observing::keep_rates_of_changes(context, frames, choices, rates);
  const auto modalities = observing::read_modalities(context, frames, choices, periods);
  const auto sectors = observing::read_sectors(context, frames, choices);
  const auto wholes = observing::find_wholes(context, frames, choices, aspects, rates, sectors);
  observing::mix_funds(context, frames, choices, wholes);
  std::vector<Decision> decisions(frames.size());
  for (std::uint32_t i = 0; i < decisions.size(); ++i) {
    Decision &decision = decisions[i];
    decision.rule = choices[i].rule;
    decision.indicator = choices[i].indicator;
    decision.indicator_words = choices[i].word;
    decision.whole = i < wholes.size() ? static_cast<std::uint32_t>(wholes[i].value) : i;
    if (decision.whole != i) decision.part_words = wholes[i].words;
    decision.aspect = aspects[i];
    decision.falls = falls[i];
    decision.per = rates[i];
    decision.modality = modalities[i].value;
    decision.modality_words = modalities[i].words;
    decision.conditional = modalities[i].conditional;
    decision.sector = sectors[i].value;
    decision.sector_words = sectors[i].words;
  }
  return decisions;
}

} // namespace

std::vector<Observation> read_observations(const Document &document, const Mentions &mentions, const Clauses &clauses,
                                           const std::vector<PeriodScope> &periods,
                                           const std::vector<PartyScope> &parties, const ObservationRules &rules) {
  if (mentions.quantities.empty()) return {};
  const std::vector<Decision> decisions =
      decide(observing::make_context(document, mentions, clauses, parties, rules.compiled), periods);
  Statements statements(document.text, clauses, decisions.size());
  for (std::size_t i = 0; i < decisions.size(); ++i) {
    const QuantityMention &mention = mentions.quantities[i];
    const Decision &decision = decisions[i];
    const observing::IndicatorInfo &indicator = rules.compiled.indicators[decision.indicator];
    const Span sentence = clauses.sentences[clauses.sentence_at(mention.span.begin)].span;
    Observation &observation = statements.fresh();
    observation.text = mention.span.of(document.text);
    observation.quantity = decision.falls ? negative(mention.quantity) : mention.quantity;
    observation.indicator = indicator.code;
    if (decision.rule != nullptr) observation.rule = decision.rule->id;
    observation.provenance.indicator = decision.indicator_words;
    observation.aspect = decision.aspect;
    observation.per = decision.per;
    observation.modality = decision.modality;
    observation.provenance.modality = decision.modality_words;
    observation.sector = decision.sector;
    observation.provenance.sector = decision.sector_words;
    if (decision.whole != i) observation.part_of = mentions.quantities[decision.whole].span.of(document.text);
    observation.provenance.part_of = decision.part_words;
    if (i < periods.size() && !(decision.conditional && periods[i].words.begin < sentence.begin)) {
      observation.period = periods[i].period;
      observation.provenance.period = periods[i].words;
    }
    const observing::IndicatorInfo &of_whole = rules.compiled.indicators[decisions[decision.whole].indicator];
    if (i < parties.size() && !(of_whole.background && tells_how_things_stand(indicator, sentence.of(document.folded()),
                                                                              rules.compiled.beside.helps))) {
      if (!indicator.own) {
        observation.assisting = parties[i].assisting;
        observation.provenance.assisting = parties[i].assisting_words;
      }
      observation.aided = parties[i].aided;
      observation.provenance.aided = parties[i].aided_words;
    }
    observation.evidence = evidence_of(mention.span, observation.provenance);
    statements.keep(indicator.is(observing::Use::paired_places) && mention.quantity.classifier.empty());
  }
  return statements.take();
}

} // namespace v0
} // namespace jiedui
