#include "jiedui/ledger/assessment.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <unordered_set>
#include <utility>

namespace jiedui {
inline namespace v0 {
namespace {

template <class Enum, std::size_t size>
std::optional<Enum> value_of(const std::array<std::string_view, size> &names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? std::nullopt : std::optional(static_cast<Enum>(found - names.begin()));
}

constexpr std::array<std::string_view, 7> subject_names{"figure",    "increase", "event",     "pairing",
                                                        "agreement", "system",   "each_event"};
constexpr std::array<std::string_view, 3> comparison_names{"at_least", "at_most", "equal"};
constexpr std::array<std::string_view, 3> verdict_names{"met", "not_met", "no_evidence"};

std::vector<std::string> list(std::string_view cell) {
  std::vector<std::string> all;
  for_each_alternative(cell, [&](std::string_view one) { all.emplace_back(one); });
  return all;
}

Result<AssessmentRule> read_rule(const Table &table, std::size_t row, const LedgerRules &ledger_rules) {
  AssessmentRule rule;
  const auto cell = [&](std::string_view column) { return table.cell(row, column); };
  rule.id = cell("id");
  rule.name_zh = cell("name_zh");
  rule.name_en = cell("name_en");
  rule.source = cell("source");
  rule.what = cell("what");
  rule.near = list(cell("near"));
  const auto subject = value_of<RuleSubject>(subject_names, cell("subject"));
  if (!subject)
    return table.error(row, "subject", "is none of figure, increase, event, pairing, agreement, system, each_event");
  rule.subject = *subject;
  const bool indicator = rule.subject == RuleSubject::figure || rule.subject == RuleSubject::increase;
  if (indicator && !ledger_rules.indicators.contains(rule.what)) return table.error(row, "what", "is no indicator");
  const bool event = rule.subject == RuleSubject::event || rule.subject == RuleSubject::each_event;
  if (event && !parse_event_kind(rule.what)) return table.error(row, "what", "is no kind of event");
  const auto aspect = cell("aspect").empty() ? std::optional(Aspect::level) : parse_aspect(cell("aspect"));
  if (!aspect) return table.error(row, "aspect", "is none of level, increase, growth, share");
  rule.aspect = *aspect;
  const auto per = parse_per(cell("per"));
  if (!per) return table.error(row, "per", "is no such mean");
  rule.per = *per;
  const auto sector = parse_sector(cell("sector"));
  if (!sector) return table.error(row, "sector", "is no sector");
  rule.sector = *sector;
  const auto comparison = value_of<Comparison>(comparison_names, cell("comparison"));
  if (!comparison) return table.error(row, "comparison", "is none of at_least, at_most, equal");
  rule.comparison = *comparison;
  const auto threshold = Decimal::parse(cell("threshold"));
  if (!threshold) return table.error(row, "threshold", "is no number");
  rule.threshold = *threshold;
  return rule;
}

std::optional<Error> read_frame(const Table &table, std::string_view frame, const LedgerRules &ledger_rules,
                                AssessmentFrames &frames) {
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto cell = [&](std::string_view column) { return std::string(table.cell(row, column)); };
    FrameItem item{cell("id"),
                   frame.empty() ? cell("frame") : std::string(frame),
                   cell("parent"),
                   cell("name_zh"),
                   cell("name_en"),
                   cell("source"),
                   list(table.cell(row, "indicators")),
                   list(table.cell(row, "rules"))};
    const auto known = [&](const std::string &id) {
      return std::any_of(frames.items.begin(), frames.items.end(),
                         [&](const FrameItem &i) { return i.id == id && i.frame == item.frame; });
    };
    if (item.frame.empty()) return table.error(row, "frame", "names no frame");
    if (!item.parent.empty() && !known(item.parent)) return table.error(row, "parent", "stands not above this row");
    for (const std::string &code : item.indicators)
      if (!ledger_rules.indicators.contains(code)) return table.error(row, "indicators", code + " is no indicator");
    for (const std::string &rule : item.rules)
      if (frames.rule(rule) == nullptr) return table.error(row, "rules", rule + " is no rule");
    frames.items.push_back(std::move(item));
  }
  return std::nullopt;
}

bool touches(const PlaceCodes &codes, PlaceCode place) {
  return std::any_of(codes.begin(), codes.end(),
                     [&](PlaceCode code) { return lies_in(code, place) || lies_in(place, code); });
}

std::optional<int> year_of(const DateRange &range) {
  if (range.start) return range.start->year;
  return range.end ? std::optional<int>(range.end->year) : std::nullopt;
}

/// Whether every value the interval allows meets the threshold (true), none does (false), or it cannot be said.
std::optional<bool> decided(const Interval &interval, Comparison comparison, Decimal threshold) {
  const auto &[low, high, above_low, below_high] = interval;
  const bool above = low && (above_low ? *low >= threshold : *low > threshold);
  const bool below = high && (below_high ? *high <= threshold : *high < threshold);
  switch (comparison) {
  case Comparison::at_least:
    if (low && *low >= threshold) return true;
    if (below) return false;
    return std::nullopt;
  case Comparison::at_most:
    if (high && *high <= threshold) return true;
    if (above) return false;
    return std::nullopt;
  case Comparison::equal:
    if (low && high && *low == threshold && *high == threshold) return true;
    if (above || below) return false;
    return std::nullopt;
  }
  return std::nullopt;
}

/// Adds end by end what `more` allows; takes it away where `sign` is negative.
void add(Interval &sum, const Interval &more, int sign) {
  const auto both = [](const std::optional<Decimal> &a, const std::optional<Decimal> &b, int of) {
    return a && b ? of > 0 ? a->plus(*b) : a->minus(*b) : std::nullopt;
  };
  sum = {both(sum.low, sign > 0 ? more.low : more.high, sign), both(sum.high, sign > 0 ? more.high : more.low, sign),
         sum.above_low || (sign > 0 ? more.above_low : more.below_high),
         sum.below_high || (sign > 0 ? more.below_high : more.above_low)};
}

/// Every value that the figures behind a total allow it.
Interval allowed(const Total &total) {
  if (total.conflict) {
    const Quantity &range = *total.quantity;
    if (range.qualifier == Qualifier::exact) return {range.value, range.value_high};
    return {std::nullopt, std::nullopt};
  }
  Interval sum{Decimal(0), Decimal(0)};
  for (const Used &used : total.used)
    if (used.use == Use::counted || used.use == Use::minuend || used.use == Use::subtrahend)
      add(sum, allowed(used.statement->figure()), used.use == Use::subtrahend ? -1 : 1);
  return sum;
}

/// Which documents speak of the pair in the year; looked up in one pass over the ledger, when first asked for.
class Tellers {
public:
  Tellers(const Ledger &ledger, const AssessedPair &pair) : ledger_(ledger), pair_(pair) {}

  /// Published in the year, or with a figure for the year: a report on 2018 is published in 2019.
  [[nodiscard]] bool of_year(const Citation &citation) {
    collect();
    return (citation.published && citation.published->year == pair_.year) || of_year_.contains(citation.document);
  }
  /// With a pairing of the two.
  [[nodiscard]] bool of_pair(std::string_view document) {
    collect();
    return of_pair_.contains(document);
  }

private:
  void collect() {
    if (std::exchange(collected_, true)) return;
    for (const auto &[key, s] : ledger_.statements()) {
      const Window window = s.window();
      if (window.start && window.end && window.start->year == pair_.year && window.end->year == pair_.year)
        for (const Citation &citation : s.citations) of_year_.insert(citation.document);
    }
    for (const auto &[key, noted] : ledger_.pairings()) {
      const Pairing &p = noted.value;
      if (p.assisting && p.aided && touches({*p.assisting}, pair_.giver) && touches({*p.aided}, pair_.receiver))
        for (const Citation &citation : noted.citations) of_pair_.insert(citation.document);
    }
  }

  const Ledger &ledger_;
  const AssessedPair &pair_;
  bool collected_ = false;
  std::unordered_set<std::string_view> of_year_, of_pair_;
};

class Check {
public:
  Check(const AssessmentRule &rule, const Ledger &ledger, const AssessedPair &pair, Tellers &tellers)
      : rule_(rule), ledger_(ledger), pair_(pair), tellers_(tellers) {
    answer_.rule = &rule;
  }

  RuleAnswer run() {
    switch (rule_.subject) {
    case RuleSubject::figure: figures(); break;
    case RuleSubject::increase: increase(); break;
    case RuleSubject::event: events(); break;
    case RuleSubject::pairing: pairings(); break;
    case RuleSubject::agreement: agreements(); break;
    case RuleSubject::system: systems(); break;
    case RuleSubject::each_event: each_events(); break;
    }
    return std::move(answer_);
  }

private:
  /// One figure below the threshold is enough to miss it; figures for wider places of the same giver speak for the
  /// pair.
  void figures() {
    for (const auto &[key, s] : ledger_.statements()) {
      if (s.indicator != rule_.what || s.aspect != rule_.aspect || s.per != rule_.per ||
          s.modality != Modality::realized || s.part() || !speaks_of_it(s))
        continue;
      // A share of one field is no share of all.
      const bool any_sector = rule_.sector == Sector::none && rule_.aspect != Aspect::share;
      if (!any_sector && s.sector() != rule_.sector) continue;
      if (!touches(s.giver, pair_.giver) || (!s.receiver.empty() && !touches(s.receiver, pair_.receiver))) continue;
      const Window window = s.window();
      const bool in_year = window.end && window.end->year >= pair_.year &&
                           (!window.start || window.start->year <= pair_.year) &&
                           (window.start || window.end->year == pair_.year);
      if (!in_year) continue;
      const auto meets = decided(allowed(s.figure()), rule_.comparison, rule_.threshold);
      if (!meets) continue;
      answer_.statements.push_back(&s);
      take(*meets, s.quantity.value);
    }
  }

  /// Whether the words before the figure are those that the rule asks for: 开工率100%、拨付率85%.
  [[nodiscard]] bool speaks_of_it(const Statement &s) const {
    constexpr std::size_t farthest = 30; // bytes
    if (rule_.near.empty()) return true;
    return std::ranges::any_of(s.citations, [&](const Citation &citation) {
      const std::size_t at = citation.sentence.find(citation.text);
      if (at == std::string::npos) return false;
      const std::size_t begin = at > farthest ? at - farthest : 0;
      std::string_view before = std::string_view(citation.sentence).substr(begin, at - begin);
      if (const std::size_t other = before.rfind('%'); other != std::string_view::npos) before.remove_prefix(other + 1);
      return std::ranges::any_of(rule_.near,
                                 [&](const std::string &word) { return before.find(word) != std::string_view::npos; });
    });
  }

  void take(bool meets, Decimal value) {
    if (!meets) answer_.verdict = Verdict::not_met;
    else if (answer_.verdict == Verdict::no_evidence) answer_.verdict = Verdict::met;
    const bool farther =
        !answer_.value || (rule_.comparison == Comparison::at_most ? value > *answer_.value : value < *answer_.value);
    if (farther) answer_.value = value;
  }

  void increase() {
    Question question;
    question.giver = pair_.giver;
    question.receiver = pair_.receiver;
    question.indicator = rule_.what;
    question.sector = rule_.sector;
    const auto of_year = [&](int year) -> std::optional<Total> {
      question.from_year = question.to_year = year;
      auto answers = totals(ledger_, question);
      return answers.size() == 1 && answers.front().quantity ? std::optional(answers.front()) : std::nullopt;
    };
    const auto before = of_year(pair_.year - 1), now = of_year(pair_.year);
    if (!before || !now) return;
    const auto rise = minus(*now->quantity, *before->quantity);
    if (!rise) return;
    for (const Total *total : {&*before, &*now})
      for (const Used &used : total->used)
        if (used.use == Use::counted) answer_.statements.push_back(used.statement);
    Interval room = allowed(*now);
    add(room, allowed(*before), -1);
    if (const auto meets = decided(room, rule_.comparison, rule_.threshold)) take(*meets, rise->value);
  }

  /// Records prove that something happened; that none is cited proves nothing.
  void count(std::int64_t number) {
    if (number == 0) return;
    const auto meets = decided({Decimal(number), Decimal(number)}, rule_.comparison, rule_.threshold);
    if (meets) take(*meets, number);
  }

  void cite(const std::vector<Citation> &citations) {
    for (const Citation &citation : citations) answer_.citations.push_back(&citation);
  }

  /// Counts the rule's events of the year between two places and cites them. `meets` tells whether an event's codes
  /// speak of a place.
  template <class Meets> std::int64_t events_between(PlaceCode giver, PlaceCode receiver, Meets &&meets) {
    std::int64_t number = 0;
    for (const auto &[key, noted] : ledger_.events()) {
      const Event &event = noted.value;
      if (to_string(event.kind) != rule_.what || year_of(event.range) != std::optional(pair_.year)) continue;
      const bool there = meets(event.parties, receiver) || meets(event.places, receiver);
      const bool here = meets(event.parties, giver) || meets(event.places, giver);
      if (!there || !here) continue;
      ++number;
      cite(noted.citations);
    }
    return number;
  }

  void events() { count(events_between(pair_.giver, pair_.receiver, touches)); }

  /// Whether a pairing is told between the two, or between places inside them, and holds in the year.
  bool in_force(const Pairing &p) const {
    return p.assisting && p.aided && lies_in(*p.assisting, pair_.giver) && lies_in(*p.aided, pair_.receiver) &&
           !(p.start && p.start->year > pair_.year) && !(p.end && p.end->year < pair_.year);
  }

  /// Of the pairings of the lowest level that is told. Records prove that something happened; a pairing without one
  /// proves nothing, so that a share below the threshold is no evidence.
  void each_events() {
    std::set<std::pair<PlaceCode, PlaceCode>> pairs;
    PlaceLevel lowest = PlaceLevel::province;
    for (const auto &[key, noted] : ledger_.pairings())
      if (in_force(noted.value)) lowest = std::max(lowest, level_of(*noted.value.aided));
    for (const auto &[key, noted] : ledger_.pairings())
      if (in_force(noted.value) && level_of(*noted.value.aided) == lowest)
        pairs.emplace(*noted.value.assisting, *noted.value.aided);
    std::int64_t with = 0;
    // A delegation of the province is not one of each district.
    const auto inside = [](const PlaceCodes &codes, PlaceCode place) {
      return std::any_of(codes.begin(), codes.end(), [&](PlaceCode code) { return lies_in(code, place); });
    };
    for (const auto &[giver, receiver] : pairs) with += events_between(giver, receiver, inside) > 0;
    if (with == 0) return;
    const auto share = Decimal(100 * with).over(static_cast<std::int64_t>(pairs.size()), 2);
    if (!share) return;
    answer_.value = share;
    if (decided({share, share}, rule_.comparison, rule_.threshold) == std::optional(true))
      answer_.verdict = Verdict::met;
  }

  void pairings() {
    std::int64_t number = 0;
    for (const auto &[key, noted] : ledger_.pairings()) {
      if (!in_force(noted.value)) continue;
      ++number;
      cite(noted.citations);
    }
    count(number);
  }

  void agreements() {
    std::int64_t number = 0;
    for (const auto &[key, noted] : ledger_.policies())
      if (noted.value.kind == PolicyKind::agreement && cite_told_of_pair(noted.citations)) ++number;
    count(number);
  }

  void systems() {
    std::int64_t number = 0;
    for (const auto &[key, noted] : ledger_.systems())
      if (noted.value.system == rule_.what && touches(noted.value.giver, pair_.giver) &&
          cite_told_of_pair(noted.citations))
        ++number;
    count(number);
  }

  /// Cites what documents of the year tell that have a pairing of the two; false where there is none.
  bool cite_told_of_pair(const std::vector<Citation> &citations) {
    const std::size_t before = answer_.citations.size();
    for (const Citation &citation : citations)
      if (tellers_.of_year(citation) && tellers_.of_pair(citation.document)) answer_.citations.push_back(&citation);
    return answer_.citations.size() > before;
  }

  const AssessmentRule &rule_;
  const Ledger &ledger_;
  const AssessedPair &pair_;
  Tellers &tellers_;
  RuleAnswer answer_;
};

} // namespace

namespace {

/// Figures in which the pair's of the year are hidden: of a wider giver or receiver, of a receiver that is not said, or
/// summed up to a day of the year from one before it.
std::vector<const Statement *> told_wider(const std::string &indicator, const Ledger &ledger,
                                          const AssessedPair &pair) {
  const auto holds = [](const PlaceCodes &codes, PlaceCode place) {
    return std::any_of(codes.begin(), codes.end(), [&](PlaceCode code) { return lies_in(place, code); });
  };
  Question year;
  year.from_year = year.to_year = pair.year;
  std::vector<const Statement *> wide;
  for (const auto &[key, s] : ledger.statements()) {
    const Window window = s.window();
    const bool sum = window.dated && window.end && window.end->year == pair.year;
    if (s.indicator == indicator && s.aspect == Aspect::level && s.per == Per::none &&
        s.modality == Modality::realized && holds(s.giver, pair.giver) &&
        (s.receiver.empty() || holds(s.receiver, pair.receiver)) && (sum || in_years(window, year)))
      wide.push_back(&s);
  }
  return wide;
}

/// Whether a rule of the item found figures of the indicator.
bool answered(const ItemScore &score, const std::string &indicator) {
  return std::ranges::any_of(score.answers, [&](const RuleAnswer &answer) {
    return answer.rule->what == indicator && !answer.statements.empty();
  });
}

} // namespace

const AssessmentRule *AssessmentFrames::rule(std::string_view id) const {
  const auto found = std::find_if(rules.begin(), rules.end(), [&](const AssessmentRule &r) { return r.id == id; });
  return found == rules.end() ? nullptr : &*found;
}

std::vector<std::string> AssessmentFrames::frames() const {
  std::vector<std::string> names;
  for (const FrameItem &item : items)
    if (std::find(names.begin(), names.end(), item.frame) == names.end()) names.push_back(item.frame);
  return names;
}

Result<std::shared_ptr<const AssessmentFrames>> compile_assessment(const Rules &rules,
                                                                   const LedgerRules &ledger_rules) {
  auto compiled = std::make_shared<AssessmentFrames>();
  const Table &table = rules.table("assessment_rules");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    Result<AssessmentRule> rule = read_rule(table, row, ledger_rules);
    if (!rule) return rule.error();
    compiled->rules.push_back(std::move(rule).value());
  }
  for (const auto &[name, frame] :
       {std::pair("assessment_2017", "2017"), std::pair("assessment_2021", "2021"), std::pair("assessment_frames", "")})
    if (auto error = read_frame(rules.table(name), frame, ledger_rules, *compiled)) return *error;
  return std::shared_ptr<const AssessmentFrames>(std::move(compiled));
}

