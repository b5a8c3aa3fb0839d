#include "answer.hpp"

#include "convert.hpp"
#include "guard.hpp"
#include "jiedui.h"

#include <utility>

using namespace jiedui;
using namespace jiedui::capi;

static_assert(JIEDUI_USE_APART == static_cast<int>(Use::apart) &&
              JIEDUI_USE_SUPERSEDED == static_cast<int>(Use::superseded) &&
              JIEDUI_USE_INSIDE == static_cast<int>(Use::inside));

// ---- From the core ----

namespace {

void cite(std::vector<jiedui_answer::Source> &sources, const Statement &statement, Use use) {
  const std::uint64_t id = record_id("statement", statement.key());
  for (const Citation &citation : statement.citations) sources.push_back({use, &citation, id});
}

} // namespace

void jiedui_answer::add(PanelRow head, std::vector<Total> totals) {
  head.totals.clear();
  for (Total &total : totals) {
    Row row{head, std::move(total), {}};
    for (const Used &used : row.total.used) cite(row.sources, *used.statement, used.use);
    rows.push_back(std::move(row));
  }
}

void jiedui_answer::add(LedgerFinding &&found) {
  Found &kept = findings.emplace_back();
  kept.finding = std::move(found.finding);
  for (const Statement *statement : found.statements) cite(kept.sources, *statement, Use::counted);
}

void jiedui_answer::add(const Noted<Finding> &noted) {
  Found &kept = findings.emplace_back();
  kept.finding = noted.value;
  for (const Citation &citation : noted.citations) kept.sources.push_back({Use::counted, &citation, 0});
}

void jiedui_answer::add(RuleAnswer &&answer) {
  Verdict &kept = verdicts.emplace_back();
  for (const Statement *statement : answer.statements) cite(kept.sources, *statement, Use::counted);
  for (const Citation *citation : answer.citations) kept.sources.push_back({Use::counted, citation, 0});
  kept.answer = std::move(answer);
}

jiedui_answer::Item &jiedui_answer::add_item(std::vector<Total> totals, std::vector<std::string> gaps) {
  Item &item = items.emplace_back();
  item.first_total = rows.size();
  item.total_count = totals.size();
  item.first_verdict = verdicts.size();
  item.gaps = std::move(gaps);
  add({}, std::move(totals));
  return item;
}

void jiedui_answer::add(ItemScore &&score) {
  Item &item = add_item(std::move(score.totals), std::move(score.without));
  item.frame = score.item;
  item.verdict_count = score.answers.size();
  for (RuleAnswer &answer : score.answers) add(std::move(answer));
  for (const Statement *statement : score.wider) cite(item.sources, *statement, Use::apart);
}

void jiedui_answer::add(ResponsibilityState &&state) {
  for (LinkState &link : state.links) add_item(std::move(link.totals), std::move(link.gaps)).link = link.link;
  for (ListState &entry : state.lists) add_item(std::move(entry.totals), std::move(entry.gaps)).entry = entry.item;
  for (std::string &indicator : state.unsupported) add_item({}, {}).id = std::move(indicator);
}

void jiedui_answer::add(const System &system) { add_item({}, {}).system = &system; }

void jiedui_answer::mention(const Noted<SystemMention> &noted) {
  for (Item &item : items)
    if (item.system && item.system->id == noted.value.system)
      for (const Citation &citation : noted.citations) item.sources.push_back({Use::counted, &citation, 0});
}

// ---- To C ----

