#include "jiedui/facts/findings.hpp"

#include "audit.hpp"
#include "jiedui/model/fund.hpp"
#include "jiedui/rules/table_reader.hpp"

#include <algorithm>
#include <tuple>

namespace jiedui {
inline namespace v0 {
namespace {

constexpr std::size_t most_compared = 200; // figures of one kind that are compared with each other

constexpr CellName<NounRole> noun_roles[] = {{"household", NounRole::household}, {"open", NounRole::open},
                                             {"county", NounRole::county},       {"prefecture", NounRole::prefecture},
                                             {"province", NounRole::province},   {"village", NounRole::village},
                                             {"campaign", NounRole::campaign},   {"reference", NounRole::reference}};

constexpr CellName<Tie> ties[] = {{"silent", Tie::silent}, {"than", Tie::than},           {"from", Tie::from},
                                  {"to", Tie::to},         {"that", Tie::that},           {"is", Tie::is},
                                  {"mean", Tie::mean},     {"total", Tie::total},         {"parts", Tie::parts},
                                  {"rest", Tie::rest},     {"trade", Tie::trade},         {"several", Tie::several},
                                  {"goal", Tie::goal},     {"recurring", Tie::recurring}, {"state", Tie::state},
                                  {"credit", Tie::credit}};

bool same_time(const std::optional<Period> &a, const std::optional<Period> &b) {
  const auto open = [](const std::optional<Period> &p) { return !p || !p->range.resolved(); };
  return open(a) && open(b) ? true : a && b && a->range == b->range;
}

AuditedIndicator read_indicator(const TableRow &row) {
  AuditedIndicator indicator{.code = row.text("id")};
  for_each_alternative(row.cell("use"), [&](std::string_view use) {
    indicator.fund = indicator.fund || use == "fund";
    indicator.progress = indicator.progress || use == "progress";
  });
  indicator.each = row.parsed_if_any("each", parse_per, "rate").value_or(Per::none);
  return indicator;
}

/// The last character of `text`, empty where it is none.
std::string_view last_character(std::string_view text) {
  std::size_t at = text.size();
  while (at > 0 && (static_cast<unsigned char>(text[--at]) & 0xC0) == 0x80) {
  }
  return text.substr(at);
}

} // namespace

Result<std::shared_ptr<const FindingRules>> compile_finding_rules(const Rules &rules) {
  auto compiled = std::make_shared<FindingRules>();
  TableReader read(rules);
  for (const TableRow row : read.rows("indicators")) compiled->indicators.push_back(read_indicator(row));
  std::ranges::sort(compiled->indicators, {}, &AuditedIndicator::code);
  for (const TableRow row : read.rows("finding_nouns"))
    for_each_alternative(row.cell("nouns"), [&, role = row.named("role", noun_roles)](std::string_view noun) {
      if (role == NounRole::campaign) compiled->campaigns.emplace_back(noun);
      else if (role == NounRole::reference) compiled->references.emplace_back(noun);
      else compiled->nouns.emplace_back(noun, role);
    });
  for (const TableRow row : read.rows("finding_links"))
    for_each_alternative(row.cell("links"), [&, tie = row.named("tie", ties)](std::string_view word) {
      compiled->links[static_cast<std::size_t>(tie)].emplace_back(word);
    });
  for (std::size_t tie = 0; tie < number_of_ties; ++tie) {
    std::vector<std::string> &words = compiled->links[tie];
    std::stable_sort(words.begin(), words.end(), [](const auto &a, const auto &b) { return a.size() > b.size(); });
    for (const std::string &word : words)
      if (std::u32string &firsts = compiled->link_firsts[tie];
          firsts.find(code_point_at(word, 0)) == std::u32string::npos)
        firsts += code_point_at(word, 0);
  }
  for (const auto &[noun, role] : compiled->nouns) compiled->firsts.add(code_point_at(noun, 0));
  std::stable_sort(compiled->nouns.begin(), compiled->nouns.end(),
                   [](const auto &a, const auto &b) { return a.first.size() > b.first.size(); });
  return read.finish(std::move(compiled));
}

const AuditedIndicator &FindingRules::indicator(std::string_view code) const {
  static const AuditedIndicator unknown;
  const auto found = std::ranges::lower_bound(indicators, code, {}, &AuditedIndicator::code);
  return found != indicators.end() && found->code == code ? *found : unknown;
}

std::optional<std::pair<NounRole, std::size_t>> FindingRules::noun_at(std::string_view text) const {
  if (!firsts.stands_at(text, 0)) return std::nullopt;
  for (const auto &[noun, role] : nouns)
    if (text.starts_with(noun)) return std::pair(role, noun.size());
  return std::nullopt;
}

std::size_t FindingRules::link_at(Tie tie, std::string_view text) const {
  const auto number = static_cast<std::size_t>(tie);
  if (text.empty() || link_firsts[number].find(code_point_at(text, 0)) == std::u32string::npos) return 0;
  for (const std::string &word : links[number])
    if (text.starts_with(word)) return word.size();
  return 0;
}

std::string_view FindingRules::link_ending(Tie tie, std::string_view text) const {
  for (const std::string &word : links[static_cast<std::size_t>(tie)])
    if (text.ends_with(word)) return word;
  return {};
}

bool FindingRules::ends_with_link(Tie tie, std::string_view text) const { return !link_ending(tie, text).empty(); }

bool FindingRules::holds_link(Tie tie, std::string_view text) const {
  const auto &words = links[static_cast<std::size_t>(tie)];
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string &word) { return text.find(word) != std::string_view::npos; });
}

