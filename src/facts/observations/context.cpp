#include "frames.hpp"

#include "../first_from.hpp"
#include "../grammar.hpp"

#include "../../mentions/word_search.hpp"

namespace jiedui {
inline namespace v0 {
namespace observing {
namespace {

constexpr int naming_weight = 2; // points from which a word names a programme

template <class Value> FoundWords<Value> words_of(const Tokens &tokens, const TypedTable<Value> &table) {
  FoundWords<Value> words;
  const auto of_table = tokens.of(table.table);
  words.reserve(of_table.size());
  std::uint32_t shielded = 0;
  for (const Token &token : of_table) {
    const bool repeated = !words.empty() && words.back().span == token.span;
    if (token.span.end <= shielded && !repeated) continue;
    shielded = std::max(shielded, token.span.end);
    words.push_back({token.span, table.rows[token.sense.row]});
  }
  return words;
}

/// Places and names whose characters are no common words: 通州区 does not count districts.
bool inside_name(const std::vector<Span> &names, Span span) {
  const auto after = std::upper_bound(names.begin(), names.end(), span.begin,
                                      [](std::uint32_t at, Span name) { return at < name.begin; });
  return after != names.begin() && (after - 1)->contains(span);
}

/// Those that lie in no other, in the order of the text.
std::vector<Span> outermost(std::vector<Span> names) {
  std::sort(names.begin(), names.end(),
            [](Span a, Span b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; });
  std::vector<Span> kept;
  for (const Span name : names)
    if (kept.empty() || kept.back().end < name.end) kept.push_back(name);
  return kept;
}

std::vector<Span> place_names_of(const Mentions &mentions) {
  std::vector<Span> names;
  for (const PlaceMention &place : mentions.places)
    if (!place.generic) names.push_back(place.span);
  return names;
}

/// @param of_institutions also of schools and hospitals, which tell a field of work.
std::vector<Span> names_of(const Mentions &mentions, bool of_institutions) {
  std::vector<Span> names = place_names_of(mentions);
  for (const OrganizationMention &mention : mentions.organization_mentions) {
    const OrganizationKind kind = mentions.organizations[mention.organization].kind;
    if (of_institutions || (kind != OrganizationKind::school && kind != OrganizationKind::hospital))
      names.push_back(mention.span);
  }
  return names;
}

/// 帮助培训, 帮助销售: what is done is said by the word behind; else 帮助 says that people benefit.
void settle_help(Context &context) {
  auto &words = context.words;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].value != context.rules.helping_words) continue;
    bool done = false;
    for (std::size_t next = i + 1; next < words.size() && words[next].span.begin <= words[i].span.end; ++next)
      done = done || (words[next].span.begin == words[i].span.end && context.rules.actions.test(words[next].value));
    words[i].value = done ? ClassNumber{ignored} : context.rules.benefit_words;
  }
}

/// At most 在, 和 or the like before it.
bool begins_clause(const Context &context, Span word) {
  constexpr std::uint32_t lead_in = 3; // bytes
  return word.begin <= context.clauses.clauses[context.clauses.clause_at(word.begin)].span.begin + lead_in;
}

/// “点亮未来”: a name or slogan between quotation marks says nothing of the figures outside.
bool inside_slogan(const Context &context, Span word) {
  const auto &quotes = context.clauses.quotes;
  const auto behind = std::upper_bound(quotes.begin(), quotes.end(), word.begin,
                                       [](std::uint32_t at, Span quote) { return at < quote.begin; });
  if (behind == quotes.begin() || !(behind - 1)->contains(word)) return false;
  const auto &quantities = context.mentions.quantities;
  const auto inside = first_from(quantities, word.end);
  return inside == quantities.end() || inside->span.begin >= (behind - 1)->end;
}

/// 目标任务：…, 2023年重点任务是…, 一、工作目标: the words end what they stand in.
bool heads_section(const Context &context, Span word) {
  constexpr std::uint32_t longest_lead = 45; // bytes of 2023年东西部协作
  const Span clause = context.clauses.clauses[context.clauses.clause_at(word.begin)].span;
  if (word.begin - clause.begin > longest_lead || ends_at(context.text(), word.begin, context.rules.beside.done_target))
    return false;
  if (grammar::is_colon(context.text(), word.end) || one_stands_at(context.text(), word.end, "是", "为")) return true;
  constexpr std::uint32_t longest_numbering = 12; // bytes
  const std::uint32_t sentence = context.clauses.sentence_at(word.begin);
  return word.end == context.clauses.sentences[sentence].span.end && word.begin - clause.begin <= longest_numbering;
}

/// Paragraphs under a heading that lays down what is to come.
void find_planned_sections(Context &context) {
  constexpr std::uint32_t longest_section = 30; // paragraphs
  const auto &paragraphs = context.clauses.paragraphs;
  context.section_plan.assign(paragraphs.size(), {});
  for (const auto &word : context.modality) {
    if (word.value.reach != Reach::section) continue;
    std::uint32_t number = context.clauses.paragraph_at(word.span.begin);
    if (word.span.end != paragraphs[number].span.end) continue;
    const std::size_t end = std::min<std::size_t>(paragraphs.size(), number + longest_section);
    while (++number < end && !paragraphs[number].heading) context.section_plan[number] = word.span;
  }
}

/// 2024年销售额, 全年产值: what looks like a rate begins with the last character of a year.
bool belongs_to_year(const Context &context, Span word) {
  if (!stands_at(context.text(), word.begin, "年") || one_ends_at(context.text(), word.begin, "如今", "现今"))
    return false;
  const auto &dates = context.mentions.dates;
  const auto date = first_ending_behind(dates, word.begin);
  return (date != dates.end() && date->span.begin <= word.begin) ||
         ends_at(context.text(), word.begin, context.rules.beside.year_lead);
}

/// 合作社32家, 希望小学3所: a noun that a figure follows counts, though a name may end with it.
bool counted_behind(const Context &context, Span word) {
  const auto &quantities = context.mentions.quantities;
  const auto behind = first_from(quantities, word.end);
  return behind != quantities.end() && behind->span.begin == word.end;
}

/// Leaves out the words that stand in names and rates (每县 names no county).
void keep_plain_words(Context &context) {
  const std::vector<Span> names = outermost(names_of(context.mentions, true));
  const std::vector<Span> silent = outermost(names_of(context.mentions, false));
  std::vector<Span> rates;
  for (const auto &word : context.per) rates.push_back(word.span);
  std::erase_if(context.words, [&](const auto &word) {
    return word.value == ignored ||
           (inside_name(names, word.span) && (single_character(word.span) || !counted_behind(context, word.span))) ||
           (single_character(word.span) && inside_name(rates, word.span));
  });
  std::erase_if(context.sectors, [&](const auto &word) { return inside_name(silent, word.span); });
  std::erase_if(context.parts, [&](const auto &word) {
    return word.value == PartWord::none || (single_character(word.span) && inside_name(names, word.span));
  });
}

/// 将对口帮扶作为“家里事”: here 将 only leads the object.
bool takes_object(const Context &context, Span word) {
  if (!stands_at(context.text(), word.begin, "将")) return false;
  const Span behind{word.end, context.clauses.clauses[context.clauses.clause_at(word.begin)].span.end};
  const Span made = first_inside(context.rules.beside.made, context.text(), behind);
  return !made.empty() &&
         context.text().substr(behind.begin, made.begin - behind.begin).find("把") == std::string_view::npos;
}

void keep_deciding_modality(Context &context) {
  const std::vector<Span> names = outermost(place_names_of(context.mentions));
  std::erase_if(context.modality, [&](const auto &word) {
    return !word.value.decides || (word.value.reach == Reach::section && !heads_section(context, word.span)) ||
           (word.value.opening && !begins_clause(context, word.span)) ||
           (word.value.news && context.clauses.paragraph_at(word.span.begin) != 0) ||
           inside_slogan(context, word.span) || inside_name(names, word.span) || takes_object(context, word.span);
  });
  const auto lays_down = std::find_if(context.modality.begin(), context.modality.end(),
                                      [](const auto &word) { return word.value.reach == Reach::document; });
  if (lays_down != context.modality.end()) context.plan_document = lays_down->span;
  find_planned_sections(context);
}

/// Whether the text tells of central units, and of companies that are paired with villages.
void find_special_givers(Context &context) {
  const CompiledRules &rules = context.rules;
  for (const auto &word : context.words) {
    context.central = context.central || word.value == rules.central_words;
    context.matched = context.matched || word.value == rules.matching_words;
  }
  for (const Organization &body : context.mentions.organizations)
    context.central = context.central || rules.central.holds(body.name);
}

void find_fields(Context &context) {
  for (const auto &word : words_of(context.mentions.tokens, context.rules.sectors)) {
    if (word.value.general) context.general_fields.push_back(word.span);
    else if (word.value.field != Sector::none) context.sectors.push_back({word.span, word.value.field});
  }
}

void find_words(Context &context) {
  const CompiledRules &rules = context.rules;
  const Tokens &tokens = context.mentions.tokens;
  context.words = words_of(tokens, rules.words);
  find_fields(context);
  context.modality = words_of(tokens, rules.modality);
  context.aspect = words_of(tokens, rules.aspect);
  context.per = words_of(tokens, rules.per);
  context.domain = words_of(tokens, rules.domain);
  context.parts = words_of(tokens, rules.parts);
  settle_help(context);
  std::erase_if(context.per, [&](const auto &word) {
    const bool gone = ends_at(context.text(), word.span.end, "年") &&
                      stands_at(context.text(), word.span.end, rules.beside.year_gone); // 一年来
    return gone || belongs_to_year(context, word.span);
  });
  keep_plain_words(context);
  find_special_givers(context);
  keep_deciding_modality(context);
}

void weigh_domain(Context &context) {
  context.domain_weight.assign(context.clauses.paragraphs.size(), 0);
  context.poverty_weight.assign(context.clauses.paragraphs.size(), 0);
  context.designated.assign(context.clauses.paragraphs.size(), false);
  if (context.clauses.clauses.empty()) return;
  for (const auto &word : context.domain) {
    const std::uint32_t paragraph = context.clauses.paragraph_at(word.span.begin);
    context.domain_weight[paragraph] += word.value.weight;
    context.document_weight += word.value.weight;
    if (word.value.weight >= naming_weight) context.named_weight += word.value.weight;
    if (word.value.poverty) {
      ++context.poverty_weight[paragraph];
      ++context.poverty_words;
    }
    if (word.value.designated) context.designated[paragraph] = context.designates = true;
  }
  for (const auto &word : words_of(context.mentions.title_tokens, context.rules.domain)) {
    context.titled = context.titled || word.value.weight >= naming_weight;
    context.title_weight += word.value.weight;
  }
}

} // namespace

Context make_context(const Document &document, const Mentions &mentions, const Clauses &clauses,
                     const std::vector<PartyScope> &parties, const CompiledRules &rules) {
  Context context{document, mentions, clauses, parties, rules};
  find_words(context);
  weigh_domain(context);
  return context;
}

} // namespace observing
} // namespace v0
} // namespace jiedui
