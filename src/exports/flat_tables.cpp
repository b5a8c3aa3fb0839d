#include "jiedui/exports/flat_tables.hpp"

#include <algorithm>
#include <utility>

namespace jiedui {
inline namespace v0 {
namespace {

using Cell = FlatCell;
using Row = std::vector<Cell>;

Cell said(std::string_view text) { return text.empty() ? Cell() : Cell(std::string(text)); }
Cell said(const std::optional<Day> &day) { return day ? Cell(*day) : Cell(); }
Cell said(const std::optional<Decimal> &value) { return value ? Cell(*value) : Cell(); }
Cell said(const std::optional<PlaceCode> &code) { return code ? Cell(std::to_string(*code)) : Cell(); }

Cell said(const PlaceCodes &codes) {
  std::string text;
  for (const PlaceCode code : codes) text += (text.empty() ? "" : " ") + std::to_string(code);
  return said(text);
}

Cell names(const PlaceCodes &codes, const LedgerRules &rules) {
  std::string text;
  for (const PlaceCode code : codes) text += (text.empty() ? "" : " ") + rules.place_name(code);
  return said(text);
}

constexpr Column id_column{"id", ColumnType::text, "记录标识", "the record's id, the same in every load"};
constexpr Column documents_column{"documents", ColumnType::integer, "来源文档数", "how many documents say so"};

FlatTable documents(const Ledger &ledger) {
  FlatTable table{"documents",
                  {{"document", ColumnType::text, "文档标识", "the document's id"},
                   {"title", ColumnType::text, "标题", "title"},
                   {"source", ColumnType::text, "来源", "outlet"},
                   {"url", ColumnType::text, "网址", "address"},
                   {"published", ColumnType::date, "发布日期", "day of publication"}},
                  {}};
  for (const auto &[id, d] : ledger.documents())
    table.rows.push_back({id, said(d.title), said(d.source), said(d.url), said(d.published)});
  return table;
}

std::int64_t documents_of(const std::vector<Citation> &citations) {
  std::int64_t count = 0;
  for (std::size_t i = 0; i < citations.size(); ++i)
    count += i == 0 || citations[i].document != citations[i - 1].document;
  return count;
}

/// By family of indicators, then by key: so a store can be read one family after the other.
std::vector<std::pair<std::string_view, const Statement *>> by_family(const Ledger &ledger) {
  std::vector<std::pair<std::string_view, const Statement *>> all;
  all.reserve(ledger.statements().size());
  for (const auto &[key, statement] : ledger.statements()) all.emplace_back(key, &statement);
  std::ranges::stable_sort(all, {}, [](const auto &one) { return indicator_family(one.second->indicator); });
  return all;
}

FlatTable statements(const Ledger &ledger) {
  FlatTable table{
      "statements",
      {id_column,
       {"giver", ColumnType::text, "支援方代码",
        "codes of who gives (GB/T 2260), separated by spaces; missing = not said"},
       {"giver_name", ColumnType::text, "支援方", "names of who gives, also of an organisation that has no code"},
       {"receiver", ColumnType::text, "受援方代码", "codes of who receives"},
       {"receiver_name", ColumnType::text, "受援方", "names of who receives"},
       {"programme", ColumnType::text, "帮扶机制", "programme"},
       {"indicator", ColumnType::text, "指标代码", "indicator"},
       {"indicator_name", ColumnType::text, "指标", "the indicator's name"},
       {"kind", ColumnType::text, "指标类型", "flow, stock, heads, ratio: how figures may be put together"},
       {"aspect", ColumnType::text, "方面", "level, increase, growth or share"},
       {"per", ColumnType::text, "均值对象", "what it is a mean over; missing = none"},
       {"modality", ColumnType::text, "情态", "realized, planned or required"},
       {"period_start", ColumnType::date, "起", "first day; missing = open or not said"},
       {"period_end", ColumnType::date, "止", "last day; missing = open or not said"},
       {"period_basis", ColumnType::text, "时间口径", "during, cumulative or as_of; missing = no time said"},
       {"value", ColumnType::decimal, "数值", "exact value in base units (CNY, persons, metres …)"},
       {"value_high", ColumnType::decimal, "上限", "upper end of a range"},
       {"qualifier", ColumnType::text, "限定", "exact, about, over, at_least, nearly, at_most"},
       {"unit", ColumnType::text, "单位", "unit"},
       {"classifier", ColumnType::text, "量词", "measure word of counts"},
       {"counted_in", ColumnType::text, "计数口径", "figures are added only within one value of this"},
       {"sector", ColumnType::text, "领域", "sector that all sources agree on"},
       {"part", ColumnType::boolean, "是否分项", "told only as a part of a whole"},
       {"correction", ColumnType::boolean, "是否更正", "a source says that it corrects an earlier figure"},
       documents_column},
      {}};
  const LedgerRules &rules = ledger.rules();
  for (const auto &[key, statement] : by_family(ledger)) {
    const Statement &s = *statement;
    const auto indicator = rules.indicators.find(s.indicator);
    const bool known = indicator != rules.indicators.end();
    table.rows.push_back(
        {id_text(record_id("statement", key)),
         said(s.giver),
         s.giver.empty() ? said(s.giver_org) : names(s.giver, rules),
         said(s.receiver),
         names(s.receiver, rules),
         said(s.programme),
         s.indicator,
         known ? said(indicator->second.name_zh) : Cell(),
         std::string(to_string(rules.kind_of(s.indicator))),
         std::string(to_string(s.aspect)),
         said(to_string(s.per)),
         std::string(to_string(s.modality)),
         s.period ? said(s.period->range.start) : Cell(),
         s.period ? said(s.period->range.end) : Cell(),
         s.period ? said(to_string(s.period->basis)) : Cell(),
         s.quantity.value,
         said(s.quantity.value_high),
         std::string(to_string(s.quantity.qualifier)),
         std::string(s.quantity.unit == Unit::currency ? s.quantity.currency.view() : to_string(s.quantity.unit)),
         said(s.quantity.classifier),
         said(s.counted_in),
         said(to_string(s.sector())),
         s.part(),
         s.correction(),
         documents_of(s.citations)});
  }
  return table;
}

class Sources {
public:
  void add(std::string_view table, const std::string &id, const std::vector<Citation> &citations) {
    for (const Citation &c : citations)
      table_.rows.push_back({std::string(table), id, c.document, said(c.published), std::int64_t{c.span.begin},
                             std::int64_t{c.span.end}, said(c.text), said(c.sentence), said(c.rule)});
  }
  FlatTable take() { return std::move(table_); }

private:
  FlatTable table_{"sources",
                   {{"table", ColumnType::text, "所在表", "the table of the record"},
                    {"id", ColumnType::text, "记录标识", "the record's id in that table"},
                    {"document", ColumnType::text, "文档标识", "the document that says so"},
                    {"published", ColumnType::date, "发布日期", "its day of publication"},
                    {"span_begin", ColumnType::integer, "起始字节", "first byte in its clean text"},
                    {"span_end", ColumnType::integer, "结束字节", "byte behind the last one"},
                    {"text", ColumnType::text, "原文", "the words"},
                    {"sentence", ColumnType::text, "原句", "the sentence they stand in"},
                    {"rule", ColumnType::text, "规则", "the rule that found the record there"}},
                   {}};
};

/// A table of records without figures: id, fields, number of documents.
template <class Record, class Fields>
FlatTable records(std::string_view name, std::string_view kind, std::vector<Column> columns,
                  const LedgerRecords::Map<Record> &map, Sources &sources, Fields &&fields) {
  FlatTable table{name, {id_column}, {}};
  table.columns.insert(table.columns.end(), columns.begin(), columns.end());
  table.columns.push_back(documents_column);
  for (const auto &[key, noted] : map) {
    const std::string id = id_text(record_id(kind, key));
    Row row{id};
    for (Cell &cell : fields(noted.value)) row.push_back(std::move(cell));
    row.emplace_back(documents_of(noted.citations));
    table.rows.push_back(std::move(row));
    sources.add(name, id, noted.citations);
  }
  return table;
}

std::string joined(const std::vector<std::string> &texts) {
  std::string all;
  for (const std::string &text : texts) all += (all.empty() ? "" : "; ") + text;
  return all;
}

} // namespace

std::string cell_text(const FlatCell &cell) {
  if (const auto *text = std::get_if<FlatText>(&cell)) return text->bytes;
  if (const auto *number = std::get_if<std::int64_t>(&cell)) return std::to_string(*number);
  if (const auto *value = std::get_if<Decimal>(&cell)) return value->to_string();
  if (const auto *day = std::get_if<Day>(&cell)) return to_string(*day);
  if (const auto *flag = std::get_if<bool>(&cell)) return *flag ? "true" : "false";
  return {};
}

std::vector<FlatTable> ledger_to_tables(const Ledger &ledger) {
  const LedgerRules &rules = ledger.rules();
  std::vector<FlatTable> tables{documents(ledger), statements(ledger)};
  Sources sources;
  for (const auto &[key, statement] : by_family(ledger))
    sources.add("statements", id_text(record_id("statement", key)), statement->citations);
  tables.push_back(records<Pairing>("pairings", "pairing",
                                    {{"assisting", ColumnType::text, "支援方代码", "who helps"},
                                     {"assisting_name", ColumnType::text, "支援方", "its name"},
                                     {"aided", ColumnType::text, "受援方代码", "who is helped"},
                                     {"aided_name", ColumnType::text, "受援方", "its name"},
                                     {"assisting_org", ColumnType::text, "支援单位", "the organisation that helps"},
                                     {"aided_org", ColumnType::text, "受援单位", "the organisation that is helped"},
                                     {"programme", ColumnType::text, "帮扶机制", "programme"},
                                     {"start", ColumnType::date, "起", "from"},
                                     {"end", ColumnType::date, "止", "until"}},
                                    ledger.pairings(), sources, [&](const Pairing &p) {
                                      return Row{said(p.assisting),
                                                 p.assisting ? Cell(rules.place_name(*p.assisting)) : Cell(),
                                                 said(p.aided),
                                                 p.aided ? Cell(rules.place_name(*p.aided)) : Cell(),
                                                 said(p.assisting_org),
                                                 said(p.aided_org),
                                                 said(p.programme),
                                                 said(p.start),
                                                 said(p.end)};
                                    }));
  tables.push_back(records<Project>(
      "projects", "project",
      {{"name", ColumnType::text, "名称", "name"},
       {"place", ColumnType::text, "所在地代码", "place"},
       {"investment", ColumnType::decimal, "投资", "investment in CNY"},
       {"sector", ColumnType::text, "领域", "sector"},
       {"enterprise", ColumnType::text, "企业", "who runs or pays it"}},
      ledger.projects(), sources, [](const Project &p) {
        return Row{p.name, said(p.place), said(p.investment), said(to_string(p.sector)), said(p.enterprise)};
      }));
  tables.push_back(records<Event>("events", "event",
                                  {{"kind", ColumnType::text, "类型", "kind"},
                                   {"start", ColumnType::date, "起", "first day"},
                                   {"end", ColumnType::date, "止", "last day"},
                                   {"places", ColumnType::text, "地点代码", "places"},
                                   {"parties", ColumnType::text, "参与方代码", "parties"},
                                   {"text", ColumnType::text, "原文", "the words that tell it"}},
                                  ledger.events(), sources, [](const Event &e) {
                                    return Row{std::string(to_string(e.kind)),
                                               said(e.range.start),
                                               said(e.range.end),
                                               said(e.places),
                                               said(e.parties),
                                               said(e.text)};
                                  }));
  tables.push_back(records<Policy>(
      "policies", "policy",
      {{"kind", ColumnType::text, "类型", "policy or agreement"}, {"title", ColumnType::text, "标题", "title"}},
      ledger.policies(), sources, [](const Policy &p) {
        return Row{std::string(to_string(p.kind)), p.title};
      }));
  tables.push_back(records<Official>("officials", "official",
                                     {{"name", ColumnType::text, "姓名", "name"},
                                      {"role", ColumnType::text, "职务", "office"},
                                      {"place", ColumnType::text, "地区代码", "place"}},
                                     ledger.officials(), sources, [](const Official &o) {
                                       return Row{o.name, said(o.role), said(o.place)};
                                     }));
  tables.push_back(records<Organization>("organizations", "organization",
                                         {{"name", ColumnType::text, "名称", "name"},
                                          {"kind", ColumnType::text, "类型", "kind"},
                                          {"aliases", ColumnType::text, "别名", "other names"}},
                                         ledger.organizations(), sources, [](const Organization &o) {
                                           return Row{o.name, std::string(to_string(o.kind)), said(joined(o.aliases))};
                                         }));
  tables.push_back(records<SystemMention>(
      "systems", "system",
      {{"system", ColumnType::text, "体系代码", "id in the table of systems"},
       {"name", ColumnType::text, "体系", "its name"},
       {"giver", ColumnType::text, "支援方代码", "who helps in the document"},
       {"receiver", ColumnType::text, "受援方代码", "who is helped"}},
      ledger.systems(), sources, [&](const SystemMention &s) {
        const System *system = rules.system(s.system);
        return Row{s.system, system == nullptr ? Cell() : Cell(system->name_zh), said(s.giver), said(s.receiver)};
      }));
  tables.push_back(records<Finding>("findings", "finding",
                                    {{"kind", ColumnType::text, "类型", "what an auditor notes, or holds"},
                                     {"rule", ColumnType::text, "规则", "the check"},
                                     {"statement", ColumnType::text, "说明", "the relation in words"}},
                                    ledger.findings(), sources, [](const Finding &f) {
                                      return Row{std::string(to_string(f.kind)), said(f.rule), said(f.statement)};
                                    }));
  tables.insert(tables.begin() + 2, sources.take());
  return tables;
}

} // namespace v0
} // namespace jiedui
