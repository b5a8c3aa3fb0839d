/// @file audit.hpp
/// What the checks of one document share: its figures with their places, and a way to report.
#pragma once

#include "jiedui/facts/findings.hpp"
#include "jiedui/model/bounds.hpp"

#include "../mentions/characters.hpp"

#include <array>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// What a noun behind a number counts.
enum class NounRole : std::uint8_t { household, open, county, prefecture, province, village, campaign, reference };

/// Words beside figures that tie them into a relation; finding_links.tsv tells each.
enum class Tie : std::uint8_t {
  silent,
  than,
  from,
  to,
  that,
  is,
  mean,
  total,
  parts,
  rest,
  trade,
  several,
  goal,
  recurring,
  state,
  credit
};
inline constexpr std::size_t number_of_ties = 16;

/// What the checks know an indicator as.
struct AuditedIndicator {
  std::string code;
  bool fund = false, progress = false;
  Per each = Per::none; ///< the rate that its figures are the number of
};

class FindingRules {
public:
  std::vector<AuditedIndicator> indicators;                   ///< by code
  std::vector<std::pair<std::string, NounRole>> nouns;        ///< behind a number; longest first
  std::vector<std::string> campaigns;                         ///< behind a quoted name: 活动
  std::vector<std::string> references;                        ///< words that point back: 随后
  CharacterSet firsts;                                        ///< characters that `nouns` start with
  std::array<std::vector<std::string>, number_of_ties> links; ///< of each tie; longest first
  std::array<std::u32string, number_of_ties> link_firsts;     ///< characters that those start with

  /// The indicator of that code; nothing known of it where no table has it.
  [[nodiscard]] const AuditedIndicator &indicator(std::string_view code) const;
  /// The role of the longest noun that `text` starts with, and its length in bytes.
  [[nodiscard]] std::optional<std::pair<NounRole, std::size_t>> noun_at(std::string_view text) const;
  /// Length in bytes of the longest word of that tie that `text` starts with; 0 for none.
  [[nodiscard]] std::size_t link_at(Tie tie, std::string_view text) const;
  /// The longest word of that tie that `text` ends with; empty for none.
  [[nodiscard]] std::string_view link_ending(Tie tie, std::string_view text) const;
  /// Whether `text` ends with a word of that tie.
  [[nodiscard]] bool ends_with_link(Tie tie, std::string_view text) const;
  /// Whether `text` holds a word of that tie.
  [[nodiscard]] bool holds_link(Tie tie, std::string_view text) const;
  /// Whether `text` holds nothing but marks, numbers and words that add nothing.
  [[nodiscard]] bool silent(std::string_view text) const;
};

/// An observation with its place.
struct PlacedFigure {
  const Observation *observation = nullptr;
  const AuditedIndicator *indicator = nullptr;
  Figure figure;
  Span span;
  std::uint32_t clause = 0, sentence = 0, paragraph = 0;
};

struct Relation;
enum class RelationTie : std::uint8_t;

/// One run of all checks over one document.
class Audit {
public:
  Audit(const Document &document, const Mentions &mentions, const Clauses &clauses, const Facts &facts,
        const FindingRules &rules);