bool FindingRules::silent(std::string_view text) const {
  constexpr std::string_view marks[] = {"，", "、", "（", "）", "：", "“", "”"};
  while (!text.empty()) {
    const char c = text.front();
    std::size_t length = (c >= '0' && c <= '9') || c == ',' || c == ' ' || c == '(' || c == ')' || c == ':' ? 1 : 0;
    for (const std::string_view mark : marks)
      if (text.starts_with(mark)) length = mark.size();
    if (length == 0) length = link_at(Tie::silent, text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

std::vector<Finding> audit_document(const Document &document, const Mentions &mentions, const Clauses &clauses,
                                    const Facts &facts, const FindingRules &rules) {
  return Audit(document, mentions, clauses, facts, rules).run();
}

Audit::Audit(const Document &document, const Mentions &mentions, const Clauses &clauses, const Facts &facts,
             const FindingRules &rules)
    : document_(document), mentions_(mentions), clauses_(clauses), facts_(facts), rules_(rules) {
  if (clauses.clauses.empty()) return;
  figures_.reserve(facts.observations.size());
  for (const Observation &observation : facts.observations) {
    if (observation.evidence.empty()) continue;
    PlacedFigure placed;
    placed.observation = &observation;
    placed.indicator = &rules.indicator(observation.indicator);
    placed.figure = {observation.quantity, written_step(observation.text, observation.quantity)};
    placed.span = observation.evidence.front();
    placed.clause = clauses.clause_at(placed.span.begin);
    placed.sentence = clauses.clauses[placed.clause].sentence;
    placed.paragraph = clauses.sentences[placed.sentence].paragraph;
    figures_.push_back(placed);
  }
  const auto earlier = [](const PlacedFigure &a, const PlacedFigure &b) { return a.span.begin < b.span.begin; };
  if (!std::is_sorted(figures_.begin(), figures_.end(), earlier))
    std::stable_sort(figures_.begin(), figures_.end(), earlier);
}

std::vector<Finding> Audit::run() {
  related_.assign(figures_.size(), false);
  sums();
  totals();
  relations();
  ratios();
  enumerations();
  units();
  scopes();
  repeats();
  dates();
  happenings();
  beginning();
  ending();
  std::stable_sort(findings_.begin(), findings_.end(), [](const Finding &a, const Finding &b) {
    const auto at = [](const Finding &f) { return f.evidence.empty() ? 0u : f.evidence.front().begin; };
    return at(a) < at(b);
  });
  return std::move(findings_);
}

std::string_view Audit::behind(std::uint32_t begin) const { return folded().substr(begin); }

void Audit::report(FindingKind kind, std::string_view rule, std::string statement, std::vector<Decimal> values,
                   const std::vector<const PlacedFigure *> &figures) {
  std::vector<std::string> texts;
  Evidence evidence;
  std::uint32_t last = static_cast<std::uint32_t>(-1);
  for (const PlacedFigure *figure : figures) {
    evidence.push_back(figure->span);
    if (figure->clause == last) continue;
    last = figure->clause;
    texts.emplace_back(clauses_.clauses[figure->clause].span.of(document_.text));
  }
  report(kind, rule, std::move(statement), std::move(values), std::move(texts), std::move(evidence));
}

void Audit::report(FindingKind kind, std::string_view rule, std::string statement, std::vector<Decimal> values,
                   std::vector<std::string> texts, Evidence evidence) {
  findings_.push_back(
      {kind, std::move(statement), std::move(values), std::move(texts), std::string(rule), std::move(evidence)});
}

/// 5073名建档立卡贫困户: the measure word counts persons, the noun households.
void Audit::units() {
  for (const PlacedFigure &figure : figures_) {
    if (figure.observation->quantity.unit != Unit::person) continue;
    const std::string_view words = figure.span.of(folded());
    if (!one_ends_at(words, words.size(), "名", "人", "位")) continue;
    const std::string_view rest = behind(figure.span.end);
    const auto noun = rules_.noun_at(rest);
    if (!noun || noun->first != NounRole::household) continue;
    const auto next = rules_.noun_at(rest.substr(noun->second));
    if (next && next->first == NounRole::open) continue;
    const std::string text(document_.text.substr(figure.span.begin, figure.span.size() + noun->second));
    report(FindingKind::unit_mismatch, "unit.person_household",
           "the measure word of " + text + " counts persons, the noun counts households",
           {figure.observation->quantity.value}, {text}, {figure.span});
  }
}

/// One giver alone is told to have given more than it gave together with others.
void Audit::scopes() {
  std::vector<const PlacedFigure *> money;
  for (const PlacedFigure &figure : figures_) {
    const Observation &o = *figure.observation;
    const auto fund = fund_of(o);
    if (fund && is_aid(fund->kind) && is_level(o) && o.modality == Modality::realized && o.part_of.empty() &&
        !o.assisting.empty() && !o.aided.empty() && money.size() < most_compared)
      money.push_back(&figure);
  }
  for (const PlacedFigure *alone : money)
    for (const PlacedFigure *together : money) {
      const Observation &a = *alone->observation, &b = *together->observation;
      if (a.indicator != b.indicator || a.aided != b.aided || a.assisting == b.assisting ||
          !all_lie_in(a.assisting, b.assisting) || !same_unit(a, b) || !same_time(a.period, b.period))
        continue;
      const Interval less = allowed(alone->figure), more = allowed(together->figure);
      if (!less.low || !more.high || *less.low <= *more.high) continue;
      const auto twice = b.quantity.value.times(2);
      if (!twice || a.quantity.value > *twice) continue; // another matter altogether
      report(FindingKind::scope_mismatch, "scope.giver",
             a.text + " of one giver is more than the " + b.text +
                 " of several givers together; period or kind of money must differ",
             {a.quantity.value, b.quantity.value}, {alone, together});
    }
}

bool Audit::of_campaign(const PlacedFigure &figure) const {
  constexpr std::string_view closing = "”";
  const Span clause = clauses_.clauses[figure.clause].span;
  std::string_view ahead = folded().substr(clause.begin, figure.span.begin - clause.begin);
  for (std::size_t at = ahead.find(closing); at != std::string_view::npos; at = ahead.find(closing, at + 1))
    for (const std::string &noun : rules_.campaigns)
      if (ahead.substr(at + closing.size()).starts_with(noun)) return true;
  return false;
}

/// The same long figure once exact and once as a bound, told of all and of one campaign, or told again in other words.
void Audit::repeats() {
  const auto figure_of = [](const PlacedFigure *placed) {
    const Observation &o = *placed->observation;
    return std::tie(o.quantity.value, o.quantity.unit, o.aspect, o.indicator);
  };
  std::vector<const PlacedFigure *> long_ones; // alike ones side by side, then in the order of the text
  for (const PlacedFigure &figure : figures_) {
    const Observation &o = *figure.observation;
    const int least = o.quantity.unit == Unit::CNY ? 2 : 3; // digits of a figure that is no other's by chance
    if (o.indicator != no_indicator && !o.quantity.value_high && o.quantity.value.significant_digits() >= least)
      long_ones.push_back(&figure);
  }
  std::stable_sort(long_ones.begin(), long_ones.end(),
                   [&](const PlacedFigure *a, const PlacedFigure *b) { return figure_of(a) < figure_of(b); });
  const PlacedFigure *first = nullptr;
  for (const PlacedFigure *figure : long_ones) {
    if (first == nullptr || figure_of(first) != figure_of(figure)) first = figure;
    else compare_repeated(*first, *figure);
  }
}

void Audit::compare_repeated(const PlacedFigure &first, const PlacedFigure &again) {
  const Observation &earlier = *first.observation, &o = *again.observation;
  if (earlier.per != o.per || earlier.modality != o.modality || first.clause == again.clause) return;
  const int digits = o.quantity.value.significant_digits();
  const std::vector<Decimal> values{earlier.quantity.value, o.quantity.value};
  const bool bound = earlier.quantity.qualifier != o.quantity.qualifier;
  if (!bound && o.quantity.unit == Unit::CNY && of_campaign(first) != of_campaign(again))
    report(FindingKind::scope_mismatch, "repeat.scope",
           o.text + " is told once of all and once of one campaign: equal values, different extent", values,
           {&first, &again});
  else if (bound && digits >= 4)
    report(FindingKind::conflict, "repeat.bound",
           earlier.text + " and " + o.text + " give the same figure with different bounds", values, {&first, &again});
  else if (!bound && digits >= 3)
    report(FindingKind::holds, "repeat.same", o.text + " is told again", values, {&first, &again});
}

/// Expressions whose year neither the text nor the day of publication gives; one finding for all.
void Audit::dates() {
  if (document_.published) return;
  std::vector<std::string> texts;
  Evidence evidence;
  for (const Date &date : facts_.dates) {
    if (date.range.resolved() || date.evidence.empty()) continue;
    if (rules_.ends_with_link(Tie::recurring, folded().substr(0, date.evidence.front().begin))) continue;
    texts.push_back(date.text);
    evidence.push_back(date.evidence.front());
  }
  if (texts.empty()) return;
  report(FindingKind::unresolved_date, "date.year",
         "the text gives no year for these, and no day of publication is known", {}, std::move(texts),
         std::move(evidence));
}

/// Visits and meetings without a day, where the whole text and its metadata give none; one finding for all.
void Audit::happenings() {
  if (document_.published) return;
  const auto dated = [](const auto &record) { return record.range.resolved() || !record.range.partial.empty(); };
  std::vector<std::string> texts;
  Evidence evidence;
  for (const Event &event : facts_.events) {
    if (dated(event)) return;
    if ((event.kind != EventKind::visit && event.kind != EventKind::meeting) || event.evidence.empty()) continue;
    texts.push_back(event.text);
    evidence.push_back(event.evidence.front());
  }
  if (texts.empty()) return;
  report(FindingKind::unresolved_date, "date.event",
         "these carry no date, no other happening does, and no day of publication is known", {}, std::move(texts),
         std::move(evidence));
}

/// The text begins with words that point back to what is not there.
void Audit::beginning() {
  if (clauses_.clauses.empty()) return;
  const Span first = clauses_.clauses.front().span;
  const std::string_view text = first.of(folded());
  const bool back = std::any_of(rules_.references.begin(), rules_.references.end(),
                                [&](const std::string &word) { return text.starts_with(word); });
  if (back)
    report(FindingKind::truncated, "text.begin", "the text begins in the middle of what it tells", {},
           {std::string(first.of(document_.text))}, {first});
}

/// The text breaks off in the middle of a sentence.
void Audit::ending() {
  constexpr std::uint32_t shortest = 30; // bytes; below that a last line is a signature
  if (clauses_.paragraphs.empty()) return;
  const Paragraph &last = clauses_.paragraphs.back();
  std::string_view text = last.span.of(document_.text);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) text.remove_suffix(1);
  std::string_view words = text;
  while (words.ends_with("”") || words.ends_with("’")) words.remove_suffix(3);
  const std::string_view character = last_character(words);
  const bool digit = character.size() == 1 && character[0] >= '0' && character[0] <= '9'; // 并举办117
  const bool comma = character == "，" || character == "、" || character == ",";
  if (text.size() < shortest || !(comma || digit || is_han(character)) || last.sentences == 0) return;
  if (rules_.ends_with_link(Tie::credit, words)) return; // …供图
  const Sentence &sentence = clauses_.sentences[last.first_sentence + last.sentences - 1];
  const std::uint32_t number = sentence.first_clause + sentence.clauses - 1;
  const Clause &clause = clauses_.clauses[number];
  const std::string_view ahead = std::string_view(document_.text).substr(0, clause.span.begin);
  if (one_ends_at(ahead, ahead.size(), "：", ":")) return; // 责任编辑：…
  const bool one_line = last.sentences < 2 && sentence.clauses < 3;
  if (digit && last.sentences < 2 && sentence.clauses < 3) return; // a number below the text
  const bool heading = last.heading && sentence.clauses < 2;
  if (!comma && (heading || (one_line && text.size() < 2 * shortest) || (one_line && sentence.clauses < 2))) return;
  std::vector<std::string> texts{std::string(clause.span.of(document_.text))};
  if (sentence.clauses > 1)
    texts.emplace_back(Span{clauses_.clauses[number - 1].span.begin, clause.span.end}.of(document_.text));
  if (const std::size_t item = texts.front().rfind("、"); item != std::string::npos && item + 3 < texts.front().size())
    texts.push_back(texts.front().substr(item + 3)); // the one of a list that is cut
  report(FindingKind::truncated, "text.end", "the text breaks off in the middle of a sentence", {}, std::move(texts),
         {clause.span});
}

} // namespace v0
} // namespace jiedui