namespace {

/// The source at `index`, from the list of sources of the element at `at`.
template <class Element>
jiedui_status source_of(const jiedui_answer &answer, const std::vector<Element> &list, std::size_t at,
                        std::size_t index, jiedui_total_source *out) noexcept {
  if (!out) return JIEDUI_E_ARGUMENT;
  if (at >= list.size() || index >= list[at].sources.size()) return JIEDUI_E_RANGE;
  const auto &[use, citation, statement] = list[at].sources[index];
  jiedui_total_source full{};
  full.use = static_cast<int32_t>(use);
  full.published = date(citation->published);
  full.span = span(citation->span);
  full.document = str(citation->document);
  full.text = str(citation->text);
  full.sentence = str(citation->sentence);
  const auto &documents = answer.ledger->documents();
  const auto document = documents.find(citation->document);
  full.url = document == documents.end() ? jiedui_str{"", 0} : str(document->second.url);
  full.statement = statement;
  return give(out, full);
}

jiedui_item item_of(const jiedui_answer::Item &item) noexcept {
  jiedui_item full{};
  if (item.frame) {
    full.kind = JIEDUI_ITEM_FRAME;
    full.id = str(item.frame->id);
    full.parent = str(item.frame->parent);
    full.name_zh = str(item.frame->name_zh);
    full.name_en = str(item.frame->name_en);
    full.source = str(item.frame->source);
  } else if (item.link) {
    full.kind = JIEDUI_ITEM_LINK;
    full.id = str(item.link->id);
    full.name_zh = str(item.link->task);
    full.indicator = str(item.link->indicator);
    full.measure = str(item.link->measure);
    full.check = str(item.link->check);
    full.responsible = str(item.link->responsible);
  } else if (item.entry) {
    full.kind = item.entry->kind == ListKind::problem ? JIEDUI_ITEM_PROBLEM
                : item.entry->kind == ListKind::task  ? JIEDUI_ITEM_TASK
                                                      : JIEDUI_ITEM_RESPONSIBILITY;
    full.id = str(item.entry->id);
    full.name_zh = str(item.entry->text);
    full.indicator = str(item.entry->indicator);
    full.responsible = str(item.entry->owner);
    full.due = date(item.entry->due);
    full.done = item.entry->done;
  } else if (item.system) {
    full.kind = JIEDUI_ITEM_SYSTEM;
    full.id = str(item.system->id);
    full.parent = str(item.system->part_of);
    full.name_zh = str(item.system->name_zh);
    full.name_en = str(item.system->name_en);
    full.source = str(item.system->kind);
    full.ask = str(item.system->ask);
  } else {
    full.kind = JIEDUI_ITEM_UNSUPPORTED;
    full.id = full.indicator = str(item.id);
  }
  full.first_total = item.first_total;
  full.total_count = item.total_count;
  full.first_verdict = item.first_verdict;
  full.verdict_count = item.verdict_count;
  full.gap_count = item.gaps.size();
  full.source_count = item.sources.size();
  return full;
}

} // namespace

size_t jiedui_answer_total_count(const jiedui_answer *answer) { return answer ? answer->rows.size() : 0; }

jiedui_status jiedui_answer_total(const jiedui_answer *answer, size_t index, jiedui_total *out) {
  if (!answer || !out) return JIEDUI_E_ARGUMENT;
  if (index >= answer->rows.size()) return JIEDUI_E_RANGE;
  const jiedui_answer::Row &row = answer->rows[index];
  jiedui_total full{};
  full.flags = static_cast<uint32_t>(
      (row.total.conflict ? JIEDUI_TOTAL_CONFLICT : 0) |
      (row.total.double_counting ? JIEDUI_TOTAL_DOUBLE_COUNTING : 0) | (row.total.derived ? JIEDUI_TOTAL_DERIVED : 0) |
      (row.total.overflow ? JIEDUI_TOTAL_OVERFLOW : 0) | (row.total.carried ? JIEDUI_TOTAL_CARRIED : 0) |
      (row.total.undated ? JIEDUI_TOTAL_UNDATED : 0) | (row.total.cumulative ? JIEDUI_TOTAL_CUMULATIVE : 0) |
      (row.total.beside ? JIEDUI_TOTAL_BESIDE : 0) | (row.head.apart ? JIEDUI_TOTAL_APART : 0));
  full.giver = row.head.giver;
  full.receiver = row.head.receiver;
  full.giver_org = str(row.head.giver_org);
  full.year = row.head.year;
  full.unit = static_cast<int32_t>(row.total.unit);
  if (row.total.quantity) {
    full.value = decimal(row.total.quantity->value);
    full.value_high = decimal(row.total.quantity->value_high);
    full.qualifier = static_cast<int32_t>(row.total.quantity->qualifier);
  }
  full.indicator = str(row.total.indicator);
  full.currency = str(row.total.currency);
  full.counted_in = str(row.total.counted_in);
  full.source_count = row.sources.size();
  full.first_day = date(row.total.first);
  full.last_day = date(row.total.last);
  return give(out, full);
}

jiedui_status jiedui_answer_source(const jiedui_answer *answer, size_t total, size_t source, jiedui_total_source *out) {
  return answer ? source_of(*answer, answer->rows, total, source, out) : JIEDUI_E_ARGUMENT;
}