  std::vector<Finding> run();

private:
  // audit_sums.cpp: parts against their whole.
  using Parts = std::vector<const PlacedFigure *>;
  [[nodiscard]] std::map<std::size_t, Parts> parts_of_wholes() const;
  [[nodiscard]] bool told_apart(const Parts &parts) const;
  [[nodiscard]] Parts complete_list(const PlacedFigure &whole, const Parts &parts) const;
  [[nodiscard]] bool exhausts(const PlacedFigure &whole, const Parts &parts) const;
  [[nodiscard]] bool overlap(const Parts &parts) const;
  void sums();
  void totals();
  [[nodiscard]] bool closes_list(std::size_t number) const;
  [[nodiscard]] Parts list_before(std::size_t number, bool &tight) const;
  // audit_relations.cpp: neighbouring figures of which one follows from two others.
  void relations();
  void relate(const Relation &relation, std::size_t first);
  [[nodiscard]] bool tied(RelationTie tie, std::size_t before, std::size_t after) const;
  // audit_ratios.cpp: shares, growth, targets, means.
  void ratios();
  void share(std::size_t number);
  void compare_share(const PlacedFigure &stated, const PlacedFigure &part, const PlacedFigure &whole, int tenths);
  [[nodiscard]] bool rate_of_state(std::size_t number);
  void growth(std::size_t number);
  [[nodiscard]] bool tells_of_same(std::string_view gap) const;
  void target(std::size_t number);
  [[nodiscard]] bool progress(std::size_t number);
  struct Mean;
  void mean(std::size_t number);
  void report_unlike(const Mean &mean);
  [[nodiscard]] bool is_base_of(const PlacedFigure &base, const Observation &each) const;
  template <class Fits> [[nodiscard]] Parts around(const PlacedFigure &figure, std::size_t number, Fits &&fits) const;
  // audit_lists.cpp: stated numbers against enumerations.
  struct PlaceList;
  void enumerations();
  [[nodiscard]] std::optional<PlaceLevel> places_counted(const QuantityMention &mention) const;
  [[nodiscard]] PlaceList places_before(Span number, PlaceLevel level) const;
  void compare_count(const QuantityMention &mention, const PlaceList &list);
  [[nodiscard]] std::string_view list_before_number(const QuantityMention &mention) const;
  [[nodiscard]] std::string_view list_behind_number(Span number) const;
  void count_items(const QuantityMention &mention);
  // findings.cpp
  void units();
  void scopes();
  void repeats();
  void compare_repeated(const PlacedFigure &first, const PlacedFigure &again);
  void dates();
  void happenings();
  void beginning();
  void ending();

  /// Whether the figure is told of a campaign by its name: “…”活动募集4.8亿元.
  [[nodiscard]] bool of_campaign(const PlacedFigure &figure) const;
  [[nodiscard]] std::string_view folded() const { return document_.folded(); }
  /// Text from `begin` on.
  [[nodiscard]] std::string_view behind(std::uint32_t begin) const;
  /// How many figures a check looks back or ahead: relations stand close together, and cost stays linear.
  static constexpr std::size_t furthest = 40;
  /// The text between two figures; empty where they overlap.
  [[nodiscard]] std::string_view between(const PlacedFigure &a, const PlacedFigure &b) const {
    return a.span.end < b.span.begin ? folded().substr(a.span.end, b.span.begin - a.span.end) : std::string_view();
  }
  /// The nearest figure before `number` in its paragraph that `fits`.
  template <class Fits> [[nodiscard]] std::optional<std::size_t> before(std::size_t number, Fits &&fits) const {
    for (std::size_t i = number;
         i-- > 0 && number - i <= furthest && figures_[i].paragraph == figures_[number].paragraph;)
      if (fits(figures_[i])) return i;
    return std::nullopt;
  }
  void report(FindingKind kind, std::string_view rule, std::string statement, std::vector<Decimal> values,
              const std::vector<const PlacedFigure *> &figures);
  void report(FindingKind kind, std::string_view rule, std::string statement, std::vector<Decimal> values,
              std::vector<std::string> texts, Evidence evidence);

  const Document &document_;
  const Mentions &mentions_;
  const Clauses &clauses_;
  const Facts &facts_;
  const FindingRules &rules_;
  std::vector<PlacedFigure> figures_; ///< in the order of the text
  std::vector<bool> related_;         ///< of each figure: whether a relation was found that states it
  std::vector<Finding> findings_;
};

/// The indicator of what no other fits.
inline constexpr std::string_view no_indicator = "other";

/// Same unit, currency and a classifier that counts the same (个 and 项 go with any).
[[nodiscard]] bool same_unit(const Observation &a, const Observation &b);
/// A plain level: no growth or share, no mean.
[[nodiscard]] bool is_level(const Observation &observation);
/// Nothing, or what stands before the code's point, is the same.
[[nodiscard]] bool same_family(const Observation &a, const Observation &b);
/// a / b in percent to two decimals; nothing for a zero divisor.
[[nodiscard]] std::optional<Decimal> percent_of(Decimal a, Decimal b);
/// What stands behind the first mark, where only the figure's own noun stands before it.
[[nodiscard]] std::string_view behind_noun(std::string_view gap);
/// Whether `value` lies in `interval` widened by `slack` on both sides.
[[nodiscard]] bool about_in(Decimal value, const Interval &interval, Decimal slack);

} // namespace v0
} // namespace jiedui