std::string_view to_string(Verdict verdict) {
  const auto index = static_cast<std::size_t>(verdict);
  return index < verdict_names.size() ? verdict_names[index] : std::string_view();
}

RuleAnswer check(const AssessmentRule &rule, const Ledger &ledger, const AssessedPair &pair) {
  Tellers tellers(ledger, pair);
  return Check(rule, ledger, pair, tellers).run();
}

std::vector<ItemScore> scorecard(const AssessmentFrames &frames, std::string_view frame, const Ledger &ledger,
                                 const AssessedPair &pair) {
  std::vector<ItemScore> scores;
  Tellers tellers(ledger, pair);
  for (const FrameItem &item : frames.items) {
    if (item.frame != frame) continue;
    ItemScore score;
    score.item = &item;
    for (const std::string &id : item.rules)
      score.answers.push_back(Check(*frames.rule(id), ledger, pair, tellers).run());
    for (const std::string &code : item.indicators) {
      Question question;
      question.giver = pair.giver;
      question.receiver = pair.receiver;
      question.indicator = code;
      question.from_year = question.to_year = pair.year;
      std::vector<Total> told = totals(ledger, question);
      if (told.empty() && !answered(score, code)) {
        score.without.push_back(code);
        const auto wide = told_wider(code, ledger, pair);
        score.wider.insert(score.wider.end(), wide.begin(), wide.end());
      }
      for (Total &total : told) score.totals.push_back(std::move(total));
    }
    scores.push_back(std::move(score));
  }
  return scores;
}

} // namespace v0
} // namespace jiedui
