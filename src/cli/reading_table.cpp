#include "reading_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace jiedui::cli {
namespace {

/// Columns a text takes on a terminal: a Han character takes two; signs that East Asian fonts may draw wide (“ ≥) take
/// one, as wcwidth has it.
std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte & 0xC0) != 0x80) width += byte >= 0xE3 ? 2 : 1;
  }
  return width;
}

/// At most `width` columns of the text, … at its end where it was cut.
std::string cut(std::string_view text, std::size_t width) {
  if (width_of(text) <= width) return std::string(text);
  std::size_t end = 0, taken = 0;
  while (end < text.size()) {
    std::size_t next = end + 1;
    while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0) == 0x80) ++next;
    const std::size_t step = width_of(text.substr(end, next - end));
    if (taken + step + 1 > width) break;
    taken += step;
    end = next;
  }
  return std::string(text.substr(0, end)) + "…";
}

class Columns {
public:
  explicit Columns(std::vector<std::string> head) { rows_.push_back(std::move(head)); }
  void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }

  void write(std::string &out) const {
    std::vector<std::size_t> widths(rows_.front().size(), 0);
    for (const auto &row : rows_)
      for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width_of(row[i]));
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      out += "  ";
      for (std::size_t i = 0; i < rows_[r].size(); ++i) {
        out += rows_[r][i];
        if (i + 1 < rows_[r].size()) out.append(widths[i] - width_of(rows_[r][i]) + 2, ' ');
      }
      out += '\n';
      if (r == 0) {
        std::size_t total = 2 * (widths.size() - 1);
        for (const std::size_t width : widths) total += width;
        out += "  ";
        for (std::size_t i = 0; i < total; ++i) out += "-";
        out += '\n';
      }
    }
  }

private:
  std::vector<std::vector<std::string>> rows_;
};

class TableWriter {
public:
  TableWriter(const Reading &reading, const Rules &rules) : reading_(reading) {
    const Table &places = rules.table("places");
    for (const Place &place : reading.facts.places)
      if (place.code && place.level <= PlaceLevel::county) names_.emplace(*place.code, place.text);
    const std::size_t code = places.column("id"), name = places.column("name");
    if (name == Table::no_column) return;
    for (std::size_t row = 0; row < places.rows(); ++row) {
      PlaceCode value = 0;
      for (const char c : places.cell(row, code)) value = c >= '0' && c <= '9' ? value * 10 + (c - '0') : value;
      names_.emplace(value, std::string(places.cell(row, name)));
    }
  }

  [[nodiscard]] std::string write(bool explain) const {
    std::string out;
    const Document &document = reading_.document;
    out += document.title.empty() ? document.id : document.title;
    if (document.published) out += "  " + to_string(*document.published);
    if (!document.outlet.empty()) out += "  " + document.outlet;
    out += '\n';
    write_pairings(out);
    write_observations(out, explain);
    write_rest(out);
    out += '\n';
    return out;
  }

private:
  [[nodiscard]] std::string place(PlaceCode code) const {
    const auto found = names_.find(code);
    return found == names_.end() ? std::to_string(code) : found->second;
  }
  [[nodiscard]] std::string places(const PlaceCodes &codes) const {
    std::string text;
    for (const PlaceCode code : codes) text += (text.empty() ? "" : "、") + place(code);
    return text;
  }
  [[nodiscard]] static std::string side(std::string_view organization, const std::string &place) {
    return organization.empty() ? place : std::string(organization);
  }

  [[nodiscard]] static std::string range(const DateRange &value) {
    if (!value.partial.empty()) return value.partial;
    if (!value.resolved()) return {};
    const std::string start = value.start ? to_string(*value.start) : "", end = value.end ? to_string(*value.end) : "";
    return start == end ? start : start + ".." + end;
  }
  [[nodiscard]] static std::string period(const std::optional<Period> &value) {
    if (!value) return {};
    const std::string days = range(value->range);
    if (value->basis == Basis::during) return days;
    return days + (days.empty() ? "" : " ") + std::string(to_string(value->basis));
  }

