/// @file audit.hpp
/// What the checks of one document share: its figures with their places, and a way to report.
#pragma once

#include "jiedui/facts/findings.hpp"
#include "jiedui/model/bounds.hpp"

#include "../mentions/characters.hpp"

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

class FindingRules {
public:
  std::vector<std::pair<std::string, NounRole>> nouns; ///< behind a number; longest first
  std::vector<std::string> campaigns;                  ///< behind a quoted name: 活动
  std::vector<std::string> references;                 ///< words that point back: 随后
  CharacterSet firsts;                                 ///< characters that `nouns` start with

  /// The role of the longest noun that `text` starts with, and its length in bytes.
  [[nodiscard]] std::optional<std::pair<NounRole, std::size_t>> noun_at(std::string_view text) const;
};

/// An observation with its place.
struct PlacedFigure {
  const Observation *observation = nullptr;
  Figure figure;
  Span span;
  std::uint32_t clause = 0, sentence = 0, paragraph = 0;
};

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
  void sums();
  // audit_ratios.cpp: shares, growth, targets, means.
  void ratios();
  void share(std::size_t number);
  void growth(std::size_t number);
  void target(std::size_t number);
  void mean(std::size_t number);
  // audit_lists.cpp: stated numbers against enumerations.
  void enumerations();
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
  std::vector<Finding> findings_;
};

/// Same unit, currency and a classifier that counts the same (个 and 项 go with any).
[[nodiscard]] bool same_unit(const Observation &a, const Observation &b);
/// A plain level: no growth or share, no mean.
[[nodiscard]] bool is_level(const Observation &observation);
/// a / b in percent to two decimals; nothing for a zero divisor.
[[nodiscard]] std::optional<Decimal> percent_of(Decimal a, Decimal b);
/// Whether `value` lies in `interval` widened by `slack` on both sides.
[[nodiscard]] bool about_in(Decimal value, const Interval &interval, Decimal slack);

} // namespace v0
} // namespace jiedui