size_t jiedui_answer_finding_count(const jiedui_answer *answer) { return answer ? answer->findings.size() : 0; }

jiedui_status jiedui_answer_finding(const jiedui_answer *answer, size_t index, jiedui_finding *out) {
  if (!answer || !out) return JIEDUI_E_ARGUMENT;
  if (index >= answer->findings.size()) return JIEDUI_E_RANGE;
  const Finding &finding = answer->findings[index].finding;
  jiedui_finding full{};
  full.kind = static_cast<int32_t>(finding.kind);
  full.statement = str(finding.statement);
  full.rule = str(finding.rule);
  full.value_count = finding.values.size();
  full.text_count = finding.texts.size();
  full.source_count = answer->findings[index].sources.size();
  return give(out, full);
}

jiedui_status jiedui_answer_finding_value(const jiedui_answer *answer, size_t finding, size_t value,
                                          jiedui_decimal *out) {
  if (!answer) return JIEDUI_E_ARGUMENT;
  if (finding >= answer->findings.size()) return JIEDUI_E_RANGE;
  return element(answer->findings[finding].finding.values, value, out,
                 [](const Decimal &from) { return decimal(from); });
}

jiedui_status jiedui_answer_finding_text(const jiedui_answer *answer, size_t finding, size_t text, jiedui_str *out) {
  if (!answer) return JIEDUI_E_ARGUMENT;
  if (finding >= answer->findings.size()) return JIEDUI_E_RANGE;
  return element(answer->findings[finding].finding.texts, text, out, [](const std::string &from) { return str(from); });
}

jiedui_status jiedui_answer_finding_source(const jiedui_answer *answer, size_t finding, size_t source,
                                           jiedui_total_source *out) {
  return answer ? source_of(*answer, answer->findings, finding, source, out) : JIEDUI_E_ARGUMENT;
}

size_t jiedui_answer_verdict_count(const jiedui_answer *answer) { return answer ? answer->verdicts.size() : 0; }

jiedui_status jiedui_answer_verdict(const jiedui_answer *answer, size_t index, jiedui_rule_answer *out) {
  if (!answer || !out) return JIEDUI_E_ARGUMENT;
  if (index >= answer->verdicts.size()) return JIEDUI_E_RANGE;
  const RuleAnswer &from = answer->verdicts[index].answer;
  jiedui_rule_answer full{};
  full.verdict = static_cast<int32_t>(from.verdict);
  full.comparison = static_cast<int32_t>(from.rule->comparison);
  full.threshold = decimal(from.rule->threshold);
  full.value = decimal(from.value);
  full.rule = str(from.rule->id);
  full.name_zh = str(from.rule->name_zh);
  full.name_en = str(from.rule->name_en);
  full.source = str(from.rule->source);
  full.what = str(from.rule->what);
  full.source_count = answer->verdicts[index].sources.size();
  return give(out, full);
}

jiedui_status jiedui_answer_verdict_source(const jiedui_answer *answer, size_t verdict, size_t source,
                                           jiedui_total_source *out) {
  return answer ? source_of(*answer, answer->verdicts, verdict, source, out) : JIEDUI_E_ARGUMENT;
}

size_t jiedui_answer_item_count(const jiedui_answer *answer) { return answer ? answer->items.size() : 0; }

jiedui_status jiedui_answer_item(const jiedui_answer *answer, size_t index, jiedui_item *out) {
  if (!answer || !out) return JIEDUI_E_ARGUMENT;
  if (index >= answer->items.size()) return JIEDUI_E_RANGE;
  return give(out, item_of(answer->items[index]));
}

jiedui_status jiedui_answer_item_gap(const jiedui_answer *answer, size_t item, size_t gap, jiedui_str *out) {
  if (!answer) return JIEDUI_E_ARGUMENT;
  if (item >= answer->items.size()) return JIEDUI_E_RANGE;
  return element(answer->items[item].gaps, gap, out, [](const std::string &from) { return str(from); });
}

jiedui_status jiedui_answer_item_source(const jiedui_answer *answer, size_t item, size_t source,
                                        jiedui_total_source *out) {
  return answer ? source_of(*answer, answer->items, item, source, out) : JIEDUI_E_ARGUMENT;
}

void jiedui_answer_free(jiedui_answer *answer) { delete answer; }