  /// "≥ 73000000 CNY": the bound, the exact value, the unit.
  [[nodiscard]] static std::string value(const Observation &observation) {
    constexpr std::string_view marks[] = {"", "≈ ", "> ", "≥ ", "< ", "≤ "};
    const Quantity &quantity = observation.quantity;
    std::string text(marks[static_cast<std::size_t>(quantity.qualifier)]);
    text += quantity.value.to_string();
    if (quantity.value_high) text += ".." + quantity.value_high->to_string();
    text += ' ';
    text += quantity.unit == Unit::count      ? quantity.classifier.view()
            : quantity.unit == Unit::currency ? quantity.currency.view()
                                              : to_string(quantity.unit);
    if (observation.per != Per::none) text += " per " + std::string(to_string(observation.per));
    if (observation.aspect != Aspect::level) text += " (" + std::string(to_string(observation.aspect)) + ")";
    return text;
  }

  void write_pairings(std::string &out) const {
    if (reading_.facts.pairings.empty()) return;
    out += "\n";
    Columns columns({"assisting", "aided", "programme"});
    for (const Pairing &pairing : reading_.facts.pairings)
      columns.add({side(pairing.assisting_org, pairing.assisting ? place(*pairing.assisting) : ""),
                   side(pairing.aided_org, pairing.aided ? place(*pairing.aided) : ""), pairing.programme});
    columns.write(out);
  }

  void write_observations(std::string &out, bool explain) const {
    if (reading_.facts.observations.empty()) return;
    out += "\n";
    Columns columns({"indicator", "value", "period", "modality", "from", "to", "words"});
    for (const Observation &observation : reading_.facts.observations) {
      columns.add({observation.indicator, value(observation), period(observation.period),
                   std::string(to_string(observation.modality)), cut(places(observation.assisting), 24),
                   cut(places(observation.aided), 24), cut(words(observation), 40)});
      if (explain) add_reasons(columns, observation);
    }
    columns.write(out);
  }

  /// The quantity with what led to it.
  [[nodiscard]] std::string words(const Observation &observation) const {
    if (observation.evidence.empty()) return observation.text;
    std::string_view text = reading_.document.text;
    const Span quantity = observation.evidence.front();
    const Span whole =
        observation.provenance.indicator.empty() ? quantity : joined(quantity, observation.provenance.indicator);
    return std::string((whole.size() <= 120 ? whole : quantity).of(text));
  }

  void add_reasons(Columns &columns, const Observation &observation) const {
    const auto reason = [&](std::string_view attribute, Span words) {
      if (!words.empty())
        columns.add({fmt::format("    {}", attribute), "", "", "", "", "", cut(words.of(reading_.document.text), 40)});
    };
    if (!observation.rule.empty()) columns.add({"    rule", "", "", "", "", "", observation.rule});
    reason("indicator", observation.provenance.indicator);
    reason("period", observation.provenance.period);
    reason("assisting", observation.provenance.assisting);
    reason("aided", observation.provenance.aided);
    reason("sector", observation.provenance.sector);
    reason("modality", observation.provenance.modality);
    reason("part of", observation.provenance.part_of);
  }

  void write_rest(std::string &out) const {
    const Facts &facts = reading_.facts;
    if (!facts.projects.empty()) {
      out += "\n";
      Columns columns({"project", "place", "investment", "sector"});
      for (const Project &project : facts.projects)
        columns.add({cut(project.name, 50), project.place ? place(*project.place) : "",
                     project.investment ? project.investment->to_string() + " CNY" : "",
                     std::string(to_string(project.sector))});
      columns.write(out);
    }
    if (!facts.events.empty()) {
      out += "\n";
      Columns columns({"event", "when", "parties", "words"});
      for (const Event &event : facts.events)
        columns.add({std::string(to_string(event.kind)), range(event.range), cut(places(event.parties), 30),
                     cut(event.text, 60)});
      columns.write(out);
    }
    bool first = true;
    for (const Finding &finding : facts.findings) {
      if (finding.kind == FindingKind::holds) continue;
      if (std::exchange(first, false)) out += "\n";
      out += fmt::format("  ! {}: {}\n", to_string(finding.kind), finding.statement);
    }
  }

  const Reading &reading_;
  std::map<PlaceCode, std::string> names_;
};

} // namespace

std::string reading_to_table(const Reading &reading, const Rules &rules, bool explain) {
  return TableWriter(reading, rules).write(explain);
}

} // namespace jiedui::cli
